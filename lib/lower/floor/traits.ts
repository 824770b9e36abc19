// Implements interfaces on the floor: a trait each, and its implementation for every type whose values are seen through it.

import type { RustBlock, RustExpr, RustItem, RustStmt, RustType } from "../../rust/ast.ts";
import {
  block,
  bool,
  call,
  cast,
  deref,
  exprStmt,
  fnItem,
  ifExpr,
  implItem,
  letExpr,
  local,
  methodCall,
  none,
  param,
  path,
  ret,
  some,
  str,
  t,
  traitItem,
} from "../../rust/factory.ts";
import { within } from "../../rust/factory/path.ts";
import { upperCamel } from "../../rust/names.ts";
import type { Selection } from "../../semantics/info.ts";
import type { FuncObj } from "../../semantics/objects.ts";
import { isInterface, underlying } from "../../semantics/predicates.ts";
import { typeString } from "../../semantics/typestring.ts";
import type { Interface, Signature, Type } from "../../semantics/types.ts";
import { docsOfMember, docsOfSpec } from "../items/docs.ts";
import { callOn, methodOn } from "./calls.ts";
import { dynOf, isError } from "./convert.ts";
import { coreItem, type Floor, moduleCall } from "./context.ts";
import { embedded } from "./places.ts";
import { methodName } from "./types.ts";
import { zeroNamed } from "./zero.ts";

/** The name that `%T` prints: `main.Stack[int]`, `struct { X int }`. */
export function goName(type: Type, f: Floor): string {
  const t0 = f.subst(type);
  switch (t0.kind) {
    case "Basic":
      return t0.basic;
    case "Pointer":
      return `*${goName(t0.elem, f)}`;
    case "Slice":
      return `[]${goName(t0.elem, f)}`;
    case "Array":
      return `[${t0.len}]${goName(t0.elem, f)}`;
    case "Map":
      return `map[${goName(t0.key, f)}]${goName(t0.elem, f)}`;
    case "Signature":
      return `func${signatureName(t0, f)}`;
    case "Struct": {
      const fields = t0.fields.map((v, i) => {
        const tag = t0.tags[i] ? ` ${JSON.stringify(t0.tags[i])}` : "";
        return `${v.embedded ? "" : `${v.name} `}${goName(v.type, f)}${tag}`;
      });
      return fields.length === 0 ? "struct {}" : `struct { ${fields.join("; ")} }`;
    }
    case "Interface": {
      const methods = methodsOf(t0).map((m) => `${m.name}${signatureName(m.type, f)}`);
      return methods.length === 0 ? "interface {}" : `interface { ${methods.sort().join("; ")} }`;
    }
    case "Named": {
      const { obj } = t0.origin ?? t0;
      if (obj.pkg === undefined) return obj.name === "error" ? "error" : goName(underlying(t0), f);
      const args = t0.typeArgs.map((a) => goName(a, f)).join(",");
      const pkg = obj.pkg === "" ? (obj.home?.name ?? f.packageName) : obj.pkg.slice(obj.pkg.lastIndexOf("/") + 1);
      return `${pkg}.${obj.name}${args === "" ? "" : `[${args}]`}`;
    }
    default:
      return typeString(t0, (p, own) => own ?? p.slice(p.lastIndexOf("/") + 1), false);
  }
}

/** `(int, ...string) (int, error)` */
function signatureName(sig: Signature, f: Floor): string {
  const params = sig.params.vars.map((v, i) => {
    const name = goName(v.type, f);
    return sig.variadic && i === sig.params.vars.length - 1 ? name.replace(/^\[\]/, "...") : name;
  });
  const results = sig.results.vars.map((v) => goName(v.type, f));
  const given = results.length > 1 ? ` (${results.join(", ")})` : results.map((r) => ` ${r}`).join("");
  return `(${params.join(", ")})${given}`;
}

/** The method of that name in the method set of a type. */
export function methodIn(type: Type, name: string, f: Floor): Selection | undefined {
  const s = f.info.lookup(type, name);
  if (s?.kind !== "method" || s.obj.kind !== "Func") return undefined;
  const m = s.obj;
  if (name === "Error" || name === "String") {
    const sig = m.type;
    const only = sig.results.vars[0]?.type;
    if (sig.params.vars.length > 0 || sig.results.vars.length !== 1 || only?.kind !== "Basic" || only.basic !== "string")
      return undefined;
  }
  return m.recv?.kind === "Pointer" && type.kind !== "Pointer" && !s.indirect ? undefined : s;
}

