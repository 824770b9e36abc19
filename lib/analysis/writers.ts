// Facts about what goes where an `io.Writer` is wanted: types of the program with a `Write` method, and buffers of the library.

import type { BlockStmt, CallExpr, Expr, FuncDecl, Node, Stmt } from "../go/ast.ts";
import type { FuncObj, TypeNameObj, VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Type } from "../semantics/types.ts";
import { wantedTypes } from "./conversions.ts";
import { type Facts, originOf } from "./facts.ts";

export interface Writers {
  /** Types whose values are written to as an `io.Writer`, each with its method. */
  readonly own: ReadonlyMap<TypeNameObj, FuncObj>;
  /** Types of the library that hold what is written and go by the name of `io.Writer`: `bytes.Buffer`. */
  readonly buffers: ReadonlySet<string>;
  /** Own types that go by the name of `io.Writer`: whoever writes to one does not know which it is. */
  readonly hidden: readonly TypeNameObj[];
}

const found = new WeakMap<Facts, Writers>();

export function writersOf(facts: Facts): Writers {
  const known = found.get(facts) ?? findWriters(facts);
  found.set(facts, known);
  return known;
}

/** `Write` of a type that is an `io.Writer` in this program. */
export const isOwnWrite = (f: FuncObj, facts: Facts): boolean => [...writersOf(facts).own.values()].includes(originOf(f));

export const isWriterType = (t: Type): boolean => t.kind === "Named" && t.obj.pkg === "io" && t.obj.name === "Writer";

export const isReaderType = (t: Type): boolean => t.kind === "Named" && t.obj.pkg === "io" && t.obj.name === "Reader";

function findWriters(facts: Facts): Writers {
  const own = new Map<TypeNameObj, FuncObj>();
  const buffers = new Set<string>();
  const hidden = new Set<TypeNameObj>();
  for (const { expr, type } of wantedTypes(facts)) {
    const given = isWriterType(type) ? named(facts.info.typeOf(expr)) : undefined;
    if (given?.kind !== "Named") continue;
    const o = (given.origin ?? given).obj;
    const direct = isWrittenDirectly(expr, facts);
    if (o.pkg) {
      if (!direct) buffers.add(`${o.pkg}.${o.name}`);
      continue;
    }
    const method =
      underlying(given).kind === "Interface" ? undefined : facts.info.lookup({ kind: "Pointer", elem: given }, "Write")?.obj;
    if (method?.kind !== "Func" || !facts.declOf(originOf(method))) continue;
    own.set(o, originOf(method));
    if (!direct) hidden.add(o);
  }
  // What is written to a type of the program may be no text, and goes on to what the type holds.
  for (const c of own.size > 0 ? facts.nodesOf("CallExpr") : []) {
    const f = facts.info.calleeOf(c);
    const held = f?.name === "Write" && f.pkg && f.recv ? named(f.recv) : undefined;
    if (held?.kind === "Named") buffers.add(`${held.obj.pkg}.${held.obj.name}`);
  }
  return { own, buffers, hidden: [...hidden] };
}

const named = (t: Type): Type => (t.kind === "Pointer" ? t.elem : t);

/** `fmt.Fprintf(&buf, …)` writes to what it is given, and keeps nothing. */
export function isWrittenDirectly(e: Expr, facts: Facts): boolean {
  const p = facts.tree.parentOf(e);
  const callee = p?.kind === "CallExpr" && p.args[0] === e ? facts.info.calleeOf(p) : undefined;
  return (callee?.pkg === "fmt" && callee.name.startsWith("Fprint")) || (callee?.pkg === "io" && callee.name === "WriteString");
}

/**
 * It comes to the same whether a text is written at once or piece by piece: each statement looks at one byte after another, counts
 * them, or hands them on, and no two of them change one field.
 */
