package main

import "fmt"

func main() {
	sum := func(numbers ...int) int {
		total := 0
		for _, num := range numbers {
			total += num
		}
		return total
	}
	show := func(prefix string, names ...string) {
		fmt.Println(prefix, len(names))
		for _, n := range names {
			fmt.Println(prefix, n)
		}
	}
	fmt.Println("Sum:", sum(1, 2, 3, 4), sum())
	xs := []int{4, 5}
	fmt.Println(sum(xs...))
	show("x", "a", "b")
	show("y")
}

func init() {
	var fact func(n int, more ...int) int
	fact = func(n int, more ...int) int {
		if n <= 1 {
			return 1 + len(more)
		}
		return n * fact(n-1, more...)
	}
	fmt.Println(fact(4), fact(3, 1, 2))
	avg := func(xs ...float64) (float64, bool) {
		if len(xs) == 0 {
			return 0, false
		}
		s := 0.0
		for _, x := range xs {
			s += x
		}
		return s / float64(len(xs)), true
	}
	a, ok := avg(1, 2, 4)
	b, ok2 := avg()
	fmt.Println(a > 2, ok, b, ok2)
}

func apply(f func(...int) int) int { return f(1, 2, 3) }
func init() {
	fmt.Println(apply(func(xs ...int) int { return len(xs) }), apply(total))
}
func total(xs ...int) int {
	t := 0
	for _, x := range xs {
		t += x
	}
	return t
}
