// Implements `let xs = [a as Box<dyn Shape>, b]` as `let xs: [Box<dyn Shape>; 2] = [a, b]`: the declaration says what the elements become.

import type { RustBlock, RustExpr, RustStmt, RustType } from "../../rust/ast.ts";
import { boxInner, sameType, t, vecElem } from "../../rust/factory.ts";

export function typedLists(b: RustBlock): RustBlock {
  const stmts = b.stmts.map(typedList);
  return stmts.some((s, i) => s !== b.stmts[i]) ? { ...b, stmts } : b;
}

function typedList(s: RustStmt): RustStmt {
  if (s.kind !== "LetStmt" || s.else || !s.init) return s;
  const elems = elementsOf(s.init);
  const first = elems?.[0];
  if (!elems || first?.kind !== "CastExpr" || !isPointer(first.type)) return s;
  const own = s.init.kind === "ArrayExpr" ? t.array(first.type, elems.length) : t.vec(first.type);
  const said = s.type && (s.type.kind === "ArrayType" ? s.type.elem : vecElem(s.type));
  if (s.type && !(said && sameType(said, first.type))) return s;
  const value = first.expr.kind === "ParenExpr" ? first.expr.expr : first.expr;
  return { ...s, type: s.type ?? own, init: withElements(s.init, [value, ...elems.slice(1)]) };
}

/** What elements of several types become alike. */
const isPointer = (type: RustType): boolean => type.kind === "FnPtrType" || boxInner(type)?.kind === "DynType";

const elementsOf = (e: RustExpr): readonly RustExpr[] | undefined =>
  e.kind === "ArrayExpr"
    ? e.elems
    : e.kind === "MacroExpr" && e.name === "vec" && !e.repeat
      ? (e.args as readonly RustExpr[])
      : undefined;

const withElements = (e: RustExpr, elems: readonly RustExpr[]): RustExpr =>
  e.kind === "ArrayExpr" ? { ...e, elems } : e.kind === "MacroExpr" ? { ...e, args: elems } : e;
