// Implements the building of statements.

import { type Span, spanOf } from "../../source/span.ts";
import type { AssignOp, BranchStmt, CaseClause, CommClause, Expr, IfStmt, RangeStmt, Stmt } from "../ast.ts";
import type { Cst } from "./cst.ts";
import { genDecl } from "./declarations.ts";
import {
  type Builder,
  badExpr,
  childOf,
  fieldOf,
  firstNamed,
  has,
  isError,
  named,
  requireBrace,
  type Rule,
  type Rules,
  spanOfNode,
} from "./rule.ts";

export const LONE_ELSE = "syntax error: unexpected keyword else: it must stand on the line of the } before it";

const onlyExpr = (node: Cst, b: Builder): Expr => {
  const x = firstNamed(node);
  return x ? b.expr(x) : badExpr(spanOf(node.end, node.end));
};

const expression: Rule<Stmt> = (node, b) => ({ kind: "ExprStmt", span: spanOfNode(node), x: onlyExpr(node, b) });

const send: Rule<Stmt> = (node, b) => ({
  kind: "SendStmt",
  span: spanOfNode(node),
  chan: b.part(node, "channel"),
  value: b.part(node, "value"),
});

const incDec: Rule<Stmt> = (node, b) => ({
  kind: "IncDecStmt",
  span: spanOfNode(node),
  x: onlyExpr(node, b),
  op: node.type === "inc_statement" ? "++" : "--",
});

const assignment: Rule<Stmt> = (node, b) => ({
  kind: "AssignStmt",
  span: spanOfNode(node),
  lhs: b.parts(node, "left"),
  op: (node.children.find((child) => !child.named)?.type ?? "=") as AssignOp,
  rhs: b.parts(node, "right"),
});

const shortVar: Rule<Stmt> = (node, b) => {
  const lhs = b.parts(node, "left");
  for (const x of lhs) {
    if (x.kind === "Ident" || x.kind === "BadExpr") continue;
    b.report(x.span, `syntax error: non-name ${b.text.slice(x.span.start, x.span.end)} on left side of :=`);
  }
  return { kind: "AssignStmt", span: spanOfNode(node), lhs, op: ":=", rhs: b.parts(node, "right") };
};

const goOrDefer: Rule<Stmt> = (node, b) => {
  const call = onlyExpr(node, b);
  const word = node.type === "go_statement" ? "go" : "defer";
  if (call.kind !== "CallExpr" && call.kind !== "BadExpr") {
    b.report(call.span, `syntax error: expression in ${word} must be function call`);
  }
  return { kind: word === "go" ? "GoStmt" : "DeferStmt", span: spanOfNode(node), call };
};

const returns: Rule<Stmt> = (node, b) => {
  const list = firstNamed(node);
  return { kind: "ReturnStmt", span: spanOfNode(node), results: list ? named(list).map((x) => b.expr(x)) : [] };
};

const branch =
  (tok: BranchStmt["tok"]): Rule<Stmt> =>
  (node, b) => {
    const label = childOf(node, "label_name");
    return { kind: "BranchStmt", span: spanOfNode(node), tok, label: label && b.ident(label, node) };
  };

const labeled: Rule<Stmt> = (node, b) => {
  const stmt = node.children.find((child) => child.named && child.field !== "label");
  return {
    kind: "LabeledStmt",
    span: spanOfNode(node),
    label: b.ident(fieldOf(node, "label"), node),
    stmt: stmt ? b.stmt(stmt) : { kind: "EmptyStmt", span: spanOf(node.end, node.end) },
  };
};

const declaration: Rule<Stmt> = (node, b) => ({
  kind: "DeclStmt",
  span: spanOfNode(node),
  decl: genDecl(node, b),
});

const ifStatement = (node: Cst, b: Builder): IfStmt => {
  const other = fieldOf(node, "alternative");
  requireBrace(node, fieldOf(node, "consequence"), "if", b);
  requireSameLine(node, b);
  return {
    kind: "IfStmt",
    span: spanOfNode(node),
    init: simple(node, "initializer", b),
    cond: b.part(node, "condition"),
    body: b.block(fieldOf(node, "consequence"), spanOfNode(node)),
    else: other && (other.type === "if_statement" ? ifStatement(other, b) : b.block(other, other)),
  };
};

function requireSameLine(node: Cst, b: Builder): void {
  const word = childOf(node, "else");
  const body = fieldOf(node, "consequence");
  if (word && body && b.text.slice(body.end, word.start).includes("\n")) b.report(spanOfNode(word), LONE_ELSE);
}

const simple = (node: Cst, field: string, b: Builder): Stmt | undefined => {
  const stmt = fieldOf(node, field);
  return stmt && b.stmt(stmt);
};

const forStatement: Rule<Stmt> = (node, b) => {
  const header = node.children.find((child) => child.named && child.field !== "body");
  const span = spanOfNode(node);
  requireBrace(node, fieldOf(node, "body"), "for", b);
  const body = b.block(fieldOf(node, "body"), span);
  if (!header) return { kind: "ForStmt", span, body };
  if (header.type === "range_clause") return range(node, header, b);
  if (header.type !== "for_clause") return { kind: "ForStmt", span, cond: b.expr(header), body };
  return {
    kind: "ForStmt",
    span,
    init: simple(header, "initializer", b),
    cond: b.optional(header, "condition"),
    post: simple(header, "update", b),
    body,
  };
};

