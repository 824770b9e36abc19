// Implements Go's strings: bytes that are usually, but not always, UTF-8. A copy or a part costs no allocation.

use super::*;
use std::cmp::Ordering;
use std::ops::Add;
use std::ops::AddAssign;
use std::rc::Rc;

#[derive(Clone)]
enum Bytes {
    Static(&'static [u8]),
    Shared(Rc<[u8]>),
}

/// A Go string.
#[derive(Clone)]
pub struct Str {
    bytes: Bytes,
    start: usize,
    end: usize,
}

impl Str {
    pub fn bytes(bytes: &'static [u8]) -> Str {
        Str {
            bytes: Bytes::Static(bytes),
            start: 0,
            end: bytes.len(),
        }
    }

    pub fn as_bytes(&self) -> &[u8] {
        let all = match &self.bytes {
            Bytes::Static(all) => all,
            Bytes::Shared(all) => &all[..],
        };
        &all[self.start..self.end]
    }

    /// The text, with U+FFFD where it is no UTF-8.
    pub fn lossy(&self) -> String {
        String::from_utf8_lossy(self.as_bytes()).into_owned()
    }

    pub fn len(&self) -> isize {
        self.as_bytes().len() as isize
    }

    /// No bytes at all.
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }

    pub fn at(&self, index: isize) -> u8 {
        match usize::try_from(index)
            .ok()
            .and_then(|i| self.as_bytes().get(i))
        {
            Some(byte) => *byte,
            None => fail_index(index, self.len()),
        }
    }

    /// `s[low:high]`.
    pub fn slice(&self, low: isize, high: isize) -> Str {
        if high < 0 {
            fail_bounds(&format!(":{high}"));
        }
        if high > self.len() {
            fail(&format!(
                "slice bounds out of range [:{high}] with length {}",
                self.len()
            ));
        }
        check_low(low, high);
        Str {
            bytes: self.bytes.clone(),
            start: self.start + low as usize,
            end: self.start + high as usize,
        }
    }

    pub fn slice_from(&self, low: isize) -> Str {
        let len = self.len();
        check_low(low, len);
        self.slice(low, len)
    }

    /// Each rune with the index of its first byte; a byte that is no UTF-8 is U+FFFD.
    pub fn runes(&self) -> Vec<(isize, i32)> {
        let bytes = self.as_bytes();
        let mut found = Vec::new();
        let mut at = 0;
        while at < bytes.len() {
            let (rune, size) = decode_rune(&bytes[at..]);
            found.push((at as isize, rune));
            at += size;
        }
        found
    }

    /// `[]byte(s)`.
    pub fn to_bytes(&self) -> Slice<u8> {
        Slice::from(self.as_bytes().to_vec())
    }

    /// `[]rune(s)`.
    pub fn to_runes(&self) -> Slice<i32> {
        Slice::from(self.runes().into_iter().map(|(_, r)| r).collect::<Vec<_>>())
    }

    /// `string(r)`.
    pub fn from_rune(rune: i32) -> Str {
        let found = u32::try_from(rune).ok().and_then(char::from_u32);
        Str::from(found.unwrap_or('\u{FFFD}').to_string())
    }

    pub fn from_runes(runes: &Slice<i32>) -> Str {
        let mut text = String::new();
        for rune in runes.to_vec() {
            let found = u32::try_from(rune).ok().and_then(char::from_u32);
            text.push(found.unwrap_or('\u{FFFD}'));
        }
        Str::from(text)
    }

    pub fn from_bytes(bytes: &Slice<u8>) -> Str {
        Str::from(bytes.to_vec())
    }
}

/// The first rune of a text that is not empty, and how many bytes it takes.
pub fn decode_rune(bytes: &[u8]) -> (i32, usize) {
    let first = bytes[0];
    let size = match first {
        0..=0x7f => return (i32::from(first), 1),
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return (0xfffd, 1),
    };
    match bytes.get(..size).map(std::str::from_utf8) {
        Some(Ok(text)) => (text.chars().next().map_or(0xfffd, |c| c as i32), size),
        _ => (0xfffd, 1),
    }
}

impl From<&'static str> for Str {
    fn from(text: &'static str) -> Str {
        Str::bytes(text.as_bytes())
    }
}

impl From<String> for Str {
    fn from(text: String) -> Str {
        Str::from(text.into_bytes())
    }
}

impl From<Vec<u8>> for Str {
    fn from(bytes: Vec<u8>) -> Str {
        let end = bytes.len();
        Str {
            bytes: Bytes::Shared(Rc::from(bytes)),
            start: 0,
            end,
        }
    }
}

impl Add for Str {
    type Output = Str;
    fn add(self, other: Str) -> Str {
        Str::from([self.as_bytes(), other.as_bytes()].concat())
    }
}

impl AddAssign for Str {
    fn add_assign(&mut self, other: Str) {
        *self = Str::from([self.as_bytes(), other.as_bytes()].concat());
    }
}

impl PartialEq for Str {
    fn eq(&self, other: &Str) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl Eq for Str {}

impl PartialOrd for Str {
    fn partial_cmp(&self, other: &Str) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Str {
    fn cmp(&self, other: &Str) -> Ordering {
        self.as_bytes().cmp(other.as_bytes())
    }
}

impl std::fmt::Display for Str {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.lossy())
    }
}

impl std::fmt::Debug for Str {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.lossy())
    }
}

impl Default for Str {
    fn default() -> Str {
        Str::bytes(b"")
    }
}
