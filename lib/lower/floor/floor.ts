// Implements the floor: the whole program with one form for each Go type, which always compiles and prints what Go prints.
//
// Nothing is inferred here but what a variable needs: whether it is shared, and whether it changes. Values of shared types are
// handles (`Ptr`, `Slice`, `Map`), generic code is written out for each instance, and helpers answer the standard library.

import type { Facts } from "../../analysis/facts.ts";
import type { File, FuncDecl, GenDecl, Node } from "../../go/ast.ts";
import type { RustFile, RustItem, RustStmt } from "../../rust/ast.ts";
import { block, call, exprStmt, local, textItem } from "../../rust/factory.ts";
import { printFile } from "../../rust/print/index.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import { snakeCase } from "../../rust/names.ts";
import type { Output } from "../output.ts";
import { namedTypes } from "./aliases.ts";
import { Floor } from "./context.ts";
import { jsonItems } from "./json.ts";
import { headerDocs, lastComments } from "./docs.ts";
import {
  constItems,
  initialisers,
  instanceItem,
  mainItem,
  methodItems,
  plainFunction,
  recordMacro,
  structOf,
  typeItems,
  variableItem,
} from "./items.ts";
import { plainJumps } from "./plain-jumps.ts";
import { hasIdleConst } from "../dead-code.ts";
import { withUnreadMarked } from "../tidy/unread-names.ts";
import { collapsed, lateInit } from "./tidy.ts";
import { hasCall } from "./order.ts";
import type { Runtime } from "./runtime.ts";
import { libraryFormats } from "./library-formats.ts";
import { reflection, reflects } from "./reflection.ts";
import { implementations, ownFormats, testItems, traitItems } from "./traits.ts";

export function floorFile(facts: Facts, runtime: Runtime, output: Output): RustFile {
  return new FloorFile(new Floor(facts, runtime, output)).file();
}

class FloorFile {
  /** Items by the declared type that they belong to, in the author's order. */
  private readonly slots: { readonly key: string; readonly items: RustItem[] }[] = [];
  private readonly written = new Set<string>();
  /** The function that tells which types print themselves. */
  private formats: string | undefined;
  /** The function that tells which types reflect looks into. */
  private types: string | undefined;

  constructor(private readonly f: Floor) {}

  file(): RustFile {
    const { f } = this;
    // Names of the root stay as they are.
    f.types.declare(f.info.typeNames.toSorted((a, b) => Number(a.home !== undefined) - Number(b.home !== undefined)));
    this.declareNames();
    const decls = f.facts.files.flatMap((file) => file.decls);
    const later = this.laterVariables();
    for (const d of decls) if (d.kind === "GenDecl") this.general(d, later);
    for (const d of decls) if (d.kind === "FuncDecl" && !d.recv) this.function(d);
    const main = decls.find((d): d is FuncDecl => d.kind === "FuncDecl" && !d.recv && d.name.name === "main");
    if (main) this.main(main, later);
    this.pending();
    this.ownFormats();
    this.reflection();
    for (const { owner, item } of implementations(f)) this.slot(owner === "" ? "traits" : owner).push(item);
    this.slot("traits").push(...testItems(f), ...jsonItems(f));
    this.pending();
    const items = this.ordered(decls.flatMap((d) => (d.kind === "GenDecl" || d.kind === "FuncDecl" ? [d] : [])));
    return this.withHelpers({
      attrs: [],
      docs: headerDocs(f.facts.files),
      items: withUnreadMarked(namedTypes(plainJumps(collapsed(lateInit(items))), (name) => f.types.isTaken(name))),
      dangling: [],
    });
  }

  /** Does a type of the program have one of the methods by which values print themselves? */
  private hasOwnFormats(): boolean {
    const decls = this.f.facts.files.flatMap((file) => file.decls);
    return decls.some((d) => d.kind === "FuncDecl" && d.recv !== undefined && /^(?:Format|GoString)$/.test(d.name.name));
  }

  private ownFormats(): void {
    if (this.formats === undefined) return;
    const { before, items } = ownFormats(this.f);
    before.push(...libraryFormats(this.f));
    this.slot("traits").push(...items, { kind: "FnItem", name: this.formats, params: [], body: block(before) });
    this.pending();
  }

  private reflection(): void {
    const { f } = this;
    const at = this.types === undefined ? undefined : reflects(f);
    if (this.types === undefined || !at) return;
    const made = f.contained(at, () => reflection(f));
    const items = made?.items ?? [];
    this.slot("traits").push(...items, { kind: "FnItem", name: this.types, params: [], body: block(made?.before ?? []) });
    this.pending();
  }

