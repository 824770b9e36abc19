// Implements the engine: source and options in, a Translation out. It runs the stages one way and joins their results.

import { analyze, type Facts } from "./analysis/facts.ts";
import { stdKeyOf, type StdEffects } from "./analysis/std-effects.ts";
import type { File, Ident } from "./go/ast.ts";
import type { GoParser } from "./go/parse/index.ts";
import { walk } from "./go/walk.ts";
import { noteDifferences, noteOpen } from "./lower/cautions.ts";
import { Derives } from "./lower/derives.ts";
import { Emitter, type StdLookup } from "./lower/emitter.ts";
import { floorFile } from "./lower/floor/floor.ts";
import { noteOpenPoints } from "./lower/floor/open-points.ts";
import { Runtime, type RuntimeData } from "./lower/floor/runtime.ts";
import { rustFile } from "./lower/items/file.ts";
import { innerType } from "./lower/newtype.ts";
import { inModules } from "./lower/items/modules.ts";
import { Operators } from "./lower/operators.ts";
import { type Failure, Output, type Refusal } from "./lower/output.ts";
import { refusalMessage } from "./lower/refusals.ts";
import { Selection, selectShapes, selectSpellings } from "./lower/select.ts";
import { SumForms } from "./lower/sum-forms.ts";
import { lacksDerive, TextForms } from "./lower/text-enums.ts";
import { stubItems } from "./lower/stubs.ts";
import { hasDeadCode, hasIdleConst } from "./lower/dead-code.ts";
import { tidyFile } from "./lower/tidy/tidy.ts";
import { verify } from "./lower/verify.ts";
import type { Registry, StdFunction, StdPackage } from "./patterns/kit.ts";
import type { FallibleLookup } from "./plan/errors.ts";
import { type Behind, endsBehind } from "./plan/integers/behind/behind.ts";
import { makePlan } from "./plan/make-plan.ts";
import type { Decision, Evidence } from "./plan/decision.ts";
import type { SecondName } from "./plan/second-names/candidates.ts";
import { saidOf, withFirstNames } from "./plan/second-names/second-names.ts";
import { faultsIn } from "./lower/faults.ts";
import { doubtsAbout } from "./plan/doubts/doubts.ts";
import type { Plan, PlanOptions } from "./plan/plan.ts";
import { printFile } from "./rust/print/index.ts";
import type { RustFile, RustType } from "./rust/ast.ts";
import type { Modules } from "./rust/modules.ts";
import { namedPackages } from "./semantics/check.ts";
import { checkPrivacy, checkProgram } from "./semantics/check-program.ts";
import type { TypeInfo } from "./semantics/info.ts";
import type { PackageSource } from "./semantics/package-source.ts";
import { programOf } from "./semantics/packages.ts";
import { readForInference } from "./semantics/reading.ts";
import { readSources } from "./reading.ts";
import { describe, failed } from "./report.ts";
import type { Diagnostic } from "./source/diagnostics.ts";
import type { Span } from "./source/span.ts";
import type { Options, Translation } from "./view/translation.ts";

export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

export interface EngineInput {
  readonly parser: GoParser;
  readonly packages: PackageSource;
  readonly load: (paths: readonly string[]) => Promise<void>;
  readonly registry: Registry;
  readonly fallible: (output: Options["output"]) => FallibleLookup;
  /** The floor's helpers, loaded when a translation needs them. */
  readonly runtime: () => Promise<RuntimeData>;
  /** In tests a throw inside is fatal; in production it is contained. */
  readonly strict: boolean;
}

export interface TranslateExtra {
  /** By default inference, and the floor where it must refuse or `exact` asks for proof; else one of them alone. */
  readonly ownership?: "inferred" | "floor";
}

/** Everything that the stages gave, for the report. */
export interface Stages {
  readonly text: string;
  readonly options: Options;
  readonly registry: Registry;
  readonly diagnostics: readonly Diagnostic[];
  readonly facts: Facts;
  /** The Go as it was written, whatever inference reads in its place. */
  readonly written: readonly File[];
  readonly decisions: readonly Decision[];
  readonly output: Output;
  readonly file: RustFile;
  readonly isLibrary: boolean;
  readonly patterns: Readonly<Record<string, number>>;
  /** Modules of the file, whose items have other names in the tree than in the text. */
  readonly modules?: Modules;
  /** What rustc would refuse in the inferred form, as far as the emitted tree shows it. */
  readonly faults?: readonly Evidence[];
}

