// Implements the checking of statements.

import type { AssignStmt, BinaryOp, BranchStmt, CommClause, Expr, IncDecStmt, ReturnStmt, SelectStmt, Stmt } from "../go/ast.ts";
import { assignment, assignVar, assignVars, initVars, shortVarDecl } from "./assignments.ts";
import { binary } from "./binary.ts";
import type { Checker } from "./checker.ts";
import { declStmt } from "./decl.ts";
import { expr, rawExpr, use } from "./expr.ts";
import { channelElem, expectBool } from "./unary.ts";
import { exprString, unparen } from "./exprstring.ts";
import { note } from "./infer/open.ts";
import { Operand } from "./operand.ts";
import { allBoolean, allNumeric, isOpen } from "./predicates.ts";
import { rangeStmt } from "./range.ts";
import { switchStmt, typeSwitchStmt } from "./switch.ts";

/** What branch statements are allowed here. */
export interface StmtContext {
  readonly breakOk?: boolean;
  readonly continueOk?: boolean;
  readonly fallthroughOk?: boolean;
  readonly finalCase?: boolean;
  readonly inTypeSwitch?: boolean;
}

export const stmtList = (c: Checker, context: StmtContext, list: readonly Stmt[]): void => {
  let last = list.length - 1;
  while (last >= 0 && list[last]!.kind === "EmptyStmt") last--;
  const { fallthroughOk, ...inner } = context;
  list.forEach((s, i) => {
    if (i <= last) stmt(c, fallthroughOk && i === last ? context : inner, s);
  });
};

const maxDepth = 1000;
let depth = 0;

export const stmt = (c: Checker, context: StmtContext, s: Stmt): void => {
  if (depth >= maxDepth) return;
  const mark = c.delayedCount;
  depth++;
  try {
    internal(c, context, s);
  } finally {
    depth--;
  }
  c.processDelayed(mark);
};

const internal = (c: Checker, context: StmtContext, s: Stmt): void => {
  const inner: StmtContext = { breakOk: context.breakOk, continueOk: context.continueOk };
  switch (s.kind) {
    case "BadStmt":
      c.sawBadSyntax = true;
      return;
    case "EmptyStmt":
      return;
    case "DeclStmt":
      if (s.decl.kind === "GenDecl") declStmt(c, s.decl);
      else c.sawBadSyntax = true;
      return;
    case "LabeledStmt":
      c.env.hasLabel = true;
      return stmt(c, context, s.stmt);
    case "ExprStmt":
      return exprStmt(c, s.x);
    case "SendStmt": {
      const channel = expr(c, s.chan);
      const value = expr(c, s.value);
      if (channel.mode === "invalid" || value.mode === "invalid") return;
      const elem = channelElem(c, channel, channel, "send");
      if (elem) assignment(c, value, elem, "send");
      return;
    }
    case "IncDecStmt":
      return incDec(c, s);
    case "AssignStmt":
      return assign(c, s);
    case "GoStmt":
      return suspended(c, "go", s.call);
    case "DeferStmt":
      return suspended(c, "defer", s.call);
    case "ReturnStmt":
      return returnStmt(c, s);
    case "BranchStmt":
      return branch(c, context, s);
    case "BlockStmt":
      return c.inScope(() => stmtList(c, inner, s.list));
    case "IfStmt":
      return c.inScope(() => {
        if (s.init) stmt(c, {}, s.init);
        condition(c, s.cond, "if");
        stmt(c, inner, s.body);
        if (s.else) stmt(c, inner, s.else);
      });
    case "SwitchStmt":
      return switchStmt(c, inner, s);
    case "TypeSwitchStmt":
      return typeSwitchStmt(c, inner, s);
    case "SelectStmt":
      return select(c, inner, s);
    case "ForStmt":
      return c.inScope(() => {
        if (s.init) stmt(c, {}, s.init);
        if (s.cond) condition(c, s.cond, "for");
        if (s.post) {
          stmt(c, {}, s.post);
          if (s.post.kind === "AssignStmt" && s.post.op === ":=") c.error(s.post, "cannot declare in post statement of for loop");
        }
        stmt(c, { breakOk: true, continueOk: true }, s.body);
      });
    case "RangeStmt":
      return rangeStmt(c, { breakOk: true, continueOk: true }, s);
  }
};

const condition = (c: Checker, e: Expr, what: string): void => {
  const x = expr(c, e);
  if (x.mode === "invalid") return;
  expectBool(c, x);
  if (!allBoolean(x.type) && !isOpen(x.type)) c.error(e, `non-boolean condition in ${what} statement`);
};

const exprStmt = (c: Checker, e: Expr): void => {
  c.wanted = { call: unparen(e), count: 0 };
  const x = rawExpr(c, e);
  if (x.mode === "builtin") c.error(x, `${c.text(x)} must be called`);
  else if (x.mode === "type") c.error(x, `${c.text(x)} is not an expression`);
  else if (x.mode !== "invalid" && x.kind !== "statement") c.error(x, `${c.text(x)} is not used`);
};

