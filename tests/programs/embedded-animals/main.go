package main

import "fmt"

type Base struct {
	Name string
	Legs int
}

func (b *Base) Rename(n string) { b.Name = n }

func (b Base) Describe() string { return fmt.Sprintf("%s has %d legs", b.Name, b.Legs) }

type Dog struct {
	Base
	Breed string
}

type Puppy struct {
	*Dog
	Age int
}

type Speaker interface {
	Speak() string
}

func (d Dog) Speak() string { return d.Name + " says woof" }

type Cat struct{ Base }

func (c *Cat) Speak() string { return c.Name + " says meow" }

type Point struct{ X, Y int }

func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }
func (p *Point) Scale(k int) {
	p.X *= k
	p.Y *= k
}

func main() {
	d := Dog{Base{"Rex", 4}, "collie"}
	d.Rename("Max")
	fmt.Println(d.Describe(), d.Name, d.Base.Legs)
	p := Puppy{&Dog{Base: Base{Name: "Bit", Legs: 4}, Breed: "pug"}, 1}
	p.Rename("Bitty")
	p.Legs = 3
	fmt.Println(p.Describe(), p.Breed, p.Age)
	c := &Cat{Base{"Tom", 4}}
	animals := []Speaker{d, c}
	for _, a := range animals {
		fmt.Println(a.Speak())
	}
	a := Point{1, 2}
	b := a
	b.Scale(10)
	fmt.Println(a, b, a == Point{1, 2}, a != b)
	add := a.Add
	fmt.Println(add(b))
	scale := b.Scale
	scale(2)
	fmt.Println(b)
	f := Point.Add
	fmt.Println(f(a, Point{1, 1}))
	pts := []Point{{1, 2}, {3, 4}}
	pts[0].Scale(2)
	pts[1].Scale(2)
	for _, q := range pts {
		q.Scale(100)
	}
	pp := &pts[0]
	pp.X = 99
	fmt.Println(pts, *pp)
	m := map[Point]string{{1, 2}: "a", {3, 4}: "b"}
	fmt.Println(m[Point{3, 4}], len(m[Point{0, 0}]))
}
