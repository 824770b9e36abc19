// Implements range clauses over integers, strings, arrays, slices, maps, channels and functions.

import type { Expr, RangeStmt } from "../go/ast.ts";
import { assignment, assignVar, initVar } from "./assignments.ts";
import { boolType, intType, invalidType, runeType } from "./basic.ts";
import type { Checker } from "./checker.ts";
import { expr } from "./expr.ts";
import { note, openOf, type OpenType } from "./infer/open.ts";
import { newVar, pending } from "./object.ts";
import type { VarObj } from "./objects.ts";
import { type Operand, operandOf } from "./operand.ts";
import { arrayPointerDeref, identical, isInteger, isString, isValid } from "./predicates.ts";
import { type StmtContext, stmt } from "./stmt.ts";
import type { Signature, Type } from "./types.ts";
import { commonUnder, typesIn } from "./typeset.ts";

/** Types of the iteration values; absent where there is none. */
interface Iteration {
  readonly key?: Type | undefined;
  readonly value?: Type | undefined;
}

export const rangeStmt = (c: Checker, inner: StmtContext, s: RangeStmt): void => {
  const x = expr(c, s.x);
  const iteration = x.mode === "invalid" ? undefined : iterationOf(c, x, s);
  c.inScope(() => {
    const overInteger = x.mode !== "invalid" && isInteger(x.type);
    if (s.op === ":=") declareVars(c, s, x, iteration, overInteger);
    else if (s.key) assignIteration(c, s, x, iteration, overInteger);
    else if (overInteger) assignment(c, x, undefined, "range clause");
    stmt(c, inner, s.body);
  });
};

const iterationOf = (c: Checker, x: Operand, s: RangeStmt): Iteration | undefined => {
  const open = openOf(x.type);
  if (open) return openIteration(c, x, open, s);
  const result = rangeOver(x.type);
  if (typeof result === "string") {
    c.error(x, `cannot range over ${c.text(x)}${result ? `: ${result}` : ""}`);
    return undefined;
  }
  if (s.key && !result.key) c.error(s.key, `range over ${c.text(x)} permits no iteration variables`);
  else if (s.value && !result.value) c.error(s.value, `range over ${c.text(x)} permits only one iteration variable`);
  return result;
};

/** What iterating over the type yields, or why it cannot be iterated. */
const rangeOver = (t: Type): Iteration | string => {
  const types = typesIn(t);
  if (types?.some(({ under: u }) => u.kind === "Chan" && u.dir === "send")) return "receive from send-only channel";
  const common = commonUnder(t);
  if (!common) return "no common underlying type";
  const u = arrayPointerDeref(common);
  switch (u.kind) {
    case "Basic":
      if (isString(u)) return { key: intType, value: runeType };
      return isInteger(u) ? { key: t } : "";
    case "Array":
    case "Slice":
      return { key: intType, value: u.elem };
    case "Map":
      return { key: u.key, value: u.elem };
    case "Chan":
      return { key: u.elem };
    case "Signature":
      return rangeOverFunc(u);
    default:
      return "";
  }
};

const rangeOverFunc = (sig: Signature): Iteration | string => {
  const shape = "func must be func(yield func(...) bool): ";
  const [yieldVar] = sig.params.vars;
  if (!yieldVar || sig.params.vars.length !== 1) return `${shape}wrong argument count`;
  if (sig.results.vars.length !== 0) return `${shape}unexpected results`;
  const callback = commonUnder(yieldVar.type);
  if (callback?.kind !== "Signature") return `${shape}argument is not func`;
  const { params, results } = callback;
  if (params.vars.length > 2) return `${shape}yield func has too many parameters`;
  if (results.vars.length !== 1 || !identical(results.vars[0]!.type, boolType)) return `${shape}yield func does not return bool`;
  return { key: params.vars[0]?.type, value: params.vars[1]?.type };
};

/** Ranging over an open type says that it has elements; whether it is a map its keys will tell. */
const openIteration = (c: Checker, x: Operand, open: OpenType, s: RangeStmt): Iteration => {
  note(c, x.type, "ranged", s.x);
  open.key ??= c.assumptions.open();
  open.elem ??= c.assumptions.open();
  return { key: open.key, value: open.elem };
};

const declareVars = (c: Checker, s: RangeStmt, x: Operand, iteration: Iteration | undefined, overInteger: boolean): void => {
  const vars: VarObj[] = [];
  for (const [lhs, type] of [
    [s.key, iteration?.key],
    [s.value, iteration?.value],
  ] as const) {
    if (!lhs) continue;
    const v = newVar(lhs.kind === "Ident" ? lhs.name : "_", pending, "local", { span: lhs.span, pkg: c.path });
    if (lhs.kind === "Ident") {
      c.recordDef(lhs, v);
      if (lhs.name !== "_") vars.push(v);
    } else c.error(lhs, `non-name ${c.text(lhs)} on left side of :=`);
    if (!type || !isValid(type)) {
      v.type = invalidType;
      c.usedVars.add(v);
    } else if (overInteger) initVar(c, v, x, "range clause");
    else initVar(c, v, operandOf(lhs, "value", type), "assignment");
  }
  if (vars.length === 0 && [s.key, s.value].every((e) => e === undefined || e.kind === "Ident"))
    c.error(s.key ?? s, "no new variables on left side of :=");
  for (const v of vars) c.declare(c.env.scope, undefined, v);
};

const assignIteration = (c: Checker, s: RangeStmt, x: Operand, iteration: Iteration | undefined, overInteger: boolean): void => {
  const one = (lhs: Expr | undefined, type: Type | undefined): void => {
    if (!lhs || !type || !isValid(type)) return;
    if (overInteger) assignVar(c, lhs, undefined, x, "range clause");
    else assignVar(c, lhs, undefined, operandOf(lhs, "value", type), "assignment");
  };
  one(s.key, iteration?.key);
  one(s.value, iteration?.value);
};
