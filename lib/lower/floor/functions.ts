// Implements function values on the floor: literals, functions and methods as values.

import type { Expr, FuncLit, SelectorExpr } from "../../go/ast.ts";
import type { RustExpr, RustStmt } from "../../rust/ast.ts";
import { block, call, cast, clone, closure, letStmt, local, path, t } from "../../rust/factory.ts";
import type { FuncObj, VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Signature, Type } from "../../semantics/types.ts";
import { callee, methodOn, receiverPointer } from "./calls.ts";
import { lowerBody } from "./body.ts";
import { coreItem, type Floor } from "./context.ts";
import { read, placeOf } from "./places.ts";
import { diverges } from "./tail.ts";

/** `func(…) { … }`: a shared closure, with its captures cloned in. */
export function closureOf(e: FuncLit, f: Floor): RustExpr {
  const sig = f.subst(f.info.signatureOf(e)) as Signature;
  const declared = f.info.signatureOf(e);
  const { params, body } = lowerBody(e, declared, sig, f);
  // Where the body never ends, Rust would take the closure to give nothing at all, not even `()`.
  const ret = sig.results.vars.length > 0 ? f.types.of(sig.results) : diverges(body) ? t.unit : undefined;
  const made = closure(params, body, { move: true, ...(ret && { ret }) });
  return withCaptures(capturesOf(e, f), funcFrom(made, sig, f), f);
}

/** `Func::new(Rc::new(…) as Rc<dyn Fn(A) -> R>)`. */
export const funcFrom = (made: RustExpr, sig: Signature, f: Floor): RustExpr =>
  call(coreItem("Func", "new"), [cast(call(path("std::rc::Rc::new"), [made]), t.rc(f.types.closureType(sig)))]);

/** Variables of functions around that a closure uses. */
export const capturesOf = (e: FuncLit, f: Floor): readonly VarObj[] =>
  f.facts.freeVarsOf(e).filter((v) => v.role !== "package" && (f.boxes.isBoxed(v) || !f.types.isCopy(f.subst(v.type))));

/** A block that clones what a closure takes along. */
export function withCaptures(vars: readonly VarObj[], e: RustExpr, f: Floor, before: readonly RustStmt[] = []): RustExpr {
  const names = [...new Set(vars.map((v) => f.nameOfVar(v)))];
  const lets = names.map((n): RustStmt => letStmt(n === "self" ? "this" : n, clone(local(n))));
  return lets.length + before.length === 0 ? e : block([...before, ...lets], e);
}

/** A declared function as a value. */
export function functionValue(e: Expr, f: Floor): RustExpr {
  const sig = underlying(f.typeOf(e)) as Signature;
  const names = sig.params.vars.map((_, i) => `a${i}`);
  const target = callee(e, sig, f);
  const args = names.map((n) => local(n));
  const params = sig.params.vars.map((v, i) => ({
    pat: { kind: "IdentPat" as const, name: names[i] ?? "" },
    type: f.types.of(v.type),
  }));
  return funcFrom(closure(params, target(args)), sig, f);
}

/** `x.M` binds its receiver now; `T.M` takes it first. */
export function methodValue(e: SelectorExpr, m: FuncObj, f: Floor): RustExpr {
  const sig = underlying(f.typeOf(e)) as Signature;
  const s = f.info.selectionOf(e);
  const params = sig.params.vars.map((v, i) => ({ pat: { kind: "IdentPat" as const, name: `a${i}` }, type: f.types.of(v.type) }));
  const args = sig.params.vars.map((_, i) => local(`a${i}`));
  if (s?.kind === "methodExpr") {
    const recv = sig.params.vars[0]?.type as Type;
    return funcFrom(closure(params, methodOn(local("a0"), recv, m, s.path, args.slice(1), f)), sig, f);
  }
  const isPointer = m.recv?.kind === "Pointer";
  const type = f.typeOf(e.x);
  const bound = isPointer && underlying(type).kind !== "Pointer" ? receiverPointer(e.x, f) : read(placeOf(e.x, f), f);
  const boundType: Type = isPointer && underlying(type).kind !== "Pointer" ? { kind: "Pointer", elem: type } : type;
  const name = f.temp("receiver");
  const inner = funcFrom(closure(params, methodOn(local(name), boundType, m, s?.path ?? [], args, f), { move: true }), sig, f);
  return block([letStmt(name, bound)], inner);
}
