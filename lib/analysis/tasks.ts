// Facts about goroutines: where tasks start, which wait group joins them, and what closes a channel behind them.

import type { CallExpr, DeferStmt, Expr, ExprStmt, FuncLit, GoStmt, Node, RangeStmt, Stmt } from "../go/ast.ts";
import type { FuncObj, VarObj } from "../semantics/objects.ts";
import type { Type } from "../semantics/types.ts";
import type { Facts } from "./facts.ts";
import { hasBreak } from "./tree.ts";

export interface Task {
  readonly stmt: GoStmt | CallExpr;
  readonly call: CallExpr;
  /** `go func(…) {…}(…)`, and the function handed to `wg.Go`. */
  readonly literal?: FuncLit;
  readonly callee?: FuncObj;
  readonly group?: WaitGroup;
}

/** A wait group in its plain use: Add, go, Done at the end of each task, Wait. */
export interface WaitGroup {
  readonly variable: VarObj;
  /** Parameters that carry it into tasks. */
  readonly params: readonly VarObj[];
  readonly waits: readonly Stmt[];
  /** `go func() { wg.Wait(); close(ch) }()`, and what it closes. */
  readonly closer?: { readonly stmt: GoStmt; readonly closes: readonly CallExpr[] };
  /** The loop that receives from what the closer closes, to its end: when it is over, so are the tasks. */
  readonly drain?: RangeStmt;
  /** Waits more than once, so that it must survive the first. */
  readonly isReused: boolean;
}

/** Nobody in this function waits for the tasks: dropping a set of them would end them. */
export const isDetached = (g: WaitGroup): boolean => g.closer !== undefined && g.drain === undefined;

/** Tasks that nothing joins but a `time.Sleep` behind them, which only hopes that they are done by then. */
export interface HopedJoin {
  readonly sleep: ExprStmt;
  readonly tasks: readonly GoStmt[];
  /** The list that holds both. */
  readonly list: readonly Stmt[];
}

export interface Tasks {
  readonly all: readonly Task[];
  readonly groups: readonly WaitGroup[];
  taskOf(n: Node): Task | undefined;
  readonly hoped: readonly HopedJoin[];
  groupOf(v: VarObj): WaitGroup | undefined;
  hopedFor(n: Node): HopedJoin | undefined;
  /** The innermost task whose literal holds the node. */
  taskAround(n: Node): Task | undefined;
  /** Add, Done and the goroutine that only waits and closes: nothing is left of them. */
  vanishes(s: Stmt): boolean;
  /** Does the statement run more than once for one variable declared at `declared`? */
  repeatsWithin(n: Node, declared: Node | undefined): boolean;
}

const known = new WeakMap<Facts, Tasks>();

export function tasksOf(facts: Facts): Tasks {
  let tasks = known.get(facts);
  if (!tasks) known.set(facts, (tasks = findTasks(facts)));
  return tasks;
}

/** `sync.WaitGroup`, or a pointer to it. */
export const isSync = (t: Type, name: string): boolean =>
  t.kind === "Pointer" ? isSync(t.elem, name) : t.kind === "Named" && t.obj.pkg === "sync" && t.obj.name === name;

/** The method of package sync that a call names, with its receiver: `wg.Add(1)`. */
export function syncCall(
  e: Expr | undefined,
  facts: Facts,
): { readonly type: string; readonly method: string; readonly recv: Expr } | undefined {
  if (e?.kind !== "CallExpr" || e.fun.kind !== "SelectorExpr") return undefined;
  const f = facts.info.calleeOf(e);
  if (f?.pkg !== "sync" || !f.recv) return undefined;
  const t = f.recv.kind === "Pointer" ? f.recv.elem : f.recv;
  return t.kind === "Named" ? { type: t.obj.name, method: f.name, recv: e.fun.x } : undefined;
}

