package main

import "fmt"

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(v T) { s.items = append(s.items, v) }
func (s *Stack[T]) Pop() (T, bool) {
	var zero T
	if len(s.items) == 0 {
		return zero, false
	}
	v := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v, true
}

type Event struct {
	Name string
	Data any
}

func handle(e Event) {
	switch d := e.Data.(type) {
	case int:
		d *= 2
		fmt.Println(e.Name, "int", d)
	case string:
		fmt.Println(e.Name, "text", d)
	case []int:
		for i, x := range d {
			fmt.Print(i, ":", x, " ")
		}
		fmt.Println()
	case map[string]int:
		fmt.Println(e.Name, len(d), d["a"])
	default:
		fmt.Println(e.Name, "other", d)
	}
}

type Cache struct {
	data map[string]any
}

func (c *Cache) Get(k string) (any, bool) {
	v, ok := c.data[k]
	return v, ok
}
func (c *Cache) Set(k string, v any) { c.data[k] = v }

func main() {
	var s Stack[any]
	s.Push(1)
	s.Push("two")
	v, ok := s.Pop()
	fmt.Println(v, ok)
	for _, e := range []Event{{"a", 1}, {"b", "x"}, {"c", []int{4, 5}}, {"d", map[string]int{"a": 1}}, {"e", 2.5}, {Name: "f"}} {
		handle(e)
	}
	e := Event{"z", 3}
	f := e
	f.Data = "changed"
	fmt.Println(e, f)
	fmt.Printf("%+v\n", e)
	c := &Cache{data: make(map[string]any)}
	c.Set("n", 42)
	c.Set("s", "str")
	if v, ok := c.Get("n"); ok {
		n := v.(int)
		fmt.Println(n + 1)
	}
	_, ok = c.Get("zz")
	fmt.Println(ok)
	var grid [2][2]any
	grid[0][1] = "x"
	fmt.Println(grid)
	vals := make([]any, 3)
	vals[1] = 7
	fmt.Println(vals)
	var total float64
	for _, v := range []any{1, 2.5, "3", nil, int8(4)} {
		switch n := v.(type) {
		case int:
			total += float64(n)
		case float64:
			total += n
		case int8:
			total += float64(n)
		}
	}
	fmt.Println(total)
	a := any(1)
	fmt.Println(a == 1.0, a == 1)
	swap := func(x, y any) (any, any) { return y, x }
	fmt.Println(swap("l", 2))
	big := any(1e21)
	fmt.Println(big)
	fmt.Println(any(float32(0.1)), any(2.0))
}
