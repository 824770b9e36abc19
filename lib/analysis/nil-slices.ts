// Facts about slices that are never nil: JSON tells a nil slice (`null`) from an empty one (`[]`), and Rust does not.

import type { Expr, Ident, Node } from "../go/ast.ts";
import type { FuncObj, VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Type } from "../semantics/types.ts";
import type { Facts } from "./facts.ts";
import { jsonFieldsOf } from "./json-fields.ts";
import { isMadeField } from "./made-fields.ts";
import { isNil } from "./uses.ts";

/** Is each slice in the value, and in what it leads to, one that was made? A field that is left out when empty may be nil. */
export function neverNilSlices(value: Expr, facts: Facts): boolean {
  const proof = new Proof(facts);
  return proof.isMade(value) && proof.holdsMade(facts.info.typeOf(value));
}

class Proof {
  /** What is being proved may be assumed: a value only comes from what was put there. */
  private readonly assumed = new Set<unknown>();

  constructor(private readonly facts: Facts) {}

  /** Not nil, if it is a slice. */
  isMade(e: Expr): boolean {
    const { info } = this.facts;
    if (isNil(e, info)) return false;
    if (underlying(info.typeOf(e)).kind !== "Slice") return true;
    switch (e.kind) {
      case "ParenExpr":
        return this.isMade(e.x);
      case "CompositeLit":
        return true;
      case "SliceExpr":
        return underlying(info.typeOf(e.x)).kind === "Slice" && this.isMade(e.x);
      case "CallExpr": {
        const name = info.builtinOf(e);
        const [list, ...more] = e.args;
        if (name === "make") return true;
        if (name === undefined) return this.givesMade(info.calleeOf(e));
        return name === "append" && list !== undefined && ((more.length > 0 && !e.ellipsis) || this.isMade(list));
      }
      case "Ident": {
        const o = info.objectOf(e);
        return o?.kind === "Var" && this.isMadeVariable(o);
      }
      case "SelectorExpr": {
        const f = info.selectionOf(e)?.obj;
        return f?.kind === "Var" && this.isField(f);
      }
      default:
        return false;
    }
  }

  /** All that is put into the variable is made; nobody has its address. */
  private isMadeVariable(v: VarObj): boolean {
    if (this.assumed.has(v)) return true;
    if (v.role !== "local" && v.role !== "package" && v.role !== "param") return false;
    this.assumed.add(v);
    if (v.role === "param" && !this.isGivenMade(v)) return false;
    return this.facts.uses.of(v).every((u) => {
      if (u.role.kind === "address") return u.steps.length > 0 && u.steps[0]?.step !== "slice";
      // A method may change its receiver.
      if (u.role.kind === "receiver" && u.steps.length === 0) return u.role.callee.recv?.kind !== "Pointer";
      if (u.role.kind === "define") return v.role === "param" || this.isMadeAt(u.ident);
      if (u.role.kind !== "assign" || u.steps.length > 0) return true;
      return u.role.rhs !== undefined && this.isMade(u.role.rhs);
    });
  }

  private isField(f: VarObj): boolean {
    if (this.assumed.has(f)) return true;
    this.assumed.add(f);
    return isMadeField(f, this.facts, (e) => this.isMade(e));
  }

  /** Every call of a declared function gives the parameter a made slice, and nothing else calls it. */
  private isGivenMade(v: VarObj): boolean {
    const { facts } = this;
    const f = facts
      .nodesOf("FuncDecl")
      .map((d) => facts.info.funcObjOf(d))
      .find((x) => x?.type.params.vars.includes(v));
    if (!f || f.recv || f.type.variadic || f.type.typeParams.length > 0) return false;
    const calls = facts.callsOf(f);
    const named = facts.nodesOf("Ident").filter((id) => !facts.info.isDef(id) && facts.info.objectOf(id) === f);
    const at = f.type.params.vars.indexOf(v);
    return (
      named.length === calls.length && calls.every(({ call }) => call.args.length > at && this.isMade(call.args[at] as Expr))
    );
  }

  /** A declared function with one result, which all its returns make. */
  private givesMade(f: FuncObj | undefined): boolean {
    const d = f && this.facts.declOf(f);
    if (!f || !d?.body || f.type.results.vars.length !== 1 || f.type.results.vars[0]?.name) return false;
    if (this.assumed.has(f)) return true;
    this.assumed.add(f);
    return this.facts
      .nodesOf("ReturnStmt", d.body)
      .filter((r) => this.facts.tree.funcOf(r) === d)
      .every((r) => r.results[0] !== undefined && this.isMade(r.results[0]));
  }

  /** The value that a declaration gives to this name. */
  private isMadeAt(id: Node): boolean {
    const p = this.facts.tree.parentOf(id);
    if (p?.kind === "AssignStmt") {
      const value = p.lhs.length === p.rhs.length ? p.rhs[p.lhs.indexOf(id as Expr)] : undefined;
      return value !== undefined && this.isMade(value);
    }
    if (p?.kind !== "ValueSpec") return false;
    const at = p.names.indexOf(id as Ident);
    const value = p.names.length === p.values.length ? p.values[at] : undefined;
    return value !== undefined && this.isMade(value);
  }

  /** Lists inside lists, and in fields of structs. */
  holdsMade(type: Type): boolean {
    if (this.assumed.has(type)) return true;
    this.assumed.add(type);
    const u = underlying(type);
    switch (u.kind) {
      case "Pointer":
        return underlying(u.elem).kind !== "Slice" && this.holdsMade(u.elem);
      case "Slice":
      case "Array":
        return underlying(u.elem).kind !== "Slice" && this.holdsMade(u.elem);
      case "Struct":
        return (jsonFieldsOf(u) ?? []).every((f) => {
          if (f.key === undefined) return true;
          const isList = underlying(f.field.type).kind === "Slice";
          if (isList && !f.omitEmpty && !this.isField(f.field)) return false;
          return this.holdsMade(f.field.type);
        });
      default:
        return true;
    }
  }
}
