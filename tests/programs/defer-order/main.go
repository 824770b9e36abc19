package main

import (
	"errors"
	"fmt"
)

func order() {
	for i := 0; i < 3; i++ {
		defer fmt.Print("d", i, " ")
	}
	fmt.Print("body ")
}

func result() (n int) {
	defer func() { n *= 2 }()
	n = 5
	return n + 1
}

func args() {
	x := 1
	defer fmt.Println("deferred sees", x)
	defer func() { fmt.Println("closure sees", x) }()
	x = 2
}

type lock struct{ name string }

func (l *lock) Lock()   { fmt.Print("lock ", l.name, "; ") }
func (l *lock) Unlock() { fmt.Println("unlock", l.name) }

func critical(l *lock, fail bool) (err error) {
	l.Lock()
	defer l.Unlock()
	if fail {
		return errors.New("failed")
	}
	fmt.Print("work; ")
	return nil
}

func safe(f func()) (msg string) {
	defer func() {
		if r := recover(); r != nil {
			switch v := r.(type) {
			case error:
				msg = "error: " + v.Error()
			case string:
				msg = "string: " + v
			default:
				msg = fmt.Sprintf("other: %v", v)
			}
		}
	}()
	f()
	return "fine"
}

func nested() (s string) {
	defer func() { s += fmt.Sprint(recover()) }()
	defer func() { panic("second") }()
	panic("first")
}

func main() {
	order()
	fmt.Println()
	fmt.Println(result())
	args()
	fmt.Println(critical(&lock{"a"}, false))
	fmt.Println(critical(&lock{"b"}, true))
	var m map[string]int
	var p *lock
	var s []int
	zero := 0
	fmt.Println(safe(func() { m["x"] = 1 }))
	fmt.Println(safe(func() { p.name = "y" }))
	fmt.Println(safe(func() { s[3]++ }))
	fmt.Println(safe(func() { fmt.Println(1 / zero) }))
	fmt.Println(safe(func() { panic(errors.New("mine")) }))
	fmt.Println(safe(func() { panic(42) }))
	fmt.Println(safe(func() { var i any = "s"; _ = i.(int) }))
	fmt.Println(safe(func() { _ = make([]int, 2)[1:5] }))
	fmt.Println(safe(func() {}))
	fmt.Println(nested())
}
