package main

import (
	"fmt"
	"math"
	"strings"
)

// ---- bipartite matching by augmenting paths (Kuhn)

type Matcher struct {
	likes map[string][]string
	order []string
	match map[string]string // right -> left
}

func (m *Matcher) try(left string, seen map[string]bool) bool {
	for _, right := range m.likes[left] {
		if seen[right] {
			continue
		}
		seen[right] = true
		if holder, taken := m.match[right]; !taken || m.try(holder, seen) {
			m.match[right] = left
			return true
		}
	}
	return false
}

func (m *Matcher) Run() (pairs int) {
	m.match = map[string]string{}
	for _, l := range m.order {
		if m.try(l, map[string]bool{}) {
			pairs++
		}
	}
	return pairs
}

// ---- maximum flow by Dinic

type edge struct {
	to, rev  int
	cap, was int
}

type Network struct {
	adj   [][]edge
	level []int
	next  []int
	ids   map[string]int
	names []string
}

func (n *Network) id(name string) int {
	if i, ok := n.ids[name]; ok {
		return i
	}
	if n.ids == nil {
		n.ids = map[string]int{}
	}
	i := len(n.names)
	n.ids[name] = i
	n.names = append(n.names, name)
	n.adj = append(n.adj, nil)
	return i
}

func (n *Network) Pipe(from, to string, cap int) {
	a, b := n.id(from), n.id(to)
	n.adj[a] = append(n.adj[a], edge{b, len(n.adj[b]), cap, cap})
	n.adj[b] = append(n.adj[b], edge{to: a, rev: len(n.adj[a]) - 1})
}

func (n *Network) levels(s, t int) bool {
	n.level = make([]int, len(n.adj))
	for i := range n.level {
		n.level[i] = -1
	}
	n.level[s] = 0
	for queue := []int{s}; len(queue) > 0; queue = queue[1:] {
		v := queue[0]
		for _, e := range n.adj[v] {
			if e.cap > 0 && n.level[e.to] < 0 {
				n.level[e.to] = n.level[v] + 1
				queue = append(queue, e.to)
			}
		}
	}
	return n.level[t] >= 0
}

func (n *Network) push(v, t, most int) int {
	if v == t {
		return most
	}
	for ; n.next[v] < len(n.adj[v]); n.next[v]++ {
		e := &n.adj[v][n.next[v]]
		if e.cap <= 0 || n.level[e.to] != n.level[v]+1 {
			continue
		}
		if d := n.push(e.to, t, min(most, e.cap)); d > 0 {
			e.cap -= d
			n.adj[e.to][e.rev].cap += d
			return d
		}
	}
	return 0
}

func (n *Network) MaxFlow(from, to string) (flow int) {
	s, t := n.id(from), n.id(to)
	for n.levels(s, t) {
		n.next = make([]int, len(n.adj))
		for {
			f := n.push(s, t, math.MaxInt)
			if f == 0 {
				break
			}
			flow += f
		}
	}
	return flow
}

// Cut lists the full pipes from the source's side to the other.
func (n *Network) Cut() (pipes []string, total int) {
	for v, es := range n.adj {
		for _, e := range es {
			if n.level[v] >= 0 && n.level[e.to] < 0 && e.was > 0 {
				pipes = append(pipes, n.names[v]+">"+n.names[e.to])
				total += e.was
			}
		}
	}
	return
}

func main() {
	m := &Matcher{likes: map[string][]string{}}
	for _, line := range strings.Split(`ann: tea coffee
bob: tea
cid: coffee milk water
dan: milk
eve: tea milk
`, "\n") {
		who, what, ok := strings.Cut(line, ": ")
		if !ok {
			continue
		}
		m.order = append(m.order, who)
		m.likes[who] = strings.Fields(what)
	}
	fmt.Println("matched", m.Run(), "of", len(m.order))
	for _, drink := range []string{"coffee", "milk", "tea", "water", "beer"} {
		if who, ok := m.match[drink]; ok {
			fmt.Printf("  %-6s -> %s\n", drink, who)
		} else {
			fmt.Printf("  %-6s is left\n", drink)
		}
	}

	var n Network
	for _, p := range []struct {
		from, to string
		cap      int
	}{
		{"s", "a", 16}, {"s", "b", 13}, {"a", "c", 12}, {"b", "a", 4}, {"b", "d", 14},
		{"c", "b", 9}, {"c", "t", 20}, {"d", "c", 7}, {"d", "t", 4},
	} {
		n.Pipe(p.from, p.to, p.cap)
	}
	fmt.Println("flow", n.MaxFlow("s", "t"))
	fmt.Println(n.Cut())
	for v, es := range n.adj {
		for _, e := range es {
			if used := e.was - e.cap; e.was > 0 && used > 0 {
				fmt.Printf("  %s-%s %d/%d\n", n.names[v], n.names[e.to], used, e.was)
			}
		}
	}
	fmt.Println("again", n.MaxFlow("s", "t"), "nowhere", n.MaxFlow("s", "island"))
}
