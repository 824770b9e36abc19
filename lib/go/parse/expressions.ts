// Implements the building of expressions.

import { type Span, spanOf } from "../../source/span.ts";
import type { BasicLit, BinaryOp, Expr, UnaryOp } from "../ast.ts";
import type { Cst } from "./cst.ts";
import { type Builder, badExpr, fieldOf, firstNamed, named, requireComma, type Rule, type Rules, spanOfNode } from "./rule.ts";

/** A name; or the elision `...` that was masked as one. */
const name: Rule<Expr> = (node, b) => {
  const text = b.text.slice(node.start, node.end);
  const span = spanOfNode(node);
  return text === "..." || text === "…" ? { kind: "Ellipsis", span } : { kind: "Ident", span, name: text };
};

const literal =
  (lit: BasicLit["lit"]): Rule<BasicLit> =>
  (node, b) => ({ kind: "BasicLit", span: spanOfNode(node), lit, value: b.text.slice(node.start, node.end) });

/** The grammar lets a string end with its line; it is read as if it were closed there. */
export const stringLiteral: Rule<BasicLit> = (node, b) => {
  const built = literal("STRING")(node, b);
  const quote = built.value[0] ?? "";
  if (built.value.length > 1 && built.value.endsWith(quote)) return built;
  b.report(built.span, quote === "`" ? "string not terminated" : "newline in string");
  return { ...built, value: `${built.value}${quote}` };
};

export const parenthesized: Rule<Expr> = (node, b) => {
  const x = firstNamed(node);
  return { kind: "ParenExpr", span: spanOfNode(node), x: x ? b.expr(x) : badExpr(spanOfNode(node)) };
};

const binary: Rule<Expr> = (node, b) => {
  const operator = node.children.find((child) => !child.named);
  return {
    kind: "BinaryExpr",
    span: spanOfNode(node),
    op: (operator?.type ?? "+") as BinaryOp,
    x: b.part(node, "left"),
    y: b.part(node, "right"),
  };
};

const unary: Rule<Expr> = (node, b) => {
  const op = node.children[0]?.type;
  const x = b.part(node, "operand");
  const span = spanOfNode(node);
  return op === "*" ? { kind: "StarExpr", span, x } : { kind: "UnaryExpr", span, op: op as UnaryOp, x };
};

/**
 * Applies what stands after an operand. The grammar reads `*(*T)(p).f` as `(*(*T)(p)).f`, with a conversion to a
 * pointer type in it; for Go a star takes in all that follows: it moves outwards.
 */
function postfix(x: Expr, end: number, apply: (x: Expr, span: Span) => Expr): Expr {
  const span = spanOf(x.span.start, end);
  return x.kind === "StarExpr" ? { kind: "StarExpr", span, x: postfix(x.x, end, apply) } : apply(x, span);
}

const selector: Rule<Expr> = (node, b) => {
  const field = fieldOf(node, "field");
  if (!field || field.missing) return badExpr(spanOfNode(node));
  const sel = b.ident(field, field);
  return postfix(b.part(node, "operand"), node.end, (x, span) => ({ kind: "SelectorExpr", span, x, sel }));
};

const index: Rule<Expr> = (node, b) => {
  const indices = [b.part(node, "index")];
  return postfix(b.part(node, "operand"), node.end, (x, span) => ({ kind: "IndexExpr", span, x, indices }));
};

/** `F[int, string]` as a value. */
const instantiation: Rule<Expr> = (node, b) => {
  const [fun, ...indices] = named(node).map((child) => b.expr(child));
  return postfix(fun ?? badExpr(spanOfNode(node)), node.end, (x, span) => ({ kind: "IndexExpr", span, x, indices }));
};

const slice: Rule<Expr> = (node, b) => {
  const low = b.optional(node, "start");
  const high = b.optional(node, "end");
  const max = b.optional(node, "capacity");
  return postfix(b.part(node, "operand"), node.end, (x, span) => ({ kind: "SliceExpr", span, x, low, high, max }));
};

