// Implements names that nothing reads: `_x`, as rustc asks for it. Go takes a variable for used where it is only assigned, or where
// what used it is left out here.

import type { FnItem, RustBlock, RustExpr, RustPat, RustType } from "../../rust/ast.ts";
import { isBlock, isExpr, isFnItem, mapTree, walkTree } from "../../rust/print/tree.ts";

/** The tree with each parameter and variable that nothing reads under a name that says so. */
export const withUnreadMarked = <T>(tree: T): T =>
  mapTree(tree, (n) => {
    if (isFnItem(n)) return marksParameters(n);
    return isBlock(n) ? marksLocals(n) : n;
  });

function marksParameters(f: FnItem): FnItem {
  const { body } = f;
  if (!body) return f;
  let done = f;
  for (const [i, p] of f.params.entries()) {
    if (p.pat.kind !== "IdentPat" || p.pat.name.startsWith("_") || p.pat.sub) continue;
    const name = p.pat.name;
    const use = useOf(name, done.body, isPlainOwned(p.type));
    const marked = use === "read" ? undefined : freeName(name, f);
    if (!marked || !done.body) continue;
    const pat: RustPat = { ...p.pat, name: marked, mut: use === "written" && p.pat.mut === true };
    const params = done.params.map((x, k) => (k === i ? { ...x, pat } : x));
    done = { ...done, params, body: use === "written" ? renamed(done.body, name, marked) : done.body };
  }
  return done;
}

/** A store into a part of it reads nothing: no reference, no handle. */
const isPlainOwned = (type: RustType | undefined): boolean =>
  type?.kind === "PathType" && !/^(?:Rc|Arc|Box|Ptr|Slice|Map|Option|Vec)$/.test(type.path.segments.at(-1)?.name ?? "");

function marksLocals(b: RustBlock): RustBlock {
  let done = b;
  // Of each name the nearest declaration behind the current one, counted from the end, where nothing is left out any more.
  const hiding = new Map<string, number>();
  const hidingAt = (name: string): number => done.stmts.length - (hiding.get(name) ?? done.stmts.length + 1);
  for (let i = done.stmts.length - 1; i >= 0; i--) {
    const last = done.stmts[i + 1];
    if (last?.kind === "LetStmt") for (const name of boundBy(last.pat)) hiding.set(name, done.stmts.length - i - 1);
    const s = done.stmts[i];
    if (s?.kind !== "LetStmt" || s.else) continue;
    const scope = (name: string, within: RustBlock): Iterable<unknown> => scopeNamed(i, within, hidingAt(name));
    if (s.pat.kind === "IdentPat" && !s.init && !s.trivia && !isSet(s.pat.name, scope(s.pat.name, done))) {
      // Nobody sets it either.
      done = { ...done, stmts: done.stmts.filter((_, k) => k !== i) };
      continue;
    }
    let pat = s.pat;
    let rest = done;
    for (const name of boundBy(s.pat)) {
      const use = useOfAll(name, scope(name, rest), s.init?.kind === "StructExpr");
      const marked = use === "read" ? undefined : freeName(name, done);
      if (!marked) continue;
      if (use === "written") {
        if (hiding.has(name)) continue;
        rest = {
          ...rest,
          stmts: rest.stmts.map((x, k) => (k > i ? renamed(x, name, marked) : x)),
          ...(rest.tail && { tail: renamed(rest.tail, name, marked) }),
        };
      }
      pat = withName(pat, name, marked, use === "written");
    }
    if (pat !== s.pat) done = { ...rest, stmts: rest.stmts.map((x, k) => (k === i ? { ...s, pat } : x)) };
  }
  return done;
}

/** What comes after the declaration, up to one that hides it, if there is one. */
function* scopeNamed(i: number, b: RustBlock, hidingAt: number): Iterable<unknown> {
  for (let k = i + 1; k < (hidingAt < 0 ? b.stmts.length : hidingAt); k++) yield b.stmts[k];
  if (hidingAt < 0) yield b.tail;
  else {
    const hiding = b.stmts[hidingAt];
    yield hiding?.kind === "LetStmt" ? [hiding.init, hiding.else] : hiding;
  }
}

