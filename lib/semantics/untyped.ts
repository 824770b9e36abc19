// Implements the way of untyped expressions to their final type: what is decided at the root goes down to the leaves.

import type { Expr } from "../go/ast.ts";
import { implicitType, type Misfit, representation } from "./assignability.ts";
import type { Checker } from "./checker.ts";
import type { ConstValue } from "./constant.ts";
import { exprString } from "./exprstring.ts";
import { under } from "./named.ts";
import { bitLength } from "./rat.ts";
import { type Operand, operandOf } from "./operand.ts";
import { allInteger, isOpen, isTyped, isUntyped } from "./predicates.ts";
import type { Basic, Type } from "./types.ts";

const comparisons: ReadonlySet<string> = new Set(["==", "!=", "<", "<=", ">", ">="]);
export const isComparison = (op: string): boolean => comparisons.has(op);
export const isShift = (op: string): boolean => op === "<<" || op === ">>";

/** Gives an untyped expression, and the operands that decide it, a type. */
export const updateExprType = (c: Checker, e: Expr, type: Type, final: boolean): void => {
  const old = c.untyped.get(e);
  if (!old) return;
  const settled = old.value !== undefined; // a constant's operands keep their own types
  if (e.kind === "ParenExpr") updateExprType(c, e.x, type, final);
  else if (e.kind === "UnaryExpr" && !settled) updateExprType(c, e.x, type, final);
  else if (e.kind === "BinaryExpr" && !settled && !isComparison(e.op)) {
    updateExprType(c, e.x, type, final);
    if (!isShift(e.op)) updateExprType(c, e.y, type, final);
  }
  if (!final && isUntyped(type)) {
    old.type = under(type) as Basic;
    return;
  }
  c.untyped.delete(e);
  if (old.isLhs && !allInteger(type) && !isOpen(type)) {
    c.error(e, `invalid operation: shifted operand ${exprString(e)} (type ${c.text(type)}) must be integer`);
    return;
  }
  if (old.value) {
    const x = operandOf(e, old.mode, old.type, old.value);
    convertUntyped(c, x, type);
    if (x.mode === "invalid") return;
  }
  c.recordType(e, old.mode, type, old.value);
};

export const updateExprValue = (c: Checker, e: Expr, value: ConstValue): void => {
  const info = c.untyped.get(e);
  if (info) info.value = value;
};

/** Converts an untyped operand to the type, or reports that it cannot be. */
export const convertUntyped = (c: Checker, x: Operand, target: Type): void => {
  const implicit = implicitType(c, x, target);
  if (typeof implicit === "string") {
    reportConversion(c, x, target, implicit);
    return;
  }
  if (implicit.value) {
    x.value = implicit.value;
    updateExprValue(c, x.expr, implicit.value);
  }
  if (implicit.type !== x.type) {
    x.type = implicit.type;
    updateExprType(c, x.expr, implicit.type, false);
  }
};

const reportConversion = (c: Checker, x: Operand, target: Type, misfit: Misfit): void => {
  const messages: Readonly<Record<Misfit, string>> = {
    truncated: `${c.text(x)} truncated to ${c.text(target)}`,
    overflows: `${c.text(x)} overflows ${c.text(target)}`,
    mismatch: `cannot convert ${c.text(x)} to type ${c.text(target)}`,
  };
  c.error(x, messages[misfit]);
  x.invalidate();
};

/** Checks that a constant has a value in its basic type, and gives it that value. */
export const representable = (c: Checker, x: Operand, t: Basic): void => {
  const value = representation(x, t);
  if (typeof value === "string") reportConversion(c, x, t, value);
  else x.value = value;
};

const operationNames: Readonly<Record<string, string>> = {
  "+": "addition",
  "-": "subtraction",
  "^": "bitwise XOR",
  "*": "multiplication",
  "<<": "shift",
};

/** Checks the result of a constant operation; untyped integers are kept within what every compiler must support. */
export const checkOverflow = (c: Checker, x: Operand): void => {
  if (!x.value) return;
  if (x.value.kind === "unknown") {
    c.error(x, "constant result is not representable");
    return;
  }
  if (isTyped(x.type)) {
    const t = under(x.type);
    if (t.kind === "Basic") representable(c, x, t);
    return;
  }
  if (x.value.kind === "int" && bitLength(x.value.value) > 512) {
    const name = x.expr.kind === "BinaryExpr" ? operationNames[x.expr.op] : undefined;
    c.error(x, `constant ${name ? `${name} ` : ""}overflow`);
    x.value = { kind: "unknown" };
  }
};

/** What was left untyped at the end is recorded as it is: `nil`, and constants that no typed expression used. */
export const recordUntyped = (c: Checker): void => {
  for (const [e, info] of c.untyped) c.recordType(e, info.mode, info.type, info.value);
  c.untyped.clear();
};
