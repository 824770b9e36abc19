// Implements reading digits for math/big byte by byte, as Go's nat.scan does: prefixes, points, underscores and exponents.
// Crates: num-bigint, num-integer, num-traits

use super::*;
use num_bigint::BigInt;
use num_bigint::BigUint;
use num_bigint::Sign;

/// Where bytes come from; one can be given back. Go's `io.ByteScanner`.
pub trait ByteSource {
    fn byte(&mut self) -> Result<u8, Error>;
    fn give_back(&mut self);
}

/// A text that is read from its start.
pub struct TextBytes<'a> {
    text: &'a [u8],
    at: usize,
}

impl<'a> TextBytes<'a> {
    pub fn new(text: &'a [u8]) -> TextBytes<'a> {
        TextBytes { text, at: 0 }
    }

    pub fn is_at_end(&self) -> bool {
        self.at >= self.text.len()
    }
}

impl ByteSource for TextBytes<'_> {
    fn byte(&mut self) -> Result<u8, Error> {
        let found = self.text.get(self.at).copied();
        self.at += 1;
        found.ok_or_else(io::eof)
    }
    fn give_back(&mut self) {
        self.at -= 1;
    }
}

/// What fmt scans.
pub struct ScannedBytes<'a> {
    pub scan: &'a mut fmt::Scan,
}

impl ByteSource for ScannedBytes<'_> {
    fn byte(&mut self) -> Result<u8, Error> {
        match self.scan.rune()? {
            -1 => Err(io::eof()),
            r => match u8::try_from(r).ok().filter(u8::is_ascii) {
                Some(byte) => Ok(byte),
                None => Err(fmt::errorf(Str::from("invalid rune %#U"), values![r])),
            },
        }
    }
    fn give_back(&mut self) {
        self.scan.unread();
    }
}

/// The digits at the start of a text.
pub struct Digits {
    pub number: BigUint,
    pub base: isize,
    /// How many there are; if there was a point, how many stand behind it, negative.
    pub count: isize,
    pub error: Error,
}

pub fn sign_at(source: &mut dyn ByteSource) -> Result<bool, Error> {
    match source.byte()? {
        b'-' => Ok(true),
        b'+' => Ok(false),
        _ => {
            source.give_back();
            Ok(false)
        }
    }
}

fn bad_separator() -> Error {
    errors::new(Str::from("'_' must separate successive digits"))
}

fn no_digits() -> Error {
    errors::new(Str::from("number has no digits"))
}

fn digit_value(c: u8, base: isize) -> isize {
    isize::from(match c {
        b'0'..=b'9' => c - b'0',
        b'a'..=b'z' => c - b'a' + 10,
        b'A'..=b'Z' if base <= 36 => c - b'A' + 10,
        b'A'..=b'Z' => c - b'A' + 36,
        _ => u8::MAX,
    })
}

/// Go's `nat.scan`: with a prefix and underscores if the base is 0, with a point if `fraction`.
pub fn digits_at(source: &mut dyn ByteSource, base: isize, fraction: bool) -> Digits {
    let fits = if fraction {
        matches!(base, 0 | 2 | 8 | 10 | 16)
    } else {
        base == 0 || (2..=62).contains(&base)
    };
    if !fits {
        refuse(&format!("invalid number base {base}"));
    }
    let mut before = b'.';
    let mut invalid = false;
    let mut count = 0;
    let mut actual = if base == 0 { 10 } else { base };
    let mut octal = false;
    let mut next = source.byte();
    if base == 0 && matches!(next, Ok(b'0')) {
        before = b'0';
        count = 1;
        next = source.byte();
        let prefix = match next {
            Ok(b'b' | b'B') => Some(2),
            Ok(b'o' | b'O') => Some(8),
            Ok(b'x' | b'X') => Some(16),
            Ok(_) if !fraction => {
                octal = true;
                Some(8)
            }
            _ => None,
        };
        if let Some(prefix) = prefix {
            actual = prefix;
            count = 0;
            if !octal {
                next = source.byte();
            }
        }
    }
    let mut found = Vec::new();
    let mut point = None;
    let mut error = Dyn::NIL;
    loop {
        let c = match next {
            Ok(c) => c,
            Err(err) => {
                if err != io::eof() {
                    error = err;
                }
                break;
            }
        };
        if c == b'.' && fraction && point.is_none() {
            invalid |= before == b'_';
            before = b'.';
            point = Some(count);
        } else if c == b'_' && base == 0 {
            invalid |= before != b'0';
            before = b'_';
        } else {
            let digit = digit_value(c, actual);
            if digit >= actual {
                source.give_back();
                break;
            }
            before = b'0';
            count += 1;
            found.push(digit as u8);
        }
        next = source.byte();
    }
    if error.is_nil() && (invalid || before == b'_') {
        error = bad_separator();
    }
    if count == 0 {
        if octal {
            return Digits {
                number: BigUint::ZERO,
                base: 10,
                count: 1,
                error,
            };
        }
        error = no_digits();
    }
    Digits {
        number: BigUint::from_radix_be(&found, actual as u32).unwrap_or_default(),
        base: actual,
        count: point.map_or(count, |point| point - count),
        error,
    }
}

/// Go's `scanExponent`: the exponent and its base, 10 or 2.
pub fn exponent_at(
    source: &mut dyn ByteSource,
    separators: bool,
) -> Result<(i64, isize), Error> {
    let base = match source.byte() {
        Ok(b'e' | b'E') => 10,
        Ok(b'p' | b'P') => 2,
        Ok(_) => {
            source.give_back();
            return Ok((0, 10));
        }
        Err(err) if err == io::eof() => return Ok((0, 10)),
        Err(err) => return Err(err),
    };
    let mut digits = Vec::new();
    let mut next = source.byte();
    if let Ok(sign @ (b'+' | b'-')) = next {
        if sign == b'-' {
            digits.push(b'-');
        }
        next = source.byte();
    }
    let mut before = b'.';
    let (mut invalid, mut some) = (false, false);
    loop {
        match next {
            Ok(c @ b'0'..=b'9') => {
                digits.push(c);
                before = b'0';
                some = true;
            }
            Ok(b'_') if separators => {
                invalid |= before != b'0';
                before = b'_';
            }
            Ok(_) => {
                source.give_back();
                break;
            }
            Err(err) if err == io::eof() => break,
            Err(err) => return Err(err),
        }
        next = source.byte();
    }
    if !some {
        return Err(no_digits());
    }
    let (exp, error) = strconv::parse_int(Str::from(digits), 10, 64);
    if !error.is_nil() {
        return Err(error);
    }
    if invalid || before == b'_' {
        return Err(bad_separator());
    }
    Ok((exp, base))
}

/// Go's `Int.scan`: the number, if there is one at all, and what is wrong with it.
pub fn integer_at(
    source: &mut dyn ByteSource,
    base: isize,
) -> Result<(BigInt, Error), Error> {
    let negative = sign_at(source)?;
    let found = digits_at(source, base, false);
    let sign = if negative { Sign::Minus } else { Sign::Plus };
    Ok((BigInt::from_biguint(sign, found.number), found.error))
}
