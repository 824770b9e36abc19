// Implements `impl` blocks: the methods of a type gathered with it, and those that a trait asks for in the trait's own.

import type { FuncDecl } from "../../go/ast.ts";
import { isOnlySorted } from "../../analysis/sort-types.ts";
import { adaptedTo } from "../../plan/function-adapters.ts";
import { boundOf } from "../function-newtypes.ts";
import { boundsOf } from "../../plan/bounds.ts";
import type { FnItem, RustItem, RustType } from "../../rust/ast.ts";
import { t } from "../../rust/factory.ts";
import type { FuncObj, TypeNameObj } from "../../semantics/objects.ts";
import { displayImpl, isStringMethod } from "../display.ts";
import type { Emitter } from "../emitter.ts";
import { associatedConsts } from "./consts.ts";
import { handedOn, isInTrait, promotedItem, traitsOf } from "./traits.ts";

/** Constructors first, then options and methods in the author's order; `String` and traits in impls of their own. */
export function implItems(
  o: TypeNameObj,
  methods: ReadonlyMap<TypeNameObj, readonly { f: FuncObj; d: FuncDecl }[]>,
  ctx: Emitter,
  functionOf: (d: FuncDecl, f: FuncObj) => RustItem,
): RustItem[] {
  const own = methods.get(o) ?? [];
  const list = own.filter((m) => !ctx.plan.errors.writesMethod(o, m.f.name));
  // The order stands where the list is sorted.
  if (isOnlySorted(o, ctx.facts)) {
    for (const m of own) if (m.d.body) ctx.coverAll(m.d.body);
    return [];
  }
  // The error plan wrote `Error` into the struct's attribute.
  for (const m of own) if (!list.includes(m) && m.d.body) ctx.coverAll(m.d.body);
  const adapter = adaptedTo(o, ctx) && boundOf(o, ctx);
  const type: RustType = t.path(
    adapter ? "F" : ctx.plan.names.of(o),
    ...(o.type.kind === "Named" ? o.type.typeParams.map((p) => t.path(p.obj.name)) : []),
  );
  const generics = adapter
    ? { generics: [{ name: "F", bounds: [adapter] }] }
    : o.type.kind === "Named" && o.type.typeParams.length > 0
      ? {
          generics: o.type.typeParams.map((p) => ({
            name: p.obj.name,
            bounds: boundsOf(
              p,
              own.map((m) => m.d),
              ctx.facts,
              ctx.plan.isCopy,
            ),
          })),
        }
      : { generics: undefined };
  const displays = list.filter((m) => isStringMethod(m.f));
  const traits = traitsOf(o, ctx);
  const inTrait = (name: string): boolean => isInTrait(traits, name);
  const inherent = list.filter((m) => !isStringMethod(m.f) && !inTrait(m.f.name));
  const lock = ctx.plan.lockOf(o);
  const isHelper = (m: { f: FuncObj }): boolean => lock?.helpers.includes(m.f) ?? false;
  const makes = (m: { f: FuncObj }): boolean => ctx.plan.func(m.f).constructorOf !== undefined;
  const ordered = [...inherent.filter(makes), ...inherent.filter((m) => !makes(m) && !isHelper(m))];
  const helpers = inherent.filter(isHelper);
  const out: RustItem[] = [];
  const consts = associatedConsts(o, ctx);
  if (consts.length + ordered.length > 0)
    out.push({
      kind: "ImplItem",
      type,
      ...(generics.generics && { generics: generics.generics }),
      items: [...consts, ...ordered.map((m) => selfType(functionOf(m.d, m.f), type))],
    });
  if (lock?.stateName && helpers.length > 0)
    out.push({ kind: "ImplItem", type: t.path(lock.stateName), items: helpers.map((m) => functionOf(m.d, m.f)) });
  for (const m of displays) {
    ctx.note("string-method", m.d.name, { rust: ctx.plan.names.of(o) });
    out.push(displayImpl(type, functionOf(m.d, m.f), generics.generics));
  }
  for (const x of traits) {
    const items = list
      .filter((m) => x.methods.has(m.f.name) && !isStringMethod(m.f))
      .map((m) => {
        const item = inLibrary(functionOf(m.d, m.f), x.path !== undefined);
        return item.kind === "FnItem" && !inTrait(m.f.name) ? handedOn(item) : item;
      });
    const write = x.path && list.find((m) => m.f.name === "Write");
    if (write) ctx.note("own-writer", write.d.name, { type: o.name });
    const push = x.types && list.find((m) => m.f.name === "Push");
    if (push) ctx.note("heap-trait", push.d.name, { type: o.name });
    const promoted = x.promoted.filter((m) => !isStringMethod(m)).map((m) => promotedItem(m, o, ctx));
    if (items.length + promoted.length > 0 || x.hasSupers)
      out.push({
        kind: "ImplItem",
        trait: x.path ?? { segments: [{ name: x.name }] },
        type,
        ...(generics.generics && { generics: generics.generics }),
        items: [...(x.types ?? []), ...items, ...promoted, ...(x.more ?? [])],
      });
  }
  return out;
}

/** As the library's trait spells it: `io::Result<usize>`. */
const inLibrary = (item: RustItem, isIo: boolean): RustItem =>
  isIo && item.kind === "FnItem"
    ? {
        ...item,
        ret: {
          kind: "PathType",
          path: { segments: [{ name: "io" }, { name: "Result", generics: [t.usize] }], import: "std::io" },
        },
      }
    : item;

/** `-> Type` in a constructor is `-> Self`. */
function selfType(item: RustItem, type: RustType): RustItem {
  if (item.kind !== "FnItem" || item.self || !item.ret) return item;
  const same = JSON.stringify(stripped(item.ret)) === JSON.stringify(stripped(type));
  return same ? ({ ...item, ret: t.self } as FnItem) : item;
}
const stripped = (r: RustType): unknown => (r.kind === "PathType" ? r.path.segments : r);
