// Implements Go's package math/cmplx by its own formulas.

use super::*;

pub fn abs(x: Complex128) -> f64 {
    math::hypot(x.re, x.im)
}

pub fn asin(x: Complex128) -> Complex128 {
    {
        let re = x.re;
        let im = x.im;
        if im == 0.0 && math::abs(re) <= 1.0 {
            return Complex128::new(math::asin(re), im);
        } else if re == 0.0 && math::abs(im) <= 1.0 {
            return Complex128::new(re, math::asinh(im));
        } else if math::is_nan(im) {
            if re == 0.0 {
                return Complex128::new(re, math::nan());
            } else if math::is_inf(re, 0_isize) {
                return Complex128::new(math::nan(), re);
            } else {
                return nan();
            }
        } else if math::is_inf(im, 0_isize) {
            if math::is_nan(re) {
                return x;
            } else if math::is_inf(re, 0_isize) {
                return Complex128::new(
                    math::copysign(std::f64::consts::FRAC_PI_4, re),
                    im,
                );
            } else {
                return Complex128::new(math::copysign(0.0_f64, re), im);
            }
        } else if math::is_inf(re, 0_isize) {
            return Complex128::new(
                math::copysign(std::f64::consts::FRAC_PI_2, re),
                math::copysign(re, im),
            );
        }
    }
    let ct: Complex128 = Complex128::new(-x.im, x.re); // i * x
    let xx: Complex128 = x * x;
    let x1: Complex128 = Complex128::new(1.0 - xx.re, -xx.im); // 1 - x*x
    let x2 = sqrt(x1); // x2 = sqrt(1 - x*x)
    let w = log(ct + x2);
    Complex128::new(w.im, -w.re) // -i * w
}

pub fn asinh(x: Complex128) -> Complex128 {
    {
        let re = x.re;
        let im = x.im;
        if im == 0.0 && math::abs(re) <= 1.0 {
            return Complex128::new(math::asinh(re), im);
        } else if re == 0.0 && math::abs(im) <= 1.0 {
            return Complex128::new(re, math::asin(im));
        } else if math::is_inf(re, 0_isize) {
            if math::is_inf(im, 0_isize) {
                return Complex128::new(
                    re,
                    math::copysign(std::f64::consts::FRAC_PI_4, im),
                );
            } else if math::is_nan(im) {
                return x;
            } else {
                return Complex128::new(re, math::copysign(0.0_f64, im));
            }
        } else if math::is_nan(re) {
            if im == 0.0 {
                return x;
            } else if math::is_inf(im, 0_isize) {
                return Complex128::new(im, re);
            } else {
                return nan();
            }
        } else if math::is_inf(im, 0_isize) {
            return Complex128::new(
                math::copysign(im, re),
                math::copysign(std::f64::consts::FRAC_PI_2, im),
            );
        }
    }
    let xx: Complex128 = x * x;
    let x1: Complex128 = Complex128::new(1.0 + xx.re, xx.im); // 1 + x*x
    log(x + sqrt(x1)) // log(x + sqrt(1 + x*x))
}

pub fn acos(x: Complex128) -> Complex128 {
    let w = asin(x);
    Complex128::new(std::f64::consts::FRAC_PI_2 - w.re, -w.im)
}

pub fn acosh(x: Complex128) -> Complex128 {
    if x == Complex128::new(0.0, 0.0) {
        return Complex128::new(0.0, math::copysign(std::f64::consts::FRAC_PI_2, x.im));
    }
    let w = acos(x);
    if w.im <= 0.0 {
        return Complex128::new(-w.im, w.re); // i * w
    }
    Complex128::new(w.im, -w.re) // -i * w
}

pub fn atan(x: Complex128) -> Complex128 {
    {
        let re = x.re;
        let im = x.im;
        if im == 0.0 {
            return Complex128::new(math::atan(re), im);
        } else if re == 0.0 && math::abs(im) <= 1.0 {
            return Complex128::new(re, math::atanh(im));
        } else if math::is_inf(im, 0_isize) || math::is_inf(re, 0_isize) {
            if math::is_nan(re) {
                return Complex128::new(math::nan(), math::copysign(0.0_f64, im));
            }
            return Complex128::new(
                math::copysign(std::f64::consts::FRAC_PI_2, re),
                math::copysign(0.0_f64, im),
            );
        } else if math::is_nan(re) || math::is_nan(im) {
            return nan();
        }
    }
    let x2: f64 = x.re * x.re;
    let a: f64 = 1.0 - x2 - x.im * x.im;
    if a == 0.0 {
        return nan();
    }
    let mut t: f64 = 0.5 * math::atan2(2.0 * x.re, a);
    let w = reduce_pi(t);

    t = x.im - 1.0;
    let b: f64 = x2 + t * t;
    if b == 0.0 {
        return nan();
    }
    t = x.im + 1.0;
    let c: f64 = (x2 + t * t) / b;
    Complex128::new(w, 0.25 * math::log(c))
}

