// Facts about integers that go through floats and back: `int(math.Max(float64(a), float64(b)))` of numbers so small that nothing is lost.

import type { CallExpr, Expr } from "../../go/ast.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Facts } from "../facts.ts";

export interface RoundTrip {
  readonly name: "max" | "min" | "abs";
  readonly args: readonly Expr[];
}

const names: Readonly<Record<string, RoundTrip["name"]>> = { Max: "max", Min: "min", Abs: "abs" };

/** What the conversion to int asks of integers, where each of them is exact as a float: a length, or few of them added up. */
export function roundTripOf(e: CallExpr, facts: Facts): RoundTrip | undefined {
  const trip = anyRoundTrip(e, facts);
  return trip?.args.every((a) => isSmall(a, facts, new Set())) ? trip : undefined;
}

function anyRoundTrip(e: CallExpr, facts: Facts): RoundTrip | undefined {
  const [inner] = e.args;
  if (!facts.info.isConversion(e) || !isInt(e, facts) || inner?.kind !== "CallExpr") return undefined;
  const f = facts.info.calleeOf(inner);
  const name = f?.pkg === "math" ? names[f.name] : undefined;
  const args = inner.args.map((a) => integerIn(a, facts));
  return name && args.length > 0 && args.every((a) => a !== undefined) ? { name, args } : undefined;
}

/** Both sides of `a - b`. */
export function differenceOf(e: Expr): readonly [Expr, Expr] | undefined {
  if (e.kind === "ParenExpr") return differenceOf(e.x);
  return e.kind === "BinaryExpr" && e.op === "-" ? [e.x, e.y] : undefined;
}

/** The int of `float64(n)`. */
function integerIn(e: Expr, facts: Facts): Expr | undefined {
  if (e.kind === "ParenExpr") return integerIn(e.x, facts);
  if (facts.info.constOf(e) || e.kind !== "CallExpr" || !facts.info.isConversion(e)) return undefined;
  const u = underlying(facts.info.typeOf(e));
  const [n] = e.args;
  return u.kind === "Basic" && u.basic === "float64" && n && isInt(n, facts) ? n : undefined;
}

const isInt = (e: Expr, facts: Facts): boolean => {
  const type = facts.info.typeOf(e);
  return type.kind === "Basic" && type.basic === "int";
};

/** A length, a small constant, a key of a loop, a counter, and what few of them add up to. */
function isSmall(e: Expr, facts: Facts, open: Set<VarObj>): boolean {
  const c = facts.info.constOf(e);
  if (c) return c.kind === "int" && c.value > -(1n << 40n) && c.value < 1n << 40n;
  switch (e.kind) {
    case "ParenExpr":
      return isSmall(e.x, facts, open);
    case "BinaryExpr":
      return (e.op === "+" || e.op === "-" || e.op === "/") && isSmall(e.x, facts, open) && isSmall(e.y, facts, open);
    case "CallExpr":
      return ["len", "cap"].includes(facts.info.builtinOf(e) ?? "") || isOneOf(e, facts, open);
    case "Ident": {
      const v = facts.info.objectOf(e);
      return v?.kind === "Var" && v.role === "local" && isSmallVariable(v, facts, open);
    }
    default:
      return false;
  }
}

/** `best = int(math.Max(float64(best), float64(n)))`: no larger than what it is chosen from, be it the variable itself. */
function isOneOf(e: CallExpr, facts: Facts, open: Set<VarObj>): boolean {
  const trip = anyRoundTrip(e, facts);
  const isItself = (a: Expr): boolean => {
    const v = a.kind === "Ident" ? facts.info.objectOf(a) : undefined;
    return v?.kind === "Var" && open.has(v);
  };
  return trip?.args.every((a) => isItself(a) || isSmall(a, facts, open)) === true;
}

/** Given small numbers only, and counted by one at most: no program counts to 2^53. */
function isSmallVariable(v: VarObj, facts: Facts, open: Set<VarObj>): boolean {
  // Of itself it is given more and more.
  if (open.has(v)) return false;
  open.add(v);
  const found = facts.uses.of(v).every((u) => {
    if (u.role.kind === "update") return u.role.stmt.kind === "IncDecStmt";
    if (u.role.kind === "address") return false;
    if (u.role.kind !== "define" && u.role.kind !== "assign") return true;
    const p = facts.tree.parentOf(u.ident);
    if (p?.kind === "RangeStmt") return p.key === u.ident && underlying(facts.info.typeOf(p.x)).kind !== "Map";
    const [names, values] = p?.kind === "AssignStmt" ? [p.lhs, p.rhs] : p?.kind === "ValueSpec" ? [p.names, p.values] : [[], []];
    if (p?.kind === "ValueSpec" && values.length === 0) return true;
    const value = names.length === values.length ? values[(names as readonly Expr[]).indexOf(u.ident)] : undefined;
    return value !== undefined && isSmall(value, facts, open);
  });
  open.delete(v);
  return found;
}
