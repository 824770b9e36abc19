// Implements tidy: small rewritings of Rust by Rust that drop what the language does by itself.

import type { RustExpr, RustFile, RustItem, RustStmt } from "../../rust/ast.ts";
import { askedOnce } from "./asked-once.ts";
import { byDefault, byEntry, entriesRead } from "./entries.ts";
import { mapChildren } from "../../rust/print/tree.ts";
import { withoutIdleBounds } from "./bounds.ts";
import { calledHere, filled } from "./fills.ts";
import { overElements } from "./index-loops.ts";
import { elementItself, foundOrLeft, indexed } from "./map-looks.ts";
import { plainIteration } from "./plain-iteration.ts";
import { askedByPop, whilePopping } from "./pops.ts";
import {
  cloned,
  emptyText,
  onlyBlock,
  comparedWithBool,
  throughDeref,
  lengthOfText,
  pushedChar,
  lentWhereItIs,
  readWhereItIs,
  typedNumber,
  withoutMinusOne,
  withoutPlusOne,
  withoutReturn,
  withoutUnreached,
} from "./plain-forms.ts";
import { besideConstants } from "../near-constants.ts";
import { knownOpposite, withKnownInside, withKnownOperand } from "./known-operands.ts";
import { namedLoops, withoutLastBreaks } from "./labels.ts";
import { lookedOnce } from "./looks.ts";
import { lateInit } from "./late-init.ts";
import { plainIf, withoutEither } from "./plain-ifs.ts";
import {
  addedTo,
  askedForm,
  bytesOfPart,
  copiedItems,
  listedPart,
  noneOr,
  oneComparison,
  oneIf,
  shorterMatch,
} from "./shorter-forms.ts";
import { asOne, extended } from "./one-turn-fors.ts";
import { withNumberRanges } from "./number-ranges.ts";
import { onceOnly, waiting } from "./single-turns.ts";
import { askedAndOpened, openedAtOnce, whileThere } from "./opened-links.ts";
import { withOneList } from "./program-arguments.ts";
import { readValues } from "./read-values.ts";
import { withFields } from "./struct-updates.ts";
import { typedLists } from "./typed-lists.ts";
import { withPlainLends } from "./plain-lends.ts";
import { separateGuards } from "./guards.ts";
import { withFirstElements } from "./vec-literals.ts";
import { withUnreadMarked } from "./unread-names.ts";

export const tidyFile = (f: RustFile): RustFile =>
  withUnreadMarked(
    besideConstants(
      withPlainLends(
        withoutIdleBounds(lookedOnce(separateGuards(withFirstElements(withFields(byDefault(rewrite(f) as RustFile)))))),
      ),
    ),
  );

/** Depth first over plain nodes; what holds nothing to tidy is kept as it is. */
function rewrite(n: unknown): unknown {
  const done = mapChildren(n, rewrite);
  return typeof done !== "object" || done === null || Array.isArray(done) ? done : tidyNode(done as { readonly kind?: string });
}

function tidyNode(n: { readonly kind?: string }): unknown {
  if (n.kind === "ExprStmt") return byEntry(askedFirst(extended(filled(n as RustStmt))));
  if (n.kind === "FnItem") return withOneList(endedPlainly(n as RustItem));
  const e = n as RustExpr;
  switch (e.kind) {
    case "Block":
      return withoutLastBreaks(
        foundOrLeft(entriesRead(openedAtOnce(askedByPop(withoutEither(lateInit(readValues(typedLists(withoutUnreached(e))))))))),
      );
    case "WhileExpr":
      return asOne(whilePopping(whileThere(e)));
    case "ForExpr":
      return asOne(overElements(e));
    case "IfExpr":
      return plainIf(oneIf(askedOnce(e)));
    case "LetExpr":
      return askedForm(e);
    case "RangeExpr":
      return withoutMinusOne(e);
    case "BinaryExpr": {
      const known = withKnownOperand(e);
      const plain = known.kind === "BinaryExpr" ? oneComparison(comparedWithBool(withoutPlusOne(known)) as typeof known) : known;
      return plain.kind === "BinaryExpr" ? askedAndOpened(plain) : plain;
    }
    case "AssignExpr":
      return addedTo(e);
    case "UnaryExpr":
      return noneOr(e) ?? knownOpposite(e);
    case "CastExpr":
      return typedNumber(e);
    case "LoopExpr":
      return waiting(onceOnly(e));
    case "MatchExpr":
      return shorterMatch(withNumberRanges(e));
    case "FormatMacro":
      return withKnownInside(e);
    case "MethodCallExpr": {
      const plain =
        indexed(e) ??
        cloned(e) ??
        emptyText(e) ??
        lengthOfText(e) ??
        pushedChar(e) ??
        readWhereItIs(e) ??
        listedPart(e) ??
        bytesOfPart(e) ??
        copiedItems(e);
      if (plain) return plain;
      const answered = presence(e);
      if (answered) return answered;
      const recv = throughGuard(e.recv) ?? sliceItself(e.recv) ?? borrowed(e.recv, e.method) ?? derefed(e.recv, e.method);
      return recv ? { ...e, recv } : n;
    }
    case "FieldExpr": {
      const inner = throughGuard(e.expr) ?? throughDeref(e.expr) ?? elementItself(e.expr);
      return inner ? { ...e, expr: inner } : n;
    }
    case "IndexExpr": {
      const inner = throughGuard(e.expr) ?? throughDeref(e.expr);
      return inner ? { ...e, expr: inner } : n;
    }
    case "CallExpr": {
      const lent = e.args.map(lentWhereItIs);
      if (lent.some((x, k) => x !== e.args[k])) return { ...e, args: lent };
      // A named function says what it takes: `&*guard` is `&guard` there.
      if (e.fun.kind !== "PathExpr") return calledHere(e);
      const isOwn = e.fun.path.segments.length === 1 || ofBytes.has(e.fun.path.segments.at(-1)?.name ?? "");
      const args = isOwn ? e.args.map((a) => (a.kind === "RefExpr" ? refOfGuard(a) : a)) : e.args;
      return args.some((a, i) => a !== e.args[i]) ? { ...e, args } : n;
    }
    default:
      return n;
  }
}

