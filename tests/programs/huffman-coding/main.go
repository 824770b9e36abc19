package main

import (
	"bytes"
	"container/heap"
	"errors"
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"
)

type node struct {
	sym         byte
	count       int
	order       int
	left, right *node
}

type queue []*node

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	return q[i].count < q[j].count || q[i].count == q[j].count && q[i].order < q[j].order
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(*node)) }
func (q *queue) Pop() (x any) {
	n := len(*q) - 1
	x, *q = (*q)[n], (*q)[:n]
	return
}

func build(data []byte) *node {
	var counts [256]int
	for _, b := range data {
		counts[b]++
	}
	var q queue
	for b, n := range counts {
		if n > 0 {
			q = append(q, &node{sym: byte(b), count: n, order: b})
		}
	}
	if len(q) == 0 {
		return nil
	}
	heap.Init(&q)
	for order := 256; q.Len() > 1; order++ {
		a, b := heap.Pop(&q).(*node), heap.Pop(&q).(*node)
		heap.Push(&q, &node{count: a.count + b.count, order: order, left: a, right: b})
	}
	return q[0]
}

type code struct {
	bits uint32
	len  uint8
}

func (c code) String() string { return fmt.Sprintf("%0*b", c.len, c.bits) }

func (n *node) codes() map[byte]code {
	out := map[byte]code{}
	var walk func(n *node, c code)
	walk = func(n *node, c code) {
		switch {
		case n == nil:
		case n.left == nil:
			if c.len == 0 {
				c.len = 1
			}
			out[n.sym] = c
		default:
			walk(n.left, code{c.bits << 1, c.len + 1})
			walk(n.right, code{c.bits<<1 | 1, c.len + 1})
		}
	}
	walk(n, code{})
	return out
}

type bitWriter struct {
	bytes.Buffer
	acc  uint64
	used uint
}

func (w *bitWriter) put(c code) {
	w.acc = w.acc<<c.len | uint64(c.bits)
	for w.used += uint(c.len); w.used >= 8; w.used -= 8 {
		w.WriteByte(byte(w.acc >> (w.used - 8)))
	}
}

func (w *bitWriter) close() []byte {
	if w.used > 0 {
		w.put(code{0, uint8(8 - w.used)})
	}
	return w.Bytes()
}

type bitReader struct {
	src io.ByteReader
	cur byte
	n   int
}

func (r *bitReader) bit() (bool, error) {
	if r.n == 0 {
		b, err := r.src.ReadByte()
		if err != nil {
			return false, err
		}
		r.cur, r.n = b, 8
	}
	r.n--
	return r.cur>>r.n&1 == 1, nil
}

var errTruncated = errors.New("truncated")

func decode(root *node, packed []byte, n int) (string, error) {
	var out strings.Builder
	r := &bitReader{src: bytes.NewBuffer(packed)}
	for out.Len() < n {
		at := root
		for {
			right, err := r.bit()
			if errors.Is(err, io.EOF) {
				return out.String(), fmt.Errorf("after %d symbols: %w", out.Len(), errTruncated)
			}
			if at.left == nil {
				break
			}
			if right {
				at = at.right
			} else {
				at = at.left
			}
			if at.left == nil {
				break
			}
		}
		out.WriteByte(at.sym)
	}
	return out.String(), nil
}

func main() {
	for _, text := range []string{
		"abracadabra", "mississippi river", "aaaa", "x", "", "the quick brown fox jumps over the lazy dog",
	} {
		root := build([]byte(text))
		codes := root.codes()
		var w bitWriter
		for i := range len(text) {
			w.put(codes[text[i]])
		}
		packed := w.close()
		syms := make([]byte, 0, len(codes))
		for s := range codes {
			syms = append(syms, s)
		}
		sort.Slice(syms, func(i, j int) bool {
			a, b := codes[syms[i]], codes[syms[j]]
			if a.len != b.len {
				return a.len < b.len
			}
			return a.bits < b.bits
		})
		fmt.Printf("%q: %d -> %d bytes %x\n", text, len(text), len(packed), packed)
		if len(syms) < 12 {
			for _, s := range syms {
				fmt.Printf("  %q %v\n", s, codes[s])
			}
		}
		if root == nil {
			continue
		}
		back, err := decode(root, packed, len(text))
		fmt.Println(" ", back == text, err)
		if len(packed) > 1 {
			part, err := decode(root, slices.Clone(packed)[:1], len(text))
			fmt.Printf("  %q %v %t\n", part, err, errors.Is(err, errTruncated))
		}
	}
}
