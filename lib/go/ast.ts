// Implements the Go syntax tree: plain typed objects, with the names of go/ast.
//
// Differences from go/ast: `IndexExpr` holds all indices (go/ast: IndexListExpr), comments hang on the
// nodes that they describe, and statements may stand at the top level of a pasted fragment.

import type { Span } from "../source/span.ts";

/** One comment with its markers, e.g. `// text` or a block comment. */
export interface Comment {
  readonly text: string;
  readonly span: Span;
  /** An empty line stood between it and the comment before. */
  readonly blankBefore?: boolean;
}

/** What the author put around a node: kept so that the output can carry it. */
export interface Trivia {
  /** Comments on the lines before the node, in order. For declarations, specs and fields these are the doc comments. */
  readonly leading: readonly Comment[];
  /** A comment on the same line after the node. */
  readonly trailing?: Comment;
  /** An empty line stood before the node (before its first leading comment). */
  readonly blankBefore: boolean;
  /** An empty line stood between the last leading comment and the node: the comment describes no declaration (go/doc). */
  readonly isDetached?: boolean;
}

interface Base {
  readonly span: Span;
  /** Absent where the node has neither comments nor a blank line before it. */
  readonly trivia?: Trivia;
}

// ---- Expressions -----------------------------------------------------------------------------------------

export interface BadExpr extends Base {
  readonly kind: "BadExpr";
}
export interface Ident extends Base {
  readonly kind: "Ident";
  readonly name: string;
}
/** `...` in a parameter list (`elt` set), in `[...]T` (`elt` absent), or as an elision that somebody pasted. */
export interface Ellipsis extends Base {
  readonly kind: "Ellipsis";
  readonly elt?: Expr;
}
export interface BasicLit extends Base {
  readonly kind: "BasicLit";
  readonly lit: "INT" | "FLOAT" | "IMAG" | "CHAR" | "STRING";
  /** As written, quotes included. */
  readonly value: string;
}
export interface FuncLit extends Base {
  readonly kind: "FuncLit";
  readonly type: FuncType;
  readonly body: BlockStmt;
}
export interface CompositeLit extends Base {
  readonly kind: "CompositeLit";
  /** Absent where Go elides it inside another literal. */
  readonly type?: Expr;
  readonly elts: readonly Expr[];
  /** Comments before the closing brace. */
  readonly dangling?: readonly Comment[];
}
export interface ParenExpr extends Base {
  readonly kind: "ParenExpr";
  readonly x: Expr;
}
export interface SelectorExpr extends Base {
  readonly kind: "SelectorExpr";
  readonly x: Expr;
  readonly sel: Ident;
}
/** `x[i]`, and instantiation `F[int, string]`. */
export interface IndexExpr extends Base {
  readonly kind: "IndexExpr";
  readonly x: Expr;
  readonly indices: readonly Expr[];
}
export interface SliceExpr extends Base {
  readonly kind: "SliceExpr";
  readonly x: Expr;
  readonly low?: Expr;
  readonly high?: Expr;
  readonly max?: Expr;
}
/** `x.(T)`; `type` is absent for `x.(type)`. */
export interface TypeAssertExpr extends Base {
  readonly kind: "TypeAssertExpr";
  readonly x: Expr;
  readonly type?: Expr;
}
/** A call, a conversion or a builtin: syntax does not tell; types do. */
export interface CallExpr extends Base {
  readonly kind: "CallExpr";
  readonly fun: Expr;
  readonly args: readonly Expr[];
  /** `f(xs...)`. */
  readonly ellipsis: boolean;
}
export interface StarExpr extends Base {
  readonly kind: "StarExpr";
  readonly x: Expr;
}
export type UnaryOp = "+" | "-" | "!" | "^" | "&" | "<-" | "~";
export interface UnaryExpr extends Base {
  readonly kind: "UnaryExpr";
  readonly op: UnaryOp;
  readonly x: Expr;
}
export type BinaryOp =
  | "+"
  | "-"
  | "*"
  | "/"
  | "%"
  | "&"
  | "|"
  | "^"
  | "<<"
  | ">>"
  | "&^"
  | "&&"
  | "||"
  | "=="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">=";
export interface BinaryExpr extends Base {
  readonly kind: "BinaryExpr";
  readonly op: BinaryOp;
  readonly x: Expr;
  readonly y: Expr;
}
export interface KeyValueExpr extends Base {
  readonly kind: "KeyValueExpr";
  readonly key: Expr;
  readonly value: Expr;
}

