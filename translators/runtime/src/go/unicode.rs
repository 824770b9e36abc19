// Implements Go's package unicode as of Unicode 15: by Rust's own tables and what differs from them, or by tables of its own.

use super::*;
use std::cell::RefCell;
use std::collections::HashMap;

// ---- tables

#[derive(Clone, PartialEq)]
pub struct Range16 {
    pub lo: u16,
    pub hi: u16,
    pub stride: u16,
}

record!(Range16, "unicode.Range16", 6; lo "Lo", hi "Hi", stride "Stride");

#[derive(Clone, PartialEq)]
pub struct Range32 {
    pub lo: u32,
    pub hi: u32,
    pub stride: u32,
}

record!(Range32, "unicode.Range32", 12; lo "Lo", hi "Hi", stride "Stride");

#[derive(Clone, PartialEq)]
pub struct RangeTable {
    pub r16: Slice<Range16>,
    pub r32: Slice<Range32>,
    pub latin_offset: isize,
}

record!(RangeTable, "unicode.RangeTable", 56; r16 "R16", r32 "R32", latin_offset "LatinOffset");

/// The runes where a property begins and ceases, each by its distance from the one before, to the base of 36.
fn bounds(text: &str) -> Vec<i32> {
    let mut at = 0;
    text.split_ascii_whitespace()
        .map(|step| {
            at += i32::from_str_radix(step, 36).unwrap_or(0);
            at
        })
        .collect()
}

fn within(bounds: &[i32], r: i32) -> bool {
    bounds.partition_point(|bound| *bound <= r) % 2 == 1
}

thread_local! {
    static TABLES: RefCell<HashMap<&'static str, Ptr<RangeTable>>> = RefCell::new(HashMap::new());
}

/// The table of a property, the same each time.
fn table(text: &'static str) -> Ptr<RangeTable> {
    TABLES.with_borrow_mut(|all| all.entry(text).or_insert_with(|| made(text)).clone())
}

fn made(text: &str) -> Ptr<RangeTable> {
    let (mut r16, mut r32) = (Vec::new(), Vec::new());
    let mut latin_offset = 0;
    for range in bounds(text).chunks_exact(2) {
        let (mut lo, hi) = (range[0] as u32, range[1] as u32 - 1);
        latin_offset += isize::from(hi <= 0xff);
        if lo <= 0xffff {
            let hi = hi.min(0xffff);
            r16.push(Range16 {
                lo: lo as u16,
                hi: hi as u16,
                stride: 1,
            });
            lo = hi + 1;
        }
        if lo <= hi {
            r32.push(Range32 { lo, hi, stride: 1 });
        }
    }
    Ptr::new(RangeTable {
        r16: Slice::from(r16),
        r32: Slice::from(r32),
        latin_offset,
    })
}

pub fn is(range_tab: Ptr<RangeTable>, r: i32) -> bool {
    let Ok(r) = u32::try_from(r) else {
        return false;
    };
    let (r16, r32) = range_tab.peek(|t| (t.r16.clone(), t.r32.clone()));
    if let Ok(r) = u16::try_from(r) {
        return r16.with(|all| {
            let next = all.partition_point(|range| range.lo <= r);
            next > 0 && {
                let Range16 { lo, hi, stride } = all[next - 1];
                r <= hi && (stride == 1 || (r - lo) % stride == 0)
            }
        });
    }
    r32.with(|all| {
        let next = all.partition_point(|range| range.lo <= r);
        next > 0 && {
            let Range32 { lo, hi, stride } = all[next - 1];
            r <= hi && (stride == 1 || (r - lo) % stride == 0)
        }
    })
}

pub fn in_(r: i32, ranges: Slice<Ptr<RangeTable>>) -> bool {
    ranges.values().any(|table| is(table, r))
}

pub fn is_one_of(ranges: Slice<Ptr<RangeTable>>, r: i32) -> bool {
    in_(r, ranges)
}

// ---- tests

fn char_of(r: i32) -> Option<char> {
    u32::try_from(r).ok().and_then(char::from_u32)
}

fn holds(r: i32, test: impl Fn(char) -> bool) -> bool {
    char_of(r).is_some_and(test)
}

pub fn is_space(r: i32) -> bool {
    matches!(r, 0x09..=0x0d | 0x20 | 0x85 | 0xa0 | 0x1680 | 0x2000..=0x200a | 0x2028 | 0x2029 | 0x202f | 0x205f | 0x3000)
}

pub fn is_control(r: i32) -> bool {
    matches!(r, 0..=0x1f | 0x7f..=0x9f)
}

/// Blanks that have a width.
fn is_blank(r: i32) -> bool {
    matches!(
        r,
        0x20 | 0xa0 | 0x1680 | 0x2000..=0x200a | 0x202f | 0x205f | 0x3000
    )
}

pub fn is_print(r: i32) -> bool {
    r == 0x20 || is_graphic(r) && !is_blank(r)
}

thread_local! {
    static NO_LETTERS: Vec<i32> = bounds(
        "n9 1 t d g0 e 1 1 1 2 1 2 1 1 20 b 1c d 1 7 g 1 2t 7 4 4 2 2 4 1 z 1 u g 2u \
        b 2t 2 3 9 1 3 1 4 2q 1 7 1 1o c 3 7 6 k 1i 2 2 f 1 2 5 3 a 2 t 3 1m 7 2 2 2 \
        2 a 1 a 2 t 3 1m 5 4 2 2 2 4 1 u 2 3 1 b 3 1m 8 1 3 1 2 l 2 m 3 4 3 1m 7 2 2 \
        2 2 9 2 a 2 u 1 1n 5 3 3 1 3 a 1 14 5 1l 7 1 3 1 3 8 2 5 1 5 2 t 3 1m 7 1 3 \
        1 3 8 2 5 1 5 2 f 1 c 4 1m 7 1 3 1 3 a 1 a 2 t 3 23 6 1 1 1 8 i 2 1p 1 2 7 i \
        1 2r 1 2 6 1 2 g 1 4j j 9 b 1 10 32 c 1 1 2 4 n 4 4 3 1 3 2 7 3 4 d c 1 1 a \
        4 18w 3 x 2 u 2 u 2 u 2 1u j 58 2 y 1 3a c 4 9 66 5 1l a 2 k 22 2 b 3 1d 5 \
        1c f 1o 3 u 9 2 2 1l b 1e j 2a 2 94 y ob z 2 4 ml 1g 1rq w ef 1 p 9 e 3 ncp \
        8 y 2 1y a 63 5 2 1 1 1 5 3 k 1 g 1 8 1 n 5 2g 2 1e g 1 1 1l 1 12 5 s c 19 4 \
        1c c 11 1 1v e c 1 8 2 19 3 1e 1 1 3 2 2 5 1 18 5 5 1 6l 8 fn7 1 17l 1h cs 1 \
        8 1 17 5 2e 5 dm 1g ng q 4n 3 1 2 5 4 lw 4 y s 3 1 5 n 85 2 l 6 1e 3 77 3 1h \
        e 19 2 b 3 19 9 9 1 1p 3 10 c i 2 1l 3 1c d e 2 2k 9 2 1 6 1 2 1 4d a n 4 1m \
        7 2 2 2 2 a 1 a 2 s a 1 1 2 1 1 12 1 a 1 1 2 1 1 4 1 2 3 1 1 1 2p d 1 3 2y i \
        6l 7 2 7 t 2 2a f 1 1 2y b 2v e 75 d 6v 6 1 2 2 2 3 1 1 1 3y 7 2 6 4 1 s a \
        16 5 1 4 i b 1a e 5k 8 2g x 26 8 1 7 2b m 1 e 3e 6 3 1 1 2 1 3 1 1 3 1 1u 5 \
        1 2 1 4 p 18 7r 4 9 2 1 1 1c 7 3 3 xr 33 35d 32z 5qd 1b 2dt 19 8j p 2 p 3f 1 \
        1 1j 7 4 2l 7 4qp 8 zj 1 9 m 2p 37 97v 1 6zl 7 1 h 2 7 1 2 1 5 2s 1 11c u 2 \
        1 5r v 1 m 8 2 g7 1 1k8 q 6 q 6 q 131s 6 4ma c 5s2 ha aj6 3be",
    );
}

pub fn is_letter(r: i32) -> bool {
    holds(r, |c| {
        c.is_ascii_alphabetic()
            || !c.is_ascii() && c.is_alphabetic() != NO_LETTERS.with(|t| within(t, r))
    })
}

thread_local! {
    static NO_CAPITALS: Vec<i32> = bounds(
        "5mx 1 ye g na q pvf 2 1 1 3 1 1 1 5 1 1 1 k1f m j7e p prr q 6 q 6 q",
    );
}

pub fn is_upper(r: i32) -> bool {
    holds(r, |c| {
        c.is_ascii_uppercase()
            || !c.is_ascii() && c.is_uppercase() != NO_CAPITALS.with(|t| within(t, r))
    })
}

thread_local! {
    static NO_SMALL_LETTERS: Vec<i32> = bounds(
        "4q 1 f 1 d6 1 q 9 7 2 u 5 2o 1 1g 1 2o1 1 2a5 1 4h 1r d 1 y 11 j5 1 d 1 g d \
        5v g nk q 1hu 2 o4e 2 5u 1 2k 1 1 1 b 1 l 4 3 2 o2 4 9 1 i6u 1 2 3 1 16 1 9 \
        14l m j79 p me4 1q",
    );
}

pub fn is_lower(r: i32) -> bool {
    holds(r, |c| {
        c.is_ascii_lowercase()
            || !c.is_ascii() && c.is_lowercase() != NO_SMALL_LETTERS.with(|t| within(t, r))
    })
}

thread_local! {
    static NO_NUMBERS: Vec<i32> = bounds(
        "1h6o a 1vq k zw a di a dae a 2eu a hm 3 id5 a 4xj a",
    );
}

pub fn is_number(r: i32) -> bool {
    holds(r, |c| {
        c.is_ascii_digit()
            || !c.is_ascii() && c.is_numeric() != NO_NUMBERS.with(|t| within(t, r))
    })
}

thread_local! {
    static DIGITS: Vec<i32> = bounds(
        "1c a 17q a 3q a 5i a bg a 3a a 3a a 3a a 3a a 3a a 3a a 3a a 3a a 3a a 2o a \
        3a a 1y a 7q a 1y a 1fq a 12 a 8c a 3k a 4m a 6 a 52 a 2e a 3q a 6 a r7q a \
        iu a 12 a 5i a m a 2e a ba a geu a 13a a 1om a mk a 3k a 1o a 40 a 7q a 9i a \
        3a a ae a 2u a 2u a bq a 2u a l2 a 6u a 1y a bq a eti a 2e a 3q a lf8 1e 1ts \
        a bq a dy a uu a 3o6 a",
    );
}

pub fn is_digit(r: i32) -> bool {
    DIGITS.with(|t| within(t, r))
}

thread_local! {
    static MARKS: Vec<i32> = bounds(
        "lc 34 7n 7 7b 19 1 1 1 2 1 2 1 1 20 b 1c l g 1 2t 7 2 6 2 2 1 4 z 1 u r 2j b \
        1m 9 9 1 o 4 1 9 1 3 1 5 17 3 1o 8 16 o 1 x 1i 3 1 i 1 7 a 2 t 3 1k 1 1 7 2 \
        2 2 3 9 1 a 2 q 1 2 3 1k 1 1 5 4 2 2 3 3 1 u 2 3 1 b 3 1k 1 1 8 1 3 1 3 k 2 \
        m 6 1 3 1k 1 1 7 2 2 2 3 7 3 a 2 u 1 1n 5 3 3 1 4 9 1 14 5 1j 1 1 7 1 3 1 4 \
        7 2 b 2 t 3 1k 1 1 7 1 3 1 4 7 2 b 2 f 1 c 4 1j 2 1 7 1 3 1 4 9 1 a 2 t 3 1y \
        1 4 6 1 1 1 8 i 2 1p 1 2 7 c 8 2q 1 2 9 b 7 21 2 r 1 1 1 1 1 4 2 1d k 1 2 5 \
        b 1 10 9 1 2s k n 4 4 3 1 3 2 7 3 4 d c 1 1 a 4 jj 3 qa 4 s 3 t 2 u 2 1s w 9 \
        1 19 3 1 1 39 2 y 1 3a c 4 c 63 5 1l a 1 t 2 1 1c v 1d 5 1b h 12 9 c 3 u d \
        1k e 1c k 48 3 1 l 4 1 6 1 2 3 5i 1s k0 x 2da 3 3x 1 2o w fe 6 2x 2 n9w 4 1 \
        a w 2 28 2 7k 1 3 1 4 1 n 5 4 1 2b 2 1e i q i d 1 12 8 p d 18 4 1b e 10 1 1v \
        e c 1 8 2 19 3 1e 1 1 3 2 2 5 2 1 1 15 5 5 2 6k 8 1 2 fn4 1 kh g g g r1 1 6a \
        1 45 5 1ae 3 1 2 5 4 14 3 4 1 4l 2 fx 4 ar 2 28 3 1y b 1d 4 3e 3 1h f 15 1 2 \
        2 a 4 19 b 7 1 1p 3 10 e g 2 18 1 c 3 1c e 8 4 1 2 2k c 6 1 2 1 4d c l 4 1j \
        2 1 7 2 2 2 3 9 1 a 2 2 7 3 5 5c i n 1 29 k 6j 7 2 9 r 2 2a h 2y d 2t f 74 f \
        6t 6 1 2 2 4 1 1 1 2 3x 7 2 7 3 1 s a 14 7 1 4 8 1 9 b 1a g b9 8 1 8 2a m 1 \
        e 3e 6 3 1 1 2 1 7 1 1 1u 5 1 2 1 5 9n 4 9 2 1 1 1c 7 3 5 459 1 6 f asa 5 1n \
        7 t4 1 1 1j 7 4 29 1 b 2 f57 2 3mp 1a 2 n f2 5 3 6 8 8 2 7 u 4 44 3 1iz 1j 4 \
        1e 8 1 e 1 m 5 1 f 11s 7 1 h 2 7 1 2 1 5 2s 1 4g 7 af 1 1p 4 e4 4 rk 7 31 7 \
        gzhx 6o",
    );
}

pub fn is_mark(r: i32) -> bool {
    MARKS.with(|t| within(t, r))
}

thread_local! {
    static PUNCTUATION: Vec<i32> = bounds(
        "x 3 1 6 1 4 a 2 3 2 q 3 1 1 r 1 1 1 z 1 5 1 3 1 a 2 3 1 3 1 ji 1 8 1 cy 6 15 \
        2 1f 1 1 1 2 1 2 1 18 2 k 2 1 2 d 1 1 3 22 4 2u 1 17 e 6h 3 1i f v 1 79 2 a \
        1 3w 1 3c 1 3d 1 au 1 c 1 a7 1 2i 1 a 2 4o f 1 1 11 4 1z 1 22 5 4 2 33 6 4r \
        1 h0 9 47 1 h9 1 18 2 26 3 1z 2 4d 3 1 3 11 b 8p 2 60 2 3k 7 1 6 4s 7 s 2 3h \
        4 1n 5 1q 2 1s 8 b 1 n0 o 8 k 1 d 1 c u 2 e 2 hl 4 t 2 u5 e 27 2 v a b7 m 1r \
        4 w 2 l7 4 1 2 34 1 3z 1b 1 w 2 c bn 3 4 a 2 c g 1 c 1 2q 1 2i 1 mwy 2 7h 3 \
        2r 1 a 1 37 6 ak 4 2e 2 14 3 1 1 1d 2 1b 1 2p d g 2 3g 4 3i 2 g 2 6x 1 g2a 2 \
        5s a m z 1 e 1 1 4 1 1 2 45 3 1 6 1 4 a 2 3 2 q 3 1 1 r 1 1 1 1 7 be 3 ik 1 \
        1c 1 bi 1 kn 1 5j 1 v 1 7k 9 12 1 34 7 1u 7 2h 4 ls 1 4n 5 18 4 59 7 31 2 1 \
        4 3i 4 1c 2 27 4 4 1 d 1 1 3 2g 6 2z 1 bl 5 a 2 1 1 2w 1 6y n 2x 3 s d 24 1 \
        3m 3 70 1 7c 3 4b 1 2k 8 2b 3 1 5 2l a 8n 5 16 2 hx 2 22 d 4v 1 vk 5 29o 2 \
        bjv 2 3p 1 1t 5 8 1 nm 4 93 1 f5o 1 5wn 5 2xe 2",
    );
}

