// Implements the plan of error types: which Rust error each function gives (idioms.md A11).

import type { Facts } from "../analysis/facts.ts";
import { isOwnWrite } from "../analysis/writers.ts";
import type { CallExpr, Expr, FuncDecl, FuncLit, Ident } from "../go/ast.ts";
import type { RustType } from "../rust/ast.ts";
import { sameType, t } from "../rust/factory.ts";
import type { FuncObj, Home, TypeNameObj, VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Type } from "../semantics/types.ts";
import type { Span } from "../source/span.ts";
import type { Decision } from "./decision.ts";
import { ErrorAtoms } from "./errors/atoms.ts";
import { type Definition, ErrorFlow, rhsFor } from "./errors/flow.ts";
import { docText, errorItems, findErrorTypes, isNilableField, type PlacedItem, unwrappedField } from "./errors/items.ts";
import { collectSites } from "./errors/sites.ts";
import type { Piece } from "./errors/template.ts";
import { Variants } from "./errors/variants.ts";
import type { Names, PlanOptions } from "./plan.ts";
import { isErrorType as isErrorInterface, isNilExpr } from "./results.ts";

export interface VariantField {
  /** Absent in a tuple variant. */
  readonly name?: string;
  readonly type: () => RustType;
  /** `boxed`: a `Box<Error>` as source. */
  readonly attr?: "from" | "source" | "boxed";
}
export interface ErrorVariant {
  readonly name: string;
  readonly docs?: readonly string[];
  readonly fields: readonly VariantField[];
  /** Text of `#[error("…")]`; absent: transparent. */
  readonly text?: string;
  /** What stands in `#[error(…)]` where a text alone does not say it. */
  readonly display?: string;
  /** The Go that it stands for: a sentinel, an error type, or the first place that makes the error. */
  readonly span?: Span;
}

/** What fills a field of a variant. */
export type Payload =
  | { readonly from: "operand"; readonly expr: Expr; readonly text: boolean }
  | { readonly from: "literal"; readonly text: string }
  | { readonly from: "template"; readonly pieces: readonly Piece[]; readonly operands: readonly Expr[] }
  /** The whole text of a Go call, made where the error is. */
  | { readonly from: "message"; readonly call: Expr }
  /** The wrapped error; `via`: the variant that takes it in before it is boxed. */
  | { readonly from: "source"; readonly expr: Expr; readonly via?: ErrorVariant }
  | { readonly from: "sentinel"; readonly form: ErrorForm };

/** How the Rust error of a Go error expression is made. */
export type ErrorForm =
  | { readonly kind: "variant"; readonly variant: ErrorVariant; readonly payload: readonly Payload[] }
  /** Text that is only known when it runs. */
  | { readonly kind: "message"; readonly call: Expr | undefined; readonly variant: ErrorVariant };

export type CallResult = { readonly form: "result"; readonly error: RustType } | { readonly form: "option" };
/** What the std packages say of their functions; keys as `strconv.Atoi`, `bufio.Reader.ReadString`. */
export type FallibleLookup = (key: string) => { readonly kind: "result" | "option"; readonly error?: RustType } | undefined;

export type ErrorStyle = "enum" | "anyhow" | "box";

export interface ErrorPlan {
  readonly style: ErrorStyle;
  readonly flow: ErrorFlow;
  /** Error type of a function whose last Go result is `error`. */
  typeOf(f: FuncObj | FuncLit): RustType;
  /** Type of an `error` value in storage or in a variable: the program's widest error. */
  readonly widest: RustType;
  /** Error type of the variable that holds the value of this assignment. */
  bindingType(d: Definition, v: VarObj): RustType;
  /** What a call gives in Rust in place of Go's `(…, error)` or `(…, bool)`; undefined if it stays a tuple. */
  resultOf(call: CallExpr): CallResult | undefined;
  /** `var ErrX = errors.New(…)` becomes a variant: the variable disappears. */
  isSentinel(v: VarObj): boolean;
  /** A struct whose item, with its `Error() string` method, is written by the error plan, not by the default lowering. */
  isErrorType(t: TypeNameObj): boolean;
  /** Methods of error types that Rust has in another form: `Error` in `#[error]`, `Unwrap` in `#[source]`. */
  writesMethod(t: TypeNameObj, name: string): boolean;
  /** Any type with `Error() string`; the value types of `E` in Rust. It needs `Debug`. */
  errorTypeOf(t: Type): TypeNameObj | undefined;
  /** The error enum's name, where the program has one. */
  readonly enumName: string | undefined;
  /** Types that the variants of the enum hold: derives pass through them. */
  readonly payloads: readonly RustType[];
  /** The variant that holds several errors, where `errors.Join` joins them and their kinds count. */
  readonly joined: ErrorVariant | undefined;
  formOf(e: Expr): ErrorForm | undefined;
  sentinelVariant(v: VarObj): ErrorVariant | undefined;
  structVariant(t: TypeNameObj): ErrorVariant | undefined;
  /**
   * How an error is found inside others: `root`: by `err.root()`; `chain`: in `err.chain()`, where error structs of the
   * program hold errors too; `none`: no variant wraps another.
   */
  readonly nesting: "none" | "root" | "chain";
  /** `?` and `.into()` turn one error type into the other; `variant`: its constructor does; `same`; undefined: nothing does. */
  conversion(from: RustType, to: RustType): "same" | "into" | ErrorVariant | undefined;
  /** Error types with `Unwrap`, so that a chain goes on inside a struct. */
  readonly hasUnwrap: boolean;
  /** Is it a type of errors that this program has: its own, an error type, one of the standard library's? */
  isError(type: RustType): boolean;
  /** Format spec that prints an error of this type with its whole chain: `:#` for anyhow. */
  specOf(type: RustType): "" | ":#";
  /** Rust type of a field, package variable or parameter of type `error`: an option where nil can be, boxed in an error struct. */
  slotOf(v: VarObj): RustType | undefined;
  /** The error enum, error structs and impls, each with the Go declaration in whose place it stands. `slot`: types of fields. */
  items(slot: (v: VarObj) => RustType): readonly PlacedItem[];
  readonly decisions: readonly Decision[];
}

