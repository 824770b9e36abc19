// Implements numbers that a linter takes for one of Rust's constants cut short: what is exactly the constant takes its name, and
// what is only near becomes a quotient of whole numbers, which is the same float. More digits or zeros would still be found.

import type { RustExpr, RustFile, RustType } from "../rust/ast.ts";
import { float, pathExpr, simpleName } from "../rust/factory.ts";
import { isExpr, mapTree } from "../rust/print/tree.ts";

/** Rust's name, its value, and how few characters of it are no approximation yet (clippy::approx_constant). */
const constants: readonly (readonly [name: string, value: number, few: number])[] = [
  ["E", Math.E, 4],
  ["FRAC_1_PI", 0.3183098861837907, 4],
  ["FRAC_1_SQRT_2", Math.SQRT1_2, 5],
  ["FRAC_2_PI", 0.6366197723675814, 5],
  ["FRAC_2_SQRT_PI", 1.1283791670955126, 5],
  ["FRAC_PI_2", Math.PI / 2, 5],
  ["FRAC_PI_3", 1.0471975511965979, 5],
  ["FRAC_PI_4", Math.PI / 4, 5],
  ["FRAC_PI_6", 0.5235987755982989, 5],
  ["FRAC_PI_8", Math.PI / 8, 5],
  ["LN_2", Math.LN2, 5],
  ["LN_10", Math.LN10, 5],
  ["LOG10_2", 0.3010299956639812, 5],
  ["LOG2_10", 3.321928094887362, 5],
  ["LOG10_E", Math.LOG10E, 5],
  ["LOG2_E", Math.LOG2E, 5],
  ["PI", Math.PI, 3],
  ["SQRT_2", Math.SQRT2, 5],
  ["TAU", 2 * Math.PI, 3],
];

/** The golden ratio has no name that every compiler knows. */
const unnamed: readonly (typeof constants)[number][] = [["PHI", 1.618033988749895, 4]];

/** The name of the constant that is exactly this number. */
export const constantNamed = (value: number): string | undefined => constants.find(([, v]) => v === value)?.[0];

/** As clippy asks: the beginning of the constant's digits, or the constant rounded to as many places. */
export const isNearConstant = (digits: string): boolean =>
  /^\d\.\d+$/.test(digits) &&
  [...constants, ...unnamed].some(([, value, few]) => {
    const plain = String(Number(digits));
    if (digits.length <= few) return false;
    return (plain.length > few && String(value).startsWith(plain)) || value.toFixed(digits.length - 2) === digits;
  });

/** `3.14` is `314.0 / 100.0`: both are exact, and so the quotient rounds as the digits do. */
export function quotient(digits: string, negative: boolean, suffix?: string): RustExpr {
  const [whole = "", part = ""] = digits.split(".");
  const over = float(`${negative ? "-" : ""}${Number(whole + part)}.0`, suffix);
  return { kind: "BinaryExpr", op: "/", left: over, right: float(`1${"0".repeat(part.length)}.0`) };
}

/** The numbers of a file that inference wrote as their author did. */
export function besideConstants(file: RustFile): RustFile {
  const text = JSON.stringify(file.items, (key, value) => (key === "origin" || key === "trivia" ? undefined : value));
  const hasSingles = text.includes('"f32"');
  const written = new Map<object, object>();
  const doubles = new Set<object>();
  const beside = (n: Record<string, unknown>): object => {
    // A pattern holds no quotient.
    if (n.kind === "LitPat") return { ...n, expr: written.get(n.expr as object) ?? n.expr };
    if (!isExpr(n) || n.kind !== "LitExpr" || n.lit.kind !== "num") return n;
    const digits = n.lit.text.replaceAll("_", "");
    if (!/^\d\.\d+$/.test(digits)) return n;
    const { suffix } = n.lit;
    const isDouble = suffix === "f64" || (suffix === undefined && (!hasSingles || doubles.has(n)));
    const name = isDouble ? constantNamed(Number(digits)) : undefined;
    const made = name
      ? pathExpr(`std::f64::consts::${name}`)
      : isNearConstant(digits) && Number(digits.replace(".", "")) < (isDouble ? 2 ** 53 : 2 ** 24)
        ? quotient(digits, false, suffix)
        : undefined;
    if (!made) return n;
    const placed = { ...made, ...(n.origin && { origin: n.origin }), ...(n.trivia && { trivia: n.trivia }) };
    written.set(placed, n);
    return placed;
  };
  return mapTree(file, (n) => {
    // `const PI: f64 = 3.141592653589793;` says what its number is.
    const value = n.kind === "ConstItem" ? (n.value as RustExpr) : undefined;
    if (!value || simpleName(n.type as RustType) !== "f64" || value.kind !== "LitExpr") return beside(n);
    const own = { ...value };
    doubles.add(own);
    return { ...n, value: beside(own) };
  });
}
