// Implements what each Go verb prints for each Go type, as pieces of a Rust format text (idioms.md §7).

import type { Expr, Node } from "../../lib/go/ast.ts";
import { knownInt } from "../../lib/analysis/known-values.ts";
import { isModerate } from "../../lib/analysis/moderate-floats.ts";
import type { EmitContext } from "../../lib/patterns/kit.ts";
import type { RustExpr, RustType } from "../../lib/rust/ast.ts";
import {
  argsOf,
  call,
  cast,
  char,
  deref,
  field,
  isBool,
  isChar,
  isFloat,
  isInt,
  isNamed,
  isNumeric,
  isString,
  isStr,
  isUnsignedInt,
  matchExpr,
  arm,
  p,
  methodCall,
  num,
  optionInner,
  ref,
  str,
  stripRefs,
  t,
} from "../../lib/rust/factory.ts";
import { isAny } from "../../lib/plan/any-values.ts";
import { textEnumOf } from "../../lib/plan/enums.ts";
import { basicType } from "../../lib/semantics/basic.ts";
import { prune, under } from "../../lib/semantics/named.ts";
import type { FuncObj, VarObj } from "../../lib/semantics/objects.ts";
import type { Named, Type } from "../../lib/semantics/types.ts";
import { showAny } from "./_show-any.ts";
import { showComposite } from "./_show-composite.ts";
import { helper } from "./_helpers.ts";
import { goTypeName } from "./_type-names.ts";
import { arg, numberSpec, ownedArg, type Piece, stringOf, text, textSpec } from "./_pieces.ts";
import type { Directive } from "./_verbs.ts";

/** A Go value on its way into a text. */
export interface Subject {
  readonly ctx: EmitContext;
  readonly at: Node;
  readonly type: Type;
  /** Rust type of `expr`, references included. */
  readonly rust: RustType;
  readonly expr: RustExpr;
  /** It stands inside another value that is printed: no pointer is followed there, and the text is exact. */
  readonly nested: boolean;
  readonly depth: number;
  /** Widths and precisions as Rust writes them: a number, `name$`, or "". */
  readonly width: string;
  readonly precision: string;
  /** It is a part of what the enum of an `any` shows: floats print as in Go, and its own kind by its own `Display`. */
  readonly inAny?: boolean;
  /** Its value, where the checker knows it as a constant float. */
  readonly constant?: boolean;
}

/** Undefined: it cannot be printed as Go prints it. */
export function show(s: Subject, d: Directive): readonly Piece[] | undefined {
  // In `%+v` the sign asks for names of fields, not for signs of numbers.
  if (d.plus && d.verb === "v" && under(prune(s.type)).kind === "Basic") return show(s, { ...d, plus: false });
  const any = s.ctx.plan.any?.sum;
  if (any && isAny(s.type) && isNamed(stripRefs(s.rust), any.name)) return showAny(s, d, any);
  const isClosed = s.ctx.plan.sumOf(s.type) !== undefined;
  if (d.verb === "T" && !isClosed) return [text(goTypeName(s.type))];
  if (d.verb === "p") return undefined;
  // A value that is refused where it is made: what prints it is only to compile.
  if (s.rust.kind === "TupleType" && s.rust.elems.length === 0) return [arg(s.expr, "?")];
  const type = prune(s.type);
  const std = stdName(type);
  if (std === "time.Duration") return showDuration(s, d);
  if (stdName(type.kind === "Pointer" ? prune(type.elem) : type) === "math/big.Int") return showBig(s, d);
  const stringer = "vsqxX".includes(d.verb) && !(d.sharp && d.verb === "v") ? stringerOf(s.ctx, type) : undefined;
  if (stringer) return showStringer(s, d, stringer);
  if (type.kind === "TypeParam") return showGeneric(s, d);
  const u = under(type);
  const dynamic = u.kind === "Interface" ? basicOf(stripRefs(s.rust)) : undefined;
  if (dynamic) return show({ ...s, type: dynamic }, d);
  if (u.kind !== "Basic") return showComposite(s, d, u);
  if (u.basic === "untyped nil") return d.verb === "v" ? [text("<nil>")] : [text(`%!${d.verb}(<nil>)`)];
  const texts = textEnumOf(type, s.ctx.plan);
  if (texts && "vs".includes(d.verb) && !d.sharp) {
    s.ctx.textForm(texts, "Display");
    return [arg(s.expr, textSpec(d, s.width, s.precision))];
  }
  const basic = { ...s, expr: basicExpr(s, type), rust: basicRust(s, type) };
  if (u.basic === "string" || u.basic === "untyped string") return showText(basic, d);
  if (u.basic === "bool" || u.basic === "untyped bool")
    return "vt".includes(d.verb) ? [arg(basic.expr, textSpec(d, s.width))] : wrongVerb(basic, d);
  if (u.basic.startsWith("complex") || u.basic === "untyped complex") return undefined;
  if (u.basic.includes("float")) return showFloat(basic, d);
  return showInt(basic, d);
}

