// Implements Go's package math/cmplx: the functions that programs use.

use super::*;

pub fn abs(x: Complex128) -> f64 {
    math::hypot(x.re, x.im)
}

pub fn phase(x: Complex128) -> f64 {
    math::atan2(x.im, x.re)
}

pub fn polar(x: Complex128) -> (f64, f64) {
    (abs(x), phase(x))
}

pub fn rect(r: f64, theta: f64) -> Complex128 {
    Complex128::new(r * math::cos(theta), r * math::sin(theta))
}

pub fn conj(x: Complex128) -> Complex128 {
    Complex128::new(x.re, -x.im)
}

pub fn exp(x: Complex128) -> Complex128 {
    let r = math::exp(x.re);
    Complex128::new(r * math::cos(x.im), r * math::sin(x.im))
}

pub fn log(x: Complex128) -> Complex128 {
    Complex128::new(math::log(abs(x)), phase(x))
}

pub fn is_nan(x: Complex128) -> bool {
    !x.re.is_infinite() && !x.im.is_infinite() && (x.re.is_nan() || x.im.is_nan())
}

pub fn is_inf(x: Complex128) -> bool {
    x.re.is_infinite() || x.im.is_infinite()
}

pub fn inf() -> Complex128 {
    Complex128::new(f64::INFINITY, f64::INFINITY)
}

pub fn nan() -> Complex128 {
    Complex128::new(f64::NAN, f64::NAN)
}

pub fn sqrt(x: Complex128) -> Complex128 {
    if x.im == 0.0 {
        if x.re == 0.0 {
            return Complex128::new(0.0, x.im);
        }
        if x.re < 0.0 {
            return Complex128::new(0.0, math::sqrt(-x.re).copysign(x.im));
        }
        return Complex128::new(math::sqrt(x.re), x.im);
    }
    if x.re == 0.0 {
        let r = math::sqrt(0.5 * x.im.abs());
        return Complex128::new(r, r.copysign(x.im));
    }
    let (mut a, mut b) = (x.re, x.im);
    let scale = if a.abs() > 4.0 || b.abs() > 4.0 {
        a *= 0.25;
        b *= 0.25;
        2.0
    } else {
        a *= 1.8014398509481984e16;
        b *= 1.8014398509481984e16;
        7.450580596923828e-9
    };
    let r = math::hypot(a, b);
    let (r, t) = if a > 0.0 {
        let t = math::sqrt(0.5 * r + 0.5 * a);
        let r = scale * ((0.5 * b) / t).abs();
        (r, t * scale)
    } else {
        let r = math::sqrt(0.5 * r - 0.5 * a);
        let t = scale * ((0.5 * b) / r).abs();
        (r * scale, t)
    };
    Complex128::new(t, if b < 0.0 { -r } else { r })
}

pub fn pow(x: Complex128, y: Complex128) -> Complex128 {
    if x.re == 0.0 && x.im == 0.0 {
        return if y.re == 0.0 && y.im == 0.0 {
            Complex128::new(1.0, 0.0)
        } else {
            Complex128::new(0.0, 0.0)
        };
    }
    let modulus = abs(x);
    if modulus == 0.0 {
        return Complex128::new(0.0, 0.0);
    }
    let mut r = math::pow(modulus, y.re);
    let arg = phase(x);
    let mut theta = y.re * arg;
    if y.im != 0.0 {
        r *= math::exp(-y.im * arg);
        theta += y.im * math::log(modulus);
    }
    Complex128::new(r * math::cos(theta), r * math::sin(theta))
}
