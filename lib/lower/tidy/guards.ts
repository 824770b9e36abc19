// Implements the discipline of shared cells (idioms.md A14): a statement that changes one holds no other borrow meanwhile.

import type { RustBlock, RustExpr, RustItem, RustStmt } from "../../rust/ast.ts";
import { block, call, clone, exprStmt, letElse, letStmt, local, methodCall, path, ref } from "../../rust/factory.ts";
import { isBlock, isExpr, isFnItem, mapTree, walkTree } from "../../rust/print/tree.ts";

/** Gives each borrow that would overlap a change a statement of its own. */
export const separateGuards = <T extends { readonly items: readonly RustItem[] }>(scope: T): T =>
  mapTree(scope, (node) => (isFnItem(node) ? separateIn(node) : node));

function separateIn(item: RustItem): RustItem {
  if (item.kind !== "FnItem" || !item.body || !mentionsGuard(item.body)) return item;
  const names = namesIn(item);
  const fresh = (hint: string): string => {
    let name = hint;
    for (let n = 2; names.has(name); n++) name = `${hint}_${n}`;
    names.add(name);
    return name;
  };
  return {
    ...item,
    body: mapTree(item.body, (node) => (isBlock(node) ? separateBlock(node, fresh) : node)),
  };
}

type Fresh = (hint: string) => string;

function separateBlock(b: RustBlock, fresh: Fresh): RustBlock {
  const stmts = b.stmts.flatMap((s) => separate(s, fresh));
  const tail = b.tail ? separate(exprStmt(b.tail, false), fresh) : [];
  const last = tail.at(-1);
  if (!b.tail || last?.kind !== "ExprStmt" || tail.length === 1)
    return stmts.every((s, i) => s === b.stmts[i]) && stmts.length === b.stmts.length ? b : { ...b, stmts };
  return { ...b, stmts: [...stmts, ...tail.slice(0, -1)], tail: last.expr };
}

function separate(s: RustStmt, fresh: Fresh): readonly RustStmt[] {
  if (s.kind === "ExprStmt") {
    const done = separateExpr(s.expr, fresh);
    if (!done) return [s];
    const [first, ...rest] = [...done.before, { ...s, expr: done.expr }];
    return first
      ? [{ ...first, ...(s.trivia && { trivia: s.trivia }) }, ...rest.map((r) => (r.trivia === s.trivia ? withoutTrivia(r) : r))]
      : [s];
  }
  if (s.kind !== "LetStmt" || !s.init) return [s];
  const done = separateExpr(s.init, fresh);
  return done ? [...done.before, { ...s, init: done.expr }] : [s];
}

const withoutTrivia = (s: RustStmt): RustStmt => {
  const { trivia: _, ...rest } = s;
  return rest as RustStmt;
};

interface Separated {
  readonly before: readonly RustStmt[];
  readonly expr: RustExpr;
}

function separateExpr(e: RustExpr, fresh: Fresh): Separated | undefined {
  switch (e.kind) {
    case "AssignExpr":
    case "OpAssignExpr":
      return separateAssign(e, fresh);
    case "MethodCallExpr":
      return separateMethod(e, fresh);
    case "CallExpr":
      return separateCall(e, fresh);
    case "FormatMacro":
      return separateFormat(e, fresh);
    case "ForExpr":
      return separateLoop(e, fresh);
    case "IfExpr":
      return separateIf(e, fresh);
    case "WhileExpr":
      return separateWhile(e);
    case "ReturnExpr": {
      const done = e.value && separateExpr(e.value, fresh);
      return done && { before: done.before, expr: { ...e, value: done.expr } };
    }
    default:
      return undefined;
  }
}

/** What a loop walks over lives as long as the loop, whatever its body calls: a bound that is read from a cell is read before. */
function separateLoop(e: Extract<RustExpr, { kind: "ForExpr" }>, fresh: Fresh): Separated | undefined {
  const measured = guardsIn(e.iter).length > 0 ? lengthsIn(e.iter) : [];
  if (measured.length === 0) return undefined;
  const before: RustStmt[] = [];
  let { iter } = e;
  for (const length of measured) {
    const name = fresh("len");
    before.push(letStmt(name, length));
    iter = replace(iter, length, local(name));
  }
  return { before, expr: { ...e, iter } };
}

