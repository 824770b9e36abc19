// Implements the fixture tests: each case's Go becomes the expected Rust by the expected pattern, twice the same, with every line
// mapped. With UPDATE=1 it writes expected.rs, where the Rust compiles, is clean and prints what Go prints.
//
//     npm run fixtures -- [PATTERN[/CASE]…]

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runMain } from "../bin/options.ts";
import type { Translation } from "../lib/view/translation.ts";
import { createNodeTranslator } from "../translators/node.ts";
import { checkAll, type Outcome } from "./cargo-lab/check.ts";
import { openLab } from "./cargo-lab/lab.ts";
import { Counts } from "./harness/counts.ts";
import { type Fixture, readFixtures } from "./harness/fixtures.ts";
import { expectedOf } from "./harness/go.ts";
import { outcomeProblems, textProblems } from "./harness/judge.ts";
import { programOf } from "./harness/measure-cases.ts";

const threw = (error: unknown): string => `the engine threw: ${error instanceof Error ? error.stack : String(error)}`;

type Translate = (fixture: Fixture) => Promise<Translation>;

const check = async (fixtures: readonly Fixture[], translate: Translate): Promise<number> => {
  const counts = new Counts();
  for (const fixture of fixtures) {
    try {
      counts.judge(fixture.one.id, textProblems(fixture, await translate(fixture), await translate(fixture)));
    } catch (error) {
      counts.fail(fixture.one.id, [threw(error)]);
    }
  }
  return counts.close();
};

const update = async (fixtures: readonly Fixture[], translate: Translate): Promise<number> => {
  const lab = await openLab((text) => console.error(text));
  if (lab === undefined) throw new Error("UPDATE=1 needs cargo, clippy and rustfmt: it writes only what they accept.");
  const counts = new Counts();
  const translated: { fixture: Fixture; translation: Translation }[] = [];
  for (const fixture of fixtures) {
    try {
      translated.push({ fixture, translation: await translate(fixture) });
    } catch (error) {
      counts.fail(fixture.one.id, [threw(error)]);
    }
  }
  const outcomes = await checkAll(
    lab,
    translated.map(({ fixture, translation }) => programOf(fixture.one, translation)),
    { ownCrates: true },
  );
  for (const [index, { fixture, translation }] of translated.entries()) {
    const go = await expectedOf(fixture.one);
    const problems = [...outcomeProblems(go, outcomes[index] as Outcome)];
    if (translation.status === "failed") problems.unshift("nothing could be built");
    if (go.kind === "none" && !fixture.one.isFragment) problems.push(go.because);
    counts.judge(fixture.one.id, problems);
    if (problems.length > 0 || fixture.expectedRust === translation.rust) continue;
    writeFileSync(join(fixture.folder, "expected.rs"), translation.rust);
    console.log(`wrote ${fixture.one.id}/expected.rs`);
  }
  return counts.close();
};

await runMain(async (args) => {
  const fixtures = readFixtures(args);
  const translator = await createNodeTranslator({ strict: true });
  const translate: Translate = ({ one, options }) => translator.translate(one.files, options, { ownership: "inferred" });
  return process.env.UPDATE === "1" ? update(fixtures, translate) : check(fixtures, translate);
});
