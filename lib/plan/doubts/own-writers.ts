// Implements doubts about readers and writers: types of the program that are an `io.Writer`, of which Rust's `write` asks what Go only
// recommends, and what is read from as an `io.Reader`.

import { wantedTypes } from "../../analysis/conversions.ts";
import type { Facts } from "../../analysis/facts.ts";
import { isReaderType, isWriterType, readsCount, writersOf } from "../../analysis/writers.ts";
import type { CallExpr, Expr, FuncDecl, ReturnStmt } from "../../go/ast.ts";
import type { FuncObj, VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Evidence } from "../decision.ts";
import { isNilExpr, returnsOf } from "../results.ts";
import { doubt } from "./doubt.ts";

export const ownWriters = (facts: Facts): readonly Evidence[] => {
  const { own } = writersOf(facts);
  const [first] = own.values();
  const decl = first && facts.declOf(first);
  if (!decl) return otherReaders(facts);
  const asked = facts.info.typeNames.find((o) => asksForWrite(o.type, facts));
  const around =
    facts.nodesOf("GoStmt").length > 0
      ? "a writer of the program stands beside tasks"
      : asked
        ? `\`${asked.name}\` asks for \`Write\`, as \`io.Writer\` does`
        : undefined;
  return [
    ...otherReaders(facts),
    ...(around === undefined ? [] : [doubt(decl.name, around)]),
    ...[...own.values()].flatMap((f) => {
      const d = facts.declOf(f);
      return d ? aboutMethod(f, d, facts) : [];
    }),
  ];
};

/** What is read from as an `io.Reader`: a text, a file, or what the caller has. Other types have no `Read` here. */
const otherReaders = (facts: Facts): readonly Evidence[] =>
  wantedTypes(facts).flatMap(({ expr, type }) => {
    const p = facts.tree.parentOf(expr);
    const isOfLibrary = p?.kind === "CallExpr" && (facts.info.calleeOf(p)?.pkg ?? "") !== "";
    if (!isReaderType(type) || isOfLibrary) return [];
    const given = facts.info.typeOf(expr);
    const held = given.kind === "Pointer" ? given.elem : given;
    const name = held.kind === "Named" ? `${held.obj.pkg}.${held.obj.name}` : "";
    if (["io.Reader", "os.File", "strings.Reader"].includes(name) && !isNilExpr(expr, facts)) return [];
    return [doubt(expr, "a reader other than a text or a file")];
  });

const asksForWrite = (type: Parameters<typeof underlying>[0], facts: Facts): boolean => {
  const u = underlying(type);
  return (
    u.kind === "Interface" &&
    (u.methods.some((m) => m.name === "Write") || u.embeddeds.some((e) => isWriterType(e) || asksForWrite(e, facts)))
  );
};

function aboutMethod(f: FuncObj, d: FuncDecl, facts: Facts): readonly Evidence[] {
  const [p] = f.type.params.vars;
  const { recv } = f.type;
  const type = recv?.type.kind === "Pointer" ? recv.type.elem : recv?.type;
  if (!p || !recv || type?.kind !== "Named" || type.typeArgs.length + type.typeParams.length > 0)
    return [doubt(d.name, "a writer over a type parameter")];
  const isChanged = (v: VarObj): boolean => facts.uses.of(v).some((u) => u.role.kind === "assign" || u.role.kind === "update");
  const found: Evidence[] = [];
  if (recv.type.kind !== "Pointer" && isChanged(recv)) found.push(doubt(d.name, "`Write` changes its own copy of the receiver"));
  const kept = facts.uses.of(p).find(({ role }) => !["define", "read", "range", "argument"].includes(role.kind));
  if (kept) found.push(doubt(kept.ident, `\`Write\` keeps or changes \`${p.name}\``));
  for (const r of returnsOf(d, facts))
    if (!isWhole(r, p, facts)) found.push(doubt(r, "`Write` says that it took a part of what it was given, or failed"));
  return found;
}

/** All was taken, or what it was handed on to says what became of it. */
function isWhole(r: ReturnStmt, p: VarObj, facts: Facts): boolean {
  const [count, error] = r.results;
  if (!count) return false;
  const given = (e: Expr | undefined): boolean => e?.kind === "Ident" && facts.info.objectOf(e) === p;
  if (!error) return count.kind === "CallExpr" && isWrite(count, facts) && (given(count.args[0]) || !anyCountRead(facts));
  if (isNilExpr(error, facts)) return count.kind === "CallExpr" && facts.info.builtinOf(count) === "len" && given(count.args[0]);
  return [count, error].every((e) => isOfWrite(e, given, facts));
}

const isWrite = (c: CallExpr, facts: Facts): boolean => facts.info.calleeOf(c)?.name === "Write";

/** A variable that has its value of one `Write` of the same bytes. */
function isOfWrite(e: Expr, given: (e: Expr | undefined) => boolean, facts: Facts): boolean {
  const v = e.kind === "Ident" ? facts.info.objectOf(e) : undefined;
  if (v?.kind !== "Var") return false;
  const set = facts.uses.of(v).filter((u) => u.role.kind === "define" || u.role.kind === "assign" || u.role.kind === "update");
  return set.every((u) => {
    const s = facts.tree.parentOf(u.ident);
    const [call] = s?.kind === "AssignStmt" ? s.rhs : [];
    return call?.kind === "CallExpr" && isWrite(call, facts) && given(call.args[0]);
  });
}

const anyCountRead = (facts: Facts): boolean => facts.nodesOf("CallExpr").some((c) => isWrite(c, facts) && readsCount(c, facts));
