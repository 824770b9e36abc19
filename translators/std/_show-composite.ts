// Implements what `%v` and its kin print for slices, maps, structs and pointers.

import type { RustExpr, RustType } from "../../lib/rust/ast.ts";
import {
  argsOf,
  boxInner,
  call,
  closure,
  field,
  hashMapArgs,
  isRefMut,
  local,
  methodCall,
  optionInner,
  p,
  path,
  ref,
  str,
  stripRefs,
  t,
  tuple,
  vecElem,
  sameType,
} from "../../lib/rust/factory.ts";
import { isAny } from "../../lib/plan/any-values.ts";
import { prune, under } from "../../lib/semantics/named.ts";
import type { ArrayT, Interface, MapT, Pointer, Slice, Struct, Type } from "../../lib/semantics/types.ts";
import type { EnumPlan } from "../../lib/plan/plan.ts";
import type { TypeNameObj } from "../../lib/semantics/objects.ts";
import { goTypeName } from "./_type-names.ts";
import { helper } from "./_helpers.ts";
import { arg, ownedArg, type Piece, stringOf, text, textSpec } from "./_pieces.ts";
import { debugged, hexOf, mapOption, show, stdName, stringerOf, type Subject, throughPointer } from "./_show.ts";
import type { Directive } from "./_verbs.ts";

/** How deep a text may nest; a type that holds itself goes deeper. */
const deepest = 5;

export function showComposite(s: Subject, d: Directive, u: Type): readonly Piece[] | undefined {
  const isIdiomatic = s.ctx.plan.options.output === "idiomatic";
  if (s.depth > deepest || (d.sharp && d.verb === "v" && (!isIdiomatic || s.nested))) return undefined;
  const debug = d.verb === "v" && !s.nested && !holdsAny(s.type) && isIdiomatic ? asDebug(s, d, u) : undefined;
  if (debug || d.sharp) return debug;
  switch (u.kind) {
    case "Slice":
    case "Array":
      return showList(s, d, u);
    case "Map":
      return d.verb === "v" ? showMap(s, d, u) : undefined;
    case "Struct":
      return stdName(prune(s.type)) ? undefined : showStruct(s, d, u);
    case "Pointer":
      return showPointer(s, d, u);
    case "Interface":
      return showInterface(s, d, u);
    default:
      return undefined;
  }
}

// ---- Rust's own form

/** What holds an `any` shows the enum's variants in Rust's own form, which say nothing to who wrote the Go. */
function holdsAny(type: Type, seen: ReadonlySet<Type> = new Set()): boolean {
  if (isAny(type)) return true;
  if (seen.has(type)) return false;
  const u = under(prune(type));
  const next = new Set([...seen, type]);
  if (u.kind === "Struct") return u.fields.some((f) => holdsAny(f.type, next));
  return (u.kind === "Slice" || u.kind === "Array" || u.kind === "Map" || u.kind === "Pointer") && holdsAny(u.elem, next);
}

const debugNotes = {
  Slice: "print-list",
  Array: "print-list",
  Map: "print-map",
  Struct: "print-struct",
  Pointer: "print-pointer",
  Interface: "print-struct",
} as const;

function asDebug(s: Subject, d: Directive, u: Type): readonly Piece[] | undefined {
  const note = debugNotes[u.kind as keyof typeof debugNotes];
  if (!note || !hasDebug(s.rust, s)) return undefined;
  if (u.kind === "Pointer" && under(u.elem).kind !== "Struct") return undefined;
  if (u.kind === "Struct" && u.fields.length === 0 && !s.nested) return [text("{}")];
  deriveDebug(s.rust, s);
  s.ctx.note(note, s.at, { ...inGo(u, d), ...inRust(s.rust, u), inside: insideOf(s, u) });
  return [arg(throughPointer(s.expr, s.rust), `${s.width === "" ? "" : textSpec(d, s.width)}?`)];
}

/** What Go prints in the place of Rust's form, as the note says it. */
function inGo(u: Type, d: Directive): Readonly<Record<string, string>> {
  switch (u.kind) {
    case "Slice":
    case "Array":
      return { go: d.sharp ? "Go's `%#v` prints the type, and the elements in braces" : "Go prints `[1 2 3]`" };
    case "Map":
      return { go: d.sharp ? "Go's `%#v` prints the type, and the entries in braces" : "Go prints `map[a:1]`" };
    case "Interface":
      return { go: "Go prints only what the interface holds: a struct in braces, behind a `&` where it is a pointer" };
    default:
      if (d.sharp) return { go: "Go's `%#v` prints the type with its package, and the values in braces, each behind its name" };
      return {
        go: d.plus
          ? "Go's `%+v` prints the values in braces, each behind its name"
          : "Go prints the values in braces, without names",
      };
  }
}

