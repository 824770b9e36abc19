// Statements that nothing reaches, beside labels that something does.
package main

import "fmt"

type shape interface {
	area() int
}

type square struct{ side int }

func (s square) area() int { return s.side * s.side }

func jumps() {
	i := 0
start:
	i++
	fmt.Println("turn", i)
	if i < 3 {
		goto start
	} else {
		goto end
	}
	fmt.Println("never")
end:
	fmt.Println("done")
}

func main() {
	jumps()
	var s shape = square{2}
	list := make([]string, 3, 3)
	s = square{3}
	list = []string{"a", "b"}
	fmt.Println(s.area(), len(list))
}
