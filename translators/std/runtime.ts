// Implements package runtime: what a program may ask of its machine.

import { defineStdPackage } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import { call, closure, methodCall, pathExpr, t } from "../../lib/rust/factory.ts";
import { argOf, constInt, staticStr } from "./_values.ts";

const cores = () => temp(methodCall(call("std::thread::available_parallelism"), "map_or", [{ kind: "LitExpr", lit: { kind: "num", text: "1" } }, closure(["n"], methodCall(pathExpr("n"), "get"))]), t.usize);

export default defineStdPackage({
  path: "runtime",
  functions: {
    NumCPU: cores,
    GOMAXPROCS: (c, ctx) => (constInt(ctx, argOf(c, 0)) === 0n ? cores() : undefined),
  },
  values: {
    GOOS: () => temp(pathExpr("std::env::consts::OS"), staticStr),
    GOARCH: () => temp(pathExpr("std::env::consts::ARCH"), staticStr),
  },
});
