// Implements Go's package strconv: numbers and quoted texts, with Go's errors.

use super::*;
use std::rc::Rc;

// ---- errors

#[derive(Clone, PartialEq)]
pub struct NumError {
    pub func_: Str,
    pub num: Str,
    pub err: Error,
}

record!(NumError, "strconv.NumError", 48; func_ "Func", num "Num", err "Err"; ptr_error);

impl GoError for Ptr<NumError> {
    fn error(&self) -> Str {
        let e = self.load();
        let text = format!(
            "strconv.{}: parsing {}: ",
            e.func_,
            quoted(e.num.as_bytes(), '"', false)
        );
        Str::from(text) + e.err.error()
    }
    fn wrapped(&self) -> Vec<Error> {
        vec![self.peek(|e| e.err.clone())]
    }
}

impl Ptr<NumError> {
    pub fn unwrap(&self) -> Error {
        self.peek(|e| e.err.clone())
    }
}

thread_local! {
    static ERR_SYNTAX: Error = errors::new(Str::from("invalid syntax"));
    static ERR_RANGE: Error = errors::new(Str::from("value out of range"));
}

pub fn err_syntax() -> Error {
    ERR_SYNTAX.with(Dyn::clone)
}

pub fn err_range() -> Error {
    ERR_RANGE.with(Dyn::clone)
}

fn failed(func: &'static str, num: &Str, err: Error) -> Error {
    let error = NumError {
        func_: Str::from(func),
        num: num.clone(),
        err,
    };
    Dyn::new(Rc::new(Ptr::new(error)) as Rc<dyn GoError>)
}

// ---- integers

pub fn itoa(i: isize) -> Str {
    Str::from(i.to_string())
}

pub fn atoi(s: Str) -> (isize, Error) {
    let (n, err) = signed(&s, 10, 64, "Atoi");
    (n as isize, err)
}

pub fn parse_int(s: Str, base: isize, bit_size: isize) -> (i64, Error) {
    signed(&s, base, bit_size, "ParseInt")
}

pub fn parse_uint(s: Str, base: isize, bit_size: isize) -> (u64, Error) {
    unsigned(&s, s.as_bytes(), base, bit_size, "ParseUint")
}

fn signed(s: &Str, base: isize, bit_size: isize, func: &'static str) -> (i64, Error) {
    let bytes = s.as_bytes();
    let (negative, digits) = match bytes.first() {
        Some(b'-') => (true, &bytes[1..]),
        Some(b'+') => (false, &bytes[1..]),
        _ => (false, bytes),
    };
    let (n, err) = unsigned(s, digits, base, 64, func);
    if !err.is_nil() && !errors::is(err.clone(), err_range()) {
        return (0, err);
    }
    let bits = if bit_size == 0 { 64 } else { bit_size };
    let cutoff = 1_u64 << (bits - 1);
    if !negative && n >= cutoff {
        return ((cutoff - 1) as i64, failed(func, s, err_range()));
    }
    if negative && n > cutoff {
        return ((cutoff as i64).wrapping_neg(), failed(func, s, err_range()));
    }
    (
        if negative {
            (n as i64).wrapping_neg()
        } else {
            n as i64
        },
        Dyn::NIL,
    )
}

