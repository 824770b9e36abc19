// Implements `goto` as the loops and blocks that it makes (Go spec: "Goto statements"): a jump back is a `for`, a jump ahead leaves
// a loop or a block by its label. The program is rewritten and checked again; a jump that makes neither stays.

import type { BlockStmt, BranchStmt, Expr, File, Ident, IfStmt, LabeledStmt, Node, Stmt, Trivia } from "../go/ast.ts";
import { rewritten } from "../go/rewrite.ts";
import { mentionsName, walk } from "../go/walk.ts";
import { checkPackage } from "./check.ts";
import type { TypeInfo } from "./info.ts";
import type { PackageSource } from "./package-source.ts";
import { underlying } from "./predicates.ts";

export interface PlainJump {
  readonly label: Ident;
  readonly form: "while" | "until" | "loop" | "leaves loop" | "leaves block";
}

/** The program without the jumps that have a plain form, and these. */
export function withPlainJumps(
  info: TypeInfo,
  packages: PackageSource,
): { readonly info: TypeInfo; readonly jumps: readonly PlainJump[] } | undefined {
  if (info.homes.length > 0) return undefined;
  const jumps: PlainJump[] = [];
  const files = info.files.map((f) => withoutJumps(f, jumps, info));
  if (jumps.length === 0) return undefined;
  const again = checkPackage(files, packages);
  return again.diagnostics.length <= info.diagnostics.length ? { info: again, jumps } : undefined;
}

function withoutJumps(file: File, found: PlainJump[], info: TypeInfo): File {
  if (gotosIn(file).length === 0) return file;
  const left = new Map<Node, Node | null>();
  return rewritten(file, (n) => {
    const own = left.get(n);
    if (own !== undefined) return own;
    if (n.kind === "BlockStmt") return changed(n, "list", new Jumps(left, found, info).plain(n.list));
    if (n.kind === "CaseClause" || n.kind === "CommClause") return changed(n, "body", new Jumps(left, found, info).plain(n.body));
    return undefined;
  });
}

const changed = <N extends Node, K extends keyof N>(n: N, key: K, list: N[K]): N | undefined =>
  n[key] === list ? undefined : { ...n, [key]: list };

/** The labels of one list of statements. */
class Jumps {
  constructor(
    /** What becomes of the jumps, wherever they stand. */
    private readonly left: Map<Node, Node | null>,
    private readonly found: PlainJump[],
    private readonly info: TypeInfo,
  ) {}

  plain(list: readonly Stmt[]): readonly Stmt[] {
    let now = list;
    for (;;) {
      const next = this.back(now) ?? this.ahead(now);
      if (!next) return now;
      now = next;
    }
  }

  private gotosTo(label: LabeledStmt, list: readonly Stmt[]): readonly BranchStmt[] {
    return list.flatMap((s) => gotosIn(s)).filter((b) => b.label?.name === label.label.name && !this.left.has(b));
  }

  /** One label that is jumped back to, and by nothing else. */
  private back(list: readonly Stmt[]): readonly Stmt[] | undefined {
    for (const [at, s] of list.entries()) {
      if (s.kind !== "LabeledStmt" || isNamedElsewhere(s)) continue;
      const jumps = this.gotosTo(s, list);
      const from = jumps.map((b) => list.findIndex((x) => holds(x, b)));
      if (jumps.length === 0 || from.some((i) => i < at)) continue;
      const first = bare(s);
      const last = Math.max(...from);
      const [only] = jumps;
      if (only && jumps.length === 1 && last === at) {
        const made = whileLoop(first, only);
        if (made) return this.with(s, "while", [...list.slice(0, at), made, ...list.slice(at + 1)]);
      }
      const run = [first, ...list.slice(at + 1, last + 1)];
      const rest = list.slice(last + 1);
      const closing = run.at(-1);
      const isNeededLater = declared(run).some((name) => rest.some((x) => mentionsName(x, name)));
      if (only && jumps.length === 1 && closing?.kind === "IfStmt" && !isNeededLater && run.length > 1) {
        const made = untilLoop(run, closing, only, this.info);
        if (made && !breaksOut(run)) return this.with(s, "until", [...list.slice(0, at), made, ...rest]);
      }
      const body = isNeededLater ? [...run, ...rest] : run;
      if (breaksOut(body)) continue;
      const made = this.loop(s, body, jumps);
      return this.with(s, "loop", [...list.slice(0, at), made, ...(isNeededLater ? [] : rest)]);
    }
    return undefined;
  }