pub fn is_punct(r: i32) -> bool {
    PUNCTUATION.with(|t| within(t, r))
}

thread_local! {
    static SYMBOLS: Vec<i32> = bounds(
        "10 1 6 1 g 3 v 1 1 1 r 1 1 1 z 5 1 2 2 1 1 4 2 1 3 1 u 1 v 1 cq 4 c e 5 7 1 \
        1 1 h 39 1 e 2 34 1 3v 1 7e 3 3a 3 2 1 2 2 5q 1 a 1 j 2 6v 1 7 2 3s 1 a1 2 6 \
        2 6t 1 3i 1 3m 8 3o 1 5r 1 15 1 5h 1 5d 3 f 1 1 3 2 6 k 1 1 1 1 1 3p 8 1 6 1 \
        2 5 4 5h 2 kw a k3 1 a5 1 9w 1 4d y 9t a 9 9 u8 1 1 3 b 3 d 3 d 3 d 2 1x 1 d \
        1 13 3 d 3 j x 1r 2 1 4 1 2 a 1 1 3 5 6 1 1 1 1 1 1 4 1 b 2 4 5 5 4 1 1 1m 2 \
        4 ag 4 t 2 70 p b 29 26 m h4 18 1d 2 v a b7 m 1r 4 w 2 ae 2 w 1 2x 6d 6 9x 2 \
        1a q 1 2h c 5y q c 8 1 d 2 c 1 l 2 6 2 2j 2 6r 2 4 a w 10 s v b u 8 1 f w a \
        13 f 8w 534 1s h3k 1j ft n 9 2 2v 2 4d 4 a 4 fx 3 69 1 e 2 fr1 1 3s h al g \
        3j 1 18 4 2q 1 1 3 2 1 4a 1 6 1 g 3 v 1 1 1 r 1 1 1 3l 7 1 7 d 2 8p 9 1l h 2 \
        3 1 d 3 1 1b 19 1a2 2 gf 1 2gm 1 1p1 t eve 4 5 1 g2e 1 3oz 38 1o 6u a 13 2 \
        1o 5 3 m 2 7 u 4 1p l 1u 3 1 56 2f oa 1 p 1 v 1 p 1 v 1 p 1 v 1 p 1 v 1 p 1 \
        1o e8 1j 4 1e 8 1 e 1 2 1c8 1 bz 1 1ws 1 3 1 3h 1 ch 2 7i 18 4 2s c f 2 f 1 \
        f 1 11 n 4h 1k t d 18 4 9 7 2 e 6 4a rc 4 h 3 d 3 3b 4 2n 6 c 4 1 f c 4 1k 8 \
        a 6 14 8 u 2 2 26 9g c e 2 d 3 9 7 1a 1 7 8 e 4 9 7 9 7 43 1 1j",
    );
}

pub fn is_symbol(r: i32) -> bool {
    SYMBOLS.with(|t| within(t, r))
}

thread_local! {
    static GRAPHIC: Vec<i32> = bounds(
        "w 2n x d 1 ju 2 6 4 7 1 1 1 k 1 b1 1 12 2 1e 2 3 1 1j 8 r 4 6 h m 1 5c 1 1c \
        2 1n 2 2t e 1n 2 1d 2 f 1 s 2 1 1 b 5 v 9 22 1 4h 1 8 2 2 2 m 1 7 1 1 3 4 2 \
        9 2 2 2 4 8 1 4 2 1 5 2 p 2 3 1 6 4 2 2 m 1 7 1 2 1 2 1 2 2 1 1 5 4 2 2 3 3 \
        1 7 4 1 1 7 h a 3 1 9 1 3 1 m 1 7 1 2 1 5 2 a 1 3 1 3 2 1 f 4 2 c 7 7 1 3 1 \
        8 2 2 2 m 1 7 1 2 1 5 2 9 2 2 2 3 7 3 4 2 1 5 2 i a 2 1 6 3 3 1 4 3 2 1 1 1 \
        2 3 2 3 3 3 c 4 5 3 3 1 4 2 1 6 1 e l 5 d 1 3 1 n 1 g 2 9 1 3 1 4 7 2 1 3 2 \
        1 2 4 2 a 7 m 1 3 1 n 1 a 1 5 2 9 1 3 1 4 7 2 6 2 1 4 2 a 1 3 c d 1 3 1 1f 1 \
        3 1 6 4 g 2 q 1 3 1 i 3 o 1 9 1 1 2 7 3 1 4 6 1 1 1 8 6 a 2 3 c 1m 4 t 11 2 \
        1 1 1 5 1 o 1 1 1 n 2 5 1 1 1 7 1 a 2 4 w 20 1 10 4 13 1 10 1 f 1 d 11 5i 1 \
        1 5 1 2 ah 1 4 2 7 1 1 1 4 2 15 1 4 2 x 1 4 2 7 1 1 1 4 2 f 1 1l 1 4 2 1v 2 \
        w 3 q 6 2e 2 6 2 il 3 2h 7 m 9 o 9 k c d 1 3 1 2 c 2m 2 a 6 a 6 e 1 b 6 2h 7 \
        17 5 1y a v 1 c 4 c 4 1 3 16 2 5 b 18 4 q 6 b 3 1q 2 1t 1 t 2 b 6 a 6 e 2 v \
        1d 25 3 1b 1 38 8 1o 3 f 3 1o 7 17 2 b 8 17 5 eu 2 6 2 12 2 6 2 8 1 1 1 1 1 \
        1 1 v 2 1h 1 f 1 e 2 6 1 j 2 3 1 9 1 b 5 o 7 1d g 2 2 r 1 d 3 x f x f 3w 4 \
        if p b l 1ec 2 w 1 9p 5 19 1 1 5 1 2 1k 7 2 e o 9 7 1 7 1 7 1 7 1 7 1 7 1 7 \
        1 7 1 3i y q 1 2h c 5y q c 4 1s 1 2e 2 2v 5 17 1 2m 1 2c c 1b 1 mlp 3 1j 9 \
        9o k 54 8 5n 5 2 1 1 1 5 o 1n 3 a 6 1k 8 1y 8 c 6 38 b u 3 26 1 b 4 x 1 1j 9 \
        e 2 a 2 2v o s a 6 2 6 2 6 9 7 1 7 1 1o 4 3i 2 a 6 8mc c n 4 1d 6is a6 2 2y \
        12 7 c 5 5 q 1 5 1 1 1 2 1 2 1 3h g cd 2 1i 7 1 w 16 6 1f 1 j 1 4 4 5 1 3r 4 \
        5a 3 6 2 6 2 6 2 3 3 7 1 7 d 2 2 c 1 q 1 j 1 2 1 f 2 e y 3f 5 3 4 19 3 2g 1 \
        d 3 1 1b 1a 3m t 3 1d f s 4 10 9 u 5 17 5 u 1 11 4 e 16 4e 2 a 6 10 4 10 4 \
        14 8 1g b c 1 f 1 7 1 2 1 b 1 f 1 7 1 2 1v 8n 9 m a 8 o 6 1 16 1 9 1x 6 2 1 \
        1 18 1 2 3 1 2 n 1 20 8 9 1c j 1 2 5 x 3 r 5 1 1s 1k 4 k 2 1e 1 2 5 8 1 3 1 \
        t 2 3 4 a 7 9 7 1s w 13 4 c 9 1i 3 t 2 r 5 q 7 4 c 7 28 21 1j 1f d 1f 7 1a 8 \
        a 86 v 1 16 1 3 2 2 23 17 8 16 m q 12 s k n 9 26 4 10 9 1q 1 5 d p 7 a 6 1h \
        1 i 8 13 9 2o 1 k b i 1 1b 1q 7 1 1 1 4 1 f 1 b 6 1n 5 a 6 4 1 8 2 2 2 m 1 7 \
        1 2 1 5 1 a 2 2 2 3 2 1 6 1 5 7 2 7 3 5 3v 2k 1 5 u 20 8 a 4m 1i 2 12 y 1x b \
        a 6 d j 1m 6 a 1i r 2 f 4 n 55 1o 2s 2b c 8 2 1 2 8 1 2 1 u 1 2 2 c 9 a 1y 8 \
        2 1a 2 b r 20 8 2b d 21 7 a 6u 9 1 19 1 e a t 3 w 2 m 1 e 21 7 1 2 1 18 3 1 \
        1 2 1 9 8 a 6 6 1 2 1 11 1 2 1 6 7 a 8m p 7 h 1 15 3 s 2e 1 f 1e d pn 2u 33 \
        1 5 b 5g 218 2r d ts g m 33e g7 6nt ft 7 v 1 a 4 29 1 a 6 u 2 6 a 1y a a 1 7 \
        1 l 5 j j4 2j 2t 23 4 1l 7 h 1s 5 b 2 e 4qg 8 ye 16 9 6w7 4 1 7 1 2 1 83 f 1 \
        t 3 2 1 e 4 8 b0 1s4 2z 5 d 3 9 7 a 2 4 3mo 1a 2 n 9 38 1o 6u a 13 2 22 8 34 \
        l 1y 3e k c k c 2f 9 p 3r 2d 1 1z 1 2 2 1 2 2 2 4 1 c 1 1 1 7 1 1t 1 4 2 8 1 \
        7 1 s 1 4 1 5 1 1 3 7 1 9g 2 84 2 ji f 5 1 f uo v 6 6 5x 7 1 h 2 7 1 2 1 5 5 \
        1q x 1 34 19 3 e 2 a 4 2 8w v h 1m 5 1 cw 16 km 7 1 4 1 2 1 f 1 5h 2 g 15 24 \
        4 a 4 2 lt 1w 24 1p 5e 4 1 r 1 2 1 1 2 1 1 a 1 4 1 1 1 1 6 1 4 1 1 1 1 1 1 3 \
        1 2 1 1 2 1 1 1 1 1 1 1 1 1 1 2 1 1 2 4 1 7 1 4 1 4 1 1 1 a 1 h 5 3 1 5 1 h \
        1g 2 7i 18 4 2s c f 2 f 1 f 1 11 a 4u 1k t d 18 4 9 7 2 e 6 4a rc 4 h 3 d 3 \
        3b 4 2n 6 c 4 1 f c 4 1k 8 a 6 14 8 u 2 2 26 9g c e 2 d 3 9 7 1a 1 7 8 e 4 9 \
        7 9 7 43 1 1j 11 a sm wyo w 37e 6 66 2 4g2 e 5rl 2e7 f2 15u 3t7 5 38g f9e8 \
        6o",
    );
}

pub fn is_graphic(r: i32) -> bool {
    GRAPHIC.with(|t| within(t, r))
}

thread_local! {
    static TITLES: Vec<i32> = bounds(
        "cl 1 2 1 2 1 12 1 5ud 8 8 8 8 8 c 1 f 1 1b 1",
    );
}

pub fn is_title(r: i32) -> bool {
    TITLES.with(|t| within(t, r))
}

// ---- cases

pub fn to_upper(r: i32) -> i32 {
    match r {
        0x1f80..=0x1f87 | 0x1f90..=0x1f97 | 0x1fa0..=0x1fa7 => r + 8,
        0x1fb3 | 0x1fc3 | 0x1ff3 => r + 9,
        // Newer than Unicode 15.
        0x19b
        | 0x264
        | 0x1c8a
        | 0xa7cd
        | 0xa7cf
        | 0xa7d3
        | 0xa7d5
        | 0xa7db
        | 0x10d70..=0x10d85
        | 0x16ebb..=0x16ed3 => r,
        _ => one_rune(r, char_of(r).map(char::to_uppercase)),
    }
}

pub fn to_lower(r: i32) -> i32 {
    match r {
        0x130 => 0x69,
        // Newer than Unicode 15.
        0x1c89
        | 0xa7cb
        | 0xa7cc
        | 0xa7ce
        | 0xa7d2
        | 0xa7d4
        | 0xa7da
        | 0xa7dc
        | 0x10d50..=0x10d65
        | 0x16ea0..=0x16eb8 => r,
        _ => one_rune(r, char_of(r).map(char::to_lowercase)),
    }
}

pub fn to_title(r: i32) -> i32 {
    match r {
        0x1c4..=0x1c6 => 0x1c5,
        0x1c7..=0x1c9 => 0x1c8,
        0x1ca..=0x1cc => 0x1cb,
        0x1f1..=0x1f3 => 0x1f2,
        0x10d0..=0x10fa | 0x10fd..=0x10ff => r,
        _ => to_upper(r),
    }
}

/// Go maps a rune to one rune: what would be several stays.
fn one_rune(r: i32, mapped: Option<impl Iterator<Item = char>>) -> i32 {
    let Some(mut mapped) = mapped else { return r };
    match (mapped.next(), mapped.next()) {
        (Some(c), None) => c as i32,
        _ => r,
    }
}

pub fn to(case: isize, r: i32) -> i32 {
    match case {
        0 => to_upper(r),
        1 => to_lower(r),
        2 => to_title(r),
        _ => 0xfffd,
    }
}

/// The next rune that differs in case only, and after the last of them the first.
pub fn simple_fold(r: i32) -> i32 {
    match r {
        0x6b => 0x212a,
        0x73 => 0x17f,
        0xdf => 0x1e9e,
        0xe5 => 0x212b,
        0x130 => 0x130,
        0x131 => 0x131,
        0x1c4 => 0x1c5,
        0x1c7 => 0x1c8,
        0x1ca => 0x1cb,
        0x1f1 => 0x1f2,
        0x3a3 => 0x3c2,
        0x3b2 => 0x3d0,
        0x3b5 => 0x3f5,
        0x3b8 => 0x3d1,
        0x3b9 => 0x1fbe,
        0x3ba => 0x3f0,
        0x3bc => 0xb5,
        0x3c0 => 0x3d6,
        0x3c1 => 0x3f1,
        0x3c2 => 0x3c3,
        0x3c6 => 0x3d5,
        0x3c9 => 0x2126,
        0x3d1 => 0x3f4,
        0x3f4 => 0x398,
        0x432 => 0x1c80,
        0x434 => 0x1c81,
        0x43e => 0x1c82,
        0x441 => 0x1c83,
        0x442 => 0x1c84,
        0x44a => 0x1c86,
        0x463 => 0x1c87,
        0x1c84 => 0x1c85,
        0x1e61 => 0x1e9b,
        0x1fbe => 0x345,
        0x2126 => 0x3a9,
        0x212a => 0x4b,
        0x212b => 0xc5,
        0xa64b => 0x1c88,
        _ => {
            let lower = to_lower(r);
            if lower == r { to_upper(r) } else { lower }
        }
    }
}

/// How runes from `lo` to `hi` change: by so much to upper, lower and title case; 0x110000 where they take turns.
#[derive(Clone, PartialEq)]
pub struct CaseRange {
    pub lo: u32,
    pub hi: u32,
    pub delta: [i32; 3],
}

