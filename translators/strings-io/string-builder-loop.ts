// Implements string-builder-loop: a text built letter by letter from another → a chain of iterators collected into a `String`.

import type { Facts } from "../../lib/analysis/facts.ts";
import type { CallExpr, DeclStmt, Expr, RangeStmt, ReturnStmt, Stmt } from "../../lib/go/ast.ts";
import { covers, definePattern, type EmitContext, nearMiss } from "../../lib/patterns/kit.ts";
import type { RustExpr } from "../../lib/rust/ast.ts";
import { closure, deref, exprStmt, letStmt, local, methodCall, p, pathExpr, ret, t } from "../../lib/rust/factory.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";

interface Data {
  readonly builder: VarObj;
  readonly rune: VarObj;
  readonly text: Expr;
  readonly cond?: Expr;
  readonly written: Expr;
  /** `return b.String()` right behind the loop. */
  readonly returned: boolean;
}

export default definePattern<"DeclStmt", Data>({
  id: "string-builder-loop",
  title: "A text built letter by letter",
  category: "generics-collections",
  catalogue: ["str-build", "str-range"],
  what: "The builder and its loop become a chain of iterators: `filter` keeps characters, `map` or `flat_map` changes them, and `collect` makes the `String`.",
  why: "An iterator says what the new text is made of, and needs no variable that changes on the way. `collect` makes whatever its place wants.",
  link: { text: "Iterator::collect", url: "https://doc.rust-lang.org/std/iter/trait.Iterator.html#method.collect" },
  root: "DeclStmt",
  tier: "idiom",
  match(node, facts) {
    const builder = builderOf(node, facts);
    const siblings = facts.tree.siblingsOf(node);
    const loop = siblings?.list[siblings.index + 1];
    if (!builder || loop?.kind !== "RangeStmt") return undefined;
    const found = writeIn(loop, builder, facts);
    if (!found) return undefined;
    const other = facts.uses
      .of(builder)
      .find((u) => facts.tree.isInside(u.ident, loop) && !facts.tree.isInside(u.ident, found.call));
    if (other) return nearMiss("the loop uses the builder in another place too", other.ident.span);
    const next = siblings?.list[siblings.index + 2];
    const returned = next?.kind === "ReturnStmt" && returnsText(next, builder, facts);
    const { call: _, stmts, ...data } = found;
    return covers<Data>([loop, ...stmts, ...(returned ? [next] : [])], { builder, ...data, returned });
  },
  rewrite(_node, d, ctx) {
    const text = ctx.peek(d.text);
    const chain = methodCall(collectable(d, methodCall(text.expr, "chars"), ctx), "collect");
    if (d.returned) return [...text.before, exprStmt(ret(chain))];
    return [...text.before, letStmt(ctx.bind(d.builder, t.string), chain, t.string)];
  },
});

/** `var b strings.Builder`. */
function builderOf(node: DeclStmt, facts: Facts): VarObj | undefined {
  const [spec, ...more] = node.decl.kind === "GenDecl" && node.decl.tok === "var" ? node.decl.specs : [];
  if (spec?.kind !== "ValueSpec" || more.length > 0 || spec.names.length !== 1 || spec.values.length > 0) return undefined;
  const v = facts.info.objectOf(spec.names[0]!);
  return v?.kind === "Var" && v.type.kind === "Named" && v.type.obj.pkg === "strings" && v.type.obj.name === "Builder"
    ? v
    : undefined;
}

