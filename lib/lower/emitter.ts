// Implements the emit context: lowers Go to Rust by accepted matches first, default lowerings beneath.

import type { Facts } from "../analysis/facts.ts";
import type { Producer } from "../analysis/producers.ts";
import { isLoop, type LoopStmt } from "../analysis/tree.ts";
import type { BlockStmt, Expr, Ident, Node, RangeStmt, Stmt } from "../go/ast.ts";
import type { Derive, EmitContext, Iteration, SumForm } from "../patterns/emit-context.ts";
import type { IteratorEntry, StdCall, StdFunction } from "../patterns/kit.ts";
import { placeOf, temp, type Value } from "../patterns/value.ts";
import type { EnumPlan, FuncPlan, Plan } from "../plan/plan.ts";
import type { RustBlock, RustExpr, RustItem, RustPat, RustStmt, RustType } from "../rust/ast.ts";
import {
  boxInner,
  deref,
  exprStmt,
  itemStmt,
  isAnyRef,
  isShared,
  letStmt,
  local,
  methodCall,
  optionInner,
  ref,
  refMut,
  t,
} from "../rust/factory.ts";
import type { TypeInfo } from "../semantics/info.ts";
import type { FuncObj, VarObj } from "../semantics/objects.ts";
import type { Span } from "../source/span.ts";
import type { Type } from "../semantics/types.ts";
import { Bindings } from "./bindings.ts";
import { losesIdentity } from "./identity.ts";
import { nodeFor } from "./known-nodes.ts";
import { misplacedRefusal } from "./refused.ts";
import { typeText } from "../rust/factory/type-query.ts";
import { fits, lacksTrait } from "./fits.ts";
import { boxTaken, coerce } from "./coerce.ts";
import { isUpgrade } from "./weak.ts";
import type { Derives } from "./derives.ts";
import { exprDefaults } from "./defaults/expr.ts";
import { lowerClosure } from "./defaults/closure.ts";
import { reachedStmts } from "./reached.ts";
import { spawnTask } from "./defaults/concurrency.ts";
import { declareLocal } from "./defaults/declare.ts";
import { noteShared } from "./shared-containers.ts";
import { iterationOf } from "./defaults/range.ts";
import { labelName, stmtDefaults } from "./defaults/stmt.ts";
import type { Operators } from "./operators.ts";
import type { Output } from "./output.ts";
import type { Selection } from "./select.ts";
import { functionAt } from "./function-newtypes.ts";
import { isNewtype, newtypeInner, unwrapped } from "./newtype.ts";
import type { SumForms } from "./sum-forms.ts";
import { variantAt, wrapped } from "./sums.ts";
import type { TextForms } from "./text-enums.ts";
import { closedAgain, lacksArguments, onHolder, opensLists } from "./std-calls.ts";
import { unnamedWithin } from "./items/types.ts";
import { typedWhenEmpty } from "./empty-lists.ts";
import { sequence } from "./sequence.ts";
import { commentLines, withTrivia } from "./trivia.ts";

/** How an expression is about to be used: read by value, looked at, changed through, or replaced as a whole. */
export type Mode = "value" | "peek" | "write" | "assign";

export interface StdLookup {
  functionOf(f: FuncObj): StdFunction | undefined;
  valueOf(
    pkg: string,
    name: string,
  ): ((ctx: EmitContext, at: Extract<Expr, { kind: "SelectorExpr" }>, want?: RustType) => Value | undefined) | undefined;
  zeroOf(pkg: string, name: string, facts: Facts): { readonly value: RustExpr | undefined } | undefined;
  iteratorOf(f: FuncObj): IteratorEntry | undefined;
}

export interface EmitterInput {
  readonly facts: Facts;
  readonly plan: Plan;
  readonly selection: Selection;
  readonly std: StdLookup;
  readonly output: Output;
  readonly derives: Derives;
  readonly operators: Operators;
  readonly texts: TextForms;
  readonly sums: SumForms;
}

