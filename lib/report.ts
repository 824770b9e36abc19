// Implements the report: the stages' results as a Translation, with notes numbered in the reading order of the Go.

import type { Stages } from "./engine.ts";
import { cargoToml, crateOf } from "./crates/catalog.ts";
import { droppedComments } from "./lower/comments.ts";
import { placeComments } from "./lower/place-comments.ts";
import type { NoteRecord } from "./lower/output.ts";
import { stdNoteId } from "./lower/output.ts";
import { refusals } from "./lower/refusals.ts";
import { ledgerOf } from "./ledger.ts";
import type { Prose, Registry } from "./patterns/kit.ts";
import type { Decision } from "./plan/decision.ts";
import { snakeCase } from "./rust/names.ts";
import { printFile } from "./rust/print/index.ts";
import type { Mapping as PrintedMapping } from "./rust/print/index.ts";
import type { Diagnostic } from "./source/diagnostics.ts";
import { lineIndex } from "./source/line-index.ts";
import type { Span } from "./source/span.ts";
import type { CrateUse, Mapping, Note, Options, Translation, ViewDiagnostic } from "./view/translation.ts";
import { engineVersion } from "./view/version.ts";

export function describe(s: Stages): Translation {
  const printed = printFile(placeComments(s.file, s.facts.files));
  const notes = numbered(s, printed.mappings, printed.text).map((n) => ({ ...n, note: spelled(n.note, s) }));
  const crates = cratesOf(s, printed.text);
  const diagnostics = viewDiagnostics(s.diagnostics, s.text);
  return {
    engine: engineVersion,
    options: s.options,
    status: s.output.refusals.length > 0 ? "partial" : "whole",
    rust: printed.text,
    cargoToml: cargoToml({
      name: "snippet",
      crates: crates.map((c) => ({ name: c.name, features: [...c.features] })),
      isLibrary: s.isLibrary,
    }),
    isLibrary: s.isLibrary,
    crates,
    notes: notes.map((n) => n.note),
    mappings: mappingsOf(printed.mappings, notes),
    diagnostics,
    ledger: ledgerOf(notes.map((n) => n.note)),
    statements: countStatements(s),
    droppedComments: droppedComments(s.written, printed.text).map(({ comment, reason }) => ({
      text: comment.text,
      reason,
      goSpan: comment.span,
    })),
    patterns: s.patterns,
  };
}

/** Nothing could be built: the diagnostics say why. */
export function failed(text: string, options: Options, diagnostics: readonly Diagnostic[]): Translation {
  return {
    engine: engineVersion,
    options,
    status: "failed",
    rust: "",
    cargoToml: "",
    isLibrary: false,
    crates: [],
    notes: [],
    mappings: [],
    diagnostics: viewDiagnostics(diagnostics, text),
    ledger: [],
    statements: { translated: 0, cautioned: 0, refused: 0 },
    droppedComments: [],
    patterns: {},
  };
}

