package main

import (
	"fmt"
	"strings"
)

type Point struct{ X, Y int }

func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }

var dirs = [4]Point{{0, -1}, {1, 0}, {0, 1}, {-1, 0}}

type Robot struct {
	Point
	dir     int
	visited map[Point]int
}

func (r *Robot) Run(cmds string) {
	for _, c := range cmds {
		switch c {
		case 'L':
			r.dir = (r.dir + 3) % 4
		case 'R':
			r.dir = (r.dir + 1) % 4
		case 'F':
			r.Point = r.Add(dirs[r.dir])
			r.visited[r.Point]++
		}
	}
}

func (r Robot) Draw(w, h int) string {
	rows := make([][]byte, h)
	for y := range rows {
		rows[y] = []byte(strings.Repeat(".", w))
	}
	for p, n := range r.visited {
		if p.X >= 0 && p.X < w && p.Y >= 0 && p.Y < h {
			rows[p.Y][p.X] = '0' + byte(n%10)
		}
	}
	rows[r.Y][r.X] = "^>v<"[r.dir]
	var b strings.Builder
	for _, row := range rows {
		b.Write(row)
		b.WriteByte('\n')
	}
	return b.String()
}

func main() {
	r := Robot{Point: Point{1, 1}, dir: 1, visited: map[Point]int{}}
	r.Run("FFFRFFRFFFRFRFF")
	fmt.Print(r.Draw(6, 5))
	fmt.Println(r.Point, len(r.visited), r.visited[Point{2, 1}])
	fmt.Printf("%+v %v\n", r.Point, Point{3, 4} == Point{1, 1}.Add(Point{2, 3}))
}
