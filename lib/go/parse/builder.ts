// Implements the builder: it joins the rules into one recursion from concrete nodes to the syntax tree.

import { type Span, spanOf } from "../../source/span.ts";
import type { BlockStmt, Comment, Decl, Expr, Stmt } from "../ast.ts";
import { type Cst, TooDeep } from "./cst.ts";
import { declarationRules } from "./declarations.ts";
import { expressionRules } from "./expressions.ts";
import { MAX_NESTING } from "./limits.ts";
import { type Builder, badExpr, fieldOf, isError, mergeBroken, named, type Rules, spanOfNode } from "./rule.ts";
import { isBrokenStatement, statementRules } from "./statements.ts";
import { signature, typeRules } from "./types.ts";

export interface TreeBuilder extends Builder {
  /** A declaration; undefined where the node is none. */
  decl(node: Cst): Decl | undefined;
  /** What `isElided` found, as comments. */
  elisions(): readonly Comment[];
}

const exprRules: Rules<Expr> = { ...expressionRules, ...typeRules };

/** Expressions whose own lists take in the errors that they hold. */
const HOLDS_ERRORS = new Set(["argument_list", "literal_value", "struct_type", "interface_type"]);

/** Wrappers in the grammar that are no nodes of ours. */
const TRANSPARENT = new Set(["literal_element", "variadic_argument", "type_elem", "type_constraint", "type_arguments"]);

export function treeBuilder(text: string, report: (span: Span, message: string) => void): TreeBuilder {
  /** Expressions around the current one, in its statement. */
  let depth = 0;

  const expr = (node: Cst): Expr => {
    const rule = exprRules[node.type];
    if (!rule || node.missing || isBrokenExpr(node)) return badExpr(spanOfNode(node));
    const level = node.children.length > 0 && !TRANSPARENT.has(node.type) ? 1 : 0;
    depth += level;
    if (depth > MAX_NESTING) throw new TooDeep(spanOfNode(node));
    const built = rule(node, builder);
    depth -= level;
    return built;
  };

  const stmt = (node: Cst): Stmt => {
    const rule = statementRules[node.type];
    if (!rule || node.missing || isBrokenStatement(node)) return { kind: "BadStmt", span: spanOfNode(node) };
    const around = depth;
    depth = 0;
    const built = rule(node, builder);
    depth = around;
    return built;
  };

  /** A node that holds statements has them in a `statement_list`; its other children are its own parts, or errors. */
  const statements = (node: Cst): Stmt[] =>
    mergeBroken(bodyOf(node), text)
      .filter((child) => isStatement(child) && !isElided(child))
      .map(stmt);

  /** By their place, as a node may be built twice. */
  const elisions = new Map<number, Comment>();
  const isElided = (node: Cst): boolean => {
    const span = spanOfNode(node);
    if (!/^(?:\.\.\.|…)$/.test(text.slice(span.start, span.end))) return false;
    elisions.set(span.start, { text: standsAlone(text, span) ? "// ..." : "/* ... */", span });
    return true;
  };

  const block = (node: Cst | undefined, at: Span): BlockStmt =>
    node
      ? { kind: "BlockStmt", span: spanOfNode(node), list: statements(node) }
      : { kind: "BlockStmt", span: spanOf(at.end, at.end), list: [] };

  const builder: TreeBuilder = {
    text,
    report,
    expr,
    stmt,
    statements,
    block,
    part(node, field) {
      const child = fieldOf(node, field);
      return child ? expr(child) : badExpr(spanOf(node.end, node.end));
    },
    optional(node, field) {
      const child = fieldOf(node, field);
      return child && expr(child);
    },
    parts: (node, field) =>
      node.children
        .filter((child) => child.field === field)
        .flatMap((child) => (child.type === "expression_list" ? named(child) : [child]).map(expr)),
    ident(node, at) {
      // A name that the parser made up is blank: nothing refers to it.
      const name = node && node.end > node.start ? text.slice(node.start, node.end) : "_";
      return { kind: "Ident", span: node ? spanOfNode(node) : spanOf(at.end, at.end), name };
    },
    signature: (node) => signature(node, builder),
    isElided,
    elisions: () => [...elisions.values()],
    decl: (node) => declarationRules[node.type]?.(node, builder),
  };
  return builder;
}

function isBrokenExpr(node: Cst): boolean {
  return !HOLDS_ERRORS.has(node.type) && node.children.some(isError);
}

function bodyOf(node: Cst): Cst[] {
  // What is wrong before the colon of a clause is wrong with its header.
  const opener = node.children.findIndex((child) => child.type === (node.type === "block" ? "{" : ":"));
  return node.children.slice(opener + 1).flatMap((child) => {
    if (isError(child)) return [child];
    return child.type === "statement_list" ? child.children : [];
  });
}

/** Whether nothing else stands on its line. */
const standsAlone = (text: string, { start, end }: Span): boolean =>
  /(?:^|\n)[ \t]*$/.test(text.slice(0, start)) && /^[ \t\r]*(?:\n|$)/.test(text.slice(end));

/** A lone semicolon only separates. */
const isStatement = (node: Cst): boolean => node.type !== "empty_statement";
