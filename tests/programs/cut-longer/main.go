package main

import (
	"errors"
	"fmt"
)

var errFull = errors.New("full")

type ring struct {
	slots []int
}

func (r *ring) push(x int) error {
	n := len(r.slots)
	if n == cap(r.slots) {
		return errFull
	}
	r.slots = r.slots[:n+1]
	r.slots[n] = x
	return nil
}

func main() {
	r := ring{slots: make([]int, 0, 3)}
	for i := 0; i < 5; i++ {
		fmt.Println(r.push(i*i), r.slots)
	}
	xs := []int{1, 2, 3, 4}
	xs = xs[:1]
	fmt.Println(len(xs))
	xs = xs[:3]
	fmt.Println(xs)
	ys := make([]string, 2, 4)
	ys = ys[:cap(ys)]
	fmt.Println(len(ys), ys)
}
