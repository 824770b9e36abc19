// Implements Go's print and format calls as Rust format macros: operands, folding of literals, and the text of the macro.

import type { Expr } from "../../lib/go/ast.ts";
import type { EmitContext } from "../../lib/patterns/kit.ts";
import { temp, type Value } from "../../lib/patterns/value.ts";
import type { FormatArg, RustExpr, RustStmt, RustType } from "../../lib/rust/ast.ts";
import {
  arm,
  exprStmt,
  formatMacro,
  isOption,
  isResult,
  isString,
  letStmt,
  local,
  matchExpr,
  methodCall,
  optionInner,
  p,
  resultErr,
  resultOk,
  str,
  t,
  unit,
} from "../../lib/rust/factory.ts";
import type { ConstValue } from "../../lib/semantics/constant.ts";
import { prune, under } from "../../lib/semantics/named.ts";
import { defaultType } from "../../lib/semantics/predicates.ts";
import type { Type } from "../../lib/semantics/types.ts";
import { goFloatText, rustFloatText } from "./_float-text.ts";
import { assemble, inlineName, type NamedAmount, type Piece, text } from "./_pieces.ts";
import { show, stringerOf, type Subject } from "./_show.ts";
import { goTypeName } from "./_type-names.ts";
import { literalOf, unparen, withoutVec } from "./_values.ts";
import { type Amount, type Directive, parseFormat, plainV } from "./_verbs.ts";

/** One operand of a print or format call. */
export interface Operand {
  readonly at: Expr;
  readonly type: Type;
  readonly constant?: ConstValue;
  /** Text that is known now and stands in the program as a literal. */
  readonly literal: boolean;
  readonly value?: Value;
}

/** The operands as written; literals are not lowered, as they go into the text. */
export function operandsOf(ctx: EmitContext, args: readonly Expr[]): Operand[] {
  const taken = new Set<string>();
  return args.map((at) => {
    const constant = ctx.info.constOf(at);
    const type = defaultType(prune(ctx.info.typeOf(at)));
    const literal = isLiteral(at) && constant !== undefined && constantText(constant, type, "v") !== undefined;
    const nil = under(type).kind === "Basic" && (under(type) as { basic: string }).basic === "untyped nil";
    return {
      at,
      type,
      literal: literal || nil,
      ...(constant && { constant }),
      ...(!literal && !nil && { value: settled(ctx, ctx.peek(at), type, taken) }),
    };
  });
}

/** A struct whose fields are printed one by one is evaluated once, into a name. */
function settled(ctx: EmitContext, v: Value, type: Type, taken: Set<string>): Value {
  if (v.expr.kind === "MacroExpr") return { ...v, expr: withoutVec(v.expr) };
  const pointee = under(type).kind === "Pointer" ? (under(type) as { elem: Type }).elem : type;
  const inner = v.expr.kind === "RefExpr" ? v.expr.expr : v.expr;
  const isPlace =
    inner.kind === "PathExpr" ||
    inner.kind === "FieldExpr" ||
    inner.kind === "IndexExpr" ||
    (inner.kind === "UnaryExpr" && inner.op === "*");
  if (isPlace || ctx.plan.options.output !== "exact" || under(pointee).kind !== "Struct" || stringerOf(ctx, prune(type)))
    return v;
  let hint = "shown";
  for (let i = 2; taken.has(hint); i++) hint = `shown${i}`;
  taken.add(hint);
  const name = ctx.fresh(hint);
  return { ...v, before: [...v.before, letStmt(name, v.expr)], expr: local(name), place: true };
}

function isLiteral(e: Expr): boolean {
  const inner = unparen(e);
  if (inner.kind === "UnaryExpr" && inner.op === "-") return literalOf(inner.x) !== undefined;
  if (inner.kind === "BinaryExpr" && inner.op === "+") return isText(inner.x) && isText(inner.y);
  return literalOf(inner) !== undefined || (inner.kind === "Ident" && (inner.name === "true" || inner.name === "false"));
}
const isText = (e: Expr): boolean => {
  const inner = unparen(e);
  return (
    (inner.kind === "BinaryExpr" && inner.op === "+" && isText(inner.x) && isText(inner.y)) || literalOf(inner)?.lit === "STRING"
  );
};

