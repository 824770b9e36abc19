// Implements whether a link is known to hold a node where a statement stands: each way there has looked, and nothing has set it since.

import { type Facts, originOf } from "../../analysis/facts.ts";
import { walk } from "../../go/walk.ts";
import type { Expr, Node, Stmt } from "../../go/ast.ts";
import { isCheck, leaves } from "./checks.ts";
import { pointeeName } from "./pointee.ts";

/** `changes`: may the statement set the link, or what leads to it? */
export function isNodeAt(stmt: Stmt, link: Expr, facts: Facts, changes: (n: Node) => boolean): boolean {
  const text = facts.textOf(link);
  let at: Node = stmt;
  for (;;) {
    const siblings = facts.tree.siblingsOf(at as Stmt);
    const before = siblings?.list.slice(0, siblings.index).toReversed() ?? [];
    for (const s of before) {
      if (findsNode(s, text, facts)) return true;
      if (mayChange(s, changes)) return false;
    }
    const block = facts.tree.parentOf(at);
    const outer = block?.kind === "BlockStmt" ? facts.tree.parentOf(block) : block;
    if (!block || !outer) return false;
    switch (outer.kind) {
      case "IfStmt":
        if (looksThrough(outer.cond, text, facts)) return true;
        if (isCheck(outer.cond, block === outer.body ? "!=" : "==", text, facts)) return true;
        at = outer;
        break;
      case "ForStmt":
        if (outer.cond && (looksThrough(outer.cond, text, facts) || isCheck(outer.cond, "!=", text, facts))) return true;
        if (changes(outer)) return false;
        at = outer;
        break;
      case "BlockStmt":
        at = block;
        break;
      default:
        return false;
    }
  }
}

/** Behind the statement there is a node: it leaves where there is none, or has looked through the link. */
function findsNode(s: Stmt, text: string, facts: Facts): boolean {
  switch (s.kind) {
    case "IfStmt":
      return (
        s.init === undefined &&
        ((!s.else && isCheck(s.cond, "==", text, facts) && leaves(s)) || looksThrough(s.cond, text, facts))
      );
    case "ExprStmt":
      return looksThrough(s.x, text, facts);
    case "AssignStmt":
      if (s.op === "=" && s.lhs.length === 1 && facts.textOf(s.lhs[0] as Expr) === text) return isMade(s.rhs[0], facts);
      return (
        [...s.rhs, ...s.lhs].some((x) => looksThrough(x, text, facts)) && !s.lhs.some((x) => text.startsWith(facts.textOf(x)))
      );
    default:
      return false;
  }
}

/** `&T{…}` and `new(T)`. */
const isMade = (e: Expr | undefined, facts: Facts): boolean =>
  (e?.kind === "UnaryExpr" && e.op === "&") || (e?.kind === "CallExpr" && facts.info.builtinOf(e) === "new");

/** A branch that leaves changes nothing for what stands behind it. */
function mayChange(s: Stmt, changes: (n: Node) => boolean): boolean {
  if (s.kind === "IfStmt" && !s.else && leaves(s)) return changes(s.cond);
  return changes(s);
}

/** A field of what the link leads to is read or set in any case: Go would have panicked where there is none. */
export function looksThrough(e: Expr, text: string, facts: Facts): boolean {
  let found = false;
  walk(e, (n) => {
    if (found || n.kind === "FuncLit") return false;
    if (n.kind === "BinaryExpr" && (n.op === "&&" || n.op === "||")) {
      found = looksThrough(n.x, text, facts);
      return false;
    }
    if (n.kind === "SelectorExpr" && facts.info.selectionOf(n)?.kind === "field" && facts.textOf(n.x) === text) found = true;
    return !found;
  });
  return found;
}

/** Whether the link holds a node where the expression stands. */
export function isKnownNode(link: Expr, facts: Facts): boolean {
  const stmt = facts.tree.stmtOf(link);
  return stmt !== undefined && isNodeAt(stmt, link, facts, (n) => setsLinks(n, link, facts));
}

/** Assigns a pointer of the link's type, whose place may be the link or lead to it, or calls what does. */
function setsLinks(n: Node, link: Expr, facts: Facts): boolean {
  const pointee = pointeeName(facts.info.typeOf(link));
  const isLink = (l: Expr): boolean => pointeeName(facts.info.typeOf(l)) === pointee;
  const seen = new Set<Node>();
  const sets = (root: Node, isInside: boolean): boolean => {
    if (seen.has(root)) return false;
    seen.add(root);
    // A variable of another function is none of this one's.
    if (facts.nodesOf("AssignStmt", root).some((s) => s.lhs.some((l) => isLink(l) && !(isInside && l.kind === "Ident"))))
      return true;
    return facts.nodesOf("CallExpr", root).some((c) => {
      const callee = facts.info.calleeOf(c);
      if (!callee) return facts.info.builtinOf(c) === undefined && !facts.info.isConversion(c);
      const decl = callee.pkg ? undefined : facts.declOf(originOf(callee));
      return decl !== undefined && sets(decl, true);
    });
  };
  return sets(n, false);
}
