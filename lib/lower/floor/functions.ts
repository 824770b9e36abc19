// Implements function values on the floor: literals, functions and methods as values.

import type { Expr, FuncLit, SelectorExpr } from "../../go/ast.ts";
import type { RustExpr, RustStmt } from "../../rust/ast.ts";
import { block, call, cast, clone, closure, letStmt, local, methodCall, path, t } from "../../rust/factory.ts";
import type { FuncObj, VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Signature, Type } from "../../semantics/types.ts";
import { callee, methodOn } from "./calls.ts";
import { lowerBody } from "./body.ts";
import { coreItem, type Floor } from "./context.ts";
import { addressOf, embedded, type Place, placeOf, read } from "./places.ts";
import { diverges } from "./tail.ts";
import { refusePlace } from "./log-places.ts";

/** `func(…) { … }`: a shared closure, with its captures cloned in. */
export function closureOf(e: FuncLit, f: Floor): RustExpr {
  const sig = f.subst(f.info.signatureOf(e)) as Signature;
  const declared = f.info.signatureOf(e);
  const { params, body } = lowerBody(e, declared, sig, f);
  // Where the body never ends, Rust would take the closure to give nothing at all, not even `()`.
  const neverEnds = diverges(body) || body.stmts.some(isRefused);
  const ret = sig.results.vars.length > 0 ? f.types.of(sig.results) : neverEnds ? t.unit : undefined;
  const made = closure(params, body, { move: true, ...(ret && { ret }) });
  return withCaptures(capturesOf(e, f), funcFrom(made, sig, f), f);
}

/** A `todo!` as a whole statement, or as the value of a new variable. */
const isRefused = (s: RustStmt): boolean =>
  (s.kind === "LetStmt" && s.init?.kind === "Unsupported") || (s.kind === "ExprStmt" && s.expr.kind === "Unsupported");

/** `Func::new(Rc::new(…) as Rc<dyn Fn(A) -> R>)`. */
export const funcFrom = (made: RustExpr, sig: Signature, f: Floor): RustExpr =>
  call(coreItem("Func", "new"), [cast(call(path("std::rc::Rc::new"), [made]), t.rc(f.types.closureType(sig)))]);

/** Variables of functions around that a closure uses, and that others use besides. */
export const capturesOf = (e: FuncLit, f: Floor): readonly VarObj[] =>
  f.facts
    .freeVarsOf(e)
    .filter((v) => v.role !== "package" && (f.boxes.isBoxed(v) || !f.types.isCopy(f.subst(v.type))) && !f.isTakenBy(e, v));

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
  const made = target(args);
  const isBare = made.kind === "CallExpr" && made.fun.kind === "PathExpr" && made.args === args;
  return funcFrom(isBare ? made.fun : closure(params, made), sig, f);
}

/** `x.M` binds its receiver now; `T.M` takes it first. */
export function methodValue(e: SelectorExpr, m: FuncObj, f: Floor): RustExpr {
  refusePlace(m, f);
  const sig = underlying(f.typeOf(e)) as Signature;
  const s = f.info.selectionOf(e);
  const params = sig.params.vars.map((v, i) => ({ pat: { kind: "IdentPat" as const, name: `a${i}` }, type: f.types.of(v.type) }));
  const args = sig.params.vars.map((_, i) => local(`a${i}`));
  if (s?.kind === "methodExpr") {
    const recv = sig.params.vars[0]?.type as Type;
    return funcFrom(closure(params, methodOn(local("a0"), recv, m, s.path, args.slice(1), f)), sig, f);
  }
  const place = embedded(placeOf(e.x, f), s?.path ?? [], f);
  const { bound, boundType } = receiverNow(place, m, f);
  const name = f.temp("receiver");
  const inner = funcFrom(closure(params, methodOn(local(name), boundType, m, [], args, f), { move: true }), sig, f);
  return block([letStmt(name, bound)], inner);
}

/** The receiver of a method value is worked out, and copied where it is a value, when the method value is. */
function receiverNow(place: Place, m: FuncObj, f: Floor): { readonly bound: RustExpr; readonly boundType: Type } {
  const isPointer = m.recv?.kind === "Pointer";
  if (isPointer && underlying(place.type).kind !== "Pointer")
    return { bound: addressOf(place, f), boundType: { kind: "Pointer", elem: place.type } };
  if (!isPointer && place.type.kind === "Pointer")
    return { bound: methodCall(read(place, f), "load"), boundType: place.type.elem };
  return { bound: read(place, f), boundType: place.type };
}
