// Implements cut-in-two: `before, after, ok := strings.Cut(s, sep)` whose parts are read whether the separator was there or not.

import type { CallExpr, Ident } from "../../lib/go/ast.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";
import {
  arm,
  bool,
  closure,
  isString,
  letStmt,
  local,
  matchExpr,
  methodCall,
  optionInner,
  p,
  ref,
  str,
  stripRefs,
  t,
  tuple,
} from "../../lib/rust/factory.ts";
import type { RustExpr, RustPat, RustType } from "../../lib/rust/ast.ts";

interface Data {
  readonly call: CallExpr;
  readonly names: readonly Ident[];
}

export default definePattern<"AssignStmt", Data>({
  id: "cut-in-two",
  title: "Cut in two, or all of it",
  category: "generics-collections",
  catalogue: ["comma-ok"],
  what: "`split_once` gives both parts or nothing; where Go goes on with the whole text as the first part, so does the code where there is none.",
  why: "An `Option` says whether the separator was there, and the code says what happens if it was not.",
  link: { text: "str::split_once", url: "https://doc.rust-lang.org/std/primitive.str.html#method.split_once" },
  root: "AssignStmt",
  tier: "stdlib",
  match(node, facts) {
    const [call, ...more] = node.rhs;
    const callee = call?.kind === "CallExpr" ? facts.info.calleeOf(call) : undefined;
    if (call?.kind !== "CallExpr" || more.length > 0 || node.op !== ":=" || callee?.pkg !== "strings" || callee.name !== "Cut")
      return undefined;
    const names = node.lhs.filter((e): e is Ident => e.kind === "Ident");
    const fresh = names.every((id) => id.name === "_" || facts.info.isDef(id));
    return names.length === 3 && fresh ? covers<Data>([], { call, names }) : undefined;
  },
  rewrite(_node, d, ctx) {
    const cut = ctx.expr(d.call);
    const whole = ctx.peek(d.call.args[0]!);
    if (optionInner(cut.type) === undefined) return [];
    const all = isString(stripRefs(whole.type)) && whole.type.kind !== "RefType" ? ref(whole.expr) : whole.expr;
    const [before, after, ok] = d.names.map((id) => id.name !== "_");
    const bind = (id: Ident, type: RustType): RustPat => {
      const v = ctx.info.objectOf(id);
      return v?.kind === "Var" ? ctx.bind(v, type, cut.borrows) : p.wild;
    };
    const types = [t.ref(t.str), t.ref(t.str), t.bool];
    const pats = d.names.flatMap((id, i) => (id.name === "_" ? [] : [bind(id, types[i]!)]));
    const target = pats.length === 1 ? pats[0]! : p.tuple(pats);
    if (before && !after && !ok)
      return [
        ...cut.before,
        letStmt(target, methodCall(cut.expr, "map_or", [all, closure([p.tuple(["head", "_"])], local("head"))])),
      ];
    const kept = (parts: readonly RustExpr[]): RustExpr => {
      const read = parts.filter((_, i) => [before, after, ok][i]);
      return read.length === 1 ? read[0]! : tuple(read);
    };
    const found = arm(
      p.some(p.tuple([before ? "head" : "_", after ? "tail" : "_"])),
      kept([local("head"), local("tail"), bool(true)]),
    );
    return [...cut.before, letStmt(target, matchExpr(cut.expr, [found, arm(p.none, kept([all, str(""), bool(false)]))]))];
  },
});
