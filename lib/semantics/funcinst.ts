// Implements the instantiation of generic functions, by type arguments, by their target, or by inference.

import type { Expr, IndexExpr } from "../go/ast.ts";
import type { Checker } from "./checker.ts";
import type { Target } from "./expr.ts";
import { inferTypeArgs, renameTypeParams } from "./infer.ts";
import { under } from "./named.ts";
import { newSignature, newTuple, newVar } from "./object.ts";
import { type Operand, operandOf } from "./operand.ts";
import { isValid } from "./predicates.ts";
import { substituteType, substitution } from "./substitute.ts";
import type { Signature, Type } from "./types.ts";
import { typ, verify } from "./typexpr.ts";

/**
 * Instantiates the generic function x with the indices of `e`, inferring what is missing from the target. Where it may not infer
 * (an argument of a call) and type arguments are missing, gives those that are there and leaves x alone.
 */
export const functionInstance = (
  c: Checker,
  x: Operand,
  e: IndexExpr | undefined,
  target: Target | undefined,
  infer: boolean,
): readonly Type[] | undefined => {
  const sig = x.type as Signature;
  const given = e?.indices.map((i) => typ(c, i)) ?? [];
  if (given.some((t) => !isValid(t))) {
    x.invalidate();
    return undefined;
  }
  const want = sig.typeParams.length;
  if (given.length > want) {
    c.error(e!.indices[want]!, `got ${given.length} type arguments but ${c.text(e!.x)} has ${want} type parameters`);
    x.invalidate();
    return undefined;
  }
  let typeArgs: readonly Type[] = given;
  if (given.length < want) {
    if (!infer) return given;
    const inferred = inferFromTarget(c, x, sig, given, target);
    if (!inferred) {
      x.invalidate();
      return undefined;
    }
    typeArgs = inferred;
  }
  x.set("value", instantiateSignature(c, e ?? x.expr, sig, typeArgs, e?.indices ?? []));
  return undefined;
};

/** `var f func(int) = g` is inferred like a call of a function whose one parameter has the type of g. */
const inferFromTarget = (
  c: Checker,
  x: Operand,
  sig: Signature,
  given: readonly Type[],
  target: Target | undefined,
): readonly Type[] | undefined => {
  const wanted = target && under(target.type).kind === "Signature" ? target : undefined;
  const params = wanted ? [newVar("", newSignature(sig.params, sig.results, sig.variadic), "param")] : [];
  const args = wanted ? [operandOf(x.expr, "value", under(wanted.type))] : [];
  const renamed = renameTypeParams(sig.typeParams, newTuple(params));
  const result = inferTypeArgs(c, { params: renamed.params, typeArgs: given, tuple: renamed.type, args, reverse: true });
  if (!("message" in result)) return result;
  const bare = !wanted && given.length === 0;
  if (result.message)
    c.error(
      result.at ?? x,
      bare
        ? `cannot use generic function ${c.text(x.expr)} without instantiation`
        : wanted
          ? result.message
          : `in call to ${c.text(x.expr)}, ${result.message}`,
    );
  return undefined;
};

export const instantiateSignature = (
  c: Checker,
  e: Expr,
  sig: Signature,
  typeArgs: readonly Type[],
  at: readonly Expr[],
): Signature => {
  const map = substitution(sig.typeParams, typeArgs);
  const instance: Signature = { ...substituteType(sig, map), typeParams: [] };
  c.recordInstance(e, typeArgs);
  c.later(() => {
    verify(c, at, e, sig.typeParams, typeArgs);
  });
  return instance;
};
