package main

import "fmt"

type T struct{ n int }

func (t *T) adder() func(int) int { return func(x int) int { t.n += x; return t.n } }
func (t T) get() func() int       { return func() int { return t.n } }

func counter(name string) func() string {
	n := 0
	return func() string { n++; return fmt.Sprint(name, n) }
}
func twice(names []string) (a, b func() string) {
	a = func() string { return names[0] }
	b = func() string { return names[1] }
	return
}
func loop() (fs []func() string) {
	s := "x"
	for i := 0; i < 3; i++ {
		t := fmt.Sprint(s, i)
		fs = append(fs, func() string { return s + t })
	}
	return fs
}
func branch(c bool) func() string {
	s := fmt.Sprint("br")
	if c {
		return func() string { return s }
	}
	return func() string { return s + s }
}
func later() {
	s := fmt.Sprint("early")
	f := func() string { return s }
	s = "late"
	fmt.Println(f(), s)
	p := fmt.Sprint("one")
	defer func() { fmt.Println(p) }()
	q := []int{1}
	func() { q = append(q, 2) }()
	for i := 0; i < 2; i++ {
		r := fmt.Sprint(i)
		defer func() { fmt.Println(r) }()
	}
	g := func() int { return len(q) }
	g2 := func() int { return g() + 1 }
	fmt.Println(g2())
}
func nested(s string) func() func() string { return func() func() string { return func() string { return s } } }

func switchy(x any) func() string {
	switch v := x.(type) {
	case string:
		return func() string { return v }
	}
	return nil
}

func main() {
	c := counter("a")
	c()
	fmt.Println(c())
	a, b := twice([]string{"p", "q"})
	fmt.Println(a(), b())
	for _, f := range loop() {
		fmt.Println(f())
	}
	fmt.Println(branch(true)(), branch(false)())
	later()
	t := &T{1}
	fmt.Println(t.adder()(3), t.get()())
	fmt.Println(nested("n")()(), switchy("sw")())
}
