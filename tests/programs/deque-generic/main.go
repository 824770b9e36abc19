package main

import (
	"errors"
	"fmt"
	"iter"
)

// Deque grows at both ends in a ring.
type Deque[T any] struct {
	buf  []T
	head int
	n    int
}

var ErrEmpty = errors.New("deque is empty")

func Of[T any](xs ...T) *Deque[T] {
	d := new(Deque[T])
	for _, x := range xs {
		d.PushBack(x)
	}
	return d
}

func (d *Deque[T]) Len() int { return d.n }

func (d *Deque[T]) grow() {
	if d.n < len(d.buf) {
		return
	}
	next := make([]T, max(4, 2*len(d.buf)))
	k := copy(next, d.buf[d.head:])
	copy(next[k:], d.buf[:d.head])
	d.buf, d.head = next, 0
}

func (d *Deque[T]) slot(i int) *T { return &d.buf[(d.head+i)%len(d.buf)] }

func (d *Deque[T]) PushBack(x T) {
	d.grow()
	*d.slot(d.n) = x
	d.n++
}

func (d *Deque[T]) PushFront(x T) {
	d.grow()
	d.head = (d.head + len(d.buf) - 1) % len(d.buf)
	d.n++
	*d.slot(0) = x
}

func (d *Deque[T]) PopFront() (x T, err error) {
	if d.n == 0 {
		return x, ErrEmpty
	}
	var zero T
	p := d.slot(0)
	x, *p = *p, zero
	d.head = (d.head + 1) % len(d.buf)
	d.n--
	return x, nil
}

func (d *Deque[T]) PopBack() (x T, err error) {
	if d.n == 0 {
		err = ErrEmpty
		return
	}
	d.n--
	p := d.slot(d.n)
	x = *p
	*p = *new(T)
	return
}

func (d *Deque[T]) At(i int) T {
	if i < 0 || i >= d.n {
		panic(fmt.Errorf("deque: index %d out of [0,%d)", i, d.n))
	}
	return *d.slot(i)
}

func (d *Deque[T]) Rotate(k int) {
	for ; k > 0; k-- {
		x, err := d.PopFront()
		if err != nil {
			return
		}
		d.PushBack(x)
	}
	for ; k < 0; k++ {
		x, err := d.PopBack()
		if err != nil {
			return
		}
		d.PushFront(x)
	}
}

func (d *Deque[T]) Values() iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		for i := range d.n {
			if !yield(i, d.At(i)) {
				break
			}
		}
	}
}

func (d *Deque[T]) Backward() iter.Seq[T] {
	return func(yield func(T) bool) {
		for i := d.n - 1; i >= 0 && yield(d.At(i)); i-- {
		}
	}
}

func (d *Deque[T]) String() string {
	s := "<"
	for i, x := range d.Values() {
		if i > 0 {
			s += " "
		}
		s += fmt.Sprint(x)
	}
	return s + ">"
}

// slidingMax keeps candidates in falling order.
func slidingMax(xs []int, w int) (out []int) {
	var d Deque[int]
	for i, x := range xs {
		for d.Len() > 0 && xs[d.At(d.Len()-1)] <= x {
			d.PopBack()
		}
		d.PushBack(i)
		if d.At(0) <= i-w {
			d.PopFront()
		}
		if i >= w-1 {
			out = append(out, xs[d.At(0)])
		}
	}
	return
}

func josephus(n, k int) (order []int) {
	d := &Deque[int]{}
	for i := range n {
		d.PushBack(i + 1)
	}
	for d.Len() > 0 {
		d.Rotate(k - 1)
		x, _ := d.PopFront()
		order = append(order, x)
	}
	return order
}

func palindrome(s string) bool {
	d := Of([]rune(s)...)
	for d.Len() > 1 {
		a, _ := d.PopFront()
		if b, _ := d.PopBack(); a != b {
			return false
		}
	}
	return true
}

func try(f func()) {
	defer func() {
		switch r := recover().(type) {
		case nil:
			fmt.Println("fine")
		case error:
			fmt.Println("error:", r)
		default:
			fmt.Println("panic:", r)
		}
	}()
	f()
}

func main() {
	d := Of("c", "d")
	d.PushFront("b")
	d.PushFront("a")
	d.PushBack("e")
	fmt.Println(d, d.Len(), len(d.buf))
	d.Rotate(2)
	fmt.Println(d)
	d.Rotate(-3)
	fmt.Println(d)
	for s := range d.Backward() {
		if s == "b" {
			break
		}
		fmt.Print(s, ";")
	}
	fmt.Println()
	for range 6 {
		x, err := d.PopBack()
		fmt.Printf("%q %v, ", x, err)
	}
	fmt.Println(d)
	fmt.Println(slidingMax([]int{1, 3, -1, -3, 5, 3, 6, 7}, 3))
	fmt.Println(josephus(7, 3))
	fmt.Println(palindrome("reviver"), palindrome("été"), palindrome("nope"), palindrome(""))
	try(func() { d.At(0) })
	try(func() { Of(1, 2).At(1) })
	try(func() { new(Deque[byte]).slot(0) })
	type pair struct {
		a int
		b *int
	}
	x := 5
	ps := Of(pair{1, &x}, pair{2, nil})
	ps.slot(0).a = 10
	*ps.At(0).b++
	fmt.Println(ps.At(0).a, x, ps.At(1))
}
