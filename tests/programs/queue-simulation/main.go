package main

import "fmt"

type Customer struct {
	id      int
	arrival int
	service int
}

type Queue struct{ items []Customer }

func (q *Queue) Push(c Customer) { q.items = append(q.items, c) }

func (q *Queue) Pop() (Customer, bool) {
	if len(q.items) == 0 {
		return Customer{}, false
	}
	c := q.items[0]
	q.items = q.items[1:]
	return c, true
}

func main() {
	q := &Queue{}
	for i, s := range []int{3, 1, 4} {
		q.Push(Customer{id: i + 1, arrival: i * 2, service: s})
	}
	clock, waited := 0, 0
	for {
		c, ok := q.Pop()
		if !ok {
			break
		}
		if clock < c.arrival {
			clock = c.arrival
		}
		waited += clock - c.arrival
		clock += c.service
		fmt.Printf("customer %d done at %d\n", c.id, clock)
	}
	fmt.Println("waited", waited)
}
