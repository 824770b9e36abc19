package main

import "fmt"

type pt struct{ i, j int }
type grid [][]int
type list []string

func (l list) Swap(i, j int) { l[i], l[j] = l[j], l[i] }

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func pair() (string, int) { return "p", 9 }

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func main() {
	a, b := 0, 1
	for i := 0; i < 5; i++ {
		a, b = b, a+b
	}
	fmt.Println(a, b, gcd(48, 18))
	s, t, u := "s", "t", "u"
	s, t = t, s
	s, t, u = u, s, t
	fmt.Println(s, t, u)
	s, t = t, t
	fmt.Println(s, t)
	l := list{"x", "y", "z"}
	l.Swap(0, 2)
	l[0], l[1] = l[1], l[0]
	fmt.Println(l)
	arr := [3]int{1, 2, 3}
	arr[0], arr[2] = arr[2], arr[0]
	pa := &arr
	pa[0], pa[1] = pa[1], pa[0]
	fmt.Println(arr)
	g := grid{{1, 2}, {3, 4}}
	g[0][0], g[1][1] = g[1][1], g[0][0]
	g[0], g[1] = g[1], g[0]
	fmt.Println(g)
	i := 0
	xs := []int{10, 20, 30}
	i, xs[i] = 2, 99
	fmt.Println(i, xs)
	xs[i], i = 77, 0
	fmt.Println(i, xs)
	p := pt{0, 1}
	p.i, xs[p.i] = 2, 55
	fmt.Println(p, xs)
	xs[0], xs = 1, []int{4}
	fmt.Println(xs)
	m := map[string]int{"a": 1, "b": 2}
	m["a"], m["b"] = m["b"], m["a"]
	fmt.Println(m)
	var w string
	var n int
	w, n = pair()
	_, n = w, n+1
	fmt.Println(w, n)
	x := 1
	q := &x
	y := 2
	x, y = y, x
	*q, y = y, *q
	fmt.Println(x, y)
	var e any = 1
	var z any
	z, e = e, "str"
	fmt.Println(z, e)
	k := 5
	try(func() { l[k], l[0] = l[0], l[k] })
	try(func() { l[0], l[-1+k-5] = l[-1+k-5], l[0] })
	words := map[string]int{}
	for _, word := range []string{"a", "b", "a"} {
		words[word]++
		words[word+"!"] += 2
	}
	fmt.Println(words)
	var last int
	for j := 0; j < 3; j++ {
		last, xs = j, append(xs, j)
	}
	fmt.Println(last, xs)
}

func spark(xs []string) (sp string, n int, v float64, err error) {
	for i, s := range xs {
		switch v, err = float64(len(s)), nil; {
		case err != nil:
		case v > 3:
			err = fmt.Errorf("no")
		default:
			n += i
			continue
		}
		return
	}
	for _, v := range []float64{1, 2} {
		sp += fmt.Sprint(v)
	}
	return sp, n, v, nil
}

func init() {
	fmt.Println(spark([]string{"a", "b"}))
	all, bit, share := 7, 2, 1.5
	all = all &^ bit
	all = all & 5
	share = share * 2
	fmt.Println(all, share)
}
