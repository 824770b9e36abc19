package main

import (
	"fmt"
	"slices"
)

// Path is a list of steps with methods of its own.
type Path []int

func (p Path) Contains(n int) bool {
	for _, x := range p {
		if x == n+1 {
			return true
		}
	}
	return false
}

func (p Path) Len() int { return len(p) }

func turned(p Path) Path {
	out := slices.Clone(p)
	slices.Reverse(out)
	return out
}

func fill(list []int, from int) {
	for i := range list {
		list[i] = from + i
	}
}

type node struct {
	value int
	next  *node
}

type chain struct{ head *node }

func (c *chain) sum() int {
	var at *node
	total := 0
	for at = c.head; at != nil; at = at.next {
		total += at.value
	}
	return total
}

func main() {
	p := Path{1, 2, 3}
	fmt.Println(p.Contains(3), slices.Contains(p, 3), turned(p).Len())
	all := []int{}
	all = append(all, turned(p)...)
	all = append(all, len(all), len(all))
	for _, n := range all {
		fmt.Print(n, " ")
	}
	fmt.Println()
	var list []int
	list = make([]int, 4)
	fill(list, 2)
	fmt.Println(list[0], list[3])
	c := &chain{&node{1, &node{2, nil}}}
	fmt.Println(c.sum())
	grid := [2][2]int{{1, 2}, {3, 4}}
	fmt.Println(&grid)
}
