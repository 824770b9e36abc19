// Implements the bounds that a type parameter owes to what its values are handed to: generic functions of the program, their
// types' methods, printing, and the standard library's own orders.

import { type Facts, originOf } from "../analysis/facts.ts";
import type { CallExpr, FuncDecl, Ident } from "../go/ast.ts";
import type { FuncObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Type, TypeParam } from "../semantics/types.ts";

const ordered = new Set(["Sort", "SortStable", "Max", "Min", "BinarySearch", "IsSorted", "Compare", "Sorted"]);
const compared = new Set(["Contains", "Index", "Equal", "Compact"]);

export function demandedOf(p: TypeParam, decls: readonly FuncDecl[], facts: Facts): ReadonlySet<string> {
  const out = new Set<string>();
  collect(p, decls, facts, out, new Set());
  return out;
}

function collect(p: TypeParam, decls: readonly FuncDecl[], facts: Facts, out: Set<string>, seen: Set<string>): void {
  for (const d of decls) {
    const key = `${p.obj.name} ${d.span.start}`;
    if (seen.has(key)) continue;
    seen.add(key);
    ownDemands(p, d, facts, out);
    for (const c of facts.nodesOf("CallExpr", d)) {
      const callee = facts.info.calleeOf(c);
      if (!callee) continue;
      if (callee.pkg) standardDemands(p, c, callee, facts, out);
      else for (const { param, of } of handedTo(p, c, callee, facts)) collect(param, of, facts, out, seen);
    }
  }
}

/** What the body itself does: compares, keys maps by it, starts from its zero value. */
function ownDemands(p: TypeParam, d: FuncDecl, facts: Facts, out: Set<string>): void {
  const is = (t: Type): boolean => t.kind === "TypeParam" && t.obj.name === p.obj.name;
  for (const b of facts.nodesOf("BinaryExpr", d)) {
    if (!is(facts.info.typeOf(b.x)) && !is(facts.info.typeOf(b.y))) continue;
    if (b.op === "==" || b.op === "!=") out.add("PartialEq");
    else if (["<", "<=", ">", ">="].includes(b.op)) out.add("PartialOrd");
  }
  const keyed = [...facts.nodesOf("MapType", d), ...facts.nodesOf("IndexExpr", d).map((e) => e.x)];
  for (const m of keyed) {
    const u = underlying(facts.info.typeOf(m));
    if (u.kind !== "Map" || !is(u.key)) continue;
    out.add("Eq");
    out.add("Hash");
  }
  for (const s of facts.nodesOf("ValueSpec", d))
    if (s.values.length === 0 && s.type && is(facts.info.typeOf(s.type))) out.add("Default");
}

function standardDemands(p: TypeParam, c: CallExpr, callee: FuncObj, facts: Facts, out: Set<string>): void {
  const mentions = c.args.some((a) => holds(facts.info.typeOf(a), p));
  if (!mentions) return;
  if (callee.pkg === "fmt") out.add("Display");
  if (!["slices", "cmp", "maps"].includes(callee.pkg ?? "")) return;
  if (ordered.has(callee.name)) out.add("Ord");
  else if (compared.has(callee.name)) out.add("PartialEq");
}

interface Handed {
  readonly param: TypeParam;
  readonly of: readonly FuncDecl[];
}

/** The type parameters of the callee, or of its receiver's type, that stand for `p` in this call. */
function handedTo(p: TypeParam, c: CallExpr, callee: FuncObj, facts: Facts): readonly Handed[] {
  const is = (t: Type | undefined): boolean => t?.kind === "TypeParam" && t.obj.name === p.obj.name;
  const recv = callee.recv?.kind === "Pointer" ? callee.recv.elem : callee.recv;
  if (recv?.kind === "Named") {
    const origin = recv.origin ?? recv;
    const of = methodsOf(origin.obj.name, facts);
    return origin.typeParams.flatMap((param, i) => (is(recv.typeArgs[i]) ? [{ param, of }] : []));
  }
  const id = calledName(c);
  const args = id && facts.info.instanceOf(id);
  const decl = facts.declOf(callee);
  const params = decl ? (facts.info.funcObjOf(decl)?.type.typeParams ?? []) : originOf(callee).type.typeParams;
  return args && decl ? params.flatMap((param, i) => (is(args[i]) ? [{ param, of: [decl] }] : [])) : [];
}

const methodsOf = (type: string, facts: Facts): readonly FuncDecl[] =>
  facts.nodesOf("FuncDecl").filter((d) => {
    const recv = facts.info.funcObjOf(d)?.recv;
    const named = recv?.kind === "Pointer" ? recv.elem : recv;
    return named?.kind === "Named" && named.obj.name === type;
  });

function calledName(c: CallExpr): Ident | undefined {
  let e = c.fun;
  while (e.kind === "IndexExpr" || e.kind === "ParenExpr") e = e.x;
  return e.kind === "Ident" ? e : e.kind === "SelectorExpr" ? e.sel : undefined;
}

function holds(t: Type, p: TypeParam): boolean {
  if (t.kind === "TypeParam") return t.obj.name === p.obj.name;
  if (t.kind === "Named") return t.typeArgs.some((a) => holds(a, p));
  if (t.kind === "Slice" || t.kind === "Array" || t.kind === "Pointer") return holds(t.elem, p);
  return t.kind === "Map" && (holds(t.key, p) || holds(t.elem, p));
}
