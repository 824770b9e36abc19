// Implements what result lists become: plain values, `Result`, `Option` (idioms.md `multi-return`, `err-result`, `comma-ok`).

import type { Facts } from "../analysis/facts.ts";
import type { Expr, FuncDecl, FuncLit, ReturnStmt } from "../go/ast.ts";
import type { RustType } from "../rust/ast.ts";
import { t } from "../rust/factory.ts";
import type { Signature, Type } from "../semantics/types.ts";
import type { ResultPlan } from "./plan.ts";

export const isErrorType = (type: Type): boolean =>
  (type.kind === "Named" && type.obj.pkg === undefined && type.obj.name === "error") ||
  (type.kind === "Open" && type.resolved !== undefined && isErrorType(type.resolved));

export const isBool = (type: Type): boolean => type.kind === "Basic" && (type.basic === "bool" || type.basic === "untyped bool");

/** Return statements of the function itself, not of literals inside it. */
export function returnsOf(f: FuncDecl | FuncLit, facts: Facts): readonly ReturnStmt[] {
  return f.body ? facts.nodesOf("ReturnStmt", f.body).filter((r) => facts.tree.funcOf(r) === f) : [];
}

export interface ResultInput {
  readonly facts: Facts;
  readonly slot: (type: Type, index: number) => RustType;
  readonly error: () => RustType;
  readonly form?: "option" | "result";
}

export function planResult(sig: Signature, input: ResultInput): { readonly plan: ResultPlan; readonly ret?: RustType } {
  const vars = sig.results.vars;
  if (vars.length === 0) return { plan: { kind: "none" } };
  const last = vars.at(-1);
  const values = vars.map((v, i) => input.slot(v.type, i));
  if (last && isErrorType(last.type) && input.form !== "option") {
    const types = values.slice(0, -1);
    const error = input.error();
    return { plan: { kind: "result", types, error }, ret: resultType(tupled(types), error) };
  }
  if (input.form === "option") {
    const types = values.slice(0, -1);
    return { plan: { kind: "option", types }, ret: t.option(tupled(types)) };
  }
  return { plan: { kind: "values", types: values }, ret: tupled(values) };
}

export const tupled = (types: readonly RustType[]): RustType => (types.length === 1 && types[0] ? types[0] : t.tuple(...types));

/** `anyhow::Result<T>` where the error is anyhow's. */
export function resultType(ok: RustType, error: RustType): RustType {
  const last = error.kind === "PathType" ? error.path : undefined;
  return last?.import === "anyhow::Error" || last?.segments.map((s) => s.name).join("::") === "anyhow::Error"
    ? t.anyhowResult(ok)
    : t.result(ok, error);
}

/** Is every value returned at this place a constant? Then a string result is `&'static str`. */
export function returnsOnlyConstants(f: FuncDecl | FuncLit, index: number, facts: Facts): boolean {
  const returns = returnsOf(f, facts);
  return (
    returns.length > 0 &&
    !isSetInside(f, index, facts) &&
    returns.every((r) => r.results[index] !== undefined && facts.info.constOf(r.results[index])?.kind === "string")
  );
}

/** A named result that a function literal, such as a deferred one, assigns to. */
function isSetInside(f: FuncDecl | FuncLit, index: number, facts: Facts): boolean {
  const name = f.type.results?.list.flatMap((r) => r.names)[index];
  const v = name && facts.info.objectOf(name);
  return v?.kind === "Var" && facts.uses.of(v).some((u) => u.role.kind === "assign" && u.func !== f);
}

export const isNilExpr = (e: Expr | undefined, facts: Facts): boolean =>
  e?.kind === "Ident" && facts.info.objectOf(e)?.kind === "Nil";
