// Implements tests of the parser's trees: every construct of Go, by its outline.

import { expect, test } from "vitest";
import { declarations, statement } from "./outline.ts";

test.each([
  ["x := Map[int](xs)", "AssignStmt[:=](x CallExpr(IndexExpr(Map int) xs))"],
  ["a := m[k](1)", "AssignStmt[:=](a CallExpr(IndexExpr(m k) 1))"],
  ["F[int, string]", "ExprStmt(IndexExpr(F int string))"],
  ["F[[]int](xs)", "ExprStmt(CallExpr(IndexExpr(F ArrayType(int)) xs))"],
  ["p.F[int](y)", "ExprStmt(CallExpr(IndexExpr(SelectorExpr(p F) int) y))"],
  ["T(x)", "ExprStmt(CallExpr(T x))"],
  ["(*T)(p)", "ExprStmt(CallExpr(ParenExpr(StarExpr(T)) p))"],
  ["*(*T)(p)", "ExprStmt(StarExpr(CallExpr(ParenExpr(StarExpr(T)) p)))"],
  ["*(*T)(p).f", "ExprStmt(StarExpr(SelectorExpr(CallExpr(ParenExpr(StarExpr(T)) p) f)))"],
  ["[]byte(s)", "ExprStmt(CallExpr(ArrayType(byte) s))"],
  ["(<-chan int)(c)", "ExprStmt(CallExpr(ParenExpr(ChanType[recv](int)) c))"],
  ["f(xs...)", "ExprStmt(CallExpr[...](f xs))"],
  ["x.(T)", "ExprStmt(TypeAssertExpr(x T))"],
  ["s[1:2:3]", "ExprStmt(SliceExpr(s 1 2 3))"],
  ["s[:]", "ExprStmt(SliceExpr(s))"],
  ["&T{A: 1, B: {2}}", "ExprStmt(UnaryExpr[&](CompositeLit(T KeyValueExpr(A 1) KeyValueExpr(B CompositeLit(2)))))"],
  ["[...]int{1, 2}", "ExprStmt(CompositeLit(ArrayType(Ellipsis int) 1 2))"],
  ["[]P{{1, 2}, {3, 4}}", "ExprStmt(CompositeLit(ArrayType(P) CompositeLit(1 2) CompositeLit(3 4)))"],
  ['map[string][]int{"a": {1}}', 'ExprStmt(CompositeLit(MapType(string ArrayType(int)) KeyValueExpr("a" CompositeLit(1))))'],
  ["T.Method", "ExprStmt(SelectorExpr(T Method))"],
  ["(*T).Method", "ExprStmt(SelectorExpr(ParenExpr(StarExpr(T)) Method))"],
  ["(*S[K, V]).M", "ExprStmt(SelectorExpr(ParenExpr(StarExpr(IndexExpr(S K V))) M))"],
  ["x.Method", "ExprStmt(SelectorExpr(x Method))"],
  [
    "func(a, b int) (x, y int) { return }(1, 2)",
    "ExprStmt(CallExpr(FuncLit(FuncType(FieldList(Field(a b int)) FieldList(Field(x y int))) BlockStmt(ReturnStmt)) 1 2))",
  ],
  ["new(T)", "ExprStmt(CallExpr(new T))"],
  ["new(3)", "ExprStmt(CallExpr(new 3))"],
  ["new(f(x))", "ExprStmt(CallExpr(new CallExpr(f x)))"],
  ["make([]int, n)", "ExprStmt(CallExpr(make ArrayType(int) n))"],
  ["make(n - 1)", "ExprStmt(CallExpr(make BinaryExpr[-](n 1)))"],
  ["struct{ T }.M", "ExprStmt(SelectorExpr(StructType(FieldList(Field(T))) M))"],
  ["f := (interface {\n\tI\n}).M", "AssignStmt[:=](f SelectorExpr(ParenExpr(InterfaceType(FieldList(Field(I)))) M))"],
  ["if ; ok {}", "IfStmt(ok BlockStmt)"],
  ["switch ; {}", "SwitchStmt"],
  ["{\n\tf()\nL: M:\nN:\n}", "BlockStmt(ExprStmt(CallExpr(f)) LabeledStmt(L LabeledStmt(M LabeledStmt(N EmptyStmt))))"],
  ["-x + ^y*!z", "ExprStmt(BinaryExpr[+](UnaryExpr[-](x) BinaryExpr[*](UnaryExpr[^](y) UnaryExpr[!](z))))"],
  ["<-c", "ExprStmt(UnaryExpr[<-](c))"],
  ["a &^ b << 2", "ExprStmt(BinaryExpr[<<](BinaryExpr[&^](a b) 2))"],
  ["0x1p-2 + 1i + 'a' + `r`", "ExprStmt(BinaryExpr[+](BinaryExpr[+](BinaryExpr[+](0x1p-2 1i) 'a') `r`))"],
  ["for {}", "ForStmt(BlockStmt)"],
  ["for i := range 10 {}", "RangeStmt[:=](i 10 BlockStmt)"],
  ["for range ch {}", "RangeStmt(ch BlockStmt)"],
  ["for k, v = range m {}", "RangeStmt[=](k v m BlockStmt)"],
  ["for i := 0; i < n; i++ {}", "ForStmt(AssignStmt[:=](i 0) BinaryExpr[<](i n) IncDecStmt[++](i) BlockStmt)"],
  ["for x < 1 {}", "ForStmt(BinaryExpr[<](x 1) BlockStmt)"],
  ["for range f {}", "RangeStmt(f BlockStmt)"],
  ["L:\nfor { break L; continue L }", "LabeledStmt(L ForStmt(BlockStmt(BranchStmt[break](L) BranchStmt[continue](L))))"],
  ["goto L", "BranchStmt[goto](L)"],
  ["L:\n{\n}", "LabeledStmt(L BlockStmt)"],
  [
    "if x := f(); x {\n} else if y {\n} else {\n}",
    "IfStmt(AssignStmt[:=](x CallExpr(f)) x BlockStmt IfStmt(y BlockStmt BlockStmt))",
  ],
  ["switch {\ncase a, b:\n\tfallthrough\ndefault:\n}", "SwitchStmt(CaseClause(a b BranchStmt[fallthrough]) CaseClause[default])"],
  ["switch x := y; x {\ncase 1:\n}", "SwitchStmt(AssignStmt[:=](x y) x CaseClause(1))"],
  [
    "switch v := x.(type) {\ncase int, nil:\n\ta()\ncase *T:\n}",
    "TypeSwitchStmt(v x CaseClause(int nil ExprStmt(CallExpr(a))) CaseClause(StarExpr(T)))",
  ],
  ["switch x.(type) {}", "TypeSwitchStmt(x)"],
  [
    "select {\ncase v, ok := <-c:\ncase c <- 1:\n\ta()\ncase <-d:\ndefault:\n}",
    "SelectStmt(CommClause(AssignStmt[:=](v ok UnaryExpr[<-](c))) CommClause(SendStmt(c 1) ExprStmt(CallExpr(a))) CommClause(ExprStmt(UnaryExpr[<-](d))) CommClause)",
  ],
  ["defer mu.Unlock()", "DeferStmt(CallExpr(SelectorExpr(mu Unlock)))"],
  ["go func() {}()", "GoStmt(CallExpr(FuncLit(FuncType(FieldList) BlockStmt)))"],
  ["x, y = y, x", "AssignStmt[=](x y y x)"],
  ["x <<= 2", "AssignStmt[<<=](x 2)"],
  ["c <- v", "SendStmt(c v)"],
  ["x--", "IncDecStmt[--](x)"],
  ["return a, b", "ReturnStmt(a b)"],
  ["f(a, ...)", "ExprStmt(CallExpr(f a Ellipsis))"],
  ["[]int", "ExprStmt(ArrayType(int))"],
  ["map[string]func() error", "ExprStmt(MapType(string FuncType(FieldList FieldList(Field(error)))))"],
  ["chan int", "ExprStmt(ChanType[both](int))"],
  ["a + b", "ExprStmt(BinaryExpr[+](a b))"],
])("statement %s", (text, expected) => {
  expect(statement(text)).toBe(expected);
});

