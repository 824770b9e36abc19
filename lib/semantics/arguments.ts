// Implements the matching of arguments with parameters.

import type { CallExpr, Expr } from "../go/ast.ts";
import { assignment } from "./assignments.ts";
import type { Arguments } from "./call.ts";
import type { Checker } from "./checker.ts";
import { instantiateSignature } from "./funcinst.ts";
import { inferTypeArgs, renameTypeParams } from "./infer.ts";
import { prune } from "./named.ts";
import { newTuple, newVar } from "./object.ts";
import type { VarObj } from "./objects.ts";
import type { Operand } from "./operand.ts";
import { isNumeric, isUntyped, isValid } from "./predicates.ts";
import { substituteType, substitution } from "./substitute.ts";
import type { Signature, Type, TypeParam } from "./types.ts";

interface Given {
  readonly typeArgs: readonly Type[];
  readonly indices: readonly Expr[];
}

/** Checks arguments against a signature, which may be generic; the signature as it is called. */
export const checkArguments = (c: Checker, call: CallExpr, sig: Signature, given: Given, args: Arguments): Signature => {
  const adapted = adaptParams(c, call, sig, args.list);
  if (!adapted) return sig;
  let params = adapted;
  let result = sig;
  const own = sig.typeParams.length;
  const typeParams: TypeParam[] = [];
  const typeArgs: (Type | undefined)[] = [...given.typeArgs];
  if (own > 0) {
    const renamed = renameTypeParams(sig.typeParams, newTuple(params));
    typeParams.push(...renamed.params);
    params = renamed.type.vars;
    while (typeArgs.length < own) typeArgs.push(undefined);
  }
  const genericArgs = renameGenericArgs(args, typeParams, typeArgs);
  if (typeParams.length > 0) {
    const inferred = inferTypeArgs(c, { params: typeParams, typeArgs, tuple: newTuple(params), args: args.list });
    if ("message" in inferred) {
      if (inferred.message) c.error(inferred.at ?? call, `in call to ${c.text(call.fun)}, ${inferred.message}`);
      return sig;
    }
    if (own > 0) {
      const mine = inferred.slice(0, own);
      result = instantiateSignature(c, call.fun, sig, mine, given.indices);
      params = substituteType(newTuple(params), substitution(typeParams.slice(0, own), mine)).vars;
    }
    let next = own;
    for (const arg of genericArgs) {
      const generic = arg.type as Signature;
      const count = generic.typeParams.length;
      arg.type = instantiateSignature(c, arg.expr, generic, inferred.slice(next, next + count), []);
      c.record(arg);
      next += count;
    }
  }
  args.list.forEach((a, i) => assignment(c, a, params[i]!.type, () => `argument to ${c.text(call.fun)}`));
  return result;
};

/** Arguments that are generic functions get type parameters of their own, inferred together with those of the callee. */
const renameGenericArgs = (args: Arguments, typeParams: TypeParam[], typeArgs: (Type | undefined)[]): readonly Operand[] => {
  const generic: Operand[] = [];
  args.list.forEach((arg, i) => {
    if (arg.type.kind !== "Signature" || arg.type.typeParams.length === 0) return;
    const renamed = renameTypeParams(arg.type.typeParams, arg.type);
    arg.type = { ...renamed.type, typeParams: renamed.params };
    typeParams.push(...renamed.params);
    typeArgs.push(...(args.typeArgs.get(i) ?? []));
    while (typeArgs.length < typeParams.length) typeArgs.push(undefined);
    generic.push(arg);
  });
  return generic;
};

/** One parameter for each argument: the variadic one is repeated. Undefined where their numbers do not fit, which is reported. */
const adaptParams = (c: Checker, call: CallExpr, sig: Signature, args: readonly Operand[]): readonly VarObj[] | undefined => {
  const params = sig.params.vars;
  const last = params.at(-1);
  let want = params.length;
  let adapted: readonly VarObj[] = params;
  if (sig.variadic && last) {
    if (call.ellipsis) {
      if (call.args.length === 1 && args.length > 1) {
        c.error(call.args[0]!, `cannot use ... with multi-valued ${c.text(call.args[0]!)}`);
        return undefined;
      }
    } else if (args.length >= params.length - 1) {
      const slice = prune(last.type);
      const elem = slice.kind === "Slice" ? slice.elem : slice;
      adapted = [...params.slice(0, -1), ...args.slice(params.length - 1).map(() => newVar(last.name, elem, "param"))];
      want = args.length;
    } else want--;
  } else if (call.ellipsis) {
    c.error(call.args.at(-1)!, `cannot use ... in call to non-variadic ${c.text(call.fun)}`);
    return undefined;
  }
  if (args.length === want) return adapted;
  reportCount(c, call, sig, args, want);
  return undefined;
};

const reportCount = (c: Checker, call: CallExpr, sig: Signature, args: readonly Operand[], want: number): void => {
  if (args.some((a) => a.mode === "invalid")) return;
  const tooMany = args.length > want;
  const at = tooMany ? args[want]! : { start: call.span.end - 1, end: call.span.end };
  const have = typesSummary(
    c,
    args.map((a) => a.type),
    { ellipsis: call.ellipsis },
  );
  const wanted = typesSummary(
    c,
    sig.params.vars.map((v) => v.type),
    { variadic: sig.variadic },
  );
  c.error(
    at,
    `${tooMany ? "too many" : "not enough"} arguments in call to ${c.text(call.fun)}\n\thave ${have}\n\twant ${wanted}`,
  );
};

/** `(int, string)`; untyped numbers are just numbers. */
export const typesSummary = (c: Checker, types: readonly Type[], { variadic = false, ellipsis = false } = {}): string => {
  const parts = types.map((t, i) => {
    const last = i === types.length - 1;
    if (!isValid(t)) return "unknown type";
    if (isUntyped(t)) return isNumeric(t) ? "number" : c.text(t).replace("untyped ", "");
    const p = prune(t);
    if (last && variadic && p.kind === "Slice") return `...${c.text(p.elem)}`;
    return c.text(t) + (last && ellipsis ? "..." : "");
  });
  return `(${parts.join(", ")})`;
};
