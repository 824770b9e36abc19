// Implements scanner-loop: `for scanner.Scan() {…}` with its scanner and its check of `Err` → a loop over lines or words.

import type { Facts } from "../../lib/analysis/facts.ts";
import { isReaderType } from "../../lib/analysis/writers.ts";
import { diverges } from "../../lib/analysis/tree.ts";
import type { CallExpr, Expr, ForStmt, Ident, IfStmt, ReturnStmt, Stmt } from "../../lib/go/ast.ts";
import { covers, definePattern, type EmitContext, nearMiss } from "../../lib/patterns/kit.ts";
import { placeOf, temp, type Value } from "../../lib/patterns/value.ts";
import type { RustExpr, RustPat, RustStmt, RustType } from "../../lib/rust/ast.ts";
import {
  arm,
  breakExpr,
  call,
  closure,
  exprStmt,
  forExpr,
  isString,
  letStmt,
  local,
  matchExpr,
  methodCall,
  p,
  pathExpr,
  t,
  tryExpr,
} from "../../lib/rust/factory.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";
import { underlying } from "../../lib/semantics/predicates.ts";
import type { Type } from "../../lib/semantics/types.ts";

type Source =
  | { readonly kind: "stdin" }
  | { readonly kind: "text"; readonly text: Expr }
  /** `*os.File` or `io.Reader` in a variable. */
  | { readonly kind: "file"; readonly file: Ident };

interface Data {
  readonly scanner: VarObj;
  readonly source: Source;
  readonly words: boolean;
  /** `line := scanner.Text()` as the first statement of the body. */
  readonly line?: VarObj;
  readonly texts: number;
  /** The check behind the loop, and the variable that it binds. */
  readonly check?: IfStmt;
  readonly err?: VarObj;
  /** `return lines, scanner.Err()` behind the loop. */
  readonly tail?: ReturnStmt;
}

export default definePattern<"ForStmt", Data>({
  id: "scanner-loop",
  title: "A scanner is an iterator",
  category: "cleanup",
  catalogue: ["iface-std"],
  what: "The scanner becomes {form}.",
  why: "{why}",
  pitfall: "{pitfall}",
  link: { text: "Stdin::lines", url: "https://doc.rust-lang.org/std/io/struct.Stdin.html#method.lines" },
  root: "ForStmt",
  tier: "idiom",
  match(node, facts) {
    const scanner = scannedBy(node, facts);
    const siblings = facts.tree.siblingsOf(node);
    if (!scanner || !siblings) return undefined;
    const setup = setupOf(scanner, siblings.list.slice(0, siblings.index), facts);
    if (!setup)
      return nearMiss(
        "the scanner does not read from stdin, a file, a reader or a text, or it is set up in another place",
        node.span,
      );
    const check = checkOf(siblings.list[siblings.index + 1], scanner, facts);
    const next = siblings.list[siblings.index + 1];
    const tail = setup.source.kind !== "text" && handsErrorOn(next, scanner, facts) ? next : undefined;
    const first = node.body.list[0];
    const line = first && lineOf(first, scanner, facts);
    const texts = textCalls(scanner, node, facts);
    const swallowed = [...setup.stmts, ...(check ? [check.stmt] : []), ...(tail ? [tail] : [])];
    const stray = strayUse(scanner, swallowed, node, facts);
    if (stray) return nearMiss("the scanner is used outside its loop too", stray);
    return covers<Data>(
      [
        ...setup.stmts,
        ...(check ? [check.stmt, ...(check.stmt.init ? [check.stmt.init] : [])] : []),
        ...(line && first ? [first] : []),
        ...(tail ? [tail] : []),
      ],
      {
        scanner,
        source: setup.source,
        words: setup.words,
        texts,
        ...(line && { line }),
        ...(check && { check: check.stmt }),
        ...(check?.err && { err: check.err }),
        ...(tail && { tail }),
      },
      {
        form: formOf(setup.source, setup.words, check !== undefined || tail !== undefined),
        ...reasonsOf(setup.source, setup.words),
      },
    );
  },
  rewrite(node, d, ctx) {
    const item = d.line ? ctx.nameOf(d.line) : ctx.fresh(d.words ? "word" : "line");
    if (d.source.kind !== "text") {
      if (d.tail && !canHandOn(node, ctx)) return undefined;
      ctx.note("stdin-text", node.cond ?? node);
      const input = inputOf(d.source, d.words, ctx);
      const loop = d.words ? wordsOf(input, node, d, item, ctx) : linesOf(input, node, d, item, ctx);
      const { tail } = d;
      const rest = tail ? ctx.withBinding(d.scanner, placeOf(local(item), t.unit), () => ctx.defaultStmt(tail)) : [];
      return [...input.before, ...loop, ...rest];
    }
    const text = textOf(d.source.text, ctx);
    const iter = methodCall(text.expr, d.words ? "split_whitespace" : "lines");
    return [...text.before, exprStmt(forExpr(itemOf(node, d, item, ctx), iter, bodyWith(node, d, item, t.ref(t.str), ctx)))];
  },
});

