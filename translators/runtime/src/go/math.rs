// Implements Go's package math as Go computes it for amd64: by its own formulas, and with its assembly's where there is one.

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
    if x == f64::INFINITY || y == f64::INFINITY {
        return f64::INFINITY;
    }
    if x.is_nan() || y.is_nan() {
        return nan();
    }
    float_max(x, y)
}

pub fn min(x: f64, y: f64) -> f64 {
    if x == f64::NEG_INFINITY || y == f64::NEG_INFINITY {
        return f64::NEG_INFINITY;
    }
    if x.is_nan() || y.is_nan() {
        return nan();
    }
    float_min(x, y)
}

pub fn dim(x: f64, y: f64) -> f64 {
    let v = x - y;
    if v <= 0.0 { 0.0 } else { v }
}

pub fn modf(f: f64) -> (f64, f64) {
    let whole = f.trunc();
    let part = if f.is_infinite() {
        f64::NAN.copysign(f)
    } else {
        (f - whole).copysign(f)
    };
    (whole, part)
}

pub fn hypot(p: f64, q: f64) -> f64 {
    if p.is_infinite() || q.is_infinite() {
        return f64::INFINITY;
    }
    if p.is_nan() || q.is_nan() {
        return nan();
    }
    let (p, q) = (p.abs().max(q.abs()), p.abs().min(q.abs()));
    if p == 0.0 {
        return 0.0;
    }
    let q = q / p;
    p * (1.0 + q * q).sqrt()
}

/// As Go's assembly with fused multiplication: the sixteenth of the remainder by Taylor's series, squared four times.
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
    let turns = (x * std::f64::consts::LOG2_E).round_ties_even();
    let k = if turns < f64::from(i32::MIN) {
        i32::MIN
    } else {
        turns as i32
    };
    let turns = f64::from(k);
    let high = (-turns).mul_add(0.693147180559663, x);
    let rest = (-turns).mul_add(2.8235290563031577e-13, high);
    let r = rest * 0.0625;
    let mut sum = 2.48015873015873e-5;
    for term in [
        0.0001984126984126984,
        0.001388888888888889,
        0.008333333333333333,
        0.041666666666666664,
        0.16666666666666666,
        0.5,
        1.0,
    ] {
        sum = r.mul_add(sum, term);
    }
    let mut y = r * sum;
    for _ in 0..3 {
        y *= y + 2.0;
    }
    let y = (y + 2.0).mul_add(y, 1.0);
    let biased = i64::from(k) + 0x3ff;
    if biased >= 0x7ff {
        return f64::INFINITY;
    }
    if biased > 0 {
        return y * f64::from_bits((biased as u64) << 52);
    }
    if biased < -52 {
        return 0.0;
    }
    y * f64::from_bits(((biased + 0x3fe) as u64) << 52) * f64::from_bits(1 << 52)
}