export async function translate(
  input: EngineInput,
  files: readonly SourceFile[],
  options: Options,
  extra: TranslateExtra = {},
): Promise<Translation> {
  const text = files.map((f) => f.text).join("\n");
  try {
    const reading = readSources(input.parser, files, text);
    const refused = reading.diagnostics.find((d) => d.code.startsWith("FG"));
    if (refused) return failed(text, options, [refused]);
    const asts = reading.files.map((f) => f.file);
    if (asts.length === 0) return failed(text, options, reading.diagnostics);
    const later = notYet(asts, options);
    if (later) return failed(text, options, [...reading.diagnostics, later]);
    await input.load(namedPackages(asts));
    const program = programOf(reading.files, reading.modules, (path) => input.packages.lookup(path) !== undefined);
    if (program.isBroken) return failed(text, options, [...reading.diagnostics, ...program.diagnostics]);
    const info = checkProgram(program, input.packages);
    const privacy = checkPrivacy(info);
    const syntax = [...reading.diagnostics, ...program.diagnostics, ...privacy];
    if (privacy.some((d) => d.severity === "error")) return failed(text, options, syntax);
    const factsOf = (i: TypeInfo): Facts => analyze(i.files, i, text, stdEffects(input.registry), reading.files);
    const facts = factsOf(info);
    const read = readForInference(info, input.packages);
    const isInferred = options.output === "idiomatic" || extra.ownership === "inferred";
    const asInferred = read.info === info ? facts : factsOf(read.info);
    const checked = (rewritten: readonly File[]): Facts | undefined => {
      const again = read.again(rewritten);
      return again.diagnostics.length <= info.diagnostics.length ? factsOf(again) : undefined;
    };
    const { facts: inferred, names: behind }: Behind =
      isInferred && info.homes.length === 0 ? endsBehind(asInferred, checked) : { facts: asInferred, names: [] };
    const request: RunInput = {
      text,
      options,
      facts,
      inferred,
      behind,
      seconds: [],
      checked: info.homes.length === 0 ? checked : () => undefined,
      syntax,
      planOptions: planOptions(options, extra),
    };
    if (extra.ownership === "floor") return describe(runFloor(input, request, Runtime.of(await input.runtime())));
    return describe(extra.ownership === "inferred" ? climbAlone(input, request) : await run(input, request));
  } catch (error) {
    if (input.strict) throw error;
    return failed(text, options, [
      {
        severity: "error",
        code: "FG0104",
        message: `an internal check failed: ${error instanceof Error ? error.message : String(error)}`,
        span: { start: 0, end: 0 },
      },
    ]);
  }
}

/** Variants that are planned and not built: said plainly, never half done. */
function notYet(files: readonly File[], options: Options): Diagnostic | undefined {
  if (options.concurrency !== "threads") return undefined;
  let span: Span | undefined;
  for (const f of files) {
    walk(f, (n) => {
      const concurrent =
        n.kind === "GoStmt" ||
        n.kind === "SendStmt" ||
        n.kind === "SelectStmt" ||
        n.kind === "ChanType" ||
        (n.kind === "UnaryExpr" && n.op === "<-");
      if (concurrent) span ??= n.span;
      return span === undefined;
    });
  }
  return span && { severity: "error", code: "FG0503", message: refusalMessage("FG0503", {}), span };
}

const planOptions = (o: Options, extra: TranslateExtra): PlanOptions => ({
  concurrency: o.concurrency,
  errors: o.errors,
  output: o.output,
  stubs: o.stubs === "on",
  ownership: extra.ownership ?? "inferred",
});

interface RunInput {
  readonly text: string;
  readonly options: Options;
  readonly facts: Facts;
  /** About the program as inference reads it, where Go's `any` stands for one type, and jumps are loops. */
  readonly inferred: Facts;
  /** Variables that it keeps one higher than the Go does. */
  readonly behind: readonly Ident[];
  /** Second names of what has a first one, which it reads in their place. */
  readonly seconds: readonly SecondName[];
  /** The same program, rewritten; undefined where it is none any more. */
  readonly checked: (files: readonly File[]) => Facts | undefined;
  readonly syntax: readonly Diagnostic[];
  readonly planOptions: PlanOptions;
}

