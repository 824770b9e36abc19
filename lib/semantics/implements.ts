// Implements "T implements interface" and "T satisfies constraint", with the reasons that Go gives when it does not.

import { hasPointerReceiver, isFound, search } from "./lookup.ts";
import { DeclaredType, originOf, prune, under } from "./named.ts";
import type { FuncObj } from "./objects.ts";
import { deref, identical, isComparable, isComparableInterface, isInterfacePointer, isTypeParam, isValid } from "./predicates.ts";
import type { Interface, Struct, Type } from "./types.ts";
import { isEmptyInterface, isSubset, methodOf, termIncludes, typeSetOf } from "./typeset.ts";
import { type Qualifier, signatureString, typeString } from "./typestring.ts";

/** Undefined: it does. Else the reason, which may be empty. */
export type Cause = string | undefined;
export type Equivalence = (x: Type, y: Type) => boolean;

interface Question {
  readonly type: Type;
  readonly iface: Type;
  readonly constraint: boolean;
  readonly qualifier: Qualifier;
}

export const whyNotImplements = (type: Type, iface: Type, qualifier: Qualifier, constraint = false): Cause => {
  const q: Question = { type: prune(type), iface: prune(iface), constraint, qualifier };
  const t = under(q.type);
  const i = under(q.iface);
  if (!isValid(t) || !isValid(i) || i.kind === "Open" || t.kind === "Open") return undefined;
  if (t.kind === "Pointer" && under(t.elem).kind === "Open") return undefined;
  const verb = constraint ? "satisfy" : "implement";
  const show = (x: Type): string => typeString(x, qualifier);
  const refuse = (detail: string): string => `${show(q.type)} does not ${verb} ${show(q.iface)} ${detail}`.trimEnd();
  if (i.kind !== "Interface") {
    return refuse(
      isInterfacePointer(i)
        ? `(type ${show(q.iface)} is pointer to interface, not interface)`
        : `(${show(q.iface)} is not an interface)`,
    );
  }
  if (isEmptyInterface(i)) return undefined;
  const own = t.kind === "Interface" ? typeSetOf(t) : undefined;
  if (own && own.terms !== "all" && own.terms.length === 0) return undefined;
  const set = typeSetOf(i);
  if (set.terms !== "all" && set.terms.length === 0) return `cannot ${verb} ${show(q.iface)} (empty type set)`;
  const missing = whyMethodsMissing(q.type, q.iface, { statically: true, qualifier });
  if (missing !== undefined) return refuse(missing);
  if (set.terms !== "all") {
    if (own ? !isSubset(own.terms, set.terms) : !set.terms.some((x) => termIncludes(x, q.type)))
      return own ? refuse("") : refuse(whyNoTerm(q, i));
  }
  return comparableEnough(q, i) ? undefined : `${show(q.type)} does not ${verb} comparable`;
};

const comparableEnough = (q: Question, iface: Interface): boolean =>
  !isComparableInterface(iface) || isComparable(q.type, "strictly") || (q.constraint && isComparable(q.type, "dynamically"));

const whyNoTerm = (q: Question, iface: Interface): string => {
  const { terms } = typeSetOf(iface);
  const show = (t: Type): string => typeString(t, q.qualifier);
  if (terms === "all") return "";
  const almost = terms.find((x) => !x.tilde && termIncludes({ tilde: true, type: x.type }, q.type));
  if (almost) return `(possibly missing ~ for ${show(almost.type)} in ${show(q.iface)})`;
  return `(${show(q.type)} missing in ${terms.map((x) => (x.tilde ? "~" : "") + show(x.type)).join(" | ")})`;
};

interface MethodsOptions {
  /** Whether the methods must be there by its static type; an assertion asks only that none contradicts. */
  readonly statically: boolean;
  readonly qualifier: Qualifier;
  readonly equivalent?: Equivalence;
}

