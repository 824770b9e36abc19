// Implements Go's package bytes: as strings, but what Go gives as a part of the argument is one here, too.

use super::*;
use std::rc::Rc;

type Bytes = Slice<u8>;
type Pick = Func<dyn Fn(i32) -> bool>;
type Seq<T> = Func<dyn Fn(Func<dyn Fn(T) -> bool>)>;

fn text(b: &Bytes) -> Str {
    Str::from_bytes(b)
}

/// A part of the same array with no room behind it.
fn part(b: &Bytes, from: isize, to: isize) -> Bytes {
    b.slice_max(from, to, to)
}

/// A copy as `append([]byte(nil), …)` makes it.
fn copied_bytes(b: &[u8]) -> Bytes {
    Slice::<u8>::NIL.append_vec(b.to_vec())
}

pub fn equal(a: Bytes, b: Bytes) -> bool {
    compare(a, b) == 0
}

pub fn compare(a: Bytes, b: Bytes) -> isize {
    text(&a).cmp(&text(&b)) as isize
}

pub fn clone(b: Bytes) -> Bytes {
    if b.is_nil() {
        Slice::NIL
    } else {
        Slice::from(Vec::new()).append_all(&b)
    }
}

pub fn contains(b: Bytes, subslice: Bytes) -> bool {
    strings::contains(text(&b), text(&subslice))
}

pub fn contains_any(b: Bytes, chars: Str) -> bool {
    strings::contains_any(text(&b), chars)
}

pub fn contains_rune(b: Bytes, r: i32) -> bool {
    strings::contains_rune(text(&b), r)
}

pub fn contains_func(b: Bytes, f: Pick) -> bool {
    strings::contains_func(text(&b), f)
}

pub fn count(s: Bytes, sep: Bytes) -> isize {
    strings::count(text(&s), text(&sep))
}

pub fn has_prefix(s: Bytes, prefix: Bytes) -> bool {
    strings::has_prefix(text(&s), text(&prefix))
}

pub fn has_suffix(s: Bytes, suffix: Bytes) -> bool {
    strings::has_suffix(text(&s), text(&suffix))
}

pub fn equal_fold(s: Bytes, t: Bytes) -> bool {
    strings::equal_fold(text(&s), text(&t))
}

// ---- searching

pub fn index(s: Bytes, sep: Bytes) -> isize {
    strings::index(text(&s), text(&sep))
}

pub fn index_any(s: Bytes, chars: Str) -> isize {
    strings::index_any(text(&s), chars)
}

pub fn index_byte(b: Bytes, c: u8) -> isize {
    b.with(|all| all.iter().position(|x| *x == c).map_or(-1, |i| i as isize))
}

pub fn index_func(s: Bytes, f: Pick) -> isize {
    strings::index_func(text(&s), f)
}

pub fn index_rune(s: Bytes, r: i32) -> isize {
    strings::index_rune(text(&s), r)
}

pub fn last_index(s: Bytes, sep: Bytes) -> isize {
    strings::last_index(text(&s), text(&sep))
}

pub fn last_index_any(s: Bytes, chars: Str) -> isize {
    strings::last_index_any(text(&s), chars)
}

pub fn last_index_byte(s: Bytes, c: u8) -> isize {
    strings::last_index_byte(text(&s), c)
}

pub fn last_index_func(s: Bytes, f: Pick) -> isize {
    strings::last_index_func(text(&s), f)
}

// ---- splitting and joining

/// The pieces as parts of the array; the last one keeps its room unless `closed`.
fn pieces(s: &Bytes, texts: &Slice<Str>, gap: isize, closed: bool) -> Vec<Bytes> {
    let mut at = 0;
    let last = texts.len() - 1;
    let parts = texts.iter().map(|(i, t)| {
        let end = at + t.len();
        let piece = if i == last && !closed {
            s.slice(at, end)
        } else {
            part(s, at, end)
        };
        at = end + gap;
        piece
    });
    parts.collect()
}

/// At most `n` pieces, each with the separator or without; the list has room for all that there could be.
fn parts(s: &Bytes, sep: &Bytes, n: isize, keep: bool) -> Slice<Bytes> {
    if n == 0 {
        return Slice::NIL;
    }
    let (whole, by) = (text(s), text(sep));
    let (texts, gap) = if keep {
        (strings::split_after_n(whole, by, n), 0)
    } else {
        (strings::split_n(whole, by, n), sep.len())
    };
    let room = if sep.len() > 0 {
        texts.cap()
    } else if n < 0 || n > s.len() {
        s.len()
    } else {
        n
    };
    let closed = sep.len() == 0 && room != texts.len();
    let mut all = pieces(s, &texts, gap, closed);
    all.resize(room as usize, Slice::NIL);
    Slice::from(all).slice(0, texts.len())
}