/** Inference: for each value the cheapest form that the facts allow. */
function climb(input: EngineInput, r: RunInput): Stages {
  const { registry } = input;
  const facts = r.inferred;
  const std = stdTable(registry);
  const shapes = selectShapes(registry.patterns, facts);
  const constraints = shapes.matches.flatMap((m) =>
    m.pattern.constrain({ kind: "match", covers: m.covers, data: m.data }, facts),
  );
  const plan = makePlan(facts, constraints, r.planOptions, {
    typeOf: (pkg, name) => {
      const rust = std.package(pkg)?.types?.[name]?.rust;
      return typeof rust === "function" ? rust(facts) : rust;
    },
    isCopy: (path, name) =>
      registry.stdPackages.some((p) =>
        Object.values(p.types ?? {}).some(
          (x) => x.copy === true && typeof x.rust !== "function" && rustNameOf(x.rust) === name && path !== "",
        ),
      ),
    fallible: input.fallible(r.options.output),
  });
  const spellings = selectSpellings(registry.patterns, facts, plan);
  const output = new Output(facts.textOf, (key) => std.function(key)?.note !== undefined);
  for (const m of shapes.matches) output.noteMatch({ ...m, pattern: m.pattern as never });
  const derives = new Derives(
    (name) => fieldsOf(name, facts, plan),
    (name, derive) => lacksDerive(name, derive, facts, plan),
    (trait) => {
      const o = facts.info.typeNames.find((x) => plan.names.of(x) === trait);
      const form = o && plan.interfaceOf(o);
      return form?.kind === "trait" && form.isPrinted;
    },
  );
  const operators = new Operators();
  const texts = new TextForms();
  const sums = new SumForms();
  const selection = new Selection(spellings.matches);
  noteOpen(facts, output);
  if (r.options.output === "idiomatic") noteDifferences(facts, output);
  for (const id of r.behind) output.note("end-behind", id, { name: id.name });
  for (const n of r.seconds) output.note("first-name", n.id, saidOf(n, r.facts.textOf(n.of)), n.use);
  const makeEmitter = (): Emitter =>
    new Emitter({ facts, plan, selection, std: std.lookup, output, derives, operators, texts, sums });
  const emitted = rustFile(facts.files, makeEmitter, (name) => derives.of(name));
  const stubs = r.planOptions.stubs ? stubItems(makeEmitter()) : [];
  const helpers = [...output.helpers.values()].flat();
  const tidied = tidyFile({
    ...emitted,
    items: [...sums.placed(texts.placed(operators.placed(emitted.items), plan), plan.any?.sum.name ?? ""), ...stubs, ...helpers],
  });
  const flat =
    hasDeadCode(tidied, facts) || hasIdleConst(tidied) ? { ...tidied, attrs: [...tidied.attrs, "allow(dead_code)"] } : tidied;
  const failures: Failure[] = [...shapes.failures, ...spellings.failures, ...output.failures];
  if (input.strict && failures[0]) throw failures[0].error;
  const verified = verify(facts, output);
  if (input.strict && verified[0]) throw new Error(verified[0]);
  return {
    text: r.text,
    options: r.options,
    registry,
    facts,
    written: r.facts.files,
    decisions: plan.decisions,
    modules: plan.names.modules,
    output,
    file: inModules(flat, facts, plan),
    isLibrary: !hasMain(facts),
    diagnostics: [...r.syntax, ...facts.info.diagnostics, ...output.refusals.map(refusalDiagnostic)],
    faults: faultsIn(flat, derives, output.faults, facts, plan),
    patterns: countPatterns([...shapes.matches.map((m) => m.pattern.id), ...spellings.matches.map((m) => m.pattern.id)]),
  };
}

/**
 * `exact` promises the same bytes for every value: the floor gives them by construction, inference only for what its tests
 * have seen. So `exact` takes the floor wherever it can say the whole program, and `idiomatic` where inference would have to
 * refuse, or gives a form that nobody has proved.
 */
