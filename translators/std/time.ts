// Implements package time: durations, waiting, and the clock that measures.

import { defineStdPackage, type StdLowering, type Value } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import type { RustExpr, RustType } from "../../lib/rust/ast.ts";
import { awaitExpr, binary, call, cast, float, int, methodCall, pathExpr, t } from "../../lib/rust/factory.ts";
import { inAsync } from "./_position.ts";
import { argOf, combine, unparen } from "./_values.ts";

const constant = (build: string, value: number) => (): Value =>
  temp(call(`std::time::Duration::${build}`, [int(value)]), t.duration());

/** Waits in the manner of the function around it: a task gives its thread away, a thread blocks. */
const sleep: StdLowering = (c, ctx) => {
  const tokio = inAsync(ctx, c.call);
  if (tokio) ctx.requireCrate("tokio", "time");
  return combine(ctx, [ctx.expr(argOf(c, 0), t.duration())], t.unit, (d) =>
    tokio ? awaitExpr(call("tokio::time::sleep", [d])) : call("std::thread::sleep", [d]),
  );
};

const onDuration =
  (type: RustType, build: (d: RustExpr) => RustExpr): StdLowering =>
  (c, ctx) =>
    combine(ctx, [ctx.peek(c.recv!)], type, build);
const seconds = (d: RustExpr): RustExpr => methodCall(d, "as_secs_f64");

const since: StdLowering = (c, ctx) =>
  combine(ctx, [ctx.peek(argOf(c, 0))], t.duration(), (start) => methodCall(start, "elapsed"));
const sub: StdLowering = (c, ctx) =>
  combine(ctx, [ctx.peek(c.recv!), ctx.expr(argOf(c, 0), t.instant())], t.duration(), (end, start) =>
    methodCall(end, "duration_since", [start]),
  );
const compared =
  (op: "<" | ">" | "=="): StdLowering =>
  (c, ctx) =>
    combine(ctx, [ctx.expr(c.recv!, t.instant()), ctx.expr(argOf(c, 0), t.instant())], t.bool, (a, b) => binary(a, op, b));
const add: StdLowering = (c, ctx) =>
  combine(ctx, [ctx.expr(c.recv!, t.instant()), ctx.expr(argOf(c, 0), t.duration())], t.instant(), (a, d) => binary(a, "+", d));

/** `time.Now().UnixNano()`: the wall clock, where it is read at once. */
const unix =
  (unit: string): StdLowering =>
  (c, ctx) => {
    const recv = unparen(c.recv!);
    const callee = recv.kind === "CallExpr" ? ctx.info.calleeOf(recv) : undefined;
    if (callee?.pkg !== "time" || callee.name !== "Now") return undefined;
    const now = methodCall(call("std::time::SystemTime::now"), "duration_since", [pathExpr("std::time::SystemTime::UNIX_EPOCH")]);
    return temp(cast(methodCall(methodCall(now, "unwrap"), unit), t.i64), t.i64);
  };

export default defineStdPackage({
  path: "time",
  functions: {
    Sleep: { lower: sleep, blocks: true },
    Now: () => temp(call("std::time::Instant::now"), t.instant()),
    Since: since,
    "Time.Sub": sub,
    "Time.Add": add,
    "Time.Before": compared("<"),
    "Time.After": compared(">"),
    "Time.Equal": compared("=="),
    "Time.Unix": unix("as_secs"),
    "Time.UnixNano": unix("as_nanos"),
    "Time.UnixMilli": unix("as_millis"),
    "Time.UnixMicro": unix("as_micros"),
    "Duration.Seconds": onDuration(t.f64, seconds),
    "Duration.Minutes": onDuration(t.f64, (d) => binary(seconds(d), "/", float(60))),
    "Duration.Hours": onDuration(t.f64, (d) => binary(seconds(d), "/", float(3600))),
    "Duration.Milliseconds": onDuration(t.i64, (d) => cast(methodCall(d, "as_millis"), t.i64)),
    "Duration.Microseconds": onDuration(t.i64, (d) => cast(methodCall(d, "as_micros"), t.i64)),
    "Duration.Nanoseconds": onDuration(t.i64, (d) => cast(methodCall(d, "as_nanos"), t.i64)),
  },
  types: {
    Duration: { rust: t.duration(), copy: true },
    Time: { rust: t.instant(), zero: () => call("std::time::Instant::now"), copy: true },
  },
  values: {
    Nanosecond: constant("from_nanos", 1),
    Microsecond: constant("from_micros", 1),
    Millisecond: constant("from_millis", 1),
    Second: constant("from_secs", 1),
    Minute: constant("from_secs", 60),
    Hour: constant("from_secs", 3600),
  },
});