/** `if let Some(v) = CELL.lock().unwrap().get(k).copied()`: what is matched lives as long as the branch; a value of its own is found before. */
function separateIf(e: Extract<RustExpr, { kind: "IfExpr" }>, fresh: Fresh): Separated | undefined {
  const later = e.else?.kind === "IfExpr" ? separateIf(e.else, fresh) : undefined;
  const whole: typeof e = later ? { ...e, else: block([...later.before], later.expr) } : e;
  const matched = matchedIn(e.cond);
  if (!matched || !isOwned(matched) || guardsIn(matched).length === 0 || !callsIn(e.then))
    return later ? { before: [], expr: whole } : undefined;
  const name = fresh("found");
  return { before: [letStmt(name, matched)], expr: { ...whole, cond: replace(e.cond, matched, local(name)) } };
}

/** `while let Some(v) = CELL.lock().unwrap().pop()` is a loop that begins with `let … else`, which lets go of the cell. */
function separateWhile(e: Extract<RustExpr, { kind: "WhileExpr" }>): Separated | undefined {
  const { cond } = e;
  if (cond.kind !== "LetExpr" || guardsIn(cond.expr).length === 0 || !isOwned(cond.expr) || !callsIn(e.body)) return undefined;
  const first = letElse(cond.pat, cond.expr, block([exprStmt({ kind: "BreakExpr" }, true)]));
  return {
    before: [],
    expr: {
      kind: "LoopExpr",
      ...(e.label && { label: e.label }),
      body: { ...e.body, stmts: [first, ...e.body.stmts] },
      ...(e.origin && { origin: e.origin }),
    },
  };
}

/** Does the block call anything that may look into a cell? */
function callsIn(b: RustBlock): boolean {
  let found = false;
  walkTree(b, (x) => {
    if (!isExpr(x)) return true;
    const isVariant =
      x.kind === "CallExpr" && x.fun.kind === "PathExpr" && /^(?:Some|Ok|Err)$/.test(x.fun.path.segments[0]?.name ?? "");
    found ||= x.kind === "MethodCallExpr" || (x.kind === "CallExpr" && !isVariant);
    return !found;
  });
  return found;
}

/** What the first pattern of a condition is held against. */
const matchedIn = (cond: RustExpr): RustExpr | undefined =>
  cond.kind === "LetExpr" ? cond.expr : cond.kind === "BinaryExpr" && cond.op === "&&" ? matchedIn(cond.left) : undefined;

/** It borrows nothing from the cell. */
const isOwned = (e: RustExpr): boolean =>
  e.kind === "MethodCallExpr" &&
  ["copied", "cloned", "unwrap_or_default", "remove", "pop", "insert", "to_string"].includes(e.method);

/** `CELL.lock().unwrap().len()`. */
function lengthsIn(e: RustExpr): readonly RustExpr[] {
  const found: RustExpr[] = [];
  walkTree(e, (x) => {
    if (!isExpr(x)) return true;
    if (ownScopes.has(x.kind)) return false;
    if (x.kind !== "MethodCallExpr" || x.method !== "len" || guardsIn(x).length === 0) return true;
    found.push(x);
    return false;
  });
  return found;
}

// ---- assignments

type Assign = Extract<RustExpr, { kind: "AssignExpr" | "OpAssignExpr" }>;

/** `a.borrow_mut().x += b.borrow().y`: the right side first, and the cell on the left is reached by a handle. */
function separateAssign(e: Assign, fresh: Fresh): Separated | undefined {
  if (e.left.kind === "TupleExpr") return undefined;
  const before: RustStmt[] = [];
  let left: RustExpr = e.left;
  let right: RustExpr = e.right;
  const rightGuards = guardsIn(right);
  const overlaps = guardsIn(left).length > 0 || rightGuards.some((g) => rootOf(g) === rootOf(left) && rootOf(left) !== undefined);
  if (rightGuards.length > 0 && overlaps) {
    const name = fresh(lastField(right) ?? "value");
    before.push(letStmt(name, right));
    right = local(name);
  }
  const reached = reachedByHandle(left, fresh);
  if (reached) {
    before.push(...reached.before);
    left = reached.expr;
  }
  return before.length > 0 ? { before, expr: { ...e, left, right } } : undefined;
}

/** `a.borrow().next.as_ref().unwrap().borrow_mut().x`: the handle first, so that `a` is not borrowed while the next is changed. */
function reachedByHandle(place: RustExpr, fresh: Fresh): Separated | undefined {
  const guard = outermostGuard(place);
  if (guard?.kind !== "MethodCallExpr" || guard.method !== "borrow_mut" || guardsIn(guard.recv).length === 0) return undefined;
  const name = fresh(lastField(guard.recv) ?? "node");
  const held = handleOf(guard.recv);
  const replaced = replace(place, guard, { ...guard, recv: local(name) });
  return { before: [letStmt(name, held)], expr: replaced };
}

