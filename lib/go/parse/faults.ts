// Implements faults: what the grammar could not read in a tree, and the words of Go for it.

import { type Span, spanOf } from "../../source/span.ts";
import type { Cst } from "./cst.ts";
import { isError, runsOn } from "./rule.ts";
import { endsStatement, type Token } from "./scan.ts";

/** A place that the grammar could not read, or something that it had to make up. */
export interface Fault extends Span {
  /** What was expected there, if it was made up. */
  readonly missing?: string;
  /** The weight of other faults that this one stands for. */
  readonly more?: number;
}

const LISTS = new Set(["source_file", "statement_list"]);

export function faultsOf(nodes: readonly Cst[], text: string): Fault[] {
  const faults: Fault[] = [];
  const visit = (node: Cst): void => {
    if (isError(node)) faults.push({ start: node.start, end: node.end });
    else if (node.missing) faults.push({ start: node.start, end: node.end, missing: node.type });
    else {
      if (LISTS.has(node.type)) faults.push(...runTogether(node.children, text));
      node.children.forEach(visit);
    }
  };
  faults.push(...runTogether(nodes, text));
  nodes.forEach(visit);
  return faults;
}

/** The grammar makes up the end of a statement silently: two of them on one line, with nothing between, are a fault. */
function runTogether(list: readonly Cst[], text: string): Fault[] {
  return list.flatMap((node, i) => {
    const before = list[i - 1];
    if (!before || !node.named || !before.named || isError(before) || isError(node)) return [];
    return runsOn(before, node, text) ? [{ start: node.start, end: node.start + 1 }] : [];
  });
}

/** How much of the text a tree leaves unexplained. */
export const weightOf = (faults: readonly Fault[]): number =>
  faults.reduce((sum, fault) => sum + Math.max(1, fault.end - fault.start) + (fault.more ?? 0), 0);

/** Where a fault shows, and what Go would say. */
export function describe(fault: Fault, tokens: readonly Token[], limit: number): { span: Span; message: string } {
  const i = offender(fault, tokens);
  const token = tokens[i];
  const before = tokens[i - 1];
  const bad = token && lexicalError(token);
  if (token && bad) return { span: token, message: bad };
  const isBreak = before !== undefined && endsStatement(before) && breaksLine(fault, tokens, i);
  const span = isBreak || !token ? clamp(spanOf(before?.end ?? fault.start, (before?.end ?? fault.start) + 1), limit) : token;
  const word = !token ? "EOF" : isBreak ? "newline" : wordOf(token);
  return { span, message: `syntax error: unexpected ${word}${expectation(fault, tokens, i)}` };
}

/** Whether it is the line break before a token, and not the token, that Go did not expect. */
const breaksLine = (fault: Fault, tokens: readonly Token[], i: number): boolean =>
  !tokens[i] || (tokens[i]?.startsLine === true && (fault.missing !== undefined || /^ in|^,/.test(surroundings(tokens, i))));

const clamp = ({ start, end }: Span, limit: number): Span => spanOf(Math.min(start, limit), Math.min(end, limit));

/** The token that cannot stand where it stands. The tree only says that it is somewhere in the fault. */
function offender(fault: Fault, tokens: readonly Token[]): number {
  let i = firstTokenFrom(tokens, fault.start);
  if (fault.missing !== undefined) return i;
  const first = i;
  for (; i < tokens.length && (tokens[i] as Token).start < fault.end; i++) {
    const token = tokens[i] as Token;
    if (lexicalError(token) || clashes(tokens, i)) return i;
  }
  return clashes(tokens, i) ? i : first;
}

