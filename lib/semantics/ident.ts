// Implements identifiers: what they denote, and what is assumed where nothing declares them.

import type { Ident } from "../go/ast.ts";
import { invalidType, untypedNil } from "./basic.ts";
import type { Checker } from "./checker.ts";
import { pending } from "./object.ts";
import type { Obj } from "./objects.ts";
import type { Operand } from "./operand.ts";
import { isValid } from "./predicates.ts";
import { universeIota } from "./universe.ts";

/** Checks an identifier; `wantType` where a type is expected. */
export const identifier = (c: Checker, x: Operand, e: Ident, wantType: boolean): void => {
  x.invalidate();
  const obj = c.lookup(e.name);
  if (!obj) {
    if (e.name === "_") c.error(e, "cannot use _ as value or type");
    else undeclared(c, x, e, wantType);
    return;
  }
  c.recordUse(e, obj);
  denote(c, x, e, obj);
};

/** Sets the operand to what an object of this package or the universe is. */
const denote = (c: Checker, x: Operand, e: Ident, obj: Obj): void => {
  c.complete(obj);
  if ("type" in obj && obj.kind !== "Func" && obj.type === pending) {
    // The declaration is being read: a cycle, reported by it, or a local name not yet typed.
    x.set("invalid", invalidType);
    if (obj.kind === "Var") c.usedVars.add(obj);
    return;
  }
  switch (obj.kind) {
    case "PkgName":
      c.error(e, `use of package ${obj.name} without selector`);
      return;
    case "Const":
      c.addDependency(obj);
      if (!isValid(obj.type)) return;
      if (obj === universeIota) {
        if (!c.env.iota) c.error(e, "cannot use iota outside constant declaration");
        else x.set("constant", obj.type, c.env.iota);
        return;
      }
      x.set("constant", obj.type, obj.value);
      return;
    case "TypeName":
      if (isValid(obj.type)) x.set("type", obj.type);
      return;
    case "Var":
      c.usedVars.add(obj);
      c.addDependency(obj);
      if (isValid(obj.type)) x.set("variable", obj.type);
      return;
    case "Func":
      c.addDependency(obj);
      x.set("value", obj.type);
      return;
    case "Builtin":
      x.set("builtin", invalidType);
      x.builtin = obj.name;
      return;
    case "Nil":
      x.set("value", untypedNil);
      return;
    case "Label":
      return;
  }
};

/** An undeclared name gets an open type; in a whole package it is a mistake, too. */
const undeclared = (c: Checker, x: Operand, e: Ident, wantType: boolean): void => {
  if (c.whole) c.error(e, `undefined: ${e.name}`);
  if (wantType || c.assumptions.hasType(e.name)) {
    const obj = c.assumptions.typeName(e);
    c.recordUse(e, obj);
    x.set("type", obj.type);
    return;
  }
  const obj = c.assumptions.value(e, c.callee === e);
  c.recordUse(e, obj);
  x.set(obj.kind === "Func" ? "value" : "variable", obj.type);
};
