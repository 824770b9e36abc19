package main

import (
	"fmt"
	"sort"
	"strings"
)

type Named struct{ Name string }

func (n *Named) SetName(s string) { n.Name = s }
func (n Named) Hello() string     { return "hello " + n.Name }
func (n Named) Kind() string      { return "named" }

type Aged struct{ Age int }

func (a *Aged) Birthday()   { a.Age++ }
func (a Aged) Kind() string { return "aged" }

type Person struct {
	Named
	*Aged
	Tags map[string]bool
}

// Kind would be ambiguous; this one is nearer.
func (p Person) Kind() string { return p.Named.Kind() + "+" + p.Aged.Kind() }

type Worker struct {
	Person
	Boss *Worker
	Name string // hides Person.Named.Name
}

func (w *Worker) Hello() string { return strings.ToUpper(w.Person.Hello()) + " alias " + w.Name }

type Greeter interface{ Hello() string }
type Kinder interface{ Kind() string }
type Full interface {
	Greeter
	Kinder
	SetName(string)
	Birthday()
}

type Base interface {
	Run() string
	Step(n int) int
}

type engine struct {
	Base // the interface: late binding by hand
	log  []string
}

func (e *engine) Run() string {
	for i := range 3 {
		e.log = append(e.log, fmt.Sprint(e.Step(i)))
	}
	return strings.Join(e.log, ",")
}

type plain struct{}

func (plain) Run() string    { return "plain run" }
func (plain) Step(n int) int { return n + 1 }

type squared struct{ plain }

func (squared) Step(n int) int { return n * n }

type counted[T any] struct {
	items []T
	adds  int
}

func (c *counted[T]) Add(xs ...T) { c.items, c.adds = append(c.items, xs...), c.adds+1 }
func (c counted[T]) Len() int     { return len(c.items) }

type wordList struct {
	counted[string]
	sort.Interface
}

type byLength []string

func (b byLength) Len() int           { return len(b) }
func (b byLength) Less(i, j int) bool { return len(b[i]) < len(b[j]) }
func (b byLength) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

type reversed struct{ sort.Interface }

func (r reversed) Less(i, j int) bool { return r.Interface.Less(j, i) }

type Matrix [2][2]int

type holder struct {
	Matrix
	fmt.Stringer
	error
}

func (m Matrix) Trace() int { return m[0][0] + m[1][1] }

type text string

func (t text) String() string { return "<" + string(t) + ">" }

func main() {
	p := Person{Named{"Ann"}, &Aged{30}, nil}
	q := p // shares Aged
	q.SetName("Bea")
	q.Birthday()
	fmt.Println(p.Name, p.Age, q.Name, q.Age, p.Hello(), p.Kind())

	w := &Worker{Person: p, Name: "W"}
	w.SetName("Cora")
	w.Boss = &Worker{Person: Person{Aged: w.Aged, Named: Named{"Boss"}}}
	w.Boss.Birthday()
	fmt.Println(w.Name, w.Person.Name, w.Named.Name, w.Age, w.Hello(), w.Boss.Hello(), w.Kind())
	var f Full = w
	f.SetName("Dora")
	f.Birthday()
	fmt.Println(f.Hello(), f.Kind(), p.Age, f.(*Worker).Person.Named)
	var g Greeter = &w.Person
	fmt.Println(g.Hello(), Greeter(w.Named).Hello(), Kinder(w.Aged).Kind())
	hello, rename := w.Person.Hello, w.SetName
	rename("Eve")
	fmt.Println(hello(), w.Person.Hello(), Named.Hello(w.Named), (*Worker).Hello(w))

	e := &engine{Base: plain{}}
	fmt.Println(e.Run(), e.Base.Run())
	e = &engine{Base: squared{}}
	fmt.Println(e.Run(), squared{}.Run(), squared{}.plain.Step(5))
	outer := &engine{Base: e}
	fmt.Println(outer.Run(), len(e.log))

	var wl wordList
	wl.Add("three", "a", "four")
	wl.Add()
	wl.Interface = byLength(wl.items)
	fmt.Println(wl.counted.Len(), wl.Interface.Len(), wl.adds)
	sort.Sort(wl.Interface)
	fmt.Println(wl.items)
	sort.Sort(reversed{wl.Interface})
	fmt.Println(wl.items)
	sort.Stable(sort.Reverse(reversed{byLength(wl.items)}))
	fmt.Println(wl.items)

	h := holder{Matrix{{1, 2}, {3, 4}}, text("t"), fmt.Errorf("e%d", 1)}
	h.Matrix[1][1] = 40
	fmt.Println(h.Trace(), h.String(), h.Error(), h.Matrix, h.Stringer)
	h2 := h
	h2.Matrix[0][0] = 100
	fmt.Println(h.Trace(), h2.Trace(), h == h2, h.Stringer == h2.Stringer, h.error == h2.error)
	func() {
		defer func() { fmt.Println("recovered:", recover() != nil) }()
		var empty Person
		empty.SetName("ok")
		fmt.Println(empty.Name)
		empty.Birthday()
	}()
}
