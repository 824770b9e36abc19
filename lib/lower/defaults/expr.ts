// Implements the table of default lowerings of expressions: one per kind of Go node, so that it is total by its type.

import type { Expr, ExprKind, NodeOf } from "../../go/ast.ts";
import type { Value } from "../../patterns/value.ts";
import { temp } from "../../patterns/value.ts";
import type { RustExpr, RustType } from "../../rust/ast.ts";
import { methodCall, neg, not, optionInner, simpleName, t, todo } from "../../rust/factory.ts";
import { underlying } from "../../semantics/predicates.ts";
import { movesOn } from "../weak.ts";
import type { Emitter, Mode } from "../emitter.ts";
import { newtypeInner, unwrapped, wrappedIn } from "../newtype.ts";
import { lowerBinary } from "./binary.ts";
import { lowerCall } from "./call.ts";
import { lowerClosure } from "./closure.ts";
import { lowerComposite } from "./composite.ts";
import { receive } from "./concurrency.ts";
import { lowerConst } from "./constant.ts";
import { flagsInverted } from "./flags.ts";
import { lowerIdent } from "./ident.ts";
import { lowerIndex, lowerSlice } from "./index-expr.ts";
import { lowerSelector } from "./selector.ts";
import { lowerAssertion } from "./type-switch.ts";
import { notOrdered } from "./unordered.ts";

type Lower<K extends ExprKind> = (e: NodeOf<K>, ctx: Emitter, mode: Mode, want?: RustType) => Value;

const typeInValuePlace = (e: Expr, ctx: Emitter): Value =>
  ctx.unsupported(e, "FG0101", { what: "a type in the place of a value" });

/** A constant is lowered as a constant, whatever its form. */
const orConst =
  <K extends ExprKind>(lower: Lower<K>): Lower<K> =>
  (e, ctx, mode, want) =>
    lowerConst(e as Expr, ctx, want) ?? lower(e, ctx, mode, want);

export const exprDefaults: { readonly [K in ExprKind]: Lower<K> } = {
  BadExpr: (e, ctx) => ctx.unsupported(e, "FG0102"),
  Ellipsis: () => temp(todo("left out"), t.never),
  Ident: orConst(lowerIdent),
  BasicLit: (e, ctx, _mode, want) => lowerConst(e, ctx, want) ?? ctx.unsupported(e, "FG0101", { what: "this literal" }),
  FuncLit: (e, ctx, _mode, want) => lowerClosure(e, ctx, { ...(want && { want }) }),
  CompositeLit: (e, ctx, _mode, want) => lowerComposite(e, ctx, want),
  ParenExpr: (e, ctx, mode, want) => lowerConst(e, ctx, want) ?? ctx.lower(e.x, mode, want),
  SelectorExpr: orConst(lowerSelector),
  IndexExpr: orConst(lowerIndex),
  SliceExpr: lowerSlice,
  TypeAssertExpr: (e, ctx, mode) => lowerAssertion(e, ctx, mode),
  CallExpr: orConst(lowerCall),
  StarExpr: (e, ctx, mode) => lowerStar(e, ctx, mode),
  UnaryExpr: orConst(lowerUnary),
  BinaryExpr: orConst((e, ctx, _mode, want) => lowerBinary(e, ctx, want)),
  KeyValueExpr: (e, ctx) => ctx.unsupported(e, "FG0101", { what: "a key outside a literal" }),
  ArrayType: typeInValuePlace,
  StructType: typeInValuePlace,
  FuncType: typeInValuePlace,
  InterfaceType: typeInValuePlace,
  MapType: typeInValuePlace,
  ChanType: typeInValuePlace,
};

/** `*p`: the value behind. */
function lowerStar(e: NodeOf<"StarExpr">, ctx: Emitter, mode: Mode): Value {
  // `*&x` is `x`.
  const address = e.x.kind === "ParenExpr" ? e.x.x : e.x;
  if (address.kind === "UnaryExpr" && address.op === "&" && address.x.kind !== "CompositeLit") return ctx.lower(address.x, mode);
  const write = mode === "write" || mode === "assign";
  const p = write ? ctx.placeToWrite(e.x) : ctx.peek(e.x);
  const wrapsCell = p.type.kind === "PathType" && ["Rc", "Arc"].includes(p.type.path.segments.at(-1)?.name ?? "");
  const held = optionInner(p.type);
  const isStruct = underlying(ctx.info.typeOf(e)).kind === "Struct";
  // `Option<&mut T>`: seen through both at once, a reference to the reference is no place of a `T`.
  const reached =
    held?.kind === "RefType" && held.mut && !isStruct
      ? { ...p, expr: methodCall(seenThrough(p, write), "unwrap"), type: held.inner }
      : ctx.reach(p, write);
  const isReceiver = p.expr.kind === "PathExpr" && p.expr.path.segments[0]?.name === "self";
  const needsStar = p.type.kind === "RefType" || wrapsCell || isReceiver || (held !== undefined && (write || !isStruct));
  return {
    ...reached,
    expr: needsStar ? { kind: "UnaryExpr", op: "*", expr: reached.expr } : reached.expr,
    place: true,
    // What its only owner holds goes on where nobody looks at the owner again.
    movable:
      mode === "value" &&
      !needsStar &&
      held === undefined &&
      e.x.kind === "Ident" &&
      p.expr === reached.expr &&
      movesOn(e.x, ctx),
  };
}

