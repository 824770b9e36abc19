// Implements index and slice expressions.

import type { Expr, IndexExpr, SliceExpr } from "../go/ast.ts";
import { assignment } from "./assignments.ts";
import { byteType, intType, invalidType, stringType } from "./basic.ts";
import type { Checker } from "./checker.ts";
import { signOf, toInt } from "./constant.ts";
import { exclude, expr, exprOrType, use } from "./expr.ts";
import { note, openOf, type OpenType } from "./infer/open.ts";
import { under } from "./named.ts";
import type { Mode, Operand } from "./operand.ts";
import {
  allInteger,
  arrayPointerDeref,
  identical,
  isGeneric,
  isOpen,
  isString,
  isTypeParam,
  isUntyped,
  isValid,
} from "./predicates.ts";
import { representableAs } from "./representable.ts";
import type { Type } from "./types.ts";
import { typesIn } from "./typeset.ts";
import { typeExpr } from "./typexpr.ts";
import { convertUntyped } from "./untyped.ts";
import { byteLength } from "./utf8.ts";

/** What indexing a type yields. */
interface Element {
  readonly elem: Type;
  readonly key?: Type /** -1: not known. */;
  readonly length: number;
  readonly mode: Mode;
}

/** Checks `x[i]`. True: x is a generic function, still to be instantiated with these indices. */
export const indexExpr = (c: Checker, x: Operand, e: IndexExpr): boolean => {
  const base = exprOrType(c, e.x, true);
  if (base.mode === "invalid") {
    use(c, e.indices);
    x.invalidate();
    return false;
  }
  if (base.mode === "type") {
    const t = isGeneric(base.type) || isOpen(base.type) ? typeExpr(c, e) : invalidType;
    if (isValid(t)) x.set("type", t);
    else if (!isGeneric(base.type)) c.error(base, `${c.text(base.type)} is not a generic type`);
    return false;
  }
  x.assign(base);
  if (x.mode === "value" && x.type.kind === "Signature" && x.type.typeParams.length > 0) return true;
  const open = openOf(x.type);
  if (open) {
    openIndex(c, x, e, open);
    return false;
  }
  const element = elementOf(x);
  if (!element) {
    c.error(x, `invalid operation: cannot index ${c.text(x)}`);
    use(c, e.indices);
    x.invalidate();
    return false;
  }
  const index = singleIndex(c, e);
  x.set(element.mode, element.elem);
  if (!index) x.invalidate();
  else if (element.key) {
    const key = expr(c, index);
    assignment(c, key, element.key, "map index");
    x.expr = e;
  } else checkIndex(c, index, element.length);
  return false;
};

const singleIndex = (c: Checker, e: IndexExpr): Expr | undefined => {
  if (e.indices.length > 1) c.error(e.indices[1]!, "invalid operation: more than one index");
  return e.indices[0];
};

const elementOf = (x: Operand): Element | undefined => {
  const length = x.mode === "constant" && x.value?.kind === "string" ? byteLength(x.value) : -1;
  const types = typesIn(x.type);
  let common: Element | undefined;
  for (const { under: u } of types ?? []) {
    const one = elementOfUnder(u, x.mode, length);
    if (!one) return undefined;
    if (!common) common = one;
    else if (!identical(common.elem, one.elem) || (common.key ? !one.key || !identical(common.key, one.key) : one.key))
      return undefined;
    else common = { ...common, mode: common.mode === "value" || one.mode === "value" ? "value" : common.mode };
  }
  return common;
};

const elementOfUnder = (u: Type, mode: Mode, length: number): Element | undefined => {
  switch (u.kind) {
    case "Basic":
      return isString(u) ? { elem: byteType, length, mode: "value" } : undefined;
    case "Array":
      return { elem: u.elem, length: u.len, mode: mode === "variable" ? "variable" : "value" };
    case "Slice":
      return { elem: u.elem, length: -1, mode: "variable" };
    case "Map":
      return { elem: u.elem, key: u.key, length: -1, mode: "mapindex" };
    case "Pointer": {
      const array = under(u.elem);
      return array.kind === "Array" ? { elem: array.elem, length: array.len, mode: "variable" } : undefined;
    }
    default:
      return undefined;
  }
};

/** Indexing an open type says that it is a map, if the index is no integer, or else most likely a slice. */
const openIndex = (c: Checker, x: Operand, e: IndexExpr, open: OpenType): void => {
  note(c, x.type, "indexed", e);
  const index = exprOrType(c, e.indices[0]!, true);
  if (index.mode === "type") {
    // An instantiation of a function that is not declared here.
    use(c, e.indices.slice(1));
    return;
  }
  open.key ??= c.assumptions.open();
  open.elem ??= c.assumptions.open();
  const { key, elem } = open;
  exclude(c, index, ["builtin"]);
  assignment(c, index, key, "index");
  x.set("variable", elem);
};