export interface ErrorInput {
  readonly names: Names;
  readonly types: { of(type: Type): RustType };
  readonly fallible?: FallibleLookup;
}

export const anyhowError: RustType = { kind: "PathType", path: { segments: [{ name: "anyhow" }, { name: "Error" }] } };
export const isAnyhow = (type: RustType): boolean =>
  type.kind === "PathType" &&
  (type.path.import === "anyhow::Error" || type.path.segments.map((s) => s.name).join("::") === "anyhow::Error");
const errorTrait = { kind: "TraitBound", path: { segments: [{ name: "Error" }], import: "std::error::Error" } } as const;
const simpleBound = (name: string) => ({ kind: "TraitBound", path: { segments: [{ name }] } }) as const;

export function planErrors(facts: Facts, options: PlanOptions, input: ErrorInput): ErrorPlan {
  const sentinels = findSentinels(facts);
  const errorTypes = findErrorTypes(facts);
  const style: ErrorStyle =
    options.errors === "anyhow"
      ? "anyhow"
      : options.errors === "box"
        ? "box"
        : options.errors === "thiserror" || sentinels.size > 0 || errorTypes.size > 0 || errorSlots(facts).length > 0
          ? "enum"
          : "anyhow";
  const errorTypeOf = (type: Type): TypeNameObj | undefined => {
    const base = type.kind === "Pointer" ? type.elem : type;
    const obj = base.kind === "Named" ? (base.origin ?? base).obj : undefined;
    return obj && errorTypes.has(obj) ? obj : undefined;
  };
  const flow = new ErrorFlow(facts, (v) => sentinels.has(v), errorTypeOf);
  const boxed = t.box(threaded(facts) ? t.dyn(errorTrait, simpleBound("Send"), simpleBound("Sync")) : t.dyn(errorTrait));
  const opaque = style === "box" ? boxed : anyhowError;
  const enumName = input.names.placed(
    homeOfErrors([...sentinels.keys(), ...errorTypes.keys()]),
    ["Error", "AppError", "ProgramError"].find((n) => !facts.info.typeNames.some((o) => o.name === n)) ?? "AnyError",
  );
  const own = style === "enum" ? t.path(enumName) : opaque;
  const structType = (o: TypeNameObj): RustType => t.path(input.names.of(o));
  const atoms = new ErrorAtoms(flow, { style, own, opaque, structType, ...(input.fallible && { fallible: input.fallible }) });
  const sites = collectSites(flow, atoms, style);
  const variants = new Variants(
    {
      facts,
      style,
      exact: options.output === "exact",
      enumName: () => enumName,
      typeNameOf: (o) => input.names.of(o),
      typeOf: (type) => input.types.of(type),
      sentinelText: (v) => sentinels.get(v) ?? "",
      sentinels: [...sentinels.keys()],
      docsOf: (v) => docsOf(v, facts),
    },
    sites,
  );
  const hasEnum = variants.all.length > 0 || (style === "enum" && atoms.usesOwn);
  const holders = [...errorTypes.keys()].filter((o) => variants.ofStruct(o) && unwrappedField(o, facts));
  const widest = style !== "enum" || hasEnum ? own : (atoms.onlyNarrow ?? opaque);
  const plan: ErrorPlan = {
    style,
    flow,
    widest,
    typeOf: (f) => atoms.typeOf(f),
    bindingType: (d, v) =>
      v.role !== "local" || isHandedOn(v, facts)
        ? widest
        : atoms.join(
            flow.classOf(d, v).flatMap((x) => {
              const rhs = rhsFor(v, x, facts);
              return rhs ? [rhs] : [];
            }),
          ),
    resultOf: (call) => atoms.resultOf(call),
    isSentinel: (v) => sentinels.has(v),
    isErrorType: (o) => errorTypes.get(o) !== undefined,
    writesMethod: (o, name) =>
      (name === "Error" && errorTypes.get(o) !== undefined) ||
      (name === "Unwrap" && errorTypes.has(o) && unwrappedField(o, facts) !== undefined),
    errorTypeOf,
    enumName: hasEnum ? enumName : undefined,
    get payloads() {
      return variants.all.flatMap((v) => v.fields.map((f) => f.type()));
    },
    joined: variants.joined,
    formOf: variants.formOf,
    sentinelVariant: variants.ofSentinel,
    structVariant: variants.ofStruct,
    nesting: hasEnum && (holders.length > 0 || variants.joined) ? "chain" : variants.hasWrappers ? "root" : "none",
    conversion: (from, to) => {
      if (sameType(from, to) || (isAnyhow(from) && isAnyhow(to))) return "same";
      if (style !== "enum" || isAnyhow(to) || to.kind !== "PathType" || to.path.segments.at(-1)?.name === "Box") return "into";
      if (!sameType(to, own)) return undefined;
      const struct = [...errorTypes.keys()].find((o) => sameType(structType(o), from));
      const variant = struct ? variants.ofStruct(struct) : variants.ofForeign(from);
      if (!variant) return undefined;
      return variant.fields.length === 1 && variant.fields[0]?.attr === "from"
        ? "into"
        : variant.fields.length === 1
          ? variant
          : undefined;
    },
    hasUnwrap: [...errorTypes.keys()].some((o) => unwrappedField(o, facts) !== undefined),
    isError: (type) =>
      isAnyhow(type) ||
      [own, boxed, t.path(enumName), ...[...errorTypes.keys()].map(structType), ...atoms.foreign].some((x) => sameType(x, type)),
    specOf: (type) => (isAnyhow(type) ? ":#" : ""),
    slotOf: (v) => slotOf(v, facts, widest, style === "enum" && errorFields(errorTypes).has(v)),
    items: (slot) =>
      errorItems({
        facts,
        names: input.names,
        errorTypes,
        variants,
        slot: (v) => slotOf(v, facts, widest, style === "enum") ?? slot(v),
        holders,
        hasSources: style !== "anyhow",
        enumName: hasEnum ? enumName : undefined,
        firstSentinel: [...sentinels.keys()][0],
      }),
    decisions: decide(
      style,
      facts,
      sentinels,
      errorTypes,
      hasEnum ? { name: enumName, variants: variants.all.length } : undefined,
    ),
  };
  return plan;
}

