// Implements the enum that stands for `any`: a variant for each type whose values the program puts into one (idioms.md `any`).

import { sharesChangedElements } from "../analysis/containers.ts";
import { type Wanted, wantedOfCalls, wantedTypes } from "../analysis/conversions.ts";
import type { Facts } from "../analysis/facts.ts";
import type { Expr, Node } from "../go/ast.ts";
import { isModerate } from "../analysis/moderate-floats.ts";
import { preludeNames, upperCamel } from "../rust/names.ts";
import type { TypeNameObj } from "../semantics/objects.ts";
import { defaultType, identical, isComparable, underlying } from "../semantics/predicates.ts";
import { isEmptyInterface } from "../semantics/typeset.ts";
import type { Type } from "../semantics/types.ts";
import type { Decision } from "./decision.ts";
import type { Names } from "./plan.ts";
import type { SumPlan, SumVariant } from "./sums.ts";

export interface AnyPlan {
  readonly sum: SumPlan;
  /** No float in one is so large or so small that Go would write an exponent. */
  readonly moderate: boolean;
  /** Where the Go first names the type. */
  readonly at: Node;
  readonly decision: Decision;
}

/** `any`, `interface{}`, or a defined type of it. */
export const isAny = (type: Type): boolean => {
  const u = type.kind === "TypeParam" ? undefined : underlying(type);
  return u?.kind === "Interface" && isEmptyInterface(u);
};

/**
 * The types that flow into `any`, and those that the program asks for. Undefined where it is not used, or where what it holds
 * cannot be told or kept by value: a pointer, a function, an error, something of the standard library.
 */
export function planAny(facts: Facts, names: Names): AnyPlan | undefined {
  const at = firstNamed(facts);
  if (!at || opensAny(facts)) return undefined;
  const flows = wantedTypes(facts)
    .concat(comparedWithAny(facts))
    .filter((w) => isAny(w.type) && isOwnPlace(w, facts));
  // What a call of several results gives is put into variables where it is taken apart, and nothing is wrapped there.
  if (wantedOfCalls(facts).some(({ given, type }) => isAny(type) && !isAny(given))) return undefined;
  const types = [...flows.map((w) => facts.info.typeOf(w.expr)), ...askedTypes(facts)];
  const held = distinct(types.filter((x) => !isAny(x) && !isNilType(x)).map(defaultType));
  if (held.length === 0 || !held.every((x) => isKept(x, facts))) return undefined;
  if (held.some((x) => sharesChangedElements(x, facts))) return undefined;
  if (isCompared(facts) && !held.every((x) => isComparable(x))) return undefined;
  const sum = { name: freeName(names, facts), variants: variantsOf(held, names), nil: "Nil" };
  const floats = flows.filter(({ expr }) => isFloat(facts.info.typeOf(expr)));
  const inside = held.some((x) => !isFloat(x) && holdsFloat(x));
  const moderate = !inside && floats.every(({ expr }) => isModerate(expr, facts));
  return { sum, moderate, at, decision: decisionOf(sum, at, flows) };
}

const isFloat = (type: Type): boolean => {
  const u = underlying(type);
  return u.kind === "Basic" && /float/.test(u.basic);
};
/** In its elements or fields. */
const holdsFloat = (type: Type): boolean => {
  const u = underlying(type);
  if (u.kind === "Struct") return u.fields.some((f) => holdsFloat(f.type));
  if (u.kind === "Map") return holdsFloat(u.key) || holdsFloat(u.elem);
  return u.kind === "Slice" || u.kind === "Array" ? holdsFloat(u.elem) : isFloat(u);
};

/** Packages that look into what an `any` holds, or give one back. */
const looksInside = new Set([
  "container/heap",
  "container/list",
  "container/ring",
  "context",
  "encoding/gob",
  "encoding/json",
  "encoding/xml",
  "html/template",
  "reflect",
  "sync",
  "sync/atomic",
  "text/template",
]);

/** Some value of the type comes from, or goes to, where nothing is known of it. */
function opensAny(facts: Facts): boolean {
  const imported = facts.nodesOf("ImportSpec").some((s) => looksInside.has(s.path.value.slice(1, -1)));
  const calls = facts.nodesOf("CallExpr");
  return (
    imported || calls.some((c) => ["recover", "panic"].includes(facts.info.builtinOf(c) ?? "") && !isPlainPanic(c.args[0], facts))
  );
}

