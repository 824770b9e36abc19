// Implements the builtins of package unsafe.

import { assignment } from "./assignments.ts";
import { byteType, stringType, uintptrType, unsafePointerType } from "./basic.ts";
import type { BuiltinCall } from "./builtins.ts";
import { recordSignature } from "./builtins.ts";
import { intConst } from "./constant.ts";
import { expr, use } from "./expr.ts";
import { unparen } from "./exprstring.ts";
import { isValidIndex } from "./index.ts";
import { isFound, lookupFieldOrMethod } from "./lookup.ts";
import { deref, isUntyped } from "./predicates.ts";
import { alignOf, hasVariableSize, offsetOf, sizeOf } from "./sizes.ts";
import type { Type } from "./types.ts";
import { commonUnder } from "./typeset.ts";
import { unsafeBuiltins } from "./universe.ts";

export const isUnsafeBuiltin = (name: string): boolean => Object.hasOwn(unsafeBuiltins, name);

export const unsafeBuiltin = (b: BuiltinCall): boolean => {
  switch (b.name) {
    case "unsafe.Sizeof":
    case "unsafe.Alignof":
      return measure(b);
    case "unsafe.Offsetof":
      return offset(b);
    case "unsafe.Add":
      return add(b);
    case "unsafe.Slice":
    case "unsafe.SliceData":
    case "unsafe.String":
    case "unsafe.StringData":
      return view(b);
    default:
      return false;
  }
};

const constant = (b: BuiltinCall, n: number): boolean => {
  b.x.set("constant", uintptrType, intConst(BigInt(n)));
  return true;
};

const measure = (b: BuiltinCall): boolean => {
  const { c, x, name } = b;
  assignment(c, x, undefined, `argument to ${name}`);
  if (x.isInvalid) return false;
  if (hasVariableSize(x.type)) {
    recordSignature(b, uintptrType, [x.type]);
    x.set("value", uintptrType);
    return true;
  }
  return constant(b, name === "unsafe.Sizeof" ? sizeOf(x.type) : alignOf(x.type));
};

const offset = (b: BuiltinCall): boolean => {
  const { c, x, call } = b;
  const e = unparen(call.args[0]!);
  if (e.kind !== "SelectorExpr") {
    c.error(e, `invalid argument: ${c.text(e)} is not a selector expression`);
    use(c, [e]);
    return false;
  }
  const base = expr(c, e.x);
  if (base.mode === "invalid") return false;
  const { type } = deref(base.type);
  const found = lookupFieldOrMethod(type, { addressable: false, pkg: c.path, name: e.sel.name });
  if (!isFound(found) || found.obj.kind !== "Var") {
    c.error(e.sel, `invalid argument: ${c.text(type)} has no single field ${e.sel.name}`);
    return false;
  }
  c.recordUse(e.sel, found.obj);
  c.selections.set(e, { kind: "field", recv: type, obj: found.obj, path: found.path, indirect: false });
  c.recordType(e, base.mode === "variable" || found.indirect ? "variable" : "value", found.obj.type);
  if (hasVariableSize(type)) {
    recordSignature(b, uintptrType, [found.obj.type]);
    x.set("value", uintptrType);
    return true;
  }
  return constant(b, offsetOf(type, [...found.path, found.obj]));
};

const add = (b: BuiltinCall): boolean => {
  const { c, x, args } = b;
  assignment(c, x, unsafePointerType, "argument to unsafe.Add");
  const length = args[1]!;
  if (x.isInvalid || !isValidIndex(c, length, "length", true)) return false;
  recordSignature(b, unsafePointerType, [unsafePointerType, length.type]);
  x.set("value", unsafePointerType);
  return true;
};

const bytePointer: Type = { kind: "Pointer", elem: byteType };

/** Slices and strings made from a pointer, and the reverse. */
const view = (b: BuiltinCall): boolean => {
  const { c, x, name, args } = b;
  const length = args[1];
  if (length && !isValidIndex(c, length, "length", false)) return false;
  const u = commonUnder(x.type);
  let param = x.type;
  let result: Type | undefined;
  if (name === "unsafe.Slice" && u?.kind === "Pointer") result = { kind: "Slice", elem: u.elem };
  else if (name === "unsafe.SliceData" && u?.kind === "Slice") result = { kind: "Pointer", elem: u.elem };
  else if (name === "unsafe.String" || name === "unsafe.StringData") {
    param = name === "unsafe.String" ? bytePointer : stringType;
    assignment(c, x, param, `argument to ${name}`);
    if (!x.isInvalid) result = name === "unsafe.String" ? stringType : bytePointer;
  }
  if (!result) {
    if (!x.isInvalid) c.error(x, `invalid argument: ${c.text(x)} is not a ${name === "unsafe.Slice" ? "pointer" : "slice"}`);
    return false;
  }
  if (isUntyped(x.type)) assignment(c, x, undefined, `argument to ${name}`);
  recordSignature(b, result, length ? [param, length.type] : [param]);
  x.set("value", result);
  return true;
};
