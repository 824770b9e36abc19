// Implements function signatures and the checking of function bodies.

import type { BlockStmt, Expr, FieldList, FuncType, Ident } from "../go/ast.ts";
import { invalidType } from "./basic.ts";
import type { Checker, DeclInfo } from "./checker.ts";
import type { ConstValue } from "./constant.ts";
import { declareTypeParam, declareTypeParams } from "./decl.ts";
import { checkLabels } from "./labels.ts";
import { prune, under } from "./named.ts";
import { type Mutable, type MutableSignature, newTuple, newVar } from "./object.ts";
import type { VarObj } from "./objects.ts";
import { deref, isGeneric, isValid } from "./predicates.ts";
import { isTerminating } from "./return.ts";
import { Scope } from "./scope.ts";
import { stmtList } from "./stmt.ts";
import { substituteType, substitution } from "./substitute.ts";
import type { Named, Signature, Type, TypeParam } from "./types.ts";
import { genericTypeExpr, varType } from "./typexpr.ts";

/** Fills a signature from its type expression; its scope is kept for the body. */
export const funcType = (c: Checker, sig: MutableSignature, recv: FieldList | undefined, e: FuncType): void => {
  const outer = c.env.scope;
  const scope = new Scope(outer, true);
  c.env.scope = scope;
  const named: NamedVar[] = [];
  if (recv) {
    sig.recv = receiver(c, recv);
    const name = recv.list[0]?.names[0];
    if (name) named.push({ name, obj: sig.recv });
  }
  if (e.typeParams) {
    if (recv) c.error(e.typeParams, "methods cannot have type parameters");
    declareTypeParams(c, e.typeParams, (params) => {
      sig.typeParams = params;
    });
  }
  const params = collect(c, e.params, "param", true);
  const results = e.results && collect(c, e.results, "result", false);
  sig.params = newTuple(params.vars);
  sig.variadic = params.variadic;
  sig.results = newTuple(results?.vars ?? []);
  // Names come into scope with the body: a parameter does not hide a package from the types after it.
  for (const { name, obj } of [...named, ...params.named, ...(results?.named ?? [])]) c.declare(scope, name, obj);
  c.env.scope = outer;
  c.funcScopes.set(sig, scope);
};

interface NamedVar {
  readonly name: Ident;
  readonly obj: VarObj;
}
interface Collected {
  readonly vars: readonly VarObj[];
  readonly named: readonly NamedVar[];
  readonly variadic: boolean;
}

const collect = (c: Checker, list: FieldList, role: "param" | "result", variadicOk: boolean): Collected => {
  const vars: VarObj[] = [];
  const named: NamedVar[] = [];
  let variadic = false;
  list.list.forEach((field, i) => {
    let type: Type;
    const e = field.type;
    if (e.kind === "Ellipsis") {
      const last = i === list.list.length - 1 && field.names.length <= 1;
      if (!variadicOk || !last) c.error(e, variadicOk ? "can only use ... with final parameter in list" : "invalid use of ...");
      else variadic = true;
      const elem = e.elt ? varType(c, e.elt) : invalidType;
      type = variadic ? { kind: "Slice", elem } : elem;
      c.recordType(e, "type", type);
    } else type = varType(c, e);
    for (const name of field.names) {
      const v = newVar(name.name, type, role, { span: name.span, pkg: c.path });
      c.declarations.set(v, field);
      named.push({ name, obj: v });
      vars.push(v);
    }
    if (field.names.length === 0) {
      const v = newVar("", type, role, { span: e.span, pkg: c.path });
      c.declarations.set(v, field);
      vars.push(v);
    }
  });
  return { vars, named, variadic };
};

// ---- Receivers ---------------------------------------------------------------------------------------------

const receiver = (c: Checker, list: FieldList): VarObj => {
  const [field] = list.list;
  if (!field || list.list.length > 1) c.error(list, field ? "method has multiple receivers" : "method has no receiver");
  if (!field) return newVar("", invalidType, "receiver", { pkg: c.path });
  const type = receiverType(c, field.type);
  const [name] = field.names;
  const v = newVar(name?.name ?? "", type, "receiver", { span: (name ?? field.type).span, pkg: c.path });
  c.declarations.set(v, field);
  c.later(() => checkReceiver(c, field.type, type));
  return v;
};

interface ReceiverParts {
  readonly base: Expr;
  readonly pointer: boolean;
  readonly params: readonly Expr[] | undefined;
}