const numberOf = (c: ConstValue): number | undefined =>
  c.kind === "float" ? Number(c.value.num) / Number(c.value.den) : c.kind === "int" ? Number(c.value) : undefined;

/** What Go prints for a constant under a verb without flags. */
function constantText(c: ConstValue, type: Type, verb: string): string | undefined {
  const u = under(type);
  const isFloat = u.kind === "Basic" && u.basic.includes("float");
  if (type.kind === "Named") return undefined;
  if (c.kind === "string" && !c.bytes) return "vs".includes(verb) ? c.value : undefined;
  if (c.kind === "bool") return "vt".includes(verb) ? String(c.value) : undefined;
  if (isFloat) {
    const n = numberOf(c);
    return n !== undefined && verb === "v" ? goFloatText(n) : undefined;
  }
  return c.kind === "int" && "vd".includes(verb) ? String(c.value) : undefined;
}

// ---- Texts

export interface Folded {
  readonly template: string;
  readonly args: readonly FormatArg[];
  readonly before: readonly RustStmt[];
  /** Where the text is one value by itself: that value, and whether it is a `String` already. */
  readonly only?: { readonly expr: RustExpr; readonly owned: boolean; readonly type?: RustType };
}
/** The operand that cannot be printed as Go prints it. */
export interface Unprintable {
  readonly unprintable: Expr;
}
export const isFolded = (f: Folded | Unprintable): f is Folded => "template" in f;

/** The text of a format call: `fmt.Printf` and its kin, and `fmt.Errorf`. */
export function foldFormat(
  ctx: EmitContext,
  call: { readonly format: string; readonly args: readonly Expr[] },
): Folded | Unprintable {
  return foldOperands(ctx, call.format, operandsOf(ctx, call.args));
}

export function foldOperands(ctx: EmitContext, format: string, operands: readonly Operand[]): Folded | Unprintable {
  const parsed = parseFormat(format, operands.length);
  const lowered = sequenceOf(ctx, operands);
  const pieces: Piece[] = [];
  const amounts: NamedAmount[] = [];
  for (const part of parsed.parts) {
    if (part.kind === "text") {
      pieces.push(text(part.text));
      continue;
    }
    const operand = operands[part.arg];
    if (!operand) {
      pieces.push(text(`%!${part.verb}(${part.arg < 0 ? "BADINDEX" : "MISSING"})`));
      continue;
    }
    // `%w` prints as `%v`: what it wraps is not the text's matter.
    const directive = part.verb === "w" ? { ...part, verb: "v" } : part;
    const shown = pieceOf(ctx, operand, lowered.exprs[part.arg], directive, amountReader(ctx, operands, lowered.exprs, amounts));
    if (!shown) return { unprintable: operand.at };
    pieces.push(...shown);
  }
  const extra = extraPieces(
    ctx,
    parsed.extra.map((i) => operands[i]!),
    parsed.extra.map((i) => lowered.exprs[i]),
  );
  if (!extra) return { unprintable: operands[parsed.extra[0]!]!.at };
  return finish([...pieces, ...extra], lowered, operands, amounts);
}

/** The text of `Println` (spaces between all) or `Print` (spaces where neither is text). */
export function foldPrint(ctx: EmitContext, operands: readonly Operand[], line: boolean): Folded | Unprintable {
  const lowered = sequenceOf(ctx, operands);
  const pieces: Piece[] = [];
  for (const [i, operand] of operands.entries()) {
    const previous = operands[i - 1];
    if (previous && (line || (!isStringOperand(previous) && !isStringOperand(operand)))) pieces.push(text(" "));
    const shown = pieceOf(ctx, operand, lowered.exprs[i], plainV, () => "");
    if (!shown) return { unprintable: operand.at };
    pieces.push(...shown);
  }
  if (line) pieces.push(text("\n"));
  return finish(pieces, lowered, operands, []);
}

const isStringOperand = (o: Operand): boolean => {
  const u = under(o.type);
  return u.kind === "Basic" && (u.basic === "string" || u.basic === "untyped string");
};

interface Lowered {
  readonly before: readonly RustStmt[];
  /** By operand; undefined for literals. */
  readonly exprs: readonly (RustExpr | undefined)[];
}

