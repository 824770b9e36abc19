// Implements the places where errors of the program's own type are made.

import { isJoin } from "../../analysis/joined-errors.ts";
import type { Expr, FuncDecl, FuncLit } from "../../go/ast.ts";
import type { Type } from "../../semantics/types.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { ErrorStyle } from "../errors.ts";
import { isErrorType } from "../results.ts";
import type { Atom, ErrorAtoms } from "./atoms.ts";
import { type ErrorFlow, rhsFor, type Source, wrappedOperand } from "./flow.ts";
import type { Site } from "./variants.ts";

export function collectSites(flow: ErrorFlow, atoms: ErrorAtoms, style: ErrorStyle): readonly Site[] {
  const sites = new Map<Expr, Site>();
  const add = (e: Expr): void => {
    for (const one of expand(e, flow)) {
      for (const s of sitesOf(one, flow, atoms)) {
        if (style === "enum" || s.of.kind === "sentinel") sites.set(s.expr, s);
      }
    }
  };
  const { facts } = flow;
  const functions: (FuncDecl | FuncLit)[] = [...facts.nodesOf("FuncDecl"), ...facts.nodesOf("FuncLit")];
  for (const f of functions) {
    const obj = f.kind === "FuncDecl" ? facts.info.funcObjOf(f) : f;
    const errors = atoms.errorsOf(f);
    if (obj && errors.length > 0 && atoms.isOwn(atoms.typeOf(obj))) errors.forEach(add);
  }
  storedErrors(flow).forEach(add);
  mergedErrors(flow, atoms).forEach(add);
  // Those that never leave their function are errors as well: kept in a variable, printed, asked about.
  for (const call of madeErrors(flow)) if (!sites.has(call)) add(call);
  for (const use of bareSentinels(flow)) if (!sites.has(use.expr)) sites.set(use.expr, use);
  return [...sites.values()].toSorted((a, b) => a.expr.span.start - b.expr.span.start);
}

/** All errors that the program makes, but for those whose text alone counts: `panic(errors.New(…))`, and what package variables are. */
const madeErrors = (flow: ErrorFlow): readonly Expr[] =>
  flow.facts.nodesOf("CallExpr").filter((c) => {
    const [source] = flow.sourcesOf(c);
    if (source?.kind !== "text" && source?.kind !== "wrap") return false;
    const parent = flow.facts.tree.parentOf(c);
    const isPanic = parent?.kind === "CallExpr" && flow.facts.info.builtinOf(parent) === "panic";
    return !isPanic && flow.facts.tree.funcOf(c) !== undefined;
  });

/** Sentinels that stand for themselves: printed, stored, handed on. What is asked or wrapped makes no error there. */
function bareSentinels(flow: ErrorFlow): readonly Site[] {
  const { facts } = flow;
  return facts.nodesOf("Ident").flatMap((id): Site[] => {
    const v = facts.info.objectOf(id);
    if (v?.kind !== "Var" || !flow.isSentinel(v) || facts.info.isDef(id)) return [];
    const parent = facts.tree.parentOf(id);
    const callee = parent?.kind === "CallExpr" ? facts.info.calleeOf(parent) : undefined;
    const isAsked =
      parent?.kind === "BinaryExpr" || parent?.kind === "CaseClause" || (callee?.pkg === "errors" && callee.name !== "Join");
    const isWrapped =
      callee?.pkg === "fmt" && callee.name === "Errorf" && parent?.kind === "CallExpr" && wrappedOperand(parent, facts) === id;
    return isAsked || isWrapped ? [] : [{ expr: id, of: { kind: "sentinel", variable: v } }];
  });
}

/** The expressions that give a variable its value, so that each is seen where it stands. */
function expand(e: Expr, flow: ErrorFlow, seen = new Set<Expr>()): readonly Expr[] {
  if (seen.has(e)) return [];
  seen.add(e);
  if (e.kind === "ParenExpr") return expand(e.x, flow, seen);
  if (e.kind !== "Ident") return [e];
  const v = flow.facts.info.objectOf(e);
  if (v?.kind !== "Var" || flow.isSentinel(v) || flow.errorTypeOf(v.type)) return [e];
  const made = flow.reachingOf(e).flatMap((d) => {
    const rhs = d === "outside" ? undefined : rhsFor(v, d, flow.facts);
    return rhs ? expand(rhs, flow, seen) : [];
  });
  return [e, ...made];
}

function sitesOf(e: Expr, flow: ErrorFlow, atoms: ErrorAtoms): readonly Site[] {
  const sources = flow.sourcesOf(e);
  if (e.kind === "CallExpr") {
    const only = sources[0];
    if (only?.kind === "text") return [{ expr: e, call: only.call, of: { kind: "text" } }];
    if (only?.kind === "wrap") return [{ expr: e, call: only.call, of: wrapped(only.inner, flow, atoms) }];
    return bareSites(e, sources, atoms);
  }
  return bareSites(e, sources, atoms);
}

