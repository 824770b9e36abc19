// A search tree whose methods hand nodes to helpers of the same name.
package main

import "fmt"

type Node struct {
	key         int
	left, right *Node
}

type Tree struct {
	root *Node
	size int
}

func (t *Tree) Insert(key int) {
	t.root = t.insert(t.root, key)
}

func (t *Tree) insert(n *Node, key int) *Node {
	if n == nil {
		t.size++
		return &Node{key: key}
	}
	if key < n.key {
		n.left = t.insert(n.left, key)
	} else if key > n.key {
		n.right = t.insert(n.right, key)
	}
	return n
}

func (t *Tree) InOrder() []int {
	var out []int
	t.inOrder(t.root, &out)
	return out
}

func (t *Tree) inOrder(n *Node, out *[]int) {
	if n == nil {
		return
	}
	t.inOrder(n.left, out)
	*out = append(*out, n.key)
	t.inOrder(n.right, out)
}

func (t *Tree) Height() int { return t.height(t.root) }

func (t *Tree) height(n *Node) int {
	if n == nil {
		return 0
	}
	return 1 + max(t.height(n.left), t.height(n.right))
}

func main() {
	t := &Tree{}
	for _, k := range []int{5, 2, 8, 2, 9} {
		t.Insert(k)
	}
	fmt.Println(t.InOrder(), t.size, t.Height())
}
