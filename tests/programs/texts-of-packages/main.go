package main

import "fmt"

var (
	version string
	build   = "dev"
	count   int
	names   []string
	table   = map[string]int{"a": 1}
)

func show(s string) { fmt.Println("show", s, len(s)) }

func main() {
	fmt.Printf("version:%s|%s\n", version, build)
	fmt.Println(version, count, len(names), table["a"])
	show(version)
	show(build)
	v := version + "x"
	w := version
	fmt.Println(v, w == "", version == "")
}

var grid [3]int
var pair struct{ a, b int }
var byName map[string]int
var greeting, farewell = "hello", "bye"

func more() {
	fmt.Println(grid[1], pair.a, byName["x"])
	s := greeting
	s += "!"
	fmt.Println(s, farewell[1:], len(farewell), farewell == "bye")
	for _, c := range farewell {
		fmt.Print(c, " ")
	}
	switch greeting {
	case "hello":
		fmt.Println("h")
	}
	m := map[string]string{greeting: farewell}
	fmt.Println(m[greeting])
	list := []string{greeting, farewell}
	fmt.Println(len(list), pick(greeting))
}

func pick(s string) string { return farewell }

func init() { more() }
