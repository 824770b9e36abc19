// Implements the measuring of cases, end to end: record Go, translate, compile, run, compare.

import { checkAll, type Outcome, type Program } from "../cargo-lab/check.ts";
import type { Lab } from "../cargo-lab/lab.ts";
import type { Translation } from "../../lib/view/translation.ts";
import type { Case } from "./cases.ts";
import { expectedOf, type Recorded } from "./go.ts";
import type { Choice } from "../../bin/options.ts";
import { mapPool } from "./pool.ts";
import { openTranslatePool, type TranslateAnswer } from "./translate-pool.ts";

export interface Measured {
  readonly one: Case;
  readonly go: Recorded;
  readonly answer: TranslateAnswer;
  /** Absent where nothing could be built or no toolchain is here. */
  readonly outcome?: Outcome;
}

export type Sameness = "same" | "differs" | "not compared";

export const translationOf = ({ answer }: Measured): Translation | undefined =>
  answer.kind === "translated" ? answer.translation : undefined;

export const programOf = (one: Case, { rust, cargoToml, isLibrary }: Translation): Program => ({
  id: one.id,
  rust,
  cargoToml,
  isLibrary,
  stdin: one.stdin,
});

export const sameAs = (go: Recorded, outcome: Outcome | undefined): Sameness => {
  if (go.kind === "none" || outcome === undefined) return "not compared";
  return outcome.run !== undefined && outcome.run.stdout === go.stdout && outcome.run.exit === go.exit ? "same" : "differs";
};

export interface MeasureOptions {
  readonly jobs: number;
  readonly useCache: boolean;
  readonly ownCrates: boolean;
  /** A fragment leaves names out, and only stubs let it compile. */
  readonly choiceFor: (one: Case) => Choice;
  readonly say?: (text: string) => void;
}

export const measureCases = async (
  cases: readonly Case[],
  lab: Lab | undefined,
  options: MeasureOptions,
): Promise<readonly Measured[]> => {
  const { jobs, say = () => undefined } = options;
  say(`asking Go about ${cases.length} programs …`);
  const recorded = await mapPool(cases, jobs, expectedOf);
  say("translating …");
  const pool = openTranslatePool(jobs);
  const answers = await mapPool(cases, jobs, (one) => pool.translate({ files: one.files, ...options.choiceFor(one) }));
  await pool.close();
  const measured = cases.map((one, index) => ({
    one,
    go: recorded[index] as Recorded,
    answer: answers[index] as TranslateAnswer,
  }));
  if (lab === undefined) return measured;
  say("compiling and running …");
  const built = measured.filter(({ answer }) => answer.kind === "translated" && answer.translation.status !== "failed");
  const programs = built.map(({ one, answer }) =>
    programOf(one, (answer as TranslateAnswer & { kind: "translated" }).translation),
  );
  const outcomes = await checkAll(lab, programs, { jobs, useCache: options.useCache, ownCrates: options.ownCrates });
  const outcomeById = new Map(built.map(({ one }, index) => [one.id, outcomes[index] as Outcome]));
  return measured.map((one) => ({
    ...one,
    ...(outcomeById.has(one.one.id) && { outcome: outcomeById.get(one.one.id) as Outcome }),
  }));
};
