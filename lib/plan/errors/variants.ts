// Implements the synthesis of the error enum: one variant for each kind of error that the program makes (idioms.md A11).

import { isClosedText } from "../../analysis/closed-texts.ts";
import { joinsErrors } from "../../analysis/joined-errors.ts";
import type { Facts } from "../../analysis/facts.ts";
import type { CallExpr, Expr } from "../../go/ast.ts";
import type { RustType } from "../../rust/ast.ts";
import { t, typeText } from "../../rust/factory.ts";
import { snakeCase, upperCamel } from "../../rust/names.ts";
import type { TypeNameObj, VarObj } from "../../semantics/objects.ts";
import type { Type } from "../../semantics/types.ts";
import type { Span } from "../../source/span.ts";
import type { ErrorForm, ErrorStyle, ErrorVariant, Payload, VariantField } from "../errors.ts";
import {
  escapeBraces,
  literalOf,
  literalPiece,
  type Piece,
  parseFormat,
  prefixOf,
  rustVerb,
  templateKey,
  verbsOf,
} from "./template.ts";

/** One place that makes an error, sorted by what it wraps. */
export interface Site {
  readonly expr: Expr;
  /** The call of `errors.New` or `fmt.Errorf`; absent where the value stands bare. */
  readonly call?: CallExpr;
  readonly of:
    | { readonly kind: "sentinel"; readonly variable: VarObj }
    | { readonly kind: "struct"; readonly type: TypeNameObj }
    | { readonly kind: "foreign"; readonly type: RustType }
    | { readonly kind: "text" }
    | { readonly kind: "own" };
}

export interface SynthesisInput {
  readonly facts: Facts;
  readonly exact: boolean;
  readonly style: ErrorStyle;
  readonly enumName: () => string;
  readonly typeNameOf: (t: TypeNameObj) => string;
  readonly typeOf: (t: Type) => RustType;
  /** Text of a sentinel, as pieces. */
  readonly sentinelText: (v: VarObj) => string;
  readonly sentinels: readonly VarObj[];
  readonly docsOf: (v: VarObj) => readonly string[];
}

interface Template {
  readonly pieces: readonly Piece[];
  readonly operands: readonly Expr[];
  readonly key: string;
}

export class Variants {
  readonly all: ErrorVariant[] = [];
  /** Several errors as one. */
  readonly joined: ErrorVariant | undefined;
  private readonly names = new Set<string>();
  private readonly forms = new Map<Expr, ErrorForm>();
  private readonly bySentinel = new Map<VarObj, ErrorVariant>();
  private readonly byStruct = new Map<TypeNameObj, ErrorVariant>();
  private readonly byForeign = new Map<string, ErrorVariant>();
  private readonly byTemplate = new Map<string, ErrorVariant>();
  private context: ErrorVariant | undefined;
  private wrapped: ErrorVariant | undefined;
  private message: ErrorVariant | undefined;

  constructor(
    private readonly input: SynthesisInput,
    sites: readonly Site[],
  ) {
    this.sentinels(sites);
    this.structs(sites);
    this.foreigns(sites);
    if (input.style === "enum" && joinsErrors(input.facts))
      this.joined = this.add({
        name: this.claim("Joined"),
        fields: [{ type: () => t.vec(t.path(input.enumName())) }],
        display: '"{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\\n")',
      });
    for (const s of sites) {
      if (s.of.kind === "text") this.forms.set(s.expr, this.text(s));
      if (s.of.kind === "own" && s.call) this.forms.set(s.expr, this.wrap(s, this.operandOfW(s)));
    }
  }

  formOf = (e: Expr): ErrorForm | undefined => this.forms.get(e);
  ofSentinel = (v: VarObj): ErrorVariant | undefined => this.bySentinel.get(v);
  ofStruct = (s: TypeNameObj): ErrorVariant | undefined => this.byStruct.get(s);
  /** The variant that takes a bare value of the type, by `#[from]` or by its name. */
  ofForeign = (type: RustType): ErrorVariant | undefined => this.byForeign.get(typeText(type));
  get hasWrappers(): boolean {
    return this.context !== undefined || this.wrapped !== undefined;
  }

  // ---- Sentinels

  private sentinels(sites: readonly Site[]): void {
    for (const v of this.input.sentinels) {
      const own = sites.filter((s) => s.of.kind === "sentinel" && s.of.variable === v);
      this.bySentinel.set(v, this.sentinel(v, own));
    }
  }

