// Implements pointers that are declared first and set in the next line, `var s *bufio.Scanner; s = bufio.NewScanner(r)`, as one
// declaration: they are never nil. The program is rewritten and checked again.

import type { AssignStmt, Stmt } from "../go/ast.ts";
import { rewritten } from "../go/rewrite.ts";
import { walk } from "../go/walk.ts";
import { checkPackage } from "./check.ts";
import type { TypeInfo } from "./info.ts";
import type { PackageSource } from "./package-source.ts";
import { identical } from "./predicates.ts";

export function withoutLatePointers(info: TypeInfo, packages: PackageSource): TypeInfo | undefined {
  if (info.homes.length > 0) return undefined;
  let count = 0;
  const joined = (list: readonly Stmt[]): readonly Stmt[] => {
    const left: Stmt[] = [];
    for (const [i, s] of list.entries()) {
      const made = setNext(s, list[i + 1], info);
      const before = i > 0 ? setNext(list[i - 1] as Stmt, s, info) : undefined;
      if (made) count++;
      else left.push(before ?? s);
    }
    return left;
  };
  const files = info.files.map((f) =>
    rewritten(f, (n) => {
      if (n.kind === "BlockStmt") return { ...n, list: joined(n.list) };
      return n.kind === "CaseClause" || n.kind === "CommClause" ? { ...n, body: joined(n.body) } : undefined;
    }),
  );
  if (count === 0) return undefined;
  const again = checkPackage(files, packages);
  return again.diagnostics.length <= info.diagnostics.length ? again : undefined;
}

/** The declaration with its value, where the next statement gives a pointer its first one. */
function setNext(s: Stmt, next: Stmt | undefined, info: TypeInfo): AssignStmt | undefined {
  const spec = s.kind === "DeclStmt" && s.decl.kind === "GenDecl" && s.decl.specs.length === 1 ? s.decl.specs[0] : undefined;
  const [name, more] = spec?.kind === "ValueSpec" && spec.values.length === 0 ? spec.names : [];
  if (!name || more || next?.kind !== "AssignStmt" || next.op !== "=" || next.lhs.length !== 1 || next.rhs.length !== 1)
    return undefined;
  const [target] = next.lhs;
  const [value] = next.rhs;
  const v = info.objectOf(name);
  if (target?.kind !== "Ident" || !value || v?.kind !== "Var" || info.objectOf(target) !== v || v.type.kind !== "Pointer")
    return undefined;
  let reads = false;
  walk(value, (n) => {
    reads ||= n.kind === "Ident" && info.objectOf(n) === v;
    return !reads;
  });
  const { leading = [], trailing } = s.trivia ?? {};
  const said = [...leading, ...(trailing ? [trailing] : []), ...(next.trivia?.leading ?? [])];
  const trivia = { ...next.trivia, leading: said, blankBefore: s.trivia?.blankBefore === true };
  return reads || !identical(info.typeOf(value), v.type) ? undefined : { ...next, op: ":=", trivia };
}
