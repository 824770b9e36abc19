// Implements empty lists and maps that stand where nothing says what they would hold: `Vec::<i64>::new().len()`.

import type { Value } from "../patterns/value.ts";

const empty: ReadonlySet<string> = new Set(["Vec", "HashMap", "HashSet"]);

export function typedWhenEmpty(v: Value): Value {
  const { expr, type } = v;
  if (expr.kind !== "CallExpr" || expr.args.length > 0 || expr.fun.kind !== "PathExpr" || type.kind !== "PathType") return v;
  const { segments } = expr.fun.path;
  const [own, method] = segments;
  const said = type.path.segments.at(-1);
  if (!own || segments.length !== 2 || method?.name !== "new" || !empty.has(own.name) || own.generics) return v;
  if (said?.name !== own.name || !said.generics || JSON.stringify(said.generics).includes("InferType")) return v;
  const path = { ...expr.fun.path, segments: [{ ...own, generics: said.generics }, method] };
  return { ...v, expr: { ...expr, fun: { ...expr.fun, path } } };
}
