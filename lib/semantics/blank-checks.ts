// Implements declarations that only have the compiler check something, `var _ Shape = (*Circle)(nil)`: they do nothing when the
// program runs, so they are taken out of it for inference, and it is checked again.

import type { Expr, File, GenDecl, ImportSpec, Node, Spec, ValueSpec } from "../go/ast.ts";
import { rewritten } from "../go/rewrite.ts";
import { walk } from "../go/walk.ts";
import { checkPackage } from "./check.ts";
import type { TypeInfo } from "./info.ts";
import type { PackageSource } from "./package-source.ts";
import { underlying } from "./predicates.ts";

export interface BlankCheck {
  readonly spec: ValueSpec;
  /** Names of the interface that is declared, and of the type that is to implement it. */
  readonly iface?: string;
  readonly type?: string;
}

/** The program without the declarations that are no more than checks, and these. */
export function withoutBlankChecks(
  info: TypeInfo,
  packages: PackageSource,
): { readonly info: TypeInfo; readonly checks: readonly BlankCheck[] } | undefined {
  if (info.homes.length > 0) return undefined;
  const checks: BlankCheck[] = [];
  for (const f of info.files)
    walk(f, (n) => {
      if (n.kind === "GenDecl" && n.tok === "var")
        for (const s of n.specs) if (s.kind === "ValueSpec" && isBlank(s, info)) checks.push(checkOf(s, info));
      return true;
    });
  if (checks.length === 0) return undefined;
  const out = new Set<Node>(checks.map((c) => c.spec));
  const files = info.files.map((f) => without(f, out, info));
  const again = checkPackage(files, packages);
  return again.diagnostics.length <= info.diagnostics.length ? { info: again, checks } : undefined;
}

function without(file: File, out: ReadonlySet<Node>, info: TypeInfo): File {
  const left = rewritten(file, (n) => {
    const specs = n.kind === "GenDecl" ? n.specs : n.kind === "DeclStmt" && n.decl.kind === "GenDecl" ? n.decl.specs : [];
    return specs.length > 0 && specs.every((s) => out.has(s)) ? null : out.has(n) ? null : undefined;
  });
  return left === file ? file : withoutImports(file, left, info);
}

/** An import that only the checks needed goes with them. */
function withoutImports(file: File, left: File, info: TypeInfo): File {
  const [before, after] = [packagesIn(file, info), packagesIn(left, info)];
  const isIdle = (s: Spec): boolean => s.kind === "ImportSpec" && before.has(pathOf(s)) && !after.has(pathOf(s));
  return rewritten(left, (n) => {
    if (n.kind === "ImportSpec") return isIdle(n) ? null : undefined;
    return isImport(n) && n.specs.every(isIdle) ? null : undefined;
  });
}

const isImport = (n: Node): n is GenDecl => n.kind === "GenDecl" && n.tok === "import";
const pathOf = (s: ImportSpec): string => s.path.value.slice(1, -1);

function packagesIn(file: File, info: TypeInfo): ReadonlySet<string> {
  const found = new Set<string>();
  walk(file, (n) => {
    const pkg = n.kind === "Ident" ? info.packageOf(n) : undefined;
    if (pkg) found.add(pkg.path);
    return true;
  });
  return found;
}

/** All its names are `_`, and making its values has no effect. */
const isBlank = (s: ValueSpec, info: TypeInfo): boolean =>
  s.values.length === s.names.length && s.names.every((n) => n.name === "_") && s.values.every((v) => isIdle(v, info));

/** A value that is made here, of what is known, or a name of the package's: nothing happens where it is made. */
function isIdle(e: Expr, info: TypeInfo): boolean {
  switch (e.kind) {
    case "ParenExpr":
      return isIdle(e.x, info);
    case "Ident":
      return e.name === "nil" || info.constOf(e) !== undefined;
    case "BasicLit":
      return true;
    case "UnaryExpr":
      return e.op === "&" && isIdle(e.x, info);
    case "SelectorExpr":
      // `var _ = fmt.Println` keeps an import.
      return e.x.kind === "Ident" && info.packageOf(e.x) !== undefined;
    case "CompositeLit":
      return e.elts.every((x) => isIdle(x.kind === "KeyValueExpr" ? x.value : x, info));
    case "CallExpr":
      return (info.isConversion(e) && !toArray(e, info) && e.args.every((a) => isIdle(a, info))) || info.builtinOf(e) === "new";
    default:
      return false;
  }
}

/** `[2]int(list)` fails where the list is shorter. */
function toArray(e: Expr, info: TypeInfo): boolean {
  const u = underlying(info.typeOf(e));
  return (u.kind === "Pointer" ? underlying(u.elem) : u).kind === "Array";
}

function checkOf(spec: ValueSpec, info: TypeInfo): BlankCheck {
  const [value] = spec.values;
  const iface = spec.type && info.typeOf(spec.type);
  const given = value && info.typeOf(value);
  const own = given?.kind === "Pointer" ? given.elem : given;
  return {
    spec,
    ...(iface?.kind === "Named" && underlying(iface).kind === "Interface" && { iface: iface.obj.name }),
    ...(own?.kind === "Named" && { type: own.obj.name }),
  };
}
