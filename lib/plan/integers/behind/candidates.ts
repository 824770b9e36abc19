// Implements which locals may be kept one higher than in Go: those that come down to -1 by steps, or point at the last of something.

import { localFnsOf } from "../../../analysis/local-fns.ts";
import type { Facts } from "../../../analysis/facts.ts";
import type { Use } from "../../../analysis/uses.ts";
import type { Expr, ForStmt, FuncDecl, Ident, Node } from "../../../go/ast.ts";
import type { FuncObj, VarObj } from "../../../semantics/objects.ts";
import { isAboutSign } from "../borders.ts";
import { isIntType } from "../slots.ts";
import { literal } from "./shift.ts";

export interface Candidate {
  readonly variable: VarObj;
  readonly decl: Ident;
  /** Everything that it is given as a whole. */
  readonly values: readonly Expr[];
}

export function candidates(facts: Facts): readonly Candidate[] {
  return facts.uses.variables.flatMap((v) => candidate(v, facts) ?? []);
}

function candidate(v: VarObj, facts: Facts): Candidate | undefined {
  if (!isIntType(v.type) || facts.capturesOf(v).length > 0) return undefined;
  const given = v.role === "param" ? argumentsFor(v, facts) : v.role === "local" ? [] : undefined;
  const uses = facts.uses.of(v);
  const decl = uses.find((u) => u.role.kind === "define")?.ident;
  if (!given || !decl || uses.some((u) => u.steps.length > 0 || u.role.kind === "address")) return undefined;
  if (v.role === "local" && isCounter(v, decl, facts)) return undefined;
  const values: Expr[] = [];
  let [falls, rises] = [false, false];
  for (const u of uses) {
    if (u.role.kind === "update") {
      const step = stepOf(u);
      if (!step) return undefined;
      if (step === "up") rises = true;
      else falls = true;
    } else if (u.role.kind === "assign" || (u.role.kind === "define" && v.role === "local")) {
      const value = valueFor(u.ident, facts);
      if (!value) return undefined;
      values.push(value);
    }
  }
  const isItself = (e: Expr): boolean => e.kind === "Ident" && facts.info.objectOf(e) === v;
  const isBelow = (e: Expr): boolean => isItself(e) || isLess(e, facts) || (rises && literal(e) === -1n);
  // What is asked whether it has come down may begin anywhere.
  const isStart = (e: Expr): boolean => isBelow(e) || (falls && literal(e) === undefined && isAsked);
  const isAsked = isSignAsked(v, facts);
  const [starts, later] = v.role === "param" ? [given, values] : [values.slice(0, 1), values.slice(1)];
  const all = [...starts, ...later];
  if (all.every(isItself) || !starts.every(isStart) || !later.every(isBelow)) return undefined;
  return falls || rises || all.length > 1 ? { variable: v, decl, values: all } : undefined;
}

/** What all calls give a parameter, where all are known and one stands outside of the function. */
function argumentsFor(v: VarObj, facts: Facts): readonly Expr[] | undefined {
  const local = localFnsOf(facts).params.get(v);
  if (local) {
    const { params, variadic } = facts.info.signatureOf(local.lit);
    const isWhole = !variadic && local.calls.length > 0 && local.calls.every((c) => c.args.length === params.vars.length);
    return isWhole ? local.calls.map((c) => c.args[params.vars.indexOf(v)] as Expr) : undefined;
  }
  const { owners, namings } = functionsOf(facts);
  const decl = owners.get(v);
  const f = decl && facts.info.funcObjOf(decl);
  if (!decl || !f || f.type.variadic || f.recv || f.type.typeParams.length > 0) return undefined;
  const calls = facts.callsOf(f).map((c) => c.call);
  const at = f.type.params.vars.indexOf(v);
  const isKnown = (namings.get(f) ?? 0) <= calls.length + 1 && calls.every((c) => c.args.length === f.type.params.vars.length);
  if (!isKnown || !calls.some((c) => !facts.tree.isInside(c, decl))) return undefined;
  return calls.map((c) => c.args[at] as Expr);
}

interface Functions {
  /** By each parameter its function. */
  readonly owners: ReadonlyMap<VarObj, FuncDecl>;
  /** How often each function is named, its declaration included. */
  readonly namings: ReadonlyMap<FuncObj, number>;
}

const functions = new WeakMap<Facts, Functions>();

function functionsOf(facts: Facts): Functions {
  const known = functions.get(facts);
  if (known) return known;
  const namings = new Map<FuncObj, number>();
  for (const id of facts.nodesOf("Ident")) {
    const f = facts.info.objectOf(id);
    if (f?.kind === "Func") namings.set(f, (namings.get(f) ?? 0) + 1);
  }
  const owned = facts.nodesOf("FuncDecl").flatMap((d) => {
    const params = facts.info.funcObjOf(d)?.type.params.vars ?? [];
    return params.map((p) => [p, d] as const);
  });
  const made = { owners: new Map(owned), namings };
  functions.set(facts, made);
  return made;
}

/** `n - 1`, of anything but a number. */
function isLess(e: Expr, facts: Facts): boolean {
  if (e.kind === "ParenExpr") return isLess(e.x, facts);
  if (e.kind !== "BinaryExpr" || e.op !== "-" || facts.info.constOf(e)) return false;
  const c = literal(e.y);
  return c !== undefined && c >= 1n;
}

/** `j >= 0`, `j < 0`, `j == -1`: whether it has come down. */
const isSignAsked = (v: VarObj, facts: Facts): boolean =>
  facts.uses.of(v).some(({ ident }) => {
    const p = facts.tree.parentOf(ident);
    return p?.kind === "BinaryExpr" && p.x === ident && isAboutSign(p.op, p.y, facts);
  });

function stepOf({ role }: Use): "up" | "down" | undefined {
  if (role.kind !== "update") return undefined;
  const { stmt } = role;
  if (stmt.kind === "IncDecStmt") return stmt.op === "++" ? "up" : "down";
  return stmt.op === "+=" ? "up" : stmt.op === "-=" ? "down" : undefined;
}

/** What an assignment or a declaration gives this very name. */
function valueFor(id: Ident, facts: Facts): Expr | undefined {
  const p = facts.tree.parentOf(id);
  if (p?.kind === "AssignStmt" && (p.op === "=" || p.op === ":=") && p.lhs.length === p.rhs.length)
    return p.rhs[p.lhs.indexOf(id)];
  return p?.kind === "ValueSpec" && p.names.length === p.values.length ? p.values[p.names.indexOf(id)] : undefined;
}

/** The counter of a loop that becomes a range. */
function isCounter(v: VarObj, decl: Ident, facts: Facts): boolean {
  const s = facts.tree.parentOf(decl);
  const loop = s && facts.tree.parentOf(s);
  if (loop?.kind !== "ForStmt" || loop.init !== s) return false;
  const names = (n: Node | undefined): boolean => n?.kind === "Ident" && facts.info.objectOf(n) === v;
  return loop.cond?.kind === "BinaryExpr" && (names(loop.cond.x) || names(loop.cond.y)) && names(stepped(loop));
}

const stepped = ({ post }: ForStmt): Node | undefined =>
  post?.kind === "IncDecStmt" ? post.x : post?.kind === "AssignStmt" ? post.lhs[0] : undefined;
