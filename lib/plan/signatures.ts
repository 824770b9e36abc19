// Implements the plan of signatures: receivers, parameters and results of functions and closures, each once.

import { isListed } from "./plain-fns.ts";
import { livesOn } from "../analysis/escaping-functions.ts";
import { functionTypeOf, keepsReceiver, replacesReceiver } from "../analysis/function-newtypes.ts";
import { functionTypesOf } from "../analysis/function-types.ts";
import { localFnOf } from "../analysis/local-fns.ts";
import { isSequenceParam, itemsOf, producerOf } from "../analysis/producers.ts";
import { type Facts, originOf } from "../analysis/facts.ts";
import { isOwnWrite } from "../analysis/writers.ts";
import type { Expr, FuncDecl, FuncLit } from "../go/ast.ts";
import type { RustType, SelfParam } from "../rust/ast.ts";
import { bound, isNamed, optionInner, t } from "../rust/factory.ts";
import { snakeCase } from "../rust/names.ts";
import type { FuncObj, TypeNameObj, VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Signature, Type } from "../semantics/types.ts";
import type { Access, Siblings } from "./access.ts";
import { isNumberLike } from "./copy.ts";
import type { IntegerPlan } from "./integers.ts";
import type { Constraint } from "./constraint.ts";
import type { planColours } from "./colour.ts";
import type { planLocks } from "./locks.ts";
import { isTextEnum } from "./enums.ts";
import type { EnumPlan, FuncPlan, ParamPlan, Plan, PlanOptions } from "./plan.ts";
import { type planPointers, pointeeName } from "./pointers.ts";
import { canBeNil } from "./pointers/nilable.ts";
import { isErrorType, isNilExpr, planResult, returnsOf, returnsOnlyConstants, tupled } from "./results.ts";
import type { planSharing } from "./sharing.ts";
import { type RustTypes, viewOf } from "./types.ts";

interface PlannerInput {
  readonly names: Plan["names"];
  readonly types: RustTypes;
  readonly access: Access;
  readonly errors: Plan["errors"];
  readonly channels: Plan["channels"];
  readonly colours: ReturnType<typeof planColours>;
  readonly pointers: ReturnType<typeof planPointers>;
  readonly dropped: ReadonlySet<VarObj>;
  readonly enums: ReadonlyMap<TypeNameObj, EnumPlan>;
  readonly sharing: ReturnType<typeof planSharing>;
  readonly locks: ReturnType<typeof planLocks>;
  /** Methods that stand for one method of a trait. */
  readonly siblings: readonly Siblings[];
  /** By the name of an interface's method, all methods that implement one of that name. */
  readonly families: ReadonlyMap<string, readonly FuncObj[]>;
  readonly integers: IntegerPlan;
  readonly constraints: readonly Constraint[];
  readonly options: PlanOptions;
}

/** Plans signatures, each once. */
export class FunctionPlanner {
  private readonly plans = new Map<FuncObj | FuncLit, FuncPlan>();

  constructor(
    private readonly facts: Facts,
    private readonly in_: PlannerInput,
  ) {}

  func(instance: FuncObj): FuncPlan {
    const f = originOf(instance);
    const known = this.plans.get(f);
    if (known) return known;
    const decl = this.facts.declOf(f);
    const sig = f.type;
    const constructorOf = decl && constructedType(f, sig, this.facts);
    const result = this.result(sig, decl, f);
    const recv = sig.recv ?? (f.recv ? { type: f.recv } : undefined);
    const plan: FuncPlan = {
      async: this.in_.colours.isAsync(f),
      params: sig.params.vars.map((p, i) => this.param(p, sig.variadic && i === sig.params.vars.length - 1, f)),
      result: result.plan,
      ...(result.ret && { ret: result.ret }),
      ...(constructorOf && { constructorOf }),
      ...(recv && { self: this.self(f, decl) }),
      ...(sig.recv && decl && this.takesAsArgument(f, sig.recv) && { recv: this.receiverType(sig.recv) }),
    };
    this.plans.set(f, plan);
    return plan;
  }