/** A function of the program gets it as an error of whatever kind. */
const isHandedOn = (v: VarObj, facts: Facts): boolean =>
  facts.uses.of(v).some((u) => {
    if (u.role.kind !== "argument" || u.steps.length > 0 || !u.role.callee || u.role.callee.pkg) return false;
    const { vars } = u.role.callee.type.params;
    const p = vars[Math.min(u.role.index, vars.length - 1)];
    return p !== undefined && isErrorInterface(p.type);
  });

/** The package that declares all errors of the program has the enum, too; errors of several stand in the root. */
const homeOfErrors = (declared: readonly (VarObj | TypeNameObj)[]): Home | undefined =>
  declared.every((o) => o.home?.path === declared[0]?.home?.path) ? declared[0]?.home : undefined;

/** Package variables that `errors.New` sets once, with their texts. */
function findSentinels(facts: Facts): Map<VarObj, string> {
  const found = new Map<VarObj, string>();
  for (const spec of facts.nodesOf("ValueSpec")) {
    spec.names.forEach((n, i) => {
      const v = facts.info.objectOf(n);
      const call = spec.values[i];
      if (v?.kind !== "Var" || v.role !== "package" || call?.kind !== "CallExpr") return;
      const callee = facts.info.calleeOf(call);
      const makes =
        (callee?.pkg === "errors" && callee.name === "New") ||
        (callee?.pkg === "fmt" && callee.name === "Errorf" && call.args.length === 1);
      const text = call.args[0] && facts.info.constOf(call.args[0]);
      if (!makes || text?.kind !== "string" || text.value.includes("%")) return;
      if (facts.uses.of(v).some((u) => u.role.kind === "assign" || u.role.kind === "address")) return;
      found.set(v, text.value);
    });
  }
  return found;
}

const threaded = (facts: Facts): boolean => facts.nodesOf("GoStmt").length > 0;

