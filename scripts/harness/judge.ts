// Implements the judgements on a translation and on its Rust: each function gives the problems as sentences, none when all is well.

import type { Translation } from "../../lib/view/translation.ts";
import type { Outcome } from "../cargo-lab/check.ts";
import type { Fixture } from "./fixtures.ts";
import type { Recorded } from "./go.ts";
import { sameAs } from "./measure-cases.ts";
import { textOf } from "./process.ts";
import { diffOf } from "./text-diff.ts";

/** Lines that no Go stands for: imports, heads of `impl` blocks, attributes, comments of ours, and closing brackets. */
const isScaffold = (line: string): boolean => /^\s*(?:(?:pub )?use |mod |impl\b.*\{$|#!?\[|\/\/|[)\]}>;,]*$)/.test(line);

/**
 * Lines of the Rust that lead to no Go. An item that is wholly of our making (a stub, a helper) has no mapped line at all and
 * is left alone; inside any other item each line must lead somewhere.
 */
export const unmappedLines = ({ rust, mappings }: Translation): readonly string[] => {
  const isMapped = new Uint8Array(rust.length + 1);
  for (const { rust: span } of mappings) isMapped.fill(1, span.start, span.end);
  const unmapped: string[] = [];
  let item: { line: string; mapped: boolean }[] = [];
  const closeItem = (): void => {
    if (item.some(({ mapped }) => mapped))
      unmapped.push(...item.filter(({ line, mapped }) => !mapped && !isScaffold(line)).map(({ line }) => line));
    item = [];
  };
  let start = 0;
  for (const line of rust.split("\n")) {
    const end = start + line.length;
    if (/^[^\s})\]]/.test(line)) closeItem();
    if (line.trim() !== "") item.push({ line, mapped: isMapped.subarray(start, end).includes(1) });
    start = end + 1;
  }
  closeItem();
  return unmapped;
};

/** What can be said without compiling. */
export const textProblems = (fixture: Fixture, translation: Translation, again: Translation): readonly string[] => {
  const problems: string[] = [];
  const { pattern, isNearMiss, expectedRust } = fixture;
  if (expectedRust === undefined) problems.push("no expected.rs: UPDATE=1 npm run fixtures writes it");
  else if (expectedRust !== translation.rust)
    problems.push(`the Rust is not expected.rs (- expected, + translated):\n${diffOf(expectedRust, translation.rust)}`);
  const times = pattern === undefined ? 1 : (translation.patterns[pattern] ?? 0);
  if (pattern !== undefined && isNearMiss && times > 0)
    problems.push(`\`${pattern}\` was selected ${times} times in a near miss`);
  if (!isNearMiss && times === 0)
    problems.push(
      `\`${pattern}\` was not selected; selected were: ${Object.keys(translation.patterns).sort().join(", ") || "none"}`,
    );
  if (JSON.stringify(translation) !== JSON.stringify(again)) problems.push("a second translation gives something else");
  const unmapped = unmappedLines(translation);
  if (unmapped.length > 0) problems.push(`lines that lead to no Go:\n${unmapped.join("\n")}`);
  return problems;
};

/** What the Rust tools say, and whether Go and Rust print the same. */
export const outcomeProblems = (go: Recorded, outcome: Outcome): readonly string[] => {
  const problems: string[] = [];
  const { errors, warnings, formatted, formatting, run } = outcome;
  for (const { code, message, line } of errors.slice(0, 5))
    problems.push(`does not compile: ${code} in line ${line}: ${message}`);
  for (const { code, message, line } of warnings.slice(0, 5))
    problems.push(`not clippy-clean: ${code} in line ${line}: ${message}`);
  if (!formatted && formatting !== "") problems.push(`not rustfmt-clean:\n${formatting.trim()}`);
  if (run !== undefined && go.kind === "printed" && sameAs(go, outcome) === "differs") {
    const difference = diffOf(textOf(go.stdout), textOf(run.stdout));
    problems.push(
      `Go exits with ${go.exit}, Rust with ${run.exit ?? run.stopped} (- Go, + Rust)\n${difference || run.stderr.trim()}`,
    );
  }
  return problems;
};
