// Implements Go's big.Int, whose methods set their receiver and give it back.
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

/// A digit of a number in memory.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Word(pub usize);

defined!(Word, "big.Word"; usize);

#[derive(Clone, PartialEq)]
pub struct Int(pub BigInt);

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
            .map(|w| Word(w as usize))
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

pub fn new_int(x: i64) -> Ptr<Int> {
    Ptr::new(Int(BigInt::from(x)))
}

pub fn value(x: &Ptr<Int>) -> BigInt {
    x.peek(|x| x.0.clone())
}

/// A function of two numbers; variables are read in place.
pub fn both<R>(x: &Ptr<Int>, y: &Ptr<Int>, f: impl FnOnce(&BigInt, &BigInt) -> R) -> R {
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
pub fn euclid(x: &BigInt, y: &BigInt) -> (BigInt, BigInt) {
    let (q, r) = (x / y, x % y);
    match (r.is_negative(), y.is_negative()) {
        (false, _) => (q, r),
        (true, false) => (q - 1, r + y),
        (true, true) => (q + 1, r - y),
    }
}

/// The inverse of `g` modulo `n`, if they have no common factor.
pub fn inverse(g: &BigInt, n: &BigInt) -> Option<BigInt> {
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
pub fn bezout(a: &BigInt, b: &BigInt) -> (BigInt, BigInt, BigInt) {
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

impl Ptr<Int> {
    pub fn put(&self, x: BigInt) -> Ptr<Int> {
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
        let mut bytes = TextBytes::new(s.as_bytes());
        let Ok((found, error)) = integer_at(&mut bytes, base) else {
            return (Ptr::Nil, false);
        };
        let z = self.put(found);
        if error.is_nil() && bytes.is_at_end() {
            (z, true)
        } else {
            (Ptr::Nil, false)
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
        let mut x = Float::with(0);
        x.put_int(&value(self));
        x.to_float64()
    }
}

pub fn sign_of(x: &BigInt) -> isize {
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
