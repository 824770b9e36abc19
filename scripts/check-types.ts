// Implements the comparison of our type checker with go/types, expression by expression.
//
// Usage: npx tsx scripts/check-types.ts [--source] [--limit N] DIR…|FILES…
// A directory is a package; .go files are, together, package main. Imports come from the library data and, where it
// has none, from checking the imported packages of GOROOT themselves; with --source all of them do. Prints agreement per package and the first disagreements with their cause.

import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Expr, File, Ident, Node, SelectorExpr } from "../lib/go/ast.ts";
import { initNodeParser } from "../lib/go/parse/node.ts";
import type { GoParser } from "../lib/go/parse/index.ts";
import { walk } from "../lib/go/walk.ts";
import { checkAs } from "../lib/semantics/check.ts";
import type { ConstValue } from "../lib/semantics/constant.ts";
import type { TypeInfo } from "../lib/semantics/info.ts";
import type { Obj } from "../lib/semantics/objects.ts";
import type { ImportedPackage, PackageSource } from "../lib/semantics/package-source.ts";
import { createNodeLibrary } from "../lib/semantics/stdlib/node.ts";
import { typeString } from "../lib/semantics/typestring.ts";
import { spanOf } from "../lib/source/span.ts";

interface Entry {
  readonly kind: "type" | "def" | "use" | "sel" | "error";
  readonly start: number;
  readonly end: number;
  readonly node?: string;
  readonly mode?: string;
  readonly type?: string;
  readonly value?: string;
  readonly obj?: string;
  readonly text?: string;
}
interface Dump {
  readonly package: string;
  readonly files: readonly string[];
  readonly imports: Readonly<Record<string, readonly string[]>>;
  readonly entries: Entry[];
}
interface Disagreement {
  readonly entry: Entry;
  readonly cause: string;
  readonly go: string;
  readonly ours: string;
}
interface Options {
  readonly fromSource: boolean;
  readonly limit: number;
  readonly args: readonly string[];
}

const options = readOptions(process.argv.slice(2));
const parser = await initNodeParser();
/** Packages checked from their own source, as go/types does with its source importer; kept for all packages of one run. */
const fromSource = new Map<string, ImportedPackage | undefined>();
const library = createNodeLibrary();
let compared = 0;
let agreed = 0;
for (const dump of goTypes(options.args)) await compareOne(dump);
console.log(`total: ${agreed} of ${compared} agree, ${percent(agreed, compared)}`);
// The aim is 99.9 %; what is left is listed above, each with its cause.
process.exitCode = agreed >= 0.999 * compared ? 0 : 1;

function readOptions(argv: readonly string[]): Options {
  const limit = argv.indexOf("--limit");
  const args = argv.filter((a, i) => !a.startsWith("--") && (limit < 0 || i !== limit + 1));
  return { fromSource: argv.includes("--source"), limit: limit < 0 ? 20 : Number(argv[limit + 1]), args };
}

function percent(part: number, whole: number): string {
  return `${whole === 0 ? 100 : Math.floor((part / whole) * 100_000) / 1000} %`;
}

/** Runs the Go helper: directories each as a package, files as one. */
function* goTypes(args: readonly string[]): Generator<Dump> {
  const paths = args.map((a) => resolve(a));
  const dirs = paths.filter((p) => statSync(p).isDirectory());
  const files = paths.filter((p) => !dirs.includes(p));
  const calls = [...dirs.map((d) => [d]), ...(files.length > 0 ? [["-files", ...files]] : [])];
  for (const call of calls) {
    const run = spawnSync("go", ["run", ".", ...call], {
      cwd: join(import.meta.dirname, "check-types"),
      encoding: "utf8",
      maxBuffer: 1 << 30,
    });
    if (run.status !== 0) throw new Error(`go run failed: ${run.stderr}`);
    const [header = "{}", ...lines] = run.stdout.trimEnd().split("\n");
    yield { ...(JSON.parse(header) as Omit<Dump, "entries">), entries: lines.map((l) => JSON.parse(l) as Entry) };
  }
}

