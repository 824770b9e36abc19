// Implements Go's package io.

use super::*;
use std::rc::Rc;

pub trait Reader: Value {
    fn read(&self, p: Slice<u8>) -> (isize, Error);
    /// The methods `ReadRune` and `UnreadRune`, where both are there.
    fn own_read_rune(&self) -> Option<(i32, isize, Error)> {
        None
    }
    fn own_unread_rune(&self) -> Option<Error> {
        None
    }
    /// The method `WriteTo`, where there is one.
    fn own_write_to(&self, _w: Dyn<dyn Writer>) -> Option<(i64, Error)> {
        None
    }
}

impl Interface for dyn Reader {
    fn interface_type() -> String {
        "io.Reader".to_string()
    }
}

pub trait Writer: Value {
    fn write(&self, p: Slice<u8>) -> (isize, Error);
    /// The method `WriteString`, where there is one.
    fn own_write_string(&self, _s: Str) -> Option<(isize, Error)> {
        None
    }
    /// The method `ReadFrom`, where there is one.
    fn own_read_from(&self, _r: Dyn<dyn Reader>) -> Option<(i64, Error)> {
        None
    }
}

impl Interface for dyn Writer {
    fn interface_type() -> String {
        "io.Writer".to_string()
    }
}

pub trait Closer: Value {
    fn close(&self) -> Error;
}

impl Interface for dyn Closer {
    fn interface_type() -> String {
        "io.Closer".to_string()
    }
}

pub trait Seeker: Value {
    fn seek(&self, offset: i64, whence: isize) -> (i64, Error);
}

impl Interface for dyn Seeker {
    fn interface_type() -> String {
        "io.Seeker".to_string()
    }
}

pub trait ReadWriter: Value {
    fn read(&self, p: Slice<u8>) -> (isize, Error);
    fn write(&self, p: Slice<u8>) -> (isize, Error);
}

impl Interface for dyn ReadWriter {
    fn interface_type() -> String {
        "io.ReadWriter".to_string()
    }
}

pub trait ReadCloser: Value {
    fn read(&self, p: Slice<u8>) -> (isize, Error);
    fn close(&self) -> Error;
}

impl Interface for dyn ReadCloser {
    fn interface_type() -> String {
        "io.ReadCloser".to_string()
    }
}

pub trait WriteCloser: Value {
    fn write(&self, p: Slice<u8>) -> (isize, Error);
    fn close(&self) -> Error;
}

impl Interface for dyn WriteCloser {
    fn interface_type() -> String {
        "io.WriteCloser".to_string()
    }
}

pub trait ReadWriteCloser: Value {
    fn read(&self, p: Slice<u8>) -> (isize, Error);
    fn write(&self, p: Slice<u8>) -> (isize, Error);
    fn close(&self) -> Error;
}

impl Interface for dyn ReadWriteCloser {
    fn interface_type() -> String {
        "io.ReadWriteCloser".to_string()
    }
}

pub trait ReadSeeker: Value {
    fn read(&self, p: Slice<u8>) -> (isize, Error);
    fn seek(&self, offset: i64, whence: isize) -> (i64, Error);
}

impl Interface for dyn ReadSeeker {
    fn interface_type() -> String {
        "io.ReadSeeker".to_string()
    }
}

pub trait ReaderFrom: Value {
    fn read_from(&self, r: Dyn<dyn Reader>) -> (i64, Error);
}

impl Interface for dyn ReaderFrom {
    fn interface_type() -> String {
        "io.ReaderFrom".to_string()
    }
}

pub trait WriterTo: Value {
    fn write_to(&self, w: Dyn<dyn Writer>) -> (i64, Error);
}

impl Interface for dyn WriterTo {
    fn interface_type() -> String {
        "io.WriterTo".to_string()
    }
}

pub trait ReaderAt: Value {
    fn read_at(&self, p: Slice<u8>, off: i64) -> (isize, Error);
}

impl Interface for dyn ReaderAt {
    fn interface_type() -> String {
        "io.ReaderAt".to_string()
    }
}

pub trait WriterAt: Value {
    fn write_at(&self, p: Slice<u8>, off: i64) -> (isize, Error);
}

impl Interface for dyn WriterAt {
    fn interface_type() -> String {
        "io.WriterAt".to_string()
    }
}

