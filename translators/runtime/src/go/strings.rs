// Implements Go's package strings, on bytes: a Go string need not be UTF-8.

use super::*;
use std::rc::Rc;

type Pick = Func<dyn Fn(i32) -> bool>;
type Seq<T> = Func<dyn Fn(Func<dyn Fn(T) -> bool>)>;

pub fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    let Some(first) = part.first() else {
        return Some(0);
    };
    let last = text.len().checked_sub(part.len())?;
    let mut at = 0;
    while at <= last {
        // Rust looks through a block at a time much faster than byte by byte.
        let block = &text[at..=last.min(at + 255)];
        if !block.contains(first) {
            at += block.len();
            continue;
        }
        at += block.iter().position(|b| b == first)?;
        if text[at..].starts_with(part) {
            return Some(at);
        }
        at += 1;
    }
    None
}

pub fn find_last(text: &[u8], part: &[u8]) -> Option<usize> {
    let last = text.len().checked_sub(part.len())?;
    (0..=last).rev().find(|at| text[*at..].starts_with(part))
}

fn place_of(found: Option<usize>) -> isize {
    found.map_or(-1, |i| i as isize)
}

pub fn contains(s: Str, substr: Str) -> bool {
    find(s.as_bytes(), substr.as_bytes()).is_some()
}

pub fn contains_any(s: Str, chars: Str) -> bool {
    index_any(s, chars) >= 0
}

pub fn contains_rune(s: Str, r: i32) -> bool {
    index_rune(s, r) >= 0
}

pub fn contains_func(s: Str, f: Pick) -> bool {
    index_func(s, f) >= 0
}

pub fn has_prefix(s: Str, prefix: Str) -> bool {
    s.as_bytes().starts_with(prefix.as_bytes())
}

pub fn has_suffix(s: Str, suffix: Str) -> bool {
    s.as_bytes().ends_with(suffix.as_bytes())
}

pub fn compare(a: Str, b: Str) -> isize {
    a.cmp(&b) as isize
}

pub fn equal_fold(s: Str, t: Str) -> bool {
    let (a, b) = (s.runes(), t.runes());
    a.len() == b.len() && a.iter().zip(&b).all(|(x, y)| folds(x.1, y.1))
}

/// Do two runes differ in case alone?
fn folds(a: i32, b: i32) -> bool {
    let mut r = a;
    while r != b {
        r = unicode::simple_fold(r);
        if r == a {
            return false;
        }
    }
    true
}

pub fn clone(s: Str) -> Str {
    s
}

// ---- searching

pub fn index(s: Str, substr: Str) -> isize {
    place_of(find(s.as_bytes(), substr.as_bytes()))
}

pub fn last_index(s: Str, substr: Str) -> isize {
    place_of(find_last(s.as_bytes(), substr.as_bytes()))
}

pub fn index_byte(s: Str, c: u8) -> isize {
    place_of(s.as_bytes().iter().position(|b| *b == c))
}

pub fn last_index_byte(s: Str, c: u8) -> isize {
    place_of(s.as_bytes().iter().rposition(|b| *b == c))
}

pub fn index_rune(s: Str, r: i32) -> isize {
    s.runes()
        .iter()
        .find(|(_, c)| *c == r)
        .map_or(-1, |(i, _)| *i)
}

pub fn index_any(s: Str, chars: Str) -> isize {
    let wanted = chars.runes();
    let found = s
        .runes()
        .into_iter()
        .find(|(_, r)| wanted.iter().any(|(_, w)| w == r));
    found.map_or(-1, |(i, _)| i)
}

pub fn last_index_any(s: Str, chars: Str) -> isize {
    let wanted = chars.runes();
    let found = s
        .runes()
        .into_iter()
        .rev()
        .find(|(_, r)| wanted.iter().any(|(_, w)| w == r));
    found.map_or(-1, |(i, _)| i)
}

pub fn index_func(s: Str, f: Pick) -> isize {
    s.runes()
        .into_iter()
        .find(|(_, r)| f(*r))
        .map_or(-1, |(i, _)| i)
}

