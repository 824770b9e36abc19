// Implements Go's package encoding/base64.

use super::*;
use std::rc::Rc;

#[derive(Clone, PartialEq)]
pub struct CorruptInputError(pub i64);

defined!(CorruptInputError, "base64.CorruptInputError"; i64; error);

impl GoError for CorruptInputError {
    fn error(&self) -> Str {
        Str::from(format!("illegal base64 data at input byte {}", self.0))
    }
}

impl CorruptInputError {
    pub fn error(&self) -> Str {
        GoError::error(self)
    }
}

fn corrupt(at: usize) -> Error {
    Dyn::new(Rc::new(CorruptInputError(at as i64)) as Rc<dyn GoError>)
}

#[derive(Clone, PartialEq)]
pub struct Encoding {
    alphabet: Str,
    /// -1 for none.
    pad: i32,
    strict: bool,
}

record!(Encoding, "base64.Encoding", 328; alphabet "encode", pad "padChar", strict "strict");

const STANDARD: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const URL: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn encoding(alphabet: Str, pad: i32) -> Ptr<Encoding> {
    Ptr::new(Encoding {
        alphabet,
        pad,
        strict: false,
    })
}

thread_local! {
    static STD_ENCODING: Ptr<Encoding> = encoding(Str::from(STANDARD), 61);
}

thread_local! {
    static URL_ENCODING: Ptr<Encoding> = encoding(Str::from(URL), 61);
}

thread_local! {
    static RAW_STD_ENCODING: Ptr<Encoding> = encoding(Str::from(STANDARD), -1);
}

thread_local! {
    static RAW_URL_ENCODING: Ptr<Encoding> = encoding(Str::from(URL), -1);
}

pub fn std_encoding() -> Ptr<Encoding> {
    STD_ENCODING.with(Ptr::clone)
}

pub fn url_encoding() -> Ptr<Encoding> {
    URL_ENCODING.with(Ptr::clone)
}

pub fn raw_std_encoding() -> Ptr<Encoding> {
    RAW_STD_ENCODING.with(Ptr::clone)
}

pub fn raw_url_encoding() -> Ptr<Encoding> {
    RAW_URL_ENCODING.with(Ptr::clone)
}

pub fn new_encoding(encoder: Str) -> Ptr<Encoding> {
    if encoder.len() != 64 {
        panic(any(Str::from("encoding alphabet is not 64-bytes long")));
    }
    let bytes = encoder.as_bytes();
    for (i, b) in bytes.iter().enumerate() {
        if matches!(b, b'\n' | b'\r') {
            panic(any(Str::from(
                "encoding alphabet contains newline character",
            )));
        }
        if bytes[..i].contains(b) {
            panic(any(Str::from(
                "encoding alphabet includes duplicate symbols",
            )));
        }
    }
    encoding(encoder, 61)
}

impl Encoding {
    pub fn with_padding(&self, padding: i32) -> Ptr<Encoding> {
        if padding < -1 || padding == 13 || padding == 10 || padding > 0xff {
            panic(any(Str::from("invalid padding")));
        }
        if padding != -1 && self.alphabet.as_bytes().contains(&(padding as u8)) {
            panic(any(Str::from("padding contained in alphabet")));
        }
        Ptr::new(Encoding {
            pad: padding,
            ..self.clone()
        })
    }

    pub fn strict(&self) -> Ptr<Encoding> {
        Ptr::new(Encoding {
            strict: true,
            ..self.clone()
        })
    }

    fn encoded(&self, src: &[u8]) -> Vec<u8> {
        let alphabet = self.alphabet.as_bytes();
        let mut out = Vec::new();
        for group in src.chunks(3) {
            let bits = group.iter().fold(0, |bits, b| bits << 8 | u32::from(*b));
            let bits = bits << (8 * (3 - group.len()));
            for i in 0..=group.len() {
                out.push(alphabet[(bits >> (18 - 6 * i) & 63) as usize]);
            }
            if self.pad >= 0 {
                out.extend(vec![self.pad as u8; 3 - group.len()]);
            }
        }
        out
    }

    fn decoded(&self, src: &[u8]) -> (Vec<u8>, Error) {
        let mut values = [0xff_u8; 256];
        for (i, b) in self.alphabet.as_bytes().iter().enumerate() {
            values[usize::from(*b)] = i as u8;
        }
        let mut out = Vec::new();
        let mut at = 0;
        while at < src.len() {
            let err = self.group(src, &mut at, &values, &mut out);
            if !err.is_nil() {
                return (out, err);
            }
        }
        (out, Dyn::NIL)
    }

