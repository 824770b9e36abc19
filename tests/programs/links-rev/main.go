package main

import "fmt"

type ListNode struct {
	Val  int
	Next *ListNode
}

func push(head *ListNode, v int) *ListNode { return &ListNode{Val: v, Next: head} }

func reverse(head *ListNode) *ListNode {
	var prev *ListNode
	for head != nil {
		next := head.Next
		head.Next = prev
		prev = head
		head = next
	}
	return prev
}

func length(l *ListNode) int {
	n := 0
	for ; l != nil; l = l.Next {
		n++
	}
	return n
}

func (l *ListNode) String() string {
	s := ""
	for n := l; n != nil; n = n.Next {
		s += fmt.Sprint(n.Val, ";")
	}
	return s
}

func main() {
	var head *ListNode
	for i := 0; i < 4; i++ {
		head = push(head, i)
	}
	fmt.Println(length(head), head.String())
	head = reverse(head)
	fmt.Println(head.String())
	for n := head; n != nil; n = n.Next {
		n.Val *= 2
	}
	fmt.Println(head.Val, head.Next.Val)
}
