// Implements Rust's spelling of literals.

import type { RustLit } from "../ast.ts";

export function literal(lit: RustLit): string {
  switch (lit.kind) {
    case "num":
      return suffixed(lit.text, lit.suffix);
    case "str":
      return lit.raw ? rawString(lit.value) : `"${escape(lit.value, '"')}"`;
    case "bytestr":
      return `b"${lit.value.map((byte) => escapeByte(byte, '"')).join("")}"`;
    case "char":
      return `'${escape(lit.value, "'")}'`;
    case "byte":
      return `b'${escapeByte(lit.value, "'")}'`;
    case "bool":
      return String(lit.value);
  }
}

/** `1_i64`, `0xff_u8`; a suffix of letters is set off. */
function suffixed(text: string, suffix: string | undefined): string {
  return suffix === undefined ? text : `${text}_${suffix}`;
}

/** Escapes decoded text for a literal in `quote`s. */
export function escape(value: string, quote: '"' | "'"): string {
  let out = "";
  for (const char of value) out += escapeChar(char, quote);
  return out;
}

function escapeChar(char: string, quote: '"' | "'"): string {
  switch (char) {
    case "\n":
      return "\\n";
    case "\r":
      return "\\r";
    case "\t":
      return "\\t";
    case "\\":
      return "\\\\";
    case "\0":
      return "\\0";
    case quote:
      return `\\${quote}`;
    default:
      return isInvisible(char) ? `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}` : char;
  }
}

/** Control and format characters, among them those that change the direction of text. */
const isInvisible = (char: string): boolean => /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/u.test(char) && char !== "\u200d";

function escapeByte(byte: number, quote: '"' | "'"): string {
  const char = String.fromCharCode(byte);
  if (byte >= 0x80 || (isInvisible(char) && !"\n\r\t\0".includes(char))) return `\\x${byte.toString(16).padStart(2, "0")}`;
  return escapeChar(char, quote);
}

/** `r"…"` with as many `#` as the text needs; what a raw string cannot hold makes it a plain one. */
function rawString(value: string): string {
  if (/\r/.test(value)) return `"${escape(value, '"')}"`;
  let hashes = "";
  while (value.includes(`"${hashes}`)) hashes += "#";
  return `r${hashes}"${value}"${hashes}`;
}
