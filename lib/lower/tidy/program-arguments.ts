// Implements the arguments of the program as one list for the function that reads them: `let args: Vec<String> = env::args().collect();`
// stands first, where each `os.Args` would collect them anew.

import type { RustExpr, RustItem } from "../../rust/ast.ts";
import { letStmt, local, methodCall, t } from "../../rust/factory.ts";
import { mapChildren } from "../../rust/print/tree.ts";

type Fn = Extract<RustItem, { kind: "FnItem" }>;

/** They look at the list, and leave it. */
const looking: ReadonlySet<string> = new Set(["iter", "is_empty", "len", "first", "last", "get", "contains", "join"]);

export function withOneList(f: RustItem): RustItem {
  if (f.kind !== "FnItem" || !f.body) return f;
  const found = new Reads();
  const body = found.in(f.body) as NonNullable<Fn["body"]>;
  const whole = found.collected;
  if (!whole || found.isLent || hasOther(f, found.calls)) return f;
  const list = letStmt("args", { ...whole, turbofish: undefined } as RustExpr, t.vec(t.string));
  return { ...f, body: { ...body, stmts: [list, ...body.stmts] } };
}

const text = (e: unknown): string =>
  JSON.stringify(e, (key, value) => (key === "origin" || key === "trivia" ? undefined : value));
const saysArgs = (e: unknown): boolean => text(e).includes('"name":"args"');

/** Something else has the name already. */
const hasOther = (f: Fn, own: number): boolean => (text(f).match(/"name":"args"|\{args[:}]/g)?.length ?? 0) !== own;

class Reads {
  /** `env::args().collect::<Vec<_>>()`, as it stood where the list is only looked at. */
  collected: Extract<RustExpr, { kind: "MethodCallExpr" }> | undefined;
  /** How often the arguments are asked for in any form. */
  calls = 0;
  /** A closure or a task that may outlive the function would take the list with it, and an element is set. */
  isLent = false;

  in(n: unknown): unknown {
    const e = n as RustExpr;
    if (isArgs(e)) this.calls++;
    const done = mapChildren(n, (x) => this.in(x)) as RustExpr;
    if (typeof done !== "object" || done === null) return done;
    switch (done.kind) {
      case "IndexExpr":
        return { ...done, expr: this.one(done.expr) };
      case "RefExpr":
        return done.mut ? done : { ...done, expr: this.one(done.expr) };
      case "FormatMacro":
        return { ...done, args: done.args.map((a) => ({ ...a, expr: this.one(a.expr) })) };
      case "MethodCallExpr":
        if (done.method === "count" && isArgs(done.recv)) return { ...methodCall(local("args"), "len"), ...originOf(done) };
        return looking.has(done.method) ? { ...done, recv: this.one(done.recv) } : done;
      case "ClosureExpr":
        if (done.move || done.async) this.isLent ||= saysArgs(done);
        return done;
      case "AssignExpr":
        this.isLent ||= saysArgs(done.left);
        return done;
      default:
        return done;
    }
  }

  private one(e: RustExpr): RustExpr {
    if (e.kind !== "MethodCallExpr" || e.method !== "collect" || !isArgs(e.recv)) return e;
    this.collected = e;
    return { ...local("args"), ...originOf(e) };
  }
}

const originOf = (e: RustExpr): Pick<RustExpr, "origin"> => (e.origin ? { origin: e.origin } : {});

const isArgs = (e: RustExpr): boolean =>
  e?.kind === "CallExpr" &&
  e.args.length === 0 &&
  e.fun.kind === "PathExpr" &&
  e.fun.path.segments
    .map((s) => s.name)
    .join("::")
    .endsWith("env::args");
