// Implements doubts about floats that become infinite, which `{:.2}` prints otherwise than `%.2f`: a division by what is zero.

import { givenAt } from "../../analysis/given.ts";
import type { Facts } from "../../analysis/facts.ts";
import type { Expr } from "../../go/ast.ts";
import { isFloat } from "../../semantics/predicates.ts";
import type { VarObj } from "../../semantics/objects.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export function infiniteFloats(facts: Facts): readonly Evidence[] {
  const found = facts.nodesOf("BinaryExpr").filter((b) => b.op === "/" && isFloat(facts.info.typeOf(b)) && isZero(b.y, facts, 3));
  if (found.length === 0 || !facts.nodesOf("BasicLit").some((lit) => printsFixed(lit, facts))) return [];
  return found.map((b) => doubt(b.y, "a division of floats by what is zero here"));
}

/** A format with `%f` or its kin; of `%v` the caution on floats says it. */
const printsFixed = (e: Expr, facts: Facts): boolean => {
  const c = facts.info.constOf(e);
  return c?.kind === "string" && /%[-+# 0-9.*[\]]*[fFeE]/.test(c.value);
};

/** A variable that is zero from its declaration on, or a parameter that some call gives zero and nobody asks about. */
function isZero(e: Expr, facts: Facts, depth: number): boolean {
  const c = facts.info.constOf(e);
  if (c) return isZeroConst(c);
  const v = e.kind === "Ident" ? facts.info.objectOf(e) : undefined;
  if (v?.kind !== "Var" || depth === 0 || isChanged(v, facts) || isAsked(v, facts)) return false;
  if (v.role === "local") {
    const decl = facts.uses.of(v).find((u) => u.role.kind === "define")?.ident;
    const p = decl && facts.tree.parentOf(decl);
    if (p?.kind === "ValueSpec" && p.values.length === 0) return true;
    const made = decl && givenAt(decl, facts);
    return made !== undefined && isZero(made, facts, depth - 1);
  }
  if (v.role !== "param") return false;
  const d = facts.tree.funcOf(e);
  const f = d?.kind === "FuncDecl" ? facts.info.funcObjOf(d) : undefined;
  const index = f?.type.params.vars.indexOf(v) ?? -1;
  return (
    f !== undefined &&
    index >= 0 &&
    facts.callsOf(f).some(({ call }) => {
      const arg = call.args[index];
      return arg !== undefined && isZero(arg, facts, depth - 1);
    })
  );
}

const isZeroConst = (c: NonNullable<ReturnType<Facts["info"]["constOf"]>>): boolean =>
  (c.kind === "int" && c.value === 0n) || (c.kind === "float" && c.value.num === 0n);

const isChanged = (v: VarObj, facts: Facts): boolean =>
  facts.uses.of(v).some((u) => u.role.kind === "assign" || u.role.kind === "update" || u.role.kind === "address");

const isAsked = (v: VarObj, facts: Facts): boolean =>
  facts.uses.of(v).some((u) => {
    const p = facts.tree.parentOf(u.place);
    return p?.kind === "BinaryExpr" && ["==", "!=", "<", "<=", ">", ">="].includes(p.op);
  });
