package main

import "fmt"

type Grid [4][4]int

func slide(row [4]int) (out [4]int, gained int) {
	k := 0
	for _, v := range row {
		if v == 0 {
			continue
		}
		if k > 0 && out[k-1] == v {
			out[k-1] = -2 * v
			gained += 2 * v
			continue
		}
		out[k] = v
		k++
	}
	for i := range out {
		if out[i] < 0 {
			out[i] = -out[i]
		}
	}
	return
}

func (g Grid) transpose() (t Grid) {
	for i := range g {
		for j := range g {
			t[j][i] = g[i][j]
		}
	}
	return
}

func (g Grid) mirror() Grid {
	for i := range g {
		for a, b := 0, 3; a < b; a, b = a+1, b-1 {
			g[i][a], g[i][b] = g[i][b], g[i][a]
		}
	}
	return g
}

func (g Grid) left() (Grid, int) {
	total := 0
	for i := range g {
		var n int
		g[i], n = slide(g[i])
		total += n
	}
	return g, total
}

func main() {
	g := Grid{{2, 2, 4, 4}, {0, 2, 0, 2}, {2, 0, 2, 4}, {8, 8, 8, 8}}
	l, n := g.left()
	fmt.Println(l, n)
	r, n := g.mirror().left()
	fmt.Println(r.mirror(), n)
	u, n := g.transpose().left()
	fmt.Println(u.transpose(), n)
	fmt.Println(g == g.mirror().mirror(), g != l, g[0])
}
