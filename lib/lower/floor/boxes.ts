// Facts about variables for the floor: which are reached by address or by several functions and so live in a `Ptr`, and which change.

import { isDeadStore } from "../../analysis/dead-stores.ts";
import type { FuncNode } from "../../analysis/tree.ts";
import type { Facts } from "../../analysis/facts.ts";
import type { Expr, Ident, Node } from "../../go/ast.ts";
import { walk } from "../../go/walk.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";

export interface Boxes {
  isBoxed(v: VarObj): boolean;
  /** Assigned, or changed in part, after its declaration. */
  isChanged(v: VarObj): boolean;
}

export function findBoxes(facts: Facts): Boxes {
  const { info, tree } = facts;
  const addressed = new Set<VarObj>();
  const changed = new Set<VarObj>();
  const captured = new Set<VarObj>();
  const home = new Map<VarObj, Node | undefined>();

  /** The variable whose own memory a place is in: no pointer, slice or map on the way. */
  const rootOf = (e: Expr): VarObj | undefined => {
    switch (e.kind) {
      case "ParenExpr":
        return rootOf(e.x);
      case "Ident": {
        const v = info.objectOf(e);
        return v?.kind === "Var" && v.role !== "field" ? v : undefined;
      }
      case "SelectorExpr": {
        const s = info.selectionOf(e);
        if (s?.kind !== "field" || s.indirect) return undefined;
        return rootOf(e.x);
      }
      case "IndexExpr":
        return underlying(info.typeOf(e.x)).kind === "Array" ? rootOf(e.x) : undefined;
      default:
        return undefined;
    }
  };
  const address = (e: Expr): void => {
    const v = rootOf(e);
    if (v) addressed.add(v);
  };
  const change = (e: Expr | undefined): void => {
    const v = e && rootOf(e);
    if (v) changed.add(v);
  };
  /** The function, or body of a range over a function, in which a node runs. */
  const scopeOf = (n: Node): Node | undefined => {
    let inner: Node = n;
    for (const p of tree.ancestorsOf(n)) {
      if (p.kind === "FuncDecl" || p.kind === "FuncLit") return p;
      if (p.kind === "RangeStmt" && inner === p.body && underlying(info.typeOf(p.x)).kind === "Signature") return p.body;
      inner = p;
    }
    return undefined;
  };
  const visitIdent = (id: Ident): void => {
    const v = info.objectOf(id);
    if (v?.kind !== "Var" || v.role === "field" || v.role === "package") return;
    const scope = scopeOf(id);
    if (info.isDef(id) || !home.has(v)) {
      if (!home.has(v)) home.set(v, scope);
      return;
    }
    if (home.get(v) !== scope) captured.add(v);
  };
  const visit = (n: Node): boolean => {
    switch (n.kind) {
      case "Ident":
        visitIdent(n);
        break;
      case "UnaryExpr":
        if (n.op === "&") address(n.x);
        break;
      case "SliceExpr":
        if (underlying(info.typeOf(n.x)).kind === "Array") address(n.x);
        break;
      case "SelectorExpr": {
        const s = info.selectionOf(n);
        if (s?.kind === "method" && s.obj.kind === "Func" && s.obj.recv?.kind === "Pointer" && !s.indirect) address(n.x);
        break;
      }
      case "AssignStmt":
        for (const l of n.lhs)
          if ((n.op !== ":=" || !(l.kind === "Ident" && info.isDef(l))) && !isDeadStore(l, n, facts)) change(l);
        break;
      case "IncDecStmt":
        if (!isDeadStore(n.x, n, facts)) change(n.x);
        break;
      case "RangeStmt":
        if (n.op === "=") {
          change(n.key);
          change(n.value);
        }
        break;
    }
    return true;
  };
  for (const f of facts.files) {
    walk(f, (n) => {
      if (n.kind === "FuncLit" || n.kind === "FuncDecl") seedParams(n, facts, home);
      // Deferred calls may set the results after the body has ended.
      const deferring = n.kind === "DeferStmt" ? tree.funcOf(n) : undefined;
      if (deferring) for (const v of info.signatureOf(deferring).results.vars) addressed.add(v);
      return visit(n);
    });
  }
  return {
    isBoxed: (v) => addressed.has(v) || (captured.has(v) && changed.has(v)),
    isChanged: (v) => changed.has(v),
  };
}

/** Parameters and results belong to their function, not to the one around it. */
function seedParams(f: FuncNode, facts: Facts, home: Map<VarObj, Node | undefined>): void {
  const sig = facts.info.signatureOf(f);
  for (const v of [...sig.params.vars, ...sig.results.vars, ...(sig.recv ? [sig.recv] : [])]) home.set(v, f);
}
