package main

import "fmt"

var counts = map[string]int{"a": 1, "b": 2}
var names = []string{"a", "b"}
var state = 1
var kind = "x"

type item struct{ n int }

var items = map[string]item{"k": {1}}

func bump(k string) { counts[k]++ }

func step() {
	switch counts["a"] {
	case 1:
		counts["a"] = 5
	case 5:
		bump("a")
	default:
		bump("b")
	}
	if v, ok := counts["b"]; ok {
		counts["b"] = v + 1
		bump("b")
	}
	if n := len(names); n < 4 {
		names = append(names, "z")
	}
	switch names[0] {
	case "a":
		names[0] = "q"
	default:
		bump("a")
	}
	switch state {
	case 1:
		state = 2
	case 2:
		state++
	}
	switch kind {
	case "x":
		kind = "y"
	}
	if it, ok := items["k"]; ok {
		it.n++
		items["k"] = it
	}
	for i := 0; i < len(names); i++ {
		bump(names[i])
	}
	for range counts {
		bump("a")
	}
	for _, n := range names {
		bump(n)
	}
}

func main() {
	step()
	step()
	fmt.Println(counts["a"], counts["b"], len(names), names[0], state, kind, items["k"].n)
}
