// Implements the whole file: items in the author's order, methods gathered into `impl` blocks with their type.

import { setterOf } from "../../analysis/option-setters.ts";
import type { Decl, File, FuncDecl, TypeSpec } from "../../go/ast.ts";
import type { RustAttr, RustFile, RustItem, RustType } from "../../rust/ast.ts";
import { t, typeAlias } from "../../rust/factory.ts";
import type { FuncObj, TypeNameObj } from "../../semantics/objects.ts";
import { textEnumNamed, textEnumOf, zeroVariant } from "../../plan/enums.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Emitter } from "../emitter.ts";
import { commentLines } from "../trivia.ts";
import { refusalMessage } from "../refusals.ts";
import { anyEnum } from "./any-enum.ts";
import { adaptedTo } from "../../plan/function-adapters.ts";
import { valueItems } from "./consts.ts";
import { docLines } from "./doc-lines.ts";
import { docsOfSpec } from "./docs.ts";
import { fnItem } from "./functions.ts";
import { isTypeItem, mapTree } from "../../rust/print/tree.ts";
import { implItems } from "./impls.ts";
import { typeItems, unnamedStructs } from "./types.ts";

export function rustFile(
  files: readonly File[],
  makeEmitter: () => Emitter,
  derivesOf: (name: string) => readonly string[],
): RustFile {
  const items: RustItem[] = [];
  const methods = new Map<TypeNameObj, { f: FuncObj; d: FuncDecl }[]>();
  const ctx = makeEmitter();
  for (const file of files) for (const d of file.decls) collectMethod(d, ctx, methods);
  const emitted = new Map<FuncDecl, RustItem>();
  const functionOf = (d: FuncDecl, f: FuncObj): RustItem => {
    const known = emitted.get(d) ?? contained(d, makeEmitter(), (e) => fnItem(d, f, e));
    emitted.set(d, known);
    return known;
  };
  const aliases: Alias[] = [];
  const errorItems = new Map<unknown, RustItem[]>();
  for (const { item, at } of ctx.plan.errors.items((v) => ctx.plan.typeOfSlot(v)))
    errorItems.set(at, [...(errorItems.get(at) ?? []), item]);
  items.push(...(errorItems.get(undefined) ?? []));
  // `impl Error` asks for `Debug`.
  for (const o of ctx.info.typeNames) if (ctx.plan.errors.errorTypeOf(o.type)) ctx.derive(t.path(ctx.plan.names.of(o)), "Debug");
  for (const held of ctx.plan.errors.payloads) ctx.derive(held, "Debug");
  showTexts(ctx);
  for (const file of files) {
    for (const d of file.decls) {
      if (d.kind === "BadDecl") {
        items.push(badItem(d, ctx));
        continue;
      }
      items.push(...anyEnum(d, ctx), ...unnamedStructs(d, ctx));
      if (d.kind === "FuncDecl") {
        const f = ctx.info.funcObjOf(d);
        if (!f || f.recv || ownerOf(f, ctx)) continue;
        items.push(functionOf(d, f));
        continue;
      }
      for (const o of declaredIn(d, ctx)) items.push(...(errorItems.get(o) ?? []));
      if (d.tok === "const" || d.tok === "var") items.push(...valueItems(d, makeEmitter()));
      if (d.tok !== "type") continue;
      for (const s of d.specs) {
        if (s.kind !== "TypeSpec") continue;
        const o = ctx.info.objectOf(s.name);
        if (o?.kind === "TypeName") aliases.push({ at: items.length, spec: s, decl: d, type: ctx.rustType(o.type) });
        const own = typeItems(s, ctx).map((i, n) => (n === 0 ? { ...i, ...docsOfSpec(s, d, s.name.name) } : i));
        items.push(...own);
        const impls = o?.kind === "TypeName" ? implItems(o, methods, ctx, functionOf) : [];
        // A type that goes leaves its comments to what stands for it.
        const isGone = o?.kind === "TypeName" && adaptedTo(o, ctx) !== undefined;
        items.push(...impls.map((i, n) => (isGone && n === 0 ? { ...i, ...docsOfSpec(s, d, s.name.name) } : i)));
        methods.delete(o as TypeNameObj);
      }
    }
  }
  // Methods of types that the snippet leaves out.
  for (const [o, list] of methods) items.push(...implItems(o, new Map([[o, list]]), ctx, functionOf));
  items.push(...openImpls(files, ctx, functionOf), ...ctx.input.output.hoisted);
  const withDerives = [...withAliases(items, aliases)].map((i) => addDerives(i, derivesOf, (name) => zeroNamed(name, ctx)));
  const root = files.filter((f) => !ctx.info.homeAt(f.span.start));
  return { attrs: [], docs: packageDocs(root), items: withDerives, dangling: looseLines(root) };
}

