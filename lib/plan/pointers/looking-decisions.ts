// Implements the cards of lists that only look.

import type { TypeNameObj, VarObj } from "../../semantics/objects.ts";
import type { Decision } from "../decision.ts";
import { pointeeName } from "./pointee.ts";

export const lookingDecisions = (lists: ReadonlySet<VarObj>, nameOf: (t: TypeNameObj) => string): readonly Decision[] =>
  [...lists].flatMap((v) => {
    const pointee = v.type.kind === "Slice" ? pointeeName(v.type.elem) : undefined;
    if (!pointee || !v.span) return [];
    const rust = nameOf(pointee);
    return [
      {
        id: "looking-list",
        spans: [v.span],
        chosen: `a list of \`&${rust}\``,
        rejected: [{ form: `\`Vec<Rc<RefCell<${rust}>>>\``, because: "the list keeps nothing alive" }],
        evidence: [{ text: `\`${v.name}\` stays in its function`, span: v.span }],
        args: { name: v.name, rust },
      },
    ];
  });
