// Implements the answers of a finished check.

import type { BlockStmt, CallExpr, CaseClause, Expr, File, FuncDecl, FuncLit, Ident, Node, SelectorExpr } from "../go/ast.ts";
import type { Diagnostic } from "../source/diagnostics.ts";
import { invalidType } from "./basic.ts";
import type { Checker } from "./checker.ts";
import type { ConstValue } from "./constant.ts";
import { unparen } from "./exprstring.ts";
import { openBase } from "./infer/open.ts";
import { deref } from "./predicates.ts";
import { implementsInterface } from "./implements.ts";
import type { Assumption, Selection, TypeAndValue, TypeInfo } from "./info.ts";
import { isFound, lookupFieldOrMethod } from "./lookup.ts";
import { prune } from "./named.ts";
import { newSignature } from "./object.ts";
import type { FuncObj, Home, Obj, PkgNameObj, TypeNameObj, VarObj } from "./objects.ts";
import type { Signature, Type } from "./types.ts";

const emptySignature: Signature = newSignature();

export class InfoTables implements TypeInfo {
  readonly files: readonly File[];
  readonly diagnostics: readonly Diagnostic[];
  readonly assumptions: readonly Assumption[];
  readonly typeNames: readonly TypeNameObj[];
  readonly homes: TypeInfo["homes"];

  /** `c` has absorbed what the others recorded, which checked the packages that the program's root imports. */
  constructor(
    private readonly c: Checker,
    readonly initOrder: readonly (readonly VarObj[])[],
    others: readonly Checker[] = [],
  ) {
    const all = [...others, c];
    this.files = all.flatMap((x) => x.files);
    this.diagnostics = all.flatMap((x) => x.diagnostics).sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    this.assumptions = all.flatMap((x) => x.assumptions.list());
    const packageLevel = all.flatMap((x) => [...x.scope.values()]).filter((o): o is TypeNameObj => o.kind === "TypeName");
    const local = all.flatMap((x) => x.localTypes);
    this.typeNames = [...packageLevel, ...local].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
    this.homes = others.flatMap((x) => (x.home ? [{ home: x.home, files: x.files }] : []));
  }

  homeAt(at: number): Home | undefined {
    return this.homes.find(({ files }) => files.some((f) => f.span.start <= at && at <= f.span.end))?.home;
  }

  typeOf(e: Expr): Type {
    const known = this.c.types.get(e)?.type;
    if (known) return prune(known);
    // Names of declarations and keys of struct literals have no recorded type, but an object.
    const obj = e.kind === "Ident" ? this.objectOf(e) : undefined;
    return obj && "type" in obj ? prune(obj.type) : invalidType;
  }

  typeAndValueOf(e: Expr): TypeAndValue | undefined {
    return this.c.types.get(e);
  }
  constOf(e: Expr): ConstValue | undefined {
    return this.c.types.get(e)?.value;
  }
  isType(e: Expr): boolean {
    return this.c.types.get(e)?.mode === "type";
  }

  objectOf(id: Ident): Obj | undefined {
    return this.c.defs.get(id) ?? this.c.uses.get(id);
  }
  defOf(id: Ident): Obj | undefined {
    return this.c.defs.get(id);
  }
  useOf(id: Ident): Obj | undefined {
    return this.c.uses.get(id);
  }
  isDef(id: Ident): boolean {
    return this.c.defs.has(id);
  }
  selectionOf(e: SelectorExpr): Selection | undefined {
    return this.c.selections.get(e);
  }
  implicitOf(clause: CaseClause): VarObj | undefined {
    return this.c.implicits.get(clause);
  }

  calleeOf(call: CallExpr): FuncObj | undefined {
    const fun = callee(call.fun);
    const obj = fun && this.objectOf(fun);
    return obj?.kind === "Func" ? obj : undefined;
  }

  isConversion(call: CallExpr): boolean {
    return this.isType(call.fun);
  }

  builtinOf(call: CallExpr): string | undefined {
    const fun = callee(call.fun);
    const obj = fun && this.objectOf(fun);
    return obj?.kind === "Builtin" ? obj.name : undefined;
  }

  fallsOff(body: BlockStmt): boolean {
    return this.c.fallsOff.has(body);
  }
  signatureOf(f: FuncDecl | FuncLit): Signature {
    return this.c.signatures.get(f) ?? emptySignature;
  }
  funcObjOf(f: FuncDecl): FuncObj | undefined {
    return this.c.funcObjs.get(f);
  }
  instanceOf(id: Ident): readonly Type[] | undefined {
    return this.c.instances.get(id);
  }

  packageOf(id: Ident): PkgNameObj | undefined {
    const obj = this.objectOf(id);
    return obj?.kind === "PkgName" ? obj : undefined;
  }

  /** Fields and methods of an instantiated type are declared where those of the generic type are. */
  declOf(obj: Obj): Node | undefined {
    const origin = obj.kind === "Var" || obj.kind === "Func" ? obj.origin : undefined;
    return this.c.declarations.get(obj) ?? (origin && this.c.declarations.get(origin));
  }

  implements(t: Type, iface: Type): boolean {
    return implementsInterface(t, iface);
  }

  lookup(t: Type, name: string): Selection | undefined {
    const open = openBase(t);
    const assumed = open?.fields.get(name) ?? open?.methods.get(name);
    if (assumed)
      return { kind: assumed.kind === "Func" ? "method" : "field", recv: t, obj: assumed, path: [], indirect: deref(t).pointer };
    const found = lookupFieldOrMethod(t, { addressable: true, pkg: this.c.path, name });
    return isFound(found) ? { kind: found.obj.kind === "Func" ? "method" : "field", recv: t, ...found } : undefined;
  }
}

/** The identifier that names what is called. */
const callee = (e: Expr): Ident | undefined => {
  const fun = unparen(e);
  switch (fun.kind) {
    case "Ident":
      return fun;
    case "SelectorExpr":
      return fun.sel;
    case "IndexExpr":
      return callee(fun.x);
    default:
      return undefined;
  }
};
