package main

import (
	"errors"
	"fmt"
)

type listed struct {
	n    int
	list []string
}

func (l listed) Error() string { return fmt.Sprint("listed", l.n) }

type wrapped []int
type deep struct{ inner [2]listed }
type held struct {
	n int
	v any
}

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func main() {
	a, b := any(listed{1, nil}), any(listed{2, nil})
	try("structs", func() { fmt.Println(a == b) })
	try("other types", func() { fmt.Println(a == any(1), a == nil) })
	try("nil slices", func() { fmt.Println(any([]int(nil)) == any([]int(nil))) })
	try("named", func() { fmt.Println(any(wrapped{}) == any(wrapped{})) })
	try("deep", func() { fmt.Println(any(deep{}) == any(deep{})) })
	try("array", func() { fmt.Println(any([2][]int{}) == any([2][]int{})) })
	try("map", func() { fmt.Println(any(map[string]int{}) == any(map[string]int(nil))) })
	try("func", func() { fmt.Println(any(func() {}) == any(func() {})) })
	try("pointer", func() { fmt.Println(any(&listed{}) == any(&listed{})) })
	try("held", func() { fmt.Println(held{1, []int{}} == held{2, []int{}}, held{1, 2} == held{1, 2}) })
	try("held both", func() { fmt.Println(held{1, []int{}} == held{1, []int{}}) })
	try("key", func() { m := map[any]int{1: 1}; m[[]int{1}]++ })
	try("key struct", func() { m := map[any]int{1: 1}; fmt.Println(m[listed{}]) })
	try("keys", func() { m := map[any]int{1: 1, "a": 2, [2]int{1, 2}: 3}; fmt.Println(m[[2]int{1, 2}], m["a"], m[2]) })
	err := error(listed{1, nil})
	try("errors", func() { fmt.Println(err == error(listed{1, nil})) })
	try("is", func() { fmt.Println(errors.Is(err, listed{1, nil}), errors.Is(fmt.Errorf("w: %w", err), errors.New("x"))) })
	switch v := a.(type) {
	case listed:
		fmt.Println("a listed", v.n)
	}
	try("switch", func() {
		switch a {
		case b:
			fmt.Println("same")
		}
	})
}
