package main

import "fmt"

func compose(fs ...func(int) int) func(int) int {
	return func(x int) int {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}

func apply(n int, f func(int) int) int { return f(n) }

func main() {
	var fib func(n int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	}
	fmt.Println(fib(15))

	fact := func(n int) int {
		r := 1
		for i := 2; i <= n; i++ {
			r *= i
		}
		return r
	}
	fmt.Println(apply(5, fact))

	double := func(n int) int { return n * 2 }
	inc := func(n int) int { return n + 1 }
	f := compose(double, inc)
	fmt.Println(f(3))

	count := 0
	tick := func() int {
		count++
		return count
	}
	tick()
	tick()
	fmt.Println("count", count)
	tick()
	fmt.Println("count", count)

	ops := map[string]func(int, int) int{
		"mul": func(a, b int) int { return a * b },
		"max": func(a, b int) int {
			if a > b {
				return a
			}
			return b
		},
	}
	fmt.Println(ops["mul"](6, 7), ops["max"](6, 7))
}
