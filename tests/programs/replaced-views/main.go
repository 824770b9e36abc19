package main

import "fmt"

type Queue []int

func (q *Queue) pop() int {
	x := (*q)[0]
	*q = (*q)[1:]
	return x
}

func drain(q Queue) int {
	sum := 0
	for len(q) > 0 {
		sum += q.pop()
	}
	return sum
}

type Counter struct{ n int }

func (c *Counter) inc() { c.n++ }

func (c Counter) twice() int {
	c.inc()
	c.inc()
	return c.n
}

func thrice(c Counter) int {
	c.inc()
	c.inc()
	c.inc()
	return c.n
}

type Set map[string]bool

func (s *Set) reset() { *s = Set{} }

func (s Set) size() int { s.reset(); return len(s) }

type Wrap struct{ q Queue }

func (w Wrap) first() int { return w.q.pop() }

func firstOf(w Wrap) int { return w.q.pop() }

func viaPtr(p *Queue) { p.pop() }

func addr(q Queue) int {
	viaPtr(&q)
	return len(q)
}

func main() {
	q := Queue{1, 2, 3}
	fmt.Println(drain(q), len(q))
	c := Counter{}
	fmt.Println(c.twice(), c.n, thrice(c), c.n)
	s := Set{"a": true}
	fmt.Println(s.size(), len(s))
	w := Wrap{Queue{7, 8}}
	fmt.Println(w.first(), len(w.q), firstOf(w), len(w.q))
	fmt.Println(addr(q), len(q))
	f := func(z Queue) int { z.pop(); return len(z) }
	fmt.Println(f(q), len(q))
}
