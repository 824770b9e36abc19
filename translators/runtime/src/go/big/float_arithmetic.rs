// Implements the arithmetic of big.Float: each result is rounded once, by precision and mode of the number that takes it.
// Crates: num-bigint, num-integer, num-traits

use super::*;
use num_bigint::BigUint;
use num_integer::Integer;
use num_traits::Zero;

/// The mantissas of two finite numbers as integers of one scale, and its exponent.
fn aligned(x: &Float, y: &Float) -> (BigUint, BigUint, i64) {
    let ex = i64::from(x.exp) - x.mant.bits() as i64;
    let ey = i64::from(y.exp) - y.mant.bits() as i64;
    if ex < ey {
        (x.mant.clone(), &y.mant << (ey - ex), ex)
    } else {
        (&x.mant << (ex - ey), y.mant.clone(), ey)
    }
}

impl Float {
    fn takes_precision(&mut self, x: &Float, y: &Float) {
        if self.prec == 0 {
            self.prec = x.prec.max(y.prec);
        }
    }

    fn be_zero(&mut self) {
        self.acc = Accuracy::EXACT;
        self.form = Form::Zero;
        self.neg = false;
    }

    /// Go's `uadd` and `usub`: the integer, its scale.
    fn scaled(&mut self, mant: BigUint, scale: i64) {
        if mant.is_zero() {
            self.mant = mant;
            return self.be_zero();
        }
        let exp = scale + mant.bits() as i64;
        self.take(mant);
        self.set_exp_and_round(exp, false);
    }

    /// The sum of `x` and of `y` with the sign given; both are finite.
    fn sum(&mut self, x: &Float, y: &Float, y_neg: bool) {
        self.neg = x.neg;
        let (a, b, scale) = aligned(x, y);
        if x.neg == y_neg {
            self.scaled(a + b, scale);
        } else if a > b {
            self.scaled(a - b, scale);
        } else {
            self.neg = !self.neg;
            self.scaled(b - a, scale);
        }
        let is_zero = self.form == Form::Zero && self.acc == Accuracy::EXACT;
        if is_zero && self.mode == RoundingMode(4) {
            self.neg = true;
        }
    }

    pub fn add(&mut self, x: &Float, y: &Float) {
        self.takes_precision(x, y);
        if x.is_finite() && y.is_finite() {
            return self.sum(x, y, y.neg);
        }
        if x.form == Form::Infinite && y.form == Form::Infinite && x.neg != y.neg {
            self.be_zero();
            no_number("addition of infinities with opposite signs");
        }
        if x.form == Form::Zero && y.form == Form::Zero {
            self.be_zero();
            self.neg = x.neg && y.neg;
        } else if x.form == Form::Infinite || y.form == Form::Zero {
            self.put(x);
        } else {
            self.put(y);
        }
    }

    pub fn sub(&mut self, x: &Float, y: &Float) {
        self.takes_precision(x, y);
        if x.is_finite() && y.is_finite() {
            return self.sum(x, y, !y.neg);
        }
        if x.form == Form::Infinite && y.form == Form::Infinite && x.neg == y.neg {
            self.be_zero();
            no_number("subtraction of infinities with equal signs");
        }
        if x.form == Form::Zero && y.form == Form::Zero {
            self.be_zero();
            self.neg = x.neg && !y.neg;
        } else if x.form == Form::Infinite || y.form == Form::Zero {
            self.put(x);
        } else {
            self.put(y);
            self.neg = !self.neg;
        }
    }

    pub fn mul(&mut self, x: &Float, y: &Float) {
        self.takes_precision(x, y);
        self.neg = x.neg != y.neg;
        if x.is_finite() && y.is_finite() {
            let product = &x.mant * &y.mant;
            let exp = i64::from(x.exp) + i64::from(y.exp) - missing_bits(&product) as i64;
            self.take(product);
            return self.set_exp_and_round(exp, false);
        }
        self.acc = Accuracy::EXACT;
        let infinite = x.form == Form::Infinite || y.form == Form::Infinite;
        if infinite && (x.form == Form::Zero || y.form == Form::Zero) {
            self.be_zero();
            no_number("multiplication of zero with infinity");
        }
        self.form = if infinite { Form::Infinite } else { Form::Zero };
    }

