// Implements what emission gives besides Rust: notes, refusals, crates, helpers, and the accounts that verify checks.

import type { Comment, Node, Stmt } from "../go/ast.ts";
import type { Evidence } from "../plan/decision.ts";
import type { RustExpr, RustItem } from "../rust/ast.ts";
import type { FuncObj } from "../semantics/objects.ts";
import type { Span } from "../source/span.ts";
import { stdKeyOf } from "../analysis/std-effects.ts";
import { refusalMessage } from "./refusals.ts";
import type { SelectedMatch } from "./select.ts";

export interface NoteRecord {
  /** Stamped as `origin.by` on what the pattern emitted. */
  readonly key: string;
  readonly id: string;
  readonly spans: readonly Span[];
  readonly args: Readonly<Record<string, string>>;
}

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly span: Span;
}

/** A pattern or lowering that threw: our bug. Fatal in tests, contained in production. */
export interface Failure {
  readonly where: string;
  readonly span: Span;
  readonly error: unknown;
}

export class Output {
  readonly notes: NoteRecord[] = [];
  /** Keys of the notes. */
  private readonly noted = new Set<string>();
  readonly refusals: Refusal[] = [];
  readonly failures: Failure[] = [];
  /** Forms that rustc would not take, or that would print something else: known only once they are there. */
  readonly faults: Evidence[] = [];
  readonly crates = new Map<string, Set<string>>();
  readonly helpers = new Map<string, readonly RustItem[]>();
  /** Items declared inside functions that others must see. */
  readonly hoisted: RustItem[] = [];
  readonly loweredStmts = new Map<Stmt, number>();
  readonly carriedComments = new Set<Comment>();

  constructor(
    private readonly textOf: (n: Node) => string,
    private readonly cautions: (key: string) => boolean,
  ) {}

  /** Runs a pattern's rewrite: a throw switches the match off for this node. */
  guard<T>(at: Node, where: string, run: () => T): T | undefined {
    try {
      return run();
    } catch (error) {
      this.failures.push({ where, span: at.span, error });
      return undefined;
    }
  }

  noteMatch(m: SelectedMatch): string {
    const key = `${m.pattern.id}@${m.root.span.start}`;
    if (!this.noted.has(key)) {
      const spans = m.spans ?? [m.root.span, ...m.covers.map((c) => c.span)];
      this.record({ key, id: m.pattern.id, spans, args: m.args });
    }
    return key;
  }

  /** `also`: another place that it speaks of. */
  note(id: string, at: Node, args: Readonly<Record<string, string>> = {}, also?: Span): void {
    const key = `${id}@${at.span.start}`;
    if (!this.noted.has(key)) this.record({ key, id, spans: also ? [at.span, also] : [at.span], args });
  }

  private record(n: NoteRecord): void {
    this.noted.add(n.key);
    this.notes.push(n);
  }

  /** What was said about lines that are refused as a whole: they are not there to see. */
  forget(at: Node): void {
    const isInside = ({ start, end }: Span): boolean => start >= at.span.start && end <= at.span.end;
    const kept = this.notes.filter((n) => !n.spans.every(isInside));
    this.notes.splice(0, this.notes.length);
    this.noted.clear();
    for (const n of kept) this.record(n);
  }

  noteStd(f: FuncObj, at: Node): void {
    const key = stdKeyOf(f);
    if (key && this.cautions(key)) this.note(stdNoteId(key), at);
  }

  refuse(at: Node, code: string, args: Readonly<Record<string, string>>): RustExpr {
    const message = refusalMessage(code, args);
    this.refusals.push({ code, message, span: at.span });
    return {
      kind: "Unsupported",
      code,
      reason: message,
      go: this.textOf(at),
      origin: { span: at.span, by: `${code}@${at.span.start}` },
    };
  }

  fault(span: Span | undefined, text: string): void {
    this.faults.push({ text, span: span ?? { start: 0, end: 0 } });
  }

  requireCrate(name: string, features: readonly string[]): void {
    const set = this.crates.get(name) ?? new Set<string>();
    for (const f of features) set.add(f);
    this.crates.set(name, set);
  }

  helper(id: string, make: () => readonly RustItem[]): void {
    if (this.helpers.has(id)) return;
    this.helpers.set(id, []);
    this.helpers.set(id, make());
  }

  lowered(s: Stmt): void {
    this.loweredStmts.set(s, (this.loweredStmts.get(s) ?? 0) + 1);
  }

  covered(s: Stmt): void {
    this.lowered(s);
  }

  comment(c: Comment): void {
    this.carriedComments.add(c);
  }
}

/** `strings.Split` → `strings-split`, `strings.Builder.WriteString` → `strings-builder-write-string`. */
export const stdNoteId = (key: string): string =>
  key
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replaceAll(/[./]/g, "-")
    .toLowerCase();
