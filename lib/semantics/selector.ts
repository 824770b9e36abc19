// Implements selector expressions: names of packages, fields, methods, method expressions.

import type { Ident, SelectorExpr } from "../go/ast.ts";
import { invalidType } from "./basic.ts";
import type { Checker } from "./checker.ts";
import { exprOrType } from "./expr.ts";
import { openBase } from "./infer/open.ts";
import { isFound, lookupFieldOrMethod, type LookupFailure } from "./lookup.ts";
import { isUsedAsPackage, standardPackageNamed } from "./named-packages.ts";
import { prune, under } from "./named.ts";
import { isExported, newPkgName, newSignature, newTuple, newVar } from "./object.ts";
import type { FuncObj, Obj, PkgNameObj, VarObj } from "./objects.ts";
import type { Operand } from "./operand.ts";
import { deref, isInterfacePointer, isTypeParam, isValid } from "./predicates.ts";
import type { Type } from "./types.ts";

export const selector = (c: Checker, x: Operand, e: SelectorExpr, wantType: boolean): void => {
  x.invalidate();
  const called = c.callee === e;
  if (e.x.kind === "Ident") {
    const pkg = packageNamed(c, e.x, wantType);
    if (pkg) {
      qualified(c, x, e, pkg, wantType, called);
      return;
    }
  }
  const base = exprOrType(c, e.x);
  if (base.mode === "invalid") return;
  if (base.mode === "builtin") return c.error(e.sel, `invalid use of ${c.text(base)} in selector expression`);
  if (wantType) return c.error(e.sel, `${c.text(e)} is not a type`);
  if (e.sel.name === "_") return c.error(e.sel, "cannot refer to blank field or method");
  const found = lookupFieldOrMethod(base.type, { addressable: base.mode === "variable", pkg: c.path, name: e.sel.name });
  if (!isFound(found)) {
    missing(c, x, e, base, found, called);
    return;
  }
  if (base.mode === "type") methodExpr(c, x, e, base, found.obj, found);
  else select(c, x, e, base, found.obj, found);
};

interface Way {
  readonly path: readonly VarObj[];
  readonly indirect: boolean;
}

const select = (c: Checker, x: Operand, e: SelectorExpr, base: Operand, obj: VarObj | FuncObj, { path, indirect }: Way): void => {
  c.recordUse(e.sel, obj);
  c.selections.set(e, { kind: obj.kind === "Func" ? "method" : "field", recv: base.type, obj, path, indirect });
  if (obj.kind === "Var") {
    if (isValid(obj.type)) x.set(base.mode === "variable" || indirect ? "variable" : "value", obj.type);
    return;
  }
  c.addDependency(obj.origin ?? obj);
  const sig = obj.type;
  // The assumed signature of a method that is not declared stays itself, so that later calls can shape it.
  x.set("value", c.assumptions.isLoose(sig) ? sig : { ...sig, recv: undefined });
};

/** `T.Method`: a function whose first parameter is the receiver. */
const methodExpr = (
  c: Checker,
  x: Operand,
  e: SelectorExpr,
  base: Operand,
  obj: VarObj | FuncObj,
  { path, indirect }: Way,
): void => {
  if (obj.kind !== "Func") {
    return c.error(e.sel, `${c.text(e)} undefined (type ${c.text(base.type)} has no method ${e.sel.name})`);
  }
  c.recordUse(e.sel, obj);
  c.selections.set(e, { kind: "methodExpr", recv: base.type, obj, path, indirect });
  c.addDependency(obj.origin ?? obj);
  const sig = obj.type;
  const named = sig.params.vars[0]?.name ? sig.recv?.name || "_" : "";
  const recv = newVar(named, base.type, "param", { pkg: c.path });
  x.set("value", newSignature(newTuple([recv, ...sig.params.vars]), sig.results, sig.variadic, sig.typeParams));
};

// ---- Packages ----------------------------------------------------------------------------------------------

/** The package that an identifier names: imported, or meant although nothing imports it. */
const packageNamed = (c: Checker, id: Ident, wantType: boolean): PkgNameObj | undefined => {
  const obj = c.lookup(id.name);
  if (obj) {
    if (obj.kind !== "PkgName") return undefined;
    c.recordUse(id, obj);
    c.usedPackages.add(obj);
    return obj;
  }
  const path = standardPackageNamed(id.name);
  if (path) {
    const known = c.impliedPackages.get(path) ?? newPkgName(id.name, path, c.importPackage(path) !== undefined);
    c.impliedPackages.set(path, known);
    if (c.whole) c.error(id, `undefined: ${id.name}`);
    c.recordUse(id, known);
    return known;
  }
  if (!wantType && !isUsedAsPackage(c, id.name)) return undefined;
  if (c.whole) c.error(id, `undefined: ${id.name}`);
  const assumed = c.assumptions.package(id);
  c.recordUse(id, assumed);
  return assumed;
};

