package main

import (
	"fmt"
	"math/big"
	"strings"
)

// fib gives F(n) by fast doubling.
func fib(n uint) *big.Int {
	a, b := big.NewInt(0), big.NewInt(1)
	for i := 63; i >= 0; i-- {
		// F(2k) = F(k) (2 F(k+1) - F(k)), F(2k+1) = F(k)² + F(k+1)²
		t := new(big.Int).Lsh(b, 1)
		t.Sub(t, a).Mul(t, a)
		u := new(big.Int).Mul(a, a)
		u.Add(u, new(big.Int).Mul(b, b))
		a, b = t, u
		if n>>uint(i)&1 == 1 {
			a, b = b, t.Add(t, b)
		}
	}
	return a
}

func factorial(n int64) *big.Int {
	p := big.NewInt(1)
	for i := int64(2); i <= n; i++ {
		p.Mul(p, big.NewInt(i))
	}
	return p
}

func digitSum(n *big.Int) (sum int) {
	for _, r := range n.String() {
		if r != '-' {
			sum += int(r - '0')
		}
	}
	return sum
}

// isqrt is Newton's method.
func isqrt(n *big.Int) *big.Int {
	x := new(big.Int).Set(n)
	for {
		y := new(big.Int).Quo(n, x)
		y.Add(y, x)
		y.Rsh(y, 1)
		if y.Cmp(x) >= 0 {
			return x
		}
		x = y
	}
}

// powmod squares and multiplies.
func powmod(base, exp, mod *big.Int) *big.Int {
	result := big.NewInt(1)
	b := new(big.Int).Mod(base, mod)
	e := new(big.Int).Set(exp)
	zero, two, bit := new(big.Int), big.NewInt(2), new(big.Int)
	for e.Cmp(zero) > 0 {
		e.QuoRem(e, two, bit)
		if bit.Sign() != 0 {
			result.Mul(result, b)
			result.Mod(result, mod)
		}
		b.Mul(b, b)
		b.Mod(b, mod)
	}
	return result
}

func pi(digits int) string {
	// Gibbons' spigot with fixed point arithmetic: Machin's formula.
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits+10)), nil)
	arctan := func(inv int64) *big.Int {
		x := big.NewInt(inv)
		x2 := new(big.Int).Mul(x, x)
		term := new(big.Int).Quo(unit, x)
		sum := new(big.Int).Set(term)
		for n := int64(3); term.Sign() != 0; n += 2 {
			term.Quo(term, x2)
			t := new(big.Int).Quo(term, big.NewInt(n))
			if n%4 == 3 {
				sum.Sub(sum, t)
			} else {
				sum.Add(sum, t)
			}
		}
		return sum
	}
	p := arctan(5)
	p.Mul(p, big.NewInt(4))
	p.Sub(p, arctan(239))
	p.Mul(p, big.NewInt(4))
	s := p.String()
	return s[:1] + "." + s[1:digits+1]
}

func main() {
	for _, n := range []uint{0, 1, 2, 10, 90, 100, 300} {
		fmt.Printf("fib(%d) = %v\n", n, fib(n))
	}
	f := factorial(50)
	fmt.Println(f, digitSum(f), f.BitLen())
	fmt.Println("trailing zeros:", len(f.String())-len(strings.TrimRight(f.String(), "0")))
	two := big.NewInt(2)
	m127 := new(big.Int).Sub(new(big.Int).Exp(two, big.NewInt(127), nil), big.NewInt(1))
	fmt.Println(m127, m127.ProbablyPrime(10))
	fmt.Println(isqrt(m127), new(big.Int).Sqrt(m127).Cmp(isqrt(m127)))
	fmt.Println(powmod(big.NewInt(3), big.NewInt(1_000_000), big.NewInt(1_000_007)))
	fmt.Println(pi(60))

	a, ok := new(big.Int).SetString("-123456789012345678901234567890", 10)
	fmt.Println(a, ok, a.Sign(), new(big.Int).Abs(a), new(big.Int).Neg(a))
	_, ok = new(big.Int).SetString("12x", 10)
	fmt.Println(ok)
	q, r := new(big.Int).QuoRem(a, big.NewInt(97), new(big.Int))
	d, m := new(big.Int).DivMod(a, big.NewInt(97), new(big.Int))
	fmt.Println(q, r, d, m)
	fmt.Println(new(big.Int).GCD(nil, nil, big.NewInt(462), big.NewInt(1071)), a.Cmp(q), a.IsInt64(), q.Int64() != 0)
	fmt.Printf("%x %s %d\n", f, big.NewInt(-5), m127)
	fmt.Println(m127.Text(16), m127.Text(2)[:10])
}
