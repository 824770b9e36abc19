// Implements the kinds of errors that each function can give, by fixpoint, and the error type that follows.

import { isSureJoin } from "../../analysis/joined-errors.ts";
import { stdKeyOf } from "../../analysis/std-effects.ts";
import { isOwnWrite } from "../../analysis/writers.ts";
import type { CallExpr, Expr, FuncDecl, FuncLit } from "../../go/ast.ts";
import type { RustType } from "../../rust/ast.ts";
import { sameType, t, typeText } from "../../rust/factory.ts";
import type { FuncObj, TypeNameObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { CallResult, ErrorStyle, FallibleLookup } from "../errors.ts";
import { isErrorType, returnsOf } from "../results.ts";
import { unwrappedField } from "./items.ts";
import type { ErrorFlow, Source } from "./flow.ts";
import { rhsFor } from "./flow.ts";

export type Atom =
  | { readonly kind: "own" }
  | { readonly kind: "struct"; readonly type: TypeNameObj }
  | { readonly kind: "foreign"; readonly type: RustType };

export interface AtomInput {
  readonly style: ErrorStyle;
  readonly own: RustType;
  /** Type of errors of which nothing is known. */
  readonly opaque: RustType;
  readonly structType: (t: TypeNameObj) => RustType;
  readonly fallible?: FallibleLookup;
}

/** What `std::io::Write` gives. */
export const ioError: RustType = t.path("std::io::Error");

const keyOf = (a: Atom): string => (a.kind === "own" ? "own" : a.kind === "struct" ? `struct ${a.type.name}` : typeText(a.type));

export class ErrorAtoms {
  private readonly known = new Map<FuncObj | FuncLit, RustType>();
  private readonly widened = new Set<FuncObj>();
  /** Errors of the standard library that calls of the program give. */
  readonly foreign: RustType[] = [];

  constructor(
    readonly flow: ErrorFlow,
    private readonly input: AtomInput,
  ) {
    this.findWidened();
    for (const call of flow.facts.nodesOf("CallExpr")) {
      const r = this.resultOf(call);
      if (r?.form === "result" && !this.isOwn(r.error) && !this.foreign.some((x) => sameType(x, r.error)))
        this.foreign.push(r.error);
    }
  }

  /** Functions that give the program's own error. */
  get usesOwn(): boolean {
    return this.functions().some((f) => this.isOwn(this.typeOf(f)));
  }

  /** The one narrow type that all functions of the program give. */
  get onlyNarrow(): RustType | undefined {
    const types = new Map(this.functions().map((f) => [typeText(this.typeOf(f)), this.typeOf(f)]));
    return types.size === 1 ? [...types.values()][0] : undefined;
  }

  functions(): FuncObj[] {
    const { facts } = this.flow;
    return facts.nodesOf("FuncDecl").flatMap((d) => {
      const f = facts.info.funcObjOf(d);
      return f && givesError(f) ? [f] : [];
    });
  }

  typeOf(f: FuncObj | FuncLit): RustType {
    const known = this.known.get(f);
    if (known) return known;
    const type = this.decide(f);
    this.known.set(f, type);
    return type;
  }

  private decide(f: FuncObj | FuncLit): RustType {
    if (f.kind === "FuncLit") return this.input.own;
    if (isOwnWrite(f, this.flow.facts)) return ioError;
    const std = stdKeyOf(f);
    if (std !== undefined) return this.input.fallible?.(std)?.error ?? this.input.opaque;
    if (f.assumed) return this.input.opaque;
    const decl = this.flow.facts.declOf(f.origin ?? f);
    if (!decl || this.input.style !== "enum" || this.widened.has(f.origin ?? f)) return this.input.own;
    return this.typeOfAtoms(this.atomsOf(decl, new Set()));
  }

  private typeOfAtoms(atoms: readonly Atom[]): RustType {
    return this.joinAtoms(atoms) ?? this.input.own;
  }

  /** The one foreign or struct type of all these; undefined: they are several, or the program's own. */
  joinAtoms(atoms: readonly Atom[]): RustType | undefined {
    const kinds = new Map(atoms.map((a) => [keyOf(a), a]));
    const only = kinds.size === 1 ? [...kinds.values()][0] : undefined;
    if (!only || only.kind === "own") return undefined;
    // A struct that wraps other errors is asked about them: only the enum can tell.
    if (only.kind === "struct" && unwrappedField(only.type, this.flow.facts)) return undefined;
    return only.kind === "struct" ? this.input.structType(only.type) : only.type;
  }

  isOwn(type: RustType): boolean {
    return sameType(type, this.input.own);
  }

  /** Type that can hold the errors of all these expressions. */
  join(exprs: readonly Expr[]): RustType {
    return this.typeOfAtoms(exprs.flatMap((e) => this.atomsOfExpr(e, new Set())));
  }

  private atomsOf(decl: FuncDecl, seen: Set<FuncDecl>): readonly Atom[] {
    if (seen.has(decl)) return [];
    seen.add(decl);
    return this.errorsOf(decl).flatMap((e) => this.atomsOfExpr(e, seen));
  }

  atomsOfExpr(e: Expr, seen: Set<FuncDecl>): readonly Atom[] {
    return this.flow.sourcesOf(e).flatMap((s) => this.atomsOfSource(s, seen));
  }

  atomsOfSource(s: Source, seen: Set<FuncDecl> = new Set()): readonly Atom[] {
    switch (s.kind) {
      case "nil":
        return [];
      case "struct":
        return [{ kind: "struct", type: s.type }];
      case "call":
        return this.atomsOfCall(s.call, s.callee, seen);
      default:
        return [{ kind: "own" }];
    }
  }

  private atomsOfCall(call: CallExpr, callee: FuncObj | undefined, seen: Set<FuncDecl>): readonly Atom[] {
    const f = callee?.origin ?? callee;
    if (f && isOwnWrite(f, this.flow.facts)) return [{ kind: "foreign", type: ioError }];
    const decl = f && this.flow.facts.declOf(f);
    if (decl && f) return this.input.style !== "enum" || this.widened.has(f) ? [{ kind: "own" }] : this.atomsOf(decl, seen);
    const r = this.resultOf(call);
    return r?.form === "result" && !this.isOwn(r.error) ? [{ kind: "foreign", type: r.error }] : [{ kind: "own" }];
  }

  /** Error expressions that the function returns; with named results, what is assigned to them. */
  errorsOf(f: FuncDecl | FuncLit): readonly Expr[] {
    const { facts } = this.flow;
    const sig = facts.info.signatureOf(f);
    const last = sig.results.vars.at(-1);
    if (!last || !isErrorType(last.type)) return [];
    const found: Expr[] = [];
    for (const r of returnsOf(f, facts)) {
      const e = r.results.at(-1);
      if (e) found.push(e);
    }
    if (last.name) {
      for (const u of facts.uses.of(last))
        if (u.role.kind === "assign" && u.role.stmt.kind === "AssignStmt") {
          const rhs = rhsFor(last, u.role.stmt, facts);
          if (rhs) found.push(rhs);
        }
    }
    return found;
  }

  resultOf(call: CallExpr): CallResult | undefined {
    const { info } = this.flow.facts;
    if (info.isConversion(call) || info.builtinOf(call)) return undefined;
    const callee = info.calleeOf(call);
    const std = callee && stdKeyOf(callee);
    if (std === "errors.Join")
      return isSureJoin(call, this.flow.facts, this.flow.isSentinel) ? undefined : { form: "result", error: this.input.own };
    if (std !== undefined) return stdResult(this.input.fallible?.(std));
    if (callee) return givesError(callee) ? { form: "result", error: this.typeOf(callee) } : undefined;
    const u = underlying(info.typeOf(call.fun));
    const last = u.kind === "Signature" ? u.results.vars.at(-1) : undefined;
    if (last && isErrorType(last.type)) return { form: "result", error: this.input.own };
    if (u.kind !== "Open") return undefined;
    const type = info.typeOf(call);
    const end = type.kind === "Tuple" ? type.vars.at(-1)?.type : type;
    return end && isErrorType(end) ? { form: "result", error: this.input.opaque } : undefined;
  }

  /** Functions whose error type is fixed by others: values of function type, methods that implement an interface. */
  private findWidened(): void {
    const { facts } = this.flow;
    const methods = new Set(
      facts.info.typeNames.flatMap((o) => {
        const u = underlying(o.type);
        return u.kind === "Interface" ? u.methods.map((m) => m.name) : [];
      }),
    );
    for (const f of this.functions()) {
      const last = f.type.results.vars.at(-1);
      const assigned = last?.name && facts.uses.of(last).some((u) => u.role.kind === "assign");
      if (assigned || (f.recv && methods.has(f.name))) this.widened.add(f);
    }
    for (const id of facts.nodesOf("Ident")) {
      const o = facts.info.objectOf(id);
      if (o?.kind !== "Func" || facts.info.isDef(id) || !givesError(o)) continue;
      const p = facts.tree.parentOf(id);
      const outer = p?.kind === "SelectorExpr" && p.sel === id ? p : id;
      let call = facts.tree.parentOf(outer);
      if (call?.kind === "IndexExpr") call = facts.tree.parentOf(call);
      if (call?.kind !== "CallExpr" || facts.info.calleeOf(call) === undefined || call.args.includes(outer as Expr))
        this.widened.add(o.origin ?? o);
    }
  }
}

const stdResult = (f: ReturnType<FallibleLookup>): CallResult | undefined =>
  f?.kind === "option" ? { form: "option" } : f?.error && { form: "result", error: f.error };

export const givesError = (f: FuncObj): boolean => {
  const last = f.type.results.vars.at(-1);
  return last !== undefined && isErrorType(last.type);
};
