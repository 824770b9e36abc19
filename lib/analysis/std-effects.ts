// Implements what analysis knows of standard-library functions: which arguments they change, keep, and whether they wait.
//
// The data come from the std packages in `translators/std`; the composition root hands them in, since facts know no Rust.

import type { FuncObj } from "../semantics/objects.ts";
import type { Type } from "../semantics/types.ts";

export interface StdEffects {
  readonly mutates: readonly number[];
  readonly keeps: readonly number[];
  readonly mutatesReceiver: boolean;
  readonly blocks: boolean;
}
export const noEffects: StdEffects = { mutates: [], keeps: [], mutatesReceiver: false, blocks: false };

/** `key` is `strings.Split` or `strings.Builder.WriteString`. */
export type StdEffectsLookup = (key: string) => StdEffects | undefined;

/** `pkg/path.Func` or `pkg/path.Type.Method`; undefined for functions of the snippet. */
export function stdKeyOf(f: FuncObj): string | undefined {
  if (!f.pkg) return undefined;
  const recv = f.recv && namedOf(f.recv);
  return recv ? `${f.pkg}.${recv}.${f.name}` : `${f.pkg}.${f.name}`;
}

function namedOf(t: Type): string | undefined {
  if (t.kind === "Pointer") return namedOf(t.elem);
  return t.kind === "Named" ? t.obj.name : undefined;
}