/** An option of a reference that is read for the last time is given up. */
const seenThrough = (p: Value, write: boolean): RustExpr =>
  p.movable ? p.expr : methodCall(p.expr, write ? "as_deref_mut" : "as_deref");

function lowerUnary(e: NodeOf<"UnaryExpr">, ctx: Emitter, _mode: Mode, want?: RustType): Value {
  switch (e.op) {
    case "&":
      return lowerAddress(e, ctx, want);
    case "<-":
      return receive(e, ctx, want);
    case "-": {
      const v = signed(ctx.expr(e.x, want && want.kind !== "RefType" && !isIndex(want) ? want : undefined), e.x, ctx);
      const u = underlying(ctx.info.typeOf(e.x));
      if (u.kind === "Basic" && u.basic.startsWith("uint"))
        return temp({ kind: "MethodCallExpr", recv: v.expr, method: "wrapping_neg", args: [] }, v.type, { before: v.before });
      return rewrapped(v, neg, ctx);
    }
    case "!": {
      const v = ctx.peek(e.x);
      const unordered = notOrdered(v.expr, e.x, ctx);
      if (unordered) return temp(unordered, t.bool, { before: v.before });
      return temp(not(asValue(v, ctx)), t.bool, { before: v.before });
    }
    case "^": {
      const flags = flagsInverted(e, ctx);
      if (flags) return flags;
      return rewrapped(signed(ctx.expr(e.x), e.x, ctx), not, ctx);
    }
    default: {
      const v = ctx.expr(e.x, want);
      return temp(asValue(v, ctx), derefType(v.type), { before: v.before });
    }
  }
}

const isIndex = (r: RustType): boolean => simpleName(r) === "usize";

/** What Go calls an `int` has a sign where one is asked for, though it is an index or a size elsewhere. */
function signed(v: Value, x: Expr, ctx: Emitter): Value {
  const u = underlying(ctx.info.typeOf(x));
  const given = simpleName(derefType(v.type)) ?? "";
  return u.kind === "Basic" && /^int(64)?$/.test(u.basic) && ["usize", "u64"].includes(given)
    ? ctx.coerce(ctx.derefd(v), t.i64)
    : v;
}

/** `-x` of a tuple struct is taken of what is inside. */
function rewrapped(v: Value, op: (x: RustExpr) => RustExpr, ctx: Emitter): Value {
  const type = derefType(v.type);
  const inner = newtypeInner(type, ctx);
  const x = inner ? unwrapped(v, inner).expr : asValue(v, ctx);
  return temp(inner ? wrappedIn(type, op(x)) : op(x), type, { before: v.before });
}

const asValue = (v: Value, ctx: Emitter) => ctx.derefd(v).expr;
const derefType = (r: RustType): RustType => (r.kind === "RefType" ? r.inner : r);

/** `&T{…}` is the value itself, its place says in what it is wrapped; `&x` borrows. */
function lowerAddress(e: NodeOf<"UnaryExpr">, ctx: Emitter, want?: RustType): Value {
  const x = e.x.kind === "ParenExpr" ? e.x.x : e.x;
  if (x.kind === "CompositeLit") return ctx.lower(x, "value");
  if (want && want.kind !== "RefType" && !isOptionOfRef(want)) {
    if (x.kind === "Ident" && movesOn(x, ctx)) return ctx.lower(x, "value");
    return ctx.unsupported(e, "FG0401", { what: ctx.facts.textOf(x) });
  }
  return want && wantsMut(want) ? ctx.borrowMut(x) : ctx.borrow(x);
}

const isOptionOfRef = (r: RustType): boolean =>
  r.kind === "PathType" && r.path.segments[0]?.name === "Option" && r.path.segments[0].generics?.[0]?.kind === "RefType";
const wantsMut = (r: RustType): boolean =>
  r.kind === "RefType"
    ? r.mut
    : r.kind === "PathType" && r.path.segments[0]?.generics?.[0] !== undefined && wantsMut(r.path.segments[0].generics[0]);
