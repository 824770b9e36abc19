// Implements Go's package encoding/hex.

use super::*;
use std::rc::Rc;

#[derive(Clone, PartialEq)]
pub struct InvalidByteError(pub u8);

defined!(InvalidByteError, "hex.InvalidByteError"; u8; error);

impl GoError for InvalidByteError {
    fn error(&self) -> Str {
        fmt::sprintf(
            Str::from("encoding/hex: invalid byte: %#U"),
            Slice::<Any>::from(vec![any(i32::from(self.0))]),
        )
    }
}

impl InvalidByteError {
    pub fn error(&self) -> Str {
        GoError::error(self)
    }
}

thread_local! {
    static LENGTH: Error = errors::new(Str::from("encoding/hex: odd length hex string"));
}

pub fn err_length() -> Error {
    LENGTH.with(Dyn::clone)
}

fn invalid(byte: u8) -> Error {
    Dyn::new(Rc::new(InvalidByteError(byte)) as Rc<dyn GoError>)
}

fn digits(src: &Slice<u8>) -> Vec<u8> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    src.values()
        .flat_map(|b| [DIGITS[usize::from(b >> 4)], DIGITS[usize::from(b & 15)]])
        .collect()
}

fn value(digit: u8) -> Option<u8> {
    (digit as char).to_digit(16).map(|v| v as u8)
}

/// The bytes up to the first that is wrong.
fn decoded(src: &[u8]) -> (Vec<u8>, Error) {
    let mut out = Vec::new();
    let pairs = src.chunks_exact(2);
    let rest = pairs.remainder();
    for pair in pairs {
        let Some(high) = value(pair[0]) else {
            return (out, invalid(pair[0]));
        };
        let Some(low) = value(pair[1]) else {
            return (out, invalid(pair[1]));
        };
        out.push(high << 4 | low);
    }
    match rest.first() {
        None => (out, Dyn::NIL),
        Some(b) if value(*b).is_none() => (out, invalid(*b)),
        Some(_) => (out, err_length()),
    }
}

/// Go panics where there is no room for what it writes.
fn put(dst: &Slice<u8>, bytes: Vec<u8>) -> isize {
    let n = dst.copy_from(&Slice::from(bytes.clone()));
    if n < bytes.len() as isize {
        fail_index(n, dst.len());
    }
    n
}

pub fn encoded_len(n: isize) -> isize {
    n.wrapping_mul(2)
}

pub fn decoded_len(x: isize) -> isize {
    x / 2
}

pub fn encode(dst: Slice<u8>, src: Slice<u8>) -> isize {
    put(&dst, digits(&src))
}

pub fn append_encode(dst: Slice<u8>, src: Slice<u8>) -> Slice<u8> {
    let more = digits(&src);
    slices::grow(dst, more.len() as isize).append_vec(more)
}

pub fn encode_to_string(src: Slice<u8>) -> Str {
    Str::from(digits(&src))
}

pub fn decode(dst: Slice<u8>, src: Slice<u8>) -> (isize, Error) {
    let (bytes, err) = decoded(&src.to_vec());
    (put(&dst, bytes), err)
}

pub fn append_decode(dst: Slice<u8>, src: Slice<u8>) -> (Slice<u8>, Error) {
    let (bytes, err) = decoded(&src.to_vec());
    (slices::grow(dst, src.len() / 2).append_vec(bytes), err)
}

pub fn decode_string(s: Str) -> (Slice<u8>, Error) {
    let (bytes, err) = decoded(s.as_bytes());
    let made = Slice::<u8>::sized(s.len() / 2);
    let n = made.copy_from(&Slice::from(bytes));
    (made.slice(0, n), err)
}

/// As `hexdump -C` prints.
pub fn dump(data: Slice<u8>) -> Str {
    let mut out = String::new();
    for (line, bytes) in data.to_vec().chunks(16).enumerate() {
        out.push_str(&format!("{:08x} ", line * 16));
        for i in 0..16 {
            if i % 8 == 0 {
                out.push(' ');
            }
            match bytes.get(i) {
                Some(b) => out.push_str(&format!("{b:02x} ")),
                None => out.push_str("   "),
            }
        }
        let text = bytes.iter().map(|b| match b {
            32..=126 => *b as char,
            _ => '.',
        });
        out.push_str(&format!(" |{}|\n", text.collect::<String>()));
    }
    Str::from(out)
}

// ---- streams

fn any_writer<T: io::Writer>(w: T) -> Dyn<dyn io::Writer> {
    Dyn::new(Rc::new(w) as Rc<dyn io::Writer>)
}

#[derive(Clone, PartialEq)]
pub struct Encoder {
    w: Dyn<dyn io::Writer>,
    err: Error,
}

record!(Encoder, "hex.encoder", 1056; w "w", err "err");

pub fn new_encoder(w: Dyn<dyn io::Writer>) -> Dyn<dyn io::Writer> {
    any_writer(Ptr::new(Encoder { w, err: Dyn::NIL }))
}

