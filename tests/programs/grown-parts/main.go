// Parts of slices that grow into the room behind them, where the whole shows it; and parts that grow alone.
package main

import "fmt"

type stack struct{ items []int }

func (s *stack) push(n int) { s.items = append(s.items, n) }

// keepBig filters in place: the caller's slice is written over.
func keepBig(xs []int) []int {
	kept := xs[:0]
	for _, x := range xs {
		if x > 2 {
			kept = append(kept, x)
		}
	}
	return kept
}

func remove(xs []int, i int) []int { return append(xs[:i], xs[i+1:]...) }

func extend(xs []int, n int) []int { return append(xs, n) }

func main() {
	xs := []int{1, 4, 2, 5}
	fmt.Println(keepBig(xs), xs)

	ys := []int{1, 2, 3, 4}
	s := stack{ys[:2]}
	s.push(9)
	fmt.Println(ys, s.items)

	zs := []int{1, 2, 3, 4}
	fmt.Println(remove(zs, 1), zs)

	room := make([]int, 0, 4)
	a := extend(room, 1)
	b := extend(room, 2)
	fmt.Println(a[0], b[0])

	full := []int{1, 2}
	c := append(full, 3)
	d := append(full, 4)
	fmt.Println(full, c, d)

	last := append(ys[:1:1], 7)
	fmt.Println(ys, last)
}
