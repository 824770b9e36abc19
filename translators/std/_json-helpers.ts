// Implements the small Rust functions around serde_json that give Go's bytes: what Go escapes, how it indents, how it prints floats.

import type { EmitContext } from "../../lib/patterns/kit.ts";
import type { RustExpr } from "../../lib/rust/ast.ts";
import { call, str, textItem } from "../../lib/rust/factory.ts";

/** The call that writes a value: with an indent where one is given. */
export function jsonCall(ctx: EmitContext, value: RustExpr, indent: string, floats: boolean): RustExpr {
  ctx.helper("go_json_text", () => [textItem(escapes)]);
  if (floats) ctx.helper("GoNumbers", () => [textItem(numbers)]);
  if (indent === "") {
    ctx.helper("go_json", () => [textItem(floats ? compactNumbers : compact)]);
    return call("go_json", [value]);
  }
  ctx.helper("go_json_indent", () => [textItem(pretty(floats))]);
  return call("go_json_indent", [value, str(indent)]);
}

const escapes = `
/// Letters that Go writes as escapes, so that JSON can stand inside HTML and JavaScript.
fn go_json_text(json: &str) -> Vec<u8> {
    json.replace('<', "\\\\u003c")
        .replace('>', "\\\\u003e")
        .replace('&', "\\\\u0026")
        .replace('\\u{2028}', "\\\\u2028")
        .replace('\\u{2029}', "\\\\u2029")
        .into_bytes()
}`;

const compact = `
/// A value as JSON, with the bytes that Go writes.
fn go_json(value: &(impl serde::Serialize + ?Sized)) -> serde_json::Result<Vec<u8>> {
    Ok(go_json_text(&serde_json::to_string(value)?))
}`;

const compactNumbers = `
/// A value as JSON, with the bytes that Go writes.
fn go_json(value: &(impl serde::Serialize + ?Sized)) -> serde_json::Result<Vec<u8>> {
    let format = GoNumbers(serde_json::ser::CompactFormatter);
    let mut serializer = serde_json::Serializer::with_formatter(Vec::new(), format);
    value.serialize(&mut serializer)?;
    Ok(go_json_text(&String::from_utf8_lossy(
        &serializer.into_inner(),
    )))
}`;

const pretty = (floats: boolean): string => `
/// A value as JSON on many lines, with the bytes that Go writes.
fn go_json_indent(
    value: &(impl serde::Serialize + ?Sized),
    indent: &str,
) -> serde_json::Result<Vec<u8>> {
    let pretty = serde_json::ser::PrettyFormatter::with_indent(indent.as_bytes());
    let mut serializer = serde_json::Serializer::with_formatter(Vec::new(), ${floats ? "GoNumbers(pretty)" : "pretty"});
    value.serialize(&mut serializer)?;
    Ok(go_json_text(&String::from_utf8_lossy(
        &serializer.into_inner(),
    )))
}`;

/** What a formatter of serde_json writes around values; the numbers are what differs from Go. */
const steps = [
  ["begin_array", ""],
  ["end_array", ""],
  ["begin_array_value", "first"],
  ["end_array_value", ""],
  ["begin_object", ""],
  ["end_object", ""],
  ["begin_object_key", "first"],
  ["begin_object_value", ""],
  ["end_object_value", ""],
] as const;

const numbers = `
/// JSON whose numbers are written as Go writes them.
struct GoNumbers<F>(F);

impl<F: serde_json::ser::Formatter> serde_json::ser::Formatter for GoNumbers<F> {
    fn write_f64<W: ?Sized + std::io::Write>(&mut self, w: &mut W, x: f64) -> std::io::Result<()> {
        let size = x.abs();
        if size == 0.0 || (1e-6..1e21).contains(&size) {
            write!(w, "{x}")
        } else {
            let text = format!("{x:e}");
            let exponent = if size < 1.0 { "e" } else { "e+" };
            write!(w, "{}", text.replace('e', exponent))
        }
    }
${steps
  .map(([name, first]) =>
    first
      ? `
    fn ${name}<W: ?Sized + std::io::Write>(
        &mut self,
        w: &mut W,
        first: bool,
    ) -> std::io::Result<()> {
        self.0.${name}(w, first)
    }`
      : `
    fn ${name}<W: ?Sized + std::io::Write>(&mut self, w: &mut W) -> std::io::Result<()> {
        self.0.${name}(w)
    }`,
  )
  .join("\n")}
}`;
