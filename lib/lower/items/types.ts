// Implements type declarations as items: structs, enums, traits, newtypes.

import type { Ident, Node, Stmt, TypeSpec } from "../../go/ast.ts";
import { isOnlySorted } from "../../analysis/sort-types.ts";
import { functionTypeOf } from "../../analysis/function-newtypes.ts";
import { adaptedTo } from "../../plan/function-adapters.ts";
import type { AnonymousStruct } from "../../plan/anonymous.ts";
import { isAny } from "../../plan/any-values.ts";
import { isTextEnum } from "../../plan/enums.ts";
import type { EnumPlan } from "../../plan/plan.ts";
import type { EnumVariant, FnItem, RustBlock, RustItem, RustPat, RustType, SelfParam, StructField } from "../../rust/ast.ts";
import {
  argsOf,
  arm,
  awaitExpr,
  block,
  boxInner,
  call,
  int,
  isString,
  local,
  matchExpr,
  methodCall,
  pathExpr,
  self,
  t,
  typeAlias,
} from "../../rust/factory.ts";
import type { FuncObj, TypeNameObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Span } from "../../source/span.ts";
import { fnBoundIn } from "../defaults/closure.ts";
import { displayItem, isStringMethod } from "../display.ts";
import { innerType, isNewtype } from "../newtype.ts";
import type { Emitter } from "../emitter.ts";
import { docsOfMember, docsOfSpec } from "./docs.ts";
import { serdeOfField, serdeOfStruct } from "./serde.ts";
import { holderOf } from "./promoted.ts";
import { allMethods, traitItem } from "./traits.ts";

/** Items of a type declaration; its methods follow in an `impl` that `items.ts` builds. */
export function typeItems(s: TypeSpec, ctx: Emitter): RustItem[] {
  const o = ctx.info.objectOf(s.name);
  if (o?.kind !== "TypeName" || o.type.kind !== "Named") return [];
  if (ctx.plan.errors.isErrorType(o)) return [];
  // The enum of all `any` stands for it.
  if (ctx.plan.any && isAny(o.type)) return [];
  if (o.type.typeParams.length > 0 && underlying(o.type).kind !== "Interface") ctx.note("type-bounds", s.name, { name: o.name });
  const plan = ctx.plan.enumOf(o);
  if (plan) return plan.variants.some((v) => v.of) ? interfaceEnum(o, plan, ctx, s) : [constantEnum(o, plan, ctx, s)];
  const u = underlying(o.type);
  const head = { name: ctx.plan.names.of(o), origin: { span: s.span } };
  if (u.kind === "Interface") return u.embeddeds.some((e) => e.kind === "Union") ? [] : [traitItem(o, o.type, ctx, s)];
  if (u.kind === "Struct") {
    const lock = ctx.plan.lockOf(o);
    const kept = u.fields.filter((f) => !ctx.plan.isDropped(f) && f !== lock?.mutex && !lock?.guarded.includes(f));
    const fields = kept.map((f) => structField(f, ctx));
    if (!lock) {
      const generics = o.type.typeParams.map((p) => ({ name: p.obj.name, bounds: [] }));
      const attrs = serdeOfStruct(u, s, ctx);
      return [{ kind: "StructItem", ...head, generics, fields, ...(attrs.length > 0 && { attrs }) }];
    }
    return lockedStruct(o, lock, fields, ctx, s);
  }
  if (isOnlySorted(o, ctx.facts)) {
    ctx.note("sort-type", s.name, { type: o.name });
    return [];
  }
  const adapted = adaptedTo(o, ctx);
  if (adapted) {
    ctx.note("function-adapter", s.name, { type: o.name, trait: adapted.name });
    return [];
  }
  if (functionTypeOf(o.type)) ctx.note("function-methods", s.name, { type: o.name });
  if (isNewtype(o.type, ctx) && u.kind === "Basic")
    ctx.derive(
      ctx.rustType(o.type),
      "Clone",
      ...(isString(innerType(o.type, ctx)) ? [] : ["Copy" as const]),
      "PartialEq",
      ...(u.basic.startsWith("float") ? [] : ["Eq" as const]),
    );
  if (isNewtype(o.type, ctx)) {
    const params = o.type.kind === "Named" ? o.type.typeParams : [];
    const generics = params.map((p) => ({ name: p.obj.name, bounds: [] }));
    const by = ctx.plan.flagsOf(o) && { origin: { span: s.span, by: "iota-flags" } };
    const { inner, more } = named(innerType(o.type, ctx), head, ctx);
    return [{ kind: "StructItem", ...head, ...by, ...(generics.length > 0 && { generics }), tuple: [{ type: inner }] }, ...more];
  }
  return [];
}

