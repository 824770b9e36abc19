// Implements Go format texts as pieces, and their Rust form where both languages print the same.

import type { Type } from "../../semantics/types.ts";
import { underlying } from "../../semantics/predicates.ts";

export interface Verb {
  readonly kind: "verb";
  readonly verb: string;
  readonly flags: string;
  readonly width: string;
  readonly precision: string;
  /** Index among the operands after the format. */
  readonly arg: number;
}
export type Piece = { readonly kind: "text"; readonly text: string } | Verb;

const verbPattern = /%([-+# 0]*)(\d*)(\.\d+)?([a-zA-Z%])/gy;

/** Undefined for what constants cannot tell: `%*d`, `%[1]d`, a `%` at the end. */
export function parseFormat(format: string): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let text = "";
  let arg = 0;
  for (let i = 0; i < format.length; ) {
    if (format[i] !== "%") {
      text += format[i++];
      continue;
    }
    verbPattern.lastIndex = i;
    const m = verbPattern.exec(format);
    if (!m) return undefined;
    i = verbPattern.lastIndex;
    if (m[4] === "%") {
      text += "%";
      continue;
    }
    if (text) pieces.push({ kind: "text", text });
    text = "";
    pieces.push({ kind: "verb", verb: m[4] ?? "", flags: m[1] ?? "", width: m[2] ?? "", precision: m[3] ?? "", arg: arg++ });
  }
  if (text) pieces.push({ kind: "text", text });
  return pieces;
}

export const literalPiece = (text: string): readonly Piece[] => (text ? [{ kind: "text", text }] : []);
export const verbsOf = (pieces: readonly Piece[]): readonly Verb[] => pieces.filter((p): p is Verb => p.kind === "verb");
/** The text of a template without verbs. */
export const literalOf = (pieces: readonly Piece[]): string | undefined =>
  pieces.every((p) => p.kind === "text") ? pieces.map((p) => (p.kind === "text" ? p.text : "")).join("") : undefined;

/** Compares templates by what they print. */
export const templateKey = (pieces: readonly Piece[]): string =>
  pieces.map((p) => (p.kind === "text" ? p.text : `%${p.flags}${p.width}${p.precision}${p.verb}`)).join("");

/** `"<prefix>: %w"`: the prefix. */
export function prefixOf(pieces: readonly Piece[]): readonly Piece[] | undefined {
  const last = pieces.at(-1);
  const before = pieces.at(-2);
  if (last?.kind !== "verb" || last.verb !== "w" || before?.kind !== "text" || !before.text.endsWith(": ")) return undefined;
  const text = before.text.slice(0, -2);
  return [...pieces.slice(0, -2), ...literalPiece(text)];
}

export const escapeBraces = (text: string): string => text.replace(/[{}]/g, (c) => c + c);

/** How an operand is held until it is printed. */
export type Held = "value" | "text";

export interface RustVerb {
  /** What follows the name in the braces: "", ":?", ":>5". */
  readonly spec: string;
  /** `text`: kept as a String made where the error is. */
  readonly held: Held;
}

const hasMethod = (type: Type, name: string): boolean => type.kind === "Named" && type.methods.some((m) => m.name === name);
const isErrorLike = (type: Type): boolean =>
  (type.kind === "Named" && type.obj.name === "error" && type.obj.pkg === undefined) || hasMethod(type, "Error");

/** The Rust form of a verb for an operand of this type; undefined where none prints the same. */
export function rustVerb(v: Verb, type: Type, exact: boolean): RustVerb | undefined {
  if (v.flags.includes("#") || v.flags.includes(" ")) return undefined;
  if (v.verb === "w" || (isErrorLike(type) && (v.verb === "v" || v.verb === "s")))
    return v.flags || v.width || v.precision ? undefined : { spec: "", held: "text" };
  if (hasMethod(type, "String"))
    return v.width || v.flags || (v.verb !== "v" && v.verb !== "s") ? undefined : { spec: "", held: "text" };
  // Of a type that the snippet leaves out, nothing is known but how it is printed.
  if (type.kind === "Open" && "dsv".includes(v.verb))
    return v.width || v.flags || v.precision ? undefined : { spec: "", held: "value" };
  const u = underlying(type);
  if (u.kind !== "Basic") return undefined;
  const b = u.basic.replace("untyped ", "");
  if (b === "string") return stringVerb(v, exact);
  if (b === "bool") return v.verb === "v" || v.verb === "t" ? padded(v, ">") : undefined;
  if (/^u?int/.test(b) && u.alias !== "rune") return v.verb === "d" || v.verb === "v" ? intVerb(v) : undefined;
  if (b === "rune" || u.alias === "rune") return v.verb === "c" && !v.width ? { spec: "", held: "value" } : undefined;
  if (b.startsWith("float"))
    return v.verb === "f" && !exact && !v.width && !v.flags ? { spec: `:${v.precision || ".6"}`, held: "value" } : undefined;
  return undefined;
}

function stringVerb(v: Verb, exact: boolean): RustVerb | undefined {
  if (v.precision || v.flags.includes("0") || v.flags.includes("+")) return undefined;
  if (v.verb === "q") return v.width || exact ? undefined : { spec: ":?", held: "value" };
  return v.verb === "s" || v.verb === "v" ? padded(v, ">") : undefined;
}

function intVerb(v: Verb): RustVerb | undefined {
  if (v.precision) return undefined;
  const plus = v.flags.includes("+") ? "+" : "";
  if (!v.width) return { spec: plus && `:${plus}`, held: "value" };
  const left = v.flags.includes("-");
  const zero = v.flags.includes("0") && !left ? "0" : "";
  return { spec: `:${left ? "<" : ""}${plus}${zero}${v.width}`, held: "value" };
}

const padded = (v: Verb, align: string): RustVerb | undefined => {
  if (v.precision || v.flags.replace("-", "")) return undefined;
  return { spec: v.width ? `:${v.flags.includes("-") ? "<" : align}${v.width}` : "", held: "value" };
};
