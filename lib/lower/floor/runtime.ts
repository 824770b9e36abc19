// Implements what the floor knows of its helpers: which items there are, how they are called, and the module of those that a program uses.

/** One item of a helper file: a function, a type, or one method of an inherent `impl`. */
export interface RuntimeItem {
  /** Empty for the core; else the module of a package. */
  readonly module: string;
  /** The source file: `use` lines count for their own file alone. */
  readonly file: string;
  readonly name: string;
  readonly kind: "fn" | "struct" | "enum" | "trait" | "type" | "macro" | "const" | "impl" | "method" | "use" | "static";
  /** For `impl` and `method`: the type, and whether it is `Ptr<Type>`. */
  readonly owner?: string;
  readonly pointer?: boolean;
  /** For `impl Trait for Type`. */
  readonly trait?: string;
  /** Types of the parameters as written, without `self`. */
  readonly params?: readonly string[];
  /** Type parameters of a function. */
  readonly generics?: readonly string[];
  /** For a method: the head of its `impl` block. */
  readonly head?: string;
  readonly text: string;
}

export interface RuntimeData {
  readonly items: readonly RuntimeItem[];
  /** Crates that a module needs. */
  readonly crates: Readonly<Record<string, readonly string[]>>;
}

/** How many modules are kept for programs that ask for the same helpers, as one being edited does. */
const keptModules = 8;

export interface HelperModule {
  readonly text: string;
  readonly modules: readonly string[];
}

export class Runtime {
  private static readonly known = new WeakMap<RuntimeData, Runtime>();
  private readonly made = new Map<string, HelperModule>();
  private readonly byName = new Map<string, RuntimeItem>();
  private readonly modules: ReadonlySet<string>;
  private outside: Set<string> | undefined;
  private readonly words = new Map<RuntimeItem, Words>();

  /** What is found out about the data once is kept. */
  static of(data: RuntimeData): Runtime {
    const known = Runtime.known.get(data) ?? new Runtime(data);
    Runtime.known.set(data, known);
    return known;
  }

  private constructor(private readonly data: RuntimeData) {
    for (const i of data.items) {
      const key = i.kind === "method" ? methodKey(i.module, i.owner ?? "", i.pointer ?? false, i.name) : `${i.module}::${i.name}`;
      if (i.kind !== "impl" && i.kind !== "use" && !this.byName.has(key)) this.byName.set(key, i);
    }
    this.modules = new Set(data.items.map((i) => i.module));
  }

  /** The module that answers a package of the standard library. */
  moduleOf(path: string): string | undefined {
    const name = path === "math/rand/v2" ? "rand_v2" : path.slice(path.lastIndexOf("/") + 1);
    return this.modules.has(name) ? name : undefined;
  }

  find(module: string, name: string): RuntimeItem | undefined {
    return this.byName.get(`${module}::${name}`);
  }

  method(module: string, owner: string, pointer: boolean, name: string): RuntimeItem | undefined {
    return this.byName.get(methodKey(module, owner, pointer, name));
  }

  implements(module: string, owner: string, pointer: boolean, trait: string): boolean {
    return this.data.items.some(
      (i) =>
        i.kind === "impl" &&
        i.module === module &&
        i.owner === owner &&
        (i.pointer ?? false) === pointer &&
        i.trait?.split("::").at(-1) === trait,
    );
  }

  cratesOf(module: string): readonly string[] {
    return this.data.crates[module] ?? [];
  }

  /** The module `go` with what a text uses, and the modules that stand in it. */
  moduleFor(text: string): HelperModule {
    const asked = askedBy(text);
    const key = [asked.names, asked.free, asked.paths, asked.macros].map((set) => [...set].sort().join(" ")).join("\n");
    const made = this.made.get(key) ?? this.makeModule(asked);
    this.made.delete(key);
    this.made.set(key, made);
    if (this.made.size > keptModules) this.made.delete(this.made.keys().next().value ?? "");
    return made;
  }

