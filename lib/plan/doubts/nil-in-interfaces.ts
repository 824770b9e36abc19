// Implements doubts about nil pointers that come to stand behind an interface: Go's interface is not nil then, an option in Rust is.

import { wantedTypes } from "../../analysis/conversions.ts";
import { type Facts, originOf } from "../../analysis/facts.ts";
import type { Expr } from "../../go/ast.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Evidence } from "../decision.ts";
import { isKnownNode } from "../pointers/known-nodes.ts";
import { collectNilable, isNilIdent } from "../pointers/nilable.ts";
import { doubt } from "./doubt.ts";

export const nilInInterfaces = (facts: Facts): readonly Evidence[] => {
  const put = wantedTypes(facts).filter(
    ({ expr, type }) =>
      type.kind !== "TypeParam" &&
      underlying(type).kind === "Interface" &&
      facts.info.typeOf(expr).kind === "Pointer" &&
      !isHandedToLibrary(expr, facts) &&
      !isForCheck(expr, facts),
  );
  if (put.length === 0) return [];
  const { slots } = collectNilable(facts, new Set());
  return put.flatMap(({ expr }) =>
    mayBeNil(expr, slots, facts) && !isKnownNode(expr, facts)
      ? [doubt(expr, `\`${facts.textOf(expr)}\` may be a nil pointer, and stands for an interface`)]
      : [],
  );
};

function mayBeNil(e: Expr, slots: ReadonlySet<VarObj>, facts: Facts): boolean {
  const { info } = facts;
  const isSlot = (v: VarObj | undefined): boolean => v !== undefined && slots.has(v.origin ?? v);
  switch (e.kind) {
    case "ParenExpr":
      return mayBeNil(e.x, slots, facts);
    case "Ident": {
      const v = info.objectOf(e);
      return v?.kind === "Var" && isSlot(v);
    }
    case "SelectorExpr": {
      const v = info.selectionOf(e)?.obj;
      return v?.kind === "Var" && isSlot(v);
    }
    case "CallExpr": {
      const [arg] = e.args;
      if (info.isConversion(e)) return arg !== undefined && (isNilIdent(arg, facts) || mayBeNil(arg, slots, facts));
      const f = info.calleeOf(e);
      return f !== undefined && !f.pkg && !f.assumed && isSlot(originOf(f).type.results.vars[0]);
    }
    default:
      return false;
  }
}

/** What `fmt` prints and `errors.As` fills is asked for its type there, not compared with nil. */
function isHandedToLibrary(e: Expr, facts: Facts): boolean {
  const p = facts.tree.parentOf(e);
  return p?.kind === "CallExpr" && Boolean(facts.info.calleeOf(p)?.pkg);
}

/** `var _ Shape = (*Square)(nil)` only asks whether the type fits. */
function isForCheck(e: Expr, facts: Facts): boolean {
  const p = facts.tree.parentOf(e);
  return p?.kind === "ValueSpec" && p.names.every((n) => n.name === "_");
}
