// Implements package io where a reader or writer is a trait object or a standard stream.

import { defineStdPackage, type StdLowering } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import { bound, call, isString, methodCall, stripRefs, t } from "../../lib/rust/factory.ts";
import { counting } from "./_counts.ts";
import { ioError } from "./_fallible.ts";
import { readableOf, readAll, writableOf } from "./_readers.ts";
import { inStatement } from "./_position.ts";
import { argOf, combine, strOf } from "./_values.ts";
import { writeWhole } from "./_whole-writes.ts";
import { writtenWhole } from "./_writers.ts";

/** Go copies up to the end of the input, as `io::copy` does. */
const copy: StdLowering = (c, ctx) => {
  const [to, from] = [writableOf(argOf(c, 0), ctx), readableOf(argOf(c, 1), ctx)];
  return to && from && combine(ctx, [to, from], t.result(t.u64, ioError), (w, r) => call("std::io::copy", [r, w]));
};

const writeString: StdLowering = (c, ctx) => {
  if (!inStatement(ctx, c.call)) return undefined;
  const to = argOf(c, 0);
  const dest = ctx.placeToWrite(to.kind === "UnaryExpr" && to.op === "&" ? to.x : to);
  if (isString(stripRefs(dest.type)))
    return combine(ctx, [dest, strOf(ctx, argOf(c, 1))], t.unit, (w, s) => methodCall(w, "push_str", [s]));
  return combine(ctx, [dest, strOf(ctx, argOf(c, 1))], t.unit, (w, s) =>
    methodCall(writtenWhole({ ...dest, expr: w }, methodCall(s, "as_bytes")), "unwrap"),
  );
};

export default defineStdPackage({
  path: "io",
  functions: {
    ReadAll: { lower: readAll, mutates: [0] },
    Copy: { lower: counting(copy), mutates: [0, 1] },
    WriteString: { lower: writeString, mutates: [0] },
    "Writer.Write": { lower: counting(writeWhole), mutatesReceiver: true },
  },
  values: {
    Discard: () => temp(call("std::io::sink"), t.path("std::io::Sink")),
  },
  types: {
    Reader: { rust: t.box(t.dyn(bound("std::io::Read"))) },
    Writer: { rust: t.box(t.dyn(bound("std::io::Write"))) },
  },
});
