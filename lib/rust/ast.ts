// Implements the Rust syntax tree that the engine emits: plain typed objects, with the words of the Rust reference.
//
// Every node may carry an `origin`, which the driver stamps: the Go span it came from and the pattern or decision
// behind it. The printer turns origins into the source map. Paths name their full import path, so that the `use`
// set is computed from what is emitted.

export interface RustSpan {
  readonly start: number;
  readonly end: number;
}

export interface Origin {
  /** Span in the Go text. */
  readonly span: RustSpan;
  /** Id of the pattern or decision that wrote the node; absent for a default lowering. */
  readonly by?: string;
}

/** Comments and blank lines that came from the Go text. */
export interface RustTrivia {
  /** Comment lines with their markers (`// text`, `/// text`, or a block comment), printed above the node. */
  readonly leading?: readonly string[];
  readonly trailing?: string;
  readonly blankBefore?: boolean;
}

interface Base {
  readonly origin?: Origin;
  readonly trivia?: RustTrivia;
}

// ---- Paths and types -------------------------------------------------------------------------------------

export interface PathSegment {
  readonly name: string;
  readonly generics?: readonly RustType[];
}
export interface RustPath {
  readonly segments: readonly PathSegment[];
  /**
   * Full path to put into a `use` declaration, e.g. `std::collections::HashMap` for the printed `HashMap`, or
   * `std::fmt` for the printed `fmt::Display`. Absent for local and prelude names. With an alias: `std::fmt::Write as _`.
   */
  readonly import?: string;
}

/** The author's own name of the type: it is printed in place of what it stands for. */
export type TypeAlias = string;

export type RustType =
  | (Base & { readonly kind: "PathType"; readonly path: RustPath; readonly alias?: TypeAlias })
  | (Base & { readonly kind: "RefType"; readonly mut: boolean; readonly lifetime?: string; readonly inner: RustType })
  | (Base & { readonly kind: "TupleType"; readonly elems: readonly RustType[] })
  | (Base & { readonly kind: "SliceType"; readonly elem: RustType })
  | (Base & { readonly kind: "ArrayType"; readonly elem: RustType; readonly len: RustExpr })
  | (Base & {
      readonly kind: "FnPtrType";
      readonly params: readonly RustType[];
      readonly ret?: RustType;
      readonly alias?: TypeAlias;
    })
  | (Base & { readonly kind: "DynType"; readonly bounds: readonly RustBound[] })
  | (Base & { readonly kind: "ImplType"; readonly bounds: readonly RustBound[] })
  /** `Item = T` among the generic arguments of a trait. */
  | (Base & { readonly kind: "BindingType"; readonly name: string; readonly type: RustType })
  | (Base & { readonly kind: "NeverType" })
  | (Base & { readonly kind: "InferType" });

/** A trait bound: `Path`, `Fn(A) -> B` (path with `fnArgs`), or a lifetime `'static`. */
export type RustBound =
  | { readonly kind: "TraitBound"; readonly path: RustPath; readonly fnArgs?: readonly RustType[]; readonly fnRet?: RustType }
  | { readonly kind: "LifetimeBound"; readonly name: string };

export interface GenericParam {
  readonly name: string;
  readonly bounds: readonly RustBound[];
}

// ---- Patterns --------------------------------------------------------------------------------------------

export type RustPat =
  | (Base & {
      readonly kind: "IdentPat";
      readonly name: string;
      readonly mut?: boolean;
      readonly ref?: boolean;
      readonly sub?: RustPat;
    })
  | (Base & { readonly kind: "WildPat" })
  | (Base & { readonly kind: "RestPat" })
  | (Base & { readonly kind: "TuplePat"; readonly elems: readonly RustPat[] })
  | (Base & { readonly kind: "TupleStructPat"; readonly path: RustPath; readonly elems: readonly RustPat[] })
  | (Base & {
      readonly kind: "StructPat";
      readonly path: RustPath;
      readonly fields: readonly { readonly name: string; readonly pat?: RustPat }[];
      readonly rest: boolean;
    })
  | (Base & { readonly kind: "PathPat"; readonly path: RustPath })
  | (Base & { readonly kind: "LitPat"; readonly expr: RustExpr })
  | (Base & { readonly kind: "RangePat"; readonly low?: RustExpr; readonly high?: RustExpr; readonly inclusive: boolean })
  | (Base & { readonly kind: "OrPat"; readonly alts: readonly RustPat[] })
  | (Base & { readonly kind: "RefPat"; readonly mut: boolean; readonly pat: RustPat })
  | (Base & { readonly kind: "SlicePat"; readonly elems: readonly RustPat[] });

