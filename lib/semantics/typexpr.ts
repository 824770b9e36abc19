// Implements type expressions.

import type { ArrayType, Expr, IndexExpr } from "../go/ast.ts";
import { aliasOf, viaAlias } from "./alias.ts";
import { intType, invalidType } from "./basic.ts";
import type { Checker } from "./checker.ts";
import { toInt } from "./constant.ts";
import { expr, rawExpr, use } from "./expr.ts";
import { identifier } from "./ident.ts";
import { whyNotImplements } from "./implements.ts";
import { interfaceType, unionType } from "./interface.ts";
import { constraintInterface, type DeclaredType, prune, under } from "./named.ts";
import { newSignature } from "./object.ts";
import { Operand } from "./operand.ts";
import { isComparable, isGeneric, isInteger, isTypeParam, isUntyped, isValid } from "./predicates.ts";
import { representableAs } from "./representable.ts";
import { selector } from "./selector.ts";
import { funcType } from "./signature.ts";
import { structType } from "./struct.ts";
import { substituteType, substitution } from "./substitute.ts";
import type { AliasUse, Named, Type, TypeParam } from "./types.ts";
import { isMethodSet, typeSetOf } from "./typeset.ts";

/** The type that an expression denotes; invalid, and reported, where it denotes none. `def` is the type being declared by it. */
export const typeExpr = (c: Checker, e: Expr, def?: DeclaredType): Type => {
  const t = genericTypeExpr(c, e, def);
  if (isGeneric(t)) {
    c.error(e, `cannot use generic type ${c.text(t)} without instantiation`);
    c.recordType(e, "type", invalidType);
    return invalidType;
  }
  return t;
};

export const typ = (c: Checker, e: Expr): Type => typeExpr(c, e);

/** Like `typ`, but a generic type may stand uninstantiated. */
export const genericTypeExpr = (c: Checker, e: Expr, def?: DeclaredType): Type => {
  const t = internal(c, e, def);
  c.recordType(e, "type", t);
  return t;
};

/** The type of a variable: no constraint interface. */
export const varType = (c: Checker, e: Expr): Type => {
  const t = typ(c, e);
  c.later(() => checkVarType(c, e, t));
  return t;
};

export const checkVarType = (c: Checker, e: Expr, t: Type): void => {
  if (isTypeParam(t)) return;
  const u = under(t);
  if (u.kind !== "Interface" || isMethodSet(u)) return;
  const why = typeSetOf(u).comparable ? "interface is (or embeds) comparable" : "interface contains type constraints";
  c.error(e, `cannot use type ${c.text(t)} outside a type constraint: ${why}`);
};

/** The constraint of a type parameter. `~int | string` stands for an interface that embeds it. */
export const constraintType = (c: Checker, e: Expr): Type => {
  const isUnion = (e.kind === "UnaryExpr" && e.op === "~") || (e.kind === "BinaryExpr" && e.op === "|");
  if (!isUnion) {
    const t = typ(c, e);
    if (isTypeParam(t)) {
      c.error(e, `cannot use a type parameter as constraint: ${c.text(t)}`);
      return invalidType;
    }
    return t;
  }
  const embedded = unionType(c, e);
  const t: Type = { kind: "Interface", methods: [], embeddeds: [embedded], implicit: true };
  return t;
};

const internal = (c: Checker, e: Expr, def: DeclaredType | undefined): Type => {
  switch (e.kind) {
    case "BadExpr":
      c.sawBadSyntax = true;
      return invalidType;
    case "Ident":
    case "SelectorExpr":
      return namedType(c, e);
    case "IndexExpr":
      return instantiatedType(c, e);
    case "ParenExpr":
      return genericTypeExpr(c, e.x, def);
    case "ArrayType":
      return arrayType(c, e);
    case "Ellipsis":
      c.error(e, "invalid use of ...");
      if (e.elt) typ(c, e.elt);
      return invalidType;
    case "StructType":
      return structType(c, e);
    case "StarExpr":
      return pointerType(varType(c, e.x));
    case "FuncType": {
      const sig = newSignature();
      funcType(c, sig, undefined, e);
      c.signatures.set(e, sig);
      return sig;
    }
    case "InterfaceType":
      return interfaceType(c, e, def);
    case "MapType": {
      const key = varType(c, e.key);
      const elem = varType(c, e.value);
      c.later(() => checkMapKey(c, e.key, key));
      return { kind: "Map", key, elem };
    }
    case "ChanType":
      return { kind: "Chan", dir: e.dir, elem: varType(c, e.value) };
    case "BinaryExpr":
    case "UnaryExpr":
      // A value, or a union outside a constraint.
      rawExpr(c, e);
      c.error(e, `${c.text(e)} is not a type`);
      return invalidType;
    default:
      c.error(e, `${c.text(e)} is not a type`);
      use(c, [e]);
      return invalidType;
  }
};

