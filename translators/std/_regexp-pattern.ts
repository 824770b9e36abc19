// Implements a regular expression of Go in the syntax of the crate regex, so that it finds the same.
//
// | Go | Rust, where texts may leave ASCII |
// |---|---|
// | `\d`, `\w`, `\s` and `\b` know ASCII only | the whole pattern begins with `(?-u)`, or each of them is written out: `[0-9]` |
// | `[` and `&&` in brackets stand for themselves | escaped: brackets nest, and have operators |
// | `{` that repeats nothing, `\<` | `\{`, `<` |
// | `\Q…\E`, octal escapes, `\C`, `\B` of ASCII | not there: undefined |

/** Members of the classes that Go reads as ASCII. */
const classes: Readonly<Record<string, string>> = { d: "0-9", w: "0-9A-Za-z_", s: "\\t\\n\\f\\r " };

interface Piece {
  /** As Rust has it, where only ASCII texts are met, or `(?-u)` stands in front. */
  readonly plain: string;
  /** As Rust has it in a pattern that knows Unicode. */
  readonly unicode: string | undefined;
  /** Whether `plain` means another thing where Rust knows Unicode. */
  readonly isAscii?: boolean;
  /** Whether it can't stand behind `(?-u)`: it would find parts of characters. */
  readonly needsUnicode?: boolean;
}

const same = (text: string): Piece => ({ plain: text, unicode: text });

/**
 * A pattern of Go for `Regex::new`. `isAscii` says that the program has no other texts, so that classes mean the same.
 * Undefined where the crate has no such pattern.
 */
export function regexPattern(go: string, isAscii: boolean): string | undefined {
  const pieces = piecesOf(go);
  if (!pieces) return undefined;
  if (isAscii || !pieces.some((p) => p.isAscii)) return pieces.map((p) => p.plain).join("");
  if (!pieces.some((p) => p.needsUnicode) && !/\(\?[a-zA-Z-]*i/.test(go)) return `(?-u)${pieces.map((p) => p.plain).join("")}`;
  const unicode = pieces.map((p) => p.unicode);
  return unicode.includes(undefined) ? undefined : unicode.join("");
}

function piecesOf(go: string): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  for (let i = 0; i < go.length; ) {
    const c = go[i] as string;
    const rest = go.slice(i);
    const read = c === "\\" ? escape(rest, false) : c === "[" ? brackets(rest) : plain(rest);
    if (!read) return undefined;
    pieces.push(read.piece);
    i += read.length;
  }
  return pieces;
}

interface Read {
  readonly piece: Piece;
  readonly length: number;
}

function plain(rest: string): Read {
  const c = String.fromCodePoint(rest.codePointAt(0) as number);
  if (c === "{") {
    const repeat = /^\{\d+(?:,\d*)?\}/.exec(rest)?.[0];
    return repeat ? { piece: same(repeat), length: repeat.length } : { piece: same("\\{"), length: 1 };
  }
  return { piece: { plain: c, unicode: c, needsUnicode: c === "." || c > "\x7f" }, length: c.length };
}

/** `\d`, `\.` and the like. */
function escape(rest: string, isInBrackets: boolean): Read | undefined {
  const c = rest[1];
  if (c === undefined || /[QEC0-9]/.test(c)) return undefined;
  const lower = c.toLowerCase();
  const members = classes[lower];
  const text = `\\${c}`;
  if (members !== undefined) {
    const isNegated = c !== lower;
    const unicode = isNegated ? `[^${members}]` : isInBrackets ? members : `[${members}]`;
    return { piece: { plain: text, unicode, isAscii: true, needsUnicode: isNegated }, length: 2 };
  }
  if (c === "b") return { piece: { plain: text, unicode: "(?-u:\\b)", isAscii: true }, length: 2 };
  if (c === "B") return { piece: { plain: text, unicode: undefined, isAscii: true, needsUnicode: true }, length: 2 };
  const long = /^\\(?:[pP](?:\{\^?\w+\}|\w)|x(?:\{[0-9A-Fa-f]+\}|[0-9A-Fa-f]{2}))/.exec(rest)?.[0];
  if (long) return { piece: { plain: long, unicode: long, needsUnicode: true }, length: long.length };
  if (/[A-Za-z]/.test(c) && !/[aftnrvAz]/.test(c)) return undefined;
  return { piece: same(c === "<" || c === ">" ? c : text), length: 2 };
}

