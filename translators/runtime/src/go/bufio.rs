// Implements Go's package bufio: Scanner, Reader and Writer.

use super::*;
use std::rc::Rc;

type Split = Func<dyn Fn(Slice<u8>, bool) -> (isize, Slice<u8>, Error)>;

/// Bytes that were read ahead.
#[derive(Clone, PartialEq)]
struct Ahead {
    source: Dyn<dyn io::Reader>,
    bytes: Vec<u8>,
    at: usize,
    err: Error,
}

impl Ahead {
    fn new(source: Dyn<dyn io::Reader>) -> Ahead {
        Ahead {
            source,
            bytes: Vec::new(),
            at: 0,
            err: Dyn::NIL,
        }
    }

    fn rest(&self) -> &[u8] {
        &self.bytes[self.at..]
    }

    /// Reads once more; false at the end or after an error.
    fn more(&mut self) -> bool {
        if !self.err.is_nil() {
            return false;
        }
        let chunk = Slice::<u8>::make(65536, 65536);
        let (n, err) = self.source.read(chunk.clone());
        self.bytes.drain(..self.at);
        self.at = 0;
        self.bytes.extend(chunk.slice(0, n.max(0)).to_vec());
        self.err = err;
        n > 0
    }

    fn take(&mut self, n: usize) -> Vec<u8> {
        let taken = self.rest()[..n].to_vec();
        self.at += n;
        taken
    }
}

// ---- Scanner

#[derive(Clone, PartialEq)]
pub struct Scanner {
    ahead: Ahead,
    split: Split,
    token: Slice<u8>,
    failed: Error,
    done: bool,
    limit: usize,
}

impl GoType for Scanner {
    fn go_type() -> String {
        "bufio.Scanner".to_string()
    }
    fn zero() -> Self {
        Scanner {
            ahead: Ahead::new(Dyn::NIL),
            split: Func::NIL,
            token: Slice::NIL,
            failed: Dyn::NIL,
            done: false,
            limit: 65536,
        }
    }
    fn repr(&self) -> Repr {
        Repr::Struct(Vec::new())
    }
}

pub fn new_scanner(r: Dyn<dyn io::Reader>) -> Ptr<Scanner> {
    Ptr::new(Scanner {
        ahead: Ahead::new(r),
        split: Func::new(
            Rc::new(scan_lines) as Rc<dyn Fn(Slice<u8>, bool) -> (isize, Slice<u8>, Error)>
        ),
        ..Scanner::zero()
    })
}

thread_local! {
    static TOO_LONG: Error = errors::new(Str::from("bufio.Scanner: token too long"));
}

pub fn err_too_long() -> Error {
    TOO_LONG.with(Dyn::clone)
}

thread_local! {
    static FINAL_TOKEN: Error = errors::new(Str::from("final token"));
}

pub fn err_final_token() -> Error {
    FINAL_TOKEN.with(Dyn::clone)
}

impl Ptr<Scanner> {
    pub fn scan(&self) -> bool {
        let mut s = self.load();
        let found = !s.done && s.advance();
        self.store(s);
        found
    }

    pub fn text(&self) -> Str {
        self.peek(|s| Str::from_bytes(&s.token))
    }

    pub fn bytes(&self) -> Slice<u8> {
        self.peek(|s| s.token.clone())
    }

    pub fn err(&self) -> Error {
        let failed = self.peek(|s| s.failed.clone());
        if failed == io::eof() {
            Dyn::NIL
        } else {
            failed
        }
    }

    pub fn buffer(&self, _buf: Slice<u8>, max: isize) {
        self.edit(|s| s.limit = max.max(0) as usize);
    }

    pub fn split(&self, split: Split) {
        self.edit(|s| s.split = split);
    }
}

impl Scanner {
    fn advance(&mut self) -> bool {
        loop {
            let at_end = !self.ahead.err.is_nil();
            if !self.ahead.rest().is_empty() || at_end {
                let data = Slice::from(self.ahead.rest().to_vec());
                let (used, token, err) = (self.split)(data, at_end);
                if !err.is_nil() {
                    self.done = true;
                    if err == err_final_token() {
                        self.token = token.clone();
                        return !token.is_nil();
                    }
                    self.failed = err;
                    self.token = Slice::NIL;
                    return false;
                }
                self.ahead.at += used as usize;
                if !token.is_nil() {
                    self.token = token;
                    return true;
                }
                if used > 0 {
                    continue;
                }
            }
            if at_end {
                self.failed = self.ahead.err.clone();
                self.done = true;
                self.token = Slice::NIL;
                return false;
            }
            if self.ahead.rest().len() >= self.limit {
                self.failed = err_too_long();
                self.done = true;
                self.token = Slice::NIL;
                return false;
            }
            self.ahead.more();
        }
    }
}

