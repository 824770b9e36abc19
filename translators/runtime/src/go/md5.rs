// Implements Go's package crypto/md5.

use super::*;
use std::rc::Rc;

static SINES: [u32; 64] = [
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613,
    0xfd469501, 0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193,
    0xa679438e, 0x49b40821, 0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d,
    0x02441453, 0xd8a1e681, 0xe7d3fbc8, 0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed,
    0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a, 0xfffa3942, 0x8771f681, 0x6d9d6122,
    0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70, 0x289b7ec6, 0xeaa127fa,
    0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665, 0xf4292244,
    0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb,
    0xeb86d391,
];

static TURNS: [u32; 16] = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

fn step(state: &mut [u32; 4], block: &[u8]) {
    let words: Vec<u32> = block
        .chunks_exact(4)
        .map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
        .collect();
    let [mut a, mut b, mut c, mut d] = *state;
    for (i, sine) in SINES.iter().enumerate() {
        let (mix, word) = match i / 16 {
            0 => (b & c | !b & d, i),
            1 => (d & b | !d & c, 5 * i + 1),
            2 => (b ^ c ^ d, 3 * i + 5),
            _ => (c ^ (b | !d), 7 * i),
        };
        let turned = a
            .wrapping_add(mix)
            .wrapping_add(*sine)
            .wrapping_add(words[word % 16])
            .rotate_left(TURNS[i / 16 * 4 + i % 4]);
        (a, d, c, b) = (d, c, b, b.wrapping_add(turned));
    }
    for (part, more) in state.iter_mut().zip([a, b, c, d]) {
        *part = part.wrapping_add(more);
    }
}

#[derive(Clone, PartialEq)]
pub struct Digest {
    blocks: hash::Blocks<4>,
}

impl GoType for Digest {
    fn go_type() -> String {
        "md5.digest".to_string()
    }
    fn zero() -> Self {
        Digest {
            blocks: hash::Blocks::new([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]),
        }
    }
    fn repr(&self) -> Repr {
        Repr::Struct(Vec::new())
    }
}

impl Digest {
    fn sum(&self) -> Vec<u8> {
        let state = self.blocks.finish(step, u64::to_le_bytes);
        state.iter().flat_map(|word| word.to_le_bytes()).collect()
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
        16
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

pub fn sum(data: Slice<u8>) -> [u8; 16] {
    let mut d = Digest::zero();
    data.with(|bytes| d.blocks.add(bytes, step));
    let sum = d.sum();
    std::array::from_fn(|i| sum[i])
}
