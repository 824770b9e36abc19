// Implements tests of what the printer adds to a tree: imports, parentheses, comments, and the source map.

import { expect, test } from "vitest";
import type { Origin, RustExpr, RustStmt } from "../../../lib/rust/ast.ts";
import * as f from "../../../lib/rust/factory.ts";
import { printFile } from "../../../lib/rust/print/index.ts";

const { t, p } = f;
const v = f.local;
const body = (...stmts: RustStmt[]) => f.file([f.fnItem({ name: "f", body: f.block(stmts) })]);
const lines = (...stmts: RustStmt[]) =>
  printFile(body(...stmts))
    .text.split("\n")
    .slice(1, -2)
    .map((line) => line.slice(4));
const expr = (e: RustExpr) =>
  lines(f.letStmt("x", e))
    .join("\n")
    .replace(/^let x = |;$/g, "");

test("a second import of a name prints in full", () => {
  const std = f.call("std::sync::Mutex::new", [v("a")]);
  const tokio = f.call("tokio::sync::Mutex::new", [v("b")]);
  expect(printFile(body(f.exprStmt(std), f.exprStmt(tokio))).text).toBe(
    "use std::sync::Mutex;\n\nfn f() {\n    Mutex::new(a);\n    tokio::sync::Mutex::new(b);\n}\n",
  );
});

test("an item keeps its name from an import", () => {
  const local = f.structItem({ name: "Duration", fields: [] });
  const use = f.typeAlias("Wait", t.duration());
  expect(printFile(f.file([local, use])).text).toBe("struct Duration {}\n\ntype Wait = std::time::Duration;\n");
});

test("derives name their crates, and modules have imports of their own", () => {
  const inner = f.modItem("m", [
    f.structItem({
      name: "S",
      attrs: ["derive(Debug)", "derive(thiserror::Error)"],
      fields: [f.structField("m", t.hashMap(t.i64, t.i64))],
    }),
  ]);
  expect(printFile(f.file([inner])).text).toBe(
    "mod m {\n    use std::collections::HashMap;\n\n    use thiserror::Error;\n\n    #[derive(Debug, Error)]\n    struct S {\n        m: HashMap<i64, i64>,\n    }\n}\n",
  );
});

test.each<[RustExpr, string]>([
  [f.call(f.selfField("f"), [v("x")]), "(self.f)(x)"],
  [f.binary(f.cast(v("a"), t.i64), "<", v("b")), "(a as i64) < b"],
  [f.binary(f.binary(v("a"), "-", v("b")), "-", f.binary(v("c"), "-", v("d"))), "a - b - (c - d)"],
  [f.and(f.or(v("a"), v("b")), v("c")), "(a || b) && c"],
  [f.methodCall(f.range(f.int(1), v("n")), "rev"), "(1..n).rev()"],
  [f.methodCall(f.int(-1), "abs"), "(-1).abs()"],
  [f.methodCall(f.cast(v("x"), t.f64), "sqrt"), "(x as f64).sqrt()"],
  [f.ref(f.binary(v("a"), "+", v("b"))), "&(a + b)"],
  [f.field(f.deref(v("a")), "b"), "(*a).b"],
  [f.call(f.closure(["x"], v("x")), [f.int(1)]), "(|x| x)(1)"],
  [f.refMut(f.closure(["x"], v("x"))), "&mut |x| x"],
  [f.binary(f.matchExpr(v("a"), [f.arm("_", f.int(1))]), "+", f.int(1)), "(match a {\n        _ => 1,\n    }) + 1"],
  [f.binary(v("a"), "<<", f.binary(v("b"), "+", v("c"))), "a << (b + c)"],
  [f.eq(f.binary(v("a"), "&", v("b")), f.int(0)), "a & b == 0"],
])("parentheses: %#", (e, text) => {
  expect(expr(e)).toBe(text.replaceAll("\n    ", "\n"));
});