  /** One label that is jumped ahead to: out of a loop that ends where it stands, or past what stands between. */
  private ahead(list: readonly Stmt[]): readonly Stmt[] | undefined {
    for (const [at, s] of list.entries()) {
      if (s.kind !== "LabeledStmt" || isNamedElsewhere(s)) continue;
      const jumps = this.gotosTo(s, list);
      const from = jumps.map((b) => list.findIndex((x) => holds(x, b)));
      if (jumps.length === 0 || from.some((i) => i >= at)) continue;
      const start = Math.min(...from);
      const here = s.stmt.kind === "EmptyStmt" ? [] : [bare(s)];
      const before = list[at - 1];
      if (start === at - 1 && before && isLoop(before.kind === "LabeledStmt" ? before.stmt : before)) {
        const target = before.kind === "LabeledStmt" ? before.label : s.label;
        const stmt = before.kind === "LabeledStmt" ? before.stmt : before;
        const isNamed = jumps.map((b) => {
          const isDirect = !isIn(stmt, b, isLeft, false);
          const { label: _, ...plain } = b;
          this.left.set(b, { ...plain, tok: "break", ...(!isDirect && { label: target }) });
          return !isDirect;
        });
        const loop: Stmt = before.kind === "LabeledStmt" || !isNamed.includes(true) ? before : labelled(target, before);
        return this.with(s, "leaves loop", [...list.slice(0, start), loop, ...here, ...list.slice(at + 1)]);
      }
      const run = list.slice(start, at);
      if (breaksOut(run, false) || run.some((x) => x.kind === "LabeledStmt" && this.gotosTo(x, list).length > 0)) continue;
      for (const b of jumps) this.left.set(b, { ...b, tok: "break", label: s.label });
      const span = { start: run[0]?.span.start ?? s.span.start, end: s.span.start };
      const block: Stmt = {
        kind: "SwitchStmt",
        body: [{ kind: "CaseClause", list: [], isDefault: true, body: run, span }],
        span,
      };
      return this.with(s, "leaves block", [...list.slice(0, start), labelled(s.label, block), ...here, ...list.slice(at + 1)]);
    }
    return undefined;
  }

  private with({ label }: LabeledStmt, form: PlainJump["form"], list: readonly Stmt[]): readonly Stmt[] {
    this.found.push({ label, form });
    return list;
  }

  /** `again: for { …; continue again; … break }`. */
  private loop(s: LabeledStmt, body: readonly Stmt[], jumps: readonly BranchStmt[]): Stmt {
    const last = body.at(-1);
    const isClosing = last?.kind === "BranchStmt" && jumps.includes(last);
    const span = { start: s.span.start, end: last?.span.end ?? s.span.end };
    const list = isClosing ? body.slice(0, -1) : isEnd(last) ? body : [...body, breakAt(span.end)];
    let isNamed = false;
    for (const b of jumps) {
      const isInner = list.some((x) => isIn(x, b, isLoop));
      isNamed ||= isInner;
      const { label: _, ...plain } = b;
      this.left.set(b, { ...(isInner ? b : plain), tok: "continue" });
    }
    const [first] = list;
    const { trivia } = first ?? s;
    const block: BlockStmt = { kind: "BlockStmt", list: first ? [stripped(first), ...list.slice(1)] : list, span };
    const loop: Stmt = { kind: "ForStmt", body: block, span, ...(trivia && { trivia }) };
    return isNamed ? labelled(s.label, loop) : loop;
  }
}