  closure(f: FuncLit): FuncPlan {
    const known = this.plans.get(f);
    if (known) return known;
    const sig = this.facts.info.signatureOf(f);
    const result = this.result(sig, f, f);
    const plan: FuncPlan = {
      async: this.in_.colours.isAsync(f),
      params: sig.params.vars.map((p) => this.closureParam(p, localFnOf(f, this.facts) !== undefined)),
      result: result.plan,
      ...(result.ret && { ret: result.ret }),
    };
    this.plans.set(f, plan);
    return plan;
  }

  /** A slot in storage; a pointer that may be nil is an option. */
  slotType(type: Type, nilable: boolean): RustType {
    const owned = this.in_.types.of(type);
    return canBeNil(type) && nilable ? t.option(owned) : owned;
  }

  private self(f: FuncObj, decl: FuncDecl | undefined): SelfParam | "none" {
    const recv = f.type.recv;
    if (decl && recv && this.takesAsArgument(f, recv)) return "none";
    const lock = [...this.in_.locks.values()].find((l) => l.helpers.includes(f));
    if (lock) return lock.changing.includes(f) ? "&mut self" : "&self";
    if (isOwnWrite(f, this.facts)) return "&mut self";
    if (recv && this.isKeptFunction(recv, f) && replacesReceiver(f, this.facts)) return "mut self";
    if (recv && this.in_.sharing.handsOnReceiver(recv)) return { type: t.ref(t.arc(t.self)) };
    if (!this.in_.access.mutatesReceiver(f))
      return recv && (this.isMoved(recv, f) || this.isKeptFunction(recv, f)) ? "self" : "&self";
    const isSibling = !decl || this.in_.siblings.some(({ methods }) => methods.length > 1 && methods.includes(f));
    return f.recv?.kind === "Pointer" || isSibling || underlyingIsReference(f.recv) ? "&mut self" : "mut self";
  }

  /** A function type's value that its method keeps: it comes as a whole. */
  private isKeptFunction(recv: VarObj, f: FuncObj): boolean {
    return functionTypeOf(recv.type) !== undefined && keepsReceiver(f, this.facts);
  }

  /** A receiver that may be nil, is kept or given back, or is a shared handle, comes as an argument. */
  private takesAsArgument(f: FuncObj, recv: VarObj): boolean {
    const { pointers } = this.in_;
    // `Display` has its own receiver.
    if ((f.name === "String" || f.name === "Error") && f.type.params.vars.length === 0) return false;
    return pointers.isNilable(recv) || pointers.takesHandle(f) || pointers.isOwnedReceiver(recv);
  }

  /** Inside the `impl`, the type itself is `Self`. */
  private receiverType(recv: VarObj): RustType {
    const { access, types, pointers } = this.in_;
    return this.pointerParam(
      recv,
      types.of(recv.type),
      access.isConsumed(recv),
      access.isMutated(recv),
      pointers.isNilable(recv),
    );
  }

  /** A number or a constant of a closed set is as small as a reference: its methods take it by value. */
  private isMoved(recv: VarObj, f: FuncObj): boolean {
    const u = underlying(recv.type);
    const inInterface = this.facts.info.typeNames.some((o) => {
      const i = underlying(o.type);
      return i.kind === "Interface" && i.methods.some((m) => m.name === f.name);
    });
    return (
      recv.type.kind === "Named" &&
      u.kind === "Basic" &&
      (u.basic !== "string" || isTextEnum(this.in_.enums.get((recv.type.origin ?? recv.type).obj))) &&
      !inInterface &&
      !["String", "Error"].includes(f.name)
    );
  }

