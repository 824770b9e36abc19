package main

import (
	"fmt"
	"math"
)

type unit struct{}

func (u unit) get(k int) struct{} { return struct{}{} }

func made(n int) []int {
	xs := make([]int, n)
	return xs
}

func zero() float64 {
	var z float64
	return z
}

func inner(c bool) string {
	if c {
		s := fmt.Sprint("a", c)
		return s
	}
	t := "b"
	return t
}

func quit(n int) {
	if n > 1 {
		fmt.Println("big")
		// nothing more to do
		return // really
	}
}

func side() bool { fmt.Println("side"); return true }

func main() {
	foo, baz := 1, math.NaN()
	ok := foo == 1
	if ok == true && foo == 1 != false {
		fmt.Println(baz != baz, baz == baz, true == ok)
	}
	if side() {
	}
	if side() {
	} else if side() {
		fmt.Println("never")
	}
	println("to {stderr}", foo, ok)
	fmt.Println(made(2), zero(), inner(true), inner(false), unit{}.get(1), foo)
	quit(2)
}
