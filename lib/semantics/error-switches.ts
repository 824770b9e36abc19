// Implements type switches on errors as the questions that they ask one after the other: `switch e := err.(type) { case *A: … }` is
// `if e, ok := err.(*A); ok { … }`. The types are different ones, so that their order means nothing. The program is rewritten and
// checked again.

import type { BlockStmt, CaseClause, Expr, File, Ident, IfStmt, Node, Stmt, TypeSwitchStmt } from "../go/ast.ts";
import { restated, rewritten } from "../go/rewrite.ts";
import { walk } from "../go/walk.ts";
import { checkPackage } from "./check.ts";
import type { TypeInfo } from "./info.ts";
import type { PackageSource } from "./package-source.ts";
import { underlying } from "./predicates.ts";

export function withoutErrorSwitches(info: TypeInfo, packages: PackageSource): TypeInfo | undefined {
  if (info.homes.length > 0) return undefined;
  const files = info.files.map((f) => asQuestions(f, info));
  if (files.every((f, i) => f === info.files[i])) return undefined;
  const again = checkPackage(files, packages);
  return again.diagnostics.length <= info.diagnostics.length ? again : undefined;
}

const asQuestions = (file: File, info: TypeInfo): File =>
  restated(file, (s, list) => (s.kind === "TypeSwitchStmt" ? questionsAbout(s, list, info) : undefined));

/** What a call gives has a name first: `err := f()`. */
function questionsAbout(s: TypeSwitchStmt, list: readonly Stmt[], info: TypeInfo): readonly Stmt[] | undefined {
  if (s.x.kind === "Ident") return questions(s, s.x, info);
  const name = ["err", "failure"].find((n) => !list.some((x) => mentions(x, (id) => id.name === n)));
  if (s.x.kind !== "CallExpr" || name === undefined) return undefined;
  const x = named(name, s.x);
  const { trivia, ...bare } = s;
  const chain = isError(s.x, info) ? questions(bare, x, info) : undefined;
  const init: Stmt = { kind: "AssignStmt", op: ":=", lhs: [{ ...x }], rhs: [s.x], span: s.x.span, ...(trivia && { trivia }) };
  return chain && [init, ...chain];
}

function questions(s: TypeSwitchStmt, x: Ident, info: TypeInfo): readonly Stmt[] | undefined {
  if (s.init || !isError(s.x, info) || leaves(s)) return undefined;
  const cases = s.body.filter((c) => !c.isDefault && !isNil(c, info));
  const fallback = s.body.find((c) => c.isDefault);
  const passed = s.body.find((c) => isNil(c, info));
  if (cases.length === 0 || !cases.every((c) => c.list.length === 1 && isConcrete(c.list[0], info))) return undefined;
  const ok = unusedIn(s, ["ok", "is", "found", "matched"]);
  if (ok === undefined) return undefined;
  const left = fallback ? bodyOf(fallback, x, info) : undefined;
  let otherwise: IfStmt | BlockStmt | undefined = left;
  const isFirst = passed !== undefined && s.x === x && isGiven(x, info);
  if (passed && !isFirst) {
    const body: BlockStmt = left ?? { kind: "BlockStmt", list: [], span: passed.span };
    otherwise = { kind: "IfStmt", cond: nilTest("!=", x), body, else: bodyOf(passed, x, info), span: passed.span };
  }
  for (const c of cases.toReversed()) {
    const [type] = c.list;
    if (!type) return undefined;
    const bound = isBoundIn(c, info) && s.bind ? { ...s.bind, span: type.span } : named("_", type);
    const asserted: Expr = { kind: "TypeAssertExpr", x: { ...x }, type, span: c.span };
    const init: Stmt = { kind: "AssignStmt", op: ":=", lhs: [bound, named(ok, type)], rhs: [asserted], span: type.span };
    otherwise = {
      kind: "IfStmt",
      init,
      cond: named(ok, type),
      body: plainBody(c),
      ...(otherwise && { else: otherwise }),
      span: c.span,
      ...(c.trivia && { trivia: c.trivia }),
    };
  }
  if (!otherwise) return undefined;
  const first = passed && isFirst ? bodyOf(passed, x, info) : undefined;
  const chain = placed(otherwise, s);
  if (!first) return [chain];
  const asked: IfStmt = { kind: "IfStmt", cond: nilTest("==", x), body: first, span: s.span };
  // Where the function is over without an error, the rest stands behind it.
  if (first.list.at(-1)?.kind === "ReturnStmt") return [placed(asked, s), otherwise];
  return [placed({ ...asked, else: { kind: "BlockStmt", list: [otherwise], span: s.span } }, s)];
}

