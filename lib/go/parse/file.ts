// Implements the assembly of a file: what stands at the top level of a text becomes declarations and, for a pasted
// fragment, a main function around its loose statements.

import { type Span, spanOf } from "../../source/span.ts";
import type { Comment, Decl, File, FuncDecl, GenDecl, Ident, Node, Stmt } from "../ast.ts";
import { walk } from "../walk.ts";
import type { TreeBuilder } from "./builder.ts";
import type { Cst } from "./cst.ts";
import { firstNamed, isError, mergeBroken, spanOfNode } from "./rule.ts";
import { isOpenComment, scanComments } from "./scan.ts";
import { attachTrivia } from "./trivia.ts";
import { noFields } from "./types.ts";

/** What was pasted: a whole file, declarations without a package clause, or statements (with declarations among them). */
export type Fragment = "file" | "declarations" | "statements";

export interface Assembled {
  readonly file: File;
  readonly fragment: Fragment;
}

/** Where a thing at the top level goes: it is a declaration, or a statement of the main function around the loose ones. */
type Item = { readonly decl: Decl; readonly stmt?: undefined } | { readonly stmt: Stmt; readonly decl?: undefined };

export function emptyFile(span: Span): File {
  return { kind: "File", span, decls: [], dangling: [], directives: [], elisions: [] };
}

/** `nodes` are the children of the grammar's `source_file`. */
export function assemble(nodes: readonly Cst[], within: Span, b: TreeBuilder): Assembled {
  const clause = nodes.find((node) => node.type === "package_clause");
  const packageName = clause && firstNamed(clause);
  const found = joinBodies(topLevel(nodes, b), b);
  const items = misplaced(clause ? found : localize(found), clause !== undefined, b);

  const written = scanComments(b.text, within);
  for (const { span } of written.filter(isOpenComment)) b.report(span, "comment not terminated");
  if (clause)
    for (const { span } of b.elisions()) b.report(span, "syntax error: unexpected ..., which stands for what was left out");
  const [directives, comments] = partition(
    [...written, ...b.elisions()].sort((x, y) => x.span.start - y.span.start),
    isDirective,
  );
  const dangling = attachTrivia({
    text: b.text,
    comments,
    items: items.map(nodeOf),
    headEnd: clause?.end ?? within.start,
  });

  const loose = items.flatMap((item) => item.stmt ?? []);
  const decls = items.flatMap((item) => item.decl ?? []);
  const file: File = {
    kind: "File",
    span: within,
    package: packageName && b.ident(packageName, packageName),
    decls: loose.length > 0 ? [...decls, mainAround(loose)] : decls,
    dangling,
    directives,
    elisions: comments.filter(isElision).map((comment) => comment.span),
  };
  return { file, fragment: clause ? "file" : loose.length > 0 ? "statements" : "declarations" };
}

const nodeOf = (item: Item): Node => item.decl ?? item.stmt;

function topLevel(nodes: readonly Cst[], b: TreeBuilder): Item[] {
  return mergeBroken(nodes, b.text).flatMap((node): Item[] => {
    if (node.type === "package_clause" || node.type === "empty_statement" || b.isElided(node)) return [];
    if (isError(node)) return [broken(node, b)];
    const decl = b.decl(node);
    return [decl ? { decl } : { stmt: b.stmt(node) }];
  });
}

function broken(node: Cst, b: TreeBuilder): Item {
  const span = spanOfNode(node);
  const declares = /^(?:func|type|import|package|const|var)\b/.test(b.text.slice(node.start, node.end));
  return declares ? { decl: { kind: "BadDecl", span } } : { stmt: { kind: "BadStmt", span } };
}

/** A function whose brace stands on the next line is, to the grammar, a function without a body and a block. */
function joinBodies(items: readonly Item[], b: TreeBuilder): Item[] {
  const joined: Item[] = [];
  for (const item of items) {
    const above = joined[joined.length - 1]?.decl;
    if (item.stmt?.kind === "BlockStmt" && above?.kind === "FuncDecl" && !above.body) {
      b.report(spanOf(item.stmt.span.start, item.stmt.span.start + 1), "syntax error: unexpected semicolon or newline before {");
      joined[joined.length - 1] = {
        decl: { ...above, span: spanOf(above.span.start, item.stmt.span.end), body: item.stmt },
      };
    } else joined.push(item);
  }
  return joined;
}

/**
 * Variables and constants pasted among loose statements are locals, as those statements are, unless a declaration
 * that stays at the top level speaks of them.
 */
function localize(items: readonly Item[]): Item[] {
  if (!items.some((item) => item.stmt)) return [...items];
  const isLocal = ({ decl }: Item): boolean => decl?.kind === "GenDecl" && (decl.tok === "var" || decl.tok === "const");
  const mentioned = new Set<string>();
  for (const item of items) {
    if (item.decl && !isLocal(item)) walk(item.decl, (node) => void (node.kind === "Ident" && mentioned.add(node.name)));
  }
  return items.map((item) => {
    if (!isLocal(item) || namesOf(item.decl as GenDecl).some((name) => mentioned.has(name.name))) return item;
    const decl = item.decl as GenDecl;
    return { stmt: { kind: "DeclStmt", span: decl.span, decl } };
  });
}

const namesOf = (decl: GenDecl): readonly Ident[] => decl.specs.flatMap((spec) => (spec.kind === "ValueSpec" ? spec.names : []));

/**
 * In a whole file Go has no loose statements. They are reported, and still become a main function, unless there is one:
 * then nothing can be done with them.
 */
function misplaced(items: readonly Item[], isFile: boolean, b: TreeBuilder): readonly Item[] {
  const hasMain = items.some(({ decl }) => decl?.kind === "FuncDecl" && !decl.recv && decl.name.name === "main");
  if (!isFile && !hasMain) return items;
  return items.map((item): Item => {
    if (!item.stmt) return item;
    const { kind, span } = item.stmt;
    if (kind !== "BadStmt") b.report(span, "syntax error: non-declaration statement outside function body");
    return hasMain ? { decl: { kind: "BadDecl", span } } : item;
  });
}

/** The main function around loose statements; all of it but the body stands nowhere in the text. */
function mainAround(loose: readonly Stmt[]): FuncDecl {
  const start = loose[0]?.span.start ?? 0;
  const nowhere = spanOf(start, start);
  const span = spanOf(start, loose[loose.length - 1]?.span.end ?? start);
  return {
    kind: "FuncDecl",
    span,
    name: { kind: "Ident", span: nowhere, name: "main" },
    type: { kind: "FuncType", span: nowhere, params: noFields(nowhere) },
    body: { kind: "BlockStmt", span, list: loose },
    synthetic: true,
  };
}

/** `// ...`, written so or as bare dots. */
const isElision = ({ text }: Comment): boolean => /^(?:\/\/|\/\*)\s*(?:\.\.\.|…)\s*(?:\*\/)?$/.test(text);

/** As go/ast has it: `//go:build`, `//nolint:x`, `//export F`; and the old `// +build`. */
const isDirective = ({ text }: Comment): boolean => /^\/\/(?:[a-z0-9]+:[a-z0-9]|(?:line|export|extern) |\s*\+build\s)/.test(text);

function partition<T>(list: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [list.filter(test), list.filter((item) => !test(item))];
}
