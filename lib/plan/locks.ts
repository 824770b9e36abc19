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
  /** It is held while a task waits: an async lock. */
  readonly waits: boolean;
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
  waits: (mutex: VarObj) => boolean,
): ReadonlyMap<TypeNameObj, LockPlan> {
  const plans = new Map<TypeNameObj, LockPlan>();
  for (const c of moved) plans.set(c.struct, lockFor(c, nameOf, names, types, waits));
  return plans;
}

function lockFor(
  c: Moved,
  nameOf: (o: TypeNameObj) => string,
  names: { of(v: VarObj): string },
  types: { of(t: Type): RustType },
  waits: (mutex: VarObj) => boolean,
): LockPlan {
  const helpers = c.helpers ?? [];
  const changing = c.changing ?? [];
  const [first] = c.guarded;
  const wrap = (inner: RustType): RustType =>
    waits(c.lock) ? (c.rw ? t.tokioRwLock(inner) : t.tokioMutex(inner)) : c.rw ? t.rwLock(inner) : t.mutex(inner);
  const base = { struct: c.struct, mutex: c.lock, rw: c.rw, guarded: c.guarded, helpers, changing };
  if (!first)
    return lazily(
      { ...base, fieldName: names.of(c.lock) },
      () => wrap(t.unit),
      () => waits(c.lock),
    );
  if (c.guarded.length === 1 && helpers.length === 0) {
    return lazily(
      { ...base, fieldName: names.of(first) },
      () => wrap(types.of(first.type)),
      () => waits(c.lock),
    );
  }
  const stateName = `${nameOf(c.struct)}State`;
  const taken = new Set(c.guarded.map((f) => names.of(f)));
  return lazily(
    { ...base, fieldName: taken.has("state") ? "inner" : "state", stateName },
    () => wrap(t.path(stateName)),
    () => waits(c.lock),
  );
}

/** Type and colour are asked for when they are read: here the plans that they need are still being laid out. */
function lazily(plan: Omit<LockPlan, "type" | "waits">, type: () => RustType, waits: () => boolean): LockPlan {
  let known: RustType | undefined;
  return {
    ...plan,
    get waits() {
      return waits();
    },
    get type() {
      return (known ??= type());
    },
  };
}
