// Implements the tests of bin/ferrogo: what it prints and writes, and its exit status, from a folder that is not the checkout.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { run } from "../../../scripts/harness/process.ts";

const command = fileURLToPath(new URL("../../../bin/ferrogo", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "ferrogo-command-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ferrogo = (args: readonly string[], stdin = "") => run(command, args, { cwd: folder, stdin });

const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return name;
};

const hello = 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("hello")\n}\n';
const fragment = "func add(a int, b int) int {\n\treturn a + b\n}\n";

test("a program on stdin becomes Rust on stdout", async () => {
  const { stdout, exit } = await ferrogo(["translate", "-"], hello);
  expect(stdout).toContain("fn main() {");
  expect(exit).toBe(0);
});

test("--out writes a Cargo project: a program, or a library where there is no main", async () => {
  await ferrogo(["translate", write("hello.go", hello), "--out", "program"]);
  expect(readFileSync(join(folder, "program/Cargo.toml"), "utf8")).toContain("[package]");
  expect(readFileSync(join(folder, "program/src/main.rs"), "utf8")).toContain("fn main() {");
  await ferrogo(["translate", write("add.go", fragment), "--out", "library"]);
  expect(readFileSync(join(folder, "library/src/lib.rs"), "utf8")).toContain("fn add(");
  expect(existsSync(join(folder, "library/src/main.rs"))).toBe(false);
});

test("--json prints the whole translation", async () => {
  const { stdout } = await ferrogo(["translate", "--json", "--stubs", write("hello.go", hello)]);
  expect(JSON.parse(stdout)).toMatchObject({ status: "whole", options: { stubs: "on" } });
});

test("the files of one call form one package, and messages name the file", async () => {
  write("one.go", "package main\n\nfunc main() {\n\thelp()\n}\n");
  write("two.go", "package main\n\nfunc help() {\n\tvar x int = nowhere\n\t_ = x\n}\n");
  const { stdout, stderr } = await ferrogo(["translate", "one.go", "two.go"]);
  expect(stdout).toContain("fn help()");
  expect(stderr).toMatch(/^two\.go:4:\d+: /m);
});

test("a batch translates each line, tells failures by line, and exits with the highest", async () => {
  write("good.go", hello);
  write("list", "good.go\tout-good\nabsent.go\tout-absent\n");
  const { stdout, stderr, exit } = await ferrogo(["translate", "--batch", "list", "--json"]);
  const lines = stdout
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
  expect(lines).toMatchObject([
    { file: "good.go", exit: 0, status: "whole" },
    { file: "absent.go", exit: 1 },
  ]);
  expect(existsSync(join(folder, "out-good/src/main.rs"))).toBe(true);
  expect(stderr).toContain("absent.go: ");
  expect(exit).toBe(1);
});

test("wrong use and unreadable files exit with 1", async () => {
  for (const args of [
    [],
    ["translate"],
    ["translate", "--output", "odd", "-"],
    ["translate", "--nonsense", "-"],
    ["translate", "absent.go"],
  ]) {
    const { stdout, exit } = await ferrogo(args);
    expect([stdout, exit]).toEqual(["", 1]);
  }
});
