// Implements masks: text that the grammar does not know is replaced, at equal length, by text that it does.
//
// Only the parser sees the mask. The builder reads names from the user's own text, at the same places.

import { type Span, spanOf } from "../../source/span.ts";
import { endsStatement, isOpenComment, scan, scanComments, type Token } from "./scan.ts";

/** A cheap look before the text is scanned: dots that end a line or a list, and do not follow an operand. */
function maybeElides(text: string): boolean {
  for (const dots of text.matchAll(/(?:\.\.\.|…)(?=[ \t\r]*(?:[)},;:\n/]|$))/g)) {
    const before = text.slice(Math.max(0, dots.index - 8), dots.index);
    if (!/[\w)\]}][ \t]*$/.test(before)) return true;
  }
  return false;
}

/**
 * Before parsing: the elision `...` becomes a name, white space that only browsers know becomes a blank, and so does a
 * comment without an end (at each `/*` in it, the grammar would look for the end again).
 */
export function maskForGrammar(text: string, within: Span): string {
  const plain = /[\u00a0\ufeff]/.test(text) ? text.replace(/[\u00a0\ufeff]/g, " ") : text;
  const open = plain.includes("/*") ? scanComments(plain, within).filter(isOpenComment) : [];
  const spaced = replaceEach(
    plain,
    open.map((comment) => comment.span),
    (length) => " ".repeat(length),
  );
  if (!maybeElides(spaced)) return spaced;
  const tokens = scan(spaced, within);
  return blankNames(
    spaced,
    tokens.filter((_, i) => isElision(tokens, i)),
  );
}

/** `...` where somebody left code out, and not a variadic parameter, argument or array length. */
function isElision(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i] as Token;
  if (token.text !== "..." && token.text !== "…") return false;
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  const standsAlone = !after || after.startsLine || /^[)},;:]$/.test(after.text);
  return standsAlone && (!before || token.startsLine || !(endsStatement(before) || before.text === "["));
}

/**
 * After a failed parse: the grammar takes the first argument of `new` and `make` for a type, but Go 1.26 has
 * `new(expr)`, and a program may declare its own `make`. With another name these are ordinary calls.
 */
export function maskBuiltinCalls(text: string, tokens: readonly Token[]): string {
  const calls = tokens.filter(
    (token, i) =>
      (token.text === "new" || token.text === "make") &&
      tokens[i + 1]?.text === "(" &&
      tokens[i + 2]?.text !== ")" &&
      !isTypeArgument(tokens, i + 2),
  );
  return blankNames(text, calls);
}

/**
 * After a failed parse: the grammar does not know `struct{ T }.Method` and `interface{ M() }.M`. The places of these types, which
 * a mask makes names of.
 */
export function operandTypes(tokens: readonly Token[]): readonly Span[] {
  const places: Span[] = [];
  tokens.forEach((token, i) => {
    const end = token.text === "struct" || token.text === "interface" ? typeEnd(tokens, i) : undefined;
    if (end === undefined) return;
    const dot = tokens[end]?.text === ")" ? end + 1 : end;
    if (tokens[dot]?.text === ".") places.push(spanOf(token.start, (tokens[end - 1] as Token).end));
  });
  return places;
}

/** A label that labels another one at the end of a block, and where that begins. */
export interface OuterLabel {
  readonly name: Token;
  readonly colon: Token;
  readonly inner: number;
}

/** After a failed parse: of `L: M: }` the grammar knows the last label only. The others, which a mask leaves out. */
export function outerLabels(tokens: readonly Token[]): readonly OuterLabel[] {
  const begins = (i: number): boolean => {
    const before = tokens[i - 1];
    return !before || /^[{;:]$/.test(before.text) || ((tokens[i]?.startsLine ?? false) && endsStatement(before));
  };
  const isLabel = (i: number): boolean => tokens[i]?.kind === "name" && tokens[i + 1]?.text === ":" && begins(i);
  return tokens.flatMap((name, i) => {
    if (!isLabel(i) || !isLabel(i + 2)) return [];
    let end = i;
    while (isLabel(end)) end += 2;
    return tokens[end]?.text === "}" ? [{ name, colon: tokens[i + 1] as Token, inner: (tokens[i + 2] as Token).start }] : [];
  });
}

/** After a failed parse: `if ; cond` and `switch ; {` are Go with an empty first statement; the grammar wants none or a whole one. */
export function maskEmptyInits(text: string, tokens: readonly Token[]): string {
  const empty = tokens.filter((token, i) => token.text === ";" && /^(?:if|switch)$/.test(tokens[i - 1]?.text ?? ""));
  return replaceEach(text, empty, (length) => " ".repeat(length));
}

function isTypeArgument(tokens: readonly Token[], i: number): boolean {
  const end = typeEnd(tokens, i);
  return end !== undefined && /^[,)]$/.test(tokens[end]?.text ?? "");
}

/** Where the type that begins at token `i` ends; undefined where none does. */
export function typeEnd(tokens: readonly Token[], i: number): number | undefined {
  const text = (at: number): string => tokens[at]?.text ?? "";
  const then = (at: number | undefined): number | undefined => (at === undefined ? undefined : typeEnd(tokens, at));
  switch (text(i)) {
    case "*":
      return then(i + 1);
    case "(": {
      const end = then(i + 1);
      return end !== undefined && text(end) === ")" ? end + 1 : undefined;
    }
    case "[":
      return then(closing(tokens, i));
    case "map":
      return text(i + 1) === "[" ? then(closing(tokens, i + 1)) : undefined;
    case "chan":
      return then(text(i + 1) === "<-" ? i + 2 : i + 1);
    case "<-":
      return text(i + 1) === "chan" ? then(i + 2) : undefined;
    case "struct":
    case "interface":
      return text(i + 1) === "{" ? closing(tokens, i + 1) : undefined;
    case "func": {
      const params = text(i + 1) === "(" ? closing(tokens, i + 1) : undefined;
      if (params === undefined || text(params) === "(") return params && closing(tokens, params);
      return then(params) ?? params;
    }
    default: {
      if (tokens[i]?.kind !== "name") return undefined;
      const end = text(i + 1) === "." ? i + 3 : i + 1;
      return text(end) === "[" ? closing(tokens, end) : end;
    }
  }
}

/** Just after the bracket that closes the one at `open`. */
export function closing(tokens: readonly Token[], open: number): number | undefined {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    const { kind, text } = tokens[i] as Token;
    if (kind !== "operator") continue;
    if (/^[([{]$/.test(text)) depth++;
    else if (/^[)\]}]$/.test(text) && --depth === 0) return i + 1;
  }
  return undefined;
}

export function blankNames(text: string, spans: readonly Span[]): string {
  return replaceEach(text, spans, (length) => "_".repeat(length));
}

/** Replaces each span, in order, by as many characters as it has. */
export function replaceEach(text: string, spans: readonly Span[], by: (length: number) => string): string {
  let result = "";
  let at = 0;
  for (const { start, end } of spans) {
    result += text.slice(at, start) + by(end - start);
    at = end;
  }
  return result + text.slice(at);
}
