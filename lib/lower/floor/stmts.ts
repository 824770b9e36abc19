// Implements statements on the floor.

import type {
  BlockStmt,
  BranchStmt,
  CallExpr,
  DeclStmt,
  DeferStmt,
  Expr,
  GenDecl,
  ReturnStmt,
  Stmt,
  ValueSpec,
} from "../../go/ast.ts";
import type { RustBlock, RustExpr, RustPat, RustStmt } from "../../rust/ast.ts";
import {
  block,
  breakExpr,
  call,
  closure,
  constItem,
  continueExpr,
  exprStmt,
  ifExpr,
  itemStmt,
  letStmt,
  local,
  methodCall,
  ret,
  str,
  t,
} from "../../rust/factory.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { defaultType, underlying } from "../../semantics/predicates.ts";
import type { Signature, Tuple, Type } from "../../semantics/types.ts";
import { commentLines, withTrivia } from "../trivia.ts";
import { assignment, bindPattern, declare, increment } from "./assign.ts";
import { lowerBody, together } from "./body.ts";
import { callee, methodOn, withArguments } from "./calls.ts";
import { hasItem, isKept, literalOf } from "./constants.ts";
import { converted, lowerAs } from "./convert.ts";
import type { Floor, Frame, Target } from "./context.ts";
import { ordered } from "./order.ts";
import { lower, operand } from "./exprs.ts";
import { gotoJump, withJumps } from "./goto.ts";
import { freshLabel, within } from "./labels.ts";
import { capturesOf, withCaptures } from "./functions.ts";
import { forStmt, rangeStmt } from "./loops.ts";
import { addressOf, embedded, looked, placeOf, read, variable } from "./places.ts";
import { contained } from "./refused.ts";
import { switchStmt, typeSwitchStmt } from "./switches.ts";
import { Beyond } from "./types.ts";
import { zeroOf } from "./zero.ts";
import { refusePlace } from "./log-places.ts";

export function stmts(list: readonly Stmt[], f: Floor): RustStmt[] {
  return withJumps(list, f, (s) => stmt(s, f));
}

export function blockOf(b: BlockStmt, f: Floor): RustBlock {
  const dangling = commentLines(b.dangling ?? []);
  return { kind: "Block", stmts: stmts(b.list, f), origin: { span: b.span }, ...(dangling.length > 0 && { dangling }) };
}

export function stmt(s: Stmt, f: Floor, label?: string): RustStmt[] {
  f.output.lowered(s);
  const made = withTrivia(
    contained(s, f, () => bare(s, f, label)),
    [s.trivia],
  );
  return made.map((r) => (r.origin ? r : { ...r, origin: { span: s.span } }));
}

function bare(s: Stmt, f: Floor, label: string | undefined): RustStmt[] {
  switch (s.kind) {
    case "EmptyStmt":
      return [];
    case "ExprStmt":
      return effectOf(lower(s.x, f));
    case "DeclStmt":
      return declStmt(s, f);
    case "AssignStmt":
      return assignment(s, f);
    case "IncDecStmt":
      return increment(s, f);
    case "ReturnStmt":
      return returnStmt(s, f);
    case "BlockStmt":
      return [exprStmt(labelled(s, label, f))];
    case "IfStmt":
      return [exprStmt(ifStmt(s, f))];
    case "ForStmt":
      return [exprStmt(forStmt(s, label, f))];
    case "RangeStmt":
      return rangeStmt(s, label, f);
    case "SwitchStmt":
      return switchStmt(s, label, f);
    case "TypeSwitchStmt":
      return typeSwitchStmt(s, label, f);
    case "LabeledStmt":
      return stmt(s.stmt, f, s.label.name);
    case "BranchStmt":
      return [exprStmt(branch(s, f), true)];
    case "DeferStmt":
      return deferStmt(s, f);
    case "GoStmt":
      throw new Beyond("FG0101", { what: "a goroutine" });
    case "SendStmt":
    case "SelectStmt":
      throw new Beyond("FG0501", {});
    default:
      throw new Beyond("FG0102", {});
  }
}

/** A value that nobody takes: in a block, its last expression becomes a statement. */
function effectOf(e: RustExpr): RustStmt[] {
  if (e.kind !== "Block" || !e.tail) return [exprStmt(e, true)];
  const { tail, ...rest } = e;
  return [exprStmt({ ...rest, stmts: [...e.stmts, ...effectOf(tail)] })];
}

/** A block with a label, which `break` may leave. */
function labelled(s: BlockStmt, label: string | undefined, f: Floor): RustExpr {
  if (label === undefined) return blockOf(s, f);
  const target: Target = { node: s, goLabel: label, label: freshLabel(label, f), used: false, isLoop: false, isClosure: false };
  const body = within(target, f, () => blockOf(s, f));
  return target.used ? { ...body, label: target.label } : body;
}

