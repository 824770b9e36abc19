// Implements interfaces as traits: an interface that is embedded in another is its supertrait (idioms.md `iface-trait`, `iface-embed`).

import type { Node, TypeSpec } from "../../go/ast.ts";
import type { FnItem, RustBound, RustItem, RustPat, RustPath, RustType } from "../../rust/ast.ts";
import { awaitExpr, block, bound, exprStmt, local, methodCall, ok, self, t, typeAlias, unit } from "../../rust/factory.ts";
import type { FuncObj, Home, TypeNameObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Named, Type } from "../../semantics/types.ts";
import { isStringMethod } from "../display.ts";
import type { Emitter } from "../emitter.ts";
import { comesBehindInterface } from "../../analysis/interface-values.ts";
import { isOwnWrite, writersOf } from "../../analysis/writers.ts";
import { heapTypes } from "../../analysis/heaps.ts";
import { heapItemOf } from "../../plan/heaps.ts";
import type { FuncPlan } from "../../plan/plan.ts";
import { snakeCase } from "../../rust/names.ts";
import { docsOfMember } from "./docs.ts";
import { holderOf } from "./promoted.ts";

type InterfaceType = Extract<ReturnType<typeof underlying>, { kind: "Interface" }>;

/** With those of embedded interfaces. */
export function allMethods(u: InterfaceType): FuncObj[] {
  return [
    ...u.methods,
    ...u.embeddeds.flatMap((e) => {
      const inner = underlying(e);
      return inner.kind === "Interface" ? allMethods(inner) : [];
    }),
  ];
}

/** Embedded interfaces that are traits of their own. */
const isSuper = (e: Type, ctx: Emitter): e is Named => e.kind === "Named" && ctx.plan.interfaceOf(e.obj)?.kind === "trait";

const superTraits = (u: Type, ctx: Emitter): string[] =>
  u.kind === "Interface" ? u.embeddeds.filter((e) => isSuper(e, ctx)).map((e) => ctx.plan.names.of((e as Named).obj)) : [];

/** What the trait itself asks for: its supertraits ask for the rest. */
function ownMethods(u: Type, ctx: Emitter): FuncObj[] {
  return u.kind === "Interface" ? allMethods({ ...u, embeddeds: u.embeddeds.filter((e) => !isSuper(e, ctx)) }) : [];
}

/** What an interface asks for by `String() string` is `Display` in Rust: a supertrait, and no method. */
const asksForText = (u: Type, ctx: Emitter): boolean => ownMethods(u, ctx).some(isStringMethod);

const fmtBound = (name: "Debug" | "Display"): RustBound => bound({ segments: [{ name: "fmt" }, { name }], import: "std::fmt" });

/** A trait that a type implements, with the names of its own methods and what else its `impl` says. */
interface Implemented {
  readonly name: string;
  readonly methods: ReadonlySet<string>;
  /** The interface's methods that the type has by what it embeds. */
  readonly promoted: readonly FuncObj[];
  readonly hasSupers: boolean;
  readonly isForeign: boolean;
  readonly types?: readonly RustItem[];
  /** Of the library. */
  readonly path?: RustPath;
  /** What the trait asks for beyond the Go's methods. */
  readonly more?: readonly RustItem[];
}

/** What package container/heap asks for. */
function heapTrait(o: TypeNameObj, ctx: Emitter): Implemented[] {
  const own = heapTypes(ctx.facts).get(o);
  const item = heapItemOf(o, ctx.facts, ctx.plan);
  if (!own || !item) return [];
  const { span } = own.Push;
  const types = [typeAlias("Item", item, span ? { origin: { span } } : {})];
  return [{ name: "Heaped", methods: new Set(Object.keys(own)), promoted: [], hasSupers: false, isForeign: false, types }];
}

/** `io::Write`: what is written is there at once, so that there is nothing to flush. */
function writeTrait(o: TypeNameObj, ctx: Emitter): Implemented[] {
  const write = writersOf(ctx.facts).own.get(o);
  if (!write) return [];
  const at = ctx.facts.nodesOf("FuncDecl").find((d) => ctx.info.funcObjOf(d) === write)?.span ?? write.span;
  const from = at && { origin: { span: at } };
  const path: RustPath = { segments: [{ name: "io" }, { name: "Write" }], import: "std::io" };
  const result: RustType = {
    kind: "PathType",
    path: { segments: [{ name: "io" }, { name: "Result", generics: [t.unit] }], import: "std::io" },
  };
  const flush: FnItem = {
    kind: "FnItem",
    name: "flush",
    self: "&mut self",
    params: [],
    ret: result,
    body: block([], { ...ok(unit), ...from }),
    ...from,
  };
  return [{ name: "Write", path, methods: new Set(["Write"]), promoted: [], hasSupers: false, isForeign: false, more: [flush] }];
}