pub fn scan_lines(data: Slice<u8>, at_eof: bool) -> (isize, Slice<u8>, Error) {
    let bytes = data.to_vec();
    if at_eof && bytes.is_empty() {
        return (0, Slice::NIL, Dyn::NIL);
    }
    let line = |end: usize| {
        let end = if end > 0 && bytes[end - 1] == b'\r' {
            end - 1
        } else {
            end
        };
        data.slice(0, end as isize)
    };
    match bytes.iter().position(|b| *b == b'\n') {
        Some(i) => (i as isize + 1, line(i), Dyn::NIL),
        None if at_eof => (data.len(), line(bytes.len()), Dyn::NIL),
        None => (0, Slice::NIL, Dyn::NIL),
    }
}

pub fn scan_words(data: Slice<u8>, at_eof: bool) -> (isize, Slice<u8>, Error) {
    let runes = Str::from_bytes(&data).runes();
    let Some(start) = runes.iter().position(|(_, r)| !unicode::is_space(*r)) else {
        return (data.len(), Slice::NIL, Dyn::NIL);
    };
    let from = runes[start].0;
    match runes[start..].iter().find(|(_, r)| unicode::is_space(*r)) {
        Some((end, r)) => (*end + utf8::rune_len(*r), data.slice(from, *end), Dyn::NIL),
        None if at_eof => (data.len(), data.slice_from(from), Dyn::NIL),
        None => (from, Slice::NIL, Dyn::NIL),
    }
}

pub fn scan_runes(data: Slice<u8>, at_eof: bool) -> (isize, Slice<u8>, Error) {
    if at_eof && data.len() == 0 {
        return (0, Slice::NIL, Dyn::NIL);
    }
    let (rune, size) = utf8::decode_rune(data.clone());
    if size == 1 && rune == 0xfffd {
        return (1, Str::from("\u{FFFD}").to_bytes(), Dyn::NIL);
    }
    (size, data.slice(0, size), Dyn::NIL)
}

pub fn scan_bytes(data: Slice<u8>, at_eof: bool) -> (isize, Slice<u8>, Error) {
    if at_eof && data.len() == 0 {
        (0, Slice::NIL, Dyn::NIL)
    } else {
        (1, data.slice(0, 1), Dyn::NIL)
    }
}

// ---- Reader

#[derive(Clone, PartialEq)]
pub struct Reader {
    ahead: Ahead,
}

impl GoType for Reader {
    fn go_type() -> String {
        "bufio.Reader".to_string()
    }
    fn zero() -> Self {
        Reader {
            ahead: Ahead::new(Dyn::NIL),
        }
    }
    fn repr(&self) -> Repr {
        Repr::Struct(Vec::new())
    }
}

pub fn new_reader(rd: Dyn<dyn io::Reader>) -> Ptr<Reader> {
    Ptr::new(Reader {
        ahead: Ahead::new(rd),
    })
}

pub fn new_reader_size(rd: Dyn<dyn io::Reader>, _size: isize) -> Ptr<Reader> {
    new_reader(rd)
}

impl Ptr<Reader> {
    /// Works on what was read ahead, with the place given back whatever happens.
    fn ahead<R>(&self, f: impl FnOnce(&mut Ahead) -> R) -> R {
        let mut ahead = self.peek(|r| r.ahead.clone());
        let result = f(&mut ahead);
        self.edit(|r| r.ahead = ahead);
        result
    }

    pub fn read_bytes(&self, delim: u8) -> (Slice<u8>, Error) {
        self.ahead(|a| {
            loop {
                if let Some(i) = a.rest().iter().position(|b| *b == delim) {
                    return (Slice::from(a.take(i + 1)), Dyn::NIL);
                }
                if !a.more() && !a.err.is_nil() {
                    let all = a.rest().len();
                    return (Slice::from(a.take(all)), a.err.clone());
                }
            }
        })
    }

    pub fn read_string(&self, delim: u8) -> (Str, Error) {
        let (bytes, err) = self.read_bytes(delim);
        (Str::from_bytes(&bytes), err)
    }

    pub fn read_line(&self) -> (Slice<u8>, bool, Error) {
        let (line, err) = self.read_bytes(b'\n');
        if line.len() == 0 && !err.is_nil() {
            return (Slice::NIL, false, err);
        }
        let text = strings::trim_suffix(Str::from_bytes(&line), Str::from("\n"));
        let text = if text.len() < line.len() {
            strings::trim_suffix(text, Str::from("\r"))
        } else {
            text
        };
        (text.to_bytes(), false, Dyn::NIL)
    }

