// Implements doubts about functions as values. In Go all of one type are alike; in Rust a closure that keeps state, one that is
// borrowed and one in a box differ, and a value that plays two of these parts has no single form.

import { wantedTypes } from "../../analysis/conversions.ts";
import { functionTypeOf, keepsReceiver } from "../../analysis/function-newtypes.ts";
import { functionTypesOf } from "../../analysis/function-types.ts";
import { type Facts, originOf } from "../../analysis/facts.ts";
import { capturesOnlyCopies, escapes, storedByName } from "../../analysis/escaping-functions.ts";
import type { Role } from "../../analysis/uses.ts";
import type { Expr, FuncLit, Node } from "../../go/ast.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import type { Evidence } from "../decision.ts";
import { returnsOf } from "../results.ts";
import { doubt } from "./doubt.ts";

const isFunction = (t: Type): boolean => underlying(t).kind === "Signature";

export function functionValues(facts: Facts): readonly Evidence[] {
  return [
    ...methodsOfFunctions(facts),
    ...nilFunctions(facts),
    ...functionsInInterfaces(facts),
    ...functionsOfInterfaces(facts),
    ...changedArguments(facts),
    ...keptParameters(facts),
    ...statefulResults(facts),
    ...oneOfSeveral(facts),
    ...oneAfterAnother(facts),
    ...handedOnFields(facts),
    ...handedOnTwice(facts),
    ...functionsInLists(facts),
    ...storedByTheirNames(facts),
  ];
}

/** `log := func() { lines = append(lines, x) }; t.hook = log`: it would borrow what it captures for as long as `t` lives. */
const storedByTheirNames = (facts: Facts): readonly Evidence[] =>
  facts
    .nodesOf("FuncLit")
    .filter((f) => storedByName(f, facts) && !capturesOnlyCopies(f, facts))
    .map((f) => doubt(f.type, "a function that is stored by the name of its variable"));

/**
 * `type Handler func(…)` with methods is a tuple struct around its function, whose form is not found for type parameters, nor
 * where tasks hand it on. A pointer to one could replace it.
 */
const methodsOfFunctions = (facts: Facts): readonly Evidence[] =>
  facts.nodesOf("FuncDecl").flatMap((d) => {
    const f = facts.info.funcObjOf(d);
    const recv = f?.recv;
    const type = recv?.kind === "Pointer" ? recv.elem : recv;
    if (!f || !recv || !type || type.kind === "Interface" || !isFunction(type)) return [];
    const isOpen = type.kind !== "Named" || type.typeParams.length > 0 || type.typeArgs.length > 0;
    const why =
      recv.kind === "Pointer" || isOpen
        ? "a function type with methods"
        : facts.nodesOf("GoStmt").length > 0
          ? "a function type with methods, beside tasks"
          : isAskedFor(d.name.name, facts) && keepsReceiver(f, facts)
            ? "a method of an interface keeps the function that it belongs to"
            : undefined;
    return why ? [doubt(d.name, why)] : [];
  });

/** A function type with methods may be nil, and its methods called on it. */
const nilFunctions = (facts: Facts): readonly Evidence[] => {
  const isNil = (e: Expr): boolean => e.kind === "Ident" && facts.info.objectOf(e)?.kind === "Nil";
  const isOwn = (t: Type): boolean => functionTypeOf(t) !== undefined;
  const found: readonly Node[] = [
    ...facts
      .nodesOf("BinaryExpr")
      .filter((e) => (isNil(e.y) && isOwn(facts.info.typeOf(e.x))) || (isNil(e.x) && isOwn(facts.info.typeOf(e.y)))),
    ...wantedTypes(facts).flatMap(({ expr, type }) => (isNil(expr) && isOwn(type) ? [expr] : [])),
    ...facts
      .nodesOf("ValueSpec")
      .filter((s) => s.values.length === 0 && s.type !== undefined && isOwn(facts.info.typeOf(s.type))),
  ];
  return found.map((n) => doubt(n, "a function type with methods, which may be nil here"));
};