    pub fn quo(&mut self, x: &Float, y: &Float) {
        self.takes_precision(x, y);
        self.neg = x.neg != y.neg;
        if x.is_finite() && y.is_finite() {
            return self.quotient(x, y);
        }
        self.acc = Accuracy::EXACT;
        if x.form == y.form {
            self.be_zero();
            no_number("division of zero by zero or infinity by infinity");
        }
        let small = x.form == Form::Zero || y.form == Form::Infinite;
        self.form = if small { Form::Zero } else { Form::Infinite };
    }

    /// Words are added to the dividend until the quotient has one bit more than its precision; what is left over counts as sticky.
    fn quotient(&mut self, x: &Float, y: &Float) {
        let words = |m: &BigUint| m.bits() as i64 / 64;
        let (of_x, of_y) = (words(&x.mant), words(&y.mant));
        let more = (i64::from(self.prec / 64) + 1 - of_x + of_y).max(0);
        let (quotient, rest) = (&x.mant << (more * 64)).div_rem(&y.mant);
        let missing = missing_bits(&quotient) as i64;
        let length = quotient.bits() as i64 + missing;
        let scale = (of_x + more - of_y) * 64 - length;
        let exp = i64::from(x.exp) - i64::from(y.exp) - scale - missing;
        self.take(quotient);
        self.set_exp_and_round(exp, !rest.is_zero());
    }

    /// Newton's method for the inverse of the root, as in Go: with the same precisions on the way.
    fn root(&mut self) {
        let x = self.clone();
        let (mut u, mut v) = (Float::with(0), Float::with(0));
        let mut three = Float::with(0);
        three.put_float64(3.0);
        let mut t = Float::with(0);
        t.put_float64(1.0 / x.to_float64().0.sqrt());
        let wanted = self.prec.wrapping_add(32);
        while t.prec < wanted {
            t.prec = t.prec.wrapping_mul(2);
            u.prec = t.prec;
            v.prec = t.prec;
            u.mul(&t, &t);
            let square = u.clone();
            u.mul(&x, &square);
            v.sub(&three, &u);
            u.mul(&t, &v);
            u.exp = u.exp.wrapping_sub(1);
            t.put(&u);
        }
        self.mul(&x, &t);
    }
}

impl Ptr<Float> {
    pub fn add(&self, x: Ptr<Float>, y: Ptr<Float>) -> Ptr<Float> {
        let (x, y) = (x.load(), y.load());
        self.changed(|z| z.add(&x, &y))
    }

    pub fn sub(&self, x: Ptr<Float>, y: Ptr<Float>) -> Ptr<Float> {
        let (x, y) = (x.load(), y.load());
        self.changed(|z| z.sub(&x, &y))
    }

    pub fn mul(&self, x: Ptr<Float>, y: Ptr<Float>) -> Ptr<Float> {
        let (x, y) = (x.load(), y.load());
        self.changed(|z| z.mul(&x, &y))
    }

    pub fn quo(&self, x: Ptr<Float>, y: Ptr<Float>) -> Ptr<Float> {
        let (x, y) = (x.load(), y.load());
        self.changed(|z| z.quo(&x, &y))
    }

    pub fn sqrt(&self, x: Ptr<Float>) -> Ptr<Float> {
        let x = x.load();
        self.changed(|z| {
            if z.prec == 0 {
                z.prec = x.prec;
            }
            if x.rank() < 0 {
                no_number("square root of negative operand");
            }
            if !x.is_finite() {
                z.acc = Accuracy::EXACT;
                z.form = x.form;
                z.neg = x.neg;
                return;
            }
            // Go copies the operand with its mode, and restores the precision alone.
            let prec = z.prec;
            z.put_all(&x);
            z.prec = prec;
            z.exp = x.exp % 2;
            z.root();
            z.set_exp_and_round(i64::from(z.exp) + i64::from(x.exp / 2), false);
        })
    }
}
