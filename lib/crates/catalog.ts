// Implements the catalogue of crates: finding one by its name or for a Go import, and printing a Cargo.toml.

import { type Crate, crates } from "./crates.ts";

export { crates, type Crate };

/** Name under which Rust code speaks of a crate, where that is more than `-` turned into `_`. */
const libraryNames: Readonly<Record<string, string>> = { "md-5": "md5" };

/** First segment of the paths into a crate: `tokio_util`. */
export const rustNameOf = (crate: Crate): string => libraryNames[crate.name] ?? crate.name.replaceAll("-", "_");

const byName = new Map(crates.flatMap((crate) => [[crate.name, crate] as const, [rustNameOf(crate), crate] as const]));
const byGoModule = new Map(crates.flatMap((crate) => crate.goModules.map((module) => [module, crate] as const)));

/** A crate by its name on crates.io or in Rust code: `tokio-util` or `tokio_util`. */
export const crateOf = (name: string): Crate | undefined => byName.get(name);

/** The crate that does the work of what a Go import path names: a module, a major version of it, or a package in it. */
export function crateForGoModule(path: string): Crate | undefined {
  for (let prefix = path; prefix !== ""; prefix = prefix.slice(0, Math.max(prefix.lastIndexOf("/"), 0))) {
    const crate = byGoModule.get(prefix);
    if (crate) return crate;
  }
  return undefined;
}

/** A crate by name; `features` are wanted beside those of the catalogue. */
export type CrateUse = string | { readonly name: string; readonly features: readonly string[] };

export interface Manifest {
  /** Any text, such as the last element of a Go module's path: a valid package name is made of it. */
  readonly name: string;
  readonly crates: Iterable<CrateUse>;
  /** Whether the code stands in src/lib.rs; else in src/main.rs. */
  readonly isLibrary: boolean;
}

/** Text of the Cargo.toml; throws on a crate that is not in the catalogue. */
export function cargoToml({ name, crates: uses, isLibrary }: Manifest): string {
  const dependencies = dependenciesOf(uses);
  const lines = [
    "[package]",
    `name = "${packageName(name, dependencies)}"`,
    'version = "0.1.0"',
    'edition = "2024"',
    'rust-version = "1.88"',
  ];
  if (isLibrary) lines.push("", "[lib]", 'path = "src/lib.rs"');
  lines.push("", "[dependencies]", ...[...dependencies.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(dependencyLine));
  return `${lines.join("\n")}\n`;
}

type Dependencies = ReadonlyMap<string, { readonly crate: Crate; readonly features: ReadonlySet<string> }>;

/** Uses by crate, features joined. */
function dependenciesOf(uses: Iterable<CrateUse>): Dependencies {
  const dependencies = new Map<string, { readonly crate: Crate; readonly features: Set<string> }>();
  for (const use of uses) {
    const { name, features } = typeof use === "string" ? { name: use, features: [] } : use;
    const crate = crateOf(name);
    if (!crate) throw new Error(`crate ${name} is not in the catalogue`);
    const known = dependencies.get(crate.name) ?? { crate, features: new Set(crate.features) };
    for (const feature of features) known.features.add(feature);
    dependencies.set(crate.name, known);
  }
  return dependencies;
}

function dependencyLine([name, { crate, features }]: [
  string,
  { readonly crate: Crate; readonly features: ReadonlySet<string> },
]): string {
  if (features.size === 0) return `${name} = "${crate.version}"`;
  const list = [...features]
    .sort()
    .map((feature) => `"${feature}"`)
    .join(", ");
  return `${name} = { version = "${crate.version}", features = [${list}] }`;
}

/** Names that cargo refuses for a package or its program: keywords, and folders of its own. */
const reservedNames = new Set(
  (
    "abstract as async await become box break const continue crate do dyn else enum extern false final fn for gen if impl in let loop " +
    "macro match mod move mut override priv pub ref return self static struct super trait true try type typeof unsafe unsized use " +
    "virtual where while yield alloc build core deps examples incremental proc-macro std test"
  ).split(" "),
);

/** Kebab case of letters and digits; never a name that cargo refuses, nor that of a dependency. */
function packageName(text: string, dependencies: Dependencies): string {
  const words = text
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  const name = /^[a-z]/.test(words) ? words : words === "" ? "program" : `p${words}`;
  return reservedNames.has(name) || dependencies.has(name) ? `${name}-rs` : name;
}
