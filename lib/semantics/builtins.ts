// Implements calls of builtin functions.

import type { CallExpr } from "../go/ast.ts";
import { assignment } from "./assignments.ts";
import { emptyInterface, intType } from "./basic.ts";
import { matchTypes } from "./binary.ts";
import { append, copy } from "./builtins-slices.ts";
import { complexBuiltin, partBuiltin } from "./builtins-complex.ts";
import { isUnsafeBuiltin, unsafeBuiltin } from "./builtins-unsafe.ts";
import type { Checker } from "./checker.ts";
import { compareConsts, intConst } from "./constant.ts";
import { exclude, exprList, exprOrType, use } from "./expr.ts";
import { exprString } from "./exprstring.ts";
import { bind, note, openOf } from "./infer/open.ts";
import { checkIndex } from "./index.ts";
import { under } from "./named.ts";
import { emptyTuple, newSignature, tupleOf } from "./object.ts";
import type { Operand } from "./operand.ts";
import { allOrdered, arrayPointerDeref, defaultType, identical, isOpen, isString, isUntyped, isValid } from "./predicates.ts";
import type { Signature, Type } from "./types.ts";
import { builtinOf } from "./universe.ts";
import { commonUnder, everyUnder } from "./typeset.ts";
import { checkVarType, varType } from "./typexpr.ts";
import { updateExprType } from "./untyped.ts";
import { byteLength } from "./utf8.ts";

/** A signature of unnamed parameters, as recorded for the builtin of one call. */
export const makeSignature = (result: Type | undefined, params: readonly Type[], variadic = false): Signature =>
  newSignature(tupleOf(params.map(defaultType)), result ? tupleOf([result]) : emptyTuple, variadic);

/** One builtin: its evaluated arguments are there, x is the first of them. False: it was misused, which is reported. */
export interface BuiltinCall {
  readonly c: Checker;
  readonly x: Operand;
  readonly call: CallExpr;
  readonly name: string;
  readonly args: readonly Operand[];
}
type Handler = (b: BuiltinCall) => boolean;

/** These look at their argument expressions themselves. */
const unevaluated: ReadonlySet<string> = new Set(["make", "new", "unsafe.Offsetof"]);

export const builtinCall = (c: Checker, x: Operand, call: CallExpr, name: string): void => {
  const spec = builtinOf(name);
  if (!spec) return;
  if (call.ellipsis && name !== "append") {
    c.error(call, `invalid operation: invalid use of ... with built-in ${name}`);
    use(c, call.args);
    return;
  }
  // `len` of an array is constant unless its operand has a call or a receive.
  const outer = c.env.hasCallOrReceive;
  const measures = name === "len" || name === "cap";
  if (measures) c.env.hasCallOrReceive = false;
  const args = unevaluated.has(name) ? [] : exprList(c, call.args);
  const count = unevaluated.has(name) ? call.args.length : args.length;
  if (args.some((a) => a.mode === "invalid")) {
    if (measures) c.env.hasCallOrReceive = outer;
    giveUp(x, name, args);
    return;
  }
  if (args[0]) x.assign(args[0]);
  if (count < spec.args || (!spec.variadic && count > spec.args)) {
    const what = count < spec.args ? "not enough" : "too many";
    c.error(
      count < spec.args ? { start: call.span.end - 1, end: call.span.end } : (call.args[spec.args] ?? call),
      `${what} arguments for ${exprString(call)} (expected ${spec.args}, found ${count})`,
    );
    x.invalidate();
    if (unevaluated.has(name)) use(c, call.args);
    return;
  }
  const b: BuiltinCall = { c, x, call, name, args };
  const ok = isUnsafeBuiltin(name) ? unsafeBuiltin(b) : (handlers[name]?.(b) ?? false);
  if (measures) c.env.hasCallOrReceive = outer;
  if (!ok) x.invalidate();
  else if (x.mode !== "constant") x.value = undefined;
  x.expr = call;
};

/** After an invalid argument the type of the call may be plain all the same. */
const giveUp = (x: Operand, name: string, args: readonly Operand[]): void => {
  const [first] = args;
  if (name === "append" && first && first.mode !== "invalid") x.set("value", first.type);
  else if (name === "len" || name === "cap" || name === "copy") x.set("value", intType);
  else x.invalidate();
};

