// Implements Go's big.Rat: fractions in lowest terms.
// Crates: num-bigint, num-integer, num-traits

use super::*;
use num_bigint::BigInt;
use num_bigint::BigUint;
use num_integer::Integer;
use num_traits::One;
use num_traits::Signed;
use num_traits::ToPrimitive;
use num_traits::Zero;

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

record!(Rat, "big.Rat", 64; a "a", b "b"; ptr_stringer ptr_text);

impl GoStringer for Ptr<Rat> {
    fn string(&self) -> Str {
        Ptr::<Rat>::string(self)
    }
}

pub fn new_rat(a: i64, b: i64) -> Ptr<Rat> {
    Ptr::new(Rat::zero()).set_frac64(a, b)
}

/// Numerator and denominator.
pub fn terms(x: &Ptr<Rat>) -> (BigInt, BigInt) {
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
    pub fn put(&self, num: BigInt, den: BigInt) -> Ptr<Rat> {
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

    /// How many digits stand behind the point before they repeat, and whether they end there.
    pub fn float_prec(&self) -> (isize, bool) {
        let (_, mut rest) = terms(self);
        let twos = rest.trailing_zeros().unwrap_or(0);
        rest >>= twos;
        let mut fives = 0;
        loop {
            let (quotient, over) = rest.div_rem(&BigInt::from(5));
            if !over.is_zero() {
                break;
            }
            rest = quotient;
            fives += 1;
        }
        (twos.max(fives) as isize, rest.is_one())
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
        let mut above = TextBytes::new(&text[..slash]);
        let (num, error) = integer_at(&mut above, 0).ok()?;
        let mut below = TextBytes::new(&text[slash + 1..]);
        let den = digits_at(&mut below, 0, false);
        let whole = above.is_at_end() && below.is_at_end();
        let fits = error.is_nil() && den.error.is_nil() && !den.number.is_zero();
        return Some((num, BigInt::from(den.number))).filter(|_| whole && fits);
    }
    let mut source = TextBytes::new(text);
    let negative = sign_at(&mut source).ok()?;
    let found = digits_at(&mut source, 0, true);
    if !found.error.is_nil() {
        return None;
    }
    let (power, power_of) = exponent_at(&mut source, true).ok()?;
    if !source.is_at_end() {
        return None;
    }
    let mut num = BigInt::from(found.number);
    if num.is_zero() {
        return Some((num, BigInt::one()));
    }
    let behind = found.count.min(0) as i64;
    let (mut twos, mut fives) = match found.base {
        10 => (behind, behind),
        2 => (behind, 0),
        8 => (behind * 3, 0),
        _ => (behind * 4, 0),
    };
    twos = twos.wrapping_add(power);
    if power_of == 10 {
        fives = fives.wrapping_add(power);
    }
    if fives.unsigned_abs() > 1_000_000 || twos.unsigned_abs() > 10_000_000 {
        return None;
    }
    let mut den = BigInt::one();
    let five = BigInt::from(5).pow(fives.unsigned_abs() as u32);
    if fives > 0 {
        num *= five;
    } else {
        den *= five;
    }
    if twos > 0 {
        num <<= twos;
    } else {
        den <<= -twos;
    }
    Some((if negative { -num } else { num }, den))
}