  private makeModule(asked: Words): HelperModule {
    const used = this.closure(asked);
    const parts: string[] = [];
    const modules = [...this.modules].filter((m) => m !== "").sort();
    parts.push(
      ...printItems(
        this.data.items.filter((i) => i.module === "" && used.has(i)),
        "    ",
      ),
    );
    const present: string[] = [];
    for (const m of modules) {
      const all = this.data.items.filter((i) => i.module === m && used.has(i));
      const items = all.filter((i) => i.name !== "*" || all.some((o) => o.kind !== "use" && this.namesCore(o)));
      if (!items.some((i) => i.kind !== "use" && i.kind !== "impl")) continue;
      present.push(m);
      parts.push(`    pub mod ${m} {\n${printItems(items, "        ").join("\n\n")}\n    }`);
    }
    return {
      text: `/// What Go's values and packages do, as far as this program uses it.\n#[allow(dead_code)]\nmod go {\n${parts.join("\n\n")}\n}`,
      modules: present,
    };
  }

  /** All items that are reached by names, from the names of a text on. */
  private closure(start: Words): Set<RuntimeItem> {
    const reached = new Reached(start);
    for (let grown = true; grown; ) {
      grown = false;
      for (const i of this.data.items) {
        if (reached.items.has(i) || !this.isReached(i, reached)) continue;
        reached.add(i, this.wordsOf(i));
        grown = true;
      }
    }
    return reached.items;
  }

  private isReached(i: RuntimeItem, r: Reached): boolean {
    const owner = i.owner ?? "";
    switch (i.kind) {
      case "use": {
        if (i.name === "*") return r.modules.has(i.module);
        const names = [i.name, ...(traitMethods[i.name] ?? [])];
        return names.some((n) => r.inFile.get(i.file)?.has(n));
      }
      case "impl":
        return (
          (!/^\w+$/.test(owner) || r.names(i.module, owner) || this.isOfCore(owner, i.module, r)) &&
          (i.trait === undefined || isStdTrait(i.trait) || this.isKnown(i.trait, i.module, r))
        );
      case "method":
        return r.names(i.module, owner) && r.words.names.has(i.name);
      case "macro":
        if (isExport(i)) return r.words.paths.has(`go::${i.name}`);
        if (i.text.includes("macro_rules!")) return r.words.macros.has(i.name);
        return r.names(i.module, i.name) || (i.trait !== undefined && this.isKnown(i.trait, i.module, r));
      default:
        return r.names(i.module, i.name);
    }
  }

  /** A module's trait is implemented for a type of the core, which others than the module name. */
  private isOfCore(owner: string, module: string, r: Reached): boolean {
    return /^[A-Z]/.test(owner) && !this.byName.has(`${module}::${owner}`) && r.names("", owner);
  }

  /** Is a trait that an item of a module implements wanted: one of another module, of its own, or of the core? */
  private isKnown(trait: string, module: string, r: Reached): boolean {
    const [name = "", from] = trait.split("::").reverse();
    if (from !== undefined && this.modules.has(from)) return r.names(from, name);
    return from === undefined && this.byName.has(`${module}::${name}`) ? r.names(module, name) : r.names("", name);
  }

  /** Does an item of a module name anything of the core, or another module? */
  private namesCore(i: RuntimeItem): boolean {
    this.outside ??= new Set(
      this.data.items
        .filter((o) => o.module === "" && o.kind !== "method" && o.kind !== "impl" && o.kind !== "use")
        .map((o) => o.name),
    );
    const { free, paths, macros } = wordsOf(`${i.head ?? ""} ${i.text}`.replace(/\bsuper::\w+/g, ""));
    return (
      [...free, ...macros].some((n) => n !== i.name && this.outside?.has(n)) ||
      [...paths].some((path) => this.modules.has(path.split("::")[0] ?? ""))
    );
  }

  private wordsOf(i: RuntimeItem): Words {
    const known = this.words.get(i);
    if (known) return known;
    const found = wordsOf(`${i.head ?? ""} ${i.text}`);
    this.words.set(i, found);
    return found;
  }
}

const methodKey = (module: string, owner: string, pointer: boolean, name: string): string =>
  `${module}::${pointer ? "*" : ""}${owner}.${name}`;

/** Traits of Rust that an item implements for itself: wanted wherever the type is. */
const isStdTrait = (name: string): boolean =>
  /^(?:std::|(?:Clone|Copy|Default|Deref|Add|AddAssign|Sub|Mul|Div|Neg|From|PartialEq|Eq|PartialOrd|Ord|Drop|Iterator|Place|Interface|Results)$)/.test(
    name,
  );