pub fn split(s: Bytes, sep: Bytes) -> Slice<Bytes> {
    parts(&s, &sep, -1, false)
}

pub fn split_n(s: Bytes, sep: Bytes, n: isize) -> Slice<Bytes> {
    parts(&s, &sep, n, false)
}

pub fn split_after(s: Bytes, sep: Bytes) -> Slice<Bytes> {
    parts(&s, &sep, -1, true)
}

pub fn split_after_n(s: Bytes, sep: Bytes, n: isize) -> Slice<Bytes> {
    parts(&s, &sep, n, true)
}

pub fn fields(s: Bytes) -> Slice<Bytes> {
    words(&s, unicode::is_space)
}

pub fn fields_func(s: Bytes, f: Pick) -> Slice<Bytes> {
    words(&s, &*f)
}

fn words(s: &Bytes, is_gap: impl Fn(i32) -> bool) -> Slice<Bytes> {
    let found =
        strings::spans(&text(s), |r| !is_gap(r)).map(|(from, to)| part(s, from, to));
    Slice::from(found.collect::<Vec<_>>())
}

fn sequence<I: Iterator<Item = Bytes>>(list: impl Fn() -> I + 'static) -> Seq<Bytes> {
    Func::new(Rc::new(move |next: Func<dyn Fn(Bytes) -> bool>| {
        for item in list() {
            if !next(item) {
                return;
            }
        }
    }) as Rc<dyn Fn(Func<dyn Fn(Bytes) -> bool>)>)
}

pub fn split_seq(s: Bytes, sep: Bytes) -> Seq<Bytes> {
    sequence(move || {
        let texts = strings::split(text(&s), text(&sep));
        pieces(&s, &texts, sep.len(), true).into_iter()
    })
}

pub fn split_after_seq(s: Bytes, sep: Bytes) -> Seq<Bytes> {
    sequence(move || {
        let texts = strings::split_after(text(&s), text(&sep));
        pieces(&s, &texts, 0, true).into_iter()
    })
}

pub fn fields_seq(s: Bytes) -> Seq<Bytes> {
    sequence(move || fields(s.clone()).values())
}

pub fn fields_func_seq(s: Bytes, f: Pick) -> Seq<Bytes> {
    sequence(move || {
        let (list, f) = (s.clone(), f.clone());
        strings::spans(&text(&s), move |r| !f(r))
            .map(move |(from, to)| part(&list, from, to))
    })
}

pub fn lines(s: Bytes) -> Seq<Bytes> {
    sequence(move || {
        let texts = strings::split_after(text(&s), Str::from("\n"));
        let last = texts.len() - 1;
        let end = if texts.at(last).is_empty() {
            last
        } else {
            last + 1
        };
        pieces(&s, &texts.slice(0, end), 0, true).into_iter()
    })
}

pub fn join(s: Slice<Bytes>, sep: Bytes) -> Bytes {
    if s.len() == 1 {
        return s.at(0).with(copied_bytes);
    }
    let parts: Vec<Vec<u8>> = s.values().map(|p| p.to_vec()).collect();
    Slice::from(parts.join(&sep.to_vec()[..]))
}

pub fn repeat(b: Bytes, count: isize) -> Bytes {
    let Ok(n) = usize::try_from(count) else {
        panic(any(Str::from("bytes: negative Repeat count")));
    };
    if b.len() as u128 * n as u128 > isize::MAX as u128 {
        panic(any(Str::from("bytes: Repeat output length overflow")));
    }
    Slice::from(b.to_vec().repeat(n))
}

pub fn cut(s: Bytes, sep: Bytes) -> (Bytes, Bytes, bool) {
    let i = index(s.clone(), sep.clone());
    if i < 0 {
        (s, Slice::NIL, false)
    } else {
        (s.slice(0, i), s.slice_from(i + sep.len()), true)
    }
}

pub fn cut_prefix(s: Bytes, prefix: Bytes) -> (Bytes, bool) {
    if has_prefix(s.clone(), prefix.clone()) {
        (s.slice_from(prefix.len()), true)
    } else {
        (s, false)
    }
}

