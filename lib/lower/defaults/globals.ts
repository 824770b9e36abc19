// Implements package variables that are changed: atomics for counters and flags, a `Mutex` around everything else (idioms.md `pkg-var`).

import type { Expr, FuncDecl, Ident, Node } from "../../go/ast.ts";
import { stmtList } from "../../analysis/tree.ts";
import { placeOf, temp, type Value } from "../../patterns/value.ts";
import type { RustAssignOp, RustExpr, RustStmt, RustType } from "../../rust/ast.ts";
import {
  binary,
  call,
  clone,
  deref,
  exprStmt,
  isBool,
  isNamed,
  isInt,
  isNumeric,
  isString,
  letStmt,
  local,
  methodCall,
  path,
  pathExpr,
  simpleName,
  t,
  vecElem,
} from "../../rust/factory.ts";
import { bareName } from "../../rust/modules.ts";
import type { VarObj } from "../../semantics/objects.ts";
import type { Emitter, Mode } from "../emitter.ts";
import { isCell, storeCell } from "./cells.ts";

/** Assigned, updated, or changed in place somewhere after its declaration. */
export const isChanged = (v: VarObj, ctx: Emitter): boolean =>
  ctx.plan.isMutated(v) ||
  ctx.facts.uses.of(v).some((u) => u.role.kind === "assign" || u.role.kind === "update" || u.role.kind === "address");

/** `AtomicI64` for an `i64`: what a counter or flag is kept in. */
export function atomicOf(v: VarObj, ctx: Emitter): string | undefined {
  const type = ctx.plan.typeOfSlot(v);
  const addressed = ctx.facts.uses.of(v).some((u) => u.role.kind === "address");
  if (addressed || !(isInt(type) || isBool(type))) return undefined;
  const name = simpleName(type) ?? "";
  return `Atomic${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

const relaxed = (): RustExpr => pathExpr(path("std::sync::atomic::Ordering::Relaxed"));

export function changedGlobal(e: Ident, v: VarObj, ctx: Emitter, mode: Mode): Value {
  const type = ctx.plan.typeOfSlot(v);
  const name = pathExpr(ctx.nameOf(v));
  const isWrite = mode === "write" || mode === "assign";
  if (atomicOf(v, ctx)) {
    return isWrite
      ? ctx.unsupported(e, "FG0101", { what: `this change of the package variable \`${e.name}\`` })
      : temp(methodCall(name, "load", [relaxed()]), type);
  }
  const held = methodCall(methodCall(name, "lock"), "unwrap");
  if (isWrite) {
    const isAssigned = ctx.facts.uses.useAt(e)?.role.kind === "assign" && mode === "assign";
    if (!isAssigned && regionOf(e, ctx).some((r) => callsBack(r, v, ctx)))
      return ctx.unsupported(e, "FG0101", { what: `this change of the package variable \`${e.name}\`` });
    return placeOf(deref(held), type);
  }
  if (ctx.facts.tree.parentOf(e)?.kind === "UnaryExpr" && (ctx.facts.tree.parentOf(e) as { op?: string }).op === "&")
    return ctx.unsupported(e, "FG0101", { what: `the address of the package variable \`${e.name}\`` });
  if (!staysLocked(e, v, ctx)) return placeOf(deref(held), type);
  const copy = ctx.fresh(bareName(ctx.nameOf(v)).toLowerCase());
  const isCopy = ctx.plan.isCopy(type);
  ctx.derive(type, "Clone", ...(isCopy ? (["Copy"] as const) : []));
  return placeOf(local(copy), type, { before: [letStmt(copy, isCopy ? deref(held) : clone(held))], movable: true });
}

/** Would the lock be taken a second time before this use lets it go? Then the value is copied out first. */
function staysLocked(e: Ident, v: VarObj, ctx: Emitter): boolean {
  const region = regionOf(e, ctx);
  const again = region.some((r) => ctx.facts.uses.of(v).some((u) => u.ident !== e && ctx.facts.tree.isInside(u.ident, r)));
  return again || region.some((r) => callsBack(r, v, ctx)) || isBound(e, ctx);
}

/** A local declared from it would go on borrowing from the lock. */
function isBound(e: Ident, ctx: Emitter): boolean {
  for (const p of ctx.facts.tree.ancestorsOf(e)) {
    if (p.kind === "CallExpr") return false;
    if (p.kind === "AssignStmt" || p.kind === "ValueSpec") {
      const values: readonly Expr[] = p.kind === "AssignStmt" ? p.rhs : p.values;
      const from = values.find((x) => ctx.facts.tree.isInside(e, x));
      return from !== undefined && !ctx.plan.isCopy(ctx.rustType(ctx.info.typeOf(from)));
    }
    if (p.kind === "BlockStmt") return false;
  }
  return false;
}

/** What runs while a value that this expression borrows is alive. */
function regionOf(e: Ident, ctx: Emitter): readonly Node[] {
  let child: Node = e;
  for (const p of ctx.facts.tree.ancestorsOf(e)) {
    if ((p.kind === "IfStmt" || p.kind === "ForStmt") && p.cond === child) return [child];
    const isStmt = /Stmt$/.test(p.kind) && p.kind !== "BlockStmt";
    if (isStmt) return [p];
    if (stmtList(p)) return [child];
    child = p;
  }
  return [child];
}

