package main

import (
	"errors"
	"fmt"
)

func pair(n int) (int, error) {
	if n < 0 {
		return 0, errors.New("neg")
	}
	return n * 2, nil
}

func grow(list []int) {
	list = append(list, 1)
	list[0] = 9
	list = append(list, 2)
}

func param(n int) int {
	r := n
	n = n + 1
	return r
}

func branches(n int) int {
	x := 1
	if n > 0 {
		fmt.Println(x)
		x = 5
	} else {
		x = 7
		fmt.Println("else", x)
	}
	for i := 0; i < 3; i++ {
		if i == 2 {
			x = i
			break
		}
		fmt.Println("turn", i)
	}
	return n
}

func named(n int) (res int, err error) {
	res = n
	defer func() { res++ }()
	res = n + 1
	return
}

type Rect struct{ w, h int }

func (r Rect) set(w int) { r.w = w }

func kind(s string) int {
	switch {
	case s == "a":
		return 1
	case s == "b":
		return 1
	case s == "c":
		return 2
	default:
		return 2
	}
}

func even(n int) bool {
	if n%2 == 0 {
		return true
	} else {
		return false
	}
}

func main() {
	a, err := pair(2)
	fmt.Println(a, err)
	b, err := pair(-1)
	fmt.Println(b)
	a, err = pair(4)
	fmt.Println(a)
	xs := []int{1, 2, 3}
	grow(xs)
	fmt.Println(xs, param(3), branches(1), branches(0))
	fmt.Println(named(1))
	r := Rect{1, 2}
	r.set(5)
	fmt.Println(r, kind("a"), kind("b"), kind("z"), even(3))
	var grid [4]int
	grid = [4]int{1, 2, 3, 4}
	fmt.Println(grid)
	var last int
	_ = last
	for i := range 5 {
		last = i
	}
	y := 1
	fmt.Println(y)
	y = pairOf(y)
	y++
}

func pairOf(n int) int { fmt.Println("called", n); return n }

func small(i int) bool {
	switch {
	case i == 0:
		return true
	case i == 1:
		return true
	case i == 2:
		return true
	default:
		return false
	}
}

func init() { fmt.Println(small(2), small(3)) }

func zero(n int) { n = 0 }

func twice(n int) {
	n++
	n *= 2
}

func init() {
	zero(1)
	twice(2)
	add := func(x int) { x++ }
	add(1)
	func() {
		defer func() { fmt.Println(recover()) }()
		defer recover()
		panic(2)
	}()
}