// ---- jumps

function branch(s: BranchStmt, f: Floor): RustExpr {
  if (s.tok === "goto") return gotoJump(s, f);
  if (s.tok === "fallthrough") throw new Beyond("FG0101", { what: "this fallthrough" });
  return jump({ tok: s.tok, label: s.label?.name }, f);
}

/** Where a `break` or `continue` leads from here. */
export interface Jump {
  readonly tok: "break" | "continue";
  readonly label: string | undefined;
}

export function jump(s: Jump, f: Floor): RustExpr {
  const at = f.targets.findLastIndex(
    (x) => !x.isGoto && (s.label !== undefined ? x.goLabel === s.label : s.tok === "break" || x.isLoop),
  );
  const target = f.targets[at];
  if (!target) throw new Beyond("FG0102", {});
  const closureAt = f.targets.findLastIndex((x) => x.isClosure);
  if (closureAt > at || (closureAt === at && target.isClosure)) return leaveBody(s, target, closureAt === at, f);
  if (s.tok === "continue" && target.next) {
    target.next.used = true;
    return breakExpr(target.next.label);
  }
  const innermost = at === f.targets.length - 1 && target.isLoop && !f.targets[at]?.next?.used && !target.next;
  if (!innermost) target.used = true;
  const name = innermost ? undefined : target.label;
  return s.tok === "continue" ? continueExpr(name) : breakExpr(name);
}

/** Out of the body of a range over a function: its result says whether to go on, a variable where to go. */
function leaveBody(s: Jump, target: Target, isOwn: boolean, f: Floor): RustExpr {
  const yielding = f.frame?.yielding;
  if (!yielding) throw new Beyond("FG0101", { what: s.tok });
  if (isOwn) return ret({ kind: "LitExpr", lit: { kind: "bool", value: s.tok === "continue" } });
  const wanted: Jump = { tok: s.tok, label: target.goLabel };
  let at = yielding.jumps.findIndex((j) => j.tok === wanted.tok && j.label === wanted.label);
  if (at < 0) at = yielding.jumps.push(wanted) - 1;
  const code: RustExpr = { kind: "LitExpr", lit: { kind: "num", text: String(at + 2) } };
  return block(
    [exprStmt(methodCall(local(yielding.exit), "store", [code]), true)],
    ret({ kind: "LitExpr", lit: { kind: "bool", value: false } }),
  );
}

// ---- if, return

function ifStmt(s: Extract<Stmt, { kind: "IfStmt" }>, f: Floor): RustExpr {
  const make = (): RustExpr => {
    const cond = condition(s.cond, f);
    const otherwise = s.else ? (s.else.kind === "IfStmt" ? elseIf(s.else, f) : blockOf(s.else, f)) : undefined;
    const body = blockOf(s.body, f);
    // Only what the condition does is left of an `if` with nothing in it.
    const isEmpty = body.stmts.length === 0 && !body.dangling && !otherwise;
    if (isEmpty) return block([letStmt({ kind: "WildPat" }, cond)]);
    // What the condition needs first stands before the `if`.
    return cond.kind === "Block" && cond.tail
      ? block(cond.stmts, ifExpr(cond.tail, body, otherwise))
      : ifExpr(cond, body, otherwise);
  };
  if (!s.init) return make();
  const init = stmt(s.init, f);
  return block(init, make());
}

function elseIf(s: Extract<Stmt, { kind: "IfStmt" }>, f: Floor): RustExpr {
  f.output.lowered(s);
  return ifStmt(s, f);
}

/** A block as a condition stands in parentheses of its own: it is a value first. */
export function condition(e: Expr, f: Floor): RustExpr {
  const v = operand(e, f);
  return f.types.isWrapper(f.typeOf(e)) ? { kind: "FieldExpr", expr: looked(v), field: "0" } : v;
}

function returnStmt(s: ReturnStmt, f: Floor): RustStmt[] {
  const frame = f.frame;
  if (!frame) throw new Beyond("FG0102", {});
  const values = s.results.length > 0 || frame.results.length === 0 ? returned(s, f) : undefined;
  const finish = (list: readonly RustStmt[]): RustStmt[] => {
    if (!frame.yielding) return [...list, exprStmt(ret(), true)];
    frame.yielding.returned = true;
    const code: RustExpr = { kind: "LitExpr", lit: { kind: "num", text: "1" } };
    return [
      ...list,
      exprStmt(methodCall(local(frame.yielding.exit), "store", [code]), true),
      exprStmt(ret({ kind: "LitExpr", lit: { kind: "bool", value: false } }), true),
    ];
  };
  if (frame.returns === "cells") return finish(values ? storeResults(values, f) : namedIntoCells(frame, f));
  const whole = values?.whole ?? together(values?.each ?? frame.results.map((r) => namedResult(r, f)));
  return [exprStmt(ret(whole), true)];
}

