// Implements the default lowering of calls: functions and methods of the snippet, the standard library, conversions.

import type { CallExpr, Expr, Node, SelectorExpr } from "../../go/ast.ts";
import { changesOwner, workedOutFirst } from "./changes-owner.ts";
import { temp, type Value } from "../../patterns/value.ts";
import type { FuncPlan } from "../../plan/plan.ts";
import { tupled } from "../../plan/results.ts";
import type { RustExpr, RustType } from "../../rust/ast.ts";
import {
  argsOf,
  awaitExpr,
  boxInner,
  call,
  closure,
  field,
  letStmt,
  local,
  methodCall,
  pathExpr,
  sameExpr,
  t,
} from "../../rust/factory.ts";
import type { FuncObj, TypeNameObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Emitter, Mode } from "../emitter.ts";
import { consume } from "../coerce.ts";
import { snakeCase } from "../../rust/names.ts";
import { rootIdent } from "../../plan/pointers/checks.ts";
import { withOptions } from "../items/setters.ts";
import { traitToImport } from "../items/traits.ts";
import { opened } from "../function-newtypes.ts";
import { instantiated } from "../instantiate.ts";
import { lowerBuiltin } from "./builtin.ts";
import { functionPath } from "./function-path.ts";
import { channelArgument, helperReceiver, holdsAsyncClosure } from "./concurrency.ts";
import { errorOperand } from "./fallible.ts";
import { nestedOf } from "./local-fns.ts";
import { refuseReadsBefore } from "./reads-beside-calls.ts";
import { callNested } from "./nested-fn.ts";
import { dynamicArgs, restOf } from "./variadic.ts";
import { lowerConversion } from "./conversion.ts";

export function lowerCall(e: CallExpr, ctx: Emitter, mode: Mode, want?: RustType): Value {
  return errorOperand(e, lowerAnyCall(e, ctx, mode, want), ctx);
}

function lowerAnyCall(e: CallExpr, ctx: Emitter, _mode: Mode, want?: RustType): Value {
  if (ctx.info.isConversion(e)) return lowerConversion(e, ctx, want);
  const builtin = ctx.info.builtinOf(e);
  if (builtin) return lowerBuiltin(builtin, e, ctx, want);
  const callee = ctx.info.calleeOf(e);
  if (!callee) return lowerDynamicCall(e, ctx);
  const sel = selectorOf(e.fun);
  if (callee.pkg && callee.assumed) return lowerUnknownCall(e, callee, ctx);
  if (callee.pkg) return lowerStdCall(e, callee, sel, ctx, want);
  const s = sel && ctx.info.selectionOf(sel);
  if (s?.kind === "methodExpr") return lowerMethodExprCall(e, ctx);
  return s?.kind === "method" && sel ? lowerMethodCall(e, callee, sel, ctx) : lowerFunctionCall(e, callee, ctx);
}

/** `T.m(x, a)`: `T::m(&x, a)`. */
function lowerMethodExprCall(e: CallExpr, ctx: Emitter): Value {
  const f = ctx.peek(e.fun);
  const sig = underlying(ctx.info.typeOf(e.fun));
  if (f.type.kind !== "FnPtrType" || (sig.kind === "Signature" && sig.variadic))
    return ctx.unsupported(e, "FG0101", { what: "a call of a method expression" });
  const { params, ret } = f.type;
  const { before, exprs } = ctx.sequence(e.args.map((a, i) => ctx.expr(a, params[i])));
  return temp(call(f.expr, exprs), ret ?? t.unit, { before });
}

const selectorOf = (f: Expr): SelectorExpr | undefined =>
  f.kind === "SelectorExpr" ? f : f.kind === "ParenExpr" || f.kind === "IndexExpr" ? selectorOf(f.x) : undefined;

function lowerStdCall(e: CallExpr, f: FuncObj, sel: SelectorExpr | undefined, ctx: Emitter, want?: RustType): Value {
  const recv = f.recv && sel ? sel.x : undefined;
  const name = f.recv ? `${typeName(f)}.${f.name}` : `${f.pkg}.${f.name}`;
  const v = sel && ctx.std({ call: e, args: e.args, sel, ...(recv && { recv }), ...(want && { want }) }, f);
  return v ?? ctx.unsupported(e, "FG0201", { what: name });
}

/** A function of a package that nobody knows: refused, but where stubs declare it. */
function lowerUnknownCall(e: CallExpr, f: FuncObj, ctx: Emitter): Value {
  return ctx.plan.options.stubs ? lowerFunctionCall(e, f, ctx) : ctx.unsupported(e, "FG0203", { what: ctx.facts.textOf(e.fun) });
}

