// Implements visibility: `pub` on what Go exports, `pub(crate)` on what the Rust of another module needs besides (idioms.md `visibility`).

import type { Facts } from "../../analysis/facts.ts";
import type { Plan } from "../../plan/plan.ts";
import type { FnItem, RustItem, RustPath, StructField, Visibility } from "../../rust/ast.ts";
import { isPath, walkTree } from "../../rust/print/tree.ts";

export interface Placed {
  readonly item: RustItem;
  /** Absent in the root of the file. */
  readonly module: string | undefined;
}

/** The items with their visibility; those of the root have none. */
export function visibleItems(placed: readonly Placed[], facts: Facts, plan: Plan): readonly Placed[] {
  const seen = new Sight(placed, facts, plan);
  return placed.map((p) => (p.module === undefined ? p : { ...p, item: seen.item(p.item) }));
}

class Sight {
  /** Names of package level that Go exports, as the tree has them. */
  private readonly exported = new Set<string>();
  /** Where the methods and fields that Go exports are declared. */
  private readonly exportedAt = new Set<number>();
  /** Names that the Rust of another module needs; `Type.field` for fields. */
  private readonly needed = new Set<string>();
  private readonly homes = new Map<string, string | undefined>();

  constructor(
    private readonly placed: readonly Placed[],
    facts: Facts,
    plan: Plan,
  ) {
    for (const file of facts.files)
      for (const d of file.decls) {
        if (d.kind === "FuncDecl") {
          const f = facts.info.funcObjOf(d);
          if (f?.exported) this.exportedAt.add(d.span.start);
          if (f?.exported && !f.recv) this.exported.add(plan.names.of(f));
        }
        if (d.kind !== "GenDecl") continue;
        for (const s of d.specs)
          for (const id of s.kind === "ValueSpec" ? s.names : s.kind === "TypeSpec" ? [s.name] : []) {
            const o = facts.info.objectOf(id);
            if (o?.exported && (o.kind === "Var" || o.kind === "Const" || o.kind === "TypeName"))
              this.exported.add(plan.names.of(o));
          }
      }
    for (const id of facts.nodesOf("Ident")) {
      const o = facts.info.defOf(id);
      const isMember =
        (o?.kind === "Var" && o.role === "field") || (o?.kind === "Func" && o.recv !== undefined) || o?.kind === "Const";
      if (isMember && o.exported) this.exportedAt.add(id.span.start);
    }
    if (plan.errors.enumName !== undefined) this.exported.add(plan.errors.enumName);
    for (const p of placed) if ("name" in p.item) this.homes.set(p.item.name, p.module);
    for (const p of placed) this.collectNeeds(p);
    this.closeOver();
  }

  item(item: RustItem): RustItem {
    if (item.kind === "ImplItem")
      return item.trait
        ? item
        : { ...item, items: item.items.map((m) => (isMember(m) ? { ...m, ...pub(this.ofMember(m)) } : m)) };
    if (!("name" in item) || item.kind === "ModItem") return item;
    const own = { ...item, ...pub(this.ofName(item.name)) };
    if (own.kind !== "StructItem") return own;
    return {
      ...own,
      ...(own.fields && { fields: own.fields.map((f) => ({ ...f, ...pub(this.ofField(own.name, f)) })) }),
      // Go converts to and from a type by what is under it, wherever the type is seen.
      ...(own.tuple && { tuple: own.tuple.map((f) => ({ ...f, ...pub(own.pub ?? false) })) }),
    };
  }

  private ofName(name: string): Visibility {
    return this.exported.has(name) ? true : this.needed.has(name) ? "crate" : false;
  }

  /** What the translation adds to a type is for whoever has the type. */
  private ofMember(m: Member): Visibility {
    return !m.origin || m.origin.by !== undefined || this.exportedAt.has(m.origin.span.start)
      ? true
      : this.needed.has(`.${m.name}`)
        ? "crate"
        : false;
  }

