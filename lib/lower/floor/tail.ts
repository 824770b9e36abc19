// Implements the value at the end of a body: a `return` in last place is what the block gives.

import type { RustBlock, RustExpr, RustStmt } from "../../rust/ast.ts";
import { letAndReturn } from "../tidy/let-and-return.ts";

/** Turns the last statement of a function's body into its value, through `if`, `match` and blocks. */
export function asTail(b: RustBlock): RustBlock {
  return direct(withTail(b));
}

/** `let x = f(); x` is `f()`, and `()` at the end says nothing. */
function direct(b: RustBlock): RustBlock {
  const { tail } = b;
  if (tail?.kind === "TupleExpr" && tail.elems.length === 0 && !tail.trivia) {
    const { tail: _, ...rest } = b;
    return rest;
  }
  return letAndReturn(b);
}

function withTail(b: RustBlock): RustBlock {
  const last = b.stmts.at(-1);
  if (b.tail || b.label || last?.kind !== "ExprStmt") return b;
  const rest = b.stmts.slice(0, -1);
  const e = last.expr;
  if (e.kind === "ReturnExpr") {
    if (!e.value)
      return last.trivia
        ? { ...b, stmts: rest, dangling: [...commentsOf(last), ...(b.dangling ?? [])] }
        : asTail({ ...b, stmts: rest });
    if (last.trivia?.leading || last.trivia?.trailing)
      return {
        ...b,
        stmts: rest,
        tail: { ...e.value, trivia: last.trivia, ...(last.origin && !e.value.origin && { origin: last.origin }) },
      };
    return { ...b, stmts: rest, tail: e.value.origin || !last.origin ? e.value : { ...e.value, origin: last.origin } };
  }
  const value = valueOf(e);
  if (!value) return b;
  const stmt: RustStmt = { ...last, expr: value };
  return givesValue(value)
    ? { ...b, stmts: rest, tail: last.trivia ? { ...value, trivia: { ...last.trivia } } : value }
    : { ...b, stmts: [...rest, stmt] };
}

/** The comments of a `return` that is left out stay. */
const commentsOf = ({ trivia }: RustStmt): string[] => [
  ...(trivia?.leading ?? []),
  ...(trivia?.trailing ? [trivia.trailing] : []),
];

/** An `if` in last place, each of whose branches ends in a `return`. */
function valueOf(e: RustExpr): RustExpr | undefined {
  if (e.kind === "Block" && !e.async && !e.label) return asTail(e);
  if (e.kind !== "IfExpr") return undefined;
  const then = asTail(e.then);
  if (!e.else) return then === e.then || then.tail ? undefined : { ...e, then };
  const otherwise = e.else.kind === "Block" ? asTail(e.else) : (valueOf(e.else) ?? e.else);
  if (then === e.then && otherwise === e.else) return undefined;
  // Have: both branches give a value, or neither does.
  const [a, b] = [ends(then), ends(otherwise)];
  return a === b || a === "never" || b === "never" ? { ...e, then, else: otherwise } : undefined;
}

type End = "value" | "unit" | "never";

function ends(e: RustExpr): End {
  if (e.kind === "Block") {
    if (e.tail) return "value";
    const last = e.stmts.at(-1);
    return last?.kind === "ExprStmt" && diverges(last.expr) ? "never" : "unit";
  }
  if (e.kind === "IfExpr") {
    if (!e.else) return "unit";
    const [a, b] = [ends(e.then), ends(e.else)];
    return a === "never" ? b : b === "never" ? a : a === b ? a : "unit";
  }
  return "unit";
}

const givesValue = (e: RustExpr): boolean => ends(e) === "value";

/** Control never runs past it. */
export function diverges(e: RustExpr): boolean {
  switch (e.kind) {
    case "ReturnExpr":
    case "BreakExpr":
    case "ContinueExpr":
      return true;
    case "CallExpr": {
      const name = e.fun.kind === "PathExpr" ? e.fun.path.segments.map((s) => s.name).join("::") : "";
      return name === "panic" || name === "os::exit" || /^log::fatal/.test(name);
    }
    case "IfExpr":
      return e.else !== undefined && diverges(e.then) && diverges(e.else);
    case "Block": {
      const last = e.stmts.at(-1);
      return !e.label && ((e.tail !== undefined && diverges(e.tail)) || (last?.kind === "ExprStmt" && diverges(last.expr)));
    }
    case "LoopExpr":
      return !isLeft(e.body, e.label, true);
    default:
      return false;
  }
}

/** Does a `break` in it lead out of the loop around? One without a label belongs to the innermost loop. */
function isLeft(n: unknown, label: string | undefined, isInnermost: boolean): boolean {
  if (typeof n !== "object" || n === null) return false;
  if (Array.isArray(n)) return n.some((x) => isLeft(x, label, isInnermost));
  const e = n as RustExpr;
  if (e.kind === "BreakExpr" && (e.label === undefined ? isInnermost : e.label === label)) return true;
  if (e.kind === "ClosureExpr") return false;
  const inner = isInnermost && e.kind !== "LoopExpr" && e.kind !== "WhileExpr" && e.kind !== "ForExpr";
  return Object.entries(n).some(([key, x]) => key !== "origin" && key !== "trivia" && isLeft(x, label, inner));
}
