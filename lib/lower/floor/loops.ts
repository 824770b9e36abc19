// Implements loops on the floor (Go spec: "For statements"): `while` for clauses, `for` over what helpers give, closures for iterators.

import type { BlockStmt, Expr, ForStmt, Ident, RangeStmt, Stmt } from "../../go/ast.ts";
import type { RustBlock, RustExpr, RustPat, RustStmt } from "../../rust/ast.ts";
import {
  block,
  bool,
  call,
  closure,
  exprStmt,
  forExpr,
  ifExpr,
  int,
  letStmt,
  local,
  loop,
  matchExpr,
  methodCall,
  range,
  rangeInclusive,
  ref,
  ret,
  whileExpr,
} from "../../rust/factory.ts";
import { arm } from "../../rust/factory/stmt.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Signature, Type } from "../../semantics/types.ts";
import { declare } from "./assign.ts";
import { together } from "./body.ts";
import { constructorOf } from "./convert.ts";
import { coreCall, coreItem, type Floor, type Frame, type Target, type Yielding } from "./context.ts";
import { lower, operand, operandBeneath } from "./exprs.ts";
import { funcFrom, withCaptures } from "./functions.ts";
import { arrayBehind, placeOf, store } from "./places.ts";
import { freshLabel, within } from "./labels.ts";
import { blockOf, condition, jump, stmt, stmts } from "./stmts.ts";
import { asTail, diverges } from "./tail.ts";
import { zeroOf } from "./zero.ts";

const targetOf = (s: Stmt, label: string | undefined, withNext: boolean, f: Floor): Target => ({
  node: s,
  goLabel: label,
  label: freshLabel(label ?? "outer", f),
  used: false,
  isLoop: true,
  isClosure: false,
  ...(withNext && { next: { label: freshLabel("next", f), used: false } }),
});

const labelOf = (t: Target): string | undefined => (t.used ? t.label : undefined);

/** `for true`; a constant of the author keeps its name. */
const isTrue = (e: Expr, f: Floor): boolean => {
  const value = e.kind === "Ident" && e.name === "true" ? f.info.constOf(e) : undefined;
  return value?.kind === "bool" && value.value;
};

export function forStmt(s: ForStmt, label: string | undefined, f: Floor): RustExpr {
  const counted = countedLoop(s, label, f);
  if (counted) return counted;
  const fresh = loopVars(s, f);
  const init = s.init ? stmt(s.init, f) : [];
  const target = targetOf(s, label, s.post !== undefined || fresh.length > 0, f);
  const cond = s.cond && !isTrue(s.cond, f) ? condition(s.cond, f) : undefined;
  const body = within(target, f, () => blockOf(s.body, f));
  const renewed = fresh.map((v) => renew(v, f));
  const post = s.post ? stmt(s.post, f) : [];
  const after = [...renewed, ...post];
  const reached = !diverges(body) || target.next?.used;
  // What the body declares must not hide what the clause changes.
  const hides =
    after.length > 0 && body.stmts.some((x) => x.kind === "LetStmt" && namesIn(x.pat).some((n) => namesIn(after).includes(n)));
  const whole: RustBlock = target.next?.used
    ? block([exprStmt({ ...body, label: target.next.label }), ...after])
    : hides && reached
      ? block([exprStmt(body), ...after])
      : { ...body, stmts: [...body.stmts, ...(reached ? after : [])] };
  const made = cond ? whileExpr(cond, whole, labelOf(target)) : loop(whole, labelOf(target));
  return init.length > 0
    ? block(
        init.map((x) => (fresh.some((v) => x.kind === "LetStmt" && namesIn(x.pat).includes(f.names.of(v))) ? mutable(x) : x)),
        made,
      )
    : made;
}

const namesIn = (n: unknown): readonly string[] =>
  [
    ...JSON.stringify(n, (key, value) => (key === "origin" || key === "trivia" ? undefined : value)).matchAll(/"name":"(\w+)"/g),
  ].map(([, name]) => name ?? "");

