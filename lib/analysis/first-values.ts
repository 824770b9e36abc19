// Facts about first values that nobody reads: each way from the declaration assigns the variable anew before it reads it, as
// definite assignment has it. A structured walk, statement by statement; what it does not know, it takes for a read.

import type { BlockStmt, CaseClause, Expr, Node, Stmt } from "../go/ast.ts";
import { walk } from "../go/walk.ts";
import type { TypeInfo } from "../semantics/info.ts";
import type { VarObj } from "../semantics/objects.ts";
import type { Facts } from "./facts.ts";
import { diverges } from "./tree.ts";

/** Is the variable sure to have been assigned? `gone`: control does not come here. */
type State = "unset" | "set" | "gone";

interface Frame {
  readonly label: string | undefined;
  readonly isLoop: boolean;
  leaves: State;
  goesOn: State;
}

/** Walks the statements behind the declaration; true where none of them can read its first value. */
export function isFirstValueDead(v: VarObj, rest: readonly Stmt[], info: TypeInfo, isExit: (s: Stmt) => boolean): boolean {
  const walkThrough = new FirstValue(v, info, isExit);
  walkThrough.list(rest, "unset");
  return !walkThrough.isRead;
}

/** What callers give is never read: each way from the start of the body gives the parameter another value first. */
export const isSetFirst = (v: VarObj, body: BlockStmt, facts: Facts): boolean =>
  v.name !== "" &&
  v.name !== "_" &&
  facts.capturesOf(v).length === 0 &&
  facts.uses.of(v).some((u) => u.role.kind !== "define") &&
  !facts.uses.of(v).some((u) => u.role.kind === "address") &&
  isFirstValueDead(v, body.list, facts.info, diverges);

/** The zero that a result with a name starts with is never given back, nor seen by what is deferred. */
export const isResultSetFirst = (v: VarObj, body: BlockStmt, facts: Facts): boolean =>
  facts.capturesOf(v).length === 0 &&
  facts.nodesOf("DeferStmt", body).length === 0 &&
  !facts.uses.of(v).some((u) => u.role.kind === "address") &&
  isFirstValueDead(v, body.list, facts.info, diverges);

const meet = (a: State, b: State): State =>
  a === "gone" ? b : b === "gone" ? a : a === "unset" || b === "unset" ? "unset" : "set";

class FirstValue {
  isRead = false;
  private readonly frames: Frame[] = [];

  constructor(
    private readonly v: VarObj,
    private readonly info: TypeInfo,
    private readonly isExit: (s: Stmt) => boolean,
  ) {}

  list(stmts: readonly Stmt[], state: State): State {
    let now = state;
    for (const s of stmts) {
      now = this.stmt(s, now, undefined);
      // Nothing behind can change the answer any more.
      if (this.isRead || (now !== "unset" && this.frames.length === 0)) return now;
    }
    return now;
  }

  private reads(n: Node | undefined, state: State): void {
    if (state === "unset" && n && this.mentions(n)) this.isRead = true;
  }

  private mentions(n: Node): boolean {
    let found = false;
    walk(n, (x) => {
      if (x.kind === "Ident" && this.info.objectOf(x) === this.v) found = true;
      return !found;
    });
    return found;
  }

  private isV = (e: Expr | undefined): boolean => e?.kind === "Ident" && this.info.objectOf(e) === this.v;

  private stmt(s: Stmt, state: State, label: string | undefined): State {
    switch (s.kind) {
      case "AssignStmt": {
        for (const e of s.rhs) this.reads(e, state);
        const whole = s.op === "=" && s.lhs.some(this.isV);
        for (const e of s.lhs) if (!(whole && this.isV(e))) this.reads(e, state);
        return whole && state === "unset" ? "set" : state;
      }
      case "BlockStmt":
        return this.list(s.list, state);
      case "LabeledStmt":
        return this.stmt(s.stmt, state, s.label.name);
      case "ReturnStmt":
        this.reads(s, state);
        // A bare `return` gives the results what they hold.
        if (state === "unset" && s.results.length === 0 && this.v.role === "result") this.isRead = true;
        return "gone";
      case "BranchStmt":
        return this.branch(s, state);
      case "IfStmt": {
        const begun = s.init ? this.stmt(s.init, state, undefined) : state;
        this.reads(s.cond, begun);
        const then = this.list(s.body.list, begun);
        return meet(then, s.else ? this.stmt(s.else, begun, undefined) : begun);
      }
      case "ForStmt": {
        const begun = s.init ? this.stmt(s.init, state, undefined) : state;
        this.reads(s.cond, begun);
        const frame = this.enter(label, true);
        const turned = meet(this.list(s.body.list, begun), frame.goesOn);
        this.frames.pop();
        if (s.post && turned !== "gone") this.stmt(s.post, turned, undefined);
        return s.cond ? meet(begun, frame.leaves) : frame.leaves;
      }
      case "RangeStmt": {
        this.reads(s.x, state);
        const sets = s.op === "=" && (this.isV(s.key) || this.isV(s.value));
        const frame = this.enter(label, true);
        this.list(s.body.list, sets && state === "unset" ? "set" : state);
        this.frames.pop();
        return meet(state, frame.leaves);
      }
      case "SwitchStmt": {
        const begun = s.init ? this.stmt(s.init, state, undefined) : state;
        this.reads(s.tag, begun);
        return this.clauses(s.body, begun, label);
      }
      case "TypeSwitchStmt": {
        const begun = s.init ? this.stmt(s.init, state, undefined) : state;
        this.reads(s.x, begun);
        return this.clauses(s.body, begun, label);
      }
      default:
        this.reads(s, state);
        return this.isExit(s) ? "gone" : state;
    }
  }

  private clauses(body: readonly CaseClause[], state: State, label: string | undefined): State {
    const frame = this.enter(label, false);
    let after: State = body.some((c) => c.isDefault) ? "gone" : state;
    for (const c of body) {
      for (const e of c.list) this.reads(e, state);
      after = meet(after, this.list(c.body, state));
    }
    this.frames.pop();
    return meet(after, frame.leaves);
  }

  private enter(label: string | undefined, isLoop: boolean): Frame {
    const frame: Frame = { label, isLoop, leaves: "gone", goesOn: "gone" };
    this.frames.push(frame);
    return frame;
  }

  private branch(s: Extract<Stmt, { kind: "BranchStmt" }>, state: State): State {
    if (s.tok === "fallthrough") return "gone";
    if (s.tok === "goto") {
      if (state === "unset") this.isRead = true;
      return "gone";
    }
    const frame = this.frames.findLast((f) => (s.label ? f.label === s.label.name : s.tok === "break" || f.isLoop));
    if (frame && s.tok === "break") frame.leaves = meet(frame.leaves, state);
    if (frame && s.tok === "continue") frame.goesOn = meet(frame.goesOn, state);
    return "gone";
  }
}