/** Inside the body of a range over a function, what leaves it may live apart from the results that have names. */
const namedIntoCells = (frame: Frame, f: Floor): RustStmt[] =>
  frame.results.flatMap((r) =>
    r.obj && f.names.of(r.obj) !== r.name
      ? [exprStmt(methodCall(local(r.name), "store", [read(variable(r.obj, f), f)]), true)]
      : [],
  );

const namedResult = (r: { readonly obj?: VarObj; readonly type: Type; readonly name: string }, f: Floor): RustExpr => {
  // Nothing reads it after the `return`.
  return r.obj && f.boxes.isBoxed(r.obj) ? methodCall(local(r.name), "load") : local(r.name);
};

interface Returned {
  readonly each?: readonly RustExpr[];
  /** `return f()` of several values whose types fit as they are. */
  readonly whole?: RustExpr;
}

function returned(s: ReturnStmt, f: Floor): Returned {
  const results = f.frame?.results ?? [];
  const [only] = s.results;
  if (only && s.results.length === 1 && results.length > 1) {
    const tuple = f.typeOf(only) as Tuple;
    const fits = tuple.vars.every(
      (v, i) => JSON.stringify(f.rust(v.type)) === JSON.stringify(f.types.of(results[i]?.type as Type)),
    );
    if (fits && f.frame?.returns === "values") return { whole: lower(only, f) };
    const names = results.map(() => f.temp("value"));
    const pat: RustPat = { kind: "TuplePat", elems: names.map((name) => ({ kind: "IdentPat", name })) };
    const each = results.map((r, i) => converted(local(names[i] ?? ""), f.subst(tuple.vars[i]?.type as Type), r.type, f));
    return { whole: block([letStmt(pat, lower(only, f))], together(each) as RustExpr) };
  }
  const each = s.results.map((e, i) => lowerAs(e, results[i]?.type ?? f.typeOf(e), f));
  const inTurn = ordered(s.results, each, f);
  if (inTurn.before.length > 0) return { whole: block(inTurn.before, together(inTurn.values) as RustExpr) };
  return { each };
}

function storeResults(values: Returned, f: Floor): RustStmt[] {
  const results = f.frame?.results ?? [];
  const put = (name: string, v: RustExpr): RustStmt => exprStmt(methodCall(local(name), "store", [v]), true);
  if (values.each && values.each.length === 1) return [put(results[0]?.name ?? "", values.each[0] as RustExpr)];
  const whole = values.whole ?? (values.each && values.each.length > 0 ? together(values.each) : undefined);
  if (!whole) return [];
  const names = results.map(() => f.temp("value"));
  const pat: RustPat = { kind: "TuplePat", elems: names.map((name) => ({ kind: "IdentPat", name })) };
  return [letStmt(pat, whole), ...results.map((r, i) => put(r.name, local(names[i] ?? "")))];
}

// ---- declarations

function declStmt(s: DeclStmt, f: Floor): RustStmt[] {
  if (s.decl.kind !== "GenDecl") throw new Beyond("FG0102", {});
  const { decl } = s;
  if (decl.tok === "type") return [];
  return decl.specs.flatMap((spec) =>
    spec.kind !== "ValueSpec"
      ? []
      : decl.tok === "const"
        ? withTrivia(constants(spec, decl, f), [spec.trivia])
        : withTrivia(variables(spec, f), [spec.trivia]),
  );
}

function constants(spec: ValueSpec, group: GenDecl, f: Floor): RustStmt[] {
  return spec.names.flatMap((id) => {
    const obj = f.info.objectOf(id);
    if (obj?.kind !== "Const" || obj.name === "_" || !hasItem(obj, f) || !isKept(obj, group, f)) return [];
    f.names.declareLocalConst(obj);
    return [itemStmt(constItemOf(obj, f))];
  });
}

/** `const NAME: T = …;`, a text as `&str`. */
export function constItemOf(obj: Extract<ReturnType<Floor["info"]["objectOf"]>, { kind: "Const" }>, f: Floor) {
  const type = defaultType(obj.type);
  const name = f.names.of(obj);
  if (obj.value.kind === "string") return constItem(name, t.ref(t.str), str(obj.value.value));
  return constItem(name, f.rust(type), literalOf(obj.value, type, f));
}

