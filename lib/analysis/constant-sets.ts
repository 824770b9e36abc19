// Implements the constants of a defined type: which there are, and the names that they have beside the type's.

import type { ConstObj, TypeNameObj } from "../semantics/objects.ts";
import type { Facts } from "./facts.ts";

/** Constants of the type that its package declares outside of functions, in the order of the text. */
export function constantsOf(type: TypeNameObj, facts: Facts): readonly ConstObj[] {
  return facts
    .nodesOf("ValueSpec")
    .filter((s) => {
      const d = facts.tree.parentOf(s);
      return d?.kind === "GenDecl" && d.tok === "const" && facts.tree.parentOf(d)?.kind === "File";
    })
    .flatMap((s) => s.names)
    .filter((n) => n.name !== "_")
    .flatMap((n) => {
      const c = facts.info.objectOf(n);
      return c?.kind === "Const" && c.type.kind === "Named" && c.type.obj === type && c.home === type.home ? [c] : [];
    });
}

/** What each constant is called where the type is named too: `KindCircle` of `Kind` is `Circle`, `StateIdle`, `StateBusy` are `Idle`, `Busy`. */
export function namesBeside(type: TypeNameObj, constants: readonly ConstObj[]): readonly string[] {
  const bare = constants.map((c) => variantName(c.name, type.name));
  const prefix = commonPrefix(bare);
  const isOfType = type.name.toLowerCase().startsWith(prefix.toLowerCase()) || type.name.endsWith(prefix);
  // `ReadOnly` and `ReadWrite` of `Mode` stay: of more, clippy would have the prefix go.
  const shared = isOfType || constants.length >= 3 ? prefix : "";
  return bare.map((name) => name.slice(shared.length));
}

/** `StateIdle`, `StateBusy`: the word that all begin with says nothing more inside the enum. */
function commonPrefix(names: readonly string[]): string {
  const [first = "", ...rest] = names;
  const words = first.match(/[A-Z][a-z0-9]*/g) ?? [];
  let prefix = "";
  for (const w of words) {
    const next = prefix + w;
    if (!rest.every((n) => n.startsWith(next) && /^[A-Z]/.test(n.slice(next.length))) || !/^[A-Z]/.test(first.slice(next.length)))
      break;
    prefix = next;
  }
  return prefix;
}

/** `KindCircle` of `Kind` is `Circle`; `Red` of `Color` stays. */
function variantName(constant: string, type: string): string {
  const rest = constant.startsWith(type)
    ? constant.slice(type.length)
    : constant.endsWith(type)
      ? constant.slice(0, -type.length)
      : constant;
  const bare = rest.replaceAll(/^_+|_+$/g, "");
  const name = /^\p{L}/u.test(bare) ? bare : constant;
  return name.charAt(0).toUpperCase() + name.slice(1).replace(/_(\w)/g, (_, c: string) => c.toUpperCase());
}