fn unsigned(
    s: &Str,
    digits: &[u8],
    base: isize,
    bit_size: isize,
    func: &'static str,
) -> (u64, Error) {
    let syntax = || (0, failed(func, s, err_syntax()));
    if digits.is_empty() {
        return syntax();
    }
    let (radix, rest) = match (base, digits) {
        (2..=36, _) => (base as u64, digits),
        (0, [b'0', b'x' | b'X', rest @ ..]) => (16, rest),
        (0, [b'0', b'b' | b'B', rest @ ..]) => (2, rest),
        (0, [b'0', b'o' | b'O', rest @ ..]) => (8, rest),
        (0, [b'0', rest @ ..]) if !rest.is_empty() => (8, rest),
        (0, _) => (10, digits),
        _ => {
            let text = format!("invalid base {base}");
            return (0, failed(func, s, errors::new(Str::from(text))));
        }
    };
    if !(0..=64).contains(&bit_size) {
        let text = format!("invalid bit size {bit_size}");
        return (0, failed(func, s, errors::new(Str::from(text))));
    }
    let bits = if bit_size == 0 { 64 } else { bit_size };
    let max = u64::MAX >> (64 - bits);
    let mut n: u64 = 0;
    let mut seen = false;
    for byte in rest {
        if *byte == b'_' && base == 0 {
            continue;
        }
        let digit = match char::from(*byte).to_digit(36) {
            Some(digit) if u64::from(digit) < radix => u64::from(digit),
            _ => return syntax(),
        };
        seen = true;
        n = match n.checked_mul(radix).and_then(|n| n.checked_add(digit)) {
            Some(n) if n <= max => n,
            _ => return (max, failed(func, s, err_range())),
        };
    }
    if !seen || (base == 0 && !underscores_fit(digits)) {
        return syntax();
    }
    (n, Dyn::NIL)
}

/// Underscores stand between digits, or between a prefix and a digit.
fn underscores_fit(digits: &[u8]) -> bool {
    let prefixed = digits.len() > 2 && digits[0] == b'0' && digits[1].is_ascii_alphabetic();
    let mut before = if prefixed || digits.first() == Some(&b'0') {
        b'0'
    } else {
        b'^'
    };
    for byte in if prefixed { &digits[2..] } else { digits } {
        if *byte == b'_' && before != b'0' {
            return false;
        }
        if before == b'_' && !byte.is_ascii_alphanumeric() {
            return false;
        }
        before = if *byte == b'_' { b'_' } else { b'0' };
    }
    before != b'_'
}

pub fn format_int(i: i64, base: isize) -> Str {
    let digits = in_base(i.unsigned_abs(), base);
    Str::from(if i < 0 { format!("-{digits}") } else { digits })
}

pub fn format_uint(i: u64, base: isize) -> Str {
    Str::from(in_base(i, base))
}

fn in_base(mut n: u64, base: isize) -> String {
    let Ok(radix @ 2..=36) = u64::try_from(base) else {
        panic(any(Str::from("strconv: illegal AppendInt/FormatInt base")));
    };
    let mut digits = Vec::new();
    loop {
        digits.push(b"0123456789abcdefghijklmnopqrstuvwxyz"[(n % radix) as usize]);
        n /= radix;
        if n == 0 {
            break;
        }
    }
    digits.reverse();
    digits.into_iter().map(char::from).collect()
}

pub fn append_int(dst: Slice<u8>, i: i64, base: isize) -> Slice<u8> {
    dst.append_all(&format_int(i, base).to_bytes())
}

pub fn append_uint(dst: Slice<u8>, i: u64, base: isize) -> Slice<u8> {
    dst.append_all(&format_uint(i, base).to_bytes())
}

// ---- booleans

pub fn parse_bool(s: Str) -> (bool, Error) {
    match s.as_bytes() {
        b"1" | b"t" | b"T" | b"true" | b"TRUE" | b"True" => (true, Dyn::NIL),
        b"0" | b"f" | b"F" | b"false" | b"FALSE" | b"False" => (false, Dyn::NIL),
        _ => (false, failed("ParseBool", &s, err_syntax())),
    }
}

pub fn format_bool(b: bool) -> Str {
    Str::from(if b { "true" } else { "false" })
}

pub fn append_bool(dst: Slice<u8>, b: bool) -> Slice<u8> {
    dst.append_all(&format_bool(b).to_bytes())
}

// ---- floats

