// Implements enums whose variants stand for texts: `as_str` and `Display`, each where the code asks for it.

import type { Facts } from "../analysis/facts.ts";
import type { Derive } from "../patterns/emit-context.ts";
import { textEnumNamed, zeroVariant } from "../plan/enums.ts";
import type { EnumPlan, Plan } from "../plan/plan.ts";
import type { FnItem, RustItem } from "../rust/ast.ts";
import { arm, block, local, matchExpr, methodCall, self, str, t } from "../rust/factory.ts";

export type TextForm = "as_str" | "Display";

/** Its variants have no text's order, and no zero value but the empty text; those of an interface have none. */
export function lacksDerive(name: string, derive: Derive, facts: Facts, plan: Plan): boolean {
  if (derive !== "Default" && derive !== "PartialOrd" && derive !== "Ord") return false;
  const o = facts.info.typeNames.find((x) => plan.names.of(x) === name);
  if (o && derive === "Default" && plan.interfaceOf(o)?.kind === "enum") return true;
  const e = textEnumNamed(t.path(name), plan, facts.info.typeNames);
  return e !== undefined && (derive !== "Default" || zeroVariant(e) === undefined);
}

export class TextForms {
  private readonly asked = new Map<EnumPlan, Set<TextForm>>();

  ask(e: EnumPlan, form: TextForm): void {
    this.asked.set(e, new Set([...(this.asked.get(e) ?? []), form, "as_str"]));
  }

  /** The items with what was asked for, behind each enum. */
  placed(items: readonly RustItem[], plan: Plan): RustItem[] {
    const out = [...items];
    for (const [e, forms] of this.asked) {
      const name = plan.names.of(e.type);
      const at = out.findIndex((i) => i.kind === "EnumItem" && i.name === name);
      if (at < 0) continue;
      const origin = out[at]?.origin;
      const method = { ...asStr(e, name), ...(origin && { origin }) };
      const own = out.findIndex((i) => i.kind === "ImplItem" && !i.trait && isNamed(i, name));
      const impl = out[own];
      if (impl?.kind === "ImplItem") out[own] = { ...impl, items: [method, ...impl.items] };
      else out.splice(at + 1, 0, { kind: "ImplItem", type: t.path(name), items: [method], ...(origin && { origin }) });
      const last = out.findLastIndex((i) => i.kind === "ImplItem" && !i.trait && isNamed(i, name));
      if (forms.has("Display")) out.splice(last + 1, 0, { ...display(name), ...(origin && { origin }) });
    }
    return out;
  }
}

const isNamed = (i: Extract<RustItem, { kind: "ImplItem" }>, name: string): boolean =>
  i.type.kind === "PathType" && i.type.path.segments.at(-1)?.name === name;

/** `match self { Status::Open => "open", … }` */
function asStr(e: EnumPlan, name: string): FnItem {
  const arms = e.variants.map((v) =>
    arm({ kind: "PathPat", path: { segments: [{ name }, { name: v.name }] } }, str(v.text ?? "")),
  );
  return {
    kind: "FnItem",
    name: "as_str",
    self: "&self",
    params: [],
    ret: t.ref(t.str, "'static"),
    body: block([], matchExpr(self, arms)),
  };
}

/** A width pads the text. */
function display(name: string): RustItem {
  return {
    kind: "ImplItem",
    type: t.path(name),
    trait: { segments: [{ name: "fmt" }, { name: "Display" }], import: "std::fmt" },
    items: [
      {
        kind: "FnItem",
        name: "fmt",
        self: "&self",
        params: [{ pat: { kind: "IdentPat", name: "f" }, type: t.refMut(t.formatter) }],
        ret: t.fmtResult,
        body: block([], methodCall(local("f"), "pad", [methodCall(self, "as_str")])),
      },
    ],
  };
}
