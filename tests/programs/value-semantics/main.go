// What is copied, what is shared, and what can be a key.
package main

import (
	"fmt"
	"sort"
)

type point struct{ x, y int }

type line struct{ from, to point }

type board [3][3]rune

type tagged struct {
	id   int
	tags [2]string
	opt  *point
	any  interface{}
}

type shape interface{ area() float64 }

type square float64

type rect struct{ w, h float64 }

func (s square) area() float64 { return float64(s * s) }
func (r rect) area() float64   { return r.w * r.h }

func (b board) with(r, c int, v rune) board {
	b[r][c] = v
	return b
}

func (b *board) set(r, c int, v rune) { b[r][c] = v }

func (b board) String() (s string) {
	for i, row := range b {
		if i > 0 {
			s += "/"
		}
		for _, c := range row {
			if c == 0 {
				c = '.'
			}
			s += string(c)
		}
	}
	return
}

func mutate(p point, pp *point, arr [3]int, sl []int, m map[string]point) {
	p.x = 100
	pp.x = 100
	arr[0] = 100
	sl[0] = 100
	m["a"] = point{100, 100}
}

func main() {
	p, pp := point{1, 2}, &point{3, 4}
	arr, sl := [3]int{1, 2, 3}, []int{1, 2, 3}
	m := map[string]point{"a": {5, 6}, "b": {}}
	mutate(p, pp, arr, sl, m)
	fmt.Println(p, *pp, arr, sl, m)

	l1 := line{p, point{7, 8}}
	l2 := l1
	l2.to.y++
	end := &l1.to
	end.x = -1
	fmt.Println(l1, l2, l1 == l2, l1.from == l2.from, line{} == line{point{}, point{0, 0}})

	var b board
	c := b.with(1, 1, 'x')
	b.set(0, 2, 'o')
	d := c
	d[2] = [3]rune{'a', 'b', 'c'}
	row := d[2]
	row[0] = '!'
	for _, r := range d {
		r[0] = '?' // a copy
	}
	for i := range d {
		d[i][1] = '#'
	}
	fmt.Println(b, c, d, string(row[:]), b == c, c == board{1: {1: 'x'}})

	seen := map[board]int{}
	for _, x := range []board{b, c, c.with(1, 1, 'x'), b.with(0, 2, 0)} {
		seen[x]++
	}
	fmt.Println(len(seen), seen[c], seen[board{}], seen[d])

	byLine := map[line]string{l1: "one", l2: "two"}
	byLine[line{to: point{7, 9}, from: point{1, 2}}] += "!"
	fmt.Println(byLine[l1], byLine[l2], len(byLine))

	t1 := tagged{1, [2]string{"a", "b"}, pp, point{1, 1}}
	t2 := t1
	fmt.Println(t1 == t2, t1.any == t2.any)
	t2.tags[1] = "c"
	t2.opt.y = 44
	fmt.Println(t1 == t2, t1.opt == t2.opt, pp.y, t1.tags, t2.tags)
	t3 := tagged{any: []int{1}}
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		fmt.Println(t3 == tagged{any: []int{1}})
	}()
	fmt.Println(t3 == tagged{any: "text"})

	shapes := map[shape]string{square(2): "sq", rect{1, 4}: "rc", nil: "none"}
	shapes[rect{w: 1, h: 4}] += "+"
	var none shape
	fmt.Println(shapes[square(2)], shapes[rect{1, 4}], shapes[none], shapes[square(3)] == "", len(shapes))
	keys := map[any]int{1: 1, 1.0: 2, "1": 3, '1': 4, int64(1): 5, [1]int{1}: 6, point{1, 1}: 7, true: 8}
	fmt.Println(keys[1], keys[1.0], keys["1"], keys[rune('1')], keys[int64(1)], keys[[1]int{1}], keys[point{1, 1}], keys[int32(1)], len(keys))
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		keys[[]int{1}] = 0
	}()

	ptrs := map[*point]int{pp: 1, &p: 2}
	alias := &p
	ptrs[alias]++
	fmt.Println(ptrs[&p], len(ptrs), &p == alias, &p == pp)

	anon := []struct {
		name string
		at   point
	}{{"b", point{2, 0}}, {"a", point{1, 0}}}
	sort.Slice(anon, func(i, j int) bool { return anon[i].name < anon[j].name })
	for _, a := range anon {
		a.at.x = 99
	}
	for i := range anon {
		a := &anon[i]
		a.at.y += 5
	}
	one := anon[0]
	anon[0].name = "z"
	fmt.Println(anon, one, one == struct {
		name string
		at   point
	}{"a", point{1, 5}})

	arrays := [...]string{5: "five", 2: "two", "three"}
	pa := &arrays
	pa[0] = "zero"
	for i, s := range pa {
		if s != "" {
			fmt.Print(i, s, " ")
		}
	}
	slice := pa[2:4]
	slice[0] = "TWO"
	back := [2]string(slice)
	ref := (*[2]string)(slice)
	slice[1] = "THREE"
	fmt.Println(len(pa), arrays[2], back, *ref)
	clone := m
	delete(clone, "b")
	clone["c"] = point{}
	fmt.Println(len(m), m)
	x, y, z := 1, 2, 3
	x, y, z = z, x, y
	sl[0], sl[1], sl[2] = sl[2], sl[0], sl[1]
	i := 0
	i, sl[i] = 2, 77
	fmt.Println(x, y, z, sl, i)
}