pub trait ByteReader: Value {
    fn read_byte(&self) -> (u8, Error);
}

impl Interface for dyn ByteReader {
    fn interface_type() -> String {
        "io.ByteReader".to_string()
    }
}

pub trait ByteScanner: Value {
    fn read_byte(&self) -> (u8, Error);
    fn unread_byte(&self) -> Error;
}

impl Interface for dyn ByteScanner {
    fn interface_type() -> String {
        "io.ByteScanner".to_string()
    }
}

pub trait ByteWriter: Value {
    fn write_byte(&self, c: u8) -> Error;
}

impl Interface for dyn ByteWriter {
    fn interface_type() -> String {
        "io.ByteWriter".to_string()
    }
}

pub trait RuneReader: Value {
    fn read_rune(&self) -> (i32, isize, Error);
}

impl Interface for dyn RuneReader {
    fn interface_type() -> String {
        "io.RuneReader".to_string()
    }
}

pub trait RuneScanner: Value {
    fn read_rune(&self) -> (i32, isize, Error);
    fn unread_rune(&self) -> Error;
}

impl Interface for dyn RuneScanner {
    fn interface_type() -> String {
        "io.RuneScanner".to_string()
    }
}

pub trait StringWriter: Value {
    fn write_string(&self, s: Str) -> (isize, Error);
}

impl Interface for dyn StringWriter {
    fn interface_type() -> String {
        "io.StringWriter".to_string()
    }
}

// ---- errors

thread_local! {
    static EOF: Error = errors::new(Str::from("EOF"));
}

pub fn eof() -> Error {
    EOF.with(Dyn::clone)
}

thread_local! {
    static UNEXPECTED_EOF: Error = errors::new(Str::from("unexpected EOF"));
}

pub fn err_unexpected_eof() -> Error {
    UNEXPECTED_EOF.with(Dyn::clone)
}

thread_local! {
    static SHORT_WRITE: Error = errors::new(Str::from("short write"));
}

pub fn err_short_write() -> Error {
    SHORT_WRITE.with(Dyn::clone)
}

thread_local! {
    static SHORT_BUFFER: Error = errors::new(Str::from("short buffer"));
}

pub fn err_short_buffer() -> Error {
    SHORT_BUFFER.with(Dyn::clone)
}

thread_local! {
    static NO_PROGRESS: Error = errors::new(Str::from("multiple Read calls return no data or error"));
}

pub fn err_no_progress() -> Error {
    NO_PROGRESS.with(Dyn::clone)
}

thread_local! {
    static CLOSED_PIPE: Error = errors::new(Str::from("io: read/write on closed pipe"));
}

pub fn err_closed_pipe() -> Error {
    CLOSED_PIPE.with(Dyn::clone)
}

// ---- functions

pub fn write_string(w: Dyn<dyn Writer>, s: Str) -> (isize, Error) {
    match w.own_write_string(s.clone()) {
        Some(done) => done,
        None => w.write(s.to_bytes()),
    }
}

/// Everything until the end.
pub fn read_all(r: Dyn<dyn Reader>) -> (Slice<u8>, Error) {
    // Go 1.26 reads into slices that grow, and joins them at the end.
    let room = |size: isize| Slice::NIL.append_vec(vec![0; size as usize]).slice(0, 0);
    let mut buf = Slice::<u8>::make(0, 512);
    let mut next = 256;
    let mut chunks = Vec::new();
    loop {
        let len = buf.len();
        let (n, err) = r.read(buf.slice(len, buf.cap()));
        buf = buf.slice(0, len + n);
        if !err.is_nil() {
            let err = if err == eof() { Dyn::NIL } else { err };
            if chunks.is_empty() {
                return (buf, err);
            }
            chunks.push(buf.to_vec());
            let all = chunks.concat();
            let joined = room(all.len() as isize);
            return (joined.append_vec(all), err);
        }
        if buf.cap() - buf.len() < buf.cap() / 16 {
            chunks.push(buf.to_vec());
            buf = room(next);
            next += next / 2;
        }
    }
}

pub fn copy(dst: Dyn<dyn Writer>, src: Dyn<dyn Reader>) -> (i64, Error) {
    copy_buffer(dst, src, Slice::NIL)
}

