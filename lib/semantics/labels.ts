// Implements the checking of labels and of the statements that jump to them.

import type { BlockStmt, BranchStmt, Ident, Node, Stmt } from "../go/ast.ts";
import { forEachChild } from "../go/walk.ts";
import type { Checker } from "./checker.ts";
import { newLabel } from "./object.ts";
import type { LabelObj } from "./objects.ts";

interface Declared {
  readonly obj: LabelObj;
  readonly ident: Ident;
  readonly stmt: Stmt;
  used: boolean;
}

/** Checks the labels of one function body; function literals have their own. */
export const checkLabels = (c: Checker, body: BlockStmt): void => {
  const labels = new Map<string, Declared>();
  visit(body, (s) => {
    if (s.kind !== "LabeledStmt" || s.label.name === "_") return;
    if (labels.has(s.label.name)) c.error(s.label, `label ${s.label.name} already declared`);
    const obj = newLabel(s.label.name, { span: s.label.span, pkg: c.path });
    labels.set(s.label.name, { obj, ident: s.label, stmt: s.stmt, used: false });
    c.recordDef(s.label, obj);
  });
  const branches = (list: Node, enclosing: readonly Stmt[]): void => {
    forEachChild(list, (child) => {
      if (child.kind === "FuncLit") return;
      if (child.kind === "BranchStmt" && child.label) branch(c, child, child.label, labels, enclosing);
      branches(child, child.kind === "LabeledStmt" ? [...enclosing, child.stmt] : enclosing);
    });
  };
  branches(body, []);
  for (const { ident, used } of labels.values())
    if (!used && !c.sawBadSyntax) c.error(ident, `label ${ident.name} defined and not used`);
};

const branch = (
  c: Checker,
  s: BranchStmt,
  label: Ident,
  labels: ReadonlyMap<string, Declared>,
  enclosing: readonly Stmt[],
): void => {
  const target = labels.get(label.name);
  if (!target) {
    c.error(label, s.tok === "goto" ? `label ${label.name} not defined` : `${s.tok} label not defined: ${label.name}`);
    return;
  }
  target.used = true;
  c.recordUse(label, target.obj);
  if (s.tok === "goto") return;
  const isLoop = target.stmt.kind === "ForStmt" || target.stmt.kind === "RangeStmt";
  const isBreakable =
    isLoop || target.stmt.kind === "SwitchStmt" || target.stmt.kind === "TypeSwitchStmt" || target.stmt.kind === "SelectStmt";
  const ok = enclosing.includes(target.stmt) && (s.tok === "continue" ? isLoop : isBreakable);
  if (!ok) c.error(label, `invalid ${s.tok} label ${label.name}`);
};

const visit = (node: Node, f: (s: Node) => void): void => {
  forEachChild(node, (child) => {
    if (child.kind === "FuncLit") return;
    f(child);
    visit(child, f);
  });
};
