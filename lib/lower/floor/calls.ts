// Implements calls on the floor: of functions, methods, function values, and of the helpers that answer the standard library.

import type { CallExpr, Expr, Ident, SelectorExpr } from "../../go/ast.ts";
import type { RustExpr } from "../../rust/ast.ts";
import { block, call, closure, field, int, local, methodCall, ref, refMut, vecMacro } from "../../rust/factory.ts";
import { within } from "../../rust/factory/path.ts";
import { upperCamel, wordsOf } from "../../rust/names.ts";
import type { Selection } from "../../semantics/info.ts";
import type { FuncObj, VarObj } from "../../semantics/objects.ts";
import { isInterface, underlying } from "../../semantics/predicates.ts";
import type { Signature, Tuple, Type } from "../../semantics/types.ts";
import { readsFixed } from "./binary.ts";
import { isReflectValue } from "./reflection.ts";
import { builtin } from "./builtins.ts";
import { constructorOf, conversion, converted, lowerAs, testFor } from "./convert.ts";
import { coreCall, coreItem, type Floor, moduleCall } from "./context.ts";
import { inOrder } from "./order.ts";
import { lower, lowerTyped, operandBeneath } from "./exprs.ts";
import { readsJson } from "./json.ts";
import { funcFrom } from "./functions.ts";
import { placed, printsPlace, refuseFolders, refusePlace } from "./log-places.ts";
import { addressOf, embedded, looked, type Place, peekPlace, placeOf } from "./places.ts";
import type { RuntimeItem } from "./runtime.ts";
import { Beyond, safeName } from "./types.ts";

export function lowerCall(e: CallExpr, f: Floor): RustExpr {
  if (f.info.isConversion(e)) return conversion(e, f);
  const name = f.info.builtinOf(e);
  if (name) return builtin(name, e, f);
  const fun = unparen(e.fun);
  const sig = underlying(f.typeOf(fun));
  if (sig.kind !== "Signature") throw new Beyond("FG0103", { what: f.facts.textOf(fun) });
  if (fun.kind === "SelectorExpr") {
    const s = resolved(fun, f);
    if (s?.kind === "method" && s.obj.kind === "Func") return callMethod(fun, s, s.obj, e, sig, f);
    if (s?.kind === "methodExpr" && s.obj.kind === "Func") return callExpression(s, s.obj, e, sig, f);
    const special = libraryCall(fun, e, f);
    if (special) return special;
  }
  const generic = fun.kind === "IndexExpr" && fun.x.kind === "SelectorExpr" ? f.info.objectOf(fun.x.sel) : undefined;
  if (generic?.kind === "Func" && generic.pkg === "errors" && generic.name === "AsType" && e.args[0])
    return asType(e, e.args[0], f);
  if (generic?.kind === "Func" && generic.pkg === "reflect" && generic.name === "TypeFor" && fun.kind === "IndexExpr")
    return typeFor(f.info.instanceOf(nameOf(fun) as Ident)?.[0], f);
  const target = isFunctionName(fun, f) ? callee(fun, sig, f) : undefined;
  const named = nameOf(fun);
  if (target)
    return withArguments(e, sig, f, target.item, (args) =>
      inPassing(named, adopted(target(args), target.item, f.typeOf(e), f), f),
    );
  const value = operandBeneath(fun, f);
  return withArguments(e, sig, f, undefined, (args) =>
    call(value.kind === "FieldExpr" ? { kind: "ParenExpr", expr: value } : value, args),
  );
}

/** `reflect.TypeFor[T]()`. */
function typeFor(of: Type | undefined, f: Floor): RustExpr {
  if (!of) throw new Beyond("FG0201", { what: "reflect.TypeFor" });
  f.reflected.push(f.subst(of));
  f.useModule("reflect");
  return call({ kind: "PathExpr", path: within("go::reflect", "type_for", [f.rust(of)]) }, []);
}

const unparen = (e: Expr): Expr => (e.kind === "ParenExpr" ? unparen(e.x) : e);

/** The selection, with what the type arguments of the instance make of it. */
function resolved(e: SelectorExpr, f: Floor): Selection | undefined {
  const s = f.info.selectionOf(e);
  if (s?.kind !== "method" || f.env.size === 0) return s;
  const type = f.typeOf(e.x);
  return f.info.lookup(type, e.sel.name) ?? s;
}

const isFunctionName = (e: Expr, f: Floor): boolean => {
  const id = nameOf(e);
  return id !== undefined && f.info.objectOf(id)?.kind === "Func";
};

