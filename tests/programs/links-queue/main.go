package main

import "fmt"

type node struct {
	val  int
	next *node
}

type Queue struct {
	head, tail *node
}

func (q *Queue) Put(v int) {
	n := &node{val: v}
	if q.tail == nil {
		q.head = n
	} else {
		q.tail.next = n
	}
	q.tail = n
}

func (q *Queue) Get() (int, bool) {
	if q.head == nil {
		return 0, false
	}
	v := q.head.val
	q.head = q.head.next
	if q.head == nil {
		q.tail = nil
	}
	return v, true
}

func main() {
	var q Queue
	for i := 0; i < 4; i++ {
		q.Put(i * i)
	}
	for {
		v, ok := q.Get()
		if !ok {
			break
		}
		fmt.Println(v)
	}
}
