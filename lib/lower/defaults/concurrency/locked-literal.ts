// Implements composite literals of structs whose lock holds the guarded fields (idioms.md `mutex-field`).

import type { CompositeLit, Expr } from "../../../go/ast.ts";
import { temp, type Value } from "../../../patterns/value.ts";
import type { LockPlan } from "../../../plan/locks.ts";
import type { RustExpr, RustType } from "../../../rust/ast.ts";
import { call, path, structExpr } from "../../../rust/factory.ts";
import type { VarObj } from "../../../semantics/objects.ts";
import type { Struct } from "../../../semantics/types.ts";
import type { Emitter } from "../../emitter.ts";
import { zeroOf } from "../zero.ts";

/** `Cache::default()` where every value is the zero of its field; else the lock around its data, beside the free fields. */
export function lockedLiteral(
  e: CompositeLit,
  u: Struct,
  given: ReadonlyMap<string, Expr>,
  lock: LockPlan,
  rust: RustType,
  ctx: Emitter,
): Value {
  const name = selfName(e, rust, lock, ctx);
  if ([...given.values()].every((x) => isZero(x, ctx)) && u.fields.every((f) => hasDefault(ctx.plan.typeOfSlot(f)))) {
    ctx.derive(rust, "Default");
    return temp(call({ kind: "PathExpr", path: { segments: [...name, { name: "default" }] } }), rust);
  }
  const fields = u.fields.filter((f) => !ctx.plan.isDropped(f) && f !== lock.mutex);
  const order = [...fields.filter((f) => given.has(f.name)), ...fields.filter((f) => !given.has(f.name))];
  const values = order.map((f) => valueOf(f, given.get(f.name), ctx));
  const { before, exprs } = ctx.sequence(values);
  const valueFor = (f: VarObj): RustExpr => exprs[order.indexOf(f)] as RustExpr;
  const guarded = fields.filter((f) => lock.guarded.includes(f));
  const free = fields.filter((f) => !lock.guarded.includes(f));
  const data = lock.stateName
    ? structExpr(
        { segments: [{ name: lock.stateName }] },
        guarded.map((f) => ({ name: ctx.nameOf(f), value: valueFor(f) })),
      )
    : guarded[0]
      ? valueFor(guarded[0])
      : ({ kind: "TupleExpr", elems: [] } as RustExpr);
  const locked = call(path(`${lock.waits ? "tokio" : "std"}::sync::${lock.rw ? "RwLock" : "Mutex"}::new`), [data]);
  const inits = [{ name: lock.fieldName, value: locked }, ...free.map((f) => ({ name: ctx.nameOf(f), value: valueFor(f) }))];
  return temp(structExpr({ segments: name }, inits), rust, { before });
}

function valueOf(f: VarObj, given: Expr | undefined, ctx: Emitter): Value {
  const type = ctx.plan.typeOfSlot(f);
  return given ? ctx.expr(given, type) : zeroOf(f.type, type, ctx);
}

/** `Self` inside the type's own functions. */
function selfName(e: CompositeLit, rust: RustType, lock: LockPlan, ctx: Emitter): { readonly name: string }[] {
  const f = [...ctx.facts.tree.ancestorsOf(e)].find((p) => p.kind === "FuncDecl");
  const obj = f?.kind === "FuncDecl" ? ctx.info.funcObjOf(f) : undefined;
  if (obj && ctx.plan.func(obj).constructorOf === lock.struct) return [{ name: "Self" }];
  return rust.kind === "PathType" ? rust.path.segments.map((s) => ({ name: s.name })) : [];
}

function isZero(x: Expr, ctx: Emitter): boolean {
  const c = ctx.info.constOf(x);
  if (c)
    return (c.kind === "int" && c.value === 0n) || (c.kind === "string" && c.value === "") || (c.kind === "bool" && !c.value);
  if (x.kind === "CompositeLit") return x.elts.length === 0 && ["Slice", "Map"].includes(ctx.info.typeOf(x).kind);
  if (x.kind === "CallExpr" && ctx.info.builtinOf(x) === "make") return x.args.length === 1 && ctx.info.typeOf(x).kind === "Map";
  return x.kind === "Ident" && ctx.info.objectOf(x)?.kind === "Nil";
}

/** Std handles without a `Default` of their own. */
const hasDefault = (r: RustType): boolean =>
  !(r.kind === "PathType" && ["Chan", "Once", "Receiver", "Sender", "Instant"].includes(r.path.segments.at(-1)?.name ?? ""));