function findTasks(facts: Facts): Tasks {
  const groups = facts.uses.variables
    .filter((v) => v.role === "local" && isSync(v.type, "WaitGroup"))
    .flatMap((v) => plainGroup(v, facts) ?? []);
  const groupOf = (v: VarObj): WaitGroup | undefined => groups.find((g) => g.variable === v || g.params.includes(v));
  const all = [
    ...facts.nodesOf("GoStmt").flatMap((s) => taskOfGo(s, facts, groupOf)),
    ...facts.nodesOf("CallExpr").flatMap((c) => taskOfGroupGo(c, facts, groupOf)),
  ];
  const byNode = new Map<Node, Task>(all.flatMap((t) => [[t.stmt, t] as const, ...(t.literal ? [[t.literal, t] as const] : [])]));
  const vanished = new Set<Stmt>(groups.flatMap((g) => vanishingOf(g, facts)));
  const hoped = facts.nodesOf("ExprStmt").flatMap((s) => hopedJoin(s, all, facts) ?? []);
  return {
    all,
    groups,
    groupOf,
    hoped,
    hopedFor: (n) => hoped.find((h) => h.sleep === n || h.tasks.includes(n as GoStmt)),
    taskOf: (n) => byNode.get(n),
    taskAround(n) {
      for (const p of facts.tree.ancestorsOf(n)) {
        const task = p.kind === "FuncLit" ? byNode.get(p) : undefined;
        if (task) return task;
      }
      return undefined;
    },
    vanishes: (s) => vanished.has(s),
    repeatsWithin(n, declared) {
      for (const p of facts.tree.ancestorsOf(n)) {
        if (declared && facts.tree.isInside(declared, p)) return false;
        if (p.kind === "ForStmt" || p.kind === "RangeStmt") return true;
      }
      return false;
    },
  };
}

function taskOfGo(stmt: GoStmt, facts: Facts, groupOf: (v: VarObj) => WaitGroup | undefined): Task[] {
  const call = stmt.call;
  if (call.kind !== "CallExpr") return [];
  const literal = literalStarted(call, facts);
  const callee = facts.info.calleeOf(call);
  const joined = literal ? groupInside(literal, facts, groupOf) : groupOfArgs(call, facts, groupOf);
  const group = joined?.closer?.stmt === stmt ? undefined : joined;
  return [{ stmt, call, ...(literal && { literal }), ...(callee && { callee }), ...(group && { group }) }];
}

function taskOfGroupGo(call: CallExpr, facts: Facts, groupOf: (v: VarObj) => WaitGroup | undefined): Task[] {
  const sync = syncCall(call, facts);
  const fun = call.args[0];
  if (sync?.type !== "WaitGroup" || sync.method !== "Go" || fun?.kind !== "FuncLit") return [];
  const v = sync.recv.kind === "Ident" ? facts.info.objectOf(sync.recv) : undefined;
  const group = v?.kind === "Var" ? groupOf(v) : undefined;
  return [{ stmt: call, call, literal: fun, ...(group && { group }) }];
}

/** The group whose Done the literal calls, at its own level. */
function groupInside(f: FuncLit, facts: Facts, groupOf: (v: VarObj) => WaitGroup | undefined): WaitGroup | undefined {
  for (const c of facts.nodesOf("CallExpr", f.body)) {
    const sync = syncCall(c, facts);
    if (sync?.type !== "WaitGroup" || sync.method !== "Done" || sync.recv.kind !== "Ident" || facts.tree.funcOf(c) !== f)
      continue;
    const v = facts.info.objectOf(sync.recv);
    if (v?.kind === "Var") return groupOf(v);
  }
  return undefined;
}

function groupOfArgs(call: CallExpr, facts: Facts, groupOf: (v: VarObj) => WaitGroup | undefined): WaitGroup | undefined {
  for (const a of call.args) {
    const v = variableBehind(a, facts);
    const g = v && groupOf(v);
    if (g) return g;
  }
  return undefined;
}

/** `wg` and `&wg`. */
function variableBehind(e: Expr, facts: Facts): VarObj | undefined {
  const x = e.kind === "UnaryExpr" && e.op === "&" ? e.x : e;
  const v = x.kind === "Ident" ? facts.info.objectOf(x) : undefined;
  return v?.kind === "Var" ? v : undefined;
}