/** A function called inside comes back to the variable. */
function callsBack(region: Node, v: VarObj, ctx: Emitter): boolean {
  const touching = functionsOn(v, ctx);
  return ctx.facts.nodesOf("CallExpr", region).some((c) => {
    if (ctx.info.isConversion(c) || ctx.info.builtinOf(c)) return false;
    const f = ctx.info.calleeOf(c);
    if (!f) return c.fun.kind !== "FuncLit";
    if (f.pkg) return false;
    const decl = ctx.facts.declOf(f);
    return decl ? touching.has(decl) : [...touching].some((d) => d.recv !== undefined && d.name.name === f.name);
  });
}

const known = new WeakMap<VarObj, ReadonlySet<FuncDecl>>();

/** Functions that use the variable, by themselves or through others. */
function functionsOn(v: VarObj, ctx: Emitter): ReadonlySet<FuncDecl> {
  const done = known.get(v);
  if (done) return done;
  const decls = ctx.facts.nodesOf("FuncDecl");
  const found = new Set(decls.filter((d) => ctx.facts.uses.of(v).some((u) => ctx.facts.tree.isInside(u.ident, d))));
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const d of decls) {
      const reaches = ctx.facts.nodesOf("CallExpr", d).some((c) => {
        const f = ctx.info.calleeOf(c);
        const callee = f && !f.pkg ? ctx.facts.declOf(f) : undefined;
        return callee !== undefined && found.has(callee);
      });
      if (reaches) found.add(d);
    }
  }
  known.set(v, found);
  return found;
}

const fetched: Readonly<Record<string, string | undefined>> = {
  "+=": "fetch_add",
  "-=": "fetch_sub",
  "|=": "fetch_or",
  "&=": "fetch_and",
  "^=": "fetch_xor",
};

/** `count++` on an atomic is `COUNT.fetch_add(1, …)`; `ready = true` is a store. */
export function storeAtomic(l: Expr, op: RustAssignOp | "=", r: Expr | undefined, ctx: Emitter): RustStmt[] | undefined {
  const v = l.kind === "Ident" ? ctx.info.objectOf(l) : undefined;
  if (v?.kind === "Var" && isCell(v, ctx)) return storeCell(v, op, r, ctx);
  if (v?.kind !== "Var" || v.role !== "package" || !atomicOf(v, ctx) || !isChanged(v, ctx)) return undefined;
  const type = ctx.plan.typeOfSlot(v);
  const name = pathExpr(ctx.nameOf(v));
  const value = r
    ? ctx.coerce(ctx.derefd(ctx.expr(r, type)), type)
    : temp({ kind: "LitExpr", lit: { kind: "num", text: "1" } }, type);
  const method = fetched[op];
  if (op === "=") return [...value.before, exprStmt(methodCall(name, "store", [value.expr, relaxed()]), true)];
  if (method) return [...value.before, exprStmt(methodCall(name, method, [value.expr, relaxed()]), true)];
  const next = binary(methodCall(name, "load", [relaxed()]), op.slice(0, -1) as "*", value.expr);
  return [...value.before, exprStmt(methodCall(name, "store", [next, relaxed()]), true)];
}

/** Type and initial value of the static that holds a changed variable. */
export function cellOf(v: VarObj, init: Value, ctx: Emitter): { readonly type: RustType; readonly value: RustExpr } {
  const type = ctx.plan.typeOfSlot(v);
  const atomic = atomicOf(v, ctx);
  if (atomic) {
    const value = call(path(`std::sync::atomic::${atomic}::new`), [init.expr]);
    return {
      type: t.path({ segments: [{ name: atomic }], import: `std::sync::atomic::${atomic}` }),
      value: init.before.length > 0 ? { kind: "Block", stmts: [...init.before], tail: value } : value,
    };
  }
  const cell = t.mutex(type);
  const value = call(path("std::sync::Mutex::new"), [init.expr]);
  if (init.before.length === 0 && isConstInit(init.expr, type)) return { type: cell, value };
  return { type: cell, value: init.before.length > 0 ? { kind: "Block", stmts: [...init.before], tail: value } : value };
}

/** May stand in a `static` as it is. */
export const isConstInit = (e: RustExpr, type: RustType): boolean =>
  e.kind === "LitExpr" ||
  (e.kind === "UnaryExpr" && e.op === "-") ||
  (e.kind === "CallExpr" &&
    e.args.length === 0 &&
    e.fun.kind === "PathExpr" &&
    e.fun.path.segments.at(-1)?.name === "new" &&
    (vecElem(type) !== undefined || isString(type)));

/** How the item of a variable that nobody changes stands: a text that is known, a value of its own, or behind a `LazyLock`. */
export function fixedForm(v: VarObj, ctx: Emitter): "text" | "plain" | "lazy" {
  const spec = ctx.info.declOf(v);
  const value = spec?.kind === "ValueSpec" ? spec.values[spec.names.findIndex((n) => ctx.info.objectOf(n) === v)] : undefined;
  const type = ctx.plan.typeOfSlot(v);
  const known = value && ctx.info.constOf(value);
  const isGiven = spec?.kind === "ValueSpec" && spec.values.length > 0;
  if (isString(type) && (known ? known.kind === "string" && !known.bytes : !isGiven)) return "text";
  if (isGiven) return known && !isString(type) ? "plain" : "lazy";
  return isPlainZero(type) ? "plain" : "lazy";
}

/** The zero value is made without any code that a `static` may not run. */
const isPlainZero = (type: RustType): boolean =>
  vecElem(type) !== undefined ||
  isNumeric(type) ||
  isBool(type) ||
  isNamed(type, "Once") ||
  (type.kind === "ArrayType" && isPlainZero(type.elem));
