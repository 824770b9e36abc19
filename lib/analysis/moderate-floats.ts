// Facts about floats of moderate size: neither so large nor so small that Go would write them with an exponent, and never
// infinite. Bounds are carried through the program; what is not known has none.

import type { BinaryExpr, CallExpr, Expr } from "../go/ast.ts";
import type { FuncObj, VarObj } from "../semantics/objects.ts";
import { isInteger, underlying } from "../semantics/predicates.ts";
import type { Type } from "../semantics/types.ts";
import { ratToNumber } from "../semantics/rat.ts";
import { type Facts, originOf } from "./facts.ts";
import {
  type Bounds,
  combined,
  negated,
  nothing,
  ofValues,
  onlyBounds,
  repeated,
  union,
  whole,
  withZero,
} from "./float-bounds.ts";
import { knownTexts } from "./known-texts.ts";
import { lengthIn, rangeOf, turnsOf } from "./known-turns.ts";

/** Go writes an exponent below and from here on. */
const [least, most] = [1e-4, 1e6];
/** A sum that grows step by step: no program makes more steps than this. */
const steps = 1e10;

export function isModerate(e: Expr, facts: Facts): boolean {
  const b = new Moderation(facts).of(e);
  return b !== undefined && b.min >= least && b.max < most;
}

function ofRange(from: number, to: number): Bounds | undefined {
  const count = to - from + 1;
  if (count <= 32) return ofValues(Array.from({ length: Math.max(count, 1) }, (_, i) => from + i));
  return { min: 1, max: Math.max(Math.abs(from), Math.abs(to)), positive: from >= 0, zero: true, step: 1 };
}

const none: Bounds = { ...nothing, zero: false };

/** No integer of the type wraps within these bounds. */
function fitsIn(type: Type, b: Bounds): boolean {
  const u = underlying(type);
  const [, unsigned, bits] = (u.kind === "Basic" && /^(u?)int(\d*)$/.exec(u.basic)) || [];
  if (unsigned === undefined || (unsigned !== "" && !b.positive)) return false;
  return b.max < 2 ** (Math.min(bits ? Number(bits) : 53, 53) - 1);
}

class Moderation {
  private readonly open = new Set<VarObj>();
  /** Functions whose results are being found: one that calls itself has no bounds. */
  private readonly running = new Set<FuncObj>();

  constructor(private readonly facts: Facts) {}

  of(e: Expr): Bounds | undefined {
    const b = this.worked(e);
    const u = underlying(this.facts.info.typeOf(e));
    return b && u.kind === "Basic" && u.basic === "float32" ? onlyBounds(b) : b;
  }

