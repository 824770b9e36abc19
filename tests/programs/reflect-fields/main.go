// Walking the fields of structs: names, kinds, tags, offsets, embedded and hidden fields.
package main

import (
	"fmt"
	"reflect"
	"strings"
)

type Base struct {
	ID      int `json:"id" db:"pk"`
	created string
}

type Address struct {
	Street string `json:"street,omitempty" validate:"required"`
	Zip    uint16 `json:"zip"`
}

type User struct {
	Base
	Name   string  `json:"name" validate:"min=3,max=20"`
	Age    int8    `json:"age" doc:"größe: 年"`
	Score  float32 `json:"-"`
	Admin  bool
	Tags   []string       `json:"tags"`
	Attrs  map[string]int `json:"attrs"`
	Home   *Address       `json:"home"`
	Work   Address
	Grid   [2][3]int
	Any    any
	Err    error
	Call   func(int, string) (bool, error)
	secret string
	Ratio  complex128
}

type Celsius float64

func (c Celsius) String() string { return fmt.Sprintf("%.1f°C", float64(c)) }

func dump(v any) {
	t := reflect.TypeOf(v)
	val := reflect.ValueOf(v)
	if t.Kind() == reflect.Ptr {
		t = t.Elem()
		val = val.Elem()
	}
	fmt.Println(t, t.Name(), t.Kind(), t.NumField(), t.PkgPath(), t.Size(), t.Comparable())
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		fmt.Printf("%d %s %s %v %q", i, f.Name, f.Type, f.Type.Kind(), f.Tag)
		fmt.Print(" json=", f.Tag.Get("json"), f.Tag.Get("doc"))
		if v, ok := f.Tag.Lookup("validate"); ok {
			fmt.Print(" validate=", strings.Split(v, ","))
		}
		fmt.Println(" exported:", f.IsExported(), "pkg:", f.PkgPath, f.Offset, f.Index, f.Anonymous)
		fv := val.Field(i)
		if fv.CanInterface() {
			switch fv.Kind() {
			case reflect.Func, reflect.Ptr:
				fmt.Println("   nil:", fv.IsNil())
			default:
				fmt.Printf("   value: %v | %v\n", fv.Interface(), fv)
			}
		} else {
			fmt.Println("   hidden:", fv.Kind(), fv)
		}
	}
}

type visitor func(path string, v reflect.Value)

func walk(path string, v reflect.Value, visit visitor) {
	visit(path, v)
	switch v.Kind() {
	case reflect.Struct:
		for i := 0; i < v.NumField(); i++ {
			walk(path+"."+v.Type().Field(i).Name, v.Field(i), visit)
		}
	case reflect.Slice, reflect.Array:
		for i := 0; i < v.Len(); i++ {
			walk(fmt.Sprintf("%s[%d]", path, i), v.Index(i), visit)
		}
	case reflect.Map:
		iter := v.MapRange()
		for iter.Next() {
			walk(fmt.Sprintf("%s[%v]", path, iter.Key()), iter.Value(), visit)
		}
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			walk("*"+path, v.Elem(), visit)
		}
	}
}

func main() {
	u := &User{Base: Base{7, "today"}, Name: "Ann", Age: 30, Score: 1.5, Tags: []string{"x", "y"},
		Attrs: map[string]int{"k": 1}, Home: &Address{"Main", 123}, Any: Celsius(21.55), secret: "s"}
	dump(u)
	dump(Address{"Side", 9})
	walk("u", reflect.ValueOf(u), func(path string, v reflect.Value) {
		fmt.Println(path, v.Kind(), v.Type(), v.CanSet(), v.CanAddr(), v.CanInterface(), v.String())
	})
	t := reflect.TypeOf(*u)
	for _, name := range []string{"Name", "ID", "created", "Street", "Nope"} {
		f, ok := t.FieldByName(name)
		fmt.Println(name, ok)
		if ok {
			fmt.Printf("%+v\n", f)
			fmt.Println(f)
		}
	}
	fmt.Println(t.FieldByIndex([]int{0, 1}).Name, reflect.ValueOf(u).Elem().FieldByIndex([]int{0, 0}).Int())
	fmt.Println(reflect.ValueOf(*u).FieldByName("Nope").IsValid(), reflect.ValueOf(*u).FieldByName("ID"))
	for _, f := range reflect.VisibleFields(t) {
		fmt.Print(f.Name, " ", f.Index, "; ")
	}
	fmt.Println()
	anon := struct {
		A int `k:"v"`
		b string
	}{1, "b"}
	fmt.Println(reflect.TypeOf(anon), reflect.TypeOf(anon).Name() == "", reflect.TypeOf(anon).NumField(), reflect.ValueOf(anon).Field(1))
	fmt.Printf("%v %+v %d %T\n", reflect.ValueOf(anon), reflect.ValueOf(anon), reflect.ValueOf(42), reflect.ValueOf(42))
	fmt.Println(reflect.ValueOf(map[string]int{"a": 1}).MapKeys(), reflect.ValueOf([]int{1}), []reflect.Value{reflect.ValueOf(3), reflect.ValueOf("s")})
	fmt.Println(reflect.ValueOf(Celsius(3)), reflect.TypeOf(Celsius(3)), reflect.TypeOf(Celsius(3)).Kind(), reflect.Value{})
}
