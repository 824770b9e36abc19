// Implements the test for lists and trees (idioms.md A4.3): each stored pointer is the only one, copies are moves or looks.

import { isDeadAfter, type Subject } from "../../analysis/dead-places.ts";
import { type Facts, originOf } from "../../analysis/facts.ts";
import { pointerIndex } from "../../analysis/pointer-index.ts";
import { isGivenAway } from "../../analysis/pops.ts";
import type { Expr, FuncDecl, Ident, Node } from "../../go/ast.ts";
import type { Obj, TypeNameObj, VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Evidence } from "../decision.ts";
import { rootIdent } from "./checks.ts";
import { isNodeAt } from "./known-nodes.ts";
import { isPutInto, lookingLists } from "./looking-lists.ts";
import { isNilIdent } from "./nilable.ts";
import { pointeeName } from "./pointee.ts";

export interface Links {
  /** Why a second owner is needed; undefined: each pointer to the type is the only one. */
  readonly obstacle?: Evidence;
  /** Fields and elements whose pointer moves out, since they are overwritten before anybody reads them: `take()`. */
  readonly taken: ReadonlySet<Expr>;
  /** Variables that move on to another owner here. */
  readonly moved: ReadonlySet<Expr>;
  /** Variables that hold a node, rather than look at one. */
  readonly owners: ReadonlySet<VarObj>;
  /** Locals that look at nodes which others own. */
  readonly cursors: ReadonlyMap<VarObj, Cursor>;
  /** Lists of such looks. */
  readonly looking: ReadonlySet<VarObj>;
}

export interface Cursor {
  /** It changes the nodes that it looks at. */
  readonly changes: boolean;
  /** It stands on a node always. */
  readonly sure: boolean;
}

export function findLinks(type: TypeNameObj, facts: Facts): Links {
  const search = new LinkSearch(type, facts);
  return search.run();
}

class LinkSearch {
  private readonly taken = new Set<Expr>();
  private readonly moved = new Set<Expr>();
  private readonly owners = new Set<VarObj>();
  private readonly cursors = new Map<VarObj, Cursor>();
  private readonly looking: ReadonlySet<VarObj>;
  private obstacle: Evidence | undefined;

  constructor(
    private readonly type: TypeNameObj,
    private readonly facts: Facts,
  ) {
    this.looking = lookingLists(type, facts);
  }

  run(): Links {
    this.findOwners();
    for (const e of this.expressions()) this.occurrence(e);
    for (const v of this.variables()) if (!this.owners.has(v)) this.viewer(v);
    for (const v of this.looking)
      if (this.isDisturbed(v, false))
        this.stop(`the nodes change while \`${v.name}\` looks at them`, v.span ?? { start: 0, end: 0 });
    for (const v of this.owners)
      if (this.isCapturedAndChanged(v)) this.stop(`\`${v.name}\` is captured by a closure`, v.span ?? { start: 0, end: 0 });
    return {
      ...(this.obstacle && { obstacle: this.obstacle }),
      taken: this.taken,
      moved: this.moved,
      owners: this.owners,
      cursors: this.cursors,
      looking: this.looking,
    };
  }

  private stop(text: string, span: Evidence["span"]): void {
    this.obstacle ??= { text, span };
  }

  private isLink(e: Expr): boolean {
    return !this.facts.info.isType(e) && pointeeName(this.facts.info.typeOf(e)) === this.type;
  }

  private variables(): readonly VarObj[] {
    return pointerIndex(this.facts).variablesOf(this.type);
  }

  private expressions(): readonly Expr[] {
    return pointerIndex(this.facts).expressionsOf(this.type);
  }

  // ---- who owns

  /** A variable owns when its value, or that of a link in it, goes on to storage, a result or another owner, or when it was made for it. */
  private findOwners(): void {
    const { facts } = this;
    const vars = this.variables();
    for (let changed = true; changed; ) {
      changed = false;
      for (const v of vars) {
        if (
          this.owners.has(v) ||
          !(
            facts.uses
              .of(v)
              .some((u) => (u.steps.length === 0 || v.role === "local") && this.isLink(u.place) && this.consumes(u.place)) ||
            this.isMadeFor(v)
          ) ||
          this.isWalker(v)
        )
          continue;
        this.owners.add(v);
        changed = true;
      }
    }
  }

