// Implements Go's package hash: the interfaces of hash functions, and the blocks in which most of them work.

use super::*;

pub trait Hash: Value {
    fn write(&self, p: Slice<u8>) -> (isize, Error);
    fn sum(&self, b: Slice<u8>) -> Slice<u8>;
    fn reset(&self);
    fn size_(&self) -> isize;
    fn block_size(&self) -> isize;
}

impl Interface for dyn Hash {
    fn interface_type() -> String {
        "hash.Hash".to_string()
    }
}

pub trait Hash32: Value {
    fn write(&self, p: Slice<u8>) -> (isize, Error);
    fn sum(&self, b: Slice<u8>) -> Slice<u8>;
    fn reset(&self);
    fn size_(&self) -> isize;
    fn block_size(&self) -> isize;
    fn sum32(&self) -> u32;
}

impl Interface for dyn Hash32 {
    fn interface_type() -> String {
        "hash.Hash32".to_string()
    }
}

pub trait Hash64: Value {
    fn write(&self, p: Slice<u8>) -> (isize, Error);
    fn sum(&self, b: Slice<u8>) -> Slice<u8>;
    fn reset(&self);
    fn size_(&self) -> isize;
    fn block_size(&self) -> isize;
    fn sum64(&self) -> u64;
}

impl Interface for dyn Hash64 {
    fn interface_type() -> String {
        "hash.Hash64".to_string()
    }
}

/// A state that blocks of 64 bytes change.
#[derive(Clone, PartialEq)]
pub struct Blocks<const N: usize> {
    pub state: [u32; N],
    rest: Vec<u8>,
    len: u64,
}

impl<const N: usize> Blocks<N> {
    pub fn new(state: [u32; N]) -> Self {
        Blocks {
            state,
            rest: Vec::new(),
            len: 0,
        }
    }

    pub fn add(&mut self, bytes: &[u8], step: impl Fn(&mut [u32; N], &[u8])) {
        self.len = self.len.wrapping_add(bytes.len() as u64);
        self.rest.extend_from_slice(bytes);
        let whole = self.rest.len() / 64 * 64;
        for block in self.rest[..whole].chunks_exact(64) {
            step(&mut self.state, block);
        }
        self.rest.drain(..whole);
    }

    /// The state after a last bit and the length, which stands in the order that `length` gives it.
    pub fn finish(
        &self,
        step: impl Fn(&mut [u32; N], &[u8]),
        length: fn(u64) -> [u8; 8],
    ) -> [u32; N] {
        let mut last = self.clone();
        let bits = self.len.wrapping_mul(8);
        let mut end = vec![0x80];
        while (self.rest.len() + end.len()) % 64 != 56 {
            end.push(0);
        }
        end.extend_from_slice(&length(bits));
        last.add(&end, step);
        last.state
    }
}
