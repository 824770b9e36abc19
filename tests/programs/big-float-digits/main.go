// Digits of π, e and √2 by big.Float: Machin's formula, a series, and Newton's method beside Sqrt.
package main

import (
	"fmt"
	"math/big"
	"strings"
)

const digits = 200

// enough bits for the digits, and some to spare
const prec = uint(digits*3322/1000 + 64)

func num(n int64) *big.Float { return new(big.Float).SetPrec(prec).SetInt64(n) }

// arctanInverse is arctan(1/n) = 1/n - 1/3n³ + 1/5n⁵ - …
func arctanInverse(n int64) *big.Float {
	sum, term := num(0), new(big.Float).Quo(num(1), num(n))
	square := num(n * n)
	limit := new(big.Float).SetMantExp(num(1), -int(prec))
	for k := int64(1); term.Cmp(limit) > 0; k += 2 {
		part := new(big.Float).Quo(term, num(k))
		if k%4 == 1 {
			sum.Add(sum, part)
		} else {
			sum.Sub(sum, part)
		}
		term.Quo(term, square)
	}
	return sum
}

func pi() *big.Float {
	a := arctanInverse(5)
	a.Mul(a, num(16))
	b := arctanInverse(239)
	return a.Sub(a, b.Mul(b, num(4)))
}

func euler() *big.Float {
	sum, term := num(1), num(1)
	for k := int64(1); term.MantExp(nil) > -int(prec); k++ {
		term.Quo(term, num(k))
		sum.Add(sum, term)
	}
	return sum
}

// newtonRoot improves a guess until it no longer changes.
func newtonRoot(x *big.Float) (*big.Float, int) {
	guess := num(1)
	half := new(big.Float).SetPrec(prec).SetFloat64(0.5)
	for steps := 1; ; steps++ {
		next := new(big.Float).Quo(x, guess)
		next.Add(next, guess).Mul(next, half)
		diff := new(big.Float).Sub(next, guess)
		if diff.Sign() == 0 || diff.MantExp(nil) < -int(prec)+8 {
			return next, steps
		}
		guess = next
	}
}

func lines(s string) string {
	var b strings.Builder
	for len(s) > 52 {
		b.WriteString(s[:52] + "\n  ")
		s = s[52:]
	}
	return b.String() + s
}

func main() {
	fmt.Println("π =", lines(pi().Text('f', digits)))
	fmt.Println("e =", lines(euler().Text('f', digits)))
	root, steps := newtonRoot(num(2))
	fmt.Printf("√2 = %s\nafter %d steps\n", lines(root.Text('f', digits)), steps)
	own := new(big.Float).Sqrt(num(2))
	diff := new(big.Float).Sub(root, own)
	fmt.Println("near Sqrt:", diff.Sign() == 0 || diff.MantExp(nil) < -int(prec)+16)

	golden := new(big.Float).Add(num(1), new(big.Float).Sqrt(num(5)))
	golden.Quo(golden, num(2))
	fmt.Printf("φ = %.60f\n", golden)
	fmt.Printf("%v %g %.20e %10.3f|%-12.2f|%+.4f\n", golden, num(1000), golden, golden, golden, golden)

	for _, n := range []string{"2", "3", "10", "0.5", "1e100", "1e-100"} {
		x, _, err := big.ParseFloat(n, 10, 128, big.ToNearestEven)
		if err != nil {
			fmt.Println(err)
			continue
		}
		r := new(big.Float).Sqrt(x)
		back := new(big.Float).Mul(r, r)
		fmt.Printf("sqrt(%s) = %.35g, squared %.30g (%v)\n", n, r, back, back.Acc())
	}
}