  /** It stands in the list and takes links out of nodes; it holds none itself. */
  private isWalker(v: VarObj): boolean {
    return (
      v.role === "local" &&
      this.sourcesOf(v).length > 0 &&
      this.isSureWalk(v) &&
      !this.facts.uses.of(v).some((u) => u.steps.length === 0 && this.consumes(u.place))
    );
  }

  private isMadeFor(v: VarObj): boolean {
    return v.role === "local" && this.sourcesOf(v).some((e) => e.kind === "CallExpr" || e.kind === "UnaryExpr");
  }

  private sourcesOf(v: VarObj): readonly Expr[] {
    return pointerIndex(this.facts).sourcesOf(v);
  }

  /** Does the place around the expression keep its value? */
  private consumes(e: Expr): boolean {
    const { facts } = this;
    const p = facts.tree.parentOf(e);
    switch (p?.kind) {
      case "ParenExpr":
        return this.consumes(p);
      case "AssignStmt": {
        const target = p.rhs.length === p.lhs.length ? p.lhs[p.rhs.indexOf(e)] : undefined;
        if (!target || p.lhs.includes(e)) return false;
        const v = target.kind === "Ident" ? facts.info.objectOf(target) : undefined;
        if (target.kind !== "Ident") return true;
        return v?.kind === "Var" && (v.role === "package" || this.owners.has(v));
      }
      case "ValueSpec": {
        const name = p.names[p.values.indexOf(e)];
        const v = name && facts.info.objectOf(name);
        return v?.kind === "Var" && (v.role === "package" || this.owners.has(v));
      }
      case "KeyValueExpr":
        return p.value === e;
      case "CompositeLit":
        return !isPutInto(e, this.looking, facts);
      case "SendStmt":
      case "ReturnStmt":
        return true;
      case "CallExpr":
        return p.fun !== e && !isPutInto(e, this.looking, facts) && this.keepsArgument(p, p.args.indexOf(e));
      case "SelectorExpr": {
        const s = facts.info.selectionOf(p);
        const m = s?.kind === "method" && s.obj.kind === "Func" ? originOf(s.obj).type.recv : undefined;
        return m !== undefined && this.owners.has(m);
      }
      default:
        return false;
    }
  }

  private keepsArgument(call: Extract<Expr, { kind: "CallExpr" }>, index: number): boolean {
    const { facts } = this;
    if (facts.info.builtinOf(call) === "append") return index > 0;
    const callee = facts.info.calleeOf(call);
    if (!callee || callee.pkg) return callee !== undefined && (facts.stdEffectsOf(callee)?.keeps.includes(index) ?? false);
    const params = originOf(callee).type.params.vars;
    const p = params[Math.min(index, params.length - 1)];
    return p !== undefined && this.owners.has(p);
  }

  // ---- each occurrence

  private occurrence(e: Expr): void {
    const { facts } = this;
    const p = facts.tree.parentOf(e);
    if (!p || (p.kind === "AssignStmt" && p.lhs.includes(e))) return;
    if (e.kind === "UnaryExpr" && e.op === "&" && e.x.kind !== "CompositeLit")
      return this.stop("the address of a variable is taken", e.span);
    if (e.kind === "StarExpr" || e.kind === "TypeAssertExpr")
      return this.stop("a pointer to a pointer, or an interface, holds it", e.span);
    if (p.kind === "StarExpr") return this.stop("the node is copied as a whole, and so are its pointers", p.span);
    if (p.kind === "UnaryExpr" && p.op === "&") return this.stop("the address of a link is taken", p.span);
    const other = p.kind === "BinaryExpr" ? (p.x === e ? p.y : p.x) : undefined;
    if (other && !isNilIdent(other, facts) && ![e, other].every((x) => x.kind === "Ident" || x.kind === "SelectorExpr"))
      return this.stop("two pointers are compared", p.span);
    if (p.kind === "CallExpr" && p.fun !== e && facts.info.typeOf(p).kind === "Interface")
      return this.stop("it becomes an interface", p.span);
    if (this.consumes(e)) this.consumed(e);
  }

