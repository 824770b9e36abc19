// Implements named results: variables that start at zero, where the body uses them (idioms.md `named-results`).

import { isResultSetFirst } from "../../analysis/first-values.ts";
import type { BlockStmt } from "../../go/ast.ts";
import type { RustStmt } from "../../rust/ast.ts";
import { letStmt } from "../../rust/factory.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { isErrorType } from "../../plan/results.ts";
import type { Emitter } from "../emitter.ts";
import { isIdle, isSetOnce } from "./deferred-init.ts";
import { zeroOf } from "./zero.ts";
import { t } from "../../rust/factory.ts";

export function namedResults(b: BlockStmt, ctx: Emitter): readonly VarObj[] {
  const f = ctx.facts.tree.parentOf(b);
  if (f?.kind !== "FuncDecl" && f?.kind !== "FuncLit") return [];
  return ctx.info.signatureOf(f).results.vars.filter((v) => v.name !== "" && v.name !== "_");
}

export function declareNamedResults(b: BlockStmt, ctx: Emitter): RustStmt[] {
  return namedResults(b, ctx)
    .filter((v) => isUsed(v, b, ctx))
    .map((v): RustStmt => {
      const owned = ctx.plan.typeOfSlot(v);
      const type = isErrorType(v.type) ? t.option(owned) : owned;
      const zero = zeroOf(v.type, type, ctx);
      const pat = ctx.bind(v, type);
      if (!isErrorType(v.type) && isIdle(zero.expr) && isResultSetFirst(v, b, ctx.facts)) {
        if (isSetOnce(v, b, ctx)) ctx.bindings.keepOnce(v);
        return { kind: "LetStmt", pat, type };
      }
      return letStmt(pat, zero.expr, zero.literal || isErrorType(v.type) ? type : undefined);
    });
}

/** A result that only has a name for the reader needs no variable. */
const isUsed = (v: VarObj, b: BlockStmt, ctx: Emitter): boolean =>
  ctx.facts.uses.of(v).some((u) => u.role.kind !== "define") ||
  ctx.facts
    .nodesOf("ReturnStmt", b)
    .some((r) => r.results.length === 0 && ctx.facts.tree.funcOf(r) === ctx.facts.tree.parentOf(b));