  private result(sig: Signature, decl: FuncDecl | FuncLit | undefined, f: FuncObj | FuncLit): ReturnType<typeof planResult> {
    const form = this.in_.constraints.find((c) => c.kind === "resultIs" && c.func === f);
    const last = sig.results.vars.at(-1);
    const withError = last !== undefined && isErrorType(last.type);
    const writes = f.kind === "Func" && isOwnWrite(f, this.facts);
    const plain = (type: Type, i: number): RustType => {
      if (writes && i === 0) return t.usize;
      const v = sig.results.vars[i];
      const halves = v && this.in_.channels.halvesOf(v);
      if (halves?.rx) return halves.rx.type;
      if (halves?.tx) return halves.tx.type;
      if (isPlainString(type) && !this.hasGivenType(f, sig, i) && this.givesConstants(f, decl, i)) return t.ref(t.str, "'static");
      const given = f.kind === "Func" ? producerOf(f, this.facts) : undefined;
      if (given) return this.sequence(given.items);
      if (type.kind === "Signature" && f.kind === "Func" && isListed(f, this.facts)) {
        const listed = this.in_.types.of(type);
        if (listed.kind === "FnPtrType") return listed;
      }
      if (type.kind === "Signature") return t.impl(this.in_.types.fnBoundOf(type, this.returnedFnKind(decl, i)));
      const givesNil =
        canBeNil(type) &&
        decl !== undefined &&
        returnsOf(decl, this.facts).some(
          (r) =>
            isNilExpr(r.results[i], this.facts) && !(withError && !isNilExpr(r.results.at(-1), this.facts)) && form === undefined,
        );
      return this.slotType(
        type,
        givesNil ||
          (v !== undefined && decl !== undefined && this.in_.pointers.isNilable(v)) ||
          (canBeNil(type) && decl !== undefined && this.returnsNilableSlot(decl, i)),
      );
    };
    return planResult(sig, {
      facts: this.facts,
      error: () => this.in_.errors.typeOf(f),
      ...(form?.kind === "resultIs" && { form: form.form }),
      slot: (type, i) => {
        const r = f.kind === "Func" ? sig.results.vars[i] : undefined;
        return r && !writes ? this.in_.integers.typed(r, () => plain(type, i)) : plain(type, i);
      },
    });
  }

  /** `impl Iterator<Item = T>`. */
  private sequence(items: readonly Type[]): RustType {
    return t.impl(bound("Iterator", t.binding("Item", tupled(items.map((i) => this.in_.types.of(i))))));
  }

  /** Only constants are returned; behind an interface, by all that implement the method. */
  private givesConstants(f: FuncObj | FuncLit, decl: FuncDecl | FuncLit | undefined, i: number): boolean {
    const family = f.kind === "Func" ? (this.in_.families.get(f.name) ?? []) : [];
    const isOne = f.kind === "Func" && (!decl || family.includes(f));
    const decls = isOne ? family.map((m) => this.facts.declOf(m)) : [decl];
    return decls.length > 0 && decls.every((d) => d !== undefined && returnsOnlyConstants(d, i, this.facts));
  }

  private hasGivenType(f: FuncObj | FuncLit, sig: Signature, i: number): boolean {
    if (f.kind === "FuncLit") return this.isHandedOn(f);
    const result = sig.results.vars[i];
    return this.isTraitMethod(f) || (result !== undefined && functionTypesOf(this.facts).typed.has(result));
  }

  /** It is returned, or the local that holds it is more than called: its type is that of the place where it goes. */
  private isHandedOn(f: FuncLit): boolean {
    const { tree, info, uses } = this.facts;
    const p = tree.parentOf(f);
    if (p?.kind === "ReturnStmt") return true;
    const id =
      p?.kind === "AssignStmt" ? p.lhs[p.rhs.indexOf(f)] : p?.kind === "ValueSpec" ? p.names[p.values.indexOf(f)] : undefined;
    const v = id?.kind === "Ident" ? info.objectOf(id) : undefined;
    if (v?.kind !== "Var") return false;
    return uses.of(v).some(({ ident, role }) => {
      const around = tree.parentOf(ident);
      return role.kind !== "define" && role.kind !== "assign" && !(around?.kind === "CallExpr" && around.fun === ident);
    });
  }

