// Implements the faults of emitted Rust that rustc would find: borrows in conflict, types that do not fit, and traits that trait
// objects lack.

import type { Facts } from "../analysis/facts.ts";
import type { Evidence } from "../plan/decision.ts";
import { textEnumNamed } from "../plan/enums.ts";
import type { Plan } from "../plan/plan.ts";
import type { RustExpr, RustFile, RustType } from "../rust/ast.ts";
import { isExpr, isLet, walkTree } from "../rust/print/tree.ts";
import type { Span } from "../source/span.ts";
import { t } from "../rust/factory.ts";
import type { Derives } from "./derives.ts";
import { openTypes } from "./open-types.ts";
import { loanConflicts } from "./loans/conflicts.ts";

export function faultsIn(
  file: RustFile,
  derives: Derives,
  found: readonly Evidence[],
  facts: Facts,
  plan: Plan,
): readonly Evidence[] {
  const isSetOfTexts = (name: string): boolean => textEnumNamed(t.path(name), plan, facts.info.typeNames) !== undefined;
  const isInterface = (name: string): boolean =>
    facts.info.typeNames.some((o) => plan.names.of(o) === name && plan.interfaceOf(o)?.kind === "enum");
  const start = facts.files[0]?.span ?? { start: 0, end: 0 };
  return [
    ...loanConflicts(file).map((c) => ({ text: `\`${c.place}\` is used while it is borrowed`, span: c.span ?? start })),
    ...file.items.flatMap((i) =>
      i.kind === "StaticItem" && holdsRc(i.type)
        ? [{ text: `\`${i.name}\` is a package variable, and what it leads to is shared`, span: i.origin?.span ?? start }]
        : [],
    ),
    ...keptGuards(file, start),
    ...endedGuards(file, start),
    ...lentGuards(file, start),
    ...helpersNamedAlike(file, start),
    ...openTypes(file, start),
    ...found,
    ...[...derives.impossible].map(([name, derive]) => ({
      text: isSetOfTexts(name)
        ? `\`${name}\` is an enum of texts, which has ${derive === "Default" ? "no zero value" : "another order than its texts"}`
        : derive === "Default"
          ? isInterface(name)
            ? `\`${name}\` is an interface, whose nil has no form here`
            : `\`${name}\` holds or is what has no first value in Rust: a function, a long array, a file`
          : `\`${name}\` holds an interface, whose values are not ${adjectives[derive] ?? derive}`,
      span: facts.info.typeNames.find((t) => t.name === name)?.span ?? start,
    })),
  ];
}

/** `let ks = &mut r.borrow_mut().kids;` borrows the cell for as long as `ks` lives, whatever else looks at it then. */
function keptGuards(file: RustFile, start: Span): Evidence[] {
  const kept: Evidence[] = [];
  walkTree(file, (n) => {
    if (isLet(n) && n.init?.kind === "RefExpr" && n.init.mut && isInCell(n.init.expr))
      kept.push({
        text: `\`${n.pat.kind === "IdentPat" ? n.pat.name : "a name"}\` keeps the cell behind it borrowed`,
        span: n.init.origin?.span ?? n.origin?.span ?? start,
      });
    return true;
  });
  return kept;
}

/** `let x = m.lock().unwrap().get(&k).unwrap();` looks into what is closed again when the line is over. */
function endedGuards(file: RustFile, start: Span): Evidence[] {
  const ended: Evidence[] = [];
  walkTree(file, (n) => {
    if (isLet(n) && n.init && looksIntoGuard(n.init))
      ended.push({
        text: `\`${n.pat.kind === "IdentPat" ? n.pat.name : "a name"}\` looks into a cell that is closed when the line is over`,
        span: n.init.origin?.span ?? n.origin?.span ?? start,
      });
    return true;
  });
  return ended;
}

