// Implements unary operators, and what a channel operand may be used for.

import type { Expr, StarExpr, UnaryExpr } from "../go/ast.ts";
import { boolType } from "./basic.ts";
import type { Checker } from "./checker.ts";
import { unaryOp } from "./constant.ts";
import { expr, exprOrType } from "./expr.ts";
import { unparen } from "./exprstring.ts";
import { bind, note, openOf } from "./infer/open.ts";
import { prune, under } from "./named.ts";
import type { Operand } from "./operand.ts";
import { allBoolean, allInteger, allNumeric, identical, isTypeParam, isUnsigned } from "./predicates.ts";
import { intBits } from "./representable.ts";
import type { Type } from "./types.ts";
import { everyUnder, typesIn } from "./typeset.ts";
import { checkVarType } from "./typexpr.ts";
import { checkOverflow } from "./untyped.ts";

export const starExpr = (c: Checker, x: Operand, e: StarExpr): void => {
  const inner = exprOrType(c, e.x);
  if (inner.mode === "invalid") return;
  if (inner.mode === "type") {
    c.later(() => checkVarType(c, e.x, inner.type));
    x.set("type", { kind: "Pointer", elem: inner.type });
    return;
  }
  if (inner.isNil) {
    c.error(inner, "invalid operation: cannot indirect nil");
    return;
  }
  const open = openOf(inner.type);
  if (open) {
    note(c, inner.type, "dereferenced", e);
    if (open.name === undefined) bind(c, open, { kind: "Pointer", elem: c.assumptions.open(undefined, undefined, open.label) });
    const t = prune(inner.type);
    x.set("variable", t.kind === "Pointer" ? t.elem : t);
    return;
  }
  let base: Type | undefined;
  const ok = everyUnder(inner.type, (u) => {
    if (u?.kind !== "Pointer") return false;
    if (base && !identical(base, u.elem)) return false;
    base = u.elem;
    return true;
  });
  if (!ok || !base) c.error(inner, `invalid operation: cannot indirect ${c.text(inner)}`);
  else x.set("variable", base);
};

export const unary = (c: Checker, x: Operand, e: UnaryExpr): void => {
  x.assign(expr(c, e.x));
  if (x.mode === "invalid") return;
  if (e.op === "&") {
    if (unparen(e.x).kind !== "CompositeLit" && x.mode !== "variable") {
      c.error(x, `invalid operation: cannot take address of ${c.text(x)}`);
      x.invalidate();
      return;
    }
    x.set("value", { kind: "Pointer", elem: x.type });
    return;
  }
  if (e.op === "<-") {
    const elem = channelElem(c, x, x, "receive");
    if (elem) x.set("commaok", elem);
    else x.invalidate();
    c.env.hasCallOrReceive = true;
    x.kind = "statement";
    return;
  }
  if (e.op === "~") {
    c.error(e, "cannot use ~ outside of interface or type constraint");
    x.invalidate();
    return;
  }
  if (openOperand(c, x, e)) return;
  const defined = e.op === "!" ? allBoolean : e.op === "^" ? allInteger : allNumeric;
  if (!defined(x.type)) {
    c.error(x, `invalid operation: operator ${e.op} not defined on ${c.text(x)}`);
    x.invalidate();
    return;
  }
  if (x.mode !== "constant" || !x.value) {
    x.mode = "value";
    return;
  }
  if (x.value.kind === "unknown") return;
  const u = under(x.type);
  x.value = unaryOp(e.op, x.value, isUnsigned(x.type) && u.kind === "Basic" ? intBits(u) : 0);
  x.expr = e;
  checkOverflow(c, x);
};

/** `!x` of an open type makes it a bool; arithmetic is evidence. */
const openOperand = (c: Checker, x: Operand, e: UnaryExpr): boolean => {
  const open = openOf(x.type);
  if (!open) return false;
  if (e.op === "!") expectBool(c, x);
  else note(c, x.type, "arith", e);
  x.mode = "value";
  return true;
};

/** Makes an open operand a bool. */
export const expectBool = (c: Checker, x: Operand): void => {
  const open = openOf(x.type);
  if (open) bind(c, open, boolType);
};

/** The element type of a channel operand, if it may be sent to or received from. */
export const channelElem = (c: Checker, at: Operand | Expr, x: Operand, what: "send" | "receive"): Type | undefined => {
  const open = openOf(x.type);
  if (open) {
    const elem = c.assumptions.open();
    note(c, x.type, "sent", x.expr);
    if (open.name === undefined) bind(c, open, { kind: "Chan", dir: "both", elem });
    return elem;
  }
  const to = what === "send" ? "send to" : "receive from";
  let elem: Type | undefined;
  let cause: string | undefined;
  const types = typesIn(x.type);
  if (!types) cause = "no specific channel type";
  for (const { type, under: u } of types ?? []) {
    if (u.kind !== "Chan") cause ??= isTypeParam(x.type) ? `non-channel ${c.text(type)}` : "non-channel";
    else if (u.dir === (what === "send" ? "recv" : "send"))
      cause ??= `${what === "send" ? "receive" : "send"}-only channel${isTypeParam(x.type) ? ` ${c.text(type)}` : ""}`;
    else if (elem && !identical(elem, u.elem)) cause ??= "channels have different element types";
    else elem = u.elem;
  }
  if (!cause) return elem;
  c.error(at, `invalid operation: cannot ${to} ${isTypeParam(x.type) ? `${c.text(x)}: ${cause}` : `${cause} ${c.text(x)}`}`);
  return undefined;
};