const nameOf = (e: Expr): Ident | undefined =>
  e.kind === "Ident"
    ? e
    : e.kind === "SelectorExpr"
      ? e.sel
      : e.kind === "IndexExpr"
        ? nameOf(e.x)
        : e.kind === "ParenExpr"
          ? nameOf(e.x)
          : undefined;

type Target = ((args: readonly RustExpr[]) => RustExpr) & { item?: RuntimeItem };

/** How a declared function is called; an instance is written for the type arguments. */
export function callee(e: Expr, _sig: Signature, f: Floor): Target {
  const id = nameOf(e);
  const obj = id && f.info.objectOf(id);
  if (!id || obj?.kind !== "Func") throw new Beyond("FG0101", { what: f.facts.textOf(e) });
  if (obj.pkg) {
    refusePlace(obj, f);
    const module = f.runtime.moduleOf(obj.pkg);
    const name = safeName(helperName(obj.name));
    const item = module === undefined ? undefined : f.runtime.find(module, name);
    if (module === undefined || item?.kind !== "fn")
      throw new Beyond(obj.assumed ? "FG0203" : "FG0201", { what: `${obj.pkg}.${obj.name}` });
    f.useModule(module);
    return Object.assign((args: readonly RustExpr[]) => moduleCall(module, name, args), { item });
  }
  const decl = f.facts.declOf(obj);
  if (!decl?.body) throw new Beyond("FG0103", { what: obj.name });
  const args = f.info.instanceOf(id);
  const declared = f.info.funcObjOf(decl) ?? obj;
  const name =
    args && declared.type.typeParams.length > 0
      ? f.instance(declared, decl, declared.type.typeParams, args).name
      : f.names.of(declared);
  return (list) => call(local(name), list);
}

/** `IndexByte` → `index_byte`, as the helpers are named. */
export const helperName = (goName: string): string => wordsOf(goName.replace("NaN", "Nan")).join("_");

/** A helper gives plain slices and maps where Go gives the defined type that it was given; an element, `-> E`, is of that type. */
function adopted(result: RustExpr, item: RuntimeItem | undefined, type: Type, f: Floor): RustExpr {
  const given = item && /\)\s*->\s*(\w+)\s*\{/.exec(item.text)?.[1];
  const isElement = given !== undefined && item?.generics?.some((g) => /^\w+/.exec(g)?.[0] === given) === true;
  return item && !isElement && (item.generics?.length ?? 0) > 0 && f.types.isWrapper(type) && type.obj.pkg === ""
    ? call(constructorOf(type, f), [result])
    : result;
}

// ---- arguments

export function withArguments(
  e: CallExpr,
  sig: Signature,
  f: Floor,
  item: RuntimeItem | undefined,
  make: (args: readonly RustExpr[]) => RustExpr,
  keepsOrder = true,
): RustExpr {
  const [only] = e.args;
  if (only && e.args.length === 1 && f.info.typeOf(only).kind === "Tuple") {
    const tuple = f.typeOf(only) as Tuple;
    const names = tuple.vars.map(() => f.temp("arg"));
    const given = tuple.vars.map((v, i) => ({ expr: local(names[i] ?? ""), type: f.subst(v.type) }));
    const pat = { kind: "TuplePat" as const, elems: names.map((name) => ({ kind: "IdentPat" as const, name })) };
    const args = spreadInto(given, sig, f);
    return block([{ kind: "LetStmt", pat, init: lower(only, f) }], make(args));
  }
  const { values, join, wanted } = argumentList(e, sig, f, item);
  return keepsOrder ? inOrder(e.args, values, f, (all) => make(join(all)), wanted) : make(join(values));
}

function spreadInto(given: readonly { expr: RustExpr; type: Type }[], sig: Signature, f: Floor): RustExpr[] {
  const fixed = sig.variadic ? sig.params.vars.length - 1 : sig.params.vars.length;
  const args = given.slice(0, fixed).map((g, i) => converted(g.expr, g.type, f.subst((sig.params.vars[i] as VarObj).type), f));
  if (!sig.variadic) return args;
  const elem = elemOf(sig, f);
  if (isAny(elem)) {
    if (given.some((g) => isReflectValue(g.type))) throw new Beyond("FG0201", { what: "reflect.Value as an interface value" });
    for (const g of given.slice(fixed)) f.becomesDynamic(g.type);
    return [...args, valuesMacro(given.slice(fixed).map((g) => g.expr))];
  }
  return [
    ...args,
    sliceOf(
      elem,
      given.slice(fixed).map((g) => converted(g.expr, g.type, elem, f)),
      f,
    ),
  ];
}

