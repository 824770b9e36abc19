// Implements the usual body of `Pop` without its copy of the list: `old := *h; x := old[len(old)-1]; *h = old[:len(old)-1]` is
// `x := (*h)[len(*h)-1]; *h = (*h)[:len(*h)-1]`, and what only forgets the last element goes.

import type { AssignStmt, BlockStmt, Expr, FuncDecl, Ident, Node, Stmt, StarExpr } from "../go/ast.ts";
import { copied } from "../go/rewrite.ts";
import { walk } from "../go/walk.ts";
import type { Span } from "../source/span.ts";
import type { TypeInfo } from "./info.ts";
import type { FuncObj, Obj } from "./objects.ts";
import { underlying } from "./predicates.ts";

export function plainPop(pop: FuncDecl, info: TypeInfo): BlockStmt | undefined {
  const receiver = pop.recv?.list[0]?.names[0];
  const self = receiver && info.objectOf(receiver);
  if (!self || !pop.body || self.kind !== "Var" || self.type.kind !== "Pointer") return undefined;
  if (underlying(self.type.elem).kind !== "Slice") return undefined;
  return new Body(pop.body, self, info).plain();
}

class Body {
  /** Names for the list, its length, and its last index. */
  private readonly lists = new Set<Obj>();
  private readonly lengths = new Set<Obj>();
  private readonly lasts = new Set<Obj>();
  private star: StarExpr | undefined;

  constructor(
    private readonly block: BlockStmt,
    private readonly self: Obj,
    private readonly info: TypeInfo,
  ) {}

  plain(): BlockStmt | undefined {
    const kept: Stmt[] = [];
    let take: AssignStmt | undefined;
    let cuts = 0;
    for (const s of this.block.list) {
      if (this.names(s)) continue;
      const [l, r] = s.kind === "AssignStmt" && s.lhs.length === 1 && s.rhs.length === 1 ? [s.lhs[0], s.rhs[0]] : [];
      if (s.kind === "AssignStmt" && s.op === ":=" && !take && l?.kind === "Ident" && this.isLastElement(r)) {
        take = s;
        kept.push(s);
      } else if (s.kind === "AssignStmt" && s.op === "=" && take && this.isLastElement(l) && isZero(r)) {
        if (cuts > 0) return undefined;
      } else if (s.kind === "AssignStmt" && s.op === "=" && take && this.isSelf(l) && this.isWithoutLast(r)) cuts++;
      else if (this.mentions(s)) return undefined;
      else kept.push(s);
    }
    const { star } = this;
    if (!take || cuts !== 1 || !star) return undefined;
    const dropped = this.block.list.filter((s) => !kept.includes(s));
    const leading = dropped.flatMap((s) => s.trivia?.leading ?? []);
    const list = kept.flatMap((s): Stmt[] => (s === take ? [...taking(take, star, leading)] : [s]));
    return { ...this.block, list };
  }

  /** `old := *h`, `n := len(old)`, `last := len(old) - 1`, and several of them in a row. */
  private names(s: Stmt): boolean {
    if (s.kind !== "AssignStmt" || s.op !== ":=" || s.lhs.length !== s.rhs.length) return false;
    const named = s.lhs.map((l, i) => {
      const r = s.rhs[i];
      const obj = this.object(l);
      const into = this.isSelf(r) ? this.lists : this.isLength(r) ? this.lengths : this.isLast(r) ? this.lasts : undefined;
      return obj && into && { obj, into };
    });
    if (!named.every((x) => x !== undefined)) return false;
    for (const { obj, into } of named) into.add(obj);
    return true;
  }

  private object(e: Expr | undefined): Obj | undefined {
    return e?.kind === "Ident" ? this.info.objectOf(e) : undefined;
  }

  /** `*h`. */
  private isSelf(e: Expr | undefined): boolean {
    if (e?.kind === "ParenExpr") return this.isSelf(e.x);
    if (e?.kind !== "StarExpr" || this.object(e.x) !== this.self) return false;
    this.star ??= e;
    return true;
  }

  private isList(e: Expr | undefined): boolean {
    if (e?.kind === "ParenExpr") return this.isList(e.x);
    const obj = this.object(e);
    return this.isSelf(e) || (obj !== undefined && this.lists.has(obj));
  }

