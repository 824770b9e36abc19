// Types of the library among fields, errors behind interfaces, nil types and values, functions that take values of any type.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
	"sync"
	"time"
)

type Op int

const (
	Add Op = iota
	Sub
)

func (o Op) String() string { return [...]string{"Add", "Sub"}[o] }

type Event struct {
	At   time.Time
	Dur  time.Duration
	mu   sync.Mutex
	Kind Op `json:"kind"`
	Logf func(string)
}

type List[T any] struct {
	items []T
}

func (l *List[T]) Push(x T) { l.items = append(l.items, x) }
func (l List[T]) All() []T  { return l.items }

type MyErr struct{ Code int }

func (e *MyErr) Error() string { return fmt.Sprint("code ", e.Code) }

func find() error { return &MyErr{3} }

func isNil(x any) bool {
	if x == nil {
		return true
	}
	v := reflect.ValueOf(x)
	switch v.Kind() {
	case reflect.Ptr, reflect.Map, reflect.Slice, reflect.Func, reflect.Interface:
		return v.IsNil()
	}
	return false
}

func Map(in any, fn any) any {
	v, f := reflect.ValueOf(in), reflect.ValueOf(fn)
	out := reflect.MakeSlice(reflect.TypeOf(in), 0, v.Len())
	for i := 0; i < v.Len(); i++ {
		out = reflect.Append(out, f.Call([]reflect.Value{v.Index(i)})...)
	}
	return out.Interface()
}

func main() {
	e := Event{Kind: Sub, Dur: time.Second}
	t := reflect.TypeOf(e)
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		fmt.Println(f.Name, f.Type, f.Type.Kind(), f.Type.Name(), f.Type.PkgPath())
	}
	v := reflect.ValueOf(e)
	fmt.Println(v.FieldByName("Dur"), v.FieldByName("Dur").Int(), v.FieldByName("Kind"), v.FieldByName("Kind").Int(), v.FieldByName("Kind").Interface())
	l := &List[int]{}
	lv := reflect.ValueOf(l)
	lv.MethodByName("Push").Call([]reflect.Value{reflect.ValueOf(4)})
	fmt.Println(l.items, lv.Type(), lv.Type().Elem().Name(), lv.MethodByName("All").Call(nil)[0])
	err := find()
	fmt.Println(reflect.TypeOf(err), reflect.TypeOf(err).Elem().Name(), reflect.TypeOf(errors.New("x")))
	var p *Event
	var er error
	fmt.Println(isNil(p), isNil(er), isNil(3), isNil([]int(nil)), isNil(map[string]int{}))
	fmt.Println(Map([]int{1, 2, 3}, func(x int) int { return x * x }), Map([]string{"a"}, strings.ToUpper))
	b, _ := json.Marshal(map[string]any{"t": reflect.TypeOf(1).String()})
	fmt.Println(string(b))
	var typ reflect.Type
	fmt.Println(typ == nil, typ)
	typ = reflect.TypeOf(e)
	switch typ {
	case reflect.TypeOf(1):
		fmt.Println("int")
	case reflect.TypeOf(Event{}):
		fmt.Println("event")
	}
	var val reflect.Value
	fmt.Println(val.IsValid(), val.Kind(), val.String(), val)
	fmt.Fprintln(os.Stdout, reflect.ValueOf(&e.Kind).Elem(), reflect.ValueOf([]any{1, nil}).Index(1).IsNil())
	fields := map[string]reflect.Value{}
	for i := 0; i < v.NumField(); i++ {
		fields[t.Field(i).Name] = v.Field(i)
	}
	fmt.Println(len(fields), fields["Kind"].Type())
	kinds := map[reflect.Kind]string{reflect.Int: "i", reflect.String: "s"}
	fmt.Println(kinds[reflect.ValueOf(3).Kind()])
	fmt.Printf("%v %s %d %q\n", reflect.Int, reflect.TypeOf(""), reflect.ValueOf(3), reflect.ValueOf("q"))
	rv := reflect.ValueOf(struct {
		A *int
		B any
	}{})
	fmt.Println(rv.Field(0).IsNil(), rv.Field(1).IsNil(), rv.Field(1).Elem().IsValid(), rv.Field(1).Kind())
}