function viewDiagnostics(list: readonly Diagnostic[], text: string): ViewDiagnostic[] {
  const index = lineIndex(text);
  return list
    .map((d) => {
      const { line, column } = index.lineColumnOf(d.span.start);
      return { severity: d.severity, code: d.code, message: d.message, span: d.span, line, column };
    })
    .toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

// ---- notes

/** Items of modules with their paths: the tree's own names for them are no Rust. */
function spelled(note: Note, { modules }: Stages): Note {
  if (!modules || modules.all.length === 0) return note;
  const visit = (x: unknown): unknown => {
    if (typeof x === "string") return modules.inText(x, ({ module, name }) => `${module}::${name}`);
    if (Array.isArray(x)) return x.map(visit);
    if (typeof x !== "object" || x === null) return x;
    return Object.fromEntries(Object.entries(x).map(([key, value]) => [key, visit(value)]));
  };
  return visit(note) as Note;
}

interface Numbered {
  readonly key: string;
  readonly note: Note;
}

function numbered(s: Stages, mappings: readonly PrintedMapping[], text: string): Numbered[] {
  const stamped = new Map<string, PrintedMapping[]>();
  for (const m of mappings) if (m.origin.by !== undefined) stamped.set(m.origin.by, [...(stamped.get(m.origin.by) ?? []), m]);
  const byStart = mappings.toSorted((a, b) => a.origin.span.start - b.origin.span.start);
  const rustOf = (key: string): Span[] => outermost((stamped.get(key) ?? []).map((m) => m.rust));
  const drafts = [
    ...s.output.notes.flatMap((n) => draftOfPattern(n, s.registry)),
    ...s.decisions.flatMap((d) => draftOfDecision(d, s.registry)),
    ...s.output.refusals.map((r) => ({
      key: `${r.code}@${r.span.start}`,
      note: refusalNote(r),
    })),
  ];
  const seen = new Set<string>();
  const unique = drafts.filter((d) => !seen.has(d.key) && seen.add(d.key));
  const ordered = unique.toSorted(
    (a, b) => (a.note.goSpans[0]?.start ?? 0) - (b.note.goSpans[0]?.start ?? 0) || (a.note.id < b.note.id ? -1 : 1),
  );
  return ordered.map((d, i) => {
    const own = rustOf(d.key);
    const rustSpans = own.length > 0 ? own : rustFor(d.note.goSpans, byStart, text, s.text);
    return { key: d.key, note: { ...d.note, number: i + 1, rustSpans } };
  });
}

/** Where a note has no Rust of its own, what came from its Go lines; the mappings are in the order of the Go. */
function rustFor(goSpans: readonly Span[], mappings: readonly PrintedMapping[], text: string, go: string): Span[] {
  const inside = firstOf(goSpans, (span) => rustInside(span, mappings));
  return inside.length > 0 ? inside : firstOf(goSpans, (span) => rustAround(span, mappings, text, go));
}

const firstOf = (spans: readonly Span[], found: (span: Span) => Span[]): Span[] =>
  spans.map(found).find((list) => list.length > 0) ?? [];

function rustInside(first: Span, mappings: readonly PrintedMapping[]): Span[] {
  const within: PrintedMapping[] = [];
  for (let i = firstFrom(mappings, first.start); i < mappings.length; i++) {
    const m = mappings[i] as PrintedMapping;
    if (m.origin.span.start > first.end) break;
    if (m.origin.span.end <= first.end) within.push(m);
  }
  const exact = within.filter((m) => m.origin.span.start === first.start && m.origin.span.end === first.end);
  if (exact.length > 0) return outermost(exact.map((m) => m.rust)).slice(0, 3);
  return outermost(within.map((m) => m.rust)).slice(0, 3);
}

/** A name inside a signature, or what has no Rust: the line that names it, or the first of what stands around it. */
function rustAround(first: Span, mappings: readonly PrintedMapping[], text: string, go: string): Span[] {
  const around = mappings.filter((m) => m.origin.span.start <= first.start && first.end <= m.origin.span.end);
  const least = Math.min(...around.map((m) => sizeOf(m.origin.span)));
  const closest = around.filter((m) => sizeOf(m.origin.span) === least).map((m) => m.rust);
  const line = lineNaming(go.slice(first.start, first.end), closest, text);
  return line ? [line] : [];
}

const sizeOf = (s: Span): number => s.end - s.start;

/** The line where the name that the Go begins with is declared; else the first line, behind its comments and attributes. */
function lineNaming(go: string, spans: readonly Span[], text: string): Span | undefined {
  const name = /^[\p{L}_][\p{L}\p{N}_]*/u.exec(go)?.[0];
  const lines = spans.flatMap((s) => linesOf(s, text));
  const declares = name && declaring(`(?:r#)?(?:${name}|${snakeCase(name)})\\b`);
  const found = declares ? lines.find((l) => declares.test(text.slice(l.start, l.end))) : undefined;
  return found ?? lines.find((l) => !/^\s*(?:\/\/|#\[|\/?\*)/.test(text.slice(l.start, l.end))) ?? spans[0];
}

const declaring = (name: string): RegExp =>
  new RegExp(`\\bfn ${name}|'${name}: |(?:\\blet (?:mut )?|[(,|] ?(?:mut )?)${name}(?!\\()`, "u");

function linesOf(s: Span, text: string): Span[] {
  const found: Span[] = [];
  for (let start = s.start; start < s.end; ) {
    const next = text.indexOf("\n", start);
    const end = next < 0 ? s.end : Math.min(next, s.end);
    found.push({ start, end });
    start = end + 1;
  }
  return found;
}

/** Index of the first mapping that starts at or after the place. */
function firstFrom(mappings: readonly PrintedMapping[], start: number): number {
  let low = 0;
  let high = mappings.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((mappings[mid] as PrintedMapping).origin.span.start < start) low = mid + 1;
    else high = mid;
  }
  return low;
}

function outermost(spans: readonly Span[]): Span[] {
  const sorted = spans.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: Span[] = [];
  for (const s of sorted) {
    const last = kept.at(-1);
    if (!last || s.start >= last.end) kept.push(s);
  }
  return kept;
}

function proseOf(id: string, registry: Registry): Prose | undefined {
  const own = registry.patterns.find((p) => p.id === id) ?? registry.decisions.find((d) => d.id === id);
  if (own) return own;
  for (const p of registry.stdPackages) {
    for (const [name, f] of Object.entries(p.functions)) {
      if (typeof f !== "function" && f.note && stdNoteId(`${p.path}.${name}`) === id) return f.note;
    }
  }
  return undefined;
}

const fill = (text: string, args: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, k: string) => args[k] ?? whole);

function noteFrom(id: string, prose: Prose, spans: readonly Span[], args: Readonly<Record<string, string>>): Note {
  return {
    number: 0,
    id,
    level: prose.level ?? "idiom",
    category: prose.category,
    title: fill(prose.title, args),
    what: fill(prose.what, args),
    why: fill(prose.why, args),
    // What its args leave empty is not there: it has no place on this line.
    ...(prose.pitfall && fill(prose.pitfall, args) !== "" && { pitfall: fill(prose.pitfall, args) }),
    ...(prose.link && { link: prose.link }),
    goSpans: spans,
    rustSpans: [],
  };
}

function draftOfPattern(n: NoteRecord, registry: Registry): Numbered[] {
  const prose = proseOf(n.id, registry);
  return prose ? [{ key: n.key, note: noteFrom(n.id, prose, n.spans, n.args) }] : [];
}

function draftOfDecision(d: Decision, registry: Registry): Numbered[] {
  const prose = registry.decisions.find((x) => x.id === d.id);
  const [first] = d.spans;
  if (!prose || !first) return [];
  const note = noteFrom(d.id, prose, d.spans, { ...d.args, chosen: d.chosen });
  return [
    {
      key: `${d.id}@${first.start}`,
      note: { ...note, decision: { chosen: d.chosen, rejected: d.rejected, evidence: d.evidence } },
    },
  ];
}

function refusalNote(r: { readonly code: string; readonly message: string; readonly span: Span }): Note {
  return {
    number: 0,
    id: r.code,
    level: "refused",
    category: "syntax",
    title: "Not translated",
    what: r.message,
    why: "A plausible line that does something else would be worse than none.",
    goSpans: [r.span],
    rustSpans: [],
    ...(refusals[r.code] && {
      recipe: refusals[r.code]?.recipe ?? "",
      link: { text: `${r.code}, with examples`, url: `/codes/${r.code}` },
    }),
  };
}

function mappingsOf(printed: readonly PrintedMapping[], notes: readonly Numbered[]): Mapping[] {
  const byKey = new Map(notes.map((n) => [n.key, n.note.number]));
  return printed.map((m) => {
    const note = m.origin.by ? byKey.get(m.origin.by) : undefined;
    return {
      go: { start: m.origin.span.start, end: m.origin.span.end },
      rust: { start: m.rust.start, end: m.rust.end },
      ...(note !== undefined && { note }),
    };
  });
}

// ---- crates and counts

/** Crates by what the text names: paths, macros and attributes alike. */
function cratesOf(s: Stages, rust: string): CrateUse[] {
  const found = new Map<string, Set<string>>();
  for (const [name, features] of s.output.crates) found.set(name, new Set(features));
  for (const [pattern, name, features] of cratePaths) {
    if (!pattern.test(rust)) continue;
    const set = found.get(name) ?? new Set<string>();
    for (const f of features) set.add(f);
    found.set(name, set);
  }
  return [...found]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, features]) => {
      const c = crateOf(name);
      return { name, version: c?.version ?? "*", features: [...features].toSorted(), onPlayground: c?.onPlayground ?? false };
    });
}

