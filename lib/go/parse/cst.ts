// Implements the bridge from tree-sitter: its concrete tree as plain objects, read in one walk of a cursor.

import type { Language, Parser, Tree } from "web-tree-sitter";
import { type Span, spanOf } from "../../source/span.ts";
import { type Cursor, cursorOf } from "./cursor.ts";

export interface Cst {
  /** The name in the grammar: `call_expression`, or the text of an anonymous token: `(`. */
  readonly type: string;
  readonly named: boolean;
  start: number;
  end: number;
  /** The grammar's name of the part that this node plays in its parent. */
  readonly field: string | null;
  children: Cst[];
  /** Not in the text: the parser supplied it to go on. */
  missing: boolean;
}

export interface CstTree {
  /** What stands at the top level; one ERROR node where the grammar found no structure at all. */
  readonly nodes: readonly Cst[];
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

/** Nodes that are not looked into: tokens, and strings, in which the grammar finds parts that are of no use here. */
const LEAVES = new Set(
  (
    "identifier type_identifier field_identifier package_identifier label_name blank_identifier nil true false iota comment " +
    "int_literal float_literal imaginary_literal rune_literal interpreted_string_literal raw_string_literal"
  ).split(" "),
);

/** Nodes whose children have no names for the parts that they play. */
const FIELDLESS = new Set(
  (
    "source_file block statement_list expression_statement expression_list argument_list literal_value literal_element " +
    "parameter_list return_statement parenthesized_expression import_spec_list var_spec_list type_elem"
  ).split(" "),
);

/** What the grammar's name of a node tells. */
interface Kind {
  readonly type: string;
  readonly named: boolean;
  readonly isInner: boolean;
  readonly hasFields: boolean;
}

const kindOf = (type: string, named: boolean): Kind => ({
  type,
  named,
  isInner: named && !LEAVES.has(type),
  hasFields: !FIELDLESS.has(type),
});

/** It has no number among those of the language. */
const ERROR = kindOf("ERROR", true);

const create = ({ type, named }: Kind, field: string | null): Cst => ({
  type,
  named,
  start: -1,
  end: -1,
  field,
  children: [],
  missing: false,
});

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

/** `module` is what `Parser.init` was given. */
export function cstSource(parser: Parser, language: Language, module: object): CstSource {
  const fields = language.fields;
  const kinds = language.types.map((name, id) => kindOf(name ?? "", language.nodeTypeIsNamed(id)));

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
    const cursor = cursorOf(tree, module);
    try {
      const root = copy(cursor, { offset: within.start - before.length, within, hasError });
      return { nodes: root.type === "source_file" ? root.children : [root], hasError };
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

  /** Comments are left out: they belong to the text between the nodes, and `trivia.ts` finds them there. */
  function copy(cursor: Cursor, place: Place): Cst {
    const parents: Cst[] = [];
    const parentKinds: Kind[] = [];
    let kind = kindAt(cursor);
    const root = create(kind, null);
    let node = root;
    for (;;) {
      if (kind.isInner && cursor.gotoFirstChild()) {
        parents.push(node);
        parentKinds.push(kind);
        if (parents.length > MAX_CST_DEPTH)
          throw new TooDeep(spanOf(inside(cursor.startIndex, place), inside(cursor.endIndex, place)));
      } else {
        complete(node, cursor, place);
        while (!cursor.gotoNextSibling()) {
          if (!cursor.gotoParent()) return root;
          complete(parents.pop() as Cst, cursor, place);
          parentKinds.pop();
        }
      }
      kind = kindAt(cursor);
      const asked = kind.named && parentKinds[parentKinds.length - 1]?.hasFields;
      node = create(kind, asked ? (fields[cursor.currentFieldId] ?? null) : null);
      if (kind.type !== "comment") parents[parents.length - 1]?.children.push(node);
    }
  }

  function kindAt(cursor: Cursor): Kind {
    return kinds[cursor.nodeTypeId] ?? ERROR;
  }

  /**
   * Sets the place of a node, once its children have theirs. Each question to the cursor is a call into WASM, and they
   * are most of what the walk costs: so a node begins and ends with its children, and a token is as long as its name.
   */
  function complete(node: Cst, cursor: Cursor, place: Place): void {
    const first = node.children[0];
    const last = node.children[node.children.length - 1];
    if (first && last && !place.hasError) {
      node.start = first.start;
      node.end = last.end;
      return;
    }
    node.start = inside(cursor.startIndex, place);
    const isToken = !node.named && !place.hasError;
    node.end = isToken ? Math.min(node.start + node.type.length, place.within.end) : inside(cursor.endIndex, place);
    node.missing = place.hasError && node.start === node.end && cursor.nodeIsMissing;
  }
}

function inside(index: number, { offset, within }: Place): number {
  return Math.max(within.start, Math.min(offset + index, within.end));
}
