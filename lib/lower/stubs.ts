// Implements stubs: declarations of what a snippet leaves out, so that its Rust compiles (idioms.md A1.5).

import type { FnItem, RustItem, RustPath, RustType } from "../rust/ast.ts";
import {
  block,
  bool,
  call,
  closure,
  constItem,
  fnItem,
  implItem,
  isBool,
  isFloat,
  isNumeric,
  modItem,
  num,
  param,
  path,
  pathExpr,
  staticItem,
  str,
  structField,
  structItem,
  t,
  typeAlias,
} from "../rust/factory.ts";
import { mapTree } from "../rust/print/tree.ts";
import type { FuncObj, TypeNameObj, VarObj } from "../semantics/objects.ts";
import type { Open } from "../semantics/types.ts";
import { packageName } from "./defaults/function-path.ts";
import type { Emitter } from "./emitter.ts";

const remark = "// Not in the snippet: declared from how it is used.";

/** Bodies are `todo!()`: what is left out is never invented. */
export function stubItems(ctx: Emitter): RustItem[] {
  const assumed = ctx.info.assumptions.flatMap(({ obj }) => (obj ? [obj] : []));
  const [first, ...rest] = [
    ...ctx.plan.opens.all.flatMap((o) => typeStub(o, ctx)),
    ...methodsOfDeclared(
      assumed.filter((o) => o.kind === "Func"),
      ctx,
    ),
    ...assumed.flatMap((o) => (o.kind === "Var" && o.role === "assumed" ? [valueStub(o, ctx)] : [])),
    ...assumed.flatMap((o) => (o.kind === "Func" && !o.recv && !o.pkg ? [functionStub(o, ctx)] : [])),
    ...packages(
      assumed.filter((o) => o.kind === "Func"),
      ctx,
    ),
  ];
  return first ? [{ ...first, trivia: { leading: [remark], blankBefore: true } }, ...rest] : [];
}

function typeStub(o: Open, ctx: Emitter): RustItem[] {
  const name = ctx.plan.opens.nameOf(o);
  const methods = [...o.methods.values()].filter((m) => !ctx.facts.declOf(m));
  const inherent = methods.length > 0 ? [implItem({ type: t.path(name), items: methods.map((m) => functionStub(m, ctx)) })] : [];
  const derives = ctx.input.derives.of(name);
  const attrs = derives.length > 0 ? { attrs: [`derive(${derives.join(", ")})`] } : {};
  if (o.underlying) {
    const type = ctx.rustType(o.underlying);
    return methods.length > 0 ? [structItem({ name, tuple: [{ type }], ...attrs }), ...inherent] : [typeAlias(name, type)];
  }
  const fields = [...o.fields.values()].map((f) => structField(ctx.nameOf(f), ctx.plan.typeOfSlot(f)));
  return [structItem({ name, ...(fields.length > 0 && { fields }), ...attrs }), ...inherent];
}

/** Methods that the snippet calls on a type that it declares without them. */
function methodsOfDeclared(functions: readonly FuncObj[], ctx: Emitter): RustItem[] {
  const byType = new Map<TypeNameObj, FnItem[]>();
  for (const f of functions) {
    const recv = f.recv?.kind === "Pointer" ? f.recv.elem : f.recv;
    if (recv?.kind !== "Named" || recv.obj.pkg !== "" || ctx.facts.declOf(f)) continue;
    byType.set(recv.obj, [...(byType.get(recv.obj) ?? []), functionStub(f, ctx)]);
  }
  return [...byType].map(([o, items]) => implItem({ type: t.path(ctx.plan.names.of(o)), items }));
}

/** `mux.NewRouter` of a package that nobody knows: a module of that name. */
function packages(functions: readonly FuncObj[], ctx: Emitter): RustItem[] {
  const byPackage = new Map<string, FnItem[]>();
  for (const f of functions) {
    if (!f.pkg || f.recv) continue;
    const stub = mapTree(functionStub(f, ctx), (node) =>
      isOwnType(node, ctx) ? { ...node, path: fromAbove(node.path as RustPath) } : node,
    );
    byPackage.set(f.pkg, [...(byPackage.get(f.pkg) ?? []), { ...stub, pub: true }]);
  }
  return [...byPackage].map(([name, items]) => modItem(packageName(name), items));
}

const isOwnType = (node: Record<string, unknown>, ctx: Emitter): boolean => {
  const path = node.kind === "PathType" ? (node.path as RustPath) : undefined;
  const name = path?.segments.length === 1 && !path.import ? path.segments[0]?.name : undefined;
  return (
    name !== undefined &&
    (ctx.plan.opens.all.some((o) => ctx.plan.opens.nameOf(o) === name) ||
      ctx.info.typeNames.some((o) => ctx.plan.names.of(o) === name))
  );
};
const fromAbove = (path: RustPath): RustPath => ({ ...path, segments: [{ name: "super" }, ...path.segments] });

function functionStub(f: FuncObj, ctx: Emitter): FnItem {
  const plan = ctx.plan.func(f);
  const params = plan.params
    .filter((p) => !p.dropped)
    .map((p, i) => param(`_${ctx.nameOf(p.obj).replace(/^(r#|_+)/, "") || `arg${i}`}`, p.type));
  const receiver = plan.self && plan.self !== "none" ? { self: plan.self } : {};
  return fnItem({
    name: ctx.nameOf(f),
    ...receiver,
    params,
    ...(plan.ret && { ret: inFull(plan.ret) }),
    body: block([], missing),
  });
}

/** A stub asks for no import of `Result`: the snippet's own lines read the same with stubs and without. */
const inFull = (ret: RustType): RustType =>
  ret.kind === "PathType" && ret.path.import === "anyhow::Result"
    ? { ...ret, path: { segments: [{ name: "anyhow" }, ...ret.path.segments] } }
    : ret;

const missing = { kind: "MacroExpr" as const, name: "todo", delim: "(" as const, args: [str("not in the snippet")] };

/** A number or flag is a constant; everything else is made where it is first used. */
function valueStub(v: VarObj, ctx: Emitter): RustItem {
  const name = ctx.nameOf(v);
  const type = ctx.plan.typeOfSlot(v);
  if (isNumeric(type)) return constItem(name, type, num(isFloat(type) ? "0.0" : "0"));
  if (isBool(type)) return constItem(name, type, bool(false));
  const unitLike = v.type.kind === "Open" && v.type.fields.size === 0 && !v.type.underlying;
  if (unitLike) return staticItem(name, type, pathExpr(ctx.plan.opens.nameOf(v.type as Open)));
  return staticItem(name, lazy(type), call(path("std::sync::LazyLock::new"), [closure([], missing)]));
}

const lazy = (type: RustType): RustType => t.path("std::sync::LazyLock", type);
