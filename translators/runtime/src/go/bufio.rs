// Implements Go's package bufio: Scanner, Reader and Writer.

use super::*;
use std::rc::Rc;

type Split = Func<dyn Fn(Slice<u8>, bool) -> (isize, Slice<u8>, Error)>;

fn error_text(text: &'static str) -> Error {
    errors::new(Str::from(text))
}

/// Reads that bring nothing, before a reader is given up.
const MAX_EMPTY: usize = 100;

/// Do the bytes begin with a rune, or with what can become none?
fn is_full_rune(bytes: &[u8]) -> bool {
    match std::str::from_utf8(&bytes[..bytes.len().min(4)]) {
        Ok(text) => !text.is_empty(),
        Err(err) => err.valid_up_to() > 0 || err.error_len().is_some(),
    }
}

// ---- Scanner

#[derive(Clone, PartialEq)]
pub struct Scanner {
    source: Dyn<dyn io::Reader>,
    split: Split,
    limit: isize,
    token: Slice<u8>,
    buf: Slice<u8>,
    start: isize,
    end: isize,
    err: Error,
    empties: usize,
    called: bool,
    done: bool,
}

impl GoType for Scanner {
    fn go_type() -> String {
        "bufio.Scanner".to_string()
    }
    fn zero() -> Self {
        Scanner {
            source: Dyn::NIL,
            split: Func::NIL,
            limit: 0,
            token: Slice::NIL,
            buf: Slice::NIL,
            start: 0,
            end: 0,
            err: Dyn::NIL,
            empties: 0,
            called: false,
            done: false,
        }
    }
    fn repr(&self) -> Repr {
        Repr::Struct(Vec::new())
    }
}

pub fn new_scanner(r: Dyn<dyn io::Reader>) -> Ptr<Scanner> {
    Ptr::new(Scanner {
        source: r,
        split: Func::new(
            Rc::new(scan_lines) as Rc<dyn Fn(Slice<u8>, bool) -> (isize, Slice<u8>, Error)>
        ),
        limit: 64 * 1024,
        ..Scanner::zero()
    })
}

thread_local! {
    static TOO_LONG: Error = error_text("bufio.Scanner: token too long");
}

pub fn err_too_long() -> Error {
    TOO_LONG.with(Dyn::clone)
}

thread_local! {
    static NEGATIVE_ADVANCE: Error = error_text("bufio.Scanner: SplitFunc returns negative advance count");
}

pub fn err_negative_advance() -> Error {
    NEGATIVE_ADVANCE.with(Dyn::clone)
}

thread_local! {
    static ADVANCE_TOO_FAR: Error = error_text("bufio.Scanner: SplitFunc returns advance count beyond input");
}

pub fn err_advance_too_far() -> Error {
    ADVANCE_TOO_FAR.with(Dyn::clone)
}

thread_local! {
    static BAD_READ_COUNT: Error = error_text("bufio.Scanner: Read returned impossible count");
}

pub fn err_bad_read_count() -> Error {
    BAD_READ_COUNT.with(Dyn::clone)
}

thread_local! {
    static FINAL_TOKEN: Error = error_text("final token");
}

pub fn err_final_token() -> Error {
    FINAL_TOKEN.with(Dyn::clone)
}

impl Ptr<Scanner> {
    pub fn scan(&self) -> bool {
        // Taken out meanwhile: what it calls may come back.
        let mut s = self.edit(|s| std::mem::replace(s, Scanner::zero()));
        s.called = true;
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
        let err = self.peek(|s| s.err.clone());
        if err == io::eof() { Dyn::NIL } else { err }
    }

    pub fn buffer(&self, buf: Slice<u8>, max: isize) {
        if self.peek(|s| s.called) {
            panic(any(Str::from("Buffer called after Scan")));
        }
        self.edit(|s| {
            s.buf = buf.slice(0, buf.cap());
            s.limit = max;
        });
    }

    pub fn split(&self, split: Split) {
        if self.peek(|s| s.called) {
            panic(any(Str::from("Split called after Scan")));
        }
        self.edit(|s| s.split = split);
    }
}

impl Scanner {
    fn fail(&mut self, err: Error) -> bool {
        if self.err.is_nil() || self.err == io::eof() {
            self.err = err;
        }
        false
    }

