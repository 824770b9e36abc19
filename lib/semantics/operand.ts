// Implements operands: what the checker knows of an expression while it is being checked.

import type { Expr } from "../go/ast.ts";
import { invalidType } from "./basic.ts";
import type { ConstValue } from "./constant.ts";
import { bitLength, ratToNumber } from "./rat.ts";
import { exprString } from "./exprstring.ts";
import { prune, under } from "./named.ts";
import { isGeneric, isUntyped, isValid } from "./predicates.ts";
import { type Qualifier, typeString } from "./typestring.ts";
import type { Type } from "./types.ts";

export type Mode = "invalid" | "novalue" | "builtin" | "type" | "constant" | "variable" | "mapindex" | "value" | "commaok";

/** Mutable: conversions of untyped values change it in place, as in go/types. */
export class Operand {
  mode: Mode = "invalid";
  type: Type = invalidType;
  value: ConstValue | undefined;
  expr: Expr;
  /** With mode `builtin`: its name. */
  builtin: string | undefined;
  /** What kind of expression it is: only statements may stand alone. */
  kind: "conversion" | "expression" | "statement" = "expression";

  constructor(expr: Expr) {
    this.expr = expr;
  }

  set(mode: Mode, type: Type, value?: ConstValue): this {
    this.mode = mode;
    this.type = type;
    this.value = value;
    return this;
  }

  invalidate(): this {
    return this.set("invalid", invalidType);
  }

  assign(other: Operand): void {
    this.set(other.mode, other.type, other.value);
    this.expr = other.expr;
  }

  /** For asking again after a conversion: TypeScript does not see that those change the mode. */
  get isInvalid(): boolean {
    return this.mode === "invalid";
  }

  get isNil(): boolean {
    return this.mode === "value" && this.type.kind === "Basic" && this.type.basic === "untyped nil";
  }
}

export const operandOf = (expr: Expr, mode: Mode, type: Type, value?: ConstValue): Operand =>
  new Operand(expr).set(mode, type, value);

const modeText: Readonly<Record<Mode, string>> = {
  invalid: "invalid operand",
  novalue: "no value",
  builtin: "built-in",
  type: "type",
  constant: "constant",
  variable: "variable",
  mapindex: "map index expression",
  value: "value",
  commaok: "comma, ok expression",
};

/** What kind of composite type the underlying type is; empty for basic types. */
export const compositeKind = (t: Type): string => {
  const u = under(t);
  switch (u.kind) {
    case "Basic":
    case "Named":
    case "TypeParam":
    case "Open":
      return "";
    case "Signature":
      return "func";
    default:
      return u.kind.toLowerCase();
  }
};

/** `x (variable of type int)`, as go/types describes operands. */
export const operandString = (x: Operand, qualifier: Qualifier): string => {
  if (x.isNil) return "nil";
  const expr = exprString(x.expr);
  const typed = x.mode !== "invalid" && x.mode !== "novalue" && x.mode !== "builtin" && x.mode !== "type";
  const untyped = typed && isUntyped(x.type) ? `${typeString(x.type)} ` : "";
  const value = x.mode === "constant" && x.value ? constString(x.value) : expr;
  return `${expr} (${untyped}${modeText[x.mode]}${value === expr ? "" : ` ${value}`}${typed && !untyped ? typeText(x.type, qualifier) : ""})`;
};

const typeText = (t: Type, qualifier: Qualifier): string => {
  if (!isValid(t)) return " with invalid type";
  const type = prune(t);
  const generic = isGeneric(type) ? "generic " : "";
  if (type.kind === "TypeParam") return ` of type ${type.obj.name} constrained by ${typeString(type.constraint, qualifier)}`;
  if (type.kind !== "Named") return ` of type ${typeString(type, qualifier)}`;
  const u = under(type);
  const what = compositeKind(type) || (u.kind === "Basic" ? u.basic : "");
  return ` of ${generic}${what ? `${what} ` : ""}type ${typeString(type, qualifier)}`;
};

/** The value of a constant in a message. */
export const constString = (v: ConstValue): string => {
  switch (v.kind) {
    case "bool":
      return String(v.value);
    case "string": {
      const text = JSON.stringify(v.value);
      return text.length > 72 ? `${text.slice(0, 69)}...` : text;
    }
    case "int":
      return String(v.value);
    case "float":
      return floatString(ratToNumber(v.value), bitLength(v.value.num));
    case "complex":
      return `(${floatString(ratToNumber(v.re), 0)} + ${floatString(ratToNumber(v.im), 0)}i)`;
    case "unknown":
      return "unknown";
  }
};

/** `%.6g` of Go. */
const floatString = (n: number, bits: number): string => {
  if (!Number.isFinite(n)) return `1e+${Math.floor(bits * Math.log10(2))}`;
  if (n === 0) return "0";
  const exponent = Math.floor(Math.log10(Math.abs(n)));
  if (exponent >= -4 && exponent < 6) return String(Number(n.toPrecision(6)));
  const [mantissa = "", power = "0"] = n.toExponential(5).split("e");
  const p = Number(power);
  return `${Number(mantissa)}e${p < 0 ? "-" : "+"}${String(Math.abs(p)).padStart(2, "0")}`;
};
