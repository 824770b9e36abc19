// Implements local lists of pointers that only look: the nodes that a walk has still to come to. They own none of them.

import type { Facts } from "../../analysis/facts.ts";
import type { Use } from "../../analysis/uses.ts";
import type { Expr } from "../../go/ast.ts";
import type { TypeNameObj, VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import { pointeeName } from "./pointee.ts";

/** Lists of pointers to the type that stay in their function, and whose elements are not changed. */
export function lookingLists(type: TypeNameObj, facts: Facts): ReadonlySet<VarObj> {
  const isLocalList = (v: VarObj): boolean => {
    const u = underlying(v.type);
    return v.role === "local" && v.type.kind === "Slice" && u.kind === "Slice" && pointeeName(u.elem) === type;
  };
  let lists = new Set(facts.uses.variables.filter((v) => isLocalList(v) && facts.capturesOf(v).length === 0));
  // One that is given to another list only looks where that one does.
  for (;;) {
    const search = new Search(lists, facts);
    const left = new Set([...lists].filter((v) => facts.uses.of(v).every((use) => search.onlyLooks(v, use))));
    if (left.size === lists.size) return left;
    lists = left;
  }
}

class Search {
  constructor(
    private readonly lists: ReadonlySet<VarObj>,
    private readonly facts: Facts,
  ) {}

  onlyLooks(v: VarObj, u: Use): boolean {
    const [step, ...more] = u.steps;
    if (step === undefined) return this.keepsHere(v, u);
    if (more.length > 0) return step.step === "index" && !["assign", "update", "address"].includes(u.role.kind);
    if (step.step === "slice") return this.isGivenBack(v, u.place);
    return step.step === "index" && ["read", "nil-compare", "store"].includes(u.role.kind) && !isKept(u);
  }

  /** The list itself: made, appended to, measured, walked. */
  private keepsHere(v: VarObj, u: Use): boolean {
    const { facts } = this;
    switch (u.role.kind) {
      case "define": {
        const p = facts.tree.parentOf(u.ident);
        const value = p?.kind === "AssignStmt" && p.lhs.length === p.rhs.length ? p.rhs[p.lhs.indexOf(u.ident)] : undefined;
        if (p?.kind === "ValueSpec") return p.values.length === 0;
        return value !== undefined && this.isMade(v, value);
      }
      case "assign":
        return u.role.rhs !== undefined && this.isMade(v, u.role.rhs);
      case "store":
        return u.role.variable !== undefined && this.lists.has(u.role.variable);
      case "argument":
        return (
          u.role.builtin === "len" || (u.role.builtin === "append" && u.role.index === 0 && this.isGivenBack(v, u.role.call))
        );
      case "range":
      case "nil-compare":
        return true;
      default:
        return false;
    }
  }

  /** A list that is written out or made, what `append` gives, a part of the list itself, or another that only looks. */
  private isMade(v: VarObj, e: Expr): boolean {
    const { facts } = this;
    if (e.kind === "CompositeLit") return e.elts.every((x) => x.kind !== "KeyValueExpr");
    if (e.kind === "SliceExpr") return isOf(e.x, v, facts) && e.max === undefined;
    const other = e.kind === "Ident" ? facts.info.objectOf(e) : undefined;
    if (other) return other.kind === "Nil" || (other.kind === "Var" && this.lists.has(other));
    const builtin = e.kind === "CallExpr" ? facts.info.builtinOf(e) : undefined;
    if (e.kind !== "CallExpr") return false;
    if (builtin === "make") return isZero(e.args[1], facts);
    return builtin === "append" && !e.ellipsis && e.args[0] !== undefined && isOf(e.args[0], v, facts);
  }

  /** `xs = append(xs, …)`, `xs = xs[1:]`. */
  private isGivenBack(v: VarObj, e: Expr): boolean {
    const p = this.facts.tree.parentOf(e);
    return p?.kind === "AssignStmt" && p.lhs.length === 1 && p.lhs[0] !== undefined && isOf(p.lhs[0], v, this.facts);
  }
}

/** `xs[0]` goes to a local, and nowhere else. */
const isKept = (u: Use): boolean => u.role.kind === "store" && u.role.into !== "variable";

const isOf = (e: Expr, v: VarObj, facts: Facts): boolean => e.kind === "Ident" && facts.info.objectOf(e) === v;

function isZero(e: Expr | undefined, facts: Facts): boolean {
  const c = e && facts.info.constOf(e);
  return c?.kind === "int" && c.value === 0n;
}

/** The value becomes an element of one of the lists: `xs = append(xs, e)`, `xs := []*T{e}`. */
export function isPutInto(e: Expr, lists: ReadonlySet<VarObj>, facts: Facts): boolean {
  const made = facts.tree.parentOf(e);
  const isElement = made?.kind === "CompositeLit" || (made?.kind === "CallExpr" && facts.info.builtinOf(made) === "append");
  const list = isElement ? lookingListOf(made, lists, facts) : undefined;
  return list !== undefined;
}

/** The list that the expression is, or that it becomes. */
export function lookingListOf(e: Expr, lists: ReadonlySet<VarObj>, facts: Facts): VarObj | undefined {
  const s = facts.tree.parentOf(e);
  const target = e.kind !== "Ident" && s?.kind === "AssignStmt" ? s.lhs[s.rhs.indexOf(e)] : e;
  const v = target?.kind === "Ident" ? facts.info.objectOf(target) : undefined;
  return v?.kind === "Var" && lists.has(v) ? v : undefined;
}