    /// Reads four characters, or what is left of them.
    fn group(
        &self,
        src: &[u8],
        at: &mut usize,
        values: &[u8; 256],
        out: &mut Vec<u8>,
    ) -> Error {
        let mut found = [0_u8; 4];
        let mut count = 4;
        let mut err = Dyn::NIL;
        let mut j = 0;
        while j < 4 {
            let Some(byte) = src.get(*at) else {
                if j == 0 {
                    return Dyn::NIL;
                }
                if j == 1 || self.pad >= 0 {
                    return corrupt(*at - j);
                }
                count = j;
                break;
            };
            *at += 1;
            let value = values[usize::from(*byte)];
            if value != 0xff {
                found[j] = value;
                j += 1;
                continue;
            }
            if matches!(byte, b'\n' | b'\r') {
                continue;
            }
            if i32::from(*byte) != self.pad || j < 2 {
                return corrupt(*at - 1);
            }
            let skip = |at: &mut usize| {
                while matches!(src.get(*at), Some(b'\n' | b'\r')) {
                    *at += 1;
                }
            };
            if j == 2 {
                skip(at);
                match src.get(*at) {
                    None => return corrupt(src.len()),
                    Some(b) if i32::from(*b) != self.pad => return corrupt(*at - 1),
                    Some(_) => *at += 1,
                }
            }
            skip(at);
            if *at < src.len() {
                err = corrupt(*at);
            }
            count = j;
            break;
        }
        let bits = found.iter().fold(0, |bits, v| bits << 6 | u32::from(*v));
        let bytes = [(bits >> 16) as u8, (bits >> 8) as u8, bits as u8];
        if self.strict {
            if count == 3 && bytes[2] != 0 {
                return corrupt(*at - 1);
            }
            if count == 2 && (bytes[1] != 0 || bytes[2] != 0) {
                return corrupt(*at - 2);
            }
        }
        out.extend_from_slice(&bytes[..count.max(1) - 1]);
        err
    }
}

impl Ptr<Encoding> {
    pub fn encoded_len(&self, n: isize) -> isize {
        if self.peek(|e| e.pad) < 0 {
            n / 3 * 4 + (n % 3 * 8 + 5) / 6
        } else {
            (n + 2) / 3 * 4
        }
    }

    pub fn decoded_len(&self, n: isize) -> isize {
        if self.peek(|e| e.pad) < 0 {
            n / 4 * 3 + n % 4 * 6 / 8
        } else {
            n / 4 * 3
        }
    }

    pub fn encode(&self, dst: Slice<u8>, src: Slice<u8>) {
        let bytes = self.peek(|e| e.encoded(&src.to_vec()));
        let n = dst.copy_from(&Slice::from(bytes.clone()));
        if n < bytes.len() as isize {
            fail_index(n, dst.len());
        }
    }

    pub fn encode_to_string(&self, src: Slice<u8>) -> Str {
        Str::from(self.peek(|e| e.encoded(&src.to_vec())))
    }

    pub fn append_encode(&self, dst: Slice<u8>, src: Slice<u8>) -> Slice<u8> {
        let more = self.peek(|e| e.encoded(&src.to_vec()));
        slices::grow(dst, more.len() as isize).append_vec(more)
    }

    pub fn decode(&self, dst: Slice<u8>, src: Slice<u8>) -> (isize, Error) {
        let (bytes, err) = self.peek(|e| e.decoded(&src.to_vec()));
        let n = dst.copy_from(&Slice::from(bytes.clone()));
        if n < bytes.len() as isize {
            fail_index(n, dst.len());
        }
        (n, err)
    }

    pub fn decode_string(&self, s: Str) -> (Slice<u8>, Error) {
        let (bytes, err) = self.peek(|e| e.decoded(s.as_bytes()));
        let made = Slice::<u8>::sized(self.decoded_len(s.len()));
        let n = made.copy_from(&Slice::from(bytes));
        (made.slice(0, n), err)
    }

    pub fn append_decode(&self, dst: Slice<u8>, src: Slice<u8>) -> (Slice<u8>, Error) {
        let (bytes, err) = self.peek(|e| e.decoded(&src.to_vec()));
        let pad = self.peek(|e| e.pad);
        let text = src.to_vec();
        let padding = text.iter().rev().take_while(|b| i32::from(**b) == pad);
        let n = src.len() - padding.count() as isize;
        let room = n / 4 * 3 + n % 4 * 6 / 8;
        (slices::grow(dst, room).append_vec(bytes), err)
    }
}

// ---- streams

#[derive(Clone, PartialEq)]
pub struct Encoder {
    enc: Ptr<Encoding>,
    w: Dyn<dyn io::Writer>,
    err: Error,
    /// Less than three bytes, which wait for more.
    rest: Slice<u8>,
}

record!(Encoder, "base64.encoder", 1072; enc "enc", w "w", err "err", rest "buf");

pub fn new_encoder(enc: Ptr<Encoding>, w: Dyn<dyn io::Writer>) -> Dyn<dyn io::WriteCloser> {
    let made = Ptr::new(Encoder {
        enc,
        w,
        err: Dyn::NIL,
        rest: Slice::NIL,
    });
    Dyn::new(Rc::new(made) as Rc<dyn io::WriteCloser>)
}

impl Encoder {
    fn put(&mut self, bytes: &[u8]) {
        let text = self.enc.encode_to_string(Slice::from(bytes.to_vec()));
        self.err = self.w.write(text.to_bytes()).1;
    }
}