  private worked(e: Expr): Bounds | undefined {
    const { info } = this.facts;
    const c = info.constOf(e);
    if (c?.kind === "int" || c?.kind === "float") return ofValues([c.kind === "int" ? Number(c.value) : ratToNumber(c.value)]);
    switch (e.kind) {
      case "ParenExpr":
        return this.of(e.x);
      case "UnaryExpr": {
        const x = e.op === "-" ? this.of(e.x) : undefined;
        return x && negated(x);
      }
      case "BinaryExpr":
        return this.binary(e);
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

  private binary(e: BinaryExpr): Bounds | undefined {
    const isWhole = isInteger(this.facts.info.typeOf(e));
    const [x, y] = isWhole ? [this.integer(e.x), this.integer(e.y)] : [this.of(e.x), this.of(e.y)];
    // A quotient of integers is cut.
    const b = x && y && !(isWhole && e.op === "/") ? combined(e.op, x, y) : undefined;
    return b && isWhole && !fitsIn(this.facts.info.typeOf(e), b) ? undefined : b;
  }

  private call(e: CallExpr): Bounds | undefined {
    const { info } = this.facts;
    const [x] = e.args;
    if (info.isConversion(e)) {
      if (!x) return undefined;
      const b = isInteger(info.typeOf(x)) ? this.integer(x) : this.of(x);
      if (!b || !isInteger(info.typeOf(e))) return b;
      // A float is cut, and a number that does not fit is another one.
      return isInteger(info.typeOf(x)) && fitsIn(info.typeOf(e), b) ? b : undefined;
    }
    const read = this.parsed(e);
    if (read) return read;
    const f = info.calleeOf(e);
    if (f?.pkg === "math" && x) {
      const b = this.of(x);
      if (f.name === "Abs") return b && { ...b, positive: true, ...(b.values && { values: b.values.map(Math.abs) }) };
      // Of what lies below zero it is NaN, which both write alike.
      if (f.name === "Sqrt" && b?.values?.every((n) => n >= 0)) return ofValues(b.values.map(Math.sqrt));
      if (f.name === "Sqrt") return b && { min: Math.sqrt(b.min), max: Math.sqrt(b.max), positive: true, zero: b.zero };
      if (f.name === "Pow") return e.args[1] && this.power(b, this.of(e.args[1]));
      const known = this.ofConstant(f.name, x);
      if (known) return known;
      if (["Floor", "Ceil", "Round", "Trunc"].includes(f.name))
        return b && { min: 1, max: b.max + 1, positive: b.positive, zero: true, step: 1 };
      return undefined;
    }
    if (!f || f.pkg) return undefined;
    const own = f.recv && underlying(f.recv).kind === "Interface" ? this.implementors(f.name) : [f];
    let b: Bounds | undefined = none;
    for (const one of own) {
      const next = this.result(one);
      b = b && next && union(b, next);
    }
    return b;
  }

  /** The number that a known text is read into, and the zero beside an error. */
  private parsed(e: Expr | undefined): Bounds | undefined {
    const f = e?.kind === "CallExpr" ? this.facts.info.calleeOf(e) : undefined;
    const [text] = e?.kind === "CallExpr" ? e.args : [];
    if (f?.pkg !== "strconv" || (f.name !== "ParseFloat" && f.name !== "Atoi") || !text) return undefined;
    const texts = knownTexts(text, this.facts);
    return texts?.every((t) => /^[+-]?\d{1,15}(?:\.\d{1,15})?$/.test(t)) ? ofValues([0, ...texts.map(Number)]) : undefined;
  }

  private power(x: Bounds | undefined, y: Bounds | undefined): Bounds | undefined {
    if (!x?.positive || !y || (x.zero && !y.positive)) return undefined;
    const exponents = y.positive ? [y.min, y.max] : [-y.max, -y.min, y.min, y.max];
    const corners = (y.zero ? [0, ...exponents] : exponents).flatMap((n) => [x.min ** n, x.max ** n]);
    return { min: Math.min(...corners), max: Math.max(...corners), positive: true, zero: x.zero };
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
    const known = this.of(x);
    if (known) return known;
    const u = underlying(info.typeOf(x));
    const isLength = x.kind === "CallExpr" && info.builtinOf(x) === "len";
    const length = isLength && x.args[0] ? this.length(x.args[0]) : undefined;
    if (length !== undefined) return ofValues([length]) ?? whole;
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
    const isWhole = isInteger(v.type);
    const unknown = isWhole ? whole : undefined;
    const counted = isWhole ? rangeOf(v, this.facts) : undefined;
    if (counted) return ofRange(counted.from, counted.to);
    if (this.open.has(v) || (v.type.kind !== "TypeParam" && underlying(v.type).kind !== "Basic")) return unknown;
    this.open.add(v);
    try {
      const found = v.role === "param" ? this.parameter(v, (x) => this.of(x)) : v.role === "local" ? this.local(v) : undefined;
      return found && !(isWhole && !fitsIn(v.type, found)) ? found : unknown;
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
    if (calls.length === 0 || (f.recv ? this.isMoreThanCalled(f, calls.length) : named > calls.length + 1)) return undefined;
    const isRest = f.type.variadic && at === f.type.params.vars.length - 1;
    let b: Bounds | undefined = none;
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

  private isMoreThanCalled(f: FuncObj, calls: number): boolean {
    const { info } = this.facts;
    const named = this.facts.nodesOf("SelectorExpr").filter((s) => info.selectionOf(s)?.obj === f).length;
    const isAsked = info.typeNames.some((o) => {
      const u = underlying(o.type);
      return u.kind === "Interface" && u.methods.some((m) => m.name === f.name);
    });
    return isAsked || named !== calls;
  }

  /** How many elements the list has, whoever calls. */
  private length(e: Expr): number | undefined {
    const known = lengthIn(e, this.facts);
    if (known !== undefined) return known;
    const v = e.kind === "Ident" ? this.facts.info.objectOf(e) : undefined;
    if (v?.kind !== "Var" || v.role !== "param" || this.open.has(v) || !this.isLooked(v, new Set())) return undefined;
    this.open.add(v);
    try {
      const b = this.parameter(v, (x) => {
        const n = this.length(x);
        return n === undefined ? undefined : ofValues([n]);
      });
      return b?.values ? Math.max(...b.values) : undefined;
    } finally {
      this.open.delete(v);
    }
  }

  private local(v: VarObj): Bounds | undefined {
    const given: (Expr | undefined)[] = [];
    const added: { readonly op: string; readonly value: Expr; readonly turns: number }[] = [];
    let zero = false;
    let ranged: Bounds | undefined;
    for (const u of this.facts.uses.of(v)) {
      const { role } = u;
      const p = this.facts.tree.parentOf(u.ident);
      if (role.kind === "define") {
        if (p?.kind === "AssignStmt" && p.lhs.length === p.rhs.length) given.push(p.rhs[p.lhs.indexOf(u.ident)]);
        else if (p?.kind === "AssignStmt" && p.lhs[0] === u.ident && this.parsed(p.rhs[0])) given.push(p.rhs[0]);
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
        const { stmt } = role;
        const value = stmt.kind === "AssignStmt" && (stmt.op === "+=" || stmt.op === "-=") ? stmt.rhs[0] : undefined;
        if (!value || stmt.kind !== "AssignStmt") return undefined;
        const turns = turnsOf(stmt, v, this.facts, (x) => this.length(x)) ?? steps;
        added.push({ op: stmt.op.charAt(0), value, turns });
      } else if (role.kind === "address") return undefined;
    }
    const written = this.all(given, zero ? { ...nothing } : nothing);
    let b = ranged && written ? union(ranged, written) : written;
    for (const { op, value, turns } of added) {
      const more: Bounds | undefined = this.of(value);
      b = b && more && repeated(op, b, more, turns);
    }
    return b;
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
      return b && withZero(b);
    } finally {
      this.open.delete(f);
    }
  }
}
