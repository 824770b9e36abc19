// Implements the byte view of Go string constants, which JavaScript keeps as UTF-16.

import type { ConstValue } from "./constant.ts";

type StringConst = Extract<ConstValue, { kind: "string" }>;

const encoder = new TextEncoder();
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder("utf-8", { ignoreBOM: true });

/** A string constant of these bytes; keeps them where they are no UTF-8. */
export const stringOfBytes = (bytes: Uint8Array): StringConst => {
  try {
    return { kind: "string", value: strict.decode(bytes) };
  } catch {
    return { kind: "string", value: lenient.decode(bytes), bytes };
  }
};

export const bytesOf = (s: StringConst): Uint8Array => s.bytes ?? encoder.encode(s.value);

export const byteLength = (s: StringConst): number => {
  if (s.bytes) return s.bytes.length;
  for (let i = 0; i < s.value.length; i++) if (s.value.charCodeAt(i) > 127) return encoder.encode(s.value).length;
  return s.value.length;
};

export const concatStrings = (a: StringConst, b: StringConst): StringConst => {
  if (!a.bytes && !b.bytes) return { kind: "string", value: a.value + b.value };
  return stringOfBytes(new Uint8Array([...bytesOf(a), ...bytesOf(b)]));
};

/** Order of bytes, as Go compares. */
export const compareStrings = (a: StringConst, b: StringConst): number => {
  const x = bytesOf(a);
  const y = bytesOf(b);
  for (let i = 0; i < Math.min(x.length, y.length); i++) if (x[i] !== y[i]) return x[i]! < y[i]! ? -1 : 1;
  return x.length - y.length;
};