pub fn last_index_func(s: Str, f: Pick) -> isize {
    s.runes()
        .into_iter()
        .rev()
        .find(|(_, r)| f(*r))
        .map_or(-1, |(i, _)| i)
}

pub fn count(s: Str, substr: Str) -> isize {
    if substr.is_empty() {
        return s.runes().len() as isize + 1;
    }
    let (mut rest, part) = (s.as_bytes(), substr.as_bytes());
    let mut n = 0;
    while let Some(i) = find(rest, part) {
        n += 1;
        rest = &rest[i + part.len()..];
    }
    n
}

// ---- splitting and joining

pub fn split(s: Str, sep: Str) -> Slice<Str> {
    pieces(&s, &sep, 0, -1)
}

pub fn split_n(s: Str, sep: Str, n: isize) -> Slice<Str> {
    pieces(&s, &sep, 0, n)
}

pub fn split_after(s: Str, sep: Str) -> Slice<Str> {
    pieces(&s, &sep, sep.len(), -1)
}

pub fn split_after_n(s: Str, sep: Str, n: isize) -> Slice<Str> {
    pieces(&s, &sep, sep.len(), n)
}

/// The pieces between separators, each with so many bytes of the separator behind it; at most `n` if not negative.
fn pieces(s: &Str, sep: &Str, kept: isize, n: isize) -> Slice<Str> {
    if n == 0 {
        return Slice::NIL;
    }
    let mut found = Vec::new();
    let mut at = 0;
    if sep.is_empty() {
        let starts: Vec<isize> = s.runes().into_iter().map(|(i, _)| i).collect();
        for (k, start) in starts.iter().enumerate() {
            let is_last = n > 0 && k as isize == n - 1;
            let end = if is_last {
                s.len()
            } else {
                starts.get(k + 1).copied().unwrap_or(s.len())
            };
            found.push(s.slice(*start, end));
            if is_last {
                break;
            }
        }
        return Slice::from(found);
    }
    while n < 0 || (found.len() as isize) < n - 1 {
        let Some(i) = find(&s.as_bytes()[at as usize..], sep.as_bytes()) else {
            break;
        };
        let end = at + i as isize;
        found.push(s.slice(at, end + kept));
        at = end + sep.len();
    }
    found.push(s.slice_from(at));
    let used = found.len() as isize;
    if n > 0 {
        // Go makes room for all pieces that there could be.
        found.resize(n.min(s.len() + 1) as usize, Str::default());
    }
    Slice::from(found).slice(0, used)
}

pub fn fields(s: Str) -> Slice<Str> {
    words(&s, unicode::is_space)
}

pub fn fields_func(s: Str, f: Pick) -> Slice<Str> {
    words(&s, &*f)
}

fn words(s: &Str, is_gap: impl Fn(i32) -> bool) -> Slice<Str> {
    let found = spans(s, |r| !is_gap(r)).map(|(from, to)| s.slice(from, to));
    Slice::from(found.collect::<Vec<_>>())
}

/// Where words begin and end.
pub fn spans<F>(s: &Str, is_word: F) -> impl Iterator<Item = (isize, isize)> + use<F>
where
    F: Fn(i32) -> bool,
{
    let end = s.len();
    let mut runes = s.runes().into_iter();
    std::iter::from_fn(move || {
        let (from, _) = runes.find(|(_, r)| is_word(*r))?;
        let to = runes.find(|(_, r)| !is_word(*r)).map_or(end, |(i, _)| i);
        Some((from, to))
    })
}

fn sequence<I: Iterator<Item = Str>>(list: impl Fn() -> I + 'static) -> Seq<Str> {
    Func::new(Rc::new(move |next: Func<dyn Fn(Str) -> bool>| {
        for item in list() {
            if !next(item) {
                return;
            }
        }
    }) as Rc<dyn Fn(Func<dyn Fn(Str) -> bool>)>)
}

pub fn split_seq(s: Str, sep: Str) -> Seq<Str> {
    sequence(move || split(s.clone(), sep.clone()).values())
}

