// Implements package maps: whole-map functions, and the iterators over keys and values.

import { defineStdPackage, type StdLowering } from "../../lib/patterns/kit.ts";
import { binary, closure, hashMapArgs, local, methodCall, not, p, stripRefs, t } from "../../lib/rust/factory.ts";
import { call } from "../../lib/rust/factory.ts";
import { opposite } from "../../lib/rust/opposite.ts";
import { keysIter, pairsIter, valuesIter } from "./_list-iterators.ts";
import { argOf, combine, functionOf } from "./_values.ts";

const deleteFunc: StdLowering = (c, ctx) => {
  const m = ctx.placeToWrite(argOf(c, 0));
  const [key, value] = hashMapArgs(stripRefs(m.type)) ?? [];
  if (!key || !value) return undefined;
  const del = functionOf(ctx, argOf(c, 1), [t.ref(key), t.ref(value)], t.bool);
  return combine(ctx, [m, del], t.unit, (map, f) =>
    methodCall(map, "retain", [
      f.kind === "ClosureExpr"
        ? { ...f, params: f.params.map((x) => ({ pat: x.pat })), body: opposite(f.body, false) }
        : closure([p.ident("k"), p.ident("v")], not(call(f, [local("k"), local("v")]))),
    ]),
  );
};

export default defineStdPackage({
  path: "maps",
  functions: {
    Keys: keysIter,
    Values: valuesIter,
    All: pairsIter,
    Clone: (c, ctx) =>
      combine(ctx, [ctx.peek(argOf(c, 0))], stripRefs(ctx.peek(argOf(c, 0)).type), (m) => methodCall(m, "clone")),
    Equal: (c, ctx) => combine(ctx, [ctx.peek(argOf(c, 0)), ctx.peek(argOf(c, 1))], t.bool, (a, b) => binary(a, "==", b)),
    Copy: {
      lower: (c, ctx) =>
        combine(ctx, [ctx.placeToWrite(argOf(c, 0)), ctx.peek(argOf(c, 1))], t.unit, (to, from) =>
          methodCall(to, "extend", [methodCall(from, "clone")]),
        ),
      mutates: [0],
    },
    DeleteFunc: { lower: deleteFunc, mutates: [0] },
  },
});
