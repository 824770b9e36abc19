// Implements the Rust items of a program's errors: the enum, the error structs, and `Display` where Go computes the text.

import { isClosedText } from "../../analysis/closed-texts.ts";
import type { Facts } from "../../analysis/facts.ts";
import type { Expr, FuncDecl } from "../../go/ast.ts";
import type { EnumVariant, RustBound, RustExpr, RustItem, RustType, StructField } from "../../rust/ast.ts";
import {
  argsOf,
  arm,
  block,
  call,
  closure,
  enumItem,
  exprStmt,
  field,
  fnItem,
  implItem,
  letStmt,
  local,
  ifExpr,
  letExpr,
  matchExpr,
  methodCall,
  none,
  p,
  param,
  path,
  pathExpr,
  self,
  structItem,
  t,
  vecMacro,
} from "../../rust/factory.ts";
import type { TypeNameObj, VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import { errorType } from "../../semantics/universe.ts";
import type { ErrorVariant } from "../errors.ts";
import type { Names } from "../plan.ts";
import { isErrorType as isErrorInterface } from "../results.ts";
import { escapeBraces, parseFormat, rustVerb, verbsOf } from "./template.ts";
import type { Variants } from "./variants.ts";

/** Text of `#[error("…")]` of an error struct, with `{field}` for the Go fields in order. */
export interface ErrorText {
  readonly parts: readonly (string | { readonly field: VarObj; readonly spec: string })[];
}

/** Types with `Error() string`; the text is absent where it needs code, or where the type is no struct. */
export function findErrorTypes(facts: Facts): Map<TypeNameObj, ErrorText | undefined> {
  const found = new Map<TypeNameObj, ErrorText | undefined>();
  for (const o of facts.info.typeNames) {
    if (o.isAlias || o.type.kind !== "Named" || underlying(o.type).kind === "Interface") continue;
    if (!facts.info.implements(o.type, errorType) && !facts.info.implements({ kind: "Pointer", elem: o.type }, errorType))
      continue;
    const method = o.type.methods.find((m) => m.name === "Error");
    const decl = method && facts.declOf(method);
    found.set(o, decl && o.type.underlying.kind === "Struct" && o.type.typeParams.length === 0 ? textOf(decl, facts) : undefined);
  }
  return found;
}

function textOf(decl: FuncDecl, facts: Facts): ErrorText | undefined {
  const only = decl.body?.list.length === 1 ? decl.body.list[0] : undefined;
  const e = only?.kind === "ReturnStmt" ? only.results[0] : undefined;
  const parts = e && partsOf(e, facts);
  return parts && { parts };
}

function partsOf(e: Expr, facts: Facts): ErrorText["parts"] | undefined {
  const c = facts.info.constOf(e);
  if (c?.kind === "string" && !c.bytes) return [escapeBraces(c.value)];
  if (e.kind === "ParenExpr") return partsOf(e.x, facts);
  if (e.kind === "BinaryExpr" && e.op === "+") {
    const x = partsOf(e.x, facts);
    const y = partsOf(e.y, facts);
    return x && y && [...x, ...y];
  }
  if (e.kind === "SelectorExpr") return partOf(e, "", facts);
  if (e.kind !== "CallExpr") return undefined;
  if (e.fun.kind === "SelectorExpr" && e.fun.sel.name === "Error" && e.args.length === 0 && e.fun.x.kind === "SelectorExpr")
    return partOf(e.fun.x, "", facts);
  const callee = facts.info.calleeOf(e);
  if (callee?.pkg !== "fmt" || callee.name !== "Sprintf" || e.ellipsis) return undefined;
  const [format, ...operands] = e.args;
  const text = format && facts.info.constOf(format);
  const pieces = text?.kind === "string" ? parseFormat(text.value) : undefined;
  if (!pieces || verbsOf(pieces).length !== operands.length) return undefined;
  const parts = pieces.map((x) => {
    if (x.kind === "text") return [escapeBraces(x.text)];
    const operand = operands[x.arg];
    const rust = operand && rustVerb(x, facts.info.typeOf(operand), false);
    if (rust?.spec === ":?" && isClosedText(facts.info.typeOf(operand as Expr), facts)) return undefined;
    return rust && operand.kind === "SelectorExpr" ? partOf(operand, rust.spec, facts) : undefined;
  });
  return parts.every((x) => x !== undefined) ? parts.flat() : undefined;
}

/** A field of the receiver that prints by itself. */
function partOf(e: Extract<Expr, { kind: "SelectorExpr" }>, spec: string, facts: Facts): ErrorText["parts"] | undefined {
  const s = facts.info.selectionOf(e);
  const recv = e.x.kind === "Ident" ? facts.info.objectOf(e.x) : undefined;
  if (s?.kind !== "field" || s.obj.kind !== "Var" || s.path.length > 0 || recv?.kind !== "Var" || recv.role !== "receiver")
    return undefined;
  const u = underlying(s.obj.type);
  const prints = isErrorInterface(s.obj.type)
    ? !isNilableField(s.obj, facts)
    : u.kind === "Basic" && u.alias !== "rune" && !u.basic.startsWith("float");
  return prints ? [{ field: s.obj, spec }] : undefined;
}

/** Can the field of type error be nil: compared with nil, assigned it, or left out of a literal? */
export function isNilableField(f: VarObj, facts: Facts): boolean {
  if (facts.uses.ofField(f).some((u) => u.role.kind === "nil-compare" || u.role.kind === "assign")) return true;
  return facts.nodesOf("CompositeLit").some((lit) => {
    const u = underlying(facts.info.typeOf(lit));
    if (u.kind !== "Struct" || !u.fields.includes(f)) return false;
    const entry = lit.elts.find((e) => e.kind === "KeyValueExpr" && e.key.kind === "Ident" && e.key.name === f.name);
    const value =
      entry?.kind === "KeyValueExpr"
        ? entry.value
        : lit.elts.some((e) => e.kind === "KeyValueExpr") || lit.elts.length === 0
          ? undefined
          : lit.elts[u.fields.indexOf(f)];
    return value === undefined || (value.kind === "Ident" && facts.info.objectOf(value)?.kind === "Nil");
  });
}

export interface ItemInput {
  readonly facts: Facts;
  readonly names: Names;
  readonly slot: (v: VarObj) => RustType;
  readonly errorTypes: ReadonlyMap<TypeNameObj, ErrorText | undefined>;
  readonly variants: Variants;
  /** Absent where the program needs no enum. */
  readonly enumName: string | undefined;
  readonly firstSentinel: VarObj | undefined;
  /** Error structs in the enum that hold an error of the program. */
  readonly holders: readonly TypeNameObj[];
  /** Whether errors say their source: anyhow and boxes print the whole chain as one text, so that theirs do not. */
  readonly hasSources: boolean;
}

export interface PlacedItem {
  readonly item: RustItem;
  /** The Go declaration in whose place it stands; absent: at the start. */
  readonly at: TypeNameObj | VarObj | undefined;
}

export function errorItems(input: ItemInput): readonly PlacedItem[] {
  const items: PlacedItem[] = [];
  const first = input.firstSentinel ?? [...input.errorTypes.keys()][0];
  if (input.enumName) {
    items.push({ item: errorEnum(input, input.enumName), at: first });
    if (input.variants.joined) items.push({ item: treeMethod(input, input.enumName, input.variants.joined), at: first });
    else if (input.holders.length > 0) items.push({ item: chainMethod(input, input.enumName), at: first });
    else if (input.variants.hasWrappers) items.push({ item: rootMethod(input, input.enumName), at: first });
  }
  for (const [o, text] of input.errorTypes) {
    if (text) items.push({ item: errorStruct(o, text, input), at: o });
    else items.push(...displayImpls(o, input).map((item) => ({ item, at: o })));
  }
  return items;
}

const quoted = (text: string): string => `error(${rustString(text)})`;
const rustString = (text: string): string =>
  `"${text.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\t/g, "\\t").replace(/\r/g, "\\r").replace(/\0/g, "\\0")}"`;

const derives = "derive(Debug, thiserror::Error)";

function errorEnum(input: ItemInput, name: string): RustItem {
  const first = input.variants.all[0]?.span;
  return enumItem({
    name,
    attrs: [derives],
    ...(first && { origin: { span: first } }),
    variants: input.variants.all.map(variantItem),
  });
}

function variantItem(v: ErrorVariant): EnumVariant {
  const attrs = [v.display !== undefined ? `error(${v.display})` : v.text === undefined ? "error(transparent)" : quoted(v.text)];
  const base = {
    name: v.name,
    attrs,
    ...(v.span && { origin: { span: v.span } }),
    ...(v.docs && v.docs.length > 0 && { docs: v.docs }),
  };
  if (v.fields.length === 0) return base;
  const attrsOf = (f: ErrorVariant["fields"][number]): string[] => (f.attr === "from" || f.attr === "source" ? [f.attr] : []);
  if (v.fields.every((f) => f.name === undefined)) {
    // A transparent error is its own source: `#[source]` would be one too many.
    const tuple = v.fields.map((f) => ({ type: f.type(), attrs: v.text === undefined && f.attr === "source" ? [] : attrsOf(f) }));
    return { ...base, tuple: tuple.map((f) => (f.attrs.length > 0 ? f : { type: f.type })) };
  }
  // A field called `source` is the source by its name.
  const fields = v.fields.map(
    (f, i): StructField => ({
      name: f.name ?? `field${i}`,
      type: f.type(),
      ...(f.attr === "source" && f.name !== "source" && { attrs: ["source"] }),
    }),
  );
  return { ...base, fields };
}

function errorStruct(o: TypeNameObj, text: ErrorText, input: ItemInput): RustItem {
  const { facts, names } = input;
  const u = underlying(o.type);
  const fields = u.kind === "Struct" ? u.fields : [];
  const template = text.parts.map((x) => (typeof x === "string" ? x : `{${names.of(x.field)}${x.spec}}`)).join("");
  const unwrapped = unwrappedField(o, facts);
  const decl = facts.info.declOf(o);
  const parent = decl && facts.tree.parentOf(decl);
  const trivia = decl?.trivia?.leading.length
    ? decl.trivia
    : parent?.kind === "GenDecl" && !parent.parenthesized
      ? parent.trivia
      : undefined;
  const docs = (trivia?.leading ?? []).filter((c) => c.text.startsWith("//")).map((c) => docText(c.text, o.name));
  const structFields = fields.map((f): StructField => {
    const type = input.slot(f);
    const name = names.of(f);
    const source =
      input.hasSources &&
      f === unwrapped &&
      name !== "source" &&
      type.kind === "PathType" &&
      type.path.segments.at(-1)?.name === "Box";
    const field = facts.info.declOf(f);
    const owner = field?.kind === "Ident" ? facts.tree.parentOf(field) : field;
    const lines = (owner?.trivia?.leading ?? []).map((c) => docText(c.text, f.name));
    return {
      name,
      type,
      ...(f.span && { origin: { span: f.span } }),
      ...(source && { attrs: ["source"] }),
      ...(lines.length > 0 && { docs: lines }),
    };
  });
  return structItem({
    name: names.of(o),
    attrs: [derives, quoted(template)],
    ...(o.span && { origin: { span: o.span } }),
    ...(docs.length > 0 && { docs }),
    ...(structFields.length > 0 && { fields: structFields }),
  });
}

/** `// ParseError describes …` → `Describes …`. */
export const docText = (comment: string, name: string): string =>
  comment.replace(/^\/\/ ?/, "").replace(new RegExp(`^${name} (?:is )?(\\w)`), (_, first: string) => first.toUpperCase());

/** The field that `Unwrap() error { return e.Err }` gives. */
export function unwrappedField(o: TypeNameObj, facts: Facts): VarObj | undefined {
  const method = o.type.kind === "Named" ? o.type.methods.find((m) => m.name === "Unwrap") : undefined;
  const only = method && facts.declOf(method)?.body?.list[0];
  const e = only?.kind === "ReturnStmt" ? only.results[0] : undefined;
  const s = e?.kind === "SelectorExpr" ? facts.info.selectionOf(e) : undefined;
  return s?.obj.kind === "Var" ? s.obj : undefined;
}

/** `impl Display` that asks the lowered `error` method, and `impl Error`. */
function displayImpls(o: TypeNameObj, input: ItemInput): RustItem[] {
  const type = t.path(input.names.of(o));
  const method = o.type.kind === "Named" ? o.type.methods.find((m) => m.name === "Error") : undefined;
  const fmt = fnItem({
    name: "fmt",
    self: "&self",
    params: [param("f", t.refMut(t.formatter))],
    ret: t.fmtResult,
    body: block(
      [],
      methodCall(local("f"), "write_str", [
        { kind: "RefExpr", mut: false, expr: methodCall(self, method ? input.names.of(method) : "error") },
      ]),
    ),
  });
  return [
    implItem({ trait: path("std::fmt::Display"), type, items: [fmt] }),
    implItem({ trait: { segments: [{ name: "std" }, { name: "error" }, { name: "Error" }] }, type, items: [] }),
  ];
}

/** The error with those that it wraps or joins, in the order in which Go asks them. */
function treeMethod(input: ItemInput, name: string, joined: ErrorVariant): RustItem {
  const wrappers = input.variants.all.filter((v) => v.fields.some((f) => f.attr === "boxed"));
  const extend = (more: RustExpr): RustExpr => methodCall(local("found"), "extend", [more]);
  const all = methodCall(methodCall(local("errs"), "iter"), "flat_map", [pathExpr(`${name}::chain`)]);
  const inner = wrappers.map((v) =>
    arm(p.struct(`${name}::${v.name}`, ["source"], true), extend(methodCall(local("source"), "chain"))),
  );
  const structs = wrappingStructs(input, name).map(({ pat, place, isOption }) => {
    const each = closure(["err"], methodCall(local("err"), "chain"));
    const chained = isOption ? methodCall(methodCall(place, "iter"), "flat_map", [each]) : methodCall(place, "chain");
    return arm(pat, extend(chained));
  });
  const arms = [arm(p.tupleStruct(`${name}::${joined.name}`, ["errs"]), extend(all)), ...inner, ...structs];
  const isWhole = arms.length === input.variants.all.length;
  const [only, more] = arms;
  const found =
    only && !more && !isWhole
      ? ifExpr(letExpr(only.pat, self), block([exprStmt(only.body, true)]))
      : matchExpr(self, [...arms, ...(isWhole ? [] : [arm(p.wild, block([]))])]);
  const chain = fnItem({
    name: "chain",
    self: "&self",
    docs: ["The error with those that it wraps or joins, in the order in which they are asked."],
    ret: t.path("std::vec::IntoIter", t.ref(t.path(name))),
    body: block(
      [letStmt({ kind: "IdentPat", name: "found", mut: true }, vecMacro([self])), exprStmt(found, false)],
      methodCall(local("found"), "into_iter"),
    ),
  });
  return implItem({ type: t.path(name), items: [chain] });
}

/** Variants of a struct that wraps an error: the pattern that binds it as `err`, and where the wrapped one is. */
const wrappingStructs = (input: ItemInput, name: string) =>
  input.holders.flatMap((o) => {
    const variant = input.variants.ofStruct(o);
    const held = unwrappedField(o, input.facts);
    if (!variant || !held || variant.fields.length !== 1) return [];
    return [
      {
        pat: p.tupleStruct(`${name}::${variant.name}`, ["err"]),
        place: field(local("err"), input.names.of(held)),
        isOption: argsOf(input.slot(held), "Option") !== undefined,
      },
    ];
  });

/** The error with those that it wraps, outermost first. */
function chainMethod(input: ItemInput, name: string): RustItem {
  const wrappers = input.variants.all.filter((v) => v.fields.some((f) => f.attr === "boxed"));
  const inner = wrappers.map((v) =>
    arm(p.struct(`${name}::${v.name}`, ["source"], true), call("Some", [methodCall(local("source"), "as_ref")])),
  );
  const structs = wrappingStructs(input, name).map(({ pat, place, isOption }) =>
    arm(pat, isOption ? methodCall(place, "as_deref") : call("Some", [methodCall(place, "as_ref")])),
  );
  const next = closure([{ pat: p.ident("err") }], matchExpr(local("err"), [...inner, ...structs, arm(p.wild, none)]));
  const own = t.ref(t.path(name));
  const chain = fnItem({
    name: "chain",
    self: "&self",
    docs: ["The error with those that it wraps, outermost first."],
    ret: t.impl(iteratorOf(own)),
    body: block([], call("std::iter::successors", [call("Some", [self]), next])),
  });
  return implItem({ type: t.path(name), items: [chain] });
}

/** `Iterator<Item = T>`: the binding prints as the name of a type. */
const iteratorOf = (item: RustType): RustBound => ({
  kind: "TraitBound",
  path: { segments: [{ name: "Iterator", generics: [t.binding("Item", item)] }] },
});

/** Walks contexts down to the error that was first made. */
function rootMethod(input: ItemInput, name: string): RustItem {
  const wrappers = input.variants.all.filter((v) => v.fields.some((f) => f.attr === "boxed"));
  const arms = wrappers.map((v) => arm(p.struct(`${name}::${v.name}`, ["source"], true), methodCall(local("source"), "root")));
  const root = fnItem({
    name: "root",
    self: "&self",
    ret: t.ref(t.path(name)),
    docs: ["Looks through contexts at the error that was first made."],
    body: block([], matchExpr(self, [...arms, arm(p.wild, self)])),
  });
  return implItem({ type: t.path(name), items: [root] });
}
