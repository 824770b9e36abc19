// Implements second names of one list, map or variable as its first name: in Rust only one name at a time may change what others
// look at. `b[0] = 9` behind `b := a[1:3]` is read as `a[1] = 9`. The program is rewritten and checked again.

import type { Facts } from "../../analysis/facts.ts";
import type { CallExpr, Comment, Expr, File, Ident, IndexExpr, Node, SliceExpr, Stmt } from "../../go/ast.ts";
import { rewritten } from "../../go/rewrite.ts";
import type { Span } from "../../source/span.ts";
import { lengthIn, roomIn, type SecondName, secondNamesIn } from "./candidates.ts";

export interface FirstNames {
  readonly facts: Facts;
  readonly names: readonly SecondName[];
}

/** The program with first names only; undefined where it has no others. */
export function withFirstNames(facts: Facts, again: (files: readonly File[]) => Facts | undefined): FirstNames | undefined {
  const all = inRounds(facts, again);
  return all && { ...all, names: all.names.map((n) => ({ ...n, first: settled(n, all) })) };
}

/** What is left of the chain: where `q := p` and `p := &x`, `x` stands for `q`. */
function settled(n: SecondName, { names, ends }: Rounds): Ident {
  const next = names.find((m) => m !== n && m.id.span.start === ends.get(n));
  return next ? settled(next, { names, ends } as Rounds) : n.first;
}

/** What the note says of it. */
export function saidOf({ id, of, first, variable }: SecondName, text: string): Readonly<Record<string, string>> {
  const points = variable.type.kind === "Pointer" && of.kind === "UnaryExpr" && text.startsWith("&");
  const said = points
    ? `\`${id.name}\` points at \`${text.slice(1)}\``
    : `\`${id.name}\` is another name for \`${text}\`, and both mean the same place`;
  return { said, first: first.name, name: id.name };
}

interface Rounds extends FirstNames {
  /** Where the first name of each is declared. */
  readonly ends: ReadonlyMap<SecondName, number | undefined>;
}

function inRounds(facts: Facts, again: (files: readonly File[]) => Facts | undefined): Rounds | undefined {
  const names: SecondName[] = [];
  const ends = new Map<SecondName, number | undefined>();
  let now = facts;
  for (;;) {
    const found = secondNamesIn(now);
    if (found.length === 0) return names.length > 0 ? { facts: now, names, ends } : undefined;
    const made = again(now.files.map((f) => replaced(f, found, now)));
    if (!made) return names.length > 0 ? { facts: now, names, ends } : undefined;
    for (const n of found) {
      const v = now.info.objectOf(n.first);
      const use = firstUse(n, found, now);
      const named = { ...n, ...(use && { use }) };
      names.push(named);
      ends.set(named, v?.kind === "Var" ? v.span?.start : undefined);
    }
    now = made;
  }
}

const simple: ReadonlySet<string> = new Set(["AssignStmt", "ExprStmt", "IncDecStmt", "ReturnStmt"]);

/** The first line behind its declaration that says the name, and stays. */
function firstUse(n: SecondName, found: readonly SecondName[], facts: Facts): Span | undefined {
  const stays = (x: Node): boolean => !found.some((m) => facts.tree.isInside(x, m.decl));
  const id = facts.uses.of(n.variable).find((u) => u.role.kind !== "define" && stays(u.ident))?.ident;
  return id && (facts.tree.ancestorsOf(id).find((x) => simple.has(x.kind)) ?? id).span;
}

function replaced(file: File, found: readonly SecondName[], facts: Facts): File {
  const gone = new Set<Node>(found.map((n) => n.decl));
  const stands = new Map(found.map((n) => [n.variable, n.of]));
  const asWritten = (e: Expr): Expr | undefined => {
    const v = e.kind === "Ident" ? facts.info.objectOf(e) : undefined;
    return v?.kind === "Var" ? stands.get(v) : undefined;
  };
  const standsFor = (e: Expr): Expr | undefined => {
    const of = asWritten(e);
    return of && placed(of, e.span);
  };
  return rewritten(file, (n) => {
    switch (n.kind) {
      case "BlockStmt":
        return { ...n, list: without(gone, n.list) };
      case "CaseClause":
      case "CommClause":
        return { ...n, body: without(gone, n.body) };
      case "IndexExpr": {
        const of = standsFor(n.x);
        return of && elementOf(n, of, facts);
      }
      case "SliceExpr": {
        const of = standsFor(n.x);
        return of && partOf(n, of, facts);
      }
      case "StarExpr":
      case "SelectorExpr": {
        const of = standsFor(n.x);
        if (of?.kind !== "UnaryExpr") return undefined;
        return n.kind === "StarExpr" ? of.x : { ...n, x: of.x };
      }
      case "CallExpr":
        return sizeOf(n, asWritten, facts);
      case "Ident":
        return standsFor(n);
      default:
        return undefined;
    }
  });
}

