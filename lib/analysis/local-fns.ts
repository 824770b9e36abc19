// Facts about functions that a local variable holds: those that are only ever called, and how long they can still run.

import type { CallExpr, FuncLit, Node } from "../go/ast.ts";
import type { VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Facts } from "./facts.ts";
import { isLoop } from "./tree.ts";

export interface LocalFn {
  readonly variable: VarObj;
  readonly lit: FuncLit;
  readonly calls: readonly CallExpr[];
}

/** `f := func(…) {…}` or `var f func(…)` with `f = func(…) {…}` behind it in the same block, and only ever called. */
export function localFn(v: VarObj, facts: Facts): LocalFn | undefined {
  if (v.role !== "local" || underlying(v.type).kind !== "Signature") return undefined;
  const { tree } = facts;
  const uses = facts.uses.of(v);
  const define = uses.find((u) => u.role.kind === "define")?.ident;
  const stores = uses.filter((u) => u.role.kind === "assign");
  if (!define || stores.length > 1 || !uses.every((u) => ["define", "assign", "called"].includes(u.role.kind))) return undefined;
  const at = stores[0]?.ident ?? define;
  const p = tree.parentOf(at);
  const lit =
    p?.kind === "AssignStmt" && p.lhs.length === 1
      ? p.rhs[0]
      : p?.kind === "ValueSpec" && p.names.length === 1
        ? p.values[0]
        : undefined;
  const home = blockOf(at, facts);
  if (lit?.kind !== "FuncLit" || !home || home !== blockOf(define, facts)) return undefined;
  const called = uses.filter((u) => u.role.kind === "called");
  const calls = called.flatMap((u) => {
    const c = tree.parentOf(u.ident);
    return c?.kind === "CallExpr" && c.fun === u.ident ? [c] : [];
  });
  // Before it is set it is nil.
  const isEarly = called.some((u) => u.ident.span.start < at.span.start && tree.funcOf(u.ident) === tree.funcOf(at));
  return calls.length < called.length || isEarly ? undefined : { variable: v, lit, calls };
}

const found = new WeakMap<
  Facts,
  { readonly calls: ReadonlyMap<CallExpr, LocalFn>; readonly params: ReadonlyMap<VarObj, LocalFn> }
>();

/** Calls of such functions, and whose parameter a variable is. */
export function localFnsOf(facts: Facts): NonNullable<ReturnType<typeof found.get>> {
  const known = found.get(facts);
  if (known) return known;
  const all = facts.uses.variables.flatMap((v) => localFn(v, facts) ?? []);
  const made = {
    calls: new Map(all.flatMap((f) => f.calls.map((c) => [c, f] as const))),
    params: new Map(all.flatMap((f) => facts.info.signatureOf(f.lit).params.vars.map((p) => [p, f] as const))),
  };
  found.set(facts, made);
  return made;
}

/** The function that a literal is, if a local variable holds it and it is only ever called. */
export function localFnOf(lit: FuncLit, facts: Facts): LocalFn | undefined {
  const p = facts.tree.parentOf(lit);
  const id =
    p?.kind === "AssignStmt" ? p.lhs[p.rhs.indexOf(lit)] : p?.kind === "ValueSpec" ? p.names[p.values.indexOf(lit)] : undefined;
  const v = id?.kind === "Ident" ? facts.info.objectOf(id) : undefined;
  return v?.kind === "Var" ? localFn(v, facts) : undefined;
}

const blockOf = (n: Node, facts: Facts): Node | undefined =>
  facts.tree.ancestorsOf(n).find((p) => p.kind === "BlockStmt" || p.kind === "CaseClause" || p.kind === "CommClause");

/** The last place where the function can run: a use in a loop that began after it was made comes again until the loop ends. */
export function lastRun(holder: VarObj, lit: FuncLit, { tree, uses }: Facts): number {
  return Math.max(
    lit.span.end,
    ...uses.of(holder).map((u) => {
      const loops = tree.ancestorsOf(u.ident).filter((p) => isLoop(p) && !tree.isInside(lit, p));
      return Math.max(u.ident.span.end, ...loops.map((l) => l.span.end));
    }),
  );
}
