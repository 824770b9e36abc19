// Implements what the patterns on submatches share: which variable holds the groups of a match and nothing but them, and the
// `Captures` in its place.

import { givenAt } from "../../lib/analysis/given.ts";
import type { Facts } from "../../lib/analysis/facts.ts";
import type { CallExpr, Expr, Ident } from "../../lib/go/ast.ts";
import type { EmitContext } from "../../lib/patterns/kit.ts";
import type { Value } from "../../lib/patterns/value.ts";
import { methodCall, t } from "../../lib/rust/factory.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";
import { groupsOf } from "./_regexp-pattern.ts";
import { combine, refStr, unparen } from "./_values.ts";

/** `m` of `m := re.FindStringSubmatch(s)`, or of a loop over all of them. */
export interface Groups {
  readonly variable: VarObj;
  readonly found: CallExpr;
  /** How many there are, the whole match included. */
  readonly count: number;
}

/** Reads like a list of texts: `m[1]`. */
export const capturesType = t.vec(t.str);

/** The pattern of a variable that is declared with `MustCompile` and never replaced. */
export function patternBehind(re: Expr | undefined, facts: Facts): string | undefined {
  const v = re?.kind === "Ident" ? facts.info.objectOf(re) : undefined;
  if (v?.kind !== "Var") return undefined;
  const uses = facts.uses.of(v);
  const decl = uses.find((u) => u.role.kind === "define")?.ident;
  if (!decl || uses.some((u) => u.role.kind === "assign" || u.role.kind === "address")) return undefined;
  const parent = facts.tree.parentOf(decl);
  // `re, err := regexp.Compile(…)`.
  const made = givenAt(decl, facts) ?? (parent?.kind === "AssignStmt" && parent.lhs[0] === decl ? parent.rhs[0] : undefined);
  if (made?.kind !== "CallExpr" || facts.info.calleeOf(made)?.pkg !== "regexp") return undefined;
  const known = made.args[0] && facts.info.constOf(made.args[0]);
  return known?.kind === "string" && !known.bytes ? known.value : undefined;
}

/** A call of this method of a `Regexp`. */
export function isRegexpCall(e: Expr | undefined, name: string, facts: Facts): e is CallExpr {
  const callee = e?.kind === "CallExpr" ? facts.info.calleeOf(e) : undefined;
  return callee?.pkg === "regexp" && callee.name === name && callee.type.recv !== undefined;
}

/**
 * The groups that a variable holds, where the program only reads the texts of groups that take part in every match, by a
 * constant, and asks whether there was a match by `tests`.
 */
export function groupsIn(id: Expr | undefined, found: CallExpr, tests: readonly Expr[], facts: Facts): Groups | undefined {
  const v = id?.kind === "Ident" ? facts.info.objectOf(id) : undefined;
  if (v?.kind !== "Var" || v.role !== "local" || facts.capturesOf(v).length > 0) return undefined;
  const pattern = found.fun.kind === "SelectorExpr" ? patternBehind(unparen(found.fun.x), facts) : undefined;
  const always = pattern === undefined ? undefined : groupsOf(pattern);
  if (!always || !isSteady(found.args[0], facts)) return undefined;
  const isRead = facts.uses.of(v).every((u) => {
    if (u.role.kind === "define") return u.ident === id;
    if (tests.some((test) => facts.tree.isInside(u.ident, test))) return true;
    const p = facts.tree.parentOf(u.ident);
    const at = p?.kind === "IndexExpr" && p.x === u.ident ? p.indices[0] && facts.info.constOf(p.indices[0]) : undefined;
    return at?.kind === "int" && always[Number(at.value)] === true && isOnlyRead(p as Expr, facts);
  });
  return isRead ? { variable: v, found, count: always.length } : undefined;
}

const isOnlyRead = (place: Expr, facts: Facts): boolean => {
  const p = facts.tree.parentOf(place);
  return (
    !(p?.kind === "UnaryExpr" && p.op === "&") && !(p?.kind === "AssignStmt" && p.lhs.includes(place)) && p?.kind !== "IncDecStmt"
  );
};

/** A text that nobody replaces while the groups look into it: a constant, or a variable that is set once. */
function isSteady(text: Expr | undefined, facts: Facts): boolean {
  if (!text) return false;
  if (facts.info.constOf(text)) return true;
  const v = text.kind === "Ident" ? facts.info.objectOf(text) : undefined;
  return (
    v?.kind === "Var" &&
    (v.role === "local" || v.role === "param") &&
    facts.uses.of(v).every((u) => u.role.kind !== "assign" && u.role.kind !== "address")
  );
}

/** What a condition says of a match: `m == nil` and `len(m) < 3` are "none", `len(m) > 0` is "some". */
export function matchTest(cond: Expr, v: Ident, count: number, facts: Facts): "some" | "none" | undefined {
  const c = unparen(cond);
  if (c.kind !== "BinaryExpr") return undefined;
  const isV = (e: Expr): boolean => e.kind === "Ident" && facts.info.objectOf(e) === facts.info.objectOf(v);
  if (isV(c.x) && c.y.kind === "Ident" && facts.info.objectOf(c.y)?.kind === "Nil")
    return c.op === "==" ? "none" : c.op === "!=" ? "some" : undefined;
  const of = c.x.kind === "CallExpr" && facts.info.builtinOf(c.x) === "len" ? c.x.args[0] : undefined;
  const n = facts.info.constOf(c.y);
  if (!of || !isV(of) || n?.kind !== "int") return undefined;
  const compare = compares[c.op];
  if (!compare) return undefined;
  const [some, none] = [compare(count, Number(n.value)), compare(0, Number(n.value))];
  return some === none ? undefined : some ? "some" : "none";
}
const compares: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  "==": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
};

/** `re.captures(s)`, `re.captures_iter(s)`, or `re.is_match(s)` where nobody reads the groups. */
export function capturesOf(
  found: CallExpr,
  method: "captures" | "captures_iter" | "is_match",
  ctx: EmitContext,
): Value | undefined {
  const [text] = found.args;
  if (found.fun.kind !== "SelectorExpr" || !text) return undefined;
  const type = method === "captures" ? t.option(capturesType) : method === "is_match" ? t.bool : t.infer;
  return combine(ctx, [ctx.peek(found.fun.x), ctx.expr(text, refStr)], type, (re, s) => methodCall(re, method, [s]));
}
