// Implements colouring of code without Monaco: enough of a tokenizer for a first paint and for phones.

import type { Side } from "../playground/linking.ts";

export type TokenKind = "plain" | "keyword" | "string" | "number" | "comment";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const keywords: Readonly<Record<Side, ReadonlySet<string>>> = {
  go: new Set(
    "break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var nil true false iota any bool byte error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr".split(
      " ",
    ),
  ),
  rust: new Set(
    "as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref return self Self static struct super trait true type unsafe use where while bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize String Vec Option Result Box Some None Ok Err".split(
      " ",
    ),
  ),
};

const number = String.raw`\b\d[\w.]*`;
const word = String.raw`[\p{L}_][\p{L}\p{N}_]*`;
const token: Readonly<Record<Side, RegExp>> = {
  go: new RegExp(
    String.raw`(?<comment>//[^\n]*|/\*[\s\S]*?(?:\*/|$))|(?<string>"(?:\\.|[^"\\\n])*"?|${"`[^`]*`?"}|'(?:\\.[^']*|[^'\\\n])')|(?<number>${number})|(?<word>${word})`,
    "gu",
  ),
  rust: new RegExp(
    String.raw`(?<comment>//[^\n]*|/\*[\s\S]*?(?:\*/|$))|(?<string>b?"(?:\\[\s\S]|[^"\\])*"?|r(?<hashes>#*)"[\s\S]*?"\k<hashes>|b?'(?:\\[^\n]{1,10}?|[^'\\\n])')|(?<number>${number})|(?<word>${word})`,
    "gu",
  ),
};

/** The tokens of each line. */
export function highlight(side: Side, text: string): readonly (readonly Token[])[] {
  const lines: Token[][] = [[]];
  const push = (kind: TokenKind, part: string): void => {
    part.split("\n").forEach((piece, index) => {
      if (index > 0) lines.push([]);
      if (piece !== "") lines.at(-1)?.push({ kind, text: piece });
    });
  };
  let at = 0;
  for (const match of text.matchAll(token[side])) {
    push("plain", text.slice(at, match.index));
    push(kindOf(side, match.groups ?? {}), match[0]);
    at = match.index + match[0].length;
  }
  push("plain", text.slice(at));
  return lines;
}

function kindOf(side: Side, groups: Readonly<Record<string, string | undefined>>): TokenKind {
  if (groups.comment !== undefined) return "comment";
  if (groups.string !== undefined) return "string";
  if (groups.number !== undefined) return "number";
  return groups.word !== undefined && keywords[side].has(groups.word) ? "keyword" : "plain";
}
