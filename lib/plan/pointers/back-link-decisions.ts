// Implements the record of fields that look back: what was proved of them, or why they own what they look at.

import type { TypeNameObj } from "../../semantics/objects.ts";
import type { Decision } from "../decision.ts";
import type { BackLink, BackLinks } from "./weak/back-links.ts";

export const backLinkDecisions = ({ weak, strong }: BackLinks, nameOf: (t: TypeNameObj) => string): Decision[] => [
  ...weak.map((b) => lookingBack(b, nameOf(b.node))),
  ...strong.map((b) => keptAlive(b, nameOf(b.node))),
];

const argsOf = (b: BackLink): Readonly<Record<string, string>> => ({
  field: b.field.name,
  type: b.node.name,
  holder: b.holder.name,
});

const spanOf = (b: BackLink): Decision["spans"] => [b.field.span ?? { start: 0, end: 0 }];

const lookingBack = (b: BackLink, rust: string): Decision => ({
  id: "parent-weak",
  spans: spanOf(b),
  chosen: `Weak<RefCell<${rust}>>`,
  rejected: [
    { form: `\`Option<Rc<RefCell<${rust}>>>\``, because: "two values that own each other are never dropped" },
    { form: `\`&${rust}\``, because: "a struct can't borrow from what owns it" },
  ],
  evidence: b.evidence,
  args: argsOf(b),
});

const keptAlive = (b: BackLink, rust: string): Decision => ({
  id: "parent-strong",
  spans: spanOf(b),
  chosen: `Rc<RefCell<${rust}>>`,
  rejected: [
    {
      form: `\`Weak<RefCell<${rust}>>\``,
      because: "it would find nothing where Go still finds the value, once its owner has let go",
    },
  ],
  evidence: b.evidence,
  args: argsOf(b),
});
