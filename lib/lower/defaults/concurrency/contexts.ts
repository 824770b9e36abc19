// Implements contexts that only cancel: a `CancellationToken` and the function that cancels it (idioms.md `ctx`).

import type { AssignStmt, Expr } from "../../../go/ast.ts";
import type { RustStmt, RustType } from "../../../rust/ast.ts";
import {
  asyncMove,
  awaitExpr,
  call,
  clone,
  closure,
  exprStmt,
  letStmt,
  local,
  methodCall,
  path,
  pathExpr,
  t,
  block,
} from "../../../rust/factory.ts";
import type { VarObj } from "../../../semantics/objects.ts";
import type { Emitter } from "../../emitter.ts";

const token: RustType = t.path("tokio_util::sync::CancellationToken");

/** `ctx, cancel := context.WithCancel(parent)`, `WithTimeout(parent, d)`: undefined for every other assignment. */
export function declareContext(s: AssignStmt, ctx: Emitter): RustStmt[] | undefined {
  const [made] = s.rhs;
  const [name, cancel] = s.lhs;
  if (s.rhs.length !== 1 || made?.kind !== "CallExpr" || name?.kind !== "Ident" || cancel?.kind !== "Ident") return undefined;
  const f = ctx.info.calleeOf(made);
  if (f?.pkg !== "context" || !["WithCancel", "WithTimeout"].includes(f.name) || s.op !== ":=" || !made.args[0]) return undefined;
  ctx.requireCrate("tokio-util");
  ctx.note("context-token", s);
  const child = childOf(made.args[0], ctx);
  const v = name.name === "_" ? undefined : ctx.info.objectOf(name);
  const known = v?.kind === "Var" ? v : undefined;
  const pat = known && ctx.info.isDef(name) ? ctx.bind(known, token) : undefined;
  if (!pat || !known) return undefined;
  const rustName = ctx.nameOf(known);
  const stmts: RustStmt[] = [...child.before, letStmt(pat, child.expr)];
  const limit = made.args[1];
  if (f.name === "WithTimeout" && limit) stmts.push(...timer(rustName, limit, ctx));
  const c = ctx.info.objectOf(cancel);
  if (cancel.name === "_" || c?.kind !== "Var") return stmts;
  const uses = ctx.facts.uses.of(c).filter((u) => u.role.kind !== "define");
  const deferred = uses.length > 0 && uses.every((u) => deferStmtOf(u.place, ctx));
  if (deferred) return [...stmts, letStmt(`_${ctx.nameOf(c)}`, methodCall(clone(local(rustName)), "drop_guard"))];
  const type: RustType = { kind: "ImplType", bounds: [{ kind: "TraitBound", path: { segments: [{ name: "Fn" }] }, fnArgs: [] }] };
  const own = block(
    [letStmt(rustName, clone(local(rustName)))],
    closure([], methodCall(local(rustName), "cancel"), { move: true }),
  );
  return [...stmts, letStmt(ctx.bind(c, type), own)];
}

function childOf(parent: Expr, ctx: Emitter): { before: readonly RustStmt[]; expr: import("../../../rust/ast.ts").RustExpr } {
  const f = parent.kind === "CallExpr" ? ctx.info.calleeOf(parent) : undefined;
  if (f?.pkg === "context" && (f.name === "Background" || f.name === "TODO"))
    return { before: [], expr: call(path("tokio_util::sync::CancellationToken::new")) };
  const v = ctx.peek(parent);
  return { before: v.before, expr: methodCall(v.expr, "child_token") };
}

/** A task that cancels the token when the time is over. */
function timer(name: string, limit: Expr, ctx: Emitter): RustStmt[] {
  ctx.requireCrate("tokio", "time", "rt", "rt-multi-thread", "macros");
  const d = ctx.expr(limit, t.duration());
  const timerName = ctx.fresh("timer");
  const until = ctx.fresh("timeout");
  const body = asyncMove([
    exprStmt(awaitExpr(call(path("tokio::time::sleep"), [local(until)])), true),
    exprStmt(methodCall(local(timerName), "cancel"), true),
  ]);
  return [
    ...d.before,
    letStmt(timerName, clone(local(name))),
    letStmt(until, d.expr),
    exprStmt(call(pathExpr({ segments: [{ name: "tokio" }, { name: "spawn" }] }), [body]), true),
  ];
}

/** The cancel function of a context, which a drop guard stands for because it is only deferred. */
export function isCancel(v: VarObj | undefined, ctx: Emitter): boolean {
  const decl = v && ctx.facts.uses.of(v).find((u) => u.role.kind === "define")?.ident;
  const stmt = decl && ctx.facts.tree.parentOf(decl);
  const made = stmt?.kind === "AssignStmt" && stmt.rhs.length === 1 ? stmt.rhs[0] : undefined;
  const isContext = made?.kind === "CallExpr" && ctx.info.calleeOf(made)?.pkg === "context";
  return v !== undefined && isContext && ctx.facts.uses.of(v).every((u) => u.role.kind === "define" || deferStmtOf(u.place, ctx));
}

/** `defer cancel()`. */
export function deferStmtOf(place: Expr, ctx: Emitter): boolean {
  const c = ctx.facts.tree.parentOf(place);
  return c?.kind === "CallExpr" && c.fun === place && ctx.facts.tree.parentOf(c)?.kind === "DeferStmt";
}
