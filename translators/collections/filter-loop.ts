// Implements the idiom of a loop that keeps some elements of a slice: `filter` and `collect` (idioms.md `for-iter`).

import type { Facts } from "../../lib/analysis/facts.ts";
import type { Expr, Ident, RangeStmt, ReturnStmt, Stmt } from "../../lib/go/ast.ts";
import { covers, definePattern, nearMiss } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import type { RustExpr, RustPat } from "../../lib/rust/ast.ts";
import { closure, exprStmt, methodCall, ret, t } from "../../lib/rust/factory.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";
import { underlying } from "../../lib/semantics/predicates.ts";

interface Data {
  readonly id: Ident;
  /** Where the list starts. */
  readonly start: Stmt;
  readonly out: VarObj;
  readonly cond: Expr;
  readonly item: Expr;
  /** `return out` right behind the loop. */
  readonly result?: ReturnStmt;
}

/** Form: `var out []T; for _, x := range xs { if keep(x) { out = append(out, f(x)) } }`; also from `out := []T{}` and `make`. */
export default definePattern<"RangeStmt", Data>({
  id: "filter-loop",
  catalogue: ["for-iter", "append", "gen-name"],
  root: "RangeStmt",
  tier: "idiom",
  category: "generics-collections",
  title: "A loop that keeps some elements becomes `filter` and `collect`",
  what: "Each turn asks whether the element is wanted in `{out}`: `filter` asks, and `collect` makes the list.",
  why: "A chain says in its order what happens to an element, and nothing else can touch the list while it grows.",
  link: { text: "Iterator::filter", url: "https://doc.rust-lang.org/std/iter/trait.Iterator.html#method.filter" },
  match(loop, facts) {
    const siblings = facts.tree.siblingsOf(loop);
    const start = siblings?.list[siblings.index - 1];
    const id = start && startedList(start, facts);
    const out = id && facts.info.objectOf(id);
    if (!siblings || !start || !id || out?.kind !== "Var" || !overElements(loop, facts)) return undefined;
    // `collect` makes no type of the author's.
    if (out.type.kind === "Named") return undefined;
    const only = loop.body.list.length === 1 ? loop.body.list[0] : undefined;
    if (only?.kind !== "IfStmt" || only.init || only.else) return undefined;
    const act = only.body.list.length === 1 ? only.body.list[0] : undefined;
    const item = act && appended(act, out, facts);
    if (!act || !item) return undefined;
    if ([only.cond, item].some((e) => mentions(e, out, facts) || waits(e, facts))) return undefined;
    const isNoted = [only, act, start].some((s) => s.trivia?.leading.length || s.trivia?.trailing);
    if (isNoted || loop.body.dangling || only.body.dangling) return nearMiss("a comment stands inside", loop.span);
    const after = siblings.list[siblings.index + 1];
    const returned =
      after?.kind === "ReturnStmt" && after.results.length === 1 && isVar(after.results[0], out, facts) ? after : undefined;
    const f = returned && facts.tree.funcOf(returned);
    const result = f && facts.info.signatureOf(f).results.vars[0]?.type.kind !== "Named" ? returned : undefined;
    return covers(
      [start, only, act, ...(result ? [result] : [])],
      { id, start, out, cond: only.cond, item, ...(result && { result }) },
      { out: out.name },
    );
  },
  rewrite(loop, { id, start, out, cond, item, result }, ctx) {
    const u = underlying(out.type);
    const elem = u.kind === "Slice" ? ctx.plan.typeInList(u.elem) : t.infer;
    const it = ctx.iteration(loop);
    const plainly = () => [start, loop, ...(result ? [result] : [])].flatMap((s) => ctx.defaultStmt(s));
    const method = it?.iter.kind === "MethodCallExpr" ? it.iter.method : "";
    const isOwned =
      method === "into_iter" && loop.value !== undefined && ctx.plan.isCopy(ctx.rustType(ctx.info.typeOf(loop.value)));
    if (!it || !(method === "iter" || isOwned) || (it.pat.kind !== "IdentPat" && it.pat.kind !== "RefPat")) return plainly();
    const test = ctx.expr(cond, t.bool);
    const isItself =
      loop.value?.kind === "Ident" && item.kind === "Ident" && ctx.info.objectOf(item) === ctx.info.objectOf(loop.value);
    const value = isItself ? undefined : ctx.expr(item, elem);
    if ([test, ...(value ? [value] : [])].some((v) => v.before.length > 0 || stops(v.expr))) return plainly();
    if (isItself) ctx.derive(elem, "Clone");
    const kept = methodCall(it.iter, "filter", [closure([{ kind: "RefPat", mut: false, pat: it.pat } as RustPat], test.expr)]);
    const taken = value
      ? methodCall(kept, "map", [closure([it.pat], value.expr)])
      : isOwned
        ? kept
        : methodCall(kept, it.pat.kind === "RefPat" ? "copied" : "cloned");
    const chain = methodCall(taken, "collect");
    if (result) return [...it.before, exprStmt(ret(chain), true)];
    const bound = ctx.bindTo(id, temp(chain, t.vec(elem), { before: [...it.before] }));
    return bound.map((b) => (b.kind === "LetStmt" && !b.type ? { ...b, type: t.vec(elem) } : b));
  },
});

