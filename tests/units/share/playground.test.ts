// Implements tests of the way to the Rust Playground: edition, length, crates.

import { describe, expect, test } from "vitest";
import { stripRustComments } from "../../../lib/share/comments.ts";
import { wayToPlayground } from "../../../lib/share/playground.ts";
import type { CrateUse } from "../../../lib/view/translation.ts";

const crate = (name: string, onPlayground: boolean): CrateUse => ({ name, version: "1", features: [], onPlayground });
const whole = (rust: string, crates: readonly CrateUse[] = []) => ({ rust, crates, status: "whole" as const });

describe("the way to the Rust Playground", () => {
  test("a link says its edition and carries the code unchanged", () => {
    const rust = 'fn main() {\n    println!("50% & more, \u{1f980}");\n}\n';
    const way = wayToPlayground(whole(rust, [crate("tokio", true)]));
    if (way.kind !== "link") throw new Error(way.kind);
    const { origin, searchParams } = new URL(way.url);
    expect(origin).toBe("https://play.rust-lang.org");
    expect(searchParams.get("edition")).toBe("2024");
    expect(searchParams.get("code")).toBe(rust);
    expect(way.commentsDropped).toBe(false);
  });

  test("what is too long with comments goes without them", () => {
    const way = wayToPlayground(whole(`// ${"long ".repeat(2000)}\nfn main() {}\n`));
    if (way.kind !== "link") throw new Error(way.kind);
    expect(new URL(way.url).searchParams.get("code")).toBe("fn main() {}\n");
    expect(way.commentsDropped).toBe(true);
  });

  test("what is too long even so is copied, and an empty playground of the same edition opens", () => {
    const way = wayToPlayground(whole(`const TEXT: &str = "${"x".repeat(8000)}";\n`));
    if (way.kind !== "copy") throw new Error(way.kind);
    expect(way.url).toContain("edition=2024");
    expect(way.url).not.toContain("code=");
  });

  test("a crate that is not there is the reason", () => {
    const way = wayToPlayground(whole("fn main() {}", [crate("axum", false), crate("tokio", true)]));
    expect(way).toEqual({ kind: "unavailable", reason: "Needs axum, which play.rust-lang.org does not carry." });
  });

  test("nothing translated, nothing to open", () => {
    expect(wayToPlayground({ rust: "", crates: [], status: "failed" }).kind).toBe("unavailable");
  });
});

describe("stripping comments", () => {
  test.each([
    ["let a = 1; // one\nlet b = 2;", "let a = 1;\nlet b = 2;"],
    ["fn f() {\n    // alone\n    g();\n}", "fn f() {\n    g();\n}"],
    ["/// doc\nfn f() {}", "fn f() {}"],
    ['let s = "// no comment";', 'let s = "// no comment";'],
    ['let s = r#"a "// b"#; // c', 'let s = r#"a "// b"#;'],
    ["let q = '\"'; // c", "let q = '\"';"],
    ["fn f<'a>(x: &'a str) {} // c", "fn f<'a>(x: &'a str) {}"],
    ["a /* b /* c */ d */ + e", "a  + e"],
    ["a /* never closed", "a"],
  ])("%j", (rust, bare) => {
    expect(stripRustComments(rust)).toBe(bare);
  });
});
