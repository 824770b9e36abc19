// Implements declarations: objects are typed when they are first needed, whatever their order in the text.

import { viaAlias } from "./alias.ts";
import type { Expr, FieldList, GenDecl, Ident, TypeSpec, ValueSpec } from "../go/ast.ts";
import { initConst, initVar, initVars } from "./assignments.ts";
import { invalidType } from "./basic.ts";
import { type Checker, type DeclInfo, iotaOf } from "./checker.ts";
import type { ConstValue } from "./constant.ts";
import { expr } from "./expr.ts";
import { DeclaredType, prune, under } from "./named.ts";
import {
  type Mutable,
  type MutableConst,
  type MutableTypeName,
  type MutableVar,
  newConst,
  newTypeName,
  newVar,
  pending,
  unknownValue,
} from "./object.ts";
import type { FuncObj, Obj, TypeNameObj, VarObj } from "./objects.ts";
import { isConstType, isTypeParam, isValid } from "./predicates.ts";
import { checkConstArity, checkVarArity } from "./resolver.ts";
import { Scope } from "./scope.ts";
import { funcBody, funcType } from "./signature.ts";
import type { TypeParam } from "./types.ts";
import { constraintType, typ, typeExpr, varType } from "./typexpr.ts";

/** Gives a package-level object its type, if it has none yet. */
export const objDecl = (c: Checker, obj: Obj): void => {
  if (c.finished.has(obj)) return;
  const info = c.declInfos.get(obj);
  if (!info) return;
  if (c.objectPath.includes(obj)) {
    if (!validCycle(c, obj) && "type" in obj && obj.type === pending) (obj as MutableVar).type = invalidType;
    return;
  }
  c.objectPath.push(obj);
  c.within(c.environment(info.scope, info), () => declare(c, obj, info));
  c.objectPath.pop();
  c.finished.add(obj);
};

const declare = (c: Checker, obj: Obj, info: DeclInfo): void => {
  switch (obj.kind) {
    case "Const":
      return constDecl(c, obj, info.type, info.init, c.iotas.get(obj), info.inherited ? info.spec : undefined);
    case "Var":
      return varDecl(c, obj, info.lhs, info.type, info.init);
    case "TypeName":
      return info.spec?.kind === "TypeSpec" ? typeDecl(c, obj, info.spec) : undefined;
    case "Func":
      return funcDecl(c, obj, info);
    default:
      return undefined;
  }
};

/** Whether a declaration may refer to itself: a type through its name, a value only through functions. */
const validCycle = (c: Checker, obj: Obj): boolean => {
  const cycle = c.objectPath.slice(c.objectPath.indexOf(obj));
  const values = cycle.filter((o) => o.kind === "Const" || o.kind === "Var").length;
  const types = cycle.filter((o) => o.kind === "TypeName");
  if (cycle.some((o) => o.kind === "Func")) return true;
  if (values === cycle.length) {
    if (obj.kind === "Const" || (obj.kind === "Var" && obj.type === pending)) reportCycle(c, cycle, "initialization cycle or");
    return false;
  }
  if (values === 0 && types.some((t) => t.kind === "TypeName" && !t.isAlias)) return true;
  reportCycle(c, cycle, "invalid recursive type");
  return false;
};

const reportCycle = (c: Checker, cycle: readonly Obj[], what: string): void => {
  const first = cycle[0];
  if (!first?.span) return;
  const kind =
    first.kind === "TypeName" ? "invalid recursive type" : what === "initialization cycle or" ? "initialization cycle" : what;
  if (cycle.length === 1) c.error(first.span, `${kind}: ${first.name} refers to itself`);
  else
    c.error(
      first.span,
      `${kind}${kind === "initialization cycle" ? " for" : ""} ${first.name}${cycle.map((o, i) => `\n\t${o.name} refers to ${cycle[(i + 1) % cycle.length]!.name}`).join("")}`,
    );
};

