// Implements Go's package math/rand, with the same numbers for the same seed.

use super::*;
use std::cell::RefCell;
use std::hash::BuildHasher;
use std::hash::RandomState;
use std::rc::Rc;
use std::sync::LazyLock;

const LEN: usize = 607;
const TAP: usize = 273;

/// The interface `rand.Source`.
pub trait Source: Value {
    fn int63(&self) -> i64;
    fn seed(&self, seed: i64);
    /// The method `Uint64`, where there is one.
    fn word(&self) -> Option<u64> {
        None
    }
}

impl Interface for dyn Source {
    fn interface_type() -> String {
        "rand.Source".to_string()
    }
}

/// An additive lagged Fibonacci generator: each word is the sum of two earlier ones.
#[derive(Clone, PartialEq)]
struct RngSource {
    tap: usize,
    feed: usize,
    words: Vec<u64>,
}

impl GoType for RngSource {
    fn go_type() -> String {
        "rand.rngSource".to_string()
    }
    fn zero() -> Self {
        RngSource {
            tap: 0,
            feed: LEN - TAP,
            words: vec![0; LEN],
        }
    }
    fn repr(&self) -> Repr {
        Repr::Struct(Vec::new())
    }
}

/// Numbers of a simple generator, which seeds the other: three to a word.
fn seed_words(seed: i64, shift: u32) -> Vec<u64> {
    const MAX: i64 = (1 << 31) - 1;
    let mut x = match seed.rem_euclid(MAX) {
        0 => 89_482_311,
        seed => seed,
    };
    let mut next = || {
        x = x * 48_271 % MAX;
        x as u64
    };
    for _ in 0..20 {
        next();
    }
    (0..LEN)
        .map(|_| next() << (2 * shift) ^ next() << shift ^ next())
        .collect()
}

/// What seeds are mixed with: the generator's state after 7.8 · 10¹² steps from the seed 1. As each word is a sum of
/// earlier ones, so is that far one; how often each goes into it is the remainder of a power of x by x⁶⁰⁷ - x³³⁴ - 1.
static COOKED: LazyLock<Vec<u64>> = LazyLock::new(|| {
    const STEPS: u64 = 7_800_000_000_000;
    let mut power = vec![0_u64; LEN];
    power[0] = 1;
    for bit in (0..u64::BITS - STEPS.leading_zeros()).rev() {
        let mut square = vec![0_u64; 2 * LEN];
        let double = (STEPS >> bit & 1) as usize;
        for (i, a) in power.iter().enumerate() {
            for (sum, b) in square[i + double..].iter_mut().zip(&power) {
                *sum = sum.wrapping_add(a.wrapping_mul(*b));
            }
        }
        for i in (LEN..2 * LEN).rev() {
            let high = square[i];
            square[i - LEN] = square[i - LEN].wrapping_add(high);
            square[i - TAP] = square[i - TAP].wrapping_add(high);
        }
        square.truncate(LEN);
        power = square;
    }
    let start = seed_words(1, 10);
    let place = |step: usize| (3 * LEN - TAP - 1 - step) % LEN;
    let mut words: Vec<u64> = (0..LEN).map(|n| start[place(n)]).collect();
    for n in LEN..2 * LEN {
        words.push(words[n - LEN].wrapping_add(words[n - TAP]));
    }
    let mut cooked = vec![0; LEN];
    for n in 0..LEN {
        let far = power.iter().zip(&words[n..]);
        cooked[place(n + (STEPS % LEN as u64) as usize)] =
            far.fold(0, |sum: u64, (a, b)| sum.wrapping_add(a.wrapping_mul(*b)));
    }
    cooked
});

impl Source for Ptr<RngSource> {
    fn int63(&self) -> i64 {
        self.edit(|rng| (rng.next() << 1 >> 1) as i64)
    }
    fn seed(&self, seed: i64) {
        self.store(RngSource::seeded(seed));
    }
    fn word(&self) -> Option<u64> {
        Some(self.edit(RngSource::next))
    }
}

impl RngSource {
    fn seeded(seed: i64) -> RngSource {
        let words = seed_words(seed, 20).into_iter().zip(&*COOKED);
        RngSource {
            words: words.map(|(a, b)| a ^ b).collect(),
            ..RngSource::zero()
        }
    }

    fn next(&mut self) -> u64 {
        self.tap = (self.tap + LEN - 1) % LEN;
        self.feed = (self.feed + LEN - 1) % LEN;
        let word = self.words[self.feed].wrapping_add(self.words[self.tap]);
        self.words[self.feed] = word;
        word
    }
}

/// The source of the functions without a generator, random in each run.
#[derive(Clone, PartialEq)]
struct RuntimeSource(u64);

defined!(RuntimeSource, "rand.runtimeSource"; u64);

impl Source for Ptr<RuntimeSource> {
    fn int63(&self) -> i64 {
        self.edit(|state| (random_word(&mut state.0) >> 1) as i64)
    }
    fn seed(&self, _: i64) {}
    fn word(&self) -> Option<u64> {
        Some(self.edit(|state| random_word(&mut state.0)))
    }
}

