// Implements traversal of the Go syntax tree: the children of every node kind, in source order.

import type { Node, NodeKind, NodeOf } from "./ast.ts";

type Visit = (child: Node) => void;
type ChildrenOf = { readonly [K in NodeKind]: (node: NodeOf<K>, visit: Visit) => void };

const leaf = (): void => {};

const all = (nodes: readonly Node[], visit: Visit): void => {
  for (const node of nodes) visit(node);
};

const maybe = (node: Node | undefined, visit: Visit): void => {
  if (node) visit(node);
};

/** Total by its type: a node kind without an entry does not compile. */
const childrenOf: ChildrenOf = {
  BadExpr: leaf,
  Ident: leaf,
  BasicLit: leaf,
  Ellipsis: (n, v) => maybe(n.elt, v),
  FuncLit: (n, v) => {
    v(n.type);
    v(n.body);
  },
  CompositeLit: (n, v) => {
    maybe(n.type, v);
    all(n.elts, v);
  },
  ParenExpr: (n, v) => v(n.x),
  SelectorExpr: (n, v) => {
    v(n.x);
    v(n.sel);
  },
  IndexExpr: (n, v) => {
    v(n.x);
    all(n.indices, v);
  },
  SliceExpr: (n, v) => {
    v(n.x);
    maybe(n.low, v);
    maybe(n.high, v);
    maybe(n.max, v);
  },
  TypeAssertExpr: (n, v) => {
    v(n.x);
    maybe(n.type, v);
  },
  CallExpr: (n, v) => {
    v(n.fun);
    all(n.args, v);
  },
  StarExpr: (n, v) => v(n.x),
  UnaryExpr: (n, v) => v(n.x),
  BinaryExpr: (n, v) => {
    v(n.x);
    v(n.y);
  },
  KeyValueExpr: (n, v) => {
    v(n.key);
    v(n.value);
  },

  ArrayType: (n, v) => {
    maybe(n.len, v);
    v(n.elt);
  },
  StructType: (n, v) => v(n.fields),
  FuncType: (n, v) => {
    maybe(n.typeParams, v);
    v(n.params);
    maybe(n.results, v);
  },
  InterfaceType: (n, v) => v(n.methods),
  MapType: (n, v) => {
    v(n.key);
    v(n.value);
  },
  ChanType: (n, v) => v(n.value),
  Field: (n, v) => {
    all(n.names, v);
    v(n.type);
    maybe(n.tag, v);
  },
  FieldList: (n, v) => all(n.list, v),

  BadStmt: leaf,
  EmptyStmt: leaf,
  DeclStmt: (n, v) => v(n.decl),
  LabeledStmt: (n, v) => {
    v(n.label);
    v(n.stmt);
  },
  ExprStmt: (n, v) => v(n.x),
  SendStmt: (n, v) => {
    v(n.chan);
    v(n.value);
  },
  IncDecStmt: (n, v) => v(n.x),
  AssignStmt: (n, v) => {
    all(n.lhs, v);
    all(n.rhs, v);
  },
  GoStmt: (n, v) => v(n.call),
  DeferStmt: (n, v) => v(n.call),
  ReturnStmt: (n, v) => all(n.results, v),
  BranchStmt: (n, v) => maybe(n.label, v),
  BlockStmt: (n, v) => all(n.list, v),
  IfStmt: (n, v) => {
    maybe(n.init, v);
    v(n.cond);
    v(n.body);
    maybe(n.else, v);
  },
  CaseClause: (n, v) => {
    all(n.list, v);
    all(n.body, v);
  },
  SwitchStmt: (n, v) => {
    maybe(n.init, v);
    maybe(n.tag, v);
    all(n.body, v);
  },
  TypeSwitchStmt: (n, v) => {
    maybe(n.init, v);
    maybe(n.bind, v);
    v(n.x);
    all(n.body, v);
  },
  CommClause: (n, v) => {
    maybe(n.comm, v);
    all(n.body, v);
  },
  SelectStmt: (n, v) => all(n.body, v),
  ForStmt: (n, v) => {
    maybe(n.init, v);
    maybe(n.cond, v);
    maybe(n.post, v);
    v(n.body);
  },
  RangeStmt: (n, v) => {
    maybe(n.key, v);
    maybe(n.value, v);
    v(n.x);
    v(n.body);
  },

  BadDecl: leaf,
  ImportSpec: (n, v) => {
    maybe(n.name, v);
    v(n.path);
  },
  ValueSpec: (n, v) => {
    all(n.names, v);
    maybe(n.type, v);
    all(n.values, v);
  },
  TypeSpec: (n, v) => {
    v(n.name);
    maybe(n.typeParams, v);
    v(n.type);
  },
  GenDecl: (n, v) => all(n.specs, v),
  FuncDecl: (n, v) => {
    maybe(n.recv, v);
    v(n.name);
    v(n.type);
    maybe(n.body, v);
  },
  File: (n, v) => {
    maybe(n.package, v);
    all(n.decls, v);
  },
};

/** Calls `visit` for each child in source order; cheaper than `children` where no list is needed. */
export function forEachChild(node: Node, visit: Visit): void {
  // The table is keyed by the node's own kind; TypeScript cannot follow that through a union.
  (childrenOf[node.kind] as (node: Node, visit: Visit) => void)(node, visit);
}

export function children(node: Node): Node[] {
  const found: Node[] = [];
  forEachChild(node, (child) => found.push(child));
  return found;
}

/** Visits the node and all below it, parents first. A visitor that returns false is not shown the node's children. */
export function walk(node: Node, visit: (node: Node) => boolean | void): void {
  const descend = (current: Node): void => {
    if (visit(current) !== false) forEachChild(current, descend);
  };
  descend(node);
}

/** The name stands somewhere in the node, whatever it means there. */
export function mentionsName(node: Node, name: string): boolean {
  let isFound = false;
  walk(node, (n) => {
    isFound ||= n.kind === "Ident" && n.name === name;
    return !isFound;
  });
  return isFound;
}