const incDec = (c: Checker, s: IncDecStmt): void => {
  const x = expr(c, s.x);
  if (x.mode === "invalid") return;
  if (isOpen(x.type)) {
    note(c, x.type, "arith", s.x);
    return;
  }
  if (!allNumeric(x.type)) {
    c.error(s.x, `invalid operation: ${exprString(s.x)}${s.op} (non-numeric type ${c.text(x.type)})`);
    return;
  }
  const one: Expr = { kind: "BasicLit", lit: "INT", value: "1", span: s.x.span };
  operation(c, s.x, s.op === "++" ? "+" : "-", one);
};

/** `lhs op= rhs`. */
const operation = (c: Checker, lhs: Expr, op: BinaryOp, rhs: Expr): void => {
  const x = new Operand(lhs);
  binary(c, x, undefined, lhs, rhs, op);
  if (x.mode !== "invalid") assignVar(c, lhs, undefined, x, "assignment operation");
};

const assign = (c: Checker, s: AssignStmt): void => {
  if (s.op === ":=") return shortVarDecl(c, s, s.lhs, s.rhs);
  if (s.op === "=") return assignVars(c, s.lhs, s.rhs);
  const [lhs] = s.lhs;
  const [rhs] = s.rhs;
  if (!lhs || !rhs || s.lhs.length !== 1 || s.rhs.length !== 1) {
    use(c, s.lhs, true);
    use(c, s.rhs);
    return c.error(s, `assignment operation ${s.op} requires single-valued expressions`);
  }
  operation(c, lhs, s.op.slice(0, -1) as BinaryOp, rhs);
};

const suspended = (c: Checker, keyword: "go" | "defer", e: Expr): void => {
  c.wanted = { call: unparen(e), count: 0 };
  const x = rawExpr(c, e);
  if (unparen(e).kind !== "CallExpr") {
    if (e.kind !== "BadExpr") c.error(e, `expression in ${keyword} must be function call`);
    return;
  }
  if (x.mode === "invalid" || x.kind === "statement") return;
  c.error(
    x,
    x.kind === "conversion" ? `${keyword} requires function call, not conversion` : `${keyword} discards result of ${c.text(x)}`,
  );
};

const returnStmt = (c: Checker, s: ReturnStmt): void => {
  const results = c.env.signature?.results.vars ?? [];
  if (s.results.length > 0 || !results[0]?.name) {
    if (results.length === 0 && s.results.length > 0) {
      use(c, s.results);
      return c.error(
        s.results[0]!,
        `too many return values\n\thave (${s.results.map((r) => summary(c, r)).join(", ")})\n\twant ()`,
      );
    }
    if (results.length > 0) initVars(c, results, s.results, s);
    return;
  }
  for (const r of results) {
    const shadow = c.lookup(r.name);
    if (shadow && shadow !== r && r.name !== "_") c.error(s, `result parameter ${r.name} not in scope at return`);
  }
};

const summary = (c: Checker, e: Expr): string => {
  const t = c.types.get(e) ?? c.untyped.get(e);
  if (!t) return "unknown type";
  const text = c.text(t.type);
  return text.startsWith("untyped ") ? (/(int|float|rune|complex)$/.test(text) ? "number" : text.slice("untyped ".length)) : text;
};

const branch = (c: Checker, context: StmtContext, s: BranchStmt): void => {
  if (s.label || s.tok === "goto") {
    c.env.hasLabel = true; // checked once the whole function was seen
    return;
  }
  if (s.tok === "break" && !context.breakOk) c.error(s, "break is not in a loop, switch, or select");
  if (s.tok === "continue" && !context.continueOk) c.error(s, "continue is not in a loop");
  if (s.tok !== "fallthrough" || context.fallthroughOk) return;
  c.error(
    s,
    context.finalCase
      ? "cannot fallthrough final case in switch"
      : context.inTypeSwitch
        ? "cannot fallthrough in type switch"
        : "fallthrough statement out of place",
  );
};

const select = (c: Checker, inner: StmtContext, s: SelectStmt): void => {
  let hasDefault = false;
  for (const clause of s.body) {
    if (!clause.comm) {
      if (hasDefault) c.error(clause, "multiple defaults in select");
      hasDefault = true;
    }
    if (clause.comm && !isCommunication(clause)) c.error(clause.comm, "select case must be receive, send or assign recv");
    c.inScope(() => {
      if (clause.comm) stmt(c, { ...inner, breakOk: true }, clause.comm);
      stmtList(c, { ...inner, breakOk: true }, clause.body);
    });
  }
};

const isCommunication = ({ comm }: CommClause): boolean => {
  if (!comm || comm.kind === "SendStmt" || comm.kind === "BadStmt") return true;
  const rhs = comm.kind === "ExprStmt" ? comm.x : comm.kind === "AssignStmt" && comm.rhs.length === 1 ? comm.rhs[0] : undefined;
  const inner = rhs && unparen(rhs);
  return inner?.kind === "BadExpr" || (inner?.kind === "UnaryExpr" && inner.op === "<-");
};
