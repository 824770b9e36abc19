// Implements tuple structs that stand for defined types with methods: what lies inside, and how a value gets in and out.

import type { Facts } from "../analysis/facts.ts";
import { copiedFunctionTypes, functionTypeOf } from "../analysis/function-newtypes.ts";
import { isStaticText } from "../plan/static-text.ts";
import type { Value } from "../patterns/value.ts";
import type { Plan } from "../plan/plan.ts";
import type { RustExpr, RustType } from "../rust/ast.ts";
import { boxInner, call, field, t } from "../rust/factory.ts";
import type { TypeInfo } from "../semantics/info.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Type } from "../semantics/types.ts";
import { replaceParams } from "./instantiate.ts";

interface Known {
  readonly info: TypeInfo;
  readonly plan: Plan;
  readonly facts: Facts;
}

/** A defined type with methods over a plain one is a tuple struct, and so is a set of flags. */
export const isNewtype = (type: Type, ctx: Known): boolean =>
  type.kind === "Named" &&
  type.obj.pkg === "" &&
  ((type.origin ?? type).methods.length > 0 || isFlags(type, ctx)) &&
  !["Struct", "Interface"].includes(underlying(type).kind) &&
  !ctx.plan.enumOf((type.origin ?? type).obj);

/** A tuple struct whose values are combined by operators of its own. */
export const isFlags = (type: Type, ctx: Known): boolean =>
  type.kind === "Named" && ctx.plan.flagsOf((type.origin ?? type).obj) !== undefined;

/** What a tuple struct holds: text that is only ever constant needs no owner. */
export function innerType(type: Type, ctx: Known): RustType {
  const u = underlying(type);
  return u.kind === "Basic" && u.basic === "string" && type.kind === "Named" && isStaticText(type.obj, ctx.facts)
    ? t.ref(t.str, "'static")
    : (heldFunction(type, ctx) ?? ctx.plan.typeOf(u));
}

/** A function that is copied is shared: `Rc<dyn Fn(…)>`, where a box has one owner. */
function heldFunction(type: Type, ctx: Known): RustType | undefined {
  const o = functionTypeOf(type);
  const held = o && copiedFunctionTypes(ctx.facts).has(o) ? boxInner(ctx.plan.typeOf(underlying(type))) : undefined;
  return held && t.rc(held);
}

/** Type inside a tuple struct of the snippet, by its Rust type. */
export function newtypeInner(r: RustType, ctx: Known): RustType | undefined {
  const only = r.kind === "PathType" && r.path.segments.length === 1 && !r.path.import ? r.path.segments[0] : undefined;
  if (!only || /^[a-z]/.test(only.name)) return undefined;
  const o = ctx.info.typeNames.find((x) => ctx.plan.names.of(x) === only.name);
  if (o?.type.kind !== "Named" || !isNewtype(o.type, ctx)) return undefined;
  const inner = innerType(o.type, ctx);
  const params = o.type.typeParams.flatMap((p, i): [string, RustType][] =>
    only.generics?.[i] ? [[p.obj.name, only.generics[i]]] : [],
  );
  return params.length > 0 ? replaceParams(inner, new Map(params)) : inner;
}

/** `x.0`, or what was put in right here. */
export function unwrapped(v: Value, inner: RustType): Value {
  const own =
    v.expr.kind === "CallExpr" &&
    v.expr.args.length === 1 &&
    v.expr.fun.kind === "PathExpr" &&
    v.type.kind === "PathType" &&
    v.expr.fun.path.segments.at(-1)?.name === v.type.path.segments.at(-1)?.name
      ? v.expr.args[0]
      : undefined;
  if (own) return { ...v, expr: own, type: inner, place: false };
  const whole = v.expr.kind === "UnaryExpr" && v.expr.op === "*" ? v.expr.expr : v.expr;
  return { ...v, expr: field(whole, "0"), type: inner, place: true, movable: v.type.kind !== "RefType" && v.movable === true };
}

export const wrappedIn = (type: RustType, inner: RustExpr): RustExpr =>
  call(
    {
      kind: "PathExpr",
      path:
        type.kind === "PathType"
          ? { ...type.path, segments: type.path.segments.map((s) => ({ name: s.name })) }
          : { segments: [] },
    },
    [inner],
  );