function parseFiles(goParser: GoParser, names: readonly string[]): { readonly files: readonly File[]; readonly text: string } {
  const texts = names.map((n) => readFileSync(n, "utf8"));
  const text = texts.join("");
  let at = 0;
  const files = texts.map((t) => {
    const within = spanOf(at, at + t.length);
    at += t.length;
    return goParser.parse(text, within).file;
  });
  return { files, text };
}

function sourceImporter(dump: Dump, library: PackageSource | undefined): PackageSource {
  const source: PackageSource = {
    lookup(path) {
      const known = library?.lookup(path);
      if (known) return known;
      if (fromSource.has(path)) return fromSource.get(path);
      fromSource.set(path, undefined);
      const vendored = `vendor/${path}`;
      const names = dump.imports[path] ?? dump.imports[vendored];
      if (names) fromSource.set(path, checkAs(path, parseFiles(parser, names).files, source, { ignoreBodies: true }).exports);
      return fromSource.get(path);
    },
  };
  return source;
}

/** The library's data, and source for what it does not hold: internal packages. */
async function packagesFor(dump: Dump): Promise<PackageSource> {
  if (options.fromSource) return sourceImporter(dump, undefined);
  await library.load(Object.keys(dump.imports));
  return sourceImporter(dump, library);
}

async function compareOne(dump: Dump): Promise<void> {
  const { files, text } = parseFiles(parser, dump.files);
  const packages = await packagesFor(dump);
  const started = performance.now();
  const { info } = checkAs(dump.package, files, packages);
  const elapsed = performance.now() - started;
  const nodes = indexNodes(files);
  const found: Disagreement[] = [];
  const facts = dump.entries.filter((e) => e.kind !== "error");
  for (const entry of facts) {
    const d = compareEntry(entry, nodes, info, dump.package);
    if (d) found.push({ entry, ...d });
  }
  const goErrors = new Set(dump.entries.filter((e) => e.kind === "error").map((e) => e.start));
  for (const d of info.diagnostics) {
    if (!goErrors.has(d.span.start)) found.push({ entry: { kind: "error", ...d.span }, cause: "error", go: "", ours: d.message });
  }
  compared += facts.length;
  const failed = found.filter((d) => d.entry.kind !== "error").length;
  agreed += facts.length - failed;
  console.log(
    `${dump.package === "main" ? dump.files[0] : dump.package}: ${percent(facts.length - failed, facts.length)} of ${facts.length}, ${found.length - failed} false errors, ${elapsed.toFixed(1)} ms`,
  );
  report(found, text, dump);
}

/** Groups by cause, most frequent first. */
function report(found: readonly Disagreement[], text: string, dump: Dump): void {
  const causes = new Map<string, number>();
  for (const d of found) causes.set(d.cause, (causes.get(d.cause) ?? 0) + 1);
  if (found.length > 0)
    console.log(
      `  causes: ${[...causes]
        .sort((a, b) => b[1] - a[1])
        .map(([c, n]) => `${c} ${n}`)
        .join(", ")}`,
    );
  for (const d of found.slice(0, options.limit)) {
    const line = text.slice(0, d.entry.start).split("\n").length;
    const what = text.slice(d.entry.start, d.entry.end).replace(/\s+/g, " ").slice(0, 60);
    console.log(
      `  ${dump.files.length === 1 ? "" : "all:"}${line}: ${what} [${d.entry.node ?? d.entry.kind}] ${d.cause}\n      go:   ${d.go}\n      ours: ${d.ours}`,
    );
  }
}

type NodeIndex = ReadonlyMap<string, Node>;

function indexNodes(files: readonly File[]): NodeIndex {
  const index = new Map<string, Node>();
  for (const file of files)
    walk(file, (n) => {
      index.set(`${n.kind} ${n.span.start} ${n.span.end}`, n);
    });
  return index;
}