/** Variables of the clause that closures or pointers hold: each turn has its own (Go 1.22). */
const loopVars = (s: ForStmt, f: Floor): readonly VarObj[] =>
  s.init?.kind === "AssignStmt" && s.init.op === ":="
    ? s.init.lhs.flatMap((l) => {
        const v = l.kind === "Ident" ? f.info.objectOf(l) : undefined;
        return v?.kind === "Var" && f.boxes.isBoxed(v) ? [v] : [];
      })
    : [];

function renew(v: VarObj, f: Floor): RustStmt {
  const name = f.names.of(v);
  return exprStmt({
    kind: "AssignExpr",
    left: local(name),
    right: call(coreItem("Ptr", "new"), [methodCall(local(name), "load")]),
  });
}

const mutable = (s: RustStmt): RustStmt =>
  s.kind === "LetStmt" && s.pat.kind === "IdentPat" ? { ...s, pat: { ...s.pat, mut: true } } : s;

/** `for i := a; i < b; i++` whose bounds stay and whose `i` only the clause changes: a Rust range. */
function countedLoop(s: ForStmt, label: string | undefined, f: Floor): RustExpr | undefined {
  const { init, cond, post } = s;
  if (
    init?.kind !== "AssignStmt" ||
    init.op !== ":=" ||
    init.lhs.length !== 1 ||
    cond?.kind !== "BinaryExpr" ||
    post?.kind !== "IncDecStmt"
  )
    return undefined;
  const id = init.lhs[0];
  const v = id?.kind === "Ident" ? f.info.objectOf(id) : undefined;
  if (v?.kind !== "Var" || f.boxes.isBoxed(v) || post.op !== "++" || (cond.op !== "<" && cond.op !== "<=")) return undefined;
  const isV = (e: Expr): boolean => e.kind === "Ident" && f.info.objectOf(e) === v;
  if (
    !isV(cond.x) ||
    !isV(post.x) ||
    f.types.isWrapper(f.subst(v.type)) ||
    underlying(f.subst(v.type)).kind !== "Basic" ||
    changesIn(v, s.body, f)
  )
    return undefined;
  if (!/^(?:[iu](?:8|16|32|64|size))$/.test(nameOf(f.subst(v.type), f)) || !staysIn(cond.y, s.body, f)) return undefined;
  f.output.lowered(init);
  f.output.lowered(post);
  const target = targetOf(s, label, false, f);
  const [low, high] = [lower(init.rhs[0] as Expr, f), operand(cond.y, f)];
  const bothLiteral = low.kind === "LitExpr" && high.kind === "LitExpr";
  const used = f.facts.nodesOf("Ident", s.body).some((x) => f.info.objectOf(x) === v);
  const start: RustExpr =
    used && bothLiteral && low.kind === "LitExpr" && low.lit.kind === "num"
      ? { ...low, lit: { ...low.lit, suffix: nameOf(f.subst(v.type), f) } }
      : low;
  const bound: RustExpr =
    high.kind === "LitExpr" && high.lit.kind === "num" && bothLiteral
      ? { ...high, lit: { kind: "num", text: high.lit.text } }
      : high;
  const body = within(target, f, () => blockOf(s.body, f));
  const pat: RustPat = used ? { kind: "IdentPat", name: f.names.of(v) } : { kind: "WildPat" };
  return forExpr(pat, cond.op === "<" ? range(start, bound) : rangeInclusive(start, bound), body, labelOf(target));
}

const nameOf = (type: Type, f: Floor): string => {
  const r = f.types.of(type);
  return r.kind === "PathType" ? (r.path.segments.at(-1)?.name ?? "") : "";
};

