// Implements what is known of methods by name: which change what they are called on, and which give a borrow of it.

import type { FnItem, RustFile, RustItem, RustType } from "../../rust/ast.ts";

/** Methods of the standard library that take `&mut self`. */
const changing = new Set(
  (
    "push push_str push_back push_front pop pop_back pop_front insert insert_str remove swap_remove clear truncate extend " +
    "extend_from_slice append sort sort_by sort_by_key sort_unstable sort_unstable_by sort_by_cached_key reverse swap retain " +
    "drain dedup dedup_by dedup_by_key resize resize_with fill rotate_left rotate_right copy_from_slice clone_from_slice " +
    "copy_within split_off split_at_mut iter_mut get_mut first_mut last_mut as_mut as_deref_mut as_mut_slice values_mut " +
    "chunks_mut entry get_or_insert_with get_or_insert replace next next_back nth read_line write_all write_str write_char flush"
  ).split(" "),
);

/** Does a method of the standard library with this name take `&mut self`? */
export const changesItself = (name: string): boolean => changing.has(name);

/** Methods whose result borrows, and so holds, what they are called on; the first ones to change it. */
const borrowingMut = new Set(
  "iter_mut get_mut first_mut last_mut as_mut as_deref_mut as_mut_slice values_mut chunks_mut entry drain split_at_mut".split(
    " ",
  ),
);
const borrowing = new Set(
  (
    "iter as_ref as_deref as_str as_slice as_bytes get first last chars char_indices bytes keys values lines split split_whitespace " +
    "split_once splitn trim trim_start trim_end trim_matches strip_prefix strip_suffix chunks windows split_at split_first " +
    "split_last peek trim_start_matches trim_end_matches get_key_value range"
  ).split(" "),
);
/** Methods whose result borrows what their receiver borrows. */
const passing = new Set(
  (
    "unwrap expect unwrap_or unwrap_or_default unwrap_or_else enumerate rev skip take zip chain filter map peekable step_by " +
    "skip_while take_while filter_map flat_map into_iter as_deref ok_or ok flatten by_ref last next collect or_insert " +
    "or_insert_with or_default or_insert_with_key max_by_key min_by_key max_by min_by find"
  ).split(" "),
);

export interface OwnMethod {
  /** Takes `&mut self`. */
  readonly changes: boolean;
  /** Its result holds a reference. */
  readonly gives: boolean;
}

/** What methods do, those of the file included. */
export class Methods {
  private readonly own = new Map<string, OwnMethod>();

  constructor(file: RustFile) {
    this.add(file.items);
  }

  private add(items: readonly RustItem[]): void {
    for (const i of items) {
      if (i.kind === "ModItem") this.add(i.items);
      if (i.kind !== "ImplItem" && i.kind !== "TraitItem") continue;
      for (const f of i.items) if (f.kind === "FnItem" && f.self) this.method(f);
    }
  }

  private method(f: FnItem): void {
    const known = this.own.get(f.name);
    const changes = f.self === "&mut self" || known?.changes === true;
    this.own.set(f.name, { changes, gives: (f.ret !== undefined && holdsRef(f.ret)) || known?.gives === true });
  }

  changes(name: string, args: number): boolean {
    if (name === "take") return args === 0;
    return this.own.get(name)?.changes ?? changing.has(name);
  }

  /** How the result of the method holds its receiver: not at all, to look, to change, or as the receiver does. */
  holds(name: string, args: number): "no" | "look" | "change" | "pass" {
    const own = this.own.get(name);
    if (own) return !own.gives ? "no" : own.changes ? "change" : "look";
    if (name === "take" && args === 0) return "no";
    if (borrowingMut.has(name)) return "change";
    if (name === "last" || name === "as_deref") return "look";
    if (borrowing.has(name)) return "look";
    return passing.has(name) ? "pass" : "no";
  }
}

const holdsRef = (r: RustType): boolean =>
  r.kind === "RefType"
    ? r.lifetime !== "'static"
    : r.kind === "PathType"
      ? r.path.segments.some((s) => s.generics?.some(holdsRef))
      : r.kind === "TupleType" && r.elems.some(holdsRef);