    fn advance(&mut self) -> bool {
        loop {
            let at_end = !self.err.is_nil();
            if self.end > self.start || at_end {
                let data = self.buf.slice(self.start, self.end);
                let (used, token, err) = (self.split)(data, at_end);
                if !err.is_nil() {
                    if err == err_final_token() {
                        self.done = true;
                        self.token = token;
                        return !self.token.is_nil();
                    }
                    return self.fail(err);
                }
                if used < 0 {
                    return self.fail(err_negative_advance());
                }
                if used > self.end - self.start {
                    return self.fail(err_advance_too_far());
                }
                self.start += used;
                self.token = token;
                if !self.token.is_nil() {
                    let moved = self.err.is_nil() || used > 0;
                    self.empties = if moved { 0 } else { self.empties + 1 };
                    if self.empties > MAX_EMPTY {
                        let text = "bufio.Scan: too many empty tokens without progressing";
                        panic(any(Str::from(text)));
                    }
                    return true;
                }
            }
            if at_end {
                self.start = 0;
                self.end = 0;
                return false;
            }
            if !self.fill() {
                return false;
            }
        }
    }

    /// Reads once more, into a larger buffer where this one is full.
    fn fill(&mut self) -> bool {
        let size = self.buf.len();
        if self.start > 0 && (self.end == size || self.start > size / 2) {
            self.buf.copy_from(&self.buf.slice(self.start, self.end));
            self.end -= self.start;
            self.start = 0;
        }
        if self.end == size {
            if size >= self.limit {
                return self.fail(err_too_long());
            }
            let wanted = if size == 0 { 4096 } else { size * 2 };
            let wanted = wanted.min(self.limit);
            let grown = Slice::make(wanted, wanted);
            grown.copy_from(&self.buf.slice(self.start, self.end));
            self.buf = grown;
            self.end -= self.start;
            self.start = 0;
        }
        for _ in 0..=MAX_EMPTY {
            let room = self.buf.slice_from(self.end);
            let (n, err) = self.source.read(room.clone());
            if n < 0 || room.len() < n {
                self.fail(err_bad_read_count());
                return true;
            }
            self.end += n;
            if !err.is_nil() {
                self.fail(err);
                return true;
            }
            if n > 0 {
                self.empties = 0;
                return true;
            }
        }
        self.fail(io::err_no_progress());
        true
    }
}

pub fn scan_lines(data: Slice<u8>, at_eof: bool) -> (isize, Slice<u8>, Error) {
    let line = |end: usize, used: isize| {
        let has_return = data.with(|b| end > 0 && b[end - 1] == b'\r');
        let end = end as isize - isize::from(has_return);
        (used, data.slice(0, end), Dyn::NIL)
    };
    match data.with(|b| b.iter().position(|b| *b == b'\n')) {
        Some(i) => line(i, i as isize + 1),
        None if at_eof && data.len() > 0 => line(data.len() as usize, data.len()),
        None => (0, Slice::NIL, Dyn::NIL),
    }
}

pub fn scan_words(data: Slice<u8>, at_eof: bool) -> (isize, Slice<u8>, Error) {
    let is_space = |r: i32| {
        matches!(
            r,
            0x09..=0x0d | 0x20 | 0x85 | 0xa0 | 0x1680 | 0x2000..=0x200a | 0x2028 | 0x2029 | 0x202f | 0x205f | 0x3000
        )
    };
    let (start, end) = data.with(|bytes| {
        let mut start = 0;
        while start < bytes.len() {
            let (r, size) = decode_rune(&bytes[start..]);
            if !is_space(r) {
                break;
            }
            start += size;
        }
        let mut i = start;
        while i < bytes.len() {
            let (r, size) = decode_rune(&bytes[i..]);
            if is_space(r) {
                return (start as isize, Some((i as isize, size as isize)));
            }
            i += size;
        }
        (start as isize, None)
    });
    match end {
        Some((end, size)) => (end + size, data.slice(start, end), Dyn::NIL),
        None if at_eof && data.len() > start => {
            (data.len(), data.slice_from(start), Dyn::NIL)
        }
        None => (start, Slice::NIL, Dyn::NIL),
    }
}

