// Implements map-values: `for k := range m { m[k] *= 2 }` → `for n in m.values_mut() { *n *= 2; }` (idioms.md `map-range`).

import type { Facts } from "../../lib/analysis/facts.ts";
import type { AssignStmt, Expr, IncDecStmt, Stmt } from "../../lib/go/ast.ts";
import { isBlank } from "../../lib/patterns/error-checks.ts";
import { varOf } from "../../lib/patterns/error-facts.ts";
import { covers, definePattern, nearMiss } from "../../lib/patterns/kit.ts";
import type { RustAssignOp, RustStmt } from "../../lib/rust/ast.ts";
import {
  assign,
  block,
  deref,
  exprStmt,
  float,
  forExpr,
  hashMapArgs,
  int,
  isFloat,
  local,
  methodCall,
  opAssign,
  p,
  stripRefs,
  t,
} from "../../lib/rust/factory.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";
import { underlying } from "../../lib/semantics/predicates.ts";

interface Data {
  readonly key: VarObj;
  /** The loop's own name for the value. */
  readonly value?: VarObj;
  readonly op: RustAssignOp | "=";
  /** Absent for `m[k]++`. */
  readonly given?: Expr;
}

/** Form: the body is one assignment to `m[k]`, of an integer of 64 bits or a float where it computes; nothing else asks the map. */
export default definePattern<"RangeStmt", Data>({
  id: "map-values",
  catalogue: ["map-range"],
  root: "RangeStmt",
  tier: "idiom",
  category: "generics-collections",
  title: "Changing every value is a walk over `values_mut`",
  what: "The loop changes the value of each key. `values_mut` gives each value to change, and no key has to be looked up.",
  why: "While a loop walks over a map, the map is borrowed: what the loop may change is what it is given.",
  link: { text: "HashMap::values_mut", url: "https://doc.rust-lang.org/std/collections/struct.HashMap.html#method.values_mut" },
  match(s, facts) {
    const key = s.key && varOf(s.key, facts);
    const map = underlying(facts.info.typeOf(s.x));
    if (s.op !== ":=" || !key || map.kind !== "Map" || s.x.kind !== "Ident" || s.body.dangling) return undefined;
    const only = s.body.list.length === 1 ? s.body.list[0] : undefined;
    const value = s.value && !isBlank(s.value) ? varOf(s.value, facts) : undefined;
    const change = only && changeOf(only, facts.textOf(s.x), key, value, facts);
    if (!only || !change) return undefined;
    if (only.trivia?.leading.length || only.trivia?.trailing) return nearMiss("a comment stands inside", s.span);
    const { given, op } = change;
    const asks =
      given && facts.nodesOf("Ident", given).some((i) => facts.textOf(i) === facts.textOf(s.x) || varOf(i, facts) === key);
    if (asks || (given && facts.nodesOf("CallExpr", given).some((c) => !facts.info.isConversion(c))))
      return nearMiss("the new value asks for the key, the map or a function", only.span);
    if (op !== "=" && !(map.elem.kind === "Basic" && ["int", "int64", "float64"].includes(map.elem.basic))) return undefined;
    return covers([only], { key, op, ...(value && { value }), ...(given && { given }) });
  },
  rewrite(s, { value, op, given }, ctx) {
    const map = ctx.placeToWrite(s.x);
    const [, elem] = hashMapArgs(stripRefs(map.type)) ?? [];
    if (!elem) return undefined;
    const change = (name: string): RustStmt[] | undefined => {
      const place = deref(local(name));
      const v = given ? ctx.expr(given, elem) : undefined;
      if (v && v.before.length > 0) return undefined;
      const right = v?.expr ?? (isFloat(elem) ? float(1) : int(1));
      return [exprStmt(op === "=" ? assign(place, right) : opAssign(place, op, right), true)];
    };
    const name = value ? ctx.nameOf(value) : ctx.fresh("value");
    const body = value ? ctx.rebind(value, name, t.refMut(elem), () => change(name)) : change(name);
    if (!body) return undefined;
    return [...map.before, exprStmt(forExpr(p.ident(name), methodCall(map.expr, "values_mut"), block(body)), false)];
  },
});

/** `m[k] = x`, `m[k] += x`, `m[k]++`; `m[k] = v + x` is `m[k] += x`. */
function changeOf(
  s: Stmt,
  map: string,
  key: VarObj,
  value: VarObj | undefined,
  facts: Facts,
): Pick<Data, "op" | "given"> | undefined {
  const target = targetOf(s);
  if (target?.kind !== "IndexExpr" || facts.textOf(target.x) !== map || varOf(target.indices[0], facts) !== key) return undefined;
  if (s.kind === "IncDecStmt") return { op: s.op === "++" ? "+=" : "-=" };
  const [given] = (s as AssignStmt).rhs;
  const { op } = s as AssignStmt;
  if (op === "=" && given?.kind === "BinaryExpr" && value && varOf(given.x, facts) === value && "+-*/".includes(given.op))
    return { op: `${given.op}=` as RustAssignOp, given: given.y };
  return given && ["=", "+=", "-=", "*=", "/="].includes(op) ? { op: op as RustAssignOp, given } : undefined;
}

const targetOf = (s: Stmt | IncDecStmt): Expr | undefined =>
  s.kind === "IncDecStmt" ? s.x : s.kind === "AssignStmt" && s.lhs.length === 1 ? s.lhs[0] : undefined;