/** A value of a type parameter prints by its `Display`. */
function showGeneric(s: Subject, d: Directive): readonly Piece[] {
  s.ctx.note("print-generic", s.at);
  return [arg(s.expr, textSpec(d, s.width, s.precision))];
}

/** What an interface holds, where Rust knows it as a basic type. */
function basicOf(rust: RustType): Type | undefined {
  if (isString(rust) || isStr(rust)) return basicType("string");
  if (isBool(rust)) return basicType("bool");
  if (isFloat(rust)) return basicType("float64");
  return isInt(rust) ? basicType("int") : undefined;
}

export const stdName = (type: Type): string | undefined =>
  type.kind === "Named" && type.obj.pkg ? `${type.obj.pkg}.${type.obj.name}` : undefined;

// ---- Values that print themselves

interface Stringer {
  readonly path: readonly VarObj[];
}

/** `Error() string` or `String() string` in the method set of the type. */
export function stringerOf(ctx: EmitContext, type: Type): Stringer | undefined {
  for (const name of ["Error", "String"]) {
    const found = ctx.info.lookup(type, name);
    if (found?.kind !== "method" || found.obj.kind !== "Func" || !isStringMethod(found.obj)) continue;
    const byPointer = found.obj.recv?.kind === "Pointer" && type.kind !== "Pointer" && !found.indirect;
    if (!byPointer) return { path: found.path };
  }
  return undefined;
}
const isStringMethod = (f: FuncObj): boolean => {
  const [result, ...more] = f.type.results.vars;
  const u = result && under(result.type);
  return f.type.params.vars.length === 0 && more.length === 0 && u?.kind === "Basic" && u.basic === "string";
};

function showStringer(s: Subject, d: Directive, stringer: Stringer): readonly Piece[] | undefined {
  const inner = optionInner(stripRefs(s.rust));
  if (inner) {
    const some = showStringer(
      { ...s, rust: inner, expr: { kind: "PathExpr", path: { segments: [{ name: "value" }] } } },
      { ...d, verb: "v" },
      stringer,
    );
    if (!some) return undefined;
    const nil = d.verb === "v" ? "<nil>" : `%!${d.verb}(<nil>)`;
    return [ownedArg(mapOption(s.expr, some, nil), textSpec(d, s.width))];
  }
  let expr = throughPointer(s.expr, s.rust);
  for (const step of stringer.path) expr = field(expr, s.ctx.nameOf(step));
  if (d.verb === "q") return quoted({ ...s, expr: methodCall(expr, "to_string"), rust: t.string }, d);
  if (d.verb === "x" || d.verb === "X") return undefined;
  // A width pads the whole text: `Display` of a user type need not heed it.
  const padded = s.width !== "" || s.precision !== "";
  if (
    padded &&
    s.type.kind === "Named" &&
    s.precision === "" &&
    stringer.path.length === 0 &&
    s.ctx.plan.padsDisplay(s.type.obj)
  ) {
    s.ctx.note("display-width", s.at);
    return [arg(expr, textSpec(d, s.width))];
  }
  const own = isAnyhow(s.rust) ? "#" : "";
  if (padded)
    return [
      ownedArg(
        own ? { kind: "FormatMacro", name: "format", template: "{:#}", args: [{ expr }] } : methodCall(expr, "to_string"),
        textSpec(d, s.width, s.precision),
      ),
    ];
  return [arg(expr, own)];
}

