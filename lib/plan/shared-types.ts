// Implements the decision which types tasks share as a whole: stored pointers to them, receivers handed to tasks, and what tasks reach.

import type { Facts } from "../analysis/facts.ts";
import { declarationOf, isHeldTwice, startsOnReceiver, takes, tasksCapturing } from "../analysis/task-uses.ts";
import { tasksOf } from "../analysis/tasks.ts";
import type { TypeNameObj, VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Type } from "../semantics/types.ts";
import type { Evidence } from "./decision.ts";
import { elemOf, structOf } from "./shared-forms.ts";

export interface SharedTypeFacts {
  /** Types of which every pointer is a handle. */
  readonly evidence: ReadonlyMap<TypeNameObj, Evidence>;
  /** Types whose values a task can reach from what it is given. */
  readonly reached: ReadonlyMap<TypeNameObj, Evidence>;
  /** Receivers that their method hands to a task, or to a method that does. */
  readonly handedOn: ReadonlySet<VarObj>;
}

export const sharedTypes = (facts: Facts): SharedTypeFacts => ({
  evidence: collectEvidence(facts),
  reached: collectReached(facts),
  handedOn: collectHandedOn(facts),
});

function collectEvidence(facts: Facts): Map<TypeNameObj, Evidence> {
  const evidence = new Map<TypeNameObj, Evidence>();
  for (const v of facts.uses.variables) {
    const struct = v.type.kind === "Pointer" ? structOf(v.type) : undefined;
    if (!struct) continue;
    const spawned = tasksCapturing(v, facts)[0]?.stmt ?? (startsOnReceiver(v, facts) ? declarationOf(v, facts) : undefined);
    if (!spawned) continue;
    // A receiver is handed in from anywhere; so is what a place stores.
    const isShared = v.role === "receiver" || (isHeldTwice(v, facts) && (isStored(struct, facts) || escapes(v, facts)));
    if (isShared) evidence.set(struct, { text: `\`${v.name}\` reaches a task here`, span: spawned.span });
  }
  return evidence;
}

/** Handed on to the caller or to a place that keeps it. */
const escapes = (v: VarObj, facts: Facts): boolean =>
  facts.uses.of(v).some(({ steps, role }) => {
    if (steps.length > 0) return false;
    return role.kind === "return" || role.kind === "send" || (role.kind === "store" && role.into !== "variable");
  });

/** A field, an element or a channel holds pointers to it. */
function isStored(o: TypeNameObj, facts: Facts): boolean {
  const points = (type: Type): boolean => type.kind === "Pointer" && structOf(type) === o;
  const inFields = facts.info.typeNames.some((n) => {
    const u = underlying(n.type);
    return u.kind === "Struct" && u.fields.some((f) => points(f.type) || points(elemOf(f.type)));
  });
  return inFields || facts.uses.variables.some((v) => points(elemOf(v.type)));
}

function collectReached(facts: Facts): Map<TypeNameObj, Evidence> {
  const reached = new Map<TypeNameObj, Evidence>();
  for (const x of tasksOf(facts).all) {
    const seen = new Set<Type>();
    const visit = (type: Type): void => {
      if (seen.has(type) || seen.size > 500) return;
      seen.add(type);
      const o = type.kind === "Named" ? (type.origin ?? type).obj : undefined;
      if (o?.pkg === "" && !reached.has(o))
        reached.set(o, { text: "a task reaches it from what it is given here", span: x.stmt.span });
      const u = underlying(type);
      if (u.kind === "Struct") for (const f of u.fields) visit(f.type);
      if (u.kind === "Pointer" || u.kind === "Slice" || u.kind === "Array" || u.kind === "Map" || u.kind === "Chan")
        visit(u.elem);
    };
    for (const v of facts.uses.variables) if (v.role !== "package" && takes(x, v, facts)) visit(v.type);
  }
  return reached;
}

function collectHandedOn(facts: Facts): Set<VarObj> {
  const handedOn = new Set<VarObj>();
  const receivers = facts.uses.variables.filter((v) => v.role === "receiver");
  const callsHandingOn = (v: VarObj): boolean =>
    facts.uses
      .of(v)
      .some(
        ({ steps, role }) =>
          role.kind === "receiver" &&
          steps.length === 0 &&
          role.callee.type.recv !== undefined &&
          handedOn.has(role.callee.type.recv),
      );
  for (let changed = true; changed; ) {
    changed = false;
    for (const v of receivers) {
      if (handedOn.has(v) || !(tasksCapturing(v, facts).length > 0 || startsOnReceiver(v, facts) || callsHandingOn(v))) continue;
      handedOn.add(v);
      changed = true;
    }
  }
  return handedOn;
}
