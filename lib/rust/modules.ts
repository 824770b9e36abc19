// Implements names of items that stand in modules of the file, as the tree carries them until it is cut into modules.
//
// `shapes::Circle` is `Shapes__Circle` until then: one word, in the case of its kind, and no name of the program has two
// underscores inside. So whoever makes, compares or derives names need not know of modules.

import { rustName, upperCamel } from "./names.ts";

const seam = "__";

export interface ModuleName {
  readonly module: string;
  readonly name: string;
}

export class Modules {
  private readonly byPrefix = new Map<string, string>();
  private readonly pattern: RegExp | undefined;

  /** Names of modules, as Rust writes them. */
  constructor(readonly all: readonly string[]) {
    for (const module of all) for (const prefix of prefixesOf(module)) this.byPrefix.set(prefix, module);
    if (all.length > 0) this.pattern = new RegExp(`\\b(${[...this.byPrefix.keys()].join("|")})${seam}(\\w+)`, "g");
  }

  /** Where a name of the tree belongs; undefined for one of the file itself. */
  split(word: string): ModuleName | undefined {
    const at = word.indexOf(seam);
    const module = at > 0 ? this.byPrefix.get(word.slice(0, at)) : undefined;
    return module === undefined ? undefined : { module, name: rustName(word.slice(at + seam.length)) };
  }

  /** A text with each such name in it replaced. */
  inText(text: string, write: (name: ModuleName) => string): string {
    if (!this.pattern || !text.includes(seam)) return text;
    return text.replace(this.pattern, (word) => {
      const found = this.split(word);
      return found ? write(found) : word;
    });
  }
}

export const noModules = new Modules([]);

/** `circle` of module `shapes`, as the tree carries it. */
export function nameInModule(module: string, name: string): string {
  const [snake = "", camel = "", screaming = ""] = prefixesOf(module);
  const prefix = /^[^a-z]*$/.test(name) ? screaming : /^[A-Z]/.test(name) ? camel : snake;
  return `${prefix}${seam}${name}`;
}

/** What stands before the seam in names of each case. Two modules must have none in common. */
export function prefixesOf(module: string): readonly string[] {
  const word = module.replace(/^r#/, "");
  return [word, upperCamel(word), word.toUpperCase()];
}

/** Without its module: for what is named after it. */
export const bareName = (word: string): string => word.slice(word.includes(seam) ? word.indexOf(seam) + seam.length : 0);
