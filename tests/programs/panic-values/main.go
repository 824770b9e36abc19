package main

import (
	"errors"
	"fmt"
	"os"
)

type T struct{ p *int }

func (t T) String() string { return fmt.Sprint(*t.p) }

type E struct{ msg string }

func (e *E) Error() string { return e.msg }

type V struct{ X int }

func (v V) String() string { return fmt.Sprintf("V%d", v.X) }

type Loop struct{ n int }

func (l Loop) Error() string { panic(fmt.Errorf("inner %d", l.n)) }

func try(name string, f func()) {
	defer func() {
		r := recover()
		fmt.Printf("%s: %v", name, r)
		if e, ok := r.(error); ok {
			fmt.Printf(" (error %q)", e.Error())
		}
		fmt.Println()
	}()
	f()
}

func main() {
	fmt.Println(T{}, &T{})
	fmt.Printf("%v %s %d\n", T{}, T{}, T{})
	var nv *V
	var ne *E
	fmt.Println(nv)
	fmt.Printf("%v|%s|%+v|%10v|\n", nv, nv, nv, nv)
	fmt.Printf("%v\n", ne == nil)
	fmt.Println(Loop{4}, []error{Loop{5}})
	fmt.Println(ne)
	try("custom", func() { panic(&E{"boom"}) })
	try("string", func() { panic("text") })
	try("int", func() { panic(42) })
	try("errorf", func() { panic(fmt.Errorf("wrapped: %w", os.ErrNotExist)) })
	try("div", func() { a := 0; fmt.Println(1 / a) })
	try("index", func() { a := []int{1}; i := 5; fmt.Println(a[i]) })
	try("slice", func() { a := []int{1}; i := 5; fmt.Println(a[:i]) })
	try("nil", func() { var t *T; fmt.Println(t.p) })
	try("assert", func() { var x any = "s"; fmt.Println(x.(int)) })
	try("assert2", func() { var x any; fmt.Println(x.(fmt.Stringer)) })
	try("assert3", func() { var x any = 5; fmt.Println(x.(fmt.Stringer)) })
	try("conv", func() { s := []int{1}; _ = [2]int(s) })
	try("none", func() {})
	err := errors.Join(errors.New("a"), &E{"b"})
	var e *E
	fmt.Println(errors.As(err, &e), e.msg, e)
	panic(fmt.Sprintf("final %v", V{7}))
}