interface Alias {
  /** Before which item it stands. */
  readonly at: number;
  readonly spec: TypeSpec;
  readonly decl: Decl;
  readonly type: RustType;
}

/** What the name stands for. */
function withoutAlias(type: RustType): RustType {
  if (!("alias" in type)) return type;
  const { alias: _, ...stands } = type;
  return stands;
}

/** The names of function types that the items mention, each where the author declared it. */
function withAliases(items: readonly RustItem[], aliases: readonly Alias[]): readonly RustItem[] {
  const named = new Set<string>();
  const collect = (tree: unknown): void => {
    mapTree(tree, (n) => {
      if (!("alias" in n) || typeof n.alias !== "string" || named.has(n.alias)) return n;
      named.add(n.alias);
      for (const { type } of aliases) if ("alias" in type && type.alias === n.alias) collect(withoutAlias(type));
      return n;
    });
  };
  collect(items);
  const placed = aliases.flatMap(({ at, spec, decl, type }) => {
    if (!("alias" in type) || type.alias === undefined || !named.has(type.alias)) return [];
    const item = typeAlias(type.alias, withoutAlias(type), { origin: { span: spec.span } });
    return [{ at, item: { ...item, ...docsOfSpec(spec, decl, spec.name.name) } }];
  });
  return [...items, undefined].flatMap((i, n) => [...placed.filter((p) => p.at === n).map((p) => p.item), ...(i ? [i] : [])]);
}

/** Messages of errors print the enums of texts that errors hold. */
function showTexts(ctx: Emitter): void {
  const payloads = ctx.plan.errors.payloads.map((r) => textEnumNamed(r, ctx.plan, ctx.info.typeNames));
  const fields = ctx.info.typeNames.flatMap((o) => {
    const u = ctx.plan.errors.errorTypeOf(o.type) ? underlying(o.type) : undefined;
    return u?.kind === "Struct" ? u.fields.map((f) => textEnumOf(f.type, ctx.plan)) : [];
  });
  for (const e of new Set([...payloads, ...fields])) {
    const isOwn = e?.type.type.kind === "Named" && e.type.type.methods.some((m) => m.name === "String");
    if (e && !isOwn) ctx.textForm(e, "Display");
  }
}

/** Comments that no declaration carries. What stands before them is an empty line anyway. */
export const looseLines = (files: readonly File[]): readonly string[] => {
  const [first = "", ...last] = commentLines(files.flatMap((f) => f.dangling.filter((c) => !isHeader(f, c.span.start))));
  return first === "" ? last : [first, ...last];
};

const isHeader = (f: File, at: number): boolean => f.package !== undefined && at < f.package.span.start;

/** What is said of a package before its clause. */
export function packageDocs(files: readonly File[]): readonly string[] {
  const header = files.flatMap((f) =>
    [...(f.trivia?.leading ?? []), ...f.dangling.filter((c) => isHeader(f, c.span.start))].map((c) => c.text),
  );
  return header.length > 0 ? docLines(header) : [];
}

/** A throw inside one declaration refuses that declaration and no other. */
function contained(d: FuncDecl, e: Emitter, make: (e: Emitter) => RustItem): RustItem {
  const done = e.input.output.guard(d, "declaration", () => make(e));
  if (done) return done;
  e.input.output.refuse(d, "FG0104", { what: d.name.name });
  return {
    kind: "UnsupportedItem",
    code: "FG0104",
    reason: refusalMessage("FG0104", { what: d.name.name }),
    go: e.facts.textOf(d),
    origin: { span: d.span },
  };
}

function badItem(d: Decl, ctx: Emitter): RustItem {
  ctx.input.output.refuse(d, "FG0102", {});
  return {
    kind: "UnsupportedItem",
    code: "FG0102",
    reason: refusalMessage("FG0102", {}),
    go: ctx.facts.textOf(d),
    origin: { span: d.span },
  };
}