/** The traits that a type implements. */
export function traitsOf(o: TypeNameObj, ctx: Emitter): readonly Implemented[] {
  const asking = askersIn(ctx).get(o) ?? [];
  const own = asking.map((i): Implemented => {
    const u = underlying(i.type);
    const asked = ownMethods(u, ctx);
    const methods = new Set(asked.map((m) => m.name));
    const promoted = asked.filter((m) => o.type.kind === "Named" && !o.type.methods.some((x) => x.name === m.name));
    const isForeign = isAfter(i.home, o.home, ctx);
    const text = promoted.find(isStringMethod);
    if (text)
      ctx.input.output.fault(
        o.span ?? { start: 0, end: 0 },
        `\`${o.name}\` has its text by what it embeds, which Rust does not lend`,
      );
    const hasSupers = superTraits(u, ctx).length > 0 || asksForText(u, ctx);
    return { name: ctx.plan.names.of(i), methods, promoted, hasSupers, isForeign };
  });
  return [...own, ...heapTrait(o, ctx), ...writeTrait(o, ctx)];
}

/** All that the interface asks for are methods of the type itself: its `impl` says what it is. */
const isOwn = (o: TypeNameObj, i: TypeNameObj): boolean => {
  const u = underlying(i.type);
  const methods = u.kind === "Interface" ? allMethods(u) : [];
  return methods.every((m) => o.type.kind === "Named" && o.type.methods.some((x) => x.name === m.name));
};

type Askers = ReadonlyMap<TypeNameObj, readonly TypeNameObj[]>;
const askers = new WeakMap<Emitter["plan"], Askers>();

/** Of each type the interfaces that are traits which it implements, in the order of the text. */
function askersIn({ plan, info, facts }: Emitter): Askers {
  const known = askers.get(plan);
  if (known) return known;
  const found = new Map<TypeNameObj, TypeNameObj[]>();
  for (const i of info.typeNames) {
    const form = plan.interfaceOf(i);
    const implementors = form?.kind === "trait" ? form.implementors : [];
    for (const o of implementors.filter((x) => isOwn(x, i) || comesBehindInterface(x, facts)))
      found.set(o, [...(found.get(o) ?? []), i]);
  }
  askers.set(plan, found);
  return found;
}

/** Does the first package come after the second? Then the second does not know it; the root comes last. */
const isAfter = (a: Home | undefined, b: Home | undefined, ctx: Emitter): boolean => {
  const rank = (home: Home | undefined): number => (home ? ctx.info.homes.findIndex((h) => h.home === home) : Infinity);
  return rank(a) > rank(b);
};

/**
 * A method that one trait asks for stands in that trait's impl. One that several ask for is the type's own, or calls would not
 * know which is meant; so is one that the trait of a later package asks for, which the type's package does not know.
 */
export const isInTrait = (traits: ReturnType<typeof traitsOf>, name: string): boolean => {
  const asking = traits.filter((x) => x.methods.has(name));
  return asking.length === 1 && asking[0]?.isForeign === false;
};

/** The trait that has to be in scope for a call of the method in another package. */
export function traitToImport(f: FuncObj, at: Node, ctx: Emitter): string | undefined {
  if (isOwnWrite(f, ctx.facts)) return "std::io::Write as _";
  if (ctx.info.homes.length === 0) return undefined;
  const recv = f.recv?.kind === "Pointer" ? f.recv.elem : f.recv;
  const o = recv?.kind === "Named" ? (recv.origin ?? recv).obj : undefined;
  if (o?.pkg !== "" || o.home === ctx.info.homeAt(at.span.start)) return undefined;
  const traits = traitsOf(o, ctx);
  return isInTrait(traits, f.name) ? `${traits.find((x) => x.methods.has(f.name))?.name} as _` : undefined;
}

/** Its values are printed in Rust's own form. */
const isPrintedTrait = (o: TypeNameObj, ctx: Emitter): boolean => {
  const form = ctx.plan.interfaceOf(o);
  return form?.kind === "trait" && form.isPrinted && ctx.plan.options.output === "idiomatic";
};

