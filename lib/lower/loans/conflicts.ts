// Implements the check of loans in emitted Rust: no place is changed while a borrow of it is still used. What the check finds,
// the borrow checker would refuse.

import type { FnItem, RustBlock, RustExpr, RustFile, RustItem, RustStmt } from "../../rust/ast.ts";
import type { Span } from "../../source/span.ts";
import { type Event, Events } from "./events.ts";
import { Methods } from "./methods.ts";
import { type Loan, loansOf, namesOf, overlap, type Place } from "./places.ts";

export interface Conflict {
  readonly place: string;
  readonly span?: Span;
}

export function loanConflicts(file: RustFile): readonly Conflict[] {
  const check = new LoanCheck(new Methods(file));
  check.items(file.items);
  return check.found;
}

/** A name and what it borrows, as long as it is used. */
interface Live {
  readonly names: readonly string[];
  readonly loans: readonly Loan[];
}

class LoanCheck {
  readonly found: Conflict[] = [];
  private near: Span | undefined;

  constructor(private readonly m: Methods) {}

  items(list: readonly RustItem[]): void {
    for (const i of list) {
      if (i.kind === "FnItem") this.fn(i);
      else if (i.kind === "ModItem") this.items(i.items);
      else if (i.kind === "ImplItem" || i.kind === "TraitItem") for (const f of i.items) if (f.kind === "FnItem") this.fn(f);
    }
  }

  private fn(f: FnItem): void {
    this.near = f.origin?.span;
    if (!f.body) return;
    this.events(f.body);
    this.block(f.body);
  }

  private report(place: Place, at: RustExpr | RustStmt): void {
    const span = at.origin?.span ?? this.near;
    this.found.push({ place: place.join("."), ...(span && { span }) });
  }

  /** Every block, with the loans that its variables hold. */
  private block(b: RustBlock): void {
    const list: readonly (RustStmt | RustExpr)[] = [...b.stmts, ...(b.tail ? [b.tail] : [])];
    list.forEach((s, i) => {
      if (s.kind === "ItemStmt") return;
      this.near = s.origin?.span ?? this.near;
      if (s.kind === "LetStmt") {
        const loans = s.init ? loansOf(s.init, this.m) : [];
        if (loans.length > 0) this.live({ names: namesOf(s.pat), loans }, list.slice(i + 1));
        if (s.init) this.within(s.init);
        if (s.else) this.block(s.else);
      } else this.within(s.kind === "ExprStmt" ? s.expr : s);
    });
  }

  /** Blocks inside an expression; patterns that borrow what they take apart. */
  private within(e: RustExpr): void {
    switch (e.kind) {
      case "Block":
        this.block(e);
        return;
      case "ForExpr": {
        for (const l of loansOf(e.iter, this.m)) this.forbid(l, this.events(e.body));
        this.within(e.iter);
        this.block(e.body);
        return;
      }
      case "IfExpr":
      case "WhileExpr": {
        const body = e.kind === "IfExpr" ? e.then : e.body;
        for (const c of lets(e.cond)) this.live({ names: namesOf(c.pat), loans: loansOf(c.expr, this.m) }, [body]);
        this.within(e.cond);
        this.block(body);
        if (e.kind === "IfExpr" && e.else) this.within(e.else);
        return;
      }
      case "MatchExpr": {
        const loans = loansOf(e.scrutinee, this.m);
        this.within(e.scrutinee);
        for (const a of e.arms) {
          if (loans.length > 0) this.live({ names: namesOf(a.pat), loans }, [a.body]);
          this.within(a.body);
        }
        return;
      }
      default:
        for (const v of Object.values(e)) this.nested(v);
    }
  }

  private nested(v: unknown): void {
    if (Array.isArray(v)) for (const x of v) this.nested(x);
    else if (typeof v === "object" && v !== null) {
      const n = v as { kind?: string; expr?: unknown; value?: unknown };
      if (n.kind === "Block" || (n.kind?.endsWith("Expr") ?? false)) this.within(v as RustExpr);
      else if (n.kind === undefined && (n.expr || n.value)) this.nested(n.expr ?? n.value);
    }
  }

  /** From here to the last use of a name: nothing does to the place what the loan forbids. */
  private live(x: Live, rest: readonly (RustStmt | RustExpr)[]): void {
    const end = rest.findIndex((s) => this.replaces(s, x.names));
    const ending = rest[end];
    const region = !ending ? rest : rest.slice(0, this.usesInValue(x, ending) ? end + 1 : end);
    const last = this.lastUse(x.names, region);
    if (last < 0) return;
    const before = region.slice(0, last).flatMap((s) => this.passing(x, s));
    for (const l of x.loans) this.forbid(l, before);
    const final = region[last];
    if (final) this.liveIn(x, final);
  }

