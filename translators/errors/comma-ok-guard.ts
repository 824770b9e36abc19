// Implements comma-ok-guard: `v, ok := m[k]; if !ok { return … }` → `let Some(v) = m.get(k) else {…};`, `.ok_or(…)?` (idioms.md `comma-ok`, `early-return`).

import { isErrorExpr, isZeroValue, makesError, resultAround, varOf } from "../../lib/patterns/error-facts.ts";
import { madeError } from "../../lib/patterns/error-values.ts";
import { assignTargets, nextOf } from "../../lib/patterns/error-checks.ts";
import { covers, definePattern, type EmitContext, nearMiss } from "../../lib/patterns/kit.ts";
import { flagReadBeyond, flagTest, foundOption, leavesBlock, type OkAssign, okAssign } from "../../lib/patterns/ok-checks.ts";
import { mustCopyOut, optionValue } from "../../lib/patterns/lookups.ts";
import type { Expr, IfStmt, ReturnStmt } from "../../lib/go/ast.ts";
import type { RustExpr, RustStmt } from "../../lib/rust/ast.ts";
import { letElse, methodCall, optionInner, sameType, tryExpr } from "../../lib/rust/factory.ts";

interface Data {
  readonly ok: OkAssign;
  readonly check: IfStmt;
  /** What the check returns, where that is all it does. */
  readonly ret: ReturnStmt | undefined;
}

const forms = {
  leaves: "`let Some(v) = … else` binds the value, and the `else` has to leave",
  error: "an `Option` without a value is made the error, and `?` returns it from this function",
  none: "`?` gives the value, or returns `None` from this function",
} as const;

export default definePattern<"AssignStmt", Data>({
  id: "comma-ok-guard",
  title: "The value exists only where it was found",
  category: "errors",
  catalogue: ["comma-ok", "early-return", "map-ok"],
  what: "`v, ok := …` with `if !ok` behind it is one step: {form}.",
  why: "An `Option` has no value to read by mistake when nothing was found; Go gives the zero value and a flag that one may forget.",
  link: { text: "let else", url: "https://doc.rust-lang.org/book/ch06-03-if-let.html#staying-on-the-happy-path-with-letelse" },
  root: "AssignStmt",
  tier: "idiom",
  match(node, facts, plan) {
    const ok = okAssign(node, facts, plan);
    const check = nextOf(node, facts);
    if (!ok || check?.kind !== "IfStmt" || check.init || check.else || flagTest(check.cond, ok.flag, facts) !== "no")
      return undefined;
    if (!leavesBlock(check.body)) return nearMiss("the code goes on when nothing was found, with the zero value", check.span);
    if (flagReadBeyond(ok.flag, node, check.cond, facts)) return nearMiss(`\`${ok.flag.name}\` is read again`, check.span);
    const inBody = ok.values.some((e) => {
      const v = varOf(e, facts);
      return v !== undefined && facts.nodesOf("Ident", check.body).some((id) => facts.info.objectOf(id) === v);
    });
    if (inBody) return nearMiss("the zero value is read where nothing was found", check.body.span);
    const first = check.body.list[0];
    const ret = check.body.list.length === 1 && first?.kind === "ReturnStmt" ? first : undefined;
    const asked =
      ret &&
      isAsked(
        ret.results,
        resultAround(node, facts, plan)?.kind,
        (e) => isZeroValue(e, facts),
        (e) => isErrorExpr(e, facts),
      )
        ? ret
        : undefined;
    const short = asked?.results.at(-1);
    const usesQuestion =
      short &&
      (short.kind === "Ident" ||
        (short.kind === "CallExpr" &&
          makesError(short, facts) &&
          short.args.every((a) => facts.info.constOf(a) || varOf(a, facts)?.role === "package")));
    const form =
      usesQuestion && asked ? (resultAround(asked, facts, plan)?.kind === "option" ? forms.none : forms.error) : forms.leaves;
    return covers(
      usesQuestion && asked ? [check, asked] : [check],
      { ok, check, ret: usesQuestion ? asked : undefined },
      { form },
    );
  },
  rewrite(_node, { ok, check, ret }, ctx) {
    if (ret) return question(ok, ret, ctx);
    const otherwise = ctx.block(check.body);
    const found = foundOption(ok, ctx);
    return found && [...found.value.before, letElse(found.pat, found.value.expr, otherwise), ...found.after];
  },
});

/** `return nil, ErrX` in a function that gives a result, `return v, false` in one that gives an option. */
function isAsked(
  results: readonly Expr[],
  kind: string | undefined,
  isZero: (e: Expr) => boolean,
  isError: (e: Expr) => boolean,
): boolean {
  const last = results.at(-1);
  if (!last || !results.slice(0, -1).every(isZero)) return false;
  return (kind === "result" && isError(last) && !isZero(last)) || (kind === "option" && isZero(last));
}

/** `m.get(k).ok_or(Error::MissingKey("host"))?`. */
function question(ok: OkAssign, ret: ReturnStmt, ctx: EmitContext): readonly RustStmt[] | undefined {
  const around = resultAround(ret, ctx.facts, ctx.plan);
  const value = optionValue(ok.source, ctx, mustCopyOut(ok.source, ok.values, ctx));
  const inner = value && optionInner(value.type);
  const last = ret.results.at(-1);
  if (!value || !inner || !last) return undefined;
  const asked = (expr: RustExpr): readonly RustStmt[] =>
    assignTargets(ok.values, { ...value, expr: tryExpr(expr), type: inner, place: false, movable: true }, ctx);
  if (around?.kind === "option") return asked(value.expr);
  if (around?.kind !== "result") return undefined;
  const error = madeError(last, ctx);
  if (!error || error.before.length > 0) return undefined;
  const text =
    error.expr.kind === "FormatMacro" && error.expr.name === "anyhow" && error.expr.args.length === 0
      ? error.expr.template
      : undefined;
  if (text !== undefined && !/[{}]/.test(text)) {
    ctx.requireCrate("anyhow");
    return asked(
      methodCall(value.expr, "context", [{ kind: "LitExpr", lit: { kind: "str", value: text } }], { import: "anyhow::Context" }),
    );
  }
  const isPlain = sameType(error.type, around.error) || error.type.kind === "PathType";
  if (!isPlain || ctx.plan.errors.conversion(error.type, around.error) === undefined) return undefined;
  const isCheap =
    error.expr.kind === "PathExpr" || (error.expr.kind === "CallExpr" && error.expr.args.every((a) => a.kind === "LitExpr"));
  return asked(
    isCheap
      ? methodCall(value.expr, "ok_or", [error.expr])
      : methodCall(value.expr, "ok_or_else", [{ kind: "ClosureExpr", move: false, params: [], body: error.expr }]),
  );
}
