package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
)

const (
	rows = 8
	cols = 16
)

// Grid is a value: assigning it copies all cells.
type Grid [rows][cols]rune

type Pos struct{ R, C int }

func (g Grid) String() string {
	var b strings.Builder
	for _, row := range g {
		b.WriteString(strings.TrimRight(string(row[:]), " ") + "\n")
	}
	return b.String()
}

func (g *Grid) at(p Pos) (cell *rune, ok bool) {
	if p.R < 0 || p.R >= rows || p.C < 0 || p.C >= cols {
		return nil, false
	}
	return &g[p.R][p.C], true
}

// Fill replaces the region around p, and tells its size.
func (g *Grid) Fill(p Pos, with rune) (size int) {
	cell, ok := g.at(p)
	if !ok || *cell == with {
		return 0
	}
	old := *cell
	*cell = with
	queue := []Pos{p}
	for len(queue) > 0 {
		p, queue = queue[0], queue[1:]
		size++
		for _, q := range [...]Pos{{p.R - 1, p.C}, {p.R + 1, p.C}, {p.R, p.C - 1}, {p.R, p.C + 1}} {
			if cell, ok := g.at(q); ok && *cell == old {
				*cell = with
				queue = append(queue, q)
			}
		}
	}
	return size
}

type Island struct {
	Name rune
	Size int
	Box  [2]Pos
}

func (g Grid) Islands() (list []Island) {
	// g is a copy: the caller's grid stays as it is.
	next := 'A'
	for r := range rows {
		for c := range cols {
			if g[r][c] != '#' {
				continue
			}
			isl := Island{Name: next, Size: g.Fill(Pos{r, c}, next), Box: [2]Pos{{rows, cols}, {}}}
			for r, row := range g {
				for c, x := range row {
					if x == next {
						isl.Box[0] = Pos{min(isl.Box[0].R, r), min(isl.Box[0].C, c)}
						isl.Box[1] = Pos{max(isl.Box[1].R, r), max(isl.Box[1].C, c)}
					}
				}
			}
			list = append(list, isl)
			next++
		}
	}
	return list
}

// Lakes are waters that do not reach the rim.
func (g Grid) Lakes() int {
	for r := range g {
		for c := range g[r] {
			if (r == 0 || r == rows-1 || c == 0 || c == cols-1) && g[r][c] == '.' {
				g.Fill(Pos{r, c}, '~')
			}
		}
	}
	n := 0
	for r := range g {
		for c := range g[r] {
			if g[r][c] == '.' {
				g.Fill(Pos{r, c}, 'o')
				n++
			}
		}
	}
	return n
}

func main() {
	var g Grid
	for i := range g {
		for j := range g[i] {
			g[i][j] = '.'
		}
	}
	in := bufio.NewReader(os.Stdin)
	for r := 0; r < rows; r++ {
		line, err := in.ReadString('\n')
		if err != nil && line == "" {
			break
		}
		for c, x := range []rune(strings.TrimSpace(line)) {
			if p, ok := g.at(Pos{r, c}); ok {
				*p = x
			}
		}
	}
	before := g
	islands := g.Islands()
	fmt.Println(len(islands), "islands,", g.Lakes(), "lakes, untouched:", g == before)
	slices.SortStableFunc(islands, func(a, b Island) int { return b.Size - a.Size })
	for _, isl := range islands {
		fmt.Printf("%c size %2d box %v\n", isl.Name, isl.Size, isl.Box)
	}
	fmt.Println("painted", g.Fill(Pos{0, 0}, ' '), g.Fill(Pos{-1, 0}, 'x'), g.Fill(Pos{0, 0}, ' '))
	fmt.Print(g)
	row := g[1]
	row[0] = '!'
	fmt.Println(g[1] == row, g[1] == before[1], len(g), len(g[0]), string(row[:4]))
}
