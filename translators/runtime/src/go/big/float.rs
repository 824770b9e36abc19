// Implements Go's big.Float: a number of bits with its precision, rounding mode and accuracy; setters, rounding and comparison.
// Crates: num-bigint, num-integer, num-traits

use super::*;
use num_bigint::BigUint;
use num_bigint::Sign;
use num_traits::One;
use num_traits::Zero;

/// What kind of number a `Float` is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Zero,
    Finite,
    Infinite,
}

/// `mant` is a fraction in whole words whose highest bit is set, as in Go: so that its length tells what Go's length tells.
#[derive(Clone, PartialEq)]
pub struct Float {
    pub prec: u32,
    pub mode: RoundingMode,
    pub acc: Accuracy,
    pub form: Form,
    pub neg: bool,
    pub mant: BigUint,
    pub exp: i32,
}

impl GoType for Float {
    fn go_type() -> String {
        "big.Float".to_string()
    }
    fn zero() -> Self {
        Float::with(0)
    }
    fn repr(&self) -> Repr {
        let words = self.mant.iter_u64_digits().map(|w| Word(w as usize));
        let words = words.collect::<Vec<_>>();
        let words = if words.is_empty() {
            Slice::NIL
        } else {
            Slice::from(words)
        };
        let form = self.form as u8;
        Repr::Struct(vec![
            ("prec", "uint32".to_string(), any(self.prec)),
            ("mode", "big.RoundingMode".to_string(), any(self.mode)),
            ("acc", "big.Accuracy".to_string(), any(self.acc)),
            ("form", "big.form".to_string(), any(form)),
            ("neg", "bool".to_string(), any(self.neg)),
            ("mant", "big.nat".to_string(), any(words)),
            ("exp", "int32".to_string(), any(self.exp)),
        ])
    }
    fn size() -> i64 {
        40
    }
    fn ptr_as_stringer(p: &Ptr<Self>) -> Option<Stringer> {
        Some(Dyn::new(std::rc::Rc::new(p.clone())))
    }
    fn ptr_as_json(p: &Ptr<Self>) -> Option<(bool, Slice<u8>, Error)> {
        if p.is_nil() {
            return None;
        }
        let (text, error) = p.marshal_text();
        Some((false, text, error))
    }
}

impl GoStringer for Ptr<Float> {
    fn string(&self) -> Str {
        Ptr::<Float>::string(self)
    }
}

pub fn new_float(x: f64) -> Ptr<Float> {
    if x.is_nan() {
        no_number("NewFloat(NaN)");
    }
    Ptr::new(Float::zero()).set_float64(x)
}

/// How far a number is from filling whole words.
pub fn missing_bits(x: &BigUint) -> u64 {
    (64 - x.bits() % 64) % 64
}

impl Float {
    /// Zero with a precision.
    pub fn with(prec: u32) -> Float {
        Float {
            prec,
            mode: RoundingMode(0),
            acc: Accuracy::EXACT,
            form: Form::Zero,
            neg: false,
            mant: BigUint::ZERO,
            exp: 0,
        }
    }

    pub fn is_finite(&self) -> bool {
        self.form == Form::Finite
    }

    pub fn min_bits(&self) -> u64 {
        if !self.is_finite() {
            return 0;
        }
        self.mant.bits() - self.mant.trailing_zeros().unwrap_or(0)
    }

    /// Cuts the number to its precision; `sticky` tells of bits that are set behind all those that are there.
    pub fn round(&mut self, sticky: bool) {
        self.acc = Accuracy::EXACT;
        let (bits, prec) = (self.mant.bits(), u64::from(self.prec));
        if !self.is_finite() || bits <= prec {
            return;
        }
        let cut = bits - prec;
        let zeros = self.mant.trailing_zeros().unwrap_or(0);
        let half = self.mant.bit(cut - 1);
        let rest = sticky || zeros < cut - 1;
        // Whole words that are left, and how many of their bits stay empty.
        let words = prec.div_ceil(64);
        let empty = words * 64 - prec;
        let mut kept = &self.mant >> cut;
        if half || rest {
            let up = self.mode.goes_up(self.neg, kept.bit(0), half, rest);
            self.acc = Accuracy::of_inexact(up != self.neg);
            if up {
                kept += 1_u32;
                if kept.bits() > prec {
                    if self.exp == i32::MAX {
                        self.mant = BigUint::ZERO;
                        self.form = Form::Infinite;
                        return;
                    }
                    self.exp += 1;
                    kept >>= 1_u32;
                }
            }
        }
        self.mant = kept << empty;
    }

