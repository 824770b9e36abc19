// Implements composite and function literals.

import type { CompositeLit, Expr, FuncLit } from "../go/ast.ts";
import { assignment } from "./assignments.ts";
import { invalidType } from "./basic.ts";
import type { Checker } from "./checker.ts";
import { type ConstValue, toFloat, toInt } from "./constant.ts";
import { expr, exprWithHint, use } from "./expr.ts";
import { note, openOf, type OpenType } from "./infer/open.ts";
import { checkIndex } from "./index.ts";
import { under } from "./named.ts";
import { type Mutable, newSignature, sameId } from "./object.ts";
import { constString, type Operand } from "./operand.ts";
import { deref, identical, isNonTypeParamInterface, isValid } from "./predicates.ts";
import { funcBody, funcType } from "./signature.ts";
import type { ArrayT, MapT, Struct, Type } from "./types.ts";
import { commonUnder } from "./typeset.ts";
import { typ, varType } from "./typexpr.ts";

export const funcLit = (c: Checker, x: Operand, e: FuncLit): void => {
  const sig = newSignature();
  funcType(c, sig, undefined, e.type);
  c.recordType(e.type, "type", sig);
  c.signatures.set(e, sig);
  const { decl, iota } = c.env;
  if (!c.ignoreBodies) c.later(() => funcBody(c, decl, sig, e.body, iota));
  x.set("value", sig);
};

export const compositeLit = (c: Checker, x: Operand, e: CompositeLit, hint: Type | undefined): void => {
  const { type, base } = literalType(c, e, hint);
  const open = openOf(under(base));
  if (open) {
    openLiteral(c, e, open);
    x.set("value", type);
    return;
  }
  const u = commonUnder(base);
  switch (u?.kind) {
    case "Struct":
      structElements(c, e, base, u);
      break;
    case "Array":
      arrayElements(c, e, u);
      break;
    case "Slice":
      indexedElements(c, e.elts, u.elem, -1);
      break;
    case "Map":
      mapElements(c, e, u);
      break;
    default:
      use(
        c,
        e.elts.map((elt) => (elt.kind === "KeyValueExpr" ? elt.value : elt)),
      );
      if (u && !isValid(u)) {
        x.invalidate();
        return;
      }
      c.error(
        e,
        `invalid composite literal${!e.type && hint ? " element" : ""} type ${c.text(type)}${u ? "" : " (no common underlying type)"}`,
      );
      x.invalidate();
      return;
  }
  x.set("value", type);
};

const literalType = (c: Checker, e: CompositeLit, hint: Type | undefined): { readonly type: Type; readonly base: Type } => {
  if (e.type) {
    if (e.type.kind === "ArrayType" && e.type.len?.kind === "Ellipsis") {
      const type: ArrayT = { kind: "Array", len: -1, elem: varType(c, e.type.elt) };
      return { type, base: type };
    }
    const type = typ(c, e.type);
    return { type, base: type };
  }
  if (hint) {
    // Go elides `&T` as it elides `T`.
    const u = openOf(hint) ? hint : commonUnder(hint);
    const { type: base, pointer } = deref(u ?? hint);
    return { type: hint, base: pointer ? base : hint };
  }
  c.error(e, "invalid composite literal type: missing type");
  return { type: invalidType, base: invalidType };
};

// ---- Structs -----------------------------------------------------------------------------------------------

const structElements = (c: Checker, e: CompositeLit, base: Type, u: Struct): void => {
  if (e.elts.length === 0) return;
  if (e.elts[0]!.kind === "KeyValueExpr") keyedFields(c, e.elts, base, u);
  else positionalFields(c, e, base, u);
};

const keyedFields = (c: Checker, elts: readonly Expr[], base: Type, u: Struct): void => {
  const visited = new Set<string>();
  for (const kv of elts) {
    if (kv.kind !== "KeyValueExpr") {
      c.error(kv, "mixture of field:value and value elements in struct literal");
      use(c, [kv]);
      continue;
    }
    const { key } = kv;
    const field = key.kind === "Ident" ? u.fields.find((f) => sameId(f, c.path, key.name)) : undefined;
    const x = expr(c, kv.value);
    if (key.kind !== "Ident") {
      c.error(kv, `invalid field name ${c.text(key)} in struct literal`);
    } else if (!field) {
      const other = u.fields.find((f) => f.name.toLowerCase() === key.name.toLowerCase());
      const hint = other ? `, but does have ${other.exported ? "" : "unexported "}${other.name}` : "";
      c.error(
        key,
        `unknown field ${key.name} in struct literal of type ${c.text(base)}${other?.exported === false && key.name === other.name ? "" : hint}`,
      );
    } else {
      c.recordUse(key, field);
      assignment(c, x, field.type, "struct literal");
      if (visited.has(key.name)) c.error(kv, `duplicate field name ${key.name} in struct literal`);
      visited.add(key.name);
    }
  }
};

