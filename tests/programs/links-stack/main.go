package main

import "fmt"

type node struct {
	val  string
	next *node
}

type Stack struct {
	top *node
	n   int
}

func (s *Stack) Push(v string) {
	s.top = &node{v, s.top}
	s.n++
}

func (s *Stack) Pop() string {
	if s.top == nil {
		return ""
	}
	top := s.top
	s.top = top.next
	s.n--
	return top.val
}

func (s *Stack) Peek() *node { return s.top }

func main() {
	s := &Stack{}
	s.Push("a")
	s.Push("b")
	fmt.Println(s.Pop(), s.Pop(), s.Pop() == "", s.n)
	s.Push("c")
	if p := s.Peek(); p != nil {
		fmt.Println(p.val)
	}
}
