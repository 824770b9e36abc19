package main

import (
	"fmt"
	"sort"
	"strings"
)

type Trie struct {
	children map[rune]*Trie
	word     bool
	count    int
}

func NewTrie() *Trie { return &Trie{children: map[rune]*Trie{}} }

func (t *Trie) Insert(w string) {
	n := t
	for _, r := range w {
		n.count++
		next, ok := n.children[r]
		if !ok {
			next = NewTrie()
			n.children[r] = next
		}
		n = next
	}
	n.count++
	n.word = true
}

func (t *Trie) find(prefix string) *Trie {
	n := t
	for _, r := range prefix {
		if n = n.children[r]; n == nil {
			return nil
		}
	}
	return n
}

func (t *Trie) Complete(prefix string) []string {
	n := t.find(prefix)
	if n == nil {
		return nil
	}
	var out []string
	n.collect([]rune(prefix), &out)
	sort.Strings(out)
	return out
}

func (t *Trie) collect(path []rune, out *[]string) {
	if t.word {
		*out = append(*out, string(path))
	}
	for r, c := range t.children {
		c.collect(append(append([]rune{}, path...), r), out)
	}
}

func main() {
	t := NewTrie()
	for _, w := range strings.Fields("car cart care cat dog dot über übel") {
		t.Insert(w)
	}
	fmt.Println(t.Complete("car"), t.Complete("üb"), t.Complete("z") == nil)
	fmt.Println(t.find("ca").count, t.find("do").word, t.find("dog").word, t.count)
}
