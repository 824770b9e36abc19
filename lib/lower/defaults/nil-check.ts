// Implements questions about nil: of options, of elements of maps, and of lists and maps, which are empty where Go has nil.

import { keepsMade, nilnessAt } from "../../analysis/known-nil.ts";
import type { BinaryOp, Expr, Ident, Node } from "../../go/ast.ts";
import { contains } from "../../patterns/lookups.ts";
import { temp, type Value } from "../../patterns/value.ts";
import type { RustExpr, RustType } from "../../rust/ast.ts";
import { argsOf, bool, isOption, matches, methodCall, not, optionInner, t, vecElem } from "../../rust/factory.ts";
import { underlying } from "../../semantics/predicates.ts";
import { typeString } from "../../semantics/typestring.ts";
import type { Emitter } from "../emitter.ts";
import { nilOf } from "../sums.ts";

export const isNil = (e: Expr, ctx: Emitter): boolean => e.kind === "Ident" && ctx.info.objectOf(e)?.kind === "Nil";

const stripRef = (r: RustType): RustType => (r.kind === "RefType" ? r.inner : r);

/** `p == nil` on what became an option; on slices and maps, emptiness stands for nil. */
export function lowerNilCheck(x: Expr, op: BinaryOp, ctx: Emitter): Value {
  const isNone = op === "==";
  const missing = missingIn(x, ctx);
  if (missing) return { ...missing, expr: isNone ? not(missing.expr) : missing.expr };
  const v = ctx.peek(x);
  const type = stripRef(v.type);
  const isStored =
    v.expr.kind === "MethodCallExpr" &&
    v.expr.method === "get" &&
    x.kind === "IndexExpr" &&
    underlying(ctx.info.typeOf(x.x)).kind === "Map" &&
    !isOption(stripRef(optionInner(type) ?? type));
  if (isStored && v.expr.kind === "MethodCallExpr") {
    const found = { ...v.expr, method: "contains_key" };
    return temp(isNone ? not(found) : found, t.bool, { before: v.before });
  }
  const nil = nilOf(type, ctx);
  if (nil) {
    const test = matches(v.expr, { kind: "PathPat", path: (nil.expr as Extract<RustExpr, { kind: "PathExpr" }>).path });
    return temp(isNone ? test : not(test), t.bool, { before: v.before });
  }
  if (isOption(type)) return temp(methodCall(v.expr, isNone ? "is_none" : "is_some"), t.bool, { before: v.before });
  const known = x.kind === "Ident" ? nilnessAt(x, ctx.facts) : undefined;
  if (known === "made" && !isCondition(x, ctx)) {
    ctx.note("never-nil", x, { name: ctx.facts.textOf(x) });
    return temp(bool(!isNone), t.bool, { before: v.before });
  }
  if ((!known || known === "made") && (vecElem(type) || type.kind === "SliceType") && mayBeEmptyNotNil(x, ctx))
    return ctx.unsupported(x, "FG0101", { what: "telling a nil slice from an empty one" });
  if (vecElem(type) || type.kind === "SliceType" || argsOf(type, "HashMap") || argsOf(type, "HashSet")) {
    const empty = methodCall(v.expr, "is_empty");
    if ((!known || known === "made") && !isNilWhenEmpty(x, ctx)) ctx.note("nil-or-empty", x);
    return temp(isNone ? empty : not(empty), t.bool, { before: v.before });
  }
  return ctx.unsupported(x, "FG0103", { what: ctx.facts.textOf(x) });
}

/** `m[k]` of lists or maps, which is nil only where the key is missing. */
function missingIn(x: Expr, ctx: Emitter): Value | undefined {
  if (x.kind !== "IndexExpr") return undefined;
  const m = underlying(ctx.info.typeOf(x.x));
  const isKept = m.kind === "Map" && ["Slice", "Map"].includes(underlying(m.elem).kind);
  return isKept && keepsMade(ctx.info.typeOf(x.x), ctx.facts) ? contains(x, ctx) : undefined;
}

/** A local that starts as nil and only grows: empty and nil are one. */
function isNilWhenEmpty(x: Expr, ctx: Emitter): boolean {
  const v = x.kind === "Ident" ? ctx.info.objectOf(x) : undefined;
  if (v?.kind !== "Var" || v.role !== "local") return false;
  return ctx.facts.uses.of(v).every((u) => {
    const p = ctx.facts.tree.parentOf(u.ident);
    if (u.role.kind === "define") return p?.kind === "ValueSpec" && p.values.length === 0 ? true : isFound(p, u.ident, ctx);
    if (u.role.kind === "address") return false;
    if (u.role.kind !== "assign" || u.steps.length > 0) return true;
    const { rhs } = u.role;
    return rhs?.kind === "CallExpr" && ctx.info.builtinOf(rhs) === "append";
  });
}

/** `re.FindStringSubmatch(s)`: nil, or more than nothing. */
function isFound(p: Node | undefined, id: Ident, ctx: Emitter): boolean {
  const value = p?.kind === "AssignStmt" ? p.rhs[p.lhs.indexOf(id)] : undefined;
  const f = value?.kind === "CallExpr" ? ctx.info.calleeOf(value) : undefined;
  return f?.pkg === "regexp" && f.name.startsWith("Find");
}

/** Somewhere the program makes a slice of this type that is empty and not nil. */
function mayBeEmptyNotNil(x: Expr, ctx: Emitter): boolean {
  const type = typeString(ctx.info.typeOf(x));
  const same = (e: Expr): boolean => typeString(ctx.info.typeOf(e)) === type;
  const isZero = (e: Expr | undefined): boolean => {
    const c = e && ctx.info.constOf(e);
    return e !== undefined && (!c || (c.kind === "int" && c.value === 0n));
  };
  return (
    ctx.facts.nodesOf("CompositeLit").some((e) => e.elts.length === 0 && same(e)) ||
    ctx.facts.nodesOf("CallExpr").some((e) => ctx.info.builtinOf(e) === "make" && isZero(e.args[1]) && same(e)) ||
    ctx.facts.nodesOf("SliceExpr").some(same)
  );
}

/** The answer decides what runs: a branch that never does would be no Rust to read. */
function isCondition(x: Expr, ctx: Emitter): boolean {
  for (const p of ctx.facts.tree.ancestorsOf(x)) {
    if (p.kind === "IfStmt" || p.kind === "ForStmt") return true;
    if (p.kind.endsWith("Stmt") || p.kind === "CallExpr") return false;
  }
  return false;
}
