// Implements Go's package encoding/hex, without its readers and writers.

use super::*;
use std::rc::Rc;

#[derive(Clone, PartialEq)]
pub struct InvalidByteError(pub u8);

defined!(InvalidByteError, "hex.InvalidByteError"; u8; error);

impl GoError for InvalidByteError {
    fn error(&self) -> Str {
        fmt::sprintf(
            Str::from("encoding/hex: invalid byte: %#U"),
            Slice::<Any>::from(vec![any(i32::from(self.0))]),
        )
    }
}

thread_local! {
    static LENGTH: Error = errors::new(Str::from("encoding/hex: odd length hex string"));
}

pub fn err_length() -> Error {
    LENGTH.with(Dyn::clone)
}

fn invalid(byte: u8) -> Error {
    Dyn::new(Rc::new(InvalidByteError(byte)) as Rc<dyn GoError>)
}

fn digits(src: &Slice<u8>) -> Vec<u8> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    src.values()
        .flat_map(|b| [DIGITS[usize::from(b >> 4)], DIGITS[usize::from(b & 15)]])
        .collect()
}

fn value(digit: u8) -> Option<u8> {
    (digit as char).to_digit(16).map(|v| v as u8)
}

/// The bytes up to the first that is wrong.
fn decoded(src: &[u8]) -> (Vec<u8>, Error) {
    let mut out = Vec::new();
    let pairs = src.chunks_exact(2);
    let rest = pairs.remainder();
    for pair in pairs {
        let Some(high) = value(pair[0]) else {
            return (out, invalid(pair[0]));
        };
        let Some(low) = value(pair[1]) else {
            return (out, invalid(pair[1]));
        };
        out.push(high << 4 | low);
    }
    match rest.first() {
        None => (out, Dyn::NIL),
        Some(b) if value(*b).is_none() => (out, invalid(*b)),
        Some(_) => (out, err_length()),
    }
}

/// Go panics where there is no room for what it writes.
fn put(dst: &Slice<u8>, bytes: Vec<u8>) -> isize {
    let n = dst.copy_from(&Slice::from(bytes.clone()));
    if n < bytes.len() as isize {
        fail_index(n, dst.len());
    }
    n
}

pub fn encoded_len(n: isize) -> isize {
    n.wrapping_mul(2)
}

pub fn decoded_len(x: isize) -> isize {
    x / 2
}

pub fn encode(dst: Slice<u8>, src: Slice<u8>) -> isize {
    put(&dst, digits(&src))
}

pub fn append_encode(dst: Slice<u8>, src: Slice<u8>) -> Slice<u8> {
    let more = digits(&src);
    slices::grow(dst, more.len() as isize).append_vec(more)
}

pub fn encode_to_string(src: Slice<u8>) -> Str {
    Str::from(digits(&src))
}

pub fn decode(dst: Slice<u8>, src: Slice<u8>) -> (isize, Error) {
    let (bytes, err) = decoded(&src.to_vec());
    (put(&dst, bytes), err)
}

pub fn append_decode(dst: Slice<u8>, src: Slice<u8>) -> (Slice<u8>, Error) {
    let (bytes, err) = decoded(&src.to_vec());
    (slices::grow(dst, src.len() / 2).append_vec(bytes), err)
}

pub fn decode_string(s: Str) -> (Slice<u8>, Error) {
    let (bytes, err) = decoded(s.as_bytes());
    let made = Slice::<u8>::sized(s.len() / 2);
    let n = made.copy_from(&Slice::from(bytes));
    (made.slice(0, n), err)
}

/// As `hexdump -C` prints.
pub fn dump(data: Slice<u8>) -> Str {
    let mut out = String::new();
    for (line, bytes) in data.to_vec().chunks(16).enumerate() {
        out.push_str(&format!("{:08x} ", line * 16));
        for i in 0..16 {
            if i % 8 == 0 {
                out.push(' ');
            }
            match bytes.get(i) {
                Some(b) => out.push_str(&format!("{b:02x} ")),
                None => out.push_str("   "),
            }
        }
        let text = bytes.iter().map(|b| match b {
            32..=126 => *b as char,
            _ => '.',
        });
        out.push_str(&format!(" |{}|\n", text.collect::<String>()));
    }
    Str::from(out)
}
