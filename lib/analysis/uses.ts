// Facts about how each Go variable is used: for every occurrence, the place that it reaches and what happens to it there.

import type {
  AssignStmt,
  CallExpr,
  Expr,
  File,
  Ident,
  IncDecStmt,
  Node,
  RangeStmt,
  ReturnStmt,
  SelectorExpr,
} from "../go/ast.ts";
import { walk } from "../go/walk.ts";
import type { TypeInfo } from "../semantics/info.ts";
import type { FuncObj, VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { FuncNode, Tree } from "./tree.ts";

/** One step from a variable towards the place that an expression names. */
export type Step =
  | { readonly step: "field"; readonly field: VarObj; readonly throughPointer: boolean }
  | { readonly step: "index"; readonly throughMap: boolean }
  | { readonly step: "slice" }
  | { readonly step: "deref" };

export type Role =
  | { readonly kind: "read" }
  | { readonly kind: "define" }
  | { readonly kind: "assign"; readonly stmt: AssignStmt | RangeStmt; readonly rhs?: Expr }
  | { readonly kind: "update"; readonly stmt: AssignStmt | IncDecStmt }
  | { readonly kind: "address" }
  | { readonly kind: "receiver"; readonly call?: CallExpr; readonly callee: FuncObj; readonly sel: SelectorExpr }
  | {
      readonly kind: "argument";
      readonly call: CallExpr;
      readonly index: number;
      readonly callee?: FuncObj;
      readonly builtin?: string;
    }
  | { readonly kind: "return"; readonly stmt: ReturnStmt; readonly index: number }
  /** Its value is put into a place: a variable, field, element or composite literal. */
  | {
      readonly kind: "store";
      readonly into: "variable" | "field" | "element" | "literal" | "map" | "package";
      readonly target: Node;
      readonly variable?: VarObj;
    }
  | { readonly kind: "send" }
  | { readonly kind: "range"; readonly stmt: RangeStmt }
  | { readonly kind: "nil-compare"; readonly op: "==" | "!=" }
  | { readonly kind: "called" };

export interface Use {
  readonly ident: Ident;
  readonly steps: readonly Step[];
  /** The largest place expression around the identifier. */
  readonly place: Expr;
  readonly role: Role;
  /** Function whose body holds the use. */
  readonly func: FuncNode | undefined;
}

export interface Uses {
  /** In source order. */
  of(v: VarObj): readonly Use[];
  ofField(f: VarObj): readonly { readonly sel: SelectorExpr; readonly role: Role; readonly func: FuncNode | undefined }[];
  useAt(id: Ident): Use | undefined;
  readonly variables: readonly VarObj[];
}

export function analyzeUses(files: readonly File[], info: TypeInfo, tree: Tree): Uses {
  const byVar = new Map<VarObj, Use[]>();
  const byIdent = new Map<Ident, Use>();
  const byField = new Map<VarObj, { sel: SelectorExpr; role: Role; func: FuncNode | undefined }[]>();
  for (const f of files) {
    walk(f, (n) => {
      if (n.kind === "TypeSwitchStmt" && n.bind) {
        // Each clause has a variable of its own, which the one name defines.
        const define = { ident: n.bind, steps: [], place: n.bind, role: { kind: "define" }, func: tree.funcOf(n) } as const;
        for (const c of n.body) {
          const v = info.implicitOf(c);
          if (v) append(byVar, v, define);
        }
      } else if (n.kind === "Ident") {
        const v = info.objectOf(n);
        if (v?.kind !== "Var" || v.role === "field") return true;
        const use = useOf(n, info, tree);
        byIdent.set(n, use);
        append(byVar, v, use);
      } else if (n.kind === "SelectorExpr") {
        const s = info.selectionOf(n);
        if (s?.kind !== "field" || s.obj.kind !== "Var") return true;
        const { place } = placeAround(n, info, tree);
        append(byField, s.obj, { sel: n, role: roleOf(place, info, tree), func: tree.funcOf(n) });
      }
      return true;
    });
  }
  return {
    of: (v) => byVar.get(v) ?? [],
    ofField: (f) => byField.get(f) ?? [],
    useAt: (id) => byIdent.get(id),
    variables: [...byVar.keys()],
  };
}

function append<K, V>(m: Map<K, V[]>, k: K, v: V): void {
  const list = m.get(k);
  if (list) list.push(v);
  else m.set(k, [v]);
}

function useOf(ident: Ident, info: TypeInfo, tree: Tree): Use {
  const func = tree.funcOf(ident);
  if (info.isDef(ident)) return { ident, steps: [], place: ident, role: { kind: "define" }, func };
  const { steps, place } = placeAround(ident, info, tree);
  return { ident, steps, place, role: roleOf(place, info, tree), func };
}

function placeAround(start: Expr, info: TypeInfo, tree: Tree): { steps: Step[]; place: Expr } {
  const steps: Step[] = [];
  let place: Expr = start;
  for (let p = tree.parentOf(place); p; p = tree.parentOf(place)) {
    if (p.kind === "ParenExpr") {
      place = p;
    } else if (p.kind === "SelectorExpr" && p.x === place) {
      const s = info.selectionOf(p);
      if (s?.kind !== "field" || s.obj.kind !== "Var") break;
      const throughPointer = underlying(info.typeOf(p.x)).kind === "Pointer";
      for (const e of s.path) steps.push({ step: "field", field: e, throughPointer });
      steps.push({ step: "field", field: s.obj, throughPointer });
      place = p;
    } else if (
      p.kind === "IndexExpr" &&
      p.x === place &&
      !info.isType(p) &&
      underlying(info.typeOf(place)).kind !== "Signature"
    ) {
      steps.push({ step: "index", throughMap: underlying(info.typeOf(p.x)).kind === "Map" });
      place = p;
    } else if (p.kind === "SliceExpr" && p.x === place) {
      steps.push({ step: "slice" });
      place = p;
    } else if (p.kind === "StarExpr" && !info.isType(p)) {
      steps.push({ step: "deref" });
      place = p;
    } else break;
  }
  return { steps, place };
}

function roleOf(place: Expr, info: TypeInfo, tree: Tree): Role {
  const p = tree.parentOf(place);
  if (!p) return { kind: "read" };
  switch (p.kind) {
    case "AssignStmt":
      return assignRole(place, p, info);
    case "IncDecStmt":
      return { kind: "update", stmt: p };
    case "UnaryExpr":
      return p.op === "&" ? { kind: "address" } : { kind: "read" };
    case "SelectorExpr":
      return receiverRole(p, info, tree);
    case "CallExpr":
      return callRole(place, p, info, tree);
    case "ReturnStmt":
      return { kind: "return", stmt: p, index: p.results.indexOf(place) };
    case "ValueSpec":
      return { kind: "store", into: "variable", target: p };
    case "KeyValueExpr":
      return p.value === place || underlyingOfLiteral(p, info, tree) === "Map"
        ? { kind: "store", into: "literal", target: p }
        : { kind: "read" };
    case "CompositeLit":
      return p.elts.includes(place) ? { kind: "store", into: "literal", target: p } : { kind: "read" };
    case "IndexExpr": {
      const outer = tree.parentOf(p);
      const isKey = p.x !== place && underlying(info.typeOf(p.x)).kind === "Map";
      const stores = outer?.kind === "AssignStmt" && outer.lhs.includes(p);
      return isKey && (stores || outer?.kind === "IncDecStmt") ? { kind: "store", into: "map", target: p } : { kind: "read" };
    }
    case "SendStmt":
      return p.value === place ? { kind: "send" } : { kind: "read" };
    case "RangeStmt":
      if (p.x === place) return { kind: "range", stmt: p };
      return p.key === place || p.value === place ? { kind: "assign", stmt: p } : { kind: "read" };
    case "BinaryExpr": {
      const other = p.x === place ? p.y : p.x;
      return (p.op === "==" || p.op === "!=") && isNil(other, info) ? { kind: "nil-compare", op: p.op } : { kind: "read" };
    }
    default:
      return { kind: "read" };
  }
}

export const isNil = (e: Expr, info: TypeInfo): boolean => e.kind === "Ident" && info.objectOf(e)?.kind === "Nil";

function underlyingOfLiteral(kv: Node, info: TypeInfo, tree: Tree): string | undefined {
  const lit = tree.parentOf(kv);
  return lit?.kind === "CompositeLit" ? underlying(info.typeOf(lit)).kind : undefined;
}

function assignRole(place: Expr, s: AssignStmt, info: TypeInfo): Role {
  const i = s.lhs.indexOf(place);
  if (i >= 0) {
    if (s.op !== "=" && s.op !== ":=") return { kind: "update", stmt: s };
    const rhs = s.rhs.length === s.lhs.length ? s.rhs[i] : s.rhs[0];
    return rhs ? { kind: "assign", stmt: s, rhs } : { kind: "assign", stmt: s };
  }
  // `v, ok := m[k]`: the first name takes the value.
  const target =
    s.rhs.length === s.lhs.length
      ? s.lhs[s.rhs.indexOf(place)]
      : s.rhs.length === 1 && place.kind === "IndexExpr"
        ? s.lhs[0]
        : undefined;
  if (s.op !== "=" && s.op !== ":=") return { kind: "read" };
  return target ? storeInto(target, info) : { kind: "read" };
}

function storeInto(target: Expr, info: TypeInfo): Role {
  if (target.kind === "Ident") {
    const v = info.objectOf(target);
    if (target.name === "_" || v?.kind !== "Var") return { kind: "read" };
    return { kind: "store", into: v.role === "package" ? "package" : "variable", target, variable: v };
  }
  if (target.kind === "SelectorExpr") return { kind: "store", into: "field", target };
  if (target.kind === "IndexExpr") {
    return { kind: "store", into: underlying(info.typeOf(target.x)).kind === "Map" ? "map" : "element", target };
  }
  return { kind: "store", into: "variable", target };
}

function receiverRole(p: SelectorExpr, info: TypeInfo, tree: Tree): Role {
  const s = info.selectionOf(p);
  if (s?.kind !== "method" || s.obj.kind !== "Func") return { kind: "read" };
  const call = tree.parentOf(p);
  return call?.kind === "CallExpr" && call.fun === p
    ? { kind: "receiver", call, callee: s.obj, sel: p }
    : { kind: "receiver", callee: s.obj, sel: p };
}

/** `T.m` or `(*T).m` of a declared method, as what is called. */
function methodExprOf(call: CallExpr, info: TypeInfo): { readonly callee: FuncObj; readonly sel: SelectorExpr } | undefined {
  const sel = call.fun.kind === "SelectorExpr" ? call.fun : undefined;
  const s = sel && info.selectionOf(sel);
  return sel && s?.kind === "methodExpr" && s.obj.kind === "Func" ? { callee: s.obj, sel } : undefined;
}

function callRole(place: Expr, call: CallExpr, info: TypeInfo, tree: Tree): Role {
  if (call.fun === place) return { kind: "called" };
  const index = call.args.indexOf(place);
  if (info.isConversion(call)) {
    // `sort.IntSlice(xs)` is the same list under another name: what is done with it is done with `xs`.
    const outer = tree.parentOf(call);
    const isList = underlying(info.typeOf(place)).kind === "Slice" && underlying(info.typeOf(call)).kind === "Slice";
    return isList && outer?.kind === "CallExpr" ? callRole(call, outer, info, tree) : { kind: "read" };
  }
  const expr = methodExprOf(call, info);
  // `T.m(x, a)` is `x.m(a)`.
  if (expr)
    return index === 0 ? { kind: "receiver", call, ...expr } : { kind: "argument", call, index: index - 1, callee: expr.callee };
  const builtin = info.builtinOf(call);
  if (builtin) return { kind: "argument", call, index, builtin };
  const callee = info.calleeOf(call);
  return callee ? { kind: "argument", call, index, callee } : { kind: "argument", call, index };
}
