// The fast Fourier transform, its inverse, and what can be done with them.
package main

import (
	"fmt"
	"math"
	"math/bits"
	"math/cmplx"
)

func FFT(x []complex128) []complex128 {
	n := len(x)
	if n == 0 || n&(n-1) != 0 {
		panic(fmt.Sprintf("fft: length %d is no power of two", n))
	}
	out := make([]complex128, n)
	shift := 64 - uint(bits.TrailingZeros(uint(n)))
	for i := range x {
		j := i
		if n > 1 {
			j = int(bits.Reverse64(uint64(i)) >> shift)
		}
		out[j] = x[i]
	}
	for size := 2; size <= n; size <<= 1 {
		step := cmplx.Exp(complex(0, -2*math.Pi/float64(size)))
		for start := 0; start < n; start += size {
			w := complex(1, 0)
			lo, hi := out[start:start+size/2], out[start+size/2:start+size]
			for k := range lo {
				a, b := lo[k], w*hi[k]
				lo[k], hi[k] = a+b, a-b
				w *= step
			}
		}
	}
	return out
}

func Inverse(x []complex128) []complex128 {
	conj := make([]complex128, len(x))
	for i, c := range x {
		conj[i] = cmplx.Conj(c)
	}
	y := FFT(conj)
	for i := range y {
		y[i] = cmplx.Conj(y[i]) / complex(float64(len(y)), 0)
	}
	return y
}

// slow is the definition, to compare with.
func slow(x []complex128) []complex128 {
	out := make([]complex128, len(x))
	for k := range out {
		for t, v := range x {
			out[k] += v * cmplx.Rect(1, -2*math.Pi*float64(k*t)/float64(len(x)))
		}
	}
	return out
}

func distance(a, b []complex128) (worst float64) {
	for i := range a {
		worst = math.Max(worst, cmplx.Abs(a[i]-b[i]))
	}
	return
}

// multiply gives the product of two polynomials with whole coefficients.
func multiply(a, b []int) []int {
	n := 1
	for n < len(a)+len(b)-1 {
		n *= 2
	}
	fa, fb := make([]complex128, n), make([]complex128, n)
	for i, v := range a {
		fa[i] = complex(float64(v), 0)
	}
	for i, v := range b {
		fb[i] = complex(float64(v), 0)
	}
	fa, fb = FFT(fa), FFT(fb)
	for i := range fa {
		fa[i] *= fb[i]
	}
	out := make([]int, len(a)+len(b)-1)
	for i, c := range Inverse(fa)[:len(out)] {
		out[i] = int(math.Round(real(c)))
	}
	return out
}

func clean(f float64) float64 {
	if math.Abs(f) < 1e-9 {
		return 0
	}
	return f
}

func main() {
	const n = 32
	signal := make([]complex128, n)
	for i := range signal {
		t := 2 * math.Pi * float64(i) / n
		signal[i] = complex(1+2*math.Sin(3*t)+0.5*math.Cos(7*t), 0)
	}
	spectrum := FFT(signal)
	for k, c := range spectrum[:n/2] {
		if a := cmplx.Abs(c) * 2 / n; a > 1e-6 {
			fmt.Printf("bin %2d: amplitude %.4f phase %+.4f\n", k, a, clean(cmplx.Phase(c)))
		}
	}
	fmt.Println(distance(spectrum, slow(signal)) < 1e-9, distance(Inverse(spectrum), signal) < 1e-12)
	fmt.Println(multiply([]int{1, 2, 3}, []int{4, 5, 6, 7}))
	fmt.Println(multiply([]int{9, 9, 9, 9}, []int{9, 9, 9}))

	z := complex(3, -4)
	fmt.Println(z, real(z), imag(z), cmplx.Abs(z), -z, z*z, z/complex(0, 1), z == 3-4i)
	fmt.Printf("%v %.2f %8.1f %g\n", z, z, z, cmplx.Sqrt(-1))
	var c64 complex64 = 1 + 2i
	c64 *= 2i
	fmt.Println(c64, complex128(c64)+0.5)
	fmt.Printf("%T %T %T\n", c64, real(c64), imag(z))

	defer func() { fmt.Println("recovered:", recover()) }()
	FFT(signal[:5])
}
