// Implements the check of doubts: each kind of doubtful Go takes the floor and says why, and its near misses stay inferred.

import { describe, expect, test } from "vitest";
import { createNodeTranslator, defaultOptions } from "../../../translators/node.ts";

const translator = await createNodeTranslator({ strict: true });

async function whyFloor(code: string): Promise<string | undefined> {
  const imports = ["fmt", "math", "sort"].filter((name) => code.includes(`${name}.`)).map((name) => `import "${name}"\n`);
  const text = `package main\n\n${imports.join("")}\n${code}\n`;
  const { notes } = await translator.translate([{ name: "main.go", text }], { ...defaultOptions, output: "idiomatic" });
  return notes.find((n) => n.id === "whole-floor")?.why.split(". For ")[0];
}

const ownHeap =
  'import "container/heap"\ntype H []float64\nfunc (h H) Len() int { return len(h) }\nfunc (h H) Less(i, j int) bool { return h[i] < h[j] }\nfunc (h H) Swap(i, j int) { h[i], h[j] = h[j], h[i] }\nfunc (h *H) Push(x any) { *h = append(*h, x.(float64)) }\nfunc (h *H) Pop() any { o := *h; x := o[len(o)-1]; *h = o[:len(o)-1]; return x }\n';

const doubtful: readonly (readonly [because: string, code: string])[] = [
  [
    "`get` gives back a pointer that is kept elsewhere, and this changes what it points to",
    'type bank struct{ of map[string]*int }\nfunc (b *bank) get(n string) (*int, bool) { a, ok := b.of[n]; return a, ok }\nfunc (b *bank) pay(n string) { if a, ok := b.get(n); ok { *a += 5 } }\nfunc main() { b := &bank{map[string]*int{"x": new(int)}}; b.pay("x"); fmt.Println(*b.of["x"]) }',
  ],
  [
    "`grid` gives back a pointer that is kept elsewhere, and this changes what it points to",
    "type board [2][2]int\ntype game struct{ b *board }\nfunc (g game) grid() *board { return g.b }\nfunc main() { g := game{&board{}}; b := g.grid(); b[1][1] = 5; fmt.Println(g.b[1][1]) }",
  ],
  [
    "A function that is stored by the name of its variable",
    "type T struct{ hook func(int) int }\nfunc main() { n := 1; f := func(x int) int { n += x; return n }; t := T{hook: f}; fmt.Println(t.hook(2), n) }",
  ],
  [
    "The type of `adj` has no form here",
    'import "container/list"\ntype graph struct{ adj []*list.List }\nfunc (g *graph) size() int { return 1 }\nfunc main() { fmt.Println(1) }',
  ],
  [
    "A reader other than a text or a file",
    'import "bufio"\nimport "bytes"\nimport "io"\nfunc lines(r io.Reader) int { s := bufio.NewScanner(r); n := 0; for s.Scan() { n++ }; return n }\nfunc main() { var b bytes.Buffer; b.WriteString("x\\ny"); fmt.Println(lines(&b)) }',
  ],
  [
    "A reader other than a text or a file",
    'import "bufio"\nimport "io"\ntype none struct{}\nfunc (none) Read(p []byte) (int, error) { return len(p), nil }\nfunc lines(r io.Reader) int { s := bufio.NewScanner(r); n := 0; for s.Scan() { n++ }; return n }\nfunc main() { if len("x") > 1 { fmt.Println(lines(none{})) } }',
  ],
  [
    "`m` has a map that both sides of the copy change",
    'type S struct{ m map[string]int }\nfunc main() { m := map[string]int{}; s := S{m: m}; m["b"] = 2; fmt.Println(len(s.m)) }',
  ],
  [
    "`e` and `c` share the elements that change here",
    'func main() { c := map[string]int{}; var e map[string]int; e = c; e["t"] = 1; fmt.Println(len(c)); c["u"] = 1; fmt.Println(len(e)) }',
  ],
  [
    "A division of floats by what is zero here",
    'func share(part, whole float64) float64 { return part / whole * 100 }\nfunc main() { whole := 0.0; fmt.Printf("%.2f\\n", share(3, whole)) }',
  ],
  [
    "`sort.Sort` has no idiomatic form yet",
    "var swaps int\ntype byValue []int\nfunc (v byValue) Len() int { return len(v) }\nfunc (v byValue) Less(i, j int) bool { return v[i] < v[j] }\nfunc (v byValue) Swap(i, j int) { swaps++; v[i], v[j] = v[j], v[i] }\nfunc main() { xs := []int{3, 1, 2}; sort.Sort(byValue(xs)); fmt.Println(xs[0], swaps > 0) }",
  ],
  [
    "`errors.Join` has no idiomatic form yet",
    'import "errors"\nimport "os"\nfunc open(name string) error { _, err := os.ReadFile(name); return err }\nfunc main() { err := errors.Join(open("/none/a"), open("/none/b")); fmt.Println(errors.Is(err, os.ErrNotExist)) }',
  ],
  [
    "`Write` says that it took a part of what it was given, or failed",
    'type half struct{ n int }\nfunc (h *half) Write(p []byte) (int, error) { h.n += len(p) / 2; return len(p) / 2, nil }\nfunc main() { h := &half{}; fmt.Fprint(h, "abcd"); fmt.Println(h.n) }',
  ],
  [
    "`Write` says that it took a part of what it was given, or failed",
    'type sink struct{ n int }\nfunc (s *sink) Write(p []byte) (int, error) { s.n++; return len(p), nil }\ntype twice struct{ s *sink }\nfunc (w *twice) Write(p []byte) (int, error) { return w.s.Write(append(p, p...)) }\nfunc main() { w := &twice{&sink{}}; fmt.Fprint(w, "ab"); n, _ := w.Write([]byte("abc")); fmt.Println(n, w.s.n) }',
  ],
  [
    "`Write` keeps or changes `p`",
    'type last struct{ p []byte }\nfunc (l *last) Write(p []byte) (int, error) { l.p = p; return len(p), nil }\nfunc main() { l := &last{}; fmt.Fprint(l, "ab"); fmt.Println(len(l.p)) }',
  ],
  [
    "`Sink` asks for `Write`, as `io.Writer` does",
    'type Sink interface{ Write(p []byte) (int, error) }\ntype count struct{ n int }\nfunc (c *count) Write(p []byte) (int, error) { c.n += len(p); return len(p), nil }\nfunc main() { c := &count{}; var s Sink = c; fmt.Fprint(c, "ab"); s.Write([]byte("c")); fmt.Println(c.n) }',
  ],
  [
    "A function that keeps state is used in more than one way",
    "type Gen func() int\nfunc (g Gen) Twice() (int, int) { return g(), g() }\nfunc counter() Gen { n := 0; return func() int { n++; return n } }\nfunc main() { g := counter(); h := g; fmt.Println(g.Twice()); fmt.Println(h()) }",
  ],
  [
    "A function type with methods, which may be nil here",
    'type Hook func(string) string\nfunc (h Hook) Call(s string) string { if h == nil { return s }; return h(s) }\nfunc main() { h := Hook(func(s string) string { return s + "!" }); fmt.Println(h.Call("a")) }',
  ],
  [
    "A function type with methods, which may be nil here",
    'type Hook func(string) string\nfunc (h Hook) Call(s string) string { return h(s) }\nfunc main() { var h Hook; h = func(s string) string { return s + "!" }; fmt.Println(h.Call("a")) }',
  ],
  [
    "A function type with methods, beside tasks",
    'type Job func() string\nfunc (j Job) Do() string { return j() }\nfunc main() { done := make(chan string); j := Job(func() string { return "x" }); go func() { done <- j.Do() }(); fmt.Println(<-done) }',
  ],
  [
    "A function type with methods",
    "type Op func(int) int\nfunc (o *Op) Set(f func(int) int) { *o = f }\nfunc main() { o := Op(func(n int) int { return n }); o.Set(func(n int) int { return n + 1 }); fmt.Println(o(1)) }",
  ],
  [
    "`t.b`, a method with its receiver, is kept",
    "type T struct{ n int; next func() }\nfunc (t *T) a() { t.n++; t.next = t.b }\nfunc (t *T) b() { t.n += 2 }\nfunc main() { t := &T{}; t.a(); t.next(); fmt.Println(t.n) }",
  ],
  [
    "`Box` is a generic interface",
    "type Box[T any] interface{ get() T }\ntype ints struct{ n int }\nfunc (i ints) get() int { return i.n }\nfunc show(b Box[int]) { fmt.Println(b.get()) }\nfunc main() { show(ints{1}) }",
  ],
  [
    "`ks` keeps the cell behind it borrowed",
    'type N struct{ name string; up *N; kids []*N }\nfunc (n *N) add(s string) *N { c := &N{name: s, up: n}; n.kids = append(n.kids, c); return c }\nfunc (n *N) path() string { if n.up == nil { return n.name }; return n.up.path() + "/" + n.name }\nfunc main() { r := &N{name: "r"}; b := r.add("a"); ks := r.kids; ks[0] = &N{name: "q"}; fmt.Println(b.path(), len(r.kids)) }',
  ],
  [
    "A caller reads the value that comes with the error",
    'func try(n int) (int, error) { var last error; for i := 0; i < n; i++ { last = fmt.Errorf("%d", i) }; return n, last }\nfunc main() { n, err := try(2); fmt.Println(n, err) }',
  ],
  [
    "A caller reads the value that comes with the error",
    'func inner(n int) (int, error) { if n > 1 { return n, fmt.Errorf("big") }; return 0, nil }\nfunc outer(n int) (int, error) { return inner(n) }\nfunc main() { n, err := outer(2); fmt.Println(n, err) }',
  ],
  [
    "What grows behind `xs[:1]` is seen through `xs`",
    "func main() { xs := []int{1, 2, 3}; ys := append(xs[:1], 9); fmt.Println(xs, ys) }",
  ],
  [
    "What grows behind `xs` is seen through `xs`",
    "func main() { xs := make([]int, 0, 4); a := append(xs, 1); b := append(xs, 2); fmt.Println(a, b) }",
  ],
  [
    "`p` is nil, and the method does not mind",
    'type P struct{ n int }\nfunc (p *P) Hi() { fmt.Println("hi") }\nfunc main() { var p *P; p.Hi() }',
  ],
  [
    "A caller reads the value that comes with the error",
    'import "errors"\nfunc step(i int) (int, error) { if i > 2 { return i + 1, errors.New("end") }; return i + 2, nil }\nfunc main() { i := 0; var err error; for i < 4 { i, err = step(i) }; fmt.Println(i, err != nil) }',
  ],
  [
    "`Buf` holds or is what has no first value in Rust: a function, a long array, a file",
    "type Buf struct { data [200]int; n int }\nfunc main() { var b Buf; b.data[1] = 2; b.n++; fmt.Println(b.n, b.data[1]) }",
  ],
  [
    "`heap_push` is the name of a helper, too",
    `${ownHeap}func heapPush(h *H, x float64) { heap.Push(h, x) }\nfunc main() { h := &H{}; heapPush(h, 2.5); fmt.Println(heap.Pop(h)) }`,
  ],
  [
    "`b` is looked into while the call may change it",
    'type B struct{ name string; n int }\ntype Bs struct{ all []*B }\nfunc (bs *Bs) set(b *B, name string) { b.n++; b.name = name + "!" }\nfunc main() { bs := &Bs{}; b := &B{name: "b"}; bs.all = append(bs.all, b); bs.set(b, b.name); fmt.Println(b.name, bs.all[0].n) }',
  ],
  [
    "A type assertion on an open interface has no idiomatic form yet",
    `${ownHeap}func main() { h := &H{}; heap.Push(h, 5); fmt.Println(heap.Pop(h)) }`,
  ],
  [
    "A type assertion on an open interface has no idiomatic form yet",
    `${ownHeap}func main() { h := &H{}; heap.Push(h, 5.5); x, ok := heap.Pop(h).(int); fmt.Println(x, ok) }`,
  ],
  [
    "This use of an error value has no idiomatic form yet",
    'import "errors"\nvar a, b = errors.New("a"), errors.New("b")\nfunc main() { err := fmt.Errorf("%w %w", a, b); fmt.Println(errors.Is(err, a), errors.Is(err, b)) }',
  ],
  [
    "This closure, which calls itself, has no idiomatic form yet",
    "func main() { x := 1; var f func(int) int; f = func(n int) int { x++; if n == 0 { return x }; return f(n - 1) }; { x := 50; fmt.Println(f(2), x) }; fmt.Println(x) }",
  ],
  [
    "`s[:n+1]` may be longer than `s`",
    "func main() { s := make([]int, 0, 3); n := len(s); s = s[:n+1]; s[n] = 7; fmt.Println(len(s)) }",
  ],
  ["`s[:3]` may be longer than `s`", "func main() { s := []int{1, 2, 3}; s = s[:1]; s = s[:3]; fmt.Println(len(s)) }"],
  ["`s[:cap(s)]` may be longer than `s`", "func main() { s := make([]int, 1, 3); s = s[:cap(s)]; fmt.Println(len(s)) }"],
  [
    "`g` is read beside a call that changes it",
    "var g int\nfunc bump() int { g++; return g }\nfunc main() { fmt.Println(g, bump()) }",
  ],
  [
    "`t.n` is read beside a call that changes it",
    "type T struct{ n int }\nfunc (t *T) add() int { t.n++; return t.n }\nfunc main() { t := T{}; a, b := t.n, t.add(); fmt.Println(a, b) }",
  ],
  [
    "`xs` is looked at while it is held",
    "var xs = []int{1, 2}\nfunc show() { xs = append(xs, len(xs)) }\nfunc main() { for range xs { show() }; fmt.Println(len(xs)) }",
  ],
  ["A rune is computed with in place", "func main() { c := 'a'; c += 2; fmt.Println(string(c)) }"],
  [
    "`&a` is changed through two names at once, which Rust does not allow without a shared cell",
    `type T struct{ v int; l, r *T }
func merge(a, b *T) *T { if a == nil || b == nil { return nil }; n := T{v: a.v + b.v}; n.l = merge(a.l, b.l); return &n }
func main() { a := T{v: 1}; b := T{v: 2}; fmt.Println(merge(&a, &b).v) }`,
  ],
  [
    "A rune is computed with in place",
    "func main() { r := []rune{'a', 'b'}; r[0] = r[0] ^ r[1]; r[1] = r[0] ^ r[1]; r[0] = r[0] ^ r[1]; fmt.Println(string(r)) }",
  ],
  [
    "`String` changes what it prints",
    `type T struct{ n int }
func (t *T) String() string { t.n = t.n + 1; return fmt.Sprintf("%d", t.n) }
func main() { t := &T{1}; fmt.Println(t.String()) }`,
  ],
  [
    "`p` points into `list`, which is replaced here",
    "type P struct{ n int }\nfunc main() { list := []P{{1}, {2}}; p := &list[0]; list = list[1:]; fmt.Println(p.n, list[0].n) }",
  ],
  ["`v` is changed, and may be in no map", "func main() { m := map[int][]int{}; v := m[1]; sort.Ints(v); fmt.Println(len(v)) }"],
  [
    "`f` lives on in a function that outlives the call",
    "func not(f func(int) bool) func(int) bool { return func(n int) bool { return !f(n) } }\nfunc main() { g := func(n int) bool { return n > 1 }; fmt.Println(not(g)(2), g(3)) }",
  ],
  [
    "An interface with a method that gives a function",
    "type Source interface{ next() func() int }\ntype Ones struct{}\nfunc (o Ones) next() func() int { n := 0; return func() int { n++; return n } }\nfunc main() { var s Source = Ones{}; fmt.Println(s.next()()) }",
  ],
  [
    "`QUEUE` is a package variable, and what it leads to is shared",
    "type Node struct{ v int; next *Node }\nvar queue = new(Node)\nfunc push(t *Node, v int) { for t.next != nil { t = t.next }; t.next = &Node{v: v} }\nfunc main() { push(queue, 1); p := queue; p.v = 2; fmt.Println(queue.v, p.next.v) }",
  ],
  [
    "One of several functions is returned",
    `func pick(n int) func(int) int {
	if n > 1 {
		return func(x int) int { return x + n }
	}
	return func(x int) int { return x * n }
}
func main() { fmt.Println(pick(1)(2)) }`,
  ],
  [
    "A function as a value changes `c`, which it is given",
    "type C struct{ n int }\nfunc with[T any](x T, do func(T)) { do(x) }\nfunc main() { c := &C{}; with(c, func(c *C) { c.n = 2 }); fmt.Println(c.n) }",
  ],
  ["`big` is wider than any integer", "const big = 1 << 100\nfunc main() { fmt.Println(big >> 98) }"],
  ["A map whose keys hold floats", "func main() { m := map[float64]int{1: 2}; fmt.Println(len(m)) }"],
  ["`x` is computed with at the limits of its type", "func main() { x := math.MaxInt64; x++; fmt.Println(x) }"],
  [
    "`s` is made from `a`, which changes",
    "var a = []int{1}\nvar s = make([]int, len(a))\nfunc main() { a[0] = 2; s[0] = 3; fmt.Println(a[0] + s[0]) }",
  ],
  [
    "A change through a type assertion has no idiomatic form yet",
    `type Shape interface{ Area() int }
type Circle struct{ r int }
func (c *Circle) Area() int { return c.r }
type Sq struct{ s int }
func (s Sq) Area() int { return s.s }
func grow(s Shape) { if c, ok := s.(*Circle); ok { c.r *= 2 } }
func main() { var s, q Shape = &Circle{1}, Sq{1}; grow(s); grow(q); fmt.Println(s.Area(), q.Area()) }`,
  ],
  [
    "A change through a type assertion has no idiomatic form yet",
    `type Shape interface{ Area() int }
type Circle struct{ r int }
func (c *Circle) Area() int { return c.r }
type Sq struct{ s int }
func (s Sq) Area() int { return s.s }
func main() { var s, q Shape = &Circle{1}, Sq{1}; s.(*Circle).r = 5; fmt.Println(s.Area(), q.Area()) }`,
  ],
  [
    "A deferred call on what is replaced later has no idiomatic form yet",
    `type Named interface{ Say() }
type A struct{ n int }
func (a A) Say() { fmt.Println(a.n) }
func main() { var x Named = A{1}; defer x.Say(); x = A{2}; x.Say() }`,
  ],
  [
    "`Log` is a `Writer` by what it embeds",
    `type Log struct{ strings.Builder }
func main() { var l Log; fmt.Fprint(&l, 1); fmt.Println(l.String()) }`,
  ],
  [
    "`Outer` has `Name` by what it embeds and may share or lack",
    `type Inner struct{ n int }
func (i *Inner) Name() string { i.n++; return "x" }
type Outer struct{ *Inner }
type Named interface{ Name() string }
func main() { i := &Inner{}; var n Named = Outer{i}; fmt.Println(n.Name(), i.n) }`,
  ],
  [
    "Goto has no idiomatic form yet",
    "func main() { for i := 0; i < 3; i++ { n := 0; again: n++; if n == 2 { break }; if n < i+2 { goto again }; fmt.Println(n) } }",
  ],
  [
    "This range has no idiomatic form yet",
    'import "iter"\ntype L struct{ xs []int }\nfunc (l *L) all() iter.Seq[int] { return func(yield func(int) bool) { for _, x := range l.xs { if !yield(x) { return } } } }\nfunc main() { l := &L{[]int{1}}; for x := range l.all() { l.xs = append(l.xs, x) }; fmt.Println(len(l.xs)) }',
  ],
  [
    "`all` takes or gives values of any type, which has no idiomatic form yet",
    'import "iter"\nfunc all(n int) iter.Seq[int] { return func(yield func(int) bool) { for i := 0; i < n; i++ { if !yield(i) { return }; fmt.Println("after", i) } } }\nfunc main() { for x := range all(2) { fmt.Println(x) } }',
  ],
  [
    "The type of `s` is not known here",
    'type names []string\nfunc (n names) first() string { return n[0] }\nfunc last[S ~[]E, E any](s S) E { return s[len(s)-1] }\nfunc main() { fmt.Println(last(names{"a"})) }',
  ],
  [
    "A type assertion on an open interface has no idiomatic form yet",
    'type E struct{ n int }\nfunc (e *E) Error() string { return "e" }\nfunc get(n int) error { if n > 1 { return fmt.Errorf("outer: %w", &E{n}) }; return &E{n} }\nfunc main() { for i := 1; i < 3; i++ { err := get(i); switch e := err.(type) { case *E: fmt.Println(e.n); default: fmt.Println("wrapped") } } }',
  ],
  [
    "`Clone` is a method of an interface, and what `Clone` has in Rust",
    "type S interface{ Clone() S; n() int }\ntype A struct{ k int }\nfunc (a *A) Clone() S { return &A{a.k} }\nfunc (a *A) n() int { return a.k }\nfunc main() { m := map[int]S{1: &A{2}}; fmt.Println(m[1].Clone().n()) }",
  ],
  [
    "`xs` is replaced in a loop over it",
    "func main() { xs := []int{1, 2, 3}; for _, x := range xs { xs = xs[1:]; fmt.Println(x, len(xs)) } }",
  ],
  [
    "`m`, which comes from the caller, is replaced",
    "type M struct{ n int }\nfunc (m *M) last() int { m = &M{3}; return m.n }\nfunc main() { m := &M{1}; fmt.Println(m.last(), m.n) }",
  ],
  [
    "`a` and `xs` share the elements that change here",
    "func both(xs []int) { a := xs[:2]; b := xs[1:]; b[0] = 9; fmt.Println(a[1], len(b)) }\nfunc main() { both([]int{1, 2, 3}) }",
  ],
  [
    "`c` is a copy that shares what changes here",
    "type C struct{ m map[int]int }\nfunc (c C) put(n int) { c.m[n] = n }\nfunc main() { c := C{map[int]int{}}; c.put(1); fmt.Println(len(c.m)) }",
  ],
  [
    "`grow` changes its own copy of `b`",
    `type Grower interface{ grow(n int) }
type Box struct{ n int }
func (b Box) grow(n int) { b.n += n }
func main() { var g Grower = Box{1}; g.grow(2); fmt.Println("grown") }`,
  ],
  ["A division by what is zero here", "func main() { a, b := 10, 0; fmt.Println(a / b) }"],
  [
    "`shape`, a package variable, holds an interface",
    `type Shape interface{ Area() int }
type Square struct{ n int }
func (s Square) Area() int { return s.n * s.n }
var shape Shape
func main() { shape = Square{2}; fmt.Println(shape.Area()) }`,
  ],
  [
    "An addition of numbers or texts",
    `func add[T int | string](a, b T) T { return a + b }
func main() { fmt.Println(add(1, 2), add("a", "b")) }`,
  ],
  [
    "`T` is ordered as a whole, and may be a float",
    `func count[T comparable](xs []T) int { m := map[T]bool{}; for _, x := range xs { m[x] = true }; return len(m) }
func main() { fmt.Println(count([]float64{1, 1, 2})) }`,
  ],
  [
    "`d` is a rune, and computed with as a number",
    "func main() { for _, c := range \"Az\" { d := c - 'a'; fmt.Println(d < 0) } }",
  ],
  [
    "`failure` is an interface that any error has",
    'import "errors"\ntype failure interface{ Error() string }\nfunc half(x int) failure { if x < 0 { return errors.New("negative") }; return nil }\nfunc main() { fmt.Println(half(-1)) }',
  ],
  [
    "This use of an error value has no idiomatic form yet",
    'func say(n int) (int, error) { if n > 2 { return fmt.Println("many") }; return 0, nil }\nfunc main() { say(3) }',
  ],
  ["The arguments of the command line are set here", 'import "os"\nfunc main() { os.Args[0] = "x"; fmt.Println(os.Args[0]) }'],
  [
    "`p` may be a nil pointer, and stands for an interface",
    "type S interface{ Area() int }\ntype Q struct{ n int }\nfunc (q *Q) Area() int { return q.n }\nfunc main() { var p *Q; var s S = p; fmt.Println(p == nil, s == nil) }",
  ],
  [
    "`check(n)` may be a nil pointer, and stands for an interface",
    'type E struct{ n int }\nfunc (e *E) Error() string { return "bad" }\nfunc check(n int) *E { if n > 2 { return &E{n} }; return nil }\nfunc run(n int) error { return check(n) }\nfunc main() { fmt.Println(run(1) == nil) }',
  ],
  [
    "`a == b` compares what may be pointers",
    'type I interface{ M() int }\ntype P struct{ n int }\nfunc (p P) M() int { return p.n }\ntype Q int\nfunc (q Q) M() int { return int(q) }\nfunc show(i I) { fmt.Printf("%T\\n", i) }\nfunc main() { var a, b I = &P{1}, Q(1); fmt.Println(a == b); show(a); show(b) }',
  ],
  ["`m` may be a nil map", 'func main() { var m map[string]int; m["a"] = 1; fmt.Println(len(m)) }'],
  [
    "`seen` is a nil map here",
    `type Set struct{ seen map[int]bool }
func (s *Set) add(n int) { s.seen[n] = true }
func main() { s := &Set{}; s.add(1); fmt.Println(len(s.seen)) }`,
  ],
  [
    "`a` is used while it is borrowed",
    "func swap(x, y *int) { *x, *y = *y, *x }\nfunc main() { a := []int{1, 2}; swap(&a[0], &a[1]); fmt.Println(a) }",
  ],
  [
    "`Shape` holds an interface, whose values are not copied",
    `type Shape interface{ Area() int }
type Square struct{ n int }
func (s Square) Area() int { return s.n * s.n }
type Frame struct{ inner Shape }
func main() { f := Frame{Square{2}}; s := f.inner; fmt.Println(s.Area(), f.inner.Area()) }`,
  ],
];

