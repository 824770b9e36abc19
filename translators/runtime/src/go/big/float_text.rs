// Implements big.Float as text: all formats of Text, from exact decimal digits that are rounded once.
// Crates: num-bigint, num-integer, num-traits

use super::*;
use num_bigint::BigUint;
use num_traits::Pow;
use num_traits::Zero;

/// The number `0.digits × 10^exp`; neither the first digit nor the last is 0.
#[derive(Default)]
struct Decimal {
    digits: Vec<u8>,
    exp: isize,
}

/// All digits of `m × 2^shift`.
fn decimal(m: &BigUint, shift: i64) -> Decimal {
    if m.is_zero() {
        return Decimal::default();
    }
    let mut behind = 0;
    let whole = if shift >= 0 {
        m << shift
    } else {
        let zeros = m.trailing_zeros().unwrap_or(0).min(shift.unsigned_abs());
        behind = shift.unsigned_abs() - zeros;
        // m / 2^n is m × 5^n / 10^n.
        (m >> zeros) * Pow::pow(BigUint::from(5_u32), behind)
    };
    let mut digits = whole.to_str_radix(10).into_bytes();
    let exp = digits.len() as isize - behind as isize;
    trim(&mut digits);
    Decimal { digits, exp }
}

fn trim(digits: &mut Vec<u8>) {
    let zeros = digits.iter().rev().take_while(|d| **d == b'0').count();
    digits.truncate(digits.len() - zeros);
}

impl Decimal {
    fn at(&self, i: isize) -> u8 {
        let found = usize::try_from(i).ok().and_then(|i| self.digits.get(i));
        found.copied().unwrap_or(b'0')
    }

    fn len(&self) -> isize {
        self.digits.len() as isize
    }

    /// Rounds to the nearest number with so many digits, or the even one.
    fn round(&mut self, n: isize) {
        if n < 0 || n >= self.len() {
            return;
        }
        let at = n as usize;
        let up = if self.digits[at] == b'5' && n + 1 == self.len() {
            n > 0 && self.digits[at - 1] % 2 == 1
        } else {
            self.digits[at] >= b'5'
        };
        if up {
            self.round_up(n);
        } else {
            self.round_down(n);
        }
    }

    fn round_up(&mut self, n: isize) {
        if n < 0 || n >= self.len() {
            return;
        }
        self.digits.truncate(n as usize);
        while self.digits.last() == Some(&b'9') {
            self.digits.pop();
        }
        match self.digits.last_mut() {
            Some(last) => *last += 1,
            None => {
                self.digits.push(b'1');
                self.exp += 1;
            }
        }
    }

    fn round_down(&mut self, n: isize) {
        if n < 0 || n >= self.len() {
            return;
        }
        self.digits.truncate(n as usize);
        trim(&mut self.digits);
        if self.digits.is_empty() {
            self.exp = 0;
        }
    }

    /// The fewest digits that are nearer to `x` than to its neighbours of the same precision.
    fn shorten(&mut self, x: &Float) {
        if self.digits.is_empty() {
            return;
        }
        let wanted = u64::from(x.prec) + 1;
        let bits = x.mant.bits();
        let mant = if bits < wanted {
            &x.mant << (wanted - bits)
        } else {
            &x.mant >> (bits - wanted)
        };
        let exp = i64::from(x.exp) - wanted as i64;
        let lower = decimal(&(&mant - 1_u32), exp);
        let upper = decimal(&(&mant + 1_u32), exp);
        let inclusive = !mant.bit(1);
        for i in 0..self.len() {
            let (m, l, u) = (self.at(i), lower.at(i), upper.at(i));
            let down = l != m || inclusive && i + 1 == lower.len();
            let up = m != u && (inclusive || m + 1 < u || i + 1 < upper.len());
            match (down, up) {
                (true, true) => return self.round(i + 1),
                (true, false) => return self.round_down(i + 1),
                (false, true) => return self.round_up(i + 1),
                (false, false) => {}
            }
        }
    }

    /// `d.dddde±dd`.
    fn scientific(&self, out: &mut Vec<u8>, letter: u8, prec: isize) {
        out.push(self.at(0));
        if prec > 0 {
            out.push(b'.');
            out.extend((1..=prec).map(|i| self.at(i)));
        }
        let exp = if self.digits.is_empty() {
            0
        } else {
            self.exp - 1
        };
        let sign = if exp < 0 { '-' } else { '+' };
        out.push(letter);
        out.extend_from_slice(format!("{sign}{:02}", exp.unsigned_abs()).as_bytes());
    }

    /// `ddd.dddd`.
    fn plain(&self, out: &mut Vec<u8>, prec: isize) {
        if self.exp > 0 {
            out.extend((0..self.exp).map(|i| self.at(i)));
        } else {
            out.push(b'0');
        }
        if prec > 0 {
            out.push(b'.');
            out.extend((0..prec).map(|i| self.at(self.exp + i)));
        }
    }
}

