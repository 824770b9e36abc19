// Implements the Rust types of the floor: one for each Go type, so that places and values always fit.

import type { RustType } from "../../rust/ast.ts";
import { fnBound, simpleName, t, typeText } from "../../rust/factory.ts";
import { within } from "../../rust/factory/path.ts";
import { isKeyword, rustName, snakeCase, upperCamel } from "../../rust/names.ts";
import type { TypeNameObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import { byPath, typeString } from "../../semantics/typestring.ts";
import type { Interface, Named, Signature, Struct, Type } from "../../semantics/types.ts";
import type { Runtime } from "./runtime.ts";

/** What the floor can't express: it stops the translation, with a code of the catalogue of refusals. */
export class Beyond extends Error {
  constructor(
    readonly code: string,
    readonly args: Readonly<Record<string, string>>,
  ) {
    super(code);
  }
}

const basics: Readonly<Record<string, RustType>> = {
  bool: t.bool,
  int: t.isize,
  int8: t.i8,
  int16: t.i16,
  int32: t.i32,
  int64: t.i64,
  uint: t.usize,
  uint8: t.u8,
  uint16: t.u16,
  uint32: t.u32,
  uint64: t.u64,
  uintptr: t.path("go::Uintptr"),
  float32: t.f32,
  float64: t.f64,
  complex64: t.path("go::Complex64"),
  complex128: t.path("go::Complex128"),
  string: core("Str"),
  "untyped bool": t.bool,
  "untyped int": t.isize,
  "untyped rune": t.i32,
  "untyped float": t.f64,
  "untyped complex": t.path("go::Complex128"),
  "untyped string": core("Str"),
};

/** A type of the module `go`, imported by its name. */
export function core(name: string, ...generics: readonly RustType[]): RustType {
  return t.path({ segments: [generics.length > 0 ? { name, generics } : { name }], import: `go::${name}` });
}

/** A declared type, or one instance of a generic one, that items must be written for. */
export interface TypeInstance {
  readonly name: string;
  readonly type: Named;
}

export class FloorTypes {
  readonly instances = new Map<string, TypeInstance>();
  /** Struct types without a name, by their Rust name. */
  readonly records = new Map<string, Struct>();
  /** Interfaces without a name, by their Rust name. */
  readonly traits = new Map<string, Interface>();
  private readonly names = new Map<TypeNameObj, string>();
  private readonly unnamed = new Map<string, string>();
  private readonly taken = new Set(reserved);

  constructor(private readonly runtime: Runtime) {}

  /** Gives each declared type its name, those of the package before local ones. */
  declare(objs: readonly TypeNameObj[]): void {
    for (const o of objs) if (!this.names.has(o)) this.names.set(o, this.fresh(this.wishFor(o)));
  }

  /** Types of two packages that Go names alike: the second has its package's name before its own. */
  private wishFor({ name, home }: TypeNameObj): string {
    const wish = upperCamel(name);
    return home && this.taken.has(wish) ? upperCamel(`${home.name}_${wish}`) : wish;
  }

  isTaken(name: string): boolean {
    return this.taken.has(name);
  }

  private fresh(wish: string): string {
    let name = wish;
    for (let n = 2; this.taken.has(name); n++) name = n === 2 && reserved.has(wish) ? `${wish}Type` : `${wish}${n}`;
    this.taken.add(name);
    return name;
  }

  of(type: Type): RustType {
    switch (type.kind) {
      case "Basic": {
        const known = basics[type.basic];
        if (!known) throw new Beyond("FG0101", { what: type.basic });
        return known;
      }
      case "Named":
        return this.named(type);
      case "Pointer":
        return core("Ptr", this.of(type.elem));
      case "Slice":
        return core("Slice", this.of(type.elem));
      case "Array":
        return t.array(this.of(type.elem), Math.max(type.len, 0));
      case "Map":
        return core("Map", this.of(type.key), this.of(type.elem));
      case "Signature":
        return core("Func", this.closureType(type));
      case "Struct":
        return type.fields.length === 0 ? t.unit : t.path(this.recordName(type));
      case "Interface":
        return this.interfaceOf(type, undefined);
      case "Tuple":
        return type.vars.length === 1 && type.vars[0]
          ? this.of(type.vars[0].type)
          : t.tuple(...type.vars.map((v) => this.of(v.type)));
      case "Open":
        if (type.resolved) return this.of(type.resolved);
        throw new Beyond("FG0103", { what: type.name ?? type.label ?? "?" });
      case "Chan":
        throw new Beyond("FG0501", {});
      default:
        throw new Beyond("FG0103", { what: typeString(type) });
    }
  }

  /** `dyn Fn(A, B) -> R`. */
  closureType(sig: Signature): RustType {
    const ret = sig.results.vars.length === 0 ? undefined : this.of(sig.results);
    return t.dyn(
      fnBound(
        "Fn",
        sig.params.vars.map((v) => this.of(v.type)),
        ret,
      ),
    );
  }

  private named(type: Named): RustType {
    const { obj } = type.origin ?? type;
    if (obj.pkg === undefined) return obj.name === "error" ? core("Error") : this.of(type.underlying);
    if (obj.pkg !== "") return this.library(type);
    const u = underlying(type);
    if (u.kind === "Interface" && u.methods.length === 0 && u.embeddeds.length === 0) return core("Any");
    // `type Stamp time.Time`: its fields are the library's own affair.
    if (u.kind === "Struct" && u.fields.some((f) => f.pkg !== obj.pkg)) throw new Beyond("FG0201", { what: `type ${obj.name}` });
    const name = this.nameOf(type);
    return u.kind === "Interface" ? core("Dyn", t.dyn({ kind: "TraitBound", path: { segments: [{ name }] } })) : t.path(name);
  }

  private library(type: Named): RustType {
    const { obj } = type.origin ?? type;
    const pkg = obj.pkg ?? "";
    if (pkg === "fmt" && obj.name === "Stringer") return core("Stringer");
    const module = this.runtime.moduleOf(pkg);
    const item = module === undefined ? undefined : this.runtime.find(module, upperCamel(obj.name));
    if (!item && underlying(type).kind === "Signature") return this.of(underlying(type));
    if (!item || module === undefined) throw new Beyond("FG0201", { what: `${pkg}.${obj.name}` });
    const args = type.typeArgs.map((a) => this.of(a));
    const path = within(`go::${module}`, upperCamel(obj.name), args);
    return item.kind === "trait" ? core("Dyn", t.dyn({ kind: "TraitBound", path })) : t.path(path);
  }

  /** The name of a type of this package; it is written out from now on. */
  nameOf(type: Named): string {
    const { obj } = type.origin ?? type;
    if (!this.names.has(obj)) this.declare([obj]);
    const base = this.names.get(obj) ?? obj.name;
    const args = type.typeArgs.map((a) => typeText(this.of(a)));
    const key = args.length === 0 ? base : `${base}<${args.join(", ")}>`;
    const known = this.instances.get(key);
    if (known) return known.name;
    const name = args.length === 0 ? base : this.fresh(base + type.typeArgs.map((a) => this.wordFor(a)).join(""));
    this.instances.set(key, { name, type });
    return name;
  }

  /** A word for a type, for names of instances: `Int`, `SliceOfString`. */
  wordFor(type: Type): string {
    switch (type.kind) {
      case "Basic":
        return upperCamel(type.alias ?? type.basic);
      case "Slice":
        return `SliceOf${this.wordFor(type.elem)}`;
      case "Pointer":
        return `PtrTo${this.wordFor(type.elem)}`;
      case "Map":
        return `MapOf${this.wordFor(type.key)}To${this.wordFor(type.elem)}`;
      case "Array":
        return `Array${type.len}Of${this.wordFor(type.elem)}`;
      default: {
        const rust = this.of(type);
        return simpleName(rust) ?? upperCamel(typeText(rust).replace(/\W+/g, "_"));
      }
    }
  }

  recordName(type: Struct): string {
    const key = typeString(type, byPath);
    const known = this.unnamed.get(key);
    if (known) return known;
    const name = this.fresh("Record");
    this.unnamed.set(key, name);
    this.records.set(name, type);
    return name;
  }

  private interfaceOf(type: Interface, name: string | undefined): RustType {
    if (type.methods.length === 0 && type.embeddeds.length === 0) return core("Any");
    return core("Dyn", t.dyn({ kind: "TraitBound", path: { segments: [{ name: name ?? this.traitName(type) }] } }));
  }

  private traitName(type: Interface): string {
    const key = typeString(type, byPath);
    const known = this.unnamed.get(key);
    if (known) return known;
    const name = this.fresh(type.methods.map((m) => upperCamel(m.name)).join("") || "Unnamed");
    this.unnamed.set(key, name);
    this.traits.set(name, type);
    return name;
  }

  isCopy(type: Type): boolean {
    const u = underlying(type);
    if (u.kind === "Array") return this.isCopy(u.elem);
    if (u.kind === "Struct") return u.fields.length === 0 && type.kind !== "Named";
    return u.kind === "Basic" && u.basic !== "string" && u.basic !== "untyped string";
  }

  /** A defined type that is no struct and no interface wraps the type that it is defined by. */
  isWrapper(type: Type): type is Named {
    if (type.kind !== "Named") return false;
    const u = underlying(type);
    const { obj } = type.origin ?? type;
    if (u.kind === "Struct" || u.kind === "Interface" || obj.pkg === undefined) return false;
    return obj.pkg === "" || this.runtime.find(this.runtime.moduleOf(obj.pkg) ?? "?", upperCamel(obj.name)) !== undefined;
  }
}

/** Names that the floor imports or that Rust's prelude has. */
const reserved: ReadonlySet<string> = new Set(
  "Ptr Slice Map Str Func Dyn Any Error Stringer GoType Option Some None Ok Err Result String Vec Box Rc Self Default Clone Fn FnMut FnOnce Drop Iterator Into From Send Sync Eq Ord PartialEq PartialOrd Copy ToString Repr Hasher Value Interface Defers".split(
    " ",
  ),
);

/** Names that `Ptr`, `Dyn` and the traits behind them use: a Go method of that name gets `_` behind. */
const methodNames: ReadonlySet<string> = new Set(
  "new is_nil peek edit store load identity part all any type_name repr hash as_error as_stringer is get test expect same as_std into_value clone eq ne go_type zero size unwrap_interface ptr_as_error ptr_as_stringer borrow borrow_mut deref drop into from try_into fmt cmp partial_cmp to_string to_owned type_id wrapped matches".split(
    " ",
  ),
);

/** The name of a helper: a keyword gets `_` behind. */
export const safeName = (name: string): string => (isKeyword(name) ? `${name}_` : name);

export const methodName = (goName: string): string => {
  const name = snakeCase(goName);
  return methodNames.has(name) ? `${name}_` : rustName(name);
};

export const fieldName = (goName: string): string => rustName(snakeCase(goName));