function sequenceOf(ctx: EmitContext, operands: readonly Operand[]): Lowered {
  const values = operands.flatMap((o) => (o.value ? [o.value] : []));
  const { before, exprs } = ctx.sequence(values);
  let next = 0;
  return { before, exprs: operands.map((o) => (o.value ? exprs[next++] : undefined)) };
}

function finish(
  pieces: readonly Piece[],
  lowered: Lowered,
  operands: readonly Operand[],
  amounts: readonly NamedAmount[],
): Folded {
  const { template, args } = assemble(pieces, amounts);
  const [only] = pieces;
  const alone = pieces.length === 1 && only?.kind === "arg" && only.spec === "" ? only : undefined;
  const value = operands.length === 1 ? operands[0]?.value : undefined;
  return {
    template,
    args,
    before: lowered.before,
    ...(alone && { only: { expr: alone.expr, owned: alone.owned === true, ...(value && !alone.owned && { type: value.type }) } }),
  };
}

function pieceOf(
  ctx: EmitContext,
  o: Operand,
  expr: RustExpr | undefined,
  d: Directive,
  amountOf: (a: Amount | undefined, name: string) => string,
): readonly Piece[] | undefined {
  const isDynamic = under(o.type).kind === "Interface";
  if (d.verb === "T" && !isDynamic) return [text(goTypeName(o.type))];
  if (d.verb === "T" && !ctx.plan.sumOf(o.type)) return undefined;
  const plain = !d.width && !d.precision && !d.plus && !d.sharp && !d.space;
  if (o.literal && plain && o.constant) {
    const known = constantText(o.constant, o.type, d.verb);
    if (known !== undefined) return [text(known)];
  }
  if (!o.value && !o.constant) return [text(d.verb === "v" ? "<nil>" : `%!${d.verb}(<nil>)`)];
  const value = caught(o.value ?? ctx.peek(o.at), o, d);
  const subject: Subject = {
    ctx,
    at: o.at,
    type: o.type,
    rust: value.type,
    expr: typedLiteral(o, value === o.value ? (expr ?? value.expr) : value.expr),
    nested: false,
    depth: 0,
    width: amountOf(d.width, "width"),
    precision: amountOf(d.precision, "precision"),
    ...(isSettled(o) && { constant: true }),
  };
  return show(subject, d)?.map(foldLiteral);
}

/** What a boundary caught is a text, or nothing: `caught.as_deref().unwrap_or("<nil>")`. */
function caught(v: Value, o: Operand, d: Directive): Value {
  const held = under(o.type).kind === "Interface" ? optionInner(v.type) : undefined;
  if (!held || !isString(held)) return v;
  const nil = str(d.verb === "v" ? "<nil>" : `%!${d.verb}(<nil>)`);
  return { ...v, expr: methodCall(methodCall(v.expr, "as_deref"), "unwrap_or", [nil]), type: t.ref(t.str) };
}

/** A constant that the source computes stands in the text as its value. */
function foldLiteral(piece: Piece): Piece {
  if (piece.kind !== "arg" || piece.spec !== "") return piece;
  const negative = piece.expr.kind === "UnaryExpr" && piece.expr.op === "-";
  const e = negative && piece.expr.kind === "UnaryExpr" ? piece.expr.expr : piece.expr;
  if (e.kind !== "LitExpr") return piece;
  const sign = negative ? "-" : "";
  switch (e.lit.kind) {
    case "num": {
      const digits = e.lit.text.replaceAll("_", "");
      if (/^[0-9]+$/.test(digits)) return text(sign + digits);
      return /^[0-9.]+$/.test(digits) ? text(sign + rustFloatText(Number(digits))) : piece;
    }
    case "str":
    case "char":
      return text(e.lit.value);
    case "bool":
      return text(String(e.lit.value));
    default:
      return piece;
  }
}

/** A constant that both languages print alike, and whose sign is known. */
function isSettled(o: Operand): boolean {
  const n = o.constant && numberOf(o.constant);
  return n !== undefined && n >= 0 && goFloatText(n) === rustFloatText(n);
}

