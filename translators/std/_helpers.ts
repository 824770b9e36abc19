// Implements the small Rust functions that give Go's exact texts; each is printed once, at the end of the file that uses it.

import type { EmitContext } from "../../lib/patterns/kit.ts";
import { textItem } from "../../lib/rust/factory.ts";
import { flagNeeds, flagTexts } from "./_flag-helpers.ts";
import { readNeeds, readTexts } from "./_read-helpers.ts";
import { systemTexts } from "./_system-helpers.ts";
import { scanNeeds, scanTexts } from "./_scan-helpers.ts";

/** Asks for a helper and gives the name to call it by. */
export function helper(ctx: EmitContext, name: keyof typeof texts): string {
  for (const needed of needs[name] ?? []) helper(ctx, needed);
  ctx.helper(name, () => [textItem(texts[name])]);
  return name;
}

const needs: Partial<Record<string, readonly (keyof typeof texts)[]>> = {
  ...scanNeeds,
  ...flagNeeds,
  ...readNeeds,
  NumError: ["go_quote"],
  num_error_syntax: ["NumError"],
  num_error_integer: ["NumError"],
  go_exp: ["go_special"],
  go_shortest_exp: ["go_special"],
  go_float: ["go_special"],
  go_fixed: ["go_special"],
  go_general: ["go_special"],
};

