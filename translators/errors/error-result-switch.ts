// Implements error-result-switch: `v, err := f(); switch { case err == nil: … case errors.Is(…): … }` → `match f() {…}` (idioms.md `err-question`, `err-sentinel`).

import { bindTargets, type FallibleAssign, fallibleAssign, isBlank, restOf } from "../../lib/patterns/error-checks.ts";
import { armBody, kindArms, type KindSwitch, kindSwitch } from "../../lib/patterns/error-kinds.ts";
import { errorOf, resultValue, varOf } from "../../lib/patterns/error-values.ts";
import { covers, definePattern, nearMiss } from "../../lib/patterns/kit.ts";
import { argsOf, arm, block, exprStmt, matchExpr, p, sameType, t } from "../../lib/rust/factory.ts";

interface Data {
  readonly assign: FallibleAssign;
  readonly kinds: KindSwitch;
}

export default definePattern<"AssignStmt", Data>({
  id: "error-result-switch",
  title: "One match for success and each failure",
  category: "errors",
  catalogue: ["err-question", "err-sentinel"],
  what: "The switch over `err` is one `match` on the `Result`: `Ok(v)` for the case without an error, and an arm for each kind of error.",
  why: "Success and failures are variants of one type; the compiler sees that none is left out.",
  link: { text: "match", url: "https://doc.rust-lang.org/book/ch06-02-match.html" },
  root: "AssignStmt",
  tier: "idiom",
  match(node, facts, plan) {
    const assign = fallibleAssign(node, facts, plan);
    const next = restOf(node, facts)[0];
    if (!assign || next?.kind !== "SwitchStmt") return undefined;
    const kinds = kindSwitch(next, facts, plan);
    if (!kinds?.passed || kinds.err !== assign.variable || kinds.targets.length > 0) return undefined;
    const { passed } = kinds;
    const given = plan.errors.resultOf(assign.call);
    const isOwn = given?.form === "result" && plan.errors.enumName !== undefined && sameType(given.error, t.path(plan.errors.enumName));
    if (kinds.cases.length > 0 && (!isOwn || plan.errors.nesting !== "none")) return nearMiss("the errors are wrapped, so that their kind is asked of the root", next.span);
    const beyond = plan.errors.flow.usesOf(node, assign.variable).find((id) => !facts.tree.isInside(id, next));
    if (beyond) return nearMiss(`\`${assign.variable.name}\` is read again after the switch`, beyond.span);
    const reads = assign.values.some((e) => {
      const v = varOf(e, facts);
      return v !== undefined && facts.uses.of(v).some((u) => u.role.kind !== "define" && u.ident.span.start > node.span.end && !passed.some((s) => facts.tree.isInside(u.ident, s)));
    });
    const inPassed = passed.some((s) => facts.nodesOf("Ident", s).some((id) => facts.info.objectOf(id) === assign.variable));
    return reads || inPassed || !isDefined(assign) ? undefined : covers([next], { assign, kinds });
  },
  rewrite(_node, { assign, kinds }, ctx) {
    const result = resultValue(assign.call, ctx);
    const error = errorOf(result.type);
    const ok = argsOf(result.type, "Result")?.[0] ?? t.infer;
    if (!error || !kinds.passed) return undefined;
    const named = assign.values.some((e) => !isBlank(e));
    const { pat, after } = named ? bindTargets(assign.values, ok, ctx) : { pat: p.wild, after: [] };
    const okArm = arm(p.ok(pat), armBody(block([...after, ...ctx.stmts(kinds.passed)])));
    const arms = kindArms(kinds, ctx, p.err, error, { type: error });
    if (!arms) return undefined;
    const last = kinds.fallback ?? [];
    const reads = last.some((s) => ctx.facts.nodesOf("Ident", s).some((id) => ctx.info.objectOf(id) === assign.variable));
    const rest = arm(p.err(reads ? ctx.bind(assign.variable, error) : p.wild), armBody(block(ctx.stmts(last))));

    return [...result.before, exprStmt(matchExpr(result.expr, [okArm, ...arms, rest]))];
  },
});

const isDefined = (a: FallibleAssign): boolean => a.stmt.op === ":=" || a.values.every(isBlank);

