// Implements the layout of struct and enum declarations.

import type { EnumVariant, GenericParam, RustItem, StructField } from "../ast.ts";
import { assignRhs } from "./assign.ts";
import { attributes, pub } from "./attr.ts";
import type { Layout } from "./context.ts";
import { generics } from "./fn.ts";
import { listItems, type ListItem, itemText, tacticFor, writeList } from "./list.ts";
import { byteLen, cat, isMultiline, join, lastLineWidth, marked, type Out, type Part, type Rewrite, text } from "./out.ts";
import { bracketed, type Item } from "./overflow.ts";
import { columnsOf, deeper, type Indent, limits, newline, Shape } from "./shape.ts";

type StructItem = Extract<RustItem, { kind: "StructItem" }>;
type EnumItem = Extract<RustItem, { kind: "EnumItem" }>;
type TupleFields = NonNullable<EnumVariant["tuple"]> | NonNullable<StructItem["tuple"]>;

export function structItem(cx: Layout, node: StructItem, indent: Indent, max: number): Rewrite {
  const head = text(`${pub(node)}struct ${node.name}`);
  if (node.fields !== undefined) {
    const named = header(cx, head, node.generics, indent, max);
    return named && namedFields(cx, named, node.fields, indent, 0, max);
  }
  const named = header(cx, head, node.generics, indent, max);
  if (named === undefined || node.tuple === undefined) return named && cat(named, ";");
  const out = tupleFields(cx, named, node.tuple, indent, max);
  return out && cat(out, ";");
}

function header(cx: Layout, head: Out, params: readonly GenericParam[] | undefined, indent: Indent, max: number): Rewrite {
  const shape = Shape.of(Math.max(0, max - lastLineWidth(head.s) - columnsOf(indent)), indent, max);
  const list = generics(cx, text(""), params, shape);
  return list && cat(head, list);
}

/** `Name { a: A, b: B }`, on one line where that takes no more than `oneLine`. */
function namedFields(
  cx: Layout,
  head: Out,
  fields: readonly StructField[],
  indent: Indent,
  oneLine: number,
  max: number,
): Rewrite {
  if (fields.length === 0) return cat(head, " {}");
  const shape = Shape.indented(deeper(indent), max).subWidth(1);
  if (shape === undefined) return undefined;
  const start = cat(head, " {");
  const budget = Math.min(oneLine, Math.max(0, max - (byteLen(start.s) + 3 + columnsOf(indent))));
  const items = listItems(fields, (field) => marked(namedField(cx, field, shape), field.origin));
  const list = writeList(items, { shape, tactic: tacticFor(items, budget), trailing: "vertical", keepBlankLines: true });
  if (list === undefined) return undefined;
  const flat = !isMultiline(list.s) && !isMultiline(start.s) && byteLen(list.s) <= budget;
  return flat ? cat(start, " ", list, " }") : cat(start, shape.newline, list, newline(indent), "}");
}

function namedField(cx: Layout, field: StructField, shape: Shape): Rewrite {
  const before = attributes(cx, field.docs, field.attrs, shape).flatMap((line): readonly Part[] => [line, shape.newline]);
  const prefix = `${pub(field)}${field.name}:`;
  const room = shape.offsetLeft(byteLen(prefix) + 1);
  const type = room && cx.type(field.type, room);
  if (type !== undefined && !isMultiline(type.s)) return cat(...before, prefix, " ", type);
  const broken = assignRhs(text(prefix), shape, (s) => cx.type(field.type, s));
  return broken && cat(...before, broken);
}

function tupleFields(cx: Layout, head: Out, fields: TupleFields, indent: Indent, max: number): Rewrite {
  if (fields.length === 0) return cat(head, "()");
  const shape = Shape.indented(indent, max).subWidth(1);
  return (
    shape &&
    bracketed(cx, {
      head,
      open: "(",
      close: ")",
      items: fields.map((field) => tupleField(cx, field)),
      shape,
      maxWidth: limits.call,
    })
  );
}

function tupleField(cx: Layout, field: TupleFields[number]): Item {
  const visible = "pub" in field ? pub(field) : "";
  const rewrite = (shape: Shape): Rewrite => {
    const attrs = join(attributes(cx, undefined, "attrs" in field ? field.attrs : undefined, shape), " ");
    const before = `${attrs.s}${attrs.s === "" ? "" : " "}${visible}`;
    const room = shape.offsetLeft(byteLen(before));
    const type = room && cx.type(field.type, room);
    return type && cat(before, type);
  };
  return {
    rewrite,
    overflow: rewrite,
    canOverflow: () => false,
    isExpr: false,
    isMacroArg: false,
    isSimple: false,
    isNestedCall: false,
    isMethodCall: false,
  };
}

export function enumItem(cx: Layout, node: EnumItem, indent: Indent, max: number): Rewrite {
  const head = header(cx, text(`${pub(node)}enum ${node.name}`), node.generics, indent, max);
  if (head === undefined || node.variants.length === 0) return head && cat(head, " {}");
  const inner = deeper(indent);
  const layout = (oneLine: number): ListItem[] =>
    listItems(node.variants, (variant) => marked(enumVariant(cx, variant, inner, oneLine, max), variant.origin));
  const first = layout(limits.structVariant);
  // One variant on several lines puts the fields of all on lines of their own.
  const broken = first.some((item) => isMultiline(itemText(item))) && first.some((item) => !isMultiline(itemText(item)));
  const items = broken ? layout(0) : first;
  const shape = Shape.indented(inner, max).saturatingSub(2);
  const list = writeList(items, { shape, tactic: "vertical", trailing: "vertical", keepBlankLines: true });
  return list && cat(head, " {", newline(inner), list, newline(indent), "}");
}

function enumVariant(cx: Layout, node: EnumVariant, indent: Indent, oneLine: number, max: number): Rewrite {
  const shape = Shape.indented(indent, max);
  const before = attributes(cx, node.docs, node.attrs, shape).flatMap((line): readonly Part[] => [line, newline(indent)]);
  const name = text(node.name);
  const body =
    node.fields !== undefined
      ? namedFields(cx, name, node.fields, indent, oneLine, max)
      : node.tuple !== undefined
        ? tupleFields(cx, name, node.tuple, indent, max)
        : name;
  const { discriminant } = node;
  if (body === undefined || discriminant === undefined) return body && cat(...before, body);
  const assigned = assignRhs(cat(body, " ="), shape.saturatingSub(1), (s) => cx.expr(discriminant, s), "overflow");
  return assigned && cat(...before, assigned);
}
