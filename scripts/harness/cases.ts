// Implements the reading of cases: a case is a folder with main.go, stdin.txt, expected.txt and meta.json, and with a go.mod where
// it has packages in folders of its own; a plain folder of single .go files is read as one case a file.

import { type Dirent, existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import type { Options } from "../../lib/view/translation.ts";

export interface Case {
  /** Path below the folder of all cases. */
  readonly id: string;
  /** The case's own folder; absent for a single file, which has no place for what is recorded. */
  readonly folder?: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly stdin: string;
  /** Bytes, one character each. */
  readonly expected?: string;
  readonly exit: number;
  /** Options of the translation that the case asks for. */
  readonly options: Partial<Options>;
  /** Inference alone translates it too; or, as a text, why that is known to fail. */
  readonly inferred?: boolean | string;
  /** Why the case is known to fail: then failing is asserted, so that an improvement is noticed. */
  readonly known?: string;
  /** No `func main`: a fragment, to be compiled and not run. */
  readonly isFragment: boolean;
}

interface Meta {
  readonly exit?: number;
  readonly options?: Partial<Options>;
  readonly known?: string;
  readonly inferred?: boolean | string;
}

const isGo = (name: string): boolean => name.endsWith(".go") && !name.endsWith("_test.go");
const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : 1);

export const hasMain = (files: readonly { readonly text: string }[]): boolean =>
  files.some(({ text }) => /^func main\(\)/m.test(text));

const readText = (path: string): string | undefined => (existsSync(path) ? readFileSync(path, "utf8") : undefined);

const readGo = (path: string, name = basename(path)): { name: string; text: string } => ({
  name,
  text: readFileSync(path, "utf8"),
});

/** The Go files of packages in folders below a case that has a `go.mod`, with their paths. */
const filesBelow = (folder: string, path: string): readonly string[] =>
  readdirSync(join(folder, path), { withFileTypes: true })
    .sort(byName)
    .flatMap((entry) => {
      const inner = path === "" ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) return filesBelow(folder, inner);
      return path !== "" && isGo(entry.name) ? [inner] : [];
    });

export const readMeta = (folder: string): Meta => JSON.parse(readText(join(folder, "meta.json")) ?? "{}") as Meta;

const readFolder = (root: string, folder: string, names: readonly string[]): Case => {
  const packages = existsSync(join(folder, "go.mod")) ? ["go.mod", ...filesBelow(folder, "")] : [];
  const files = [...names, ...packages].map((name) => readGo(join(folder, name), name));
  const meta = readMeta(folder);
  const expected = join(folder, "expected.txt");
  return {
    id: relative(root, folder) || basename(folder),
    folder,
    files,
    stdin: readText(join(folder, "stdin.txt")) ?? "",
    ...(existsSync(expected) && { expected: readFileSync(expected, "latin1") }),
    exit: meta.exit ?? 0,
    options: meta.options ?? {},
    ...(meta.known !== undefined && { known: meta.known }),
    ...(meta.inferred !== undefined && { inferred: meta.inferred }),
    isFragment: !hasMain(files),
  };
};

export const readSingle = (root: string, path: string): Case => {
  const files = [readGo(path)];
  return { id: relative(root, path), files, stdin: "", exit: 0, options: {}, isFragment: !hasMain(files) };
};

/** All cases at and below a folder, by id. */
export const readCases = (root: string, folder = root): readonly Case[] => {
  const entries = readdirSync(folder, { withFileTypes: true }).sort(byName);
  const go = entries.filter((entry) => entry.isFile() && isGo(entry.name)).map((entry) => entry.name);
  // A case's main.go comes first: it names the package's entry.
  if (go.includes("main.go")) return [readFolder(root, folder, ["main.go", ...go.filter((name) => name !== "main.go")])];
  return [
    ...go.map((name) => readSingle(root, join(folder, name))),
    ...entries
      .filter((entry) => entry.isDirectory() && !/^[._]/.test(entry.name))
      .flatMap((entry) => readCases(root, join(folder, entry.name))),
  ];
};
