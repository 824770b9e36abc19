// Implements Go's package bytes: the functions that programs use, and Buffer.

use super::*;
use std::rc::Rc;

fn text(b: &Slice<u8>) -> Str {
    Str::from_bytes(b)
}

/// A part of the same array.
fn part(b: &Slice<u8>, from: isize, to: isize) -> Slice<u8> {
    b.slice_max(from, to, to)
}

pub fn equal(a: Slice<u8>, b: Slice<u8>) -> bool {
    a.to_vec() == b.to_vec()
}

pub fn compare(a: Slice<u8>, b: Slice<u8>) -> isize {
    a.to_vec().cmp(&b.to_vec()) as isize
}

pub fn contains(b: Slice<u8>, sub: Slice<u8>) -> bool {
    strings::contains(text(&b), text(&sub))
}

pub fn count(s: Slice<u8>, sep: Slice<u8>) -> isize {
    strings::count(text(&s), text(&sep))
}

pub fn has_prefix(s: Slice<u8>, prefix: Slice<u8>) -> bool {
    strings::has_prefix(text(&s), text(&prefix))
}

pub fn has_suffix(s: Slice<u8>, suffix: Slice<u8>) -> bool {
    strings::has_suffix(text(&s), text(&suffix))
}

pub fn index(s: Slice<u8>, sep: Slice<u8>) -> isize {
    strings::index(text(&s), text(&sep))
}

pub fn index_byte(b: Slice<u8>, c: u8) -> isize {
    strings::index_byte(text(&b), c)
}

pub fn last_index(s: Slice<u8>, sep: Slice<u8>) -> isize {
    strings::last_index(text(&s), text(&sep))
}

pub fn to_upper(s: Slice<u8>) -> Slice<u8> {
    strings::to_upper(text(&s)).to_bytes()
}

pub fn to_lower(s: Slice<u8>) -> Slice<u8> {
    strings::to_lower(text(&s)).to_bytes()
}

pub fn title(s: Slice<u8>) -> Slice<u8> {
    strings::title(text(&s)).to_bytes()
}

pub fn repeat(b: Slice<u8>, count: isize) -> Slice<u8> {
    strings::repeat(text(&b), count).to_bytes()
}

pub fn replace(s: Slice<u8>, old: Slice<u8>, new: Slice<u8>, n: isize) -> Slice<u8> {
    strings::replace(text(&s), text(&old), text(&new), n).to_bytes()
}

pub fn replace_all(s: Slice<u8>, old: Slice<u8>, new: Slice<u8>) -> Slice<u8> {
    replace(s, old, new, -1)
}

pub fn equal_fold(s: Slice<u8>, t: Slice<u8>) -> bool {
    strings::equal_fold(text(&s), text(&t))
}

pub fn trim_space(s: Slice<u8>) -> Slice<u8> {
    let whole = text(&s);
    let left = s.len() - strings::trim_left_func(whole.clone(), space()).len();
    let kept = strings::trim_space(whole).len();
    if kept == 0 {
        Slice::NIL
    } else {
        part(&s, left, left + kept)
    }
}

fn space() -> Func<dyn Fn(i32) -> bool> {
    Func::new(Rc::new(unicode::is_space) as Rc<dyn Fn(i32) -> bool>)
}

pub fn trim(s: Slice<u8>, cutset: Str) -> Slice<u8> {
    trim_left(trim_right(s, cutset.clone()), cutset)
}

pub fn trim_left(s: Slice<u8>, cutset: Str) -> Slice<u8> {
    let kept = strings::trim_left(text(&s), cutset).len();
    if kept == 0 {
        Slice::NIL
    } else {
        s.slice_from(s.len() - kept)
    }
}

pub fn trim_right(s: Slice<u8>, cutset: Str) -> Slice<u8> {
    let kept = strings::trim_right(text(&s), cutset).len();
    s.slice(0, kept)
}

pub fn clone(b: Slice<u8>) -> Slice<u8> {
    if b.is_nil() {
        Slice::NIL
    } else {
        Slice::from(b.to_vec())
    }
}

pub fn cut(s: Slice<u8>, sep: Slice<u8>) -> (Slice<u8>, Slice<u8>, bool) {
    let at = index(s.clone(), sep.clone());
    if at < 0 {
        (s, Slice::NIL, false)
    } else {
        (s.slice(0, at), s.slice_from(at + sep.len()), true)
    }
}

pub fn trim_prefix(s: Slice<u8>, prefix: Slice<u8>) -> Slice<u8> {
    if has_prefix(s.clone(), prefix.clone()) {
        s.slice_from(prefix.len())
    } else {
        s
    }
}

pub fn trim_suffix(s: Slice<u8>, suffix: Slice<u8>) -> Slice<u8> {
    if has_suffix(s.clone(), suffix.clone()) {
        s.slice(0, s.len() - suffix.len())
    } else {
        s
    }
}

pub fn split(s: Slice<u8>, sep: Slice<u8>) -> Slice<Slice<u8>> {
    pieces(&s, &strings::split(text(&s), text(&sep)), sep.len())
}

/// The same pieces as parts of the array.
fn pieces(s: &Slice<u8>, texts: &Slice<Str>, gap: isize) -> Slice<Slice<u8>> {
    let mut at = 0;
    let parts = texts.values().map(|t| {
        let piece = part(s, at, at + t.len());
        at += t.len() + gap;
        piece
    });
    Slice::from(parts.collect::<Vec<_>>())
}

pub fn fields(s: Slice<u8>) -> Slice<Slice<u8>> {
    let mut at = 0;
    let whole = text(&s);
    let mut list = Vec::new();
    for word in strings::fields(whole.clone()).values() {
        let from = at + strings::index(whole.slice_from(at), word.clone());
        at = from + word.len();
        list.push(part(&s, from, at));
    }
    Slice::from(list)
}

