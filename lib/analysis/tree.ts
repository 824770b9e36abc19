// Implements the shape of the Go tree: parents, enclosing functions, loops, and which code can follow which.

import type {
  BlockStmt,
  BranchStmt,
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

const isChoice = (n: Node): boolean => n.kind === "SwitchStmt" || n.kind === "TypeSwitchStmt" || n.kind === "SelectStmt";

/** Facts about where nodes stand. Built once for the files of a package. */
export interface Tree {
  parentOf(n: Node): Node | undefined;
  /** From the parent outwards. */
  ancestorsOf(n: Node): readonly Node[];
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
  /** May the loop have another turn after control passed the node, which stands inside of it? */
  comesRound(n: Node, loop: LoopStmt): boolean;
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
      return diverges(s.stmt) && !breaksTo(s.stmt, s.label.name);
    case "ForStmt":
      return !s.cond && !hasBreak(s.body, false);
    case "SwitchStmt":
    case "TypeSwitchStmt":
      return s.body.some((c) => c.isDefault) && s.body.every((c) => diverges(c.body.at(-1)) && !hasBreak(c, false));
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

/** A `break` that leaves this loop body: unlabelled and not inside an inner loop, switch or select, or labelled if that counts. */
export function hasBreak(body: Node, orLabelled = true): boolean {
  let found = false;
  const visit = (n: Node, inner: boolean): void => {
    if (found || n.kind === "FuncLit") return;
    if (n.kind === "BranchStmt" && n.tok === "break" && (n.label ? orLabelled : !inner)) found = true;
    const nested = inner || isLoop(n) || n.kind === "SwitchStmt" || n.kind === "TypeSwitchStmt" || n.kind === "SelectStmt";
    for (const c of children(n)) visit(c, nested);
  };
  visit(body, false);
  return found;
}

/** A `break` with this label. */
function breaksTo(n: Node, label: string): boolean {
  if (n.kind === "BranchStmt") return n.tok === "break" && n.label?.name === label;
  return n.kind !== "FuncLit" && children(n).some((c) => breaksTo(c, label));
}

/** Where a node stands. Numbers of a walk say in one comparison whether one node is inside another. */
interface Position {
  readonly parent: Node | undefined;
  readonly enter: number;
  leave: number;
  /** Of a statement in a list: that list, and its index there. */
  readonly siblings: { readonly list: readonly Stmt[]; readonly index: number } | undefined;
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
  const positions = new Map<Node, Position>();
  for (const f of files) numberNodes(f, parents, positions);
  return new ParentTree(positions);
}

/** Numbers a file's nodes in the order of a walk. A node that hangs below two others counts where it was seen last. */
function numberNodes(f: File, parents: ReadonlyMap<Node, Node>, positions: Map<Node, Position>): void {
  const stack: { readonly node: Node; readonly parent: Node | undefined; readonly done: boolean }[] = [
    { node: f, parent: undefined, done: false },
  ];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, parent } = top;
    const known = positions.get(node);
    if (top.done) {
      if (known) known.leave = positions.size;
      continue;
    }
    if (known || parents.get(node) !== parent) continue;
    positions.set(node, { parent, enter: positions.size, leave: positions.size, siblings: siblingsIn(node, parent) });
    stack.push({ node, parent, done: true });
    for (const child of children(node)) stack.push({ node: child, parent: node, done: false });
  }
}

/** Indexes of the statements of a list. */
const indexes = new WeakMap<readonly Stmt[], ReadonlyMap<Node, number>>();

function indexIn(list: readonly Stmt[], n: Node): number {
  const known = indexes.get(list) ?? new Map(list.map((s, i) => [s, i]));
  indexes.set(list, known);
  return known.get(n) ?? -1;
}

function siblingsIn(n: Node, parent: Node | undefined): Position["siblings"] {
  const list = parent && stmtList(parent);
  const index = list ? indexIn(list, n) : -1;
  return list && index >= 0 ? { list, index } : undefined;
}

