// Implements the question whether a defined text type only ever holds constants: then it is `&'static str` inside.

import type { Facts } from "../analysis/facts.ts";
import type { TypeNameObj } from "../semantics/objects.ts";

/** No conversion of text that is computed, and no concatenation of its values. */
export function isStaticText(o: TypeNameObj, facts: Facts): boolean {
  const isOwn = (e: Parameters<typeof facts.info.typeOf>[0]): boolean => {
    const type = facts.info.typeOf(e);
    return type.kind === "Named" && type.obj === o;
  };
  const converted = facts
    .nodesOf("CallExpr")
    .some(
      (c) =>
        facts.info.isConversion(c) && isOwn(c) && c.args[0] !== undefined && !facts.info.constOf(c.args[0]) && !isOwn(c.args[0]),
    );
  const joined =
    facts.nodesOf("BinaryExpr").some((b) => b.op === "+" && isOwn(b) && !facts.info.constOf(b)) ||
    facts.nodesOf("AssignStmt").some((s) => s.op === "+=" && s.lhs[0] !== undefined && isOwn(s.lhs[0]));
  const addressed = facts.uses.variables.some(
    (v) => v.type.kind === "Named" && v.type.obj === o && facts.uses.of(v).some((u) => u.role.kind === "address"),
  );
  return !converted && !joined && !addressed;
}