// ---- Expressions -----------------------------------------------------------------------------------------

export type RustLit =
  /** `text` is the literal as printed without suffix: `1_000`, `0xff`, `1.0`. */
  | { readonly kind: "num"; readonly text: string; readonly suffix?: string }
  /** `value` is the decoded text; the printer escapes it. `raw` prints r"…" or r#"…"#. */
  | { readonly kind: "str"; readonly value: string; readonly raw?: boolean }
  | { readonly kind: "bytestr"; readonly value: readonly number[] }
  | { readonly kind: "char"; readonly value: string }
  | { readonly kind: "byte"; readonly value: number }
  | { readonly kind: "bool"; readonly value: boolean };

export type RustBinaryOp =
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
  | "&&"
  | "||"
  | "=="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">=";
export type RustAssignOp = "+=" | "-=" | "*=" | "/=" | "%=" | "&=" | "|=" | "^=" | "<<=" | ">>=";

export interface RustBlock extends Base {
  readonly kind: "Block";
  readonly label?: string;
  readonly async?: "async" | "async move";
  readonly stmts: readonly RustStmt[];
  /** Tail expression: the value of the block. */
  readonly tail?: RustExpr;
  /** Comments before the closing brace. */
  readonly dangling?: readonly string[];
}

export interface MatchArm extends Base {
  readonly pat: RustPat;
  readonly guard?: RustExpr;
  readonly body: RustExpr;
}

/** One argument of a format macro that is not inlined into the text. */
export interface FormatArg {
  readonly name?: string;
  readonly expr: RustExpr;
}

