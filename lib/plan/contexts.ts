// Implements the decision on parameters of type `context.Context` (idioms.md `ctx`).

import type { Facts } from "../analysis/facts.ts";
import type { VarObj } from "../semantics/objects.ts";
import type { Decision } from "./decision.ts";

/** One note, where the first context comes in: all of them are alike. */
export function planContexts(facts: Facts): readonly Decision[] {
  const first = facts.uses.variables.find((v) => v.role === "param" && isContext(v) && v.span);
  if (!first?.span) return [];
  const passed = facts.uses.of(first).find((u) => u.role.kind === "argument");
  const asked = facts.uses.of(first).find((u) => u.role.kind === "receiver");
  const evidence = [
    { text: `\`${first.name}\` comes in as a \`context.Context\``, span: first.span },
    ...(asked
      ? [{ text: "it is asked whether to stop", span: asked.place.span }]
      : passed
        ? [{ text: "and is only handed on", span: passed.place.span }]
        : []),
  ];
  const rejected = [{ form: "no parameter at all", because: "the Go hands the signal on" }];
  return [
    {
      id: "context-parameter",
      spans: evidence.map((e) => e.span),
      chosen: "&CancellationToken",
      rejected,
      evidence,
      args: { name: first.name },
    },
  ];
}

const isContext = (v: VarObj): boolean =>
  v.type.kind === "Named" && v.type.obj.pkg === "context" && v.type.obj.name === "Context";