/** A whole number that does not fit `i32` says its type, as nothing else does in a format text. */
function typedLiteral(o: Operand, expr: RustExpr): RustExpr {
  if (!o.value?.literal || o.constant?.kind !== "int") return expr;
  const n = o.constant.value;
  if (n >= -(1n << 31n) && n < 1n << 31n) return expr;
  if (expr.kind === "LitExpr" && expr.lit.kind === "num")
    return { ...expr, lit: { ...expr.lit, suffix: expr.lit.suffix ?? "i64" } };
  return { kind: "LitExpr", lit: { kind: "num", text: String(n), suffix: n >= 1n << 63n ? "u64" : "i64" } };
}

/** Widths that an operand holds become named arguments, or the name of a variable that is a `usize`. */
function amountReader(
  ctx: EmitContext,
  operands: readonly Operand[],
  exprs: readonly (RustExpr | undefined)[],
  amounts: NamedAmount[],
) {
  return (a: Amount | undefined, hint: string): string => {
    if (!a) return "";
    if (a.kind === "number") return String(a.value);
    const o = operands[a.arg];
    if (!o) return "";
    if (o.constant?.kind === "int") return String(o.constant.value);
    const value = ctx.coerce({ ...(o.value ?? ctx.peek(o.at)), expr: exprs[a.arg] ?? unit, before: [] }, t.usize);
    const own = inlineName(value.expr);
    const name = own ?? unusedName(hint, amounts);
    if (!amounts.some((x) => x.name === name)) amounts.push({ name, expr: value.expr });
    return `${name}$`;
  };
}
const unusedName = (hint: string, amounts: readonly NamedAmount[]): string => {
  let name = hint;
  for (let i = 2; amounts.some((a) => a.name === name); i++) name = `${hint}${i}`;
  return name;
};

/** `%!(EXTRA int=5, string=a)`. */
function extraPieces(
  ctx: EmitContext,
  operands: readonly Operand[],
  exprs: readonly (RustExpr | undefined)[],
): Piece[] | undefined {
  if (operands.length === 0) return [];
  const pieces: Piece[] = [text("%!(EXTRA ")];
  for (const [i, o] of operands.entries()) {
    const shown = pieceOf(ctx, o, exprs[i], plainV, () => "");
    if (!shown) return undefined;
    pieces.push(text(`${i > 0 ? ", " : ""}${goTypeName(o.type)}=`), ...shown);
  }
  return [...pieces, text(")")];
}

// ---- Calls whose operands are the results of another call

/** `fmt.Println(f())`: one way for a tuple, two for a `Result` or an `Option`. */
export interface Spread {
  readonly before: readonly RustStmt[];
  readonly ways: readonly { readonly operands: readonly Operand[]; readonly wrap: (body: RustExpr) => RustExpr }[];
  readonly join: (bodies: readonly RustExpr[]) => RustExpr;
}

export function spreadOf(ctx: EmitContext, e: Expr): Spread | undefined {
  const type = prune(ctx.info.typeOf(e));
  if (type.kind !== "Tuple" || type.vars.length < 2 || givesWhole(ctx, e)) return undefined;
  const v = ctx.expr(e);
  const types = type.vars.map((x) => x.type);
  if (v.type.kind === "TupleType") return tupleSpread(ctx, e, v, types);
  const last = types.at(-1)!;
  const held = types.slice(0, -1);
  if (isResult(v.type)) {
    const ok = bound(ctx, e, held, resultOk(v.type) ?? t.infer, "value");
    const error = local("err");
    const failed = { at: e, type: last, literal: false, value: temp(error, resultErr(v.type) ?? t.infer, { place: true }) };
    return choice(v, p.ok(ok.pat), [...ok.operands, nilOperand(e)], p.err("err"), [
      ...held.map((x) => zeroOperand(e, x)),
      failed,
    ]);
  }
  if (isOption(v.type)) {
    const some = bound(ctx, e, held, optionInner(v.type) ?? t.infer, "value");
    const flag = (value: boolean): Operand => ({ at: e, type: last, literal: true, constant: { kind: "bool", value } });
    return choice(v, p.some(some.pat), [...some.operands, flag(true)], p.none, [
      ...held.map((x) => zeroOperand(e, x)),
      flag(false),
    ]);
  }
  return undefined;
}