/** What the loop goes over, and where an error of reading shows. */
function formOf(source: Source, words: boolean, isChecked: boolean): string {
  if (source.kind === "text") return words ? "an iterator of the text's words" : "an iterator of the text's lines";
  if (words) return "an iterator of words, over the input read as a whole";
  return isChecked
    ? "an iterator of lines, and each line is a `Result`: an error shows where its line would be"
    : "an iterator of lines, and each line is a `Result`: the first error ends the loop, as it does in Go, where nobody asks for it";
}

function reasonsOf(source: Source, words: boolean): Readonly<Record<"why" | "pitfall", string>> {
  if (source.kind === "text") {
    const item = words ? "word" : "line";
    return {
      why: "A text that is there already can be cut without a reader, and no error can come.",
      pitfall: `Go stops at a ${item} of 64 KiB unless it has a larger buffer, Rust goes on.`,
    };
  }
  if (words)
    return {
      why: "Words do not care for lines: a text that was read as a whole is cut where the white space is, and no word is copied.",
      pitfall:
        "The input must be valid UTF-8 in Rust: other input is an error. Go stops at a word of 64 KiB unless it has a larger buffer.",
    };
  return {
    why: "Go keeps the error until the loop is over, where it is easily forgotten; in Rust no line comes without the question whether it could be read.",
    pitfall:
      "Lines must be valid UTF-8 in Rust: others are an error. Go stops at a line of 64 KiB unless it has a larger buffer, Rust reads on.",
  };
}

// ---- Matching

/** `for scanner.Scan() {…}`. */
function scannedBy(node: ForStmt, facts: Facts): VarObj | undefined {
  if (node.init || node.post || node.cond?.kind !== "CallExpr") return undefined;
  return methodOn(node.cond, "Scan", facts);
}

/** The scanner variable that this method is called on. */
function methodOn(e: Expr | undefined, name: string, facts: Facts): VarObj | undefined {
  if (e?.kind !== "CallExpr" || e.fun.kind !== "SelectorExpr" || e.fun.sel.name !== name || e.fun.x.kind !== "Ident")
    return undefined;
  const callee = facts.info.calleeOf(e);
  const v = facts.info.objectOf(e.fun.x);
  return callee?.pkg === "bufio" && v?.kind === "Var" && v.role === "local" ? v : undefined;
}

interface Setup {
  readonly source: Source;
  readonly words: boolean;
  readonly stmts: readonly Stmt[];
}

/** `scanner := bufio.NewScanner(…)`, and the calls that set its buffer and its split function. */
function setupOf(scanner: VarObj, before: readonly Stmt[], facts: Facts): Setup | undefined {
  const stmts: Stmt[] = [];
  let source: Source | undefined;
  let words = false;
  for (const s of before) {
    if (
      s.kind === "AssignStmt" &&
      s.op === ":=" &&
      s.lhs.length === 1 &&
      s.lhs[0]?.kind === "Ident" &&
      facts.info.objectOf(s.lhs[0]) === scanner
    ) {
      source = sourceOf(s.rhs[0], facts);
      stmts.push(s);
    } else if (s.kind === "ExprStmt" && methodOn(s.x, "Buffer", facts) === scanner) {
      stmts.push(s);
    } else if (s.kind === "ExprStmt" && s.x.kind === "CallExpr" && methodOn(s.x, "Split", facts) === scanner) {
      const split = s.x.args[0];
      const name = split?.kind === "SelectorExpr" ? split.sel.name : undefined;
      if (name !== "ScanWords" && name !== "ScanLines") return undefined;
      words = name === "ScanWords";
      stmts.push(s);
    }
  }
  return source && { source, words, stmts };
}

