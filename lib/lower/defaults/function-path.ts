// Implements the path by which a function of the snippet is called.

import { constructorName } from "../../plan/signatures.ts";
import type { FuncPlan } from "../../plan/plan.ts";
import type { RustExpr } from "../../rust/ast.ts";
import { pathExpr, plain } from "../../rust/factory.ts";
import { rustName, snakeCase } from "../../rust/names.ts";
import type { FuncObj } from "../../semantics/objects.ts";
import type { Emitter } from "../emitter.ts";

/** Module that stands for a package: `gorilla/mux` is `mux`. */
export const packageName = (path: string): string => rustName(snakeCase(path.slice(path.lastIndexOf("/") + 1)));

/** `name`, `Type::new` for constructors. */
export function functionPath(f: FuncObj, plan: FuncPlan, ctx: Emitter): RustExpr {
  if (f.pkg) return pathExpr(plain(`${packageName(f.pkg)}::${ctx.nameOf(f)}`));
  if (!plan.constructorOf) return pathExpr(ctx.nameOf(f));
  return pathExpr(`${ctx.plan.names.of(plan.constructorOf)}::${constructorName(f, plan.constructorOf)}`);
}
