// Facts about a Go package, as one read-only view: what patterns match on and the plan decides by.

import type { CallExpr, Expr, File, FuncDecl, FuncLit, Ident, Node } from "../go/ast.ts";
import { walk } from "../go/walk.ts";
import type { NamedFile } from "../semantics/packages.ts";
import type { TypeInfo } from "../semantics/info.ts";
import type { FuncObj, VarObj } from "../semantics/objects.ts";
import { lineIndex } from "../source/line-index.ts";
import { buildLiveness } from "./liveness.ts";
import { canShadow } from "./shadowing.ts";
import { once } from "./once.ts";
import { firstFrom } from "./sorted.ts";
import { noEffects, type StdEffects, type StdEffectsLookup, stdKeyOf } from "./std-effects.ts";
import { buildTree, type FuncNode, type Tree } from "./tree.ts";
import { analyzeUses, type Use, type Uses } from "./uses.ts";

export interface CallSite {
  readonly call: CallExpr;
  readonly caller: FuncNode | undefined;
  readonly callee: FuncObj;
}

export interface Facts {
  readonly files: readonly File[];
  readonly info: TypeInfo;
  readonly tree: Tree;
  readonly uses: Uses;
  /** May the value be moved out at this use, because nothing can read the variable afterwards? */
  isLastUse(id: Ident): boolean;
  /** The same, where a function that was declared before holds a copy of its own. */
  isLastRead(id: Ident): boolean;
  /** Uses of a variable that can follow a node (later in the text, or in the next turn of a loop). */
  usesAfter(v: VarObj, at: Node): readonly Use[];
  /** The same as a question, of uses of that kind. */
  isUsedAfter(v: VarObj, at: Node, which: (u: Use) => boolean): boolean;
  /** Can a use that reads the variable, and not only gives it a new value, follow the node? */
  isReadAfter(v: VarObj, at: Node): boolean;
  /** Function literals that capture the variable, with whether they write it. */
  capturesOf(v: VarObj): readonly { readonly closure: FuncLit; readonly writes: boolean }[];
  /** Free variables of a function literal, in order of first use. */
  freeVarsOf(f: FuncLit): readonly VarObj[];
  /** Is each new value of the variable a new binding? */
  canShadow(v: VarObj): boolean;
  callsOf(f: FuncObj): readonly CallSite[];
  calleesIn(f: FuncNode): readonly CallSite[];
  declOf(f: FuncObj): FuncDecl | undefined;
  stdEffectsOf(f: FuncObj): StdEffects | undefined;
  /** All nodes of a kind below a root (the package by default), in source order, function literals included. */
  nodesOf<K extends Node["kind"]>(kind: K, root?: Node): readonly Extract<Node, { readonly kind: K }>[];
  /** Source text of a node. */
  textOf(n: Node): string;
  /** The file's name, without folders, and the line from 1 on. */
  placeOf(n: Node): { readonly file: string; readonly line: number };
}

export function analyze(
  files: readonly File[],
  info: TypeInfo,
  text: string,
  std: StdEffectsLookup,
  named: readonly NamedFile[] = files.map((file) => ({ name: "main.go", file })),
): Facts {
  const tree = buildTree(files);
  const index = indexNodes(files, tree);
  const uses = analyzeUses(files, info, tree);
  const liveness = buildLiveness(info, tree, uses);
  const calls = collectCalls(files, info, tree);
  const callsByCallee = groupBy(calls, (c) => originOf(c.callee));
  const callsByCaller = groupBy(calls, (c) => c.caller);
  const lines = lineIndex(text);
  const lineAt = (offset: number): number => lines.lineColumnOf(offset).line;
  const free = new Map<FuncLit, readonly VarObj[]>();
  const decls = collectDecls(files, info);
  const freeVarsOf = (f: FuncLit): readonly VarObj[] => {
    const known = free.get(f);
    if (known) return known;
    const found = findFreeVars(f, info, tree, uses);
    free.set(f, found);
    return found;
  };
  return {
    files,
    info,
    tree,
    uses,
    freeVarsOf,
    ...liveness,
    canShadow: once((v: VarObj) => canShadow(v, info, tree, uses)),
    capturesOf: once((v: VarObj) => capturesOf(v, uses, tree, info)),
    callsOf: (f) => callsByCallee.get(originOf(f)) ?? [],
    calleesIn: (f) => callsByCaller.get(f) ?? [],
    declOf: (f) => decls.get(originOf(f)),
    stdEffectsOf: (f) => {
      const key = stdKeyOf(f);
      return key === undefined ? undefined : (std(key) ?? noEffects);
    },
    nodesOf: (kind, root) => index.of(kind, root),
    textOf: (n) => text.slice(n.span.start, n.span.end),
    placeOf: ({ span }) => {
      const { name, file } = named.findLast((f) => f.file.span.start <= span.start) ?? (named[0] as NamedFile);
      const line = 1 + lineAt(span.start) - lineAt(file.span.start);
      return { file: name.slice(name.lastIndexOf("/") + 1), line };
    },
  };
}

