// Implements items on the floor: types with their methods, functions, constants, package variables, and `main`.

import type { Expr, File, FuncDecl, GenDecl, ValueSpec } from "../../go/ast.ts";
import type { FnItem, RustBlock, RustItem, RustStmt, RustType } from "../../rust/ast.ts";
import {
  block,
  call,
  clone,
  closure,
  deref,
  exprStmt,
  fnItem,
  implItem,
  itemStmt,
  letStmt,
  local,
  methodCall,
  pathExpr,
  structField,
  structItem,
  textItem,
  threadLocal,
  typeText,
} from "../../rust/factory.ts";
import { screamingSnake } from "../../rust/names.ts";
import type { ConstObj, FuncObj, Home, VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import { sizeOf } from "../../semantics/sizes.ts";
import type { Named, Signature, Struct, Tuple, Type, TypeParam } from "../../semantics/types.ts";
import { signatureString } from "../../semantics/typestring.ts";
import { type LoweredBody, lowerBody } from "./body.ts";
import { hasItem, isKept } from "./constants.ts";
import { lowerAs } from "./convert.ts";
import { coreItem, type Floor, type FuncInstance } from "./context.ts";
import { docsOf, docsOfMember, docsOfSpec } from "../items/docs.ts";
import { lower } from "./exprs.ts";
import { fieldNameOf } from "./places.ts";
import { constItemOf } from "./stmts.ts";
import { tupleValue } from "./assign.ts";
import { Beyond, type TypeInstance } from "./types.ts";
import { goName, methodIn } from "./traits.ts";
import { zeroOf } from "./zero.ts";

const origin = (n: { readonly span: { readonly start: number; readonly end: number } }) => ({ origin: { span: n.span } });

// ---- types

/** The struct, or the wrapper, of a type; methods come besides. */
export function typeItems(instance: TypeInstance, f: Floor): RustItem[] {
  const u = underlying(instance.type);
  const spec = f.info.declOf((instance.type.origin ?? instance.type).obj);
  const more = spec ? { ...origin(spec), ...docsOfSpec(spec, f.facts.tree.parentOf(spec)) } : {};
  if (u.kind === "Struct")
    return [
      { ...structOf(instance.name, instance.type, u, f), ...more } as RustItem,
      recordMacro(instance.name, instance.type, u, f),
    ];
  const inner = f.types.of(u);
  const ordered = u.kind === "Basic" && !u.basic.includes("complex") && u.basic !== "bool";
  const derives = ["Clone", ...(f.types.isCopy(u) ? ["Copy"] : []), "PartialEq", ...(ordered ? ["PartialOrd"] : [])];
  const item = structItem({ name: instance.name, tuple: [{ type: inner }], attrs: [`derive(${derives.join(", ")})`] });
  const hooks = hooksOf(instance.type, f);
  const text = `go::defined!(${instance.name}, ${quoted(goName(instance.type, f))}; ${typeText(inner)}${hooks});`;
  return [{ ...item, ...more } as RustItem, textItem(text)];
}

export function structOf(name: string, type: Type, u: Struct, f: Floor): RustItem {
  const decl = type.kind === "Named" ? f.info.declOf((type.origin ?? type).obj) : undefined;
  const list = decl?.kind === "TypeSpec" && decl.type.kind === "StructType" ? decl.type.fields.list : [];
  const fields = u.fields.map((v) => {
    const field = list.find((x) => x.names.some((id) => id.name === v.name));
    return structField(fieldNameOf(type, v), f.rust(v.type), { ...(field && origin(field)), ...docsOfMember(list, v.name) });
  });
  return structItem({ name, fields, attrs: ["derive(Clone, PartialEq)"] });
}

/** `go::record!(Point, "main.Point", 16; x "X", y "Y");` */
export function recordMacro(name: string, type: Type, u: Struct, f: Floor): RustItem {
  const fields = u.fields.map(
    (v, i) =>
      `${fieldNameOf(type, v)} ${quoted(v.name)}${u.tags[i] ? ` tag ${quoted(u.tags[i])}` : ""}${v.embedded ? " embedded true" : ""}`,
  );
  const head = `go::record!(${name}, ${quoted(goName(type, f))}, ${sizeOf(type)};`;
  const hooks = hooksOf(type, f);
  const line = `${head}${fields.length > 0 ? ` ${fields.join(", ")}` : ""}${hooks});`;
  const whole = line.length <= 100 ? line : `${head}\n    ${fields.join(",\n    ")}${hooks}\n);`;
  return textItem(whole + forwardedMarshal(name, type, f));
}

export const quoted = (s: string): string => `"${s.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")}"`;

/** Methods that `fmt`, `errors` and `encoding/json` look for: `; error stringer json`. */
function hooksOf(type: Type, f: Floor): string {
  if (type.kind !== "Named") return "";
  const found: string[] = [];
  for (const [method, hook] of [
    ["Error", "error"],
    ["String", "stringer"],
  ] as const) {
    // An error behind a pointer stays one: `errors.As` asks for its type.
    if (methodIn(type, method, f)) found.push(hook, ...(hook === "error" ? ["ptr_error"] : []));
    else if (methodIn({ kind: "Pointer", elem: type }, method, f)) found.push(`ptr_${hook}`);
  }
  const json = marshalHook(type, f);
  if (json) found.push(json);
  return found.length > 0 ? `; ${found.join(" ")}` : "";
}

/** How the type writes itself as JSON: `MarshalJSON` goes before `MarshalText`, a method of the value serves its pointer, too. */
function marshalHook(type: Named, f: Floor): string | undefined {
  const found = marshalMethod(type, f);
  if (!found) return undefined;
  return found.method.recv?.kind === "Pointer" ? `ptr_${found.hook}` : found.hook;
}

function marshalMethod(type: Named, f: Floor) {
  for (const [name, hook] of [
    ["MarshalJSON", "json"],
    ["MarshalText", "text"],
  ] as const) {
    const s = f.info.lookup(type, name) ?? f.info.lookup({ kind: "Pointer", elem: type }, name);
    const method = s?.obj.kind === "Func" ? s.obj : undefined;
    if (!s || !method || signatureString(method.type, undefined, false) !== "() ([]byte, error)") continue;
    // What an embedded value has, the struct has.
    const own = s.path.length === 0;
    if (own || (f.facts.declOf(method) && method.recv?.kind !== "Pointer" && s.path.every((v) => v.type.kind === "Named")))
      return { hook, method, path: s.path };
  }
  return undefined;
}

/** The method that JSON asks for, where an embedded field has it. */
function forwardedMarshal(name: string, type: Type, f: Floor): string {
  const found = type.kind === "Named" ? marshalMethod(type, f) : undefined;
  if (!found || found.path.length === 0 || type.kind !== "Named") return "";
  const method = f.methodName(found.method.name);
  const path = found.path.map((v) => `.${fieldNameOf(type, v)}`).join("");
  return `\n\nimpl ${name} {\n    fn ${method}(&self) -> (go::Slice<u8>, go::Error) {\n        self${path}.${method}()\n    }\n}`;
}

/** `impl Point { … }` and `impl Ptr<Point> { … }` with the methods that the program declares. */
export function methodItems(instance: TypeInstance, f: Floor): RustItem[] {
  const origin = instance.type.origin ?? instance.type;
  const values: RustItem[] = [];
  const pointers: RustItem[] = [];
  for (const m of origin.methods) {
    const decl = f.facts.declOf(m);
    if (!decl?.body) continue;
    const env = receiverEnv(m, instance.type, origin);
    const item = f.withEnv(env, () => f.contained(decl, () => method(decl, m, f)));
    if (item) (m.recv?.kind === "Pointer" ? pointers : values).push(item);
  }
  const name: RustType = f.types.of(instance.type);
  const ptr: RustType = { kind: "PathType", path: { segments: [{ name: "Ptr", generics: [name] }], import: "go::Ptr" } };
  return [
    ...(values.length > 0 ? [implItem({ type: name, items: values })] : []),
    ...(pointers.length > 0 ? [implItem({ type: ptr, items: pointers })] : []),
  ];
}

function receiverEnv(m: FuncObj, type: Named, origin: Named): Map<TypeParam, Type> {
  const declared = m.type.recv?.type;
  const recv = declared?.kind === "Pointer" ? declared.elem : declared;
  const params = recv?.kind === "Named" && recv.typeArgs.length > 0 ? recv.typeArgs : origin.typeParams;
  const env = new Map<TypeParam, Type>();
  params.forEach((p, i) => {
    const arg = type.typeArgs[i];
    if (p.kind === "TypeParam" && arg) env.set(p, arg);
  });
  return env;
}

function method(decl: FuncDecl, m: FuncObj, f: Floor): FnItem {
  f.startFunction();
  const declared = f.info.signatureOf(decl);
  const recv = declared.recv;
  const byValue = recv !== undefined && m.recv?.kind !== "Pointer" && f.types.isCopy(f.subst(recv.type));
  const name = f.methodName(m.name);
  // Rust's habit: what turns a small value into another takes it, and does not borrow it.
  const takes = byValue && name.startsWith("to_");
  const start = recv ? receiverLocal(recv, byValue, takes, f) : [];
  return { ...functionItem(decl, name, declared, f, start), self: takes ? "self" : "&self" };
}

/** It is used in the body of a loop over a function, which is a closure in Rust. */
const isInSequenceLoop = (recv: VarObj, f: Floor): boolean =>
  f.facts.uses
    .of(recv)
    .some((u) =>
      f.facts.tree
        .ancestorsOf(u.ident)
        .some(
          (p) =>
            p.kind === "RangeStmt" && underlying(f.typeOf(p.x)).kind === "Signature" && f.facts.tree.isInside(u.ident, p.body),
        ),
    );

/** The receiver is `self`, unless it changes or a closure takes it along. */
function receiverLocal(recv: VarObj, byValue: boolean, takes: boolean, f: Floor): RustStmt[] {
  if (recv.name === "" || recv.name === "_") return [];
  const captured = f.facts.capturesOf(recv).length > 0 || isInSequenceLoop(recv, f);
  const boxed = f.boxes.isBoxed(recv);
  if (!takes && !captured && !boxed && !f.isMutable(recv)) {
    f.names.bind(recv, "self");
    return [];
  }
  f.names.forget(recv);
  if (f.isOnlyWritten(recv)) f.names.bind(recv, `_${f.names.of(recv).replace(/^r#/, "")}`);
  const name = f.names.of(recv);
  const value = takes ? local("self") : byValue ? deref(local("self")) : clone(local("self"));
  const pat = { kind: "IdentPat" as const, name, ...(f.isMutable(recv) && !boxed && { mut: true }) };
  return [letStmt(pat, boxed ? call(coreItem("Ptr", "new"), [value]) : value)];
}

// ---- functions

export function functionItem(
  decl: FuncDecl,
  name: string,
  declared: Signature,
  f: Floor,
  start: readonly RustStmt[] = [],
): FnItem {
  const sig = f.subst(declared) as Signature;
  const ret = resultOf(sig.results, f);
  const { params, body } = wholeOrRefused(decl, declared, sig, f);
  return {
    ...fnItem({ name, params, ...(ret && { ret }), body: { ...body, stmts: [...start, ...body.stmts] } }),
    ...origin(decl),
    ...docsOf(decl.trivia),
  } as FnItem;
}

/** A body that the floor can't express keeps its signature: callers compile. */
function wholeOrRefused(decl: FuncDecl, declared: Signature, sig: Signature, f: Floor): LoweredBody {
  try {
    return lowerBody(decl, declared, sig, f);
  } catch (error) {
    if (!(error instanceof Beyond)) throw error;
    const params = sig.params.vars.map((v) => ({ pat: { kind: "WildPat" as const }, type: f.types.of(v.type) }));
    return { params, body: block([], f.output.refuse(decl.body ?? decl, error.code, error.args)) };
  }
}

function resultOf(results: Tuple, f: Floor): RustType | undefined {
  const made = results.vars.length === 0 ? undefined : f.types.of(results);
  return made && typeText(made) === "()" ? undefined : made;
}

export function plainFunction(decl: FuncDecl, f: Floor): RustItem | undefined {
  const obj = f.info.funcObjOf(decl);
  if (!obj || !decl.body) return undefined;
  f.startFunction();
  return functionItem(decl, f.names.of(obj), f.info.signatureOf(decl), f);
}

export function instanceItem(i: FuncInstance, f: Floor): RustItem | undefined {
  return f.withEnv(i.env, () => {
    f.startFunction();
    return f.contained(i.decl, () => functionItem(i.decl, i.name, f.info.signatureOf(i.decl), f));
  });
}

/** `fn main() { go::run(|| { … }) }`, with what runs before it. */
export function mainItem(decl: FuncDecl, before: readonly RustStmt[], f: Floor): RustItem {
  f.startFunction();
  const item = functionItem(decl, "main", f.info.signatureOf(decl), f);
  const body = item.body as RustBlock;
  const run = call(pathExpr("go::run"), [closure([], { ...body, stmts: [...before, ...body.stmts] })]);
  return { ...item, body: block([], run) };
}

// ---- constants and variables

export function constItems(d: GenDecl, f: Floor): RustItem[] {
  return d.specs.flatMap((s) => {
    if (s.kind !== "ValueSpec") return [];
    const made = s.names.flatMap((id): RustItem[] => {
      const obj = f.info.objectOf(id);
      if (obj?.kind !== "Const" || !hasItem(obj, f) || !isKept(obj, d, f)) return [];
      return [{ ...constItemOf(obj as ConstObj, f), ...origin(s) } as RustItem];
    });
    return made.map((item, i) => (i === 0 ? ({ ...item, ...docsOfSpec(s, f.facts.tree.parentOf(s)) } as RustItem) : item));
  });
}

/** `fn counter() -> Ptr<isize>`: the variable behind a pointer that all share. */
export function variableItem(v: VarObj, spec: ValueSpec, value: Expr | undefined, f: Floor): RustItem {
  f.startFunction();
  const inner = f.rust(v.type);
  const type: RustType = { kind: "PathType", path: { segments: [{ name: "Ptr", generics: [inner] }], import: "go::Ptr" } };
  const wish = screamingSnake(v.name) || "V";
  // A type of one letter may have the name already.
  const name = f.types.isTaken(wish) ? `${wish}_CELL` : wish;
  const first = value ? lowerAs(value, v.type, f) : zeroOf(f.subst(v.type), f);
  const cell = threadLocal(name, type, call(coreItem("Ptr", "new"), [first]));
  const body = block(
    [itemStmt(cell)],
    methodCall(local(name), "with", [pathExpr({ segments: [{ name: "Ptr" }, { name: "clone" }], import: "go::Ptr" })]),
  );
  return {
    ...fnItem({ name: f.names.of(v), ret: type, body }),
    ...origin(spec),
    ...docsOfSpec(spec, f.facts.tree.parentOf(spec)),
  } as RustItem;
}

/** Package variables whose first values need code: it runs before `main`, in Go's order. */
export function initialisers(files: readonly File[], home: Home | undefined, later: ReadonlySet<VarObj>, f: Floor): RustStmt[] {
  f.startFunction();
  const specs = files.flatMap((file) =>
    file.decls.flatMap((d) =>
      d.kind === "GenDecl" && d.tok === "var" ? d.specs.filter((s): s is ValueSpec => s.kind === "ValueSpec") : [],
    ),
  );
  return f.info.initOrder.flatMap((group) => {
    const first = group[0];
    const spec = first && specs.find((s) => s.names.some((id) => f.info.objectOf(id) === first));
    if (!first || !spec || first.home !== home) return [];
    if (group.length === 1 && spec.values.length === spec.names.length) {
      if (!later.has(first) && first.name !== "_") return [];
      const value = spec.values[spec.names.findIndex((id) => f.info.objectOf(id) === first)];
      if (value && first.name === "_") return [letStmt({ kind: "WildPat" }, lower(value, f))];
      return value ? [exprStmt(methodCall(call(local(f.names.of(first))), "store", [lowerAs(value, first.type, f)]))] : [];
    }
    const names = group.map(() => f.temp("value"));
    const pat = {
      kind: "TuplePat" as const,
      elems: group.map((v, i) =>
        v.name === "_" ? { kind: "WildPat" as const } : { kind: "IdentPat" as const, name: names[i] ?? "" },
      ),
    };
    const sets = group.flatMap((v, i) =>
      v.name === "_" ? [] : [exprStmt(methodCall(call(local(f.names.of(v))), "store", [local(names[i] ?? "")]))],
    );
    return [letStmt(pat, tupleValue(spec.values[0] as never, f)), ...sets];
  });
}