const elemOf = (sig: Signature, f: Floor): Type => {
  const last = underlying(f.subst(sig.params.vars.at(-1)?.type as Type));
  return last.kind === "Slice" ? last.elem : last;
};

/** The arguments one by one, and how those behind the fixed ones become one. */
function argumentList(
  e: CallExpr,
  sig: Signature,
  f: Floor,
  item: RuntimeItem | undefined,
): {
  readonly values: readonly RustExpr[];
  readonly join: (values: readonly RustExpr[]) => readonly RustExpr[];
  readonly wanted: readonly Type[];
} {
  const count = sig.params.vars.length;
  const fixed = sig.variadic && !e.ellipsis ? count - 1 : count;
  const types = sig.params.vars.slice(0, fixed).map((v) => f.subst(v.type));
  const args = e.args.slice(0, fixed).map((a, i) => argument(a, types[i] as Type, item?.params?.[i], f));
  if (!sig.variadic || e.ellipsis) return { values: args, join: (all) => all, wanted: types };
  const elem = elemOf(sig, f);
  const rest = e.args.slice(fixed);
  const one = isScan(item) ? scanTarget : isAny(elem) ? anyValue : (a: Expr) => lowerAs(a, elem, f);
  const gathered = (all: readonly RustExpr[]): RustExpr => (isAny(elem) ? valuesMacro(all) : sliceOf(elem, all, f));
  return {
    values: [...args, ...rest.map((a) => one(a, f, item))],
    join: (all) => [...all.slice(0, fixed), gathered(all.slice(fixed))],
    wanted: [...types, ...rest.map(() => elem)],
  };
}

const isAny = (type: Type): boolean => {
  const u = underlying(type);
  return u.kind === "Interface" && u.methods.length === 0 && u.embeddeds.length === 0;
};

/** A value as one of `values![a, b]`, that is as `...any`. */
function anyValue(a: Expr, f: Floor, item: RuntimeItem | undefined): RustExpr {
  if (f.info.typeAndValueOf(a)?.mode === "nil")
    return { kind: "PathExpr" as const, path: { segments: [{ name: "Any" }, { name: "NIL" }], import: "go::Any" } };
  if (isReflectValue(f.typeOf(a))) return shownValue(a, item, f);
  f.becomesDynamic(f.typeOf(a));
  const v = lowerTyped(a, f);
  return v.kind === "ParenExpr" ? v.expr : plainText(v);
}

/** A `reflect.Value` is printed as what it holds, by fmt and log alone. */
function shownValue(a: Expr, item: RuntimeItem | undefined, f: Floor): RustExpr {
  if (item?.module !== "fmt" && item?.module !== "log")
    throw new Beyond("FG0201", { what: "reflect.Value as an interface value" });
  f.showsValues = true;
  return moduleCall("reflect", "Shown", [lowerTyped(a, f)]);
}

/** `values!` takes a text as it stands: without `Str::from`. */
function plainText(v: RustExpr): RustExpr {
  const path = v.kind === "CallExpr" && v.fun.kind === "PathExpr" ? v.fun.path : undefined;
  const [text] = v.kind === "CallExpr" ? v.args : [];
  const isText = path?.import === "go::Str" && path.segments.at(-1)?.name === "from";
  return isText && (text?.kind === "LitExpr" || text?.kind === "PathExpr") ? text : v;
}

const valuesMacro = (args: readonly RustExpr[]): RustExpr =>
  args.length === 0 ? coreItem("Slice", "NIL") : { kind: "MacroExpr", name: "values", delim: "[", args, import: "go::values" };

const isScan = (item: RuntimeItem | undefined): boolean => item?.module === "fmt" && /scan/.test(item.name);

/** What scanning stores in: a pointer to a defined type leads to the value that it wraps. */
function scanTarget(a: Expr, f: Floor): RustExpr {
  const type = f.typeOf(a);
  const u = underlying(type);
  if (u.kind !== "Pointer" || !f.types.isWrapper(u.elem)) return lowerTyped(a, f);
  if (f.info.lookup(type, "Scan")?.kind === "method") throw new Beyond("FG0201", { what: "fmt.Scanner" });
  return methodCall(lower(a, f), "part", [int(0), closure(["here"], refMut(field(local("here"), "0")))]);
}

function sliceOf(elem: Type, values: readonly RustExpr[], f: Floor): RustExpr {
  if (values.length === 0) return coreItem("Slice", "NIL");
  return call(
    {
      kind: "PathExpr",
      path: { segments: [{ name: "Slice", generics: [f.rust(elem)] }, { name: "from" }], import: "go::Slice" },
    },
    [vecMacro(values)],
  );
}

