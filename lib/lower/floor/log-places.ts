// Implements the places that log prints with Lshortfile: a logger is told file and line where the program calls it.

import type { CallExpr, Expr } from "../../go/ast.ts";
import type { Facts } from "../../analysis/facts.ts";
import type { RustExpr } from "../../rust/ast.ts";
import { int, methodCall, str } from "../../rust/factory.ts";
import type { FuncObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import type { Floor } from "./context.ts";
import { Beyond } from "./types.ts";

const short = 16n;
const long = 8n;
const prints = /^(?:(?:Print|Fatal|Panic)(?:f|ln)?|Output)$/;

const known = new WeakMap<Facts, boolean>();

/** Does the program ask for the places of its log lines? */
function asked(f: Floor): boolean {
  const before = known.get(f.facts);
  if (before !== undefined) return before;
  const found =
    f.facts.nodesOf("SelectorExpr").some((s) => isConstant(s, "Lshortfile", f)) ||
    f.facts.nodesOf("CallExpr").some((e) => flagsOf(e, f).some((a) => ((constantOf(a, f) ?? 0n) & short) !== 0n));
  known.set(f.facts, found);
  return found;
}

const isConstant = (e: Expr, name: string, f: Floor): boolean => {
  const obj = e.kind === "SelectorExpr" ? f.info.objectOf(e.sel) : undefined;
  return obj?.kind === "Const" && obj.pkg === "log" && obj.name === name;
};

function constantOf(e: Expr, f: Floor): bigint | undefined {
  const value = f.info.constOf(e);
  return value?.kind === "int" ? value.value : undefined;
}

/** The flags that a call gives to a logger. */
function flagsOf(e: CallExpr, f: Floor): readonly Expr[] {
  const obj = e.fun.kind === "SelectorExpr" ? f.info.objectOf(e.fun.sel) : undefined;
  if (obj?.kind !== "Func" || obj.pkg !== "log") return [];
  return obj.name === "SetFlags" ? e.args.slice(0, 1) : obj.name === "New" ? e.args.slice(2, 3) : [];
}

/** The folders of Llongfile are those of the machine that built the program. */
export function refuseFolders(e: CallExpr, f: Floor): void {
  for (const a of flagsOf(e, f)) {
    const flags = constantOf(a, f);
    const isLong =
      flags === undefined
        ? f.facts.nodesOf("SelectorExpr").some((s) => isConstant(s, "Llongfile", f))
        : (flags & long) !== 0n && (flags & short) === 0n;
    if (isLong) throw new Beyond("FG0201", { what: "log.Llongfile" });
  }
}

/** Does a function or method of log print where it was called? */
export const printsPlace = (m: FuncObj, f: Floor): boolean => m.pkg === "log" && prints.test(m.name) && asked(f);

/** What is no plain call has no place that is known: Go names the one of the function value, of the deferring function, of the interface's caller. */
export function refusePlace(m: FuncObj, f: Floor): void {
  if (printsPlace(m, f)) throw new Beyond("FG0201", { what: `log.${m.name} with log.Lshortfile, other than by a plain call` });
}

/** An interface that a logger stands behind, or that a test may find a logger behind: its caller's place is Go's. */
export function refusePlaceBehind(to: Type, from: Type | undefined, f: Floor): void {
  const u = underlying(to);
  if (u.kind !== "Interface" || !asked(f)) return;
  for (const e of u.embeddeds) refusePlaceBehind(e, from, f);
  for (const m of u.methods) {
    const found = from ? f.info.lookup(from, m.name) : undefined;
    if (found?.kind === "method" && found.obj.kind === "Func") refusePlace(found.obj, f);
    else if (!from && prints.test(m.name)) throw new Beyond("FG0201", { what: "a test for a logger with log.Lshortfile" });
  }
}

/** The logger at the place of a call. */
export function placed(logger: RustExpr, e: CallExpr, m: FuncObj, f: Floor): RustExpr {
  const [depth] = e.args;
  if (m.name === "Output" && depth && constantOf(depth, f) !== 1n)
    throw new Beyond("FG0201", { what: "log.Output for a caller of the caller" });
  const stmt = f.facts.tree.parentOf(e);
  if (stmt?.kind === "GoStmt" || stmt?.kind === "DeferStmt") refusePlace(m, f);
  const { file, line } = f.facts.placeOf(e.fun.kind === "SelectorExpr" ? e.fun.sel : e);
  return methodCall(logger, "at", [str(file), int(line)]);
}