pub fn join(s: Slice<Slice<u8>>, sep: Slice<u8>) -> Slice<u8> {
    let parts: Vec<Vec<u8>> = s.values().map(|p| p.to_vec()).collect();
    Slice::from(parts.join(&sep.to_vec()[..]))
}

pub fn runes(s: Slice<u8>) -> Slice<i32> {
    text(&s).to_runes()
}

/// Bytes that are written at the end and read from the front.
#[derive(Clone, PartialEq)]
pub struct Buffer {
    bytes: Vec<u8>,
    at: usize,
}

impl GoType for Buffer {
    fn go_type() -> String {
        "bytes.Buffer".to_string()
    }
    fn zero() -> Self {
        Buffer {
            bytes: Vec::new(),
            at: 0,
        }
    }
    fn repr(&self) -> Repr {
        Repr::Struct(Vec::new())
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

pub fn new_buffer(buf: Slice<u8>) -> Ptr<Buffer> {
    Ptr::new(Buffer {
        bytes: buf.to_vec(),
        at: 0,
    })
}

pub fn new_buffer_string(s: Str) -> Ptr<Buffer> {
    new_buffer(s.to_bytes())
}

impl Ptr<Buffer> {
    pub fn string(&self) -> Str {
        if self.is_nil() {
            return Str::from("<nil>");
        }
        self.peek(|b| Str::from(b.bytes[b.at..].to_vec()))
    }

    pub fn bytes(&self) -> Slice<u8> {
        self.string().to_bytes()
    }

    pub fn len(&self) -> isize {
        self.peek(|b| (b.bytes.len() - b.at) as isize)
    }

    pub fn reset(&self) {
        self.store(Buffer::zero());
    }

    pub fn grow(&self, _n: isize) {}

    pub fn truncate(&self, n: isize) {
        if n < 0 || n > self.len() {
            panic(any(Str::from("bytes.Buffer: truncation out of range")));
        }
        self.edit(|b| b.bytes.truncate(b.at + n as usize));
    }

    pub fn write(&self, p: Slice<u8>) -> (isize, Error) {
        let more = p.to_vec();
        self.edit(|b| b.bytes.extend_from_slice(&more));
        (more.len() as isize, Dyn::NIL)
    }

    pub fn write_string(&self, s: Str) -> (isize, Error) {
        self.edit(|b| b.bytes.extend_from_slice(s.as_bytes()));
        (s.len(), Dyn::NIL)
    }

    pub fn write_byte(&self, c: u8) -> Error {
        self.edit(|b| b.bytes.push(c));
        Dyn::NIL
    }

    pub fn write_rune(&self, r: i32) -> (isize, Error) {
        self.write_string(Str::from_rune(r))
    }

    fn take(&self, n: isize) -> Vec<u8> {
        self.edit(|b| {
            let end = (b.at + n.max(0) as usize).min(b.bytes.len());
            let taken = b.bytes[b.at..end].to_vec();
            b.at = end;
            taken
        })
    }

    pub fn next(&self, n: isize) -> Slice<u8> {
        Slice::from(self.take(n))
    }

    pub fn read(&self, p: Slice<u8>) -> (isize, Error) {
        let taken = self.take(p.len());
        if taken.is_empty() && p.len() > 0 {
            return (0, io::eof());
        }
        (p.copy_from(&Slice::from(taken)), Dyn::NIL)
    }

    pub fn read_byte(&self) -> (u8, Error) {
        match self.take(1).first() {
            Some(byte) => (*byte, Dyn::NIL),
            None => (0, io::eof()),
        }
    }

    pub fn read_rune(&self) -> (i32, isize, Error) {
        let rest = self.string();
        if rest.is_empty() {
            return (0, 0, io::eof());
        }
        let (rune, size) = decode_rune(rest.as_bytes());
        self.take(size as isize);
        (rune, size as isize, Dyn::NIL)
    }

    pub fn read_string(&self, delim: u8) -> (Str, Error) {
        let rest = self.string();
        let at = strings::index_byte(rest.clone(), delim);
        let end = if at < 0 { rest.len() } else { at + 1 };
        self.take(end);
        (
            rest.slice(0, end),
            if at < 0 { io::eof() } else { Dyn::NIL },
        )
    }

    pub fn read_bytes(&self, delim: u8) -> (Slice<u8>, Error) {
        let (line, err) = self.read_string(delim);
        (line.to_bytes(), err)
    }
}

impl io::Writer for Ptr<Buffer> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        self.write(p)
    }
}

impl io::Reader for Ptr<Buffer> {
    fn read(&self, p: Slice<u8>) -> (isize, Error) {
        self.read(p)
    }
}

impl io::ReadWriter for Ptr<Buffer> {
    fn read(&self, p: Slice<u8>) -> (isize, Error) {
        self.read(p)
    }
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        self.write(p)
    }
}

impl io::StringWriter for Ptr<Buffer> {
    fn write_string(&self, s: Str) -> (isize, Error) {
        self.write_string(s)
    }
}

impl io::ByteReader for Ptr<Buffer> {
    fn read_byte(&self) -> (u8, Error) {
        Ptr::<Buffer>::read_byte(self)
    }
}

impl io::RuneReader for Ptr<Buffer> {
    fn read_rune(&self) -> (i32, isize, Error) {
        Ptr::<Buffer>::read_rune(self)
    }
}

impl io::ByteWriter for Ptr<Buffer> {
    fn write_byte(&self, c: u8) -> Error {
        self.write_byte(c)
    }
}
