// Implements function bodies: parameters' local copies, statements, and the tail expression in place of a last return.

import { isSetFirst } from "../../analysis/first-values.ts";
import type { BlockStmt } from "../../go/ast.ts";
import type { FuncPlan } from "../../plan/plan.ts";
import type { RustBlock, RustExpr, RustStmt } from "../../rust/ast.ts";
import type { Emitter } from "../emitter.ts";
import { withMissingReturn } from "../missing-return.ts";
import { letAndReturn } from "../tidy/let-and-return.ts";
import { isSetOnce } from "./deferred-init.ts";
import { declareNamedResults } from "./named-results.ts";

/** `whole`: the function's whole body, where only its first statements are lowered here. */
export function lowerBody(b: BlockStmt, plan: FuncPlan, ctx: Emitter, all: BlockStmt = b): RustBlock {
  const outer = ctx.current;
  ctx.current = plan;
  ctx.here = b.span;
  try {
    const before: RustStmt[] = [...localCopies(all, plan, ctx), ...declareNamedResults(b, ctx)];
    const block = ctx.block(b);
    const whole = { ...block, stmts: [...before, ...block.stmts] };
    if (ctx.info.fallsOff(b)) return withMissingReturn(whole);
    return letAndReturn(withTail(whole, plan));
  } finally {
    ctx.current = outer;
  }
}

/** A parameter that the body assigns: `let mut s = s.to_string();`, and `let s: String;` where nothing reads what callers give. */
function localCopies(b: BlockStmt, plan: FuncPlan, ctx: Emitter): RustStmt[] {
  return plan.params.flatMap((p) => {
    if (!p.dropped && isSetFirst(p.obj, b, ctx.facts)) {
      const type = p.local ?? p.type;
      const pat = ctx.bind(p.obj, type);
      if (isSetOnce(p.obj, b, ctx)) ctx.bindings.keepOnce(p.obj);
      return [{ kind: "LetStmt" as const, pat, type }];
    }
    if (!p.local || p.dropped) return [];
    const v = ctx.coerce(
      {
        expr: { kind: "PathExpr", path: { segments: [{ name: ctx.nameOf(p.obj) }] } },
        type: p.type,
        before: [],
        place: true,
        movable: false,
        borrows: [],
      },
      p.local,
    );
    const pat = ctx.bind(p.obj, p.local);
    return [...v.before, { kind: "LetStmt" as const, pat, init: v.expr }];
  });
}

/** `return x;` at the end is `x`; the same inside the arms of a last `if` or `match`. */
export function withTail(b: RustBlock, plan: FuncPlan): RustBlock {
  const last = b.stmts.at(-1);
  if (b.tail || !last) return b;
  const init = b.stmts.slice(0, -1);
  const tail = tailOf(last, plan);
  if (!tail) return b;
  if (tail === "none") return { ...b, stmts: init };
  return { ...b, stmts: init, tail };
}

function tailOf(s: RustStmt, plan: FuncPlan): RustExpr | "none" | undefined {
  if (s.kind !== "ExprStmt") return undefined;
  const e = s.expr;
  const carried = s.trivia ? { trivia: s.trivia } : {};
  switch (e.kind) {
    case "ReturnExpr":
      if (!e.value) return s.trivia?.leading || s.trivia?.trailing ? undefined : "none";
      return { ...e.value, ...carried, origin: e.value.origin ?? e.origin ?? s.origin } as RustExpr;
    case "IfExpr": {
      if (!e.else || !plan.ret) return plan.ret || !hasReturnTail(e) ? undefined : { ...tailIf(e, plan), ...carried };
      return endsInReturn(e) ? { ...tailIf(e, plan), ...carried, ...(s.origin && { origin: s.origin }) } : undefined;
    }
    case "MatchExpr":
      if (!plan.ret || !endsInReturn(e)) return undefined;
      return {
        ...e,
        ...carried,
        ...(s.origin && { origin: s.origin }),
        arms: e.arms.map((a) => ({ ...a, body: tailExpr(a.body, plan) })),
      };
    case "SelectMacro":
      if (!plan.ret || !endsInReturn(e)) return undefined;
      return {
        ...e,
        ...carried,
        ...(s.origin && { origin: s.origin }),
        arms: e.arms.map((a) => ({ ...a, body: tailExpr(a.body, plan) })),
      };
    case "Block":
      return undefined;
    default:
      return undefined;
  }
}

const hasReturnTail = (_e: RustExpr): boolean => false;

function tailIf(e: Extract<RustExpr, { kind: "IfExpr" }>, plan: FuncPlan): RustExpr {
  const otherwise =
    e.else && (e.else.kind === "IfExpr" ? tailIf(e.else, plan) : e.else.kind === "Block" ? withTail(e.else, plan) : e.else);
  return { ...e, then: withTail(e.then, plan), ...(otherwise && { else: otherwise }) };
}

function tailExpr(e: RustExpr, plan: FuncPlan): RustExpr {
  if (e.kind === "ReturnExpr" && e.value) return e.value;
  if (e.kind !== "Block" || e.label || e.async) return e;
  const b = withTail(e, plan);
  return b.stmts.length === 0 && b.tail && !b.dangling && !b.tail.trivia ? b.tail : b;
}

/** Every way through it ends in a return, or does not end. */
function endsInReturn(e: RustExpr): boolean {
  switch (e.kind) {
    case "ReturnExpr":
    case "Unsupported":
      return true;
    case "FormatMacro":
      return ["panic", "unreachable", "todo", "bail"].includes(e.name);
    case "Block": {
      const last = e.stmts.at(-1);
      return e.tail ? true : last?.kind === "ExprStmt" && endsInReturn(last.expr);
    }
    case "IfExpr":
      return e.else !== undefined && endsInReturn(e.then) && endsInReturn(e.else);
    case "MatchExpr":
      return e.arms.every((a) => endsInReturn(a.body));
    case "SelectMacro":
      return e.arms.every((a) => endsInReturn(a.body));
    case "LoopExpr":
      return false;
    default:
      return false;
  }
}
