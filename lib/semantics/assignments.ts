// Implements initialisation and assignment.

import type { Expr, Node } from "../go/ast.ts";
import { typesSummary } from "./arguments.ts";
import { assignableTo, implicitType } from "./assignability.ts";
import { invalidType } from "./basic.ts";
import type { At, Checker } from "./checker.ts";
import { exprString, unparen } from "./exprstring.ts";
import { expr, exprList, localVar, multiExpr, singleValue, use } from "./expr.ts";
import { openOf } from "./infer/open.ts";
import { prune, under } from "./named.ts";
import { type MutableConst, type MutableVar, newVar, pending } from "./object.ts";
import type { ConstObj, VarObj } from "./objects.ts";
import type { Operand } from "./operand.ts";
import { defaultType, isConstType, isNonTypeParamInterface, isUntyped, isValid } from "./predicates.ts";
import type { Type } from "./types.ts";
import { updateExprType, updateExprValue } from "./untyped.ts";

/** Says where a value goes, for messages; computed only when one is written. */
export type Context = string | (() => string);
const contextText = (context: Context): string => (typeof context === "string" ? context : context());

/** Checks that x can be assigned to a variable of the type, converting it if it is untyped; without a type, to `_`. */
export const assignment = (c: Checker, x: Operand, target: Type | undefined, context: Context): void => {
  singleValue(c, x);
  if (x.mode === "invalid") return;
  if (x.mode === "novalue" || x.mode === "builtin" || x.mode === "type") {
    c.error(x, `cannot assign ${c.text(x)} to ${target ? c.text(target) : "_"} in ${contextText(context)}`);
    x.invalidate();
    return;
  }
  if (isUntyped(x.type) && !settleUntyped(c, x, target, context)) return;
  if (x.type.kind === "Signature" && x.type.typeParams.length > 0) {
    c.error(x, `cannot use generic function ${c.text(x.expr)} without instantiation`);
    x.invalidate();
    return;
  }
  if (!target) return;
  const { ok, cause } = assignableTo(c, x, target);
  if (ok) return;
  c.error(x, `cannot use ${c.text(x)} as ${c.text(target)} value in ${contextText(context)}${cause ? `: ${cause}` : ""}`);
  x.invalidate();
};

/** Gives an untyped operand its type in this place; false, with a report, where it has none. */
const settleUntyped = (c: Checker, x: Operand, wanted: Type | undefined, context: Context): boolean => {
  let target = wanted;
  if (!target || isNonTypeParamInterface(target)) {
    if (!target && x.isNil) {
      c.error(x, `use of untyped nil in ${contextText(context)}`);
      x.invalidate();
      return false;
    }
    target = defaultType(x.type);
  }
  const implicit = implicitType(c, x, target);
  if (typeof implicit === "string") {
    const why = implicit === "mismatch" ? "" : ` (${implicit})`;
    c.error(x, `cannot use ${c.text(x)} as ${c.text(target)} value in ${contextText(context)}${why}`);
    x.invalidate();
    return false;
  }
  if (implicit.value) {
    x.value = implicit.value;
    updateExprValue(c, x.expr, implicit.value);
  }
  if (implicit.type !== x.type) {
    x.type = implicit.type;
    updateExprType(c, x.expr, implicit.type, false);
  }
  return true;
};

// ---- Initialisation ----------------------------------------------------------------------------------------

export const initConst = (c: Checker, obj: ConstObj, x: Operand): void => {
  const lhs = obj as MutableConst;
  if (x.mode === "invalid" || !isValid(x.type) || (lhs.type !== pending && !isValid(lhs.type))) {
    if (lhs.type === pending) lhs.type = invalidType;
    return;
  }
  if (x.mode !== "constant" || !isConstType(x.type)) {
    c.error(x, `${c.text(x)} is not constant`);
    if (lhs.type === pending) lhs.type = invalidType;
    return;
  }
  if (lhs.type === pending) lhs.type = x.type;
  assignment(c, x, lhs.type, "constant declaration");
  if (x.mode === "constant" && x.value) lhs.value = x.value;
};

