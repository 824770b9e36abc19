// Implements the layout of macro calls.

import type { FormatArg, RustExpr, RustPat } from "../ast.ts";
import { exprItems } from "./call.ts";
import { isControl, isPlainBlock, onlyExpr } from "./classify.ts";
import type { Layout } from "./context.ts";
import { byteLen, cat, isMultiline, join, type Out, type Part, type Rewrite, text } from "./out.ts";
import { bracketed, type Item } from "./overflow.ts";
import { limits, newline, Shape, deeper } from "./shape.ts";

type FormatMacro = Extract<RustExpr, { kind: "FormatMacro" }>;
type MacroExpr = Extract<RustExpr, { kind: "MacroExpr" }>;
type SelectMacro = Extract<RustExpr, { kind: "SelectMacro" }>;

/** `println!("…", a, b = c)`. */
export function formatMacro(cx: Layout, node: FormatMacro, shape: Shape): Rewrite {
  const template: readonly RustExpr[] = node.template === undefined ? [] : [templateExpr(node.template)];
  const args = [...(node.lead ?? []), ...template, ...node.args.map(formatArg)];
  return parens(cx, `${node.name}!`, args, shape);
}

/** A format text is written as a string literal whose braces mean what they say. */
const templateExpr = (template: string): RustExpr => ({ kind: "LitExpr", lit: { kind: "str", value: template } });

/** `name = value` reads as an assignment. */
const formatArg = (arg: FormatArg): RustExpr =>
  arg.name === undefined
    ? arg.expr
    : { kind: "AssignExpr", left: { kind: "PathExpr", path: { segments: [{ name: arg.name }] } }, right: arg.expr };

function parens(cx: Layout, head: string, args: readonly RustExpr[], shape: Shape): Rewrite {
  if (args.length === 0) return text(`${head}()`);
  return cx.with({ inMacro: true }, () =>
    bracketed(cx, {
      head: text(head),
      open: "(",
      close: ")",
      items: exprItems(cx, args, true),
      shape,
      maxWidth: limits.call,
      trailing: "never",
    }),
  );
}

export function macroExpr(cx: Layout, node: MacroExpr, shape: Shape): Rewrite {
  const head = `${node.name}!`;
  if (node.delim === "{") return braces(cx, node, head);
  const [open, close] = node.delim === "(" ? ["(", ")"] : ["[", "]"];
  if (node.args.length === 0) return text(`${head}${open}${close}`);
  // A `vec!` that is not inside another macro reads as an array.
  const asArray = node.name === "vec" && !node.repeat && !cx.inMacro;
  return cx.with({ inMacro: !asArray }, () => {
    if (node.repeat) return repeated(cx, head, open, close, node.args, shape);
    const maxWidth = node.delim === "(" ? limits.call : limits.array;
    return bracketed(cx, {
      head: text(head),
      open,
      close,
      items: macroItems(cx, node),
      shape,
      maxWidth,
      trailing: asArray ? "vertical" : "never",
    });
  });
}

/** Arguments as rustfmt reads them: as an expression where that is possible, else as a pattern. */
function macroItems(cx: Layout, node: MacroExpr): readonly Item[] {
  return node.args.map((arg, i) => {
    const guard = i === node.args.length - 1 ? node.guard : undefined;
    const expr = guard !== undefined ? undefined : isPat(arg) ? patAsExpr(arg) : arg;
    return expr === undefined ? guarded(cx, arg, guard) : (exprItems(cx, [expr], true)[0] as Item);
  });
}

function guarded(cx: Layout, arg: RustExpr | RustPat, guard: RustExpr | undefined): Item {
  const rewrite = (shape: Shape): Rewrite => {
    const pat = isPat(arg) ? cx.pat(arg, shape) : cx.expr(arg, shape);
    if (pat === undefined || guard === undefined) return pat;
    const cond = cx.expr(guard, shape.offsetLeft(byteLen(pat.s) + 4) ?? shape);
    return cond && cat(pat, " if ", cond);
  };
  return {
    rewrite,
    overflow: rewrite,
    canOverflow: () => false,
    isExpr: false,
    isMacroArg: true,
    isSimple: false,
    isNestedCall: false,
    isMethodCall: false,
  };
}

/** `vec![elem; len]`. */
function repeated(cx: Layout, head: string, open: string, close: string, args: MacroExpr["args"], shape: Shape): Rewrite {
  const nested = shape.offsetLeft(head.length)?.blockIndent(limits.tab);
  const [elem, len] = args.map((arg) => nested && !isPat(arg) && cx.expr(arg, nested));
  if (!nested || !elem || !len) return undefined;
  if (!isMultiline(elem.s) && !isMultiline(len.s) && byteLen(elem.s) + byteLen(len.s) + 8 <= shape.width) {
    return cat(head, open, elem, "; ", len, close);
  }
  return cat(head, open, nested.newline, elem, ";", nested.newline, len, shape.newline, close);
}

const isPat = (arg: RustExpr | RustPat): arg is RustPat => arg.kind.endsWith("Pat");

