// Implements questions about the kind of an error: `errors.Is`, `errors.As`, `err == ErrX`, as patterns over the enum or as downcasts.

import { variantPath } from "./error-values.ts";
import type { Facts } from "../analysis/facts.ts";
import type { Expr, Stmt } from "../go/ast.ts";
import { isAnyhow } from "../plan/errors.ts";
import { wrappedOperand } from "../plan/errors/flow.ts";
import type { MatchArm, RustBlock, RustExpr, RustItem, RustPat, RustStmt, RustType } from "../rust/ast.ts";
import {
  and,
  arm,
  block,
  call,
  chain,
  closure,
  exprStmt,
  fnItem,
  genericParam,
  ifExpr,
  letExpr,
  local,
  matches,
  matchExpr,
  methodCall,
  none,
  optionInner,
  or,
  p,
  param,
  path,
  pathExpr,
  ref,
  sameType,
  stripRefs,
  t,
} from "../rust/factory.ts";
import type { TypeNameObj, VarObj } from "../semantics/objects.ts";
import type { EmitContext } from "./emit-context.ts";
import type { KindTest, KindSwitch } from "./error-tests.ts";
import { placeOf, temp, type Value } from "./value.ts";

/** `matches!(err, Error::NotFound)`, or a downcast where the error is opaque. */
export function isKind(test: Extract<KindTest, { kind: "is" }>, ctx: EmitContext): Value {
  return askedKind(test, ctx) ?? ctx.unsupported(test.err, "FG0301");
}

function askedKind(test: Extract<KindTest, { kind: "is" }>, ctx: EmitContext): Value | undefined {
  const s = subjectOf(test.err, ctx, test.shallow);
  const pat = s && sentinelPat(test.sentinel, ctx);
  if (!s || !pat) return undefined;
  if (s.chain) {
    const asked = methodCall(
      s.expr,
      s.optional ? "is_some_and" : "any",
      s.optional
        ? [closure(["err"], methodCall(methodCall(local("err"), "chain"), "any", [closure(["err"], matches(local("err"), pat))]))]
        : [closure(["err"], matches(local("err"), pat))],
    );
    return temp(test.negated ? { kind: "UnaryExpr", op: "!", expr: asked } : asked, t.bool, { before: s.before });
  }
  const asked = matches(s.expr, s.wrap(pat));
  return temp(test.negated ? { kind: "UnaryExpr", op: "!", expr: asked } : asked, t.bool, { before: s.before });
}

interface Subject {
  /** What is matched on. */
  readonly expr: RustExpr;
  /** Puts a pattern of the error enum into what the subject's type has around it. */
  readonly wrap: (pat: RustPat) => RustPat;
  /** `expr` is the chain of errors, or with `optional` an option of the outermost. */
  readonly chain?: boolean;
  readonly optional?: boolean;
  readonly before: Value["before"];
}

/** An error to be asked whether it is of a variant. */
function subjectOf(e: Expr, ctx: EmitContext, shallow = false): Subject | undefined {
  const v = ctx.peek(e);
  const { errors } = ctx.plan;
  const type = stripRefs(v.type);
  const own: RustType = t.path(errors.enumName ?? "Error");
  const inner = optionInner(type);
  const seen = inner ? stripRefs(inner) : type;
  if (sameType(seen, own)) {
    if (errors.nesting === "chain" && !shallow) {
      return {
        expr: inner ? methodCall(v.expr, "as_ref") : methodCall(v.expr, "chain"),
        wrap: (x) => x,
        before: v.before,
        chain: true,
        optional: inner !== undefined,
      };
    }
    if (errors.nesting === "none" || shallow)
      return { expr: v.expr, wrap: inner ? (x) => p.some(x) : (x) => x, before: v.before };
    if (!inner) return { expr: methodCall(v.expr, "root"), wrap: (x) => x, before: v.before };
    return {
      expr: chain(v.expr, ["as_ref"], ["map", pathExpr(`${errors.enumName}::root`)]),
      wrap: (x) => p.some(x),
      before: v.before,
    };
  }
  // anyhow and boxes see through what stands around an error, which `==` does not.
  if (shallow && wrapsErrors(ctx.facts)) return undefined;
  const found = downcast(v, own, ctx);
  return found && { expr: found, wrap: (x) => p.some(x), before: v.before };
}

