package main

import "fmt"

type T struct{ n int }

func (t *T) add(i int) int { t.n += i; return t.n }

var g int

func bump() int { g++; return g }

func two(a, b int) int { return a*100 + b }

func pair() (int, int) { return g, bump() }

func main() {
	t := T{}
	fmt.Println(t.n, t.add(2))
	fmt.Println(two(t.n, t.add(2)))
	p := &t
	fmt.Println(p.n, p.add(1))
	fmt.Println(g, bump())
	fmt.Println(two(g, bump()))
	a, b := pair()
	fmt.Println(a, b)
	x, y := t.n, t.add(1)
	fmt.Println(x, y)
	xs := []int{g, bump()}
	fmt.Println(xs[0], xs[1])
	z := g + bump()
	fmt.Println(z)
}
