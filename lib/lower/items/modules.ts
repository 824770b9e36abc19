// Implements modules: the items of an imported package gathered in one, with what others see of it made public.
//
// Until here all items of a program stand side by side, and the name of each says its module (`rust/modules.ts`). Cutting comes
// last, so that nothing before has to know from where a name is spelled: `Circle` at home, `shapes::Circle` elsewhere.

import type { Facts } from "../../analysis/facts.ts";
import type { Plan } from "../../plan/plan.ts";
import type { EnumVariant, FormatArg, RustExpr, RustFile, RustItem, RustPath } from "../../rust/ast.ts";
import type { ModuleName, Modules } from "../../rust/modules.ts";
import { isPath, mapTree, walkTree } from "../../rust/print/tree.ts";
import { looseLines, packageDocs } from "./file.ts";
import { type Placed, visibleItems } from "./visibility.ts";

/** The file with a `mod` for each imported package, after the items of the root; helpers stay last. */
export function inModules(file: RustFile, facts: Facts, plan: Plan): RustFile {
  const { modules } = plan.names;
  if (modules.all.length === 0) return file;
  const placed = besideTraits(file.items.map((item): Placed => ({ item, module: moduleOf(item, facts, plan) })));
  const seen = visibleItems(placed, facts, plan);
  const cut = new Cutter(seen, modules);
  const root = cut.scope(undefined);
  const isLibrary = !root.some((i) => i.kind === "FnItem" && i.name === "main");
  const mods = facts.info.homes.flatMap(({ home, files }): RustItem[] => {
    const name = plan.names.moduleOf(home);
    const items = name === undefined ? [] : cut.scope(name);
    const clause = files.find((f) => f.package)?.package;
    const dangling = looseLines(files);
    if (name === undefined || items.length === 0) return [];
    return [
      {
        kind: "ModItem",
        name,
        docs: packageDocs(files),
        ...(clause && { origin: { span: clause.span, by: `package-module@${clause.span.start}` } }),
        items,
        ...(dangling.length > 0 && { dangling }),
        ...(isLibrary && { pub: true as const }),
      },
    ];
  });
  const after = root.findLastIndex((i) => i.origin !== undefined || i.kind === "ImplItem") + 1;
  return { ...file, items: [...root.slice(0, after), ...mods, ...root.slice(after)] };
}

/** An impl for a type of another module stands after its trait. */
function besideTraits(placed: readonly Placed[]): readonly Placed[] {
  const traitOf = ({ item, module }: Placed): string | undefined => {
    if (item.kind !== "ImplItem" || !item.trait) return undefined;
    const name = item.trait.segments[0]?.name;
    const trait = placed.find((p) => p.item.kind === "TraitItem" && p.item.name === name);
    const type = item.type.kind === "PathType" ? item.type.path.segments[0]?.name : undefined;
    const isAtHome = placed.some((p) => p.module === module && "name" in p.item && p.item.name === type);
    return trait && !isAtHome ? name : undefined;
  };
  const moved = placed.filter((p) => traitOf(p) !== undefined);
  if (moved.length === 0) return placed;
  return placed
    .filter((p) => !moved.includes(p))
    .flatMap((p) => [
      p,
      ...(p.item.kind === "TraitItem" ? moved.filter((m) => traitOf(m) === (p.item as { name: string }).name) : []),
    ]);
}

/** By the item's own name, or by the Go that it came from where it has none. */
function moduleOf(item: RustItem, facts: Facts, plan: Plan): string | undefined {
  const { modules } = plan.names;
  const wordOf = (path: RustPath | undefined): ModuleName | undefined => modules.split(path?.segments[0]?.name ?? "");
  if (item.kind === "TextItem") return undefined;
  if (item.kind === "ImplItem") {
    const type = item.type.kind === "PathType" ? wordOf(item.type.path) : undefined;
    if (item.trait === undefined || !isOfProgram(item.trait, facts, plan)) return type?.module;
    // Of the trait's package and the type's, the later one knows both.
    const rank = (module: string | undefined): number => (module === undefined ? Infinity : modules.all.indexOf(module));
    const trait = wordOf(item.trait)?.module;
    return rank(trait) > rank(type?.module) ? trait : type?.module;
  }
  if ("name" in item) return modules.split(item.name)?.module;
  const home = item.origin && facts.info.homeAt(item.origin.span.start);
  return plan.names.moduleOf(home);
}

const isOfProgram = (trait: RustPath, facts: Facts, plan: Plan): boolean =>
  trait.import === undefined && facts.info.typeNames.some((o) => plan.names.of(o) === trait.segments[0]?.name);

class Cutter {
  private readonly traits: ReadonlySet<string>;
  /** Items of the root that are no Go declarations of their own: helpers, the error enum. */
  private readonly rootNames: ReadonlySet<string>;

  constructor(
    private readonly placed: readonly Placed[],
    private readonly modules: Modules,
  ) {
    this.traits = new Set(placed.flatMap(({ item }) => (item.kind === "TraitItem" ? [item.name] : [])));
    const root = placed.filter((p) => p.module === undefined).map((p) => p.item);
    this.rootNames = new Set(root.flatMap(namesOf));
  }