export class Emitter implements EmitContext {
  readonly bindings = new Bindings();
  /** The function being emitted: what `return` and `?` mean here. */
  current: FuncPlan | undefined;
  /** What is lowered now: where a refusal stands that has no Go of its own. */
  here: Span = { start: 0, end: 0 };
  /** The sequence whose items are being yielded, and their types. */
  producing: { readonly producer: Producer; readonly types: readonly RustType[] } | undefined;
  private readonly given = new Set<string>();
  private readonly opened = new Set<Expr>();
  private readonly stand = new Map<Expr, Value>();
  private readonly frames: { readonly node: Node; readonly label?: string; readonly continueLabel?: string; used: boolean }[] =
    [];

  constructor(readonly input: EmitterInput) {}

  get facts(): Facts {
    return this.input.facts;
  }
  get plan(): Plan {
    return this.input.plan;
  }
  get info(): TypeInfo {
    return this.input.facts.info;
  }

  // ---- expressions

  expr(e: Expr, want?: RustType): Value {
    const mode: Mode = want && wantsMut(want) ? "write" : want && wantsView(want) ? "peek" : "value";
    if (mode === "value" && this.plan.pointers.isTaken(e)) return this.take(e, want);
    const variant = want && variantAt(e, want, this);
    if (variant) return this.stamp(e, this.coerce(wrapped(this.expr(e, this.rustType(variant.type)), variant, this), want));
    const kept = want && functionAt(e, want, this);
    if (kept) return this.stamp(e, kept);
    const v = this.lower(e, mode, want);
    if (!want) return v;
    if (losesIdentity(e, v, want, this.facts)) return this.unsupported(e, "FG0401", { what: this.facts.textOf(e) });
    const node = nodeFor(e, v, want, this);
    if (node) return this.stamp(e, node);
    const coerced = this.coerce(v, want);
    if (v !== coerced && isClone(coerced.expr) && !isClone(v.expr)) noteShared(this.info.typeOf(e), e, this);
    return this.stamp(e, coerced);
  }

  /** Moves a link out of its place, which keeps `None`. */
  take(e: Expr, want?: RustType): Value {
    const v = this.lower(e, "write");
    const taken = this.stamp(e, { ...v, expr: methodCall(v.expr, "take"), place: false, movable: true, borrows: [] });
    return want ? this.coerce(boxTaken(taken, want), want) : taken;
  }

  peek(e: Expr): Value {
    return typedWhenEmpty(this.lower(e, "peek"));
  }

  placeToWrite(e: Expr): Value {
    return this.lower(
      e,
      this.info.typeOf(e).kind === "Pointer" && isShared(this.plan.typeOf(this.info.typeOf(e))) ? "peek" : "write",
    );
  }

  placeToAssign(e: Expr): Value {
    return this.lower(e, "assign");
  }

  borrow(e: Expr): Value {
    const v = this.peek(e);
    if (isAnyRef(v.type)) return { ...v, place: false };
    return { ...v, expr: ref(v.expr), type: t.ref(v.type), place: false };
  }

  borrowMut(e: Expr): Value {
    const v = this.placeToWrite(e);
    if (v.type.kind === "RefType" && v.type.mut) return { ...v, place: false };
    return { ...v, expr: refMut(v.expr), type: t.refMut(v.type), place: false };
  }

  coerce(v: Value, want: RustType): Value {
    const met = coerce(v, want, this);
    const wrong = lacksTrait(v.type, want) ? v.type : fits(met.type, want) ? undefined : met.type;
    if (wrong) {
      const text = `\`${typeText(want)}\` is expected, and this gives \`${typeText(wrong)}\``;
      this.input.output.fault(met.expr.origin?.span, text);
    }
    return met;
  }

  sequence(values: readonly Value[]): { before: readonly RustStmt[]; exprs: readonly RustExpr[] } {
    return sequence(values, (h) => this.fresh(h));
  }

  closure(e: Expr, params: readonly { readonly pat: RustPat; readonly type: RustType }[], want?: RustType): Value | undefined {
    return e.kind === "FuncLit" ? lowerClosure(e, this, { params, ...(want && { want }) }) : undefined;
  }

