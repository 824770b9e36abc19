// Implements options of the command line as variables: `n := flag.Int("n", 5, "how many")` is read as `n := 5` and
// `flag.IntVar(&n, "n", 5, "how many")`, and `*n` as `n`. The program is rewritten and checked again.

import type { AssignStmt, CallExpr, Expr, File, Ident, Node, SelectorExpr, Stmt } from "../go/ast.ts";
import { copied, restated, rewritten } from "../go/rewrite.ts";
import { walk } from "../go/walk.ts";
import type { Span } from "../source/span.ts";
import { checkPackage } from "./check.ts";
import type { TypeInfo } from "./info.ts";
import type { Obj } from "./objects.ts";
import type { PackageSource } from "./package-source.ts";

/** Types of the values, by the function that makes an option of one. */
const types: Readonly<Record<string, string>> = {
  Int: "int",
  Int64: "int64",
  Uint: "uint",
  Uint64: "uint64",
  Float64: "float64",
  String: "string",
  Bool: "bool",
};

/** The program with a variable for each option, which has its default from where it is declared. */
export function withFlagValues(info: TypeInfo, packages: PackageSource): TypeInfo | undefined {
  if (info.homes.length > 0 || !info.files.some((f) => callsFlag(f, info))) return undefined;
  const pointers = pointersIn(info);
  const files = info.files.map((f) => restated(withoutStars(f, pointers, info), (s) => setBefore(s, pointers, info)));
  const again = checkPackage(files, packages);
  return again.diagnostics.length <= info.diagnostics.length ? again : undefined;
}

const callsFlag = (f: File, info: TypeInfo): boolean => {
  let found = false;
  walk(f, (n) => {
    found ||= n.kind === "CallExpr" && madeBy(n, info) !== undefined;
    return !found;
  });
  return found;
};

/** `flag.Int(…)` and `flag.IntVar(…)`: the function's name. */
function madeBy(e: Expr | undefined, info: TypeInfo): string | undefined {
  const callee = e?.kind === "CallExpr" ? info.calleeOf(e) : undefined;
  return callee?.pkg === "flag" && !callee.type.recv && callee.name.replace(/Var$/, "") in types ? callee.name : undefined;
}

/** Local variables that only ever point to their option. */
function pointersIn(info: TypeInfo): ReadonlySet<Obj> {
  const found = new Set<Obj>();
  const replaced = new Set<Obj>();
  for (const f of info.files)
    walk(f, (n) => {
      if (n.kind === "AssignStmt") {
        const made = n.op === ":=" && n.lhs.length === 1 ? madeBy(n.rhs[0], info) : undefined;
        const [id] = n.lhs;
        const obj = id?.kind === "Ident" ? info.objectOf(id) : undefined;
        if (obj && made !== undefined && !made.endsWith("Var") && isKnown(n.rhs[0], 1, info)) found.add(obj);
        else for (const l of n.lhs) if (l.kind === "Ident") replaced.add(info.objectOf(l) as Obj);
      }
      const taken = n.kind === "UnaryExpr" && n.op === "&" && n.x.kind === "Ident" ? info.objectOf(n.x) : undefined;
      if (taken) replaced.add(taken);
      return true;
    });
  return new Set([...found].filter((o) => !replaced.has(o)));
}

const isKnown = (e: Expr | undefined, arg: number, info: TypeInfo): boolean => {
  const value = e?.kind === "CallExpr" ? e.args[arg] : undefined;
  return value !== undefined && info.constOf(value) !== undefined;
};

function withoutStars(file: File, pointers: ReadonlySet<Obj>, info: TypeInfo): File {
  const isPointer = (e: Node): e is Ident => e.kind === "Ident" && !info.isDef(e) && pointers.has(info.objectOf(e) as Obj);
  const bare = new Set<Node>();
  return rewritten(file, (n) => {
    if (n.kind === "ParenExpr" && n.x.kind === "StarExpr" && isPointer(n.x.x)) return copiedBare(n.x.x, bare);
    if (n.kind === "StarExpr" && isPointer(n.x)) return copiedBare(n.x, bare);
    if (bare.has(n) || !isPointer(n)) return undefined;
    return { kind: "UnaryExpr", op: "&", x: copiedBare(n, bare), span: n.span };
  });
}

/** The name itself, which is not to be read as the pointer that it was. */
function copiedBare(id: Ident, bare: Set<Node>): Ident {
  const own = copied(id);
  bare.add(own);
  return own;
}

/** The default first, then the option: what a call of `flag.IntVar` does in one. */
function setBefore(s: Stmt, pointers: ReadonlySet<Obj>, info: TypeInfo): readonly Stmt[] | undefined {
  if (s.kind === "ExprStmt" && s.x.kind === "CallExpr") {
    const [place, , value] = s.x.args;
    const v = place?.kind === "UnaryExpr" && place.op === "&" ? place.x : undefined;
    if (!madeBy(s.x, info)?.endsWith("Var") || v?.kind !== "Ident" || !value || !isKnown(s.x, 2, info)) return undefined;
    const set: AssignStmt = { kind: "AssignStmt", op: "=", lhs: [copied(v)], rhs: [copied(value)], span: s.span };
    const { trivia, ...call } = s;
    return [trivia ? { ...set, trivia } : set, call];
  }
  if (s.kind !== "AssignStmt" || s.op !== ":=") return undefined;
  const [id] = s.lhs;
  const [made] = s.rhs;
  const name = madeBy(made, info);
  if (id?.kind !== "Ident" || made?.kind !== "CallExpr" || !name || !pointers.has(info.objectOf(id) as Obj)) return undefined;
  const [, value] = made.args;
  const { fun } = made;
  if (!value || fun.kind !== "SelectorExpr") return undefined;
  const first: AssignStmt = { ...s, rhs: [typed(copied(value), types[name] as string, s.span)] };
  const sel: SelectorExpr = { ...fun, sel: { ...fun.sel, name: `${name}Var` } };
  const address: Expr = { kind: "UnaryExpr", op: "&", x: copied(id), span: id.span };
  const call: CallExpr = { ...made, fun: sel, args: [address, ...made.args] };
  return [first, { kind: "ExprStmt", x: call, span: s.span }];
}

/** A literal has the type already that a variable gets from it. */
function typed(value: Expr, type: string, span: Span): Expr {
  const own = { INT: "int", FLOAT: "float64", STRING: "string", CHAR: "", IMAG: "" };
  const isBool = value.kind === "Ident" && (value.name === "true" || value.name === "false");
  if ((value.kind === "BasicLit" && own[value.lit] === type) || isBool) return value;
  return { kind: "CallExpr", fun: { kind: "Ident", name: type, span }, args: [value], ellipsis: false, span };
}