    pub fn set_exp_and_round(&mut self, exp: i64, sticky: bool) {
        if exp < i64::from(i32::MIN) {
            self.acc = Accuracy::of_inexact(self.neg);
            self.form = Form::Zero;
        } else if exp > i64::from(i32::MAX) {
            self.acc = Accuracy::of_inexact(!self.neg);
            self.form = Form::Infinite;
        } else {
            self.form = Form::Finite;
            self.exp = exp as i32;
            self.round(sticky);
        }
    }

    /// Takes a number that may not fill its words.
    pub fn take(&mut self, mant: BigUint) {
        let missing = missing_bits(&mant);
        self.mant = mant << missing;
    }

    pub fn put(&mut self, x: &Float) {
        self.acc = Accuracy::EXACT;
        self.form = x.form;
        self.neg = x.neg;
        if x.is_finite() {
            self.exp = x.exp;
            self.mant = x.mant.clone();
        }
        if self.prec == 0 {
            self.prec = x.prec;
        } else if self.prec < x.prec {
            self.round(false);
        }
    }

    pub fn put_all(&mut self, x: &Float) {
        let mut all = x.clone();
        if !x.is_finite() {
            all.mant = std::mem::take(&mut self.mant);
            all.exp = self.exp;
        }
        *self = all;
    }

    pub fn put_bits(&mut self, neg: bool, x: u64) {
        if self.prec == 0 {
            self.prec = 64;
        }
        self.acc = Accuracy::EXACT;
        self.neg = neg;
        if x == 0 {
            self.form = Form::Zero;
            return;
        }
        self.form = Form::Finite;
        self.mant = BigUint::from(x << x.leading_zeros());
        self.exp = 64 - x.leading_zeros() as i32;
        if self.prec < 64 {
            self.round(false);
        }
    }

    pub fn put_float64(&mut self, x: f64) {
        if self.prec == 0 {
            self.prec = 53;
        }
        if x.is_nan() {
            no_number("Float.SetFloat64(NaN)");
        }
        self.acc = Accuracy::EXACT;
        self.neg = x.is_sign_negative();
        if x == 0.0 || x.is_infinite() {
            self.form = if x == 0.0 { Form::Zero } else { Form::Infinite };
            return;
        }
        self.form = Form::Finite;
        let bits = x.to_bits();
        let fraction = bits & ((1 << 52) - 1);
        let power = (bits >> 52 & 0x7ff) as i32;
        if power == 0 {
            let zeros = fraction.leading_zeros();
            self.mant = BigUint::from(fraction << zeros);
            self.exp = 64 - zeros as i32 - 1074;
        } else {
            self.mant = BigUint::from(1 << 63 | fraction << 11);
            self.exp = power - 1022;
        }
        if self.prec < 53 {
            self.round(false);
        }
    }

    pub fn put_int(&mut self, x: &num_bigint::BigInt) {
        let bits = x.bits() as u32;
        if self.prec == 0 {
            self.prec = bits.max(64);
        }
        self.acc = Accuracy::EXACT;
        self.neg = x.sign() == Sign::Minus;
        if x.is_zero() {
            self.form = Form::Zero;
            return;
        }
        self.take(x.magnitude().clone());
        self.set_exp_and_round(i64::from(bits), false);
    }

    /// -2 and 2 for infinities, -1 and 1 for finite numbers.
    pub fn rank(&self) -> i8 {
        let rank = match self.form {
            Form::Zero => return 0,
            Form::Finite => 1,
            Form::Infinite => 2,
        };
        if self.neg { -rank } else { rank }
    }

    /// Compares two finite numbers without their signs.
    pub fn cmp_sizes(&self, y: &Float) -> std::cmp::Ordering {
        self.exp.cmp(&y.exp).then_with(|| {
            let (a, b) = (self.mant.bits(), y.mant.bits());
            match a.cmp(&b) {
                std::cmp::Ordering::Less => (&self.mant << (b - a)).cmp(&y.mant),
                std::cmp::Ordering::Equal => self.mant.cmp(&y.mant),
                std::cmp::Ordering::Greater => self.mant.cmp(&(&y.mant << (a - b))),
            }
        })
    }
}

/// What a program does to a number in place; the number is given back.
impl Ptr<Float> {
    pub fn changed(&self, f: impl FnOnce(&mut Float)) -> Ptr<Float> {
        self.edit(f);
        self.clone()
    }