  private sentinel(v: VarObj, sites: readonly Site[]): ErrorVariant {
    const name = this.claim(upperCamel(v.name.replace(/^[eE]rr(or)?(?=[A-Z])/, "").replace(/(Err|Error)$/, "")));
    const text = this.input.sentinelText(v);
    const docs = this.input.docsOf(v);
    const span = v.span ? { span: v.span } : {};
    const templates = sites.map((s) => (s.call ? this.template(s.call) : undefined));
    const first = templates[0];
    const prefixes = templates.map((x) => x && prefixOf(x.pieces));
    const literals = prefixes.map((x) => x && literalOf(x));
    if (first && literals.every((x) => x !== undefined)) {
      const variant = this.add({
        name,
        docs,
        ...span,
        fields: [{ type: () => t.ref(t.str, "'static") }],
        text: `{0}: ${escapeBraces(text)}`,
      });
      sites.forEach((s, i) =>
        this.forms.set(s.expr, { kind: "variant", variant, payload: [{ from: "literal", text: literals[i] ?? "" }] }),
      );
      return variant;
    }
    if (first && templates.every((x) => x?.key === first.key)) {
      const made = this.filled(first, (w) => (w ? escapeBraces(text) : undefined), sites);
      if (made) return this.place(this.add({ name, docs, ...span, fields: made.fields, text: made.text }), sites, made.payloadOf);
    }
    if (first && prefixes.every((x) => x && this.isSimple(x, first))) {
      const variant = this.add({ name, docs, ...span, fields: [{ type: () => t.string }], text: `{0}: ${escapeBraces(text)}` });
      sites.forEach((s, i) => {
        const template = templates[i];
        const prefix = prefixes[i];
        if (template && prefix)
          this.forms.set(s.expr, {
            kind: "variant",
            variant,
            payload: [{ from: "template", pieces: prefix, operands: template.operands }],
          });
      });
      return variant;
    }
    const variant = this.add({ name, docs, ...span, fields: [], text: escapeBraces(text) });
    for (const s of sites) {
      const bare: ErrorForm = { kind: "variant", variant, payload: [] };
      // anyhow and boxes have their own way to put text around an error.
      if (s.call && this.input.style !== "enum") continue;
      this.forms.set(s.expr, s.call ? this.wrap(s, { from: "sentinel", form: bare }) : bare);
    }
    return variant;
  }

  // ---- Error structs and foreign errors

  private structs(sites: readonly Site[]): void {
    const types = new Set(sites.flatMap((s) => (s.of.kind === "struct" ? [s.of.type] : [])));
    for (const type of types) {
      const own = sites.filter((s) => s.of.kind === "struct" && s.of.type === type);
      const full = upperCamel(type.name);
      const short = full.replace(/(Error|Err)$/, "");
      const name = this.claim(short === "" || this.names.has(short) ? full : short);
      this.byStruct.set(
        type,
        this.holder(name, () => t.path(this.input.typeNameOf(type)), own, true, type.span),
      );
    }
  }

  private foreigns(sites: readonly Site[]): void {
    const foreign = sites.filter((s) => s.of.kind === "foreign");
    const groups = groupBy(foreign, (s) => (s.of.kind === "foreign" ? typeText(s.of.type) : ""));
    for (const [key, group] of groups) {
      const type = group[0]?.of.kind === "foreign" ? group[0].of.type : undefined;
      if (!type) continue;
      const byTemplate = groupBy(group, (s) => (s.call ? (this.template(s.call)?.key ?? "") : ""));
      for (const [template, some] of byTemplate) {
        const words = template.replace(/%[^a-zA-Z]*[a-zA-Z]/g, " ");
        const name = this.claim(variantName(words) || foreignName(type));
        const variant = this.holder(name, () => type, some, byTemplate.size === 1 && template === "", some[0]?.expr.span);
        if (template === "") this.byForeign.set(key, variant);
      }
    }
  }

  /** A variant around another error: transparent, or with the text that always stands around it. */
  private holder(name: string, type: () => RustType, sites: readonly Site[], from: boolean, at: Span | undefined): ErrorVariant {
    const templates = sites.map((s) => (s.call ? this.template(s.call) : undefined));
    const first = templates[0];
    const span = at ? { span: at } : {};
    if (first && templates.every((x) => x?.key === first.key)) {
      const made = this.filled(first, () => undefined, sites, type, from);
      if (made) return this.place(this.add({ name, ...span, fields: made.fields, text: made.text }), sites, made.payloadOf);
    }
    const variant = this.add({ name, ...span, fields: [{ type, attr: from ? "from" : "source" }] });
    for (const s of sites) {
      this.forms.set(
        s.expr,
        s.call
          ? this.wrap(s, { from: "source", expr: this.innerOf(s), via: variant })
          : { kind: "variant", variant, payload: [{ from: "source", expr: s.expr }] },
      );
    }
    return variant;
  }

