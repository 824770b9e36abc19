// Parameters and variables that nothing reads: Go takes some of them for used.
package main

import "fmt"

type pair struct {
	x, y int
}

func update(p pair) {
	p.x = 1
	p.y = 2
}

func first(a int, name string) int {
	return a
}

func count(words []string) int {
	turns := 0
	for _, word := range words {
		if word != "a" {
			turns += 1
		}
	}
	return len(words)
}

func main() {
	p := pair{3, 4}
	update(p)
	fmt.Println(p.x, p.y, first(5, "unused"), count([]string{"a", "b"}))
	last := p.y
	fmt.Println(last)
	last = count(nil)
}
