// Implements the question which number types are sets of flags: constants of single bits, which the program combines bit by bit
// and never counts, orders in lists or shifts with.

import type { AssignOp, BinaryOp, CallExpr, Expr, Node } from "../go/ast.ts";
import type { ConstObj, TypeNameObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Type } from "../semantics/types.ts";
import type { Span } from "../source/span.ts";
import { heldAsAny } from "./conversions.ts";
import { constantsOf } from "./constant-sets.ts";
import type { Facts } from "./facts.ts";

/** What makes a type a number, with the place that shows it. */
export interface NumberUse {
  readonly because: string;
  readonly at: Span;
}

const bitwise: ReadonlySet<BinaryOp> = new Set(["|", "&", "^", "&^"]);
const bitwiseUpdates: ReadonlySet<AssignOp> = new Set(["|=", "&=", "^=", "&^="]);
const neutral: ReadonlySet<BinaryOp> = new Set(["==", "!=", "<", "<=", ">", ">=", "&&", "||"]);

/** The constants of a type that looks like flags: at least two are single bits, and all are made of these. */
export function flagsOf(type: TypeNameObj, facts: Facts): readonly ConstObj[] | undefined {
  const u = underlying(type.type);
  if (type.pkg !== "" || type.isAlias || type.type.kind !== "Named" || u.kind !== "Basic" || u.alias === "rune") return undefined;
  if (!/^u?int(?:8|16|32|64)?$/.test(u.basic)) return undefined;
  const constants = constantsOf(type, facts);
  const values = constants.map((c) => (c.value.kind === "int" ? c.value.value : -1n));
  const bits = new Set(values.filter((v) => v > 0n && (v & (v - 1n)) === 0n));
  const union = [...bits].reduce((all, bit) => all | bit, 0n);
  const isMask = (v: bigint): boolean => v === -1n || (v > 0n && (v & (v + 1n)) === 0n);
  const fits = values.every((v) => isMask(v) || (v >= 0n && (v & ~union) === 0n));
  return bits.size >= 2 && (fits || countsBits(type, facts)) && combines(type, facts) ? constants : undefined;
}

/** One of its constants is written as `1 << iota`. */
const countsBits = (type: TypeNameObj, facts: Facts): boolean =>
  facts
    .nodesOf("BinaryExpr")
    .some((b) => b.op === "<<" && isOf(type, facts)(b) && facts.nodesOf("Ident", b.y).some((id) => id.name === "iota"));

const isOf =
  (type: TypeNameObj, facts: Facts) =>
  (e: Expr | undefined): boolean => {
    const t = e && facts.info.typeOf(e);
    return t?.kind === "Named" && t.obj === type;
  };

/** Somewhere its values are combined: in the code, or in a constant of its own. */
function combines(type: TypeNameObj, facts: Facts): boolean {
  const isOwn = isOf(type, facts);
  return (
    facts.nodesOf("BinaryExpr").some((b) => bitwise.has(b.op) && isOwn(b)) ||
    facts.nodesOf("UnaryExpr").some((x) => x.op === "^" && isOwn(x)) ||
    facts.nodesOf("AssignStmt").some((s) => bitwiseUpdates.has(s.op) && isOwn(s.lhs[0]))
  );
}

/** A use that only a number has; undefined where there is none. */
export function numberUse(type: TypeNameObj, facts: Facts): NumberUse | undefined {
  const isOwn = isOf(type, facts);
  const use = (because: string, n: Node): NumberUse => ({ because, at: n.span });
  for (const b of facts.nodesOf("BinaryExpr")) {
    if ((b.op === "<<" || b.op === ">>") && isOwn(b.y) && !facts.info.constOf(b)) return use("it counts bits of a shift", b);
    // `1 << i` makes a flag of a number.
    if (b.op === "<<" && facts.info.constOf(b.x)) continue;
    if (isOwn(b) && !bitwise.has(b.op) && !neutral.has(b.op) && !facts.info.constOf(b))
      return use(b.op === "<<" || b.op === ">>" ? "its values are shifted" : "it is computed with", b);
  }
  for (const x of facts.nodesOf("UnaryExpr"))
    if ((x.op === "-" || x.op === "+") && isOwn(x) && !facts.info.constOf(x)) return use("it is computed with", x);
  for (const s of facts.nodesOf("IncDecStmt")) if (isOwn(s.x)) return use("it is counted up or down", s);
  for (const s of facts.nodesOf("AssignStmt")) {
    if (s.op === "=" || s.op === ":=") continue;
    if (isOwn(s.lhs[0]) && !bitwiseUpdates.has(s.op)) return use("it is computed with", s);
    if ((s.op === "<<=" || s.op === ">>=") && isOwn(s.rhs[0])) return use("it counts bits of a shift", s);
  }
  for (const i of facts.nodesOf("IndexExpr"))
    if (isOwn(i.indices[0]) && !facts.info.isType(i.indices[0] as Expr) && !isMap(i.x, facts)) return use("it indexes a list", i);
  for (const s of facts.nodesOf("SliceExpr")) if ([s.low, s.high, s.max].some(isOwn)) return use("it cuts a list", s);
  for (const s of facts.nodesOf("RangeStmt")) if (isOwn(s.x)) return use("a loop counts up to it", s);
  for (const c of facts.nodesOf("CompositeLit"))
    for (const e of c.elts)
      if (e.kind === "KeyValueExpr" && ["Slice", "Array"].includes(underlying(facts.info.typeOf(c)).kind) && isOwn(e.key))
        return use("it indexes a list", e);
  const held = hasMethods(type) ? undefined : heldAsAny(isOwn, facts);
  if (held) return use("an interface of any value holds it", held);
  const changed = hasMethods(type) ? undefined : changedVariable(type, facts);
  if (changed) return use("a package variable of it changes, which an atomic number holds", changed);
  for (const c of facts.nodesOf("CallExpr")) {
    const because = calledWith(c, type, isOwn, facts);
    if (because) return use(because, c);
  }
  return undefined;
}