/** What Rust prints there. */
function inRust(rust: RustType, u: Type): Readonly<Record<string, string>> {
  if (u.kind === "Interface") {
    const held = "the variant or type and what it holds";
    return { rust: optionInner(stripRefs(rust)) ? `\`Some(…)\` around ${held}, or \`None\`` : held };
  }
  if (u.kind !== "Map") return { rust: "the name of the type and of each field" };
  const isSet = argsOf(stripRefs(rust), "HashSet") !== undefined;
  return isSet
    ? { rust: '`{"a"}`', type: "HashSet", sorted: "BTreeSet" }
    : { rust: '`{"a": 1}`', type: "HashMap", sorted: "BTreeMap" };
}

/** Of what stands inside of it, Go prints a whole float as a whole number, a pointer as an address, and a value with a `String` method by that. */
function insideOf(s: Subject, whole: Type): string {
  const found = { pointer: false, stringer: false, float: false };
  const seen = new Set<Type>();
  const visit = (type: Type): void => {
    const u = under(prune(type));
    if (seen.has(type)) return;
    seen.add(type);
    if (u.kind === "Pointer" || u.kind === "Interface") found.pointer = true;
    else if (u.kind === "Basic") found.float ||= u.basic.includes("float");
    else if (u.kind === "Slice" || u.kind === "Array" || u.kind === "Map") {
      if (u.kind === "Map") part(u.key);
      part(u.elem);
    } else if (u.kind === "Struct") for (const f of u.fields) part(f.type, /^\p{Lu}/u.test(f.name));
  };
  const part = (type: Type, isSeen = true): void => {
    if (isSeen && stringerOf(s.ctx, type)) found.stringer = true;
    else visit(type);
  };
  if (whole.kind !== "Interface") visit(whole.kind === "Pointer" ? whole.elem : whole);
  return [
    found.float ? ", and a whole float without `.0`" : "",
    found.pointer ? ", and a pointer inside as an address or `<nil>`" : "",
    found.stringer ? ", and what has a `String` or `Error` method by that" : "",
  ].join("");
}

/** Every part of the type can be printed by `{:?}`. */
function hasDebug(rust: RustType, s: Subject): boolean {
  switch (rust.kind) {
    case "RefType":
      return hasDebug(rust.inner, s);
    case "TupleType":
      return rust.elems.every((e) => hasDebug(e, s));
    case "SliceType":
    case "ArrayType":
      return hasDebug(rust.elem, s);
    case "PathType":
      return (rust.path.segments.at(-1)?.generics ?? []).every((g) => hasDebug(g, s));
    case "DynType":
      return isPrintedTrait(rust, s);
    default:
      return false;
  }
}

/** A trait of the program that has `Debug` as its supertrait, because its values are printed. */
function isPrintedTrait(rust: Extract<RustType, { kind: "DynType" }>, s: Subject): boolean {
  const [first] = rust.bounds;
  const name = first?.kind === "TraitBound" ? first.path.segments.at(-1)?.name : undefined;
  const o = s.ctx.info.typeNames.find((x) => s.ctx.plan.names.of(x) === name);
  const form = o && s.ctx.plan.interfaceOf(o);
  return form?.kind === "trait" && form.isPrinted;
}

/** Asks each type of the program that occurs in it for `Debug`. */
function deriveDebug(rust: RustType, s: Subject): void {
  switch (rust.kind) {
    case "RefType":
      return deriveDebug(rust.inner, s);
    case "TupleType":
      return rust.elems.forEach((e) => deriveDebug(e, s));
    case "SliceType":
    case "ArrayType":
      return deriveDebug(rust.elem, s);
    case "PathType":
      rust.path.segments.at(-1)?.generics?.forEach((g) => deriveDebug(g, s));
      if (rust.path.import === undefined) s.ctx.derive(rust, "Debug");
      return;
    default:
      return;
  }
}

// ---- Go's form

