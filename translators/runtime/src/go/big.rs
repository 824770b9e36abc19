// Implements Go's package math/big: Int and Rat, whose methods set their receiver and give it back.
// Crates: num-bigint, num-integer, num-traits

use super::*;
use num_bigint::BigInt;
use num_bigint::BigUint;
use num_bigint::Sign;
use num_integer::Integer;
use num_traits::FromPrimitive;
use num_traits::One;
use num_traits::Pow;
use num_traits::Signed;
use num_traits::ToPrimitive;
use num_traits::Zero;
use std::rc::Rc;

#[derive(Clone, PartialEq)]
pub struct Int(BigInt);

impl GoType for Int {
    fn go_type() -> String {
        "big.Int".to_string()
    }
    fn zero() -> Self {
        Int(BigInt::ZERO)
    }
    fn repr(&self) -> Repr {
        let words = self
            .0
            .iter_u64_digits()
            .map(|w| w as usize)
            .collect::<Vec<_>>();
        let words = if words.is_empty() {
            Slice::NIL
        } else {
            Slice::from(words)
        };
        Repr::Struct(vec![
            ("neg", "bool".to_string(), any(self.0.is_negative())),
            ("abs", "big.nat".to_string(), any(words)),
        ])
    }
    fn size() -> i64 {
        32
    }
    fn ptr_as_stringer(p: &Ptr<Self>) -> Option<Stringer> {
        Some(Dyn::new(Rc::new(p.clone())))
    }
    fn ptr_as_json(p: &Ptr<Self>) -> Option<(bool, Slice<u8>, Error)> {
        if p.is_nil() {
            return None;
        }
        Some((true, p.string().to_bytes(), Dyn::NIL))
    }
}

impl GoStringer for Ptr<Int> {
    fn string(&self) -> Str {
        Ptr::<Int>::string(self)
    }
}

/// How a result was rounded.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Accuracy(pub i8);

defined!(Accuracy, "big.Accuracy"; i8; stringer);

impl GoStringer for Accuracy {
    fn string(&self) -> Str {
        Accuracy::string(self)
    }
}

impl Accuracy {
    pub fn string(&self) -> Str {
        match self.0 {
            -1 => Str::from("Below"),
            0 => Str::from("Exact"),
            1 => Str::from("Above"),
            n => Str::from(format!("Accuracy({n})")),
        }
    }
}

fn refuse(text: &str) -> ! {
    panic(any(Str::from(text.to_string())))
}

pub fn new_int(x: i64) -> Ptr<Int> {
    Ptr::new(Int(BigInt::from(x)))
}

fn value(x: &Ptr<Int>) -> BigInt {
    x.peek(|x| x.0.clone())
}

/// A function of two numbers; variables are read in place.
fn both<R>(x: &Ptr<Int>, y: &Ptr<Int>, f: impl FnOnce(&BigInt, &BigInt) -> R) -> R {
    match (x, y) {
        (Ptr::Var(x), Ptr::Var(y)) => f(&x.borrow().0, &y.borrow().0),
        _ => f(&value(x), &value(y)),
    }
}

/// As `both`, for a divisor that must not be zero.
fn divided<R>(x: &Ptr<Int>, y: &Ptr<Int>, f: impl FnOnce(&BigInt, &BigInt) -> R) -> R {
    both(x, y, |x, y| {
        if y.is_zero() {
            refuse("division by zero");
        }
        f(x, y)
    })
}

/// The quotient and the remainder that is never negative.
fn euclid(x: &BigInt, y: &BigInt) -> (BigInt, BigInt) {
    let (q, r) = (x / y, x % y);
    match (r.is_negative(), y.is_negative()) {
        (false, _) => (q, r),
        (true, false) => (q - 1, r + y),
        (true, true) => (q + 1, r - y),
    }
}

