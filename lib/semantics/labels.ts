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
  /** Statement lists around it, innermost first. */
  readonly blocks: Blocks;
  used: boolean;
}
type Blocks = readonly Node[];

/** Checks the labels of one function body; function literals have their own. */
export const checkLabels = (c: Checker, body: BlockStmt): void => {
  const labels = new Map<string, Declared>();
  walkBlocks(body, [body], (s, blocks) => {
    if (s.kind !== "LabeledStmt" || s.label.name === "_") return;
    if (labels.has(s.label.name)) c.error(s.label, `label ${s.label.name} already declared`);
    const obj = newLabel(s.label.name, { span: s.label.span, pkg: c.path });
    labels.set(s.label.name, { obj, ident: s.label, stmt: s.stmt, blocks, used: false });
    c.recordDef(s.label, obj);
  });
  walkBlocks(body, [body], (s, blocks) => {
    if (s.kind === "BranchStmt" && s.label) branch(c, s, s.label, labels, blocks);
  });
  for (const { ident, used } of labels.values()) {
    if (!used && !c.sawBadSyntax) c.error(ident, `label ${ident.name} defined and not used`);
  }
};

const branch = (c: Checker, s: BranchStmt, label: Ident, labels: ReadonlyMap<string, Declared>, blocks: Blocks): void => {
  const target = labels.get(label.name);
  if (!target) {
    c.error(label, s.tok === "goto" ? `label ${label.name} not defined` : `${s.tok} label not defined: ${label.name}`);
    return;
  }
  target.used = true;
  c.recordUse(label, target.obj);
  if (s.tok === "goto") return checkGoto(c, s, label, target, blocks);
  const isLoop = target.stmt.kind === "ForStmt" || target.stmt.kind === "RangeStmt";
  const isSwitch =
    target.stmt.kind === "SwitchStmt" || target.stmt.kind === "TypeSwitchStmt" || target.stmt.kind === "SelectStmt";
  const encloses = target.stmt.span.start <= s.span.start && s.span.end <= target.stmt.span.end;
  if (!encloses || !(isLoop || (isSwitch && s.tok === "break"))) c.error(label, `invalid ${s.tok} label ${label.name}`);
};

/** A goto must not enter a block, nor pass the declaration of a variable that is in scope at its label. */
const checkGoto = (c: Checker, s: BranchStmt, label: Ident, target: Declared, blocks: Blocks): void => {
  const [home] = target.blocks;
  if (!home || !blocks.includes(home)) {
    c.error(label, `goto ${label.name} jumps into block`);
    return;
  }
  const passes = (stmt: Node): boolean =>
    s.span.start < stmt.span.start && stmt.span.end <= target.ident.span.start && declaresVariable(stmt);
  let skipped = false;
  forEachChild(home, (child) => {
    skipped ||= passes(child);
  });
  if (skipped) c.error(label, `goto ${label.name} jumps over variable declaration`);
};

const declaresVariable = (s: Node): boolean =>
  (s.kind === "AssignStmt" && s.op === ":=") || (s.kind === "DeclStmt" && s.decl.kind === "GenDecl" && s.decl.tok === "var");

/** Visits the statements of a function in order, with the statement lists around each. */
const walkBlocks = (node: Node, blocks: Blocks, visit: (s: Node, blocks: Blocks) => void): void => {
  forEachChild(node, (child) => {
    if (child.kind === "FuncLit") return;
    visit(child, blocks);
    const opens = child.kind === "BlockStmt" || child.kind === "CaseClause" || child.kind === "CommClause";
    walkBlocks(child, opens ? [child, ...blocks] : blocks, visit);
  });
};