const changesIn = (v: VarObj, body: BlockStmt, f: Floor): boolean =>
  f.facts.uses
    .of(v)
    .some(
      (u) =>
        (u.role.kind === "assign" || u.role.kind === "update" || u.role.kind === "address") &&
        f.facts.tree.isInside(u.ident, body),
    );

/** A bound that gives the same value in every turn: a constant, a local that the body leaves alone, the length of one. */
function staysIn(e: Expr, body: BlockStmt, f: Floor): boolean {
  if (f.info.constOf(e)) return true;
  switch (e.kind) {
    case "ParenExpr":
      return staysIn(e.x, body, f);
    case "Ident": {
      const v = f.info.objectOf(e);
      return v?.kind === "Var" && v.role !== "package" && !f.boxes.isBoxed(v) && !changesIn(v, body, f);
    }
    case "BinaryExpr":
      return ["+", "-", "*"].includes(e.op) && staysIn(e.x, body, f) && staysIn(e.y, body, f);
    case "CallExpr": {
      const arg = e.args[0];
      return (
        f.info.builtinOf(e) === "len" &&
        arg?.kind === "Ident" &&
        underlying(f.typeOf(arg)).kind !== "Map" &&
        staysIn(arg, body, f)
      );
    }
    default:
      return false;
  }
}

// ---- range

export function rangeStmt(s: RangeStmt, label: string | undefined, f: Floor): RustStmt[] {
  const type = f.typeOf(s.x);
  const u = underlying(type);
  if (u.kind === "Signature") return overFunction(s, label, u, f);
  const target = targetOf(s, label, false, f);
  const { iter, parts } = iterated(s, u, f);
  const inside: RustStmt[] = [];
  const pats = parts.map((part) => bound(part, s, inside, f));
  const body = within(target, f, () => blockOf(s.body, f));
  const whole = { ...body, stmts: [...inside, ...body.stmts] };
  const pat: RustPat = pats.length === 1 ? (pats[0] as RustPat) : { kind: "TuplePat", elems: pats };
  return [exprStmt(forExpr(pat, iter, whole, labelOf(target)))];
}

type Part = Expr | undefined;

function iterated(s: RangeStmt, u: Type, f: Floor): { readonly iter: RustExpr; readonly parts: readonly Part[] } {
  const [key, value] = [named(s.key), named(s.value)];
  const whole = (e: RustExpr): { iter: RustExpr; parts: readonly Part[] } => {
    if (!value) return { iter: range(int(0), methodCall(e, "len")), parts: [key] };
    return key ? { iter: methodCall(e, "iter"), parts: [key, value] } : { iter: methodCall(e, "values"), parts: [value] };
  };
  switch (u.kind) {
    case "Basic": {
      if (u.basic === "string" || u.basic === "untyped string")
        return { iter: methodCall(operandBeneath(s.x, f), "runes"), parts: [key, value] };
      const keyType = s.key && f.info.typeOf(s.key).kind === "Basic" ? f.typeOf(s.key) : f.typeOf(s.x);
      const high = operand(s.x, f);
      const counted = [s.key, s.x].flatMap((e) => (e ? [f.typeOf(e)] : [])).find((t) => f.types.isWrapper(t));
      if (counted) {
        const end = f.types.isWrapper(f.typeOf(s.x)) ? operandBeneath(s.x, f) : high;
        const numbers: RustExpr = { kind: "ParenExpr", expr: range(int(0), end) };
        return { iter: key ? methodCall(numbers, "map", [constructorOf(counted, f)]) : range(int(0), end), parts: [key] };
      }
      const isPlainLiteral = high.kind === "LitExpr" && high.lit.kind === "num";
      return {
        iter: range(
          { kind: "LitExpr", lit: { kind: "num", text: "0", ...(isPlainLiteral && { suffix: nameOf(keyType, f) }) } },
          isPlainLiteral && high.kind === "LitExpr" && high.lit.kind === "num" ? int(high.lit.text) : high,
        ),
        parts: [key],
      };
    }
    case "Slice":
      return whole(operandBeneath(s.x, f));
    case "Array":
      return value
        ? whole(coreCall("copied", [ref(operandBeneath(s.x, f))]))
        : { iter: range({ kind: "LitExpr", lit: { kind: "num", text: "0", suffix: "isize" } }, int(u.len)), parts: [key] };
    case "Pointer": {
      const array = underlying(u.elem);
      if (!value)
        return {
          iter: range(
            { kind: "LitExpr", lit: { kind: "num", text: "0", suffix: "isize" } },
            int(array.kind === "Array" ? array.len : 0),
          ),
          parts: [key],
        };
      return whole(methodCall(arrayBehind(s.x, f), "all"));
    }
    case "Map":
      return { iter: methodCall(operandBeneath(s.x, f), "iter"), parts: [key, value] };
    default:
      return { iter: methodCall(operand(s.x, f), "iter"), parts: [key, value] };
  }
}

