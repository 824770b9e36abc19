// Implements what reflect must know on the floor: the types that a program may look into, their fields, methods and interfaces.

import type { Node, SelectorExpr } from "../../go/ast.ts";
import type { RustExpr, RustItem, RustStmt, RustType } from "../../rust/ast.ts";
import { call, closure, exprStmt, local, pathExpr, str, textItem, tuple, typeText, vecMacro } from "../../rust/factory.ts";
import { within } from "../../rust/factory/path.ts";
import { upperCamel } from "../../rust/names.ts";
import type { FuncObj } from "../../semantics/objects.ts";
import { isInterface, underlying } from "../../semantics/predicates.ts";
import { offsetOf } from "../../semantics/sizes.ts";
import type { Interface, Named, Signature, Struct, Type } from "../../semantics/types.ts";
import { callOn, methodOn } from "./calls.ts";
import { dynOf, testFor } from "./convert.ts";
import type { Floor } from "./context.ts";
import { funcFrom } from "./functions.ts";
import { quoted } from "./items.ts";
import { embedded, fieldNameOf } from "./places.ts";
import { methodIn, methodsOf } from "./traits.ts";
import { Beyond } from "./types.ts";

/** What a program names of reflect, but for DeepEqual, which looks into values alone. */
const namesOf = (f: Floor): readonly SelectorExpr[] =>
  f.facts.nodesOf("SelectorExpr").filter((e) => {
    const obj = f.info.objectOf(e.sel);
    return obj !== undefined && "pkg" in obj && obj.pkg === "reflect" && obj.name !== "DeepEqual";
  });

/** Does the program ask for more than the names of types, and where first? */
export const reflects = (f: Floor): Node | undefined =>
  f.facts.nodesOf("ImportSpec").some((s) => s.path.value.includes("reflect"))
    ? namesOf(f).find((e) => !/^(?:TypeOf|Type|String)$/.test(e.sel.name))
    : undefined;

/** What `main` begins with, and the descriptions of types. */
export function reflection(f: Floor): { readonly before: RustStmt[]; readonly items: readonly RustItem[] } {
  return new Reflection(f).all();
}

class Reflection {
  private readonly before: RustStmt[] = [];
  private readonly items: RustItem[] = [];
  private readonly seen = new Set<string>();
  private readonly queue: Type[] = [];
  private readonly hasMethods: boolean;
  private readonly hasPointers: boolean;

  constructor(private readonly f: Floor) {
    const names = new Set(namesOf(f).map((e) => e.sel.name));
    this.hasMethods = ["NumMethod", "Method", "MethodByName", "Methods"].some((n) => names.has(n));
    this.hasPointers = ["New", "Addr", "PointerTo", "PtrTo"].some((n) => names.has(n));
  }

  all(): { readonly before: RustStmt[]; readonly items: readonly RustItem[] } {
    const { f } = this;
    for (const type of [...f.dynamic.values(), ...f.reflected]) if (!isOwnOf(type)) this.reach(type);
    for (let type = this.queue.shift(); type; type = this.queue.shift()) this.describe(type);
    if (f.showsValues) {
      const shown: RustType = { kind: "PathType", path: within("go::reflect", "Shown") };
      this.before.push(exprStmt(call({ kind: "PathExpr", path: within("go::fmt", "use_stands_for", [shown]) }, []), true));
      f.useModule("fmt");
    }
    f.useModule("reflect");
    return { before: this.before, items: this.items };
  }

  private reach(type0: Type): void {
    const type = this.f.subst(type0);
    if (isOwnOf(type)) throw new Beyond("FG0201", { what: "reflect on its own types" });
    const key = typeText(this.f.rust(type));
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.queue.push(type);
  }

  private describe(type: Type): void {
    const { f } = this;
    const u = underlying(type);
    if (u.kind === "Interface") return this.describeInterface(type, u);
    f.becomesDynamic(type);
    this.announce("use_type", [f.rust(type)], []);
    if (this.hasPointers && u.kind !== "Pointer") {
      this.reach({ kind: "Pointer", elem: type });
      this.announce("use_pointer", [f.rust(type)], []);
    }
    this.describeParts(type, u);
    if (this.hasMethods) this.methodsOf(type);
  }

