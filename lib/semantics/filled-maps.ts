// Implements values that a map gives, or is given where it has none, `x, ok := m[k]; if !ok { x = V; m[k] = x }`, as a map that is
// filled first and read then: one place holds the value, and `x` looks at it. The program is rewritten and checked again.

import type { AssignStmt, BlockStmt, Expr, Ident, IfStmt, IndexExpr, Stmt, Trivia } from "../go/ast.ts";
import { copied, rewritten } from "../go/rewrite.ts";
import { mentionsName, walk } from "../go/walk.ts";
import { checkPackage } from "./check.ts";
import type { Span } from "../source/span.ts";
import type { TypeInfo } from "./info.ts";
import type { PackageSource } from "./package-source.ts";
import { underlying } from "./predicates.ts";
import type { Type } from "./types.ts";

export interface FilledMaps {
  readonly info: TypeInfo;
  readonly fills: readonly FilledMap[];
}

export interface FilledMap {
  /** Where the Go asks for the key. */
  readonly span: Span;
  /** Of what the map holds. */
  readonly elem?: Type;
}

export function withFilledMaps(info: TypeInfo, packages: PackageSource): FilledMaps | undefined {
  if (info.homes.length > 0) return undefined;
  const fills: FilledMap[] = [];
  const filled = (list: readonly Stmt[]): readonly Stmt[] => {
    const made: Stmt[] = [];
    for (let i = 0; i < list.length; i++) {
      const s = list[i] as Stmt;
      const next = list[i + 1];
      const pair = next?.kind === "IfStmt" && s.kind === "AssignStmt" ? readAndFilled(s, next, list, info) : undefined;
      const both = pair ?? (s.kind === "IfStmt" ? steppedOrFilled(s, info) : undefined);
      if (both) fills.push(filledBy(s, info));
      if (pair) i++;
      made.push(...(both ?? [s]));
    }
    return made;
  };
  const files = info.files.map((f) =>
    rewritten(f, (n) => {
      if (n.kind === "BlockStmt") return { ...n, list: filled(n.list) };
      return n.kind === "CaseClause" || n.kind === "CommClause" ? { ...n, body: filled(n.body) } : undefined;
    }),
  );
  if (fills.length === 0) return undefined;
  const again = checkPackage(files, packages);
  return again.diagnostics.length <= info.diagnostics.length ? { info: again, fills } : undefined;
}

function filledBy(s: Stmt, info: TypeInfo): FilledMap {
  const asks = s.kind === "IfStmt" ? s.init : s;
  const place = asks?.kind === "AssignStmt" ? asks.rhs[0] : undefined;
  const m = place?.kind === "IndexExpr" ? underlying(info.typeOf(place.x)) : undefined;
  return { span: s.span, ...(m?.kind === "Map" && { elem: m.elem }) };
}

/** `x, ok := m[k]`, or `x := m[k]`, and the `if` that fills the map. */
function readAndFilled(s: AssignStmt, test: IfStmt, list: readonly Stmt[], info: TypeInfo): readonly Stmt[] | undefined {
  const [x, ok] = s.lhs;
  const place = s.rhs.length === 1 && s.rhs[0] ? placeIn(s.rhs[0], info) : undefined;
  if (s.op !== ":=" || !place || x?.kind !== "Ident" || x.name === "_" || test.init || test.else) return undefined;
  const value = valueFor(test.body, x, place, info);
  if (!value || mentionsName(place, x.name) || mentionsName(value, x.name)) return undefined;
  if (ok === undefined) {
    const { cond } = test;
    const isAsked = cond.kind === "BinaryExpr" && cond.op === "==" && isNamed(cond.x, x.name) && isNamed(cond.y, "nil");
    if (!isAsked) return undefined;
    return [filling(s, { ...test, cond: { ...cond, x: copied(place) } }, place, value), reading(s, [x], place)];
  }
  if (ok.kind !== "Ident" || !isNot(test.cond, ok.name)) return undefined;
  if (list.some((y) => y !== s && y !== test && mentionsName(y, ok.name)) || mentionsName(value, ok.name)) return undefined;
  const init: AssignStmt = { ...s, lhs: [blank(x), ok], trivia: silent };
  return [filling(s, { ...test, init }, place, value), reading(s, [x], place)];
}

