// Implements `fmt.Scan` and `fmt.Scanln` as statements: words of stdin that are parsed into variables.

import type { Expr } from "../../lib/go/ast.ts";
import type { EmitContext, StdLowering } from "../../lib/patterns/kit.ts";
import { temp, type Value } from "../../lib/patterns/value.ts";
import { array, call, isChar, refMut, t } from "../../lib/rust/factory.ts";
import { under } from "../../lib/semantics/named.ts";
import { helper } from "./_helpers.ts";

/** Undefined where somebody asks how many were read, or where a value is none that Rust parses as Go does. */
export const scan =
  (name: "scan" | "scan_line"): StdLowering =>
  (c, ctx) => {
    if (ctx.facts.tree.parentOf(c.call)?.kind !== "ExprStmt" || c.args.length === 0) return undefined;
    const places = c.args.map((a) => scanned(a, ctx));
    if (!places.every((p) => p !== undefined)) return undefined;
    ctx.note("scan-words", c.call);
    const { before, exprs } = ctx.sequence(places);
    return temp(call(helper(ctx, name), [refMut(array(exprs.map(refMut)))]), t.unit, { before });
  };

/** The variable, field or element whose address is given: a number or a text. */
function scanned(arg: Expr, ctx: EmitContext): Value | undefined {
  if (arg.kind !== "UnaryExpr" || arg.op !== "&") return undefined;
  const u = under(ctx.info.typeOf(arg.x));
  if (u.kind !== "Basic" || !/^(u?int\d*|float\d+|string)$/.test(u.basic) || ctx.info.typeOf(arg.x).kind === "Named")
    return undefined;
  const place = ctx.placeToWrite(arg.x);
  return isChar(place.type) || place.type.kind === "RefType" ? undefined : place;
}