  private isTraitMethod(f: FuncObj): boolean {
    return f.kind === "Func" && f.recv !== undefined && f.name === "Error";
  }

  /** A closure that changes its own state is `FnMut`. */
  private returnedFnKind(decl: FuncDecl | FuncLit | undefined, i: number): "Fn" | "FnMut" {
    if (!decl) return "Fn";
    const literals = returnsOf(decl, this.facts).map((r) => r.results[i]);
    const writes = literals.some((e) => e?.kind === "FuncLit" && this.writesCaptures(e));
    return writes ? "FnMut" : "Fn";
  }

  writesCaptures(f: FuncLit): boolean {
    return this.facts
      .freeVarsOf(f)
      .some((v) =>
        this.facts.uses
          .of(v)
          .some(
            (u) =>
              this.facts.tree.isInside(u.ident, f) &&
              (u.role.kind === "assign" ||
                u.role.kind === "update" ||
                (u.role.kind === "receiver" && this.in_.access.mutatesReceiver(u.role.callee)) ||
                (u.role.kind === "argument" && (u.role.builtin === "delete" || u.role.builtin === "clear"))),
          ),
      );
  }

  private returnsNilableSlot(decl: FuncDecl | FuncLit, i: number): boolean {
    return returnsOf(decl, this.facts).some((r) => {
      const e = r.results[i];
      if (e?.kind === "IndexExpr") return underlying(this.facts.info.typeOf(e.x)).kind === "Map";
      if (e?.kind === "Ident") {
        const v = this.facts.info.objectOf(e);
        return v?.kind === "Var" && this.in_.pointers.isNilable(v);
      }
      if (e?.kind === "SelectorExpr") {
        const s = this.facts.info.selectionOf(e);
        return s?.obj.kind === "Var" && this.in_.pointers.isNilable(s.obj);
      }
      return false;
    });
  }

  /** `called`: the variable that holds the function is only ever called, so that it takes pointers and numbers as any other would. */
  private closureParam(p: VarObj, called: boolean): ParamPlan {
    const view = this.in_.types.view(p.type);
    const { access, pointers, types } = this.in_;
    if (called && p.type.kind === "Pointer" && pointers.isNilable(p))
      return {
        obj: p,
        type: this.pointerParam(p, types.of(p.type), access.isConsumed(p), access.isMutated(p), true),
        dropped: this.in_.dropped.has(p),
      };
    // A pointer to a function is copied as it is.
    if (view.kind === "RefType" && view.inner.kind === "FnPtrType")
      return { obj: p, type: view.inner, dropped: this.in_.dropped.has(p) };
    if (view.kind === "RefType" && access.isMutated(p))
      return { obj: p, type: t.refMut(view.inner), dropped: this.in_.dropped.has(p) };
    const type = called ? this.in_.integers.typed(p, () => view) : view;
    return { obj: p, type, dropped: this.in_.dropped.has(p) };
  }

  private param(p: VarObj, variadic: boolean, f: FuncObj): ParamPlan {
    if (this.in_.dropped.has(p)) return { obj: p, type: t.unit, dropped: true };
    if (isOwnWrite(f, this.facts)) return { obj: p, type: t.ref(t.slice(t.u8)), dropped: false };
    const asked = this.in_.constraints.find((c) => c.kind === "slotType" && c.slot === p);
    if (asked?.kind === "slotType") return { obj: p, type: asked.type, dropped: false };
    const handle = this.in_.sharing.formOf(p);
    if (handle) return { obj: p, type: handle, dropped: false };
    const halves = this.in_.channels.halvesOf(p);
    if (halves?.rx && !halves.tx) return { obj: p, type: halves.rx.type, dropped: false };
    if (halves?.tx && !halves.rx) return { obj: p, type: halves.tx.type, dropped: false };
    const base = this.in_.integers.typed(p, () => this.paramType(p, variadic, f));
    const needsLocal = base.kind === "RefType" && this.in_.access.isReassigned(p);
    const owned = this.in_.integers.typed(p, () => this.in_.types.of(p.type));
    return { obj: p, type: base, dropped: false, ...(needsLocal && !isPointer(p.type) && { local: owned }) };
  }

