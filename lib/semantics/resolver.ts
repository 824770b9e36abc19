// Implements the collection of package-level objects, in any order, with imports and methods.

import type { Decl, File, FuncDecl, GenDecl, Ident, ImportSpec, TypeSpec, ValueSpec } from "../go/ast.ts";
import { type Checker, type DeclInfo, iotaOf } from "./checker.ts";
import { stringLiteral } from "./literal.ts";
import { DeclaredType } from "./named.ts";
import { newConst, newPkgName, newTypeName, newVar, pending, type Place, unknownValue } from "./object.ts";
import type { FuncObj, Obj, PkgNameObj } from "./objects.ts";
import { Scope } from "./scope.ts";

/** A method, to be attached to its receiver's type. */
export interface MethodDecl {
  readonly obj: FuncObj;
  readonly decl: FuncDecl;
  readonly base: Ident | undefined;
}

export interface Collected {
  /** In source order. */
  readonly objects: readonly Obj[];
  readonly methods: readonly MethodDecl[];
  readonly imports: readonly { readonly obj: PkgNameObj; readonly spec: ImportSpec }[];
}

export const collectObjects = (c: Checker): Collected => {
  const collector = new Collector(c);
  for (const file of c.files) collector.file(file);
  return collector;
};

/** The specification whose type and values a constant repeats. */
interface Repeated {
  readonly type?: ValueSpec["type"];
  readonly values: ValueSpec["values"];
  readonly spec: ValueSpec;
}

class Collector implements Collected {
  readonly objects: Obj[] = [];
  readonly methods: MethodDecl[] = [];
  readonly imports: { obj: PkgNameObj; spec: ImportSpec }[] = [];

  constructor(private readonly c: Checker) {}

  file(file: File): void {
    const scope = new Scope(this.c.scope);
    for (const decl of file.decls) this.decl(decl, file, scope);
  }

  private decl(decl: Decl, file: File, scope: Scope): void {
    if (decl.kind === "BadDecl") this.c.sawBadSyntax = true;
    else if (decl.kind === "FuncDecl") this.func(decl, file, scope);
    else this.gen(decl, file, scope);
  }

  private gen(decl: GenDecl, file: File, scope: Scope): void {
    let repeated: Repeated | undefined;
    for (const spec of decl.specs) {
      if (spec.kind === "ImportSpec") this.import(spec, scope);
      else if (spec.kind === "TypeSpec") this.type(spec, file, scope);
      else if (decl.tok === "const") {
        if (spec.type || spec.values.length > 0 || !repeated) repeated = { type: spec.type, values: spec.values, spec };
        this.consts(spec, repeated, file, scope);
      } else this.vars(spec, file, scope);
    }
  }

  private import(spec: ImportSpec, scope: Scope): void {
    const literal = stringLiteral(spec.path.value);
    const path = literal.kind === "string" ? literal.value : "";
    if (path === "") return;
    const known = this.c.importPackage(path);
    const name = spec.name?.name ?? known?.name ?? importName(path);
    const obj = newPkgName(name, path, known !== undefined, { span: (spec.name ?? spec.path).span, pkg: this.c.path });
    if (spec.name) this.c.recordDef(spec.name, obj);
    this.c.declarations.set(obj, spec);
    if (name === "_") return;
    if (path !== "C") this.imports.push({ obj, spec });
    if (name === ".") {
      // Names of a dot import belong to the file.
      for (const o of known?.objects.values() ?? []) if (o.exported) scope.insert(o);
      this.c.usedPackages.add(obj);
    } else if (scope.insert(obj)) this.c.error(spec, `${name} redeclared in this block`);
  }

  private place({ span }: Ident): Place {
    return { span, pkg: this.c.path, home: this.c.home };
  }

  private declare(ident: Ident, obj: Obj, info: DeclInfo): void {
    this.c.declInfos.set(obj, info);
    if (info.spec ?? info.func) this.c.declarations.set(obj, (info.spec ?? info.func)!);
    if (ident.name === "init" || (ident.name === "main" && this.c.files.some((f) => f.package?.name === "main"))) {
      if (obj.kind !== "Func") this.c.error(ident, `cannot declare ${ident.name} - must be func`);
      if (ident.name === "init") return this.c.recordDef(ident, obj);
    }
    this.objects.push(obj);
    this.c.declare(this.c.scope, ident, obj);
  }

  private consts(spec: ValueSpec, repeated: Repeated, file: File, scope: Scope): void {
    const inherited = repeated.spec !== spec;
    spec.names.forEach((name, i) => {
      const obj = newConst(name.name, pending, unknownValue, this.place(name));
      this.c.iotas.set(obj, iotaOf(spec.iota));
      this.declare(name, obj, { scope, file, spec, type: repeated.type, init: repeated.values[i], inherited, deps: new Set() });
    });
    checkConstArity(this.c, spec, repeated, inherited);
  }

