package main

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

// Ordered remembers the order of insertion.
type Ordered[K comparable, V any] struct {
	index map[K]int
	keys  []K
	vals  []V
}

type Pair[K, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) String() string { return fmt.Sprintf("%v→%v", p.Key, p.Val) }

func From[K comparable, V any](seq iter.Seq2[K, V]) *Ordered[K, V] {
	m := new(Ordered[K, V])
	for k, v := range seq {
		m.Set(k, v)
	}
	return m
}

func Pairs[K, V any](ps ...Pair[K, V]) iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for _, p := range ps {
			if !yield(p.Key, p.Val) {
				return
			}
		}
	}
}

func (m *Ordered[K, V]) Set(k K, v V) *Ordered[K, V] {
	if i, ok := m.index[k]; ok {
		m.vals[i] = v
		return m
	}
	if m.index == nil {
		m.index = map[K]int{}
	}
	m.index[k] = len(m.keys)
	m.keys, m.vals = append(m.keys, k), append(m.vals, v)
	return m
}

func (m *Ordered[K, V]) Get(k K) (v V, ok bool) {
	i, ok := m.index[k]
	if ok {
		v = m.vals[i]
	}
	return v, ok
}

func (m *Ordered[K, V]) Delete(k K) {
	i, ok := m.index[k]
	if !ok {
		return
	}
	delete(m.index, k)
	m.keys = slices.Delete(m.keys, i, i+1)
	m.vals = slices.Delete(m.vals, i, i+1)
	for j := i; j < len(m.keys); j++ {
		m.index[m.keys[j]] = j
	}
}

func (m *Ordered[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for i, k := range m.keys {
			if !yield(k, m.vals[i]) {
				return
			}
		}
	}
}

// ---- sequences

func Filter[K, V any](seq iter.Seq2[K, V], keep func(K, V) bool) iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		seq(func(k K, v V) bool { return !keep(k, v) || yield(k, v) })
	}
}

func Map[T, U any](seq iter.Seq[T], f func(T) U) iter.Seq[U] {
	return func(yield func(U) bool) {
		for x := range seq {
			if !yield(f(x)) {
				return
			}
		}
	}
}

func Take[T any](seq iter.Seq[T], n int) iter.Seq[T] {
	return func(yield func(T) bool) {
		if n <= 0 {
			return
		}
		i := 0
		for x := range seq {
			if i++; !yield(x) || i == n {
				return
			}
		}
	}
}

func Count(from int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := from; yield(i); i++ {
		}
	}
}

func Zip[A, B any](as iter.Seq[A], bs iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		right := slices.Collect(bs)
		i := 0
		for a := range as {
			if i == len(right) || !yield(a, right[i]) {
				return
			}
			i++
		}
	}
}

func Keys[K, V any](seq iter.Seq2[K, V]) iter.Seq[K] {
	return func(yield func(K) bool) {
		for k := range seq {
			if !yield(k) {
				return
			}
		}
	}
}

func GroupBy[T any, K comparable](seq iter.Seq[T], key func(T) K) *Ordered[K, []T] {
	m := &Ordered[K, []T]{}
	for x := range seq {
		k := key(x)
		group, _ := m.Get(k)
		m.Set(k, append(group, x))
	}
	return m
}

func MaxBy[K any, V cmp.Ordered](seq iter.Seq2[K, V]) (best K, found bool) {
	var top V
	for k, v := range seq {
		if !found || v > top {
			best, top, found = k, v, true
		}
	}
	return
}

// firstLong looks for the first word longer than n, and leaves both loops at once.
func firstLong(lines []string, n int) (string, bool) {
	for _, l := range lines {
		for w := range strings.FieldsSeq(l) {
			if len(w) > n {
				return w, true
			}
		}
	}
	return "", false
}

func main() {
	m := From(Pairs(Pair[string, int]{"one", 1}, Pair[string, int]{"two", 2}, Pair[string, int]{"three", 3}))
	m.Set("four", 4).Set("two", 22).Set("five", 5)
	m.Delete("one")
	m.Delete("nothing")
	for k, v := range m.All() {
		fmt.Print(Pair[string, int]{k, v}, " ")
	}
	fmt.Println(m.index["five"], len(m.keys))
	fmt.Println(slices.Collect(Keys(Filter(m.All(), func(k string, v int) bool { return v%2 == 1 }))))
	squares := Map(Count(1), func(i int) int { return i * i })
	fmt.Println(slices.Collect(Take(squares, 6)), slices.Collect(Take(squares, 0)) == nil)
	for n, w := range Zip(Count(1), strings.SplitSeq("a,b,c", ",")) {
		fmt.Print(n, w, " ")
	}
	fmt.Println()
	words := strings.Fields("tea coffee milk wine cola water juice")
	for n, ws := range GroupBy(slices.Values(words), func(s string) int { return len(s) }).All() {
		fmt.Println(n, ws)
	}
	fmt.Println(MaxBy(m.All()))
	fmt.Println(MaxBy(Pairs[string, float64]()))
	fmt.Println(firstLong([]string{"a bb", "ccc dddd eeeee"}, 3))

outer:
	for k, v := range m.All() {
		for i := range Count(0) {
			switch {
			case i > v:
				break outer
			case i == 3:
				fmt.Println("skip", k)
				continue outer
			}
		}
	}
	sorted := slices.SortedFunc(maps.Keys(m.index), func(a, b string) int { return cmp.Compare(len(b), len(a))*100 + cmp.Compare(a, b) })
	fmt.Println(sorted, slices.Sorted(maps.Values(m.index)))
	total := 0
	for _, v := range m.All() {
		defer func() { fmt.Println("deferred", v, total) }()
		total += v
	}
}
