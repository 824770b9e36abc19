// Facts about format texts that stand in a variable: Rust reads its format texts when it compiles, and Go when it runs.

import { givenAt } from "./given.ts";
import type { Expr } from "../go/ast.ts";
import type { VarObj } from "../semantics/objects.ts";
import type { Facts } from "./facts.ts";
import type { Use } from "./uses.ts";

/** Where the functions of `fmt` and `log` have their format. */
const places: Readonly<Record<string, number>> = {
  "fmt.Printf": 0,
  "fmt.Sprintf": 0,
  "fmt.Fprintf": 1,
  "log.Printf": 0,
  "log.Fatalf": 0,
  "log.Panicf": 0,
};

/** The text that a format is: a constant, or what a local is given once and keeps. */
export function formatText(e: Expr, facts: Facts): string | undefined {
  const c = facts.info.constOf(e);
  if (c) return c.kind === "string" && !c.bytes ? c.value : undefined;
  const v = e.kind === "Ident" ? facts.info.objectOf(e) : undefined;
  return v?.kind === "Var" ? keptText(v, facts) : undefined;
}

/** Is the local a format and nothing else, so that nothing of it is left behind the formats? */
export const isOnlyFormat = (v: VarObj, facts: Facts): boolean => {
  const reads = facts.uses.of(v).filter((u) => u.role.kind !== "define");
  return reads.length > 0 && reads.every(isFormat) && keptText(v, facts) !== undefined;
};

const isFormat = (u: Use): boolean =>
  u.role.kind === "argument" &&
  u.role.callee !== undefined &&
  places[`${u.role.callee.pkg}.${u.role.callee.name}`] === u.role.index;

function keptText(v: VarObj, facts: Facts): string | undefined {
  if (v.role !== "local") return undefined;
  const uses = facts.uses.of(v);
  const decl = uses[0];
  if (decl?.role.kind !== "define" || uses.some((u) => u !== decl && !isRead(u))) return undefined;
  const given = givenAt(decl.ident, facts);
  const c = given && facts.info.constOf(given);
  return c?.kind === "string" && !c.bytes ? c.value : undefined;
}

const isRead = (u: Use): boolean => !["assign", "update", "address", "define"].includes(u.role.kind);