const isAnyhow = (type: RustType): boolean => {
  const inner = stripRefs(type);
  return inner.kind === "PathType" && inner.path.segments[0]?.name === "anyhow";
};

/** `match &opt { Some(value) => …, None => "<nil>".to_string() }`. */
export function mapOption(expr: RustExpr, some: readonly Piece[], nil: string): RustExpr {
  const [only] = some;
  if (some.length === 1 && only?.kind === "text")
    return matchExpr(ref(expr), [arm(p.some("_"), str(only.text)), arm(p.none, str(nil))]);
  return matchExpr(ref(expr), [arm(p.some("value"), stringOf(some)), arm(p.none, methodCall(str(nil), "to_string"))]);
}

/** Reads through the handles that a shared pointer became. */
export function throughPointer(taken: RustExpr, rust: RustType): RustExpr {
  // A part of a list has no size of its own: it is printed behind its reference.
  const isView = taken.kind === "RefExpr" && taken.expr.kind === "IndexExpr" && taken.expr.index.kind === "RangeExpr";
  const expr = taken.kind === "RefExpr" && !isView ? taken.expr : taken;
  const inner = stripRefs(rust);
  const shared = argsOf(inner, "Rc")?.[0] ?? argsOf(inner, "Arc")?.[0];
  const held = shared ?? inner;
  if (isNamed(held, "RefCell")) return methodCall(expr, "borrow");
  if (isNamed(held, "Mutex")) return methodCall(methodCall(expr, "lock"), "unwrap");
  if (isNamed(held, "RwLock")) return methodCall(methodCall(expr, "read"), "unwrap");
  return expr;
}

// ---- Basic types

/** The number or text inside a defined type that became a Rust type of its own. */
function basicExpr(s: Subject, type: Type): RustExpr {
  const inner = stripRefs(s.rust);
  if (type.kind !== "Named" || isPrimitive(inner)) return s.expr;
  const texts = textEnumOf(type, s.ctx.plan);
  if (texts) {
    s.ctx.textForm(texts, "as_str");
    return methodCall(s.expr, "as_str");
  }
  if (s.ctx.plan.enumOf(originObj(type))) {
    // A cast takes the value.
    s.ctx.derive(inner, "Clone", "Copy");
    return cast(s.rust.kind === "RefType" ? deref(s.expr) : s.expr, t.i64);
  }
  return field(s.expr.kind === "UnaryExpr" && s.expr.op === "*" ? s.expr.expr : s.expr, "0");
}
const originObj = (type: Named): Named["obj"] => (type.origin ?? type).obj;
function basicRust(s: Subject, type: Type): RustType {
  const inner = stripRefs(s.rust);
  if (type.kind !== "Named" || isPrimitive(inner)) return s.rust;
  if (textEnumOf(type, s.ctx.plan)) return t.ref(t.str, "'static");
  return s.ctx.plan.enumOf(originObj(type)) ? t.i64 : s.ctx.rustType(under(type));
}
const isPrimitive = (type: RustType): boolean =>
  isNumeric(type) || isBool(type) || isChar(type) || isString(type) || isStr(type) || type.kind === "InferType";

/** By value: a copy of what a reference points to. */
const byValue = (s: Subject): RustExpr => (s.rust.kind === "RefType" ? deref(s.expr) : s.expr);

function showText(s: Subject, d: Directive): readonly Piece[] | undefined {
  switch (d.verb) {
    case "v":
    case "s":
      if (d.sharp && d.verb === "v") return quoted(s, d);
      return [arg(sized(s), textSpec(d, s.width, isChar(stripRefs(s.rust)) ? "" : s.precision))];
    case "q":
      return quoted(s, d);
    case "x":
    case "X":
      return hexOf(s, d, methodCall(s.expr, "as_bytes"));
    default:
      return wrongVerb(s, d);
  }
}

