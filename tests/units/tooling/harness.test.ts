// Implements the tests of what the scripts measure and judge with.

import { expect, test } from "vitest";
import { defaultOptions, type Translation } from "../../../lib/view/translation.ts";
import { isDueToday } from "../../../scripts/harness/cache.ts";
import { unmappedLines } from "../../../scripts/harness/judge.ts";
import { tasteOf } from "../../../scripts/harness/measure.ts";
import { mapPool } from "../../../scripts/harness/pool.ts";
import { run } from "../../../scripts/harness/process.ts";
import { diffOf } from "../../../scripts/harness/text-diff.ts";

const rust = `use std::cell::RefCell;

#[derive(Debug)]
struct Shared(RefCell<i64>); // .clone() in a comment

fn helper() -> i64 {
    1
}

fn main() {
    let s = Shared(RefCell::new(1));
    *s.0.borrow_mut() += *s.0.borrow() + helper();
    println!("{s:?} .clone()");
}
`;

const translation = (mapped: readonly string[]): Translation => ({
  engine: "0",
  options: defaultOptions,
  status: "whole",
  rust,
  cargoToml: "",
  isLibrary: false,
  crates: [],
  notes: [],
  mappings: mapped.map((text) => ({
    go: { start: 0, end: 1 },
    rust: { start: rust.indexOf(text), end: rust.indexOf(text) + text.length },
  })),
  diagnostics: [],
  ledger: [],
  statements: { translated: 0, cautioned: 0, refused: 0 },
  droppedComments: [],
  patterns: {},
});

test("cells, borrows and clones are counted in code, not in comments and strings", () => {
  expect(tasteOf(rust)).toMatchObject({ cells: 2, borrows: 2, locks: 0, clones: 0 });
  expect(tasteOf("let a = b.clone(); let c = Arc::clone(&d); e.lock().unwrap(); f.read().await;")).toMatchObject({
    clones: 1,
    handles: 1,
  });
  expect(tasteOf("e.lock().unwrap(); f.read().await; g.read(buf)").locks).toBe(2);
  expect(tasteOf("use a as b;\nx as i64 + <T as Default>::default() + (y[0] as u8)").casts).toBe(2);
  expect(tasteOf("let q = '\"'; a.unwrap(); let r = '\"'; b.unwrap();").unwraps).toBe(2);
});

test("inside an item that comes from Go each line leads to Go; items of our making are left alone", () => {
  const main = [
    "let s = Shared(RefCell::new(1));",
    "*s.0.borrow_mut() += *s.0.borrow() + helper();",
    'println!("{s:?} .clone()");',
  ];
  expect(unmappedLines(translation(["struct Shared", "fn main()", ...main]))).toEqual([]);
  expect(unmappedLines(translation(["struct Shared", "fn main()", ...main.slice(1)]))).toEqual([
    "    let s = Shared(RefCell::new(1));",
  ]);
});

test("a diff shows the lines around the first difference", () => {
  expect(diffOf("a\nb\n", "a\nb\n")).toBe("");
  expect(diffOf("a\nb\nc\nd\n", "a\nb\nx\nd\n")).toBe("@@ line 1\n  a\n  b\n- c\n+ x\n  d\n  ");
});

test("each key is due on one day in ten", () => {
  const day = 86_400_000;
  const due = Array.from({ length: 10 }, (_, index) => isDueToday("00000000000000ff", index * day));
  expect(due.filter(Boolean)).toHaveLength(1);
});

test("a pool keeps the order and the bound", async () => {
  let [busy, most] = [0, 0];
  const results = await mapPool([5, 1, 3, 2], 2, async (value) => {
    most = Math.max(most, ++busy);
    await new Promise((resolve) => setTimeout(resolve, value));
    busy -= 1;
    return value * 2;
  });
  expect(results).toEqual([10, 2, 6, 4]);
  expect(most).toBe(2);
});

test("a program gets its input, and is stopped by its time and its output", async () => {
  expect(await run("cat", [], { stdin: "abc" })).toMatchObject({ stdout: "abc", exit: 0 });
  expect(await run("sleep", ["5"], { seconds: 0.1 })).toMatchObject({ stopped: "time" });
  expect(await run("yes", [], { outputLimit: 10_000 })).toMatchObject({ stopped: "output" });
  expect(await run("no-such-program-anywhere", [])).toMatchObject({ stopped: "start" });
});
