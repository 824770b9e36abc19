// Implements sets of flags: their constants, and what combines them by operators of their own (idioms.md `iota-flags`).

import type { AssignStmt, BinaryOp, Expr, Ident, NodeOf, ValueSpec } from "../../go/ast.ts";
import { temp, type Value } from "../../patterns/value.ts";
import type { RustAssignOp, RustExpr, RustItem, RustStmt, RustType } from "../../rust/ast.ts";
import { binary, exprStmt, field, int, not, num, opAssign, pathExpr } from "../../rust/factory.ts";
import type { ConstObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import type { Emitter } from "../emitter.ts";
import { innerType, isFlags, unwrapped, wrappedIn } from "../newtype.ts";
import type { Operator } from "../operators.ts";
import { hoistIndex, storedType, storeTo } from "./assign.ts";
import { constantValue, lowerConst } from "./constant.ts";

const traits: Readonly<Partial<Record<BinaryOp, readonly Operator[]>>> = {
  "|": ["BitOr"],
  "&": ["BitAnd"],
  "^": ["BitXor"],
  "&^": ["BitAnd", "Not"],
};

/** `a | b`, and `a & !b` for `a &^ b`. */
export function flagsCombined(l: RustExpr, op: BinaryOp, r: RustExpr, type: RustType, ctx: Emitter): RustExpr {
  ctx.input.operators.ask(type, ...(traits[op] ?? []));
  return op === "&^" ? binary(l, "&", not(r)) : binary(l, op as "|", r);
}

/** `^p` is `!p`. */
export function flagsInverted(e: NodeOf<"UnaryExpr">, ctx: Emitter): Value | undefined {
  const own = ctx.info.typeOf(e);
  if (!isFlags(own, ctx)) return undefined;
  const type = ctx.rustType(own);
  const v = ctx.expr(e.x, type);
  ctx.input.operators.ask(type, "Not");
  return temp(not(v.expr), type, { before: v.before });
}

const updates: Readonly<Partial<Record<AssignStmt["op"], readonly [op: "|=" | "&=" | "^=", ...traits: Operator[]]>>> = {
  "|=": ["|=", "BitOrAssign"],
  "&=": ["&=", "BitAndAssign"],
  "^=": ["^=", "BitXorAssign"],
  "&^=": ["&=", "BitAndAssign", "Not"],
};

/** `p |= q`. An operator of one's own borrows the left side first: what is called on the right could need it, and so works on the bits. */
export function updateFlags(s: AssignStmt, ctx: Emitter): RustStmt[] | undefined {
  const [l, r] = [s.lhs[0], s.rhs[0]];
  const update = updates[s.op];
  const own = l && ctx.info.typeOf(l);
  if (!l || !r || !own || !update || !isFlags(own, ctx)) return undefined;
  const [op, ...asked] = update;
  const type = ctx.rustType(own);
  const p = hoistIndex(ctx.placeToAssign(l), ctx);
  const target = ctx.reach({ ...p, expr: storeTo(p), type: storedType(p) }, true);
  const v = ctx.expr(r, type);
  const isInverted = s.op === "&^=";
  if (ctx.isPure(r) || isApart(l, r, ctx)) {
    ctx.input.operators.ask(type, ...asked);
    const stmt = exprStmt(opAssign(target.expr, op, isInverted ? not(v.expr) : v.expr), true);
    return [...v.before, ...p.before, stmt];
  }
  const bits = unwrapped(v, innerType(own, ctx)).expr;
  return [...v.before, ...p.before, exprStmt(opAssign(field(target.expr, "0"), op, isInverted ? not(bits) : bits), true)];
}

/** A local that the right side does not name: no call there can reach it. */
function isApart(l: Expr, r: Expr, ctx: Emitter): boolean {
  const v = l.kind === "Ident" ? ctx.info.objectOf(l) : undefined;
  return v?.kind === "Var" && v.role !== "package" && !ctx.facts.nodesOf("Ident", r).some((id) => ctx.info.objectOf(id) === v);
}

/** What `*entry |= r` takes on its right: an operator of one's own holds the entry while it looks there, and no list or map may be read. */
export function combineWith(op: RustAssignOp, r: Expr, type: RustType, v: Value, ctx: Emitter): RustExpr | undefined {
  const asked = Object.values(updates).find((u) => u?.[0] === op)?.[1];
  const reads = ctx.facts.nodesOf("IndexExpr", r).length > 0 || ctx.facts.nodesOf("StarExpr", r).length > 0 || !ctx.isPure(r);
  if (!asked || reads || !isFlags(ctx.info.typeOf(r), ctx)) return undefined;
  ctx.input.operators.ask(type, asked as Operator);
  return v.expr;
}

// ---- constants

/** `Perm::READ`. */
export function flagNamed(c: ConstObj, ctx: Emitter): RustExpr | undefined {
  const name = c.type.kind === "Named" ? ctx.plan.flagsOf(c.type.obj)?.get(c) : undefined;
  return name === undefined || c.type.kind !== "Named" ? undefined : pathExpr(`${ctx.plan.names.of(c.type.obj)}::${name}`);
}

/** A constant made of named ones: `Perm::READ | Perm::WRITE` where code runs, and of their bits where only a constant may stand. */
export function flagsConst(e: Expr, goType: Type, ctx: Emitter): RustExpr | undefined {
  if (!isFlags(goType, ctx) || !isCombination(e)) return undefined;
  const names = ctx.facts.nodesOf("Ident", e).map((id) => ctx.info.objectOf(id));
  if (!names.some((c) => c?.kind === "Const" && flagNamed(c, ctx))) return undefined;
  const type = ctx.rustType(goType);
  if (runs(e, ctx)) return combination(e, type, ctx);
  const bits = bitsOf(e, goType, ctx);
  return bits && wrappedIn(type, bits);
}

const isCombination = (e: Expr): boolean =>
  e.kind === "ParenExpr" ? isCombination(e.x) : (e.kind === "BinaryExpr" && traits[e.op] !== undefined) || isInversion(e);

const isInversion = (e: Expr): boolean => e.kind === "UnaryExpr" && e.op === "^";

/** Inside of a function, and in no constant of it. */
function runs(e: Expr, ctx: Emitter): boolean {
  for (const n of ctx.facts.tree.ancestorsOf(e)) {
    if (n.kind === "GenDecl" && n.tok === "const") return false;
    if (n.kind === "FuncDecl" || n.kind === "FuncLit") return true;
  }
  return false;
}

function combination(e: Expr, type: RustType, ctx: Emitter): RustExpr | undefined {
  if (e.kind === "ParenExpr") return combination(e.x, type, ctx);
  if (e.kind === "BinaryExpr" && traits[e.op]) {
    const [l, r] = [combination(e.x, type, ctx), combination(e.y, type, ctx)];
    return l && r && flagsCombined(l, e.op, r, type, ctx);
  }
  if (e.kind === "UnaryExpr" && isInversion(e)) {
    const x = combination(e.x, type, ctx);
    if (x) ctx.input.operators.ask(type, "Not");
    return x && not(x);
  }
  return lowerConst(e, ctx)?.expr;
}

function bitsOf(e: Expr, goType: Type, ctx: Emitter): RustExpr | undefined {
  if (e.kind === "ParenExpr") return bitsOf(e.x, goType, ctx);
  if (e.kind === "BinaryExpr" && traits[e.op]) {
    const [l, r] = [bitsOf(e.x, goType, ctx), bitsOf(e.y, goType, ctx)];
    return l && r && (e.op === "&^" ? binary(l, "&", not(r)) : binary(l, e.op as "|", r));
  }
  if (e.kind === "UnaryExpr" && isInversion(e)) {
    const x = bitsOf(e.x, goType, ctx);
    return x && not(x);
  }
  const v = lowerConst(e, ctx);
  return v && unwrapped(v, innerType(goType, ctx)).expr;
}

/** `const READ: Perm = Perm(1 << 0);` */
export function flagItem(id: Ident, c: ConstObj, name: string, ctx: Emitter): RustItem {
  const type = ctx.rustType(c.type);
  return { kind: "ConstItem", name, type, value: flagValue(id, c, type, ctx), origin: { span: id.span } };
}

function flagValue(id: Ident, c: ConstObj, type: RustType, ctx: Emitter): RustExpr {
  const source = sourceOf(id, ctx);
  const counts = source !== undefined && ctx.facts.nodesOf("Ident", source).some((i) => i.name === "iota");
  const value = c.value.kind === "int" ? c.value.value : 0n;
  const isShift = source !== undefined && ctx.facts.nodesOf("BinaryExpr", source).some((b) => b.op === "<<");
  if (counts && isShift && value > 0n && (value & (value - 1n)) === 0n)
    return wrappedIn(type, binary(num("1"), "<<", int(BigInt(value.toString(2).length - 1))));
  const written = source && !counts ? lowerConst(source, ctx) : undefined;
  if (written && JSON.stringify(written.type) === JSON.stringify(type)) return written.expr;
  return wrappedIn(type, constantValue(c.value, ctx.rustType(underlying(c.type)))?.expr ?? num("0"));
}

/** What the author wrote for it, on its line or on the one that it repeats. */
function sourceOf(id: Ident, ctx: Emitter): Expr | undefined {
  const spec = ctx.facts.tree.parentOf(id);
  const d = spec && ctx.facts.tree.parentOf(spec);
  if (spec?.kind !== "ValueSpec" || d?.kind !== "GenDecl") return undefined;
  const specs = d.specs.filter((s): s is ValueSpec => s.kind === "ValueSpec");
  const given = specs.slice(0, specs.indexOf(spec) + 1).findLast((s) => s.values.length > 0);
  return given?.values[spec.names.indexOf(id)];
}
