package main

import (
	"fmt"
	"slices"
	"strings"
)

type Square struct{ File, Rank int8 }

func (s Square) String() string { return fmt.Sprintf("%c%d", 'a'+s.File, s.Rank+1) }

type Board struct {
	size    int8
	visited map[Square]int
	tries   int
}

var jumps = [8]Square{{1, 2}, {2, 1}, {2, -1}, {1, -2}, {-1, -2}, {-2, -1}, {-2, 1}, {-1, 2}}

func (b *Board) moves(from Square) []Square {
	var out []Square
	for _, j := range jumps {
		to := Square{from.File + j.File, from.Rank + j.Rank}
		if to.File < 0 || to.Rank < 0 || to.File >= b.size || to.Rank >= b.size {
			continue
		}
		if _, been := b.visited[to]; !been {
			out = append(out, to)
		}
	}
	return out
}

// Tour goes on from a square; Warnsdorff's rule orders the choices.
func (b *Board) Tour(at Square, step int) bool {
	if b.tries++; b.tries > 200_000 {
		return false
	}
	b.visited[at] = step
	if step == int(b.size)*int(b.size) {
		return true
	}
	choices := b.moves(at)
	slices.SortStableFunc(choices, func(x, y Square) int { return len(b.moves(x)) - len(b.moves(y)) })
	for _, next := range choices {
		if b.Tour(next, step+1) {
			return true
		}
	}
	delete(b.visited, at)
	return false
}

func (b *Board) print() {
	for r := b.size - 1; r >= 0; r-- {
		cells := make([]string, 0, b.size)
		for f := int8(0); f < b.size; f++ {
			cells = append(cells, fmt.Sprintf("%3d", b.visited[Square{f, r}]))
		}
		fmt.Println(strings.Join(cells, ""))
	}
}

// path finds the fewest jumps between two squares.
func path(size int8, from, to Square) []Square {
	b := &Board{size: size, visited: map[Square]int{from: 0}}
	prev := map[Square]Square{}
	for queue := []Square{from}; len(queue) > 0; {
		at := queue[0]
		queue = queue[1:]
		if at == to {
			var p []Square
			for s := to; s != from; s = prev[s] {
				p = append(p, s)
			}
			p = append(p, from)
			slices.Reverse(p)
			return p
		}
		for _, next := range b.moves(at) {
			b.visited[next] = b.visited[at] + 1
			prev[next] = at
			queue = append(queue, next)
		}
	}
	return nil
}

// ---- permutations, three ways

func heapPermute[T any](xs []T, visit func([]T)) {
	var gen func(k int)
	gen = func(k int) {
		if k <= 1 {
			visit(xs)
			return
		}
		for i := range k {
			gen(k - 1)
			if k%2 == 0 {
				xs[i], xs[k-1] = xs[k-1], xs[i]
			} else {
				xs[0], xs[k-1] = xs[k-1], xs[0]
			}
		}
	}
	gen(len(xs))
}

func nextPermutation(xs []int) bool {
	i := len(xs) - 2
	for i >= 0 && xs[i] >= xs[i+1] {
		i--
	}
	if i < 0 {
		return false
	}
	j := len(xs) - 1
	for xs[j] <= xs[i] {
		j--
	}
	xs[i], xs[j] = xs[j], xs[i]
	slices.Reverse(xs[i+1:])
	return true
}

func combinations(n, k int, visit func([]int) (more bool)) {
	chosen := make([]int, 0, k)
	var rec func(from int) bool
	rec = func(from int) bool {
		if len(chosen) == k {
			return visit(chosen)
		}
		for v := from; v <= n-(k-len(chosen)); v++ {
			chosen = append(chosen, v)
			more := rec(v + 1)
			chosen = chosen[:len(chosen)-1]
			if !more {
				return false
			}
		}
		return true
	}
	rec(0)
}

func main() {
	for _, size := range []int8{5, 6, 3} {
		b := &Board{size: size, visited: make(map[Square]int)}
		ok := b.Tour(Square{}, 1)
		fmt.Println(size, ok, b.tries)
		if ok {
			b.print()
		}
	}
	fmt.Println(path(8, Square{0, 0}, Square{7, 7}))
	fmt.Println(path(3, Square{0, 0}, Square{1, 1}), path(8, Square{4, 3}, Square{4, 3}))

	var all []string
	heapPermute([]string{"x", "y", "z"}, func(p []string) { all = append(all, strings.Join(p, "")) })
	fmt.Println(all)
	p := []int{1, 2, 2, 3}
	n := 1
	for last := p[0]; nextPermutation(p); n++ {
		if p[0] != last {
			fmt.Println(p)
			last = p[0]
		}
	}
	fmt.Println(n, p)
	combinations(5, 3, func(c []int) bool {
		fmt.Print(c, " ")
		return c[0] == 0
	})
	fmt.Println()
}