/// As Go's assembly: numbers too small for the usual form are not brought into it first.
pub fn log(x: f64) -> f64 {
    if x == 0.0 {
        return f64::NEG_INFINITY;
    }
    if x.is_sign_negative() {
        return nan();
    }
    if !x.is_finite() {
        return x;
    }
    let word = x.to_bits();
    let mut f1 = f64::from_bits(word & 0x000f_ffff_ffff_ffff | 0x3fe0_0000_0000_0000);
    let mut k = ((word >> 52) as i32 - 0x3fe) as f64;
    if f1 <= std::f64::consts::FRAC_1_SQRT_2 {
        f1 *= 2.0;
        k -= 1.0;
    }
    let f = f1 - 1.0;
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

const PI: f64 = std::f64::consts::PI;

const SQRT2: f64 = std::f64::consts::SQRT_2;
const SQRT_PI: f64 = 1.772453850905516;

const LN2: f64 = std::f64::consts::LN_2;
const LN10: f64 = std::f64::consts::LN_10;

const MAX_FLOAT64: f64 = 1.7976931348623157e308;
const INT_SIZE: isize = 64;
const MAX_INT32: isize = 2_147_483_647;
const MIN_INT32: isize = -2_147_483_648;

pub fn acosh(x: f64) -> f64 {
    const LARGE: isize = 268_435_456; // 2**28
    // first case is special case
    if x < 1.0 || is_nan(x) {
        return nan();
    } else if x == 1.0 {
        return 0.0;
    } else if x >= 268435456.0 {
        return log(x) + LN2; // x > 2**28
    } else if x > 2.0 {
        return log(2.0 * x - 1.0 / (x + sqrt(x * x - 1.0))); // 2**28 > x > 2
    }
    let t: f64 = x - 1.0;
    log1p(t + sqrt(2.0 * t + t * t)) // 2 >= x > 1
}

pub fn asin(mut x: f64) -> f64 {
    if x == 0.0 {
        return x; // special case
    }
    let mut sign: bool = false;
    if x < 0.0 {
        x = -x;
        sign = true;
    }
    if x > 1.0 {
        return nan(); // special case
    }

    let mut temp = sqrt(1.0 - x * x);
    if x > 0.7 {
        temp = std::f64::consts::FRAC_PI_2 - satan(temp / x);
    } else {
        temp = satan(x / temp);
    }

    if sign {
        temp = -temp;
    }
    temp
}

pub fn acos(x: f64) -> f64 {
    std::f64::consts::FRAC_PI_2 - asin(x)
}

pub fn asinh(mut x: f64) -> f64 {
    const LN2: f64 = std::f64::consts::LN_2;
    const NEAR_ZERO: f64 = 3.725290298461914e-9;
    const LARGE: isize = 268_435_456;
    // special cases
    if is_nan(x) || is_inf(x, 0_isize) {
        return x;
    }
    let mut sign: bool = false;
    if x < 0.0 {
        x = -x;
        sign = true;
    }
    let mut temp: f64 = if x > 268435456.0 {
        log(x) + LN2 // |x| > 2**28
    } else if x > 2.0 {
        log(2.0 * x + 1.0 / (sqrt(x * x + 1.0) + x)) // 2**28 > |x| > 2.0
    } else if x < NEAR_ZERO {
        x // |x| < 2**-28
    } else {
        log1p(x + x * x / (1.0 + sqrt(1.0 + x * x))) // 2.0 > |x| > 2**-28
    };
    if sign {
        temp = -temp;
    }
    temp
}

fn xatan(x: f64) -> f64 {
    const P0: f64 = -0.8750608600031904;
    const P1: f64 = -16.157537187333652;
    const P2: f64 = -75.00855792314705;
    const P3: f64 = -122.88666844901361;
    const P4: f64 = -64.85021904942025;
    const Q0: f64 = 24.858464901423062;
    const Q1: f64 = 165.02700983169885;
    const Q2: f64 = 432.88106049129027;
    const Q3: f64 = 485.3903996359137;
    const Q4: f64 = 194.5506571482614;
    let mut z: f64 = x * x;
    z = z * ((((P0 * z + P1) * z + P2) * z + P3) * z + P4)
        / (((((z + Q0) * z + Q1) * z + Q2) * z + Q3) * z + Q4);
    z = x * z + x;
    z
}

fn satan(x: f64) -> f64 {
    const MOREBITS: f64 = 6.123233995736766e-17;
    const TAN3PIO8: f64 = 2.414213562373095;
    if x <= 0.66 {
        return xatan(x);
    }
    if x > TAN3PIO8 {
        return std::f64::consts::FRAC_PI_2 - xatan(1.0 / x) + MOREBITS;
    }
    std::f64::consts::FRAC_PI_4 + xatan((x - 1.0) / (x + 1.0)) + 3.061616997868383e-17
}

pub fn atan(x: f64) -> f64 {
    if x == 0.0 {
        return x;
    }
    if x > 0.0 {
        return satan(x);
    }
    -satan(-x)
}

pub fn atan2(y: f64, x: f64) -> f64 {
    // special cases
    if is_nan(y) || is_nan(x) {
        return nan();
    } else if y == 0.0 {
        if x >= 0.0 && !signbit(x) {
            return copysign(0.0_f64, y);
        }
        return copysign(PI, y);
    } else if x == 0.0 {
        return copysign(std::f64::consts::FRAC_PI_2, y);
    } else if is_inf(x, 0_isize) {
        if is_inf(x, 1_isize) {
            if is_inf(y, 0_isize) {
                return copysign(std::f64::consts::FRAC_PI_4, y);
            } else {
                return copysign(0.0_f64, y);
            }
        }
        if is_inf(y, 0_isize) {
            return copysign(2.356194490192345_f64, y);
        } else {
            return copysign(PI, y);
        }
    } else if is_inf(y, 0_isize) {
        return copysign(std::f64::consts::FRAC_PI_2, y);
    }

    // Call atan and determine the quadrant.
    let q = atan(y / x);
    if x < 0.0 {
        if q <= 0.0 {
            return q + PI;
        }
        return q - PI;
    }
    q
}

pub fn atanh(mut x: f64) -> f64 {
    const NEAR_ZERO: f64 = 3.725290298461914e-9; // 2**-28
    // special cases
    if !(-1.0..=1.0).contains(&x) || is_nan(x) {
        return nan();
    } else if x == 1.0 {
        return inf(1_isize);
    } else if x == -1.0 {
        return inf(-1_isize);
    }
    let mut sign: bool = false;
    if x < 0.0 {
        x = -x;
        sign = true;
    }
    let mut temp: f64;
    if x < NEAR_ZERO {
        temp = x;
    } else if x < 0.5 {
        temp = x + x;
        temp = 0.5 * log1p(temp + temp * x / (1.0 - x));
    } else {
        temp = 0.5 * log1p((x + x) / (1.0 - x));
    }
    if sign {
        temp = -temp;
    }
    temp
}

pub fn cbrt(mut x: f64) -> f64 {
    const B1_: isize = 715_094_163;
    const B2_: isize = 696_219_795;
    const C: f64 = 0.5428571428571428;
    const D: f64 = -0.7053061224489796;
    const E: f64 = 1.4142857142857144;
    const F: f64 = 1.6071428571428572;
    const G: f64 = 0.35714285714285715;
    const SMALLEST_NORMAL: f64 = 2.2250738585072014e-308;
    // special cases
    if x == 0.0 || is_nan(x) || is_inf(x, 0_isize) {
        return x;
    }

    let mut sign: bool = false;
    if x < 0.0 {
        x = -x;
        sign = true;
    }

    // rough cbrt to 5 bits
    let mut t =
        float64frombits((float64bits(x) / 3).wrapping_add(3_071_306_043_645_493_248));
    if x < SMALLEST_NORMAL {
        // subnormal number
        t = 18014398509481984.0; // set t= 2**54
        t *= x;
        t = float64frombits((float64bits(t) / 3).wrapping_add(2_990_241_250_352_824_320));
    }

    // new cbrt to 23 bits
    let mut r: f64 = t * t / x;
    let mut s: f64 = C + r * t;
    t *= G + F / (s + E + D / s);

    // chop to 22 bits, make larger than Cbrt(x)
    t = float64frombits(
        (float64bits(t) & 18_446_744_072_635_809_792).wrapping_add(1_073_741_824),
    );

    // one step newton iteration to 53 bits with error less than 0.667ulps
    s = t * t; // t*t is exact
    r = x / s;
    let w: f64 = t + t;
    r = (r - t) / (w + r); // r-s is exact
    t = t + t * r;

    // restore the sign bit
    if sign {
        t = -t;
    }
    t
}

const ERX: f64 = 0.8450629115104675;
const EFX: f64 = 0.1283791670955126;
const EFX8: f64 = 1.0270333367641007;
const PP0: f64 = 0.12837916709551256;
const PP1: f64 = -0.3250421072470015;
const PP2: f64 = -0.02848174957559851;
const PP3: f64 = -0.005770270296489442;
const PP4: f64 = -2.3763016656650163e-5;
const QQ1: f64 = 0.39791722395915535;
const QQ2: f64 = 0.0650222499887673;
const QQ3: f64 = 0.005081306281875766;
const QQ4: f64 = 0.00013249473800432164;
const QQ5: f64 = -3.960228278775368e-6;
const PA0: f64 = -0.0023621185607526594;
const PA1: f64 = 0.41485611868374833;
const PA2: f64 = -0.3722078760357013;
const PA3: f64 = 0.31834661990116175;
const PA4: f64 = -0.11089469428239668;
const PA5: f64 = 0.035478304325618236;
const PA6: f64 = -0.002166375594868791;
const QA1: f64 = 0.10642088040084423;
const QA2: f64 = 0.540397917702171;
const QA3: f64 = 0.07182865441419627;
const QA4: f64 = 0.12617121980876164;
const QA5: f64 = 0.01363708391202905;
const QA6: f64 = 0.011984499846799107;
const RA0: f64 = -0.009864944034847148;
const RA1: f64 = -0.6938585727071818;
const RA2: f64 = -10.558626225323291;
const RA3: f64 = -62.375332450326006;
const RA4: f64 = -162.39666946257347;
const RA5: f64 = -184.60509290671104;
const RA6: f64 = -81.2874355063066;
const RA7: f64 = -9.814329344169145;
const SA1: f64 = 19.651271667439257;
const SA2: f64 = 137.65775414351904;
const SA3: f64 = 434.56587747522923;
const SA4: f64 = 645.3872717332679;
const SA5: f64 = 429.00814002756783;
const SA6: f64 = 108.63500554177944;
const SA7: f64 = 6.570249770319282;
const SA8: f64 = -0.0604244152148581;
const RB0: f64 = -0.0098649429247001;
const RB1: f64 = -0.799283237680523;
const RB2: f64 = -17.757954917754752;
const RB3: f64 = -160.63638485582192;
const RB4: f64 = -637.5664433683896;
const RB5: f64 = -1025.0951316110772;
const RB6: f64 = -483.5191916086514;
const SB1: f64 = 30.33806074348246;
const SB2: f64 = 325.7925129965739;
const SB3: f64 = 1536.729586084437;
const SB4: f64 = 3199.8582195085955;
const SB5: f64 = 2553.0504064331644;
const SB6: f64 = 474.52854120695537;
const SB7: f64 = -22.44095244658582;

pub fn erf(mut x: f64) -> f64 {
    const VERY_TINY: f64 = 2.848094538889218e-306;
    const SMALL: f64 = 3.725290298461914e-9;
    // special cases
    if is_nan(x) {
        return nan();
    } else if is_inf(x, 1_isize) {
        return 1.0;
    } else if is_inf(x, -1_isize) {
        return -1.0;
    }
    let mut sign: bool = false;
    if x < 0.0 {
        x = -x;
        sign = true;
    }
    if x < 0.84375 {
        // |x| < 0.84375
        let temp: f64 = if x < SMALL {
            // |x| < 2**-28
            if x < VERY_TINY {
                0.125 * (8.0 * x + EFX8 * x) // avoid underflow
            } else {
                x + EFX * x
            }
        } else {
            let z: f64 = x * x;
            let r: f64 = PP0 + z * (PP1 + z * (PP2 + z * (PP3 + z * PP4)));
            let s: f64 = 1.0 + z * (QQ1 + z * (QQ2 + z * (QQ3 + z * (QQ4 + z * QQ5))));
            let y: f64 = r / s;
            x + x * y
        };
        if sign {
            return -temp;
        }
        return temp;
    }
    if x < 1.25 {
        // 0.84375 <= |x| < 1.25
        let s: f64 = x - 1.0;
        let p: f64 =
            PA0 + s * (PA1 + s * (PA2 + s * (PA3 + s * (PA4 + s * (PA5 + s * PA6)))));
        let q: f64 =
            1.0 + s * (QA1 + s * (QA2 + s * (QA3 + s * (QA4 + s * (QA5 + s * QA6)))));
        if sign {
            return -0.8450629115104675 - p / q;
        }
        return ERX + p / q;
    }
    if x >= 6.0 {
        // inf > |x| >= 6
        if sign {
            return -1.0;
        }
        return 1.0;
    }
    let s: f64 = 1.0 / (x * x);
    let r_: f64;
    let s_: f64;
    if x < 2.857142857142857 {
        // |x| < 1 / 0.35  ~ 2.857143
        r_ = RA0
            + s * (RA1
                + s * (RA2 + s * (RA3 + s * (RA4 + s * (RA5 + s * (RA6 + s * RA7))))));
        s_ = 1.0
            + s * (SA1
                + s * (SA2
                    + s * (SA3 + s * (SA4 + s * (SA5 + s * (SA6 + s * (SA7 + s * SA8)))))));
    } else {
        // |x| >= 1 / 0.35  ~ 2.857143
        r_ = RB0 + s * (RB1 + s * (RB2 + s * (RB3 + s * (RB4 + s * (RB5 + s * RB6)))));
        s_ = 1.0
            + s * (SB1
                + s * (SB2 + s * (SB3 + s * (SB4 + s * (SB5 + s * (SB6 + s * SB7))))));
    }
    let z = float64frombits(float64bits(x) & 18_446_744_069_414_584_320); // pseudo-single (20-bit) precision x
    let r: f64 = exp(-z * z - 0.5625) * exp((z - x) * (z + x) + r_ / s_);
    if sign {
        return r / x - 1.0;
    }
    1.0 - r / x
}

pub fn erfc(mut x: f64) -> f64 {
    const TINY: f64 = 1.3877787807814457e-17; // 2**-56
    // special cases
    if is_nan(x) {
        return nan();
    } else if is_inf(x, 1_isize) {
        return 0.0;
    } else if is_inf(x, -1_isize) {
        return 2.0;
    }
    let mut sign: bool = false;
    if x < 0.0 {
        x = -x;
        sign = true;
    }
    if x < 0.84375 {
        // |x| < 0.84375
        let temp: f64 = if x < TINY {
            // |x| < 2**-56
            x
        } else {
            let z: f64 = x * x;
            let r: f64 = PP0 + z * (PP1 + z * (PP2 + z * (PP3 + z * PP4)));
            let s: f64 = 1.0 + z * (QQ1 + z * (QQ2 + z * (QQ3 + z * (QQ4 + z * QQ5))));
            let y: f64 = r / s;
            if x < 0.25 {
                // |x| < 1/4
                x + x * y
            } else {
                0.5 + (x * y + (x - 0.5))
            }
        };
        if sign {
            return 1.0 + temp;
        }
        return 1.0 - temp;
    }
    if x < 1.25 {
        // 0.84375 <= |x| < 1.25
        let s: f64 = x - 1.0;
        let p: f64 =
            PA0 + s * (PA1 + s * (PA2 + s * (PA3 + s * (PA4 + s * (PA5 + s * PA6)))));
        let q: f64 =
            1.0 + s * (QA1 + s * (QA2 + s * (QA3 + s * (QA4 + s * (QA5 + s * QA6)))));
        if sign {
            return 1.8450629115104675 + p / q;
        }
        return 0.15493708848953247 - p / q;
    }
    if x < 28.0 {
        // |x| < 28
        let s: f64 = 1.0 / (x * x);
        let r_: f64;
        let s_: f64;
        if x < 2.857142857142857 {
            // |x| < 1 / 0.35 ~ 2.857143
            r_ = RA0
                + s * (RA1
                    + s * (RA2 + s * (RA3 + s * (RA4 + s * (RA5 + s * (RA6 + s * RA7))))));
            s_ = 1.0
                + s * (SA1
                    + s * (SA2
                        + s * (SA3
                            + s * (SA4 + s * (SA5 + s * (SA6 + s * (SA7 + s * SA8)))))));
        } else {
            // |x| >= 1 / 0.35 ~ 2.857143
            if sign && x > 6.0 {
                return 2.0; // x < -6
            }
            r_ = RB0 + s * (RB1 + s * (RB2 + s * (RB3 + s * (RB4 + s * (RB5 + s * RB6)))));
            s_ = 1.0
                + s * (SB1
                    + s * (SB2 + s * (SB3 + s * (SB4 + s * (SB5 + s * (SB6 + s * SB7))))));
        }
        let z = float64frombits(float64bits(x) & 18_446_744_069_414_584_320); // pseudo-single (20-bit) precision x
        let r: f64 = exp(-z * z - 0.5625) * exp((z - x) * (z + x) + r_ / s_);
        if sign {
            return 2.0 - r / x;
        }
        return r / x;
    }
    if sign {
        return 2.0;
    }
    0.0
}
const A0: f64 = 1.1975323115670913;
const A1: f64 = 47.07268811238398;
const A2: f64 = 697.062665343896;
const A3: f64 = 4854.886889384388;
const A4: f64 = 16235.862515167575;
const A5: f64 = 23782.041382114385;
const A6: f64 = 11819.493347062295;
const A7: f64 = 887.0940696254552;
const B0: f64 = 1.0;
const B1: f64 = 42.31333070160091;
const B2: f64 = 687.1870074920579;
const B3: f64 = 5394.196021424751;
const B4: f64 = 21213.794301586597;
const B5: f64 = 39307.89580009271;
const B6: f64 = 28729.085735721943;
const B7: f64 = 5226.495278852854;
const C0: f64 = 1.4234371107496835;
const C1: f64 = 4.630337846156546;
const C2: f64 = 5.769497221460691;
const C3: f64 = 3.6478483247632045;
const C4: f64 = 1.2704582524523684;
const C5: f64 = 0.2417807251774506;
const C6: f64 = 0.022723844989269184;
const C7: f64 = 0.0007745450142783414;
const D0: f64 = std::f64::consts::SQRT_2;
const D1: f64 = 2.9036514445419948;
const D2: f64 = 2.3707661626024534;
const D3: f64 = 0.9754783200178743;
const D4: f64 = 0.2094506521051275;
const D5: f64 = 0.021494160384252878;
const D6: f64 = 0.0007744145906515771;
const D7: f64 = 1.4859850019840355e-9;
const E0: f64 = 6.657904643501103;
const E1: f64 = 5.463784911164114;
const E2: f64 = 1.7848265399172913;
const E3: f64 = 0.29656057182850487;
const E4: f64 = 0.026532189526576124;
const E5: f64 = 0.0012426609473880784;
const E6: f64 = 2.7115555687434876e-5;
const E7: f64 = 2.0103343992922881e-7;
const F0: f64 = std::f64::consts::SQRT_2;
const F1: f64 = 0.8482908416595164;
const F2: f64 = 0.19364809469506591;
const F3: f64 = 0.02103693768272069;
const F4: f64 = 0.0011128009970788597;
const F5: f64 = 2.6110884050805935e-5;
const F6: f64 = 2.010321207683943e-7;
const F7: f64 = 2.8910246058729655e-15;

pub fn erfinv(mut x: f64) -> f64 {
    // special cases
    if is_nan(x) || x <= -1.0 || x >= 1.0 {
        if x == -1.0 || x == 1.0 {
            return inf(super::trunc(x) as isize);
        }
        return nan();
    }

    let mut sign: bool = false;
    if x < 0.0 {
        x = -x;
        sign = true;
    }

    let ans: f64 = if x <= 0.85 {
        // |x| <= 0.85
        let r: f64 = 0.180625 - 0.25 * x * x;
        let z1: f64 =
            ((((((A7 * r + A6) * r + A5) * r + A4) * r + A3) * r + A2) * r + A1) * r + A0;
        let z2: f64 =
            ((((((B7 * r + B6) * r + B5) * r + B4) * r + B3) * r + B2) * r + B1) * r + B0;
        x * z1 / z2
    } else {
        let z1: f64;
        let z2: f64;
        let mut r = sqrt(LN2 - log(1.0 - x));
        if r <= 5.0 {
            r -= 1.6;
            z1 = ((((((C7 * r + C6) * r + C5) * r + C4) * r + C3) * r + C2) * r + C1) * r
                + C0;
            z2 = ((((((D7 * r + D6) * r + D5) * r + D4) * r + D3) * r + D2) * r + D1) * r
                + D0;
        } else {
            r -= 5.0;
            z1 = ((((((E7 * r + E6) * r + E5) * r + E4) * r + E3) * r + E2) * r + E1) * r
                + E0;
            z2 = ((((((F7 * r + F6) * r + F5) * r + F4) * r + F3) * r + F2) * r + F1) * r
                + F0;
        }
        z1 / z2
    };

    if sign {
        return -ans;
    }
    ans
}

pub fn erfcinv(x: f64) -> f64 {
    erfinv(1.0 - x)
}

pub fn exp2(x: f64) -> f64 {
    const LN2_HI: f64 = 0.6931471803691238;
    const LN2_LO: f64 = 1.9082149292705877e-10;
    const OVERFLOW: f64 = 1023.9999999999999;
    const UNDERFLOW: f64 = -1074.0;

    // special cases
    if is_nan(x) {
        return x;
    } else if x > OVERFLOW {
        // handles case where x is +∞
        return inf(1_isize);
    } else if x < UNDERFLOW {
        // handles case where x is -∞
        return 0.0;
    }

    // argument reduction; x = r×lg(e) + k with |r| ≤ ln(2)/2.
    // computed as r = hi - lo for extra precision.
    let mut k: isize = 0;
    if x > 0.0 {
        k = super::trunc(x + 0.5) as isize;
    } else if x < 0.0 {
        k = super::trunc(x - 0.5) as isize;
    }
    let t: f64 = x - k as f64;
    let hi: f64 = t * LN2_HI;
    let lo: f64 = -t * LN2_LO;

    // compute
    expmulti(hi, lo, k)
}

fn expmulti(hi: f64, lo: f64, k: isize) -> f64 {
    const P1: f64 = 0.16666666666666666;
    const P2: f64 = -0.0027777777777015593;
    const P3: f64 = 6.613756321437934e-5;
    const P4: f64 = -1.6533902205465252e-6;
    const P5: f64 = 4.1381367970572385e-8;

    let r: f64 = hi - lo;
    let t: f64 = r * r;
    let c: f64 = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
    let y: f64 = 1.0 - (lo - r * c / (2.0 - c) - hi);
    // `ldexp` handles a `k` at the boundary.
    ldexp(y, k)
}

pub fn expm1(mut x: f64) -> f64 {
    const OTHRESHOLD: f64 = 709.782712893384;
    const LN2_X56: f64 = 38.816242111356935;
    const LN2_HALF_X3: f64 = 1.0397207708399179;
    const LN2_HALF: f64 = 0.34657359027997264;
    const LN2_HI: f64 = 0.6931471803691238;
    const LN2_LO: f64 = 1.9082149292705877e-10;
    const INV_LN2: f64 = std::f64::consts::LOG2_E;
    const TINY: f64 = 5.551115123125783e-17;
    const Q1: f64 = -0.03333333333333313;
    const Q2: f64 = 0.0015873015872548146;
    const Q3: f64 = -7.93650757867488e-5;
    const Q4: f64 = 4.008217827329362e-6;
    const Q5: f64 = -2.0109921818362437e-7;

    // special cases
    if is_inf(x, 1_isize) || is_nan(x) {
        return x;
    } else if is_inf(x, -1_isize) {
        return -1.0;
    }

    let mut absx = x;
    let mut sign: bool = false;
    if x < 0.0 {
        absx = -absx;
        sign = true;
    }

    // filter out huge argument
    if absx >= LN2_X56 {
        // if |x| >= 56 * ln2
        if sign {
            return -1.0; // x < -56*ln2, return -1
        }
        if absx >= OTHRESHOLD {
            // if |x| >= 709.78...
            return inf(1_isize);
        }
    }

    // argument reduction
    let mut c: f64 = 0.0;
    let k: isize;
    if absx > LN2_HALF {
        // if  |x| > 0.5 * ln2
        let hi: f64;
        let lo: f64;
        if absx < LN2_HALF_X3 {
            // and |x| < 1.5 * ln2
            if !sign {
                hi = x - LN2_HI;
                lo = LN2_LO;
                k = 1;
            } else {
                hi = x + LN2_HI;
                lo = -1.9082149292705877e-10;
                k = -1;
            }
        } else {
            if !sign {
                k = super::trunc(INV_LN2 * x + 0.5) as isize;
            } else {
                k = super::trunc(INV_LN2 * x - 0.5) as isize;
            }
            let t = k as f64;
            hi = x - t * LN2_HI; // t * Ln2Hi is exact here
            lo = t * LN2_LO;
        }
        x = hi - lo;
        c = hi - x - lo;
    } else if absx < TINY {
        // when |x| < 2**-54, return x
        return x;
    } else {
        k = 0;
    }

    // x is now in primary range
    let hfx: f64 = 0.5 * x;
    let hxs: f64 = x * hfx;
    let r1: f64 = 1.0 + hxs * (Q1 + hxs * (Q2 + hxs * (Q3 + hxs * (Q4 + hxs * Q5))));
    let mut t: f64 = 3.0 - r1 * hfx;
    let mut e: f64 = hxs * ((r1 - t) / (6.0 - x * t));
    if k == 0 {
        return x - (x * e - hxs); // c is 0
    }
    e = x * (e - c) - c;
    e -= hxs;
    if k == -1 {
        return 0.5 * (x - e) - 0.5;
    } else if k == 1 {
        if x < -0.25 {
            return -2.0 * (e - (x + 0.5));
        }
        return 1.0 + 2.0 * (x - e);
    } else if k <= -2 || k > 56 {
        // suffice to return Exp(x)-1
        let mut y: f64 = 1.0 - (e - x);
        y = float64frombits(float64bits(y).wrapping_add(shift_left(k as u64, 52))); // add k to y's exponent
        return y - 1.0;
    }
    if k < 20 {
        let t = float64frombits(
            4_607_182_418_800_017_408_u64
                .wrapping_sub(shift_right(9_007_199_254_740_992_u64, k as usize as u64)),
        ); // t=1-2**-k
        let mut y: f64 = t - (e - x);
        y = float64frombits(float64bits(y).wrapping_add(shift_left(k as u64, 52))); // add k to y's exponent
        return y;
    }
    t = float64frombits(shift_left(1023_isize.wrapping_sub(k) as u64, 52)); // 2**-k
    let mut y: f64 = x - (e + t);
    y += 1.0;
    y = float64frombits(float64bits(y).wrapping_add(shift_left(k as u64, 52))); // add k to y's exponent
    y
}

pub fn frexp(mut f: f64) -> (f64, isize) {
    // special cases
    if f == 0.0 {
        return (f, 0); // correctly return -0
    } else if is_inf(f, 0_isize) || is_nan(f) {
        return (f, 0);
    }
    let (value, value_2) = normalize(f);
    f = value;
    let mut exp_: isize = value_2;
    let mut x = float64bits(f);
    exp_ = exp_.wrapping_add(
        ((shift_right(x, 52) & 2047) as isize)
            .wrapping_sub(BIAS)
            .wrapping_add(1),
    );
    x &= !9_218_868_437_227_405_312;
    x |= 4_602_678_819_172_646_912;
    let frac: f64 = float64frombits(x);
    (frac, exp_)
}

static _GAM_P: [f64; 7] = [
    0.00016011952247675185,
    0.0011913514700658638,
    0.010421379756176158,
    0.04763678004571372,
    0.20744822764843598,
    0.4942148268014971,
    1.0,
];

static _GAM_Q: [f64; 8] = [
    -2.3158187332412014e-5,
    0.0005396055804933034,
    -0.004456419138517973,
    0.011813978522206043,
    0.035823639860549865,
    -0.23459179571824335,
    0.0714304917030273,
    1.0,
];

static _GAM_S: [f64; 5] = [
    0.0007873113957930937,
    -0.00022954996161337813,
    -0.0026813261780578124,
    0.0034722222160545866,
    0.08333333333334822,
];

fn stirling(x: f64) -> (f64, f64) {
    if x > 200.0 {
        return (inf(1_isize), 1.0);
    }
    const SQRT_TWO_PI: f64 = 2.5066282746310007;
    const MAX_STIRLING: f64 = 143.01608;
    let mut w: f64 = 1.0 / x;
    w = 1.0
        + w * ((((_GAM_S[0] * w + _GAM_S[1]) * w + _GAM_S[2]) * w + _GAM_S[3]) * w
            + _GAM_S[4]);
    let mut y1_ = exp(x);
    let mut y2: f64 = 1.0;
    if x > MAX_STIRLING {
        // avoid Pow() overflow
        let v = pow(x, 0.5 * x - 0.25);
        let (value_3, value_4) = (v, v / y1_);
        y1_ = value_3;
        y2 = value_4;
    } else {
        y1_ = pow(x, x - 0.5) / y1_;
    }
    (y1_, SQRT_TWO_PI * w * y2)
}

pub fn gamma(mut x: f64) -> f64 {
    // special cases
    if is_neg_int(x) || is_inf(x, -1_isize) || is_nan(x) {
        return nan();
    } else if is_inf(x, 1_isize) {
        return inf(1_isize);
    } else if x == 0.0 {
        if signbit(x) {
            return inf(-1_isize);
        }
        return inf(1_isize);
    }
    let mut q = abs(x);
    let mut p = floor(q);
    if q > 33.0 {
        if x >= 0.0 {
            let (y1_, y2) = stirling(x);
            return y1_ * y2;
        }
        // Note: x is negative but (checked above) not a negative integer,
        // so x must be small enough to be in range for conversion to int64.
        // If |x| were >= 2⁶³ it would have to be an integer.
        let mut signgam: isize = 1;
        {
            let ip = super::trunc(p);
            if ip & 1 == 0 {
                signgam = -1;
            }
        }
        let mut z: f64 = q - p;
        if z > 0.5 {
            p += 1.0;
            z = q - p;
        }
        z = q * sin(PI * z);
        if z == 0.0 {
            return inf(signgam);
        }
        let (sq1, sq2) = stirling(q);
        let absz = abs(z);
        let d: f64 = absz * sq1 * sq2;
        if is_inf(d, 0_isize) {
            z = PI / absz / sq1 / sq2;
        } else {
            z = PI / d;
        }
        return signgam as f64 * z;
    }

    // Reduce argument
    let mut z: f64 = 1.0;
    while x >= 3.0 {
        x -= 1.0;
        z *= x;
    }
    while x < 0.0 {
        if x > -1e-9 {
            return gamma_near_zero(x, z);
        }
        z /= x;
        x += 1.0;
    }
    while x < 2.0 {
        if x < 1e-9 {
            return gamma_near_zero(x, z);
        }
        z /= x;
        x += 1.0;
    }

    if x == 2.0 {
        return z;
    }

    x -= 2.0;
    p = (((((x * _GAM_P[0] + _GAM_P[1]) * x + _GAM_P[2]) * x + _GAM_P[3]) * x + _GAM_P[4])
        * x
        + _GAM_P[5])
        * x
        + _GAM_P[6];
    q = ((((((x * _GAM_Q[0] + _GAM_Q[1]) * x + _GAM_Q[2]) * x + _GAM_Q[3]) * x
        + _GAM_Q[4])
        * x
        + _GAM_Q[5])
        * x
        + _GAM_Q[6])
        * x
        + _GAM_Q[7];
    z * p / q
}

fn gamma_near_zero(x: f64, z: f64) -> f64 {
    const EULER: f64 = 0.5772156649015329;
    if x == 0.0 {
        return inf(1_isize);
    }
    z / ((1.0 + EULER * x) * x)
}

fn is_neg_int(x: f64) -> bool {
    if x < 0.0 {
        let (_, xf) = modf(x);
        return xf == 0.0;
    }
    false
}

pub fn j0(mut x: f64) -> f64 {
    const TWO_M27: f64 = 7.450580596923828e-9;
    const TWO_M13: f64 = 0.0001220703125;
    const R02: f64 = 0.015624999999999995;
    const R03: f64 = -0.00018997929423885472;
    const R04: f64 = 1.8295404953270067e-6;
    const R05: f64 = -4.618326885321032e-9;
    const S01: f64 = 0.015619102946489001;
    const S02: f64 = 0.00011692678466333745;
    const S03: f64 = 5.135465502073181e-7;
    const S04: f64 = 1.1661400333379e-9;
    // special cases
    if is_nan(x) {
        return x;
    } else if is_inf(x, 0_isize) {
        return 0.0;
    } else if x == 0.0 {
        return 1.0;
    }

    x = abs(x);
    if x >= 2.0 {
        let (s, c) = sincos(x);
        let mut ss: f64 = s - c;
        let mut cc: f64 = s + c;

        // make sure x+x does not overflow
        if x < 8.988465674311579e307 {
            let z: f64 = -cos(x + x);
            if s * c < 0.0 {
                cc = z / ss;
            } else {
                ss = z / cc;
            }
        }

        // j0(x) = 1/math.Sqrt(pi) * (P(0,x)*cc - Q(0,x)*ss) / math.Sqrt(x)
        // y0(x) = 1/math.Sqrt(pi) * (P(0,x)*ss + Q(0,x)*cc) / math.Sqrt(x)
        let z: f64 = if x > 6.80564733841877e38 {
            // |x| > ~6.8056e+38
            0.5641895835477563 * cc / sqrt(x)
        } else {
            let u = pzero(x);
            let v = qzero(x);
            0.5641895835477563 * (u * cc - v * ss) / sqrt(x)
        };
        return z; // |x| >= 2.0
    }
    if x < TWO_M13 {
        // |x| < ~1.2207e-4
        if x < TWO_M27 {
            return 1.0; // |x| < ~7.4506e-9
        }
        return 1.0 - 0.25 * x * x; // ~7.4506e-9 < |x| < ~1.2207e-4
    }
    let z: f64 = x * x;
    let r: f64 = z * (R02 + z * (R03 + z * (R04 + z * R05)));
    let s: f64 = 1.0 + z * (S01 + z * (S02 + z * (S03 + z * S04)));
    if x < 1.0 {
        return 1.0 + z * (-0.25 + r / s); // |x| < 1.00
    }
    let u: f64 = 0.5 * x;
    (1.0 + u) * (1.0 - u) + z * (r / s) // 1.0 < |x| < 2.0
}

pub fn y0(x: f64) -> f64 {
    const TWO_M27: f64 = 7.450580596923828e-9;
    const U00: f64 = -0.07380429510868723;
    const U01: f64 = 0.17666645250918112;
    const U02: f64 = -0.01381856719455969;
    const U03: f64 = 0.00034745343209368365;
    const U04: f64 = -3.8140705372436416e-6;
    const U05: f64 = 1.9559013703502292e-8;
    const U06: f64 = -3.982051941321034e-11;
    const V01: f64 = 0.01273048348341237;
    const V02: f64 = 7.600686273503533e-5;
    const V03: f64 = 2.591508518404578e-7;
    const V04: f64 = 4.4111031133267547e-10;
    // special cases
    if x < 0.0 || is_nan(x) {
        return nan();
    } else if is_inf(x, 1_isize) {
        return 0.0;
    } else if x == 0.0 {
        return inf(-1_isize);
    }

    if x >= 2.0 {
        // |x| >= 2.0
        // y0(x) = math.Sqrt(2/(pi*x))*(p0(x)*Sin(x0)+q0(x)*Cos(x0))
        //     where x0 = x-pi/4
        // Better formula:
        //     Cos(x0) = Cos(x)Cos(pi/4)+Sin(x)Sin(pi/4)
        //             =  1/math.Sqrt(2) * (Sin(x) + Cos(x))
        //     Sin(x0) = Sin(x)Cos(3pi/4)-Cos(x)Sin(3pi/4)
        //             =  1/math.Sqrt(2) * (Sin(x) - Cos(x))
        // To avoid cancellation, use
        //     Sin(x) +- Cos(x) = -Cos(2x)/(Sin(x) -+ Cos(x))
        // to compute the worse one.
        let (s, c) = sincos(x);
        let mut ss: f64 = s - c;
        let mut cc: f64 = s + c;

        // j0(x) = 1/math.Sqrt(pi) * (P(0,x)*cc - Q(0,x)*ss) / math.Sqrt(x)
        // y0(x) = 1/math.Sqrt(pi) * (P(0,x)*ss + Q(0,x)*cc) / math.Sqrt(x)
        // make sure x+x does not overflow
        if x < 8.988465674311579e307 {
            let z: f64 = -cos(x + x);
            if s * c < 0.0 {
                cc = z / ss;
            } else {
                ss = z / cc;
            }
        }
        let z: f64 = if x > 6.80564733841877e38 {
            // |x| > ~6.8056e+38
            0.5641895835477563 * ss / sqrt(x)
        } else {
            let u = pzero(x);
            let v = qzero(x);
            0.5641895835477563 * (u * ss + v * cc) / sqrt(x)
        };
        return z; // |x| >= 2.0
    }
    if x <= TWO_M27 {
        return U00 + std::f64::consts::FRAC_2_PI * log(x); // |x| < ~7.4506e-9
    }
    let z: f64 = x * x;
    let u: f64 = U00 + z * (U01 + z * (U02 + z * (U03 + z * (U04 + z * (U05 + z * U06)))));
    let v: f64 = 1.0 + z * (V01 + z * (V02 + z * (V03 + z * V04)));
    u / v + std::f64::consts::FRAC_2_PI * j0(x) * log(x) // ~7.4506e-9 < |x| < 2.0
}

static P0_R8: [f64; 6] = [
    0.0,
    -0.07031249999999004,
    -8.081670412753498,
    -257.06310567970485,
    -2485.216410094288,
    -5253.043804907295,
];

static P0_S8: [f64; 5] = [
    116.53436461966818,
    3833.7447536412183,
    40597.857264847255,
    116752.97256437592,
    47627.728414673096,
];

static P0_R5: [f64; 6] = [
    -1.141254646918945e-11,
    -0.07031249408735993,
    -4.159610644705878,
    -67.67476522651673,
    -331.23129964917297,
    -346.4333883656049,
];

static P0_S5: [f64; 5] = [
    60.753938269230034,
    1051.2523059570458,
    5978.970943338558,
    9625.445143577745,
    2406.058159229391,
];

static P0_R3: [f64; 6] = [
    -2.547046017719519e-9,
    -0.07031196163814817,
    -2.409032215495296,
    -21.96597747348831,
    -58.07917047017376,
    -31.44794705948885,
];

static P0_S3: [f64; 5] = [
    35.85603380552097,
    361.51398305030386,
    1193.6078379211153,
    1127.9967985690741,
    173.58093081333575,
];

static P0_R2: [f64; 6] = [
    -8.875343330325264e-8,
    -0.07030309954836247,
    -1.4507384678095299,
    -7.635696138235278,
    -11.193166886035675,
    -3.2336457935133534,
];

static P0_S2: [f64; 5] = [
    22.22029975320888,
    136.2067942182152,
    270.4702786580835,
    153.87539420832033,
    14.65761769482562,
];

fn pzero(x: f64) -> f64 {
    let mut p: &[f64; 6] = &[0.0; 6];
    let mut q: &[f64; 5] = &[0.0; 5];
    if x >= 8.0 {
        p = &P0_R8;
        q = &P0_S8;
    } else if x >= 4.5454 {
        p = &P0_R5;
        q = &P0_S5;
    } else if x >= 2.8571 {
        p = &P0_R3;
        q = &P0_S3;
    } else if x >= 2.0 {
        p = &P0_R2;
        q = &P0_S2;
    }
    let z: f64 = 1.0 / (x * x);
    let r: f64 = p[0] + z * (p[1] + z * (p[2] + z * (p[3] + z * (p[4] + z * p[5]))));
    let s: f64 = 1.0 + z * (q[0] + z * (q[1] + z * (q[2] + z * (q[3] + z * q[4]))));
    1.0 + r / s
}

static Q0_R8: [f64; 6] = [
    0.0,
    0.0732421874999935,
    11.76820646822527,
    557.6733802564019,
    8859.197207564686,
    37014.62677768878,
];

static Q0_S8: [f64; 6] = [
    163.77602689568982,
    8098.344946564498,
    142538.29141912048,
    803309.2571195144,
    840501.5798190605,
    -343899.2935378666,
];

static Q0_R5: [f64; 6] = [
    1.8408596359451553e-11,
    0.07324217666126848,
    5.8356350896205695,
    135.11157728644983,
    1027.243765961641,
    1989.9778586460538,
];

static Q0_S5: [f64; 6] = [
    82.77661022365378,
    2077.81416421393,
    18847.28877857181,
    56751.11228949473,
    35976.75384251145,
    -5354.342756019448,
];

static Q0_R3: [f64; 6] = [
    4.377410140897386e-9,
    0.07324111800429114,
    3.344231375161707,
    42.621844074541265,
    170.8080913405656,
    166.73394869665117,
];

static Q0_S3: [f64; 6] = [
    48.75887297245872,
    709.689221056606,
    3704.1482262011136,
    6460.425167525689,
    2516.3336892036896,
    -149.2474518361564,
];

static Q0_R2: [f64; 6] = [
    1.5044444488698327e-7,
    0.07322342659630793,
    1.99819174093816,
    14.495602934788574,
    31.666231750478154,
    16.252707571092927,
];

static Q0_S2: [f64; 6] = [
    30.36558483552192,
    269.34811860804984,
    844.7837575953201,
    882.9358451124886,
    212.66638851179883,
    -5.3109549388266695,
];

fn qzero(x: f64) -> f64 {
    let mut p: &[f64; 6] = &[0.0; 6];
    let mut q: &[f64; 6] = &[0.0; 6];
    if x >= 8.0 {
        p = &Q0_R8;
        q = &Q0_S8;
    } else if x >= 4.5454 {
        p = &Q0_R5;
        q = &Q0_S5;
    } else if x >= 2.8571 {
        p = &Q0_R3;
        q = &Q0_S3;
    } else if x >= 2.0 {
        p = &Q0_R2;
        q = &Q0_S2;
    }
    let z: f64 = 1.0 / (x * x);
    let r: f64 = p[0] + z * (p[1] + z * (p[2] + z * (p[3] + z * (p[4] + z * p[5]))));
    let s: f64 =
        1.0 + z * (q[0] + z * (q[1] + z * (q[2] + z * (q[3] + z * (q[4] + z * q[5])))));
    (-0.125 + r / s) / x
}

pub fn j1(mut x: f64) -> f64 {
    const TWO_M27: f64 = 7.450580596923828e-9;
    const R00: f64 = -0.0625;
    const R01: f64 = 0.001407056669551897;
    const R02: f64 = -1.599556310840356e-5;
    const R03: f64 = 4.9672799960958445e-8;
    const S01: f64 = 0.019153759953836346;
    const S02: f64 = 0.00018594678558863092;
    const S03: f64 = 1.1771846404262368e-6;
    const S04: f64 = 5.0463625707621704e-9;
    const S05: f64 = 1.2354227442613791e-11;
    // special cases
    if is_nan(x) {
        return x;
    } else if is_inf(x, 0_isize) || x == 0.0 {
        return 0.0;
    }

    let mut sign: bool = false;
    if x < 0.0 {
        x = -x;
        sign = true;
    }
    if x >= 2.0 {
        let (s, c) = sincos(x);
        let mut ss: f64 = -s - c;
        let mut cc: f64 = s - c;

        // make sure x+x does not overflow
        if x < 8.988465674311579e307 {
            let z = cos(x + x);
            if s * c > 0.0 {
                cc = z / ss;
            } else {
                ss = z / cc;
            }
        }

        // j1(x) = 1/math.Sqrt(pi) * (P(1,x)*cc - Q(1,x)*ss) / math.Sqrt(x)
        // y1(x) = 1/math.Sqrt(pi) * (P(1,x)*ss + Q(1,x)*cc) / math.Sqrt(x)
        let z: f64 = if x > 6.80564733841877e38 {
            0.5641895835477563 * cc / sqrt(x)
        } else {
            let u = pone(x);
            let v = qone(x);
            0.5641895835477563 * (u * cc - v * ss) / sqrt(x)
        };
        if sign {
            return -z;
        }
        return z;
    }
    if x < TWO_M27 {
        // |x|<2**-27
        return 0.5 * x; // inexact if x!=0 necessary
    }
    let mut z: f64 = x * x;
    let mut r: f64 = z * (R00 + z * (R01 + z * (R02 + z * R03)));
    let s: f64 = 1.0 + z * (S01 + z * (S02 + z * (S03 + z * (S04 + z * S05))));
    r *= x;
    z = 0.5 * x + r / s;
    if sign {
        return -z;
    }
    z
}

pub fn y1(x: f64) -> f64 {
    const TWO_M54: f64 = 5.551115123125783e-17;
    const U00: f64 = -0.19605709064623894;
    const U01: f64 = 0.05044387166398113;
    const U02: f64 = -0.0019125689587576355;
    const U03: f64 = 2.352526005616105e-5;
    const U04: f64 = -9.190991580398789e-8;
    const V00: f64 = 0.01991673182366499;
    const V01: f64 = 0.00020255258102513517;
    const V02: f64 = 1.3560880109751623e-6;
    const V03: f64 = 6.227414523646215e-9;
    const V04: f64 = 1.6655924620799208e-11;
    // special cases
    if x < 0.0 || is_nan(x) {
        return nan();
    } else if is_inf(x, 1_isize) {
        return 0.0;
    } else if x == 0.0 {
        return inf(-1_isize);
    }

    if x >= 2.0 {
        let (s, c) = sincos(x);
        let mut ss: f64 = -s - c;
        let mut cc: f64 = s - c;

        // make sure x+x does not overflow
        if x < 8.988465674311579e307 {
            let z = cos(x + x);
            if s * c > 0.0 {
                cc = z / ss;
            } else {
                ss = z / cc;
            }
        }
        // y1(x) = math.Sqrt(2/(pi*x))*(p1(x)*Sin(x0)+q1(x)*Cos(x0))
        // where x0 = x-3pi/4
        //     Better formula:
        //         Cos(x0) = Cos(x)Cos(3pi/4)+Sin(x)Sin(3pi/4)
        //                 =  1/math.Sqrt(2) * (Sin(x) - Cos(x))
        //         Sin(x0) = Sin(x)Cos(3pi/4)-Cos(x)Sin(3pi/4)
        //                 = -1/math.Sqrt(2) * (Cos(x) + Sin(x))
        // To avoid cancellation, use
        //     Sin(x) +- Cos(x) = -Cos(2x)/(Sin(x) -+ Cos(x))
        // to compute the worse one.
        let z: f64 = if x > 6.80564733841877e38 {
            0.5641895835477563 * ss / sqrt(x)
        } else {
            let u = pone(x);
            let v = qone(x);
            0.5641895835477563 * (u * ss + v * cc) / sqrt(x)
        };
        return z;
    }
    if x <= TWO_M54 {
        // x < 2**-54
        return -std::f64::consts::FRAC_2_PI / x;
    }
    let z: f64 = x * x;
    let u: f64 = U00 + z * (U01 + z * (U02 + z * (U03 + z * U04)));
    let v: f64 = 1.0 + z * (V00 + z * (V01 + z * (V02 + z * (V03 + z * V04))));
    x * (u / v) + std::f64::consts::FRAC_2_PI * (j1(x) * log(x) - 1.0 / x)
}

static P1_R8: [f64; 6] = [
    0.0,
    0.11718749999998865,
    13.239480659307358,
    412.05185430737856,
    3874.7453891396053,
    7914.479540318917,
];

static P1_S8: [f64; 5] = [
    114.20737037567841,
    3650.9308342085346,
    36956.206026903346,
    97602.79359349508,
    30804.27206278888,
];

static P1_R5: [f64; 6] = [
    1.3199051955624352e-11,
    0.1171874931906141,
    6.802751278684329,
    108.30818299018911,
    517.6361395331998,
    528.7152013633375,
];

static P1_S5: [f64; 5] = [
    59.28059872211313,
    991.4014187336144,
    5353.26695291488,
    7844.690317495512,
    1504.0468881036106,
];

static P1_R3: [f64; 6] = [
    3.025039161373736e-9,
    0.11718686556725359,
    3.9329775003331564,
    35.11940355916369,
    91.05501107507813,
    48.55906851973649,
];

static P1_S3: [f64; 5] = [
    34.79130950012515,
    336.76245874782575,
    1046.8713997577513,
    890.8113463982564,
    103.78793243963928,
];

static P1_R2: [f64; 6] = [
    1.0771083010687374e-7,
    0.11717621946268335,
    2.368514966676088,
    12.242610914826123,
    17.693971127168773,
    5.073523125888185,
];

static P1_S2: [f64; 5] = [
    21.43648593638214,
    125.29022716840275,
    232.2764690571628,
    117.6793732871471,
    8.364638933716183,
];

fn pone(x: f64) -> f64 {
    let mut p: &[f64; 6] = &[0.0; 6];
    let mut q: &[f64; 5] = &[0.0; 5];
    if x >= 8.0 {
        p = &P1_R8;
        q = &P1_S8;
    } else if x >= 4.5454 {
        p = &P1_R5;
        q = &P1_S5;
    } else if x >= 2.8571 {
        p = &P1_R3;
        q = &P1_S3;
    } else if x >= 2.0 {
        p = &P1_R2;
        q = &P1_S2;
    }
    let z: f64 = 1.0 / (x * x);
    let r: f64 = p[0] + z * (p[1] + z * (p[2] + z * (p[3] + z * (p[4] + z * p[5]))));
    let s: f64 = 1.0 + z * (q[0] + z * (q[1] + z * (q[2] + z * (q[3] + z * q[4]))));
    1.0 + r / s
}

static Q1_R8: [f64; 6] = [
    0.0,
    -0.10253906249999271,
    -16.271753454459,
    -759.6017225139501,
    -11849.806670242959,
    -48438.512428575035,
];

static Q1_S8: [f64; 6] = [
    161.3953697007229,
    7825.385999233485,
    133875.33628724958,
    719657.7236832409,
    666601.2326177764,
    -294490.26430383464,
];

static Q1_R5: [f64; 6] = [
    -2.089799311417641e-11,
    -0.10253905024137543,
    -8.05644828123936,
    -183.66960747488838,
    -1373.1937606550816,
    -2612.4444045321566,
];

static Q1_S5: [f64; 6] = [
    81.27655013843358,
    1991.7987346048596,
    17468.48519249089,
    49851.42709103523,
    27948.075163891812,
    -4719.183547951285,
];

static Q1_R3: [f64; 6] = [
    -5.078312264617666e-9,
    -0.10253782982083709,
    -4.610115811394734,
    -57.847221656278364,
    -228.2445407376317,
    -219.21012847890933,
];

static Q1_S3: [f64; 6] = [
    47.66515503237295,
    673.8651126766997,
    3380.1528667952634,
    5547.729097207228,
    1903.119193388108,
    -135.20119144430734,
];

static Q1_R2: [f64; 6] = [
    -1.7838172751095887e-7,
    -0.10251704260798555,
    -2.7522056827818746,
    -19.663616264370372,
    -42.32531333728305,
    -21.371921170370406,
];

static Q1_S2: [f64; 6] = [
    29.533362906052385,
    252.98154998219053,
    757.5028348686454,
    739.3932053204672,
    155.94900333666612,
    -4.959498988226282,
];

fn qone(x: f64) -> f64 {
    let mut p: &[f64; 6] = &[0.0; 6];
    let mut q: &[f64; 6] = &[0.0; 6];
    if x >= 8.0 {
        p = &Q1_R8;
        q = &Q1_S8;
    } else if x >= 4.5454 {
        p = &Q1_R5;
        q = &Q1_S5;
    } else if x >= 2.8571 {
        p = &Q1_R3;
        q = &Q1_S3;
    } else if x >= 2.0 {
        p = &Q1_R2;
        q = &Q1_S2;
    }
    let z: f64 = 1.0 / (x * x);
    let r: f64 = p[0] + z * (p[1] + z * (p[2] + z * (p[3] + z * (p[4] + z * p[5]))));
    let s: f64 =
        1.0 + z * (q[0] + z * (q[1] + z * (q[2] + z * (q[3] + z * (q[4] + z * q[5])))));
    (0.375 + r / s) / x
}

pub fn jn(mut n: isize, mut x: f64) -> f64 {
    const TWO_M29: f64 = 1.862645149230957e-9;
    // special cases
    if is_nan(x) {
        return x;
    } else if is_inf(x, 0_isize) {
        return 0.0;
    }
    // J(-n, x) = (-1)**n * J(n, x), J(n, -x) = (-1)**n * J(n, x)
    // Thus, J(-n, x) = J(n, -x)
    if n == 0 {
        return j0(x);
    }
    if x == 0.0 {
        return 0.0;
    }
    if n < 0 {
        let (value_2, value_3) = (n.wrapping_neg(), -x);
        n = value_2;
        x = value_3;
    }
    if n == 1 {
        return j1(x);
    }
    let mut sign: bool = false;
    if x < 0.0 {
        x = -x;
        if n & 1 == 1 {
            sign = true; // odd n and negative x
        }
    }
    let mut b: f64;
    if n as f64 <= x {
        // Safe to use J(n+1,x)=2n/x *J(n,x)-J(n-1,x)
        if x >= 8.148143905337944e90 {
            // x > 2**302
            // (x >> n**2)
            //          Jn(x) = Cos(x-(2n+1)*pi/4)*math.Sqrt(2/x*pi)
            //          Yn(x) = Sin(x-(2n+1)*pi/4)*math.Sqrt(2/x*pi)
            //          Let s=Sin(x), c=Cos(x),
            //              xn=x-(2n+1)*pi/4, sqt2 = math.Sqrt(2),then
            //
            //                 n    Sin(xn)*sqt2    Cos(xn)*sqt2
            //              ----------------------------------
            //                 0     s-c             c+s
            //                 1    -s-c            -c+s
            //                 2    -s+c            -c-s
            //                 3     s+c             c-s
            let mut temp: f64 = 0.0;
            {
                let (s, c) = sincos(x);
                let tag_12 = n & 3;
                if tag_12 == 0 {
                    temp = c + s;
                } else if tag_12 == 1 {
                    temp = -c + s;
                } else if tag_12 == 2 {
                    temp = -c - s;
                } else if tag_12 == 3 {
                    temp = c - s;
                }
            }
            b = 0.5641895835477563 * temp / sqrt(x);
        } else {
            b = j1(x);
            {
                let mut i: isize = 1;
                let mut a = j0(x);
                while i < n {
                    let (value_10, value_11) = (b, b * (i.wrapping_add(i) as f64 / x) - a);
                    a = value_10;
                    b = value_11; // avoid underflow
                    i = i.wrapping_add(1);
                }
            }
        }
    } else {
        if x < TWO_M29 {
            // x < 2**-29
            // x is tiny, return the first Taylor expansion of J(n,x)
            // J(n,x) = 1/n!*(x/2)**n  - ...
            if n > 33 {
                // underflow
                b = 0.0;
            } else {
                let temp: f64 = x * 0.5;
                b = temp;
                let mut a: f64 = 1.0;
                for i in 2..=n {
                    a *= i as f64; // a = n!
                    b *= temp; // b = (x/2)**n
                }
                b /= a;
            }
        } else {
            // use backward recurrence
            //                      x      x**2      x**2
            //  J(n,x)/J(n-1,x) =  ----   ------   ------   .....
            //                      2n  - 2(n+1) - 2(n+2)
            //
            //                      1      1        1
            //  (for large x)   =  ----  ------   ------   .....
            //                      2n   2(n+1)   2(n+2)
            //                      -- - ------ - ------ -
            //                       x     x         x
            //
            // Let w = 2n/x and h=2/x, then the above quotient
            // is equal to the continued fraction:
            //                  1
            //      = -----------------------
            //                     1
            //         w - -----------------
            //                        1
            //              w+h - ---------
            //                     w+2h - ...
            //
            // To determine how many terms needed, let
            // Q(0) = w, Q(1) = w(w+h) - 1,
            // Q(k) = (w+k*h)*Q(k-1) - Q(k-2),
            // When Q(k) > 1e4	good for single
            // When Q(k) > 1e9	good for double
            // When Q(k) > 1e17	good for quadruple
            // determine k
            let w: f64 = n.wrapping_add(n) as f64 / x;
            let h: f64 = 2.0 / x;
            let mut q0 = w;
            let mut z: f64 = w + h;
            let mut q1: f64 = w * z - 1.0;
            let mut k: isize = 1;
            while q1 < 1000000000.0 {
                k = k.wrapping_add(1);
                z += h;
                let (value_4, value_5) = (q1, z * q1 - q0);
                q0 = value_4;
                q1 = value_5;
            }
            let m: isize = n.wrapping_add(n);
            let mut t: f64 = 0.0;
            {
                let mut i: isize = 2_isize.wrapping_mul(n.wrapping_add(k));
                while i >= m {
                    t = 1.0 / (i as f64 / x - t);
                    i = i.wrapping_sub(2);
                }
            }
            let mut a = t;
            b = 1.0;
            //  estimate Log((2/x)**n*n!) = n*Log(2/x)+n*ln(n)
            //  Hence, if n*(Log(2n/x)) > ...
            //  single 8.8722839355e+01
            //  double 709.782712893384
            //  long double 11356.523406294144
            //  then recurrent value may overflow and the result is
            //  likely underflow to zero
            let mut tmp = n as f64;
            let v: f64 = 2.0 / x;
            tmp = tmp * log(abs(v * tmp));
            if tmp < 709.782712893384 {
                {
                    let mut i: isize = n.wrapping_sub(1);
                    while i > 0 {
                        let di = i.wrapping_add(i) as f64;
                        let (value_8, value_9) = (b, b * di / x - a);
                        a = value_8;
                        b = value_9;
                        i = i.wrapping_sub(1);
                    }
                }
            } else {
                {
                    let mut i: isize = n.wrapping_sub(1);
                    while i > 0 {
                        let di = i.wrapping_add(i) as f64;
                        let (value_6, value_7) = (b, b * di / x - a);
                        a = value_6;
                        b = value_7;
                        // scale b to avoid spurious overflow
                        if b > 1e100 {
                            a /= b;
                            t /= b;
                            b = 1.0;
                        }
                        i = i.wrapping_sub(1);
                    }
                }
            }
            b = t * j0(x) / b;
        }
    }
    if sign {
        return -b;
    }
    b
}

pub fn yn(mut n: isize, x: f64) -> f64 {
    // special cases
    if x < 0.0 || is_nan(x) {
        return nan();
    } else if is_inf(x, 1_isize) {
        return 0.0;
    }

    if n == 0 {
        return y0(x);
    }
    if x == 0.0 {
        if n < 0 && n & 1 == 1 {
            return inf(1_isize);
        }
        return inf(-1_isize);
    }
    let mut sign: bool = false;
    if n < 0 {
        n = n.wrapping_neg();
        if n & 1 == 1 {
            sign = true; // sign true if n < 0 && |n| odd
        }
    }
    if n == 1 {
        if sign {
            return -y1(x);
        }
        return y1(x);
    }
    let mut b: f64;
    if x >= 8.148143905337944e90 {
        // x > 2**302
        // (x >> n**2)
        //	    Jn(x) = Cos(x-(2n+1)*pi/4)*math.Sqrt(2/x*pi)
        //	    Yn(x) = Sin(x-(2n+1)*pi/4)*math.Sqrt(2/x*pi)
        //	    Let s=Sin(x), c=Cos(x),
        //		xn=x-(2n+1)*pi/4, sqt2 = math.Sqrt(2),then
        //
        //		   n	Sin(xn)*sqt2	Cos(xn)*sqt2
        //		----------------------------------
        //		   0	 s-c		 c+s
        //		   1	-s-c 		-c+s
        //		   2	-s+c		-c-s
        //		   3	 s+c		 c-s
        let mut temp: f64 = 0.0;
        {
            let (s, c) = sincos(x);
            let tag_4 = n & 3;
            if tag_4 == 0 {
                temp = s - c;
            } else if tag_4 == 1 {
                temp = -s - c;
            } else if tag_4 == 2 {
                temp = -s + c;
            } else if tag_4 == 3 {
                temp = s + c;
            }
        }
        b = 0.5641895835477563 * temp / sqrt(x);
    } else {
        let mut a = y0(x);
        b = y1(x);
        // quit if b is -inf
        {
            let mut i: isize = 1;
            while i < n && !is_inf(b, -1_isize) {
                let (value_2, value_3) = (b, i.wrapping_add(i) as f64 / x * b - a);
                a = value_2;
                b = value_3;
                i = i.wrapping_add(1);
            }
        }
    }
    if sign {
        return -b;
    }
    b
}

pub fn ldexp(mut frac: f64, mut exp_: isize) -> f64 {
    // special cases
    if frac == 0.0 {
        return frac; // correctly return -0
    } else if is_inf(frac, 0_isize) || is_nan(frac) {
        return frac;
    }
    let (value_2, e) = normalize(frac);
    frac = value_2;
    exp_ = exp_.wrapping_add(e);
    let mut x = float64bits(frac);
    exp_ = exp_.wrapping_add((shift_right(x, 52) as isize & MASK).wrapping_sub(BIAS));
    if exp_ < -1075 {
        return copysign(0.0_f64, frac); // underflow
    }
    if exp_ > 1023 {
        // overflow
        if frac < 0.0 {
            return inf(-1_isize);
        }
        return inf(1_isize);
    }
    let mut m: f64 = 1.0;
    if exp_ < -1022 {
        // denormal
        exp_ = exp_.wrapping_add(53);
        m = 1.1102230246251565e-16; // 2**-53
    }
    x &= !9_218_868_437_227_405_312;
    x |= shift_left(exp_.wrapping_add(BIAS) as u64, 52);
    m * float64frombits(x)
}

static _LGAM_A: [f64; 12] = [
    0.07721566490153287,
    0.3224670334241136,
    0.06735230105312927,
    0.020580808432516733,
    0.007385550860814029,
    0.0028905138367341563,
    0.0011927076318336207,
    0.0005100697921535113,
    0.00022086279071390839,
    0.00010801156724758394,
    2.5214456545125733e-5,
    4.4864094961891516e-5,
];

static _LGAM_R: [f64; 7] = [
    1.0,
    1.3920053346762105,
    0.7219355475671381,
    0.17193386563280308,
    0.01864591917156529,
    0.0007779424963818936,
    7.326684307446256e-6,
];

static _LGAM_S: [f64; 7] = [
    -0.07721566490153287,
    0.21498241596060885,
    0.325778796408931,
    0.14635047265246445,
    0.02664227030336386,
    0.0018402845140733772,
    3.194753265841009e-5,
];

static _LGAM_T: [f64; 15] = [
    0.48383612272381005,
    -0.1475877229945939,
    0.06462494023913339,
    -0.032788541075985965,
    0.01797067508118204,
    -0.010314224129834144,
    0.006100538702462913,
    -0.0036845201678113826,
    0.0022596478090061247,
    -0.0014034646998923284,
    0.000881081882437654,
    -0.0005385953053567405,
    0.00031563207090362595,
    -0.00031275416837512086,
    0.0003355291926355191,
];

static _LGAM_U: [f64; 6] = [
    -0.07721566490153287,
    0.6328270640250934,
    1.4549225013723477,
    0.9777175279633727,
    0.22896372806469245,
    0.013381091853678766,
];

static _LGAM_V: [f64; 6] = [
    1.0,
    2.4559779371304113,
    2.128489763798934,
    0.7692851504566728,
    0.10422264559336913,
    0.003217092422824239,
];

static _LGAM_W: [f64; 7] = [
    0.4189385332046727,
    0.08333333333333297,
    -0.0027777777772877554,
    0.0007936505586430196,
    -0.00059518755745034,
    0.0008363399189962821,
    -0.0016309293409657527,
];

pub fn lgamma(mut x: f64) -> (f64, isize) {
    let mut lgamma_: f64;
    const YMIN: f64 = 1.4616321449683622;
    const TWO52: isize = 4_503_599_627_370_496;
    const TWO58: isize = 288_230_376_151_711_744;
    const TINY: f64 = 8.470329472543003e-22;
    const TC: f64 = 1.4616321449683622;
    const TF: f64 = -0.12148629053584961;
    const TT: f64 = -3.638676997039505e-18;
    // special cases
    let mut sign: isize = 1;
    if !x.is_finite() {
        lgamma_ = x;
        return (lgamma_, sign);
    } else if x == 0.0 {
        lgamma_ = inf(1_isize);
        return (lgamma_, sign);
    }

    let mut neg: bool = false;
    if x < 0.0 {
        x = -x;
        neg = true;
    }

    if x < TINY {
        // if |x| < 2**-70, return -Log(|x|)
        if neg {
            sign = -1;
        }
        lgamma_ = -log(x);
        return (lgamma_, sign);
    }
    let mut nadj: f64 = 0.0;
    if neg {
        if x >= 4503599627370496.0 {
            // |x| >= 2**52, must be -integer
            lgamma_ = inf(1_isize);
            return (lgamma_, sign);
        }
        let t = sin_pi(x);
        if t == 0.0 {
            lgamma_ = inf(1_isize); // -integer
            return (lgamma_, sign);
        }
        nadj = log(PI / abs(t * x));
        if t < 0.0 {
            sign = -1;
        }
    }

    if x == 1.0 || x == 2.0 {
        // purge off 1 and 2
        lgamma_ = 0.0;
        return (lgamma_, sign);
    } else if x < 2.0 {
        // use lgamma(x) = lgamma(x+1) - Log(x)
        let y: f64;
        let i: isize;
        if x <= 0.9 {
            lgamma_ = -log(x);
            if x >= 0.7316321449683623 {
                // 0.7316 <= x <=  0.9
                y = 1.0 - x;
                i = 0;
            } else if x >= 0.19163214496836226 {
                // 0.2316 <= x < 0.7316
                y = x - 0.46163214496836225;
                i = 1;
            } else {
                // 0 < x < 0.2316
                y = x;
                i = 2;
            }
        } else {
            lgamma_ = 0.0;
            if x >= 1.7316321449683623 {
                // 1.7316 <= x < 2
                y = 2.0 - x;
                i = 0;
            } else if x >= 1.1916321449683622 {
                // 1.2316 <= x < 1.7316
                y = x - TC;
                i = 1;
            } else {
                // 0.9 < x < 1.2316
                y = x - 1.0;
                i = 2;
            }
        }
        if i == 0 {
            let z: f64 = y * y;
            let p1: f64 = _LGAM_A[0]
                + z * (_LGAM_A[2]
                    + z * (_LGAM_A[4]
                        + z * (_LGAM_A[6] + z * (_LGAM_A[8] + z * _LGAM_A[10]))));
            let p2: f64 = z
                * (_LGAM_A[1]
                    + z * (_LGAM_A[3]
                        + z * (_LGAM_A[5]
                            + z * (_LGAM_A[7] + z * (_LGAM_A[9] + z * _LGAM_A[11])))));
            let p: f64 = y * p1 + p2;
            lgamma_ += p - 0.5 * y;
        } else if i == 1 {
            let z: f64 = y * y;
            let w: f64 = z * y;
            let p1: f64 = _LGAM_T[0]
                + w * (_LGAM_T[3] + w * (_LGAM_T[6] + w * (_LGAM_T[9] + w * _LGAM_T[12]))); // parallel comp
            let p2: f64 = _LGAM_T[1]
                + w * (_LGAM_T[4] + w * (_LGAM_T[7] + w * (_LGAM_T[10] + w * _LGAM_T[13])));
            let p3: f64 = _LGAM_T[2]
                + w * (_LGAM_T[5] + w * (_LGAM_T[8] + w * (_LGAM_T[11] + w * _LGAM_T[14])));
            let p: f64 = z * p1 - (TT - w * (p2 + y * p3));
            lgamma_ += TF + p;
        } else if i == 2 {
            let p1: f64 = y
                * (_LGAM_U[0]
                    + y * (_LGAM_U[1]
                        + y * (_LGAM_U[2]
                            + y * (_LGAM_U[3] + y * (_LGAM_U[4] + y * _LGAM_U[5])))));
            let p2: f64 = 1.0
                + y * (_LGAM_V[1]
                    + y * (_LGAM_V[2]
                        + y * (_LGAM_V[3] + y * (_LGAM_V[4] + y * _LGAM_V[5]))));
            lgamma_ += -0.5 * y + p1 / p2;
        }
    } else if x < 8.0 {
        // 2 <= x < 8
        let i = super::trunc(x) as isize;
        let y: f64 = x - i as f64;
        let p: f64 = y
            * (_LGAM_S[0]
                + y * (_LGAM_S[1]
                    + y * (_LGAM_S[2]
                        + y * (_LGAM_S[3]
                            + y * (_LGAM_S[4] + y * (_LGAM_S[5] + y * _LGAM_S[6]))))));
        let q: f64 = 1.0
            + y * (_LGAM_R[1]
                + y * (_LGAM_R[2]
                    + y * (_LGAM_R[3]
                        + y * (_LGAM_R[4] + y * (_LGAM_R[5] + y * _LGAM_R[6])))));
        lgamma_ = 0.5 * y + p / q;
        let mut z: f64 = 1.0; // Lgamma(1+s) = Log(s) + Lgamma(s)
        {
            let mut case: isize = if i == 7 {
                0
            } else if i == 6 {
                1
            } else if i == 5 {
                2
            } else if i == 4 {
                3
            } else if i == 3 {
                4
            } else {
                5
            };
            if case == 0 {
                z *= y + 6.0;
                case = 1;
            }
            if case == 1 {
                z *= y + 5.0;
                case = 2;
            }
            if case == 2 {
                z *= y + 4.0;
                case = 3;
            }
            if case == 3 {
                z *= y + 3.0;
                case = 4;
            }
            if case == 4 {
                z *= y + 2.0;
                lgamma_ += log(z);
            }
        }
    } else if x < 288230376151711740.0 {
        // 8 <= x < 2**58
        let t = log(x);
        let z: f64 = 1.0 / x;
        let y: f64 = z * z;
        let w: f64 = _LGAM_W[0]
            + z * (_LGAM_W[1]
                + y * (_LGAM_W[2]
                    + y * (_LGAM_W[3]
                        + y * (_LGAM_W[4] + y * (_LGAM_W[5] + y * _LGAM_W[6])))));
        lgamma_ = (x - 0.5) * (t - 1.0) + w;
    } else {
        // 2**58 <= x <= Inf
        lgamma_ = x * (log(x) - 1.0);
    }
    if neg {
        lgamma_ = nadj - lgamma_;
    }
    (lgamma_, sign)
}

fn sin_pi(mut x: f64) -> f64 {
    const TWO52: isize = 4_503_599_627_370_496;
    const TWO53: isize = 9_007_199_254_740_992;
    if x < 0.25 {
        return -sin(PI * x);
    }

    // argument reduction
    let mut z = floor(x);
    let mut n: isize;
    if z != x {
        // inexact
        x = mod_(x, 2.0);
        n = super::trunc(x * 4.0) as isize;
    } else {
        if x >= 9007199254740992.0 {
            // x must be even
            x = 0.0;
            n = 0;
        } else {
            if x < 4503599627370496.0 {
                z = x + 4503599627370496.0; // exact
            }
            n = (1_u64 & float64bits(z)) as isize;
            x = n as f64;
            n <<= 2;
        }
    }
    if n == 0 {
        x = sin(PI * x);
    } else if n == 1 || n == 2 {
        x = cos(PI * (0.5 - x));
    } else if n == 3 || n == 4 {
        x = sin(PI * (1.0 - x));
    } else if n == 5 || n == 6 {
        x = -cos(PI * (x - 1.5));
    } else {
        x = sin(PI * (x - 2.0));
    }
    -x
}

pub fn log10(x: f64) -> f64 {
    log(x) * std::f64::consts::LOG10_E
}

pub fn log2(x: f64) -> f64 {
    let (frac, exp_) = frexp(x);
    // Make sure exact powers of two give an exact answer.
    // Don't depend on Log(0.5)*(1/Ln2)+exp being exactly exp-1.
    if frac == 0.5 {
        return exp_.wrapping_sub(1) as f64;
    }
    log(frac) * std::f64::consts::LOG2_E + exp_ as f64
}

pub fn log1p(x: f64) -> f64 {
    const SQRT2_M1: f64 = 0.41421356237309503;
    const SQRT2_HALF_M1: f64 = -0.2928932188134525;
    const SMALL: f64 = 1.862645149230957e-9;
    const TINY: f64 = 5.551115123125783e-17;
    const TWO53: isize = 9_007_199_254_740_992;
    const LN2_HI: f64 = 0.6931471803691238;
    const LN2_LO: f64 = 1.9082149292705877e-10;
    const LP1: f64 = 0.6666666666666735;
    const LP2: f64 = 0.3999999999940942;
    const LP3: f64 = 0.2857142874366239;
    const LP4: f64 = 0.22222198432149784;
    const LP5: f64 = 0.1818357216161805;
    const LP6: f64 = 0.15313837699209373;
    const LP7: f64 = 0.14798198605116586;

    // special cases
    if x < -1.0 || is_nan(x) {
        // includes -Inf
        return nan();
    } else if x == -1.0 {
        return inf(-1_isize);
    } else if is_inf(x, 1_isize) {
        return inf(1_isize);
    }

    let absx = abs(x);

    let mut f: f64 = 0.0;
    let mut iu: u64 = 0;
    let mut k: isize = 1;
    if absx < SQRT2_M1 {
        //  |x| < math.Sqrt(2)-1
        if absx < SMALL {
            // |x| < 2**-29
            if absx < TINY {
                // |x| < 2**-54
                return x;
            }
            return x - x * x * 0.5;
        }
        if x > SQRT2_HALF_M1 {
            // math.Sqrt(2)/2-1 < x
            // (math.Sqrt(2)/2-1) < x < (math.Sqrt(2)-1)
            k = 0;
            f = x;
            iu = 1;
        }
    }
    let mut c: f64 = 0.0;
    if k != 0 {
        let mut u: f64;
        if absx < 9007199254740992.0 {
            // 1<<53
            u = 1.0 + x;
            iu = float64bits(u);
            k = shift_right(iu, 52).wrapping_sub(1023) as isize;
            // correction term
            if k > 0 {
                c = 1.0 - (u - x);
            } else {
                c = x - (u - 1.0);
            }
            c /= u;
        } else {
            u = x;
            iu = float64bits(u);
            k = shift_right(iu, 52).wrapping_sub(1023) as isize;
            c = 0.0;
        }
        iu &= 4_503_599_627_370_495;
        if iu < 1_865_452_045_155_277 {
            // mantissa of math.Sqrt(2)
            u = float64frombits(iu | 4_607_182_418_800_017_408); // normalize u
        } else {
            k = k.wrapping_add(1);
            u = float64frombits(iu | 4_602_678_819_172_646_912); // normalize u/2
            iu = 4_503_599_627_370_496_u64.wrapping_sub(iu) >> 2;
        }
        f = u - 1.0; // math.Sqrt(2)/2 < u < math.Sqrt(2)
    }
    let hfsq: f64 = 0.5 * f * f;
    let r: f64;
    if iu == 0 {
        // |f| < 2**-20
        if f == 0.0 {
            if k == 0 {
                return 0.0;
            }
            c += k as f64 * LN2_LO;
            return k as f64 * LN2_HI + c;
        }
        r = hfsq * (1.0 - 0.6666666666666666 * f); // avoid division
        if k == 0 {
            return f - r;
        }
        return k as f64 * LN2_HI - (r - (k as f64 * LN2_LO + c) - f);
    }
    let s: f64 = f / (2.0 + f);
    let z: f64 = s * s;
    r = z * (LP1 + z * (LP2 + z * (LP3 + z * (LP4 + z * (LP5 + z * (LP6 + z * LP7))))));
    if k == 0 {
        return f - (hfsq - s * (hfsq + r));
    }
    k as f64 * LN2_HI - (hfsq - (s * (hfsq + r) + (k as f64 * LN2_LO + c)) - f)
}

pub fn logb(x: f64) -> f64 {
    // special cases
    if x == 0.0 {
        return inf(-1_isize);
    } else if is_inf(x, 0_isize) {
        return inf(1_isize);
    } else if is_nan(x) {
        return x;
    }
    ilogb_(x) as f64
}

pub fn ilogb(x: f64) -> isize {
    // special cases
    if x == 0.0 {
        return MIN_INT32;
    } else if !x.is_finite() {
        return MAX_INT32;
    }
    ilogb_(x)
}

fn ilogb_(mut x: f64) -> isize {
    let (value_2, exp_) = normalize(x);
    x = value_2;
    ((shift_right(float64bits(x), 52) & 2047) as isize)
        .wrapping_sub(BIAS)
        .wrapping_add(exp_)
}

pub fn mod_(x: f64, mut y: f64) -> f64 {
    if y == 0.0 || is_inf(x, 0_isize) || is_nan(x) || is_nan(y) {
        return nan();
    }
    y = abs(y);

    let (yfr, yexp) = frexp(y);
    let mut r = x;
    if x < 0.0 {
        r = -x;
    }

    while r >= y {
        let (rfr, mut rexp) = frexp(r);
        if rfr < yfr {
            rexp = rexp.wrapping_sub(1);
        }
        r -= ldexp(y, rexp.wrapping_sub(yexp));
    }
    if x < 0.0 {
        r = -r;
    }
    r
}

pub fn nextafter32(x: f32, y: f32) -> f32 {
    let r: f32 = if is_nan(x as f64) || is_nan(y as f64) {
        // special case
        nan() as f32
    } else if x == y {
        x
    } else if x == 0.0 {
        copysign(float32frombits(1_u32) as f64, y as f64) as f32
    } else if (y > x) == (x > 0.0) {
        float32frombits(float32bits(x).wrapping_add(1))
    } else {
        float32frombits(float32bits(x).wrapping_sub(1))
    };
    r
}

pub fn nextafter(x: f64, y: f64) -> f64 {
    let r: f64 = if is_nan(x) || is_nan(y) {
        // special case
        nan()
    } else if x == y {
        x
    } else if x == 0.0 {
        copysign(float64frombits(1_u64), y)
    } else if (y > x) == (x > 0.0) {
        float64frombits(float64bits(x).wrapping_add(1))
    } else {
        float64frombits(float64bits(x).wrapping_sub(1))
    };
    r
}

fn is_odd_int(x: f64) -> bool {
    if abs(x) >= 9007199254740992.0 {
        // 1 << 53 is the largest exact integer in the float64 format.
        // Any number outside this range will be truncated before the decimal point and therefore will always be
        // an even integer.
        // Without this check and if x overflows int64 the int64(xi) conversion below may produce incorrect results
        // on some architectures (and does so on arm64). See issue #57465.
        return false;
    }

    let (xi, xf) = modf(x);
    xf == 0.0 && super::trunc(xi) & 1 == 1
}

pub fn pow(x: f64, y: f64) -> f64 {
    if y == 0.0 || x == 1.0 {
        return 1.0;
    } else if y == 1.0 {
        return x;
    } else if is_nan(x) || is_nan(y) {
        return nan();
    } else if x == 0.0 {
        if y < 0.0 {
            if signbit(x) && is_odd_int(y) {
                return inf(-1_isize);
            }
            return inf(1_isize);
        } else if y > 0.0 {
            if signbit(x) && is_odd_int(y) {
                return x;
            }
            return 0.0;
        }
    } else if is_inf(y, 0_isize) {
        if x == -1.0 {
            return 1.0;
        } else if (abs(x) < 1.0) == is_inf(y, 1_isize) {
            return 0.0;
        } else {
            return inf(1_isize);
        }
    } else if is_inf(x, 0_isize) {
        if is_inf(x, -1_isize) {
            return pow(1.0 / x, -y); // Pow(-0, -y)
        }
        if y < 0.0 {
            return 0.0;
        } else if y > 0.0 {
            return inf(1_isize);
        }
    } else if y == 0.5 {
        return sqrt(x);
    } else if y == -0.5 {
        return 1.0 / sqrt(x);
    }

    let (mut yi, mut yf) = modf(abs(y));
    if yf != 0.0 && x < 0.0 {
        return nan();
    }
    if yi >= 9223372036854776000.0 {
        // yi is a large even int that will lead to overflow (or underflow to 0)
        // for all x except -1 (x == 1 was handled earlier)
        if x == -1.0 {
            return 1.0;
        } else if (abs(x) < 1.0) == (y > 0.0) {
            return 0.0;
        } else {
            return inf(1_isize);
        }
    }

    // ans = a1 * 2**ae (= 1 for now).
    let mut a1: f64 = 1.0;
    let mut ae: isize = 0;

    // ans *= x**yf
    if yf != 0.0 {
        if yf > 0.5 {
            yf -= 1.0;
            yi += 1.0;
        }
        a1 = exp(yf * log(x));
    }

    // ans *= x**yi
    // by multiplying in successive squarings
    // of x according to bits of yi.
    // accumulate powers of two into exp.
    let (mut x1, mut xe) = frexp(x);
    {
        let mut i = super::trunc(yi);
        'outer: while i != 0 {
            if !(-4096..=4096).contains(&xe) {
                // catch xe before it overflows the left shift below
                // Since i !=0 it has at least one bit still set, so ae will accumulate xe
                // on at least one more iteration, ae += xe is a lower bound on ae
                // the lower bound on ae exceeds the size of a float64 exp
                // so the final call to Ldexp will produce under/overflow (0/Inf)
                ae = ae.wrapping_add(xe);
                break 'outer;
            }
            if i & 1 == 1 {
                a1 *= x1;
                ae = ae.wrapping_add(xe);
            }
            x1 *= x1;
            xe <<= 1;
            if x1 < 0.5 {
                x1 += x1;
                xe = xe.wrapping_sub(1);
            }
            i >>= 1;
        }
    }

    // ans = a1*2**ae
    // if y < 0 { ans = 1 / ans }
    // but in the opposite order
    if y < 0.0 {
        a1 = 1.0 / a1;
        ae = ae.wrapping_neg();
    }
    ldexp(a1, ae)
}

