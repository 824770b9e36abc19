// Implements what the command writes: diagnostics as lines, a Cargo project, and the exit status that sums up a translation.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type SourceInput, sourceSet } from "../lib/source/source-set.ts";
import type { Translation, ViewDiagnostic } from "../lib/view/translation.ts";

const labelOf = ({ code, severity }: ViewDiagnostic): string =>
  /^FG\d{4}$/.test(code) ? `${code}: ` : severity === "warning" ? "warning: " : severity === "info" ? "note: " : "error: ";

/** `file:line:col: FG####: message`, sorted by position as they come. */
export const diagnosticLines = (sources: readonly SourceInput[], { diagnostics }: Translation): readonly string[] => {
  const set = sourceSet(sources);
  return diagnostics.map((one) => {
    const { file, line, column } = set.locate(one.span.start);
    return `${file}:${line}:${column}: ${labelOf(one)}${one.message}`;
  });
};

const exitByStatus: Record<Translation["status"], number> = { whole: 0, partial: 3, failed: 2 };

export const exitOf = ({ status }: Translation): number => exitByStatus[status];

/** Cargo.toml and src/main.rs, or src/lib.rs for a program without main; the other one of an earlier run goes. */
export const writeProject = (folder: string, { rust, cargoToml, isLibrary }: Translation): void => {
  const [name, other] = isLibrary ? ["lib.rs", "main.rs"] : ["main.rs", "lib.rs"];
  mkdirSync(join(folder, "src"), { recursive: true });
  writeFileSync(join(folder, "Cargo.toml"), cargoToml);
  writeFileSync(join(folder, "src", name), rust);
  rmSync(join(folder, "src", other), { force: true });
};