pub fn cut_suffix(s: Bytes, suffix: Bytes) -> (Bytes, bool) {
    if has_suffix(s.clone(), suffix.clone()) {
        (s.slice(0, s.len() - suffix.len()), true)
    } else {
        (s, false)
    }
}

// ---- trimming

pub fn trim_prefix(s: Bytes, prefix: Bytes) -> Bytes {
    cut_prefix(s, prefix).0
}

pub fn trim_suffix(s: Bytes, suffix: Bytes) -> Bytes {
    cut_suffix(s, suffix).0
}

/// What is left from the first rune on that is not dropped; nil where all are.
fn without_start(s: &Bytes, drops: impl Fn(i32) -> bool) -> Bytes {
    let runes = text(s).runes();
    match runes.into_iter().find(|(_, r)| !drops(*r)) {
        Some((i, _)) => s.slice_from(i),
        None => Slice::NIL,
    }
}

fn without_end(s: &Bytes, drops: impl Fn(i32) -> bool) -> Bytes {
    let runes = text(s).runes();
    let last = runes.iter().rposition(|(_, r)| !drops(*r));
    let end = last.map_or(0, |k| runes.get(k + 1).map_or(s.len(), |(i, _)| *i));
    s.slice(0, end)
}

pub fn trim_space(s: Bytes) -> Bytes {
    let short = without_start(&s, unicode::is_space);
    without_end(&short, unicode::is_space)
}

pub fn trim(s: Bytes, cutset: Str) -> Bytes {
    if s.len() == 0 {
        return Slice::NIL;
    }
    trim_left(trim_right(s, cutset.clone()), cutset)
}

pub fn trim_left(s: Bytes, cutset: Str) -> Bytes {
    if s.len() == 0 {
        return Slice::NIL;
    }
    let set = cutset.runes();
    without_start(&s, |r| set.iter().any(|(_, c)| *c == r))
}

pub fn trim_right(s: Bytes, cutset: Str) -> Bytes {
    let set = cutset.runes();
    without_end(&s, |r| set.iter().any(|(_, c)| *c == r))
}

pub fn trim_func(s: Bytes, f: Pick) -> Bytes {
    without_end(&without_start(&s, &*f), &*f)
}

pub fn trim_left_func(s: Bytes, f: Pick) -> Bytes {
    without_start(&s, &*f)
}

pub fn trim_right_func(s: Bytes, f: Pick) -> Bytes {
    without_end(&s, &*f)
}

// ---- changing

pub fn map(mapping: Func<dyn Fn(i32) -> i32>, s: Bytes) -> Bytes {
    mapped(&s, &*mapping)
}

fn mapped(s: &Bytes, f: impl Fn(i32) -> i32) -> Bytes {
    let made = Slice::<u8>::make(0, s.len());
    let mut out = Vec::new();
    for (_, rune) in text(s).runes() {
        let new = f(rune);
        if new >= 0 {
            out.extend_from_slice(Str::from_rune(new).as_bytes());
        }
    }
    made.append_vec(out)
}

fn is_ascii(s: &Bytes) -> bool {
    s.with(<[u8]>::is_ascii)
}

pub fn to_upper(s: Bytes) -> Bytes {
    if is_ascii(&s) {
        return Slice::from(s.to_vec().to_ascii_uppercase());
    }
    mapped(&s, unicode::to_upper)
}

pub fn to_lower(s: Bytes) -> Bytes {
    if is_ascii(&s) {
        return Slice::from(s.to_vec().to_ascii_lowercase());
    }
    mapped(&s, unicode::to_lower)
}

pub fn to_title(s: Bytes) -> Bytes {
    mapped(&s, unicode::to_title)
}

pub fn to_upper_special(c: unicode::SpecialCase, s: Bytes) -> Bytes {
    mapped(&s, |r| c.to_upper(r))
}

pub fn to_lower_special(c: unicode::SpecialCase, s: Bytes) -> Bytes {
    mapped(&s, |r| c.to_lower(r))
}

pub fn to_title_special(c: unicode::SpecialCase, s: Bytes) -> Bytes {
    mapped(&s, |r| c.to_title(r))
}

pub fn title(s: Bytes) -> Bytes {
    strings::title(text(&s)).to_bytes()
}

