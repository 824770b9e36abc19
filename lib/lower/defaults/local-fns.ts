// Implements the choice between a closure and a nested `fn` for a function that a local variable holds (idioms.md `closure-recursive`):
// one that calls itself, or that shares with the code around it what either of them changes, is given what it captures at each call.

import type { CallExpr, FuncLit, Node } from "../../go/ast.ts";
import { type LocalFn, lastRun, localFn } from "../../analysis/local-fns.ts";
import type { Use } from "../../analysis/uses.ts";
import { isReference } from "../../plan/access.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Type, TypeParam } from "../../semantics/types.ts";
import type { Emitter } from "../emitter.ts";
import { isCell } from "./cells.ts";
import { changesOwner } from "./ownership.ts";

export interface Nested {
  readonly lit: FuncLit;
  /** What it uses of the variables around it, and what the nested functions that it calls use. */
  readonly captures: readonly VarObj[];
  /** Those of them that it changes. */
  readonly changed: ReadonlySet<VarObj>;
  readonly typeParams: readonly TypeParam[];
}

const found = new WeakMap<Emitter["facts"], ReadonlyMap<VarObj, Nested>>();

/** The nested `fn` that the variable is, if it is one. */
export function nestedOf(v: VarObj, ctx: Emitter): Nested | undefined {
  if (v.role !== "local" || underlying(v.type).kind !== "Signature") return undefined;
  let all = found.get(ctx.facts);
  if (!all) {
    all = findNested(ctx);
    found.set(ctx.facts, all);
  }
  return all.get(v);
}

function findNested(ctx: Emitter): ReadonlyMap<VarObj, Nested> {
  const fns = new Map<VarObj, LocalFn>();
  for (const v of ctx.facts.uses.variables) {
    const fn = localFn(v, ctx.facts);
    if (fn) fns.set(v, fn);
  }
  const all = [...fns.values()];
  const calleesOf = (f: LocalFn): LocalFn[] => ctx.facts.freeVarsOf(f.lit).flatMap((v) => fns.get(v) ?? []);
  const reach = (f: LocalFn): Set<LocalFn> => {
    const seen = new Set<LocalFn>();
    const todo = calleesOf(f);
    for (let next = todo.pop(); next; next = todo.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      todo.push(...calleesOf(next));
    }
    return seen;
  };
  const view = (f: LocalFn): Nested => {
    const group = [f, ...reach(f)];
    const captures = [...new Set(group.flatMap((x) => ctx.facts.freeVarsOf(x.lit)))].filter(
      (v) => !fns.has(v) && !isDeclaredIn(v, f.lit, ctx),
    );
    const inside = (n: Node): boolean => group.some((x) => ctx.facts.tree.isInside(n, x.lit));
    const changed = captures.filter((v) => ctx.facts.uses.of(v).some((u) => inside(u.ident) && changes(u, ctx)));
    return { lit: f.lit, captures, changed: new Set(changed), typeParams: ownTypeParams(f, captures, ctx) ?? [] };
  };
  const wanted = new Set(all.filter((f) => reach(f).has(f) || sharesChanges(f, view(f), all, ctx)));
  // Those that call one are given what that one needs; those that one calls can't be captured by it.
  for (let grown = true; grown; ) {
    const more = all.filter(
      (f) => !wanted.has(f) && ([...wanted].some((w) => calleesOf(w).includes(f)) || calleesOf(f).some((c) => wanted.has(c))),
    );
    for (const f of more) wanted.add(f);
    grown = more.length > 0;
  }
  const fits = new Set([...wanted].filter((f) => canNest(f, view(f), ctx)));
  for (let shrunk = true; shrunk; ) {
    const out = [...fits].filter(
      (f) => calleesOf(f).some((c) => !fits.has(c)) || f.calls.some((c) => !isCalledWhereItCan(c, f, view(f), fits, ctx)),
    );
    for (const f of out) fits.delete(f);
    shrunk = out.length > 0;
  }
  return new Map([...fits].map((f) => [f.variable, view(f)]));
}

const declOf = (v: VarObj, ctx: Emitter): Node | undefined =>
  ctx.facts.uses.of(v).find((u) => u.role.kind === "define")?.ident ?? ctx.info.declOf(v);

const isDeclaredIn = (v: VarObj, n: Node, ctx: Emitter): boolean => {
  const decl = declOf(v, ctx);
  return decl !== undefined && ctx.facts.tree.isInside(decl, n);
};

/** Does this use change what the variable holds, by itself or by another name that it gives it? */
function changes(u: Use, ctx: Emitter): boolean {
  const { role } = u;
  const isChanged = (v: VarObj | undefined): boolean => v !== undefined && ctx.plan.isMutated(v);
  switch (role.kind) {
    case "address":
    case "called":
      return true;
    case "store":
      return isChanged(role.variable);
    case "range": {
      const value = role.stmt.value?.kind === "Ident" ? ctx.info.objectOf(role.stmt.value) : undefined;
      return value?.kind === "Var" && isReference(value.type) && isChanged(value);
    }
    case "argument":
      return role.builtin !== "append" && changesOwner(u, ctx);
    default:
      return changesOwner(u, ctx);
  }
}

/** Does other code change what it uses, or use what it changes, between its beginning and its last call? No borrow can say that. */
function sharesChanges(f: LocalFn, n: Nested, all: readonly LocalFn[], ctx: Emitter): boolean {
  const { tree, uses } = ctx.facts;
  const until = lastRun(f.variable, f.lit, ctx.facts);
  return n.captures.some((v) => {
    if (isCell(v, ctx)) return false;
    return uses.of(v).some((u) => {
      if (tree.isInside(u.ident, f.lit)) return false;
      // What another closure uses, it holds as long as it may run.
      const other = all.find((x) => x !== f && tree.isInside(u.ident, x.lit));
      const from = other ? other.lit.span.start : u.ident.span.start;
      const to = other ? lastRun(other.variable, other.lit, ctx.facts) : u.ident.span.end;
      if (to < f.lit.span.end || from > until) return false;
      return n.changed.has(v) || changes(u, ctx);
    });
  });
}

