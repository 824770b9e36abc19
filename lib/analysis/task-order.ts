// Facts about what tasks leave to the scheduler: texts that two of them print, and values that one channel brings from several.

import type { CallExpr, Expr, Node, RangeStmt, SendStmt, Stmt, UnaryExpr } from "../go/ast.ts";
import type { FuncObj, VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import { ChannelNames, isChan } from "./channel-names.ts";
import type { Facts } from "./facts.ts";
import { syncCall, type Task, tasksOf } from "./tasks.ts";
import type { FuncNode } from "./tree.ts";

/** Where the order is open: a print of one task that another may come before, a receive that may bring another's value. */
export function openOrder(facts: Facts): readonly Node[] {
  const tasks = tasksOf(facts).all.map((t) => new Running(t, facts));
  if (tasks.length === 0) return [];
  return [...new Set([...openPrints(tasks, facts), ...openReceives(tasks, facts), ...openSelects(tasks, facts)])];
}

/** A task with all code that it runs. */
class Running {
  readonly bodies: readonly Node[];
  readonly prints: readonly CallExpr[];
  readonly sends: readonly SendStmt[];
  readonly isRepeated: boolean;
  /** What it sees or changes behind a lock depends on who came before. */
  readonly locks: boolean;
  /** It lets time pass before it prints for the first time: what the starter does at once comes first. */
  readonly isLate: boolean;

  constructor(
    readonly task: Task,
    facts: Facts,
  ) {
    const root = task.literal ?? (task.callee && facts.declOf(task.callee));
    this.bodies = root ? bodiesFrom(root, facts) : [];
    this.prints = this.bodies.flatMap((b) => printsIn(b, facts));
    this.sends = this.bodies.flatMap((b) => facts.nodesOf("SendStmt", b).filter((s) => runsIn(s, b, facts)));
    this.isRepeated = startsAgain(task.stmt, facts, new Set());
    this.locks = this.bodies.some((b) => facts.nodesOf("CallExpr", b).some((c) => runsIn(c, b, facts) && takesLock(c, facts)));
    const first = this.prints[0]?.span.start ?? 0;
    const [own] = this.bodies;
    this.isLate = own !== undefined && facts.nodesOf("CallExpr", own).some((c) => c.span.start < first && letsTimePass(c, facts));
  }
}

function takesLock(c: CallExpr, facts: Facts): boolean {
  const call = syncCall(c, facts);
  return call?.method === "Lock" || call?.method === "RLock";
}

const letsTimePass = (c: CallExpr, facts: Facts): boolean => {
  const f = facts.info.calleeOf(c);
  return f?.pkg === "time" && (f.name === "Sleep" || f.name === "After");
};

/** The function and those that it calls, without what it starts as tasks of their own. */
function bodiesFrom(root: FuncNode, facts: Facts): readonly FuncNode[] {
  const found = new Set<FuncNode>([root]);
  for (const f of found) {
    for (const c of facts.nodesOf("CallExpr", f)) {
      if (!runsIn(c, f, facts)) continue;
      const callee = facts.info.calleeOf(c);
      const decl = callee && facts.declOf(callee);
      if (decl) found.add(decl);
    }
  }
  return [...found];
}

/** In the body itself or a literal in it, and in no task that is started there. */
function runsIn(n: Node, body: Node, facts: Facts): boolean {
  const { taskOf } = tasksOf(facts);
  if (taskOf(facts.tree.parentOf(n) ?? n)) return false;
  for (const p of facts.tree.ancestorsOf(n)) {
    if (p === body) return true;
    if (p.kind === "FuncLit" && taskOf(p)) return false;
  }
  return false;
}

function printsIn(body: Node, facts: Facts): readonly CallExpr[] {
  return facts.nodesOf("CallExpr", body).filter((c) => isPrint(c, facts) && runsIn(c, body, facts));
}

function isPrint(c: CallExpr, facts: Facts): boolean {
  const f = facts.info.calleeOf(c);
  return f?.pkg === "fmt" && /^Print(ln|f)?$/.test(f.name);
}

/** In a loop that does not wait for it, or in a function that is called so. */
function startsAgain(start: Node, facts: Facts, seen: Set<FuncObj>): boolean {
  for (const p of facts.tree.ancestorsOf(start)) {
    if ((p.kind === "ForStmt" || p.kind === "RangeStmt") && !waitsBehind(start, p.body.list, facts)) return true;
    if (p.kind !== "FuncDecl") continue;
    const f = facts.info.funcObjOf(p);
    if (!f || seen.has(f)) return false;
    seen.add(f);
    const calls = facts.callsOf(f);
    return calls.length > 1 || calls.some((c) => startsAgain(c.call, facts, seen));
  }
  return false;
}

const indexIn = (n: Node, list: readonly Stmt[], facts: Facts): number =>
  list.findIndex((s) => s === n || facts.tree.isInside(n, s));

const waitsBehind = (start: Node, list: readonly Stmt[], facts: Facts): boolean =>
  list.slice(indexIn(start, list, facts) + 1).some((s) => isJoin(s, facts));

/** Waits for a group, a value of a channel, or for time. */
function isJoin(s: Stmt, facts: Facts): boolean {
  if (facts.nodesOf("SelectStmt", s).length > 0) return true;
  if (facts.nodesOf("UnaryExpr", s).some((u) => u.op === "<-" && !isElsewhere(u, s, facts))) return true;
  if (facts.nodesOf("RangeStmt", s).some((r) => isChan(r.x, facts) && !isElsewhere(r, s, facts))) return true;
  return facts.nodesOf("CallExpr", s).some((c) => {
    const f = facts.info.calleeOf(c);
    return (f?.name === "Wait" || letsTimePass(c, facts)) && !isElsewhere(c, s, facts);
  });
}

/** In a literal within the statement: it does not run there. */
const isElsewhere = (n: Node, s: Stmt, facts: Facts): boolean => {
  const f = facts.tree.funcOf(n);
  return f !== undefined && facts.tree.isInside(f, s);
};

function openPrints(tasks: readonly Running[], facts: Facts): readonly Node[] {
  const open = new Set<Node>();
  const loud = tasks.filter((t) => t.prints.length > 0);
  for (const t of loud) {
    if (t.isRepeated) for (const p of t.prints) open.add(p);
    const others = tasks.filter((o) => o !== t && (o.prints.length > 0 || (t.locks && o.locks)));
    for (const o of others) if (areTogether(t.task, o.task, facts)) for (const p of t.prints) open.add(p);
    const beside = t.isLate ? [] : printsBeside(t, facts);
    if (beside.length > 0) for (const p of [...beside, ...t.prints]) open.add(p);
  }
  return [...open];
}

/** Neither is joined before the other starts. */
function areTogether(a: Task, b: Task, facts: Facts): boolean {
  const [first, second] = a.stmt.span.start < b.stmt.span.start ? [a.stmt, b.stmt] : [b.stmt, a.stmt];
  for (const p of facts.tree.ancestorsOf(first)) {
    const list = listOf(p);
    if (!list || !facts.tree.isInside(second, p)) continue;
    const between = list.slice(indexIn(first, list, facts) + 1, indexIn(second, list, facts));
    return !between.some((s) => isJoin(s, facts));
  }
  return true;
}

const listOf = (n: Node): readonly Stmt[] | undefined => (n.kind === "BlockStmt" ? n.list : undefined);

/**
 * What the starter prints before it has joined the task: statements up to the join, and the join itself if it is a loop or a
 * function that prints as it goes while the task prints in a loop as well.
 */
function printsBeside(t: Running, facts: Facts): readonly Node[] {
  const list = facts.tree.siblingsOf(facts.tree.stmtOf(t.task.stmt) ?? (t.task.stmt as Stmt))?.list;
  if (!list) return [];
  const found: Node[] = [];
  for (const s of list.slice(indexIn(t.task.stmt, list, facts) + 1)) {
    const calls = facts.nodesOf("CallExpr", s).flatMap((c) => {
      const f = facts.info.calleeOf(c);
      return (f && facts.declOf(f)) ?? [];
    });
    const joins = isJoin(s, facts) || calls.some((d) => d.body !== undefined && isJoin(d.body, facts));
    const loops = facts.nodesOf("ForStmt", s).length + facts.nodesOf("RangeStmt", s).length > 0 || calls.length > 0;
    if (!joins || (loops && t.prints.some((p) => facts.tree.loopOf(p)))) {
      if (!tasksOf(facts).all.some((o) => facts.tree.isInside(o.stmt, s) || o.stmt === s)) found.push(...printsIn(s, facts));
      for (const d of calls) found.push(...printsIn(d, facts));
    }
    if (joins) break;
  }
  return found;
}

/** Receives of values that more than one task may have sent, where the order of the values can be seen. */
function openReceives(tasks: readonly Running[], facts: Facts): readonly Node[] {
  const receives: readonly (UnaryExpr | RangeStmt)[] = [
    ...facts.nodesOf("UnaryExpr").filter((u) => u.op === "<-"),
    ...facts.nodesOf("RangeStmt").filter((r) => isChan(r.x, facts)),
  ];
  const classes = new ChannelNames(facts);
  return receives.filter((r) => {
    const channel = classes.of(r.x);
    const sends = (t: Running): readonly SendStmt[] =>
      channel ? t.sends.filter((s) => classes.of(givenChannel(s, t.task, facts)) === channel) : [];
    const senders = tasks.map((t) => ({ ...t, sends: sends(t) })).filter((t) => t.sends.length > 0);
    const isMany =
      new Set(senders.map((t) => facts.tree.funcOf(t.task.stmt))).size < senders.length ||
      senders.some((t) => t.isRepeated && !t.sends.every((s) => isOwnChannel(s, t.task, facts)));
    return isMany && isSeen(r, facts);
  });
}

/** Selects between values of tasks that nothing holds back: whichever is ready is taken, and both may be. */
function openSelects(tasks: readonly Running[], facts: Facts): readonly Node[] {
  const classes = new ChannelNames(facts);
  const senderOf = (x: Expr): Running | undefined =>
    tasks.find((t) => t.sends.some((s) => classes.of(givenChannel(s, t.task, facts)) === classes.of(x)));
  return facts.nodesOf("SelectStmt").filter((s) => {
    const receives = s.body.flatMap((c) => (c.comm ? facts.nodesOf("UnaryExpr", c.comm).filter((u) => u.op === "<-") : []));
    const senders = new Set(receives.flatMap((u) => (classes.of(u.x) && senderOf(u.x)) ?? []));
    const isHeldBack = (t: Running): boolean =>
      t.bodies.some((b) => facts.nodesOf("CallExpr", b).some((c) => letsTimePass(c, facts)));
    return senders.size > 1 && ![...senders].some(isHeldBack);
  });
}

/** What the task was given for the channel that it sends on, if that is a parameter. */
function givenChannel(s: SendStmt, t: Task, facts: Facts): Expr {
  const sent = s.chan.kind === "Ident" ? facts.info.objectOf(s.chan) : undefined;
  const params = t.literal ? facts.info.signatureOf(t.literal).params.vars : (t.callee?.type.params.vars ?? []);
  return t.call.args[params.indexOf(sent as VarObj)] ?? s.chan;
}

/** The channel is made for this start: each task has its own. */
function isOwnChannel(s: SendStmt, t: Task, facts: Facts): boolean {
  const given = givenChannel(s, t, facts);
  const v = given.kind === "Ident" ? facts.info.objectOf(given) : undefined;
  const decl = v?.kind === "Var" ? facts.uses.of(v).find((u) => u.role.kind === "define")?.ident : undefined;
  if (!decl) return false;
  for (const p of facts.tree.ancestorsOf(t.stmt)) {
    if (p.kind === "ForStmt" || p.kind === "RangeStmt") return facts.tree.isInside(decl, p.body);
    if (p.kind === "FuncDecl") return facts.tree.isInside(decl, p);
  }
  return false;
}

/** Not where the value is dropped, added up, or goes to a place of its own or into a list that is sorted. */
function isSeen(r: UnaryExpr | RangeStmt, facts: Facts): boolean {
  if (r.kind === "RangeStmt") return r.key?.kind === "Ident" && isSeenVariable(r.key, facts);
  const p = facts.tree.parentOf(r);
  if (p?.kind === "ExprStmt" || p?.kind === "CommClause") return false;
  if (p?.kind !== "AssignStmt") return true;
  if (p.op !== "=" && p.op !== ":=") return false;
  const target = p.lhs[p.rhs.indexOf(r)];
  return target?.kind === "Ident" ? target.name !== "_" && isSeenVariable(target, facts) : target?.kind !== "IndexExpr";
}

function isSeenVariable(id: Expr, facts: Facts): boolean {
  const v = id.kind === "Ident" ? facts.info.objectOf(id) : undefined;
  if (v?.kind !== "Var") return false;
  return facts.uses.of(v).some((u) => {
    if (u.role.kind === "define" || u.role.kind === "assign") return false;
    const s = facts.tree.stmtOf(u.ident);
    if (s?.kind === "SendStmt") return false;
    if (s?.kind !== "AssignStmt") return s !== undefined;
    if (["+=", "-=", "*=", "|=", "&=", "^="].includes(s.op)) return isText(s.lhs[0], facts);
    const [target] = s.lhs;
    if (target?.kind === "IndexExpr") return false;
    return !(target && isSortedLater(target, facts));
  });
}

const isText = (x: Expr | undefined, facts: Facts): boolean => {
  const u = x && underlying(facts.info.typeOf(x));
  return u?.kind === "Basic" && u.basic === "string";
};

/** `sort.Ints(list)`, `slices.Sort(list)` and their kin. */
function isSortedLater(list: Expr, facts: Facts): boolean {
  const name = facts.textOf(list);
  return facts.nodesOf("CallExpr").some((c) => {
    const f = facts.info.calleeOf(c);
    const [arg] = c.args;
    return (f?.pkg === "sort" || f?.pkg === "slices") && arg !== undefined && facts.textOf(arg).includes(name);
  });
}
