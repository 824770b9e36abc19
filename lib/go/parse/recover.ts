// Implements recovery: the best tree that can be had of text with syntax errors.
//
// Tree-sitter recovers by itself, but an error may cost it the whole function, and a missing brace the functions after
// it. So broken text is split into statements that are parsed one by one, and a broken statement into its skeleton and
// the bodies within it. Whichever tree leaves less of the text unexplained is taken.

import type { Diagnostic } from "../../source/diagnostics.ts";
import { type Span, spanOf } from "../../source/span.ts";
import type { Cst, CstReader } from "./cst.ts";
import { describe, type Fault, faultsOf, weightOf } from "./faults.ts";
import {
  blankNames,
  maskBuiltinCalls,
  maskEmptyInits,
  operandTypes,
  type OuterLabel,
  outerLabels,
  replaceEach,
  typeEnd,
} from "./mask.ts";
import { fieldOf } from "./rule.ts";
import { scan, type Token } from "./scan.ts";
import { CLOSER, type Piece, type Report, splitStatements } from "./split.ts";

export interface Recovered {
  /** The children of a `source_file`. */
  readonly nodes: readonly Cst[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Reading {
  readonly nodes: readonly Cst[];
  readonly faults: readonly Fault[];
}

/** A body within a statement: it is blanked in the skeleton and read by itself. */
interface Hole {
  /** The start of the brace or colon before it. */
  readonly opener: number;
  readonly first: number;
  readonly last: number;
}

export function readTolerantly(reader: CstReader, text: string, within: Span): Recovered {
  const tree = reader.read(text, within);
  if (tree && !tree.hasError) return { nodes: tree.nodes, diagnostics: [] };
  const tokens = scan(text, within);
  const masked = maskEmptyInits(maskBuiltinCalls(text, tokens), tokens);
  const recovery = new Recovery(reader, masked, tokens, operandTypes(tokens), outerLabels(tokens));
  const { nodes, faults } = recovery.whole(within);
  const found = faults.slice(0, MAX_ERRORS).map((fault) => describe(fault, tokens, within.end));
  return { nodes, diagnostics: [...recovery.problems.slice(0, MAX_ERRORS), ...found].map(syntaxError) };
}

/** More errors than this help nobody. */
const MAX_ERRORS = 100;

const syntaxError = ({ span, message }: { span: Span; message: string }): Diagnostic => ({
  severity: "error",
  code: "syntax",
  message,
  span: spanOf(span.start, span.end),
});

class Recovery {
  /** What the brackets tell; the faults of the trees come besides. */
  readonly problems: { span: Span; message: string }[] = [];
  /** Characters that may still be parsed: each level of nesting reads its text again, and there must be an end to it. */
  private budget: number;
  private readonly text: string;
  /** The trees of types that are masked as names, by where they start. */
  private readonly maskedTypes: ReadonlyMap<number, Cst>;
  /** By where the label begins that they label. */
  private readonly outerLabels: ReadonlyMap<number, OuterLabel>;

  constructor(
    private readonly reader: CstReader,
    text: string,
    private readonly tokens: readonly Token[],
    operands: readonly Span[],
    labels: readonly OuterLabel[],
  ) {
    this.budget = 16 * text.length + 4096;
    const types = operands.flatMap((span) => this.typeAt(text, span) ?? []);
    this.maskedTypes = new Map(types.map((type) => [type.start, type]));
    this.outerLabels = new Map(labels.map((label) => [label.inner, label]));
    const outside = labels.map(({ name, colon }) => spanOf(name.start, colon.end));
    this.text = replaceEach(blankNames(text, types), outside, (length) => " ".repeat(length));
  }

  whole(within: Span): Reading {
    const reading = this.read(this.text, within, "");
    if (reading.faults.length === 0) return reading;
    return this.lighter(reading, () => this.list(0, this.tokens.length, true));
  }

  /** Runs an attempt and keeps its result, and what it reports, only if it is no worse. */
  private lighter(known: Reading, attempt: () => Reading): Reading {
    const before = this.problems.length;
    const other = attempt();
    if (weightOf(other.faults) <= weightOf(known.faults)) return other;
    this.problems.length = before;
    return known;
  }

  private list(first: number, last: number, top: boolean): Reading {
    const report: Report = (span, message) => void this.problems.push({ span, message });
    const pieces = splitStatements(this.tokens, first, last, top, report);
    const readings = this.joinElse(pieces).map((piece) => this.piece(piece));
    const nodes = readings.flatMap((reading) => reading.nodes);
    const faults = readings.flatMap((reading) => reading.faults);
    return top ? { nodes, faults } : withoutDeclarations(nodes, faults);
  }

  /** `else` on a line of its own: for Go the statement is over; what is meant is plain. */
  private joinElse(pieces: readonly Piece[]): Piece[] {
    const joined: Piece[] = [];
    for (const piece of pieces) {
      const above = joined[joined.length - 1];
      const token = this.tokens[piece.first] as Token;
      if (above && token.text === "else" && this.tokens[above.last - 1]?.text === "}") {
        // The builder reports it.
        joined[joined.length - 1] = { ...piece, start: above.start, first: above.first };
      } else joined.push(piece);
    }
    return joined;
  }

  private piece(piece: Piece): Reading {
    const reading = oneFault(this.read(this.withoutBreaksBeforeElse(piece), piece, piece.closers));
    if (reading.faults.length === 0) return reading;
    if (typeEnd(this.tokens, piece.first) === piece.last) return this.loneType(piece) ?? reading;
    const holes = this.holes(piece);
    return holes.length === 0 || this.budget <= 0 ? reading : this.lighter(reading, () => this.skeleton(piece, holes));
  }

  private withoutBreaksBeforeElse({ first, last }: Piece): string {
    const gaps: Span[] = [];
    for (let i = first + 1; i < last; i++) {
      const token = this.tokens[i] as Token;
      const before = this.tokens[i - 1] as Token;
      if (token.text === "else" && token.startsLine && /^\s*$/.test(this.text.slice(before.end, token.start))) {
        gaps.push(spanOf(before.end, token.start));
      }
    }
    return gaps.length === 0 ? this.text : replaceEach(this.text, gaps, (length) => " ".repeat(length));
  }

  /** `map[string]int` by itself: the grammar has types only where Go has them. */
  private loneType(piece: Piece): Reading | undefined {
    const type = this.typeAt(this.text, piece);
    if (!type) return undefined;
    const statement: Cst = { ...type, type: "expression_statement", field: null, children: [type] };
    return { nodes: [statement], faults: [] };
  }

  private typeAt(text: string, within: Span): Cst | undefined {
    const tree = this.reader.read(text, within, { before: "type _ " });
    return tree?.hasError ? undefined : tree?.nodes[0]?.children[1]?.children.find((child) => child.field === "type");
  }

  /** The statement with its bodies blanked; these are read by themselves and put back in. */
  private skeleton(piece: Piece, holes: readonly Hole[]): Reading {
    const blanks = holes.map(({ first, last }) => this.extent(first, last));
    const text = replaceEach(this.withoutBreaksBeforeElse(piece), blanks, (length) => " ".repeat(length));
    const { nodes, faults } = oneFault(this.read(text, piece, this.closersOutside(piece, holes)));
    const holders = holdersIn(nodes, new Set(holes.map((hole) => hole.opener)));
    const inner = holes.map((hole) => this.fill(hole, holders.get(hole.opener)));
    const all = [...faults, ...inner.flat()];
    // Where the statement around the bodies is broken, theirs are consequences.
    return faults.length > 0 ? oneFault({ nodes, faults: all }) : { nodes, faults: all };
  }

  /** Puts a body where it belongs; where the skeleton has no place for statements, they are an error. */
  private fill(hole: Hole, holder: Cst | undefined): readonly Fault[] {
    const span = this.extent(hole.first, hole.last);
    const isBody = holder !== undefined && BODIES.has(holder.type);
    const body = isBody ? this.list(hole.first, hole.last, false) : { nodes: [], faults: [span] };
    const at = holder?.children.findIndex((child) => child.start === hole.opener) ?? 0;
    holder?.children.splice(at + 1, 0, makeNode(isBody ? "statement_list" : "ERROR", span, body.nodes));
    return body.faults;
  }

  private closersOutside({ first, last }: Piece, holes: readonly Hole[]): string {
    const open: string[] = [];
    const ends = new Map(holes.map((hole) => [hole.first, hole.last]));
    for (let i = first; i < last; i++) {
      i = ends.get(i) ?? i;
      const { text } = this.tokens[i] ?? { text: "" };
      if (i < last && CLOSER[text]) open.push(CLOSER[text] as string);
      else if (i < last && /^[)\]}]$/.test(text)) open.length = Math.max(0, open.lastIndexOf(text));
    }
    return open.reverse().join("");
  }

  private extent = (first: number, last: number): Span =>
    spanOf((this.tokens[first] as Token).start, (this.tokens[last - 1] as Token).end);

  /** Bodies that begin on a line of their own: of blocks, and of the clauses of a switch. */
  private holes({ first, last }: Piece): Hole[] {
    const holes: Hole[] = [];
    for (let i = first; i < last; i++) {
      if (this.tokens[i]?.text !== "{") continue;
      const end = closingBrace(this.tokens, i, last);
      const inner = this.tokens[i + 1];
      if (!inner?.startsLine || i + 1 >= end) continue;
      if (/^(?:case|default)$/.test(inner.text)) holes.push(...this.clauses(i + 1, end));
      else holes.push({ opener: (this.tokens[i] as Token).start, first: i + 1, last: end });
      i = end;
    }
    return holes;
  }

  private clauses(first: number, last: number): Hole[] {
    const holes: Hole[] = [];
    let colon: number | undefined;
    let depth = 0;
    const finish = (at: number): void => {
      if (colon !== undefined && at > colon + 1) {
        holes.push({ opener: (this.tokens[colon] as Token).start, first: colon + 1, last: at });
      }
      colon = undefined;
    };
    for (let i = first; i < last; i++) {
      const { text } = this.tokens[i] as Token;
      if (/^[([{]$/.test(text)) depth++;
      else if (/^[)\]}]$/.test(text)) depth--;
      else if (depth === 0 && /^(?:case|default)$/.test(text)) finish(i);
      else if (depth === 0 && text === ":" && colon === undefined && this.endsCase(i, first)) colon = i;
    }
    finish(last);
    return holes;
  }

  /** Whether a colon belongs to the `case` or `default` that begins its line, and not to a label or a slice. */
  private endsCase(colon: number, first: number): boolean {
    for (let i = colon - 1; i >= first; i--) {
      const token = this.tokens[i] as Token;
      if (/^(?:case|default)$/.test(token.text)) return true;
      if (token.text === ":") return false;
    }
    return false;
  }

  /** Puts the types in the place of the names that masked them. */
  private unmask(node: Cst): void {
    node.children.forEach((child, i) => {
      const type = this.maskedTypes.get(child.start);
      if (type?.end === child.end && child.children.length === 0) node.children[i] = { ...type, field: child.field };
      else this.unmask(child);
      if (child.type === "labeled_statement") node.children[i] = this.relabel(child);
    });
  }

  /** A labelled statement within the labels that were left out before it. */
  private relabel(node: Cst): Cst {
    const outer = this.outerLabels.get(node.start);
    if (!outer) return node;
    const { name, colon } = outer;
    const label = { ...makeNode("label_name", name, []), field: "label" };
    const parts = [label, { ...makeNode(":", colon, []), named: false }, node];
    return this.relabel(makeNode("labeled_statement", spanOf(name.start, node.end), parts));
  }

  private read(text: string, within: Span, closers: string): Reading {
    this.budget -= within.end - within.start;
    const tree = this.budget > 0 ? this.reader.read(text, within, { after: closers }) : undefined;
    if (!tree) return unreadable(within);
    if (this.maskedTypes.size + this.outerLabels.size > 0) tree.nodes.forEach((node) => this.unmask(node));
    return { nodes: tree.nodes, faults: tree.hasError ? faultsOf(tree.nodes, text) : [] };
  }
}

