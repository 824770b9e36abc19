// Implements Go's package math. Functions that are not exact in every implementation follow Go's own algorithms.

use super::*;

pub fn abs(x: f64) -> f64 {
    x.abs()
}

pub fn sqrt(x: f64) -> f64 {
    x.sqrt()
}

pub fn floor(x: f64) -> f64 {
    x.floor()
}

pub fn ceil(x: f64) -> f64 {
    x.ceil()
}

pub fn trunc(x: f64) -> f64 {
    x.trunc()
}

pub fn round(x: f64) -> f64 {
    x.round()
}

pub fn round_to_even(x: f64) -> f64 {
    x.round_ties_even()
}

pub fn copysign(f: f64, sign: f64) -> f64 {
    f.copysign(sign)
}

pub fn signbit(x: f64) -> bool {
    x.is_sign_negative()
}

pub fn fma(x: f64, y: f64, z: f64) -> f64 {
    x.mul_add(y, z)
}

pub fn inf(sign: isize) -> f64 {
    if sign >= 0 {
        f64::INFINITY
    } else {
        f64::NEG_INFINITY
    }
}

pub fn nan() -> f64 {
    f64::from_bits(0x7ff8_0000_0000_0001)
}

pub fn is_nan(f: f64) -> bool {
    f.is_nan()
}

pub fn is_inf(f: f64, sign: isize) -> bool {
    f.is_infinite() && (sign == 0 || (sign > 0) == (f > 0.0))
}

pub fn float64bits(f: f64) -> u64 {
    f.to_bits()
}

pub fn float64frombits(b: u64) -> f64 {
    f64::from_bits(b)
}

pub fn float32bits(f: f32) -> u32 {
    f.to_bits()
}

pub fn float32frombits(b: u32) -> f32 {
    f32::from_bits(b)
}

pub fn max(x: f64, y: f64) -> f64 {
    if x.is_infinite() && x > 0.0 || y.is_infinite() && y > 0.0 {
        return f64::INFINITY;
    }
    float_max(x, y)
}

pub fn min(x: f64, y: f64) -> f64 {
    if x.is_infinite() && x < 0.0 || y.is_infinite() && y < 0.0 {
        return f64::NEG_INFINITY;
    }
    float_min(x, y)
}

pub fn dim(x: f64, y: f64) -> f64 {
    let v = x - y;
    if v <= 0.0 { 0.0 } else { v }
}

pub fn mod_(x: f64, y: f64) -> f64 {
    x % y
}

pub fn modf(f: f64) -> (f64, f64) {
    let whole = f.trunc();
    let part = if f.is_infinite() {
        f64::NAN
    } else {
        (f - whole).copysign(f)
    };
    (whole, part)
}

pub fn frexp(f: f64) -> (f64, isize) {
    if f == 0.0 || !f.is_finite() {
        return (f, 0);
    }
    let (f, shift) = if f.abs() < f64::MIN_POSITIVE {
        (f * 2_f64.powi(52), -52)
    } else {
        (f, 0)
    };
    let word = f.to_bits();
    let exponent = ((word >> 52) & 0x7ff) as isize - 1022;
    (
        f64::from_bits(word & !(0x7ff << 52) | 1022 << 52),
        exponent + shift,
    )
}

pub fn ldexp(frac: f64, exp: isize) -> f64 {
    if frac == 0.0 || !frac.is_finite() {
        return frac;
    }
    let (part, own) = frexp(frac);
    let exponent = own + exp;
    if exponent < -1080 {
        return 0_f64.copysign(frac);
    }
    if exponent > 1024 {
        return f64::INFINITY.copysign(frac);
    }
    if exponent < -1020 {
        return part * 2_f64.powi(exponent as i32 + 60) * 2_f64.powi(-60);
    }
    part * 2.0 * 2_f64.powi(exponent as i32 - 1)
}

pub fn ilogb(x: f64) -> isize {
    if x == 0.0 {
        return -2_147_483_648;
    }
    if !x.is_finite() {
        return 2_147_483_647;
    }
    frexp(x).1 - 1
}