impl io::Writer for Ptr<Encoder> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        let mut n = 0;
        for chunk in p.to_vec().chunks(512) {
            let Encoder { w, err } = self.load();
            if !err.is_nil() {
                break;
            }
            let (written, err) = w.write(Slice::from(digits(&Slice::from(chunk.to_vec()))));
            self.edit(|e| e.err = err);
            n += written / 2;
        }
        (n, self.load().err)
    }
}

#[derive(Clone, PartialEq)]
pub struct Decoder {
    r: Dyn<dyn io::Reader>,
    err: Error,
    /// Read, but not yet decoded.
    rest: Slice<u8>,
}

record!(Decoder, "hex.decoder", 1088; r "r", err "err", rest "in");

pub fn new_decoder(r: Dyn<dyn io::Reader>) -> Dyn<dyn io::Reader> {
    let made = Ptr::new(Decoder {
        r,
        err: Dyn::NIL,
        rest: Slice::NIL,
    });
    Dyn::new(Rc::new(made) as Rc<dyn io::Reader>)
}

impl io::Reader for Ptr<Decoder> {
    fn read(&self, p: Slice<u8>) -> (isize, Error) {
        let mut d = self.load();
        if d.rest.len() < 2 && d.err.is_nil() {
            let space = Slice::<u8>::sized(1024 - d.rest.len());
            let (n, err) = d.r.read(space.clone());
            d.rest = Slice::from([d.rest.to_vec(), space.slice(0, n).to_vec()].concat());
            d.err = err;
            if d.err == io::eof() && d.rest.len() % 2 != 0 {
                let last = d.rest.at(d.rest.len() - 1);
                d.err = if value(last).is_none() {
                    invalid(last)
                } else {
                    io::err_unexpected_eof()
                };
            }
        }
        let wanted = p.len().min(d.rest.len() / 2);
        let (bytes, err) = decoded(&d.rest.slice(0, wanted * 2).to_vec());
        let n = p.copy_from(&Slice::from(bytes));
        d.rest = d.rest.slice_from(2 * n);
        if !err.is_nil() {
            d.rest = Slice::NIL;
            d.err = err;
        }
        let err = if d.rest.len() < 2 {
            d.err.clone()
        } else {
            Dyn::NIL
        };
        self.store(d);
        (n, err)
    }
}

#[derive(Clone, PartialEq)]
pub struct DumpWriter {
    w: Dyn<dyn io::Writer>,
    /// The right column of the line that is being written.
    right: Slice<u8>,
    /// Bytes in that line, and in all.
    used: isize,
    n: usize,
    closed: bool,
}

record!(DumpWriter, "hex.dumper", 72; w "w", right "rightChars", used "used", n "n", closed "closed");

pub fn dumper(w: Dyn<dyn io::Writer>) -> Dyn<dyn io::WriteCloser> {
    let made = Ptr::new(DumpWriter {
        w,
        right: Slice::NIL,
        used: 0,
        n: 0,
        closed: false,
    });
    Dyn::new(Rc::new(made) as Rc<dyn io::WriteCloser>)
}

impl DumpWriter {
    fn put(&self, text: &str) -> Error {
        self.w.write(Slice::from(text.as_bytes().to_vec())).1
    }

    /// What stands behind a byte of the line.
    fn gap(&self) -> &'static str {
        match self.used {
            7 => "  ",
            15 => "  |",
            _ => " ",
        }
    }

    fn byte(&mut self, b: u8) -> Result<(), Error> {
        let done = |err: Error| if err.is_nil() { Ok(()) } else { Err(err) };
        if self.used == 0 {
            done(self.put(&format!("{:08x}  ", self.n as u32)))?;
        }
        done(self.put(&format!("{b:02x}{}", self.gap())))?;
        let shown = if (32..=126).contains(&b) { b } else { b'.' };
        self.right = self.right.append_vec(vec![shown]);
        self.used += 1;
        self.n += 1;
        Ok(())
    }

    fn line_end(&mut self) -> Error {
        let text = [self.right.to_vec(), b"|\n".to_vec()].concat();
        self.right = Slice::NIL;
        self.w.write(Slice::from(text)).1
    }
}

impl io::WriteCloser for Ptr<DumpWriter> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        let mut d = self.load();
        if d.closed {
            let text = Str::from("encoding/hex: dumper closed");
            return (0, errors::new(text));
        }
        let mut n = 0;
        let mut error = Dyn::NIL;
        for b in p.to_vec() {
            if let Err(err) = d.byte(b) {
                error = err;
                break;
            }
            n += 1;
            if d.used == 16 {
                error = d.line_end();
                if !error.is_nil() {
                    break;
                }
                d.used = 0;
            }
        }
        self.store(d);
        (n, error)
    }
    fn close(&self) -> Error {
        let mut d = self.load();
        if d.closed {
            return Dyn::NIL;
        }
        d.closed = true;
        self.store(d.clone());
        if d.used == 0 {
            return Dyn::NIL;
        }
        while d.used < 16 {
            let err = d.put(&format!("  {}", d.gap()));
            if !err.is_nil() {
                return err;
            }
            d.used += 1;
        }
        d.line_end()
    }
}
