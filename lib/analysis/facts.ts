// Facts about a Go package, as one read-only view: what patterns match on and the plan decides by.

import type { CallExpr, Expr, File, FuncDecl, FuncLit, Ident, Node } from "../go/ast.ts";
import { walk } from "../go/walk.ts";
import type { TypeInfo } from "../semantics/info.ts";
import type { FuncObj, VarObj } from "../semantics/objects.ts";
import { buildLiveness } from "./liveness.ts";
import { canShadow } from "./shadowing.ts";
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
  /** Uses of a variable that can follow a node (later in the text, or in the next turn of a loop). */
  usesAfter(v: VarObj, at: Node): readonly Use[];
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
}

export function analyze(files: readonly File[], info: TypeInfo, text: string, std: StdEffectsLookup): Facts {
  const tree = buildTree(files);
  const uses = analyzeUses(files, info, tree);
  const liveness = buildLiveness(info, tree, uses);
  const calls = collectCalls(files, info, tree);
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
    files, info, tree, uses, freeVarsOf,
    ...liveness,
    canShadow: (v) => canShadow(v, info, tree, uses),
    capturesOf: (v) => capturesOf(v, uses, tree, info),
    callsOf: (f) => calls.filter((c) => originOf(c.callee) === originOf(f)),
    calleesIn: (f) => calls.filter((c) => c.caller === f),
    declOf: (f) => decls.get(originOf(f)),
    stdEffectsOf: (f) => {
      const key = stdKeyOf(f);
      return key === undefined ? undefined : (std(key) ?? noEffects);
    },
    nodesOf: (kind, root) => collectNodes(kind, root ? [root] : files),
    textOf: (n) => text.slice(n.span.start, n.span.end),
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
