package main

import (
	"fmt"
	"math"
	"time"
)

type ID int
type Names []string
type Grid [2][3]int
type Pair[K comparable, V any] struct {
	Key K
	Val V
}
type Node struct {
	Val   int
	Next  *Node
	Extra map[string]any
}
type Opt func(int) int
type Any interface{}
type Animal interface{ Sound() string }
type Dog struct{ Name string }

func (d Dog) Sound() string { return d.Name + " woof" }

type Big struct {
	B    bool
	I8   int8
	U    uint
	F    float32
	C    complex128
	S    string
	By   []byte
	A    [2]bool
	M    map[ID]Names
	P    *int
	N    *Node
	Fn   func()
	E    error
	An   any
	Sub  struct{ X, Y int }
	Anim Animal
}

func (p Pair[K, V]) String() string { return fmt.Sprintf("<%v=%v>", p.Key, p.Val) }

func main() {
	b := Big{true, -8, 9, 1.5, 2 + 3i, "str", []byte("by"), [2]bool{true}, map[ID]Names{2: {"b"}, 1: {"a", "c"}}, nil, nil, nil, nil, nil, struct{ X, Y int }{1, 2}, nil}
	fmt.Printf("%v\n%+v\n", b, b)
	fmt.Printf("%#v\n", b)
	b.An, b.Anim, b.E = 3, Dog{"rex"}, fmt.Errorf("e")
	fmt.Printf("%v\n", b)
	n := &Node{1, nil, map[string]any{"k": []int{1}, "a": nil, "z": Dog{"q"}}}
	fmt.Printf("%v %+v\n", n, *n)
	fmt.Println(Pair[string, int]{"a", 1}, []Pair[ID, Names]{{1, Names{"x"}}}, &Pair[int, bool]{1, true})
	fmt.Printf("%T %T %T %T %T %T %T\n", b, n, Pair[string, int]{}, Grid{}, Names{}, Opt(nil), []map[ID]*Node{})
	fmt.Printf("%T %T %T %T %T %T\n", 'a', 1.5, "s", nil, struct{ X int }{}, func(int, []string) (int, error) { return 0, nil })
	fmt.Println(Grid{{1, 2, 3}, {4}}, [][]string{{"a"}, {}, nil}, map[string][]int{"b": {1}, "a": nil})
	fmt.Printf("%v %d %s %x %q\n", Names{"a", "b"}, []ID{1, 2}, Names{"x"}, Names{"hi"}, Names{"q\"", "é"})
	fmt.Printf("%5d|%-5d|%05d|%+d|%x|%X|%#x|%o|%#o|%b|%c|%U|%#U\n", 42, 42, 42, 42, 255, 255, 255, 8, 8, 5, 0x4e16, 0x4e16, 0x4e16)
	fmt.Printf("%f|%.2f|%8.3f|%-8.1f|%e|%g|%G|%+.1e\n", math.Pi, math.Pi, math.Pi, math.Pi, math.Pi, 1e-7, 1e20, 12345.678)
	fmt.Printf("%s|%10s|%-10s|%.2s|%q|%x|% x|%#q\n", "go", "go", "go", "golang", "go\n", "go", "go", "go")
	fmt.Printf("%t|%v|%p|%v\n", true, false, nil, nil)
	fmt.Printf("%v %v %v %v\n", math.Inf(1), math.Inf(-1), math.NaN(), -0.0)
	fmt.Printf("%d %!|%z %d\n", 1, 2)
	fmt.Printf("%d %s\n", "str", 5)
	fmt.Printf("%[2]d %[1]d %d\n", 1, 2)
	fmt.Printf("%*d|%-*d|%.*f\n", 5, 1, 5, 2, 2, 3.14159)
	fmt.Println(time.Duration(90)*time.Minute, 1500*time.Microsecond, time.Duration(0), time.March, time.Saturday)
	d, err := time.ParseDuration("1h15m30.5s")
	fmt.Println(d, err, d.Hours(), d.Round(time.Minute), d.Truncate(time.Hour))
	_, err = time.ParseDuration("1x")
	fmt.Println(err)
	t := time.Date(2024, time.February, 29, 13, 4, 5, 678900000, time.UTC)
	fmt.Println(t, t.Format(time.RFC3339Nano), t.Format("Mon Jan _2 3:04PM 2006"), t.Weekday(), t.YearDay(), t.Unix())
	t2, err := time.Parse("2006-01-02 15:04", "2024-03-10 08:30")
	fmt.Println(t2, err, t2.Sub(t), t2.After(t), t.AddDate(1, 0, 0).Format(time.DateOnly))
	_, err = time.Parse(time.RFC3339, "2024-13-01T00:00:00Z")
	fmt.Println(err)
	fmt.Printf("%v %s %d %+v\n", t.Month(), d, d, []time.Duration{d})
	var np *Node
	var ni Animal
	var ns []int
	var nm map[string]int
	fmt.Println(np, ni, ns, nm, ns == nil, len(nm))
	fmt.Printf("%+v %v %d %s|%v\n", np, ni, ns, nm, [3]*int{})
	fmt.Print("a", 1, 2, "b", "c", 3.5, nil, nil, '\n', "\n")
	fmt.Print(1, 2, "\n")
	s := fmt.Sprint("x", 1, 2, "y") + fmt.Sprintln("end", 1) + fmt.Sprintf("%%|%c", 'x')
	fmt.Println(s, len(s))
	fmt.Printf("%6.2f%%|%+q|%#v|%#v|%#v\n", 99.5, "é", []string{"a"}, map[string]bool{"t": true}, struct {
		A *int
		B any
	}{})
	fmt.Printf("%v %v\n", &[]int{1}, &map[string]int{"a": 1})
	fmt.Printf("%08b|%o|%x|%X|%#b\n", 5, 64, -255, "hello", 5)
	fmt.Printf("%3c|%-3c|%q|%#q\n", 'x', 'y', 'z', '\n')
	fmt.Printf("%x %X %x\n", []byte{1, 2, 255}, [3]byte{10, 11, 12}, "é")
	fmt.Printf("%t %t\n", "no", 1)
	fmt.Printf("%s %v\n", []any{1, "a", nil}, []error{nil, fmt.Errorf("x")})
	fmt.Printf("%v|%6v|%-6v|%06d\n", ID(3), ID(4), ID(5), ID(6))
}
