// Implements Go's package crypto/sha256.

use super::*;
use std::rc::Rc;

static KEYS: [u32; 64] = [
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
    0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
    0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
    0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
    0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
    0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
    0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
    0xc67178f2,
];

static START: [u32; 8] = [
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab,
    0x5be0cd19,
];

static START224: [u32; 8] = [
    0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7,
    0xbefa4fa4,
];

fn step(state: &mut [u32; 8], block: &[u8]) {
    let mut words: Vec<u32> = block
        .chunks_exact(4)
        .map(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]))
        .collect();
    for i in 16..64 {
        let (x, y) = (words[i - 15], words[i - 2]);
        let s0 = x.rotate_right(7) ^ x.rotate_right(18) ^ (x >> 3);
        let s1 = y.rotate_right(17) ^ y.rotate_right(19) ^ (y >> 10);
        let word = words[i - 16]
            .wrapping_add(s0)
            .wrapping_add(words[i - 7])
            .wrapping_add(s1);
        words.push(word);
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for (word, key) in words.iter().zip(&KEYS) {
        let t1 = h
            .wrapping_add(e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25))
            .wrapping_add(e & f ^ !e & g)
            .wrapping_add(*key)
            .wrapping_add(*word);
        let t2 = (a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22))
            .wrapping_add(a & b ^ a & c ^ b & c);
        (h, g, f, e) = (g, f, e, d.wrapping_add(t1));
        (d, c, b, a) = (c, b, a, t1.wrapping_add(t2));
    }
    for (part, more) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *part = part.wrapping_add(more);
    }
}

#[derive(Clone, PartialEq)]
pub struct Digest {
    blocks: hash::Blocks<8>,
    short: bool,
}

impl GoType for Digest {
    fn go_type() -> String {
        "sha256.Digest".to_string()
    }
    fn zero() -> Self {
        Digest::start(false)
    }
    fn repr(&self) -> Repr {
        Repr::Struct(Vec::new())
    }
}

impl Digest {
    fn sum(&self) -> Vec<u8> {
        let state = self.blocks.finish(step, u64::to_be_bytes);
        let bytes = state.iter().flat_map(|word| word.to_be_bytes());
        bytes.take(if self.short { 28 } else { 32 }).collect()
    }
}

impl hash::Hash for Ptr<Digest> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        p.with(|bytes| self.edit(|d| d.blocks.add(bytes, step)));
        (p.len(), Dyn::NIL)
    }
    fn sum(&self, b: Slice<u8>) -> Slice<u8> {
        b.append_vec(self.peek(Digest::sum))
    }
    fn reset(&self) {
        self.edit(|d| *d = Digest::start(d.short));
    }
    fn size_(&self) -> isize {
        if self.peek(|d| d.short) { 28 } else { 32 }
    }
    fn block_size(&self) -> isize {
        64
    }
}

impl io::Writer for Ptr<Digest> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        hash::Hash::write(self, p)
    }
}

impl Digest {
    fn start(short: bool) -> Digest {
        let state = if short { START224 } else { START };
        Digest {
            blocks: hash::Blocks::new(state),
            short,
        }
    }
}

pub fn new() -> Dyn<dyn hash::Hash> {
    Dyn::new(Rc::new(Ptr::new(Digest::start(false))) as Rc<dyn hash::Hash>)
}

pub fn new224() -> Dyn<dyn hash::Hash> {
    Dyn::new(Rc::new(Ptr::new(Digest::start(true))) as Rc<dyn hash::Hash>)
}

pub fn sum256(data: Slice<u8>) -> [u8; 32] {
    let mut d = Digest::start(false);
    data.with(|bytes| d.blocks.add(bytes, step));
    let sum = d.sum();
    std::array::from_fn(|i| sum[i])
}

pub fn sum224(data: Slice<u8>) -> [u8; 28] {
    let mut d = Digest::start(true);
    data.with(|bytes| d.blocks.add(bytes, step));
    let sum = d.sum();
    std::array::from_fn(|i| sum[i])
}
