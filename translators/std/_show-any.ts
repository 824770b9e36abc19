// Implements what a value prints that may be of any type: by the `Display` of the enum that it became.

import type { SumPlan, SumVariant } from "../../lib/plan/sums.ts";
import type { RustExpr, RustPath } from "../../lib/rust/ast.ts";
import { arm, call, local, matchExpr, methodCall, p, pathExpr, ref, self, str, t } from "../../lib/rust/factory.ts";
import { arg, assemble, ownedArg, type Piece, stringOf, textSpec } from "./_pieces.ts";
import { prune, under } from "../../lib/semantics/named.ts";
import type { Type } from "../../lib/semantics/types.ts";
import { show, stringerOf, type Subject, throughPointer } from "./_show.ts";
import { goTypeName } from "./_type-names.ts";
import type { Directive } from "./_verbs.ts";

interface Shown {
  readonly variant: SumVariant;
  readonly name: string;
  readonly pieces: readonly Piece[];
}

export function showAny(s: Subject, d: Directive, sum: SumPlan): readonly Piece[] | undefined {
  const subject = throughPointer(s.expr, s.rust);
  if (d.verb === "T") {
    s.ctx.sumForm("type_name", () => typeNames(sum));
    return [arg(methodCall(subject, "type_name"), textSpec(d, s.width))];
  }
  // `%+v` names fields, where there are any.
  const names = d.plus && sum.variants.some((v) => holdsFields(v.type));
  const isPlain = d.verb === "v" && !names && !d.sharp && !d.space && !d.zero;
  if (s.inAny) return isPlain && s.width === "" ? [arg(subject)] : undefined;
  const { constant: _, ...rest } = s;
  const shown = sum.variants.map((variant): Shown | undefined => {
    const name = held(variant);
    const inside: Subject = {
      ...rest,
      type: variant.type,
      rust: t.ref(s.ctx.rustType(variant.type)),
      expr: local(name),
      nested: true,
      inAny: true,
      depth: s.depth + 1,
      width: "",
      precision: "",
    };
    const pieces = show(inside, d);
    return pieces && { variant, name, pieces };
  });
  const all = shown.filter((x) => x !== undefined);
  if (all.length < shown.length || s.precision !== "") return undefined;
  // Go gives the width to each part of a list or a struct.
  if (s.width !== "" && sum.variants.some((v) => !padsWhole(v.type, s))) return undefined;
  if (isPlain) {
    s.ctx.sumForm("Display", () => displayOf(sum, all));
    const pads = s.width === "" || all.every((x) => delegate(x) !== undefined);
    return [pads ? arg(subject, textSpec(d, s.width)) : ownedArg(methodCall(subject, "to_string"), textSpec(d, s.width))];
  }
  const nil = `%!${d.verb}(<nil>)`;
  const texts = matchExpr(s.rust.kind === "RefType" ? s.expr : ref(s.expr), [
    ...(sum.nil ? [arm(p.path(variantPath(sum, sum.nil)), methodCall(str(d.verb === "v" ? "<nil>" : nil), "to_string"))] : []),
    ...all.map((x) => arm(patOf(sum, x), stringOf(x.pieces))),
  ]);
  return [ownedArg(texts, textSpec(d, s.width))];
}

/** A basic type, or one that says by a method how it prints. */
const padsWhole = (type: Type, s: Subject): boolean =>
  under(prune(type)).kind === "Basic" || stringerOf(s.ctx, type) !== undefined;

function holdsFields(type: Type): boolean {
  const u = under(prune(type));
  if (u.kind === "Slice" || u.kind === "Array" || u.kind === "Map") return holdsFields(u.elem);
  return u.kind === "Struct" || u.kind === "Pointer";
}

/** A name for what the variant holds that is no format's own: `f` is the formatter. */
const held = (v: SumVariant): string => {
  const first = (v.name[0] ?? "x").toLowerCase();
  return first === "f" ? "x" : first;
};

const variantPath = (sum: SumPlan, name: string): RustPath => ({ segments: [{ name: sum.name }, { name }] });

const patOf = (sum: SumPlan, x: Shown): ReturnType<typeof p.tupleStruct> => {
  const isRead = JSON.stringify(x.pieces).includes(`"name":"${x.name}"`) || x.pieces.some((piece) => piece.kind === "arg");
  return p.tupleStruct(`${sum.name}::${x.variant.name}`, [isRead ? x.name : "_"]);
};

/** `Value::Int(i) => fmt::Display::fmt(i, f)`: what it holds heeds the width itself. */
function delegate(x: Shown): RustExpr | undefined {
  const [only] = x.pieces;
  if (x.pieces.length !== 1 || only?.kind !== "arg" || only.spec !== "" || only.owned) return undefined;
  const { expr } = only;
  if (expr.kind !== "PathExpr" || expr.path.segments[0]?.name !== x.name) return undefined;
  const fmt = { segments: ["fmt", "Display", "fmt"].map((name) => ({ name })), import: "std::fmt" };
  return call(pathExpr(fmt), [expr, local("f")]);
}

function displayOf(sum: SumPlan, all: readonly Shown[]): RustExpr {
  const nil = sum.nil ? [arm(p.path(variantPath(sum, sum.nil)), methodCall(local("f"), "pad", [str("<nil>")]))] : [];
  return matchExpr(self, [...nil, ...all.map((x) => arm(patOf(sum, x), delegate(x) ?? written(x.pieces)))]);
}

function written(pieces: readonly Piece[]): RustExpr {
  if (pieces.every((piece) => piece.kind === "text"))
    return methodCall(local("f"), "pad", [str(pieces.map((piece) => (piece.kind === "text" ? piece.text : "")).join(""))]);
  const { template, args } = assemble(pieces);
  return { kind: "FormatMacro", name: "write", template, args, lead: [local("f")] };
}

function typeNames(sum: SumPlan): RustExpr {
  const nil = sum.nil ? [arm(p.path(variantPath(sum, sum.nil)), str("<nil>"))] : [];
  return matchExpr(self, [
    ...nil,
    ...sum.variants.map((v) => arm(p.tupleStruct(`${sum.name}::${v.name}`, ["_"]), str(goTypeName(v.type)))),
  ]);
}