  scope(module: string | undefined): RustItem[] {
    const items = this.placed.filter((p) => p.module === module).map((p) => p.item);
    const mentioned = new Set<string>();
    walkTree(items, (n) => {
      const [first] = isPath(n) ? n.segments : [];
      if (first && this.traits.has(first.name)) mentioned.add(first.name);
      return true;
    });
    return items.map((item) => mapTree(item, (n) => this.node(n, module, mentioned)) as RustItem);
  }

  private node(n: Record<string, unknown>, module: string | undefined, mentioned: ReadonlySet<string>): object {
    if (isPath(n)) return this.path(n, module);
    let out = n;
    if (isItem(n)) out = { ...out, name: this.bare(n.name) };
    if (n.kind === "EnumItem")
      out = { ...out, variants: (n.variants as readonly EnumVariant[]).map((v) => ({ ...v, name: this.bare(v.name) })) };
    if (n.kind === "MethodCallExpr" && typeof n.import === "string") out = this.traitOf(n, n.import, module, mentioned);
    if (n.kind === "FormatMacro" && typeof n.template === "string") out = this.format(out, n.template, module);
    if (Array.isArray(n.attrs)) out = { ...out, attrs: n.attrs.map((a: string) => this.text(a, module)) };
    if (n.kind === "TextItem") out = { ...out, text: this.text(String(n.text), module) };
    return out;
  }

  private path(path: RustPath, module: string | undefined): RustPath {
    const [first, ...rest] = path.segments;
    if (!first) return path;
    const found = this.modules.split(first.name);
    const more = rest.map((s) => ({ ...s, name: this.bare(s.name) }));
    if (!found) {
      const isOfRoot = module !== undefined && path.import === undefined && this.rootNames.has(first.name);
      return { ...path, segments: [first, ...more], ...(isOfRoot && { import: `super::${first.name}` }) };
    }
    const own = { ...first, name: found.name };
    if (found.module === module) return { ...path, segments: [own, ...more] };
    // Methods of a trait can be called where its name is in scope.
    if (this.traits.has(first.name) && !this.hasItem(found.name, module))
      return { segments: [own, ...more], import: `${this.wayTo(found.module, module)}::${found.name}` };
    return {
      segments: [{ name: found.module }, own, ...more],
      ...(module !== undefined && { import: this.wayTo(found.module, module) }),
    };
  }

  private readonly wayTo = (target: string, from: string | undefined): string =>
    `${from === undefined ? "crate" : "super"}::${target}`;

  /** `Shapes__Shape as _`: a method of a trait that the scope may not name otherwise. */
  private traitOf(
    n: Record<string, unknown>,
    full: string,
    module: string | undefined,
    mentioned: ReadonlySet<string>,
  ): Record<string, unknown> {
    const trait = full.replace(/ as _$/, "");
    const found = this.modules.split(trait);
    if (!found && !this.rootNames.has(trait)) return n;
    const { import: _, ...rest } = n;
    if (found?.module === module || mentioned.has(trait)) return rest;
    return { ...rest, import: found ? `${this.wayTo(found.module, module)}::${found.name} as _` : `super::${trait} as _` };
  }

  /** Names inside a format text: `{SIDES}` at home, an argument elsewhere. */
  private format(n: Record<string, unknown>, template: string, module: string | undefined): Record<string, unknown> {
    let args = (n.args as readonly FormatArg[]).slice();
    const text = template.replace(
      /\{\{|\{(\w*)([^{}]*)\}/g,
      (whole: string, word: string | undefined, spec: string, at: number) => {
        const found = word ? this.modules.split(word) : undefined;
        if (!found || word === undefined) return whole;
        if (found.module === module) return `{${found.name}${spec}}`;
        const before = [...template.slice(0, at).matchAll(/\{\{|\{(\w*)[^{}]*\}/g)];
        const index = before.filter(
          ([all, name]) => all !== "{{" && (name === "" || (name !== undefined && this.isElsewhere(name, module))),
        ).length;
        const expr: RustExpr = { kind: "PathExpr", path: this.path({ segments: [{ name: word }] }, module) };
        args = [...args.slice(0, index), { expr }, ...args.slice(index)];
        return `{${spec}}`;
      },
    );
    return text === template ? n : { ...n, template: text, args };
  }

  private hasItem(name: string, module: string | undefined): boolean {
    return this.placed.some((p) => p.module === module && "name" in p.item && this.bare(p.item.name) === name);
  }

  private bare(word: string): string {
    return this.modules.split(word)?.name ?? word;
  }

  private isElsewhere(word: string, module: string | undefined): boolean {
    const found = this.modules.split(word);
    return found !== undefined && found.module !== module;
  }

  private text(text: string, module: string | undefined): string {
    return this.modules.inText(text, (found) =>
      found.module === module ? found.name : `${module === undefined ? "" : "super::"}${found.module}::${found.name}`,
    );
  }
}

const isItem = (n: Record<string, unknown>): n is { name: string } =>
  typeof n.kind === "string" && n.kind.endsWith("Item") && typeof n.name === "string";

/** Names by which modules may mean an item of the root. A function of the root's Go is never one: imports make no cycle. */
function namesOf(item: RustItem): string[] {
  if (item.kind === "TextItem")
    return [...item.text.matchAll(/^(?:pub )?(?:async )?(?:fn|struct|enum|trait|const|static|type) (\w+)/gm)].map(
      (m) => m[1] ?? "",
    );
  if (item.kind === "FnItem") return item.origin ? [] : [item.name];
  return "name" in item ? [item.name] : [];
}
