// Compound interest three ways: with float64, with big.Float in several modes, and with fractions, which are exact.
package main

import (
	"fmt"
	"math/big"
)

type account struct {
	name    string
	opening int64 // cents
	rate    string
	years   int
}

func exact(a account) *big.Rat {
	rate, ok := new(big.Rat).SetString(a.rate)
	if !ok {
		panic("rate " + a.rate)
	}
	growth := rate.Add(rate, big.NewRat(1, 1))
	sum := new(big.Rat).SetFrac(big.NewInt(a.opening), big.NewInt(100))
	for i := 0; i < a.years; i++ {
		sum.Mul(sum, growth)
	}
	return sum
}

func rounded(a account, prec uint, mode big.RoundingMode) *big.Float {
	rate, _, err := big.ParseFloat(a.rate, 10, prec, mode)
	if err != nil {
		panic(err)
	}
	one := big.NewFloat(1)
	growth := new(big.Float).SetPrec(prec).SetMode(mode).Add(rate, one)
	sum := new(big.Float).SetPrec(prec).SetMode(mode).SetRat(big.NewRat(a.opening, 100))
	for range a.years {
		sum.Mul(sum, growth)
	}
	return sum
}

func machine(a account) float64 {
	rate, _ := new(big.Rat).SetString(a.rate)
	r, _ := rate.Float64()
	sum := float64(a.opening) / 100
	for range a.years {
		sum *= 1 + r
	}
	return sum
}

func main() {
	accounts := []account{
		{"savings", 1_000_00, "0.0125", 10},
		{"bond", 25_000_00, "3/100", 30},
		{"loan", 199_999_99, "0.0725", 25},
		{"old", 1, "0.05", 400},
	}
	modes := []big.RoundingMode{
		big.ToNearestEven, big.ToNearestAway, big.ToZero,
		big.AwayFromZero, big.ToNegativeInf, big.ToPositiveInf,
	}
	for _, a := range accounts {
		sum := exact(a)
		digits, ends := sum.FloatPrec()
		fmt.Printf("%-8s %s (%d digits, ends: %t, denominator of %d bits)\n",
			a.name, sum.FloatString(10), digits, ends, sum.Denom().BitLen())
		fmt.Printf("  float64 %.10f\n", machine(a))
		if a.rate == "3/100" {
			a.rate = "0.03"
		}
		for _, mode := range modes {
			f := rounded(a, 40, mode)
			r, _ := f.Rat(nil)
			off := new(big.Rat).Sub(r, sum)
			fmt.Printf("  %-14v %.10f %-5v off by %s\n", mode, f, f.Acc(), off.FloatString(12))
		}
		wide := rounded(a, 500, big.ToNearestEven)
		cents := new(big.Float).Mul(wide, big.NewFloat(100))
		whole, acc := cents.Int(nil)
		fmt.Printf("  %d cents, %v; %20.2f|%-20.4g|%x\n", whole, acc, wide, wide, big.NewFloat(0.1))
	}
}
