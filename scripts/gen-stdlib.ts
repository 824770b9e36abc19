// Implements `gen-stdlib`: writes public/stdlib from the Go at hand, or with --check tells whether what is there is current.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const generator = join(import.meta.dirname, "stdlib");
export const stdlibDirectory = join(import.meta.dirname, "../public/stdlib");

const go = (...args: readonly string[]): string =>
  execFileSync("go", args, { cwd: generator, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

/** Minor version of Go that the committed data come from, e.g. "1.26". */
export function committedVersion(): string {
  const index = JSON.parse(readFileSync(join(stdlibDirectory, "index.json"), "utf8")) as { readonly go: string };
  return index.go;
}

/** Minor version of the Go at hand; undefined where there is none. */
export function installedVersion(): string | undefined {
  try {
    return /^go(\d+\.\d+)/.exec(go("env", "GOVERSION"))?.[1];
  } catch {
    return undefined;
  }
}

/** Writes the data, and on request the type string of every object as go/types prints it. */
export function generate(out: string, typeStrings?: string): void {
  go("run", ".", "-out", out, ...(typeStrings ? ["-strings", typeStrings] : []));
}

/** Names of files that differ between two directories, or are in only one of them. */
export function differences(a: string, b: string): readonly string[] {
  const read = (dir: string) => new Map(readdirSync(dir).map((name) => [name, readFileSync(join(dir, name), "utf8")]));
  const [left, right] = [read(a), read(b)];
  return [...new Set([...left.keys(), ...right.keys()])].filter((name) => left.get(name) !== right.get(name)).sort();
}

function check(): number {
  const installed = installedVersion();
  if (installed !== committedVersion()) {
    console.log(`not checked: the data are of Go ${committedVersion()}, here is ${installed ? `Go ${installed}` : "no Go"}`);
    return 0;
  }
  const fresh = mkdtempSync(join(tmpdir(), "stdlib-"));
  try {
    generate(fresh);
    const stale = differences(stdlibDirectory, fresh);
    console.log(
      stale.length === 0 ? `public/stdlib is current (Go ${installed})` : `stale in public/stdlib: ${stale.join(", ")}`,
    );
    return stale.length === 0 ? 0 : 1;
  } finally {
    rmSync(fresh, { recursive: true });
  }
}

function write(): number {
  rmSync(stdlibDirectory, { recursive: true, force: true });
  generate(stdlibDirectory);
  return 0;
}

if (process.argv[1] === import.meta.filename) process.exitCode = process.argv.includes("--check") ? check() : write();
