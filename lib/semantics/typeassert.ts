// Implements type assertions.

import type { Expr, TypeAssertExpr } from "../go/ast.ts";
import type { Checker } from "./checker.ts";
import { expr } from "./expr.ts";
import { whyMethodsMissing } from "./implements.ts";
import type { Operand } from "./operand.ts";
import { isInterface, isOpen, isTypeParam, isValid } from "./predicates.ts";
import type { Type } from "./types.ts";
import { varType } from "./typexpr.ts";

export const typeAssertExpr = (c: Checker, x: Operand, e: TypeAssertExpr): void => {
  const inner = expr(c, e.x);
  if (!e.type) {
    c.error(e, "use of .(type) outside type switch");
    return;
  }
  const target = varType(c, e.type);
  if (inner.mode === "invalid" || !isValid(target)) {
    if (isValid(target)) x.set("commaok", target);
    return;
  }
  if (isOpen(inner.type)) {
    x.set("commaok", target);
    return;
  }
  if (isTypeParam(inner.type)) {
    c.error(inner, `invalid operation: cannot use type assertion on type parameter value ${c.text(inner)}`);
    return;
  }
  if (!isInterface(inner.type)) {
    c.error(inner, `invalid operation: ${c.text(inner)} is not an interface`);
    return;
  }
  typeAssertion(c, e, inner, target, false);
  x.set("commaok", target);
};

/** Reports an assertion that cannot hold. */
export const typeAssertion = (c: Checker, e: Expr, x: Operand, target: Type, inSwitch: boolean): void => {
  if (isInterface(target) || isOpen(target)) return;
  const cause = whyMethodsMissing(target, x.type, { statically: false, qualifier: c.qualifier });
  if (cause === undefined) return;
  if (inSwitch)
    c.error(e, `impossible type switch case: ${c.text(e)}\n\t${c.text(x)} cannot have dynamic type ${c.text(target)} ${cause}`);
  else c.error(e, `impossible type assertion: ${c.text(e)}\n\t${c.text(target)} does not implement ${c.text(x.type)} ${cause}`);
};