/** Types and package variables of a declaration. */
function declaredIn(d: Extract<Decl, { kind: "GenDecl" }>, ctx: Emitter): unknown[] {
  return d.specs.flatMap((s): unknown[] =>
    s.kind === "TypeSpec" ? [ctx.info.objectOf(s.name)] : s.kind === "ValueSpec" ? s.names.map((n) => ctx.info.objectOf(n)) : [],
  );
}

function ownerOf(f: FuncObj, ctx: Emitter): TypeNameObj | undefined {
  const recv = f.recv?.kind === "Pointer" ? f.recv.elem : f.recv;
  if (f.recv) return recv?.kind === "Named" ? (recv.origin ?? recv).obj : undefined;
  return ctx.plan.func(f).constructorOf ?? setterOf(f, ctx.facts)?.type;
}

function collectMethod(d: Decl, ctx: Emitter, methods: Map<TypeNameObj, { f: FuncObj; d: FuncDecl }[]>): void {
  const f = d.kind === "FuncDecl" ? ctx.info.funcObjOf(d) : undefined;
  const owner = f && ownerOf(f, ctx);
  if (!f || !owner || d.kind !== "FuncDecl") return;
  methods.set(owner, [...(methods.get(owner) ?? []), { f, d }]);
}

/** Methods whose receiver type the snippet does not declare: an impl block all the same. */
function openImpls(files: readonly File[], ctx: Emitter, functionOf: (d: FuncDecl, f: FuncObj) => RustItem): RustItem[] {
  const groups = new Map<string, RustItem[]>();
  for (const file of files) {
    for (const d of file.decls) {
      const f = d.kind === "FuncDecl" ? ctx.info.funcObjOf(d) : undefined;
      if (d.kind !== "FuncDecl" || !f?.recv || ownerOf(f, ctx)) continue;
      const recv = f.recv.kind === "Pointer" ? f.recv.elem : f.recv;
      const type = ctx.rustType(recv);
      const name = type.kind === "PathType" ? (type.path.segments.at(-1)?.name ?? "") : "";
      groups.set(name, [...(groups.get(name) ?? []), functionOf(d, f)]);
    }
  }
  return [...groups].map(([name, items]): RustItem => ({ kind: "ImplItem", type: t.path(name), items }));
}

/** The variant that an enum of constants starts with. */
function zeroNamed(name: string, ctx: Emitter): string | undefined {
  const e = ctx.info.typeNames.map((o) => (ctx.plan.names.of(o) === name ? ctx.plan.enumOf(o) : undefined)).find((x) => x);
  return e ? zeroVariant(e)?.name : name === ctx.plan.any?.sum.name ? ctx.plan.any.sum.nil : undefined;
}

function addDerives(
  item: RustItem,
  derivesOf: (name: string) => readonly string[],
  zeroOf: (name: string) => string | undefined,
): RustItem {
  if (item.kind === "FnItem" || item.kind === "ImplItem") {
    // Types that functions declare inside.
    return mapTree(item, (n) => (isTypeItem(n) ? addDerives(n, derivesOf, zeroOf) : n));
  }
  if (item.kind !== "StructItem" && item.kind !== "EnumItem") return item;
  const derives = derivesOf(item.name);
  // An error type has its derives already; others are put among them.
  if (item.attrs?.some((a) => a.startsWith("derive"))) {
    const more = derives.filter((d) => d !== "Debug").join(", ");
    return more ? { ...item, attrs: item.attrs.map((a) => a.replace(/^derive\(Debug, /, `derive(Debug, ${more}, `)) } : item;
  }
  const attrs: RustAttr[] =
    derives.length > 0 ? [`derive(${derives.join(", ")})`, ...(item.attrs ?? [])] : [...(item.attrs ?? [])];
  if (item.kind === "EnumItem" && derives.includes("Default")) {
    const zero = zeroOf(item.name) ?? item.variants[0]?.name;
    return {
      ...item,
      attrs,
      variants: item.variants.map((v) => (v.name === zero && !v.tuple && !v.fields ? { ...v, attrs: ["default"] } : v)),
    };
  }
  return attrs.length > 0 ? { ...item, attrs } : item;
}
