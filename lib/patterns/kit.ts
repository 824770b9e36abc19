// Implements the kit that a pattern is written with: metadata, the two kinds of patterns, std packages, decisions.

import type { Facts } from "../analysis/facts.ts";
import type { CallExpr, Expr, Node, NodeKind, NodeOf, SelectorExpr } from "../go/ast.ts";
import type { Constraint } from "../plan/constraint.ts";
import type { Plan } from "../plan/plan.ts";
import type { RustExpr, RustItem, RustStmt, RustType } from "../rust/ast.ts";
import type { Span } from "../source/span.ts";
import type { EmitContext } from "./emit-context.ts";
import type { Value } from "./value.ts";

/** Of two matches that want the same node, the higher tier wins; then the larger cover, the earlier position, the id. */
export type Tier = "mechanical" | "typed" | "stdlib" | "idiom";

export type Level = "idiom" | "note" | "caution" | "bug" | "gap" | "refused";
export type Category =
  | "concurrency"
  | "channels"
  | "errors"
  | "cleanup"
  | "shared-state"
  | "types"
  | "generics-collections"
  | "syntax";

/** Prose of a card. Plain text; `code` between backquotes; `{name}` is filled from the match's args. */
export interface Prose {
  readonly title: string;
  readonly category: Category;
  /** Default: "idiom". */
  readonly level?: Level;
  /** One or two sentences, true for the line where they stand: what changed. */
  readonly what: string;
  /** Why Rust does it so. */
  readonly why: string;
  readonly pitfall?: string;
  readonly link?: { readonly text: string; readonly url: string };
}

export interface PatternMeta extends Prose {
  /** Names the Go idiom; equals file name and fixture folder. */
  readonly id: string;
  /** Entries of the idiom catalogue that it covers. */
  readonly catalogue?: readonly string[];
}

export interface Match<D> {
  readonly kind: "match";
  /** Nodes that it owns besides its root: statements that it swallows. */
  readonly covers: readonly Node[];
  readonly data: D;
  readonly args?: Readonly<Record<string, string>>;
  /** Spans of the card, where they are not those of root and covers. */
  readonly spans?: readonly Span[];
}
/** It is nearly the idiom; says why it is not. Shown on the page. */
export interface NearMiss {
  readonly kind: "near-miss";
  readonly because: string;
  readonly at: Span;
}
export const covers = <D>(nodes: readonly Node[], data: D, args?: Readonly<Record<string, string>>): Match<D> =>
  args ? { kind: "match", covers: nodes, data, args } : { kind: "match", covers: nodes, data };
export const nearMiss = (because: string, at: Span): NearMiss => ({ kind: "near-miss", because, at });

export type Lowered<K extends NodeKind> = NodeOf<K> extends Expr ? Value : readonly RustStmt[];

/** Matches before the plan, over Go and facts, and asks the plan for something. */
export interface ShapePattern<K extends NodeKind = NodeKind, D = unknown> extends PatternMeta {
  readonly kind: "shape";
  readonly root: K;
  readonly tier: Tier;
  match(node: NodeOf<K>, facts: Facts): Match<D> | NearMiss | undefined;
  constrain(match: Match<D>, facts: Facts): readonly Constraint[];
}

/** Matches after the plan and emits: root by `rewrite`, covered statements by nothing. */
export interface SpellingPattern<K extends NodeKind = NodeKind, D = unknown> extends PatternMeta {
  readonly kind: "spelling";
  readonly root: K;
  readonly tier: Tier;
  readonly overrides?: readonly string[];
  match(node: NodeOf<K>, facts: Facts, plan: Plan): Match<D> | NearMiss | undefined;
  /** Undefined declines: the default lowering takes over. */
  rewrite(node: NodeOf<K>, data: D, ctx: EmitContext, want?: RustType): Lowered<K> | undefined;
}

export type Pattern = ShapePattern | SpellingPattern;

// The registry holds patterns of all roots; inside, each is exact. The widening is sound because the driver calls a
// pattern only with nodes of its own root kind and with the data that its own match made.
export const defineShape = <K extends NodeKind, D>(p: Omit<ShapePattern<K, D>, "kind">): Pattern =>
  ({ ...p, kind: "shape" }) as unknown as Pattern;
export const definePattern = <K extends NodeKind, D>(p: Omit<SpellingPattern<K, D>, "kind">): Pattern =>
  ({ ...p, kind: "spelling" }) as unknown as Pattern;

// ---- The standard library -------------------------------------------------------------------------------

/** One call into a package; `recv` for methods. */
export interface StdCall {
  readonly call: CallExpr;
  readonly args: readonly Expr[];
  readonly recv?: Expr;
  readonly sel: SelectorExpr;
  readonly want?: RustType;
}
export type StdLowering = (c: StdCall, ctx: EmitContext) => Value | undefined;

export interface StdFunction {
  /** Undefined means: not in this form; the call is refused with FG0201. */
  readonly lower: StdLowering;
  /** Of one that gives a `Result`: the value and the error as an option, where Go gives a part of the value beside the error. */
  readonly lowerBoth?: StdLowering;
  /** Card for this call, if it deserves one; id is `<package>-<name>` in kebab-case, e.g. `strings-split`. */
  readonly note?: Prose;
  /** Indices of arguments that it changes through (slice elements, pointers): facts for ownership. */
  readonly mutates?: readonly number[];
  /** For a method: it changes its receiver. */
  readonly mutatesReceiver?: boolean;
  /** Indices of arguments that it keeps, so that they must be owned. */
  readonly keeps?: readonly number[];
  /** It waits: colours its callers in the tokio variant. */
  readonly blocks?: boolean;
}
export interface StdPackage {
  readonly path: string;
  /** Keys `Split`, methods `Builder.WriteString`. A bare function is short for `{ lower }`. */
  readonly functions: Readonly<Record<string, StdFunction | StdLowering>>;
  /** Rust type of a std type in storage, which may hang on what the program does with it; its zero value, if `Default::default()` is not it. */
  readonly types?: Readonly<
    Record<
      string,
      {
        readonly rust: RustType | ((facts: Facts) => RustType);
        readonly zero?: (facts: Facts) => RustExpr | undefined;
        readonly copy?: boolean;
      }
    >
  >;
  /** Constants and variables: `math.Pi`, `os.Args`. */
  readonly values?: Readonly<Record<string, (ctx: EmitContext, at: SelectorExpr, want?: RustType) => Value | undefined>>;
}
export const defineStdPackage = (p: StdPackage): StdPackage => p;

// ---- Decisions and refusals -----------------------------------------------------------------------------

export interface DecisionProse extends Prose {
  readonly id: string;
  readonly catalogue?: readonly string[];
}
export const defineDecision = (d: DecisionProse): DecisionProse => d;

/** What a std call gives a `for` loop in place of a list: `s.split(',')`. `kind` says how Go ranges over it. */
export interface IteratorEntry {
  readonly form: (c: StdCall, ctx: EmitContext) => { readonly value: Value; readonly item: RustType } | undefined;
  readonly kind: "list" | "seq" | "pairs";
}

export interface Registry {
  readonly iterators: ReadonlyMap<string, IteratorEntry>;
  readonly patterns: readonly Pattern[];
  readonly stdPackages: readonly StdPackage[];
  readonly decisions: readonly DecisionProse[];
}

export type { EmitContext, RustItem, Value };
