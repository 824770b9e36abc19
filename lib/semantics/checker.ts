// Implements the state of one check: what was recorded, where the checker stands, what it has put off.

import type { BlockStmt, CallExpr, CaseClause, Expr, File, Ident, Node, SelectorExpr, TypeSpec, ValueSpec } from "../go/ast.ts";
import type { Diagnostic } from "../source/diagnostics.ts";
import type { Span } from "../source/span.ts";
import { invalidType, unsafePointerType } from "./basic.ts";
import { type ConstValue, intConst } from "./constant.ts";
import { objDecl } from "./decl.ts";
import { exprString } from "./exprstring.ts";
import { Assumptions } from "./infer/assume.ts";
import type { Selection, TypeAndValue } from "./info.ts";
import { InstancePool } from "./named.ts";
import { isExported, type MutableSignature, newSignature, newTypeName } from "./object.ts";
import type { FuncObj, Home, Obj, PkgNameObj, TypeNameObj, VarObj } from "./objects.ts";
import { type Operand, operandString } from "./operand.ts";
import type { ImportedPackage, PackageSource } from "./package-source.ts";
import { isUntyped } from "./predicates.ts";
import { Scope } from "./scope.ts";
import type { Basic, Named, Signature, Type } from "./types.ts";
import { typeString, unknownTypeText } from "./typestring.ts";
import { universe, unsafeBuiltins } from "./universe.ts";

/** What a package-level object is declared by, and what its initialiser mentions. */
export interface DeclInfo {
  readonly scope: Scope;
  readonly file: File;
  /** Several variables set by one call share their DeclInfo. */
  readonly lhs?: readonly VarObj[];
  readonly spec?: ValueSpec | TypeSpec;
  readonly type?: Expr;
  readonly init?: Expr;
  readonly inherited?: boolean;
  readonly func?: import("../go/ast.ts").FuncDecl;
  /** Objects of the package that initialiser or body mention. */
  readonly deps: Set<Obj>;
}

/** Where the checker stands: saved and restored around declarations and function bodies. */
export interface Environment {
  decl: DeclInfo | undefined;
  scope: Scope;
  iota: ConstValue | undefined;
  /** In a repeated constant specification errors are reported here. */
  errorAt: Span | undefined;
  signature: Signature | undefined;
  /** Calls of panic, which end a statement list. */
  panics: Set<CallExpr>;
  hasLabel: boolean;
  hasCallOrReceive: boolean;
}

/** An untyped expression whose final type is not known yet. */
export interface UntypedInfo {
  isLhs: boolean;
  mode: Operand["mode"];
  type: Basic;
  value: ConstValue | undefined;
}

export type At = Span | { readonly span: Span } | Operand;

const spanAt = (at: At): Span =>
  "start" in at ? at : "expr" in at && !("span" in at) ? at.expr.span : (at as { span: Span }).span;

export class Checker {
  readonly types = new Map<Expr, TypeAndValue>();
  readonly defs = new Map<Ident, Obj | undefined>();
  readonly uses = new Map<Ident, Obj>();
  readonly selections = new Map<SelectorExpr, Selection>();
  readonly implicits = new Map<CaseClause, VarObj>();
  readonly instances = new Map<Ident, readonly Type[]>();
  readonly signatures = new Map<Node, Signature>();
  readonly declarations = new Map<Obj, Node>();
  readonly funcObjs = new Map<Node, FuncObj>();
  readonly untyped = new Map<Expr, UntypedInfo>();
  readonly diagnostics: Diagnostic[] = [];
  readonly assumptions: Assumptions;

  readonly declInfos = new Map<Obj, DeclInfo>();
  readonly iotas = new Map<Obj, ConstValue>();
  /** Declared methods of a type name, known before the type is. */
  readonly methodsOf = new Map<Obj, readonly FuncObj[]>();
  readonly funcScopes = new Map<Signature, Scope>();
  readonly localTypes: TypeNameObj[] = [];
  readonly objectPath: Obj[] = [];
  readonly finished = new Set<Obj>();
  readonly usedVars = new Set<VarObj>();
  readonly usedPackages = new Set<PkgNameObj>();
  /** Standard packages that a snippet uses without importing them. */
  readonly impliedPackages = new Map<string, PkgNameObj>();
  readonly scope: Scope;
  /** All defined types of the package, local ones too, to be checked for infinite size. */
  readonly declaredTypes: Named[] = [];
  /** Function bodies put off; tests of a whole package may leave them out. */
  ignoreBodies = false;
  /** Whether some text could not be parsed: then "not used" cannot be told. */
  sawBadSyntax = false;
  /** Bodies of functions with results whose end can be reached. */
  readonly fallsOff = new Set<BlockStmt>();
  env: Environment;
  /** The expression that is about to be called, and how many values its call shall give: what assumptions are made from. */
  callee: Expr | undefined;
  wanted: { readonly call: Expr; readonly count: number } | undefined;

