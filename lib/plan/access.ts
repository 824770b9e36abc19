// Implements the fixpoint over who changes what through which variable (idioms.md A3, A5): it decides `&`, `&mut` and owned.

import { livesOn } from "../analysis/escaping-functions.ts";
import { type Facts, originOf } from "../analysis/facts.ts";
import { becomesFunctionType, functionTypeOf } from "../analysis/function-newtypes.ts";
import { functionTypesOf } from "../analysis/function-types.ts";
import { isSequence } from "../analysis/producers.ts";
import { isOwnWrite, isReaderType } from "../analysis/writers.ts";
import type { Step, Use } from "../analysis/uses.ts";
import type { Expr, FuncLit, Node } from "../go/ast.ts";
import type { FuncObj, VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Type } from "../semantics/types.ts";
import { isErrorType } from "./results.ts";
import type { PointerForm } from "./pointers.ts";

/** A method of an interface that becomes a trait, and the methods of the types that implement it. */
export interface Siblings {
  readonly asked: FuncObj;
  readonly methods: readonly FuncObj[];
}

export interface Access {
  /** Elements, fields or the pointee are changed through the variable (not: the variable is assigned as a whole). */
  isMutated(v: VarObj): boolean;
  /** Its value moves to somewhere that keeps it. */
  isConsumed(v: VarObj): boolean;
  isReassigned(v: VarObj): boolean;
  /** Receiver of the method changes. */
  mutatesReceiver(f: FuncObj): boolean;
}

export interface AccessInput {
  readonly facts: Facts;
  readonly formOf: (t: Type) => PointerForm;
  /** Fields that only look at what they are given. */
  readonly isWeak: (f: VarObj) => boolean;
  /** The value goes into a list that only looks at it. */
  readonly isLookedAt: (e: Expr) => boolean;
  /** Fields that live inside a lock: changing them needs no `&mut`. */
  readonly isGuarded: (f: VarObj) => boolean;
  /** Interface methods: implementors' declarations. */
  readonly implementationsOf: (f: FuncObj) => readonly FuncObj[];
  /** Methods that stand for one method of a trait: they have one signature. */
  readonly siblings: readonly Siblings[];
}

/** Does the type refer to something that the callee can change for the caller? */
export const isReference = (t: Type): boolean => {
  const u = underlying(t);
  return u.kind === "Pointer" || u.kind === "Slice" || u.kind === "Map" || u.kind === "Interface";
};

/** A value behind an interface, or of a function type with methods, has one owner: a function that keeps it is given it. */
export const hasOneOwner = (t: Type): boolean => {
  const u = underlying(t);
  if (u.kind === "Signature") return functionTypeOf(t) !== undefined;
  return u.kind === "Interface" && u.methods.length + u.embeddeds.length > 0 && !isErrorType(t);
};

