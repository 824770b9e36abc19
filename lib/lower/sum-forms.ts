// Implements what code asks of the enum that stands for `any`: its `Display`, and the name of the Go type that it holds.

import type { SumForm } from "../patterns/emit-context.ts";
import type { RustExpr, RustItem } from "../rust/ast.ts";
import { block, t } from "../rust/factory.ts";
import { displayItem } from "./display.ts";

export class SumForms {
  private readonly asked = new Map<SumForm, RustExpr>();

  /** `body` is a `match` over `self`; in `Display` it writes to `f`. The first to ask makes it. */
  ask(form: SumForm, body: () => RustExpr): void {
    if (!this.asked.has(form)) this.asked.set(form, body());
  }

  /** The items with what was asked for, behind the enum. */
  placed(items: readonly RustItem[], name: string): RustItem[] {
    const at = items.findIndex((i) => i.kind === "EnumItem" && i.name === name);
    const origin = items[at]?.origin;
    const typeName = this.asked.get("type_name");
    const display = this.asked.get("Display");
    const made: RustItem[] = [];
    if (typeName)
      made.push({
        kind: "ImplItem",
        type: t.path(name),
        items: [
          {
            kind: "FnItem",
            name: "type_name",
            self: "&self",
            params: [],
            ret: t.ref(t.str, "'static"),
            body: block([], typeName),
          },
        ],
      });
    if (display) made.push(displayItem(t.path(name), block([], display)));
    return items.toSpliced(at + 1, 0, ...made.map((i) => ({ ...i, ...(origin && { origin }) })));
  }
}
