// Implements the building of types and of field lists.

import { type Span, spanOf } from "../../source/span.ts";
import type { ChanType, Expr, Field, FieldList, FuncType, Ident } from "../ast.ts";
import type { Cst } from "./cst.ts";
import { stringLiteral, parenthesized } from "./expressions.ts";
import {
  type Builder,
  badExpr,
  childOf,
  fieldOf,
  firstNamed,
  has,
  isError,
  named,
  requireComma,
  type Rule,
  type Rules,
  spanOfNode,
} from "./rule.ts";

const inner = (node: Cst, b: Builder): Expr => {
  const child = firstNamed(node);
  return child ? b.expr(child) : badExpr(spanOfNode(node));
};

const pointer: Rule<Expr> = (node, b) => ({ kind: "StarExpr", span: spanOfNode(node), x: inner(node, b) });

const qualified: Rule<Expr> = (node, b) => {
  const name = fieldOf(node, "name");
  if (!name || name.missing) return badExpr(spanOfNode(node));
  return { kind: "SelectorExpr", span: spanOfNode(node), x: b.part(node, "package"), sel: b.ident(name, name) };
};

const array: Rule<Expr> = (node, b) => ({
  kind: "ArrayType",
  span: spanOfNode(node),
  len: b.optional(node, "length"),
  elt: b.part(node, "element"),
});

/** `[...]T` */
const countedArray: Rule<Expr> = (node, b) => {
  const dots = childOf(node, "...");
  return {
    kind: "ArrayType",
    span: spanOfNode(node),
    len: { kind: "Ellipsis", span: dots ? spanOfNode(dots) : spanOfNode(node) },
    elt: b.part(node, "element"),
  };
};

const map: Rule<Expr> = (node, b) => ({
  kind: "MapType",
  span: spanOfNode(node),
  key: b.part(node, "key"),
  value: b.part(node, "value"),
});

const channel: Rule<Expr> = (node, b) => channelFrom(node, node.start, direction(node), b);

/** The arrow belongs to the leftmost `chan` that it can: `chan <-chan T` is `chan<- (chan T)`, whatever the grammar says. */
function channelFrom(node: Cst, start: number, dir: ChanType["dir"], b: Builder): Expr {
  const value = fieldOf(node, "value");
  const span = spanOf(start, node.end);
  if (dir !== "both" || value?.type !== "channel_type" || direction(value) !== "recv") {
    return { kind: "ChanType", span, dir, value: b.part(node, "value") };
  }
  const keyword = childOf(value, "chan");
  return { kind: "ChanType", span, dir: "send", value: channelFrom(value, keyword?.start ?? value.start, "both", b) };
}

const direction = (node: Cst): ChanType["dir"] => (node.children[0]?.type === "<-" ? "recv" : has(node, "<-") ? "send" : "both");

const functionType: Rule<Expr> = (node, b) => signature(node, b);

const negated: Rule<Expr> = (node, b) => ({ kind: "UnaryExpr", span: spanOfNode(node), op: "~", x: inner(node, b) });

/** `List[T]`. The grammar reads `~List[T]` as `(~List)[T]`; for Go the tilde applies to the whole type. */
const generic: Rule<Expr> = (node, b) => {
  const x = b.part(node, "type");
  const list = fieldOf(node, "type_arguments");
  const indices = list ? named(list).map((child) => b.expr(child)) : [];
  const span = spanOfNode(node);
  if (x.kind !== "UnaryExpr") return { kind: "IndexExpr", span, x, indices };
  return { ...x, span, x: { kind: "IndexExpr", span: spanOf(x.x.span.start, node.end), x: x.x, indices } };
};

/** `A | ~B | C`, as binary expressions that lean left. */
const union: Rule<Expr> = (node, b) => {
  const [first, ...rest] = named(node).map((child) => b.expr(child));
  return rest.reduce<Expr>(
    (x, y) => ({ kind: "BinaryExpr", span: spanOf(x.span.start, y.span.end), op: "|", x, y }),
    first ?? badExpr(spanOfNode(node)),
  );
};

const struct: Rule<Expr> = (node, b) => {
  const body = childOf(node, "field_declaration_list");
  const span = body ? spanOfNode(body) : spanOfNode(node);
  const list = body ? named(body).flatMap((child) => (b.isElided(child) ? [] : structField(child, b))) : [];
  return { kind: "StructType", span: spanOfNode(node), fields: { kind: "FieldList", span, list } };
};

function structField(node: Cst, b: Builder): Field {
  if (isBroken(node)) return badField(node);
  const tag = fieldOf(node, "tag");
  const type = b.part(node, "type");
  const star = childOf(node, "*");
  return {
    kind: "Field",
    span: spanOfNode(node),
    names: fieldNames(node, b),
    type: star ? { kind: "StarExpr", span: spanOf(star.start, type.span.end), x: type } : type,
    tag: tag ? stringLiteral(tag, b) : undefined,
  };
}