// ---- Types -----------------------------------------------------------------------------------------------

/** `[]T` (`len` absent), `[N]T`, `[...]T` (`len` an Ellipsis). */
export interface ArrayType extends Base {
  readonly kind: "ArrayType";
  readonly len?: Expr;
  readonly elt: Expr;
}
export interface StructType extends Base {
  readonly kind: "StructType";
  readonly fields: FieldList;
}
export interface FuncType extends Base {
  readonly kind: "FuncType";
  readonly typeParams?: FieldList;
  readonly params: FieldList;
  readonly results?: FieldList;
}
/** Methods are fields with a name and a FuncType; embedded elements have no name (unions: BinaryExpr `|`, `~T`: UnaryExpr). */
export interface InterfaceType extends Base {
  readonly kind: "InterfaceType";
  readonly methods: FieldList;
}
export interface MapType extends Base {
  readonly kind: "MapType";
  readonly key: Expr;
  readonly value: Expr;
}
export interface ChanType extends Base {
  readonly kind: "ChanType";
  readonly dir: "both" | "send" | "recv";
  readonly value: Expr;
}

export interface Field extends Base {
  readonly kind: "Field";
  /** Empty for an embedded field, an unnamed parameter or result. */
  readonly names: readonly Ident[];
  readonly type: Expr;
  readonly tag?: BasicLit;
}
export interface FieldList extends Base {
  readonly kind: "FieldList";
  readonly list: readonly Field[];
  readonly dangling?: readonly Comment[];
}

export type TypeExpr = ArrayType | StructType | FuncType | InterfaceType | MapType | ChanType;

export type Expr =
  | BadExpr
  | Ident
  | Ellipsis
  | BasicLit
  | FuncLit
  | CompositeLit
  | ParenExpr
  | SelectorExpr
  | IndexExpr
  | SliceExpr
  | TypeAssertExpr
  | CallExpr
  | StarExpr
  | UnaryExpr
  | BinaryExpr
  | KeyValueExpr
  | TypeExpr;

// ---- Statements ------------------------------------------------------------------------------------------

export interface BadStmt extends Base {
  readonly kind: "BadStmt";
}
export interface DeclStmt extends Base {
  readonly kind: "DeclStmt";
  readonly decl: GenDecl | BadDecl;
}
export interface EmptyStmt extends Base {
  readonly kind: "EmptyStmt";
}
export interface LabeledStmt extends Base {
  readonly kind: "LabeledStmt";
  readonly label: Ident;
  readonly stmt: Stmt;
}
export interface ExprStmt extends Base {
  readonly kind: "ExprStmt";
  readonly x: Expr;
}
export interface SendStmt extends Base {
  readonly kind: "SendStmt";
  readonly chan: Expr;
  readonly value: Expr;
}
export interface IncDecStmt extends Base {
  readonly kind: "IncDecStmt";
  readonly x: Expr;
  readonly op: "++" | "--";
}
export type AssignOp = "=" | ":=" | "+=" | "-=" | "*=" | "/=" | "%=" | "&=" | "|=" | "^=" | "<<=" | ">>=" | "&^=";
export interface AssignStmt extends Base {
  readonly kind: "AssignStmt";
  readonly lhs: readonly Expr[];
  readonly op: AssignOp;
  readonly rhs: readonly Expr[];
}
export interface GoStmt extends Base {
  readonly kind: "GoStmt";
  readonly call: Expr;
}
export interface DeferStmt extends Base {
  readonly kind: "DeferStmt";
  readonly call: Expr;
}
export interface ReturnStmt extends Base {
  readonly kind: "ReturnStmt";
  readonly results: readonly Expr[];
}
export interface BranchStmt extends Base {
  readonly kind: "BranchStmt";
  readonly tok: "break" | "continue" | "goto" | "fallthrough";
  readonly label?: Ident;
}
export interface BlockStmt extends Base {
  readonly kind: "BlockStmt";
  readonly list: readonly Stmt[];
  /** Comments after the last statement, before the closing brace. */
  readonly dangling?: readonly Comment[];
}
export interface IfStmt extends Base {
  readonly kind: "IfStmt";
  readonly init?: Stmt;
  readonly cond: Expr;
  readonly body: BlockStmt;
  readonly else?: IfStmt | BlockStmt;
}
export interface CaseClause extends Base {
  readonly kind: "CaseClause";
  /** Empty with `isDefault`. In a type switch these are types, or the identifier nil. */
  readonly list: readonly Expr[];
  readonly isDefault: boolean;
  readonly body: readonly Stmt[];
  readonly dangling?: readonly Comment[];
}
export interface SwitchStmt extends Base {
  readonly kind: "SwitchStmt";
  readonly init?: Stmt;
  readonly tag?: Expr;
  readonly body: readonly CaseClause[];
}
export interface TypeSwitchStmt extends Base {
  readonly kind: "TypeSwitchStmt";
  readonly init?: Stmt;
  /** `v` of `switch v := x.(type)`. */
  readonly bind?: Ident;
  readonly x: Expr;
  readonly body: readonly CaseClause[];
}
export interface CommClause extends Base {
  readonly kind: "CommClause";
  /** A send, a receive (ExprStmt or AssignStmt), or absent for default. */
  readonly comm?: Stmt;
  readonly body: readonly Stmt[];
  readonly dangling?: readonly Comment[];
}
export interface SelectStmt extends Base {
  readonly kind: "SelectStmt";
  readonly body: readonly CommClause[];
}
export interface ForStmt extends Base {
  readonly kind: "ForStmt";
  readonly init?: Stmt;
  readonly cond?: Expr;
  readonly post?: Stmt;
  readonly body: BlockStmt;
}
export interface RangeStmt extends Base {
  readonly kind: "RangeStmt";
  readonly key?: Expr;
  readonly value?: Expr;
  /** Whether key and value are declared (`:=`) or assigned (`=`); absent with neither. */
  readonly op?: ":=" | "=";
  readonly x: Expr;
  readonly body: BlockStmt;
}