const constDecl = (
  c: Checker,
  obj: MutableConst,
  type: Expr | undefined,
  init: Expr | undefined,
  iota: ConstValue | undefined,
  inheritedAt: ValueSpec | TypeSpec | undefined,
): void => {
  c.env.iota = iota;
  if (type) {
    const t = typ(c, type);
    if (!isConstType(t) && isValid(t) && prune(t).kind !== "Open") {
      c.error(type, `invalid constant type ${c.text(t)}`);
      obj.type = invalidType;
      return;
    }
    obj.type = t;
  }
  if (!init) {
    if (obj.type === pending) obj.type = invalidType;
    return;
  }
  if (inheritedAt) c.env.errorAt = obj.span;
  initConst(c, obj, expr(c, init));
  c.env.errorAt = undefined;
};

const varDecl = (
  c: Checker,
  obj: MutableVar,
  lhs: readonly VarObj[] | undefined,
  type: Expr | undefined,
  init: Expr | undefined,
): void => {
  if (type) obj.type = varType(c, type);
  if (!init) {
    if (!type) obj.type = invalidType;
    return;
  }
  if (!lhs) {
    initVar(c, obj, expr(c, init, obj.type === pending ? undefined : { type: obj.type, what: obj.name }), "variable declaration");
    return;
  }
  // All variables of one specification share their type expression and are set by one call.
  if (type) for (const v of lhs) (v as MutableVar).type = obj.type;
  initVars(c, lhs, [init], undefined);
};

const funcDecl = (c: Checker, obj: FuncObj, info: DeclInfo): void => {
  const decl = info.func!;
  const sig = c.shellOf(obj);
  funcType(c, sig, decl.recv, decl.type);
  if (sig.recv) (obj as Mutable<FuncObj>).recv = sig.recv.type;
  c.signatures.set(decl, sig);
  const { body } = decl;
  if (decl.type.typeParams && !body && sig.typeParams.length > 0) c.error(decl.name, "generic function is missing function body");
  if (body && !c.ignoreBodies) c.later(() => funcBody(c, info, sig, body, undefined));
};

// ---- Types -------------------------------------------------------------------------------------------------

export const typeDecl = (c: Checker, obj: MutableTypeName, spec: TypeSpec): void => {
  if (spec.isAlias) aliasDecl(c, obj, spec);
  else definedTypeDecl(c, obj, spec);
};

const aliasDecl = (c: Checker, obj: MutableTypeName, spec: TypeSpec): void => {
  if (!spec.typeParams) {
    obj.type = viaAlias(obj, typ(c, spec.type));
    return;
  }
  c.inScope(() => {
    const params = declareTypeParams(c, spec.typeParams!);
    obj.type = viaAlias(obj, typ(c, spec.type), params);
  });
};

const definedTypeDecl = (c: Checker, obj: MutableTypeName, spec: TypeSpec): void => {
  const named = new DeclaredType(obj);
  obj.type = named;
  c.declaredTypes.push(named);
  const methods = c.methodsOf.get(obj) ?? [];
  named.methods = [...methods];
  const declareRhs = (): void => {
    const rhs = typeExpr(c, spec.type, named);
    if (isTypeParam(rhs)) {
      c.error(spec.type, "cannot use a type parameter as RHS in type declaration");
      named.rhs = invalidType;
    } else named.rhs = rhs;
  };
  if (spec.typeParams) {
    const list = spec.typeParams;
    c.inScope(() => {
      declareTypeParams(c, list, (params) => {
        named.typeParams = params;
      });
      declareRhs();
    });
  } else declareRhs();
  checkMembers(c, named, methods);
};

/** Methods must differ from each other and from fields. */
const checkMembers = (c: Checker, named: DeclaredType, methods: readonly FuncObj[]): void => {
  if (methods.length === 0) return;
  const seen = new Set<string>();
  for (const m of methods) {
    if (m.name === "_") continue;
    if (seen.has(m.name) && m.span) c.error(m.span, `method ${named.obj.name}.${m.name} already declared`);
    seen.add(m.name);
  }
  c.later(() => {
    const u = under(named);
    if (u.kind !== "Struct") return;
    for (const f of u.fields) {
      const m = seen.has(f.name) ? methods.find((x) => x.name === f.name) : undefined;
      if (m?.span) c.error(m.span, `field and method with the same name ${f.name}`);
    }
  });
};

