// Implements the recording of what Go prints: builds the program, runs it several times, and keeps what it always says.

import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { piecesOf } from "../../lib/source/archive.ts";
import { cached, hashOf, remember } from "./cache.ts";
import { type Case, readMeta } from "./cases.ts";
import { run } from "./process.ts";

/** `because` tells why there is nothing to compare with. */
export type Recorded =
  | { readonly kind: "printed"; readonly stdout: string; readonly exit: number }
  | { readonly kind: "none"; readonly because: string };

const timesToRun = 3;

let version: Promise<string | undefined> | undefined;

/** `go1.26.8`, or absent where there is no Go. */
export const goVersion = (): Promise<string | undefined> => {
  version ??= run("go", ["env", "GOVERSION"]).then((answer) => (answer.exit === 0 ? answer.stdout.trim() : undefined));
  return version;
};

const none = (because: string): Recorded => ({ kind: "none", because });

const runOften = async (program: string, folder: string, stdin: string): Promise<Recorded> => {
  let first: { stdout: string; exit: number } | undefined;
  for (let time = 0; time < timesToRun; time++) {
    const place = mkdtempSync(join(folder, "run-"));
    const { stdout, exit, stopped } = await run(program, [], { cwd: place, stdin, seconds: 10 });
    if (exit === undefined) return none(stopped === "time" ? "Go runs longer than 10 s" : `Go was stopped: ${stopped}`);
    first ??= { stdout, exit };
    if (stdout !== first.stdout || exit !== first.exit) return none("Go prints something else each time");
  }
  return first === undefined ? none("not run") : { kind: "printed", ...first };
};

const buildAndRun = async ({ files, stdin }: Case, release: string): Promise<Recorded> => {
  const folder = mkdtempSync(join(tmpdir(), "ferrogo-go-"));
  try {
    for (const { name, text } of files.flatMap(unpacked)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    if (!existsSync(join(folder, "go.mod")))
      writeFileSync(join(folder, "go.mod"), `module example\n\ngo ${/^go(\d+\.\d+)/.exec(release)?.[1] ?? "1.22"}\n`);
    const program = join(folder, "program.bin");
    const env = { GOFLAGS: "-mod=mod", GOPROXY: "off", GOTOOLCHAIN: "local", GOWORK: "off" };
    // The built program and not `go run`, which answers 1 for every exit status but 0.
    const built = await run("go", ["build", "-o", program, "."], { cwd: folder, env, seconds: 120 });
    if (built.exit !== 0)
      return none(
        `Go does not build it: ${built.stderr.split("\n").find((line) => line.includes(".go:")) ?? built.stderr.trim()}`,
      );
    return await runOften(program, folder, stdin);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The files of an archive, each in its folder; any other file is itself. */
const unpacked = (file: Case["files"][number]): Case["files"] =>
  piecesOf(file.text)?.map(({ name, span }) => ({ name, text: file.text.slice(span.start, span.end) })) ?? [file];

/** Runs Go, or takes the answer from the cache. */
export const askGo = async (one: Case): Promise<Recorded> => {
  if (one.isFragment) return none("a fragment, without main");
  const release = await goVersion();
  if (release === undefined) return none("no Go here to record with");
  const key = hashOf(["go 1", release, one.stdin, ...one.files.flatMap(({ name, text }) => [name, text])]);
  const known = cached<Recorded>("go", key);
  return known ?? remember("go", key, await buildAndRun(one, release));
};

const isWritable = (folder: string): boolean => {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/** What Go prints: as recorded beside the program, else recorded now, there or in the cache where the folder is read-only. */
export const expectedOf = async (one: Case): Promise<Recorded> => {
  if (one.expected !== undefined) return { kind: "printed", stdout: one.expected, exit: one.exit };
  const recorded = await askGo(one);
  if (
    recorded.kind === "printed" &&
    one.folder !== undefined &&
    isWritable(one.folder) &&
    !existsSync(join(one.folder, "expected.txt"))
  ) {
    writeFileSync(join(one.folder, "expected.txt"), recorded.stdout, "latin1");
    if (recorded.exit !== 0)
      writeFileSync(join(one.folder, "meta.json"), `${JSON.stringify({ ...readMeta(one.folder), exit: recorded.exit })}\n`);
  }
  return recorded;
};
