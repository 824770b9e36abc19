// Implements container/list as Go with generics would have it, for lists that are only used at their ends and walked: a list holds
// values of the one type that is pushed, and there are no elements. `e := l.Front(); l.Remove(e); x := e.Value.(int)` is
// `x := l.PopFront()`. The program is rewritten and checked again; where it then fails, it stays as it is.

import type { CallExpr, Expr, File, ForStmt, Ident, Node, SelectorExpr, Stmt, TypeAssertExpr } from "../go/ast.ts";
import { copied, restated, rewritten } from "../go/rewrite.ts";
import { forEachChild, walk } from "../go/walk.ts";
import type { Span } from "../source/span.ts";
import { checkPackage } from "./check.ts";
import type { TypeInfo } from "./info.ts";
import type { Obj } from "./objects.ts";
import { withSignatures } from "./generic-library.ts";
import type { PackageSource } from "./package-source.ts";
import { identical, underlying } from "./predicates.ts";
import type { Type } from "./types.ts";

export const listPath = "container/list";

const signatures = `package list
type List[E any] struct{_ struct{}}
func (*List[E]) All() []E
func (*List[E]) Back() E
func (*List[E]) Backward() []E
func (*List[E]) Front() E
func (*List[E]) Init()
func (*List[E]) Len() int
func (*List[E]) PopBack() E
func (*List[E]) PopFront() E
func (*List[E]) PushBack(x E)
func (*List[E]) PushFront(x E)
func New[E any]() List[E]
`;

type End = "Front" | "Back";

export function checkTypedLists(info: TypeInfo, packages: PackageSource): TypeInfo | undefined {
  if (info.homes.length > 0 || !info.files.some(importsList)) return undefined;
  const files = new Rewriter(info).files();
  if (!files) return undefined;
  const again = checkPackage(files, withTypedList(packages));
  return again.diagnostics.length <= info.diagnostics.length ? again : undefined;
}

/** The library, with the lists of generic Go. */
export const withTypedList = (packages: PackageSource): PackageSource => withSignatures(packages, listPath, signatures);

const importsList = (f: File): boolean =>
  f.decls.some(
    (d) => d.kind === "GenDecl" && d.specs.some((s) => s.kind === "ImportSpec" && s.path.value === `"${listPath}"` && !s.name),
  );

class Rewriter {
  private readonly parents = new Map<Node, Node>();
  /** The variables that are lists, and what is pushed. */
  private readonly elems = new Map<Obj, Type>();
  private readonly nodes = new Map<Node, Node>();
  private readonly stmts = new Map<Stmt, readonly Stmt[]>();
  /** Names of package list, and of elements, that a rewriting accounts for. */
  private readonly settled = new Set<Node>();

  constructor(private readonly info: TypeInfo) {
    for (const f of info.files)
      walk(f, (n) => {
        forEachChild(n, (child) => this.parents.set(child, n));
      });
  }

  files(): readonly File[] | undefined {
    const { info } = this;
    const made: CallExpr[] = [];
    for (const f of info.files)
      walk(f, (n) => {
        if (n.kind === "CallExpr" && this.isLibrary(n, "New")) made.push(n);
      });
    const lists = made.map((c) => this.listOf(c));
    if (lists.length === 0 || !lists.every((l) => l !== undefined)) return undefined;
    for (const [i, list] of lists.entries()) {
      const elem = this.pushedTo(list);
      const type = elem && isOwn(elem) ? typeExpr(elem, made[i]!.span) : undefined;
      if (!elem || !type) return undefined;
      this.elems.set(list, elem);
      this.name(made[i]!, type);
    }
    const uses: Ident[] = [];
    for (const f of info.files)
      walk(f, (n) => {
        if (n.kind === "ForStmt") this.walked(n);
        if (n.kind === "Ident" && !info.isDef(n) && this.elems.has(info.objectOf(n) as Obj)) uses.push(n);
      });
    if (!uses.every((u) => this.settled.has(u) || this.use(u)) || !this.accountsForPackage()) return undefined;
    return info.files.map((f) =>
      rewritten(
        restated(f, (s) => this.stmts.get(s)),
        (n) => this.nodes.get(n),
      ),
    );
  }

  /** `l` of `l := list.New()`, which is a list of its own for as long as it lives. */
  private listOf(c: CallExpr): Obj | undefined {
    const s = this.parents.get(c);
    const [l] = s?.kind === "AssignStmt" && s.op === ":=" && s.lhs.length === 1 ? s.lhs : [];
    return l?.kind === "Ident" && this.info.isDef(l) ? this.info.objectOf(l) : undefined;
  }

