// Implements the targets of jumps on the floor: which are open, and the Rust labels that they have.

import { isKeyword } from "../../rust/names.ts";
import type { Floor, Target } from "./context.ts";

export function within<T>(target: Target, f: Floor, body: () => T): T {
  f.targets.push(target);
  try {
    return body();
  } finally {
    f.targets.pop();
  }
}

/** A Rust label that no target around has. */
export function freshLabel(hint: string, f: Floor): string {
  const base = `'${hint.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_").toLowerCase()}`;
  const taken = new Set(f.targets.flatMap((x) => [x.label, ...(x.next ? [x.next.label] : [])]));
  let name = isKeyword(base.slice(1)) || base === "'_" ? `${base}_label` : base;
  for (let n = 2; taken.has(name); n++) name = `${base}_${n}`;
  return name;
}
