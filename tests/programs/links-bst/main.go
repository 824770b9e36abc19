package main

import "fmt"

type Node struct {
	key         int
	left, right *Node
}

func insert(n *Node, key int) *Node {
	if n == nil {
		return &Node{key: key}
	}
	if key < n.key {
		n.left = insert(n.left, key)
	} else {
		n.right = insert(n.right, key)
	}
	return n
}

func find(n *Node, key int) *Node {
	for n != nil && n.key != key {
		if key < n.key {
			n = n.left
		} else {
			n = n.right
		}
	}
	return n
}

func height(n *Node) int {
	if n == nil {
		return 0
	}
	return 1 + max(height(n.left), height(n.right))
}

func min(n *Node) int {
	for n.left != nil {
		n = n.left
	}
	return n.key
}

func remove(n *Node, key int) *Node {
	if n == nil {
		return nil
	}
	if key < n.key {
		n.left = remove(n.left, key)
		return n
	}
	if key > n.key {
		n.right = remove(n.right, key)
		return n
	}
	if n.left == nil {
		return n.right
	}
	if n.right == nil {
		return n.left
	}
	n.key = min(n.right)
	n.right = remove(n.right, n.key)
	return n
}

func inorder(n *Node, out *[]int) {
	if n != nil {
		inorder(n.left, out)
		*out = append(*out, n.key)
		inorder(n.right, out)
	}
}

func main() {
	var root *Node
	for _, k := range []int{8, 3, 10, 1, 6, 14, 4, 7} {
		root = insert(root, k)
	}
	fmt.Println(height(root), min(root))
	root = remove(root, 3)
	var keys []int
	inorder(root, &keys)
	fmt.Println(keys)
}