const texts = {
  ...scanTexts,
  ...flagTexts,
  ...readTexts,
  ...systemTexts,
  go_special: `
/// Go's text of a float that is no number.
fn go_special(x: f64) -> String {
    let text = if x.is_nan() {
        "NaN"
    } else if x > 0.0 {
        "+Inf"
    } else {
        "-Inf"
    };
    text.to_string()
}`,
  go_float: `
/// A float as Go's \`%v\` prints it: with an exponent below 1e-4 and from 1e6 on.
fn go_float<T>(x: T) -> String
where
    T: Copy + Into<f64> + std::fmt::Display + std::fmt::LowerExp,
{
    if !x.into().is_finite() {
        return go_special(x.into());
    }
    let text = format!("{x:e}");
    let (digits, exp) = text.split_once('e').unwrap();
    match exp.parse::<i32>().unwrap() {
        -4..=5 => x.to_string(),
        exp => format!(
            "{digits}e{}{:02}",
            if exp < 0 { '-' } else { '+' },
            exp.abs()
        ),
    }
}`,
  go_fixed: `
/// A float as Go's \`%.2f\` prints it, infinities included.
fn go_fixed(x: f64, precision: usize) -> String {
    if x.is_finite() {
        format!("{x:.precision$}")
    } else {
        go_special(x)
    }
}`,
  go_exp: `
/// A float as Go's \`%e\` prints it: at least two digits of exponent.
fn go_exp(x: f64, precision: usize) -> String {
    if !x.is_finite() {
        return go_special(x);
    }
    let text = format!("{x:.precision$e}");
    let (digits, exp) = text.split_once('e').unwrap();
    let exp: i32 = exp.parse().unwrap();
    format!(
        "{digits}e{}{:02}",
        if exp < 0 { '-' } else { '+' },
        exp.abs()
    )
}`,
  go_shortest_exp: `
/// A float with an exponent, and as many digits as it takes to read it back.
fn go_shortest_exp<T>(x: T) -> String
where
    T: Copy + Into<f64> + std::fmt::LowerExp,
{
    if !x.into().is_finite() {
        return go_special(x.into());
    }
    let text = format!("{x:e}");
    let (digits, exp) = text.split_once('e').unwrap();
    let exp: i32 = exp.parse().unwrap();
    format!(
        "{digits}e{}{:02}",
        if exp < 0 { '-' } else { '+' },
        exp.abs()
    )
}`,
  go_general: `
/// A float as Go's \`%.3g\` prints it: so many significant digits, without trailing zeros.
fn go_general(x: f64, precision: usize) -> String {
    if !x.is_finite() {
        return go_special(x);
    }
    let places = precision.max(1) - 1;
    let text = format!("{x:.places$e}");
    let (digits, exp) = text.split_once('e').unwrap();
    let exp: i32 = exp.parse().unwrap();
    let short = |s: &str| match s.contains('.') {
        true => s.trim_end_matches('0').trim_end_matches('.').to_string(),
        false => s.to_string(),
    };
    if exp < -4 || exp > places as i32 {
        return format!(
            "{}e{}{:02}",
            short(digits),
            if exp < 0 { '-' } else { '+' },
            exp.abs()
        );
    }
    short(&format!("{x:.*}", (places as i32 - exp) as usize))
}`,
  go_list: `
/// A slice as Go prints it: \`[1 2 3]\`.
fn go_list<T>(items: &[T], show: impl Fn(&T) -> String) -> String {
    format!("[{}]", items.iter().map(show).collect::<Vec<_>>().join(" "))
}`,
  go_map: `
/// A map as Go prints it: \`map[a:1 b:2]\`, in the order of its keys.
fn go_map<'a, K: Ord + 'a, V: 'a>(
    entries: impl IntoIterator<Item = (&'a K, &'a V)>,
    key: impl Fn(&K) -> String,
    value: impl Fn(&V) -> String,
) -> String {
    let mut entries: Vec<_> = entries.into_iter().collect();
    entries.sort_by_key(|(k, _)| *k);
    let entries = entries
        .iter()
        .map(|(k, v)| format!("{}:{}", key(k), value(v)));
    format!("map[{}]", entries.collect::<Vec<_>>().join(" "))
}`,
  go_hex: `
/// Bytes as Go's \`%x\` prints them.
fn go_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}`,
  go_signed_zeros: `
/// Digits behind their sign, filled with zeros up to a width.
fn go_signed_zeros(x: i64, digits: String, width: usize) -> String {
    if x < 0 {
        format!("-{digits:0>0$}", width.saturating_sub(1))
    } else {
        format!("{digits:0>width$}")
    }
}`,
  go_signed: `
/// The digits of a number with its sign before them.
fn go_signed(n: i64, digits: String) -> String {
    if n < 0 { format!("-{digits}") } else { digits }
}`,
  go_quote: `
/// A text as Go's \`%q\` prints it.
fn go_quote(s: &str) -> String {
    let mut out = String::from("\\"");
    for c in s.chars() {
        match c {
            '"' | '\\\\' => out.extend(['\\\\', c]),
            '\\x07' => out.push_str("\\\\a"),
            '\\x08' => out.push_str("\\\\b"),
            '\\x0c' => out.push_str("\\\\f"),
            '\\n' => out.push_str("\\\\n"),
            '\\r' => out.push_str("\\\\r"),
            '\\t' => out.push_str("\\\\t"),
            '\\x0b' => out.push_str("\\\\v"),
            c if c.is_ascii_control() => out += &format!("\\\\x{:02x}", c as u32),
            // The debug form leaves alone what can be printed.
            c if c == '\\'' || format!("a{c}").escape_debug().eq(['a', c]) => out.push(c),
            c if c as u32 > 0xffff => out += &format!("\\\\U{:08x}", c as u32),
            c => out += &format!("\\\\u{:04x}", c as u32),
        }
    }
    out + "\\""
}`,
  go_duration: `
/// A duration as Go prints it: \`1h15m30.5s\`.
fn go_duration(d: std::time::Duration) -> String {
    let nanos = d.as_nanos();
    let scaled = |unit: u128, name: &str| {
        let fraction = format!("{:0width$}", nanos % unit, width = unit.ilog10() as usize);
        match fraction.trim_end_matches('0') {
            "" => format!("{}{name}", nanos / unit),
            fraction => format!("{}.{fraction}{name}", nanos / unit),
        }
    };
    match nanos {
        0 => "0s".to_string(),
        1..=999 => format!("{nanos}ns"),
        1_000..=999_999 => scaled(1_000, "µs"),
        1_000_000..=999_999_999 => scaled(1_000_000, "ms"),
        _ => {
            let minutes = d.as_secs() / 60;
            let rest = go_duration_seconds(nanos % 60_000_000_000);
            match minutes {
                0 => rest,
                1..=59 => format!("{minutes}m{rest}"),
                _ => format!("{}h{}m{rest}", minutes / 60, minutes % 60),
            }
        }
    }
}

fn go_duration_seconds(nanos: u128) -> String {
    let text = format!("{}.{:09}", nanos / 1_000_000_000, nanos % 1_000_000_000);
    format!("{}s", text.trim_end_matches('0').trim_end_matches('.'))
}`,
  NumError: `
/// An error of strconv, as Go words it.
#[derive(Debug, Clone, PartialEq)]
struct NumError {
    function: &'static str,
    text: String,
    reason: &'static str,
}

impl std::fmt::Display for NumError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = go_quote(&self.text);
        write!(
            f,
            "strconv.{}: parsing {text}: {}",
            self.function, self.reason
        )
    }
}

impl std::error::Error for NumError {}`,
  num_error_syntax: `
impl NumError {
    fn syntax(function: &'static str, text: &str) -> NumError {
        let text = text.to_string();
        NumError {
            function,
            text,
            reason: "invalid syntax",
        }
    }
}`,
  num_error_integer: `
impl NumError {
    fn integer(function: &'static str, text: &str, err: &std::num::ParseIntError) -> NumError {
        use std::num::IntErrorKind::{NegOverflow, PosOverflow};
        let text = text.to_string();
        let reason = match err.kind() {
            PosOverflow | NegOverflow => "value out of range",
            _ => "invalid syntax",
        };
        NumError {
            function,
            text,
            reason,
        }
    }
}`,
  go_parse_bool: `
/// A truth value in any of Go's spellings.
fn go_parse_bool(text: &str) -> Result<bool, std::str::ParseBoolError> {
    match text {
        "1" | "t" | "T" | "TRUE" | "True" => Ok(true),
        "0" | "f" | "F" | "FALSE" | "False" => Ok(false),
        _ => text.parse(),
    }
}`,
  go_parse_int: `
/// An integer whose prefix tells its base, with underscores between digits.
fn go_parse_int(text: &str) -> Result<i64, std::num::ParseIntError> {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let rest = rest.to_ascii_lowercase();
    let prefixes = [("0x", 16), ("0o", 8), ("0b", 2), ("0", 8)];
    let (digits, base) = prefixes
        .iter()
        .filter(|_| rest.len() > 1)
        .find_map(|(prefix, base)| Some((rest.strip_prefix(prefix)?, *base)))
        .unwrap_or((&rest, 10));
    let is_broken = digits.starts_with(['+', '-'])
        || digits.ends_with('_')
        || digits.contains("__")
        || (base == 10 && digits.starts_with('_'));
    let digits = if is_broken { "?" } else { digits };
    i64::from_str_radix(&format!("{sign}{}", digits.replace('_', "")), base)
}`,
  go_radix: `
/// The digits of a number in a base from 2 to 36.
fn go_radix(n: i128, base: u32) -> String {
    let mut rest = n.unsigned_abs();
    let mut digits = Vec::new();
    loop {
        digits.push(char::from_digit((rest % u128::from(base)) as u32, base).unwrap());
        rest /= u128::from(base);
        if rest == 0 {
            break;
        }
    }
    if n < 0 {
        digits.push('-');
    }
    digits.iter().rev().collect()
}`,
  go_search: `
/// The first index below \`n\` for which the test holds, if it holds for all after it.
fn go_search(n: usize, test: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, n);
    while low < high {
        let middle = low + (high - low) / 2;
        if test(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}`,
  go_next_after: `
/// The float next to \`x\` on the way to \`y\`.
fn go_next_after(x: f64, y: f64) -> f64 {
    if y > x {
        x.next_up()
    } else if y < x {
        x.next_down()
    } else if x == y {
        x
    } else {
        f64::NAN
    }
}`,
  go_remainder: `
/// What is left of \`x\` beside the multiple of \`y\` that is nearest to it, by IEEE 754.
fn go_remainder(x: f64, y: f64) -> f64 {
    if x.is_nan() || y.is_nan() || x.is_infinite() || y == 0.0 {
        return f64::NAN;
    }
    if y.is_infinite() {
        return x;
    }
    let (mut rest, size) = (x.abs(), y.abs());
    if rest == size {
        return if x < 0.0 { -0.0 } else { 0.0 };
    }
    if size <= f64::MAX / 2.0 {
        rest %= size + size;
    }
    // Half of a tiny number is not exact: twice the rest is compared instead.
    if size < 2.0 * f64::MIN_POSITIVE {
        if rest + rest > size {
            rest -= size;
            if rest + rest >= size {
                rest -= size;
            }
        }
    } else if rest > 0.5 * size {
        rest -= size;
        if rest >= 0.5 * size {
            rest -= size;
        }
    }
    if x < 0.0 { -rest } else { rest }
}`,
  go_replace: `
/// Replaces from left to right, the first fitting pair at each place, as Go's Replacer does.
fn go_replace(text: &str, pairs: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some((old, new)) = pairs.iter().find(|(old, _)| rest.starts_with(old)) {
            out.push_str(new);
            rest = &rest[old.len()..];
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}`,
  decode_rune: `
/// The first character with its length in bytes; bytes that are no text count as one each.
fn decode_rune(bytes: &[u8]) -> (char, i64) {
    for length in 1..=bytes.len().min(4) {
        let text = std::str::from_utf8(&bytes[..length]);
        if let Some(c) = text.ok().and_then(|text| text.chars().next()) {
            return (c, length as i64);
        }
    }
    (char::REPLACEMENT_CHARACTER, bytes.len().min(1) as i64)
}`,
  go_title: `
/// The first letter of each word in upper case, as Go's strings.Title writes it.
fn go_title(s: &str) -> String {
    let mut inside = false;
    s.chars()
        .map(|c| {
            let first = !inside;
            inside = c.is_alphanumeric() || c == '_' || !(c.is_ascii() || c.is_whitespace());
            if first { go_upper_char(c) } else { c }
        })
        .collect()
}

fn go_upper_char(c: char) -> char {
    let mut upper = c.to_uppercase();
    if upper.len() == 1 {
        upper.next().unwrap_or(c)
    } else {
        c
    }
}`,
  go_upper: `
/// Upper case letter by letter, as Go does: \`ß\` stays one letter.
fn go_upper(s: &str) -> String {
    s.chars()
        .map(|c| {
            let mut upper = c.to_uppercase();
            if upper.len() == 1 {
                upper.next().unwrap_or(c)
            } else {
                c
            }
        })
        .collect()
}`,
  go_lower: `
/// Lower case letter by letter, as Go does.
fn go_lower(s: &str) -> String {
    s.chars()
        .map(|c| c.to_lowercase().next().unwrap_or(c))
        .collect()
}`,
} as const;
