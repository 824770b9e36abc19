// Implements the shapes of deferred functions that recover: the check of one panic, or statements around one call of `recover`.

import { parseFormat, verbsOf } from "../../../plan/errors/template.ts";
import type { Facts } from "../../../analysis/facts.ts";
import type { Use } from "../../../analysis/uses.ts";
import type { BlockStmt, CallExpr, Expr, FuncDecl, FuncLit, IfStmt, Node, Stmt } from "../../../go/ast.ts";
import { isNilExpr } from "../../../plan/results.ts";
import type { VarObj } from "../../../semantics/objects.ts";
import type { Emitter } from "../../emitter.ts";

/** `if r := recover(); r != nil {…} else {…}`. */
export interface Check {
  readonly stmt: IfStmt;
  /** `r := recover()` on a line of its own before it. */
  readonly init?: Stmt;
  /** `r`, unless the code ignores it. */
  readonly value?: VarObj;
  readonly otherwise?: BlockStmt;
}

export interface Boundary {
  readonly call: CallExpr;
  readonly body: BlockStmt;
  /** The statement that asks, and those around it. */
  readonly at: Stmt;
  readonly before: readonly Stmt[];
  readonly after: readonly Stmt[];
  readonly check?: Check;
  /** `r` of `r := recover()`, looked at later. */
  readonly kept?: VarObj;
  /** The text of the panic is asked for. */
  readonly shows: boolean;
}

/** A function that is only ever deferred, and recovers: `defer handle()`. */
export function handlerOf(c: CallExpr, ctx: Emitter): { readonly decl: FuncDecl; readonly boundary: Boundary } | undefined {
  const f = ctx.info.calleeOf(c);
  const decl = f && !f.pkg ? ctx.facts.declOf(f) : undefined;
  const boundary = decl && handlerBoundary(decl, ctx);
  return decl && boundary ? { decl, boundary } : undefined;
}

export function handlerBoundary(decl: FuncDecl, ctx: Emitter): Boundary | undefined {
  const { facts, info } = ctx;
  const f = info.funcObjOf(decl);
  if (!f || f.type.results.vars.length > 0 || f.type.typeParams.length > 0 || !decl.body) return undefined;
  const calls = facts.callsOf(f);
  const isDeferred = calls.every(({ call }) => facts.tree.parentOf(call)?.kind === "DeferStmt");
  const uses = facts.nodesOf("Ident").filter((id) => info.objectOf(id) === f).length;
  return isDeferred && calls.length > 0 && uses === calls.length + 1 ? boundaryOf(decl, ctx) : undefined;
}

export function boundaryOf(literal: FuncLit | FuncDecl | undefined, ctx: Emitter): Boundary | undefined {
  if (!literal) return undefined;
  const { facts } = ctx;
  const calls = facts.nodesOf("CallExpr", literal).filter((c) => ctx.info.builtinOf(c) === "recover");
  const [call] = calls;
  const { body } = literal;
  if (!body || !call || calls.length > 1 || facts.tree.funcOf(call) !== literal) return undefined;
  // Whatever the deferred function does, it recovers, and it comes to its end.
  const own = (n: Node): boolean => facts.tree.funcOf(n) === literal;
  if (facts.nodesOf("ReturnStmt", body).some(own) || facts.nodesOf("DeferStmt", body).some(own)) return undefined;
  const i = body.list.findIndex((s) => facts.tree.isInside(call, s));
  const at = body.list[i];
  if (!at || (literal.kind === "FuncLit" && literal.type.params.list.length > 0)) return undefined;
  const around = { call, body, at, before: body.list.slice(0, i), after: body.list.slice(i + 1) };
  const check = checkOf(at, call, ctx);
  if (check) return { ...around, check, shows: isShown(check.value, ctx) };
  const kept = at.kind === "AssignStmt" && at.rhs[0] === call ? assignedTo(at.lhs[0], ctx) : undefined;
  if (kept) {
    if (!isOnlyShown(kept, ctx)) return undefined;
    const [next, ...rest] = around.after;
    const same = next?.kind === "IfStmt" && !next.init && isCheckOf(next.cond, kept, facts) ? checkStmt(next, kept) : undefined;
    const isAll =
      same &&
      facts.uses
        .of(kept)
        .every(
          (u) =>
            u.role.kind === "define" ||
            facts.tree.isInside(u.ident, same.stmt.cond) ||
            facts.tree.isInside(u.ident, same.stmt.body),
        );
    // `r := recover()` and its check right behind it are one.
    if (same && isAll) return { ...around, at: same.stmt, after: rest, check: { ...same, init: at }, shows: isShown(kept, ctx) };
    return { ...around, kept, shows: true };
  }
  const p = facts.tree.parentOf(call);
  if (p?.kind === "ExprStmt" && p === at) return { ...around, shows: false };
  if (p?.kind === "AssignStmt" && p === at && p.lhs[0]?.kind === "Ident" && p.lhs[0].name === "_")
    return { ...around, shows: false };
  const isSimple = at.kind === "ExprStmt" || at.kind === "AssignStmt";
  if (p?.kind === "BinaryExpr" && isSimple && (isNilExpr(p.x, facts) || isNilExpr(p.y, facts))) return { ...around, shows: true };
  if (p?.kind === "CallExpr" && isSimple && showsArgument(p, p.args.indexOf(call), ctx)) return { ...around, shows: true };
  return undefined;
}