// ---- What a nested `fn` can be

function canNest(f: LocalFn, n: Nested, ctx: Emitter): boolean {
  const plan = ctx.plan.closure(f.lit);
  if (plan.async || plan.params.some((p) => JSON.stringify(p.type).includes("InferType"))) return false;
  if (plan.ret && JSON.stringify(plan.ret).includes('"RefType"')) return false;
  if (!ownTypeParams(f, n.captures, ctx)) return false;
  // A function among the captures is one that the caller gave.
  if (n.captures.some((v) => underlying(v.type).kind === "Signature" && v.role !== "param")) return false;
  if (n.captures.some((v) => ctx.plan.sharedForm(v) !== undefined || underlying(v.type).kind === "Chan")) return false;
  return !namesClash(f, n, ctx);
}

/** Type parameters that a nested `fn` declares for itself: those of the function around it, as far as its parameters tell them. */
function ownTypeParams(f: LocalFn, captures: readonly VarObj[], ctx: Emitter): readonly TypeParam[] | undefined {
  const told = new Set([ctx.info.typeOf(f.lit), ...captures.map((v) => v.type)].flatMap((t) => typeParamsIn(t)));
  const used = ctx.facts.nodesOf("Ident", f.lit).flatMap((id) => {
    const o = ctx.info.objectOf(id);
    return o?.kind === "TypeName" || o?.kind === "Var" ? typeParamsIn(o.type) : [];
  });
  const decl = ctx.facts.tree.ancestorsOf(f.lit).find((n) => n.kind === "FuncDecl");
  const declared = (decl?.kind === "FuncDecl" ? ctx.info.funcObjOf(decl)?.type.typeParams : undefined) ?? [];
  const isOfMethod = (x: TypeParam): boolean => !declared.includes(x);
  return used.some((x) => !told.has(x)) || [...told].some(isOfMethod) ? undefined : declared.filter((x) => told.has(x));
}

function typeParamsIn(t: Type, seen = new Set<Type>()): readonly TypeParam[] {
  if (seen.has(t)) return [];
  seen.add(t);
  const all = (list: readonly Type[]): TypeParam[] => list.flatMap((x) => typeParamsIn(x, seen));
  switch (t.kind) {
    case "TypeParam":
      return [t];
    case "Pointer":
    case "Slice":
    case "Array":
    case "Chan":
      return typeParamsIn(t.elem, seen);
    case "Map":
      return all([t.key, t.elem]);
    case "Named":
      return all(t.typeArgs);
    case "Signature":
      return all([...t.params.vars, ...t.results.vars].map((v) => v.type));
    case "Struct":
      return all(t.fields.map((v) => v.type));
    default:
      return [];
  }
}

/** A call stands where another variable has the name of one that the function captures. */
function namesClash(f: LocalFn, n: Nested, ctx: Emitter): boolean {
  const { tree, uses } = ctx.facts;
  const names = new Map(n.captures.map((v) => [ctx.nameOf(v), v]));
  const others = uses.variables.filter((v) => {
    const same = names.get(ctx.nameOf(v));
    return same !== undefined && same !== v && v.role !== "package" && v.role !== "field";
  });
  return others.some((v) => {
    const decl = declOf(v, ctx);
    const scope = decl && scopeOf(decl, ctx);
    if (!scope) return false;
    // Its own parameters stand beside what it captures.
    if (scope === f.lit) return true;
    return f.calls.some((c) => tree.isInside(c, scope) && c.span.start > decl.span.start);
  });
}

const scopeOf = (decl: Node, ctx: Emitter): Node | undefined =>
  ctx.facts.tree
    .ancestorsOf(decl)
    .find((p) =>
      [
        "BlockStmt",
        "CaseClause",
        "CommClause",
        "FuncLit",
        "FuncDecl",
        "IfStmt",
        "ForStmt",
        "RangeStmt",
        "SwitchStmt",
        "TypeSwitchStmt",
      ].includes(p.kind),
    );

/** The function that makes the call has the captures at hand, or is a closure that can borrow them for the call that it is given to. */
function isCalledWhereItCan(c: CallExpr, f: LocalFn, n: Nested, fits: ReadonlySet<LocalFn>, ctx: Emitter): boolean {
  const { tree } = ctx.facts;
  const home = tree.funcOf(f.lit);
  for (const p of tree.ancestorsOf(c)) {
    if (p === home) break;
    if (p.kind === "FuncLit" && ![...fits].some((x) => x.lit === p) && !isLent(p, n, ctx)) return false;
    if (p.kind === "GoStmt" || p.kind === "DeferStmt") return false;
  }
  return true;
}

/** `sort.Slice(xs, func(…) bool {…})`: nothing else in the call uses what the literal changes by its calls. */
function isLent(lit: FuncLit, n: Nested, ctx: Emitter): boolean {
  const { tree } = ctx.facts;
  const call = tree.parentOf(lit);
  if (call?.kind !== "CallExpr" || !call.args.includes(lit) || ctx.info.builtinOf(call) || ctx.info.isConversion(call))
    return false;
  return [...n.changed].every((v) =>
    ctx.facts.nodesOf("Ident", call).every((id) => ctx.info.objectOf(id) !== v || tree.isInside(id, lit)),
  );
}