/** `panic("text")`: what it throws is no value of the program's. */
const isPlainPanic = (given: Expr | undefined, facts: Facts): boolean => given !== undefined && !isAny(facts.info.typeOf(given));

/** The place is the program's own: what fmt is given is only looked at. */
function isOwnPlace({ expr }: Wanted, facts: Facts): boolean {
  const p = facts.tree.parentOf(expr);
  if (p?.kind !== "CallExpr" || p.fun === expr) return true;
  if (facts.info.builtinOf(p) === "panic") return false;
  const f = facts.info.calleeOf(p);
  return f?.pkg === undefined || f.pkg === "";
}

/** `v == 3`: the operand becomes an `any` for the comparison; so do keys of maps, and what a channel is sent. */
function comparedWithAny(facts: Facts): readonly Wanted[] {
  const { info } = facts;
  const pair = (a: Expr, b: Expr): Wanted[] => [
    ...(isAny(info.typeOf(a)) ? [{ expr: b, type: info.typeOf(a) }] : []),
    ...(isAny(info.typeOf(b)) ? [{ expr: a, type: info.typeOf(b) }] : []),
  ];
  return [
    ...facts.nodesOf("BinaryExpr").flatMap((e) => (e.op === "==" || e.op === "!=" ? pair(e.x, e.y) : [])),
    ...facts.nodesOf("SwitchStmt").flatMap((s) => {
      const tag = s.tag;
      return tag ? s.body.flatMap((c) => c.list.flatMap((e) => pair(tag, e))) : [];
    }),
    ...facts.nodesOf("IndexExpr").flatMap((e) => {
      const u = underlying(info.typeOf(e.x));
      return u.kind === "Map" ? e.indices.map((expr) => ({ expr, type: u.key })) : [];
    }),
    ...facts.nodesOf("SendStmt").flatMap((s) => {
      const u = underlying(info.typeOf(s.chan));
      return u.kind === "Chan" ? [{ expr: s.value, type: u.elem }] : [];
    }),
    ...facts.nodesOf("CompositeLit").flatMap((c) => {
      const u = underlying(info.typeOf(c));
      return u.kind === "Map" ? c.elts.flatMap((e) => (e.kind === "KeyValueExpr" ? [{ expr: e.key, type: u.key }] : [])) : [];
    }),
  ];
}

/** Two values of any type are compared: Go panics where both are lists. */
const isCompared = (facts: Facts): boolean =>
  facts.nodesOf("BinaryExpr").some((e) => {
    return (e.op === "==" || e.op === "!=") && isAny(facts.info.typeOf(e.x)) && isAny(facts.info.typeOf(e.y));
  }) ||
  facts.nodesOf("SwitchStmt").some(({ tag, body }) => {
    const isOpen = (e: Expr): boolean => isAny(facts.info.typeOf(e));
    return tag && isOpen(tag) && body.some((c) => c.list.some(isOpen));
  }) ||
  facts.nodesOf("MapType").some((m) => isAny(facts.info.typeOf(m.key)));

/** What assertions and type switches on `any` name. */
const askedTypes = (facts: Facts): readonly Type[] => [
  ...facts.nodesOf("TypeAssertExpr").flatMap((e) => (e.type && isAny(facts.info.typeOf(e.x)) ? [facts.info.typeOf(e.type)] : [])),
  ...facts
    .nodesOf("TypeSwitchStmt")
    .flatMap((s) => (isAny(facts.info.typeOf(s.x)) ? s.body.flatMap((c) => c.list.map((e) => facts.info.typeOf(e))) : [])),
];

const isNilType = (type: Type): boolean => type.kind === "Basic" && type.basic === "untyped nil";

function distinct(types: readonly Type[]): readonly Type[] {
  const found: Type[] = [];
  for (const x of types) if (!found.some((y) => identical(x, y))) found.push(x);
  return found;
}