/** A helper that takes a type parameter, or a plain slice, where Go takes `any` or a defined type, gets the value as it is. */
function argument(a: Expr, want: Type, param: string | undefined, f: Floor): RustExpr {
  if (param === undefined) return lowerAs(a, want, f);
  const raw = (isAny(want) && param !== "Any") || (f.types.isWrapper(want) && /^(?:Slice|Map)</.test(param));
  if (!raw) return isAny(want) ? lowerAs(a, want, f) : lowerTypedAs(a, want, f);
  const v = lowerTyped(a, f);
  return f.types.isWrapper(f.typeOf(a)) ? field(looked(v), "0") : v;
}

const lowerTypedAs = (a: Expr, want: Type, f: Floor): RustExpr =>
  f.info.constOf(a) && !isInterface(want) ? lowerTyped(a, f) : lowerAs(a, want, f);

// ---- methods

function callMethod(fun: SelectorExpr, s: Selection, m: FuncObj, e: CallExpr, sig: Signature, f: Floor): RustExpr {
  const place = embedded(placeOf(fun.x, f), s.path, f);
  const item = helperMethod(place.type, m, f);
  if (m.pkg === "log") refuseFolders(e, f);
  const recv = printsPlace(m, f) ? placed(receiver(place, m, f), e, m, f) : receiver(place, m, f);
  return withArguments(e, sig, f, item, (args) =>
    inPassing(fun.sel, methodCall(recv, item?.name ?? f.methodName(m.name), args), f),
  );
}

/** Only the deferred call itself may `recover` (Go spec: "Handling panics"): a function that it calls has nothing to stop. */
function inPassing(name: Ident | undefined, made: RustExpr, f: Floor): RustExpr {
  const obj = name && f.info.objectOf(name);
  const decl = obj?.kind === "Func" ? f.facts.declOf(obj) : undefined;
  const recovers =
    decl?.body &&
    f.facts.nodesOf("CallExpr", decl.body).some((c) => f.info.builtinOf(c) === "recover" && f.facts.tree.funcOf(c) === decl);
  if (!recovers) return made;
  const isBare = made.kind === "CallExpr" && made.args.length === 0 && made.fun.kind === "PathExpr";
  return coreCall("in_passing", [isBare ? made.fun : closure([], made)]);
}

/** `T.M(x, …)`: the receiver is the first argument. */
const callExpression = (s: Selection, m: FuncObj, e: CallExpr, sig: Signature, f: Floor): RustExpr =>
  withArguments(e, sig, f, undefined, (args) => {
    refusePlace(m, f);
    const [recv, ...rest] = args;
    if (!recv) throw new Beyond("FG0101", { what: f.facts.textOf(e) });
    return methodOn(recv, f.subst(sig.params.vars[0]?.type as Type), m, s.path, rest, f);
  });

/** What a method is called on: a pointer, the value, or what an interface holds. */
const receiver = (place: Place, m: FuncObj, f: Floor): RustExpr => looked(receiverOf(place, m, f));

function receiverOf(place: Place, m: FuncObj, f: Floor): RustExpr {
  const u = underlying(place.type);
  if (u.kind === "Interface") return peekPlace(place, f);
  if (m.recv?.kind === "Pointer") return u.kind === "Pointer" ? peekPlace(place, f) : pointerTo(place, f);
  return u.kind === "Pointer" && !(place.type.kind === "Named" && m.recv?.kind === "Named" && m.recv.obj === place.type.obj)
    ? methodCall(peekPlace(place, f), "load")
    : peekPlace(place, f);
}

const pointerTo = (place: Place, f: Floor): RustExpr =>
  place.kind === "behind" && place.steps.length === 0 && !place.at ? place.handle : addressOf(place, f);

/** The helper that answers a method of the standard library; refused where there is none. */
function helperMethod(type: Type, m: FuncObj, f: Floor): RuntimeItem | undefined {
  if (!m.pkg) return undefined;
  const base = underlying(type).kind === "Pointer" && type.kind === "Pointer" ? type.elem : type;
  const u = underlying(base);
  const owner = base.kind === "Named" ? (base.origin ?? base).obj : undefined;
  const module = owner?.pkg ? f.runtime.moduleOf(owner.pkg) : undefined;
  if (!owner || module === undefined) return owner?.pkg === "" || owner?.pkg === undefined ? undefined : missing(m);
  f.useModule(module);
  // An interface is a trait, or one struct that answers for all that implement it.
  if (u.kind === "Interface" && f.runtime.find(module, upperCamel(owner.name))?.kind !== "struct") return undefined;
  const pointer = m.recv?.kind === "Pointer";
  const found =
    f.runtime.method(module, upperCamel(owner.name), pointer, `${helperName(m.name)}_`) ??
    f.runtime.method(module, upperCamel(owner.name), pointer, safeName(helperName(m.name))) ??
    f.runtime.method(module, upperCamel(owner.name), !pointer, safeName(helperName(m.name)));
  return found ?? missing(m);
}

