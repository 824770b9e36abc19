// Implements refusals on the floor: a statement that can't be said is a `todo!` in its place, and what it declares keeps its type.

import type { Expr, Stmt } from "../../go/ast.ts";
import type { RustStmt } from "../../rust/ast.ts";
import { exprStmt, unreachable } from "../../rust/factory.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { declare } from "./assign.ts";
import type { Floor } from "./context.ts";
import { Beyond } from "./types.ts";

export function contained(s: Stmt, f: Floor, make: () => RustStmt[]): RustStmt[] {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof Beyond)) throw error;
    const vars = declaredBy(s, f);
    for (const v of vars) f.rust(v.type); // of a type that can't be said nothing can be declared
    const todo = f.output.refuse(s, error.code, error.args);
    const [first, ...others] = vars;
    if (!first) return [exprStmt(todo, true)];
    // A `todo!()` fits every type, and what comes after it is never reached.
    return [declare(first, todo, f), ...others.map((v) => declare(v, unreachable(), f))];
  }
}

/** The variables that later statements may use. */
function declaredBy(s: Stmt, f: Floor): readonly VarObj[] {
  const names: readonly Expr[] =
    s.kind === "AssignStmt" && s.op === ":="
      ? s.lhs
      : s.kind === "DeclStmt" && s.decl.kind === "GenDecl" && s.decl.tok === "var"
        ? s.decl.specs.flatMap((spec) => (spec.kind === "ValueSpec" ? spec.names : []))
        : [];
  return names.flatMap((e) => {
    const v = e.kind === "Ident" && e.name !== "_" && f.info.isDef(e) ? f.info.objectOf(e) : undefined;
    return v?.kind === "Var" ? [v] : [];
  });
}
