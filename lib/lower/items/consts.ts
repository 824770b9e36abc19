// Implements constants and package variables as items (idioms.md `const-untyped`, `pkg-var`).

import { docsOfSpec } from "./docs.ts";
import type { GenDecl, Ident, Trivia, ValueSpec } from "../../go/ast.ts";
import type { RustExpr, RustItem, RustType } from "../../rust/ast.ts";
import { call, cast, isBool, isChar, isNumeric, isString, path, str, t } from "../../rust/factory.ts";
import { isExpr, mapTree } from "../../rust/print/tree.ts";
import { constantValue, lowerConst } from "../defaults/constant.ts";
import { atomicOf, cellOf, fixedForm, isChanged, isConstInit } from "../defaults/globals.ts";
import { zeroOf } from "../defaults/zero.ts";
import { flagItem } from "../defaults/flags.ts";
import type { Emitter } from "../emitter.ts";
import { innerType, isNewtype, wrappedIn } from "../newtype.ts";
import type { TypeNameObj } from "../../semantics/objects.ts";

/** `const Name = …`; constants of a type that became an enum have no item. */
export function constItem(id: Ident, ctx: Emitter): RustItem | undefined {
  const c = ctx.info.objectOf(id);
  if (c?.kind !== "Const" || id.name === "_") return undefined;
  if (c.type.kind === "Named" && (ctx.plan.enumOf(c.type.obj) || ctx.plan.flagsOf(c.type.obj)?.has(c))) return undefined;
  const inside = isNewtype(c.type, ctx) ? innerType(c.type, ctx) : undefined;
  if (inside) {
    const value = isString(inside) ? undefined : constantValue(c.value, inside);
    const type = ctx.rustType(c.type);
    return (
      value && {
        kind: "ConstItem",
        name: ctx.plan.names.of(c),
        type,
        value: wrappedIn(type, value.expr),
        origin: { span: id.span },
      }
    );
  }
  const source = sourceOf(id, ctx);
  const type = c.value.kind === "string" ? t.ref(t.str) : ctx.plan.integers.isUsize(c) ? t.usize : ctx.rustType(c.type);
  const shaped = source && isPlain(type) ? lowerConst(source, ctx, type) : undefined;
  const value = shaped ?? (isPlain(type) ? constantValue(c.value, type) : source && ctx.expr(source, type));
  if (!value) return undefined;
  const name = ctx.plan.names.of(c);
  return {
    kind: "ConstItem",
    name,
    type,
    value: withPlainCasts(ctx.coerce(value, type.kind === "RefType" ? value.type : type).expr),
    origin: { span: id.span },
  };
}

/** No trait's function runs before the program does: `i64::from(x)` is `x as i64` there. */
const withPlainCasts = (value: RustExpr): RustExpr =>
  mapTree(value, (n) => {
    const e = isExpr(n) && n.kind === "CallExpr" ? n : undefined;
    const [to, from] = e?.fun.kind === "PathExpr" ? e.fun.path.segments : [];
    const [x] = e?.args ?? [];
    return e && x && from?.name === "from" && to && isNumeric(t.path(to.name))
      ? { ...cast(x, t.path(to.name)), ...(e.origin && { origin: e.origin }) }
      : n;
  });

const isPlain = (r: RustType): boolean => r.kind === "RefType" || isNumeric(r) || isChar(r) || isBool(r);

/** The expression that the author wrote for this constant; implicit repetition has none. */
function sourceOf(id: Ident, ctx: Emitter) {
  const spec = ctx.facts.tree.parentOf(id);
  if (spec?.kind !== "ValueSpec") return undefined;
  const e = spec.values[spec.names.indexOf(id)];
  return e && !ctx.facts.nodesOf("Ident", e).some((i) => i.name === "iota") ? e : undefined;
}

export function valueItems(d: GenDecl, ctx: Emitter): RustItem[] {
  return d.specs.flatMap((s) => {
    if (s.kind !== "ValueSpec") return [];
    return withDocs(s, d, d.tok === "const" ? s.names.flatMap((n) => constItem(n, ctx) ?? []) : packageVars(s, ctx));
  });
}

