// Implements the destinations of `fmt.Fprint` and its kin: the standard streams, text builders, and any other writer.

import type { Expr } from "../../lib/go/ast.ts";
import { isSameInPieces, isWriterType, writersOf } from "../../lib/analysis/writers.ts";
import type { EmitContext } from "../../lib/patterns/kit.ts";
import type { Value } from "../../lib/patterns/value.ts";
import type { RustExpr, RustStmt, RustType } from "../../lib/rust/ast.ts";
import { boxInner, bytes, isString, methodCall, str, stripRefs } from "../../lib/rust/factory.ts";
import { type Folded, formatCall, type Stream, written } from "./_format.ts";
import { isText, unparen } from "./_values.ts";

export type Writer =
  | { readonly kind: "stream"; readonly stream: Stream }
  | { readonly kind: "value"; readonly before: readonly RustStmt[]; readonly write: (f: Folded) => RustExpr };

/** `os.Stdout`, `&sb`, `w`. */
export function writerOf(ctx: EmitContext, e: Expr): Writer | undefined {
  const name = stdVariable(ctx, e);
  if (name === "os.Stdout") return { kind: "stream", stream: "print" };
  if (name === "os.Stderr") return { kind: "stream", stream: "eprint" };
  const isOwn = isOwnType(ctx, e);
  const inner = unparen(e);
  const dest = ctx.placeToWrite(inner.kind === "UnaryExpr" && inner.op === "&" ? inner.x : inner);
  return {
    kind: "value",
    before: dest.before,
    write: (f) => (isAtOnce(ctx, e, isOwn) ? writtenAtOnce(f, dest) : written(f, dest.expr, traitFor(dest.type))),
  };
}

/** What is written to may be a type of the program that would see each piece of a formatted text by itself: Go hands it the whole. */
export function isAtOnce(ctx: EmitContext, e: Expr, isOwn: boolean): boolean {
  const { own, hidden } = writersOf(ctx.facts);
  const type = ctx.info.typeOf(e);
  const here = isOwn
    ? [type.kind === "Pointer" ? type.elem : type].flatMap((x) => (x.kind === "Named" ? [(x.origin ?? x).obj] : []))
    : [];
  const met = isOwn ? here : isWriterType(type) ? hidden : [];
  return met.some((o) => {
    const write = own.get(o);
    return write !== undefined && !isSameInPieces(write, ctx.facts);
  });
}

/** `w.write_all(bytes)`. */
export function writtenWhole(dest: Value, bytes: RustExpr): RustExpr {
  const trait = traitFor(dest.type);
  return methodCall(dest.expr, "write_all", [bytes], trait && { import: trait });
}

/** `w.write_all(format!("…").as_bytes()).unwrap()`: one call of `write`, unless it takes only a part. */
function writtenAtOnce(f: Folded, dest: Value): RustExpr {
  return methodCall(writtenWhole(dest, bytesOf(f)), "unwrap");
}

/** A text that is known, one that is there already, or one that is made for this. */
function bytesOf(f: Folded): RustExpr {
  const isKnown = f.args.length === 0 && !/[{}]/.test(f.template);
  if (isKnown && /^[\0-\x7f]*$/.test(f.template)) return bytes([...f.template].map((c) => c.charCodeAt(0)));
  const isThere = f.only?.type !== undefined && isText(f.only.type);
  return methodCall(isKnown ? str(f.template) : isThere ? f.only.expr : formatCall("format", f), "as_bytes");
}

function isOwnType(ctx: EmitContext, e: Expr): boolean {
  const type = ctx.info.typeOf(e);
  const own = type.kind === "Pointer" ? type.elem : type;
  return own.kind === "Named" && own.obj.pkg === "" && own.methods.some((m) => m.name === "Write");
}

/** Undefined for a trait object: its methods are its own. */
export const traitFor = (type: RustType): "std::fmt::Write as _" | "std::io::Write as _" | undefined => {
  const held = stripRefs(type);
  if ((boxInner(held) ?? held).kind === "DynType") return undefined;
  return isString(held) ? "std::fmt::Write as _" : "std::io::Write as _";
};

/** `os.Stdout` written in place. */
export function stdVariable(ctx: EmitContext, e: Expr): string | undefined {
  const inner = unparen(e);
  if (inner.kind !== "SelectorExpr" || inner.x.kind !== "Ident") return undefined;
  const pkg = ctx.info.packageOf(inner.x);
  return pkg && `${pkg.path}.${inner.sel.name}`;
}