pub fn atanh(x: Complex128) -> Complex128 {
    let mut z: Complex128 = Complex128::new(-x.im, x.re); // z = i * x
    z = atan(z);
    Complex128::new(z.im, -z.re) // z = -i * z
}

pub fn conj(x: Complex128) -> Complex128 {
    Complex128::new(x.re, -x.im)
}

pub fn exp(x: Complex128) -> Complex128 {
    {
        let re = x.re;
        let im = x.im;
        if math::is_inf(re, 0_isize) {
            if re > 0.0 && im == 0.0 {
                return x;
            } else if math::is_inf(im, 0_isize) || math::is_nan(im) {
                if re < 0.0 {
                    return Complex128::new(0.0, math::copysign(0.0_f64, im));
                } else {
                    return Complex128::new(math::inf(1_isize), math::nan());
                }
            }
        } else if math::is_nan(re) && im == 0.0 {
            return Complex128::new(math::nan(), im);
        }
    }
    let r = math::exp(x.re);
    let (s, c) = math::sincos(x.im);
    Complex128::new(r * c, r * s)
}

pub fn is_inf(x: Complex128) -> bool {
    if math::is_inf(x.re, 0_isize) || math::is_inf(x.im, 0_isize) {
        return true;
    }
    false
}

pub fn inf() -> Complex128 {
    let inf_ = math::inf(1_isize);
    Complex128::new(inf_, inf_)
}

pub fn is_nan(x: Complex128) -> bool {
    if math::is_inf(x.re, 0_isize) || math::is_inf(x.im, 0_isize) {
        return false;
    } else if math::is_nan(x.re) || math::is_nan(x.im) {
        return true;
    }
    false
}

pub fn nan() -> Complex128 {
    let nan = math::nan();
    Complex128::new(nan, nan)
}

pub fn log(x: Complex128) -> Complex128 {
    Complex128::new(math::log(abs(x)), phase(x))
}

pub fn log10(x: Complex128) -> Complex128 {
    let z = log(x);
    Complex128::new(
        std::f64::consts::LOG10_E * z.re,
        std::f64::consts::LOG10_E * z.im,
    )
}

pub fn phase(x: Complex128) -> f64 {
    math::atan2(x.im, x.re)
}

pub fn polar(x: Complex128) -> (f64, f64) {
    (abs(x), phase(x))
}

pub fn pow(x: Complex128, y: Complex128) -> Complex128 {
    if x == Complex128::new(0.0, 0.0) {
        // Guaranteed also true for x == -0.
        if is_nan(y) {
            return nan();
        }
        let r = y.re;
        let i = y.im;
        if r == 0.0 {
            return Complex128::new(1.0, 0.0);
        } else if r < 0.0 {
            if i == 0.0 {
                return Complex128::new(math::inf(1_isize), 0.0);
            }
            return inf();
        } else if r > 0.0 {
            return Complex128::new(0.0, 0.0);
        }
        panic(any(Str::from("not reached")));
    }
    let modulus = abs(x);
    if modulus == 0.0 {
        return Complex128::new(0.0, 0.0);
    }
    let mut r = math::pow(modulus, y.re);
    let arg = phase(x);
    let mut theta: f64 = y.re * arg;
    if y.im != 0.0 {
        r *= math::exp(-y.im * arg);
        theta += y.im * math::log(modulus);
    }
    let (s, c) = math::sincos(theta);
    Complex128::new(r * c, r * s)
}

pub fn rect(r: f64, theta: f64) -> Complex128 {
    let (s, c) = math::sincos(theta);
    Complex128::new(r * c, r * s)
}

pub fn sin(x: Complex128) -> Complex128 {
    {
        let re = x.re;
        let im = x.im;
        if im == 0.0 && (math::is_inf(re, 0_isize) || math::is_nan(re)) {
            return Complex128::new(math::nan(), im);
        } else if math::is_inf(im, 0_isize) {
            if re == 0.0 {
                return x;
            } else if math::is_inf(re, 0_isize) || math::is_nan(re) {
                return Complex128::new(math::nan(), im);
            }
        } else if re == 0.0 && math::is_nan(im) {
            return x;
        }
    }
    let (s, c) = math::sincos(x.re);
    let (sh, ch) = sinhcosh(x.im);
    Complex128::new(s * ch, c * sh)
}