  private slot(key: string): RustItem[] {
    const known = this.slots.find((s) => s.key === key);
    if (known) return known.items;
    const made = { key, items: [] as RustItem[] };
    this.slots.push(made);
    return made.items;
  }

  private declareNames(): void {
    const { f } = this;
    let inits = 0;
    const isOfRoot = (file: File): boolean => f.info.homeAt(file.span.start) === undefined;
    for (const file of f.facts.files.toSorted((a, b) => Number(isOfRoot(b)) - Number(isOfRoot(a)))) {
      for (const d of file.decls) {
        if (d.kind === "FuncDecl" && !d.recv) {
          const obj = f.info.funcObjOf(d);
          if (d.name.name === "init") inits += 1;
          const isAgain = d.name.name === "init" && inits > 1;
          if (obj && d.name.name !== "main") f.names.declareGlobal(obj, isAgain ? `init ${inits}` : obj.name);
        }
        if (d.kind !== "GenDecl") continue;
        for (const s of d.specs) {
          if (s.kind !== "ValueSpec") continue;
          for (const id of s.names) {
            const obj = f.info.objectOf(id);
            if ((obj?.kind === "Var" || obj?.kind === "Const") && obj.name !== "_") f.names.declareGlobal(obj, obj.name);
          }
        }
      }
    }
  }

  /** Variables whose first value calls something or reads another variable: it is worked out before `main`, in Go's order. */
  private laterVariables(): Set<VarObj> {
    const { f } = this;
    const found = new Set<VarObj>();
    for (const file of f.facts.files) {
      for (const d of file.decls) {
        if (d.kind !== "GenDecl" || d.tok !== "var") continue;
        for (const s of d.specs) {
          if (s.kind !== "ValueSpec") continue;
          s.names.forEach((id, i) => {
            const v = f.info.objectOf(id);
            const value = s.values.length === s.names.length ? s.values[i] : undefined;
            if (v?.kind === "Var" && value && needsOrder(value, f)) found.add(v);
          });
        }
      }
    }
    return found;
  }

  private general(d: GenDecl, later: ReadonlySet<VarObj>): void {
    const { f } = this;
    const key = keyOf(d);
    if (d.tok === "const") this.slot(key).push(...(f.contained(d, () => constItems(d, f)) ?? []));
    if (d.tok === "var") {
      for (const s of d.specs) {
        if (s.kind !== "ValueSpec") continue;
        s.names.forEach((id, i) => {
          const v = f.info.objectOf(id);
          if (v?.kind !== "Var" || id.name === "_") return;
          const value = s.values.length === s.names.length && !later.has(v) ? s.values[i] : undefined;
          const item = f.contained(s, () => variableItem(v, s, value, f));
          if (item) this.slot(key).push(item);
        });
      }
    }
    if (d.tok !== "type") return;
    for (const s of d.specs) {
      const obj = s.kind === "TypeSpec" ? f.info.objectOf(s.name) : undefined;
      if (obj?.kind !== "TypeName" || obj.isAlias || obj.type.kind !== "Named" || obj.type.typeParams.length > 0) continue;
      const named = obj.type;
      f.contained(s, () => f.types.nameOf(named));
      this.pending();
    }
  }

  private function(d: FuncDecl): void {
    const { f } = this;
    const obj = f.info.funcObjOf(d);
    if (!obj || d.name.name === "main" || obj.type.typeParams.length > 0) return;
    const item = f.contained(d, () => plainFunction(d, f));
    if (item) this.slot(keyOf(d)).push(item);
    this.pending();
  }

  private main(d: FuncDecl, later: ReadonlySet<VarObj>): void {
    const { f } = this;
    const inits = f.facts.files.flatMap((file) =>
      file.decls.filter((x): x is FuncDecl => x.kind === "FuncDecl" && !x.recv && x.name.name === "init"),
    );
    const before: RustStmt[] = [];
    // A package is ready, its `init` run, before one that imports it begins (Go spec: "Program initialization").
    for (const home of [...f.info.homes.map((h) => h.home), undefined]) {
      const values = f.contained(d, () => initialisers(f.facts.files, home, later, f)) ?? [];
      if (values.length > 0) {
        const name = f.names.reserve(home ? `init_variables_of_${snakeCase(home.name)}` : "init_variables");
        this.slot(keyOf(d)).push({ kind: "FnItem", name, params: [], body: block(values) });
        before.push(exprStmt(call(local(name)), true));
      }
      for (const i of inits) {
        const obj = f.info.funcObjOf(i);
        if (obj && obj.home === home) before.push(exprStmt(call(local(f.names.of(obj))), true));
      }
    }
    if (this.hasOwnFormats() || libraryFormats(f).length > 0) {
      this.formats = f.names.reserve("init_formats");
      before.unshift(exprStmt(call(local(this.formats)), true));
    }
    if (reflects(f)) {
      this.types = f.names.reserve("init_reflect");
      before.unshift(exprStmt(call(local(this.types)), true));
    }
    const item = f.contained(d, () => mainItem(d, before, f));
    if (item) this.slot(keyOf(d)).push(item);
  }