function missing(m: FuncObj): never {
  const recv = m.recv?.kind === "Pointer" ? m.recv.elem : m.recv;
  throw new Beyond("FG0201", { what: `${m.pkg}.${recv?.kind === "Named" ? `${recv.obj.name}.` : ""}${m.name}` });
}

/** A method called on a value that is at hand, through embedded fields. */
export function methodOn(
  v: RustExpr,
  type: Type,
  m: FuncObj,
  through: readonly VarObj[],
  args: readonly RustExpr[],
  f: Floor,
): RustExpr {
  return callOn(embedded({ kind: "direct", expr: v, type }, through, f), m, args, f);
}

export function callOn(place: Place, m: FuncObj, args: readonly RustExpr[], f: Floor): RustExpr {
  const item = helperMethod(place.type, m, f);
  const recv =
    place.kind === "direct" && m.recv?.kind === "Pointer" && underlying(place.type).kind !== "Pointer"
      ? call(coreItem("Ptr", "new"), [place.expr])
      : receiver(place, m, f);
  return methodCall(recv, item?.name ?? f.methodName(m.name), args);
}

// ---- calls that need more than their arguments

function libraryCall(fun: SelectorExpr, e: CallExpr, f: Floor): RustExpr | undefined {
  const obj = f.info.objectOf(fun.sel);
  if (obj?.kind === "Func" && obj.pkg === "log") {
    refuseFolders(e, f);
    if (printsPlace(obj, f)) return logged(obj, e, f);
  }
  if (obj?.kind === "Func" && obj.pkg === "encoding/binary" && /^(?:Read|Write)$/.test(obj.name)) readsFixed(e, obj.name, f);
  if (obj?.kind === "Func" && obj.pkg === "encoding/json" && obj.name === "Unmarshal") readsJson(e, f);
  if (obj?.kind !== "Func" || obj.pkg !== "errors" || obj.name !== "As") return undefined;
  const [error, target] = e.args;
  const to = target && underlying(f.typeOf(target));
  if (!error || !target || to?.kind !== "Pointer") return undefined;
  return moduleCall("errors", "as_with", [lower(error, f), lower(target, f), testOf(to.elem, f)]);
}

/** `log::default().at("main.go", 7).println(…)`. */
function logged(obj: FuncObj, e: CallExpr, f: Floor): RustExpr {
  f.useModule("log");
  const sig = underlying(f.typeOf(e.fun)) as Signature;
  const name = safeName(helperName(obj.name));
  const logger = placed(moduleCall("log", "default", []), e, obj, f);
  return withArguments(e, sig, f, f.runtime.find("log", name), (args) => methodCall(logger, name, args));
}

/** `errors.AsType[E](err)`. */
function asType(e: CallExpr, error: Expr, f: Floor): RustExpr {
  const both = f.info.typeOf(e);
  const found = both.kind === "Tuple" ? both.vars[0]?.type : undefined;
  if (!found) throw new Beyond("FG0201", { what: "errors.AsType" });
  return moduleCall("errors", "as_type_with", [lower(error, f), testOf(f.subst(found), f)]);
}

/** A function that tells whether a value has a type. */
function testOf(elem: Type, f: Floor): RustExpr {
  f.useModule("errors");
  const sig: Signature = {
    kind: "Signature",
    typeParams: [],
    variadic: false,
    params: { kind: "Tuple", vars: [variableOf(anyType)] },
    results: { kind: "Tuple", vars: [variableOf(elem), variableOf(boolean)] },
  };
  f.becomesDynamic(elem);
  const test = isInterface(elem)
    ? coreCall("test_interface", [call(local(testFor(elem, f)), [ref(local("v"))])])
    : methodCall(local("v"), "test", [], { turbofish: [f.rust(elem)] });
  const made: RustExpr = {
    kind: "ClosureExpr",
    move: false,
    params: [{ pat: { kind: "IdentPat", name: "v" }, type: f.rust(anyType) }],
    body: test,
  };
  return funcFrom(made, sig, f);
}

const anyType: Type = { kind: "Interface", methods: [], embeddeds: [] };
const boolean: Type = { kind: "Basic", basic: "bool" };
const variableOf = (type: Type): VarObj => ({ kind: "Var", name: "", type, role: "param", exported: false });