pub fn sinh(x: Complex128) -> Complex128 {
    {
        let re = x.re;
        let im = x.im;
        if re == 0.0 && (math::is_inf(im, 0_isize) || math::is_nan(im)) {
            return Complex128::new(re, math::nan());
        } else if math::is_inf(re, 0_isize) {
            if im == 0.0 {
                return Complex128::new(re, im);
            } else if math::is_inf(im, 0_isize) || math::is_nan(im) {
                return Complex128::new(re, math::nan());
            }
        } else if im == 0.0 && math::is_nan(re) {
            return Complex128::new(math::nan(), im);
        }
    }
    let (s, c) = math::sincos(x.im);
    let (sh, ch) = sinhcosh(x.re);
    Complex128::new(c * sh, s * ch)
}

pub fn cos(x: Complex128) -> Complex128 {
    {
        let re = x.re;
        let im = x.im;
        if im == 0.0 && (math::is_inf(re, 0_isize) || math::is_nan(re)) {
            return Complex128::new(math::nan(), -im * math::copysign(0.0_f64, re));
        } else if math::is_inf(im, 0_isize) {
            if re == 0.0 {
                return Complex128::new(
                    math::inf(1_isize),
                    -re * math::copysign(0.0_f64, im),
                );
            } else if math::is_inf(re, 0_isize) || math::is_nan(re) {
                return Complex128::new(math::inf(1_isize), math::nan());
            }
        } else if re == 0.0 && math::is_nan(im) {
            return Complex128::new(math::nan(), 0.0);
        }
    }
    let (s, c) = math::sincos(x.re);
    let (sh, ch) = sinhcosh(x.im);
    Complex128::new(c * ch, -s * sh)
}

pub fn cosh(x: Complex128) -> Complex128 {
    {
        let re = x.re;
        let im = x.im;
        if re == 0.0 && (math::is_inf(im, 0_isize) || math::is_nan(im)) {
            return Complex128::new(math::nan(), re * math::copysign(0.0_f64, im));
        } else if math::is_inf(re, 0_isize) {
            if im == 0.0 {
                return Complex128::new(
                    math::inf(1_isize),
                    im * math::copysign(0.0_f64, re),
                );
            } else if math::is_inf(im, 0_isize) || math::is_nan(im) {
                return Complex128::new(math::inf(1_isize), math::nan());
            }
        } else if im == 0.0 && math::is_nan(re) {
            return Complex128::new(math::nan(), im);
        }
    }
    let (s, c) = math::sincos(x.im);
    let (sh, ch) = sinhcosh(x.re);
    Complex128::new(c * ch, s * sh)
}

fn sinhcosh(x: f64) -> (f64, f64) {
    if math::abs(x) <= 0.5 {
        return (math::sinh(x), math::cosh(x));
    }
    let mut e = math::exp(x);
    let ei: f64 = 0.5 / e;
    e *= 0.5;
    (e - ei, e + ei)
}

pub fn sqrt(x: Complex128) -> Complex128 {
    if x.im == 0.0 {
        // Ensure that imag(r) has the same sign as imag(x) for imag(x) == signed zero.
        if x.re == 0.0 {
            return Complex128::new(0.0, x.im);
        }
        if x.re < 0.0 {
            return Complex128::new(0.0, math::copysign(math::sqrt(-x.re), x.im));
        }
        return Complex128::new(math::sqrt(x.re), x.im);
    } else if math::is_inf(x.im, 0_isize) {
        return Complex128::new(math::inf(1_isize), x.im);
    }
    if x.re == 0.0 {
        if x.im < 0.0 {
            let r = math::sqrt(-0.5 * x.im);
            return Complex128::new(r, -r);
        }
        let r = math::sqrt(0.5 * x.im);
        return Complex128::new(r, r);
    }
    let mut a = x.re;
    let mut b = x.im;
    // Rescale to avoid internal overflow or underflow.
    let scale: f64 = if math::abs(a) > 4.0 || math::abs(b) > 4.0 {
        a *= 0.25;
        b *= 0.25;
        2.0
    } else {
        a *= 18014398509481984.0; // 2**54
        b *= 18014398509481984.0;
        7.450580596923828e-9 // 2**-27
    };
    let mut r = math::hypot(a, b);
    let mut t: f64;
    if a > 0.0 {
        t = math::sqrt(0.5 * r + 0.5 * a);
        r = scale * math::abs(0.5 * b / t);
        t *= scale;
    } else {
        r = math::sqrt(0.5 * r - 0.5 * a);
        t = scale * math::abs(0.5 * b / r);
        r *= scale;
    }
    if b < 0.0 {
        return Complex128::new(t, -r);
    }
    Complex128::new(t, r)
}