const isAskedFor = (name: string, facts: Facts): boolean =>
  facts.info.typeNames.some((o) => {
    const u = underlying(o.type);
    return u.kind === "Interface" && u.methods.some((m) => m.name === name);
  });

/** A method that takes or gives a function keeps its interface from being a trait object. */
const functionsInInterfaces = (facts: Facts): readonly Evidence[] =>
  facts.info.typeNames.flatMap((o) => {
    const u = underlying(o.type);
    const methods = u.kind === "Interface" && o.span ? u.methods : [];
    const takes = methods.some((m) => m.type.params.vars.some((p) => isFunction(p.type)));
    const gives = methods.some((m) => m.type.results.vars.some((r) => isFunction(r.type)));
    if (!o.span || !(takes || gives)) return [];
    return [{ text: `an interface with a method that ${takes ? "takes" : "gives"} a function`, span: o.span }];
  });

/** `each(xs, func(x *T) { x.n++ })`: a generic function and one of a package take what they hand on to look at. */
const changedArguments = (facts: Facts): readonly Evidence[] =>
  facts.nodesOf("FuncLit").flatMap((f) => {
    const p = facts.tree.parentOf(f);
    const callee = p?.kind === "CallExpr" && p.fun !== f ? facts.info.calleeOf(p) : undefined;
    if (!callee || (facts.declOf(callee) && originOf(callee).type.typeParams.length === 0)) return [];
    const changed = facts.info
      .signatureOf(f)
      .params.vars.find(
        (v) =>
          ["Pointer", "Slice", "Map"].includes(underlying(v.type).kind) &&
          facts.uses.of(v).some((u) => u.steps.length > 0 && (u.role.kind === "assign" || u.role.kind === "update")),
      );
    return changed ? [doubt(f.type, `a function as a value changes \`${changed.name}\`, which it is given`)] : [];
  });

/** A function that takes an interface, as a value: what it takes is borrowed here and owned there. */
const functionsOfInterfaces = (facts: Facts): readonly Evidence[] =>
  facts.uses.variables.flatMap((v) => {
    const u = underlying(v.type);
    const takes = u.kind === "Signature" && u.params.vars.some((p) => hasMethods(p.type));
    return takes && v.span ? [{ text: `\`${v.name}\` is a function over an interface`, span: v.span }] : [];
  });

const hasMethods = (t: Type): boolean => {
  const u = underlying(t);
  return u.kind === "Interface" && u.methods.length > 0 && !(t.kind === "Named" && t.obj.pkg === undefined);
};

/** A function parameter that lives on in a function that is returned or stored. */
const keptParameters = (facts: Facts): readonly Evidence[] =>
  facts.nodesOf("FuncLit").flatMap((f) => {
    if (!escapes(f, facts)) return [];
    const kept = facts.freeVarsOf(f).find((v) => v.role === "param" && isFunction(v.type) && !isPlainlyKept(v, facts));
    return kept ? [doubt(f.type, `\`${kept.name}\` lives on in a function that outlives the call`)] : [];
  });

/** Owned by what captures it, and of a kind that keeps no state: what has methods, or is given by name or as a literal that changes nothing. */
const isPlainlyKept = (v: VarObj, facts: Facts): boolean => {
  if (functionTypeOf(v.type)) return true;
  const owner = facts
    .nodesOf("FuncDecl")
    .map((d) => facts.info.funcObjOf(d))
    .find((f) => f?.type.params.vars.includes(v));
  if (!owner || owner.type.typeParams.length > 0 || functionTypesOf(facts).typed.has(v)) return false;
  const i = owner.type.params.vars.indexOf(v);
  const calls = facts.callsOf(owner);
  const isKept = facts.uses.of(v).every((u) => u.role.kind === "called" || u.role.kind === "define");
  return isKept && calls.length > 0 && calls.every(({ call }) => isPlainFunction(call.args[i], facts));
};

function isPlainFunction(e: Expr | undefined, facts: Facts): boolean {
  if (e?.kind === "FuncLit") return !changesCaptures(e, facts, (v) => functionTypeOf(v.type) !== undefined);
  return e?.kind === "Ident" && facts.info.objectOf(e)?.kind === "Func";
}

