package main

import (
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
)

type Visitor interface {
	Visit(n Node) (w Visitor, err error)
}
type Node interface {
	fmt.Stringer
	Children() []Node
}
type Leaf struct{ V any }
type Branch struct {
	Op   string
	Kids []Node
}

func (l Leaf) String() string      { return fmt.Sprintf("%#v", l.V) }
func (l Leaf) Children() []Node    { return nil }
func (b *Branch) String() string   { return fmt.Sprintf("%s%v", b.Op, b.Kids) }
func (b *Branch) Children() []Node { return b.Kids }

type printer struct {
	w     io.Writer
	depth int
	limit int
}

func (p printer) Visit(n Node) (Visitor, error) {
	if p.depth > p.limit {
		return nil, fmt.Errorf("too deep at %v (%T)", n, n)
	}
	fmt.Fprintf(p.w, "%*s%T %v\n", p.depth*2, "", n, n)
	p.depth++
	return p, nil
}

func walk(v Visitor, n Node) error {
	w, err := v.Visit(n)
	if err != nil || w == nil {
		return err
	}
	for i, k := range n.Children() {
		if err := walk(w, k); err != nil {
			return fmt.Errorf("child %d: %w", i, err)
		}
	}
	return nil
}

type Stats struct {
	Counts map[string]int
	Max    map[string]float64
	seen   []string
}

func (s *Stats) Visit(n Node) (Visitor, error) {
	key := fmt.Sprintf("%T", n)
	if s.Counts == nil {
		s.Counts = map[string]int{}
	}
	s.Counts[key]++
	s.seen = append(s.seen, n.String())
	return s, nil
}

type byLen []string

func (b byLen) Len() int           { return len(b) }
func (b byLen) Less(i, j int) bool { return len(b[i]) < len(b[j]) }
func (b byLen) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

type Opt[T any] struct {
	v  T
	ok bool
}

func Some[T any](v T) Opt[T] { return Opt[T]{v, true} }
func (o Opt[T]) String() string {
	if !o.ok {
		return "None"
	}
	return fmt.Sprintf("Some(%v)", o.v)
}

type Result[T any] struct {
	Val T
	Err error
}

func (r Result[T]) Format(f fmt.State, verb rune) {
	switch {
	case r.Err != nil:
		fmt.Fprintf(f, "Err<%v>", r.Err)
	case verb == 'v' && f.Flag('+'):
		fmt.Fprintf(f, "Ok<%+v>", r.Val)
	default:
		fmt.Fprintf(f, fmt.FormatString(f, verb), r.Val)
	}
}

func main() {
	tree := &Branch{"+", []Node{Leaf{1}, &Branch{"*", []Node{Leaf{"two"}, Leaf{3.5}, &Branch{Op: "neg", Kids: []Node{Leaf{[]int{4}}}}}}, Leaf{nil}}}
	fmt.Println(tree)
	fmt.Println("err:", walk(printer{os.Stdout, 0, 9}, tree))
	fmt.Println("err:", walk(printer{io.Discard, 0, 1}, tree))
	var s Stats
	walk(&s, tree)
	sort.Sort(sort.Reverse(byLen(s.seen)))
	fmt.Printf("%+v\n", s)
	fmt.Println(Some(3), Opt[string]{}, []Opt[float64]{Some(1.5), {}}, map[string]Opt[bool]{"k": Some(true)})
	fmt.Printf("%v %T %+v\n", Some("x"), Some("x"), struct{ O Opt[int] }{Some(1)})
	fmt.Printf("%5d|%v|%+v|%s|%06.2f\n", Result[int]{42, nil}, Result[int]{0, io.EOF}, Result[[]string]{[]string{"a"}, nil}, Result[string]{"s", nil}, Result[float64]{3.14159, nil})
	type kv struct {
		K string
		V *int
	}
	one := 1
	m := map[kv]int{{"b", nil}: 1, {"a", nil}: 2}
	fmt.Println(m, one)
	fmt.Printf("%v %v\n", map[[2]string]bool{{"x", "y"}: true, {"a", "z"}: false}, map[interface{}]string{"s": "1", "a": "2"})
	fmt.Println(strings.Repeat("=", 10), fmt.Sprint(), fmt.Sprintln() == "\n")
	fmt.Printf("%s %s\n", error(nil), []error{io.EOF})
	fmt.Printf("%-8v|%8v|%08v|%+v\n", []string{"a"}, map[string]int{"k": 1}, 3.5, &struct{ A, B any }{1, "x"})
	fmt.Printf("%[3]v %[1]v %v %[5]v\n", 1, 2, 3, 4)
	fmt.Printf("%.*s|%*d|%-*d|\n", 3, "abcdef", 6, 42, 6, 42)
	fmt.Printf("%t|%5t|%q|%#q|%+q\n", true, false, []string{"a b", "c`"}, "x`y", "日")
	fmt.Printf("%x|%X|% x|%#x|%# X\n", "hello", "hello", "hello", "hello", "hello")
	fmt.Printf("%e|%E|%.3e|%10.2e|%g|%G|%.3g|%#g\n", 123456.789, 0.000123, 1e10, 5.0, 1e100, 1e-10, 123456.0, 2.0)
	fmt.Printf("%b|%o|%O|%#b|%#o|%x|%#X|%c|%q|%U|%#U\n", 10, 64, 64, 10, 64, -42, 3735928559, 0x1F600, 0x1F600, 0x1F600, 0x1F600)
}