static POW10TAB: [f64; 32] = [
    1.0,
    10.0,
    100.0,
    1000.0,
    10000.0,
    100000.0,
    1000000.0,
    10000000.0,
    100000000.0,
    1000000000.0,
    10000000000.0,
    100000000000.0,
    1000000000000.0,
    10000000000000.0,
    100000000000000.0,
    1000000000000000.0,
    10000000000000000.0,
    100000000000000000.0,
    1000000000000000000.0,
    10000000000000000000.0,
    100000000000000000000.0,
    1e21,
    1e22,
    1e23,
    1e24,
    1e25,
    1e26,
    1e27,
    1e28,
    1e29,
    1e30,
    1e31,
];

static POW10POSTAB32: [f64; 10] = [
    1.0, 1e32, 1e64, 1e96, 1e128, 1e160, 1e192, 1e224, 1e256, 1e288,
];

static POW10NEGTAB32: [f64; 11] = [
    1.0, 1e-32, 1e-64, 1e-96, 1e-128, 1e-160, 1e-192, 1e-224, 1e-256, 1e-288, 1e-320,
];

pub fn pow10(n: isize) -> f64 {
    if (0..=308).contains(&n) {
        return POW10POSTAB32[place((n as usize / 32) as isize)]
            * POW10TAB[place((n as usize % 32) as isize)];
    }

    if (-323..=0).contains(&n) {
        return POW10NEGTAB32[place((n.wrapping_neg() as usize / 32) as isize)]
            / POW10TAB[place((n.wrapping_neg() as usize % 32) as isize)];
    }

    // n < -323 || 308 < n
    if n > 0 {
        return inf(1_isize);
    }

    // n < -323
    0.0
}