pub fn split_after_seq(s: Str, sep: Str) -> Seq<Str> {
    sequence(move || split_after(s.clone(), sep.clone()).values())
}

pub fn fields_seq(s: Str) -> Seq<Str> {
    sequence(move || fields(s.clone()).values())
}

pub fn fields_func_seq(s: Str, f: Pick) -> Seq<Str> {
    sequence(move || {
        let (text, f) = (s.clone(), f.clone());
        spans(&s, move |r| !f(r)).map(move |(from, to)| text.slice(from, to))
    })
}

pub fn lines(s: Str) -> Seq<Str> {
    sequence(move || {
        let all = split_after(s.clone(), Str::from("\n"));
        let last = all.len() - 1;
        let end = if all.at(last).is_empty() {
            last
        } else {
            last + 1
        };
        all.slice(0, end).values()
    })
}

pub fn join(elems: Slice<Str>, sep: Str) -> Str {
    elems.with(|all| {
        let mut out = Vec::new();
        for (i, elem) in all.iter().enumerate() {
            if i > 0 {
                out.extend_from_slice(sep.as_bytes());
            }
            out.extend_from_slice(elem.as_bytes());
        }
        Str::from(out)
    })
}

pub fn repeat(s: Str, count: isize) -> Str {
    let Ok(n) = usize::try_from(count) else {
        panic(any(Str::from("strings: negative Repeat count")));
    };
    if s.len() as u128 * n as u128 > isize::MAX as u128 {
        panic(any(Str::from("strings: Repeat output length overflow")));
    }
    Str::from(s.as_bytes().repeat(n))
}

pub fn cut(s: Str, sep: Str) -> (Str, Str, bool) {
    match find(s.as_bytes(), sep.as_bytes()) {
        Some(i) => (
            s.slice(0, i as isize),
            s.slice_from(i as isize + sep.len()),
            true,
        ),
        None => (s, Str::default(), false),
    }
}

pub fn cut_prefix(s: Str, prefix: Str) -> (Str, bool) {
    if s.as_bytes().starts_with(prefix.as_bytes()) {
        (s.slice_from(prefix.len()), true)
    } else {
        (s, false)
    }
}

pub fn cut_suffix(s: Str, suffix: Str) -> (Str, bool) {
    if s.as_bytes().ends_with(suffix.as_bytes()) {
        (s.slice(0, s.len() - suffix.len()), true)
    } else {
        (s, false)
    }
}

// ---- trimming

pub fn trim_prefix(s: Str, prefix: Str) -> Str {
    cut_prefix(s, prefix).0
}

pub fn trim_suffix(s: Str, suffix: Str) -> Str {
    cut_suffix(s, suffix).0
}

pub fn trim_space(s: Str) -> Str {
    trimmed(&s, true, true, unicode::is_space)
}

pub fn trim(s: Str, cutset: Str) -> Str {
    let set = cutset.runes();
    trimmed(&s, true, true, |r| set.iter().any(|(_, c)| *c == r))
}

pub fn trim_left(s: Str, cutset: Str) -> Str {
    let set = cutset.runes();
    trimmed(&s, true, false, |r| set.iter().any(|(_, c)| *c == r))
}

pub fn trim_right(s: Str, cutset: Str) -> Str {
    let set = cutset.runes();
    trimmed(&s, false, true, |r| set.iter().any(|(_, c)| *c == r))
}

pub fn trim_func(s: Str, f: Pick) -> Str {
    trimmed(&s, true, true, &*f)
}

pub fn trim_left_func(s: Str, f: Pick) -> Str {
    trimmed(&s, true, false, &*f)
}

pub fn trim_right_func(s: Str, f: Pick) -> Str {
    trimmed(&s, false, true, &*f)
}

