// Implements the parts of a Rust format text: literal text, and arguments with their specs; and their assembly into a macro's operands.

import type { FormatArg, RustExpr } from "../../lib/rust/ast.ts";
import { format, methodCall, str } from "../../lib/rust/factory.ts";
import type { Directive } from "./_verbs.ts";

export type Piece = TextPiece | ArgPiece;
export interface TextPiece {
  readonly kind: "text";
  readonly text: string;
}
export interface ArgPiece {
  readonly kind: "arg";
  readonly expr: RustExpr;
  /** What stands behind the colon: `>5`, `.2`, `?`. */
  readonly spec: string;
  /** The expression is a `String` of its own. */
  readonly owned?: boolean;
}
/** A width or precision that an operand holds. */
export interface NamedAmount {
  readonly name: string;
  readonly expr: RustExpr;
}

export const text = (value: string): TextPiece => ({ kind: "text", text: value });
export const arg = (expr: RustExpr, spec = ""): ArgPiece => ({ kind: "arg", expr, spec });
export const ownedArg = (expr: RustExpr, spec = ""): ArgPiece => ({ kind: "arg", expr, spec, owned: true });

export interface Template {
  readonly template: string;
  readonly args: readonly FormatArg[];
}

/** Joins pieces into a format text; names of local variables go into it, other expressions behind it. */
export function assemble(pieces: readonly Piece[], amounts: readonly NamedAmount[] = []): Template {
  let template = "";
  const args: FormatArg[] = [];
  for (const piece of pieces) {
    if (piece.kind === "text") {
      template += escapeBraces(piece.text);
      continue;
    }
    const nested = piece.spec === "" ? nestedFormat(piece.expr) : undefined;
    if (nested) {
      template += nested.template;
      args.push(...nested.args);
      continue;
    }
    const name = inlineName(piece.expr);
    const spec = piece.spec === "" ? "" : `:${piece.spec}`;
    template += `{${name ?? ""}${spec}}`;
    if (name === undefined) args.push({ expr: piece.expr });
  }
  for (const amount of amounts) {
    if (inlineName(amount.expr) !== amount.name) args.push({ name: amount.name, expr: amount.expr });
  }
  return { template, args };
}

/** `format!` inside a format text joins it; `to_string()` and `into_owned()` there say nothing. */
function nestedFormat(e: RustExpr): Template | undefined {
  if (e.kind === "FormatMacro" && e.name === "format" && e.template !== undefined) return { template: e.template, args: e.args };
  if (e.kind === "LitExpr" && e.lit.kind === "str") return { template: escapeBraces(e.lit.value), args: [] };
  if (e.kind !== "MethodCallExpr" || !["to_string", "into_owned"].includes(e.method) || e.args.length > 0) return undefined;
  const name = inlineName(e.recv);
  const known = e.recv.kind === "LitExpr" ? nestedFormat(e.recv) : undefined;
  if (known) return known;
  return name === undefined ? { template: "{}", args: [{ expr: e.recv }] } : { template: `{${name}}`, args: [] };
}

export const escapeBraces = (value: string): string => value.replace(/[{}]/g, "$&$&");

/** A variable or constant that a format text can name. */
export function inlineName(e: RustExpr): string | undefined {
  if (e.kind !== "PathExpr" || e.path.import !== undefined || e.path.segments.length !== 1) return undefined;
  const segment = e.path.segments[0];
  if (!segment || segment.generics || segment.name.startsWith("r#") || segment.name === "None") return undefined;
  return segment.name;
}

/** The pieces as one `String` expression. */
export function stringOf(pieces: readonly Piece[]): RustExpr {
  const [only] = pieces;
  if (!only) return methodCall(str(""), "to_string");
  if (pieces.every((piece) => piece.kind === "text"))
    return methodCall(str(pieces.map((piece) => (piece as TextPiece).text).join("")), "to_string");
  if (pieces.length === 1 && only.kind === "arg" && only.spec === "")
    return only.owned ? only.expr : methodCall(only.expr, "to_string");
  const { template, args } = assemble(pieces);
  return format(template, args);
}

// ---- Specs

/** Spec of a number: right-aligned by itself in both languages. */
export const numberSpec = (d: Directive, width: string, kind = "", precision = ""): string => {
  const align = d.minus && width !== "" ? "<" : "";
  return `${align}${d.plus ? "+" : ""}${d.zero && width !== "" ? "0" : ""}${width}${precision === "" ? "" : `.${precision}`}${kind}`;
};

/** Spec of text: Go aligns it to the right, Rust to the left. */
export const textSpec = (d: Directive, width: string, precision = ""): string => {
  const align = width === "" ? "" : d.minus ? "<" : d.zero ? "0>" : ">";
  return `${align}${width}${precision === "" ? "" : `.${precision}`}`;
};
