// Implements Go's package math/rand/v2: PCG and ChaCha8 with Go's numbers, and the methods of Rand on them.

use super::*;
use std::rc::Rc;

/// The interface `rand.Source`.
pub trait Source: Value {
    fn uint64(&self) -> u64;
}

impl Interface for dyn Source {
    fn interface_type() -> String {
        "rand.Source".to_string()
    }
}

/// A permuted congruential generator with 128 bits of state.
#[derive(Clone, PartialEq)]
pub struct Pcg {
    hi: u64,
    lo: u64,
}

record!(Pcg, "rand.PCG", 16; hi "hi", lo "lo");

pub fn new_pcg(seed1: u64, seed2: u64) -> Ptr<Pcg> {
    Ptr::new(Pcg {
        hi: seed1,
        lo: seed2,
    })
}

impl Source for Ptr<Pcg> {
    fn uint64(&self) -> u64 {
        Ptr::<Pcg>::uint64(self)
    }
}

impl Ptr<Pcg> {
    pub fn seed(&self, seed1: u64, seed2: u64) {
        self.store(Pcg {
            hi: seed1,
            lo: seed2,
        });
    }

    pub fn uint64(&self) -> u64 {
        const MUL: u128 = 0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645;
        const INC: u128 = 0x5851_f42d_4c95_7f2d_1405_7b7e_f767_814f;
        let state = self.peek(|p| u128::from(p.hi) << 64 | u128::from(p.lo));
        let state = state.wrapping_mul(MUL).wrapping_add(INC);
        let (mut hi, lo) = ((state >> 64) as u64, state as u64);
        self.seed(hi, lo);
        hi ^= hi >> 32;
        hi = hi.wrapping_mul(0xda94_2042_e4dd_58b5);
        hi ^= hi >> 48;
        hi.wrapping_mul(lo | 1)
    }
}

/// The stream cipher ChaCha with 8 rounds as a generator.
#[derive(Clone, PartialEq)]
pub struct ChaCha8 {
    seed: [u64; 4],
    words: Vec<u64>,
    used: usize,
    /// The next block's number.
    counter: u32,
    /// Bytes that `read` left over.
    bytes: Vec<u8>,
}

impl GoType for ChaCha8 {
    fn go_type() -> String {
        "rand.ChaCha8".to_string()
    }
    fn zero() -> Self {
        ChaCha8 {
            seed: [0; 4],
            words: Vec::new(),
            used: 0,
            counter: 0,
            bytes: Vec::new(),
        }
    }
    fn repr(&self) -> Repr {
        Repr::Struct(Vec::new())
    }
    fn size() -> i64 {
        320
    }
}

pub fn new_cha_cha8(seed: [u8; 32]) -> Ptr<ChaCha8> {
    let made = Ptr::new(ChaCha8::zero());
    made.seed(seed);
    made
}

impl Source for Ptr<ChaCha8> {
    fn uint64(&self) -> u64 {
        Ptr::<ChaCha8>::uint64(self)
    }
}

impl Ptr<ChaCha8> {
    pub fn seed(&self, seed: [u8; 32]) {
        let words = std::array::from_fn(|i| {
            u64::from_le_bytes(std::array::from_fn(|j| seed[8 * i + j]))
        });
        self.store(ChaCha8 {
            seed: words,
            ..ChaCha8::zero()
        });
    }

    pub fn uint64(&self) -> u64 {
        self.edit(|c| {
            if c.used == c.words.len() {
                c.refill();
            }
            c.used += 1;
            c.words[c.used - 1]
        })
    }

    pub fn read(&self, p: Slice<u8>) -> (isize, Error) {
        for i in 0..p.len() {
            if self.peek(|c| c.bytes.is_empty()) {
                let word = self.uint64();
                self.edit(|c| c.bytes = word.to_le_bytes().to_vec());
            }
            p.set(i, self.edit(|c| c.bytes.remove(0)));
        }
        (p.len(), Dyn::NIL)
    }
}

