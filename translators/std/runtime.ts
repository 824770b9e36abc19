// Implements package runtime: what a program may ask of its machine.

import { defineStdPackage } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import type { RustExpr } from "../../lib/rust/ast.ts";
import { arm, call, closure, local, matchExpr, methodCall, p, pathExpr, str, t } from "../../lib/rust/factory.ts";
import { argOf, constInt, staticStr } from "./_values.ts";

const cores = () =>
  temp(
    methodCall(call("std::thread::available_parallelism"), "map_or", [
      { kind: "LitExpr", lit: { kind: "num", text: "1" } },
      closure(["n"], methodCall(pathExpr("n"), "get")),
    ]),
    t.usize,
  );

/** Rust's name of a system or processor as Go calls it. */
const goName = (constant: string, names: Readonly<Record<string, string>>): RustExpr =>
  matchExpr(pathExpr(constant), [
    ...Object.entries(names).map(([rust, go]) => arm(p.lit(str(rust)), str(go))),
    arm("other", local("other")),
  ]);

export default defineStdPackage({
  path: "runtime",
  functions: {
    NumCPU: cores,
    GOMAXPROCS: (c, ctx) => (constInt(ctx, argOf(c, 0)) === 0n ? cores() : undefined),
  },
  values: {
    GOOS: () => temp(goName("std::env::consts::OS", { macos: "darwin" }), staticStr),
    GOARCH: () => temp(goName("std::env::consts::ARCH", { x86_64: "amd64", aarch64: "arm64", x86: "386" }), staticStr),
  },
});