/**
 * A function that counts on from call to call (it changes what it captures), made by another function: its maker's caller may
 * only bind it to a variable and call it there.
 */
const statefulResults = (facts: Facts): readonly Evidence[] =>
  facts.nodesOf("FuncLit").flatMap((f) => {
    if (!escapes(f, facts)) return [];
    if (handsOnCaptures(f, facts)) return [doubt(f.type, "a function that keeps state hands it on")];
    if (!changesCaptures(f, facts)) return [];
    const parent = facts.tree.parentOf(f);
    const maker = parent?.kind === "ReturnStmt" ? facts.tree.funcOf(f) : undefined;
    const why = "a function that keeps state is used in more than one way";
    if (maker?.kind !== "FuncDecl") return [doubt(f.type, "a function that keeps state is stored")];
    const obj = facts.info.funcObjOf(maker);
    const [result] = obj?.type.results.vars ?? [];
    if (!obj || result?.type.kind === "Named" || returnsOf(maker, facts).length > 1) return [doubt(f.type, why)];
    return facts.callsOf(obj).every((c) => isBoundAndCalled(c.call, facts)) ? [] : [doubt(f.type, why)];
  });

/** Each closure is a type of its own: a result is one of them, and no function has two. */
const oneOfSeveral = (facts: Facts): readonly Evidence[] =>
  [...facts.nodesOf("FuncDecl"), ...facts.nodesOf("FuncLit")].flatMap((f) => {
    const results = facts.info.signatureOf(f).results.vars;
    if (!results.some((r) => r.type.kind === "Signature")) return [];
    const [, second] = returnsOf(f, facts);
    return second ? [doubt(second, "one of several functions is returned")] : [];
  });

/** `f := func() {…}; f = func() {…}`: each closure has a type of its own. */
const oneAfterAnother = (facts: Facts): readonly Evidence[] =>
  facts.uses.variables.flatMap((v) => {
    if (v.role !== "local" || !isFunction(v.type)) return [];
    const uses = facts.uses.of(v);
    const decl = uses.find((u) => u.role.kind === "define")?.ident;
    const p = decl && facts.tree.parentOf(decl);
    const isGiven = p?.kind === "AssignStmt" || (p?.kind === "ValueSpec" && p.values.length > 0);
    const again = uses.filter((u) => u.role.kind === "assign" && u.steps.length === 0);
    const second = isGiven ? again[0] : again[1];
    return second ? [doubt(second.ident, `\`${v.name}\` is one function after another`)] : [];
  });

/** `x := make()`, where `x` is only called, and in no other function. */
function isBoundAndCalled(call: Expr, facts: Facts): boolean {
  const p = facts.tree.parentOf(call);
  const id = p?.kind === "AssignStmt" && p.rhs.length === p.lhs.length ? p.lhs[p.rhs.indexOf(call)] : undefined;
  const v = id?.kind === "Ident" ? facts.info.objectOf(id) : undefined;
  if (v?.kind !== "Var") return p?.kind === "CallExpr" && p.fun === call;
  return (
    facts.capturesOf(v).length === 0 &&
    facts.uses.of(v).every((u) => u.role.kind === "called" || u.role.kind === "define" || isPrinted(u.role))
  );
}

const isPrinted = (role: { readonly kind: string; readonly callee?: { readonly pkg?: string } }): boolean =>
  role.kind === "argument" && role.callee?.pkg === "fmt";

/** `strings.Map(c.enc, s)`: a field that is a function, handed on and not called. */
const handedOnFields = (facts: Facts): readonly Evidence[] =>
  facts.nodesOf("SelectorExpr").flatMap((s) => {
    const chosen = facts.info.selectionOf(s);
    const p = facts.tree.parentOf(s);
    if (chosen?.kind !== "field" || !isFunction(chosen.obj.type) || functionTypeOf(chosen.obj.type)) return [];
    if (p?.kind !== "CallExpr" || p.fun === s) return [];
    return [doubt(s, "a function in a field is handed on")];
  });