function typeName(f: FuncObj): string {
  const r = f.recv?.kind === "Pointer" ? f.recv.elem : f.recv;
  return r?.kind === "Named" ? `${f.pkg}.${r.obj.name}` : (f.pkg ?? "");
}

/** Type that a call gives in Rust: the function's return type. */
export const callType = (plan: FuncPlan): RustType => plan.ret ?? t.unit;

function lowerFunctionCall(e: CallExpr, f: FuncObj, ctx: Emitter): Value {
  const plan = instantiated(ctx.plan.func(f), f, e, ctx);
  const args = lowerArgs(e, plan, f, ctx);
  const { before, exprs } = ctx.sequence(args);
  const made = finish(e, call(functionPath(f, plan, ctx, e), exprs), plan, before, args, ctx);
  return withOptions(e, f, made, (c, setter) => lowerArgs(c, ctx.plan.func(setter), setter, ctx), ctx);
}

function finish(
  e: CallExpr,
  expr: RustExpr,
  plan: FuncPlan,
  before: Value["before"],
  args: readonly Value[],
  ctx: Emitter,
): Value {
  const type = callType(plan);
  const borrows = holdsRef(type) ? args.flatMap((a) => a.borrows) : [];
  const future = plan.async && ctx.plan.colours.isRecursiveCall(e) ? call("Box::pin", [expr]) : expr;
  return temp(plan.async ? awaitExpr(future) : expr, type, { before, borrows });
}

const holdsRef = (r: RustType): boolean =>
  r.kind === "RefType"
    ? r.lifetime === undefined
    : r.kind === "PathType"
      ? r.path.segments.some((s) => s.generics?.some(holdsRef))
      : r.kind === "TupleType" && r.elems.some(holdsRef);

function lowerMethodCall(e: CallExpr, f: FuncObj, sel: SelectorExpr, ctx: Emitter): Value {
  const plan = instantiated(ctx.plan.func(f), f, e, ctx);
  if (f.name === "String" && isStringer(f)) {
    const v = ctx.reach(receiverBase(sel, ctx, false), false);
    return temp(methodCall(v.expr, "to_string"), t.string, { before: v.before });
  }
  if (f.name === "Error" && isStringer(f)) {
    const v = ctx.peek(sel.x);
    return temp(methodCall(v.expr, "to_string"), t.string, { before: v.before });
  }
  const args = lowerArgs(e, plan, f, ctx, plan.self === "&mut self" ? sel.x : undefined);
  if (plan.self === "none") return lowerAssociatedCall(e, f, plan, sel, args, ctx);
  const write = plan.self === "&mut self";
  const reached = helperReceiver(sel, f, ctx) ?? ctx.reach(receiverBase(sel, ctx, write), write);
  const recv = takesSelf(plan)
    ? consume({ ...reached, movable: reached.movable === true && reached.expr.kind === "PathExpr" }, ctx)
    : reached;
  const { before, exprs } = ctx.sequence([recv, ...args.map((a) => (write ? takenFirst(a, recv.expr, ctx) : a))]);
  const [target, ...rest] = exprs as [RustExpr, ...RustExpr[]];
  const trait = traitToImport(f, e, ctx);
  const called: RustExpr = {
    kind: "MethodCallExpr",
    recv: target,
    method: ctx.nameOf(f),
    args: rest,
    ...(trait && { import: trait }),
  };
  return finish(e, called, plan, before, [recv, ...args], ctx);
}

/** `self.insert(self.root.take(), key)` would borrow `self` twice: what the receiver gives up is taken before. */
function takenFirst(arg: Value, recv: RustExpr, ctx: Emitter): Value {
  const { expr } = arg;
  if (expr.kind !== "MethodCallExpr" || expr.method !== "take" || !isWithin(expr.recv, recv)) return arg;
  const name = ctx.fresh(expr.recv.kind === "FieldExpr" ? expr.recv.field : "value");
  return { ...arg, before: [...arg.before, letStmt(name, expr)], expr: local(name) };
}

const isWithin = (place: RustExpr, whole: RustExpr): boolean =>
  sameExpr(place, whole) || (place.kind === "FieldExpr" && isWithin(place.expr, whole));

/** A method that changes its own copy of the receiver. */
const takesSelf = (plan: FuncPlan): boolean => plan.self === "self" || plan.self === "mut self";

const isStringer = (f: FuncObj): boolean => f.type.params.vars.length === 0 && f.type.results.vars.length === 1;

