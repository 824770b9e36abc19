package main

import "fmt"

type T1 string

const (
	X1 T1 = "x"
	Y1 T1 = "y"
)

// closed channel gives the zero value
func drain(c chan T1) T1 { close(c); return <-c }

type T2 string

const (
	X2 T2 = "x"
	Y2 T2 = "y"
)

func safe(ok bool) (r T2) {
	if ok {
		r = X2
	}
	return
}

type T3 string

const (
	X3 T3 = "x"
	Y3 T3 = "y"
)

func firstOr[T any](xs []T) T {
	var zero T
	if len(xs) > 0 {
		return xs[0]
	}
	return zero
}

type T4 string

const (
	X4 T4 = "x"
	Y4 T4 = "y"
)

type Box struct {
	t T4
	n int
}

type T5 string

const (
	X5 T5 = "x"
	Y5 T5 = "x2"
)

func (t T5) First() byte { return t[0] }

type T6 string

const (
	X6 T6 = "x"
	Y6 T6 = "y"
)

func main() {
	fmt.Println(drain(make(chan T1, 1)) == "", X1, Y1)
	fmt.Println(safe(false) == "", X2, Y2)
	fmt.Println(firstOr([]T3{X3, Y3}))
	bs := make([]Box, 2)
	bs[1] = Box{X4, 1}
	fmt.Println(bs[0].t == "", bs[1].t == X4, Y4)
	fmt.Println(X5.First(), len(Y5))
	m := map[int]T6{1: X6}
	fmt.Println(m[2] == "", m[1] == X6, m[1] == Y6)
}