/** Flags stand in the `impl` of their type, in the order of the text. */
export function associatedConsts(o: TypeNameObj, ctx: Emitter): RustItem[] {
  const flags = ctx.plan.flagsOf(o);
  if (!flags) return [];
  return ctx.facts.nodesOf("ValueSpec").flatMap((s) => {
    const d = ctx.facts.tree.parentOf(s);
    const items = s.names.flatMap((n) => {
      const c = ctx.info.objectOf(n);
      const name = c?.kind === "Const" ? flags.get(c) : undefined;
      return c?.kind === "Const" && name !== undefined ? [flagItem(n, c, name, ctx)] : [];
    });
    return d?.kind === "GenDecl" ? withDocs(s, d, items) : [];
  });
}

/** Comments of a line go to the first of its items. */
function withDocs(s: ValueSpec, d: GenDecl, items: readonly RustItem[]): RustItem[] {
  const own = s.trivia ?? (d.parenthesized ? undefined : d.trivia);
  return items.map((i, n) => (n === 0 ? { ...i, ...docsOfSpec(s, d, ownName(own, s.names)) } : i));
}

/** The comment of a single name loses that name, as everywhere. */
function ownName(trivia: Trivia | undefined, names: readonly Ident[]): string | undefined {
  const [name] = names;
  const isOwn = names.length === 1 && trivia?.leading.some((c) => c.text.replace(/^\/\/ ?/, "").startsWith(`${name?.name} `));
  return isOwn ? name?.name : undefined;
}

function packageVars(s: ValueSpec, ctx: Emitter): RustItem[] {
  return s.names.flatMap((n, i): RustItem[] => {
    const v = ctx.info.objectOf(n);
    if (v?.kind !== "Var" || ctx.plan.errors.isSentinel(v) || ctx.plan.isDropped(v)) return [];
    const type = ctx.plan.typeOfSlot(v);
    const value = s.values[i];
    if (JSON.stringify(type).includes("InferType")) {
      ctx.input.output.refuse(s, "FG0101", { what: `the type of \`${n.name}\`` });
      return [
        {
          kind: "UnsupportedItem",
          code: "FG0101",
          reason: `the type of \`${n.name}\` is not translated yet`,
          go: ctx.facts.textOf(s),
          origin: { span: s.span },
        },
      ];
    }
    ctx.here = n.span;
    const init = value ? ctx.expr(value, type) : s.values.length === 0 ? zeroOf(v.type, type, ctx) : undefined;
    const name = ctx.plan.names.of(v);
    const origin = { span: s.span };
    if (init && isChanged(v, ctx)) {
      const cell = cellOf(v, init, ctx);
      // An atomic is made where it stands, unless code has to run for its first value.
      const isKnown = value === undefined || ctx.info.constOf(value) !== undefined;
      if ((atomicOf(v, ctx) && isKnown) || isConstInit(init.expr, type))
        return [{ kind: "StaticItem", name, type: cell.type, value: cell.value, origin }];
      const late = t.path({ segments: [{ name: "LazyLock", generics: [cell.type] }], import: "std::sync::LazyLock" });
      return [
        {
          kind: "StaticItem",
          name,
          type: late,
          value: call(path("std::sync::LazyLock::new"), [maker(cell.value)]),
          origin,
        },
      ];
    }
    if (!init)
      return [
        {
          kind: "UnsupportedItem",
          code: "FG0101",
          reason: "a package variable without a value",
          go: ctx.facts.textOf(s),
          origin,
        },
      ];
    const form = fixedForm(v, ctx);
    if (form === "text") {
      const text = value ? ctx.expr(value, t.ref(t.str)).expr : str("");
      return [{ kind: "ConstItem", name, type: t.ref(t.str), value: text, origin }];
    }
    if (isConstant(init.expr)) return [{ kind: "ConstItem", name, type: init.type, value: init.expr, origin }];
    if (form === "plain") return [{ kind: "StaticItem", name, type, value: withPlainCasts(init.expr), origin }];
    const lazy = t.path({ segments: [{ name: "LazyLock", generics: [type] }], import: "std::sync::LazyLock" });
    const body: RustExpr = init.before.length > 0 ? { kind: "Block", stmts: init.before, tail: init.expr } : init.expr;
    return [{ kind: "StaticItem", name, type: lazy, value: call(path("std::sync::LazyLock::new"), [maker(body)]), origin }];
  });
}

/** A function that makes the value: `HashMap::new` is one already. */
const maker = (value: RustExpr): RustExpr =>
  value.kind === "CallExpr" && value.args.length === 0
    ? value.fun
    : { kind: "ClosureExpr", move: false, params: [], body: value };

const isConstant = (e: RustExpr): boolean =>
  e.kind === "LitExpr" || (e.kind === "UnaryExpr" && e.op === "-" && e.expr.kind === "LitExpr");
