// Facts about Go's order of evaluation where the spec leaves it open (Go spec: "Order of evaluation"): its compiler makes the calls of
// an expression or of a list first, in their order, and reads variables, fields and elements beside them afterwards. What it works
// out by a call of its own is taken where it stands: lengths, parts and conversions of texts, assertions, and what becomes an
// interface from one byte.

import type { Expr, Node } from "../go/ast.ts";
import type { VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Type } from "../semantics/types.ts";
import type { Facts } from "./facts.ts";

/** How a lowering sees the program: types in the instance at hand, and which variables others can change. */
export interface OrderView {
  readonly facts: Facts;
  readonly typeOf: (e: Expr) => Type;
  readonly isShared: (v: VarObj) => boolean;
}

export const hasCall = (e: Expr, { info, nodesOf }: Facts): boolean =>
  nodesOf("CallExpr", e).some(
    (c) => !info.isConversion(c) && !/^(?:len|cap|min|max|real|imag|complex)$/.test(info.builtinOf(c) ?? ""),
  );

/** A call of the program's own, which may change what is read beside it. */
export const mayChange = (e: Expr, { info, nodesOf }: Facts): boolean =>
  nodesOf("CallExpr", e).some((c) => {
    if (info.isConversion(c) || info.builtinOf(c) !== undefined) return false;
    const callee = info.calleeOf(c);
    return callee === undefined || callee.pkg === undefined || callee.pkg === "";
  });

/** What the expression reads that a call could change: variables that others hold too, and what stands behind pointers and in lists. */
export function sharedReads(e: Expr, { facts, typeOf, isShared }: OrderView): readonly Expr[] {
  const { info, tree } = facts;
  const isBehind = (x: Expr): boolean => ["Pointer", "Slice", "Map"].includes(underlying(typeOf(x)).kind);
  const isMeasured = (n: Node): boolean => {
    for (const p of tree.ancestorsOf(n)) {
      if (p.kind === "CallExpr" && /^(?:len|cap)$/.test(info.builtinOf(p) ?? "")) return true;
      if (p === e) break;
    }
    return false;
  };
  const reads: readonly Expr[] = [
    ...facts.nodesOf("Ident", e).filter((id) => {
      const v = info.objectOf(id);
      return v?.kind === "Var" && v.role !== "field" && isShared(v);
    }),
    ...facts.nodesOf("SelectorExpr", e).filter((s) => info.selectionOf(s)?.kind === "field" && isBehind(s.x)),
    ...facts.nodesOf("IndexExpr", e).filter((x) => !info.isType(x) && isBehind(x.x)),
    ...facts.nodesOf("StarExpr", e).filter((x) => !info.isType(x)),
  ];
  return reads.filter((n) => !isMeasured(n));
}

/** Is it read after the calls beside it? `place`: the type of the place that it is put into. */
export const isLate = (e: Expr, place: Type | undefined, view: OrderView): boolean =>
  !view.facts.info.constOf(e) &&
  e.kind !== "FuncLit" &&
  !hasCall(e, view.facts) &&
  !(place && underlying(place).kind === "Interface" && isByte(view.typeOf(e))) &&
  !isMadeAtOnce(e, view) &&
  sharedReads(e, view).length > 0;

const isByte = (type: Type): boolean => {
  const u = underlying(type);
  return u.kind === "Basic" && /^(?:bool|u?int8)$/.test(u.basic);
};

const isText = (type: Type): boolean => {
  const u = underlying(type);
  return u.kind === "Basic" && u.basic === "string";
};

export const isMadeAtOnce = (e: Expr, { facts, typeOf }: OrderView): boolean =>
  facts.nodesOf("SliceExpr", e).length > 0 ||
  facts.nodesOf("TypeAssertExpr", e).length > 0 ||
  facts
    .nodesOf("CallExpr", e)
    .some(
      (c) =>
        /^(?:len|cap)$/.test(facts.info.builtinOf(c) ?? "") ||
        (facts.info.isConversion(c) && isText(typeOf(c)) !== isText(typeOf(c.args[0] as Expr))),
    );