/** `L: if c { …; goto L }` is `for c { … }`. */
function whileLoop(s: Stmt, jump: BranchStmt): Stmt | undefined {
  if (s.kind !== "IfStmt" || s.init || s.else || s.body.list.at(-1) !== jump || breaksOut([s])) return undefined;
  const body = withoutLast(s.body, jump);
  return { kind: "ForStmt", cond: s.cond, body, span: s.span, ...(s.trivia && { trivia: s.trivia }) };
}

/** `L: …; if c { goto L }` is `for { …; if !c { break } }`. */
function untilLoop(run: readonly Stmt[], closing: IfStmt, jump: BranchStmt, info: TypeInfo): Stmt | undefined {
  const [first] = run;
  if (!first || closing.init || closing.else || closing.body.list.length !== 1 || closing.body.list[0] !== jump) return undefined;
  const { label: _, ...plain } = jump;
  const leaving: IfStmt = {
    ...closing,
    cond: negated(closing.cond, info),
    body: { ...closing.body, list: [{ ...plain, tok: "break" }] },
  };
  const list = [stripped(first), ...run.slice(1, -1), leaving];
  const span = { start: first.span.start, end: closing.span.end };
  return { kind: "ForStmt", body: { kind: "BlockStmt", list, span }, span, ...(first.trivia && { trivia: first.trivia }) };
}

const opposite: Readonly<Record<string, string>> = { "<": ">=", ">=": "<", ">": "<=", "<=": ">", "==": "!=", "!=": "==" };

/** An order has its opposite where no value is NaN; equality has it always. */
function negated(cond: Expr, info: TypeInfo): Expr {
  const op = cond.kind === "BinaryExpr" ? opposite[cond.op] : undefined;
  const u = cond.kind === "BinaryExpr" ? underlying(info.typeOf(cond.x)) : undefined;
  const isTotal = u?.kind === "Basic" && !u.basic.includes("float");
  if (cond.kind === "BinaryExpr" && op !== undefined && (isTotal || op === "==" || op === "!="))
    return { ...cond, op: op as typeof cond.op };
  if (cond.kind === "UnaryExpr" && cond.op === "!") return cond.x;
  const x: Expr = cond.kind === "BinaryExpr" ? { kind: "ParenExpr", x: cond, span: cond.span } : cond;
  return { kind: "UnaryExpr", op: "!", x, span: cond.span };
}

/** The block without its jump, whose comments stay. */
function withoutLast(b: BlockStmt, jump: BranchStmt): BlockStmt {
  const { leading = [], trailing } = jump.trivia ?? {};
  const dangling = [...leading, ...(trailing ? [trailing] : []), ...(b.dangling ?? [])];
  return { ...b, list: b.list.slice(0, -1), ...(dangling.length > 0 && { dangling }) };
}

/** The statement of a label, with the comments of both. */
function bare(s: LabeledStmt): Stmt {
  const [outer, inner] = [s.trivia, s.stmt.trivia];
  if (!outer) return s.stmt;
  const trailing = inner?.trailing ?? outer.trailing;
  const trivia: Trivia = {
    leading: [...outer.leading, ...(inner?.leading ?? [])],
    blankBefore: outer.blankBefore,
    ...(trailing && { trailing }),
  };
  return { ...s.stmt, trivia };
}

/** Comments before the first statement of a loop stand before the loop. */
function stripped(s: Stmt): Stmt {
  const { trivia, ...rest } = s;
  return trivia?.trailing
    ? ({ ...rest, trivia: { leading: [], trailing: trivia.trailing, blankBefore: false } } as Stmt)
    : (rest as Stmt);
}

function labelled(label: Ident, s: Stmt): Stmt {
  const { trivia, ...rest } = s;
  return { kind: "LabeledStmt", label, stmt: rest as Stmt, span: s.span, ...(trivia && { trivia }) };
}

