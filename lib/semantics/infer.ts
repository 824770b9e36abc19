// Implements the inference of type arguments for generic calls, as the Go spec asks ("Type inference").

import type { Checker } from "./checker.ts";
import { whyMethodsMissing } from "./implements.ts";
import { constraintInterface, prune } from "./named.ts";
import type { Mutable } from "./object.ts";
import { newTypeName } from "./object.ts";
import type { Operand } from "./operand.ts";
import { defaultType, isTyped, maxUntyped } from "./predicates.ts";
import { substituteType, substitution } from "./substitute.ts";
import type { Tuple, Type, TypeParam } from "./types.ts";
import { type Term, commonUnder, specificTypes } from "./typeset.ts";
import { Unifier } from "./unify.ts";

export interface InferenceProblem {
  readonly params: readonly TypeParam[];
  /** Type arguments that are given; the rest is to be found. */
  readonly typeArgs: readonly (Type | undefined)[];
  /** Parameters, one for each argument. */
  readonly tuple: Tuple;
  readonly args: readonly Operand[];
  /** Whether a target stands for an argument, which only concerns messages. */
  readonly reverse?: boolean;
}
export interface InferenceFailure {
  readonly at?: Operand;
  readonly message: string;
}

/** All type arguments, or why they cannot be found; an empty message where the reason was reported before. */
export const inferTypeArgs = (c: Checker, problem: InferenceProblem): readonly Type[] | InferenceFailure => {
  const { params, typeArgs, args } = problem;
  if (typeArgs.length === params.length && typeArgs.every((t) => t !== undefined)) return typeArgs as readonly Type[];
  if (args.some((a) => a.mode === "invalid")) return { message: "" };
  const tuple = substituteType(problem.tuple, substitution(params, typeArgs));
  const u = new Unifier(params, typeArgs);
  const untyped: number[] = [];
  for (const [i, arg] of args.entries()) {
    const want = tuple.vars[i]!.type;
    if (!mentions(params, want) && !mentions(params, arg.type)) continue;
    if (isTyped(arg.type)) {
      if (!u.unify(want, arg.type, { assign: true })) return mismatch(c, problem, u, want, arg);
    } else if (want.kind === "TypeParam" && !arg.isNil) untyped.push(i);
  }
  const failure = useConstraints(c, problem, u);
  if (failure) return failure;
  const bad = defaultUntyped(c, tuple, args, untyped, u);
  if (bad) return bad;
  return finish(params, typeArgs, u);
};

const mismatch = (c: Checker, problem: InferenceProblem, u: Unifier, want: Type, arg: Operand): InferenceFailure => {
  const known = problem.params.map((p) => u.at(p));
  const what = `type ${c.text(arg.type)} of ${c.text(arg.expr)}`;
  if (known.every((t) => t === undefined)) {
    return { at: arg, message: `${what} does not match ${c.text(want)} (cannot infer ${listNames(problem.params)})` };
  }
  const inferred = substituteType(want, substitution(problem.params, known));
  if (inferred === want) return { at: arg, message: `${what} does not match ${c.text(want)}` };
  return problem.reverse
    ? { at: arg, message: `inferred type ${c.text(inferred)} for ${c.text(want)} does not match ${what}` }
    : { at: arg, message: `${what} does not match inferred type ${c.text(inferred)} for ${c.text(want)}` };
};

const listNames = (params: readonly TypeParam[]): string => {
  const names = params.map((p) => p.obj.name);
  if (names.length <= 2) return names.join(" and ");
  return `${names.slice(0, -1).join(", ")}, and ${names.at(-1)}`;
};

/** The term that a constraint amounts to, if its type set has a common underlying type. */
const coreTerm = (p: TypeParam): { readonly term: Term; readonly single: boolean } | undefined => {
  const terms = specificTypes(p);
  const [first] = terms ?? [];
  if (terms?.length === 1 && first) return { term: first, single: true };
  const u = terms && commonUnder(p);
  return u ? { term: { tilde: terms.some((t) => t.tilde), type: u }, single: false } : undefined;
};

/** Constraints add what arguments did not tell, as long as there is progress. */
const useConstraints = (c: Checker, { params }: InferenceProblem, u: Unifier): InferenceFailure | undefined => {
  for (;;) {
    const before = u.unknowns;
    for (const p of params) {
      const core = coreTerm(p);
      const t = u.at(p);
      if (core && t) {
        // A type argument without tilde must be the core type itself; inexact unification lets its underlying type match.
        if (!u.unify(t, core.term.type, {}))
          return { message: `${p.obj.name} (type ${c.text(t)}) does not satisfy ${c.text(p.constraint)}` };
      } else if (core?.single && !core.term.tilde) u.set(p, core.term.type);
      const bound = u.at(p);
      if (bound && !mentions(params, bound)) {
        const iface = constraintInterface(p);
        const cause = whyMethodsMissing(bound, iface, {
          statically: true,
          qualifier: c.qualifier,
          equivalent: (x, y) => u.unify(x, y, { exact: true }),
        });
        if (cause !== undefined)
          return { message: `${p.obj.name} (type ${c.text(bound)}) does not satisfy ${c.text(p.constraint)} ${cause}` };
      }
    }
    if (u.unknowns === before) return undefined;
  }
};

