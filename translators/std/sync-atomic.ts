// Implements package sync/atomic: the typed values and the functions on addresses, sequentially consistent as in Go.

import { defineStdPackage, type EmitContext, type StdCall, type StdLowering } from "../../lib/patterns/kit.ts";
import { temp, type Value } from "../../lib/patterns/value.ts";
import type { RustExpr, RustType } from "../../lib/rust/ast.ts";
import { arcInner, binary, call, int, isNamed, local, methodCall, path, t } from "../../lib/rust/factory.ts";

const ordering: RustExpr = {
  kind: "PathExpr",
  path: { segments: [{ name: "Ordering" }, { name: "SeqCst" }], import: "std::sync::atomic::Ordering" },
};

const kinds = {
  Int32: ["AtomicI32", t.i32],
  Int64: ["AtomicI64", t.i64],
  Uint32: ["AtomicU32", t.u32],
  Uint64: ["AtomicU64", t.u64],
  Bool: ["AtomicBool", t.bool],
} as const;
type Kind = keyof typeof kinds;

const isWord = (r: RustType): boolean => Object.values(kinds).some(([name]) => isNamed(r, name));

/** The atomic behind `&x` or `x`: a variable whose type became atomic. */
function wordOf(c: StdCall, at: number, ctx: EmitContext): Value | undefined {
  const arg = c.args[at];
  const x = arg?.kind === "UnaryExpr" && arg.op === "&" ? arg.x : arg;
  if (!x) return undefined;
  const v = x.kind === "Ident" ? ctx.info.objectOf(x) : undefined;
  if (v?.kind === "Var" && v.role !== "package") {
    const type = ctx.typeOfBinding(v);
    const inner = arcInner(type) ?? (type.kind === "RefType" ? type.inner : type);
    return isWord(inner) ? temp(local(ctx.nameOf(v)), type) : undefined;
  }
  const place = ctx.peek(x);
  return isWord(place.type) ? place : undefined;
}

type Build = (word: RustExpr, args: readonly RustExpr[], value: RustType) => RustExpr;

const builds: Readonly<Record<string, Build>> = {
  // Rust gives the value before, Go the value after.
  Add: (w, [d]) =>
    d?.kind === "LitExpr" || d?.kind === "UnaryExpr" || d?.kind === "PathExpr"
      ? binary(methodCall(w, "fetch_add", [d, ordering]), "+", d)
      : methodCall(w, "fetch_add", [d as RustExpr, ordering]),
  Load: (w) => methodCall(w, "load", [ordering]),
  Store: (w, [v]) => methodCall(w, "store", [v as RustExpr, ordering]),
  Swap: (w, [v]) => methodCall(w, "swap", [v as RustExpr, ordering]),
  CompareAndSwap: (w, [a, b]) =>
    methodCall(methodCall(w, "compare_exchange", [a as RustExpr, b as RustExpr, ordering, ordering]), "is_ok"),
};
const result = (op: string, value: RustType): RustType => (op === "Store" ? t.unit : op === "CompareAndSwap" ? t.bool : value);

const finish = (op: string, word: Value, args: readonly Value[], value: RustType, c: StdCall, ctx: EmitContext): Value => {
  const { before, exprs } = ctx.sequence([word, ...args]);
  const [w, ...rest] = exprs as [RustExpr, ...RustExpr[]];
  const unused = ctx.facts.tree.parentOf(c.call)?.kind === "ExprStmt";
  const built =
    op === "Add" && unused ? methodCall(w, "fetch_add", [rest[0] as RustExpr, ordering]) : (builds[op] as Build)(w, rest, value);
  return temp(built, result(op, value), { before });
};

const onAddress =
  (op: string, kind: Kind): StdLowering =>
  (c, ctx) => {
    const word = wordOf(c, 0, ctx);
    return (
      word &&
      finish(
        op,
        word,
        c.args.slice(1).map((a) => ctx.expr(a, kinds[kind][1])),
        kinds[kind][1],
        c,
        ctx,
      )
    );
  };
const onValue =
  (op: string, kind: Kind): StdLowering =>
  (c, ctx) =>
    finish(
      op,
      ctx.peek(c.sel.x),
      c.args.map((a) => ctx.expr(a, kinds[kind][1])),
      kinds[kind][1],
      c,
      ctx,
    );

const functions: Record<string, StdLowering> = {};
for (const op of Object.keys(builds)) {
  for (const kind of Object.keys(kinds) as Kind[]) {
    if (kind === "Bool" && op === "Add") continue;
    functions[`${kind}.${op}`] = onValue(op, kind);
    if (kind !== "Bool") functions[`${op}${kind}`] = onAddress(op, kind);
  }
}

const zero = (kind: Kind) => (): RustExpr =>
  call(path(`std::sync::atomic::${kinds[kind][0]}::new`), [
    kind === "Bool" ? { kind: "LitExpr", lit: { kind: "bool", value: false } } : int(0),
  ]);

export default defineStdPackage({
  path: "sync/atomic",
  functions,
  types: Object.fromEntries(
    (Object.keys(kinds) as Kind[]).map((kind) => [
      kind,
      { rust: t.path(`std::sync::atomic::${kinds[kind][0]}`), zero: zero(kind) },
    ]),
  ),
});