export const initVar = (c: Checker, obj: VarObj, x: Operand, context: Context): void => {
  const lhs = obj as MutableVar;
  if (x.mode === "invalid" || !isValid(x.type) || (lhs.type !== pending && !isValid(lhs.type))) {
    if (lhs.type === pending) lhs.type = invalidType;
    x.invalidate();
    return;
  }
  if (lhs.type === pending) {
    if (x.isNil) {
      c.error(x, `use of untyped nil in ${contextText(context)}`);
      lhs.type = invalidType;
      x.invalidate();
      return;
    }
    lhs.type = defaultType(x.type);
    labelOpen(lhs);
  }
  assignment(c, x, lhs.type, context);
};

/** The name of a variable tells what an open type may be. */
const labelOpen = (v: VarObj): void => {
  const open = openOf(v.type);
  if (open && v.name !== "_") open.label ??= v.name;
};

/** Where a return statement stands, if the values are its results. */
type Return = Node | undefined;

export const initVars = (c: Checker, lhs: readonly VarObj[], rhs: readonly Expr[], returned: Return): void => {
  const context = returned ? "return statement" : "assignment";
  const [only] = rhs;
  const isCall = rhs.length === 1 && only !== undefined && unparen(only).kind === "CallExpr";
  if (lhs.length === rhs.length && !isCall) {
    lhs.forEach((v, i) => {
      const target = v.type === pending ? undefined : { type: v.type, what: v.name || "result variable" };
      initVar(c, v, expr(c, rhs[i]!, target), context);
    });
    return;
  }
  if (rhs.length !== 1 || !only) {
    if (use(c, rhs)) {
      if (returned) returnError(c, returned, lhs, rhs.length === 0 ? [] : exprList(c, rhs));
      else assignError(c, rhs, lhs.length, rhs.length);
    }
    invalidatePending(lhs);
    return;
  }
  const { list, commaOk } = multiExpr(c, only, lhs.length === 2 && !returned, lhs.length);
  if (list.length === lhs.length) {
    lhs.forEach((v, i) => initVar(c, v, list[i]!, context));
    if (commaOk) recordCommaOk(c, only, list);
    return;
  }
  if (list[0]?.mode !== "invalid") {
    if (returned) returnError(c, returned, lhs, list);
    else assignError(c, rhs, lhs.length, list.length);
  }
  invalidatePending(lhs);
};

const invalidatePending = (vars: readonly VarObj[]): void => {
  for (const v of vars as readonly MutableVar[]) if (v.type === pending) v.type = invalidType;
};

const recordCommaOk = (c: Checker, e: Expr, [first, second]: readonly Operand[]): void => {
  if (first && second && first.mode !== "invalid" && second.mode !== "invalid") c.recordCommaOk(e, first.type, second.type);
};