  /** A value that is kept must come with its ownership: made here, given by a call, or moved out of a place that is dead. */
  private consumed(e: Expr): void {
    const { facts } = this;
    if (e.kind === "CallExpr" || e.kind === "UnaryExpr" || isGivenAway(e, facts)) return;
    if (e.kind === "Ident") {
      const v = facts.info.objectOf(e);
      if (v?.kind !== "Var") return;
      if (v.role === "package") return this.stop("a package variable holds it too", e.span);
      const subject: Subject = { root: v, text: v.name, exits: false };
      if (!this.isOutsideClosures(e, v) || !isDeadAfter(e, subject, facts))
        return this.stop(`\`${v.name}\` is stored here, and used afterwards`, e.span);
      this.moved.add(e);
      return;
    }
    const root = rootIdent(e);
    const v = root && facts.info.objectOf(root);
    const field = e.kind === "SelectorExpr" ? facts.info.selectionOf(e)?.obj : undefined;
    const what = facts.textOf(e);
    if (e.kind !== "SelectorExpr" || v?.kind !== "Var" || v.role === "package" || field?.kind !== "Var")
      return this.stop(`\`${what}\` is copied to a second place`, e.span);
    const subject: Subject = { root: v, field: field.origin ?? field, text: what, exits: !this.owners.has(v) };
    if (!this.isOutsideClosures(e, v) || !isDeadAfter(e, subject, facts))
      return this.stop(`\`${what}\` is copied to a second place`, e.span);
    this.taken.add(e);
  }

  private isOutsideClosures(e: Expr, v: VarObj): boolean {
    const { facts } = this;
    const decl = facts.info.declOf(v);
    const f = facts.tree.funcOf(e);
    return f?.kind !== "FuncLit" || (decl !== undefined && facts.tree.isInside(decl, f));
  }

  private isCapturedAndChanged(v: VarObj): boolean {
    return this.facts.capturesOf(v).length > 0 && (v.role !== "local" || this.facts.capturesOf(v).some((c) => c.writes));
  }

  // ---- those that only look

  private viewer(v: VarObj): void {
    const { facts } = this;
    if (v.role === "package") return;
    const uses = facts.uses.of(v);
    const assigned = uses.some((u) => u.role.kind === "assign" && u.steps.length === 0);
    const changes = uses.some((u) => this.changesThrough(u.ident));
    if (v.role !== "local") {
      if (assigned && changes) this.stop(`\`${v.name}\` walks and changes what it finds`, v.span ?? { start: 0, end: 0 });
      return;
    }
    if (facts.capturesOf(v).length > 0)
      return this.stop(`\`${v.name}\` is captured by a closure`, v.span ?? { start: 0, end: 0 });
    if (changes && this.sourcesOf(v).some((e) => e.kind === "IndexExpr"))
      return this.stop(`\`${v.name}\` changes what it finds in a list`, v.span ?? { start: 0, end: 0 });
    const sure = this.isSureWalk(v);
    if (changes && !sure && !this.isPlainWalk(v))
      return this.stop(`\`${v.name}\` walks and changes what it finds`, v.span ?? { start: 0, end: 0 });
    if (this.isDisturbed(v, changes))
      return this.stop(`the list changes while \`${v.name}\` looks at it`, v.span ?? { start: 0, end: 0 });
    this.cursors.set(v, { changes, sure });
  }

  /** A field of the node is assigned, or a method called that changes it. */
  private changesThrough(id: Ident): boolean {
    const { facts } = this;
    const u = facts.uses.useAt(id);
    if (!u || (u.role.kind === "argument" && underlying(facts.info.typeOf(u.place)).kind === "Basic")) return false;
    if (u.steps.length > 0 && (u.role.kind === "assign" || u.role.kind === "update" || u.role.kind === "address")) return true;
    if (u.role.kind === "receiver") {
      const decl = facts.declOf(originOf(u.role.callee));
      return decl !== undefined && this.changesNodes(decl, new Set());
    }
    if (u.role.kind === "argument" && u.role.callee && !u.role.callee.pkg) {
      const decl = facts.declOf(originOf(u.role.callee));
      return decl === undefined || this.changesNodes(decl, new Set());
    }
    return (
      u.steps.length > 0 &&
      u.role.kind === "argument" &&
      u.role.builtin !== undefined &&
      u.role.index === 0 &&
      u.role.builtin !== "len" &&
      u.role.builtin !== "cap"
    );
  }