export const wrapsErrors = (facts: Facts): boolean =>
  facts.nodesOf("CallExpr").some((c) => wrappedOperand(c, facts) !== undefined && facts.info.calleeOf(c)?.name === "Errorf");

/** `err.downcast_ref::<T>()`: an option of a reference; through the chain of sources where errors are boxed. */
function downcast(v: Value, to: RustType, ctx: EmitContext): RustExpr | undefined {
  const type = stripRefs(v.type);
  const inner = optionInner(type);
  const seen = inner ? stripRefs(inner) : type;
  const isBox = seen.kind === "PathType" && seen.path.segments.at(-1)?.name === "Box";
  if (!isAnyhow(seen) && !isBox) return undefined;
  // anyhow prints the sources itself, so that error structs do not name theirs: what they wrap cannot be found.
  if (isAnyhow(seen) && ctx.plan.errors.hasUnwrap) return undefined;
  const one = (expr: RustExpr): RustExpr => {
    if (!isBox) return methodCall(expr, "downcast_ref", [], { turbofish: [to] });
    ctx.helper("find-error", () => [findError]);
    return call(pathExpr({ segments: [{ name: "find_error", generics: [to] }] }), [methodCall(expr, "as_ref")]);
  };
  if (!inner) return one(v.expr);
  return chain(v.expr, ["as_ref"], ["and_then", closure(["err"], one(local("err")))]);
}

const dynError: RustType = {
  kind: "DynType",
  bounds: [
    { kind: "TraitBound", path: path("std::error::Error") },
    { kind: "LifetimeBound", name: "'static" },
  ],
};
const findError: RustItem = fnItem({
  name: "find_error",
  docs: ["Looks through the chain of sources for an error of this type."],
  generics: [
    genericParam("'a"),
    genericParam("T", { kind: "TraitBound", path: path("std::error::Error") }, { kind: "LifetimeBound", name: "'static" }),
  ],
  params: [param("err", t.ref(dynError, "'a"))],
  ret: t.option(t.ref(t.path("T"), "'a")),
  body: block(
    [],
    chain(
      call(path("std::iter::successors"), [
        call("Some", [local("err")]),
        closure([{ pat: p.deref("err") }], methodCall(local("err"), "source")),
      ]),
      ["find_map", closure(["err"], methodCall(local("err"), "downcast_ref"))],
    ),
  ),
});

/** `Error::NotFound`, `Error::MissingKey(_)`. */
function sentinelPat(v: VarObj, ctx: EmitContext): RustPat | undefined {
  const variant = ctx.plan.errors.sentinelVariant(v);
  if (!variant) return undefined;
  const name = variantPath(variant, ctx);
  if (variant.fields.length === 0) return p.path(name);
  return variant.fields[0]?.name === undefined
    ? p.tupleStruct(name, variant.fields.length === 1 ? ["_"] : [p.rest])
    : p.struct(name, [], true);
}

/** `Error::Parse(perr)`. */
function structPat(type: TypeNameObj, inner: RustPat, ctx: EmitContext): RustPat | undefined {
  const variant = ctx.plan.errors.structVariant(type);
  if (!variant) return undefined;
  const name = variantPath(variant, ctx);
  const at = variant.fields.findIndex((f) => f.attr === "from" || f.attr === "source");
  const field = variant.fields[at]?.name;
  if (field) return p.struct(name, [{ name: field, pat: inner }], variant.fields.length > 1);
  return p.tupleStruct(
    name,
    variant.fields.map((_, i) => (i === at ? inner : p.wild)),
  );
}

const bodyOf = (body: readonly Stmt[], ctx: EmitContext): RustBlock => block(ctx.stmts(body));

/** An arm with one expression needs no block. */
export function armBody(b: RustBlock): RustExpr {
  const only = b.stmts.length === 1 ? b.stmts[0] : undefined;
  const plain =
    only?.kind === "ExprStmt" &&
    !only.trivia &&
    !b.dangling &&
    !b.label &&
    [
      "ReturnExpr",
      "FormatMacro",
      "BreakExpr",
      "ContinueExpr",
      "MethodCallExpr",
      "CallExpr",
      "OpAssignExpr",
      "AssignExpr",
    ].includes(only.expr.kind);
  return plain && only?.kind === "ExprStmt" ? only.expr : b;
}

