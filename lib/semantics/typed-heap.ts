// Implements container/heap as Go with generics would have it: `Push(x any)` with `x.(*Item)` inside is `Push(x *Item)`, and
// what `heap.Pop` gives needs no assertion. The program is rewritten and checked again; where it then fails, it stays as it is.

import type { AssignStmt, CallExpr, Expr, Field, File, FuncDecl, Ident, Node, TypeAssertExpr } from "../go/ast.ts";
import { copied, rewritten } from "../go/rewrite.ts";
import { walk } from "../go/walk.ts";
import { checkPackage } from "./check.ts";
import type { TypeInfo } from "./info.ts";
import type { FuncObj } from "./objects.ts";
import { importsPackage, withSignatures } from "./generic-library.ts";
import type { PackageSource } from "./package-source.ts";
import { plainPop } from "./plain-pop.ts";
import { identical, underlying } from "./predicates.ts";
import type { Type } from "./types.ts";

export const heapPath = "container/heap";

const signatures = `package heap
func Fix[E any](h Interface[E], i int)
func Init[E any](h Interface[E])
type Interface[E any] interface{Len() int; Less(i int, j int) bool; Swap(i int, j int); Pop() E; Push(x E)}
func Pop[E any](h Interface[E]) E
func Push[E, X any](h Interface[E], x X)
func Remove[E any](h Interface[E], i int) E
`;

/** A type's own `Push` and `Pop`, and the type that they mean by `any`. */
interface OwnHeap {
  readonly push: FuncDecl;
  readonly pop: FuncDecl;
  readonly elem: Type;
  readonly elemExpr: Expr;
  /** `x.(*Item)` in `Push`. */
  readonly asserts: readonly TypeAssertExpr[];
}

export function checkTypedHeaps(info: TypeInfo, packages: PackageSource): TypeInfo | undefined {
  if (info.homes.length > 0 || !info.files.some((f) => importsPackage(f, heapPath))) return undefined;
  const files = typedFiles(info);
  if (!files) return undefined;
  const again = checkPackage(files, withTypedHeap(packages));
  return again.diagnostics.length <= info.diagnostics.length ? again : undefined;
}

/** The library, with the heaps of generic Go. */
export const withTypedHeap = (packages: PackageSource): PackageSource => withSignatures(packages, heapPath, signatures);

function typedFiles(info: TypeInfo): readonly File[] | undefined {
  const heaps = findHeaps(info);
  if (heaps.size === 0 || asksForAny(info)) return undefined;
  const replaced = new Map<Node, Node | null>();
  for (const h of new Set(heaps.values())) {
    const [param, result] = [h.push.type.params.list[0], h.pop.type.results?.list[0]];
    if (!param || !result) return undefined;
    const naming = namingOf(h);
    const [name] = naming?.lhs ?? [];
    if (naming) replaced.set(naming, null);
    replaced.set(param, { ...param, ...(name?.kind === "Ident" && { names: [name] }), type: copied(h.elemExpr) });
    replaced.set(result, { ...result, type: copied(h.elemExpr) });
    for (const a of h.asserts) replaced.set(a, a.x);
    const body = plainPop(h.pop, info);
    if (body && h.pop.body) replaced.set(h.pop.body, body);
  }
  let isSound = true;
  for (const file of info.files) {
    walk(file, (n) => {
      if (n.kind === "TypeAssertExpr" && n.type) {
        const h = heapOfResult(n.x, heaps, info);
        if (h && identical(info.typeOf(n.type), h.elem)) replaced.set(n, n.x);
      } else if (n.kind === "CallExpr") {
        const h = heapOfCall(n, "Push", heaps, info);
        const pushed = n.args.at(-1);
        const from = pushed && heapOfResult(pushed, heaps, info);
        if (h && pushed && !(from ? identical(from.elem, h.elem) : fits(pushed, h, info))) isSound = false;
      } else if (n.kind === "ReturnStmt" && n.results.some((r) => r.kind === "Ident" && r.name === "nil")) {
        if ([...heaps.values()].some((h) => n.span.start > h.pop.span.start && n.span.end < h.pop.span.end)) isSound = false;
      } else if (n.kind === "GenDecl" && isCheckOfInterface(n, info)) replaced.set(n, null);
      return true;
    });
  }
  return isSound ? info.files.map((f) => rewritten(f, (n) => replaced.get(n))) : undefined;
}

/** By each `Push` and `Pop` of a type that has both, the heap. */
function findHeaps(info: TypeInfo): ReadonlyMap<FuncObj, OwnHeap> {
  const methods = new Map<Type, Map<string, FuncDecl>>();
  for (const d of info.files.flatMap((f) => f.decls)) {
    if (d.kind !== "FuncDecl" || !d.recv || !d.body) continue;
    const recv = info.funcObjOf(d)?.recv;
    const type = recv?.kind === "Pointer" ? recv.elem : recv;
    if (type?.kind !== "Named" || type.typeParams.length > 0) continue;
    const own = methods.get(type) ?? new Map<string, FuncDecl>();
    methods.set(type, own.set(d.name.name, d));
  }
  const found = new Map<FuncObj, OwnHeap>();
  for (const own of methods.values()) {
    const [push, pop] = [own.get("Push"), own.get("Pop")];
    const h = push && pop && heapOf(push, pop, info);
    if (h) for (const d of [push, pop]) found.set(info.funcObjOf(d) as FuncObj, h);
  }
  return found;
}