  /** Every lowering passes here: match, then default; both stamped with where they came from. */
  lower(e: Expr, mode: Mode, want?: RustType): Value {
    const standIn = this.stand.get(e);
    if (standIn) return standIn;
    const match = mode === "value" || mode === "peek" ? this.input.selection.at(e) : undefined;
    if (match) {
      const v = this.input.output.guard(
        e,
        match.pattern.id,
        () => match.pattern.rewrite(e as never, match.data, this, want) as unknown as Value | undefined,
      );
      if (v) return this.stamp(e, v, this.input.output.noteMatch(match));
    }
    const table = exprDefaults as Readonly<Record<string, (e: Expr, ctx: Emitter, mode: Mode, want?: RustType) => Value>>;
    const lowerDefault = table[e.kind];
    if (!lowerDefault) return this.unsupported(e, "FG0101", { what: e.kind });
    return this.open(e, this.stamp(e, lowerDefault(e, this, mode, want)));
  }

  /** The list inside a tuple struct, where a function of the standard library takes any list. */
  private open(e: Expr, v: Value): Value {
    if (!this.opened.has(e)) return v;
    const inner = newtypeInner(v.type.kind === "RefType" ? v.type.inner : v.type, this);
    return inner ? unwrapped({ ...v, movable: false }, inner) : v;
  }

  private stamp(e: Node, v: Value, by?: string): Value {
    if (v.expr.origin) return v;
    return { ...v, expr: { ...v.expr, origin: by ? { span: e.span, by } : { span: e.span } } };
  }

  iteration(s: RangeStmt): Iteration | undefined {
    return iterationOf(s, this);
  }

  isPure(e: Expr): boolean {
    return (
      !this.facts
        .nodesOf("CallExpr", e)
        .some((c) => !this.info.isConversion(c) && !["len", "cap", "min", "max"].includes(this.info.builtinOf(c) ?? "")) &&
      this.facts.nodesOf("UnaryExpr", e).every((u) => u.op !== "<-" && u.op !== "&")
    );
  }

  // ---- statements

  stmts(list: readonly Stmt[]): RustStmt[] {
    return reachedStmts(list, this);
  }

  stmt(s: Stmt): RustStmt[] {
    const { selection, output } = this.input;
    this.here = s.span;
    if (selection.isCovered(s)) {
      output.covered(s);
      return [];
    }
    const structs = unnamedWithin(s, this).map((item) => itemStmt(item));
    const match = selection.at(s);
    if (match) {
      const done = output.guard(
        s,
        match.pattern.id,
        () => match.pattern.rewrite(s as never, match.data, this) as unknown as readonly RustStmt[] | undefined,
      );
      if (done) {
        const by = output.noteMatch(match);
        output.lowered(s);
        const trivia = [s, ...match.covers].map((n) => n.trivia);
        return withTrivia([...structs, ...done], trivia).map((r) => (r.origin ? r : { ...r, origin: { span: s.span, by } }));
      }
      selection.drop(match);
    }
    output.lowered(s);
    const done = [...structs, ...this.contained(s, this.defaultStmt(s))];
    return withTrivia(done, [s.trivia]).map((r) => (r.origin ? r : { ...r, origin: { span: s.span } }));
  }

  /** A refusal in the middle of a statement that declares nothing takes the whole statement with it. */
  private contained(s: Stmt, done: RustStmt[]): RustStmt[] {
    const refused = done.map(misplacedRefusal).find((r) => r !== undefined);
    const declares = s.kind === "DeclStmt" || (s.kind === "AssignStmt" && s.op === ":=") || s.kind === "LabeledStmt";
    if (!refused || declares) return done;
    return [exprStmt({ ...refused, go: this.facts.textOf(s) }, true)];
  }

  /** The statements of a body that something else stands for. */
  coverAll(b: BlockStmt): void {
    for (const s of b.list) this.input.output.covered(s);
    for (const c of b.dangling ?? []) this.input.output.comment(c);
  }

  defaultStmt(s: Stmt): RustStmt[] {
    const table = stmtDefaults as Readonly<Record<string, (s: Stmt, ctx: Emitter) => RustStmt[]>>;
    const lowerDefault = table[s.kind];
    return lowerDefault
      ? lowerDefault(s, this)
      : [{ kind: "ExprStmt", expr: this.unsupported(s, "FG0101", { what: s.kind }).expr, semi: true }];
  }

