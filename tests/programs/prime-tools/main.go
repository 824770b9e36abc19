package main

import (
	"fmt"
	"math"
)

func sieve(n int) []int {
	composite := make([]bool, n+1)
	var primes []int
	for i := 2; i <= n; i++ {
		if composite[i] {
			continue
		}
		primes = append(primes, i)
		for j := i * i; j <= n; j += i {
			composite[j] = true
		}
	}
	return primes
}

func factor(n int) map[int]int {
	f := map[int]int{}
	for p := 2; p*p <= n; p++ {
		for n%p == 0 {
			f[p]++
			n /= p
		}
	}
	if n > 1 {
		f[n]++
	}
	return f
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func powMod(b, e, m uint64) uint64 {
	r := uint64(1)
	for b %= m; e > 0; e >>= 1 {
		if e&1 == 1 {
			r = r * b % m
		}
		b = b * b % m
	}
	return r
}

func isPerfect(n int) bool {
	sum := 1
	for d := 2; d <= int(math.Sqrt(float64(n))); d++ {
		if n%d == 0 {
			sum += d
			if d*d != n {
				sum += n / d
			}
		}
	}
	return n > 1 && sum == n
}

func collatz(n int) (steps, peak int) {
	for peak = n; n != 1; steps++ {
		if n%2 == 0 {
			n /= 2
		} else {
			n = 3*n + 1
		}
		if n > peak {
			peak = n
		}
	}
	return
}

func main() {
	p := sieve(60)
	fmt.Println(len(p), p)
	fmt.Println(factor(360), factor(97), factor(1001))
	fmt.Println(gcd(1071, 462), gcd(0, 5), powMod(3, 200, 1000007))
	for n := 1; n < 1000; n++ {
		if isPerfect(n) {
			fmt.Print(n, " ")
		}
	}
	fmt.Println()
	fmt.Println(collatz(27))
}
