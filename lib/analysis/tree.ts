// Implements the shape of the Go tree: parents, enclosing functions, loops, and which code can follow which.

import type {
  BlockStmt,
  CaseClause,
  CommClause,
  File,
  ForStmt,
  FuncDecl,
  FuncLit,
  IfStmt,
  Node,
  RangeStmt,
  Stmt,
} from "../go/ast.ts";
import { children } from "../go/walk.ts";

export type FuncNode = FuncDecl | FuncLit;
export type LoopStmt = ForStmt | RangeStmt;

export const isFuncNode = (n: Node): n is FuncNode => n.kind === "FuncDecl" || n.kind === "FuncLit";
export const isLoop = (n: Node): n is LoopStmt => n.kind === "ForStmt" || n.kind === "RangeStmt";

/** Facts about where nodes stand. Built once for the files of a package. */
export interface Tree {
  parentOf(n: Node): Node | undefined;
  /** From the parent outwards. */
  ancestorsOf(n: Node): Iterable<Node>;
  /** Innermost function that contains the node (a FuncLit is not inside itself). */
  funcOf(n: Node): FuncNode | undefined;
  isInside(n: Node, outer: Node): boolean;
  /** Innermost loop of the same function around the node. */
  loopOf(n: Node): LoopStmt | undefined;
  /** The statement (of a list) that holds the node. */
  stmtOf(n: Node): Stmt | undefined;
  /** Siblings of a statement: the list that it stands in, and its index. */
  siblingsOf(s: Stmt): { readonly list: readonly Stmt[]; readonly index: number } | undefined;
  /** Can control reach `later` after it passed `earlier`, given that `scope` (a declaration's block) was entered once? */
  canFollow(earlier: Node, later: Node, declaredIn: Node | undefined): boolean;
}

export const stmtList = (n: Node): readonly Stmt[] | undefined => {
  if (n.kind === "BlockStmt") return n.list;
  if (n.kind === "CaseClause" || n.kind === "CommClause") return n.body;
  return undefined;
};

/** Does control never run past the end of this statement (Go spec: "Terminating statements", plus branches)? */
export function diverges(s: Stmt | undefined): boolean {
  if (!s) return false;
  switch (s.kind) {
    case "ReturnStmt":
      return true;
    case "BranchStmt":
      return s.tok !== "fallthrough";
    case "ExprStmt":
      return isPanicOrExit(s);
    case "BlockStmt":
      return diverges(s.list.at(-1));
    case "IfStmt":
      return s.else !== undefined && diverges(s.body) && diverges(s.else);
    case "LabeledStmt":
      return diverges(s.stmt);
    case "ForStmt":
      return !s.cond && !hasBreak(s.body);
    case "SwitchStmt":
    case "TypeSwitchStmt":
      return s.body.some((c) => c.isDefault) && s.body.every((c) => diverges(c.body.at(-1)));
    default:
      return false;
  }
}

/** Does it leave the function for good: return, panic, os.Exit? */
export function leavesFunction(s: Stmt | undefined): boolean {
  if (!s) return false;
  if (s.kind === "BranchStmt") return false;
  if (s.kind === "IfStmt") return s.else !== undefined && leavesFunction(s.body) && leavesFunction(s.else);
  if (s.kind === "BlockStmt") return leavesFunction(s.list.at(-1));
  return diverges(s);
}

function isPanicOrExit(s: Stmt): boolean {
  if (s.kind !== "ExprStmt" || s.x.kind !== "CallExpr") return false;
  const f = s.x.fun;
  if (f.kind === "Ident") return f.name === "panic";
  return (
    f.kind === "SelectorExpr" &&
    f.x.kind === "Ident" &&
    ((f.x.name === "os" && f.sel.name === "Exit") || (f.x.name === "log" && f.sel.name.startsWith("Fatal")))
  );
}

/** A `break` that leaves this loop body: unlabelled and not inside an inner loop, switch or select, or labelled. */
export function hasBreak(body: Node): boolean {
  let found = false;
  const visit = (n: Node, inner: boolean): void => {
    if (found || n.kind === "FuncLit") return;
    if (n.kind === "BranchStmt" && n.tok === "break" && (!inner || n.label)) found = true;
    const nested = inner || isLoop(n) || n.kind === "SwitchStmt" || n.kind === "TypeSwitchStmt" || n.kind === "SelectStmt";
    for (const c of children(n)) visit(c, nested);
  };
  visit(body, false);
  return found;
}