const cratePaths: readonly (readonly [RegExp, string, readonly string[]])[] = [
  [/\banyhow(::|!)/, "anyhow", []],
  [/\bthiserror::/, "thiserror", []],
  [/\btokio::main\b/, "tokio", ["macros", "rt-multi-thread"]],
  [/\btokio::select!/, "tokio", ["macros"]],
  [/\btokio::(task|spawn)/, "tokio", ["rt"]],
  [/\btokio::sync\b/, "tokio", ["sync"]],
  [/\btokio::time\b/, "tokio", ["time"]],
  [/\btokio_util::/, "tokio-util", ["rt"]],
  [/\brand::/, "rand", []],
  [/\bregex::/, "regex", []],
  [/\bnum_bigint::/, "num-bigint", []],
  [/\bscopeguard::/, "scopeguard", []],
  [/\bfutures::/, "futures", []],
  [/\bcrossbeam_channel::/, "crossbeam-channel", []],
  [/\bchrono::/, "chrono", []],
  [/\bserde_json::/, "serde_json", []],
];

function countStatements(s: Stages): Translation["statements"] {
  const total = s.output.loweredStmts.size;
  const refused = s.output.refusals.length;
  const cautioned = s.output.notes.filter((n) => proseOf(n.id, s.registry)?.level === "caution").length;
  return { translated: Math.max(0, total - refused), cautioned, refused };
}