function variables(spec: ValueSpec, f: Floor): RustStmt[] {
  const vars = spec.names.map((id) => f.info.objectOf(id));
  const [only] = spec.values;
  if (only && spec.values.length === 1 && spec.names.length > 1) {
    const tuple = f.typeOf(only);
    return bindPattern(
      spec.names,
      tuple.kind === "Tuple" ? tuple.vars.map((v) => f.subst(v.type)) : [],
      only,
      f,
      spec.type ? f.typeOf(spec.type) : undefined,
    );
  }
  return spec.names.flatMap((id, i) => {
    const v = vars[i];
    const value = spec.values[i];
    if (v?.kind !== "Var" || id.name === "_") return value ? [letStmt({ kind: "WildPat" }, lower(value, f))] : [];
    const type = f.subst(v.type);
    return [declare(v, value ? lowerAs(value, type, f) : zeroOf(type, f), f, value)];
  });
}

// ---- defer

function deferStmt(s: DeferStmt, f: Floor): RustStmt[] {
  const e = s.call as CallExpr;
  const push = (before: readonly RustStmt[], body: RustExpr, captures: readonly VarObj[] = []): RustStmt[] => {
    const made = closure([], body.kind === "Block" ? body : block([exprStmt(body, true)]), { move: true });
    return [exprStmt(methodCall(local("defers"), "push", [withCaptures(captures, made, f, before)]), true)];
  };
  // It is not called by a deferred function, and so recovers nothing (Go spec: "Handling panics").
  if (f.info.builtinOf(e) === "recover") return [];
  const fun = e.fun.kind === "ParenExpr" ? e.fun.x : e.fun;
  if (fun.kind === "FuncLit" && e.args.length === 0) {
    const sig = f.subst(f.info.signatureOf(fun)) as Signature;
    const { body } = lowerBody(fun, f.info.signatureOf(fun), sig, f);
    return push(
      [],
      sig.results.vars.length > 0
        ? block([letStmt({ kind: "WildPat" }, call({ kind: "ParenExpr", expr: closure([], body) }))])
        : body,
      capturesOf(fun, f),
    );
  }
  return deferredCall(e, fun, f, push);
}

type Push = (before: readonly RustStmt[], body: RustExpr) => RustStmt[];

/** The function, the receiver and the arguments are worked out now; the call comes later. */
function deferredCall(e: CallExpr, fun: Expr, f: Floor, push: Push): RustStmt[] {
  const before: RustStmt[] = [];
  const keep = (v: RustExpr, hint: string): RustExpr => {
    if (v.kind === "LitExpr") return v;
    const name = f.temp(hint);
    before.push(letStmt(name, v));
    return local(name);
  };
  const builtin = f.info.builtinOf(e);
  if (builtin) {
    if (builtin === "recover")
      return push([], call({ kind: "PathExpr", path: { segments: [{ name: "recover" }], import: "go::recover" } }));
    if (builtin === "panic") {
      const value = keep(lowerAs(e.args[0] as Expr, { kind: "Interface", methods: [], embeddeds: [] }, f), "value");
      return push(before, call({ kind: "PathExpr", path: { segments: [{ name: "panic" }], import: "go::panic" } }, [value]));
    }
    return push([], lower(e, f));
  }
  const sig = underlying(f.typeOf(fun)) as Signature;
  if (fun.kind === "SelectorExpr") {
    const sel = f.info.selectionOf(fun);
    if (sel?.kind === "method" && sel.obj.kind === "Func") {
      refusePlace(sel.obj, f);
      const place = embedded(placeOf(fun.x, f), sel.path, f);
      const pointer = sel.obj.recv?.kind === "Pointer" && underlying(place.type).kind !== "Pointer";
      const recv = keep(pointer ? addressOf(place, f) : read(place, f), "receiver");
      const m = sel.obj;
      const type: Type = pointer ? { kind: "Pointer", elem: place.type } : place.type;
      return push(
        before,
        withArguments(
          e,
          sig,
          f,
          undefined,
          (args) =>
            methodOn(
              recv,
              type,
              m,
              [],
              args.map((a) => keep(a, "arg")),
              f,
            ),
          false,
        ),
      );
    }
  }
  const obj = fun.kind === "Ident" ? f.info.objectOf(fun) : fun.kind === "SelectorExpr" ? f.info.objectOf(fun.sel) : undefined;
  if (obj?.kind === "Func") {
    const target = callee(fun, sig, f);
    return push(
      before,
      withArguments(e, sig, f, target.item, (args) => target(args.map((a) => keep(a, "arg"))), false),
    );
  }
  const value = keep(lower(fun, f), "call");
  return push(
    before,
    withArguments(
      e,
      sig,
      f,
      undefined,
      (args) =>
        call(
          value,
          args.map((a) => keep(a, "arg")),
        ),
      false,
    ),
  );
}
