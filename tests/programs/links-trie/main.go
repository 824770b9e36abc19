package main

import "fmt"

type Trie struct {
	children map[rune]*Trie
	end      bool
}

func NewTrie() *Trie { return &Trie{children: map[rune]*Trie{}} }

func (t *Trie) Insert(word string) {
	node := t
	for _, r := range word {
		if node.children[r] == nil {
			node.children[r] = NewTrie()
		}
		node = node.children[r]
	}
	node.end = true
}

func (t *Trie) Has(word string) bool {
	node := t
	for _, r := range word {
		next, ok := node.children[r]
		if !ok {
			return false
		}
		node = next
	}
	return node.end
}

func main() {
	t := NewTrie()
	t.Insert("go")
	t.Insert("gopher")
	fmt.Println(t.Has("go"), t.Has("gop"), t.Has("gopher"))
}
