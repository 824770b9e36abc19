// Implements the reading of questions about errors: `errors.Is`, `errors.As`, `err == ErrX`, alone and in a row.

import type { Facts } from "../analysis/facts.ts";
import type { CaseClause, Expr, IfStmt, Node, Stmt, SwitchStmt } from "../go/ast.ts";
import type { Plan } from "../plan/plan.ts";
import { isErrorType, isNilExpr } from "../plan/results.ts";
import type { TypeNameObj, VarObj } from "../semantics/objects.ts";
import type { Type } from "../semantics/types.ts";
import { varOf } from "./error-facts.ts";

export type KindTest =
  | {
      readonly kind: "is";
      readonly err: Expr;
      readonly sentinel: VarObj;
      readonly negated: boolean /** `==` sees the error itself, `errors.Is` the whole chain. */;
      readonly shallow: boolean;
    }
  | {
      readonly kind: "as";
      readonly err: Expr;
      readonly type: TypeNameObj;
      /** Absent where nobody looks at the error itself. */
      readonly target?: VarObj;
      /** An assertion sees the error itself, `errors.As` the whole chain. */
      readonly shallow: boolean;
    };

/** `errors.Is(err, ErrX)`, `err == ErrX`, `errors.As(err, &target)`. */
export function kindTest(e: Expr, facts: Facts, plan: Plan): KindTest | undefined {
  if (e.kind === "ParenExpr") return kindTest(e.x, facts, plan);
  if (e.kind === "UnaryExpr" && e.op === "!") {
    const inner = kindTest(e.x, facts, plan);
    return inner?.kind === "is" ? { ...inner, negated: !inner.negated } : undefined;
  }
  if (e.kind === "BinaryExpr" && (e.op === "==" || e.op === "!="))
    return sentinelTest(e.x, e.y, e.op === "!=", true, facts, plan) ?? sentinelTest(e.y, e.x, e.op === "!=", true, facts, plan);
  const callee = e.kind === "CallExpr" ? facts.info.calleeOf(e) : undefined;
  if (e.kind !== "CallExpr" || callee?.pkg !== "errors" || e.args.length !== 2) return undefined;
  const [err, what] = e.args as [Expr, Expr];
  if (callee.name === "Is") return sentinelTest(err, what, false, false, facts, plan);
  const target = callee.name === "As" && what.kind === "UnaryExpr" && what.op === "&" ? varOf(what.x, facts) : undefined;
  const type = target && plan.errors.errorTypeOf(target.type);
  return type && target ? { kind: "as", err, type, target, shallow: false } : undefined;
}

/** `e, ok := err.(*T)` as the beginning of `if …; ok {…}`. */
function assertionTest(s: IfStmt, facts: Facts, plan: Plan): { readonly test: KindTest; readonly guard?: Expr } | undefined {
  const a = s.init?.kind === "AssignStmt" && s.init.op === ":=" && s.init.rhs.length === 1 ? s.init : undefined;
  const asserted = a?.rhs[0];
  if (asserted?.kind !== "TypeAssertExpr" || !asserted.type || a?.lhs.length !== 2) return undefined;
  const ok = varOf(a.lhs[1], facts);
  const both = s.cond.kind === "BinaryExpr" && s.cond.op === "&&" ? s.cond : undefined;
  const isAsked = ok !== undefined && varOf(both?.x ?? s.cond, facts) === ok && facts.uses.of(ok).length === 2;
  const test = typeTest(asserted.x, facts.info.typeOf(asserted.type), varOf(a.lhs[0], facts), facts, plan);
  return isAsked && test ? { test, ...(both && { guard: both.y }) } : undefined;
}

/** Is the error itself of this type? The program must make all errors of it the way that is asked for, by pointer or by value. */
export function typeTest(err: Expr, asked: Type, target: VarObj | undefined, facts: Facts, plan: Plan): KindTest | undefined {
  const type = isErrorType(facts.info.typeOf(err)) ? plan.errors.errorTypeOf(asked) : undefined;
  if (!type) return undefined;
  const byPointer = asked.kind === "Pointer";
  const isMadeSo = facts.nodesOf("CompositeLit").every((c) => {
    const made = facts.info.typeOf(c);
    if (made.kind !== "Named" || made.obj !== type) return true;
    const p = facts.tree.parentOf(c);
    return (p?.kind === "UnaryExpr" && p.op === "&") === byPointer;
  });
  return isMadeSo ? { kind: "as", err, type, ...(target && { target }), shallow: true } : undefined;
}

function sentinelTest(err: Expr, what: Expr, negated: boolean, shallow: boolean, facts: Facts, plan: Plan): KindTest | undefined {
  const sentinel = varOf(what, facts);
  return sentinel &&
    plan.errors.isSentinel(sentinel) &&
    !(varOf(err, facts) && plan.errors.isSentinel(varOf(err, facts) as VarObj))
    ? { kind: "is", err, sentinel, negated, shallow }
    : undefined;
}

export interface KindCase {
  readonly tests: readonly KindTest[];
  /** What is asked besides: `errors.As(err, &e) && e.Code == 2`. */
  readonly guard?: Expr;
  readonly body: readonly Stmt[];
  readonly clause: CaseClause | IfStmt;
}
export interface KindSwitch {
  readonly err: VarObj;
  readonly cases: readonly KindCase[];
  readonly fallback: readonly Stmt[] | undefined;
  /** What happens without an error: `case err == nil`. */
  readonly passed?: readonly Stmt[];
  /** Declarations of the targets of `errors.As`, which the patterns bind. */
  readonly targets: readonly VarObj[];
}

