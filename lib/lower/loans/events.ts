// Implements what an expression does to places, in the order in which Rust does it: reads and changes, as far as names tell.

import type { RustBlock, RustExpr, RustPat, RustStmt } from "../../rust/ast.ts";
import type { Methods } from "./methods.ts";
import { isReachedByCall, loansOf, namesOf, overlap, placeOf, type Loan, type Place } from "./places.ts";

export interface Event {
  readonly place: Place;
  readonly change: boolean;
  readonly at: RustExpr;
}

/** Told of two uses in one expression that Rust does not allow together. */
export type Clash = (place: Place, at: RustExpr) => void;

export class Events {
  readonly list: Event[] = [];

  constructor(
    private readonly m: Methods,
    private readonly clash: Clash,
  ) {}

  stmt(s: RustStmt): void {
    if (s.kind === "ExprStmt") this.expr(s.expr);
    if (s.kind !== "LetStmt") return;
    if (s.init) this.expr(s.init);
    if (s.else) this.block(s.else);
  }

  block(b: RustBlock): void {
    for (const s of b.stmts) this.stmt(s);
    if (b.tail) this.expr(b.tail);
  }

  expr(e: RustExpr): void {
    switch (e.kind) {
      case "PathExpr":
        this.touch(e, false);
        return;
      case "AssignExpr":
      case "OpAssignExpr":
        this.expr(e.right);
        this.target(e.left);
        return;
      case "RefExpr":
        this.inside(e.expr);
        this.touch(e.expr, e.mut);
        return;
      case "FieldExpr":
      case "IndexExpr":
        this.inside(e);
        this.touch(e, false);
        return;
      case "MethodCallExpr":
        this.method(e);
        return;
      case "CallExpr":
        if (e.fun.kind !== "PathExpr") this.expr(e.fun);
        else this.touch(e.fun, false);
        this.operands(e.args);
        return;
      case "StructExpr":
        this.operands(e.fields.map((f) => f.value));
        if (e.base) this.expr(e.base);
        return;
      case "TupleExpr":
      case "ArrayExpr":
        this.operands(e.elems);
        return;
      case "FormatMacro":
        for (const x of e.lead ?? []) this.expr(x);
        for (const a of e.args) this.expr(a.expr);
        for (const [, name] of (e.template ?? "").matchAll(/\{([a-z_]\w*)[:}]/g)) if (name) this.name(name, e);
        return;
      case "MacroExpr":
        for (const a of e.args) if (isExpr(a)) this.expr(a);
        if (e.guard) this.expr(e.guard);
        return;
      case "MatchExpr":
        this.expr(e.scrutinee);
        for (const a of e.arms) {
          if (a.guard) this.expr(a.guard);
          this.expr(a.body);
        }
        return;
      case "ForExpr":
        this.expr(e.iter);
        this.block(e.body);
        return;
      case "Block":
        this.block(e);
        return;
      default:
        for (const child of childrenOf(e)) this.expr(child);
    }
  }

  /** `a.b[i] = …`: the index is read, then the place is changed. */
  private target(e: RustExpr): void {
    this.inside(e);
    this.touch(e, true);
  }

  /** What a place reads on the way: indices, receivers. */
  private inside(e: RustExpr): void {
    switch (e.kind) {
      case "IndexExpr": {
        this.inside(e.expr);
        const from = this.list.length;
        this.expr(e.index);
        this.forbid(
          placeOf(e.expr),
          this.list.slice(from).filter((x) => x.change),
          e,
        );
        return;
      }
      case "FieldExpr":
      case "ParenExpr":
      case "UnaryExpr":
        this.inside(e.expr);
        return;
      case "PathExpr":
        return;
      default:
        this.expr(e);
    }
  }

  private method(e: Extract<RustExpr, { kind: "MethodCallExpr" }>): void {
    const place = placeOf(e.recv);
    const change = this.m.changes(e.method, e.args.length);
    if (!place) this.expr(e.recv);
    else this.inside(e.recv);
    const from = this.list.length;
    this.operands(e.args);
    const during = this.list.slice(from);
    if (place && change) {
      // `list[i].push(list.len())`: the borrow to change is made before the arguments.
      this.forbid(place, isReachedByCall(e.recv) ? during : during.filter((x) => x.change), e);
      const held = e.args.flatMap((a) => loansOf(a, this.m)).filter((l) => overlap(l.place, place));
      if (held[0]) this.clash(held[0].place, e);
    } else if (place)
      this.forbid(
        place,
        e.args.flatMap((a) => loansOf(a, this.m)).filter((l) => l.mut),
        e,
      );
    if (place) this.touch(e.recv, change);
  }

  /** `f(&mut a, a.len())`: what one operand has borrowed to change, no later one may use. */
  private operands(list: readonly RustExpr[]): void {
    const held: Loan[] = [];
    for (const x of list) {
      const from = this.list.length;
      this.expr(x);
      const during = this.list.slice(from);
      for (const loan of held) this.forbid(loan.place, loan.mut ? during : during.filter((y) => y.change), x);
      held.push(...loansOf(x, this.m));
    }
  }

  private forbid(place: Place | undefined, during: readonly { readonly place: Place }[], at: RustExpr): void {
    const other = place && during.find((x) => overlap(x.place, place));
    if (other && place) this.clash(place, at);
  }

  private touch(e: RustExpr, change: boolean): void {
    const place = placeOf(e);
    if (place) this.list.push({ place, change, at: e });
  }

  private name(name: string, at: RustExpr): void {
    this.list.push({ place: [name], change: false, at });
  }
}

const isExpr = (n: RustExpr | RustPat): n is RustExpr => !n.kind.endsWith("Pat");

function childrenOf(e: RustExpr): readonly RustExpr[] {
  switch (e.kind) {
    case "BinaryExpr":
      return [e.left, e.right];
    case "IfExpr":
      return [e.cond, e.then, ...(e.else ? [e.else] : [])];
    case "WhileExpr":
      return [e.cond, e.body];
    case "LoopExpr":
    case "ClosureExpr":
      return [e.body];
    case "RangeExpr":
      return [...(e.low ? [e.low] : []), ...(e.high ? [e.high] : [])];
    case "BreakExpr":
    case "ReturnExpr":
      return e.value ? [e.value] : [];
    case "RepeatExpr":
      return [e.elem, e.len];
    case "UnaryExpr":
    case "CastExpr":
    case "TryExpr":
    case "AwaitExpr":
    case "LetExpr":
    case "ParenExpr":
      return [e.expr];
    default:
      return [];
  }
}

export { namesOf };
