// Implements duration-conversion: `time.Duration(n)`, `int64(d)` and `float64(d)` → nanoseconds by their name.

import { covers, definePattern } from "../../lib/patterns/kit.ts";
import type { Facts } from "../../lib/analysis/facts.ts";
import type { Expr } from "../../lib/go/ast.ts";
import { temp } from "../../lib/patterns/value.ts";
import { call, cast, methodCall, t } from "../../lib/rust/factory.ts";

interface Data {
  readonly operand: Expr;
  readonly into: boolean;
}

export default definePattern<"CallExpr", Data>({
  id: "duration-conversion",
  title: "Nanoseconds by name",
  category: "types",
  level: "note",
  catalogue: ["duration"],
  what: "The conversion between a number and a duration becomes `from_nanos` or `as_nanos`.",
  why: "In Go a duration is a number of nanoseconds; in Rust the code says so where it counts on it.",
  root: "CallExpr",
  tier: "stdlib",
  match(node, facts) {
    const [operand] = node.args;
    if (!operand || !facts.info.isConversion(node)) return undefined;
    const into = isDuration(node, facts);
    return into === isDuration(operand, facts) ? undefined : covers<Data>([], { operand, into });
  },
  rewrite(node, d, ctx) {
    if (d.into) {
      const { before, exprs } = ctx.sequence([ctx.expr(d.operand, t.u64)]);
      return temp(call("std::time::Duration::from_nanos", [exprs[0]!]), t.duration(), { before });
    }
    const { before, exprs } = ctx.sequence([ctx.peek(d.operand)]);
    const type = ctx.rustType(ctx.info.typeOf(node));
    return temp(cast(methodCall(exprs[0]!, "as_nanos"), type), type, { before });
  },
});

function isDuration(e: Expr, facts: Facts): boolean {
  const type = facts.info.typeOf(e);
  return type.kind === "Named" && type.obj.pkg === "time" && type.obj.name === "Duration";
}
