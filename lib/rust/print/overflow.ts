// Implements bracketed lists (arguments, elements, generics): on one line, with a last item that runs over
// several lines, packed, or with one item a line.

import type { RustTrivia } from "../ast.ts";
import type { Layout } from "./context.ts";
import {
  fitsOneLine,
  hasComment,
  type ListItem,
  itemText,
  itemWidth,
  listItem,
  tacticFor,
  type Tactic,
  writeList,
} from "./list.ts";
import {
  byteLen,
  cat,
  firstLine,
  firstLineWidth,
  isMultiline,
  lastLineWidth,
  newlineCount,
  type Out,
  type Rewrite,
  text,
} from "./out.ts";
import { extraOffset, limits, newline, type Shape } from "./shape.ts";

/** One item of a bracketed list, with what the layout asks about it. */
export interface Item {
  readonly trivia?: RustTrivia;
  rewrite(shape: Shape): Rewrite;
  /** As the last item, continuing on further lines. */
  overflow(shape: Shape): Rewrite;
  canOverflow(count: number): boolean;
  readonly isExpr: boolean;
  readonly isMacroArg: boolean;
  /** A literal, a name, or operators on those. */
  readonly isSimple: boolean;
  readonly isNestedCall: boolean;
  readonly isMethodCall: boolean;
}

export interface BracketOptions {
  /** What stands before the bracket. */
  readonly head: Out;
  readonly open: string;
  readonly close: string;
  readonly items: readonly Item[];
  readonly shape: Shape;
  /** Width that the items may take on one line, for lines of 100. */
  readonly maxWidth: number;
  readonly trailing?: "always" | "vertical" | "never";
}

/** Format macros, with the number of arguments before their text. */
const formatMacros = new Map<string, number>([
  ...[
    "eprint",
    "eprintln",
    "format",
    "format_args",
    "print",
    "println",
    "panic",
    "unreachable",
    "debug",
    "error",
    "info",
    "warn",
    "trace",
  ].map((name) => [`${name}!`, 0] as const),
  ...["assert", "debug_assert", "write", "writeln"].map((name) => [`${name}!`, 1] as const),
  ...["assert_eq", "assert_ne", "debug_assert_eq", "debug_assert_ne"].map((name) => [`${name}!`, 2] as const),
]);

export function bracketed(cx: Layout, options: BracketOptions): Rewrite {
  return new Bracketed(cx, options).rewrite();
}

/** In a packed list a comment above an item would read as one behind the item before. */
function commentsBehind(list: readonly ListItem[]): readonly ListItem[] {
  return list.map((item, i) => {
    const { pre, post, ...rest } = item;
    const next = list[i + 1]?.pre?.split("\n") ?? [];
    const behind = [...(post === undefined ? [] : [post]), ...next].join(" ");
    return { ...rest, ...(i === 0 && pre !== undefined && { pre }), ...(behind !== "" && { post: behind }) };
  });
}

class Bracketed {
  private readonly maxWidth: number;
  private readonly oneLineWidth: number;
  private readonly oneLineShape: Shape;
  private readonly nested: Shape;
  private readonly list: ListItem[];
  private readonly items: readonly Item[];

  constructor(
    private readonly cx: Layout,
    private readonly options: BracketOptions,
  ) {
    const { head, shape, items } = options;
    this.items = items;
    this.maxWidth = shape.scaled(options.maxWidth);
    this.oneLineWidth = Math.max(0, shape.width - (extraOffset(head.s, shape) + 2));
    this.oneLineShape = shape.offsetLeft(lastLineWidth(head.s) + 1)?.subWidth(1) ?? shape.withWidth(0);
    this.nested = shape.block().blockIndent(limits.tab).withMaxWidth().saturatingSub(1);
    this.list = items.map((item, i) =>
      listItem(i < items.length - 1 ? item.rewrite(this.nested) : undefined, item.trivia, items[i + 1]?.trivia),
    );
  }

  rewrite(): Rewrite {
    const tactic = this.chooseTactic();
    const trailing = this.options.trailing ?? "vertical";
    const written = writeList(this.list, {
      shape: this.nested,
      tactic,
      trailing,
      endsWithNewline: tactic === "vertical" || tactic === "mixed",
    });
    return written && this.wrap(written, tactic === "horizontal");
  }

