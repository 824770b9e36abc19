// A list whose first node is a variable: what is linked to it through a pointer has to be seen in it.
package main

import "fmt"

type link[T any] struct {
	val  T
	next *link[T]
}

func main() {
	head := link[int]{val: 0}
	tail := &head
	for i := 1; i < 4; i++ {
		tail.next = &link[int]{val: i}
		tail = tail.next
	}
	for p := &head; p != nil; p = p.next {
		fmt.Print(p.val, " -> ")
	}
	fmt.Println("nil")
}
