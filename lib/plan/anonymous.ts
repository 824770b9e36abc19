// Implements names for struct types without one: the elements of `tests` are `Test` (idioms.md A2).

import type { Facts } from "../analysis/facts.ts";
import type { Node, Stmt, StructType } from "../go/ast.ts";
import { preludeNames, upperCamel } from "../rust/names.ts";
import { typeString } from "../semantics/typestring.ts";
import type { Struct, Type } from "../semantics/types.ts";
import type { Names } from "./plan.ts";

export interface AnonymousStruct {
  readonly name: string;
  readonly type: Struct;
  /** Where it is first written. */
  readonly at: StructType;
  /** The statement that it is declared with, where it mentions a type that a function declares inside. */
  readonly within?: Stmt;
}

export interface AnonymousStructs {
  readonly all: readonly AnonymousStruct[];
  nameOf(type: Type): string | undefined;
}

/** Struct types that are the same type in Go are one struct in Rust. */
export function planAnonymous(facts: Facts, names: Names): AnonymousStructs {
  const found = new Map<string, AnonymousStruct>();
  const locals = new Set(facts.nodesOf("TypeSpec").flatMap((s) => (facts.tree.funcOf(s) ? [facts.info.objectOf(s.name)] : [])));
  const taken = new Set(facts.info.typeNames.map((o) => names.of(o)));
  for (const at of facts.nodesOf("StructType")) {
    const type = facts.info.typeOf(at);
    if (
      type.kind !== "Struct" ||
      type.fields.length === 0 ||
      facts.tree.parentOf(at)?.kind === "TypeSpec" ||
      found.has(typeString(type))
    )
      continue;
    const home = facts.info.homeAt(at.span.start);
    const name = freeName((n) => names.placed(home, n), upperCamel(singular(holderOf(at, facts))), taken);
    taken.add(name);
    const within = type.fields.some((f) => mentions(f.type, locals)) ? facts.tree.stmtOf(at) : undefined;
    found.set(typeString(type), { name, type, at, ...(within && { within }) });
  }
  return {
    all: [...found.values()],
    nameOf: (type) => (found.size === 0 ? undefined : found.get(typeString(type))?.name),
  };
}

/** Does the type name one of these? */
function mentions(type: Type, names: ReadonlySet<unknown>): boolean {
  switch (type.kind) {
    case "Named":
      return names.has((type.origin ?? type).obj) || type.typeArgs.some((x) => mentions(x, names));
    case "Pointer":
    case "Slice":
    case "Array":
    case "Chan":
      return mentions(type.elem, names);
    case "Map":
      return mentions(type.key, names) || mentions(type.elem, names);
    case "Struct":
      return type.fields.some((f) => mentions(f.type, names));
    default:
      return false;
  }
}

/** Name of the variable, field or parameter that the type is written for. */
function holderOf(at: Node, facts: Facts): string {
  for (const p of facts.tree.ancestorsOf(at)) {
    if (p.kind === "AssignStmt") return p.lhs[0]?.kind === "Ident" ? p.lhs[0].name : "record";
    if (p.kind === "ValueSpec" || p.kind === "Field") return p.names[0]?.name ?? "record";
    if (p.kind === "RangeStmt") return p.value?.kind === "Ident" && p.value.name.length > 2 ? p.value.name : "case";
    if (/(Stmt|Decl|Spec)$/.test(p.kind)) break;
  }
  return "record";
}

function singular(name: string): string {
  if (name.length < 3) return "record";
  if (/ies$/i.test(name)) return `${name.slice(0, -3)}y`;
  if (/(ss|sh|ch|x)es$/i.test(name)) return name.slice(0, -2);
  if (/[^s]s$/i.test(name)) return name.slice(0, -1);
  return /^(table|data|list)$/i.test(name) ? "entry" : name;
}

function freeName(placed: (name: string) => string, wanted: string, taken: ReadonlySet<string>): string {
  const base = preludeNames.has(wanted) ? `${wanted}Entry` : wanted;
  let name = placed(base);
  for (let n = 2; taken.has(name); n++) name = placed(`${base}${n}`);
  return name;
}
