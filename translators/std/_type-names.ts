// Implements the names of types in Go's own texts: what `%T` prints.

import { prune } from "../../lib/semantics/named.ts";
import type { Type } from "../../lib/semantics/types.ts";
import { typeString } from "../../lib/semantics/typestring.ts";

/** `main.Point`, `[]int`: Go's `%T`. */
export const goTypeName = (type: Type): string => {
  const name = typeString(type, (path, own) => own ?? path.slice(path.lastIndexOf("/") + 1), false)
    .replace(/\bbyte\b/g, "uint8")
    .replace(/\brune\b/g, "int32")
    .replace(/\bany\b/g, "interface {}");
  return qualifyOwn(type, spacedBraces(joinedArguments(name)));
};

/** Type arguments are joined without a space: `main.Pair[string,int]`. */
function joinedArguments(name: string): string {
  const open: string[] = [];
  let out = "";
  for (const c of name) {
    if ("[({".includes(c)) open.push(c);
    if ("])}".includes(c)) open.pop();
    if (!(c === " " && open.at(-1) === "[" && out.endsWith(","))) out += c;
  }
  return out;
}

/** `struct{A int}` is `struct { A int }` in Go's own texts, and `struct{}` is `struct {}`. */
const spacedBraces = (name: string): string => {
  let out = "";
  for (const c of name) {
    const isEmpty = out.endsWith("{");
    const isOpening = c === "{" && /\b(?:struct|interface)$/.test(out);
    out += isOpening ? " {" : c === "}" ? (isEmpty ? "}" : " }") : isEmpty ? ` ${c}` : c;
  }
  return out;
};

const qualifyOwn = (type: Type, name: string): string => {
  const own = new Set<string>();
  const visit = (x: Type): void => {
    x = prune(x);
    if (x.kind === "Named" && x.obj.pkg === "" && !x.obj.home) own.add(x.obj.name);
    if (x.kind === "Named") x.typeArgs.forEach(visit);
    // An undeclared type may have elements of a type that nothing tells.
    if (x.kind !== "Open" && "elem" in x) visit(x.elem);
    if (x.kind === "Map") visit(x.key);
  };
  visit(type);
  return [...own].reduce((out, n) => out.replace(new RegExp(`(?<![.\\w])${n}\\b`, "g"), `main.${n}`), name);
};