function groupBy<K, V>(all: readonly V[], keyOf: (x: V) => K): ReadonlyMap<K, readonly V[]> {
  const found = new Map<K, V[]>();
  for (const x of all) {
    const list = found.get(keyOf(x));
    if (list) list.push(x);
    else found.set(keyOf(x), [x]);
  }
  return found;
}

/** Nodes by kind, in source order; those below a node are found by its span. */
function indexNodes(
  files: readonly File[],
  tree: Tree,
): { of<K extends Node["kind"]>(kind: K, root?: Node): readonly Extract<Node, { readonly kind: K }>[] } {
  const byKind = new Map<Node["kind"], Node[]>();
  for (const f of files) {
    walk(f, (n) => {
      const list = byKind.get(n.kind);
      if (list) list.push(n);
      else byKind.set(n.kind, [n]);
      return true;
    });
  }
  const isOrdered = new Map(
    [...byKind].map(([kind, list]) => [kind, list.every((n, i) => i === 0 || (list[i - 1] as Node).span.start <= n.span.start)]),
  );
  return {
    of: <K extends Node["kind"]>(kind: K, root?: Node) => {
      type Found = Extract<Node, { readonly kind: K }>[];
      const all = (byKind.get(kind) ?? []) as Found;
      if (!root) return all;
      // A node that a lowering made up is in no tree: it is walked.
      const isReal = root.kind !== "File" && tree.parentOf(root) !== undefined;
      if (!isReal || !isOrdered.get(kind)) return collectNodes(kind, [root]);
      const { start, end } = root.span;
      const found: Found = [];
      for (let i = firstFrom(all, start, (n) => n.span.start); i < all.length; i++) {
        const n = all[i] as Found[number];
        if (n.span.start > end) break;
        if (n.span.end <= end && tree.isInside(n, root)) found.push(n);
      }
      return found;
    },
  };
}

function collectNodes<K extends Node["kind"]>(kind: K, roots: readonly Node[]): Extract<Node, { kind: K }>[] {
  const found: Extract<Node, { kind: K }>[] = [];
  for (const r of roots) {
    walk(r, (n) => {
      if (n.kind === kind) found.push(n as Extract<Node, { kind: K }>);
      return true;
    });
  }
  return found;
}

function collectCalls(files: readonly File[], info: TypeInfo, tree: Tree): CallSite[] {
  const found: CallSite[] = [];
  for (const call of collectNodes("CallExpr", files)) {
    const callee = info.calleeOf(call);
    if (callee) found.push({ call, callee, caller: tree.funcOf(call) });
  }
  return found;
}

function collectDecls(files: readonly File[], info: TypeInfo): Map<FuncObj, FuncDecl> {
  const found = new Map<FuncObj, FuncDecl>();
  for (const f of files) {
    for (const d of f.decls) {
      const obj = d.kind === "FuncDecl" ? info.funcObjOf(d) : undefined;
      if (obj && d.kind === "FuncDecl") found.set(obj, d);
    }
  }
  return found;
}

/** A method of an instantiated type stands for the method that the generic type declares. */
export function originOf(f: FuncObj): FuncObj {
  const recv = f.recv?.kind === "Pointer" ? f.recv.elem : f.recv;
  if (recv?.kind !== "Named" || !recv.origin) return f;
  return recv.origin.methods.find((m) => m.name === f.name) ?? f;
}

/** Function that declares the variable. */
export function ownerOf(v: VarObj, uses: Uses): FuncNode | undefined {
  const first = uses.of(v)[0];
  return first?.func;
}

function capturesOf(v: VarObj, uses: Uses, tree: Tree, info: TypeInfo): { closure: FuncLit; writes: boolean }[] {
  const found = new Map<FuncLit, boolean>();
  const decl = info.declOf(v);
  for (const u of uses.of(v)) {
    const writes = u.role.kind === "assign" || u.role.kind === "update" || u.role.kind === "address";
    for (const p of tree.ancestorsOf(u.ident)) {
      if (p.kind !== "FuncLit" || (decl && tree.isInside(decl, p))) continue;
      found.set(p, (found.get(p) ?? false) || writes);
    }
  }
  return [...found].map(([closure, writes]) => ({ closure, writes }));
}

function findFreeVars(f: FuncLit, info: TypeInfo, tree: Tree, uses: Uses): VarObj[] {
  const found = new Set<VarObj>();
  for (const id of collectNodes("Ident", [f])) {
    const v = info.objectOf(id);
    if (v?.kind !== "Var" || v.role === "field" || v.role === "package") continue;
    const decl = info.declOf(v) ?? uses.of(v)[0]?.ident;
    if (decl && !tree.isInside(decl, f)) found.add(v);
  }
  return [...found];
}

export const isFreeIn = (v: VarObj, e: Expr, facts: Facts): boolean =>
  !facts.nodesOf("Ident", e).some((id) => facts.info.objectOf(id) === v);
