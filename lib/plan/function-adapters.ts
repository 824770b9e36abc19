// Implements the choice of a function type that only turns functions into values of one interface: in Rust every such function has
// the trait (idioms.md `func-adapter`).

import { wantedTypes } from "../analysis/conversions.ts";
import type { Facts } from "../analysis/facts.ts";
import { functionTypeOf } from "../analysis/function-newtypes.ts";
import type { CallExpr, FuncDecl, Ident, Node } from "../go/ast.ts";
import type { TypeNameObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Plan } from "./plan.ts";
import { returnsOf } from "./results.ts";

interface Known {
  readonly facts: Facts;
  readonly plan: Pick<Plan, "interfaceOf">;
}

const found = new WeakMap<object, ReadonlyMap<TypeNameObj, TypeNameObj>>();

/** The interface that the type adapts functions to, if it does nothing else: its name goes, and the functions stay as they are. */
export function adaptedTo(o: TypeNameObj, { facts, plan }: Known): TypeNameObj | undefined {
  const known = found.get(plan) ?? findAdapters(facts, plan);
  found.set(plan, known);
  return known.get(o);
}

function findAdapters(facts: Facts, plan: Known["plan"]): ReadonlyMap<TypeNameObj, TypeNameObj> {
  const pairs = facts.info.typeNames.flatMap((o): [TypeNameObj, TypeNameObj][] => {
    const to = interfaceFor(o, facts, plan);
    return to ? [[o, to]] : [];
  });
  // Of two that adapt to one interface, rustc could not say which `impl` is meant.
  return new Map(pairs.filter(([, to]) => pairs.filter(([, other]) => other === to).length === 1));
}

function interfaceFor(o: TypeNameObj, facts: Facts, plan: Known["plan"]): TypeNameObj | undefined {
  if (functionTypeOf(o.type) !== o || o.type.kind !== "Named" || o.type.typeParams.length > 0 || o.home) return undefined;
  const [method, second] = o.type.methods;
  const decl = method && facts.declOf(method);
  if (!method || second || !decl || !onlyCalls(decl, facts)) return undefined;
  const asking = facts.info.typeNames.filter((i) => {
    const u = underlying(i.type);
    return u.kind === "Interface" && (u.methods.length > 0 || u.embeddeds.length > 0) && facts.info.implements(o.type, i.type);
  });
  const [to, other] = asking;
  const form = to && plan.interfaceOf(to);
  if (!to || other || to.home || form?.kind !== "trait" || form.isPrinted) return undefined;
  return namesOf(o, facts).every((id) => isAdapting(id, to, facts)) ? to : undefined;
}

/** `func (f F) Serve(s string) string { return f(s) }`. */
function onlyCalls(d: FuncDecl, facts: Facts): boolean {
  const f = facts.info.funcObjOf(d);
  const [only, more] = d.body?.list ?? [];
  const call: Node | undefined =
    only?.kind === "ExprStmt"
      ? only.x
      : only?.kind === "ReturnStmt" && returnsOf(d, facts).length === 1
        ? only.results[0]
        : undefined;
  if (!f || more || call?.kind !== "CallExpr" || call.ellipsis) return false;
  const isOwn = (e: Node, v: unknown): boolean => e.kind === "Ident" && facts.info.objectOf(e) === v;
  const { vars } = f.type.params;
  return isOwn(call.fun, f.type.recv) && call.args.length === vars.length && call.args.every((a, i) => isOwn(a, vars[i]));
}

const namesOf = (o: TypeNameObj, facts: Facts): readonly Ident[] =>
  facts.nodesOf("Ident").filter((id) => facts.info.objectOf(id) === o);

/** Its declaration, its method's receiver, or a conversion where the interface is wanted. */
function isAdapting(id: Ident, to: TypeNameObj, facts: Facts): boolean {
  const p = facts.tree.parentOf(id);
  if (p?.kind === "TypeSpec") return p.name === id;
  if (p?.kind === "Field") {
    const owner = [...facts.tree.ancestorsOf(p)].find((n) => n.kind === "FuncDecl");
    return owner?.kind === "FuncDecl" && owner.recv?.list.includes(p) === true;
  }
  if (p?.kind !== "CallExpr" || p.fun !== id || !isOfFunction(p, facts)) return false;
  return wantedTypes(facts).some(({ expr, type }) => expr === p && type.kind === "Named" && type.obj === to);
}

/** A literal, a function by its name, or a variable that holds one: not `nil`, and nothing that is adapted already. */
const isOfFunction = (c: CallExpr, facts: Facts): boolean => {
  const [x] = c.args;
  const o = x?.kind === "Ident" ? facts.info.objectOf(x) : undefined;
  return x?.kind === "FuncLit" || o?.kind === "Func" || (o?.kind === "Var" && underlying(o.type).kind === "Signature");
};
