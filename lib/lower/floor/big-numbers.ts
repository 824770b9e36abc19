// Implements which numbers of math/big a program prints or scans: their methods Format and Scan are announced before main.

import type { CallExpr } from "../../go/ast.ts";
import type { RustStmt } from "../../rust/ast.ts";
import { call, exprStmt } from "../../rust/factory.ts";
import { within } from "../../rust/factory/path.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import type { Floor } from "./context.ts";
import { core } from "./types.ts";

interface Found {
  readonly names: Set<string>;
  /** What an interface holds is not known. */
  open: boolean;
}

/** The statements `fmt::use_format::<Ptr<big::Int>>();`. */
export function bigNumbers(f: Floor): readonly RustStmt[] {
  if (!f.facts.nodesOf("ImportSpec").some((s) => s.path.value.includes("math/big"))) return [];
  const printed: Found = { names: new Set(), open: false };
  const scanned: Found = { names: new Set(), open: false };
  for (const e of f.facts.nodesOf("CallExpr")) {
    const name = libraryName(e, f);
    if (name === undefined) continue;
    for (const a of e.args) find(f.info.typeOf(a), /scan/i.test(name) ? scanned : printed, new Set(), f);
  }
  for (const found of [printed, scanned]) {
    if (!found.open) continue;
    const everything: Found = { names: found.names, open: false };
    for (const kind of ["CallExpr", "UnaryExpr", "Ident"] as const)
      for (const e of f.facts.nodesOf(kind)) {
        const type = f.info.typeAndValueOf(e)?.type;
        if (type) find(type, everything, new Set(), f);
      }
  }
  const stmts = [
    ...[...printed.names].filter((n) => n !== "Rat").map((n) => announced("use_format", n)),
    ...[...scanned.names].map((n) => announced("use_scan", n)),
  ];
  if (stmts.length > 0) for (const module of ["big", "fmt"]) f.useModule(module);
  return stmts;
}

/** The function of fmt or log that is called, or the method of a logger. */
function libraryName(e: CallExpr, f: Floor): string | undefined {
  const obj = e.fun.kind === "SelectorExpr" ? f.info.objectOf(e.fun.sel) : undefined;
  return obj?.kind === "Func" && (obj.pkg === "fmt" || obj.pkg === "log") ? obj.name : undefined;
}

function find(type: Type, into: Found, seen: Set<Type>, f: Floor): void {
  if (seen.has(type)) return;
  seen.add(type);
  if (type.kind === "Pointer" && type.elem.kind === "Named" && type.elem.obj.pkg === "math/big") {
    if (/^(?:Int|Float|Rat)$/.test(type.elem.obj.name)) into.names.add(type.elem.obj.name);
    return;
  }
  if (type.kind === "TypeParam") into.open = true;
  const u = underlying(type);
  switch (u.kind) {
    case "Pointer":
    case "Slice":
    case "Array":
      return find(u.elem, into, seen, f);
    case "Map":
      find(u.key, into, seen, f);
      return find(u.elem, into, seen, f);
    case "Struct":
      return u.fields.forEach((v) => find(v.type, into, seen, f));
    case "Tuple":
      return u.vars.forEach((v) => find(v.type, into, seen, f));
    case "Interface":
      into.open = true;
      return;
    default:
      return;
  }
}

const announced = (use: string, name: string): RustStmt =>
  exprStmt(
    call(
      { kind: "PathExpr", path: within("go::fmt", use, [core("Ptr", { kind: "PathType", path: within("go::big", name) })]) },
      [],
    ),
    true,
  );