test.each([
  ["var x, y int = 1, 2", "GenDecl[var](ValueSpec(x y int 1 2))"],
  [
    "func f() {\n\ttype T int\n\tvar x T\n}",
    "FuncDecl(f FuncType(FieldList) BlockStmt(DeclStmt(GenDecl[type](TypeSpec(T int))) DeclStmt(GenDecl[var](ValueSpec(x T)))))",
  ],
  [
    "func F[K comparable, V ~int | ~string](m map[K]V) {}",
    "FuncDecl(F FuncType(FieldList(Field(K comparable) Field(V BinaryExpr[|](UnaryExpr[~](int) UnaryExpr[~](string)))) FieldList(Field(m MapType(K V)))) BlockStmt)",
  ],
  [
    "type List[T any] struct{ next *List[T] }",
    "GenDecl[type](TypeSpec(List FieldList(Field(T any)) StructType(FieldList(Field(next StarExpr(IndexExpr(List T)))))))",
  ],
  ["type A = B", "GenDecl[type](TypeSpec[=](A B))"],
  ["type A[T any] = B[T]", "GenDecl[type](TypeSpec[=](A FieldList(Field(T any)) IndexExpr(B T)))"],
  [
    'type S struct {\n\ta, b int `json:"a"`\n\t*p.T\n\tL[int]\n\t_ struct{}\n}',
    'GenDecl[type](TypeSpec(S StructType(FieldList(Field(a b int `json:"a"`) Field(StarExpr(SelectorExpr(p T))) Field(IndexExpr(L int)) Field(_ StructType(FieldList))))))',
  ],
  [
    "type I interface {\n\tM(x int) (y error)\n\tp.T\n\t~[]byte | string\n}",
    "GenDecl[type](TypeSpec(I InterfaceType(FieldList(Field(M FuncType(FieldList(Field(x int)) FieldList(Field(y error)))) Field(SelectorExpr(p T)) Field(BinaryExpr[|](UnaryExpr[~](ArrayType(byte)) string))))))",
  ],
  [
    "func (t *T[A]) M(_ ...int) {}",
    "FuncDecl(FieldList(Field(t StarExpr(IndexExpr(T A)))) M FuncType(FieldList(Field(_ Ellipsis(int)))) BlockStmt)",
  ],
  [
    "func f(a, b, c, d, e, g, h, i, j, k, l, m, n int) {}",
    "FuncDecl(f FuncType(FieldList(Field(a b c d e g h i j k l m n int))) BlockStmt)",
  ],
  [
    "func f(int, ...string) (int, error)",
    "FuncDecl(f FuncType(FieldList(Field(int) Field(Ellipsis(string))) FieldList(Field(int) Field(error))))",
  ],
  [
    "func f(ch chan<- int, d <-chan int, e chan int) {}",
    "FuncDecl(f FuncType(FieldList(Field(ch ChanType[send](int)) Field(d ChanType[recv](int)) Field(e ChanType[both](int)))) BlockStmt)",
  ],
  ["var c chan <- chan int", "GenDecl[var](ValueSpec(c ChanType[send](ChanType[both](int))))"],
  [
    "type F func(int) func() string",
    "GenDecl[type](TypeSpec(F FuncType(FieldList(Field(int)) FieldList(Field(FuncType(FieldList FieldList(Field(string))))))))",
  ],
  ['import (\n\t. "a"\n\t_ "b"\n\tc "d"\n)', 'GenDecl[import](ImportSpec(. "a") ImportSpec(_ "b") ImportSpec(c "d"))'],
  ["const ( A = iota; B; C )", "GenDecl[const](ValueSpec(A iota) ValueSpec(B) ValueSpec(C))"],
  ["var (\n\tx int\n\ty = 1\n)", "GenDecl[var](ValueSpec(x int) ValueSpec(y 1))"],
  ["type (\n\tA int\n\tB = A\n)", "GenDecl[type](TypeSpec(A int) TypeSpec[=](B A))"],
  ["type T[P *C,] struct{}", "GenDecl[type](TypeSpec(T FieldList(Field(P StarExpr(C))) StructType(FieldList)))"],
  [
    "var _ = [2]struct{ x int }{{1}, {2}}",
    "GenDecl[var](ValueSpec(_ CompositeLit(ArrayType(2 StructType(FieldList(Field(x int)))) CompositeLit(1) CompositeLit(2))))",
  ],
  [
    "type X[T interface{ ~int }] []T",
    "GenDecl[type](TypeSpec(X FieldList(Field(T InterfaceType(FieldList(Field(UnaryExpr[~](int)))))) ArrayType(T)))",
  ],
])("declaration %s", (text, expected) => {
  expect(declarations(text)).toBe(expected);
});
