// Implements binary operators: arithmetic, comparison, shifts.

import type { BinaryExpr, BinaryOp, Expr } from "../go/ast.ts";
import { assignableTo } from "./assignability.ts";
import { uintType, untypedBool, untypedInt } from "./basic.ts";
import type { Checker } from "./checker.ts";
import { binaryOp, boolConst, compareConsts, shiftOp, signOf, toInt, unknownConst } from "./constant.ts";
import { expr } from "./expr.ts";
import { expectBool } from "./unary.ts";
import { looksLikeError, note, openOf, unifyOpen } from "./infer/open.ts";
import { under } from "./named.ts";
import { compositeKind, type Operand } from "./operand.ts";
import {
  allBoolean,
  allInteger,
  allNumeric,
  allNumericOrString,
  allOrdered,
  allString,
  defaultType,
  hasNil,
  identical,
  isComparable,
  isInteger,
  isNonTypeParamInterface,
  isOpen,
  isPointer,
  isTypeParam,
  isTyped,
  isUntyped,
  isValid,
} from "./predicates.ts";
import type { Type } from "./types.ts";
import { checkOverflow, convertUntyped, isComparison, isShift, representable, updateExprType } from "./untyped.ts";

const predicates: Partial<Record<BinaryOp, (t: Type) => boolean>> = {
  "+": allNumericOrString,
  "-": allNumeric,
  "*": allNumeric,
  "/": allNumeric,
  "%": allInteger,
  "&": allInteger,
  "|": allInteger,
  "^": allInteger,
  "&^": allInteger,
  "&&": allBoolean,
  "||": allBoolean,
};

/** Checks `lhs op rhs`; `e` is absent for `lhs op= rhs` and `lhs++`. */
export const binary = (c: Checker, x: Operand, e: BinaryExpr | undefined, lhs: Expr, rhs: Expr, op: BinaryOp): void => {
  x.assign(expr(c, lhs));
  const y = expr(c, rhs);
  if (x.mode === "invalid" || y.mode === "invalid") {
    x.invalidate();
    return;
  }
  if (isShift(op)) {
    shift(c, x, y, e, op as "<<" | ">>");
    return;
  }
  if (isOpen(x.type) || isOpen(y.type)) {
    openBinary(c, x, y, op);
    return;
  }
  matchTypes(c, x, y, e);
  if (x.isInvalid) return;
  if (isComparison(op)) {
    comparison(c, x, y, op, false);
    return;
  }
  if (!identical(x.type, y.type)) {
    if (isValid(x.type) && isValid(y.type)) {
      const text = e ? c.text(e) : `${c.text(lhs)} ${op}= ${c.text(rhs)}`;
      c.error(e ?? x, `invalid operation: ${text} (mismatched types ${c.text(x.type)} and ${c.text(y.type)})`);
    }
    x.invalidate();
    return;
  }
  if (!predicates[op]?.(x.type)) {
    c.error(x, `invalid operation: operator ${op} not defined on ${c.text(x)}`);
    x.invalidate();
    return;
  }
  if (
    (op === "/" || op === "%") &&
    (x.mode === "constant" || allInteger(x.type)) &&
    y.mode === "constant" &&
    y.value &&
    signOf(y.value) === 0
  ) {
    c.error(y, "invalid operation: division by zero");
    x.invalidate();
    return;
  }
  if (x.mode !== "constant" || y.mode !== "constant" || !x.value || !y.value) {
    x.mode = "value";
    return;
  }
  if (x.value.kind === "unknown" || y.value.kind === "unknown") {
    x.value = unknownConst;
    return;
  }
  x.value = binaryOp(x.value, op, y.value, isInteger(x.type));
  if (e) x.expr = e;
  checkOverflow(c, x);
};

/** Converts an untyped operand to the type of the other, where that may be meant. */
export const matchTypes = (c: Checker, x: Operand, y: Operand, e?: BinaryExpr): void => {
  if (!mayConvert(x, y)) return;
  const { type, expr: at } = x;
  const before = c.diagnostics.length;
  convertUntyped(c, x, y.type);
  if (x.mode !== "invalid") convertUntyped(c, y, x.type);
  if (x.mode !== "invalid" && y.mode !== "invalid") return;
  // gc speaks of the operation and not of the conversion.
  if (e && c.diagnostics.length > before && /^cannot convert /.test(c.diagnostics.at(-1)?.message ?? "")) {
    c.retract(before);
    c.error(e, `invalid operation: ${c.text(e)} (mismatched types ${c.text(type)} and ${c.text(y.type)})`);
  }
  x.expr = at;
  x.invalidate();
};