impl ChaCha8 {
    /// Four blocks are 32 words; the last four of each fourth refill are the next seed.
    fn refill(&mut self) {
        if self.counter == 16 {
            self.counter = 0;
        }
        let blocks: [[u32; 16]; 4] =
            std::array::from_fn(|i| cha_cha8_block(self.seed, self.counter + i as u32));
        self.words.clear();
        for word in 0..16 {
            for pair in blocks.chunks(2) {
                let (low, high) = (pair[0][word], pair[1][word]);
                self.words.push(u64::from(low) | u64::from(high) << 32);
            }
        }
        self.counter += 4;
        self.used = 0;
        if self.counter == 16 {
            let next = self.words.split_off(28);
            self.seed = std::array::from_fn(|i| next[i]);
        }
    }
}

fn cha_cha8_block(seed: [u64; 4], counter: u32) -> [u32; 16] {
    let mut b = [0; 16];
    b[..4].copy_from_slice(&[0x6170_7865, 0x3320_646e, 0x7962_2d32, 0x6b20_6574]);
    for i in 0..8 {
        b[4 + i] = (seed[i / 2] >> (32 * (i % 2))) as u32;
    }
    b[12] = counter;
    let key: [u32; 8] = std::array::from_fn(|i| b[4 + i]);
    for _ in 0..4 {
        for i in 0..4 {
            quarter_round(&mut b, i, 4 + i, 8 + i, 12 + i);
        }
        for i in 0..4 {
            quarter_round(
                &mut b,
                i,
                4 + (i + 1) % 4,
                8 + (i + 2) % 4,
                12 + (i + 3) % 4,
            );
        }
    }
    for i in 0..8 {
        b[4 + i] = b[4 + i].wrapping_add(key[i]);
    }
    b
}

fn quarter_round(s: &mut [u32; 16], a: usize, b: usize, c: usize, d: usize) {
    for (left, right) in [(16, 12), (8, 7)] {
        s[a] = s[a].wrapping_add(s[b]);
        s[d] = (s[d] ^ s[a]).rotate_left(left);
        s[c] = s[c].wrapping_add(s[d]);
        s[b] = (s[b] ^ s[c]).rotate_left(right);
    }
}

#[derive(Clone, PartialEq)]
pub struct Rand {
    src: Dyn<dyn Source>,
}

record!(Rand, "rand.Rand", 16; src "src");

pub fn new(src: Dyn<dyn Source>) -> Ptr<Rand> {
    Ptr::new(Rand { src })
}

fn refuse(name: &str) -> ! {
    panic(any(Str::from(format!("invalid argument to {name}"))))
}

impl Ptr<Rand> {
    pub fn uint64(&self) -> u64 {
        self.peek(|r| r.src.clone()).uint64()
    }

    pub fn int64(&self) -> i64 {
        (self.uint64() << 1 >> 1) as i64
    }

    pub fn uint32(&self) -> u32 {
        (self.uint64() >> 32) as u32
    }

    pub fn int32(&self) -> i32 {
        (self.uint64() >> 33) as i32
    }

    pub fn int(&self) -> isize {
        self.int64() as isize
    }

    pub fn uint(&self) -> usize {
        self.uint64() as usize
    }

    /// A number below `n`, by multiplication.
    fn below(&self, n: u64) -> u64 {
        if n & n.wrapping_sub(1) == 0 {
            return self.uint64() & n.wrapping_sub(1);
        }
        loop {
            let product = u128::from(self.uint64()) * u128::from(n);
            let low = product as u64;
            if low >= n || low >= n.wrapping_neg() % n {
                return (product >> 64) as u64;
            }
        }
    }

    pub fn int64_n(&self, n: i64) -> i64 {
        if n <= 0 {
            refuse("Int64N");
        }
        self.below(n as u64) as i64
    }

    pub fn uint64_n(&self, n: u64) -> u64 {
        if n == 0 {
            refuse("Uint64N");
        }
        self.below(n)
    }

    pub fn int32_n(&self, n: i32) -> i32 {
        if n <= 0 {
            refuse("Int32N");
        }
        self.below(n as u64) as i32
    }

    pub fn uint32_n(&self, n: u32) -> u32 {
        if n == 0 {
            refuse("Uint32N");
        }
        self.below(u64::from(n)) as u32
    }

