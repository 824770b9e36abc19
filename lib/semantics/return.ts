// Implements terminating statements, as the Go spec asks ("Terminating statements").

import type { BlockStmt, CallExpr, Stmt } from "../go/ast.ts";
import { unparen } from "./exprstring.ts";

/** Whether control cannot leave at the end of a block; `panics` are the calls of the builtin panic. */
export const isTerminating = (body: BlockStmt, panics: ReadonlySet<CallExpr>): boolean => new Terminating(panics).list(body.list);

class Terminating {
  constructor(private readonly panics: ReadonlySet<CallExpr>) {}

  list(list: readonly Stmt[]): boolean {
    const last = list.findLast((s) => s.kind !== "EmptyStmt");
    return last !== undefined && this.stmt(last, undefined);
  }

  private stmt(s: Stmt, label: string | undefined): boolean {
    switch (s.kind) {
      case "LabeledStmt":
        return this.stmt(s.stmt, s.label.name);
      case "ExprStmt": {
        const call = unparen(s.x);
        return call.kind === "CallExpr" && this.panics.has(call);
      }
      case "ReturnStmt":
        return true;
      case "BranchStmt":
        return s.tok === "goto" || s.tok === "fallthrough";
      case "BlockStmt":
        return this.list(s.list);
      case "IfStmt":
        return s.else !== undefined && this.list(s.body.list) && this.stmt(s.else, undefined);
      case "SwitchStmt":
      case "TypeSwitchStmt":
        return (
          s.body.some((clause) => clause.isDefault) &&
          s.body.every((clause) => this.list(clause.body) && !breaksList(clause.body, label, true))
        );
      case "SelectStmt":
        return s.body.every((clause) => this.list(clause.body) && !breaksList(clause.body, label, true));
      case "ForStmt":
        return s.cond === undefined && !breaks(s.body, label, true);
      default:
        return false;
    }
  }
}

const breaksList = (list: readonly Stmt[], label: string | undefined, implicit: boolean): boolean =>
  list.some((s) => breaks(s, label, implicit));

/** Whether the statement holds a `break` that leaves the one with this label, or the enclosing one if `implicit`. */
const breaks = (s: Stmt, label: string | undefined, implicit: boolean): boolean => {
  switch (s.kind) {
    case "LabeledStmt":
      return breaks(s.stmt, label, implicit);
    case "BranchStmt":
      return s.tok === "break" && (s.label ? s.label.name === label : implicit);
    case "BlockStmt":
      return breaksList(s.list, label, implicit);
    case "IfStmt":
      return breaks(s.body, label, implicit) || (s.else !== undefined && breaks(s.else, label, implicit));
    case "SwitchStmt":
    case "TypeSwitchStmt":
    case "SelectStmt":
      return label !== undefined && s.body.some((clause) => breaksList(clause.body, label, false));
    case "ForStmt":
    case "RangeStmt":
      return label !== undefined && breaks(s.body, label, false);
    default:
      return false;
  }
};