const mayConvert = (x: Operand, y: Operand): boolean => {
  if (isTyped(x.type) && isTyped(y.type)) return false;
  if (allNumeric(x.type) !== allNumeric(y.type)) return false;
  if (isNonTypeParamInterface(x.type) || isNonTypeParamInterface(y.type)) return true;
  if (allBoolean(x.type) !== allBoolean(y.type)) return false;
  if (allString(x.type) !== allString(y.type)) return false;
  if (x.isNil) return hasNil(y.type);
  if (y.isNil) return hasNil(x.type);
  return !isPointer(x.type) && !isPointer(y.type);
};

// ---- Comparison --------------------------------------------------------------------------------------------

export const comparison = (c: Checker, x: Operand, y: Operand, op: string, switchCase: boolean): void => {
  if (!isValid(x.type) || !isValid(y.type)) {
    x.invalidate();
    return;
  }
  const operator = switchCase ? "==" : op;
  const problem = comparisonProblem(c, x, y, operator);
  if (problem) {
    if (switchCase) c.error(x, `invalid case ${c.text(x.expr)} in switch on ${c.text(y.expr)} (${problem.cause})`);
    else c.error(problem.at, `invalid operation: ${c.text(x.expr)} ${op} ${c.text(y.expr)} (${problem.cause})`);
    x.invalidate();
    return;
  }
  if (x.mode === "constant" && y.mode === "constant" && x.value && y.value) {
    const known = x.value.kind !== "unknown" && y.value.kind !== "unknown";
    x.value = known ? boolConst(compareConsts(x.value, operator as BinaryOp, y.value)) : unknownConst;
  } else {
    x.mode = "value";
    x.value = undefined;
    updateExprType(c, x.expr, defaultType(x.type), true);
    updateExprType(c, y.expr, defaultType(y.type), true);
  }
  x.type = untypedBool;
};

interface Problem {
  readonly at: Operand;
  readonly cause: string;
}

const comparisonProblem = (c: Checker, x: Operand, y: Operand, op: string): Problem | undefined => {
  if (!assignableTo(c, x, y.type).ok && !assignableTo(c, y, x.type).ok) {
    return { at: y, cause: `mismatched types ${c.text(x.type)} and ${c.text(y.type)}` };
  }
  const undefinedOn = (at: Operand): Problem => {
    if (isTypeParam(x.type) || isTypeParam(y.type)) {
      return { at, cause: `type parameter ${c.text(isTypeParam(x.type) ? at.type : y.type)} cannot use operator ${op}` };
    }
    return { at, cause: `operator ${op} not defined on ${compositeKind(at.type) || c.text(at.type)}` };
  };
  if (op === "==" || op === "!=") {
    if (x.isNil || y.isNil) return hasNil(x.isNil ? y.type : x.type) && !(x.isNil && y.isNil) ? undefined : undefinedOn(y);
    const at = isComparable(x.type) ? (isComparable(y.type) ? undefined : y) : x;
    if (!at) return undefined;
    const cause = incomparableCause(c, at.type);
    return cause ? { at, cause } : undefinedOn(at);
  }
  return allOrdered(x.type) ? (allOrdered(y.type) ? undefined : undefinedOn(y)) : undefinedOn(x);
};

const incomparableCause = (c: Checker, t: Type): string => {
  const u = under(t);
  switch (u.kind) {
    case "Slice":
    case "Signature":
    case "Map":
      return `${compositeKind(t)} can only be compared to nil`;
    case "Struct": {
      const field = u.fields.find((f) => !isComparable(f.type));
      return field ? `struct containing ${c.text(field.type)} cannot be compared` : "";
    }
    case "Array":
      return `${c.text(t)} cannot be compared`;
    case "Interface":
      return isTypeParam(t) ? "incomparable types in type set" : "";
    default:
      return "";
  }
};