  /** Methods that can't be told are never taken for none: who asks for them at run time is told so. */
  private methodsOf(type: Type): void {
    const before = this.before.length;
    try {
      this.describeMethods(type);
    } catch (error) {
      if (!(error instanceof Beyond)) throw error;
      this.before.splice(before);
      this.announce("hide_methods", [this.f.rust(type)], []);
    }
  }

  private describeParts(type: Type, u: Type): void {
    const { f } = this;
    const isOfLibrary = type.kind === "Named" && !!(type.origin ?? type).obj.pkg;
    if (type.kind === "Named" && isOfLibrary) return this.describeLibrary(type, u);
    if (u.kind === "Struct") {
      if (u.fields.length === 0 && type.kind !== "Named") return;
      for (const v of u.fields) this.reach(v.type);
      this.items.push(structMacro(type, u, f));
      return;
    }
    if (type.kind === "Named") {
      const inner = f.types.of(u);
      this.items.push(textItem(`go::reflected_as!(${typeText(f.rust(type))}, "${f.packageName}"; ${typeText(inner)});`));
      // What is beneath has no values of its own, but its parts have types.
      return this.partsOf(u);
    }
    this.partsOf(u);
  }

  private partsOf(u: Type): void {
    switch (u.kind) {
      case "Pointer":
      case "Slice":
      case "Array":
        return this.reach(u.elem);
      case "Map":
        this.reach(u.key);
        return this.reach(u.elem);
      case "Signature":
        return this.reachSignature(u);
      default:
        return;
    }
  }

  private reachSignature(sig: Signature): void {
    if (sig.variadic) throw new Beyond("FG0201", { what: "reflect on variadic functions" });
    if (sig.params.vars.length > 7 || sig.results.vars.length > 5)
      throw new Beyond("FG0201", { what: "reflect on functions of so many parameters" });
    for (const v of [...sig.params.vars, ...sig.results.vars]) this.reach(v.type);
  }

  /** Types of the library are known by name and kind; who looks into them is told so. */
  private describeLibrary(type: Named, u: Type): void {
    const { f } = this;
    const { obj } = type.origin ?? type;
    const rust = f.rust(type);
    const path = rust.kind === "PathType" ? rust.path : undefined;
    const module = f.runtime.moduleOf(obj.pkg ?? "") ?? "";
    const item = f.runtime.find(module, upperCamel(obj.name));
    if (!path || item?.kind !== "struct" || type.typeArgs.length > 0)
      throw new Beyond("FG0201", { what: `reflect on ${obj.pkg}.${obj.name}` });
    const name = `go::${module}::${item.name}`;
    const isWrapper = u.kind !== "Struct" && new RegExp(`\\bpub struct ${item.name}\\(pub `).test(item.text);
    if (u.kind !== "Struct" && !isWrapper) throw new Beyond("FG0201", { what: `reflect on ${obj.pkg}.${obj.name}` });
    this.items.push(
      textItem(
        isWrapper
          ? `go::reflected_as!(${name}, "${obj.pkg}"; ${typeText(f.types.of(u))});`
          : `go::unopened!(${name}, "${obj.pkg}");`,
      ),
    );
  }

