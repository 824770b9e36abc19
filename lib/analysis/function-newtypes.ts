// Facts about function types with methods, `type Op func(int) int`: whether their values are copied, and what becomes one of them.

import type { Expr, Ident } from "../go/ast.ts";
import type { FuncObj, TypeNameObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Type } from "../semantics/types.ts";
import { wantedTypes } from "./conversions.ts";
import { escapes } from "./escaping-functions.ts";
import { type Facts, originOf } from "./facts.ts";

/** The declared type, if it is a function type with methods. */
export function functionTypeOf(type: Type): TypeNameObj | undefined {
  if (type.kind !== "Named" || underlying(type).kind !== "Signature") return undefined;
  const own = type.origin ?? type;
  return own.methods.length > 0 && own.obj.pkg === "" ? own.obj : undefined;
}

const copied = new WeakMap<Facts, ReadonlySet<TypeNameObj>>();

/** Types of which a value stands in two places at a time: a place that is read keeps what it holds. */
export function copiedFunctionTypes(facts: Facts): ReadonlySet<TypeNameObj> {
  const known = copied.get(facts) ?? findCopied(facts);
  copied.set(facts, known);
  return known;
}

function findCopied(facts: Facts): ReadonlySet<TypeNameObj> {
  const found = new Set<TypeNameObj>();
  const places: readonly Expr[] = (["Ident", "SelectorExpr", "IndexExpr", "StarExpr"] as const).flatMap((k) => facts.nodesOf(k));
  for (const e of places) {
    if (e.kind === "Ident" && facts.info.objectOf(e)?.kind !== "Var") continue;
    const o = functionTypeOf(facts.info.typeOf(e));
    if (o && isRead(e, facts) && !(e.kind === "Ident" && movesAway(e, facts))) found.add(o);
  }
  return found;
}

/** Taken as a value: neither called, nor asked for a method, nor replaced. */
function isRead(e: Expr, facts: Facts): boolean {
  const p = facts.tree.parentOf(e);
  if (p?.kind === "CallExpr" && p.fun === e) return false;
  if (p?.kind === "AssignStmt" && p.lhs.includes(e)) return false;
  if (p?.kind === "Field" || p?.kind === "ValueSpec") return p.kind === "ValueSpec" && p.values.includes(e);
  if (p?.kind === "RangeStmt" && (p.key === e || p.value === e)) return false;
  // The name of a field, in `s.op` and in `Server{op: f}`, is no value of its own.
  if (p?.kind === "SelectorExpr" && p.sel === e) return false;
  if (p?.kind === "KeyValueExpr" && p.key === e) return false;
  const called = p?.kind === "SelectorExpr" && p.x === e ? facts.info.selectionOf(p)?.obj : undefined;
  if (called?.kind === "Func") return keepsReceiver(called, facts);
  return true;
}

/** Its receiver is given back, handed on or replaced, or lives on in a function that the method gives away. */
export function keepsReceiver(called: FuncObj, facts: Facts): boolean {
  const { recv } = originOf(called).type;
  if (!recv) return false;
  const isHeld = facts.uses.of(recv).some((u) => u.steps.length === 0 && !["define", "called", "receiver"].includes(u.role.kind));
  return isHeld || facts.nodesOf("FuncLit").some((f) => facts.freeVarsOf(f).includes(recv) && escapes(f, facts));
}

/** The method gives its receiver another value. */
export const replacesReceiver = (f: FuncObj, facts: Facts): boolean =>
  f.type.recv !== undefined && facts.uses.of(f.type.recv).some((u) => u.role.kind === "assign" && u.steps.length === 0);

/** The variable gives its value away: it is local, nobody reads it later, and no function shares it. */
function movesAway(id: Ident, facts: Facts): boolean {
  const v = facts.info.objectOf(id);
  if (v?.kind !== "Var" || v.role === "package" || v.role === "receiver") return false;
  return facts.capturesOf(v).length === 0 && facts.isLastUse(id);
}

const becoming = new WeakMap<Facts, ReadonlySet<Expr>>();

/** A function that stands where such a type is wanted: it is kept for as long as the value is. */
export function becomesFunctionType(e: Expr, facts: Facts): boolean {
  const known =
    becoming.get(facts) ??
    new Set(
      wantedTypes(facts).flatMap(({ expr, type }) =>
        functionTypeOf(type) && !functionTypeOf(facts.info.typeOf(expr)) ? [expr] : [],
      ),
    );
  becoming.set(facts, known);
  return known.has(e);
}
