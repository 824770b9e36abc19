// Package variables are initialised by their dependencies, not by their order in the source; init functions follow.
package main

import (
	"fmt"
	"strings"
)

var trace []string

func note(name string, v int) int {
	trace = append(trace, fmt.Sprintf("%s=%d", name, v))
	return v
}

var (
	a = note("a", b+c)
	b = note("b", f())
	c = note("c", 3)
)

var total = sum(table...)

var table = []int{first, 2 * first, scale(first)}

var first = note("first", len(words))

var words = strings.Fields(text)

var text = "package level " + kind

const kind = "variables"

var factor = note("factor", 10)

func scale(n int) int { return n * factor }

func f() int { return d + 1 }

var d = note("d", 5)

var x, y = pair()

func pair() (int, string) { note("pair", 0); return len(trace), "second" }

var _ = note("blank", 1)

var lookup = map[string]func() int{
	"scale": func() int { return scale(later) },
	"first": func() int { return first },
}

var later = note("later", 7)

var self *registry = newRegistry()

type registry struct {
	names []string
	depth int
}

func newRegistry() *registry {
	note("registry", len(defaults))
	return &registry{names: defaults[:]}
}

var defaults = [...]string{0: "zero", 2: strings.Repeat("x", 2)}

var ptr = &counter

var counter = note("counter", 1)

func init() {
	note("init1", *ptr)
	counter++
	self.depth = total
}

var fallback = func() string {
	note("closure", counter)
	return "fallback"
}()

func init() {
	note("init2", *ptr)
	for i := range 2 {
		self.names = append(self.names, fmt.Sprint(fallback, i))
	}
}

func sum(xs ...int) (s int) {
	for _, x := range xs {
		s += x
	}
	return note("sum", s)
}

func main() {
	fmt.Println(strings.Join(trace, "\n"))
	fmt.Println(a, b, c, d, total, table, first, x, y)
	fmt.Println(lookup["scale"](), lookup["first"](), *self, defaults, len(self.names))
	*ptr = 100
	fmt.Println(counter, fallback)
	{
		kind, trace := len(trace), "shadowed"
		fmt.Println(kind, trace)
	}
	fmt.Println(kind, len(trace))
}
