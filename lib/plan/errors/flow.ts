// Implements where Go errors come from: for each use of an error variable the assignments that reach it, and for each
// error expression its sources.

import type { Facts } from "../../analysis/facts.ts";
import { diverges, isFuncNode, isLoop, leavesFunction, stmtList } from "../../analysis/tree.ts";
import type { AssignStmt, CallExpr, Expr, Ident, IfStmt, Node, Stmt, ValueSpec } from "../../go/ast.ts";
import type { FuncObj, TypeNameObj, VarObj } from "../../semantics/objects.ts";
import type { Type } from "../../semantics/types.ts";
import { isNilExpr } from "../results.ts";

export type Source =
  | { readonly kind: "nil" }
  | { readonly kind: "sentinel"; readonly variable: VarObj }
  | { readonly kind: "struct"; readonly type: TypeNameObj }
  /** `errors.New(…)`, `fmt.Errorf(…)` without `%w`. */
  | { readonly kind: "text"; readonly call: CallExpr }
  | { readonly kind: "wrap"; readonly call: CallExpr; readonly inner: Expr }
  | { readonly kind: "call"; readonly call: CallExpr; readonly callee: FuncObj | undefined }
  /** Out of storage, a parameter, a channel. */
  | { readonly kind: "stored" };

export type Definition = AssignStmt | ValueSpec;

export class ErrorFlow {
  private readonly reaching = new Map<Ident, readonly (Definition | "outside")[]>();

  constructor(
    readonly facts: Facts,
    readonly isSentinel: (v: VarObj) => boolean,
    readonly errorTypeOf: (t: Type) => TypeNameObj | undefined,
  ) {}

  sourcesOf(e: Expr): readonly Source[] {
    return this.visit(e, new Set());
  }

  private visit(e: Expr, seen: Set<Node>): readonly Source[] {
    if (seen.has(e)) return [];
    seen.add(e);
    if (e.kind === "ParenExpr") return this.visit(e.x, seen);
    if (isNilExpr(e, this.facts)) return [{ kind: "nil" }];
    const concrete = this.errorTypeOf(this.facts.info.typeOf(e));
    if (concrete) return [{ kind: "struct", type: concrete }];
    if (e.kind === "CallExpr") return [this.callSource(e)];
    if (e.kind !== "Ident") return [{ kind: "stored" }];
    const v = this.facts.info.objectOf(e);
    if (v?.kind !== "Var") return [{ kind: "stored" }];
    if (this.isSentinel(v)) return [{ kind: "sentinel", variable: v }];
    return this.reachingOf(e).flatMap((d): readonly Source[] => {
      if (d === "outside") return [{ kind: "stored" }];
      const rhs = rhsFor(v, d, this.facts);
      return rhs === undefined ? [{ kind: "nil" }] : this.visit(rhs, seen);
    });
  }

  private callSource(call: CallExpr): Source {
    const callee = this.facts.info.calleeOf(call);
    if (callee?.pkg === "errors" && callee.name === "New") return { kind: "text", call };
    if (callee?.pkg === "fmt" && callee.name === "Errorf") {
      const inner = wrappedOperand(call, this.facts);
      return inner ? { kind: "wrap", call, inner } : { kind: "text", call };
    }
    return { kind: "call", call, callee };
  }

  /** Assignments whose value the variable may hold at this use; `outside` for parameters, captures and package variables. */
  reachingOf(use: Ident): readonly (Definition | "outside")[] {
    const known = this.reaching.get(use);
    if (known) return known;
    const v = this.facts.info.objectOf(use);
    const found = v?.kind === "Var" ? this.findReaching(use, v) : [];
    this.reaching.set(use, found);
    return found;
  }

  private findReaching(use: Ident, v: VarObj): readonly (Definition | "outside")[] {
    const { tree } = this.facts;
    const found = new Set<Definition | "outside">();
    let inner: Node = use;
    for (const p of tree.ancestorsOf(use)) {
      const list = stmtList(p);
      const at = list?.indexOf(inner as Stmt) ?? -1;
      for (let i = at - 1; list && i >= 0; i--) {
        const s = list[i];
        if (!s) continue;
        const d = directDefinition(s, v, this.facts);
        if (d) return [...found.add(d)];
        for (const nested of this.nestedDefinitions(s, v)) found.add(nested);
      }
      if (
        (p.kind === "IfStmt" || p.kind === "SwitchStmt" || p.kind === "ForStmt" || p.kind === "TypeSwitchStmt") &&
        p.init &&
        inner !== p.init
      ) {
        const d = directDefinition(p.init, v, this.facts);
        if (d) return [...found.add(d)];
      }
      if (isLoop(p)) for (const d of this.nestedDefinitions(p, v)) found.add(d);
      if (isFuncNode(p)) {
        const named =
          v.role === "result" && p.type.results?.list.some((f) => f.names.some((n) => this.facts.info.objectOf(n) === v));
        if (!named) found.add("outside");
        break;
      }
      inner = p;
    }
    return [...found];
  }

  /** Assignments inside a statement that can flow out of its end. */
  private nestedDefinitions(root: Node, v: VarObj): readonly Definition[] {
    return this.facts.nodesOf("AssignStmt", root).filter((a) => assigns(a, v, this.facts) && !this.leaves(a, root));
  }