  private wrap(items: Out, extendable: boolean): Out {
    const { head, open, close, shape } = this.options;
    const available = Math.max(0, shape.width - lastLineWidth(head.s));
    const needed = items.s === "" ? 2 : firstLineWidth(items.s) + 1;
    if (extendable && needed <= available) return cat(head, open, items, close);
    const inner = items.s === "" ? [] : [this.nested.newline, items];
    return cat(head, open, ...inner, newline(shape.block().indent), close);
  }

  private setLast(item: Rewrite): void {
    const at = this.list.length - 1;
    this.list[at] = { ...(this.list[at] as ListItem), item };
  }

  private chooseTactic(): Tactic {
    const { items, list } = this;
    const last = items[items.length - 1];
    if (last === undefined) return this.limitedTactic();
    const overflowed = this.tryOverflow(last);
    const tactic = this.limitedTactic();
    if (overflowed !== undefined && tactic === "horizontal") {
      this.setLast(this.settleOverflow(overflowed, last));
      return tactic;
    }
    this.setLast(last.rewrite(this.nested));
    const only = list[0] as ListItem;
    if (
      list.length === 1 &&
      this.oneLineWidth !== 0 &&
      !hasComment(only) &&
      !isMultiline(itemText(only)) &&
      itemWidth(only) <= this.oneLineWidth
    ) {
      return "horizontal";
    }
    const settled = this.limitedTactic();
    return settled === "vertical" ? this.verticalTactic() : settled;
  }

  /** A single nested call that overflows by one line break may fit the next line whole. */
  private settleOverflow(overflowed: Out, last: Item): Out {
    if (this.items.length > 1 || newlineCount(overflowed.s) !== 1) return overflowed;
    const whole = last.rewrite(this.nested);
    return whole !== undefined && !isMultiline(whole.s) ? whole : overflowed;
  }

  private limitedTactic(): Tactic {
    return tacticFor(this.list, Math.min(this.oneLineWidth, this.maxWidth));
  }

  private verticalTactic(): Tactic {
    const first = this.items[0];
    const before = first?.isMacroArg ? formatMacros.get(this.options.head.s) : undefined;
    if (before !== undefined) return this.formatTactic(before) ?? "vertical";
    const short = this.list.every((item) => byteLen(itemText(item)) <= limits.shortElement);
    if (!short || !this.items.every((item) => item.isSimple)) return "vertical";
    this.list.splice(0, this.list.length, ...commentsBehind(this.list));
    return "mixed";
  }

  private formatTactic(before: number): Tactic | undefined {
    const others = this.items.filter((_, i) => i !== before);
    const simple = this.items.length > before && others.every((item) => item.isSimple);
    const oneLine = (items: readonly ListItem[]): boolean => fitsOneLine(items, this.nested.width);
    return simple && oneLine(this.list.slice(0, before)) && oneLine(this.list.slice(before + 1)) ? before : undefined;
  }

  /** Lays the last item out with overflow and puts its first line into the list, to see whether that fits. */
  private tryOverflow(last: Item): Rewrite {
    const alone = this.items.length === 1 && last.isExpr && byteLen(this.options.head.s) < limits.tab;
    if (!alone && !last.canOverflow(this.items.length)) return undefined;
    const shape = this.lastShape(last);
    if (shape === undefined) return undefined;
    const oneLineChain = !alone && last.isMethodCall;
    const overflowed = oneLineChain ? this.cx.with({ oneLineChain: true }, () => last.overflow(shape)) : last.overflow(shape);
    if (overflowed !== undefined) this.setLast(text(firstLine(overflowed.s)));
    return overflowed;
  }

  private lastShape(last: Item): Shape | undefined {
    if (this.items.length === 1 && !last.isNestedCall) return this.oneLineShape;
    const offset = this.list.slice(0, -1).reduce((sum, item) => sum + 2 + byteLen(itemText(item)), 0);
    return this.oneLineShape.withWidth(Math.min(this.maxWidth, this.oneLineShape.width)).offsetLeft(offset);
  }
}