record!(CaseRange, "unicode.CaseRange", 20; lo "Lo", hi "Hi", delta "Delta");

/// The cases of a language where they are not the usual ones.
#[derive(Clone, PartialEq)]
pub struct SpecialCase(pub Slice<CaseRange>);

defined!(SpecialCase, "unicode.SpecialCase"; Slice<CaseRange>);

impl SpecialCase {
    pub fn to_upper(&self, r: i32) -> i32 {
        self.turned(0, r).unwrap_or_else(|| to_upper(r))
    }

    pub fn to_lower(&self, r: i32) -> i32 {
        self.turned(1, r).unwrap_or_else(|| to_lower(r))
    }

    pub fn to_title(&self, r: i32) -> i32 {
        self.turned(2, r).unwrap_or_else(|| to_title(r))
    }

    fn turned(&self, case: usize, r: i32) -> Option<i32> {
        let range = self
            .0
            .values()
            .find(|c| (c.lo as i32..=c.hi as i32).contains(&r))?;
        let delta = range.delta[case];
        if delta > 0x10_ffff {
            let lo = range.lo as i32;
            return Some(lo + ((r - lo) & !1 | case as i32 & 1));
        }
        Some(r + delta)
    }
}

pub fn turkish_case() -> SpecialCase {
    let ranges = [
        (0x49, [0, 232, 0]),
        (0x69, [199, 0, 199]),
        (0x130, [0, -199, 0]),
        (0x131, [-232, 0, -232]),
    ];
    let ranges = ranges.map(|(r, delta)| CaseRange {
        lo: r,
        hi: r,
        delta,
    });
    SpecialCase(Slice::from(ranges.to_vec()))
}

pub fn azeri_case() -> SpecialCase {
    turkish_case()
}

// ---- tables of categories, scripts and properties

pub fn c() -> Ptr<RangeTable> {
    table(
        "0 w 2n x d 1 ju 2 6 4 7 1 1 1 k 1 b1 1 12 2 1e 2 3 1 1j 8 r 4 6 h m 1 5c 1 \
        1c 2 1n 2 2t e 1n 2 1d 2 f 1 s 2 1 1 b 5 v 9 22 1 4h 1 8 2 2 2 m 1 7 1 1 3 4 \
        2 9 2 2 2 4 8 1 4 2 1 5 2 p 2 3 1 6 4 2 2 m 1 7 1 2 1 2 1 2 2 1 1 5 4 2 2 3 \
        3 1 7 4 1 1 7 h a 3 1 9 1 3 1 m 1 7 1 2 1 5 2 a 1 3 1 3 2 1 f 4 2 c 7 7 1 3 \
        1 8 2 2 2 m 1 7 1 2 1 5 2 9 2 2 2 3 7 3 4 2 1 5 2 i a 2 1 6 3 3 1 4 3 2 1 1 \
        1 2 3 2 3 3 3 c 4 5 3 3 1 4 2 1 6 1 e l 5 d 1 3 1 n 1 g 2 9 1 3 1 4 7 2 1 3 \
        2 1 2 4 2 a 7 m 1 3 1 n 1 a 1 5 2 9 1 3 1 4 7 2 6 2 1 4 2 a 1 3 c d 1 3 1 1f \
        1 3 1 6 4 g 2 q 1 3 1 i 3 o 1 9 1 1 2 7 3 1 4 6 1 1 1 8 6 a 2 3 c 1m 4 t 11 \
        2 1 1 1 5 1 o 1 1 1 n 2 5 1 1 1 7 1 a 2 4 w 20 1 10 4 13 1 10 1 f 1 d 11 5i \
        1 1 5 1 2 ah 1 4 2 7 1 1 1 4 2 15 1 4 2 x 1 4 2 7 1 1 1 4 2 f 1 1l 1 4 2 1v \
        2 w 3 q 6 2e 2 6 2 il 3 2h 7 m 9 o 9 k c d 1 3 1 2 c 2m 2 a 6 a 6 e 1 b 6 2h \
        7 17 5 1y a v 1 c 4 c 4 1 3 16 2 5 b 18 4 q 6 b 3 1q 2 1t 1 t 2 b 6 a 6 e 2 \
        v 1d 25 3 1b 1 38 8 1o 3 f 3 1o 7 17 2 b 8 17 5 eu 2 6 2 12 2 6 2 8 1 1 1 1 \
        1 1 1 v 2 1h 1 f 1 e 2 6 1 j 2 3 1 9 1 b 5 q 5 1d g 2 2 r 1 d 3 x f x f 3w 4 \
        if p b l 1ec 2 w 1 9p 5 19 1 1 5 1 2 1k 7 2 e o 9 7 1 7 1 7 1 7 1 7 1 7 1 7 \
        1 7 1 3i y q 1 2h c 5y q c 4 1s 1 2e 2 2v 5 17 1 2m 1 2c c 1b 1 mlp 3 1j 9 \
        9o k 54 8 5n 5 2 1 1 1 5 o 1n 3 a 6 1k 8 1y 8 c 6 38 b u 3 26 1 b 4 x 1 1j 9 \
        e 2 a 2 2v o s a 6 2 6 2 6 9 7 1 7 1 1o 4 3i 2 a 6 8mc c n 4 1d 6is a6 2 2y \
        12 7 c 5 5 q 1 5 1 1 1 2 1 2 1 3h g cd 2 1i 7 1 w 16 6 1f 1 j 1 4 4 5 1 3r 4 \
        5a 3 6 2 6 2 6 2 3 3 7 1 7 d 2 2 c 1 q 1 j 1 2 1 f 2 e y 3f 5 3 4 19 3 2g 1 \
        d 3 1 1b 1a 3m t 3 1d f s 4 10 9 u 5 17 5 u 1 11 4 e 16 4e 2 a 6 10 4 10 4 \
        14 8 1g b c 1 f 1 7 1 2 1 b 1 f 1 7 1 2 1v 8n 9 m a 8 o 6 1 16 1 9 1x 6 2 1 \
        1 18 1 2 3 1 2 n 1 20 8 9 1c j 1 2 5 x 3 r 5 1 1s 1k 4 k 2 1e 1 2 5 8 1 3 1 \
        t 2 3 4 a 7 9 7 1s w 13 4 c 9 1i 3 t 2 r 5 q 7 4 c 7 28 21 1j 1f d 1f 7 1a 8 \
        a 86 v 1 16 1 3 2 2 23 17 8 16 m q 12 s k n 9 26 4 10 9 1q 1 5 d p 7 a 6 1h \
        1 i 8 13 9 2o 1 k b i 1 1b 1q 7 1 1 1 4 1 f 1 b 6 1n 5 a 6 4 1 8 2 2 2 m 1 7 \
        1 2 1 5 1 a 2 2 2 3 2 1 6 1 5 7 2 7 3 5 3v 2k 1 5 u 20 8 a 4m 1i 2 12 y 1x b \
        a 6 d j 1m 6 a 1i r 2 f 4 n 55 1o 2s 2b c 8 2 1 2 8 1 2 1 u 1 2 2 c 9 a 1y 8 \
        2 1a 2 b r 20 8 2b d 21 7 a 6u 9 1 19 1 e a t 3 w 2 m 1 e 21 7 1 2 1 18 3 1 \
        1 2 1 9 8 a 6 6 1 2 1 11 1 2 1 6 7 a 8m p 7 h 1 15 3 s 2e 1 f 1e d pn 2u 33 \
        1 5 b 5g 218 2r d ts g m 33e g7 6nt ft 7 v 1 a 4 29 1 a 6 u 2 6 a 1y a a 1 7 \
        1 l 5 j j4 2j 2t 23 4 1l 7 h 1s 5 b 2 e 4qg 8 ye 16 9 6w7 4 1 7 1 2 1 83 f 1 \
        t 3 2 1 e 4 8 b0 1s4 2z 5 d 3 9 7 a 2 4 3mo 1a 2 n 9 38 1o 6u a 13 2 22 8 34 \
        l 1y 3e k c k c 2f 9 p 3r 2d 1 1z 1 2 2 1 2 2 2 4 1 c 1 1 1 7 1 1t 1 4 2 8 1 \
        7 1 s 1 4 1 5 1 1 3 7 1 9g 2 84 2 ji f 5 1 f uo v 6 6 5x 7 1 h 2 7 1 2 1 5 5 \
        1q x 1 34 19 3 e 2 a 4 2 8w v h 1m 5 1 cw 16 km 7 1 4 1 2 1 f 1 5h 2 g 15 24 \
        4 a 4 2 lt 1w 24 1p 5e 4 1 r 1 2 1 1 2 1 1 a 1 4 1 1 1 1 6 1 4 1 1 1 1 1 1 3 \
        1 2 1 1 2 1 1 1 1 1 1 1 1 1 1 2 1 1 2 4 1 7 1 4 1 4 1 1 1 a 1 h 5 3 1 5 1 h \
        1g 2 7i 18 4 2s c f 2 f 1 f 1 11 a 4u 1k t d 18 4 9 7 2 e 6 4a rc 4 h 3 d 3 \
        3b 4 2n 6 c 4 1 f c 4 1k 8 a 6 14 8 u 2 2 26 9g c e 2 d 3 9 7 1a 1 7 8 e 4 9 \
        7 9 7 43 1 1j 11 a sm wyo w 37e 6 66 2 4g2 e 5rl 2e7 f2 15u 3t7 5 38g f9e8 \
        6o 47bk",
    )
}

pub fn cc() -> Ptr<RangeTable> {
    table("0 w 2n x")
}

pub fn cf() -> Ptr<RangeTable> {
    table(
        "4t 1 11u 6 m 1 5c 1 1d 1 ao 2 28 1 2zv 1 1ks 5 q 5 1d 5 1 a 17yn 1 6x 3 3b5 \
        1 f 1 6zm g qxs 4 43z 8 h406 1 u 2o",
    )
}

pub fn co() -> Ptr<RangeTable> {
    table("188w 4xs jpc0 1eke 2 1eke")
}

pub fn cs() -> Ptr<RangeTable> {
    table("16o0 1kw")
}

pub fn l() -> Ptr<RangeTable> {
    table(
        "1t q 6 q 1b 1 a 1 4 1 5 n 1 v 1 cq 4 c e 5 7 1 1 1 3l 5 1 2 2 4 1 1 6 1 1 3 \
        1 1 1 k 1 2b 1 3v 8 4m 1 12 2 1 6 15 1z r 4 4 19 17 z 2 1 2r 1 1 f 2 7 2 a 3 \
        2 1 g 1 1 u t 2h b 1 o x 9 2 4 1 5 m 4 1 9 1 3 1 n p 7 b 5 o 1 6 h 16 1m 1i \
        3 1 i 1 7 a f g 4 8 2 2 2 m 1 7 1 1 3 4 3 1 g 1 d 2 1 3 e 2 a 1 8 6 4 2 2 m \
        1 7 1 2 1 2 1 2 v 4 1 1 j 3 g 9 1 3 1 m 1 7 1 2 1 5 3 1 i 1 f 2 n 1 b 8 2 2 \
        2 m 1 7 1 2 1 5 3 1 u 2 1 3 f 1 h 1 1 6 3 3 1 4 3 2 1 1 1 2 3 2 3 3 3 c m 1 \
        1g 8 1 3 1 n 1 g 3 1 q 3 2 1 2 2 u 1 4 8 1 3 1 n 1 a 1 5 3 1 v 2 1 2 f 2 h 9 \
        1 3 1 15 2 1 g 1 5 3 8 3 o 6 5 i 3 o 1 9 1 1 2 7 1m 1c 1 2 c 7 1m 2 1 1 1 5 \
        1 o 1 1 1 a 1 2 9 1 2 5 1 1 l 4 w 1 1r 8 1 10 r 5 37 17 k 1 g 6 4 4 3 1 3 2 \
        7 3 4 d c 1 h 12 1 1 5 1 2 17 1 99 1 4 2 7 1 1 1 4 2 15 1 4 2 x 1 4 2 7 1 1 \
        1 4 2 f 1 1l 1 4 2 1v 11 g g 2e 2 6 3 h8 2 h 1 q 5 23 6 8 7 i d j e i e d 1 \
        3 f 1g z 1 4 1 1v 2h 7 5 2 y 1 1 5 1y a v 1d u 2 5 b 18 4 q 1i n 9 1h 2a 1 \
        2l 1b h 8 1i u d 2 a 18 q 10 15 3 a 10 2 9 7 17 2 3 15 4 1 6 1 2 3 1 5 5c 1s \
        7q 2 6 2 12 2 6 2 8 1 1 1 1 1 1 1 v 2 1h 1 7 1 1 3 3 1 7 3 4 2 6 4 d 5 3 1 7 \
        38 1 d 1 g d 2t 1 4 1 2 a 1 1 3 5 6 1 1 1 1 1 1 4 1 b 2 4 5 5 4 1 1g 2 22j \
        6d 6 4 3 2 c 12 1 1 5 1 2 1k 7 1 g n 9 7 1 7 1 7 1 7 1 7 1 7 1 7 1 7 28 1 d1 \
        2 16 5 5 2 4 2e 6 3 1 2i 1 4 5 17 1 2m h w 1c g e8 534 1s h3h 1v 1a 2 7h 3 g \
        a 2 k 1b g v 2 1y 1d 9 2 2v 2 1s 5 2 1 1 1 5 o g 1 3 1 4 1 n t 1g e 1e 1q 6 \
        3 1 1 2 b s a n p t 7 1b s 1 g 5 1 a a 5 1 15 n 3 1 8 k n 3 1 3 1e 1 1 3 2 2 \
        5 2 1 1 1 o 3 2 b 7 3 c 6 2 6 2 6 9 7 1 7 1 17 1 e 6 37 t 8mc c n 4 1d 6is \
        a6 2 2y 12 7 c 5 5 1 1 a 1 d 1 5 1 1 1 2 1 2 1 30 x a3 i 1s 2 1i 14 c 38 5 1 \
        3r 10 q 6 q b 2h 3 6 2 6 2 6 2 3 z c 1 q 1 j 1 2 1 f 2 e y 3f at t 3 1d 1b w \
        d k 1 8 6 12 a u 2 10 4 8 1c 4e i 10 4 10 4 14 8 1g c b 1 f 1 7 1 2 1 b 1 f \
        1 7 1 2 1v 8n 9 m a 8 o 6 1 16 1 9 1x 6 2 1 1 18 1 2 3 1 2 n a n 9 v 1t j 1 \
        2 a m a q 1y 1k 6 2 1s 1 f 4 1 3 1 t 16 t 3 t z 8 1 s r 1i a m a j d i 32 21 \
        1j 1f d 1f d 10 9o 16 6 2 26 t a 1 8 m 16 i 1a l r n c 1h 1l 2 2 1 d 19 w p \
        q 10 t 1 2 1 8 z 3 1 c 1c e 4 l 1 1 1 z i 1 p j 2 1r 7 1 1 1 4 1 f 1 a 7 1b \
        12 8 2 2 2 m 1 7 1 2 1 5 3 1 i 1 c 5 4e 1h i 4 k 3 u 1c k 2 1 1 54 1b 15 4 \
        10 1c k 1 1n 17 d 1 1z r 11 7 55 18 38 1s v 8 2 1 2 8 1 2 1 o f 1 1 1 2m 8 2 \
        13 g 1 1 1 s 1 a 14 7 1 l 1 b 1a j 1 i 21 7b 9 1 11 h 1 1d u 34 7 1 2 1 12 l \
        1 p 6 1 2 1 w e 1 93 j f 1 1 d 1 y 3g 1 27 pm 6e 5g 218 2p f ts h 6 33t g7 \
        6nt ft 7 v h 27 h u i 1c g 4 v l 5 j j4 1s 3k 23 5 1 1u d 1s 2 1 1 s 4qg 8 \
        ye 16 9 6w7 4 1 7 1 2 1 83 f 1 t 3 2 1 e 4 8 b0 1s4 2z 5 d 3 9 7 a 4me 2d 1 \
        1z 1 2 2 1 2 2 2 4 1 c 1 1 1 7 1 1t 1 4 2 8 1 7 1 s 1 4 1 5 1 1 3 7 1 9g 2 p \
        1 p 1 v 1 p 1 v 1 p 1 v 1 p 1 v 1 p 1 8 1f8 v 6 6 79 1q 42 19 a 7 g 1 8x u i \
        18 dg s l0 7 1 4 1 2 1 f 1 5h 1n 1w 7 1 xg 4 1 r 1 2 1 1 2 1 1 a 1 4 1 1 1 1 \
        6 1 4 1 1 1 1 1 1 3 1 2 1 1 2 1 1 1 1 1 1 1 1 1 1 2 1 1 2 4 1 7 1 4 1 4 1 1 \
        1 a 1 h 5 3 1 5 1 h 3es wyo w 37e 6 66 2 4g2 e 5rl 2e7 f2 15u 3t7 5 38g",
    )
}