const endedPlainly = (f: RustItem): RustItem => {
  if (f.kind !== "FnItem" || !f.body) return f;
  const whole = onlyBlock(f.body);
  const body = f.ret ? whole : withoutReturn(whole);
  return plainIteration(namedLoops(body === f.body ? f : { ...f, body }));
};

/** `if x.is_none() { return None; }` is `x.as_ref()?;`. */
function askedFirst(s: RustStmt): RustStmt {
  const e = s.kind === "ExprStmt" ? s.expr : undefined;
  if (s.kind !== "ExprStmt" || e?.kind !== "IfExpr" || e.else || e.cond.kind !== "MethodCallExpr" || e.cond.method !== "is_none")
    return s;
  const only = e.then.stmts.length === 1 && !e.then.tail && !e.then.dangling ? e.then.stmts[0] : undefined;
  const value = only?.kind === "ExprStmt" && !only.trivia && only.expr.kind === "ReturnExpr" ? only.expr.value : undefined;
  const isNone = value?.kind === "PathExpr" && value.path.segments.length === 1 && value.path.segments[0]?.name === "None";
  if (!isNone) return s;
  const asked: RustExpr = {
    kind: "TryExpr",
    expr: { kind: "MethodCallExpr", recv: e.cond.recv, method: "as_ref", args: [] },
    ...(e.origin && { origin: e.origin }),
  };
  return { ...s, expr: asked, semi: true };
}

/** `x.then_some(()).is_some()` is `x`. */
function presence(e: Extract<RustExpr, { kind: "MethodCallExpr" }>): RustExpr | undefined {
  if ((e.method !== "is_some" && e.method !== "is_none") || e.recv.kind !== "MethodCallExpr" || e.recv.method !== "then_some")
    return undefined;
  return e.method === "is_some" ? e.recv.recv : { kind: "UnaryExpr", op: "!", expr: e.recv.recv };
}

const unparen = (e: RustExpr): RustExpr => (e.kind === "ParenExpr" ? unparen(e.expr) : e);

/** `(*guard).x` is `guard.x`: a guard dereferences by itself. */
function throughGuard(e: RustExpr): RustExpr | undefined {
  const x = unparen(e);
  return x.kind === "UnaryExpr" && x.op === "*" && isGuard(x.expr) ? x.expr : undefined;
}

function refOfGuard(e: Extract<RustExpr, { kind: "RefExpr" }>): RustExpr {
  const inner = throughGuard(e.expr);
  return inner ? { ...e, expr: inner } : e;
}

/** What a lock gives, or a name that is bound to it: only guards are dereferenced by a star on a plain name of theirs. */
function isGuard(e: RustExpr): boolean {
  if (e.kind === "AwaitExpr" && e.expr.kind === "MethodCallExpr") return ["lock", "read", "write"].includes(e.expr.method);
  if (e.kind === "MethodCallExpr" && e.method === "unwrap") {
    const { recv } = e;
    return recv.kind === "MethodCallExpr" && ["lock", "read", "write"].includes(recv.method) && recv.args.length === 0;
  }
  return e.kind === "PathExpr" && guardNames.has(e);
}

/** Names that stand for guards, marked by the lowering that made them. */
const guardNames = new WeakSet<object>();
export const markGuard = <T extends RustExpr>(e: T): T => {
  guardNames.add(e);
  return e;
};

/** `(&xs).iter()` is `xs.iter()`, and `(&mut xs[n..]).len()` is `xs[n..].len()`. */
function borrowed(e: RustExpr, method: string): RustExpr | undefined {
  const x = unparen(e);
  if (x.kind !== "RefExpr") return undefined;
  if (method === "len" || method === "is_empty" || method === "as_bytes") return x.expr;
  // What a list does to itself it does to a part of it, and all of it is the list.
  if (ofSlices.has(method) && x.mut && x.expr.kind === "IndexExpr" && x.expr.index.kind === "RangeExpr")
    return x.expr.index.low || x.expr.index.high ? x.expr : x.expr.expr;
  return method === "iter" && !x.mut && x.expr.kind === "PathExpr" ? x.expr : undefined;
}

/** `(*out).push(x)` is `out.push(x)`: methods that a reference has none of its own of. */
const derefed = (e: RustExpr, method: string): RustExpr | undefined => (ofContainers.has(method) ? throughDeref(e) : undefined);

/** Functions of `String` that take the bytes of a text. */
const ofBytes = new Set(["from_utf8", "from_utf8_lossy"]);

const ofSlices = new Set("sort sort_by sort_by_key sort_unstable reverse swap fill rotate_left rotate_right".split(" "));

const ofContainers = new Set(
  (
    "clear contains contains_key drain entry extend extend_from_slice first get get_mut insert is_empty iter iter_mut keys last len " +
    "pop push push_str remove retain reverse sort sort_by sort_unstable split_off swap truncate values values_mut"
  ).split(" "),
);

/** `(&s[a..b]).to_vec()` is `s[a..b].to_vec()`. */
function sliceItself(e: RustExpr): RustExpr | undefined {
  const x = unparen(e);
  return x.kind === "RefExpr" && !x.mut && x.expr.kind === "IndexExpr" ? x.expr : undefined;
}
