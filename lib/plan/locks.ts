// Implements the plan of locks: the data that a mutex field takes in (idioms.md `mutex-field`).

import type { RustType } from "../rust/ast.ts";
import { t } from "../rust/factory.ts";
import type { FuncObj, TypeNameObj, VarObj } from "../semantics/objects.ts";
import type { Type } from "../semantics/types.ts";
import type { Constraint } from "./constraint.ts";

export interface LockPlan {
  readonly struct: TypeNameObj;
  /** The Go mutex field, which disappears into the lock. */
  readonly mutex: VarObj;
  readonly rw: boolean;
  /** Fields that move in. One field: `data: Mutex<Data>`; several: `state: Mutex<CacheState>`; none: `mu: Mutex<()>`. */
  readonly guarded: readonly VarObj[];
  readonly fieldName: string;
  /** Name of the struct that holds several guarded fields. */
  readonly stateName?: string;
  /** Type of the lock field. */
  readonly type: RustType;
  /** Methods that run only while a caller holds the lock: they belong to the state. */
  readonly helpers: readonly FuncObj[];
  /** Those among them that change it. */
  readonly changing: readonly FuncObj[];
}

type Moved = Extract<Constraint, { kind: "moveFieldIntoLock" }>;

export function planLocks(
  moved: readonly Moved[],
  nameOf: (o: TypeNameObj) => string,
  names: { of(v: VarObj): string },
  types: { of(t: Type): RustType },
  _options: unknown,
): ReadonlyMap<TypeNameObj, LockPlan> {
  const plans = new Map<TypeNameObj, LockPlan>();
  for (const c of moved) plans.set(c.struct, lockFor(c, nameOf, names, types));
  return plans;
}

function lockFor(c: Moved, nameOf: (o: TypeNameObj) => string, names: { of(v: VarObj): string }, types: { of(t: Type): RustType }): LockPlan {
  const helpers = c.helpers ?? [];
  const changing = c.changing ?? [];
  const [first] = c.guarded;
  const wrap = c.rw ? t.rwLock : t.mutex;
  const base = { struct: c.struct, mutex: c.lock, rw: c.rw, guarded: c.guarded, helpers, changing };
  if (!first) return { ...base, fieldName: names.of(c.lock), type: wrap(t.unit) };
  if (c.guarded.length === 1 && helpers.length === 0) {
    // The type is asked for when it is read: at this point the plan of types is still being laid out.
    return lazyType({ ...base, fieldName: names.of(first) }, () => wrap(types.of(first.type)));
  }
  const stateName = `${nameOf(c.struct)}State`;
  const taken = new Set(c.guarded.map((f) => names.of(f)));
  return { ...base, fieldName: taken.has("state") ? "inner" : "state", stateName, type: wrap(t.path(stateName)) };
}

function lazyType(plan: Omit<LockPlan, "type">, type: () => RustType): LockPlan {
  let known: RustType | undefined;
  return {
    ...plan,
    get type() {
      return (known ??= type());
    },
  };
}