pub fn scan_runes(data: Slice<u8>, at_eof: bool) -> (isize, Slice<u8>, Error) {
    if at_eof && data.len() == 0 {
        return (0, Slice::NIL, Dyn::NIL);
    }
    let (rune, size) = data.with(decode_rune);
    if rune != 0xfffd || size > 1 {
        return (size as isize, data.slice(0, size as isize), Dyn::NIL);
    }
    if !at_eof && !data.with(is_full_rune) {
        return (0, Slice::NIL, Dyn::NIL);
    }
    (1, Str::from("\u{FFFD}").to_bytes(), Dyn::NIL)
}

pub fn scan_bytes(data: Slice<u8>, at_eof: bool) -> (isize, Slice<u8>, Error) {
    if at_eof && data.len() == 0 {
        (0, Slice::NIL, Dyn::NIL)
    } else {
        (1, data.slice(0, 1), Dyn::NIL)
    }
}

// ---- Reader

thread_local! {
    static INVALID_UNREAD_BYTE: Error = error_text("bufio: invalid use of UnreadByte");
}

pub fn err_invalid_unread_byte() -> Error {
    INVALID_UNREAD_BYTE.with(Dyn::clone)
}

thread_local! {
    static INVALID_UNREAD_RUNE: Error = error_text("bufio: invalid use of UnreadRune");
}

pub fn err_invalid_unread_rune() -> Error {
    INVALID_UNREAD_RUNE.with(Dyn::clone)
}

thread_local! {
    static BUFFER_FULL: Error = error_text("bufio: buffer full");
}

pub fn err_buffer_full() -> Error {
    BUFFER_FULL.with(Dyn::clone)
}

thread_local! {
    static NEGATIVE_COUNT: Error = error_text("bufio: negative count");
}

pub fn err_negative_count() -> Error {
    NEGATIVE_COUNT.with(Dyn::clone)
}

#[derive(Clone, PartialEq)]
pub struct Reader {
    buf: Slice<u8>,
    source: Dyn<dyn io::Reader>,
    /// What is buffered: `buf[at:end]`.
    at: isize,
    end: isize,
    err: Error,
    last_byte: Option<u8>,
    last_rune: Option<isize>,
}

impl GoType for Reader {
    fn go_type() -> String {
        "bufio.Reader".to_string()
    }
    fn zero() -> Self {
        Reader {
            buf: Slice::NIL,
            source: Dyn::NIL,
            at: 0,
            end: 0,
            err: Dyn::NIL,
            last_byte: None,
            last_rune: None,
        }
    }
    fn repr(&self) -> Repr {
        Repr::Struct(Vec::new())
    }
}

pub fn new_reader(rd: Dyn<dyn io::Reader>) -> Ptr<Reader> {
    new_reader_size(rd, 4096)
}

pub fn new_reader_size(rd: Dyn<dyn io::Reader>, size: isize) -> Ptr<Reader> {
    if let Some(known) = rd.get::<Ptr<Reader>>()
        && known.size() >= size
    {
        return known;
    }
    let size = size.max(16);
    Ptr::new(Reader {
        buf: Slice::make(size, size),
        source: rd,
        ..Reader::zero()
    })
}

impl Reader {
    fn buffered(&self) -> isize {
        self.end - self.at
    }

    fn fill(&mut self) {
        if self.at > 0 {
            self.buf.copy_from(&self.buf.slice(self.at, self.end));
            self.end -= self.at;
            self.at = 0;
        }
        for _ in 0..MAX_EMPTY {
            let (n, err) = self.source.read(self.buf.slice_from(self.end));
            checked_count(n);
            self.end += n;
            if !err.is_nil() {
                self.err = err;
                return;
            }
            if n > 0 {
                return;
            }
        }
        self.err = io::err_no_progress();
    }

    fn take_err(&mut self) -> Error {
        std::mem::replace(&mut self.err, Dyn::NIL)
    }

    fn forget(&mut self) {
        self.last_byte = None;
        self.last_rune = None;
    }