const isMap = (x: Expr, facts: Facts): boolean => underlying(facts.info.typeOf(x)).kind === "Map";

/** A type with methods is a type of its own in any case. */
const hasMethods = (type: TypeNameObj): boolean => type.type.kind === "Named" && type.type.methods.length > 0;

function changedVariable(type: TypeNameObj, facts: Facts): Node | undefined {
  const changes = ["assign", "update", "address"];
  return facts.uses.variables
    .filter((v) => v.role === "package" && v.type.kind === "Named" && v.type.obj === type)
    .flatMap((v) => facts.uses.of(v))
    .find((u) => changes.includes(u.role.kind))?.ident;
}

/** Functions of the standard library that take values of any type without looking inside. */
const takesAny =
  /^(?:fmt|log|errors)\.|^sort\.(?:Slice|SliceStable)$|^slices\.(?:Contains|Index|IndexFunc|ContainsFunc|SortFunc|Reverse)$/;

function calledWith(c: CallExpr, type: TypeNameObj, isOwn: (e: Expr | undefined) => boolean, facts: Facts): string | undefined {
  const builtin = facts.info.builtinOf(c);
  if (builtin) {
    const counts =
      builtin === "make" ? c.args.slice(1) : ["append", "copy", "delete", "len", "cap", "clear"].includes(builtin) ? [] : c.args;
    return counts.some(isOwn) ? `\`${builtin}\` takes it for a number` : undefined;
  }
  if (facts.info.isConversion(c)) {
    const to = facts.info.typeOf(c);
    const u = underlying(to);
    if (isOwn(c.args[0]) && !(u.kind === "Basic" && u.basic !== "string") && u.kind !== "Interface")
      return "it is converted to what is no number";
    return isOwn(c.args[0]) && to.kind === "TypeParam" ? "generic code computes with it" : undefined;
  }
  const f = facts.info.calleeOf(c);
  if (hasMethods(type)) return undefined;
  if (f?.pkg) {
    const isGiven = c.args.some((x) => mentions(facts.info.typeOf(x), type));
    return isGiven && !takesAny.test(`${f.pkg}.${f.name}`) ? `\`${f.name}\` takes it for a number` : undefined;
  }
  const id = calleeName(c.fun);
  const params = f?.type.typeParams ?? [];
  const given = id ? (facts.info.instanceOf(id) ?? []) : [];
  const isBound = given.some((t, i) => mentions(t, type) && !isAny(params[i]?.constraint));
  return isBound ? "generic code computes with it" : undefined;
}

const calleeName = (e: Expr) =>
  e.kind === "Ident" ? e : e.kind === "SelectorExpr" ? e.sel : e.kind === "IndexExpr" && e.x.kind === "Ident" ? e.x : undefined;

/** `any` and `comparable` ask for nothing that a number alone has. */
function isAny(constraint: Type | undefined): boolean {
  if (constraint?.kind === "Named" && constraint.obj.name === "comparable") return true;
  const u = constraint && underlying(constraint);
  return u?.kind === "Interface" && u.methods.length === 0 && u.embeddeds.length === 0;
}

function mentions(t: Type, type: TypeNameObj): boolean {
  switch (t.kind) {
    case "Named":
      return t.obj === type || t.typeArgs.some((a) => mentions(a, type));
    case "Pointer":
    case "Slice":
    case "Array":
    case "Chan":
      return mentions(t.elem, type);
    case "Map":
      return mentions(t.key, type) || mentions(t.elem, type);
    default:
      return false;
  }
}
