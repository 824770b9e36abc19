// Implements a program of several packages: which files form one, who imports whom, and in which order they are initialised.

import type { File, ImportSpec } from "../go/ast.ts";
import type { Diagnostic } from "../source/diagnostics.ts";
import type { Span } from "../source/span.ts";
import { stringLiteral } from "./literal.ts";

/** A file of Go with its path: the folder says its package. */
export interface NamedFile {
  readonly name: string;
  readonly file: File;
}

/** A `go.mod`: the import path of its folder. */
export interface ModuleFile {
  readonly name: string;
  readonly text: string;
}

export interface UserPackage {
  /** Import path; without `go.mod`, the folder. */
  readonly path: string;
  readonly folder: string;
  /** Name of the package clause; absent in a fragment. */
  readonly name: string | undefined;
  readonly files: readonly File[];
}

export interface Program {
  /** What nobody imports: `main`, or the one package of a library. Absent in a library of several. */
  readonly root: UserPackage | undefined;
  /** Without the root, each after those that it imports (Go spec: "Program initialization"). */
  readonly imported: readonly UserPackage[];
  /** Import paths as the files write them. */
  readonly byImport: ReadonlyMap<string, UserPackage>;
  readonly diagnostics: readonly Diagnostic[];
  /** Nothing can be built: a diagnostic with a code says why. */
  readonly isBroken: boolean;
}

const folderOf = (name: string): string => (name.includes("/") ? name.slice(0, name.lastIndexOf("/")) : "");
const below = (folder: string, base: string): string | undefined =>
  base === "" ? folder : folder === base ? "" : folder.startsWith(`${base}/`) ? folder.slice(base.length + 1) : undefined;
const joined = (...parts: readonly string[]): string => parts.filter((p) => p !== "").join("/");

/** `isStandard`: import paths of the standard library go before folders of the same name. */
export function programOf(
  files: readonly NamedFile[],
  modules: readonly ModuleFile[],
  isStandard: (path: string) => boolean,
): Program {
  return new Grouping(files, modules, isStandard).program();
}

interface Import {
  readonly spec: ImportSpec;
  readonly path: string;
}

class Grouping {
  private readonly packages: UserPackage[] = [];
  private readonly diagnostics: Diagnostic[] = [];
  private readonly byImport = new Map<string, UserPackage>();
  private readonly needs = new Map<UserPackage, UserPackage[]>();
  private readonly modules: readonly { readonly folder: string; readonly path: string }[];
  private isBroken = false;

  constructor(
    files: readonly NamedFile[],
    modules: readonly ModuleFile[],
    private readonly isStandard: (path: string) => boolean,
  ) {
    this.modules = modules
      .map((m) => ({ folder: folderOf(m.name), path: moduleLine(m.text) }))
      .filter((m) => m.path !== "")
      .sort((a, b) => b.folder.length - a.folder.length);
    const base = commonFolder(files.map((f) => folderOf(f.name)));
    // The go command hands files to the compiler by name, and `init` functions run in that order.
    const sorted = files.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    for (const folder of new Set(files.map((f) => folderOf(f.name))))
      this.add(
        folder,
        sorted.filter((f) => folderOf(f.name) === folder).map((f) => f.file),
        below(folder, base) ?? folder,
      );
  }

  program(): Program {
    for (const p of this.packages) this.needs.set(p, this.importsOf(p));
    const root = this.rootOf();
    const reached = root ? this.reachedFrom(root) : new Set(this.packages);
    for (const p of this.packages)
      if (!reached.has(p))
        this.tell("info", "package", `nothing imports package ${p.name ?? p.path}: it is left out`, clauseOf(p));
    const order = this.ordered([...reached]);
    return {
      root,
      imported: order.filter((p) => p !== root),
      byImport: this.byImport,
      diagnostics: this.diagnostics,
      isBroken: this.isBroken,
    };
  }

  private add(folder: string, files: readonly File[], short: string): void {
    const module = this.modules.find((m) => below(folder, m.folder) !== undefined);
    const first = files.find((f) => f.package);
    for (const f of files)
      if (f.package && first?.package && f.package.name !== first.package.name)
        this.refuse(
          "FG0005",
          `found packages ${first.package.name} and ${f.package.name} in ${folder === "" ? "one folder" : `folder ${short}`}`,
          f.package.span,
        );
    const path = module ? joined(module.path, below(folder, module.folder) ?? "") : short;
    this.packages.push({ path, folder: short, name: first?.package?.name, files });
  }

  private importsOf(p: UserPackage): UserPackage[] {
    const found = new Set<UserPackage>();
    for (const { spec, path } of p.files.flatMap(importsIn)) {
      const target = this.resolve(path);
      if (target) {
        found.add(target);
        this.byImport.set(path, target);
        if (target.name === "main") this.refuse("FG0007", `import "${path}" is a program, not an importable package`, spec.span);
      } else if (this.isMissing(path))
        this.tell("error", "FG0006", `import "${path}": there is no such folder with Go files here`, spec.span);
    }
    return [...found];
  }

