// Implements which library calls, formats and constants fix the type of an int: what takes or gives a `usize`, and what must stay `i64`.

import type { Facts } from "../../analysis/facts.ts";
import type { BinaryOp, CallExpr, Expr } from "../../go/ast.ts";

/** Arguments that Rust's library takes as `usize`, by their place. */
const takesUsize: Readonly<Record<string, readonly number[]>> = {
  "strings.Repeat": [1],
  "bytes.Repeat": [1],
  "sort.Search": [0],
  "slices.Delete": [1, 2],
  "slices.Insert": [1],
};

/** Functions whose translation gives a `usize`. */
const givesUsize = new Set([
  "strings.Count",
  "unicode/utf8.RuneCountInString",
  "unicode/utf8.RuneCount",
  "sort.Search",
  "sort.SearchInts",
  "sort.SearchStrings",
  "strings.Len",
  "bytes.Len",
]);

/** Functions that print a number, or write its digits. */
const prints = new Set(["fmt", "log", "errors"]);

export type Border = "usize" | "i64" | "free" | "fixed";

/** What becomes of an int given to a function of the library. `fixed`: its type can be seen. */
export function borderOfArgument(call: CallExpr, i: number, pkg: string, name: string, facts: Facts): Border {
  if (takesUsize[`${pkg}.${name}`]?.includes(i)) return "usize";
  if (pkg === "strconv" && name === "Itoa") return "free";
  if (!prints.has(pkg)) return "i64";
  if (!name.endsWith("f")) return "free";
  const at = call.args.findIndex((a) => facts.info.constOf(a)?.kind === "string");
  const format = at >= 0 && at < i ? facts.info.constOf(call.args[at] as Expr) : undefined;
  const verb = format?.kind === "string" ? verbFor(format.value, i - at - 1) : undefined;
  return verb === undefined || "TcqU".includes(verb) ? "fixed" : "free";
}

/** The verb that shows an argument; `T` shows its type, `c`, `q` and `U` a character. */
function verbFor(format: string, arg: number): string | undefined {
  if (/%[^a-zA-Z%]*\[/.test(format)) return undefined;
  const asked = [...format.matchAll(/%([-+# 0-9.*]*)(.)/gu)].flatMap(([, flags = "", verb = ""]) =>
    verb === "%" ? [] : [...[...flags].filter((c) => c === "*"), verb],
  );
  return asked[arg] ?? "v";
}

export const givesLength = (pkg: string, name: string): boolean => givesUsize.has(`${pkg}.${name}`);

/** `x >= 0`, `x < 0`, `x == -1`: of a `usize` these say nothing, so that such an x stays signed. */
export function isAboutSign(op: BinaryOp, y: Expr, facts: Facts): boolean {
  const c = facts.info.constOf(y);
  if (c?.kind !== "int") return false;
  return c.value < 0n || (c.value === 0n && (op === ">=" || op === "<"));
}

export const mirrored: Readonly<Partial<Record<BinaryOp, BinaryOp>>> = {
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
  "==": "==",
  "!=": "!=",
};
