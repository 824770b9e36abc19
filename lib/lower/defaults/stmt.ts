// Implements the table of default lowerings of statements: one per kind of Go node, so that it is total by its type.

import { isIdleStore } from "../../analysis/dead-stores.ts";
import type { ForStmt, NodeOf, StmtKind } from "../../go/ast.ts";
import type { RustStmt } from "../../rust/ast.ts";
import { assign, breakExpr, continueExpr, exprStmt, float, int, isFloat, methodCall, opAssign } from "../../rust/factory.ts";
import { isKeyword, snakeCase } from "../../rust/names.ts";
import { underlying } from "../../semantics/predicates.ts";
import { discard } from "./discard.ts";
import type { Emitter } from "../emitter.ts";
import { hoistIndex, inside, leftOut, lowerAssign, mapUpdate, storedType, storeTo } from "./assign.ts";
import { deferStmt, goStmt, isStopped, selectStmt, sendStmt } from "./concurrency.ts";
import { lowerReturn } from "./fallible.ts";
import { storeAtomic } from "./globals.ts";
import { lowerIf } from "./if-stmt.ts";
import { lowerFor } from "./loops.ts";
import { lowerRange } from "./range.ts";
import { wrappingMethod } from "./op-assign.ts";
import { lowerSwitch } from "./switch.ts";
import { lowerTypeSwitch } from "./type-switch.ts";
import { withSharedWrite } from "./shared-write.ts";
import { lowerLocalDecl } from "./local-decl.ts";

type Lower<K extends StmtKind> = (s: NodeOf<K>, ctx: Emitter) => RustStmt[];

const refuse = (s: NodeOf<StmtKind>, ctx: Emitter, what: string): RustStmt[] => [
  exprStmt(ctx.unsupported(s, "FG0101", { what }).expr, true),
];

export const stmtDefaults: { readonly [K in StmtKind]: Lower<K> } = {
  BadStmt: (s, ctx) => [exprStmt(ctx.unsupported(s, "FG0102").expr, true)],
  EmptyStmt: () => [],
  DeclStmt: (s, ctx) => (s.decl.kind === "GenDecl" ? lowerLocalDecl(s.decl, ctx) : refuse(s, ctx, "this declaration")),
  LabeledStmt: (s, ctx) => lowerLabeled(s, ctx),
  ExprStmt: (s, ctx) => {
    if (isStopped(s.x, ctx)) return [];
    const v = ctx.lower(s.x, "peek");
    return [...v.before, ...(isUnit(v.expr) || v.expr.kind === "PathExpr" ? [] : [discard(v, ctx, s)])];
  },
  SendStmt: sendStmt,
  IncDecStmt: (s, ctx) => withSharedWrite(s, lowerIncDec(s, ctx), ctx),
  AssignStmt: (s, ctx) => withSharedWrite(s, lowerAssign(s, ctx), ctx),
  GoStmt: goStmt,
  DeferStmt: deferStmt,
  ReturnStmt: lowerReturn,
  BranchStmt: (s, ctx) => lowerBranch(s, ctx),
  BlockStmt: (s, ctx) => [exprStmt(ctx.block(s), false)],
  IfStmt: lowerIf,
  SwitchStmt: (s, ctx) => lowerSwitch(s, ctx),
  TypeSwitchStmt: lowerTypeSwitch,
  SelectStmt: selectStmt,
  ForStmt: (s, ctx) => lowerFor(s, ctx),
  RangeStmt: (s, ctx) => lowerRange(s, ctx),
};

function lowerIncDec(s: NodeOf<"IncDecStmt">, ctx: Emitter): RustStmt[] {
  if (isIdleStore(s, ctx.facts)) return leftOut(s, ctx);
  const op = s.op === "++" ? "+=" : "-=";
  const inMap = mapUpdate(s.x, op, undefined, ctx);
  if (inMap) return inMap;
  const stored = storeAtomic(s.x, op, undefined, ctx);
  if (stored) return stored;
  const p = inside(hoistIndex(ctx.placeToAssign(s.x), ctx), ctx);
  const target = storeTo(p);
  const method = wrappingMethod(s, op.charAt(0), storedType(p), ctx);
  if (method) return [...p.before, exprStmt(assign(target, methodCall(target, method, [int(1)])), true)];
  return [...p.before, exprStmt(opAssign(target, op, isFloat(storedType(p)) ? float(1) : int(1)), true)];
}

const isUnit = (e: { readonly kind: string }): boolean =>
  e.kind === "TupleExpr" && (e as { readonly elems?: readonly unknown[] }).elems?.length === 0;

/** Labels go to the loop or switch that they name. */
function lowerLabeled(s: NodeOf<"LabeledStmt">, ctx: Emitter): RustStmt[] {
  const used = ctx.facts.nodesOf("BranchStmt", s.stmt).filter((b) => b.label?.name === s.label.name);
  if (used.length === 0) return ctx.stmt(s.stmt);
  if (used.some((b) => b.tok === "goto")) return refuse(s, ctx, "goto");
  const label = labelName(s.label.name);
  switch (s.stmt.kind) {
    case "ForStmt":
      return lowerFor(s.stmt, ctx, label);
    case "RangeStmt":
      return lowerRange(s.stmt, ctx, label);
    case "SwitchStmt":
      return lowerSwitch(s.stmt, ctx, label);
    case "TypeSwitchStmt":
      return lowerTypeSwitch(s.stmt, ctx, label);
    default:
      return refuse(s, ctx, "a label on this statement");
  }
}

/** `Outer` → `'outer`; a keyword is no label name in Rust. */
export const labelName = (name: string): string => `'${isKeyword(snakeCase(name)) ? `${snakeCase(name)}_` : snakeCase(name)}`;

function lowerBranch(s: NodeOf<"BranchStmt">, ctx: Emitter): RustStmt[] {
  switch (s.tok) {
    case "break":
      return s.label ? [exprStmt(breakExpr(labelName(s.label.name)), true)] : [exprStmt(breakExpr(ctx.breakLabel(s)), true)];
    case "continue":
      return lowerContinue(s, ctx);
    default:
      return refuse(s, ctx, s.tok);
  }
}

/** In a loop with a post statement, `continue` leaves the labelled body so that the post statement runs. */
function lowerContinue(s: NodeOf<"BranchStmt">, ctx: Emitter): RustStmt[] {
  const body = ctx.continueTarget(s);
  if (body) return [exprStmt(breakExpr(body), true)];
  return [exprStmt(continueExpr(s.label && labelName(s.label.name)), true)];
}

export const isChan = (e: ForStmt, ctx: Emitter): boolean =>
  e.cond !== undefined && underlying(ctx.info.typeOf(e.cond)).kind === "Chan";
export { assign };
