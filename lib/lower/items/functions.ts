// Implements functions and methods as items.

import { functionTypeOf } from "../../analysis/function-newtypes.ts";
import { setterOf } from "../../analysis/option-setters.ts";
import { isSetFirst } from "../../analysis/first-values.ts";
import type { FuncDecl, Node } from "../../go/ast.ts";
import { producerOf } from "../../analysis/producers.ts";
import type { FnItem, GenericParam, RustBlock, RustPat, RustStmt, RustType, SelfParam } from "../../rust/ast.ts";
import { block, bound, call, exprStmt, path, pathExpr, ref, sameType, t, textItem } from "../../rust/factory.ts";
import { mapTree } from "../../rust/print/tree.ts";
import type { FuncObj, VarObj } from "../../semantics/objects.ts";
import { boundsOf } from "../../plan/bounds.ts";
import { constructorName } from "../../plan/signatures.ts";
import type { FuncPlan } from "../../plan/plan.ts";
import { type Refused, untypedRefusal } from "../refused.ts";
import { lowerBody } from "../defaults/body.ts";
import { isChanged } from "../defaults/globals.ts";
import { handlerBoundary, handlerItem } from "../defaults/concurrency.ts";
import { deferredBody } from "../defaults/deferred-body.ts";
import type { Emitter } from "../emitter.ts";
import { producerBody } from "./producers.ts";
import { docsOf } from "./docs.ts";
import { setterItem } from "./setters.ts";

export function fnItem(d: FuncDecl, f: FuncObj, ctx: Emitter): FnItem {
  const setter = setterOf(f, ctx.facts);
  if (setter) return setterItem(d, setter, ctx);
  if (f.type.typeParams.length > 0) ctx.note("type-bounds", d.name, { name: d.name.name });
  const plan = ctx.plan.func(f);
  const recv = f.type.recv;
  if (recv && plan.self === "self" && !functionTypeOf(recv.type)) ctx.derive(ctx.rustType(recv.type), "Clone", "Copy");
  if (recv && plan.self) bindReceiver(recv, plan.self, ctx, plan.recv);
  // A nil check in the body binds the receiver anew: the parameter keeps its first name.
  const received = recv && ctx.bindings.of(recv)?.pat;
  const params = plan.params
    .filter((p) => !p.dropped)
    .map((p) => {
      const isRead = ctx.facts.uses.of(p.obj).some((u) => u.role.kind !== "define");
      const used = p.obj.name !== "_" && p.obj.name !== "" && isRead && !(d.body && isSetFirst(p.obj, d.body, ctx.facts));
      const pat: RustPat = used
        ? ctx.bind(p.obj, p.type)
        : { kind: "IdentPat", name: p.obj.name === "_" || p.obj.name === "" ? "_" : `_${ctx.nameOf(p.obj)}` };
      return { pat, type: p.type };
    });
  const typeParams = [...f.type.typeParams];
  const producer = producerOf(f, ctx.facts);
  const boundary = handlerBoundary(d, ctx);
  const handler = boundary && handlerItem(boundary, ctx);
  const body = handler
    ? handler.body
    : d.body && producer
      ? (producerBody(d, producer, plan, ctx) ?? refusedSequence(d, ctx))
      : d.body
        ? deferredBody(d.body, ctx, () => lowerBody(d.body as NonNullable<FuncDecl["body"]>, plan, ctx))
        : undefined;
  // A parameter of a type that Rust has no name for (yet) keeps its place as a type parameter, so that callers compile.
  const unnamed = params.filter((p) => isUnnamed(p.type)).map((_, i) => `T${i || ""}`);
  let nth = 0;
  const named = params.map((p) => (isUnnamed(p.type) ? { pat: p.pat, type: t.path(unnamed[nth++] ?? "T") } : p));
  const bad =
    unnamed.length > 0 || (plan.ret && isUnnamed(plan.ret))
      ? (ctx.unsupported(d.name, "FG0105", { what: d.name.name }).expr as Refused)
      : body && untypedRefusal(body);
  if (bad && d.body) ctx.input.output.forget(d.body);
  const isMain = f.name === "main" && !f.recv;
  const starting = isMain ? startup(ctx) : [];
  const name = plan.constructorOf ? constructorName(f, plan.constructorOf) : ctx.nameOf(f);
  noteResult(d, f, plan, name, ctx);
  const receiver: SelfParam | undefined = plan.self === "none" ? undefined : plan.self;
  const self = plan.self === "none" && recv ? [{ pat: received as RustPat, type: inSelf(plan.recv ?? t.self, recv, ctx) }] : [];
  if (isMain && plan.async) ctx.requireCrate("tokio", "macros", "rt-multi-thread");
  const item: FnItem = {
    kind: "FnItem",
    name,
    ...(plan.async && { async: true }),
    ...(typeParams.length + unnamed.length > 0 && {
      generics: [
        ...typeParams.map((p): GenericParam => ({ name: p.obj.name, bounds: boundsOf(p, [d], ctx.facts, ctx.plan.isCopy) })),
        ...unnamed.map((name) => ({ name, bounds: [] })),
      ],
    }),
    ...(receiver && { self: receiver }),
    params: [...self, ...named, ...(handler ? [handler.param] : [])],
    ...(plan.ret && !isUnnamed(plan.ret) && { ret: plan.self === "none" && recv ? inSelf(plan.ret, recv, ctx) : plan.ret }),
    // Where a refused value would leave later lines without types, the body as a whole is refused.
    ...(body && {
      body: bad
        ? { kind: "Block" as const, stmts: [], tail: { ...bad, go: d.body ? ctx.facts.textOf(d.body) : "" } }
        : starting.length > 0
          ? { ...body, stmts: [...starting, ...body.stmts] }
          : body,
    }),
    ...(isMain && plan.async && { attrs: ["tokio::main"] }),
    origin: { span: d.span },
    ...docsOf(d.trivia, d.name.name),
  };
  return ctx.plan.colours.isBoxed(f) ? boxedFuture(item) : item;
}

