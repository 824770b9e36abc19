// Implements whole files: what packages os and io/ioutil share.

import { wantedTypes } from "../../lib/analysis/conversions.ts";
import { isWriterType } from "../../lib/analysis/writers.ts";
import type { StdLowering } from "../../lib/patterns/kit.ts";
import type { RustExpr, RustType } from "../../lib/rust/ast.ts";
import { bool, call, methodCall, t } from "../../lib/rust/factory.ts";
import { ioError } from "./_fallible.ts";
import { helper } from "./_helpers.ts";
import { argOf, combine, constInt, constString, strOf } from "./_values.ts";

export const ioResult = (type: RustType): RustType => t.result(type, ioError);
const bytes = t.ref(t.slice(t.u8));

/** A path may be owned too: a text that is made for this needs no `&`. */
const byPath = (e: RustExpr): RustExpr => (e.kind === "RefExpr" && e.expr.kind === "FormatMacro" ? e.expr : e);

/** `fs::remove_file(path)`: one path in, `io::Result` out. */
export const onPath =
  (path: string, type: RustType): StdLowering =>
  (c, ctx) =>
    combine(ctx, [strOf(ctx, argOf(c, 0))], ioResult(type), (name) => call(path, [byPath(name)]));

export const readFile: StdLowering = onPath("std::fs::read", t.vec(t.u8));

export const writeFile: StdLowering = (c, ctx) =>
  combine(ctx, [strOf(ctx, argOf(c, 0)), ctx.expr(argOf(c, 1), bytes)], ioResult(t.unit), (name, data) =>
    call("std::fs::write", [byPath(name), data]),
  );

const flags = { writeOnly: 1n, readWrite: 2n, create: 0x40n, exclusive: 0x80n, truncate: 0x200n, append: 0x400n } as const;
const known = Object.values(flags).reduce<bigint>((a, b) => a | b, 0n);

/** `File::options().append(true).create(true).open(path)`; undefined for flags that Rust does not take together. */
export const openFile: StdLowering = (c, ctx) => {
  const given = constInt(ctx, argOf(c, 1));
  const mode = constInt(ctx, argOf(c, 2));
  if (given === undefined || mode === undefined || (given & ~known) !== 0n) return undefined;
  const has = (flag: keyof typeof flags): boolean => (given & flags[flag]) !== 0n;
  const writes = has("writeOnly") || has("readWrite");
  if ((has("create") || has("truncate") || has("append")) && !writes) return undefined;
  if (has("truncate") && (has("append") || has("exclusive"))) return undefined;
  if (has("exclusive") && !has("create")) return undefined;
  const on = (options: RustExpr, method: string, value = true): RustExpr => methodCall(options, method, [bool(value)]);
  let options = call("std::fs::File::options");
  if (!has("writeOnly")) options = on(options, "read");
  if (has("append")) options = on(options, "append");
  else if (writes) options = on(options, "write");
  if (has("exclusive")) options = on(options, "create_new");
  else if (has("create")) options = on(options, "create");
  if (has("truncate")) options = on(options, "truncate");
  else if (has("create") && !has("exclusive") && !has("append")) options = on(options, "truncate", false);
  // What Rust gives a new file, unless it is told otherwise, is 0o666 without the mask of the process.
  const isUsual = !has("create") || mode === 0o666n || mode === 0o644n;
  const open = isUsual
    ? options
    : methodCall(options, "mode", [octal(mode)], { import: "std::os::unix::fs::OpenOptionsExt as _" });
  return combine(ctx, [strOf(ctx, argOf(c, 0))], ioResult(t.path("std::fs::File")), (name) =>
    methodCall(open, "open", [byPath(name)]),
  );
};

/** `File::create(path)`, which only writes; Go's reads, too, where somebody asks it to. */
export const create: StdLowering = (c, ctx) => {
  const parent = ctx.facts.tree.parentOf(c.call);
  const [first] = parent?.kind === "AssignStmt" ? parent.lhs : [];
  const v = first?.kind === "Ident" ? ctx.info.objectOf(first) : undefined;
  const isWritten =
    v?.kind !== "Var" ||
    ctx.facts.uses.of(v).every(({ role, place }) => {
      if (role.kind === "receiver") return /^(Close|Write|WriteString|Name|Sync|Truncate|Stat)$/.test(role.callee.name);
      if (["define", "assign", "nil-compare"].includes(role.kind)) return true;
      const callee = role.kind === "argument" ? role.callee : undefined;
      if (callee?.pkg) return /^(Fprint|Fprintf|Fprintln|WriteString|NewWriter|NewWriterSize|Copy)$/.test(callee.name);
      return wantedTypes(ctx.facts).some((w) => w.expr === place && isWriterType(w.type));
    });
  if (isWritten) return onPath("std::fs::File::create", t.path("std::fs::File"))(c, ctx);
  const options = ["read", "write", "create", "truncate"].reduce(
    (on: RustExpr, method) => methodCall(on, method, [bool(true)]),
    call("std::fs::File::options"),
  );
  return combine(ctx, [strOf(ctx, argOf(c, 0))], ioResult(t.path("std::fs::File")), (name) =>
    methodCall(options, "open", [byPath(name)]),
  );
};
/** Go removes an empty folder by the same name as a file. */
export const remove: StdLowering = (c, ctx) => {
  const makes = (test: RegExp): boolean =>
    ctx.facts.nodesOf("CallExpr").some((x) => {
      const f = ctx.info.calleeOf(x);
      return (f?.pkg === "os" || f?.pkg === "io/ioutil") && test.test(f.name);
    });
  const path = constString(ctx, argOf(c, 0)) ?? "";
  const isFile = !makes(/^Mkdir/) && (/[.][A-Za-z0-9]+$/.test(path) || makes(/^(Create|OpenFile|WriteFile)$/));
  const name = isFile ? "std::fs::remove_file" : helper(ctx, "remove_path");
  return combine(ctx, [strOf(ctx, argOf(c, 0))], ioResult(t.unit), (at) => call(name, [isFile ? byPath(at) : at]));
};

const octal = (n: bigint): RustExpr => ({ kind: "LitExpr", lit: { kind: "num", text: `0o${n.toString(8)}` } });