const typeAssertion: Rule<Expr> = (node, b) => {
  const type = b.part(node, "type");
  return postfix(b.part(node, "operand"), node.end, (x, span) => ({ kind: "TypeAssertExpr", span, x, type }));
};

const call: Rule<Expr> = (node, b) => {
  const list = fieldOf(node, "arguments");
  if (list) requireComma(list, "argument list", b);
  const given = list ? named(list) : [];
  const args = given.map((arg) => b.expr(arg));
  const ellipsis = given.some((arg) => arg.type === "variadic_argument");
  return postfix(callee(node, b), node.end, (fun, span) => ({ kind: "CallExpr", span, fun, args, ellipsis }));
};

function callee(node: Cst, b: Builder): Expr {
  const x = b.part(node, "function");
  const typeArguments = fieldOf(node, "type_arguments");
  if (!typeArguments) return x;
  const indices = named(typeArguments).map((child) => b.expr(child));
  return { kind: "IndexExpr", span: spanOf(x.span.start, typeArguments.end), x, indices };
}

/** The grammar calls `m[k](x)` and `Map[int](xs)` conversions: for Go, syntax alone does not tell, and both are calls. */
const conversion: Rule<Expr> = (node, b) => {
  const args = [b.part(node, "operand")];
  return postfix(b.part(node, "type"), node.end, (fun, span) => ({ kind: "CallExpr", span, fun, args, ellipsis: false }));
};

const unwrapped: Rule<Expr> = (node, b) => {
  const inner = firstNamed(node);
  return inner ? b.expr(inner) : badExpr(spanOfNode(node));
};

const compositeLiteral: Rule<Expr> = (node, b) => {
  const body = fieldOf(node, "body");
  return {
    kind: "CompositeLit",
    span: spanOfNode(node),
    type: b.part(node, "type"),
    elts: body ? elements(body, b) : [],
  };
};

/** A literal whose type Go elides, inside another one. */
const literalValue: Rule<Expr> = (node, b) => ({
  kind: "CompositeLit",
  span: spanOfNode(node),
  elts: elements(node, b),
});

function elements(body: Cst, b: Builder): Expr[] {
  requireComma(body, "composite literal", b);
  return named(body).flatMap((element) => (b.isElided(element) ? [] : b.expr(element)));
}

const keyedElement: Rule<Expr> = (node, b) => ({
  kind: "KeyValueExpr",
  span: spanOfNode(node),
  key: b.part(node, "key"),
  value: b.part(node, "value"),
});

const funcLiteral: Rule<Expr> = (node, b) => ({
  kind: "FuncLit",
  span: spanOfNode(node),
  type: b.signature(node),
  body: b.block(fieldOf(node, "body"), spanOfNode(node)),
});

export const expressionRules: Rules<Expr> = {
  identifier: name,
  type_identifier: name,
  field_identifier: name,
  package_identifier: name,
  label_name: name,
  blank_identifier: name,
  dot: name,
  nil: name,
  true: name,
  false: name,
  iota: name,
  int_literal: literal("INT"),
  float_literal: literal("FLOAT"),
  imaginary_literal: literal("IMAG"),
  rune_literal: literal("CHAR"),
  interpreted_string_literal: stringLiteral,
  raw_string_literal: stringLiteral,
  parenthesized_expression: parenthesized,
  binary_expression: binary,
  unary_expression: unary,
  selector_expression: selector,
  index_expression: index,
  type_instantiation_expression: instantiation,
  slice_expression: slice,
  type_assertion_expression: typeAssertion,
  call_expression: call,
  type_conversion_expression: conversion,
  variadic_argument: unwrapped,
  literal_element: unwrapped,
  composite_literal: compositeLiteral,
  literal_value: literalValue,
  keyed_element: keyedElement,
  func_literal: funcLiteral,
};
