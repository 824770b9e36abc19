// Implements what rustc knows about a `let` without a value: that each read follows an assignment, and whether one is repeated.

import type { RustBlock, RustExpr, RustStmt } from "../../rust/ast.ts";
import { diverges } from "./tail.ts";

/** What may be true of the variable at a point; neither where control never comes. */
interface State {
  readonly open: boolean;
  readonly assigned: boolean;
}

interface Frame {
  readonly label: string | undefined;
  readonly isLoop: boolean;
  breaks: State;
  continues: State;
}

const never: State = { open: false, assigned: false };
const join = (a: State, b: State): State => ({ open: a.open || b.open, assigned: a.assigned || b.assigned });

/** Whether nothing reads the variable before it is assigned, and then whether it must be `mut`. */
export function assignedLater(
  name: string,
  stmts: readonly RustStmt[],
  tail: RustExpr | undefined,
): { readonly mut: boolean } | undefined {
  const flow = new Flow(name);
  flow.sequence(stmts, tail, { open: true, assigned: false });
  return flow.isRead || flow.writes === 0 ? undefined : { mut: flow.isRepeated };
}

/** Whether code changes a variable that has a value. */
export function isReassigned(name: string, n: RustStmt | RustExpr): boolean {
  const flow = new Flow(name);
  const isStmt = n.kind === "LetStmt" || n.kind === "ExprStmt" || n.kind === "ItemStmt";
  flow.sequence(isStmt ? [n] : [], isStmt ? undefined : n, { open: false, assigned: true });
  return flow.isRepeated;
}

class Flow {
  /** Before it is assigned, or in a way that is not followed here. */
  isRead = false;
  isRepeated = false;
  writes = 0;
  private readonly frames: Frame[] = [];
  /** How many variables around have taken its name. */
  private hidden = 0;

  constructor(private readonly name: string) {}

  sequence(stmts: readonly RustStmt[], tail: RustExpr | undefined, before: State): State {
    const { hidden } = this;
    let s = before;
    for (const x of stmts) s = this.stmt(x, s);
    const end = tail ? this.expr(tail, s) : s;
    this.hidden = hidden;
    return end;
  }

  private stmt(x: RustStmt, s: State): State {
    if (x.kind === "ItemStmt") return s;
    if (x.kind === "ExprStmt") return this.expr(x.expr, s);
    const after = x.init ? this.expr(x.init, s) : s;
    if (x.else) this.expr(x.else, after);
    if (this.binds(x.pat)) this.hidden++;
    return after;
  }

  private expr(e: RustExpr, s: State): State {
    switch (e.kind) {
      case "PathExpr":
        if (this.isIt(e) && s.open) this.isRead = true;
        return s;
      case "AssignExpr":
      case "OpAssignExpr":
        return this.assign(e, s);
      case "RefExpr":
        if (e.mut && this.isRootedIn(e.expr)) this.isRepeated = true;
        return this.expr(e.expr, s);
      case "IfExpr": {
        const after = this.expr(e.cond, s);
        return join(this.expr(e.then, after), e.else ? this.expr(e.else, after) : after);
      }
      case "BinaryExpr": {
        const left = this.expr(e.left, s);
        const right = this.expr(e.right, left);
        return e.op === "&&" || e.op === "||" ? join(left, right) : right;
      }
      case "MatchExpr": {
        let from = this.expr(e.scrutinee, s);
        let out = never;
        for (const a of e.arms) {
          this.behind(a.pat, () => {
            if (a.guard) from = this.expr(a.guard, from);
            out = join(out, this.expr(a.body, from));
          });
        }
        return out;
      }
      case "Block": {
        if (!e.label) return this.sequence(e.stmts, e.tail, s);
        const frame: Frame = { label: e.label, isLoop: false, breaks: never, continues: never };
        this.frames.push(frame);
        const end = this.sequence(e.stmts, e.tail, s);
        this.frames.pop();
        return join(end, frame.breaks);
      }
      case "LoopExpr":
        return this.loop(e.label, s, (from) => ({ end: this.expr(e.body, from), leave: never }));
      case "WhileExpr":
        return this.loop(e.label, s, (from) => {
          const asked = this.expr(e.cond, from);
          return { end: this.expr(e.body, asked), leave: asked };
        });
      case "ForExpr": {
        const over = this.expr(e.iter, s);
        return this.behind(e.pat, () => this.loop(e.label, over, (from) => ({ end: this.expr(e.body, from), leave: from })));
      }
      case "BreakExpr": {
        const after = e.value ? this.expr(e.value, s) : s;
        const frame = this.frameOf(e.label);
        if (frame) frame.breaks = join(frame.breaks, after);
        return never;
      }
      case "ContinueExpr": {
        const frame = this.frameOf(e.label);
        if (frame) frame.continues = join(frame.continues, s);
        return never;
      }
      case "ReturnExpr":
        if (e.value) this.expr(e.value, s);
        return never;
      case "ClosureExpr":
        // A parameter of the same name hides it.
        if (!this.isMentioned(e.params) && this.isMentioned(e)) {
          this.isRead ||= s.open;
          this.expr(e.body, { open: false, assigned: true });
        }
        return s;
      case "FormatMacro":
      case "MacroExpr":
      case "SelectMacro":
        if (s.open && this.isMentioned(e)) this.isRead = true;
        return s;
      default: {
        const after = this.parts(e, s);
        return diverges(e) ? never : after;
      }
    }
  }