  /** `list.New[int]()`. */
  private name(c: CallExpr, elem: Expr): void {
    const { fun } = c;
    if (fun.kind !== "SelectorExpr") return;
    this.settled.add(fun.x);
    this.nodes.set(c, { ...c, fun: { kind: "IndexExpr", x: fun, indices: [elem], span: fun.span } });
  }

  private pushedTo(list: Obj): Type | undefined {
    let elem: Type | undefined;
    let isOne = true;
    for (const f of this.info.files)
      walk(f, (n) => {
        if (n.kind !== "CallExpr" || (this.method(n) !== "PushBack" && this.method(n) !== "PushFront")) return;
        if (this.receiver(n) !== list) return;
        const [x] = n.args;
        const type = x && this.info.typeOf(x);
        isOne &&= type !== undefined && this.parents.get(n)?.kind === "ExprStmt" && (!elem || identical(elem, type));
        isOne &&= x !== undefined && (type?.kind !== "Pointer" || isFresh(x) || this.isGuarded(x));
        elem = type;
      });
    return isOne ? elem : undefined;
  }

  /** `x != nil` stands around the pointer, or `if x == nil { return }` before it: no nil is in the list. */
  private isGuarded(x: Expr): boolean {
    let inner: Node = x;
    for (let n = this.parents.get(x); n && n.kind !== "FuncDecl" && n.kind !== "FuncLit"; n = this.parents.get(n)) {
      if (n.kind === "IfStmt" && n.body === inner && asksNil(n.cond, "!=", x)) return true;
      const list = n.kind === "BlockStmt" ? n.list : n.kind === "CaseClause" ? n.body : [];
      const before = list.slice(0, Math.max(list.indexOf(inner as Stmt), 0));
      if (before.some((s) => s.kind === "IfStmt" && !s.else && asksNil(s.cond, "==", x) && leaves(s.body.list.at(-1))))
        return true;
      inner = n;
    }
    return false;
  }

  private use(id: Ident): boolean {
    const sel = this.parents.get(id);
    const call = sel && this.parents.get(sel);
    const list = this.info.objectOf(id);
    if (sel?.kind !== "SelectorExpr" || sel.x !== id || call?.kind !== "CallExpr" || call.fun !== sel || !list) return false;
    const isStmt = this.parents.get(call)?.kind === "ExprStmt";
    switch (this.method(call)) {
      case "PushBack":
      case "PushFront":
      case "Init":
        return isStmt;
      case "Len":
        return true;
      case "Front":
      case "Back":
        return this.end(call, list, sel.sel.name as End);
      case "Remove":
        return this.remove(call, list);
      default:
        return false;
    }
  }

  /** `l.Front().Value.(int)`, `l.Front() != nil`, and `e := l.Front()`, where the element goes from the list. */
  private end(call: CallExpr, list: Obj, end: End): boolean {
    const up = this.parents.get(call);
    if (up?.kind === "SelectorExpr" && up.sel.name === "Value") return this.value(up, list, copied(call));
    if (up?.kind === "BinaryExpr" && (up.op === "==" || up.op === "!=") && up.x === call && isNil(up.y)) {
      const len = method(call, "Len", []);
      this.nodes.set(up, {
        ...up,
        op: up.op === "==" ? "==" : ">",
        x: len,
        y: { kind: "BasicLit", lit: "INT", value: "0", span: up.y.span },
      });
      return true;
    }
    const [e] = up?.kind === "AssignStmt" && up.op === ":=" && up.lhs.length === 1 ? up.lhs : [];
    return e?.kind === "Ident" && up?.kind === "AssignStmt" && this.info.isDef(e) ? this.taken(up, e, call, list, end) : false;
  }

  /** `x.Value.(int)`, and `x.Value` where it is printed: `plain` takes its place. */
  private value(sel: SelectorExpr, list: Obj, plain: Expr): boolean {
    const up = this.parents.get(sel);
    const elem = this.elems.get(list);
    if (up?.kind === "TypeAssertExpr" && up.type && elem) {
      if (!identical(this.info.typeOf(up.type), elem) || this.isAskedTwice(up)) return false;
      this.nodes.set(up, plain);
      return true;
    }
    if (up?.kind !== "CallExpr" || up.fun === sel || this.info.calleeOf(up)?.pkg !== "fmt") return false;
    this.nodes.set(sel, plain);
    return true;
  }