  private vars(spec: ValueSpec, file: File, scope: Scope): void {
    const objs = spec.names.map((name) => newVar(name.name, pending, "package", this.place(name)));
    const shared: DeclInfo | undefined =
      spec.values.length === 1 && spec.names.length > 1
        ? { scope, file, spec, lhs: objs, type: spec.type, init: spec.values[0], deps: new Set() }
        : undefined;
    objs.forEach((obj, i) => {
      const info: DeclInfo = shared ?? { scope, file, spec, type: spec.type, init: spec.values[i], deps: new Set() };
      this.declare(spec.names[i]!, obj, info);
    });
    checkVarArity(this.c, spec);
  }

  private type(spec: TypeSpec, file: File, scope: Scope): void {
    const obj = newTypeName(spec.name.name, pending, this.place(spec.name), spec.isAlias);
    this.declare(spec.name, obj, { scope, file, spec, deps: new Set() });
  }

  private func(decl: FuncDecl, file: File, scope: Scope): void {
    const obj = this.c.declaredFunc(decl.name.name, decl.name.span);
    const info: DeclInfo = { scope, file, func: decl, deps: new Set() };
    this.c.funcObjs.set(decl, obj);
    if (!decl.recv) {
      if (decl.name.name === "_") {
        this.c.recordDef(decl.name, obj);
        this.c.declInfos.set(obj, info);
        this.objects.push(obj);
      } else {
        this.declare(decl.name, obj, info);
        if (decl.name.name === "init") this.objects.push(obj);
      }
      return;
    }
    this.c.declInfos.set(obj, info);
    this.c.declarations.set(obj, decl);
    this.c.recordDef(decl.name, obj);
    this.objects.push(obj);
    this.methods.push({ obj, decl, base: receiverBase(decl) });
  }
}

/** `github.com/x/go-yaml/v3` is most likely named `yaml`. */
const importName = (path: string): string => {
  const parts = path.split("/");
  let last = parts.at(-1) ?? path;
  if (/^v\d+$/.test(last) && parts.length > 1) last = parts.at(-2)!;
  return last
    .replace(/\.v\d+$/, "")
    .replace(/^go-|[-.]go$/g, "")
    .replace(/\W/g, "_");
};

/** The identifier of the receiver's type: `T` of `*T[A]`. */
export const receiverBase = (decl: FuncDecl): Ident | undefined => {
  let t = decl.recv?.list[0]?.type;
  for (;;) {
    if (t?.kind === "StarExpr" || t?.kind === "ParenExpr" || t?.kind === "IndexExpr") t = t.x;
    else return t?.kind === "Ident" ? t : undefined;
  }
};

/** Attaches methods to the types of this package before any type is looked at. */
export const methodsByBase = (methods: readonly MethodDecl[]): ReadonlyMap<string, readonly MethodDecl[]> => {
  const map = new Map<string, MethodDecl[]>();
  for (const m of methods) {
    if (!m.base) continue;
    const list = map.get(m.base.name) ?? [];
    list.push(m);
    map.set(m.base.name, list);
  }
  return map;
};

export const checkConstArity = (c: Checker, spec: ValueSpec, repeated: Repeated, inherited: boolean): void => {
  const l = spec.names.length;
  const r = repeated.values.length;
  const missing = spec.names[r];
  if (r === 0 && !inherited) c.error(spec.names[0] ?? spec, "missing init expr for const declaration");
  else if (missing) c.error(missing, "missing init expr for const declaration");
  else if (l < r) {
    if (inherited) c.error(spec, "extra init expr");
    else c.error(repeated.values[l]!, "extra init expr");
  }
};

export const checkVarArity = (c: Checker, spec: ValueSpec): void => {
  const l = spec.names.length;
  const r = spec.values.length;
  if (r === 0 || r === 1 || l === r) return;
  const extra = spec.values[l];
  if (l < r && extra) c.error(extra, `assignment mismatch: ${l} variable${l === 1 ? "" : "s"} but ${r} values`);
  else if (spec.names[r]) c.error(spec.names[r]!, `assignment mismatch: ${l} variables but ${r} value${r === 1 ? "" : "s"}`);
};

/** Whether the object is one that this check declares as a defined type. */
export const declaredTypeOf = (obj: Obj | undefined): DeclaredType | undefined =>
  obj?.kind === "TypeName" && obj.type instanceof DeclaredType && !obj.isAlias ? obj.type : undefined;
