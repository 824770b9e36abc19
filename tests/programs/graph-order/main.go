// Topological order by Kahn and by depth, and strongly connected components by Tarjan.
package main

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

type Graph[K comparable] struct {
	nodes []K
	edges map[K][]K
}

func (g *Graph[K]) Node(k K) {
	if g.edges == nil {
		g.edges = make(map[K][]K)
	}
	if _, ok := g.edges[k]; !ok {
		g.nodes = append(g.nodes, k)
		g.edges[k] = nil
	}
}

func (g *Graph[K]) Edge(from, to K) {
	g.Node(from)
	g.Node(to)
	g.edges[from] = append(g.edges[from], to)
}

func (g *Graph[K]) Edges() iter.Seq2[K, K] {
	return func(yield func(K, K) bool) {
		for _, n := range g.nodes {
			for _, m := range g.edges[n] {
				if !yield(n, m) {
					return
				}
			}
		}
	}
}

type CycleError[K comparable] struct{ Path []K }

func (e *CycleError[K]) Error() string {
	parts := make([]string, len(e.Path))
	for i, k := range e.Path {
		parts[i] = fmt.Sprint(k)
	}
	return "cycle: " + strings.Join(parts, " -> ")
}

// Kahn orders breadth first; ok is false where a cycle is left.
func (g *Graph[K]) Kahn() (order []K, ok bool) {
	in := map[K]int{}
	for _, to := range g.Edges() {
		in[to]++
	}
	var ready []K
	for _, n := range g.nodes {
		if in[n] == 0 {
			ready = append(ready, n)
		}
	}
	for len(ready) > 0 {
		n := ready[0]
		ready = ready[1:]
		order = append(order, n)
		for _, m := range g.edges[n] {
			if in[m]--; in[m] == 0 {
				ready = append(ready, m)
			}
		}
	}
	return order, len(order) == len(g.nodes)
}

func (g *Graph[K]) DepthFirst() ([]K, error) {
	const (
		white = iota
		grey
		black
	)
	colour := make(map[K]int)
	var order, stack []K
	var visit func(K) error
	visit = func(n K) error {
		switch colour[n] {
		case black:
			return nil
		case grey:
			at := slices.Index(stack, n)
			return &CycleError[K]{append(slices.Clone(stack[at:]), n)}
		}
		colour[n] = grey
		stack = append(stack, n)
		for _, m := range g.edges[n] {
			if err := visit(m); err != nil {
				return err
			}
		}
		stack = stack[:len(stack)-1]
		colour[n] = black
		order = append(order, n)
		return nil
	}
	for _, n := range g.nodes {
		if err := visit(n); err != nil {
			return nil, err
		}
	}
	slices.Reverse(order)
	return order, nil
}

func (g *Graph[K]) Components() (comps [][]K) {
	type info struct {
		index, low int
		onStack    bool
	}
	seen := map[K]*info{}
	var stack []K
	var connect func(K) *info
	connect = func(v K) *info {
		iv := &info{len(seen), len(seen), true}
		seen[v] = iv
		stack = append(stack, v)
		for _, w := range g.edges[v] {
			if iw := seen[w]; iw == nil {
				iv.low = min(iv.low, connect(w).low)
			} else if iw.onStack {
				iv.low = min(iv.low, iw.index)
			}
		}
		if iv.low == iv.index {
			at := slices.Index(stack, v)
			comp := slices.Clone(stack[at:])
			stack = stack[:at]
			for _, w := range comp {
				seen[w].onStack = false
			}
			comps = append(comps, comp)
		}
		return iv
	}
	for _, n := range g.nodes {
		if seen[n] == nil {
			connect(n)
		}
	}
	return comps
}

func main() {
	var build Graph[string]
	for target, deps := range map[string]string{"app": "ui db"} {
		for _, d := range strings.Fields(deps) {
			build.Edge(target, d)
		}
	}
	build.Edge("ui", "log")
	build.Edge("db", "log")
	build.Edge("db", "net")
	build.Edge("log", "fmt")
	build.Edge("net", "fmt")
	build.Node("alone")
	fmt.Println(build.Kahn())
	fmt.Println(build.DepthFirst())
	fmt.Println(build.Components())

	build.Edge("fmt", "db")
	_, ok := build.Kahn()
	_, err := build.DepthFirst()
	var cycle *CycleError[string]
	fmt.Println(ok, errors.As(err, &cycle), err, len(cycle.Path))
	fmt.Println(build.Components())

	var g Graph[[2]int]
	for i := range 4 {
		for j := range 4 {
			if i+1 < 4 {
				g.Edge([2]int{i, j}, [2]int{i + 1, j})
			}
			if j > 0 && i != 2 {
				g.Edge([2]int{i, j}, [2]int{i, j - 1})
			}
		}
	}
	order, err := g.DepthFirst()
	fmt.Println(order, err)
	position := maps.Collect(func(yield func([2]int, int) bool) {
		for i, k := range order {
			if !yield(k, i) {
				return
			}
		}
	})
	broken := 0
	for a, b := range g.Edges() {
		if position[a] > position[b] {
			broken++
		}
	}
	fmt.Println(len(order), "nodes,", broken, "edges backwards")
}
