// Implements questions about an error of reading or of files: `io.EOF` and `os.ErrNotExist` are kinds of one type in Rust.

import type { Facts } from "../analysis/facts.ts";
import type { Expr } from "../go/ast.ts";
import { isAnyhow } from "../plan/errors.ts";
import type { RustExpr } from "../rust/ast.ts";
import {
  binary,
  chain,
  closure,
  local,
  methodCall,
  not,
  optionInner,
  p,
  pathExpr,
  sameType,
  stripRefs,
  t,
} from "../rust/factory.ts";
import type { EmitContext } from "./emit-context.ts";
import { temp, type Value } from "./value.ts";

const kinds: Readonly<Record<string, string>> = {
  "io.EOF": "UnexpectedEof",
  "os.ErrNotExist": "NotFound",
  "io/fs.ErrNotExist": "NotFound",
  "os.ErrExist": "AlreadyExists",
  "io/fs.ErrExist": "AlreadyExists",
  "os.ErrPermission": "PermissionDenied",
  "io/fs.ErrPermission": "PermissionDenied",
};

/** The kind that `io.EOF` or `os.ErrNotExist` stands for. */
export function ioKindOf(e: Expr, facts: Facts): string | undefined {
  const pkg = e.kind === "SelectorExpr" && e.x.kind === "Ident" ? facts.info.packageOf(e.x) : undefined;
  return e.kind === "SelectorExpr" && pkg ? kinds[`${pkg.path}.${e.sel.name}`] : undefined;
}

export interface KindQuestion {
  readonly err: Expr;
  readonly kind: string;
  readonly negated: boolean;
  /** Whoever asks by `==` does not see an error that another is wrapped around. */
  readonly throughWraps: boolean;
}

/** Undefined where the error is none of the standard library's, or where an error of `anyhow` could be one of several. */
export function askKind(q: KindQuestion, wraps: boolean, ctx: EmitContext): Value | undefined {
  const v = ctx.peek(q.err);
  const type = stripRefs(v.type);
  const inner = optionInner(type);
  const held = stripRefs(inner ?? type);
  const isPlain = sameType(held, ioError);
  if (!isPlain && (!isAnyhow(held) || (wraps && !q.throughWraps))) return undefined;
  const isKind = (e: RustExpr): RustExpr => binary(methodCall(e, "kind"), "==", pathExpr(`std::io::ErrorKind::${q.kind}`));
  if (isPlain && !inner) {
    const test = isKind(v.expr);
    return temp(q.negated && test.kind === "BinaryExpr" ? { ...test, op: "!=" } : test, t.bool, { before: v.before });
  }
  const one = (e: RustExpr): RustExpr => (isPlain ? e : methodCall(e, "downcast_ref", [], { turbofish: [ioError] }));
  const found = !inner
    ? one(v.expr)
    : isPlain
      ? methodCall(v.expr, "as_ref")
      : chain(v.expr, ["as_ref"], ["and_then", closure([{ pat: p.ident("err"), type: t.ref(held) }], one(local("err")))]);
  const asked = methodCall(found, "is_some_and", [closure(["err"], isKind(local("err")))]);
  return temp(q.negated ? not(asked) : asked, t.bool, { before: v.before });
}

const ioError = t.path("std::io::Error");
