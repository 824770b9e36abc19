// Implements the decision on parameters of type `context.Context` (idioms.md `ctx`).

import type { Facts } from "../analysis/facts.ts";
import type { Node } from "../go/ast.ts";
import type { VarObj } from "../semantics/objects.ts";
import type { Decision } from "./decision.ts";

/** One note, where the first context comes in: all of them are alike. */
export function planContexts(facts: Facts): readonly Decision[] {
  const all = facts.uses.variables.filter((v) => v.role === "param" && isContext(v) && v.span);
  const declared = all.find((v) => ownerOf(v, facts)?.kind === "FuncDecl");
  const first = declared ?? all[0];
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
      // A function that a task is made of has a token of its own.
      chosen: declared ? "&CancellationToken" : "CancellationToken",
      rejected,
      evidence,
      args: { name: first.name },
    },
  ];
}

const ownerOf = (v: VarObj, facts: Facts): Node | undefined => {
  const id = facts.uses.of(v).find((u) => u.role.kind === "define")?.ident;
  return id && facts.tree.ancestorsOf(id).find((n) => n.kind === "FuncDecl" || n.kind === "FuncLit");
};

const isContext = (v: VarObj): boolean =>
  v.type.kind === "Named" && v.type.obj.pkg === "context" && v.type.obj.name === "Context";
