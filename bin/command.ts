// Implements the command `ferrogo translate`: Go files in, Rust or a Cargo project out, refusals and warnings on stderr.

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { text as readStream } from "node:stream/consumers";
import type { Translation } from "../lib/view/translation.ts";
import { createNodeTranslator } from "../translators/node.ts";
import { type Choice, choiceOf, optionFlags, parseFlags, runMain, UsageError } from "./options.ts";
import { diagnosticLines, exitOf, writeProject } from "./output.ts";

const usage = `usage:
  ferrogo translate FILE.go… [--out DIR] [OPTIONS] [--json]   files of one folder are one package; - is stdin
  ferrogo translate FOLDER [--out DIR] [OPTIONS] [--json]     with a go.mod there, the packages in its folders too
  ferrogo translate --batch LIST [OPTIONS] [--json]           LIST has lines of FILE<TAB>OUTDIR

options:
  --out DIR              write a Cargo project instead of printing the Rust
  --output V             idiomatic (default) or exact: byte for byte as Go prints
  --concurrency V        tokio (default) or threads
  --errors V             auto (default), anyhow, thiserror or box
  --stubs                declare what a partial snippet leaves out, so that it compiles
  --ownership V          floor: one plain form for each type, without inference; inferred: never the floor
  --json                 print the whole Translation as JSON

exit: 0 translated whole, 3 with refusals, 2 nothing could be built, 1 wrong use or I/O`;

const flags = {
  ...optionFlags,
  out: { type: "string" },
  batch: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

type Sources = readonly { readonly name: string; readonly text: string }[];

const goFilesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".go") && !name.endsWith("_test.go"))
    .sort()
    .map((name) => join(folder, name));

/** The files of a package; of a module, those of all its packages, without what the go command passes over. */
const sourcesIn = (folder: string): string[] => {
  const module = join(folder, "go.mod");
  if (!existsSync(module)) return goFilesIn(folder);
  const below = (at: string): string[] =>
    readdirSync(at, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^(?:[._].*|testdata|vendor)$/.test(entry.name))
      .map((entry) => join(at, entry.name))
      .filter((path) => !existsSync(join(path, "go.mod")))
      .sort()
      .flatMap((path) => [...goFilesIn(path), ...below(path)]);
  return [...goFilesIn(folder), module, ...below(folder)];
};

const readSources = async (paths: readonly string[]): Promise<Sources> => {
  const files = paths.flatMap((path) =>
    path !== "-" && existsSync(path) && statSync(path).isDirectory() ? sourcesIn(path) : [path],
  );
  if (files.length === 0) throw new UsageError(`${paths.join(" ")}: no .go files`);
  const sources: { name: string; text: string }[] = [];
  for (const path of files) {
    if (path === "-") sources.push({ name: "stdin.go", text: await readStream(process.stdin) });
    else sources.push({ name: path, text: readFileSync(path, "utf8") });
  }
  return sources;
};

const tell = (sources: Sources, translation: Translation): void => {
  for (const line of diagnosticLines(sources, translation)) console.error(line);
};

type Translate = (sources: Sources) => Promise<Translation>;

const translatorFor = async ({ options, ownership }: Choice): Promise<Translate> => {
  const translator = await createNodeTranslator();
  return (sources) => translator.translate(sources, options, ownership === undefined ? undefined : { ownership });
};

const translateOne = async (
  translate: Translate,
  paths: readonly string[],
  out: string | undefined,
  json: boolean,
): Promise<number> => {
  const sources = await readSources(paths);
  const translation = await translate(sources);
  tell(sources, translation);
  if (out !== undefined && translation.status !== "failed") writeProject(out, translation);
  if (json) console.log(JSON.stringify(translation));
  else if (out === undefined) process.stdout.write(translation.rust);
  return exitOf(translation);
};

/** One line of a batch: its own failures are told and counted, and stop nothing. */
const translateEntry = async (translate: Translate, line: string, json: boolean): Promise<number> => {
  const [file = "", out = ""] = line.split("\t");
  const answer = (exit: number, rest: object): number => {
    if (json) console.log(JSON.stringify({ file, out, exit, ...rest }));
    return exit;
  };
  try {
    if (out === "") throw new UsageError(`${line}: a line of the list is FILE<TAB>OUTDIR`);
    const sources = await readSources([file]);
    const translation = await translate(sources);
    tell(sources, translation);
    if (translation.status !== "failed") writeProject(out, translation);
    return answer(exitOf(translation), translation);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(`${file}: ${message}`);
    return answer(1, { error: message });
  }
};

const translateBatch = async (translate: Translate, list: string, json: boolean): Promise<number> => {
  const text = list === "-" ? await readStream(process.stdin) : readFileSync(list, "utf8");
  let highest = 0;
  for (const line of text.split(/\r?\n/).filter((one) => one.trim() !== "")) {
    highest = Math.max(highest, await translateEntry(translate, line, json));
  }
  return highest;
};

await runMain(async (args) => {
  const { values, positionals } = parseFlags(args, flags);
  const [verb, ...paths] = positionals;
  if (values.help === true || verb === "help") {
    console.log(usage);
    return 0;
  }
  if (verb !== "translate") throw new UsageError(usage);
  const isBatch = values.batch !== undefined;
  if (isBatch ? paths.length > 0 || values.out !== undefined : paths.length === 0) throw new UsageError(usage);
  const translate = await translatorFor(choiceOf(values));
  const json = values.json === true;
  return values.batch !== undefined
    ? translateBatch(translate, values.batch, json)
    : translateOne(translate, paths, values.out, json);
});