/** A clone of the handle itself: `x.next.clone().unwrap()`, `Rc::clone(&x.next)`. */
function handleOf(place: RustExpr): RustExpr {
  if (
    place.kind === "MethodCallExpr" &&
    place.method === "unwrap" &&
    place.recv.kind === "MethodCallExpr" &&
    (place.recv.method === "as_ref" || place.recv.method === "as_mut")
  ) {
    return { ...place, recv: clone(place.recv.recv) };
  }
  return isOpened(place) ? place : call(path("std::rc::Rc::clone"), [ref(place)]);
}

/** `x.parent.upgrade().unwrap()`: a handle of its own, borrowed from nobody. */
const isOpened = (e: RustExpr): boolean =>
  e.kind === "MethodCallExpr" && (e.method === "upgrade" || (e.method === "unwrap" && isOpened(e.recv)));

// ---- calls

type Method = Extract<RustExpr, { kind: "MethodCallExpr" }>;

/** `a.borrow_mut().items.push(b.borrow().x)`: arguments that borrow go first. */
function separateMethod(e: Method, fresh: Fresh): Separated | undefined {
  const changes = guardsIn(e.recv).some(isExclusive);
  const isGuardCall = guardMethods.has(e.method);
  if (isGuardCall || e.method === "unwrap" || !(changes || movesLent(e.args))) return undefined;
  const reached = changes ? reachedByHandle(e.recv, fresh) : undefined;
  const args = hoistArgs(e.args, fresh);
  if (!reached && !args) return undefined;
  return {
    before: [...(args?.before ?? []), ...(reached?.before ?? [])],
    expr: { ...e, recv: reached?.expr ?? e.recv, args: args?.args ?? e.args },
  };
}

/** `m.insert(v.borrow().id.clone(), v)`: one argument looks into the cell that another takes away. */
const movesLent = (args: readonly RustExpr[]): boolean =>
  args.some((a) => {
    const moved = a.kind === "PathExpr" ? rootOf(a) : undefined;
    return moved !== undefined && args.some((b) => b !== a && guardsIn(b).some((g) => rootOf(g) === moved));
  });

/** `f(a.borrow().x, &a)`: a function of the program may change what a borrow in its arguments holds. */
function separateCall(e: Extract<RustExpr, { kind: "CallExpr" }>, fresh: Fresh): Separated | undefined {
  const name = e.fun.kind === "PathExpr" && !e.fun.path.import ? e.fun.path.segments.at(-1)?.name : undefined;
  if (name === undefined || !/^[a-z_]/.test(name) || e.args.length < 2) return undefined;
  const done = hoistArgs(e.args, fresh);
  return done && { before: done.before, expr: { ...e, args: done.args } };
}

function hoistArgs(
  args: readonly RustExpr[],
  fresh: Fresh,
): { readonly before: readonly RustStmt[]; readonly args: readonly RustExpr[] } | undefined {
  const before: RustStmt[] = [];
  const done = args.map((a) => {
    const isLent = (a.kind === "RefExpr" && a.mut) || (a.kind === "MethodCallExpr" && a.method === "by_ref");
    if (guardsIn(a).length === 0 || isLent) return a;
    const name = fresh(lastField(a) ?? "value");
    // `x.borrow().left.as_ref().unwrap()` lends what is in the cell: a handle of its own outlives the borrow.
    const opened = lentIn(a);
    if (opened) {
      before.push(letStmt(name, methodCall(clone(opened), "unwrap")));
      return ref(local(name));
    }
    const isView = a.kind === "MethodCallExpr" && (a.method === "as_ref" || a.method === "as_deref");
    const held = a.kind === "RefExpr" ? a.expr : isView ? a.recv : undefined;
    before.push(letStmt(name, held ? (isOpened(held) ? held : clone(held)) : a));
    return a.kind === "RefExpr" ? ref(local(name)) : isView ? { ...a, recv: local(name) } : local(name);
  });
  return before.length > 0 ? { before, args: done } : undefined;
}

const lentIn = (a: RustExpr): RustExpr | undefined =>
  a.kind === "MethodCallExpr" && a.method === "unwrap" && a.recv.kind === "MethodCallExpr" && a.recv.method === "as_ref"
    ? a.recv.recv
    : undefined;

// ---- printing

