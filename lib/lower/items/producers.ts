// Implements functions that give sequences as iterators (idioms.md `range-func`): a loop that yields each element is a chain of
// adapters, and one that keeps state from turn to turn is `iter::from_fn`.

import { itemsOf, type Producer, yieldIn } from "../../analysis/producers.ts";
import type { CallExpr, FuncDecl, IfStmt } from "../../go/ast.ts";
import type { FuncPlan } from "../../plan/plan.ts";
import type { RustBlock, RustExpr, RustPat, RustStmt, RustType } from "../../rust/ast.ts";
import {
  block,
  call,
  closure,
  exprStmt,
  ifExpr,
  isOption,
  letElse,
  letMut,
  letStmt,
  local,
  methodCall,
  moveClosure,
  none,
  optionInner,
  path,
  ret,
  sameExpr,
  some,
  tryExpr,
  tuple,
} from "../../rust/factory.ts";
import { isExpr, mapTree } from "../../rust/print/tree.ts";
import { opposite } from "../../rust/opposite.ts";
import type { Emitter } from "../emitter.ts";

const fromFnPath: RustExpr = {
  kind: "PathExpr",
  path: { segments: [{ name: "iter" }, { name: "from_fn" }], import: "std::iter" },
};

/** Stands for a yield until it is known what the loop becomes. */
const yielded = "#yield";
/** The same for what is the loop's element as it is. */
const yieldedItself = "#yield-itself";

/** What the body of the function becomes, or nothing where its loop has no such form. */
export function producerBody(d: FuncDecl, producer: Producer, plan: FuncPlan, ctx: Emitter): RustBlock | undefined {
  const outer = ctx.current;
  ctx.current = plan;
  ctx.producing = { producer, types: producer.items.map((i) => ctx.rustType(i)) };
  try {
    const { before, loop } = producer;
    const made = flattened([...ctx.stmts(before), ...ctx.stmt(loop)]);
    const last = made.at(-1);
    const iterator = last?.kind === "ExprStmt" ? new Iterators(ctx).of(last.expr) : undefined;
    if (!iterator || plan.async || [...made.slice(0, -1), ...iterator.before, iterator.expr].some(holdsGuard)) return undefined;
    for (const s of d.body?.list ?? []) ctx.input.output.covered(s);
    for (const s of producer.lit.body.list) ctx.input.output.covered(s);
    ctx.note("sequence-iterator", d.name, { name: d.name.name });
    return block([...made.slice(0, -1), ...iterator.before], iterator.expr);
  } finally {
    ctx.producing = undefined;
    ctx.current = outer;
  }
}

/** `if !yield(v) { return }` inside of a producer. */
export function lowerYield(s: IfStmt, ctx: Emitter): RustStmt[] | undefined {
  const found = ctx.producing && yieldIn(s, ctx.producing.producer.yields, ctx.facts);
  if (!ctx.producing || !found) return undefined;
  ctx.coverAll(s.body);
  const { types } = ctx.producing;
  const asked = found.asked && ctx.derefd(ctx.peek(found.asked));
  const values = found.call.args.map((a, i) => ctx.expr(a, types[i]));
  const { before, exprs } = ctx.sequence(values);
  const [first, ...more] = exprs;
  const marker = exprStmt(
    call(path(isItem(found.call, ctx) ? yieldedItself : yielded), [first && more.length === 0 ? first : tuple(exprs)]),
    true,
  );
  if (!asked) return [...before, marker];
  return [...asked.before, exprStmt(ifExpr(asked.expr, [...before, marker]), false)];
}

/** `yield(v)` in a loop over the values `v`. */
function isItem({ args }: CallExpr, ctx: Emitter): boolean {
  const loop = ctx.producing?.producer.loop;
  const [only, ...more] = args;
  if (loop?.kind !== "RangeStmt" || only?.kind !== "Ident" || more.length > 0) return false;
  const item = itemsOf(ctx.info.typeOf(loop.x)) ? loop.key : loop.value;
  return item?.kind === "Ident" && ctx.info.objectOf(item) === ctx.info.objectOf(only);
}

/** A loop in a block of its own, which keeps its variables from what follows: nothing does. */
function flattened(stmts: readonly RustStmt[]): readonly RustStmt[] {
  const last = stmts.at(-1);
  return last?.kind === "ExprStmt" && last.expr.kind === "Block" && !last.expr.label && !last.expr.tail
    ? [...stmts.slice(0, -1), ...flattened(last.expr.stmts)]
    : stmts;
}

