// Implements the idiom of a walk to the end of a list to link a node there: a cursor of type `&mut Option<Box<Node>>` (idioms.md
// `list-*`).

import type { Facts } from "../../lib/analysis/facts.ts";
import type { Expr, IfStmt, Stmt } from "../../lib/go/ast.ts";
import { varOf } from "../../lib/patterns/error-facts.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";
import type { RustExpr } from "../../lib/rust/ast.ts";
import {
  argsOf,
  assign,
  block,
  deref,
  exprStmt,
  field,
  letExpr,
  letMut,
  local,
  optionInner,
  p,
  refMut,
} from "../../lib/rust/factory.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";

interface Data {
  /** Where the list starts. */
  readonly head: Expr;
  readonly cursor: VarObj;
  readonly link: VarObj;
  /** The new node. */
  readonly node: Expr;
}

/**
 * Form: `if head == nil { head = n; return }; last := head; for last.Next != nil { last = last.Next }; last.Next = n`, at the
 * end of the function; or with the walk in the `else`. Restriction: the cursor is used nowhere else.
 */
export default definePattern<"IfStmt", Data>({
  id: "list-append",
  catalogue: ["list-*"],
  root: "IfStmt",
  tier: "idiom",
  category: "types",
  title: "A cursor walks to the empty place",
  what: "The cursor borrows the link, not the node: it goes from link to link until one is `None`, and the node is put there. The empty list is no case of its own.",
  why: "A `&mut Option<Box<_>>` is a place that can be filled, wherever it stands: at the head or in the last node.",
  link: { text: "std::option", url: "https://doc.rust-lang.org/std/option/index.html" },
  match(s, facts) {
    const head = headOf(s, facts);
    const node = head && givenTo(s.body.list[0], head, facts);
    if (!head || !node) return undefined;
    const rest = s.else?.kind === "BlockStmt" ? s.else.list : behind(s, facts);
    if (s.body.list.length !== (s.else ? 1 : 2) || !rest || rest.length !== 3) return undefined;
    const [start, walk, put] = rest as [Stmt, Stmt, Stmt];
    const cursor =
      start.kind === "AssignStmt" && start.op === ":=" && isSame(start.rhs[0], head, facts)
        ? varOf(start.lhs[0], facts)
        : undefined;
    const link = cursor && walkedLink(walk, cursor, facts);
    if (!cursor || !link || put.kind !== "AssignStmt" || put.op !== "=" || linkOf(put.lhs[0], cursor, facts) !== link)
      return undefined;
    if (!isSame(put.rhs[0], node, facts)) return undefined;
    const noted = [start, walk, put, ...s.body.list].some((x) => x.trivia?.leading.length || x.trivia?.trailing);
    return noted ? undefined : covers([...rest, ...s.body.list], { head, cursor, link, node }, { list: facts.textOf(head) });
  },
  rewrite(_s, { head, cursor, link, node }, ctx) {
    const place = ctx.placeToWrite(head);
    const boxed = optionInner(place.type);
    if (!boxed || !argsOf(boxed, "Box") || place.before.length > 0) return undefined;
    const given = ctx.expr(node, place.type);
    const name = ctx.nameOf(cursor);
    const inner = ctx.fresh("node");
    const walk: RustExpr = {
      kind: "WhileExpr",
      cond: letExpr(p.some(p.ident(inner)), local(name)),
      body: block([exprStmt(assign(local(name), refMut(field(local(inner), ctx.nameOf(link)))), true)]),
    };
    return [
      ...given.before,
      letMut(name, refMut(place.expr)),
      exprStmt(walk, false),
      exprStmt(assign(deref(local(name)), given.expr), true),
    ];
  },
});

/** `head` of `head == nil`. */
function headOf(s: IfStmt, facts: Facts): Expr | undefined {
  const c = s.cond;
  const isNil = c.kind === "BinaryExpr" && c.op === "==" && c.y.kind === "Ident" && facts.info.objectOf(c.y)?.kind === "Nil";
  return isNil && !s.init && c.x.kind === "SelectorExpr" ? c.x : undefined;
}

/** `n` of `head = n`. */
function givenTo(s: Stmt | undefined, head: Expr, facts: Facts): Expr | undefined {
  const isGiven = s?.kind === "AssignStmt" && s.op === "=" && s.lhs.length === 1 && isSame(s.lhs[0], head, facts);
  const [n] = isGiven ? s.rhs : [];
  return n?.kind === "Ident" ? n : undefined;
}

/** The rest of a function without results, behind an `if` that returns. */
function behind(s: IfStmt, facts: Facts): readonly Stmt[] | undefined {
  const last = s.body.list.at(-1);
  const siblings = facts.tree.siblingsOf(s);
  const owner = facts.tree.parentOf(s);
  const isBody = owner?.kind === "BlockStmt" && facts.tree.parentOf(owner)?.kind === "FuncDecl";
  return last?.kind === "ReturnStmt" && last.results.length === 0 && isBody
    ? siblings?.list.slice(siblings.index + 1)
    : undefined;
}

/** The field of `for cursor.Next != nil { cursor = cursor.Next }`. */
function walkedLink(s: Stmt, cursor: VarObj, facts: Facts): VarObj | undefined {
  const c = s.kind === "ForStmt" && !s.init && !s.post ? s.cond : undefined;
  if (s.kind !== "ForStmt" || c?.kind !== "BinaryExpr" || c.op !== "!=" || s.body.list.length !== 1 || s.body.dangling)
    return undefined;
  const link = linkOf(c.x, cursor, facts);
  const step = s.body.list[0];
  const isNil = c.y.kind === "Ident" && facts.info.objectOf(c.y)?.kind === "Nil";
  const moves = step?.kind === "AssignStmt" && step.op === "=" && varOf(step.lhs[0], facts) === cursor;
  return isNil && moves && linkOf(step.rhs[0], cursor, facts) === link ? link : undefined;
}

/** The field of `cursor.Next`. */
function linkOf(e: Expr | undefined, cursor: VarObj, facts: Facts): VarObj | undefined {
  if (e?.kind !== "SelectorExpr" || varOf(e.x, facts) !== cursor) return undefined;
  const f = facts.info.objectOf(e.sel);
  return f?.kind === "Var" ? f : undefined;
}

const isSame = (a: Expr | undefined, b: Expr, facts: Facts): boolean => a !== undefined && facts.textOf(a) === facts.textOf(b);