export const methodsOf = (iface: Interface): readonly FuncObj[] => {
  const all = [
    ...iface.methods,
    ...iface.embeddeds.flatMap((e) => {
      const u = underlying(e);
      return u.kind === "Interface" ? methodsOf(u) : [];
    }),
  ];
  return all.filter((m, i) => all.findIndex((x) => x.name === m.name) === i);
};

function signature(
  m: FuncObj,
  f: Floor,
): { sig: Signature; params: { pat: { kind: "IdentPat"; name: string }; type: RustType }[]; ret?: RustType } {
  const sig = f.subst(m.type) as Signature;
  const params = sig.params.vars.map((v, i) => ({ pat: { kind: "IdentPat" as const, name: `a${i}` }, type: f.types.of(v.type) }));
  return { sig, params, ...(sig.results.vars.length > 0 && { ret: f.types.of(sig.results) }) };
}

/** `trait Shape: Value { … }`, with its Go name. */
export function traitItems(name: string, type: Type, iface: Interface, f: Floor): RustItem[] {
  const spec = type.kind === "Named" ? f.info.declOf((type.origin ?? type).obj) : undefined;
  const said = spec?.kind === "TypeSpec" && spec.type.kind === "InterfaceType" ? spec.type.methods.list : [];
  const items = methodsOf(iface).map((m) => {
    const { params, ret: result } = signature(m, f);
    const named = params.map((p, i) => param(argName(m, i), p.type));
    const item = fnItem({ name: f.methodName(m.name), self: "&self", params: named, ...(result && { ret: result }) });
    return { ...item, ...docsOfMember(said, m.name) };
  });
  const supers = [{ kind: "TraitBound" as const, path: { segments: [{ name: "Value" }], import: "go::Value" } }];
  const own = spec ? { origin: { span: spec.span }, ...docsOfSpec(spec, f.facts.tree.parentOf(spec)) } : {};
  const item = { ...traitItem({ name, supers, items }), ...own };
  const body = block([], methodCall(str(goName(type, f)), "to_string"));
  const named = implItem({
    trait: { segments: [{ name: "Interface" }], import: "go::Interface" },
    type: t.dyn({ kind: "TraitBound", path: { segments: [{ name }] } }),
    items: [fnItem({ name: "interface_type", ret: t.string, body })],
  });
  return [item, named];
}

const argName = (m: FuncObj, i: number): string => {
  const name = m.type.params.vars[i]?.name ?? "";
  return name === "" || name === "_" ? `a${i}` : methodName(name);
};

/** `impl Shape for Circle`, for each pair of a type and an interface that the program brings together. */
export function implementations(f: Floor): { readonly owner: string; readonly item: RustItem }[] {
  const made: { owner: string; item: RustItem }[] = [];
  const done = new Set<string>();
  const add = (type: Type, to: Type): void => {
    const item = implementation(type, to, f);
    const key = JSON.stringify([f.rust(type), item?.kind === "ImplItem" ? item.trait : ""]);
    if (!item || done.has(key)) return;
    done.add(key);
    made.push({ owner: ownerOf(type, f), item });
  };
  for (const type of f.dynamic.values()) for (const to of f.interfaces.values()) if (f.info.implements(type, to)) add(type, to);
  for (const { from, to } of f.widenings.values()) made.push({ owner: "", item: widening(from, to, f) });
  for (const i of f.types.instances.values()) {
    if (underlying(i.type).kind === "Interface") continue;
    for (const [method, to] of [
      ["Error", errorLike("error")],
      ["String", errorLike("Stringer")],
    ] as const) {
      if (methodIn(i.type, method, f)) add(i.type, to);
      if (methodIn({ kind: "Pointer", elem: i.type }, method, f)) add({ kind: "Pointer", elem: i.type }, to);
    }
  }
  return made;
}

/** Stand-ins for the two interfaces that formatting knows by itself. */
const stringResult: Signature = {
  kind: "Signature",
  typeParams: [],
  variadic: false,
  params: { kind: "Tuple", vars: [] },
  results: {
    kind: "Tuple",
    vars: [{ kind: "Var", name: "", type: { kind: "Basic", basic: "string" }, role: "result", exported: false }],
  },
};
const errorLike = (name: "error" | "Stringer"): Type => {
  const method: FuncObj = { kind: "Func", name: name === "error" ? "Error" : "String", type: stringResult, exported: true };
  const underlyingType: Interface = { kind: "Interface", methods: [method], embeddeds: [] };
  return {
    kind: "Named",
    obj: {
      kind: "TypeName",
      name,
      ...(name === "Stringer" && { pkg: "fmt" }),
      type: underlyingType,
      isAlias: false,
      exported: true,
    },
    typeParams: [],
    typeArgs: [],
    underlying: underlyingType,
    methods: [],
  };
};

