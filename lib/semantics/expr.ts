// Implements the checking of expressions: dispatch by kind, and the forms in which other parts ask for an operand.

import type { Expr } from "../go/ast.ts";
import { binary } from "./binary.ts";
import { untypedBool } from "./basic.ts";
import { callExpr } from "./call.ts";
import type { Checker } from "./checker.ts";
import { unparen } from "./exprstring.ts";
import { functionInstance } from "./funcinst.ts";
import { identifier } from "./ident.ts";
import { indexExpr, sliceExpr } from "./index.ts";
import { compositeLit, funcLit } from "./composite.ts";
import { literalValue } from "./literal.ts";
import { under } from "./named.ts";
import type { VarObj } from "./objects.ts";
import { type Mode, Operand, operandOf } from "./operand.ts";
import { basicLiteralType } from "./literal-type.ts";
import { isGeneric, isOpen, isValid } from "./predicates.ts";
import { selector } from "./selector.ts";
import type { Type } from "./types.ts";
import { typeAssertExpr } from "./typeassert.ts";
import { typeExpr } from "./typexpr.ts";
import { starExpr, unary } from "./unary.ts";
import { checkOverflow } from "./untyped.ts";

/** Where a value goes: a generic function there is instantiated after the type of the place. */
export interface Target {
  readonly type: Type;
  readonly what: string;
}

interface Options {
  readonly target?: Target | undefined;
  /** Type of the composite literal of which this is an element. */
  readonly hint?: Type;
  /** Whether a generic function or type may stay without instantiation. */
  readonly generic?: boolean;
}

/** How deep expressions may nest; beyond, they are invalid. The parser refuses such texts already. */
const maxDepth = 1500;
let depth = 0;

/** Checks an expression, which may turn out a type, a builtin, several values or none, and records it. */
export const rawExpr = (c: Checker, e: Expr, options: Options = {}): Operand => {
  const x = new Operand(e);
  if (depth >= maxDepth) return x;
  depth++;
  try {
    internal(c, x, e, options);
  } finally {
    depth--;
  }
  x.expr = e;
  if (!options.generic) nonGeneric(c, x, options.target);
  c.record(x);
  return x;
};

const internal = (c: Checker, x: Operand, e: Expr, options: Options): void => {
  switch (e.kind) {
    case "BadExpr":
      c.sawBadSyntax = true;
      return;
    case "Ident":
      return identifier(c, x, e, false);
    case "Ellipsis":
      // In a fragment, dots for an expression are one that was left out.
      if (c.whole) c.error(e, "invalid use of ...");
      else x.set("value", c.assumptions.open());
      return;
    case "BasicLit": {
      const value = literalValue(e);
      if (value.kind === "unknown") return c.error(e, `malformed constant: ${e.value}`);
      x.set("constant", basicLiteralType(e), value);
      return checkOverflow(c, x);
    }
    case "FuncLit":
      return funcLit(c, x, e);
    case "CompositeLit":
      return compositeLit(c, x, e, options.hint);
    case "ParenExpr": {
      const inner = rawExpr(c, e.x);
      x.assign(inner);
      x.builtin = inner.builtin;
      x.kind = inner.kind;
      return;
    }
    case "SelectorExpr":
      return selector(c, x, e, false);
    case "IndexExpr":
      if (indexExpr(c, x, e)) functionInstance(c, x, e, options.target, true);
      return;
    case "SliceExpr":
      return sliceExpr(c, x, e);
    case "TypeAssertExpr":
      return typeAssertExpr(c, x, e);
    case "CallExpr":
      return callExpr(c, x, e);
    case "StarExpr":
      return starExpr(c, x, e);
    case "UnaryExpr":
      return unary(c, x, e);
    case "BinaryExpr":
      return binary(c, x, e, e.x, e.y, e.op);
    case "KeyValueExpr":
      use(c, [e.key, e.value]);
      return c.error(e, "unexpected key:value expression");
    default: {
      const t = typeExpr(c, e);
      if (isValid(t)) x.set("type", t);
    }
  }
};

/** A generic type or function must be instantiated, by its target if by nothing else. */
export const nonGeneric = (c: Checker, x: Operand, target?: Target): void => {
  if (x.mode === "invalid" || x.mode === "novalue") return;
  if (x.type.kind === "Signature" && x.type.typeParams.length > 0) {
    if (target && under(target.type).kind === "Signature") {
      functionInstance(c, x, undefined, target, true);
      return;
    }
    c.error(x, `cannot use generic function ${c.text(x.expr)} without instantiation`);
    x.invalidate();
  } else if (isGeneric(x.type)) {
    c.error(x, `cannot use generic type ${c.text(x.expr)} without instantiation`);
    x.invalidate();
  }
};

