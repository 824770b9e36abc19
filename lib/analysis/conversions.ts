// Facts about implicit conversions: expressions that stand where another type is wanted.

import type { CallExpr, CompositeLit, Expr } from "../go/ast.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Type } from "../semantics/types.ts";
import type { Facts } from "./facts.ts";

export interface Wanted {
  readonly expr: Expr;
  readonly type: Type;
}

type Pairs<T> = (exprs: readonly Expr[], types: readonly (Type | undefined)[]) => readonly T[];

/** What expressions and the types of the places that they are put into give: arguments, variables and results. */
function stored<T>(facts: Facts, pairs: Pairs<T>, placesOf: (c: CallExpr) => readonly (Type | undefined)[]): readonly T[] {
  const { info } = facts;
  return [
    ...facts.nodesOf("CallExpr").flatMap((c) => pairs(c.args, placesOf(c))),
    ...facts.nodesOf("AssignStmt").flatMap((s) => {
      const types = s.op === "=" ? s.lhs.map((l) => info.typeOf(l)) : [];
      return pairs(s.op === "=" ? s.rhs : [], types);
    }),
    ...facts.nodesOf("ValueSpec").flatMap((s) => {
      const type = s.type && info.typeOf(s.type);
      const types = s.names.map(() => type);
      return type ? pairs(s.values, types) : [];
    }),
    ...facts.nodesOf("ReturnStmt").flatMap((r) => {
      const f = facts.tree.funcOf(r);
      const types = f ? info.signatureOf(f).results.vars.map((v) => v.type) : [];
      return f ? pairs(r.results, types) : [];
    }),
  ];
}

/** Each expression with the type of the place that it is put into: parameters, variables, results, fields and elements. */
export function wantedTypes(facts: Facts): readonly Wanted[] {
  const pairs: Pairs<Wanted> = (exprs, types) =>
    exprs.length > types.length || (exprs.length === 1 && types.length > 1)
      ? []
      : exprs.flatMap((expr, i) => {
          const type = types[i];
          return type ? [{ expr, type }] : [];
        });
  return [
    ...stored(facts, pairs, (c) => argumentTypes(c, facts)),
    ...facts.nodesOf("CompositeLit").flatMap((c) => elementsOf(c, facts)),
  ];
}

/** The types that a call of several results gives, each with that of the place that it is put into. */
export function wantedOfCalls(facts: Facts): readonly { readonly given: Type; readonly type: Type }[] {
  const { info } = facts;
  const pairs: Pairs<{ readonly given: Type; readonly type: Type }> = (exprs, types) => {
    const [call] = exprs;
    const tuple = call && exprs.length === 1 ? info.typeOf(call) : undefined;
    if (tuple?.kind !== "Tuple") return [];
    return tuple.vars.flatMap((v, i) => {
      const type = types[i];
      return type ? [{ given: v.type, type }] : [];
    });
  };
  return stored(facts, pairs, (c) => {
    const fun = underlying(info.typeOf(c.fun));
    return fun.kind === "Signature" && !info.calleeOf(c)?.pkg ? fun.params.vars.map((v) => v.type) : [];
  });
}

/** An expression that an interface of any value comes to hold, other than as an operand of a library's function. */
export function heldAsAny(isSought: (e: Expr) => boolean, facts: Facts): Expr | undefined {
  return wantedTypes(facts).find(({ expr, type }) => {
    const u = underlying(type);
    const p = facts.tree.parentOf(expr);
    const isHandedOver =
      p?.kind === "CallExpr" && facts.info.calleeOf(p)?.pkg !== undefined && facts.info.calleeOf(p)?.pkg !== "";
    return u.kind === "Interface" && u.methods.length + u.embeddeds.length === 0 && !isHandedOver && isSought(expr);
  })?.expr;
}

function argumentTypes(c: CallExpr, facts: Facts): readonly (Type | undefined)[] {
  if (facts.info.isConversion(c)) return [facts.info.typeOf(c)];
  if (facts.info.builtinOf(c) === "append") {
    const u = underlying(facts.info.typeOf(c));
    return c.args.map((_, i) => (i > 0 && !c.ellipsis && u.kind === "Slice" ? u.elem : undefined));
  }
  const fun = underlying(facts.info.typeOf(c.fun));
  if (fun.kind !== "Signature") return [];
  const params = fun.params.vars.map((v) => v.type);
  return c.args.map((_, i) => {
    const last = params.at(-1);
    if (!fun.variadic || i < params.length - 1) return params[i];
    return last?.kind === "Slice" && !c.ellipsis ? last.elem : last;
  });
}

function elementsOf(c: CompositeLit, facts: Facts): Wanted[] {
  const u = underlying(facts.info.typeOf(c));
  return c.elts.flatMap((e, i): Wanted[] => {
    const expr = e.kind === "KeyValueExpr" ? e.value : e;
    if (u.kind === "Slice" || u.kind === "Array" || u.kind === "Map") return [{ expr, type: u.elem }];
    if (u.kind !== "Struct") return [];
    const key = e.kind === "KeyValueExpr" && e.key.kind === "Ident" ? e.key.name : undefined;
    const field = key === undefined ? u.fields[i] : u.fields.find((f) => f.name === key);
    return field ? [{ expr, type: field.type }] : [];
  });
}
