// Implements pointers that may be nil by their type where a node is wanted: those that are known to hold one, and those that are
// put into a list of nodes.

import type { Expr } from "../go/ast.ts";
import type { Value } from "../patterns/value.ts";
import { isKnownNode } from "../plan/pointers/known-nodes.ts";
import type { RustType } from "../rust/ast.ts";
import { argsOf, boxInner, call, isRc, methodCall, optionInner, path, sameType } from "../rust/factory.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Emitter } from "./emitter.ts";
import { isReceiver, isUpgrade, looked } from "./weak.ts";

/** A node where the value may be nil by its type, refused where nothing says that there is one; undefined for all other values. */
export function nodeFor(e: Expr, v: Value, want: RustType, ctx: Emitter): Value | undefined {
  const held = optionInner(v.type);
  if (!held || !sameType(held, want)) return undefined;
  // A box has one owner: what is not taken out of its place can't be given on.
  if (boxInner(want) && v.place && ctx.info.typeOf(e).kind === "Pointer") return refused(e, ctx);
  if (!isRc(want)) return undefined;
  if (isUpgrade(v.expr) && isReceiver(e, ctx.facts)) return { ...looked(v, true, ctx), place: false };
  const isKnown = isKnownNode(e, ctx.facts);
  if (!isKnown && !isListed(e, ctx)) return refused(e, ctx);
  if (!isKnown) ctx.note("node-expected", e, { what: ctx.facts.textOf(e) });
  const opened = { type: held, place: false, movable: true, borrows: [] };
  if (e.kind === "CallExpr") return { ...v, ...opened, expr: methodCall(v.expr, "unwrap") };
  const seen = ctx.peek(e);
  const handle = call(path(argsOf(held, "Arc") ? "Arc::clone" : "Rc::clone"), [
    methodCall(methodCall(seen.expr, "as_ref"), "unwrap"),
  ]);
  return { ...seen, ...opened, expr: handle };
}

const refused = (e: Expr, ctx: Emitter): Value =>
  ctx.unsupported(e, "FG0101", { what: `a pointer that may be nil where none is expected (\`${ctx.facts.textOf(e)}\`)` });

/** An element of a list that is written out, or one that is appended. */
function isListed(e: Expr, ctx: Emitter): boolean {
  const p = ctx.facts.tree.parentOf(e);
  if (p?.kind === "CompositeLit") return ["Slice", "Array"].includes(underlying(ctx.info.typeOf(p)).kind);
  return p?.kind === "CallExpr" && ctx.info.builtinOf(p) === "append" && p.args.indexOf(e) > 0;
}