  block(b: BlockStmt): RustBlock {
    const dangling = commentLines(b.dangling ?? []);
    for (const c of b.dangling ?? []) this.input.output.comment(c);
    return { kind: "Block", stmts: this.stmts(b.list), origin: { span: b.span }, ...(dangling.length > 0 && { dangling }) };
  }

  bind(v: VarObj, type: RustType, borrows: readonly VarObj[] = []): RustPat {
    return this.bindings.bind(v, this.nameOf(v), type, borrows);
  }

  rebind<T>(v: VarObj, name: string, type: RustType, body: (pat: RustPat) => T): T {
    const before = this.bindings.of(v);
    try {
      return body(this.bindings.bind(v, name, type, []));
    } finally {
      if (before) this.bindings.restore(v, before);
    }
  }

  bindTo(id: Ident, init: Value): RustStmt[] {
    const v = this.info.objectOf(id);
    if (v?.kind !== "Var" || id.name === "_") return [...init.before, letStmt({ kind: "WildPat" }, init.expr)];
    return declareLocal(v, init, this);
  }

  typeOfBinding(v: VarObj): RustType {
    return this.bindings.of(v)?.type ?? this.plan.typeOfSlot(v);
  }

  /** Expressions that stand for values: what a library function is given as a value, what was evaluated before. */
  withValues<T>(exprs: readonly Expr[], values: readonly Value[], body: () => T): T {
    exprs.forEach((e, i) => this.stand.set(e, values[i] as Value));
    try {
      return body();
    } finally {
      for (const e of exprs) this.stand.delete(e);
    }
  }

  /** The variable's value, taken away although a later line of the text reads it: the caller has put that read first. */
  movedOut(e: Expr): Value | undefined {
    const v = this.lower(e, "value");
    return v.place ? { ...v, movable: true } : undefined;
  }

  /** What an assignment to a variable must give: its binding's type. */
  assignedType(id: Ident, p: Value): RustType {
    const v = this.info.objectOf(id);
    return v?.kind === "Var" ? (this.bindings.of(v)?.type ?? p.type) : p.type;
  }

  // ---- loops and switches

  inLoop<T>(s: LoopStmt, label: string | undefined, post: Stmt | undefined, body: () => T): T {
    this.frames.push({ node: s, ...(label && { label }), ...(post && { continueLabel: this.freshLabel("'body") }), used: false });
    try {
      return body();
    } finally {
      this.frames.pop();
    }
  }

  inSwitch<T>(s: Node, label: string | undefined, body: () => T): T {
    this.frames.push({ node: s, ...(label && { label }), used: false });
    try {
      return body();
    } finally {
      this.frames.pop();
    }
  }

  private freshLabel(hint: string): string {
    const depth = this.frames.filter((f) => f.continueLabel).length;
    return depth === 0 ? hint : `${hint}_${depth + 1}`;
  }

  /** Label for an unlabelled break that leaves a switch; none for a loop. */
  breakLabel(s: Node): string | undefined {
    const target = this.frames.findLast((f) => this.facts.tree.isInside(s, f.node));
    return target && (!isLoop(target.node) || target.continueLabel) ? target.label : undefined;
  }

  /** The labelled body that a continue leaves, in a loop with a post statement. */
  continueTarget(s: Extract<Stmt, { kind: "BranchStmt" }>): string | undefined {
    const loops = this.frames.filter((f) => isLoop(f.node));
    const target = s.label ? loops.find((f) => f.label === labelName(s.label?.name ?? "")) : loops.at(-1);
    if (target?.continueLabel) target.used = true;
    return target?.continueLabel;
  }

  usedContinueLabel(): string | undefined {
    const top = this.frames.at(-1);
    return top?.used ? top.continueLabel : undefined;
  }

  withBinding<T>(v: VarObj, value: Value, body: () => T): T {
    return this.bindings.with(v, value, body);
  }

  spawn(task: Node): RustStmt[] {
    return spawnTask(task, this);
  }

  // ---- places

  /** Reaches the struct behind references, boxes, options and handles, as `.` in Go does. */
  through(v: Value, write: boolean): Value {
    const reached = this.reach(v, write);
    const inner = newtypeInner(reached.type, this);
    return inner ? this.through(unwrapped({ ...reached, movable: false }, inner), write) : reached;
  }