/** The name of an empty list that the statement makes. */
function startedList(s: Stmt, facts: Facts): Ident | undefined {
  if (s.kind === "DeclStmt") {
    const spec = s.decl.kind === "GenDecl" && s.decl.specs.length === 1 ? s.decl.specs[0] : undefined;
    const [name] = spec?.kind === "ValueSpec" && spec.names.length === 1 && spec.values.length === 0 ? spec.names : [];
    return name && isSlice(name, facts) ? name : undefined;
  }
  if (s.kind !== "AssignStmt" || s.op !== ":=" || s.lhs.length !== 1) return undefined;
  const [id] = s.lhs;
  const [e] = s.rhs;
  if (id?.kind !== "Ident" || !e || !isSlice(e, facts)) return undefined;
  if (e.kind === "CompositeLit") return e.elts.length === 0 ? id : undefined;
  const size =
    e.kind === "CallExpr" && facts.info.builtinOf(e) === "make" && e.args[1] ? facts.info.constOf(e.args[1]) : undefined;
  return size?.kind === "int" && size.value === 0n ? id : undefined;
}

const isSlice = (e: Expr, facts: Facts): boolean => {
  const v = e.kind === "Ident" ? facts.info.objectOf(e) : undefined;
  return underlying(v?.kind === "Var" ? v.type : facts.info.typeOf(e)).kind === "Slice";
};

const overElements = (loop: RangeStmt, facts: Facts): boolean => {
  const noKey = loop.key === undefined || (loop.key.kind === "Ident" && loop.key.name === "_");
  return (
    noKey &&
    loop.value !== undefined &&
    loop.op === ":=" &&
    ["Slice", "Array"].includes(underlying(facts.info.typeOf(loop.x)).kind)
  );
};

const isVar = (e: Expr | undefined, v: VarObj, facts: Facts): boolean => e?.kind === "Ident" && facts.info.objectOf(e) === v;

/** The item of `out = append(out, item)`. */
function appended(s: Stmt, out: VarObj, facts: Facts): Expr | undefined {
  if (s.kind !== "AssignStmt" || s.op !== "=" || s.lhs.length !== 1 || !isVar(s.lhs[0], out, facts)) return undefined;
  const [call] = s.rhs;
  if (call?.kind !== "CallExpr" || facts.info.builtinOf(call) !== "append" || call.ellipsis || call.args.length !== 2)
    return undefined;
  return isVar(call.args[0], out, facts) ? call.args[1] : undefined;
}

const mentions = (e: Expr, v: VarObj, facts: Facts): boolean =>
  facts.nodesOf("Ident", e).some((i) => facts.info.objectOf(i) === v);

const waits = (e: Expr, facts: Facts): boolean =>
  facts.nodesOf("UnaryExpr", e).some((x) => x.op === "<-") || facts.nodesOf("FuncLit", e).length > 0;

/** `.await` and `?` leave or stop the function that they stand in, and a closure is another one. */
const stops = (e: RustExpr): boolean => /"kind":"(?:AwaitExpr|TryExpr|ReturnExpr)"/.test(JSON.stringify(e));