function compareEntry(entry: Entry, nodes: NodeIndex, info: TypeInfo, pkg: string): Omit<Disagreement, "entry"> | undefined {
  const kind =
    entry.kind === "sel"
      ? "SelectorExpr"
      : entry.kind === "type"
        ? (entry.node ?? "").replace("IndexListExpr", "IndexExpr")
        : "Ident";
  const node = nodes.get(`${kind} ${entry.start} ${entry.end}`);
  if (!node) return { cause: "no such node", go: entry.type ?? entry.obj ?? "", ours: "" };
  if (entry.kind === "type") return compareType(entry, node as Expr, info, pkg);
  if (entry.kind === "sel") return compareSelection(entry, node as SelectorExpr, info, pkg);
  return compareObject(entry, node as Ident, info, pkg);
}

function own(pkg: string): (path: string) => string {
  return (path) => (path === pkg ? "" : path);
}

function compareType(entry: Entry, e: Expr, info: TypeInfo, pkg: string): Omit<Disagreement, "entry"> | undefined {
  const tv = info.typeAndValueOf(e);
  if (!tv) return { cause: "no type", go: `${entry.mode} ${entry.type}`, ours: "" };
  const type =
    tv.mode === "builtin" && tv.type.kind === "Basic"
      ? "invalid type"
      : tv.mode === "novalue"
        ? "()"
        : typeString(tv.type, own(pkg));
  if (type !== entry.type) return { cause: "type", go: entry.type ?? "", ours: type };
  const value = tv.value && valueString(tv.value);
  if (value !== entry.value) return { cause: "value", go: entry.value ?? "none", ours: value ?? "none" };
  if (tv.mode !== entry.mode) return { cause: "mode", go: entry.mode ?? "", ours: tv.mode };
  return undefined;
}

function compareSelection(entry: Entry, e: SelectorExpr, info: TypeInfo, pkg: string): Omit<Disagreement, "entry"> | undefined {
  const s = info.selectionOf(e);
  const ours = s ? `${s.kind} ${s.path.length} ${s.indirect} ${typeString(s.recv, own(pkg))}` : "none";
  const go = `${entry.text} ${entry.type}`;
  return ours === go ? undefined : { cause: "selection", go, ours };
}

function compareObject(entry: Entry, id: Ident, info: TypeInfo, pkg: string): Omit<Disagreement, "entry"> | undefined {
  const obj = entry.kind === "def" ? info.defOf(id) : info.useOf(id);
  const go = `${entry.obj} ${entry.type ?? ""}`;
  // A package clause, and the name in `switch x := y.(type)`, define no object.
  const ours = obj ? objectString(obj, pkg) : entry.kind === "def" && !info.useOf(id) ? "nil " : "none";
  return ours === go ? undefined : { cause: "object", go, ours };
}

function objectString(obj: Obj, pkg: string): string {
  const where = obj.pkg === undefined ? "universe" : obj.pkg;
  const type =
    "type" in obj
      ? typeString(obj.type, own(pkg))
      : obj.kind === "Nil"
        ? "untyped nil"
        : obj.kind === "PkgName"
          ? ""
          : "invalid type";
  return `${obj.kind} ${where} ${obj.name.replace(/^unsafe\./, "")} ${type}`;
}

function valueString(v: ConstValue): string {
  const rat = (r: { num: bigint; den: bigint }): string => (r.den === 1n ? String(r.num) : `${r.num}/${r.den}`);
  switch (v.kind) {
    case "bool":
      return String(v.value);
    case "string":
      return v.bytes ? `bytes ${Buffer.from(v.bytes).toString("hex")}` : goJson(v.value);
    case "int":
      return String(v.value);
    case "float":
      return rat(v.value);
    case "complex":
      return `${rat(v.re)},${rat(v.im)}`;
    case "unknown":
      return "unknown";
  }
}

/** JSON as Go writes it, where it differs from JavaScript. */
function goJson(s: string): string {
  return JSON.stringify(s).replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