    fn read(&mut self, p: &Slice<u8>) -> (isize, Error) {
        if p.len() == 0 {
            let none = self.buffered() > 0;
            return (0, if none { Dyn::NIL } else { self.take_err() });
        }
        if self.at == self.end {
            if !self.err.is_nil() {
                return (0, self.take_err());
            }
            if p.len() >= self.buf.len() {
                let (n, err) = self.source.read(p.clone());
                checked_count(n);
                if n > 0 {
                    self.last_byte = Some(p.at(n - 1));
                    self.last_rune = None;
                }
                return (n, err);
            }
            self.at = 0;
            self.end = 0;
            let (n, err) = self.source.read(self.buf.clone());
            checked_count(n);
            self.err = err;
            if n == 0 {
                return (0, self.take_err());
            }
            self.end += n;
        }
        let n = p.copy_from(&self.buf.slice(self.at, self.end));
        self.at += n;
        self.last_byte = Some(self.buf.at(self.at - 1));
        self.last_rune = None;
        (n, Dyn::NIL)
    }

    fn read_slice(&mut self, delim: u8) -> (Slice<u8>, Error) {
        let mut seen = 0;
        let (line, err) = loop {
            let rest = self.buf.slice(self.at + seen, self.end);
            if let Some(i) = rest.with(|b| b.iter().position(|b| *b == delim)) {
                let end = self.at + seen + i as isize + 1;
                let line = self.buf.slice(self.at, end);
                self.at = end;
                break (line, Dyn::NIL);
            }
            if !self.err.is_nil() {
                let line = self.buf.slice(self.at, self.end);
                self.at = self.end;
                break (line, self.take_err());
            }
            if self.buffered() >= self.buf.len() {
                self.at = self.end;
                break (self.buf.clone(), err_buffer_full());
            }
            seen = self.buffered();
            self.fill();
        };
        if line.len() > 0 {
            self.last_byte = Some(line.at(line.len() - 1));
            self.last_rune = None;
        }
        (line, err)
    }

    fn read_bytes(&mut self, delim: u8) -> (Vec<u8>, Error) {
        let mut all = Vec::new();
        loop {
            let (part, err) = self.read_slice(delim);
            part.with(|part| all.extend_from_slice(part));
            if err != err_buffer_full() {
                return (all, err);
            }
        }
    }

    fn read_byte(&mut self) -> (u8, Error) {
        self.last_rune = None;
        while self.at == self.end {
            if !self.err.is_nil() {
                return (0, self.take_err());
            }
            self.fill();
        }
        let byte = self.buf.at(self.at);
        self.at += 1;
        self.last_byte = Some(byte);
        (byte, Dyn::NIL)
    }

    fn read_rune(&mut self) -> (i32, isize, Error) {
        while self.at + 4 > self.end
            && !self.buf.slice(self.at, self.end).with(is_full_rune)
            && self.err.is_nil()
            && self.buffered() < self.buf.len()
        {
            self.fill();
        }
        self.last_rune = None;
        if self.at == self.end {
            return (0, 0, self.take_err());
        }
        let (rune, size) = self.buf.slice(self.at, self.end).with(decode_rune);
        let size = size as isize;
        self.at += size;
        self.last_byte = Some(self.buf.at(self.at - 1));
        self.last_rune = Some(size);
        (rune, size, Dyn::NIL)
    }

    fn peek(&mut self, n: isize) -> (Slice<u8>, Error) {
        if n < 0 {
            return (Slice::NIL, err_negative_count());
        }
        self.forget();
        while self.buffered() < n && self.buffered() < self.buf.len() && self.err.is_nil() {
            self.fill();
        }
        let all = self.buf.slice(self.at, self.end);
        if n > self.buf.len() {
            return (all, err_buffer_full());
        }
        if all.len() >= n {
            return (all.slice(0, n), Dyn::NIL);
        }
        let err = self.take_err();
        let full = err.is_nil();
        (all, if full { err_buffer_full() } else { err })
    }

    fn discard(&mut self, n: isize) -> (isize, Error) {
        if n < 0 {
            return (0, err_negative_count());
        }
        if n == 0 {
            return (0, Dyn::NIL);
        }
        self.forget();
        let mut remain = n;
        loop {
            if self.buffered() == 0 {
                self.fill();
            }
            let skip = self.buffered().min(remain);
            self.at += skip;
            remain -= skip;
            if remain == 0 {
                return (n, Dyn::NIL);
            }
            if !self.err.is_nil() {
                return (n - remain, self.take_err());
            }
        }
    }

    fn write_buffered(&mut self, w: &Dyn<dyn io::Writer>) -> (i64, Error) {
        let (n, err) = w.write(self.buf.slice(self.at, self.end));
        self.at += n;
        (n as i64, err)
    }