/** Why the type lacks methods of the interface, in parentheses; undefined if it has them all. */
export const whyMethodsMissing = (type: Type, iface: Type, options: MethodsOptions): Cause => {
  const i = under(iface);
  if (i.kind !== "Interface" || !isValid(type)) return undefined;
  const u = under(type);
  const equivalent = options.equivalent ?? identical;
  for (const m of typeSetOf(i).methods) {
    const cause =
      u.kind === "Interface" ? whyInterfaceLacks(u, m, options, equivalent) : whyTypeLacks(type, m, options, equivalent);
    if (cause !== undefined && !hasInvalidEmbedded(type)) return interfacePointerHint(type, iface, cause, options.qualifier);
  }
  return undefined;
};

const interfacePointerHint = (type: Type, iface: Type, cause: string, qualifier: Qualifier): string => {
  const culprit = isInterfacePointer(type) ? type : isInterfacePointer(iface) ? iface : undefined;
  if (!culprit || !cause.startsWith("(missing")) return cause;
  const what = isTypeParam(deref(culprit).type) ? "type parameter, not type parameter" : "interface, not interface";
  return `(type ${typeString(culprit, qualifier)} is pointer to ${what})`;
};

const whyInterfaceLacks = (u: Interface, m: FuncObj, options: MethodsOptions, equivalent: Equivalence): Cause => {
  const f = methodOf(u, m.pkg, m.name);
  if (!f) return options.statically ? `(missing method ${m.name})` : undefined;
  return equivalent(f.type, m.type) ? undefined : wrongType(f, m, options.qualifier);
};

const whyTypeLacks = (type: Type, m: FuncObj, options: MethodsOptions, equivalent: Equivalence): Cause => {
  const query = { addressable: false, pkg: m.pkg, name: m.name };
  const found = search(type, query);
  if (found === "ambiguous") return `(ambiguous selector ${typeString(type, options.qualifier)}.${m.name})`;
  if (found === "pointer receiver") return `(method ${m.name} has pointer receiver)`;
  if (!isFound(found)) {
    if (!m.exported && isData(type, m)) return undefined;
    const other = search(type, { ...query, addressable: true, foldCase: true });
    if (!isFound(other) || other.obj.kind !== "Func") return `(missing method ${m.name})`;
    if (other.obj.name === m.name)
      return hasPointerReceiver(other.obj) ? `(method ${m.name} has pointer receiver)` : `(unexported method ${m.name})`;
    return `(missing method ${m.name})${haveWant(other.obj, m, options.qualifier)}`;
  }
  if (found.obj.kind !== "Func") return `(${typeString(type, options.qualifier)}.${m.name} is a field, not a method)`;
  return equivalent(found.obj.type, m.type) ? undefined : wrongType(found.obj, m, options.qualifier);
};

/** Data of imported packages leave out methods that are not exported: a type of the interface's own package is taken to have them. */
const isData = (type: Type, m: FuncObj): boolean => {
  const named = deref(type).type;
  return named.kind === "Named" && named.obj.pkg === m.pkg && !(originOf(named) instanceof DeclaredType);
};

const wrongType = (f: FuncObj, m: FuncObj, qualifier: Qualifier): string =>
  `(wrong type for method ${m.name})${haveWant(f, m, qualifier)}`;

const haveWant = (f: FuncObj, m: FuncObj, qualifier: Qualifier): string => {
  const show = (x: FuncObj): string => x.name + signatureString(x.type, qualifier, false);
  return `\n\t\thave ${show(f)}\n\t\twant ${show(m)}`;
};

/** A struct that embeds something unknown may have any method. */
const hasInvalidEmbedded = (t: Type, seen = new Set<Struct>()): boolean => {
  const u = under(deref(t).type);
  if (u.kind === "Open") return true;
  if (u.kind !== "Struct" || seen.has(u)) return false;
  seen.add(u);
  return u.fields.some((f) => f.embedded && (!isValid(f.type) || hasInvalidEmbedded(f.type, seen)));
};

/** `T satisfies its constraint`, for each type argument; the first that does not gives the reason. */
export const implementsInterface = (type: Type, iface: Type): boolean => whyNotImplements(type, iface, (p) => p) === undefined;