const inside = (s: Subject, type: Type, rust: RustType, expr: RustExpr): Subject => {
  const { constant: _, ...rest } = s;
  return { ...rest, type, rust, expr, nested: true, depth: s.depth + 1 };
};

function showList(s: Subject, d: Directive, u: Slice | ArrayT): readonly Piece[] | undefined {
  const elem = under(u.elem);
  const isBytes = elem.kind === "Basic" && elem.basic === "uint8";
  if (isBytes && d.verb === "s")
    return [ownedArg(call("String::from_utf8_lossy", [borrowed(s)]), textSpec(d, s.width, s.precision))];
  if (isBytes && d.verb === "q" && s.ctx.plan.options.output !== "exact") {
    s.ctx.note("print-quoted", s.at);
    return [debugged(call("String::from_utf8_lossy", [borrowed(s)]), textSpec(d, s.width))];
  }
  if (isBytes && (d.verb === "x" || d.verb === "X")) return hexOf(s, d, borrowed(s));
  const rust = elementOf(s.rust);
  const shown = rust && shower(s, d, u.elem, rust, "x");
  return shown && [ownedArg(call(helper(s.ctx, "go_list"), [borrowed(s), shown]))];
}

function elementOf(rust: RustType): RustType | undefined {
  const inner = stripRefs(rust);
  return inner.kind === "SliceType" || inner.kind === "ArrayType" ? inner.elem : vecElem(inner);
}

/** A function from one element to its text. */
function shower(s: Subject, d: Directive, type: Type, rust: RustType, name: string): RustExpr | undefined {
  const pieces = show(inside(s, type, t.ref(rust), local(name)), d);
  if (!pieces) return undefined;
  const [only] = pieces;
  const plain = pieces.length === 1 && only?.kind === "arg" && only.spec === "" && only.expr.kind === "PathExpr";
  return plain
    ? { kind: "PathExpr", path: { segments: [{ name: "ToString" }, { name: "to_string" }] } }
    : closure([name], stringOf(pieces));
}

const borrowed = (s: Subject): RustExpr => {
  if (s.expr.kind === "RefExpr") return s.expr;
  const expr = throughPointer(s.expr, s.rust);
  if (isRefMut(s.rust)) return expr;
  return s.rust.kind === "RefType" ? expr : ref(expr);
};

function showMap(s: Subject, d: Directive, u: MapT): readonly Piece[] | undefined {
  const rust = stripRefs(s.rust);
  const [key, value] = hashMapArgs(rust) ?? argsOf(rust, "BTreeMap") ?? [];
  const member = argsOf(rust, "HashSet")?.[0] ?? argsOf(rust, "BTreeSet")?.[0];
  const keyType = under(u.key);
  if (keyType.kind !== "Basic" || keyType.basic.includes("float")) return undefined;
  const entries = member
    ? methodCall(methodCall(s.expr, "iter"), "map", [closure(["k"], tuple([local("k"), ref(memberValue(u))]))])
    : borrowed(s);
  const showKey = (member ?? key) && shower(s, d, u.key, (member ?? key) as RustType, "k");
  const showValue = member
    ? closure(["_"], stringOf([text(isBoolType(u.elem) ? "true" : "{}")]))
    : value && shower(s, d, u.elem, value, "v");
  if (!showKey || !showValue) return undefined;
  return [ownedArg(call(helper(s.ctx, "go_map"), [entries, showKey, showValue]), textSpec(d, ""))];
}
const isBoolType = (type: Type): boolean => {
  const u = under(type);
  return u.kind === "Basic" && u.basic === "bool";
};
const memberValue = (u: MapT): RustExpr =>
  isBoolType(u.elem) ? { kind: "LitExpr", lit: { kind: "bool", value: true } } : tuple([]);

function showStruct(s: Subject, d: Directive, u: Struct): readonly Piece[] | undefined {
  const place = throughPointer(s.expr, s.rust);
  const whole = place.kind === "UnaryExpr" && place.op === "*" ? place.expr : place;
  const rust = stripRefs(s.rust);
  const pieces: Piece[] = [text("{")];
  for (const [i, f] of u.fields.entries()) {
    if (i > 0) pieces.push(text(" "));
    if (d.plus && d.verb === "v") pieces.push(text(`${f.name}:`));
    const isTuple = rust.kind === "TupleType";
    const declared = isTuple ? rust.elems[i] : s.ctx.plan.typeOfSlot(f.origin ?? f);
    const value = isTuple ? field(whole, String(i)) : field(whole, s.ctx.nameOf(f.origin ?? f));
    const shown = declared && show(inside(s, f.type, declared, value), d);
    if (!shown) return undefined;
    pieces.push(...shown);
  }
  pieces.push(text("}"));
  return pieces;
}