/** The receiver with the embedded fields that lead to the method. */
export function receiverBase(sel: SelectorExpr, ctx: Emitter, write: boolean): Value {
  // `(&car).Paint()`: the method borrows by itself.
  const bare = sel.x.kind === "ParenExpr" ? sel.x.x : sel.x;
  const x = bare.kind === "UnaryExpr" && bare.op === "&" && bare.x.kind === "Ident" ? bare.x : sel.x;
  const base = write ? ctx.placeToWrite(x) : ctx.peek(x);
  const s = ctx.info.selectionOf(sel);
  return (s?.path ?? []).reduce<Value>((v, step) => {
    const owner = ctx.through(v, write);
    return { ...owner, expr: field(owner.expr, ctx.nameOf(step)), type: ctx.plan.typeOfSlot(step), place: true, movable: false };
  }, base);
}

/** A method whose receiver may be nil: `Type::method(receiver, …)`. */
function lowerAssociatedCall(
  e: CallExpr,
  f: FuncObj,
  plan: FuncPlan,
  sel: SelectorExpr,
  args: readonly Value[],
  ctx: Emitter,
): Value {
  const owner = f.type.recv?.type ?? f.recv;
  const obj = owner?.kind === "Pointer" && owner.elem.kind === "Named" ? (owner.elem.origin ?? owner.elem).obj : undefined;
  const name = obj && obj !== implOwner(sel, ctx) ? ctx.plan.names.of(obj) : "Self";
  const recv = ctx.expr(sel.x, plan.recv);
  const { before, exprs } = ctx.sequence([recv, ...args]);
  return finish(e, call(pathExpr(`${name}::${ctx.nameOf(f)}`), exprs), plan, before, [recv, ...args], ctx);
}

/** The type in whose `impl` the node comes to stand: there it is `Self`. */
function implOwner(n: Node, ctx: Emitter): TypeNameObj | undefined {
  const d = [...ctx.facts.tree.ancestorsOf(n)].find((p) => p.kind === "FuncDecl");
  const recv = d?.kind === "FuncDecl" ? ctx.info.funcObjOf(d)?.recv : undefined;
  const type = recv?.kind === "Pointer" ? recv.elem : recv;
  return type?.kind === "Named" ? (type.origin ?? type).obj : undefined;
}

/** Arguments against the parameters' Rust types; dropped parameters have none, variadic ones form a slice. */
/** The arguments; `changed` is the receiver that the method borrows to change it before it gets them. */
function lowerArgs(e: CallExpr, plan: FuncPlan, f: FuncObj, ctx: Emitter, changed?: Expr): Value[] {
  const { params } = plan;
  const out: Value[] = [];
  const spread = e.args.length === 1 && params.length > 1 ? ctx.info.typeOf(e.args[0] as Expr) : undefined;
  if (spread?.kind === "Tuple")
    return [ctx.unsupported(e, "FG0101", { what: "a call whose arguments are another call's results" })];
  params.forEach((p, i) => {
    if (p.dropped) return;
    const isRest = f.type.variadic && i === params.length - 1 && !e.ellipsis;
    if (isRest) {
      out.push(restOf(e.args.slice(i), p.type, ctx));
      return;
    }
    const arg = e.args[i];
    if (!arg) return;
    const v = channelArgument(arg, ctx, p.type) ?? ctx.expr(arg, p.type);
    const isEarly = looksAtNodes(arg, ctx) && out.some((x) => isTake(x.expr));
    if (isEarly) out.push({ ...v, early: true });
    else out.push(changed && changesOwner(arg, changed, ctx) ? workedOutFirst(v, "value", ctx) : v);
  });
  return out;
}

/** `delete(n.right.take(), succ.key)`, where `succ` looks at a node below `n.right`. */
function looksAtNodes(arg: Expr, ctx: Emitter): boolean {
  const root = rootIdent(arg);
  const v = root && ctx.info.objectOf(root);
  return v?.kind === "Var" && ctx.plan.pointers.cursorOf(v) !== undefined;
}

const isTake = (e: RustExpr): boolean => e.kind === "MethodCallExpr" && e.method === "take";

