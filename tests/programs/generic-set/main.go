package main

import (
	"fmt"
	"slices"
)

type Set[T comparable] struct{ m map[T]struct{} }

func Of[T comparable](items ...T) *Set[T] {
	s := &Set[T]{m: make(map[T]struct{}, len(items))}
	for _, it := range items {
		s.Add(it)
	}
	return s
}

func (s *Set[T]) Add(v T) bool {
	if s.Has(v) {
		return false
	}
	s.m[v] = struct{}{}
	return true
}

func (s *Set[T]) Has(v T) bool { _, ok := s.m[v]; return ok }
func (s *Set[T]) Len() int     { return len(s.m) }

func (s *Set[T]) Each(f func(T)) {
	for v := range s.m {
		f(v)
	}
}

func Union[T comparable](a, b *Set[T]) *Set[T] {
	u := Of[T]()
	a.Each(func(v T) { u.Add(v) })
	b.Each(func(v T) { u.Add(v) })
	return u
}

func Intersect[T comparable](a, b *Set[T]) *Set[T] {
	out := Of[T]()
	a.Each(func(v T) {
		if b.Has(v) {
			out.Add(v)
		}
	})
	return out
}

func Sorted[T int | string](s *Set[T]) []T {
	var out []T
	s.Each(func(v T) { out = append(out, v) })
	slices.Sort(out)
	return out
}

type Pair[A, B any] struct {
	First  A
	Second B
}

func Zip[A, B any](as []A, bs []B) []Pair[A, B] {
	var out []Pair[A, B]
	for i := range min(len(as), len(bs)) {
		out = append(out, Pair[A, B]{as[i], bs[i]})
	}
	return out
}

func main() {
	a, b := Of(1, 2, 3, 2), Of(3, 4)
	fmt.Println(a.Len(), Sorted(Union(a, b)), Sorted(Intersect(a, b)))
	points := Of([2]int{1, 2}, [2]int{1, 2}, [2]int{2, 1})
	fmt.Println(points.Len(), points.Has([2]int{2, 1}))
	for _, p := range Zip([]string{"x", "y", "z"}, []float64{1, 2.5}) {
		fmt.Printf("%v %+v %T\n", p, p, p)
	}
	fmt.Println(Sorted(Of("pear", "apple")))
}
