// Implements comma-ok-result: a function that gives `(T, bool)` gives an `Option<T>` (idioms.md `comma-ok`).

import type { Facts } from "../../lib/analysis/facts.ts";
import type { Expr, FuncDecl, Ident, Node, ReturnStmt, Stmt } from "../../lib/go/ast.ts";
import { isZeroValue, varOf } from "../../lib/patterns/error-facts.ts";
import { covers, defineShape, nearMiss } from "../../lib/patterns/kit.ts";
import { flagTest, leavesBlock } from "../../lib/patterns/ok-checks.ts";
import { isBool, returnsOf } from "../../lib/plan/results.ts";
import type { FuncObj } from "../../lib/semantics/objects.ts";
import { underlying } from "../../lib/semantics/predicates.ts";

export default defineShape<"FuncDecl", FuncObj>({
  id: "comma-ok-result",
  title: "A value that may be missing is an Option",
  category: "errors",
  catalogue: ["comma-ok"],
  what: "The result `(T, bool)` says with its flag whether there is a T. `Option<T>` says the same in one type: `Some(v)` or `None`.",
  why: "No zero value is needed for the case where there is nothing, and nobody can read it by mistake.",
  link: { text: "Option", url: "https://doc.rust-lang.org/std/option/enum.Option.html" },
  root: "FuncDecl",
  tier: "idiom",
  match(node, facts) {
    const f = facts.info.funcObjOf(node);
    const vars = f?.type.results.vars ?? [];
    const flag = vars.at(-1);
    if (!f || !flag || vars.length < 2 || !isBool(flag.type) || !node.body) return undefined;
    if (isFixedByOthers(f, node, facts)) return undefined;
    const returns = returnsOf(node, facts);
    const odd = returns.find(
      (r) =>
        !saysWhetherThere(r, vars.length, facts) &&
        !(isFalse(r.results.at(-1), facts) && r.results.length === vars.length && isOnlyReadWhenThere(f, facts)),
    );
    if (odd) return nearMiss("a value stands beside `false`, or the flag says something else", odd.span);
    if (!returns.some((r) => isFalse(r.results.at(-1), facts) || r.results.length === 1 || varOf(r.results.at(-1), facts)))
      return undefined;
    return covers([], f, { name: node.name.name });
  },
  constrain: (m) => [{ kind: "resultIs", func: m.data, form: "option" }],
});

const isFalse = (e: Expr | undefined, facts: Facts): boolean => {
  const c = e && facts.info.constOf(e);
  return c?.kind === "bool" && !c.value;
};

/** `return v, true`, `return zero, false`, `return v, ok` right out of a lookup. */
function saysWhetherThere(r: ReturnStmt, count: number, facts: Facts): boolean {
  if (r.results.length !== count) return false;
  const flag = r.results.at(-1);
  const c = flag && facts.info.constOf(flag);
  if (c?.kind === "bool") return c.value || r.results.slice(0, -1).every((e) => isZeroValue(e, facts));
  return count === 2 && isLookupPair(r, facts);
}

/** No caller looks at the values where the flag says no: then `return -1, false` says no more than `None`. */
function isOnlyReadWhenThere(f: FuncObj, facts: Facts): boolean {
  const calls = facts.callsOf(f);
  return (
    calls.length > 0 &&
    calls.every(({ call }) => {
      const assign = facts.tree.parentOf(call);
      if (assign?.kind !== "AssignStmt" || assign.lhs.length < 2) return false;
      const flag = varOf(assign.lhs.at(-1), facts);
      const values = assign.lhs.slice(0, -1).flatMap((e) => varOf(e, facts) ?? []);
      if (!flag) return false;
      const outer = facts.tree.parentOf(assign);
      const check = outer?.kind === "IfStmt" && outer.init === assign ? outer : next(assign, facts);
      if (check?.kind !== "IfStmt" || !assign.lhs.every((e) => e.kind === "Ident")) return false;
      const test = flagTest(check.cond, flag, facts);
      if (!test) return false;
      const inside = (place: Node | undefined, id: Ident): boolean => place !== undefined && facts.tree.isInside(id, place);
      return values.every((v) =>
        facts.uses.of(v).every((u) => {
          if (u.role.kind === "define" || u.role.kind === "assign" || u.ident.span.start < assign.span.start) return true;
          if (test === "yes") return inside(check.body, u.ident);
          return check === outer ? inside(check.else, u.ident) : leavesBlock(check.body) && !inside(check, u.ident);
        }),
      );
    })
  );
}

const next = (s: Stmt, facts: Facts): Stmt | undefined => {
  const sib = facts.tree.siblingsOf(s);
  return sib?.list[sib.index + 1];
};

/** Value and flag came out of the same `v, ok := …`, further up in the same block, and neither was assigned since. */
function isLookupPair(r: ReturnStmt, facts: Facts): boolean {
  const [v, ok] = r.results.map((e) => varOf(e, facts));
  const sib = facts.tree.siblingsOf(r);
  const def = sib?.list
    .slice(0, sib.index)
    .findLast(
      (s) => s.kind === "AssignStmt" && s.op === ":=" && s.lhs.length === 2 && s.rhs.length === 1 && varOf(s.lhs[0], facts) === v,
    );
  if (v === undefined || ok === undefined || def?.kind !== "AssignStmt" || varOf(def.lhs[1], facts) !== ok) return false;
  return [v, ok].every((x) =>
    facts.uses.of(x).every((u) => u.role.kind !== "assign" && u.role.kind !== "update" && u.role.kind !== "address"),
  );
}

/** A method that an interface asks for, or a function that is used as a value. */
function isFixedByOthers(f: FuncObj, node: FuncDecl, facts: Facts): boolean {
  if (
    f.recv &&
    facts.info.typeNames.some((o) => {
      const u = underlying(o.type);
      return u.kind === "Interface" && u.methods.some((m) => m.name === f.name);
    })
  )
    return true;
  return facts.nodesOf("Ident").some((id) => {
    if (id === node.name || facts.info.objectOf(id) !== f) return false;
    const parent = facts.tree.parentOf(id);
    const outer = parent?.kind === "SelectorExpr" && parent.sel === id ? parent : id;
    let call = facts.tree.parentOf(outer);
    if (call?.kind === "IndexExpr") call = facts.tree.parentOf(call);
    return call?.kind !== "CallExpr" || call.args.includes(outer as Expr);
  });
}
