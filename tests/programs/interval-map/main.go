package main

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"sort"
	"strings"
	"time"
)

// IntervalMap gives each point of a half-open range a value; later ranges overwrite earlier ones.
type IntervalMap[V comparable] struct {
	spans []span[V]
}

type span[V comparable] struct {
	lo, hi int
	val    V
}

var errBackwards = errors.New("range ends before it begins")

func (m *IntervalMap[V]) Set(lo, hi int, val V) error {
	if hi < lo {
		return fmt.Errorf("[%d,%d): %w", lo, hi, errBackwards)
	}
	if lo == hi {
		return nil
	}
	next := make([]span[V], 0, len(m.spans)+2)
	i := 0
	for ; i < len(m.spans) && m.spans[i].hi <= lo; i++ {
		next = append(next, m.spans[i])
	}
	if i < len(m.spans) && m.spans[i].lo < lo {
		left := m.spans[i]
		left.hi = lo
		next = append(next, left)
	}
	next = append(next, span[V]{lo, hi, val})
	for ; i < len(m.spans); i++ {
		s := m.spans[i]
		if s.hi <= hi {
			continue
		}
		s.lo = max(s.lo, hi)
		next = append(next, s)
	}
	m.spans = merged(next)
	return nil
}

func merged[V comparable](spans []span[V]) []span[V] {
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && out[n-1].hi == s.lo && out[n-1].val == s.val {
			out[n-1].hi = s.hi
			continue
		}
		out = append(out, s)
	}
	return out
}

func (m *IntervalMap[V]) Clear(lo, hi int) {
	var zero V
	m.Set(lo, hi, zero)
	m.spans = slices.DeleteFunc(m.spans, func(s span[V]) bool { return s.lo == lo && s.hi == hi })
}

func (m *IntervalMap[V]) At(x int) (val V, ok bool) {
	i := sort.Search(len(m.spans), func(i int) bool { return m.spans[i].hi > x })
	if i == len(m.spans) || m.spans[i].lo > x {
		return
	}
	return m.spans[i].val, true
}

// Gaps yields the holes within [lo, hi).
func (m *IntervalMap[V]) Gaps(lo, hi int) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for _, s := range m.spans {
			if s.hi <= lo {
				continue
			}
			if s.lo >= hi {
				break
			}
			if s.lo > lo && !yield(lo, s.lo) {
				return
			}
			lo = s.hi
		}
		if lo < hi {
			yield(lo, hi)
		}
	}
}

func (m IntervalMap[V]) String() string {
	parts := make([]string, 0, len(m.spans))
	for _, s := range m.spans {
		parts = append(parts, fmt.Sprintf("%d-%d:%v", s.lo, s.hi, s.val))
	}
	return strings.Join(parts, " ")
}

// ---- a calendar on top of it

type Meeting struct {
	Title string
	Prio  uint8
}

type Calendar struct {
	IntervalMap[Meeting]
	refused int
}

func clock(minutes int) string {
	d := time.Duration(minutes) * time.Minute
	return fmt.Sprintf("%02d:%02d", int(d.Hours()), int(d.Minutes())%60)
}

func (c *Calendar) Book(from, to int, m Meeting) error {
	for x := from; x < to; x++ {
		if old, ok := c.At(x); ok && old.Prio >= m.Prio {
			c.refused++
			return fmt.Errorf("%s clashes with %s at %s", m.Title, old.Title, clock(x))
		}
	}
	return c.Set(from, to, m)
}

func (c *Calendar) Free(minutes int) (string, bool) {
	for lo, hi := range c.Gaps(9*60, 17*60) {
		if hi-lo >= minutes {
			return clock(lo) + "-" + clock(lo+minutes), true
		}
	}
	return "", false
}

func main() {
	var m IntervalMap[string]
	for _, s := range []span[string]{
		{0, 10, "a"}, {5, 8, "b"}, {8, 12, "a"}, {20, 30, "c"}, {12, 20, "a"}, {7, 22, "d"}, {3, 3, "e"}, {9, 1, "f"},
	} {
		if err := m.Set(s.lo, s.hi, s.val); err != nil {
			fmt.Println(err, errors.Is(err, errBackwards))
			continue
		}
		fmt.Println(m)
	}
	m.Clear(6, 9)
	fmt.Println(m)
	for _, x := range []int{-1, 0, 6, 9, 21, 22, 29, 30} {
		v, ok := m.At(x)
		fmt.Printf("%d=%q/%t ", x, v, ok)
	}
	fmt.Println()
	for lo, hi := range m.Gaps(-5, 40) {
		fmt.Print("[", lo, " ", hi, ") ")
	}
	fmt.Println()

	var c Calendar
	fmt.Println(c.Book(9*60, 10*60+30, Meeting{"standup", 1}))
	fmt.Println(c.Book(10*60, 12*60, Meeting{"review", 1}))
	fmt.Println(c.Book(10*60, 12*60, Meeting{"incident", 9}))
	fmt.Println(c.Book(13*60, 16*60+45, Meeting{Title: "workshop", Prio: 2}))
	fmt.Println(c.Free(60))
	fmt.Println(c.Free(61))
	for _, s := range c.spans {
		fmt.Printf("%s-%s %-10s %d\n", clock(s.lo), clock(s.hi), s.val.Title, s.val.Prio)
	}
	fmt.Println(c.refused, len(c.String()))
}