pub fn copy_buffer(
    dst: Dyn<dyn Writer>,
    src: Dyn<dyn Reader>,
    buf: Slice<u8>,
) -> (i64, Error) {
    if !buf.is_nil() && buf.len() == 0 {
        panic(any(Str::from("empty buffer in CopyBuffer")));
    }
    if let Some(done) = src.own_write_to(dst.clone()) {
        return done;
    }
    if let Some(done) = dst.own_read_from(src.clone()) {
        return done;
    }
    let mut size = 32 * 1024;
    if let Some(limited) = src.get::<Ptr<LimitedReader>>() {
        size = limited.peek(|l| l.n as isize).clamp(1, size);
    }
    let buf = if buf.is_nil() {
        Slice::make(size, size)
    } else {
        buf
    };
    let mut total = 0;
    loop {
        let (n, err) = src.read(buf.clone());
        if n > 0 {
            let (written, mut failed) = dst.write(buf.slice(0, n));
            if written < 0 || n < written {
                if failed.is_nil() {
                    failed = errors::new(Str::from("invalid write result"));
                }
            } else {
                total += written as i64;
            }
            if failed.is_nil() && n != written {
                failed = err_short_write();
            }
            if !failed.is_nil() {
                return (total, failed);
            }
        }
        if err == eof() {
            return (total, Dyn::NIL);
        }
        if !err.is_nil() {
            return (total, err);
        }
    }
}

pub fn copy_n(dst: Dyn<dyn Writer>, src: Dyn<dyn Reader>, n: i64) -> (i64, Error) {
    let (written, err) = copy(dst, limit_reader(src, n));
    if written == n {
        return (n, Dyn::NIL);
    }
    let err = if err.is_nil() { eof() } else { err };
    (written, err)
}

pub fn read_full(r: Dyn<dyn Reader>, buf: Slice<u8>) -> (isize, Error) {
    let wanted = buf.len();
    read_at_least(r, buf, wanted)
}

pub fn read_at_least(r: Dyn<dyn Reader>, buf: Slice<u8>, min: isize) -> (isize, Error) {
    if buf.len() < min {
        return (0, err_short_buffer());
    }
    let (mut n, mut err) = (0, Error::NIL);
    while n < min && err.is_nil() {
        let more;
        (more, err) = r.read(buf.slice_from(n));
        n += more;
    }
    if n >= min {
        (n, Dyn::NIL)
    } else if n > 0 && err == eof() {
        (n, err_unexpected_eof())
    } else {
        (n, err)
    }
}

// ---- readers and writers

/// Throws away what is written to it.
#[derive(Clone, PartialEq)]
pub struct Nowhere;

impl GoType for Nowhere {
    fn go_type() -> String {
        "io.discard".to_string()
    }
    fn zero() -> Self {
        Nowhere
    }
    fn repr(&self) -> Repr {
        Repr::Struct(Vec::new())
    }
}

impl Writer for Nowhere {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        (p.len(), Dyn::NIL)
    }
    fn own_write_string(&self, s: Str) -> Option<(isize, Error)> {
        Some((s.len(), Dyn::NIL))
    }
}

pub fn discard() -> Dyn<dyn Writer> {
    Dyn::new(Rc::new(Nowhere) as Rc<dyn Writer>)
}

/// Writes to all of several writers.
#[derive(Clone, PartialEq)]
pub struct MultiWriter {
    writers: Slice<Dyn<dyn Writer>>,
}

record!(MultiWriter, "io.multiWriter", 24; writers "writers");

impl Writer for Ptr<MultiWriter> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        for w in self.peek(|m| m.writers.to_vec()) {
            let (n, err) = w.write(p.clone());
            if !err.is_nil() {
                return (n, err);
            }
            if n != p.len() {
                return (n, err_short_write());
            }
        }
        (p.len(), Dyn::NIL)
    }
    fn own_write_string(&self, s: Str) -> Option<(isize, Error)> {
        for w in self.peek(|m| m.writers.to_vec()) {
            let (n, err) = write_string(w, s.clone());
            if !err.is_nil() {
                return Some((n, err));
            }
            if n != s.len() {
                return Some((n, err_short_write()));
            }
        }
        Some((s.len(), Dyn::NIL))
    }
}