pub fn logb(x: f64) -> f64 {
    if x == 0.0 {
        return f64::NEG_INFINITY;
    }
    if !x.is_finite() {
        return x * x;
    }
    ilogb(x) as f64
}

pub fn nextafter(x: f64, y: f64) -> f64 {
    if x.is_nan() || y.is_nan() {
        return f64::NAN;
    }
    if x == y {
        return x;
    }
    if x == 0.0 {
        return f64::from_bits(1).copysign(y);
    }
    let word = x.to_bits();
    f64::from_bits(if (y > x) == (x > 0.0) {
        word + 1
    } else {
        word - 1
    })
}

pub fn hypot(p: f64, q: f64) -> f64 {
    if p.is_infinite() || q.is_infinite() {
        return f64::INFINITY;
    }
    if p.is_nan() || q.is_nan() {
        return f64::NAN;
    }
    let (p, q) = (p.abs().max(q.abs()), p.abs().min(q.abs()));
    if p == 0.0 {
        return 0.0;
    }
    let q = q / p;
    p * (1.0 + q * q).sqrt()
}

pub fn pow10(n: isize) -> f64 {
    if n < -323 {
        return 0.0;
    }
    if n > 308 {
        return f64::INFINITY;
    }
    format!("1e{n}").parse().unwrap_or(0.0)
}

/// By repeated squaring, as Go does, with the part after the point through `exp` and `log`.
pub fn pow(x: f64, y: f64) -> f64 {
    if y == 0.0 || x == 1.0 {
        return 1.0;
    }
    if y == 1.0 {
        return x;
    }
    if x.is_nan() || y.is_nan() {
        return f64::NAN;
    }
    if x == 0.0 {
        let odd = is_odd(y);
        return match (y < 0.0, odd) {
            (true, true) => f64::INFINITY.copysign(x),
            (true, false) => f64::INFINITY,
            (false, true) => x,
            (false, false) => 0.0,
        };
    }
    if y.is_infinite() {
        if x == -1.0 {
            return 1.0;
        }
        return if (x.abs() < 1.0) == (y > 0.0) {
            0.0
        } else {
            f64::INFINITY
        };
    }
    if x.is_infinite() {
        if x < 0.0 {
            return if y < 0.0 {
                if is_odd(y) { -0.0 } else { 0.0 }
            } else if is_odd(y) {
                f64::NEG_INFINITY
            } else {
                f64::INFINITY
            };
        }
        return if y < 0.0 { 0.0 } else { f64::INFINITY };
    }
    if y == 0.5 {
        return x.sqrt();
    }
    if y == -0.5 {
        return 1.0 / x.sqrt();
    }
    let (mut yi, mut yf) = modf(y.abs());
    if yf != 0.0 && x < 0.0 {
        return f64::NAN;
    }
    if yi >= 9.223372036854776e+18 {
        return if x == -1.0 {
            1.0
        } else if (x.abs() < 1.0) == (y > 0.0) {
            0.0
        } else {
            f64::INFINITY
        };
    }
    let mut a1 = 1.0;
    let mut ae: isize = 0;
    if yf != 0.0 {
        if yf > 0.5 {
            yf -= 1.0;
            yi += 1.0;
        }
        a1 = exp(yf * log(x));
    }
    let (mut x1, mut xe) = frexp(x);
    let mut i = yi as i64;
    while i != 0 {
        if !(-(1 << 12)..=1 << 12).contains(&xe) {
            ae += xe;
            break;
        }
        if i & 1 == 1 {
            a1 *= x1;
            ae += xe;
        }
        x1 *= x1;
        xe <<= 1;
        if x1 < 0.5 {
            x1 += x1;
            xe -= 1;
        }
        i >>= 1;
    }
    if y < 0.0 {
        a1 = 1.0 / a1;
        ae = -ae;
    }
    ldexp(a1, ae)
}

fn is_odd(x: f64) -> bool {
    if x.abs() >= 9007199254740992.0 {
        return false;
    }
    let (whole, part) = modf(x);
    part == 0.0 && whole as i64 & 1 == 1
}

