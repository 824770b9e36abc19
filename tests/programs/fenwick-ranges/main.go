package main

import (
	"fmt"
	"math/bits"
	"strings"
)

type Number interface {
	~int | ~int64 | ~float64
}

// Fenwick is a binary indexed tree: point updates and prefix sums in O(log n).
type Fenwick[N Number] []N

func Make[N Number](n int) Fenwick[N] { return make(Fenwick[N], n+1) }

func From[N Number](xs ...N) Fenwick[N] {
	t := append(Fenwick[N]{0}, xs...)
	for i := 1; i < len(t); i++ {
		if j := i + i&-i; j < len(t) {
			t[j] += t[i]
		}
	}
	return t
}

func (t Fenwick[N]) Add(i int, d N) {
	for i++; i < len(t); i += i & -i {
		t[i] += d
	}
}

func (t Fenwick[N]) Prefix(n int) (sum N) {
	for ; n > 0; n &= n - 1 {
		sum += t[n]
	}
	return
}

func (t Fenwick[N]) Sum(lo, hi int) N { return t.Prefix(hi) - t.Prefix(lo) }

// Search gives the smallest n with Prefix(n) >= want; all values must be positive.
func (t Fenwick[N]) Search(want N) int {
	pos := 0
	for step := 1 << (bits.Len(uint(len(t))) - 1); step > 0; step >>= 1 {
		if next := pos + step; next < len(t) && t[next] < want {
			pos = next
			want -= t[next]
		}
	}
	return pos + 1
}

// Grid sums rectangles.
type Grid struct {
	rows []Fenwick[int]
}

func NewGrid(h, w int) *Grid {
	g := &Grid{rows: make([]Fenwick[int], h+1)}
	for i := range g.rows {
		g.rows[i] = Make[int](w)
	}
	return g
}

func (g *Grid) Add(r, c, d int) {
	for r++; r < len(g.rows); r += r & -r {
		g.rows[r].Add(c, d)
	}
}

func (g *Grid) Sum(r, c int) (s int) {
	for ; r > 0; r -= r & -r {
		s += g.rows[r].Prefix(c)
	}
	return s
}

// Sparse answers minimum queries over a slice that stays.
type Sparse[T any] struct {
	table [][]T
	pick  func(a, b T) T
}

func NewSparse[T any](xs []T, pick func(a, b T) T) Sparse[T] {
	s := Sparse[T]{[][]T{xs}, pick}
	for w := 1; 2*w <= len(xs); w *= 2 {
		prev := s.table[len(s.table)-1]
		row := make([]T, len(xs)-2*w+1)
		for i := range row {
			row[i] = pick(prev[i], prev[i+w])
		}
		s.table = append(s.table, row)
	}
	return s
}

func (s Sparse[T]) Query(lo, hi int) T {
	l := bits.Len(uint(hi-lo)) - 1
	row := s.table[l]
	return s.pick(row[lo], row[hi-1<<l])
}

type Money int64

func main() {
	t := From(3, 2, -1, 6, 5, 4, -3, 3, 7, 2)
	fmt.Println(t, t.Prefix(4), t.Sum(2, 7))
	t.Add(3, 10)
	fmt.Println(t.Prefix(4), t.Prefix(10), t.Sum(9, 10))

	w := From[Money](10, 20, 30, 40)
	for _, m := range []Money{1, 10, 11, 60, 61, 100} {
		fmt.Print(w.Search(m), " ")
	}
	fmt.Printf("%T %T\n", w, Make[float64](3))

	halves := Make[float64](4)
	for i := range 4 {
		halves.Add(i, 1/float64(int(1)<<i))
	}
	fmt.Println(halves.Prefix(4), halves[1:])

	g := NewGrid(4, 5)
	for i := range 20 {
		g.Add(i/5, i%5, i)
	}
	fmt.Println(g.Sum(4, 5), g.Sum(2, 2), g.Sum(0, 5))

	xs := []int{5, 2, 8, 1, 9, 3, 7}
	lowest := NewSparse(xs, func(a, b int) int { return min(a, b) })
	for lo := range xs {
		var row []string
		for hi := lo + 1; hi <= len(xs); hi++ {
			row = append(row, fmt.Sprint(lowest.Query(lo, hi)))
		}
		fmt.Println(strings.Repeat("  ", lo) + strings.Join(row, " "))
	}
	longest := NewSparse(strings.Fields("a bbb cc dddd ee"), func(a, b string) string {
		if len(b) > len(a) {
			return b
		}
		return a
	})
	fmt.Println(longest.Query(0, 3), longest.Query(2, 3), longest.Query(0, 5))
}