pub fn ll() -> Ptr<RangeTable> {
    table(
        "2p q 1m 1 15 o 1 8 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 3 2 1 1 1 2 1 3 2 4 1 2 1 3 3 2 1 2 1 1 \
        1 1 1 2 1 1 2 1 1 2 1 3 1 1 1 2 2 2 3 6 1 2 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 2 1 1 1 3 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 7 2 1 2 2 1 1 4 1 1 1 1 1 1 1 1 1x 1 r 5d 1 1 1 3 1 3 3 i 1 \
        r z 1 2 3 3 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 5 1 1 2 1 2 2 1f \
        1c 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 9 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1c 15 287 17 2 3 l4 6 1oi 9 3b 18 1r d 1 y 2u 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 9 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 9 8 6 a 8 8 8 8 6 a 8 8 8 8 e 2 8 8 8 8 8 8 5 1 2 6 \
        1 3 3 1 2 8 4 2 2 8 8 a 3 1 2 7m 1 3 2 3 1 r 1 4 1 4 1 2 2 8 4 4 1 1h 1 23v \
        1c 1 1 3 2 1 1 1 1 1 1 4 1 1 2 1 6 5 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 2 7 1 1 1 4 1 c 12 1 1 5 1 nwz 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 j 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 3r 1 1 1 1 1 1 1 1 1 1 1 1 3 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 8 1 1 1 1 2 1 1 1 1 1 1 1 1 1 4 1 1 1 2 1 1 3 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 5 1 5 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        4 1 1 1 6 1 1 1 1 1 1 1 1 1 s 1 3 1 mt 17 5 9 7 28 fnk 7 c 5 tl q y5 14 3s \
        10 4b b 1 f 1 7 1 2 1dv 1f 2bx w gw0 w k2i q q 7 1 i q q q 4 1 1 1 7 1 b q q \
        q q q q q q q q q q q q q q q s s p 1 6 q p 1 6 q p 1 6 q p 1 6 q p 1 6 1 1 \
        1f8 a 1 k 6 6 1yv y",
    )
}

pub fn lm() -> Ptr<RangeTable> {
    table(
        "j4 i 4 c e 5 7 1 1 1 3p 1 5 1 da 1 6e 1 4k 2 7h 2 4 1 v 1 9 1 3 1 4g 1 4n 1 \
        yc 1 3j 1 fp 1 1cq 1 2z 1 gz 1 cw 6 4u 1r d 1 y 11 j5 1 d 1 g d 2cf 2 6p 1 \
        5b 1 d1 1 17 5 5 1 2p 2 2l 3 lxy 1 yq 6 7i 1 36 1 s 2 3d 9 28 1 n 1 2x 3 3 2 \
        d1 1 m 1 3t 1 30 1 l 2 2v 4 9 1 gli 1 19 2 1k0 6 1 16 1 9 jnp 4 un d 1s 2 1 \
        1 cng 4 1 7 1 2 9ip 1q 5l 7 q5 1 v3 1",
    )
}

pub fn lo() -> Ptr<RangeTable> {
    table(
        "4q 1 f 1 74 1 4 4 5s 1 mz r 4 4 19 w 1 a z 2 1 2r 1 1 o 2 a 3 2 1 g 1 1 u t \
        2h b 1 o x l m 16 p 7 b 5 o 1 6 h 15 1n 1i 3 1 i 1 7 a g f 4 8 2 2 2 m 1 7 1 \
        1 3 4 3 1 g 1 d 2 1 3 e 2 a 1 8 6 4 2 2 m 1 7 1 2 1 2 1 2 v 4 1 1 j 3 g 9 1 \
        3 1 m 1 7 1 2 1 5 3 1 i 1 f 2 n 1 b 8 2 2 2 m 1 7 1 2 1 5 3 1 u 2 1 3 f 1 h \
        1 1 6 3 3 1 4 3 2 1 1 1 2 3 2 3 3 3 c m 1 1g 8 1 3 1 n 1 g 3 1 q 3 2 1 2 2 u \
        1 4 8 1 3 1 n 1 a 1 5 3 1 v 2 1 2 f 2 h 9 1 3 1 15 2 1 g 1 5 3 8 3 o 6 5 i 3 \
        o 1 9 1 1 2 7 1m 1c 1 2 c 6 1n 2 1 1 1 5 1 o 1 1 1 a 1 2 9 1 2 5 n 4 w 1 1r \
        8 1 10 r 5 37 17 k 1 g 6 4 4 3 1 3 2 7 3 4 d c 1 35 95 1 4 2 7 1 1 1 4 2 15 \
        1 4 2 x 1 4 2 7 1 1 1 4 2 f 1 1l 1 4 2 1v 11 g 35 h8 2 h 1 q 5 23 6 8 7 i d \
        j e i e d 1 3 f 1g 14 1 1v z 1 1h 7 5 2 y 1 1 5 1y a v 1d u 2 5 b 18 4 q 1i \
        n 9 1h 4w 1b h 8 1i u d 2 a 18 q 10 15 3 a u 35 4 1 6 1 2 3 1 u2 4 2d3 1k o \
        n 9 7 1 7 1 7 1 7 1 7 1 7 1 7 1 7 fb 1 1h 1 4 2e 8 1 1 2i 4 1 5 17 1 2m h w \
        1c g e8 534 1s g7p 1 vr 1v 14 8 7g 4 g a 2 1u 1 1d 1y 4p 1 2v 1 3 7 1 3 1 4 \
        1 n t 1g e 1e 1q 6 3 1 1 2 b s a n p t 7 1b 19 5 2 9 a 5 1 15 n 3 1 8 k g 1 \
        6 3 1 3 1e 1 1 3 2 2 5 2 1 1 1 o 2 3 b 7 1 e 6 2 6 2 6 9 7 1 7 41 z t 8mc c \
        n 4 1d 6is a6 2 2y 1v 1 1 a 1 d 1 5 1 1 1 2 1 2 1 30 x a3 i 1s 2 1i 14 c 38 \
        5 1 3r 2x a 1 19 2 v 3 6 2 6 2 6 2 3 z c 1 q 1 j 1 2 1 f 2 e y 3f at t 3 1d \
        1b w d k 1 8 6 12 a u 2 10 4 8 3k 26 2q 14 8 1g 4c 8n 9 m a 8 48 6 2 1 1 18 \
        1 2 3 1 2 n a n 9 v 1t j 1 2 a m a q 1y 1k 6 2 1s 1 f 4 1 3 1 t 16 t 3 t z 8 \
        1 s r 1i a m a j d i 32 21 53 10 9o 16 6 2 26 t a 1 8 m 16 i 1a l r n c 1h \
        1l 2 2 1 d 19 w p q 10 t 1 2 1 8 z 3 1 c 1c e 4 l 1 1 1 z i 1 p j 2 1r 7 1 1 \
        1 4 1 f 1 a 7 1b 12 8 2 2 2 m 1 7 1 2 1 5 3 1 i 1 c 5 4e 1h i 4 k 3 u 1c k 2 \
        1 1 54 1b 15 4 10 1c k 1 1n 17 d 1 1z r 11 7 55 18 5v 8 2 1 2 8 1 2 1 o f 1 \
        1 1 2m 8 2 13 g 1 1 1 s 1 a 14 7 1 l 1 b 1a j 1 i 21 7b 9 1 11 h 1 1d u 34 7 \
        1 2 1 12 l 1 p 6 1 2 1 w e 1 93 j f 1 1 d 1 y 3g 1 27 pm 6e 5g 218 2p f ts h \
        6 33t g7 6nt ft 7 v h 27 h u i 1c 1f l 5 j og 23 5 1 4v 4qg 8 ye 16 9 6wn 83 \
        f 1 t 3 2 1 e 4 8 b0 1s4 2z 5 d 3 9 7 a 6sw 1 dx 19 x 1 8x u i 18 dg r l1 7 \
        1 4 1 2 1 f 1 5h 117 4 1 r 1 2 1 1 2 1 1 a 1 4 1 1 1 1 6 1 4 1 1 1 1 1 1 3 1 \
        2 1 1 2 1 1 1 1 1 1 1 1 1 1 2 1 1 2 4 1 7 1 4 1 4 1 1 1 a 1 h 5 3 1 5 1 h \
        3es wyo w 37e 6 66 2 4g2 e 5rl 2e7 f2 15u 3t7 5 38g",
    )
}

pub fn lt() -> Ptr<RangeTable> {
    table("cl 1 2 1 2 1 12 1 5ud 8 8 8 8 8 c 1 f 1 1b 1")
}

pub fn lu() -> Ptr<RangeTable> {
    table(
        "1t q 2t n 1 7 x 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 3 2 1 1 1 2 1 3 2 4 1 2 1 3 3 2 1 2 1 1 1 \
        1 1 2 1 1 2 1 1 2 1 3 1 1 1 2 3 1 7 1 2 1 2 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 2 1 1 3 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 7 2 1 2 2 1 1 4 1 1 1 1 1 1 1 1 81 1 1 1 3 1 8 1 6 1 1 3 1 1 1 \
        2 1 h 1 9 z 1 2 3 3 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 5 1 2 1 1 \
        2 2 1f 1c 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        9 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 2 12 289 12 1 1 5 1 k2 2e 1p6 17 2 3 8w 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 9 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 9 8 8 6 a 8 8 8 8 6 b 1 1 1 1 1 1 1 8 8 20 4 c 4 c \
        4 c 5 b 4 7a 1 4 1 3 3 2 3 2 1 3 5 6 1 1 1 1 1 1 4 2 4 a 2 5 1 1p 1 22k 1c \
        1c 1 1 3 2 1 1 1 1 1 1 4 1 1 2 1 8 3 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 8 1 1 1 4 1 nyl 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 j 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 3r 1 1 1 1 1 1 1 1 1 1 1 1 1 3 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 a 1 1 1 1 2 1 1 1 1 1 1 1 1 4 1 1 1 2 1 1 1 3 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 1 1 5 1 5 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 4 1 1 6 1 5 1 1 \
        1 s 1 h7v q xx 14 3s 10 4c b 1 f 1 7 1 2 1d6 1f 2ct w gw0 w k2o q q q q q q \
        1 1 2 2 1 2 2 2 4 1 8 q q q 2 1 4 2 8 1 7 r 2 1 4 1 5 1 1 3 7 r q q q q q q \
        q q q q q u p x p x p x p x p x 1 3ed y",
    )
}

pub fn m() -> Ptr<RangeTable> {
    table(
        "lc 34 7n 7 7b 19 1 1 1 2 1 2 1 1 20 b 1c l g 1 2t 7 2 6 2 2 1 4 z 1 u r 2j b \
        1m 9 9 1 o 4 1 9 1 3 1 5 17 3 1o 8 16 o 1 x 1i 3 1 i 1 7 a 2 t 3 1k 1 1 7 2 \
        2 2 3 9 1 a 2 q 1 2 3 1k 1 1 5 4 2 2 3 3 1 u 2 3 1 b 3 1k 1 1 8 1 3 1 3 k 2 \
        m 6 1 3 1k 1 1 7 2 2 2 3 7 3 a 2 u 1 1n 5 3 3 1 4 9 1 14 5 1j 1 1 7 1 3 1 4 \
        7 2 b 2 t 3 1k 1 1 7 1 3 1 4 7 2 b 2 f 1 c 4 1j 2 1 7 1 3 1 4 9 1 a 2 t 3 1y \
        1 4 6 1 1 1 8 i 2 1p 1 2 7 c 8 2q 1 2 9 b 7 21 2 r 1 1 1 1 1 4 2 1d k 1 2 5 \
        b 1 10 9 1 2s k n 4 4 3 1 3 2 7 3 4 d c 1 1 a 4 jj 3 qa 4 s 3 t 2 u 2 1s w 9 \
        1 19 3 1 1 39 2 y 1 3a c 4 c 63 5 1l a 1 t 2 1 1c v 1d 5 1b h 12 9 c 3 u d \
        1k e 1c k 48 3 1 l 4 1 6 1 2 3 5i 1s k0 x 2da 3 3x 1 2o w fe 6 2x 2 n9w 4 1 \
        a w 2 28 2 7k 1 3 1 4 1 n 5 4 1 2b 2 1e i q i d 1 12 8 p d 18 4 1b e 10 1 1v \
        e c 1 8 2 19 3 1e 1 1 3 2 2 5 2 1 1 15 5 5 2 6k 8 1 2 fn4 1 kh g g g r1 1 6a \
        1 45 5 1ae 3 1 2 5 4 14 3 4 1 4l 2 fx 4 ar 2 28 3 1y b 1d 4 3e 3 1h f 15 1 2 \
        2 a 4 19 b 7 1 1p 3 10 e g 2 18 1 c 3 1c e 8 4 1 2 2k c 6 1 2 1 4d c l 4 1j \
        2 1 7 2 2 2 3 9 1 a 2 2 7 3 5 5c i n 1 29 k 6j 7 2 9 r 2 2a h 2y d 2t f 74 f \
        6t 6 1 2 2 4 1 1 1 2 3x 7 2 7 3 1 s a 14 7 1 4 8 1 9 b 1a g b9 8 1 8 2a m 1 \
        e 3e 6 3 1 1 2 1 7 1 1 1u 5 1 2 1 5 9n 4 9 2 1 1 1c 7 3 5 459 1 6 f asa 5 1n \
        7 t4 1 1 1j 7 4 29 1 b 2 f57 2 3mp 1a 2 n f2 5 3 6 8 8 2 7 u 4 44 3 1iz 1j 4 \
        1e 8 1 e 1 m 5 1 f 11s 7 1 h 2 7 1 2 1 5 2s 1 4g 7 af 1 1p 4 e4 4 rk 7 31 7 \
        gzhx 6o",
    )
}