interface Made {
  readonly before: readonly RustStmt[];
  readonly expr: RustExpr;
}

type ForExpr = Extract<RustExpr, { kind: "ForExpr" }>;

/** The iterators that a Rust loop with yields is. */
class Iterators {
  constructor(private readonly ctx: Emitter) {}

  of(loop: RustExpr): Made | undefined {
    if ("label" in loop && loop.label) return undefined;
    switch (loop.kind) {
      case "ForExpr":
        return this.chained(loop) ?? this.mappedTurns(loop) ?? this.pulled(loop);
      case "WhileExpr":
        return this.fromFn(loop.cond, loop.body);
      case "LoopExpr":
        return this.fromFn(undefined, loop.body);
      default:
        return undefined;
    }
  }

  /** `for x in xs { yield(f(x)) }`, with a condition or without: `xs.iter().filter(…).map(…)`. */
  private chained(loop: ForExpr): Made | undefined {
    const [only, ...more] = loop.body.stmts;
    if (!only || more.length > 0 || loop.body.tail || only.trivia) return undefined;
    const value = valueOf(only);
    const source = this.iterated(loop.iter);
    const isItself = mentionsYield(only, yieldedItself);
    if (value) return made(this.mapped(source, loop, value, isItself));
    const branch = only.kind === "ExprStmt" && only.expr.kind === "IfExpr" && !only.expr.else ? only.expr : undefined;
    const [act, ...others] = branch?.then.stmts ?? [];
    const kept = act && others.length === 0 && !act.trivia ? valueOf(act) : undefined;
    if (!branch || !kept || branch.cond.kind === "LetExpr" || stops(branch.cond)) return undefined;
    // A filter looks at items: what it is asked about was bound by value.
    const asked = lookedAt(branch.cond, loop.pat);
    if (asked && loop.pat.kind === "IdentPat" && sameExpr(kept, local(loop.pat.name)))
      return made(methodCall(source, "filter", [turnOf(loop.pat, asked)]));
    const isLooked = loop.pat.kind === "RefPat" || (loop.pat.kind === "IdentPat" && this.isView(loop)) || this.isCopied(loop);
    if (!isLooked) return undefined;
    const seen: RustPat = { kind: "RefPat", mut: false, pat: loop.pat };
    return made(this.mapped(methodCall(source, "filter", [turnOf(seen, branch.cond)]), loop, kept, isItself));
  }

  /** A turn that does more: `map` where each yields, `map_while` where one may end all, `filter_map` where some do not yield. */
  private mappedTurns(loop: ForExpr): Made | undefined {
    const { body } = loop;
    const source = this.iterated(loop.iter);
    const ends = holds(body, "ReturnExpr");
    if (body.tail || leaves(body, "BreakExpr")) return undefined;
    const all = leaves(body, "ContinueExpr") ? undefined : this.once(undefined, body);
    if (all) {
      const given = all.tail?.kind === "CallExpr" ? all.tail.args[0] : undefined;
      if (ends || !given) return made(methodCall(source, "map_while", [turnOf(loop.pat, all)]));
      const turn = block(all.stmts, all.tail?.trivia ? { ...given, trivia: all.tail.trivia } : given);
      return made(methodCall(source, "map", [turnOf(loop.pat, turn)]));
    }
    const some = ends ? undefined : this.inBranches(body.stmts, []);
    if (!some) return undefined;
    return made(methodCall(source, "filter_map", [turnOf(loop.pat, this.guarded(undefined, skipped(some)))]));
  }

  /** Any other turn: the loop goes on from where it was. */
  private pulled(loop: ForExpr): Made | undefined {
    const turns = this.inBranches(loop.body.stmts, []);
    if (!turns || loop.body.tail || leaves(loop.body, "BreakExpr")) return undefined;
    const source = this.ctx.fresh("source");
    const inner: RustExpr = { ...loop, iter: methodCall(local(source), "by_ref"), body: block(turns) };
    return {
      before: [letMut(source, this.iterated(loop.iter))],
      expr: call(fromFnPath, [moveClosure([], block([exprStmt(inner, false)], none))]),
    };
  }

