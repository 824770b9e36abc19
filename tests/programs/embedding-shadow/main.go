package main

import "fmt"

type Base struct {
	ID   int
	Name string
}

func (b Base) Describe() string { return fmt.Sprintf("%d:%s", b.ID, b.Name) }
func (b *Base) Rename(n string) { b.Name = n }
func (b Base) Kind() string     { return "base" }

type Timestamps struct{ Created, Updated int }

func (t *Timestamps) Touch(now int) { t.Updated = now }

type Article struct {
	Base
	*Timestamps
	Name string
	Tags []string
}

func (a Article) Kind() string { return "article/" + a.Base.Kind() }

type Describer interface{ Describe() string }
type Kinder interface {
	Describer
	Kind() string
}

type Wrapper struct {
	Kinder
	calls int
}

func (w *Wrapper) Kind() string {
	w.calls++
	return "[" + w.Kinder.Kind() + "]"
}

func main() {
	a := Article{Base: Base{1, "base name"}, Timestamps: &Timestamps{Created: 10}, Name: "own name"}
	a.Rename("renamed")
	a.Touch(99)
	fmt.Println(a.Describe(), a.Name, a.Base.Name, a.Updated, a.Kind())
	b := a
	b.Rename("copy")
	b.Touch(100)
	fmt.Println(a.Base.Name, b.Base.Name, a.Updated, b.Updated)
	w := &Wrapper{Kinder: a}
	var k Kinder = w
	fmt.Println(k.Kind(), k.Describe(), w.calls)
	fmt.Printf("%+v\n", a.Base)
}
