package main

import (
	"container/heap"
	"fmt"
	"math"
	"slices"
	"strings"
)

type Point struct{ row, col int }

type Maze struct {
	cells       [][]byte
	start, goal Point
	portals     map[byte][]Point
}

func ParseMaze(s string) (*Maze, error) {
	m := &Maze{start: Point{-1, -1}, goal: Point{-1, -1}, portals: map[byte][]Point{}}
	for r, line := range strings.Split(s, "\n") {
		m.cells = append(m.cells, []byte(line))
		for c, b := range []byte(line) {
			switch p := (Point{r, c}); {
			case b == 'S':
				m.start = p
			case b == 'G':
				m.goal = p
			case 'a' <= b && b <= 'z':
				m.portals[b] = append(m.portals[b], p)
			}
		}
	}
	if m.start.row < 0 || m.goal.row < 0 {
		return nil, fmt.Errorf("maze without start or goal: %v %v", m.start, m.goal)
	}
	return m, nil
}

func (m *Maze) cost(p Point) float64 {
	if p.row < 0 || p.row >= len(m.cells) || p.col < 0 || p.col >= len(m.cells[p.row]) {
		return math.Inf(1)
	}
	switch c := m.cells[p.row][p.col]; c {
	case '#':
		return math.Inf(1)
	case '1', '2', '3', '4', '5':
		return float64(c - '0')
	}
	return 1
}

var dirs = []Point{{-1, 0}, {-1, 1}, {0, 1}, {1, 1}, {1, 0}, {1, -1}, {0, -1}, {-1, -1}}

func (m *Maze) neighbours(p Point, visit func(Point, float64)) {
	for i, d := range dirs {
		q := Point{p.row + d.row, p.col + d.col}
		c := m.cost(q)
		if math.IsInf(c, 1) {
			continue
		}
		if i%2 == 1 {
			c *= math.Sqrt2
		}
		visit(q, c)
	}
	for _, q := range m.portals[m.cells[p.row][p.col]] {
		if q != p {
			visit(q, 1)
		}
	}
}

type node struct {
	Point
	f     float64
	order int
	index int
}

type open []*node

func (o open) Len() int { return len(o) }
func (o open) Less(i, j int) bool {
	if o[i].f != o[j].f {
		return o[i].f < o[j].f
	}
	return o[i].order < o[j].order
}
func (o open) Swap(i, j int) {
	o[i], o[j] = o[j], o[i]
	o[i].index, o[j].index = i, j
}
func (o *open) Push(x any) {
	n := x.(*node)
	n.index = len(*o)
	*o = append(*o, n)
}
func (o *open) Pop() any {
	old := *o
	n := old[len(old)-1]
	old[len(old)-1] = nil
	*o = old[:len(old)-1]
	return n
}

func (m *Maze) Solve(estimate func(a, b Point) float64) (path []Point, cost float64, expanded int) {
	dist := map[Point]float64{m.start: 0}
	prev := map[Point]Point{}
	nodes := map[Point]*node{}
	q := &open{}
	push := func(p Point, f float64) {
		if n, ok := nodes[p]; ok && n.index >= 0 {
			n.f = f
			heap.Fix(q, n.index)
			return
		}
		n := &node{Point: p, f: f, order: len(nodes)}
		nodes[p] = n
		heap.Push(q, n)
	}
	push(m.start, estimate(m.start, m.goal))
	for q.Len() > 0 {
		n := heap.Pop(q).(*node)
		n.index = -1
		expanded++
		if n.Point == m.goal {
			for p := m.goal; ; p = prev[p] {
				path = append(path, p)
				if p == m.start {
					break
				}
			}
			slices.Reverse(path)
			return path, dist[m.goal], expanded
		}
		m.neighbours(n.Point, func(p Point, step float64) {
			d := dist[n.Point] + step
			if old, seen := dist[p]; seen && old <= d {
				return
			}
			dist[p], prev[p] = d, n.Point
			push(p, d+estimate(p, m.goal))
		})
	}
	return nil, math.Inf(1), expanded
}

func octile(a, b Point) float64 {
	dx, dy := math.Abs(float64(a.row-b.row)), math.Abs(float64(a.col-b.col))
	return math.Max(dx, dy) + (math.Sqrt2-1)*math.Min(dx, dy)
}

func zero(Point, Point) float64 { return 0 }

const maze1 = `S....#....
.###.#.##.
.#...#..#.
.#.###.##.
.#..555.#G
.####.#.#.
......#...`

const maze2 = `S.a.#
#####
..a.G`

const maze3 = `S#
#G#
###`

func main() {
	for i, src := range []string{maze1, maze2, "S#G", maze3, "..."} {
		m, err := ParseMaze(src)
		if err != nil {
			fmt.Println(i, err)
			continue
		}
		path, cost, n := m.Solve(octile)
		_, cost2, n2 := m.Solve(zero)
		fmt.Printf("maze %d: %d steps, cost %.3f (%t), expanded %d, fewer: %t\n", i, len(path)-1, cost, cost == cost2 || math.Abs(cost-cost2) < 1e-9, n, n <= n2)
		for _, p := range path {
			if c := &m.cells[p.row][p.col]; *c != 'S' && *c != 'G' {
				*c = '*'
			}
		}
		for _, row := range m.cells {
			fmt.Printf("  %s\n", row)
		}
	}
}
