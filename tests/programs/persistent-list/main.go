// Immutable lists and maps that share structure.
package main

import "fmt"

type List[T any] struct {
	head T
	tail *List[T]
}

func Cons[T any](x T, l *List[T]) *List[T] { return &List[T]{x, l} }

func FromSlice[T any](xs ...T) (l *List[T]) {
	for i := len(xs) - 1; i >= 0; i-- {
		l = Cons(xs[i], l)
	}
	return l
}

func (l *List[T]) Len() int {
	if l == nil {
		return 0
	}
	return 1 + l.tail.Len()
}

func Fold[T, A any](l *List[T], acc A, f func(A, T) A) A {
	for ; l != nil; l = l.tail {
		acc = f(acc, l.head)
	}
	return acc
}

func Map[T, U any](l *List[T], f func(T) U) *List[U] {
	if l == nil {
		return nil
	}
	return Cons(f(l.head), Map(l.tail, f))
}

func (l *List[T]) Filter(keep func(T) bool) *List[T] {
	switch {
	case l == nil:
		return nil
	case keep(l.head):
		return Cons(l.head, l.tail.Filter(keep))
	}
	return l.tail.Filter(keep)
}

func (l *List[T]) Reverse() *List[T] {
	return Fold(l, nil, func(acc *List[T], x T) *List[T] { return Cons(x, acc) })
}

func (l *List[T]) Append(other *List[T]) *List[T] {
	if l == nil {
		return other
	}
	return Cons(l.head, l.tail.Append(other))
}

// Set copies up to the place and shares the rest.
func (l *List[T]) Set(i int, x T) *List[T] {
	if i == 0 {
		return Cons(x, l.tail)
	}
	return Cons(l.head, l.tail.Set(i-1, x))
}

func (l *List[T]) String() string {
	s := "["
	for c := l; c != nil; c = c.tail {
		s += fmt.Sprint(c.head)
		if c.tail != nil {
			s += ", "
		}
	}
	return s + "]"
}

// Shared counts the cells that two lists have in common.
func Shared[T any](a, b *List[T]) (n int) {
	seen := map[*List[T]]bool{}
	for ; a != nil; a = a.tail {
		seen[a] = true
	}
	for ; b != nil; b = b.tail {
		if seen[b] {
			n++
		}
	}
	return
}

// Tree is a persistent search tree.
type Tree[V any] struct {
	key         string
	val         V
	left, right *Tree[V]
}

func (t *Tree[V]) With(key string, val V) *Tree[V] {
	if t == nil {
		return &Tree[V]{key: key, val: val}
	}
	copied := *t
	switch {
	case key < t.key:
		copied.left = t.left.With(key, val)
	case key > t.key:
		copied.right = t.right.With(key, val)
	default:
		copied.val = val
	}
	return &copied
}

func (t *Tree[V]) Get(key string) (v V, ok bool) {
	if t == nil {
		return
	}
	if key == t.key {
		return t.val, true
	}
	next := t.right
	if key < t.key {
		next = t.left
	}
	return next.Get(key)
}

func (t *Tree[V]) each(f func(string, V)) {
	if t != nil {
		t.left.each(f)
		f(t.key, t.val)
		t.right.each(f)
	}
}

// Stack of versions: undo and redo for free.
type Editor struct {
	undo, redo *List[*Tree[int]]
	now        *Tree[int]
}

func (e *Editor) Do(key string, val int) {
	e.undo = Cons(e.now, e.undo)
	e.now = e.now.With(key, val)
	e.redo = nil
}

func (e *Editor) Undo() bool {
	if e.undo == nil {
		return false
	}
	e.redo = Cons(e.now, e.redo)
	e.now, e.undo = e.undo.head, e.undo.tail
	return true
}

func (e *Editor) Redo() bool {
	if e.redo == nil {
		return false
	}
	e.undo = Cons(e.now, e.undo)
	e.now, e.redo = e.redo.head, e.redo.tail
	return true
}

func (e *Editor) String() string {
	s := ""
	e.now.each(func(k string, v int) { s += fmt.Sprintf("%s=%d ", k, v) })
	return s + fmt.Sprintf("(%d/%d)", e.undo.Len(), e.redo.Len())
}

func main() {
	a := FromSlice(1, 2, 3, 4, 5)
	b := a.Set(2, 30)
	c := Cons(0, a)
	var none *List[int]
	fmt.Println(a, b, c, none)
	fmt.Println(Shared(a, b), Shared(a, c), Shared(b, none), a == c.tail)
	fmt.Println(a.Reverse(), a.Append(b), a.Filter(func(n int) bool { return n%2 == 1 }))
	fmt.Println(Map(a, func(n int) string { return fmt.Sprintf("%03b", n) }))
	fmt.Println(Fold(a, 0.5, func(acc float64, n int) float64 { return acc * float64(n) }))

	var t *Tree[[]int]
	t1 := t.With("m", []int{1})
	t2 := t1.With("c", nil).With("x", []int{2, 3})
	t3 := t2.With("m", []int{9})
	for i, v := range []*Tree[[]int]{t, t1, t2, t3} {
		got, ok := v.Get("m")
		x, okX := v.Get("x")
		fmt.Println(i, got, ok, x, okX)
	}
	fmt.Println(t2.left == t3.left, t2 == t3)

	var e Editor
	for i, k := range []string{"b", "a", "b", "c"} {
		e.Do(k, i)
	}
	fmt.Println(&e)
	for e.Undo() {
		fmt.Println(" undo", &e)
	}
	e.Redo()
	e.Redo()
	fmt.Println(" redo", &e)
	e.Do("z", 26)
	fmt.Println(" done", &e, e.Redo())
}