pub fn tan(x: Complex128) -> Complex128 {
    {
        let re = x.re;
        let im = x.im;
        if math::is_inf(im, 0_isize) {
            if math::is_inf(re, 0_isize) || math::is_nan(re) {
                return Complex128::new(
                    math::copysign(0.0_f64, re),
                    math::copysign(1.0_f64, im),
                );
            }
            return Complex128::new(
                math::copysign(0.0_f64, math::sin(2.0 * re)),
                math::copysign(1.0_f64, im),
            );
        } else if re == 0.0 && math::is_nan(im) {
            return x;
        }
    }
    let mut d: f64 = math::cos(2.0 * x.re) + math::cosh(2.0 * x.im);
    if math::abs(d) < 0.25 {
        d = tan_series(x);
    }
    if d == 0.0 {
        return inf();
    }
    Complex128::new(math::sin(2.0 * x.re) / d, math::sinh(2.0 * x.im) / d)
}

pub fn tanh(x: Complex128) -> Complex128 {
    {
        let re = x.re;
        let im = x.im;
        if math::is_inf(re, 0_isize) {
            if math::is_inf(im, 0_isize) || math::is_nan(im) {
                return Complex128::new(
                    math::copysign(1.0_f64, re),
                    math::copysign(0.0_f64, im),
                );
            }
            return Complex128::new(
                math::copysign(1.0_f64, re),
                math::copysign(0.0_f64, math::sin(2.0 * im)),
            );
        } else if im == 0.0 && math::is_nan(re) {
            return x;
        }
    }
    let d: f64 = math::cosh(2.0 * x.re) + math::cos(2.0 * x.im);
    if d == 0.0 {
        return inf();
    }
    Complex128::new(math::sinh(2.0 * x.re) / d, math::sin(2.0 * x.im) / d)
}