/** A function that looks at what it is given and may fail is a long type: it has a name of its own. */
function named(
  inner: RustType,
  head: { readonly name: string; readonly origin: { readonly span: Span } },
  ctx: Emitter,
): { readonly inner: RustType; readonly more: readonly RustItem[] } {
  const handle = boxInner(inner) ? t.box : t.rc;
  const held = boxInner(inner) ?? argsOf(inner, "Rc")?.[0];
  const bound = held && fnBoundIn(inner);
  const name = `${head.name}Fn`;
  const isLong = bound?.fnArgs?.some((a) => a.kind === "RefType") && bound.fnRet && argsOf(bound.fnRet, "Result");
  if (!held || !isLong || ctx.info.typeNames.some((o) => ctx.plan.names.of(o) === name)) return { inner, more: [] };
  return { inner: handle(t.path(name)), more: [typeAlias(name, held, { origin: head.origin })] };
}

/** Structs that Go leaves without a name, written first inside this declaration. */
export function unnamedStructs(d: Node, ctx: Emitter): RustItem[] {
  return ctx.plan.anonymous.all.filter((x) => !x.within && ctx.facts.tree.isInside(x.at, d)).map((x) => unnamedStruct(x, ctx));
}

/** Those that are declared with a statement, because they mention what the function declares. */
export const unnamedWithin = (s: Stmt, ctx: Emitter): RustItem[] =>
  ctx.plan.anonymous.all.filter((x) => x.within === s).map((x) => unnamedStruct(x, ctx));

const unnamedStruct = (x: AnonymousStruct, ctx: Emitter): RustItem => ({
  kind: "StructItem",
  name: x.name,
  fields: x.type.fields.map((f) => structField(f, ctx)),
  origin: { span: x.at.span },
});

function structField(f: Parameters<Emitter["plan"]["typeOfSlot"]>[0], ctx: Emitter): StructField {
  const decl = ctx.info.declOf(f);
  if (f.embedded && decl && underlying(f.type).kind === "Struct")
    ctx.note("embedded-struct", decl, { type: f.name, field: ctx.nameOf(f) });
  const field = decl?.kind === "Field" ? decl : decl ? ctx.facts.tree.parentOf(decl) : undefined;
  const attrs = serdeOfField(f, ctx);
  return {
    name: ctx.nameOf(f),
    type: ctx.plan.typeOfSlot(f),
    ...(attrs.length > 0 && { attrs }),
    ...(f.span && { origin: { span: f.span } }),
    ...(field?.kind === "Field" && docsOfMember([field], f.name)),
  };
}

/** The lock owns what it guards. */
function lockedStruct(
  o: TypeNameObj,
  lock: NonNullable<ReturnType<Emitter["plan"]["lockOf"]>>,
  free: readonly StructField[],
  ctx: Emitter,
  s: TypeSpec,
): RustItem[] {
  const origin = { span: s.span };
  const fields: StructField[] = [
    {
      name: lock.fieldName,
      type: lock.type,
      ...(lock.mutex.span && { origin: { span: lock.mutex.span, by: "mutex-guarded-fields" } }),
    },
    ...free,
  ];
  const outer: RustItem = { kind: "StructItem", name: ctx.plan.names.of(o), fields, origin };
  if (!lock.stateName) return [outer];
  return [outer, { kind: "StructItem", name: lock.stateName, fields: lock.guarded.map((f) => structField(f, ctx)), origin }];
}