const sure: readonly (readonly [what: string, code: string])[] = [
  [
    "a writer that takes all that it is given",
    'type count struct{ n int }\nfunc (c *count) Write(p []byte) (int, error) { c.n += len(p); return len(p), nil }\nfunc main() { c := &count{}; fmt.Fprintf(c, "%d", 12); fmt.Println(c.n) }',
  ],
  [
    "a function type with methods whose functions keep no state",
    "type Op func(int) int\nfunc (o Op) Twice(n int) int { return o(o(n)) }\nfunc plus(k int) Op { return func(n int) int { return n + k } }\nfunc main() { fmt.Println(plus(2).Twice(1)) }",
  ],
  [
    "a pointer that is not nil where it comes to stand for an interface",
    'type E struct{ n int }\nfunc (e *E) Error() string { return "bad" }\nfunc check(n int) *E { if n > 2 { return &E{n} }; return nil }\nfunc run(n int) error { if e := check(n); e != nil { return e }; return nil }\nfunc main() { fmt.Println(run(1) == nil) }',
  ],
  [
    "values of an interface that are compared and are no pointers",
    'type I interface{ M() int }\ntype P struct{ n int }\nfunc (p P) M() int { return p.n }\ntype Q int\nfunc (q Q) M() int { return int(q) }\nfunc show(i I) { fmt.Printf("%T\\n", i) }\nfunc main() { var a I = P{1}; var b I = Q(1); fmt.Println(a == b); show(a); show(b) }',
  ],
  [
    "a function that is given by name and lives on in another",
    "func twice(f func(int) int) func(int) int { return func(n int) int { return f(f(n)) } }\nfunc inc(n int) int { return n + 1 }\nfunc main() { fmt.Println(twice(inc)(1)) }",
  ],
  [
    "a variable with the name of a function but for its capital",
    "func Sum(a, b int) int { return a + b }\nfunc main() { sum := Sum(1, 2); sum = Sum(sum, 1); fmt.Println(sum) }",
  ],
  [
    "a list that is full grows into a new array",
    "func main() { xs := []int{1, 2}; a := append(xs, 3); b := append(xs, 4); fmt.Println(len(xs), a[2], b[2]) }",
  ],
  [
    "an element taken out of the caller's own list",
    "func out(xs []int, i int) []int { return append(xs[:i], xs[i+1:]...) }\nfunc main() { xs := []int{1, 2, 3}; xs = out(xs, 1); fmt.Println(len(xs), xs[1]) }",
  ],
  [
    "a method that follows a pointer which is given later",
    "type P struct{ n int }\nfunc (p *P) Hi() int { return p.n }\nfunc main() { var p *P; p = &P{3}; fmt.Println(p.Hi()) }",
  ],
  ["a range of runes", "func main() { for c := 'a'; c <= 'c'; c++ { fmt.Print(string(c)) } }"],
  [
    "a counter that is only called",
    "func count() func() int { n := 0; return func() int { n++; return n } }\nfunc main() { next := count(); fmt.Println(next(), next()) }",
  ],
  [
    "a limit that is only compared",
    "func main() { least := math.MaxInt64; for _, x := range []int{3, 2} { if x < least { least = x } }; fmt.Println(least) }",
  ],
  [
    "an embedded struct that no interface sees",
    "type Inner struct{ n int }\nfunc (i Inner) Get() int { return i.n }\ntype Outer struct{ Inner }\nfunc main() { o := Outer{Inner{1}}; fmt.Println(o.Get()) }",
  ],
  [
    "a generic function over numbers",
    "func sum[T int | float64](xs []T) T { var s T; for _, x := range xs { s += x }; return s }\nfunc main() { fmt.Println(sum([]int{1, 2}), sum([]float64{0.5})) }",
  ],
  ["a rune that is only shown", 'func main() { for _, c := range "ab" { d := c - 32; fmt.Print(string(d)) } }'],
  [
    "a map that is made before it is stored into",
    "func main() { var m map[int]int; m = map[int]int{}; m[1] = 2; fmt.Println(len(m)) }",
  ],
  [
    "a borrow that ends before the change",
    "type P struct{ xs []int }\nfunc (p *P) last() int { n := p.xs[len(p.xs)-1]; p.xs = append(p.xs, n+1); return n }\nfunc main() { p := &P{[]int{1}}; fmt.Println(p.last(), len(p.xs)) }",
  ],
  [
    "a range over variables that nothing else uses",
    'func main() { var i int; var s string; for i, s = range []string{"a"} { fmt.Println(i, s) } }',
  ],
  [
    "a function of floats that calls itself",
    "func f(n float64) float64 { if n <= 1 { return 1 }; return n * f(n-1) }\nfunc main() { fmt.Println(f(5)) }",
  ],
  [
    "a pointer to something new that is changed",
    "func fresh(n int) *int { v := n * 2; return &v }\nfunc two() (*int, *int) { n := 1; return fresh(2), &n }\nfunc main() { p, q := two(); *p += 1; *q += 2; fmt.Println(*p, *q) }",
  ],
  ["a part that is only read", "func main() { xs := []int{1, 2, 3}; a := xs[:2]; fmt.Println(a[1], xs[2]) }"],
];

describe("doubtful Go takes the floor", () => {
  test.each(doubtful)("%s", async (because, code) => {
    expect(await whyFloor(code)).toBe(because);
  });
});

describe("near misses stay inferred", () => {
  test.each(sure)("%s", async (_, code) => {
    expect(await whyFloor(code)).toBeUndefined();
  });
});

test("a snippet without main keeps its form, with a caution on the line", async () => {
  const go = "func reprice(prices []int) {\n\tview := prices\n\tview[0] = 9\n\tprices[1] = 8\n}\n";
  const { rust, notes } = await translator.translate(go, defaultOptions);
  expect(rust).toContain("fn reprice(");
  expect(rust).not.toContain("mod go {");
  const [caution] = notes.filter((n) => n.id === "unproved-form");
  expect(caution?.what).toContain("`view` and `prices` share the elements that change here");
  expect(go.slice(0, caution?.goSpans[0]?.start).split("\n").length).toBeGreaterThan(1);
});
