// Implements the plan of channels: which halves each channel variable holds, and who shares them (idioms.md §16).
//
// Slots that one channel flows through form a class. A class whose every slot is a variable, parameter or result that
// keeps to one half, or a local that makes the channel, is a pair of `mpsc` halves; one that only ever closes is a token;
// any other is a handle of the helper type `Chan`, which does all that a Go channel does.

import type { Facts } from "../analysis/facts.ts";
import { tasksOf } from "../analysis/tasks.ts";
import type { Use } from "../analysis/uses.ts";
import type { Ident, Node } from "../go/ast.ts";
import type { RustType } from "../rust/ast.ts";
import { t } from "../rust/factory.ts";
import type { VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Type } from "../semantics/types.ts";
import { ChannelClasses } from "./channel-classes.ts";
import type { Decision } from "./decision.ts";
import type { Names, PlanOptions } from "./plan.ts";

export interface Half {
  readonly name: string;
  readonly type: RustType;
}
export interface Halves {
  readonly tx?: Half;
  readonly rx?: Half & { readonly shared: boolean };
  /** Never sent on, only closed: one token stands for both ends (it is the `rx`). */
  readonly signal: boolean;
}

export interface ChannelPlan {
  /** Halves that a channel variable, parameter or result holds; undefined for what is no channel, or a `Chan`. */
  halvesOf(v: VarObj): Halves | undefined;
  /** Is it closed by anybody, so that a receive may find it so? */
  isClosed(v: VarObj): boolean;
  usesHalf(u: Use, half: "tx" | "rx"): boolean;
  /** No use of the half can follow this one. */
  isLastUse(id: Ident, half: "tx" | "rx"): boolean;
  readonly decisions: readonly Decision[];
}

export const noChannels: ChannelPlan = {
  halvesOf: () => undefined,
  isClosed: () => false,
  usesHalf: () => false,
  isLastUse: () => false,
  decisions: [],
};

export const isChan = (type: Type): boolean => underlying(type).kind === "Chan";

export function chanElem(type: Type): Type | undefined {
  const u = underlying(type);
  return u.kind === "Chan" ? u.elem : undefined;
}

interface Slot {
  readonly v: VarObj;
  tx: boolean;
  rx: boolean;
  /** The receiver moves on to a task, a caller or a place that keeps it. */
  taken: boolean;
}

export function planChannels(
  facts: Facts,
  types: { of(type: Type): RustType; sent(elem: Type): RustType },
  names: Names,
  options: PlanOptions,
): ChannelPlan {
  if (options.ownership === "floor") return { ...noChannels };
  const classes = new ChannelClasses(facts);
  const slots = new Map<VarObj, Slot>([...classes.slots].map((v) => [v, { v, tx: false, rx: false, taken: false }]));
  const planner = new ChannelPlanner(facts, classes, slots);
  planner.settle();
  const shared = planner.sharedClasses();
  const halves = new Map<VarObj, Halves>();
  for (const s of slots.values()) {
    const h = planner.halves(s, shared, types, names);
    if (h) halves.set(s.v, h);
  }
  return {
    halvesOf: (v) => halves.get(v.origin ?? v),
    isClosed: (v) => classes.isClosed(v),
    usesHalf: (u, half) => planner.usesHalf(u, half),
    isLastUse: (id, half) => planner.isLastUse(id, half),
    decisions: [...shared].flatMap((root) => sharedDecision(root, planner, classes)),
  };
}

class ChannelPlanner {
  constructor(
    private readonly facts: Facts,
    private readonly classes: ChannelClasses,
    private readonly slots: ReadonlyMap<VarObj, Slot>,
  ) {}

  /** Halves flow against the arguments: a caller needs what the callee uses. */
  settle(): void {
    for (let changed = true; changed; ) {
      changed = false;
      for (const s of this.slots.values()) {
        const tx = s.tx || this.usesOf(s.v).some((u) => this.usesHalf(u, "tx")) || this.resultNeeds(s.v, "tx");
        const rx = s.rx || this.usesOf(s.v).some((u) => this.usesHalf(u, "rx")) || this.resultNeeds(s.v, "rx");
        const taken = s.taken || this.usesOf(s.v).some((u) => this.usesHalf(u, "rx") && this.isTakenBy(u));
        changed ||= tx !== s.tx || rx !== s.rx || taken !== s.taken;
        Object.assign(s, { tx, rx, taken });
      }
    }
  }

  private usesOf(v: VarObj): readonly Use[] {
    return this.facts.uses.of(v);
  }

