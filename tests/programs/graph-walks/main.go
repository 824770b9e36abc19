package main

import "fmt"

type Graph map[string][]string

func (g Graph) bfs(start string) []string {
	seen := map[string]bool{start: true}
	queue := []string{start}
	var order []string
	for len(queue) > 0 {
		n := queue[0]
		queue = queue[1:]
		order = append(order, n)
		for _, m := range g[n] {
			if !seen[m] {
				seen[m] = true
				queue = append(queue, m)
			}
		}
	}
	return order
}

func (g Graph) dfs(start string) []string {
	seen := make(map[string]struct{})
	var order []string
	var visit func(string)
	visit = func(n string) {
		if _, ok := seen[n]; ok {
			return
		}
		seen[n] = struct{}{}
		order = append(order, n)
		for _, m := range g[n] {
			visit(m)
		}
	}
	visit(start)
	return order
}

func (g Graph) topo(nodes []string) ([]string, error) {
	state := map[string]int{}
	var out []string
	var visit func(string) error
	visit = func(n string) error {
		switch state[n] {
		case 1:
			return fmt.Errorf("cycle through %s", n)
		case 2:
			return nil
		}
		state[n] = 1
		for _, m := range g[n] {
			if err := visit(m); err != nil {
				return err
			}
		}
		state[n] = 2
		out = append(out, n)
		return nil
	}
	for _, n := range nodes {
		if err := visit(n); err != nil {
			return nil, err
		}
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out, nil
}

func main() {
	g := Graph{"a": {"b", "c"}, "b": {"d"}, "c": {"d", "e"}, "d": {"f"}, "e": {"f"}}
	nodes := []string{"a", "b", "c", "d", "e", "f"}
	fmt.Println(g.bfs("a"))
	fmt.Println(g.dfs("a"))
	fmt.Println(g.topo(nodes))
	g["f"] = append(g["f"], "a")
	fmt.Println(g.topo(nodes))
}
