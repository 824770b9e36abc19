// Implements package context, as far as it cancels: a context is a `CancellationToken`.

import { defineStdPackage, type EmitContext, type StdLowering } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import { anyhow, call, isNamed, methodCall, path, t, unit } from "../../lib/rust/factory.ts";

const token = t.path("tokio_util::sync::CancellationToken");

const root: StdLowering = (_c, ctx) => {
  ctx.requireCrate("tokio-util");
  return temp(call(path("tokio_util::sync::CancellationToken::new")), token);
};

/** What the contexts of this program end by, if that is one and the same: the text of `ctx.Err()`. */
function endOf(ctx: EmitContext): string | undefined {
  const made = new Set<string>();
  let cancels = false;
  for (const c of ctx.facts.nodesOf("CallExpr")) {
    const f = ctx.info.calleeOf(c);
    if (f?.pkg !== "context") continue;
    if (f.name.startsWith("With")) made.add(f.name);
    const stmt = ctx.facts.tree.parentOf(c);
    const cancel = stmt?.kind === "AssignStmt" ? stmt.lhs[1] : undefined;
    const v = cancel?.kind === "Ident" ? ctx.info.objectOf(cancel) : undefined;
    if (
      v?.kind === "Var" &&
      ctx.facts.uses
        .of(v)
        .some(
          (u) =>
            u.role.kind === "called" &&
            ctx.facts.tree.parentOf(ctx.facts.tree.parentOf(u.place) ?? u.place)?.kind !== "DeferStmt",
        )
    )
      cancels = true;
  }
  if (made.size === 1 && made.has("WithCancel")) return "context canceled";
  return made.size === 1 && made.has("WithTimeout") && !cancels ? "context deadline exceeded" : undefined;
}

/** The error is there when the token is cancelled; asked only for its absence, the token answers. */
const err: StdLowering = (c, ctx) => {
  const text = endOf(ctx);
  const token = ctx.peek(c.sel.x);
  const p = ctx.facts.tree.parentOf(c.call);
  if (p?.kind === "BinaryExpr" && (p.op === "!=" || p.op === "==")) {
    const cancelled = methodCall(token.expr, "is_cancelled");
    return temp(methodCall(cancelled, "then_some", [unit]), t.option(t.unit), { before: token.before });
  }
  if (!text || !isNamed(ctx.plan.errors.widest, "Error")) return undefined;
  ctx.requireCrate("anyhow");
  return temp(anyhow(text), ctx.plan.errors.widest, { before: token.before });
};

export default defineStdPackage({
  path: "context",
  functions: { Background: root, TODO: root, "Context.Err": err },
  types: { Context: { rust: token, zero: () => call(path("tokio_util::sync::CancellationToken::new")) } },
});
