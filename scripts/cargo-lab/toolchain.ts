// Implements the search for the Rust tools: the real ones behind rustup's shims, which cost time at every start.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { run } from "../harness/process.ts";

export interface Toolchain {
  /** Release, commit and host of rustc: part of the key of everything cached. */
  readonly version: string;
  readonly rustc: string;
  readonly clippy: string;
  readonly rustfmt: string;
  /** Lets clippy-driver find the compiler's own libraries. */
  readonly env: Readonly<Record<string, string>>;
}

/** Absent where the Rust tools are not all installed. */
export const findToolchain = async (): Promise<Toolchain | undefined> => {
  const version = await run("rustc", ["-vV"]);
  const cargo = await run("cargo", ["--version"]);
  if (version.exit !== 0 || cargo.exit !== 0) return undefined;
  const sysroot = (await run("rustc", ["--print", "sysroot"])).stdout.trim();
  const tool = (name: string): string => (existsSync(join(sysroot, "bin", name)) ? join(sysroot, "bin", name) : name);
  const found = { rustc: tool("rustc"), clippy: tool("clippy-driver"), rustfmt: tool("rustfmt") };
  const env = { LD_LIBRARY_PATH: join(sysroot, "lib"), SYSROOT: sysroot };
  for (const path of [found.clippy, found.rustfmt]) if ((await run(path, ["--version"], { env })).exit !== 0) return undefined;
  return { version: version.stdout, ...found, env };
};
