// Implements facts about orders that call elements equal which differ: an unstable sort shows them in an order of its own.

import type { CallExpr, Expr, FuncDecl, FuncLit, Ident, Stmt } from "../go/ast.ts";
import type { Facts } from "./facts.ts";
import { underlying } from "../semantics/predicates.ts";

/** `sort.Slice` and its kin, over elements that can be equal to the order and yet differ. */
export function leavesTies(c: CallExpr, facts: Facts): boolean {
  const f = facts.info.calleeOf(c);
  const [list, order] = c.args;
  if (!list) return false;
  switch (f && `${f.pkg}.${f.name}`) {
    case "sort.Sort":
      return !isOfLibrary(list, facts) && !isPlainOrder(list, facts);
    case "sort.Slice":
    case "slices.SortFunc":
      if (order?.kind !== "FuncLit") return true;
      return !(holdsPlain(list, facts) && comparesWhole(order, facts)) && !comparesFields(list, order, facts);
    default:
      return false;
  }
}

/** `sort.Reverse(sort.IntSlice(xs))`: plain values, compared whole. */
function isOfLibrary(e: Expr, facts: Facts): boolean {
  const f = e.kind === "CallExpr" ? facts.info.calleeOf(e) : undefined;
  const [inner] = e.kind === "CallExpr" ? e.args : [];
  if (inner && f?.pkg === "sort" && f.name === "Reverse") return isOfLibrary(inner, facts);
  const type = facts.info.typeOf(e);
  return type.kind === "Named" && type.obj.pkg === "sort";
}

/** Equal elements of it are the same element: its `Less` compares plain values as they are. */
function isPlainOrder(e: Expr, facts: Facts): boolean {
  const f = e.kind === "CallExpr" ? facts.info.calleeOf(e) : undefined;
  const [inner] = e.kind === "CallExpr" ? e.args : [];
  if (inner && f?.pkg === "sort" && f.name === "Reverse") return isPlainOrder(inner, facts);
  const less = facts.info.lookup(facts.info.typeOf(e), "Less");
  const decl = less?.kind === "method" && less.obj.kind === "Func" ? facts.declOf(less.obj) : undefined;
  return decl !== undefined && ((holdsPlain(e, facts) && comparesWhole(decl, facts)) || comparesFields(e, decl, facts));
}

/** `if a.x == b.x { return a.y < b.y }`, `return a.x < b.x`: of structs, field after field, until none is left. */
function comparesFields(list: Expr, order: Order, facts: Facts): boolean {
  const u = underlying(facts.info.typeOf(list));
  const s = u.kind === "Slice" ? underlying(u.elem) : undefined;
  if (s?.kind !== "Struct" || s.fields.some((v) => underlying(v.type).kind !== "Basic")) return false;
  const compared = new Set<unknown>();
  const fieldOf = (e: Expr): unknown =>
    e.kind === "SelectorExpr" && isElement(e.x, order, facts) ? facts.info.objectOf(e.sel) : undefined;
  const isStep = (e: Expr | undefined, ops: readonly string[]): unknown => {
    if (e?.kind !== "BinaryExpr" || !ops.includes(e.op)) return undefined;
    const field = fieldOf(e.x);
    return field === fieldOf(e.y) ? field : undefined;
  };
  const isCompared = (e: Expr | undefined): unknown => {
    const f = e?.kind === "CallExpr" ? facts.info.calleeOf(e) : undefined;
    const [left, right] = e?.kind === "CallExpr" && f?.name === "Compare" && f.pkg ? e.args.map(fieldOf) : [];
    return left === right ? left : undefined;
  };
  const runs = (stmts: readonly Stmt[]): boolean =>
    stmts.every((x) => {
      if (x.kind === "ReturnStmt") {
        const [result] = x.results;
        if (result && facts.info.constOf(result)) return true;
        const field = isStep(result, ["<", ">", "-"]) ?? isCompared(result);
        compared.add(field);
        return field !== undefined;
      }
      if (x.kind !== "IfStmt" || x.init || x.else) return false;
      const less = isStep(x.cond, ["<", ">"]);
      if (less) compared.add(less);
      return (less ?? isStep(x.cond, ["==", "!="])) !== undefined && runs(x.body.list);
    });
  return order.body !== undefined && runs(order.body.list) && s.fields.every((v) => compared.has(v));
}

type Order = FuncLit | FuncDecl;

function holdsPlain(list: Expr, facts: Facts): boolean {
  const u = underlying(facts.info.typeOf(list));
  return u.kind === "Slice" && underlying(u.elem).kind === "Basic";
}

/** `return xs[i] < xs[j]`, `return a - b`, `return cmp.Compare(a, b)`: of the elements themselves, and of nothing in them. */
function comparesWhole(order: Order, facts: Facts): boolean {
  const [only, more] = order.body?.list ?? [];
  const result = only?.kind === "ReturnStmt" && !more ? only.results[0] : undefined;
  if (result?.kind === "CallExpr") return isCompare(result, order, facts);
  if (result?.kind !== "BinaryExpr" || !["<", ">", "-"].includes(result.op)) return false;
  const { x, y } = result;
  // `strings.Compare(a, b) < 0`.
  if (x.kind === "CallExpr" && facts.info.constOf(y)) return isCompare(x, order, facts);
  return [x, y].every((e) => isElement(e, order, facts));
}

function isCompare(c: CallExpr, order: Order, facts: Facts): boolean {
  const f = facts.info.calleeOf(c);
  return f?.name === "Compare" && (f.pkg === "cmp" || f.pkg === "strings") && c.args.every((e) => isElement(e, order, facts));
}

function isElement(e: Expr, order: Order, facts: Facts): boolean {
  const params = order.type.params.list.flatMap((field) => field.names).map((id) => facts.info.objectOf(id));
  const isParam = (x: Expr | undefined): boolean => x?.kind === "Ident" && params.includes(facts.info.objectOf(x as Ident));
  return isParam(e) || (e.kind === "IndexExpr" && isParam(e.indices[0]));
}