pub fn to_valid_utf8(s: Bytes, replacement: Bytes) -> Bytes {
    let made = Slice::<u8>::make(0, s.len() + replacement.len());
    let valid = strings::to_valid_utf8(text(&s), text(&replacement));
    made.append_vec(valid.as_bytes().to_vec())
}

pub fn replace(s: Bytes, old: Bytes, new: Bytes, n: isize) -> Bytes {
    let found = if n == 0 {
        0
    } else {
        count(s.clone(), old.clone())
    };
    if found == 0 {
        return s.with(copied_bytes);
    }
    strings::replace(text(&s), text(&old), text(&new), n).to_bytes()
}

pub fn replace_all(s: Bytes, old: Bytes, new: Bytes) -> Bytes {
    replace(s, old, new, -1)
}

pub fn runes(s: Bytes) -> Slice<i32> {
    text(&s).to_runes()
}

// ---- Buffer

/// Bytes that are written at the end and read from the front.
#[derive(Clone, PartialEq)]
pub struct Buffer {
    buf: Bytes,
    off: isize,
    /// -1 after another read, else the size of the rune that was read last.
    last_read: i8,
}

impl GoType for Buffer {
    fn go_type() -> String {
        "bytes.Buffer".to_string()
    }
    fn zero() -> Self {
        Buffer {
            buf: Slice::NIL,
            off: 0,
            last_read: 0,
        }
    }
    fn repr(&self) -> Repr {
        Repr::Struct(vec![
            ("buf", "[]uint8".to_string(), any(self.buf.clone())),
            ("off", "int".to_string(), any(self.off)),
            ("lastRead", "bytes.readOp".to_string(), any(self.last_read)),
        ])
    }
    fn size() -> i64 {
        40
    }
    fn ptr_as_stringer(p: &Ptr<Self>) -> Option<Stringer> {
        Some(Dyn::new(Rc::new(p.clone())))
    }
}

impl GoStringer for Ptr<Buffer> {
    fn string(&self) -> Str {
        self.string()
    }
}

pub fn new_buffer(buf: Bytes) -> Ptr<Buffer> {
    Ptr::new(Buffer {
        buf,
        ..Buffer::zero()
    })
}

pub fn new_buffer_string(s: Str) -> Ptr<Buffer> {
    new_buffer(s.to_bytes())
}

thread_local! {
    static TOO_LARGE: Error = errors::new(Str::from("bytes.Buffer: too large"));
}

pub fn err_too_large() -> Error {
    TOO_LARGE.with(Dyn::clone)
}

impl Buffer {
    fn reset(&mut self) {
        self.buf = self.buf.slice(0, 0);
        self.off = 0;
        self.last_read = 0;
    }

    /// Makes room for `n` more bytes, and gives the place of the first.
    fn grow(&mut self, n: isize) -> isize {
        let m = self.buf.len() - self.off;
        if m == 0 && self.off != 0 {
            self.reset();
        }
        let len = self.buf.len();
        if n <= self.buf.cap() - len {
            self.buf = self.buf.slice(0, len + n);
            return len;
        }
        if self.buf.is_nil() && n <= 64 {
            self.buf = Slice::make(n, 64);
            return 0;
        }
        let cap = self.buf.cap();
        if n <= cap / 2 - m {
            self.buf.copy_from(&self.buf.slice_from(self.off));
        } else if cap > isize::MAX - cap - n {
            panic(err_too_large().any());
        } else {
            let kept = self.buf.slice_from(self.off);
            let wanted = (kept.len() + self.off + n).max(2 * kept.cap()) as usize;
            let new = Slice::<u8>::NIL.append_vec(vec![0; wanted]);
            new.copy_from(&kept);
            self.buf = new;
        }
        self.off = 0;
        self.buf = self.buf.slice(0, m + n);
        m
    }

    /// As `grow`, but behind what is there as long as there is room.
    fn room(&mut self, n: isize) -> isize {
        let len = self.buf.len();
        if n <= self.buf.cap() - len {
            self.buf = self.buf.slice(0, len + n);
            return len;
        }
        self.grow(n)
    }

    fn add(&mut self, bytes: &[u8]) {
        self.last_read = 0;
        let at = self.room(bytes.len() as isize);
        self.buf
            .slice_from(at)
            .with_mut(|to| to.copy_from_slice(bytes));
    }

    fn is_empty(&self) -> bool {
        self.buf.len() <= self.off
    }

