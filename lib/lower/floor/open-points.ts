// Implements the cautions of a floor translation: where it shows what Go leaves open, so that the output may be another.
//
// The order of a map (Go spec: "For statements with range clause"), addresses in memory, random numbers without a seed, and what
// the machine says: its time zone, its environment.

import type { Facts } from "../../analysis/facts.ts";
import { wantedTypes } from "../../analysis/conversions.ts";
import { shownPrograms } from "../../analysis/program-name.ts";
import type { CallExpr, Expr, FuncDecl, Node, RangeStmt } from "../../go/ast.ts";
import { lookupFieldOrMethod, isFound } from "../../semantics/lookup.ts";
import type { FuncObj, VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import type { Output } from "../output.ts";

export function noteOpenPoints(facts: Facts, output: Output): void {
  const printing = functionsThatWrite(facts);
  for (const s of facts.nodesOf("RangeStmt"))
    if (underlying(facts.info.typeOf(s.x)).kind === "Map" && s.key && showsOrder(s, facts, printing))
      output.note("map-order-open", s);
  for (const c of facts.nodesOf("CallExpr")) {
    const f = facts.info.calleeOf(c);
    if (f && printsAddress(c, f, facts)) output.note("address-printed", c);
    if (f && isUnseeded(f)) output.note("random-unseeded", c);
    if (f && namesZone(f, c, facts)) output.note("time-zone-open", c);
    if (f?.pkg === "os" && f.name === "Environ") output.note("environment-open", c);
    if (asksFirstCapacity(c, facts)) output.note("capacity-open", c);
  }
  for (const n of shownPrograms(facts)) output.note("program-path-open", n);
  for (const { expr, type } of wantedTypes(facts)) if (forgetsDots(expr, type, facts)) output.note("variadic-type-open", expr);
  for (const s of facts.nodesOf("SelectorExpr")) {
    const v = facts.info.objectOf(s.sel);
    if (v?.kind === "Var" && v.pkg === "time" && v.name === "Local") output.note("time-zone-open", s);
  }
}

/** A variadic function that becomes an `any`: its type in Rust is that of a function of a list. */
const forgetsDots = (e: Expr, to: Type, facts: Facts): boolean => {
  const given = underlying(facts.info.typeOf(e));
  return given.kind === "Signature" && given.variadic && underlying(to).kind === "Interface";
};

/** `cap(s)` of a local that began as nil and grows by `append`. */
function asksFirstCapacity(c: CallExpr, facts: Facts): boolean {
  const [x] = c.args;
  const v = facts.info.builtinOf(c) === "cap" && x?.kind === "Ident" ? facts.info.objectOf(x) : undefined;
  if (v?.kind !== "Var" || v.role !== "local" || underlying(v.type).kind !== "Slice") return false;
  const uses = facts.uses.of(v);
  const decl = uses.find((u) => u.role.kind === "define")?.ident;
  const p = decl && facts.tree.parentOf(decl);
  const isNil = p?.kind === "ValueSpec" && p.values.length === 0;
  return isNil && uses.some((u) => u.role.kind === "argument" && u.role.builtin === "append" && u.role.index === 0);
}

// ---- the order of a map

/** Functions of the program that write, themselves or through others. */
function functionsThatWrite(facts: Facts): ReadonlySet<FuncObj> {
  const writing = new Set<FuncObj>();
  const decls = facts.files.flatMap((file) => file.decls.filter((d): d is FuncDecl => d.kind === "FuncDecl" && !!d.body));
  for (let before = -1; before !== writing.size; ) {
    before = writing.size;
    for (const d of decls) {
      const obj = facts.info.funcObjOf(d);
      if (obj && !writing.has(obj) && facts.nodesOf("CallExpr", d).some((c) => writes(c, facts, writing))) writing.add(obj);
    }
  }
  return writing;
}

function writes(c: CallExpr, facts: Facts, writing: ReadonlySet<FuncObj>): boolean {
  const f = facts.info.calleeOf(c);
  if (!f) return /^print/.test(facts.info.builtinOf(c) ?? "");
  if (f.pkg === "fmt") return /^F?[Pp]rint/.test(f.name);
  if (f.pkg === "log") return true;
  return f.pkg ? /^Write/.test(f.name) : writing.has((f.origin ?? f) as FuncObj);
}

function showsOrder(s: RangeStmt, facts: Facts, writing: ReadonlySet<FuncObj>): boolean {
  if (facts.nodesOf("CallExpr", s.body).some((c) => writes(c, facts, writing))) return true;
  return facts.nodesOf("AssignStmt", s.body).some((a) => {
    const [left] = a.lhs;
    const [right] = a.rhs;
    const v = left?.kind === "Ident" ? facts.info.objectOf(left) : undefined;
    if (v?.kind !== "Var" || !isOutside(v, s, facts)) return false;
    if (a.op === "+=") return isText(v.type);
    const isAppend = right?.kind === "CallExpr" && facts.info.builtinOf(right) === "append";
    return isAppend && !isSorted(v, s, facts);
  });
}

const isOutside = (v: VarObj, s: RangeStmt, facts: Facts): boolean => {
  const decl = facts.info.declOf(v);
  return !decl || !facts.tree.isInside(decl, s);
};

const isText = (type: Type): boolean => {
  const u = underlying(type);
  return u.kind === "Basic" && u.basic === "string";
};

/** The list is handed to a function that may sort it, after the loop, or it is only counted. */
function isSorted(v: VarObj, s: RangeStmt, facts: Facts): boolean {
  return facts.uses.of(v).some(({ ident }) => {
    if (ident.span.start < s.span.end) return false;
    const call = enclosingCall(ident, facts);
    const f = call && facts.info.calleeOf(call);
    return f !== undefined && (f.pkg === "sort" || f.pkg === "slices" || /sort/i.test(f.name));
  });
}

function enclosingCall(at: Node, facts: Facts): CallExpr | undefined {
  for (let node = facts.tree.parentOf(at); node; node = facts.tree.parentOf(node)) {
    if (node.kind === "CallExpr" && !facts.info.isConversion(node)) return node;
    if (node.kind.endsWith("Stmt")) return undefined;
  }
  return undefined;
}

// ---- addresses

/** `%p`, or a pointer that no method and no `&{…}` makes a text of. */
function printsAddress(c: CallExpr, f: FuncObj, facts: Facts): boolean {
  if (f.pkg !== "fmt" || !/^(?:F|S)?(?:Print|print)|^(?:Append|Errorf)/.test(f.name)) return false;
  const isF = /f$/.test(f.name);
  const from = (/^(?:F|Append)/.test(f.name) ? 1 : 0) + (isF ? 1 : 0);
  const format = isF ? facts.info.constOf(c.args[from - 1] as Expr) : undefined;
  if (format?.kind === "string" && /%[-+# 0-9.*[\]]*p/.test(format.value)) return true;
  if (format?.kind === "string" && !/%[-+# 0-9.*[\]]*[vsdx]/.test(format.value)) return false;
  return c.args.slice(from).some((a) => showsAddress(facts.info.typeOf(a), 0, facts));
}

function showsAddress(type: Type, depth: number, facts: Facts): boolean {
  if (depth > 4 || hasText(type)) return false;
  const u = underlying(type);
  switch (u.kind) {
    case "Pointer": {
      const behind = underlying(u.elem).kind;
      const isOpened = depth === 0 && ["Struct", "Array", "Slice", "Map"].includes(behind);
      return !isOpened || showsAddress(u.elem, depth + 1, facts);
    }
    case "Signature":
    case "Chan":
      return true;
    case "Slice":
    case "Array":
    case "Map":
      return showsAddress(u.elem, depth + 1, facts);
    case "Struct":
      return u.fields.some((v) => showsAddress(v.type, depth + 1, facts));
    default:
      return false;
  }
}

const hasText = (type: Type): boolean =>
  ["String", "Error", "Format"].some((name) => {
    const found = lookupFieldOrMethod(type, { addressable: false, pkg: "", name });
    return isFound(found) && found.obj.kind === "Func";
  });

// ---- random numbers

/** Functions of the package draw from a generator that starts elsewhere each time; a `rand.New` is exact. */
const isUnseeded = (f: FuncObj): boolean =>
  (f.pkg === "math/rand" || f.pkg === "math/rand/v2") && !f.recv && !/^(?:New|Seed)/.test(f.name);

// ---- time zones

/** Times of the machine's zone, and zones of its database. A time that goes on to UTC, or to a number, is the same everywhere. */
function namesZone(f: FuncObj, c: CallExpr, facts: Facts): boolean {
  if (f.pkg !== "time") return false;
  if (f.name === "LoadLocation") {
    const name = facts.info.constOf(c.args[0] as Expr);
    return name?.kind !== "string" || !["", "UTC"].includes(name.value);
  }
  if (!(f.recv ? f.name === "Local" : /^Unix/.test(f.name))) return false;
  const next = facts.tree.parentOf(c);
  return (
    next?.kind !== "SelectorExpr" || !/^(?:UTC|In|Unix\w*|Sub|Add|Equal|Before|After|Compare|Nanosecond)$/.test(next.sel.name)
  );
}
