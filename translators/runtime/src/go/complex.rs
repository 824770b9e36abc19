// Implements Go's complex numbers.

use super::*;
use std::ops::Add;
use std::ops::Div;
use std::ops::Mul;
use std::ops::Neg;
use std::ops::Sub;

macro_rules! complex {
    ($name:ident, $part:ty, $go:literal, $repr:ident, $size:literal) => {
        impl GoType for $name {
            fn go_type() -> String {
                $go.to_string()
            }
            fn zero() -> Self {
                $name::new(0.0, 0.0)
            }
            fn repr(&self) -> Repr {
                Repr::$repr(self.re, self.im)
            }
            fn size() -> i64 {
                $size
            }
            fn pointers() -> bool {
                false
            }
        }

        #[derive(Clone, Copy, PartialEq)]
        pub struct $name {
            pub re: $part,
            pub im: $part,
        }

        impl $name {
            pub const fn new(re: $part, im: $part) -> Self {
                $name { re, im }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "({}{:+}i)", self.re, self.im)
            }
        }

        impl Add for $name {
            type Output = Self;
            fn add(self, o: Self) -> Self {
                $name::new(self.re + o.re, self.im + o.im)
            }
        }

        impl Sub for $name {
            type Output = Self;
            fn sub(self, o: Self) -> Self {
                $name::new(self.re - o.re, self.im - o.im)
            }
        }

        impl Mul for $name {
            type Output = Self;
            fn mul(self, o: Self) -> Self {
                // The parts of a complex64 are multiplied as float64, too.
                let (a, b) = (f64::from(self.re), f64::from(self.im));
                let (c, d) = (f64::from(o.re), f64::from(o.im));
                $name::new((a * c - b * d) as $part, (a * d + b * c) as $part)
            }
        }

        impl Neg for $name {
            type Output = Self;
            fn neg(self) -> Self {
                $name::new(-self.re, -self.im)
            }
        }

        impl Div for $name {
            type Output = Self;
            /// As Go's runtime divides: by the larger part, with the infinities of C99.
            fn div(self, m: Self) -> Self {
                let (n_re, n_im) = (f64::from(self.re), f64::from(self.im));
                let (m_re, m_im) = (f64::from(m.re), f64::from(m.im));
                let (mut e, mut f);
                if m_re.abs() >= m_im.abs() {
                    let ratio = m_im / m_re;
                    let denom = m_re + ratio * m_im;
                    e = (n_re + n_im * ratio) / denom;
                    f = (n_im - n_re * ratio) / denom;
                } else {
                    let ratio = m_re / m_im;
                    let denom = m_im + ratio * m_re;
                    e = (n_re * ratio + n_im) / denom;
                    f = (n_im * ratio - n_re) / denom;
                }
                if e.is_nan() && f.is_nan() {
                    let (mut a, mut b, mut c, mut d) = (n_re, n_im, m_re, m_im);
                    let one =
                        |x: f64| (if x.is_infinite() { 1.0_f64 } else { 0.0 }).copysign(x);
                    if m_re == 0.0 && m_im == 0.0 && (!a.is_nan() || !b.is_nan()) {
                        e = f64::INFINITY.copysign(c) * a;
                        f = f64::INFINITY.copysign(c) * b;
                    } else if (a.is_infinite() || b.is_infinite())
                        && c.is_finite()
                        && d.is_finite()
                    {
                        a = one(a);
                        b = one(b);
                        e = f64::INFINITY * (a * c + b * d);
                        f = f64::INFINITY * (b * c - a * d);
                    } else if (c.is_infinite() || d.is_infinite())
                        && a.is_finite()
                        && b.is_finite()
                    {
                        c = one(c);
                        d = one(d);
                        e = 0.0 * (a * c + b * d);
                        f = 0.0 * (b * c - a * d);
                    }
                }
                $name::new(e as $part, f as $part)
            }
        }
    };
}

complex!(Complex64, f32, "complex64", Complex64, 8);
complex!(Complex128, f64, "complex128", Complex, 16);

impl Complex64 {
    pub fn to_double(self) -> Complex128 {
        Complex128::new(f64::from(self.re), f64::from(self.im))
    }
}

impl Complex128 {
    pub fn to_single(self) -> Complex64 {
        Complex64::new(self.re as f32, self.im as f32)
    }
}
