// Implements async colouring: which functions wait, and so are `async` in the tokio variant (idioms.md A10).

import type { Facts } from "../analysis/facts.ts";
import { locksOf } from "../analysis/locks.ts";
import { tasksOf } from "../analysis/tasks.ts";
import type { FuncNode } from "../analysis/tree.ts";
import type { CallExpr, FuncLit, Node } from "../go/ast.ts";
import { snakeCase } from "../rust/names.ts";
import type { FuncObj, VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Constraint } from "./constraint.ts";
import type { Decision } from "./decision.ts";
import type { PlanOptions } from "./plan.ts";

export interface ColourPlan {
  isAsync(f: FuncObj | FuncLit): boolean;
  /** What made it async: the first waiting operation or call. */
  reasonOf(f: FuncObj | FuncLit): Node | undefined;
  /** An async call inside a cycle of calls: its future would contain itself, so that it is boxed. */
  isRecursiveCall(call: CallExpr): boolean;
  /** Some region waits while it holds the mutex: an async lock, because a guard of the other kind can't be held over a wait. */
  waitsWithLock(mutex: VarObj): boolean;
  /** A function that starts itself as a task: it names its future's type, a box, because the task must know it can move. */
  isBoxed(f: FuncObj): boolean;
  readonly decisions: readonly Decision[];
}

export function planColours(
  facts: Facts,
  forced: readonly Extract<Constraint, { kind: "colour" }>[],
  options: PlanOptions,
  implementationsOf: (m: FuncObj) => readonly FuncObj[],
  guardedBy: (mutex: VarObj) => readonly VarObj[],
): ColourPlan {
  const reasons = new Map<FuncObj | FuncLit, Node>();
  const waitingLocks = new Set<VarObj>();
  if (options.concurrency === "tokio") {
    for (const c of forced) if (c.async) reasons.set(c.func, c.because);
    for (const n of runtimeNodes(facts)) paintMain(n, facts, reasons);
    for (const n of waitingNodes(facts)) paint(facts.tree.funcOf(n), n, facts, reasons);
    for (let changed = true; changed; ) {
      changed = spreadToCallers(facts, reasons, implementationsOf);
      changed = colourLocks(facts, reasons, waitingLocks, guardedBy) || changed;
    }
  }
  const cycles = findCycles(facts);
  return {
    isAsync: (f) => reasons.has(f),
    reasonOf: (f) => reasons.get(f),
    isRecursiveCall(call) {
      const callee = facts.info.calleeOf(call);
      const caller = declared(call, facts);
      return (
        callee !== undefined &&
        caller !== undefined &&
        reasons.has(callee) &&
        !cycles.spawning.has(callee) &&
        cycles.reaches(callee, caller)
      );
    },
    waitsWithLock: (mutex) => waitingLocks.has(mutex),
    isBoxed: (f) => reasons.has(f) && cycles.spawning.has(f),
    decisions: [...reasons].flatMap(([f, because]) => decisionFor(f, because, facts)),
  };
}

/** Locks that are held while a task waits, and the functions that take them: taking such a lock waits too. */
function colourLocks(
  facts: Facts,
  reasons: Map<FuncObj | FuncLit, Node>,
  waiting: Set<VarObj>,
  guardedBy: (mutex: VarObj) => readonly VarObj[],
): boolean {
  const locks = locksOf(facts);
  const direct = [...waitingNodes(facts)];
  let changed = false;
  for (const r of locks.regions) {
    const home = facts.tree.funcOf(r.lock);
    const runsHere = (n: Node): boolean => facts.tree.funcOf(n) === home && r.body.some((s) => facts.tree.isInside(n, s));
    const waits =
      direct.some(runsHere) ||
      facts
        .nodesOf("CallExpr")
        .some((c) => runsHere(c) && facts.tree.parentOf(c)?.kind !== "GoStmt" && reasons.has(facts.info.calleeOf(c) as FuncObj));
    if (waits && !waiting.has(r.owner.mutex)) {
      waiting.add(r.owner.mutex);
      changed = true;
    }
  }
  for (const r of locks.regions)
    if (waiting.has(r.owner.mutex)) changed = paint(facts.tree.funcOf(r.lock), r.lock, facts, reasons) || changed;
  for (const mutex of waiting) {
    for (const v of guardedBy(mutex)) {
      for (const n of v.role === "field"
        ? facts.uses.ofField(v).map((u) => u.sel)
        : facts.uses
            .of(v)
            .filter((u) => u.role.kind !== "define")
            .map((u) => u.ident))
        changed = paint(facts.tree.funcOf(n), n, facts, reasons) || changed;
    }
  }
  return changed;
}

/** The declared function around a node, literals seen through. */
function declared(n: Node, facts: Facts): FuncObj | undefined {
  for (const p of facts.tree.ancestorsOf(n)) if (p.kind === "FuncDecl") return facts.info.funcObjOf(p);
  return undefined;
}

