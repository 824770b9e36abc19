// Implements whole files: what packages os and io/ioutil share.

import type { StdLowering } from "../../lib/patterns/kit.ts";
import type { RustType } from "../../lib/rust/ast.ts";
import { call, t } from "../../lib/rust/factory.ts";
import { ioError } from "./_fallible.ts";
import { argOf, combine, strOf } from "./_values.ts";

export const ioResult = (type: RustType): RustType => t.result(type, ioError);
const bytes = t.ref(t.slice(t.u8));

/** `fs::remove_file(path)`: one path in, `io::Result` out. */
export const onPath =
  (path: string, type: RustType): StdLowering =>
  (c, ctx) =>
    combine(ctx, [strOf(ctx, argOf(c, 0))], ioResult(type), (name) => call(path, [name]));

export const readFile: StdLowering = onPath("std::fs::read", t.vec(t.u8));

export const writeFile: StdLowering = (c, ctx) =>
  combine(ctx, [strOf(ctx, argOf(c, 0)), ctx.expr(argOf(c, 1), bytes)], ioResult(t.unit), (name, data) =>
    call("std::fs::write", [name, data]),
  );
