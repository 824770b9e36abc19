package main

import "fmt"

type Shape interface{ Area() float64 }
type Sq struct{ s float64 }
type Ci struct{ r float64 }

func (s Sq) Area() float64 { return s.s * s.s }
func (c Ci) Area() float64 { return c.r * 3 }

func main() {
	shapes := []Shape{Sq{1}, Ci{2}, Sq{3}, Ci{0.5}}
	for i, s := range shapes {
		switch v := s.(type) {
		case Sq:
			if v.s > 1 {
				break
			}
			fmt.Println("sq", v.s)
		case Ci:
			if v.r > 1 {
				continue
			}
			fmt.Println("circle", v.r)
		}
		fmt.Println("after", i)
	}
	for i := 0; i < 4; i++ {
		switch {
		case i == 1:
			if i > 0 {
				break
			}
			fmt.Println("never")
		case i == 2:
			continue
		}
		fmt.Println("i", i)
	}
	n := 0
loop:
	for {
		n++
		switch shapes[n%4].(type) {
		case Sq:
			if n > 5 {
				break loop
			}
			if n < 2 {
				break
			}
			continue
		case Ci:
			if n == 3 {
				break
			}
		}
		fmt.Println("n", n)
	}
}