/** `strings.Cut` and its kin give the whole text where there is nothing to cut, and no zero value. */
function givesWhole(ctx: EmitContext, e: Expr): boolean {
  const f = e.kind === "CallExpr" ? ctx.info.calleeOf(e) : undefined;
  return (f?.pkg === "strings" || f?.pkg === "bytes") && f.name.startsWith("Cut");
}

function tupleSpread(ctx: EmitContext, e: Expr, v: Value, types: readonly Type[]): Spread {
  const { pat, operands } = bound(ctx, e, types, v.type, "value");
  return { before: [...v.before, letStmt(pat, v.expr)], ways: [{ operands, wrap: (x) => x }], join: (bodies) => bodies[0]! };
}

function bound(ctx: EmitContext, e: Expr, types: readonly Type[], rust: RustType, hint: string) {
  const names = types.map((_, i) => ctx.fresh(i === 0 ? hint : `${hint}${i + 1}`));
  const rusts = types.length === 1 ? [rust] : rust.kind === "TupleType" ? rust.elems : types.map(() => t.infer);
  const operands: Operand[] = types.map((type, i) => ({
    at: e,
    type,
    literal: false,
    value: temp(local(names[i]!), rusts[i] ?? t.infer, { place: true }),
  }));
  return { pat: names.length === 1 ? p.ident(names[0]!) : p.tuple(names), operands };
}

function choice(
  v: Value,
  good: ReturnType<typeof p.some>,
  goodOperands: readonly Operand[],
  bad: ReturnType<typeof p.some>,
  badOperands: readonly Operand[],
): Spread {
  return {
    before: v.before,
    ways: [
      { operands: goodOperands, wrap: (x) => x },
      { operands: badOperands, wrap: (x) => x },
    ],
    join: ([first, second]) => matchExpr(v.expr, [arm(good, first!), arm(bad, second!)]),
  };
}

const nilOperand = (at: Expr): Operand => ({ at, type: { kind: "Basic", basic: "untyped nil" }, literal: true });
function zeroOperand(at: Expr, type: Type): Operand {
  const u = under(type);
  if (u.kind !== "Basic") return nilOperand(at);
  const constant: ConstValue =
    u.basic === "string"
      ? { kind: "string", value: "" }
      : u.basic === "bool"
        ? { kind: "bool", value: false }
        : { kind: "int", value: 0n };
  return { at, type: u, literal: true, constant };
}

// ---- Macros

/** `format!("…")`, or what is shorter for one value. */
export function formatted(f: Folded): Value {
  const more = { before: f.before };
  if (f.only?.owned) return temp(f.only.expr, t.string, more);
  if (f.only) {
    const owned = f.only.type !== undefined && isString(f.only.type);
    return temp(methodCall(f.only.expr, owned ? "clone" : "to_string"), t.string, more);
  }
  if (f.args.length === 0 && !/[{}]/.test(f.template)) return temp(methodCall(str(f.template), "to_string"), t.string, more);
  return temp(formatMacro("format", f.template, f.args), t.string, more);
}

export type Stream = "print" | "eprint";

/** `println!("…")`: a text that ends in a line break becomes the `ln` form. */
export function printed(f: Folded, stream: Stream): RustExpr {
  const line = f.template.endsWith("\n");
  const template = line ? f.template.slice(0, -1) : f.template;
  const name = line ? `${stream}ln` : stream;
  return formatMacro(name, template === "" && line ? undefined : template, f.args);
}

/** `write!(w, "…").unwrap()`; `trait` brings what the macro calls, which a trait object has by itself. */
export function written(f: Folded, dest: RustExpr, trait?: "std::fmt::Write as _" | "std::io::Write as _"): RustExpr {
  const line = f.template.endsWith("\n");
  const template = line ? f.template.slice(0, -1) : f.template;
  const macro = formatMacro(line ? "writeln" : "write", template === "" && line ? undefined : template, f.args, [dest], trait);
  return methodCall(macro, "unwrap");
}

/** The text of one part of a call, for the patterns that build errors: `format!("…")` or a literal. */
export function formatCall(name: string, f: Folded, lead: readonly RustExpr[] = [], importPath?: string): RustExpr {
  return formatMacro(name, f.template, f.args, lead, importPath);
}

export const asStmt = (e: RustExpr): RustStmt => exprStmt(e);
