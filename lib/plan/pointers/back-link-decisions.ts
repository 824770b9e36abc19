// Implements the record of fields that look back: what was proved of them, or why they own what they look at.

import type { Decision } from "../decision.ts";
import type { BackLink, BackLinks } from "./weak/back-links.ts";

export const backLinkDecisions = ({ weak, strong }: BackLinks): Decision[] => [
  ...weak.map(lookingBack),
  ...strong.map(keptAlive),
];

const argsOf = (b: BackLink): Readonly<Record<string, string>> => ({
  field: b.field.name,
  type: b.node.name,
  holder: b.holder.name,
});

const spanOf = (b: BackLink): Decision["spans"] => [b.field.span ?? { start: 0, end: 0 }];

const lookingBack = (b: BackLink): Decision => ({
  id: "parent-weak",
  spans: spanOf(b),
  chosen: `Weak<RefCell<${b.node.name}>>`,
  rejected: [
    { form: `\`Option<Rc<RefCell<${b.node.name}>>>\``, because: "two values that own each other are never dropped" },
    { form: `\`&${b.node.name}\``, because: "a struct can't borrow from what owns it" },
  ],
  evidence: b.evidence,
  args: argsOf(b),
});

const keptAlive = (b: BackLink): Decision => ({
  id: "parent-strong",
  spans: spanOf(b),
  chosen: `Rc<RefCell<${b.node.name}>>`,
  rejected: [
    {
      form: `\`Weak<RefCell<${b.node.name}>>\``,
      because: "it would find nothing where Go still finds the value, once its owner has let go",
    },
  ],
  evidence: b.evidence,
  args: argsOf(b),
});
