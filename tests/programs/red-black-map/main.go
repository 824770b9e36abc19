// A left-leaning red-black tree as an ordered map from any key with a comparison.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"strings"
)

type colour bool

const (
	red   colour = true
	black colour = false
)

type node[K, V any] struct {
	key         K
	val         V
	left, right *node[K, V]
	colour
}

type Map[K, V any] struct {
	root    *node[K, V]
	compare func(a, b K) int
	n       int
}

func NewFunc[K, V any](compare func(a, b K) int) *Map[K, V] {
	return &Map[K, V]{compare: compare}
}

func NewMap[K cmp.Ordered, V any]() *Map[K, V] { return NewFunc[K, V](cmp.Compare[K]) }

func (n *node[K, V]) isRed() bool { return n != nil && n.colour == red }

func (n *node[K, V]) rotateLeft() *node[K, V] {
	r := n.right
	n.right = r.left
	r.left = n
	r.colour, n.colour = n.colour, red
	return r
}

func (n *node[K, V]) rotateRight() *node[K, V] {
	l := n.left
	n.left = l.right
	l.right = n
	l.colour, n.colour = n.colour, red
	return l
}

func (n *node[K, V]) flip() {
	n.colour = !n.colour
	n.left.colour = !n.left.colour
	n.right.colour = !n.right.colour
}

func (n *node[K, V]) balance() *node[K, V] {
	if n.right.isRed() && !n.left.isRed() {
		n = n.rotateLeft()
	}
	if n.left.isRed() && n.left.left.isRed() {
		n = n.rotateRight()
	}
	if n.left.isRed() && n.right.isRed() {
		n.flip()
	}
	return n
}

// At gives the place of a key's value, making it if need be.
func (m *Map[K, V]) At(key K) *V {
	var at *V
	var put func(n *node[K, V]) *node[K, V]
	put = func(n *node[K, V]) *node[K, V] {
		if n == nil {
			m.n++
			n = &node[K, V]{key: key, colour: red}
			at = &n.val
			return n
		}
		switch c := m.compare(key, n.key); {
		case c < 0:
			n.left = put(n.left)
		case c > 0:
			n.right = put(n.right)
		default:
			at = &n.val
		}
		return n.balance()
	}
	m.root = put(m.root)
	m.root.colour = black
	return at
}

func (m *Map[K, V]) Set(key K, val V) { *m.At(key) = val }

func (m *Map[K, V]) Get(key K) (val V, ok bool) {
	for n := m.root; n != nil; {
		switch c := m.compare(key, n.key); {
		case c == 0:
			return n.val, true
		case c < 0:
			n = n.left
		default:
			n = n.right
		}
	}
	return val, false
}

// Floor gives the greatest key that is not greater.
func (m *Map[K, V]) Floor(key K) (found K, ok bool) {
	for n := m.root; n != nil; {
		if c := m.compare(key, n.key); c < 0 {
			n = n.left
		} else {
			found, ok = n.key, true
			if c == 0 {
				break
			}
			n = n.right
		}
	}
	return
}

func (n *node[K, V]) each(yield func(K, V) bool) bool {
	return n == nil || n.left.each(yield) && yield(n.key, n.val) && n.right.each(yield)
}

func (m *Map[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) { m.root.each(yield) }
}

func (m *Map[K, V]) Keys() iter.Seq[K] {
	return func(yield func(K) bool) {
		for k := range m.All() {
			if !yield(k) {
				return
			}
		}
	}
}

var (
	errRedRed = errors.New("red under red")
	errHeight = errors.New("black heights differ")
)

func (n *node[K, V]) verify() (height int, err error) {
	if n == nil {
		return 1, nil
	}
	if n.isRed() && (n.left.isRed() || n.right.isRed()) {
		return 0, errRedRed
	}
	l, err := n.left.verify()
	if err != nil {
		return 0, err
	}
	r, err := n.right.verify()
	if err != nil {
		return 0, err
	}
	if l != r {
		return 0, errHeight
	}
	if n.colour == black {
		l++
	}
	return l, nil
}

type version struct{ major, minor int }

func (v version) String() string { return fmt.Sprintf("v%d.%d", v.major, v.minor) }

func main() {
	counts := NewMap[string, int]()
	for _, w := range strings.Fields("it was the best of times it was the worst of times it was the age of wisdom") {
		*counts.At(w)++
	}
	for w, n := range counts.All() {
		fmt.Printf("%s=%d ", w, n)
	}
	fmt.Println(counts.n)

	squares := NewMap[int, int]()
	for i := range 200 {
		k := i * 61 % 199
		squares.Set(k, k*k)
	}
	h, err := squares.root.verify()
	fmt.Println(squares.n, h, err)
	last := -1
	for k := range squares.Keys() {
		if k != last+1 {
			fmt.Println("gap at", k)
		}
		last = k
		if k == 150 {
			break
		}
	}
	fmt.Println(last)
	fmt.Println(squares.Get(13))
	fmt.Println(squares.Get(999))

	releases := NewFunc[version, string](func(a, b version) int {
		return cmp.Or(cmp.Compare(a.major, b.major), cmp.Compare(a.minor, b.minor))
	})
	releases.Set(version{1, 18}, "generics")
	releases.Set(version{1, 5}, "self-hosted")
	releases.Set(version{1, 23}, "iterators")
	releases.Set(version{1, 18}, "type parameters")
	for _, v := range []version{{1, 20}, {1, 23}, {0, 9}, {2, 0}} {
		at, ok := releases.Floor(v)
		name, _ := releases.Get(at)
		fmt.Println(v, at, ok, name)
	}
	releases.root.left.colour, releases.root.colour = red, red
	_, err = releases.root.verify()
	fmt.Println(err, errors.Is(err, errRedRed))
}
