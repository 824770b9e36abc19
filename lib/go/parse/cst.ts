// Implements the bridge from tree-sitter: its concrete tree as plain objects, read in one walk of a cursor.

import type { Language, Parser, Tree, TreeCursor } from "web-tree-sitter";
import { type Span, spanOf } from "../../source/span.ts";

export interface Cst {
  /** The name in the grammar: `call_expression`, or the text of an anonymous token: `(`. */
  readonly type: string;
  readonly named: boolean;
  readonly start: number;
  end: number;
  /** The grammar's name of the part that this node plays in its parent. */
  readonly field: string | null;
  children: Cst[];
  /** Not in the text: the parser supplied it to go on. */
  readonly missing: boolean;
}

export interface CstTree {
  readonly root: Cst;
  readonly hasError: boolean;
}

/** Beyond this the recursion of the builder is not safe. Tree-sitter needs up to four levels for one of Go's. */
const MAX_CST_DEPTH = 2600;

/** Thrown inside the parser only: a tree too deep to be read by recursion. */
export class TooDeep extends Error {
  constructor(readonly span: Span) {
    super("nested too deeply");
  }
}

/** Go's literals are single tokens; what the grammar finds inside strings is of no use to the builder. */
const OPAQUE = new Set(["interpreted_string_literal", "raw_string_literal"]);

/**
 * Work that tree-sitter may do on a text, in calls of its progress callback. Real files need 0.015 a character, broken
 * ones too; but there are texts, such as many `case`s without a switch, on which its recovery is quadratic.
 */
const workFor = (characters: number): number => 200 + characters / 25;

/** And milliseconds for all readings of one text: the last resort, some twenty times what the largest text needs. */
const MAX_MILLISECONDS = 2000;

export interface CstReader {
  /** Parses a part of `text`; undefined when it was given up. Places are those of the whole text. */
  read(text: string, within: Span, added?: Added): CstTree | undefined;
}

/** What is put around the part: it has no place in the text. */
export interface Added {
  readonly before?: string;
  readonly after?: string;
}

/** Gives readers; each is for one text and has its own allowance of time. */
export interface CstSource {
  reader(): CstReader;
}

/** How places in the parsed string become places in the text. */
interface Place {
  readonly offset: number;
  readonly within: Span;
  readonly hasError: boolean;
}

export function cstSource(parser: Parser, language: Language): CstSource {
  const names = language.types.map((name) => name ?? "");
  const fields = language.fields;
  const isNamed = names.map((_, id) => language.nodeTypeIsNamed(id));

  return {
    reader() {
      const deadline = performance.now() + MAX_MILLISECONDS;
      return { read: (text, within, added) => read(text, within, deadline, added) };
    },
  };

  function read(text: string, within: Span, deadline: number, { before = "", after = "" }: Added = {}): CstTree | undefined {
    // The line break lets a statement end that has no other end.
    const source = `${before}${text.slice(within.start, within.end)}${after}\n`;
    const tree = parse(source, deadline);
    if (!tree) return undefined;
    const { hasError } = tree.rootNode;
    const cursor = tree.walk();
    try {
      return { root: copy(cursor, { offset: within.start - before.length, within, hasError }), hasError };
    } finally {
      cursor.delete();
      tree.delete();
    }
  }

  function parse(source: string, deadline: number): Tree | undefined {
    if (performance.now() > deadline) return undefined;
    const most = workFor(source.length);
    let work = 0;
    const tree = parser.parse(source, null, {
      progressCallback: () => ++work > most || (work % 16 === 0 && performance.now() > deadline),
    });
    if (!tree) parser.reset();
    return tree ?? undefined;
  }

  /** Comments are left out: they belong to the text between the nodes, and `comments.ts` finds them there. */
  function copy(cursor: TreeCursor, place: Place): Cst {
    const parents: Cst[] = [];
    const root = visit(cursor, place);
    let node = root;
    for (;;) {
      if (!OPAQUE.has(node.type) && cursor.gotoFirstChild()) {
        parents.push(node);
        if (parents.length > MAX_CST_DEPTH) throw new TooDeep(spanOf(node.start, node.end));
      } else {
        while (!cursor.gotoNextSibling()) {
          if (!cursor.gotoParent()) return root;
          parents.pop();
        }
      }
      node = visit(cursor, place);
      if (node.type !== "comment") (parents[parents.length - 1] as Cst).children.push(node);
    }
  }

  function visit(cursor: TreeCursor, { offset, within, hasError }: Place): Cst {
    const inside = (index: number): number => Math.max(within.start, Math.min(offset + index, within.end));
    const id = cursor.nodeTypeId;
    const type = names[id] ?? "ERROR";
    const named = isNamed[id] ?? true;
    const start = inside(cursor.startIndex);
    // An anonymous token is as long as its name; asking for its end would cost a call into WASM.
    const end = named || hasError ? inside(cursor.endIndex) : start + type.length;
    const field = named ? (fields[cursor.currentFieldId] ?? null) : null;
    const missing = hasError && start === end && cursor.nodeIsMissing;
    return { type, named, start, end, field, children: [], missing };
  }
}
