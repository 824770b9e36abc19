package main

import "fmt"

type Node struct {
	Value int
	Next  *Node
}

type List struct {
	head *Node
	size int
}

func (l *List) Push(v int) {
	l.head = &Node{Value: v, Next: l.head}
	l.size++
}

func (l *List) Sum() int {
	sum := 0
	for n := l.head; n != nil; n = n.Next {
		sum += n.Value
	}
	return sum
}

func (l *List) Contains(v int) bool {
	for n := l.head; n != nil; n = n.Next {
		if n.Value == v {
			return true
		}
	}
	return false
}

func main() {
	l := List{}
	for i := 1; i <= 5; i++ {
		l.Push(i * i)
	}
	fmt.Println(l.Sum(), l.size, l.Contains(16), l.Contains(7))
}
