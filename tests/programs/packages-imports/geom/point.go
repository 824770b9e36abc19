package geom

import "fmt"

// Point is a place.
type Point struct{ X, Y int }

// Origin and Unit are well known.
var (
	Origin = Point{}
	Unit   = Point{1, 1}
)

// Add moves a point.
func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }

// Dist is the distance in steps.
func (p Point) Dist(q Point) int { return abs(p.X-q.X) + abs(p.Y-q.Y) }

func (p Point) String() string { return fmt.Sprintf("<%d %d>", p.X, p.Y) }

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
