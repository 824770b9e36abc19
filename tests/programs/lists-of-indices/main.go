package main

import (
	"fmt"
	"sort"
	"strings"
)

type Heap struct {
	items []int
	pos   []int
	rows  [][]int
	best  [4]int
}

type Row []int

func (h *Heap) up(i int) {
	for i > 0 {
		p := (i - 1) / 2
		if h.items[p] <= h.items[i] {
			return
		}
		h.items[p], h.items[i] = h.items[i], h.items[p]
		h.pos[p], h.pos[i] = h.pos[i], h.pos[p]
		i = p
	}
}

func (h *Heap) push(x int) {
	h.items = append(h.items, x)
	h.pos = append(h.pos, len(h.pos))
	h.up(len(h.items) - 1)
}

type Graph struct {
	adj   [][]int
	names []string
}

func (g *Graph) edge(a, b int) {
	g.adj[a] = append(g.adj[a], b)
	g.adj[b] = append(g.adj[b], a)
}

func (g *Graph) order(start int) []int {
	seen := make([]bool, len(g.adj))
	var out []int
	queue := []int{start}
	seen[start] = true
	for len(queue) > 0 {
		v := queue[0]
		queue = queue[1:]
		out = append(out, v)
		for _, w := range g.adj[v] {
			if !seen[w] {
				seen[w] = true
				queue = append(queue, w)
			}
		}
	}
	return out
}

func parents(n int) []int {
	p := make([]int, n)
	for i := range p {
		p[i] = i
	}
	return p
}

func root(p []int, x int) int {
	for p[x] != x {
		p[x] = p[p[x]]
		x = p[x]
	}
	return x
}

func lis(xs []int) (int, []int) {
	dp := make([]int, len(xs))
	prev := make([]int, len(xs))
	best := 0
	for i := range xs {
		dp[i] = 1
		prev[i] = -1
		for j := 0; j < i; j++ {
			if xs[j] < xs[i] && dp[j]+1 > dp[i] {
				dp[i] = dp[j] + 1
				prev[i] = j
			}
		}
		if dp[i] > dp[best] {
			best = i
		}
	}
	var path []int
	for i := best; i >= 0; i = prev[i] {
		path = append(path, xs[i])
		if prev[i] < 0 {
			break
		}
	}
	return dp[best], path
}

func counts(s string) [26]int {
	var c [26]int
	for i := 0; i < len(s); i++ {
		if s[i] >= 'a' && s[i] <= 'z' {
			c[s[i]-'a']++
		}
	}
	return c
}

func topo(n int, deps [][2]int) []int {
	in := make([]int, n)
	next := make([][]int, n)
	for _, d := range deps {
		next[d[0]] = append(next[d[0]], d[1])
		in[d[1]]++
	}
	var ready, out []int
	for i, k := range in {
		if k == 0 {
			ready = append(ready, i)
		}
	}
	for len(ready) > 0 {
		v := ready[len(ready)-1]
		ready = ready[:len(ready)-1]
		out = append(out, v)
		for _, w := range next[v] {
			in[w]--
			if in[w] == 0 {
				ready = append(ready, w)
			}
		}
	}
	return out
}

func widths(rows [][]string) []int {
	var w []int
	for _, r := range rows {
		for i, c := range r {
			if i >= len(w) {
				w = append(w, 0)
			}
			if len(c) > w[i] {
				w[i] = len(c)
			}
		}
	}
	return w
}

func mixed(r Row) []int {
	var all []int
	all = append(all, r...)
	return append(all, len(all))
}

func sum(xs []int) int {
	total := 0
	for _, x := range xs {
		total += x
	}
	return total
}

func each(xs []int, f func(int)) {
	for _, x := range xs {
		f(x)
	}
}

func starts(words []string) []int {
	out := []int{}
	for _, w := range words {
		out = append(out, len(w))
	}
	return out
}

func signedSum(ends []int, shift int) int {
	s := 0
	for _, e := range ends {
		s += e
	}
	return s + shift
}

func split(s string, ends []int) []string {
	var out []string
	at := 0
	for _, e := range ends {
		out = append(out, s[at:e])
		at = e
	}
	return append(out, s[at:])
}

func zeros() (ends []int) {
	ends = make([]int, 3)
	ends[1]++
	ends[2] += 2
	return
}

func twice(ends []int) ([]int, int) {
	return append(ends, ends...), len(ends)
}

func fill(dst []int, n int) {
	for i := range dst {
		dst[i] = n % (i + 1)
	}
}

func grid(h, w int) [][]int {
	g := make([][]int, h)
	for y := 0; y < h; y++ {
		row := make([]int, w)
		for x := range row {
			row[x] = y * x
		}
		g[y] = row
	}
	return g
}

func trail(g [][]int, at int) int {
	for i := 0; i < 3; i++ {
		row := g[at%len(g)]
		at = row[at%len(row)]
	}
	return at
}

func cumulative(xs []string) []int {
	sums := make([]int, len(xs)+1)
	for i, x := range xs {
		sums[i+1] = sums[i] + len(x)
	}
	return sums
}

func between(sums []int, i, j int) int { return sums[j] - sums[i] }

func main() {
	h := &Heap{best: [4]int{1, 2}}
	for _, x := range []int{5, -3, 8, 1} {
		h.push(x)
	}
	h.rows = append(h.rows, []int{len(h.items)}, nil)
	fmt.Println(h.items, h.pos, h.rows, h.best, len(h.rows[1]))
	g := &Graph{adj: make([][]int, 4), names: []string{"a", "b", "c", "d"}}
	g.edge(0, 2)
	g.edge(2, 3)
	for _, v := range g.order(0) {
		fmt.Print(g.names[v], " ")
	}
	fmt.Println(g.adj)
	p := parents(5)
	p[root(p, 1)] = root(p, 2)
	p[4] = 1
	top := root(p, 4)
	fmt.Println(p, top)
	fmt.Println(lis([]int{3, -1, 4, 1, 5}))
	fmt.Println(counts("hello")[11])
	fmt.Println(topo(4, [][2]int{{0, 1}, {1, 2}, {0, 3}}))
	w := widths([][]string{{"a", "bbb"}, {"cccc"}})
	sort.Ints(w)
	fmt.Println(w, sum(w), mixed(Row{-1, 2}))
	each(w, func(x int) { fmt.Print(x-4, " ") })
	ends := []int{len(w), -len(w)}
	first, rest := ends[0], ends[1:]
	fmt.Println(first, rest)
	table := map[string][]int{"x": {1}}
	table["x"] = append(table["x"], len(w))
	fmt.Printf("%v %T\n", table["x"], w)
	words := strings.Fields("one three seventeen")
	marks := starts(words)
	fmt.Println(marks, signedSum(marks, -20))
	fmt.Println(split("abcdefghijklmnop", []int{2, 5}), split("xyz", nil))
	fmt.Println(zeros(), len(zeros()))
	d, n := twice(marks)
	fmt.Println(d, n)
	copied := make([]int, 2)
	k := copy(copied, marks)
	fmt.Println(copied, k)
	fill(copied, 7)
	fmt.Println(copied, trail(grid(3, 4), 5))
	sums := cumulative(words)
	fmt.Println(between(sums, 0, 2), between(sums, 2, 1))
	byLen := [3][]int{}
	for i, w := range words {
		byLen[len(w)%3] = append(byLen[len(w)%3], i)
	}
	fmt.Println(byLen, len(byLen[0]))
}
