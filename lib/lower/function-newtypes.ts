// Implements how a function becomes a value of a function type with methods, and how such a value is called and handed on as a
// plain function (idioms.md `func-adapter`).

import { functionTypeOf } from "../analysis/function-newtypes.ts";
import type { CallExpr, Expr, Ident } from "../go/ast.ts";
import { temp, type Value } from "../patterns/value.ts";
import type { RustType } from "../rust/ast.ts";
import { argsOf, boxInner, deref, isFnLike, isNamed, isShared, ref, refMut, t } from "../rust/factory.ts";
import { underlying } from "../semantics/predicates.ts";
import type { TypeNameObj } from "../semantics/objects.ts";
import { adaptedTo } from "../plan/function-adapters.ts";
import { fnBoundIn, lowerClosure } from "./defaults/closure.ts";
import { coerce } from "./coerce.ts";
import type { Emitter } from "./emitter.ts";
import { newtypeInner, unwrapped, wrappedIn } from "./newtype.ts";

const behind = (r: RustType): RustType => (r.kind === "RefType" ? r.inner : r);

/** `Box<dyn Fn(…)>`, `Rc<dyn Fn(…)>`, `fn(…)`. */
const isFunctionForm = (r: RustType): boolean => isFnLike(boxInner(r) ?? argsOf(r, "Rc")?.[0] ?? r);

/** `Op(Box::new(add))` where an `Op` is wanted, and `&op.0` where a function is. */
export function functionAt(e: Expr, want: RustType, ctx: Emitter): Value | undefined {
  const type = ctx.info.typeOf(e);
  if (underlying(type).kind !== "Signature") return undefined;
  const own = functionTypeOf(type);
  const target = behind(want);
  const inner = newtypeInner(target, ctx);
  if (inner && isFunctionForm(inner) && !own) {
    const made = ctx.expr(e, inner);
    const whole = wrappedIn(target, made.expr);
    const expr = want.kind !== "RefType" ? whole : want.mut ? refMut(whole) : ref(whole);
    return temp(expr, want, { before: made.before });
  }
  if (!own || !isFunctionForm(target)) return undefined;
  const held = opened(ctx.peek(e), ctx);
  if (!held) return undefined;
  if (want.kind === "RefType" || want.kind === "ImplType")
    return { ...held, expr: ref(isShared(held.type) ? deref(held.expr) : held.expr), place: false };
  return coerce(held, want, ctx);
}

/**
 * `HandlerFunc(f)` where the type only adapts functions to an interface: the function itself, which has the trait. A closure says
 * what it takes, since nothing around it does.
 */
export function adapted(e: CallExpr, ctx: Emitter, want?: RustType): Value | undefined {
  const [x] = e.args;
  const own = functionTypeOf(ctx.info.typeOf(e));
  if (!x || !own || !adaptedTo(own, ctx)) return undefined;
  const bound = boundOf(own, ctx);
  const type = ctx.rustType(ctx.info.typeOf(e));
  if (x.kind !== "FuncLit")
    return { ...ctx.expr(x, x.kind === "Ident" && isVariable(x, ctx) ? ctx.rustType(ctx.info.typeOf(x)) : undefined), type };
  const isKept = want === undefined || want.kind !== "RefType";
  const made = bound && lowerClosure(x, ctx, { want: t.impl(bound), isAlone: true, isKept });
  return made && { ...made, type };
}

const isVariable = (x: Ident, ctx: Emitter): boolean => ctx.info.objectOf(x)?.kind === "Var";

/** `Fn(&str) -> String`. */
export const boundOf = (o: TypeNameObj, ctx: Emitter): ReturnType<typeof fnBoundIn> =>
  fnBoundIn(ctx.plan.typeOf(underlying(o.type)));

/** The function inside, to be called. */
export function opened(v: Value, ctx: Emitter): Value | undefined {
  const reached = ctx.reach(v, false);
  const own = ctx.info.typeNames.find((o) => isNamed(reached.type, ctx.plan.names.of(o)) && functionTypeOf(o.type));
  if (own && adaptedTo(own, ctx)) return { ...reached, type: ctx.plan.typeOf(underlying(own.type)) };
  const inner = newtypeInner(reached.type, ctx);
  return inner && isFunctionForm(inner) ? unwrapped({ ...reached, movable: false }, inner) : undefined;
}