  // ---- Texts and wraps

  private text(s: Site): ErrorForm {
    const template = s.call && this.template(s.call);
    if (!template || !s.call) return { kind: "message", call: s.call, variant: this.messageVariant(s.expr.span) };
    const known = this.byTemplate.get(template.key);
    const made = this.filled(template, () => undefined, [s]);
    if (!made) return { kind: "message", call: s.call, variant: this.messageVariant(s.expr.span) };
    const literal = template.pieces.map((x) => (x.kind === "text" ? x.text : " ")).join("");
    const variant =
      known ??
      this.add({ span: s.expr.span, name: this.claim(variantName(literal) || "Message"), fields: made.fields, text: made.text });
    this.byTemplate.set(template.key, variant);
    return { kind: "variant", variant, payload: made.payloadOf(s) };
  }

  private wrap(s: Site, source: Payload): ErrorForm {
    const template = s.call && this.template(s.call);
    const prefix = template && prefixOf(template.pieces);
    if (template && prefix && this.isSimple(prefix, template)) {
      return {
        kind: "variant",
        variant: this.contextVariant(s.expr.span),
        payload: [{ from: "template", pieces: prefix, operands: template.operands }, source],
      };
    }
    return {
      kind: "variant",
      variant: this.wrappedVariant(s.expr.span),
      payload: [{ from: "message", call: s.call ?? s.expr }, source],
    };
  }

  private contextVariant(span: Span): ErrorVariant {
    this.context ??= this.add({
      span,
      name: this.claim("Context"),
      text: "{context}: {source}",
      fields: [
        { name: "context", type: () => t.string },
        { name: "source", type: () => t.box(this.own()), attr: "boxed" },
      ],
    });
    return this.context;
  }

  private wrappedVariant(span: Span): ErrorVariant {
    this.wrapped ??= this.add({
      span,
      name: this.claim("Wrapped"),
      text: "{text}",
      fields: [
        { name: "text", type: () => t.string },
        { name: "source", type: () => t.box(this.own()), attr: "boxed" },
      ],
    });
    return this.wrapped;
  }

  private messageVariant(span: Span): ErrorVariant {
    this.message ??= this.add({ span, name: this.claim("Message"), fields: [{ type: () => t.string }], text: "{0}" });
    return this.message;
  }

  private readonly own = (): RustType => t.path(this.input.enumName());

  // ---- Templates

  private template(call: CallExpr): Template | undefined {
    const [first, ...operands] = call.args;
    const c = first && this.input.facts.info.constOf(first);
    if (c?.kind !== "string" || c.bytes || call.ellipsis) return undefined;
    const isNew = this.input.facts.info.calleeOf(call)?.name === "New";
    const pieces = isNew ? literalPiece(c.value) : parseFormat(c.value);
    if (!pieces || verbsOf(pieces).length !== operands.length) return undefined;
    return { pieces, operands, key: templateKey(pieces) };
  }

  private isSimple(pieces: readonly Piece[], template: Template): boolean {
    return verbsOf(pieces).every((v) => {
      const operand = template.operands[v.arg];
      return operand !== undefined && rustVerb(v, this.input.facts.info.typeOf(operand), this.input.exact) !== undefined;
    });
  }

