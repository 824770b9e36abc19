// Implements Go's `%v` of a float in TypeScript, for constants: shortest digits, with an exponent below 1e-4 and from 1e6 on.

/** Go's text of a constant float. */
export function goFloatText(x: number): string {
  if (Number.isNaN(x)) return "NaN";
  if (!Number.isFinite(x)) return x > 0 ? "+Inf" : "-Inf";
  const sign = x < 0 || Object.is(x, -0) ? "-" : "";
  const [digits = "0", exponent = "0"] = Math.abs(x).toExponential().split("e");
  const exp = Number(exponent);
  if (exp < -4 || exp >= 6) return `${sign}${digits}e${exp < 0 ? "-" : "+"}${String(Math.abs(exp)).padStart(2, "0")}`;
  return sign + plainDigits(digits.replace(".", ""), exp);
}

/** Rust's `{}` of the same float: never with an exponent. */
export function rustFloatText(x: number): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "NaN" : x > 0 ? "inf" : "-inf";
  const [digits = "0", exponent = "0"] = Math.abs(x).toExponential().split("e");
  return (x < 0 || Object.is(x, -0) ? "-" : "") + plainDigits(digits.replace(".", ""), Number(exponent));
}

function plainDigits(digits: string, exp: number): string {
  if (exp < 0) return `0.${"0".repeat(-exp - 1)}${digits}`;
  if (digits.length <= exp + 1) return digits.padEnd(exp + 1, "0");
  return `${digits.slice(0, exp + 1)}.${digits.slice(exp + 1)}`;
}