/** Parameters that only untyped constants speak of get the default type of the largest. */
const defaultUntyped = (
  c: Checker,
  tuple: Tuple,
  args: readonly Operand[],
  untyped: readonly number[],
  u: Unifier,
): InferenceFailure | undefined => {
  const largest = new Map<TypeParam, Type>();
  for (const i of untyped) {
    const p = tuple.vars[i]!.type as TypeParam;
    if (u.at(p)) continue;
    const arg = args[i]!;
    const known = largest.get(p);
    const max = known ? maxUntyped(known, arg.type) : arg.type;
    if (!max)
      return { at: arg, message: `mismatched types ${c.text(known!)} and ${c.text(arg.type)} (cannot infer ${p.obj.name})` };
    largest.set(p, max);
  }
  for (const [p, t] of largest) u.set(p, defaultType(t));
  return undefined;
};

/** Replaces type parameters that occur in inferred types by what was inferred for them. */
const finish = (
  params: readonly TypeParam[],
  given: readonly (Type | undefined)[],
  u: Unifier,
): readonly Type[] | InferenceFailure => {
  const inferred: (Type | undefined)[] = params.map((p) => u.at(p));
  killCycles(params, inferred);
  for (let round = 0; round < params.length + 1; round++) {
    const map = substitution(params, inferred);
    let changed = false;
    inferred.forEach((t, i) => {
      if (!t || given[i]) return;
      let next = substituteType(t, map);
      if (next !== t) {
        if (next.kind === "Signature" && next.typeParams.length > 0 && !mentions(params, next))
          next = { ...next, typeParams: [] };
        inferred[i] = next;
        changed = true;
      }
    });
    if (!changed) break;
  }
  for (const [i, t] of inferred.entries()) {
    if (!t || mentions(params, t)) return { message: `cannot infer ${params[i]!.obj.name}` };
  }
  return inferred as readonly Type[];
};

/** A parameter inferred to contain itself has no solution. */
const killCycles = (params: readonly TypeParam[], inferred: (Type | undefined)[]): void => {
  params.forEach((p, i) => {
    const reached = new Set<TypeParam>();
    const work: (Type | undefined)[] = [inferred[i]];
    while (work.length > 0) {
      const t = work.pop();
      if (!t) continue;
      params.forEach((q, k) => {
        if (reached.has(q) || !mentions([q], t)) return;
        reached.add(q);
        work.push(inferred[k]);
      });
    }
    if (reached.has(p)) inferred[i] = undefined;
  });
};

/** Whether a type mentions one of the type parameters. */
export const mentions = (params: readonly TypeParam[], t: Type, seen = new Set<Type>()): boolean => {
  t = prune(t);
  if (t.kind === "TypeParam") return params.includes(t);
  if (t.kind === "Basic" || seen.has(t)) return false;
  seen.add(t);
  const any = (types: readonly Type[]): boolean => types.some((x) => mentions(params, x, seen));
  switch (t.kind) {
    case "Pointer":
    case "Slice":
    case "Array":
    case "Chan":
      return any([t.elem]);
    case "Map":
      return any([t.key, t.elem]);
    case "Struct":
      return any(t.fields.map((f) => f.type));
    case "Tuple":
      return any(t.vars.map((v) => v.type));
    case "Signature":
      return any([t.params, t.results]);
    case "Interface":
      return any(t.methods.map((m) => m.type)) || any(t.embeddeds);
    case "Union":
      return any(t.terms.map((x) => x.type));
    case "Named":
      return any(t.typeArgs);
    default:
      return false;
  }
};

/** Fresh type parameters for a call, so that a generic function may call itself with other arguments. */
export const renameTypeParams = <T extends Type>(
  params: readonly TypeParam[],
  type: T,
): { readonly params: readonly TypeParam[]; readonly type: T } => {
  const fresh = params.map((p): Mutable<TypeParam> => {
    const obj = newTypeName(p.obj.name, p, { span: p.obj.span, pkg: p.obj.pkg });
    const q: Mutable<TypeParam> = { kind: "TypeParam", obj, index: p.index, constraint: p.constraint };
    obj.type = q;
    return q;
  });
  const map = substitution(params, fresh);
  for (const q of fresh) q.constraint = substituteType(q.constraint, map);
  return { params: fresh, type: substituteType(type, map) };
};
