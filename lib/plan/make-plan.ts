// Implements the plan: one pass over facts and constraints that fixes every decision about Rust.

import { type Facts, originOf } from "../analysis/facts.ts";
import { functionTypesOf } from "../analysis/function-types.ts";
import { once } from "../analysis/once.ts";
import { optionInner, t } from "../rust/factory.ts";
import { boxedFields } from "./recursive-enums.ts";
import type { RustType } from "../rust/ast.ts";
import { upperCamel } from "../rust/names.ts";
import type { FuncObj, TypeNameObj, VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Type } from "../semantics/types.ts";
import { type Access, hasOneOwner, isReference, planAccess, type Siblings } from "./access.ts";
import { planAnonymous } from "./anonymous.ts";
import { isAny, planAny } from "./any-values.ts";
import { planAssumptions } from "./assumptions.ts";
import { blankDecisions } from "./blank-checks.ts";
import { planChannels } from "./channels.ts";
import type { Constraint } from "./constraint.ts";
import { planColours } from "./colour.ts";
import { planContexts } from "./contexts.ts";
import { isTextEnum } from "./enums.ts";
import { anyhowError, type FallibleLookup, planErrors } from "./errors.ts";
import { planIntegers } from "./integers.ts";
import { planInterfaces } from "./interfaces.ts";
import { jumpDecisions } from "./jumps.ts";
import { filledMapDecisions } from "./filled-maps.ts";
import { listParamDecisions } from "./list-params.ts";
import { planLocks } from "./locks.ts";
import { moduleDecisions } from "./modules.ts";
import { planNames } from "./names.ts";
import { planOpens } from "./opens.ts";
import type { EnumPlan, InterfacePlan, Plan, PlanOptions } from "./plan.ts";
import { planPlainFns } from "./plain-fns.ts";
import { planPointers, withOwnLock } from "./pointers.ts";
import { returnsOnlyConstants } from "./results.ts";
import { planSharing } from "./sharing.ts";
import type { SumPlan } from "./sums.ts";
import { isCopyType } from "./copy.ts";
import { FunctionPlanner } from "./signatures.ts";
import { RustTypes } from "./types.ts";

export interface StdTypes {
  readonly typeOf: (pkg: string, name: string) => RustType | undefined;
  readonly isCopy: (pkg: string, name: string) => boolean;
  /** Which functions give a `Result` or an `Option` in place of Go's tuple. */
  readonly fallible?: FallibleLookup;
}

