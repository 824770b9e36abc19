// Implements lexical scopes.

import type { Obj } from "./objects.ts";

export class Scope {
  private readonly objects = new Map<string, Obj>();
  readonly children: Scope[] = [];

  constructor(
    readonly parent: Scope | undefined,
    /** The body of a function: unused variables are reported by function. */ readonly isFunction = false,
  ) {
    parent?.children.push(this);
  }

  /** The object declared in this very scope. */
  get(name: string): Obj | undefined {
    return this.objects.get(name);
  }

  /** Declares it, and returns the object that already had the name, if any. */
  insert(obj: Obj): Obj | undefined {
    const other = this.objects.get(obj.name);
    if (!other) this.objects.set(obj.name, obj);
    return other;
  }

  lookup(name: string): Obj | undefined {
    for (let s: Scope | undefined = this; s; s = s.parent) {
      const obj = s.objects.get(name);
      if (obj) return obj;
    }
    return undefined;
  }

  values(): IterableIterator<Obj> {
    return this.objects.values();
  }
}
