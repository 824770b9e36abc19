// Implements the signature of a generic function at one call: type parameters replaced by what they stand for there.

import type { CallExpr, Expr, Ident } from "../go/ast.ts";
import type { FuncPlan } from "../plan/plan.ts";
import type { RustBound, RustPath, RustType } from "../rust/ast.ts";
import type { FuncObj } from "../semantics/objects.ts";
import type { Type, TypeParam } from "../semantics/types.ts";
import type { Emitter } from "./emitter.ts";

type Arguments = ReadonlyMap<string, RustType>;

export function instantiated(plan: FuncPlan, f: FuncObj, call: CallExpr, ctx: Emitter): FuncPlan {
  const args = argumentsAt(f, call, ctx);
  if (args.size === 0) return plan;
  const r = plan.result;
  const result: FuncPlan["result"] = r.kind === "none" ? r : { ...r, types: r.types.map((x) => replaceParams(x, args)) };
  return {
    ...plan,
    params: plan.params.map((p) => ({ ...p, type: replaceParams(p.type, args) })),
    result,
    ...(plan.ret && { ret: replaceParams(plan.ret, args) }),
  };
}

function argumentsAt(f: FuncObj, call: CallExpr, ctx: Emitter): Arguments {
  const recv = f.recv?.kind === "Pointer" ? f.recv.elem : f.recv;
  if (recv?.kind === "Named" && recv.origin) return zip(recv.origin.typeParams, recv.typeArgs, ctx);
  const id = calledName(call.fun);
  const types = id && ctx.info.instanceOf(id);
  return types ? zip(f.type.typeParams.length > 0 ? f.type.typeParams : declaredParams(f, ctx), types, ctx) : new Map();
}

const declaredParams = (f: FuncObj, ctx: Emitter): readonly TypeParam[] => {
  const decl = ctx.facts.declOf(f);
  return decl ? (ctx.info.funcObjOf(decl)?.type.typeParams ?? []) : [];
};

const zip = (params: readonly TypeParam[], types: readonly Type[], ctx: Emitter): Arguments =>
  new Map(params.flatMap((p, i): [string, RustType][] => (types[i] ? [[p.obj.name, ctx.rustType(types[i])]] : [])));

function calledName(e: Expr): Ident | undefined {
  if (e.kind === "Ident") return e;
  if (e.kind === "SelectorExpr") return e.sel;
  return e.kind === "IndexExpr" || e.kind === "ParenExpr" ? calledName(e.x) : undefined;
}

export function replaceParams(r: RustType, args: Arguments): RustType {
  switch (r.kind) {
    case "PathType": {
      const only = r.path.segments.length === 1 && !r.path.import ? r.path.segments[0] : undefined;
      const arg = only && !only.generics ? args.get(only.name) : undefined;
      return arg ?? { ...r, path: inPath(r.path, args) };
    }
    case "RefType":
      return { ...r, inner: replaceParams(r.inner, args) };
    case "SliceType":
    case "ArrayType":
      return { ...r, elem: replaceParams(r.elem, args) };
    case "TupleType":
      return { ...r, elems: r.elems.map((e) => replaceParams(e, args)) };
    case "ImplType":
    case "DynType":
      return { ...r, bounds: r.bounds.map((b) => inBound(b, args)) };
    default:
      return r;
  }
}

const inPath = (p: RustPath, args: Arguments): RustPath => ({
  ...p,
  segments: p.segments.map((s) => (s.generics ? { ...s, generics: s.generics.map((g) => replaceParams(g, args)) } : s)),
});

const inBound = (b: RustBound, args: Arguments): RustBound =>
  b.kind === "TraitBound"
    ? {
        ...b,
        path: inPath(b.path, args),
        ...(b.fnArgs && { fnArgs: b.fnArgs.map((a) => replaceParams(a, args)) }),
        ...(b.fnRet && { fnRet: replaceParams(b.fnRet, args) }),
      }
    : b;
