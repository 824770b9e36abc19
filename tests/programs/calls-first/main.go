package main

import "fmt"

type T struct{ n int }

func (t *T) add(i int) int { t.n += i; return t.n }

var g int

func bump() int { g++; return g }

func two(a, b int) string { return fmt.Sprint(a, ",", b) }

func pair() (int, int) { return g, bump() }

func main() {
	total := 0
	add := func(i int) int { total += i; return total }
	fmt.Println(total, add(1))
	fmt.Println(two(total, add(1)))
	xs := []int{1}
	grow := func() int { xs = append(xs, 1); return len(xs) }
	fmt.Println(len(xs)+grow(), len(xs))
	fmt.Println(total + add(5))
	t := T{}
	fmt.Println(t.n, t.add(2), t)
	fmt.Println(two(t.n, t.add(2)))
	p := &t
	fmt.Println(p.n, p.add(1), two(p.n, p.add(1)))
	fmt.Println(g, bump(), two(g, bump()), g+bump())
	fmt.Println(pair())
	a, b := total, add(1)
	fmt.Println(a, b)
	arr := []int{total, add(1), total}
	fmt.Println(arr)
	m := map[string]int{"a": total, "b": add(1)}
	fmt.Println(m)
	s := T{total}
	u := struct{ a, b int }{total, add(1)}
	fmt.Println(s, u)
	local := 1
	set := func() int { local = 9; return 0 }
	fmt.Println(local == 1, set(), local)
	y := local + set()*0
	fmt.Println(y)
	str := "a"
	app := func() string { str += "b"; return str }
	fmt.Println(str+app(), str)
	r := str + app()
	fmt.Println(r)
}
