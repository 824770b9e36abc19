// Implements the type check of a program of several packages: each by itself, in the order of imports, and then all as one.
//
// Afterwards an imported name is what it is in its own package: `shapes.Circle` becomes the identifier `Circle` with the object
// that package shapes declares. So whoever reads the tree sees one program; an object's `home` says where it belongs.

import type { Expr, File, Node } from "../go/ast.ts";
import { forEachChild, walk } from "../go/walk.ts";
import type { Diagnostic } from "../source/diagnostics.ts";
import { checkPackage, exportsOf, isWhole, runCheck } from "./check.ts";
import { Checker } from "./checker.ts";
import { InfoTables } from "./info-tables.ts";
import type { TypeInfo } from "./info.ts";
import { InstancePool } from "./named.ts";
import type { Home, VarObj } from "./objects.ts";
import type { ImportedPackage, PackageSource } from "./package-source.ts";
import type { Program, UserPackage } from "./packages.ts";

export function checkProgram(program: Program, packages: PackageSource): TypeInfo {
  if (program.imported.length === 0) return checkPackage(program.root?.files ?? [], packages);
  const pool = new InstancePool();
  const done = new Map<UserPackage, ImportedPackage>();
  const source: PackageSource = {
    lookup: (path) => {
      const own = program.byImport.get(path);
      return own ? done.get(own) : packages.lookup(path);
    },
  };
  const order: (readonly VarObj[])[] = [];
  const check = (files: readonly File[], home?: Home): Checker => {
    const c = new Checker(files, source, "", isWhole(files), home, pool);
    order.push(...runCheck(c));
    return c;
  };
  const checkers = program.imported.map((p) => {
    const home = { path: p.path, name: p.name ?? p.path };
    const c = check(p.files, home);
    done.set(p, exportsOf(c, p.path));
    return c;
  });
  const root = check(program.root?.files ?? []);
  for (const c of checkers) root.absorb(c);
  const own = new Set(program.byImport.keys());
  for (const file of [...checkers, root].flatMap((c) => c.files)) joinNames(file, root, own);
  return new InfoTables(root, order, checkers);
}

/** Puts the name of an imported object in the place of `pkg.Name`. The tree is ours alone until now: nobody has seen it. */
function joinNames(file: File, c: Checker, own: ReadonlySet<string>): void {
  const joined = (e: Node): Expr | undefined => {
    if (e.kind !== "SelectorExpr" || e.x.kind !== "Ident") return undefined;
    const pkg = c.uses.get(e.x);
    if (pkg?.kind !== "PkgName" || !own.has(pkg.path)) return undefined;
    const type = c.types.get(e);
    if (type) c.types.set(e.sel, type);
    return e.sel;
  };
  const visit = (node: Node): void => {
    for (const [key, value] of Object.entries(node)) {
      if (Array.isArray(value)) Object.assign(node, { [key]: value.map((x: unknown) => (isNode(x) ? (joined(x) ?? x) : x)) });
      else if (isNode(value)) Object.assign(node, { [key]: joined(value) ?? value });
    }
    forEachChild(node, visit);
  };
  visit(file);
}

const isNode = (x: unknown): x is Node => typeof x === "object" && x !== null && "kind" in x && "span" in x;

/**
 * What Go keeps apart and one program can't: names that are not exported are of their package. A use of another package's is
 * an error of the Go; an interface's method and one of another package that only looks like it is refused.
 */
export function checkPrivacy(info: TypeInfo): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  if (info.homes.length === 0) return found;
  const methods = new Map<string, Set<Home | undefined>>();
  const asked = new Set<string>();
  for (const file of info.files) {
    walk(file, (n) => {
      if (n.kind === "SelectorExpr") {
        const obj = info.selectionOf(n)?.obj;
        const at = obj && !obj.exported ? (obj.origin ?? obj).span : undefined;
        if (obj?.pkg === "" && at && info.homeAt(at.start) !== info.homeAt(n.span.start)) {
          const what = obj.kind === "Func" ? "method" : "field";
          const message = `${n.sel.name} undefined (cannot refer to unexported ${what} ${n.sel.name})`;
          found.push({ severity: "warning", code: "type", message, span: n.sel.span });
        }
      }
      const names =
        n.kind === "FuncDecl" && n.recv ? [n.name] : n.kind === "InterfaceType" ? n.methods.list.flatMap((f) => f.names) : [];
      for (const id of names) {
        if (/^\p{Lu}/u.test(id.name)) continue;
        methods.set(id.name, (methods.get(id.name) ?? new Set()).add(info.homeAt(id.span.start)));
        if (n.kind === "InterfaceType") asked.add(id.name);
        if ((methods.get(id.name)?.size ?? 0) < 2 || !asked.has(id.name)) continue;
        const message = `two packages have an unexported method ${id.name}, which Go keeps apart and the translation does not`;
        found.push({ severity: "error", code: "FG0009", message, span: id.span });
      }
    });
  }
  return found;
}
