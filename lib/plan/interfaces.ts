// Implements the choice between an enum and a trait for Go interfaces (idioms.md `iface-enum`, `iface-trait`).

import type { Facts } from "../analysis/facts.ts";
import { bareName } from "../rust/modules.ts";
import type { TypeNameObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Decision } from "./decision.ts";
import type { EnumPlan } from "./plan.ts";

export interface InterfaceInfo {
  readonly type: TypeNameObj;
  readonly implementors: readonly TypeNameObj[];
  /** Closed: an enum over the implementors. */
  readonly enum?: EnumPlan;
}

/**
 * An interface whose implementors are all here and which a type switch or assertion takes apart is a closed set: an
 * enum. One that is only called through stays open: a trait.
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
    if (switches.length === 0 || implementors.length === 0) {
      infos.set(t, { type: t, implementors });
      continue;
    }
    const prefix = implementors.length > 0 ? nameOf(t) : "";
    const variants = implementors.map((c) => ({ name: stripAffix(bareName(nameOf(c)), bareName(prefix)), of: c }));
    infos.set(t, { type: t, implementors, enum: { type: t, variants } });
    const first = switches[0];
    decisions.push({
      id: "interface-closed-set",
      spans: [t.span ?? { start: 0, end: 0 }, ...(first ? [first.x.span] : [])],
      chosen: `enum ${nameOf(t)}`,
      rejected: [
        { form: `\`Box<dyn ${nameOf(t)}>\``, because: "a type switch takes it apart, and all its implementors are here" },
      ],
      evidence: [
        ...implementors.map((c) => ({ text: `\`${c.name}\` implements it`, span: c.span ?? { start: 0, end: 0 } })),
        ...switches.slice(0, 2).map((s) => ({ text: "a type switch asks which one it is", span: s.x.span })),
      ],
      args: { type: t.name, count: String(implementors.length) },
    });
  }
  return { infos, decisions };
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
