// Implements Go's builtin functions on the floor.

import type { CallExpr, Expr } from "../../go/ast.ts";
import type { RustExpr } from "../../rust/ast.ts";
import { block, call, exprStmt, field, int, methodCall, ref, typeText } from "../../rust/factory.ts";
import { formatMacro } from "../../rust/factory/macro.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import { constructorOf, lowerAs } from "./convert.ts";
import { coreCall, coreItem, type Floor } from "./context.ts";
import { lower, lowerTyped, operand, operandBeneath } from "./exprs.ts";
import { bareNumber, kindOf, wrapNumber } from "./operators.ts";
import { indexValue, lent } from "./places.ts";
import { Beyond } from "./types.ts";
import { zeroNamed } from "./zero.ts";

export function builtin(name: string, e: CallExpr, f: Floor): RustExpr {
  const [first, second] = e.args;
  const type = f.typeOf(e);
  const a = first as Expr;
  switch (name) {
    case "len":
    case "cap": {
      const u = underlying(f.typeOf(a));
      const array = u.kind === "Pointer" ? underlying(u.elem) : u;
      if (array.kind === "Array") return block([exprStmt(lower(a, f))], int(array.len));
      return methodCall(operandBeneath(a, f), name);
    }
    case "append":
      return wrapLike(append(e, f), type, f);
    case "copy":
      return methodCall(operandBeneath(a, f), "copy_from", [ref(bytesOf(second as Expr, f))]);
    case "delete": {
      const u = underlying(f.typeOf(a));
      return methodCall(operandBeneath(a, f), "delete", [
        lent(lowerAs(second as Expr, u.kind === "Map" ? u.key : f.typeOf(second as Expr), f)),
      ]);
    }
    case "clear":
      return methodCall(operandBeneath(a, f), "clear");
    case "make":
      return wrapLike(make(e, f), type, f);
    case "new":
      return call(coreItem("Ptr", "new"), [f.info.isType(a) ? zeroNamed(f.typeOf(a), f) : lowerTyped(a, f)]);
    case "panic":
      return coreCall("panic", [lowerAs(a, anyType, f)]);
    case "recover":
      return isCalledInPassing(e, f) ? coreItem("Any", "NIL") : coreCall("recover", []);
    case "print":
    case "println":
      return printed(e, name === "println", f);
    case "min":
    case "max":
      return extreme(e, name, type, f);
    case "complex": {
      const single = typeText(f.rust(underlying(type))) === "Complex64";
      const part = (x: Expr): RustExpr => bareNumber(lower(x, f), f.typeOf(x), f);
      return wrapNumber(call(coreItem(single ? "Complex64" : "Complex128", "new"), [part(a), part(second as Expr)]), type, f);
    }
    case "real":
      return wrapNumber(field(bareNumber(operand(a, f), f.typeOf(a), f), "re"), type, f);
    case "imag":
      return wrapNumber(field(bareNumber(operand(a, f), f.typeOf(a), f), "im"), type, f);
    case "close":
      throw new Beyond("FG0501", {});
    default:
      throw new Beyond("FG0101", { what: name });
  }
}

const anyType: Type = { kind: "Interface", methods: [], embeddeds: [] };

const wrapLike = (v: RustExpr, type: Type, f: Floor): RustExpr =>
  f.types.isWrapper(type) ? call(constructorOf(type, f), [v]) : v;

const bytesOf = (e: Expr, f: Floor): RustExpr =>
  kindOf(f.typeOf(e)) === "string" ? methodCall(operandBeneath(e, f), "to_bytes") : operandBeneath(e, f);

