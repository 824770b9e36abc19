package main

import "fmt"

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func handle() { fmt.Println("handle", recover()) }

func handleAs(who string) any { r := recover(); fmt.Println("handleAs", who, r); return r }

type guard struct{ name string }

func (g *guard) stop() { fmt.Println(g.name, recover()) }

func outer() {
	defer func() { fmt.Println("outer", recover()) }()
	defer func() {
		handle()
		(handleAs("x"))
		g := &guard{"g"}
		g.stop()
	}()
	panic("p1")
}

func direct() {
	defer handle()
	defer fmt.Println("deferred first")
	panic("p2")
}
func method() {
	g := &guard{"m"}
	defer g.stop()
	panic("p3")
}
func nestedPanic() {
	defer handle()
	defer func() {
		defer handle()
		panic("inner")
	}()
	panic("outer")
}

func main() {
	n := 5
	try("slice", func() { s := []int{1, 2, 3}; fmt.Println(s[:n]) })
	try("array", func() { a := [3]int{1, 2, 3}; fmt.Println(a[:n]) })
	try("array max", func() { a := [3]int{1, 2, 3}; fmt.Println(a[0:1:n]) })
	try("array ptr", func() { a := &[3]int{1, 2, 3}; fmt.Println(a[1:n]) })
	try("array low", func() { a := [3]int{1, 2, 3}; fmt.Println(a[n:]) })
	try("string", func() { a := "abc"; fmt.Println(a[:n]) })
	try("fine", func() { a := [3]int{1, 2, 3}; fmt.Println(a[:n-3], a[n-4:n-2:n-2], a[1:2]) })
	handle()
	outer()
	direct()
	method()
	nestedPanic()
}
