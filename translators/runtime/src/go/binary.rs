// Implements Go's package encoding/binary: byte orders, numbers of fixed size, and varints.

use super::*;

/// The interface `ByteOrder`.
pub trait ByteOrder: Value {
    fn uint16(&self, b: Slice<u8>) -> u16;
    fn uint32(&self, b: Slice<u8>) -> u32;
    fn uint64(&self, b: Slice<u8>) -> u64;
    fn put_uint16(&self, b: Slice<u8>, v: u16);
    fn put_uint32(&self, b: Slice<u8>, v: u32);
    fn put_uint64(&self, b: Slice<u8>, v: u64);
    fn string(&self) -> Str;
}

impl Interface for dyn ByteOrder {
    fn interface_type() -> String {
        "binary.ByteOrder".to_string()
    }
}

/// Go looks for the last byte first.
fn front<const N: usize>(b: &Slice<u8>) -> [u8; N] {
    b.at(N as isize - 1);
    std::array::from_fn(|i| b.at(i as isize))
}

fn put_front<const N: usize>(b: &Slice<u8>, bytes: [u8; N]) {
    b.at(N as isize - 1);
    for (i, byte) in (0..).zip(bytes) {
        b.set(i, byte);
    }
}

#[derive(Clone, PartialEq)]
pub struct LittleEndian {}

record!(LittleEndian, "binary.littleEndian", 0; ; stringer);

impl GoStringer for LittleEndian {
    fn string(&self) -> Str {
        LittleEndian::string(self)
    }
}

pub fn little_endian() -> LittleEndian {
    LittleEndian {}
}

impl LittleEndian {
    pub fn uint16(&self, b: Slice<u8>) -> u16 {
        u16::from_le_bytes(front(&b))
    }
    pub fn uint32(&self, b: Slice<u8>) -> u32 {
        u32::from_le_bytes(front(&b))
    }
    pub fn uint64(&self, b: Slice<u8>) -> u64 {
        u64::from_le_bytes(front(&b))
    }
    pub fn put_uint16(&self, b: Slice<u8>, v: u16) {
        put_front(&b, v.to_le_bytes());
    }
    pub fn put_uint32(&self, b: Slice<u8>, v: u32) {
        put_front(&b, v.to_le_bytes());
    }
    pub fn put_uint64(&self, b: Slice<u8>, v: u64) {
        put_front(&b, v.to_le_bytes());
    }
    pub fn append_uint16(&self, b: Slice<u8>, v: u16) -> Slice<u8> {
        b.append(v.to_le_bytes())
    }
    pub fn append_uint32(&self, b: Slice<u8>, v: u32) -> Slice<u8> {
        b.append(v.to_le_bytes())
    }
    pub fn append_uint64(&self, b: Slice<u8>, v: u64) -> Slice<u8> {
        b.append(v.to_le_bytes())
    }
    pub fn string(&self) -> Str {
        Str::from("LittleEndian")
    }
}

impl ByteOrder for LittleEndian {
    fn uint16(&self, b: Slice<u8>) -> u16 {
        self.uint16(b)
    }
    fn uint32(&self, b: Slice<u8>) -> u32 {
        self.uint32(b)
    }
    fn uint64(&self, b: Slice<u8>) -> u64 {
        self.uint64(b)
    }
    fn put_uint16(&self, b: Slice<u8>, v: u16) {
        self.put_uint16(b, v);
    }
    fn put_uint32(&self, b: Slice<u8>, v: u32) {
        self.put_uint32(b, v);
    }
    fn put_uint64(&self, b: Slice<u8>, v: u64) {
        self.put_uint64(b, v);
    }
    fn string(&self) -> Str {
        self.string()
    }
}

#[derive(Clone, PartialEq)]
pub struct BigEndian {}

record!(BigEndian, "binary.bigEndian", 0; ; stringer);

impl GoStringer for BigEndian {
    fn string(&self) -> Str {
        BigEndian::string(self)
    }
}

pub fn big_endian() -> BigEndian {
    BigEndian {}
}