/** A loop that no iterator stands for. */
function refusedSequence(d: FuncDecl, ctx: Emitter): RustBlock {
  if (d.body) ctx.coverAll(d.body);
  return block([], ctx.unsupported(d.name, "FG0101", { what: "this sequence" }).expr);
}

/** `fn f() -> Pin<Box<dyn Future<Output = T> + Send>>`: a function that starts itself as a task names its future's type. */
function boxedFuture(item: FnItem): FnItem {
  const future = t.dyn(bound("Future", t.binding("Output", item.ret ?? t.unit)), bound("Send"));
  const { async: _, body, ...rest } = item;
  const made = body && block([], call(path("Box::pin"), [{ ...body, async: "async move" }]));
  return { ...rest, ret: t.path("std::pin::Pin", t.box(future)), ...(made && { body: made }) };
}

/**
 * What Go runs before `main`: variables whose initialisers have effects, or read what changes later, then each `init`. Others may
 * be made when they are first asked for.
 */
function startup(ctx: Emitter): RustStmt[] {
  const early = ctx.info.initOrder.flat().filter((v) => {
    const spec = ctx.info.declOf(v);
    return (
      spec?.kind === "ValueSpec" &&
      !ctx.plan.errors.isSentinel(v) &&
      (readsChanged(spec, ctx) ||
        ctx.facts.nodesOf("CallExpr", spec).some((c) => {
          const callee = ctx.info.calleeOf(c);
          const decl = callee && !callee.pkg ? ctx.facts.declOf(callee) : undefined;
          return decl !== undefined && hasEffects(decl, ctx);
        }))
    );
  });
  const inits = ctx.facts
    .nodesOf("FuncDecl")
    .filter((d) => d.name.name === "init" && !d.recv)
    .flatMap((d) => ctx.info.funcObjOf(d) ?? []);
  // A package is ready, its `init` run, before one that imports it begins (Go spec: "Program initialization").
  const homes = [...ctx.info.homes.map((h) => h.home), undefined];
  return [
    ...exitOnPanic(ctx),
    ...homes.flatMap((home) => [
      ...early
        .filter((v) => v.home === home)
        .map((v) => exprStmt(call(path("std::sync::LazyLock::force"), [ref(pathExpr(ctx.nameOf(v)))]), true)),
      ...inits.filter((f) => f.home === home).map((f) => exprStmt(call(pathExpr(ctx.nameOf(f)), []), true)),
    ]),
  ];
}

/** In Go a panic of any goroutine ends the program, with status 2; here only its own task would end. */
function exitOnPanic(ctx: Emitter): RustStmt[] {
  const { facts } = ctx;
  const isAsync = facts.nodesOf("GoStmt").length + facts.nodesOf("SendStmt").length > 0;
  const recovers = facts.nodesOf("CallExpr").some((c) => ctx.info.builtinOf(c) === "recover");
  if (ctx.plan.options.output !== "exact" || !isAsync || recovers) return [];
  ctx.helper("exit-on-panic", () => [textItem(exitOnPanicText)]);
  return [exprStmt(call(pathExpr("exit_on_panic"), []), true)];
}

const exitOnPanicText = `
/// Ends the whole program as Go does, whichever task panics.
fn exit_on_panic() {
    std::panic::set_hook(Box::new(|info| {
        eprintln!("{info}");
        std::process::exit(2);
    }));
}`;

