package main

import "fmt"

type P struct {
	x, y int
	name string
	next *P
}

func swap(a, b *P) {
	a.x, b.x = b.x, a.x
}

func (p *P) addTo(q *P) { q.x += p.x }

func main() {
	a := &P{x: 1, name: "a"}
	b := &P{x: 2, name: "b"}
	all := []*P{a, b, a}
	a.x = a.x + b.y
	a.x += all[2].x
	swap(a, b)
	a.name = all[1].name
	a.addTo(a)
	a.next = b
	b.next = a
	a.next.x = b.x * 2
	for _, p := range all {
		p.x++
		fmt.Println(p.x, p.y, p.name, p.next.x)
	}
	fmt.Println(a == all[2], a == b, a.next == b)
}
