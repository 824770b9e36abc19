// Implements the record of why tasks share a variable, and whether the Go does so without a lock.

import type { Facts } from "../analysis/facts.ts";
import { type Task, tasksOf } from "../analysis/tasks.ts";
import type { Use } from "../analysis/uses.ts";
import type { GoStmt, Node } from "../go/ast.ts";
import type { RustType } from "../rust/ast.ts";
import { typeText } from "../rust/factory.ts";
import type { VarObj } from "../semantics/objects.ts";
import type { Decision } from "./decision.ts";
import type { SharedKind } from "./shared-forms.ts";

export interface Grounds {
  readonly decl: Node;
  readonly tasks: readonly Task[];
  /** Changes by tasks that no lock guards. */
  readonly race?: readonly Use[];
}

export function sharingDecision(
  v: VarObj,
  kind: SharedKind,
  form: RustType,
  { decl, tasks, race }: Grounds,
  facts: Facts,
): Decision {
  const hoped = tasksOf(facts).hoped.find((h) => tasks.some((x) => h.tasks.includes(x.stmt as GoStmt)));
  const changes = race ?? [];
  const chosen = typeText(form);
  return {
    id: !race ? "shared-by-tasks" : hoped ? "unguarded-shared-map" : "data-race",
    spans: [...changes.map((u) => u.place.span), ...(race && hoped ? [hoped.sleep.span] : []), decl.span],
    chosen,
    rejected: [kind === "handle" ? reference : plainValue],
    evidence: [
      ...tasks.slice(0, 2).map((x) => ({ text: "a task uses it", span: x.stmt.span })),
      ...changes.slice(0, 2).map((u) => ({ text: "changed here without a lock", span: u.place.span })),
    ],
    args: { name: v.name, form: chosen },
  };
}

const reference = { form: "a reference", because: "a task may outlive the function that started it" };
const plainValue = {
  form: "the plain value",
  because: "two tasks may not change one value at the same time: the compiler refuses it",
};
