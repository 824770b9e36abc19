// Implements package container/list where a list is used at its ends only, and holds one type: a `VecDeque`.

import type { Facts } from "../../lib/analysis/facts.ts";
import { defineStdPackage, type EmitContext, type StdCall, type StdLowering, type Value } from "../../lib/patterns/kit.ts";
import type { RustType } from "../../lib/rust/ast.ts";
import { argsOf, call, methodCall, path, stripRefs, t } from "../../lib/rust/factory.ts";
import { listPath } from "../../lib/semantics/typed-list.ts";
import { typeString } from "../../lib/semantics/typestring.ts";
import { elementsBackward, elementsForward } from "./_deque.ts";
import { argOf, combine } from "./_values.ts";

const elemOf = (type: RustType): RustType => argsOf(stripRefs(type), "VecDeque")?.[0] ?? t.infer;

const make: StdLowering = (c, ctx) => {
  const type = ctx.rustType(ctx.info.typeOf(c.call));
  ctx.note("list-deque", c.call, { type: elemName(c, ctx) });
  return combine(ctx, [], type, () => call(path("std::collections::VecDeque::new")));
};
const elemName = (c: StdCall, ctx: EmitContext): string => {
  const list = ctx.info.typeOf(c.call);
  const [elem] = list.kind === "Named" ? list.typeArgs : [];
  return elem ? typeString(elem) : "";
};

/** The list, to be changed. */
const changed = (c: StdCall, ctx: EmitContext): Value => ctx.placeToWrite(c.recv!);
const read = (c: StdCall, ctx: EmitContext): Value => ctx.peek(c.recv!);

const push =
  (name: "push_back" | "push_front"): StdLowering =>
  (c, ctx) => {
    const list = changed(c, ctx);
    return combine(ctx, [ctx.expr(argOf(c, 0), elemOf(list.type)), list], t.unit, (x, l) => methodCall(l, name, [x]));
  };
const pop =
  (name: "pop_back" | "pop_front"): StdLowering =>
  (c, ctx) => {
    const list = changed(c, ctx);
    const isUnused = ctx.facts.tree.parentOf(c.call)?.kind === "ExprStmt";
    return combine(ctx, [list], isUnused ? t.option(elemOf(list.type)) : elemOf(list.type), (l) =>
      methodCall(methodCall(l, name), "unwrap"),
    );
  };
const end =
  (name: "back" | "front"): StdLowering =>
  (c, ctx) => {
    const list = read(c, ctx);
    return combine(ctx, [list], t.ref(elemOf(list.type)), (l) => methodCall(methodCall(l, name), "unwrap"), list.borrows);
  };

/** The program is read with the element type in `list.New[int]()`. */
const isTyped = (facts: Facts): boolean =>
  facts.nodesOf("CallExpr").some((c) => c.fun.kind === "IndexExpr" && facts.info.calleeOf(c)?.pkg === listPath);

export default defineStdPackage({
  path: "container/list",
  functions: {
    New: make,
    "List.PushBack": { lower: push("push_back"), mutatesReceiver: true, keeps: [0] },
    "List.PushFront": { lower: push("push_front"), mutatesReceiver: true, keeps: [0] },
    "List.PopBack": { lower: pop("pop_back"), mutatesReceiver: true },
    "List.PopFront": { lower: pop("pop_front"), mutatesReceiver: true },
    "List.Init": {
      lower: (c, ctx) => combine(ctx, [changed(c, ctx)], t.unit, (l) => methodCall(l, "clear")),
      mutatesReceiver: true,
    },
    "List.Front": end("front"),
    "List.Back": end("back"),
    "List.Len": (c, ctx) => combine(ctx, [read(c, ctx)], t.usize, (l) => methodCall(l, "len")),
    "List.All": (c, ctx) => elementsForward(c, ctx).value,
    "List.Backward": (c, ctx) => elementsBackward(c, ctx).value,
  },
  // Where lists keep `any`, as Go's do, there is no form for them here.
  types: { List: { rust: (facts) => (isTyped(facts) ? t.path("std::collections::VecDeque") : t.infer) } },
});
