package main

import "fmt"

var stack = []int{3}

func push(x int) { stack = append(stack, x) }

func run() int {
	total := 0
	for len(stack) > 0 {
		top := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		total += top
		if top > 0 {
			push(top - 1)
			stack = append(stack, 0)
		}
	}
	return total
}

func main() {
	fmt.Println(run(), len(stack))
}
