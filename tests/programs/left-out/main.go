// Statements that are never reached, a loop that turns once, and a text that is measured as bytes.
package main

import "fmt"

func early(s string) {
	fmt.Println("early")
	return
	fmt.Println(s)
}

func size(word string) int {
	for {
		fmt.Println("once")
		break
	}
	return len([]byte(word))
}

func pairs(list []int) int {
	n := 0
	for j := 0; j+1 <= len(list); j++ {
		n += list[j]
	}
	return n
}

func main() {
	early("never")
	fmt.Println(size("größe"), pairs([]int{1, 2, 3}))
}
