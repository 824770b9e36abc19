// Implements comma-ok-return: `v, ok := m[k]; return v, ok` → `m.get(k).cloned()` (idioms.md `comma-ok`).

import type { Facts } from "../../lib/analysis/facts.ts";
import type { AssignStmt, ReturnStmt, Stmt } from "../../lib/go/ast.ts";
import { resultAround, varOf } from "../../lib/patterns/error-facts.ts";
import { restOf } from "../../lib/patterns/error-checks.ts";
import { covers, definePattern, type EmitContext } from "../../lib/patterns/kit.ts";
import { optionValue } from "../../lib/patterns/lookups.ts";
import { type OkAssign, okAssign } from "../../lib/patterns/ok-checks.ts";
import { temp, type Value } from "../../lib/patterns/value.ts";
import type { RustStmt } from "../../lib/rust/ast.ts";
import { exprStmt, letStmt, local, methodCall, optionInner, ret, sameType, t } from "../../lib/rust/factory.ts";

interface Data {
  readonly ok: OkAssign;
  /** What stands before the return, and reads the flag at most. */
  readonly between: readonly Stmt[];
}

/** Form: `v, ok := m[k]; return v, ok`. Variant: statements between that do not touch `v`, and ask for `ok` only. */
export default definePattern<"AssignStmt", Data>({
  id: "comma-ok-return",
  title: "A lookup given back as it is",
  category: "errors",
  catalogue: ["comma-ok", "map-ok"],
  what: "The value and its flag are handed on together: the `Option` of the lookup is the result.",
  why: "An `Option` is one value, so that nothing has to be taken apart and put together again.",
  link: { text: "Option", url: "https://doc.rust-lang.org/std/option/enum.Option.html" },
  root: "AssignStmt",
  tier: "idiom",
  match(node, facts, plan) {
    const ok = okAssign(node, facts, plan);
    if (!ok || resultAround(node, facts, plan)?.kind !== "option") return undefined;
    const rest = restOf(node, facts);
    const at = rest.findIndex((r) => r.kind === "ReturnStmt");
    const next = rest[at];
    if (next?.kind !== "ReturnStmt" || !givesBack(next, node, facts)) return undefined;
    const between = rest.slice(0, at);
    if (between.some(isCommented) || (between.length > 0 && !isHeld(ok, next, facts))) return undefined;
    return covers([...between, next], { ok, between });
  },
  rewrite(node, { ok, between }, ctx) {
    const around = resultAround(node, ctx.facts, ctx.plan);
    const want =
      around?.kind === "option"
        ? around.types.length === 1 && around.types[0]
          ? around.types[0]
          : t.tuple(...around.types)
        : undefined;
    const found = optionValue(ok.source, ctx, want?.kind !== "RefType");
    const inner = found && optionInner(found.type);
    if (!found || !want || !inner || !sameType(inner, want)) return undefined;
    if (between.length > 0) return [...found.before, ...held(ok, found, between, ctx)];
    return [...found.before, exprStmt(ret(found.expr))];
  },
});

const isCommented = (s: Stmt): boolean =>
  s.trivia !== undefined && (s.trivia.leading.length > 0 || s.trivia.trailing !== undefined);

const givesBack = (r: ReturnStmt, def: AssignStmt, facts: Facts): boolean =>
  r.results.length === def.lhs.length &&
  r.results.every((e, i) => varOf(e, facts) !== undefined && varOf(e, facts) === varOf(def.lhs[i], facts));

/** Until the return nobody reads the value, and nobody assigns either. */
function isHeld(ok: OkAssign, r: ReturnStmt, facts: Facts): boolean {
  const v = varOf(ok.values[0], facts);
  if (ok.values.length !== 1 || !v) return false;
  const untouched = facts.uses.of(v).every((u) => u.role.kind === "define" || facts.tree.isInside(u.ident, r));
  return (
    untouched &&
    facts.uses.of(ok.flag).every((u) => u.role.kind !== "assign" && u.role.kind !== "update" && u.role.kind !== "address")
  );
}

/** `let v = m.get(k).copied(); if v.is_some() {…}; v`. */
function held(ok: OkAssign, found: Value, between: readonly Stmt[], ctx: EmitContext): readonly RustStmt[] {
  const v = varOf(ok.values[0], ctx.facts);
  if (!v) return [];
  const pat = ctx.bind(v, found.type);
  const name = ctx.nameOf(v);
  const flag = temp(methodCall(local(name), "is_some"), t.bool);
  return [
    letStmt(pat, found.expr),
    ...ctx.withBinding(ok.flag, flag, () => between.flatMap((s) => ctx.defaultStmt(s))),
    exprStmt(ret(local(name))),
  ];
}
