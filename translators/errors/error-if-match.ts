// Implements error-if-match: `if v, err := f(); err != nil {…} else {…}`, `if err := f(); err != nil {…}` → `match`, `if let Err(err)` (idioms.md `if-init`).

import type { Facts } from "../../lib/analysis/facts.ts";
import type { BlockStmt, IfStmt } from "../../lib/go/ast.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";
import {
  bindTargets,
  checksNil,
  type FallibleAssign,
  fallibleAssign,
  isBlank,
  isReadIn,
} from "../../lib/patterns/error-checks.ts";
import { armBody } from "../../lib/patterns/error-kinds.ts";
import { varOf } from "../../lib/patterns/error-facts.ts";
import { noteStdText, resultValue } from "../../lib/patterns/error-try.ts";
import { errorOf } from "../../lib/patterns/error-values.ts";
import { covers, definePattern, type EmitContext, nearMiss } from "../../lib/patterns/kit.ts";
import type { RustBlock, RustExpr, RustStmt } from "../../lib/rust/ast.ts";
import { argsOf, arm, block, exprStmt, ifExpr, letExpr, matchExpr, methodCall, p, t } from "../../lib/rust/factory.ts";

interface Data {
  readonly assign: FallibleAssign;
  readonly test: "!=" | "==";
}

export default definePattern<"IfStmt", Data>({
  id: "error-if-match",
  title: "Both ways of a Result",
  category: "errors",
  catalogue: ["if-init", "err-question"],
  what: "The branches of the check are the two variants of the `Result`: {form}.",
  why: "A `Result` holds either a value or an error, and a name for either exists only where it has a meaning.",
  link: { text: "if let", url: "https://doc.rust-lang.org/book/ch06-03-if-let.html" },
  root: "IfStmt",
  tier: "idiom",
  match(node, facts, plan) {
    const init = node.init;
    const assign = init?.kind === "AssignStmt" ? fallibleAssign(init, facts, plan) : undefined;
    if (!init || !assign) return undefined;
    const test = (["!=", "=="] as const).find((op) => checksNil(node.cond, assign.variable, op, facts));
    if (!test) return undefined;
    const beyond = plan.errors.flow.usesOf(assign.stmt, assign.variable).find((id) => !facts.tree.isInside(id, node));
    if (beyond) return nearMiss(`\`${assign.variable.name}\` is read again after the if`, beyond.span);
    const failing = test === "!=" ? node.body : node.else;
    const passing = test === "!=" ? node.else : node.body;
    // The error is nil, and the value zero, on the other side.
    if (passing && facts.nodesOf("Ident", passing).some((id) => facts.info.objectOf(id) === assign.variable)) return undefined;
    const reads = assign.values.some((e) => {
      const v = varOf(e, facts);
      return (
        v !== undefined &&
        ((init.kind === "AssignStmt" && init.op === "=") ||
          (failing !== undefined && facts.nodesOf("Ident", failing).some((id) => facts.info.objectOf(id) === v)))
      );
    });
    return reads
      ? nearMiss("the value is read where there was an error", node.span)
      : covers([init], { assign, test }, { form: formOf(node, { assign, test }, facts) });
  },
  rewrite: (node, d, ctx) => lower(node, d, ctx),
});

/** What the rewrite below makes of it. */
function formOf(node: IfStmt, { assign, test }: Data, facts: Facts): string {
  const [failing, passing] = test === "!=" ? [node.body, node.else] : [node.else, node.body];
  const isRead = failing !== undefined && readsError(failing, assign.variable, facts);
  const named = assign.values.some((e) => !isBlank(e));
  const f = facts.info.calleeOf(assign.call);
  if (isRead && !passing && f?.pkg === "encoding/json" && f.name === "Unmarshal")
    return "`if let Err(err)`, or the arm of a `match` that gives on what was read, names the error where there is one";
  if (!passing || (!named && test === "!="))
    return isRead
      ? "`if let Err(err)` asks for the error and names it"
      : "nobody looks at the error, so that `is_err` only asks whether there is one";
  if (!named && !failing) return "nobody looks at the value or the error, so that `is_ok` only asks";
  if (!failing || !isRead) return "`if let Ok(…)` asks for the value, and nobody looks at the error";
  return "the arm `Err(err)` names the error where there is one, and `Ok` stands for the other way";
}

const readsError = (failing: IfStmt | BlockStmt, v: VarObj, facts: Facts): boolean =>
  failing.kind === "IfStmt"
    ? facts.nodesOf("Ident", failing).some((id) => facts.info.objectOf(id) === v)
    : isReadIn(v, failing, facts);

function lower(node: IfStmt, { assign, test }: Data, ctx: EmitContext): readonly RustStmt[] | undefined {
  const result = resultValue(assign.call, ctx);
  const error = errorOf(result.type);
  const ok = argsOf(result.type, "Result")?.[0] ?? t.infer;
  if (!error) return undefined;
  const failing = test === "!=" ? node.body : node.else;
  const passing = test === "!=" ? node.else : node.body;
  const isRead = failing !== undefined && readsError(failing, assign.variable, ctx.facts);
  if (isRead) noteStdText(result, assign.call, ctx);
  const errPat = p.err(isRead ? ctx.bind(assign.variable, error) : p.wild);
  const side = (s: IfStmt["else"]): RustBlock =>
    s === undefined ? block([]) : s.kind === "BlockStmt" ? ctx.block(s) : block(ctx.stmts([s]));
  const named = assign.values.some((e) => !isBlank(e));
  if (!passing || (!named && test === "!=")) {
    if (!failing) return undefined;
    const cond: RustExpr = isRead ? letExpr(errPat, result.expr) : methodCall(result.expr, "is_err");
    return [...result.before, exprStmt(ifExpr(cond, side(failing), passing && side(passing)))];
  }
  if (!named && !failing) return [...result.before, exprStmt(ifExpr(methodCall(result.expr, "is_ok"), side(passing)))];
  const failed = failing && side(failing);
  const { pat, after } = named ? bindTargets(assign.values, ok, ctx) : { pat: p.wild, after: [] };
  const inner = side(passing);
  const passed: RustBlock = { ...inner, stmts: [...after, ...inner.stmts] };
  if (!failed || !isRead) return [...result.before, exprStmt(ifExpr(letExpr(p.ok(pat), result.expr), passed, failed))];
  const arms = [arm(p.ok(pat), armBody(passed)), arm(errPat, armBody(failed))];
  return [...result.before, exprStmt(matchExpr(result.expr, test === "!=" ? arms.toReversed() : arms))];
}