/** May the enum hold it by value? A struct that reaches an `any` in place would hold itself. */
function isKept(type: Type, facts: Facts, seen: ReadonlySet<TypeNameObj> = new Set()): boolean {
  if (type.kind === "Named") {
    const { obj } = type;
    if (obj.pkg || seen.has(obj) || type.typeArgs.length > 0 || underlying(type).kind === "Interface") return false;
    if (type.methods.some((m) => m.name === "Error")) return false;
    return isKept(type.underlying, facts, new Set([...seen, obj]));
  }
  switch (type.kind) {
    case "Basic":
      return !/^(complex|unsafe|untyped|invalid|uintptr)/.test(type.basic);
    case "Slice":
      return isAny(type.elem) || isKept(type.elem, facts, seen);
    case "Map":
      return isKept(type.key, facts, seen) && (isAny(type.elem) || isKept(type.elem, facts, seen));
    case "Array":
      return isKept(type.elem, facts, seen);
    case "Struct":
      return type.fields.every((f) => !isAny(f.type) && isKept(f.type, facts, seen));
    default:
      return false;
  }
}

const basicNames: Readonly<Record<string, string>> = {
  string: "Text",
  float64: "Float",
  uint8: "Byte",
};

/** `Int`, `Text`, `Ints` for a list of them, `List` and `Map` for those of any value, and a defined type's own name. */
function nameOfType(type: Type, names: Names): string {
  if (isAny(type)) return "Any";
  switch (type.kind) {
    case "Basic":
      return type.alias === "rune" ? "Rune" : (basicNames[type.basic] ?? upperCamel(type.basic));
    case "Named":
      return names.of(type.obj);
    case "Slice":
      return isAny(type.elem) ? "List" : `${nameOfType(type.elem, names)}s`;
    case "Array":
      return `${nameOfType(type.elem, names)}Array`;
    case "Map":
      return isAny(type.elem) ? "Map" : `${nameOfType(type.elem, names)}By${nameOfType(type.key, names)}`;
    default:
      return "Record";
  }
}

function variantsOf(held: readonly Type[], names: Names): readonly SumVariant[] {
  const taken = new Set(["Nil"]);
  return held.map((type) => {
    const base = nameOfType(type, names);
    let name = base;
    for (let n = 2; taken.has(name); n++) name = `${base}${n}`;
    taken.add(name);
    return { name, type };
  });
}

/** The name of the one defined type for it, or `Value`. */
function freeName(names: Names, facts: Facts): string {
  const own = facts.info.typeNames.filter((o) => isAny(o.type) && o.type.kind === "Named");
  const taken = new Set(facts.info.typeNames.filter((o) => !own.includes(o)).map((o) => names.of(o)));
  const [only] = own;
  const wanted = [only && own.length === 1 ? names.of(only) : "Value", "AnyValue", "DynValue"];
  return wanted.find((n) => !taken.has(n) && !preludeNames.has(n)) ?? "HeldValue";
}

/** The first type expression that is `any`, other than a constraint. */
function firstNamed(facts: Facts): Node | undefined {
  const named: readonly Node[] = [
    ...facts.nodesOf("InterfaceType"),
    ...facts.nodesOf("Ident").filter((i) => i.name === "any" && facts.info.isType(i)),
  ];
  return named
    .filter((n) => isAny(facts.info.typeOf(n as Expr)) && !isConstraint(n, facts))
    .toSorted((a, b) => a.span.start - b.span.start)[0];
}

/** It bounds a type parameter. */
function isConstraint(n: Node, facts: Facts): boolean {
  const field = facts.tree.parentOf(n);
  const list = field?.kind === "Field" ? facts.tree.parentOf(field) : undefined;
  const of = list?.kind === "FieldList" ? facts.tree.parentOf(list) : undefined;
  return (of?.kind === "FuncType" || of?.kind === "TypeSpec") && of.typeParams === list;
}

function decisionOf(sum: SumPlan, at: Node, flows: readonly Wanted[]): Decision {
  return {
    id: "any-closed-set",
    spans: [at.span],
    chosen: `enum ${sum.name}`,
    rejected: [{ form: "`Box<dyn Any>`", because: "all types that the program puts into one are known" }],
    evidence: flows.slice(0, 3).map((w) => ({ text: "a value becomes an `any` here", span: w.expr.span })),
    args: { type: sum.name, count: String(sum.variants.length) },
  };
}