/** Arms over a value of the error enum. `outer` puts each pattern into what stands around it; `named`: how the error itself is bound. */
export function kindArms(
  k: KindSwitch,
  ctx: EmitContext,
  outer: (pat: RustPat) => RustPat,
  type: RustType,
  named?: { readonly type: RustType },
): MatchArm[] | undefined {
  const arms: MatchArm[] = [];
  for (const c of k.cases) {
    const reads = c.body.some((s) => ctx.facts.nodesOf("Ident", s).some((id) => ctx.facts.info.objectOf(id) === k.err));
    const only = c.tests[0];
    let pat: RustPat | undefined;
    if (only?.kind === "as") {
      if (reads && named) return undefined;
      const { target } = only;
      const isUsed = target && ctx.facts.uses.of(target).some((u) => u.role.kind !== "define" && u.role.kind !== "address");
      const inner =
        target && isUsed
          ? ctx.bind(target, type.kind === "RefType" ? t.ref(structType(only.type, ctx)) : structType(only.type, ctx))
          : p.wild;
      pat = structPat(only.type, inner, ctx);
    } else {
      const alts = c.tests.map((x) => (x.kind === "is" ? sentinelPat(x.sentinel, ctx) : undefined));
      const all = alts.filter((x) => x !== undefined);
      const one = all.length === 1 ? all[0] : p.or(all);
      pat = all.length !== alts.length || !one ? undefined : reads && named ? at(ctx.bind(k.err, named.type), one) : one;
    }
    if (!pat) return undefined;
    const guard = c.guard && ctx.peek(c.guard);
    if (guard && guard.before.length > 0) return undefined;
    arms.push({ ...arm(outer(pat), armBody(bodyOf(c.body, ctx)), guard?.expr), origin: { span: c.clause.span } });
  }
  return arms;
}

const at = (name: RustPat, sub: RustPat): RustPat => (name.kind === "IdentPat" ? p.at(name.name, sub) : sub);
const structType = (o: TypeNameObj, ctx: EmitContext): RustType => t.path(ctx.plan.names.of(o));

/** The switch as one statement over an error that is bound already. */
export function lowerKinds(k: KindSwitch, errExpr: Expr, ctx: EmitContext): RustStmt[] | undefined {
  const v = ctx.peek(errExpr);
  const known = lowerKnown(k, v, ctx);
  if (known) return known;
  const s = subjectOf(errExpr, ctx);
  if (!s) return undefined;
  const isOpaque = !sameType(stripRefs(optionInner(stripRefs(v.type)) ?? v.type), t.path(ctx.plan.errors.enumName ?? "Error"));
  if (isOpaque || s.chain) return lowerDowncasts(k, v, s, ctx);
  const scrutinee = v.type.kind === "RefType" || ctx.plan.errors.nesting === "root" ? s.expr : ref(s.expr);
  if (k.cases.length === 1 && !k.fallback?.length) {
    const only = kindArms(k, ctx, s.wrap, t.ref(t.infer))?.[0];
    return only && [...s.before, exprStmt(ifExpr(condOf(only, scrutinee), asBlock(only.body)))];
  }
  const arms = kindArms(k, ctx, s.wrap, t.ref(t.infer));
  if (!arms) return undefined;
  const last = arm(p.wild, k.fallback ? armBody(bodyOf(k.fallback, ctx)) : block([]));
  if (arms.length === 1 && arms[0])
    return [...s.before, exprStmt(ifExpr(condOf(arms[0], scrutinee), asBlock(arms[0].body), asBlock(last.body)))];
  return [...s.before, exprStmt(matchExpr(scrutinee, [...arms, last]))];
}

/** `let` binds; a pattern that binds nothing only asks. */
function condOf(a: MatchArm, scrutinee: RustExpr): RustExpr {
  const asked = bindsNothing(a.pat)
    ? matches(scrutinee.kind === "RefExpr" ? scrutinee.expr : scrutinee, a.pat)
    : letExpr(a.pat, scrutinee);
  return a.guard ? and(asked, a.guard) : asked;
}

function bindsNothing(pat: RustPat): boolean {
  switch (pat.kind) {
    case "IdentPat":
      return false;
    case "TupleStructPat":
      return pat.elems.every(bindsNothing);
    case "StructPat":
      return pat.fields.every((f) => f.pat !== undefined && bindsNothing(f.pat));
    case "OrPat":
      return pat.alts.every(bindsNothing);
    default:
      return true;
  }
}
const asBlock = (e: RustExpr): RustBlock => (e.kind === "Block" ? e : block([exprStmt(e)]));

