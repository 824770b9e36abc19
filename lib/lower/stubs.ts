// Implements stubs: declarations of what a snippet leaves out, so that its Rust compiles (idioms.md A1.5).

import { openIn } from "../plan/opens.ts";
import type { FnItem, RustItem, RustType } from "../rust/ast.ts";
import { block, fnItem, implItem, isBool, isFloat, isNumeric, literalZero, param, path, pathExpr, staticItem, structField, structItem, t, todo, typeAlias } from "../rust/factory.ts";
import type { FuncObj, TypeNameObj, VarObj } from "../semantics/objects.ts";
import type { Open } from "../semantics/types.ts";
import type { Emitter } from "./emitter.ts";

const remark = "// Not in the snippet: declared from how it is used.";

/** Bodies are `todo!()`: what is left out is never invented. */
export function stubItems(ctx: Emitter): RustItem[] {
  const { opens } = ctx.plan;
  const types = opens.all.flatMap((o) => typeStubs(o, ctx));
  const values = ctx.info.assumptions.flatMap(({ obj }) => (obj?.kind === "Var" && obj.role === "assumed" ? valueStub(obj, ctx) : []));
  const functions = ctx.info.assumptions.flatMap(({ obj }) => (obj?.kind === "Func" && obj.assumed && !obj.recv && !obj.pkg ? [functionStub(obj, ctx)] : []));
  const [first, ...rest] = [...types, ...missingMethods(ctx), ...values, ...functions];
  return first ? [{ ...first, trivia: { leading: [remark], blankBefore: true } }, ...rest] : [];
}
