// Implements `let mut p = Point::default(); p.x = 1;` as `let p = Point { x: 1, ..Point::default() };`.

import type { RustBlock, RustExpr, RustFile, RustItem, RustStmt } from "../../rust/ast.ts";
import { isBlock, mapChildren, mapTree } from "../../rust/print/tree.ts";
import { Methods } from "../loans/methods.ts";
import { changes, isName, mentions } from "./variables.ts";

export function withFields(file: RustFile): RustFile {
  const structs = structsIn(file.items);
  if (structs.size === 0) return file;
  const methods = new Methods(file);
  return mapTree(file, (n) => (isBlock(n) ? joined(n, structs, methods) : n));
}

type Given = Extract<RustExpr, { kind: "StructExpr" }>["fields"][number];
type Structs = ReadonlyMap<string, readonly string[]>;

/** The fields of each struct, of those inside functions too. */
function structsIn(items: readonly RustItem[]): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const visit = (n: unknown): unknown => {
    const i = n as RustItem | undefined;
    if (i?.kind === "StructItem" && Array.isArray(i.fields))
      found.set(
        i.name,
        i.fields.map((f) => f.name),
      );
    return mapChildren(n, visit);
  };
  visit(items);
  return found;
}

function joined(b: RustBlock, structs: Structs, methods: Methods): RustBlock {
  for (const [i, s] of b.stmts.entries()) {
    const name = s.kind === "LetStmt" && s.pat.kind === "IdentPat" && s.pat.mut && !s.else ? s.pat.name : undefined;
    const type = s.kind === "LetStmt" && s.init ? defaultOf(s.init) : undefined;
    const fields = type === undefined ? undefined : structs.get(type);
    if (name === undefined || type === undefined || !fields || s.kind !== "LetStmt" || s.pat.kind !== "IdentPat") continue;
    const given: Given[] = [];
    let end = i + 1;
    for (; end < b.stmts.length; end++) {
      const next = b.stmts[end] && fieldOf(b.stmts[end] as RustStmt, name);
      if (!next || !fields.includes(next.name) || given.some((g) => g.name === next.name) || mentions(next.value, name)) break;
      given.push(next);
    }
    if (given.length === 0) continue;
    const rest = [...b.stmts.slice(end), ...(b.tail ? [b.tail] : [])];
    const isWhole = given.length === fields.length;
    const made: RustExpr = {
      kind: "StructExpr",
      path: { segments: [{ name: type }] },
      fields: given,
      ...(!isWhole && s.init && { base: s.init }),
      ...(s.init?.origin && { origin: s.init.origin }),
    };
    const mut = rest.some((x) => changes(x, name, methods));
    const declared: RustStmt = { ...s, pat: { ...s.pat, mut }, init: made };
    return joined({ ...b, stmts: [...b.stmts.slice(0, i), declared, ...b.stmts.slice(end)] }, structs, methods);
  }
  return b;
}

/** The type of `T::default()`. */
function defaultOf(e: RustExpr): string | undefined {
  if (e.kind !== "CallExpr" || e.args.length > 0 || e.fun.kind !== "PathExpr" || e.fun.path.import) return undefined;
  const [type, made, ...more] = e.fun.path.segments;
  return more.length === 0 && made?.name === "default" && !type?.generics ? type?.name : undefined;
}

/** `p.x = value;`: the field, with the comments of the line. */
function fieldOf(s: RustStmt, name: string): Given | undefined {
  const e = s.kind === "ExprStmt" ? s.expr : undefined;
  if (e?.kind !== "AssignExpr" || e.left.kind !== "FieldExpr" || !isName(e.left.expr, name)) return undefined;
  const { leading, trailing } = s.trivia ?? {};
  const trivia = (leading || trailing) && { trivia: { ...(leading && { leading }), ...(trailing && { trailing }) } };
  return { name: e.left.field, value: e.right, ...trivia };
}