pub fn remainder(mut x: f64, mut y: f64) -> f64 {
    const TINY: f64 = 4.450147717014403e-308;
    const HALF_MAX: f64 = 8.988465674311579e307;
    // special cases
    if is_nan(x) || is_nan(y) || is_inf(x, 0_isize) || y == 0.0 {
        return nan();
    } else if is_inf(y, 0_isize) {
        return x;
    }
    let mut sign: bool = false;
    if x < 0.0 {
        x = -x;
        sign = true;
    }
    if y < 0.0 {
        y = -y;
    }
    if x == y {
        if sign {
            let zero: f64 = 0.0;
            return -zero;
        }
        return 0.0;
    }
    if y <= HALF_MAX {
        x = mod_(x, y + y); // now x < 2y
    }
    if y < TINY {
        if x + x > y {
            x -= y;
            if x + x >= y {
                x -= y;
            }
        }
    } else {
        let y_half: f64 = 0.5 * y;
        if x > y_half {
            x -= y;
            if x >= y_half {
                x -= y;
            }
        }
    }
    if sign {
        x = -x;
    }
    x
}

static _SIN: [f64; 6] = [
    1.5896230157654656e-10,
    -2.5050747762857807e-8,
    2.7557313621385722e-6,
    -0.0001984126982958954,
    0.008333333333322118,
    -0.1666666666666663,
];

