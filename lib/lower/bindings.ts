// Implements the Rust bindings of Go variables while a function is emitted: name, type now, and whether it turned out `mut`.

import type { Expr } from "../go/ast.ts";
import type { RustPat, RustType } from "../rust/ast.ts";
import type { VarObj } from "../semantics/objects.ts";
import type { Value } from "../patterns/value.ts";

/** A pattern whose `mut` is found out while the code after it is emitted. */
interface OpenIdentPat {
  readonly kind: "IdentPat";
  readonly name: string;
  mut?: boolean;
}

export interface Binding {
  readonly name: string;
  readonly type: RustType;
  readonly borrows: readonly VarObj[];
  readonly pat: OpenIdentPat;
}

/** Scopes need no stack: Go resolved the names, and each variable object is bound before it is used. */
export class Bindings {
  private readonly bound = new Map<VarObj, Binding>();
  private readonly once = new Set<Binding>();
  private readonly overrides = new Map<VarObj, Value>();
  private readonly aliases = new Map<VarObj, Expr>();

  bind(v: VarObj, name: string, type: RustType, borrows: readonly VarObj[]): RustPat {
    const pat: OpenIdentPat = { kind: "IdentPat", name };
    this.bound.set(v, { name, type, borrows, pat });
    return pat;
  }

  of(v: VarObj): Binding | undefined {
    return this.bound.get(v);
  }

  /** Puts back what a task's own copy stood in for. */
  restore(v: VarObj, b: Binding): void {
    this.bound.set(v, b);
  }

  /** The variable is another name for a place, and has no binding of its own. */
  alias(v: VarObj, place: Expr): void {
    this.aliases.set(v, place);
  }

  aliasOf(v: VarObj): Expr | undefined {
    return this.aliases.get(v);
  }

  overrideOf(v: VarObj): Value | undefined {
    return this.overrides.get(v);
  }

  /** The binding is assigned as a whole, or changed in place without a reference between. */
  markMut(v: VarObj): void {
    const b = this.bound.get(v);
    if (b && !this.once.has(b)) b.pat.mut = true;
  }

  /** The one assignment that it gets is its first: it needs no `mut`. */
  keepOnce(v: VarObj): void {
    const b = this.bound.get(v);
    if (b) this.once.add(b);
  }

  with<T>(v: VarObj, value: Value, body: () => T): T {
    const before = this.overrides.get(v);
    this.overrides.set(v, value);
    try {
      return body();
    } finally {
      if (before) this.overrides.set(v, before);
      else this.overrides.delete(v);
    }
  }
}
