// Implements the choice between an enum and a trait for Go interfaces (idioms.md `iface-enum`, `iface-trait`).

import { wantedTypes } from "../analysis/conversions.ts";
import type { Facts } from "../analysis/facts.ts";
import { printedOperands } from "../analysis/printed.ts";
import { bareName } from "../rust/modules.ts";
import type { TypeNameObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Type } from "../semantics/types.ts";
import type { Decision } from "./decision.ts";
import type { EnumPlan } from "./plan.ts";

export interface InterfaceInfo {
  readonly type: TypeNameObj;
  readonly implementors: readonly TypeNameObj[];
  /** Closed: an enum over the implementors. */
  readonly enum?: EnumPlan;
  /** A trait whose values are printed: it asks for `Debug`. */
  readonly isPrinted?: boolean;
}

/**
 * An interface whose implementors are all here and which a type switch or assertion takes apart, or of which the name of the
 * type is printed, is a closed set: an enum. One that is only called through stays open: a trait.
 */
export function planInterfaces(
  facts: Facts,
  nameOf: (t: TypeNameObj) => string,
): { infos: ReadonlyMap<TypeNameObj, InterfaceInfo>; decisions: Decision[] } {
  const infos = new Map<TypeNameObj, InterfaceInfo>();
  const decisions: Decision[] = [];
  const concrete = facts.info.typeNames.filter(
    (t) => t.type.kind === "Named" && underlying(t.type).kind !== "Interface" && t.type.typeParams.length === 0,
  );
  for (const t of facts.info.typeNames) {
    if (t.type.kind !== "Named" || underlying(t.type).kind !== "Interface") continue;
    const u = underlying(t.type);
    if (u.kind !== "Interface" || (u.methods.length === 0 && u.embeddeds.length === 0)) continue;
    if (u.embeddeds.some((e) => e.kind === "Union")) continue;
    const implementors = concrete.filter(
      (c) => facts.info.implements(c.type, t.type) || facts.info.implements({ kind: "Pointer", elem: c.type }, t.type),
    );
    const switches = [
      ...facts.nodesOf("TypeSwitchStmt").filter((s) => isOf(facts, s.x, t)),
      ...facts.nodesOf("TypeAssertExpr").filter((a) => a.type && isOf(facts, a.x, t)),
    ];
    const printed = printedOperands(facts).filter(({ expr }) => isOf(facts, expr, t));
    const named = printed.filter(({ verb }) => verb === "T").map(({ expr }) => expr);
    const asks = [...switches.map((s) => s.x), ...named];
    if (asks.length === 0 || implementors.length === 0) {
      const isPrinted = printed.length > 0 && !implementors.some((c) => says(c, facts));
      infos.set(t, { type: t, implementors, ...(isPrinted && { isPrinted }) });
      continue;
    }
    const prefix = implementors.length > 0 ? nameOf(t) : "";
    const variants = implementors.map((c) => ({
      name: stripAffix(bareName(nameOf(c)), bareName(prefix)),
      of: c,
      ...(comesByPointer(c, t, facts) && { byPointer: comesByPointer(c, t, facts) }),
    }));
    infos.set(t, { type: t, implementors, enum: { type: t, variants } });
    const [first] = asks;
    const because = switches.length > 0 ? "a type switch takes it apart" : "the name of its type is printed";
    decisions.push({
      id: "interface-closed-set",
      spans: [t.span ?? { start: 0, end: 0 }, ...(first ? [first.span] : [])],
      chosen: `enum ${nameOf(t)}`,
      rejected: [{ form: `\`Box<dyn ${nameOf(t)}>\``, because: `${because}, and all its implementors are here` }],
      evidence: [
        ...implementors.map((c) => ({ text: `\`${c.name}\` implements it`, span: c.span ?? { start: 0, end: 0 } })),
        ...switches.slice(0, 2).map((s) => ({ text: "a type switch asks which one it is", span: s.x.span })),
        ...named.slice(0, 2).map((e) => ({ text: "the name of its type is printed", span: e.span })),
      ],
      args: { type: t.name, rust: nameOf(t), count: String(implementors.length), because },
    });
  }
  return { infos, decisions };
}

/** It says itself how it prints. */
const says = (c: TypeNameObj, facts: Facts): boolean =>
  ["String", "Error", "GoString", "Format"].some(
    (name) => facts.info.lookup({ kind: "Pointer", elem: c.type }, name)?.kind === "method",
  );

/** Whether values of the type come into the interface by pointer, always or at times. */
function comesByPointer(c: TypeNameObj, t: TypeNameObj, facts: Facts): "always" | "sometimes" | undefined {
  const given = wantedTypes(facts)
    .filter(({ type }) => type.kind === "Named" && type.obj === t)
    .map(({ expr }) => facts.info.typeOf(expr));
  const isIt = (type: Type): boolean => type.kind === "Named" && type.obj === c;
  const pointers = given.filter((type) => type.kind === "Pointer" && isIt(type.elem)).length;
  const values = given.filter(isIt).length;
  return pointers === 0 ? undefined : values === 0 ? "always" : "sometimes";
}

const isOf = (facts: Facts, x: import("../go/ast.ts").Expr, t: TypeNameObj): boolean => {
  const type = facts.info.typeOf(x);
  return type.kind === "Named" && type.obj === t;
};

/** `ShapeCircle` in `Shape` is `Circle`; a name that would vanish stays. */
function stripAffix(name: string, affix: string): string {
  if (affix && name.startsWith(affix) && /^[A-Z]/.test(name.slice(affix.length))) return name.slice(affix.length);
  if (affix && name.endsWith(affix) && name.length > affix.length) return name.slice(0, -affix.length);
  return name;
}