fn reduce_pi(mut x: f64) -> f64 {
    // reduceThreshold is the maximum value of x where the reduction using
    // Cody-Waite reduction still gives accurate results. This threshold
    // is set by t*PIn being representable as a float64 without error
    // where t is given by t = floor(x * (1 / Pi)) and PIn are the leading partial
    // terms of Pi. Since the leading terms, PI1 and PI2 below, have 30 and 32
    // trailing zero bits respectively, t should have less than 30 significant bits.
    //	t < 1<<30  -> floor(x*(1/Pi)+0.5) < 1<<30 -> x < (1<<30-1) * Pi - 0.5
    // So, conservatively we can take x < 1<<30.
    const REDUCE_THRESHOLD: f64 = 1073741824.0;
    if math::abs(x) < REDUCE_THRESHOLD {
        // Use Cody-Waite reduction in three parts.
        const PI1: f64 = 3.141592502593994;
        const PI2: f64 = 1.5099578831723193e-7;
        const PI3: f64 = 1.0780605716316238e-14;
        let mut t: f64 = x / std::f64::consts::PI;
        t += 0.5;
        t = super::trunc(t) as f64; // int64(t) = the multiple
        return x - t * PI1 - t * PI2 - t * PI3;
    }
    // Must apply Payne-Hanek range reduction
    const MASK: isize = 2047;
    const SHIFT: isize = 52;
    const BIAS: isize = 1023;
    const FRAC_MASK: isize = 4_503_599_627_370_495;
    // Extract out the integer and exponent such that,
    // x = ix * 2 ** exp.
    let mut ix = math::float64bits(x);
    let exp_: isize = ((shift_right(ix, 52) & 2047) as isize)
        .wrapping_sub(BIAS)
        .wrapping_sub(SHIFT);
    ix &= 4_503_599_627_370_495;
    ix |= 4_503_599_627_370_496;

    // mPi is the binary digits of 1/Pi as a uint64 array,
    // that is, 1/Pi = Sum mPi[i]*2^(-64*i).
    // 19 64-bit digits give 1216 bits of precision
    // to handle the largest possible float64 exponent.
    let m_pi: [u64; 20] = [
        0,
        5_871_781_006_564_002_452,
        18_308_165_927_316_385_504,
        7_904_181_063_698_728_992,
        18_386_141_011_142_107_824,
        15_821_769_039_155_751_280,
        226_472_410_124_699_918,
        9_155_525_084_211_106_719,
        8_377_006_445_469_475_394,
        8_416_726_409_370_648_352,
        11_297_538_173_999_619_322,
        5_639_122_210_317_440_029,
        10_375_251_204_153_461_767,
        17_840_878_831_444_244_111,
        13_158_180_450_388_509_915,
        12_079_533_480_525_952_278,
        13_444_332_734_028_904_637,
        11_422_145_685_100_251_509,
        3_890_458_997_777_936_004,
        3_098_925_296_816_862_677,
    ];
    // Use the exponent to extract the 3 appropriate uint64 digits from mPi,
    // B ~ (z0, z1, z2), such that the product leading digit has the exponent -64.
    // Note, exp >= 50 since x >= reduceThreshold and exp < 971 for maximum float64.
    let digit: usize = exp_.wrapping_add(64) as usize / 64;
    let bitshift: usize = exp_.wrapping_add(64) as usize % 64;
    let z0: u64 = shift_left(m_pi[place(digit as isize)], bitshift as u64)
        | shift_right(
            m_pi[place(digit.wrapping_add(1) as isize)],
            64_usize.wrapping_sub(bitshift) as u64,
        );
    let z1: u64 = shift_left(m_pi[place(digit.wrapping_add(1) as isize)], bitshift as u64)
        | shift_right(
            m_pi[place(digit.wrapping_add(2) as isize)],
            64_usize.wrapping_sub(bitshift) as u64,
        );
    let z2: u64 = shift_left(m_pi[place(digit.wrapping_add(2) as isize)], bitshift as u64)
        | shift_right(
            m_pi[place(digit.wrapping_add(3) as isize)],
            64_usize.wrapping_sub(bitshift) as u64,
        );
    // Multiply mantissa by the digits and extract the upper two digits (hi, lo).
    let (z2hi, _) = bits::mul64(z2, ix);
    let (z1hi, z1lo) = bits::mul64(z1, ix);
    let z0lo: u64 = z0.wrapping_mul(ix);
    let (lo, c) = bits::add64(z1lo, z2hi, 0_u64);
    let (mut hi, _) = bits::add64(z0lo, z1hi, c);
    // Find the magnitude of the fraction.
    let lz = bits::leading_zeros64(hi) as usize;
    let e = 1023_usize.wrapping_sub(lz.wrapping_add(1)) as u64;
    // Clear implicit mantissa bit and shift into place.
    hi = shift_left(hi, lz.wrapping_add(1) as u64)
        | shift_right(lo, 64_usize.wrapping_sub(lz.wrapping_add(1)) as u64);
    hi = shift_right(hi, 12);
    // Include the exponent and convert to a float.
    hi |= shift_left(e, 52);
    x = math::float64frombits(hi);
    // map to (-Pi/2, Pi/2]
    if x > 0.5 {
        x -= 1.0;
    }
    std::f64::consts::PI * x
}

fn tan_series(z: Complex128) -> f64 {
    const MACHEP: f64 = 1.1102230246251565e-16;
    let mut x = math::abs(2.0 * z.re);
    let mut y = math::abs(2.0 * z.im);
    x = reduce_pi(x);
    x = x * x;
    y = y * y;
    let mut x2: f64 = 1.0;
    let mut y2: f64 = 1.0;
    let mut f: f64 = 1.0;
    let mut rn: f64 = 0.0;
    let mut d: f64 = 0.0;
    loop {
        rn += 1.0;
        f *= rn;
        rn += 1.0;
        f *= rn;
        x2 *= x;
        y2 *= y;
        let mut t: f64 = y2 + x2;
        t /= f;
        d += t;

        rn += 1.0;
        f *= rn;
        rn += 1.0;
        f *= rn;
        x2 *= x;
        y2 *= y;
        t = y2 - x2;
        t /= f;
        d += t;
        let goes_on = math::abs(t / d) > MACHEP;
        if !goes_on {
            // Caution: Use ! and > instead of <= for correct behavior if t/d is NaN.
            // See issue 17577.
            break;
        }
    }
    d
}

pub fn cot(x: Complex128) -> Complex128 {
    let mut d: f64 = math::cosh(2.0 * x.im) - math::cos(2.0 * x.re);
    if math::abs(d) < 0.25 {
        d = tan_series(x);
    }
    if d == 0.0 {
        return inf();
    }
    Complex128::new(math::sin(2.0 * x.re) / d, -math::sinh(2.0 * x.im) / d)
}
