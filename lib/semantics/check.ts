// Implements the type check of a package: the entry of this layer.

import type { File } from "../go/ast.ts";
import { Checker } from "./checker.ts";
import { settleByEvidence } from "./infer/defaults.ts";
import { settle } from "./infer/settle.ts";
import { InfoTables } from "./info-tables.ts";
import type { TypeInfo } from "./info.ts";
import { initOrder } from "./initorder.ts";
import type { MethodDecl } from "./resolver.ts";
import { type Collected, collectObjects, methodsByBase } from "./resolver.ts";
import type { FuncObj, Obj, VarObj } from "./objects.ts";
import type { ImportedPackage, PackageSource } from "./package-source.ts";
import { recordUntyped } from "./untyped.ts";
import { checkFiniteTypes } from "./validtype.ts";

export { namedPackages } from "./named-packages.ts";

/** Checks the files of one package. Total: whatever the tree holds, there is a result. */
export const checkPackage = (files: readonly File[], packages: PackageSource): TypeInfo => checkAs("", files, packages).info;

export interface CheckedPackage {
  readonly info: TypeInfo;
  readonly exports: ImportedPackage;
}

interface CheckOptions {
  /** Leaves out function bodies, where only declarations are of interest. */
  readonly ignoreBodies?: boolean;
}

/** Checks a package under its import path, so that others can import the result. */
export const checkAs = (
  path: string,
  files: readonly File[],
  packages: PackageSource,
  options: CheckOptions = {},
): CheckedPackage => {
  const c = new Checker(files, packages, path, isWhole(files));
  c.ignoreBodies = options.ignoreBodies ?? false;
  const order = runCheck(c);
  return { info: new InfoTables(c, order), exports: exportsOf(c, path) };
};

export const isWhole = (files: readonly File[]): boolean => files.some((f) => f.package !== undefined);

export const exportsOf = (c: Checker, path: string): ImportedPackage => {
  const objects = new Map<string, Obj>();
  for (const obj of c.scope.values()) objects.set(obj.name, obj);
  return { path, name: c.files[0]?.package?.name ?? path, objects };
};

/** Checks all files of one package; gives its variables in the order of their initialisation. */
export const runCheck = (c: Checker): readonly (readonly VarObj[])[] => {
  const collected = collectObjects(c);
  attachMethods(c, collected);
  declareAll(c, collected);
  c.processDelayed(0);
  checkFiniteTypes(c);
  const order = initOrder(c, collected.objects);
  recordUntyped(c);
  reportUnusedImports(c, collected);
  if (c.assumptions.any) {
    settleByEvidence(c);
    settle(c);
  }
  return order;
};

/** Tells type names their methods before any type is looked at; those of undeclared types go to what is assumed of them. */
const attachMethods = (c: Checker, { methods }: Collected): void => {
  for (const [name, list] of methodsByBase(methods)) {
    const obj = resolveBase(c, name);
    if (obj) c.methodsOf.set(obj, [...(c.methodsOf.get(obj) ?? []), ...list.map((m) => m.obj)]);
    else if (!c.lookup(name)) for (const m of list) attachToAssumed(c, m);
  }
};

/** The type name behind aliases. */
const resolveBase = (c: Checker, name: string): Obj | undefined => {
  for (let i = 0; i < 10; i++) {
    const obj = c.scope.get(name);
    const spec = obj && c.declInfos.get(obj)?.spec;
    if (obj?.kind !== "TypeName" || spec?.kind !== "TypeSpec") return undefined;
    if (!spec.isAlias) return obj;
    let target = spec.type;
    while (target.kind === "StarExpr" || target.kind === "ParenExpr") target = target.x;
    if (target.kind !== "Ident") return undefined;
    name = target.name;
  }
  return undefined;
};

const attachToAssumed = (c: Checker, { obj, base }: MethodDecl): void => {
  if (!base) return;
  const type = c.assumptions.typeName(base).type;
  if (type.kind === "Open") (type.methods as Map<string, FuncObj>).set(obj.name, obj);
};

/** Types first, aliases last of them, as their order never matters but for the reports of cycles. */
const declareAll = (c: Checker, { objects }: Collected): void => {
  const isAlias = (o: Obj): boolean => o.kind === "TypeName" && o.isAlias;
  for (const o of objects) if (o.kind === "TypeName" && !isAlias(o)) c.complete(o);
  for (const o of objects) if (isAlias(o)) c.complete(o);
  for (const o of objects) c.complete(o);
};

const reportUnusedImports = (c: Checker, { imports }: Collected): void => {
  if (c.sawBadSyntax || c.ignoreBodies || c.files.some((f) => f.elisions.length > 0)) return;
  for (const { obj, spec } of imports) {
    if (c.usedPackages.has(obj)) continue;
    const elem = obj.path.slice(obj.path.lastIndexOf("/") + 1);
    c.error(
      spec,
      obj.name === "" || obj.name === elem
        ? `"${obj.path}" imported and not used`
        : `"${obj.path}" imported as ${obj.name} and not used`,
    );
  }
};
