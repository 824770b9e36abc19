// Implements switches on the floor (Go spec: "Switch statements"): a chain of `if`, or numbered cases where one falls through.

import type { CaseClause, Expr, SwitchStmt, TypeSwitchStmt } from "../../go/ast.ts";
import type { RustBlock, RustExpr, RustStmt } from "../../rust/ast.ts";
import {
  assign,
  binary,
  block,
  call,
  exprStmt,
  ifExpr,
  int,
  letExpr,
  letMut,
  letStmt,
  local,
  methodCall,
  or,
  ref,
  t,
} from "../../rust/factory.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { isInterface, underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import { commentLines } from "../trivia.ts";
import { declare } from "./assign.ts";
import { converted, lowerAs, testFor } from "./convert.ts";
import type { Floor, Target } from "./context.ts";
import { lower, lowerTyped, operand } from "./exprs.ts";
import { freshLabel, within } from "./labels.ts";
import { condition, stmt, stmts } from "./stmts.ts";

export function switchStmt(s: SwitchStmt, label: string | undefined, f: Floor): RustStmt[] {
  return enclosed(s, s.init ? stmt(s.init, f) : [], label, f, () => cases(s, f));
}

/** Init statements get a block of their own, and `break` a label where it is used. */
function enclosed(
  s: SwitchStmt | TypeSwitchStmt,
  init: readonly RustStmt[],
  label: string | undefined,
  f: Floor,
  make: () => readonly RustStmt[],
): RustStmt[] {
  const target: Target = {
    node: s,
    goLabel: label,
    label: freshLabel(label ?? "switch", f),
    used: false,
    isLoop: false,
    isClosure: false,
  };
  const made = within(target, f, make);
  const all = [...init, ...made];
  if (target.used) return [exprStmt({ ...block(all), label: target.label })];
  return all.length === 1 && all[0]?.kind === "ExprStmt" ? [all[0]] : [exprStmt(block(all))];
}

function cases(s: SwitchStmt, f: Floor): RustStmt[] {
  const before: RustStmt[] = [];
  const tag = s.tag && tagOf(s.tag, before, s.body.length > 0, f);
  const tests = s.body.map((c) => (c.isDefault ? undefined : anyOf(c.list.map((e) => test(e, s.tag, tag, f)))));
  if (s.body.some(fallsThrough)) return [...before, ...numbered(s.body, tests, f)];
  return [...before, ...chain(s.body, tests, (c) => clauseBlock(c, f))];
}

const fallsThrough = (c: CaseClause): boolean => {
  const last = c.body.at(-1);
  return last?.kind === "BranchStmt" && last.tok === "fallthrough";
};

/** The value that is compared, worked out once. */
function tagOf(e: Expr, before: RustStmt[], isUsed: boolean, f: Floor): RustExpr {
  const v = operand(e, f);
  const isPlain = v.kind === "PathExpr" || v.kind === "LitExpr";
  if (isPlain && isUsed) return v;
  const name = f.temp("tag");
  before.push(letStmt(name, lowerTyped(e, f)));
  return local(name);
}

function test(e: Expr, tag: Expr | undefined, value: RustExpr | undefined, f: Floor): RustExpr {
  if (!tag || !value) return condition(e, f);
  const [a, b] = [f.typeOf(tag), f.typeOf(e)];
  if (f.info.typeAndValueOf(e)?.mode === "nil") return methodCall(value, "is_nil");
  if (isInterface(a) && !isInterface(b)) return binary(value, "==", lowerAs(e, a, f));
  if (!isInterface(a) && isInterface(b)) return binary(converted(methodCall(value, "clone"), a, b, f), "==", operand(e, f));
  const c = f.info.constOf(e);
  if (c?.kind === "bool" && f.info.constOf(tag)?.kind === "bool") return condition(e, f);
  return binary(value, "==", c ? lower(e, f) : operand(e, f));
}

const anyOf = (list: readonly RustExpr[]): RustExpr => list.reduce((a, b) => or(a, b));

function clauseBlock(c: CaseClause, f: Floor, before: readonly RustStmt[] = []): RustBlock {
  const body = stmts(c.body, f);
  const dangling = commentLines(c.dangling ?? []);
  const made = { ...block([...before, ...body]), origin: { span: c.span } };
  return dangling.length > 0 ? { ...made, dangling } : made;
}

/** `if … else if … else`; the default comes last whatever its place. */
function chain<C extends { readonly isDefault: boolean }>(
  clauses: readonly C[],
  tests: readonly (RustExpr | undefined)[],
  body: (c: C) => RustBlock,
): RustStmt[] {
  const bodies = clauses.map(body);
  const at = clauses.findIndex((c) => c.isDefault);
  let rest: RustExpr | undefined =
    at >= 0 && (bodies[at]?.stmts.length ?? 0) + (bodies[at]?.dangling?.length ?? 0) > 0 ? bodies[at] : undefined;
  for (let i = clauses.length - 1; i >= 0; i--) {
    const cond = tests[i];
    if (cond) rest = ifExpr(cond, bodies[i] as RustBlock, rest);
  }
  return rest ? [exprStmt(rest)] : [];
}

