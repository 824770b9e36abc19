// Facts about types that package sort orders by their methods: whether their `Len` and `Swap` are what every list has.

import type { Expr, FuncDecl } from "../go/ast.ts";
import type { Type } from "../semantics/types.ts";
import type { Facts } from "./facts.ts";

/** `return len(a)`, and `a[i], a[j] = a[j], a[i]`: only `Less` says something of its own. */
export function isPlainList(type: Type, facts: Facts): boolean {
  const [len, swap] = ["Len", "Swap"].map((name) => {
    const m = facts.info.lookup(type, name)?.obj;
    return m?.kind === "Func" ? facts.declOf(m) : undefined;
  });
  return len !== undefined && swap !== undefined && isLength(len, facts) && isSwap(swap, facts);
}

const receiverOf = (d: FuncDecl, facts: Facts): unknown => facts.info.funcObjOf(d)?.type.recv;

/** The receiver, or what its pointer leads to. */
function isReceiver(e: Expr, d: FuncDecl, facts: Facts): boolean {
  if (e.kind === "ParenExpr" || e.kind === "StarExpr") return isReceiver(e.x, d, facts);
  return e.kind === "Ident" && facts.info.objectOf(e) === receiverOf(d, facts);
}

function isLength(d: FuncDecl, facts: Facts): boolean {
  const [only, more] = d.body?.list ?? [];
  const [e] = only?.kind === "ReturnStmt" ? only.results : [];
  const [list] = e?.kind === "CallExpr" && facts.info.builtinOf(e) === "len" ? e.args : [];
  return list !== undefined && !more && isReceiver(list, d, facts);
}

function isSwap(d: FuncDecl, facts: Facts): boolean {
  const [only, more] = d.body?.list ?? [];
  const s = only?.kind === "AssignStmt" && only.op === "=" && only.lhs.length === 2 && only.rhs.length === 2 ? only : undefined;
  const params = facts.info.funcObjOf(d)?.type.params.vars ?? [];
  if (!s || more) return false;
  const at = (e: Expr | undefined): number => {
    const [index] = e?.kind === "IndexExpr" && isReceiver(e.x, d, facts) ? e.indices : [];
    const v = index?.kind === "Ident" ? facts.info.objectOf(index) : undefined;
    return v?.kind === "Var" ? params.indexOf(v) : -1;
  };
  const [a, b, c, e] = [...s.lhs, ...s.rhs].map(at);
  return a !== b && a === e && b === c && a !== -1 && b !== -1;
}
