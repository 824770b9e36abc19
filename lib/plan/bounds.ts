// Implements the bounds of type parameters: what the bodies do with their values, not what Go's constraint would allow (idioms.md §10).

import { addsUp } from "../analysis/sums.ts";
import type { Facts } from "../analysis/facts.ts";
import type { FuncDecl } from "../go/ast.ts";
import type { RustBound, RustType } from "../rust/ast.ts";
import { bound, t } from "../rust/factory.ts";
import { underlying } from "../semantics/predicates.ts";
import { demandedOf } from "./demanded-bounds.ts";
import type { Type, TypeParam } from "../semantics/types.ts";

const operators: Readonly<Record<string, string>> = { "+": "Add", "-": "Sub", "*": "Mul", "/": "Div", "%": "Rem" };
const order: readonly string[] = ["Copy", "Clone", "Default", "PartialEq", "Eq", "Hash", "PartialOrd"];

/** Is every type of the constraint's type set a number? Then values are `Copy`. */
export function isNumberConstraint(c: Type): boolean {
  const u = underlying(c);
  if (u.kind === "Union") return u.terms.every((x) => isNumber(x.type) || isNumberConstraint(x.type));
  return (
    u.kind === "Interface" &&
    u.embeddeds.length > 0 &&
    u.methods.length === 0 &&
    u.embeddeds.some((e) => isNumber(e) || isNumberConstraint(e))
  );
}

const isNumber = (type: Type): boolean => {
  const u = underlying(type);
  return u.kind === "Basic" && /^(u?int|float|uintptr)/.test(u.basic);
};

export function boundsOf(
  p: TypeParam,
  decls: readonly FuncDecl[],
  facts: Facts,
  isCopy: (type: RustType) => boolean,
): readonly RustBound[] {
  const wanted = new Set<string>();
  const extra: RustBound[] = [];
  const self: RustType = t.path(p.obj.name);
  const is = (type: Type): boolean => type.kind === "TypeParam" && type.obj.name === p.obj.name;
  const arithmetic = (name: string, full: RustBound): void => {
    if (!wanted.has(name)) extra.push(full);
    wanted.add(name);
  };
  for (const b of demandedOf(p, decls, facts)) wanted.add(b);
  for (const d of decls) {
    for (const b of facts.nodesOf("BinaryExpr", d)) {
      if (!is(facts.info.typeOf(b.x)) && !is(facts.info.typeOf(b.y))) continue;
      const op = operators[b.op];
      if (op) arithmetic(op, withOutput(op, self));
      else if (b.op === "==" || b.op === "!=") wanted.add("PartialEq");
      else wanted.add("PartialOrd");
    }
    for (const s of facts.nodesOf("AssignStmt", d)) {
      const op = operators[s.op.slice(0, -1)];
      if (op && s.op !== "=" && s.lhs[0] && is(facts.info.typeOf(s.lhs[0]))) {
        // A loop that only adds up becomes a `fold`.
        if (addsUp(s, facts)) arithmetic(op, withOutput(op, self));
        else
          arithmetic(`${op}Assign`, {
            kind: "TraitBound",
            path: { segments: [{ name: `${op}Assign` }], import: `std::ops::${op}Assign` },
          });
      }
    }
    for (const s of facts.nodesOf("ValueSpec", d))
      if (s.values.length === 0 && s.type && is(facts.info.typeOf(s.type))) wanted.add("Default");
    // A named result starts at its zero value.
    for (const r of d.type.results?.list ?? []) if (r.names.length > 0 && is(facts.info.typeOf(r.type))) wanted.add("Default");
    for (const c of facts.nodesOf("CallExpr", d)) {
      if (["min", "max"].includes(facts.info.builtinOf(c) ?? "") && is(facts.info.typeOf(c))) wanted.add("Ord");
      if (facts.info.builtinOf(c) === "make" && is(elementOf(facts.info.typeOf(c)))) wanted.add("Default");
    }
    for (const m of facts.nodesOf("MapType", d)) {
      if (!is(facts.info.typeOf(m.key))) continue;
      wanted.add("Eq");
      wanted.add("Hash");
    }
  }
  const u = underlying(p.constraint);
  if (isMapKey(p, facts)) {
    wanted.add("Eq");
    wanted.add("Hash");
  }
  if (p.constraint.kind === "Named" && p.constraint.obj.pkg === "fmt" && p.constraint.obj.name === "Stringer")
    wanted.add("Display");
  wanted.add(isCopy(self) ? "Copy" : "Clone");
  const methods =
    p.constraint.kind === "Named" && u.kind === "Interface" && u.methods.length > 0 && p.constraint.obj.pkg === ""
      ? [bound(p.constraint.obj.name)]
      : [];
  const plain = order
    .filter((n) => wanted.has(n) && !(n === "PartialEq" && (wanted.has("Eq") || wanted.has("PartialOrd") || wanted.has("Ord"))))
    .filter((n) => !(wanted.has("Ord") && (n === "Eq" || n === "PartialOrd")));
  return [
    ...methods,
    ...plain.map((n) => (n === "Hash" ? bound("std::hash::Hash") : bound(n))),
    ...(wanted.has("Ord") ? [bound("Ord")] : []),
    ...(wanted.has("Display") ? [bound("std::fmt::Display")] : []),
    ...extra,
  ];
}

const withOutput = (op: string, self: RustType): RustBound => ({
  kind: "TraitBound",
  path: { segments: [{ name: op, generics: [outputType(self)] }], import: `std::ops::${op}` },
});

/** `Add<Output = T>`, written as the one generic argument that the printer shows as it is. */
const outputType = (self: RustType): RustType => ({ kind: "BindingType", name: "Output", type: self }) as RustType;

const elementOf = (type: Type): Type => {
  const u = underlying(type);
  return u.kind === "Slice" || u.kind === "Map" ? u.elem : type;
};

/** A field or result of this package keys a map by it. */
function isMapKey(p: TypeParam, facts: Facts): boolean {
  return facts.nodesOf("MapType").some((m) => {
    const k = facts.info.typeOf(m.key);
    return k.kind === "TypeParam" && k.obj === p.obj;
  });
}