const pointerType = (elem: Type): Type => (isValid(elem) ? { kind: "Pointer", elem } : invalidType);

const checkMapKey = (c: Checker, at: Expr, key: Type): void => {
  if (isValid(key) && !isComparable(key)) {
    c.error(at, `invalid map key type ${c.text(key)}${isTypeParam(key) ? " (missing comparable constraint)" : ""}`);
  }
};

const namedType = (c: Checker, e: Extract<Expr, { kind: "Ident" | "SelectorExpr" }>): Type => {
  const x = new Operand(e);
  if (e.kind === "Ident") identifier(c, x, e, true);
  else selector(c, x, e, true);
  switch (x.mode) {
    case "type":
      return x.type;
    case "invalid":
      return invalidType;
    case "novalue":
      c.error(e, `${c.text(e)} used as type`);
      return invalidType;
    default:
      c.error(e, `${c.text(e)} is not a type`);
      return invalidType;
  }
};

const arrayType = (c: Checker, e: ArrayType): Type => {
  if (!e.len) return { kind: "Slice", elem: varType(c, e.elt) };
  if (e.len.kind === "Ellipsis") {
    c.error(e.len, "invalid use of [...] array (outside a composite literal)");
    varType(c, e.elt);
    return invalidType;
  }
  const len = arrayLength(c, e.len);
  return { kind: "Array", len, elem: varType(c, e.elt) };
};

/** The constant length of an array; -1 where it is none, which is reported. */
const arrayLength = (c: Checker, e: Expr): number => {
  if (e.kind === "Ident") {
    const obj = c.lookup(e.name);
    if (obj && obj.kind !== "Const") {
      use(c, [e]);
      c.error(e, `invalid array length ${e.name}`);
      return -1;
    }
  }
  const x = expr(c, e);
  if (x.mode !== "constant") {
    if (x.mode !== "invalid" && prune(x.type).kind !== "Open") c.error(x, `array length ${c.text(x)} must be constant`);
    return -1;
  }
  const value = x.value && toInt(x.value);
  if ((isUntyped(x.type) || isInteger(x.type)) && value?.kind === "int") {
    if (representableAs(value, intType) && value.value >= 0n) return Number(value.value);
  }
  c.error(
    x,
    isInteger(x.type) || value?.kind === "int"
      ? `invalid array length ${c.text(x)}`
      : `array length ${c.text(x)} must be integer`,
  );
  return -1;
};

// ---- Instantiation -----------------------------------------------------------------------------------------

const instantiatedType = (c: Checker, e: IndexExpr): Type => {
  const generic = prune(genericTypeExpr(c, e.x));
  const args = e.indices.map((i) => typ(c, i));
  if (!isValid(generic) || args.some((a) => !isValid(a))) return invalidType;
  if (generic.kind === "Open") return generic;
  const named = aliasOf(generic) ?? generic;
  if (!isGeneric(generic) || !("typeParams" in named && "obj" in named)) {
    c.error(e.x, `${c.text(generic)} is not a generic type`);
    return invalidType;
  }
  if (!rightCount(c, e, named, args.length)) return invalidType;
  c.recordInstance(e.x, args);
  c.later(() => {
    verify(c, e.indices, e, named.typeParams, args);
  });
  return "kind" in named ? c.instance(named, args) : instantiatedAlias(named, args);
};

const instantiatedAlias = ({ obj, target, typeParams }: AliasUse, args: readonly Type[]): Type =>
  viaAlias(obj, substituteType(target, substitution(typeParams, args)), typeParams, args);

const rightCount = (c: Checker, e: IndexExpr, generic: Named | AliasUse, got: number): boolean => {
  const want = generic.typeParams.length;
  if (got === want) return true;
  const at = got < want ? e : e.indices[want]!;
  c.error(at, `${got < want ? "not enough" : "too many"} type arguments for type ${generic.obj.name}: have ${got}, want ${want}`);
  return false;
};

/** Reports the first type argument that does not satisfy its constraint. */
export const verify = (
  c: Checker,
  at: readonly Expr[],
  fallback: Expr,
  params: readonly TypeParam[],
  args: readonly Type[],
): boolean => {
  const map = substitution(params, args);
  for (const [i, p] of params.entries()) {
    const arg = args[i];
    if (!arg || prune(arg).kind === "Open") continue;
    const cause = whyNotImplements(arg, substituteType(constraintInterface(p), map), c.qualifier, true);
    if (cause === undefined) continue;
    const bound = prune(p.constraint);
    const named =
      bound.kind === "Named" ? (whyNotImplements(arg, substituteType(bound, map), c.qualifier, true) ?? cause) : cause;
    c.error(at[i] ?? fallback, named);
    return false;
  }
  return true;
};
