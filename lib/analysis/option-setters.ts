// Facts about functional options that only set fields: `New(…, WithPort(80))`, where the constructor applies each option and gives the
// struct back. Nothing is lost if each sets its fields by itself, one after the other.

import type { CallExpr, Expr, FuncDecl, FuncLit, RangeStmt } from "../go/ast.ts";
import type { FuncObj, TypeNameObj, VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Facts } from "./facts.ts";

export interface Setter {
  readonly func: FuncObj;
  readonly type: TypeNameObj;
  readonly literal: FuncLit;
  /** What the literal sets the fields of. */
  readonly target: VarObj;
}

export interface Options {
  /** The function type of the options. */
  readonly option: TypeNameObj;
  readonly type: TypeNameObj;
  readonly maker: FuncObj;
  readonly param: VarObj;
  readonly loop: RangeStmt;
  readonly setters: readonly Setter[];
}

const found = new WeakMap<Facts, readonly Options[]>();

export function optionsIn(facts: Facts): readonly Options[] {
  const known = found.get(facts) ?? facts.nodesOf("FuncDecl").flatMap((d) => optionsOf(d, facts) ?? []);
  found.set(facts, known);
  return known;
}

export const setterOf = (f: FuncObj, facts: Facts): Setter | undefined =>
  optionsIn(facts)
    .flatMap((o) => o.setters)
    .find((s) => s.func === f);

export const isSetterLiteral = (f: FuncLit, facts: Facts): boolean =>
  optionsIn(facts).some((o) => o.setters.some((s) => s.literal === f));

/** `func New(…, opts ...Option) *T { s := &T{…}; for _, o := range opts { o(s) }; return s }`. */
function optionsOf(d: FuncDecl, facts: Facts): Options | undefined {
  const { info, uses } = facts;
  const maker = info.funcObjOf(d);
  const param = maker?.type.variadic ? maker.type.params.vars.at(-1) : undefined;
  const u = param && underlying(param.type);
  const option = u?.kind === "Slice" && u.elem.kind === "Named" ? u.elem.obj : undefined;
  const sig = option && underlying(option.type);
  const type = sig?.kind === "Signature" && sig.results.vars.length === 0 ? structOf(sig.params.vars) : undefined;
  if (!maker || maker.recv || !d.body || !param || !option || !type || option.home !== type.home) return undefined;
  if (option.type.kind !== "Named" || option.type.methods.length > 0 || maker.type.typeParams.length > 0) return undefined;
  const [last, loop, ...before] = d.body.list.toReversed();
  const [result] = maker.type.results.vars;
  const returned = last?.kind === "ReturnStmt" && last.results.length === 1 ? varAt(last.results[0], facts) : undefined;
  if (maker.type.results.vars.length !== 1 || !result || structOf([result]) !== type || !returned || before.length === 0)
    return undefined;
  if (loop?.kind !== "RangeStmt" || !applies(loop, param, returned, facts)) return undefined;
  // The loop is all that the options are for.
  if (uses.of(param).some((x) => x.role.kind !== "define" && !facts.tree.isInside(x.ident, loop))) return undefined;
  if (!isMadeHere(returned, facts)) return undefined;
  const setters = facts.nodesOf("FuncDecl").flatMap((f) => setterIn(f, option, type, facts) ?? []);
  const made = { option, type, maker, param, loop, setters };
  return setters.length > 0 && isOnlyForCalls(made, facts) ? made : undefined;
}

const varAt = (e: Expr | undefined, facts: Facts): VarObj | undefined => {
  const v = e?.kind === "Ident" ? facts.info.objectOf(e) : undefined;
  return v?.kind === "Var" ? v : undefined;
};

/** The struct that the one parameter or result points to, or is. */
function structOf(vars: readonly VarObj[]): TypeNameObj | undefined {
  const type = vars.length === 1 ? vars[0]?.type : undefined;
  const own = type?.kind === "Pointer" ? type.elem : type;
  return own?.kind === "Named" && own.obj.pkg === "" && own.typeArgs.length === 0 && underlying(own).kind === "Struct"
    ? own.obj
    : undefined;
}

/** `for _, opt := range opts { opt(s) }`, or `opt(&s)`. */
function applies(loop: RangeStmt, param: VarObj, s: VarObj, facts: Facts): boolean {
  const opt = varAt(loop.value, facts);
  const [only, more] = loop.body.list;
  const call = only?.kind === "ExprStmt" && only.x.kind === "CallExpr" ? only.x : undefined;
  const [arg] = call?.args ?? [];
  const given = arg?.kind === "UnaryExpr" && arg.op === "&" ? arg.x : arg;
  const isNamed = loop.key?.kind === "Ident" && loop.key.name === "_";
  return (
    !more &&
    isNamed &&
    opt !== undefined &&
    varAt(loop.x, facts) === param &&
    varAt(call?.fun, facts) === opt &&
    varAt(given, facts) === s
  );
}