/// As FreeBSD's `e_log.c`, which Go follows.
pub fn log(x: f64) -> f64 {
    if x.is_nan() || x == f64::INFINITY {
        return x;
    }
    if x < 0.0 {
        return f64::NAN;
    }
    if x == 0.0 {
        return f64::NEG_INFINITY;
    }
    let (mut f1, mut ki) = frexp(x);
    if f1 < std::f64::consts::SQRT_2 / 2.0 {
        f1 *= 2.0;
        ki -= 1;
    }
    let f = f1 - 1.0;
    let k = ki as f64;
    let s = f / (2.0 + f);
    let s2 = s * s;
    let s4 = s2 * s2;
    let t1 = s2
        * (0.6666666666666735
            + s4 * (0.2857142874366239
                + s4 * (0.1818357216161805 + s4 * 0.14798198605116586)));
    let t2 =
        s4 * (0.3999999999940942 + s4 * (0.22222198432149784 + s4 * 0.15313837699209373));
    let r = t1 + t2;
    let half = 0.5 * f * f;
    k * 0.6931471803691238 - ((half - (s * (half + r) + k * 1.9082149292705877e-10)) - f)
}

pub fn log2(x: f64) -> f64 {
    let (part, exponent) = frexp(x);
    if part == 0.5 {
        return (exponent - 1) as f64;
    }
    log(part) * (1.0 / std::f64::consts::LN_2) + exponent as f64
}

pub fn log10(x: f64) -> f64 {
    log2(x) * (std::f64::consts::LN_2 / std::f64::consts::LN_10)
}

pub fn log1p(x: f64) -> f64 {
    x.ln_1p()
}

/// As FreeBSD's `e_exp.c`, which Go follows.
pub fn exp(x: f64) -> f64 {
    if x.is_nan() || x == f64::INFINITY {
        return x;
    }
    if x == f64::NEG_INFINITY {
        return 0.0;
    }
    if x > 709.782712893384 {
        return f64::INFINITY;
    }
    if x < -745.1332191019411 {
        return 0.0;
    }
    if x.abs() < 1.0 / (1_u64 << 28) as f64 {
        return 1.0 + x;
    }
    let k = if x < 0.0 {
        (std::f64::consts::LOG2_E * x - 0.5) as i64
    } else {
        (std::f64::consts::LOG2_E * x + 0.5) as i64
    };
    let hi = x - k as f64 * 0.6931471803691238;
    let lo = k as f64 * 1.9082149292705877e-10;
    exp_multi(hi, lo, k as isize)
}

fn exp_multi(hi: f64, lo: f64, k: isize) -> f64 {
    let r = hi - lo;
    let t = r * r;
    let c = r - t
        * (0.16666666666666666
            + t * (-0.0027777777777015593
                + t * (6.613756321437934e-05
                    + t * (-1.6533902205465252e-06 + t * 4.1381367970572385e-08))));
    let y = 1.0 - ((lo - (r * c) / (2.0 - c)) - hi);
    ldexp(y, k)
}

pub fn exp2(x: f64) -> f64 {
    if x.is_nan() || x == f64::INFINITY {
        return x;
    }
    if x == f64::NEG_INFINITY || x < -1074.0 {
        return 0.0;
    }
    if x >= 1024.0 {
        return f64::INFINITY;
    }
    let k = if x > 0.0 {
        (x + 0.5) as i64
    } else if x < 0.0 {
        (x - 0.5) as i64
    } else {
        0
    };
    let t = x - k as f64;
    exp_multi(
        t * 0.6931471803691238,
        -t * 1.9082149292705877e-10,
        k as isize,
    )
}

pub fn expm1(x: f64) -> f64 {
    x.exp_m1()
}

/// As the Cephes library, which Go follows.
pub fn sin(x: f64) -> f64 {
    if x == 0.0 || x.is_nan() {
        return x;
    }
    if x.is_infinite() {
        return f64::NAN;
    }
    let (j, z) = octant(x.abs());
    let negative = (x < 0.0) != (j > 3);
    let y = if matches!(j & 3, 1 | 2) {
        cos_part(z)
    } else {
        sin_part(z)
    };
    if negative { -y } else { y }
}

