// Facts about the texts that an expression can be, where they are all constants of the program.

import type { Expr, Ident } from "../go/ast.ts";
import type { VarObj } from "../semantics/objects.ts";
import type { Facts } from "./facts.ts";

/** More than these are as good as unknown. */
const few = 32;

/** Every text that the expression can have; undefined where any other can come. */
export function knownTexts(e: Expr, facts: Facts): readonly string[] | undefined {
  const found = new Texts(facts).of(e);
  return found && found.length > 0 && found.length <= few ? [...new Set(found)] : undefined;
}

export const isKnownAscii = (e: Expr, facts: Facts): boolean =>
  knownTexts(e, facts)?.every((text) => [...text].every((c) => c < "\x80")) === true;

class Texts {
  private readonly open = new Set<VarObj>();

  constructor(private readonly facts: Facts) {}

  of(e: Expr): readonly string[] | undefined {
    const c = this.facts.info.constOf(e);
    if (c?.kind === "string") return c.bytes ? undefined : [c.value];
    switch (e.kind) {
      case "ParenExpr":
        return this.of(e.x);
      case "IndexExpr":
        return this.elements(e.x);
      case "Ident":
        return this.variable(e);
      default:
        return undefined;
    }
  }

  private within<T>(v: VarObj, ask: () => T | undefined): T | undefined {
    if (this.open.has(v)) return undefined;
    this.open.add(v);
    try {
      return ask();
    } finally {
      this.open.delete(v);
    }
  }

  private variable(e: Ident): readonly string[] | undefined {
    const v = this.facts.info.objectOf(e);
    if (v?.kind !== "Var") return undefined;
    return this.within(v, () => (v.role === "param" ? this.given(v) : v.role === "local" ? this.assigned(v) : undefined));
  }

  private all(list: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
    return list.every((x) => x !== undefined) ? list.flatMap((x) => x ?? []) : undefined;
  }

  private assigned(v: VarObj): readonly string[] | undefined {
    const { tree, uses } = this.facts;
    return this.all(
      uses.of(v).map(({ ident, role }) => {
        const p = tree.parentOf(ident);
        if (role.kind === "update" || role.kind === "address") return undefined;
        if (role.kind === "assign") return role.rhs && this.of(role.rhs);
        if (role.kind !== "define") return [];
        if (p?.kind === "AssignStmt" && p.lhs.length === p.rhs.length) return this.of(p.rhs[p.lhs.indexOf(ident)] as Expr);
        if (p?.kind === "ValueSpec" && p.values.length === 0) return [""];
        if (p?.kind === "ValueSpec" && p.values.length === p.names.length)
          return this.of(p.values[p.names.indexOf(ident)] as Expr);
        return p?.kind === "RangeStmt" && p.value === ident ? this.elements(p.x) : undefined;
      }),
    );
  }

  /** What all calls give a parameter of a function that is only called. */
  private given(v: VarObj): readonly string[] | undefined {
    const { facts } = this;
    const decl = facts.info.declOf(v);
    const d = decl && facts.tree.funcOf(decl);
    const f = d?.kind === "FuncDecl" && !d.recv ? facts.info.funcObjOf(d) : undefined;
    const at = f?.type.params.vars.indexOf(v) ?? -1;
    const isChanged = facts.uses.of(v).some((u) => ["assign", "update", "address"].includes(u.role.kind));
    if (!f || at < 0 || isChanged || (f.type.variadic && at === f.type.params.vars.length - 1)) return undefined;
    const calls = facts.callsOf(f);
    const named = facts.nodesOf("Ident").filter((id) => facts.info.objectOf(id) === f).length;
    if (calls.length === 0 || named > calls.length + 1) return undefined;
    return this.all(calls.map(({ call }) => (call.args[at] ? this.of(call.args[at]) : undefined)));
  }

  /** Of a literal, or of a local that holds one and is only looked at. */
  private elements(e: Expr): readonly string[] | undefined {
    if (e.kind === "CompositeLit") return this.all(e.elts.map((x) => this.of(x.kind === "KeyValueExpr" ? x.value : x)));
    const v = e.kind === "Ident" ? this.facts.info.objectOf(e) : undefined;
    if (v?.kind !== "Var" || v.role !== "local") return undefined;
    const uses = this.facts.uses.of(v);
    const isLooked = uses.every(
      ({ role, steps }) =>
        role.kind === "define" ||
        role.kind === "range" ||
        (role.kind === "argument" && (role.builtin === "len" || (steps.length > 0 && role.callee?.pkg !== undefined))) ||
        (role.kind === "read" && steps.length > 0),
    );
    const first = uses.find((u) => u.role.kind === "define")?.ident;
    const p = first && this.facts.tree.parentOf(first);
    const made = p?.kind === "AssignStmt" && p.lhs.length === p.rhs.length ? p.rhs[p.lhs.indexOf(first as Ident)] : undefined;
    return isLooked && made?.kind === "CompositeLit" ? this.within(v, () => this.elements(made)) : undefined;
  }
}
