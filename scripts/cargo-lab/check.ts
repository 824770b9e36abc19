// Implements what the lab says about one program: does it compile, what do rustc, clippy and rustfmt remark, what does it print.
//
// One call of clippy-driver does it all: it is rustc with more lints, so errors, lints and the binary come from one pass.
// Measured on two cores with the north-star programs: 0.2 s a program, where cargo needs three passes over each.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cached, hashOf, isDueToday, remember } from "../harness/cache.ts";
import { mapPool } from "../harness/pool.ts";
import { type Run, run } from "../harness/process.ts";
import { dependencyNames, type Lab, openOwnLab } from "./lab.ts";

export interface Program {
  readonly id: string;
  readonly rust: string;
  /** It sees the crates that this names, and no others. */
  readonly cargoToml: string;
  /** Without `main`: compiled, not run. */
  readonly isLibrary: boolean;
  readonly stdin: string;
}

/** What a compiler said, with `code` an error code, a lint's name, or one of `uncoded` (syntax, macros), `link`, `crate`, `cargo`. */
export interface Remark {
  readonly code: string;
  readonly message: string;
  readonly line: number;
  readonly rendered: string;
}

export interface Outcome {
  readonly errors: readonly Remark[];
  /** Of rustc and clippy alike, as `cargo clippy` shows them. */
  readonly warnings: readonly Remark[];
  readonly formatted: boolean;
  /** Where rustfmt would print otherwise. */
  readonly formatting: string;
  /** Absent for libraries, and where it does not compile. */
  readonly run?: Run;
}

export interface CheckOptions {
  readonly jobs?: number;
  readonly seconds?: number;
  /** Takes an unchanged program's outcome from the cache, but for the tenth that is due today. */
  readonly useCache?: boolean;
  /** Compiles each with the exact crates and features of its own Cargo.toml, as its user would. */
  readonly ownCrates?: boolean;
}

interface CompilerMessage {
  readonly level: string;
  readonly message: string;
  readonly code: { readonly code: string } | null;
  readonly rendered: string | null;
  readonly spans: readonly { readonly is_primary: boolean; readonly line_start: number }[];
}

const codeOf = ({ code, message, spans }: CompilerMessage): string =>
  code?.code ?? (message.startsWith("linking with") ? "link" : spans.length > 0 ? "uncoded" : "other");

const remarksOf = (stderr: string, level: string): Remark[] =>
  stderr
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as CompilerMessage)
    .filter(
      (one) =>
        one.level.startsWith(level) && !(one.spans.length === 0 && /^(aborting due to|\d+ warnings? emitted)/.test(one.message)),
    )
    .map((one) => ({
      code: codeOf(one),
      message: one.message,
      line: one.spans.find((span) => span.is_primary)?.line_start ?? 0,
      rendered: one.rendered ?? one.message,
    }));

const compile = async (lab: Lab, program: Program, folder: string): Promise<{ errors: Remark[]; warnings: Remark[] }> => {
  const { toolchain } = lab;
  const names = [...dependencyNames(program.cargoToml)];
  const known = names.flatMap((name) => lab.crates.get(name) ?? []);
  const unknown = names.filter((name) => !lab.crates.has(name));
  const kind = program.isLibrary ? ["--crate-type", "lib", "--emit", "metadata"] : ["--crate-type", "bin", "--emit", "link"];
  const { stderr, exit } = await run(
    toolchain.clippy,
    [
      "main.rs",
      ...["--edition", "2024", "--crate-name", "program", "--error-format", "json", ...kind],
      ...["-Copt-level=0", "-Ccodegen-units=4", "-Cstrip=symbols", "-o", program.isLibrary ? "program.rmeta" : "program"],
      // Clippy's own errors are remarks too, and don't keep a program from running. A fragment's functions have no callers.
      ...["-W", "clippy::correctness", ...(program.isLibrary ? ["-A", "dead_code"] : [])],
      ...["-L", `dependency=${lab.depsFolder}`, ...known.flatMap(({ rustName, file }) => ["--extern", `${rustName}=${file}`])],
    ],
    { cwd: folder, env: { ...toolchain.env, CARGO_MANIFEST_DIR: folder }, seconds: 120 },
  );
  const errors = remarksOf(stderr, "error");
  for (const name of unknown)
    errors.unshift({ code: "crate", message: `crate \`${name}\` is not in the lab`, line: 0, rendered: "" });
  if (exit !== 0 && errors.length === 0)
    errors.push({ code: "other", message: stderr.trim().split("\n").at(-1) ?? "", line: 0, rendered: stderr });
  return { errors, warnings: remarksOf(stderr, "warning") };
};

const checkOne = async (lab: Lab, program: Program, scratch: string, seconds: number): Promise<Outcome> => {
  const folder = mkdtempSync(join(scratch, "p-"));
  try {
    writeFileSync(join(folder, "main.rs"), program.rust);
    const { errors, warnings } = await compile(lab, program, folder);
    const format = await run(lab.toolchain.rustfmt, ["--edition", "2024", "--check", "--color", "never", "main.rs"], {
      cwd: folder,
      env: lab.toolchain.env,
    });
    const outcome = { errors, warnings, formatted: format.exit === 0, formatting: format.stdout.replaceAll(folder, "") };
    if (errors.length > 0 || program.isLibrary) return outcome;
    const place = join(folder, "run");
    mkdirSync(place);
    return {
      ...outcome,
      run: await run(join(folder, "program"), [], {
        cwd: place,
        stdin: program.stdin,
        seconds,
        memory: 4096,
        env: { RUST_BACKTRACE: "0" },
      }),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The lab of each program, or why its crates can't be built; cargo works on one at a time. */
const ownLabs = async (lab: Lab, programs: readonly Program[]): Promise<readonly (Lab | string)[]> => {
  const labs: (Lab | string)[] = [];
  for (const { cargoToml } of programs) {
    labs.push(
      await openOwnLab(lab, cargoToml).catch((error: unknown) => (error instanceof Error ? error.message : String(error))),
    );
  }
  return labs;
};

const notBuilt = (message: string): Outcome => ({
  errors: [{ code: "cargo", message, line: 0, rendered: message }],
  warnings: [],
  formatted: false,
  formatting: "",
});

/** Each program's outcome, in order. One failure stops nothing. */
export const checkAll = async (
  lab: Lab,
  programs: readonly Program[],
  options: CheckOptions = {},
): Promise<readonly Outcome[]> => {
  const { jobs = 2, seconds = 10, useCache = true } = options;
  mkdirSync(join(lab.folder, "scratch"), { recursive: true });
  const scratch = mkdtempSync(join(lab.folder, "scratch", "run-"));
  try {
    const labs = options.ownCrates === true ? await ownLabs(lab, programs) : [];
    return await mapPool(programs, jobs, async (program, index) => {
      const its = labs[index] ?? lab;
      if (typeof its === "string") return notBuilt(its);
      const key = hashOf([
        "outcome 2",
        its.key,
        program.rust,
        program.cargoToml,
        String(program.isLibrary),
        program.stdin,
        String(seconds),
      ]);
      const known = useCache && !isDueToday(key) ? cached<Outcome>("outcomes", key) : undefined;
      const outcome = known ?? (await checkOne(its, program, scratch, seconds));
      // What the clock stopped may have been the machine's fault.
      if (known === undefined && outcome.run?.stopped === undefined) remember("outcomes", key, outcome);
      return outcome;
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};
