// Implements the lab: crates compiled once by cargo in the cache folder, so that each program then costs one call of the compiler.

import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheRoot, hashOf, writeWhole } from "../harness/cache.ts";
import { run } from "../harness/process.ts";
import { findToolchain, type Toolchain } from "./toolchain.ts";

/** The name in Rust paths (`tokio_util`) and the library file. */
export interface BuiltCrate {
  readonly rustName: string;
  readonly file: string;
}

export interface Lab {
  readonly toolchain: Toolchain;
  /** Of the toolchain and the exact versions and features of the crates. */
  readonly key: string;
  readonly folder: string;
  /** Where the crates of crates are. */
  readonly depsFolder: string;
  /** By name on crates.io. */
  readonly crates: ReadonlyMap<string, BuiltCrate>;
}

type Say = (text: string) => void;

const source = fileURLToPath(new URL(".", import.meta.url));
const readOwn = (name: string): string => readFileSync(join(source, name), "utf8");

/** Of cargo's messages, what is said about a compiled crate. */
interface Artifact {
  readonly reason: string;
  /** Ends with `#name@version`. */
  readonly package_id: string;
  readonly target: { readonly name: string; readonly kind: readonly string[] };
  readonly filenames: readonly string[];
}

/** Lines of the `[dependencies]` table of a Cargo.toml. */
const dependencyTable = (manifest: string): string =>
  /^\[dependencies\]\n([\s\S]*?)(?=^\[|(?![\s\S]))/m.exec(manifest)?.[1]?.trim() ?? "";

export const dependencyNames = (manifest: string): ReadonlySet<string> =>
  new Set([...dependencyTable(manifest).matchAll(/^([\w-]+)\s*=/gm)].map(([, name]) => name ?? ""));

const cratesFrom = (messages: string, wanted: ReadonlySet<string>): Record<string, BuiltCrate> => {
  const found: Record<string, BuiltCrate> = {};
  for (const line of messages.split("\n").filter((text) => text.startsWith("{"))) {
    const message = JSON.parse(line) as Artifact;
    if (message.reason !== "compiler-artifact" || message.target.kind.includes("custom-build")) continue;
    const name = /#([^@]+)@[^@]*$/.exec(message.package_id)?.[1] ?? "";
    const file = message.filenames.find((path) => /\.(rlib|so|dylib|dll)$/.test(path));
    if (wanted.has(name) && file !== undefined) found[name] = { rustName: message.target.name.replaceAll("-", "_"), file };
  }
  return found;
};

/** Compiles the dependencies of a manifest, unless the folder tells where they are. */
const cratesIn = async (folder: string, target: string, manifest: string, say: Say): Promise<ReadonlyMap<string, BuiltCrate>> => {
  const index = join(folder, "crates.json");
  if (existsSync(index)) {
    const known = new Map(Object.entries(JSON.parse(readFileSync(index, "utf8")) as Record<string, BuiltCrate>));
    if ([...known.values()].every(({ file }) => existsSync(file))) return known;
  }
  mkdirSync(join(folder, "src"), { recursive: true });
  writeFileSync(join(folder, "Cargo.toml"), manifest);
  writeFileSync(join(folder, "src/lib.rs"), "");
  copyFileSync(join(source, "Cargo.lock"), join(folder, "Cargo.lock"));
  say(`compiling ${[...dependencyNames(manifest)].length} crates, once per toolchain …`);
  const env = { CARGO_TARGET_DIR: target, CARGO_PROFILE_DEV_DEBUG: "0", CARGO_INCREMENTAL: "0" };
  const built = await run("cargo", ["build", "--lib", "--message-format=json"], { cwd: folder, env, seconds: 1200 });
  if (built.exit !== 0) throw new Error(`cargo could not build the crates:\n${built.stderr.split("\n").slice(-20).join("\n")}`);
  const found = cratesFrom(built.stdout, dependencyNames(manifest));
  writeWhole(index, JSON.stringify(found, undefined, 2));
  return new Map(Object.entries(found));
};

/** The lab with every crate that a translation may use, all features on. Absent where there is no Rust toolchain. */
export const openLab = async (say: Say = () => undefined): Promise<Lab | undefined> => {
  const toolchain = await findToolchain();
  if (toolchain === undefined) return undefined;
  const manifest = readOwn("Cargo.toml");
  const key = hashOf(["lab 2", toolchain.version, manifest, readOwn("Cargo.lock")]);
  const folder = join(cacheRoot, "lab", key.slice(0, 16));
  const target = join(folder, "target");
  return {
    toolchain,
    key,
    folder,
    depsFolder: join(target, "debug/deps"),
    crates: await cratesIn(folder, target, manifest, say),
  };
};

/**
 * A lab with exactly what one program's Cargo.toml asks for. The big lab would hide a feature that the manifest forgot; this one
 * is the user's build. Programs with the same dependencies share it.
 */
export const openOwnLab = async (lab: Lab, cargoToml: string, say: Say = () => undefined): Promise<Lab> => {
  const table = dependencyTable(cargoToml);
  if (table === "") return lab;
  const key = hashOf([lab.key, table]);
  const folder = join(lab.folder, "own", key.slice(0, 16));
  const manifest = `[package]\nname = "ferrogo-own"\nversion = "0.0.0"\nedition = "2024"\n\n[dependencies]\n${table}\n\n[workspace]\n`;
  const target = join(lab.folder, "own-target");
  return { ...lab, key, depsFolder: join(target, "debug/deps"), crates: await cratesIn(folder, target, manifest, say) };
};