function firstTokenFrom(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle] as Token).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Two operands side by side, an operator without its operand, or the like. */
function clashes(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  const token = tokens[i];
  if (!before) return false;
  if (!token) return needsOperand(before);
  const isOperand = token.kind === "name" || token.kind === "literal";
  if (before.text === ".") return token.kind !== "name" && token.text !== "(";
  if (before.text === "import") return token.kind === "name" && tokens[i + 1]?.kind !== "literal";
  if (NAMES_NEXT.test(before.text)) return token.kind === "literal";
  if (/^(?:\+\+|--)$/.test(before.text)) return !token.startsLine && !/^[)};{]$/.test(token.text);
  if (isOperand) {
    return (before.kind === "name" || before.kind === "literal") && !token.startsLine && !isTyped(tokens, i);
  }
  if (token.text === ":=") return tokens[i - 3]?.text === "var";
  return needsOperand(before) && (isBinary(token) || /^[)\]},;]$/.test(token.text)) && !isEmptyList(before, token);
}

/** Whether a token stands where the type of a variable, parameter or field may stand: after its name. */
function isTyped(tokens: readonly Token[], i: number): boolean {
  if (/^(?:var|const|type|[(,])$/.test(tokens[i - 2]?.text ?? "")) return true;
  const open = tokens[i - 1]?.startsLine ? innermost(tokens, i) : undefined;
  return open !== undefined && /^(?:struct|var|const|type)$/.test(tokens[open - 1]?.text ?? "");
}

/** Keywords after which a name stands. */
const NAMES_NEXT = /^(?:var|const|type|func|goto)$/;

const isEmptyList = (before: Token, token: Token): boolean => /^[([{,;:]$/.test(before.text) && /^[)\]};:]$/.test(token.text);

const isBinary = (token: Token): boolean =>
  token.kind === "operator" && /^(?:[/%=|,]|[-+*/%&|^<>!:=]=|<<=?|>>=?|&\^=?|&&|\|\||[<>])$/.test(token.text);

const needsOperand = (token: Token): boolean => token.kind === "operator" && !/^(?:[)\]};.]|\+\+|--|\.\.\.)$/.test(token.text);

function wordOf({ kind, text }: Token): string {
  if (kind === "operator") return text === "," ? "comma" : text === ";" ? "semicolon" : text;
  return `${kind} ${text}`;
}

function expectation(fault: Fault, tokens: readonly Token[], i: number): string {
  const before = tokens[i - 1];
  const { missing } = fault;
  if (missing !== undefined && /^[^\w\s]+$/.test(missing)) {
    const around = /^[)\]}]$/.test(missing) ? surroundings(tokens, i) : "";
    return around.startsWith(" in ") ? around : `, expected ${missing === ";" ? "semicolon" : missing}`;
  }
  if (!before) return "";
  if (before.text === ".") return ", expected name or (";
  if (before.text === "import") return ", expected import path";
  if (before.text === "func" && tokens[i]?.kind === "name") return ", expected (";
  if (NAMES_NEXT.test(before.text)) return ", expected name";
  if (/^(?:case|default)$/.test(tokens[i]?.text ?? "")) return ", expected }";
  if (needsOperand(before) && before.text !== "{" && !(before.text === "(" && tokens[i]?.kind === "keyword")) {
    return ", expected expression";
  }
  return missing?.endsWith("identifier") ? ", expected name" : surroundings(tokens, i);
}

/** What kind of list, if any, stands around a token. */
export function surroundings(tokens: readonly Token[], i: number): string {
  const open = innermost(tokens, i);
  if (open === undefined) return depthless(tokens, i);
  const before = tokens[open - 1];
  switch (tokens[open]?.text) {
    case "(":
      return isParameters(tokens, open)
        ? " in parameter list; possibly missing comma or )"
        : before && endsStatement(before)
          ? " in argument list; possibly missing comma or )"
          : ", expected )";
    case "[":
      return ", expected comma, : or ]";
    default:
      if (before?.text === "struct") return " in struct type; possibly missing semicolon or newline or }";
      if (before?.text === "interface") return " in interface type; possibly missing semicolon or newline or }";
      if (isSwitch(tokens, open)) return ", expected case or default or }";
      return isLiteral(tokens, open) ? " in composite literal; possibly missing comma or }" : " at end of statement";
  }
}

