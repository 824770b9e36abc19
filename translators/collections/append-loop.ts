// Implements the idiom of a loop that fills a new slice: `map`, `filter` and `collect`.

import type { Facts } from "../../lib/analysis/facts.ts";
import type { Expr, RangeStmt, ReturnStmt, Stmt } from "../../lib/go/ast.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import { closure, exprStmt, methodCall, ret, t } from "../../lib/rust/factory.ts";
import type { RustExpr, RustPat } from "../../lib/rust/ast.ts";
import { underlying } from "../../lib/semantics/predicates.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";

interface Data {
  readonly out: VarObj;
  readonly id: Extract<Expr, { kind: "Ident" }>;
  readonly loop: RangeStmt;
  readonly item: Expr;
  /** `return out` right behind the loop. */
  readonly result?: ReturnStmt;
}

/**
 * Form: `out := make([]T, 0, n); for _, x := range xs { out = append(out, f(x)) }`; also from `[]T{}`, and
 * `out := make([]T, len(xs)); for i, x := range xs { out[i] = f(x) }`.
 */
export default definePattern<"AssignStmt", Data>({
  id: "append-loop",
  catalogue: ["for-iter", "append"],
  root: "AssignStmt",
  tier: "idiom",
  category: "generics-collections",
  title: "A loop that fills a slice becomes a chain and `collect`",
  what: "Each turn gives `{out}` one more value: the chain says from what it is made.",
  why: "`collect` knows how many items come and allocates once; nothing else can touch the list while it grows.",
  link: { text: "Iterator::collect", url: "https://doc.rust-lang.org/std/iter/trait.Iterator.html#method.collect" },
  match(s, facts) {
    const [id] = s.lhs;
    const out = id?.kind === "Ident" ? facts.info.objectOf(id) : undefined;
    if (s.op !== ":=" || s.lhs.length !== 1 || id?.kind !== "Ident" || out?.kind !== "Var") return undefined;
    // `collect` makes no type of the author's.
    if (out.type.kind === "Named") return undefined;
    const siblings = facts.tree.siblingsOf(s);
    const loop: Stmt | undefined = siblings?.list[siblings.index + 1];
    if (loop?.kind !== "RangeStmt") return undefined;
    const item = isEmptySlice(s.rhs[0], facts)
      ? appendedItem(loop, out, facts)
      : isAsLongAs(s.rhs[0], loop.x, facts)
        ? placedItem(loop, out, facts)
        : undefined;
    const after = siblings?.list[siblings.index + 2];
    const f = after && facts.tree.funcOf(after);
    const result =
      after?.kind === "ReturnStmt" &&
      f &&
      facts.info.signatureOf(f).results.vars[0]?.type.kind !== "Named" &&
      after.results.length === 1 &&
      after.results[0]?.kind === "Ident" &&
      facts.info.objectOf(after.results[0]) === out
        ? after
        : undefined;
    return item
      ? covers([loop, ...(result ? [result] : [])], { out, id, loop, item, ...(result && { result }) }, { out: out.name })
      : undefined;
  },
  rewrite(s, { out, id, loop, item, result }, ctx) {
    const u = underlying(out.type);
    const elem = u.kind === "Slice" ? ctx.plan.integers.typed(out, () => ctx.plan.typeInList(u.elem)) : t.infer;
    const it = ctx.iteration(withoutPlace(loop, item, ctx.facts));
    if (!it) return [...ctx.defaultStmt(s), ...ctx.defaultStmt(loop), ...(result ? ctx.defaultStmt(result) : [])];
    const value = ctx.expr(item, elem);
    const chain = methodCall(
      methodCall(it.iter, "map", [
        isLentOtherwise(loop, it.iter, ctx.facts) ? closure([it.pat], value.expr) : etaReduced(it.pat, value.expr),
      ]),
      "collect",
    );
    if (result) return [...it.before, ...value.before, exprStmt(ret(chain), true)];
    const bound = ctx.bindTo(id, temp(chain, t.vec(elem), { before: [...it.before, ...value.before] }));
    return bound.map((b) => (b.kind === "LetStmt" && !b.type ? { ...b, type: t.vec(elem) } : b));
  },
});

function isEmptySlice(e: Expr | undefined, facts: Facts): boolean {
  if (!e || underlying(facts.info.typeOf(e)).kind !== "Slice") return false;
  if (e.kind === "CompositeLit") return e.elts.length === 0;
  const size =
    e.kind === "CallExpr" && facts.info.builtinOf(e) === "make" && e.args[1] ? facts.info.constOf(e.args[1]) : undefined;
  return size?.kind === "int" && size.value === 0n;
}