/// An integer with so many bits.
fn resized(m: &BigUint, bits: u64) -> BigUint {
    let has = m.bits();
    if has < bits {
        m << (bits - has)
    } else {
        m >> (has - bits)
    }
}

impl Float {
    /// What `Text` gives.
    pub fn text(&self, format: u8, prec: isize) -> Vec<u8> {
        let mut out = Vec::new();
        if self.neg {
            out.push(b'-');
        }
        if self.form == Form::Infinite {
            let text: &[u8] = if self.neg { b"-Inf" } else { b"+Inf" };
            return text.to_vec();
        }
        match format {
            b'b' => self.text_b(&mut out),
            b'p' => self.text_p(&mut out),
            b'x' => self.text_x(&mut out, prec),
            b'e' | b'E' | b'f' | b'g' | b'G' => self.decimal_text(&mut out, format, prec),
            _ => return vec![b'%', format],
        }
        out
    }

    fn decimal_text(&self, out: &mut Vec<u8>, format: u8, mut prec: isize) {
        let mut d = Decimal::default();
        if self.is_finite() {
            d = decimal(&self.mant, i64::from(self.exp) - self.mant.bits() as i64);
        }
        let shortest = prec < 0;
        if shortest {
            d.shorten(self);
            prec = match format {
                b'e' | b'E' => d.len() - 1,
                b'f' => (d.len() - d.exp).max(0),
                _ => d.len(),
            };
        } else {
            match format {
                b'e' | b'E' => d.round(prec.wrapping_add(1)),
                b'f' => d.round(d.exp.wrapping_add(prec)),
                _ => {
                    prec = prec.max(1);
                    d.round(prec);
                }
            }
        }
        match format {
            b'e' | b'E' => d.scientific(out, format, prec),
            b'f' => d.plain(out, prec),
            _ => {
                let mut limit = prec;
                if limit > d.len() && d.len() >= d.exp {
                    limit = d.len();
                }
                if shortest {
                    limit = 6;
                }
                let exp = d.exp - 1;
                if exp < -4 || exp >= limit {
                    return d.scientific(out, format + b'e' - b'g', prec.min(d.len()) - 1);
                }
                if prec > d.exp {
                    prec = d.len();
                }
                d.plain(out, (prec - d.exp).max(0));
            }
        }
    }

    /// A decimal mantissa of all bits, and a binary exponent.
    fn text_b(&self, out: &mut Vec<u8>) {
        if self.form == Form::Zero {
            return out.push(b'0');
        }
        let mant = resized(&self.mant, u64::from(self.prec));
        let exp = i64::from(self.exp) - i64::from(self.prec);
        out.extend_from_slice(format!("{mant}p{exp:+}").as_bytes());
    }

    /// A hexadecimal mantissa below 1.
    fn text_p(&self, out: &mut Vec<u8>) {
        if self.form == Form::Zero {
            return out.push(b'0');
        }
        let digits = self.mant.to_str_radix(16);
        let digits = digits.trim_end_matches('0');
        out.extend_from_slice(format!("0x.{digits}p{:+}", self.exp).as_bytes());
    }

    /// A hexadecimal mantissa from 1 on.
    fn text_x(&self, out: &mut Vec<u8>, prec: isize) {
        if self.form == Form::Zero {
            let zeros = "0".repeat(prec.max(0) as usize);
            let point = if prec > 0 { "." } else { "" };
            let text = format!("0x0{point}{zeros}p+00");
            return out.extend_from_slice(text.as_bytes());
        }
        let bits = if prec < 0 {
            1 + self.min_bits().wrapping_add(2) / 4 * 4
        } else {
            1 + 4 * prec as u64
        };
        let mut x = Float::with(u32::try_from(bits).unwrap_or(u32::MAX));
        x.mode = self.mode;
        x.put(self);
        let digits = resized(&x.mant, bits).to_str_radix(16);
        // The first digit is 1, unless rounding led beyond the largest exponent; Go writes 1 then, too.
        let behind = &digits[1..];
        let point = if behind.is_empty() { "" } else { "." };
        let exp = i64::from(x.exp) - 1;
        let sign = if exp < 0 { '-' } else { '+' };
        let exp = exp.unsigned_abs();
        let text = format!("0x1{point}{behind}p{sign}{exp:02}");
        out.extend_from_slice(text.as_bytes());
    }
}

impl Ptr<Float> {
    pub fn text(&self, format: u8, prec: isize) -> Str {
        Str::from(self.peek(|x| x.text(format, prec)))
    }

    pub fn string(&self) -> Str {
        self.text(b'g', 10)
    }

    pub fn append(&self, buf: Slice<u8>, fmt: u8, prec: isize) -> Slice<u8> {
        buf.append_vec(self.peek(|x| x.text(fmt, prec)))
    }
}
