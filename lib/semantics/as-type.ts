// Implements `if e, ok := errors.AsType[T](err); ok` as what it is short for: `var e T; if errors.As(err, &e)`. The program is
// rewritten and checked again.

import type { CallExpr, Expr, File, Ident, IfStmt, SelectorExpr, Stmt } from "../go/ast.ts";
import { restated } from "../go/rewrite.ts";
import { mentionsName } from "../go/walk.ts";
import { checkPackage } from "./check.ts";
import type { TypeInfo } from "./info.ts";
import type { PackageSource } from "./package-source.ts";

export function withoutAsType(info: TypeInfo, packages: PackageSource): TypeInfo | undefined {
  if (info.homes.length > 0) return undefined;
  const files = info.files.map((f) => withAs(f, info));
  if (files.every((f, i) => f === info.files[i])) return undefined;
  const again = checkPackage(files, packages);
  return again.diagnostics.length <= info.diagnostics.length ? again : undefined;
}

const withAs = (file: File, info: TypeInfo): File =>
  restated(file, (s, list) => (s.kind === "IfStmt" ? asked(s, list, info) : undefined));

function asked(s: IfStmt, list: readonly Stmt[], info: TypeInfo): readonly Stmt[] | undefined {
  const { init } = s;
  const [target, ok] = init?.kind === "AssignStmt" && init.op === ":=" && init.lhs.length === 2 ? init.lhs : [];
  const call = init?.kind === "AssignStmt" && init.rhs.length === 1 ? init.rhs[0] : undefined;
  const found = call?.kind === "CallExpr" ? typeAsked(call, info) : undefined;
  if (!found || call?.kind !== "CallExpr" || target?.kind !== "Ident" || ok?.kind !== "Ident") return undefined;
  const both = s.cond.kind === "BinaryExpr" && s.cond.op === "&&" ? s.cond : undefined;
  if (!isNamed(both?.x ?? s.cond, ok.name)) return undefined;
  if ([both?.y, s.body, s.else].some((n) => n && mentionsName(n, ok.name))) return undefined;
  // The variable comes to stand before the `if`: nothing else there may have its name.
  const name = target.name === "_" ? "target" : target.name;
  if (list.some((x) => x !== s && mentionsName(x, name)) || (target.name === "_" && mentionsName(s, name))) return undefined;
  const variable: Ident = { ...target, name };
  const { trivia, init: _, ...rest } = s;
  const address: Expr = { kind: "UnaryExpr", op: "&", x: { ...variable }, span: target.span };
  const as: CallExpr = { ...call, fun: { ...found.sel, sel: { ...found.sel.sel, name: "As" } }, args: [...call.args, address] };
  const spec = { kind: "ValueSpec" as const, names: [variable], type: found.type, values: [], iota: 0, span: target.span };
  const decl: Stmt = {
    kind: "DeclStmt",
    decl: { kind: "GenDecl", tok: "var", specs: [spec], parenthesized: false, span: target.span },
    span: target.span,
    ...(trivia && { trivia }),
  };
  return [decl, { ...rest, cond: both ? { ...both, x: as } : as }];
}

/** The type of `errors.AsType[T](err)`. */
function typeAsked(c: CallExpr, info: TypeInfo): { readonly sel: SelectorExpr; readonly type: Expr } | undefined {
  const [type, ...more] = c.fun.kind === "IndexExpr" ? c.fun.indices : [];
  const sel = c.fun.kind === "IndexExpr" ? c.fun.x : undefined;
  const callee = info.calleeOf(c);
  if (sel?.kind !== "SelectorExpr" || !type || more.length > 0 || c.args.length !== 1) return undefined;
  return callee?.pkg === "errors" && callee.name === "AsType" ? { sel, type } : undefined;
}

const isNamed = (e: Expr, name: string): boolean => e.kind === "Ident" && e.name === name;