pub fn mc() -> Ptr<RangeTable> {
    table(
        "1s3 1 1j 1 2 3 8 4 1 2 1e 2 1m 3 6 2 2 2 a 1 17 1 1m 3 1u 1 1m 3 8 1 1 2 1h \
        2 1m 1 1 1 6 2 2 2 a 1 2u 2 1 2 3 3 1 3 a 1 15 3 1p 4 1p 2 1m 1 1 5 2 2 1 2 \
        9 2 s 1 e 2 1m 3 5 3 1 3 a 1 16 2 23 3 6 8 i 2 96 2 1r 1 4r 2 4 1 6 1 2 2 p \
        2 a 3 2 7 l 2 2 6 2 1 a 3 1a0 1 u 1 3l 1 7 8 1 2 9m 4 2 3 4 2 1 6 68 2 1m 1 \
        1 1 9 1 1 2 8 6 41 1 1c 1 5 1 1 5 1 2 1p 1 u 1 4 2 2 1 1o 1 2 3 1 1 3 2 1c 8 \
        8 2 4r 1 l 1 3sm 2 noz 2 2 1 2g 2 1e g 3y 2 1b 1 1c 2 4 2 2 3 32 2 2 2 o 1 \
        19 1 1 1 31 1 2 2 5 1 6l 2 1 2 1 2 1 1 jrn 1 1 1 3j 1 19 3 4 2 37 1 o 2 1n 1 \
        1c 3 9 2 d 1 2l 3 3 2 1 1 4q 3 v 2 1m 2 1 4 2 2 2 3 9 1 a 2 5t 3 8 2 3 1 2y \
        3 6 1 1 4 2 1 6l 3 6 4 2 1 35 3 8 2 1 1 31 1 1 2 6 1 2x 2 4 1 79 3 9 1 6v 6 \
        1 2 4 1 2 1 1 1 3y 3 8 4 4 1 2c 1 t 2 1q 1 bb 1 e 1 2y 1 7 1 2 1 5x 5 4 2 1 \
        1 9q 2 c 1 1c 2 8 2 1 1 ftb 1j 2w 2 j8z 2 6 6",
    )
}

pub fn me() -> Ptr<RangeTable> {
    table("w8 2 4dw 1 17i 4 1 3 qdn 3")
}

pub fn mn() -> Ptr<RangeTable> {
    table(
        "lc 34 7n 5 7d 19 1 1 1 2 1 2 1 1 20 b 1c l g 1 2t 7 2 6 2 2 1 4 z 1 u r 2j b \
        1m 9 9 1 o 4 1 9 1 3 1 5 17 3 1o 8 16 o 1 w 1j 1 1 1 4 8 4 1 3 7 a 2 t 1 1m \
        1 4 4 8 1 k 2 q 1 2 2 1l 1 4 2 4 2 2 3 3 1 u 2 3 1 b 2 1l 1 4 5 1 2 4 1 k 2 \
        m 6 1 1 1m 1 2 1 1 4 8 1 7 2 b 2 u 1 1p 1 c 1 1e 1 3 1 1j 1 1 3 5 3 1 4 7 2 \
        b 2 t 1 1m 1 2 1 6 1 5 2 k 2 s 2 1l 2 4 4 8 1 k 2 t 1 20 1 7 3 1 1 2i 1 2 7 \
        c 8 2q 1 2 9 b 7 21 2 r 1 1 1 1 1 1j e 1 5 1 2 5 b 1 10 9 1 2u 4 1 6 1 2 2 2 \
        p 2 4 3 g 4 d 1 2 2 6 1 f 1 jj 3 qa 3 t 2 u 2 u 2 1s 2 1 7 8 1 2 b 9 1 19 3 \
        1 1 39 2 y 1 3a 3 4 2 9 1 6 3 63 2 2 1 1m 1 1 7 1 1 1 1 2 8 6 a 2 1 1c e 1 g \
        1d 4 1c 1 1 5 1 1 5 1 14 9 c 2 w 4 2 2 1 3 1k 1 1 2 3 1 1 3 1m 8 2 2 48 3 1 \
        d 1 7 4 1 6 1 3 2 5i 1s k0 d 4 1 3 c 2da 3 3x 1 2o w fe 4 2z 2 n9w 1 4 a w 2 \
        28 2 7k 1 3 1 4 1 p 2 5 1 47 2 q i d 1 12 8 p b 1a 3 1c 1 2 4 2 2 13 1 1v 6 \
        2 2 2 2 c 1 8 1 1b 1 1f 1 1 3 2 2 5 2 1 1 16 2 8 1 6m 1 2 1 4 1 fn4 1 kh g g \
        g r1 1 6a 1 45 5 1ae 3 1 2 5 4 14 3 4 1 4l 2 fx 4 ar 2 28 3 1y b 1d 4 3f 1 \
        1i f 15 1 2 2 a 3 1d 4 2 2 7 1 1p 3 10 5 1 8 1q 1 c 2 1g 9 a 4 2 1 2n 3 2 1 \
        1 2 6 1 2 1 4d 1 3 8 l 2 1l 2 3 1 11 7 3 5 5f 8 2 3 1 1 n 1 2c 6 1 1 4 2 1 2 \
        6m 4 6 2 1 2 r 2 2d 8 2 1 1 2 2y 1 1 1 2 6 1 1 2t 3 2 4 1 5 77 9 1 2 74 2 1 \
        1 4 1 40 4 2 2 4 1 w a 14 6 2 4 8 1 9 6 2 3 1a d 1 2 ba 7 1 6 1 1 2a m 2 7 1 \
        2 1 2 3e 6 3 1 1 2 1 7 1 1 20 2 3 1 1 1 9n 2 b 2 1g 5 5 1 1 1 459 1 6 f asa \
        5 1n 7 t4 1 1r 4 29 1 f5k 2 3mp 1a 2 n f4 3 h 8 2 7 u 4 44 3 1iz 1j 4 1e 8 1 \
        e 1 m 5 1 f 11s 7 1 h 2 7 1 2 1 5 2s 1 4g 7 af 1 1p 4 e4 4 rk 7 31 7 gzhx 6o",
    )
}

pub fn n() -> Ptr<RangeTable> {
    table(
        "1c a 3c 2 5 1 2 3 141 a 3q a 5i a bg a 3a a 4 6 30 a 3a a 3a a 2 6 32 d 37 a \
        8 7 2v a 2w 7 7 j 31 a 2o a 3a a 1y k 7g a 1y a jz k oh 3 6n a 6 a m a 8c a \
        3k b 4l a 6 a 52 a 2e a 3q a 6 a t2 1 3 6 6 a 5i 1f 2 5 k6 1o 26 m hi u 12h \
        1 ll 1 p 9 e 3 9j 4 3u a u 8 1 f w a 13 f msg a 58 a 8w 6 4a a 12 a 5i a m a \
        2e a ba a geu a dp 19 c 1l h 2 9h r 10 4 t 1 8 1 3q 5 5m a q6 8 p 7 13 9 23 \
        5 m 6 4g 2 2 g 2 1a 1s 9 1g 2 u 3 23 5 2w 8 o 8 15 7 96 6 1c a 86 v 4e a 16 \
        4 34 7 3q u 3k a 1o a 40 a 7 k 6z a 9i a 3a a ae a 2u a 2u c bo j 2l a l2 t \
        6b a 1y a bq a 2u l tn 33 dtd a 2e a 3q a 1 7 m6 n js9 k c k 30 p ut 1e 1ts \
        a bq a dy a r1 9 3k a lz 1n 1 3 1 4 24 19 1 f qq d 25f a",
    )
}

pub fn nd() -> Ptr<RangeTable> {
    table(
        "1c a 17q a 3q a 5i a bg a 3a a 3a a 3a a 3a a 3a a 3a a 3a a 3a a 3a a 2o a \
        3a a 1y a 7q a 1y a 1fq a 12 a 8c a 3k a 4m a 6 a 52 a 2e a 3q a 6 a r7q a \
        iu a 12 a 5i a m a 2e a ba a geu a 13a a 1om a mk a 3k a 1o a 40 a 7q a 9i a \
        3a a ae a 2u a 2u a bq a 2u a l2 a 6u a 1y a bq a eti a 2e a 3q a lf8 1e 1ts \
        a bq a dy a uu a 3o6 a",
    )
}

pub fn nl() -> Ptr<RangeTable> {
    table("4j2 3 227 z 2 4 2v2 1 p 9 e 3 nfv a hu8 1h cs 1 8 1 3q 5 6cq 33")
}

pub fn no() -> Ptr<RangeTable> {
    table(
        "4y 2 5 1 2 3 1th 6 ag 6 3c 3 3p 7 61 7 h 9 c1 a tx k vn a dc 1 1at 1 3 6 6 a \
        5i g 15 1 k6 1o 26 m hi u 12h 1 wk 4 3u a u 8 1 f w a 13 f n74 6 hjl 19 1t 4 \
        h 2 9h r 10 4 110 8 p 7 13 9 23 5 m 6 4g 2 2 g 2 1a 1s 9 1g 2 u 3 23 5 2w 8 \
        o 8 15 7 96 6 9s v 4e a 16 4 34 7 3q k aj k 11h 2 by 9 o7 j nn l ex2 7 m6 n \
        js9 k c k 30 p 47i 9 pt 1n 1 3 1 4 24 19 1 f qq d",
    )
}

pub fn p() -> Ptr<RangeTable> {
    table(
        "x 3 1 6 1 4 a 2 3 2 q 3 1 1 r 1 1 1 z 1 5 1 3 1 a 2 3 1 3 1 ji 1 8 1 cy 6 15 \
        2 1f 1 1 1 2 1 2 1 18 2 k 2 1 2 d 1 1 3 22 4 2u 1 17 e 6h 3 1i f v 1 79 2 a \
        1 3w 1 3c 1 3d 1 au 1 c 1 a7 1 2i 1 a 2 4o f 1 1 11 4 1z 1 22 5 4 2 33 6 4r \
        1 h0 9 47 1 h9 1 18 2 26 3 1z 2 4d 3 1 3 11 b 8p 2 60 2 3k 7 1 6 4s 7 s 2 3h \
        4 1n 5 1q 2 1s 8 b 1 n0 o 8 k 1 d 1 c u 2 e 2 hl 4 t 2 u5 e 27 2 v a b7 m 1r \
        4 w 2 l7 4 1 2 34 1 3z 1b 1 w 2 c bn 3 4 a 2 c g 1 c 1 2q 1 2i 1 mwy 2 7h 3 \
        2r 1 a 1 37 6 ak 4 2e 2 14 3 1 1 1d 2 1b 1 2p d g 2 3g 4 3i 2 g 2 6x 1 g2a 2 \
        5s a m z 1 e 1 1 4 1 1 2 45 3 1 6 1 4 a 2 3 2 q 3 1 1 r 1 1 1 1 7 be 3 ik 1 \
        1c 1 bi 1 kn 1 5j 1 v 1 7k 9 12 1 34 7 1u 7 2h 4 ls 1 4n 5 18 4 59 7 31 2 1 \
        4 3i 4 1c 2 27 4 4 1 d 1 1 3 2g 6 2z 1 bl 5 a 2 1 1 2w 1 6y n 2x 3 s d 24 1 \
        3m 3 70 1 7c 3 4b 1 2k 8 2b 3 1 5 2l a 8n 5 16 2 hx 2 22 d 4v 1 vk 5 29o 2 \
        bjv 2 3p 1 1t 5 8 1 nm 4 93 1 f5o 1 5wn 5 2xe 2",
    )
}

pub fn pc() -> Ptr<RangeTable> {
    table("2n 1 6an 2 j 1 17tq 2 o 3 6n 1")
}

pub fn pd() -> Ptr<RangeTable> {
    table(
        "19 1 124 1 1f 1 2td 1 sl 1 1l5 6 2rl 1 2 1 v 2 4 1 s 1 ce 1 j 1 33 1 14ls 2 \
        11 1 a 1 4p 1 333 1",
    )
}

pub fn pe() -> Ptr<RangeTable> {
    table(
        "15 1 1f 1 v 1 2wt 1 1 1 1ge 1 1wp 1 1j 1 f 1 hm 1 1 1 u 1 u6 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 28 1 w 1 1 1 1 1 1 1 1 1 b8 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1s 1 1 1 x 1 th 1 1 1 1 1 1 1 18 1 1 1 1 1 1 1 bw 1 1 1 1 1 1 1 1 1 3 1 \
        1 1 1 1 1 1 2 2 14im 1 61 1 t 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 3 1 h 1 1 1 1 1 \
        4q 1 1f 1 v 1 2 1 2 1",
    )
}

pub fn pf() -> Ptr<RangeTable> {
    table("57 1 671 1 3 1 s 1 2q0 1 1 1 4 1 2 1 f 1 3 1")
}

pub fn pi() -> Ptr<RangeTable> {
    table("4r 1 67g 1 2 2 2 1 p 1 2q0 1 1 1 4 1 2 1 f 1 3 1")
}

pub fn po() -> Ptr<RangeTable> {
    table(
        "x 3 1 3 2 1 1 1 1 2 a 2 3 2 r 1 1w 1 5 1 e 2 7 1 ji 1 8 1 cy 6 15 1 1i 1 2 1 \
        2 1 18 2 k 2 1 2 d 1 1 3 22 4 2u 1 17 e 6h 3 1i f v 1 79 2 a 1 3w 1 3c 1 3d \
        1 au 1 c 1 a7 1 2i 1 a 2 4o f 1 1 34 1 22 5 4 2 33 6 4r 1 h0 9 lh 1 3g 3 1z \
        2 4d 3 1 3 11 6 1 4 8p 2 60 2 3k 7 1 6 4s 7 s 2 3h 4 1n 5 1q 2 1s 8 b 1 n6 2 \
        8 8 8 9 2 4 2 3 3 b 1 1 1 a 2hm 4 1 2 34 1 3z 2 4 3 2 1 2 9 1 2 1 1 2 2 a 5 \
        1 a 2 4 1 1 1 d 2 3 bw 3 1l 1 59 1 mwy 2 7h 3 2r 1 a 1 37 6 ak 4 2e 2 14 3 1 \
        1 1d 2 1b 1 2p d g 2 3g 4 3i 2 g 2 6x 1 g84 7 2 1 m 1 k 2 2 4 3 3 1 4 7 3 6 \
        1 1 2 45 3 1 3 2 1 1 1 1 2 a 2 3 2 r 1 10 1 2 2 be 3 ik 1 1c 1 bi 1 kn 1 5j \
        1 v 1 7k 9 12 1 34 7 1u 7 2h 4 qg 5 18 4 59 7 31 2 1 4 3i 4 1c 2 27 4 4 1 d \
        1 1 3 2g 6 2z 1 bl 5 a 2 1 1 2w 1 6y n 2x 3 s d 24 1 3m 3 70 1 7c 3 4b 1 2k \
        8 2b 3 1 5 2l a 8n 5 16 2 hx 2 22 d 4v 1 vk 5 29o 2 bjv 2 3p 1 1t 5 8 1 nm 4 \
        93 1 f5o 1 5wn 5 2xe 2",
    )
}

pub fn ps() -> Ptr<RangeTable> {
    table(
        "14 1 1e 1 v 1 2wu 1 1 1 1ge 1 1vi 1 3 1 12 1 1j 1 f 1 hm 1 1 1 u 1 u6 1 1 1 \
        1 1 1 1 1 1 1 1 1 1 28 1 w 1 1 1 1 1 1 1 1 1 b8 1 1 1 1 1 1 1 1 1 1 1 1 1 1 \
        1 1 1 1 1 1 1 1s 1 1 1 x 1 th 1 1 1 1 1 1 1 p 1 i 1 1 1 1 1 1 1 bw 1 1 1 1 1 \
        1 1 1 1 3 1 1 1 1 1 1 1 2 1 14ip 1 5z 1 t 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 3 1 \
        h 1 1 1 1 1 4q 1 1e 1 v 1 3 1 2 1",
    )
}

