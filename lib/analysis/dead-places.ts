// Facts about moves: is what a variable or a field held dead after a use, because every way on overwrites it first?

import type { AssignStmt, Expr, Node, Stmt } from "../go/ast.ts";
import { walk } from "../go/walk.ts";
import type { TypeInfo } from "../semantics/info.ts";
import type { VarObj } from "../semantics/objects.ts";
import { isLoop, stmtList, type Tree } from "./tree.ts";

/** A variable, or a field reached from one; `exits`: somebody may read it when the function is over. */
export interface Subject {
  readonly root: VarObj;
  readonly field?: VarObj;
  readonly text: string;
  readonly exits: boolean;
}

interface Context {
  readonly info: TypeInfo;
  readonly tree: Tree;
  readonly textOf: (n: Node) => string;
}

/** May the value at `e` be moved out, since no way from there reads the subject before it is overwritten? */
export function isDeadAfter(e: Expr, subject: Subject, c: Context): boolean {
  return !new Search(subject, c).readsAfter(e);
}

/** What a walk through statements found: a read, or a way out of them without an overwrite. */
interface Effect {
  readonly reads: boolean;
  readonly passes: boolean;
}
const quiet: Effect = { reads: false, passes: true };
const either = (effects: readonly Effect[]): Effect => ({
  reads: effects.some((x) => x.reads),
  passes: effects.some((x) => x.passes),
});

class Search {
  private readonly visited = new Set<Node>();

  constructor(
    private readonly subject: Subject,
    private readonly c: Context,
  ) {}

  readsAfter(e: Expr): boolean {
    const stmt = this.simpleStmtOf(e);
    if (!stmt) return true;
    if (stmt.kind === "ReturnStmt") return this.subject.exits || this.mentionedBeside(e, stmt);
    if (stmt.kind !== "AssignStmt" && stmt.kind !== "DeclStmt" && stmt.kind !== "ExprStmt") return true;
    if (this.mentionedBeside(e, stmt)) return true;
    return stmt.kind === "AssignStmt" && this.overwrites(stmt) ? false : this.after(stmt);
  }

  private simpleStmtOf(e: Node): Stmt | undefined {
    for (let n: Node | undefined = this.c.tree.parentOf(e); n; n = this.c.tree.parentOf(n)) {
      if (n.kind === "FuncLit" || n.kind === "FuncDecl") return undefined;
      if (n.kind === "AssignStmt" || n.kind === "ReturnStmt" || n.kind === "DeclStmt" || n.kind === "ExprStmt") return n;
      if (n.kind.endsWith("Stmt")) return undefined;
    }
    return undefined;
  }

  /** The statement speaks of the subject elsewhere: before the use is harmless, but where is not looked at so closely. */
  private mentionedBeside(e: Expr, stmt: Stmt): boolean {
    let found = false;
    const targets = stmt.kind === "AssignStmt" ? stmt.lhs : [];
    walk(stmt, (n) => {
      if (n === e || targets.some((t) => t === n && this.c.textOf(t) === this.subject.text)) return false;
      found ||= n.span.start >= e.span.end && this.isMention(n);
      return !found;
    });
    return found;
  }

  private overwrites(s: AssignStmt): boolean {
    return (s.op === "=" || s.op === ":=") && s.lhs.some((l) => this.isSubjectOrPrefix(l));
  }

  /** `l.head = l.head.Next` drops the whole node whose field was moved out. */
  private isSubjectOrPrefix(l: Expr): boolean {
    const text = this.c.textOf(l);
    if (l.kind === "Ident")
      return this.c.info.objectOf(l) === this.subject.root && (this.subject.text === text || !this.subject.exits);
    return this.subject.text === text || (this.subject.text.startsWith(`${text}.`) && this.rootIs(l));
  }

  private rootIs(e: Expr): boolean {
    let x = e;
    while (x.kind === "SelectorExpr" || x.kind === "ParenExpr") x = x.x;
    return x.kind === "Ident" && this.c.info.objectOf(x) === this.subject.root;
  }

  // ---- where it goes on

  private after(n: Node): boolean {
    const siblings = this.c.tree.siblingsOf(n as Stmt);
    if (siblings) {
      const effect = this.list(siblings.list.slice(siblings.index + 1));
      if (effect.reads) return true;
      if (!effect.passes) return false;
    }
    const parent = this.c.tree.parentOf(n);
    return parent ? this.leaving(n, parent) : true;
  }