function range(node: Cst, header: Cst, b: Builder): RangeStmt {
  const [key, value, ...more] = b.parts(header, "left");
  for (const extra of more) b.report(extra.span, "syntax error: range clause permits at most two iteration variables");
  return {
    kind: "RangeStmt",
    span: spanOfNode(node),
    key,
    value,
    op: has(header, ":=") ? ":=" : has(header, "=") ? "=" : undefined,
    x: b.part(header, "right"),
    body: b.block(fieldOf(node, "body"), spanOfNode(node)),
  };
}

const switchStatement: Rule<Stmt> = (node, b) => ({
  kind: "SwitchStmt",
  span: spanOfNode(node),
  init: simple(node, "initializer", b),
  tag: b.optional(node, "value"),
  body: clauses(node).map((clause) => caseClause(clause, "value", b)),
});

const typeSwitch: Rule<Stmt> = (node, b) => {
  const [bind] = b.parts(node, "alias");
  return {
    kind: "TypeSwitchStmt",
    span: spanOfNode(node),
    init: simple(node, "initializer", b),
    bind: bind?.kind === "Ident" ? bind : undefined,
    x: b.part(node, "value"),
    body: clauses(node).map((clause) => caseClause(clause, "type", b)),
  };
};

const select: Rule<Stmt> = (node, b) => ({
  kind: "SelectStmt",
  span: spanOfNode(node),
  body: clauses(node).map((clause) => commClause(clause, b)),
});

const CLAUSES = new Set(["expression_case", "type_case", "communication_case", "default_case"]);

const clauses = (node: Cst): Cst[] => node.children.filter((child) => CLAUSES.has(child.type));

const caseClause = (node: Cst, field: string, b: Builder): CaseClause => {
  const broken = headerError(node);
  const body = b.statements(node);
  return {
    kind: "CaseClause",
    span: spanOf(node.start, clauseEnd(node, body)),
    list: broken ? [badExpr(broken)] : b.parts(node, field),
    isDefault: node.type === "default_case",
    body,
  };
};

const commClause = (node: Cst, b: Builder): CommClause => {
  const broken = headerError(node);
  const comm = fieldOf(node, "communication");
  const body = b.statements(node);
  return {
    kind: "CommClause",
    span: spanOf(node.start, clauseEnd(node, body)),
    comm: broken ? { kind: "BadStmt", span: broken } : comm && b.stmt(comm),
    body,
  };
};

/** Where the error is that stands before the colon of a clause; what stands after it is in the body. */
function headerError(node: Cst): Span | undefined {
  const colon = childOf(node, ":")?.start ?? node.end;
  const error = node.children.find((child) => isError(child) && child.start < colon);
  return error && spanOf(error.start, Math.min(error.end, colon));
}

/** The grammar gives a clause the white space up to the next one; it ends with its last statement, or its colon. */
const clauseEnd = (node: Cst, body: readonly Stmt[]): number =>
  body[body.length - 1]?.span.end ?? childOf(node, ":")?.end ?? node.end;

const receive: Rule<Stmt> = (node, b) => {
  const span = spanOfNode(node);
  const x = b.part(node, "right");
  if (!fieldOf(node, "left")) return { kind: "ExprStmt", span, x };
  return { kind: "AssignStmt", span, lhs: b.parts(node, "left"), op: has(node, ":=") ? ":=" : "=", rhs: [x] };
};

export const statementRules: Rules<Stmt> = {
  expression_statement: expression,
  send_statement: send,
  receive_statement: receive,
  inc_statement: incDec,
  dec_statement: incDec,
  assignment_statement: assignment,
  short_var_declaration: shortVar,
  go_statement: goOrDefer,
  defer_statement: goOrDefer,
  return_statement: returns,
  break_statement: branch("break"),
  continue_statement: branch("continue"),
  goto_statement: branch("goto"),
  fallthrough_statement: branch("fallthrough"),
  labeled_statement: labeled,
  block: (node, b) => b.block(node, node),
  if_statement: ifStatement,
  for_statement: forStatement,
  expression_switch_statement: switchStatement,
  type_switch_statement: typeSwitch,
  select_statement: select,
  const_declaration: declaration,
  type_declaration: declaration,
  var_declaration: declaration,
  empty_statement: (node) => ({ kind: "EmptyStmt", span: spanOfNode(node) }),
};

/** Statements whose own lists take in the errors that they hold. */
export const HOLDS_ERRORS: ReadonlySet<string> = new Set(["block"]);

/** An error right in a statement, or in one of its expression lists, leaves nothing of it to trust. */
export const isBrokenStatement = (node: Cst): boolean =>
  !HOLDS_ERRORS.has(node.type) &&
  node.children.some((child) => isError(child) || (child.type === "expression_list" && child.children.some(isError)));
