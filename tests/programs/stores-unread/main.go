package main

import "fmt"

func paths(m, n int) int {
	down, right := m-1, n-1
	total := down + right
	if down > right {
		down, right = right, down
	}
	result := 1
	for i := 1; i <= down; i++ {
		result = result * (total - down + i) / i
	}
	return result
}

func last(xs []int) int {
	a, b := 0, 0
	for _, x := range xs {
		b = a
		a = x
	}
	xs[0], b = 9, b+1
	return a + xs[0]
}

func main() { fmt.Println(paths(3, 7), paths(7, 3), last([]int{1, 2})) }
