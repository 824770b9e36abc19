// Implements doubts about parts of a slice that grow: `append` to `xs[:2]` writes into the room behind it, which `xs` shows. So
// does `append` to what a function was given, where the caller's slice has room.

import type { Facts } from "../../analysis/facts.ts";
import { mayHaveRoom } from "../../analysis/room.ts";
import { storageOf } from "../../analysis/storage.ts";
import type { Use } from "../../analysis/uses.ts";
import type { CallExpr, Expr, Node, NodeOf } from "../../go/ast.ts";
import type { FuncObj, VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export function grownParts(facts: Facts): readonly Evidence[] {
  const growth = new Growth(facts);
  return [
    ...facts.nodesOf("SliceExpr").flatMap((e) => (isPart(e, facts) && growth.isSeen(e, e) ? [shown(e, facts)] : [])),
    ...facts
      .nodesOf("CallExpr")
      .flatMap((c) =>
        growth.givenBack(c).flatMap((a) => (mayHaveRoom(a, facts) && growth.isGrownAgain(a, c) ? [shown(a, facts)] : [])),
      ),
  ];
}

const shown = (e: Expr, facts: Facts): Evidence =>
  doubt(e, `what grows behind \`${facts.textOf(e)}\` is seen through \`${facts.textOf(storageOf(e))}\``);

/** A slice with room behind it: `xs[:n]` ends before its array does, and no third index takes the room away. */
const isPart = (e: NodeOf<"SliceExpr">, facts: Facts): boolean =>
  e.high !== undefined && e.max === undefined && underlying(facts.info.typeOf(e)).kind === "Slice";

class Growth {
  private readonly open = new Set<VarObj>();

  constructor(private readonly facts: Facts) {}

  /** Does what `e` gives go where it grows, while the storage of `whole` is still read? */
  isSeen(e: Expr, whole: Expr): boolean {
    const { facts } = this;
    const p = facts.tree.parentOf(e);
    if (p?.kind === "ParenExpr") return this.isSeen(p, whole);
    if (p?.kind === "CallExpr") {
      const i = p.args.indexOf(e);
      if (facts.info.builtinOf(p) === "append") return i === 0 && this.isRead(whole, p);
      const f = facts.info.calleeOf(p);
      return f !== undefined && i >= 0 && this.grows(paramOf(f, i)) && this.isRead(whole, p);
    }
    const into = p && this.variableGiven(e, p);
    if (into) return !this.isStorage(into, whole) && this.grows(into) && this.isRead(whole, e);
    const field = p && fieldGiven(e, p, facts);
    return field !== undefined && this.growsField(field) && this.isRead(whole, e);
  }

  /** What is kept grown under another name: `ys := append(xs, 1)`, and the arguments of a function that returns them so. */
  givenBack(c: CallExpr): readonly Expr[] {
    const [first] = c.args;
    if (first && this.facts.info.builtinOf(c) === "append")
      return this.targetOf(c) || this.facts.tree.parentOf(c)?.kind === "ValueSpec" ? [first] : [];
    const f = this.facts.info.calleeOf(c);
    const decl = f && this.facts.declOf(f);
    if (!f || !decl) return [];
    return c.args.filter((a, i) => {
      const p = paramOf(f, i);
      if (!p || underlying(p.type).kind !== "Slice" || f.type.variadic) return false;
      return this.facts.uses.of(p).some((u) => {
        if (u.steps.length > 0 || u.role.kind !== "argument" || u.role.builtin !== "append" || u.role.index !== 0) return false;
        return (
          storageOf(a).kind !== "CallExpr" &&
          this.facts.tree.parentOf(this.facts.tree.parentOf(u.ident) as Node)?.kind === "ReturnStmt"
        );
      });
    });
  }

  /** Is the storage of `whole` read after this place, other than to be replaced by what the place gives? */
  isRead(whole: Expr, at: Node): boolean {
    const { facts } = this;
    const root = rootOf(whole);
    const v = root.kind === "Ident" ? facts.info.objectOf(root) : undefined;
    if (v?.kind !== "Var") return false;
    const target = this.targetOf(at);
    if (target && facts.textOf(target) === facts.textOf(storageOf(whole))) return false;
    const stmt = facts.tree.stmtOf(at) ?? at;
    const isLater = (u: Use): boolean =>
      !facts.tree.isInside(u.ident, stmt) && !(u.role.kind === "assign" && u.steps.length === 0);
    return (
      facts.isUsedAfter(v, at, isLater) ||
      v.role === "package" ||
      v.role === "receiver" ||
      (v.role === "param" && this.isReadByCaller(v))
    );
  }

  /** What is grown twice from the same end: the second one writes over what the first one added. */
  isGrownAgain(whole: Expr, at: CallExpr): boolean {
    const { facts } = this;
    const root = rootOf(whole);
    const v = root.kind === "Ident" ? facts.info.objectOf(root) : undefined;
    const target = this.targetOf(at);
    if (v?.kind !== "Var" || (target && facts.textOf(target) === facts.textOf(whole))) return false;
    return facts.isUsedAfter(v, at, (u) => facts.textOf(u.place) === facts.textOf(whole) && this.isGrown(u));
  }

  /** Does a caller go on reading what it gave for the parameter? */
  private isReadByCaller(p: VarObj): boolean {
    if (this.open.has(p)) return false;
    this.open.add(p);
    const { facts } = this;
    const f = facts.nodesOf("FuncDecl").flatMap((d) => facts.info.funcObjOf(d) ?? []);
    const read = f.some((g) => {
      const i = g.type.params.vars.indexOf(p);
      return i >= 0 && facts.callsOf(g).some((c) => this.isArgumentRead(c.call, i));
    });
    this.open.delete(p);
    return read;
  }

  private isArgumentRead(c: CallExpr, i: number): boolean {
    const a = c.args[i];
    return a !== undefined && this.isRead(a, c);
  }

  /** `xs = f(xs)`: where the place's value goes. */
  private targetOf(at: Node): Expr | undefined {
    const p = this.facts.tree.parentOf(at);
    if (p?.kind === "ParenExpr") return this.targetOf(p);
    return p?.kind === "AssignStmt" && p.lhs.length === p.rhs.length ? p.lhs[p.rhs.indexOf(at as Expr)] : undefined;
  }

  private isStorage(v: VarObj, whole: Expr): boolean {
    const s = storageOf(whole);
    return s.kind === "Ident" && this.facts.info.objectOf(s) === v;
  }

  private variableGiven(e: Expr, p: Node): VarObj | undefined {
    const name =
      p.kind === "AssignStmt" && p.lhs.length === p.rhs.length
        ? p.lhs[p.rhs.indexOf(e)]
        : p.kind === "ValueSpec"
          ? p.names[p.values.indexOf(e)]
          : undefined;
    const v = name?.kind === "Ident" ? this.facts.info.objectOf(name) : undefined;
    return v?.kind === "Var" ? v : undefined;
  }

  private grows(v: VarObj | undefined): boolean {
    if (!v || this.open.has(v)) return false;
    this.open.add(v);
    const grown = this.facts.uses.of(v).some((u) => u.steps.length === 0 && this.isGrown(u));
    this.open.delete(v);
    return grown;
  }

  private isGrown({ role }: Use): boolean {
    if (role.kind !== "argument") return false;
    if (role.builtin) return role.builtin === "append" && role.index === 0;
    return role.callee !== undefined && this.grows(paramOf(role.callee, role.index));
  }

  private growsField(field: VarObj): boolean {
    return this.facts.nodesOf("CallExpr").some((c) => {
      const first = this.facts.info.builtinOf(c) === "append" ? c.args[0] : undefined;
      return first?.kind === "SelectorExpr" && this.facts.info.objectOf(first.sel) === field;
    });
  }
}

const rootOf = (e: Expr): Expr => {
  const s = storageOf(e);
  return s.kind === "SelectorExpr" || s.kind === "StarExpr" ? rootOf(s.x) : s;
};

const paramOf = (f: FuncObj, index: number): VarObj | undefined => (f.origin ?? f).type.params.vars[index];

/** `s.data = xs[:2]`, `S{xs[:2]}`, `S{data: xs[:2]}`. */
function fieldGiven(e: Expr, p: Node, facts: Facts): VarObj | undefined {
  if (p.kind === "AssignStmt") {
    const target = p.lhs[p.rhs.indexOf(e)];
    const field = target?.kind === "SelectorExpr" ? facts.info.objectOf(target.sel) : undefined;
    return field?.kind === "Var" && target && facts.textOf(target) !== facts.textOf(storageOf(e)) ? field : undefined;
  }
  if (p.kind === "KeyValueExpr") {
    const field = p.key.kind === "Ident" ? facts.info.objectOf(p.key) : undefined;
    return field?.kind === "Var" && field.role === "field" ? field : undefined;
  }
  if (p.kind !== "CompositeLit") return undefined;
  const u = underlying(facts.info.typeOf(p));
  return u.kind === "Struct" ? u.fields[p.elts.indexOf(e)] : undefined;
}
