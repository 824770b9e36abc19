// Facts about change: whether a variable, field or length may have another value at one node than it had at another.

import type { CallExpr, Expr, Node, Stmt } from "../../go/ast.ts";
import type { Span } from "../../source/span.ts";
import type { FuncObj, VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import { type Facts, originOf } from "../facts.ts";
import { firstFrom, startingIn } from "../sorted.ts";
import { isLoop } from "../tree.ts";
import type { Use } from "../uses.ts";
import type { FieldUses } from "./fields.ts";
import type { Place } from "./linear.ts";

/** Calls of these packages come back without having called what the program declares. */
const quiet = new Set([
  "fmt",
  "strings",
  "strconv",
  "math",
  "math/bits",
  "errors",
  "unicode",
  "unicode/utf8",
  "os",
  "time",
  "bytes",
]);

/** A set of directions. */
type Change = number;
const none: Change = 0;
export const up: Change = 1;
export const down: Change = 2;
const either: Change = 3;

export class Changes {
  private readonly reached = new Map<FuncObj, ReadonlySet<Node> | "anything">();
  private readonly steady = new Map<VarObj, boolean>();
  private readonly falling = new Map<Node, boolean>();
  private readonly written = new Map<VarObj, readonly Use[]>();
  private readonly spawns: boolean;
  private whole: readonly Node[] | undefined;

  constructor(
    private readonly facts: Facts,
    private readonly fields: FieldUses,
  ) {
    this.spawns =
      facts.nodesOf("GoStmt").length > 0 || facts.nodesOf("CallExpr").some((c) => facts.info.calleeOf(c)?.name === "AfterFunc");
  }

  /** How the place may change after `from` is evaluated and before `to` is; `to` stands behind `from`, or in a loop around it. */
  between(p: Place, from: Node, to: Node): Change {
    if (!this.isSteady(p)) return either;
    return this.regions(from, to).reduce((all, { span, around }) => all | this.changesIn(p, span, around), none);
  }

  /** May the place change anywhere inside the node? */
  within(p: Place, n: Node): boolean {
    return !this.isSteady(p) || this.changesIn(p, n.span, undefined) !== none;
  }

  /** Only assignments that stand in the text change it: its address is not taken, and no closure or task writes it. */
  private isSteady(p: Place): boolean {
    if (this.spawns && (p.fields.length > 0 || p.root.role === "package")) return false;
    if (p.fields.some((f) => this.fields.of(f).some((u) => u.role.kind === "address"))) return false;
    const known = this.steady.get(p.root);
    if (known !== undefined) return known;
    const uses = this.facts.uses.of(p.root);
    const found =
      !uses.some((u) => u.role.kind === "address" && u.steps.length === 0) &&
      (p.root.role === "package" || this.facts.capturesOf(p.root).length === 0 || !uses.some(writes));
    this.steady.set(p.root, found);
    return found;
  }

  /** The text that may run in between. `around`: statements and calls that hold this node take effect after it. */
  private regions(from: Node, to: Node): { span: Span; around: Node | undefined }[] {
    const { tree } = this.facts;
    const found: { span: Span; around: Node | undefined }[] = [];
    let start = from.span.end;
    for (const p of tree.ancestorsOf(to)) {
      if (tree.isInside(from, p)) {
        // Of a loop's own condition: the statement behind it in the text runs after the body.
        if (p.kind === "ForStmt" && p.cond && tree.isInside(from, p.cond)) {
          if (tree.isInside(to, p.body)) {
            found.push({ span: { start, end: p.cond.span.end }, around: to });
            start = p.body.span.start;
          } else if (p.post && tree.isInside(to, p.post)) found.push({ span: p.body.span, around: undefined });
        }
        break;
      }
      if (isLoop(p)) found.push({ span: p.span, around: undefined });
    }
    if (start < to.span.start) found.push({ span: { start, end: to.span.start }, around: to });
    return found;
  }

  private changesIn(p: Place, span: Span, around: Node | undefined): Change {
    const { tree } = this.facts;
    const isIn = (n: Node): boolean => n.span.start >= span.start && n.span.end <= span.end;
    const counts = (n: Node, by: Node | undefined): boolean =>
      isIn(n) && !(around && ((by && tree.isInside(around, by)) || this.isElsewhere(n, around)));
    let change: Change = none;
    for (const u of startingIn(this.writesOf(p.root), span, startOfUse)) {
      if (writesPlace(u, p) && counts(u.ident, statementOf(u)))
        change |= p.fields.length > 0 ? either : this.directionOf(u.role, p.measured);
      if (change === either) return either;
    }
    if (p.fields.length === 0 && p.root.role !== "package") return change;
    for (const f of p.fields)
      for (const u of startingIn(this.fields.of(f), span, startOfField)) {
        if (writesField(u) && counts(u.sel, "stmt" in u.role ? u.role.stmt : undefined))
          change |= f === p.fields.at(-1) ? this.directionOf(u.role, p.measured) : either;
        if (change === either) return either;
      }
    if (p.fields.length > 0 && startingIn(this.overwrites, span, startOf).some(isIn)) return either;
    const called = this.callsTouching(span).some((c) => counts({ ...c, span: clip(c.span, span) }, c) && this.callChanges(c, p));
    return called ? either : change;
  }

  /** Assignments of a struct or an array as a whole, to something that is no variable. */
  private get overwrites(): readonly Node[] {
    this.whole ??= this.facts
      .nodesOf("AssignStmt")
      .filter((s) => s.lhs.some((l) => l.kind !== "Ident" && isWhole(underlying(this.facts.info.typeOf(l)).kind)));
    return this.whole;
  }

  /** Uses that may give the variable another value. */
  private writesOf(v: VarObj): readonly Use[] {
    const known = this.written.get(v) ?? this.facts.uses.of(v).filter((u) => mayWrite.has(u.role.kind));
    this.written.set(v, known);
    return known;
  }

  /** Calls that share text with the span: those that start in it, and those around its start. */
  private callsTouching(span: Span): readonly CallExpr[] {
    const calls = this.facts.nodesOf("CallExpr");
    const before = calls[firstFrom(calls, span.start, startOf) - 1];
    const around = before ? [before, ...this.facts.tree.ancestorsOf(before)] : [];
    return [
      ...around.filter((n) => n.kind === "CallExpr").filter((c) => c.span.end > span.start),
      ...startingIn(calls, span, startOf),
    ];
  }

  /** In another clause of a switch, or in the other branch of an if: where the one runs, the other does not. Conditions run for all. */
  private isElsewhere(n: Node, here: Node): boolean {
    let inner = n;
    for (const p of this.facts.tree.ancestorsOf(n)) {
      if (this.facts.tree.isInside(here, p)) {
        if (p.kind === "IfStmt") return inner === p.body && p.else !== undefined && this.facts.tree.isInside(here, p.else);
        if (p.kind !== "SwitchStmt" && p.kind !== "TypeSwitchStmt" && p.kind !== "SelectStmt") return false;
        const [own, other] = [this.clauseOf(n, p), this.clauseOf(here, p)];
        return own !== undefined && other !== undefined && own !== other && !this.fallsThrough(p);
      }
      inner = p;
    }
    return false;
  }

  /** The clause of the switch whose body, not whose condition, holds the node. */
  private clauseOf(n: Node, of: Node): Node | undefined {
    const { tree } = this.facts;
    for (let p: Node | undefined = n; p && p !== of; p = tree.parentOf(p)) {
      const clause = tree.parentOf(p);
      if ((clause?.kind === "CaseClause" || clause?.kind === "CommClause") && tree.parentOf(clause) === of)
        return clause.body.some((s) => s === p) ? clause : undefined;
    }
    return undefined;
  }

  private fallsThrough(s: Node): boolean {
    const known = this.falling.get(s) ?? this.facts.nodesOf("BranchStmt", s).some((b) => b.tok === "fallthrough");
    this.falling.set(s, known);
    return known;
  }

  /** Only up, only down, or anywhere. */
  private directionOf(role: Use["role"], measured: boolean): Change {
    if (measured)
      return role.kind === "assign" && role.rhs?.kind === "CallExpr" && this.isAppend(role.rhs, role.stmt) ? up : either;
    if (role.kind !== "update") return either;
    const { stmt } = role;
    if (stmt.kind === "IncDecStmt") return stmt.op === "++" ? up : down;
    const c = stmt.rhs[0] && this.facts.info.constOf(stmt.rhs[0]);
    if (c?.kind !== "int" || c.value < 0n) return either;
    return stmt.op === "+=" ? up : stmt.op === "-=" ? down : either;
  }

  /** `xs = append(xs, …)`. */
  private isAppend(r: CallExpr, s: Stmt): boolean {
    const [l, from] = [s.kind === "AssignStmt" && s.lhs.length === 1 ? s.lhs[0] : undefined, r.args[0]];
    return (
      this.facts.info.builtinOf(r) === "append" &&
      l !== undefined &&
      from !== undefined &&
      this.facts.textOf(l) === this.facts.textOf(from)
    );
  }

  private callChanges(c: CallExpr, p: Place): boolean {
    const { info } = this.facts;
    if (info.isConversion(c)) return false;
    const builtin = info.builtinOf(c);
    // These write elements, which something may point at.
    if (builtin) return p.fields.length > 0 && ["append", "copy", "clear"].includes(builtin) && this.holdsStructs(c.args[0]);
    const f = info.calleeOf(c);
    if (!f) return true;
    if (f.pkg) return !quiet.has(f.pkg);
    const reached = this.reachedFrom(f);
    if (reached === "anything") return true;
    const isReached = (n: Node): boolean => [...reached].some((d) => this.facts.tree.isInside(n, d));
    if (this.facts.uses.of(p.root).some((u) => p.root.role === "package" && writes(u) && isReached(u.ident))) return true;
    if (p.fields.length === 0) return false;
    return (
      p.fields.some((x) => this.fields.of(x).some((u) => writesField(u) && isReached(u.sel))) ||
      this.facts
        .nodesOf("AssignStmt")
        .some((s) => s.lhs.some((l) => l.kind !== "Ident" && isWhole(underlying(info.typeOf(l)).kind)) && isReached(s))
    );
  }

  private holdsStructs(list: Expr | undefined): boolean {
    const u = list && underlying(this.facts.info.typeOf(list));
    return u?.kind === "Slice" && ["Struct", "Array"].includes(underlying(u.elem).kind);
  }

  /** Declarations that a call of the function may run. */
  private reachedFrom(f: FuncObj): ReadonlySet<Node> | "anything" {
    const known = this.reached.get(f);
    if (known) return known;
    const found = new Set<Node>();
    const open = [originOf(f)];
    let result: ReadonlySet<Node> | "anything" = found;
    for (let g = open.pop(); g && result === found; g = open.pop()) {
      const decl = this.facts.declOf(g);
      if (!decl) {
        result = "anything";
        break;
      }
      if (found.has(decl)) continue;
      found.add(decl);
      for (const c of this.facts.nodesOf("CallExpr", decl)) {
        if (this.facts.info.builtinOf(c) || this.facts.info.isConversion(c)) continue;
        const callee = this.facts.info.calleeOf(c);
        if (callee?.pkg && quiet.has(callee.pkg)) continue;
        if (!callee || callee.pkg) result = "anything";
        else open.push(originOf(callee));
      }
    }
    this.reached.set(f, result);
    return result;
  }
}

/** Assigned as one: its fields change with it. */
const isWhole = (kind: string): boolean => kind === "Struct" || kind === "Array";

const startOf = (n: Node): number => n.span.start;
const startOfUse = (u: Use): number => u.ident.span.start;
const startOfField = (u: { readonly sel: Node }): number => u.sel.span.start;
/** What `writesPlace` asks for. */
const mayWrite: ReadonlySet<Use["role"]["kind"]> = new Set(["receiver", "assign", "update", "address", "define"]);

const clip = (a: Span, b: Span): Span => ({ start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) });

/** An assignment, or a method that may be one: of a list with methods of its own. */
const writesField = ({ role }: { readonly role: Use["role"] }): boolean =>
  role.kind === "assign" ||
  role.kind === "update" ||
  role.kind === "address" ||
  (role.kind === "receiver" && role.callee.recv?.kind === "Pointer");

const writes = (u: Use): boolean =>
  u.steps.every((s) => s.step === "field") && (u.role.kind === "assign" || u.role.kind === "update" || u.role.kind === "address");

/** Writes the variable as a whole, or a method that may. */
function writesPlace(u: Use, p: Place): boolean {
  if (u.role.kind === "receiver" && u.steps.length === 0)
    return u.role.callee.recv?.kind === "Pointer" && p.root.type.kind !== "Pointer";
  return u.steps.length === 0 && ["assign", "update", "address", "define"].includes(u.role.kind);
}

const statementOf = (u: Use): Stmt | undefined =>
  u.role.kind === "assign" || u.role.kind === "update" ? u.role.stmt : undefined;
