// Implements which of an author's comments describe a declaration (go/doc): they become its documentation, and the others stay above it.

import type { Expr, Field, Node, Trivia } from "../../go/ast.ts";
import type { RustItem } from "../../rust/ast.ts";
import { rustTrivia } from "../trivia.ts";
import { docLines } from "./doc-lines.ts";

type Described = Pick<RustItem, "docs" | "trivia">;

/**
 * Doc comments of a declaration, what stands apart above them, and the empty line before it. Only the last paragraph that nothing
 * separates from the declaration describes it. `name` is the Go name, with which Go's comments begin and Rust's do not.
 */
export function docsOf(trivia: Trivia | undefined, name?: string): Described {
  const { leading = [], trailing, blankBefore } = rustTrivia([trivia]) ?? {};
  const last = leading.lastIndexOf("") + 1;
  const apart = leading.slice(0, last);
  const docs = docLines(leading.slice(last));
  const rest = {
    ...(apart.length > 0 && { leading: apart }),
    ...(trailing && { trailing }),
    ...(blankBefore && { blankBefore }),
  };
  return {
    ...(docs.length > 0 && { docs: name === undefined ? docs : withoutName(docs, name) }),
    ...(Object.keys(rest).length > 0 && { trivia: rest }),
  };
}

/** Comments of a name in a declaration: alone it has the declaration's comments, first in a group it comes after the group's. */
export function docsOfSpec(s: { readonly trivia?: Trivia }, d: Node | undefined, name?: string): Described {
  if (d?.kind !== "GenDecl") return docsOf(s.trivia, name);
  if (!d.parenthesized) return docsOf(s.trivia ?? d.trivia, name);
  const own = docsOf(s.trivia, name);
  const group = d.specs[0] === s ? rustTrivia([d.trivia])?.leading : undefined;
  if (!group) return own;
  const leading = [...group, ...(d.trivia?.isDetached ? [] : own.docs ? [""] : []), ...(own.trivia?.leading ?? [])];
  return { ...own, trivia: { blankBefore: true, ...own.trivia, leading } };
}

/** Comments of a field or an interface's method. What is said of several names of one line stands once. */
export function docsOfMember(list: readonly Field[], name: string, method?: string): Described {
  const field = list.find((x) => (x.names[0]?.name ?? embeddedName(x.type)) === name);
  return field ? docsOf(field.trivia, method) : {};
}

/** The name of an embedded field: `T` of `T`, `*T`, `p.T` and `T[A]`. */
function embeddedName(type: Expr): string | undefined {
  switch (type.kind) {
    case "Ident":
      return type.name;
    case "StarExpr":
    case "ParenExpr":
    case "IndexExpr":
      return embeddedName(type.x);
    case "SelectorExpr":
      return type.sel.name;
    default:
      return undefined;
  }
}

/** `Name does X.` → `Does X.` (idioms.md `doc-comments`). Where no verb follows it may be a word and no name. */
function withoutName([first = "", ...rest]: readonly string[], name: string): readonly string[] {
  const said = first.startsWith(`${name} `) ? first.slice(name.length + 1) : "";
  const stripped = /^(?:\w+s|are|can|may|must|should|will|do|an?|the)\b/.test(said) ? said.replace(/^(?:is|are) /, "") : first;
  // `io.Writer's` is a name of its own.
  const isName = /^\w+\.\w/.test(stripped);
  return [isName ? stripped : stripped.charAt(0).toUpperCase() + stripped.slice(1), ...rest];
}
