// Implements Go's package strconv: numbers and quoted texts, with Go's errors.

use super::*;
use std::rc::Rc;

// ---- errors

#[derive(Clone, PartialEq)]
pub struct NumError {
    pub func: Str,
    pub num: Str,
    pub err: Error,
}

record!(NumError, "strconv.NumError", 48; func "Func", num "Num", err "Err"; ptr_error);

impl GoError for Ptr<NumError> {
    fn error(&self) -> Str {
        let e = self.load();
        let text = format!(
            "strconv.{}: parsing {}: ",
            e.func,
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
}

thread_local! {
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
        func: Str::from(func),
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
    let (n, err) = unsigned(s, digits, base, bit_size, func);
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
    let prefix = match digits {
        [b'0', prefix, ..] => prefix.to_ascii_lowercase(),
        _ => b' ',
    };
    let prefixed = matches!(prefix, b'b' | b'o' | b'x');
    let mut before = if prefixed { b'0' } else { b'^' };
    for byte in &digits[if prefixed { 2 } else { 0 }..] {
        let is_digit = byte.is_ascii_digit() || prefix == b'x' && byte.is_ascii_hexdigit();
        if *byte == b'_' {
            if before != b'0' {
                return false;
            }
            before = b'_';
        } else if is_digit {
            before = b'0';
        } else if before == b'_' {
            return false;
        } else {
            before = b'!';
        }
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
    match float_prefix(s.as_bytes(), bit_size == 32) {
        Some((_, n, _)) if n < s.as_bytes().len() => {
            (0.0, failed("ParseFloat", &s, err_syntax()))
        }
        Some((value, _, true)) => (value, failed("ParseFloat", &s, err_range())),
        Some((value, ..)) => (value, Dyn::NIL),
        None => (0.0, failed("ParseFloat", &s, err_syntax())),
    }
}

/// The float at the start of a text, how many bytes it takes, and whether it is out of range.
fn float_prefix(s: &[u8], single: bool) -> Option<(f64, usize, bool)> {
    if let Some((value, n)) = named_float(s) {
        return Some((value, n, false));
    }
    let start = usize::from(matches!(s.first(), Some(b'+' | b'-')));
    let negative = s.first() == Some(&b'-');
    let is_hex = s.len() > start + 2 && s[start] == b'0' && s[start + 1] | 32 == b'x';
    let digits_start = if is_hex { start + 2 } else { start };
    let mut i = digits_start;
    let (mut seen, mut point) = (false, false);
    while let Some(byte) = s.get(i) {
        match byte {
            b'_' => {}
            b'.' if !point => point = true,
            b'0'..=b'9' => seen = true,
            b'a'..=b'f' | b'A'..=b'F' if is_hex => seen = true,
            _ => break,
        }
        i += 1;
    }
    if !seen {
        return None;
    }
    let digits_end = i;
    let mut exponent = 0_i32;
    if s.get(i)
        .is_some_and(|b| b | 32 == if is_hex { b'p' } else { b'e' })
    {
        i += 1;
        let sign = s.get(i).copied();
        i += usize::from(matches!(sign, Some(b'+' | b'-')));
        if !s.get(i).is_some_and(u8::is_ascii_digit) {
            return None;
        }
        while let Some(byte) = s.get(i).filter(|b| b.is_ascii_digit() || **b == b'_') {
            if *byte != b'_' && exponent < 10000 {
                exponent = exponent * 10 + i32::from(byte - b'0');
            }
            i += 1;
        }
        if sign == Some(b'-') {
            exponent = -exponent;
        }
    } else if is_hex {
        return None;
    }
    if s[..i].contains(&b'_') && !underscores_fit(&s[start..i]) {
        return None;
    }
    let plain =
        |part: &[u8]| -> Vec<u8> { part.iter().copied().filter(|b| *b != b'_').collect() };
    let value = if is_hex {
        let value = hex_float(&plain(&s[digits_start..digits_end]), exponent, single);
        if negative { -value } else { value }
    } else {
        let text = String::from_utf8(plain(&s[..i])).ok()?;
        if single {
            f64::from(text.parse::<f32>().ok()?)
        } else {
            text.parse().ok()?
        }
    };
    Some((value, i, value.is_infinite()))
}

/// `inf`, `infinity` and `nan`, in any case.
fn named_float(s: &[u8]) -> Option<(f64, usize)> {
    let signs = usize::from(matches!(s.first(), Some(b'+' | b'-')));
    let starts = |at: usize, word: &str| {
        s.get(at..at + word.len())
            .is_some_and(|part| part.eq_ignore_ascii_case(word.as_bytes()))
    };
    let value = if s.first() == Some(&b'-') {
        f64::NEG_INFINITY
    } else {
        f64::INFINITY
    };
    if starts(signs, "infinity") {
        return Some((value, signs + 8));
    }
    if starts(signs, "inf") {
        return Some((value, signs + 3));
    }
    starts(0, "nan").then_some((f64::NAN, 3))
}

/// A hexadecimal mantissa and a power of two, rounded to even.
fn hex_float(digits: &[u8], exponent: i32, single: bool) -> f64 {
    let mut mantissa = 0_u64;
    let mut power = i64::from(exponent);
    let mut point = false;
    let mut lost = false;
    for byte in digits {
        let Some(digit) = char::from(*byte).to_digit(16) else {
            point = true;
            continue;
        };
        if mantissa >> 56 == 0 {
            mantissa = mantissa << 4 | u64::from(digit);
            power -= if point { 4 } else { 0 };
        } else {
            lost |= digit != 0;
            power += if point { 0 } else { 4 };
        }
    }
    if mantissa == 0 {
        return 0.0;
    }
    // The place of the last bit that the float can hold.
    let (bits, least) = if single { (24, -149) } else { (53, -1074) };
    let top = 63 - i64::from(mantissa.leading_zeros()) + power;
    let last = (top - bits + 1).max(least);
    let drop = last - power;
    if drop > 0 {
        let sticky =
            lost || (drop < 64 && mantissa & ((1_u64 << (drop - 1)) - 1) != 0) || drop > 64;
        let half = drop <= 64 && mantissa >> (drop - 1) & 1 == 1;
        mantissa = if drop < 64 { mantissa >> drop } else { 0 };
        if half && (sticky || mantissa & 1 == 1) {
            mantissa += 1;
        }
        power = last;
    }
    let largest = if single { 128 } else { 1024 };
    if mantissa != 0 && 64 - i64::from(mantissa.leading_zeros()) + power > largest {
        return f64::INFINITY;
    }
    let mut value = mantissa as f64;
    while power > 0 {
        let step = power.min(1000);
        value *= 2_f64.powi(step as i32);
        power -= step;
    }
    while power < 0 {
        let step = power.max(-1000);
        value *= 2_f64.powi(step as i32);
        power -= step;
    }
    value
}

// ---- complex numbers

pub fn parse_complex(s: Str, bit_size: isize) -> (Complex128, Error) {
    let syntax = || {
        (
            Complex128::new(0.0, 0.0),
            failed("ParseComplex", &s, err_syntax()),
        )
    };
    let done = |re: f64, im: f64, far: bool| {
        let err = if far {
            failed("ParseComplex", &s, err_range())
        } else {
            Dyn::NIL
        };
        (Complex128::new(re, im), err)
    };
    let single = bit_size == 64;
    let text = match s.as_bytes() {
        [b'(', inner @ .., b')'] => inner,
        all => all,
    };
    let Some((re, n, far)) = float_prefix(text, single) else {
        return syntax();
    };
    let rest = match &text[n..] {
        [] => return done(re, 0.0, far),
        b"i" => return done(0.0, re, far),
        [b'+', rest @ ..] if rest.first().is_some_and(|b| *b != b'+') => rest,
        rest @ [b'+' | b'-', ..] => rest,
        _ => return syntax(),
    };
    match float_prefix(rest, single) {
        Some((im, n, further)) if &rest[n..] == b"i" => done(re, im, far || further),
        _ => syntax(),
    }
}

pub fn format_complex(c: Complex128, fmt: u8, prec: isize, bit_size: isize) -> Str {
    if bit_size != 64 && bit_size != 128 {
        panic(any(Str::from("invalid bitSize")));
    }
    let re = format_float(c.re, fmt, prec, bit_size / 2);
    let im = format_float(c.im, fmt, prec, bit_size / 2);
    let signed = matches!(im.as_bytes().first(), Some(b'+' | b'-'));
    let plus = Str::from(if signed { "" } else { "+" });
    Str::from("(") + re + plus + im + Str::from("i)")
}

pub fn format_float(f: f64, fmt: u8, prec: isize, bit_size: isize) -> Str {
    if bit_size != 32 && bit_size != 64 {
        let text = "strconv: illegal AppendFloat/FormatFloat bitSize";
        panic(any(Str::from(text)));
    }
    let wide = bit_size == 32 && (f as f32).is_infinite();
    if fmt == b'F' && f.is_finite() && !wide {
        return Str::from("%F");
    }
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

/// No float has more digits than this.
const EXACT: usize = 1100;

/// A float by one of Go's formats; without a precision, as few digits as tell it from others.
pub fn float_text(v: f64, letter: char, precision: Option<usize>, bits: u32) -> String {
    let v = if bits == 32 { f64::from(v as f32) } else { v };
    if v.is_nan() {
        return "NaN".to_string();
    }
    if v.is_infinite() {
        return if v > 0.0 { "+Inf" } else { "-Inf" }.to_string();
    }
    if let Some(many) =
        precision.filter(|p| *p > EXACT && matches!(letter, 'e' | 'E' | 'f' | 'F'))
    {
        // Behind so many digits come zeros.
        let text = float_text(v, letter, Some(EXACT), bits);
        let end = text.find(['e', 'E']).unwrap_or(text.len());
        return format!(
            "{}{}{}",
            &text[..end],
            "0".repeat(many - EXACT),
            &text[end..]
        );
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
    // Go 1.26 rounds this one tie of float32 up: its Dragonbox corrects ties for an exponent that only float64 has.
    if bits == 32 && v.abs() == 1.0 / 4096.0 {
        return ("24414063".to_string(), -4);
    }
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
    let (digits, exponent) = match precision.map(|p| p.min(EXACT)) {
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
        Some(precision) if precision < 13 => digits[..precision].to_string(),
        Some(precision) => digits + &"0".repeat(precision - 13),
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

/// Ranges of characters that came after Unicode 15, which Go knows.
const LATER: [u32; 106] = [
    0x88f, 0x897, 0xc5c, 0xc5c, 0xcdc, 0xcdc, 0x1acf, 0x1aeb, 0x1b4e, 0x1b4f, 0x1b7f,
    0x1b7f, 0x1c89, 0x1c8a, 0x20c1, 0x20c1, 0x2427, 0x2429, 0x2b96, 0x2b96, 0x2ffc, 0x2fff,
    0x31e4, 0x31ef, 0xa7cb, 0xa7cf, 0xa7d2, 0xa7d2, 0xa7d4, 0xa7d4, 0xa7da, 0xa7f1, 0xfbc3,
    0xfbd2, 0xfd90, 0xfd91, 0xfdc8, 0xfdce, 0x105c0, 0x105f3, 0x10940, 0x10959, 0x10d40,
    0x10d8f, 0x10ec2, 0x10efc, 0x11380, 0x113e2, 0x116d0, 0x116e3, 0x11b60, 0x11bf9,
    0x11db0, 0x11de9, 0x11f5a, 0x11f5a, 0x13460, 0x143fa, 0x16100, 0x16139, 0x16d40,
    0x16d79, 0x16ea0, 0x16ed3, 0x16ff2, 0x16ff6, 0x187f8, 0x187ff, 0x18cff, 0x18cff,
    0x18d09, 0x18df2, 0x1cc00, 0x1cef0, 0x1e5d0, 0x1e6ff, 0x1f6d8, 0x1f6d8, 0x1f777,
    0x1f77a, 0x1f8b2, 0x1f8d8, 0x1fa54, 0x1fa57, 0x1fa89, 0x1fa8f, 0x1fabe, 0x1fabe,
    0x1fac6, 0x1facd, 0x1fadc, 0x1fadf, 0x1fae9, 0x1faef, 0x1fbcb, 0x1fbef, 0x1fbfa,
    0x1fbfa, 0x2b73a, 0x2b73f, 0x2cea2, 0x2cead, 0x2ebf0, 0x2ee5d, 0x323b0, 0x33479,
];

/// Letters, marks, numbers, punctuation, symbols, and the ASCII space: what Rust prints as it is inside a text.
pub fn printable(c: char) -> bool {
    if c.is_ascii() {
        return (' '..='~').contains(&c);
    }
    let is_later = LATER
        .chunks(2)
        .any(|range| (range[0]..=range[1]).contains(&(c as u32)));
    !is_later && format!("a{c}").escape_debug().nth(1) != Some('\\')
}

pub fn is_print(r: i32) -> bool {
    u32::try_from(r)
        .ok()
        .and_then(char::from_u32)
        .is_some_and(printable)
}

pub fn is_graphic(r: i32) -> bool {
    is_print(r) || is_blank(r)
}

/// Blanks that are graphic, though not printed as they are.
fn is_blank(r: i32) -> bool {
    matches!(
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
        Some((text, n)) if n == s.as_bytes().len() => (Str::from(text), Dyn::NIL),
        _ => (Str::default(), err_syntax()),
    }
}

/// The quoted text at the start.
pub fn quoted_prefix(s: Str) -> (Str, Error) {
    match unquoted(s.as_bytes()) {
        Some((_, n)) => (s.slice(0, n as isize), Dyn::NIL),
        None => (Str::default(), err_syntax()),
    }
}

/// What the quoted text at the start says, and how many bytes it takes.
fn unquoted(bytes: &[u8]) -> Option<(Vec<u8>, usize)> {
    let quote = *bytes.first()?;
    let end = bytes[1..].iter().position(|b| *b == quote)? + 1;
    match quote {
        b'`' => {
            let body = bytes[1..end].iter().copied();
            Some((body.filter(|b| *b != b'\r').collect(), end + 1))
        }
        b'"' | b'\'' => {
            let mut out = Vec::new();
            let mut at = 1;
            while *bytes.get(at)? != quote {
                if bytes[at] == b'\n' {
                    return None;
                }
                let (rune, multibyte, size) = unescaped(&bytes[at..], quote)?;
                at += size;
                if multibyte {
                    out.extend_from_slice(Str::from_rune(rune).as_bytes());
                } else {
                    out.push(rune as u8);
                }
                if quote == b'\'' {
                    break;
                }
            }
            (bytes.get(at) == Some(&quote)).then_some((out, at + 1))
        }
        _ => None,
    }
}

/// The first character of a quoted text.
pub fn unquote_char(s: Str, quote: u8) -> (i32, bool, Str, Error) {
    match unescaped(s.as_bytes(), quote) {
        Some((rune, multibyte, size)) => {
            (rune, multibyte, s.slice_from(size as isize), Dyn::NIL)
        }
        None => (0, false, Str::default(), err_syntax()),
    }
}

/// One character of a quoted text, whether it is more than a byte, and how many bytes it took.
fn unescaped(rest: &[u8], quote: u8) -> Option<(i32, bool, usize)> {
    let first = *rest.first()?;
    if first == quote && matches!(quote, b'\'' | b'"') {
        return None;
    }
    if first >= 0x80 {
        let (rune, size) = decode_rune(rest);
        return Some((rune, true, size));
    }
    if first != b'\\' {
        return Some((i32::from(first), false, 1));
    }
    let escape = *rest.get(1)?;
    let simple = match escape {
        b'a' => 7,
        b'b' => 8,
        b'f' => 12,
        b'n' => 10,
        b'r' => 13,
        b't' => 9,
        b'v' => 11,
        b'\\' => b'\\',
        b'\'' | b'"' if escape == quote => escape,
        b'x' => return digits_at(rest, 2, 2, 16).map(|v| (v as i32, false, 4)),
        b'u' | b'U' => {
            let count = if escape == b'u' { 4 } else { 8 };
            let c = char::from_u32(digits_at(rest, 2, count, 16)?)?;
            return Some((c as i32, true, 2 + count));
        }
        b'0'..=b'7' => {
            let value = digits_at(rest, 1, 3, 8).filter(|v| *v <= 255)?;
            return Some((value as i32, false, 4));
        }
        _ => return None,
    };
    Some((i32::from(simple), false, 2))
}

fn digits_at(text: &[u8], start: usize, count: usize, radix: u32) -> Option<u32> {
    let digits = text.get(start..start + count)?.iter();
    digits.into_iter().try_fold(0_u32, |value, b| {
        let digit = char::from(*b).to_digit(radix)?;
        value.checked_mul(radix)?.checked_add(digit)
    })
}

pub fn quote_to_graphic(s: Str) -> Str {
    let mut out = String::from("\"");
    let bytes = s.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let (rune, size) = decode_rune(&bytes[at..]);
        if is_blank(rune) {
            out.extend(char::from_u32(rune as u32));
        } else {
            let one = quoted(&bytes[at..at + size], '"', false);
            out.push_str(&one[1..one.len() - 1]);
        }
        at += size;
    }
    out.push('"');
    Str::from(out)
}

pub fn quote_rune_to_graphic(r: i32) -> Str {
    match char::from_u32(r as u32).filter(|_| is_blank(r)) {
        Some(c) => Str::from(format!("'{c}'")),
        None => quote_rune(r),
    }
}

pub fn append_quote_to_ascii(dst: Slice<u8>, s: Str) -> Slice<u8> {
    dst.append_all(&quote_to_ascii(s).to_bytes())
}

pub fn append_quote_rune_to_ascii(dst: Slice<u8>, r: i32) -> Slice<u8> {
    dst.append_all(&quote_rune_to_ascii(r).to_bytes())
}

pub fn append_quote_to_graphic(dst: Slice<u8>, s: Str) -> Slice<u8> {
    dst.append_all(&quote_to_graphic(s).to_bytes())
}

pub fn append_quote_rune_to_graphic(dst: Slice<u8>, r: i32) -> Slice<u8> {
    dst.append_all(&quote_rune_to_graphic(r).to_bytes())
}