/** `make([]T, len(xs))`. */
function isAsLongAs(e: Expr | undefined, xs: Expr, facts: Facts): boolean {
  const [, size, more] = e?.kind === "CallExpr" && facts.info.builtinOf(e) === "make" ? e.args : [];
  const [measured] = size?.kind === "CallExpr" && facts.info.builtinOf(size) === "len" ? size.args : [];
  const isPlace = xs.kind === "Ident" || xs.kind === "SelectorExpr";
  return !more && measured !== undefined && isPlace && facts.textOf(measured) === facts.textOf(xs);
}

/** The body is just `out[i] = item`, with the place of the turn. */
function placedItem(loop: RangeStmt, out: VarObj, facts: Facts): Expr | undefined {
  const only = loop.body.list.length === 1 ? loop.body.list[0] : undefined;
  const u = underlying(facts.info.typeOf(loop.x));
  const list = u.kind === "Pointer" ? undefined : u.kind;
  if (only?.kind !== "AssignStmt" || only.op !== "=" || (list !== "Slice" && list !== "Array") || loop.op !== ":=")
    return undefined;
  const [l] = only.lhs;
  const [item] = only.rhs;
  const at = l?.kind === "IndexExpr" && l.x.kind === "Ident" && facts.info.objectOf(l.x) === out ? l.indices[0] : undefined;
  const key = loop.key?.kind === "Ident" ? facts.info.objectOf(loop.key) : undefined;
  if (only.lhs.length !== 1 || !item || at?.kind !== "Ident" || key?.kind !== "Var" || facts.info.objectOf(at) !== key)
    return undefined;
  return isFree(item, out, facts) && isUncommented(loop, only) ? item : undefined;
}

/** Where only the place of the turn asks for the key, the chain does not. */
function withoutPlace(loop: RangeStmt, item: Expr, facts: Facts): RangeStmt {
  const key = loop.key?.kind === "Ident" ? facts.info.objectOf(loop.key) : undefined;
  const isMeant = facts.nodesOf("Ident", item).some((i) => facts.info.objectOf(i) === key);
  if (isMeant || !loop.value) return loop;
  const { key: _, ...rest } = loop;
  return rest;
}

/** A comment inside would have no line to stand on. */
const isUncommented = (loop: RangeStmt, only: Stmt): boolean =>
  !loop.body.dangling && !only.trivia?.leading.length && !only.trivia?.trailing;

/** It does not wait, and does not speak of what is filled. */
const isFree = (item: Expr, out: VarObj, facts: Facts): boolean =>
  !facts.nodesOf("Ident", item).some((i) => facts.info.objectOf(i) === out) &&
  !facts.nodesOf("UnaryExpr", item).some((x) => x.op === "<-") &&
  facts.nodesOf("FuncLit", item).length === 0;

/** The body is just `out = append(out, item)`; the item does not wait and does not speak of `out`. */
function appendedItem(loop: RangeStmt, out: VarObj, facts: Facts): Expr | undefined {
  const only = loop.body.list.length === 1 ? loop.body.list[0] : undefined;
  const u = underlying(facts.info.typeOf(loop.x));
  if (only?.kind !== "AssignStmt" || only.op !== "=" || !["Slice", "Array", "Map"].includes(u.kind) || loop.op !== ":=")
    return undefined;
  const [l] = only.lhs;
  const [call] = only.rhs;
  if (
    l?.kind !== "Ident" ||
    facts.info.objectOf(l) !== out ||
    call?.kind !== "CallExpr" ||
    facts.info.builtinOf(call) !== "append" ||
    call.ellipsis ||
    call.args.length !== 2
  )
    return undefined;
  const [base, item] = call.args;
  if (base?.kind !== "Ident" || facts.info.objectOf(base) !== out || !item) return undefined;
  return isFree(item, out, facts) && isUncommented(loop, only) ? item : undefined;
}

/** The list gives `&String` and `&Vec<T>`, where a function takes `&str` and `&[T]`. */
function isLentOtherwise(loop: RangeStmt, iter: RustExpr, facts: Facts): boolean {
  const u = underlying(facts.info.typeOf(loop.x));
  const elem = u.kind === "Slice" || u.kind === "Array" ? underlying(u.elem) : undefined;
  const isView = elem?.kind === "Slice" || (elem?.kind === "Basic" && elem.basic === "string");
  return isView && iter.kind === "MethodCallExpr" && iter.method === "iter";
}

/** `|it| f(it)` is `f`. */
function etaReduced(pat: RustPat, body: RustExpr): RustExpr {
  const [arg, ...more] = body.kind === "CallExpr" ? body.args : [];
  const name = arg?.kind === "PathExpr" && arg.path.segments.length === 1 ? arg.path.segments[0]?.name : undefined;
  const isCall =
    body.kind === "CallExpr" && more.length === 0 && pat.kind === "IdentPat" && pat.name === name && body.fun.kind === "PathExpr";
  return isCall ? body.fun : closure([pat], body);
}
