// Implements the question whether a program moves its nodes only in ways that the proof of kept nodes follows.

import { type Facts, originOf } from "../../../analysis/facts.ts";
import type { Expr, Node, ReturnStmt } from "../../../go/ast.ts";
import type { VarObj } from "../../../semantics/objects.ts";
import { underlying } from "../../../semantics/predicates.ts";
import type { Type } from "../../../semantics/types.ts";
import { type Carriers, hidesAnything } from "./carriers.ts";

/** Nodes go only through variables, fields, elements, parameters and results whose types say so. */
export function isFollowed(types: Carriers, facts: Facts): boolean {
  const { info } = facts;
  if (facts.nodesOf("GoStmt").length > 0 || facts.nodesOf("DeferStmt").length > 0) return false;
  if (facts.nodesOf("CallExpr").some((c) => info.builtinOf(c) === "recover")) return false;
  const variables = facts.uses.variables;
  if (variables.some((v) => v.role === "package" && (types.carries(v.type) || hides(v, facts)))) return false;
  const slots = [...variables.map((v) => v.type), ...facts.nodesOf("Field").map((f) => info.typeOf(f.type))];
  if (slots.some((t) => isForeign(t, types))) return false;
  const named = ["Ident", "SelectorExpr", "IndexExpr", "CallExpr", "UnaryExpr", "CompositeLit"] as const;
  for (const kind of named)
    for (const e of facts.nodesOf(kind)) if (!info.isType(e) && types.carries(info.typeOf(e)) && getsLost(e, facts)) return false;
  return facts
    .nodesOf("StarExpr")
    .every((e) => info.isType(e) || !types.carries(info.typeOf(e)) || facts.tree.parentOf(e)?.kind === "SelectorExpr");
}

/** A package variable that may be given anything. */
function hides(v: VarObj, facts: Facts): boolean {
  return hidesAnything(v.type) && facts.uses.of(v).some((u) => u.role.kind === "assign");
}

/** Nodes as type arguments: generic code may do anything with them. */
function isForeign(type: Type, types: Carriers): boolean {
  const t = type.kind === "Pointer" || type.kind === "Slice" ? type.elem : type;
  if (t.kind === "Map") return isForeign(t.elem, types) || isForeign(t.key, types);
  if (t.kind === "Chan") return types.carries(t.elem);
  return t.kind === "Named" && t.typeArgs.some((a) => types.carries(a));
}

/** It becomes an interface that is kept, goes through generic code or a channel, or its place is looked up by address. */
function getsLost(e: Expr, facts: Facts): boolean {
  const { info } = facts;
  const p = facts.tree.parentOf(e);
  const isOpen = (t: Type | undefined): boolean => t !== undefined && ["Interface", "TypeParam"].includes(underlying(t).kind);
  switch (p?.kind) {
    case "SendStmt":
      return true;
    case "UnaryExpr":
      return p.op === "&" && e.kind !== "CompositeLit";
    case "AssignStmt": {
      const target = p.rhs.length === p.lhs.length ? p.lhs[p.rhs.indexOf(e)] : undefined;
      return target !== undefined && !(target.kind === "Ident" && target.name === "_") && isOpen(info.typeOf(target));
    }
    case "ValueSpec":
      return p.type !== undefined && isOpen(info.typeOf(p.type));
    case "KeyValueExpr":
    case "CompositeLit":
      return isOpenElement(e, p, facts);
    case "ReturnStmt":
      return isOpen(resultsOf(p, facts)[p.results.indexOf(e)]);
    case "CallExpr": {
      if (p.fun === e || info.builtinOf(p)) return false;
      if (info.isConversion(p)) return isOpen(info.typeOf(p));
      const f = info.calleeOf(p);
      if (f?.pkg) return f.pkg.startsWith("encoding/") || (facts.stdEffectsOf(f)?.keeps.length ?? 0) > 0;
      const called = f ? originOf(f).type : underlying(info.typeOf(p.fun));
      if (called.kind !== "Signature" || called.variadic) return true;
      return isOpen(called.params.vars[p.args.indexOf(e)]?.type);
    }
    default:
      return false;
  }
}

function isOpenElement(e: Expr, p: Node, facts: Facts): boolean {
  const lit = p.kind === "KeyValueExpr" ? facts.tree.parentOf(p) : p;
  if (lit?.kind !== "CompositeLit") return true;
  const u = underlying(facts.info.typeOf(lit));
  const open = (t: Type): boolean => ["Interface", "TypeParam"].includes(underlying(t).kind);
  if (u.kind === "Slice" || u.kind === "Array") return open(u.elem);
  if (u.kind === "Map") return open(u.elem) || open(u.key);
  const key = p.kind === "KeyValueExpr" && p.key.kind === "Ident" ? p.key.name : undefined;
  const field = u.kind === "Struct" ? (key ? u.fields.find((f) => f.name === key) : u.fields[lit.elts.indexOf(e)]) : undefined;
  return !field || open(field.type);
}

function resultsOf(r: ReturnStmt, facts: Facts): readonly Type[] {
  const d = facts.tree.funcOf(r);
  if (d?.kind === "FuncLit") return facts.info.signatureOf(d).results.vars.map((v) => v.type);
  const f = d && facts.info.funcObjOf(d);
  return (f ? f.type.results.vars : []).map((v) => v.type);
}
