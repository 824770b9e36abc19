package main

import (
	"fmt"
	"strings"
)

const (
	width  = 8
	height = 6
)

type Grid [height][width]bool

func (g Grid) Alive(x, y int) bool {
	x += width
	x %= width
	y += height
	y %= height
	return g[y][x]
}

func (g Grid) Neighbors(x, y int) int {
	n := 0
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			if (dx != 0 || dy != 0) && g.Alive(x+dx, y+dy) {
				n++
			}
		}
	}
	return n
}

func (g Grid) Next() Grid {
	var next Grid
	for y := 0; y < height; y++ {
		for x := 0; x < width; x++ {
			n := g.Neighbors(x, y)
			next[y][x] = n == 3 || n == 2 && g[y][x]
		}
	}
	return next
}

func (g Grid) String() string {
	var sb strings.Builder
	for _, row := range g {
		for _, alive := range row {
			if alive {
				sb.WriteByte('#')
			} else {
				sb.WriteByte('.')
			}
		}
		sb.WriteByte('\n')
	}
	return sb.String()
}

func main() {
	var g Grid
	for _, p := range [][2]int{{1, 0}, {2, 1}, {0, 2}, {1, 2}, {2, 2}} {
		g[p[1]][p[0]] = true
	}
	for i := 0; i < 3; i++ {
		fmt.Printf("Generation %d\n%s", i, g)
		g = g.Next()
	}
}