static _COS: [f64; 6] = [
    -1.1358536521387682e-11,
    2.087570084197473e-9,
    -2.755731417929674e-7,
    2.4801587288851704e-5,
    -0.0013888888888873056,
    0.041666666666666595,
];

pub fn cos(mut x: f64) -> f64 {
    const PI4_A: f64 = 0.7853981256484985;
    const PI4_B: f64 = 3.774894707930798e-8;
    const PI4_C: f64 = 2.6951514290790595e-15;
    // special cases
    if is_nan(x) || is_inf(x, 0_isize) {
        return nan();
    }

    // make argument positive
    let mut sign: bool = false;
    x = abs(x);

    let mut j: u64;
    let mut y: f64;
    let z: f64;
    if x >= 536870912.0 {
        let (value_2, value_3) = trig_reduce(x);
        j = value_2;
        z = value_3;
    } else {
        j = trunc_unsigned(x * 1.2732395447351628); // integer part of x/(Pi/4), as integer for tests on the phase angle
        y = j as f64; // integer part of x/(Pi/4), as float

        // map zeros to origin
        if j & 1 == 1 {
            j = j.wrapping_add(1);
            y += 1.0;
        }
        j &= 7; // octant modulo 2Pi radians (360 degrees)
        z = x - y * PI4_A - y * PI4_B - y * PI4_C; // Extended precision modular arithmetic
    }

    if j > 3 {
        j = j.wrapping_sub(4);
        sign = !sign;
    }
    if j > 1 {
        sign = !sign;
    }

    let zz: f64 = z * z;
    if j == 1 || j == 2 {
        y = z + z
            * zz
            * (((((_SIN[0] * zz + _SIN[1]) * zz + _SIN[2]) * zz + _SIN[3]) * zz + _SIN[4])
                * zz
                + _SIN[5]);
    } else {
        y = 1.0 - 0.5 * zz
            + zz * zz
                * (((((_COS[0] * zz + _COS[1]) * zz + _COS[2]) * zz + _COS[3]) * zz
                    + _COS[4])
                    * zz
                    + _COS[5]);
    }
    if sign {
        y = -y;
    }
    y
}

