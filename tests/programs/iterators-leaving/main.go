package main

import (
	"fmt"
	"math/rand"
)

type T string
type S struct{ f int }
type Ps *S

var T1, t = T("hello"), T("lower")

func count(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func named() (z, w int, err error) {
	for i := range count(4) {
		z = 10
		w = i + 1
		return
	}
	panic("still here")
}

func untouched() (s string, n int) {
	s = "set"
	for i := range count(4) {
		if i == 2 {
			return
		}
	}
	return "no", 1
}

func deferred() (s string, n int) {
	defer func() { n++ }()
	for i := range count(4) {
		s += fmt.Sprint(i)
		if i == 2 {
			n = 7
			return
		}
	}
	return "no", 1
}

func nested() (out []int) {
	for i := range count(3) {
		for j := range count(3) {
			out = append(out, i*j)
			if i*j == 2 {
				return
			}
		}
	}
	return nil
}

func unused(in any, type_ int, match, crate string) error { return nil }

func list() []Ps { return []Ps{{f: 1}, {f: 2}} }

func main() {
	fmt.Println(named())
	fmt.Println(untouched())
	fmt.Println(deferred())
	fmt.Println(nested())
	fmt.Println(unused(1, 2, "", ""), T1, t)
	for _, p := range list() {
		fmt.Println((*p).f)
	}
	r := rand.New(rand.NewSource(3))
	fmt.Println(r.Intn(10) < 10, rand.Intn(5) < 5)
}
