package main

import "fmt"

type Tree[T any] struct {
	root *node[T]
	cmp  func(a, b T) int
	size int
}

type node[T any] struct {
	val         T
	left, right *node[T]
}

func New[T any](cmp func(a, b T) int) *Tree[T] { return &Tree[T]{cmp: cmp} }

func (t *Tree[T]) Insert(v T) bool {
	p := &t.root
	for *p != nil {
		switch c := t.cmp(v, (*p).val); {
		case c < 0:
			p = &(*p).left
		case c > 0:
			p = &(*p).right
		default:
			return false
		}
	}
	*p = &node[T]{val: v}
	t.size++
	return true
}

func (t *Tree[T]) Delete(v T) bool {
	p := &t.root
	for *p != nil && t.cmp(v, (*p).val) != 0 {
		if t.cmp(v, (*p).val) < 0 {
			p = &(*p).left
		} else {
			p = &(*p).right
		}
	}
	if *p == nil {
		return false
	}
	n := *p
	switch {
	case n.left == nil:
		*p = n.right
	case n.right == nil:
		*p = n.left
	default:
		q := &n.right
		for (*q).left != nil {
			q = &(*q).left
		}
		n.val = (*q).val
		*q = (*q).right
	}
	t.size--
	return true
}

func (t *Tree[T]) Each(f func(T)) { t.root.each(f) }

func (n *node[T]) each(f func(T)) {
	if n == nil {
		return
	}
	n.left.each(f)
	f(n.val)
	n.right.each(f)
}

func main() {
	t := New(func(a, b int) int { return a - b })
	for _, v := range []int{50, 30, 70, 20, 40, 60, 80, 30} {
		fmt.Print(t.Insert(v), " ")
	}
	fmt.Println(t.size)
	for _, v := range []int{20, 30, 50, 99} {
		fmt.Print(v, t.Delete(v), ": ")
		t.Each(func(x int) { fmt.Print(x, " ") })
		fmt.Println()
	}
}
