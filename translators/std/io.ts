// Implements package io where a reader or writer is a trait object or a standard stream.

import { defineStdPackage, type StdLowering } from "../../lib/patterns/kit.ts";
import { bound, call, methodCall, t } from "../../lib/rust/factory.ts";
import { ioError } from "./_fallible.ts";
import { inStatement } from "./_position.ts";
import { argOf, combine, strOf } from "./_values.ts";
import { stdVariable } from "./_writers.ts";

/** `io.ReadAll(os.Stdin)`. */
const readAll: StdLowering = (c, ctx) => {
  if (stdVariable(ctx, argOf(c, 0)) !== "os.Stdin") return undefined;
  const bytes = call("std::io::Read::bytes", [call("std::io::stdin")]);
  return combine(ctx, [], t.result(t.vec(t.u8), ioError), () => methodCall(bytes, "collect"));
};

const writeString: StdLowering = (c, ctx) => {
  if (!inStatement(ctx, c.call)) return undefined;
  return combine(ctx, [ctx.placeToWrite(argOf(c, 0)), strOf(ctx, argOf(c, 1))], t.unit, (w, s) =>
    methodCall(methodCall(w, "write_all", [methodCall(s, "as_bytes")], { import: "std::io::Write as _" }), "unwrap"),
  );
};

export default defineStdPackage({
  path: "io",
  functions: {
    ReadAll: readAll,
    WriteString: { lower: writeString, mutates: [0] },
  },
  types: {
    Writer: { rust: t.box(t.dyn(bound("std::io::Write"))) },
  },
});
