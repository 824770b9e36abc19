// Implements the idiom of a field that only package sync/atomic touches: an atomic type of its own.

import type { Facts } from "../../lib/analysis/facts.ts";
import type { Expr } from "../../lib/go/ast.ts";
import { covers, defineShape, nearMiss } from "../../lib/patterns/kit.ts";
import { atomicName } from "../../lib/plan/shared-forms.ts";
import { t } from "../../lib/rust/factory.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";

export default defineShape<"Field", VarObj>({
  id: "atomic-field",
  catalogue: ["atomic"],
  root: "Field",
  tier: "idiom",
  title: "The type says that it is atomic",
  category: "shared-state",
  what: "`{name}` is only touched through `sync/atomic`, so that its type becomes `{type}`.",
  why: "In Go any line may read the plain number, and that is a race. A Rust atomic that is shared has no other access than the atomic one, and every access names its ordering.",
  link: { text: "std::sync::atomic", url: "https://doc.rust-lang.org/std/sync/atomic/index.html" },
  match(node, facts) {
    const [name] = node.names;
    const field = name && node.names.length === 1 ? facts.info.objectOf(name) : undefined;
    if (field?.kind !== "Var" || field.role !== "field") return undefined;
    const uses = facts.uses.ofField(field);
    if (!uses.some((u) => isAtomic(u.sel, facts))) return undefined;
    const plain = uses.find((u) => !isAtomic(u.sel, facts));
    if (plain) return nearMiss(`\`${field.name}\` is also touched without \`sync/atomic\``, plain.sel.span);
    return { ...covers([], field, { name: field.name, type: atomicName(field.type) }), spans: [node.span] };
  },
  constrain: ({ data }) => [{ kind: "slotType", slot: data, type: t.path(`std::sync::atomic::${atomicName(data.type)}`) }],
});

/** `atomic.AddInt64(&x.f, 1)`. */
function isAtomic(place: Expr, facts: Facts): boolean {
  const addr = facts.tree.parentOf(place);
  const call = addr?.kind === "UnaryExpr" && addr.op === "&" ? facts.tree.parentOf(addr) : undefined;
  return call?.kind === "CallExpr" && facts.info.calleeOf(call)?.pkg === "sync/atomic";
}
