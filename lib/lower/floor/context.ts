// Implements the state of one floor translation: types, names, instances to write, and where the function being written stands.

import type { Facts } from "../../analysis/facts.ts";
import type { BranchStmt, Expr, FuncDecl, FuncLit, Ident, LabeledStmt, Node } from "../../go/ast.ts";
import type { RustExpr, RustType } from "../../rust/ast.ts";
import { call, pathExpr, typeText } from "../../rust/factory.ts";
import { within } from "../../rust/factory/path.ts";
import { snakeCase, wordsOf } from "../../rust/names.ts";
import type { TypeInfo } from "../../semantics/info.ts";
import type { ConstObj, FuncObj, VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import { type Substitution, substituteType } from "../../semantics/substitute.ts";
import type { Interface, Signature, Type, TypeParam } from "../../semantics/types.ts";
import type { Output } from "../output.ts";
import { type Boxes, findBoxes } from "./boxes.ts";
import { FloorNames, tooPlain } from "./names.ts";
import type { Runtime } from "./runtime.ts";
import { Beyond, FloorTypes, methodName, safeName } from "./types.ts";

/** A generic function with its type arguments, to be written out. */
export interface FuncInstance {
  readonly name: string;
  readonly decl: FuncDecl;
  readonly obj: FuncObj;
  readonly env: Substitution;
}

/** Where `return` goes, in the function being written. */
export interface Frame {
  readonly results: readonly { readonly obj?: VarObj; readonly type: Type; readonly name: string }[];
  /** `cells`: results live in variables of these names that outlive the body, because deferred calls or an iterator's body may set them. */
  readonly returns: "values" | "cells";
  readonly signature: Signature;
  /** Inside the body of a range over a function: what leaving it means. */
  readonly yielding?: Yielding;
}

export interface Yielding {
  /** Name of the variable that says how the body was left. */
  readonly exit: string;
  /** Labels that the body jumps to, in the order of their codes. */
  readonly jumps: { readonly tok: "break" | "continue"; readonly label: string | undefined }[];
  returned: boolean;
}

/** A target of `break` and `continue`. */
export interface Target {
  readonly node: Node;
  readonly goLabel: string | undefined;
  /** Rust label, if it is asked for. */
  readonly label: string;
  used: boolean;
  /** Label of the body that a `continue` leaves, where something must run after it. */
  readonly next?: { readonly label: string; used: boolean };
  readonly isLoop: boolean;
  /** The body of a range over a function: nothing outside is reached by a plain jump. */
  readonly isClosure: boolean;
  /** What a label became that only `goto` leads to. */
  readonly isGoto?: boolean;
}

export class Floor {
  readonly types: FloorTypes;
  readonly names = new FloorNames();
  readonly boxes: Boxes;
  env: Substitution = new Map();
  frame: Frame | undefined;
  /** Parameters of the function being written, that a closure within it does not own. */
  parameters: ReadonlySet<VarObj> = new Set();
  targets: Target[] = [];
  /** Types whose values become interfaces, by their Rust text: those that type tests must know. */
  readonly dynamic = new Map<string, Type>();
  /** Interfaces that values are converted to, by their Rust text. */
  readonly interfaces = new Map<string, Type>();
  /** Interfaces of the library whose values become other interfaces, by their Rust texts. */
  readonly widenings = new Map<string, { readonly from: Type; readonly to: Type }>();
  /** Interfaces that values are tested for. */
  readonly tested = new Map<string, { readonly name: string; readonly type: Type; readonly iface: Interface }>();
  readonly functions = new Map<string, FuncInstance>();
  readonly queue: FuncInstance[] = [];
  /** Structs and wrappers that JSON is read into, by their Rust name. */
  readonly readJson = new Map<string, Type>();
  /** Types that the program names to reflect. */
  readonly reflected: Type[] = [];
  /** Values of reflect are printed. */
  showsValues = false;
  /** Something was written that the program never uses. */
  hasUnread = false;
  private readonly temporaries = new Set<string>();
  /** The names of the program, as Rust has them. */
  private authors: ReadonlySet<string> | undefined;
  private allGotos: readonly BranchStmt[] | undefined;
  private constants: Set<ConstObj> | undefined;
  private methods: Set<string> | undefined;

  constructor(
    readonly facts: Facts,
    readonly runtime: Runtime,
    readonly output: Output,
  ) {
    this.types = new FloorTypes(runtime);
    this.boxes = findBoxes(facts);
  }

  get info(): TypeInfo {
    return this.facts.info;
  }

  subst(type: Type): Type {
    return substituteType(type, this.env);
  }

  typeOf(e: Expr): Type {
    return this.subst(this.info.typeOf(e));
  }

  rust(type: Type): RustType {
    return this.types.of(this.subst(type));
  }

  /** The jumps to a label; labels are a function's own. */
  gotosTo(s: LabeledStmt): readonly BranchStmt[] {
    const home = this.facts.tree.funcOf(s);
    return this.gotos.filter((jump) => jump.label?.name === s.label.name && this.facts.tree.funcOf(jump) === home);
  }

  private get gotos(): readonly BranchStmt[] {
    this.allGotos ??= this.facts.nodesOf("BranchStmt").filter((b) => b.tok === "goto");
    return this.allGotos;
  }

  /** What a declaration becomes; where the floor can't express it, nothing, and a refusal. */
  contained<T>(at: Node, make: () => T): T | undefined {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof Beyond)) throw error;
      this.output.refuse(at, error.code, error.args);
      return undefined;
    }
  }

  /** The package's name, as `%T` shows it. */
  get packageName(): string {
    return this.facts.files.find((f) => !this.info.homeAt(f.span.start))?.package?.name ?? "main";
  }

  /** A name that nothing else in the function has, and no variable of the program. */
  temp(hint: string): string {
    this.authors ??= new Set(this.facts.nodesOf("Ident").map((id) => snakeCase(id.name)));
    let name = hint;
    for (let n = 2; this.temporaries.has(name) || this.authors.has(name) || tooPlain.has(name); n++) name = `${hint}_${n}`;
    this.temporaries.add(name);
    return name;
  }

  startFunction(): void {
    this.temporaries.clear();
    this.names.startFunction();
  }

  /** May the local be moved out here: nothing reads it later, and no closure around holds it? */
  movable(id: Ident, v: VarObj): boolean {
    // A jump back makes a use that came before come later.
    if (!this.facts.isLastRead(id) || v.role === "package" || this.frame?.yielding || this.gotos.length > 0) return false;
    if (this.isCarriedOn(id, v)) return false;
    // Within one statement Rust may still hold a borrow of it, or read it later.
    const stmt = this.facts.tree.stmtOf(id);
    if (this.facts.uses.of(v).some((u) => u.ident !== id && this.facts.tree.stmtOf(u.ident) === stmt)) return false;
    const home = this.facts.tree.funcOf(this.facts.info.declOf(v) ?? id);
    return v.role === "local" ? home === this.facts.tree.funcOf(id) : this.parameters.has(v);
  }

  /** May a closure take the local along instead of a copy: nothing outside of it reads the local later, and it is made once? */
  isTakenBy(made: FuncLit, v: VarObj): boolean {
    const { tree, uses } = this.facts;
    const decl = this.facts.info.declOf(v);
    if (!decl || this.frame?.yielding || this.gotos.length > 0) return false;
    const isBound = v.role === "local" || (v.role === "receiver" && this.names.of(v) !== "self");
    const isOwn = isBound ? tree.funcOf(decl) === tree.funcOf(made) : this.parameters.has(v);
    const isRepeated = [...tree.ancestorsOf(made)].some(
      (p) => (p.kind === "ForStmt" || p.kind === "RangeStmt") && !tree.isInside(decl, p.body),
    );
    if (!isOwn || isRepeated || this.facts.usesAfter(v, made).length > 0) return false;
    // Within one statement Rust may read it later than Go does.
    const stmt = tree.stmtOf(made);
    return uses.of(v).every((u) => tree.isInside(u.ident, made) || tree.stmtOf(u.ident) !== stmt);
  }

  /** A variable of a loop's clause: the condition and the post statement of the next turn read it. */
  private isCarriedOn(id: Ident, v: VarObj): boolean {
    const decl = this.facts.info.declOf(v);
    return [...this.facts.tree.ancestorsOf(id)].some(
      (p) =>
        p.kind === "ForStmt" &&
        p.init !== undefined &&
        decl !== undefined &&
        this.facts.tree.isInside(decl, p.init) &&
        !this.facts.tree.isInside(id, p.init),
    );
  }

  /** Its binding is `mut`: a store is left in the Rust. */
  isMutable(v: VarObj): boolean {
    return this.boxes.isChanged(v) || this.isOnlyWritten(v);
  }

  /** Set in whole or in part, but never looked at: Go allows it of parameters, and of parts. */
  isOnlyWritten(v: VarObj): boolean {
    if (this.boxes.isBoxed(v) || !["Struct", "Array", "Basic"].includes(underlying(this.subst(v.type)).kind)) return false;
    const uses = this.facts.uses.of(v).filter((u) => u.role.kind !== "define");
    return (
      uses.length > 0 &&
      uses.every(
        (u) =>
          u.steps.every((s, i) => (s.step === "field" && !s.throughPointer) || (s.step === "index" && i === 0)) &&
          (u.role.kind === "assign" || u.role.kind === "update"),
      )
    );
  }

  /** Where Go tells two methods apart by their capital alone, the one in lower case gets `_` behind. */
  methodName(goName: string): string {
    this.methods ??= new Set([
      ...this.facts.nodesOf("FuncDecl").flatMap((d) => (d.recv ? [d.name.name] : [])),
      ...this.facts.nodesOf("InterfaceType").flatMap((i) => i.methods.list.flatMap((m) => m.names.map((id) => id.name))),
    ]);
    const name = methodName(goName);
    const exported = goName.charAt(0).toUpperCase() + goName.slice(1);
    return exported !== goName && this.methods.has(exported) && this.methods.has(goName) ? `${name}_` : name;
  }

  /** Is the constant named anywhere but where it is declared? */
  isRead(obj: ConstObj): boolean {
    this.constants ??= new Set(
      this.facts.nodesOf("Ident").flatMap((id) => {
        const found = this.info.isDef(id) ? undefined : this.info.objectOf(id);
        return found?.kind === "Const" ? [found] : [];
      }),
    );
    return this.constants.has(obj);
  }

  /** The name of a local, of a receiver or of a parameter, as it is in scope. */
  nameOfVar(v: VarObj): string {
    return this.names.of(v);
  }

  useModule(module: string): void {
    for (const c of this.runtime.cratesOf(module)) this.output.requireCrate(c, []);
  }

  /** `os.Args`, `io.EOF`: a function of the helpers that gives its value. */
  libraryVariable(v: VarObj): RustExpr {
    const module = v.pkg ? this.runtime.moduleOf(v.pkg) : undefined;
    const name = safeName(wordsOf(v.name).join("_"));
    if (module === undefined || this.runtime.find(module, name)?.kind !== "fn")
      throw new Beyond("FG0201", { what: `${v.pkg}.${v.name}` });
    this.useModule(module);
    return moduleCall(module, name, []);
  }

  /** `flag.Usage`, `os.Args`: the pointer to a variable of the library that programs may set, where the helpers have one. */
  libraryPlace(v: VarObj): RustExpr | undefined {
    const module = v.pkg ? this.runtime.moduleOf(v.pkg) : undefined;
    const name = `${wordsOf(v.name).join("_")}_place`;
    if (module === undefined || this.runtime.find(module, name)?.kind !== "fn") return undefined;
    this.useModule(module);
    return moduleCall(module, name, []);
  }

  /** The value's type may be looked for behind an interface. */
  becomesDynamic(type: Type): void {
    const key = typeText(this.rust(type));
    if (!this.dynamic.has(key)) this.dynamic.set(key, this.subst(type));
  }

  /** Values are seen through this interface: their types implement its trait. */
  asInterface(type: Type): void {
    const key = typeText(this.rust(type));
    if (!this.interfaces.has(key)) this.interfaces.set(key, this.subst(type));
  }

  /** The instance of a generic function, written once for each list of type arguments. */
  instance(obj: FuncObj, decl: FuncDecl, params: readonly TypeParam[], args: readonly Type[]): FuncInstance {
    const types = args.map((a) => this.subst(a));
    const base = this.names.of(obj);
    const key = `${base}<${types.map((a) => typeText(this.rust(a))).join(", ")}>`;
    const known = this.functions.get(key);
    if (known) return known;
    const suffix = types
      .map((a) =>
        this.types
          .wordFor(a)
          .replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_")
          .toLowerCase(),
      )
      .join("_");
    const env = new Map<TypeParam, Type>();
    params.forEach((p, i) => {
      const arg = types[i];
      if (arg) env.set(p, arg);
    });
    const made = { name: this.names.reserve(`${base.replace(/_$/, "")}_${suffix}`), decl, obj, env };
    this.functions.set(key, made);
    this.queue.push(made);
    return made;
  }

  /** Runs with other type arguments, as for the body of an instance. */
  withEnv<T>(env: Substitution, body: () => T): T {
    const before = this.env;
    this.env = env;
    try {
      return body();
    } finally {
      this.env = before;
    }
  }

  withFrame<T>(frame: Frame, body: () => T): T {
    const before = { frame: this.frame, targets: this.targets };
    this.frame = frame;
    this.targets = [];
    try {
      return body();
    } finally {
      this.frame = before.frame;
      this.targets = before.targets;
    }
  }
}

/** A function of the core: `any(x)`. */
export const coreCall = (name: string, args: readonly RustExpr[]): RustExpr =>
  call({ kind: "PathExpr", path: { segments: [{ name }], import: `go::${name}` } }, args);

/** `Slice::from`, `Ptr::Nil`: an associated item of a type of the core. */
export const coreItem = (type: string, item: string): RustExpr =>
  pathExpr({ segments: [{ name: type }, { name: item }], import: `go::${type}` });

/** `strings::split(…)`. */
export const moduleCall = (module: string, name: string, args: readonly RustExpr[]): RustExpr =>
  call({ kind: "PathExpr", path: within(`go::${module}`, name) }, args);
