// Implements duration-arithmetic: `2 * time.Second`, `time.Duration(n) * time.Millisecond` and `d / 2` → constructors and operators of `Duration`.

import type { Facts } from "../../lib/analysis/facts.ts";
import type { BinaryExpr, Expr } from "../../lib/go/ast.ts";
import { covers, definePattern, type EmitContext } from "../../lib/patterns/kit.ts";
import { temp, type Value } from "../../lib/patterns/value.ts";
import type { RustType } from "../../lib/rust/ast.ts";
import { binary, call, cast, int, methodCall, t } from "../../lib/rust/factory.ts";

type Data =
  /** All of it is constant. */
  | { readonly kind: "constant"; readonly nanos: bigint }
  /** A count of a unit. */
  | { readonly kind: "count"; readonly count: Expr; readonly unit: bigint }
  /** A duration times a number, or divided by one. */
  | { readonly kind: "scale"; readonly duration: Expr; readonly by: Expr; readonly op: "*" | "/" }
  /** How often one duration goes into another: in Go a duration too. */
  | { readonly kind: "ratio"; readonly over: Expr; readonly under: Expr };

export default definePattern<"BinaryExpr", Data>({
  id: "duration-arithmetic",
  title: "A duration says its unit",
  category: "types",
  catalogue: ["duration"],
  what: "The count and its unit become one constructor of `Duration`, such as `from_millis`.",
  why: "Go's `Duration` is a number of nanoseconds, so that a count without a unit compiles; Rust's is a type of its own, which no number can be mistaken for.",
  pitfall: "A `Duration` can't be negative in Rust.",
  link: { text: "std::time::Duration", url: "https://doc.rust-lang.org/std/time/struct.Duration.html" },
  root: "BinaryExpr",
  tier: "stdlib",
  match(node, facts) {
    const data = read(node, facts);
    return data && covers<Data>([], data);
  },
  rewrite: (_node, d, ctx) => write(d, ctx),
});

function read(node: BinaryExpr, facts: Facts): Data | undefined {
  if (!isDuration(node, facts)) return undefined;
  const nanos = constantOf(node, facts);
  if (nanos !== undefined) return nanos >= 0n ? { kind: "constant", nanos } : undefined;
  if (node.op === "*") return product(node.x, node.y, facts) ?? product(node.y, node.x, facts);
  if (node.op !== "/") return undefined;
  const number = plainNumber(node.y, facts);
  return number ? { kind: "scale", duration: node.x, by: number, op: "/" } : { kind: "ratio", over: node.x, under: node.y };
}

function product(count: Expr, unit: Expr, facts: Facts): Data | undefined {
  const number = plainNumber(count, facts);
  if (!number) return undefined;
  const nanos = constantOf(unit, facts);
  return nanos !== undefined && unitOf(nanos)
    ? { kind: "count", count: number, unit: nanos }
    : { kind: "scale", duration: unit, by: number, op: "*" };
}

/** A literal, or the number that a conversion makes a duration: in Go both factors have the same type. */
function plainNumber(e: Expr, facts: Facts): Expr | undefined {
  const x = e.kind === "ParenExpr" ? e.x : e;
  if (x.kind === "BasicLit") return x;
  const argument = x.kind === "CallExpr" && facts.info.isConversion(x) ? x.args[0] : undefined;
  return argument && isInteger(argument, facts) ? argument : undefined;
}
const isInteger = (e: Expr, facts: Facts): boolean => {
  const type = facts.info.typeOf(e);
  return type.kind === "Basic" && /int/.test(type.basic);
};
function isDuration(e: Expr, facts: Facts): boolean {
  const type = facts.info.typeOf(e);
  return type.kind === "Named" && type.obj.pkg === "time" && type.obj.name === "Duration";
}
function constantOf(e: Expr, facts: Facts): bigint | undefined {
  const c = facts.info.constOf(e);
  return c?.kind === "int" ? c.value : undefined;
}

// ---- Rust

/** A literal factor has the type of a duration in Go: here it is only a number. */
function numberOf(e: Expr, type: RustType, ctx: EmitContext): Value {
  const known = e.kind === "BasicLit" ? constantOf(e, ctx.facts) : undefined;
  return known === undefined ? ctx.expr(e, type) : temp(int(known), type, { literal: true });
}

const units = [
  [1_000_000_000n, "from_secs"],
  [1_000_000n, "from_millis"],
  [1_000n, "from_micros"],
  [1n, "from_nanos"],
] as const;
/** Units that have a constructor; minutes and hours count seconds. */
const unitOf = (nanos: bigint) => units.find(([unit]) => nanos >= unit && nanos % unit === 0n);

function write(d: Data, ctx: EmitContext): Value {
  switch (d.kind) {
    case "constant": {
      const [unit, make] = unitOf(d.nanos) ?? units[0];
      return temp(call(`std::time::Duration::${make}`, [int(d.nanos / unit)]), t.duration());
    }
    case "count": {
      const [unit, make] = unitOf(d.unit) ?? units[3];
      const count = numberOf(d.count, t.u64, ctx);
      const times = d.unit / unit;
      const { before, exprs } = ctx.sequence([count]);
      const amount = times === 1n ? exprs[0]! : binary(int(times), "*", exprs[0]!);
      return temp(call(`std::time::Duration::${make}`, [amount]), t.duration(), { before });
    }
    case "scale": {
      const { before, exprs } = ctx.sequence([ctx.expr(d.duration, t.duration()), numberOf(d.by, t.u32, ctx)]);
      return temp(binary(exprs[0]!, d.op, exprs[1]!), t.duration(), { before });
    }
    case "ratio": {
      const { before, exprs } = ctx.sequence([ctx.peek(d.over), ctx.peek(d.under)]);
      const times = binary(methodCall(exprs[0]!, "as_nanos"), "/", methodCall(exprs[1]!, "as_nanos"));
      return temp(call("std::time::Duration::from_nanos", [cast({ kind: "ParenExpr", expr: times }, t.u64)]), t.duration(), {
        before,
      });
    }
  }
}
