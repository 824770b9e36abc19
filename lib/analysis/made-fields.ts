// Facts about fields that hold a made slice in every value of their struct: no literal leaves them out, and no zero value exists.

import type { CompositeLit, Expr } from "../go/ast.ts";
import type { VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Type } from "../semantics/types.ts";
import type { Facts } from "./facts.ts";

/** `isMade` says of an expression that is put into the field whether it is not nil. */
export function isMadeField(f: VarObj, facts: Facts, isMade: (e: Expr) => boolean): boolean {
  const holds = (type: Type): boolean => holdsByValue(type, f);
  return (
    !isOpen(facts) &&
    !hasZeroValues(facts, holds) &&
    facts.nodesOf("CompositeLit").every((e) => isWholeLiteral(e, f, facts, holds, isMade)) &&
    facts.uses.ofField(f).every(({ sel, role }) => {
      if (role.kind === "address") return false;
      if (role.kind === "receiver") return role.callee.recv?.kind !== "Pointer";
      if (role.kind !== "assign") return true;
      if (role.stmt.kind === "RangeStmt") return role.stmt.key !== sel && role.stmt.value !== sel;
      if (!role.stmt.lhs.includes(sel)) return role.stmt.lhs.every((l) => l.kind !== "ParenExpr");
      const value = role.stmt.lhs.length === role.stmt.rhs.length ? role.stmt.rhs[role.stmt.lhs.indexOf(sel)] : undefined;
      return value !== undefined && isMade(value);
    })
  );
}

/** Does a value of the type hold the field within itself, not behind a pointer? */
function holdsByValue(type: Type, f: VarObj): boolean {
  const u = underlying(type);
  if (u.kind === "Array") return holdsByValue(u.elem, f);
  return u.kind === "Struct" && (u.fields.includes(f) || u.fields.some((x) => holdsByValue(x.type, f)));
}

/** Values that are made where nobody sees it: by type parameters, and by packages that look into types. */
const isOpen = (facts: Facts): boolean =>
  facts.nodesOf("FuncDecl").some((d) => (d.type.typeParams?.list.length ?? 0) > 0) ||
  facts.nodesOf("TypeSpec").some((s) => (s.typeParams?.list.length ?? 0) > 0) ||
  facts.nodesOf("ImportSpec").some((s) => /reflect|unsafe|gob|xml|sync|atomic/.test(s.path.value)) ||
  facts.nodesOf("SelectorExpr").some((e) => {
    const o = facts.info.objectOf(e.sel);
    return o?.pkg === "encoding/json" && !/^Marshal/.test(o.name);
  });

/** Places where Go puts a zero value of a type that holds the field. */
function hasZeroValues(facts: Facts, holds: (t: Type) => boolean): boolean {
  const { info } = facts;
  const isZero = (e: Expr | undefined): boolean => {
    const c = e && info.constOf(e);
    return c?.kind === "int" && c.value === 0n;
  };
  const elem = (type: Type): Type | undefined => {
    const u = underlying(type);
    return u.kind === "Slice" || u.kind === "Map" || u.kind === "Array" || u.kind === "Chan" || u.kind === "Pointer"
      ? u.elem
      : undefined;
  };
  const holdsElem = (e: Expr): boolean => {
    const x = elem(info.typeOf(e));
    return x !== undefined && holds(x);
  };
  return (
    facts.nodesOf("ValueSpec").some((s) => s.values.length === 0 && s.names.some((n) => holds(info.typeOf(n)))) ||
    facts.uses.variables.some((v) => v.role === "result" && v.name !== "_" && holds(v.type)) ||
    facts.nodesOf("CallExpr").some((e) => {
      const name = info.builtinOf(e);
      if (name === "new") return holdsElem(e);
      if (name === "make") return holdsElem(e) && underlying(info.typeOf(e)).kind === "Slice" && !isZero(e.args[1]);
      if (name === "clear") return e.args.some(holdsElem);
      return info.isConversion(e) && holds(info.typeOf(e));
    }) ||
    facts.nodesOf("IndexExpr").some((e) => underlying(info.typeOf(e.x)).kind === "Map" && holds(info.typeOf(e))) ||
    facts.nodesOf("UnaryExpr").some((e) => e.op === "<-" && holdsElem(e.x)) ||
    facts.nodesOf("TypeAssertExpr").some((e) => e.type !== undefined && holds(info.typeOf(e.type))) ||
    // What lies behind the end of a slice is zero.
    facts.nodesOf("SliceExpr").some((e) => e.high !== undefined && holdsElem(e))
  );
}

/** A literal gives each part that holds the field, and the field itself a made slice. */
function isWholeLiteral(
  e: CompositeLit,
  f: VarObj,
  facts: Facts,
  holds: (t: Type) => boolean,
  isMade: (e: Expr) => boolean,
): boolean {
  const written = underlying(facts.info.typeOf(e));
  // `[]*T{{…}}` leaves out `&T`.
  const type = written.kind === "Pointer" ? written.elem : written;
  const u = underlying(type);
  if (u.kind === "Array" || u.kind === "Slice") {
    if (!holds(u.elem)) return true;
    return e.elts.every((x) => x.kind !== "KeyValueExpr") && (u.kind === "Slice" || e.elts.length === u.len);
  }
  if (u.kind !== "Struct" || !holds(type)) return true;
  return u.fields.every((x, i) => {
    if (x !== f && !holds(x.type)) return true;
    const keyed = e.elts.some((y) => y.kind === "KeyValueExpr");
    const elt = keyed
      ? e.elts.find((y) => y.kind === "KeyValueExpr" && y.key.kind === "Ident" && y.key.name === x.name)
      : e.elts[i];
    const value = elt?.kind === "KeyValueExpr" ? elt.value : elt;
    return value !== undefined && (x !== f || isMade(value));
  });
}