    pub fn int_n(&self, n: isize) -> isize {
        if n <= 0 {
            refuse("IntN");
        }
        self.below(n as u64) as isize
    }

    pub fn uint_n(&self, n: usize) -> usize {
        if n == 0 {
            refuse("UintN");
        }
        self.below(n as u64) as usize
    }

    pub fn float64(&self) -> f64 {
        (self.uint64() << 11 >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub fn float32(&self) -> f32 {
        (self.uint32() << 8 >> 8) as f32 / (1 << 24) as f32
    }

    pub fn perm(&self, n: isize) -> Slice<isize> {
        let mut perm: Vec<isize> = Slice::<isize>::make(n, n).to_vec();
        for (i, place) in perm.iter_mut().enumerate() {
            *place = i as isize;
        }
        for i in (1..perm.len()).rev() {
            let j = self.below(i as u64 + 1) as usize;
            perm.swap(i, j);
        }
        Slice::from(perm)
    }

    pub fn shuffle(&self, n: isize, swap: Func<dyn Fn(isize, isize)>) {
        if n < 0 {
            refuse("Shuffle");
        }
        for i in (1..n).rev() {
            let j = self.below(i as u64 + 1) as isize;
            swap(i, j);
        }
    }

    pub fn norm_float64(&self) -> f64 {
        let number = || {
            let word = self.uint64();
            (word as i32, (word >> 32) as usize & 0x7f)
        };
        rand::normal(&number, &|| self.float64())
    }

    pub fn exp_float64(&self) -> f64 {
        let number = || {
            let word = self.uint64();
            (word as u32, (word >> 32) as usize & 0xff)
        };
        rand::exponential(&number, &|| self.float64())
    }
}

thread_local! {
    static GLOBAL: Ptr<Rand> = {
        let pcg = new_pcg(rand::random_seed(), rand::random_seed());
        new(Dyn::new(Rc::new(pcg)))
    };
}

fn global() -> Ptr<Rand> {
    GLOBAL.with(Ptr::clone)
}

pub fn int64() -> i64 {
    global().int64()
}

pub fn uint32() -> u32 {
    global().uint32()
}

pub fn uint64() -> u64 {
    global().uint64()
}

pub fn int32() -> i32 {
    global().int32()
}

pub fn int() -> isize {
    global().int()
}

pub fn uint() -> usize {
    global().uint()
}

pub fn int64_n(n: i64) -> i64 {
    global().int64_n(n)
}

pub fn uint64_n(n: u64) -> u64 {
    global().uint64_n(n)
}

pub fn int32_n(n: i32) -> i32 {
    global().int32_n(n)
}

pub fn uint32_n(n: u32) -> u32 {
    global().uint32_n(n)
}

pub fn int_n(n: isize) -> isize {
    global().int_n(n)
}

pub fn uint_n(n: usize) -> usize {
    global().uint_n(n)
}

pub fn float64() -> f64 {
    global().float64()
}

pub fn float32() -> f32 {
    global().float32()
}

pub fn perm(n: isize) -> Slice<isize> {
    global().perm(n)
}

pub fn shuffle(n: isize, swap: Func<dyn Fn(isize, isize)>) {
    global().shuffle(n, swap);
}

pub fn norm_float64() -> f64 {
    global().norm_float64()
}

pub fn exp_float64() -> f64 {
    global().exp_float64()
}

/// The types that `n` takes.
pub trait RandomInt: GoType + PartialOrd {
    fn to_word(self) -> u64;
    fn of_word(word: u64) -> Self;
}

macro_rules! random_int {
    ($($int:ty)*) => {$(
        impl RandomInt for $int {
            fn to_word(self) -> u64 {
                self as u64
            }
            fn of_word(word: u64) -> Self {
                word as Self
            }
        }
    )*};
}

random_int! { i8 i16 i32 i64 isize u8 u16 u32 u64 usize }

impl RandomInt for time::Duration {
    fn to_word(self) -> u64 {
        self.0 as u64
    }
    fn of_word(word: u64) -> Self {
        time::Duration(word as i64)
    }
}

pub fn n<T: RandomInt>(n: T) -> T {
    if n <= T::zero() {
        refuse("N");
    }
    T::of_word(global().below(n.to_word()))
}