    fn write_to(&mut self, w: &Dyn<dyn io::Writer>) -> (i64, Error) {
        self.forget();
        let mut total = 0;
        if self.at < self.end {
            let (n, err) = self.write_buffered(w);
            total += n;
            if !err.is_nil() {
                return (total, err);
            }
        }
        if let Some((n, err)) = self.source.own_write_to(w.clone()) {
            return (total + n, err);
        }
        if let Some((n, err)) = w.own_read_from(self.source.clone()) {
            return (total + n, err);
        }
        if self.buffered() < self.buf.len() {
            self.fill();
        }
        while self.at < self.end {
            let (n, err) = self.write_buffered(w);
            total += n;
            if !err.is_nil() {
                return (total, err);
            }
            self.fill();
        }
        let err = self.take_err();
        (total, if err == io::eof() { Dyn::NIL } else { err })
    }
}

fn checked_count(n: isize) {
    if n < 0 {
        panic(error_text("bufio: reader returned negative count from Read").any());
    }
}

impl Ptr<Reader> {
    /// Works on the reader, taken out meanwhile: what it calls may come back.
    fn work<R>(&self, f: impl FnOnce(&mut Reader) -> R) -> R {
        let mut reader = self.edit(|r| std::mem::replace(r, Reader::zero()));
        let result = f(&mut reader);
        self.store(reader);
        result
    }

    pub fn size(&self) -> isize {
        self.peek(|r| r.buf.len())
    }

    pub fn reset(&self, r: Dyn<dyn io::Reader>) {
        if r.get::<Ptr<Reader>>().is_some_and(|r| r == *self) {
            return;
        }
        let buf = self.peek(|r| r.buf.clone());
        let buf = if buf.is_nil() {
            Slice::make(4096, 4096)
        } else {
            buf
        };
        self.store(Reader {
            buf,
            source: r,
            ..Reader::zero()
        });
    }

    pub fn buffered(&self) -> isize {
        self.peek(Reader::buffered)
    }

    pub fn read_slice(&self, delim: u8) -> (Slice<u8>, Error) {
        self.work(|r| r.read_slice(delim))
    }

    pub fn read_bytes(&self, delim: u8) -> (Slice<u8>, Error) {
        let (bytes, err) = self.work(|r| r.read_bytes(delim));
        (Slice::from(bytes), err)
    }

    pub fn read_string(&self, delim: u8) -> (Str, Error) {
        let (bytes, err) = self.work(|r| r.read_bytes(delim));
        (Str::from(bytes), err)
    }

    pub fn read_line(&self) -> (Slice<u8>, bool, Error) {
        let (line, err) = self.read_slice(b'\n');
        let len = line.len();
        if err == err_buffer_full() {
            if len > 0 && line.at(len - 1) == b'\r' {
                self.edit(|r| r.at -= 1);
                return (line.slice(0, len - 1), true, Dyn::NIL);
            }
            return (line, true, Dyn::NIL);
        }
        if len == 0 {
            let line = if err.is_nil() { line } else { Slice::NIL };
            return (line, false, err);
        }
        let mut end = len;
        if line.at(end - 1) == b'\n' {
            end -= if end > 1 && line.at(end - 2) == b'\r' {
                2
            } else {
                1
            };
        }
        (line.slice(0, end), false, Dyn::NIL)
    }

    pub fn read_byte(&self) -> (u8, Error) {
        self.work(Reader::read_byte)
    }

    pub fn unread_byte(&self) -> Error {
        self.edit(|r| {
            let Some(byte) = r.last_byte.filter(|_| r.at > 0 || r.end == 0) else {
                return err_invalid_unread_byte();
            };
            if r.at > 0 {
                r.at -= 1;
            } else {
                r.end = 1;
            }
            r.buf.set(r.at, byte);
            r.forget();
            Dyn::NIL
        })
    }

    pub fn read_rune(&self) -> (i32, isize, Error) {
        self.work(Reader::read_rune)
    }

    pub fn unread_rune(&self) -> Error {
        self.edit(|r| {
            let Some(size) = r.last_rune.filter(|size| r.at >= *size) else {
                return err_invalid_unread_rune();
            };
            r.at -= size;
            r.forget();
            Dyn::NIL
        })
    }