/** Undefined where the group is used in a way that joining its tasks would not answer. */
function plainGroup(variable: VarObj, facts: Facts): WaitGroup | undefined {
  const params: VarObj[] = [];
  const waits: Stmt[] = [];
  let closer: WaitGroup["closer"];
  const home = facts.uses.of(variable)[0]?.func;
  const visit = (v: VarObj): boolean =>
    facts.uses.of(v).every((u) => {
      if (u.role.kind === "define") return true;
      if (u.role.kind === "receiver" && u.role.call) {
        const call = u.role.call;
        const stmt = facts.tree.parentOf(call);
        if (!stmt || (stmt.kind !== "ExprStmt" && stmt.kind !== "DeferStmt")) return false;
        switch (u.role.callee.name) {
          case "Add":
            return v === variable && u.func === home;
          case "Go":
            return u.func === home && call.args[0]?.kind === "FuncLit";
          case "Done":
            return endsTask(stmt, facts) && (v !== variable || spawnedLiteral(u.func, facts) !== undefined);
          case "Wait": {
            if (stmt.kind !== "ExprStmt") return false;
            const waiter = closerAround(stmt, facts);
            if (waiter && !closer) closer = waiter;
            else if (u.func !== home) return false;
            waits.push(stmt);
            return true;
          }
          default:
            return false;
        }
      }
      const call = argumentOf(u.place, facts);
      const callee = call && facts.info.calleeOf(call.call);
      if (!call || !callee || callee.pkg || facts.tree.parentOf(call.call)?.kind !== "GoStmt") return false;
      const p = callee.type.params.vars[call.index];
      if (!p) return false;
      if (params.includes(p)) return true;
      params.push(p);
      return visit(p);
    });
  if (!visit(variable) || waits.length === 0) return undefined;
  const decl = facts.uses.of(variable)[0]?.ident;
  const isReused = waits.length > 1 || waits.some((w) => decl !== undefined && inLoopSince(w, decl, facts));
  if (closer && waits.length > 1) return undefined;
  if (!closer && home && leavesBeforeWait(waits, variable, home, facts)) return undefined;
  if (!closer && !isWaitedFor(waits, variable, facts)) return undefined;
  const drain = closer && home && drainOf(closer, home, facts);
  return { variable, params, waits, isReused, ...(closer && { closer }), ...(drain && { drain }) };
}

/** Behind each place that adds tasks stands a wait that is surely reached from there. */
const isWaitedFor = (waits: readonly Stmt[], v: VarObj, facts: Facts): boolean =>
  facts.uses.of(v).every(({ role }) => {
    if (role.kind !== "receiver" || !role.call || (role.callee.name !== "Add" && role.callee.name !== "Go")) return true;
    const added = role.call;
    return waits.some((w) => {
      const at = facts.tree.siblingsOf(w);
      return at?.list.slice(0, at.index).some((s) => facts.tree.isInside(added, s)) ?? false;
    });
  });

/** A return between the first use and the last wait: Go's goroutines would go on, those of a dropped set would not. */
function leavesBeforeWait(waits: readonly Stmt[], v: VarObj, home: Node, facts: Facts): boolean {
  const spawned = facts.uses.of(v).find((u) => u.role.kind !== "define")?.ident.span.start ?? 0;
  const waited = Math.max(...waits.map((w) => w.span.start));
  return facts
    .nodesOf("ReturnStmt", home)
    .some((r) => facts.tree.funcOf(r) === home && r.span.start > spawned && r.span.start < waited);
}

function drainOf(closer: NonNullable<WaitGroup["closer"]>, home: Node, facts: Facts): RangeStmt | undefined {
  const closed = closer.closes.map((c) => (c.args[0]?.kind === "Ident" ? facts.info.objectOf(c.args[0]) : undefined));
  return facts.nodesOf("RangeStmt", home).find((r) => {
    if (
      r.x.kind !== "Ident" ||
      !closed.includes(facts.info.objectOf(r.x)) ||
      facts.tree.funcOf(r) !== home ||
      facts.tree.loopOf(r)
    )
      return false;
    return !hasBreak(r.body) && !facts.nodesOf("ReturnStmt", r.body).some((s) => facts.tree.funcOf(s) === home);
  });
}

const inLoopSince = (n: Node, decl: Node, facts: Facts): boolean => {
  for (const p of facts.tree.ancestorsOf(n)) {
    if (facts.tree.isInside(decl, p)) return false;
    if (p.kind === "ForStmt" || p.kind === "RangeStmt") return true;
  }
  return false;
};