  private fromFn(cond: RustExpr | undefined, body: RustBlock): Made | undefined {
    const turn = leaves(body, "BreakExpr") ? undefined : (this.once(cond, body) ?? this.until(cond, body));
    return turn && made(call(fromFnPath, [moveClosure([], turn)]));
  }

  /** Each turn yields: `if !cond { return None; } …; Some(value)`. */
  private once(cond: RustExpr | undefined, body: RustBlock): RustBlock | undefined {
    const at = body.stmts.findIndex((s) => valueOf(s) !== undefined);
    const value = at >= 0 ? valueOf(body.stmts[at]) : undefined;
    if (!value || body.tail || leaves(body, "ContinueExpr")) return undefined;
    const head = ended(body.stmts.slice(0, at));
    const rest = body.stmts.slice(at + 1);
    if ([...head, ...rest].some((s) => mentionsYield(s))) return undefined;
    return this.guarded(cond, [...head, ...this.returned(value, rest, body.stmts[at])]);
  }

  /** Some turns yield: the loop runs up to the next that does. */
  private until(cond: RustExpr | undefined, body: RustBlock): RustBlock | undefined {
    const inner = this.inBranches(body.stmts, []);
    if (!inner || body.tail) return undefined;
    const turn = block(inner);
    return cond
      ? block([exprStmt({ kind: "WhileExpr", cond, body: turn }, false)], none)
      : block([], { kind: "LoopExpr", body: turn });
  }

  /** The statements with `return Some(value)` for the yield in their branches; `after` closes the turn. */
  private inBranches(stmts: readonly RustStmt[], after: readonly RustStmt[]): readonly RustStmt[] | undefined {
    const at = stmts.findIndex((x) => mentionsYield(x));
    const s = stmts[at];
    if (!s) return undefined;
    const [head, rest] = [ended(stmts.slice(0, at)), stmts.slice(at + 1)];
    if (rest.some((s) => mentionsYield(s))) return undefined;
    const closing = [...rest, ...after];
    const value = valueOf(s);
    if (value) return [...head, ...this.returned(value, closing, s)];
    if (s.kind === "ExprStmt" && s.expr.kind === "Block" && s.expr.label && !s.expr.tail) {
      const inner = this.inBranches(s.expr.stmts, closing);
      return inner && [...head, { ...s, expr: { ...s.expr, stmts: inner } }, ...rest];
    }
    if (s.kind !== "ExprStmt" || s.expr.kind !== "IfExpr" || s.expr.else || s.expr.then.tail) return undefined;
    const then = this.inBranches(s.expr.then.stmts, closing);
    return then && [...head, { ...s, ...exprStmt({ ...s.expr, then: block(then) }, false) }, ...rest];
  }

  private guarded(cond: RustExpr | undefined, stmts: readonly RustStmt[]): RustBlock {
    const last = stmts.at(-1);
    const tail = last?.kind === "ExprStmt" && last.expr.kind === "ReturnExpr" ? last.expr.value : undefined;
    const body = tail ? stmts.slice(0, -1) : stmts;
    const carried = tail ? (last?.trivia ? { ...tail, trivia: last.trivia } : tail) : none;
    if (!cond) return block(body, carried);
    if (cond.kind === "LetExpr") return block([opened(cond.pat, cond.expr, this.ctx), ...body], carried);
    return block([exprStmt(ifExpr(opposite(cond, false), [exprStmt(ret(none), true)]), false), ...body], carried);
  }

  /** The value is made before what closes the turn changes what it is made of. */
  private returned(value: RustExpr, rest: readonly RustStmt[], at: RustStmt | undefined): readonly RustStmt[] {
    const trivia = at?.trivia ? { trivia: at.trivia } : {};
    const isUntouched = value.kind === "PathExpr" && !rest.some((s) => JSON.stringify(s).includes(JSON.stringify(value.path)));
    if (rest.length === 0) return [{ ...exprStmt(ret(some(value)), true), ...trivia }];
    if (isUntouched) return [...rest, { ...exprStmt(ret(some(value)), true), ...trivia }];
    const name = this.ctx.fresh("value");
    return [{ ...letStmt(name, value), ...trivia }, ...rest, exprStmt(ret(some(local(name))), true)];
  }

