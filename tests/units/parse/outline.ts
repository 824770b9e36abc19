// Implements the outline of a syntax tree for tests: kinds, names and operators in one line, places left out.

import type { Node } from "../../../lib/go/ast.ts";
import { initNodeParser } from "../../../lib/go/parse/node.ts";
import { children } from "../../../lib/go/walk.ts";

export const parser = await initNodeParser();

/** `Kind[word](child child)`; names and literals stand for themselves. */
export function outline(node: Node): string {
  if (node.kind === "Ident") return node.name;
  if (node.kind === "BasicLit") return node.value;
  const inner = children(node).map(outline).join(" ");
  const word = wordOf(node);
  return `${node.kind}${word ? `[${word}]` : ""}${inner ? `(${inner})` : ""}`;
}

function wordOf(node: Node): string {
  switch (node.kind) {
    case "BinaryExpr":
    case "UnaryExpr":
    case "AssignStmt":
    case "IncDecStmt":
      return node.op;
    case "RangeStmt":
      return node.op ?? "";
    case "GenDecl":
    case "BranchStmt":
      return node.tok;
    case "ChanType":
      return node.dir;
    case "CallExpr":
      return node.ellipsis ? "..." : "";
    case "CaseClause":
      return node.isDefault ? "default" : "";
    case "TypeSpec":
      return node.isAlias ? "=" : "";
    default:
      return "";
  }
}

/** The outline of the only statement of a text. */
export function statement(text: string): string {
  const { file, diagnostics } = parser.parse(text);
  const main = file.decls[0];
  if (diagnostics.length > 0 || main?.kind !== "FuncDecl" || !main.body) {
    throw new Error(diagnostics.map((d) => d.message).join("; ") || "not a statement");
  }
  return main.body.list.map(outline).join("; ");
}

export function declarations(text: string): string {
  const { file, diagnostics } = parser.parse(text);
  if (diagnostics.length > 0) throw new Error(diagnostics.map((d) => d.message).join("; "));
  return file.decls.map(outline).join("; ");
}

/** `line:column message`, with the text under the span. */
export function errors(text: string): string[] {
  return parser.parse(text).diagnostics.map(({ span, message }) => {
    const before = text.slice(0, span.start).split("\n");
    return `${before.length}:${(before.at(-1) ?? "").length + 1} ${JSON.stringify(text.slice(span.start, span.end))} ${message}`;
  });
}