  private leaves(d: Node, root: Node): boolean {
    let inner: Node = d;
    for (const p of this.facts.tree.ancestorsOf(d)) {
      const list = stmtList(p);
      const from = list?.indexOf(inner as Stmt) ?? -1;
      if (list && from >= 0 && list.slice(from).some(leavesFunction)) return true;
      if (p === root || isFuncNode(p)) return false;
      inner = p;
    }
    return false;
  }

  /** Is the variable nil wherever this use stands, because each assignment was checked and left on error? */
  isNilAt(use: Ident): boolean {
    const defs = this.reachingOf(use);
    return (
      defs.length > 0 &&
      defs.every((d) => d !== "outside" && (d.kind === "ValueSpec" ? d.values.length === 0 : this.isPast(d, use)))
    );
  }

  private isPast(d: AssignStmt, use: Ident): boolean {
    const v = this.facts.info.objectOf(use);
    const check = v?.kind === "Var" ? this.checkOf(d, v) : undefined;
    if (!check) return false;
    if (this.facts.tree.isInside(use, check)) return check.else !== undefined && this.facts.tree.isInside(use, check.else);
    return diverges(check.body) && use.span.start > check.span.end;
  }

  /** `if err != nil { … }` right behind the assignment, or around it as its condition. */
  checkOf(d: AssignStmt, v: VarObj): IfStmt | undefined {
    const parent = this.facts.tree.parentOf(d);
    if (parent?.kind === "IfStmt" && parent.init === d) return isNilCheck(parent.cond, v, "!=", this.facts) ? parent : undefined;
    const sib = this.facts.tree.siblingsOf(d);
    const next = sib?.list[sib.index + 1];
    return next?.kind === "IfStmt" && !next.init && isNilCheck(next.cond, v, "!=", this.facts) ? next : undefined;
  }

  /** Uses that may see the value of this assignment. */
  usesOf(d: Definition, v: VarObj): readonly Ident[] {
    return this.facts.uses
      .of(v)
      .filter(
        (u) =>
          u.role.kind !== "define" && !(u.role.kind === "assign" && u.steps.length === 0) && this.reachingOf(u.ident).includes(d),
      )
      .map((u) => u.ident);
  }

  /** Assignments that share a use with this one, itself included: they need one Rust variable. */
  classOf(d: Definition, v: VarObj): readonly Definition[] {
    const found = new Set<Definition>([d]);
    for (const one of found) {
      for (const u of this.usesOf(one, v)) {
        for (const r of this.reachingOf(u)) if (r !== "outside") found.add(r);
      }
    }
    return [...found];
  }
}

/** `err != nil` or `nil != err`. */
export function isNilCheck(cond: Expr, v: VarObj, op: "==" | "!=", facts: Facts): boolean {
  if (cond.kind === "ParenExpr") return isNilCheck(cond.x, v, op, facts);
  if (cond.kind !== "BinaryExpr" || cond.op !== op) return false;
  const is = (e: Expr): boolean => e.kind === "Ident" && facts.info.objectOf(e) === v;
  return (is(cond.x) && isNilExpr(cond.y, facts)) || (is(cond.y) && isNilExpr(cond.x, facts));
}

const assigns = (a: AssignStmt, v: VarObj, facts: Facts): boolean =>
  a.lhs.some((l) => l.kind === "Ident" && facts.info.objectOf(l) === v);

function directDefinition(s: Stmt, v: VarObj, facts: Facts): Definition | undefined {
  if (s.kind === "LabeledStmt") return directDefinition(s.stmt, v, facts);
  if (s.kind === "AssignStmt") return assigns(s, v, facts) ? s : undefined;
  if (s.kind !== "DeclStmt" || s.decl.kind !== "GenDecl") return undefined;
  return s.decl.specs.find((x): x is ValueSpec => x.kind === "ValueSpec" && x.names.some((n) => facts.info.objectOf(n) === v));
}

/** The expression that gives the variable its value; undefined for a declaration without one. */
export function rhsFor(v: VarObj, d: Definition, facts: Facts): Expr | undefined {
  const names = d.kind === "AssignStmt" ? d.lhs : d.names;
  const values = d.kind === "AssignStmt" ? d.rhs : d.values;
  const i = names.findIndex((n) => n.kind === "Ident" && facts.info.objectOf(n) === v);
  return values.length === names.length ? values[i] : values[0];
}

/** The operand of `%w` in `fmt.Errorf`. */
export function wrappedOperand(call: CallExpr, facts: Facts): Expr | undefined {
  const c = call.args[0] && facts.info.constOf(call.args[0]);
  if (c?.kind !== "string") return undefined;
  const verbs = [...c.value.matchAll(/%[-+# 0]*\d*(?:\.\d+)?([a-zA-Z])/g)].filter(
    (m) => !c.value.slice(0, m.index).endsWith("%") || c.value.slice(0, m.index).endsWith("%%"),
  );
  const i = verbs.findIndex((m) => m[1] === "w");
  return i >= 0 ? call.args[i + 1] : undefined;
}
