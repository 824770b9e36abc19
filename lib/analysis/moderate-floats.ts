// Facts about floats of moderate size: neither so large nor so small that Go would write them with an exponent, and never
// infinite. Bounds are carried through the program; what is not known has none.

import type { CallExpr, Expr } from "../go/ast.ts";
import type { FuncObj, VarObj } from "../semantics/objects.ts";
import { isInteger, underlying } from "../semantics/predicates.ts";
import { type Facts, originOf } from "./facts.ts";

/** Bounds of what is not zero, by magnitude; `positive`: never below zero. */
interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly positive: boolean;
  readonly zero: boolean;
}

/** Go writes an exponent below and from here on. */
const [least, most] = [1e-4, 1e6];
/** A sum that grows step by step: no program makes more steps than this. */
const steps = 1e10;

export function isModerate(e: Expr, facts: Facts): boolean {
  const b = new Moderation(facts).of(e);
  return b !== undefined && b.min >= least && b.max < most;
}

const union = (a: Bounds, b: Bounds): Bounds => ({
  min: Math.min(a.min, b.min),
  max: Math.max(a.max, b.max),
  positive: a.positive && b.positive,
  zero: a.zero || b.zero,
});
const nothing: Bounds = { min: Infinity, max: 0, positive: true, zero: true };
const whole: Bounds = { min: 1, max: 9.3e18, positive: false, zero: true };

class Moderation {
  private readonly open = new Set<VarObj>();
  /** Functions whose results are being found: one that calls itself has no bounds. */
  private readonly running = new Set<FuncObj>();

  constructor(private readonly facts: Facts) {}

  of(e: Expr): Bounds | undefined {
    const { info } = this.facts;
    const c = info.constOf(e);
    if (c?.kind === "int" || c?.kind === "float") {
      const n = c.kind === "int" ? Number(c.value) : Number(c.value.num) / Number(c.value.den);
      return n === 0 ? nothing : { min: Math.abs(n), max: Math.abs(n), positive: n > 0, zero: false };
    }
    switch (e.kind) {
      case "ParenExpr":
        return this.of(e.x);
      case "UnaryExpr": {
        const x = e.op === "-" ? this.of(e.x) : undefined;
        return x && { ...x, positive: false };
      }
      case "BinaryExpr":
        return this.binary(e.op, this.of(e.x), this.of(e.y));
      case "Ident": {
        const v = info.objectOf(e);
        return v?.kind === "Var" ? this.variable(v) : undefined;
      }
      case "SelectorExpr": {
        const f = info.selectionOf(e)?.obj;
        return f?.kind === "Var" ? this.field(f.origin ?? f) : undefined;
      }
      case "CallExpr":
        return this.call(e);
      case "IndexExpr":
        return this.elements(e.x);
      default:
        return undefined;
    }
  }

  /** What a list or a map of literals holds, handed on as it is. */
  private elements(e: Expr): Bounds | undefined {
    const { info, uses, tree } = this.facts;
    if (e.kind === "CompositeLit")
      return this.all(
        e.elts.map((x) => (x.kind === "KeyValueExpr" ? x.value : x)),
        { ...nothing },
      );
    const v = e.kind === "Ident" ? info.objectOf(e) : undefined;
    if (v?.kind !== "Var" || this.open.has(v)) return undefined;
    if (!this.isLooked(v, new Set())) return undefined;
    this.open.add(v);
    try {
      if (v.role === "param") return this.parameter(v, (x) => this.elements(x));
      const [first] = uses.of(v);
      const p = v.role === "local" && first ? tree.parentOf(first.ident) : undefined;
      const made =
        p?.kind === "AssignStmt" && first && p.lhs.length === p.rhs.length
          ? p.rhs[p.lhs.indexOf(first.ident)]
          : p?.kind === "ValueSpec" && first
            ? p.values[p.names.indexOf(first.ident)]
            : undefined;
      return made && this.elements(made);
    } finally {
      this.open.delete(v);
    }
  }

  /** Nobody changes its elements: neither the function itself nor those that it hands the list to. */
  private isLooked(v: VarObj, seen: Set<VarObj>): boolean {
    if (seen.has(v)) return true;
    seen.add(v);
    return this.facts.uses.of(v).every(({ role, steps }) => {
      if (role.kind === "define" || role.kind === "range" || (role.kind === "read" && steps.length > 0)) return true;
      if (role.kind !== "argument" || role.builtin) return role.kind === "argument" && role.builtin === "len";
      const params = role.callee && !role.callee.pkg ? originOf(role.callee).type.params.vars : [];
      const p = params[Math.min(role.index, params.length - 1)];
      const decl = role.callee && this.facts.declOf(role.callee);
      const declared = decl && this.facts.info.funcObjOf(decl)?.type.params.vars;
      const own = p && declared ? declared[params.indexOf(p)] : undefined;
      return own !== undefined && this.isLooked(own, seen);
    });
  }