  private isLength(e: Expr | undefined): boolean {
    if (e?.kind === "CallExpr" && this.info.builtinOf(e) === "len") return this.isList(e.args[0]);
    if (e?.kind === "CallExpr" && e.fun.kind === "SelectorExpr" && this.isListOrSelf(e.fun.x)) {
      const callee = this.info.calleeOf(e);
      return callee !== undefined && this.givesLength(callee);
    }
    const obj = this.object(e);
    return obj !== undefined && this.lengths.has(obj);
  }

  private isListOrSelf(e: Expr): boolean {
    return this.isList(e) || this.object(e) === this.self;
  }

  /** `func (h IntHeap) Len() int { return len(h) }`. */
  private givesLength(f: FuncObj): boolean {
    const decl = this.info.declOf(f);
    const recv = decl?.kind === "FuncDecl" ? decl.recv?.list[0]?.names[0] : undefined;
    const [only, ...more] = decl?.kind === "FuncDecl" ? (decl.body?.list ?? []) : [];
    const e = only?.kind === "ReturnStmt" && more.length === 0 ? only.results[0] : undefined;
    if (!recv || e?.kind !== "CallExpr" || this.info.builtinOf(e) !== "len") return false;
    const x = e.args[0]?.kind === "ParenExpr" ? e.args[0].x : e.args[0];
    const list = x?.kind === "StarExpr" ? x.x : x;
    return list !== undefined && this.object(list) === this.info.objectOf(recv);
  }

  private isLast(e: Expr | undefined): boolean {
    const obj = this.object(e);
    if (obj && this.lasts.has(obj)) return true;
    return e?.kind === "BinaryExpr" && e.op === "-" && this.isLength(e.x) && isInt(e.y, 1n, this.info);
  }

  private isLastElement(e: Expr | undefined): boolean {
    return e?.kind === "IndexExpr" && this.isList(e.x) && e.indices.length === 1 && this.isLast(e.indices[0]);
  }

  private isWithoutLast(e: Expr | undefined): boolean {
    if (e?.kind !== "SliceExpr" || e.max || !this.isList(e.x)) return false;
    return (!e.low || isInt(e.low, 0n, this.info)) && this.isLast(e.high);
  }

  private mentions(s: Node): boolean {
    let found = false;
    walk(s, (n) => {
      const obj = n.kind === "Ident" ? this.info.objectOf(n) : undefined;
      if (obj && (obj === this.self || [this.lists, this.lengths, this.lasts].some((names) => names.has(obj)))) found = true;
      return !found;
    });
    return found;
  }
}

const isInt = (e: Expr, value: bigint, info: TypeInfo): boolean => {
  const c = info.constOf(e);
  return c?.kind === "int" && c.value === value;
};

/** `nil`, `0`, `""`, `Item{}`: nothing runs. */
const isZero = (e: Expr | undefined): boolean =>
  (e?.kind === "Ident" && e.name === "nil") || e?.kind === "BasicLit" || (e?.kind === "CompositeLit" && e.elts.length === 0);

/** `x := (*h)[len(*h)-1]; *h = (*h)[:len(*h)-1]`, where all stand for what `*h` says. */
function taking(take: AssignStmt, star: StarExpr, leading: NonNullable<Node["trivia"]>["leading"]): readonly Stmt[] {
  const { span } = star;
  const list = (): Expr => ({ kind: "ParenExpr", x: copied(star), span });
  const last = (): Expr => ({
    kind: "BinaryExpr",
    op: "-",
    x: { kind: "CallExpr", fun: ident("len", span), args: [copied(star)], ellipsis: false, span },
    y: { kind: "BasicLit", lit: "INT", value: "1", span },
    span,
  });
  const trivia = { blankBefore: false, ...take.trivia, leading: [...leading, ...(take.trivia?.leading ?? [])] };
  return [
    { ...take, trivia, rhs: [{ kind: "IndexExpr", x: list(), indices: [last()], span: take.rhs[0]?.span ?? span }] },
    { kind: "AssignStmt", lhs: [copied(star)], op: "=", rhs: [{ kind: "SliceExpr", x: list(), high: last(), span }], span },
  ];
}

const ident = (name: string, span: Span): Ident => ({ kind: "Ident", name, span });