export const recordSignature = (
  { c, call }: BuiltinCall,
  result: Type | undefined,
  params: readonly Type[],
  variadic = false,
): void => c.recordBuiltin(call.fun, makeSignature(result, params, variadic));

const novalue = (b: BuiltinCall, params: readonly Type[]): boolean => {
  recordSignature(b, undefined, params);
  b.x.set("novalue", emptyTuple);
  return true;
};

// ---- len, cap, clear, close, delete ------------------------------------------------------------------------

const len: Handler = (b) => {
  const { c, x, name } = b;
  if (isOpen(x.type)) {
    note(c, x.type, "indexed", x.expr);
    x.set("value", intType);
    return true;
  }
  const isLen = name === "len";
  const u = arrayPointerDeref(under(x.type));
  const { type } = x;
  if (u.kind === "Basic" && isString(u) && isLen && x.mode === "constant" && x.value) {
    x.set("constant", intType, intConst(BigInt(x.value.kind === "string" ? byteLength(x.value) : 0)));
    return true;
  }
  if (u.kind === "Array" && !c.env.hasCallOrReceive) {
    x.set("constant", intType, u.len >= 0 ? intConst(BigInt(u.len)) : { kind: "unknown" });
    return true;
  }
  if (!everyUnder(x.type, (t) => t !== undefined && isMeasurable(arrayPointerDeref(t), isLen))) {
    if (isValid(u)) c.error(x, `invalid argument: ${c.text(x)} for built-in ${name}`);
    return false;
  }
  if (isUntyped(type)) assignment(c, x, undefined, "argument");
  recordSignature(b, intType, [x.type]);
  x.set("value", intType);
  return true;
};

const isMeasurable = (u: Type, isLen: boolean): boolean =>
  u.kind === "Array" || u.kind === "Slice" || u.kind === "Chan" || (isLen && (u.kind === "Map" || isString(u)));

const clear: Handler = (b) => {
  const { c, x } = b;
  const ok = isOpen(x.type) || everyUnder(x.type, (u) => u?.kind === "Map" || u?.kind === "Slice");
  if (!ok) c.error(x, `invalid argument: cannot clear ${c.text(x)}: argument must be (or constrained by) map or slice`);
  return ok && novalue(b, [x.type]);
};

const close: Handler = (b) => {
  const { c, x } = b;
  const open = openOf(x.type);
  if (open && open.name === undefined) bind(c, open, { kind: "Chan", dir: "both", elem: c.assumptions.open() });
  const ok =
    isOpen(x.type) ||
    everyUnder(x.type, (u) => {
      if (u?.kind !== "Chan") c.error(x, `invalid operation: cannot close non-channel ${c.text(x)}`);
      else if (u.dir === "recv") c.error(x, `invalid operation: cannot close receive-only channel ${c.text(x)}`);
      else return true;
      return false;
    });
  return ok && novalue(b, [x.type]);
};

const remove: Handler = (b) => {
  const { c, x, args } = b;
  const map = x.type;
  const open = openOf(map);
  if (open && open.name === undefined) bind(c, open, { kind: "Map", key: c.assumptions.open(), elem: c.assumptions.open() });
  let key: Type | undefined;
  const ok =
    isOpen(map) ||
    everyUnder(map, (u) => {
      if (u?.kind !== "Map") {
        c.error(x, `invalid argument: ${c.text(x)} is not a map`);
        return false;
      }
      if (key && !identical(u.key, key)) {
        c.error(x, `invalid argument: maps of ${c.text(x)} must have identical key types`);
        return false;
      }
      key = u.key;
      return true;
    });
  if (!ok) return false;
  const k = args[1]!;
  assignment(c, k, key, "argument to delete");
  return k.mode !== "invalid" && novalue(b, [map, key ?? k.type]);
};

// ---- make, new ---------------------------------------------------------------------------------------------