  /** A function's channel result gives the half that its type names, or that its callers use. */
  private resultNeeds(v: VarObj, half: "tx" | "rx"): boolean {
    const u = underlying(v.type);
    if (!this.classes.isResult(v) || u.kind !== "Chan") return false;
    if (u.dir !== "both") return (u.dir === "recv") === (half === "rx");
    if (half === "rx" && this.classes.isReceivedFrom(v)) return true;
    return this.classes.receiversOf(v).some((w) => this.slots.get(w)?.[half]);
  }

  usesHalf(u: Use, half: "tx" | "rx"): boolean {
    const v = this.facts.info.objectOf(u.ident);
    if (v?.kind === "Var" && this.slots.has(v) && !this.classes.isOpaque(v) && this.classes.isSignal(v))
      return half === "rx" && u.role.kind !== "define";
    const direct = directUse(u, this.facts);
    if (direct) return direct === half;
    const target = this.classes.targetOf(u);
    return target !== undefined && (this.slots.get(target)?.[half] ?? false);
  }

  /** Handed over for good: to a task, to a function that hands it on, to the caller. */
  private isTakenBy(u: Use): boolean {
    if (u.role.kind === "return") return true;
    if (this.taskCapturing(u)) return true;
    const target = this.classes.targetOf(u);
    if (target === undefined) return false;
    return this.isGoArgument(u) || (this.slots.get(target)?.taken ?? false);
  }

  isGoArgument(u: Use): boolean {
    return (
      u.role.kind === "argument" &&
      tasksOf(this.facts).all.some((x) => u.role.kind === "argument" && x.call === u.role.call && x.stmt.kind === "GoStmt")
    );
  }

  /** The statement of the task, if any, that captures the variable for this use. */
  private taskCapturing(u: Use): Node | undefined {
    const v = this.facts.info.objectOf(u.ident);
    const task = tasksOf(this.facts).taskAround(u.ident);
    const decl = v?.kind === "Var" ? this.declOf(v) : undefined;
    return task?.literal && decl && !this.facts.tree.isInside(decl, task.literal) ? task.stmt : undefined;
  }

  private declOf(v: VarObj): Node | undefined {
    return this.usesOf(v).find((u) => u.role.kind === "define")?.ident ?? this.facts.info.declOf(v);
  }

  /** Classes whose receiver several tasks hold. */
  sharedClasses(): Set<VarObj> {
    const tasks = tasksOf(this.facts);
    const shared = new Set<VarObj>();
    for (const s of this.slots.values()) {
      if (!s.rx || this.classes.isResult(s.v)) continue;
      const receiving = this.usesOf(s.v).filter((u) => this.usesHalf(u, "rx"));
      const holders = new Set<Node | undefined>();
      let repeated = false;
      for (const u of receiving) {
        const capture = this.taskCapturing(u);
        const holder = capture ?? (this.isTakenBy(u) ? u.ident : undefined);
        holders.add(holder);
        if (holder && tasks.repeatsWithin(holder, this.declOf(s.v))) repeated = true;
      }
      if (holders.size > 1 || repeated) shared.add(this.classes.rootOf(s.v));
    }
    return shared;
  }

  halves(
    s: Slot,
    shared: ReadonlySet<VarObj>,
    types: { of(type: Type): RustType; sent(elem: Type): RustType },
    names: Names,
  ): Halves | undefined {
    const root = this.classes.rootOf(s.v);
    if (this.classes.isOpaque(root)) return undefined;
    const elem = chanElem(s.v.type);
    if (!elem) return undefined;
    if (this.classes.isSignal(root)) return { rx: { name: names.of(s.v), type: token, shared: false }, signal: true };
    const isMade = this.classes.isMade(s.v);
    const both = isMade || (s.tx && s.rx);
    const [txName, rxName] = both ? this.pairNames(s.v, names) : [names.of(s.v), names.of(s.v)];
    const isShared = shared.has(root);
    const unused = !s.tx && !s.rx;
    const tx =
      s.tx || isMade || (unused && dirOf(s.v.type) !== "recv")
        ? { name: isMade && !s.tx ? `_${txName}` : txName, type: this.txType(s, types.sent(elem)) }
        : undefined;
    const rx =
      s.rx || isMade || (unused && !tx)
        ? {
            name: isMade && !s.rx ? `_${rxName}` : rxName,
            type: this.rxType(s, types.sent(elem), isShared && s.rx),
            shared: isShared,
          }
        : undefined;
    return { signal: false, ...(tx && { tx }), ...(rx && { rx }) };
  }