  /** `.map(|x| …)`, `.copied()` and `.cloned()` for the elements themselves, and nothing for what is its own. */
  private mapped(source: RustExpr, loop: ForExpr, value: RustExpr, isItself: boolean): RustExpr {
    const { pat } = loop;
    const name = pat.kind === "RefPat" ? nameOf(pat.pat) : nameOf(pat);
    if (name !== undefined && sameExpr(value, local(name))) return pat.kind === "RefPat" ? methodCall(source, "copied") : source;
    return isItself && this.isView(loop) && value.kind === "MethodCallExpr"
      ? methodCall(source, "cloned")
      : methodCall(source, "map", [turnOf(pat, value)]);
  }

  /** What a `for` goes over, as an iterator. */
  private iterated(iter: RustExpr): RustExpr {
    if (iter.kind === "RefExpr") return methodCall(iter.expr, iter.mut ? "iter_mut" : "iter");
    return iter.kind === "PathExpr" && !this.isSequence() ? methodCall(iter, "iter") : iter;
  }

  /** The loop goes over another sequence. */
  private isSequence(): boolean {
    const loop = this.ctx.producing?.producer.loop;
    return loop?.kind === "RangeStmt" && itemsOf(this.ctx.info.typeOf(loop.x)) !== undefined;
  }

  /** The items are references into a list. */
  private isView({ iter }: ForExpr): boolean {
    return !this.isSequence() && (iter.kind === "RefExpr" || iter.kind === "PathExpr");
  }

  /** The items are numbers and the like, in a sequence or a range. */
  private isCopied({ pat, iter }: ForExpr): boolean {
    const [item, ...more] = this.ctx.producing?.types ?? [];
    if (pat.kind !== "IdentPat" || !item || more.length > 0) return false;
    return iter.kind === "RangeExpr" || (this.isSequence() && this.ctx.plan.isCopy(item));
  }
}

/** The condition as one that is asked of a reference, where it does no more than lend the item. */
function lookedAt(cond: RustExpr, pat: RustPat): RustExpr | undefined {
  if (pat.kind !== "IdentPat") return undefined;
  const item = local(pat.name);
  let lent = 0;
  const asked = mapTree(cond, (n) => {
    if (!isExpr(n) || n.kind !== "RefExpr" || n.mut || !sameExpr(n.expr, item)) return n;
    lent += 1;
    return item;
  });
  const all = JSON.stringify(cond).split(`"segments":[{"name":"${pat.name}"}]`).length - 1;
  return lent > 0 && lent === all ? asked : undefined;
}

const made = (expr: RustExpr): Made => ({ before: [], expr });

/** `let Some(node) = cursor else { return None };`, which is `let node = cursor?;`. */
function opened(pat: RustPat, expr: RustExpr, ctx: Emitter): RustStmt {
  const [inner, ...more] = pat.kind === "TupleStructPat" && pat.path.segments.at(-1)?.name === "Some" ? pat.elems : [];
  if (!inner || more.length > 0) return letElse(pat, expr, [exprStmt(ret(none), true)]);
  return letStmt(inner, tryExpr(isOwnedCursor(expr, ctx) ? methodCall(expr, "take") : expr));
}

/** What a closure has captured cannot be moved out of it, but taken. */
function isOwnedCursor(e: RustExpr, ctx: Emitter): boolean {
  const name = e.kind === "PathExpr" && e.path.segments.length === 1 ? e.path.segments[0]?.name : undefined;
  const bound = ctx.producing?.producer.loop;
  if (name === undefined || bound?.kind !== "ForStmt") return false;
  const v = ctx.facts
    .nodesOf("Ident", bound)
    .map((id) => ctx.info.objectOf(id))
    .find((o) => o?.kind === "Var" && ctx.nameOf(o) === name);
  const type: RustType | undefined = v?.kind === "Var" ? ctx.typeOfBinding(v) : undefined;
  return type !== undefined && isOption(type) && optionInner(type)?.kind !== "RefType";
}

