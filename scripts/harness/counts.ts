// Implements the counting of a stage of `npm test`: what failed is told at once, and the counts go to the file that the test names.

import { writeFileSync } from "node:fs";

export class Counts {
  #passed = 0;
  #failed = 0;
  #skipped = 0;

  pass(): void {
    this.#passed += 1;
  }

  skip(count = 1): void {
    this.#skipped += count;
  }

  fail(id: string, problems: readonly string[]): void {
    this.#failed += 1;
    console.error(`FAILED ${id}\n${problems.map((text) => `    ${text.replaceAll("\n", "\n    ")}`).join("\n")}`);
  }

  /** A case passes when it has no problems. */
  judge(id: string, problems: readonly string[]): void {
    if (problems.length === 0) this.pass();
    else this.fail(id, problems);
  }

  /** Exit status. */
  close(): number {
    const counts = { passed: this.#passed, failed: this.#failed, skipped: this.#skipped };
    if (process.env.FERROGO_COUNTS !== undefined) writeFileSync(process.env.FERROGO_COUNTS, JSON.stringify(counts));
    console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
    return counts.failed === 0 ? 0 : 1;
  }
}
