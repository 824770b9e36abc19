// Small libraries that learning programs write with reflect: a validator, an encoder, a dispatcher, a container.
package main

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"strconv"
	"strings"
)

type Signup struct {
	Email string   `validate:"required,contains=@" json:"email"`
	Age   int      `validate:"min=18,max=99" json:"age"`
	Names []string `validate:"min=1" json:"names,omitempty"`
	Home  struct {
		City string `validate:"required" json:"city"`
	} `json:"home"`
	note string
}

func validate(v any) []error {
	var errs []error
	rv := reflect.Indirect(reflect.ValueOf(v))
	rt := rv.Type()
	for i := range rt.NumField() {
		f := rt.Field(i)
		fv := rv.Field(i)
		if !f.IsExported() {
			continue
		}
		if fv.Kind() == reflect.Struct {
			errs = append(errs, validate(fv.Interface())...)
			continue
		}
		for _, rule := range strings.Split(f.Tag.Get("validate"), ",") {
			name, arg, _ := strings.Cut(rule, "=")
			n, _ := strconv.Atoi(arg)
			switch name {
			case "required":
				if fv.IsZero() {
					errs = append(errs, fmt.Errorf("%s.%s is required", rt.Name(), f.Name))
				}
			case "contains":
				if !strings.Contains(fv.String(), arg) {
					errs = append(errs, fmt.Errorf("%s must contain %q", f.Name, arg))
				}
			case "min":
				if size(fv) < n {
					errs = append(errs, fmt.Errorf("%s: %v < %d", f.Name, fv, n))
				}
			case "max":
				if size(fv) > n {
					errs = append(errs, fmt.Errorf("%s: %v > %d", f.Name, fv.Interface(), n))
				}
			}
		}
	}
	return errs
}

func size(v reflect.Value) int {
	if v.Kind() == reflect.Int {
		return int(v.Int())
	}
	return v.Len()
}

func encode(sb *strings.Builder, v reflect.Value) {
	switch v.Kind() {
	case reflect.Invalid:
		sb.WriteString("null")
	case reflect.Bool:
		fmt.Fprintf(sb, "%t", v.Bool())
	case reflect.Int, reflect.Int64:
		sb.WriteString(strconv.FormatInt(v.Int(), 10))
	case reflect.Float64:
		fmt.Fprint(sb, v.Float())
	case reflect.String:
		fmt.Fprintf(sb, "%q", v.String())
	case reflect.Slice:
		sb.WriteByte('[')
		for i := 0; i < v.Len(); i++ {
			if i > 0 {
				sb.WriteByte(',')
			}
			encode(sb, v.Index(i))
		}
		sb.WriteByte(']')
	case reflect.Struct:
		sb.WriteByte('{')
		first := true
		for i := 0; i < v.NumField(); i++ {
			tag, ok := v.Type().Field(i).Tag.Lookup("json")
			name, opt, _ := strings.Cut(tag, ",")
			if !ok || opt == "omitempty" && v.Field(i).IsZero() {
				continue
			}
			if !first {
				sb.WriteByte(',')
			}
			first = false
			fmt.Fprintf(sb, "%q:", name)
			encode(sb, v.Field(i))
		}
		sb.WriteByte('}')
	case reflect.Ptr, reflect.Interface:
		encode(sb, v.Elem())
	default:
		fmt.Fprintf(sb, "%q", v.Type().String())
	}
}

type Commands struct{ log []string }

func (c *Commands) Hello(name string)   { c.log = append(c.log, "hello "+name) }
func (c *Commands) Sum(a, b int) int    { return a + b }
func (c *Commands) Fail(code int) error { return errors.New("code " + strconv.Itoa(code)) }
func (c *Commands) Len() int            { return len(c.log) }

func dispatch(target any, name string, args ...any) (out []any, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	m := reflect.ValueOf(target).MethodByName(name)
	if !m.IsValid() {
		return nil, fmt.Errorf("no method %s on %T", name, target)
	}
	in := make([]reflect.Value, len(args))
	for i, a := range args {
		in[i] = reflect.ValueOf(a)
	}
	for _, r := range m.Call(in) {
		out = append(out, r.Interface())
	}
	return out, nil
}

type Container struct{ services map[reflect.Type]any }

func (c *Container) Provide(s any) { c.services[reflect.TypeOf(s)] = s }

func (c *Container) Fill(target any) error {
	v := reflect.ValueOf(target).Elem()
	for i := 0; i < v.NumField(); i++ {
		s, ok := c.services[v.Field(i).Type()]
		if !ok {
			return fmt.Errorf("no %v for %s", v.Field(i).Type(), v.Type().Field(i).Name)
		}
		v.Field(i).Set(reflect.ValueOf(s))
	}
	return nil
}

type App struct {
	Cmds *Commands
	Name string
}

func main() {
	s := &Signup{Email: "nobody", Age: 12}
	for _, e := range validate(s) {
		fmt.Println(e)
	}
	s.Email, s.Age, s.Names, s.Home.City = "a@b", 20, []string{"A", "B"}, "Rome"
	fmt.Println(len(validate(*s)))
	var sb strings.Builder
	encode(&sb, reflect.ValueOf(s))
	fmt.Println(sb.String())
	sb.Reset()
	encode(&sb, reflect.ValueOf([]any{1, "x", nil, 2.5, true, &Signup{}, map[string]int{}}))
	fmt.Println(sb.String())
	c := &Commands{}
	fmt.Println(dispatch(c, "Hello", "bob"))
	fmt.Println(dispatch(c, "Sum", 1, 2))
	fmt.Println(dispatch(c, "Fail", 7))
	fmt.Println(dispatch(c, "Len"))
	fmt.Println(dispatch(c, "Nope"))
	fmt.Println(dispatch(c, "Sum", 1))
	fmt.Println(dispatch(c, "Sum", 1, "x"))
	fmt.Println(dispatch(*c, "Len"))
	box := &Container{services: map[reflect.Type]any{}}
	var app App
	fmt.Println(box.Fill(&app))
	box.Provide(c)
	box.Provide("service")
	fmt.Println(box.Fill(&app), app.Name, app.Cmds == c, app.Cmds.log)
	if reflect.ValueOf(app).IsZero() {
		os.Exit(1)
	}
}