/** The statements that are left; what the author said of one that goes is said of the next. */
function without(gone: ReadonlySet<Node>, list: readonly Stmt[]): readonly Stmt[] {
  const left: Stmt[] = [];
  let said: readonly Comment[] = [];
  let isApart: boolean = false;
  for (const s of list) {
    const { trivia } = s;
    const leading = [...said, ...(trivia?.leading ?? [])];
    const blankBefore: boolean = isApart || trivia?.blankBefore === true;
    if (gone.has(s)) {
      said = trivia?.trailing ? [...leading, trivia.trailing] : leading;
      isApart = blankBefore;
      continue;
    }
    left.push(said.length === 0 && !isApart ? s : { ...s, trivia: { ...trivia, leading, blankBefore } });
    said = [];
    isApart = false;
  }
  return left;
}

/** The same text, as if it stood there. */
const placed = <N extends Node>(node: N, span: Span): N =>
  JSON.parse(JSON.stringify(node), (key, value) => (key === "span" ? span : key === "trivia" ? undefined : value)) as N;

/** `b[i]`: of `a[1:3]` the element `a[1 + i]`, where both are known and it is one of them. */
function elementOf(n: IndexExpr, of: Expr, facts: Facts): Expr {
  const inner = of.kind === "UnaryExpr" ? of.x : of;
  const [at] = n.indices;
  if (inner.kind === "SliceExpr") {
    const i = numberOf(at, facts);
    const low = inner.low ? numberOf(inner.low, facts) : 0n;
    const high = inner.high && numberOf(inner.high, facts);
    if (i !== undefined && low !== undefined && (high === undefined || low + i < high))
      return { ...n, x: inner.x, indices: [literal(low + i, n.span)] };
  }
  return { ...n, x: inner };
}

/** `b[1:2]` of `a[3:]` is `a[4:5]`. */
function partOf(n: SliceExpr, of: Expr, facts: Facts): Expr {
  const inner = of.kind === "UnaryExpr" ? of.x : of;
  if (inner.kind !== "SliceExpr" || n.max) return { ...n, x: inner };
  const low = inner.low ? numberOf(inner.low, facts) : 0n;
  const [from, to] = [n.low ? numberOf(n.low, facts) : 0n, n.high ? numberOf(n.high, facts) : undefined];
  if (low === undefined || from === undefined || (n.high && to === undefined)) return { ...n, x: inner };
  const high = to === undefined ? inner.high : literal(low + to, n.span);
  const { low: _low, high: _high, ...rest } = n;
  return { ...rest, x: inner.x, ...(low + from > 0n && { low: literal(low + from, n.span) }), ...(high && { high }) };
}

/** `len(b)` and `cap(b)` of a part whose list is seen whole. */
function sizeOf(c: CallExpr, asWritten: (e: Expr) => Expr | undefined, facts: Facts): Expr | undefined {
  const asked = facts.info.builtinOf(c);
  // A loop up to it goes over the part itself.
  const { tree } = facts;
  if ([c, tree.parentOf(c)].some((n) => n && tree.parentOf(n)?.kind === "ForStmt")) return undefined;
  const of = (asked === "cap" || asked === "len") && c.args[0] ? asWritten(c.args[0]) : undefined;
  const low = of?.kind === "SliceExpr" ? (of.low ? numberOf(of.low, facts) : 0n) : undefined;
  const a = of?.kind === "SliceExpr" && of.x.kind === "Ident" ? facts.info.objectOf(of.x) : undefined;
  if (of?.kind !== "SliceExpr" || low === undefined || a?.kind !== "Var") return undefined;
  const end = asked === "cap" ? roomIn(a, facts) : of.high ? numberOf(of.high, facts) : lengthIn(a, facts);
  return end !== undefined && low <= end ? literal(end - low, c.span) : undefined;
}

function numberOf(e: Expr | undefined, facts: Facts): bigint | undefined {
  if (e?.kind === "BasicLit" && e.lit === "INT" && /^\d+$/.test(e.value)) return BigInt(e.value);
  const c = e && facts.info.constOf(e);
  return c?.kind === "int" && c.value >= 0n ? c.value : undefined;
}

const literal = (n: bigint, span: Span): Expr => ({ kind: "BasicLit", lit: "INT", value: String(n), span });