const measure = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? "" : "s"}`;

const assignError = (c: Checker, rhs: readonly Expr[], l: number, r: number): void => {
  const [first] = rhs;
  if (!first) return;
  const call = rhs.length === 1 ? unparen(first) : undefined;
  const values = call?.kind === "CallExpr" ? `${exprString(call.fun)} returns ${measure(r, "value")}` : measure(r, "value");
  c.error(first, `assignment mismatch: ${measure(l, "variable")} but ${values}`);
};

const returnError = (c: Checker, at: Node, lhs: readonly VarObj[], rhs: readonly Operand[]): void => {
  const tooMany = rhs.length > lhs.length;
  const where: At = tooMany ? rhs[lhs.length]! : (rhs.at(-1) ?? at);
  const have = typesSummary(
    c,
    rhs.map((x) => x.type),
  );
  const want = typesSummary(
    c,
    lhs.map((v) => v.type),
  );
  c.error(where, `${tooMany ? "too many" : "not enough"} return values\n\thave ${have}\n\twant ${want}`);
};

// ---- Assignment --------------------------------------------------------------------------------------------

/** The type of the left side of an assignment; `blank` for `_`, invalid where it cannot be assigned to. */
const lhsType = (c: Checker, e: Expr): Type | "blank" => {
  const ident = unparen(e);
  if (ident.kind === "Ident" && ident.name === "_") {
    c.recordDef(ident, undefined);
    return "blank";
  }
  const v = ident.kind === "Ident" ? localVar(c, ident.name) : undefined;
  const used = v && c.usedVars.has(v);
  const x = expr(c, e);
  if (v && !used) c.usedVars.delete(v);
  if (x.mode === "invalid" || !isValid(x.type)) return invalidType;
  if (x.mode === "variable" || x.mode === "mapindex") return x.type;
  if (prune(x.type).kind === "Open") return x.type;
  const inner = unparen(e);
  if (inner.kind === "SelectorExpr" && expr(c, inner.x).mode === "mapindex") {
    c.error(x, `cannot assign to struct field ${c.text(e)} in map`);
  } else c.error(x, `cannot assign to ${c.text(e)} (neither addressable nor a map index expression)`);
  return invalidType;
};

/** Checks `lhs = rhs`, or `lhs = x` where x is the value of rhs. */
export const assignVar = (c: Checker, lhs: Expr, rhs: Expr | undefined, x: Operand | undefined, context: Context): void => {
  const target = lhsType(c, lhs);
  if (target !== "blank" && !isValid(target)) {
    if (x) x.invalidate();
    else use(c, [rhs]);
    return;
  }
  const type = target === "blank" ? undefined : target;
  const value = x ?? expr(c, rhs!, type && under(type).kind === "Signature" ? { type, what: exprString(lhs) } : undefined);
  assignment(c, value, type, target === "blank" && context === "assignment" ? "assignment to _ identifier" : context);
};

export const assignVars = (c: Checker, lhs: readonly Expr[], rhs: readonly Expr[]): void => {
  const [only] = rhs;
  const isCall = rhs.length === 1 && only !== undefined && unparen(only).kind === "CallExpr";
  if (lhs.length === rhs.length && !isCall) {
    lhs.forEach((e, i) => assignVar(c, e, rhs[i], undefined, "assignment"));
    return;
  }
  if (rhs.length !== 1 || !only) {
    const okLhs = use(c, lhs, true);
    const okRhs = use(c, rhs);
    if (okLhs && okRhs) assignError(c, rhs, lhs.length, rhs.length);
    return;
  }
  const { list, commaOk } = multiExpr(c, only, lhs.length === 2, lhs.length);
  if (list.length === lhs.length) {
    lhs.forEach((e, i) => assignVar(c, e, undefined, list[i]!, "assignment"));
    if (commaOk) recordCommaOk(c, only, list);
    return;
  }
  if (list[0]?.mode !== "invalid") assignError(c, rhs, lhs.length, list.length);
  use(c, lhs, true);
};

/** `a, b := …`: declares what is new in this scope and assigns to the rest. */
export const shortVarDecl = (c: Checker, at: At, lhs: readonly Expr[], rhs: readonly Expr[]): void => {
  const mark = c.delayedCount;
  const { scope } = c.env;
  const seen = new Set<string>();
  const fresh: VarObj[] = [];
  let failed = false;
  const vars = lhs.map((e): VarObj => {
    const dummy = (): VarObj => {
      failed = true;
      return newVar("_", pending, "local", { span: e.span, pkg: c.path });
    };
    if (e.kind !== "Ident") {
      if (e.kind === "BadExpr") c.sawBadSyntax = true;
      use(c, [e], true);
      c.error(e, `non-name ${c.text(e)} on left side of :=`);
      return dummy();
    }
    if (e.name !== "_" && seen.has(e.name)) {
      c.error(e, `${e.name} repeated on left side of :=`);
      return dummy();
    }
    seen.add(e.name);
    const known = scope.get(e.name);
    if (known) {
      c.recordUse(e, known);
      if (known.kind === "Var") return known;
      c.error(e, `cannot assign to ${c.text(e)}`);
      return dummy();
    }
    const v = newVar(e.name, pending, "local", { span: e.span, pkg: c.path });
    if (e.name !== "_") fresh.push(v);
    c.recordDef(e, v);
    return v;
  });
  initVars(c, vars, rhs, undefined);
  c.processDelayed(mark);
  if (fresh.length === 0 && !failed) c.error(at, "no new variables on left side of :=");
  for (const v of fresh) c.declare(scope, undefined, v);
};