  private assign(e: Extract<RustExpr, { kind: "AssignExpr" | "OpAssignExpr" }>, s: State): State {
    const after = this.expr(e.right, s);
    if (e.kind === "AssignExpr" && e.left.kind === "TupleExpr")
      return e.left.elems.reduce((state, x) => this.set(x, state), after);
    if (e.kind === "AssignExpr" && this.isIt(e.left)) return this.set(e.left, after);
    if (this.isRootedIn(e.left)) this.isRepeated = true;
    return this.expr(e.left, after);
  }

  /** A whole new value for a local. */
  private set(x: RustExpr, s: State): State {
    if (!this.isIt(x)) return s;
    this.writes++;
    if (s.assigned) this.isRepeated = true;
    return s.open || s.assigned ? { open: false, assigned: true } : never;
  }

  private loop(label: string | undefined, s: State, turn: (from: State) => { end: State; leave: State }): State {
    const frame: Frame = { label, isLoop: true, breaks: never, continues: never };
    this.frames.push(frame);
    let from = s;
    let leave = never;
    // Twice: what one turn assigned, the next one finds.
    for (let i = 0; i < 2; i++) {
      const made = turn(from);
      leave = join(leave, made.leave);
      from = join(from, join(made.end, frame.continues));
    }
    leave = leave === never || !(leave.open || leave.assigned) ? leave : join(leave, from);
    this.frames.pop();
    return join(leave, frame.breaks);
  }

  private frameOf(label: string | undefined): Frame | undefined {
    return this.frames.findLast((f) => (label === undefined ? f.isLoop : f.label === label));
  }

  private parts(n: unknown, s: State): State {
    if (typeof n !== "object" || n === null) return s;
    if (Array.isArray(n)) return n.reduce((state: State, x) => this.part(x, state), s);
    return Object.entries(n).reduce(
      (state, [key, x]) => (key === "origin" || key === "trivia" || key === "type" ? state : this.part(x, state)),
      s,
    );
  }

  private part(x: unknown, s: State): State {
    const kind = (x as { kind?: unknown } | null)?.kind;
    return typeof kind === "string" && (kind.endsWith("Expr") || kind === "Block" || kind.endsWith("Macro"))
      ? this.expr(x as RustExpr | RustBlock, s)
      : this.parts(x, s);
  }

  /** Where a pattern binds its name, it is another variable. */
  private behind<T>(pat: unknown, body: () => T): T {
    const { hidden } = this;
    if (this.binds(pat)) this.hidden++;
    const made = body();
    this.hidden = hidden;
    return made;
  }

  private isIt(e: RustExpr): boolean {
    return this.hidden === 0 && e.kind === "PathExpr" && e.path.segments.length === 1 && e.path.segments[0]?.name === this.name;
  }

  private isRootedIn(e: RustExpr): boolean {
    if (e.kind === "FieldExpr" || e.kind === "IndexExpr" || e.kind === "ParenExpr") return this.isRootedIn(e.expr);
    return this.isIt(e);
  }

  private binds(pat: unknown): boolean {
    return this.isMentioned(pat);
  }

  private isMentioned(n: unknown): boolean {
    if (this.hidden > 0) return false;
    return JSON.stringify(n, (key, value) => (key === "origin" || key === "trivia" ? undefined : value)).includes(
      `"name":"${this.name}"`,
    );
  }
}