function quoted(given: Subject, d: Directive): readonly Piece[] {
  // A text of one character that Rust holds as such.
  const s = isChar(stripRefs(given.rust)) ? { ...given, expr: methodCall(given.expr, "to_string"), rust: t.string } : given;
  const whole = textSpec(d, s.width);
  if (s.ctx.plan.options.output === "exact")
    return [ownedArg(call(helper(s.ctx, "go_quote"), [s.rust.kind === "RefType" ? s.expr : ref(s.expr)]), whole)];
  if (!isPlainText(s)) s.ctx.note("print-quoted", s.at, { what: "a text", go: d.verb === "q" ? "%q" : "%#v" });
  return [debugged(sized(s), whole)];
}

/** A part of a text has no size of its own: it is printed behind a reference. */
const sized = (s: Subject): RustExpr => (isStr(s.rust) ? ref(s.expr) : s.expr);

/** A constant of printable ASCII, which both quote alike. */
function isPlainText(s: Subject): boolean {
  const c = s.ctx.info.constOf(s.at as Expr);
  return c?.kind === "string" && !c.bytes && /^[ -~]*$/.test(c.value);
}

/** Quoted by `{:?}`, which knows no width: a text of its own is padded. */
export const debugged = (e: RustExpr, spec: string): Piece =>
  spec === "" ? arg(e, "?") : ownedArg(stringOf([arg(e, "?")]), spec);

/** `%x` of bytes. */
export function hexOf(s: Subject, d: Directive, bytes: RustExpr): readonly Piece[] | undefined {
  if (d.space || d.sharp || s.precision !== "") return undefined;
  const digits = call(helper(s.ctx, "go_hex"), [bytes]);
  return [ownedArg(d.verb === "X" ? methodCall(digits, "to_uppercase") : digits, textSpec(d, s.width))];
}

function showInt(s: Subject, d: Directive): readonly Piece[] | undefined {
  const rust = stripRefs(s.rust);
  const number = isChar(rust) ? call("u32::from", [byValue(s)]) : s.expr;
  const wrong = isChar(rust) ? { ...s, expr: number, rust: t.u32 } : s;
  if (s.precision !== "" && "dboxX".includes(d.verb)) return paddedDigits(s, d, number);
  switch (d.verb) {
    case "v":
    case "d":
      if (d.space && !d.plus) return undefined;
      if (d.sharp && d.verb === "v" && isUnsignedType(s.type)) return radix(s, { ...d, verb: "x" }, number);
      return [arg(number, numberSpec(d, s.width))];
    case "b":
    case "o":
    case "x":
    case "X":
    case "O":
      return radix(s, d, number);
    case "c":
    case "q": {
      const c = charExpr(s, rust);
      if (d.verb === "c") return [arg(c, textSpec(d, s.width))];
      if (s.constant !== true) s.ctx.note("print-quoted", s.at, { what: "a character", go: "%q" });
      return [debugged(c, textSpec(d, s.width))];
    }
    case "U":
      return d.sharp || s.width !== "" ? undefined : [text("U+"), arg(isChar(rust) ? number : s.expr, "04X")];
    case "e":
    case "f":
    case "g":
    case "E":
    case "F":
    case "G":
    case "s":
    case "t":
      return wrongVerb(wrong, d);
    default:
      return wrongVerb(wrong, d);
  }
}

/** `%.3d`: at least so many digits. Right for numbers without a sign. */
function paddedDigits(s: Subject, d: Directive, number: RustExpr): readonly Piece[] | undefined {
  if (s.width !== "" || d.plus || d.space || d.sharp || !isUnsignedInt(stripRefs(s.rust))) return undefined;
  return [arg(number, `0${s.precision}${d.verb === "d" ? "" : d.verb}`)];
}

function charExpr(s: Subject, rust: RustType): RustExpr {
  if (isChar(rust)) return s.expr;
  if (rust.kind === "PathType" && isNamed(rust, "u8")) return call("char::from", [byValue(s)]);
  const code = isNamed(rust, "u32") ? byValue(s) : cast(byValue(s), t.u32);
  return methodCall(call("char::from_u32", [code]), "unwrap_or", [char("\u{FFFD}")]);
}

/** Never negative: what stands behind a prefix has no sign. */
const isUnsigned = (s: Subject): boolean => s.constant === true || isUnsignedInt(stripRefs(s.rust));