/// The inverse of `g` modulo `n`, if they have no common factor.
fn inverse(g: &BigInt, n: &BigInt) -> Option<BigInt> {
    let n = n.abs();
    if g.is_negative() && n.is_zero() {
        refuse("division by zero");
    }
    let g = if g.is_negative() {
        euclid(g, &n).1
    } else {
        g.clone()
    };
    let (divisor, x, _) = bezout(&g, &n);
    if !divisor.is_one() {
        return None;
    }
    Some(if x.is_negative() { x + n } else { x })
}

/// The greatest common divisor `d` of `a` and `b`, and `x` and `y` such that `d = a x + b y`.
fn bezout(a: &BigInt, b: &BigInt) -> (BigInt, BigInt, BigInt) {
    if a.is_zero() || b.is_zero() {
        return (a.abs() + b.abs(), a.signum(), b.signum());
    }
    let (mut d, mut r) = (a.abs(), b.abs());
    let (mut x, mut next) = (BigInt::one(), BigInt::ZERO);
    while !r.is_zero() {
        let q = &d / &r;
        (d, r) = (r.clone(), d - &q * &r);
        (x, next) = (next.clone(), x - q * next);
    }
    x *= a.signum();
    let y = (&d - a * &x) / b;
    (d, x, y)
}

fn text_of(x: &BigInt, base: isize) -> Str {
    const DIGITS: &[u8; 62] =
        b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    if !(2..=62).contains(&base) {
        refuse("invalid base");
    }
    if base <= 36 {
        return Str::from(x.to_str_radix(base as u32));
    }
    let (sign, digits) = x.to_radix_be(base as u32);
    let sign: &[u8] = if sign == Sign::Minus { b"-" } else { b"" };
    let digits = digits.iter().map(|d| DIGITS[*d as usize]);
    Str::from(sign.iter().copied().chain(digits).collect::<Vec<_>>())
}

/// Digits at the start of a text.
struct Digits<'a> {
    number: BigInt,
    base: isize,
    /// How many stand behind the point.
    fraction: usize,
    rest: &'a [u8],
}

/// Reads digits, with a prefix and underscores if the base is 0, with a point if `fraction`.
fn digits(text: &[u8], base: isize, fraction: bool) -> Option<Digits<'_>> {
    if base != 0 && !(2..=62).contains(&base) {
        refuse(&format!("invalid number base {base}"));
    }
    let (prefix, actual) = match text {
        _ if base != 0 => (0, base),
        [b'0', b'b' | b'B', ..] => (2, 2),
        [b'0', b'o' | b'O', ..] => (2, 8),
        [b'0', b'x' | b'X', ..] => (2, 16),
        [b'0', _, ..] if !fraction => (1, 8),
        _ => (0, 10),
    };
    let mut found = Vec::new();
    let mut point = None;
    let mut before = if prefix > 0 { b'0' } else { b'.' };
    let mut at = prefix;
    while let Some(c) = text.get(at) {
        if *c == b'.' && fraction && point.is_none() {
            if before == b'_' {
                return None;
            }
            point = Some(found.len());
            before = b'.';
        } else if *c == b'_' && base == 0 {
            if before != b'0' {
                return None;
            }
            before = b'_';
        } else {
            let digit = match c {
                b'0'..=b'9' => c - b'0',
                b'a'..=b'z' => c - b'a' + 10,
                b'A'..=b'Z' if actual <= 36 => c - b'A' + 10,
                b'A'..=b'Z' => c - b'A' + 36,
                _ => u8::MAX,
            };
            if digit as isize >= actual {
                break;
            }
            found.push(digit);
            before = b'0';
        }
        at += 1;
    }
    if before == b'_' || found.is_empty() && prefix != 1 {
        return None;
    }
    Some(Digits {
        number: BigInt::from_radix_be(Sign::Plus, &found, actual as u32)
            .unwrap_or_default(),
        base: actual,
        fraction: point.map_or(0, |point| found.len() - point),
        rest: &text[at..],
    })
}

