package main

import "fmt"

type Node struct {
	Key         int
	Count       int
	Left, Right *Node
}

type Tree struct {
	root *Node
	size int
}

func (t *Tree) Insert(key int) {
	if t.root == nil {
		t.root = &Node{Key: key, Count: 1}
		t.size++
		return
	}
	cur := t.root
	for {
		if key == cur.Key {
			cur.Count++
			return
		}
		if key < cur.Key {
			if cur.Left == nil {
				cur.Left = &Node{Key: key, Count: 1}
				t.size++
				return
			}
			cur = cur.Left
		} else {
			if cur.Right == nil {
				cur.Right = &Node{Key: key, Count: 1}
				t.size++
				return
			}
			cur = cur.Right
		}
	}
}

func (t *Tree) Contains(key int) bool {
	cur := t.root
	for cur != nil {
		if key == cur.Key {
			return true
		}
		if key < cur.Key {
			cur = cur.Left
		} else {
			cur = cur.Right
		}
	}
	return false
}

func (n *Node) sum() int {
	if n == nil {
		return 0
	}
	return n.Key*n.Count + n.Left.sum() + n.Right.sum()
}

func main() {
	t := &Tree{}
	for _, k := range []int{5, 2, 8, 2, 9} {
		t.Insert(k)
	}
	fmt.Println(t.size, t.Contains(8), t.Contains(7), t.root.sum())
}