const depthless = (tokens: readonly Token[], i: number): string => {
  for (let k = i - 1; k >= 0 && k > i - FAR; k--) {
    const token = tokens[k] as Token;
    if (token.startsLine && token.indent === 0) {
      return /^(?:func|type|var|const|import|package)$/.test(token.text)
        ? " after top level declaration"
        : " at end of statement";
    }
  }
  return " at end of statement";
};

/** How far back, in tokens, the words of a message are looked for: it must stay cheap with thousands of errors. */
const FAR = 4000;

function innermost(tokens: readonly Token[], i: number): number | undefined {
  let depth = 0;
  for (let k = i - 1; k >= 0 && k > i - FAR; k--) {
    const { kind, text } = tokens[k] as Token;
    if (kind !== "operator") continue;
    if (/^[)\]}]$/.test(text)) depth++;
    else if (/^[([{]$/.test(text) && depth-- === 0) return k;
  }
  return undefined;
}

function isParameters(tokens: readonly Token[], open: number): boolean {
  const [before, name] = [tokens[open - 1], tokens[open - 2]];
  if (before?.text === "func" || name?.text === "func") return true;
  if (before?.kind !== "name") return false;
  const around = innermost(tokens, open);
  return name?.text === ")" || (around !== undefined && tokens[around - 1]?.text === "interface");
}

/** Whether the line before a brace begins with `switch` or `select`, and no clause has begun. */
function isSwitch(tokens: readonly Token[], open: number): boolean {
  let k = open;
  while (k > 0 && !tokens[k]?.startsLine) k--;
  return /^(?:switch|select)$/.test(tokens[k]?.text ?? "") && !/^(?:case|default)$/.test(tokens[open + 1]?.text ?? "");
}

/** `T{`, `[]T{`, `map[K]V{` or an inner `{`, and not the brace of a statement or a declaration. */
export function isLiteral(tokens: readonly Token[], open: number): boolean {
  const last = tokens[open - 1];
  if (!last || /^(?:struct|interface)$/.test(last.text)) return false;
  if (last.kind === "operator" && !/^[{,:\]]$/.test(last.text)) return false;
  let depth = 0;
  for (let k = open - 1; k >= 0 && k > open - FAR; k--) {
    const token = tokens[k] as Token;
    const before = tokens[k - 1];
    if (token.kind === "operator" && /^[)\]}]$/.test(token.text)) depth++;
    else if (token.kind === "operator" && /^[([{]$/.test(token.text) && --depth < 0) return true;
    if (depth > 0) continue;
    if (/^(?:if|for|switch|select|func|else)$/.test(token.text)) return false;
    if (token.startsLine && (!before || endsStatement(before) || /^[{};]$/.test(before.text))) return true;
  }
  return true;
}

/** Errors that lie in one token. */
function lexicalError({ kind, text }: Token): string | undefined {
  const quote = text[0];
  if (kind === "literal" && quote === '"' && !/^"(?:[^"\\]|\\.)*"$/.test(text)) return "newline in string";
  if (kind === "literal" && quote === "`" && !/^`[^`]*`$/.test(text)) return "string not terminated";
  if (kind === "literal" && quote === "'") return runeError(text);
  if (kind === "operator" && /^[^!-~]$|^[#$?@\\]$/u.test(text)) {
    const code = (text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return `invalid character U+${code} '${text}'`;
  }
  return undefined;
}

function runeError(text: string): string | undefined {
  if (!/^'(?:[^'\\]|\\.)*'$/.test(text)) return "rune literal not terminated";
  if (text === "''") return "empty rune literal or unescaped '";
  return /^'(?:[^\\]|\\[^xuU0-7]|\\[0-7]{3}|\\x.{2}|\\u.{4}|\\U.{8})'$/u.test(text)
    ? undefined
    : "more than one character in rune literal";
}