function negativeConstant(s: Subject): bigint | undefined {
  const c = s.ctx.info.constOf(s.at as Expr);
  return c?.kind === "int" && c.value < 0n ? c.value : undefined;
}

/** The text of a negative number in the base of the verb. */
function signedDigits(value: bigint, kind: string, d: Directive, width: number): string {
  const base = { b: 2, o: 8, x: 16, X: 16 }[kind] ?? 10;
  const digits = (-value).toString(base);
  const shown = kind === "X" ? digits.toUpperCase() : digits;
  if (d.minus) return `-${shown}`.padEnd(width);
  return d.zero ? `-${shown.padStart(width - 1, "0")}` : `-${shown}`.padStart(width);
}

/** By its Go type: an `int` that became `usize` is still signed. */
function isUnsignedType(type: Type): boolean {
  const u = under(prune(type));
  return u.kind === "Basic" && /^(uint|byte)/.test(u.basic);
}

/** Zeros fill the width behind `0x` in Go, and with it in Rust. */
const beyondPrefix = (width: string): string => (/^\d+$/.test(width) ? String(Number(width) + 2) : width);

function radix(s: Subject, d: Directive, number: RustExpr): readonly Piece[] | undefined {
  if (d.space || d.plus) return undefined;
  const kind = d.verb === "O" ? "o" : d.verb;
  const sharp = d.sharp || d.verb === "O";
  // Go writes `0X2A`, Rust `0x2A`.
  if (sharp && kind === "X") return s.width === "" && isUnsigned(s) ? [text("0X"), arg(number, "X")] : undefined;
  if (sharp && kind === "o" && d.verb !== "O") return s.width === "" && s.constant ? [text("0"), arg(number, "o")] : undefined;
  const rust = stripRefs(s.rust);
  const below = negativeConstant(s);
  if (below !== undefined)
    return sharp || !/^\d*$/.test(s.width) ? undefined : [text(signedDigits(below, kind, d, Number(s.width)))];
  const known = knownInt(s.at as Expr, s.ctx.facts);
  if (!isInt(rust) || isUnsignedInt(rust) || s.constant || (known !== undefined && known >= 0n)) {
    const zero = d.zero && s.width !== "" ? "0" : "";
    const align = d.minus && s.width !== "" ? "<" : "";
    const width = zero && sharp ? beyondPrefix(s.width) : s.width;
    return [arg(number, `${align}${sharp ? "#" : ""}${zero}${width}${kind}`)];
  }
  // A negative number shows its sign in Go, two's complement in Rust.
  const signed = isNamed(rust, "i64") ? byValue({ ...s, expr: number }) : call("i64::from", [byValue({ ...s, expr: number })]);
  if (d.zero && s.width !== "") {
    if (sharp || !/^\d+$/.test(s.width)) return undefined;
    const bare = stringOf([arg(methodCall(number, "unsigned_abs"), kind)]);
    return [ownedArg(call(helper(s.ctx, "go_signed_zeros"), [signed, bare, num(s.width)]))];
  }
  const digits: Piece[] = [arg(methodCall(number, "unsigned_abs"), `${sharp ? "#" : ""}${kind}`)];
  return [ownedArg(call(helper(s.ctx, "go_signed"), [signed, stringOf(digits)]), textSpec({ ...d, zero: false }, s.width))];
}

function showFloat(s: Subject, d: Directive): readonly Piece[] | undefined {
  if (d.space || d.sharp) return undefined;
  const precision = s.precision === "" ? "6" : s.precision;
  switch (d.verb) {
    case "v":
    case "g":
    case "G":
      return s.precision === "" && d.verb !== "G" ? shortest(s, d) : general(s, d);
    case "f":
    case "F":
      return fixed(s, d, precision);
    case "e":
      return d.plus ? undefined : [ownedArg(call(helper(s.ctx, "go_exp"), [wide(s), amount(precision)]), textSpec(d, s.width))];
    case "E":
      return d.plus
        ? undefined
        : [
            ownedArg(
              methodCall(call(helper(s.ctx, "go_exp"), [wide(s), amount(precision)]), "to_uppercase"),
              textSpec(d, s.width),
            ),
          ];
    case "b":
    case "x":
    case "X":
      return undefined;
    default:
      return wrongVerb(s, d);
  }
}

