package main

import (
	"errors"
	"fmt"
	"strings"
)

type Ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~float64 | ~string
}

// Heap is a d-ary heap; less decides what comes first.
type Heap[T any] struct {
	items []T
	less  func(a, b T) bool
	arity int
	swaps int
}

type Option[T any] func(*Heap[T])

func Arity[T any](d int) Option[T] { return func(h *Heap[T]) { h.arity = d } }

func With[T any](xs ...T) Option[T] {
	return func(h *Heap[T]) {
		h.items = append(h.items, xs...)
	}
}

func NewFunc[T any](less func(a, b T) bool, opts ...Option[T]) *Heap[T] {
	h := &Heap[T]{less: less, arity: 2}
	for _, o := range opts {
		o(h)
	}
	for i := len(h.items)/h.arity + 1; i >= 0; i-- {
		h.down(i)
	}
	return h
}

func Min[T Ordered](opts ...Option[T]) *Heap[T] {
	return NewFunc(func(a, b T) bool { return a < b }, opts...)
}

func Max[T Ordered](opts ...Option[T]) *Heap[T] {
	return NewFunc(func(a, b T) bool { return a > b }, opts...)
}

func (h *Heap[T]) swap(i, j int) {
	h.swaps++
	h.items[i], h.items[j] = h.items[j], h.items[i]
}

func (h *Heap[T]) up(i int) {
	for i > 0 {
		parent := (i - 1) / h.arity
		if !h.less(h.items[i], h.items[parent]) {
			return
		}
		h.swap(i, parent)
		i = parent
	}
}

func (h *Heap[T]) down(i int) {
	for {
		first := i
		for c := h.arity*i + 1; c <= h.arity*i+h.arity && c < len(h.items); c++ {
			if h.less(h.items[c], h.items[first]) {
				first = c
			}
		}
		if first == i {
			return
		}
		h.swap(i, first)
		i = first
	}
}

func (h *Heap[T]) Push(xs ...T) {
	for _, x := range xs {
		h.items = append(h.items, x)
		h.up(len(h.items) - 1)
	}
}

var ErrEmpty = errors.New("empty heap")

func (h *Heap[T]) Pop() (top T, err error) {
	n := len(h.items) - 1
	if n < 0 {
		err = ErrEmpty
		return
	}
	h.swap(0, n)
	top = h.items[n]
	h.items = h.items[:n]
	h.down(0)
	return top, nil
}

func (h *Heap[T]) Len() int { return len(h.items) }

func Drain[T any](h *Heap[T]) []T {
	out := make([]T, 0, h.Len())
	for {
		x, err := h.Pop()
		if errors.Is(err, ErrEmpty) {
			return out
		}
		out = append(out, x)
	}
}

// TopK keeps the k greatest of a stream.
func TopK[T Ordered](xs []T, k int) []T {
	h := Min[T]()
	for _, x := range xs {
		h.Push(x)
		if h.Len() > k {
			h.Pop()
		}
	}
	out := Drain(h)
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// Median of a stream with two heaps.
type Median[T ~int | ~float64] struct {
	low, high *Heap[T]
}

func NewMedian[T ~int | ~float64]() Median[T] {
	return Median[T]{
		NewFunc(func(a, b T) bool { return a > b }),
		NewFunc(func(a, b T) bool { return a < b }),
	}
}

func (m Median[T]) Add(x T) float64 {
	m.low.Push(x)
	x, _ = m.low.Pop()
	m.high.Push(x)
	if m.high.Len() > m.low.Len() {
		x, _ = m.high.Pop()
		m.low.Push(x)
	}
	if m.low.Len() > m.high.Len() {
		return float64(m.low.items[0])
	}
	return float64(m.low.items[0]+m.high.items[0]) / 2
}

type Priority int8

type Job struct {
	Priority
	Name string
}

type Grade string

func main() {
	h := Min(With(5, 2, 8, 1, 9, 3))
	h.Push(4, 7)
	fmt.Println(h.Len(), Drain(h), h.Len(), h.swaps)
	fmt.Println(Drain(Max(Arity[Grade](3), With[Grade]("C", "A", "F", "B"))))
	fmt.Println(Drain(Min[float64](With(2.5, -1, 0.1))))

	jobs := NewFunc(func(a, b Job) bool {
		if a.Priority != b.Priority {
			return a.Priority > b.Priority
		}
		return a.Name < b.Name
	}, Arity[Job](4))
	for i, name := range strings.Fields("mail backup deploy alert lunch report") {
		jobs.Push(Job{Priority(i*3%4 - 1), name})
	}
	for jobs.Len() > 0 {
		j, _ := jobs.Pop()
		fmt.Printf("%+d %s; ", j.Priority, j.Name)
	}
	_, err := jobs.Pop()
	fmt.Println(err)

	fmt.Println(TopK([]string{"pear", "fig", "apple", "plum", "kiwi"}, 3), TopK([]Priority{1, -5, 3}, 2), TopK([]int{}, 2))
	m := NewMedian[int]()
	for _, x := range []int{5, 15, 1, 3, 8} {
		fmt.Print(m.Add(x), " ")
	}
	fmt.Println()
	fmt.Printf("%T %T\n", h, m)
}