function sourceOf(e: Expr | undefined, facts: Facts): Source | undefined {
  const given = argumentOf(e, "bufio", "NewScanner", facts);
  const from = argumentOf(given, "bufio", "NewReader", facts) ?? given;
  if (
    from?.kind === "SelectorExpr" &&
    from.x.kind === "Ident" &&
    facts.info.packageOf(from.x)?.path === "os" &&
    from.sel.name === "Stdin"
  )
    return { kind: "stdin" };
  if (from?.kind === "Ident" && (isFile(facts.info.typeOf(from)) || isReaderType(facts.info.typeOf(from))))
    return { kind: "file", file: from };
  const text =
    argumentOf(from, "strings", "NewReader", facts) ??
    argumentOf(from, "bytes", "NewReader", facts) ??
    argumentOf(from, "bytes", "NewBuffer", facts) ??
    argumentOf(from, "bytes", "NewBufferString", facts);
  return text && { kind: "text", text };
}
const isFile = (type: Type): boolean =>
  type.kind === "Pointer" && type.elem.kind === "Named" && type.elem.obj.pkg === "os" && type.elem.obj.name === "File";
function argumentOf(e: Expr | undefined, pkg: string, name: string, facts: Facts): Expr | undefined {
  const callee = e?.kind === "CallExpr" ? facts.info.calleeOf(e) : undefined;
  return e?.kind === "CallExpr" && callee?.pkg === pkg && callee.name === name ? e.args[0] : undefined;
}

/** `if err := scanner.Err(); err != nil {…}` behind the loop. */
function checkOf(
  s: Stmt | undefined,
  scanner: VarObj,
  facts: Facts,
): { readonly stmt: IfStmt; readonly err?: VarObj } | undefined {
  if (s?.kind !== "IfStmt" || s.else || s.cond.kind !== "BinaryExpr" || s.cond.op !== "!=") return undefined;
  if (!s.init) return methodOn(s.cond.x, "Err", facts) === scanner ? { stmt: s } : undefined;
  if (s.init.kind !== "AssignStmt" || s.init.lhs.length !== 1 || methodOn(s.init.rhs[0], "Err", facts) !== scanner)
    return undefined;
  const id = s.init.lhs[0];
  const err = id?.kind === "Ident" ? facts.info.objectOf(id) : undefined;
  return err?.kind === "Var" ? { stmt: s, err } : undefined;
}

/** `return lines, scanner.Err()`. */
const handsErrorOn = (s: Stmt | undefined, scanner: VarObj, facts: Facts): s is ReturnStmt =>
  s?.kind === "ReturnStmt" && methodOn(s.results.at(-1), "Err", facts) === scanner;

/** The function around the loop gives a `Result` that an error of reading fits into. */
function canHandOn(node: ForStmt, ctx: EmitContext): boolean {
  const f = ctx.facts.tree.funcOf(node);
  const obj = f?.kind === "FuncDecl" ? ctx.info.funcObjOf(f) : undefined;
  const result = obj && ctx.plan.func(obj).result;
  return result?.kind === "result" && ["same", "into"].includes(String(ctx.plan.errors.conversion(ioError, result.error)));
}

/** `line := scanner.Text()`. */
function lineOf(s: Stmt, scanner: VarObj, facts: Facts): VarObj | undefined {
  if (s.kind !== "AssignStmt" || s.op !== ":=" || s.lhs.length !== 1 || s.lhs[0]?.kind !== "Ident") return undefined;
  if (methodOn(s.rhs[0], "Text", facts) !== scanner) return undefined;
  const v = facts.info.objectOf(s.lhs[0]);
  return v?.kind === "Var" ? v : undefined;
}

const callsOn = (scanner: VarObj, root: ForStmt, facts: Facts, name: string): readonly CallExpr[] =>
  facts.nodesOf("CallExpr", root.body).filter((c) => methodOn(c, name, facts) === scanner);
const textCalls = (scanner: VarObj, node: ForStmt, facts: Facts): number => callsOn(scanner, node, facts, "Text").length;

function strayUse(scanner: VarObj, swallowed: readonly Stmt[], node: ForStmt, facts: Facts) {
  const known = [...callsOn(scanner, node, facts, "Text"), ...callsOn(scanner, node, facts, "Bytes")];
  const stray = facts.uses.of(scanner).find((u) => {
    const inside = (n: Parameters<Facts["tree"]["isInside"]>[1]): boolean => facts.tree.isInside(u.ident, n);
    return !swallowed.some(inside) && !(node.cond && inside(node.cond)) && !known.some(inside);
  });
  return stray?.ident.span;
}

// ---- Rewriting

/** The text; of bytes what they say. */
function textOf(e: Expr, ctx: EmitContext): Value {
  if (underlying(ctx.info.typeOf(e)).kind !== "Slice") return ctx.peek(e);
  ctx.note("bytes-to-string", e);
  const bytes = ctx.expr(e, t.ref(t.slice(t.u8)));
  return temp(call("String::from_utf8_lossy", [bytes.expr]), t.infer, { before: bytes.before });
}