const named = (e: Expr | undefined): Part => (e && !(e.kind === "Ident" && e.name === "_") ? e : undefined);

/** A name of the pattern: declared anew each turn, or stored where the author's variable is. */
function bound(part: Part, s: RangeStmt, inside: RustStmt[], f: Floor): RustPat {
  if (!part) return { kind: "WildPat" };
  if (s.op === "=") {
    const name = f.temp("item");
    inside.push(...store(placeOf(part, f), local(name), f));
    return { kind: "IdentPat", name };
  }
  const v = f.info.objectOf(part as Ident);
  if (v?.kind !== "Var") return { kind: "WildPat" };
  if (f.isOnlyWritten(v) && !f.names.of(v).startsWith("_")) f.names.bind(v, `_${f.names.of(v).replace(/^r#/, "")}`);
  const name = f.names.of(v);
  if (f.boxes.isBoxed(v)) {
    inside.push(declare(v, local(name), f, part));
    return { kind: "IdentPat", name };
  }
  return { kind: "IdentPat", name, ...(f.isMutable(v) && { mut: true }) };
}

// ---- range over a function

/** The body becomes the `yield` that the iterator calls: true goes on, false stops. */
function overFunction(s: RangeStmt, label: string | undefined, seq: Signature, f: Floor): RustStmt[] {
  const yieldType = underlying(f.subst(seq.params.vars[0]?.type as Type)) as Signature;
  const exit = f.temp("exit");
  const yielding: Yielding = { exit, jumps: [], returned: false };
  const outer = f.frame as Frame;
  const results = outer.results.map((r) => ({ ...r, name: outer.returns === "cells" ? r.name : f.temp("result") }));
  const target: Target = { ...targetOf(s, label, false, f), isClosure: true };
  const frame: Frame = { ...outer, results, returns: "cells", yielding };
  const inside: RustStmt[] = [];
  const parts = yieldType.params.vars.map((_, i) => named(i === 0 ? s.key : s.value));
  const params = parts.map((p, i) => ({
    pat: bound(p, s, inside, f),
    type: f.types.of(f.subst(yieldType.params.vars[i]?.type as Type)),
  }));
  const before = f.frame;
  f.frame = frame;
  const list = within(target, f, () => stmts(s.body.list, f));
  f.frame = before;
  const ended =
    list.length > 0 &&
    list.at(-1)?.kind === "ExprStmt" &&
    diverges((list.at(-1) as Extract<RustStmt, { kind: "ExprStmt" }>).expr);
  const body = ended ? asTail(block([...inside, ...list])) : block([...inside, ...list], bool(true));
  const used = f.facts.nodesOf("Ident", s.body).flatMap((id) => {
    const v = f.info.objectOf(id);
    return v?.kind === "Var" &&
      v.role !== "field" &&
      v.role !== "package" &&
      !isInside(v, s, f) &&
      (f.boxes.isBoxed(v) || !f.types.isCopy(f.subst(v.type)))
      ? [v]
      : [];
  });
  const isNaked = f.facts
    .nodesOf("ReturnStmt", s.body)
    .some((r) => r.results.length === 0 && f.facts.tree.funcOf(r) === f.facts.tree.funcOf(s));
  if (isNaked && outer.returns === "values")
    used.push(...outer.results.flatMap((r) => (r.obj && (f.boxes.isBoxed(r.obj) || !f.types.isCopy(r.type)) ? [r.obj] : [])));
  const own = yielding.returned && outer.returns === "values" ? results : [];
  const asks = yielding.returned || yielding.jumps.length > 0;
  const home = f.facts.tree.funcOf(s);
  const isDeferring = f.facts.nodesOf("DeferStmt", s.body).some((d) => f.facts.tree.funcOf(d) === home);
  const stored = yielding.returned ? results.map((r) => r.name).filter((n) => !used.some((v) => f.names.of(v) === n)) : [];
  const extra = [...(asks ? [exit] : []), ...stored, ...(isDeferring ? ["defers"] : [])];
  const plain = funcFrom(closure(params, body, { move: true, ret: f.types.of({ kind: "Basic", basic: "bool" }) }), yieldType, f);
  const wanted = f.subst(seq.params.vars[0]?.type as Type);
  const made = f.types.isWrapper(wanted) ? call(constructorOf(wanted, f), [plain]) : plain;
  const captured = withCaptures(
    [...new Set(used)],
    made,
    f,
    extra.map((n) => letStmt(n, { kind: "MethodCallExpr", recv: local(n), method: "clone", args: [] })),
  );
  return [
    ...(asks
      ? [letStmt(exit, call(coreItem("Ptr", "new"), [{ kind: "LitExpr", lit: { kind: "num", text: "0", suffix: "isize" } }]))]
      : []),
    ...own.map((r) =>
      letStmt(r.name, call(coreItem("Ptr", "new"), [zeroOf(r.type, f)]), {
        kind: "PathType",
        path: { segments: [{ name: "Ptr", generics: [f.types.of(r.type)] }], import: "go::Ptr" },
      }),
    ),
    exprStmt(call(calleeOf(operandBeneath(s.x, f)), [captured]), true),
    ...(asks ? [afterwards(exit, yielding, results, outer, f)] : []),
  ];
}