  /** Does the function, or one that it calls, assign through anything? */
  private changesNodes(d: FuncDecl, seen: Set<FuncDecl>): boolean {
    const { facts } = this;
    if (seen.has(d)) return false;
    seen.add(d);
    const assigns = [...facts.nodesOf("AssignStmt", d).flatMap((s) => s.lhs), ...facts.nodesOf("IncDecStmt", d).map((s) => s.x)];
    if (assigns.some((l) => l.kind !== "Ident")) return true;
    return facts.nodesOf("CallExpr", d).some((c) => {
      const callee = facts.info.calleeOf(c);
      if (!callee) return facts.info.builtinOf(c) === undefined && !facts.info.isConversion(c);
      const inner = callee.pkg ? undefined : facts.declOf(originOf(callee));
      return inner !== undefined && this.changesNodes(inner, seen);
    });
  }

  /** `for last.Next != nil { last = last.Next }`: every step was checked, so the cursor always stands on a node. */
  private isSureWalk(v: VarObj): boolean {
    const { facts } = this;
    const uses = facts.uses.of(v);
    if (
      uses.some(
        (u) => u.steps.length === 0 && (u.role.kind === "nil-compare" || u.role.kind === "argument" || u.role.kind === "store"),
      )
    )
      return false;
    return this.sourcesOf(v).every((e) => {
      const stmt = facts.tree.stmtOf(e);
      if (!stmt || (stmt.kind !== "AssignStmt" && stmt.kind !== "DeclStmt")) return false;
      if (e.kind === "Ident") return this.isFresh(facts.info.objectOf(e));
      if (e.kind !== "SelectorExpr") return false;
      return isNodeAt(stmt, e, facts, (n) => this.changesWayTo(n, v)) || this.isUsedAtOnce(stmt, v);
    });
  }

  /** A local that owns the nodes that it was made with. */
  private isFresh(o: Obj | undefined): boolean {
    return o?.kind === "Var" && o.role === "local" && this.owners.has(o) && this.isMadeFor(o);
  }

  /** The variables whose nodes a walk may come to. */
  private basesOf(v: VarObj, seen = new Set<VarObj>()): ReadonlySet<VarObj> {
    if (seen.has(v)) return new Set();
    seen.add(v);
    const roots = this.sourcesOf(v).flatMap((e) => {
      const root = rootIdent(e);
      const o = root && this.facts.info.objectOf(root);
      return o?.kind === "Var" && o !== v ? [o] : [];
    });
    if (v.role !== "local" || this.owners.has(v) || roots.length === 0) return new Set([v]);
    return new Set(roots.flatMap((o) => [...this.basesOf(o, seen)]));
  }

  /** Sets a link or the cursor, or calls what may. */
  private changesWayTo(n: Node, v: VarObj): boolean {
    const { facts } = this;
    const isOfWay = (l: Expr): boolean => this.isLink(l) || (l.kind === "Ident" && facts.info.objectOf(l) === v);
    return (
      facts.nodesOf("AssignStmt", n).some((s) => s.lhs.some(isOfWay)) ||
      facts.nodesOf("CallExpr", n).some((c) => this.mayDisturb(c, v))
    );
  }

  /** `for n := head; n != nil; n = n.Next`: tests, looks, changes and steps on; nothing else. */
  private isPlainWalk(v: VarObj): boolean {
    const { facts } = this;
    const isKnown = facts.uses
      .of(v)
      .every((u) => u.steps.length > 0 || ["define", "assign", "nil-compare"].includes(u.role.kind));
    const [, ...steps] = this.sourcesOf(v).toSorted((a, b) => a.span.start - b.span.start);
    return (
      isKnown &&
      steps.every((e) => {
        const root = rootIdent(e);
        return e.kind === "SelectorExpr" && root !== undefined && facts.info.objectOf(root) === v;
      })
    );
  }