export type RustExpr =
  | (Base & { readonly kind: "LitExpr"; readonly lit: RustLit })
  | (Base & { readonly kind: "PathExpr"; readonly path: RustPath })
  | (Base & { readonly kind: "UnaryExpr"; readonly op: "-" | "!" | "*"; readonly expr: RustExpr })
  | (Base & { readonly kind: "RefExpr"; readonly mut: boolean; readonly expr: RustExpr })
  | (Base & { readonly kind: "BinaryExpr"; readonly op: RustBinaryOp; readonly left: RustExpr; readonly right: RustExpr })
  | (Base & { readonly kind: "AssignExpr"; readonly left: RustExpr; readonly right: RustExpr })
  | (Base & { readonly kind: "OpAssignExpr"; readonly op: RustAssignOp; readonly left: RustExpr; readonly right: RustExpr })
  | (Base & { readonly kind: "CallExpr"; readonly fun: RustExpr; readonly args: readonly RustExpr[] })
  | (Base & {
      readonly kind: "MethodCallExpr";
      readonly recv: RustExpr;
      readonly method: string;
      readonly turbofish?: readonly RustType[];
      readonly args: readonly RustExpr[];
      /** Trait to import for the method, e.g. `std::fmt::Write as _`. */
      readonly import?: string;
    })
  | (Base & { readonly kind: "FieldExpr"; readonly expr: RustExpr; readonly field: string })
  | (Base & { readonly kind: "IndexExpr"; readonly expr: RustExpr; readonly index: RustExpr })
  | (Base & { readonly kind: "RangeExpr"; readonly low?: RustExpr; readonly high?: RustExpr; readonly inclusive: boolean })
  | (Base & { readonly kind: "CastExpr"; readonly expr: RustExpr; readonly type: RustType })
  | (Base & { readonly kind: "TryExpr"; readonly expr: RustExpr })
  | (Base & { readonly kind: "AwaitExpr"; readonly expr: RustExpr })
  | (Base & {
      readonly kind: "ClosureExpr";
      readonly move: boolean;
      readonly async?: boolean;
      readonly params: readonly { readonly pat: RustPat; readonly type?: RustType }[];
      readonly ret?: RustType;
      readonly body: RustExpr;
    })
  | RustBlock
  /** `cond` may be a LetExpr, or a chain of them joined with `&&`. */
  | (Base & { readonly kind: "IfExpr"; readonly cond: RustExpr; readonly then: RustBlock; readonly else?: RustExpr })
  /** `let pat = expr` as a condition. */
  | (Base & { readonly kind: "LetExpr"; readonly pat: RustPat; readonly expr: RustExpr })
  | (Base & { readonly kind: "MatchExpr"; readonly scrutinee: RustExpr; readonly arms: readonly MatchArm[] })
  | (Base & { readonly kind: "LoopExpr"; readonly label?: string; readonly body: RustBlock })
  | (Base & { readonly kind: "WhileExpr"; readonly label?: string; readonly cond: RustExpr; readonly body: RustBlock })
  | (Base & {
      readonly kind: "ForExpr";
      /** The list whose indices a range of numbers stands for: not printed. */
      readonly over?: RustExpr;
      readonly label?: string;
      readonly pat: RustPat;
      readonly iter: RustExpr;
      readonly body: RustBlock;
    })
  | (Base & { readonly kind: "BreakExpr"; readonly label?: string; readonly value?: RustExpr })
  | (Base & { readonly kind: "ContinueExpr"; readonly label?: string })
  | (Base & { readonly kind: "ReturnExpr"; readonly value?: RustExpr })
  | (Base & {
      readonly kind: "StructExpr";
      readonly path: RustPath;
      /** Shorthand (`Point { x }`) is the printer's: a field whose value is the path of the same name. */
      readonly fields: readonly { readonly name: string; readonly value: RustExpr; readonly trivia?: RustTrivia }[];
      readonly base?: RustExpr;
    })
  | (Base & { readonly kind: "TupleExpr"; readonly elems: readonly RustExpr[] })
  | (Base & { readonly kind: "ArrayExpr"; readonly elems: readonly RustExpr[] })
  | (Base & { readonly kind: "RepeatExpr"; readonly elem: RustExpr; readonly len: RustExpr })
  /** Written only where the source needs it; precedence parentheses are the printer's. */
  | (Base & { readonly kind: "ParenExpr"; readonly expr: RustExpr })
  /**
   * `println!("…", args)`, `format!`, `write!(dest, "…", args)`, `panic!`, `assert!`… `template` is Rust format text with
   * its braces already doubled where literal; `lead` are operands before it (the destination of `write!`).
   */
  | (Base & {
      readonly kind: "FormatMacro";
      readonly name: string;
      readonly lead?: readonly RustExpr[];
      readonly template?: string;
      readonly args: readonly FormatArg[];
      readonly import?: string;
    })
  /** Other macros whose arguments are expressions: `vec![a, b]`, `vec![x; n]` (`repeat`), `matches!(x, pat)`. */
  | (Base & {
      readonly kind: "MacroExpr";
      readonly name: string;
      readonly delim: "(" | "[" | "{";
      readonly args: readonly (RustExpr | RustPat)[];
      readonly repeat?: boolean;
      readonly guard?: RustExpr;
      readonly import?: string;
    })
  /** `tokio::select! { pat = future => body, … }`. */
  | (Base & {
      readonly kind: "SelectMacro";
      readonly biased: boolean;
      readonly arms: readonly {
        readonly pat: RustPat;
        readonly future: RustExpr;
        readonly guard?: RustExpr;
        readonly body: RustExpr;
      }[];
      readonly else?: RustExpr;
    })
  /** A refusal: prints `todo!("FG####: reason")`, with the Go text as a comment above where it is a statement. */
  | (Base & { readonly kind: "Unsupported"; readonly code: string; readonly reason: string; readonly go: string });

// ---- Statements and items --------------------------------------------------------------------------------

export type RustStmt =
  | (Base & {
      readonly kind: "LetStmt";
      readonly pat: RustPat;
      readonly type?: RustType;
      readonly init?: RustExpr;
      readonly else?: RustBlock;
    })
  /** `semi: false` only for block-like expressions in statement position (`if`, `match`, loops, blocks). */
  | (Base & { readonly kind: "ExprStmt"; readonly expr: RustExpr; readonly semi: boolean })
  | (Base & { readonly kind: "ItemStmt"; readonly item: RustItem });

/** `#[derive(Debug)]`: text between the brackets. */
export type RustAttr = string;

interface ItemBase extends Base {
  readonly attrs?: readonly RustAttr[];
  /** Doc comment lines without markers. */
  readonly docs?: readonly string[];
  readonly pub?: Visibility;
}

