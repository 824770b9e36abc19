// Implements constants in format texts: what Go's own `println` writes of one stands in the template itself.

import type { ConstValue } from "../semantics/constant.ts";

/** The text of a constant in a template, braces doubled; undefined where Go's form is not Rust's, as for floats and bytes that are no text. */
export function printedConstant(value: ConstValue | undefined): string | undefined {
  if (value?.kind === "string" && value.bytes) return undefined;
  if (value?.kind === "string") return value.value.replaceAll(/[{}]/g, "$&$&");
  return value?.kind === "int" || value?.kind === "bool" ? String(value.value) : undefined;
}