/** `[a-z\d_]`, whose members may be classes: `[[:alpha:]]`. */
function brackets(rest: string): Read | undefined {
  let i = 1;
  const isNegated = rest[i] === "^";
  if (isNegated) i++;
  const members: Piece[] = [];
  for (let isFirst = true; ; isFirst = false) {
    const here = rest.slice(i);
    const c = here[0];
    if (c === undefined) return undefined;
    if (c === "]" && !isFirst) break;
    const posix = /^\[:\^?\w+:\]/.exec(here)?.[0];
    const read = posix
      ? { piece: same(posix), length: posix.length }
      : c === "\\"
        ? escape(here, true)
        : { piece: member(here), length: String.fromCodePoint(here.codePointAt(0) as number).length };
    // A word boundary is no member, in either.
    if (!read || (c === "\\" && /^\\[bB]/.test(here))) return undefined;
    members.push(read.piece);
    i += read.length;
  }
  const around = (texts: readonly string[]): string => `[${isNegated ? "^" : ""}${texts.join("")}]`;
  const unicode = members.map((m) => m.unicode);
  return {
    piece: {
      plain: around(members.map((m) => m.plain)),
      unicode: around(unicode as string[]),
      isAscii: members.some((m) => m.isAscii === true),
      needsUnicode: isNegated || members.some((m) => m.needsUnicode === true),
    },
    length: i + 1,
  };
}

/** One character of a class; what is an operator in Rust stands for itself. */
function member(here: string): Piece {
  const c = String.fromCodePoint(here.codePointAt(0) as number);
  const isOperator = c === "[" || ((c === "&" || c === "~") && here[1] === c);
  return { plain: isOperator ? `\\${c}` : c, unicode: isOperator ? `\\${c}` : c, needsUnicode: c > "\x7f" };
}

/**
 * Whether every match of a pattern takes at least one character: then a text is split at the same places in both.
 * Says no where it can't see it.
 */
export function alwaysTakes(go: string): boolean {
  const pieces = go.replace(/\\[\s\S]/g, (x) => (/\\[bBAzpPx]/.test(x) ? "|" : "x")).replace(/\[\^?\]?[^\]]*\]/g, "x");
  if (/[|()^$]/.test(pieces)) return false;
  return pieces.replace(/.(?:[*?]|\{0[^}]*\})\??/g, "").length > 0;
}

/**
 * The groups of a pattern, the whole match first: whether each takes part in every match. Undefined where the pattern is not
 * understood.
 */
export function groupsOf(go: string): readonly boolean[] | undefined {
  const always = [true];
  /** Groups that are open, with those inside of them. */
  const open: { readonly inside: number[]; isChoice: boolean; readonly own: number | undefined }[] = [];
  let level: (typeof open)[number] = { inside: [], isChoice: false, own: undefined };
  const setMaybe = (groups: readonly number[]): void => {
    for (const g of groups) always[g] = false;
  };
  for (let i = 0; i < go.length; i++) {
    const rest = go.slice(i);
    if (go[i] === "\\") i++;
    else if (go[i] === "[") {
      const read = brackets(rest);
      if (!read) return undefined;
      i += read.length - 1;
    } else if (go[i] === "|") level.isChoice = true;
    else if (go[i] === "(") {
      const isGroup = !/^\(\?(?!P?<)/.test(rest);
      open.push(level);
      level = { inside: [], isChoice: false, own: isGroup ? always.push(true) - 1 : undefined };
    } else if (go[i] === ")") {
      const outer = open.pop();
      if (!outer) return undefined;
      if (level.isChoice) setMaybe(level.inside);
      const all = [...level.inside, ...(level.own === undefined ? [] : [level.own])];
      if (/^\)(?:[?*]|\{0)/.test(rest)) setMaybe(all);
      outer.inside.push(...all);
      level = outer;
    }
  }
  if (open.length > 0) return undefined;
  if (level.isChoice) setMaybe(level.inside);
  return always;
}
