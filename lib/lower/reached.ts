// Implements which statements of a list are reached: what follows one that never passes control on has no Rust.

import { diverges } from "../analysis/tree.ts";
import type { Stmt } from "../go/ast.ts";
import type { RustBlock, RustExpr, RustStmt } from "../rust/ast.ts";
import { beforeLoop, behindStmt } from "./defaults/concurrency.ts";
import type { Emitter } from "./emitter.ts";

export function reachedStmts(list: readonly Stmt[], ctx: Emitter): RustStmt[] {
  const out: RustStmt[] = [];
  for (const [i, s] of list.entries()) {
    const made = ctx.stmt(s);
    out.push(...beforeLoop(s, ctx), ...made, ...behindStmt(s, ctx));
    if (!isLastReached(list, i, made)) continue;
    // Nothing reaches the next, and Rust warns of it; what a pattern took with it was reached, and is said there.
    const left = list.slice(i + 1).find((x) => !ctx.input.selection.isCovered(x));
    if (left) ctx.note("unreachable-left-out", left);
    for (const x of list.slice(i + 1)) ctx.input.output.covered(x);
    break;
  }
  return out;
}

/** `made` is the Rust of the statement: Rust sees ends that Go does not, as of a `match` over all there is. */
function isLastReached(list: readonly Stmt[], i: number, made: readonly RustStmt[]): boolean {
  if (i + 1 === list.length) return false;
  const [s, last] = [list[i], made.at(-1)];
  if (!diverges(s) && !(last?.kind === "ExprStmt" && neverPasses(last.expr))) return false;
  return !list.slice(i + 1).some((x) => x.kind === "LabeledStmt");
}

/** Every way through it leaves the function, or never ends. What a refusal stands for may pass. */
function neverPasses(e: RustExpr): boolean {
  switch (e.kind) {
    case "ReturnExpr":
      return true;
    case "FormatMacro":
      return e.name === "panic" || e.name === "unreachable" || e.name === "bail";
    case "Block":
      return e.label === undefined && ends(e);
    case "IfExpr":
      return e.else !== undefined && ends(e.then) && neverPasses(e.else);
    case "MatchExpr":
      return e.arms.length > 0 && e.arms.every((a) => neverPasses(a.body));
    case "LoopExpr":
      return !leaves(e.body, e.label);
    case "CallExpr": {
      // A function that is called where it stands.
      const f = e.fun.kind === "ParenExpr" ? e.fun.expr : e.fun;
      return f.kind === "ClosureExpr" && f.body.kind === "Block" && !f.async && ends(f.body) && !returnsInside(f.body);
    }
    default:
      return false;
  }
}

export function ends(b: RustBlock): boolean {
  const last = b.stmts.at(-1);
  return b.tail ? neverPasses(b.tail) : last?.kind === "ExprStmt" && neverPasses(last.expr);
}

const holds = (n: unknown, kind: string): boolean =>
  typeof n === "object" &&
  n !== null &&
  ((n as { readonly kind?: string }).kind === kind ||
    Object.entries(n).some(([key, x]) => key !== "origin" && key !== "trivia" && holds(x, kind)));

/** A `break` of the loop, or of one inside of it. */
const leaves = (n: unknown, label: string | undefined): boolean =>
  typeof n === "object" &&
  n !== null &&
  ((isBreak(n) && (n.label === undefined || n.label === label)) ||
    Object.entries(n).some(([key, x]) => key !== "origin" && key !== "trivia" && leaves(x, label)));
const isBreak = (n: object): n is Extract<RustExpr, { kind: "BreakExpr" }> => "kind" in n && n.kind === "BreakExpr";

/** A `return` or a `?` stands somewhere inside. */
export const returnsInside = (n: unknown): boolean =>
  holds(n, "ReturnExpr") || holds(n, "TryExpr") || JSON.stringify(n).includes('"name":"bail"');