const ownerOf = (type: Type, f: Floor): string => {
  const base = type.kind === "Pointer" ? type.elem : type;
  return base.kind === "Named" && (base.origin ?? base).obj.pkg === "" ? f.types.nameOf(base) : "";
};

function implementation(type: Type, to: Type, f: Floor): RustItem | undefined {
  const base = type.kind === "Pointer" ? type.elem : type;
  const iface = underlying(to);
  if (iface.kind !== "Interface" || isInterface(type)) return undefined;
  // What the library declares implements its own interfaces there.
  const obj = base.kind === "Named" ? (base.origin ?? base).obj : undefined;
  if (obj && obj.pkg !== "" && obj.pkg !== undefined && to.kind === "Named" && to.obj.pkg !== "") return undefined;
  if (obj === undefined && base.kind !== "Struct") return undefined;
  const items = methodsOf(iface).flatMap((m) => implMethod(type, m, f) ?? []);
  const bound = dynOf(to, f);
  const trait = bound.kind === "DynType" && bound.bounds[0]?.kind === "TraitBound" ? bound.bounds[0].path : undefined;
  return (
    trait &&
    implItem({
      trait,
      type: f.rust(type),
      items: [...items, ...(isError(to) ? errorTree(type, f) : []), ...optional(type, to, f)],
    })
  );
}

/** Methods that the library looks for behind its interfaces. */
interface OptionalMethod {
  readonly go: string;
  /** How the helpers' trait calls it; its default gives `None` where `some` is set. */
  readonly rust: string;
  readonly some?: boolean;
  readonly params: number;
  readonly results: number;
  /** Counts only beside this method. */
  readonly beside?: string;
}

const optionalMethods: Readonly<Record<string, readonly OptionalMethod[]>> = {
  "flag.Value": [{ go: "IsBoolFlag", rust: "is_bool_flag", params: 0, results: 1 }],
  "io.Writer": [
    { go: "WriteString", rust: "own_write_string", some: true, params: 1, results: 2 },
    { go: "ReadFrom", rust: "own_read_from", some: true, params: 1, results: 2 },
  ],
  "io.Reader": [
    { go: "ReadRune", rust: "own_read_rune", some: true, params: 0, results: 3, beside: "UnreadRune" },
    { go: "UnreadRune", rust: "own_unread_rune", some: true, params: 0, results: 1, beside: "ReadRune" },
    { go: "WriteTo", rust: "own_write_to", some: true, params: 1, results: 2 },
  ],
};

function optional(type: Type, to: Type, f: Floor): RustItem[] {
  if (to.kind !== "Named" || !to.obj.pkg) return [];
  const key = `${to.obj.pkg}.${to.obj.name}`;
  const items = (optionalMethods[key] ?? []).flatMap((wanted) => {
    const s = methodIn(type, wanted.go, f);
    if (s?.obj.kind !== "Func" || (wanted.beside !== undefined && !methodIn(type, wanted.beside, f))) return [];
    const { sig, params, ret: result } = signature(s.obj, f);
    if (params.length !== wanted.params || sig.results.vars.length !== wanted.results || !result) return [];
    const named = params.map((p, i) => param(`a${i}`, p.type));
    const args = named.map((_, i) => local(`a${i}`));
    const given = forwarded(type, s, s.obj, args, f);
    const body = block([], wanted.some ? some(given) : given);
    const ret = wanted.some ? t.option(result) : result;
    return [fnItem({ name: wanted.rust, self: "&self", params: named, ret, body })];
  });
  return key === "flag.Value" ? [...items, ...zeroText(type, f)] : items;
}

/** What `String` gives for the zero value: usage texts leave such defaults out. */
function zeroText(type: Type, f: Floor): RustItem[] {
  const s = f.info.lookup(type, "String");
  if (s?.kind !== "method" || s.obj.kind !== "Func") return [];
  const zero = type.kind === "Pointer" ? call(coreItem("Ptr", "new"), [zeroNamed(f.subst(type.elem), f)]) : zeroNamed(type, f);
  const body = block([], callOn(embedded({ kind: "direct", expr: zero, isValue: true, type }, s.path, f), s.obj, [], f));
  return [fnItem({ name: "zero_text", self: "&self", ret: f.types.of({ kind: "Basic", basic: "string" }), body })];
}