export function makePlan(facts: Facts, constraints: readonly Constraint[], options: PlanOptions, std: StdTypes): Plan {
  const names = planNames(facts);
  const opens = planOpens(facts);
  const anonymous = planAnonymous(facts, names);
  const of = <K extends Constraint["kind"]>(kind: K): Extract<Constraint, { kind: K }>[] =>
    constraints.filter((c): c is Extract<Constraint, { kind: K }> => c.kind === kind);
  const nameOf = (o: TypeNameObj): string => names.of(o);
  const interfaces = planInterfaces(facts, nameOf);
  const enums = planEnums(of("enumOf"), interfaces.infos);
  const any = planAny(facts, names);
  const flags = new Map(of("flagsOf").map((c) => [c.type, c.constants]));
  const sharing = planSharing(facts, {
    of: (type) => types.of(type),
    fnBoundOf: (sig, name) => types.fnBoundOf(sig, name),
    waitsWithLock: (m) => colours.waitsWithLock(m),
  });
  const pointers = planPointers(
    facts,
    (o, shared) => sharing.evidenceOf(o) ?? (shared ? sharing.reachesTask(o) : undefined),
    nameOf,
  );
  const dropped = new Set<VarObj>([...of("dropParam").map((c) => c.param), ...of("dropField").map((c) => c.field)]);
  let errorType: RustType = anyhowError;
  const types = new RustTypes({
    nameOf,
    formOf: pointers.formOf,
    isNilableIn: pointers.isNilableIn,
    stdType: std.typeOf,
    isEnum: (o) => enums.has(o),
    anyName: () => any?.sum.name,
    isFlags: (o) => flags.has(o),
    isSmall: (o) => flags.has(o) || isTextEnum(enums.get(o)),
    errorType: () => errorType,
    locksItself: (o) => locks.has(o) || sharing.isFrozen(o),
    isThreadShared: false,
    openName: (o) => opens.nameOf(o),
    aliasOf: functionAliases(facts, names),
    structName: (type) => anonymous.nameOf(type),
    isPlainFn: planPlainFns(facts),
    changesArgument: (type, i) =>
      functionTypesOf(facts)
        .paramsOf(type, i)
        .some((p) => isReference(p.type) && access.isMutated(p)),
    keepsArgument: (type, i) =>
      functionTypesOf(facts)
        .paramsOf(type, i)
        .some((p) => hasOneOwner(p.type) && access.isConsumed(p)),
  });
  const locks = planLocks(of("moveFieldIntoLock"), nameOf, names, types, (m) => colours.waitsWithLock(m));
  const ownLock = (type: string): "lock" | "frozen" | undefined => {
    const o = facts.info.typeNames.find((x) => x.name === type);
    return o && (locks.has(o) ? "lock" : sharing.isFrozen(o) ? "frozen" : undefined);
  };
  const implementationsOf = once((m: FuncObj) => findImplementations(m, facts));
  const siblings = siblingsIn(facts, (o) => !enums.has(o), implementationsOf);
  const access = planAccess({
    facts,
    formOf: pointers.formOf,
    isWeak: pointers.isWeak,
    isLookedAt: pointers.isLookedAt,
    isGuarded: (f) => [...locks.values()].some((l) => l.guarded.includes(f)),
    implementationsOf,
    siblings,
  });
  const channels = planChannels(facts, types, names, options);
  const colours = planColours(
    facts,
    of("colour"),
    options,
    implementationsOf,
    (m) => of("moveFieldIntoLock").find((c) => c.lock === m)?.guarded ?? sharing.guards(m),
  );
  const errors = planErrors(facts, options, { names, types, ...(std.fallible && { fallible: std.fallible }) });
  errorType = errors.widest;
  const integers = planIntegers(facts);
  const planner = new FunctionPlanner(facts, {
    names,
    types,
    access,
    errors,
    channels,
    colours,
    pointers,
    dropped,
    enums,
    sharing,
    locks,
    siblings,
    families: familiesIn(facts),
    integers,
    constraints,
    options,
  });
  const slotTypes = new Map(of("slotType").map((c) => [c.slot, c.type]));
  const boxed = boxedFields(enums);
  const slot = (v: VarObj): RustType => {
    if (v.type.kind === "Pointer" && pointers.isWeak(v)) return t.rcWeak(t.refCell(types.of(v.type.elem)));
    const looks = pointers.lookingOf(v);
    if (looks && v.type.kind === "Slice" && v.type.elem.kind === "Pointer") {
      const look = t.ref(types.of(v.type.elem.elem));
      return t.vec(looks === "nilable" ? t.option(look) : look);
    }
    const type = slotTypes.get(v) ?? errors.slotOf(v) ?? integers.typed(v, () => planner.slotType(v.type, pointers.isNilable(v)));
    if (!boxed.has(v)) return type;
    const held = optionInner(type);
    return held ? t.option(t.box(held)) : t.box(type);
  };
  return {
    anonymous,
    options,
    names,
    errors,
    channels,
    sharing,
    pointers,
    colours,
    opens,
    decisions: [
      ...moduleDecisions(facts, names),
      ...jumpDecisions(facts),
      ...blankDecisions(facts),
      ...listParamDecisions(facts),
      ...filledMapDecisions(facts, pointers.formOf),
      ...pointers.decisions.map((d) => withOwnLock(d, ownLock)),
      ...interfaces.decisions,
      ...(any ? [any.decision] : []),
      ...errors.decisions,
      ...channels.decisions,
      ...colours.decisions,
      ...sharing.decisions,
      ...planContexts(facts),
      ...planAssumptions(facts, opens),
    ],
    typeOf: (type) => types.of(type),
    typeInList: (elem) => types.inList(elem),
    typeOfSlot: slot,
    isCopy: (type) => isCopyType(type, facts, nameOf, slot, (x) => types.of(x), enums, std, opens, anonymous),
    func: (f) => planner.func(f),
    closure: (f) => planner.closure(f),
    pointerTo: pointers.formOf,
    isNilable: pointers.isNilable,
    enumOf: (o) => enums.get(o),
    any,
    sumOf: (type) => (any && isAny(type) ? any.sum : sumOfEnum(type, enums, nameOf)),
    flagsOf: (o) => flags.get(o),
    interfaceOf: once((o: TypeNameObj) => interfacePlanOf(o, interfaces.infos, enums, access)),
    padsDisplay: (o) => padsDisplay(o, facts),
    lockOf: (o) => locks.get(o),
    isDropped: (v) => dropped.has(v),
    isMutated: access.isMutated,
    mustOwn: (v) => access.isConsumed(v) || access.isMutated(v),
    integers,
    sharedForm: sharing.formOf,
  };
}

/** A closed interface: what its variants hold. */
function sumOfEnum(
  type: Type,
  enums: ReadonlyMap<TypeNameObj, EnumPlan>,
  nameOf: (o: TypeNameObj) => string,
): SumPlan | undefined {
  const e = type.kind === "Named" ? enums.get((type.origin ?? type).obj) : undefined;
  const variants = e?.variants.flatMap((v) => (v.of ? [{ name: v.name, type: v.of.type }] : [])) ?? [];
  return e && variants.length > 0 ? { name: nameOf(e.type), variants } : undefined;
}