const interfaceType: Rule<Expr> = (node, b) => {
  const brace = childOf(node, "{");
  return {
    kind: "InterfaceType",
    span: spanOfNode(node),
    methods: {
      kind: "FieldList",
      span: spanOf(brace?.start ?? node.start, node.end),
      list: named(node).flatMap((child) => (b.isElided(child) ? [] : interfaceElement(child, b))),
    },
  };
};

function interfaceElement(node: Cst, b: Builder): Field {
  if (isBroken(node)) return badField(node);
  const span = spanOfNode(node);
  if (node.type !== "method_elem") return { kind: "Field", span, names: [], type: b.expr(node) };
  const name = fieldOf(node, "name");
  return { kind: "Field", span, names: [b.ident(name, node)], type: signature(node, b) };
}

/** Parameters, results, type parameters and receivers. */
export function fieldList(node: Cst, b: Builder): FieldList {
  requireComma(node, node.type === "type_parameter_list" ? "type parameter list" : "parameter list", b);
  const list = groupNames(named(node).flatMap((child) => (b.isElided(child) ? [] : parameter(child, b))));
  return { kind: "FieldList", span: spanOfNode(node), list };
}

/**
 * In `a, b, c int` the grammar cannot know from `a` that it is no type, and with many names it gives up: then it
 * makes them unnamed parameters. In Go either all parameters have names or none has.
 */
function groupNames(fields: readonly Field[]): Field[] {
  const grouped: Field[] = [];
  let names: Ident[] = [];
  for (const field of fields) {
    if (field.names.length === 0 && field.type.kind === "Ident") {
      names.push(field.type);
      continue;
    }
    const [first] = names;
    if (first && field.names.length > 0) {
      grouped.push({ ...field, span: spanOf(first.span.start, field.span.end), names: [...names, ...field.names] });
    } else {
      for (const name of names) grouped.push(unnamed(name));
      grouped.push(field);
    }
    names = [];
  }
  return [...grouped, ...names.map(unnamed)];
}

const unnamed = (type: Expr): Field => ({ kind: "Field", span: type.span, names: [], type });

function parameter(node: Cst, b: Builder): Field {
  if (isBroken(node)) return badField(node);
  const type = b.part(node, "type");
  return {
    kind: "Field",
    span: spanOfNode(node),
    names: fieldNames(node, b),
    type: node.type === "variadic_parameter_declaration" ? variadic(node, type) : type,
  };
}

function variadic(node: Cst, elt: Expr): Expr {
  const dots = childOf(node, "...");
  return { kind: "Ellipsis", span: spanOf(dots?.start ?? node.start, elt.span.end), elt };
}

/** A function's type parameters, parameters and results. The type of a declared function begins after its name. */
export function signature(node: Cst, b: Builder): FuncType {
  const typeParams = fieldOf(node, "type_parameters");
  const params = fieldOf(node, "parameters");
  const result = fieldOf(node, "result");
  const end = (result ?? params)?.end ?? node.end;
  const start = node.children[0]?.type === "func" && !fieldOf(node, "name") ? node.start : (typeParams ?? params)?.start;
  return {
    kind: "FuncType",
    span: spanOf(start ?? end, end),
    typeParams: typeParams && fieldList(typeParams, b),
    params: params ? fieldList(params, b) : noFields(spanOf(end, end)),
    results: result && results(result, b),
  };
}

function results(node: Cst, b: Builder): FieldList {
  if (node.type === "parameter_list") return fieldList(node, b);
  const span = spanOfNode(node);
  return { kind: "FieldList", span, list: [{ kind: "Field", span, names: [], type: b.expr(node) }] };
}

export const noFields = (span: Span): FieldList => ({ kind: "FieldList", span, list: [] });

const fieldNames = (node: Cst, b: Builder): Ident[] =>
  node.children.filter((child) => child.named && child.field === "name").map((child) => b.ident(child, child));

const isBroken = (node: Cst): boolean => isError(node) || node.missing || node.children.some(isError);

const badField = (node: Cst): Field => ({
  kind: "Field",
  span: spanOfNode(node),
  names: [],
  type: badExpr(spanOfNode(node)),
});

export const typeRules: Rules<Expr> = {
  parenthesized_type: parenthesized,
  pointer_type: pointer,
  qualified_type: qualified,
  array_type: array,
  slice_type: array,
  implicit_length_array_type: countedArray,
  map_type: map,
  channel_type: channel,
  function_type: functionType,
  negated_type: negated,
  generic_type: generic,
  type_elem: union,
  type_constraint: union,
  struct_type: struct,
  interface_type: interfaceType,
};
