package main

import (
	"fmt"
	"math"
)

type shape interface{ area() float64 }

type circle struct{ radius int }
type square struct{ side float64 }

func (c circle) area() float64 { return float64(c.radius*c.radius) * math.Pi }
func (s square) area() float64 { return s.side * s.side }

func search(sorted []int, want int) int {
	var mid int = 0
	low, high := 0, len(sorted)-1
	for low <= high {
		mid = (low + high) / 2
		if sorted[mid] == want {
			return mid
		} else if sorted[mid] < want {
			low = mid + 1
		} else {
			high = mid - 1
		}
	}
	return -1
}

func loud(n int) int {
	fmt.Println("made", n)
	return n
}

func sum(values ...float64) float64 {
	total := 0.0
	for _, v := range values {
		total += v
	}
	return total
}

func totalOf(xs []int) int {
	total := 0
	for i := 0; i < len(xs); i++ {
		total += xs[i]
	}
	return total
}

func at(words []string, from, step int) string {
	if from+step >= len(words) {
		return words[from]
	}
	return words[from+step]
}

func show(s shape) {
	fmt.Println(s.area())
	if s.area() > 100 {
		fmt.Println("large")
		return
	}
}

func main() {
	words := []string{"one", "two", "three"}
	for i := range words {
		words[i] += "!"
	}
	marks := make([]bool, len(words))
	for i := range marks {
		marks[i] = len(words[i]) == 4
	}
	found := false
	for i := 0; i < len(marks); i++ {
		if marks[i] && words[i] != "" {
			found = true
		}
	}
	fmt.Println(found, words[2])
	fmt.Println(search([]int{1, 4, 9, 16}, 9), search([]int{1, 4}, 5))
	size := loud(2)
	fmt.Println(size)
	var word string
	if size > 1 {
		word = "many"
	} else {
		word = "one"
	}
	fmt.Println(word, sum(0.5, 1.25, 3), sum())
	fmt.Println(totalOf([]int{1, 2, 3}), at(words, 1, 1), at(words, 2, 4))
	var plain square
	plain.side = 1.5
	show(plain)
	show(circle{2})
	show(square{12.5})
}
