// Implements where a refused expression may stand: a `todo!()` in the wrong place leaves types that nothing fixes.

import type { RustBlock, RustExpr, RustStmt } from "../rust/ast.ts";

/** The first refusal inside a statement that could keep it from compiling, if any. */
export function misplacedRefusal(s: RustStmt): Refused | undefined {
  switch (s.kind) {
    case "LetStmt":
      if (!s.init) return undefined;
      if (s.init.kind === "Unsupported") return s.type ? undefined : s.init;
      return inExpr(s.init, true);
    case "ExprStmt":
      return s.expr.kind === "Unsupported" ? undefined : inExpr(s.expr, true);
    default:
      return undefined;
  }
}

export type Refused = Extract<RustExpr, { kind: "Unsupported" }>;

/** `settled`: the place gives the expression its type, so that `!` coerces to it. */
function inExpr(e: RustExpr | undefined, settled: boolean): Refused | undefined {
  if (!e) return undefined;
  switch (e.kind) {
    case "Unsupported":
      return settled ? undefined : e;
    case "ReturnExpr":
      return inExpr(e.value, true);
    case "CallExpr":
      return inExpr(e.fun, false) ?? first(e.args, true);
    case "MethodCallExpr":
      return inExpr(e.recv, false) ?? first(e.args, false);
    case "StructExpr":
      return first(
        e.fields.map((f) => f.value),
        true,
      );
    case "AssignExpr":
      return inExpr(e.left, false) ?? inExpr(e.right, true);
    case "OpAssignExpr":
    case "BinaryExpr":
      return inExpr(e.left, false) ?? inExpr(e.right, false);
    case "UnaryExpr":
    case "RefExpr":
    case "FieldExpr":
    case "CastExpr":
    case "TryExpr":
    case "AwaitExpr":
    case "ParenExpr":
    case "LetExpr":
      return inExpr(e.expr, false);
    case "IndexExpr":
      return inExpr(e.expr, false) ?? inExpr(e.index, false);
    case "FormatMacro":
      return first([...(e.lead ?? []), ...e.args.map((a) => a.expr)], false);
    case "MacroExpr":
      return first(
        e.args.filter((a): a is RustExpr => !a.kind.endsWith("Pat")),
        false,
      );
    case "TupleExpr":
    case "ArrayExpr":
      return first(e.elems, false);
    case "RangeExpr":
      return inExpr(e.low, false) ?? inExpr(e.high, false);
    case "IfExpr":
      return inExpr(e.cond, false);
    case "WhileExpr":
      return inExpr(e.cond, false);
    case "MatchExpr":
      return inExpr(e.scrutinee, false);
    case "ForExpr":
      return inExpr(e.iter, false);
    default:
      // Blocks and closures hold statements, which were looked at when they were emitted.
      return undefined;
  }
}

const first = (list: readonly RustExpr[], settled: boolean): Refused | undefined => {
  for (const e of list) {
    const found = inExpr(e, settled);
    if (found) return found;
  }
  return undefined;
};

/** Any `let` left in a block that a refusal keeps without a type: then the whole body is refused. */
export function untypedRefusal(b: RustBlock): Refused | undefined {
  for (const s of b.stmts) {
    const found =
      misplacedRefusal(s) ??
      (s.kind === "ExprStmt" ? inBlocks(s.expr) : s.kind === "LetStmt" && s.init ? inBlocks(s.init) : undefined);
    if (found) return found;
  }
  return b.tail ? (inExpr(b.tail, true) ?? inBlocks(b.tail)) : undefined;
}

function inBlocks(e: RustExpr): Refused | undefined {
  switch (e.kind) {
    case "Block":
      return untypedRefusal(e);
    case "IfExpr":
      return untypedRefusal(e.then) ?? (e.else && inBlocks(e.else));
    case "LoopExpr":
    case "WhileExpr":
    case "ForExpr":
      return untypedRefusal(e.body);
    case "MatchExpr":
      for (const a of e.arms) {
        const found = inBlocks(a.body);
        if (found) return found;
      }
      return undefined;
    case "ClosureExpr":
      return inBlocks(e.body);
    default:
      return undefined;
  }
}
