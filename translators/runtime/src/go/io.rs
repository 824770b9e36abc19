// Implements Go's package io.

use super::*;
use std::rc::Rc;

macro_rules! interfaces {
    ($($trait:ident $name:literal;)*) => {$(
        impl Interface for dyn $trait {
            fn interface_type() -> String {
                $name.to_string()
            }
        }
    )*};
}

interfaces! {
    Reader "io.Reader";
    Writer "io.Writer";
    Closer "io.Closer";
    ReadWriter "io.ReadWriter";
    ReadCloser "io.ReadCloser";
    WriteCloser "io.WriteCloser";
    ByteReader "io.ByteReader";
    ByteWriter "io.ByteWriter";
    RuneReader "io.RuneReader";
    StringWriter "io.StringWriter";
}

pub trait Reader: Value {
    fn read(&self, p: Slice<u8>) -> (isize, Error);
}

pub trait Writer: Value {
    fn write(&self, p: Slice<u8>) -> (isize, Error);
}

pub trait Closer: Value {
    fn close(&self) -> Error;
}

pub trait ReadWriter: Value {
    fn read(&self, p: Slice<u8>) -> (isize, Error);
    fn write(&self, p: Slice<u8>) -> (isize, Error);
}

pub trait ReadCloser: Value {
    fn read(&self, p: Slice<u8>) -> (isize, Error);
    fn close(&self) -> Error;
}

pub trait WriteCloser: Value {
    fn write(&self, p: Slice<u8>) -> (isize, Error);
    fn close(&self) -> Error;
}

pub trait ByteReader: Value {
    fn read_byte(&self) -> (u8, Error);
}

pub trait ByteWriter: Value {
    fn write_byte(&self, c: u8) -> Error;
}

pub trait RuneReader: Value {
    fn read_rune(&self) -> (i32, isize, Error);
}

pub trait StringWriter: Value {
    fn write_string(&self, s: Str) -> (isize, Error);
}

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

pub fn write_string(w: Dyn<dyn Writer>, s: Str) -> (isize, Error) {
    w.write(s.to_bytes())
}

/// Everything until the end.
pub fn read_all(r: Dyn<dyn Reader>) -> (Slice<u8>, Error) {
    let chunk = Slice::<u8>::make(4096, 4096);
    let mut all = Vec::new();
    loop {
        let (n, err) = r.read(chunk.clone());
        all.extend(chunk.slice(0, n).to_vec());
        if err == eof() {
            return (Slice::from(all), Dyn::NIL);
        }
        if !err.is_nil() {
            return (Slice::from(all), err);
        }
    }
}

pub fn copy(dst: Dyn<dyn Writer>, src: Dyn<dyn Reader>) -> (i64, Error) {
    let chunk = Slice::<u8>::make(4096, 4096);
    let mut total = 0;
    loop {
        let (n, err) = src.read(chunk.clone());
        if n > 0 {
            let (written, failed) = dst.write(chunk.slice(0, n));
            total += written as i64;
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

pub fn read_full(r: Dyn<dyn Reader>, buf: Slice<u8>) -> (isize, Error) {
    let wanted = buf.len();
    let mut n = 0;
    while n < wanted {
        let (more, err) = r.read(buf.slice_from(n));
        n += more;
        if !err.is_nil() && n < wanted {
            return (
                n,
                if n > 0 && err == eof() {
                    err_unexpected_eof()
                } else {
                    err
                },
            );
        }
    }
    (n, Dyn::NIL)
}

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

impl Writer for MultiWriter {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        for w in self.writers.values() {
            let (n, err) = w.write(p.clone());
            if !err.is_nil() {
                return (n, err);
            }
        }
        (p.len(), Dyn::NIL)
    }
}

pub fn multi_writer(writers: Slice<Dyn<dyn Writer>>) -> Dyn<dyn Writer> {
    Dyn::new(Rc::new(MultiWriter { writers }) as Rc<dyn Writer>)
}

/// Reads at most so many bytes.
#[derive(Clone, PartialEq)]
pub struct LimitedReader {
    pub r: Dyn<dyn Reader>,
    pub n: i64,
}

record!(LimitedReader, "io.LimitedReader", 24; r "R", n "N");

impl Reader for Ptr<LimitedReader> {
    fn read(&self, p: Slice<u8>) -> (isize, Error) {
        let limit = self.load();
        if limit.n <= 0 {
            return (0, eof());
        }
        let (n, err) = limit.r.read(p.slice(0, p.len().min(limit.n as isize)));
        self.edit(|l| l.n -= n as i64);
        (n, err)
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

impl Reader for TeeReader {
    fn read(&self, p: Slice<u8>) -> (isize, Error) {
        let (n, err) = self.r.read(p.clone());
        if n > 0 {
            let (written, failed) = self.w.write(p.slice(0, n));
            if !failed.is_nil() {
                return (written, failed);
            }
        }
        (n, err)
    }
}

pub fn tee_reader(r: Dyn<dyn Reader>, w: Dyn<dyn Writer>) -> Dyn<dyn Reader> {
    Dyn::new(Rc::new(TeeReader { r, w }) as Rc<dyn Reader>)
}
