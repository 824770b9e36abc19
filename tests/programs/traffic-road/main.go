// Nagel-Schreckenberg traffic on a ring road: jams come out of nothing.
package main

import (
	"fmt"
	"math"
	"os"
	"sort"
)

type Road struct {
	cells []int // velocity, or empty
	vmax  int
	slow  float64
	seed  uint32
}

const empty = -1

func (r *Road) random() float64 {
	// xorshift32
	r.seed ^= r.seed << 13
	r.seed ^= r.seed >> 17
	r.seed ^= r.seed << 5
	return float64(r.seed) / (1 << 32)
}

func NewRoad(n, cars, vmax int, slow float64) *Road {
	r := &Road{cells: make([]int, n), vmax: vmax, slow: slow, seed: 88172645}
	for i := range r.cells {
		r.cells[i] = empty
	}
	for placed := 0; placed < cars; {
		if at := int(r.random() * float64(n)); r.cells[at] == empty {
			r.cells[at] = 0
			placed++
		}
	}
	return r
}

func (r *Road) gap(i int) int {
	for d := 1; d < len(r.cells); d++ {
		if r.cells[(i+d)%len(r.cells)] != empty {
			return d - 1
		}
	}
	return len(r.cells) - 1
}

func (r *Road) Step() (flow int) {
	next := append([]int(nil), r.cells...)
	for i := range next {
		next[i] = empty
	}
	for i, v := range r.cells {
		if v == empty {
			continue
		}
		if v < r.vmax {
			v++
		}
		if g := r.gap(i); v > g {
			v = g
		}
		if v > 0 && r.random() < r.slow {
			v--
		}
		to := i + v
		if to >= len(next) {
			to -= len(next)
			flow++
		}
		next[to] = v
	}
	copy(r.cells, next)
	return flow
}

func (r Road) String() string {
	line := make([]byte, len(r.cells))
	for i, v := range r.cells {
		if v == empty {
			line[i] = '.'
		} else {
			line[i] = '0' + byte(v)
		}
	}
	return string(line)
}

type stats struct{ mean, dev, median float64 }

func summarize(xs []int) (s stats) {
	if len(xs) == 0 {
		return stats{math.NaN(), math.NaN(), math.NaN()}
	}
	sorted := make([]int, len(xs))
	copy(sorted, xs)
	sort.Ints(sorted)
	sum, sq := 0.0, 0.0
	for _, x := range xs {
		sum += float64(x)
		sq += float64(x * x)
	}
	n := float64(len(xs))
	s.mean = sum / n
	s.dev = math.Sqrt(sq/n - s.mean*s.mean)
	if m := len(sorted) / 2; len(sorted)%2 == 1 {
		s.median = float64(sorted[m])
	} else {
		s.median = float64(sorted[m-1]+sorted[m]) / 2
	}
	return
}

func main() {
	r := NewRoad(60, 18, 5, 0.3)
	for range 15 {
		fmt.Println(r)
		r.Step()
	}
	fmt.Fprintln(os.Stdout, "density  flow   mean speed")
	for _, cars := range []int{3, 6, 12, 20, 40} {
		r := NewRoad(60, cars, 5, 0.25)
		flow := 0
		var speeds []int
		for t := range 120 {
			flow += r.Step()
			if t < 20 {
				continue
			}
			for _, v := range r.cells {
				if v != empty {
					speeds = append(speeds, v)
				}
			}
		}
		s := summarize(speeds)
		fmt.Printf("%6.1f%% %5d   %.3f ± %.3f (median %g)\n", 100*float64(cars)/60, flow, s.mean, s.dev, s.median)
	}
	fmt.Println(summarize(nil))
}
