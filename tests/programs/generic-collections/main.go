package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

func Map[T, U any](xs []T, f func(T) U) []U {
	out := make([]U, 0, len(xs))
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func Filter[T any](xs []T, keep func(T) bool) (out []T) {
	for _, x := range xs {
		if keep(x) {
			out = append(out, x)
		}
	}
	return
}

func Reduce[T, A any](xs []T, init A, f func(A, T) A) A {
	for _, x := range xs {
		init = f(init, x)
	}
	return init
}

func GroupBy[T any, K comparable](xs []T, key func(T) K) map[K][]T {
	m := make(map[K][]T)
	for _, x := range xs {
		k := key(x)
		m[k] = append(m[k], x)
	}
	return m
}

func Keys[K cmp.Ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

type Number interface {
	~int | ~int64 | ~float64
}

func Sum[T Number](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

type Celsius float64

func MaxBy[T any](xs []T, less func(a, b T) bool) (best T, ok bool) {
	for i, x := range xs {
		if i == 0 || less(best, x) {
			best, ok = x, true
		}
	}
	return
}

func main() {
	words := strings.Fields("the quick brown fox jumped over the lazy dogs")
	lens := Map(words, func(s string) int { return len(s) })
	fmt.Println(lens, Sum(lens...), Sum(1.5, 2.5), Sum[Celsius](20, 1.5))
	fmt.Println(Filter(words, func(s string) bool { return strings.Contains(s, "o") }))
	fmt.Println(Reduce(words, "", func(a string, w string) string { return a + w[:1] }))
	groups := GroupBy(words, func(s string) int { return len(s) })
	for _, k := range Keys(groups) {
		fmt.Println(k, groups[k])
	}
	fmt.Println(MaxBy(words, func(a, b string) bool { return len(a) < len(b) }))
	fmt.Println(MaxBy([]int(nil), func(a, b int) bool { return a < b }))
}
