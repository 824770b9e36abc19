// Implements the text of types, as go/types' TypeString writes it.

import { aliasOf } from "./alias.ts";
import { anyInterface, comparableInterface } from "./basic.ts";
import { prune, under } from "./named.ts";
import type { AliasUse, Interface, Named, Signature, Struct, Tuple, Type, TypeParam } from "./types.ts";

/** Says how a package path is written before a name: with `""`, nothing is. `name`: the package's own name, where it is of the program. */
export type Qualifier = (path: string, name?: string) => string;

/** Full import paths; the package being checked has none. */
export const byPath: Qualifier = (path) => path;
/** Stands in texts for a type of which nothing is known. */
export const unknownTypeText = "‹unknown›";

export const typeString = (t: Type, qualifier: Qualifier = byPath, names = true): string =>
  new TypeWriter(qualifier, names).type(t);

/** Parameters and results of a signature, without `func`; optionally without the names of parameters. */
export const signatureString = (sig: Signature, qualifier: Qualifier = byPath, names = true): string =>
  new TypeWriter(qualifier, names).signature(sig);

class TypeWriter {
  private readonly open = new Set<Type>();

  constructor(
    private readonly qualifier: Qualifier,
    private readonly names = true,
  ) {}

  type(t: Type): string {
    t = prune(t);
    const alias = aliasOf(t);
    if (alias) return this.named(alias);
    if (this.open.has(t)) return `<cycle to ${t.kind}>`;
    if (t.kind === "Basic") return t.alias ?? (t.basic === "invalid" ? "invalid type" : t.basic);
    this.open.add(t);
    const text = this.composite(t);
    this.open.delete(t);
    return text;
  }

  private composite(t: Exclude<Type, { kind: "Basic" }>): string {
    switch (t.kind) {
      case "Pointer":
        return `*${this.type(t.elem)}`;
      case "Slice":
        return `[]${this.type(t.elem)}`;
      case "Array":
        return `[${t.len}]${this.type(t.elem)}`;
      case "Map":
        return `map[${this.type(t.key)}]${this.type(t.elem)}`;
      case "Chan":
        return this.chan(t.dir, prune(t.elem));
      case "Struct":
        return this.struct(t);
      case "Tuple":
        return this.tuple(t, false);
      case "Signature":
        return `func${this.signature(t)}`;
      case "Interface":
        return this.interface(t);
      case "Union":
        return t.terms.map((x) => (x.tilde ? "~" : "") + this.type(x.type)).join(" | ");
      case "Named":
        return this.named(t);
      case "TypeParam":
        return t.obj.name;
      case "Open":
        return t.name ? this.qualified(t.pkg, t.name) : unknownTypeText;
    }
  }

  private chan(dir: "both" | "send" | "recv", elem: Type): string {
    if (dir === "send") return `chan<- ${this.type(elem)}`;
    if (dir === "recv") return `<-chan ${this.type(elem)}`;
    const inner = this.type(elem);
    return elem.kind === "Chan" && elem.dir === "recv" ? `chan (${inner})` : `chan ${inner}`;
  }

  private struct(t: Struct): string {
    const fields = t.fields.map((f, i) => {
      const tag = t.tags[i];
      return (f.embedded ? "" : `${f.name} `) + this.type(f.type) + (tag ? ` ${JSON.stringify(tag)}` : "");
    });
    return `struct{${fields.join("; ")}}`;
  }

  private interface(t: Interface): string {
    if (t === anyInterface) return "any";
    if (t === comparableInterface) return "interface{comparable}";
    if (t.implicit && t.methods.length === 0 && t.embeddeds.length === 1) return this.type(t.embeddeds[0]!);
    // In the order of names, as go/types keeps them.
    const methods = t.methods.map((m) => m.name + this.signature(m.type)).sort();
    const parts = [...methods, ...t.embeddeds.map((e) => this.type(e))];
    return `${t.implicit ? "/* implicit */ " : ""}interface{${parts.join("; ")}}`;
  }

  /** A defined type or an alias, with its type arguments or parameters. */
  private named(t: Named | AliasUse): string {
    const { home } = t.obj;
    const name = this.qualified(home?.path ?? t.obj.pkg, t.obj.name, home?.name);
    if (t.typeArgs.length > 0) return `${name}[${t.typeArgs.map((a) => this.type(a)).join(", ")}]`;
    return t.typeParams.length > 0 ? name + this.typeParams(t.typeParams) : name;
  }

  private qualified(pkg: string | undefined, name: string, pkgName?: string): string {
    const prefix = pkg ? this.qualifier(pkg, pkgName) : "";
    return prefix ? `${prefix}.${name}` : name;
  }

  private typeParams(params: readonly TypeParam[]): string {
    let text = "";
    params.forEach((p, i) => {
      const previous = params[i - 1];
      if (previous) text += shareConstraint(previous, p) ? ", " : ` ${this.type(previous.constraint)}, `;
      text += p.obj.name;
    });
    const last = params.at(-1);
    return `[${text}${last ? ` ${this.type(last.constraint)}` : ""}]`;
  }

  private tuple(t: Tuple, variadic: boolean): string {
    const vars = t.vars.map((v, i) => {
      const name = this.names && v.name ? `${v.name} ` : "";
      const type = prune(v.type);
      if (!variadic || i < t.vars.length - 1) return name + this.type(type);
      return name + (type.kind === "Slice" ? `...${this.type(type.elem)}` : `${this.type(type)}...`);
    });
    return `(${vars.join(", ")})`;
  }

  signature(sig: Signature): string {
    const head = (sig.typeParams.length > 0 ? this.typeParams(sig.typeParams) : "") + this.tuple(sig.params, sig.variadic);
    const results = sig.results.vars;
    if (results.length === 0) return head;
    const [first] = results;
    return results.length === 1 && !first!.name
      ? `${head} ${this.type(first!.type)}`
      : `${head} ${this.tuple(sig.results, false)}`;
  }
}

/** go/types gives each parameter an interface of its own around a constraint that is none. */
const shareConstraint = (a: TypeParam, b: TypeParam): boolean =>
  a.constraint === b.constraint && under(a.constraint).kind === "Interface";
