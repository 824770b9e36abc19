package main

import (
	"errors"
	"fmt"
	"math"
	"time"
)

type Level int

func (l Level) String() string { return [...]string{"low", "mid", "high"}[l] }

type Node struct {
	Name string
	Next *Node
	Meta map[string]int
	tags []string
	f    func()
	l    Level
}

type Pair[A, B any] struct {
	First  A
	Second B
}

type failing struct{ code int }

func (f *failing) Error() string { return fmt.Sprintf("failed with %d", f.code) }

type embedded struct {
	Level
	error
}

type nilStringer struct{ s string }

func (n *nilStringer) String() string { return n.s }

func main() {
	// integers
	fmt.Printf("%d|%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%#o|%O|%b|%c|%q|%U\n", 42, 42, 42, 42, 42, 42, 42, 42, 42, 42, 42, 42, 42, 42, '*', 42)
	fmt.Printf("%d|%6d|%-6d|%06d|%x|%b|%08b|%+q|%#U\n", -42, -42, -42, -42, -42, -5, 5, 'é', 'é')
	fmt.Printf("%3d|%3d|%[2]*[1]d|%-*d|\n", 1, 12345, 7, 4)
	fmt.Printf("%d %d %x\n", []int{1, 2}, map[uint8]int{1: 1}, []byte{1, 171})
	// floats
	fmt.Printf("%f|%.2f|%8.3f|%-8.1f|%+.1f|%08.2f|%e|%.3E|%g|%G|%.3g|%b\n", 3.14159, 3.14159, 3.14159, 3.14159, 3.14159, -3.14159, 31415.9, 31415.9, 1e21, 1e-7, 1234.5678, 1.0)
	fmt.Printf("%v %v %v %v %6.2f%% %g %g\n", 1e20, 1e21, 1e-5, 100000.0, 99.5, float32(0.1), 2.0)
	fmt.Printf("%f %5.1f %v %+v %08v\n", math.Inf(1), math.NaN(), math.Inf(-1), math.Inf(1), math.Inf(-1))
	fmt.Printf("%v %.2f %+v\n", 1+2i, -1.5-2.25i, complex64(3))
	// texts
	fmt.Printf("%s|%10s|%-10s|%.3s|%q|%x|%X|% x|%#x|%+q|%#q\n", "hello", "hello", "hello", "hello", "he\"llo\n", "hello", "hello", "hello", "hello", "héllo", "hello")
	fmt.Printf("%s %v %q %x %d\n", []byte("bytes"), []byte("hi"), []string{"a b", "c"}, []string{"ab", "c"}, [3]byte{1, 2, 3})
	fmt.Printf("%t|%5t|%-7t|%v|%q\n", true, false, true, false, 'x')
	// structures
	n := &Node{"root", nil, map[string]int{"z": 26, "a": 1}, []string{"x", ""}, nil, 1}
	m := Node{Name: "leaf", Next: nil}
	fmt.Printf("%v\n%+v\n%v\n%+v\n", *n, *n, m, n)
	fmt.Printf("%#v %#v %#v %#v %#v\n", m.Meta, []string{"q"}, struct {
		A int
		B any
	}{1, "x"}, [2]bool{true}, Pair[string, int]{"k", 1})
	fmt.Printf("%T %T %T %T %T %T %T\n", n, m, n.f, n.Meta, 'x', Pair[Level, []float64]{}, struct{ X int }{1})
	fmt.Printf("%v %+v %v %s %d\n", Pair[string, *int]{"nil", nil}, Pair[Level, error]{2, errors.New("e")}, []Level{0, 2}, Level(1), Level(1))
	// methods
	var e error = &failing{3}
	var none error
	fmt.Printf("%v %s %q %x %v %d\n", e, e, e, e, none, &failing{4})
	fmt.Printf("%v %s\n", &nilStringer{"ptr"}, nilStringer{"val"})
	fmt.Printf("%v %v\n", time.Duration(1500)*time.Millisecond, []time.Duration{time.Hour, 0})
	fmt.Println(embedded{Level: 1, error: errors.New("inner")}.error, Level(2), []any{1, "a", nil, 2.5, Level(0), e})
	// mistakes
	for _, m := range []struct {
		format string
		args   []any
	}{
		{"%d %s %z %!\n", []any{"text", 7, 3}},
		{"%d %d\n", []any{1}},
		{"%d\n", []any{1, 2, "x"}},
		{"%[3]d %[1]d %d %[x]d\n", []any{1, 2}},
		{"%s %v %d\n", []any{nil, nil, nil}},
		{"%t %c %s %q %f\n", []any{1, "x", 2.5, []int{33}, "f"}},
		{"%s %d %x %s\n", []any{m, n.Meta, []string{"hi"}, struct{ a, b any }{1, "z"}}},
		{"%", []any{}},
		{"%-+5d|%+-5d|%x|%X\n", []any{3, 4, -255, "hello"}},
	} {
		fmt.Printf(m.format, m.args...)
	}
	fmt.Println()
	fmt.Printf("%.*f|%*d|%s\n", 2, 3.14159, 6, 42, Level(7))
	fmt.Printf("%5v|%-5v|%05v|%v|%6v|%-8v|\n", 1, 2, 3, "s", true, []int{1, 2})
	fmt.Printf("%v %t\n", (*int)(nil), (*Node)(nil) == nil)
	fmt.Printf("%6.2v|%10v|%-10q|%x\n", 3.14159, Level(1), "q", 255.0)
	fmt.Printf("100%% %c%c%c %v %v\n", 0x47, 0x6F, '!', struct{}{}, [0]int{})
	fmt.Print("a", "b", 1, 2, true, "c", 3.0, nil, '\n', "\n")
	fmt.Println("a", "b", 1, 2, true, 'c', 3.0, nil, []string(nil), map[int]bool{}, [2][]int{{1}, nil})
	s := fmt.Sprintln("end", 1) + fmt.Sprint("x", 1, 2, "y") + fmt.Sprint()
	fmt.Printf("%q %d\n", s, len(fmt.Sprintf("%08.3f", -1.5)))
	fmt.Println(fmt.Errorf("wrap %d: %w, %w", 1, e, none), fmt.Errorf("plain"))
}