/** `pub`, `pub(crate)`, or private. */
export type Visibility = boolean | "crate";

export interface RustParam {
  readonly pat: RustPat;
  readonly type: RustType;
}
export type SelfParam = "self" | "mut self" | "&self" | "&mut self" | { readonly type: RustType; readonly mut?: boolean };

export interface FnItem extends ItemBase {
  readonly kind: "FnItem";
  readonly name: string;
  readonly async?: boolean;
  readonly const?: boolean;
  readonly generics?: readonly GenericParam[];
  readonly self?: SelfParam;
  readonly params: readonly RustParam[];
  readonly ret?: RustType;
  readonly where?: readonly { readonly type: RustType; readonly bounds: readonly RustBound[] }[];
  /** Absent for a required method of a trait. */
  readonly body?: RustBlock;
}
export interface StructField extends Base {
  readonly name: string;
  readonly type: RustType;
  readonly attrs?: readonly RustAttr[];
  readonly docs?: readonly string[];
  readonly pub?: Visibility;
}
export interface EnumVariant extends Base {
  readonly name: string;
  readonly attrs?: readonly RustAttr[];
  readonly docs?: readonly string[];
  readonly tuple?: readonly { readonly type: RustType; readonly attrs?: readonly RustAttr[] }[];
  readonly fields?: readonly StructField[];
  readonly discriminant?: RustExpr;
}

export type RustItem =
  | FnItem
  | (ItemBase & {
      readonly kind: "StructItem";
      readonly name: string;
      readonly generics?: readonly GenericParam[];
      /** Exactly one of `fields` and `tuple`, or neither for a unit struct. */
      readonly fields?: readonly StructField[];
      readonly tuple?: readonly { readonly type: RustType; readonly pub?: Visibility }[];
    })
  | (ItemBase & {
      readonly kind: "EnumItem";
      readonly name: string;
      readonly generics?: readonly GenericParam[];
      readonly variants: readonly EnumVariant[];
    })
  | (ItemBase & {
      readonly kind: "ImplItem";
      readonly generics?: readonly GenericParam[];
      readonly trait?: RustPath;
      readonly type: RustType;
      readonly where?: readonly { readonly type: RustType; readonly bounds: readonly RustBound[] }[];
      readonly items: readonly RustItem[];
    })
  | (ItemBase & {
      readonly kind: "TraitItem";
      readonly name: string;
      readonly generics?: readonly GenericParam[];
      readonly supers: readonly RustBound[];
      readonly items: readonly RustItem[];
    })
  | (ItemBase & { readonly kind: "ConstItem"; readonly name: string; readonly type: RustType; readonly value: RustExpr })
  | (ItemBase & { readonly kind: "StaticItem"; readonly name: string; readonly type: RustType; readonly value: RustExpr })
  | (ItemBase & {
      readonly kind: "TypeAliasItem";
      readonly name: string;
      readonly generics?: readonly GenericParam[];
      /** Absent for an associated type declared in a trait. */
      readonly type?: RustType;
    })
  | (ItemBase & {
      readonly kind: "ModItem";
      readonly name: string;
      readonly items: readonly RustItem[];
      /** Comments before the closing brace. */
      readonly dangling?: readonly string[];
    })
  /** `thread_local! { static NAME: T = init; }`. */
  | (ItemBase & { readonly kind: "ThreadLocalItem"; readonly name: string; readonly type: RustType; readonly value: RustExpr })
  /**
   * A fixed helper written as Rust text in rustfmt's style (at indent 0, no trailing newline), printed as it is. Its paths
   * are written in full, so that it asks for no import.
   */
  | (ItemBase & { readonly kind: "TextItem"; readonly text: string })
  /** A refused declaration: the Go text as comments, with the code and the reason. */
  | (ItemBase & { readonly kind: "UnsupportedItem"; readonly code: string; readonly reason: string; readonly go: string });

export interface RustFile {
  /** Inner attributes: `allow(dead_code)`. */
  readonly attrs: readonly RustAttr[];
  /** `//!` lines. */
  readonly docs: readonly string[];
  readonly items: readonly RustItem[];
  /** Comments at the end of the file. */
  readonly dangling: readonly string[];
}

export type RustNode = RustType | RustPat | RustExpr | RustStmt | RustItem | MatchArm | StructField | EnumVariant;
