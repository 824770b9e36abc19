// Setting variables through pointers: fields, elements, map entries, and what may not be set.
package main

import (
	"fmt"
	"reflect"
	"strconv"
)

type Level int

type Config struct {
	Host    string  `env:"HOST" default:"localhost"`
	Port    int     `env:"PORT" default:"8080"`
	Debug   bool    `env:"DEBUG" default:"true"`
	Rate    float64 `default:"0.5"`
	Small   uint8   `default:"200"`
	Level   Level   `default:"3"`
	Names   []string
	Limits  map[string]int
	Inner   struct{ Depth int }
	Next    *Config
	Value   any
	Err     error
	private int
}

func setDefaults(target any) error {
	v := reflect.ValueOf(target)
	if v.Kind() != reflect.Ptr || v.IsNil() || v.Elem().Kind() != reflect.Struct {
		return fmt.Errorf("want pointer to struct, got %T", target)
	}
	v = v.Elem()
	for i := 0; i < v.NumField(); i++ {
		field := v.Field(i)
		text, ok := v.Type().Field(i).Tag.Lookup("default")
		if !ok || !field.CanSet() || !field.IsZero() {
			continue
		}
		switch field.Kind() {
		case reflect.String:
			field.SetString(text)
		case reflect.Int, reflect.Int64:
			n, _ := strconv.ParseInt(text, 10, 64)
			field.SetInt(n)
		case reflect.Uint8:
			n, _ := strconv.ParseUint(text, 10, 8)
			field.SetUint(n)
		case reflect.Bool:
			b, _ := strconv.ParseBool(text)
			field.SetBool(b)
		case reflect.Float64:
			f, _ := strconv.ParseFloat(text, 64)
			field.SetFloat(f)
		}
	}
	return nil
}

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			err, isError := r.(error)
			fmt.Println(name, "->", r, isError, err)
		}
	}()
	f()
	fmt.Println(name, "ok")
}

func main() {
	c := Config{Port: 9}
	fmt.Println(setDefaults(&c), setDefaults(c), setDefaults(3))
	fmt.Printf("%+v\n", c)
	v := reflect.ValueOf(&c).Elem()
	v.FieldByName("Names").Set(reflect.ValueOf([]string{"a", "b"}))
	v.FieldByName("Names").Index(1).SetString("z")
	v.FieldByName("Names").Set(reflect.Append(v.FieldByName("Names"), reflect.ValueOf("q")))
	v.FieldByName("Limits").Set(reflect.MakeMap(v.FieldByName("Limits").Type()))
	v.FieldByName("Limits").SetMapIndex(reflect.ValueOf("cpu"), reflect.ValueOf(4))
	v.FieldByName("Limits").SetMapIndex(reflect.ValueOf("gone"), reflect.ValueOf(4))
	v.FieldByName("Limits").SetMapIndex(reflect.ValueOf("gone"), reflect.Value{})
	v.FieldByName("Inner").Field(0).SetInt(12)
	v.FieldByName("Value").Set(reflect.ValueOf(3.5))
	v.FieldByName("Err").Set(reflect.ValueOf(fmt.Errorf("bad")))
	next := reflect.New(v.Type())
	next.Elem().Field(0).SetString("second")
	v.FieldByName("Next").Set(next)
	fmt.Println(c.Names, c.Limits, c.Inner, c.Value, c.Err, c.Next.Host, c.Next.Port)
	x := 3
	p := reflect.ValueOf(&x)
	p.Elem().SetInt(40)
	p.Elem().Set(reflect.ValueOf(p.Elem().Int() + 2).Convert(p.Elem().Type()))
	*p.Interface().(*int) += 1
	fmt.Println(x, p.Elem().CanSet(), p.CanSet(), reflect.ValueOf(x).CanSet(), p.Elem().CanAddr(), p.Elem().Addr().Interface() == any(&x))
	arr := [3]int{1, 2, 3}
	av := reflect.ValueOf(&arr).Elem()
	av.Index(2).SetInt(30)
	fmt.Println(arr, av.Len(), reflect.ValueOf(arr).Index(0).CanSet())
	sl := []int{1, 2, 3}
	reflect.ValueOf(sl).Index(0).SetInt(10)
	swap := reflect.Swapper(sl)
	swap(0, 2)
	fmt.Println(sl, reflect.ValueOf(sl).Slice(1, 3), reflect.Indirect(p).Int(), reflect.Indirect(reflect.ValueOf(5)))
	made := reflect.MakeSlice(reflect.TypeOf(sl), 2, 5)
	made.Index(1).SetInt(7)
	fmt.Println(made.Interface().([]int), made.Len(), made.Cap(), reflect.Zero(reflect.TypeOf(c)).Field(1).Int())
	m := map[string][]int{"a": {1}}
	mv := reflect.ValueOf(m)
	mv.SetMapIndex(reflect.ValueOf("b"), reflect.ValueOf([]int{2, 3}))
	fmt.Println(m, mv.MapIndex(reflect.ValueOf("b")).Len(), mv.MapIndex(reflect.ValueOf("nope")).IsValid(), mv.Len())

	try("set on value", func() { reflect.ValueOf(c).Field(0).SetString("x") })
	try("set unexported", func() { v.FieldByName("private").SetInt(1) })
	try("read unexported", func() { fmt.Println(v.FieldByName("private").Int()) })
	try("interface of unexported", func() { v.FieldByName("private").Interface() })
	try("wrong kind", func() { v.FieldByName("Host").SetInt(1) })
	try("wrong type", func() { v.FieldByName("Host").Set(reflect.ValueOf(1)) })
	try("level from int", func() { v.FieldByName("Level").Set(reflect.ValueOf(1)) })
	try("zero value", func() { reflect.Value{}.SetInt(1) })
	try("zero kind", func() {
		fmt.Println(reflect.ValueOf(nil).Kind(), reflect.ValueOf(nil).IsValid())
		reflect.ValueOf(nil).Type()
	})
	try("int of string", func() { reflect.ValueOf("s").Int() })
	try("field of int", func() { reflect.ValueOf(1).Field(0) })
	try("field index", func() { reflect.ValueOf(c).Field(99) })
	try("index", func() { reflect.ValueOf(sl).Index(5) })
	try("elem", func() { reflect.ValueOf(1).Elem() })
	try("isnil", func() { reflect.ValueOf(1).IsNil() })
	try("len", func() { reflect.ValueOf(1).Len() })
	try("type elem", func() { reflect.TypeOf(1).Elem() })
	try("type field", func() { reflect.TypeOf(1).NumField() })
	try("type key", func() { reflect.TypeOf(sl).Key() })
	try("nil pointer elem", func() {
		var q *Config
		fmt.Println(reflect.ValueOf(q).Elem().IsValid())
		reflect.ValueOf(q).Elem().Field(0)
	})
	try("addr", func() { reflect.ValueOf(1).Addr() })
	try("nil type", func() { fmt.Println(reflect.TypeOf(nil)); reflect.TypeOf(nil).Kind() })
	try("makeslice", func() { reflect.MakeSlice(reflect.TypeOf(1), 1, 1) })
	try("nil map", func() {
		var nm map[string]int
		reflect.ValueOf(nm).SetMapIndex(reflect.ValueOf("a"), reflect.ValueOf(1))
	})
	try("map key type", func() { mv.MapIndex(reflect.ValueOf(1)) })
}
