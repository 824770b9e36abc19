// Implements package sync: mutexes that hold what they guard, wait groups that join their tasks, and `Once`.

import { locksOf } from "../../lib/analysis/locks.ts";
import { tasksOf, type WaitGroup } from "../../lib/analysis/tasks.ts";
import { defineStdPackage, type EmitContext, type StdCall, type StdLowering } from "../../lib/patterns/kit.ts";
import { joinStmt } from "../../lib/patterns/groups.ts";
import { releaseLock, takeLock } from "../../lib/patterns/locking.ts";
import { temp, type Value } from "../../lib/patterns/value.ts";
import type { RustStmt } from "../../lib/rust/ast.ts";
import { awaitExpr, call, methodCall, path, t, textItem, unit } from "../../lib/rust/factory.ts";

const nothing = (before: readonly RustStmt[] = []): Value => temp(unit, t.unit, { before });

const lock: StdLowering = (c, ctx) => {
  const stmt = ctx.facts.tree.parentOf(c.call);
  const region = stmt?.kind === "ExprStmt" ? locksOf(ctx.facts).regionOf(stmt) : undefined;
  const taken = region && takeLock(region, c.call, ctx);
  return taken ? nothing(taken) : refuse(c, ctx);
};

const unlock: StdLowering = (c, ctx) => {
  const stmt = ctx.facts.tree.parentOf(c.call);
  const region = stmt?.kind === "ExprStmt" ? locksOf(ctx.facts).regionOf(stmt) : undefined;
  return region ? nothing(releaseLock(region, c.call, ctx)) : refuse(c, ctx);
};

const refuse = (c: StdCall, ctx: EmitContext): Value => ctx.unsupported(c.call, "FG0502", { what: ctx.facts.textOf(c.sel.x) });

const plainGroup = (c: StdCall, ctx: EmitContext): WaitGroup | undefined => {
  const v = c.sel.x.kind === "Ident" ? ctx.info.objectOf(c.sel.x) : undefined;
  return v?.kind === "Var" ? tasksOf(ctx.facts).groupOf(v) : undefined;
};

const counter =
  (build: (group: Value, c: StdCall, ctx: EmitContext) => Value): StdLowering =>
  (c, ctx) => {
    if (plainGroup(c, ctx)) return nothing();
    groupHelper(ctx);
    return build(ctx.peek(c.sel.x), c, ctx);
  };

const add = counter((g, c, ctx) => {
  const n = c.args[0] ? ctx.expr(c.args[0], t.i64) : temp(unit, t.unit);
  return temp(methodCall(g.expr, "add", [n.expr]), t.unit, { before: [...g.before, ...n.before] });
});
const done = counter((g) => temp(methodCall(g.expr, "done"), t.unit, { before: g.before }));

const wait: StdLowering = (c, ctx) => {
  const group = plainGroup(c, ctx);
  if (group) return nothing(joinStmt(group, ctx));
  groupHelper(ctx);
  const g = ctx.peek(c.sel.x);
  return temp(awaitExpr(methodCall(g.expr, "wait")), t.unit, { before: g.before });
};

/** `wg.Go(func() {…})`. */
const go: StdLowering = (c, ctx) => (plainGroup(c, ctx) ? nothing(ctx.spawn(c.call)) : undefined);

/** A count that tasks share: for groups that are more than the tasks spawned beside them. */
function groupHelper(ctx: EmitContext): void {
  ctx.requireCrate("tokio", "sync");
  ctx.helper("wait-group", () => [textItem(waitGroup)]);
}

const waitGroup = `
/// Counts tasks as Go's \`sync.WaitGroup\` does.
#[derive(Clone)]
struct WaitGroup(std::sync::Arc<tokio::sync::watch::Sender<i64>>);

impl Default for WaitGroup {
    fn default() -> Self {
        Self(std::sync::Arc::new(tokio::sync::watch::Sender::new(0)))
    }
}

#[allow(dead_code)]
impl WaitGroup {
    fn add(&self, n: i64) {
        self.0.send_modify(|count| *count += n);
    }

    fn done(&self) {
        self.add(-1);
    }

    async fn wait(&self) {
        let _ = self.0.subscribe().wait_for(|count| *count == 0).await;
    }
}
`;

/** \`once.Do(func() {…})\`. */
const once: StdLowering = (c, ctx) => {
  const f = c.args[0];
  if (!f) return undefined;
  const o = ctx.peek(c.sel.x);
  const run = f.kind === "FuncLit" ? ctx.closure(f, []) : ctx.expr(f);
  return run && temp(methodCall(o.expr, "call_once", [run.expr]), t.unit, { before: [...o.before, ...run.before] });
};

export default defineStdPackage({
  path: "sync",
  functions: {
    "Mutex.Lock": lock,
    "Mutex.Unlock": unlock,
    "RWMutex.Lock": lock,
    "RWMutex.Unlock": unlock,
    "RWMutex.RLock": lock,
    "RWMutex.RUnlock": unlock,
    "WaitGroup.Add": add,
    "WaitGroup.Done": done,
    "WaitGroup.Wait": { lower: wait, blocks: true },
    "WaitGroup.Go": go,
    "Once.Do": once,
  },
  types: {
    Mutex: { rust: t.mutex(t.unit), zero: () => call(path("std::sync::Mutex::new"), [unit]) },
    RWMutex: { rust: t.rwLock(t.unit), zero: () => call(path("std::sync::RwLock::new"), [unit]) },
    WaitGroup: { rust: t.path("WaitGroup"), zero: () => call("WaitGroup::default") },
    Once: { rust: t.path("std::sync::Once"), zero: () => call(path("std::sync::Once::new")) },
  },
});