/// A seed that no run has twice.
pub fn random_seed() -> u64 {
    RandomState::new().hash_one(0)
}

/// A step of SplitMix64.
pub fn random_word(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let word = (*state ^ *state >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let word = (word ^ word >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ word >> 31
}

pub fn new_source(seed: i64) -> Dyn<dyn Source> {
    Dyn::new(Rc::new(Ptr::new(RngSource::seeded(seed))))
}

#[derive(Clone, PartialEq)]
pub struct Rand {
    src: Dyn<dyn Source>,
    /// What is left of the last number that `read` took, and how many bytes.
    left: (i64, i8),
}

impl GoType for Rand {
    fn go_type() -> String {
        "rand.Rand".to_string()
    }
    fn zero() -> Self {
        Rand {
            src: Dyn::NIL,
            left: (0, 0),
        }
    }
    fn repr(&self) -> Repr {
        Repr::Struct(vec![("src", "rand.Source".to_string(), self.src.any())])
    }
    fn size() -> i64 {
        48
    }
}

pub fn new(src: Dyn<dyn Source>) -> Ptr<Rand> {
    Ptr::new(Rand { src, left: (0, 0) })
}

fn refuse(name: &str) -> ! {
    panic(any(Str::from(format!("invalid argument to {name}"))))
}

impl Ptr<Rand> {
    pub fn seed(&self, seed: i64) {
        self.peek(|r| r.src.clone()).seed(seed);
        self.edit(|r| r.left = (0, 0));
    }

    pub fn int63(&self) -> i64 {
        self.peek(|r| r.src.clone()).int63()
    }

    pub fn uint32(&self) -> u32 {
        (self.int63() >> 31) as u32
    }

    pub fn uint64(&self) -> u64 {
        match self.peek(|r| r.src.clone()).word() {
            Some(word) => word,
            None => {
                let low = self.int63() as u64 >> 31;
                low | (self.int63() as u64) << 32
            }
        }
    }

    pub fn int31(&self) -> i32 {
        (self.int63() >> 32) as i32
    }

    pub fn int(&self) -> isize {
        self.int63() as isize
    }

    pub fn int63n(&self, n: i64) -> i64 {
        if n <= 0 {
            refuse("Int63n");
        }
        if n & (n - 1) == 0 {
            return self.int63() & (n - 1);
        }
        let max = ((1 << 63) - 1 - (1_u64 << 63) % n as u64) as i64;
        loop {
            let v = self.int63();
            if v <= max {
                return v % n;
            }
        }
    }

    pub fn int31n(&self, n: i32) -> i32 {
        if n <= 0 {
            refuse("Int31n");
        }
        if n & (n - 1) == 0 {
            return self.int31() & (n - 1);
        }
        let max = ((1 << 31) - 1 - (1_u32 << 31) % n as u32) as i32;
        loop {
            let v = self.int31();
            if v <= max {
                return v % n;
            }
        }
    }

    pub fn intn(&self, n: isize) -> isize {
        if n <= 0 {
            refuse("Intn");
        }
        match i32::try_from(n) {
            Ok(n) => self.int31n(n) as isize,
            Err(_) => self.int63n(n as i64) as isize,
        }
    }

    pub fn float64(&self) -> f64 {
        loop {
            let f = self.int63() as f64 / (1_u64 << 63) as f64;
            if f != 1.0 {
                return f;
            }
        }
    }

    pub fn float32(&self) -> f32 {
        loop {
            let f = self.float64() as f32;
            if f != 1.0 {
                return f;
            }
        }
    }

    pub fn perm(&self, n: isize) -> Slice<isize> {
        let perm = Slice::make(n, n);
        for i in 0..n {
            let j = self.intn(i + 1);
            perm.set(i, perm.at(j));
            perm.set(j, i);
        }
        perm
    }

    pub fn shuffle(&self, n: isize, swap: Func<dyn Fn(isize, isize)>) {
        if n < 0 {
            refuse("Shuffle");
        }
        for i in (1..n).rev() {
            let j = match u32::try_from(i + 1) {
                Ok(n) if n < 1 << 31 => self.below(n) as isize,
                _ => self.int63n(i as i64 + 1) as isize,
            };
            swap(i, j);
        }
    }

    /// A number below `n`, by multiplication.
    fn below(&self, n: u32) -> u32 {
        loop {
            let product = u64::from(self.uint32()) * u64::from(n);
            let low = product as u32;
            if low >= n || low >= n.wrapping_neg() % n {
                return (product >> 32) as u32;
            }
        }
    }

    pub fn read(&self, p: Slice<u8>) -> (isize, Error) {
        let (mut value, mut count) = self.peek(|r| r.left);
        for i in 0..p.len() {
            if count == 0 {
                (value, count) = (self.int63(), 7);
            }
            p.set(i, value as u8);
            value >>= 8;
            count -= 1;
        }
        self.edit(|r| r.left = (value, count));
        (p.len(), Dyn::NIL)
    }

    pub fn norm_float64(&self) -> f64 {
        normal(
            &|| {
                let j = self.uint32() as i32;
                (j, j as usize & 0x7f)
            },
            &|| self.float64(),
        )
    }

    pub fn exp_float64(&self) -> f64 {
        exponential(
            &|| {
                let j = self.uint32();
                (j, j as usize & 0xff)
            },
            &|| self.float64(),
        )
    }
}

/// A distribution as layers of equal area (Marsaglia & Tsang's ziggurat): bounds, widths, heights.
struct Ziggurat {
    bound: Vec<u32>,
    width: Vec<f32>,
    height: Vec<f32>,
}

impl Ziggurat {
    /// From the outermost layer's edge, the area, how many bits numbers have, the curve and its inverse.
    fn new(
        layers: usize,
        edge: f64,
        area: f64,
        bits: i32,
        curve: fn(f64) -> f64,
        inverse: fn(f64) -> f64,
    ) -> Ziggurat {
        let scale = 2_f64.powi(bits);
        let base = area / curve(edge);
        let mut made = Ziggurat {
            bound: vec![0; layers],
            width: vec![0.0; layers],
            height: vec![1.0; layers],
        };
        made.bound[0] = (edge / base * scale) as u32;
        made.width[0] = (base / scale) as f32;
        let mut x = edge;
        for i in (1..layers).rev() {
            made.width[i] = (x / scale) as f32;
            made.height[i] = curve(x) as f32;
            let inner = inverse(area / x + curve(x));
            if i > 1 {
                made.bound[i] = (inner / x * scale) as u32;
            }
            x = inner;
        }
        made
    }
}

const NORMAL_EDGE: f64 = 3.442_619_855_899;
const EXPONENTIAL_EDGE: f64 = 7.697_117_470_131_05;

static NORMAL: LazyLock<Ziggurat> = LazyLock::new(|| {
    let curve = |x: f64| (-0.5 * x * x).exp();
    let inverse = |y: f64| (-2.0 * y.ln()).sqrt();
    Ziggurat::new(
        128,
        NORMAL_EDGE,
        9.912_563_035_262_17e-3,
        31,
        curve,
        inverse,
    )
});

static EXPONENTIAL: LazyLock<Ziggurat> = LazyLock::new(|| {
    let area = 3.949_659_822_581_572e-3;
    Ziggurat::new(256, EXPONENTIAL_EDGE, area, 32, |x| (-x).exp(), |y| -y.ln())
});

/// A normally distributed number, from a source of numbers with their layers, and one of fractions.
pub fn normal(number: &dyn Fn() -> (i32, usize), fraction: &dyn Fn() -> f64) -> f64 {
    let Ziggurat {
        bound,
        width,
        height,
    } = &*NORMAL;
    loop {
        let (j, i) = number();
        let x = f64::from(j) * f64::from(width[i]);
        if j.unsigned_abs() < bound[i] {
            return x;
        }
        if i == 0 {
            loop {
                let x = -math::log(fraction()) * (1.0 / NORMAL_EDGE);
                let y = -math::log(fraction());
                if y + y >= x * x {
                    return if j > 0 {
                        NORMAL_EDGE + x
                    } else {
                        -NORMAL_EDGE - x
                    };
                }
            }
        }
        let y = height[i] + fraction() as f32 * (height[i - 1] - height[i]);
        if y < (-0.5 * x * x).exp() as f32 {
            return x;
        }
    }
}

/// An exponentially distributed number, likewise.
pub fn exponential(number: &dyn Fn() -> (u32, usize), fraction: &dyn Fn() -> f64) -> f64 {
    let Ziggurat {
        bound,
        width,
        height,
    } = &*EXPONENTIAL;
    loop {
        let (j, i) = number();
        let x = f64::from(j) * f64::from(width[i]);
        if j < bound[i] {
            return x;
        }
        if i == 0 {
            return EXPONENTIAL_EDGE - math::log(fraction());
        }
        let y = height[i] + fraction() as f32 * (height[i - 1] - height[i]);
        if y < (-x).exp() as f32 {
            return x;
        }
    }
}

thread_local! {
    static GLOBAL: RefCell<Ptr<Rand>> =
        RefCell::new(new(Dyn::new(Rc::new(Ptr::new(RuntimeSource(random_seed()))))));
}

fn global() -> Ptr<Rand> {
    GLOBAL.with_borrow(Ptr::clone)
}

pub fn seed(seed: i64) {
    GLOBAL.replace(new(new_source(seed)));
}

pub fn int63() -> i64 {
    global().int63()
}

pub fn uint32() -> u32 {
    global().uint32()
}

pub fn uint64() -> u64 {
    global().uint64()
}

pub fn int31() -> i32 {
    global().int31()
}

pub fn int() -> isize {
    global().int()
}

pub fn int63n(n: i64) -> i64 {
    global().int63n(n)
}

pub fn int31n(n: i32) -> i32 {
    global().int31n(n)
}

pub fn intn(n: isize) -> isize {
    global().intn(n)
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

pub fn read(p: Slice<u8>) -> (isize, Error) {
    global().read(p)
}

pub fn norm_float64() -> f64 {
    global().norm_float64()
}

pub fn exp_float64() -> f64 {
    global().exp_float64()
}