fn trimmed(s: &Str, left: bool, right: bool, drops: impl Fn(i32) -> bool) -> Str {
    let runes = s.runes();
    let first = if left {
        runes.iter().position(|(_, r)| !drops(*r))
    } else {
        Some(0)
    };
    let Some(first) = first else {
        return Str::default();
    };
    let start = runes.get(first).map_or(s.len(), |(i, _)| *i);
    let end = if right {
        let last = runes.iter().rposition(|(_, r)| !drops(*r));
        last.map_or(0, |k| runes.get(k + 1).map_or(s.len(), |(i, _)| *i))
    } else {
        s.len()
    };
    if end < start {
        Str::default()
    } else {
        s.slice(start, end)
    }
}

// ---- changing

pub fn replace(s: Str, old: Str, new: Str, n: isize) -> Str {
    if old == new || n == 0 {
        return s;
    }
    let mut out = Vec::new();
    let mut left = n;
    if old.is_empty() {
        let runes = s.runes();
        let mut ends: Vec<isize> = runes.iter().map(|(i, _)| *i).collect();
        ends.push(s.len());
        for (k, start) in ends.iter().enumerate() {
            if left != 0 {
                out.extend_from_slice(new.as_bytes());
                left -= 1;
            }
            if let Some(end) = ends.get(k + 1) {
                out.extend_from_slice(s.slice(*start, *end).as_bytes());
            }
        }
        return Str::from(out);
    }
    let mut rest = s.as_bytes();
    while left != 0 {
        let Some(i) = find(rest, old.as_bytes()) else {
            break;
        };
        out.extend_from_slice(&rest[..i]);
        out.extend_from_slice(new.as_bytes());
        rest = &rest[i + old.len() as usize..];
        left -= 1;
    }
    out.extend_from_slice(rest);
    Str::from(out)
}

pub fn replace_all(s: Str, old: Str, new: Str) -> Str {
    replace(s, old, new, -1)
}

pub fn map(mapping: Func<dyn Fn(i32) -> i32>, s: Str) -> Str {
    mapped(&s, &*mapping)
}

/// Negative runes are dropped.
fn mapped(s: &Str, f: impl Fn(i32) -> i32) -> Str {
    let mut out = Vec::new();
    for (at, rune) in s.runes() {
        let new = f(rune);
        if new == rune && rune == 0xfffd {
            let width = decode_rune(&s.as_bytes()[at as usize..]).1;
            out.extend_from_slice(if width == 1 {
                "\u{FFFD}".as_bytes()
            } else {
                &s.as_bytes()[at as usize..at as usize + width]
            });
        } else if new >= 0 {
            out.extend_from_slice(Str::from_rune(new).as_bytes());
        }
    }
    Str::from(out)
}

pub fn to_upper(s: Str) -> Str {
    mapped(&s, unicode::to_upper)
}

pub fn to_lower(s: Str) -> Str {
    mapped(&s, unicode::to_lower)
}

pub fn to_title(s: Str) -> Str {
    mapped(&s, unicode::to_title)
}

pub fn to_upper_special(c: unicode::SpecialCase, s: Str) -> Str {
    mapped(&s, |r| c.to_upper(r))
}

pub fn to_lower_special(c: unicode::SpecialCase, s: Str) -> Str {
    mapped(&s, |r| c.to_lower(r))
}

pub fn to_title_special(c: unicode::SpecialCase, s: Str) -> Str {
    mapped(&s, |r| c.to_title(r))
}

/// Each word's first letter in title case.
pub fn title(s: Str) -> Str {
    let mut out = Vec::new();
    let mut before = i32::from(b' ');
    for (_, rune) in s.runes() {
        let new = if is_separator(before) {
            unicode::to_title(rune)
        } else {
            rune
        };
        out.extend_from_slice(Str::from_rune(new).as_bytes());
        before = rune;
    }
    Str::from(out)
}

fn is_separator(r: i32) -> bool {
    if (0..=0x7f).contains(&r) {
        return !(r as u8).is_ascii_alphanumeric() && r != i32::from(b'_');
    }
    !unicode::is_letter(r) && !unicode::is_digit(r) && unicode::is_space(r)
}

