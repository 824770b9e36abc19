// Implements `npm test`: every check in order, each with a headline and its time; later stages run even when an earlier
// one failed. Ends with `N passed, N failed, N skipped` alone on a line. Plain Node: it installs what the stages need.
//
//     node scripts/test.mjs [STAGE…]      # only these stages, by the first word of their headlines

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureInstalled } from "./ensure.mjs";
import { root } from "./files.mjs";
import { findBrowser } from "./find-browser.mjs";

const scratch = mkdtempSync(join(tmpdir(), "ferrogo-test-"));
const bin = (path) => join(root, "node_modules", path);
const script = (name) => join(root, "scripts", name);

const exitOf = (args, env = {}) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
    });
    child.on("error", () => resolve(1));
    child.on("exit", (code) => resolve(code ?? 1));
  });

/** A stage without natural counts counts as one. */
const whole = async (...commands) => {
  for (const args of commands) if ((await exitOf(args)) !== 0) return { passed: 0, failed: 1, skipped: 0 };
  return { passed: 1, failed: 0, skipped: 0 };
};

/** A stage that writes its report to a file; without a readable report, or with a bad exit and no failure named, it failed. */
const counted = async (name, read, start) => {
  const file = join(scratch, `${name}.json`);
  const code = await start(file);
  const counts = existsSync(file) ? read(JSON.parse(readFileSync(file, "utf8"))) : { passed: 0, failed: 0, skipped: 0 };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
};

const ourCounts = (name, args) =>
  counted(
    name,
    ({ passed, failed, skipped }) => ({ passed, failed, skipped }),
    (file) => exitOf(["--import", "tsx", ...args], { FERROGO_COUNTS: file }),
  );

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const units = () =>
  counted(
    "units",
    (report) => ({
      passed: report.numPassedTests,
      // A file that does not even load has no test to fail.
      failed:
        report.numFailedTests +
        report.testResults.filter((one) => one.status === "failed" && one.assertionResults.length === 0).length,
      skipped: report.numPendingTests + report.numTodoTests,
    }),
    (file) => exitOf([bin("vitest/vitest.mjs"), "run", "--reporter=dot", "--reporter=json", `--outputFile.json=${file}`]),
  );

const endToEnd = async () => {
  const browser = await findBrowser();
  if (browser === undefined) {
    console.error("No Chromium was found. This command installs one: npx playwright install --with-deps chromium");
    return { passed: 0, failed: 1, skipped: 0 };
  }
  if ((await exitOf([script("ensure.mjs"), "build"])) !== 0) return { passed: 0, failed: 1, skipped: 0 };
  const port = await freePort();
  return counted(
    "e2e",
    ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }),
    (file) =>
      exitOf([bin("@playwright/test/cli.js"), "test", "--reporter=list,json"], {
        CHROMIUM_PATH: browser,
        PLAYWRIGHT_JSON_OUTPUT_FILE: file,
        PORT: String(port),
      }),
  );
};

const stages = [
  ["Types (tsc)", () => whole([bin("next/dist/bin/next"), "typegen"], [bin("typescript/bin/tsc"), "--noEmit"])],
  [
    "Lint and format (biome)",
    () => whole([bin("@biomejs/biome/bin/biome"), "ci", ".", ...(process.stdout.isTTY ? [] : ["--colors=off"])]),
  ],
  ["Imports (dependency-cruiser)", () => whole([script("check-imports.mjs")])],
  ["Tidiness of the sources", () => whole([script("check-tidy.mjs")])],
  ["Units (vitest)", units],
  [
    "Checker against go/types: a sample",
    () =>
      counted(
        "types",
        (counts) => counts,
        (file) => exitOf([script("check-types-all.mjs"), "--sample"], { FERROGO_COUNTS: file }),
      ),
  ],
  ["Damaged Go texts: a sample", () => ourCounts("fuzz", [script("fuzz.ts"), "--limit", "60"])],
  ["Fixtures: Go to Rust, text and patterns", () => ourCounts("fixtures", [script("fixtures.ts")])],
  ["Ledger: figures of taste may only fall", () => ourCounts("ledger", [script("ledger.ts")])],
  ["Pedantic: findings of clippy beside Rust by hand", () => ourCounts("pedantic", [script("pedantic.ts")])],
  ["Programs: compile and run the Rust", () => ourCounts("programs", [script("programs.ts")])],
  ["Browser (Playwright)", endToEnd],
];

const wanted = process.argv.slice(2).map((word) => word.toLowerCase());
const chosen = stages.filter(([title]) => wanted.length === 0 || wanted.some((word) => title.toLowerCase().startsWith(word)));
const sum = { passed: 0, failed: 0, skipped: 0 };
const rows = [];

try {
  ensureInstalled();
  for (const [index, [title, stage]] of chosen.entries()) {
    console.log(`\n=== ${index + 1}/${chosen.length} ${title}`);
    const start = performance.now();
    const counts = await stage();
    for (const key of Object.keys(sum)) sum[key] += counts[key];
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    rows.push(
      `${counts.failed > 0 ? "FAILED" : "ok    "} ${title}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped (${seconds} s)`,
    );
    console.log(rows.at(-1));
  }
} catch (error) {
  console.error(error.message);
  sum.failed += 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

console.log(`\n${rows.join("\n")}\n\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed === 0 ? 0 : 1;