  /** `x, ok := e.Value.(int)`. */
  private isAskedTwice(a: TypeAssertExpr): boolean {
    const up = this.parents.get(a);
    return (
      ((up?.kind === "AssignStmt" && up.lhs.length === 2 && up.rhs.length === 1) ||
        (up?.kind === "ValueSpec" && up.names.length === 2 && up.values.length === 1)) ??
      false
    );
  }

  /** `l.Remove(l.Front())`, and what it gives. */
  private remove(call: CallExpr, list: Obj): boolean {
    const [e] = call.args;
    const end = e?.kind === "CallExpr" ? this.method(e) : undefined;
    const own = e?.kind === "CallExpr" && e.fun.kind === "SelectorExpr" ? e.fun.x : undefined;
    if ((end !== "Front" && end !== "Back") || own?.kind !== "Ident" || this.info.objectOf(own) !== list) return false;
    const up = this.parents.get(call);
    const pop = method(call, `Pop${end}`, []);
    const elem = this.elems.get(list);
    if (up?.kind === "TypeAssertExpr" && up.type && elem) {
      if (!identical(this.info.typeOf(up.type), elem) || this.isAskedTwice(up)) return false;
      this.nodes.set(up, pop);
    } else if (up?.kind === "ExprStmt") this.nodes.set(call, pop);
    else return false;
    this.settled.add(own);
    return true;
  }

  /** `e := l.Front()` with `l.Remove(e)`, and nothing between them that could tell when it goes. */
  private taken(s: Stmt, e: Ident, call: CallExpr, list: Obj, end: End): boolean {
    const block = this.parents.get(s);
    const body = block?.kind === "BlockStmt" ? block.list : block?.kind === "CaseClause" ? block.body : [];
    const element = this.info.objectOf(e);
    const uses = this.usesIn(body, element).filter((u) => u !== e);
    const removing = body.findIndex((x) => x.kind === "ExprStmt" && x.x.kind === "CallExpr" && this.removes(x.x, list, element));
    const at = body.indexOf(s);
    const gone = body[removing];
    if (at < 0 || removing < at || gone?.kind !== "ExprStmt" || gone.x.kind !== "CallExpr") return false;
    const [removed] = gone.x.args;
    const values = uses.filter((u) => u !== removed);
    const first = values[0];
    // A list that is empty panics where the element is first asked for: at once.
    const next = body[at + 1];
    if (!next || (next !== gone && !(first && this.holds(next, first)))) return false;
    if (!body.slice(at + 1, removing).every((x) => this.isQuiet(x, list, end))) return false;
    const only = values.length === 1 && first ? this.defining(first, body) : undefined;
    const pop = method(call, `Pop${end}`, []);
    const selectors = values.map((u) => this.parents.get(u));
    if (!selectors.every((x) => x?.kind === "SelectorExpr" && x.sel.name === "Value")) return false;
    const plain = only && this.isNearBy(only, body, at, removing) ? only : undefined;
    for (const x of selectors)
      if (x?.kind !== "SelectorExpr" || !this.value(x, list, plain ? pop : { ...copied(e), span: x.x.span })) return false;
    if (plain) {
      this.stmts.set(s, []);
      this.stmts.set(plain, [withComments(plain, [s, gone])]);
    } else if (values.length > 0) {
      this.nodes.set(call, pop);
      this.stmts.set(s, [withComments(s, [gone])]);
    } else this.stmts.set(s, [withComments({ ...s, kind: "ExprStmt", x: pop }, [gone])]);
    this.stmts.set(gone, []);
    if (gone.x.fun.kind === "SelectorExpr") this.settled.add(gone.x.fun.x);
    return true;
  }

  /** `x := e.Value.(int)`, which asks for the element alone. */
  private defining(use: Ident, body: readonly Stmt[]): Stmt | undefined {
    const sel = this.parents.get(use);
    const assert = sel && this.parents.get(sel);
    const s = assert && this.parents.get(assert);
    return s?.kind === "AssignStmt" && s.rhs.length === 1 && assert?.kind === "TypeAssertExpr" && body.includes(s)
      ? s
      : undefined;
  }