test("a struct literal in a condition has parentheses", () => {
  const cond = f.eq(v("a"), f.structExpr("P", { x: v("x") }));
  expect(lines(f.exprStmt(f.ifExpr(cond, [f.exprStmt(f.ret())])))).toEqual(["if a == (P { x }) {", "    return;", "}"]);
});

test("a comment stands where it can: on its item of a list, else on its statement", () => {
  const elem = { ...f.int(1), trivia: { leading: ["// one"] } } as RustExpr;
  const operand = { ...v("b"), trivia: { trailing: "// why" } } as RustExpr;
  expect(lines(f.letStmt("x", f.array([elem, f.int(2)])), f.letStmt("y", f.binary(v("a"), "+", operand)))).toEqual([
    "let x = [",
    "    // one",
    "    1, 2,",
    "];",
    "// why",
    "let y = a + b;",
  ]);
});

test("a refused statement shows the Go text", () => {
  const refused: RustExpr = { kind: "Unsupported", code: "FG0001", reason: "no {labels}", go: "goto done" };
  expect(lines(f.exprStmt(refused))).toEqual(["// goto done", 'todo!("FG0001: no {{labels}}");']);
});

test("strings are escaped, format texts keep their braces", () => {
  expect(expr(f.str('a"b\\c\n\t\u0007'))).toBe(String.raw`"a\"b\\c\n\t\u{7}"`);
  expect(expr(f.bytes([104, 255, 10]))).toBe(String.raw`b"h\xff\n"`);
  expect(expr(f.char("'"))).toBe(String.raw`'\''`);
  expect(expr(f.rawStr('a"#b'))).toBe('r##"a"#b"##');
  expect(expr(f.format('{{"x": {}}}', [v("x")]))).toBe(String.raw`format!("{{\"x\": {}}}", x)`);
});

test("each origin maps to exactly what its node printed", () => {
  const origin = (start: number): { readonly origin: Origin } => ({ origin: { span: { start, end: start + 1 } } });
  const a = { ...v("a"), ...origin(1) } as RustExpr;
  const first = { ...f.methodCall(a, "iter"), ...origin(2) } as RustExpr;
  const second = {
    ...f.methodCall(first, "map", [{ ...f.closure(["x"], v("x")), ...origin(3) } as RustExpr]),
    ...origin(4),
  } as RustExpr;
  const tried = { ...f.tryExpr(second), ...origin(5) } as RustExpr;
  const sum = {
    ...f.binary({ ...f.binary(tried, "+", v("b")), ...origin(6) } as RustExpr, "+", v("c")),
    ...origin(7),
  } as RustExpr;
  const stmt = { ...f.letStmt({ ...p.ident("s"), ...origin(8) }, sum, { ...t.i64, ...origin(9) }), ...origin(10) } as RustStmt;
  const { text, mappings } = printFile(body(stmt));
  const printed = new Map(mappings.map(({ rust, origin: { span } }) => [span.start, text.slice(rust.start, rust.end)]));
  expect(Object.fromEntries(printed)).toEqual({
    1: "a",
    2: "a.iter()",
    3: "|x| x",
    4: "a.iter().map(|x| x)",
    5: "a.iter().map(|x| x)?",
    6: "a.iter().map(|x| x)? + b",
    7: "a.iter().map(|x| x)? + b + c",
    8: "s",
    9: "i64",
    10: "let s: i64 = a.iter().map(|x| x)? + b + c;",
  });
});

test("what is nested beyond reason still prints, and soon", () => {
  let deep: RustExpr = v("x");
  for (let i = 0; i < 80; i += 1) deep = f.methodCall(v("items"), "map", [f.closure(["x"], deep)]);
  const start = performance.now();
  expect(printFile(body(f.letStmt("y", deep))).text).toContain("items.map(|x| items");
  expect(performance.now() - start).toBeLessThan(10_000);
});