class ParentTree implements Tree {
  /** Of a list: the index of its last statement that leaves the function. */
  private readonly leaving = new Map<readonly Stmt[], number>();
  private readonly ends = new Map<readonly Stmt[], readonly number[]>();
  private readonly jumping = new Map<Node, boolean>();

  constructor(private readonly positions: ReadonlyMap<Node, Position>) {}

  parentOf(n: Node): Node | undefined {
    return this.positions.get(n)?.parent;
  }

  ancestorsOf(n: Node): readonly Node[] {
    const found: Node[] = [];
    for (let p = this.parentOf(n); p; p = this.parentOf(p)) found.push(p);
    return found;
  }

  funcOf(n: Node): FuncNode | undefined {
    for (let p = this.parentOf(n); p; p = this.parentOf(p)) if (isFuncNode(p)) return p;
    return undefined;
  }

  isInside(n: Node, outer: Node): boolean {
    if (n === outer) return true;
    const [inner, around] = [this.positions.get(n), this.positions.get(outer)];
    return inner !== undefined && around !== undefined && inner.enter >= around.enter && inner.enter < around.leave;
  }

  loopOf(n: Node): LoopStmt | undefined {
    let inner = n;
    for (let p = this.parentOf(n); p; p = this.parentOf(p)) {
      if (isFuncNode(p)) return undefined;
      // The ranged expression and the init statement run once: they are not inside the loop.
      if (p.kind === "RangeStmt" && inner !== p.x) return p;
      if (p.kind === "ForStmt" && inner !== p.init) return p;
      inner = p;
    }
    return undefined;
  }

  stmtOf(n: Node): Stmt | undefined {
    for (let p: Node | undefined = n; p; p = this.parentOf(p)) {
      const found = this.positions.get(p)?.siblings;
      if (found) return found.list[found.index];
    }
    return undefined;
  }

  siblingsOf(s: Stmt): { list: readonly Stmt[]; index: number } | undefined {
    const p = this.parentOf(s);
    const list = p && stmtList(p);
    return list && { list, index: indexIn(list, s) };
  }

  canFollow(earlier: Node, later: Node, declaredIn: Node | undefined): boolean {
    let common: Node | undefined = earlier;
    while (common && !this.isInside(later, common)) common = this.parentOf(common);
    // What a closure or a deferred call does, it may do after the function has returned.
    const func = this.funcOf(earlier);
    const isLate = !declaredIn || !func || !this.isInside(declaredIn, func) || this.isDelayed(later, func);
    // Have: the innermost node around both. A loop outside the declaration gives a fresh variable each time.
    for (let p = common; p; p = this.parentOf(p)) {
      if (p === declaredIn || isFuncNode(p)) break;
      if (isLoop(p) && (isLate || this.comesRound(earlier, p))) return true;
    }
    // Behind the body of `for n := head; n != nil; n = n.next` its step and its condition read what `n` holds.
    if (common?.kind === "ForStmt" && this.isInside(earlier, common.body)) {
      const { post, cond } = common;
      const isStep = (post && this.isInside(later, post)) || (cond && this.isInside(later, cond));
      if (isStep && this.comesRound(earlier, common)) return true;
    }
    if (later.span.start < earlier.span.end) return false;
    if (common && this.areExclusive(earlier, later, common)) return false;
    return !this.leavesBefore(earlier, common);
  }

  comesRound(n: Node, loop: LoopStmt): boolean {
    for (let p: Node | undefined = n; p && p !== loop && !isFuncNode(p); p = this.parentOf(p)) {
      if (p.kind === "ReturnStmt") return false;
      const siblings = this.positions.get(p)?.siblings;
      if (siblings && this.leavesFrom(siblings.list, siblings.index, loop)) return false;
    }
    return true;
  }

