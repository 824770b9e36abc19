// Implements the reading of Go format strings: text and directives, as fmt's doc describes them.

export interface Directive {
  readonly kind: "verb";
  readonly verb: string;
  readonly minus: boolean;
  readonly plus: boolean;
  readonly sharp: boolean;
  readonly space: boolean;
  readonly zero: boolean;
  readonly width?: Amount;
  readonly precision?: Amount;
  /** Operand, counted from 0; past the end where the call has too few. */
  readonly arg: number;
  /** As written, for Go's complaints. */
  readonly source: string;
}
/** A number in the text, or the operand that holds it. */
export type Amount = { readonly kind: "number"; readonly value: number } | { readonly kind: "operand"; readonly arg: number };
export type Part = { readonly kind: "text"; readonly text: string } | Directive;

/** `%v` without flags: what Println and Sprint use. */
export const plainV: Directive = {
  kind: "verb",
  verb: "v",
  minus: false,
  plus: false,
  sharp: false,
  space: false,
  zero: false,
  arg: 0,
  source: "%v",
};

export interface ParsedFormat {
  readonly parts: readonly Part[];
  /** Operands that no directive reads: Go complains of them. */
  readonly extra: readonly number[];
}

export function parseFormat(format: string, count: number): ParsedFormat {
  const reader = new FormatReader(format);
  const parts = reader.read();
  const extra = reader.reordered ? [] : Array.from({ length: Math.max(0, count - reader.next) }, (_, i) => reader.next + i);
  return { parts, extra };
}

class FormatReader {
  next = 0;
  reordered = false;
  private at = 0;

  constructor(private readonly format: string) {}

  read(): Part[] {
    const parts: Part[] = [];
    while (this.at < this.format.length) {
      const percent = this.format.indexOf("%", this.at);
      const end = percent < 0 ? this.format.length : percent;
      if (end > this.at) parts.push({ kind: "text", text: this.format.slice(this.at, end) });
      if (percent < 0) break;
      this.at = percent;
      parts.push(this.directive());
    }
    return parts;
  }

  private directive(): Part {
    const start = this.at++;
    const flags = this.flags();
    const width = this.amount();
    let precision: Amount | undefined;
    if (this.format[this.at] === ".") {
      this.at++;
      precision = this.amount() ?? { kind: "number", value: 0 };
    }
    this.index();
    const verb = String.fromCodePoint(this.format.codePointAt(this.at) ?? 0);
    if (this.at >= this.format.length) return { kind: "text", text: "%!(NOVERB)" };
    this.at += verb.length;
    if (verb === "%") return { kind: "text", text: "%" };
    const source = this.format.slice(start, this.at);
    return { kind: "verb", verb, ...flags, ...(width && { width }), ...(precision && { precision }), arg: this.next++, source };
  }

  private flags(): Pick<Directive, "minus" | "plus" | "sharp" | "space" | "zero"> {
    const seen = new Set<string>();
    while ("+-# 0".includes(this.format[this.at] ?? "x")) seen.add(this.format[this.at++]!);
    return {
      minus: seen.has("-"),
      plus: seen.has("+"),
      sharp: seen.has("#"),
      space: seen.has(" "),
      zero: seen.has("0") && !seen.has("-"),
    };
  }

  private amount(): Amount | undefined {
    this.index();
    if (this.format[this.at] === "*") {
      this.at++;
      return { kind: "operand", arg: this.next++ };
    }
    const digits = /^[0-9]+/.exec(this.format.slice(this.at))?.[0];
    if (digits === undefined) return undefined;
    this.at += digits.length;
    return { kind: "number", value: Number(digits) };
  }

  /** `[2]`: the operand that the next directive reads, counted from 1. */
  private index(): void {
    const match = /^\[([0-9]+)\]/.exec(this.format.slice(this.at));
    if (!match) return;
    this.at += match[0].length;
    this.next = Number(match[1]) - 1;
    this.reordered = true;
  }
}
