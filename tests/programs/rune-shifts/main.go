package main

import (
	"fmt"
	"slices"
	"strings"
)

func shift(s string, by int) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return 'a' + (r-'a'+rune(by)+26)%26
		}
		return r
	}, s)
}

// random is a generator of fractions.
type random struct{ seed uint32 }

func (r *random) next() float64 {
	r.seed = r.seed*1664525 + 1013904223
	return float64(r.seed) / (1 << 32)
}

func power(b, e, m uint64) uint64 {
	var r uint64 = 1
	b %= m
	for e > 0 {
		if e&1 == 1 {
			r = r * b % m
		}
		b = b * b % m
		e >>= 1
	}
	return r
}

type point struct{ x, y int }

func main() {
	secret := shift("attack at dawn", 3)
	fmt.Println(secret, "|", shift(secret, -3))
	r := &random{7}
	for range 3 {
		fmt.Printf("%.4f ", r.next())
	}
	fmt.Println()
	fmt.Println(power(3, 200, 1000007))
	fmt.Printf("[%-8q] [%6q]\n", "ab", 'x')
	points := []point{{2, 1}, {1, 5}, {1, 2}}
	slices.SortFunc(points, func(a, b point) int {
		if a.x < b.x {
			return -1
		} else if a.x > b.x {
			return 1
		}
		return a.y - b.y
	})
	for _, p := range points {
		fmt.Print(p.x, ",", p.y, " ")
	}
	fmt.Println()
}