/** `defer wg.Done()`, or `wg.Done()` as the last statement of the function. */
function endsTask(stmt: Stmt, facts: Facts): boolean {
  const f = facts.tree.funcOf(stmt);
  if (stmt.kind === "DeferStmt") return f?.body?.list.includes(stmt) ?? false;
  return f?.body?.list.at(-1) === stmt;
}

function spawnedLiteral(f: Node | undefined, facts: Facts): FuncLit | undefined {
  if (f?.kind !== "FuncLit") return undefined;
  const call = facts.tree.parentOf(f);
  if (call?.kind === "CallExpr" && call.fun === f && facts.tree.parentOf(call)?.kind === "GoStmt") return f;
  return heldByOneStart(f, facts) ? f : undefined;
}

/** The literal that a `go` statement starts: written there, or held by a variable that is used for nothing else. */
function literalStarted(call: CallExpr, facts: Facts): FuncLit | undefined {
  const fun = call.fun.kind === "ParenExpr" ? call.fun.x : call.fun;
  if (fun.kind === "FuncLit") return fun;
  const v = fun.kind === "Ident" ? facts.info.objectOf(fun) : undefined;
  const f = v?.kind === "Var" ? literalHeldBy(v, facts) : undefined;
  return f && heldByOneStart(f, facts) === v ? f : undefined;
}

function literalHeldBy(v: VarObj, facts: Facts): FuncLit | undefined {
  const decl = facts.uses.of(v).find((u) => u.role.kind === "define")?.ident;
  const p = decl && facts.tree.parentOf(decl);
  const value = p?.kind === "AssignStmt" && p.lhs.length === p.rhs.length ? p.rhs[p.lhs.indexOf(decl as Expr)] : undefined;
  return value?.kind === "FuncLit" ? value : undefined;
}

/** `worker := func(id int) {…}` of which one `go worker(i)` is the only use. */
export function heldByOneStart(f: FuncLit, facts: Facts): VarObj | undefined {
  const p = facts.tree.parentOf(f);
  const name = p?.kind === "AssignStmt" && p.op === ":=" && p.lhs.length === p.rhs.length ? p.lhs[p.rhs.indexOf(f)] : undefined;
  const v = name?.kind === "Ident" ? facts.info.objectOf(name) : undefined;
  if (v?.kind !== "Var") return undefined;
  const uses = facts.uses.of(v).filter((u) => u.role.kind !== "define");
  const call = uses.length === 1 && uses[0]?.role.kind === "called" ? facts.tree.parentOf(uses[0].place) : undefined;
  return call?.kind === "CallExpr" && facts.tree.parentOf(call)?.kind === "GoStmt" ? v : undefined;
}

/** Does the variable hold a literal that its one `go` statement takes over? */
export const isTaskHolder = (v: VarObj, facts: Facts): boolean => {
  const f = literalHeldBy(v, facts);
  return f !== undefined && heldByOneStart(f, facts) === v;
};

/** `go func() { wg.Wait(); close(a); close(b) }()`. */
function closerAround(wait: Stmt, facts: Facts): WaitGroup["closer"] {
  const f = spawnedLiteral(facts.tree.funcOf(wait), facts);
  if (!f || f.body.list[0] !== wait || f.type.params.list.length > 0) return undefined;
  const closes = f.body.list
    .slice(1)
    .map((s) => (s.kind === "ExprStmt" && s.x.kind === "CallExpr" && facts.info.builtinOf(s.x) === "close" ? s.x : undefined));
  const stmt = facts.tree.parentOf(facts.tree.parentOf(f) ?? f);
  if (closes.length === 0 || closes.includes(undefined) || stmt?.kind !== "GoStmt") return undefined;
  return { stmt, closes: closes.filter((c) => c !== undefined) };
}

function argumentOf(place: Expr, facts: Facts): { readonly call: CallExpr; readonly index: number } | undefined {
  let e: Expr = place;
  const p = facts.tree.parentOf(e);
  if (p?.kind === "UnaryExpr" && p.op === "&") e = p;
  const call = facts.tree.parentOf(e);
  return call?.kind === "CallExpr" && call.fun !== e ? { call, index: call.args.indexOf(e) } : undefined;
}