pub fn sin(mut x: f64) -> f64 {
    const PI4_A: f64 = 0.7853981256484985;
    const PI4_B: f64 = 3.774894707930798e-8;
    const PI4_C: f64 = 2.6951514290790595e-15;
    // special cases
    if x == 0.0 || is_nan(x) {
        return x; // return ±0 || math.NaN()
    } else if is_inf(x, 0_isize) {
        return nan();
    }

    // make argument positive but save the sign
    let mut sign: bool = false;
    if x < 0.0 {
        x = -x;
        sign = true;
    }

    let mut j: u64;
    let mut y: f64;
    let z: f64;
    if x >= 536870912.0 {
        let (value_2, value_3) = trig_reduce(x);
        j = value_2;
        z = value_3;
    } else {
        j = trunc_unsigned(x * 1.2732395447351628); // integer part of x/(Pi/4), as integer for tests on the phase angle
        y = j as f64; // integer part of x/(Pi/4), as float

        // map zeros to origin
        if j & 1 == 1 {
            j = j.wrapping_add(1);
            y += 1.0;
        }
        j &= 7; // octant modulo 2Pi radians (360 degrees)
        z = x - y * PI4_A - y * PI4_B - y * PI4_C; // Extended precision modular arithmetic
    }
    // reflect in x axis
    if j > 3 {
        sign = !sign;
        j = j.wrapping_sub(4);
    }
    let zz: f64 = z * z;
    if j == 1 || j == 2 {
        y = 1.0 - 0.5 * zz
            + zz * zz
                * (((((_COS[0] * zz + _COS[1]) * zz + _COS[2]) * zz + _COS[3]) * zz
                    + _COS[4])
                    * zz
                    + _COS[5]);
    } else {
        y = z + z
            * zz
            * (((((_SIN[0] * zz + _SIN[1]) * zz + _SIN[2]) * zz + _SIN[3]) * zz + _SIN[4])
                * zz
                + _SIN[5]);
    }
    if sign {
        y = -y;
    }
    y
}

