package main

import (
	"cmp"
	"fmt"
	"slices"
)

// Ring keeps the newest values.
type Ring[T any] struct {
	items []T
	next  int
	full  bool
}

// NewRing makes room for n values.
func NewRing[T any](n int) *Ring[T] {
	return &Ring[T]{items: make([]T, n)}
}

func (r *Ring[T]) Push(v T) {
	r.items[r.next] = v
	r.next++
	if r.next == len(r.items) {
		r.next = 0
		r.full = true
	}
}

func (r *Ring[T]) Each(f func(v T)) {
	if r.full {
		for _, v := range r.items[r.next:] {
			f(v)
		}
	}
	for _, v := range r.items[:r.next] {
		f(v)
	}
}

// Set is a set of values.
type Set[T comparable] struct {
	m map[T]struct{}
}

func NewSet[T comparable](values ...T) *Set[T] {
	s := &Set[T]{m: make(map[T]struct{})}
	for _, v := range values {
		s.m[v] = struct{}{}
	}
	return s
}

func (s *Set[T]) Has(v T) bool {
	_, ok := s.m[v]
	return ok
}

func common[T comparable](a, b *Set[T], all []T) int {
	n := 0
	for _, v := range all {
		if a.Has(v) && b.Has(v) {
			n++
		}
	}
	return n
}

func sorted[K cmp.Ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func total[T int | float64](values []T) (sum T) {
	for _, v := range values {
		sum += v
	}
	return
}

func last[T any](values []T) (T, bool) {
	if len(values) == 0 {
		var zero T
		return zero, false
	}
	return values[len(values)-1], true
}

func main() {
	r := NewRing[string](3)
	for _, w := range []string{"a", "b", "c", "d"} {
		r.Push(w)
	}
	r.Each(func(v string) { fmt.Print(v, " ") })
	fmt.Println()
	count := 0
	numbers := NewRing[int](2)
	numbers.Push(4)
	numbers.Each(func(v int) { count += v })
	fmt.Println(count)
	all := []int{1, 2, 3, 4}
	fmt.Println(common(NewSet(1, 2, 3), NewSet(2, 3, 5), all))
	for _, k := range sorted(map[string]int{"x": 1, "b": 2}) {
		fmt.Println(k)
	}
	fmt.Println(total([]int{1, 2, 3}), total([]float64{0.5, 0.25}))
	n, ok := last([]int(nil))
	fmt.Println(n, ok)
}
