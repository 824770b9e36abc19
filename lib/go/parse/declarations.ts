// Implements the building of declarations.

import { spanOf } from "../../source/span.ts";
import type { BadDecl, BasicLit, Decl, FuncDecl, GenDecl, ImportSpec, Spec, TypeSpec, ValueSpec } from "../ast.ts";
import type { Cst } from "./cst.ts";
import { stringLiteral } from "./expressions.ts";
import { type Builder, childOf, fieldOf, has, isError, named, type Rules, spanOfNode } from "./rule.ts";
import { fieldList } from "./types.ts";

const TOKENS: Readonly<Record<string, GenDecl["tok"]>> = {
  import_declaration: "import",
  const_declaration: "const",
  type_declaration: "type",
  var_declaration: "var",
};

const badDecl = (node: Cst): BadDecl => ({ kind: "BadDecl", span: spanOfNode(node) });

const isBroken = (node: Cst): boolean => node.children.some((child) => isError(child) || (child.named && child.missing));

/** `import`, `const`, `type` or `var`, with one spec or a group. */
export function genDecl(node: Cst, b: Builder): GenDecl | BadDecl {
  const tok = TOKENS[node.type];
  // The specs of an import or var group have a node around them; those of const and type have none.
  const group = childOf(node, "import_spec_list") ?? childOf(node, "var_spec_list") ?? node;
  const found = named(group);
  if (!tok || isBroken(node) || found.some((spec) => isError(spec) || isBroken(spec))) return badDecl(node);
  return {
    kind: "GenDecl",
    span: spanOfNode(node),
    tok,
    specs: found.map((spec, index) => specOf(spec, index, b)),
    parenthesized: has(group, "("),
  };
}

function specOf(node: Cst, index: number, b: Builder): Spec {
  if (node.type === "import_spec") return importSpec(node, b);
  return node.type === "type_spec" || node.type === "type_alias" ? typeSpec(node, b) : valueSpec(node, index, b);
}

function importSpec(node: Cst, b: Builder): ImportSpec {
  const name = fieldOf(node, "name");
  return {
    kind: "ImportSpec",
    span: spanOfNode(node),
    name: name && b.ident(name, name),
    path: importPath(fieldOf(node, "path"), node, b),
  };
}

const importPath = (path: Cst | undefined, spec: Cst, b: Builder): BasicLit =>
  path && !path.missing
    ? stringLiteral(path, b)
    : { kind: "BasicLit", span: spanOf(spec.end, spec.end), lit: "STRING", value: '""' };

const typeSpec = (node: Cst, b: Builder): TypeSpec => {
  const typeParams = fieldOf(node, "type_parameters");
  return {
    kind: "TypeSpec",
    span: spanOfNode(node),
    name: b.ident(fieldOf(node, "name"), node),
    typeParams: typeParams && fieldList(typeParams, b),
    isAlias: node.type === "type_alias",
    type: b.part(node, "type"),
  };
};

const valueSpec = (node: Cst, iota: number, b: Builder): ValueSpec => ({
  kind: "ValueSpec",
  span: spanOfNode(node),
  names: node.children.filter((child) => child.named && child.field === "name").map((name) => b.ident(name, name)),
  type: b.optional(node, "type"),
  values: b.parts(node, "value"),
  iota,
});

function funcDecl(node: Cst, b: Builder): FuncDecl | BadDecl {
  const name = fieldOf(node, "name");
  if (!name || name.missing || isBroken(node)) return badDecl(node);
  const recv = fieldOf(node, "receiver");
  const body = fieldOf(node, "body");
  return {
    kind: "FuncDecl",
    span: spanOfNode(node),
    recv: recv && fieldList(recv, b),
    name: b.ident(name, node),
    type: b.signature(node),
    body: body && b.block(body, body),
  };
}

export const declarationRules: Rules<Decl> = {
  import_declaration: genDecl,
  const_declaration: genDecl,
  type_declaration: genDecl,
  var_declaration: genDecl,
  function_declaration: funcDecl,
  method_declaration: funcDecl,
};