/** The expression that is spelled like the pattern. */
function patAsExpr(pat: RustPat): RustExpr | undefined {
  switch (pat.kind) {
    case "IdentPat":
      return pat.mut || pat.ref || pat.sub !== undefined
        ? undefined
        : { kind: "PathExpr", path: { segments: [{ name: pat.name }] } };
    case "WildPat":
      return { kind: "PathExpr", path: { segments: [{ name: "_" }] } };
    case "RestPat":
      return { kind: "RangeExpr", inclusive: false };
    case "PathPat":
      return { kind: "PathExpr", path: pat.path };
    case "LitPat":
      return pat.expr;
    case "TuplePat":
    case "TupleStructPat": {
      const elems = pat.elems.map(patAsExpr);
      if (elems.some((elem) => elem === undefined)) return undefined;
      if (pat.kind === "TuplePat") return { kind: "TupleExpr", elems: elems as readonly RustExpr[] };
      return { kind: "CallExpr", fun: { kind: "PathExpr", path: pat.path }, args: elems as readonly RustExpr[] };
    }
    case "SlicePat": {
      const elems = pat.elems.map(patAsExpr);
      return elems.includes(undefined) ? undefined : { kind: "ArrayExpr", elems: elems as readonly RustExpr[] };
    }
    case "RangePat":
      return { ...pat, kind: "RangeExpr" };
    case "StructPat":
      return structAsExpr(pat);
    case "RefPat": {
      const inner = patAsExpr(pat.pat);
      const isLoose = inner?.kind === "BinaryExpr" || inner?.kind === "RangeExpr";
      return inner && { kind: "RefExpr", mut: pat.mut, expr: isLoose ? { kind: "ParenExpr", expr: inner } : inner };
    }
    case "OrPat":
      if (pat.alts.some((alt) => alt.kind === "RangePat")) return undefined;
      return pat.alts.map(patAsExpr).reduce((left, right) => left && right && { kind: "BinaryExpr", op: "|", left, right });
    default:
      return undefined;
  }
}

/** `Name { a, b: pat, .. }`; the rest reads as a base without an expression. */
function structAsExpr(pat: Extract<RustPat, { kind: "StructPat" }>): RustExpr | undefined {
  const fields = pat.fields.map(({ name, pat: inner = { kind: "IdentPat", name } as const }) => ({
    name,
    value: patAsExpr(inner),
  }));
  if (fields.some(({ value }) => value === undefined)) return undefined;
  const rest: RustExpr = { kind: "PathExpr", path: { segments: [] } };
  return {
    kind: "StructExpr",
    path: pat.path,
    fields: fields as readonly { name: string; value: RustExpr }[],
    ...(pat.rest && { base: rest }),
  };
}

/** `name! { a, b }`: rustfmt leaves it alone, so all goes on one line. */
function braces(cx: Layout, node: MacroExpr, head: string): Rewrite {
  const endless = Shape.of(8096, { block: 0, align: 0 }, 8096);
  const args = node.args.map((arg) => (isPat(arg) ? cx.pat(arg, endless) : cx.expr(arg, endless)));
  if (args.includes(undefined)) return undefined;
  return args.length === 0 ? text(`${head} {}`) : cat(head, " { ", join(args as readonly Out[], ", "), " }");
}

/** `tokio::select! { … }`: rustfmt leaves its inside alone. */
export function selectMacro(cx: Layout, node: SelectMacro, shape: Shape): Rewrite {
  const indent = deeper(shape.indent);
  const line = newline(indent);
  const inner = Shape.indented(indent, shape.max);
  const arms = node.arms.map((arm) => selectArm(cx, arm, inner));
  const otherwise = node.else && selectBody(cx, cat("else =>"), node.else, inner);
  if (arms.includes(undefined) || (node.else !== undefined && otherwise === undefined)) return undefined;
  const parts: Part[] = node.biased ? [line, "biased;"] : [];
  for (const arm of [...(arms as readonly Out[]), ...(otherwise === undefined ? [] : [otherwise])]) parts.push(line, arm);
  return cat("tokio::select! {", ...parts, shape.newline, "}");
}

function selectArm(cx: Layout, arm: SelectMacro["arms"][number], shape: Shape): Rewrite {
  const pat = cx.pat(arm.pat, shape);
  const head = pat && cat(pat, " = ");
  const room = head && (shape.offsetLeft(byteLen(head.s)) ?? shape);
  const future = room && cx.expr(arm.future, room.saturatingSub(5));
  if (head === undefined || future === undefined) return undefined;
  const guard = arm.guard && cx.expr(arm.guard, shape.withWidth(8096));
  return selectBody(cx, cat(head, future, ...(guard === undefined ? [] : [", if ", guard]), " =>"), arm.body, shape);
}

function selectBody(cx: Layout, head: Out, body: RustExpr, shape: Shape): Rewrite {
  const room = shape.offsetLeft(byteLen(head.s) + 1)?.subWidth(1);
  if (isPlainBlock(body)) {
    const block = cx.expr(body, shape, "statement");
    return block && cat(head, " ", block);
  }
  const same = room && (shortIf(cx, body, room) ?? cx.expr(body, room, "statement"));
  if (same !== undefined && (!isMultiline(same.s) || !isControl(body))) return cat(head, " ", same, ",");
  const block = cx.blockLines({ kind: "Block", stmts: [], tail: body }, shape);
  return block && cat(head, " ", block);
}

/** `if cond { return }` on one line. */
function shortIf(cx: Layout, body: RustExpr, shape: Shape): Rewrite {
  if (body.kind !== "IfExpr" || body.else !== undefined || body.cond.kind === "LetExpr") return undefined;
  const only = onlyExpr(body.then);
  const cond = only && cx.expr(body.cond, shape);
  const inner = cond && cx.expr(only, shape);
  const out = inner && cat("if ", cond, " { ", inner, " }");
  return out !== undefined && !isMultiline(out.s) && byteLen(out.s) <= shape.width ? out : undefined;
}
