// Implements `switch x.(type) { case T: … x.(T) … }` as `switch x := x.(type) { case T: … x … }`: the case has found the value. The
// program is rewritten and checked again.

import type { Expr, Node, TypeSwitchStmt } from "../go/ast.ts";
import { rewritten } from "../go/rewrite.ts";
import { walk } from "../go/walk.ts";
import { checkPackage } from "./check.ts";
import type { TypeInfo } from "./info.ts";
import type { VarObj } from "./objects.ts";
import type { PackageSource } from "./package-source.ts";
import { identical } from "./predicates.ts";

export function withBoundSwitches(info: TypeInfo, packages: PackageSource): TypeInfo | undefined {
  if (info.homes.length > 0) return undefined;
  let count = 0;
  const files = info.files.map((f) =>
    rewritten(f, (n) => {
      const made = n.kind === "TypeSwitchStmt" ? bound(n, info) : undefined;
      if (made) count++;
      return made;
    }),
  );
  if (count === 0) return undefined;
  const again = checkPackage(files, packages);
  return again.diagnostics.length <= info.diagnostics.length ? again : undefined;
}

function bound(s: TypeSwitchStmt, info: TypeInfo): TypeSwitchStmt | undefined {
  const x = s.x.kind === "Ident" ? info.objectOf(s.x) : undefined;
  if (s.bind || s.x.kind !== "Ident" || x?.kind !== "Var" || isSet(s, x, info)) return undefined;
  let count = 0;
  let others = 0;
  const body = s.body.map((c) => {
    const [type, ...more] = c.list ?? [];
    if (!type || more.length > 0) return c;
    const isFound = (n: Node): n is Extract<Expr, { kind: "TypeAssertExpr" }> =>
      n.kind === "TypeAssertExpr" &&
      n.x.kind === "Ident" &&
      info.objectOf(n.x) === x &&
      n.type !== undefined &&
      identical(info.typeOf(n.type), info.typeOf(type));
    return rewritten(c, (n) => {
      if (n.kind === "Ident" && info.objectOf(n) === x) others++;
      if (!isFound(n)) return undefined;
      count++;
      return { ...n.x };
    });
  });
  // Elsewhere the interface is meant, which the name would no longer be.
  return count > 0 && others === 0 ? { ...s, bind: { ...s.x }, body } : undefined;
}

/** The variable is set inside, or its address taken. */
function isSet(s: TypeSwitchStmt, x: VarObj, info: TypeInfo): boolean {
  let found = false;
  const isX = (e: Expr): boolean => e.kind === "Ident" && info.objectOf(e) === x;
  walk(s, (n) => {
    if (n.kind === "AssignStmt") found ||= n.lhs.some(isX);
    if (n.kind === "UnaryExpr" && n.op === "&") found ||= isX(n.x);
    return !found;
  });
  return found;
}