/** Methods that give a reference into what they are called on, or hand on one that they get. */
const lending = new Set(
  (
    "as_deref as_deref_mut as_mut as_ref as_slice as_str entry expect first first_mut get get_mut iter iter_mut keys last last_mut " +
    "or_default or_insert or_insert_with unwrap unwrap_or values values_mut"
  ).split(" "),
);

function looksIntoGuard(e: RustExpr): boolean {
  let at = e;
  let steps = 0;
  while (at.kind === "MethodCallExpr" && lending.has(at.method)) {
    const isLock =
      at.method === "unwrap" && at.recv.kind === "MethodCallExpr" && ["lock", "read", "write"].includes(at.recv.method);
    if (isLock) return steps > 0;
    steps += 1;
    at = at.recv;
    while (at.kind === "FieldExpr" || at.kind === "IndexExpr" || at.kind === "ParenExpr") at = at.expr;
  }
  return steps > 0 && at.kind === "MethodCallExpr" && ["borrow", "borrow_mut"].includes(at.method) && at.args.length === 0;
}

/** A helper that has the name of a function or a type of the program. */
function helpersNamedAlike(file: RustFile, start: Span): Evidence[] {
  const own = new Map<string, Span>();
  for (const i of file.items) {
    const space =
      i.kind === "FnItem" ? "fn" : ["StructItem", "EnumItem", "TraitItem", "TypeAliasItem"].includes(i.kind) ? "type" : undefined;
    if (space && "name" in i) own.set(`${space} ${i.name}`, i.origin?.span ?? start);
  }
  return file.items.flatMap((i) => {
    const names = i.kind === "TextItem" ? [...i.text.matchAll(/^(fn|struct|enum|trait) (\w+)/gm)] : [];
    return names.flatMap(([, kind, name]) => {
      const span = own.get(`${kind === "fn" ? "fn" : "type"} ${name}`);
      return span ? [{ text: `\`${name}\` is the name of a helper, too`, span }] : [];
    });
  });
}

/** `update(&item, &item.borrow().name)` borrows the cell until the call is over, which may change what it was handed. */
function lentGuards(file: RustFile, start: Span): Evidence[] {
  const found: Evidence[] = [];
  walkTree(file, (n) => {
    const e = isExpr(n) ? n : undefined;
    const parts = e?.kind === "CallExpr" ? e.args : e?.kind === "MethodCallExpr" ? [e.recv, ...e.args] : [];
    for (const part of parts) {
      const lent = part.kind === "RefExpr" && isInCell(part.expr, "borrow") ? rootOf(part.expr) : undefined;
      const isLentToo = parts.some((x) => x !== part && x.kind === "RefExpr" && lent !== undefined && isName(x.expr, lent));
      if (lent === "self" || !isLentToo) continue;
      found.push({ text: `\`${lent}\` is looked into while the call may change it`, span: part.origin?.span ?? start });
    }
    return true;
  });
  return found;
}

const isName = (e: RustExpr, name: string): boolean =>
  e.kind === "PathExpr" && e.path.segments.length === 1 && e.path.segments[0]?.name === name;
const rootOf = (e: RustExpr): string | undefined =>
  e.kind === "FieldExpr" || e.kind === "IndexExpr"
    ? rootOf(e.expr)
    : e.kind === "MethodCallExpr"
      ? rootOf(e.recv)
      : e.kind === "PathExpr"
        ? e.path.segments[0]?.name
        : undefined;

const isInCell = (e: RustExpr, method = "borrow_mut"): boolean =>
  e.kind === "MethodCallExpr"
    ? e.method === method
    : (e.kind === "FieldExpr" || e.kind === "IndexExpr") && isInCell(e.expr, method);

/** Statics are seen by all threads, which `Rc` is not for. */
const holdsRc = (type: RustType): boolean => /"name":"(?:Rc|Weak)"/.test(JSON.stringify(type));

const adjectives: Readonly<Partial<Record<string, string>>> = {
  Clone: "copied",
  Copy: "copied",
  PartialEq: "compared",
  Eq: "compared",
  Hash: "keys",
  Debug: "printed",
};