  /** A borrowed half where a plain call only lends it. */
  private txType(s: Slot, elem: RustType): RustType {
    const owned = t.sender(elem);
    if (s.v.role !== "param" || this.isOwnedParam(s, "tx")) return owned;
    return t.ref(owned);
  }

  private rxType(s: Slot, elem: RustType, isShared: boolean): RustType {
    if (isShared) return t.arc(t.tokioMutex(t.receiver(elem)));
    const owned = t.receiver(elem);
    if (s.v.role !== "param" || this.isOwnedParam(s, "rx")) return owned;
    return t.refMut(owned);
  }

  private isOwnedParam(s: Slot, half: "tx" | "rx"): boolean {
    if (s.taken && half === "rx") return true;
    const own = this.usesOf(s.v).filter((u) => this.usesHalf(u, half));
    if (own.some((u) => this.isTakenBy(u) || directlyCloses(u, this.facts))) return true;
    const args = this.classes.argumentsFor(s.v);
    return args.every((a) => a.kind !== "Ident" || this.isSpawnedArgument(a) || this.isLastUse(a, half));
  }

  private isSpawnedArgument(a: Ident): boolean {
    const u = this.facts.uses.useAt(a);
    return u !== undefined && this.isGoArgument(u);
  }

  isLastUse(id: Ident, half: "tx" | "rx"): boolean {
    const v = this.facts.info.objectOf(id);
    if (v?.kind !== "Var") return false;
    const capture = this.facts.uses.useAt(id);
    const at = (capture && this.taskCapturing(capture)) ?? id;
    if (tasksOf(this.facts).repeatsWithin(at, this.declOf(v))) return false;
    return !this.facts.isUsedAfter(v, at, (u) => this.usesHalf(u, half));
  }

  /** `jobs_tx` and `jobs_rx`; a channel that is only called `ch` gives `tx` and `rx`. */
  private pairNames(v: VarObj, names: Names): [string, string] {
    const base = names.of(v).replace(/^r#/, "");
    const plain = ["ch", "c", "channel"].includes(base) && !names.isTaken("tx") && !names.isTaken("rx");
    return plain ? ["tx", "rx"] : [`${base}_tx`, `${base}_rx`];
  }

  receiveSites(root: VarObj): readonly Use[] {
    return [...this.slots.keys()]
      .filter((v) => this.classes.rootOf(v) === root)
      .flatMap((v) => this.usesOf(v).filter((u) => this.usesHalf(u, "rx")));
  }
}

const token = t.path("tokio_util::sync::CancellationToken");
const dirOf = (type: Type): string | undefined => {
  const u = underlying(type);
  return u.kind === "Chan" ? u.dir : undefined;
};

/** What the code does with the channel at this place, if it does not pass it on. */
export function directUse(u: Use, facts: Facts): "tx" | "rx" | undefined {
  const p = facts.tree.parentOf(u.place);
  if (p?.kind === "SendStmt" && p.chan === u.place) return "tx";
  if (p?.kind === "UnaryExpr" && p.op === "<-") return "rx";
  if (p?.kind === "RangeStmt" && p.x === u.place) return "rx";
  if (p?.kind === "CallExpr" && facts.info.builtinOf(p) === "close")
    return tasksOf(facts).groups.some((g) => g.closer?.closes.includes(p)) ? undefined : "tx";
  return undefined;
}

const directlyCloses = (u: Use, facts: Facts): boolean => {
  const p = facts.tree.parentOf(u.place);
  return p?.kind === "CallExpr" && facts.info.builtinOf(p) === "close";
};

function sharedDecision(root: VarObj, planner: ChannelPlanner, classes: ChannelClasses): Decision[] {
  if (classes.isOpaque(root) || classes.isSignal(root)) return [];
  const sites = planner.receiveSites(root);
  const first = sites[0];
  if (!first) return [];
  return [
    {
      id: "channel-shared-receiver",
      spans: sites.slice(0, 3).map((u) => u.place.span),
      chosen: "Arc<tokio::sync::Mutex<mpsc::Receiver<_>>>",
      rejected: [{ form: "`mpsc::Receiver<_>`", because: "a tokio receiver has one owner, and several tasks receive here" }],
      evidence: sites
        .slice(0, 3)
        .map((u) => ({ text: "a task receives, or is given the channel to receive from", span: u.place.span })),
      args: { name: root.name },
    },
  ];
}