  /** Between the element's name and the value's there is nothing but its going. */
  private isNearBy(s: Stmt, body: readonly Stmt[], at: number, removing: number): boolean {
    const i = body.indexOf(s);
    return i === at + 1 || (i === at + 2 && removing === at + 1);
  }

  /** Nothing that leaves the block, and of the list only what grows at its other end. */
  private isQuiet(s: Stmt, list: Obj, end: End): boolean {
    let isQuiet = true;
    walk(s, (n) => {
      if (["ReturnStmt", "BranchStmt", "DeferStmt", "GoStmt", "FuncLit"].includes(n.kind)) isQuiet = false;
      if (n.kind !== "Ident" || this.info.objectOf(n) !== list) return isQuiet;
      const sel = this.parents.get(n);
      isQuiet &&= sel?.kind === "SelectorExpr" && sel.sel.name === (end === "Front" ? "PushBack" : "PushFront");
      return isQuiet;
    });
    return isQuiet && !this.callsWhatMentions(s, list);
  }

  /** What a function literal mentions could be seen, or changed, by any call. */
  private callsWhatMentions(s: Stmt, list: Obj): boolean {
    let isCalled = false;
    walk(s, (n) => {
      isCalled ||= n.kind === "CallExpr" && this.info.builtinOf(n) === undefined && !this.info.isConversion(n);
    });
    return isCalled && this.isCaptured(list);
  }

  private isCaptured(list: Obj): boolean {
    let found = false;
    for (const f of this.info.files)
      walk(f, (n) => {
        if (n.kind === "FuncLit" && this.usesIn([n.body], list).some((u) => !this.info.isDef(u))) found = true;
      });
    return found;
  }

  private removes(c: CallExpr, list: Obj, element: Obj | undefined): boolean {
    const [e] = c.args;
    return this.method(c) === "Remove" && this.receiver(c) === list && e?.kind === "Ident" && this.info.objectOf(e) === element;
  }

  /** `for e := l.Front(); e != nil; e = e.Next()`, whose body leaves the list alone. */
  private walked(s: ForStmt): void {
    const { init, cond, post } = s;
    if (init?.kind !== "AssignStmt" || init.op !== ":=" || cond?.kind !== "BinaryExpr" || post?.kind !== "AssignStmt") return;
    const [[e], [from]] = [init.lhs, init.rhs];
    if (e?.kind !== "Ident" || from?.kind !== "CallExpr" || init.lhs.length !== 1) return;
    const [start, list, element] = [this.method(from), this.receiver(from), this.info.objectOf(e)];
    if ((start !== "Front" && start !== "Back") || !list || !this.elems.has(list) || from.fun.kind !== "SelectorExpr") return;
    const isElement = (x: Expr | undefined): boolean => x?.kind === "Ident" && this.info.objectOf(x) === element;
    const [next] = post.rhs;
    const step = next?.kind === "CallExpr" && next.fun.kind === "SelectorExpr" && isElement(next.fun.x) ? next.fun.sel.name : "";
    if (cond.op !== "!=" || !isElement(cond.x) || !isNil(cond.y) || post.op !== "=" || post.lhs.length !== 1) return;
    if (!isElement(post.lhs[0]) || step !== (start === "Front" ? "Next" : "Prev")) return;
    if (this.usesIn([s.body], list).length > 0 || this.callsWhatMentions(s.body, list)) return;
    const uses = this.usesIn([s.body], element);
    for (const u of uses) {
      const sel = this.parents.get(u);
      if (sel?.kind !== "SelectorExpr" || sel.sel.name !== "Value" || !this.value(sel, list, { ...copied(e), span: u.span }))
        return;
    }
    this.settled.add(from.fun.x);
    const x = method(from, start === "Front" ? "All" : "Backward", []);
    const blank: Ident = { kind: "Ident", name: "_", span: { start: e.span.start, end: e.span.start } };
    const names = uses.length > 0 ? { key: blank, value: e, op: ":=" as const } : {};
    this.nodes.set(s, {
      kind: "RangeStmt",
      ...names,
      x,
      body: s.body,
      span: s.span,
      ...(s.trivia && { trivia: s.trivia }),
    });
  }

  /** No type of the package is named any more, and no list is made elsewhere. */
  private accountsForPackage(): boolean {
    let isWhole = true;
    for (const f of this.info.files)
      walk(f, (n) => {
        if (n.kind === "Ident" && this.info.packageOf(n)?.path === listPath && !this.settled.has(n)) isWhole = false;
        return isWhole;
      });
    return isWhole;
  }

