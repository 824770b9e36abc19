// Implements the assumptions about what a snippet leaves out: undeclared types, variables, functions, packages, members.

import type { Expr, Ident, SelectorExpr } from "../../go/ast.ts";
import type { Span } from "../../source/span.ts";
import { anyInterface } from "../basic.ts";
import type { Checker } from "../checker.ts";
import { unparen } from "../exprstring.ts";
import type { Assumption } from "../info.ts";
import { prune } from "../named.ts";
import {
  emptyTuple,
  type Mutable,
  type MutableFunc,
  type MutableSignature,
  type MutableVar,
  newFunc,
  newPkgName,
  newSignature,
  newTuple,
  newTypeName,
  newVar,
} from "../object.ts";
import type { FuncObj, Obj, PkgNameObj, TypeNameObj, VarObj } from "../objects.ts";
import type { Operand } from "../operand.ts";
import { identical, isUntyped, isValid } from "../predicates.ts";
import type { Signature, Type } from "../types.ts";
import { meetUntyped, OpenType, occursIn, openBase, openOf, unifyOpen } from "./open.ts";

interface Entry {
  readonly what: Assumption["what"];
  readonly name: string;
  readonly type?: OpenType;
  readonly obj?: Obj;
  readonly evidence: Span[];
}

/** What one missing or incomplete declared type was assumed to have besides. */
interface Members {
  readonly fields: Map<string, VarObj>;
  readonly methods: Map<string, FuncObj>;
}

export class Assumptions {
  readonly opens: OpenType[] = [];
  private readonly entries = new Map<string | object, Entry>();
  /** Undeclared names by what they are taken for. */
  private readonly types = new Map<string, TypeNameObj>();
  private readonly values = new Map<string, VarObj | FuncObj>();
  private readonly packages = new Map<string, PkgNameObj>();
  private readonly membersOf = new Map<Type, Members>();
  /** Signatures that calls may still shape; true until the first call gave the parameters. */
  private readonly loose = new Map<Signature, { fresh: boolean }>();
  private readonly replaced = new Map<Obj, Obj>();

  constructor(private readonly c: Checker) {}

  /** Whether anything was assumed: without, no work is done for open types. */
  get any(): boolean {
    return this.opens.length > 0;
  }

  open(name?: string, pkg?: string, label?: string): OpenType {
    const open = new OpenType(this.opens.length, name, pkg, label);
    this.opens.push(open);
    return open;
  }

  private witness(key: string | object, at: Span, make: () => Omit<Entry, "evidence">): void {
    const entry = this.entries.get(key);
    if (!entry) this.entries.set(key, { ...make(), evidence: [at] });
    else if (!entry.evidence.some((s) => s.start === at.start)) entry.evidence.push(at);
  }

  // ---- Names -----------------------------------------------------------------------------------------------

  hasType(name: string): boolean {
    return this.types.has(name);
  }

  /** An undeclared name in the place of a type. */
  typeName(id: Ident, pkg?: string): TypeNameObj {
    const key = pkg ? `${pkg}.${id.name}` : id.name;
    let obj = this.types.get(key);
    if (!obj) {
      const made = newTypeName(id.name, this.open(id.name, pkg), { pkg: pkg ?? this.c.path });
      obj = made;
      this.types.set(key, obj);
    }
    const type = obj.type as OpenType;
    this.witness(type, id.span, () => ({ what: "type", name: key, type, obj: obj as TypeNameObj }));
    return obj;
  }

  /** An undeclared name, or a name of an unknown package, in the place of a value. */
  value(id: Ident, called: boolean, pkg?: string): VarObj | FuncObj {
    const key = pkg ? `${pkg}.${id.name}` : id.name;
    let obj = this.values.get(key);
    if (!obj) {
      const place = { pkg: pkg ?? this.c.path };
      obj = called ? this.func(id.name, place) : newVar(id.name, this.open(undefined, undefined, id.name), "assumed", place);
      this.values.set(key, obj);
    }
    const known = obj;
    this.witness(known, id.span, () => ({ what: known.kind === "Func" ? "func" : "var", name: key, obj: known }));
    return known;
  }

  package(id: Ident): PkgNameObj {
    let obj = this.packages.get(id.name);
    if (!obj) {
      obj = newPkgName(id.name, id.name, false);
      this.packages.set(id.name, obj);
    }
    this.useOfUnknownPackage(obj, id);
    return obj;
  }

  useOfUnknownPackage(obj: PkgNameObj, id: Ident): void {
    this.witness(`package ${obj.path}`, id.span, () => ({ what: "package", name: obj.path, obj }));
  }

  private func(name: string, place: { readonly pkg?: string }, recv?: Type): MutableFunc {
    const sig = this.looseSignature(recv);
    return { ...newFunc(name, sig, place), type: sig, assumed: true, ...(recv ? { recv } : {}) };
  }

  private looseSignature(recv?: Type): MutableSignature {
    const sig = newSignature(emptyTuple, emptyTuple, false, [], recv && newVar("", recv, "receiver"));
    this.loose.set(sig, { fresh: true });
    return sig;
  }

  // ---- Members ---------------------------------------------------------------------------------------------