  /**
   * Fields and text of a variant for a template. `constant` gives fixed text for `%w`; with `source`, `%w` is a field of
   * that type.
   */
  private filled(
    template: Template,
    constant: (isWrap: boolean) => string | undefined,
    sites: readonly Site[],
    source?: () => RustType,
    from = false,
  ): { fields: VariantField[]; text: string; payloadOf: (s: Site) => Payload[] } | undefined {
    const verbs = verbsOf(template.pieces).filter((v) => !(v.verb === "w" && constant(true) !== undefined));
    if (source && verbs.filter((v) => v.verb === "w").length !== 1) return undefined;
    const kinds = verbs.map((v) => {
      const operand = template.operands[v.arg];
      if (v.verb === "w" && source) return { verb: v, spec: "", type: source, held: "source" as const };
      const type = operand && this.input.facts.info.typeOf(operand);
      const rust = type && v.verb !== "w" && rustVerb(v, type, this.input.exact);
      if (!rust || !type) return undefined;
      // An enum of texts is quoted as the text, which the variant then holds.
      if (rust.spec === ":?" && isClosedText(type, this.input.facts))
        return { verb: v, spec: rust.spec, type: () => t.string, held: "text" as const };
      return {
        verb: v,
        spec: rust.spec,
        type: rust.held === "text" ? () => t.string : () => this.input.typeOf(type),
        held: rust.held,
      };
    });
    if (kinds.some((k) => k === undefined)) return undefined;
    const fields = kinds.filter((k) => k !== undefined);
    const names = this.fieldNames(
      fields.map((f) => ({ arg: f.verb.arg, source: f.held === "source" })),
      sites,
    );
    let next = 0;
    const text = template.pieces
      .map((p) => {
        if (p.kind === "text") return escapeBraces(p.text);
        if (p.verb === "w" && constant(true) !== undefined) return constant(true);
        const i = next++;
        return `{${names?.[i] ?? i}${fields[i]?.spec ?? ""}}`;
      })
      .join("");
    return {
      text,
      fields: fields.map((f, i) => ({
        ...(names?.[i] && { name: names[i] }),
        type: f.type,
        ...(f.held === "source" && { attr: from && fields.length === 1 ? ("from" as const) : ("source" as const) }),
      })),
      payloadOf: (s) =>
        fields.map((f): Payload => {
          const operand = s.call?.args[f.verb.arg + 1] ?? s.expr;
          return f.held === "source"
            ? { from: "source", expr: operand }
            : { from: "operand", expr: operand, text: f.held === "text" };
        }),
    };
  }

  /** Named fields where there are several and every operand has a name of its own; else positions. */
  private fieldNames(fields: readonly { arg: number; source: boolean }[], sites: readonly Site[]): string[] | undefined {
    if (fields.length < 2) return undefined;
    const of = (s: Site): string[] => fields.map((f) => (f.source ? "source" : operandName(s.call?.args[f.arg + 1])));
    const names = sites[0] ? of(sites[0]) : [];
    const clash =
      names.some((n, i) => n === "" || names.indexOf(n) !== i) || sites.some((s) => of(s).some((n, i) => n !== names[i]));
    if (!clash) return names;
    return fields.some((f) => f.source)
      ? fields.map((f, i) => (f.source ? "source" : `detail${i === 0 ? "" : i + 1}`))
      : undefined;
  }

  private place(variant: ErrorVariant, sites: readonly Site[], payloadOf: (s: Site) => Payload[]): ErrorVariant {
    for (const s of sites) this.forms.set(s.expr, { kind: "variant", variant, payload: payloadOf(s) });
    return variant;
  }

  private operandOfW(s: Site): Payload {
    return { from: "source", expr: this.innerOf(s) };
  }

  private innerOf(s: Site): Expr {
    const template = s.call && this.template(s.call);
    const w = template && verbsOf(template.pieces).find((v) => v.verb === "w");
    return (w && template.operands[w.arg]) ?? s.expr;
  }

  private add(v: ErrorVariant): ErrorVariant {
    this.all.push(v);
    return v;
  }

  private claim(wanted: string): string {
    let name = wanted || "Other";
    for (let n = 2; this.names.has(name); n++) name = `${wanted}${n}`;
    this.names.add(name);
    return name;
  }
}

function groupBy<T>(list: readonly T[], keyOf: (x: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const x of list) groups.set(keyOf(x), [...(groups.get(keyOf(x)) ?? []), x]);
  return groups;
}

/** `user.Name` → `name`, `id` → `id`, `len(xs)` → "". */
function operandName(e: Expr | undefined): string {
  if (e?.kind === "Ident") return snakeCase(e.name);
  if (e?.kind === "SelectorExpr") return snakeCase(e.sel.name);
  return "";
}

/** `"insufficient funds"` → `InsufficientFunds`; at most four words. */
function variantName(text: string): string {
  const words = text.match(/[A-Za-z][A-Za-z0-9]*/g) ?? [];
  const kept = words.filter((w) => !/^(the|a|an|is|was)$/i.test(w));
  return (kept.length > 0 ? kept : words)
    .slice(0, 4)
    .map((w) => upperCamel(w.toLowerCase()))
    .join("");
}

/** `ParseIntError` → `ParseInt`, `io::Error` → `Io`, `anyhow::Error` → `Other`. */
function foreignName(type: RustType): string {
  const names = type.kind === "PathType" ? type.path.segments.map((s) => s.name) : [];
  if (names[0] === "anyhow" || names.length === 0) return "Other";
  const last = (names.at(-1) ?? "").replace(/Error$/, "");
  return last || upperCamel(names.at(-2) ?? "Other");
}
