package main

import "fmt"

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

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func collatz(n int) (steps int) {
	for n != 1 {
		switch n % 2 {
		case 0:
			n /= 2
		default:
			n = 3*n + 1
		}
		steps++
	}
	return
}

func main() {
	fmt.Println(sieve(50))
	fmt.Println(gcd(84, 36), collatz(27))

outer:
	for i := 2; i < 20; i++ {
		for j := 2; j*j <= i; j++ {
			if i%j == 0 {
				continue outer
			}
		}
		fmt.Print(i, " ")
	}
	fmt.Println()

	found := false
	var a, b, c int
search:
	for a = 1; a < 50; a++ {
		for b = a; b < 50; b++ {
			for c = b; c < 50; c++ {
				if a*a+b*b == c*c && a+b+c == 60 {
					found = true
					break search
				}
			}
		}
	}
	fmt.Println(found, a, b, c)
	for i := range 3 {
		i := i * 10
		i += 5
		fmt.Print(i, ",")
	}
	fmt.Println()
	sum := 0
	for i := 0; ; i++ {
		if i%2 == 1 {
			continue
		}
		if i > 10 {
			break
		}
		sum += i
	}
	fmt.Println(sum)
	for n := 10; n > 0; n -= 3 {
		fmt.Print(n, " ")
	}
	fmt.Println()
}