function docsOf(v: VarObj, facts: Facts): readonly string[] {
  const spec = facts.info.declOf(v);
  const parent = spec && facts.tree.parentOf(spec);
  const trivia = spec?.trivia?.leading.length
    ? spec.trivia
    : parent?.kind === "GenDecl" && !parent.parenthesized
      ? parent.trivia
      : undefined;
  return (trivia?.leading ?? []).filter((c) => c.text.startsWith("//")).map((c) => docText(c.text, v.name));
}

const errorFields = (errorTypes: ReadonlyMap<TypeNameObj, unknown>): ReadonlySet<VarObj> =>
  new Set(
    [...errorTypes.keys()].flatMap((o) => {
      const u = underlying(o.type);
      return u.kind === "Struct" ? u.fields : [];
    }),
  );

/** An error inside an error struct is boxed: the enum may hold that struct. */
function slotOf(v: VarObj, facts: Facts, widest: RustType, inError: boolean): RustType | undefined {
  if (!isErrorInterface(v.type) || v.role === "local" || v.role === "result") return undefined;
  const held = inError && v.role === "field" ? t.box(widest) : widest;
  return isNilableSlot(v, facts) ? t.option(held) : held;
}

function isNilableSlot(v: VarObj, facts: Facts): boolean {
  if (v.role === "field") return isNilableField(v, facts);
  const uses = facts.uses.of(v).filter((u) => u.steps.length === 0);
  if (v.role === "package" || uses.some((u) => u.role.kind === "nil-compare" || u.role.kind === "assign")) return true;
  return (
    v.role === "param" &&
    facts.nodesOf("CallExpr").some((c) => {
      const i = facts.info.calleeOf(c)?.type.params.vars.indexOf(v) ?? -1;
      return isNilExpr(c.args[i], facts);
    })
  );
}

/** Fields that keep an error: what is kept is read more than once, and an anyhow error cannot be cloned. */
const errorSlots = (facts: Facts): readonly VarObj[] =>
  facts.info.typeNames.flatMap((o) => {
    const u = underlying(o.type);
    return u.kind === "Struct" ? u.fields.filter((f) => isErrorInterface(f.type)) : [];
  });

/** `error` itself, and no type of the program that has its name. */
const isUniversal = (id: Ident, facts: Facts): boolean =>
  id.name === "error" && !facts.info.typeNames.some((o) => o.name === "error");

/** `Write` of an `io.Writer` gives an `io::Result`. */
function writes(f: FuncDecl, facts: Facts): boolean {
  const obj = facts.info.funcObjOf(f);
  return obj !== undefined && isOwnWrite(obj, facts);
}

function decide(
  style: ErrorStyle,
  facts: Facts,
  sentinels: ReadonlyMap<VarObj, string>,
  errorTypes: ReadonlyMap<TypeNameObj, unknown>,
  enumOf: { readonly name: string; readonly variants: number } | undefined,
): Decision[] {
  const declared = [...sentinels.keys(), ...errorTypes.keys()];
  const kept = declared.length === 0 ? errorSlots(facts) : [];
  const evidence = [...declared, ...kept].flatMap((o) => {
    const what = o.kind === "TypeName" ? "the error type" : o.role === "field" ? "an error is kept in the field" : "the sentinel";
    return o.span ? [{ text: `${what} \`${o.name}\``, span: o.span }] : [];
  });
  const results = facts
    .nodesOf("FuncDecl")
    .filter((f) => f.type.results?.list.some((r) => r.type.kind === "Ident" && isUniversal(r.type, facts)) && !writes(f, facts));
  const first = results[0]?.type.results;
  if (style === "enum" && evidence.length > 0) {
    // One type of errors is that struct alone, and its own note says so.
    if (!enumOf) return [];
    const more = enumOf.variants > declared.length ? " Errors that are made or wrapped elsewhere have theirs, too." : "";
    const said =
      declared.length > 0
        ? {
            of: `is declared here: sentinels and error types alike.${more}`,
            why: "These errors have names of their own, so that callers can tell them apart.",
            because: "callers can tell these errors apart",
          }
        : {
            of: "comes about here.",
            why: "An error is kept here. An enum can derive `Clone` where its variants allow it; `anyhow::Error` can't.",
            because: "an error is kept, and `anyhow::Error` can't be cloned",
          };
    return [
      {
        id: "error-enum",
        spans: evidence.map((e) => e.span),
        chosen: enumOf.name,
        rejected: [
          {
            form: "`anyhow::Error`",
            because: said.because,
          },
        ],
        evidence,
        args: { name: enumOf.name, of: said.of, why: said.why },
      },
    ];
  }
  if (style === "anyhow" && first) {
    return [
      {
        id: "error-anyhow",
        spans: [first.span],
        chosen: "anyhow::Error",
        rejected: [{ form: "an error enum", because: "no code here tells one error from another" }],
        evidence: [{ text: "errors are only made, passed on and printed", span: first.span }],
      },
    ];
  }
  return [];
}