    pub fn set_prec(&self, prec: usize) -> Ptr<Float> {
        self.changed(|z| {
            z.acc = Accuracy::EXACT;
            if prec == 0 {
                z.prec = 0;
                if z.is_finite() {
                    z.acc = Accuracy::of_inexact(z.neg);
                    z.form = Form::Zero;
                }
                return;
            }
            let old = z.prec;
            z.prec = u32::try_from(prec).unwrap_or(u32::MAX);
            if z.prec < old {
                z.round(false);
            }
        })
    }

    pub fn set_mode(&self, mode: RoundingMode) -> Ptr<Float> {
        self.changed(|z| {
            z.mode = mode;
            z.acc = Accuracy::EXACT;
        })
    }

    pub fn prec(&self) -> usize {
        self.peek(|x| x.prec as usize)
    }

    pub fn min_prec(&self) -> usize {
        self.peek(|x| x.min_bits() as usize)
    }

    pub fn mode(&self) -> RoundingMode {
        self.peek(|x| x.mode)
    }

    pub fn acc(&self) -> Accuracy {
        self.peek(|x| x.acc)
    }

    pub fn sign(&self) -> isize {
        self.peek(|x| isize::from(x.rank().signum()))
    }

    pub fn signbit(&self) -> bool {
        self.peek(|x| x.neg)
    }

    pub fn is_inf(&self) -> bool {
        self.peek(|x| x.form == Form::Infinite)
    }

    pub fn is_int(&self) -> bool {
        self.peek(|x| match x.form {
            Form::Finite => x.exp > 0 && x.min_bits() <= x.exp as u64,
            form => form == Form::Zero,
        })
    }

    pub fn mant_exp(&self, mant: Ptr<Float>) -> isize {
        let x = self.load();
        let exp = if x.is_finite() { x.exp as isize } else { 0 };
        if !mant.is_nil() {
            mant.edit(|z| {
                z.put_all(&x);
                if z.is_finite() {
                    z.exp = 0;
                }
            });
        }
        exp
    }

    pub fn set_mant_exp(&self, mant: Ptr<Float>, exp: isize) -> Ptr<Float> {
        let mant = mant.load();
        self.changed(|z| {
            z.put_all(&mant);
            if z.is_finite() {
                z.set_exp_and_round(i64::from(z.exp).wrapping_add(exp as i64), false);
            }
        })
    }

    pub fn set(&self, x: Ptr<Float>) -> Ptr<Float> {
        let x = x.load();
        self.changed(|z| z.put(&x))
    }

    pub fn copy(&self, x: Ptr<Float>) -> Ptr<Float> {
        let x = x.load();
        self.changed(|z| z.put_all(&x))
    }

    pub fn set_uint64(&self, x: u64) -> Ptr<Float> {
        self.changed(|z| z.put_bits(false, x))
    }

    pub fn set_int64(&self, x: i64) -> Ptr<Float> {
        self.changed(|z| z.put_bits(x < 0, x.unsigned_abs()))
    }

    pub fn set_float64(&self, x: f64) -> Ptr<Float> {
        self.changed(|z| z.put_float64(x))
    }

    pub fn set_int(&self, x: Ptr<Int>) -> Ptr<Float> {
        let x = value(&x);
        self.changed(|z| z.put_int(&x))
    }

    pub fn set_rat(&self, x: Ptr<Rat>) -> Ptr<Float> {
        let (num, den) = terms(&x);
        self.changed(|z| {
            if den.is_one() {
                return z.put_int(&num);
            }
            let (mut a, mut b) = (Float::with(0), Float::with(0));
            a.put_int(&num);
            b.put_int(&den);
            z.quo(&a, &b);
        })
    }

    pub fn set_inf(&self, signbit: bool) -> Ptr<Float> {
        self.changed(|z| {
            z.acc = Accuracy::EXACT;
            z.form = Form::Infinite;
            z.neg = signbit;
        })
    }

    pub fn abs(&self, x: Ptr<Float>) -> Ptr<Float> {
        let x = x.load();
        self.changed(|z| {
            z.put(&x);
            z.neg = false;
        })
    }

    pub fn neg(&self, x: Ptr<Float>) -> Ptr<Float> {
        let x = x.load();
        self.changed(|z| {
            z.put(&x);
            z.neg = !z.neg;
        })
    }

    pub fn cmp(&self, y: Ptr<Float>) -> isize {
        let (x, y) = (self.load(), y.load());
        let order = x.rank().cmp(&y.rank());
        let order = order.then_with(|| match x.rank() {
            -1 => y.cmp_sizes(&x),
            1 => x.cmp_sizes(&y),
            _ => std::cmp::Ordering::Equal,
        });
        order as isize
    }
}
