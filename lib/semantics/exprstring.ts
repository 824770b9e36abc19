// Implements the shortened text of expressions in messages, as go/types' ExprString writes it.

import type { Expr, Field, FuncType } from "../go/ast.ts";

const list = (xs: readonly Expr[]): string => xs.map(exprString).join(", ");

export const exprString = (e: Expr): string => {
  switch (e.kind) {
    case "BadExpr":
      return "BadExpr";
    case "Ident":
      return e.name;
    case "Ellipsis":
      return `...${e.elt ? exprString(e.elt) : ""}`;
    case "BasicLit":
      return e.value;
    case "FuncLit":
      return `(${exprString(e.type)} literal)`;
    case "CompositeLit":
      return `${e.type ? exprString(e.type) : ""}{${e.elts.length > 0 ? "…" : ""}}`;
    case "ParenExpr":
      return `(${exprString(e.x)})`;
    case "SelectorExpr":
      return `${exprString(e.x)}.${e.sel.name}`;
    case "IndexExpr":
      return `${exprString(e.x)}[${list(e.indices)}]`;
    case "SliceExpr": {
      const part = (x: Expr | undefined): string => (x ? exprString(x) : "");
      return `${exprString(e.x)}[${part(e.low)}:${part(e.high)}${e.max ? `:${part(e.max)}` : ""}]`;
    }
    case "TypeAssertExpr":
      return `${exprString(e.x)}.(${e.type ? exprString(e.type) : "type"})`;
    case "CallExpr":
      return `${exprString(e.fun)}(${list(e.args)}${e.ellipsis ? "..." : ""})`;
    case "StarExpr":
      return `*${exprString(e.x)}`;
    case "UnaryExpr":
      return e.op + exprString(e.x);
    case "BinaryExpr":
      return `${exprString(e.x)} ${e.op} ${exprString(e.y)}`;
    case "KeyValueExpr":
      return `${exprString(e.key)}: ${exprString(e.value)}`;
    case "ArrayType":
      return `[${e.len ? exprString(e.len) : ""}]${exprString(e.elt)}`;
    case "StructType":
      return `struct{${fields(e.fields.list, "; ")}}`;
    case "FuncType":
      return `func${signature(e)}`;
    case "InterfaceType":
      return `interface{${fields(e.methods.list, "; ", true)}}`;
    case "MapType":
      return `map[${exprString(e.key)}]${exprString(e.value)}`;
    case "ChanType":
      return `${e.dir === "both" ? "chan " : e.dir === "send" ? "chan<- " : "<-chan "}${exprString(e.value)}`;
  }
};

const fields = (fs: readonly Field[], separator: string, methods = false): string =>
  fs
    .map((f) => {
      const names = f.names.map((n) => n.name).join(", ");
      if (methods && f.type.kind === "FuncType") return names + signature(f.type);
      return (names ? `${names} ` : "") + exprString(f.type);
    })
    .join(separator);

const signature = (t: FuncType): string => {
  const params = `(${fields(t.params.list, ", ")})`;
  const results = t.results?.list ?? [];
  if (results.length === 0) return params;
  const [first] = results;
  return results.length === 1 && first!.names.length === 0
    ? `${params} ${exprString(first!.type)}`
    : `${params} (${fields(results, ", ")})`;
};

export const unparen = (e: Expr): Expr => {
  while (e.kind === "ParenExpr") e = e.x;
  return e;
};
