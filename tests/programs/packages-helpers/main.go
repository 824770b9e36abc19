package main

import (
	"fmt"

	"app/fmtx"
	"app/process"
	"app/safe"
)

type Shape interface{ Area() float64 }

type sq struct{ s float64 }

func (s sq) Area() float64 { return s.s * s.s }

func main() {
	fmt.Println(safe.Div(6, 3))
	fmt.Println(safe.Div(1, 0))
	fmt.Println(safe.At([]int{1, 2}, 5))
	fmt.Println(fmtx.Show(1e21), fmtx.Show(2.5), fmtx.Quote("a\tb"))
	var s Shape = sq{2}
	fmt.Println(s.Area(), process.Total([]process.Shape{process.Unit{}, process.Unit{}}))
	u := process.Unit{}
	fmt.Println(u.Area())
	process.Exit(3)
}
