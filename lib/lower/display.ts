// Implements `String() string` as `impl Display` (idioms.md `stringer`).

import type { RustBlock, RustExpr, RustItem, RustType } from "../rust/ast.ts";
import { block, call, isRefStr, local, methodCall, path, t } from "../rust/factory.ts";
import type { FuncObj } from "../semantics/objects.ts";
import type { Emitter } from "./emitter.ts";

export const isStringMethod = (f: FuncObj): boolean => {
  const result = f.type.results.vars[0]?.type;
  return f.recv !== undefined && f.name === "String" && f.type.params.vars.length === 0 && f.type.results.vars.length === 1 && result?.kind === "Basic" && result.basic === "string";
};

/** A body that is one `match` of literals pads (`f.pad`), so that a width works on it; a `format!` becomes `write!`. */
export function displayImpl(type: RustType, item: RustItem, _ctx: Emitter): RustItem {
  if (item.kind !== "FnItem" || !item.body) return item;
  const f = local("f");
  const body = displayBody(item.body, f);
  return {
    kind: "ImplItem", type,
    trait: { segments: [{ name: "fmt" }, { name: "Display" }], import: "std::fmt" },
    ...(item.origin && { origin: item.origin }),
    items: [{ ...item, name: "fmt", self: "&self", params: [{ pat: { kind: "IdentPat", name: "f" }, type: t.refMut(t.formatter) }], ret: t.fmtResult, body }],
  };
}

function displayBody(b: RustBlock, f: RustExpr): RustBlock {
  const { tail } = b;
  if (tail?.kind === "MatchExpr" && b.stmts.length === 0 && tail.arms.every((a) => a.body.kind === "LitExpr")) return block([], methodCall(f, "pad", [tail]));
  if (tail?.kind === "FormatMacro" && tail.name === "format" && b.stmts.length === 0 && tail.template !== undefined) {
    return { ...b, tail: { ...tail, name: "write", lead: [f] } };
  }
  const text: RustExpr = b.stmts.length === 0 && tail ? tail : { ...b };
  if (b.stmts.length === 0 && tail) return block([], methodCall(f, "pad", [textRef(tail)]));
  const run: RustExpr = { kind: "CallExpr", fun: { kind: "ParenExpr", expr: { kind: "ClosureExpr", move: false, params: [], body: text } }, args: [] };
  return block([], methodCall(f, "pad", [{ kind: "RefExpr", mut: false, expr: run }]));
}

const textRef = (e: RustExpr): RustExpr => (e.kind === "LitExpr" || (e.kind === "PathExpr" && false) ? e : { kind: "RefExpr", mut: false, expr: e });

export { call, isRefStr, path };
