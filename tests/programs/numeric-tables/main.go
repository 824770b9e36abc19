package main

import (
	"fmt"
	"math"
	"math/bits"
	"math/cmplx"
)

type fn struct {
	name string
	f    func(float64) float64
}

func main() {
	functions := []fn{
		{"exp", math.Exp}, {"expm1", math.Expm1}, {"log", math.Log}, {"log2", math.Log2}, {"log10", math.Log10}, {"log1p", math.Log1p},
		{"sin", math.Sin}, {"cos", math.Cos}, {"tan", math.Tan}, {"asin", math.Asin}, {"acos", math.Acos}, {"atan", math.Atan},
		{"sinh", math.Sinh}, {"cosh", math.Cosh}, {"tanh", math.Tanh}, {"asinh", math.Asinh}, {"acosh", math.Acosh}, {"atanh", math.Atanh},
		{"cbrt", math.Cbrt}, {"erf", math.Erf}, {"gamma", math.Gamma}, {"j0", math.J0}, {"y1", math.Y1},
	}
	points := []float64{-1.5, -0.25, 0.1, 0.7, 1, 2.75, 31.4, 1e10}
	for _, f := range functions {
		fmt.Printf("%-6s", f.name)
		for _, x := range points {
			fmt.Printf(" %v", f.f(x))
		}
		fmt.Println()
	}
	fmt.Println(math.Pow(2, 0.5), math.Pow(-8, 1.0/3), math.Pow(10, -5), math.Hypot(3, 4), math.Atan2(-1, -1))
	fmt.Println(math.Mod(-7, 3), math.Remainder(7, 4), math.Dim(2, 5), math.Max(math.Inf(-1), math.NaN()), math.Min(0, math.Copysign(0, -1)))
	fmt.Println(math.Round(-2.5), math.RoundToEven(2.5), math.Trunc(-1.9), math.Floor(-1.1), math.Ceil(1.1))
	fmt.Println(math.IsNaN(math.NaN()), math.IsInf(math.Inf(1), 0), math.Signbit(-0.0), math.Nextafter(1, 2), math.FMA(0.1, 10, -1))
	frac, exp := math.Frexp(1234.5)
	whole, part := math.Modf(-3.25)
	lgamma, sign := math.Lgamma(-2.5)
	fmt.Println(frac, exp, math.Ldexp(frac, exp), whole, part, lgamma, sign)

	// Simpson's rule for the area under a bell.
	const n = 1000
	sum := 0.0
	for i := 0; i <= n; i++ {
		x := -4 + 8*float64(i)/n
		weight := 2.0
		switch {
		case i == 0 || i == n:
			weight = 1
		case i%2 == 1:
			weight = 4
		}
		sum += weight * math.Exp(-x*x/2)
	}
	fmt.Println(sum * 8 / n / 3 / math.Sqrt(2*math.Pi))

	for _, x := range []uint64{0, 1, 0xff00, math.MaxUint64, 1 << 40} {
		fmt.Println(x, bits.Len64(x), bits.OnesCount64(x), bits.LeadingZeros64(x), bits.TrailingZeros64(x), bits.RotateLeft64(x, -5), bits.Reverse64(x), bits.ReverseBytes64(x))
	}
	hi, lo := bits.Mul64(math.MaxUint64, 12345)
	quo, rem := bits.Div64(hi, lo, math.MaxUint64)
	total, carry := bits.Add64(math.MaxUint64, 2, 1)
	fmt.Println(hi, lo, quo, rem, total, carry)

	// Roots of unity, and where a quadratic is zero.
	for k := range 3 {
		z := cmplx.Rect(1, 2*math.Pi*float64(k)/3)
		fmt.Printf("%.4f %.4f %.4f\n", z, cmplx.Phase(z), cmplx.Abs(cmplx.Pow(z, 3)-1))
	}
	a, b, c := complex(1, 0), complex(2, 0), complex(5, 0)
	root := cmplx.Sqrt(b*b - 4*a*c)
	fmt.Println((-b+root)/(2*a), (-b-root)/(2*a), cmplx.Exp(complex(0, math.Pi)), cmplx.Log(-1), cmplx.Tanh(1+2i))
	small := complex64(1.1+2.3i) * complex64(3.3-4.7i)
	fmt.Println(small, real(small), cmplx.IsNaN(cmplx.NaN()), cmplx.Inf())
}
