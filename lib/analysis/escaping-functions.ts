// Facts about function literals that outlive the statement that makes them.

import type { FuncLit } from "../go/ast.ts";
import type { VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Facts } from "./facts.ts";
import { becomesFunctionType } from "./function-newtypes.ts";
import { isSetterLiteral } from "./option-setters.ts";
import { isSequence } from "./producers.ts";
import type { Use } from "./uses.ts";

/** Returned, stored or put into a composite. What yields is no function in Rust, but an iterator. */
export function escapes(f: FuncLit, facts: Facts): boolean {
  if (isSequence(f, facts)) return false;
  const p = facts.tree.parentOf(f);
  if (p?.kind === "ReturnStmt" || p?.kind === "CompositeLit" || p?.kind === "KeyValueExpr") return true;
  if (becomesFunctionType(f, facts)) return true;
  if (p?.kind === "CallExpr") return facts.info.builtinOf(p) === "append" || facts.info.isConversion(p);
  const target = p?.kind === "AssignStmt" ? p.lhs[p.rhs.indexOf(f)] : undefined;
  return target !== undefined && target.kind !== "Ident";
}

/** Given back as what it is, a closure may look at what its maker was given; one that is stored, or goes by a type's name, may not. */
const isStored = (f: FuncLit, facts: Facts): boolean => {
  const p = facts.tree.parentOf(f);
  if (p?.kind !== "ReturnStmt" || isSequence(f, facts)) return escapes(f, facts);
  const maker = facts.tree.funcOf(f);
  const result = maker && facts.info.signatureOf(maker).results.vars[p.results.indexOf(f)];
  return result?.type.kind === "Named";
};

/** Does the use of the variable stand in a function that is stored, and so lives on without the function around it? */
export const livesOn = (v: VarObj, u: Use, facts: Facts): boolean =>
  facts.tree
    .ancestorsOf(u.ident)
    .some((n) => n.kind === "FuncLit" && isStored(n, facts) && !isSetterLiteral(n, facts) && facts.freeVarsOf(n).includes(v));

/** `f := func() { … }; t.hook = f`: a literal that lives on by the name of its variable. */
export function storedByName(f: FuncLit, facts: Facts): boolean {
  const v = holderOf(f, facts);
  return (
    v !== undefined &&
    facts.uses.of(v).some(({ role }) => {
      if (role.kind === "return") return true;
      if (role.kind !== "store") return false;
      if (role.into === "field" || role.into === "package") return true;
      const lit = role.into === "literal" && role.target.kind === "KeyValueExpr" ? facts.tree.parentOf(role.target) : role.target;
      return lit?.kind === "CompositeLit" && underlying(facts.info.typeOf(lit)).kind === "Struct";
    })
  );
}

function holderOf(f: FuncLit, facts: Facts): VarObj | undefined {
  const p = facts.tree.parentOf(f);
  const name =
    p?.kind === "AssignStmt" ? p.lhs[p.rhs.indexOf(f)] : p?.kind === "ValueSpec" ? p.names[p.values.indexOf(f)] : undefined;
  const v = name?.kind === "Ident" ? facts.info.objectOf(name) : undefined;
  return v?.kind === "Var" && v.role === "local" ? v : undefined;
}

/** Does it capture nothing but numbers that nobody changes? It may take copies of them along. */
export const capturesOnlyCopies = (f: FuncLit, facts: Facts): boolean =>
  facts.freeVarsOf(f).every((v) => {
    const u = underlying(v.type);
    const isNumber = u.kind === "Basic" && u.basic !== "string";
    return v.role === "package" || (isNumber && facts.uses.of(v).every((x) => !changes.has(x.role.kind)));
  });

const changes: ReadonlySet<string> = new Set(["assign", "update", "address", "receiver"]);
