package main

import (
	"container/heap"
	"fmt"
	"math"
)

type Edge struct{ to, w int }
type item struct{ node, dist int }
type pq []item

func (q pq) Len() int           { return len(q) }
func (q pq) Less(i, j int) bool { return q[i].dist < q[j].dist }
func (q pq) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *pq) Push(x any)        { *q = append(*q, x.(item)) }
func (q *pq) Pop() any {
	old := *q
	n := len(old)
	it := old[n-1]
	*q = old[:n-1]
	return it
}

type Graph struct{ adj [][]Edge }

func NewGraph(n int) *Graph { return &Graph{adj: make([][]Edge, n)} }

func (g *Graph) Connect(a, b, w int) {
	g.adj[a] = append(g.adj[a], Edge{b, w})
	g.adj[b] = append(g.adj[b], Edge{a, w})
}

func (g *Graph) Shortest(src int) (dist, prev []int) {
	dist = make([]int, len(g.adj))
	prev = make([]int, len(g.adj))
	for i := range dist {
		dist[i], prev[i] = math.MaxInt, -1
	}
	dist[src] = 0
	q := &pq{{src, 0}}
	for q.Len() > 0 {
		cur := heap.Pop(q).(item)
		if cur.dist > dist[cur.node] {
			continue
		}
		for _, e := range g.adj[cur.node] {
			if d := cur.dist + e.w; d < dist[e.to] {
				dist[e.to], prev[e.to] = d, cur.node
				heap.Push(q, item{e.to, d})
			}
		}
	}
	return
}

func path(prev []int, to int) []int {
	if to < 0 {
		return nil
	}
	return append(path(prev, prev[to]), to)
}

func main() {
	g := NewGraph(6)
	g.Connect(0, 1, 7)
	g.Connect(0, 2, 9)
	g.Connect(0, 5, 14)
	g.Connect(1, 2, 10)
	g.Connect(1, 3, 15)
	g.Connect(2, 3, 11)
	g.Connect(2, 5, 2)
	dist, prev := g.Shortest(0)
	for i, d := range dist {
		if d == math.MaxInt {
			fmt.Println(i, "unreachable")
			continue
		}
		fmt.Println(i, d, path(prev, i))
	}
}
