// Implements tests that decisions are made by facts: programs that differ by at most three lines become different Rust.
// That each compiles and prints what Go prints is the programs stage's to check.

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Translation } from "../../../lib/view/translation.ts";
import { createNodeTranslator, defaultOptions } from "../../../translators/node.ts";

const translator = await createNodeTranslator({ strict: true });
const root = new URL("../../families/", import.meta.url);
const goOf = (family: string, member: string): string => readFileSync(new URL(`${family}/${member}/main.go`, root), "utf8");

interface Member {
  readonly rust: readonly RegExp[];
  readonly not?: readonly RegExp[];
  /** The decision whose evidence the note shows. */
  readonly decision?: string;
  readonly refusal?: RegExp;
}

const families: Readonly<Record<string, { readonly base: string; readonly members: Readonly<Record<string, Member>> }>> = {
  pointers: {
    base: "by-value",
    members: {
      "by-value": {
        rust: [/first: Account,/, /-> Account \{/, /fn visit\(a: &Account\)/],
        not: [/Rc|Box|Arc|mut /],
        decision: "pointer-value",
      },
      "changed-by-callee": {
        rust: [/first: Account,/, /fn visit\(a: &mut Account\)/, /visit\(&mut ann\)/],
        not: [/Rc|Box|Arc/],
        decision: "pointer-value",
      },
      linked: { rust: [/next: Option<Box<Account>>,/], not: [/Rc|Arc/], decision: "pointer-owned-link" },
      shared: { rust: [/first: Rc<RefCell<Account>>,/, /Rc::clone\(&ann\)/], not: [/Arc|Box/], decision: "pointer-shared" },
      "across-tasks": {
        rust: [/first: Arc<Mutex<Account>>,/, /Arc::clone\(&ann\)/],
        not: [/Rc<RefCell|Box/],
        decision: "pointer-shared-tasks",
      },
      "element-address": { rust: [/\.ptr\(/, /^mod go \{/m], decision: "whole-floor" },
    },
  },
  colour: {
    base: "computes",
    members: {
      computes: { rust: [/^fn fetch\(/m, /^fn total\(/m, /^fn main\(/m], not: [/async|await|tokio/] },
      waits: {
        rust: [/^async fn fetch\(/m, /^async fn total\(/m, /fetch\(name\)\.await/, /#\[tokio::main\]/],
        decision: "async-function",
      },
      spawns: { rust: [/^fn fetch\(/m, /^async fn total\(/m, /tokio::spawn/], decision: "async-function" },
    },
  },
  errors: {
    base: "only-printed",
    members: {
      "only-printed": { rust: [/anyhow/, /-> Result<String>/], not: [/thiserror|enum /], decision: "error-anyhow" },
      sentinel: {
        rust: [/use thiserror::Error;/, /enum Error \{/, /-> Result<String, Error>/],
        not: [/bail!/],
        decision: "error-enum",
      },
    },
  },
};

/** Lines to replace or add to make one text of the other: those outside the longest common subsequence. */
function differingLines(a: string, b: string): number {
  const [left, right] = [a.split("\n"), b.split("\n")];
  let row = new Array<number>(right.length + 1).fill(0);
  for (const line of left) {
    const next = [0];
    for (let j = 1; j <= right.length; j++)
      next.push(line === right[j - 1] ? (row[j - 1] ?? 0) + 1 : Math.max(row[j] ?? 0, next[j - 1] ?? 0));
    row = next;
  }
  return Math.max(left.length, right.length) - (row.at(-1) ?? 0);
}

const decisionsOf = (t: Translation): readonly string[] =>
  t.notes.flatMap(({ id, decision }) => (decision && decision.evidence.length > 0 ? [id] : []));

for (const [family, { base, members }] of Object.entries(families)) {
  describe(`the family ${family}`, () => {
    test("has a folder for each member", () => {
      expect(readdirSync(new URL(family, root)).toSorted()).toEqual(Object.keys(members).toSorted());
    });

    for (const [member, { rust, not = [], decision, refusal }] of Object.entries(members)) {
      test(`${member}: at most three lines from ${base}, and its own form`, async () => {
        const go = goOf(family, member);
        expect(differingLines(goOf(family, base), go)).toBeLessThanOrEqual(3);
        const translation = await translator.translate(go, defaultOptions);
        for (const form of rust) expect(translation.rust).toMatch(form);
        for (const form of not) expect(translation.rust).not.toMatch(form);
        if (decision) expect(decisionsOf(translation)).toContain(decision);
        const refused = translation.diagnostics.filter(({ code }) => code.startsWith("FG"));
        if (refusal) expect(refused.map(({ code }) => code).every((code) => refusal.test(code))).toBe(true);
        expect(refused.length > 0).toBe(refusal !== undefined);
      });
    }
  });
}
