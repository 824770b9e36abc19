// Implements the compile-and-run tests: the expected Rust of each fixture, and the translation of each program in tests/programs,
// compile, are clean by clippy and rustfmt, and print what Go printed; so does what docs/codes says to write by hand.
//
//     npx tsx scripts/programs.ts [ID…]

import { runMain } from "../bin/options.ts";
import { defaultOptions, type Options, type Translation } from "../lib/view/translation.ts";
import { createNodeTranslator } from "../translators/node.ts";
import { checkAll, type Outcome } from "./cargo-lab/check.ts";
import { type Lab, openLab } from "./cargo-lab/lab.ts";
import type { Case } from "./harness/cases.ts";
import { Counts } from "./harness/counts.ts";
import { readFixtures, readPrograms } from "./harness/fixtures.ts";
import { expectedOf, type Recorded } from "./harness/go.ts";
import { isRefusal } from "./harness/report.ts";
import { outcomeProblems } from "./harness/judge.ts";
import { type Recipe, readRecipes } from "./harness/recipes.ts";
import { programOf } from "./harness/measure-cases.ts";

interface Work {
  readonly one: Case;
  readonly options: Options;
  /** Inference alone, for programs that it is known to manage. */
  readonly ownership?: "inferred";
  /** Of a fixture: compiled instead of the translation, which the fixture tests compare with it. */
  readonly rust?: string;
}

const workFor = (wanted: readonly string[]): readonly Work[] => [
  ...readFixtures(wanted).map(({ one, options, expectedRust }) => ({
    one,
    options,
    ownership: "inferred" as const,
    ...(expectedRust !== undefined && { rust: expectedRust }),
  })),
  ...readPrograms(wanted).flatMap((one): Work[] => [programWork(one), ...inferredWork(one)]),
];

// What is promised byte for byte is `exact`; a fragment compiles only once stubs declare what it leaves out.
const programWork = (one: Case): Work => ({
  one,
  options: { ...defaultOptions, output: "exact", stubs: one.isFragment ? "on" : "off", ...one.options },
});

/** `exact` takes the floor: that inference manages a program too is a case of its own. */
function inferredWork(one: Case): Work[] {
  const { inferred, ...rest } = one;
  if (inferred === undefined || inferred === false) return [];
  const twin: Case = { ...rest, id: `${one.id} (inferred)`, ...(typeof inferred === "string" && { known: inferred }) };
  return [{ ...programWork(twin), ownership: "inferred" }];
}

/** A case known to fail must fail: then it counts as passed, and the day it works is noticed. */
const judge = (counts: Counts, { id, known }: Case, problems: readonly string[]): void => {
  if (known === undefined) counts.judge(id, problems);
  else counts.judge(id, problems.length > 0 ? [] : [`works now: take "known" out of its meta.json (it said: ${known})`]);
};

const problemsOf = async ({ one, rust }: Work, translation: Translation, outcome: Outcome): Promise<readonly string[]> => {
  if (translation.status === "failed")
    return ["nothing could be built", ...translation.diagnostics.map(({ message }) => message)];
  // A fixture may show a refusal; a program is there to be translated whole.
  const refusals =
    rust === undefined
      ? translation.diagnostics.filter(({ code }) => isRefusal(code)).map(({ code, message }) => `${code}: ${message}`)
      : [];
  return [...refusals, ...outcomeProblems(await expectedOf(one), outcome)];
};

/** What the pages of refusals say to write by hand: it compiles, and prints what the refused Go prints. */
async function judgeRecipes(counts: Counts, recipes: readonly Recipe[], lab: Lab): Promise<void> {
  const written = recipes.flatMap(({ one, rust }) => (rust === undefined ? [] : [{ one, rust }]));
  const programs = written.map(({ one, rust }) => ({
    id: one.id,
    rust,
    cargoToml: "",
    isLibrary: !/^fn main\(/m.test(rust),
    stdin: "",
  }));
  const outcomes = await checkAll(lab, programs, { ownCrates: true });
  for (const [index, { one }] of written.entries()) {
    const go: Recorded = one.isFragment ? { kind: "none", because: "a fragment" } : await expectedOf(one);
    counts.judge(one.id, outcomeProblems(go, outcomes[index] as Outcome));
  }
}

await runMain(async (args) => {
  const work = workFor(args);
  const counts = new Counts();
  const lab = await openLab((text) => console.error(text));
  if (lab === undefined) {
    console.log("LEFT OUT: no Rust toolchain (cargo, clippy-driver, rustfmt) was found, so nothing was compiled or run.");
    counts.skip(work.length);
    return counts.close();
  }
  const translator = await createNodeTranslator({ strict: true });
  const translated: { item: Work; translation: Translation }[] = [];
  for (const item of work) {
    try {
      const translation = await translator.translate(
        item.one.files,
        item.options,
        item.ownership && { ownership: item.ownership },
      );
      translated.push({ item, translation: item.rust === undefined ? translation : { ...translation, rust: item.rust } });
    } catch (error) {
      judge(counts, item.one, [`the engine threw: ${error instanceof Error ? error.stack : String(error)}`]);
    }
  }
  const outcomes = await checkAll(
    lab,
    translated.map(({ item, translation }) => programOf(item.one, translation)),
    { ownCrates: true },
  );
  for (const [index, { item, translation }] of translated.entries()) {
    judge(counts, item.one, await problemsOf(item, translation, outcomes[index] as Outcome));
  }
  await judgeRecipes(counts, readRecipes(args), lab);
  return counts.close();
});