pub fn to_valid_utf8(s: Str, replacement: Str) -> Str {
    let mut out = Vec::new();
    let mut was_bad = false;
    for (at, rune) in s.runes() {
        let width = decode_rune(&s.as_bytes()[at as usize..]).1;
        let bad = rune == 0xfffd && width == 1;
        if !bad {
            out.extend_from_slice(&s.as_bytes()[at as usize..at as usize + width]);
        } else if !was_bad {
            out.extend_from_slice(replacement.as_bytes());
        }
        was_bad = bad;
    }
    Str::from(out)
}

// ---- Builder

/// Grows a text piece by piece.
#[derive(Clone, PartialEq)]
pub struct Builder {
    bytes: Vec<u8>,
    /// As Go's own would be.
    cap: usize,
}

impl GoType for Builder {
    fn go_type() -> String {
        "strings.Builder".to_string()
    }
    fn zero() -> Self {
        Builder {
            bytes: Vec::new(),
            cap: 0,
        }
    }
    fn repr(&self) -> Repr {
        Repr::Struct(Vec::new())
    }
    fn size() -> i64 {
        32
    }
    fn ptr_as_stringer(p: &Ptr<Self>) -> Option<Stringer> {
        Some(Dyn::new(Rc::new(p.clone())))
    }
}

impl GoStringer for Ptr<Builder> {
    fn string(&self) -> Str {
        self.string()
    }
}

impl Builder {
    fn add(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        if self.bytes.len() > self.cap {
            self.cap = grown::<u8>(self.cap, self.bytes.len());
        }
    }
}

impl Ptr<Builder> {
    pub fn string(&self) -> Str {
        self.peek(|b| Str::from(b.bytes.clone()))
    }

    pub fn len(&self) -> isize {
        self.peek(|b| b.bytes.len() as isize)
    }

    pub fn cap(&self) -> isize {
        self.peek(|b| b.cap as isize)
    }

    pub fn reset(&self) {
        self.store(Builder::zero());
    }

    pub fn grow(&self, n: isize) {
        let Ok(n) = usize::try_from(n) else {
            panic(any(Str::from("strings.Builder.Grow: negative count")));
        };
        self.edit(|b| {
            if b.cap - b.bytes.len() < n {
                b.cap = block(2 * b.cap + n, false);
                b.bytes.reserve(n);
            }
        });
    }

    pub fn write(&self, p: Slice<u8>) -> (isize, Error) {
        p.with(|bytes| self.edit(|b| b.add(bytes)));
        (p.len(), Dyn::NIL)
    }

    pub fn write_string(&self, s: Str) -> (isize, Error) {
        self.edit(|b| b.add(s.as_bytes()));
        (s.len(), Dyn::NIL)
    }

    pub fn write_byte(&self, c: u8) -> Error {
        self.edit(|b| b.add(&[c]));
        Dyn::NIL
    }

    pub fn write_rune(&self, r: i32) -> (isize, Error) {
        self.write_string(Str::from_rune(r))
    }
}

impl io::Writer for Ptr<Builder> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        self.write(p)
    }
    fn own_write_string(&self, s: Str) -> Option<(isize, Error)> {
        Some(self.write_string(s))
    }
}

impl io::StringWriter for Ptr<Builder> {
    fn write_string(&self, s: Str) -> (isize, Error) {
        self.write_string(s)
    }
}

impl io::ByteWriter for Ptr<Builder> {
    fn write_byte(&self, c: u8) -> Error {
        self.write_byte(c)
    }
}

// ---- Reader

/// Reads a text.
#[derive(Clone, PartialEq)]
pub struct Reader {
    text: Str,
    at: i64,
    /// Where the last rune was read; negative for none.
    rune: isize,
}

record!(Reader, "strings.Reader", 32; text "s", at "i", rune "prevRune");

pub fn new_reader(s: Str) -> Ptr<Reader> {
    Ptr::new(Reader {
        text: s,
        at: 0,
        rune: -1,
    })
}

impl Ptr<Reader> {
    fn rest(&self) -> Str {
        self.peek(|r| r.text.slice_from((r.at as isize).clamp(0, r.text.len())))
    }

    fn fail_with(&self, text: &'static str) -> Error {
        errors::new(Str::from(text))
    }