function vanishingOf(g: WaitGroup, facts: Facts): Stmt[] {
  const found: Stmt[] = g.closer ? [g.closer.stmt] : [];
  for (const v of [g.variable, ...g.params]) {
    for (const u of facts.uses.of(v)) {
      const stmt = u.role.kind === "receiver" && u.role.call ? (facts.tree.parentOf(u.role.call) as Stmt | DeferStmt) : undefined;
      if (stmt && u.role.kind === "receiver" && (u.role.callee.name === "Add" || u.role.callee.name === "Done")) found.push(stmt);
    }
  }
  return found;
}

/** `time.Sleep` behind tasks that neither a group nor a channel joins, and whose captured variables are used afterwards. */
function hopedJoin(sleep: ExprStmt, all: readonly Task[], facts: Facts): HopedJoin | undefined {
  const callee = sleep.x.kind === "CallExpr" ? facts.info.calleeOf(sleep.x) : undefined;
  if (callee?.pkg !== "time" || callee.name !== "Sleep") return undefined;
  const at = facts.tree.siblingsOf(sleep);
  const func = facts.tree.funcOf(sleep);
  if (!at || facts.tree.loopOf(sleep)) return undefined;
  const before = at.list.slice(0, at.index);
  const mine = all.filter(
    (t) => t.stmt.kind === "GoStmt" && facts.tree.funcOf(t.stmt) === func && before.some((s) => facts.tree.isInside(t.stmt, s)),
  );
  const tasks = mine.map((t) => t.stmt).filter((s): s is GoStmt => s.kind === "GoStmt");
  const isLoose = (t: Task): boolean =>
    t.literal !== undefined && !t.group && !talks(t.literal, facts) && writesForLater(t.literal, sleep, facts);
  if (tasks.length === 0 || !mine.every(isLoose)) return undefined;
  return { sleep, tasks, list: at.list };
}

/** Uses a channel: then something else may join it. */
const talks = (f: FuncLit, facts: Facts): boolean =>
  facts.nodesOf("SendStmt", f).length > 0 ||
  facts.nodesOf("SelectStmt", f).length > 0 ||
  facts.nodesOf("UnaryExpr", f).some((u) => u.op === "<-") ||
  facts.nodesOf("CallExpr", f).some((c) => facts.info.builtinOf(c) === "close") ||
  facts.nodesOf("ForStmt", f).some((l) => !l.cond);

/** Changes a captured variable that is used behind the sleep. */
const writesForLater = (f: FuncLit, sleep: ExprStmt, facts: Facts): boolean =>
  facts
    .freeVarsOf(f)
    .some(
      (v) =>
        facts.uses
          .of(v)
          .some(
            (u) =>
              facts.tree.isInside(u.ident, f) &&
              (u.role.kind === "assign" ||
                u.role.kind === "update" ||
                (u.role.kind === "argument" && u.role.builtin !== undefined)),
          ) && facts.usesAfter(v, sleep).length > 0,
    );

/** A loop variable that the loop only hands to a task's literal goes by the name that it has there: `go func(n int) {…}(i)`. */
export function nameInTask(v: VarObj, facts: Facts): VarObj | undefined {
  const decl = facts.uses.of(v).find((u) => u.role.kind === "define")?.ident;
  const loop = decl && loopDeclaring(decl, facts);
  if (!loop) return undefined;
  const inBody = facts.uses.of(v).filter((u) => facts.tree.isInside(u.ident, loop.body));
  const [only] = inBody;
  if (inBody.length !== 1 || only?.role.kind !== "argument" || only.steps.length > 0) return undefined;
  const { call, index } = only.role;
  if (call.fun.kind !== "FuncLit" || facts.tree.parentOf(call)?.kind !== "GoStmt") return undefined;
  const p = facts.info.signatureOf(call.fun).params.vars[index];
  const func = facts.tree.funcOf(loop);
  const clash =
    p &&
    facts.uses.variables.some((w) => w !== p && w !== v && w.name === p.name && facts.uses.of(w).some((u) => u.func === func));
  return p && p.name !== "_" && !clash ? p : undefined;
}

function loopDeclaring(decl: Node, facts: Facts): Extract<Node, { kind: "ForStmt" | "RangeStmt" }> | undefined {
  const p = facts.tree.parentOf(decl);
  if (p?.kind === "RangeStmt" && p.op === ":=") return p;
  const loop = p && facts.tree.parentOf(p);
  return loop?.kind === "ForStmt" && loop.init === p ? loop : undefined;
}