/** Each clause has a number; one that falls through gives the next its turn. */
function numbered(clauses: readonly CaseClause[], tests: readonly (RustExpr | undefined)[], f: Floor): RustStmt[] {
  const name = f.temp("case");
  const last = clauses.findIndex((c) => c.isDefault);
  let pick: RustExpr = int(last >= 0 ? last : clauses.length);
  for (let i = clauses.length - 1; i >= 0; i--) {
    const cond = tests[i];
    if (cond) pick = ifExpr(cond, block([], int(i)), block([], pick).tail?.kind === "IfExpr" ? pick : block([], pick));
  }
  const bodies = clauses.flatMap((c, i) => {
    const falls = fallsThrough(c);
    const body = stmts(falls ? c.body.slice(0, -1) : c.body, f);
    if (falls) f.output.covered(c.body.at(-1) as never);
    const dangling = commentLines(c.dangling ?? []);
    if (body.length === 0 && !falls && dangling.length === 0) return [];
    const whole = { ...block([...body, ...(falls ? [exprStmt(assign(local(name), int(i + 1)))] : [])]), dangling };
    return [exprStmt(ifExpr(binary(local(name), "==", int(i)), whole))];
  });
  return [letMut(name, pick, t.isize), ...bodies];
}

// ---- type switches

export function typeSwitchStmt(s: TypeSwitchStmt, label: string | undefined, f: Floor): RustStmt[] {
  return enclosed(s, s.init ? stmt(s.init, f) : [], label, f, () => typeCases(s, f));
}

function typeCases(s: TypeSwitchStmt, f: Floor): RustStmt[] {
  const whole = f.temp("value");
  const init = letStmt(whole, lower(s.x, f));
  const tests = s.body.map((c) => (c.isDefault ? undefined : clauseTest(c, whole, f)));
  const clauses = chain(s.body, tests, (c) => {
    const v = f.info.implicitOf(c);
    const before =
      v && isUsed(v, f) && !bindsInTest(c, f) ? [declare(v, methodCall(local(whole), "clone"), f, s.x)] : boxedBinding(c, v, f);
    return clauseBlock(c, f, before);
  });
  return [init, ...clauses];
}

const isUsed = (v: VarObj, f: Floor): boolean => f.facts.uses.of(v).some((u) => u.role.kind !== "define");

const isNil = (e: Expr, f: Floor): boolean =>
  f.info.typeAndValueOf(e)?.mode === "nil" || (e.kind === "Ident" && f.info.objectOf(e)?.kind === "Nil");

/** One type: the test binds the value. */
const bindsInTest = (c: CaseClause, f: Floor): boolean => c.list.length === 1 && !isNil(c.list[0] as Expr, f);

function boxedBinding(c: CaseClause, v: VarObj | undefined, f: Floor): RustStmt[] {
  if (!v || !isUsed(v, f) || !bindsInTest(c, f)) return [];
  return f.boxes.isBoxed(v) ? [declare(v, local(f.names.of(v)), f, c.list[0])] : [];
}

function clauseTest(c: CaseClause, whole: string, f: Floor): RustExpr {
  const v = f.info.implicitOf(c);
  if (bindsInTest(c, f)) {
    const type = f.typeOf(c.list[0] as Expr);
    const binds = v && isUsed(v, f);
    if (!binds) return typeTest(c.list[0] as Expr, whole, f);
    const pat = {
      kind: "TupleStructPat" as const,
      path: { segments: [{ name: "Some" }] },
      elems: [{ kind: "IdentPat" as const, name: f.names.of(v), ...(!f.boxes.isBoxed(v) && f.isMutable(v) && { mut: true }) }],
    };
    return letExpr(pat, valueOfType(type, whole, f));
  }
  return anyOf(c.list.map((e) => typeTest(e, whole, f)));
}

/** `Option<T>`: the value where it has the type. */
function valueOfType(type: Type, whole: string, f: Floor): RustExpr {
  if (!isInterface(type)) {
    f.becomesDynamic(type);
    return methodCall(local(whole), "get", [], { turbofish: [f.rust(type)] });
  }
  const u = underlying(type);
  const held = methodCall(local(whole), "any");
  if (u.kind === "Interface" && u.methods.length === 0 && u.embeddeds.length === 0) return methodCall(held, "not_nil");
  return call(local(testFor(type, f)), [ref(held)]);
}

function typeTest(e: Expr, whole: string, f: Floor): RustExpr {
  if (isNil(e, f)) return methodCall(local(whole), "is_nil");
  const type = f.typeOf(e);
  if (isInterface(type)) return methodCall(valueOfType(type, whole, f), "is_some");
  f.becomesDynamic(type);
  return methodCall(local(whole), "is", [], { turbofish: [f.rust(type)] });
}
