// Implements Go's package unicode/utf16.

use super::*;

pub fn is_surrogate(r: i32) -> bool {
    (0xd800..0xe000).contains(&r)
}

pub fn decode_rune(r1: i32, r2: i32) -> i32 {
    if (0xd800..0xdc00).contains(&r1) && (0xdc00..0xe000).contains(&r2) {
        ((r1 - 0xd800) << 10 | (r2 - 0xdc00)) + 0x1_0000
    } else {
        0xfffd
    }
}

pub fn encode_rune(r: i32) -> (i32, i32) {
    if !(0x1_0000..=0x10_ffff).contains(&r) {
        return (0xfffd, 0xfffd);
    }
    let r = r - 0x1_0000;
    (0xd800 + (r >> 10 & 0x3ff), 0xdc00 + (r & 0x3ff))
}

pub fn rune_len(r: i32) -> isize {
    match r {
        0..0xd800 | 0xe000..0x1_0000 => 1,
        0x1_0000..=0x10_ffff => 2,
        _ => -1,
    }
}

pub fn append_rune(a: Slice<u16>, r: i32) -> Slice<u16> {
    match rune_len(r) {
        1 => a.append([r as u16]),
        2 => {
            let (r1, r2) = encode_rune(r);
            a.append([r1 as u16, r2 as u16])
        }
        _ => a.append([0xfffd]),
    }
}

pub fn encode(s: Slice<i32>) -> Slice<u16> {
    let none = Slice::<u16>::from(Vec::new());
    Slice::from(s.values().fold(none, append_rune).to_vec())
}

pub fn decode(s: Slice<u16>) -> Slice<i32> {
    let units = s.to_vec();
    let text = char::decode_utf16(units).map(|c| c.map_or(0xfffd, |c| c as i32));
    Slice::from(text.collect::<Vec<_>>())
}
