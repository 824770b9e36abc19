package main

import "fmt"

type U struct {
	a bool
	b int
}

func two(a bool, b int) string    { return fmt.Sprint(a, ",", b) }
func twoI(a, b any) string        { return fmt.Sprint(a, ",", b) }
func twoS(a string, b any) string { return fmt.Sprint(a, ",", b) }

//go:noinline
func twoN(a bool, b int) string { return fmt.Sprint(a, ",", b) }

func main() {
	{
		x := 1
		set := func() int { x = 9; return 7 }
		fmt.Println("two", two(x == 1, set()))
	}
	{
		x := 1
		set := func() int { x = 9; return 7 }
		fmt.Println("twoN", twoN(x == 1, set()))
	}
	{
		x := 1
		set := func() int { x = 9; return 7 }
		fmt.Println("twoI", twoI(x == 1, set()))
	}
	{
		x := 1
		set := func() int { x = 9; return 7 }
		fmt.Println("lit", U{x == 1, set()})
	}
	{
		x := 1
		set := func() int { x = 9; return 7 }
		a, b := x == 1, set()
		fmt.Println("assign", a, b)
	}
	{
		x := true
		set := func() int { x = false; return 7 }
		fmt.Println("var", x, set())
		x = true
		fmt.Println("not", !x, set())
		x = true
		fmt.Println("and", x && len("a") == 1, set())
	}
	{
		s := "a"
		set := func() int { s = "b"; return 7 }
		fmt.Println("concat", s+"c", set())
		s = "a"
		fmt.Println(twoS(s+"c", set()))
		s = "a"
		fmt.Println("slice", s[0:1], set())
		s = "a"
		fmt.Println("byte", s[0], set())
		s = "a"
		fmt.Println("conv", []byte(s), set())
	}
	{
		f := 1.5
		set := func() int { f = 2.5; return 7 }
		fmt.Println("float", f, f*2, set())
		t := struct{ n int }{1}
		st := func() int { t.n = 5; return 7 }
		fmt.Println("struct", t, t.n == 1, st())
	}
	{
		xs := []int{1}
		set := func() int { xs[0] = 9; xs = append(xs, 2); return 7 }
		fmt.Println("slice", xs, xs[0], xs[:1], set())
		m := map[string]int{"a": 1}
		sm := func() int { m["a"] = 5; return 7 }
		fmt.Println("map", m, m["a"], m["a"] == 1, sm())
		var e any = 1
		se := func() int { e = 2; return 7 }
		fmt.Println("any", e, e == 1, se())
		e = 1
		fmt.Println("assert", e.(int), se())
	}
}