  /** The same, up to a tuple struct itself: what a method is called on. */
  reach(v: Value, write: boolean): Value {
    const inner = (expr: RustExpr, type: RustType): Value => this.reach({ ...v, expr, type, place: true, movable: false }, write);
    const { type } = v;
    if (type.kind === "RefType") return inner(v.expr, type.inner);
    const box = boxInner(type);
    if (box) return inner(v.expr, box);
    const option = optionInner(type);
    if (option) {
      const isOwn = (option.kind === "RefType" && !option.mut) || isUpgrade(v.expr);
      const reached = isOwn ? v.expr : methodCall(v.expr, write && !isShared(option) ? "as_mut" : "as_ref");
      return inner(methodCall(reached, "unwrap"), option);
    }
    if (type.kind !== "PathType") return v;
    const last = type.path.segments.at(-1);
    const arg = last?.generics?.[0];
    if (!arg) return v;
    if (last.name === "Rc" || last.name === "Arc") return inner(v.expr, arg);
    if (last.name === "RefCell") return inner(methodCall(v.expr, write ? "borrow_mut" : "borrow"), arg);
    if (last.name === "Mutex") return inner(methodCall(methodCall(v.expr, "lock"), "unwrap"), arg);
    return v;
  }

  /** `*e` where the value behind a reference is meant. */
  derefd(v: Value): Value {
    return v.type.kind === "RefType" ? { ...v, expr: deref(v.expr), type: v.type.inner, place: true, movable: false } : v;
  }

  // ---- names, crates, notes

  nameOf(v: VarObj | FuncObj): string {
    return this.plan.names.of(v);
  }

  fresh(hint: string): string {
    for (let n = 1; ; n++) {
      const name = n === 1 ? hint : `${hint}_${n}`;
      if (this.plan.names.isTaken(name) || this.given.has(name)) continue;
      this.given.add(name);
      return name;
    }
  }

  rustType(type: Type): RustType {
    return this.plan.typeOf(type);
  }

  derive(type: RustType, ...traits: readonly Derive[]): void {
    for (const d of traits) this.input.derives.ask(type, d);
  }

  textForm(e: EnumPlan, form: "as_str" | "Display"): void {
    this.input.texts.ask(e, form);
  }

  sumForm(form: SumForm, body: () => RustExpr): void {
    this.input.sums.ask(form, body);
  }

  requireCrate(name: string, ...features: readonly string[]): void {
    this.input.output.requireCrate(name, features);
  }

  helper(id: string, make: () => readonly RustItem[]): void {
    this.input.output.helper(id, make);
  }

  note(id: string, at: Node, args?: Readonly<Record<string, string>>): void {
    this.input.output.note(id, at, args);
  }

  unsupported(at: Node, code: string, args: Readonly<Record<string, string>> = {}): Value {
    return temp(this.input.output.refuse(at, code, args), t.never);
  }

  std(c: StdCall, f: FuncObj): Value | undefined {
    const fn = this.input.std.functionOf(f);
    if (!fn) return undefined;
    if (lacksArguments(c, f, this.info)) return this.unsupported(c.call, "FG0102");
    if (!f.recv && opensLists(f)) for (const a of c.args) if (isNewtype(this.info.typeOf(a), this)) this.opened.add(a);
    const v = onHolder(c, f, this, () => fn.lower(c, this));
    if (v && fn.note) this.input.output.noteStd(f, c.call);
    return v && !f.recv && opensLists(f) ? closedAgain(c, v, this) : v;
  }
}

const isClone = (e: RustExpr): boolean =>
  e.kind === "MethodCallExpr" && (e.method === "clone" || e.method === "to_vec") && e.args.length === 0;

/** `&mut T`, `Option<&mut T>`. */
function wantsMut(want: RustType): boolean {
  if (want.kind === "RefType") return want.mut;
  const option = optionInner(want);
  return option !== undefined && wantsMut(option);
}

function wantsView(want: RustType): boolean {
  if (want.kind === "RefType") return true;
  const option = optionInner(want);
  return option !== undefined && option.kind === "RefType";
}

export { local, placeOf };
