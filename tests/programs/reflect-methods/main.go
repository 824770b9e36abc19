// Methods by name and by number, calls of functions, and what implements which interface.
package main

import (
	"errors"
	"fmt"
	"reflect"
)

type Shape interface {
	Area() float64
	Name() string
}

type Scaler interface{ Scale(f float64) }

type Square struct{ Side float64 }

func (s Square) Area() float64    { return s.Side * s.Side }
func (s Square) Name() string     { return "square" }
func (s *Square) Scale(f float64) { s.Side *= f }
func (s Square) Add(a, b int) (int, error) {
	if b < 0 {
		return 0, errors.New("negative")
	}
	return a + b, nil
}
func (s Square) hidden() {}

type Named struct {
	Square
	Label string
}

func (n Named) Greet(who string) string { return n.Label + " greets " + who }

type Num int

func (n Num) Double() Num    { return n * 2 }
func (n Num) String() string { return fmt.Sprintf("Num(%d)", int(n)) }

func describe(v any) {
	t := reflect.TypeOf(v)
	fmt.Println(t, t.NumMethod())
	for i := 0; i < t.NumMethod(); i++ {
		m := t.Method(i)
		fmt.Println(" ", m.Index, m.Name, m.Type, m.Type.NumIn(), m.Type.NumOut())
		for j := 0; j < m.Type.NumIn(); j++ {
			fmt.Print("   in ", m.Type.In(j))
		}
		for j := 0; j < m.Type.NumOut(); j++ {
			fmt.Print("   out ", m.Type.Out(j))
		}
		fmt.Println()
	}
}

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "->", r)
		}
	}()
	f()
}

func add(a, b int) int { return a + b }

func main() {
	s := &Square{3}
	describe(*s)
	describe(s)
	describe(Named{*s, "bob"})
	describe(&Named{})
	describe(Num(3))
	v := reflect.ValueOf(s)
	fmt.Println(v.MethodByName("Area").Call(nil)[0].Float())
	v.MethodByName("Scale").Call([]reflect.Value{reflect.ValueOf(2.0)})
	fmt.Println(s.Side, v.MethodByName("Nope").IsValid(), v.Elem().NumMethod(), v.NumMethod())
	out := v.MethodByName("Add").Call([]reflect.Value{reflect.ValueOf(4), reflect.ValueOf(5)})
	fmt.Println(len(out), out[0], out[1].IsNil(), out[0].Interface().(int)+1)
	out = v.MethodByName("Add").Call([]reflect.Value{reflect.ValueOf(4), reflect.ValueOf(-5)})
	fmt.Println(out[0].Int(), out[1].Interface().(error), out[1])
	n := reflect.ValueOf(Named{*s, "bob"})
	for i := 0; i < n.NumMethod(); i++ {
		m := n.Method(i)
		fmt.Println(n.Type().Method(i).Name, m.Type(), m.Kind())
	}
	fmt.Println(n.MethodByName("Greet").Call([]reflect.Value{reflect.ValueOf("amy")})[0])
	fmt.Println(reflect.ValueOf(Num(4)).Method(0).Call(nil)[0], reflect.ValueOf(add).Call([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf(2)})[0].Int())
	fmt.Println(reflect.TypeOf(add), reflect.TypeOf(add).Kind(), reflect.TypeOf(add).In(1), reflect.ValueOf(add).Kind() == reflect.Func)
	if m, ok := reflect.TypeOf(s).MethodByName("Area"); ok {
		fmt.Println(m.Name, m.Type, m.Func.Call([]reflect.Value{v})[0])
	}
	shape := reflect.TypeOf((*Shape)(nil)).Elem()
	scaler := reflect.TypeOf((*Scaler)(nil)).Elem()
	stringer := reflect.TypeOf((*fmt.Stringer)(nil)).Elem()
	errorType := reflect.TypeOf((*error)(nil)).Elem()
	for _, t := range []reflect.Type{reflect.TypeOf(*s), reflect.TypeOf(s), reflect.TypeOf(Named{}), reflect.TypeOf(Num(1)), reflect.TypeOf(1), reflect.TypeOf(errors.New("x")), shape} {
		fmt.Println(t.Implements(shape), t.Implements(scaler), t.Implements(stringer), t.Implements(errorType), t.AssignableTo(shape))
	}
	fmt.Println(shape, shape.Name(), shape.Kind(), shape.NumMethod(), shape.Method(0).Name, shape.Method(1).Type, errorType, errorType.Name(), errorType.PkgPath() == "", stringer, stringer.Kind())
	ni, i64 := reflect.TypeOf(Num(1)), reflect.TypeOf(int64(1))
	fmt.Println(ni.ConvertibleTo(i64), ni.AssignableTo(i64), ni.ConvertibleTo(reflect.TypeOf("")), i64.ConvertibleTo(reflect.TypeOf(true)), reflect.TypeOf("").ConvertibleTo(reflect.TypeOf([]byte{})))
	fmt.Println(reflect.TypeOf(1) == reflect.TypeOf(2), reflect.TypeOf(1) == ni, reflect.TypeOf(Num(5)) == ni, reflect.TypeFor[int]() == reflect.TypeOf(1))
	var sh Shape = s
	fmt.Println(reflect.TypeOf(sh), reflect.ValueOf(&sh).Elem().Kind(), reflect.ValueOf(&sh).Elem().Elem().Type())
	counts := map[reflect.Type]int{}
	for _, x := range []any{1, "a", 2, 2.5, "b", Num(1)} {
		counts[reflect.TypeOf(x)]++
	}
	fmt.Println(counts[reflect.TypeOf(0)], counts[reflect.TypeOf("")], counts[ni], len(counts))
	try("too few", func() { reflect.ValueOf(add).Call(nil) })
	try("too many", func() { reflect.ValueOf(add).Call(make([]reflect.Value, 3)) })
	try("wrong type", func() { reflect.ValueOf(add).Call([]reflect.Value{reflect.ValueOf("a"), reflect.ValueOf(1)}) })
	try("zero arg", func() { reflect.ValueOf(add).Call(make([]reflect.Value, 2)) })
	try("call of int", func() { reflect.ValueOf(1).Call(nil) })
	try("zero method", func() { v.MethodByName("Nope").Call(nil) })
	try("nil func", func() { var f func(); reflect.ValueOf(f).Call(nil) })
	try("method index", func() { v.Method(10) })
	try("type method index", func() { reflect.TypeOf(s).Method(10) })
	try("implements", func() { reflect.TypeOf(1).Implements(reflect.TypeOf(2)) })
}