    pub fn read_byte(&self) -> (u8, Error) {
        self.ahead(|a| {
            while a.rest().is_empty() {
                if !a.more() && !a.err.is_nil() {
                    return (0, a.err.clone());
                }
            }
            (a.take(1)[0], Dyn::NIL)
        })
    }

    pub fn unread_byte(&self) -> Error {
        self.edit(|r| r.ahead.at = r.ahead.at.saturating_sub(1));
        Dyn::NIL
    }

    pub fn read_rune(&self) -> (i32, isize, Error) {
        self.ahead(|a| {
            while a.rest().len() < 4 && a.more() {}
            if a.rest().is_empty() {
                return (0, 0, a.err.clone());
            }
            let (rune, size) = decode_rune(a.rest());
            a.at += size;
            (rune, size as isize, Dyn::NIL)
        })
    }

    pub fn unread_rune(&self) -> Error {
        self.edit(|r| {
            let a = &mut r.ahead;
            let back = (1..=4.min(a.at))
                .find(|n| a.bytes[a.at - n] & 0xc0 != 0x80)
                .unwrap_or(0);
            a.at -= back;
        });
        Dyn::NIL
    }

    pub fn peek_(&self, n: isize) -> (Slice<u8>, Error) {
        self.ahead(|a| {
            while a.rest().len() < n as usize && a.more() {}
            let count = a.rest().len().min(n as usize);
            let err = if count < n as usize {
                a.err.clone()
            } else {
                Dyn::NIL
            };
            (Slice::from(a.rest()[..count].to_vec()), err)
        })
    }

    pub fn read(&self, p: Slice<u8>) -> (isize, Error) {
        self.ahead(|a| {
            if a.rest().is_empty() && !a.more() {
                return (0, a.err.clone());
            }
            let n = a.rest().len().min(p.len() as usize);
            (p.copy_from(&Slice::from(a.take(n))), Dyn::NIL)
        })
    }
}

impl io::Reader for Ptr<Reader> {
    fn read(&self, p: Slice<u8>) -> (isize, Error) {
        self.read(p)
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

// ---- Writer

#[derive(Clone, PartialEq)]
pub struct Writer {
    target: Dyn<dyn io::Writer>,
    bytes: Vec<u8>,
    err: Error,
}

impl GoType for Writer {
    fn go_type() -> String {
        "bufio.Writer".to_string()
    }
    fn zero() -> Self {
        Writer {
            target: Dyn::NIL,
            bytes: Vec::new(),
            err: Dyn::NIL,
        }
    }
    fn repr(&self) -> Repr {
        Repr::Struct(Vec::new())
    }
}

pub fn new_writer(w: Dyn<dyn io::Writer>) -> Ptr<Writer> {
    Ptr::new(Writer {
        target: w,
        ..Writer::zero()
    })
}

pub fn new_writer_size(w: Dyn<dyn io::Writer>, _size: isize) -> Ptr<Writer> {
    new_writer(w)
}

impl Ptr<Writer> {
    fn put(&self, more: &[u8]) -> (isize, Error) {
        self.edit(|w| w.bytes.extend_from_slice(more));
        let err = if self.peek(|w| w.bytes.len() >= 4096) {
            self.flush()
        } else {
            Dyn::NIL
        };
        (more.len() as isize, err)
    }

    pub fn write(&self, p: Slice<u8>) -> (isize, Error) {
        self.put(&p.to_vec())
    }

    pub fn write_string(&self, s: Str) -> (isize, Error) {
        self.put(s.as_bytes())
    }

    pub fn write_byte(&self, c: u8) -> Error {
        self.put(&[c]).1
    }

    pub fn write_rune(&self, r: i32) -> (isize, Error) {
        self.put(Str::from_rune(r).as_bytes())
    }

    pub fn buffered(&self) -> isize {
        self.peek(|w| w.bytes.len() as isize)
    }

    pub fn flush(&self) -> Error {
        let (target, bytes) =
            self.edit(|w| (w.target.clone(), std::mem::take(&mut w.bytes)));
        if bytes.is_empty() {
            return Dyn::NIL;
        }
        let (_, err) = target.write(Slice::from(bytes));
        self.edit(|w| w.err = err.clone());
        err
    }
}

impl io::Writer for Ptr<Writer> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        self.write(p)
    }
}

impl io::StringWriter for Ptr<Writer> {
    fn write_string(&self, s: Str) -> (isize, Error) {
        self.write_string(s)
    }
}

impl io::ByteWriter for Ptr<Writer> {
    fn write_byte(&self, c: u8) -> Error {
        self.write_byte(c)
    }
}