async function run(input: EngineInput, request: RunInput): Promise<Stages> {
  const exact = request.options.output === "exact";
  // Loose statements are pasted to be read: they keep their idioms, with a caution where a form is not proved.
  const canFall = hasMain(request.facts, exact) && request.options.stubs === "off";
  const floor = canFall && exact ? runFloor(input, request, Runtime.of(await input.runtime())) : undefined;
  if (floor?.output.refusals.length === 0) return { ...floor, decisions: [floorDecision(request, [])] };
  const climbed = attempt(input, request, canFall);
  if (!climbed) {
    const failed = { text: "an internal check failed", span: request.facts.files[0]?.decls[0]?.span ?? { start: 0, end: 0 } };
    const fallen = runFloor(input, request, Runtime.of(await input.runtime()));
    return { ...fallen, decisions: [floorDecision(request, [failed])] };
  }
  const doubts = [...doubtsAbout(request.inferred), ...(climbed.faults ?? [])];
  // Where both must refuse, the one that refuses less. A form in doubt is worse than a `todo!` that everybody sees.
  const isWorse = (fallen: Stages): boolean => doubts.length > 0 || refusedText(fallen) < refusedText(climbed);
  if (floor && isWorse(floor)) return { ...floor, decisions: [floorDecision(request, [])] };
  if (!canFall || exact) return { ...climbed, decisions: [...climbed.decisions, ...doubts.map(unprovedForm)] };
  const refused = climbed.output.refusals.map((r) => ({ text: ofInference(r.message), span: r.span }));
  const causes = refused.length > 0 ? refused : doubts;
  if (causes.length === 0) return climbed;
  const unshared = climbWithFirstNames(input, request);
  if (unshared) return unshared;
  const fallen = runFloor(input, request, Runtime.of(await input.runtime()));
  if (refused.length > 0 && fallen.output.refusals.length > 0 && !isWorse(fallen)) return climbed;
  // The idioms of the Go are what they are, whatever form its values take: the index of patterns keeps them.
  return { ...fallen, patterns: climbed.patterns, decisions: [floorDecision(request, causes)] };
}

/** Inference with nothing to fall to. */
function climbAlone(input: EngineInput, request: RunInput): Stages {
  const climbed = climb(input, request);
  const isSound =
    climbed.output.refusals.length === 0 && [...doubtsAbout(request.inferred), ...(climbed.faults ?? [])].length === 0;
  return isSound ? climbed : (climbWithFirstNames(input, request) ?? climbed);
}

/** Inference of the program without second names of the same places, where it then has nothing to refuse and nothing in doubt. */
function climbWithFirstNames(input: EngineInput, request: RunInput): Stages | undefined {
  const first = withFirstNames(request.inferred, request.checked);
  const climbed = first && attempt(input, { ...request, inferred: first.facts, seconds: first.names }, true);
  if (!climbed || climbed.output.refusals.length > 0) return undefined;
  return doubtsAbout(first.facts).length > 0 || (climbed.faults ?? []).length > 0 ? undefined : climbed;
}

/** Inference; what fails inside of it, outside of tests, leaves the floor. */
function attempt(input: EngineInput, request: RunInput, canFall: boolean): Stages | undefined {
  try {
    return climb(input, request);
  } catch (error) {
    if (input.strict || !canFall) throw error;
    return undefined;
  }
}

function floorDecision(request: RunInput, evidence: readonly Evidence[]): Decision {
  const main = request.facts.files.flatMap((f) => f.decls).find((d) => d.kind === "FuncDecl" && d.name.name === "main");
  const [first] = evidence;
  return {
    id: "whole-floor",
    spans: first ? [first.span] : main?.kind === "FuncDecl" ? [main.name.span] : [],
    chosen: "the floor",
    rejected: evidence.map((e) => ({ form: "inferred ownership", because: e.text })),
    evidence,
    args: {
      what: first ? "this line" : "exact output",
      because: first ? capitalized(first.text) : "Every byte is to be as in Go",
    },
  };
}

/** What has no floor to fall to keeps its form, with a caution. */
const unprovedForm = (doubt: Evidence): Decision => ({
  id: "unproved-form",
  spans: [doubt.span],
  chosen: "inferred ownership",
  rejected: [],
  evidence: [doubt],
  args: { because: capitalized(doubt.text) },
});

/** What inference can't say may stand translated beside the card: only the idiom is missing. */
const ofInference = (message: string): string =>
  message.replace(/ (?:has no translation|is not translated) yet$/, " has no idiomatic form yet");

