// Implements doubts about generic code whose type arguments have not what the body asks for: floats have no total order, texts
// are added in another way, and a number that is written down has no type parameter's type.

import type { Facts } from "../../analysis/facts.ts";
import type { FuncDecl } from "../../go/ast.ts";
import { isString, underlying } from "../../semantics/predicates.ts";
import type { Type, TypeParam } from "../../semantics/types.ts";
import { demandedOf } from "../demanded-bounds.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export const genericCode = (facts: Facts): readonly Evidence[] => [...genericInterfaces(facts), ...genericFunctions(facts)];

/** `type Stack[T any] interface{ Push(v T) }`: which of its instances a type implements is not followed. */
const genericInterfaces = (facts: Facts): readonly Evidence[] =>
  facts.info.typeNames.flatMap((o) => {
    const u = underlying(o.type);
    const isGeneric = o.type.kind === "Named" && o.type.typeParams.length > 0 && u.kind === "Interface" && u.methods.length > 0;
    return isGeneric && o.span ? [{ text: `\`${o.name}\` is a generic interface`, span: o.span }] : [];
  });

const genericFunctions = (facts: Facts): readonly Evidence[] => {
  const decls = facts.nodesOf("FuncDecl").filter((d) => paramsOf(d, facts).length > 0);
  if (decls.length === 0) return [];
  const given = typesGiven(facts);
  return decls.flatMap((d) => [
    ...conversions(d, facts),
    ...renamed(d, facts),
    ...paramsOf(d, facts).flatMap((p) => {
      const wanted = demandedOf(p, [d], facts);
      const total = ["Ord", "Eq", "Hash"].some((b) => wanted.has(b));
      if (wanted.has("Display") && given(d, p.obj.name).some(hasNoText))
        return [doubt(d.name, `\`${p.obj.name}\` is printed, and may be a value without a text of its own`)];
      return total && given(d, p.obj.name).some(isFloat)
        ? [doubt(d.name, `\`${p.obj.name}\` is ordered as a whole, and may be a float`)]
        : [];
    }),
    ...facts.nodesOf("BinaryExpr", d).flatMap((b) => {
      const type = [b.x, b.y].map((x) => facts.info.typeOf(x)).find((t) => t.kind === "TypeParam");
      if (type?.kind !== "TypeParam") return [];
      if (facts.info.constOf(b.x) || facts.info.constOf(b.y)) return [doubt(b, "a constant among values of a type parameter")];
      return b.op === "+" && given(d, type.obj.name).some(isString) ? [doubt(b, "an addition of numbers or texts")] : [];
    }),
    ...facts.nodesOf("AssignStmt", d).flatMap((s) => {
      const [target] = s.lhs;
      const type = target && facts.info.typeOf(target);
      if (type?.kind !== "TypeParam" || s.op === "=" || s.op === ":=") return [];
      return (s.rhs[0] && facts.info.constOf(s.rhs[0])) || given(d, type.obj.name).some(isString)
        ? [doubt(s, "an addition of numbers or texts")]
        : [];
    }),
    ...facts
      .nodesOf("IncDecStmt", d)
      .flatMap((s) => (facts.info.typeOf(s.x).kind === "TypeParam" ? [doubt(s, "a type parameter is counted up")] : [])),
  ]);
};

/** Rust prints what is `Display`; only Go prints all the others too. */
function hasNoText(t: Type): boolean {
  if (t.kind === "Named" && t.methods.some((m) => m.name === "String" || m.name === "Error")) return false;
  return ["Struct", "Slice", "Array", "Map", "Pointer", "Signature", "Chan", "Interface"].includes(underlying(t).kind);
}

function paramsOf(d: FuncDecl, facts: Facts): readonly TypeParam[] {
  const f = facts.info.funcObjOf(d);
  const recv = f?.recv?.kind === "Pointer" ? f.recv.elem : f?.recv;
  if (recv?.kind === "Named") return (recv.origin ?? recv).typeParams;
  return f?.type.typeParams ?? [];
}

type Given = (d: FuncDecl, param: string) => readonly Type[];

/** The types that stand for a declaration's type parameter, through other generic code too. */
function typesGiven(facts: Facts): Given {
  const direct = new Map<string, Type[]>();
  const through = new Map<string, string[]>();
  for (const id of facts.nodesOf("Ident")) {
    const types = facts.info.instanceOf(id) ?? [];
    const obj = facts.info.objectOf(id);
    if (types.length === 0 || (obj?.kind !== "Func" && obj?.kind !== "TypeName")) continue;
    const around = [...facts.tree.ancestorsOf(id)].find((n) => n.kind === "FuncDecl");
    types.forEach((t, i) => {
      const key = `${obj.name}/${i}`;
      if (t.kind !== "TypeParam") direct.set(key, [...(direct.get(key) ?? []), t]);
      else if (around?.kind === "FuncDecl") through.set(key, [...(through.get(key) ?? []), keyOf(around, t.obj.name, facts)]);
    });
  }
  const all = (key: string, seen: ReadonlySet<string>): readonly Type[] =>
    seen.has(key)
      ? []
      : [...(direct.get(key) ?? []), ...(through.get(key) ?? []).flatMap((k) => all(k, new Set([...seen, key])))];
  return (d, param) => all(keyOf(d, param, facts), new Set());
}

/** A type parameter by its owner's name and its place there. */
function keyOf(d: FuncDecl, param: string, facts: Facts): string {
  const f = facts.info.funcObjOf(d);
  const recv = f?.recv?.kind === "Pointer" ? f.recv.elem : f?.recv;
  if (recv?.kind === "Named")
    return `${recv.obj.name}/${recv.typeArgs.findIndex((a) => a.kind === "TypeParam" && a.obj.name === param)}`;
  return `${d.name.name}/${f?.type.typeParams.findIndex((p) => p.obj.name === param) ?? -1}`;
}

function isFloat(t: Type): boolean {
  const u = underlying(t);
  return u.kind === "Basic" && (u.basic === "float64" || u.basic === "float32");
}

/** `float64(x)`, `T(0)`. */
const conversions = (d: FuncDecl, facts: Facts): readonly Evidence[] =>
  facts.nodesOf("CallExpr", d).flatMap((c) => {
    const [x] = c.args;
    if (!x || !facts.info.isConversion(c)) return [];
    const isParam = facts.info.typeOf(c).kind === "TypeParam" || facts.info.typeOf(x).kind === "TypeParam";
    return isParam ? [doubt(c, "a conversion of a type parameter")] : [];
  });

/** `func (s *Stack[E]) …` of a `Stack[T]`: all methods stand in one `impl`. */
function renamed(d: FuncDecl, facts: Facts): readonly Evidence[] {
  const recv = facts.info.funcObjOf(d)?.recv;
  const named = recv?.kind === "Pointer" ? recv.elem : recv;
  if (named?.kind !== "Named" || named.typeArgs.length === 0) return [];
  const declared = (named.origin ?? named).typeParams.map((p) => p.obj.name);
  const own = named.typeArgs.map((a) => (a.kind === "TypeParam" ? a.obj.name : ""));
  return own.some((n, i) => n !== declared[i]) ? [doubt(d.name, "a method names its type parameters anew")] : [];
}