  /** The end of `n` was reached inside `parent`. */
  private leaving(n: Node, parent: Node): boolean {
    switch (parent.kind) {
      case "FuncDecl":
      case "FuncLit":
        return this.subject.exits || parent.kind === "FuncLit";
      case "ForStmt":
        if (n === parent.init) return this.round(parent, false);
        return this.round(parent, n !== parent.post);
      case "RangeStmt":
        return this.again(parent, () => this.block(parent.body), parent);
      case "IfStmt":
        if (n === parent.init) {
          const effect = this.ifFrom(parent);
          return effect.reads || (effect.passes && this.after(parent));
        }
        return this.after(parent);
      case "BlockStmt":
      case "LabeledStmt":
        return this.after(parent);
      case "CaseClause":
      case "CommClause":
        return this.after(this.c.tree.parentOf(this.c.tree.parentOf(parent) ?? parent) ?? parent);
      case "SwitchStmt":
      case "TypeSwitchStmt":
      case "SelectStmt":
        return n === parent ? true : this.after(parent);
      default:
        return true;
    }
  }

  private round(s: Extract<Node, { kind: "ForStmt" }>, withPost: boolean): boolean {
    return this.again(
      s,
      () => {
        const post = withPost && s.post ? this.stmt(s.post) : quiet;
        if (post.reads || !post.passes) return post;
        if (s.cond && this.mentions(s.cond)) return { reads: true, passes: false };
        const body = this.block(s.body);
        return { reads: body.reads, passes: s.cond !== undefined || body.passes };
      },
      s,
    );
  }

  /** One more turn of a loop, then what follows it. A second visit finds nothing new. */
  private again(loop: Node, turn: () => Effect, s: Node): boolean {
    if (this.visited.has(loop)) return false;
    this.visited.add(loop);
    const effect = turn();
    return effect.reads || (effect.passes && this.after(s));
  }

  // ---- effects

  private list(stmts: readonly Stmt[]): Effect {
    for (const s of stmts) {
      const effect = this.stmt(s);
      if (effect.reads || !effect.passes) return effect;
    }
    return quiet;
  }

  private block(b: Node): Effect {
    return this.list(stmtList(b) ?? []);
  }

  private stmt(s: Stmt): Effect {
    switch (s.kind) {
      case "AssignStmt": {
        const others = s.lhs.filter((l) => !this.isSubjectOrPrefix(l));
        if ([...s.rhs, ...others].some((x) => this.mentions(x))) return { reads: true, passes: false };
        return { reads: false, passes: !this.overwrites(s) };
      }
      case "ReturnStmt":
        return { reads: this.subject.exits || s.results.some((x) => this.mentions(x)), passes: false };
      case "BlockStmt":
        return this.block(s);
      case "IfStmt": {
        const init = s.init ? this.stmt(s.init) : quiet;
        return init.reads || !init.passes ? init : this.ifFrom(s);
      }
      case "ForStmt": {
        const init = s.init ? this.stmt(s.init) : quiet;
        if (init.reads || !init.passes) return init;
        if (s.cond && this.mentions(s.cond)) return { reads: true, passes: false };
        return { reads: this.block(s.body).reads || (s.post ? this.mentions(s.post) : false), passes: true };
      }
      case "BranchStmt":
        return { reads: this.branch(s), passes: false };
      default:
        return { reads: this.mentions(s), passes: true };
    }
  }

  private ifFrom(s: Extract<Node, { kind: "IfStmt" }>): Effect {
    if (this.mentions(s.cond)) return { reads: true, passes: false };
    const otherwise = s.else ? this.stmt(s.else) : quiet;
    return either([this.block(s.body), otherwise]);
  }

  private branch(s: Extract<Stmt, { kind: "BranchStmt" }>): boolean {
    if (s.label || s.tok === "goto" || s.tok === "fallthrough") return true;
    for (const p of this.c.tree.ancestorsOf(s)) {
      if (s.tok === "break" && (p.kind === "SwitchStmt" || p.kind === "TypeSwitchStmt" || p.kind === "SelectStmt"))
        return this.after(p);
      if (!isLoop(p)) continue;
      if (s.tok === "break") return this.after(p);
      return p.kind === "ForStmt"
        ? this.round(p, true)
        : p.kind === "RangeStmt"
          ? this.again(p, () => this.block(p.body), p)
          : true;
    }
    return true;
  }

  private mentions(n: Node): boolean {
    let found = false;
    walk(n, (x) => {
      found ||= this.isMention(x);
      return !found;
    });
    return found;
  }

  private isMention(n: Node): boolean {
    const { root, field } = this.subject;
    if (n.kind === "SelectorExpr" && field) {
      const s = this.c.info.selectionOf(n);
      const obj = s?.obj.kind === "Var" ? (s.obj.origin ?? s.obj) : undefined;
      return obj === field;
    }
    if (n.kind !== "Ident" || this.c.info.objectOf(n) !== root || this.c.info.isDef(n)) return false;
    return field === undefined || !this.readsOtherField(n);
  }

  /** `root.other`: leaves the field alone. */
  private readsOtherField(n: Node): boolean {
    const p = this.c.tree.parentOf(n);
    if (p?.kind === "BinaryExpr") return true;
    if (p?.kind !== "SelectorExpr" || p.x !== n) return false;
    const s = this.c.info.selectionOf(p);
    return s?.kind === "field";
  }
}
