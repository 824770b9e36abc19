// Implements reading types as go/types prints them, with import paths for qualifiers: `func(r io.Reader) *net/http.Request`.

import { invalidType } from "../basic.ts";
import { newFunc, newSignature, newTuple, newTypeName, newVar } from "../object.ts";
import type { FuncObj, VarObj } from "../objects.ts";
import type { Interface, Signature, Struct, Tuple, Type, TypeParam } from "../types.ts";
import { lazy } from "./lazy.ts";

/** What the names in a text mean. */
export interface TypeNames {
  /** Import path of the package whose text is read. */
  readonly path: string;
  /** A declared type of the package, or a type of the universe. */
  named(name: string): Type;
  /** A declared type of another package. */
  qualified(path: string, name: string): Type;
  /** An instance of a generic type. */
  instance(generic: Type, args: readonly Type[]): Type;
}

export type TypeParamScope = ReadonlyMap<string, TypeParam>;

const identifier = /[\p{L}_][\p{L}\p{N}_]*/uy;
/** A name, after an import path and a dot if it is of another package. */
const typeName = /(?:([\p{L}_][\p{L}\p{N}_/]*)\.)?([\p{L}_][\p{L}\p{N}_]*)/uy;
/** A name that a type follows: that of a parameter or field. */
const leadingName = /(?!chan )([\p{L}_][\p{L}\p{N}_]*) (?!")/uy;
const stringLiteral = /"(?:[^"\\]|\\.)*"/y;
const digits = /\d+/y;

/** Reads one text from the left; throws where it is no type that go/types prints. */
export class TypeParser {
  private at = 0;
  private readonly text: string;
  private readonly names: TypeNames;
  private scope: TypeParamScope;

  constructor(text: string, names: TypeNames, scope: TypeParamScope = new Map()) {
    this.text = text;
    this.names = names;
    this.scope = scope;
  }

  /** A type that ends the text, after a space if one stands here. */
  wholeType(): Type {
    this.skip(" ");
    const type = this.type();
    this.end();
    return type;
  }

  /** What follows `func` and a name, to the end of the text: type parameters, parameters and results. */
  wholeSignature(recv?: VarObj): Signature {
    const type = this.signature(recv);
    this.end();
    return type;
  }

  type(): Type {
    if (this.skip("*")) return { kind: "Pointer", elem: this.type() };
    if (this.skip("[]")) return { kind: "Slice", elem: this.type() };
    if (this.skip("[")) return this.array();
    if (this.skip("(")) return this.before(")", this.type());
    if (this.skip("map[")) return { kind: "Map", key: this.before("]", this.type()), elem: this.type() };
    if (this.skip("<-chan ")) return { kind: "Chan", dir: "recv", elem: this.type() };
    if (this.skip("chan<- ")) return { kind: "Chan", dir: "send", elem: this.type() };
    if (this.skip("chan ")) return { kind: "Chan", dir: "both", elem: this.type() };
    if (this.skip("func(")) return this.parametersAndResults([]);
    if (this.skip("struct{")) return this.struct();
    if (this.skip("interface{")) return this.interface();
    return this.typeName();
  }

  /** A list of type parameters if one stands here; what follows may refer to them, as they may to each other. */
  typeParams(): readonly TypeParam[] {
    if (!this.skip("[")) return [];
    const scope = new Map(this.scope);
    this.scope = scope;
    const params: TypeParam[] = [];
    do {
      const names = [this.match(identifier)];
      while (this.skip(", ")) names.push(this.match(identifier));
      this.expect(" ");
      const constraint = this.deferredConstraint(scope);
      for (const name of names) {
        const param = newTypeParam(name, params.length, this.names.path, constraint);
        params.push(param);
        scope.set(name, param);
      }
    } while (this.skip(", "));
    return this.before("]", params);
  }

  private array(): Type {
    const len = Number(this.match(digits));
    this.expect("]");
    return { kind: "Array", elem: this.type(), len };
  }

  private typeName(): Type {
    if (this.skip("untyped ")) return this.names.named(`untyped ${this.match(identifier)}`);
    const [path, name] = this.groups(typeName);
    if (path !== undefined) return this.instance(this.names.qualified(path, name ?? ""));
    return this.scope.get(name ?? "") ?? this.instance(this.names.named(name ?? ""));
  }

  private instance(type: Type): Type {
    if (!this.skip("[")) return type;
    const args = this.list("]", ", ", () => this.type());
    return this.names.instance(type, args);
  }

  private signature(recv?: VarObj): Signature {
    const typeParams = this.typeParams();
    this.expect("(");
    return this.parametersAndResults(typeParams, recv);
  }

  private parametersAndResults(typeParams: readonly TypeParam[], recv?: VarObj): Signature {
    const { params, variadic } = this.parameters();
    return newSignature(params, this.results(), variadic, typeParams, recv);
  }