function heapOf(push: FuncDecl, pop: FuncDecl, info: TypeInfo): OwnHeap | undefined {
  const [param, ...more] = push.type.params.list;
  const [result, ...others] = pop.type.results?.list ?? [];
  const name = param?.names[0];
  if (!name || !result || more.length + others.length > 0 || push.type.results || pop.type.params.list.length > 0)
    return undefined;
  if (!isAny(param, info) || !isAny(result, info)) return undefined;
  const asserts = assertionsOf(name, push, info);
  const [first] = asserts ?? [];
  if (!asserts || !first?.type) return undefined;
  const elem = info.typeOf(first.type);
  if (!asserts.every((a) => a.type && identical(info.typeOf(a.type), elem))) return undefined;
  return { push, pop, elem, elemExpr: first.type, asserts };
}

function isAny(f: Field, info: TypeInfo): boolean {
  const u = underlying(info.typeOf(f.type));
  return f.names.length <= 1 && u.kind === "Interface" && u.methods.length === 0 && u.embeddeds.length === 0;
}

/** All uses of the parameter, if each of them says what it is. */
function assertionsOf(name: Ident, push: FuncDecl, info: TypeInfo): readonly TypeAssertExpr[] | undefined {
  const param = info.objectOf(name);
  const found: TypeAssertExpr[] = [];
  let uses = 0;
  if (!push.body) return undefined;
  walk(push.body, (n) => {
    if (n.kind === "TypeAssertExpr" && n.type && n.x.kind === "Ident" && info.objectOf(n.x) === param) found.push(n);
    if (n.kind === "Ident" && info.objectOf(n) === param) uses++;
    return true;
  });
  return found.length === uses ? found : undefined;
}

/** `item := x.(*Item)`: the parameter may have that name from the start. */
function namingOf(h: OwnHeap): AssignStmt | undefined {
  const [only, ...more] = h.asserts;
  return h.push.body?.list.find(
    (s): s is AssignStmt =>
      s.kind === "AssignStmt" &&
      s.op === ":=" &&
      s.lhs.length === 1 &&
      s.rhs[0] === only &&
      more.length === 0 &&
      !s.trivia?.leading.length,
  );
}

/** An interface of the program that asks for such methods could find them in a value at run time. */
function asksForAny(info: TypeInfo): boolean {
  let found = false;
  for (const f of info.files)
    walk(f, (n) => {
      if (n.kind === "InterfaceType" && n.methods.list.some((m) => m.names.some((x) => x.name === "Push" || x.name === "Pop")))
        found = true;
      return !found;
    });
  return found;
}

/** The heap that `heap.Pop(h)`, `heap.Remove(h, i)` or `h.Pop()` takes from. */
function heapOfResult(e: Expr, heaps: ReadonlyMap<FuncObj, OwnHeap>, info: TypeInfo): OwnHeap | undefined {
  if (e.kind === "ParenExpr") return heapOfResult(e.x, heaps, info);
  return e.kind === "CallExpr" ? (heapOfCall(e, "Pop", heaps, info) ?? heapOfCall(e, "Remove", heaps, info)) : undefined;
}

function heapOfCall(
  e: CallExpr,
  name: "Push" | "Pop" | "Remove",
  heaps: ReadonlyMap<FuncObj, OwnHeap>,
  info: TypeInfo,
): OwnHeap | undefined {
  const callee = info.calleeOf(e);
  if (callee?.name !== name) return undefined;
  if (callee.pkg !== heapPath) return heaps.get(callee);
  const own = e.args[0] && info.lookup(info.typeOf(e.args[0]), name === "Push" ? "Push" : "Pop")?.obj;
  return own?.kind === "Func" ? heaps.get(own) : undefined;
}

/** What `x.(E)` takes for an `E`: the type itself, not one that is only assignable to it. */
function fits(e: Expr, h: OwnHeap, info: TypeInfo): boolean {
  if (e.kind === "Ident" && e.name === "nil") return false;
  return underlying(h.elem).kind === "Interface" || identical(info.typeOf(e), h.elem);
}

/** `var _ heap.Interface = (*IntHeap)(nil)`. */
const isCheckOfInterface = (d: Extract<Node, { kind: "GenDecl" }>, info: TypeInfo): boolean =>
  d.tok === "var" &&
  d.specs.every((s) => {
    if (s.kind !== "ValueSpec" || !s.type || s.names.some((n) => n.name !== "_")) return false;
    const type = info.typeOf(s.type);
    return type.kind === "Named" && type.obj.pkg === heapPath;
  });
