// Implements interface types, and the unions that constraints embed.

import type { BinaryExpr, Expr, InterfaceType } from "../go/ast.ts";
import type { Checker } from "./checker.ts";
import { type DeclaredType, under } from "./named.ts";
import { newFunc, newSignature, newVar } from "./object.ts";
import type { FuncObj } from "./objects.ts";
import { identical, isTypeParam, isValid } from "./predicates.ts";
import { funcType } from "./signature.ts";
import type { Interface, Type, Union } from "./types.ts";
import { typeSetOf } from "./typeset.ts";
import { typ } from "./typexpr.ts";

export const interfaceType = (c: Checker, e: InterfaceType, def: DeclaredType | undefined): Interface => {
  const methods: FuncObj[] = [];
  const embeddeds: Type[] = [];
  const t: Interface = { kind: "Interface", methods, embeddeds };
  const recv: Type = def ?? t;
  for (const field of e.methods.list) {
    const [name] = field.names;
    if (!name) {
      embeddeds.push(unionType(c, field.type));
      continue;
    }
    if (field.type.kind !== "FuncType") continue;
    if (name.name === "_") {
      c.error(name, "methods must have a unique non-blank name");
      continue;
    }
    if (methods.some((m) => m.name === name.name)) c.error(name, `duplicate method ${name.name}`);
    const sig = newSignature();
    const obj: FuncObj = { ...newFunc(name.name, sig, { span: name.span, pkg: c.path }), recv };
    funcType(c, sig, undefined, field.type);
    c.recordType(field.type, "type", sig);
    sig.recv = newVar("", recv, "receiver", { span: name.span, pkg: c.path });
    c.declarations.set(obj, field);
    c.recordDef(name, obj);
    methods.push(obj);
  }
  c.later(() => checkMethods(c, e, t));
  return t;
};

/** Embedded interfaces may declare the same method again, but not with another type. */
const checkMethods = (c: Checker, e: InterfaceType, t: Interface): void => {
  const known = typeSetOf(t).methods;
  for (const embedded of t.embeddeds) {
    const u = under(embedded);
    if (u.kind !== "Interface") continue;
    for (const m of typeSetOf(u).methods) {
      const own = known.find((k) => k.name === m.name && (k.exported || k.pkg === m.pkg));
      if (own && !identical(own.type, m.type)) c.error(e, `duplicate method ${m.name}`);
    }
  }
};

/** `A | ~B`: a union, or the type itself where there is one term without `~`. */
export const unionType = (c: Checker, e: Expr): Type => {
  const operators: BinaryExpr[] = [];
  let leftmost = e;
  while (leftmost.kind === "BinaryExpr" && leftmost.op === "|") {
    operators.unshift(leftmost);
    leftmost = leftmost.x;
  }
  const first = unionTerm(c, leftmost);
  if (operators.length === 0 && !first.tilde) {
    checkEmbeddable(c, e, first.type);
    return first.type;
  }
  const terms = [first];
  let union: Union = { kind: "Union", terms: [first] };
  if (operators.length === 0 && first.tilde) c.recordType(e, "type", union);
  for (const op of operators) {
    terms.push(unionTerm(c, op.y));
    union = { kind: "Union", terms: [...terms] };
    c.recordType(op, "type", union);
  }
  const whole = union;
  c.later(() => checkTerms(c, e, whole));
  return whole;
};

const unionTerm = (c: Checker, e: Expr): Union["terms"][number] => {
  if (e.kind !== "UnaryExpr" || e.op !== "~") return { tilde: false, type: typ(c, e) };
  const type = typ(c, e.x);
  c.recordType(e, "type", { kind: "Union", terms: [{ tilde: true, type }] });
  return { tilde: true, type };
};

const checkEmbeddable = (c: Checker, at: Expr, t: Type): void => {
  c.later(() => {
    if (isTypeParam(t)) c.error(at, "term cannot represent type parameter");
  });
};

const checkTerms = (c: Checker, at: Expr, union: Union): void => {
  for (const term of union.terms) {
    const u = under(term.type);
    if (!isValid(u)) continue;
    if (term.tilde && u.kind === "Interface") c.error(at, `invalid use of ~ (${c.text(term.type)} is an interface)`);
    else if (term.tilde && !identical(u, term.type))
      c.error(at, `invalid use of ~ (underlying type of ${c.text(term.type)} is ${c.text(u)})`);
    else if (u.kind === "Interface" && !isTypeParam(term.type)) {
      const set = typeSetOf(u);
      if (set.methods.length > 0) c.error(at, `cannot use ${c.text(term.type)} in union (${c.text(term.type)} contains methods)`);
      else if (set.comparable) c.error(at, `cannot use comparable in union`);
    } else if (isTypeParam(term.type)) c.error(at, "term cannot represent type parameter");
  }
};