  private parameters(): { readonly params: Tuple; readonly variadic: boolean } {
    let variadic = false;
    const vars = this.list(")", ", ", () => {
      const name = this.leadingName();
      variadic = this.skip("...");
      const type = this.type();
      return this.variable(name ?? "", variadic ? { kind: "Slice", elem: type } : type, "param");
    });
    return { params: newTuple(vars), variadic };
  }

  private results(): Tuple {
    if (!this.skip(" ")) return newTuple([]);
    const result = () => this.variable(this.leadingName() ?? "", this.type(), "result");
    return newTuple(this.skip("(") ? this.list(")", ", ", result) : [result()]);
  }

  private struct(): Struct {
    const tags: string[] = [];
    const fields = this.list("}", "; ", () => {
      const name = this.leadingName();
      const start = this.at;
      const type = this.type();
      const written = this.text.slice(start, this.at);
      tags.push(this.skip(" ") ? (JSON.parse(this.match(stringLiteral)) as string) : "");
      return this.variable(name ?? embeddedName(written), type, "field", name === undefined);
    });
    return { kind: "Struct", fields, tags };
  }

  private interface(): Interface {
    const methods: FuncObj[] = [];
    const embeddeds: Type[] = [];
    const type: Interface = { kind: "Interface", methods, embeddeds };
    this.list("}", "; ", () => {
      const start = this.at;
      const name = this.optional(identifier);
      if (name !== undefined && this.text[this.at] === "(") {
        methods.push({ ...newFunc(name, this.signature(), { pkg: this.names.path }), recv: type });
      } else {
        this.at = start;
        embeddeds.push(this.union());
      }
    });
    return type;
  }

  /** Terms of a union, or a type by itself. */
  private union(): Type {
    const terms = [this.term()];
    while (this.skip(" | ")) terms.push(this.term());
    const [first] = terms;
    return first && terms.length === 1 && !first.tilde ? first.type : { kind: "Union", terms };
  }

  private term(): { readonly tilde: boolean; readonly type: Type } {
    return { tilde: this.skip("~"), type: this.type() };
  }

  /** A constraint; `~[]E` stands for `interface{~[]E}`. */
  private constraint(): Type {
    const type = this.union();
    return type.kind === "Union" ? { kind: "Interface", methods: [], embeddeds: [type], implicit: true } : type;
  }

  /** A constraint is read when first asked for, since it may mention a type parameter further right. */
  private deferredConstraint(scope: TypeParamScope): () => Type {
    const parser = new TypeParser(this.constraintText(), this.names, scope);
    return lazy(() => parser.constraint());
  }

  /** Steps over a constraint. */
  private constraintText(): string {
    const start = this.at;
    for (let depth = 0; this.at < this.text.length; this.at++) {
      const c = this.text[this.at] ?? "";
      if (depth === 0 && (c === "]" || c === ",")) return this.text.slice(start, this.at);
      if ("[({".includes(c)) depth++;
      if ("])}".includes(c)) depth--;
    }
    return this.fail("end of a constraint");
  }

  private variable(name: string, type: Type, role: VarObj["role"], embedded = false): VarObj {
    return newVar(name, type, role, { pkg: this.names.path }, embedded);
  }

  private list<T>(close: string, separator: string, read: () => T): T[] {
    const items: T[] = [];
    if (this.skip(close)) return items;
    do items.push(read());
    while (this.skip(separator));
    return this.before(close, items);
  }

  private leadingName(): string | undefined {
    return this.optional(leadingName, 1);
  }

  private before<T>(close: string, value: T): T {
    this.expect(close);
    return value;
  }

  private skip(token: string): boolean {
    const here = this.text.startsWith(token, this.at);
    if (here) this.at += token.length;
    return here;
  }

  private expect(token: string): void {
    if (!this.skip(token)) this.fail(token);
  }

  private match(pattern: RegExp): string {
    return this.optional(pattern) ?? this.fail(pattern.source);
  }

  private optional(pattern: RegExp, group: 0 | 1 = 0): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found?.[group];
  }

  private groups(pattern: RegExp): readonly (string | undefined)[] {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text) ?? this.fail("name of a type");
    this.at = pattern.lastIndex;
    return found.slice(1);
  }

  private end(): void {
    if (this.at < this.text.length) this.fail("end");
  }

  private fail(wanted: string): never {
    throw new Error(`${this.names.path}: expected ${wanted} at ${this.at} of ${this.text}`);
  }
}

/** Name of an embedded field: the last part of its type's name, e.g. `Reader` of `*io.Reader` and `Seq` of `iter.Seq[T]`. */
function embeddedName(type: string): string {
  const [qualified = ""] = type.replace("*", "").split("[");
  return qualified.slice(qualified.lastIndexOf(".") + 1);
}

function newTypeParam(name: string, index: number, pkg: string, constraint: () => Type): TypeParam {
  const obj = newTypeName(name, invalidType, { pkg });
  const param: TypeParam = {
    kind: "TypeParam",
    index,
    obj,
    get constraint() {
      return constraint();
    },
  };
  obj.type = param;
  return param;
}
