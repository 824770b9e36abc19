// Implements the layout of what follows `=`: on the same line, or on the next one step deeper.

import {
  byteLen,
  cat,
  firstLine,
  isMultiline,
  lastLineWidth,
  newlineCount,
  type Out,
  type Part,
  type Rewrite,
  width,
} from "./out.ts";
import { columnsOf, deeper, fits, newline, Shape } from "./shape.ts";

export type RhsTactic = "default" | "nextLine" | "overflow";

/** `left` holds everything up to the `=`. */
export function assignRhs(left: Out, shape: Shape, right: (shape: Shape) => Rewrite, tactic: RhsTactic = "default"): Rewrite {
  const indented = isMultiline(left.s) ? columnsOf(shape.indent) : 0;
  const used = Math.max(0, lastLineWidth(left.s) - indented) + 1;
  const sameLine = shape.offsetLeft(used) ?? shape.addOffset(used).withWidth(0);
  const rhs = chooseRhs(sameLine, right, tactic);
  return rhs && cat(left, ...rhs);
}

function chooseRhs(shape: Shape, right: (shape: Shape) => Rewrite, tactic: RhsTactic): readonly Part[] | undefined {
  const same = right(shape);
  if (same !== undefined && same.s === "") return [];
  if (same !== undefined && !isMultiline(same.s) && width(same.s) <= shape.width) return [" ", same];
  const below = shapeBelow(shape, tactic);
  if (below === undefined) return undefined;
  const next = right(below);
  const indent = newline(deeper(shape.indent));
  if (same !== undefined && next !== undefined) {
    if (!fits(next.s, below)) return [" ", same];
    return prefersNextLine(same.s, next.s, tactic) ? [indent, next] : [" ", same];
  }
  if (same !== undefined) return [" ", same];
  if (next !== undefined) return [indent, next];
  if (tactic !== "overflow") return undefined;
  const endless = right(shape.withWidth(8096));
  return endless && [" ", endless];
}

function shapeBelow(shape: Shape, tactic: RhsTactic): Shape | undefined {
  if (tactic === "nextLine") return shape.withMaxWidth().subWidth(columnsOf(shape.indent));
  return Shape.indented(deeper(shape.indent), shape.max).subWidth(shape.rhsOverhead);
}

/** Whether a layout reads better when it starts on the next line. */
export function prefersNextLine(same: string, next: string, tactic: RhsTactic): boolean {
  const opens = (bracket: string): boolean => firstLine(same).endsWith(bracket) && !firstLine(next).endsWith(bracket);
  return (
    tactic === "nextLine" ||
    !isMultiline(next) ||
    newlineCount(same) > newlineCount(next) + 1 ||
    opens("(") ||
    opens("{") ||
    opens("[")
  );
}

/** Operators and their right side: `a += b`. */
export function assignment(
  shape: Shape,
  operator: string,
  left: (shape: Shape) => Rewrite,
  right: (shape: Shape) => Rewrite,
): Rewrite {
  const rest = shape.subWidth(byteLen(operator) + 1);
  const lhs = rest && left(rest);
  return lhs && assignRhs(cat(lhs, " ", operator), shape, right);
}
