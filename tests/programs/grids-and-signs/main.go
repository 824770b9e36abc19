package main

import (
	"fmt"
)

const size = 4

const limit = size*2 + 1

type Grid struct {
	cells [size][size]int
	w, h  int
}

type Cursor struct {
	row, col int
	steps    int
}

func (g *Grid) at(r, c int) int {
	if r < 0 || c < 0 || r >= size || c >= size {
		return -1
	}
	return g.cells[r][c]
}

func (g *Grid) fill() {
	for r := 0; r < size; r++ {
		for c := 0; c < size; c++ {
			g.cells[r][c] = r*size + c
		}
	}
}

func (c *Cursor) back() bool {
	if c.col > 0 {
		c.col--
		return true
	}
	if c.row > 0 {
		c.row--
		c.col = size - 1
		return true
	}
	return false
}

func (c *Cursor) forward() {
	c.col = (c.col + 1) % size
	if c.col == 0 {
		c.row++
	}
	c.steps++
}

func pick[T any](a, b T, first bool) T {
	if first {
		return a
	}
	return b
}

func maxOf(xs ...int) int {
	m := 0
	for _, x := range xs {
		m = max(m, x)
	}
	return m
}

func countdown(n int) (steps int) {
	for n > 0 {
		n /= 2
		steps++
	}
	return
}

func pairs(n int) [][2]int {
	var out [][2]int
	for i := n - 1; i >= 0; i-- {
		for j := n - 1; j > i; j-- {
			out = append(out, [2]int{i, j})
		}
	}
	return out
}

func reverse(s []int) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}

func rotate(s []int, k int) []int {
	n := len(s)
	if n == 0 {
		return nil
	}
	k = k % n
	if k < 0 {
		k += n
	}
	out := make([]int, 0, n)
	out = append(out, s[k:]...)
	return append(out, s[:k]...)
}

func take(n *int) { *n -= 3 }

func last(xs []int) (int, int) {
	at := len(xs) - 1
	if at < 0 {
		return 0, at
	}
	return xs[at], at
}

func diff(a, b []int) int { return len(a) - len(b) }

func parse(s string) (int, error) {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, fmt.Errorf("at %d: %q", i, s[i])
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, nil
}

func main() {
	g := &Grid{w: size, h: size}
	g.fill()
	fmt.Println(g.at(-1, 0), g.at(1, 2), g.at(size, 0), g.w*g.h)
	c := Cursor{row: 1}
	fmt.Println(c.back(), c.row, c.col)
	for c.back() {
	}
	fmt.Println(c)
	for i := 0; i < limit; i++ {
		c.forward()
	}
	fmt.Printf("%v %+v\n", c, c)
	words := []string{"one"}
	n := len(words)
	take(&n)
	fmt.Println(n)
	k := len("abc")
	fmt.Println(pick(k, -1, false), maxOf(k, 9, -4))
	fmt.Println(countdown(100), countdown(-5), pairs(3), pairs(0))
	xs := []int{1, 2, 3, 4, 5}
	reverse(xs)
	fmt.Println(xs, rotate(xs, 2), rotate(xs, -1), rotate(nil, 3))
	fmt.Println(last(xs))
	fmt.Println(last(nil))
	fmt.Println(diff(xs, nil), diff(nil, xs))
	for _, s := range []string{"1234", "12x"} {
		n, err := parse(s)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(n)
	}
	up := 0
	defer func() { fmt.Println("up", up) }()
	drop := func() {
		up -= 2
	}
	drop()
	if up < len(xs) {
		up++
	}
}
