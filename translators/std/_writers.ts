// Implements the destinations of `fmt.Fprint` and its kin: the standard streams, text builders, and any other writer.

import type { Expr } from "../../lib/go/ast.ts";
import type { EmitContext } from "../../lib/patterns/kit.ts";
import type { RustExpr, RustStmt, RustType } from "../../lib/rust/ast.ts";
import { isString, stripRefs } from "../../lib/rust/factory.ts";
import { type Folded, type Stream, written } from "./_format.ts";
import { unparen } from "./_values.ts";

export type Writer =
  | { readonly kind: "stream"; readonly stream: Stream }
  | { readonly kind: "value"; readonly before: readonly RustStmt[]; readonly write: (f: Folded) => RustExpr };

/** `os.Stdout`, `&sb`, `w`. */
export function writerOf(ctx: EmitContext, e: Expr): Writer | undefined {
  const name = stdVariable(ctx, e);
  if (name === "os.Stdout") return { kind: "stream", stream: "print" };
  if (name === "os.Stderr") return { kind: "stream", stream: "eprint" };
  // A type of the program writes by its own method, which no macro calls.
  if (isOwnType(ctx, e)) return undefined;
  const inner = unparen(e);
  const dest = ctx.placeToWrite(inner.kind === "UnaryExpr" && inner.op === "&" ? inner.x : inner);
  return { kind: "value", before: dest.before, write: (f) => written(f, dest.expr, traitFor(dest.type)) };
}

function isOwnType(ctx: EmitContext, e: Expr): boolean {
  const type = ctx.info.typeOf(e);
  const own = type.kind === "Pointer" ? type.elem : type;
  return own.kind === "Named" && own.obj.pkg === "" && own.methods.some((m) => m.name === "Write");
}

const traitFor = (type: RustType): "std::fmt::Write as _" | "std::io::Write as _" =>
  isString(stripRefs(type)) ? "std::fmt::Write as _" : "std::io::Write as _";

/** `os.Stdout` written in place. */
export function stdVariable(ctx: EmitContext, e: Expr): string | undefined {
  const inner = unparen(e);
  if (inner.kind !== "SelectorExpr" || inner.x.kind !== "Ident") return undefined;
  const pkg = ctx.info.packageOf(inner.x);
  return pkg && `${pkg.path}.${inner.sel.name}`;
}
