// A B-tree of minimum degree 2 (a 2-3-4 tree) with insertion and deletion.
package main

import (
	"fmt"
	"strings"
)

const degree = 2

type node struct {
	keys     []int
	children []*node
}

func (n *node) leaf() bool { return len(n.children) == 0 }
func (n *node) full() bool { return len(n.keys) == 2*degree-1 }

// find gives the first index whose key is not less.
func (n *node) find(key int) int {
	i := 0
	for i < len(n.keys) && n.keys[i] < key {
		i++
	}
	return i
}

func insertAt[T any](s []T, i int, v T) []T {
	var zero T
	s = append(s, zero)
	copy(s[i+1:], s[i:])
	s[i] = v
	return s
}

func removeAt[T any](s []T, i int) []T {
	copy(s[i:], s[i+1:])
	return s[:len(s)-1]
}

type Tree struct {
	root   *node
	splits int
	merges int
}

func (t *Tree) split(parent *node, i int) {
	t.splits++
	left := parent.children[i]
	mid := left.keys[degree-1]
	right := &node{keys: append([]int(nil), left.keys[degree:]...)}
	if !left.leaf() {
		right.children = append([]*node(nil), left.children[degree:]...)
		left.children = left.children[:degree]
	}
	left.keys = left.keys[:degree-1]
	parent.keys = insertAt(parent.keys, i, mid)
	parent.children = insertAt(parent.children, i+1, right)
}

func (t *Tree) Insert(key int) bool {
	if t.root == nil {
		t.root = &node{}
	}
	if t.root.full() {
		t.root = &node{children: []*node{t.root}}
		t.split(t.root, 0)
	}
	n := t.root
	for {
		i := n.find(key)
		if i < len(n.keys) && n.keys[i] == key {
			return false
		}
		if n.leaf() {
			n.keys = insertAt(n.keys, i, key)
			return true
		}
		if n.children[i].full() {
			t.split(n, i)
			switch {
			case n.keys[i] == key:
				return false
			case n.keys[i] < key:
				i++
			}
		}
		n = n.children[i]
	}
}

// fill makes sure that the child has a key to spare.
func (t *Tree) fill(n *node, i int) int {
	c := n.children[i]
	if len(c.keys) >= degree {
		return i
	}
	if i > 0 && len(n.children[i-1].keys) >= degree {
		l := n.children[i-1]
		c.keys = insertAt(c.keys, 0, n.keys[i-1])
		n.keys[i-1] = l.keys[len(l.keys)-1]
		l.keys = l.keys[:len(l.keys)-1]
		if !l.leaf() {
			c.children = insertAt(c.children, 0, l.children[len(l.children)-1])
			l.children = l.children[:len(l.children)-1]
		}
		return i
	}
	if i < len(n.keys) && len(n.children[i+1].keys) >= degree {
		r := n.children[i+1]
		c.keys = append(c.keys, n.keys[i])
		n.keys[i] = r.keys[0]
		r.keys = removeAt(r.keys, 0)
		if !r.leaf() {
			c.children = append(c.children, r.children[0])
			r.children = removeAt(r.children, 0)
		}
		return i
	}
	if i == len(n.keys) {
		i--
	}
	t.merge(n, i)
	return i
}

func (t *Tree) merge(n *node, i int) {
	t.merges++
	l, r := n.children[i], n.children[i+1]
	l.keys = append(append(l.keys, n.keys[i]), r.keys...)
	l.children = append(l.children, r.children...)
	n.keys = removeAt(n.keys, i)
	n.children = removeAt(n.children, i+1)
}

func (t *Tree) Delete(key int) bool {
	if t.root == nil {
		return false
	}
	ok := t.delete(t.root, key)
	if len(t.root.keys) == 0 {
		if t.root.leaf() {
			t.root = nil
		} else {
			t.root = t.root.children[0]
		}
	}
	return ok
}

func (t *Tree) delete(n *node, key int) bool {
	i := n.find(key)
	here := i < len(n.keys) && n.keys[i] == key
	if n.leaf() {
		if here {
			n.keys = removeAt(n.keys, i)
		}
		return here
	}
	if !here {
		return t.delete(n.children[t.fill(n, i)], key)
	}
	switch l, r := n.children[i], n.children[i+1]; {
	case len(l.keys) >= degree:
		for !l.leaf() {
			l = l.children[len(l.children)-1]
		}
		n.keys[i] = l.keys[len(l.keys)-1]
		return t.delete(n.children[i], n.keys[i])
	case len(r.keys) >= degree:
		for !r.leaf() {
			r = r.children[0]
		}
		n.keys[i] = r.keys[0]
		return t.delete(n.children[i+1], n.keys[i])
	}
	t.merge(n, i)
	return t.delete(n.children[i], key)
}

func (t *Tree) Walk(visit func(key, depth int)) {
	var walk func(n *node, depth int)
	walk = func(n *node, depth int) {
		if n == nil {
			return
		}
		for i, k := range n.keys {
			if !n.leaf() {
				walk(n.children[i], depth+1)
			}
			visit(k, depth)
		}
		if !n.leaf() {
			walk(n.children[len(n.keys)], depth+1)
		}
	}
	walk(t.root, 0)
}

func (n *node) String() string {
	if n == nil {
		return "()"
	}
	keys := strings.Trim(fmt.Sprint(n.keys), "[]")
	if n.leaf() {
		return "(" + keys + ")"
	}
	parts := make([]string, len(n.children))
	for i, c := range n.children {
		parts[i] = c.String()
	}
	return "{" + keys + ": " + strings.Join(parts, " ") + "}"
}

func (t *Tree) check() (count int, err error) {
	last, depth := -1<<63, -1
	t.Walk(func(k, _ int) {
		count++
		if k <= last {
			err = fmt.Errorf("%d after %d", k, last)
		}
		last = k
	})
	var leaves func(n *node, d int)
	leaves = func(n *node, d int) {
		if n.leaf() {
			if depth >= 0 && d != depth {
				err = fmt.Errorf("leaf at depth %d, another at %d", d, depth)
			}
			depth = d
		}
		for _, c := range n.children {
			leaves(c, d+1)
		}
	}
	if t.root != nil {
		leaves(t.root, 0)
	}
	return count, err
}

func main() {
	var t Tree
	fmt.Println(t.root, t.Delete(1))
	for i := 1; i <= 20; i++ {
		t.Insert(i * 37 % 41)
		if i%5 == 0 {
			fmt.Println(t.root)
		}
	}
	fmt.Println(t.Insert(37), t.splits)
	for _, k := range []int{37, 2, 99, 20, 33, 9, 8} {
		ok := t.Delete(k)
		n, err := t.check()
		fmt.Println(k, ok, n, err, t.root)
	}
	for k := range 41 {
		t.Delete(k)
		if n, err := t.check(); err != nil {
			fmt.Println(k, n, err)
		}
	}
	fmt.Println(t.root, t.merges)
}