    pub fn len(&self) -> isize {
        self.rest().len()
    }

    pub fn size(&self) -> i64 {
        self.peek(|r| r.text.len() as i64)
    }

    pub fn reset(&self, s: Str) {
        self.store(new_reader(s).load());
    }

    pub fn read(&self, b: Slice<u8>) -> (isize, Error) {
        let rest = self.rest();
        if rest.is_empty() {
            return (0, io::eof());
        }
        let n = b.len().min(rest.len());
        b.slice(0, n)
            .with_mut(|to| to.copy_from_slice(&rest.as_bytes()[..n as usize]));
        self.edit(|r| {
            r.rune = -1;
            r.at += n as i64;
        });
        (n, Dyn::NIL)
    }

    pub fn read_at(&self, b: Slice<u8>, off: i64) -> (isize, Error) {
        if off < 0 {
            return (0, self.fail_with("strings.Reader.ReadAt: negative offset"));
        }
        if off >= self.size() {
            return (0, io::eof());
        }
        let rest = self.peek(|r| r.text.slice_from(off as isize));
        let n = b.copy_from(&rest.to_bytes());
        (n, if n < b.len() { io::eof() } else { Dyn::NIL })
    }

    pub fn read_byte(&self) -> (u8, Error) {
        let rest = self.rest();
        self.edit(|r| r.rune = -1);
        if rest.is_empty() {
            return (0, io::eof());
        }
        self.edit(|r| r.at += 1);
        (rest.at(0), Dyn::NIL)
    }

    pub fn unread_byte(&self) -> Error {
        if self.peek(|r| r.at) <= 0 {
            return self.fail_with("strings.Reader.UnreadByte: at beginning of string");
        }
        self.edit(|r| {
            r.rune = -1;
            r.at -= 1;
        });
        Dyn::NIL
    }

    pub fn read_rune(&self) -> (i32, isize, Error) {
        let rest = self.rest();
        if rest.is_empty() {
            self.edit(|r| r.rune = -1);
            return (0, 0, io::eof());
        }
        let (rune, size) = decode_rune(rest.as_bytes());
        self.edit(|r| {
            r.rune = r.at as isize;
            r.at += size as i64;
        });
        (rune, size as isize, Dyn::NIL)
    }

    pub fn unread_rune(&self) -> Error {
        let (at, rune) = self.peek(|r| (r.at, r.rune));
        if at <= 0 {
            return self.fail_with("strings.Reader.UnreadRune: at beginning of string");
        }
        if rune < 0 {
            return self.fail_with(
                "strings.Reader.UnreadRune: previous operation was not ReadRune",
            );
        }
        self.edit(|r| {
            r.at = rune as i64;
            r.rune = -1;
        });
        Dyn::NIL
    }

    pub fn seek(&self, offset: i64, whence: isize) -> (i64, Error) {
        self.edit(|r| r.rune = -1);
        let start = match whence {
            0 => 0,
            1 => self.peek(|r| r.at),
            2 => self.size(),
            _ => return (0, self.fail_with("strings.Reader.Seek: invalid whence")),
        };
        let to = start.wrapping_add(offset);
        if to < 0 {
            return (0, self.fail_with("strings.Reader.Seek: negative position"));
        }
        self.edit(|r| r.at = to);
        (to, Dyn::NIL)
    }

    pub fn write_to(&self, w: Dyn<dyn io::Writer>) -> (i64, Error) {
        self.edit(|r| r.rune = -1);
        let rest = self.rest();
        if rest.is_empty() {
            return (0, Dyn::NIL);
        }
        let (m, err) = io::write_string(w, rest.clone());
        if m > rest.len() {
            panic(any(Str::from(
                "strings.Reader.WriteTo: invalid WriteString count",
            )));
        }
        self.edit(|r| r.at += m as i64);
        if m != rest.len() && err.is_nil() {
            return (m as i64, io::err_short_write());
        }
        (m as i64, err)
    }
}