pub fn parse_float(s: Str, bit_size: isize) -> (f64, Error) {
    let text = s.lossy();
    let number = match float_of(&text) {
        Some(number) => number,
        None => return (0.0, failed("ParseFloat", &s, err_syntax())),
    };
    let single = bit_size == 32;
    let value = if single {
        f64::from(single_of(&text).unwrap_or(number as f32))
    } else {
        number
    };
    let named = text
        .trim_start_matches(['+', '-'])
        .to_ascii_lowercase()
        .starts_with("inf");
    if value.is_infinite() && !named {
        return (value, failed("ParseFloat", &s, err_range()));
    }
    (value, Dyn::NIL)
}

fn single_of(text: &str) -> Option<f32> {
    text.replace('_', "").parse().ok()
}

fn float_of(text: &str) -> Option<f64> {
    let body = text.trim_start_matches(['+', '-']);
    if text.len() - body.len() > 1 {
        return None;
    }
    let lower = body.to_ascii_lowercase();
    if let Some(digits) = lower.strip_prefix("0x") {
        let value = hex_float(digits)?;
        return Some(if text.starts_with('-') { -value } else { value });
    }
    if matches!(lower.as_str(), "inf" | "infinity" | "nan") {
        return text.parse().ok();
    }
    let plain = body
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-'));
    if plain { text.parse().ok() } else { None }
}

/// `1.8p3`: a hexadecimal mantissa and a power of two.
fn hex_float(text: &str) -> Option<f64> {
    let (mantissa, exponent) = text.split_once('p')?;
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: String = format!("{whole}{part}").replace('_', "");
    let value = u64::from_str_radix(&digits, 16).ok()? as f64;
    let exponent: i32 = exponent.parse().ok()?;
    Some(value * 2_f64.powi(exponent - 4 * part.len() as i32))
}

pub fn format_float(f: f64, fmt: u8, prec: isize, bit_size: isize) -> Str {
    Str::from(float_text(
        f,
        char::from(fmt),
        usize::try_from(prec).ok(),
        bit_size as u32,
    ))
}

pub fn append_float(
    dst: Slice<u8>,
    f: f64,
    fmt: u8,
    prec: isize,
    bit_size: isize,
) -> Slice<u8> {
    dst.append_all(&format_float(f, fmt, prec, bit_size).to_bytes())
}

/// A float by one of Go's formats; without a precision, as few digits as tell it from others.
pub fn float_text(v: f64, letter: char, precision: Option<usize>, bits: u32) -> String {
    let v = if bits == 32 { f64::from(v as f32) } else { v };
    if v.is_nan() {
        return "NaN".to_string();
    }
    if v.is_infinite() {
        return if v > 0.0 { "+Inf" } else { "-Inf" }.to_string();
    }
    match (letter, precision) {
        ('f' | 'F', Some(precision)) => format!("{v:.precision$}"),
        ('f' | 'F', None) => {
            let (digits, exponent) = shortest(v, bits);
            let decimals = (digits.len() as i32 - 1 - exponent).max(0) as usize;
            positional(v, &digits, exponent, decimals)
        }
        ('e' | 'E', _) => exponential(v, precision, bits, letter),
        ('g' | 'G', _) => general(v, precision, bits, letter),
        ('b', _) => binary(v, bits),
        ('x' | 'X', _) => hexadecimal(v, precision, letter),
        _ => format!("%{letter}"),
    }
}

/// The fewest digits that tell the float from its neighbours, the nearest to it of those, and the exponent of the first.
fn shortest(v: f64, bits: u32) -> (String, i32) {
    let text = if bits == 32 {
        format!("{:e}", v as f32)
    } else {
        format!("{v:e}")
    };
    let (digits, _) = text.split_once('e').unwrap_or((&text, "0"));
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    // Of two that are as near, Go takes the even one, as exact rounding does.
    let even = format!("{v:.*e}", count - 1);
    let is_same = if bits == 32 {
        even.parse::<f32>().is_ok_and(|x| x == v as f32)
    } else {
        even.parse::<f64>().is_ok_and(|x| x == v)
    };
    let (digits, exponent) = if is_same { parts(&even) } else { parts(&text) };
    let end = digits.trim_end_matches('0').len().max(1);
    (digits[..end].to_string(), exponent)
}

