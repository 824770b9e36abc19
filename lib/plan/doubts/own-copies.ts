// Implements doubts about methods that change their own copy of the receiver and stand for a method of an interface: a trait's
// method has one receiver for all, and `&mut self` would change the caller's value.

import type { Facts } from "../../analysis/facts.ts";
import type { TypeNameObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export const ownCopies = (facts: Facts): readonly Evidence[] =>
  facts.nodesOf("FuncDecl").flatMap((d) => {
    const f = d.recv && facts.info.funcObjOf(d);
    if (!f) return [];
    const { recv } = f.type;
    if (recv?.type.kind !== "Named" || !isAsked(f.name, recv.type.obj, facts)) return [];
    const change = facts.uses
      .of(recv)
      .find(
        (u) =>
          u.role.kind === "assign" ||
          u.role.kind === "update" ||
          (u.role.kind === "receiver" && u.role.callee.recv?.kind === "Pointer"),
      );
    return change ? [doubt(change.ident, `\`${f.name}\` changes its own copy of \`${recv.name}\``)] : [];
  });

const isAsked = (method: string, type: TypeNameObj, facts: Facts): boolean =>
  facts.info.typeNames.some((o) => {
    const u = underlying(o.type);
    return u.kind === "Interface" && u.methods.some((m) => m.name === method) && facts.info.implements(type.type, o.type);
  });
