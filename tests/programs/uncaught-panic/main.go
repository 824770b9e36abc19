package main

import "fmt"

type Stack []int

func (s *Stack) Pop() int {
	old := *s
	v := old[len(old)-1]
	*s = old[:len(old)-1]
	return v
}

func main() {
	defer fmt.Println("deferred before the end")
	s := Stack{1, 2}
	fmt.Println(s.Pop(), s.Pop())
	fmt.Println(s.Pop())
}
