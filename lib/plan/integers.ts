// Implements the choice between `i64` and `usize` for Go's `int` (idioms.md A12): only what counts and indexes is `usize`.

import { type Facts, originOf } from "../analysis/facts.ts";
import type { Use } from "../analysis/uses.ts";
import type { Expr, ForStmt } from "../go/ast.ts";
import type { FuncObj, VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";

/**
 * Locals of type int that every assignment gives a value that can't be negative and comes from lengths and other such
 * variables, that are never lowered, and of which at least one use indexes, slices or is compared with a length.
 */
export function planUsize(facts: Facts): ReadonlySet<VarObj> {
  const candidates = new Set<VarObj>();
  for (const v of facts.uses.variables) {
    const u = underlying(v.type);
    const isPlace = v.role === "local" || (v.role === "param" && functionOf(v, facts) !== undefined);
    if (isPlace && v.type.kind === "Basic" && u.kind === "Basic" && u.basic === "int") candidates.add(v);
  }
  for (let changed = true; changed; ) {
    changed = false;
    for (const v of candidates) {
      if (facts.uses.of(v).every((u) => staysNatural(u, v, facts, candidates)) && countsOrIndexes(v, facts, candidates)) continue;
      candidates.delete(v);
      changed = true;
    }
  }
  return candidates;
}

function staysNatural(u: Use, v: VarObj, facts: Facts, candidates: ReadonlySet<VarObj>): boolean {
  const { role } = u;
  switch (role.kind) {
    case "define":
      return isDefinedNatural(u, facts, candidates);
    case "assign":
      return (
        role.stmt.kind === "RangeStmt" ||
        (role.rhs !== undefined &&
          role.stmt.kind === "AssignStmt" &&
          role.stmt.lhs.length === role.stmt.rhs.length &&
          isNatural(role.rhs, facts, candidates))
      );
    case "update":
      if (role.stmt.kind === "IncDecStmt")
        return role.stmt.op === "++" || countdownOf(v, facts) === facts.tree.parentOf(role.stmt);
      return role.stmt.op === "+=" && role.stmt.rhs[0] !== undefined && isNatural(role.stmt.rhs[0], facts, candidates);
    case "address":
    case "send":
      return false;
    case "return":
    case "store":
      return false;
    case "argument":
      return role.builtin !== undefined && role.builtin !== "append" && role.builtin !== "min" && role.builtin !== "max"
        ? true
        : isPrinted(u, facts) || isHandedOn(u, candidates);
    default:
      return isReadNatural(u, facts, candidates);
  }
}

/** To a parameter that is such a variable itself. */
function isHandedOn(u: Use, candidates: ReadonlySet<VarObj>): boolean {
  if (u.role.kind !== "argument" || !u.role.callee || u.role.callee.pkg) return false;
  const p = originOf(u.role.callee).type.params.vars[u.role.index];
  return p !== undefined && candidates.has(p);
}

/** A method of a generic type, or one that an interface asks for. */
function isAsked(f: FuncObj, facts: Facts): boolean {
  const recv = f.recv?.kind === "Pointer" ? f.recv.elem : f.recv;
  if (!recv) return false;
  if (recv.kind !== "Named" || recv.typeArgs.length > 0 || recv.typeParams.length > 0) return true;
  return facts.info.typeNames.some((o) => {
    const u = underlying(o.type);
    return u.kind === "Interface" && u.methods.some((m) => m.name === f.name);
  });
}

/** The function whose parameter it is, if all its calls are known: it is no value, stands for no interface, and is not generic. */
function functionOf(v: VarObj, facts: Facts): FuncObj | undefined {
  const decl = facts.info.declOf(v);
  const d = decl && facts.tree.funcOf(decl);
  const f = d?.kind === "FuncDecl" ? facts.info.funcObjOf(d) : undefined;
  if (!f || f.type.variadic || f.type.typeParams.length > 0 || isAsked(f, facts)) return undefined;
  const named = facts.nodesOf("Ident").filter((id) => facts.info.objectOf(id) === f).length;
  const calls = facts.callsOf(f);
  const isPlain = calls.every((c) => c.call.args.length === f.type.params.vars.length);
  return calls.length > 0 && named <= calls.length + 1 && isPlain ? f : undefined;
}

const isPrinted = (u: Use, _facts: Facts): boolean => u.role.kind === "argument" && u.role.callee?.pkg === "fmt";

/** Read inside arithmetic that can go below zero, or mixed with other integers: the cast would cost more than it gives. */
function isReadNatural(u: Use, facts: Facts, candidates: ReadonlySet<VarObj>): boolean {
  for (const p of facts.tree.ancestorsOf(u.place)) {
    if (p.kind === "ParenExpr") continue;
    if (p.kind === "IndexExpr" || p.kind === "SliceExpr") return true;
    if (p.kind !== "BinaryExpr") return p.kind !== "CallExpr" || !facts.info.isConversion(p);
    if (["==", "!=", "<", "<=", ">", ">="].includes(p.op))
      return isNatural(p.x, facts, candidates) && (isNatural(p.y, facts, candidates) || isLoopBound(p.y, facts, candidates));
    if (p.op === "-" && outermostBound(p, facts, candidates)) return true;
    if (p.op !== "+" && p.op !== "*" && p.op !== "/" && p.op !== "%" && !(p.op === "-" && isIndexed(p, facts))) return false;
    if (!isNatural(p.x, facts, candidates) || !isNatural(p.y, facts, candidates)) return p.op === "-" && isIndexed(p, facts);
  }
  return true;
}

/**
 * The bound of `for i := …; i < n-k; …`: a difference of natural numbers. Below zero the loop does not run, as
 * `saturating_sub` says.
 */
export function isLoopBound(e: Expr, facts: Facts, candidates: ReadonlySet<VarObj>): boolean {
  const cond = facts.tree.parentOf(e);
  const loop = cond && facts.tree.parentOf(cond);
  return (
    cond?.kind === "BinaryExpr" &&
    cond.op === "<" &&
    cond.y === e &&
    loop?.kind === "ForStmt" &&
    loop.cond === cond &&
    isDifference(e, facts, candidates)
  );
}

function isDifference(e: Expr, facts: Facts, candidates: ReadonlySet<VarObj>): boolean {
  if (e.kind === "ParenExpr") return isDifference(e.x, facts, candidates);
  if (e.kind !== "BinaryExpr" || e.op !== "-") return isNatural(e, facts, candidates);
  return isDifference(e.x, facts, candidates) && isNatural(e.y, facts, candidates);
}

/** Is the difference part of such a bound? */
function outermostBound(e: Expr, facts: Facts, candidates: ReadonlySet<VarObj>): boolean {
  const p = facts.tree.parentOf(e);
  if (isLoopBound(e, facts, candidates)) return true;
  return p?.kind === "BinaryExpr" && p.op === "-" && p.x === e && outermostBound(p, facts, candidates);
}

/** `for i := n - 1; i >= 0; i--`: the loop that counts the variable down to zero. */
export function countdownOf(v: VarObj, facts: Facts): ForStmt | undefined {
  const decl = facts.uses.of(v).find((u) => u.role.kind === "define")?.ident;
  const init = decl && facts.tree.parentOf(decl);
  const loop = init && facts.tree.parentOf(init);
  if (loop?.kind !== "ForStmt" || loop.init !== init || init?.kind !== "AssignStmt") return undefined;
  const { cond, post } = loop;
  const isV = (e: Expr): boolean => e.kind === "Ident" && facts.info.objectOf(e) === v;
  const toZero =
    cond?.kind === "BinaryExpr" &&
    cond.op === ">=" &&
    isV(cond.x) &&
    facts.info.constOf(cond.y)?.kind === "int" &&
    (facts.info.constOf(cond.y) as { value: bigint }).value === 0n;
  const down = post?.kind === "IncDecStmt" && post.op === "--" && isV(post.x);
  const start = init.rhs[0];
  const fromLast =
    start?.kind === "BinaryExpr" &&
    start.op === "-" &&
    facts.info.constOf(start.y)?.kind === "int" &&
    (facts.info.constOf(start.y) as { value: bigint }).value === 1n;
  return toZero && down && fromLast ? loop : undefined;
}

/** Inside an index, a difference below zero panics in both languages. */
const isIndexed = (e: Expr, facts: Facts): boolean => {
  const p = facts.tree.parentOf(e);
  return p?.kind === "IndexExpr" ? p.x !== e : p?.kind === "ParenExpr" && isIndexed(p, facts);
};

function isDefinedNatural(u: Use, facts: Facts, candidates: ReadonlySet<VarObj>): boolean {
  const p = facts.tree.parentOf(u.ident);
  const own = facts.info.objectOf(u.ident);
  if (own?.kind === "Var" && own.role === "param") {
    const f = functionOf(own, facts);
    const at = f?.type.params.vars.indexOf(own) ?? -1;
    return f !== undefined && facts.callsOf(f).every((c) => c.call.args[at] && isNatural(c.call.args[at], facts, candidates));
  }
  if (p?.kind === "AssignStmt") {
    const rhs = p.lhs.length === p.rhs.length ? p.rhs[p.lhs.indexOf(u.ident)] : undefined;
    const v = facts.info.objectOf(u.ident);
    if (v?.kind === "Var" && countdownOf(v, facts) && rhs?.kind === "BinaryExpr") return isNatural(rhs.x, facts, candidates);
    return rhs !== undefined && isNatural(rhs, facts, candidates);
  }
  if (p?.kind === "RangeStmt") return p.key === u.ident && rangesOverIndices(p.x, facts);
  if (p?.kind === "ValueSpec") {
    const value = p.values[p.names.indexOf(u.ident)];
    return p.values.length === 0 ? true : value !== undefined && isNatural(value, facts, candidates);
  }
  return false;
}

function rangesOverIndices(x: Expr, facts: Facts): boolean {
  const u = underlying(facts.info.typeOf(x));
  if (u.kind === "Slice" || u.kind === "Array") return true;
  return u.kind === "Basic" && u.basic === "string";
}

/** Provably not negative, and of the lengths' kind: constants, `len`, other candidates, and their sums. */
function isNatural(e: Expr, facts: Facts, candidates: ReadonlySet<VarObj>): boolean {
  const c = facts.info.constOf(e);
  if (c) return c.kind === "int" && c.value >= 0n;
  switch (e.kind) {
    case "ParenExpr":
      return isNatural(e.x, facts, candidates);
    case "Ident": {
      const v = facts.info.objectOf(e);
      return v?.kind === "Var" && candidates.has(v);
    }
    case "CallExpr":
      return ["len", "cap", "copy"].includes(facts.info.builtinOf(e) ?? "");
    case "BinaryExpr":
      return ["+", "*", "/", "%"].includes(e.op) && isNatural(e.x, facts, candidates) && isNatural(e.y, facts, candidates);
    default:
      return false;
  }
}

function countsOrIndexes(v: VarObj, facts: Facts, candidates: ReadonlySet<VarObj>): boolean {
  return facts.uses.of(v).some((u) => {
    if (u.role.kind === "define") {
      const p = facts.tree.parentOf(u.ident);
      if (p?.kind === "RangeStmt") return true;
      const rhs = p?.kind === "AssignStmt" && p.lhs.length === p.rhs.length ? p.rhs[p.lhs.indexOf(u.ident)] : undefined;
      if (rhs?.kind === "CallExpr" && facts.info.builtinOf(rhs) === "len") return true;
    }
    for (const p of facts.tree.ancestorsOf(u.place)) {
      if ((p.kind === "IndexExpr" || p.kind === "SliceExpr") && p.x !== u.place)
        return underlying(facts.info.typeOf(p.x)).kind !== "Map";
      if (p.kind === "BinaryExpr" && ["<", "<=", ">", ">=", "==", "!="].includes(p.op))
        return hasLen(p.x, facts) || hasLen(p.y, facts);
      if (p.kind === "AssignStmt" && p.lhs.length === p.rhs.length) {
        const target = p.lhs[p.rhs.findIndex((r) => facts.tree.isInside(u.ident, r))];
        const w = target?.kind === "Ident" ? facts.info.objectOf(target) : undefined;
        return w?.kind === "Var" && w !== v && candidates.has(w);
      }
      if (p.kind !== "BinaryExpr" && p.kind !== "ParenExpr") return false;
    }
    return false;
  });
}

const hasLen = (e: Expr, facts: Facts): boolean => facts.nodesOf("CallExpr", e).some((c) => facts.info.builtinOf(c) === "len");
