// Implements reading JSON on the floor: which types of the program take it, and how their structs name their fields.

import type { CallExpr } from "../../go/ast.ts";
import type { RustItem } from "../../rust/ast.ts";
import { textItem, typeText } from "../../rust/factory.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Struct, Type } from "../../semantics/types.ts";
import type { Floor } from "./context.ts";
import { fieldNameOf } from "./places.ts";
import { goName } from "./traits.ts";
import { Beyond } from "./types.ts";

/** What `json.Unmarshal` reads into must be known here: a pointer whose type takes JSON, in all its parts. */
export function readsJson(e: CallExpr, f: Floor): void {
  const target = e.args[1];
  const u = target && underlying(f.typeOf(target));
  if (u?.kind !== "Pointer") throw new Beyond("FG0201", { what: "encoding/json.Unmarshal into an interface" });
  const known = new Set(f.readJson.keys());
  try {
    takes(u.elem, f);
  } catch (error) {
    // A call that is refused asks nothing of the types that it met on the way.
    for (const name of f.readJson.keys()) if (!known.has(name)) f.readJson.delete(name);
    throw error;
  }
}

function takes(type0: Type, f: Floor): void {
  const type = f.subst(type0);
  const name = f.types.of(type);
  const refuse = (): never => {
    throw new Beyond("FG0201", { what: `encoding/json.Unmarshal into ${goName(type, f)}` });
  };
  for (const own of ["UnmarshalJSON", "UnmarshalText"])
    if (f.info.lookup({ kind: "Pointer", elem: type }, own)?.kind === "method") refuse();
  const u = underlying(type);
  const isOwn = type.kind !== "Named" || (type.origin ?? type).obj.pkg === "" || (type.origin ?? type).obj.pkg === undefined;
  if (!isOwn) refuse();
  const rust = name.kind === "PathType" ? (name.path.segments.at(-1)?.name ?? "") : "";
  if (u.kind === "Struct" || f.types.isWrapper(type)) {
    if (f.readJson.has(rust)) return;
    f.readJson.set(rust, type);
  }
  switch (u.kind) {
    case "Basic":
      if (/complex|uintptr/.test(u.basic)) refuse();
      return;
    case "Struct":
      return fieldsOf(u, f, refuse).forEach((x) => takes(x.type, f));
    case "Slice":
      if (typeText(f.types.of(f.subst(u.elem))) === "u8") refuse();
      return takes(u.elem, f);
    case "Array":
    case "Pointer":
      return takes(u.elem, f);
    case "Map": {
      const key = underlying(f.subst(u.key));
      if (key.kind !== "Basic" || f.types.isWrapper(f.subst(u.key))) refuse();
      takes(u.key, f);
      return takes(u.elem, f);
    }
    case "Interface":
      if (u.methods.length + u.embeddeds.length > 0) refuse();
      return;
    default:
      refuse();
  }
}

interface Field {
  readonly field: VarObj;
  readonly key: string;
  readonly type: Type;
  /** Its fields are the struct's own. */
  readonly isOpen: boolean;
}

/** The fields that JSON knows (encoding/json: exported, and not tagged `-`). */
function fieldsOf(u: Struct, f: Floor, refuse: () => never): readonly Field[] {
  const made = u.fields.flatMap((v, i): Field[] => {
    const tag = /(?:^|\s)json:"((?:[^"\\]|\\.)*)"/.exec(u.tags[i] ?? "")?.[1];
    if (tag === "-") return [];
    const [key = "", ...options] = (tag ?? "").split(",");
    if (options.includes("string")) refuse();
    const behind = underlying(f.subst(v.type));
    if (v.embedded && key === "" && behind.kind === "Struct") return [{ field: v, key: "", type: v.type, isOpen: true }];
    if (!v.exported) return [];
    if (v.embedded && key === "") refuse();
    return [{ field: v, key: key || v.name, type: v.type, isOpen: false }];
  });
  // Names that meet at one depth cancel each other: that is left to Go.
  if (made.filter((x) => x.isOpen).length > 1) refuse();
  return made;
}

/** `go::reads_json!(Point, "main.Point"; x "x"; )`. */
export const jsonItems = (f: Floor): RustItem[] =>
  [...f.readJson].map(([rust, type]) => {
    const u = underlying(type);
    const go = JSON.stringify(goName(type, f));
    const macro = "go::reads_json!";
    if (u.kind !== "Struct") return textItem(`${macro}(${rust}, ${go});`);
    const fields = fieldsOf(u, f, () => {
      throw new Beyond("FG0201", { what: "encoding/json.Unmarshal" });
    });
    const nameOf = (x: Field): string => fieldNameOf(type, x.field);
    const plain = fields.filter((x) => !x.isOpen).map((x) => `${nameOf(x)} ${JSON.stringify(x.key)}`);
    const open = fields.filter((x) => x.isOpen).map(nameOf);
    const line = `${macro}(${rust}, ${go}; ${plain.join(", ")}; ${open.join(", ")});`.replace("; ;", ";;").replace("; )", ";)");
    return textItem(
      line.length <= 100
        ? line
        : `${macro}(\n    ${rust}, ${go};\n    ${plain.join(",\n    ")};${open.length > 0 ? `\n    ${open.join(", ")}` : ""}\n);`,
    );
  });