const receiverParts = (e: Expr): ReceiverParts => {
  let pointer = false;
  let base = e;
  while (base.kind === "ParenExpr" || base.kind === "StarExpr") {
    pointer ||= base.kind === "StarExpr";
    base = base.x;
  }
  return base.kind === "IndexExpr" ? { base: base.x, pointer, params: base.indices } : { base, pointer, params: undefined };
};

const receiverType = (c: Checker, e: Expr): Type => {
  const parts = receiverParts(e);
  if (!parts.params) return varType(c, e);
  // `func (l *List[T]) …` declares T anew, with the constraint of the type's own parameter.
  const generic = prune(genericTypeExpr(c, parts.base));
  const idents = parts.params.map((p) => (p.kind === "Ident" ? p : undefined));
  const own: Mutable<TypeParam>[] = [];
  for (const id of idents) if (id) own.push(receiverTypeParam(c, id, own.length));
  const base = generic.kind === "Named" && isGeneric(generic) ? generic : undefined;
  const type = base ? instanceForReceiver(c, e, parts, base, own) : generic.kind === "Open" ? generic : invalidType;
  const whole: Type = parts.pointer && isValid(type) ? { kind: "Pointer", elem: type } : type;
  recordParenthesized(c, e, whole);
  return whole;
};

const receiverTypeParam = (c: Checker, id: Ident, index: number): Mutable<TypeParam> => {
  const p = declareTypeParam(c, id, index);
  c.recordUse(id, p.obj);
  c.recordType(id, "type", p);
  return p;
};

const instanceForReceiver = (
  c: Checker,
  e: Expr,
  parts: ReceiverParts,
  base: Named,
  own: readonly Mutable<TypeParam>[],
): Type => {
  if (own.length !== base.typeParams.length) {
    c.error(e, `receiver declares ${own.length} type parameters, but receiver base type declares ${base.typeParams.length}`);
    return invalidType;
  }
  const map = substitution(base.typeParams, own);
  own.forEach((p, i) => {
    p.constraint = substituteType(base.typeParams[i]!.constraint, map);
  });
  c.recordInstance(parts.base, own);
  return c.instance(base, own);
};

const recordParenthesized = (c: Checker, e: Expr, type: Type): void => {
  for (;;) {
    c.recordType(e, "type", type);
    if (e.kind === "StarExpr") type = deref(type).type;
    if (e.kind !== "ParenExpr" && e.kind !== "StarExpr") return;
    e = e.x;
  }
};

const checkReceiver = (c: Checker, at: Expr, type: Type): void => {
  const { type: base } = deref(type);
  if (!isValid(base) || base.kind === "Open") return;
  if (base.kind !== "Named") {
    c.error(
      at,
      base.kind === "Basic"
        ? `cannot define new methods on non-local type ${c.text(base)}`
        : `invalid receiver type ${c.text(type)}`,
    );
    return;
  }
  if (base.obj.pkg !== c.path) {
    c.error(at, `cannot define new methods on non-local type ${c.text(base)}`);
    return;
  }
  const u = under(base);
  if (u.kind === "Pointer" || u.kind === "Interface")
    c.error(at, `invalid receiver type ${c.text(base)} (pointer or interface type)`);
};

// ---- Bodies ------------------------------------------------------------------------------------------------

export const funcBody = (
  c: Checker,
  decl: DeclInfo | undefined,
  sig: Signature,
  body: BlockStmt,
  iota: ConstValue | undefined,
): void => {
  const scope = c.funcScopes.get(sig) ?? new Scope(c.scope, true);
  const env = c.environment(scope, decl, sig, iota);
  const badBefore = c.sawBadSyntax;
  c.sawBadSyntax = false;
  c.within(env, () => {
    stmtList(c, {}, body.list);
    if (env.hasLabel) checkLabels(c, body);
    if (sig.results.vars.length === 0 || c.sawBadSyntax || isTerminating(body, env.panics)) return;
    c.fallsOff.add(body);
    if (!c.leavesOut(body.span)) {
      c.error({ start: Math.max(body.span.start, body.span.end - 1), end: body.span.end }, "missing return");
    }
  });
  if (!c.sawBadSyntax && !c.leavesOut(body.span)) reportUnused(c, scope);
  c.sawBadSyntax ||= badBefore;
};

/** Reports the variables of a function that nothing reads. */
const reportUnused = (c: Checker, scope: Scope): void => {
  for (const obj of scope.values()) {
    if (obj.kind === "Var" && obj.role === "local" && !c.usedVars.has(obj) && obj.span)
      c.error(obj.span, `declared and not used: ${obj.name}`);
  }
  for (const child of scope.children) if (!child.isFunction) reportUnused(c, child);
};