/** Checks an index that must be an integer in `[0, length)`; its constant value, or -1. */
export const checkIndex = (c: Checker, e: Expr, length: number): { readonly type: Type; readonly value: number } => {
  const x = expr(c, e);
  if (!isValidIndex(c, x, "index", false)) return { type: invalidType, value: -1 };
  const value = x.mode === "constant" && x.value ? toInt(x.value) : undefined;
  if (value?.kind !== "int") return { type: x.type, value: -1 };
  if (length >= 0 && value.value >= BigInt(length)) {
    c.error(x, `invalid argument: index ${value.value} out of bounds [0:${length}]`);
    return { type: invalidType, value: -1 };
  }
  return { type: x.type, value: Number(value.value) };
};

export const isValidIndex = (c: Checker, x: Operand, what: string, allowNegative: boolean): boolean => {
  if (x.mode === "invalid") return false;
  const open = openOf(x.type);
  if (open) {
    if (open.name === undefined) open.hints.push(intType);
    else open.underlying ??= intType;
    return true;
  }
  convertUntyped(c, x, intType);
  if (x.isInvalid) return false;
  if (!allInteger(x.type)) {
    c.error(x, `invalid argument: ${what} ${c.text(x)} must be integer`);
    return false;
  }
  if (x.mode === "constant" && x.value) {
    if (!allowNegative && signOf(x.value) < 0) {
      c.error(x, `invalid argument: ${what} ${c.text(x)} must not be negative`);
      return false;
    }
    if (!representableAs(x.value, intType)) {
      c.error(x, `invalid argument: ${what} ${c.text(x)} overflows int`);
      return false;
    }
  }
  return true;
};

// ---- Slicing -----------------------------------------------------------------------------------------------

export const sliceExpr = (c: Checker, x: Operand, e: SliceExpr): void => {
  x.assign(expr(c, e.x));
  if (x.mode === "invalid") {
    use(c, [e.low, e.high, e.max]);
    return;
  }
  if (isOpen(x.type)) {
    note(c, x.type, "indexed", e);
    for (const i of [e.low, e.high, e.max]) if (i) checkIndex(c, i, -1);
    x.mode = "value";
    return;
  }
  const length = sliceOperand(c, x, e);
  if (length === undefined) {
    use(c, [e.low, e.high, e.max]);
    x.invalidate();
    return;
  }
  checkBounds(c, e, length);
};

/** Gives the operand the type of its slice; its constant length or -1, undefined where it cannot be sliced. */
const sliceOperand = (c: Checker, x: Operand, e: SliceExpr): number | undefined => {
  const u = commonSliceable(x.type);
  const refuse = (why: string): undefined => {
    c.error(x, why);
    return undefined;
  };
  if (!u) return refuse(`cannot slice ${c.text(x)}`);
  if (u.kind === "Basic" && isString(u)) {
    if (e.max) return refuse("invalid operation: 3-index slice of string");
    const length = x.mode === "constant" && x.value?.kind === "string" ? byteLength(x.value) : -1;
    x.set("value", isUntyped(x.type) ? stringType : x.type);
    return length;
  }
  if (u.kind === "Slice") {
    x.set("value", x.type);
    return -1;
  }
  if (u.kind === "Array" && x.mode !== "variable")
    return refuse(`invalid operation: ${c.text(x)} (slice of unaddressable value)`);
  const array = arrayPointerDeref(u);
  if (array.kind !== "Array") return refuse(`cannot slice ${c.text(x)}`);
  x.set("value", { kind: "Slice", elem: array.elem });
  return array.len;
};

/** The common underlying type for slicing: strings and byte slices mix. */
const commonSliceable = (t: Type): Type | undefined => {
  const types = typesIn(t);
  let common: Type | undefined;
  let hasString = false;
  for (const { under: u } of types ?? []) {
    const view: Type = isString(u) ? { kind: "Slice", elem: byteType } : u;
    hasString ||= isString(u);
    if (common && !identical(common, view)) return undefined;
    common ??= view;
  }
  if (!hasString) return common;
  return isTypeParam(t) ? stringType : under(t);
};

const checkBounds = (c: Checker, e: SliceExpr, length: number): void => {
  const values = [e.low, e.high, e.max].map((bound, i) => {
    if (bound) return checkIndex(c, bound, length >= 0 ? length + 1 : -1).value;
    return i === 0 ? 0 : length;
  });
  const bounds = [e.low, e.high, e.max];
  for (let i = 0; i < 2; i++) {
    for (let j = i + 1; j < 3; j++) {
      const [low, high] = [values[i]!, values[j]!];
      const at = bounds[j];
      if (low > 0 && high >= 0 && high < low && at) {
        c.error(at, `invalid slice indices: ${high} < ${low}`);
        return;
      }
    }
  }
};