/** Which function reaches which through calls, and those of a cycle that goes through a `go` statement. */
function findCycles(facts: Facts): { reaches(from: FuncObj, to: FuncObj): boolean; readonly spawning: ReadonlySet<FuncObj> } {
  const edges = new Map<FuncObj, Set<FuncObj>>();
  const spawned: [FuncObj, FuncObj][] = [];
  for (const call of facts.nodesOf("CallExpr")) {
    const callee = facts.info.calleeOf(call);
    const caller = declared(call, facts);
    if (!callee || !caller || callee.pkg) continue;
    edges.set(caller, (edges.get(caller) ?? new Set()).add(callee));
    const inTask = tasksOf(facts).taskAround(call) !== undefined || facts.tree.parentOf(call)?.kind === "GoStmt";
    if (inTask) spawned.push([caller, callee]);
  }
  const reaches = (from: FuncObj, to: FuncObj): boolean => {
    const seen = new Set<FuncObj>([from]);
    const queue = [from];
    for (let f = queue.pop(); f; f = queue.pop()) {
      if (f === to) return true;
      for (const next of edges.get(f) ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        queue.push(next);
      }
    }
    return false;
  };
  const spawning = new Set<FuncObj>();
  for (const [caller, callee] of spawned) if (reaches(callee, caller)) spawning.add(callee).add(caller);
  return { reaches, spawning };
}

/** Spawning needs a runtime, which `main` starts. */
const runtimeNodes = (facts: Facts): readonly Node[] => tasksOf(facts).all.map((t) => t.stmt);

function paintMain(because: Node, facts: Facts, reasons: Map<FuncObj | FuncLit, Node>): void {
  const main = facts.nodesOf("FuncDecl").find((d) => d.name.name === "main" && !d.recv);
  const obj = main && facts.info.funcObjOf(main);
  if (obj && !reasons.has(obj)) reasons.set(obj, because);
}

/** Channel operations, select, and std calls that wait. A goroutine that only waits and closes is gone. */
function* waitingNodes(facts: Facts): Iterable<Node> {
  yield* facts.nodesOf("SendStmt");
  yield* facts.nodesOf("SelectStmt");
  for (const u of facts.nodesOf("UnaryExpr")) if (u.op === "<-") yield u;
  for (const r of facts.nodesOf("RangeStmt")) if (underlying(facts.info.typeOf(r.x)).kind === "Chan") yield r;
  for (const c of facts.nodesOf("CallExpr")) {
    const f = facts.info.calleeOf(c);
    if (f && facts.stdEffectsOf(f)?.blocks) yield c;
  }
}

function paint(f: FuncNode | undefined, because: Node, facts: Facts, reasons: Map<FuncObj | FuncLit, Node>): boolean {
  if (!f) return false;
  const key = f.kind === "FuncLit" ? f : facts.info.funcObjOf(f);
  if (!key || reasons.has(key)) return false;
  reasons.set(key, because);
  // A literal that is not spawned runs inside its function: calling it waits there.
  if (f.kind === "FuncLit" && !isSpawned(f, facts)) paint(facts.tree.funcOf(f), because, facts, reasons);
  return true;
}

/** `go func() {…}()` and `wg.Go(func() {…})`: spawning does not wait. */
export function isSpawned(f: FuncLit, facts: Facts): boolean {
  if (tasksOf(facts).taskOf(f)) return true;
  const call = facts.tree.parentOf(f);
  return call?.kind === "CallExpr" && call.fun === f && facts.tree.parentOf(call)?.kind === "GoStmt";
}

function spreadToCallers(
  facts: Facts,
  reasons: Map<FuncObj | FuncLit, Node>,
  implementationsOf: (m: FuncObj) => readonly FuncObj[],
): boolean {
  let changed = false;
  for (const call of facts.nodesOf("CallExpr")) {
    const callee = facts.info.calleeOf(call);
    if (!callee || facts.tree.parentOf(call)?.kind === "GoStmt") continue;
    const waits = reasons.has(callee) || implementationsOf(callee).some((m) => reasons.has(m));
    if (waits) changed = paint(facts.tree.funcOf(call), call, facts, reasons) || changed;
  }
  return changed;
}

function decisionFor(f: FuncObj | FuncLit, because: Node, facts: Facts): Decision[] {
  if (f.kind === "FuncLit" || !f.span) return [];
  const text = facts.textOf(because).split("\n")[0] ?? "";
  const starts = because.kind === "GoStmt";
  const decl = facts.declOf(f);
  // A task that another function starts runs in the runtime that `main` brings up.
  const isOwn = decl !== undefined && facts.tree.isInside(because, decl);
  const [evidence, reason] = starts
    ? isOwn
      ? ["it starts a task here", "starts a task here, which runs in the same runtime"]
      : ["a task is started here", "brings up the runtime in which this task runs"]
    : because.kind === "SelectStmt" && because.body.some((c) => !c.comm)
      ? ["it asks its channels here", "asks its channels here"]
      : ["it waits here", "waits here"];
  return [
    {
      id: "async-function",
      spans: [f.span],
      chosen: `async fn ${snakeCase(f.name)}`,
      rejected: [{ form: "a plain `fn`", because: "where it waits, other tasks must be able to run" }],
      evidence: [{ text: `${evidence}: \`${text}\``, span: because.span }],
      args: {
        name: f.name,
        reason: `\`${f.name}\` ${reason}: \`${text}\``,
      },
    },
  ];
}