/** `pub(crate) use name;` behind a macro: it is called by its path. */
const isExport = (i: RuntimeItem): boolean => i.text.startsWith("pub(crate) use ");

/** Traits that are imported for their methods. */
const traitMethods: Readonly<Record<string, readonly string[]>> = {
  BuildHasher: ["hash_one"],
  Write: ["flush", "write_all"],
  Seek: ["seek"],
  Read: ["read", "read_to_end", "read_to_string", "read_exact"],
  BufRead: ["read_line", "read_until", "fill_buf", "lines"],
  FromStr: ["from_str"],
  FromPrimitive: ["from_f64"],
  Integer: ["div_rem", "gcd", "is_even", "is_odd", "mod_floor"],
  One: ["is_one", "one"],
  Signed: ["abs", "is_negative", "signum"],
  ToPrimitive: ["to_f64", "to_i64", "to_u64"],
  Zero: ["is_zero"],
};

/** Comments, characters and texts: what they say names nothing. */
const insides = /\/\/[^\n]*|b?'(?:\\(?:x..|u\{[^}]*\}|.)|[^'\\\n])'|"(?:\\[\s\S]|[^"\\])*"/g;

const codeOf = (text: string): string => text.replace(insides, (inside) => (inside.startsWith('"') ? '""' : " "));

/** Names in a text, and those that stand behind a path: `strings::split`. */
interface Words {
  /** All of them: methods and imports are found by their names alone. */
  readonly names: ReadonlySet<string>;
  /** Those that can stand for an item of the same module or the core, for they are no fields, methods or variables. */
  readonly free: ReadonlySet<string>;
  readonly paths: ReadonlySet<string>;
  /** Names of macros that are called. */
  readonly macros: ReadonlySet<string>;
}

function wordsOf(text: string): Words {
  const code = codeOf(text);
  return { names: new Set(code.match(/[A-Za-z_]\w*/g) ?? []), free: freeNames(code), ...pathsOf(code) };
}

const pathsOf = (code: string): Pick<Words, "paths" | "macros"> => ({
  paths: new Set([...code.matchAll(/(?=\b([a-z]\w*)::([A-Za-z_]\w*))/g)].map(([, a, b]) => `${a}::${b}`)),
  macros: new Set([...code.matchAll(/\b(\w+)!/g)].map(([, name]) => name ?? "")),
});