/** `if x, ok := m[k]; ok { n = x } else { m[k] = V; n = m[k] }`. */
function steppedOrFilled(s: IfStmt, info: TypeInfo): readonly Stmt[] | undefined {
  const init = s.init?.kind === "AssignStmt" && s.init.op === ":=" ? s.init : undefined;
  const [x, ok] = init?.lhs ?? [];
  const place = init?.rhs.length === 1 && init.rhs[0] ? placeIn(init.rhs[0], info) : undefined;
  if (!init || !place || x?.kind !== "Ident" || ok?.kind !== "Ident" || !isNamed(s.cond, ok.name)) return undefined;
  const [step, more] = s.body.list;
  if (more || step?.kind !== "AssignStmt" || step.op !== "=" || s.else?.kind !== "BlockStmt") return undefined;
  const [n] = step.lhs;
  const [from] = step.rhs;
  if (n?.kind !== "Ident" || !from || !isNamed(from, x.name) || step.lhs.length !== 1) return undefined;
  const value = valueFor(s.else, n, place, info);
  if (!value) return undefined;
  const not: Expr = { kind: "UnaryExpr", op: "!", x: s.cond, span: s.cond.span };
  const { else: otherwise, ...test } = s;
  const asked: IfStmt = { ...test, init: { ...init, lhs: [blank(x), ok] }, cond: not, body: otherwise };
  return [filling(s, asked, place, value), { ...step, lhs: [n], rhs: [copied(place)], trivia: silent }];
}

/** What the block puts into the place and gives the variable. */
function valueFor(body: BlockStmt, x: Ident, place: IndexExpr, info: TypeInfo): Expr | undefined {
  const all = body.list.map((s) => (s.kind === "AssignStmt" && s.lhs.length === 1 && s.rhs.length === 1 ? s : undefined));
  const [a, b, c] = all;
  if (!a || !b || body.list.some((s) => (s.trivia?.leading ?? []).length > 0 || s.trivia?.trailing)) return undefined;
  const isPlace = (e: Expr | undefined): boolean => e !== undefined && sameText(e, place, info);
  const [at, first] = [a.lhs[0], a.rhs[0]];
  if (all.length === 2 && a.op === "=" && b.op === "=") {
    if (isOf(at, x) && isPlace(b.lhs[0]) && isOf(b.rhs[0], x)) return first;
    if (isPlace(at) && isOf(b.lhs[0], x) && isPlace(b.rhs[0])) return first;
  }
  // `y := V; m[k] = y; x = y`.
  if (all.length !== 3 || !c || a.op !== ":=" || b.op !== "=" || c.op !== "=" || at?.kind !== "Ident") return undefined;
  const stores = isPlace(b.lhs[0]) && isOf(b.rhs[0], at) && isOf(c.lhs[0], x) && isOf(c.rhs[0], at);
  return stores ? first : undefined;
}

/** An element of a map of pointers or maps, told by names that nothing in between changes. */
function placeIn(e: Expr, info: TypeInfo): IndexExpr | undefined {
  if (e.kind !== "IndexExpr" || e.indices.length !== 1) return undefined;
  const m = underlying(info.typeOf(e.x));
  if (m.kind !== "Map" || !["Pointer", "Map"].includes(underlying(m.elem).kind)) return undefined;
  let isPlain = true;
  walk(e, (n) => {
    isPlain &&= n.kind !== "FuncLit" && n.kind !== "UnaryExpr" && (n.kind !== "CallExpr" || info.isConversion(n));
    return isPlain;
  });
  return isPlain ? e : undefined;
}

function filling(s: Stmt, test: IfStmt, place: IndexExpr, value: Expr): Stmt {
  const store: AssignStmt = { kind: "AssignStmt", op: "=", lhs: [copied(place)], rhs: [value], span: test.body.span };
  const leading = [...(s.trivia?.leading ?? []), ...(s === test ? [] : (test.trivia?.leading ?? []))];
  const trivia = { leading, blankBefore: s.trivia?.blankBefore === true };
  return { ...test, body: { ...test.body, list: [store] }, trivia };
}

const silent: Trivia = { leading: [], blankBefore: false };

function reading(s: AssignStmt, lhs: readonly Expr[], place: IndexExpr): Stmt {
  const said = s.trivia?.trailing;
  return { ...s, lhs, rhs: [copied(place)], trivia: said ? { ...silent, trailing: said } : silent };
}

const blank = (x: Ident): Ident => ({ ...x, name: "_" });

const isNamed = (e: Expr, name: string): boolean => e.kind === "Ident" && e.name === name;

const isOf = (e: Expr | undefined, x: Ident): boolean => e?.kind === "Ident" && e.name === x.name;

const isNot = (e: Expr, name: string): boolean => e.kind === "UnaryExpr" && e.op === "!" && isNamed(e.x, name);

/** Names of one thing, and nothing else: the same place. */
function sameText(a: Expr, b: Expr, info: TypeInfo): boolean {
  const names = (e: Expr): readonly unknown[] => {
    const found: unknown[] = [];
    walk(e, (n) => {
      found.push(n.kind === "Ident" ? (info.objectOf(n) ?? n.name) : n.kind === "BasicLit" ? n.value : n.kind);
      return true;
    });
    return found;
  };
  const [x, y] = [names(a), names(b)];
  return x.length === y.length && x.every((one, i) => one === y[i]);
}
