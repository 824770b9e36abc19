package main

import "fmt"

type Node struct {
	key         int
	left, right *Node
	height      int
}

func height(n *Node) int {
	if n == nil {
		return 0
	}
	return n.height
}

func update(n *Node) { n.height = 1 + max(height(n.left), height(n.right)) }

func rotateRight(y *Node) *Node {
	x := y.left
	y.left, x.right = x.right, y
	update(y)
	update(x)
	return x
}

func rotateLeft(x *Node) *Node {
	y := x.right
	x.right, y.left = y.left, x
	update(x)
	update(y)
	return y
}

func insert(n *Node, key int) *Node {
	if n == nil {
		return &Node{key: key, height: 1}
	}
	switch {
	case key < n.key:
		n.left = insert(n.left, key)
	case key > n.key:
		n.right = insert(n.right, key)
	default:
		return n
	}
	update(n)
	balance := height(n.left) - height(n.right)
	if balance > 1 {
		if key > n.left.key {
			n.left = rotateLeft(n.left)
		}
		return rotateRight(n)
	}
	if balance < -1 {
		if key < n.right.key {
			n.right = rotateRight(n.right)
		}
		return rotateLeft(n)
	}
	return n
}

func walk(n *Node, depth int, visit func(key, depth int)) {
	if n != nil {
		walk(n.left, depth+1, visit)
		visit(n.key, depth)
		walk(n.right, depth+1, visit)
	}
}

func main() {
	var root *Node
	for i := 1; i <= 31; i++ {
		root = insert(root, i*7%32)
	}
	count, deepest := 0, 0
	sorted, last := true, -1
	walk(root, 1, func(key, depth int) {
		count++
		deepest = max(deepest, depth)
		sorted = sorted && key > last
		last = key
	})
	fmt.Println(count, deepest, sorted, root.key, root.height)
	fmt.Println(root.left.key, root.right.key)
}
