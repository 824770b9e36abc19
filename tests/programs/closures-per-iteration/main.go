package main

import (
	"fmt"
	"sort"
	"strings"
)

type counter struct {
	name string
	n    int
}

func (c *counter) inc(by ...int) int {
	if len(by) == 0 {
		by = []int{1}
	}
	for _, b := range by {
		c.n += b
	}
	return c.n
}

func (c counter) show() string { return fmt.Sprintf("%s=%d", c.name, c.n) }

type op func(float64, float64) float64

func (o op) flip() op                   { return func(a, b float64) float64 { return o(b, a) } }
func (o op) fold(start float64) reducer { return reducer{o, start} }

type reducer struct {
	op
	acc float64
}

func (r *reducer) feed(xs ...float64) *reducer {
	for _, x := range xs {
		r.acc = r.op(r.acc, x)
	}
	return r
}

func compose[T any](fs ...func(T) T) func(T) T {
	return func(x T) T {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}

func curry[A, B, C any](f func(A, B) C) func(A) func(B) C {
	return func(a A) func(B) C { return func(b B) C { return f(a, b) } }
}

func memoize[K comparable, V any](f func(K) V) (get func(K) V, misses func() int) {
	cache, n := map[K]V{}, 0
	get = func(k K) V {
		v, ok := cache[k]
		if !ok {
			n++
			v = f(k)
			cache[k] = v
		}
		return v
	}
	return get, func() int { return n }
}

func generator(words ...string) (next func() (string, bool)) {
	i := -1
	return func() (w string, ok bool) {
		if i++; i < len(words) {
			w, ok = words[i], true
		}
		return
	}
}

type event struct {
	name string
	args []any
}

type emitter struct {
	handlers map[string][]func(e event) bool
}

func (em *emitter) on(name string, h func(event) bool) (off func()) {
	if em.handlers == nil {
		em.handlers = map[string][]func(event) bool{}
	}
	i := len(em.handlers[name])
	em.handlers[name] = append(em.handlers[name], h)
	return func() { em.handlers[name][i] = nil }
}

func (em *emitter) emit(name string, args ...any) (handled int) {
	for _, h := range em.handlers[name] {
		if h != nil && h(event{name, args}) {
			handled++
		}
	}
	return
}

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for i, s := range []string{"a", "b"} {
		fs = append(fs, func() int { s += "!"; return i + len(s) })
	}
	for i := 10; i > 0; i /= 2 {
		i := i * 2
		fs = append(fs, func() int { i++; return i })
	}
	shared := 0
	for range 2 {
		fs = append(fs, func() int { shared += 5; return shared })
	}
	for round := range 2 {
		for _, f := range fs {
			fmt.Print(f(), " ")
		}
		fmt.Println("round", round)
	}
	var steps []string
	for i, p := 0, &shared; i < 4; i++ {
		if i == 1 {
			i++ // seen by this turn's closure and by the next turn
		}
		defer func() { steps = append(steps, fmt.Sprint(i, *p)); fmt.Println(steps) }()
	}

	c := counter{"c", 0}
	inc, show := c.inc, c.show
	inc()
	inc(2, 3)
	fmt.Println(c.n, show(), c.show())
	fmt.Println((*counter).inc(&c, 4), show(), inc())
	table := map[string]func(*counter) string{
		"inc":  func(c *counter) string { return fmt.Sprint(c.inc()) },
		"show": func(c *counter) string { return c.show() },
		"none": nil,
	}
	names := make([]string, 0)
	for n, f := range table {
		if f != nil {
			names = append(names, n)
		}
	}
	sort.Strings(names)
	for _, n := range names {
		fmt.Print(n, ":", table[n](&c), " ")
	}
	fmt.Println()

	sub := op(func(a, b float64) float64 { return a - b })
	r := sub.flip().fold(1)
	fmt.Println(sub(5, 3), sub.flip()(5, 3), r.feed(10, 20).acc, r.op(1, 2))
	ops := []op{sub, sub.flip(), func(a, b float64) float64 { return a * b }}
	for i := range ops {
		fmt.Print(ops[i](6, 2), " ")
	}
	fmt.Println()

	clean := compose(strings.TrimSpace, strings.ToUpper, func(s string) string { return s + "." })
	fmt.Printf("%q %d\n", clean("  hi "), compose[int]()(7))
	repeat := curry(strings.Repeat)
	ab := repeat("ab")
	fmt.Println(ab(2), ab(3), curry(func(a int, b string) bool { return a == len(b) })(2)("xy"))

	var fib func(int) int
	get, misses := memoize(func(n int) int { return fib(n) })
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		return get(n-1) + get(n-2)
	}
	fmt.Println(get(80), misses(), get(80), misses())

	next := generator("x", "y")
	for w, ok := next(); ok; w, ok = next() {
		fmt.Print(w, " ")
	}
	fmt.Println(next())

	var em emitter
	var log []string
	off := em.on("save", func(e event) bool {
		log = append(log, fmt.Sprint("first ", e.args))
		return true
	})
	em.on("save", func(e event) bool { return len(e.args) > 1 })
	fmt.Println(em.emit("save", 1), em.emit("save", 1, "two"), em.emit("load"))
	off()
	fmt.Println(em.emit("save", nil, nil), log)

	func(args ...interface{}) { fmt.Println(len(args), args == nil, args) }()
	func(args ...interface{}) { fmt.Println(len(args), args) }([]interface{}{1, nil, "x"}...)
	if f := table["none"]; f == nil {
		defer func() { fmt.Println("recovered:", recover() != nil) }()
		f(&c)
	}
}
