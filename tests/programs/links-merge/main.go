package main

import "fmt"

type ListNode struct {
	Val  int
	Next *ListNode
}

func build(vals ...int) *ListNode {
	var head *ListNode
	for i := len(vals) - 1; i >= 0; i-- {
		head = &ListNode{vals[i], head}
	}
	return head
}

func merge(a, b *ListNode) *ListNode {
	dummy := &ListNode{}
	tail := dummy
	for a != nil && b != nil {
		if a.Val <= b.Val {
			tail.Next = a
			a = a.Next
		} else {
			tail.Next = b
			b = b.Next
		}
		tail = tail.Next
	}
	if a != nil {
		tail.Next = a
	} else {
		tail.Next = b
	}
	return dummy.Next
}

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

func length(l *ListNode) (n int) {
	for ; l != nil; l = l.Next {
		n++
	}
	return
}

func main() {
	m := merge(build(1, 4, 6), build(2, 3, 9))
	fmt.Println(length(m))
	for n := reverse(m); n != nil; n = n.Next {
		fmt.Print(n.Val, " ")
	}
	fmt.Println()
}
