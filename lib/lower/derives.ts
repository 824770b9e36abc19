// Implements the derives of user types: asked for where code needs them, and passed on to the types of their fields.

import type { Derive } from "../patterns/emit-context.ts";
import type { RustExpr, RustType } from "../rust/ast.ts";

const order: readonly Derive[] = [
  "Debug",
  "Clone",
  "Copy",
  "PartialEq",
  "Eq",
  "PartialOrd",
  "Ord",
  "Hash",
  "Default",
  "serde::Serialize",
  "serde::Deserialize",
];

/** Types of libraries that nobody can make out of nothing. */
const withoutDefault = new Set(["File", "Instant", "Regex", "SystemTime"]);

export class Derives {
  private readonly asked = new Map<string, Set<Derive>>();
  /** Types that were asked for a trait which a trait object among their fields does not have. */
  readonly impossible = new Map<string, Derive>();

  /** `fieldsOf` gives the field types of a user type by its Rust name, and undefined for types that are not the user's. */
  constructor(
    private readonly fieldsOf: (name: string) => readonly RustType[] | undefined,
    private readonly lacks: (name: string, derive: Derive) => boolean = () => false,
    /** Traits of the program that have `Debug` as their supertrait. */
    private readonly isPrinted: (trait: string) => boolean = () => false,
  ) {}

  ask(type: RustType, derive: Derive, owner?: string): void {
    switch (type.kind) {
      case "RefType":
        // A reference is Clone and Copy whatever it points to.
        if (derive !== "Default" && derive !== "Clone" && derive !== "Copy") this.ask(type.inner, derive, owner);
        return;
      case "TupleType":
        for (const e of type.elems) this.ask(e, derive, owner);
        return;
      case "SliceType":
        this.ask(type.elem, derive, owner);
        return;
      case "ArrayType":
        if (derive === "Default" && owner && !isShort(type.len)) this.impossible.set(owner, derive);
        this.ask(type.elem, derive, owner);
        return;
      case "PathType":
        this.askPath(type, derive, owner);
        return;
      case "DynType":
        if (!hasTrait(type, derive) && !(derive === "Debug" && this.isPrinted(boundName(type))))
          this.impossible.set(owner ?? boundName(type), derive);
        return;
      case "FnPtrType":
        // A function has no first value.
        if (derive === "Default" && owner) this.impossible.set(owner, derive);
        return;
      default:
        return;
    }
  }

  private askPath(type: Extract<RustType, { kind: "PathType" }>, derive: Derive, owner?: string): void {
    const last = type.path.segments.at(-1);
    if (!last) return;
    const fields = type.path.import ? undefined : this.fieldsOf(last.name);
    if (!fields) {
      // A look is no more than an address: it is made, copied and printed, and never compared.
      if (last.name === "Weak") {
        if (!["Debug", "Clone", "Default"].includes(derive) && owner) this.impossible.set(owner, derive);
        return;
      }
      if (derive === "Default" && last.name !== undefined && withoutDefault.has(last.name))
        this.impossible.set(owner ?? last.name, derive);
      // A float has no order of all values, and no hash.
      const isTotal = derive === "Eq" || derive === "Ord" || derive === "Hash";
      if (isTotal && owner && (last.name === "f64" || last.name === "f32")) this.impossible.set(owner, derive);
      const stops = (derive === "Clone" || derive === "Copy") && (last.name === "Rc" || last.name === "Arc");
      const empties = derive === "Default" && ["Vec", "HashMap", "HashSet", "Option", "BTreeMap"].includes(last.name);
      if (!stops && !empties) for (const g of last.generics ?? []) this.ask(g, derive, owner);
      return;
    }
    const set = this.asked.get(last.name) ?? new Set<Derive>();
    this.asked.set(last.name, set);
    if (set.has(derive)) return;
    set.add(derive);
    if (this.lacks(last.name, derive)) this.impossible.set(last.name, derive);
    if (derive === "Copy") this.ask(type, "Clone");
    if (derive === "Eq") this.ask(type, "PartialEq");
    // What JSON leaves out is the type's default.
    if (derive === "serde::Deserialize") this.ask(type, "Default");
    for (const f of fields) this.ask(f, derive, last.name);
  }

  of(name: string): readonly Derive[] {
    const set = this.asked.get(name);
    return set ? order.filter((d) => set.has(d)) : [];
  }
}

const boundName = (type: Extract<RustType, { kind: "DynType" }>): string => {
  const [b] = type.bounds;
  return b?.kind === "TraitBound" ? (b.path.segments.at(-1)?.name ?? "") : "";
};

/** Of trait objects only errors can be printed for debugging; a function can't either. */
const hasTrait = (type: Extract<RustType, { kind: "DynType" }>, derive: Derive): boolean =>
  derive === "Debug" && boundName(type) === "Error";

/** `Default` is there for arrays of up to 32 elements. */
const isShort = (len: RustExpr): boolean => len.kind !== "LitExpr" || len.lit.kind !== "num" || Number(len.lit.text) <= 32;