const positionalFields = (c: Checker, e: CompositeLit, base: Type, u: Struct): void => {
  for (const [i, elt] of e.elts.entries()) {
    if (elt.kind === "KeyValueExpr") {
      c.error(elt, "mixture of field:value and value elements in struct literal");
      use(c, [elt.value]);
      continue;
    }
    const x = expr(c, elt);
    const field = u.fields[i];
    if (!field) {
      c.error(x, `too many values in struct literal of type ${c.text(base)}`);
      use(c, e.elts.slice(i + 1));
      return;
    }
    if (!field.exported && field.pkg !== c.path) {
      c.error(x, `implicit assignment to unexported field ${field.name} in struct literal of type ${c.text(base)}`);
      continue;
    }
    assignment(c, x, field.type, "struct literal");
  }
  if (e.elts.length < u.fields.length) {
    c.error(
      { start: Math.max(e.span.start, e.span.end - 1), end: e.span.end },
      `too few values in struct literal of type ${c.text(base)}`,
    );
  }
};

// ---- Arrays, slices, maps ----------------------------------------------------------------------------------

const arrayElements = (c: Checker, e: CompositeLit, u: ArrayT): void => {
  const length = indexedElements(c, e.elts, u.elem, u.len);
  if (u.len >= 0 || !e.type) return;
  (u as Mutable<ArrayT>).len = length;
  c.recordType(e.type, "type", u);
};

/** Checks elements with optional constant indices; the length that they need. */
const indexedElements = (c: Checker, elts: readonly Expr[], elem: Type, length: number): number => {
  const visited = new Set<number>();
  let index = 0;
  let max = 0;
  for (const elt of elts) {
    let valid = false;
    let value = elt;
    if (elt.kind === "KeyValueExpr") {
      const key = checkIndex(c, elt.key, length);
      if (key.value >= 0) {
        index = key.value;
        valid = true;
      } else if (isValid(key.type)) c.error(elt, `index ${c.text(elt.key)} must be integer constant`);
      value = elt.value;
    } else if (length >= 0 && index >= length) {
      c.error(elt, `index ${index} is out of bounds (>= ${length})`);
    } else valid = true;
    if (valid) {
      if (visited.has(index)) c.error(elt, `duplicate index ${index} in array or slice literal`);
      visited.add(index);
    }
    index++;
    max = Math.max(max, index);
    const x = exprWithHint(c, value, elem);
    assignment(c, x, elem, "array or slice literal");
  }
  return max;
};

const mapElements = (c: Checker, e: CompositeLit, u: MapT): void => {
  const keyIsInterface = isNonTypeParamInterface(u.key);
  const visited = new Map<string, Type[]>();
  for (const kv of e.elts) {
    if (kv.kind !== "KeyValueExpr") {
      c.error(kv, "missing key in map literal");
      use(c, [kv]);
      continue;
    }
    const key = exprWithHint(c, kv.key, u.key);
    assignment(c, key, u.key, "map literal");
    if (key.mode === "constant" && key.value && key.value.kind !== "unknown") {
      const text = keyText(key.value);
      const types = visited.get(text) ?? [];
      if (keyIsInterface ? types.some((t) => identical(t, key.type)) : visited.has(text)) {
        c.error(key, `duplicate key ${constString(key.value)} in map literal`);
      }
      visited.set(text, [...types, key.type]);
    }
    const value = exprWithHint(c, kv.value, u.elem);
    assignment(c, value, u.elem, "map literal");
  }
};

/** Equal constants have equal texts, whatever their kind. */
const keyText = (v: ConstValue): string => {
  const i = toInt(v);
  if (i.kind === "int") return `n${i.value}`;
  const f = toFloat(v);
  if (f.kind === "float") return `n${f.value.num}/${f.value.den}`;
  return v.kind === "complex"
    ? `c${v.re.num}/${v.re.den},${v.im.num}/${v.im.den}`
    : `${v.kind}${"value" in v ? String(v.value) : ""}`;
};

// ---- Undeclared types --------------------------------------------------------------------------------------

/** The keys of a literal of an undeclared type are its fields, if they are names that nothing else declares. */
const openLiteral = (c: Checker, e: CompositeLit, open: OpenType): void => {
  note(c, open, "composite-literal", e);
  for (const elt of e.elts) {
    if (elt.kind !== "KeyValueExpr") {
      use(c, [elt]);
      continue;
    }
    if (elt.key.kind === "Ident") {
      const field = c.assumptions.literalField(open, elt.key);
      c.recordUse(elt.key, field);
      const x = expr(c, elt.value);
      assignment(c, x, field.type, "struct literal");
    } else {
      use(c, [elt.key, elt.value]);
    }
  }
};
