// Implements the default lowering of selectors: fields, promoted fields, method values, and names of packages.

import type { SelectorExpr } from "../../go/ast.ts";
import { placeOf, temp, type Value } from "../../patterns/value.ts";
import type { FuncPlan } from "../../plan/plan.ts";
import type { RustType } from "../../rust/ast.ts";
import { closure, field, letStmt, local, methodCall, none, pathExpr, t } from "../../rust/factory.ts";
import type { FuncObj, VarObj } from "../../semantics/objects.ts";
import { movesOn } from "../weak.ts";
import type { Emitter, Mode } from "../emitter.ts";
import { functionValue } from "./call.ts";
import { guardedField } from "./concurrency.ts";

export function lowerSelector(e: SelectorExpr, ctx: Emitter, mode: Mode, want?: RustType): Value {
  const pkg = e.x.kind === "Ident" ? ctx.info.packageOf(e.x) : undefined;
  if (pkg) return lowerQualified(e, pkg.path, ctx, want);
  const s = ctx.info.selectionOf(e);
  if (!s) return ctx.unsupported(e, "FG0103", { what: ctx.facts.textOf(e) });
  if (s.kind === "field" && s.obj.kind === "Var") return lowerField(e, s.path, s.obj, ctx, mode);
  if (s.kind === "method" && s.obj.kind === "Func") return methodValue(e, s.obj, ctx);
  return s.obj.kind === "Func" && s.path.length === 0
    ? methodExpression(e, s.obj, ctx)
    : ctx.unsupported(e, "FG0101", { what: "a method expression" });
}

/** `Point.Add` is the path `Point::add`. */
function methodExpression(e: SelectorExpr, m: FuncObj, ctx: Emitter): Value {
  const recv = m.recv?.kind === "Pointer" ? m.recv.elem : m.recv;
  const plan = ctx.plan.func(m);
  const owner = recv && ctx.rustType(recv);
  if (owner?.kind !== "PathType" || plan.self === "none" || typeof plan.self === "object" || plan.async)
    return ctx.unsupported(e, "FG0101", { what: "a method expression" });
  const self = plan.self === "&mut self" ? t.refMut(owner) : plan.self === "&self" ? t.ref(owner) : owner;
  const type: RustType = {
    kind: "FnPtrType",
    params: [self, ...plan.params.map((p) => p.type)],
    ...(plan.ret && { ret: plan.ret }),
  };
  return temp(pathExpr({ ...owner.path, segments: [...owner.path.segments, { name: ctx.nameOf(m) }] }), type);
}

function lowerQualified(e: SelectorExpr, pkg: string, ctx: Emitter, want?: RustType): Value {
  const value = ctx.input.std.valueOf(pkg, e.sel.name)?.(ctx, e, want);
  if (value) return value;
  const obj = ctx.info.objectOf(e.sel);
  if (obj?.kind === "Func") return functionValue(obj, ctx, want, e);
  return ctx.unsupported(e, "FG0201", { what: `${pkg}.${e.sel.name}` });
}

function lowerField(e: SelectorExpr, path: readonly VarObj[], f: VarObj, ctx: Emitter, mode: Mode): Value {
  const write = mode === "write" || mode === "assign";
  let base = write ? ctx.placeToWrite(e.x) : ctx.peek(e.x);
  const guarded = guardedField(e, base, ctx, mode);
  if (guarded) return guarded;
  const borrows = base.borrows;
  for (const step of [...path, f]) {
    const owner = ctx.through(base, write);
    base = placeOf(field(owner.expr, ctx.nameOf(step)), ctx.plan.typeOfSlot(step), {
      before: owner.before,
      borrows,
      movable: false,
    });
  }
  if (mode !== "assign" && ctx.plan.pointers.isWeak(f)) return upgraded(base, f, ctx);
  // A field of a local that nothing uses afterwards may be moved out of it.
  const movable = mode === "value" && e.x.kind === "Ident" && movesOn(e.x, ctx) && isOwnedLocal(e, ctx);
  return { ...base, movable };
}

/** What a `Weak` field looks at: an `Rc` of its own. */
function upgraded(base: Value, f: VarObj, ctx: Emitter): Value {
  const handle = ctx.plan.typeOf(f.type);
  const found = temp(methodCall(base.expr, "upgrade"), t.option(handle), { before: base.before });
  return ctx.plan.isNilable(f) ? found : { ...found, expr: methodCall(found.expr, "unwrap"), type: handle };
}

function isOwnedLocal(e: SelectorExpr, ctx: Emitter): boolean {
  const v = e.x.kind === "Ident" ? ctx.info.objectOf(e.x) : undefined;
  const b = v?.kind === "Var" ? ctx.bindings.of(v) : undefined;
  return (
    b !== undefined &&
    b.type.kind === "PathType" &&
    !b.type.path.import &&
    b.name !== "self" &&
    b.type.path.segments[0]?.name !== "Option"
  );
}

/** A value receiver is copied when the method value is made. */
const takesCopy = (m: FuncObj, plan: FuncPlan): boolean => m.recv?.kind !== "Pointer" && plan.self !== "&mut self";

/** `x.M` as a value: a closure that calls it. */
function methodValue(e: SelectorExpr, m: FuncObj, ctx: Emitter): Value {
  const plan = ctx.plan.func(m);
  const changes = plan.self === "&mut self";
  const recv = takesCopy(m, plan)
    ? ctx.expr(e.x, ctx.rustType(ctx.info.typeOf(e.x)))
    : changes
      ? ctx.borrowMut(e.x)
      : ctx.borrow(e.x);
  const names = plan.params.map((p) => ctx.nameOf(p.obj));
  const name = ctx.fresh("receiver");
  const body = methodCall(
    local(name),
    ctx.nameOf(m),
    names.map((n) => local(n)),
  );
  const type: RustType = {
    kind: "ImplType",
    bounds: [
      {
        kind: "TraitBound",
        path: { segments: [{ name: changes ? "FnMut" : "Fn" }] },
        fnArgs: plan.params.map((p) => p.type),
        ...(plan.ret && { fnRet: plan.ret }),
      },
    ],
  };
  return temp(closure(names, body), type, { before: [...recv.before, letStmt(name, recv.expr)], borrows: recv.borrows });
}

export { none };