impl io::WriteCloser for Ptr<Encoder> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        let mut e = self.load();
        if !e.err.is_nil() {
            return (0, e.err);
        }
        let mut bytes = p.to_vec();
        let mut n = 0;
        if e.rest.len() > 0 {
            let missing = ((3 - e.rest.len()) as usize).min(bytes.len());
            let first = [e.rest.to_vec(), bytes[..missing].to_vec()].concat();
            bytes.drain(..missing);
            n += missing as isize;
            if first.len() < 3 {
                e.rest = Slice::from(first);
                self.store(e);
                return (n, Dyn::NIL);
            }
            e.rest = Slice::NIL;
            e.put(&first);
        }
        let whole = bytes.len() / 3 * 3;
        for chunk in bytes[..whole].chunks(768) {
            if !e.err.is_nil() {
                break;
            }
            e.put(chunk);
            if e.err.is_nil() {
                n += chunk.len() as isize;
            }
        }
        if e.err.is_nil() {
            e.rest = Slice::from(bytes[whole..].to_vec());
            n += (bytes.len() - whole) as isize;
        }
        let err = e.err.clone();
        self.store(e);
        (n, err)
    }
    fn close(&self) -> Error {
        let mut e = self.load();
        if e.err.is_nil() && e.rest.len() > 0 {
            let rest = e.rest.to_vec();
            e.rest = Slice::NIL;
            e.put(&rest);
        }
        let err = e.err.clone();
        self.store(e);
        err
    }
}

#[derive(Clone, PartialEq)]
pub struct Decoder {
    err: Error,
    /// What the reader said.
    read_err: Error,
    enc: Ptr<Encoding>,
    r: Dyn<dyn io::Reader>,
    /// Read, but not yet decoded.
    rest: Slice<u8>,
    /// Decoded, but not yet taken.
    out: Slice<u8>,
}

record!(Decoder, "base64.decoder", 1904; err "err", read_err "readErr", enc "enc", r "r", rest "buf", out "out");

pub fn new_decoder(enc: Ptr<Encoding>, r: Dyn<dyn io::Reader>) -> Dyn<dyn io::Reader> {
    let made = Ptr::new(Decoder {
        err: Dyn::NIL,
        read_err: Dyn::NIL,
        enc,
        r,
        rest: Slice::NIL,
        out: Slice::NIL,
    });
    Dyn::new(Rc::new(made) as Rc<dyn io::Reader>)
}

/// Reads without the ends of lines.
fn read_filtered(r: &Dyn<dyn io::Reader>, size: isize) -> (Vec<u8>, Error) {
    loop {
        let space = Slice::<u8>::sized(size);
        let (n, err) = r.read(space.clone());
        let mut bytes = space.slice(0, n).to_vec();
        bytes.retain(|b| !matches!(b, b'\r' | b'\n'));
        if n <= 0 || !bytes.is_empty() {
            return (bytes, err);
        }
    }
}

impl Decoder {
    /// Hands on what was decoded, as much as fits.
    fn give(&mut self, p: &Slice<u8>) -> isize {
        let n = p.copy_from(&self.out);
        self.out = self.out.slice_from(n);
        n
    }

    fn decode(&mut self, length: usize) {
        let mut bytes = self.rest.to_vec();
        let rest = bytes.split_off(length);
        let (out, err) = self.enc.peek(|e| e.decoded(&bytes));
        self.out = Slice::from(out);
        self.rest = Slice::from(rest);
        self.err = err;
    }

    fn read(&mut self, p: &Slice<u8>) -> (isize, Error) {
        if self.out.len() > 0 {
            return (self.give(p), Dyn::NIL);
        }
        if !self.err.is_nil() {
            return (0, self.err.clone());
        }
        while self.rest.len() < 4 && self.read_err.is_nil() {
            let most = (p.len() / 3 * 4).clamp(4, 1024);
            let (bytes, err) = read_filtered(&self.r, most - self.rest.len());
            self.rest = Slice::from([self.rest.to_vec(), bytes].concat());
            self.read_err = err;
        }
        let count = self.rest.len();
        if count >= 4 {
            self.decode(count as usize / 4 * 4);
            return (self.give(p), self.err.clone());
        }
        if count > 0 && self.enc.peek(|e| e.pad) < 0 {
            self.decode(count as usize);
            let n = self.give(p);
            if n > 0 || p.len() == 0 && self.out.len() > 0 {
                return (n, Dyn::NIL);
            }
            if !self.err.is_nil() {
                return (0, self.err.clone());
            }
        }
        self.err = self.read_err.clone();
        if self.err == io::eof() && self.rest.len() > 0 {
            self.err = io::err_unexpected_eof();
        }
        (0, self.err.clone())
    }
}

impl io::Reader for Ptr<Decoder> {
    fn read(&self, p: Slice<u8>) -> (isize, Error) {
        let mut d = self.load();
        let result = d.read(&p);
        self.store(d);
        result
    }
}