  /** The next statement begins by looking through it: Go would panic there too. */
  private isUsedAtOnce(stmt: Node, v: VarObj): boolean {
    const { facts } = this;
    const siblings = facts.tree.siblingsOf(stmt as Extract<Node, { kind: "AssignStmt" }>);
    const next = siblings?.list[siblings.index + 1];
    const first = next?.kind === "ForStmt" ? next.cond : undefined;
    return (
      first !== undefined &&
      facts.nodesOf("SelectorExpr", first).some((s) => s.x.kind === "Ident" && facts.info.objectOf(s.x) === v)
    );
  }

  /** While the local looks, the nodes must stay as they are; a reader may not even look beside one that changes. */
  private isDisturbed(v: VarObj, exclusive: boolean): boolean {
    const { facts } = this;
    const uses = facts.uses.of(v);
    const first = uses[0]?.ident;
    const last = uses.at(-1)?.ident;
    const f = first && facts.tree.funcOf(first);
    if (!first || !last || !f) return true;
    const loop = [...facts.tree.ancestorsOf(last)].find(
      (n) => (n.kind === "ForStmt" || n.kind === "RangeStmt") && !facts.tree.isInside(first, n),
    );
    const until = loop ? loop.span.end : last.span.end;
    const within = (n: Node): boolean => n.span.start > first.span.start && n.span.end <= until;
    const isOwn = (e: Expr): boolean => {
      const root = rootIdent(e);
      return root !== undefined && facts.info.objectOf(root) === v;
    };
    const targets = facts
      .nodesOf("AssignStmt", f)
      .filter(within)
      .flatMap((s) => s.lhs)
      .concat(
        facts
          .nodesOf("IncDecStmt", f)
          .filter(within)
          .map((s) => s.x),
      );
    const starts = new Set(this.sourcesOf(v));
    const held = this.basesOf(v);
    const isOwnList = [...held].every((o) => this.isFresh(o));
    // What another variable holds is no part of what this one looks at, where one of both was made here.
    const isApart = (e: Expr): boolean => {
      const root = rootIdent(e);
      const o = root && facts.info.objectOf(root);
      const bases = o?.kind === "Var" ? [...this.basesOf(o)] : [];
      if (bases.length === 0 || bases.some((b) => held.has(b))) return false;
      return isOwnList || bases.every((b) => this.isFresh(b));
    };
    // `n.key = succ.key`, where the walk began at `n.right`: another field of a node above.
    const isBeside = (l: Expr): boolean =>
      l.kind === "SelectorExpr" &&
      l.x.kind === "Ident" &&
      !this.isLink(l) &&
      [...starts].every((e) => isOwn(e) || (e.kind === "SelectorExpr" && facts.textOf(e).startsWith(`${facts.textOf(l.x)}.`)));
    if (targets.some((l) => l.kind !== "Ident" && !isOwn(l) && !isApart(l) && !isBeside(l) && this.passesNode(l))) return true;
    if (
      facts
        .nodesOf("CallExpr", f)
        .filter(within)
        .some((c) => this.mayDisturb(c, v))
    )
      return true;
    return (
      exclusive &&
      facts
        .nodesOf("SelectorExpr", f)
        .filter(within)
        .some((s) => this.isLink(s) && !isOwn(s) && !isApart(s) && !starts.has(s))
    );
  }

  /** The place is a link, or lies behind one. */
  private passesNode(place: Expr): boolean {
    for (let x: Expr = place; ; ) {
      if (this.isLink(x)) return true;
      if (x.kind === "SelectorExpr" || x.kind === "IndexExpr" || x.kind === "StarExpr" || x.kind === "ParenExpr") x = x.x;
      else return false;
    }
  }

  private mayDisturb(c: Extract<Expr, { kind: "CallExpr" }>, v: VarObj): boolean {
    const { facts } = this;
    const callee = facts.info.calleeOf(c);
    if (!callee) return !facts.info.isConversion(c) && facts.info.builtinOf(c) === undefined && v.role === "local";
    const decl = callee.pkg ? undefined : facts.declOf(originOf(callee));
    return decl !== undefined && this.changesNodes(decl, new Set());
  }
}