export function traitItem(o: TypeNameObj, type: Named, ctx: Emitter, s: TypeSpec): RustItem {
  const u = underlying(type);
  const form = ctx.plan.interfaceOf(o);
  if (form?.kind === "trait" && isPrintedTrait(o, ctx))
    for (const c of form.implementors) ctx.derive(ctx.rustType(c.type), "Debug");
  hiddenByClone(ownMethods(u, ctx), ctx);
  const items = ownMethods(u, ctx)
    .filter((m) => !isStringMethod(m))
    .map(
      (m): FnItem => ({
        ...signatureItem(m, form?.kind === "trait" ? form.implementors : [], ctx),
        ...docsOfMember(s.type.kind === "InterfaceType" ? s.type.methods.list : [], m.name, m.name),
      }),
    );
  return {
    kind: "TraitItem",
    name: ctx.plan.names.of(o),
    ...(type.typeParams.length > 0 && { generics: type.typeParams.map((p) => ({ name: p.obj.name, bounds: [] })) }),
    supers: [
      ...superTraits(u, ctx).map((name) => bound(name)),
      ...(isPrintedTrait(o, ctx) ? [fmtBound("Debug")] : []),
      ...(asksForText(u, ctx) ? [fmtBound("Display")] : []),
      ...(ctx.plan.sharing.reachesTask(o) ? [bound("Send"), bound("Sync")] : []),
    ],
    items,
    origin: { span: s.span },
  };
}

/** `shape.clone()` of a box would be the box's own `Clone`, and the trait's method is not found behind it. */
function hiddenByClone(methods: readonly FuncObj[], ctx: Emitter): void {
  const hidden = methods.find((m) => ctx.nameOf(m) === "clone");
  if (hidden)
    ctx.input.output.fault(hidden.span, `\`${hidden.name}\` is a method of an interface, and what \`Clone\` has in Rust`);
}

/** A method as the trait asks for it. Parameters that the interface leaves without a name have that of the first type that names them. */
function signatureItem(m: FuncObj, implementors: readonly TypeNameObj[], ctx: Emitter): FnItem {
  const f = ctx.plan.func(m);
  const named = (p: FuncPlan["params"][number], i: number): string => {
    const all = implementors.flatMap((o) => ctx.info.lookup({ kind: "Pointer", elem: o.type }, m.name)?.obj ?? []);
    const v = [p.obj, ...all.flatMap((x) => (x.kind === "Func" ? (x.type.params.vars[i] ?? []) : []))].find(
      (x) => x.name !== "" && x.name !== "_",
    );
    return v ? snakeCase(v.name) : `arg${i}`;
  };
  const params = f.params.map((p, i) => ({ pat: { kind: "IdentPat", name: named(p, i) } as RustPat, type: p.type }));
  return {
    kind: "FnItem",
    name: ctx.nameOf(m),
    self: f.self === "&mut self" ? "&mut self" : "&self",
    params,
    ...(f.ret && { ret: f.ret }),
    ...(m.span && { origin: { span: m.span } }),
  };
}

/** Hands on to the embedded field that has the method. */
export function promotedItem(m: FuncObj, o: TypeNameObj, ctx: Emitter): FnItem {
  const item = signatureItem(m, [o], ctx);
  const args = item.params.map((p) => local(p.pat.kind === "IdentPat" ? p.pat.name : "_"));
  const done = methodCall(holderOf(o, m, self, ctx), item.name, args);
  const path = ctx.info.lookup({ kind: "Pointer", elem: o.type }, m.name)?.path ?? [];
  const decl = path[0] && ctx.info.declOf(path[0]);
  const place = path.map((f) => ctx.nameOf(f)).join(".");
  if (decl) ctx.note("promoted-method", decl, { type: o.name, trait: traitOf(m), method: item.name, place });
  return { ...item, body: item.ret ? block([], done) : block([exprStmt(done, true)]) };
}

const traitOf = (m: FuncObj): string => (m.recv?.kind === "Named" ? m.recv.obj.name : "trait");

/** A method that several traits ask for is the type's own, and each trait hands on to it: a call would not know which is meant. */
export function handedOn(f: FnItem): FnItem {
  const args = f.params.map((p) => local(p.pat.kind === "IdentPat" ? p.pat.name : "_"));
  const params = f.params.map((p) => ({
    ...p,
    pat: p.pat.kind === "IdentPat" ? ({ kind: "IdentPat", name: p.pat.name } as RustPat) : p.pat,
  }));
  const { docs: _docs, trivia: _trivia, ...plain } = f;
  const own = methodCall(self, f.name, args);
  return { ...plain, params, body: block([], f.async ? awaitExpr(own) : own) };
}
