// Implements async colouring: which functions wait, and so are `async` in the tokio variant (idioms.md A10).

import type { Facts } from "../analysis/facts.ts";
import { tasksOf } from "../analysis/tasks.ts";
import type { FuncNode } from "../analysis/tree.ts";
import type { FuncLit, Node } from "../go/ast.ts";
import type { FuncObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Constraint } from "./constraint.ts";
import type { Decision } from "./decision.ts";
import type { PlanOptions } from "./plan.ts";

export interface ColourPlan {
  isAsync(f: FuncObj | FuncLit): boolean;
  /** What made it async: the first waiting operation or call. */
  reasonOf(f: FuncObj | FuncLit): Node | undefined;
  readonly decisions: readonly Decision[];
}

export function planColours(facts: Facts, forced: readonly Extract<Constraint, { kind: "colour" }>[], options: PlanOptions, implementationsOf: (m: FuncObj) => readonly FuncObj[]): ColourPlan {
  const reasons = new Map<FuncObj | FuncLit, Node>();
  if (options.concurrency === "tokio") {
    for (const c of forced) if (c.async) reasons.set(c.func, c.because);
    for (const n of runtimeNodes(facts)) paintMain(n, facts, reasons);
    for (const n of waitingNodes(facts)) paint(facts.tree.funcOf(n), n, facts, reasons);
    for (let changed = true; changed; ) changed = spreadToCallers(facts, reasons, implementationsOf);
  }
  return {
    isAsync: (f) => reasons.has(f),
    reasonOf: (f) => reasons.get(f),
    decisions: [...reasons].flatMap(([f, because]) => decisionFor(f, because, facts)),
  };
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

function spreadToCallers(facts: Facts, reasons: Map<FuncObj | FuncLit, Node>, implementationsOf: (m: FuncObj) => readonly FuncObj[]): boolean {
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
  return [
    {
      id: "async-function",
      spans: [f.span],
      chosen: `async fn ${f.name}`,
      rejected: [{ form: "a plain `fn`", because: "where it waits, other tasks must be able to run" }],
      evidence: [{ text: `${starts ? "it starts a task here" : "it waits here"}: \`${text}\``, span: because.span }],
      args: { name: f.name, reason: `\`${f.name}\` ${starts ? "starts a task here, which runs in the same runtime" : "waits here"}: \`${text}\`` },
    },
  ];
}
