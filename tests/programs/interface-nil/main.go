package main

import "fmt"

type Animal interface {
	Sound() string
}

type Dog struct{ name string }

func (d *Dog) Sound() string {
	if d == nil {
		return "(nil dog)"
	}
	return d.name + " barks"
}

type Cat int

func (c Cat) Sound() string { return fmt.Sprintf("cat %d meows", int(c)) }

func find(name string) Animal {
	var d *Dog
	if name == "rex" {
		d = &Dog{name}
	}
	return d
}

func kind(a Animal) string {
	switch v := a.(type) {
	case nil:
		return "nothing"
	case *Dog:
		if v == nil {
			return "nil *Dog"
		}
		return "dog " + v.name
	case Cat:
		return fmt.Sprint("cat #", int(v)+1)
	}
	return "?"
}

type lost struct{ where string }

func (l *lost) Error() string { return "lost" }

// An interface around a nil pointer is no nil interface.
func typed() error {
	var l *lost = nil
	return l
}

func main() {
	fmt.Println(typed() == nil, typed())
	var none Animal
	fmt.Println(none == nil, find("x") == nil, find("x").Sound(), find("rex").Sound())
	for _, a := range []Animal{none, find("x"), find("rex"), Cat(7)} {
		fmt.Println(kind(a))
	}
	x, y := Animal(Cat(1)), Animal(Cat(1))
	d := &Dog{"d"}
	fmt.Println(x == y, Animal(d) == Animal(d), Animal(d) == Animal(&Dog{"d"}))
	m := map[Animal]int{Cat(1): 5, d: 6}
	fmt.Println(m[x], m[d], m[Cat(2)])
	if s, ok := any(x).(fmt.Stringer); ok {
		fmt.Println(s)
	} else {
		fmt.Printf("%T is no Stringer\n", x)
	}
}
