// Implements expression and type switches.

import type { CaseClause, Expr, Ident, SwitchStmt, TypeSwitchStmt } from "../go/ast.ts";
import { assignment } from "./assignments.ts";
import { boolType, invalidType } from "./basic.ts";
import { comparison } from "./binary.ts";
import type { Checker } from "./checker.ts";
import { boolConst, type ConstValue } from "./constant.ts";
import { expr } from "./expr.ts";
import { typeAssertion } from "./typeassert.ts";
import { unparen } from "./exprstring.ts";
import { newVar } from "./object.ts";
import type { VarObj } from "./objects.ts";
import { type Operand, operandOf } from "./operand.ts";
import { hasNil, identical, isComparable, isInterface, isOpen, isTypeParam, isUntyped, isValid } from "./predicates.ts";
import { type StmtContext, stmt, stmtList } from "./stmt.ts";
import type { Type } from "./types.ts";
import { varType } from "./typexpr.ts";
import { convertUntyped } from "./untyped.ts";
import { unifyOpen } from "./infer/open.ts";

const checkDefaults = (c: Checker, clauses: readonly CaseClause[]): void => {
  clauses
    .filter((x) => x.isDefault)
    .slice(1)
    .forEach((extra) => c.error(extra, "multiple defaults in switch"));
};

// ---- Expression switches -----------------------------------------------------------------------------------

export const switchStmt = (c: Checker, inner: StmtContext, s: SwitchStmt): void =>
  c.inScope(() => {
    if (s.init) stmt(c, {}, s.init);
    const x = switchTag(c, s);
    checkDefaults(c, s.body);
    const seen = new Map<string, Type[]>();
    s.body.forEach((clause, i) => {
      caseValues(c, x, clause.list, seen);
      const last = i === s.body.length - 1;
      c.inScope(() => stmtList(c, { ...inner, breakOk: true, fallthroughOk: !last, finalCase: last }, clause.body));
    });
  });

const switchTag = (c: Checker, s: SwitchStmt): Operand => {
  if (!s.tag) {
    const at = s.span;
    return operandOf(
      { kind: "Ident", name: "true", span: { start: at.start, end: at.start } },
      "constant",
      boolType,
      boolConst(true),
    );
  }
  const x = expr(c, s.tag);
  assignment(c, x, undefined, "switch expression");
  if (x.mode !== "invalid" && !isComparable(x.type) && !hasNil(x.type)) {
    c.error(x, `cannot switch on ${c.text(x)}`);
    x.invalidate();
  }
  return x;
};

const caseValues = (c: Checker, x: Operand, values: readonly Expr[], seen: Map<string, Type[]>): void => {
  for (const e of values) {
    const v = expr(c, e);
    if (x.mode === "invalid" || v.mode === "invalid") continue;
    if (isOpen(x.type) && !isUntyped(v.type)) unifyOpen(c, x.type, v.type);
    convertUntyped(c, v, x.type);
    if (v.isInvalid) continue;
    const result = operandOf(v.expr, v.mode, v.type, v.value);
    const tag = operandOf(x.expr, x.mode, x.type, x.value);
    comparison(c, result, tag, "==", true);
    if (result.mode === "invalid" || v.mode !== "constant" || !v.value) continue;
    const text = valueText(v.value);
    const types = text === undefined ? [] : (seen.get(text) ?? []);
    if (types.some((t) => identical(t, v.type))) c.error(v, `duplicate case ${c.text(v)} in expression switch`);
    else if (text !== undefined) seen.set(text, [...types, v.type]);
  }
};

/** Booleans may occur twice: `case true` twice is only silly. */
const valueText = (v: ConstValue): string | undefined => {
  switch (v.kind) {
    case "int":
      return `i${v.value}`;
    case "float":
      return `f${v.value.num}/${v.value.den}`;
    case "string":
      return `s${v.value}`;
    default:
      return undefined;
  }
};

// ---- Type switches -----------------------------------------------------------------------------------------

export const typeSwitchStmt = (c: Checker, inner: StmtContext, s: TypeSwitchStmt): void =>
  c.inScope(() => {
    if (s.init) stmt(c, {}, s.init);
    const bind = s.bind && s.bind.name !== "_" ? s.bind : undefined;
    if (s.bind && !bind) c.error(s.bind, "no new variable on left side of :=");
    if (bind) c.recordDef(bind, undefined);
    const x = switchOperand(c, s);
    checkDefaults(c, s.body);
    const vars: VarObj[] = [];
    const seen: (Type | "nil")[] = [];
    for (const clause of s.body) {
      const type = caseTypes(c, x, clause.list, seen);
      c.inScope(() => {
        if (bind) vars.push(declareImplicit(c, bind, clause, type));
        stmtList(c, { ...inner, breakOk: true, inTypeSwitch: true }, clause.body);
      });
    }
    if (!bind) return;
    const used = vars.some((v) => c.usedVars.has(v));
    for (const v of vars) c.usedVars.add(v);
    if (!used && !c.sawBadSyntax) c.error(bind, `declared and not used: ${bind.name}`);
  });

const declareImplicit = (c: Checker, bind: Ident, clause: CaseClause, type: Type): VarObj => {
  const v = newVar(bind.name, type, "local", { span: bind.span, pkg: c.path });
  c.declarations.set(v, bind);
  c.declare(c.env.scope, undefined, v);
  c.implicits.set(clause, v);
  return v;
};

/** The operand whose type is asked for, if it is an interface. */
const switchOperand = (c: Checker, s: TypeSwitchStmt): Operand | undefined => {
  const x = expr(c, s.x);
  if (x.mode === "invalid") return undefined;
  if (isOpen(x.type)) return x;
  if (isTypeParam(x.type)) c.error(x, `cannot use type switch on type parameter value ${c.text(x)}`);
  else if (isInterface(x.type)) return x;
  else c.error(x, `${c.text(x)} is not an interface`);
  return undefined;
};

/** Checks the types of a clause; the type that its variable has. */
const caseTypes = (c: Checker, x: Operand | undefined, types: readonly Expr[], seen: (Type | "nil")[]): Type => {
  let single: Type | undefined;
  for (const e of types) {
    if (isNilName(c, e)) {
      expr(c, e);
      if (seen.includes("nil")) c.error(e, "duplicate case nil in type switch");
      seen.push("nil");
      continue;
    }
    const t = varType(c, e);
    if (!isValid(t)) continue;
    single = t;
    if (seen.some((other) => other !== "nil" && identical(other, t))) {
      c.error(e, `duplicate case ${c.text(t)} in type switch`);
      continue;
    }
    seen.push(t);
    if (x && !isOpen(x.type)) typeAssertion(c, e, x, t, true);
  }
  return types.length === 1 && single ? single : (x?.type ?? invalidType);
};

const isNilName = (c: Checker, e: Expr): boolean => {
  const inner = unparen(e);
  return inner.kind === "Ident" && c.lookup(inner.name)?.kind === "Nil";
};