  /** A folder by its import path; without `go.mod`, the one with which the path ends. */
  private resolve(path: string): UserPackage | undefined {
    const exact = this.packages.find((p) => p.path === path && p.path !== "");
    if (exact && (this.modules.length > 0 || !this.isStandard(path))) return exact;
    if (this.modules.length > 0 || this.isStandard(path)) return undefined;
    return this.packages
      .filter((p) => p.folder !== "" && path.endsWith(`/${p.folder}`))
      .sort((a, b) => b.folder.length - a.folder.length)[0];
  }

  /** A path of the program's own module, or one that names no host. */
  private isMissing(path: string): boolean {
    if (this.isStandard(path) || path === "unsafe" || path === "C") return false;
    if (this.modules.some((m) => below(path, m.path) !== undefined)) return true;
    return this.modules.length === 0 && !(path.split("/")[0] ?? "").includes(".");
  }

  private rootOf(): UserPackage | undefined {
    const mains = this.packages.filter((p) => p.name === "main" || p.name === undefined);
    const [first, second] = mains;
    if (first && second) {
      const folders = mains.map((p) => (p.folder === "" ? "the top folder" : p.folder)).join(" and ");
      this.refuse("FG0008", `there are several programs here, in ${folders}: translate one at a time`, clauseOf(second));
    }
    if (first) return first;
    const imported = new Set([...this.needs.values()].flat());
    const free = this.packages.filter((p) => !imported.has(p));
    return free.length === 1 ? free[0] : undefined;
  }

  private reachedFrom(root: UserPackage): Set<UserPackage> {
    const reached = new Set<UserPackage>();
    const visit = (p: UserPackage, way: readonly UserPackage[]): void => {
      if (way.includes(p)) return;
      reached.add(p);
      for (const next of this.needs.get(p) ?? []) if (!reached.has(next)) visit(next, [...way, p]);
    };
    visit(root, []);
    return reached;
  }

  /** Sorted by import path, always the first whose imports are all initialised. */
  private ordered(packages: readonly UserPackage[]): readonly UserPackage[] {
    const left = packages.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    const order: UserPackage[] = [];
    while (left.length > 0) {
      const at = left.findIndex((p) => (this.needs.get(p) ?? []).every((n) => order.includes(n)));
      const [next] = left.splice(Math.max(at, 0), 1);
      if (!next) break;
      if (at < 0 && !this.isBroken) this.refuseCycle(next, left);
      order.push(next);
    }
    return order;
  }

  private refuseCycle(start: UserPackage, left: readonly UserPackage[]): void {
    const way: UserPackage[] = [start];
    for (;;) {
      const here = way.at(-1) as UserPackage;
      const next = (this.needs.get(here) ?? []).find((n) => n === start || left.includes(n));
      if (!next) break;
      const again = way.indexOf(next);
      way.push(next);
      if (again < 0) continue;
      const cycle = way.slice(again);
      const spec = cycle[0]?.files.flatMap(importsIn).find((i) => this.byImport.get(i.path) === cycle[1])?.spec;
      this.refuse(
        "FG0004",
        `import cycle not allowed: ${cycle.map((p) => p.path).join(" imports ")}`,
        spec?.span ?? clauseOf(start),
      );
      return;
    }
    this.isBroken = true;
  }

  private refuse(code: string, message: string, span: Span): void {
    this.isBroken = true;
    this.tell("error", code, message, span);
  }

  private tell(severity: Diagnostic["severity"], code: string, message: string, span: Span): void {
    this.diagnostics.push({ severity, code, message, span });
  }
}

const clauseOf = (p: UserPackage): Span => {
  const f = p.files.find((x) => x.package) ?? p.files[0];
  return f?.package?.span ?? f?.span ?? { start: 0, end: 0 };
};

const importsIn = (f: File): readonly Import[] =>
  f.decls.flatMap((d) =>
    d.kind === "GenDecl"
      ? d.specs.flatMap((spec) => {
          const path = spec.kind === "ImportSpec" ? stringLiteral(spec.path.value) : undefined;
          return spec.kind === "ImportSpec" && path?.kind === "string" ? [{ spec, path: path.value }] : [];
        })
      : [],
  );

/** `module example.com/app` of a `go.mod`. */
const moduleLine = (text: string): string => (/^\s*module\s+"?([^\s"]+)"?/m.exec(text)?.[1] ?? "").replace(/\/$/, "");

function commonFolder(folders: readonly string[]): string {
  const [first = "", ...rest] = folders.map((f) => f.split("/"));
  const parts = [...first];
  for (const other of rest) while (parts.length > 0 && !parts.every((p, i) => other[i] === p)) parts.pop();
  return parts.join("/");
}