/** Struct and foreign errors need a variant even where they only pass through. */
function bareSites(e: Expr, sources: readonly Source[], atoms: ErrorAtoms): readonly Site[] {
  const found: Site[] = [];
  for (const s of sources) {
    // A variable that may hold a sentinel was followed to where it got it.
    if (s.kind === "sentinel" && e.kind === "Ident" && atoms.flow.facts.info.objectOf(e) === s.variable)
      found.push({ expr: e, of: s });
    for (const a of s.kind === "sentinel" ? [] : atoms.atomsOfSource(s)) if (a.kind !== "own") found.push({ expr: e, of: a });
  }
  return found;
}

function wrapped(inner: Expr, flow: ErrorFlow, atoms: ErrorAtoms): Site["of"] {
  const sources = flow.sourcesOf(inner).filter((s) => s.kind !== "nil");
  const first = sources[0];
  if (sources.length === 1 && first?.kind === "sentinel") return first;
  const kinds: readonly Atom[] = sources.flatMap((s) => atoms.atomsOfSource(s));
  const one = kinds[0];
  const isWrapper = one?.kind === "struct" && kinds.every((k) => k.kind === "struct" && k.type === one.type);
  return one && (atoms.joinAtoms(kinds) || isWrapper) ? one : { kind: "own" };
}

/** Error values put into storage: fields, elements, package variables, arguments, channels. */
function storedErrors(flow: ErrorFlow): readonly Expr[] {
  const { facts } = flow;
  const found: Expr[] = [];
  for (const a of facts.nodesOf("AssignStmt")) {
    if (a.lhs.length !== a.rhs.length) continue;
    a.lhs.forEach((l, i) => {
      const v = l.kind === "Ident" ? facts.info.objectOf(l) : undefined;
      const local = v?.kind === "Var" && v.role !== "package";
      const rhs = a.rhs[i];
      if (!local && rhs && isErrorType(facts.info.typeOf(l))) found.push(rhs);
    });
  }
  for (const c of facts.nodesOf("CallExpr")) {
    const callee = facts.info.calleeOf(c);
    if (isJoin(c, facts) && !c.ellipsis) found.push(...c.args);
    if (callee?.pkg) continue;
    const u = underlying(facts.info.typeOf(c.fun));
    const builtin = facts.info.builtinOf(c);
    c.args.forEach((arg, i) => {
      const target =
        builtin === "append" && i > 0 && !c.ellipsis
          ? elemOf(facts.info.typeOf(c))
          : u.kind === "Signature"
            ? paramType(
                u.params.vars.map((p) => p.type),
                i,
                u.variadic,
              )
            : undefined;
      if (target && isErrorType(target)) found.push(arg);
    });
  }
  for (const s of facts.nodesOf("SendStmt")) {
    const chan = underlying(facts.info.typeOf(s.chan));
    if (chan.kind === "Chan" && isErrorType(chan.elem)) found.push(s.value);
  }
  for (const lit of facts.nodesOf("CompositeLit")) {
    const u = underlying(facts.info.typeOf(lit));
    lit.elts.forEach((e, i) => {
      const value = e.kind === "KeyValueExpr" ? e.value : e;
      const key = e.kind === "KeyValueExpr" && e.key.kind === "Ident" ? e.key.name : undefined;
      const target = u.kind === "Struct" ? (key ? u.fields.find((f) => f.name === key) : u.fields[i])?.type : elemOf(u);
      if (target && isErrorType(target)) found.push(value);
    });
  }
  return found;
}

/** Assignments that share one variable and differ in their errors. */
function mergedErrors(flow: ErrorFlow, atoms: ErrorAtoms): readonly Expr[] {
  const { facts } = flow;
  const found: Expr[] = [];
  for (const v of facts.uses.variables) {
    if (v.role === "package" || v.role === "field" || !isErrorType(v.type)) continue;
    const defs = facts.uses
      .of(v)
      .flatMap((u) => (u.role.kind === "assign" && u.role.stmt.kind === "AssignStmt" ? [u.role.stmt] : []));
    for (const d of defs) {
      const together = flow.classOf(d, v);
      if (together.length < 2) continue;
      const values = together.flatMap((x) => rhsFor(v, x, facts) ?? []);
      if (atoms.isOwn(atoms.join(values))) found.push(...values);
    }
  }
  return found;
}

const elemOf = (type: Type): Type | undefined => {
  const u = underlying(type);
  return u.kind === "Slice" || u.kind === "Array" || u.kind === "Map" ? u.elem : undefined;
};

function paramType(params: readonly Type[], i: number, variadic: boolean): Type | undefined {
  const last = params.length - 1;
  const type = params[Math.min(i, last)];
  return variadic && i >= last && type ? elemOf(type) : type;
}
