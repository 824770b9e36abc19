// Implements constructors of macro calls.

import type { FormatArg, RustExpr, RustPat } from "../ast.ts";

/** An argument of a format macro: an expression, or one with a name (`name = expr`). */
export type FormatArgLike = RustExpr | FormatArg;
const formatArg = (arg: FormatArgLike): FormatArg => ("expr" in arg && !("kind" in arg) ? arg : { expr: arg as RustExpr });

/** Any macro that ends in a format text: `formatMacro("write", "{x}", [], [dest])`. */
export const formatMacro = (
  name: string,
  template: string | undefined,
  args: readonly FormatArgLike[] = [],
  lead: readonly RustExpr[] = [],
  importPath?: string,
): RustExpr => ({
  kind: "FormatMacro",
  name,
  ...(lead.length > 0 && { lead }),
  ...(template !== undefined && { template }),
  args: args.map(formatArg),
  ...(importPath !== undefined && { import: importPath }),
});

const simple =
  (name: string) =>
  (template?: string, args: readonly FormatArgLike[] = []): RustExpr =>
    formatMacro(name, template, args);

/** `println!("…", args)`; without a template `println!()`. */
export const println = simple("println");
export const print = simple("print");
export const eprintln = simple("eprintln");
export const eprint = simple("eprint");
export const format = simple("format");
export const panic = simple("panic");
export const unreachable = simple("unreachable");
export const todo = simple("todo");
/** `anyhow!("…")` and `bail!("…")`, with their imports. */
export const anyhow = (template: string, args: readonly FormatArgLike[] = []): RustExpr =>
  formatMacro("anyhow", template, args, [], "anyhow::anyhow");
export const bail = (template: string, args: readonly FormatArgLike[] = []): RustExpr =>
  formatMacro("bail", template, args, [], "anyhow::bail");
export const write = (dest: RustExpr, template: string, args: readonly FormatArgLike[] = []): RustExpr =>
  formatMacro("write", template, args, [dest]);
export const writeln = (dest: RustExpr, template?: string, args: readonly FormatArgLike[] = []): RustExpr =>
  formatMacro("writeln", template, args, [dest]);
export const assert = (cond: RustExpr, template?: string, args: readonly FormatArgLike[] = []): RustExpr =>
  formatMacro("assert", template, args, [cond]);
export const assertEq = (left: RustExpr, right: RustExpr): RustExpr => formatMacro("assert_eq", undefined, [], [left, right]);

/** Any other macro whose arguments are expressions or patterns. */
export const macroCall = (
  name: string,
  args: readonly (RustExpr | RustPat)[] = [],
  delim: "(" | "[" | "{" = "(",
  importPath?: string,
): RustExpr => ({ kind: "MacroExpr", name, delim, args, ...(importPath !== undefined && { import: importPath }) });
export const vecMacro = (elems: readonly RustExpr[]): RustExpr => macroCall("vec", elems, "[");
/** `vec![elem; len]`. */
export const vecRepeat = (elem: RustExpr, len: RustExpr): RustExpr => ({
  kind: "MacroExpr",
  name: "vec",
  delim: "[",
  args: [elem, len],
  repeat: true,
});
export const matches = (expr: RustExpr, pat: RustPat, guard?: RustExpr): RustExpr => ({
  kind: "MacroExpr",
  name: "matches",
  delim: "(",
  args: [expr, pat],
  ...(guard && { guard }),
});

export type SelectArm = Extract<RustExpr, { kind: "SelectMacro" }>["arms"][number];
/** `tokio::select! { … }`. */
export const select = (
  arms: readonly SelectArm[],
  options: { readonly biased?: boolean; readonly else?: RustExpr } = {},
): RustExpr => ({
  kind: "SelectMacro",
  biased: options.biased ?? false,
  arms,
  ...(options.else && { else: options.else }),
});
