// Implements Go's package crypto/sha1.

use super::*;
use std::rc::Rc;

fn step(state: &mut [u32; 5], block: &[u8]) {
    let mut words: Vec<u32> = block
        .chunks_exact(4)
        .map(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]))
        .collect();
    for i in 16..80 {
        let word = words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16];
        words.push(word.rotate_left(1));
    }
    let [mut a, mut b, mut c, mut d, mut e] = *state;
    for (i, word) in words.iter().enumerate() {
        let (mix, key) = match i / 20 {
            0 => (b & c | !b & d, 0x5a82_7999),
            1 => (b ^ c ^ d, 0x6ed9_eba1),
            2 => (b & c | b & d | c & d, 0x8f1b_bcdc),
            _ => (b ^ c ^ d, 0xca62_c1d6_u32),
        };
        let turned = a
            .rotate_left(5)
            .wrapping_add(mix)
            .wrapping_add(e)
            .wrapping_add(*word)
            .wrapping_add(key);
        (e, d, c, b, a) = (d, c, b.rotate_left(30), a, turned);
    }
    for (part, more) in state.iter_mut().zip([a, b, c, d, e]) {
        *part = part.wrapping_add(more);
    }
}

#[derive(Clone, PartialEq)]
pub struct Digest {
    blocks: hash::Blocks<5>,
}

impl GoType for Digest {
    fn go_type() -> String {
        "sha1.digest".to_string()
    }
    fn zero() -> Self {
        Digest {
            blocks: hash::Blocks::new([
                0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0,
            ]),
        }
    }
    fn repr(&self) -> Repr {
        Repr::Struct(Vec::new())
    }
}

impl Digest {
    fn sum(&self) -> Vec<u8> {
        let state = self.blocks.finish(step, u64::to_be_bytes);
        state.iter().flat_map(|word| word.to_be_bytes()).collect()
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
        self.store(Digest::zero());
    }
    fn size_(&self) -> isize {
        20
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

pub fn new() -> Dyn<dyn hash::Hash> {
    Dyn::new(Rc::new(Ptr::new(Digest::zero())) as Rc<dyn hash::Hash>)
}

pub fn sum(data: Slice<u8>) -> [u8; 20] {
    let mut d = Digest::zero();
    data.with(|bytes| d.blocks.add(bytes, step));
    let sum = d.sum();
    std::array::from_fn(|i| sum[i])
}