  private describeInterface(type: Type, u: Interface): void {
    const { f } = this;
    const methods = [...methodsOf(u)].sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const m of methods) this.reachSignature(f.subst(m.type) as Signature);
    const entries = methods.map((m) => tuple([str(m.name), typeOfFunction(m, f)]));
    if (methods.length === 0) {
      const test = closure(
        ["v"],
        call("Some", [{ kind: "MethodCallExpr", recv: local("v"), method: "clone", args: [] } as never]),
      );
      this.announce("use_interface", [dynAny], [test, vecMacro([])]);
      return;
    }
    this.announce("use_interface", [dynOf(type, f)], [local(testFor(type, f)), vecMacro(entries)]);
  }

  private describeMethods(type: Type): void {
    const { f } = this;
    const base = type.kind === "Pointer" ? f.subst(type.elem) : type;
    if (isInterface(base)) return;
    if (base.kind === "Named" && (base.origin ?? base).obj.pkg) {
      throw new Beyond("FG0201", { what: `reflect on the methods of ${(base.origin ?? base).obj.pkg}.${base.obj.name}` });
    }
    for (const name of [...methodNames(base, f, new Set())].sort()) {
      const s = methodIn(type, name, f);
      if (s?.obj.kind !== "Func") continue;
      const m = s.obj;
      const sig = f.subst(m.type) as Signature;
      this.reachSignature(sig);
      const names = sig.params.vars.map((_, i) => `a${i}`);
      const args = names.map((n) => local(n));
      const params = sig.params.vars.map((v, i) => ({
        pat: { kind: "IdentPat" as const, name: names[i] ?? "" },
        type: f.types.of(v.type),
      }));
      const start =
        type.kind === "Pointer"
          ? ({ kind: "behind", handle: local("this"), steps: [], type: base } as const)
          : ({ kind: "direct", expr: local("this"), type } as const);
      const body =
        s.path.length === 0 ? methodOn(local("this"), type, m, [], args, f) : callOn(embedded(start, s.path, f), m, args, f);
      const bound = funcFrom(closure(params, body, { move: true }), sig, f);
      const bind = closure([{ pat: { kind: "IdentPat", name: "this" }, type: f.rust(type) }], bound);
      this.announce("use_method", [], [str(name), bind]);
    }
  }

  private announce(name: string, generics: readonly RustType[], args: readonly RustExpr[]): void {
    const path = generics.length > 0 ? within("go::reflect", name, generics) : within("go::reflect", name);
    this.before.push(exprStmt(call({ kind: "PathExpr", path }, args), true));
  }
}

const dynAny: RustType = {
  kind: "DynType",
  bounds: [{ kind: "TraitBound", path: { segments: [{ name: "Value" }], import: "go::Value" } }],
} as RustType;

/** `reflect::Type::of::<Func<dyn Fn(A) -> R>>()`. */
function typeOfFunction(m: FuncObj, f: Floor): RustExpr {
  const path = within("go::reflect", "Type");
  const func = f.types.of(f.subst(m.type));
  return call(pathExpr({ ...path, segments: [...path.segments, { name: "of", generics: [func] }] }), []);
}

/** `go::reflected!(Point, Some("main"); x "X" at 0, y "Y" at 8);` */
function structMacro(type: Type, u: Struct, f: Floor): RustItem {
  const fields = u.fields.map((v, i) => {
    const tag = u.tags[i] ? ` tag ${quoted(u.tags[i])}` : "";
    return `${fieldNameOf(type, v)} ${quoted(v.name)}${tag}${v.embedded ? " embedded true" : ""} at ${offsetOf(u, [v])}`;
  });
  const owner = type.kind === "Named" ? `Some("${f.packageName}")` : "None";
  const head = `go::reflected!(${typeText(f.rust(type))}, ${owner};`;
  const line = `${head} ${fields.join(", ")});`;
  return textItem(line.length <= 100 ? line : `${head}\n    ${fields.join(",\n    ")}\n);`);
}

/** The exported methods that a type may have: its own, and those of what it embeds. */
function methodNames(type: Type, f: Floor, seen: Set<Type>): Set<string> {
  const names = new Set<string>();
  if (seen.has(type)) return names;
  seen.add(type);
  const base = type.kind === "Pointer" ? f.subst(type.elem) : type;
  if (base.kind === "Named") for (const m of (base.origin ?? base).methods) if (m.exported) names.add(m.name);
  const u = underlying(base);
  if (u.kind === "Interface") for (const m of methodsOf(u)) if (m.exported) names.add(m.name);
  if (u.kind === "Struct")
    for (const v of u.fields) if (v.embedded) for (const n of methodNames(f.subst(v.type), f, seen)) names.add(n);
  return names;
}

/** Types of reflect itself, and lists of them: programs print them, but don't look into them. */
function isOwnOf(type: Type): boolean {
  if (type.kind === "Named") return (type.origin ?? type).obj.pkg === "reflect";
  switch (type.kind) {
    case "Pointer":
    case "Slice":
    case "Array":
      return isOwnOf(type.elem);
    case "Map":
      return isOwnOf(type.key) || isOwnOf(type.elem);
    default:
      return false;
  }
}

export const isReflectValue = (type: Type): boolean =>
  type.kind === "Named" && type.obj.pkg === "reflect" && type.obj.name === "Value";