  /** Spans that have a message: one each is enough. */
  private readonly reported = new Set<string>();
  private readonly delayed: (() => void)[] = [];
  private readonly imported = new Map<string, ImportedPackage | undefined>();

  constructor(
    readonly files: readonly File[],
    readonly packages: PackageSource,
    /** Import path of the package being checked: what its objects carry. */
    readonly path: string,
    /** Whether all of the package is here, so that undeclared names are mistakes. */
    readonly whole: boolean,
    /** Of a program of several packages: the imported one that is being checked. */
    readonly home: Home | undefined = undefined,
    /** Packages of one program have one instance of `Stack[int]`. */
    private readonly pool: InstancePool = new InstancePool(),
  ) {
    const outer = new Scope(undefined);
    for (const obj of universe.values()) outer.insert(obj);
    this.scope = new Scope(outer);
    this.env = this.environment(this.scope, undefined);
    this.assumptions = new Assumptions(this);
  }

  /** Whether something was left out within the span: then neither what is unused nor what is missing can be told. */
  leavesOut(within: Span): boolean {
    return this.files.some((f) => f.elisions.some((e) => within.start <= e.start && e.end <= within.end));
  }

  environment(scope: Scope, decl: DeclInfo | undefined, signature?: Signature, iota?: ConstValue): Environment {
    return { decl, scope, iota, errorAt: undefined, signature, panics: new Set(), hasLabel: false, hasCallOrReceive: false };
  }

  /** Runs `f` in another environment. */
  within<T>(env: Environment, f: () => T): T {
    const outer = this.env;
    this.env = env;
    try {
      return f();
    } finally {
      this.env = outer;
    }
  }

  inScope<T>(f: () => T): T {
    const outer = this.env.scope;
    this.env.scope = new Scope(outer);
    try {
      return f();
    } finally {
      this.env.scope = outer;
    }
  }

  // ---- Putting off -----------------------------------------------------------------------------------------

  later(f: () => void): void {
    this.delayed.push(f);
  }
  get delayedCount(): number {
    return this.delayed.length;
  }

  /** Runs what was put off since the mark, including what that puts off in turn. */
  processDelayed(from: number): void {
    for (let i = from; i < this.delayed.length; i++) {
      const action = this.delayed[i]!;
      const outer = this.env;
      action();
      this.env = outer;
    }
    this.delayed.length = from;
  }

  // ---- Messages --------------------------------------------------------------------------------------------

  readonly qualifier = (path: string, name?: string): string =>
    path === this.path || path === this.home?.path ? "" : (name ?? this.packageName(path));

  text(x: Type | Operand | Expr): string {
    if ("mode" in x) return operandString(x as Operand, this.qualifier);
    return "span" in x ? exprString(x as Expr) : typeString(x as Type, this.qualifier);
  }

  /** Says what is wrong. Follow-ups of an earlier error, and what concerns types that nobody knows, stay unsaid. */
  error(at: At, message: string): void {
    if (message.includes("invalid type") || message.includes("invalid operand") || message.includes(unknownTypeText)) return;
    const span = this.env.errorAt ?? spanAt(at);
    const key = `${span.start} ${span.end}`;
    if (this.reported.has(key)) return;
    this.reported.add(key);
    this.diagnostics.push({ severity: "warning", code: "type", message, span });
  }

  /** Takes back the messages since the mark, for a better one. */
  retract(from: number): void {
    for (const { span } of this.diagnostics.splice(from)) this.reported.delete(`${span.start} ${span.end}`);
  }

  // ---- Names -----------------------------------------------------------------------------------------------

  lookup(name: string): Obj | undefined {
    return this.env.scope.lookup(name);
  }

  declare(scope: Scope, ident: Ident | undefined, obj: Obj): void {
    if (obj.name !== "_") {
      const other = scope.insert(obj);
      if (other) {
        const where = ident ?? obj.span;
        if (where) this.error(where, `${obj.name} redeclared in this block`);
      }
    }
    if (ident) this.recordDef(ident, obj);
  }

  importPackage(path: string): ImportedPackage | undefined {
    if (path === "unsafe") return unsafePackage;
    if (!this.imported.has(path)) this.imported.set(path, this.packages.lookup(path));
    return this.imported.get(path);
  }

  packageName(path: string): string {
    return this.importPackage(path)?.name ?? path.slice(path.lastIndexOf("/") + 1);
  }

  /** Completes the declaration of an object of this package. */
  complete(obj: Obj): void {
    objDecl(this, obj);
  }

  /** The one instance of a generic type for these arguments. */
  instance(origin: Named, typeArgs: readonly Type[]): Named {
    return this.pool.get(origin, typeArgs);
  }

  private readonly shells = new Map<Obj, MutableSignature>();