fn signed(text: &[u8]) -> (bool, &[u8]) {
    match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    }
}

fn number(text: &[u8], base: isize) -> Option<BigInt> {
    let (negative, text) = signed(text);
    let found = digits(text, base, false).filter(|d| d.rest.is_empty())?;
    Some(if negative {
        -found.number
    } else {
        found.number
    })
}

impl Ptr<Int> {
    fn put(&self, x: BigInt) -> Ptr<Int> {
        self.edit(|z| z.0 = x);
        self.clone()
    }

    pub fn string(&self) -> Str {
        self.text(10)
    }

    pub fn text(&self, base: isize) -> Str {
        if self.is_nil() {
            return Str::from("<nil>");
        }
        self.peek(|x| text_of(&x.0, base))
    }

    pub fn append(&self, buf: Slice<u8>, base: isize) -> Slice<u8> {
        buf.append_vec(self.text(base).as_bytes().to_vec())
    }

    pub fn set(&self, x: Ptr<Int>) -> Ptr<Int> {
        self.put(value(&x))
    }

    pub fn set_int64(&self, x: i64) -> Ptr<Int> {
        self.put(BigInt::from(x))
    }

    pub fn set_uint64(&self, x: u64) -> Ptr<Int> {
        self.put(BigInt::from(x))
    }

    pub fn set_string(&self, s: Str, base: isize) -> (Ptr<Int>, bool) {
        match number(s.as_bytes(), base) {
            Some(x) => (self.put(x), true),
            None => (Ptr::Nil, false),
        }
    }

    pub fn set_bytes(&self, buf: Slice<u8>) -> Ptr<Int> {
        self.put(buf.with(|bytes| BigInt::from_bytes_be(Sign::Plus, bytes)))
    }

    pub fn bytes(&self) -> Slice<u8> {
        let bytes = self.peek(|x| x.0.to_bytes_be().1);
        Slice::from(if bytes == [0] { Vec::new() } else { bytes })
    }

    pub fn fill_bytes(&self, buf: Slice<u8>) -> Slice<u8> {
        let bytes = self.bytes();
        if bytes.len() > buf.len() {
            refuse("math/big: buffer too small to fit value");
        }
        buf.clear();
        buf.slice_from(buf.len() - bytes.len()).copy_from(&bytes);
        buf
    }

    pub fn abs(&self, x: Ptr<Int>) -> Ptr<Int> {
        self.put(value(&x).abs())
    }

    pub fn neg(&self, x: Ptr<Int>) -> Ptr<Int> {
        self.put(-value(&x))
    }

    pub fn add(&self, x: Ptr<Int>, y: Ptr<Int>) -> Ptr<Int> {
        self.put(both(&x, &y, |x, y| x + y))
    }

    pub fn sub(&self, x: Ptr<Int>, y: Ptr<Int>) -> Ptr<Int> {
        self.put(both(&x, &y, |x, y| x - y))
    }

    pub fn mul(&self, x: Ptr<Int>, y: Ptr<Int>) -> Ptr<Int> {
        self.put(both(&x, &y, |x, y| x * y))
    }

    pub fn quo(&self, x: Ptr<Int>, y: Ptr<Int>) -> Ptr<Int> {
        self.put(divided(&x, &y, |x, y| x / y))
    }

    pub fn rem(&self, x: Ptr<Int>, y: Ptr<Int>) -> Ptr<Int> {
        self.put(divided(&x, &y, |x, y| x % y))
    }

    pub fn quo_rem(&self, x: Ptr<Int>, y: Ptr<Int>, r: Ptr<Int>) -> (Ptr<Int>, Ptr<Int>) {
        let (quotient, rest) = divided(&x, &y, |x, y| (x / y, x % y));
        let rest = r.put(rest);
        (self.put(quotient), rest)
    }

    pub fn div(&self, x: Ptr<Int>, y: Ptr<Int>) -> Ptr<Int> {
        self.put(divided(&x, &y, |x, y| euclid(x, y).0))
    }

