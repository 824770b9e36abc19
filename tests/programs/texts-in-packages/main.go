package main

import (
	"fmt"

	"example.com/y/shape"
)

func describe(k shape.Kind) string {
	switch k {
	case shape.Round:
		return "no corners"
	case shape.Square, shape.Flat:
		return "corners"
	}
	return "?"
}

func main() {
	s := shape.Shape{Kind: shape.Round, Size: 2}
	fmt.Println(s.Kind, describe(s.Kind), shape.Default == shape.Square)
	s.Kind = shape.Default
	fmt.Println(string(s.Kind), s.Is("square"), describe("flat"))
	for _, k := range shape.All() {
		fmt.Printf("%-8s|", k)
	}
	fmt.Println()
}
