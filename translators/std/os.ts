// Implements package os: arguments, environment, exit, standard streams and whole files.

import { defineStdPackage, type StdLowering, type Value } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import { call, formatMacro, methodCall, t } from "../../lib/rust/factory.ts";
import { inlineName } from "./_pieces.ts";
import { ioResult, onPath, readFile, writeFile } from "./_files.ts";
import { argOf, collectVec, combine, strOf } from "./_values.ts";
import { inStatement } from "./_position.ts";

const exit: StdLowering = (c, ctx) =>
  combine(ctx, [ctx.expr(argOf(c, 0), t.i32)], t.never, (code) => call("std::process::exit", [code]));

const stream = (path: string, type: string) => (): Value => temp(call(path), t.path(type));

/** A file closes where its variable goes out of scope; written out, it is `drop`. */
const close: StdLowering = (c, ctx) => {
  const dropped = combine(ctx, [ctx.expr(c.recv!)], t.unit, (f) => call("drop", [f]));
  return inStatement(ctx, c.call) ? dropped : undefined;
};

const writeStream: StdLowering = (c, ctx) => {
  const recv = c.recv!;
  const name = recv.kind === "SelectorExpr" ? recv.sel.name : undefined;
  if (name !== "Stdout" && name !== "Stderr") return undefined;
  return combine(ctx, [ctx.peek(argOf(c, 0))], t.unit, (s) => {
    const inline = inlineName(s);
    const macro = name === "Stdout" ? "print" : "eprint";
    return inline === undefined ? formatMacro(macro, "{}", [s]) : formatMacro(macro, `{${inline}}`);
  });
};

const filesOnly = {
  title: "Files only",
  category: "errors",
  level: "caution",
  what: "`fs::remove_file` gives an error for a directory; `os.Remove` removes a directory as well, if it is empty.",
  why: "Rust has a function for each: `fs::remove_dir` removes an empty directory.",
  link: { text: "fs::remove_dir", url: "https://doc.rust-lang.org/std/fs/fn.remove_dir.html" },
} as const;
const isThere = {
  title: "What is to go has to be there",
  category: "errors",
  level: "caution",
  what: "`fs::remove_dir_all` gives an error where nothing has that name, or where it names a file; `os.RemoveAll` gives nil for the one and removes the other.",
  why: "It is for directories, and leaves it to the caller whether a missing one matters.",
  link: { text: "fs::remove_dir_all", url: "https://doc.rust-lang.org/std/fs/fn.remove_dir_all.html" },
} as const;

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
    Remove: { lower: onPath("std::fs::remove_file", t.unit), note: filesOnly },
    RemoveAll: { lower: onPath("std::fs::remove_dir_all", t.unit), note: isThere },
    Mkdir: onPath("std::fs::create_dir", t.unit),
    MkdirAll: onPath("std::fs::create_dir_all", t.unit),
    Rename: (c, ctx) =>
      combine(ctx, [strOf(ctx, argOf(c, 0)), strOf(ctx, argOf(c, 1))], ioResult(t.unit), (from, to) =>
        call("std::fs::rename", [from, to]),
      ),
    Open: onPath("std::fs::File::open", t.path("std::fs::File")),
    Create: onPath("std::fs::File::create", t.path("std::fs::File")),
    "File.Close": close,
    "File.WriteString": writeStream,
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