/** Declares type parameters in the current scope; their constraints may mention each other. */
export const declareTypeParams = (
  c: Checker,
  list: FieldList,
  early?: (params: readonly TypeParam[]) => void,
): readonly TypeParam[] => {
  const params: Mutable<TypeParam>[] = [];
  const groups: { readonly bound: Expr; readonly members: Mutable<TypeParam>[] }[] = [];
  for (const field of list.list) {
    const members = field.names.map((name) => {
      const p = declareTypeParam(c, name, params.length);
      params.push(p);
      return p;
    });
    groups.push({ bound: field.type, members });
  }
  early?.(params);
  for (const { bound, members } of groups) {
    const constraint = constraintType(c, bound);
    for (const p of members) p.constraint = constraint;
  }
  return params;
};

export const declareTypeParam = (c: Checker, name: Ident, index: number): Mutable<TypeParam> => {
  const obj = newTypeName(name.name, invalidType, { span: name.span, pkg: c.path });
  const param: Mutable<TypeParam> = { kind: "TypeParam", obj, index, constraint: invalidType };
  obj.type = param;
  c.declare(c.env.scope, name, obj);
  c.finished.add(obj);
  return param;
};

// ---- Local declarations ------------------------------------------------------------------------------------

export const declStmt = (c: Checker, decl: GenDecl): void => {
  let repeated: { type?: ValueSpec["type"]; values: ValueSpec["values"]; spec: ValueSpec } | undefined;
  for (const spec of decl.specs) {
    if (spec.kind === "TypeSpec") localType(c, spec);
    else if (spec.kind === "ValueSpec" && decl.tok === "const") {
      if (spec.type || spec.values.length > 0 || !repeated) repeated = { type: spec.type, values: spec.values, spec };
      localConsts(c, spec, repeated);
    } else if (spec.kind === "ValueSpec") localVars(c, spec);
  }
};

const localConsts = (
  c: Checker,
  spec: ValueSpec,
  repeated: { type?: ValueSpec["type"]; values: ValueSpec["values"]; spec: ValueSpec },
): void => {
  const mark = c.delayedCount;
  const inherited = repeated.spec !== spec;
  const objs = spec.names.map((name, i) => {
    const obj = newConst(name.name, pending, unknownValue, { span: name.span, pkg: c.path });
    const outer = c.env.iota;
    constDecl(c, obj, repeated.type, repeated.values[i], iotaOf(spec.iota), inherited ? spec : undefined);
    c.env.iota = outer;
    return obj;
  });
  checkConstArity(c, spec, repeated, inherited);
  c.processDelayed(mark);
  objs.forEach((obj, i) => declareLocal(c, spec.names[i]!, obj, spec));
};

const localVars = (c: Checker, spec: ValueSpec): void => {
  const mark = c.delayedCount;
  const objs = spec.names.map((name) => newVar(name.name, pending, "local", { span: name.span, pkg: c.path }));
  const shared = spec.values.length === 1 && objs.length > 1;
  objs.forEach((obj, i) => {
    const init = shared ? (i === 0 ? spec.values[0] : undefined) : spec.values[i];
    if (shared && i > 0) return;
    varDecl(c, obj, shared ? objs : undefined, spec.type, init);
  });
  for (const extra of shared ? [] : spec.values.slice(objs.length)) expr(c, extra);
  checkVarArity(c, spec);
  c.processDelayed(mark);
  objs.forEach((obj, i) => declareLocal(c, spec.names[i]!, obj, spec));
};

const declareLocal = (c: Checker, name: Ident, obj: Obj, spec: ValueSpec): void => {
  c.declarations.set(obj, spec);
  c.declare(c.env.scope, name, obj);
};

const localType = (c: Checker, spec: TypeSpec): void => {
  const place = { span: spec.name.span, pkg: c.path, home: c.home };
  const obj: MutableTypeName = newTypeName(spec.name.name, pending, place, spec.isAlias);
  c.declarations.set(obj, spec);
  c.declare(c.env.scope, spec.name, obj);
  c.localTypes.push(obj as TypeNameObj);
  c.objectPath.push(obj);
  const outer = c.env.scope;
  c.env.scope = new Scope(outer);
  typeDecl(c, obj, spec);
  c.env.scope = outer;
  c.objectPath.pop();
};