/** A function in a variable that is handed on more than once. */
const handedOnTwice = (facts: Facts): readonly Evidence[] =>
  facts.uses.variables.flatMap((v) => {
    if (v.role !== "local" || !isFunction(v.type) || isPlain(v, facts)) return [];
    const handed = facts.uses.of(v).filter((u) => u.role.kind === "argument" && !isPrinted(u.role));
    const [first] = handed;
    if (!first || (handed.length < 2 && !isRepeated(v, first.ident, facts))) return [];
    return [doubt(first.ident, `\`${v.name}\` is handed on more than once`)];
  });

/** Named functions and literals without captures can be copied. */
const isPlain = (v: VarObj, facts: Facts): boolean =>
  facts.uses.of(v).every((u) => {
    if (u.role.kind !== "define" && u.role.kind !== "assign") return true;
    const p = facts.tree.parentOf(u.ident);
    const value = p?.kind === "AssignStmt" && p.lhs.length === p.rhs.length ? p.rhs[p.lhs.indexOf(u.ident)] : undefined;
    return value?.kind === "Ident" || (value?.kind === "FuncLit" && facts.freeVarsOf(value).length === 0);
  });

/** A loop between the declaration and the use. */
function isRepeated(v: VarObj, at: Node, facts: Facts): boolean {
  const decl = facts.uses.of(v).find((u) => u.role.kind === "define")?.ident;
  for (const p of facts.tree.ancestorsOf(at)) {
    if (decl && facts.tree.isInside(decl, p)) return false;
    if (p.kind === "ForStmt" || p.kind === "RangeStmt" || p.kind === "FuncLit") return true;
  }
  return false;
}

/** Lists of functions: made with a length, or of functions from a package. */
const functionsInLists = (facts: Facts): readonly Evidence[] => [
  ...facts.nodesOf("CallExpr").flatMap((c) => {
    const u = underlying(facts.info.typeOf(c));
    const made = facts.info.builtinOf(c) === "make" && u.kind === "Slice" && isFunction(u.elem) && c.args.length > 1;
    return made ? [doubt(c, "a list of functions is made before there are any")] : [];
  }),
  ...facts.nodesOf("CompositeLit").flatMap((c) => {
    const u = underlying(facts.info.typeOf(c));
    if ((u.kind !== "Slice" && u.kind !== "Array" && u.kind !== "Map") || !isFunction(u.elem)) return [];
    const foreign = facts
      .nodesOf("SelectorExpr", c)
      .find((s) => s.x.kind === "Ident" && facts.info.packageOf(s.x) && !isCalled(s, facts) && isFunction(facts.info.typeOf(s)));
    return foreign ? [doubt(foreign, "a function of a package in a list")] : [];
  }),
];

const isCalled = (e: Expr, facts: Facts): boolean => {
  const p = facts.tree.parentOf(e);
  return p?.kind === "CallExpr" && p.fun === e;
};

/** `isKept`: what it calls keeps no state. */
const changesCaptures = (
  f: FuncLit,
  facts: Facts,
  isKept = (v: VarObj): boolean => functionTypeOf(v.type) !== undefined || (v.role === "param" && isPlainlyKept(v, facts)),
): boolean =>
  facts.freeVarsOf(f).some((v) =>
    facts.uses.of(v).some((u) => {
      if (!facts.tree.isInside(u.ident, f)) return false;
      return (
        u.role.kind === "assign" || u.role.kind === "update" || (u.role.kind === "called" && isFunction(v.type) && !isKept(v))
      );
    }),
  );

/** `r(word, blocks)`, where `r` assigns to what the captured `blocks` hold. */
const handsOnCaptures = (f: FuncLit, facts: Facts): boolean =>
  facts
    .freeVarsOf(f)
    .some((v) =>
      facts.uses
        .of(v)
        .some((u) => facts.tree.isInside(u.ident, f) && u.role.kind === "argument" && changesParameter(u.role, facts)),
    );

function changesParameter(role: Extract<Role, { kind: "argument" }>, facts: Facts): boolean {
  const p = role.callee?.type.params.vars[role.index];
  return p !== undefined && facts.uses.of(p).some((u) => u.role.kind === "assign" && u.steps.length > 0);
}
