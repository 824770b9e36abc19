package main

import (
	"fmt"
	"math"
	"slices"
	"sort"
)

type Vec struct{ X, Y float64 }

func (a Vec) Sub(b Vec) Vec         { return Vec{a.X - b.X, a.Y - b.Y} }
func (a Vec) Add(b Vec) Vec         { return Vec{a.X + b.X, a.Y + b.Y} }
func (a Vec) Scale(k float64) Vec   { return Vec{k * a.X, k * a.Y} }
func (a Vec) Cross(b Vec) float64   { return a.X*b.Y - a.Y*b.X }
func (a Vec) Dot(b Vec) float64     { return a.X*b.X + a.Y*b.Y }
func (a Vec) Len() float64          { return math.Hypot(a.X, a.Y) }
func (a Vec) String() string        { return fmt.Sprintf("(%g,%g)", a.X, a.Y) }
func turn(a, b, c Vec) float64      { return b.Sub(a).Cross(c.Sub(a)) }
func lexLess(a, b Vec) bool         { return a.X < b.X || a.X == b.X && a.Y < b.Y }
func approx(a, b, eps float64) bool { return math.Abs(a-b) <= eps }

type Polygon []Vec

// edges calls f with each side, the closing one last.
func (p Polygon) edges(f func(a, b Vec)) {
	for i, a := range p {
		f(a, p[(i+1)%len(p)])
	}
}

func (p Polygon) Area() float64 {
	var twice float64
	p.edges(func(a, b Vec) { twice += a.Cross(b) })
	return twice / 2
}

func (p Polygon) Perimeter() (sum float64) {
	p.edges(func(a, b Vec) { sum += b.Sub(a).Len() })
	return
}

func (p Polygon) Centroid() (c Vec) {
	p.edges(func(a, b Vec) { c = c.Add(a.Add(b).Scale(a.Cross(b))) })
	return c.Scale(1 / (6 * p.Area()))
}

// Contains casts a ray to the right.
func (p Polygon) Contains(q Vec) bool {
	inside := false
	p.edges(func(a, b Vec) {
		if (a.Y > q.Y) != (b.Y > q.Y) && q.X < (b.X-a.X)*(q.Y-a.Y)/(b.Y-a.Y)+a.X {
			inside = !inside
		}
	})
	return inside
}

// Hull is Andrew's monotone chain, counter-clockwise from the leftmost point.
func Hull(points []Vec) Polygon {
	pts := slices.Clone(points)
	sort.Slice(pts, func(i, j int) bool { return lexLess(pts[i], pts[j]) })
	pts = slices.Compact(pts)
	if len(pts) < 3 {
		return pts
	}
	var half func(seq []Vec) Polygon
	half = func(seq []Vec) Polygon {
		var h Polygon
		for _, p := range seq {
			for len(h) >= 2 && turn(h[len(h)-2], h[len(h)-1], p) <= 0 {
				h = h[:len(h)-1]
			}
			h = append(h, p)
		}
		return h[:len(h)-1]
	}
	lower := half(pts)
	slices.Reverse(pts)
	return append(lower, half(pts)...)
}

type segment [2]Vec

func (s segment) intersect(t segment) (Vec, bool) {
	r, q := s[1].Sub(s[0]), t[1].Sub(t[0])
	den := r.Cross(q)
	if den == 0 {
		return Vec{}, false
	}
	d := t[0].Sub(s[0])
	u, v := d.Cross(q)/den, d.Cross(r)/den
	if u < 0 || u > 1 || v < 0 || v > 1 {
		return Vec{}, false
	}
	return s[0].Add(r.Scale(u)), true
}

// closest is the divide and conquer over points sorted by X.
func closest(pts []Vec) (a, b Vec, dist float64) {
	dist = math.Inf(+1)
	if len(pts) <= 3 {
		for i := range pts {
			for j := range i {
				if d := pts[i].Sub(pts[j]).Len(); d < dist {
					a, b, dist = pts[j], pts[i], d
				}
			}
		}
		return
	}
	mid := len(pts) / 2
	line := pts[mid].X
	a, b, dist = closest(pts[:mid])
	if a2, b2, d2 := closest(pts[mid:]); d2 < dist {
		a, b, dist = a2, b2, d2
	}
	var strip []Vec
	for _, p := range pts {
		if math.Abs(p.X-line) < dist {
			strip = append(strip, p)
		}
	}
	sort.Slice(strip, func(i, j int) bool { return strip[i].Y < strip[j].Y })
	for i, p := range strip {
		for _, q := range strip[i+1:] {
			if q.Y-p.Y >= dist {
				break
			}
			if d := q.Sub(p).Len(); d < dist {
				a, b, dist = p, q, d
			}
		}
	}
	return
}

func main() {
	var pts []Vec
	for i, s := 0, uint32(7); i < 40; i++ {
		s = s*1103515245 + 12345
		x := float64(s>>16&63) - 32
		s = s*1103515245 + 12345
		pts = append(pts, Vec{x, float64(s>>16&31) / 2})
	}
	h := Hull(pts)
	fmt.Println(len(h), h)
	fmt.Printf("area %.3f, perimeter %.4f, centroid %.3f\n", h.Area(), h.Perimeter(), h.Centroid())
	out := 0
	for _, p := range pts {
		if !h.Contains(p) && !slices.Contains(h, p) {
			out++
		}
	}
	fmt.Println("on the rim:", out)
	fmt.Println(Hull([]Vec{{0, 0}, {0, 0}, {1, 1}}), Hull(nil), Hull([]Vec{{0, 0}, {1, 1}, {2, 2}, {3, 3}}))
	square := Polygon{{0, 0}, {4, 0}, {4, 4}, {0, 4}}
	fmt.Println(square.Area(), square.Centroid(), square.Contains(Vec{1, 3}), square.Contains(Vec{5, 1}))
	p, ok := segment{{0, 0}, {4, 4}}.intersect(segment{{0, 4}, {4, 0}})
	fmt.Println(p, ok)
	p, ok = segment{{0, 0}, {1, 0}}.intersect(segment{{0, 1}, {1, 1}})
	fmt.Println(p, ok, p == Vec{})
	slices.SortFunc(pts, func(a, b Vec) int {
		if lexLess(a, b) {
			return -1
		} else if lexLess(b, a) {
			return 1
		}
		return 0
	})
	pts = slices.Compact(pts)
	a, b, d := closest(pts)
	brute := math.MaxFloat64
	for i, p := range pts {
		for _, q := range pts[:i] {
			brute = math.Min(brute, p.Sub(q).Len())
		}
	}
	fmt.Printf("%v %v %.4f %t\n", a, b, d, approx(d, brute, 1e-12))
}