/** A literal that this function makes: nobody else sees it before it is given back. */
function isMadeHere(s: VarObj, facts: Facts): boolean {
  const define = facts.uses.of(s).find((u) => u.role.kind === "define")?.ident;
  const p = define && facts.tree.parentOf(define);
  const value = p?.kind === "AssignStmt" && p.lhs.length === 1 ? p.rhs[0] : undefined;
  const made = value?.kind === "UnaryExpr" && value.op === "&" ? value.x : value;
  return s.role === "local" && made?.kind === "CompositeLit" && facts.capturesOf(s).length === 0;
}

/** `func WithPort(p int) Option { return func(s *Server) { s.port = p } }`. */
function setterIn(d: FuncDecl, option: TypeNameObj, type: TypeNameObj, facts: Facts): Setter | undefined {
  const func = facts.info.funcObjOf(d);
  const [result, second] = func?.type.results.vars ?? [];
  if (!func || func.recv || second || result?.type.kind !== "Named" || result.type.obj !== option) return undefined;
  const [only, more] = d.body?.list ?? [];
  const literal = only?.kind === "ReturnStmt" && only.results[0]?.kind === "FuncLit" && !more ? only.results[0] : undefined;
  const target = literal && facts.info.signatureOf(literal).params.vars[0];
  if (!literal || !target || func.type.typeParams.length > 0) return undefined;
  const isNamedAlike =
    type.type.kind === "Named" && type.type.methods.some((m) => m.name.toLowerCase() === func.name.toLowerCase());
  const isPlain =
    literal.body.list.every((s) => s.kind === "AssignStmt" || s.kind === "IncDecStmt") &&
    facts.nodesOf("FuncLit", literal.body).length === 0 &&
    facts.uses.of(target).every((u) => u.role.kind === "define" || u.steps.length > 0) &&
    facts.nodesOf("CallExpr", literal.body).every((c) => !facts.declOf(facts.info.calleeOf(c) ?? func) || isOf(c, facts));
  return isPlain && !isNamedAlike ? { func, type, literal, target } : undefined;
}

const isOf = (c: CallExpr, facts: Facts): boolean => facts.info.builtinOf(c) !== undefined || facts.info.isConversion(c);

/** Options come from setters alone, and go straight into calls of the constructor. */
function isOnlyForCalls({ option, maker, setters, param }: Options, facts: Facts): boolean {
  const { info, tree } = facts;
  const isOption = (e: Expr): boolean => {
    const type = info.typeOf(e);
    return type.kind === "Named" && type.obj === option;
  };
  const fixed = maker.type.params.vars.length - 1;
  const fits = facts.callsOf(maker).every(({ call }) => {
    const rest = call.args.slice(fixed);
    const isPure = (e: Expr): boolean =>
      facts.nodesOf("CallExpr", e).every((c) => isOf(c, facts) || info.calleeOf(c)?.pkg !== "");
    return (
      !call.ellipsis &&
      rest.every(
        (a) => a.kind === "CallExpr" && setters.some((s) => s.func === info.calleeOf(a)) && a.args.every(isPure) && !a.ellipsis,
      )
    );
  });
  const within = (e: Expr): boolean => {
    const p = tree.parentOf(e);
    return p?.kind === "CallExpr" && info.calleeOf(p) === maker;
  };
  const calls = facts.nodesOf("CallExpr").filter((c) => isOption(c));
  const others = facts.uses.variables.some(
    (v) => v !== param && v.role !== "param" && v.type.kind === "Named" && v.type.obj === option && !isLoopVar(v, facts),
  );
  const named = facts.nodesOf("Ident").some((id) => {
    const o = info.objectOf(id);
    const p = tree.parentOf(id);
    const isMeant = o === maker || setters.some((s) => s.func === o);
    return isMeant && p?.kind !== "FuncDecl" && !(p?.kind === "CallExpr" && p.fun === id);
  });
  return fits && calls.every(within) && !others && !named && facts.callsOf(maker).length > 0;
}

const isLoopVar = (v: VarObj, facts: Facts): boolean => {
  const define = facts.uses.of(v).find((u) => u.role.kind === "define")?.ident;
  return define !== undefined && facts.tree.parentOf(define)?.kind === "RangeStmt";
};