  private usesIn(nodes: readonly Node[], obj: Obj | undefined): readonly Ident[] {
    const found: Ident[] = [];
    for (const node of nodes)
      walk(node, (n) => {
        if (n.kind === "Ident" && obj && this.info.objectOf(n) === obj) found.push(n);
      });
    return found;
  }

  private holds(outer: Node, inner: Node): boolean {
    for (let n: Node | undefined = inner; n; n = this.parents.get(n)) if (n === outer) return true;
    return false;
  }

  private method(c: CallExpr): string | undefined {
    const callee = this.info.calleeOf(c);
    return callee?.pkg === listPath && c.fun.kind === "SelectorExpr" && callee.name !== "New" ? callee.name : undefined;
  }

  private isLibrary(c: CallExpr, name: string): boolean {
    const callee = this.info.calleeOf(c);
    return callee?.pkg === listPath && callee.name === name;
  }

  private receiver(c: CallExpr): Obj | undefined {
    return c.fun.kind === "SelectorExpr" && c.fun.x.kind === "Ident" ? this.info.objectOf(c.fun.x) : undefined;
  }
}

/** `l.Len()` in the place of another call of a method. */
function method(c: CallExpr, name: string, args: readonly Expr[]): CallExpr {
  const { fun } = c;
  if (fun.kind !== "SelectorExpr") return c;
  return { ...c, fun: { ...copied(fun), sel: { ...fun.sel, name } }, args };
}

/** The statement with the comments of those that it stands for. */
function withComments<S extends Stmt>(s: S, gone: readonly Stmt[]): S {
  const comments = gone.flatMap(({ trivia }) =>
    trivia ? [...trivia.leading, ...(trivia.trailing ? [trivia.trailing] : [])] : [],
  );
  if (comments.length === 0 && !gone.some((g) => g.trivia?.blankBefore)) return s;
  const blankBefore = (s.trivia?.blankBefore ?? false) || gone.some((g) => g.trivia?.blankBefore && g.span.start < s.span.start);
  return { ...s, trivia: { ...s.trivia, leading: [...comments, ...(s.trivia?.leading ?? [])], blankBefore } };
}

const isFresh = (e: Expr): boolean => e.kind === "UnaryExpr" && e.op === "&" && e.x.kind === "CompositeLit";

const leaves = (s: Stmt | undefined): boolean =>
  s?.kind === "ReturnStmt" || (s?.kind === "BranchStmt" && s.tok !== "fallthrough");

/** `x == nil` as a whole or, of `x != nil`, as one of several that must all hold. */
function asksNil(cond: Expr, op: "==" | "!=", x: Expr): boolean {
  if (cond.kind === "ParenExpr") return asksNil(cond.x, op, x);
  if (cond.kind !== "BinaryExpr") return false;
  if (cond.op === (op === "!=" ? "&&" : "||")) return asksNil(cond.x, op, x) || asksNil(cond.y, op, x);
  return cond.op === op && isNil(cond.y) && isSame(cond.x, x);
}

function isSame(a: Expr, b: Expr): boolean {
  if (a.kind === "Ident" && b.kind === "Ident") return a.name === b.name;
  return a.kind === "SelectorExpr" && b.kind === "SelectorExpr" && a.sel.name === b.sel.name && isSame(a.x, b.x);
}

/** A copy of it shares nothing that could change: what a pointer leads to has its own rules. */
function isOwn(type: Type): boolean {
  const u = underlying(type);
  if (u.kind === "Struct") return u.fields.every((f) => isOwn(f.type));
  return u.kind === "Basic" || u.kind === "Pointer" || (u.kind === "Array" && isOwn(u.elem));
}

const isNil = (e: Expr): boolean => e.kind === "Ident" && e.name === "nil";

/** A type that is plain to write: what a list of anything else holds is not of one type, or not named everywhere. */
function typeExpr(type: Type, span: Span): Expr | undefined {
  if (type.kind === "Basic") return { kind: "Ident", name: type.alias ?? type.basic, span };
  if (type.kind === "Named" && type.obj.pkg === "" && type.typeArgs.length === 0 && type.underlying.kind !== "Interface")
    return { kind: "Ident", name: type.obj.name, span };
  if (type.kind === "Pointer") {
    const x = typeExpr(type.elem, span);
    return x && { kind: "StarExpr", x, span };
  }
  return undefined;
}