/** The error's type is the one that is asked for: it is that error, wherever there is one. */
function lowerKnown(k: KindSwitch, v: Value, ctx: EmitContext): RustStmt[] | undefined {
  const c = k.cases[0];
  const only = c?.tests[0];
  if (!c || only?.kind !== "as") return undefined;
  const held = stripRefs(v.type);
  const inner = optionInner(held);
  const type = stripRefs(inner ?? held);
  if (!sameType(type, structType(only.type, ctx)) || k.cases.length > 1) return undefined;
  const { target } = only;
  const name = inner && target ? ctx.nameOf(target) : undefined;
  const bound: Value = name ? placeOf(local(name), t.ref(type)) : { ...v, movable: false };
  const within = <T>(body: () => T): T => (target ? ctx.withBinding(target, bound, body) : body());
  return within(() => {
    const guard = c.guard && ctx.peek(c.guard);
    if (guard && guard.before.length > 0) return undefined;
    const then = bodyOf(c.body, ctx);
    // Without a question there is no other way.
    const otherwise = (inner || guard) && k.fallback && bodyOf(k.fallback, ctx);
    if (!inner && guard) return [...v.before, exprStmt(ifExpr(guard.expr, then, otherwise))];
    // Names of its own need a block of their own.
    const declares = then.stmts.some((x) => x.kind === "LetStmt") || then.tail !== undefined;
    if (!inner) return [...v.before, ...(declares ? [exprStmt(then, false)] : then.stmts)];
    const cond = name ? letExpr(p.some(name), v.type.kind === "RefType" ? v.expr : ref(v.expr)) : methodCall(v.expr, "is_some");
    return [...v.before, exprStmt(ifExpr(guard ? and(cond, guard.expr) : cond, then, otherwise))];
  });
}

/** `err.chain().find_map(|err| match err { Error::Op(err) => Some(err), _ => None })`. */
function inChain(s: Subject, type: TypeNameObj, ctx: EmitContext): RustExpr | undefined {
  const pat = structPat(type, p.ident("found"), ctx);
  if (!pat) return undefined;
  const pick = closure(["err"], matchExpr(local("err"), [arm(pat, call("Some", [local("found")])), arm(p.wild, none)]));
  return s.optional
    ? chain(s.expr, ["and_then", closure(["err"], chain(local("err"), ["chain"], ["find_map", pick]))])
    : methodCall(s.expr, "find_map", [pick]);
}

/** `if matches!(…) {…} else if let Some(perr) = err.downcast_ref::<ParseError>() {…} else {…}`. */
function lowerDowncasts(k: KindSwitch, v: Value, s: Subject, ctx: EmitContext): RustStmt[] | undefined {
  let otherwise: RustExpr | undefined = k.fallback && bodyOf(k.fallback, ctx);
  const lowered = k.cases.map((c) => {
    const only = c.tests[0];
    if (only?.kind === "as") {
      const to = structType(only.type, ctx);
      const found = s.chain ? inChain(s, only.type, ctx) : downcast(v, to, ctx);
      const pat = found && p.some(only.target ? ctx.bind(only.target, t.ref(to)) : p.wild);
      const guard = c.guard && ctx.peek(c.guard);
      if (guard && guard.before.length > 0) return undefined;
      return (
        found && pat && { cond: guard ? and(letExpr(pat, found), guard.expr) : letExpr(pat, found), then: bodyOf(c.body, ctx) }
      );
    }
    const pats = c.tests.flatMap((x) => (x.kind === "is" ? (sentinelPat(x.sentinel, ctx) ?? []) : []));
    const one = pats.length === 1 ? pats[0] : p.or(pats);
    if (c.guard) return undefined;
    if (s.chain) {
      const any = c.tests.flatMap((x) => (x.kind === "is" ? (askedKind(x, ctx)?.expr ?? []) : []));
      return any.length === c.tests.length && any[0]
        ? { cond: any.slice(1).reduce((l, r) => or(l, r), any[0]), then: bodyOf(c.body, ctx) }
        : undefined;
    }
    return one && { cond: matches(s.expr, s.wrap(one)), then: bodyOf(c.body, ctx) };
  });
  for (const c of lowered.toReversed()) {
    if (!c) return undefined;
    otherwise = ifExpr(c.cond, c.then, otherwise);
  }
  return otherwise && [...s.before, exprStmt(otherwise)];
}