export function isSameInPieces(write: FuncObj, facts: Facts): boolean {
  const d = facts.declOf(originOf(write));
  const [p] = write.type.params.vars;
  const { recv } = write.type;
  if (!d?.body || !p || !recv) return false;
  const changed: (VarObj | "whole")[] = [];
  for (const s of d.body.list) {
    const fields = fieldsOf(s, recv, facts);
    if (!isPiecewise(s, p, d, facts) || fields.some((f) => changed.includes(f))) return false;
    changed.push(...fields);
  }
  return true;
}

function isPiecewise(s: Stmt, p: VarObj, d: FuncDecl, facts: Facts): boolean {
  const isParam = (e: Node | undefined): boolean => e?.kind === "Ident" && facts.info.objectOf(e) === p;
  const isLength = (e: Expr): boolean => {
    if (e.kind !== "CallExpr") return false;
    return facts.info.builtinOf(e) === "len"
      ? isParam(e.args[0])
      : facts.info.isConversion(e) && e.args[0] !== undefined && isLength(e.args[0]);
  };
  /** `w.w.Write(p)`. */
  const handsOn = (e: Expr | undefined): boolean =>
    e?.kind === "CallExpr" && e.args.length === 1 && isParam(e.args[0]) && facts.info.calleeOf(e)?.name === "Write";
  switch (s.kind) {
    case "ReturnStmt":
      return s.results.length === 2 ? isLength(s.results[0] as Expr) : handsOn(s.results[0]);
    case "ExprStmt":
      return handsOn(s.x);
    case "AssignStmt": {
      const [to, from] = [s.lhs[0], s.rhs[0]];
      if (s.op === "+=") return from !== undefined && isLength(from);
      const grows =
        from?.kind === "CallExpr" && facts.info.builtinOf(from) === "append" && from.ellipsis && isParam(from.args[1]);
      return s.op === "=" && to !== undefined && grows && facts.textOf(to) === facts.textOf(from.args[0] as Expr);
    }
    case "RangeStmt":
      return isParam(s.x) && (!s.key || (s.key.kind === "Ident" && s.key.name === "_")) && isSteadyBody(s.body, p, d, facts);
    default:
      return false;
  }
}

/** The body of the loop asks for nothing but its byte, the receiver and constants, and does not leave the loop. */
const isSteadyBody = (b: BlockStmt, p: VarObj, d: FuncDecl, facts: Facts): boolean =>
  facts.nodesOf("ReturnStmt", b).length + facts.nodesOf("BranchStmt", b).length + facts.nodesOf("CallExpr", b).length === 0 &&
  facts.nodesOf("Ident", b).every((id) => {
    const v = facts.info.objectOf(id);
    if (v?.kind !== "Var" || v.role === "field" || v.role === "receiver") return true;
    const decl = facts.info.declOf(v);
    return v !== p && v.role === "local" && decl !== undefined && facts.tree.isInside(decl, facts.tree.parentOf(b) ?? d);
  });

/** The fields of the receiver that a statement looks at; all of it where it is no struct. */
function fieldsOf(s: Stmt, recv: VarObj, facts: Facts): readonly (VarObj | "whole")[] {
  const uses = facts.uses.of(recv).filter((u) => facts.tree.isInside(u.ident, s));
  return [...new Set(uses.map((u) => u.steps.find((x) => x.step === "field")?.field ?? ("whole" as const)))];
}

/** The call gives the count of what was written, and someone reads it other than to hand it on as the count of what came. */
export function readsCount(c: CallExpr, facts: Facts): boolean {
  const p = facts.tree.parentOf(c);
  if (p?.kind === "ExprStmt") return false;
  if (p?.kind === "ReturnStmt") {
    const d = facts.tree.funcOf(c);
    const f = d?.kind === "FuncDecl" ? facts.info.funcObjOf(d) : undefined;
    return !f || !isOwnWrite(f, facts);
  }
  const [count] = p?.kind === "AssignStmt" ? p.lhs : [];
  return !(count?.kind === "Ident" && count.name === "_");
}