  /** Do the statements of the list, from one on, come to one that leaves the loop, with no other jump on the way? */
  private leavesFrom(list: readonly Stmt[], from: number, loop: LoopStmt): boolean {
    const s = list[this.endsOf(list)[from] ?? list.length];
    if (s?.kind === "BranchStmt") return this.leavesLoop(s, loop);
    return s !== undefined && !this.jumps(s);
  }

  /** For each index of a list: that of the first statement from there on that jumps or leaves the function, or the list's length. */
  private endsOf(list: readonly Stmt[]): readonly number[] {
    const known = this.ends.get(list);
    if (known) return known;
    const ends: number[] = [];
    for (let i = list.length - 1, end = list.length; i >= 0; i--) {
      const s = list[i];
      if (s && (this.jumps(s) || leavesFunction(s))) end = i;
      ends[i] = end;
    }
    this.ends.set(list, ends);
    return ends;
  }

  /** A `break` of this loop or of one around it, or a `continue` of one around it. */
  private leavesLoop(s: BranchStmt, loop: LoopStmt): boolean {
    if (s.tok !== "break" && s.tok !== "continue") return false;
    const target = this.targetOf(s);
    if (!target || !this.isInside(loop, target)) return false;
    return target !== loop || s.tok === "break";
  }

  /** The statement that a `break` or `continue` speaks of. */
  private targetOf(s: BranchStmt): Node | undefined {
    for (let p = this.parentOf(s); p && !isFuncNode(p); p = this.parentOf(p)) {
      if (s.label) {
        if (p.kind === "LabeledStmt" && p.label.name === s.label.name) return p.stmt;
      } else if (isLoop(p) || (s.tok === "break" && isChoice(p))) return p;
    }
    return undefined;
  }

  private jumps(n: Node): boolean {
    const known = this.jumping.get(n) ?? (n.kind === "BranchStmt" || children(n).some((c) => this.jumps(c)));
    this.jumping.set(n, known);
    return known;
  }

  /** Does it run when a closure or a deferred call does? */
  private isDelayed(n: Node, func: FuncNode): boolean {
    for (let p: Node | undefined = n; p && p !== func; p = this.parentOf(p))
      if (p.kind === "FuncLit" || p.kind === "DeferStmt") return true;
    return false;
  }

  /** Different arms of the same if or switch. */
  private areExclusive(a: Node, b: Node, common: Node): boolean {
    if (common.kind === "IfStmt")
      return this.isInside(a, common.body) && common.else !== undefined && this.isInside(b, common.else);
    if (!isChoice(common)) return false;
    const ca = this.clauseOf(a, common);
    const cb = this.clauseOf(b, common);
    if (!ca || !cb || ca === cb) return false;
    const falls = ca.body.at(-1);
    return !(falls?.kind === "BranchStmt" && falls.tok === "fallthrough");
  }

  /** The clause of this very switch or select that holds the node. */
  private clauseOf(n: Node, of: Node): CaseClause | CommClause | undefined {
    for (let p: Node | undefined = n; p && p !== of; p = this.parentOf(p))
      if ((p.kind === "CaseClause" || p.kind === "CommClause") && this.parentOf(p) === of) return p;
    return undefined;
  }

  /** Does a block between the node and the common ancestor end by leaving the function? */
  private leavesBefore(n: Node, common: Node | undefined): boolean {
    let inner: Node = n;
    for (let p = this.parentOf(n); p; p = this.parentOf(p)) {
      if (inner !== n && inner === common) return false;
      const list = stmtList(p);
      if (list && p !== common) {
        const from = indexIn(list, inner);
        if (from >= 0 && this.lastLeaving(list) >= from) return true;
      }
      if (p === common || isFuncNode(p)) return false;
      inner = p;
    }
    return false;
  }

  private lastLeaving(list: readonly Stmt[]): number {
    const known = this.leaving.get(list) ?? list.findLastIndex((s) => leavesFunction(s));
    this.leaving.set(list, known);
    return known;
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
