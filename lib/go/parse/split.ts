// Implements the splitting of broken text into statements and declarations, by brackets, line breaks and indentation.
//
// One broken statement must not take its neighbours with it. A bracket that is not closed would do so; it is taken to
// end where the next statement or declaration visibly begins, and is reported.

import { type Span, spanOf } from "../../source/span.ts";
import { isLiteral, surroundings } from "./faults.ts";
import { endsStatement, type Token } from "./scan.ts";

export interface Piece extends Span {
  /** Its tokens: `first` up to, but not including, `last`. */
  readonly first: number;
  readonly last: number;
  /** The brackets that its end lacks. */
  readonly closers: string;
}

export type Report = (span: Span, message: string) => void;

export const CLOSER: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const DECLARES = new Set(["func", "type", "var", "const", "import", "package"]);
const STATES = new Set(
  "return if for switch select go defer var const type break continue goto fallthrough case default".split(" "),
);

/** Splits the tokens `lo` to `hi`; at the top level of a file (`top`) declarations end whatever stands open. */
export function splitStatements(tokens: readonly Token[], lo: number, hi: number, top: boolean, report: Report): Piece[] {
  const pieces: Piece[] = [];
  const open: number[] = [];
  let first = lo;
  /** A brace that indentation shows to be open although a later one closed it. */
  let suspect: number | undefined;

  const at = (i: number): Token => tokens[i] as Token;

  const finish = (last: number): void => {
    if (last > first) {
      const closers = open
        .map((i) => CLOSER[at(i).text])
        .reverse()
        .join("");
      pieces.push({ start: at(first).start, end: at(last - 1).end, first, last, closers });
    }
    open.length = 0;
    suspect = undefined;
    first = last;
  };

  const reportOpen = (next: number): void => {
    const blamed = suspect ?? open[open.length - 1];
    if (blamed === undefined) return;
    if (at(blamed).text === "{") {
      return report(at(blamed), `syntax error: missing \`}\`: this ${whatOpens(blamed)} is not closed`);
    }
    const { end } = at(next - 1);
    report(spanOf(end, end + 1), `syntax error: unexpected newline${surroundings(tokens, next)}`);
  };

  const whatOpens = (brace: number): string => {
    if (isLiteral(tokens, brace)) return "literal";
    return brace === open[0] && at(first).text === "func" ? "function" : "block";
  };

  /** A declaration at the margin, while the lines of the block around it are indented. */
  const declaresAnew = (i: number): boolean => {
    const token = at(i);
    if (!top || !token.startsLine || !DECLARES.has(token.text) || token.indent > at(first).indent) return false;
    if (token.text === "func") return namesFunction(tokens, i);
    const inner = at((open[open.length - 1] ?? first) + 1);
    return inner.startsLine && inner.indent > token.indent;
  };

  /** A line within a list that can only be a statement; what stands before it breaks off. */
  const breaksOff = (i: number): boolean => {
    const token = at(i);
    const innermost = open[open.length - 1] as number;
    if (!token.startsLine || isGroup(tokens, innermost)) return false;
    if (at(innermost).text !== "{" && STATES.has(token.text)) return true;
    if (token.indent > at(first).indent || /^[)\]},]$/.test(token.text)) return false;
    if (at(innermost).text === "{" && !isLiteral(tokens, innermost)) return false;
    return endsStatement(at(i - 1)) || assigns(tokens, i, hi);
  };

  const close = (i: number): void => {
    const token = at(i);
    const match = open.findLastIndex((opener) => CLOSER[at(opener).text] === token.text);
    if (match < 0) {
      // A stray brace ends nothing; left in the text it would end the parse.
      if (token.text !== "}") return;
      report(token, top ? "syntax error: unexpected } after top level declaration" : "syntax error: unexpected }");
      finish(i);
      first = i + 1;
      return;
    }
    const opener = open[match] as number;
    if (token.startsLine && token.indent < at(opener).indent) suspect ??= opener;
    open.length = match;
  };

  for (let i = lo; i < hi; i++) {
    const { kind, text } = at(i);
    if (open.length > 0 && (declaresAnew(i) || breaksOff(i))) {
      reportOpen(i);
      finish(i);
    }
    if (kind === "operator" && CLOSER[text]) open.push(i);
    else if (kind === "operator" && /^[)\]}]$/.test(text)) close(i);
    if (open.length > 0 || i < first) continue;
    if (text === ";") {
      finish(i);
      first = i + 1;
    } else if (i + 1 < hi && at(i + 1).startsLine && endsStatement(at(i))) finish(i + 1);
  }
  if (open.length > 0) reportOpen(hi);
  finish(hi);
  return pieces;
}

/** `func name(`, or `func (r T) name(`: a function literal has no name. */
function namesFunction(tokens: readonly Token[], i: number): boolean {
  if (tokens[i + 1]?.kind === "name") return true;
  if (tokens[i + 1]?.text !== "(") return false;
  let k = i + 2;
  while (k < tokens.length && tokens[k]?.text !== ")" && tokens[k]?.text !== "{") k++;
  return tokens[k + 1]?.kind === "name" && tokens[k + 2]?.text === "(";
}

/** Whether the line that begins at a token has an assignment in it. */
function assigns(tokens: readonly Token[], i: number, hi: number): boolean {
  for (let k = i + 1; k < hi && !tokens[k]?.startsLine && tokens[k]?.text !== "{"; k++) {
    if (/^:?=$/.test(tokens[k]?.text ?? "")) return true;
  }
  return false;
}

/** `import (`, `const (`, `var (`, `type (`: there, a line break separates. */
const isGroup = (tokens: readonly Token[], paren: number): boolean =>
  /^(?:import|const|var|type)$/.test(tokens[paren - 1]?.text ?? "");
