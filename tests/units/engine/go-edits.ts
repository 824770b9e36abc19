// Implements edits of Go programs that change nothing of what they mean, for the metamorphic tests.

import { analyze, type Facts } from "../../../lib/analysis/facts.ts";
import type { CallExpr, Decl, Expr } from "../../../lib/go/ast.ts";
import { initNodeParser } from "../../../lib/go/parse/node.ts";
import { checkPackage, namedPackages } from "../../../lib/semantics/check.ts";
import { createNodeLibrary } from "../../../lib/semantics/stdlib/node.ts";
import type { VarObj } from "../../../lib/semantics/objects.ts";
import type { Span } from "../../../lib/source/span.ts";

const parser = await initNodeParser();
const library = createNodeLibrary();

export async function factsOf(text: string): Promise<Facts> {
  const { file } = parser.parse(text, { start: 0, end: text.length });
  await library.load(namedPackages([file]));
  return analyze([file], checkPackage([file], library), text, () => undefined);
}

interface Edit {
  readonly span: Span;
  readonly text: string;
}

function applied(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((out, { span, text: by }) => out.slice(0, span.start) + by + out.slice(span.end), text);
}

/** `count` becomes `qCount`, `Count` becomes `q_Count`: two names stay two. */
const other = (name: string): string => {
  const upper = name.charAt(0).toUpperCase();
  return name.startsWith(upper) ? `q_${name}` : `q${upper}${name.slice(1)}`;
};

/** In `x, y := x.a, 1` a new `x` hides the one that is read there: with another name it would hide nothing. */
function hidesWhatItReads(v: VarObj, facts: Facts): boolean {
  const decl = facts.info.declOf(v);
  const stmt = decl && facts.tree.stmtOf(decl);
  return (
    stmt?.kind === "AssignStmt" && facts.nodesOf("Ident", stmt).some((id) => id.name === v.name && facts.info.objectOf(id) !== v)
  );
}

/** Puts a `q` before the name of every local, parameter and receiver. */
export function renamed(text: string, facts: Facts): string {
  const edits = facts.nodesOf("Ident").flatMap((id): Edit[] => {
    const v = facts.info.objectOf(id);
    const isLocal =
      v?.kind === "Var" &&
      v.name !== "_" &&
      v.name !== "" &&
      (v.role === "local" || v.role === "param" || v.role === "receiver" || v.role === "result") &&
      !hidesWhatItReads(v, facts);
    return isLocal ? [{ span: id.span, text: other(id.name) }] : [];
  });
  const switched = facts
    .nodesOf("TypeSwitchStmt")
    .flatMap((s): Edit[] => (s.bind && s.bind.name !== "_" ? [{ span: s.bind.span, text: other(s.bind.name) }] : []));
  const unique = new Map([...edits, ...switched].map((e) => [e.span.start, e]));
  return applied(text, [...unique.values()]);
}

/** Functions in the opposite order, each with the comments above it; other declarations stay where they are. */
export function reordered(text: string, facts: Facts): string {
  const decls: readonly Decl[] = facts.files[0]?.decls ?? [];
  const first = decls[0]?.span.start ?? 0;
  let from = text.lastIndexOf("\n\n", first) + 2;
  const pieces = decls.map((d) => {
    const end = text.indexOf("\n", d.span.end);
    const piece = { isFunction: d.kind === "FuncDecl", text: text.slice(from, end).trim() };
    from = end;
    return piece;
  });
  const functions = pieces.filter((p) => p.isFunction).toReversed();
  const head = text.slice(0, text.lastIndexOf("\n\n", first) + 2);
  const body = pieces.map((p) => (p.isFunction ? (functions.shift()?.text ?? "") : p.text));
  return `${head}${body.join("\n\n")}\n${text.slice(from).trim()}\n`;
}

/** The body of `main` in a block of its own. */
export function wrapped(text: string, facts: Facts): string | undefined {
  const main = mainOf(facts);
  return (
    main?.body &&
    applied(text, [
      { span: { start: main.body.span.end - 1, end: main.body.span.end }, text: "}\n}" },
      { span: { start: main.body.span.start, end: main.body.span.start + 1 }, text: "{\n{" },
    ])
  );
}

const mainOf = (facts: Facts) => facts.nodesOf("FuncDecl").find((d) => d.name.name === "main" && !d.recv);

/** The first argument of a print in `main` that is a call with one plain value, in a variable before the print. */
export function hoisted(text: string, facts: Facts): string | undefined {
  const main = mainOf(facts);
  for (const s of main ? facts.nodesOf("ExprStmt", main) : []) {
    const call = s.x.kind === "CallExpr" ? s.x : undefined;
    const arg = call?.args[0];
    if (!call || !arg || facts.info.calleeOf(call)?.name !== "Println" || !isPlainCall(arg, facts)) continue;
    const indent = /[\t ]*$/.exec(text.slice(0, s.span.start))?.[0] ?? "";
    return applied(text, [
      { span: arg.span, text: "hoisted" },
      { span: { start: s.span.start, end: s.span.start }, text: `hoisted := ${facts.textOf(arg)}\n${indent}` },
    ]);
  }
  return undefined;
}

function isPlainCall(e: Expr, facts: Facts): e is CallExpr {
  if (e.kind !== "CallExpr" || facts.info.isConversion(e)) return false;
  const type = facts.info.typeOf(e);
  return type.kind === "Basic" && !facts.info.constOf(e);
}
