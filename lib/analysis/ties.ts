// Implements facts about orders that call elements equal which differ: an unstable sort shows them in an order of its own.

import type { CallExpr, Expr, FuncDecl, FuncLit, Ident } from "../go/ast.ts";
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
      return !holdsPlain(list, facts) || order?.kind !== "FuncLit" || !comparesWhole(order, facts);
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
  return decl !== undefined && holdsPlain(e, facts) && comparesWhole(decl, facts);
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
