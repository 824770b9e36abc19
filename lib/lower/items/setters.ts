// Implements options that set fields: each is a method that takes the struct and gives it back (idioms.md `variadic`).

import type { Setter } from "../../analysis/option-setters.ts";
import type { CallExpr, FuncDecl } from "../../go/ast.ts";
import type { FnItem } from "../../rust/ast.ts";
import { methodCall, self, t } from "../../rust/factory.ts";
import type { FuncObj } from "../../semantics/objects.ts";
import { optionsIn, setterOf } from "../../analysis/option-setters.ts";
import { temp, type Value } from "../../patterns/value.ts";
import type { Emitter } from "../emitter.ts";
import { docsOf } from "./docs.ts";

/** `fn with_port(mut self, port: i64) -> Self { self.port = port; self }`. */
export function setterItem(d: FuncDecl, { func, literal, target }: Setter, ctx: Emitter): FnItem {
  const plan = ctx.plan.func(func);
  const params = plan.params.filter((p) => !p.dropped).map((p) => ({ pat: ctx.bind(p.obj, p.type), type: p.type }));
  const owner = target.type.kind === "Pointer" ? target.type.elem : target.type;
  ctx.bindings.bind(target, "self", ctx.rustType(owner), [target]);
  for (const s of d.body?.list ?? []) ctx.input.output.covered(s);
  const body = ctx.block(literal.body);
  return {
    kind: "FnItem",
    name: ctx.nameOf(func),
    self: "mut self",
    params,
    ret: t.self,
    body: { ...body, tail: self },
    origin: { span: d.span, by: "option-setters" },
    ...docsOf(d.trivia, d.name.name),
  };
}

/** `Server::new(host).with_port(80)`: the options of the call, one after the other. */
export function withOptions(
  e: CallExpr,
  f: FuncObj,
  made: Value,
  argsOf: (c: CallExpr, s: FuncObj) => readonly Value[],
  ctx: Emitter,
): Value {
  const options = optionsIn(ctx.facts).find((o) => o.maker === f);
  if (!options) return made;
  const isPlain = made.type.kind === "PathType" && made.type.path.segments.length === 1 && !made.type.path.segments[0]?.generics;
  if (!isPlain) ctx.input.output.fault(e.span, `\`${options.type.name}\`, which options set, is shared`);
  return e.args.slice(f.type.params.vars.length - 1).reduce<Value>((whole, a) => {
    const called = a.kind === "CallExpr" ? ctx.info.calleeOf(a) : undefined;
    const setter = called && setterOf(called, ctx.facts);
    if (a.kind !== "CallExpr" || !setter) return whole;
    const { before, exprs } = ctx.sequence(argsOf(a, setter.func));
    return temp(methodCall(whole.expr, ctx.nameOf(setter.func), exprs), made.type, { before: [...whole.before, ...before] });
  }, made);
}
