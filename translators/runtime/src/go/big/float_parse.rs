// Implements reading big.Float from text: any of Go's bases, exponents of 2 and of 10.
// Crates: num-bigint, num-integer, num-traits

use super::*;
use num_bigint::BigUint;
use num_traits::Zero;

pub fn parse_float(
    s: Str,
    base: isize,
    prec: usize,
    mode: RoundingMode,
) -> (Ptr<Float>, isize, Error) {
    let z = Ptr::new(Float::zero());
    z.set_prec(prec).set_mode(mode).parse(s, base)
}

impl Float {
    /// 5 to the power of `n`, by Go's way of rounding on the way.
    fn power_of_5(prec: u32, mut n: u64) -> Float {
        const LARGEST: u64 = 27;
        let mut z = Float::with(prec);
        z.put_bits(false, 5_u64.pow(n.min(LARGEST) as u32));
        if n <= LARGEST {
            return z;
        }
        n -= LARGEST;
        let mut f = Float::with(prec.wrapping_add(64));
        f.put_bits(false, 5);
        while n > 0 {
            if n % 2 == 1 {
                let x = z.clone();
                z.mul(&x, &f);
            }
            let x = f.clone();
            f.mul(&x, &x);
            n /= 2;
        }
        z
    }

    /// Go's `Float.scan`: the base, and what is wrong.
    pub fn scan(&mut self, source: &mut dyn ByteSource, base: isize) -> (isize, Error) {
        let prec = if self.prec == 0 { 64 } else { self.prec };
        self.form = Form::Zero;
        self.neg = match sign_at(source) {
            Ok(neg) => neg,
            Err(err) => {
                self.neg = false;
                return (0, err);
            }
        };
        let found = digits_at(source, base, true);
        let bits = found.number.bits();
        self.mant = found.number;
        if !found.error.is_nil() {
            return (found.base, found.error);
        }
        let (exp, exp_base) = match exponent_at(source, base == 0) {
            Ok(found) => found,
            Err(err) => return (found.base, err),
        };
        if bits == 0 {
            self.prec = prec;
            self.acc = Accuracy::EXACT;
            return (found.base, Dyn::NIL);
        }
        let mant = std::mem::take(&mut self.mant);
        self.take(mant);
        let mut exp2 = bits as i64;
        let mut exp5 = 0_i64;
        let behind = found.count.min(0) as i64;
        if behind < 0 {
            match found.base {
                10 => {
                    exp5 = behind;
                    exp2 = exp2.wrapping_add(behind);
                }
                2 => exp2 = exp2.wrapping_add(behind),
                8 => exp2 = exp2.wrapping_add(behind * 3),
                _ => exp2 = exp2.wrapping_add(behind * 4),
            }
        }
        if exp_base == 10 {
            exp5 = exp5.wrapping_add(exp);
        }
        exp2 = exp2.wrapping_add(exp);
        let Ok(exponent) = i32::try_from(exp2) else {
            let text = Str::from("exponent overflow");
            return (found.base, errors::new(text));
        };
        self.prec = prec;
        self.form = Form::Finite;
        self.exp = exponent;
        if exp5 == 0 {
            self.round(false);
            return (found.base, Dyn::NIL);
        }
        let power = Float::power_of_5(prec.wrapping_add(64), exp5.unsigned_abs());
        let x = self.clone();
        if exp5 < 0 {
            self.quo(&x, &power);
        } else {
            self.mul(&x, &power);
        }
        (found.base, Dyn::NIL)
    }
}

impl Ptr<Float> {
    pub fn parse(&self, s: Str, base: isize) -> (Ptr<Float>, isize, Error) {
        match s.as_bytes() {
            b"Inf" | b"inf" | b"+Inf" | b"+inf" => {
                return (self.set_inf(false), 0, Dyn::NIL);
            }
            b"-Inf" | b"-inf" => return (self.set_inf(true), 0, Dyn::NIL),
            _ => {}
        }
        let mut bytes = TextBytes::new(s.as_bytes());
        let (base, error) = self.edit(|z| z.scan(&mut bytes, base));
        if !error.is_nil() {
            return (Ptr::Nil, base, error);
        }
        let error = match bytes.byte() {
            Ok(c) => {
                let text = Str::from("expected end of string, found %q");
                fmt::errorf(text, values![c])
            }
            Err(_) => Dyn::NIL,
        };
        (self.clone(), base, error)
    }

    pub fn set_string(&self, s: Str) -> (Ptr<Float>, bool) {
        match self.parse(s, 0) {
            (z, _, error) if error.is_nil() => (z, true),
            _ => (Ptr::Nil, false),
        }
    }
}