pub fn s() -> Ptr<RangeTable> {
    table(
        "10 1 6 1 g 3 v 1 1 1 r 1 1 1 z 5 1 2 2 1 1 4 2 1 3 1 u 1 v 1 cq 4 c e 5 7 1 \
        1 1 h 39 1 e 2 34 1 3v 1 7e 3 3a 3 2 1 2 2 5q 1 a 1 j 2 6v 1 7 2 3s 1 a1 2 6 \
        2 6t 1 3i 1 3m 8 3o 1 5r 1 15 1 5h 1 5d 3 f 1 1 3 2 6 k 1 1 1 1 1 3p 8 1 6 1 \
        2 5 4 5h 2 kw a k3 1 a5 1 9w 1 4d y 9t a 9 9 u8 1 1 3 b 3 d 3 d 3 d 2 1x 1 d \
        1 13 3 d 3 j x 1r 2 1 4 1 2 a 1 1 3 5 6 1 1 1 1 1 1 4 1 b 2 4 5 5 4 1 1 1m 2 \
        4 ag 4 t 2 70 p b 29 26 m h4 18 1d 2 v a b7 m 1r 4 w 2 ae 2 w 1 2x 6d 6 9x 2 \
        1a q 1 2h c 5y q c 8 1 d 2 c 1 l 2 6 2 2j 2 6r 2 4 a w 10 s v b u 8 1 f w a \
        13 f 8w 534 1s h3k 1j ft n 9 2 2v 2 4d 4 a 4 fx 3 69 1 e 2 fr1 1 3s h al g \
        3j 1 18 4 2q 1 1 3 2 1 4a 1 6 1 g 3 v 1 1 1 r 1 1 1 3l 7 1 7 d 2 8p 9 1l h 2 \
        3 1 d 3 1 1b 19 1a2 2 gf 1 2gm 1 1p1 t eve 4 5 1 g2e 1 3oz 38 1o 6u a 13 2 \
        1o 5 3 m 2 7 u 4 1p l 1u 3 1 56 2f oa 1 p 1 v 1 p 1 v 1 p 1 v 1 p 1 v 1 p 1 \
        1o e8 1j 4 1e 8 1 e 1 2 1c8 1 bz 1 1ws 1 3 1 3h 1 ch 2 7i 18 4 2s c f 2 f 1 \
        f 1 11 n 4h 1k t d 18 4 9 7 2 e 6 4a rc 4 h 3 d 3 3b 4 2n 6 c 4 1 f c 4 1k 8 \
        a 6 14 8 u 2 2 26 9g c e 2 d 3 9 7 1a 1 7 8 e 4 9 7 9 7 43 1 1j",
    )
}

pub fn sc() -> Ptr<RangeTable> {
    table(
        "10 1 3h 4 yx 1 3f 1 du 2 du 2 7 1 6t 1 7b 1 g5 1 1wb 1 1qc x qrb 1 gxv 1 30 \
        1 4a 1 63 2 3 2 6ba 4 12ji 1 1ww 1",
    )
}

pub fn sk() -> Ptr<RangeTable> {
    table(
        "2m 1 1 1 1z 1 6 1 4 1 3 1 eh 4 c e 5 7 1 1 1 h 39 1 e 2 zm 1 4l0 1 1 3 b 3 d \
        3 d 3 d 2 3a4 2 ndv n 9 2 2v 2 r4 1 e 2 fuu h or 1 1 1 4i 1 1c7r 5",
    )
}

pub fn sm() -> Ptr<RangeTable> {
    table(
        "17 1 g 3 1p 1 1 1 19 1 4 1 11 1 v 1 la 1 en 3 56j 1 d 1 13 3 d 3 3v 1 13 5 6 \
        1 1w 5 5 2 4 1 2 1 2 1 7 1 v 2 2 1 1 1 v 7g w 2 2i 1 u p 14 6 d1 1 9 1 1i 8 \
        33 1 9c 5 2 v a g 74 3n m 1r 4 w 2 76 1c l 2 6 1524 1 mw 1 1 3 4k 1 g 3 1p 1 \
        1 1 3n 1 6 4 16fo 1 p 1 v 1 p 1 v 1 p 1 v 1 p 1 v 1 p 1 4ks 2",
    )
}

pub fn so() -> Ptr<RangeTable> {
    table(
        "4m 1 2 1 4 1 1 1 r5 1 7e 2 3j 2 5q 1 a 1 j 2 6v 1 eb 1 ad 1 3m 6 1 1 3o 1 5r \
        1 15 1 av 3 f 1 1 3 2 6 k 1 1 1 1 1 3p 8 1 6 1 2 5 4 5h 2 kw a k3 1 k2 1 4d \
        y 9t a 9 9 137 2 1 4 1 2 a 1 1 2 6 6 1 1 1 1 1 1 4 1 b 2 e 1 1 2 1 1 1m 2 9 \
        5 2 4 1 2 1 2 1 7 1 v 2 2 1 1 1 v 7g 8 4 k 2 7 2 29 1 u p 14 6 1x p b 29 26 \
        m 53 1 9 1 1i 8 33 1 6w 18 18 1s 74 e8 1c l 2 6 13 2 w 1 2x 6d 6 9x 2 1a q 1 \
        2h c 5y q c 8 1 d 2 c 1 l 2 6 2 9c 2 4 a w 10 s v b u 8 1 f w a 13 f 8w 534 \
        1s h3k 1j o1 4 a 2 1 1 fx 3 gcm g 3j 1 19 3 dg 1 3 1 4 2 d 2 8p 9 1l h 2 3 1 \
        d 3 1 1b 19 1a2 2 gf 1 2gm 1 1p1 8 4 h eve 4 5 1 g2e 1 3oz 38 1o 6u a 13 2 \
        1o 5 3 m 2 7 u 4 1p l 1u 3 1 56 2f x5 e8 1j 4 1e 8 1 e 1 2 1c8 1 28s 1 3l 1 \
        k1 18 4 2s c f 2 f 1 f 1 11 n 4h 1k t d 18 4 9 7 2 e 6 4a 6z 5 k8 4 h 3 d 3 \
        3b 4 2n 6 c 4 1 f c 4 1k 8 a 6 14 8 u 2 2 26 9g c e 2 d 3 9 7 1a 1 7 8 e 4 9 \
        7 9 7 43 1 1j",
    )
}

pub fn z() -> Ptr<RangeTable> {
    table("w 1 3j 1 4bj 1 1vj b t 2 5 1 1b 1 334 1")
}

pub fn zl() -> Ptr<RangeTable> {
    table("6co 1")
}

pub fn zp() -> Ptr<RangeTable> {
    table("6cp 1")
}

pub fn zs() -> Ptr<RangeTable> {
    table("w 1 3j 1 4bj 1 1vj b 10 1 1b 1 334 1")
}

pub fn ascii_hex_digit() -> Ptr<RangeTable> {
    table("1c a 7 6 q 6")
}

pub fn bidi_control() -> Ptr<RangeTable> {
    table("17g 1 54h 2 q 5 1j 4")
}

pub fn dash() -> Ptr<RangeTable> {
    table(
        "19 1 124 1 1f 1 2td 1 sl 1 1l5 6 1p 1 13 1 f 1 au 1 2dg 1 2 1 v 2 4 1 s 1 ce \
        1 j 1 33 1 14ls 2 11 1 a 1 4p 1 333 1",
    )
}

pub fn deprecated() -> Ptr<RangeTable> {
    table("95 1 10p 1 1s3 1 1 1 1m1 2 1qd 6 jd 2 jh06 1")
}

pub fn diacritic() -> Ptr<RangeTable> {
    table(
        "2m 1 1 1 1z 1 6 1 4 1 2 2 dz 4f 1 8 5 6 h 2 4 1 9 2 71 5 5t 1 1j h 1 r 1 1 1 \
        2 1 1 3q 8 4 2 3q 2 4 2 3 3 1v r 2j b 1m b y 2 3i 8 15 a g s 1p 1 g 1 3 4 s \
        1 22 1 g 1 32 1 g 1 32 1 g 1 1b 3 1o 1 g 1 7 1 3b 1 32 1 g 1 32 1 g 1 31 2 g \
        1 3g 1 3g 6 1 1 2z 1 d 5 23 2 r 1 1 1 1 1 4 2 1u 3 1 2 1q 1 34 1 1 2 14 2 4 \
        5 p 7 1 1 a 2 jl 3 qc 2 4z b 9 1 9n 3 8p 8 2 1 1c f 2 b 2w 1 f 1 12 9 1i 2 \
        3u 2 1s 6 2a p 4 1 6 1 2 3 1e 1r 2h c 11 b cd 1 1 3 b 3 d 3 d 3 d 2 2k0 3 8t \
        1 e2 6 2x 4 2n 1 n76 1 c 2 1 1 s 2 2a 2 e y 2u 3 31 2 5m 1 r i 1l 4 10 1 2n \
        1 c 1 10 1 45 3 1t 4 1f 1 2s 5 9 3 3k 2 fn4 1 ld g 7i 1 1 1 1b 1 19 2 1v 1 \
        l8 1 wv 6 1 16 1 9 mi 2 fv 6 d1 3 1y b 1d 4 5c 1 15 1 20 2 3c 2 1q 1 24 1 9 \
        3 2w 2 4y 2 29 1 g 1 o 7 3 5 5p 1 3 1 3f 2 6z 2 3i 1 3a 2 37 1 7h 2 76 2 4 1 \
        4c 1 2b 1 i 1 29 1 bp 1 76 1 1 2 29 1 4hb f asa 5 1n 7 uw h 28 2 cn2 4 1 7 1 \
        2 64h 1a 2 n f4 3 3 6 8 8 2 7 u 4 2v6 1q 5e 7 af 1 1p 4 15s 7 31 3 1 3",
    )
}

pub fn extender() -> Ptr<RangeTable> {
    table(
        "53 1 ew 2 oe 1 c9 1 nu 1 kw 1 3j 1 1tv 1 1k 1 gz 1 b2 1 1w 1 3ux 1 17 5 2v 2 \
        2l 3 lxy 1 16e 1 qq 1 m 1 3t 1 30 1 l 2 gor 1 1lc 2 2ca 1 h4 3 y7 1 fxl 2 ws \
        2 1 1 me0 2 1l2 3",
    )
}

pub fn hex_digit() -> Ptr<RangeTable> {
    table("1c a 7 6 q 6 1eax a 7 6 q 6")
}

pub fn hyphen() -> Ptr<RangeTable> {
    table("19 1 3j 1 yk 1 3nf 1 1l5 2 2rp 1 kj 1 14kn 1 4p 1 2f 1")
}

pub fn ids_binary_operator() -> Ptr<RangeTable> {
    table("9gw 2 2 8")
}

pub fn ids_trinary_operator() -> Ptr<RangeTable> {
    table("9gy 2")
}

pub fn ideographic() -> Ptr<RangeTable> {
    table(
        "9hi 2 p 9 e 3 qt 534 1s g74 hkw a6 2 2y n4a 1 r 4qg 8 ye 16 9 76v b0 f7o wyo \
        w 37e 6 66 2 4g2 e 5rl 2e7 f2 15u 3t7 5 38g",
    )
}

pub fn join_control() -> Ptr<RangeTable> {
    table("6bw 2")
}

pub fn logical_order_exception() -> Ptr<RangeTable> {
    table("2tc 5 3f 5 25s 3 2 1 smy 2 2 1 1 2")
}

pub fn noncharacter_code_point() -> Ptr<RangeTable> {
    table(
        "1e4w w em 2 1eke 2 1eke 2 1eke 2 1eke 2 1eke 2 1eke 2 1eke 2 1eke 2 1eke 2 \
        1eke 2 1eke 2 1eke 2 1eke 2 1eke 2 1eke 2 1eke 2",
    )
}

pub fn other_alphabetic() -> Ptr<RangeTable> {
    table(
        "n9 1 h6 e 1 1 1 2 1 2 1 1 20 b 1c d 1 7 g 1 2t 7 4 4 2 2 4 1 z 1 u g 2u b 2t \
        2 3 9 1 3 1 4 4n c 3 7 6 k 1i 2 2 f 1 2 5 3 a 2 t 3 1m 7 2 2 2 2 a 1 a 2 t 3 \
        1m 5 4 2 2 2 4 1 u 2 3 1 b 3 1m 8 1 3 1 2 l 2 m 3 4 3 1m 7 2 2 2 2 9 2 a 2 u \
        1 1n 5 3 3 1 3 a 1 14 5 1l 7 1 3 1 3 8 2 b 2 t 3 1m 7 1 3 1 3 8 2 b 2 f 1 c \
        4 1m 7 1 3 1 3 a 1 a 2 t 3 23 6 1 1 1 8 i 2 1p 1 2 7 i 1 2r 1 2 6 1 2 g 1 4j \
        j 9 b 1 10 32 c 1 1 2 4 n 4 4 3 1 3 2 7 3 4 d c 1 1 a 4 19w 2 u 2 u 2 u 2 1u \
        j 58 2 y 1 3a c 4 9 66 5 1l a 2 k 22 2 b 3 1d 5 1c f 1o 3 u 9 2 2 1l b 1e j \
        c0 e 1c1 1g 1rq w nsk 8 y 2 9u 1 8 1 n 5 2g 2 1e g 1 1 1l 1 12 5 s c 19 4 1c \
        c 11 1 1v e c 1 8 2 19 3 1e 1 1 3 2 2 5 1 18 5 5 1 6l 8 fn7 1 1nb 5 1ae 3 1 \
        2 5 4 lw 4 ar 2 9f 3 1h e 19 2 b 3 19 9 9 1 1p 3 10 c i 2 1l 3 1c d e 2 2k 9 \
        2 1 6 1 2 1 4d a n 4 1m 7 2 2 2 2 a 1 a 2 5t d 1 3 2y i 6l 7 2 7 t 2 2a f 1 \
        1 2y b 2v e 75 d 6v 6 1 2 2 2 3 1 1 1 3y 7 2 6 4 1 s a 16 5 1 4 i b 1a e bb \
        8 1 7 2b m 1 e 3e 6 3 1 1 2 1 3 1 1 3 1 1u 5 1 2 1 4 9o 4 9 2 1 1 1c 7 3 3 \
        fta 1 1 1j 7 4 2l 2 f58 1 6zl 7 1 h 2 7 1 2 1 5 2s 1 1pz 1 1k8 q 6 q 6 q",
    )
}

pub fn other_default_ignorable_code_point() -> Ptr<RangeTable> {
    table("nj 1 2rz 2 18z 2 1pr 1 3cu 1 14qj 1 27 9 i9dz 1 1 u 2o 3k 6o 2s0")
}

pub fn other_grapheme_extend() -> Ptr<RangeTable> {
    table(
        "1xa 1 o 1 9y 1 o 1 2u 1 o 1 6i 1 i 2 2v 1 o 1 3b 1 f 1 2mt 1 ye 1 36p 2 14z2 \
        2 3vi 1 o 1 9k 1 c 1 6p 1 ow 1 10dw 1 8 5 h419 2o",
    )
}

pub fn other_id_continue() -> Ptr<RangeTable> {
    table("53 1 jz 1 34x 9 19k 1")
}

pub fn other_id_start() -> Ptr<RangeTable> {
    table("4ud 2 1ox 1 l 1 31o 2")
}

pub fn other_lowercase() -> Ptr<RangeTable> {
    table(
        "4q 1 f 1 dx 9 7 2 u 5 2o 1 1g 1 2o1 1 2en 1r d 1 y 11 j5 1 d 1 g d 5v g nk q \
        1hu 2 o4e 2 5u 1 3l 3 3 2 o2 4 9 1 i6u 1 2 3 1 16 1 9 16r9 1q",
    )
}