  /** The signature of a declared function, to be filled by its declaration. */
  shellOf(obj: FuncObj): MutableSignature {
    let shell = this.shells.get(obj);
    if (!shell) {
      shell = newSignature();
      this.shells.set(obj, shell);
    }
    return shell;
  }

  /** A declared function: its signature is read when it is first asked for. */
  declaredFunc(name: string, span: Span): FuncObj {
    const complete = (obj: FuncObj): void => this.complete(obj);
    const shellOf = (obj: FuncObj): Signature => this.shellOf(obj);
    return {
      kind: "Func",
      name,
      span,
      pkg: this.path,
      ...(this.home && { home: this.home }),
      exported: isExported(name),
      get type(): Signature {
        complete(this);
        return shellOf(this);
      },
    };
  }

  addDependency(obj: Obj): void {
    if (this.declInfos.has(obj)) this.env.decl?.deps.add(obj);
  }

  // ---- Recording -------------------------------------------------------------------------------------------

  /** Records an operand whose expression has been checked; untyped ones wait for their final type. */
  record(x: Operand): void {
    const type = x.mode === "invalid" ? invalidType : x.type;
    if (x.mode !== "invalid" && isUntyped(type)) {
      this.untyped.set(x.expr, { isLhs: false, mode: x.mode, type, value: x.mode === "constant" ? x.value : undefined });
    } else {
      this.recordType(x.expr, x.mode, type, x.mode === "constant" ? x.value : undefined);
    }
  }

  recordType(e: Expr, mode: Operand["mode"], type: Type, value?: ConstValue): void {
    if (mode === "invalid") {
      if (!this.types.has(e)) this.types.set(e, { mode: "value", type: invalidType });
      return;
    }
    const isNil = mode === "value" && type.kind === "Basic" && type.basic === "untyped nil";
    this.types.set(e, { mode: isNil ? "nil" : mode, type, ...(value && value.kind !== "unknown" ? { value } : {}) });
  }

  /** The type of a builtin, parentheses included, is a signature made for this call. */
  recordBuiltin(e: Expr, signature: Signature): void {
    for (;;) {
      this.recordType(e, "builtin", signature);
      if (e.kind !== "ParenExpr") return;
      e = e.x;
    }
  }

  /** `v, ok := x`: the expression has the type of a pair. */
  recordCommaOk(e: Expr, first: Type, second: Type): void {
    const pair: Type = {
      kind: "Tuple",
      vars: [first, second].map((type) => ({ kind: "Var", name: "", type, role: "local", exported: false })),
    };
    for (;;) {
      const known = this.types.get(e);
      if (known) this.types.set(e, { ...known, type: pair });
      if (e.kind !== "ParenExpr") return;
      e = e.x;
    }
  }

  recordDef(id: Ident, obj: Obj | undefined): void {
    this.defs.set(id, obj);
    if (obj && !this.declarations.has(obj)) this.declarations.set(obj, id);
  }

  recordUse(id: Ident, obj: Obj): void {
    this.uses.set(id, obj);
  }

  /** Takes over what the check of another package of the program recorded. */
  absorb(other: Checker): void {
    const take = <K, V>(into: Map<K, V>, from: ReadonlyMap<K, V>): void => {
      for (const [key, value] of from) into.set(key, value);
    };
    take(this.types, other.types);
    take(this.defs, other.defs);
    take(this.uses, other.uses);
    take(this.selections, other.selections);
    take(this.implicits, other.implicits);
    take(this.instances, other.instances);
    take(this.signatures, other.signatures);
    take(this.declarations, other.declarations);
    take(this.funcObjs, other.funcObjs);
    for (const body of other.fallsOff) this.fallsOff.add(body);
  }

  recordInstance(e: Expr, typeArgs: readonly Type[]): void {
    const id = instantiatedIdent(e);
    if (id) this.instances.set(id, typeArgs);
  }
}

/** The identifier of a generic function or type in an instantiation. */
const instantiatedIdent = (e: Expr): Ident | undefined => {
  switch (e.kind) {
    case "Ident":
      return e;
    case "SelectorExpr":
      return e.sel;
    case "IndexExpr":
    case "ParenExpr":
      return instantiatedIdent(e.x);
    default:
      return undefined;
  }
};

const unsafePackage: ImportedPackage = {
  path: "unsafe",
  name: "unsafe",
  objects: new Map<string, Obj>([
    ["Pointer", newTypeName("Pointer", unsafePointerType, { pkg: "unsafe" })],
    ...Object.keys(unsafeBuiltins).map((full): [string, Obj] => [
      full.slice("unsafe.".length),
      { kind: "Builtin", name: full, pkg: "unsafe", exported: true },
    ]),
  ]),
};

export const iotaOf = (n: number): ConstValue => intConst(BigInt(n));
