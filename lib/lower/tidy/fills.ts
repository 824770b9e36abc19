// Implements loops that give each element the same value as `xs.fill(value)`, and closures that are called where they stand as blocks.

import type { RustBlock, RustExpr, RustStmt } from "../../rust/ast.ts";

/** `for x in &mut xs { *x = 1; }`, in whatever way the loop goes over the elements. */
export function filled(s: RustStmt): RustStmt {
  // A block that was a call ends by itself.
  if (s.kind === "ExprStmt" && s.semi && s.expr.kind === "Block" && !s.expr.tail)
    return { ...s, ...onlyStmt(s.expr), semi: false };
  if (s.kind !== "ExprStmt" || s.expr.kind !== "ForExpr" || s.expr.label !== undefined) return s;
  const { pat, iter, body } = s.expr;
  const list =
    iter.kind === "RefExpr" && iter.mut
      ? iter.expr
      : iter.kind === "MethodCallExpr" && iter.method === "iter_mut"
        ? iter.recv
        : undefined;
  const [only, ...more] = body.stmts;
  if (!list || pat.kind !== "IdentPat" || more.length > 0 || body.tail || body.dangling || only?.kind !== "ExprStmt") return s;
  const e = only.expr;
  if (
    only.trivia ||
    e.kind !== "AssignExpr" ||
    e.left.kind !== "UnaryExpr" ||
    e.left.op !== "*" ||
    !isName(e.left.expr, pat.name)
  )
    return s;
  if (!isPlain(e.right) || isName(e.right, pat.name)) return s;
  return { ...s, expr: { kind: "MethodCallExpr", recv: list, method: "fill", args: [e.right] }, semi: true };
}

/** One `if`, `for` or `match` needs no block around it. */
function onlyStmt(b: RustBlock): { readonly expr?: RustExpr } {
  const [only, ...more] = b.stmts;
  const isAlone = only?.kind === "ExprStmt" && more.length === 0 && !only.trivia && !b.dangling && !b.label && !b.async;
  return isAlone && ["IfExpr", "ForExpr", "MatchExpr", "WhileExpr", "LoopExpr"].includes(only.expr.kind)
    ? { expr: only.expr }
    : {};
}

const isName = (e: RustExpr, name: string): boolean =>
  e.kind === "PathExpr" && e.path.segments.length === 1 && e.path.segments[0]?.name === name;

/** The same each time, and free to copy: a number, a truth, a constant. */
const isPlain = (e: RustExpr): boolean =>
  (e.kind === "LitExpr" && e.lit.kind !== "str") ||
  (e.kind === "UnaryExpr" && e.op === "-" && isPlain(e.expr)) ||
  (e.kind === "PathExpr" && /^(?:f64::|i64::|[A-Z][A-Z_0-9]*$)/.test(e.path.segments.map((x) => x.name).join("::")));

/** `(|| { … })()`, which returns from nowhere inside, is its block. */
export function calledHere(e: Extract<RustExpr, { kind: "CallExpr" }>): RustExpr {
  const f = e.fun.kind === "ParenExpr" ? e.fun.expr : e.fun;
  if (f.kind !== "ClosureExpr" || f.params.length !== e.args.length || f.move) return e;
  const body: RustBlock | undefined =
    f.body.kind === "Block" ? f.body : f.params.length > 0 ? { kind: "Block", stmts: [], tail: f.body } : undefined;
  if (!body || body.async || f.ret || leaves(body)) return e;
  const names = f.params.map(({ pat }) => (pat.kind === "IdentPat" ? pat.name : undefined));
  if (names.some((name) => name === undefined || JSON.stringify(e.args).includes(`"name":"${name}"`))) return e;
  const given = f.params.map(
    ({ pat, type }, i): RustStmt => ({
      kind: "LetStmt",
      pat,
      ...(type && { type }),
      init: e.args[i] as RustExpr,
    }),
  );
  return { ...body, stmts: [...given, ...body.stmts], ...(e.origin && { origin: e.origin }) };
}

const leaves = (n: unknown): boolean =>
  typeof n === "object" &&
  n !== null &&
  (["ReturnExpr", "TryExpr", "Unsupported", "AwaitExpr"].includes((n as { readonly kind?: string }).kind ?? "") ||
    Object.entries(n).some(([key, x]) => key !== "origin" && key !== "trivia" && leaves(x)));