  /** Types and instances that the code written so far asks for. */
  private pending(): void {
    const { f } = this;
    for (let grown = true; grown; ) {
      grown = false;
      for (const [key, i] of [...f.types.instances]) {
        if (this.written.has(key)) continue;
        this.written.add(key);
        grown = true;
        this.type(i.name, f.info.declOf((i.type.origin ?? i.type).obj), () => {
          const u = underlying(i.type);
          if (u.kind === "Interface") return isConstraint(u) ? [] : traitItems(i.name, i.type, u, f);
          return [...typeItems(i, f), ...methodItems(i, f)];
        });
      }
      for (const [name, u] of [...f.types.records]) {
        if (this.written.has(name)) continue;
        this.written.add(name);
        grown = true;
        this.type(name, undefined, () => [structOf(name, u, u, f), recordMacro(name, u, u, f)]);
      }
      for (const [name, u] of [...f.types.traits]) {
        if (this.written.has(name)) continue;
        this.written.add(name);
        grown = true;
        this.type(name, undefined, () => traitItems(name, u, u, f));
      }
      for (let i = f.queue.shift(); i; i = f.queue.shift()) {
        grown = true;
        const next = i;
        const item = instanceItem(next, f);
        if (item) this.slot(keyOf(next.decl)).push(item);
      }
    }
  }

  private type(name: string, decl: Node | undefined, make: () => RustItem[]): void {
    const { f } = this;
    const at = decl ?? f.facts.files[0];
    this.slot(name).push(...((at && f.contained(at, make)) ?? []));
  }

  /** The author's order; what has no place in it comes after. */
  private ordered(decls: readonly (GenDecl | FuncDecl)[]): RustItem[] {
    const { f } = this;
    const out: RustItem[] = [];
    const taken = new Set<string>();
    const take = (key: string): void => {
      if (taken.has(key)) return;
      taken.add(key);
      out.push(...(this.slots.find((s) => s.key === key)?.items ?? []));
    };
    for (const d of decls) {
      if (d.kind === "GenDecl" && d.tok === "type") {
        for (const s of d.specs) {
          const obj = s.kind === "TypeSpec" ? f.info.objectOf(s.name) : undefined;
          if (obj?.kind !== "TypeName") continue;
          for (const i of f.types.instances.values()) if ((i.type.origin ?? i.type).obj === obj) take(i.name);
        }
      } else take(keyOf(d));
    }
    for (const s of this.slots) take(s.key);
    return out;
  }

  /** The module `go`, with what the program's text uses. */
  private withHelpers(file: RustFile): RustFile {
    const { text, modules } = this.f.runtime.moduleFor(printFile(file).text);
    for (const m of modules) this.f.useModule(m);
    const last = lastComments(this.f.facts.files);
    const helpers = { ...textItem(text), ...(last.length > 0 && { trivia: { leading: [...last, ""], blankBefore: true } }) };
    // Go accepts what nobody calls; of a program in several types and functions, some always is.
    const attrs = file.items.length > 1 || this.f.hasUnread || hasIdleConst(file) ? ["allow(dead_code)"] : [];
    return { ...file, attrs, items: [...file.items, helpers] };
  }
}

const keyOf = (d: GenDecl | FuncDecl): string => `@${d.span.start}`;

const isConstraint = (u: { readonly embeddeds: readonly { readonly kind: string }[] }): boolean =>
  u.embeddeds.some((e) => e.kind === "Union" || e.kind === "Basic");

/** A literal needs no order: nobody can tell when it was made. */
function needsOrder(e: import("../../go/ast.ts").Expr, f: Floor): boolean {
  if (hasCall(e, f)) return true;
  return f.facts.nodesOf("Ident", e).some((id) => {
    const obj = f.info.objectOf(id);
    return (obj?.kind === "Var" && obj.role === "package") || (obj?.kind === "Func" && e.kind === "FuncLit");
  });
}
