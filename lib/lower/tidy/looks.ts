// Implements `if x.parent.upgrade().is_none() { return … }` as `let Some(parent) = x.parent.upgrade() else { … }`, and the question
// the other way round as `if let`: who looks back looks once, and has what there is by its name.

import type { FnItem, RustBlock, RustExpr, RustItem, RustStmt } from "../../rust/ast.ts";
import { exprStmt, letElse, letExpr, letStmt, local, p, sameExpr } from "../../rust/factory.ts";
import { isBlock, isExpr, isFnItem, mapTree, walkTree } from "../../rust/print/tree.ts";

/** Functions that write a field of this name, themselves or by what they call. */
type Writers = (field: string) => ReadonlySet<string>;

export function lookedOnce<T extends { readonly items: readonly RustItem[] }>(scope: T): T {
  if (!mentions(scope, (e) => askedField(e) !== undefined)) return scope;
  const fns: FnItem[] = [];
  walkTree(scope, (n) => {
    if (isFnItem(n)) fns.push(n);
    return true;
  });
  const known = new Map<string, ReadonlySet<string>>();
  const writers: Writers = (field) => {
    const names = known.get(field) ?? writersOf(field, fns);
    known.set(field, names);
    return names;
  };
  return mapTree(scope, (n) => (isFnItem(n) && n.body ? { ...n, body: inBlocks(n.body, n, writers) } : n));
}

const inBlocks = (body: RustBlock, fn: FnItem, writers: Writers): RustBlock =>
  mapTree(body, (n) => (isBlock(n) ? inBlock(n, fn, writers) : n));

interface Look {
  /** `x.borrow().parent.upgrade()` */
  readonly asked: RustExpr;
  readonly name: string;
  readonly root: string;
}

function inBlock(b: RustBlock, fn: FnItem, writers: Writers): RustBlock {
  for (const [i, s] of b.stmts.entries()) {
    const e = s.kind === "ExprStmt" && s.expr.kind === "IfExpr" ? s.expr : undefined;
    if (s.kind !== "ExprStmt" || !e) continue;
    const guard = e.else || !leaves(e.then) ? undefined : lookIn(e.cond, "is_none");
    if (guard) {
      const rest = { stmts: b.stmts.slice(i + 1), tail: b.tail };
      const opened = openedIn(rest, guard, fn, writers);
      if (!opened) continue;
      const check = inPlaceOf(s, letElse(p.some(guard.name), guard.asked, e.then));
      return inBlock(
        { ...b, stmts: [...b.stmts.slice(0, i), check, ...opened.stmts], ...(opened.tail && { tail: opened.tail }) },
        fn,
        writers,
      );
    }
    const asked = asIfLet(e, fn, writers);
    if (!asked) continue;
    const [first, ...more] = asked;
    if (!first) continue;
    const stmts = [...b.stmts.slice(0, i), inPlaceOf(s, first), ...more, ...b.stmts.slice(i + 1)];
    return inBlock({ ...b, stmts }, fn, writers);
  }
  const { tail } = b;
  const asked = tail?.kind === "IfExpr" ? asIfLet(tail, fn, writers) : undefined;
  const last = asked?.at(-1);
  return asked && last?.kind === "ExprStmt" ? { ...b, stmts: [...b.stmts, ...asked.slice(0, -1)], tail: last.expr } : b;
}

const inPlaceOf = <T extends object>(s: RustStmt, made: T): T => ({
  ...made,
  ...(s.trivia && { trivia: s.trivia }),
  ...(s.origin && { origin: s.origin }),
});

/** `if let Some(parent) = x.parent.upgrade() { … }`, the cell of `x` free again where the body may change it. */
function asIfLet(e: Extract<RustExpr, { kind: "IfExpr" }>, fn: FnItem, writers: Writers): readonly RustStmt[] | undefined {
  const look = lookIn(e.cond, "is_some") ?? lookIn(e.cond, "is_none");
  const isSome = e.cond.kind === "MethodCallExpr" && e.cond.method === "is_some";
  const [then, other] = isSome ? [e.then, e.else] : [e.else, e.then];
  if (!look || then?.kind !== "Block" || (other && other.kind !== "Block" && !isSome)) return undefined;
  const opened = openedIn({ stmts: then.stmts, tail: then.tail }, look, fn, writers);
  if (!opened) return undefined;
  const body: RustBlock = { ...then, stmts: opened.stmts, ...(opened.tail && { tail: opened.tail }) };
  const branch = (source: RustExpr): RustStmt => {
    const { else: _, ...plain } = e;
    return exprStmt({ ...plain, cond: letExpr(p.some(look.name), source), then: body, ...(other && { else: other }) }, false);
  };
  const isHeld = mentions(look.asked, (x) => x.kind === "MethodCallExpr" && x.method === "borrow");
  if (!isHeld || !(changesCells(body) || (other && changesCells(other)))) return [branch(look.asked)];
  return [letStmt(look.name, look.asked), branch(local(look.name))];
}

/** The condition asks whether there is something to look at. */
function lookIn(cond: RustExpr, method: "is_some" | "is_none"): Look | undefined {
  if (cond.kind !== "MethodCallExpr" || cond.method !== method) return undefined;
  const name = askedField(cond.recv);
  const root = rootOf(cond.recv);
  return name && root && /^[a-z]\w*$/.test(name) ? { asked: cond.recv, name, root } : undefined;
}

const askedField = (e: RustExpr): string | undefined =>
  e.kind === "MethodCallExpr" && e.method === "upgrade" && e.args.length === 0 && e.recv.kind === "FieldExpr"
    ? e.recv.field
    : undefined;

interface Code {
  readonly stmts: readonly RustStmt[];
  readonly tail: RustExpr | undefined;
}

