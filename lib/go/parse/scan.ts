// Implements a light scanner of Go: tokens with their places, for limits, for repairs and for the words of syntax errors.
//
// The grammar does the parsing. This scanner serves where the grammar has lost its way, so it never fails:
// what it does not know is a token of one character.

import { type Span, spanOf } from "../../source/span.ts";
import type { Comment } from "../ast.ts";

export type TokenKind = "name" | "keyword" | "literal" | "operator";

export interface Token extends Span {
  readonly kind: TokenKind;
  readonly text: string;
  /** A line break stands before it. */
  readonly startsLine: boolean;
  /** The indentation of its line, in characters. */
  readonly indent: number;
}

const KEYWORDS = new Set(
  (
    "break case chan const continue default defer else fallthrough for func go goto if import interface map package " +
    "range return select struct switch type var"
  ).split(" "),
);

/** Strings, runes and comments; an unclosed one ends with its line (raw strings and block comments: with the text). */
const COMMENT = String.raw`\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)`;
const QUOTED = String.raw`"[^"\\\n]*(?:\\.[^"\\\n]*)*"?|'[^'\\\n]*(?:\\.[^'\\\n]*)*'?|\x60[^\x60]*\x60?`;
const OPERATORS = String.raw`\.\.\.|<<=|>>=|&\^=|&&|\|\||<-|\+\+|--|[-+*\/%&|^=!<>:]=|<<|>>|&\^`;
const NUMBER = String.raw`\.?[0-9](?:[eEpP][-+]|[\w.])*`;
const NAME = String.raw`[\p{L}_][\p{L}\p{Nd}_]*`;

const TOKEN = new RegExp(`${COMMENT}|${QUOTED}|${NUMBER}|${NAME}|${OPERATORS}|[^]`, "gu");
const SKIPPED = new RegExp(`${COMMENT}|${QUOTED}`, "g");
const BRACKET = new RegExp(`${COMMENT}|${QUOTED}|[()[\\]{}]`, "g");

function kindOf(text: string): TokenKind {
  if (/^[\p{L}_]/u.test(text)) return KEYWORDS.has(text) ? "keyword" : "name";
  return /^(?:\.?[0-9]|["'`])/.test(text) ? "literal" : "operator";
}

const isComment = (text: string): boolean => text.startsWith("//") || text.startsWith("/*");

/** The tokens of `text` within a span; comments and white space are left out. */
export function scan(text: string, within: Span): Token[] {
  const tokens: Token[] = [];
  let lineStart = within.start;
  let indent = -1;
  let startsLine = true;
  TOKEN.lastIndex = within.start;
  for (let match = TOKEN.exec(text); match && match.index < within.end; match = TOKEN.exec(text)) {
    const word = match[0];
    if (word === "\n") {
      startsLine = true;
      indent = -1;
      lineStart = match.index + 1;
    } else if (isComment(word)) {
      // A block comment with a line break in it ends the line, as it does for Go.
      if (word.includes("\n")) startsLine = true;
    } else if (!/^[ \t\r]$/.test(word)) {
      if (indent < 0) indent = match.index - lineStart;
      const start = match.index;
      tokens.push({ kind: kindOf(word), text: word, start, end: start + word.length, startsLine, indent });
      startsLine = false;
    }
  }
  return tokens;
}

/** Calls `visit` for every bracket outside strings and comments, until it returns false. Makes no token objects. */
export function eachBracket(text: string, within: Span, visit: (bracket: string, at: number) => boolean): void {
  BRACKET.lastIndex = within.start;
  for (let match = BRACKET.exec(text); match && match.index < within.end; match = BRACKET.exec(text)) {
    const word = match[0];
    if (word.length === 1 && "()[]{}".includes(word) && !visit(word, match.index)) return;
  }
}

/** The comments within a span, in order, without a carriage return at their end. */
export function scanComments(text: string, within: Span): Comment[] {
  const comments: Comment[] = [];
  SKIPPED.lastIndex = within.start;
  for (let match = SKIPPED.exec(text); match && match.index < within.end; match = SKIPPED.exec(text)) {
    if (!isComment(match[0])) continue;
    const word = match[0].slice(0, within.end - match.index).replace(/\r$/, "");
    comments.push({ text: word, span: spanOf(match.index, match.index + word.length) });
  }
  return comments;
}

/** A block comment that the text ends before its end. */
export const isOpenComment = ({ text }: Comment): boolean => text.startsWith("/*") && !/^\/\*[^]*\*\/$/.test(text);

/** Go inserts a semicolon at a line break after such a token. */
export const endsStatement = (token: Token): boolean =>
  token.kind === "name" ||
  token.kind === "literal" ||
  (token.kind === "keyword" && /^(?:break|continue|fallthrough|return)$/.test(token.text)) ||
  (token.kind === "operator" && /^(?:\+\+|--|[)\]}])$/.test(token.text));
