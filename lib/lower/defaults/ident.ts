// Implements the default lowering of identifiers: variables, functions as values, nil and the constants true and false.

import { functionTypeOf } from "../../analysis/function-newtypes.ts";
import type { Ident } from "../../go/ast.ts";
import { placeOf, temp, type Value } from "../../patterns/value.ts";
import type { RustType } from "../../rust/ast.ts";
import { markGuard } from "../tidy/tidy.ts";
import { call, deref, isShared, local, methodCall, none, optionInner, pathExpr, t } from "../../rust/factory.ts";
import { nilOf } from "../sums.ts";
import { isWeak, movesOn, noOne } from "../weak.ts";
import { isOptionOfMut } from "../coerce.ts";
import type { Emitter, Mode } from "../emitter.ts";
import { functionValue } from "./call.ts";
import { sharedVariable } from "./concurrency.ts";
import { isCell } from "./cells.ts";
import { changedGlobal, fixedForm, isChanged } from "./globals.ts";

export function lowerIdent(e: Ident, ctx: Emitter, mode: Mode, want?: RustType): Value {
  const obj = ctx.info.objectOf(e);
  switch (obj?.kind) {
    case "Nil":
      return lowerNil(ctx, e, want);
    case "Func":
      return functionValue(obj, ctx, want);
    case "Var":
      break;
    default:
      return ctx.unsupported(e, "FG0103", { what: e.name });
  }
  const override = ctx.bindings.overrideOf(obj) ?? sharedVariable(e, ctx, mode);
  if (override) return override;
  const alias = ctx.bindings.aliasOf(obj);
  if (alias) return { ...ctx.lower(alias, mode === "assign" ? "write" : mode), movable: false };
  if (obj.role === "package" || obj.role === "assumed") return lowerGlobal(e, ctx, mode);
  const b = ctx.bindings.of(obj);
  if (!b) return ctx.unsupported(e, "FG0103", { what: e.name });
  if (isCell(obj, ctx))
    return mode === "assign" || mode === "write"
      ? ctx.unsupported(e, "FG0402", { what: e.name })
      : temp(methodCall(local(b.name), "get"), ctx.rustType(obj.type));
  // The last to change through it takes it away.
  if (mode === "write" && isOptionOfMut(b.type) && movesOn(e, ctx)) return lowerIdent(e, ctx, "value", want);
  if (mode === "assign" && obj.role === "receiver" && !isOwnHandle(b.type) && !functionTypeOf(obj.type))
    ctx.input.output.fault(e.span, `\`${e.name}\`, which comes from the caller, is replaced`);
  const isMutRef = b.type.kind === "RefType" && b.type.mut;
  if (mode === "assign" || (mode === "write" && !isMutRef && !isSharedHandle(b.type))) ctx.bindings.markMut(obj);
  const movable = (mode === "value" || mode === "peek") && (movesOn(e, ctx) || ctx.plan.pointers.isMoved(e));
  // What a reference to a place stands on is the place; a borrowed variable stands on what it borrows.
  const borrows = b.type.kind === "RefType" || b.borrows.length > 0 ? b.borrows : [obj];
  return placeOf(local(b.name), b.type, { movable, borrows });
}

/** `Rc<T>`, `&Rc<T>`, `Option<&Rc<T>>`: what is changed stands behind the handle. */
const isSharedHandle = (r: RustType): boolean => {
  if (r.kind === "RefType") return isSharedHandle(r.inner);
  const last = r.kind === "PathType" ? r.path.segments.at(-1) : undefined;
  if (last?.name === "Option" && last.generics?.[0]) return isSharedHandle(last.generics[0]);
  return last?.name === "Rc" || last?.name === "Arc";
};

/** `Rc<T>`, `Option<Rc<T>>`: the function has it for itself. */
const isOwnHandle = (r: RustType): boolean => isShared(optionInner(r) ?? r);

/** `nil` is `None`, or the empty value of what its place holds. */
function lowerNil(ctx: Emitter, e: Ident, want?: RustType): Value {
  const name = want?.kind === "PathType" ? want.path.segments.at(-1)?.name : undefined;
  if (want && name === "Option") return temp(none, want);
  if (want && isWeak(want)) return temp(noOne(), want);
  if (want && (name === "Vec" || name === "HashMap" || name === "HashSet"))
    return temp(
      call({
        kind: "PathExpr",
        path: {
          segments: [{ name }, { name: "new" }],
          ...(want.kind === "PathType" && want.path.import && { import: want.path.import }),
        },
      }),
      want,
      {},
    );
  const nil = want && nilOf(want, ctx);
  if (nil) return ctx.coerce(nil, want);
  if (want?.kind === "RefType" && want.inner.kind === "SliceType")
    return temp({ kind: "RefExpr", mut: false, expr: { kind: "ArrayExpr", elems: [] } }, want);
  return want ? ctx.unsupported(e, "FG0101", { what: "`nil` in this place" }) : temp(none, t.option(t.infer));
}

function lowerGlobal(e: Ident, ctx: Emitter, mode: Mode): Value {
  const obj = ctx.info.objectOf(e);
  if (obj?.kind !== "Var") return ctx.unsupported(e, "FG0103", { what: e.name });
  if (obj.role === "package" && isChanged(obj, ctx)) return changedGlobal(e, obj, ctx, mode);
  if (mode === "write" || mode === "assign")
    return ctx.unsupported(e, "FG0101", { what: `the package variable \`${e.name}\`, which is changed,` });
  const name = pathExpr(ctx.nameOf(obj));
  const form = obj.role === "package" ? fixedForm(obj, ctx) : "plain";
  if (form === "text") return temp(name, t.ref(t.str, "'static"));
  return placeOf(form === "lazy" ? deref(markGuard(name)) : name, ctx.plan.typeOfSlot(obj));
}
