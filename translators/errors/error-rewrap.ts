// Implements error-rewrap: `if err != nil { err = fmt.Errorf("…: %w", err) }` of an error that stays where it is → `map` (idioms.md `err-wrap`).

import { makesError, varOf } from "../../lib/patterns/error-facts.ts";
import { errorValue } from "../../lib/patterns/error-values.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { placeOf } from "../../lib/patterns/value.ts";
import { isNilExpr } from "../../lib/plan/results.ts";
import type { CallExpr, Ident } from "../../lib/go/ast.ts";
import { assign, closure, exprStmt, local, methodCall, optionInner } from "../../lib/rust/factory.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";

interface Data {
  readonly variable: VarObj;
  readonly ident: Ident;
  readonly made: CallExpr;
}

/** Form: a check whose body only puts a text around the error. */
export default definePattern<"IfStmt", Data>({
  id: "error-rewrap",
  title: "A text around an error that may be there",
  category: "errors",
  catalogue: ["err-wrap"],
  what: "`map` changes the error where there is one, and leaves `None` alone: the check and the assignment are one step.",
  why: "The old error moves into the new one. An `if` would have to take it out of the variable first.",
  link: { text: "Option::map", url: "https://doc.rust-lang.org/std/option/enum.Option.html#method.map" },
  root: "IfStmt",
  tier: "idiom",
  match(s, facts) {
    const [only, ...more] = s.body.list;
    if (s.init || s.else || more.length > 0 || only?.kind !== "AssignStmt" || only.op !== "=" || only.lhs.length !== 1)
      return undefined;
    const { cond } = s;
    const ident = cond.kind === "BinaryExpr" && cond.op === "!=" && isNilExpr(cond.y, facts) ? cond.x : undefined;
    const variable = varOf(ident, facts);
    const made = only.rhs[0];
    if (ident?.kind !== "Ident" || !variable || variable.role === "package" || varOf(only.lhs[0], facts) !== variable)
      return undefined;
    if (made?.kind !== "CallExpr" || !makesError(made, facts)) return undefined;
    const reads = facts.nodesOf("Ident", made).filter((id) => facts.info.objectOf(id) === variable);
    return reads.length === 1 ? covers([only], { variable, ident, made }) : undefined;
  },
  rewrite(_s, { variable, ident, made }, ctx) {
    const held = ctx.placeToWrite(ident);
    const inner = optionInner(held.type);
    if (!inner || inner.kind === "RefType" || held.before.length > 0) return undefined;
    const name = ctx.nameOf(variable);
    const error = placeOf(local(name), inner, { movable: true });
    const v = ctx.withBinding(variable, error, () => errorValue(made, inner, ctx));
    if (v.before.length > 0) return undefined;
    return [exprStmt(assign(held.expr, methodCall(held.expr, "map", [closure([name], v.expr)])))];
  },
});