    pub fn mod_(&self, x: Ptr<Int>, y: Ptr<Int>) -> Ptr<Int> {
        self.put(divided(&x, &y, |x, y| euclid(x, y).1))
    }

    pub fn div_mod(&self, x: Ptr<Int>, y: Ptr<Int>, m: Ptr<Int>) -> (Ptr<Int>, Ptr<Int>) {
        let (quotient, rest) = divided(&x, &y, euclid);
        let rest = m.put(rest);
        (self.put(quotient), rest)
    }

    pub fn mul_range(&self, a: i64, b: i64) -> Ptr<Int> {
        if a <= 0 && b >= 0 && a <= b {
            return self.set_int64(0);
        }
        self.put(product(a, b))
    }

    pub fn binomial(&self, n: i64, k: i64) -> Ptr<Int> {
        if k > n {
            return self.set_int64(0);
        }
        let k = k.min(n - k);
        let steps = (0..k).fold(BigInt::one(), |x, i| x * (n - i) / (i + 1));
        self.put(steps)
    }

    /// `x` to the power of `y`, modulo `m` if that is neither nil nor zero.
    pub fn exp(&self, x: Ptr<Int>, y: Ptr<Int>, m: Ptr<Int>) -> Ptr<Int> {
        let (x, y) = (value(&x), value(&y));
        let m = if m.is_nil() {
            BigInt::ZERO
        } else {
            value(&m).abs()
        };
        if m.is_zero() {
            let power = y.to_biguint().unwrap_or_default();
            return self.put(Pow::pow(x, power));
        }
        if !y.is_negative() {
            return self.put(x.modpow(&y, &m));
        }
        let Some(base) = inverse(&x, &m) else {
            return Ptr::Nil;
        };
        let power = base.modpow(&-&y, &m);
        // Go takes the sign of `x` into account once more.
        if x.is_negative() && y.is_odd() && !power.is_zero() {
            return self.put(m - power);
        }
        self.put(power)
    }

    /// The greatest common divisor of `a` and `b`; sets `x` and `y`, unless nil, such that it is `a x + b y`.
    pub fn gcd(&self, x: Ptr<Int>, y: Ptr<Int>, a: Ptr<Int>, b: Ptr<Int>) -> Ptr<Int> {
        if x.is_nil() && y.is_nil() {
            return self.put(both(&a, &b, Integer::gcd));
        }
        let (divisor, of_a, of_b) = both(&a, &b, bezout);
        if !y.is_nil() {
            y.put(of_b);
        }
        if !x.is_nil() {
            x.put(of_a);
        }
        self.put(divisor)
    }

    pub fn mod_inverse(&self, g: Ptr<Int>, n: Ptr<Int>) -> Ptr<Int> {
        match both(&g, &n, inverse) {
            Some(found) => self.put(found),
            None => Ptr::Nil,
        }
    }

    pub fn sqrt(&self, x: Ptr<Int>) -> Ptr<Int> {
        let x = value(&x);
        if x.is_negative() {
            refuse("square root of negative number");
        }
        self.put(x.sqrt())
    }

    pub fn lsh(&self, x: Ptr<Int>, n: usize) -> Ptr<Int> {
        self.put(value(&x) << n)
    }

    pub fn rsh(&self, x: Ptr<Int>, n: usize) -> Ptr<Int> {
        self.put(value(&x) >> n)
    }

    pub fn and(&self, x: Ptr<Int>, y: Ptr<Int>) -> Ptr<Int> {
        self.put(both(&x, &y, |x, y| x & y))
    }

    pub fn and_not(&self, x: Ptr<Int>, y: Ptr<Int>) -> Ptr<Int> {
        self.put(both(&x, &y, |x, y| x & !y.clone()))
    }