impl BigEndian {
    pub fn uint16(&self, b: Slice<u8>) -> u16 {
        u16::from_be_bytes(front(&b))
    }
    pub fn uint32(&self, b: Slice<u8>) -> u32 {
        u32::from_be_bytes(front(&b))
    }
    pub fn uint64(&self, b: Slice<u8>) -> u64 {
        u64::from_be_bytes(front(&b))
    }
    pub fn put_uint16(&self, b: Slice<u8>, v: u16) {
        put_front(&b, v.to_be_bytes());
    }
    pub fn put_uint32(&self, b: Slice<u8>, v: u32) {
        put_front(&b, v.to_be_bytes());
    }
    pub fn put_uint64(&self, b: Slice<u8>, v: u64) {
        put_front(&b, v.to_be_bytes());
    }
    pub fn append_uint16(&self, b: Slice<u8>, v: u16) -> Slice<u8> {
        b.append(v.to_be_bytes())
    }
    pub fn append_uint32(&self, b: Slice<u8>, v: u32) -> Slice<u8> {
        b.append(v.to_be_bytes())
    }
    pub fn append_uint64(&self, b: Slice<u8>, v: u64) -> Slice<u8> {
        b.append(v.to_be_bytes())
    }
    pub fn string(&self) -> Str {
        Str::from("BigEndian")
    }
}

impl ByteOrder for BigEndian {
    fn uint16(&self, b: Slice<u8>) -> u16 {
        self.uint16(b)
    }
    fn uint32(&self, b: Slice<u8>) -> u32 {
        self.uint32(b)
    }
    fn uint64(&self, b: Slice<u8>) -> u64 {
        self.uint64(b)
    }
    fn put_uint16(&self, b: Slice<u8>, v: u16) {
        self.put_uint16(b, v);
    }
    fn put_uint32(&self, b: Slice<u8>, v: u32) {
        self.put_uint32(b, v);
    }
    fn put_uint64(&self, b: Slice<u8>, v: u64) {
        self.put_uint64(b, v);
    }
    fn string(&self) -> Str {
        self.string()
    }
}

/// What has a fixed size, and so can be written and read.
pub trait Fixed: GoType {
    fn give(&self, order: &Dyn<dyn ByteOrder>, out: &mut Vec<u8>);
    fn take(&mut self, order: &Dyn<dyn ByteOrder>, bytes: Slice<u8>) -> Slice<u8>;
    fn width() -> isize;
}

macro_rules! fixed {
    ($($name:ident $word:ident $width:literal $get:ident $put:ident)*) => {
        $(impl Fixed for $name {
            fn give(&self, order: &Dyn<dyn ByteOrder>, out: &mut Vec<u8>) {
                let bytes = Slice::<u8>::make($width, $width);
                order.$put(bytes.clone(), *self as $word);
                out.extend(bytes.to_vec());
            }
            fn take(&mut self, order: &Dyn<dyn ByteOrder>, bytes: Slice<u8>) -> Slice<u8> {
                *self = order.$get(bytes.clone()) as $name;
                bytes.slice_from($width)
            }
            fn width() -> isize {
                $width
            }
        })*
    };
}

fixed! {
    i16 u16 2 uint16 put_uint16
    u16 u16 2 uint16 put_uint16
    i32 u32 4 uint32 put_uint32
    u32 u32 4 uint32 put_uint32
    i64 u64 8 uint64 put_uint64
    u64 u64 8 uint64 put_uint64
}

macro_rules! floating {
    ($($name:ident $bits:ident)*) => {
        $(impl Fixed for $name {
            fn give(&self, order: &Dyn<dyn ByteOrder>, out: &mut Vec<u8>) {
                self.to_bits().give(order, out);
            }
            fn take(&mut self, order: &Dyn<dyn ByteOrder>, bytes: Slice<u8>) -> Slice<u8> {
                let mut bits = self.to_bits();
                let rest = bits.take(order, bytes);
                *self = $name::from_bits(bits);
                rest
            }
            fn width() -> isize {
                $bits::width()
            }
        })*
    };
}

floating! { f32 u32 f64 u64 }