/** Two locks in one `println!` would wait for each other: one guard where they are one lock, copies where they may be two. */
function separateFormat(e: Extract<RustExpr, { kind: "FormatMacro" }>, fresh: Fresh): Separated | undefined {
  const locks = e.args.flatMap((a) => guardsIn(a.expr)).filter(isExclusive);
  const [first] = locks;
  if (!first || locks.length < 2) return undefined;
  if (locks.every((g) => sameText(g, first))) return oneGuard(e, first, fresh);
  const before: RustStmt[] = [];
  const args = e.args.map((a) => {
    if (guardsIn(a.expr).length === 0) return a;
    const name = fresh(lastField(a.expr) ?? "value");
    before.push(letStmt(name, isOut(a.expr) ? a.expr : clone(a.expr)));
    return { ...a, expr: local(name) };
  });
  return { before, expr: { ...e, args } };
}

/** A value of its own, or a part of one. */
const isOut = (e: RustExpr): boolean => isOwned(e) || (e.kind === "FieldExpr" && isOut(e.expr));

function oneGuard(e: RustExpr, guard: RustExpr, fresh: Fresh): Separated {
  const root = rootOf(guard);
  const name = fresh(root && root !== "self" ? `${root}_now` : "guard");
  const inside = mapTree(e, (node) => (sameText(node as unknown as RustExpr, guard) ? local(name) : node));
  return { before: [], expr: block([letStmt(name, guard), exprStmt(inside, true)]) };
}

// ---- what a guard is

const guardMethods = new Set(["borrow", "borrow_mut"]);

const isLock = (e: RustExpr): boolean =>
  e.kind === "MethodCallExpr" &&
  e.method === "unwrap" &&
  e.recv.kind === "MethodCallExpr" &&
  ["lock", "write", "read"].includes(e.recv.method) &&
  e.recv.args.length === 0;
const isGuard = (e: RustExpr): boolean =>
  (e.kind === "MethodCallExpr" && guardMethods.has(e.method) && e.args.length === 0) || isLock(e);
const isExclusive = (e: RustExpr): boolean => isLock(e) || (e.kind === "MethodCallExpr" && e.method === "borrow_mut");

/** Guards that live as long as the statement around the expression; blocks and closures end their own. */
function guardsIn(e: RustExpr): readonly RustExpr[] {
  const found: RustExpr[] = [];
  walkTree(e, (node) => {
    if (ownScopes.has(String(node.kind))) return false;
    const x = node as unknown as RustExpr;
    if (isGuard(x)) found.push(x);
    return true;
  });
  return found;
}
const ownScopes = new Set(["Block", "ClosureExpr", "IfExpr", "MatchExpr", "WhileExpr", "LoopExpr", "ForExpr", "AsyncBlock"]);

const outermostGuard = (e: RustExpr): RustExpr | undefined => guardsIn(e)[0];

function mentionsGuard(b: RustBlock): boolean {
  let found = false;
  walkTree(b, (node) => {
    found ||= isGuard(node as unknown as RustExpr);
    return !found;
  });
  return found;
}

/** The variable at the bottom of a place. */
function rootOf(e: RustExpr): string | undefined {
  switch (e.kind) {
    case "PathExpr":
      return e.path.segments.length === 1 ? e.path.segments[0]?.name : undefined;
    case "MethodCallExpr":
      return rootOf(e.recv);
    case "FieldExpr":
    case "IndexExpr":
    case "UnaryExpr":
    case "RefExpr":
    case "ParenExpr":
      return rootOf(e.expr);
    default:
      return undefined;
  }
}

/** The field that the place names: what a temporary for it is called. */
function lastField(e: RustExpr): string | undefined {
  switch (e.kind) {
    case "FieldExpr":
      return /^\d/.test(e.field) ? undefined : e.field.replace(/^r#/, "");
    case "MethodCallExpr":
      return e.args.length === 0 && ["clone", "unwrap", "as_ref", "as_mut", "take", "upgrade"].includes(e.method)
        ? lastField(e.recv)
        : undefined;
    case "RefExpr":
      return lastField(e.expr);
    default:
      return undefined;
  }
}

const plain = (key: string, value: unknown): unknown => (key === "origin" || key === "trivia" ? undefined : value);
const textOf = (e: unknown): string => JSON.stringify(e, (k, v) => (typeof v === "bigint" ? String(v) : plain(k, v)));
const sameText = (a: RustExpr, b: RustExpr): boolean => a.kind === b.kind && textOf(a) === textOf(b);

function replace(tree: RustExpr, old: RustExpr, by: RustExpr): RustExpr {
  const text = textOf(old);
  return mapTree(tree, (node) => (textOf(node) === text ? by : node));
}

function namesIn(item: RustItem): Set<string> {
  const names = new Set<string>();
  walkTree(item, (node) => {
    if (typeof node.name === "string" && !("value" in node)) names.add(node.name);
    return true;
  });
  return names;
}