/** A closure over one item; it owns what it captures, if it captures anything. */
function turnOf(pat: RustPat, body: RustExpr): RustExpr {
  const own = new Set([...JSON.stringify(pat).matchAll(/"kind":"IdentPat","name":"([^"]+)"/g)].map((m) => m[1]));
  for (const m of JSON.stringify(body).matchAll(/"kind":"IdentPat","name":"([^"]+)"/g)) own.add(m[1]);
  const names = [...JSON.stringify(body).matchAll(/"kind":"PathExpr","path":\{"segments":\[\{"name":"([^"]+)"/g)].map(
    (m) => m[1] ?? "",
  );
  const captures = names.some((name) => /^[a-z_]/.test(name) && !own.has(name));
  return closure([{ pat }], body, captures ? { move: true } : {});
}

const nameOf = (pat: RustPat): string | undefined => (pat.kind === "IdentPat" ? pat.name : undefined);

/** Statements before a yield, where leaving the loop ends the sequence. */
function ended(stmts: readonly RustStmt[]): readonly RustStmt[] {
  return stmts.map((s) => endedIn(s) as RustStmt);
}

/** In a turn that is a closure, the next turn begins where this one gives nothing. */
function skipped(stmts: readonly RustStmt[]): readonly RustStmt[] {
  const inTurn = (n: unknown): unknown => {
    if (Array.isArray(n)) return n.map(inTurn);
    if (typeof n !== "object" || n === null) return n;
    const e = n as RustExpr;
    if (["ClosureExpr", "ForExpr", "WhileExpr", "LoopExpr"].includes(e.kind)) return n;
    if (e.kind === "ContinueExpr" && !e.label) return ret(none);
    return Object.fromEntries(Object.entries(n).map(([k, v]) => [k, k === "origin" || k === "trivia" ? v : inTurn(v)]));
  };
  return stmts.map((s) => inTurn(s) as RustStmt);
}

/** `return` becomes `return None`, outside closures. */
function endedIn(n: unknown): unknown {
  if (Array.isArray(n)) return n.map(endedIn);
  if (typeof n !== "object" || n === null) return n;
  const e = n as RustExpr;
  if (e.kind === "ClosureExpr") return n;
  if (e.kind === "ReturnExpr" && !e.value) return { ...e, value: none };
  return Object.fromEntries(Object.entries(n).map(([k, v]) => [k, k === "origin" || k === "trivia" ? v : endedIn(v)]));
}

function valueOf(s: RustStmt | undefined): RustExpr | undefined {
  const e = s?.kind === "ExprStmt" ? s.expr : undefined;
  const name = e?.kind === "CallExpr" && e.fun.kind === "PathExpr" ? e.fun.path.segments.at(-1)?.name : undefined;
  return e?.kind === "CallExpr" && (name === yielded || name === yieldedItself) ? e.args[0] : undefined;
}

const mentionsYield = (n: unknown, name = yielded): boolean => JSON.stringify(n).includes(name);
const holds = (n: unknown, kind: string): boolean => JSON.stringify(n).includes(`"kind":"${kind}"`);
/** A `break` or `continue` of the loop whose body this is, or one with a label. */
function leaves(n: unknown, kind: "BreakExpr" | "ContinueExpr", own: readonly string[] = [], inLoop = false): boolean {
  if (Array.isArray(n)) return n.some((x) => leaves(x, kind, own, inLoop));
  if (typeof n !== "object" || n === null) return false;
  const e = n as RustExpr;
  if (e.kind === "ClosureExpr") return false;
  if (e.kind === kind) return e.label === undefined ? !inLoop : !own.includes(e.label);
  const label = "label" in e && typeof e.label === "string" ? [e.label] : [];
  const isLoop = ["ForExpr", "WhileExpr", "LoopExpr"].includes(e.kind);
  return Object.entries(n).some(
    ([key, x]) => key !== "origin" && key !== "trivia" && leaves(x, kind, [...own, ...label], inLoop || isLoop),
  );
}

/** A look into a cell or a lock that would have to last as long as the iterator: what closures do is over with each turn. */
function holdsGuard(n: unknown): boolean {
  if (Array.isArray(n)) return n.some(holdsGuard);
  if (typeof n !== "object" || n === null) return false;
  const e = n as RustExpr;
  if (e.kind === "ClosureExpr") return false;
  if (e.kind === "MethodCallExpr" && ["borrow", "borrow_mut", "lock", "read", "write"].includes(e.method)) return true;
  return Object.entries(n).some(([key, x]) => key !== "origin" && key !== "trivia" && holdsGuard(x));
}

/** `?` and `.await` leave the function that they stand in. */
const stops = (e: RustExpr): boolean => holds(e, "TryExpr") || holds(e, "AwaitExpr");