    pub fn or(&self, x: Ptr<Int>, y: Ptr<Int>) -> Ptr<Int> {
        self.put(both(&x, &y, |x, y| x | y))
    }

    pub fn xor(&self, x: Ptr<Int>, y: Ptr<Int>) -> Ptr<Int> {
        self.put(both(&x, &y, |x, y| x ^ y))
    }

    pub fn not(&self, x: Ptr<Int>) -> Ptr<Int> {
        self.put(!value(&x))
    }

    pub fn bit(&self, i: isize) -> usize {
        if i < 0 {
            refuse("negative bit index");
        }
        usize::from(self.peek(|x| x.0.bit(i as u64)))
    }

    pub fn set_bit(&self, x: Ptr<Int>, i: isize, b: usize) -> Ptr<Int> {
        if i < 0 {
            refuse("negative bit index");
        }
        if b > 1 {
            refuse("set bit is not 0 or 1");
        }
        let mut x = value(&x);
        x.set_bit(i as u64, b == 1);
        self.put(x)
    }

    pub fn bit_len(&self) -> isize {
        self.peek(|x| x.0.bits() as isize)
    }

    pub fn trailing_zero_bits(&self) -> usize {
        self.peek(|x| x.0.trailing_zeros().unwrap_or(0) as usize)
    }

    pub fn sign(&self) -> isize {
        self.peek(|x| sign_of(&x.0))
    }

    pub fn cmp(&self, y: Ptr<Int>) -> isize {
        both(self, &y, |x, y| x.cmp(y) as isize)
    }

    pub fn cmp_abs(&self, y: Ptr<Int>) -> isize {
        both(self, &y, |x, y| x.magnitude().cmp(y.magnitude()) as isize)
    }

    /// The low 64 bits of what `int64` can't hold.
    pub fn int64(&self) -> i64 {
        let low = self.uint64() as i64;
        if self.sign() < 0 {
            low.wrapping_neg()
        } else {
            low
        }
    }

    pub fn uint64(&self) -> u64 {
        self.peek(|x| x.0.iter_u64_digits().next().unwrap_or(0))
    }

    pub fn is_int64(&self) -> bool {
        self.peek(|x| x.0.to_i64().is_some())
    }

    pub fn is_uint64(&self) -> bool {
        self.peek(|x| x.0.to_u64().is_some())
    }

    pub fn float64(&self) -> (f64, Accuracy) {
        let x = value(self);
        let float = nearest(&x, &BigInt::one(), 53, -1074).0;
        let accuracy = match BigInt::from_f64(float) {
            Some(rounded) => rounded.cmp(&x) as i8,
            None => sign_of(&x) as i8,
        };
        (float, Accuracy(accuracy))
    }

    pub fn probably_prime(&self, n: isize) -> bool {
        if n < 0 {
            refuse("negative n for ProbablyPrime");
        }
        self.peek(|x| x.0.to_biguint().is_some_and(|x| is_prime(&x)))
    }
}

fn sign_of(x: &BigInt) -> isize {
    match x.sign() {
        Sign::Minus => -1,
        Sign::NoSign => 0,
        Sign::Plus => 1,
    }
}

/// The product of all numbers from `a` to `b`, by halves.
fn product(a: i64, b: i64) -> BigInt {
    if a > b {
        return BigInt::one();
    }
    if b - a < 8 {
        return (a..=b).fold(BigInt::one(), |x, i| x * i);
    }
    let middle = a + (b - a) / 2;
    product(a, middle) * product(middle + 1, b)
}

/// The test of Miller and Rabin with the first primes; below 2⁶⁴ no composite number passes it.
fn is_prime(n: &BigUint) -> bool {
    const PRIMES: [u32; 24] = [
        2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79,
        83, 89,
    ];
    if *n < BigUint::from(2_u32) {
        return false;
    }
    for p in PRIMES {
        if (n % p).is_zero() {
            return *n == BigUint::from(p);
        }
    }
    let less = n - 1_u32;
    let twos = less.trailing_zeros().unwrap_or(0);
    let odd = &less >> twos;
    PRIMES.iter().all(|p| {
        let mut x = BigUint::from(*p).modpow(&odd, n);
        if x.is_one() || x == less {
            return true;
        }
        (1..twos).any(|_| {
            x = &x * &x % n;
            x == less
        })
    })
}