const breakAt = (end: number): Stmt => ({ kind: "BranchStmt", tok: "break", span: { start: end, end } });

const isLeft = (s: Node): boolean =>
  isLoop(s) || s.kind === "SwitchStmt" || s.kind === "TypeSwitchStmt" || s.kind === "SelectStmt";

const isLoop = (n: Node): boolean => n.kind === "ForStmt" || n.kind === "RangeStmt";

/** Control does not run past it. */
function isEnd(s: Stmt | undefined): boolean {
  if (s?.kind === "IfStmt") return s.else !== undefined && isEnd(s.body) && isEnd(s.else);
  if (s?.kind === "BlockStmt") return isEnd(s.list.at(-1));
  return s?.kind === "ReturnStmt" || (s?.kind === "BranchStmt" && s.tok !== "fallthrough");
}

function gotosIn(n: Node): readonly BranchStmt[] {
  const found: BranchStmt[] = [];
  walk(n, (x) => {
    if (x.kind === "BranchStmt" && x.tok === "goto") found.push(x);
    return true;
  });
  return found;
}

function holds(n: Node, sought: Node): boolean {
  let isFound = false;
  walk(n, (x) => {
    isFound ||= x === sought;
    return !isFound;
  });
  return isFound;
}

/** The label of a loop that `break` or `continue` names. */
function isNamedElsewhere({ label, stmt }: LabeledStmt): boolean {
  let isFound = false;
  walk(stmt, (x) => {
    isFound ||= x.kind === "BranchStmt" && x.tok !== "goto" && x.label?.name === label.name;
    return !isFound;
  });
  return isFound;
}

/** Whether the jump stands in a statement of a kind inside this one (or is this one of them, and it stands in that: `orOwn`). */
function isIn(s: Stmt, jump: BranchStmt, isKind: (n: Node) => boolean, orOwn = true): boolean {
  let isFound = false;
  walk(s, (x) => {
    isFound ||= (orOwn || x !== s) && isKind(x) && holds(x, jump);
    return !isFound;
  });
  return isFound;
}

/** Whether a `break` or `continue` without a label is about what is around the statements. A `switch` takes no `continue`. */
function breaksOut(list: readonly Stmt[], isLoop = true): boolean {
  const leaves = (n: Node, inLoop: boolean, inSwitch: boolean): boolean => {
    let isFound = false;
    walk(n, (x) => {
      if (isFound || x.kind === "FuncLit") return false;
      if (x.kind === "BranchStmt" && !x.label)
        isFound ||= (x.tok === "break" && !inLoop && !inSwitch) || (x.tok === "continue" && !inLoop && isLoop);
      const [loops, switches] = [
        x.kind === "ForStmt" || x.kind === "RangeStmt",
        x.kind === "SwitchStmt" || x.kind === "TypeSwitchStmt" || x.kind === "SelectStmt",
      ];
      if (x === n || !(loops || switches)) return true;
      isFound ||= leaves(x, inLoop || loops, inSwitch || switches);
      return false;
    });
    return isFound;
  };
  // Each statement is looked into from a block around it, so that it may be a loop itself.
  return list.some((s) => leaves({ kind: "BlockStmt", list: [s], span: s.span }, false, false));
}

/** Names that the statements declare for what follows them. */
function declared(list: readonly Stmt[]): readonly string[] {
  return list.flatMap((s): readonly string[] => {
    if (s.kind === "LabeledStmt") return declared([s.stmt]);
    if (s.kind === "AssignStmt" && s.op === ":=") return s.lhs.flatMap((l) => (l.kind === "Ident" ? [l.name] : []));
    if (s.kind !== "DeclStmt") return [];
    const found: string[] = [];
    walk(s, (x) => {
      if (x.kind === "ValueSpec") found.push(...x.names.map((n) => n.name));
      if (x.kind === "TypeSpec") found.push(x.name.name);
      return true;
    });
    return found;
  });
}
