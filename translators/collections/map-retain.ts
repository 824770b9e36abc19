// Implements map-retain: `for k, v := range m { if drop(k, v) { delete(m, k) } }` → `m.retain(|k, v| …)` (idioms.md `map-range`).

import type { Facts } from "../../lib/analysis/facts.ts";
import type { Expr } from "../../lib/go/ast.ts";
import { isBlank } from "../../lib/patterns/error-checks.ts";
import { varOf } from "../../lib/patterns/error-facts.ts";
import { covers, definePattern, type EmitContext, nearMiss } from "../../lib/patterns/kit.ts";
import type { RustExpr, RustPat } from "../../lib/rust/ast.ts";
import { closure, exprStmt, hashMapArgs, methodCall, stripRefs, t } from "../../lib/rust/factory.ts";
import { opposite } from "../../lib/rust/opposite.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";
import { isFloat, underlying } from "../../lib/semantics/predicates.ts";

interface Data {
  readonly dropped: Expr;
  readonly key: VarObj;
  readonly value: VarObj | undefined;
}

export default definePattern<"RangeStmt", Data>({
  id: "map-retain",
  catalogue: ["map-range"],
  root: "RangeStmt",
  tier: "idiom",
  category: "generics-collections",
  title: "Deleting while ranging is `retain`",
  what: "The loop deletes those entries that its condition names. `retain` asks the opposite question for each entry, and keeps it or not.",
  why: "A map that a loop borrows cannot be changed inside the loop; `retain` walks and removes in one call.",
  link: { text: "HashMap::retain", url: "https://doc.rust-lang.org/std/collections/struct.HashMap.html#method.retain" },
  match(s, facts) {
    const key = s.key && varOf(s.key, facts);
    if (s.op !== ":=" || !key || underlying(facts.info.typeOf(s.x)).kind !== "Map" || !isPlain(s.x)) return undefined;
    const only = s.body.list.length === 1 ? s.body.list[0] : undefined;
    if (only?.kind !== "IfStmt" || only.init || only.else || s.body.dangling || only.body.dangling) return undefined;
    const act = only.body.list.length === 1 ? only.body.list[0] : undefined;
    const call = act?.kind === "ExprStmt" && act.x.kind === "CallExpr" ? act.x : undefined;
    if (!call || facts.info.builtinOf(call) !== "delete" || varOf(call.args[1], facts) !== key) return undefined;
    if (call.args[0] === undefined || facts.textOf(call.args[0]) !== facts.textOf(s.x)) return undefined;
    if ([only, act].some((x) => x?.trivia?.leading.length || x?.trivia?.trailing))
      return nearMiss("a comment stands inside", s.span);
    if (asksElsewhere(only.cond, facts)) return nearMiss("the condition calls a function", only.cond.span);
    const root = rootOf(s.x, facts);
    if (facts.nodesOf("Ident", only.cond).some((i) => facts.info.objectOf(i) === root))
      return nearMiss("the condition looks at the map itself", only.cond.span);
    const value = s.value && !isBlank(s.value) ? varOf(s.value, facts) : undefined;
    return covers([only, act as NonNullable<typeof act>], { dropped: only.cond, key, value });
  },
  rewrite(s, { dropped, key, value }, ctx) {
    const map = ctx.placeToWrite(s.x);
    const [keyType, valueType] = hashMapArgs(stripRefs(map.type)) ?? [];
    if (!keyType || !valueType) return undefined;
    const test = (): { before: number; expr: RustExpr } => {
      const v = ctx.expr(dropped, t.bool);
      return { before: v.before.length, expr: v.expr };
    };
    const withValue = (k: RustPat) =>
      value
        ? ctx.rebind(value, ctx.nameOf(value), t.refMut(valueType), (v) => ({ pats: [k, v], ...test() }))
        : { pats: [k, { kind: "WildPat" } as RustPat], ...test() };
    const asksKey = mentions(dropped, key, ctx);
    const { pats, before, expr } = asksKey
      ? ctx.rebind(key, ctx.nameOf(key), t.ref(keyType), (k) => withValue(k))
      : withValue({ kind: "WildPat" });
    const hasFloats = ctx.facts.nodesOf("BinaryExpr", dropped).some((b) => isFloat(ctx.info.typeOf(b.x)));
    if (before > 0) return undefined;
    return [...map.before, exprStmt(methodCall(map.expr, "retain", [closure(pats, opposite(expr, !hasFloats))]), true)];
  },
});

const isPlain = (e: Expr): boolean => e.kind === "Ident" || (e.kind === "SelectorExpr" && isPlain(e.x));

const rootOf = (e: Expr, facts: Facts): unknown => (e.kind === "SelectorExpr" ? rootOf(e.x, facts) : varOf(e, facts));

/** A function may do anything, to the map as well. */
const asksElsewhere = (cond: Expr, facts: Facts): boolean =>
  facts.nodesOf("CallExpr", cond).some((c) => !facts.info.isConversion(c) && facts.info.builtinOf(c) !== "len") ||
  facts.nodesOf("UnaryExpr", cond).some((u) => u.op === "<-");

const mentions = (e: Expr, v: VarObj, ctx: EmitContext): boolean =>
  ctx.facts.nodesOf("Ident", e).some((i) => ctx.info.objectOf(i) === v);
