// Implements `String() string` as `impl Display` (idioms.md `stringer`).

import type { FnItem, GenericParam, RustBlock, RustExpr, RustItem, RustType } from "../rust/ast.ts";
import { block, call, isRefStr, local, methodCall, path, t } from "../rust/factory.ts";
import type { FuncObj } from "../semantics/objects.ts";

export const isStringMethod = (f: FuncObj): boolean => {
  const result = f.type.results.vars[0]?.type;
  return (
    f.recv !== undefined &&
    f.name === "String" &&
    f.type.params.vars.length === 0 &&
    f.type.results.vars.length === 1 &&
    result?.kind === "Basic" &&
    result.basic === "string"
  );
};

/** A body that is one `match` of literals pads (`f.pad`), so that a width works on it; a `format!` becomes `write!`. */
export function displayImpl(type: RustType, item: RustItem, generics?: readonly GenericParam[]): RustItem {
  if (item.kind !== "FnItem" || !item.body) return item;
  const made = displayItem(type, displayBody(item.body, local("f")), item);
  return { ...made, ...(generics && { generics }), ...(item.origin && { origin: item.origin }) };
}

/** `impl fmt::Display for T { … }` around a body that writes to `f`. */
export const displayItem = (type: RustType, body: RustBlock, rest: Partial<FnItem> = {}): RustItem => ({
  kind: "ImplItem",
  type,
  trait: { segments: [{ name: "fmt" }, { name: "Display" }], import: "std::fmt" },
  items: [
    {
      ...rest,
      kind: "FnItem",
      name: "fmt",
      self: "&self",
      params: [{ pat: { kind: "IdentPat", name: "f" }, type: t.refMut(t.formatter) }],
      ret: t.fmtResult,
      body,
    },
  ],
});

function displayBody(b: RustBlock, f: RustExpr): RustBlock {
  const { tail } = b;
  if (tail?.kind === "MatchExpr" && b.stmts.length === 0 && tail.arms.every((a) => a.body.kind === "LitExpr"))
    return block([], methodCall(f, "pad", [tail]));
  if (tail?.kind === "FormatMacro" && tail.name === "format" && b.stmts.length === 0 && tail.template !== undefined) {
    return { ...b, tail: { ...tail, name: "write", lead: [f] } };
  }
  return paddedEnd(paddedReturns(b, f) as RustBlock, f);
}

/** `return text` → `return f.pad(text)`, outside closures. */
function paddedReturns(n: unknown, f: RustExpr): unknown {
  if (Array.isArray(n)) return n.map((x) => paddedReturns(x, f));
  if (typeof n !== "object" || n === null) return n;
  const e = n as RustExpr;
  if (e.kind === "ClosureExpr") return n;
  if (e.kind === "ReturnExpr" && e.value) return { ...e, value: methodCall(f, "pad", [textRef(e.value)]) };
  return Object.fromEntries(Object.entries(n).map(([k, v]) => [k, k === "origin" || k === "trivia" ? v : paddedReturns(v, f)]));
}

/** The text that a block gives goes to `pad` at its end, in each branch that has statements of its own. */
function paddedEnd(b: RustBlock, f: RustExpr): RustBlock {
  const { tail } = b;
  return tail ? { ...b, tail: paddedTail(tail, f) } : b;
}

function paddedTail(e: RustExpr, f: RustExpr): RustExpr {
  if (e.kind === "IfExpr" && e.else)
    return { ...e, then: paddedEnd(e.then, f), else: e.else.kind === "Block" ? paddedEnd(e.else, f) : paddedTail(e.else, f) };
  if (e.kind === "MatchExpr")
    return {
      ...e,
      arms: e.arms.map((a) => ({ ...a, body: a.body.kind === "Block" ? paddedEnd(a.body, f) : paddedTail(a.body, f) })),
    };
  if (e.kind === "FormatMacro" && ["panic", "unreachable", "todo"].includes(e.name)) return e;
  if (e.kind === "FormatMacro" && e.name === "format" && e.template !== undefined) return { ...e, name: "write", lead: [f] };
  return e.kind === "Unsupported" || e.kind === "ReturnExpr" ? e : methodCall(f, "pad", [textRef(e)]);
}

/** `"text"` is a reference already, and so is what `"text".to_string()` was made from; what is looked at needs no copy. */
function textRef(e: RustExpr): RustExpr {
  const isCopied =
    e.kind === "MethodCallExpr" &&
    e.args.length === 0 &&
    (e.method === "clone" || (e.method === "to_string" && e.recv.kind === "LitExpr"));
  const bare = isCopied ? e.recv : e;
  return bare.kind === "LitExpr" && bare.lit.kind === "str" ? bare : { kind: "RefExpr", mut: false, expr: bare };
}

export { call, isRefStr, path };