pub fn other_math() -> Ptr<RangeTable> {
    table(
        "2m 1 oh 3 2 1 q 2 2 2 5k0 1 r 3 b 1 w 4 o 2 e 2 1t d 4 1 3 2 4 5 i 1 4 1 2 a \
        1 1 3 5 6 1 3 2 2 2 1 3 1 6 3 4 5 5 23 5 2 4 1 2 1 2 1 1 1 5 2 2 4 2 4 i 2 2 \
        1 1 1 7 1 1 6 2 82 4 4o 2 1 1 o 1 h 1 cd 2 c 9 5 5 5 2 2 2 3 5 e 1 1 1 2 6 o \
        2 1l 1 1 1 t 4 9 2 9i 2 v a b7 m 1r 4 w 2 15yb 1 1 1 4 1 5v 1 1 1 160x 2d 1 \
        1z 1 2 2 1 2 2 2 4 1 c 1 1 1 7 1 1t 1 4 2 8 1 7 1 s 1 4 1 5 1 1 3 7 1 9g 2 p \
        1 p 1 v 1 p 1 v 1 p 1 v 1 p 1 v 1 p 1 8 2 1e 4cg 4 1 r 1 2 1 1 2 1 1 a 1 4 1 \
        1 1 1 6 1 4 1 1 1 1 1 1 3 1 2 1 1 2 1 1 1 1 1 1 1 1 1 1 2 1 1 2 4 1 7 1 4 1 \
        4 1 1 1 a 1 h 5 3 1 5 1 h",
    )
}

pub fn other_uppercase() -> Ptr<RangeTable> {
    table("6lc g na q 2ixs q 6 q 6 q")
}

pub fn pattern_syntax() -> Ptr<RangeTable> {
    table(
        "x f a 7 q 4 1 1 q 4 y 7 1 1 1 2 1 1 1 2 4 1 4 1 3 1 n 1 v 1 654 o 8 f 2 j 1 \
        a 8h k0 4g hi u vg e8 3k ap 3 4 p f 1 14i5 2 79 2",
    )
}

pub fn pattern_white_space() -> Ptr<RangeTable> {
    table("9 5 i 1 2s 1 688 2 o 2")
}

pub fn prepended_concatenation_mark() -> Ptr<RangeTable> {
    table("16o 6 5z 1 1d 1 ao 2 28 1 1g4a 1 f 1")
}

pub fn quotation_mark() -> Ptr<RangeTable> {
    table("y 1 4 1 3n 1 f 1 670 8 p 2 2rr 1 cp 4 d 3 14pt 4 59 1 4 1 2i 2")
}

pub fn radical() -> Ptr<RangeTable> {
    table("96o q 1 2h c 5y")
}

pub fn regional_indicator() -> Ptr<RangeTable> {
    table("2qcm q")
}

pub fn s_term() -> Ptr<RangeTable> {
    table(
        "x 1 c 1 g 1 11l 1 43 3 50 1 17 3 6u 1 1p 1 1 1 3 2 85 2 1d0 2 ly 1 4 2 lh 1 \
        5i 2 5o 1 5 1 8q 2 9u 4 4u 2 2 2 t 2 58 2 1t 2 qk 2 9 3 2qs 1 d 1 m 2 bx 1 \
        n3w 1 7i 2 6b 1 3 1 am 2 2e 2 2n 1 48 2 43 3 40 2 6x 1 g9y 1 3 2 4p 1 c 1 g \
        1 1t 1 25w 2 zh 5 18 4 59 2 39 4 3j 3 3l 2 6 1 g 2 2g 2 1 2 30 1 bl 2 ad 2 5 \
        f 2x 2 6x 3 ed 1 1 1 6z 2 2f 2 bo 2 j8 2 22 2 euh 2 3p 1 1t 2 b 1 nn 1 feu 1 \
        5wo 1",
    )
}

pub fn sentence_terminal() -> Ptr<RangeTable> {
    table(
        "x 1 c 1 g 1 11l 1 43 3 50 1 17 3 6u 1 1p 1 1 1 3 2 85 2 1d0 2 ly 1 4 2 lh 1 \
        5i 2 5o 1 5 1 8q 2 9u 4 4u 2 2 2 t 2 58 2 1t 2 qk 2 9 3 2qs 1 d 1 m 2 bx 1 \
        n3w 1 7i 2 6b 1 3 1 am 2 2e 2 2n 1 48 2 43 3 40 2 6x 1 g9y 1 3 2 4p 1 c 1 g \
        1 1t 1 25w 2 zh 5 18 4 59 2 39 4 3j 3 3l 2 6 1 g 2 2g 2 1 2 30 1 bl 2 ad 2 5 \
        f 2x 2 6x 3 ed 1 1 1 6z 2 2f 2 bo 2 j8 2 22 2 euh 2 3p 1 1t 2 b 1 nn 1 feu 1 \
        5wo 1",
    )
}

pub fn soft_dotted() -> Ptr<RangeTable> {
    table(
        "2x 2 5g 1 7t 1 u 1 1g 1 k 1 8w 1 2q 1 1 1 4y1 1 1f 1 d 1 3 1 3o 1 4d 1 bp 1 \
        5y 2 27m 1 2bol 2 1e 2 1e 2 1e 2 1e 2 1e 2 1e 2 1e 2 1e 2 1e 2 1e 2 1e 2 1e \
        2 1om 1 8h 2 q 1",
    )
}

pub fn terminal_punctuation() -> Ptr<RangeTable> {
    table(
        "x 1 a 1 1 1 b 2 3 1 n2 1 8 1 e9 1 1l 1 20 1 e 1 1 3 50 1 17 b 1 1 6j 2 1i f \
        v 1 79 2 z8 2 4s 1 4 6 8n 2 lx 8 lh 1 3g 3 1z 2 4d 3 3 1 13 4 2 2 8q 2 9u 4 \
        4u 2 1 3 t 2 58 5 1q 2 qk 2 9 3 2qs 1 d 1 4 1 a 1 1 2 3 2 bw 2 n3v 2 7h 3 6b \
        5 am 2 2e 2 2n 1 47 3 43 3 3j 1 g 2 6x 1 g9w 3 1 4 4p 1 a 1 1 1 b 2 3 1 1t 1 \
        2 1 u2 1 1c 1 w6 1 5j 1 8m 2 48 6 1w 6 2h 4 qg 5 18 4 59 7 34 4 3j 3 3l 2 6 \
        1 g 2 2g 5 30 1 bl 3 c 2 9y 4 3 f 2x 2 6x 3 ed 1 1 1 6z 2 2f 2 4 2 bi 3 19 1 \
        hx 2 22 2 10r 5 dtl 2 3p 1 1t 3 a 1 nm 2 feu 1 5wn 4",
    )
}

pub fn unified_ideograph() -> Ptr<RangeTable> {
    table(
        "a9s 534 1s g74 hse 2 1 1 1 2 a 1 1 1 1 2 2 3 1fpy wyo w 37e 6 66 2 4g2 e 5rl \
        3z3 3t7 5 38g",
    )
}

pub fn variation_selector() -> Ptr<RangeTable> {
    table("4qz 3 1 1 19f4 g i9yo 6o")
}

pub fn white_space() -> Ptr<RangeTable> {
    table("9 5 i 1 2s 1 q 1 4bj 1 1vj b t 2 5 1 1b 1 334 1")
}

pub fn adlam() -> Ptr<RangeTable> {
    table("2olc 24 4 a 4 2")
}

pub fn ahom() -> Ptr<RangeTable> {
    table("1j40 r 2 f 4 n")
}

pub fn anatolian_hieroglyphs() -> Ptr<RangeTable> {
    table("1s00 g7")
}

pub fn arabic() -> Ptr<RangeTable> {
    table(
        "16o 5 1 6 1 e 1 3 1 w 1 a b q 1 30 1 y 28 1c 6o v 1 2 6 22 1 t 1bv4 37 g a3 \
        2 28 2 1i 7 1 w g 34 5 1 3r 31f v 3i 3 181s 4 1 r 1 2 1 1 2 1 1 a 1 4 1 1 1 \
        1 6 1 4 1 1 1 1 1 1 3 1 2 1 1 2 1 1 1 1 1 1 1 1 1 1 2 1 1 2 4 1 7 1 4 1 4 1 \
        1 1 a 1 h 5 3 1 5 1 h 1g 2",
    )
}

pub fn armenian() -> Ptr<RangeTable> {
    table("10x 12 2 1e 2 3 1chv 5")
}

pub fn avestan() -> Ptr<RangeTable> {
    table("1gqo 1i 3 7")
}

pub fn balinese() -> Ptr<RangeTable> {
    table("5c0 25 3 1b")
}

pub fn bamum() -> Ptr<RangeTable> {
    table("www 2g 124o ft")
}

pub fn bassa_vah() -> Ptr<RangeTable> {
    table("1zo0 u 2 6")
}

pub fn batak() -> Ptr<RangeTable> {
    table("5hc 1g 8 4")
}

pub fn bengali() -> Ptr<RangeTable> {
    table("1vk 4 1 8 2 2 2 m 1 7 1 1 3 4 2 9 2 2 2 4 8 1 4 2 1 5 2 p")
}

pub fn bhaiksuki() -> Ptr<RangeTable> {
    table("1k3k 9 1 19 1 e a t")
}

pub fn bopomofo() -> Ptr<RangeTable> {
    table("kq 2 93t 17 34 w")
}

pub fn brahmi() -> Ptr<RangeTable> {
    table("1hq8 26 4 10 9 1")
}

pub fn braille() -> Ptr<RangeTable> {
    table("7wg 74")
}

pub fn buginese() -> Ptr<RangeTable> {
    table("54w s 2 2")
}

pub fn buhid() -> Ptr<RangeTable> {
    table("4lc k")
}

pub fn canadian_aboriginal() -> Ptr<RangeTable> {
    table("3y8 hs fk 1y 1ewq g")
}

pub fn carian() -> Ptr<RangeTable> {
    table("1f34 1d")
}

pub fn caucasian_albanian() -> Ptr<RangeTable> {
    table("1flc 1g b 1")
}

pub fn chakma() -> Ptr<RangeTable> {
    table("1hxc 1h 1 i")
}

pub fn cham() -> Ptr<RangeTable> {
    table("xkw 1j 9 e 2 a 2 4")
}

pub fn cherokee() -> Ptr<RangeTable> {
    table("3vk 2e 2 6 twy 28")
}

pub fn chorasmian() -> Ptr<RangeTable> {
    table("1ho0 s")
}

pub fn common() -> Ptr<RangeTable> {
    table(
        "0 1t q 6 q 1b 1 f 1 5 n 1 v 1 ch 13 5 5 2 k 38 1 9 1 6 1 1 1 hp 1 6 1 e 1 3 \
        1 w 1 4c 1 ec 1 3l 2 yh 1 b9 4 82 1 167 3 1z 2 5n 2 1 1 y5 1 d 1 7 4 1 6 1 3 \
        2 1 lh c 2 2f 1 b 3 b 1 f h x 1r 12 1 3 2 6 1 r 1 h 15 3 4 if p b l ps 74 hg \
        2 w 1 2x e8 2m b6 c 4 5 1 1 1 p f 8 4 4 2j 2 3 1 2i 2 43 g w 10 1o 1s v 29 \
        1b 1 2g 4o 534 1s hkw y 2u 3 4l a 6s 1 4g 1 az 1 e 2 g5u 2 5s a m z 1 j 1 4 \
        43 1 1 w q 6 q b a 1 19 2 1s 7 1 7 a 5 76 3 4 19 3 9 28 d 1f 19 6c r 10o4 4 \
        3os 38 1o 6u a 13 2 1q 3 h 8 2 7 u 4 1p 5x k c k c 2f 9 p 3r 2d 1 1z 1 2 2 1 \
        2 2 2 4 1 c 1 1 1 7 1 1t 1 4 2 8 1 7 1 s 1 4 1 5 1 1 3 7 1 9g 2 84 2 1e 41d \
        1w 24 1p jm 18 4 2s c f 2 f 1 f 1 11 a 4u 1k q 1 2 d 18 4 9 7 2 e 6 4a rc 4 \
        h 3 d 3 3b 4 2n 6 c 4 1 f c 4 1k 8 a 6 14 8 u 2 2 26 9g c e 2 d 3 9 7 1a 1 7 \
        8 e 4 9 7 9 7 43 1 1j 11 a gvlz 1 u 2o",
    )
}

pub fn coptic() -> Ptr<RangeTable> {
    table("rm e 80g 38 5 7")
}

pub fn cuneiform() -> Ptr<RangeTable> {
    table("1kw0 pm 2u 33 1 5 b 5g")
}

pub fn cypriot() -> Ptr<RangeTable> {
    table("1g5c 6 2 1 1 18 1 2 3 1 2 1")
}

pub fn cypro_minoan() -> Ptr<RangeTable> {
    table("1nyo 2r")
}

pub fn cyrillic() -> Ptr<RangeTable> {
    table("sg 3p 2 4p 4ls 9 4i 1 24 1 38n w nr4 2o ham 2 18n4 1q x 1")
}

pub fn deseret() -> Ptr<RangeTable> {
    table("1fcw 28")
}

pub fn devanagari() -> Ptr<RangeTable> {
    table("1s0 29 4 f 2 q vhc w mio a")
}

pub fn dives_akuru() -> Ptr<RangeTable> {
    table("1ji8 7 2 1 2 8 1 2 1 u 1 2 2 c 9 a")
}

pub fn dogra() -> Ptr<RangeTable> {
    table("1jb4 1o")
}

pub fn duployan() -> Ptr<RangeTable> {
    table("2fpc 2z 5 d 3 9 7 a 2 4")
}

pub fn egyptian_hieroglyphs() -> Ptr<RangeTable> {
    table("1o1s uu")
}

pub fn elbasan() -> Ptr<RangeTable> {
    table("1fk0 14")
}

pub fn elymaic() -> Ptr<RangeTable> {
    table("1hpc n")
}

pub fn ethiopic() -> Ptr<RangeTable> {
    table(
        "3k0 21 1 4 2 7 1 1 1 4 2 15 1 4 2 x 1 4 2 7 1 1 1 4 2 f 1 1l 1 4 2 1v 2 w 3 \
        q 546 n 9 7 1 7 1 7 1 7 1 7 1 7 1 7 1 7 opu 6 2 6 2 6 9 7 1 7 1qk1 7 1 4 1 2 \
        1 f",
    )
}

pub fn georgian() -> Ptr<RangeTable> {
    table("3a8 12 1 1 5 1 2 17 1 4 2a8 17 2 3 37k 12 1 1 5 1")
}

pub fn glagolitic() -> Ptr<RangeTable> {
    table("8ow 2o 2e1s 7 1 h 2 7 1 2 1 5")
}

pub fn gothic() -> Ptr<RangeTable> {
    table("1f74 r")
}

pub fn grantha() -> Ptr<RangeTable> {
    table("1ibk 4 1 8 2 2 2 m 1 7 1 2 1 5 2 9 2 2 2 3 2 1 6 1 5 7 2 7 3 5")
}

pub fn greek() -> Ptr<RangeTable> {
    table(
        "og 4 1 3 2 4 1 1 4 1 1 1 1 3 1 1 1 k 1 1r e g 4yu 5 1e 5 4 5 2c 1 8w m 2 6 2 \
        12 2 6 2 8 1 1 1 1 1 1 1 v 2 1h 1 f 1 e 2 6 1 j 2 3 1 9 87 1 rb2 1 gyi 27 h \
        1 155r 1y",
    )
}

pub fn gujarati() -> Ptr<RangeTable> {
    table("22p 3 1 9 1 3 1 m 1 7 1 2 1 5 2 a 1 3 1 3 2 1 f 4 2 c 7 7")
}

pub fn gunjala_gondi() -> Ptr<RangeTable> {
    table("1kdc 6 1 2 1 11 1 2 1 6 7 a")
}