/** The code with the name for each further look; undefined where none is made, or where the field may change meanwhile. */
function openedIn(code: Code, look: Look, fn: FnItem, writers: Writers): Code | undefined {
  const isOpened = (e: RustExpr): boolean =>
    e.kind === "MethodCallExpr" && e.method === "unwrap" && e.args.length === 0 && sameExpr(e.recv, look.asked);
  if (!mentions(code, isOpened)) return undefined;
  const writing = writers(look.name);
  if (mentions(code, (e) => writesTo(e, look.name) || isReplaced(e, look.root) || writing.has(calledName(e) ?? "")))
    return undefined;
  const names = new Set<string>();
  const isItsName = (s: RustStmt): boolean =>
    s.kind === "LetStmt" && s.pat.kind === "IdentPat" && !s.pat.mut && s.init !== undefined && isOpened(s.init);
  walkTree(code, (n) => {
    for (const s of isBlock(n) ? n.stmts : [])
      if (isItsName(s) && s.kind === "LetStmt" && s.pat.kind === "IdentPat") names.add(s.pat.name);
    return true;
  });
  for (const s of code.stmts) if (isItsName(s) && s.kind === "LetStmt" && s.pat.kind === "IdentPat") names.add(s.pat.name);
  if (bindings(code, look.root) > 0 || bindings(fn, look.name) > bindings(code, look.name) || named(code, look.name, names))
    return undefined;
  return mapTree({ stmts: code.stmts, tail: code.tail }, (n) => {
    if ("stmts" in n && Array.isArray(n.stmts)) return { ...n, stmts: n.stmts.filter((s) => !isNamedAgain(s, look.name)) };
    if (!isExpr(n))
      return n.kind === "LetStmt" && isPlainName(n.pat, names) ? { ...n, pat: { kind: "IdentPat", name: look.name } } : n;
    return isOpened(n) || (n.kind === "PathExpr" && n.path.segments.length === 1 && names.has(n.path.segments[0]?.name ?? ""))
      ? local(look.name)
      : n;
  });
}

const isPlainName = (pat: unknown, names: ReadonlySet<string>): boolean =>
  typeof pat === "object" && pat !== null && "name" in pat && typeof pat.name === "string" && names.has(pat.name);

/** `let parent = parent;` */
const isNamedAgain = (s: RustStmt, name: string): boolean =>
  s.kind === "LetStmt" &&
  s.pat.kind === "IdentPat" &&
  s.pat.name === name &&
  s.init?.kind === "PathExpr" &&
  rootOf(s.init) === name;

/** The name means something else in the code. */
const named = (code: Code, name: string, own: ReadonlySet<string>): boolean =>
  !own.has(name) &&
  mentions(code, (e) => e.kind === "PathExpr" && e.path.segments.length === 1 && e.path.segments[0]?.name === name);

function bindings(n: unknown, name: string): number {
  let count = 0;
  walkTree(n, (x) => {
    if (x.kind === "IdentPat" && x.name === name) count += 1;
    return true;
  });
  return count;
}

const rootOf = (e: RustExpr): string | undefined => {
  if (e.kind === "PathExpr") return e.path.segments.length === 1 ? e.path.segments[0]?.name : undefined;
  if (e.kind === "MethodCallExpr") return rootOf(e.recv);
  return e.kind === "FieldExpr" ? rootOf(e.expr) : undefined;
};

const isReplaced = (e: RustExpr, root: string): boolean =>
  e.kind === "AssignExpr" && (e.left.kind === "TupleExpr" || (e.left.kind === "PathExpr" && rootOf(e.left) === root));

/** `x.parent = …`, or a whole value put in the place of another. */
const writesTo = (e: RustExpr, field: string): boolean =>
  e.kind === "AssignExpr" &&
  ((e.left.kind === "FieldExpr" && e.left.field === field) || e.left.kind === "TupleExpr" || e.left.kind === "UnaryExpr");

const calledName = (e: RustExpr): string | undefined =>
  e.kind === "MethodCallExpr"
    ? e.method
    : e.kind === "CallExpr" && e.fun.kind === "PathExpr"
      ? e.fun.path.segments.at(-1)?.name
      : undefined;

/** Changes of a cell, or a call of a function that may change one. */
const changesCells = (n: unknown): boolean =>
  mentions(
    n,
    (e) =>
      (e.kind === "MethodCallExpr" && e.method === "borrow_mut") ||
      (e.kind === "CallExpr" &&
        e.fun.kind === "PathExpr" &&
        !e.fun.path.import &&
        /^[a-z]/.test(calledName(e) ?? "") &&
        rootName(e.fun) !== "Rc") ||
      (e.kind === "CallExpr" && e.fun.kind !== "PathExpr"),
  );

const rootName = (e: RustExpr): string | undefined => (e.kind === "PathExpr" ? e.path.segments[0]?.name : undefined);

function writersOf(field: string, fns: readonly FnItem[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (let changed = true; changed; ) {
    changed = false;
    for (const f of fns) {
      if (names.has(f.name) || !f.body || !mentions(f.body, (e) => writesTo(e, field) || names.has(calledName(e) ?? "")))
        continue;
      names.add(f.name);
      changed = true;
    }
  }
  return names;
}

const leaves = (b: RustBlock): boolean => {
  const last = b.tail ?? b.stmts.at(-1);
  const e = last && "expr" in last && last.kind === "ExprStmt" ? last.expr : last;
  return e !== undefined && ["ReturnExpr", "BreakExpr", "ContinueExpr"].includes(e.kind);
};

function mentions(n: unknown, test: (e: RustExpr) => boolean): boolean {
  let found = false;
  walkTree(n, (node) => {
    found ||= isExpr(node) && test(node);
    return !found;
  });
  return found;
}