  private binary(op: string, x: Bounds | undefined, y: Bounds | undefined): Bounds | undefined {
    if (!x || !y) return undefined;
    const zero = x.zero && y.zero;
    if (op === "+" && x.positive && y.positive) return { min: Math.min(x.min, y.min), max: x.max + y.max, positive: true, zero };
    if (op === "*") return { min: x.min * y.min, max: x.max * y.max, positive: x.positive && y.positive, zero: x.zero || y.zero };
    if (op === "/" && !y.zero)
      return { min: x.min / y.max, max: x.max / y.min, positive: x.positive && y.positive, zero: x.zero };
    return undefined;
  }

  private call(e: CallExpr): Bounds | undefined {
    const { info } = this.facts;
    const [x] = e.args;
    if (info.isConversion(e)) {
      if (!x) return undefined;
      return isInteger(info.typeOf(x)) ? this.integer(x) : this.of(x);
    }
    const f = info.calleeOf(e);
    if (f?.pkg === "math" && x) {
      const b = this.of(x);
      if (f.name === "Abs") return b && { ...b, positive: true };
      // Of what lies below zero it is NaN, which both write alike.
      if (f.name === "Sqrt") return b && { ...b, min: Math.sqrt(b.min), max: Math.sqrt(b.max), positive: true };
      if (f.name === "Pow") return e.args[1] && this.power(b, this.of(e.args[1]));
      const known = this.ofConstant(f.name, x);
      if (known) return known;
      if (["Floor", "Ceil", "Round", "Trunc"].includes(f.name)) return b && { ...b, min: 1, max: b.max + 1, zero: true };
      return undefined;
    }
    if (!f || f.pkg) return undefined;
    const own = f.recv && underlying(f.recv).kind === "Interface" ? this.implementors(f.name) : [f];
    let b: Bounds | undefined = nothing;
    for (const one of own) {
      const next = this.result(one);
      b = b && next && union(b, next);
    }
    return b;
  }

  private power(x: Bounds | undefined, y: Bounds | undefined): Bounds | undefined {
    if (!x?.positive || x.zero || !y) return undefined;
    const exponents = y.positive ? [y.min, y.max] : [-y.max, -y.min, y.min, y.max];
    const corners = (y.zero ? [0, ...exponents] : exponents).flatMap((n) => [x.min ** n, x.max ** n]);
    return { min: Math.min(...corners), max: Math.max(...corners), positive: true, zero: false };
  }

  /** `math.Log(10)`: near enough to what Go computes to say how large it is. */
  private ofConstant(name: string, x: Expr): Bounds | undefined {
    const of: Readonly<Record<string, (n: number) => number>> = {
      Log: Math.log,
      Log2: Math.log2,
      Log10: Math.log10,
      Exp: Math.exp,
      Sin: Math.sin,
      Cos: Math.cos,
      Tan: Math.tan,
      Atan: Math.atan,
      Cbrt: Math.cbrt,
    };
    const c = this.facts.info.constOf(x);
    if (c?.kind !== "int" && c?.kind !== "float") return undefined;
    const value = of[name]?.(c.kind === "int" ? Number(c.value) : Number(c.value.num) / Number(c.value.den));
    if (value === undefined || !Number.isFinite(value)) return undefined;
    const size = Math.abs(value);
    return { min: size * 0.99, max: size * 1.01, positive: value > 0, zero: value === 0 };
  }

  private implementors(name: string): readonly FuncObj[] {
    return this.facts
      .nodesOf("FuncDecl")
      .filter((d) => d.recv && d.name.name === name)
      .flatMap((d) => this.facts.info.funcObjOf(d) ?? []);
  }

  /** An integer's own bounds; what its type holds at most. */
  private integer(x: Expr): Bounds {
    const { info } = this.facts;
    const u = underlying(info.typeOf(x));
    const isLength = x.kind === "CallExpr" && info.builtinOf(x) === "len";
    return { ...whole, positive: isLength || (u.kind === "Basic" && u.basic.startsWith("uint")) };
  }

  private result(f: FuncObj): Bounds | undefined {
    const d = this.facts.declOf(f);
    if (!d?.body || f.type.results.vars.length !== 1 || f.type.results.vars[0]?.name) return undefined;
    if (this.running.has(f)) return undefined;
    this.running.add(f);
    try {
      const own = this.facts.nodesOf("ReturnStmt", d.body).filter((r) => this.facts.tree.funcOf(r) === d);
      return this.all(own.map((r) => r.results[0]));
    } finally {
      this.running.delete(f);
    }
  }

  private all(list: readonly (Expr | undefined)[], from: Bounds = nothing): Bounds | undefined {
    let b: Bounds | undefined = { ...from, zero: from !== nothing || list.length === 0 };
    for (const e of list) {
      const next: Bounds | undefined = e && this.of(e);
      b = b && next && union(b, next);
    }
    return b;
  }

