// Implements calls: conversions, builtins, and calls of functions with their arguments.

import type { CallExpr, Expr } from "../go/ast.ts";
import { checkArguments } from "./arguments.ts";
import { builtinCall } from "./builtins.ts";
import type { Checker } from "./checker.ts";
import { conversion } from "./conversion.ts";
import { exclude, expr, exprOrType, genericExpr, nonGeneric, rawExpr, use } from "./expr.ts";
import { functionInstance, instantiateSignature } from "./funcinst.ts";
import { indexExpr } from "./index.ts";
import { note, openOf } from "./infer/open.ts";
import { under } from "./named.ts";
import { Operand, operandOf } from "./operand.ts";
import { isTypeParam, isValid } from "./predicates.ts";
import type { Signature, Type } from "./types.ts";
import { builtinOf } from "./universe.ts";
import { commonUnder, isMethodSet } from "./typeset.ts";
import { typ } from "./typexpr.ts";

export const callExpr = (c: Checker, x: Operand, call: CallExpr): void => {
  x.kind = "statement";
  const wanted = c.wanted?.call === call ? c.wanted.count : 1;
  const outerCallee = c.callee;
  c.callee = call.fun;
  const { fun, indices } = calledFunction(c, call);
  c.callee = outerCallee;
  switch (fun.mode) {
    case "invalid":
      use(c, call.args);
      return;
    case "type":
      convert(c, x, call, fun);
      return;
    case "builtin": {
      const name = fun.builtin ?? "";
      builtinCall(c, x, call, name);
      if (x.mode !== "invalid" && x.mode !== "constant") c.env.hasCallOrReceive = true;
      x.kind = builtinOf(name)?.kind ?? "expression";
      return;
    }
    case "novalue":
      use(c, call.args);
      return;
    default:
      callFunction(c, x, call, fun, indices, wanted);
  }
};

/** The operand that is called; type arguments of a generic function stay apart, to be joined with the arguments. */
const calledFunction = (c: Checker, call: CallExpr): { readonly fun: Operand; readonly indices: readonly Expr[] | undefined } => {
  if (call.fun.kind !== "IndexExpr") return { fun: exprOrType(c, call.fun, true), indices: undefined };
  const fun = new Operand(call.fun);
  const generic = indexExpr(c, fun, call.fun);
  fun.expr = call.fun;
  c.record(fun);
  return { fun, indices: generic ? call.fun.indices : undefined };
};

const convert = (c: Checker, x: Operand, call: CallExpr, fun: Operand): void => {
  x.kind = "conversion";
  nonGeneric(c, fun);
  const target = fun.type;
  const [arg] = call.args;
  if (fun.mode === "invalid") {
    use(c, call.args);
    return;
  }
  if (!arg)
    return c.error({ start: call.span.end - 1, end: call.span.end }, `missing argument in conversion to ${c.text(target)}`);
  if (call.args.length > 1) {
    use(c, call.args);
    return c.error(call.args.at(-1)!, `too many arguments in conversion to ${c.text(target)}`);
  }
  const value = expr(c, arg);
  if (value.mode === "invalid") {
    if (isValid(target)) x.set("value", target);
    return;
  }
  if (call.ellipsis) return c.error(arg, `invalid use of ... in conversion to ${c.text(target)}`);
  const u = under(target);
  if (u.kind === "Interface" && !isTypeParam(target) && !isMethodSet(u)) {
    return c.error(
      call,
      `cannot use interface ${c.text(target)} in conversion (contains specific type constraints or is comparable)`,
    );
  }
  conversion(c, value, target);
  x.set(value.mode, value.type, value.value);
};

const callFunction = (
  c: Checker,
  x: Operand,
  call: CallExpr,
  fun: Operand,
  indices: readonly Expr[] | undefined,
  wanted: number,
): void => {
  const signature = signatureOf(c, fun, call);
  if (!signature) {
    use(c, call.args);
    return;
  }
  let sig = signature;
  const generic = sig.typeParams.length > 0;
  let typeArgs: readonly Type[] = [];
  if (indices) {
    typeArgs = indices.map((i) => typ(c, i));
    if (typeArgs.some((t) => !isValid(t)) || typeArgs.length > sig.typeParams.length) {
      if (typeArgs.length > sig.typeParams.length)
        c.error(
          indices[sig.typeParams.length]!,
          `got ${typeArgs.length} type arguments but ${c.text(call.fun)} has ${sig.typeParams.length} type parameters`,
        );
      use(c, call.args);
      return;
    }
    if (typeArgs.length === sig.typeParams.length && typeArgs.length > 0) {
      sig = instantiateSignature(c, call.fun, sig, typeArgs, indices);
      typeArgs = [];
    }
  }
  const args = argumentList(c, call, sig);
  if (c.assumptions.isLoose(sig)) {
    c.assumptions.call(sig, args.list, wanted);
  } else {
    sig = checkArguments(c, call, sig, { typeArgs, indices: indices ?? [] }, args);
  }
  if (generic && sig.typeParams.length === 0) c.recordType(call.fun, "value", sig);
  const results = sig.results.vars;
  const [only] = results;
  if (!only) x.set("novalue", sig.results);
  else x.set("value", results.length === 1 ? only.type : sig.results);
  c.env.hasCallOrReceive = true;
  if (sig.typeParams.length > 0 || (only && !isValid(x.type))) x.invalidate();
};

/** The signature of what is called; a call makes an open type a function. */
const signatureOf = (c: Checker, fun: Operand, call: CallExpr): Signature | undefined => {
  const open = openOf(fun.type);
  if (open) {
    note(c, fun.type, "called", call);
    const sig = c.assumptions.calledOpen(open);
    return sig;
  }
  const u = commonUnder(fun.type);
  if (u?.kind === "Signature") return u;
  if (isValid(fun.type)) c.error(fun, `invalid operation: cannot call ${c.text(fun)}: ${c.text(fun.type)} is not a function`);
  return undefined;
};

export interface Arguments {
  readonly list: readonly Operand[];
  /** For an argument that is a generic function with some type arguments: those. */
  readonly typeArgs: ReadonlyMap<number, readonly Type[]>;
}

/** Evaluates arguments; generic functions among them may wait for inference. */
const argumentList = (c: Checker, call: CallExpr, sig: Signature): Arguments => {
  const typeArgs = new Map<number, readonly Type[]>();
  const [only] = call.args;
  if (call.args.length === 1 && only && only.kind !== "IndexExpr") {
    // One call may give all arguments.
    const wanted = sig.variadic || c.assumptions.isLoose(sig) ? 1 : Math.max(1, sig.params.vars.length);
    c.wanted = { call: only, count: wanted };
    const x = rawExpr(c, only, { generic: true });
    exclude(c, x, ["novalue", "builtin", "type"]);
    if (x.mode !== "invalid" && x.type.kind === "Tuple")
      return { list: x.type.vars.map((v) => operandOf(only, "value", v.type)), typeArgs };
    return { list: [x], typeArgs };
  }
  const list = call.args.map((e, i) => {
    if (e.kind !== "IndexExpr") return genericExpr(c, e);
    const x = new Operand(e);
    if (!indexExpr(c, x, e)) {
      x.expr = e;
      c.record(x);
      exclude(c, x, ["novalue", "builtin", "type"]);
      return x;
    }
    const partial = functionInstance(c, x, e, undefined, false);
    x.expr = e;
    if (partial) typeArgs.set(i, partial);
    else c.record(x);
    return x;
  });
  return { list, typeArgs };
};