function append(e: CallExpr, f: Floor): RustExpr {
  const [list, ...rest] = e.args as [Expr, ...Expr[]];
  const u = underlying(f.typeOf(e));
  const elem = u.kind === "Slice" ? u.elem : u;
  const isNil = f.info.typeAndValueOf(list)?.mode === "nil";
  const base = isNil
    ? ({
        kind: "PathExpr",
        path: { segments: [{ name: "Slice", generics: [f.rust(elem)] }, { name: "NIL" }], import: "go::Slice" },
      } as RustExpr)
    : operandBeneath(list, f);
  if (rest.length === 0) return methodCall(base, "clone");
  if (e.ellipsis) {
    const more = rest[0] as Expr;
    return f.info.typeAndValueOf(more)?.mode === "nil"
      ? methodCall(base, "clone")
      : methodCall(base, "append_all", [ref(bytesOf(more, f))]);
  }
  return methodCall(base, "append", [{ kind: "ArrayExpr", elems: rest.map((x) => asElement(lowerAs(x, elem, f))) }]);
}

/** Over two lines, `- y` in a list looks like an element of its own (clippy: possible_missing_comma). */
const asElement = (e: RustExpr): RustExpr =>
  e.kind === "BinaryExpr" && ["-", "*", "&"].includes(e.op) && hasCallOf(e) ? { kind: "ParenExpr", expr: e } : e;

const hasCallOf = (e: RustExpr): boolean => /"kind":"(?:Method)?CallExpr"/.test(JSON.stringify(e));

function make(e: CallExpr, f: Floor): RustExpr {
  const type = f.typeOf(e);
  const u = underlying(type);
  const [, len, cap] = e.args;
  if (u.kind === "Map")
    return call({
      kind: "PathExpr",
      path: { segments: [{ name: "Map", generics: [f.rust(u.key), f.rust(u.elem)] }, { name: "make" }], import: "go::Map" },
    });
  if (u.kind !== "Slice" || !len) throw new Beyond("FG0501", {});
  const made = (name: string): RustExpr => ({
    kind: "PathExpr",
    path: { segments: [{ name: "Slice", generics: [f.rust(u.elem)] }, { name }], import: "go::Slice" },
  });
  const n = indexValue(len, f);
  // A length that may do something is asked for once.
  if (!cap && f.facts.textOf(len).includes("(")) return call(made("sized"), [n]);
  return call(made("make"), [n, cap ? indexValue(cap, f) : indexValue(len, f)]);
}

function extreme(e: CallExpr, name: "min" | "max", type: Type, f: Floor): RustExpr {
  const kind = kindOf(type);
  const all = e.args.map((a) => bareNumber(lowerTyped(a, f), f.typeOf(a), f));
  const joined = all.reduce((x, y) => (kind === "float" ? coreCall(`float_${name}`, [x, y]) : methodCall(x, name, [y])));
  return wrapNumber(joined, type, f);
}

/** Go's own `println`, which writes to stderr. */
function printed(e: CallExpr, isLine: boolean, f: Floor): RustExpr {
  const gap = isLine ? " " : "";
  const parts = e.args.map((a): { readonly text: string; readonly value?: RustExpr } => {
    const c = f.info.constOf(a);
    if (c?.kind === "string" && !c.bytes) return { text: c.value.replace(/[{}]/g, "$&$&") };
    if (kindOf(f.typeOf(a)) === "other") return { text: "(…)" };
    return { text: "{}", value: bareNumber(operand(a, f), f.typeOf(a), f) };
  });
  const values = parts.flatMap((x) => (x.value ? [x.value] : []));
  const text = parts.map((x) => x.text).join(gap);
  return formatMacro(isLine ? "eprintln" : "eprint", parts.length === 0 ? undefined : text, values);
}

/** In a function literal that is called where it stands, not deferred, `recover` has nothing to stop. */
function isCalledInPassing(e: CallExpr, f: Floor): boolean {
  const home = f.facts.tree.funcOf(e);
  const called = home?.kind === "FuncLit" ? f.facts.tree.parentOf(home) : undefined;
  if (called?.kind !== "CallExpr" || called.fun !== home) return false;
  const kind = f.facts.tree.parentOf(called)?.kind;
  return kind !== "DeferStmt" && kind !== "GoStmt";
}