  private variable(v: VarObj): Bounds | undefined {
    if (isInteger(v.type)) return whole;
    if (this.open.has(v) || (v.type.kind !== "TypeParam" && underlying(v.type).kind !== "Basic")) return undefined;
    this.open.add(v);
    try {
      return v.role === "param" ? this.parameter(v, (x) => this.of(x)) : v.role === "local" ? this.local(v) : undefined;
    } finally {
      this.open.delete(v);
    }
  }

  private parameter(v: VarObj, boundsOf: (e: Expr) => Bounds | undefined): Bounds | undefined {
    const decl = this.facts.info.declOf(v);
    const d = decl && this.facts.tree.funcOf(decl);
    const f = d?.kind === "FuncDecl" ? this.facts.info.funcObjOf(d) : undefined;
    const at = f?.type.params.vars.indexOf(v) ?? -1;
    const changed = this.facts.uses.of(v).some((u) => ["assign", "update", "address"].includes(u.role.kind));
    if (!f || at < 0 || changed) return undefined;
    const calls = this.facts.callsOf(f);
    const named = this.facts.nodesOf("Ident").filter((id) => this.facts.info.objectOf(id) === f).length;
    // It is a value somewhere too, or called through an interface.
    if (calls.length === 0 || named > calls.length + 1 || f.recv) return undefined;
    const isRest = f.type.variadic && at === f.type.params.vars.length - 1;
    let b: Bounds | undefined = nothing;
    for (const { call } of calls) {
      // What a variadic parameter is given one by one are its elements.
      const given = isRest && !call.ellipsis ? call.args.slice(at) : call.args.slice(at, at + 1);
      for (const x of given) {
        // A function that calls itself with `x` or `-x` brings no other size.
        const bare = x.kind === "UnaryExpr" && x.op === "-" ? x.x : x;
        if (bare.kind === "Ident" && this.facts.info.objectOf(bare) === v) {
          if (bare !== x) b = b && { ...b, positive: false };
          continue;
        }
        const next: Bounds | undefined = isRest && !call.ellipsis ? this.of(x) : boundsOf(x);
        b = b && next && union(b, next);
      }
    }
    return b;
  }

  private local(v: VarObj): Bounds | undefined {
    const given: (Expr | undefined)[] = [];
    const added: Expr[] = [];
    let zero = false;
    let ranged: Bounds | undefined;
    for (const u of this.facts.uses.of(v)) {
      const { role } = u;
      const p = this.facts.tree.parentOf(u.ident);
      if (role.kind === "define") {
        if (p?.kind === "AssignStmt" && p.lhs.length === p.rhs.length) given.push(p.rhs[p.lhs.indexOf(u.ident)]);
        else if (p?.kind === "RangeStmt" && p.value === u.ident) {
          const held = this.elements(p.x);
          if (!held) return undefined;
          ranged = ranged ? union(ranged, held) : held;
        } else if (p?.kind === "ValueSpec" && p.values.length === 0) zero = true;
        else if (p?.kind === "ValueSpec" && p.values.length === p.names.length) given.push(p.values[p.names.indexOf(u.ident)]);
        else return undefined;
      } else if (role.kind === "assign") {
        if (!role.rhs) return undefined;
        given.push(role.rhs);
      } else if (role.kind === "update") {
        const add = role.stmt.kind === "AssignStmt" && role.stmt.op === "+=" ? role.stmt.rhs[0] : undefined;
        if (!add) return undefined;
        added.push(add);
      } else if (role.kind === "address") return undefined;
    }
    const written = this.all(given, zero ? { ...nothing } : nothing);
    const first = ranged && written ? union(ranged, written) : written;
    if (added.length === 0 || !first) return first;
    const more = this.all(added);
    if (!more?.positive || !first.positive) return undefined;
    return { min: Math.min(first.min, more.min), max: first.max + more.max * steps, positive: true, zero: first.zero };
  }

  /** What all literals and assignments of the program put into a field. */
  private field(f: VarObj): Bounds | undefined {
    if (isInteger(f.type)) return whole;
    if (this.open.has(f) || underlying(f.type).kind !== "Basic") return undefined;
    this.open.add(f);
    try {
      const given: (Expr | undefined)[] = [];
      for (const u of this.facts.uses.ofField(f)) {
        if (u.role.kind === "assign") given.push(u.role.rhs);
        else if (u.role.kind === "update" || u.role.kind === "address") return undefined;
      }
      for (const e of this.facts.nodesOf("CompositeLit")) {
        const s = underlying(this.facts.info.typeOf(e));
        if (s.kind !== "Struct") continue;
        const i = s.fields.findIndex((x) => (x.origin ?? x) === f);
        if (i < 0 || e.elts.length === 0) continue;
        const keyed = e.elts.find((x) => x.kind === "KeyValueExpr" && x.key.kind === "Ident" && x.key.name === f.name);
        const isKeyed = e.elts[0]?.kind === "KeyValueExpr";
        if (isKeyed && !keyed) continue;
        given.push(keyed?.kind === "KeyValueExpr" ? keyed.value : e.elts[i]);
      }
      const b = this.all(given);
      return b && { ...b, zero: true };
    } finally {
      this.open.delete(f);
    }
  }
}