const placed = (made: IfStmt | BlockStmt, s: TypeSwitchStmt): Stmt => ({
  ...made,
  span: s.span,
  ...(s.trivia && { trivia: s.trivia }),
});

const nilTest = (op: "==" | "!=", x: Ident): Expr => ({
  kind: "BinaryExpr",
  op,
  x: { ...x },
  y: named("nil", x),
  span: x.span,
});

/** A parameter is asked for nil first: it is no result that a `match` could take apart. */
function isGiven(x: Ident, info: TypeInfo): boolean {
  const v = info.objectOf(x);
  return v?.kind === "Var" && v.role === "param";
}

const named = (name: string, at: Node): Ident => ({ kind: "Ident", name, span: at.span });

const isError = (x: Expr, info: TypeInfo): boolean => {
  const type = info.typeOf(x);
  return type.kind === "Named" && type.obj.pkg === undefined && type.obj.name === "error";
};

const isNil = (c: CaseClause, info: TypeInfo): boolean => {
  const [only, ...more] = c.list;
  return only?.kind === "Ident" && more.length === 0 && info.objectOf(only)?.kind === "Nil";
};

/** A type of the program, or a pointer to one. */
function isConcrete(e: Expr | undefined, info: TypeInfo): boolean {
  const type = e && info.typeOf(e);
  const own = type?.kind === "Pointer" ? type.elem : type;
  return own?.kind === "Named" && own.obj.pkg === "" && underlying(own).kind !== "Interface";
}

const isBoundIn = (c: CaseClause, info: TypeInfo): boolean => {
  const bound = info.implicitOf(c);
  return bound !== undefined && c.body.some((s) => mentions(s, (id) => info.objectOf(id) === bound));
};

function mentions(n: Node, isSought: (id: Ident) => boolean): boolean {
  let isFound = false;
  walk(n, (x) => {
    isFound ||= x.kind === "Ident" && isSought(x);
    return !isFound;
  });
  return isFound;
}

const plainBody = (c: CaseClause): BlockStmt => ({
  kind: "BlockStmt",
  list: c.body,
  span: c.span,
  ...(c.dangling && { dangling: c.dangling }),
});

/** Where the clause knows the value as the error, its name is that of the error. */
function bodyOf(c: CaseClause, x: Ident, info: TypeInfo): BlockStmt {
  const bound = info.implicitOf(c);
  return rewritten(plainBody(c), (n) =>
    n.kind === "Ident" && bound && info.objectOf(n) === bound ? { ...n, name: x.name } : undefined,
  );
}

const unusedIn = (s: TypeSwitchStmt, names: readonly string[]): string | undefined =>
  names.find((name) => !mentions(s, (id) => id.name === name));

/** A `break` of the switch itself. */
function leaves(s: TypeSwitchStmt): boolean {
  const inside = (n: Node): boolean => {
    let isFound = false;
    walk(n, (x) => {
      if (isFound || x.kind === "FuncLit" || (x !== n && isTarget(x))) return false;
      isFound ||= x.kind === "BranchStmt" && x.tok === "break" && !x.label;
      return !isFound;
    });
    return isFound;
  };
  return s.body.some((c) => inside(c));
}

const isTarget = (n: Node): boolean => ["ForStmt", "RangeStmt", "SwitchStmt", "TypeSwitchStmt", "SelectStmt"].includes(n.kind);