export type Stmt =
  | BadStmt
  | DeclStmt
  | EmptyStmt
  | LabeledStmt
  | ExprStmt
  | SendStmt
  | IncDecStmt
  | AssignStmt
  | GoStmt
  | DeferStmt
  | ReturnStmt
  | BranchStmt
  | BlockStmt
  | IfStmt
  | SwitchStmt
  | TypeSwitchStmt
  | SelectStmt
  | ForStmt
  | RangeStmt;

// ---- Declarations ----------------------------------------------------------------------------------------

export interface BadDecl extends Base {
  readonly kind: "BadDecl";
}
export interface ImportSpec extends Base {
  readonly kind: "ImportSpec";
  readonly name?: Ident;
  readonly path: BasicLit;
}
export interface ValueSpec extends Base {
  readonly kind: "ValueSpec";
  readonly names: readonly Ident[];
  readonly type?: Expr;
  readonly values: readonly Expr[];
  /** For constants: the index in the group. Repetition of an omitted list is semantics, not syntax. */
  readonly iota: number;
}
export interface TypeSpec extends Base {
  readonly kind: "TypeSpec";
  readonly name: Ident;
  readonly typeParams?: FieldList;
  readonly isAlias: boolean;
  readonly type: Expr;
}
export type Spec = ImportSpec | ValueSpec | TypeSpec;
export interface GenDecl extends Base {
  readonly kind: "GenDecl";
  readonly tok: "import" | "const" | "type" | "var";
  readonly specs: readonly Spec[];
  readonly parenthesized: boolean;
  /** Comments after the last spec, before the closing parenthesis. */
  readonly dangling?: readonly Comment[];
}
export interface FuncDecl extends Base {
  readonly kind: "FuncDecl";
  /** One field; its type is `T`, `*T`, `T[A]` or `*T[A]`. */
  readonly recv?: FieldList;
  readonly name: Ident;
  readonly type: FuncType;
  readonly body?: BlockStmt;
  /** True for the `func main` that we put around statements pasted at top level. */
  readonly synthetic?: boolean;
}
export type Decl = BadDecl | GenDecl | FuncDecl;

export interface File extends Base {
  readonly kind: "File";
  /** Absent in a fragment without a package clause. */
  readonly package?: Ident;
  readonly decls: readonly Decl[];
  /** Comments that no node carries: before the package clause, or at the end. */
  readonly dangling: readonly Comment[];
  /** `//go:build`, `//go:generate` and other directives, as trivia. */
  readonly directives: readonly Comment[];
  /** Where `...` or `// ...` says that something was left out. */
  readonly elisions: readonly Span[];
}

export type Node = Expr | Field | FieldList | Stmt | CaseClause | CommClause | Decl | Spec | File;
export type NodeKind = Node["kind"];
export type NodeOf<K extends NodeKind> = Extract<Node, { readonly kind: K }>;
export type ExprKind = Expr["kind"];
export type StmtKind = Stmt["kind"];
