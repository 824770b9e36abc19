// Implements Go's package unicode/utf8.

use super::*;

pub fn rune_count_in_string(s: Str) -> isize {
    s.runes().len() as isize
}

pub fn rune_count(p: Slice<u8>) -> isize {
    Str::from_bytes(&p).runes().len() as isize
}

pub fn valid_string(s: Str) -> bool {
    std::str::from_utf8(s.as_bytes()).is_ok()
}

pub fn valid(p: Slice<u8>) -> bool {
    p.with(|bytes| std::str::from_utf8(bytes).is_ok())
}

pub fn valid_rune(r: i32) -> bool {
    u32::try_from(r).ok().and_then(char::from_u32).is_some()
}

pub fn rune_len(r: i32) -> isize {
    u32::try_from(r)
        .ok()
        .and_then(char::from_u32)
        .map_or(-1, |c| c.len_utf8() as isize)
}

pub fn rune_start(b: u8) -> bool {
    b & 0xc0 != 0x80
}

pub fn decode_rune_in_string(s: Str) -> (i32, isize) {
    first(s.as_bytes())
}

pub fn decode_rune(p: Slice<u8>) -> (i32, isize) {
    p.with(first)
}

fn first(bytes: &[u8]) -> (i32, isize) {
    if bytes.is_empty() {
        return (0xfffd, 0);
    }
    let (rune, size) = super::decode_rune(bytes);
    (rune, size as isize)
}

pub fn decode_last_rune_in_string(s: Str) -> (i32, isize) {
    last(s.as_bytes())
}

pub fn decode_last_rune(p: Slice<u8>) -> (i32, isize) {
    p.with(last)
}

fn last(bytes: &[u8]) -> (i32, isize) {
    for size in (1..=4.min(bytes.len())).rev() {
        let (rune, used) = super::decode_rune(&bytes[bytes.len() - size..]);
        if used == size
            && (size > 1 || rune != 0xfffd || bytes.last().is_some_and(u8::is_ascii))
        {
            return (rune, size as isize);
        }
    }
    (0xfffd, isize::from(!bytes.is_empty()))
}

pub fn encode_rune(p: Slice<u8>, r: i32) -> isize {
    p.copy_from(&Str::from_rune(r).to_bytes())
}

pub fn append_rune(p: Slice<u8>, r: i32) -> Slice<u8> {
    p.append_all(&Str::from_rune(r).to_bytes())
}

pub fn full_rune(p: Slice<u8>) -> bool {
    full_rune_in_string(Str::from_bytes(&p))
}

pub fn full_rune_in_string(s: Str) -> bool {
    let (rune, size) = first(s.as_bytes());
    rune != 0xfffd || size == 3 || s.len() >= 4
}
