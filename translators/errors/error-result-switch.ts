// Implements error-result-switch: `v, err := f(); switch { case err == nil: … case errors.Is(…): … }` → `match f() {…}` (idioms.md `err-question`, `err-sentinel`).

import { bindTargets, type FallibleAssign, fallibleAssign, isBlank, restOf } from "../../lib/patterns/error-checks.ts";
import type { Facts } from "../../lib/analysis/facts.ts";
import type { Stmt } from "../../lib/go/ast.ts";
import { armBody, kindArms, lowerKinds } from "../../lib/patterns/error-kinds.ts";
import { kindSwitch, targetDecls, type KindSwitch } from "../../lib/patterns/error-tests.ts";
import { varOf } from "../../lib/patterns/error-facts.ts";
import { resultValue } from "../../lib/patterns/error-try.ts";
import { errorOf } from "../../lib/patterns/error-values.ts";
import { covers, definePattern, nearMiss } from "../../lib/patterns/kit.ts";
import { argsOf, arm, block, exprStmt, isUnit, matchExpr, p, sameType, t } from "../../lib/rust/factory.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";

interface Data {
  readonly assign: FallibleAssign;
  readonly kinds: KindSwitch;
  /** Each kind is an arm; else the error is bound, and asked in its arm. */
  readonly flat: boolean;
}

export default definePattern<"AssignStmt", Data>({
  id: "error-result-switch",
  title: "One match for success and each failure",
  category: "errors",
  catalogue: ["err-question", "err-sentinel"],
  what: "The questions about `err` are one `match` on the `Result`: `Ok` stands for the case without an error, and what is in `Err` is told apart by its kind.",
  why: "Success and failures are variants of one type; the compiler sees that none is left out.",
  link: { text: "match", url: "https://doc.rust-lang.org/book/ch06-02-match.html" },
  root: "AssignStmt",
  tier: "idiom",
  match(node, facts, plan) {
    const assign = fallibleAssign(node, facts, plan);
    if (!assign) return undefined;
    const rest = restOf(node, facts);
    const at = rest.findIndex((s) => s.kind !== "DeclStmt");
    const next = rest[at];
    if (next?.kind !== "SwitchStmt" && next?.kind !== "IfStmt") return undefined;
    const kinds = kindSwitch(next, facts, plan);
    if (!kinds?.passed || kinds.err !== assign.variable) return undefined;
    const decls = targetDecls(rest.slice(0, at), kinds.targets, facts);
    if (decls.length !== at) return undefined;
    const { passed } = kinds;
    const beyond = plan.errors.flow.usesOf(node, assign.variable).find((id) => !facts.tree.isInside(id, next));
    if (beyond) return nearMiss(`\`${assign.variable.name}\` is read again after the switch`, beyond.span);
    const reads = assign.values.some((e) => {
      const v = varOf(e, facts);
      return (
        v !== undefined &&
        facts.uses
          .of(v)
          .some(
            (u) =>
              u.role.kind !== "define" &&
              u.ident.span.start > node.span.end &&
              !passed.some((s) => facts.tree.isInside(u.ident, s)),
          )
      );
    });
    if (reads || readsIn(passed, assign.variable, facts) || !isDefined(assign)) return undefined;
    const given = plan.errors.resultOf(assign.call);
    const isOwn =
      given?.form === "result" && plan.errors.enumName !== undefined && sameType(given.error, t.path(plan.errors.enumName));
    const both = kinds.cases.some((c) => c.tests[0]?.kind === "as" && readsIn(c.body, assign.variable, facts));
    return covers([...decls, next], { assign, kinds, flat: isOwn && plan.errors.nesting === "none" && !both });
  },
  rewrite(_node, { assign, kinds, flat }, ctx) {
    const result = resultValue(assign.call, ctx);
    const error = errorOf(result.type);
    const ok = argsOf(result.type, "Result")?.[0] ?? t.infer;
    if (!error || !kinds.passed) return undefined;
    const named = assign.values.some((e) => !isBlank(e));
    const { pat, after } = named
      ? bindTargets(assign.values, ok, ctx)
      : { pat: assign.values.length === 0 && isUnit(ok) ? p.tuple([]) : p.wild, after: [] };
    const okArm = arm(p.ok(pat), armBody(block([...after, ...ctx.stmts(kinds.passed)])));
    const arms = flat ? kindArms(kinds, ctx, p.err, error, { type: error }) : [];
    const last = kinds.fallback ?? [];
    if (!arms) return undefined;
    const asked = flat ? undefined : kinds.cases[0]?.tests[0]?.err;
    const reads = asked !== undefined || readsIn(last, assign.variable, ctx.facts);
    const errPat = p.err(reads ? ctx.bind(assign.variable, error) : p.wild);
    const handled = asked ? lowerKinds(kinds, asked, ctx) : ctx.stmts(last);
    return (
      handled && [...result.before, exprStmt(matchExpr(result.expr, [okArm, ...arms, arm(errPat, armBody(block(handled)))]))]
    );
  },
});

const readsIn = (list: readonly Stmt[], v: VarObj, facts: Facts): boolean =>
  list.some((s) => facts.nodesOf("Ident", s).some((id) => facts.info.objectOf(id) === v));

const isDefined = (a: FallibleAssign): boolean => a.stmt.op === ":=" || a.values.every(isBlank);