pub fn cos(x: f64) -> f64 {
    if !x.is_finite() {
        return f64::NAN;
    }
    let (j, z) = octant(x.abs());
    let mut negative = j > 3;
    let j = j & 3;
    if j > 1 {
        negative = !negative;
    }
    let y = if j == 1 || j == 2 {
        sin_part(z)
    } else {
        cos_part(z)
    };
    if negative { -y } else { y }
}

pub fn sincos(x: f64) -> (f64, f64) {
    (sin(x), cos(x))
}

pub fn tan(x: f64) -> f64 {
    if x == 0.0 || x.is_nan() {
        return x;
    }
    if x.is_infinite() {
        return f64::NAN;
    }
    let (j, z) = octant(x.abs());
    let zz = z * z;
    let mut y = z;
    if zz > 1e-14 {
        let p = ((-13093.693918138377 * zz + 1153516.6483858742) * zz - 17956525.197648488)
            * zz;
        let q = (((zz + 13681.296344069295) * zz - 1320892.3444021095) * zz
            + 25008380.18233579)
            * zz
            - 53869575.592945464;
        y = z + z * (p / q);
    }
    if j & 2 == 2 {
        y = -1.0 / y;
    }
    if x < 0.0 { -y } else { y }
}

/// Which eighth of the circle, even ones only, and the angle within it.
fn octant(x: f64) -> (u64, f64) {
    if x >= (1 << 29) as f64 {
        // Payne and Hanek: Rust's own remainder is as exact, and such angles are rare.
        let turn = x % (2.0 * std::f64::consts::PI);
        return octant(turn);
    }
    let mut j = (x * (4.0 / std::f64::consts::PI)) as u64;
    let mut y = j as f64;
    if j & 1 == 1 {
        j += 1;
        y += 1.0;
    }
    let z = ((x - y * 0.7853981256484985) - y * 3.774894707930798e-08)
        - y * 2.6951514290790595e-15;
    (j & 7, z)
}

fn sin_part(z: f64) -> f64 {
    let zz = z * z;
    z + z
        * zz
        * ((((((1.5896230157654656e-10 * zz - 2.5050747762857807e-08) * zz
            + 2.7557313621385722e-06)
            * zz
            - 0.0001984126982958954)
            * zz
            + 0.008333333333322118)
            * zz)
            - 0.1666666666666663)
}

fn cos_part(z: f64) -> f64 {
    let zz = z * z;
    1.0 - 0.5 * zz
        + zz * zz
            * ((((((-1.1358536521387682e-11 * zz + 2.087570084197473e-09) * zz
                - 2.755731417929674e-07)
                * zz
                + 2.4801587288851704e-05)
                * zz
                - 0.0013888888888873056)
                * zz)
                + 0.041666666666666595)
}

pub fn atan(x: f64) -> f64 {
    if x == 0.0 {
        return x;
    }
    if x > 0.0 {
        positive_atan(x)
    } else {
        -positive_atan(-x)
    }
}

fn positive_atan(x: f64) -> f64 {
    const MORE: f64 = 6.123233995736766e-17;
    if x <= 0.66 {
        return small_atan(x);
    }
    if x > 2.414213562373095 {
        return std::f64::consts::FRAC_PI_2 - small_atan(1.0 / x) + MORE;
    }
    std::f64::consts::FRAC_PI_4 + small_atan((x - 1.0) / (x + 1.0)) + 0.5 * MORE
}

fn small_atan(x: f64) -> f64 {
    let z = x * x;
    let p = ((((-0.8750608600031904 * z - 16.157537187333652) * z - 75.00855792314705)
        * z
        - 122.88666844901361)
        * z)
        - 64.85021904942025;
    let q = ((((z + 24.858464901423062) * z + 165.02700983169885) * z
        + 432.88106049129027)
        * z
        + 485.3903996359137)
        * z
        + 194.5506571482614;
    let z = z * p / q;
    x * z + x
}