    fn read_slice(&mut self, delim: u8) -> (Bytes, Error) {
        let i = index_byte(self.buf.slice_from(self.off), delim);
        let (end, err) = if i < 0 {
            (self.buf.len(), io::eof())
        } else {
            (self.off + i + 1, Dyn::NIL)
        };
        let line = self.buf.slice(self.off, end);
        self.off = end;
        self.last_read = -1;
        (line, err)
    }
}

impl Ptr<Buffer> {
    pub fn string(&self) -> Str {
        if self.is_nil() {
            return Str::from("<nil>");
        }
        Str::from_bytes(&self.bytes())
    }

    pub fn bytes(&self) -> Bytes {
        self.peek(|b| b.buf.slice_from(b.off))
    }

    pub fn available_buffer(&self) -> Bytes {
        self.peek(|b| b.buf.slice_from(b.buf.len()))
    }

    pub fn peek_(&self, n: isize) -> (Bytes, Error) {
        if self.len() < n {
            return (self.bytes(), io::eof());
        }
        (self.peek(|b| b.buf.slice(b.off, b.off + n)), Dyn::NIL)
    }

    pub fn len(&self) -> isize {
        self.peek(|b| b.buf.len() - b.off)
    }

    pub fn cap(&self) -> isize {
        self.peek(|b| b.buf.cap())
    }

    pub fn available(&self) -> isize {
        self.peek(|b| b.buf.cap() - b.buf.len())
    }

    pub fn reset(&self) {
        self.edit(Buffer::reset);
    }

    pub fn grow(&self, n: isize) {
        if n < 0 {
            panic(any(Str::from("bytes.Buffer.Grow: negative count")));
        }
        self.edit(|b| {
            let m = b.grow(n);
            b.buf = b.buf.slice(0, m);
        });
    }

    pub fn truncate(&self, n: isize) {
        if n == 0 {
            return self.reset();
        }
        self.edit(|b| b.last_read = 0);
        if n < 0 || n > self.len() {
            panic(any(Str::from("bytes.Buffer: truncation out of range")));
        }
        self.edit(|b| b.buf = b.buf.slice(0, b.off + n));
    }

    pub fn write(&self, p: Bytes) -> (isize, Error) {
        let more = p.to_vec();
        self.edit(|b| b.add(&more));
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
        let rune = Str::from_rune(r);
        if rune.len() == 1 {
            self.write_byte(rune.at(0));
        } else {
            // Go makes room for the longest rune.
            self.edit(|b| {
                b.last_read = 0;
                let m = b.room(4);
                b.buf = b.buf.slice(0, m).append_all(&rune.to_bytes());
            });
        }
        (rune.len(), Dyn::NIL)
    }

    pub fn read_from(&self, r: Dyn<dyn io::Reader>) -> (i64, Error) {
        self.edit(|b| b.last_read = 0);
        let mut n = 0;
        loop {
            let space = self.edit(|b| {
                let i = b.grow(512);
                b.buf = b.buf.slice(0, i);
                b.buf.slice(i, b.buf.cap())
            });
            let (m, err) = r.read(space);
            if m < 0 {
                panic(
                    errors::new(Str::from(
                        "bytes.Buffer: reader returned negative count from Read",
                    ))
                    .any(),
                );
            }
            self.edit(|b| b.buf = b.buf.slice(0, b.buf.len() + m));
            n += m as i64;
            if err == io::eof() {
                return (n, Dyn::NIL);
            }
            if !err.is_nil() {
                return (n, err);
            }
        }
    }

    pub fn write_to(&self, w: Dyn<dyn io::Writer>) -> (i64, Error) {
        self.edit(|b| b.last_read = 0);
        let rest = self.bytes();
        let mut n = 0;
        if rest.len() > 0 {
            let (m, err) = w.write(rest.clone());
            if m > rest.len() {
                panic(any(Str::from("bytes.Buffer.WriteTo: invalid Write count")));
            }
            self.edit(|b| b.off += m);
            n = m as i64;
            if !err.is_nil() {
                return (n, err);
            }
            if m != rest.len() {
                return (n, io::err_short_write());
            }
        }
        self.reset();
        (n, Dyn::NIL)
    }

    pub fn next(&self, n: isize) -> Bytes {
        self.edit(|b| {
            b.last_read = 0;
            let n = n.min(b.buf.len() - b.off);
            let data = b.buf.slice(b.off, b.off + n);
            b.off += n;
            if n > 0 {
                b.last_read = -1;
            }
            data
        })
    }

