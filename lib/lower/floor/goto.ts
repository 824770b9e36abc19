// Implements goto on the floor (Go spec: "Goto statements"): a jump back repeats a labelled loop, a jump ahead leaves a labelled block.
//
// Go lets no jump pass a declaration or enter a block. So what stands between a jump ahead and its label declares nothing
// that is needed later, and can be a block; and the rest of a block, from a label that is jumped back to, can be a loop.

import type { BranchStmt, LabeledStmt, Stmt } from "../../go/ast.ts";
import type { RustExpr, RustStmt } from "../../rust/ast.ts";
import { block, breakExpr, continueExpr, exprStmt, loop } from "../../rust/factory.ts";
import type { Floor, Target } from "./context.ts";
import { freshLabel, within } from "./labels.ts";
import { diverges } from "./tail.ts";
import { Beyond } from "./types.ts";

/** Statements `start` up to `end` of a block, as one statement with a label. */
interface Region {
  readonly start: number;
  readonly end: number;
  readonly label: LabeledStmt;
  readonly isLoop: boolean;
}

/** The statements of a block, each by `lower`; those that jumps need together, in blocks and loops. */
export function withJumps(list: readonly Stmt[], f: Floor, lower: (s: Stmt) => RustStmt[]): RustStmt[] {
  const regions = regionsOf(list, f);
  return regions.length === 0 ? reached(list, f, lower) : emit(0, list.length, regions);

  function emit(from: number, to: number, open: readonly Region[]): RustStmt[] {
    const made: RustStmt[] = [];
    for (let at = from; at < to; ) {
      const [outer, ...inner] = open.filter((r) => r.start === at).sort((a, b) => b.end - a.end);
      if (!outer) {
        made.push(...lower(list[at] as Stmt));
        at += 1;
        if (at < to && !list.slice(at, to).some((x) => x.kind === "LabeledStmt") && isEnd(made.at(-1))) {
          f.output.note("unreachable-left-out", list[at] as Stmt);
          at = to;
        }
        continue;
      }
      const rest = [...inner, ...open.filter((r) => r.start > at && r.end <= outer.end)];
      made.push(region(outer, () => emit(outer.start, outer.end, rest)));
      at = outer.end;
    }
    return made;
  }

  function region({ label, isLoop }: Region, body: () => RustStmt[]): RustStmt {
    const target: Target = {
      node: label,
      goLabel: label.label.name,
      label: freshLabel(label.label.name, f),
      used: true,
      isLoop,
      isClosure: false,
      isGoto: true,
    };
    const made = within(target, f, body);
    if (!isLoop) return exprStmt({ ...block(made), label: target.label });
    const last = made.at(-1);
    const falls = !(last?.kind === "ExprStmt" && diverges(last.expr));
    return exprStmt(loop(block(falls ? [...made, exprStmt(breakExpr(), true)] : made), target.label));
  }
}

function regionsOf(list: readonly Stmt[], f: Floor): readonly Region[] {
  const regions = list.flatMap((s, at): Region[] => {
    if (s.kind !== "LabeledStmt") return [];
    const from = f.gotosTo(s).map((jump) => list.findIndex((x) => f.facts.tree.isInside(jump, x)));
    const ahead = from.filter((i) => i < at);
    return [
      ...(ahead.length > 0 ? [{ start: Math.min(...ahead), end: at, label: s, isLoop: false }] : []),
      ...(from.some((i) => i >= at) ? [{ start: at, end: list.length, label: s, isLoop: true }] : []),
    ];
  });
  return regions.map((r) => nested(r, regions));
}

/** Up to the statement that control never runs past: Rust warns of what comes after it. */
function reached(list: readonly Stmt[], f: Floor, lower: (s: Stmt) => RustStmt[]): RustStmt[] {
  const made: RustStmt[] = [];
  for (const [at, s] of list.entries()) {
    made.push(...lower(s));
    const next = list[at + 1];
    if (!next || !isEnd(made.at(-1)) || list.slice(at + 1).some((x) => x.kind === "LabeledStmt")) continue;
    f.output.note("unreachable-left-out", next);
    break;
  }
  return made;
}

/** Control never runs past it. */
const isEnd = (s: RustStmt | undefined): boolean => s?.kind === "ExprStmt" && diverges(s.expr);

/** Blocks that overlap begin together; a jump ahead into the middle of a loop has no form. */
function nested(r: Region, all: readonly Region[]): Region {
  const crossing = all.filter((x) => x.start < r.start && x.end > r.start && x.end < r.end);
  if (r.isLoop && crossing.length > 0) throw new Beyond("FG0101", { what: "goto into a loop that goto makes" });
  const start = Math.min(r.start, ...crossing.map((x) => x.start));
  return start === r.start ? r : nested({ ...r, start }, all);
}

/** `goto L`, from inside the block or the loop that its label became. */
export function gotoJump(s: BranchStmt, f: Floor): RustExpr {
  const at = f.targets.findLastIndex((x) => x.isGoto && x.goLabel === s.label?.name);
  const target = f.targets[at];
  if (!target || f.targets.slice(at).some((x) => x.isClosure)) throw new Beyond("FG0101", { what: "goto" });
  return target.isLoop ? continueExpr(target.label) : breakExpr(target.label);
}