const ioError: RustType = t.path("std::io::Error");

/** `io::stdin()`, or the file behind a buffer; words are read from it as a whole. */
function inputOf(source: Exclude<Source, { kind: "text" }>, words: boolean, ctx: EmitContext): Value {
  if (source.kind === "stdin") return placeOf(call("std::io::stdin"), t.infer);
  const isReader = isReaderType(ctx.info.typeOf(source.file));
  const file = isReader
    ? ctx.borrowMut(source.file)
    : ctx.facts.isLastUse(source.file)
      ? ctx.expr(source.file)
      : ctx.borrow(source.file);
  return words ? file : { ...file, expr: call("std::io::BufReader::new", [file.expr]) };
}

/** `for line in io::stdin().lines() { let line = …; … }`. */
function linesOf(input: Value, node: ForStmt, d: Data, item: string, ctx: EmitContext): readonly RustStmt[] {
  const buffered = d.source.kind === "file" ? { import: "std::io::BufRead as _" as const } : {};
  const lines = methodCall(input.expr, "lines", [], buffered);
  const pat = d.line ? ctx.bind(d.line, t.string) : itemOf(node, d, item, ctx);
  if (d.tail) {
    const body = bodyWith(node, d, item, t.string, ctx);
    return [exprStmt(forExpr(p.ident(item), lines, { ...body, stmts: [letStmt(pat, tryExpr(local(item))), ...body.stmts] }))];
  }
  if (!d.check) {
    const read = methodCall(lines, "map_while", [pathExpr("Result::ok")]);
    return [exprStmt(forExpr(pat, read, bodyWith(node, d, item, t.string, ctx)))];
  }
  const handled = letStmt(pat, handling(d.check, d, item, ctx));
  const body = bodyWith(node, d, item, t.string, ctx);
  return [exprStmt(forExpr(p.ident(item), lines, { ...body, stmts: [handled, ...body.stmts] }))];
}

/** The line, or what the check does with the error. */
function handling(check: IfStmt, d: Data, item: string, ctx: EmitContext): RustExpr {
  const err = d.err ? ctx.bind(d.err, ioError) : p.wild;
  const handler = ctx.block(check.body);
  const last = check.body.list.at(-1);
  const exits = last?.kind === "ExprStmt" && diverges(last) && ctx.facts.nodesOf("ReturnStmt", check.body).length === 0;
  if (exits) return methodCall(local(item), "unwrap_or_else", [closure([err], handler)]);
  const left = diverges(last) ? handler : { ...handler, stmts: [...handler.stmts, exprStmt(breakExpr())] };
  return matchExpr(local(item), [arm(p.ok(item), local(item)), arm(p.err(err), left)]);
}

/** Words do not care for lines: the whole input is read, then cut. */
function wordsOf(input: Value, node: ForStmt, d: Data, item: string, ctx: EmitContext): readonly RustStmt[] {
  const text = ctx.fresh("input");
  const read = call("std::io::read_to_string", [input.expr]);
  const err = d.err ? ctx.bind(d.err, ioError) : p.wild;
  const last = d.check?.body.list.at(-1);
  const whole = d.tail
    ? tryExpr(read)
    : d.check && diverges(last)
      ? matchExpr(read, [arm(p.ok(text), local(text)), arm(p.err(err), ctx.block(d.check.body))])
      : methodCall(read, "unwrap_or_default");
  const loop = forExpr(
    itemOf(node, d, item, ctx),
    methodCall(local(text), "split_whitespace"),
    bodyWith(node, d, item, t.ref(t.str), ctx),
  );
  return [letStmt(text, whole), exprStmt(loop)];
}

/** The item by its name, unless the body only counts. */
const itemOf = (node: ForStmt, d: Data, item: string, ctx: EmitContext): RustPat =>
  d.line || ctx.facts.uses.of(d.scanner).some((u) => ctx.facts.tree.isInside(u.ident, node.body)) ? p.ident(item) : p.wild;

/** The loop's body, where `scanner.Text()` reads as the line. */
function bodyWith(node: ForStmt, d: Data, item: string, type: RustType, ctx: EmitContext) {
  if (d.line && !isString(type)) ctx.bind(d.line, type);
  const read: Value = placeOf(local(item), type, { movable: d.texts === 1 && isString(type) });
  return ctx.withBinding(d.scanner, read, () => ctx.block(node.body));
}