    pub fn read(&self, p: Bytes) -> (isize, Error) {
        self.edit(|b| {
            b.last_read = 0;
            if b.is_empty() {
                b.reset();
                return (0, if p.len() == 0 { Dyn::NIL } else { io::eof() });
            }
            let n = p.copy_from(&b.buf.slice_from(b.off));
            b.off += n;
            if n > 0 {
                b.last_read = -1;
            }
            (n, Dyn::NIL)
        })
    }

    pub fn read_byte(&self) -> (u8, Error) {
        self.edit(|b| {
            if b.is_empty() {
                b.reset();
                return (0, io::eof());
            }
            let c = b.buf.at(b.off);
            b.off += 1;
            b.last_read = -1;
            (c, Dyn::NIL)
        })
    }

    pub fn unread_byte(&self) -> Error {
        self.edit(|b| {
            if b.last_read == 0 {
                return errors::new(Str::from(
                    "bytes.Buffer: UnreadByte: previous operation was not a successful read",
                ));
            }
            b.last_read = 0;
            b.off = (b.off - 1).max(0);
            Dyn::NIL
        })
    }

    pub fn read_rune(&self) -> (i32, isize, Error) {
        self.edit(|b| {
            if b.is_empty() {
                b.reset();
                return (0, 0, io::eof());
            }
            let (rune, size) = b.buf.slice_from(b.off).with(decode_rune);
            b.off += size as isize;
            b.last_read = size as i8;
            (rune, size as isize, Dyn::NIL)
        })
    }

    pub fn unread_rune(&self) -> Error {
        self.edit(|b| {
            if b.last_read <= 0 {
                return errors::new(Str::from(
                    "bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune",
                ));
            }
            let size = isize::from(b.last_read);
            if b.off >= size {
                b.off -= size;
            }
            b.last_read = 0;
            Dyn::NIL
        })
    }

    pub fn read_bytes(&self, delim: u8) -> (Bytes, Error) {
        let (line, err) = self.edit(|b| b.read_slice(delim));
        (line.with(copied_bytes), err)
    }

    pub fn read_string(&self, delim: u8) -> (Str, Error) {
        let (line, err) = self.edit(|b| b.read_slice(delim));
        (Str::from_bytes(&line), err)
    }
}

impl io::Writer for Ptr<Buffer> {
    fn write(&self, p: Bytes) -> (isize, Error) {
        self.write(p)
    }
    fn own_write_string(&self, s: Str) -> Option<(isize, Error)> {
        Some(self.write_string(s))
    }
    fn own_read_from(&self, r: Dyn<dyn io::Reader>) -> Option<(i64, Error)> {
        Some(self.read_from(r))
    }
}