/** The first fault of a statement causes the others: they count, but only the first is told. */
function oneFault({ nodes, faults }: Reading): Reading {
  const [first, ...others] = faults;
  return { nodes, faults: first ? [{ ...first, more: weightOf(others) }] : [] };
}

const unreadable = (within: Span): Reading => ({ nodes: [makeNode("ERROR", within, [])], faults: [within] });

const makeNode = (type: string, { start, end }: Span, children: readonly Cst[]): Cst => ({
  type,
  named: true,
  start,
  end,
  field: null,
  children: [...children],
  missing: false,
});

const TOP_LEVEL_ONLY = new Set(["package_clause", "import_declaration", "function_declaration", "method_declaration"]);

/** A statement that is parsed by itself may be read as a declaration that cannot stand in a body. */
function withoutDeclarations(nodes: readonly Cst[], faults: readonly Fault[]): Reading {
  const misplaced = nodes.filter((node) => TOP_LEVEL_ONLY.has(node.type));
  return {
    nodes: nodes.map((node) => (misplaced.includes(node) ? { ...node, type: "ERROR" } : node)),
    faults: [...faults, ...misplaced.map((node) => spanOf((fieldOf(node, "name") ?? node).start, node.end))],
  };
}

/** The brace that closes the one at `open`, or `last`. Other brackets may be unbalanced in broken text; braces rarely are. */
function closingBrace(tokens: readonly Token[], open: number, last: number): number {
  let depth = 0;
  for (let i = open; i < last; i++) {
    const { text } = tokens[i] as Token;
    if (text === "{") depth++;
    else if (text === "}" && --depth === 0) return i;
  }
  // A brace within is not closed: then the last one is ours, if it stands where ours would.
  const end = tokens[last - 1];
  return end?.text === "}" && end.startsLine && end.indent === tokens[open]?.indent ? last - 1 : last;
}

const BODIES = new Set(["block", "expression_case", "type_case", "communication_case", "default_case"]);

/** For each opener the innermost node whose own brace or colon it is. */
function holdersIn(nodes: readonly Cst[], openers: ReadonlySet<number>): Map<number, Cst> {
  const holders = new Map<number, Cst>();
  const visit = (node: Cst): void => {
    for (const child of node.children) {
      if (!child.named && openers.has(child.start)) holders.set(child.start, node);
      visit(child);
    }
  };
  nodes.forEach(visit);
  return holders;
}
