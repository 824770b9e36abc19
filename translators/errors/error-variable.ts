// Implements error-variable: `err := f()`, `err = ErrX`, `err = nil` where no check stands right behind (idioms.md `err-var-reuse`).

import { isSureJoin } from "../../lib/analysis/joined-errors.ts";
import type { CallExpr, Expr } from "../../lib/go/ast.ts";
import { isErrorExpr, makesError, varOf } from "../../lib/patterns/error-facts.ts";
import { resultValue } from "../../lib/patterns/error-try.ts";
import { convertError, errorOf, errorValue } from "../../lib/patterns/error-values.ts";
import { covers, definePattern, type EmitContext } from "../../lib/patterns/kit.ts";
import { placeOf, temp, type Value } from "../../lib/patterns/value.ts";
import { isNilExpr } from "../../lib/plan/results.ts";
import type { RustExpr, RustType } from "../../lib/rust/ast.ts";
import {
  assign,
  closure,
  exprStmt,
  isOption,
  letStmt,
  local,
  methodCall,
  none,
  optionInner,
  sameType,
  some,
  t,
} from "../../lib/rust/factory.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";

interface Data {
  readonly variable: VarObj;
  readonly value: Expr;
}

const kept =
  "The error is kept in a variable. Where it may be nil, the variable is an `Option`: `None` is Go's nil, `Some(err)` an error.";
const named =
  "The error is a result with a name. The function gives it back as `Err`; as long as it stands in a variable that may be nil, that is an `Option`.";

export default definePattern<"AssignStmt", Data>({
  id: "error-variable",
  title: "An error in a variable",
  category: "errors",
  catalogue: ["err-var-reuse"],
  what: "{what}",
  why: "Rust has no nil: a variable that may hold no error says so in its type.",
  link: { text: "Option", url: "https://doc.rust-lang.org/std/option/enum.Option.html" },
  root: "AssignStmt",
  tier: "typed",
  match(node, facts) {
    const [l, value] = [node.lhs[0], node.rhs[0]];
    const variable = varOf(l, facts);
    if (
      node.lhs.length !== 1 ||
      node.rhs.length !== 1 ||
      !variable ||
      !value ||
      variable.role === "package" ||
      !isErrorExpr(l, facts)
    )
      return undefined;
    return covers([], { variable, value }, { what: variable.role === "result" ? named : kept });
  },
  rewrite(node, { variable, value }, ctx) {
    const l = node.lhs[0];
    if (l?.kind !== "Ident") return undefined;
    const alone =
      variable.role === "local" &&
      ctx.plan.errors.flow.classOf(node, variable).length === 1 &&
      ctx.facts.capturesOf(variable).length === 0;
    if (ctx.info.isDef(l) || alone) {
      const sure = alone && isSure(value, ctx);
      const error = ctx.plan.errors.bindingType(node, variable);
      const v = sure ? errorValue(value, error, ctx) : optional(value, error, ctx);
      const unread = ctx.facts.uses.of(variable).every((u) => u.role.kind === "define");
      const name = unread ? `_${ctx.nameOf(variable)}` : ctx.bind(variable, v.type);
      return [...v.before, letStmt(name, v.expr, isOpenEnded(v.expr) ? v.type : undefined)];
    }
    const place = ctx.placeToWrite(l);
    const inner = optionInner(place.type);
    const v = inner ? optional(value, inner, ctx) : errorValue(value, place.type, ctx);
    return [...v.before, exprStmt(assign(place.expr, v.expr))];
  },
});

/** `….map(|err| err.into())`: into what, only the variable's type says. */
function isOpenEnded(e: RustExpr): boolean {
  const [made] = e.kind === "MethodCallExpr" && e.method === "map" ? e.args : [];
  return made?.kind === "ClosureExpr" && made.body.kind === "MethodCallExpr" && made.body.method === "into";
}

const isMade = (e: CallExpr, ctx: EmitContext): boolean =>
  makesError(e, ctx.facts) || isSureJoin(e, ctx.facts, ctx.plan.errors.isSentinel);

/** An error for certain: a new one, a sentinel, an error struct. */
function isSure(e: Expr, ctx: EmitContext): boolean {
  if (e.kind === "CallExpr") return isMade(e, ctx);
  const v = varOf(e, ctx.facts);
  return (
    (v !== undefined && ctx.plan.errors.isSentinel(v)) ||
    (e.kind === "UnaryExpr" && e.x.kind === "CompositeLit") ||
    e.kind === "CompositeLit"
  );
}

/** The expression as `Option<E>`. */
function optional(e: Expr, error: RustType, ctx: EmitContext): Value {
  const want = t.option(error);
  if (isNilExpr(e, ctx.facts)) return temp(none, want);
  if (e.kind === "CallExpr" && !isMade(e, ctx)) {
    const v = resultValue(e, ctx);
    if (isOption(v.type)) return mapped(v, error, e, ctx);
    const from = errorOf(v.type);
    if (!from) return ctx.unsupported(e, "FG0301");
    return mapped({ ...v, expr: methodCall(v.expr, "err"), type: t.option(from) }, error, e, ctx);
  }
  if (!isSure(e, ctx)) {
    const v = ctx.expr(e);
    if (isOption(v.type)) return mapped(v, error, e, ctx);
    const made = convertError(v, error, e, ctx);
    return { ...made, expr: some(made.expr), type: want };
  }
  const v = errorValue(e, error, ctx);
  return { ...v, expr: some(v.expr), type: want };
}

function mapped(v: Value, error: RustType, at: Expr, ctx: EmitContext): Value {
  const from = optionInner(v.type);
  if (!from || sameType(from, error)) return { ...v, type: t.option(error) };
  const made = convertError(placeOf(local("err"), from, { movable: true }), error, at, ctx);
  if (made.expr.kind === "PathExpr") return { ...v, type: t.option(error) };
  return {
    ...v,
    expr: methodCall(v.expr, "map", [closure(["err"], made.expr)]),
    type: t.option(error),
    place: false,
    movable: true,
  };
}