// ---- Forms in which operands are asked for -----------------------------------------------------------------

const exclusions: Partial<Record<Mode, string>> = {
  novalue: "used as value",
  builtin: "must be called",
  type: "is not an expression",
};

/** Reports an operand that is no value. */
export const exclude = (c: Checker, x: Operand, modes: readonly Mode[]): void => {
  if (!modes.includes(x.mode)) return;
  const what = x.mode === "novalue" && !modes.includes("type") ? "used as value or type" : exclusions[x.mode];
  c.error(x, `${c.text(x)} ${what ?? "is not an expression"}`);
  x.invalidate();
};

const valuesOnly: readonly Mode[] = ["novalue", "builtin", "type"];

export const singleValue = (c: Checker, x: Operand): void => {
  if (x.mode === "value" && x.type.kind === "Tuple") {
    c.error(x, `multiple-value ${c.text(x)} in single-value context`);
    x.invalidate();
  }
};

/** One value. */
export const expr = (c: Checker, e: Expr, target?: Target): Operand => {
  const x = rawExpr(c, e, { target });
  exclude(c, x, valuesOnly);
  singleValue(c, x);
  return x;
};

/** One value, which may be a generic function. */
export const genericExpr = (c: Checker, e: Expr): Operand => {
  const x = rawExpr(c, e, { generic: true });
  exclude(c, x, valuesOnly);
  singleValue(c, x);
  return x;
};

/** One element of a composite literal, whose own type may be left out. */
export const exprWithHint = (c: Checker, e: Expr, hint: Type): Operand => {
  const x = rawExpr(c, e, { hint });
  exclude(c, x, valuesOnly);
  singleValue(c, x);
  return x;
};

/** One value or a type. */
export const exprOrType = (c: Checker, e: Expr, generic = false): Operand => {
  const x = rawExpr(c, e, { generic });
  exclude(c, x, ["novalue"]);
  singleValue(c, x);
  return x;
};

export interface Values {
  readonly list: readonly Operand[];
  readonly commaOk: boolean;
}

/** The values of one expression: several for a call, or value and `ok` where that is allowed. `wanted`: how many the place takes. */
export const multiExpr = (c: Checker, e: Expr, allowCommaOk: boolean, wanted = 1): Values => {
  c.wanted = { call: unparen(e), count: wanted };
  const x = rawExpr(c, e);
  exclude(c, x, valuesOnly);
  if (x.mode !== "invalid" && x.type.kind === "Tuple")
    return { list: x.type.vars.map((v) => operandOf(e, "value", v.type)), commaOk: false };
  if (allowCommaOk && (x.mode === "mapindex" || x.mode === "commaok"))
    return { list: [x, operandOf(e, "value", untypedBool)], commaOk: true };
  if (
    allowCommaOk &&
    wanted === 2 &&
    isOpen(x.type) &&
    (unparen(e).kind === "IndexExpr" || unparen(e).kind === "TypeAssertExpr")
  ) {
    return { list: [x, operandOf(e, "value", untypedBool)], commaOk: true };
  }
  return { list: [x], commaOk: false };
};

/** The values of a list of expressions; a single one may give several. */
export const exprList = (c: Checker, list: readonly Expr[], wanted = 1): readonly Operand[] => {
  const [only] = list;
  return list.length === 1 && only ? multiExpr(c, only, false, wanted).list : list.map((e) => expr(c, e));
};

/** Evaluates for the sake of what is recorded and used, after an error. Whether all were valid. */
export const use = (c: Checker, list: readonly (Expr | undefined)[], lhs = false): boolean => {
  let ok = true;
  for (const e of list) if (e && !useOne(c, e, lhs)) ok = false;
  return ok;
};

const useOne = (c: Checker, e: Expr, lhs: boolean): boolean => {
  const inner = unparen(e);
  if (inner.kind === "Ident") {
    if (inner.name === "_") return true;
    const v = lhs ? localVar(c, inner.name) : undefined;
    const used = v && c.usedVars.has(v);
    const x = exprOrType(c, inner, true);
    if (v && !used) c.usedVars.delete(v);
    return x.mode !== "invalid";
  }
  if (inner.kind === "KeyValueExpr") return use(c, [inner.value]);
  return rawExpr(c, e, { generic: true }).mode !== "invalid";
};

/** A variable of this package: assigning to it is no use of it. */
export const localVar = (c: Checker, name: string): VarObj | undefined => {
  const obj = c.lookup(name);
  return obj?.kind === "Var" && obj.pkg === c.path ? obj : undefined;
};