// ---- Shifts ------------------------------------------------------------------------------------------------

/** No constant is shifted further: enough for the smallest float64. */
const maxShift = 1023n - 1n + 52n;

const shift = (c: Checker, x: Operand, y: Operand, e: BinaryExpr | undefined, op: "<<" | ">>"): void => {
  const refuse = (at: Operand, message: string): void => {
    c.error(at, message);
    x.invalidate();
  };
  if (isOpen(x.type) || isOpen(y.type)) {
    note(c, x.type, "arith", x.expr);
    if (isUntyped(y.type)) updateExprType(c, y.expr, defaultType(y.type), true);
    x.mode = "value";
    return;
  }
  const xValue = x.mode === "constant" && x.value ? toInt(x.value) : undefined;
  if (!allInteger(x.type) && !(isUntyped(x.type) && xValue?.kind === "int")) {
    return refuse(x, `invalid operation: shifted operand ${c.text(x)} must be integer`);
  }
  const yValue = y.mode === "constant" && y.value ? toInt(y.value) : undefined;
  if (yValue) {
    if (yValue.kind === "int" && yValue.value < 0n) return refuse(y, `invalid operation: negative shift count ${c.text(y)}`);
    if (isUntyped(y.type)) {
      representable(c, y, uintType);
      if (y.mode === "invalid") {
        x.invalidate();
        return;
      }
    }
  } else if (isUntyped(y.type)) {
    convertUntyped(c, y, uintType);
    if (y.mode === "invalid") {
      x.invalidate();
      return;
    }
  } else if (!allInteger(y.type)) return refuse(y, `invalid operation: shift count ${c.text(y)} must be integer`);
  if (x.mode === "constant" && yValue) {
    if (xValue?.kind !== "int" || yValue.kind !== "int") {
      x.value = unknownConst;
      if (!isInteger(x.type)) x.type = untypedInt;
      return;
    }
    if (yValue.value > maxShift) return refuse(y, `invalid operation: invalid shift count ${c.text(y)}`);
    if (!isInteger(x.type)) x.type = untypedInt;
    x.value = shiftOp(xValue, op, Number(yValue.value));
    if (e) x.expr = e;
    checkOverflow(c, x);
    return;
  }
  if (x.mode === "constant" && isUntyped(x.type)) {
    // A non-constant shift: the left operand takes the type that the context gives to the whole.
    const info = c.untyped.get(x.expr);
    if (info) info.isLhs = true;
    x.mode = "value";
    x.value = undefined;
    return;
  }
  if (!allInteger(x.type)) return refuse(x, `invalid operation: shifted operand ${c.text(x)} must be integer`);
  x.mode = "value";
  x.value = undefined;
};

// ---- Open operands -----------------------------------------------------------------------------------------

/** An operator tells of an open operand what the other operand is. */
const openBinary = (c: Checker, x: Operand, y: Operand, op: BinaryOp): void => {
  const logical = op === "&&" || op === "||";
  const compares = isComparison(op);
  for (const [a, b] of [
    [x, y],
    [y, x],
  ] as const) {
    if (!isOpen(a.type)) continue;
    note(c, a.type, b.isNil ? "nil-compared" : compares ? "compared" : "arith", a.expr);
    if (logical) expectBool(c, a);
  }
  if (isUntyped(x.type)) convertUntyped(c, x, y.type);
  else if (isUntyped(y.type)) convertUntyped(c, y, x.type);
  else if (!isNonTypeParamInterface(x.type) && !isNonTypeParamInterface(y.type)) unifyOpen(c, x.type, y.type);
  else if (compares) meetInterface(c, x, y);
  if (x.mode === "invalid") return;
  x.mode = "value";
  x.value = undefined;
  if (compares) {
    updateExprType(c, x.expr, defaultType(x.type), true);
    updateExprType(c, y.expr, defaultType(y.type), true);
    x.type = untypedBool;
  }
};

/** `err == ErrNotFound`: what is compared with an error is one, if its name says nothing else. */
const meetInterface = (c: Checker, x: Operand, y: Operand): void => {
  const open = openOf(x.type) ?? openOf(y.type);
  if (open && looksLikeError(open.label)) unifyOpen(c, x.type, y.type);
};