/** Without a value only an assignment gives it one: other mentions are of variables that hide it. */
const isSet = (name: string, scope: Iterable<unknown>): boolean => {
  let found = false;
  for (const n of scope) {
    walkTree(n, (x) => {
      found ||= isExpr(x) && x.kind === "AssignExpr" && JSON.stringify(x.left).includes(`"name":"${name}"`);
      return !found;
    });
    if (found) return true;
  }
  return false;
};

/** Names of a plain pattern. */
function boundBy(p: RustPat): readonly string[] {
  if (p.kind === "IdentPat") return p.sub || p.name.startsWith("_") ? [] : [p.name];
  return p.kind === "TuplePat" ? p.elems.flatMap(boundBy) : [];
}

function withName(p: RustPat, name: string, marked: string, isWritten: boolean): RustPat {
  if (p.kind === "IdentPat") return p.name === name ? { ...p, name: marked, mut: isWritten && p.mut === true } : p;
  return p.kind === "TuplePat" ? { ...p, elems: p.elems.map((x) => withName(x, name, marked, isWritten)) } : p;
}

type Use = "unused" | "written" | "read";

/** `parts`: stores into its fields do not count as reads. */
function useOf(name: string, n: unknown, parts: boolean): Use {
  if (typeof n !== "object" || n === null) return "unused";
  if (Array.isArray(n)) return useOfAll(name, n, parts);
  const e = n as RustExpr & {
    readonly name?: string;
    readonly template?: string;
    readonly segments?: readonly { readonly name?: string }[];
  };
  // Another of the same name: what it stands for would have to be told apart.
  if ((e as { kind?: string }).kind === "IdentPat" && e.name === name) return "read";
  if (e.segments?.length === 1 && e.segments[0]?.name === name) return "read";
  if (e.kind === ("StructPat" as string) && JSON.stringify(e).includes(`"name":"${name}"`)) return "read";
  if (e.template !== undefined && new RegExp(`[{:.>^<0]${name.replace(/^r#/, "")}[^\\w]`).test(e.template)) return "read";
  if ((e.kind === "AssignExpr" || e.kind === "OpAssignExpr") && isPlace(e.left, name, parts))
    return useOf(name, e.right, parts) === "read" ? "read" : "written";
  let all: Use = "unused";
  for (const [key, x] of Object.entries(n)) {
    if (key === "origin" || key === "trivia") continue;
    const one = useOf(name, x, parts);
    if (one === "read") return one;
    if (one === "written") all = one;
  }
  return all;
}

function useOfAll(name: string, all: Iterable<unknown>, parts: boolean): Use {
  let found: Use = "unused";
  for (const x of all) {
    const one = useOf(name, x, parts);
    if (one === "read") return one;
    if (one === "written") found = one;
  }
  return found;
}

function isPlace(e: RustExpr, name: string, parts: boolean): boolean {
  if (e.kind === "PathExpr") return e.path.segments.length === 1 && e.path.segments[0]?.name === name;
  return parts && e.kind === "FieldExpr" && isPlace(e.expr, name, parts);
}

const renamed = <T>(tree: T, name: string, marked: string): T =>
  mapTree(tree, (n) =>
    isExpr(n) && n.kind === "PathExpr" && n.path.segments.length === 1 && n.path.segments[0]?.name === name
      ? { ...n, path: { ...n.path, segments: [{ ...n.path.segments[0], name: marked }] } }
      : n,
  );

/** `_x`, if nothing has that name already. */
function freeName(name: string, around: unknown): string | undefined {
  const marked = `_${name.replace(/^r#|_$/g, "")}`;
  const text = JSON.stringify(around, (key, value) => (key === "origin" || key === "trivia" ? undefined : value));
  return marked === "_" || text.includes(`"${marked}"`) || text.includes(`{${marked}`) ? undefined : marked;
}
