// Implements what the tests of the checker share: check a text, and ask it about expressions by their own text.

import type { Expr, Ident, Node } from "../../../lib/go/ast.ts";
import { initNodeParser } from "../../../lib/go/parse/node.ts";
import { walk } from "../../../lib/go/walk.ts";
import { checkPackage, namedPackages } from "../../../lib/semantics/check.ts";
import type { TypeInfo } from "../../../lib/semantics/info.ts";
import { constString } from "../../../lib/semantics/operand.ts";
import { createNodeLibrary } from "../../../lib/semantics/stdlib/node.ts";
import { typeString } from "../../../lib/semantics/typestring.ts";

const parser = await initNodeParser();
const library = createNodeLibrary();

export interface Checked {
  readonly text: string;
  readonly info: TypeInfo;
  /** Nodes in source order, parents first. */
  readonly nodes: readonly Node[];
  /** The last expression with this text. */
  expr(text: string): Expr;
  type(text: string): string;
  /** The value of a constant expression, as messages write it. */
  value(text: string): string;
  /** The last identifier with this name. */
  ident(name: string): Ident;
  readonly messages: readonly string[];
}

export const check = async (text: string): Promise<Checked> => {
  const { file } = parser.parse(text);
  await library.load(namedPackages([file]));
  const info = checkPackage([file], library);
  const nodes: Node[] = [];
  walk(file, (n) => {
    nodes.push(n);
  });
  const textOf = (n: Node): string => text.slice(n.span.start, n.span.end);
  const expr = (wanted: string): Expr => {
    const found = nodes.findLast((n) => textOf(n) === wanted && info.typeAndValueOf(n as Expr) !== undefined);
    if (!found) throw new Error(`no expression ${wanted}`);
    return found as Expr;
  };
  return {
    text,
    info,
    nodes,
    expr,
    type: (wanted) => typeString(info.typeOf(expr(wanted))),
    value: (wanted) => {
      const value = info.constOf(expr(wanted));
      return value ? constString(value) : "none";
    },
    ident: (name) => {
      const found = nodes.findLast((n) => n.kind === "Ident" && n.name === name);
      if (found?.kind !== "Ident") throw new Error(`no identifier ${name}`);
      return found;
    },
    messages: info.diagnostics.map((d) => d.message),
  };
};

/** Checks statements within a function of a whole package. */
export const checkBody = (body: string, declarations = ""): Promise<Checked> =>
  check(`package main\n\n${declarations}\nfunc main() {\n${body}\n}\n`);
