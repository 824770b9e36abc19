// Implements which pointer fields only look back at what owns their value (idioms.md `parent-weak`): they become `Weak`.

import type { Facts } from "../../../analysis/facts.ts";
import type { Expr } from "../../../go/ast.ts";
import type { TypeNameObj, VarObj } from "../../../semantics/objects.ts";
import { underlying } from "../../../semantics/predicates.ts";
import type { Evidence } from "../../decision.ts";
import { collectNilable } from "../nilable.ts";
import { pointeeName } from "../pointee.ts";
import { fieldOf } from "./absent.ts";
import { leadsTo } from "./carriers.ts";
import { rootVarOf } from "./growth.ts";
import { keptNodes } from "./kept.ts";

export interface BackLink {
  readonly field: VarObj;
  /** What the field looks at. */
  readonly node: TypeNameObj;
  /** The type that has the field. */
  readonly holder: TypeNameObj;
  readonly evidence: readonly Evidence[];
}

export interface BackLinks {
  readonly weak: readonly BackLink[];
  /** Fields that look back by their name or their use, of which it is not proved that what they look at is still there. */
  readonly strong: readonly BackLink[];
  /** Variables that hold the first of the nodes: their values stay to the end of their blocks. */
  readonly roots: ReadonlySet<VarObj>;
}

const namesOfBackLinks =
  /^(?:parent|prev|previous|pred|up|owner|back|outer|super|boss|manager|container|enclosing|mother|father)$/i;

export function findBackLinks(facts: Facts, isShared: (t: TypeNameObj) => boolean): BackLinks {
  const candidates = candidatesIn(facts, isShared);
  const nilable = candidates.length > 0 ? collectNilable(facts, new Set()).slots : new Set<VarObj>();
  let weak: BackLink[] = [];
  let roots: ReadonlySet<VarObj> = new Set();
  for (const c of candidates) {
    const all = [...weak, c];
    const looks = new Set(all.map((x) => x.field));
    // A field that no longer owns may be what another proof stood on: they are made anew.
    const proofs = all.map((x) => keptNodes(x.node, looks, nilable, facts));
    if (proofs.some((p) => !p)) continue;
    weak = all.map((x, i) => ({ ...x, evidence: (proofs[i]?.evidence ?? []).slice(0, 4) }));
    roots = new Set(proofs.flatMap((p) => [...(p?.roots ?? [])]));
  }
  const strong = candidates.filter((c) => !weak.some((w) => w.field === c.field));
  return { weak, strong, roots };
}

/** Pointer fields that close a ring, by name or because each write stands beside one that takes their owner in. */
function candidatesIn(facts: Facts, isShared: (t: TypeNameObj) => boolean): BackLink[] {
  const found: BackLink[] = [];
  for (const holder of facts.info.typeNames) {
    const u = underlying(holder.type);
    if (holder.type.kind !== "Named" || u.kind !== "Struct" || holder.pkg) continue;
    for (const field of u.fields) {
      const node = pointeeName(field.type);
      if (!node || node.pkg || field.embedded || !isShared(node)) continue;
      if (!leadsTo(node.type, holder, new Set([field]))) continue;
      if (!namesOfBackLinks.test(field.name) && !isWrittenBesideOwner(field, holder, facts)) continue;
      found.push({
        field,
        node,
        holder,
        evidence: [{ text: `\`${field.name}\` leads back to a \`${node.name}\``, span: field.span ?? { start: 0, end: 0 } }],
      });
    }
  }
  return found;
}

/** `o.customer = c` stands in a function that also puts something into a list or table of `c`. */
function isWrittenBesideOwner(field: VarObj, holder: TypeNameObj, facts: Facts): boolean {
  const owners = writesOf(field, facts);
  return (
    owners.length > 0 &&
    owners.every((p) => {
      const v = p.kind === "Ident" ? facts.info.objectOf(p) : undefined;
      const func = facts.tree.funcOf(p);
      return (
        v?.kind === "Var" &&
        func?.body !== undefined &&
        facts.nodesOf("AssignStmt", func.body).some((s) =>
          s.lhs.some((l) => {
            const f = fieldOf(l, facts);
            const kind = f && underlying(f.type).kind;
            return (
              f !== undefined &&
              f !== field &&
              (kind === "Slice" || kind === "Map") &&
              rootVarOf(l, facts) === v &&
              leadsTo(f.type, holder, new Set([field]))
            );
          }),
        )
      );
    })
  );
}

/** The values that the field is given. */
function writesOf(field: VarObj, facts: Facts): Expr[] {
  const given = facts.nodesOf("AssignStmt").flatMap((s) =>
    s.lhs.flatMap((l, i) => {
      const e = l.kind === "SelectorExpr" && fieldOf(l, facts) === field ? s.rhs[i] : undefined;
      return e ? [e] : [];
    }),
  );
  const made = facts.nodesOf("CompositeLit").flatMap((lit) => {
    const u = underlying(facts.info.typeOf(lit));
    const at = u.kind === "Struct" ? u.fields.findIndex((f) => (f.origin ?? f) === field) : -1;
    if (at < 0) return [];
    return lit.elts.flatMap((e, i) => {
      if (e.kind === "KeyValueExpr") return e.key.kind === "Ident" && e.key.name === field.name ? [e.value] : [];
      return i === at ? [e] : [];
    });
  });
  return [...given, ...made];
}