/** `type Option func(*Server)` of the main package keeps its name. */
function functionAliases(facts: Facts, names: Plan["names"]): (o: TypeNameObj) => string | undefined {
  const specs = facts.files.flatMap((f) => f.decls.flatMap((d) => (d.kind === "GenDecl" && d.tok === "type" ? d.specs : [])));
  const kept = specs.flatMap((s) => {
    const o = s.kind === "TypeSpec" ? facts.info.objectOf(s.name) : undefined;
    const isPlain = o?.kind === "TypeName" && o.type.kind === "Named" && o.type.typeParams.length === 0 && !o.home;
    return isPlain && underlying(o.type).kind === "Signature" ? [o] : [];
  });
  return (o) => (kept.includes(o) ? names.of(o) : undefined);
}

function padsDisplay(o: TypeNameObj, facts: Facts): boolean {
  const m = o.type.kind === "Named" ? o.type.methods.find((x) => x.name === "String") : undefined;
  const decl = m && facts.declOf(m);
  return decl !== undefined && returnsOnlyConstants(decl, 0, facts);
}

function planEnums(
  closed: readonly Extract<Constraint, { kind: "enumOf" }>[],
  interfaces: ReadonlyMap<TypeNameObj, { readonly enum?: EnumPlan }>,
): Map<TypeNameObj, EnumPlan> {
  const enums = new Map<TypeNameObj, EnumPlan>();
  for (const [o, i] of interfaces) if (i.enum) enums.set(o, i.enum);
  for (const c of closed) {
    enums.set(c.type, {
      type: c.type,
      variants: c.variants.map((v) => ({
        name: /^[A-Z0-9]{3,}$/.test(v.name) ? upperCamel(v.name.toLowerCase()) : v.name,
        ...(v.value !== undefined && { value: v.value }),
        ...(v.text !== undefined && { text: v.text }),
        ...(v.of && { of: v.of }),
        constant: (v.obj as { name?: string } | undefined)?.name ?? v.name,
      })),
    });
  }
  return enums;
}

/** By the name of an interface's method, all methods that implement one of that name. */
function familiesIn(facts: Facts): ReadonlyMap<string, readonly FuncObj[]> {
  const families = new Map<string, Set<FuncObj>>();
  const all = siblingsIn(
    facts,
    () => true,
    (m) => findImplementations(m, facts),
  );
  for (const { methods } of all) for (const m of methods) families.set(m.name, (families.get(m.name) ?? new Set()).add(m));
  return new Map([...families].map(([name, found]) => [name, [...found]]));
}

/** For each method of an interface that becomes a trait, the methods of the types that implement it. */
function siblingsIn(
  facts: Facts,
  isTrait: (o: TypeNameObj) => boolean,
  implementationsOf: (m: FuncObj) => readonly FuncObj[],
): readonly Siblings[] {
  return facts.info.typeNames.flatMap((o) => {
    const u = underlying(o.type);
    return u.kind === "Interface" && isTrait(o) ? u.methods.map((m) => ({ asked: m, methods: implementationsOf(m) })) : [];
  });
}

function findImplementations(m: FuncObj, facts: Facts): FuncObj[] {
  const iface = m.recv;
  if (!iface) return [];
  const found: FuncObj[] = [];
  for (const o of facts.info.typeNames) {
    if (o.type.kind !== "Named" || underlying(o.type).kind === "Interface") continue;
    const method = facts.info.lookup({ kind: "Pointer", elem: o.type }, m.name)?.obj;
    // One that comes with an embedded interface is that interface's.
    if (
      method?.kind === "Func" &&
      facts.declOf(originOf(method)) &&
      (facts.info.implements(o.type, iface) || facts.info.implements({ kind: "Pointer", elem: o.type }, iface))
    )
      found.push(method);
  }
  return found;
}

function interfacePlanOf(
  o: TypeNameObj,
  infos: ReturnType<typeof planInterfaces>["infos"],
  enums: ReadonlyMap<TypeNameObj, EnumPlan>,
  access: Access,
): InterfacePlan | undefined {
  const info = infos.get(o);
  if (!info) return undefined;
  const plan = enums.get(o);
  if (plan) return { kind: "enum", plan };
  const u = underlying(o.type);
  const methods = u.kind === "Interface" ? u.methods : [];
  return {
    kind: "trait",
    mutates: new Set(methods.filter((m) => access.mutatesReceiver(m)).map((m) => m.name)),
    implementors: info.implementors,
    isPrinted: info.isPrinted === true,
  };
}