function assignedTo(e: Expr | undefined, ctx: Emitter): VarObj | undefined {
  const v = e?.kind === "Ident" && e.name !== "_" ? ctx.info.objectOf(e) : undefined;
  return v?.kind === "Var" ? v : undefined;
}

function checkOf(s: Stmt, call: CallExpr, ctx: Emitter): Check | undefined {
  if (s.kind !== "IfStmt" || s.cond.kind !== "BinaryExpr" || s.cond.op !== "!=") return undefined;
  if (!s.init) return s.cond.x === call && isNilExpr(s.cond.y, ctx.facts) ? checkStmt(s, undefined) : undefined;
  const name = s.init.kind === "AssignStmt" && s.init.op === ":=" && s.init.rhs[0] === call ? s.init.lhs[0] : undefined;
  const value = assignedTo(name, ctx);
  return value && isCheckOf(s.cond, value, ctx.facts) && isOnlyShown(value, ctx) && !isUsedElsewhere(value, s, ctx.facts)
    ? checkStmt(s, value)
    : undefined;
}

/** Where nothing was caught, the name stands for nothing. */
const isUsedElsewhere = (v: VarObj, s: IfStmt, facts: Facts): boolean => {
  const { else: rest } = s;
  return rest !== undefined && facts.uses.of(v).some((u) => facts.tree.isInside(u.ident, rest));
};

function checkStmt(stmt: IfStmt, value: VarObj | undefined): Check | undefined {
  if (stmt.else && stmt.else.kind !== "BlockStmt") return undefined;
  return { stmt, ...(value && { value }), ...(stmt.else && { otherwise: stmt.else as BlockStmt }) };
}

const isCheckOf = (cond: Expr, v: VarObj, facts: Facts): boolean =>
  cond.kind === "BinaryExpr" &&
  cond.op === "!=" &&
  cond.x.kind === "Ident" &&
  facts.info.objectOf(cond.x) === v &&
  isNilExpr(cond.y, facts);

const isShown = (v: VarObj | undefined, ctx: Emitter): boolean =>
  v !== undefined && ctx.facts.uses.of(v).some((u) => u.role.kind === "argument");

/** Printed or made part of an error: its text is all that is asked for. */
const isOnlyShown = (v: VarObj, ctx: Emitter): boolean => ctx.facts.uses.of(v).every((u) => isText(u, ctx));

const isText = ({ role, steps }: Use, ctx: Emitter): boolean =>
  role.kind === "define" ||
  role.kind === "nil-compare" ||
  (role.kind === "argument" && steps.length === 0 && showsArgument(role.call, role.index, ctx));

/** `fmt.Println(…, r)`, `fmt.Sprintf("%v", r)`: by a verb that shows the value itself. */
function showsArgument(c: CallExpr, index: number, ctx: Emitter): boolean {
  const f = ctx.info.calleeOf(c);
  if ((f?.pkg !== "fmt" && f?.pkg !== "log") || index < 0) return false;
  if (!/f$/.test(f.name)) return true;
  const at = c.args.findIndex((a) => ctx.info.constOf(a)?.kind === "string");
  const format = c.args[at] && ctx.info.constOf(c.args[at]);
  const pieces = format?.kind === "string" ? parseFormat(format.value) : undefined;
  return pieces !== undefined && verbsOf(pieces).some((v) => v.arg === index - at - 1 && ["v", "s"].includes(v.verb));
}
