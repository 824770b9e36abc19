// Implements the operators of a set of flags: asked for where code uses them, and written behind the type's own `impl`.

import type { RustExpr, RustItem, RustType } from "../rust/ast.ts";
import { binary, block, exprStmt, field, local, not, opAssign, self, t } from "../rust/factory.ts";
import { snakeCase } from "../rust/names.ts";
import { wrappedIn } from "./newtype.ts";

const bitwise = { BitAnd: "&", BitOr: "|", BitXor: "^" } as const;
const updates = { BitAndAssign: "&=", BitOrAssign: "|=", BitXorAssign: "^=" } as const;

/** A trait of `std::ops`. */
export type Operator = keyof typeof bitwise | keyof typeof updates | "Not";

const order: readonly Operator[] = ["BitOr", "BitAnd", "BitXor", "Not", "BitOrAssign", "BitAndAssign", "BitXorAssign"];

export class Operators {
  private readonly asked = new Map<string, Set<Operator>>();

  ask(type: RustType, ...operators: readonly Operator[]): void {
    const name = type.kind === "PathType" ? (type.path.segments.at(-1)?.name ?? "") : "";
    this.asked.set(name, new Set([...(this.asked.get(name) ?? []), ...operators]));
  }

  /** The file with an `impl` for each, behind what stands with the type already. */
  placed(items: readonly RustItem[]): RustItem[] {
    const out = [...items];
    for (const [name, asked] of this.asked) {
      const at = out.findLastIndex((i) => isOfType(i, name));
      if (at >= 0) out.splice(at + 1, 0, ...order.filter((o) => asked.has(o)).map((o) => implOf(name, o)));
    }
    return out;
  }
}

/** The type itself, and its `impl` without a trait. */
const isOfType = (i: RustItem, name: string): boolean =>
  (i.kind === "StructItem" && i.name === name) ||
  (i.kind === "ImplItem" && !i.trait && i.type.kind === "PathType" && i.type.path.segments.at(-1)?.name === name);

function implOf(name: string, operator: Operator): RustItem {
  const type = t.path(name);
  const own = field(self, "0");
  const other = field(local("other"), "0");
  const method = snakeCase(operator).replace("bit_", "bit");
  const params = [{ pat: { kind: "IdentPat" as const, name: "other" }, type }];
  const trait = { segments: [{ name: operator }], import: `std::ops::${operator}` };
  if (operator in updates)
    return {
      kind: "ImplItem",
      trait,
      type,
      items: [
        {
          kind: "FnItem",
          name: method,
          self: "&mut self",
          params,
          body: block([exprStmt(opAssign(own, updates[operator as keyof typeof updates], other), true)]),
        },
      ],
    };
  const value: RustExpr = operator === "Not" ? not(own) : binary(own, bitwise[operator as keyof typeof bitwise], other);
  return {
    kind: "ImplItem",
    trait,
    type,
    items: [
      { kind: "TypeAliasItem", name: "Output", type },
      {
        kind: "FnItem",
        name: method,
        self: "self",
        params: operator === "Not" ? [] : params,
        ret: type,
        body: block([], wrappedIn(type, value)),
      },
    ],
  };
}