pub fn sincos(mut x: f64) -> (f64, f64) {
    const PI4_A: f64 = 0.7853981256484985;
    const PI4_B: f64 = 3.774894707930798e-8;
    const PI4_C: f64 = 2.6951514290790595e-15;
    // special cases
    if x == 0.0 {
        return (x, 1.0); // return ±0.0, 1.0
    } else if is_nan(x) || is_inf(x, 0_isize) {
        return (nan(), nan());
    }

    // make argument positive
    let mut sin_sign: bool = false;
    let mut cos_sign: bool = false;
    if x < 0.0 {
        x = -x;
        sin_sign = true;
    }

    let mut j: u64;
    let mut y: f64;
    let z: f64;
    if x >= 536870912.0 {
        let (value, value_2) = trig_reduce(x);
        j = value;
        z = value_2;
    } else {
        j = trunc_unsigned(x * 1.2732395447351628); // integer part of x/(Pi/4), as integer for tests on the phase angle
        y = j as f64; // integer part of x/(Pi/4), as float

        if j & 1 == 1 {
            // map zeros to origin
            j = j.wrapping_add(1);
            y += 1.0;
        }
        j &= 7; // octant modulo 2Pi radians (360 degrees)
        z = x - y * PI4_A - y * PI4_B - y * PI4_C; // Extended precision modular arithmetic
    }
    if j > 3 {
        // reflect in x axis
        j = j.wrapping_sub(4);
        let (value_3, value_4) = (!sin_sign, !cos_sign);
        sin_sign = value_3;
        cos_sign = value_4;
    }
    if j > 1 {
        cos_sign = !cos_sign;
    }

    let zz: f64 = z * z;
    let mut cos_: f64 = 1.0 - 0.5 * zz
        + zz * zz
            * (((((_COS[0] * zz + _COS[1]) * zz + _COS[2]) * zz + _COS[3]) * zz + _COS[4])
                * zz
                + _COS[5]);
    let mut sin_: f64 = z + z
        * zz
        * (((((_SIN[0] * zz + _SIN[1]) * zz + _SIN[2]) * zz + _SIN[3]) * zz + _SIN[4])
            * zz
            + _SIN[5]);
    if j == 1 || j == 2 {
        let (value_5, value_6) = (cos_, sin_);
        sin_ = value_5;
        cos_ = value_6;
    }
    if cos_sign {
        cos_ = -cos_;
    }
    if sin_sign {
        sin_ = -sin_;
    }
    (sin_, cos_)
}

