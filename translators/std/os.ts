// Implements package os: arguments, environment, exit, standard streams and whole files.

import { defineStdPackage, type StdLowering, type Value } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import { call, chain, closure, local, methodCall, t } from "../../lib/rust/factory.ts";
import { fileMethods } from "./_file-methods.ts";
import { create, ioResult, onPath, openFile, readFile, remove, writeFile } from "./_files.ts";
import { helper } from "./_helpers.ts";
import { argOf, collectVec, combine, constString, strOf } from "./_values.ts";
import { inStatement } from "./_position.ts";

const metadata = t.path("std::fs::Metadata");

const exit: StdLowering = (c, ctx) =>
  combine(ctx, [ctx.expr(argOf(c, 0), t.i32)], t.never, (code) => call("std::process::exit", [code]));

const stream = (path: string, type: string) => (): Value => temp(call(path), t.path(type));

/** In a program of one task nobody else reads the environment meanwhile. A key that the system takes is not empty and has no `=`. */
const setEnv =
  (name: "set_env" | "unset_env"): StdLowering =>
  (c, ctx) => {
    const key = constString(ctx, argOf(c, 0));
    const isPlain = key !== undefined && /^[^=\0]+$/.test(key) && ctx.facts.nodesOf("GoStmt").length === 0;
    if (!isPlain || !inStatement(ctx, c.call)) return undefined;
    return combine(
      ctx,
      c.args.map((a) => strOf(ctx, a)),
      t.unit,
      (...args) => call(helper(ctx, name), args),
    );
  };

/** The folder as a text. */
const workingFolder: StdLowering = (c, ctx) => {
  ctx.note("folder-links", c.call);
  const shown = closure(["folder"], chain(local("folder"), ["display"], ["to_string"]));
  return temp(methodCall(call("std::env::current_dir"), "map", [shown]), ioResult(t.string));
};

export default defineStdPackage({
  path: "os",
  functions: {
    Exit: exit,
    Getenv: (c, ctx) =>
      combine(ctx, [strOf(ctx, argOf(c, 0))], t.string, (k) => methodCall(call("std::env::var", [k]), "unwrap_or_default")),
    LookupEnv: (c, ctx) =>
      combine(ctx, [strOf(ctx, argOf(c, 0))], t.option(t.string), (k) => methodCall(call("std::env::var", [k]), "ok")),
    Getpid: () => temp(call("std::process::id"), t.u32),
    ReadFile: readFile,
    WriteFile: writeFile,
    Remove: remove,
    RemoveAll: (c, ctx) =>
      combine(ctx, [strOf(ctx, argOf(c, 0))], ioResult(t.unit), (name) => call(helper(ctx, "remove_all"), [name])),
    Mkdir: onPath("std::fs::create_dir", t.unit),
    MkdirAll: onPath("std::fs::create_dir_all", t.unit),
    Rename: (c, ctx) =>
      combine(ctx, [strOf(ctx, argOf(c, 0)), strOf(ctx, argOf(c, 1))], ioResult(t.unit), (from, to) =>
        call("std::fs::rename", [from, to]),
      ),
    Open: onPath("std::fs::File::open", t.path("std::fs::File")),
    Create: create,
    OpenFile: openFile,
    Stat: onPath("std::fs::metadata", metadata),
    Lstat: onPath("std::fs::symlink_metadata", metadata),
    Chdir: onPath("std::env::set_current_dir", t.unit),
    ReadDir: (c, ctx) =>
      combine(ctx, [strOf(ctx, argOf(c, 0))], ioResult(t.vec(t.path("std::fs::DirEntry"))), (name) =>
        call(helper(ctx, "read_dir"), [name]),
      ),
    Chmod: (c, ctx) =>
      combine(ctx, [strOf(ctx, argOf(c, 0)), ctx.expr(argOf(c, 1), t.u32)], ioResult(t.unit), (name, mode) =>
        call(helper(ctx, "set_mode"), [name, mode]),
      ),
    Setenv: setEnv("set_env"),
    Unsetenv: setEnv("unset_env"),
    ExpandEnv: (c, ctx) => combine(ctx, [strOf(ctx, argOf(c, 0))], t.string, (s) => call(helper(ctx, "expand_env"), [s])),
    Getwd: workingFolder,
    TempDir: () => temp(chain(call("std::env::temp_dir"), ["display"], ["to_string"]), t.string),
    Hostname: (_, ctx) => combine(ctx, [], ioResult(t.string), () => call(helper(ctx, "hostname"))),
    ...fileMethods,
  },
  types: {
    File: { rust: t.path("std::fs::File") },
  },
  values: {
    Args: () => temp(collectVec(call("std::env::args")), t.vec(t.string)),
    Stdin: stream("std::io::stdin", "std::io::Stdin"),
    Stdout: stream("std::io::stdout", "std::io::Stdout"),
    Stderr: stream("std::io::stderr", "std::io::Stderr"),
  },
});