/** `impl io::Reader for Dyn<dyn io::ReadCloser>`: one interface as another. */
function widening(from: Type, to: Type, f: Floor): RustItem {
  const iface = underlying(to);
  const items = (iface.kind === "Interface" ? methodsOf(iface) : []).map((m) => {
    const { params, ret: result } = signature(m, f);
    const named = params.map((p, i) => param(argName(m, i), p.type));
    const args = named.map((p) => local(p.pat.kind === "IdentPat" ? p.pat.name : ""));
    const inner: RustExpr = { kind: "ParenExpr", expr: deref(deref(local("self"))) };
    const body = block([], methodCall(inner, f.methodName(m.name), args));
    return fnItem({ name: f.methodName(m.name), self: "&self", params: named, ...(result && { ret: result }), body });
  });
  const bound = dynOf(to, f);
  const trait = bound.kind === "DynType" && bound.bounds[0]?.kind === "TraitBound" ? bound.bounds[0].path : undefined;
  return implItem({ ...(trait && { trait }), type: f.rust(from), items });
}

/** Forwards to the method itself, through embedded fields where it is promoted. */
function implMethod(type: Type, m: FuncObj, f: Floor): RustItem | undefined {
  const s = f.info.lookup(type, m.name);
  if (s?.kind !== "method" || s.obj.kind !== "Func") return undefined;
  const { params, ret: result } = signature(m, f);
  const named = params.map((p, i) => param(argName(m, i), p.type));
  const args = named.map((p) => local(p.pat.kind === "IdentPat" ? p.pat.name : ""));
  const body = forwarded(type, s, s.obj, args, f);
  return fnItem({
    name: f.methodName(m.name),
    self: "&self",
    params: named,
    ...(result && { ret: result }),
    body: block([], body),
  });
}

function forwarded(type: Type, s: Selection, m: FuncObj, args: readonly RustExpr[], f: Floor): RustExpr {
  const start =
    type.kind === "Pointer"
      ? ({ kind: "behind", handle: local("self"), steps: [], type: f.subst(type.elem) } as const)
      : ({ kind: "direct", expr: local("self"), type } as const);
  const takes = type.kind !== "Pointer" && f.types.isCopy(type) && f.methodName(m.name).startsWith("to_");
  if (takes)
    return methodCall(
      { kind: "ParenExpr", expr: { kind: "UnaryExpr", op: "*", expr: local("self") } },
      f.methodName(m.name),
      args,
    );
  if (s.path.length === 0) return methodOn(local("self"), type, m, [], args, f);
  const place = embedded(start, s.path, f);
  return callOn(place, m, args, f);
}

/** `Unwrap` and `Is`, where the error has them. */
function errorTree(type: Type, f: Floor): RustItem[] {
  const items: RustItem[] = [];
  const unwrap = methodIn(type, "Unwrap", f);
  if (unwrap?.obj.kind === "Func" && unwrap.obj.type.params.vars.length === 0) {
    const inner = forwarded(type, unwrap, unwrap.obj, [], f);
    const only = underlying(f.subst(unwrap.obj.type.results.vars[0]?.type as Type));
    const body =
      only.kind === "Slice" ? methodCall(inner, "to_vec") : call(path("Vec::from"), [{ kind: "ArrayExpr", elems: [inner] }]);
    items.push(fnItem({ name: "wrapped", self: "&self", ret: t.vec(errorType), body: block([], body) }));
    if (only.kind === "Slice")
      items.push(fnItem({ name: "wraps_several", self: "&self", ret: t.bool, body: block([], bool(true)) }));
  }
  const is = methodIn(type, "Is", f);
  if (is?.obj.kind === "Func" && is.obj.type.params.vars.length === 1)
    items.push(
      fnItem({
        name: "matches",
        self: "&self",
        params: [param("target", errorType)],
        ret: t.bool,
        body: block([], forwarded(type, is, is.obj, [local("target")], f)),
      }),
    );
  const as = methodIn(type, "As", f);
  if (as?.obj.kind === "Func" && as.obj.type.params.vars.length === 1 && as.obj.type.results.vars.length === 1)
    items.push(
      fnItem({
        name: "gives",
        self: "&self",
        params: [param("target", { kind: "PathType", path: { segments: [{ name: "Any" }], import: "go::Any" } })],
        ret: t.bool,
        body: block([], forwarded(type, as, as.obj, [local("target")], f)),
      }),
    );
  return items;
}