macro_rules! single {
    ($($name:ident)*) => {
        $(impl Fixed for $name {
            fn give(&self, _: &Dyn<dyn ByteOrder>, out: &mut Vec<u8>) {
                out.push(*self as u8);
            }
            fn take(&mut self, _: &Dyn<dyn ByteOrder>, bytes: Slice<u8>) -> Slice<u8> {
                *self = bytes.at(0) as $name;
                bytes.slice_from(1)
            }
            fn width() -> isize {
                1
            }
        })*
    };
}

single! { i8 u8 }

impl<T: Fixed, const N: usize> Fixed for [T; N] {
    fn give(&self, order: &Dyn<dyn ByteOrder>, out: &mut Vec<u8>) {
        self.iter().for_each(|v| v.give(order, out));
    }
    fn take(&mut self, order: &Dyn<dyn ByteOrder>, bytes: Slice<u8>) -> Slice<u8> {
        self.iter_mut().fold(bytes, |rest, v| v.take(order, rest))
    }
    fn width() -> isize {
        T::width() * N as isize
    }
}

/// What `Write` takes: a value of fixed size, or a slice of them.
pub trait Written: GoType {
    fn written(&self, order: &Dyn<dyn ByteOrder>, out: &mut Vec<u8>);
}

impl<T: Fixed> Written for T {
    fn written(&self, order: &Dyn<dyn ByteOrder>, out: &mut Vec<u8>) {
        self.give(order, out);
    }
}

impl<T: Fixed> Written for Slice<T> {
    fn written(&self, order: &Dyn<dyn ByteOrder>, out: &mut Vec<u8>) {
        self.to_vec().iter().for_each(|v| v.give(order, out));
    }
}

pub fn write<T: Written>(
    w: Dyn<dyn io::Writer>,
    order: Dyn<dyn ByteOrder>,
    data: T,
) -> Error {
    let mut out = Vec::new();
    data.written(&order, &mut out);
    w.write(Slice::from(out)).1
}

pub fn read<T: Fixed>(
    r: Dyn<dyn io::Reader>,
    order: Dyn<dyn ByteOrder>,
    data: Ptr<T>,
) -> Error {
    let bytes = Slice::<u8>::make(T::width(), T::width());
    let (_, err) = io::read_full(r, bytes.clone());
    if err.is_nil() {
        let mut value = data.load();
        value.take(&order, bytes);
        data.store(value);
    }
    err
}

// ---- varints: seven bits a byte, the lowest first

pub fn put_uvarint(buf: Slice<u8>, x: u64) -> isize {
    let mut i = 0;
    let mut rest = x;
    while rest >= 0x80 {
        buf.set(i, rest as u8 | 0x80);
        rest >>= 7;
        i += 1;
    }
    buf.set(i, rest as u8);
    i + 1
}

pub fn append_uvarint(buf: Slice<u8>, x: u64) -> Slice<u8> {
    let mut out = buf;
    let mut rest = x;
    while rest >= 0x80 {
        out = out.append([rest as u8 | 0x80]);
        rest >>= 7;
    }
    out.append([rest as u8])
}

/// The number and how many bytes it took: 0 where the text ends too soon, negative where it is too large.
pub fn uvarint(buf: Slice<u8>) -> (u64, isize) {
    let mut x = 0_u64;
    for (i, b) in buf.iter() {
        if i == 10 || (i == 9 && b > 1 && b < 0x80) {
            return (0, -(i + 1));
        }
        if b < 0x80 {
            return (x | u64::from(b) << (7 * i), i + 1);
        }
        x |= u64::from(b & 0x7f) << (7 * i);
    }
    (0, 0)
}

/// Small negative numbers are short, too.
fn zigzag(x: i64) -> u64 {
    (x << 1 ^ x >> 63) as u64
}

pub fn put_varint(buf: Slice<u8>, x: i64) -> isize {
    put_uvarint(buf, zigzag(x))
}

pub fn append_varint(buf: Slice<u8>, x: i64) -> Slice<u8> {
    append_uvarint(buf, zigzag(x))
}

pub fn varint(buf: Slice<u8>) -> (i64, isize) {
    let (ux, n) = uvarint(buf);
    let x = (ux >> 1) as i64;
    (if ux & 1 == 0 { x } else { !x }, n)
}