  private ofField(owner: string, f: StructField): Visibility {
    if (f.origin && this.exportedAt.has(f.origin.span.start)) return true;
    return this.needed.has(`${owner}.${f.name}`) || this.needed.has(`${owner}.*`) ? "crate" : false;
  }

  /** Names of other modules in the code of an item, and the fields by which it makes or takes apart their structs. */
  private collectNeeds({ item, module }: Placed): void {
    const isForeign = (name: string): boolean =>
      this.homes.has(name) && this.homes.get(name) !== module && this.homes.get(name) !== undefined;
    walkTree(item, (n) => {
      const [first, second] = isPath(n) ? n.segments : [];
      if (first && isForeign(first.name)) {
        this.needed.add(first.name);
        if (second) this.needed.add(`.${second.name}`);
      }
      if (n.kind === "StructExpr" || n.kind === "StructPat") {
        const owner = (n.path as RustPath).segments[0]?.name ?? "";
        if (isForeign(owner)) {
          for (const f of n.fields as readonly { readonly name: string }[]) this.needed.add(`${owner}.${f.name}`);
          if (n.base !== undefined) this.needed.add(`${owner}.*`);
        }
      }
      return true;
    });
    // A lock stands in a field that Go's own code does not name.
    walkTree(item, (n) => {
      if (n.kind === "FieldExpr")
        for (const [owner, fields] of this.made)
          if (isForeign(owner) && fields.has(String(n.field))) this.needed.add(`${owner}.${String(n.field)}`);
      return true;
    });
  }

  private madeFields: Map<string, ReadonlySet<string>> | undefined;

  /** Fields that the translation makes, by their struct. */
  private get made(): ReadonlyMap<string, ReadonlySet<string>> {
    this.madeFields ??= new Map(
      this.placed.flatMap(({ item }) =>
        item.kind === "StructItem"
          ? [
              [
                item.name,
                new Set((item.fields ?? []).filter((f) => !f.origin || f.origin.by !== undefined).map((f) => f.name)),
              ] as const,
            ]
          : [],
      ),
    );
    return this.madeFields;
  }

  /** What a visible item names in its signature is no more private than itself. */
  private closeOver(): void {
    for (let size = -1; size !== this.needed.size; ) {
      size = this.needed.size;
      for (const { item, module } of this.placed) {
        if (module === undefined) continue;
        for (const face of this.facesOf(item))
          walkTree(face, (n) => {
            const [first] = isPath(n) ? n.segments : [];
            if (first && this.homes.get(first.name) !== undefined) this.needed.add(first.name);
            return true;
          });
      }
    }
  }

  /** The parts of an item that others see. */
  private facesOf(item: RustItem): readonly unknown[] {
    switch (item.kind) {
      case "ImplItem":
        if (item.trait) return [];
        return item.items.flatMap((m) => (m.kind === "FnItem" && this.ofMember(m) ? faceOf(m) : []));
      case "FnItem":
        return this.ofName(item.name) ? faceOf(item) : [];
      case "StructItem":
        if (!this.ofName(item.name)) return [];
        return [item.generics, ...(item.fields ?? []).flatMap((f) => (this.ofField(item.name, f) ? [f.type] : [])), item.tuple];
      case "TraitItem":
        return this.ofName(item.name) ? [item.supers, ...item.items.flatMap((m) => (m.kind === "FnItem" ? faceOf(m) : []))] : [];
      case "EnumItem":
        return this.ofName(item.name) ? [item.variants.map((v) => [v.tuple, v.fields])] : [];
      case "ConstItem":
      case "StaticItem":
        return this.ofName(item.name) ? [item.type] : [];
      default:
        return [];
    }
  }
}

/** A method, or a constant that stands with its type. */
type Member = Extract<RustItem, { readonly kind: "FnItem" | "ConstItem" }>;
const isMember = (m: RustItem): m is Member => m.kind === "FnItem" || m.kind === "ConstItem";

const faceOf = (f: FnItem): readonly unknown[] => [f.generics, f.params.map((p) => p.type), f.ret, f.where, f.self];

const pub = (v: Visibility): { pub?: Visibility } => (v === false ? {} : { pub: v });
