// Implements the choice between two sides at the least cost: a minimal cut of a graph whose edges say what parting two nodes costs.

/** Nodes 0 and 1 are the two sides. */
export const first = 0;
export const second = 1;
/** What must not be parted. */
export const rigid = 1_000_000;

export class Cut {
  private readonly edges: Map<number, number>[] = [new Map(), new Map()];

  node(): number {
    this.edges.push(new Map());
    return this.edges.length - 1;
  }

  link(a: number, b: number, cost: number): void {
    if (a === b) return;
    for (const [x, y] of [
      [a, b],
      [b, a],
    ] as const) {
      const from = this.edges[x] as Map<number, number>;
      from.set(y, Math.min((from.get(y) ?? 0) + cost, rigid));
    }
  }

  /** What it costs to part the nodes so. */
  costOf(side: ReadonlySet<number>): number {
    let cost = 0;
    for (const a of side) for (const [b, own] of this.edges[a] ?? []) if (!side.has(b)) cost += own;
    return cost;
  }

  /** The nodes on the first side: as many as cost no more, as long as something holds them there. */
  solve(): ReadonlySet<number> {
    const left = this.edges.map((m) => new Map(m));
    for (let path = route(left, first, second); path; path = route(left, first, second)) {
      const steps = path.slice(1).map((b, i) => [path[i] as number, b] as const);
      const flow = Math.min(...steps.map(([a, b]) => left[a]?.get(b) ?? 0));
      for (const [a, b] of steps) {
        left[a]?.set(b, (left[a].get(b) ?? 0) - flow);
        left[b]?.set(a, (left[b].get(a) ?? 0) + flow);
      }
    }
    const lost = reachable(second, (a) => [...(left[a] ?? [])].flatMap(([b]) => ((left[b]?.get(a) ?? 0) > 0 ? [b] : [])));
    return reachable(first, (a) => [...(this.edges[a] ?? [])].flatMap(([b]) => (lost.has(b) ? [] : [b])));
  }
}

function reachable(start: number, next: (a: number) => readonly number[]): Set<number> {
  const found = new Set([start]);
  const open = [start];
  for (let a = open.pop(); a !== undefined; a = open.pop())
    for (const b of next(a))
      if (!found.has(b)) {
        found.add(b);
        open.push(b);
      }
  return found;
}

/** A shortest way with room left on every step. */
function route(left: readonly ReadonlyMap<number, number>[], from: number, to: number): readonly number[] | undefined {
  const before = new Map<number, number>([[from, from]]);
  let layer = [from];
  while (layer.length > 0 && !before.has(to)) {
    const next: number[] = [];
    for (const a of layer)
      for (const [b, room] of left[a] ?? [])
        if (room > 0 && !before.has(b)) {
          before.set(b, a);
          next.push(b);
        }
    layer = next;
  }
  if (!before.has(to)) return undefined;
  const path = [to];
  for (let a = to; a !== from; ) {
    a = before.get(a) as number;
    path.unshift(a);
  }
  return path;
}