pub fn multi_writer(writers: Slice<Dyn<dyn Writer>>) -> Dyn<dyn Writer> {
    let mut all = Vec::new();
    for w in writers.values() {
        match w.get::<Ptr<MultiWriter>>() {
            Some(inner) => all.extend(inner.peek(|m| m.writers.to_vec())),
            None => all.push(w),
        }
    }
    let writers = Slice::from(all);
    Dyn::new(Rc::new(Ptr::new(MultiWriter { writers })) as Rc<dyn Writer>)
}

/// Reads one reader after the other.
#[derive(Clone, PartialEq)]
pub struct MultiReader {
    readers: Slice<Dyn<dyn Reader>>,
}

record!(MultiReader, "io.multiReader", 24; readers "readers");

impl Reader for Ptr<MultiReader> {
    fn read(&self, p: Slice<u8>) -> (isize, Error) {
        loop {
            let readers = self.peek(|m| m.readers.clone());
            if readers.len() == 0 {
                return (0, eof());
            }
            let (n, err) = readers.at(0).read(p.clone());
            let ended = err == eof();
            let rest = readers.slice_from(1);
            let is_last = rest.len() == 0;
            if ended {
                self.edit(|m| m.readers = rest);
            }
            if n > 0 || !ended {
                return (n, if ended && !is_last { Dyn::NIL } else { err });
            }
        }
    }
}

pub fn multi_reader(readers: Slice<Dyn<dyn Reader>>) -> Dyn<dyn Reader> {
    let readers = Slice::from(readers.to_vec());
    Dyn::new(Rc::new(Ptr::new(MultiReader { readers })) as Rc<dyn Reader>)
}

/// Reads at most so many bytes.
#[derive(Clone, PartialEq)]
pub struct LimitedReader {
    pub r: Dyn<dyn Reader>,
    pub n: i64,
}

record!(LimitedReader, "io.LimitedReader", 24; r "R", n "N");

impl Ptr<LimitedReader> {
    pub fn read(&self, p: Slice<u8>) -> (isize, Error) {
        let limit = self.load();
        if limit.n <= 0 {
            return (0, eof());
        }
        let wanted = (p.len() as i64).min(limit.n) as isize;
        let (n, err) = limit.r.read(p.slice(0, wanted));
        self.edit(|l| l.n -= n as i64);
        (n, err)
    }
}

impl Reader for Ptr<LimitedReader> {
    fn read(&self, p: Slice<u8>) -> (isize, Error) {
        self.read(p)
    }
}

pub fn limit_reader(r: Dyn<dyn Reader>, n: i64) -> Dyn<dyn Reader> {
    Dyn::new(Rc::new(Ptr::new(LimitedReader { r, n })) as Rc<dyn Reader>)
}

/// Writes to `w` what is read from `r`.
#[derive(Clone, PartialEq)]
pub struct TeeReader {
    r: Dyn<dyn Reader>,
    w: Dyn<dyn Writer>,
}

record!(TeeReader, "io.teeReader", 32; r "r", w "w");

impl Reader for Ptr<TeeReader> {
    fn read(&self, p: Slice<u8>) -> (isize, Error) {
        let tee = self.load();
        let (n, err) = tee.r.read(p.clone());
        if n > 0 {
            let (written, failed) = tee.w.write(p.slice(0, n));
            if !failed.is_nil() {
                return (written, failed);
            }
        }
        (n, err)
    }
}

pub fn tee_reader(r: Dyn<dyn Reader>, w: Dyn<dyn Writer>) -> Dyn<dyn Reader> {
    Dyn::new(Rc::new(Ptr::new(TeeReader { r, w })) as Rc<dyn Reader>)
}

/// A reader whose `Close` does nothing.
#[derive(Clone, PartialEq)]
pub struct NopCloser {
    reader: Dyn<dyn Reader>,
}

record!(NopCloser, "io.nopCloser", 16; reader "Reader");

impl ReadCloser for NopCloser {
    fn read(&self, p: Slice<u8>) -> (isize, Error) {
        self.reader.read(p)
    }
    fn close(&self) -> Error {
        Dyn::NIL
    }
}

pub fn nop_closer(r: Dyn<dyn Reader>) -> Dyn<dyn ReadCloser> {
    Dyn::new(Rc::new(NopCloser { reader: r }) as Rc<dyn ReadCloser>)
}
