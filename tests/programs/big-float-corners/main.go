// What big.Float does at its edges: zeros, infinities, aliases, text that is no number, and conversions that round.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
)

type reading struct {
	Name  string
	Value *big.Float
	Count *big.Int
	Ratio *big.Rat
}

func safely(what string, f func() *big.Float) {
	defer func() {
		if r := recover(); r != nil {
			err, ok := r.(error)
			var nan big.ErrNaN
			fmt.Println(what, "panics:", err, ok && errors.As(err, &nan))
		}
	}()
	fmt.Println(what, "=", f())
}

func main() {
	var zero, sum big.Float
	inf := new(big.Float).SetInf(false)
	minus := new(big.Float).SetInf(true)
	fmt.Println(&zero, zero.Prec(), zero.Mode(), inf, minus, new(big.Float).Neg(&zero))
	safely("inf-inf", func() *big.Float { return new(big.Float).Add(inf, minus) })
	safely("0*inf", func() *big.Float { return new(big.Float).Mul(&zero, inf) })
	safely("0/0", func() *big.Float { return new(big.Float).Quo(&zero, &zero) })
	safely("1/0", func() *big.Float { return new(big.Float).Quo(big.NewFloat(-1), &zero) })
	safely("sqrt(-1)", func() *big.Float { return new(big.Float).Sqrt(big.NewFloat(-1)) })
	safely("NaN", func() *big.Float { return big.NewFloat(math.NaN()) })

	for i := 1; i <= 20; i++ {
		sum.Add(&sum, new(big.Float).Quo(big.NewFloat(1), big.NewFloat(float64(i))))
	}
	fmt.Println(&sum, sum.Prec(), sum.Acc(), sum.MinPrec())
	sum.Mul(&sum, &sum).Sub(&sum, &sum)
	fmt.Println(&sum, sum.Sign(), sum.Signbit(), sum.IsInt())

	for _, s := range []string{"1.5", "-0", "0x1.8p4", "0b101.1", "0o17", "1_000.5", "1__0", "1e", "abc", "", "Inf", "1.5x", "1e400000000000", ".5e-3", "12e3_4"} {
		f, base, err := big.ParseFloat(s, 0, 64, big.ToNearestEven)
		if err != nil {
			fmt.Printf("%q: base %d, %v\n", s, base, err)
			continue
		}
		fmt.Printf("%q: %.10g, base %d, %s, %s\n", s, f, base, f.Text('p', 0), f.Text('b', 0))
	}

	third := new(big.Float).SetPrec(100).Quo(big.NewFloat(1), big.NewFloat(3))
	for _, mode := range []big.RoundingMode{big.ToNearestEven, big.ToZero, big.AwayFromZero} {
		x := new(big.Float).SetPrec(10).SetMode(mode).Set(third)
		f32, a32 := x.Float32()
		f64, a64 := third.Float64()
		fmt.Println(mode, x, x.Acc(), f32, a32, f64, a64)
	}
	for _, v := range []float64{1e-310, 5e-324, math.MaxFloat64, 1 << 62, -1 << 63, 0.5, -2.75} {
		x := big.NewFloat(v)
		x.Mul(x, big.NewFloat(1.25))
		i, ai := x.Int64()
		u, au := x.Uint64()
		f, af := x.Float64()
		g, ag := x.Float32()
		fmt.Println(x, i, ai, u, au, f, af, g, ag)
	}

	x := big.NewFloat(1234.5678)
	for _, verb := range []string{"%v", "%s", "%d", "%g", "%f", "%e", "%G", "%8.2f|", "%-12.3e|", "%+.1f", "% .3f", "%015.4f", "%x", "%.3x", "%b", "%t"} {
		fmt.Printf("%s "+verb+"\n", verb, x)
	}
	fmt.Printf("%10v|%-10v|%+v|%08v\n", inf, minus, inf, inf)

	r := reading{"probe", x, big.NewInt(-42), big.NewRat(-3, 9)}
	text, err := json.Marshal(r)
	fmt.Println(string(text), err)
	fmt.Printf("%v %+v\n", r, r)

	var n big.Int
	var f big.Float
	var q big.Rat
	got, err := fmt.Sscan("-123456789012345678901234567890 2.5e10 22/7", &n, &f, &q)
	fmt.Println(got, err, &n, &f, &q)
	got, err = fmt.Sscanf("ff 12", "%x %d", &n, &f)
	fmt.Println(got, err, &n, &f)
	root := new(big.Int).ModSqrt(big.NewInt(5), big.NewInt(41))
	fmt.Println(root, new(big.Int).ModSqrt(big.NewInt(3), big.NewInt(41)))
}
