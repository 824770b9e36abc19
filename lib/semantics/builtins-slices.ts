// Implements the builtins append and copy.

import { assignment } from "./assignments.ts";
import { assignableTo } from "./assignability.ts";
import { checkArguments } from "./arguments.ts";
import { byteType, intType } from "./basic.ts";
import { type BuiltinCall, makeSignature, recordSignature } from "./builtins.ts";
import type { Checker } from "./checker.ts";
import { bind, openOf } from "./infer/open.ts";
import type { Operand } from "./operand.ts";
import { allString, identical, isOpen, isString } from "./predicates.ts";
import type { Signature, Type } from "./types.ts";
import { typesIn } from "./typeset.ts";

const isByteSlice = (u: Type): boolean => u.kind === "Slice" && identical(u.elem, byteType);

/** The element type of a slice, or of each slice of a type set; or why there is none. */
const sliceElem = (c: Checker, x: Operand): Type | { readonly why: string } => {
  const types = typesIn(x.type);
  let elem: Type | undefined;
  for (const { type, under: u } of types ?? []) {
    if (u.kind !== "Slice") return { why: `argument must be a slice; have ${x.isNil ? "untyped nil" : c.text(x)}` };
    if (elem && !identical(elem, u.elem))
      return { why: `mismatched slice element types ${c.text(elem)} and ${c.text(u.elem)} in ${c.text(type)}` };
    elem = u.elem;
  }
  return elem ?? { why: `argument must be a slice; have ${c.text(x)}` };
};

export const append = (b: BuiltinCall): boolean => {
  const { c, x, call, args } = b;
  const open = openOf(x.type);
  if (open && open.name === undefined) {
    const elem = open.elem ?? c.assumptions.open();
    bind(c, open, { kind: "Slice", elem });
  }
  if (isOpen(x.type)) {
    for (const a of args.slice(1)) assignment(c, a, undefined, "argument to append");
    x.mode = "value";
    return true;
  }
  if (x.isNil) {
    c.error(x, "invalid append: argument must be a slice; have untyped nil");
    return false;
  }
  const slice = x.type;
  const elem = sliceElem(c, x);
  if ("why" in elem) {
    c.error(x, `invalid append: ${elem.why}`);
    return false;
  }
  let sig: Signature | undefined;
  const y = args[1];
  if (y && args.length === 2 && call.ellipsis && assignableTo(c, x, { kind: "Slice", elem: byteType }).ok) {
    const types = typesIn(y.type);
    if (types?.every(({ under: u }) => isByteSlice(u) || isString(u)) && types.some(({ under: u }) => isString(u))) {
      sig = makeSignature(slice, [slice, y.type], true);
    }
  }
  if (!sig) {
    sig = makeSignature(slice, [slice, { kind: "Slice", elem }], true);
    checkArguments(c, call, sig, { typeArgs: [], indices: [] }, { list: args, typeArgs: new Map() });
  }
  c.recordBuiltin(call.fun, sig);
  x.set("value", slice);
  return true;
};

export const copy = (b: BuiltinCall): boolean => {
  const { c, x, args } = b;
  const y = args[1]!;
  if (!isOpen(x.type) && !isOpen(y.type)) {
    const bytes =
      assignableTo(c, x, { kind: "Slice", elem: byteType }).ok &&
      (typesIn(y.type)?.every(({ under: u }) => isByteSlice(u) || isString(u)) ?? false);
    if (!bytes) {
      const to = sliceElem(c, x);
      const from = sliceElem(c, y);
      if ("why" in to) {
        c.error(x, `invalid copy: ${to.why}`);
        return false;
      }
      const source = "why" in from ? (allString(y.type) ? byteType : undefined) : from;
      if (!source) {
        c.error(y, `invalid copy: ${(from as { why: string }).why}`);
        return false;
      }
      if (!identical(to, source)) {
        c.error(
          x,
          `invalid copy: arguments ${c.text(x)} and ${c.text(y)} have different element types ${c.text(to)} and ${c.text(source)}`,
        );
        return false;
      }
    }
  }
  recordSignature(b, intType, [x.type, y.type]);
  x.set("value", intType);
  return true;
};
