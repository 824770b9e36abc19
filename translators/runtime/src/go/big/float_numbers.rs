// Implements what a big.Float is as another number: machine integers, floats, big.Int and big.Rat, each with its accuracy.
// Crates: num-bigint, num-integer, num-traits

use super::*;
use num_bigint::BigInt;
use num_bigint::BigUint;
use num_bigint::Sign;
use num_traits::One;
use num_traits::Zero;

/// A float of the machine: its bits, those of its mantissa but for the first, and the bias of its exponent.
#[derive(Clone, Copy)]
struct Layout {
    bits: i32,
    mantissa: i32,
    bias: i32,
}

impl Float {
    fn top_word(&self) -> u64 {
        self.mant.iter_u64_digits().next_back().unwrap_or(0)
    }

    /// The bits of the nearest float without the sign, and how it was rounded.
    fn nearest(&self, layout: Layout) -> (u64, Accuracy) {
        let exponents = layout.bits - layout.mantissa - 1;
        let least = 1 - layout.bias;
        let infinity = ((1 << exponents) - 1) << layout.mantissa;
        match self.form {
            Form::Zero => return (0, Accuracy::EXACT),
            Form::Infinite => return (infinity, Accuracy::EXACT),
            Form::Finite => {}
        }
        // As in Go, the smallest exponent wraps around.
        let mut e = self.exp.wrapping_sub(1);
        let mut prec = layout.mantissa + 1;
        if e < least {
            prec = (layout.mantissa + 1 - least).saturating_add(e);
            if prec < 0 || prec == 0 && self.min_bits() == 1 {
                return (0, Accuracy::of_inexact(self.neg));
            }
            if prec == 0 {
                return (1, Accuracy::of_inexact(!self.neg));
            }
        }
        let mut r = Float::with(prec as u32);
        r.put(self);
        e = r.exp.wrapping_sub(1);
        if r.form == Form::Infinite || e > layout.bias {
            return (infinity, Accuracy::of_inexact(!self.neg));
        }
        let top = r.top_word() >> (64 - layout.bits);
        if e < least {
            let prec = (layout.mantissa + 1 - least).saturating_add(e);
            let shift = (layout.bits - prec.max(-64)) as u32;
            return (top.checked_shr(shift).unwrap_or(0), r.acc);
        }
        let mantissa = top >> exponents & ((1 << layout.mantissa) - 1);
        let exponent = ((e + layout.bias) as u64) << layout.mantissa;
        (exponent | mantissa, r.acc)
    }

    pub fn to_float64(&self) -> (f64, Accuracy) {
        let (bits, acc) = self.nearest(Layout {
            bits: 64,
            mantissa: 52,
            bias: 1023,
        });
        (f64::from_bits(bits | u64::from(self.neg) << 63), acc)
    }

    pub fn to_float32(&self) -> (f32, Accuracy) {
        let (bits, acc) = self.nearest(Layout {
            bits: 32,
            mantissa: 23,
            bias: 127,
        });
        let bits = bits as u32 | u32::from(self.neg) << 31;
        (f32::from_bits(bits), acc)
    }

    /// The mantissa as an integer, shifted by what the exponent says.
    fn whole(&self) -> BigUint {
        let shift = i64::from(self.exp) - self.mant.bits() as i64;
        if shift >= 0 {
            &self.mant << shift
        } else {
            &self.mant >> -shift
        }
    }
}

fn signed(neg: bool, x: BigUint) -> BigInt {
    BigInt::from_biguint(if neg { Sign::Minus } else { Sign::Plus }, x)
}

impl Ptr<Float> {
    pub fn uint64(&self) -> (u64, Accuracy) {
        self.peek(|x| match x.form {
            Form::Zero => (0, Accuracy::EXACT),
            _ if x.neg => (0, Accuracy::ABOVE),
            Form::Infinite => (u64::MAX, Accuracy::BELOW),
            Form::Finite if x.exp <= 0 => (0, Accuracy::BELOW),
            Form::Finite if x.exp <= 64 => {
                let whole = x.top_word() >> (64 - x.exp);
                // Go compares with 64, not with the exponent.
                let exact = x.min_bits() <= 64;
                let acc = if exact {
                    Accuracy::EXACT
                } else {
                    Accuracy::BELOW
                };
                (whole, acc)
            }
            Form::Finite => (u64::MAX, Accuracy::BELOW),
        })
    }

    pub fn int64(&self) -> (i64, Accuracy) {
        self.peek(|x| {
            let inexact = Accuracy::of_inexact(x.neg);
            let least = x.exp == 64 && x.min_bits() == 1;
            match x.form {
                Form::Zero => (0, Accuracy::EXACT),
                Form::Finite if x.exp <= 0 => (0, inexact),
                Form::Finite if x.exp <= 63 => {
                    let size = (x.top_word() >> (64 - x.exp)) as i64;
                    let exact = x.min_bits() <= x.exp as u64;
                    let acc = if exact { Accuracy::EXACT } else { inexact };
                    (if x.neg { -size } else { size }, acc)
                }
                Form::Finite if x.neg && least => (i64::MIN, Accuracy::EXACT),
                _ if x.neg => (i64::MIN, Accuracy::ABOVE),
                _ => (i64::MAX, Accuracy::BELOW),
            }
        })
    }

    pub fn float32(&self) -> (f32, Accuracy) {
        self.peek(Float::to_float32)
    }

    pub fn float64(&self) -> (f64, Accuracy) {
        self.peek(Float::to_float64)
    }

    pub fn int(&self, z: Ptr<Int>) -> (Ptr<Int>, Accuracy) {
        let x = self.load();
        if x.form == Form::Infinite {
            return (Ptr::Nil, Accuracy::of_inexact(x.neg));
        }
        let z = if z.is_nil() { new_int(0) } else { z };
        if x.form == Form::Zero {
            return (z.set_int64(0), Accuracy::EXACT);
        }
        let inexact = Accuracy::of_inexact(x.neg);
        if x.exp <= 0 {
            return (z.set_int64(0), inexact);
        }
        let exact = x.min_bits() <= x.exp as u64;
        let acc = if exact { Accuracy::EXACT } else { inexact };
        (z.put(signed(x.neg, x.whole())), acc)
    }

    pub fn rat(&self, z: Ptr<Rat>) -> (Ptr<Rat>, Accuracy) {
        let x = self.load();
        if x.form == Form::Infinite {
            return (Ptr::Nil, Accuracy::of_inexact(x.neg));
        }
        let z = if z.is_nil() { new_rat(0, 1) } else { z };
        if x.form == Form::Zero {
            return (z.set_int64(0), Accuracy::EXACT);
        }
        let behind = x.mant.bits() as i64 - i64::from(x.exp);
        if behind <= 0 {
            let whole = signed(x.neg, x.whole());
            return (z.put(whole, BigInt::one()), Accuracy::EXACT);
        }
        let z = z.put(signed(x.neg, x.mant), BigInt::one() << behind);
        (z, Accuracy::EXACT)
    }
}
