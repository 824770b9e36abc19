// Implements the methods of `*os.File`: a `File` that is written as a whole, and whose path is where it was opened by.

import type { Facts } from "../../lib/analysis/facts.ts";
import type { CallExpr, Expr } from "../../lib/go/ast.ts";
import type { EmitContext, StdFunction, StdLowering, Value } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import { call, closure, methodCall, path, pathExpr, refMut, t } from "../../lib/rust/factory.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";
import { counting } from "./_counts.ts";
import { foldPrint, isFolded, operandsOf, printed, written } from "./_format.ts";
import { ioResult } from "./_files.ts";
import { helper } from "./_helpers.ts";
import { inStatement } from "./_position.ts";
import { argOf, combine, constInt, strOf } from "./_values.ts";
import { countedBy, ignoresCount, writeWhole } from "./_whole-writes.ts";
import { stdVariable } from "./_writers.ts";

/** A file closes where its variable goes out of scope; written out, it is `drop`. */
const close: StdLowering = (c, ctx) => {
  const dropped = combine(ctx, [ctx.expr(c.recv!)], t.unit, (f) => call("drop", [f]));
  return inStatement(ctx, c.call) ? dropped : undefined;
};

const writeString: StdLowering = (c, ctx) => {
  const stream = stdVariable(ctx, c.recv!);
  if (stream === "os.Stdin") return undefined;
  if (inStatement(ctx, c.call)) {
    const text = foldPrint(ctx, operandsOf(ctx, c.args), false);
    if (!isFolded(text)) return undefined;
    if (stream) return temp(printed(text, stream === "os.Stdout" ? "print" : "eprint"), t.unit, { before: text.before });
    ctx.note("write-unchecked", c.call);
    const file = ctx.placeToWrite(c.recv!);
    return temp(written(text, file.expr, "std::io::Write as _"), t.unit, { before: [...file.before, ...text.before] });
  }
  const isPlain = ignoresCount(ctx, c.call);
  const text = isPlain ? strOf(ctx, argOf(c, 0)) : ctx.borrow(argOf(c, 0));
  const isSteadyText = argOf(c, 0).kind === "Ident" || ctx.info.constOf(argOf(c, 0)) !== undefined;
  if (!isPlain && (!isSteadyText || text.before.length > 0)) return undefined;
  return combine(ctx, [ctx.placeToWrite(c.recv!), text], ioResult(isPlain ? t.unit : t.usize), (f, s) => {
    const whole = methodCall(f, "write_all", [methodCall(s, "as_bytes")], { import: "std::io::Write as _" });
    return isPlain ? whole : countedBy(whole, s);
  });
};

const writeBytes: StdLowering = (c, ctx) => {
  if (stdVariable(ctx, c.recv!) === undefined && inStatement(ctx, c.call)) ctx.note("write-unchecked", c.call);
  return writeWhole(c, ctx);
};

const truncate: StdLowering = (c, ctx) =>
  combine(ctx, [ctx.peek(c.recv!), ctx.expr(argOf(c, 0), t.u64)], ioResult(t.unit), (f, n) => methodCall(f, "set_len", [n]));

/** From the start, from the end or from where it stands. */
const seek: StdLowering = (c, ctx) => {
  const whence = constInt(ctx, argOf(c, 1));
  const from = whence === 0n ? "Start" : whence === 1n ? "Current" : whence === 2n ? "End" : undefined;
  if (!from) return undefined;
  const offset = ctx.expr(argOf(c, 0), from === "Start" ? t.u64 : t.i64);
  return combine(ctx, [ctx.placeToWrite(c.recv!), offset], ioResult(t.u64), (f, n) =>
    methodCall(f, "seek", [call(path(`std::io::SeekFrom::${from}`), [n])], { import: "std::io::Seek as _" }),
  );
};

/** Go's name of a file is the path that it was opened by. */
const name: StdLowering = (c, ctx) => {
  const v = c.recv!.kind === "Ident" ? ctx.info.objectOf(c.recv!) : undefined;
  const opened = v?.kind === "Var" ? openingOf(v, ctx.facts) : undefined;
  const at = opened?.args[0];
  return at && isSteady(at, ctx) ? ctx.peek(at) : undefined;
};

/** The one call that gives the variable its file. */
function openingOf(v: VarObj, facts: Facts): CallExpr | undefined {
  const writes = facts.uses.of(v).filter((u) => (u.role.kind === "define" || u.role.kind === "assign") && u.steps.length === 0);
  const [only] = writes;
  const stmt = writes.length === 1 && only ? facts.tree.parentOf(only.ident) : undefined;
  const made = stmt?.kind === "AssignStmt" && stmt.lhs[0] === only?.ident ? stmt.rhs[0] : undefined;
  const f = made?.kind === "CallExpr" ? facts.info.calleeOf(made) : undefined;
  return made?.kind === "CallExpr" && f?.pkg === "os" && /^(Open|Create|OpenFile)$/.test(f.name) ? made : undefined;
}

