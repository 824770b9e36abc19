package main

import (
	"errors"
	"fmt"
	"io"
	"sort"
	"strings"
)

type tree struct {
	left, right *tree
	val         int
}

func (t *tree) sum() int {
	if t == nil {
		return 0
	}
	return t.left.sum() + t.val + t.right.sum()
}

func (t *tree) insert(v int) *tree {
	switch {
	case t == nil:
		return &tree{val: v}
	case v < t.val:
		t.left = t.left.insert(v)
	default:
		t.right = t.right.insert(v)
	}
	return t
}

type logger interface{ log(string) }

type silent struct{}

func (silent) log(string) {}

type prefixed struct {
	logger
	prefix string
	out    *strings.Builder
}

func (p *prefixed) log(s string) {
	p.out.WriteString(p.prefix + s + ";")
	if p.logger != nil {
		p.logger.log(s)
	}
}

type myErr struct{}

func (*myErr) Error() string { return "my error" }

func mayFail(fail bool) error {
	var e *myErr
	if fail {
		e = &myErr{}
	}
	return e // never nil
}

func properly(fail bool) error {
	if fail {
		return &myErr{}
	}
	return nil
}

type config struct {
	limits map[string]int
	hooks  []func() string
	next   *config
	onErr  func(error) string
	src    io.Reader
	any    any
}

func (c *config) limit(key string) int {
	for ; c != nil; c = c.next {
		if v, ok := c.limits[key]; ok {
			return v
		}
	}
	return -1
}

func try(name string, f func()) {
	defer func() {
		r := recover()
		if err, ok := r.(error); ok {
			fmt.Printf("%s: error %v\n", name, err)
			return
		}
		fmt.Printf("%s: %v\n", name, r)
	}()
	f()
}

func main() {
	var root *tree
	fmt.Println(root.sum(), root == nil)
	for _, v := range []int{5, 2, 8, 1} {
		root = root.insert(v)
	}
	fmt.Println(root.sum(), root.left.left.left.sum())

	var m map[string][]int
	fmt.Println(m["x"], len(m), m == nil, m["x"] == nil)
	for range m {
		fmt.Println("never")
	}
	delete(m, "x")
	_, ok := m["x"]
	fmt.Println(ok, fmt.Sprint(m))
	var s []string
	s = append(s, "a")
	var e []string
	fmt.Println(len(s), len(e[:0]), e == nil, strings.Join(e, ","), append(e, e...) == nil)
	sort.Strings(e)
	clear(m)

	var l logger
	var p *prefixed
	fmt.Println(l == nil, p == nil)
	l = p
	fmt.Println(l == nil, l.(*prefixed) == nil)
	var out strings.Builder
	l = &prefixed{nil, "a:", &out}
	l = &prefixed{l, "b:", &out}
	l.log("x")
	l = &prefixed{logger: silent{}, out: &out}
	l.log("y")
	fmt.Println(out.String())

	fmt.Println(mayFail(false) == nil, mayFail(true) == nil, properly(false) == nil, properly(true))
	err := mayFail(false)
	var me *myErr
	fmt.Println(err, errors.As(err, &me), me == nil, errors.Is(nil, err), errors.Unwrap(err) == nil)

	var c config
	parent := &config{limits: map[string]int{"cpu": 4}}
	c.next = parent
	fmt.Println(c.limit("cpu"), c.limit("ram"), (*config)(nil).limit("x"), c.any == nil, c.src == nil, len(c.hooks))
	fmt.Println(c.onErr == nil, c.next.next == nil)
	var f func() string
	c.hooks = append(c.hooks, f, func() string { return "hook" })
	for i, h := range c.hooks {
		if h == nil {
			fmt.Println(i, "no hook")
			continue
		}
		fmt.Println(i, h())
	}
	var x any
	_, isInt := x.(int)
	_, isErr := x.(error)
	fmt.Println(x == nil, isInt, isErr)
	x = (*tree)(nil)
	fmt.Println(x == nil, x == (*tree)(nil), x == any((*config)(nil)))
	var ptr **tree
	inner := root.left
	ptr = &inner
	(*ptr).val = 20
	*ptr = nil
	fmt.Println(root.left.val, inner == nil, *ptr == nil)

	try("map write", func() { m["k"] = nil })
	try("field", func() { fmt.Println(root.left.right.val) })
	try("func", func() { f() })
	try("interface", func() {
		var l logger
		l.log("x")
	})
	try("embedded", func() { (&prefixed{out: &out}).logger.log("x") })
	try("promoted", func() { var p *prefixed; fmt.Println(p.prefix) })
	try("assert", func() { fmt.Println(x.(int)) })
	try("assert interface", func() { fmt.Println(x.(fmt.Stringer)) })
	try("assert nil", func() { var y any; fmt.Println(y.(string)) })
	try("assert named", func() { var y any = silent{}; fmt.Println(y.(*prefixed)) })
	try("nil array", func() { var a *[3]int; fmt.Println(len(a)); a[1] = 2 })
	try("index", func() { fmt.Println(e[len(s)]) })
	try("slice", func() { i := 5; fmt.Println(s[i:]) })
	try("string", func() { i := 3; fmt.Println("abc"[i]) })
	try("custom", func() { panic(fmt.Sprintf("%03d", 7)) })
	try("error", func() { panic(&myErr{}) })
	try("nil panic", func() { panic(nil) })
	try("nothing", func() {})
}
