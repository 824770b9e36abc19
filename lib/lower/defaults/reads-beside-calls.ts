// Implements the refusal of a variable that is read beside a call of a local function that changes it (idioms.md `eval-order`): Go reads
// a bare variable after the call, Rust in the order of the text.

import type { AssignStmt, BinaryExpr, CallExpr, Expr, Ident, Node } from "../../go/ast.ts";
import type { VarObj } from "../../semantics/objects.ts";
import type { Emitter } from "../emitter.ts";
import { isCell } from "./cells.ts";
import { nestedOf } from "./local-fns.ts";

/** What the calls of local functions inside of this node change. */
export function changedByCalls(n: Node, ctx: Emitter): readonly VarObj[] {
  return ctx.facts.nodesOf("CallExpr", n).flatMap((c) => changedBy(c, ctx));
}

/** A call is being lowered: nothing before it in its statement may read what it changes, but for the left side of a sum, which is read late. */
export function refuseReadsBefore(call: CallExpr, ctx: Emitter): void {
  const changed = changedBy(call, ctx);
  if (changed.length === 0) return;
  let at: Node = call;
  for (const p of ctx.facts.tree.ancestorsOf(call)) {
    if (p.kind === "FuncLit" || p.kind === "BlockStmt") return;
    const read = before(p, at)
      .flatMap((n) => ctx.facts.nodesOf("Ident", n))
      .find((id) => {
        const v = ctx.info.objectOf(id);
        return v?.kind === "Var" && changed.includes(v) && !(p.kind === "AssignStmt" && isOnlyFilled(id, v, p, ctx));
      });
    if (read && !(p.kind === "BinaryExpr" && isReadLate(p, ctx)))
      ctx.input.output.fault(read.span, `\`${read.name}\` is read beside a call that changes it`);
    if (/Stmt$|Spec$|Clause$/.test(p.kind)) return;
    at = p;
  }
}

/** `parent[x] = find(parent[x])`: the list that the element is put into stays the same one, whatever the call does to its elements. */
function isOnlyFilled(id: Ident, v: VarObj, s: AssignStmt, ctx: Emitter): boolean {
  const isReplaced = ctx.facts.uses
    .of(v)
    .some((u) => u.steps.length === 0 && u.role.kind === "assign" && ctx.facts.tree.funcOf(u.ident)?.kind === "FuncLit");
  return !isReplaced && s.lhs.some((l) => rootOf(l) === id);
}

const rootOf = (e: Expr): Expr =>
  e.kind === "IndexExpr" || e.kind === "SelectorExpr" || e.kind === "StarExpr" || e.kind === "ParenExpr" ? rootOf(e.x) : e;

/** `n + f()`: the call is made first. */
export const isReadLate = (e: BinaryExpr, ctx: Emitter): boolean =>
  ["+", "-", "*", "/", "%"].includes(e.op) && isBare(e.x) && changedByCalls(e.y, ctx).length > 0;

const isBare = (e: Expr): boolean => e.kind === "Ident" || ((e.kind === "SelectorExpr" || e.kind === "ParenExpr") && isBare(e.x));

function changedBy(c: CallExpr, ctx: Emitter): readonly VarObj[] {
  const f = c.fun.kind === "Ident" ? ctx.info.objectOf(c.fun) : undefined;
  if (f?.kind !== "Var") return [];
  const nested = nestedOf(f, ctx);
  if (nested) return [...nested.changed];
  return ctx.facts.uses.variables.filter(
    (v) => isCell(v, ctx) && ctx.facts.capturesOf(v).some((x) => x.writes && holds(f, x.closure, ctx)),
  );
}

const holds = (f: VarObj, closure: Node, ctx: Emitter): boolean => {
  const p = ctx.facts.tree.parentOf(closure);
  const [name] = p?.kind === "AssignStmt" && p.rhs.includes(closure as Expr) ? p.lhs : [];
  return name?.kind === "Ident" && ctx.info.objectOf(name) === f;
};

/** Parts of a node that come before one of its parts; what an assignment sets is set afterwards. */
function before(p: Node, at: Node): readonly Node[] {
  switch (p.kind) {
    case "BinaryExpr":
      return p.y === at ? [p.x] : [];
    case "CallExpr":
      return [p.fun, ...p.args].filter((x) => x.span.end <= at.span.start);
    case "IndexExpr":
      return p.x === at ? [] : [p.x];
    case "CompositeLit":
      return p.elts.filter((x) => x.span.end <= at.span.start);
    case "KeyValueExpr":
      return p.value === at ? [p.key] : [];
    case "ReturnStmt":
      return p.results.filter((x) => x.span.end <= at.span.start);
    case "AssignStmt":
      return [...p.lhs.filter((x) => x.kind !== "Ident"), ...p.rhs].filter((x) => x.span.end <= at.span.start);
    default:
      return [];
  }
}