/** `pkg.Name`. */
const qualified = (c: Checker, x: Operand, e: SelectorExpr, pkg: PkgNameObj, wantType: boolean, called: boolean): void => {
  const imported = c.importPackage(pkg.path);
  const obj = imported?.objects.get(e.sel.name);
  if (obj) {
    if (!obj.exported && pkg.path !== c.path) c.error(e.sel, `name ${e.sel.name} not exported by package ${imported!.name}`);
    c.recordUse(e.sel, obj);
    denoteImported(x, obj);
    return;
  }
  if (imported) {
    const other = [...imported.objects.keys()].find((n) => n.toLowerCase() === e.sel.name.toLowerCase() && isExported(n));
    const unexported = other && !isExported(e.sel.name);
    c.error(
      e.sel,
      unexported
        ? `name ${e.sel.name} not exported by package ${imported.name}`
        : `undefined: ${c.text(e)}${other ? ` (but have ${other})` : ""}`,
    );
  } else c.assumptions.useOfUnknownPackage(pkg, e.x as Ident);
  const path = imported ? pkg.path : pkg.name;
  if (wantType || c.assumptions.hasType(`${path}.${e.sel.name}`)) {
    const type = c.assumptions.typeName(e.sel, path);
    c.recordUse(e.sel, type);
    x.set("type", type.type);
    return;
  }
  const value = c.assumptions.value(e.sel, called, path);
  c.recordUse(e.sel, value);
  x.set(value.kind === "Func" ? "value" : "variable", value.type);
};

const denoteImported = (x: Operand, obj: Obj): void => {
  switch (obj.kind) {
    case "Const":
      x.set("constant", obj.type, obj.value);
      break;
    case "TypeName":
      x.set("type", obj.type);
      break;
    case "Var":
      x.set("variable", obj.type);
      break;
    case "Func":
      x.set("value", obj.type);
      break;
    case "Builtin":
      x.set("builtin", invalidType);
      x.builtin = obj.name;
      break;
    default:
      break;
  }
  if (!isValid(x.type) && x.mode !== "builtin") x.invalidate();
};

// ---- What is missing ---------------------------------------------------------------------------------------

const missing = (c: Checker, x: Operand, e: SelectorExpr, base: Operand, failure: LookupFailure, called: boolean): void => {
  const { name } = e.sel;
  if (!isValid(under(base.type))) return;
  if (failure === "ambiguous") return c.error(e.sel, `ambiguous selector ${c.text(e)}`);
  if (failure === "pointer receiver") {
    const t = c.text(base.type);
    return c.error(
      e.sel,
      base.mode === "type"
        ? `invalid method expression ${t}.${name} (needs pointer receiver (*${t}).${name})`
        : `cannot call pointer method ${name} on ${t}`,
    );
  }
  const open = openBase(base.type) ?? embeddedOpen(base.type);
  const owner = deref(base.type).type;
  const declared = owner.kind === "Named" && owner.obj.pkg === c.path && (under(owner).kind === "Struct" || called);
  if (!open) {
    const incomplete = declared && !c.whole;
    if (!incomplete) c.error(e.sel, `${c.text(e.x)}.${name} undefined (${reason(c, base, name)})`);
    if (!declared) return;
  }
  if (base.mode === "type") return;
  const obj = c.assumptions.member(open ?? owner, e, called);
  select(c, x, e, base, obj, { path: [], indirect: deref(base.type).pointer });
};

/** A struct that embeds an undeclared type has what that type has. */
const embeddedOpen = (t: Type): ReturnType<typeof openBase> => {
  const u = under(deref(t).type);
  if (u.kind !== "Struct") return undefined;
  for (const f of u.fields) {
    const open = f.embedded ? openBase(f.type) : undefined;
    if (open) return open;
  }
  return undefined;
};

const reason = (c: Checker, base: Operand, name: string): string => {
  const t = prune(base.type);
  if (isInterfacePointer(t)) {
    return `type ${c.text(t)} is pointer to ${isTypeParam(deref(t).type) ? "type parameter, not type parameter" : "interface, not interface"}`;
  }
  const other = lookupFieldOrMethod(t, { addressable: true, pkg: c.path, name, foldCase: true });
  const what = isFound(other) ? other.obj : undefined;
  if (what && what.name === name) return `cannot refer to unexported ${what.kind === "Func" ? "method" : "field"} ${name}`;
  const hint = what ? `, but does have ${what.kind === "Func" ? "method" : "field"} ${what.name}` : "";
  const kind = base.mode === "type" ? "method" : "field or method";
  return `type ${c.text(t)} has no ${kind} ${name}${hint}`;
};