/** Does it read a package variable that changes, itself or by what it calls? */
function readsChanged(n: Node, ctx: Emitter, seen: ReadonlySet<Node> = new Set()): boolean {
  if (seen.has(n)) return false;
  const reads = ctx.facts.nodesOf("Ident", n).some((id) => {
    const v = ctx.info.objectOf(id);
    return v?.kind === "Var" && v.role === "package" && ctx.info.useOf(id) === v && isChanged(v, ctx);
  });
  return (
    reads ||
    ctx.facts.nodesOf("CallExpr", n).some((c) => {
      const callee = ctx.info.calleeOf(c);
      const inner = callee && ctx.facts.declOf(callee);
      return inner !== undefined && readsChanged(inner, ctx, new Set([...seen, n]));
    })
  );
}

/** Prints, or changes what outlives it. */
function hasEffects(d: FuncDecl, ctx: Emitter, seen: ReadonlySet<FuncDecl> = new Set()): boolean {
  if (seen.has(d)) return false;
  const changes = ctx.facts.nodesOf("Ident", d).some((id) => {
    const v = ctx.info.objectOf(id);
    return v?.kind === "Var" && v.role === "package" && ctx.facts.uses.useAt(id)?.role.kind !== "read";
  });
  return (
    changes ||
    ctx.facts.nodesOf("CallExpr", d).some((c) => {
      const callee = ctx.info.calleeOf(c);
      const inner = callee && ctx.facts.declOf(callee);
      return (
        (callee?.pkg === "fmt" && /^(Fp|P)rint/.test(callee.name)) ||
        callee?.pkg === "os" ||
        (inner !== undefined && hasEffects(inner, ctx, new Set([...seen, d])))
      );
    })
  );
}

/** Constructors, and pointers that a function gives away as values. */
function noteResult(d: FuncDecl, f: FuncObj, plan: FuncPlan, name: string, ctx: Emitter): void {
  const given = f.type.results.vars[0]?.type;
  const made = given?.kind === "Pointer" && given.elem.kind === "Named" ? given.elem.obj : undefined;
  const isValue = made !== undefined && plan.ret !== undefined && holdsValue(plan.ret, ctx.plan.names.of(made));
  if (plan.constructorOf) {
    const owner = isValue ? " The result is the value itself: it takes no pointer to hand it over." : "";
    ctx.note("constructor", d.name, { go: d.name.name, type: ctx.plan.names.of(plan.constructorOf), name, owner });
  } else if (isValue && made && d.type.results) ctx.note("pointer-result", d.type.results, { type: made.name });
}

/** `T`, `Option<T>`, `Result<T, E>`: the value, behind no reference and no handle. */
function holdsValue(r: RustType, name: string): boolean {
  if (r.kind === "TupleType") return r.elems.some((x) => holdsValue(x, name));
  if (r.kind !== "PathType") return false;
  const last = r.path.segments.at(-1);
  if (last?.name === name) return true;
  const first = last?.generics?.[0];
  return (last?.name === "Option" || last?.name === "Result") && first !== undefined && holdsValue(first, name);
}

const isUnnamed = (r: RustType): boolean => JSON.stringify(r).includes("InferType");

/** A method that runs only under the lock is one of the state that the lock holds. */
function receiverOwner(recv: NonNullable<FuncObj["type"]["recv"]>, ctx: Emitter): RustType {
  const type = recv.type.kind === "Pointer" ? recv.type.elem : recv.type;
  const lock = type.kind === "Named" ? ctx.plan.lockOf((type.origin ?? type).obj) : undefined;
  return lock?.stateName && lock.helpers.some((h) => h.type.recv === recv) ? t.path(lock.stateName) : ctx.rustType(type);
}

function bindReceiver(
  recv: NonNullable<FuncObj["type"]["recv"]>,
  selfParam: SelfParam | "none",
  ctx: Emitter,
  asArgument?: RustType,
): void {
  const owner = receiverOwner(recv, ctx);
  if (selfParam === "none") {
    ctx.bindings.bind(recv, "this", asArgument ?? t.option(t.ref(owner)), []);
    return;
  }
  const type =
    typeof selfParam === "object"
      ? t.ref(t.arc(owner))
      : selfParam === "&mut self"
        ? t.refMut(owner)
        : selfParam === "&self"
          ? t.ref(owner)
          : owner;
  ctx.bindings.bind(recv, "self", type, [recv]);
}

/** Inside its own `impl`, the type is `Self`. */
function inSelf(type: RustType, recv: VarObj, ctx: Emitter): RustType {
  const owner = receiverOwner(recv, ctx);
  return mapTree(type, (node) => (sameType(node as unknown as RustType, owner) ? t.self : node));
}
