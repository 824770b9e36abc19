// Implements struct types.

import type { BasicLit, Expr, Field, Ident, StructType } from "../go/ast.ts";
import type { Checker } from "./checker.ts";
import { stringLiteral } from "./literal.ts";
import { under } from "./named.ts";
import { newVar } from "./object.ts";
import type { VarObj } from "./objects.ts";
import { deref, isBasic, isInterface, isTypeParam } from "./predicates.ts";
import type { Struct, Type } from "./types.ts";
import { varType } from "./typexpr.ts";

export const structType = (c: Checker, e: StructType): Struct => {
  const fields: VarObj[] = [];
  const tags: string[] = [];
  const seen = new Set<string>();
  const add = (ident: Ident, field: Field, type: Type, embedded: boolean): void => {
    if (ident.name !== "_" && seen.has(ident.name)) c.error(ident, `${ident.name} redeclared`);
    seen.add(ident.name);
    const obj = newVar(ident.name, type, "field", { span: ident.span, pkg: c.path }, embedded);
    c.declarations.set(obj, field);
    c.recordDef(ident, obj);
    fields.push(obj);
    tags.push(field.tag ? tagText(field.tag) : "");
  };
  for (const field of e.fields.list) {
    const type = varType(c, field.type);
    for (const name of field.names) add(name, field, type, false);
    if (field.names.length > 0) continue;
    const name = embeddedName(field.type);
    if (!name) {
      c.error(field.type, `invalid embedded field type ${c.text(field.type)}`);
      continue;
    }
    add(name, field, type, true);
    c.later(() => checkEmbedded(c, field.type, type));
  }
  return { kind: "Struct", fields, tags };
};

const tagText = (tag: BasicLit): string => {
  const value = stringLiteral(tag.value);
  return value.kind === "string" ? value.value : "";
};

/** The name of an embedded field: that of its type, without package, pointer or type arguments. */
const embeddedName = (e: Expr): Ident | undefined => {
  switch (e.kind) {
    case "Ident":
      return e;
    case "StarExpr":
      return e.x.kind === "StarExpr" ? undefined : embeddedName(e.x);
    case "SelectorExpr":
      return e.sel;
    case "IndexExpr":
    case "ParenExpr":
      return embeddedName(e.x);
    default:
      return undefined;
  }
};

const checkEmbedded = (c: Checker, at: Expr, type: Type): void => {
  const { type: base, pointer } = deref(type);
  const u = under(base);
  if (isTypeParam(base)) c.error(at, "embedded field type cannot be a type parameter");
  else if (isBasic(u, "unsafe.Pointer")) c.error(at, "embedded field type cannot be unsafe.Pointer");
  else if (u.kind === "Pointer") c.error(at, "embedded field type cannot be a pointer");
  else if (pointer && isInterface(u)) c.error(at, "embedded field type cannot be a pointer to an interface");
};
