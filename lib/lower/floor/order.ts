// Implements Go's order of evaluation where the spec leaves it open (Go spec: "Order of evaluation"): its compiler makes the calls of
// an expression or of a list first, in their order, and reads variables, fields and elements beside them afterwards. What it works
// out by a call of its own is taken where it stands: lengths, parts and conversions of texts, assertions, and what becomes an
// interface from one byte.

import type { Expr, Node } from "../../go/ast.ts";
import type { RustExpr, RustStmt } from "../../rust/ast.ts";
import { block, letStmt, local } from "../../rust/factory.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import type { Floor } from "./context.ts";

export const hasCall = (e: Expr, f: Floor): boolean =>
  f.facts
    .nodesOf("CallExpr", e)
    .some((c) => !f.info.isConversion(c) && !/^(?:len|cap|min|max|real|imag|complex)$/.test(f.info.builtinOf(c) ?? ""));

/** A call of the program's own, which may change what is read beside it. */
const mayChange = (e: Expr, f: Floor): boolean =>
  f.facts.nodesOf("CallExpr", e).some((c) => {
    if (f.info.isConversion(c) || f.info.builtinOf(c) !== undefined) return false;
    const callee = f.info.calleeOf(c);
    return callee === undefined || callee.pkg === undefined || callee.pkg === "";
  });

const isBehind = (type: Type): boolean => ["Pointer", "Slice", "Map"].includes(underlying(type).kind);

/** Does it read what a call beside it could change: a variable that others hold too, or what stands behind a pointer or in a list? */
function readsShared(e: Expr, f: Floor): boolean {
  const isMeasured = (n: Node): boolean => {
    for (const p of f.facts.tree.ancestorsOf(n)) {
      if (p.kind === "CallExpr" && /^(?:len|cap)$/.test(f.info.builtinOf(p) ?? "")) return true;
      if (p === e) break;
    }
    return false;
  };
  const shared: readonly Node[] = [
    ...f.facts.nodesOf("Ident", e).filter((id) => {
      const v = f.info.objectOf(id);
      return v?.kind === "Var" && v.role !== "field" && (v.role === "package" || f.boxes.isBoxed(v));
    }),
    ...f.facts.nodesOf("SelectorExpr", e).filter((s) => f.info.selectionOf(s)?.kind === "field" && isBehind(f.typeOf(s.x))),
    ...f.facts.nodesOf("IndexExpr", e).filter((x) => !f.info.isType(x) && isBehind(f.typeOf(x.x))),
    ...f.facts.nodesOf("StarExpr", e).filter((x) => !f.info.isType(x)),
  ];
  return shared.some((n) => !isMeasured(n));
}

/** Is it read after the calls beside it? `place`: the type of the place that it is put into. */
const isLate = (e: Expr, place: Type | undefined, f: Floor): boolean =>
  !f.info.constOf(e) &&
  e.kind !== "FuncLit" &&
  !hasCall(e, f) &&
  !(place && underlying(place).kind === "Interface" && isByte(f.typeOf(e))) &&
  !isMadeAtOnce(e, f) &&
  readsShared(e, f);

const isByte = (type: Type): boolean => {
  const u = underlying(type);
  return u.kind === "Basic" && /^(?:bool|u?int8)$/.test(u.basic);
};

const isText = (type: Type): boolean => {
  const u = underlying(type);
  return u.kind === "Basic" && u.basic === "string";
};

const isMadeAtOnce = (e: Expr, f: Floor): boolean =>
  f.facts.nodesOf("SliceExpr", e).length > 0 ||
  f.facts.nodesOf("TypeAssertExpr", e).length > 0 ||
  f.facts
    .nodesOf("CallExpr", e)
    .some(
      (c) =>
        /^(?:len|cap)$/.test(f.info.builtinOf(c) ?? "") ||
        (f.info.isConversion(c) && isText(f.typeOf(c)) !== isText(f.typeOf(c.args[0] as Expr))),
    );

/** Which of the operands are worked out before the others; undefined where that makes no difference. `places`: see `isLate`. */
export function callsFirst(
  exprs: readonly Expr[],
  f: Floor,
  places: readonly (Type | undefined)[] = [],
): ReadonlySet<Expr> | undefined {
  const last = exprs.findLastIndex((e) => mayChange(e, f));
  const before = exprs.slice(0, Math.max(last, 0));
  const late = new Set(before.filter((e, i) => isLate(e, places[i], f)));
  if (late.size === 0) return undefined;
  // What is taken where it stands keeps its turn among the calls.
  return new Set(
    exprs.slice(0, last + 1).filter((e) => !late.has(e) && (hasCall(e, f) || readsShared(e, f) || isMadeAtOnce(e, f))),
  );
}

/** The operands' values, with the statements that make the calls before the others are read. */
export function ordered(
  exprs: readonly Expr[],
  values: readonly RustExpr[],
  f: Floor,
  places: readonly (Type | undefined)[] = [],
): { readonly before: readonly RustStmt[]; readonly values: readonly RustExpr[] } {
  const first = callsFirst(exprs, f, places);
  if (!first) return { before: [], values };
  const before: RustStmt[] = [];
  const all = values.map((v, i) => {
    if (!first.has(exprs[i] as Expr)) return v;
    const name = f.temp("value");
    before.push(letStmt(name, v));
    return local(name);
  });
  return { before, values: all };
}

/** The same around what is made of the operands. */
export function inOrder(
  exprs: readonly Expr[],
  values: readonly RustExpr[],
  f: Floor,
  join: (values: readonly RustExpr[]) => RustExpr,
  places: readonly (Type | undefined)[] = [],
): RustExpr {
  const { before, values: all } = ordered(exprs, values, f, places);
  return before.length > 0 ? block(before, join(all)) : join(values);
}