  /** A field or method that the declaration of a type does not show, or that an open type is used to have. */
  member(owner: Type, e: SelectorExpr, called: boolean): VarObj | FuncObj {
    const open = openOf(owner);
    const members: Members = open ?? this.declaredMembers(owner);
    const name = e.sel.name;
    let obj: VarObj | FuncObj | undefined = members.fields.get(name) ?? members.methods.get(name);
    if (!obj && called) {
      obj = this.func(name, { pkg: this.c.path }, owner);
      members.methods.set(name, obj);
    } else if (!obj) {
      obj = newVar(name, this.open(undefined, undefined, name), "field", { pkg: this.c.path });
      members.fields.set(name, obj as VarObj);
    }
    const known = obj;
    this.witness(known, e.sel.span, () => ({
      what: known.kind === "Func" ? "method" : "field",
      name,
      obj: known,
      ...(open ? { type: open } : {}),
    }));
    return known;
  }

  private declaredMembers(owner: Type): Members {
    let members = this.membersOf.get(owner);
    if (!members) {
      members = { fields: new Map(), methods: new Map() };
      this.membersOf.set(owner, members);
    }
    return members;
  }

  /** A field that a composite literal of an undeclared type sets. */
  literalField(owner: OpenType, key: Ident): VarObj {
    let field = owner.fields.get(key.name);
    if (!field) {
      field = newVar(key.name, this.open(undefined, undefined, key.name), "field", { pkg: this.c.path });
      owner.fields.set(key.name, field);
    }
    const known = field;
    this.witness(known, key.span, () => ({ what: "field", name: key.name, obj: known, type: owner }));
    return known;
  }

  // ---- Calls -----------------------------------------------------------------------------------------------

  isLoose(sig: Signature): boolean {
    return this.loose.has(sig);
  }

  /** Lets a call shape the signature of an assumed function. */
  call(sig: Signature, args: readonly Operand[], results: number): void {
    const state = this.loose.get(sig);
    if (!state) return;
    const shaped = sig as MutableSignature;
    if (state.fresh) {
      shaped.params = newTuple(args.map((a) => this.paramOf(sig, a)));
      state.fresh = false;
    } else {
      args.forEach((a, i) => this.meetParam(sig.params.vars[i] as MutableVar | undefined, a));
    }
    if (sig.results.vars.length === 0 && results > 0) {
      shaped.results = newTuple(Array.from({ length: results }, () => this.result()));
    }
  }

  /** Makes an open type a function, as a call asks. */
  calledOpen(open: OpenType): Signature {
    if (open.underlying?.kind === "Signature") return open.underlying;
    const sig = this.looseSignature();
    if (open.name === undefined) open.resolved = sig;
    else open.underlying = sig;
    return sig;
  }

  result(): VarObj {
    return newVar("", this.open(), "result");
  }

  /** An argument whose type holds the function itself says nothing: its type would have no end. */
  private paramOf(sig: Signature, arg: Operand): VarObj {
    const name = nameOf(arg.expr);
    if (arg.mode === "invalid" || !isValid(arg.type) || occursIn(sig, arg.type))
      return newVar(name, this.open(undefined, undefined, name), "param");
    if (!isUntyped(arg.type)) return newVar(name, arg.type, "param");
    const open = this.open(undefined, undefined, name || undefined);
    meetUntyped(this.c, arg, open);
    return newVar(name, open, "param");
  }

  /** Another call gives another argument: where the types contradict each other, the parameter takes anything. */
  private meetParam(param: MutableVar | undefined, arg: Operand): void {
    if (!param || arg.mode === "invalid") return;
    const type = prune(param.type);
    if (isUntyped(arg.type)) {
      meetUntyped(this.c, arg, type);
      return;
    }
    if (!unifyOpen(this.c, type, arg.type) && !identical(type, arg.type)) param.type = anyInterface;
  }

  convertedTo(target: Type, from: Type): void {
    const open = openOf(target);
    if (open && prune(from).kind === "Basic" && isValid(from)) open.underlying ??= isUntyped(from) ? undefined : from;
  }

  // ---- The end ---------------------------------------------------------------------------------------------

  replace(gone: Obj, stays: Obj | undefined): void {
    if (stays && stays !== gone) this.replaced.set(gone, stays);
  }

  /** The object that an assumed one turned out to be. */
  final<T extends Obj>(obj: T): T {
    let o: Obj = obj;
    for (let i = 0; i < 100; i++) {
      const next = this.replaced.get(o);
      if (!next) break;
      o = next;
    }
    return o as T;
  }

  list(): readonly Assumption[] {
    return [...this.entries.values()]
      .filter((e) => !(e.obj && this.replaced.has(e.obj)))
      .map((e): Mutable<Assumption> => {
        const owner = e.type && openBase(e.type);
        return {
          what: e.what,
          name: e.name,
          evidence: e.evidence,
          ...(owner ? { type: owner } : {}),
          ...(e.obj ? { obj: e.obj } : {}),
        };
      });
  }

  /** Objects that were assumed, for the last pass over their types. */
  objects(): readonly Obj[] {
    const members = [...this.membersOf.values(), ...this.opens].flatMap((m) => [...m.fields.values(), ...m.methods.values()]);
    return [...this.values.values(), ...members];
  }
}

/** How an argument is called in the text, as a name for the parameter that takes it. */
const nameOf = (e: Expr): string => {
  const x = unparen(e);
  if (x.kind === "UnaryExpr") return nameOf(x.x);
  const name = x.kind === "Ident" ? x.name : x.kind === "SelectorExpr" ? x.sel.name : "";
  return name === "nil" || name === "true" || name === "false"
    ? ""
    : name.replace(/^[A-Z]+(?=[A-Z][a-z]|$)|^[A-Z]/, (s) => s.toLowerCase());
};