const calleeOf = (e: RustExpr): RustExpr => (e.kind === "FieldExpr" ? { kind: "ParenExpr", expr: e } : e);

const isInside = (v: VarObj, s: RangeStmt, f: Floor): boolean => {
  const decl = f.info.declOf(v);
  return decl !== undefined && f.facts.tree.isInside(decl, s);
};

/** Goes where the body wanted to. */
function afterwards(exit: string, y: Yielding, results: Frame["results"], outer: Frame, f: Floor): RustStmt {
  const code = methodCall(local(exit), "load");
  const leave: RustExpr = outer.yielding
    ? block([exprStmt(methodCall(local(outer.yielding.exit), "store", [int(1)]), true)], ret(bool(false)))
    : ret(outer.returns === "cells" ? undefined : together(results.map((r) => methodCall(local(r.name), "load"))));
  if (outer.yielding && y.returned) outer.yielding.returned = true;
  const jumps = y.jumps.map((j) => jump(j, f));
  if (y.returned && jumps.length === 0)
    return exprStmt(ifExpr({ kind: "BinaryExpr", op: "==", left: code, right: int(1) }, [exprStmt(leave, true)]));
  const arms = [
    ...(y.returned ? [arm({ kind: "LitPat", expr: int(1) }, leave)] : []),
    ...jumps.map((j, i) => arm({ kind: "LitPat", expr: int(i + 2) }, j)),
    arm({ kind: "WildPat" }, { kind: "TupleExpr", elems: [] }),
  ];
  return exprStmt(matchExpr(code, arms));
}
