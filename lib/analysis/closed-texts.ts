// Implements the question whether a defined text type only ever holds its constants, and is used as nothing but their names.

import type { CallExpr, Expr, Node } from "../go/ast.ts";
import type { ConstObj, TypeNameObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Type } from "../semantics/types.ts";
import type { Span } from "../source/span.ts";
import { heldAsAny } from "./conversions.ts";
import { constantsOf } from "./constant-sets.ts";
import type { Facts } from "./facts.ts";
import { isBesideFailure, zeroMade } from "./zero-values.ts";

/** The constants of a text type: two or more, of different texts. */
export function textsOf(type: TypeNameObj, facts: Facts): readonly ConstObj[] | undefined {
  const u = underlying(type.type);
  if (type.pkg !== "" || type.isAlias || type.type.kind !== "Named" || u.kind !== "Basic" || u.basic !== "string")
    return undefined;
  const constants = constantsOf(type, facts);
  const texts = new Set(constants.map((c) => (c.value.kind === "string" && !c.value.bytes ? c.value.value : c)));
  return constants.length >= 2 && texts.size === constants.length ? constants : undefined;
}

const closed = new WeakMap<Facts, Map<TypeNameObj, boolean>>();

/** Is the type a set of texts that is closed? */
export function isClosedText(type: Type, facts: Facts): boolean {
  if (type.kind !== "Named") return false;
  const known = closed.get(facts) ?? new Map<TypeNameObj, boolean>();
  closed.set(facts, known);
  const before = known.get(type.obj);
  if (before !== undefined) return before;
  const constants = textsOf(type.obj, facts);
  const found = constants !== undefined && textUse(type.obj, constants, facts) === undefined;
  known.set(type.obj, found);
  return found;
}

/** Packages that look inside of what they are given, and make values of any type. */
const reflecting = /^(?:encoding\b|reflect$|unsafe$|text\/template$|html\/template$|database\/|net\/rpc|flag$)/;

/** What keeps the type a text, with the place that shows it; undefined where the set is closed. */
export function textUse(
  type: TypeNameObj,
  constants: readonly ConstObj[],
  facts: Facts,
): { readonly because: string; readonly at: Span } | undefined {
  const texts = new Set(constants.flatMap((c) => (c.value.kind === "string" ? [c.value.value] : [])));
  const isOwn = (e: Expr | undefined): boolean => {
    const t = e && facts.info.typeOf(e);
    return t?.kind === "Named" && t.obj === type;
  };
  const use = (because: string, n: Node) => ({ because, at: n.span });
  for (const i of facts.nodesOf("ImportSpec"))
    if (reflecting.test(i.path.value.replaceAll(/["`]/g, ""))) return use("a package that looks inside of values is imported", i);
  if (type.type.kind === "Named" && type.type.methods.some((m) => m.name === "Error" || /^as_?str$/i.test(m.name)))
    return { because: "it has a method that an enum would need for itself", at: type.span ?? { start: 0, end: 0 } };
  for (const b of facts.nodesOf("BinaryExpr")) {
    if (b.op === "+" && isOwn(b) && !facts.info.constOf(b)) return use("it is joined with other text", b);
    if (["<", "<=", ">", ">="].includes(b.op) && (isOwn(b.x) || isOwn(b.y))) return use("its texts are ordered", b);
  }
  for (const s of facts.nodesOf("AssignStmt"))
    if (s.op !== "=" && s.op !== ":=" && isOwn(s.lhs[0])) return use("it is joined with other text", s);
  for (const n of [...facts.nodesOf("IndexExpr"), ...facts.nodesOf("SliceExpr"), ...facts.nodesOf("RangeStmt")])
    if (isOwn(n.x)) return use("it is taken apart", n);
  for (const c of facts.nodesOf("CallExpr")) {
    const because = calledWith(c, type, isOwn, facts);
    if (because) return use(because, c);
  }
  const held = heldAsAny(isOwn, facts);
  if (held) return use("an interface of any value holds it", held);
  const other = literals(facts).find((e) => {
    const c = isOwn(e) ? facts.info.constOf(e) : undefined;
    return c !== undefined && !(c.kind === "string" && texts.has(c.value)) && !isBesideFailure(e, facts);
  });
  if (other) return use("a text stands for it that is none of its constants", other);
  const zero = texts.has("") ? undefined : zeroMade(type, facts);
  return zero && use(zero.because, zero.at);
}

/** Expressions that may be constants without a name of the type. */
const literals = (facts: Facts): readonly Expr[] => [
  ...facts.nodesOf("BasicLit"),
  ...facts.nodesOf("Ident").filter((id) => facts.info.objectOf(id)?.kind === "Const" && !facts.info.isDef(id)),
  ...facts.nodesOf("SelectorExpr"),
  ...facts.nodesOf("CallExpr"),
  ...facts.nodesOf("BinaryExpr"),
];

/** Functions of the standard library that only hand such values on, compare or print them. */
const takesAny =
  /^(?:fmt\.(?:Print|Fprint|Sprint|Append|Errorf)|log\.|errors\.(?:New|Is|As|Join)|sort\.Slice|slices\.(?:Contains|Index|IndexFunc|ContainsFunc|Reverse)$)/;

const handsOn = new Set(["append", "delete", "copy", "clear"]);

function calledWith(c: CallExpr, type: TypeNameObj, isOwn: (e: Expr | undefined) => boolean, facts: Facts): string | undefined {
  const builtin = facts.info.builtinOf(c);
  if (builtin) return handsOn.has(builtin) || !c.args.some(isOwn) ? undefined : `\`${builtin}\` takes its text`;
  const given = c.args[0];
  if (facts.info.isConversion(c)) {
    const u = underlying(facts.info.typeOf(c));
    if (isOwn(c)) return given && !isOwn(given) && !facts.info.constOf(given) ? "other text is converted into it" : undefined;
    const isText = (u.kind === "Basic" && u.basic === "string") || u.kind === "Interface";
    return isOwn(given) && !isText ? "its text is taken apart" : undefined;
  }
  const f = facts.info.calleeOf(c);
  const mentioned = c.args.some((x) => mentions(facts.info.typeOf(x), type));
  if (f?.pkg) return mentioned && !takesAny.test(`${f.pkg}.${f.name}`) ? `\`${f.name}\` takes it for a text` : undefined;
  const id = c.fun.kind === "Ident" ? c.fun : c.fun.kind === "SelectorExpr" ? c.fun.sel : undefined;
  const args = id ? (facts.info.instanceOf(id) ?? []) : [];
  return args.some((t) => mentions(t, type)) ? "generic code holds it" : undefined;
}

function mentions(t: Type, type: TypeNameObj, seen: ReadonlySet<Type> = new Set()): boolean {
  if (seen.has(t)) return false;
  const next = new Set([...seen, t]);
  const inside = (x: Type): boolean => mentions(x, type, next);
  if (t.kind === "Named") {
    if (t.obj === type || t.typeArgs.some(inside)) return true;
    return t.obj.pkg === "" && inside(underlying(t));
  }
  switch (t.kind) {
    case "Pointer":
    case "Slice":
    case "Array":
    case "Chan":
      return inside(t.elem);
    case "Map":
      return inside(t.key) || inside(t.elem);
    case "Struct":
      return t.fields.some((f) => inside(f.type));
    default:
      return false;
  }
}