impl io::Reader for Ptr<Buffer> {
    fn read(&self, p: Bytes) -> (isize, Error) {
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

impl io::ReadWriter for Ptr<Buffer> {
    fn read(&self, p: Bytes) -> (isize, Error) {
        self.read(p)
    }
    fn write(&self, p: Bytes) -> (isize, Error) {
        self.write(p)
    }
}

impl io::StringWriter for Ptr<Buffer> {
    fn write_string(&self, s: Str) -> (isize, Error) {
        self.write_string(s)
    }
}

impl io::ByteWriter for Ptr<Buffer> {
    fn write_byte(&self, c: u8) -> Error {
        self.write_byte(c)
    }
}

impl io::ByteReader for Ptr<Buffer> {
    fn read_byte(&self) -> (u8, Error) {
        self.read_byte()
    }
}

impl io::RuneReader for Ptr<Buffer> {
    fn read_rune(&self) -> (i32, isize, Error) {
        self.read_rune()
    }
}

impl io::WriterTo for Ptr<Buffer> {
    fn write_to(&self, w: Dyn<dyn io::Writer>) -> (i64, Error) {
        self.write_to(w)
    }
}

impl io::ByteScanner for Ptr<Buffer> {
    fn read_byte(&self) -> (u8, Error) {
        self.read_byte()
    }
    fn unread_byte(&self) -> Error {
        self.unread_byte()
    }
}

impl io::RuneScanner for Ptr<Buffer> {
    fn read_rune(&self) -> (i32, isize, Error) {
        self.read_rune()
    }
    fn unread_rune(&self) -> Error {
        self.unread_rune()
    }
}

impl io::ReaderFrom for Ptr<Buffer> {
    fn read_from(&self, r: Dyn<dyn io::Reader>) -> (i64, Error) {
        self.read_from(r)
    }
}

// ---- Reader

/// Reads bytes.
#[derive(Clone, PartialEq)]
pub struct Reader {
    bytes: Bytes,
    at: i64,
    /// Where the last rune was read; negative for none.
    rune: isize,
}

record!(Reader, "bytes.Reader", 40; bytes "s", at "i", rune "prevRune");

pub fn new_reader(b: Bytes) -> Ptr<Reader> {
    Ptr::new(Reader {
        bytes: b,
        at: 0,
        rune: -1,
    })
}

impl Ptr<Reader> {
    fn rest(&self) -> Bytes {
        self.peek(|r| {
            let at = (r.at as isize).clamp(0, r.bytes.len());
            r.bytes.slice_from(at)
        })
    }

    fn fail_with(&self, text: &'static str) -> Error {
        errors::new(Str::from(text))
    }

    pub fn len(&self) -> isize {
        self.rest().len()
    }

    pub fn size(&self) -> i64 {
        self.peek(|r| r.bytes.len() as i64)
    }

    pub fn reset(&self, b: Bytes) {
        self.store(new_reader(b).load());
    }

    pub fn read(&self, b: Bytes) -> (isize, Error) {
        let rest = self.rest();
        if rest.len() == 0 {
            return (0, io::eof());
        }
        let n = b.copy_from(&rest);
        self.edit(|r| {
            r.rune = -1;
            r.at += n as i64;
        });
        (n, Dyn::NIL)
    }

    pub fn read_at(&self, b: Bytes, off: i64) -> (isize, Error) {
        if off < 0 {
            return (0, self.fail_with("bytes.Reader.ReadAt: negative offset"));
        }
        if off >= self.size() {
            return (0, io::eof());
        }
        let n = b.copy_from(&self.peek(|r| r.bytes.slice_from(off as isize)));
        (n, if n < b.len() { io::eof() } else { Dyn::NIL })
    }

    pub fn read_byte(&self) -> (u8, Error) {
        let rest = self.rest();
        self.edit(|r| r.rune = -1);
        if rest.len() == 0 {
            return (0, io::eof());
        }
        self.edit(|r| r.at += 1);
        (rest.at(0), Dyn::NIL)
    }

    pub fn unread_byte(&self) -> Error {
        if self.peek(|r| r.at) <= 0 {
            return self.fail_with("bytes.Reader.UnreadByte: at beginning of slice");
        }
        self.edit(|r| {
            r.rune = -1;
            r.at -= 1;
        });
        Dyn::NIL
    }

    pub fn read_rune(&self) -> (i32, isize, Error) {
        let rest = self.rest();
        if rest.len() == 0 {
            self.edit(|r| r.rune = -1);
            return (0, 0, io::eof());
        }
        let (rune, size) = rest.with(decode_rune);
        self.edit(|r| {
            r.rune = r.at as isize;
            r.at += size as i64;
        });
        (rune, size as isize, Dyn::NIL)
    }

    pub fn unread_rune(&self) -> Error {
        let (at, rune) = self.peek(|r| (r.at, r.rune));
        if at <= 0 {
            return self.fail_with("bytes.Reader.UnreadRune: at beginning of slice");
        }
        if rune < 0 {
            return self
                .fail_with("bytes.Reader.UnreadRune: previous operation was not ReadRune");
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
            _ => return (0, self.fail_with("bytes.Reader.Seek: invalid whence")),
        };
        let to = start.wrapping_add(offset);
        if to < 0 {
            return (0, self.fail_with("bytes.Reader.Seek: negative position"));
        }
        self.edit(|r| r.at = to);
        (to, Dyn::NIL)
    }

    pub fn write_to(&self, w: Dyn<dyn io::Writer>) -> (i64, Error) {
        self.edit(|r| r.rune = -1);
        let rest = self.rest();
        if rest.len() == 0 {
            return (0, Dyn::NIL);
        }
        let (m, err) = w.write(rest.clone());
        if m > rest.len() {
            panic(any(Str::from("bytes.Reader.WriteTo: invalid Write count")));
        }
        self.edit(|r| r.at += m as i64);
        if m != rest.len() && err.is_nil() {
            return (m as i64, io::err_short_write());
        }
        (m as i64, err)
    }
}

impl io::Reader for Ptr<Reader> {
    fn read(&self, p: Bytes) -> (isize, Error) {
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
