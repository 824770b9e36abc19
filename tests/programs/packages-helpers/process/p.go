package process

import (
	"fmt"
	"os"
)

// Shape has an area.
type Shape interface{ Area() float64 }

// Unit is one.
type Unit struct{}

// Area is one.
func (Unit) Area() float64 { return 1 }

// Total sums.
func Total(list []Shape) float64 {
	t := 0.0
	for _, s := range list {
		t += s.Area()
	}
	return t
}

// Exit ends.
func Exit(code int) {
	fmt.Println("bye")
	os.Exit(code)
}