pub fn jacobi(x: Ptr<Int>, y: Ptr<Int>) -> isize {
    let (mut a, mut b) = (value(&x), value(&y));
    if b.is_even() {
        refuse(&format!(
            "big: invalid 2nd argument to Int.Jacobi: need odd integer but got {b}"
        ));
    }
    let mut j = 1;
    if b.is_negative() {
        if a.is_negative() {
            j = -1;
        }
        b = -b;
    }
    loop {
        if b.is_one() {
            return j;
        }
        a = a.mod_floor(&b);
        if a.is_zero() {
            return 0;
        }
        let twos = a.trailing_zeros().unwrap_or(0);
        let low =
            |x: &BigInt, bits: u32| x.iter_u64_digits().next().unwrap_or(0) % (1 << bits);
        if twos % 2 == 1 && matches!(low(&b, 3), 3 | 5) {
            j = -j;
        }
        let odd: BigInt = a >> twos;
        if low(&b, 2) == 3 && low(&odd, 2) == 3 {
            j = -j;
        }
        (a, b) = (b, odd);
    }
}

/// The float that is nearest to a fraction, with so many bits, the last not below 2 to the power of `least`; and if it is exact.
fn nearest(num: &BigInt, den: &BigInt, bits: i64, least: i64) -> (f64, bool) {
    if num.is_zero() {
        return (0.0, true);
    }
    let (a, b) = (num.magnitude(), den.magnitude());
    let shifted = |x: &BigUint, by: i64| if by > 0 { x << by } else { x.clone() };
    let mut top = a.bits() as i64 - b.bits() as i64;
    if shifted(a, -top) < shifted(b, top) {
        top -= 1;
    }
    let last = (top - bits + 1).max(least);
    let divisor = shifted(b, last);
    let (mut q, rest) = shifted(a, -last).div_rem(&divisor);
    let exact = rest.is_zero();
    let twice: BigUint = rest << 1_u32;
    if twice > divisor || twice == divisor && q.is_odd() {
        q += 1_u32;
    }
    let mut float = q.to_f64().unwrap_or(0.0);
    if last.abs() > 4000 {
        float = if last > 0 { f64::INFINITY } else { 0.0 };
    } else {
        // In steps, as the power alone may be out of range.
        for _ in 0..last.abs() {
            float *= if last > 0 { 2.0 } else { 0.5 };
        }
    }
    if bits == 24 {
        float = f64::from(float as f32);
    }
    let float = if num.is_negative() { -float } else { float };
    (float, exact && float.is_finite())
}

/// A fraction in lowest terms; a denominator of 0 stands for 1.
#[derive(Clone, PartialEq)]
pub struct Rat {
    a: Int,
    b: Int,
}

record!(Rat, "big.Rat", 64; a "a", b "b"; ptr_stringer);

impl GoStringer for Ptr<Rat> {
    fn string(&self) -> Str {
        Ptr::<Rat>::string(self)
    }
}

pub fn new_rat(a: i64, b: i64) -> Ptr<Rat> {
    Ptr::new(Rat::zero()).set_frac64(a, b)
}

/// Numerator and denominator.
fn terms(x: &Ptr<Rat>) -> (BigInt, BigInt) {
    x.peek(|x| {
        let den = if x.b.0.is_zero() {
            BigInt::one()
        } else {
            x.b.0.clone()
        };
        (x.a.0.clone(), den)
    })
}

