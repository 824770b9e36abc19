package main

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"sort"
	"strings"
)

type (
	Celsius    float64
	Fahrenheit float64
	ID         string
	Flags      []bool
	Handler    func(string) int
	Table      map[string]any
)

func (c Celsius) String() string    { return fmt.Sprintf("%.1f°C", float64(c)) }
func (f Fahrenheit) String() string { return fmt.Sprintf("%.1f°F", float64(f)) }

type Animal interface{ Sound() string }
type Walker interface{ Walk() string }
type WalkingAnimal interface {
	Animal
	Walker
	fmt.Stringer
}

type Dog struct{ name string }
type Robot struct{ steps int }

func (d Dog) Sound() string   { return "woof" }
func (d Dog) Walk() string    { return d.name + " trots" }
func (d Dog) String() string  { return "dog " + d.name }
func (r *Robot) Walk() string { r.steps++; return fmt.Sprint("step ", r.steps) }

func describe(v any) string {
	switch x := v.(type) {
	case nil:
		return "nil"
	case bool:
		if x {
			return "yes"
		}
		return "no"
	case int, int8, int16, int32, int64:
		return fmt.Sprintf("signed %v", x)
	case uint, uint8:
		return fmt.Sprintf("unsigned %v", x)
	case float64:
		return fmt.Sprintf("float %.2f", x*2)
	case string:
		return "string " + strings.ToUpper(x)
	case []byte:
		return "bytes " + string(x)
	case []any:
		parts := make([]string, len(x))
		for i, e := range x {
			parts[i] = describe(e)
		}
		return "[" + strings.Join(parts, "; ") + "]"
	case map[string]int:
		return fmt.Sprint("map of ", len(x))
	case [2]int:
		return fmt.Sprint("pair ", x[0]+x[1])
	case *int:
		*x++
		return fmt.Sprint("pointer to ", *x)
	case func(int) int:
		return fmt.Sprint("func gives ", x(20))
	case Handler:
		return fmt.Sprint("handler ", x("abc"))
	case struct{ X, Y int }:
		return fmt.Sprint("anonymous ", x.X*x.Y)
	case error:
		return "error " + x.Error()
	case WalkingAnimal:
		return x.Sound() + " and " + x.Walk() + " by " + x.String()
	case Animal, Walker:
		return fmt.Sprintf("half of it: %T", x)
	case fmt.Stringer:
		return "stringer " + x.String()
	case Flags:
		return fmt.Sprint("flags ", len(x))
	case Table:
		keys := []string{}
		for k := range x {
			keys = append(keys, k+"="+describe(x[k]))
		}
		sort.Strings(keys)
		return "table " + strings.Join(keys, ",")
	default:
		return fmt.Sprintf("other %T", x)
	}
}

type visitor interface {
	visit(e expr) any
}

type expr interface{ accept(visitor) any }

type num float64
type add struct{ l, r expr }
type neg struct{ expr }

func (n num) accept(v visitor) any { return v.visit(n) }
func (a add) accept(v visitor) any { return v.visit(a) }
func (n neg) accept(v visitor) any { return v.visit(n) }

type evaluator struct{ calls int }

func (ev *evaluator) visit(e expr) any {
	ev.calls++
	switch e := e.(type) {
	case num:
		return float64(e)
	case add:
		l, r := e.l.accept(ev), e.r.accept(ev)
		return l.(float64) + r.(float64)
	case neg:
		return -e.expr.accept(ev).(float64)
	}
	return nil
}

type printer struct{}

func (printer) visit(e expr) any {
	switch e := e.(type) {
	case num:
		return fmt.Sprint(float64(e))
	case add:
		return fmt.Sprintf("(%s + %s)", e.l.accept(printer{}), e.r.accept(printer{}))
	case neg:
		return "-" + e.expr.accept(printer{}).(string)
	default:
		panic("unreachable")
	}
}

type shout struct{ io.Writer }

func (s shout) Write(p []byte) (int, error) {
	return s.Writer.Write([]byte(strings.ToUpper(string(p))))
}

func main() {
	n := 41
	values := []any{
		nil, true, 7, int8(-7), 'r', uint8(200), 1.25, float32(1.25), "text", []byte("raw"), []any{1, "two", nil},
		map[string]int{"a": 1}, [2]int{3, 4}, [3]int{}, &n, func(i int) int { return i + n }, Handler(func(s string) int { return len(s) }),
		struct{ X, Y int }{6, 7}, errors.New("bad"), Dog{"rex"}, &Dog{"fido"}, &Robot{}, Robot{}, Celsius(21.5), Fahrenheit(70),
		ID("id"), Flags{true, false}, Table{"k": 1, "j": Table{}}, make(map[int]bool), []int(nil), complex(1, 2),
	}
	for _, v := range values {
		fmt.Printf("%-22T %s\n", v, describe(v))
	}

	tree := add{num(1), neg{add{num(2.5), neg{num(4)}}}}
	ev := &evaluator{}
	fmt.Println(tree.accept(printer{}), "=", tree.accept(ev), ev.calls)

	var w Walker = &Robot{steps: 9}
	if a, ok := w.(Animal); !ok {
		fmt.Println("no animal:", a == nil)
	}
	w = Dog{"rex"}
	if wa, ok := w.(WalkingAnimal); ok {
		fmt.Println(wa, wa.(Animal).Sound(), wa.(Dog).name, w == Walker(Dog{"rex"}))
	}
	var buf strings.Builder
	var out io.Writer = shout{&buf}
	fmt.Fprintf(out, "%s-%d", "abc", 5)
	_, isShout := out.(shout)
	_, isBuilder := out.(*strings.Builder)
	inner, _ := out.(shout).Writer.(*strings.Builder)
	fmt.Println(buf.String(), isShout, isBuilder, inner.Len())

	fmt.Println(reflect.DeepEqual(values[10], []any{1, "two", nil}), reflect.DeepEqual([]int{}, []int(nil)),
		reflect.DeepEqual(map[string][]int{"a": {1}}, map[string][]int{"a": {1}}), reflect.DeepEqual(&Dog{"x"}, &Dog{"x"}), &Dog{"x"} == &Dog{"x"},
		reflect.DeepEqual(Celsius(1), Fahrenheit(1)))
}
