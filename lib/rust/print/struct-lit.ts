// Implements the layout of `Name { field: value }` in expressions and patterns.

import type { RustExpr, RustPat, RustTrivia } from "../ast.ts";
import type { Layout } from "./context.ts";
import { hasComment, listItem, listItems, type ListItem, tacticFor, type Tactic, writeList } from "./list.ts";
import { byteLen, cat, isMultiline, type Out, type Rewrite, text } from "./out.ts";
import { deeper, limits, Shape, spaces } from "./shape.ts";

type StructExpr = Extract<RustExpr, { kind: "StructExpr" }>;
type StructPat = Extract<RustPat, { kind: "StructPat" }>;

interface Shapes {
  /** Width of the fields on one line, if there is any. */
  readonly oneLine: number | undefined;
  readonly nested: Shape;
}

function shapesOf(shape: Shape, prefix: number, suffix: number): Shapes {
  const inner = shape.blockIndent(limits.tab);
  const nested = inner.withMaxWidth();
  const rest = shape.width - prefix - suffix;
  return { oneLine: rest < 0 ? undefined : Math.min(rest, shape.scaled(limits.structLit)), nested };
}

const tacticOf = (items: readonly ListItem[], oneLine: number | undefined): Tactic =>
  oneLine === undefined ? "vertical" : tacticFor(items, oneLine);

export function structExpr(cx: Layout, node: StructExpr, shape: Shape): Rewrite {
  const room = shape.subWidth(2);
  const path = room && cx.path(node.path, true, room);
  if (path === undefined) return undefined;
  if (node.fields.length === 0 && node.base === undefined) return cat(path, " {}");
  const { oneLine, nested } = shapesOf(shape, byteLen(path.s) + 3, 2);
  const fieldShape = nested.subWidth(1);
  const items = [
    ...listItems(node.fields, (field) => fieldShape && structField(cx, field, fieldShape)),
    ...(node.base === undefined ? [] : [listItem(baseField(cx, node.base, nested), node.base.trivia)]),
  ];
  const tactic = tacticOf(items, oneLine);
  const list = writeList(items, {
    shape: tactic === "horizontal" ? Shape.of(oneLine ?? 0, shape.indent, shape.max) : nested,
    tactic,
    trailing: cx.inMacro || node.base !== undefined ? "never" : "vertical",
    endsWithNewline: tactic === "vertical",
    keepBlankLines: true,
  });
  return list && wrapFields(path, list, shape, nested, items.some(hasComment) ? 0 : (oneLine ?? 0));
}

function wrapFields(path: Out, fields: Out, shape: Shape, nested: Shape, oneLine: number): Out {
  const vertical = isMultiline(fields.s) || byteLen(fields.s) > oneLine;
  return vertical ? cat(path, " {", nested.newline, fields, shape.newline, "}") : cat(path, " { ", fields, " }");
}

function baseField(cx: Layout, base: RustExpr, shape: Shape): Rewrite {
  const room = shape.offsetLeft(2);
  const out = room && cx.expr(base, room);
  return out && cat("..", out);
}

function structField(
  cx: Layout,
  field: { readonly name: string; readonly value: RustExpr; readonly trivia?: RustTrivia },
  shape: Shape,
): Rewrite {
  const isShort = isNamed(field.value, field.name);
  if (isShort) return cx.expr(field.value, shape.withWidth(shape.max));
  const room = shape.offsetLeft(byteLen(field.name) + 2);
  const value = room && cx.expr(field.value, room);
  if (value !== undefined) return cat(field.name, ": ", value);
  if (room === undefined) return undefined;
  const below = Shape.indented(deeper(shape.indent), shape.max);
  const next = cx.expr(field.value, below);
  return next && cat(field.name, ":", below.newline, next);
}

function isNamed(value: RustExpr, name: string): boolean {
  return (
    value.kind === "PathExpr" &&
    value.path.segments.length === 1 &&
    value.path.segments[0]?.name === name &&
    value.path.segments[0].generics === undefined
  );
}

// ---- Patterns

export function structPat(cx: Layout, node: StructPat, shape: Shape): Rewrite {
  const room = shape.subWidth(2);
  const path = room && cx.path(node.path, true, room);
  if (path === undefined) return undefined;
  if (node.fields.length === 0 && !node.rest) return cat(path, " {}");
  const { oneLine, nested } = shapesOf(shape, byteLen(path.s) + 3, (node.rest ? 4 : 0) + 2);
  const items = node.fields.map((field) => listItem(patField(cx, field, nested)));
  const tactic = tacticOf(items, oneLine);
  const list = writeList(items, {
    shape: tactic === "horizontal" ? Shape.of(oneLine ?? 0, shape.indent, shape.max) : nested,
    tactic,
    trailing: "vertical",
    endsWithNewline: tactic === "vertical",
    keepBlankLines: true,
  });
  if (list === undefined) return undefined;
  const fields = node.rest ? withRest(list, tactic, nested, oneLine ?? 0) : list;
  return wrapFields(path, fields, shape, nested, oneLine ?? 0);
}

function withRest(fields: Out, tactic: Tactic, nested: Shape, oneLine: number): Out {
  const trailing = tactic === "vertical";
  if (isMultiline(fields.s) || byteLen(fields.s) > oneLine) {
    return cat(fields, trailing ? "" : ",", `\n${spaces(nested.indent)}`, "..");
  }
  return fields.s === "" ? text("..") : cat(fields, trailing ? " " : ", ", "..");
}

function patField(cx: Layout, field: StructPat["fields"][number], shape: Shape): Rewrite {
  if (field.pat === undefined) return text(field.name);
  const pat = cx.pat(field.pat, shape);
  if (pat === undefined || isShorthand(field.pat, field.name)) return pat;
  if (byteLen(field.name) + 2 + byteLen(pat.s) <= shape.width) return cat(field.name, ": ", pat);
  const nested = shape.blockIndent(limits.tab);
  const below = cx.pat(field.pat, nested);
  return below && cat(field.name, ":", nested.newline, below);
}

/** `ref mut name` and `name` bind the field of that name without naming it twice. */
const isShorthand = (pat: RustPat, name: string): boolean =>
  pat.kind === "IdentPat" && pat.name === name && pat.sub === undefined;