impl Ptr<Rat> {
    fn put(&self, num: BigInt, den: BigInt) -> Ptr<Rat> {
        if den.is_zero() {
            refuse("division by zero");
        }
        let common = num.gcd(&den) * sign_of(&den);
        self.store(Rat {
            a: Int(num / &common),
            b: Int(den / common),
        });
        self.clone()
    }

    pub fn set(&self, x: Ptr<Rat>) -> Ptr<Rat> {
        let (a, b) = terms(&x);
        self.put(a, b)
    }

    pub fn set_frac(&self, a: Ptr<Int>, b: Ptr<Int>) -> Ptr<Rat> {
        self.put(value(&a), value(&b))
    }

    pub fn set_frac64(&self, a: i64, b: i64) -> Ptr<Rat> {
        self.put(BigInt::from(a), BigInt::from(b))
    }

    pub fn set_int(&self, x: Ptr<Int>) -> Ptr<Rat> {
        self.put(value(&x), BigInt::one())
    }

    pub fn set_int64(&self, x: i64) -> Ptr<Rat> {
        self.put(BigInt::from(x), BigInt::one())
    }

    pub fn set_uint64(&self, x: u64) -> Ptr<Rat> {
        self.put(BigInt::from(x), BigInt::one())
    }

    pub fn set_float64(&self, f: f64) -> Ptr<Rat> {
        if !f.is_finite() {
            return Ptr::Nil;
        }
        let bits = f.to_bits();
        let (exponent, fraction) = ((bits >> 52 & 0x7ff) as i32, bits & ((1 << 52) - 1));
        let (mantissa, power) = match exponent {
            0 => (fraction, -1074),
            _ => (fraction | 1 << 52, exponent - 1075),
        };
        let num = BigInt::from(mantissa) << power.max(0);
        let num = if f < 0.0 { -num } else { num };
        self.put(num, BigInt::one() << (-power).max(0))
    }

    pub fn set_string(&self, s: Str) -> (Ptr<Rat>, bool) {
        match fraction(s.as_bytes()) {
            Some((num, den)) => (self.put(num, den), true),
            None => (Ptr::Nil, false),
        }
    }

    pub fn abs(&self, x: Ptr<Rat>) -> Ptr<Rat> {
        let (a, b) = terms(&x);
        self.put(a.abs(), b)
    }

    pub fn neg(&self, x: Ptr<Rat>) -> Ptr<Rat> {
        let (a, b) = terms(&x);
        self.put(-a, b)
    }

    pub fn inv(&self, x: Ptr<Rat>) -> Ptr<Rat> {
        let (a, b) = terms(&x);
        self.put(b, a)
    }

    pub fn add(&self, x: Ptr<Rat>, y: Ptr<Rat>) -> Ptr<Rat> {
        let ((a, b), (c, d)) = (terms(&x), terms(&y));
        self.put(a * &d + c * &b, b * d)
    }

    pub fn sub(&self, x: Ptr<Rat>, y: Ptr<Rat>) -> Ptr<Rat> {
        let ((a, b), (c, d)) = (terms(&x), terms(&y));
        self.put(a * &d - c * &b, b * d)
    }

    pub fn mul(&self, x: Ptr<Rat>, y: Ptr<Rat>) -> Ptr<Rat> {
        let ((a, b), (c, d)) = (terms(&x), terms(&y));
        self.put(a * c, b * d)
    }

    pub fn quo(&self, x: Ptr<Rat>, y: Ptr<Rat>) -> Ptr<Rat> {
        let ((a, b), (c, d)) = (terms(&x), terms(&y));
        self.put(a * d, b * c)
    }

    pub fn cmp(&self, y: Ptr<Rat>) -> isize {
        let ((a, b), (c, d)) = (terms(self), terms(&y));
        (a * d).cmp(&(c * b)) as isize
    }

    pub fn sign(&self) -> isize {
        sign_of(&terms(self).0)
    }

    pub fn is_int(&self) -> bool {
        terms(self).1.is_one()
    }

