// Kinds and types of all sorts: names, elements, keys, lengths, sizes, comparisons, and values made from types.
package main

import (
	"fmt"
	"reflect"
	"sort"
	"time"
)

type (
	ID                        int64
	Text                      string
	Flags                     map[string]bool
	Points                    []Point
	Handler                   func(string) error
	Matrix                    [2][2]float64
	Point                     struct{ X, Y int }
	Pair[K comparable, V any] struct {
		Key K
		Val V
	}
	Node struct {
		Value int
		Next  *Node
		Kids  []*Node
	}
	Empty struct{}
)

func kindName(v any) string {
	switch reflect.TypeOf(v).Kind() {
	case reflect.Bool:
		return "bool"
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return "signed"
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return "unsigned"
	case reflect.Float32, reflect.Float64:
		return "float"
	case reflect.Complex64, reflect.Complex128:
		return "complex"
	case reflect.String:
		return "string"
	case reflect.Slice, reflect.Array:
		return "list of " + reflect.TypeOf(v).Elem().String()
	case reflect.Map:
		return "map from " + reflect.TypeOf(v).Key().String() + " to " + reflect.TypeOf(v).Elem().Name()
	case reflect.Struct:
		return "struct"
	case reflect.Ptr:
		return "pointer to " + kindName(reflect.ValueOf(v).Elem().Interface())
	case reflect.Func:
		return "func"
	default:
		return "?"
	}
}

// clone copies a value deeply.
func clone(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Ptr:
		if v.IsNil() {
			return v
		}
		p := reflect.New(v.Type().Elem())
		p.Elem().Set(clone(v.Elem()))
		return p
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		s := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := 0; i < v.Len(); i++ {
			s.Index(i).Set(clone(v.Index(i)))
		}
		return s
	case reflect.Map:
		m := reflect.MakeMap(v.Type())
		for _, k := range v.MapKeys() {
			m.SetMapIndex(k, clone(v.MapIndex(k)))
		}
		return m
	case reflect.Struct:
		s := reflect.New(v.Type()).Elem()
		for i := 0; i < v.NumField(); i++ {
			s.Field(i).Set(clone(v.Field(i)))
		}
		return s
	}
	return v
}

func sum(list any) float64 {
	v := reflect.ValueOf(list)
	total := 0.0
	for i := 0; i < v.Len(); i++ {
		e := v.Index(i)
		switch {
		case e.CanInt():
			total += float64(e.Int())
		case e.CanUint():
			total += float64(e.Uint())
		case e.CanFloat():
			total += e.Float()
		case e.Kind() == reflect.Interface:
			total += sum([]any{}) + e.Elem().Convert(reflect.TypeOf(0.0)).Float()
		}
	}
	return total
}

func main() {
	values := []any{true, 1, int8(2), int16(3), int32(4), int64(5), uint(6), byte(7), uint16(8), uint32(9), uint64(10),
		float32(1.5), 2.5, complex64(1), 2i, "s", ID(3), Text("t"), Flags{"a": true}, Points{{1, 2}}, Matrix{}, Point{3, 4},
		&Point{5, 6}, Pair[string, int]{"k", 1}, Pair[ID, []Text]{}, Node{}, &Node{}, Empty{}, []any{1}, map[ID]Text{1: "x"}, [3]bool{},
		func() {}, Handler(nil), time.Duration(5), 'r', []byte("b"), struct{ A, B int }{1, 2}, [][]string{{"a"}}, (*int)(nil), new(any)}
	for _, v := range values {
		t := reflect.TypeOf(v)
		fmt.Printf("%-28v %-16q %-10v size=%d cmp=%t pkg=%q str=%s", t, t.Name(), t.Kind(), t.Size(), t.Comparable(), t.PkgPath(), reflect.ValueOf(v).String())
		switch t.Kind() {
		case reflect.Array:
			fmt.Print(" len=", t.Len(), " elem=", t.Elem())
		case reflect.Slice, reflect.Ptr:
			fmt.Print(" elem=", t.Elem(), " ", t.Elem().Kind())
		case reflect.Map:
			fmt.Print(" key=", t.Key(), " elem=", t.Elem())
		case reflect.Func:
			fmt.Print(" in=", t.NumIn(), " out=", t.NumOut())
		case reflect.Int, reflect.Float32, reflect.Uint16:
			fmt.Print(" bits=", t.Bits())
		}
		fmt.Println()
	}
	for _, v := range []any{1, uint8(1), "x", []Point{}, map[string]ID{}, &Point{}, 3i, Handler(nil), true} {
		fmt.Println(kindName(v))
	}
	n := &Node{1, &Node{2, nil, nil}, []*Node{{3, nil, nil}}}
	c := clone(reflect.ValueOf(n)).Interface().(*Node)
	c.Next.Value, c.Kids[0].Value = 20, 30
	fmt.Println(n.Next.Value, n.Kids[0].Value, c.Value, c.Next.Value, c.Kids[0].Value, reflect.DeepEqual(n, c))
	fl := Flags{"b": true, "a": false}
	fc := clone(reflect.ValueOf(fl)).Interface().(Flags)
	keys := reflect.ValueOf(fc).MapKeys()
	sort.Slice(keys, func(i, j int) bool { return keys[i].String() < keys[j].String() })
	for _, k := range keys {
		fmt.Println(k, reflect.ValueOf(fc).MapIndex(k), k.Interface())
	}
	fmt.Println(sum([]int{1, 2}), sum([]float32{.5, 1}), sum([2]uint8{3, 4}), sum([]any{1, 2.5, uint(3)}), sum([]ID{7}))
	zero := reflect.Zero(reflect.TypeOf(Pair[string, int]{}))
	fmt.Printf("%+v %v %v\n", zero, zero.IsZero(), reflect.ValueOf(Pair[string, int]{"", 1}).IsZero())
	fmt.Println(reflect.ValueOf(ID(65)).Convert(reflect.TypeOf("")), reflect.ValueOf(3.99).Convert(reflect.TypeOf(ID(0))), reflect.ValueOf("txt").Convert(reflect.TypeOf(Text(""))).Type())
	fmt.Println(reflect.ValueOf(int8(1)).OverflowInt(127), reflect.ValueOf(int8(1)).OverflowInt(128), reflect.ValueOf(uint8(1)).OverflowUint(256), reflect.ValueOf(float32(1)).OverflowFloat(1e300))
	p := reflect.New(reflect.TypeOf(0))
	p.Elem().SetInt(11)
	fmt.Println(*(p.Interface().(*int)), p.Type(), reflect.PointerTo(reflect.TypeOf("")), reflect.Zero(reflect.TypeOf(n)).IsNil())
	var e any = &Point{1, 2}
	ev := reflect.ValueOf(&e).Elem()
	fmt.Println(ev.Kind(), ev.Elem().Kind(), ev.Elem().Elem().Field(1), ev.NumMethod())
	ev.Set(reflect.ValueOf("replaced"))
	fmt.Println(e, ev.Elem().Kind() == reflect.String, reflect.Int, reflect.Kind(25), reflect.Slice.String())
	fmt.Println(reflect.ValueOf("héllo").Index(1), reflect.ValueOf("abc").Len(), reflect.ValueOf([]byte("abc")).Bytes(), reflect.ValueOf(2i).Complex(), reflect.ValueOf(true).Bool())
	s := reflect.AppendSlice(reflect.ValueOf([]int{1}), reflect.ValueOf([]int{2, 3}))
	fmt.Println(s, s.Len(), reflect.ValueOf(1).Equal(reflect.ValueOf(1)), reflect.ValueOf([]int(nil)).IsNil())
}
