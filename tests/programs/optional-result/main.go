package main

import (
	"errors"
	"fmt"
	"strconv"
)

type Optional[T any] struct {
	value *T
}

func Some[T any](v T) Optional[T] { return Optional[T]{&v} }
func None[T any]() Optional[T]    { return Optional[T]{} }

func (o Optional[T]) OrElse(d T) T {
	if o.value == nil {
		return d
	}
	return *o.value
}

func (o Optional[T]) String() string {
	if o.value == nil {
		return "None"
	}
	return fmt.Sprintf("Some(%v)", *o.value)
}

type Result[T any] struct {
	Val T
	Err error
}

func Try[T any](f func() (T, error)) (r Result[T]) {
	defer func() {
		if p := recover(); p != nil {
			r.Err = fmt.Errorf("panicked: %v", p)
		}
	}()
	r.Val, r.Err = f()
	return
}

func Then[A, B any](r Result[A], f func(A) (B, error)) Result[B] {
	if r.Err != nil {
		return Result[B]{Err: r.Err}
	}
	return Try(func() (B, error) { return f(r.Val) })
}

func main() {
	fmt.Println(Some(3), None[string](), Some("x").OrElse("y"), None[float64]().OrElse(2.5))
	half := func(n int) (int, error) {
		if n%2 != 0 {
			return 0, errors.New("odd")
		}
		return n / 2, nil
	}
	for _, s := range []string{"12", "7", "zz"} {
		r := Then(Try(func() (int, error) { return strconv.Atoi(s) }), half)
		fmt.Println(r.Val, r.Err)
	}
	var arr []int
	r := Then(Result[int]{Val: 3}, func(i int) (int, error) { return arr[i], nil })
	fmt.Println(r.Err)
}