/** Have: `for _, r := range text { b.WriteRune(x) }`, where the write may stand in an `if`. */
function writeIn(
  loop: RangeStmt,
  builder: VarObj,
  facts: Facts,
): (Omit<Data, "builder" | "returned"> & { call: CallExpr; stmts: readonly Stmt[] }) | undefined {
  const { value, body, x: text } = loop;
  const blank = !loop.key || (loop.key.kind === "Ident" && loop.key.name === "_");
  const rune = value?.kind === "Ident" ? facts.info.objectOf(value) : undefined;
  const type = facts.info.typeOf(text);
  if (!blank || rune?.kind !== "Var" || loop.op !== ":=" || type.kind !== "Basic" || type.basic !== "string") return undefined;
  const [only, ...more] = body.list;
  if (!only || more.length > 0) return undefined;
  const test = only.kind === "IfStmt" && !only.init && !only.else && only.body.list.length === 1 ? only : undefined;
  const write = test ? test.body.list[0] : only;
  if (write?.kind !== "ExprStmt" || write.x.kind !== "CallExpr") return undefined;
  const callee = facts.info.calleeOf(write.x);
  const sel = write.x.fun;
  if (callee?.pkg !== "strings" || callee.name !== "WriteRune" || sel.kind !== "SelectorExpr" || sel.x.kind !== "Ident")
    return undefined;
  if (facts.info.objectOf(sel.x) !== builder || !write.x.args[0]) return undefined;
  return {
    rune,
    text,
    written: write.x.args[0],
    call: write.x,
    stmts: test ? [test, write] : [write],
    ...(test && { cond: test.cond }),
  };
}

function returnsText(s: ReturnStmt, builder: VarObj, facts: Facts): boolean {
  const [only, ...more] = s.results;
  if (only?.kind !== "CallExpr" || more.length > 0 || only.fun.kind !== "SelectorExpr" || only.fun.sel.name !== "String")
    return false;
  return only.fun.x.kind === "Ident" && facts.info.objectOf(only.fun.x) === builder;
}

/** `.filter(|c| …)`, then `.map(|c| …)` or `.flat_map(char::to_lowercase)`. */
function collectable(d: Data, chars: RustExpr, ctx: EmitContext): RustExpr {
  const kept = d.cond ? methodCall(chars, "filter", [filterOf(d, d.cond, ctx)]) : chars;
  if (d.written.kind === "Ident" && ctx.info.objectOf(d.written) === d.rune) return kept;
  const cased = caseMapping(d, ctx);
  if (cased && ctx.plan.options.output !== "exact") {
    ctx.note("letter-case", d.written, { first: "" });
    return methodCall(kept, "flat_map", [pathExpr(cased)]);
  }
  const pat = ctx.bind(d.rune, t.char);
  return methodCall(kept, "map", [closure([pat], ctx.expr(d.written, t.char).expr)]);
}

/** `filter` looks at a reference: a test that asks by method takes it as it is, a comparison reads through it. */
function filterOf(d: Data, cond: Expr, ctx: EmitContext): RustExpr {
  const pat = ctx.bind(d.rune, t.char);
  const test = ctx.peek(cond).expr;
  const through = throughReference(test, ctx.nameOf(d.rune));
  return through ? closure([pat], through) : closure([p.deref(pat)], test);
}

/** The test with `c` read as `&char`: receivers as they are, compared values by `*c`; undefined for all other uses. */
function throughReference(e: RustExpr, name: string): RustExpr | undefined {
  const isVariable = (x: RustExpr): boolean =>
    x.kind === "PathExpr" && x.path.segments.length === 1 && x.path.segments[0]?.name === name;
  switch (e.kind) {
    case "BinaryExpr": {
      const side = (x: RustExpr): RustExpr | undefined => (isVariable(x) ? deref(local(name)) : throughReference(x, name));
      const [left, right] = [side(e.left), side(e.right)];
      return left && right && { ...e, left, right };
    }
    case "UnaryExpr": {
      const inner = throughReference(e.expr, name);
      return inner && { ...e, expr: inner };
    }
    case "ParenExpr": {
      const inner = throughReference(e.expr, name);
      return inner && { ...e, expr: inner };
    }
    case "MethodCallExpr":
      return isVariable(e.recv) && e.args.length === 0 ? e : undefined;
    case "LitExpr":
      return e;
    default:
      return undefined;
  }
}

/** `unicode.ToLower(r)` and `unicode.ToUpper(r)`. */
function caseMapping(d: Data, ctx: EmitContext): string | undefined {
  const e = d.written;
  const callee = e.kind === "CallExpr" ? ctx.info.calleeOf(e) : undefined;
  if (e.kind !== "CallExpr" || callee?.pkg !== "unicode") return undefined;
  const [arg] = e.args;
  if (arg?.kind !== "Ident" || ctx.info.objectOf(arg) !== d.rune) return undefined;
  return callee.name === "ToLower" ? "char::to_lowercase" : callee.name === "ToUpper" ? "char::to_uppercase" : undefined;
}
