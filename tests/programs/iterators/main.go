package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

func Count(from, step int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := from; ; i += step {
			if !yield(i) {
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
		for v := range seq {
			if !yield(v) {
				return
			}
			if i++; i == n {
				return
			}
		}
	}
}

func Where[T any](seq iter.Seq[T], ok func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range seq {
			if ok(v) && !yield(v) {
				return
			}
		}
	}
}

type Tree struct {
	L, R *Tree
	V    string
}

func (t *Tree) All() iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		n := 0
		t.push(&n, yield)
	}
}

func (t *Tree) push(n *int, yield func(int, string) bool) bool {
	if t == nil {
		return true
	}
	if !t.L.push(n, yield) {
		return false
	}
	if !yield(*n, t.V) {
		return false
	}
	*n++
	return t.R.push(n, yield)
}

func find(t *Tree, s string) int {
	for i, v := range t.All() {
		if v == s {
			return i
		}
	}
	return -1
}

func main() {
	fmt.Println(slices.Collect(Take(Count(3, 4), 5)))
	even := func(n int) bool { return n%2 == 0 }
	sum := 0
	for v := range Where(Count(1, 3), even) {
		if v > 40 {
			break
		}
		if v == 10 {
			continue
		}
		sum += v
	}
	fmt.Println(sum)
	t := &Tree{V: "m", L: &Tree{V: "c", R: &Tree{V: "f"}}, R: &Tree{V: "x"}}
	for i, v := range t.All() {
		fmt.Print(i, v, " ")
	}
	fmt.Println(find(t, "m"), find(t, "zz"))
	m := map[string]int{"b": 2, "a": 1, "c": 3}
	fmt.Println(slices.Sorted(maps.Keys(m)), slices.Max(slices.Collect(maps.Values(m))))
	for i := range 3 {
		fmt.Print(i, ";")
	}
	for line := range strings.SplitSeq("x,y,z", ",") {
		fmt.Print(line, "|")
	}
	fmt.Println()
outer:
	for i := range Count(0, 1) {
		for j := range Count(0, 1) {
			if i*j > 6 {
				break outer
			}
			if j > i {
				continue outer
			}
		}
	}
	fmt.Println("end")
}
