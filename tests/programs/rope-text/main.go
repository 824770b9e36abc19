package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Rope holds a long text as a tree of pieces; every operation gives a new one.
type Rope struct {
	text        string // of a leaf
	left, right *Rope
	runes       int
	depth       int
}

const leafMax = 8

var empty = &Rope{}

func New(s string) *Rope {
	n := utf8.RuneCountInString(s)
	if n <= leafMax {
		return &Rope{text: s, runes: n}
	}
	at := byteOffset(s, n/2)
	return concat(New(s[:at]), New(s[at:]))
}

// byteOffset finds where the n-th rune begins.
func byteOffset(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

func concat(a, b *Rope) *Rope {
	switch {
	case a.runes == 0:
		return b
	case b.runes == 0:
		return a
	case a.isLeaf() && b.isLeaf() && a.runes+b.runes <= leafMax:
		return &Rope{text: a.text + b.text, runes: a.runes + b.runes}
	}
	r := &Rope{left: a, right: b, runes: a.runes + b.runes, depth: 1 + max(a.depth, b.depth)}
	if r.depth > 12 {
		return New(r.String())
	}
	return r
}

func (r *Rope) isLeaf() bool { return r.left == nil }

func (r *Rope) Len() int { return r.runes }

func (r *Rope) Split(i int) (*Rope, *Rope) {
	switch {
	case i <= 0:
		return empty, r
	case i >= r.runes:
		return r, empty
	case r.isLeaf():
		at := byteOffset(r.text, i)
		return New(r.text[:at]), New(r.text[at:])
	case i < r.left.runes:
		a, b := r.left.Split(i)
		return a, concat(b, r.right)
	default:
		a, b := r.right.Split(i - r.left.runes)
		return concat(r.left, a), b
	}
}

func (r *Rope) Insert(i int, s string) *Rope {
	a, b := r.Split(i)
	return concat(concat(a, New(s)), b)
}

func (r *Rope) Delete(from, to int) *Rope {
	a, rest := r.Split(from)
	_, b := rest.Split(to - from)
	return concat(a, b)
}

func (r *Rope) Slice(from, to int) string {
	_, rest := r.Split(from)
	mid, _ := rest.Split(to - from)
	return mid.String()
}

func (r *Rope) At(i int) (rune, error) {
	if i < 0 || i >= r.runes {
		return utf8.RuneError, io.EOF
	}
	for !r.isLeaf() {
		if i < r.left.runes {
			r = r.left
		} else {
			i -= r.left.runes
			r = r.right
		}
	}
	return []rune(r.text)[i], nil
}

func (r *Rope) leaves(yield func(string) bool) bool {
	if r.isLeaf() {
		return yield(r.text)
	}
	return r.left.leaves(yield) && r.right.leaves(yield)
}

func (r *Rope) WriteTo(w io.Writer) (total int64, err error) {
	r.leaves(func(s string) bool {
		var n int
		n, err = io.WriteString(w, s)
		total += int64(n)
		return err == nil
	})
	return total, err
}

func (r *Rope) String() string {
	var b strings.Builder
	r.WriteTo(&b)
	return b.String()
}

func (r *Rope) dump() string {
	if r.isLeaf() {
		return fmt.Sprintf("%q", r.text)
	}
	return "(" + r.left.dump() + " " + r.right.dump() + ")"
}

// limited fails after some bytes.
type limited struct {
	buf  strings.Builder
	left int
}

func (l *limited) Write(p []byte) (int, error) {
	if len(p) > l.left {
		n, _ := l.buf.Write(p[:l.left])
		l.left = 0
		return n, io.ErrShortWrite
	}
	l.left -= len(p)
	return l.buf.Write(p)
}

func main() {
	r := New("The quick brown fox jumps over the lazy dog")
	fmt.Println(r.Len(), r.depth, r.dump())
	r2 := r.Insert(16, "red ").Delete(4, 10)
	fmt.Println(r2)
	fmt.Println(r)
	r3 := New("Grüße, 世界! ").Insert(7, "große ")
	fmt.Println(r3, r3.Len(), len(r3.String()), r3.Slice(2, 9))
	for _, i := range []int{0, 2, 13, 99} {
		c, err := r3.At(i)
		fmt.Printf("%c %v; ", c, err)
	}
	fmt.Println()
	doc := empty
	for i := range 40 {
		doc = doc.Insert(doc.Len()/2, string(rune('a'+i%26)))
	}
	fmt.Println(doc, doc.Len(), doc.depth <= 12)
	a, b := doc.Split(10)
	fmt.Println(a, b.Len(), concat(a, b).String() == doc.String(), a == empty)
	var l limited
	l.left = 12
	n, err := r.WriteTo(&l)
	fmt.Printf("%d %v %q\n", n, err, l.buf.String())
}
