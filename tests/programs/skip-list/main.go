package main

import (
	"cmp"
	"fmt"
	"iter"
	"strings"
)

const maxLevel = 8

type entry[K cmp.Ordered, V any] struct {
	key  K
	val  V
	next [maxLevel]*entry[K, V]
}

// SkipList is an ordered map. The zero value is not ready: use New.
type SkipList[K cmp.Ordered, V any] struct {
	head  entry[K, V]
	level int
	size  int
	seed  uint32
}

func New[K cmp.Ordered, V any](seed uint32) *SkipList[K, V] {
	return &SkipList[K, V]{level: 1, seed: seed}
}

// height throws a coin (a linear congruential one) until it shows tails.
func (s *SkipList[K, V]) height() int {
	h := 1
	for h < maxLevel {
		s.seed = s.seed*1664525 + 1013904223
		if s.seed>>31 == 0 {
			break
		}
		h++
	}
	return h
}

// path gives the last entry before key on each level.
func (s *SkipList[K, V]) path(key K) (before [maxLevel]*entry[K, V]) {
	e := &s.head
	for l := maxLevel - 1; l >= 0; l-- {
		for e.next[l] != nil && e.next[l].key < key {
			e = e.next[l]
		}
		before[l] = e
	}
	return before
}

func (s *SkipList[K, V]) Set(key K, val V) (replaced bool) {
	before := s.path(key)
	if e := before[0].next[0]; e != nil && e.key == key {
		e.val = val
		return true
	}
	e := &entry[K, V]{key: key, val: val}
	h := s.height()
	if h > s.level {
		s.level = h
	}
	for l := range h {
		e.next[l], before[l].next[l] = before[l].next[l], e
	}
	s.size++
	return false
}

func (s *SkipList[K, V]) Get(key K) (val V, ok bool) {
	if e := s.path(key)[0].next[0]; e != nil && e.key == key {
		return e.val, true
	}
	return
}

func (s *SkipList[K, V]) Delete(key K) bool {
	before := s.path(key)
	e := before[0].next[0]
	if e == nil || e.key != key {
		return false
	}
	for l := 0; l < maxLevel && before[l].next[l] == e; l++ {
		before[l].next[l] = e.next[l]
	}
	for s.level > 1 && s.head.next[s.level-1] == nil {
		s.level--
	}
	s.size--
	return true
}

func (s *SkipList[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for e := s.head.next[0]; e != nil; e = e.next[0] {
			if !yield(e.key, e.val) {
				return
			}
		}
	}
}

// Range goes over the keys in [lo, hi).
func (s *SkipList[K, V]) Range(lo, hi K) iter.Seq[K] {
	return func(yield func(K) bool) {
		for e := s.path(lo)[0].next[0]; e != nil && e.key < hi; e = e.next[0] {
			if !yield(e.key) {
				return
			}
		}
	}
}

func (s *SkipList[K, V]) Levels() string {
	var b strings.Builder
	for l := s.level - 1; l >= 0; l-- {
		fmt.Fprintf(&b, "L%d:", l)
		for e := s.head.next[l]; e != nil; e = e.next[l] {
			fmt.Fprintf(&b, " %v", e.key)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func main() {
	s := New[int, string](42)
	for i := range 20 {
		k := i * 7 % 20
		s.Set(k, strings.Repeat("*", k%5))
	}
	fmt.Print(s.Levels())
	fmt.Println(s.size, s.Set(3, "three"), s.size)
	for _, k := range []int{3, 19, 20, -1} {
		v, ok := s.Get(k)
		fmt.Printf("%d: %q %t\n", k, v, ok)
	}
	for k := range 20 {
		if k%3 != 0 {
			s.Delete(k)
		}
	}
	fmt.Println(s.Delete(1), s.Delete(0), s.size)
	for k, v := range s.All() {
		if k > 12 {
			break
		}
		fmt.Print(k, "=", v, " ")
	}
	fmt.Println()
	for k := range s.Range(4, 16) {
		fmt.Print(k, " ")
	}
	fmt.Println()

	words := New[string, int](7)
	for _, w := range strings.Fields("the cat and the dog and the bird") {
		n, _ := words.Get(w)
		words.Set(w, n+1)
	}
	for w, n := range words.All() {
		fmt.Print(w, ":", n, " ")
	}
	fmt.Println(words.size)
}