function constantEnum(o: TypeNameObj, plan: EnumPlan, ctx: Emitter, s: TypeSpec): RustItem {
  // What stands for a text is read from wherever it is, as a number is.
  if (isTextEnum(plan)) ctx.derive(ctx.rustType(o.type), "Clone", "Copy", "PartialEq", "Eq");
  let next = 0n;
  const isOwn = (id: Ident): boolean => {
    const named = ctx.info.objectOf(id);
    return named?.kind === "Const" && named.type === o.type;
  };
  const specs = ctx.facts.nodesOf("ValueSpec").filter((s) => s.names.some(isOwn));
  const variants = plan.variants.map((v): EnumVariant => {
    const explicit = v.value !== undefined && v.value !== next;
    if (v.value !== undefined) next = v.value + 1n;
    const spec = specs.find((s) => s.names[0]?.name === v.constant);
    const docs = spec ? docsOfSpec(spec, ctx.facts.tree.parentOf(spec), v.constant) : {};
    return { name: v.name, ...docs, ...(explicit && v.value !== undefined && { discriminant: int(v.value) }) };
  });
  return {
    kind: "EnumItem",
    name: ctx.plan.names.of(o),
    variants,
    origin: { span: s.span, by: isTextEnum(plan) ? "text-constants" : "iota-constants" },
  };
}

/** `enum Shape { Circle(Circle), … }`, with a method for each of the interface's. */
function interfaceEnum(o: TypeNameObj, plan: EnumPlan, ctx: Emitter, s: TypeSpec): RustItem[] {
  const name = ctx.plan.names.of(o);
  const variants = plan.variants.map(
    (v): EnumVariant => ({ name: v.name, tuple: v.of ? [{ type: t.path(ctx.plan.names.of(v.of)) }] : [] }),
  );
  const origin = { span: s.span };
  const u = underlying(o.type);
  const methods = u.kind === "Interface" ? allMethods(u) : [];
  const item: RustItem = { kind: "EnumItem", name, variants, origin };
  const [own, shown] = [methods.filter((m) => !isStringMethod(m)), methods.filter(isStringMethod)];
  const made: RustItem[] = [item];
  if (own.length > 0)
    made.push({ kind: "ImplItem", type: t.path(name), items: own.map((m) => delegate(m, name, plan, ctx)), origin });
  if (shown.length > 0) made.push({ ...displayItem(t.path(name), shownBy(name, plan)), origin });
  return made;
}

/** Each variant shows what it holds, with the width that is asked for. */
function shownBy(name: string, plan: EnumPlan): RustBlock {
  const showing = { segments: ["fmt", "Display", "fmt"].map((name) => ({ name })), import: "std::fmt" };
  const arms = plan.variants.map((v) => {
    const held = (v.name[0] ?? "x").toLowerCase() === "f" ? "x" : (v.name[0] ?? "x").toLowerCase();
    const pat: RustPat = {
      kind: "TupleStructPat",
      path: { segments: [{ name }, { name: v.name }] },
      elems: [{ kind: "IdentPat", name: held }],
    };
    return arm(pat, call(pathExpr(showing), [local(held), local("f")]));
  });
  return block([], matchExpr(self, arms));
}

function delegate(m: FuncObj, name: string, plan: EnumPlan, ctx: Emitter): FnItem {
  const target = plan.variants[0]?.of;
  const impl = target && ctx.info.lookup({ kind: "Pointer", elem: target.type }, m.name)?.obj;
  const f = ctx.plan.func(impl?.kind === "Func" ? impl : m);
  const anyMut = plan.variants.some((v) => {
    const found = v.of && ctx.info.lookup({ kind: "Pointer", elem: v.of.type }, m.name)?.obj;
    return found?.kind === "Func" && ctx.plan.func(found).self === "&mut self";
  });
  const params = f.params
    .filter((p) => !p.dropped)
    .map((p) => ({ pat: { kind: "IdentPat", name: ctx.nameOf(p.obj) || "arg" } as RustPat, type: p.type }));
  const arms = plan.variants.map((v) => {
    const letter = (v.name[0] ?? "x").toLowerCase();
    const called = methodCall(
      v.of ? holderOf(v.of, m, local(letter), ctx) : local(letter),
      ctx.nameOf(m),
      params.map((p) => local(p.pat.kind === "IdentPat" ? p.pat.name : "arg")),
    );
    return arm(
      { kind: "TupleStructPat", path: { segments: [{ name }, { name: v.name }] }, elems: [{ kind: "IdentPat", name: letter }] },
      f.async ? awaitExpr(called) : called,
    );
  });
  const receiver: SelfParam = anyMut ? "&mut self" : "&self";
  return {
    kind: "FnItem",
    name: ctx.nameOf(m),
    ...(f.async && { async: true }),
    self: receiver,
    params,
    ...(f.ret && { ret: f.ret }),
    body: block([], matchExpr(self, arms)),
    ...(m.span && { origin: { span: m.span } }),
  };
}
