package main

import "fmt"

type Temp float64

func (t Temp) String() string { return fmt.Sprintf("%.1fC", float64(t)) }

type Color int

const (
	Red Color = iota
	Green
)

func (c Color) String() string { return [...]string{"red", "green"}[c] }

type Shape struct {
	W, H int
	Tags []string
}

func eval(tokens []any) (any, error) {
	var stack []any
	for _, tok := range tokens {
		switch t := tok.(type) {
		case int:
			stack = append(stack, t)
		case string:
			if len(stack) < 2 {
				return nil, fmt.Errorf("too few operands for %q", t)
			}
			a, b := stack[len(stack)-2].(int), stack[len(stack)-1].(int)
			stack = stack[:len(stack)-2]
			switch t {
			case "+":
				stack = append(stack, a+b)
			case "*":
				stack = append(stack, a*b)
			default:
				return nil, fmt.Errorf("unknown %v", tok)
			}
		}
	}
	return stack[0], nil
}

func main() {
	for _, v := range []any{Temp(36.6), Green, Shape{1, 2, []string{"a"}}, []any{1, "x", nil}, "plain"} {
		fmt.Println(v)
		fmt.Printf("%v\n", v)
	}
	r, err := eval([]any{2, 3, "+", 4, "*"})
	fmt.Println(r, err)
	r, err = eval([]any{2, "+"})
	fmt.Println(r, err)
	_, err = eval([]any{2, 3, "-"})
	fmt.Println(err)
	var p any = 3
	q := p
	p = "changed"
	fmt.Println(p, q)
	fs := []func() any{func() any { return 1 }, func() any { return "f" }}
	for _, f := range fs {
		fmt.Println(f())
	}
	var n any = -3
	fmt.Println(n.(int)+1, -n.(int))
}
