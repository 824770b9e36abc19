// Implements comma-ok-if: `if v, ok := m[k]; ok {…} else {…}` → `if let Some(v) = m.get(k) {…}` (idioms.md `if-init`, `comma-ok`, `map-ok`).

import type { IfStmt } from "../../lib/go/ast.ts";
import { elseOf } from "../../lib/patterns/branches.ts";
import { isBlank } from "../../lib/patterns/error-checks.ts";
import { covers, definePattern, type EmitContext, nearMiss } from "../../lib/patterns/kit.ts";
import { contains } from "../../lib/patterns/lookups.ts";
import { flagReadBeyond, flagTest, foundOption, type OkAssign, okAssign, readOnlyIn } from "../../lib/patterns/ok-checks.ts";
import type { RustBlock, RustExpr, RustStmt } from "../../lib/rust/ast.ts";
import { exprStmt, ifExpr, letExpr, methodCall } from "../../lib/rust/factory.ts";

interface Data {
  readonly ok: OkAssign;
  readonly test: "yes" | "no";
}

export default definePattern<"IfStmt", Data>({
  id: "comma-ok-if",
  title: "A value or none, asked in the `if`",
  category: "errors",
  catalogue: ["if-init", "comma-ok", "map-ok"],
  what: "`ok` is asked where it is made: {form}.",
  why: "{why}",
  pitfall: "{pitfall}",
  link: { text: "if let", url: "https://doc.rust-lang.org/book/ch06-03-if-let.html" },
  root: "IfStmt",
  tier: "idiom",
  match(node, facts, plan) {
    const init = node.init;
    const ok = init?.kind === "AssignStmt" && init.op === ":=" ? okAssign(init, facts, plan) : undefined;
    const test = ok && flagTest(node.cond, ok.flag, facts);
    if (!ok || !test || init?.kind !== "AssignStmt") return undefined;
    if (flagReadBeyond(ok.flag, init, node.cond, facts)) return nearMiss(`\`${ok.flag.name}\` is read again`, node.span);
    const place = test === "yes" ? node.body : node.else?.kind === "BlockStmt" ? node.else : undefined;
    const named = ok.values.some((e) => !isBlank(e));
    if (named && (!place || !readOnlyIn(ok.values, node, place, facts)))
      return nearMiss("the zero value is read where nothing was found", node.span);
    return covers(
      [init],
      { ok, test },
      named
        ? asked
        : { form: formOf(ok), why: "The question and its answer are one call, and no flag is left over.", pitfall: "" },
    );
  },
  rewrite: (node, data, ctx) => lower(node, data, ctx),
});

const asked = {
  form: "`if let Some(v) = …` asks whether there is a value and names it, in one pattern",
  why: "The name is known only in the branch where the value exists.",
  pitfall: "What `if let` borrows stays borrowed in its block: a map cannot be changed there while its element is in use.",
} as const;

function formOf({ source }: OkAssign): string {
  const by =
    source.kind === "map"
      ? "the key alone is asked for, by `contains_key`, or by `entry` where a missing one is put in"
      : "`is_some` or `is_none` asks";
  return `nobody wants the value, so that ${by}`;
}

function lower(node: IfStmt, { ok, test }: Data, ctx: EmitContext): readonly RustStmt[] | undefined {
  if (ok.values.every(isBlank)) return withoutValue(node, ok, test, ctx);
  const found = foundOption(ok, ctx);
  if (!found) return undefined;
  const whole = test === "yes" ? node.body : node.else;
  if (whole?.kind !== "BlockStmt") return undefined;
  const inner = ctx.block(whole);
  const then: RustBlock = { ...inner, stmts: [...found.after, ...inner.stmts] };
  const other = test === "yes" ? elseOf(node, ctx) : ctx.block(node.body);
  return [...found.value.before, exprStmt(ifExpr(letExpr(found.pat, found.value.expr), then, other))];
}

/** `if m.contains_key(k) {…}`, `if f().is_none() {…}`. */
function withoutValue(node: IfStmt, ok: OkAssign, test: "yes" | "no", ctx: EmitContext): readonly RustStmt[] | undefined {
  const { source } = ok;
  const has = source.kind === "map" ? contains(source.index, ctx) : ctx.expr(source.call);
  if (!has) return undefined;
  const yes = source.kind === "map" ? has.expr : methodCall(has.expr, "is_some");
  const no: RustExpr = source.kind === "map" ? { kind: "UnaryExpr", op: "!", expr: has.expr } : methodCall(has.expr, "is_none");
  return [...has.before, exprStmt(ifExpr(test === "yes" ? yes : no, ctx.block(node.body), elseOf(node, ctx)))];
}