/** `path::`, a dot, the name, and what shows that it is called, or a field or parameter with its type, or a field in a macro. */
const mention = /(?:\b([A-Za-z_]\w*)::|(?<!\.)(\.))?\b([A-Za-z_]\w*)(?:(\(|::)|(:(?!:)| ""))?/g;

function freeNames(code: string): Set<string> {
  const variables = variablesOf(code);
  const free = new Set<string>();
  for (const [, path, dot, name = "", called, typed] of code.matchAll(mention)) {
    if (dot !== undefined) continue;
    if (path !== undefined && !/^(?:super|go|crate|self|[A-Z]\w*)$/.test(path)) continue;
    if (/^[A-Z]/.test(path ?? "") && !/^[A-Z]/.test(name)) continue;
    const isField = typed !== undefined && path === undefined;
    if (/^[A-Z]/.test(name) || (!isField && (called !== undefined || !variables.has(name)))) free.add(name);
  }
  // A path's own head: `Slice::from`, `Self::LIMIT`.
  for (const [, head] of code.matchAll(/\b([A-Z]\w*)(?=::)/g)) if (head) free.add(head);
  return free;
}

/** Parameters, and names that `let`, `for`, closures and patterns bind. */
function variablesOf(code: string): Set<string> {
  const bound = [
    ...[...code.matchAll(/\b([a-z_]\w*):(?!:)/g)].map(([, name]) => name ?? ""),
    ...[...code.matchAll(/\blet\b([^=;]*)[=;]|\bfor\b([^;{}]*?)\bin\b|\|([^|\n]*)\||^([^\n]*?)=>/gm)].flatMap((m) =>
      m.slice(1).flatMap((pattern) => pattern?.match(/\b[a-z_]\w*\b(?![(:!])/g) ?? []),
    ),
  ];
  return new Set(bound);
}

/** What a program's text asks of the helpers: imports, types, methods and macros, but not its own variables, whatever they are called. */
function askedBy(text: string): Words {
  const code = codeOf(text);
  const imports = (code.match(/^use go::[^;]*;/gm) ?? []).join(" ");
  const behind = [...code.matchAll(/(?:\.|::)([A-Za-z_]\w*)/g)].map(([, name]) => name ?? "");
  const { paths, macros } = pathsOf(code);
  const imported = imports.match(/[A-Za-z_]\w*/g) ?? [];
  const free = [...imported, ...(code.match(/\b[A-Z]\w*/g) ?? []), ...macros];
  const ofGo = [...paths].filter((p) => p.startsWith("go::")).map((p) => p.slice("go::".length));
  return {
    names: new Set([...free, ...behind]),
    free: new Set([...free, ...ofGo]),
    paths: new Set([...paths, ...imported.filter((name) => /^[a-z_]/.test(name)).map((name) => `go::${name}`)]),
    macros,
  };
}

/** What a program's text leads to so far. */
class Reached {
  readonly items = new Set<RuntimeItem>();
  readonly modules = new Set<string>();
  readonly inFile = new Map<string, Set<string>>();
  private readonly inModule = new Map<string, Set<string>>();
  readonly words: { readonly names: Set<string>; readonly paths: Set<string>; readonly macros: Set<string> };
  private readonly free: Set<string>;

  constructor(start: Words) {
    this.words = { names: new Set(start.names), paths: new Set(start.paths), macros: new Set(start.macros) };
    this.free = new Set(start.free);
  }

  add(i: RuntimeItem, words: Words): void {
    this.items.add(i);
    this.modules.add(i.module);
    for (const n of words.names) this.words.names.add(n);
    for (const p of words.paths) this.words.paths.add(p);
    for (const m of words.macros) this.words.macros.add(m);
    for (const n of words.free) this.free.add(n);
    if (i.kind === "use") return;
    for (const [map, key, names] of [
      [this.inFile, i.file, words.names],
      [this.inModule, i.module, words.free],
    ] as const) {
      const known = map.get(key) ?? new Set<string>();
      for (const n of names) known.add(n);
      map.set(key, known);
    }
  }

  /** Does anything name this item: by its path, from beside it, or, in the core, from anywhere? */
  names(module: string, name: string): boolean {
    if (module === "") return this.free.has(name);
    return this.words.paths.has(`${module}::${name}`) || (this.inModule.get(module)?.has(name) ?? false);
  }
}

/** Items of one module, `use` lines first, methods with one head gathered into one block. */
function printItems(items: readonly RuntimeItem[], indent: string): string[] {
  const uses = [...new Set(items.filter((i) => i.kind === "use").map((i) => i.text))].sort(byUse);
  const out: string[] = uses.length > 0 ? [uses.map((u) => indent + u).join("\n")] : [];
  const groups = new Map<string, string[]>();
  for (const i of items) {
    if (i.kind === "use") continue;
    if (i.kind === "method" && i.head !== undefined) {
      const group = groups.get(i.head);
      if (group) {
        group.push(i.text);
        continue;
      }
      const made = [i.text];
      groups.set(i.head, made);
      out.push(i.head);
      continue;
    }
    out.push(indented(i.text, indent));
  }
  return out.map((part) => {
    const methods = groups.get(part);
    return methods
      ? `${indented(part, indent)}\n${methods.map((m) => indented(m, `${indent}    `)).join("\n\n")}\n${indent}}`
      : part;
  });
}

/** `super::*` first, then by name, as rustfmt sorts them. */
const byUse = (a: string, b: string): number => {
  const rank = (u: string): number => (u.startsWith("use super") ? 0 : 1);
  const path = (u: string): string => u.replace(/;$/, "");
  return rank(a) - rank(b) || (path(a) < path(b) ? -1 : 1);
};

const indented = (text: string, indent: string): string =>
  text
    .split("\n")
    .map((line) => (line === "" ? "" : indent + line))
    .join("\n");