  /** What a statement does and then goes on. A branch that leaves the function is looked at for itself. */
  private passing(x: Live, s: RustStmt | RustExpr): readonly Event[] {
    const e = s.kind === "ExprStmt" ? s.expr : s.kind === "LetStmt" && !s.else ? s.init : s;
    const branch = (b: RustExpr): readonly Event[] => {
      if (!leaves(b)) return this.passing(x, b);
      this.liveIn(x, b);
      return [];
    };
    switch (e?.kind) {
      case "IfExpr":
        return [...this.events(e.cond), ...branch(e.then), ...(e.else ? branch(e.else) : [])];
      case "MatchExpr":
        return [...this.events(e.scrutinee), ...e.arms.flatMap((a) => branch(a.body))];
      case "Block":
        return [...e.stmts, ...(e.tail ? [e.tail] : [])].flatMap((part) => this.passing(x, part));
      case "ForExpr":
        return [...this.events(e.iter), ...this.passing(x, e.body)];
      case "LoopExpr":
        return this.passing(x, e.body);
      case "WhileExpr":
        return [...this.events(e.cond), ...this.passing(x, e.body)];
      default:
        return this.events(s);
    }
  }

  /** `let p = …` again, or `p = …`: the name goes on to hold something else. */
  private replaces(s: RustStmt | RustExpr, names: readonly string[]): boolean {
    if (s.kind === "LetStmt") return namesOf(s.pat).some((n) => names.includes(n));
    const e = s.kind === "ExprStmt" ? s.expr : s;
    if (e.kind !== "AssignExpr" || e.left.kind !== "PathExpr" || names.length !== 1) return false;
    return e.left.path.segments.length === 1 && e.left.path.segments[0]?.name === names[0];
  }

  private usesInValue(x: Live, s: RustStmt | RustExpr): boolean {
    const e = s.kind === "ExprStmt" ? s.expr : s;
    const value = e.kind === "LetStmt" ? e.init : e.kind === "AssignExpr" ? e.right : undefined;
    return value !== undefined && this.uses(x, value);
  }

  /** The index of the last statement that uses one of the names, or what has come to hold the same loans. */
  private lastUse(names: readonly string[], list: readonly (RustStmt | RustExpr)[]): number {
    const all = new Set(names);
    let last = -1;
    list.forEach((s, i) => {
      const uses = this.events(s).some((e) => all.has(e.place[0] ?? ""));
      if (!uses) return;
      last = i;
      if (s.kind !== "LetStmt" || !s.init) return;
      const init = s.init;
      const hands =
        loansOf(init, this.m).some((l) => all.has(l.place[0] ?? "")) ||
        ((init.kind === "PathExpr" || init.kind === "ClosureExpr") && uses);
      if (hands) for (const n of namesOf(s.pat)) all.add(n);
    });
    return last;
  }

  /** The last statement: what it does before it uses the name for the last time. */
  private liveIn(x: Live, s: RustStmt | RustExpr): void {
    const e = s.kind === "ExprStmt" ? s.expr : s.kind === "LetStmt" ? s.init : s.kind === "ItemStmt" ? undefined : s;
    if (!e) return;
    switch (e.kind) {
      case "Block":
        this.live(x, [...e.stmts, ...(e.tail ? [e.tail] : [])]);
        return;
      case "IfExpr":
        for (const part of [e.then, ...(e.else ? [e.else] : [])]) this.liveIn(x, part);
        return;
      case "MatchExpr":
        for (const a of e.arms) this.liveIn(x, a.body);
        return;
      case "ForExpr":
        if (this.uses(x, e.body)) for (const l of x.loans) this.forbid(l, this.events(e.body));
        return;
      case "WhileExpr":
      case "LoopExpr":
        for (const l of x.loans) this.forbid(l, this.events(e));
        return;
      default: {
        const events = this.events(e);
        const last = events.findLastIndex((ev) => x.names.includes(ev.place[0] ?? ""));
        for (const l of x.loans) this.forbid(l, events.slice(0, last));
      }
    }
  }

  private uses(x: Live, e: RustExpr): boolean {
    return this.events(e).some((ev) => x.names.includes(ev.place[0] ?? ""));
  }

  private forbid(l: Loan, events: readonly Event[]): void {
    const bad = events.find((e) => overlap(e.place, l.place) && (l.mut || e.change));
    if (bad) this.report(l.place, bad.at);
  }

  private readonly known = new Map<RustStmt | RustExpr, readonly Event[]>();

  private events(s: RustStmt | RustExpr): readonly Event[] {
    const known = this.known.get(s);
    if (known) return known;
    const made = new Events(this.m, (place, at) => this.report(place, at));
    if (s.kind === "LetStmt" || s.kind === "ExprStmt" || s.kind === "ItemStmt") made.stmt(s);
    else made.expr(s);
    this.known.set(s, made.list);
    return made.list;
  }
}

/** Does it end by leaving the function? */
function leaves(e: RustExpr): boolean {
  if (e.kind === "ReturnExpr") return true;
  if (e.kind === "FormatMacro") return e.name === "panic" || e.name === "bail";
  if (e.kind !== "Block") return false;
  const last = e.tail ?? e.stmts.at(-1);
  return last !== undefined && leaves(last.kind === "ExprStmt" ? last.expr : (last as RustExpr));
}

const lets = (cond: RustExpr): readonly Extract<RustExpr, { kind: "LetExpr" }>[] =>
  cond.kind === "LetExpr" ? [cond] : cond.kind === "BinaryExpr" ? [...lets(cond.left), ...lets(cond.right)] : [];
