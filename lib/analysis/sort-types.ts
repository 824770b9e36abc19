// Facts about types that package sort orders by their methods: whether their `Len` and `Swap` are what every list has.

import type { CallExpr, Expr, FuncDecl, Ident } from "../go/ast.ts";
import type { TypeNameObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
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

const known = new WeakMap<Facts, ReadonlySet<TypeNameObj>>();

/** Lists whose type is there for package sort alone: `sort.Sort(byAge(people))` is all that names it. */
export function isOnlySorted(o: TypeNameObj, facts: Facts): boolean {
  const found = known.get(facts) ?? new Set(facts.info.typeNames.filter((x) => isForSorting(x, facts)));
  known.set(facts, found);
  return found.has(o);
}

function isForSorting(o: TypeNameObj, facts: Facts): boolean {
  if (o.type.kind !== "Named" || o.type.typeParams.length > 0 || o.home || underlying(o.type).kind !== "Slice") return false;
  const names = o.type.methods.map((m) => m.name).toSorted();
  if (names.join(" ") !== "Len Less Swap" || !isPlainList(o.type, facts)) return false;
  const mentions = facts.nodesOf("Ident").filter((id) => facts.info.objectOf(id) === o);
  return (
    mentions.some((id) => isSortedHere(id, facts)) && mentions.every((id) => isSortedHere(id, facts) || isDeclared(id, facts))
  );
}

function isDeclared(id: Ident, facts: Facts): boolean {
  const p = facts.tree.parentOf(id);
  if (p?.kind === "TypeSpec") return p.name === id && facts.tree.funcOf(p) === undefined;
  const owner = p?.kind === "Field" ? [...facts.tree.ancestorsOf(p)].find((n) => n.kind === "FuncDecl") : undefined;
  return p?.kind === "Field" && owner?.kind === "FuncDecl" && owner.recv?.list.includes(p) === true;
}

/** `sort.Sort(byAge(people))`, `sort.Stable(sort.Reverse(byAge(people)))`. */
function isSortedHere(id: Ident, facts: Facts): boolean {
  const made = facts.tree.parentOf(id);
  if (made?.kind !== "CallExpr" || made.fun !== id || !facts.info.isConversion(made)) return false;
  const isCalled = (e: CallExpr): boolean => {
    const p = facts.tree.parentOf(e);
    const f = p?.kind === "CallExpr" && p.args[0] === e ? facts.info.calleeOf(p) : undefined;
    if (p?.kind !== "CallExpr" || f?.pkg !== "sort") return false;
    return f.name === "Reverse" ? isCalled(p) : f.name === "Sort" || f.name === "Stable";
  };
  return isCalled(made);
}
