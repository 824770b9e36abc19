// Facts about the sizes of floats, as sums, products and unions have them: the few values that there are, a power of two that
// all are multiples of, or only bounds.

/** Bounds of what is not zero, by magnitude; `positive`: never below zero. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly positive: boolean;
  readonly zero: boolean;
  /** All of them, where they are few: then what is computed from them is known to the last bit. */
  readonly values?: readonly number[];
  /** A power of two that all are multiples of. */
  readonly step?: number;
}

/** How many values are few. */
const few = 32;
/** Whole multiples of a step below this are exact. */
const exact = 2 ** 52;

export const nothing: Bounds = { min: Infinity, max: 0, positive: true, zero: true, step: 1 };
/** Any integer. */
export const whole: Bounds = { min: 1, max: 9.3e18, positive: false, zero: true };

/** Bounds of these values; of one that is no number, or infinite, nothing is known. */
export function ofValues(list: readonly number[]): Bounds | undefined {
  const values = [...new Set(list)];
  if (values.length === 0 || values.some((v) => !Number.isFinite(v))) return undefined;
  const sizes = values.filter((v) => v !== 0).map(Math.abs);
  const steps = values.map(stepOf);
  const step = steps.some((s) => s === undefined) ? undefined : Math.min(...(steps as number[]));
  return {
    min: Math.min(Infinity, ...sizes),
    max: Math.max(0, ...sizes),
    positive: values.every((v) => v >= 0),
    zero: values.includes(0),
    ...(values.length <= few && { values }),
    ...(step !== undefined && { step }),
  };
}

function stepOf(n: number): number | undefined {
  for (let step = 1; step >= 2 ** -20; step /= 2)
    if (Number.isInteger(n / step)) return Math.abs(n) / step < exact ? step : undefined;
  return undefined;
}

export function union(a: Bounds, b: Bounds): Bounds {
  if (a.max === 0 && !a.values) return { ...b, zero: a.zero || b.zero, ...(a.zero && { ...withZero(b) }) };
  const all = a.values && b.values ? ofValues([...a.values, ...b.values]) : undefined;
  if (all?.values) return { ...all, zero: all.zero || a.zero || b.zero };
  const step = a.step !== undefined && b.step !== undefined ? Math.min(a.step, b.step) : undefined;
  return {
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
    positive: a.positive && b.positive,
    zero: a.zero || b.zero,
    ...(step !== undefined && { step }),
  };
}

export const withZero = (b: Bounds): Bounds => ({
  ...b,
  zero: true,
  ...(b.values && { values: b.values.includes(0) ? b.values : [...b.values, 0] }),
});

/** Only the bounds, as for floats of 32 bits, whose arithmetic is another one. */
export const onlyBounds = ({ min, max, positive, zero }: Bounds): Bounds => ({ min, max, positive, zero });

export function negated(b: Bounds): Bounds {
  return { ...b, positive: false, ...(b.values && { values: b.values.map((v) => -v) }) };
}

const operators: Readonly<Record<string, (x: number, y: number) => number>> = {
  "+": (x, y) => x + y,
  "-": (x, y) => x - y,
  "*": (x, y) => x * y,
  "/": (x, y) => x / y,
};

export function combined(op: string, x: Bounds, y: Bounds): Bounds | undefined {
  const f = operators[op];
  if (!f) return undefined;
  if (x.values && y.values && x.values.length * y.values.length <= few * few) {
    const all = ofValues(x.values.flatMap((a) => (y.values ?? []).map((b) => f(a, b))));
    if (all?.values) return all;
  }
  if (op === "+" || op === "-") return summed(op, x, y);
  if (op === "*") {
    const step = x.step !== undefined && y.step !== undefined ? x.step * y.step : undefined;
    const isExact = step !== undefined && step >= 2 ** -20 && (x.max * y.max) / step < exact;
    return {
      min: x.min * y.min,
      max: x.max * y.max,
      positive: x.positive && y.positive,
      zero: x.zero || y.zero,
      ...(isExact && { step }),
    };
  }
  if (y.zero) return undefined;
  return { min: x.min / y.max, max: x.max / y.min, positive: x.positive && y.positive, zero: x.zero };
}

function summed(op: string, x: Bounds, y: Bounds): Bounds | undefined {
  const max = x.max + y.max;
  const step = x.step !== undefined && y.step !== undefined ? Math.min(x.step, y.step) : undefined;
  const grid = step !== undefined && max / step < exact ? step : undefined;
  const grows = op === "+" && x.positive && y.positive;
  if (grows)
    return {
      min: Math.min(x.min, y.min),
      max,
      positive: true,
      zero: x.zero && y.zero,
      ...(grid !== undefined && { step: grid }),
    };
  // What is left of a difference is a multiple, too.
  return grid === undefined ? undefined : { min: grid, max, positive: false, zero: true, step: grid };
}

/** The first value and as many of the others as there are turns. */
export function repeated(op: string, first: Bounds, more: Bounds, turns: number): Bounds | undefined {
  const { values: _, ...step } = more;
  return summed(op, onlyWithStep(first), { ...step, min: more.min, max: more.max * turns, zero: more.zero });
}

const onlyWithStep = ({ values: _, ...rest }: Bounds): Bounds => rest;
