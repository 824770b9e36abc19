// Implements what big.Int knows of prime numbers: the test, Jacobi symbols, square roots modulo a prime; and random numbers.
// Crates: num-bigint, num-integer, num-traits

use super::*;
use num_bigint::BigInt;
use num_bigint::BigUint;
use num_bigint::Sign;
use num_integer::Integer;
use num_traits::One;
use num_traits::Signed;
use num_traits::Zero;

/// The test of Miller and Rabin with the first primes; below 2⁶⁴ no composite number passes it.
fn is_prime(n: &BigUint) -> bool {
    const PRIMES: [u32; 24] = [
        2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79,
        83, 89,
    ];
    if *n < BigUint::from(2_u32) {
        return false;
    }
    for p in PRIMES {
        if (n % p).is_zero() {
            return *n == BigUint::from(p);
        }
    }
    let less = n - 1_u32;
    let twos = less.trailing_zeros().unwrap_or(0);
    let odd = &less >> twos;
    PRIMES.iter().all(|p| {
        let mut x = BigUint::from(*p).modpow(&odd, n);
        if x.is_one() || x == less {
            return true;
        }
        (1..twos).any(|_| {
            x = &x * &x % n;
            x == less
        })
    })
}

pub fn jacobi(x: Ptr<Int>, y: Ptr<Int>) -> isize {
    let (mut a, mut b) = (value(&x), value(&y));
    if b.is_even() {
        refuse(&format!(
            "big: invalid 2nd argument to Int.Jacobi: need odd integer but got {b}"
        ));
    }
    let mut j = 1;
    if b.is_negative() {
        if a.is_negative() {
            j = -1;
        }
        b = -b;
    }
    loop {
        if b.is_one() {
            return j;
        }
        a = a.mod_floor(&b);
        if a.is_zero() {
            return 0;
        }
        let twos = a.trailing_zeros().unwrap_or(0);
        let low =
            |x: &BigInt, bits: u32| x.iter_u64_digits().next().unwrap_or(0) % (1 << bits);
        if twos % 2 == 1 && matches!(low(&b, 3), 3 | 5) {
            j = -j;
        }
        let odd: BigInt = a >> twos;
        if low(&b, 2) == 3 && low(&odd, 2) == 3 {
            j = -j;
        }
        (a, b) = (b, odd);
    }
}

/// The number that Tonelli and Shanks find; Go's choice of the two.
fn tonelli_shanks(x: &BigInt, p: &BigInt) -> BigInt {
    let less: BigInt = p - 1;
    let twos = less.trailing_zeros().unwrap_or(0);
    let odd: BigInt = less >> twos;
    let prime = Ptr::new(Int(p.clone()));
    let mut n = 2;
    while jacobi(new_int(n), prime.clone()) != -1 {
        n += 1;
    }
    let half: BigInt = (&odd + 1) >> 1;
    let mut y = x.modpow(&half, p);
    let mut b = x.modpow(&odd, p);
    let mut g = BigInt::from(n).modpow(&odd, p);
    let mut r = twos;
    loop {
        let mut t = b.clone();
        let mut m = 0;
        while !t.is_one() {
            t = &t * &t % p;
            m += 1;
        }
        if m == 0 {
            return y;
        }
        t = g.modpow(&(BigInt::one() << (r - m - 1)), p);
        g = &t * &t % p;
        y = y * &t % p;
        b = b * &g % p;
        r = m;
    }
}

impl Ptr<Int> {
    pub fn probably_prime(&self, n: isize) -> bool {
        if n < 0 {
            refuse("negative n for ProbablyPrime");
        }
        self.peek(|x| x.0.to_biguint().is_some_and(|x| is_prime(&x)))
    }

    pub fn mod_sqrt(&self, x: Ptr<Int>, p: Ptr<Int>) -> Ptr<Int> {
        match jacobi(x.clone(), p.clone()) {
            -1 => return Ptr::Nil,
            0 => return self.set_int64(0),
            _ => {}
        }
        let p = value(&p);
        let x = euclid(&value(&x), &p).1;
        let low = p.magnitude().iter_u64_digits().next().unwrap_or(0);
        if low % 4 == 3 {
            let power: BigInt = (&p + 1) >> 2;
            return self.put(x.modpow(&power, &p));
        }
        if low % 8 == 5 {
            let power: BigInt = &p >> 3;
            let twice: BigInt = &x << 1;
            let alpha = twice.modpow(&power, &p);
            let beta = (&alpha * &alpha % &p) * twice % &p - 1;
            let root = euclid(&(beta * x), &p).1 * alpha;
            return self.put(euclid(&root, &p).1);
        }
        self.put(tonelli_shanks(&x, &p))
    }

    /// A number below `n` from the words that the generator gives.
    pub fn rand(&self, rnd: Ptr<rand::Rand>, n: Ptr<Int>) -> Ptr<Int> {
        let n = value(&n);
        if !n.is_positive() {
            return self.set_int64(0);
        }
        let words = n.bits().div_ceil(64);
        loop {
            let mut digits = Vec::new();
            for _ in 0..words {
                digits.push(rnd.uint32());
                digits.push(rnd.uint32());
            }
            let mut found = BigUint::new(digits);
            if !n.bits().is_multiple_of(64) {
                found &= (BigUint::one() << n.bits()) - 1_u32;
            }
            if found < *n.magnitude() {
                return self.put(BigInt::from_biguint(Sign::Plus, found));
            }
        }
    }
}