/** At the top `&{…}` or `<nil>`; deeper down Go prints an address, which no two runs agree on. */
function showPointer(s: Subject, d: Directive, u: Pointer): readonly Piece[] | undefined {
  if (d.verb !== "v") return undefined;
  const option = optionInner(stripRefs(s.rust));
  const pointee = under(u.elem);
  if (s.nested) return option ? [arg(mapOption(s.expr, [text("0xc000012028")], "<nil>"))] : undefined;
  const composite = pointee.kind === "Struct" || pointee.kind === "Slice" || pointee.kind === "Map" || pointee.kind === "Array";
  if (!composite) return undefined;
  if (option) {
    const some = showPointer({ ...s, rust: t.ref(option), expr: local("value") }, d, u);
    return some && [ownedArg(mapOption(s.expr, some, "<nil>"), textSpec(d, s.width))];
  }
  const rust = stripRefs(s.rust);
  const held = boxInner(rust) ?? argsOf(rust, "Rc")?.[0] ?? argsOf(rust, "Arc")?.[0] ?? rust;
  const value = argsOf(held, "RefCell")?.[0] ?? argsOf(held, "Mutex")?.[0] ?? held;
  // `&x` of a place is seen as the place.
  const reached = throughPointer(s.expr, s.rust);
  const seen = sameType(value, rust) && (s.rust.kind !== "RefType" || s.expr.kind === "RefExpr") ? value : t.ref(value);
  const shown = show({ ...inside(s, u.elem, seen, reached), depth: s.depth }, d);
  return shown && [text("&"), ...shown];
}

/** `match &shape { Shape::Circle(_) => "main.Circle", … }`; of an option `Some(Shape::Circle(_))`, and `None`. */
function showTypeName(s: Subject, d: Directive, plan: EnumPlan): readonly Piece[] | undefined {
  if (plan.variants.some((v) => !v.of || v.byPointer === "sometimes")) return undefined;
  const isNilable = optionInner(stripRefs(s.rust)) !== undefined;
  const arms = plan.variants.map((v) => {
    const pat = p.tupleStruct(path(`${s.ctx.plan.names.of(plan.type)}::${v.name}`), ["_"]);
    const body = str(`${v.byPointer ? "*" : ""}${goTypeName((v.of as TypeNameObj).type)}`);
    return { pat: isNilable ? p.some(pat) : pat, body };
  });
  if (isNilable) arms.push({ pat: p.path("None"), body: str("<nil>") });
  const names: RustExpr = { kind: "MatchExpr", scrutinee: s.rust.kind === "RefType" ? s.expr : ref(s.expr), arms };
  return [arg(names, textSpec(d, s.width))];
}

/** An interface that became an enum prints what its variant holds. */
function showInterface(s: Subject, d: Directive, _u: Interface): readonly Piece[] | undefined {
  const type = prune(s.type);
  const plan = type.kind === "Named" ? s.ctx.plan.enumOf((type.origin ?? type).obj) : undefined;
  const rust = stripRefs(s.rust);
  if (!plan || rust.kind !== "PathType") return undefined;
  if (d.verb === "T") return showTypeName(s, d, plan);
  if (d.verb !== "v") return undefined;
  const arms = plan.variants.map((v) => {
    const held = v.of?.type;
    const pieces = held && show(inside(s, held, t.ref(v.form ?? s.ctx.rustType(held)), local("value")), d);
    return (
      pieces && { pat: p.tupleStruct(path(`${s.ctx.plan.names.of(plan.type)}::${v.name}`), ["value"]), body: stringOf(pieces) }
    );
  });
  if (arms.some((a) => !a)) return undefined;
  return [
    ownedArg(
      {
        kind: "MatchExpr",
        scrutinee: s.rust.kind === "RefType" ? s.expr : ref(s.expr),
        arms: arms.filter((a) => a !== undefined),
      },
      textSpec(d, s.width),
    ),
  ];
}