    /// A pointer into the fraction.
    pub fn num(&self) -> Ptr<Int> {
        self.part(0, |x| &mut x.a)
    }

    pub fn denom(&self) -> Ptr<Int> {
        if self.peek(|x| x.b.0.is_zero()) {
            return new_int(1);
        }
        self.part(1, |x| &mut x.b)
    }

    pub fn float64(&self) -> (f64, bool) {
        let (a, b) = terms(self);
        nearest(&a, &b, 53, -1074)
    }

    pub fn float32(&self) -> (f32, bool) {
        let (a, b) = terms(self);
        let (float, exact) = nearest(&a, &b, 24, -149);
        (float as f32, exact)
    }

    pub fn string(&self) -> Str {
        let (a, b) = terms(self);
        Str::from(format!("{a}/{b}"))
    }

    pub fn rat_string(&self) -> Str {
        if self.is_int() {
            self.num().string()
        } else {
            self.string()
        }
    }

    pub fn float_string(&self, prec: isize) -> Str {
        let (a, b) = terms(self);
        let scale = BigInt::from(10).pow(prec.max(0) as u32);
        let (mut scaled, rest) = (a.abs() * &scale).div_rem(&b);
        if rest * 2 >= b {
            scaled += 1;
        }
        let sign = if a.is_negative() { "-" } else { "" };
        let (whole, part) = scaled.div_rem(&scale);
        if prec <= 0 {
            return Str::from(format!("{sign}{whole}"));
        }
        let part = part.to_string();
        Str::from(format!("{sign}{whole}.{part:0>0$}", prec as usize))
    }
}

/// Reads `3/4`, `1.25` or `5e-3`.
fn fraction(text: &[u8]) -> Option<(BigInt, BigInt)> {
    if let Some(slash) = text.iter().position(|c| *c == b'/') {
        let num = number(&text[..slash], 0)?;
        let den = digits(&text[slash + 1..], 0, false)?;
        return Some((num, den.number))
            .filter(|(_, b)| !b.is_zero() && den.rest.is_empty());
    }
    let (negative, text) = signed(text);
    let found = digits(text, 0, true)?;
    let (power, ten) = exponent(found.rest)?;
    let num = if negative {
        -found.number
    } else {
        found.number
    };
    if num.is_zero() {
        return Some((num, BigInt::one()));
    }
    let behind = found.fraction as i64;
    let (mut twos, mut fives) = match found.base {
        10 => (-behind, -behind),
        2 => (-behind, 0),
        8 => (-3 * behind, 0),
        _ => (-4 * behind, 0),
    };
    twos = twos.checked_add(power)?;
    if ten {
        fives = fives.checked_add(power)?;
    }
    if fives.unsigned_abs() > 1_000_000 || twos.unsigned_abs() > 10_000_000 {
        return None;
    }
    let five = BigInt::from(5).pow(fives.unsigned_abs() as u32);
    let (mut num, mut den) = if fives > 0 {
        (num * five, BigInt::one())
    } else {
        (num, five)
    };
    if twos > 0 {
        num <<= twos;
    } else {
        den <<= -twos;
    }
    Some((num, den))
}

/// Reads what follows the digits: nothing, or an exponent of 10 or (`p`) of 2.
fn exponent(text: &[u8]) -> Option<(i64, bool)> {
    let (ten, rest) = match text {
        [] => return Some((0, true)),
        [b'e' | b'E', rest @ ..] => (true, rest),
        [b'p' | b'P', rest @ ..] => (false, rest),
        _ => return None,
    };
    let (negative, rest) = signed(rest);
    let mut clean = String::from(if negative { "-" } else { "" });
    let mut before = b'.';
    for c in rest {
        match c {
            b'0'..=b'9' => clean.push(char::from(*c)),
            b'_' if before.is_ascii_digit() => {}
            _ => return None,
        }
        before = *c;
    }
    if before == b'_' {
        return None;
    }
    Some((clean.parse().ok()?, ten))
}
