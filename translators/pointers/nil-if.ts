// Implements the idiom of code that runs only where a pointer is not nil: `if let Some(…)` (idioms.md `nil-check`).

import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { heldIn, hidesLater, mentions, type NilCheck, nilCheck } from "../../lib/patterns/nil-checks.ts";
import { block, exprStmt, letExpr, p, ref, refMut, t } from "../../lib/rust/factory.ts";
import type { RustExpr, RustStmt, RustType } from "../../lib/rust/ast.ts";
import { isExpr, walkTree } from "../../lib/rust/print/tree.ts";

/** Form: `if p != nil { … p … }`, with or without `else`, where the body neither replaces `p` nor asks again. */
export default definePattern<"IfStmt", NilCheck>({
  id: "nil-if",
  catalogue: ["nil-check"],
  root: "IfStmt",
  tier: "idiom",
  category: "types",
  title: "Not nil is `if let Some(…)`",
  what: "The check and the value come together: inside, the name stands for the value itself.",
  why: "An `Option` has to be opened before it can be used, so the check can't be forgotten, and need not be made twice.",
  link: { text: "The Rust book: if let", url: "https://doc.rust-lang.org/book/ch06-03-if-let.html" },
  match(s, facts) {
    const check = s.init && s.init.kind !== "AssignStmt" ? undefined : nilCheck(s.cond, "!=", facts);
    if (!check || !mentions(s.body, check.variable, facts) || (s.else && mentions(s.else, check.variable, facts)))
      return undefined;
    const inside = facts.uses.of(check.variable).filter((u) => facts.tree.isInside(u.ident, s.body));
    const isSteady = inside.every(
      (u) => u.role.kind !== "address" && (u.steps.length > 0 || (u.role.kind !== "nil-compare" && u.role.kind !== "assign")),
    );
    return isSteady && !(s.else?.kind === "IfStmt") ? covers([], check) : undefined;
  },
  rewrite(s, { variable, ident }, ctx) {
    const init = s.init ? ctx.stmts([s.init]) : [];
    const inner = heldIn(variable, ctx);
    if (!inner) return undefined;
    const isLook = inner.kind === "RefType" && !inner.mut;
    const isLast = ctx.facts.usesAfter(variable, s).length === 0 && !ctx.plan.pointers.isKept(variable);
    const writes = ctx.plan.isMutated(variable) && !isHandle(inner);
    const held = isLook || isLast ? ctx.peek(ident) : writes ? ctx.placeToWrite(ident) : ctx.peek(ident);
    const opened: RustExpr = isLook || isLast ? held.expr : writes ? refMut(held.expr) : ref(held.expr);
    const type = isLook || isLast ? inner : writes ? t.refMut(inner) : t.ref(inner);
    const { pat, then } = ctx.rebind(variable, ctx.nameOf(variable), type, (bound) => ({ pat: bound, then: ctx.block(s.body) }));
    const otherwise = s.else?.kind === "BlockStmt" ? ctx.block(s.else) : undefined;
    const branches = { then, ...(otherwise && { else: otherwise }) };
    const made = isLast && !(holdsCell(init) && runsCode(then)) ? onlyMade(init, opened) : undefined;
    const cond = letExpr(p.some(pat), made ?? opened);
    const stmts = [...(made ? [] : init), ...held.before, exprStmt({ kind: "IfExpr", cond, ...branches }, false)];
    return s.init && hidesLater(s, s.init, ctx.facts) ? [exprStmt(block(stmts), false)] : stmts;
  },
});

/** What `let u = find(id);` makes, where nothing but the test needs the name. */
function onlyMade(init: readonly RustStmt[], opened: RustExpr): RustExpr | undefined {
  const [only] = init;
  if (init.length !== 1 || only?.kind !== "LetStmt" || only.pat.kind !== "IdentPat" || only.type || only.trivia) return undefined;
  const name = opened.kind === "PathExpr" && opened.path.segments.length === 1 ? opened.path.segments[0]?.name : undefined;
  return name === only.pat.name && !only.pat.mut ? only.init : undefined;
}

/** `x.borrow()` in the test of an `if let` lasts until its body ends. */
const holdsCell = (n: unknown): boolean => mentionsNode(n, (e) => e.kind === "MethodCallExpr" && e.method === "borrow");

/** Code that may change the cell: a function of the program, or a change here. */
const runsCode = (n: unknown): boolean =>
  mentionsNode(
    n,
    (e) => (e.kind === "MethodCallExpr" && e.method === "borrow_mut") || (e.kind === "CallExpr" && isOwnFunction(e.fun)),
  );

const isOwnFunction = (f: RustExpr): boolean =>
  f.kind !== "PathExpr" ||
  (!f.path.import && /^[a-z]/.test(f.path.segments.at(-1)?.name ?? "") && f.path.segments[0]?.name !== "Rc");

function mentionsNode(n: unknown, test: (e: RustExpr) => boolean): boolean {
  let found = false;
  walkTree(n, (node) => {
    found ||= isExpr(node) && test(node);
    return !found;
  });
  return found;
}

const isHandle = (r: RustType): boolean => r.kind === "PathType" && ["Rc", "Arc"].includes(r.path.segments.at(-1)?.name ?? "");
