// Implements selection: runs the patterns over the tree and accepts matches so that each node has one owner.

import type { Facts } from "../analysis/facts.ts";
import type { Node, NodeKind } from "../go/ast.ts";
import { walk } from "../go/walk.ts";
import type { Match, NearMiss, Pattern, ShapePattern, SpellingPattern, Tier } from "../patterns/kit.ts";
import type { Plan } from "../plan/plan.ts";
import type { Span } from "../source/span.ts";

export interface SelectedMatch<P = SpellingPattern> {
  readonly pattern: P;
  readonly root: Node;
  readonly covers: readonly Node[];
  readonly data: unknown;
  readonly args: Readonly<Record<string, string>>;
  readonly spans?: readonly Span[];
}
export interface Miss {
  readonly id: string;
  readonly because: string;
  readonly at: Span;
}

const rank: Readonly<Record<Tier, number>> = { mechanical: 0, typed: 1, stdlib: 2, idiom: 3 };

/** What emission asks of the accepted spelling matches. */
export class Selection {
  private readonly roots = new Map<Node, SelectedMatch>();
  private readonly coveredBy = new Map<Node, SelectedMatch>();

  constructor(accepted: readonly SelectedMatch[]) {
    for (const m of accepted) {
      this.roots.set(m.root, m);
      for (const c of m.covers) this.coveredBy.set(c, m);
    }
  }

  at(n: Node): SelectedMatch | undefined {
    return this.roots.get(n);
  }

  isCovered(n: Node): boolean {
    return this.coveredBy.has(n);
  }

  /** A rewrite that declined or threw: its nodes fall to the default lowering. */
  drop(m: SelectedMatch): void {
    this.roots.delete(m.root);
    for (const c of m.covers) this.coveredBy.delete(c);
  }
}

interface Found<P> {
  readonly matches: readonly SelectedMatch<P>[];
  readonly misses: readonly Miss[];
  readonly failures: readonly { readonly where: string; readonly span: Span; readonly error: unknown }[];
}

export function selectShapes(patterns: readonly Pattern[], facts: Facts): Found<ShapePattern> {
  const shapes = patterns.filter((p): p is ShapePattern => p.kind === "shape");
  return find(shapes, facts, (p, n) => p.match(n as never, facts));
}

export function selectSpellings(patterns: readonly Pattern[], facts: Facts, plan: Plan): Found<SpellingPattern> {
  const spellings = patterns.filter((p): p is SpellingPattern => p.kind === "spelling");
  const found = find(spellings, facts, (p, n) => p.match(n as never, facts, plan));
  return { ...found, matches: accept(found.matches) };
}

function find<P extends Pattern>(
  patterns: readonly P[],
  facts: Facts,
  match: (p: P, n: Node) => Match<unknown> | NearMiss | undefined,
): Found<P> {
  const byRoot = new Map<NodeKind, P[]>();
  for (const p of patterns) byRoot.set(p.root, [...(byRoot.get(p.root) ?? []), p]);
  const matches: SelectedMatch<P>[] = [];
  const misses: Miss[] = [];
  const failures: { where: string; span: Span; error: unknown }[] = [];
  for (const file of facts.files) {
    walk(file, (n) => {
      for (const p of byRoot.get(n.kind) ?? []) {
        try {
          const m = match(p, n);
          if (m?.kind === "near-miss") misses.push({ id: p.id, because: m.because, at: m.at });
          else if (m)
            matches.push({
              pattern: p,
              root: n,
              covers: m.covers,
              data: m.data,
              args: m.args ?? {},
              ...(m.spans && { spans: m.spans }),
            });
        } catch (error) {
          failures.push({ where: p.id, span: n.span, error });
        }
      }
      return true;
    });
  }
  return { matches, misses, failures };
}

/** Greedy: named tier, declared overrides, size of cover, position, id. A node has at most one owner. */
function accept(matches: readonly SelectedMatch[]): SelectedMatch[] {
  const ordered = matches.toSorted(
    (a, b) =>
      rank[b.pattern.tier] - rank[a.pattern.tier] ||
      overrides(b, a) - overrides(a, b) ||
      b.covers.length - a.covers.length ||
      a.root.span.start - b.root.span.start ||
      (a.pattern.id < b.pattern.id ? -1 : 1),
  );
  const owned = new Set<Node>();
  const accepted: SelectedMatch[] = [];
  for (const m of ordered) {
    const nodes = [m.root, ...m.covers];
    if (nodes.some((n) => owned.has(n))) continue;
    for (const n of nodes) owned.add(n);
    accepted.push(m);
  }
  return accepted;
}

const overrides = (a: SelectedMatch, b: SelectedMatch): number => (a.pattern.overrides?.includes(b.pattern.id) ? 1 : 0);