pub fn asin(x: f64) -> f64 {
    if x == 0.0 {
        return x;
    }
    let size = x.abs();
    if size > 1.0 || x.is_nan() {
        return f64::NAN;
    }
    let root = (1.0 - size * size).sqrt();
    let angle = if size > 0.7 {
        std::f64::consts::FRAC_PI_2 - positive_atan(root / size)
    } else {
        positive_atan(size / root)
    };
    if x < 0.0 { -angle } else { angle }
}

pub fn acos(x: f64) -> f64 {
    std::f64::consts::FRAC_PI_2 - asin(x)
}

pub fn atan2(y: f64, x: f64) -> f64 {
    if y.is_nan() || x.is_nan() {
        return f64::NAN;
    }
    if y == 0.0 {
        return if x.is_sign_positive() {
            0_f64.copysign(y)
        } else {
            std::f64::consts::PI.copysign(y)
        };
    }
    if x == 0.0 {
        return std::f64::consts::FRAC_PI_2.copysign(y);
    }
    if x.is_infinite() || y.is_infinite() {
        return y.atan2(x);
    }
    let q = atan(y / x);
    if x >= 0.0 {
        return q;
    }
    if q <= 0.0 {
        q + std::f64::consts::PI
    } else {
        q - std::f64::consts::PI
    }
}

pub fn sinh(x: f64) -> f64 {
    let size = x.abs();
    let value = if size > 21.0 {
        exp(size) * 0.5
    } else if size > 0.5 {
        let e = exp(size);
        (e - 1.0 / e) * 0.5
    } else {
        let sq = size * size;
        let p = ((-26.30563213397497 * sq - 2894.211355989564) * sq - 89912.72022039509)
            * sq
            - 630767.3640497717;
        let q = (sq - 173.6789535582337) * sq + 15215.17378790019;
        let q = q * sq - 630767.3640497717;
        p * size / q
    };
    value.copysign(x)
}

pub fn cosh(x: f64) -> f64 {
    let size = x.abs();
    if size > 21.0 {
        return exp(size) * 0.5;
    }
    let e = exp(size);
    (e + 1.0 / e) * 0.5
}

pub fn tanh(x: f64) -> f64 {
    x.tanh()
}

pub fn asinh(x: f64) -> f64 {
    x.asinh()
}

pub fn acosh(x: f64) -> f64 {
    x.acosh()
}

pub fn atanh(x: f64) -> f64 {
    x.atanh()
}

/// As FreeBSD's `s_cbrt.c`, which Go follows.
pub fn cbrt(x: f64) -> f64 {
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let size = x.abs();
    let t = f64::from_bits(size.to_bits() / 3 + (715_094_163 << 32));
    let t = if size < f64::MIN_POSITIVE {
        let scaled = (1_u64 << 54) as f64 * size;
        f64::from_bits(scaled.to_bits() / 3 + (696_219_795 << 32))
    } else {
        t
    };
    let r = t * t / size;
    let s = 0.5428571428571428 + r * t;
    let t = t
        * (0.3571428571428572
            + 1.6071428571428572 / (s + 1.4142857142857144 + -0.7053061224489795 / s));
    let t = f64::from_bits((t.to_bits() & (0xf_ffff_fffc << 28)) + (1 << 30));
    let s = t * t;
    let r = size / s;
    let w = t + t;
    let r = (r - t) / (w + r);
    (t + t * r).copysign(x)
}

/// The remainder nearest to zero.
pub fn remainder(x: f64, y: f64) -> f64 {
    if x.is_nan() || y.is_nan() || x.is_infinite() || y == 0.0 {
        return f64::NAN;
    }
    if y.is_infinite() {
        return x;
    }
    let y = y.abs();
    let mut r = x.abs() % (y + y);
    if r > y / 2.0 {
        r -= y;
        if r >= y / 2.0 {
            r -= y;
        }
    }
    if x < 0.0 { -r } else { r }
}
