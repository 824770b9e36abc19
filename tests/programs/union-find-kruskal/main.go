package main

import (
	"fmt"
	"sort"
)

type DSU struct {
	parent, size []int
	sets         int
}

func NewDSU(n int) *DSU {
	d := &DSU{parent: make([]int, n), size: make([]int, n), sets: n}
	for i := range d.parent {
		d.parent[i], d.size[i] = i, 1
	}
	return d
}

func (d *DSU) Find(x int) int {
	if d.parent[x] != x {
		d.parent[x] = d.Find(d.parent[x])
	}
	return d.parent[x]
}

func (d *DSU) Union(a, b int) bool {
	a, b = d.Find(a), d.Find(b)
	if a == b {
		return false
	}
	if d.size[a] < d.size[b] {
		a, b = b, a
	}
	d.parent[b] = a
	d.size[a] += d.size[b]
	d.sets--
	return true
}

type edge struct {
	a, b   int
	weight float64
}

func main() {
	edges := []edge{{0, 1, 4}, {1, 2, 8}, {2, 3, 7}, {3, 4, 9}, {4, 5, 10}, {5, 0, 1.5}, {1, 5, 11}, {2, 5, 4}}
	sort.Slice(edges, func(i, j int) bool { return edges[i].weight < edges[j].weight })
	d := NewDSU(6)
	total := 0.0
	for _, e := range edges {
		if d.Union(e.a, e.b) {
			total += e.weight
			fmt.Printf("take %d-%d (%.1f), %d sets left\n", e.a, e.b, e.weight, d.sets)
		}
	}
	fmt.Println("total", total, d.Find(0) == d.Find(4), d.size[d.Find(2)])
}
