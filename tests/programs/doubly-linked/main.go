package main

import "fmt"

type node struct {
	val        int
	prev, next *node
}

type List struct {
	head, tail *node
	len        int
}

func (l *List) PushBack(v int) *node {
	n := &node{val: v, prev: l.tail}
	if l.tail == nil {
		l.head = n
	} else {
		l.tail.next = n
	}
	l.tail = n
	l.len++
	return n
}

func (l *List) PushFront(v int) {
	n := &node{val: v, next: l.head}
	if l.head != nil {
		l.head.prev = n
	} else {
		l.tail = n
	}
	l.head = n
	l.len++
}

func (l *List) Remove(n *node) {
	if n.prev != nil {
		n.prev.next = n.next
	} else {
		l.head = n.next
	}
	if n.next != nil {
		n.next.prev = n.prev
	} else {
		l.tail = n.prev
	}
	n.prev, n.next = nil, nil
	l.len--
}

func (l *List) Reverse() {
	for n := l.head; n != nil; n = n.prev {
		n.prev, n.next = n.next, n.prev
	}
	l.head, l.tail = l.tail, l.head
}

func (l *List) Values() (out []int) {
	for n := l.head; n != nil; n = n.next {
		out = append(out, n.val)
	}
	return
}

func (l *List) Backward() (out []int) {
	for n := l.tail; n != nil; n = n.prev {
		out = append(out, n.val)
	}
	return
}

func main() {
	l := &List{}
	var mid *node
	for i := 1; i <= 5; i++ {
		n := l.PushBack(i * 10)
		if i == 3 {
			mid = n
		}
	}
	l.PushFront(5)
	fmt.Println(l.Values(), l.Backward(), l.len)
	l.Remove(mid)
	l.Remove(l.head)
	fmt.Println(l.Values(), l.len, mid.next == nil)
	l.Reverse()
	fmt.Println(l.Values(), l.head.val, l.tail.val)
	for l.len > 0 {
		l.Remove(l.tail)
	}
	fmt.Println(l.Values() == nil, l.head == nil, l.tail == nil)
}
