// Implements function bodies on the floor: parameters, results, deferred calls, and the value at the end.

import { isSetFirst } from "../../analysis/first-values.ts";
import type { FuncNode } from "../../analysis/tree.ts";
import type { BlockStmt } from "../../go/ast.ts";
import type { RustBlock, RustExpr, RustPat, RustStmt, RustType } from "../../rust/ast.ts";
import { block, call, closure, exprStmt, letMut, letStmt, local, methodCall, ret, tuple } from "../../rust/factory.ts";
import type { VarObj } from "../../semantics/objects.ts";
import type { Signature } from "../../semantics/types.ts";
import { commentLines } from "../trivia.ts";
import { coreCall, coreItem, type Floor, type Frame } from "./context.ts";
import { stmts } from "./stmts.ts";
import { withMissingReturn } from "../missing-return.ts";
import { asTail } from "./tail.ts";
import { zeroOf } from "./zero.ts";

export interface LoweredBody {
  readonly params: readonly { readonly pat: RustPat; readonly type: RustType }[];
  readonly body: RustBlock;
}

/** `declared` has the objects that the body uses, `sig` their types here. */
export function lowerBody(node: FuncNode, declared: Signature, sig: Signature, f: Floor): LoweredBody {
  const before = f.parameters;
  f.parameters = node.kind === "FuncDecl" ? new Set([...declared.params.vars]) : new Set();
  try {
    return bodyOf(node, declared, sig, f);
  } finally {
    f.parameters = before;
  }
}

function bodyOf(node: FuncNode, declared: Signature, sig: Signature, f: Floor): LoweredBody {
  const start: RustStmt[] = [];
  const body = node.body as BlockStmt;
  const params = declared.params.vars.map((v, i) => {
    const type = f.types.of(sig.params.vars[i]?.type ?? v.type);
    return { pat: isLater(v, body, f) ? setLater(v, start, f) : parameter(v, start, f), type };
  });
  const defers = hasDefer(body, f);
  const named = declared.results.vars.some((v) => v.name !== "");
  if (defers) for (const v of declared.results.vars) if (isHidden(v, body, f)) f.names.declareAlone(v);
  const results = declared.results.vars.map((v, i) => ({
    ...(v.name !== "" && v.name !== "_" && { obj: v }),
    type: f.subst(sig.results.vars[i]?.type ?? v.type),
    name: v.name !== "" && v.name !== "_" ? f.names.of(v) : f.temp("result"),
  }));
  const frame: Frame = { results, returns: defers ? "cells" : "values", signature: sig };
  const inner = f.withFrame(frame, () => stmts(body.list, f));
  const dangling = commentLines(body.dangling ?? []);
  const naked = f.facts.nodesOf("ReturnStmt", body).some((r) => r.results.length === 0 && f.facts.tree.funcOf(r) === node);
  const isRead = (v: VarObj | undefined): boolean =>
    naked || (v !== undefined && f.facts.uses.of(v).some((u) => u.role.kind !== "define"));
  for (const r of (named || defers ? results : []).filter((x) => defers || isRead(x.obj))) {
    const boxed = defers || (r.obj !== undefined && f.boxes.isBoxed(r.obj));
    const zero = zeroOf(r.type, f);
    start.push(
      boxed
        ? letStmt(r.name, call(coreItem("Ptr", "new"), [zero]), ptrOf(f.types.of(r.type)))
        : r.obj !== undefined && f.isMutable(r.obj)
          ? letMut(r.name, zero, f.types.of(r.type))
          : letStmt(r.name, zero, f.types.of(r.type)),
    );
  }
  const written = { ...block(inner), ...(dangling.length > 0 && { dangling }) };
  if (f.info.fallsOff(body) && !defers) {
    return { params, body: withMissingReturn({ ...written, stmts: [...start, ...written.stmts] }) };
  }
  const made = defers ? deferred(written, results) : written;
  return { params, body: asTail({ ...made, stmts: [...start, ...made.stmts] }) };
}

const ptrOf = (inner: RustType): RustType => ({
  kind: "PathType",
  path: { segments: [{ name: "Ptr", generics: [inner] }], import: "go::Ptr" },
});

/** Nothing reads what the caller gives. */
const isLater = (v: VarObj, body: BlockStmt, f: Floor): boolean =>
  !f.boxes.isBoxed(v) && !f.isOnlyWritten(v) && isSetFirst(v, body, f.facts);

/** Then the parameter has a name that says so, and the variable is the function's own. */
function setLater(v: VarObj, start: RustStmt[], f: Floor): RustPat {
  const name = f.names.of(v);
  const type = f.subst(v.type);
  start.push(letMut(name, zeroOf(type, f), f.types.of(type)));
  return { kind: "IdentPat", name: `_${name.replace(/^r#/, "")}` };
}

/** A parameter that changes is `mut`; one that is pointed to moves into a variable of its own. */
function parameter(v: VarObj, start: RustStmt[], f: Floor): RustPat {
  if (v.name === "" || v.name === "_") return { kind: "WildPat" };
  const used = f.facts.uses.of(v).some((u) => u.role.kind !== "define");
  if (f.isOnlyWritten(v) && !f.names.of(v).startsWith("_")) f.names.bind(v, `_${f.names.of(v).replace(/^r#/, "")}`);
  const name = f.names.of(v);
  if (!used) return { kind: "IdentPat", name: `_${name.replace(/^r#|_$/g, "")}` };
  if (f.boxes.isBoxed(v)) start.push(letStmt(name, call(coreItem("Ptr", "new"), [local(name)])));
  return { kind: "IdentPat", name, ...(!f.boxes.isBoxed(v) && f.isMutable(v) && { mut: true }) };
}

/** A `return` stores into the result even where another variable has its name. */
const isHidden = (v: VarObj, body: BlockStmt, f: Floor): boolean =>
  v.name !== "" &&
  f.facts.nodesOf("Ident", body).some((id) => {
    const obj = id.name === v.name ? f.info.objectOf(id) : v;
    return obj !== v && obj?.kind === "Var" && obj.role !== "field" && obj.role !== "package";
  });

function hasDefer(body: BlockStmt, f: Floor): boolean {
  const home = f.facts.tree.parentOf(body);
  return f.facts.nodesOf("DeferStmt", body).some((d) => f.facts.tree.funcOf(d) === home);
}

/** The body runs under `deferring`, which runs what it deferred; results are read afterwards. */
function deferred(inner: RustBlock, results: Frame["results"]): RustBlock {
  const run = coreCall("deferring", [closure(["defers"], asTail(inner))]);
  const values = results.map((r) => methodCall(local(r.name), "load"));
  if (values.length === 0) return block([exprStmt(run)]);
  return block([exprStmt(run), exprStmt(ret(values.length === 1 ? values[0] : tuple(values)))]);
}

/** Values of a `return`, as one expression. */
export const together = (values: readonly RustExpr[]): RustExpr | undefined =>
  values.length === 0 ? undefined : values.length === 1 ? values[0] : tuple(values);
