// Implements the idiom of a closed set of constants: a named integer type with its `iota` block becomes an enum.

import { namesBeside } from "../../lib/analysis/constant-sets.ts";
import type { Facts } from "../../lib/analysis/facts.ts";
import { flagsOf } from "../../lib/analysis/flag-types.ts";
import type { GenDecl } from "../../lib/go/ast.ts";
import { covers, defineShape, nearMiss, type NearMiss } from "../../lib/patterns/kit.ts";
import type { ConstObj, TypeNameObj } from "../../lib/semantics/objects.ts";
import { underlying } from "../../lib/semantics/predicates.ts";
import type { Span } from "../../lib/source/span.ts";

interface Data {
  readonly type: TypeNameObj;
  readonly constants: readonly ConstObj[];
}

/**
 * Form: `type T int` and one `const` block of T with `iota`. Restrictions: every value of T comes from those constants,
 * so no conversion of a number into T, no arithmetic, no `++`; the values differ.
 */
export default defineShape<"GenDecl", Data>({
  id: "iota-constants",
  catalogue: ["iota-enum"],
  root: "GenDecl",
  tier: "idiom",
  category: "types",
  title: "Constants of one type become an `enum`",
  what: "`{type}` only ever holds one of these constants, so it is an enum and `match` knows them all.",
  why: "A closed set of constants is an `enum`: the compiler checks that each `match` covers every case, and shows those that have no arm for a new one.",
  pitfall: "A number can't silently become a `{type}` any more: reading one from outside needs a conversion that can fail.",
  link: { text: "The Rust book: Defining an enum", url: "https://doc.rust-lang.org/book/ch06-01-defining-an-enum.html" },
  match(d, facts) {
    if (d.tok !== "const") return undefined;
    const constants = d.specs
      .flatMap((s) => (s.kind === "ValueSpec" ? s.names : []))
      .filter((n) => n.name !== "_")
      .map((n) => facts.info.objectOf(n));
    const [first] = constants;
    if (first?.kind !== "Const" || first.type.kind !== "Named" || !usesIota(d, facts)) return undefined;
    const type = first.type.obj;
    const u = underlying(first.type);
    if (type.pkg !== "" || u.kind !== "Basic" || !/^u?int/.test(u.basic)) return undefined;
    const all = constants.filter((c): c is ConstObj => c?.kind === "Const" && c.type.kind === "Named" && c.type.obj === type);
    if (all.length !== constants.length || all.length < 2) return undefined;
    if (flagsOf(type, facts)) return nearMiss(`\`${type.name}\` stays open: its constants are combined bit by bit`, d.span);
    const spans = [d.span, ...(type.span ? [type.span] : [])];
    return openness(type, all, facts) ?? { ...covers([], { type, constants: all }, { type: type.name }), spans };
  },
  constrain({ data }) {
    const names = namesBeside(data.type, data.constants);
    const variants = data.constants.map((c, i) => ({
      name: names[i] ?? c.name,
      obj: c,
      ...(c.value.kind === "int" && { value: c.value.value }),
    }));
    return [{ kind: "enumOf", type: data.type, variants }];
  },
});

const usesIota = (d: GenDecl, facts: Facts): boolean => facts.nodesOf("Ident", d).some((id) => id.name === "iota");

/** Why the set is not closed, with the place that shows it. */
function openness(type: TypeNameObj, constants: readonly ConstObj[], facts: Facts): NearMiss | undefined {
  const open = (because: string, at: Span): NearMiss => nearMiss(`\`${type.name}\` stays a number: ${because}`, at);
  const isOfType = (e: Parameters<Facts["info"]["typeOf"]>[0]): boolean => {
    const t = facts.info.typeOf(e);
    return t.kind === "Named" && t.obj === type;
  };
  const values = constants.map((c) => (c.value.kind === "int" ? c.value.value : -1n));
  if (new Set(values).size !== values.length) return open("two constants have one value", { start: 0, end: 0 });
  for (const call of facts.nodesOf("CallExpr")) {
    if (facts.info.isConversion(call) && isOfType(call) && call.args[0] && !isOfType(call.args[0]))
      return open("a number is converted into it", call.span);
  }
  for (const b of facts.nodesOf("BinaryExpr")) {
    const arithmetic = !["==", "!=", "<", "<=", ">", ">=", "&&", "||"].includes(b.op);
    if (arithmetic && isOfType(b) && !facts.info.constOf(b)) return open("it is computed with", b.span);
  }
  for (const s of facts.nodesOf("IncDecStmt")) if (isOfType(s.x)) return open("it is counted up or down", s.span);
  for (const s of facts.nodesOf("AssignStmt"))
    if (s.op !== "=" && s.op !== ":=" && s.lhs[0] && isOfType(s.lhs[0])) return open("it is computed with", s.span);
  for (const i of facts.nodesOf("IndexExpr")) {
    const at = i.indices[0];
    if (at && isOfType(at) && underlying(facts.info.typeOf(i.x)).kind !== "Map") return open("it indexes a list", i.span);
  }
  const zero = values.includes(0n);
  return zero ? undefined : open("no constant stands for its zero value", constants[0]?.span ?? { start: 0, end: 0 });
}