pub fn sinh(mut x: f64) -> f64 {
    // The coefficients are #2029 from Hart & Cheney. (20.36D)
    const P0: f64 = -630767.3640497717;
    const P1: f64 = -89912.72022039509;
    const P2: f64 = -2894.211355989564;
    const P3: f64 = -26.30563213397497;
    const Q0: f64 = -630767.3640497717;
    const Q1: f64 = 15215.17378790019;
    const Q2: f64 = -173.6789535582337;

    let mut sign: bool = false;
    if x < 0.0 {
        x = -x;
        sign = true;
    }

    let mut temp: f64;
    if x > 21.0 {
        temp = exp(x) * 0.5;
    } else if x > 0.5 {
        let ex = exp(x);
        temp = (ex - 1.0 / ex) * 0.5;
    } else {
        let sq: f64 = x * x;
        temp = (((P3 * sq + P2) * sq + P1) * sq + P0) * x;
        temp /= ((sq + Q2) * sq + Q1) * sq + Q0;
    }

    if sign {
        temp = -temp;
    }
    temp
}

pub fn cosh(mut x: f64) -> f64 {
    x = abs(x);
    if x > 21.0 {
        return exp(x) * 0.5;
    }
    let ex = exp(x);
    (ex + 1.0 / ex) * 0.5
}

static _TAN_P: [f64; 3] = [-13093.693918138379, 1153516.6483858742, -17956525.197648488];

static _TAN_Q: [f64; 5] = [
    1.0,
    13681.296347069296,
    -1320892.3444021097,
    25008380.18233579,
    -53869575.592945464,
];

pub fn tan(mut x: f64) -> f64 {
    const PI4_A: f64 = 0.7853981256484985;
    const PI4_B: f64 = 3.774894707930798e-8;
    const PI4_C: f64 = 2.6951514290790595e-15;
    // special cases
    if x == 0.0 || is_nan(x) {
        return x; // return ±0 || math.NaN()
    } else if is_inf(x, 0_isize) {
        return nan();
    }

    // make argument positive but save the sign
    let mut sign: bool = false;
    if x < 0.0 {
        x = -x;
        sign = true;
    }
    let mut j: u64;
    let mut y: f64;
    let z: f64;
    if x >= 536870912.0 {
        let (value_2, value_3) = trig_reduce(x);
        j = value_2;
        z = value_3;
    } else {
        j = trunc_unsigned(x * 1.2732395447351628); // integer part of x/(Pi/4), as integer for tests on the phase angle
        y = j as f64; // integer part of x/(Pi/4), as float

        if j & 1 == 1 {
            j = j.wrapping_add(1);
            y += 1.0;
        }

        z = x - y * PI4_A - y * PI4_B - y * PI4_C;
    }
    let zz: f64 = z * z;

    if zz > 1e-14 {
        y = z + z
            * (zz * ((_TAN_P[0] * zz + _TAN_P[1]) * zz + _TAN_P[2])
                / ((((zz + _TAN_Q[1]) * zz + _TAN_Q[2]) * zz + _TAN_Q[3]) * zz
                    + _TAN_Q[4]));
    } else {
        y = z;
    }
    if j & 2 == 2 {
        y = -1.0 / y;
    }
    if sign {
        y = -y;
    }
    y
}

static TANH_P: [f64; 3] = [-0.9643991794250523, -99.28772310019185, -1614.6876844170845];

static TANH_Q: [f64; 3] = [112.81167849163293, 2235.4883906010045, 4844.063053251255];

pub fn tanh(x: f64) -> f64 {
    const MAXLOG: f64 = 88.02969193111305; // Log(2**127)
    let mut z = abs(x);
    if z > 44.014845965556525 {
        if x < 0.0 {
            return -1.0;
        }
        return 1.0;
    } else if z >= 0.625 {
        let s = exp(2.0 * z);
        z = 1.0 - 2.0 / (s + 1.0);
        if x < 0.0 {
            z = -z;
        }
    } else {
        if x == 0.0 {
            return x;
        }
        let s: f64 = x * x;
        z = x + x * s * ((TANH_P[0] * s + TANH_P[1]) * s + TANH_P[2])
            / (((s + TANH_Q[0]) * s + TANH_Q[1]) * s + TANH_Q[2]);
    }
    z
}

const REDUCE_THRESHOLD: isize = 536_870_912;

fn trig_reduce(x: f64) -> (u64, f64) {
    const PI4: f64 = std::f64::consts::FRAC_PI_4;
    if x < PI4 {
        return (0, x);
    }
    // Extract out the integer and exponent such that,
    // x = ix * 2 ** exp.
    let mut ix = float64bits(x);
    let exp_: isize = ((shift_right(ix, 52) & 2047) as isize)
        .wrapping_sub(BIAS)
        .wrapping_sub(SHIFT);
    ix &= !9_218_868_437_227_405_312;
    ix |= 4_503_599_627_370_496;
    // Use the exponent to extract the 3 appropriate uint64 digits from mPi4,
    // B ~ (z0, z1, z2), such that the product leading digit has the exponent -61.
    // Note, exp >= -53 since x >= PI4 and exp < 971 for maximum float64.
    let digit: usize = exp_.wrapping_add(61) as usize / 64;
    let bitshift: usize = exp_.wrapping_add(61) as usize % 64;
    let z0: u64 = shift_left(M_PI4[place(digit as isize)], bitshift as u64)
        | shift_right(
            M_PI4[place(digit.wrapping_add(1) as isize)],
            64_usize.wrapping_sub(bitshift) as u64,
        );
    let z1: u64 = shift_left(
        M_PI4[place(digit.wrapping_add(1) as isize)],
        bitshift as u64,
    ) | shift_right(
        M_PI4[place(digit.wrapping_add(2) as isize)],
        64_usize.wrapping_sub(bitshift) as u64,
    );
    let z2: u64 = shift_left(
        M_PI4[place(digit.wrapping_add(2) as isize)],
        bitshift as u64,
    ) | shift_right(
        M_PI4[place(digit.wrapping_add(3) as isize)],
        64_usize.wrapping_sub(bitshift) as u64,
    );
    // Multiply mantissa by the digits and extract the upper two digits (hi, lo).
    let (z2hi, _) = bits::mul64(z2, ix);
    let (z1hi, z1lo) = bits::mul64(z1, ix);
    let z0lo: u64 = z0.wrapping_mul(ix);
    let (lo, c) = bits::add64(z1lo, z2hi, 0_u64);
    let (mut hi, _) = bits::add64(z0lo, z1hi, c);
    // The top 3 bits are j.
    let mut j: u64 = shift_right(hi, 61);
    // Extract the fraction and find its magnitude.
    hi = hi << 3 | shift_right(lo, 61);
    let lz = bits::leading_zeros64(hi) as usize;
    let e = 1023_usize.wrapping_sub(lz.wrapping_add(1)) as u64;
    // Clear implicit mantissa bit and shift into place.
    hi = shift_left(hi, lz.wrapping_add(1) as u64)
        | shift_right(lo, 64_usize.wrapping_sub(lz.wrapping_add(1)) as u64);
    hi = shift_right(hi, 12);
    // Include the exponent and convert to a float.
    hi |= shift_left(e, 52);
    let mut z: f64 = float64frombits(hi);
    // Map zeros to origin.
    if j & 1 == 1 {
        j = j.wrapping_add(1);
        j &= 7;
        z -= 1.0;
    }
    // Multiply the fractional part by pi/4.
    (j, z * PI4)
}

static M_PI4: [u64; 20] = [
    1,
    5_040_379_952_546_458_195,
    17_892_431_488_136_887_169,
    13_169_980_181_085_364_355,
    18_204_331_823_439_776_451,
    7_946_843_935_494_350_272,
    905_889_640_498_799_673,
    18_175_356_263_134_875_261,
    15_061_281_708_168_349_961,
    15_220_161_563_773_041_794,
    8_296_664_548_579_374_057,
    4_109_744_767_560_208_502,
    4_607_516_669_194_743_839,
    16_023_283_104_648_321_598,
    15_739_233_654_134_936_430,
    11_424_645_774_684_705_882,
    16_883_842_788_696_515_318,
    8_795_094_592_981_902_804,
    15_561_835_991_111_744_016,
    12_395_701_187_267_450_711,
];

const MASK: isize = 2047;
const SHIFT: isize = 52;
const BIAS: isize = 1023;

fn normalize(x: f64) -> (f64, isize) {
    const SMALLEST_NORMAL: f64 = 2.2250738585072014e-308; // 2**-1022
    if abs(x) < SMALLEST_NORMAL {
        return (x * 4503599627370496.0, -52);
    }
    (x, 0)
}
