// Implements the path by which a function of the snippet is called.

import type { CallExpr } from "../../go/ast.ts";
import { constructorName } from "../../plan/signatures.ts";
import type { FuncPlan } from "../../plan/plan.ts";
import type { RustExpr, RustType } from "../../rust/ast.ts";
import { pathExpr, plain } from "../../rust/factory.ts";
import { rustName, snakeCase } from "../../rust/names.ts";
import type { FuncObj } from "../../semantics/objects.ts";
import type { Emitter } from "../emitter.ts";

/** Module that stands for a package: `gorilla/mux` is `mux`. */
export const packageName = (path: string): string => rustName(snakeCase(path.slice(path.lastIndexOf("/") + 1)));

/** `name`, `Type::new` for constructors. */
export function functionPath(f: FuncObj, plan: FuncPlan, ctx: Emitter, at?: CallExpr): RustExpr {
  if (f.pkg) return pathExpr(plain(`${packageName(f.pkg)}::${ctx.nameOf(f)}`));
  const given = at && explicitTypes(at, ctx);
  if (!plan.constructorOf) return pathExpr(given ? { segments: [{ name: ctx.nameOf(f), generics: given }] } : ctx.nameOf(f));
  return pathExpr(`${ctx.plan.names.of(plan.constructorOf)}::${constructorName(f, plan.constructorOf)}`);
}

/** `NewRing[int](3)`: what the Go says because no argument does, the Rust says too. */
function explicitTypes(c: CallExpr, ctx: Emitter): readonly RustType[] | undefined {
  const f = c.fun;
  const id = f.kind === "IndexExpr" && f.x.kind === "Ident" ? f.x : undefined;
  const types = id && ctx.info.instanceOf(id);
  return types && types.length > 0 ? types.map((type) => ctx.rustType(type)) : undefined;
}