/** `switch { case errors.Is(…): … }` or an if chain, all about one error variable. */
export function kindSwitch(s: SwitchStmt | IfStmt, facts: Facts, plan: Plan): KindSwitch | undefined {
  const cases: KindCase[] = [];
  let fallback: readonly Stmt[] | undefined;
  let passed: { readonly err: VarObj; readonly body: readonly Stmt[] } | undefined;
  // `case err != nil` behind the kinds: then what is left over is success.
  let failed: { readonly err: VarObj; readonly body: readonly Stmt[] } | undefined;
  if (s.kind === "SwitchStmt") {
    if (s.tag || s.init || s.body.length === 0) return undefined;
    for (const c of s.body) {
      const nil = nilTest(c.list, facts);
      if (c.isDefault) fallback = c.body;
      else if (nil?.op === "==" && !passed) passed = { err: nil.err, body: c.body };
      else if (nil?.op === "!=" && passed && c === s.body.at(-1) && !fallback) fallback = c.body;
      else if (nil?.op === "!=" && !passed && !failed) failed = { err: nil.err, body: c.body };
      else if (failed) return undefined;
      else cases.push({ tests: testsOf(c.list, facts, plan), body: c.body, clause: c });
    }
    if (
      facts
        .nodesOf("BranchStmt", s)
        .some((b) => b.tok === "fallthrough" || (b.tok === "break" && !b.label && leavesSwitch(b, s, facts)))
    )
      return undefined;
  } else {
    for (let i: IfStmt | undefined = s; i; ) {
      const asserted = i.init && assertionTest(i, facts, plan);
      if (i.init && !asserted) return undefined;
      const nil = i.init ? undefined : nilTest([i.cond], facts);
      if (nil?.op === "!=" && i.else?.kind === "BlockStmt" && cases.length > 0) {
        failed = { err: nil.err, body: i.body.list };
        fallback = i.else.list;
        break;
      }
      const both = i.cond.kind === "BinaryExpr" && i.cond.op === "&&" ? i.cond : undefined;
      const guard = asserted ? asserted.guard : both?.y;
      cases.push({
        tests: asserted ? [asserted.test] : testsOf([both?.x ?? i.cond], facts, plan),
        ...(guard && { guard }),
        body: i.body.list,
        clause: i,
      });
      const next: IfStmt["else"] = i.else;
      if (next?.kind === "BlockStmt") fallback = next.list;
      i = next?.kind === "IfStmt" ? next : undefined;
    }
  }
  const tests = cases.flatMap((c) => c.tests);
  if (failed) {
    if (!fallback) return undefined;
    passed = { err: failed.err, body: fallback };
    fallback = failed.body;
  }
  const err = passed?.err ?? varOf(tests[0]?.err, facts);
  if (
    !err ||
    cases.some((c) => c.tests.length === 0) ||
    tests.some((x) => varOf(x.err, facts) !== err || (x.kind === "is" && x.negated))
  )
    return undefined;
  const isShallow = (x: KindTest): boolean => x.shallow;
  if (plan.errors.nesting !== "none" && tests.some(isShallow)) return undefined;
  if (cases.some((c) => c.tests.length > 1 && c.tests.some((x) => x.kind === "as"))) return undefined;
  const bound = tests.flatMap((x) => (x.kind === "as" && x.target ? [x.target] : []));
  const targets = tests.flatMap((x) => (x.kind === "as" && x.target && !x.shallow ? [x.target] : []));
  return bound.every((v) => isTargetOnly(v, cases, facts))
    ? { err, cases, fallback, targets, ...(passed && { passed: passed.body }) }
    : undefined;
}

/** `err == nil`, `err != nil`. */
function nilTest(list: readonly Expr[], facts: Facts): { readonly err: VarObj; readonly op: "==" | "!=" } | undefined {
  const e = list.length === 1 ? list[0] : undefined;
  if (e?.kind !== "BinaryExpr" || (e.op !== "==" && e.op !== "!=")) return undefined;
  const err = varOf(e.x, facts);
  return err && isErrorType(err.type) && isNilExpr(e.y, facts) ? { err, op: e.op } : undefined;
}

const testsOf = (list: readonly Expr[], facts: Facts, plan: Plan): readonly KindTest[] => {
  const tests = list.map((e) => kindTest(e, facts, plan));
  return tests.every((x) => x !== undefined) ? tests : [];
};

function leavesSwitch(b: Node, s: SwitchStmt, facts: Facts): boolean {
  for (const a of facts.tree.ancestorsOf(b)) {
    if (a === s) return true;
    if (["ForStmt", "RangeStmt", "SwitchStmt", "TypeSwitchStmt", "SelectStmt", "FuncLit"].includes(a.kind)) return false;
  }
  return false;
}

/** The target is read only where `errors.As` found it. */
function isTargetOnly(v: VarObj, cases: readonly KindCase[], facts: Facts): boolean {
  return facts.uses.of(v).every((u) => {
    if (u.role.kind === "define" || u.role.kind === "address") return true;
    return cases.some(
      (c) =>
        c.tests.some((x) => x.kind === "as" && x.target === v) &&
        (c.body.some((s) => facts.tree.isInside(u.ident, s)) || (c.guard !== undefined && facts.tree.isInside(u.ident, c.guard))),
    );
  });
}

/** `var perr *ParseError` before the switch, for its targets alone. */
export function targetDecls(before: readonly Stmt[], targets: readonly VarObj[], facts: Facts): readonly Stmt[] {
  return before.filter(
    (s) =>
      s.kind === "DeclStmt" &&
      s.decl.kind === "GenDecl" &&
      s.decl.tok === "var" &&
      s.decl.specs.every(
        (x) =>
          x.kind === "ValueSpec" && x.values.length === 0 && x.names.every((n) => targets.includes(varOf(n, facts) as VarObj)),
      ),
  );
}
