package main

import (
	"fmt"
	"strings"

	"example.org/demo/internal/container"
)

type job struct {
	name string
	prio int
}

func main() {
	s := container.NewStack[string]()
	for _, w := range strings.Fields("one two three") {
		s.Push(w)
	}
	for s.Len() > 0 {
		v, ok := s.Pop()
		fmt.Println(v, ok)
	}
	_, ok := s.Pop()
	fmt.Println("empty:", !ok)

	var set container.Set[int]
	for _, n := range []int{3, 1, 3, 2, 1} {
		set.Add(n)
	}
	fmt.Println(set.Has(2), set.Has(9), set.Len())

	doubled := container.Map([]int{1, 2, 3}, func(n int) string { return strings.Repeat("x", n) })
	fmt.Println(strings.Join(doubled, ","))

	jobs := container.Pair[job, int]{First: job{"build", 2}, Second: 7}
	fmt.Println(jobs.First.name, jobs.First.prio, jobs.Second)
	fmt.Printf("%T %T\n", jobs, set)
}
