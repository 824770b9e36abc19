package main

import "fmt"

type Graph map[int][]int

func (g Graph) AddEdge(a, b int) {
	g[a] = append(g[a], b)
	g[b] = append(g[b], a)
}

func main() {
	g := Graph{}
	g.AddEdge(1, 2)
	g.AddEdge(2, 3)
	g.AddEdge(4, 5)
	visited := map[int]bool{}
	order := []int{}
	var dfs func(n int)
	dfs = func(n int) {
		if visited[n] {
			return
		}
		visited[n] = true
		order = append(order, n)
		for _, m := range g[n] {
			dfs(m)
		}
	}
	components := 0
	for n := 1; n <= 5; n++ {
		if !visited[n] {
			components++
			dfs(n)
		}
	}
	fmt.Println(components, order)
}