export function planAccess(input: AccessInput): Access {
  const { facts } = input;
  const mutated = new Set<VarObj>();
  const consumed = new Set<VarObj>();
  const vars = facts.uses.variables;
  /** A change behind a shared handle or inside a lock leaves the variable itself alone. */
  const stopsAtHandle = (v: VarObj, steps: readonly Step[]): boolean => {
    // A receiver is the value itself, whatever its callers hold.
    if (isHandle(v.type, input) && v.role !== "receiver") return true;
    let type = v.type;
    for (const s of steps) {
      if (s.step !== "field") {
        type = elementOf(type, s);
        continue;
      }
      if (input.isGuarded(s.field)) return true;
      type = s.field.type;
      if (isHandle(type, input) && s !== steps.at(-1)) return true;
    }
    return false;
  };
  const isMutatingUse = (v: VarObj, u: Use): boolean => {
    if (stopsAtHandle(v, u.steps)) return false;
    const { role } = u;
    switch (role.kind) {
      case "assign":
      case "update":
        return u.steps.length > 0 && !(v.type.kind === "Basic");
      case "receiver":
        return methodMutates(role.callee) && !isHandle(facts.info.typeOf(role.sel.x), input);
      case "argument":
        return argumentMutates(u, role);
      case "address":
        return addressMutates(u);
      case "range":
        return rangeMutates(role.stmt.value);
      case "store":
        return (
          role.variable !== undefined &&
          u.steps.length + 1 > 0 &&
          isReference(facts.info.typeOf(u.place)) &&
          role.variable !== v &&
          mutated.has(role.variable)
        );
      case "return":
        return false;
      default:
        return false;
    }
  };
  const methodMutates = (called: FuncObj): boolean => {
    const f = originOf(called);
    const std = facts.stdEffectsOf(f);
    if (std) return std.mutatesReceiver;
    const decl = facts.declOf(f);
    if (isOwnWrite(f, facts)) return true;
    if (decl) {
      const recv = f.type.recv;
      return recv !== undefined && (mutated.has(recv) || (f.recv?.kind === "Pointer" && reassignsPointee(recv)));
    }
    return input.implementationsOf(f).some((m) => methodMutates(m));
  };
  const reassignsPointee = (recv: VarObj): boolean =>
    facts.uses.of(recv).some((u) => (u.role.kind === "assign" || u.role.kind === "update") && u.steps[0]?.step === "deref");
  const functions = functionTypesOf(facts);
  const argumentMutates = (u: Use, { call, index, callee, builtin }: Extract<Use["role"], { kind: "argument" }>): boolean => {
    if (builtin) return (builtin === "delete" || builtin === "clear" || builtin === "copy") && index === 0;
    if (!callee) return isReference(facts.info.typeOf(u.place)) && functions.paramsAt(call, index).some((p) => mutated.has(p));
    const std = facts.stdEffectsOf(callee);
    // Whoever reads from it changes it.
    if (std) return std.mutates.includes(index) || isReaderType(facts.info.typeOf(u.place));
    if (!isReference(facts.info.typeOf(u.place))) return false;
    const p = paramAt(callee, index);
    return p !== undefined && mutated.has(p);
  };
  const addressMutates = (u: Use): boolean => {
    const addr = facts.tree.parentOf(u.place);
    const p = addr && facts.tree.parentOf(addr);
    if (!addr || !p) return true;
    if (p.kind === "CallExpr" && p.fun !== addr) {
      const index = p.args.indexOf(addr as Expr);
      const callee = facts.info.calleeOf(p);
      if (!callee) return true;
      const std = facts.stdEffectsOf(callee);
      if (std) return std.mutates.includes(index);
      const param = paramAt(callee, index);
      return param !== undefined && mutated.has(param);
    }
    if (p.kind === "StarExpr") return true;
    const target = assignedVariable(addr, p, facts);
    return target ? mutated.has(target) : false;
  };
  const rangeMutates = (value: Expr | undefined): boolean => {
    const v = value?.kind === "Ident" ? facts.info.objectOf(value) : undefined;
    return v?.kind === "Var" && isReference(v.type) && mutated.has(v);
  };
  const isConsumingUse = (v: VarObj, u: Use): boolean => {
    if (v.role !== "package" && livesOn(v, u, facts)) return true;
    if (becomesFunctionType(u.place, facts)) return true;
    if (u.steps.length > 0 || input.isLookedAt(u.place)) return false;
    const { role } = u;
    switch (role.kind) {
      case "send":
        return true;
      case "return":
        return !sliceOrMapIsBorrowed(v);
      case "store":
        return role.variable === undefined ? !isLookedAtFrom(role.target) : consumed.has(role.variable);
      case "argument": {
        if (role.builtin) return role.builtin === "append" && role.index > 0 && !isSpread(role.call, role.index);
        if (!role.callee) return functions.paramsAt(role.call, role.index).some((p) => hasOneOwner(p.type) && consumed.has(p));
        const std = facts.stdEffectsOf(role.callee);
        if (std) return std.keeps.includes(role.index);
        const p = paramAt(role.callee, role.index);
        return p !== undefined && consumed.has(p);
      }
      default:
        return isSpawned(u);
    }
  };
  /** `child.parent = p` and `&dir{parent: p}`, where the field only looks. */
  const isLookedAtFrom = (target: Node): boolean => {
    const named = target.kind === "KeyValueExpr" ? fieldOfLiteral(target, facts) : undefined;
    const s = target.kind === "SelectorExpr" ? facts.info.selectionOf(target) : undefined;
    const f = named ?? (s?.obj.kind === "Var" ? s.obj : undefined);
    return f !== undefined && input.isWeak(f);
  };
  const isSpawned = (u: Use): boolean => {
    for (const p of facts.tree.ancestorsOf(u.ident)) {
      if (p.kind === "GoStmt" || (p.kind === "FuncLit" && leaves(p, u))) return true;
      if (p.kind === "FuncDecl") return false;
    }
    return false;
  };
  /** A closure that the function gives away takes along what it captures. */
  const leaves = (f: FuncLit, u: Use): boolean => {
    const v = facts.info.objectOf(u.ident);
    return (
      facts.tree.parentOf(f)?.kind === "ReturnStmt" &&
      !isSequence(f, facts) &&
      v?.kind === "Var" &&
      underlying(v.type).kind !== "Signature" &&
      facts.freeVarsOf(f).includes(v)
    );
  };
  const sliceOrMapIsBorrowed = (_v: VarObj): boolean => false;
  for (let changed = true; changed; ) {
    changed = false;
    for (const v of vars) {
      const uses = facts.uses.of(v);
      if (!mutated.has(v) && uses.some((u) => isMutatingUse(v, u) || appendsInPlace(v, u, facts))) {
        mutated.add(v);
        changed = true;
      }
      if (!consumed.has(v) && uses.some((u) => isConsumingUse(v, u))) {
        consumed.add(v);
        changed = true;
      }
    }
    // All functions that can be one value take what they are given in one way.
    for (const params of functions.places) {
      if (params.some((p) => hasOneOwner(p.type) && consumed.has(p)))
        for (const p of params) {
          changed ||= !consumed.has(p);
          consumed.add(p);
        }
      if (!params.some((p) => isReference(p.type) && mutated.has(p))) continue;
      for (const p of params) {
        changed ||= !mutated.has(p);
        mutated.add(p);
      }
    }
    for (const { asked, methods } of input.siblings) {
      // A trait and its implementations agree on how each parameter is taken.
      for (const set of [consumed, mutated]) {
        for (const [i, p] of asked.type.params.vars.entries()) {
          const all = [p, ...methods.flatMap((m) => m.type.params.vars[i] ?? [])];
          if (!all.some((v) => set.has(v))) continue;
          for (const v of all) {
            changed ||= !set.has(v);
            set.add(v);
          }
        }
      }
      if (!methods.some(methodMutates)) continue;
      for (const f of methods) {
        const { recv } = f.type;
        if (!recv || methodMutates(f)) continue;
        mutated.add(recv);
        changed = true;
      }
    }
  }
  return {
    isMutated: (v) => mutated.has(v),
    isConsumed: (v) => consumed.has(v),
    isReassigned: (v) =>
      !facts.canShadow(v) &&
      facts.uses.of(v).some((u) => u.steps.length === 0 && (u.role.kind === "assign" || u.role.kind === "update")),
    mutatesReceiver: methodMutates,
  };
}