pub fn gurmukhi() -> Ptr<RangeTable> {
    table("1z5 3 1 6 4 2 2 m 1 7 1 2 1 2 1 2 2 1 1 5 4 2 2 3 3 1 7 4 1 1 7 h")
}

pub fn han() -> Ptr<RangeTable> {
    table(
        "96o q 1 2h c 5y 1b 1 1 1 p 9 e 4 qs 534 1s g74 hkw a6 2 2y n48 2 c 2 sge wyo \
        w 37e 6 66 2 4g2 e 5rl 2e7 f2 15u 3t7 5 38g",
    )
}

pub fn hangul() -> Ptr<RangeTable> {
    table("3cw 74 5ym 2 75 2m 35 v 1t v nhd t hv 8mc c n 4 1d 7tw v 3 6 2 6 2 6 2 3")
}

pub fn hanifi_rohingya() -> Ptr<RangeTable> {
    table("1h4w 14 8 a")
}

pub fn hanunoo() -> Ptr<RangeTable> {
    table("4kg l")
}

pub fn hatran() -> Ptr<RangeTable> {
    table("1gbk j 1 2 5 5")
}

pub fn hebrew() -> Ptr<RangeTable> {
    table("13l 1j 8 r 4 6 1cfc q 1 5 1 1 1 2 1 2 1 a")
}

pub fn hiragana() -> Ptr<RangeTable> {
    table("9j5 2e 6 3 23q9 7z i 1 t 3 crx 1")
}

pub fn imperial_aramaic() -> Ptr<RangeTable> {
    table("1g74 m 1 9")
}

pub fn inherited() -> Ptr<RangeTable> {
    table(
        "lc 34 7p 2 ck b q 1 kg 4 3ff v e9 3 1 d 1 7 4 1 6 1 3 2 5i 1s ek 2 5e x 309 \
        4 2z 2 14kl g g e r3 1 6a 1 38a 1 1138 1a 2 n f4 3 h 8 2 7 u 4 h45u 6o",
    )
}

pub fn inscriptional_pahlavi() -> Ptr<RangeTable> {
    table("1gtc j 5 8")
}

pub fn inscriptional_parthian() -> Ptr<RangeTable> {
    table("1gsg m 2 8")
}

pub fn javanese() -> Ptr<RangeTable> {
    table("xhc 26 2 a 4 2")
}

pub fn kaithi() -> Ptr<RangeTable> {
    table("1hts 1v a 1")
}

pub fn kannada() -> Ptr<RangeTable> {
    table("2gw d 1 3 1 n 1 a 1 5 2 9 1 3 1 4 7 2 6 2 1 4 2 a 1 3")
}

pub fn katakana() -> Ptr<RangeTable> {
    table("9lt 2i 2 3 6o g 5s 1b 1 2g 14b2 a 1 19 ytu 4 1 7 1 2 1 1 7z 3 1e 1 e 4")
}

pub fn kawi() -> Ptr<RangeTable> {
    table("1kow h 1 15 3 s")
}

pub fn kayah_li() -> Ptr<RangeTable> {
    table("xds 1a 1 1")
}

pub fn kharoshthi() -> Ptr<RangeTable> {
    table("1gjk 4 1 2 5 8 1 3 1 t 2 3 4 a 7 9")
}

pub fn khitan_small_script() -> Ptr<RangeTable> {
    table("20o4 1 5cr d2")
}

pub fn khmer() -> Ptr<RangeTable> {
    table("4n4 2m 2 a 6 a di w")
}

pub fn khojki() -> Ptr<RangeTable> {
    table("1i4g i 1 1b")
}

pub fn khudawadi() -> Ptr<RangeTable> {
    table("1i9c 1n 5 a")
}

pub fn lao() -> Ptr<RangeTable> {
    table("2v5 2 1 1 1 5 1 o 1 1 1 n 2 5 1 1 1 7 1 a 2 4")
}

pub fn latin() -> Ptr<RangeTable> {
    table(
        "1t q 6 q 1b 1 f 1 5 n 1 v 1 ch 13 5 55n 12 6 1d 5 4 5 d 1 1y 1t 74 a9 1 d 1 \
        g d 3x 2 6 1 r 1 h 15 253 w o82 2u 3 1s 5 2 1 1 1 5 o e mo 17 1 9 1 4 fpy 7 \
        t6 q 6 q 1lx 6 1 16 1 9 16it v 6 6",
    )
}

pub fn lepcha() -> Ptr<RangeTable> {
    table("5j4 1k 3 f 3 3")
}

pub fn limbu() -> Ptr<RangeTable> {
    table("4xs v 1 c 4 c 4 1 3 c")
}

pub fn linear_a() -> Ptr<RangeTable> {
    table("1fr4 8n 9 m a 8")
}

pub fn linear_b() -> Ptr<RangeTable> {
    table("1ekg c 1 q 1 j 1 2 1 f 2 e y 3f")
}

pub fn lisu() -> Ptr<RangeTable> {
    table("wk0 1c o8g 1")
}

pub fn lycian() -> Ptr<RangeTable> {
    table("1f28 t")
}

pub fn lydian() -> Ptr<RangeTable> {
    table("1gdc q 5 1")
}

pub fn mahajani() -> Ptr<RangeTable> {
    table("1hzk 13")
}

pub fn makasar() -> Ptr<RangeTable> {
    table("1ko0 p")
}

pub fn malayalam() -> Ptr<RangeTable> {
    table("2kg d 1 3 1 1f 1 3 1 6 4 g 2 q")
}

pub fn mandaic() -> Ptr<RangeTable> {
    table("1mo s 2 1")
}

pub fn manichaean() -> Ptr<RangeTable> {
    table("1gow 13 4 c")
}

pub fn marchen() -> Ptr<RangeTable> {
    table("1k6o w 2 m 1 e")
}

pub fn masaram_gondi() -> Ptr<RangeTable> {
    table("1kao 7 1 2 1 18 3 1 1 2 1 9 8 a")
}

pub fn medefaidrin() -> Ptr<RangeTable> {
    table("20cg 2j")
}

pub fn meetei_mayek() -> Ptr<RangeTable> {
    table("xr4 n 5l 1a 2 a")
}

pub fn mende_kikakui() -> Ptr<RangeTable> {
    table("2oe8 5h 2 g")
}

pub fn meroitic_cursive() -> Ptr<RangeTable> {
    table("1ggw o 4 k 2 1a")
}

pub fn meroitic_hieroglyphs() -> Ptr<RangeTable> {
    table("1gg0 w")
}

pub fn miao() -> Ptr<RangeTable> {
    table("20hs 23 4 1l 7 h")
}

pub fn modi() -> Ptr<RangeTable> {
    table("1iww 1x b a")
}

pub fn mongolian() -> Ptr<RangeTable> {
    table("4qo 2 2 1 1 k 6 2h 7 17 1e45 d")
}

pub fn mro() -> Ptr<RangeTable> {
    table("1zk0 v 1 a 4 2")
}

pub fn multani() -> Ptr<RangeTable> {
    table("1i80 7 1 1 1 4 1 f 1 b")
}

pub fn myanmar() -> Ptr<RangeTable> {
    table("35s 4g u9s v 2p w")
}

pub fn nabataean() -> Ptr<RangeTable> {
    table("1g8w v 8 9")
}

pub fn nag_mundari() -> Ptr<RangeTable> {
    table("2nrk 16")
}

pub fn nandinagari() -> Ptr<RangeTable> {
    table("1jmo 8 2 1a 2 b")
}

pub fn new_tai_lue() -> Ptr<RangeTable> {
    table("51c 18 4 q 6 b 3 2")
}

pub fn newa() -> Ptr<RangeTable> {
    table("1iio 2k 1 5")
}

pub fn nko() -> Ptr<RangeTable> {
    table("1j4 1n 2 3")
}

pub fn nushu() -> Ptr<RangeTable> {
    table("20o1 1 cy6 b0")
}

pub fn nyiakeng_puachue_hmong() -> Ptr<RangeTable> {
    table("2n0g 19 3 e 2 a 4 2")
}

pub fn ogham() -> Ptr<RangeTable> {
    table("4g0 t")
}

pub fn ol_chiki() -> Ptr<RangeTable> {
    table("5lc 1c")
}

pub fn old_hungarian() -> Ptr<RangeTable> {
    table("1h1c 1f d 1f 7 6")
}

pub fn old_italic() -> Ptr<RangeTable> {
    table("1f5s 10 9 3")
}

pub fn old_north_arabian() -> Ptr<RangeTable> {
    table("1gn4 w")
}

pub fn old_permic() -> Ptr<RangeTable> {
    table("1f80 17")
}

pub fn old_persian() -> Ptr<RangeTable> {
    table("1fa8 10 4 e")
}

pub fn old_sogdian() -> Ptr<RangeTable> {
    table("1hj4 14")
}

pub fn old_south_arabian() -> Ptr<RangeTable> {
    table("1gm8 w")
}

pub fn old_turkic() -> Ptr<RangeTable> {
    table("1gxs 21")
}

pub fn old_uyghur() -> Ptr<RangeTable> {
    table("1hm8 q")
}

pub fn oriya() -> Ptr<RangeTable> {
    table("269 3 1 8 2 2 2 m 1 7 1 2 1 5 2 9 2 2 2 3 7 3 4 2 1 5 2 i")
}

pub fn osage() -> Ptr<RangeTable> {
    table("1fhs 10 4 10")
}

pub fn osmanya() -> Ptr<RangeTable> {
    table("1fgg u 2 a")
}

pub fn pahawh_hmong() -> Ptr<RangeTable> {
    table("1zpc 1y a a 1 7 1 l 5 j")
}

pub fn palmyrene() -> Ptr<RangeTable> {
    table("1g80 w")
}

pub fn pau_cin_hau() -> Ptr<RangeTable> {
    table("1juo 1l")
}

pub fn phags_pa() -> Ptr<RangeTable> {
    table("x8g 1k")
}

pub fn phoenician() -> Ptr<RangeTable> {
    table("1gcg s 3 1")
}

pub fn psalter_pahlavi() -> Ptr<RangeTable> {
    table("1gu8 i 7 4 c 7")
}

pub fn rejang() -> Ptr<RangeTable> {
    table("xf4 10 b 1")
}

pub fn runic() -> Ptr<RangeTable> {
    table("4gw 23 3 b")
}

pub fn samaritan() -> Ptr<RangeTable> {
    table("1kw 1a 2 f")
}

pub fn saurashtra() -> Ptr<RangeTable> {
    table("xa8 1y 8 c")
}

pub fn sharada() -> Ptr<RangeTable> {
    table("1i0w 2o")
}

pub fn shavian() -> Ptr<RangeTable> {
    table("1ff4 1c")
}

pub fn siddham() -> Ptr<RangeTable> {
    table("1itc 1i 2 12")
}

pub fn sign_writing() -> Ptr<RangeTable> {
    table("2l8g i4 f 5 1 f")
}

pub fn sinhala() -> Ptr<RangeTable> {
    table("2o1 3 1 i 3 o 1 9 1 1 2 7 3 1 4 6 1 1 1 8 6 a 2 3 1fcc k")
}

pub fn sogdian() -> Ptr<RangeTable> {
    table("1hkg 16")
}

pub fn sora_sompeng() -> Ptr<RangeTable> {
    table("1hw0 p 7 a")
}

pub fn soyombo() -> Ptr<RangeTable> {
    table("1jrk 2b")
}

pub fn sundanese() -> Ptr<RangeTable> {
    table("5fk 1s 74 8")
}

pub fn syloti_nagri() -> Ptr<RangeTable> {
    table("x6o 19")
}

pub fn syriac() -> Ptr<RangeTable> {
    table("1ds e 1 1o 2 3 7k b")
}

pub fn tagalog() -> Ptr<RangeTable> {
    table("4jk m 9 1")
}

pub fn tagbanwa() -> Ptr<RangeTable> {
    table("4m8 d 1 3 1 2")
}

pub fn tai_le() -> Ptr<RangeTable> {
    table("500 u 2 5")
}

pub fn tai_tham() -> Ptr<RangeTable> {
    table("55s 1r 1 t 2 b 6 a 6 e")
}

pub fn tai_viet() -> Ptr<RangeTable> {
    table("xog 1v o 5")
}

pub fn takri() -> Ptr<RangeTable> {
    table("1j0g 1m 6 a")
}

pub fn tamil() -> Ptr<RangeTable> {
    table(
        "29u 2 1 6 3 3 1 4 3 2 1 1 1 2 3 2 3 3 3 c 4 5 3 3 1 4 2 1 6 1 e l 1ih1 1e d \
        1",
    )
}

pub fn tangsa() -> Ptr<RangeTable> {
    table("1zlc 27 1 a")
}

pub fn tangut() -> Ptr<RangeTable> {
    table("20o0 1 v 4qg 8 lc e8 9")
}

pub fn telugu() -> Ptr<RangeTable> {
    table("2dc d 1 3 1 n 1 g 2 9 1 3 1 4 7 2 1 3 2 1 2 4 2 a 7 9")
}

pub fn thaana() -> Ptr<RangeTable> {
    table("1hc 1e")
}

pub fn thai() -> Ptr<RangeTable> {
    table("2rl 1m 5 s")
}

pub fn tibetan() -> Ptr<RangeTable> {
    table("2yo 20 1 10 4 13 1 10 1 f 1 7 4 2")
}

pub fn tifinagh() -> Ptr<RangeTable> {
    table("8xc 1k 7 2 e 1")
}

pub fn tirhuta() -> Ptr<RangeTable> {
    table("1im8 20 8 a")
}

pub fn toto() -> Ptr<RangeTable> {
    table("2nbk v")
}

pub fn ugaritic() -> Ptr<RangeTable> {
    table("1f9c u 1 1")
}

pub fn vai() -> Ptr<RangeTable> {
    table("wlc 8c")
}

pub fn vithkuqi() -> Ptr<RangeTable> {
    table("1fn4 b 1 f 1 7 1 2 1 b 1 f 1 7 1 2")
}

pub fn wancho() -> Ptr<RangeTable> {
    table("2ncw 1m 5 1")
}

pub fn warang_citi() -> Ptr<RangeTable> {
    table("1jfk 2b c 1")
}

pub fn yezidi() -> Ptr<RangeTable> {
    table("1hfk 16 1 3 2 2")
}

pub fn yi() -> Ptr<RangeTable> {
    table("vls wd 3 1j")
}

pub fn zanabazar_square() -> Ptr<RangeTable> {
    table("1jpc 20")
}

pub fn letter() -> Ptr<RangeTable> {
    l()
}

pub fn upper() -> Ptr<RangeTable> {
    lu()
}

pub fn lower() -> Ptr<RangeTable> {
    ll()
}

pub fn title() -> Ptr<RangeTable> {
    lt()
}

pub fn digit() -> Ptr<RangeTable> {
    nd()
}

pub fn number() -> Ptr<RangeTable> {
    n()
}

pub fn mark() -> Ptr<RangeTable> {
    m()
}

pub fn punct() -> Ptr<RangeTable> {
    p()
}

pub fn symbol() -> Ptr<RangeTable> {
    s()
}

pub fn space() -> Ptr<RangeTable> {
    z()
}

pub fn other() -> Ptr<RangeTable> {
    c()
}

/// Everything that is graphic.
pub fn graphic_ranges() -> Slice<Ptr<RangeTable>> {
    Slice::from(vec![l(), m(), n(), p(), s(), zs()])
}

pub fn print_ranges() -> Slice<Ptr<RangeTable>> {
    Slice::from(vec![l(), m(), n(), p(), s()])
}