const wide = (s: Subject): RustExpr => (isNamed(stripRefs(s.rust), "f32") ? call("f64::from", [byValue(s)]) : byValue(s));
const amount = (precision: string): RustExpr =>
  precision.endsWith("$") ? { kind: "PathExpr", path: { segments: [{ name: precision.slice(0, -1) }] } } : num(precision);

/** `%v` and `%g` without precision: the shortest digits that read back as the same float. */
function shortest(s: Subject, d: Directive): readonly Piece[] | undefined {
  if (s.constant) return [arg(s.expr, numberSpec(d, s.width))];
  if (s.inAny || s.ctx.plan.options.output === "exact" || (s.nested && s.ctx.plan.options.output !== "idiomatic")) {
    if (s.inAny && s.ctx.plan.any?.moderate) return [arg(s.expr, numberSpec(d, s.width))];
    return d.plus ? undefined : [ownedArg(call(helper(s.ctx, "go_float"), [byValue(s)]), textSpec(d, s.width))];
  }
  if (s.nested || !isModerate(s.at as Expr, s.ctx.facts)) s.ctx.note("print-float", s.at);
  return [arg(s.expr, numberSpec(d, s.width))];
}

function general(s: Subject, d: Directive): readonly Piece[] | undefined {
  if (d.plus || d.verb === "G") return undefined;
  return [ownedArg(call(helper(s.ctx, "go_general"), [wide(s), amount(s.precision)]), textSpec(d, s.width))];
}

function fixed(s: Subject, d: Directive, precision: string): readonly Piece[] {
  if (!d.plus && !d.zero && s.ctx.plan.options.output === "exact" && meetsInfinity(s)) {
    return [ownedArg(call(helper(s.ctx, "go_fixed"), [wide(s), amount(precision)]), textSpec(d, s.width))];
  }
  return [arg(s.expr, numberSpec(d, s.width, "", precision))];
}

/** A program that names infinity may print it, and Rust writes it otherwise. */
const meetsInfinity = (s: Subject): boolean =>
  s.ctx.facts.nodesOf("SelectorExpr").some((n) => n.x.kind === "Ident" && n.x.name === "math" && n.sel.name === "Inf");

function showDuration(s: Subject, d: Directive): readonly Piece[] | undefined {
  const rust = stripRefs(s.rust);
  const isStd = isNamed(rust, "Duration");
  if (d.verb === "d") return isStd ? [arg(methodCall(s.expr, "as_nanos"), numberSpec(d, s.width))] : showInt(s, d);
  if (d.verb !== "v" && d.verb !== "s") return wrongVerb(s, d);
  if (!isStd) return undefined;
  if (s.ctx.plan.options.output === "exact")
    return [ownedArg(call(helper(s.ctx, "go_duration"), [byValue(s)]), textSpec(d, s.width))];
  s.ctx.note("print-duration", s.at);
  return [arg(s.expr, s.width === "" ? "?" : `${textSpec(d, s.width)}?`)];
}

/** A big number prints as a number under every verb for numbers. */
function showBig(s: Subject, d: Directive): readonly Piece[] | undefined {
  if (optionInner(stripRefs(s.rust))) return undefined;
  const kind = d.verb === "x" || d.verb === "X" || d.verb === "b" || d.verb === "o" ? d.verb : "";
  if (kind === "" && !"vds".includes(d.verb)) return undefined;
  return [
    arg(
      throughPointer(s.expr, s.rust),
      kind === "" ? numberSpec({ ...d, plus: d.plus && d.verb === "d" }, s.width) : `${s.width}${kind}`,
    ),
  ];
}

/** Go writes its complaint into the text: `%!d(string=hi)`. */
export function wrongVerb(s: Subject, d: Directive): readonly Piece[] | undefined {
  const value = show(s.rust === undefined ? s : { ...s, width: "", precision: "" }, {
    ...d,
    verb: "v",
    plus: false,
    minus: false,
    zero: false,
    sharp: false,
    space: false,
  });
  return value && [text(`%!${d.verb}(${goTypeName(s.type)}=`), ...value, text(")")];
}