/** `s = append(s, x)` grows what the variable holds. */
function appendsInPlace(v: VarObj, u: Use, facts: Facts): boolean {
  return (
    u.role.kind === "assign" &&
    u.steps.length === 0 &&
    u.role.rhs?.kind === "CallExpr" &&
    facts.info.builtinOf(u.role.rhs) === "append" &&
    v.role !== "local"
  );
}

function fieldOfLiteral(pair: Extract<Node, { kind: "KeyValueExpr" }>, facts: Facts): VarObj | undefined {
  const lit = facts.tree.parentOf(pair);
  const u = lit?.kind === "CompositeLit" ? underlying(facts.info.typeOf(lit)) : undefined;
  const name = pair.key.kind === "Ident" ? pair.key.name : undefined;
  return u?.kind === "Struct" ? u.fields.find((f) => f.name === name) : undefined;
}

const isSpread = (call: { readonly args: readonly Expr[]; readonly ellipsis: boolean }, index: number): boolean =>
  call.ellipsis && index === call.args.length - 1;

export function paramAt(f: FuncObj, index: number): VarObj | undefined {
  const { params } = originOf(f).type;
  return params.vars[Math.min(index, params.vars.length - 1)];
}

function assignedVariable(value: Node, parent: Node, facts: Facts): VarObj | undefined {
  const target =
    parent.kind === "AssignStmt"
      ? parent.lhs[parent.rhs.indexOf(value as Expr)]
      : parent.kind === "ValueSpec"
        ? parent.names[parent.values.indexOf(value as Expr)]
        : undefined;
  const v = target?.kind === "Ident" ? facts.info.objectOf(target) : undefined;
  return v?.kind === "Var" ? v : undefined;
}

function elementOf(t: Type, _s: Step): Type {
  const u = underlying(t);
  if (u.kind === "Slice" || u.kind === "Array" || u.kind === "Map") return u.elem;
  if (u.kind === "Pointer") return u.elem;
  return t;
}

/** A pointer whose stored form is a shared handle. */
function isHandle(t: Type, input: AccessInput): boolean {
  if (t.kind !== "Pointer") return false;
  const form = input.formOf(t.elem);
  return form === "rc" || form === "arc";
}