  private paramType(p: VarObj, variadic: boolean, f: FuncObj): RustType {
    const { access, types, pointers } = this.in_;
    const items = isSequenceParam(p, this.facts) ? itemsOf(p.type) : undefined;
    if (items) return this.sequence(items);
    const owned = types.of(p.type);
    const u = underlying(p.type);
    const consumed = access.isConsumed(p);
    const mutated = access.isMutated(p);
    const error = this.in_.errors.slotOf(p);
    if (error) return consumed ? error : isNamed(error, "Option") ? t.option(viewOf(optionInner(error) ?? owned)) : viewOf(error);
    if (u.kind === "Basic" && u.basic === "string")
      return (consumed && this.callersGiveOwned(p, f)) || this.livesOn(p)
        ? owned
        : isNamed(owned, "String")
          ? t.ref(t.str)
          : owned;
    if (u.kind === "Basic" || (u.kind === "Open" && isNumberLike(u))) return owned;
    if (u.kind === "Signature") return this.funcParam(p, u, consumed);
    if (u.kind === "Pointer") return this.pointerParam(p, owned, consumed, mutated, pointers.isNilable(p));
    if (u.kind === "Slice" && !variadic && access.isReassigned(p) && !consumed)
      return mutated && !this.appends(p) ? t.refMut(t.slice(types.of(u.elem))) : t.ref(t.slice(types.of(u.elem)));
    if (consumed || u.kind === "Array" || u.kind === "Chan") return this.slotType(p.type, pointers.isNilable(p));
    if (u.kind === "Struct" && p.type.kind === "Named" && (mutated || access.isReassigned(p))) return owned;
    const view = viewOf(owned);
    const look = mutated && view.kind === "RefType" ? t.refMut(view.inner) : view;
    return canBeNil(p.type) && pointers.isNilable(p) ? t.option(look) : look;
  }

  private livesOn(p: VarObj): boolean {
    return this.facts.uses.of(p).some((u) => livesOn(p, u, this.facts));
  }

  private appends(p: VarObj): boolean {
    return this.facts.uses
      .of(p)
      .some(
        (u) =>
          u.role.kind === "assign" &&
          u.steps.length === 0 &&
          u.role.rhs?.kind === "CallExpr" &&
          this.facts.info.builtinOf(u.role.rhs) === "append",
      );
  }

  private pointerParam(p: VarObj, owned: RustType, consumed: boolean, mutated: boolean, nilable: boolean): RustType {
    const form = p.type.kind === "Pointer" ? this.in_.pointers.formOf(p.type.elem) : "value";
    if (form === "rc" || form === "arc") {
      const handle = nilable ? t.option(owned) : owned;
      // One that walks holds each node on the way.
      return consumed || this.in_.access.isReassigned(p) ? handle : nilable ? t.option(t.ref(owned)) : t.ref(owned);
    }
    if (consumed) return nilable ? t.option(owned) : owned;
    const pointee =
      isNamed(owned, "Box") && owned.kind === "PathType" ? (owned.path.segments.at(-1)?.generics?.[0] ?? owned) : owned;
    const ref = mutated ? t.refMut(pointee) : t.ref(pointee);
    return nilable ? t.option(ref) : ref;
  }

  private funcParam(p: VarObj, sig: Signature, consumed: boolean): RustType {
    const { types } = this.in_;
    const passedOn = this.facts.uses.of(p).some((u) => u.role.kind === "argument" && u.role.callee && !u.role.callee.pkg);
    if (consumed && !passedOn) return types.of(p.type);
    const mutates = this.argumentsOf(p).some((e) => this.closuresOf(e).some((f) => this.writesCaptures(f)));
    const kind = mutates ? "FnMut" : "Fn";
    const type = t.impl(types.fnBoundOf(sig, kind));
    return passedOn ? (mutates ? t.refMut(type) : t.ref(type)) : type;
  }