impl io::Reader for Ptr<Reader> {
    fn read(&self, p: Slice<u8>) -> (isize, Error) {
        self.read(p)
    }
    fn own_read_rune(&self) -> Option<(i32, isize, Error)> {
        Some(self.read_rune())
    }
    fn own_unread_rune(&self) -> Option<Error> {
        Some(self.unread_rune())
    }
    fn own_write_to(&self, w: Dyn<dyn io::Writer>) -> Option<(i64, Error)> {
        Some(self.write_to(w))
    }
}

impl io::ByteReader for Ptr<Reader> {
    fn read_byte(&self) -> (u8, Error) {
        self.read_byte()
    }
}

impl io::RuneReader for Ptr<Reader> {
    fn read_rune(&self) -> (i32, isize, Error) {
        self.read_rune()
    }
}

impl io::WriterTo for Ptr<Reader> {
    fn write_to(&self, w: Dyn<dyn io::Writer>) -> (i64, Error) {
        self.write_to(w)
    }
}

impl io::ByteScanner for Ptr<Reader> {
    fn read_byte(&self) -> (u8, Error) {
        self.read_byte()
    }
    fn unread_byte(&self) -> Error {
        self.unread_byte()
    }
}

impl io::RuneScanner for Ptr<Reader> {
    fn read_rune(&self) -> (i32, isize, Error) {
        self.read_rune()
    }
    fn unread_rune(&self) -> Error {
        self.unread_rune()
    }
}

impl io::Seeker for Ptr<Reader> {
    fn seek(&self, offset: i64, whence: isize) -> (i64, Error) {
        self.seek(offset, whence)
    }
}

impl io::ReadSeeker for Ptr<Reader> {
    fn read(&self, p: Slice<u8>) -> (isize, Error) {
        self.read(p)
    }
    fn seek(&self, offset: i64, whence: isize) -> (i64, Error) {
        self.seek(offset, whence)
    }
}

impl io::ReaderAt for Ptr<Reader> {
    fn read_at(&self, p: Slice<u8>, off: i64) -> (isize, Error) {
        self.read_at(p, off)
    }
}

// ---- Replacer

/// Replaces texts, none of what it has put in again.
#[derive(Clone, PartialEq)]
pub struct Replacer {
    pairs: Slice<Str>,
}

record!(Replacer, "strings.Replacer", 24; pairs "oldnew");

pub fn new_replacer(oldnew: Slice<Str>) -> Ptr<Replacer> {
    if oldnew.len() % 2 == 1 {
        panic(any(Str::from("strings.NewReplacer: odd argument count")));
    }
    Ptr::new(Replacer {
        pairs: Slice::from(oldnew.to_vec()),
    })
}

impl Ptr<Replacer> {
    /// At each place the first pair that fits; an empty text fits once at a place.
    pub fn replace(&self, s: Str) -> Str {
        let pairs = self.peek(|r| r.pairs.to_vec());
        let mut starts = [false; 256];
        let mut has_empty = false;
        for old in pairs.iter().step_by(2) {
            match old.as_bytes().first() {
                Some(first) => starts[usize::from(*first)] = true,
                None => has_empty = true,
            }
        }
        let bytes = s.as_bytes();
        let mut out = Vec::new();
        let mut at = 0;
        let mut was_empty = false;
        while at <= bytes.len() {
            let rest = &bytes[at..];
            let hopeful =
                has_empty || rest.first().is_some_and(|b| starts[usize::from(*b)]);
            let found = if hopeful {
                pairs.chunks_exact(2).find(|p| {
                    rest.starts_with(p[0].as_bytes()) && !(was_empty && p[0].is_empty())
                })
            } else {
                None
            };
            was_empty = found.is_some_and(|pair| pair[0].is_empty());
            match found {
                Some(pair) => {
                    out.extend_from_slice(pair[1].as_bytes());
                    at += pair[0].len() as usize;
                }
                None => {
                    out.extend(rest.first());
                    at += 1;
                }
            }
        }
        Str::from(out)
    }

    pub fn write_string(&self, w: Dyn<dyn io::Writer>, s: Str) -> (isize, Error) {
        io::write_string(w, self.replace(s))
    }
}