    pub fn peek_(&self, n: isize) -> (Slice<u8>, Error) {
        self.work(|r| r.peek(n))
    }

    pub fn discard(&self, n: isize) -> (isize, Error) {
        self.work(|r| r.discard(n))
    }

    pub fn read(&self, p: Slice<u8>) -> (isize, Error) {
        self.work(|r| r.read(&p))
    }

    pub fn write_to(&self, w: Dyn<dyn io::Writer>) -> (i64, Error) {
        self.work(|r| r.write_to(&w))
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

impl io::ByteScanner for Ptr<Reader> {
    fn read_byte(&self) -> (u8, Error) {
        self.read_byte()
    }
    fn unread_byte(&self) -> Error {
        self.unread_byte()
    }
}

impl io::RuneReader for Ptr<Reader> {
    fn read_rune(&self) -> (i32, isize, Error) {
        self.read_rune()
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

impl io::WriterTo for Ptr<Reader> {
    fn write_to(&self, w: Dyn<dyn io::Writer>) -> (i64, Error) {
        self.write_to(w)
    }
}

// ---- Writer

#[derive(Clone, PartialEq)]
pub struct Writer {
    target: Dyn<dyn io::Writer>,
    bytes: Vec<u8>,
    size: usize,
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
            size: 0,
            err: Dyn::NIL,
        }
    }
    fn repr(&self) -> Repr {
        Repr::Struct(Vec::new())
    }
}

pub fn new_writer(w: Dyn<dyn io::Writer>) -> Ptr<Writer> {
    new_writer_size(w, 4096)
}

pub fn new_writer_size(w: Dyn<dyn io::Writer>, size: isize) -> Ptr<Writer> {
    if let Some(known) = w.get::<Ptr<Writer>>()
        && known.size() >= size
    {
        return known;
    }
    let size = if size <= 0 { 4096 } else { size as usize };
    Ptr::new(Writer {
        target: w,
        size,
        ..Writer::zero()
    })
}

impl Ptr<Writer> {
    pub fn size(&self) -> isize {
        self.peek(|w| w.size as isize)
    }

    pub fn reset(&self, w: Dyn<dyn io::Writer>) {
        if w.get::<Ptr<Writer>>().is_some_and(|w| w == *self) {
            return;
        }
        let size = self.peek(|w| w.size);
        self.store(Writer {
            target: w,
            size: if size == 0 { 4096 } else { size },
            ..Writer::zero()
        });
    }

    pub fn available(&self) -> isize {
        self.peek(|w| (w.size - w.bytes.len()) as isize)
    }

    pub fn available_buffer(&self) -> Slice<u8> {
        Slice::make(0, self.available())
    }

    pub fn buffered(&self) -> isize {
        self.peek(|w| w.bytes.len() as isize)
    }

    /// Buffers what there is room for, and how much that is.
    fn take_in(&self, bytes: &[u8]) -> usize {
        self.edit(|w| {
            let n = bytes.len().min(w.size - w.bytes.len());
            w.bytes.extend_from_slice(&bytes[..n]);
            n
        })
    }

    fn err(&self) -> Error {
        self.peek(|w| w.err.clone())
    }

    /// Writes; `direct` passes on what is larger than the buffer.
    fn put(
        &self,
        bytes: &[u8],
        direct: impl Fn(&Dyn<dyn io::Writer>, usize) -> Option<(isize, Error)>,
    ) -> (isize, Error) {
        let mut done = 0;
        while bytes.len() - done > self.available() as usize && self.err().is_nil() {
            let target = self.peek(|w| w.target.clone());
            let passed = if self.buffered() == 0 {
                direct(&target, done)
            } else {
                None
            };
            match passed {
                Some((n, err)) => {
                    self.edit(|w| w.err = err);
                    done += n as usize;
                }
                None => {
                    done += self.take_in(&bytes[done..]);
                    self.flush();
                }
            }
        }
        let err = self.err();
        if err.is_nil() {
            done += self.take_in(&bytes[done..]);
        }
        (done as isize, err)
    }

    pub fn write(&self, p: Slice<u8>) -> (isize, Error) {
        let bytes = p.to_vec();
        self.put(&bytes, |w, done| Some(w.write(p.slice_from(done as isize))))
    }

    pub fn write_string(&self, s: Str) -> (isize, Error) {
        self.put(s.as_bytes(), |w, done| {
            w.own_write_string(s.slice_from(done as isize))
        })
    }

    pub fn write_byte(&self, c: u8) -> Error {
        let err = self.err();
        if !err.is_nil() {
            return err;
        }
        if self.available() <= 0 {
            let err = self.flush();
            if !err.is_nil() {
                return err;
            }
        }
        self.edit(|w| w.bytes.push(c));
        Dyn::NIL
    }

    pub fn write_rune(&self, r: i32) -> (isize, Error) {
        if (0..0x80).contains(&r) {
            let err = self.write_byte(r as u8);
            return (isize::from(err.is_nil()), err);
        }
        let err = self.err();
        if !err.is_nil() {
            return (0, err);
        }
        if self.available() < 4 {
            let err = self.flush();
            if !err.is_nil() {
                return (0, err);
            }
        }
        self.write_string(Str::from_rune(r))
    }

    pub fn flush(&self) -> Error {
        let (target, bytes, err) = self.peek(|w| {
            let bytes = Slice::from(w.bytes.clone());
            (w.target.clone(), bytes, w.err.clone())
        });
        if !err.is_nil() || bytes.len() == 0 {
            return err;
        }
        let (n, mut err) = target.write(bytes.clone());
        if n < bytes.len() && err.is_nil() {
            err = io::err_short_write();
        }
        self.edit(|w| {
            let written = n.clamp(0, bytes.len()) as usize;
            w.bytes.drain(..written);
            w.err = err.clone();
        });
        err
    }

    pub fn read_from(&self, r: Dyn<dyn io::Reader>) -> (i64, Error) {
        let mut total = 0;
        let err = self.err();
        if !err.is_nil() {
            return (0, err);
        }
        loop {
            if self.available() == 0 {
                let err = self.flush();
                if !err.is_nil() {
                    return (total, err);
                }
            }
            if self.buffered() == 0 {
                let target = self.peek(|w| w.target.clone());
                if let Some((n, err)) = target.own_read_from(r.clone()) {
                    self.edit(|w| w.err = err.clone());
                    return (total + n, err);
                }
            }
            let room = self.available();
            let part = Slice::<u8>::make(room, room);
            let mut read = (0, Error::NIL);
            for _ in 0..MAX_EMPTY {
                read = r.read(part.clone());
                if read.0 != 0 || !read.1.is_nil() {
                    break;
                }
            }
            let (n, err) = read;
            if n == 0 && err.is_nil() {
                return (total, io::err_no_progress());
            }
            self.take_in(&part.slice(0, n).to_vec());
            total += n as i64;
            if err == io::eof() {
                let full = self.available() == 0;
                return (total, if full { self.flush() } else { Dyn::NIL });
            }
            if !err.is_nil() {
                return (total, err);
            }
        }
    }
}

impl io::Writer for Ptr<Writer> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        self.write(p)
    }
    fn own_write_string(&self, s: Str) -> Option<(isize, Error)> {
        Some(self.write_string(s))
    }
    fn own_read_from(&self, r: Dyn<dyn io::Reader>) -> Option<(i64, Error)> {
        Some(self.read_from(r))
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

impl io::ReaderFrom for Ptr<Writer> {
    fn read_from(&self, r: Dyn<dyn io::Reader>) -> (i64, Error) {
        self.read_from(r)
    }
}

// ---- both

#[derive(Clone, PartialEq)]
pub struct ReadWriter {
    pub reader: Ptr<Reader>,
    pub writer: Ptr<Writer>,
}

record!(ReadWriter, "bufio.ReadWriter", 16; reader "Reader", writer "Writer");

pub fn new_read_writer(r: Ptr<Reader>, w: Ptr<Writer>) -> Ptr<ReadWriter> {
    Ptr::new(ReadWriter {
        reader: r,
        writer: w,
    })
}

impl io::Reader for Ptr<ReadWriter> {
    fn read(&self, p: Slice<u8>) -> (isize, Error) {
        self.load().reader.read(p)
    }
}

impl io::Writer for Ptr<ReadWriter> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        self.load().writer.write(p)
    }
}

impl io::ReadWriter for Ptr<ReadWriter> {
    fn read(&self, p: Slice<u8>) -> (isize, Error) {
        self.load().reader.read(p)
    }
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        self.load().writer.write(p)
    }
}
