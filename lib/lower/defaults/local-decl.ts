// Implements `var`, `const` and `type` inside functions.

import { firstValue } from "./first-value.ts";
import type { GenDecl, ValueSpec } from "../../go/ast.ts";
import type { RustItem, RustStmt } from "../../rust/ast.ts";
import { exprStmt, itemStmt, letStmt } from "../../rust/factory.ts";
import { isErrorType } from "../../plan/results.ts";
import { t } from "../../rust/factory.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import { constItem } from "../items/consts.ts";
import { typeItems } from "../items/types.ts";
import type { Emitter } from "../emitter.ts";
import { declareChannel } from "./concurrency.ts";
import { declareLocal } from "./declare.ts";
import { nestedOf } from "./local-fns.ts";
import { nestedFn } from "./nested-fn.ts";
import { lowerFallibleSpec } from "./fallible.ts";
import { withTrivia } from "../trivia.ts";
import { zeroOf } from "./zero.ts";

export function lowerLocalDecl(d: GenDecl, ctx: Emitter): RustStmt[] {
  return d.specs.flatMap((s) => {
    switch (s.kind) {
      case "ValueSpec":
        return withTrivia(d.tok === "const" ? localConsts(s, ctx) : localVars(s, ctx), [s.trivia]);
      case "TypeSpec":
        if (underlying(ctx.info.typeOf(s.type)).kind === "Interface") {
          // Implementations stand at the top level: the trait must be seen there.
          ctx.input.output.hoisted.push(...typeItems(s, ctx));
          return [];
        }
        return typeItems(s, ctx).map((i): RustStmt => itemStmt(i));
      default:
        return [];
    }
  });
}

function localConsts(s: ValueSpec, ctx: Emitter): RustStmt[] {
  return s.names.flatMap((n): RustStmt[] => {
    const item: RustItem | undefined = constItem(n, ctx);
    return item ? [itemStmt(item)] : [];
  });
}

/** `var s string; s = "x"`: the assignment declares it, and nothing reads the empty text before. */
function isShadowedUnread(v: VarObj, ctx: Emitter): boolean {
  if (!ctx.facts.canShadow(v)) return false;
  const first = ctx.facts.uses.of(v).find((u) => u.role.kind !== "define");
  if (first?.role.kind !== "assign" || first.role.stmt.kind !== "AssignStmt") return false;
  return !first.role.stmt.rhs.some((r) => ctx.facts.nodesOf("Ident", r).some((id) => ctx.info.objectOf(id) === v));
}

function localVars(s: ValueSpec, ctx: Emitter): RustStmt[] {
  const channels = declareChannel(s, ctx);
  if (channels) return channels;
  if (s.values.length === 1 && s.names.length > 1) return lowerFallibleSpec(s, ctx);
  return s.names.flatMap((n, i) => {
    const v = ctx.info.objectOf(n);
    const value = s.values[i];
    if (v?.kind !== "Var") {
      if (!value) return [];
      const x = ctx.expr(value);
      return [...x.before, letStmt({ kind: "WildPat" }, x.expr)];
    }
    const nested = nestedOf(v, ctx);
    if (!value && (nested || isShadowedUnread(v, ctx))) return [];
    if (value && nested) return nestedFn(v, nested, ctx);
    if (value) return declareLocal(v, firstValue(v, value, s.type !== undefined, ctx), ctx);
    const owned = ctx.plan.typeOfSlot(v);
    const type = isErrorType(v.type) ? t.option(owned) : owned;
    if (type.kind === "PathType" && type.path.segments[0]?.name === "dyn")
      return [exprStmt(ctx.unsupported(s, "FG0101", { what: "this variable" }).expr, true)];
    return declareLocal(v, zeroOf(v.type, type, ctx), ctx);
  });
}