export function buildTree(files: readonly File[]): Tree {
  const parents = new Map<Node, Node>();
  for (const f of files) {
    const stack: Node[] = [f];
    for (let n = stack.pop(); n; n = stack.pop()) {
      for (const c of children(n)) {
        parents.set(c, n);
        stack.push(c);
      }
    }
  }
  return new ParentTree(parents);
}

class ParentTree implements Tree {
  constructor(private readonly parents: ReadonlyMap<Node, Node>) {}

  parentOf(n: Node): Node | undefined {
    return this.parents.get(n);
  }

  *ancestorsOf(n: Node): Iterable<Node> {
    for (let p = this.parents.get(n); p; p = this.parents.get(p)) yield p;
  }

  funcOf(n: Node): FuncNode | undefined {
    for (const p of this.ancestorsOf(n)) if (isFuncNode(p)) return p;
    return undefined;
  }

  isInside(n: Node, outer: Node): boolean {
    for (let p: Node | undefined = n; p; p = this.parents.get(p)) if (p === outer) return true;
    return false;
  }

  loopOf(n: Node): LoopStmt | undefined {
    let inner = n;
    for (const p of this.ancestorsOf(n)) {
      if (isFuncNode(p)) return undefined;
      // The ranged expression and the init statement run once: they are not inside the loop.
      if (p.kind === "RangeStmt" && inner !== p.x) return p;
      if (p.kind === "ForStmt" && inner !== p.init) return p;
      inner = p;
    }
    return undefined;
  }

  stmtOf(n: Node): Stmt | undefined {
    let inner = n;
    for (const p of this.ancestorsOf(n)) {
      if (stmtList(p)?.includes(inner as Stmt)) return inner as Stmt;
      inner = p;
    }
    return undefined;
  }

  siblingsOf(s: Stmt): { list: readonly Stmt[]; index: number } | undefined {
    const p = this.parents.get(s);
    const list = p && stmtList(p);
    return list && { list, index: list.indexOf(s) };
  }

  canFollow(earlier: Node, later: Node, declaredIn: Node | undefined): boolean {
    const earlierPath = [earlier, ...this.ancestorsOf(earlier)];
    const common = earlierPath.find((p) => this.isInside(later, p));
    // Have: the innermost node around both. A loop outside the declaration gives a fresh variable each time.
    for (const p of common ? [common, ...this.ancestorsOf(common)] : []) {
      if (p === declaredIn || isFuncNode(p)) break;
      if (isLoop(p)) return true;
    }
    if (later.span.start < earlier.span.end) return false;
    if (common && this.areExclusive(earlier, later, common)) return false;
    return !this.leavesBefore(earlier, common);
  }

  /** Different arms of the same if or switch. */
  private areExclusive(a: Node, b: Node, common: Node): boolean {
    if (common.kind === "IfStmt")
      return this.isInside(a, common.body) && common.else !== undefined && this.isInside(b, common.else);
    const clauses: readonly (CaseClause | CommClause)[] =
      common.kind === "SwitchStmt" || common.kind === "TypeSwitchStmt" || common.kind === "SelectStmt" ? common.body : [];
    const ca = clauses.find((c) => this.isInside(a, c));
    const cb = clauses.find((c) => this.isInside(b, c));
    if (!ca || !cb || ca === cb) return false;
    const falls = ca.body.at(-1);
    return !(falls?.kind === "BranchStmt" && falls.tok === "fallthrough");
  }

  /** Does a block between the node and the common ancestor end by leaving the function? */
  private leavesBefore(n: Node, common: Node | undefined): boolean {
    let inner: Node = n;
    for (const p of this.ancestorsOf(n)) {
      if (inner !== n && inner === common) return false;
      const list = stmtList(p);
      if (list && p !== common) {
        const from = list.indexOf(inner as Stmt);
        if (from >= 0 && list.slice(from).some((s) => leavesFunction(s))) return true;
      }
      if (p === common || isFuncNode(p)) return false;
      inner = p;
    }
    return false;
  }
}

/** The block, clause or statement whose scope a declaration at `n` opens into. */
export function scopeNodeOf(tree: Tree, n: Node): Node | undefined {
  for (const p of tree.ancestorsOf(n)) {
    if (
      stmtList(p) ||
      isLoop(p) ||
      p.kind === "IfStmt" ||
      p.kind === "SwitchStmt" ||
      p.kind === "TypeSwitchStmt" ||
      isFuncNode(p)
    ) {
      return p;
    }
  }
  return undefined;
}

export type { BlockStmt, IfStmt };