const errorType: RustType = { kind: "PathType", path: { segments: [{ name: "Error" }], import: "go::Error" } };

/** `fn as_shape(value: &Any) -> Option<Dyn<dyn Shape>>`: each type that may stand behind it. */
export function testItems(f: Floor): RustItem[] {
  return [...f.tested.values()].map(({ name, type }) => {
    const target = f.rust(type);
    const tests: RustStmt[] = [];
    for (const d of f.dynamic.values()) {
      if (isInterface(d) || !f.info.implements(d, type) || !isKnown(d, type, f)) continue;
      const found = some(
        call(coreItem("Dyn", "new"), [cast(call(path("std::rc::Rc::new"), [local("v")]), t.rc(dynOf(type, f)))]),
      );
      const pat = {
        kind: "TupleStructPat" as const,
        path: { segments: [{ name: "Some" }] },
        elems: [{ kind: "IdentPat" as const, name: "v" }],
      };
      tests.push(
        exprStmt(
          ifExpr(letExpr(pat, methodCall(local("value"), "get", [], { turbofish: [f.rust(d)] })), [exprStmt(ret(found), true)]),
        ),
      );
    }
    const isStringer = target.kind === "PathType" && target.path.segments.at(-1)?.name === "Stringer";
    const isRuntimeError = type.kind === "Named" && type.obj.pkg === "runtime" && type.obj.name === "Error";
    const rest = isError(type)
      ? methodCall(local("value"), "as_error")
      : isRuntimeError
        ? moduleCall("runtime", "as_runtime_error", [local("value")])
        : isStringer
          ? methodCall(local("value"), "as_stringer")
          : none;
    const used = tests.length > 0 || rest !== none;
    const body: RustBlock = block(tests, rest);
    const anyRef = t.ref({ kind: "PathType", path: { segments: [{ name: "Any" }], import: "go::Any" } });
    return fnItem({ name, params: [param(used ? "value" : "_value", anyRef)], ret: t.option(target), body });
  });
}

/** A type of the library stands behind its own interfaces where the helpers say so. */
function isKnown(d: Type, to: Type, f: Floor): boolean {
  const pointer = d.kind === "Pointer";
  const base = pointer ? d.elem : d;
  const obj = base.kind === "Named" ? (base.origin ?? base).obj : undefined;
  if (!obj?.pkg || to.kind !== "Named" || !to.obj.pkg) return true;
  return f.runtime.implements(f.runtime.moduleOf(obj.pkg) ?? "", upperCamel(obj.name), pointer, upperCamel(to.obj.name));
}

// ---- the methods Format and GoString

/** What `main` begins with, and the implementations that it asks for, where types print themselves by their own methods. */
export function ownFormats(f: Floor): { readonly before: RustStmt[]; readonly items: readonly RustItem[] } {
  const before: RustStmt[] = [];
  const items: RustItem[] = [];
  for (const i of [...f.types.instances.values()]) {
    if (underlying(i.type).kind === "Interface") continue;
    for (const type of [i.type, { kind: "Pointer", elem: i.type } as const]) {
      for (const [goMethod, trait, name, use] of [
        ["Format", "Formatted", "format_to", "use_format"],
        ["GoString", "GoStringed", "go_string", "use_go_string"],
      ] as const) {
        const s = methodIn(type, goMethod, f);
        if (s?.obj.kind !== "Func") continue;
        const { sig, params, ret: result } = signature(s.obj, f);
        const first = sig.params.vars[0]?.type;
        const fits =
          goMethod === "Format"
            ? params.length === 2 && first?.kind === "Named" && first.obj.pkg === "fmt" && first.obj.name === "State"
            : params.length === 0 && sig.results.vars.length === 1;
        if (!fits) continue;
        const named = params.map((p, n) => param(`a${n}`, p.type));
        const args = named.map((_, n) => local(`a${n}`));
        const body = block([], forwarded(type, s, s.obj, args, f));
        const method = fnItem({ name, self: "&self", params: named, ...(result && { ret: result }), body });
        items.push(implItem({ trait: within("go::fmt", trait), type: f.rust(type), items: [method] }));
        before.push(exprStmt(call({ kind: "PathExpr", path: within("go::fmt", use, [f.rust(type)]) }, []), true));
      }
    }
  }
  if (items.length > 0) f.useModule("fmt");
  return { before, items };
}