const make: Handler = (b) => {
  const { c, x, call } = b;
  const [first, ...sizes] = call.args;
  const t = varType(c, first!);
  if (!isValid(t)) {
    use(c, sizes);
    return false;
  }
  if (isOpen(t)) {
    use(c, sizes);
    x.set("value", t);
    return true;
  }
  const u = commonUnder(t);
  if (u?.kind !== "Slice" && u?.kind !== "Map" && u?.kind !== "Chan") {
    c.error(first!, `invalid argument: cannot make ${c.text(first!)}; type must be slice, map, or channel`);
    use(c, sizes);
    return false;
  }
  const min = u.kind === "Slice" ? 2 : 1;
  const n = call.args.length;
  if (n < min || n > min + 1) {
    c.error(call, `invalid operation: ${exprString(call)} expects ${min} or ${min + 1} arguments; found ${n}`);
    return false;
  }
  const indices = sizes.map((s) => checkIndex(c, s, -1));
  const [length, capacity] = indices;
  if (length && capacity && capacity.value >= 0 && length.value > capacity.value)
    c.error(sizes[0]!, "invalid argument: length and capacity swapped");
  recordSignature(b, t, [t, ...indices.map((i) => i.type)]);
  x.set("value", t);
  return true;
};

/** Since Go 1.26 `new` also takes a value. */
const newBuiltin: Handler = (b) => {
  const { c, x, call } = b;
  const arg = call.args[0]!;
  const operand = exprOrType(c, arg);
  exclude(c, operand, ["novalue", "builtin"]);
  if (operand.mode === "invalid") return false;
  if (operand.mode === "type") c.later(() => checkVarType(c, arg, operand.type));
  else if (isUntyped(operand.type)) assignment(c, operand, undefined, "argument to new");
  if (operand.isInvalid) return false;
  const t: Type = { kind: "Pointer", elem: operand.type };
  recordSignature(b, t, [operand.type]);
  x.set("value", t);
  return true;
};

// ---- min, max, panic, print, recover -----------------------------------------------------------------------

const minMax: Handler = (b) => {
  const { c, x, call, name, args } = b;
  for (const [i, a] of args.entries()) {
    if (isOpen(a.type)) {
      note(c, a.type, "compared", a.expr);
      continue;
    }
    if (!allOrdered(a.type)) {
      c.error(a, `invalid argument: ${c.text(a)} cannot be ordered`);
      return false;
    }
    if (i === 0) continue;
    matchTypes(c, x, a);
    if (x.isInvalid) return false;
    if (!identical(x.type, a.type) && !isOpen(x.type)) {
      c.error(
        a,
        `invalid argument: mismatched types ${c.text(x.type)} (previous argument) and ${c.text(a.type)} (type of ${c.text(a.expr)})`,
      );
      return false;
    }
    if (x.mode === "constant" && a.mode === "constant" && x.value && a.value) {
      if (compareConsts(a.value, name === "min" ? "<" : ">", x.value)) x.assign(a);
    } else x.mode = "value";
  }
  if (x.mode !== "constant") {
    x.mode = "value";
    assignment(c, x, emptyInterface, `argument to built-in ${name}`);
    if (x.isInvalid) return false;
  }
  for (const a of args) updateExprType(c, a.expr, x.type, true);
  if (x.mode !== "constant")
    c.recordBuiltin(
      call.fun,
      makeSignature(
        x.type,
        args.map(() => x.type),
      ),
    );
  return true;
};

const panic: Handler = (b) => {
  const { c, x, call } = b;
  c.env.panics.add(call);
  assignment(c, x, emptyInterface, "argument to panic");
  return !x.isInvalid && novalue(b, [emptyInterface]);
};

const print: Handler = (b) => {
  const { c, name, args } = b;
  for (const a of args) {
    assignment(c, a, undefined, `argument to built-in ${name}`);
    if (a.mode === "invalid") return false;
  }
  return novalue(
    b,
    args.map((a) => a.type),
  );
};

const recover: Handler = (b) => {
  b.x.set("value", emptyInterface);
  recordSignature(b, emptyInterface, []);
  return true;
};

const handlers: Readonly<Record<string, Handler>> = {
  append,
  copy,
  len,
  cap: len,
  clear,
  close,
  delete: remove,
  make,
  new: newBuiltin,
  min: minMax,
  max: minMax,
  panic,
  print,
  println: print,
  recover,
  complex: complexBuiltin,
  real: partBuiltin,
  imag: partBuiltin,
};