/** It is the same text where the file is asked for its name. */
function isSteady(e: Expr, ctx: EmitContext): boolean {
  if (ctx.info.constOf(e)) return true;
  const v = e.kind === "Ident" ? ctx.info.objectOf(e) : undefined;
  if (v?.kind !== "Var" || v.role === "package" || ctx.facts.capturesOf(v).length > 0) return false;
  return ctx.facts.uses.of(v).every((u) => !["assign", "update", "address"].includes(u.role.kind));
}

/** `n, err := file.Read(buf)`: what was read, and at the end of the input an error that Go calls EOF. */
const read: StdLowering = (c, ctx) => {
  const file: Value =
    stdVariable(ctx, c.recv!) === "os.Stdin" ? temp(call("std::io::stdin"), t.infer) : ctx.placeToWrite(c.recv!);
  return combine(ctx, [file, ctx.borrowMut(argOf(c, 0))], ioResult(t.usize), (f, buf) =>
    call(helper(ctx, "go_read"), [file.type.kind === "RefType" ? f : refMut(f), buf]),
  );
};

const mutating = (lower: StdLowering): StdFunction => ({ lower, mutatesReceiver: true });

export const fileMethods: Readonly<Record<string, StdFunction | StdLowering>> = {
  "File.Close": close,
  "File.WriteString": mutating(counting(writeString)),
  "File.Write": mutating(counting(writeBytes)),
  "File.Truncate": truncate,
  "File.Sync": (c, ctx) => combine(ctx, [ctx.peek(c.recv!)], ioResult(t.unit), (f) => methodCall(f, "sync_all")),
  "File.Seek": mutating(counting(seek)),
  "File.Name": name,
  "File.Read": { lower: counting(read), mutatesReceiver: true, mutates: [0] },
  "File.Stat": (c, ctx) =>
    combine(ctx, [ctx.peek(c.recv!)], ioResult(t.path("std::fs::Metadata")), (f) => methodCall(f, "metadata")),
};

// ---- What a file is asked for

/** Questions of `fs.FileInfo` that the metadata of a file answers. */
export const infoMethods: Readonly<Record<string, StdLowering>> = {
  "FileInfo.Size": (c, ctx) => combine(ctx, [ctx.peek(c.recv!)], t.u64, (m) => methodCall(m, "len")),
  "FileInfo.IsDir": (c, ctx) => combine(ctx, [ctx.peek(c.recv!)], t.bool, (m) => methodCall(m, "is_dir")),
  "FileMode.IsRegular": modeQuestion("is_file"),
  "FileMode.IsDir": modeQuestion("is_dir"),
  "FileMode.Perm": (c, ctx) => {
    const info = infoBehind(c.recv!, ctx);
    return (
      info &&
      combine(ctx, [info], t.u32, (m) => ({
        kind: "BinaryExpr",
        op: "&",
        left: methodCall(methodCall(m, "permissions"), "mode", [], { import: "std::os::unix::fs::PermissionsExt as _" }),
        right: { kind: "LitExpr", lit: { kind: "num", text: "0o777" } },
      }))
    );
  },
};
function modeQuestion(method: string): StdLowering {
  return (c, ctx) => {
    const info = infoBehind(c.recv!, ctx);
    return info && combine(ctx, [info], t.bool, (m) => methodCall(m, method));
  };
}
/** `info` of `info.Mode()`. */
function infoBehind(e: Expr, ctx: EmitContext): Value | undefined {
  const isMode = e.kind === "CallExpr" && ctx.info.calleeOf(e)?.name === "Mode" && e.fun.kind === "SelectorExpr";
  return isMode && e.kind === "CallExpr" && e.fun.kind === "SelectorExpr" ? ctx.peek(e.fun.x) : undefined;
}

/** An entry of a folder: its name as text, whatever bytes it has. */
export const entryMethods: Readonly<Record<string, StdLowering>> = {
  "DirEntry.Name": (c, ctx) =>
    combine(ctx, [ctx.peek(c.recv!)], t.string, (e) =>
      methodCall(methodCall(methodCall(e, "file_name"), "to_string_lossy"), "into_owned"),
    ),
  "DirEntry.IsDir": (c, ctx) =>
    combine(ctx, [ctx.peek(c.recv!)], t.bool, (e) =>
      methodCall(methodCall(e, "file_type"), "is_ok_and", [closure(["kind"], methodCall(pathExpr("kind"), "is_dir"))]),
    ),
  "DirEntry.Info": (c, ctx) =>
    combine(ctx, [ctx.peek(c.recv!)], ioResult(t.path("std::fs::Metadata")), (e) => methodCall(e, "metadata")),
};
