// Implements labels as Rust wants them: a `break` that ends what it leaves is left out, with its label where nobody else uses
// it, and inside a labelled block `break` and `continue` name their loop.

import type { RustBlock, RustExpr, RustItem, RustStmt } from "../../rust/ast.ts";
import { block } from "../../rust/factory.ts";
import { mapChildren } from "../../rust/print/tree.ts";

type Loop = Extract<RustExpr, { kind: "ForExpr" | "WhileExpr" | "LoopExpr" }>;
type Jump = Extract<RustExpr, { kind: "BreakExpr" | "ContinueExpr" }>;
type Node = { readonly kind?: string; readonly label?: string };

/** `'sw: { match … { 1 => break 'sw, … } }` is the `match` alone. */
export function withoutLastBreaks(b: RustBlock): RustExpr {
  const { label, ...plain } = b;
  if (label === undefined || b.tail || b.async) return b;
  const ended = endedBlock(b, label);
  if (someJump(ended, (j) => j.label === label)) return ended;
  const only = ended.stmts.length === 1 && !ended.dangling ? ended.stmts[0] : undefined;
  return only?.kind === "ExprStmt" && !only.trivia ? only.expr : { ...plain, stmts: ended.stmts };
}

function endedBlock(b: RustBlock, label: string): RustBlock {
  const last = b.stmts.at(-1);
  if (b.tail || last?.kind !== "ExprStmt") return b;
  const rest = b.stmts.slice(0, -1);
  if (isBreak(last.expr, label)) return last.trivia ? b : { ...b, stmts: rest };
  const expr = ended(last.expr, label);
  return expr === last.expr ? b : { ...b, stmts: [...rest, { ...last, expr } as RustStmt] };
}

/** The last statement of what the label names, and what is last in it. */
function ended(e: RustExpr, label: string): RustExpr {
  switch (e.kind) {
    case "Block":
      return endedBlock(e, label);
    case "IfExpr":
      return { ...e, then: endedBlock(e.then, label), ...(e.else && { else: ended(e.else, label) }) };
    case "MatchExpr":
      return { ...e, arms: e.arms.map((a) => ({ ...a, body: isBreak(a.body, label) ? block([]) : ended(a.body, label) })) };
    default:
      return e;
  }
}

const isBreak = (e: RustExpr, label: string): boolean => e.kind === "BreakExpr" && e.label === label && !e.value;

/** Rust refuses an unlabelled jump to a loop from inside a labelled block. */
export function namedLoops(f: Extract<RustItem, { kind: "FnItem" }>): Extract<RustItem, { kind: "FnItem" }> {
  const taken = new Set(labelsIn(f.body));
  return { ...f, body: named(f.body, taken) as RustBlock };
}

function named(n: unknown, taken: Set<string>): unknown {
  const done = mapChildren(n, (x) => named(x, taken));
  return isLoop(done as Node) ? nameFor(done as Loop, taken) : done;
}

function nameFor(loop: Loop, taken: Set<string>): Loop {
  if (!hasHidden(loop.body, false)) return loop;
  const label = loop.label ?? fresh(taken);
  taken.add(label);
  return { ...loop, label, body: relabelled(loop.body, false, label) as RustBlock };
}

const fresh = (taken: ReadonlySet<string>): string => {
  for (let i = 1; ; i += 1) {
    const label = i === 1 ? "'outer" : `'outer_${i}`;
    if (!taken.has(label)) return label;
  }
};

/** The body with its hidden jumps named. */
function relabelled(n: unknown, inLabelled: boolean, label: string): unknown {
  const e = n as Node;
  if (isJump(e)) return inLabelled && e.label === undefined ? { ...e, label } : n;
  if (isBorder(e)) return n;
  const inside = inLabelled || isLabelled(e);
  return mapChildren(n, (x) => relabelled(x, inside, label));
}

/** Whether an unlabelled jump stands inside a labelled block. */
function hasHidden(n: unknown, inLabelled: boolean): boolean {
  if (typeof n !== "object" || n === null) return false;
  const e = n as Node;
  if (isJump(e)) return inLabelled && e.label === undefined;
  if (isBorder(e)) return false;
  const inside = inLabelled || isLabelled(e);
  return childrenOf(n).some((x) => hasHidden(x, inside));
}

const isLabelled = (e: Node | undefined): boolean => e?.kind === "Block" && e.label !== undefined;
const isLoop = (e: Node | undefined): boolean => e?.kind === "ForExpr" || e?.kind === "WhileExpr" || e?.kind === "LoopExpr";
const isJump = (e: Node | undefined): e is Jump => e?.kind === "BreakExpr" || e?.kind === "ContinueExpr";
/** What an unlabelled jump inside of it means is inside of it as well. */
const isBorder = (e: Node | undefined): boolean => isLoop(e) || e?.kind === "ClosureExpr" || e?.kind === "FnItem";

const someJump = (n: unknown, accepts: (j: Jump) => boolean): boolean => walk(n, (e) => isJump(e) && accepts(e));

const childrenOf = (n: object): unknown[] =>
  Array.isArray(n)
    ? n
    : Object.entries(n)
        .filter(([key]) => key !== "origin" && key !== "trivia")
        .map(([, value]) => value);

const labelsIn = (n: unknown): string[] => {
  if (typeof n !== "object" || n === null) return [];
  const { label } = n as Node;
  return [...(typeof label === "string" ? [label] : []), ...childrenOf(n).flatMap(labelsIn)];
};

const walk = (n: unknown, accepts: (e: Node) => boolean): boolean =>
  typeof n === "object" && n !== null && (accepts(n as Node) || childrenOf(n).some((x) => walk(x, accepts)));
