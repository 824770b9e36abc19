// Implements which list a loop over numbers walks: the one that its body indexes by the counter, and by nothing made of it.
//
// Clippy asks such a loop to go over the elements. Up to a bound that is not known to be the list's length, a slice of the list
// ends where the loop does, and is too long where an index would be; a loop that may leave before that stays as it is.

import type { RustExpr, RustStmt } from "../../rust/ast.ts";

type For = Extract<RustExpr, { kind: "ForExpr" }>;

/** `m`, `s.m`, `m[0]`, `m[r]`, `m[2..5]`: the text of a list that stays where it is. */
export function listKey(e: RustExpr): string | undefined {
  switch (e.kind) {
    case "PathExpr":
      return e.path.segments.length === 1 ? e.path.segments[0]?.name : undefined;
    case "FieldExpr": {
      const of = listKey(e.expr);
      return of && `${of}.${e.field}`;
    }
    case "IndexExpr": {
      const [of, at] = [listKey(e.expr), indexKey(e.index)];
      return of && at && `${of}[${at}]`;
    }
    default:
      return undefined;
  }
}

/** `0`, `r`, `2..5`. */
function indexKey(e: RustExpr): string | undefined {
  if (e.kind === "LitExpr") return e.lit.kind === "num" ? e.lit.text : undefined;
  if (e.kind !== "RangeExpr") return nameOf(e);
  const [low, high] = [e.low, e.high].map((x) => (x ? indexKey(x) : ""));
  return low === undefined || high === undefined ? undefined : `${low}${e.inclusive ? "..=" : ".."}${high}`;
}

const nameOf = (e: RustExpr): string | undefined =>
  e.kind === "CastExpr"
    ? nameOf(e.expr)
    : e.kind === "PathExpr" && e.path.segments.length === 1
      ? e.path.segments[0]?.name
      : undefined;

/** The list, cut at the loop's bound. */
export function walkedList(e: For): { readonly list: RustExpr; readonly upTo: RustExpr } | undefined {
  const { iter, pat } = e;
  if (iter.kind !== "RangeExpr" || !iter.high || pat.kind !== "IdentPat" || !isSteady(iter.high)) return undefined;
  const found = new Bases(pat.name);
  found.look(e.body);
  const [list, ...others] = found.lists;
  const key = list && listKey(list);
  if (!list || !key || found.isOpen || others.some((x) => listKey(x) !== key)) return undefined;
  if ([...key.matchAll(/\w+/g)].some(([name]) => name === pat.name || found.stored.has(name))) return undefined;
  return { list, upTo: { kind: "RangeExpr", high: iter.high, inclusive: iter.inclusive } };
}

/** A bound that costs nothing to say twice. */
const isSteady = (e: RustExpr): boolean =>
  e.kind === "LitExpr" ||
  nameOf(e) !== undefined ||
  ((e.kind === "FieldExpr" || e.kind === "CastExpr") && isSteady(e.expr)) ||
  (e.kind === "BinaryExpr" && isSteady(e.left) && isSteady(e.right)) ||
  (e.kind === "MethodCallExpr" &&
    (e.method === "len" || e.method === "saturating_sub") &&
    isSteady(e.recv) &&
    e.args.every(isSteady));

class Bases {
  readonly lists: RustExpr[] = [];
  readonly stored = new Set<string>();
  /** The counter makes another index, or the loop may be left. */
  isOpen = false;

  constructor(private readonly counter: string) {}

  look(n: unknown): void {
    if (typeof n !== "object" || n === null || this.isOpen) return;
    if (Array.isArray(n)) {
      for (const x of n) this.look(x);
      return;
    }
    const e = n as RustExpr | RustStmt;
    switch (e.kind) {
      case "IndexExpr":
        if (nameOf(e.index) === this.counter) this.lists.push(e.expr);
        else if (JSON.stringify(e.index).includes(`"name":"${this.counter}"`)) this.isOpen = true;
        break;
      case "BreakExpr":
      case "ReturnExpr":
      case "TryExpr":
        this.isOpen = true;
        return;
      case "ContinueExpr":
        if (e.label !== undefined) this.isOpen = true;
        return;
      case "CallExpr":
        if (e.fun.kind === "PathExpr" && e.fun.path.segments.at(-1)?.name === "exit") this.isOpen = true;
        break;
      case "AssignExpr":
      case "OpAssignExpr": {
        const name = nameOf(e.left);
        if (name) this.stored.add(name);
        break;
      }
      default:
    }
    for (const [key, value] of Object.entries(n)) if (key !== "origin" && key !== "trivia") this.look(value);
  }
}
