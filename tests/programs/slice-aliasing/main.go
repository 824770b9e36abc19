package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

func show(name string, s []int) {
	fmt.Printf("%-10s len=%d cap=%d %v nil=%t\n", name, len(s), cap(s), s, s == nil)
}

func grow(s []int) []int {
	s = append(s, 1000)
	s[0] = -1
	return s
}

// partition reorders in place and gives two windows on the same memory.
func partition(xs []int, keep func(int) bool) (yes, no []int) {
	i := 0
	for j := range xs {
		if keep(xs[j]) {
			xs[i], xs[j] = xs[j], xs[i]
			i++
		}
	}
	return xs[:i:i], xs[i:]
}

func filterInPlace[T any](xs []T, keep func(T) bool) []T {
	out := xs[:0]
	for _, x := range xs {
		if keep(x) {
			out = append(out, x)
		}
	}
	clear(xs[len(out):])
	return out
}

func chunks(s []int, n int) (out [][]int) {
	for len(s) > n {
		out = append(out, s[:n:n])
		s = s[n:]
	}
	return append(out, s)
}

func sum(base int, more ...int) int {
	for i := range more {
		base += more[i]
		more[i] = 0
	}
	return base
}

func forward(xs ...int) int { return sum(0, xs...) + sum(1, append([]int{5}, xs...)...) }

func main() {
	base := []int{0, 1, 2, 3, 4, 5, 6, 7}
	a, b := base[2:5], base[4:]
	show("a", a)
	show("b", b)
	a = append(a, 50)
	show("base", base)
	c := base[2:5:5]
	c = append(c, 60)
	c[0] = -2
	show("base", base)
	show("c", c[:4])
	a = a[:cap(a)]
	a[5] = 70
	show("a", a)
	show("base", base)

	small := make([]int, 2, 3)
	g1 := grow(small)
	g2 := grow(g1)
	g2[1] = 9
	show("small", small)
	show("g1", g1)
	fmt.Println(len(g2), g2)

	fmt.Println(copy(base[1:], base), base)
	fmt.Println(copy(base, base[3:]), base)
	fmt.Println(copy(base[:2], []int{8, 9, 10}), copy(base, []int(nil)), base[:3])
	buf := make([]byte, 5)
	fmt.Println(copy(buf[1:], "héllo"), buf, string(buf[1:4]))

	yes, no := partition(base, func(n int) bool { return n%2 == 0 })
	yes = append(yes, 1)
	no[0] = -7
	fmt.Println(yes, no, base)
	fmt.Println(filterInPlace(base, func(n int) bool { return n > 1 }), base)
	fmt.Println(chunks([]int{1, 2, 3, 4, 5, 6, 7}, 3), chunks(nil, 2))

	var none []int
	empty := []int{}
	show("none", none)
	show("empty", empty)
	show("sliced", none[:0])
	show("appended", append(none, none...))
	none = append(none, empty...)
	fmt.Println(none == nil, len(append(none, 1)), slices.Equal(none, empty))
	for range none {
		fmt.Println("never")
	}

	xs := []int{1, 2, 3}
	fmt.Println(forward(xs...), xs, forward(), forward(4, 5))
	xs = append(xs[:1], xs[2:]...)
	show("xs", xs)
	fmt.Println(xs[:3])
	xs = slices.Insert(xs, 1, 7, 8, 9)
	xs = slices.Delete(xs, 0, 2)
	fmt.Println(xs, slices.Index(xs, 9))

	grid := make([][]rune, 3)
	backing := []rune(strings.Repeat("·", 12))
	for i := range grid {
		grid[i], backing = backing[:4], backing[4:]
	}
	grid[1][2] = 'x'
	grid[0] = append(grid[0], 'y') // runs into the next row
	for _, r := range grid {
		fmt.Print(string(r), "|")
	}
	fmt.Println(len(backing))

	text := []byte("one two three")
	words := bytes.Fields(text)
	words[1][0] = 'T'
	upper := bytes.ToUpper(words[0])
	fmt.Println(string(text), string(upper), len(words), cap(words[2]) >= 5)
	str := string(text)
	text[0] = 'O'
	fmt.Println(str[:3], string(text[:3]))
	for i, x := range xs {
		if i == 0 {
			xs = append(xs, x) // the loop saw the old length
		}
		xs[len(xs)-1] += x
	}
	fmt.Println(xs)
	arr := [3]int{1, 2, 3}
	for i, v := range arr {
		arr[2] = 10
		if i == 2 {
			fmt.Println(v, arr)
		}
	}
	for i, v := range arr[:] {
		arr[2] = 20
		if i == 2 {
			fmt.Println(v)
		}
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		i := 9
		fmt.Println(base[i-4 : i-6])
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		n := 4
		fmt.Println([4]int(xs[:n-1]))
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		n := -1
		fmt.Println(make([]int, n))
	}()
}
