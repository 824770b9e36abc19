// Implements Go's package hash/fnv.

use super::*;
use std::rc::Rc;

#[derive(Clone, PartialEq)]
pub struct Sum32(pub u32);

defined!(Sum32, "fnv.sum32"; u32);

pub fn new32() -> Dyn<dyn hash::Hash32> {
    Dyn::new(Rc::new(Ptr::new(Sum32(2_166_136_261))) as Rc<dyn hash::Hash32>)
}

impl hash::Hash32 for Ptr<Sum32> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        let next = |v: u32, b: u8| v.wrapping_mul(16_777_619) ^ u32::from(b);
        self.edit(|s| s.0 = p.values().fold(s.0, next));
        (p.len(), Dyn::NIL)
    }
    fn sum(&self, b: Slice<u8>) -> Slice<u8> {
        b.append_vec(self.load().0.to_be_bytes().to_vec())
    }
    fn reset(&self) {
        self.store(Sum32(2_166_136_261));
    }
    fn size_(&self) -> isize {
        4
    }
    fn block_size(&self) -> isize {
        1
    }
    fn sum32(&self) -> u32 {
        self.load().0
    }
}

impl io::Writer for Ptr<Sum32> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        hash::Hash32::write(self, p)
    }
}

#[derive(Clone, PartialEq)]
pub struct Sum32a(pub u32);

defined!(Sum32a, "fnv.sum32a"; u32);

pub fn new32a() -> Dyn<dyn hash::Hash32> {
    Dyn::new(Rc::new(Ptr::new(Sum32a(2_166_136_261))) as Rc<dyn hash::Hash32>)
}

impl hash::Hash32 for Ptr<Sum32a> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        let next = |v: u32, b: u8| (v ^ u32::from(b)).wrapping_mul(16_777_619);
        self.edit(|s| s.0 = p.values().fold(s.0, next));
        (p.len(), Dyn::NIL)
    }
    fn sum(&self, b: Slice<u8>) -> Slice<u8> {
        b.append_vec(self.load().0.to_be_bytes().to_vec())
    }
    fn reset(&self) {
        self.store(Sum32a(2_166_136_261));
    }
    fn size_(&self) -> isize {
        4
    }
    fn block_size(&self) -> isize {
        1
    }
    fn sum32(&self) -> u32 {
        self.load().0
    }
}

impl io::Writer for Ptr<Sum32a> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        hash::Hash32::write(self, p)
    }
}

#[derive(Clone, PartialEq)]
pub struct Sum64(pub u64);

defined!(Sum64, "fnv.sum64"; u64);

pub fn new64() -> Dyn<dyn hash::Hash64> {
    Dyn::new(Rc::new(Ptr::new(Sum64(14_695_981_039_346_656_037))) as Rc<dyn hash::Hash64>)
}

impl hash::Hash64 for Ptr<Sum64> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        let next = |v: u64, b: u8| v.wrapping_mul(1_099_511_628_211) ^ u64::from(b);
        self.edit(|s| s.0 = p.values().fold(s.0, next));
        (p.len(), Dyn::NIL)
    }
    fn sum(&self, b: Slice<u8>) -> Slice<u8> {
        b.append_vec(self.load().0.to_be_bytes().to_vec())
    }
    fn reset(&self) {
        self.store(Sum64(14_695_981_039_346_656_037));
    }
    fn size_(&self) -> isize {
        8
    }
    fn block_size(&self) -> isize {
        1
    }
    fn sum64(&self) -> u64 {
        self.load().0
    }
}

impl io::Writer for Ptr<Sum64> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        hash::Hash64::write(self, p)
    }
}

#[derive(Clone, PartialEq)]
pub struct Sum64a(pub u64);

defined!(Sum64a, "fnv.sum64a"; u64);

pub fn new64a() -> Dyn<dyn hash::Hash64> {
    Dyn::new(Rc::new(Ptr::new(Sum64a(14_695_981_039_346_656_037))) as Rc<dyn hash::Hash64>)
}

impl hash::Hash64 for Ptr<Sum64a> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        let next = |v: u64, b: u8| (v ^ u64::from(b)).wrapping_mul(1_099_511_628_211);
        self.edit(|s| s.0 = p.values().fold(s.0, next));
        (p.len(), Dyn::NIL)
    }
    fn sum(&self, b: Slice<u8>) -> Slice<u8> {
        b.append_vec(self.load().0.to_be_bytes().to_vec())
    }
    fn reset(&self) {
        self.store(Sum64a(14_695_981_039_346_656_037));
    }
    fn size_(&self) -> isize {
        8
    }
    fn block_size(&self) -> isize {
        1
    }
    fn sum64(&self) -> u64 {
        self.load().0
    }
}

impl io::Writer for Ptr<Sum64a> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        hash::Hash64::write(self, p)
    }
}

fn widened(half: [u64; 2]) -> u128 {
    u128::from(half[0]) << 64 | u128::from(half[1])
}

fn halves(v: u128) -> [u64; 2] {
    [(v >> 64) as u64, v as u64]
}

const OFFSET128: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME128: u128 = 1 << 88 | 0x13b;

#[derive(Clone, PartialEq)]
pub struct Sum128(pub [u64; 2]);

defined!(Sum128, "fnv.sum128"; [u64; 2]);

pub fn new128() -> Dyn<dyn hash::Hash> {
    Dyn::new(Rc::new(Ptr::new(Sum128(halves(OFFSET128)))) as Rc<dyn hash::Hash>)
}

impl hash::Hash for Ptr<Sum128> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        let next = |v: u128, b: u8| v.wrapping_mul(PRIME128) ^ u128::from(b);
        self.edit(|s| s.0 = halves(p.values().fold(widened(s.0), next)));
        (p.len(), Dyn::NIL)
    }
    fn sum(&self, b: Slice<u8>) -> Slice<u8> {
        b.append_vec(widened(self.load().0).to_be_bytes().to_vec())
    }
    fn reset(&self) {
        self.store(Sum128(halves(OFFSET128)));
    }
    fn size_(&self) -> isize {
        16
    }
    fn block_size(&self) -> isize {
        1
    }
}

impl io::Writer for Ptr<Sum128> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        hash::Hash::write(self, p)
    }
}

#[derive(Clone, PartialEq)]
pub struct Sum128a(pub [u64; 2]);

defined!(Sum128a, "fnv.sum128a"; [u64; 2]);

pub fn new128a() -> Dyn<dyn hash::Hash> {
    Dyn::new(Rc::new(Ptr::new(Sum128a(halves(OFFSET128)))) as Rc<dyn hash::Hash>)
}

impl hash::Hash for Ptr<Sum128a> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        let next = |v: u128, b: u8| (v ^ u128::from(b)).wrapping_mul(PRIME128);
        self.edit(|s| s.0 = halves(p.values().fold(widened(s.0), next)));
        (p.len(), Dyn::NIL)
    }
    fn sum(&self, b: Slice<u8>) -> Slice<u8> {
        b.append_vec(widened(self.load().0).to_be_bytes().to_vec())
    }
    fn reset(&self) {
        self.store(Sum128a(halves(OFFSET128)));
    }
    fn size_(&self) -> isize {
        16
    }
    fn block_size(&self) -> isize {
        1
    }
}

impl io::Writer for Ptr<Sum128a> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        hash::Hash::write(self, p)
    }
}
