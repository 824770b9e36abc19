// Facts about values: everything that a variable, a field, a parameter or a result of type int is ever given.

import { type LocalFn, localFnsOf } from "../local-fns.ts";
import type { AssignStmt, Expr, FuncDecl, IncDecStmt, RangeStmt } from "../../go/ast.ts";
import type { FuncObj, VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import { type Facts, originOf } from "../facts.ts";
import { declared, type FieldUses } from "./fields.ts";
import { Elements } from "./elements.ts";
import { fieldsOf, isIntMap, isList, resultOf } from "./variables.ts";

export type Arrival =
  | { readonly kind: "value"; readonly value: Expr }
  | { readonly kind: "zero" }
  /** The key of a loop over a list, a text or a number. */
  | { readonly kind: "key"; readonly stmt: RangeStmt }
  | { readonly kind: "step"; readonly place: Expr; readonly stmt: IncDecStmt | AssignStmt }
  | { readonly kind: "result"; readonly result: VarObj }
  /** An element of this list. */
  | { readonly kind: "element"; readonly list: Expr }
  | { readonly kind: "unknown" };

const unknown: Arrival = { kind: "unknown" };

export class Arrivals {
  private readonly found = new Map<VarObj, readonly Arrival[]>();
  private readonly literals: ReadonlyMap<VarObj, readonly Arrival[]>;
  private readonly functionsOf = new Map<VarObj, FuncObj>();
  readonly elements: Elements;
  private readonly inLists = new Map<VarObj, Arrival[]>();

  private named: ReadonlyMap<FuncObj, number> | undefined;
  private askedFor: ReadonlySet<string> | undefined;

  constructor(
    private readonly facts: Facts,
    private readonly fields: FieldUses,
    isOwn: (field: VarObj) => boolean,
  ) {
    this.literals = literalsOf(facts);
    for (const d of facts.nodesOf("FuncDecl")) {
      const f = facts.info.funcObjOf(d);
      for (const v of [...(f?.type.params.vars ?? []), ...(f?.type.results.vars ?? [])]) if (f) this.functionsOf.set(v, f);
    }
    this.elements = new Elements(facts, {
      isPlain: (f) => this.isPlain(f),
      isAsked: (f) => this.isAsked(f),
      functionOf: (v) => this.functionsOf.get(v),
      isOwn,
    });
    this.fillLists();
  }

  /** Without an `unknown`, these are all. */
  of(v: VarObj): readonly Arrival[] {
    const known = this.found.get(v);
    if (known) return known;
    const all = this.find(v);
    this.found.set(v, all);
    return all;
  }

  private find(v: VarObj): readonly Arrival[] {
    if (this.elements.isClass(v)) return this.inLists.get(v) ?? [{ kind: "zero" }];
    switch (v.role) {
      case "local":
        return this.written(v);
      case "param": {
        const local = localFnsOf(this.facts).params.get(v);
        if (local) return [...this.localArguments(v, local), ...this.written(v)];
        const f = this.functionsOf.get(v);
        return f && (this.isPlain(f) || this.isForSort(f)) ? [...this.arguments(v, f), ...this.written(v)] : [unknown];
      }
      case "result": {
        const f = this.functionsOf.get(v);
        const decl = f && this.facts.declOf(f);
        return f && decl && !this.isAsked(f) ? [...this.returned(v, f, decl), ...this.written(v)] : [unknown];
      }
      case "field":
        return [...(this.literals.get(v) ?? []), ...this.stored(v)];
      default:
        return [unknown];
    }
  }

  private written(v: VarObj): Arrival[] {
    return this.facts.uses.of(v).flatMap((u): Arrival[] => {
      const { role } = u;
      switch (role.kind) {
        case "define":
          return v.role === "local" ? [this.defined(u.ident)] : [];
        case "assign":
          return [this.assigned(u.place, role.stmt)];
        case "update":
          return [{ kind: "step", place: u.place, stmt: role.stmt }];
        case "address":
          return [unknown];
        default:
          return [];
      }
    });
  }

  private stored(v: VarObj): Arrival[] {
    return this.fields.of(v).flatMap(({ sel, role }): Arrival[] => {
      switch (role.kind) {
        case "assign":
          return [this.assigned(sel, role.stmt)];
        case "update":
          return [{ kind: "step", place: sel, stmt: role.stmt }];
        case "address":
          return [unknown];
        default:
          return [];
      }
    });
  }

  private defined(id: Expr): Arrival {
    const p = this.facts.tree.parentOf(id);
    if (p?.kind === "AssignStmt" || p?.kind === "RangeStmt") return this.assigned(id, p);
    if (p?.kind !== "ValueSpec") return unknown;
    if (p.values.length === 0) return { kind: "zero" };
    const i = (p.names as readonly Expr[]).indexOf(id);
    return this.among(p.values, p.names.length, i);
  }

  private assigned(place: Expr, stmt: AssignStmt | RangeStmt): Arrival {
    if (stmt.kind === "AssignStmt") return this.among(stmt.rhs, stmt.lhs.length, stmt.lhs.indexOf(place));
    if (stmt.value === place && isList(this.facts.info.typeOf(stmt.x))) return { kind: "element", list: stmt.x };
    if (stmt.key !== place) return unknown;
    const u = underlying(this.facts.info.typeOf(stmt.x));
    const walked = u.kind === "Pointer" ? underlying(u.elem) : u;
    const counts =
      walked.kind === "Slice" || walked.kind === "Array" || (walked.kind === "Basic" && /string|int/.test(walked.basic));
    return counts ? { kind: "key", stmt } : unknown;
  }

  /** One of several values, or of several results. */
  private among(values: readonly Expr[], places: number, i: number): Arrival {
    const value = values.length === places ? values[i] : undefined;
    if (value) return { kind: "value", value };
    const [only] = values;
    // `v, ok := m[k]`: what is not there is zero.
    if (i === 0 && only?.kind === "IndexExpr" && isIntMap(this.facts.info.typeOf(only.x)))
      return { kind: "element", list: only.x };
    const call = values.length === 1 && only?.kind === "CallExpr" ? only : undefined;
    const f = call && this.facts.info.calleeOf(call);
    const result = f && !f.pkg && i >= 0 ? resultOf(f, i) : undefined;
    return result ? { kind: "result", result } : unknown;
  }

  /** What is written into lists, appended to them, or listed in literals. */
  private fillLists(): void {
    const { info } = this.facts;
    const put = (list: Expr, a: Arrival): void => {
      const key = this.elements.of(list);
      const known = key && this.inLists.get(key);
      if (known) known.push(a);
      else if (key) this.inLists.set(key, [a]);
    };
    const isIntAt = (e: Expr): e is Extract<Expr, { kind: "IndexExpr" }> =>
      e.kind === "IndexExpr" && isList(info.typeOf(e.x)) && !isList(info.typeOf(e));
    for (const s of this.facts.nodesOf("AssignStmt"))
      for (const l of s.lhs) {
        const e = l.kind === "ParenExpr" ? l.x : l;
        if (!isIntAt(e)) continue;
        put(e.x, s.op === "=" || s.op === ":=" ? this.assigned(l, s) : { kind: "step", place: e, stmt: s });
      }
    for (const s of this.facts.nodesOf("IncDecStmt")) if (isIntAt(s.x)) put(s.x.x, { kind: "step", place: s.x, stmt: s });
    for (const s of this.facts.nodesOf("RangeStmt")) for (const e of [s.key, s.value]) if (e && isIntAt(e)) put(e.x, unknown);
    for (const c of this.facts.nodesOf("CallExpr"))
      if (info.builtinOf(c) === "append" && !c.ellipsis && isList(info.typeOf(c)))
        for (const value of c.args.slice(1)) if (!isList(info.typeOf(value))) put(c, { kind: "value", value });
    for (const e of this.facts.nodesOf("CompositeLit"))
      for (const x of isList(info.typeOf(e)) ? e.elts : []) {
        const value = x.kind === "KeyValueExpr" ? x.value : x;
        if (!isList(info.typeOf(value))) put(e, { kind: "value", value });
      }
  }

  private arguments(v: VarObj, f: FuncObj): Arrival[] {
    const at = f.type.params.vars.indexOf(v);
    return this.facts.callsOf(f).map(({ call }): Arrival => {
      const value = call.args[at];
      return value ? { kind: "value", value } : unknown;
    });
  }

  /** A function in a variable that is only called. */
  private localArguments(v: VarObj, f: LocalFn): Arrival[] {
    const { params, variadic } = this.facts.info.signatureOf(f.lit);
    const at = params.vars.indexOf(v);
    return f.calls.map((call): Arrival => {
      const value = variadic || call.args.length !== params.vars.length ? undefined : call.args[at];
      return value ? { kind: "value", value } : unknown;
    });
  }

  private returned(v: VarObj, f: FuncObj, decl: FuncDecl): Arrival[] {
    const at = f.type.results.vars.indexOf(v);
    const named: Arrival[] = v.name !== "" ? [{ kind: "zero" }] : [];
    const returns = this.facts.nodesOf("ReturnStmt", decl).filter((r) => this.facts.tree.funcOf(r) === decl);
    return [
      ...named,
      ...returns.flatMap((r): Arrival[] =>
        r.results.length === 0 ? [] : [this.among(r.results, f.type.results.vars.length, at)],
      ),
    ];
  }

  /** All of its calls are known: it is no value, stands for no interface, and is not variadic. */
  private isPlain(f: FuncObj): boolean {
    if (f.type.variadic || this.isAsked(f)) return false;
    const calls = this.facts.callsOf(f);
    const named = this.namings.get(f) ?? 0;
    return calls.length > 0 && named <= calls.length + 1 && calls.every((c) => c.call.args.length === f.type.params.vars.length);
  }

  /** `Less` and `Swap` of a list: package sort gives them places of its elements, and nothing else calls them unseen. */
  private isForSort(f: FuncObj): boolean {
    const recv = f.recv?.kind === "Pointer" ? f.recv.elem : f.recv;
    if (recv?.kind !== "Named" || (f.name !== "Less" && f.name !== "Swap") || this.asked.has(f.name)) return false;
    const { methods } = recv.origin ?? recv;
    const isSorted = ["Len", "Less", "Swap"].every((name) => methods.some((m) => m.name === name));
    return isSorted && (this.namings.get(f) ?? 0) <= this.facts.callsOf(f).length + 1;
  }

  /** A method that an interface asks for, of this package or of the library. */
  private isAsked(f: FuncObj): boolean {
    const recv = f.recv?.kind === "Pointer" ? f.recv.elem : f.recv;
    if (!recv) return f.name === "main" || f.name === "init";
    if (recv.kind !== "Named") return true;
    const lists = libraryMethods.filter((list) => list.includes(f.name));
    const { methods } = recv.origin ?? recv;
    if (lists.some((list) => list.every((name) => methods.some((m) => m.name === name)))) return true;
    return this.asked.has(f.name);
  }

  /** How often each function is named, its own declaration included. */
  private get namings(): ReadonlyMap<FuncObj, number> {
    if (this.named) return this.named;
    const found = new Map<FuncObj, number>();
    for (const id of this.facts.nodesOf("Ident")) {
      const o = this.facts.info.objectOf(id);
      const f = o?.kind === "Func" ? originOf(o) : undefined;
      if (f && id.name === f.name) found.set(f, (found.get(f) ?? 0) + 1);
    }
    this.named = found;
    return found;
  }

  /** Names of all methods that interfaces of the package ask for. */
  private get asked(): ReadonlySet<string> {
    this.askedFor ??= new Set(
      this.facts.info.typeNames.flatMap((o) => {
        const u = underlying(o.type);
        return u.kind === "Interface" ? u.methods.map((m) => m.name) : [];
      }),
    );
    return this.askedFor;
  }
}

/** What the library's interfaces ask for, of those with an int in them; a translated sort asks for no length. */
const libraryMethods = [
  ["Less", "Swap"],
  ["Write"],
  ["Read"],
  ["WriteString"],
  ["WriteAt"],
  ["ReadAt"],
  ["Seek"],
  ["WriteTo"],
  ["ReadFrom"],
];

/** What composite literals put into each field. */
function literalsOf(facts: Facts): Map<VarObj, Arrival[]> {
  const found = new Map<VarObj, Arrival[]>();
  const put = (f: VarObj | undefined, value: Expr): void => {
    const key = f && declared(f);
    const known = key && found.get(key);
    if (known) known.push({ kind: "value", value });
    else if (key) found.set(key, [{ kind: "value", value }]);
  };
  for (const lit of facts.nodesOf("CompositeLit")) {
    const fields = fieldsOf(lit, facts);
    lit.elts.forEach((x, i) => {
      if (x.kind !== "KeyValueExpr") put(fields[i], x);
      else if (x.key.kind === "Ident") {
        const { name } = x.key;
        put(
          fields.find((f) => f.name === name),
          x.value,
        );
      }
    });
  }
  return found;
}
