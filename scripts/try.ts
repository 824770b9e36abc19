// Implements `npm run try FILE.go`: the Rust, its refusals, and whether it prints what Go prints, in seconds.

import { readFileSync } from "node:fs";
import { choiceOf, optionFlags, parseFlags, runMain, UsageError } from "../bin/options.ts";
import { diagnosticLines } from "../bin/output.ts";
import { defaultOptions } from "../lib/view/translation.ts";
import { createNodeTranslator } from "../translators/node.ts";
import { checkAll, type Outcome } from "./cargo-lab/check.ts";
import { openLab } from "./cargo-lab/lab.ts";
import { type Case, hasMain } from "./harness/cases.ts";
import { askGo, type Recorded } from "./harness/go.ts";
import { programOf, sameAs } from "./harness/measure-cases.ts";
import { textOf } from "./harness/process.ts";
import { diffOf } from "./harness/text-diff.ts";

const usage = `npm run try -- FILE.go… [--stdin FILE] [--output exact|idiomatic] [--concurrency V] [--errors V] [--stubs]
                       [--ownership floor] [--notes] [--quiet]`;

const flags = {
  ...optionFlags,
  stdin: { type: "string" },
  /** Prints the notes too. */
  notes: { type: "boolean" },
  /** Leaves out the Rust. */
  quiet: { type: "boolean" },
} as const;

const sayRemarks = ({ errors, warnings, formatted, formatting }: Outcome): void => {
  for (const { rendered, code, message } of [...errors, ...warnings])
    console.log(rendered === "" ? `${code}: ${message}` : rendered.trimEnd());
  if (!formatted) console.log(`rustfmt would print otherwise:\n${formatting.trimEnd()}`);
  if (errors.length > 0) console.log(`=> does not compile: ${errors.length} errors`);
};

/** Whether the run says that all is well. */
const sayRun = (go: Recorded, outcome: Outcome): boolean => {
  const { run } = outcome;
  if (run === undefined) return outcome.errors.length === 0;
  if (run.stderr !== "") console.log(`stderr of the Rust:\n${run.stderr.trimEnd()}`);
  if (go.kind === "none") {
    console.log(`${textOf(run.stdout)}=> exit ${run.exit ?? run.stopped}; not compared: ${go.because}`);
    return true;
  }
  const isSame = sameAs(go, outcome) === "same";
  if (isSame) console.log(`${textOf(run.stdout)}=> the same as Go (exit ${go.exit})`);
  else {
    console.log(diffOf(textOf(go.stdout), textOf(run.stdout)));
    console.log(`=> differs from Go: exit ${go.exit} in Go, ${run.exit ?? run.stopped} in Rust`);
  }
  return isSame;
};

/** Names of files as they are below the folder that all of them have. */
const underOneFolder = (files: Case["files"]): Case["files"] => {
  const folders = files.map(({ name }) => name.split("/").slice(0, -1));
  const [first = [], ...rest] = folders;
  const common = first.findIndex((part, i) => rest.some((other) => other[i] !== part));
  const depth = common < 0 ? first.length : common;
  return files.map(({ name, text }) => ({ name: name.split("/").slice(depth).join("/"), text }));
};

await runMain(async (args) => {
  const { values, positionals } = parseFlags(args, flags);
  if (positionals.length === 0) throw new UsageError(usage);
  const files = positionals.map((name) => ({ name, text: readFileSync(name, "utf8") }));
  const stdin = values.stdin === undefined ? "" : readFileSync(values.stdin, "utf8");
  const one: Case = { id: "try", files, stdin, exit: 0, options: {}, isFragment: !hasMain(files) };
  const { options, ownership } = choiceOf(values, { ...defaultOptions, output: "exact" });

  const translator = await createNodeTranslator();
  const [translation, lab, go] = await Promise.all([
    translator.translate(files, options, ownership === undefined ? undefined : { ownership }),
    openLab((text) => console.error(text)),
    askGo({ ...one, files: underOneFolder(files) }),
  ]);
  if (values.quiet !== true) console.log(translation.rust);
  if (values.notes === true)
    for (const { number, level, id, title, what } of translation.notes)
      console.log(`${number}. [${level}] ${id}: ${title}\n   ${what}`);
  for (const line of diagnosticLines(files, translation)) console.log(line);
  console.log(`=> ${translation.status}`);
  if (translation.status === "failed") return 2;
  if (lab === undefined) {
    console.log("=> not compiled: no Rust toolchain (cargo, clippy, rustfmt) was found");
    return 0;
  }
  const [outcome] = await checkAll(lab, [programOf(one, translation)], { jobs: 1 });
  if (outcome === undefined) return 1;
  sayRemarks(outcome);
  return sayRun(go, outcome) ? 0 : 1;
});