  /** The literals that an argument stands for: itself, or what its variable is given. */
  private closuresOf(e: Expr): readonly FuncLit[] {
    if (e.kind === "FuncLit") return [e];
    const v = e.kind === "Ident" ? this.facts.info.objectOf(e) : undefined;
    if (v?.kind !== "Var" || v.role !== "local") return [];
    return this.facts.uses.of(v).flatMap((u) => {
      const s = u.role.kind === "define" || u.role.kind === "assign" ? this.facts.tree.parentOf(u.ident) : undefined;
      if (s?.kind === "ValueSpec") return s.values.filter((x) => x.kind === "FuncLit");
      return s?.kind === "AssignStmt" ? s.rhs.filter((x) => x.kind === "FuncLit") : [];
    });
  }

  /** Expressions that callers pass for the parameter. */
  private argumentsOf(p: VarObj): readonly Expr[] {
    const found: Expr[] = [];
    for (const call of this.facts.nodesOf("CallExpr")) {
      const callee = this.facts.info.calleeOf(call);
      // An instance of a generic function has parameters of its own.
      const decl = callee && this.facts.declOf(callee);
      const declared = (decl && this.facts.info.funcObjOf(decl)) ?? callee;
      const i = declared?.type.params.vars.indexOf(p) ?? -1;
      const arg = i >= 0 ? call.args[i] : undefined;
      if (arg) found.push(arg);
    }
    return found;
  }

  /** All callers hand in a value that nobody else needs: a call's result or a literal built there. */
  private callersGiveOwned(p: VarObj, _f: FuncObj): boolean {
    const args = this.argumentsOf(p);
    return args.length > 0 && args.every((e) => e.kind === "CallExpr" && !this.facts.info.isConversion(e));
  }
}

/** An undeclared type that is used as a number or flag: `UserID`. */
const isPointer = (type: Type): boolean => type.kind === "Pointer";
const isPlainString = (type: Type): boolean => type.kind === "Basic" && type.basic === "string";
const underlyingIsReference = (type: Type | undefined): boolean =>
  type !== undefined && ["Slice", "Map", "Pointer"].includes(underlying(type).kind);

/** `NewT(…)` whose first result is `T` or `*T` of this package; in a package that others import, `New` alone too. */
function constructedType(f: FuncObj, sig: Signature, facts: Facts): TypeNameObj | undefined {
  if (f.recv || !/^(New|new)([A-Z]|$)/.test(f.name)) return undefined;
  const first = sig.results.vars[0]?.type;
  const name = first && (pointeeName(first) ?? (first.kind === "Named" ? first.obj : undefined));
  return name &&
    name.pkg === "" &&
    // An `impl` stands with its type.
    name.home === f.home &&
    // The parameters of a generic function are its own, not those of the type's `impl`.
    sig.typeParams.length === 0 &&
    underlying(name.type).kind === "Struct" &&
    (f.name.toLowerCase().startsWith(`new${name.name.toLowerCase()}`) || isOnlyNew(f, name, facts))
    ? name
    : undefined;
}

/** `stack.New()` is `Stack::new()`, if there is no `NewStack` beside it. */
const isOnlyNew = (f: FuncObj, type: TypeNameObj, facts: Facts): boolean =>
  f.home !== undefined &&
  f.name === "New" &&
  !facts.nodesOf("FuncDecl").some((d) => d.name.name === `New${type.name}` && facts.info.funcObjOf(d)?.home === f.home);

/** `NewStack` → `new`, `NewStackFromSlice` → `from_slice`. */
export function constructorName(f: FuncObj, type: TypeNameObj): string {
  const rest = f.name.slice("New".length + type.name.length);
  return rest ? snakeCase(rest) : "new";
}