const capitalized = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** One form for each type, whatever inference would find. */
function runFloor(input: EngineInput, r: RunInput, runtime: Runtime): Stages {
  const { facts } = r;
  const output = new Output(facts.textOf, () => false);
  const file = floorFile(facts, runtime, output);
  noteOpenPoints(facts, output);
  return {
    text: r.text,
    options: r.options,
    registry: input.registry,
    facts,
    written: r.facts.files,
    decisions: [],
    output,
    file,
    isLibrary: !hasMain(facts),
    diagnostics: [...r.syntax, ...facts.info.diagnostics, ...output.refusals.map(refusalDiagnostic)],
    patterns: {},
  };
}

/** Whether there is a main function; one that was put around loose statements counts if `loose`. */
const hasMain = (facts: Facts, loose = true): boolean =>
  facts.files.some((f) =>
    f.decls.some((d) => d.kind === "FuncDecl" && !d.recv && d.name.name === "main" && (loose || !d.synthetic)),
  );

/** How much of the Go has no Rust, in characters: a refused expression is less than a refused function. */
const refusedText = ({ output }: Stages): number =>
  output.refusals.reduce((sum, { span }) => sum + Math.max(1, span.end - span.start), 0);

const refusalDiagnostic = (r: Refusal): Diagnostic => ({ severity: "error", code: r.code, message: r.message, span: r.span });

function countPatterns(ids: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const id of ids.toSorted()) counts[id] = (counts[id] ?? 0) + 1;
  return counts;
}

const rustNameOf = (r: RustType): string | undefined => (r.kind === "PathType" ? r.path.segments.at(-1)?.name : undefined);

/** Types of the fields of a user type, by its Rust name; derives pass through them. */
function fieldsOf(name: string, facts: Facts, plan: Plan): readonly RustType[] | undefined {
  const unnamed = plan.anonymous.all.find((x) => x.name === name);
  if (unnamed) return unnamed.type.fields.map((f) => plan.typeOfSlot(f));
  if (name === plan.errors.enumName) return plan.errors.payloads;
  if (name === plan.any?.sum.name) return plan.any.sum.variants.map((v) => plan.typeOf(v.type));
  for (const o of facts.info.typeNames) {
    const lock = plan.lockOf(o);
    if (lock?.stateName === name) return lock.guarded.map((f) => plan.typeOfSlot(f));
    if (plan.names.of(o) !== name || o.type.kind !== "Named") continue;
    const e = plan.enumOf(o);
    if (e) return e.variants.flatMap((v) => (v.of ? [plan.typeOf(v.of.type)] : []));
    const u = o.type.underlying;
    if (u.kind !== "Struct") return [innerType(o.type, { facts, plan, info: facts.info })];
    return [
      ...u.fields
        .filter((f) => !plan.isDropped(f) && f !== lock?.mutex && !lock?.guarded.includes(f))
        .map((f) => plan.typeOfSlot(f)),
      ...(lock ? [lock.type] : []),
    ];
  }
  return undefined;
}

// ---- the standard library's table

interface StdTable {
  readonly lookup: StdLookup;
  package(path: string): StdPackage | undefined;
  function(key: string): StdFunction | undefined;
}

function stdTable(registry: Registry): StdTable {
  const packages = new Map(registry.stdPackages.map((p) => [p.path, p]));
  const find = (key: string): StdFunction | undefined => {
    for (const [path, p] of packages) {
      if (!key.startsWith(`${path}.`)) continue;
      const f = p.functions[key.slice(path.length + 1)];
      if (f) return typeof f === "function" ? { lower: f } : f;
    }
    return undefined;
  };
  return {
    package: (path) => packages.get(path),
    function: find,
    lookup: {
      functionOf: (f) => {
        const key = stdKeyOf(f);
        return key === undefined ? undefined : find(key);
      },
      valueOf: (pkg, name) => packages.get(pkg)?.values?.[name],
      iteratorOf: (f) => registry.iterators.get(stdKeyOf(f) ?? ""),
      zeroOf: (pkg, name, facts) => {
        const zero = packages.get(pkg)?.types?.[name]?.zero;
        return zero && { value: zero(facts) };
      },
    },
  };
}

function stdEffects(registry: Registry): (key: string) => StdEffects | undefined {
  const table = stdTable(registry);
  return (key) => {
    const f = table.function(key);
    return (
      f && {
        mutates: f.mutates ?? [],
        keeps: f.keeps ?? [],
        mutatesReceiver: f.mutatesReceiver ?? false,
        blocks: f.blocks ?? false,
      }
    );
  };
}

export { printFile };