/// Digits and exponent of `-1.25e3`.
fn parts(text: &str) -> (String, i32) {
    let (digits, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let digits = digits.chars().filter(char::is_ascii_digit).collect();
    (digits, exponent.parse().unwrap_or(0))
}

fn exponential(v: f64, precision: Option<usize>, bits: u32, letter: char) -> String {
    let (digits, exponent) = match precision {
        Some(precision) => parts(&format!("{v:.precision$e}")),
        None => shortest(v, bits),
    };
    with_exponent(v, &digits, exponent, letter)
}

fn with_exponent(v: f64, digits: &str, exponent: i32, letter: char) -> String {
    let minus = if v.is_sign_negative() { "-" } else { "" };
    let point = if digits.len() > 1 { "." } else { "" };
    let sign = if exponent < 0 { '-' } else { '+' };
    let letter = if letter.is_uppercase() { 'E' } else { 'e' };
    format!(
        "{minus}{}{point}{}{letter}{sign}{:02}",
        &digits[..1],
        &digits[1..],
        exponent.abs()
    )
}

/// Digits around a decimal point; what lies beyond them is zeros.
fn positional(v: f64, digits: &str, exponent: i32, decimals: usize) -> String {
    let minus = if v.is_sign_negative() { "-" } else { "" };
    let digit = |place: i32| -> char {
        let at = usize::try_from(exponent - place).ok();
        at.and_then(|i| digits.chars().nth(i)).unwrap_or('0')
    };
    let whole: String = (0..=exponent.max(0)).rev().map(digit).collect();
    let part: String = (1..=decimals as i32).map(|i| digit(-i)).collect();
    let point = if part.is_empty() { "" } else { "." };
    format!("{minus}{whole}{point}{part}")
}

fn general(v: f64, precision: Option<usize>, bits: u32, letter: char) -> String {
    let precision = precision.map(|p| p.max(1));
    let (digits, exponent) = match precision {
        Some(precision) => parts(&format!("{v:.*e}", precision - 1)),
        None => shortest(v, bits),
    };
    let count = digits.trim_end_matches('0').len().max(1) as i32;
    let digits = &digits[..count as usize];
    let limit = match precision {
        None => 6,
        Some(precision) if precision as i32 > count && count > exponent => count,
        Some(precision) => precision as i32,
    };
    if exponent < -4 || exponent >= limit {
        return with_exponent(v, digits, exponent, letter);
    }
    positional(v, digits, exponent, (count - 1 - exponent).max(0) as usize)
}

fn binary(v: f64, bits: u32) -> String {
    let (mantissa, exponent) = if bits == 32 {
        let word = (v as f32).to_bits();
        let exponent = (word >> 23) & 0xff;
        let part = u64::from(word & 0x7f_ffff);
        (
            if exponent == 0 { part } else { part | 1 << 23 },
            exponent.max(1) as i32 - 150,
        )
    } else {
        let word = v.to_bits();
        let exponent = (word >> 52) & 0x7ff;
        let part = word & 0xf_ffff_ffff_ffff;
        (
            if exponent == 0 { part } else { part | 1 << 52 },
            exponent.max(1) as i32 - 1075,
        )
    };
    let sign = if v.is_sign_negative() { "-" } else { "" };
    format!("{sign}{mantissa}p{exponent:+}")
}

fn hexadecimal(v: f64, precision: Option<usize>, letter: char) -> String {
    let sign = if v.is_sign_negative() { "-" } else { "" };
    let word = v.to_bits();
    let mut exponent = ((word >> 52) & 0x7ff) as i32 - 1023;
    let mut mantissa = word & 0xf_ffff_ffff_ffff;
    if v == 0.0 {
        exponent = 0;
    } else if exponent == -1023 {
        let shift = mantissa.leading_zeros() - 11;
        mantissa = (mantissa << shift) & 0xf_ffff_ffff_ffff;
        exponent = -1022 - shift as i32;
    }
    let mut lead = u64::from(v != 0.0);
    if let Some(precision) = precision.filter(|p| *p < 13) {
        let drop = (13 - precision) * 4;
        let whole = (lead << 52) | mantissa;
        let half = 1_u64 << (drop - 1);
        let odd = (whole >> drop) & 1;
        let rounded = (whole + half - 1 + odd) >> drop;
        lead = rounded >> (precision * 4);
        mantissa = (rounded & ((1 << (precision * 4)) - 1)) << drop;
        if lead > 1 {
            lead = 1;
            exponent += 1;
        }
    }
    let digits = format!("{mantissa:013x}");
    let digits = match precision {
        Some(precision) => format!("{digits:0<precision$}")[..precision].to_string(),
        None => digits.trim_end_matches('0').to_string(),
    };
    let point = if digits.is_empty() { "" } else { "." };
    let exponent_sign = if exponent < 0 { '-' } else { '+' };
    let text = format!(
        "{sign}0x{lead}{point}{digits}p{exponent_sign}{:02}",
        exponent.abs()
    );
    if letter == 'X' {
        text.to_uppercase()
    } else {
        text
    }
}

// ---- quoted texts

pub fn quote(s: Str) -> Str {
    Str::from(quoted(s.as_bytes(), '"', false))
}

pub fn quote_to_ascii(s: Str) -> Str {
    Str::from(quoted(s.as_bytes(), '"', true))
}

pub fn quote_rune(r: i32) -> Str {
    Str::from(quoted_rune(r, false))
}

pub fn quote_rune_to_ascii(r: i32) -> Str {
    Str::from(quoted_rune(r, true))
}

pub fn append_quote(dst: Slice<u8>, s: Str) -> Slice<u8> {
    dst.append_all(&quote(s).to_bytes())
}

pub fn append_quote_rune(dst: Slice<u8>, r: i32) -> Slice<u8> {
    dst.append_all(&quote_rune(r).to_bytes())
}

/// A text between quotes, with Go's escapes.
pub fn quoted(bytes: &[u8], quote: char, ascii: bool) -> String {
    let mut out = String::from(quote);
    let mut at = 0;
    while at < bytes.len() {
        let (rune, size) = decode_rune(&bytes[at..]);
        if rune == 0xfffd && size == 1 {
            out.push_str(&format!("\\x{:02x}", bytes[at]));
        } else {
            escape_into(&mut out, rune, quote, ascii);
        }
        at += size;
    }
    out.push(quote);
    out
}

pub fn quoted_rune(rune: i32, ascii: bool) -> String {
    let mut out = String::from("'");
    let known = u32::try_from(rune)
        .ok()
        .and_then(char::from_u32)
        .map_or(0xfffd, |c| c as i32);
    escape_into(&mut out, known, '\'', ascii);
    out.push('\'');
    out
}

fn escape_into(out: &mut String, rune: i32, quote: char, ascii: bool) {
    let c = u32::try_from(rune)
        .ok()
        .and_then(char::from_u32)
        .unwrap_or('\u{FFFD}');
    match c {
        _ if c == quote || c == '\\' => out.extend(['\\', c]),
        '\x07' => out.push_str("\\a"),
        '\x08' => out.push_str("\\b"),
        '\x0c' => out.push_str("\\f"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\x0b' => out.push_str("\\v"),
        _ if printable(c) && (c.is_ascii() || !ascii) => out.push(c),
        _ if rune < 0x20 || rune == 0x7f => out.push_str(&format!("\\x{rune:02x}")),
        _ if rune < 0x10000 => out.push_str(&format!("\\u{rune:04x}")),
        _ => out.push_str(&format!("\\U{rune:08x}")),
    }
}

/// Letters, marks, numbers, punctuation, symbols, and the ASCII space: what Rust prints as it is inside a text.
pub fn printable(c: char) -> bool {
    if c.is_ascii() {
        return (' '..='~').contains(&c);
    }
    format!("a{c}").escape_debug().nth(1) != Some('\\')
}

pub fn is_print(r: i32) -> bool {
    u32::try_from(r)
        .ok()
        .and_then(char::from_u32)
        .is_some_and(printable)
}

pub fn is_graphic(r: i32) -> bool {
    is_print(r)
        || matches!(
            r,
            0xa0 | 0x1680 | 0x2000..=0x200a | 0x202f | 0x205f | 0x3000
        )
}

pub fn can_backquote(s: Str) -> bool {
    s.runes().iter().all(|(at, rune)| {
        let broken = *rune == 0xfffd && s.at(*at) != 0xef;
        !broken
            && *rune != 0xfeff
            && (*rune >= 0x20 || *rune == 0x09)
            && *rune != 0x60
            && *rune != 0x7f
    })
}

pub fn unquote(s: Str) -> (Str, Error) {
    match unquoted(s.as_bytes()) {
        Some(text) => (Str::from(text), Dyn::NIL),
        None => (Str::default(), err_syntax()),
    }
}

fn unquoted(bytes: &[u8]) -> Option<Vec<u8>> {
    let (quote, body) = match bytes {
        [open, body @ .., close]
            if open == close && matches!(open, b'"' | b'\'' | b'`') =>
        {
            (*open, body)
        }
        _ => return None,
    };
    if quote == b'`' {
        return if body.contains(&b'`') {
            None
        } else {
            Some(body.iter().copied().filter(|b| *b != b'\r').collect())
        };
    }
    let mut out = Vec::new();
    let mut at = 0;
    let mut count = 0;
    while at < body.len() {
        let (bytes, size) = unescaped(&body[at..], quote)?;
        out.extend(bytes);
        at += size;
        count += 1;
    }
    if quote == b'\'' && count != 1 {
        None
    } else {
        Some(out)
    }
}

/// One character of a quoted text: its bytes, and how many it took.
fn unescaped(rest: &[u8], quote: u8) -> Option<(Vec<u8>, usize)> {
    match rest {
        [b, ..] if *b == quote || *b == b'\n' => None,
        [b'\\', escape, more @ ..] => {
            let simple = match escape {
                b'a' => Some(7),
                b'b' => Some(8),
                b'f' => Some(12),
                b'n' => Some(10),
                b'r' => Some(13),
                b't' => Some(9),
                b'v' => Some(11),
                b'\\' => Some(b'\\'),
                b'\'' | b'"' if *escape == quote => Some(*escape),
                _ => None,
            };
            if let Some(byte) = simple {
                return Some((vec![byte], 2));
            }
            let (size, radix) = match escape {
                b'x' => (2, 16),
                b'u' => (4, 16),
                b'U' => (8, 16),
                b'0'..=b'7' => (3, 8),
                _ => return None,
            };
            let digits = if radix == 8 {
                rest.get(1..4)?
            } else {
                more.get(..size)?
            };
            let value =
                u32::from_str_radix(std::str::from_utf8(digits).ok()?, radix).ok()?;
            let used = if radix == 8 { 4 } else { 2 + size };
            if matches!(escape, b'x' | b'0'..=b'7') {
                return Some((vec![u8::try_from(value).ok()?], used));
            }
            Some((char::from_u32(value)?.to_string().into_bytes(), used))
        }
        [b'\\'] | [] => None,
        _ => {
            let (_, size) = decode_rune(rest);
            Some((rest[..size].to_vec(), size))
        }
    }
}