/** A call of a function value: a variable, a field, a result. */
function lowerDynamicCall(e: CallExpr, ctx: Emitter): Value {
  const sig = underlying(ctx.info.typeOf(e.fun));
  if (sig.kind !== "Signature") return ctx.unsupported(e, "FG0103", { what: ctx.facts.textOf(e.fun) });
  const called = e.fun.kind === "Ident" ? ctx.info.objectOf(e.fun) : undefined;
  refuseReadsBefore(e, ctx);
  const nested = called?.kind === "Var" ? nestedOf(called, ctx) : undefined;
  if (nested && called?.kind === "Var") return callNested(e, called, nested, ctx);
  const isLiteral = e.fun.kind === "FuncLit";
  const plan = isLiteral && e.fun.kind === "FuncLit" ? ctx.plan.closure(e.fun) : undefined;
  const seen = e.fun.kind === "Ident" ? ctx.lower(e.fun, mutableFn(e.fun, ctx) ? "write" : "peek") : ctx.peek(e.fun);
  const v = opened(seen, ctx) ?? seen;
  const wants = plan ? plan.params.map((p) => p.type) : fnArgTypes(v.type, ctx, e);
  const args = dynamicArgs(e, sig, wants, ctx);
  const { before, exprs } = ctx.sequence([v, ...args]);
  const [f, ...rest] = exprs as [RustExpr, ...RustExpr[]];
  const results = sig.results.vars.map((r) => ctx.rustType(r.type));
  const type = plan?.ret ?? fnRet(v.type) ?? (results.length === 0 ? t.unit : tupled(results));
  const callee = f.kind === "FieldExpr" || f.kind === "ClosureExpr" ? { kind: "ParenExpr" as const, expr: f } : f;
  const done = call(callee, rest);
  return temp(plan?.async || holdsAsyncClosure(e.fun, ctx) ? awaitExpr(done) : done, type, { before });
}

function mutableFn(id: Extract<Expr, { kind: "Ident" }>, ctx: Emitter): boolean {
  const v = ctx.info.objectOf(id);
  const type = v?.kind === "Var" ? ctx.bindings.of(v)?.type : undefined;
  return type !== undefined && fnBoundName(type) === "FnMut";
}

/** The bound of a function that is borrowed, boxed, or both. */
const boundOf = (r: RustType) => {
  const held = r.kind === "RefType" ? r.inner : r;
  const inner = boxInner(held) ?? argsOf(held, "Rc")?.[0] ?? held;
  const b = inner.kind === "ImplType" || inner.kind === "DynType" ? inner.bounds[0] : undefined;
  return b?.kind === "TraitBound" ? b : undefined;
};
const fnBoundName = (r: RustType): string | undefined => boundOf(r)?.path.segments[0]?.name;
const pointerOf = (r: RustType) => {
  const held = r.kind === "RefType" ? r.inner : r;
  return held.kind === "FnPtrType" ? held : undefined;
};
const fnRet = (r: RustType): RustType | undefined => {
  const pointer = pointerOf(r);
  return pointer ? (pointer.ret ?? t.unit) : boundOf(r)?.fnRet;
};
const fnArgTypes = (r: RustType, ctx: Emitter, e: CallExpr): readonly (RustType | undefined)[] =>
  pointerOf(r)?.params ?? boundOf(r)?.fnArgs ?? e.args.map((a) => viewType(a, ctx));
const viewType = (_a: Expr, _ctx: Emitter): RustType | undefined => undefined;

/** A function as a value: by name where its signature is what the place wants, else through a closure. */
export function functionValue(f: FuncObj, ctx: Emitter, want?: RustType, at?: SelectorExpr): Value {
  if (f.pkg) return stdFunctionValue(f, ctx, want, at);
  const plan = ctx.plan.func(f);
  const type: RustType = { kind: "FnPtrType", params: plan.params.map((p) => p.type), ...(plan.ret && { ret: plan.ret }) };
  return temp(functionPath(f, plan, ctx), type);
}

/** `strings.ToUpper` as a value: a closure around the call's translation. */
function stdFunctionValue(f: FuncObj, ctx: Emitter, want: RustType | undefined, at: SelectorExpr | undefined): Value {
  const lowered = at && ctx.input.std.functionOf(f);
  // A Rust function takes as many arguments as it says.
  if (!at || !lowered || f.type.variadic)
    return temp(
      ctx.input.output.refuse(at ?? { kind: "BadExpr", span: f.span ?? { start: 0, end: 0 } }, "FG0201", {
        what: `${f.pkg}.${f.name}`,
      }),
      t.never,
    );
  const params = f.type.params.vars.map((p, i) => ({ obj: p, name: p.name && p.name !== "_" ? snakeCase(p.name) : `arg${i}` }));
  const idents = params.map((p) => ({ kind: "Ident" as const, name: p.name, span: at.span }));
  const wants = want ? (boundOf(want)?.fnArgs ?? []) : [];
  const fake: CallExpr = { kind: "CallExpr", fun: at, args: idents, ellipsis: false, span: at.span };
  const values = params.map((p, i) => temp(local(p.name), wants[i] ?? ctx.rustType(p.obj.type)));
  const v = ctx.withValues(idents, values, () => lowered.lower({ call: fake, args: idents, sel: at }, ctx));
  if (!v) return ctx.unsupported(at, "FG0201", { what: `${f.pkg}.${f.name}` });
  const ret = want ? boundOf(want)?.fnRet : undefined;
  return temp(
    closure(
      params.map((p) => p.name),
      ret ? ctx.coerce(v, ret).expr : v.expr,
    ),
    want ?? t.infer,
  );
}
