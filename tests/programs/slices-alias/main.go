package main

import "fmt"

func grow(s []int) { s = append(s, 100); s[0] = 1 }
func set(s []int)  { s[0] = 9 }

func main() {
	a := []int{1, 2, 3, 4, 5}
	b := a[1:3]
	b[0] = 20
	fmt.Println(a, b, len(b), cap(b))
	b = append(b, 30)
	fmt.Println(a, b)
	c := a[1:3:3]
	c = append(c, 40)
	c[0] = 0
	fmt.Println(a, c, cap(a[2:]))
	set(a)
	grow(a)
	fmt.Println(a)
	d := make([]int, 2, 10)
	e := append(d, 1)
	f := append(d, 2)
	fmt.Println(e, f, d)
	n := copy(a[1:], a)
	fmt.Println(n, a)
	var nilS []int
	empty := []int{}
	fmt.Println(nilS == nil, empty == nil, len(nilS), append(nilS, 1), nilS, empty)
	rows := make([][]int, 3)
	shared := []int{7, 7}
	for i := range rows {
		rows[i] = shared
	}
	rows[0][1] = 8
	fmt.Println(rows)
	arr := [4]int{1, 2, 3, 4}
	view := arr[:]
	copyArr := arr
	view[2] = 33
	fmt.Println(arr, copyArr, view)
	i := 2
	a = append(a[:i], a[i+1:]...)
	fmt.Println(a, len(a), cap(a))
	a = append([]int{0}, a...)
	fmt.Println(a)
	for i, v := range a {
		if i == 0 {
			a[1] = 77
			a = append(a, 5)
		}
		fmt.Print(v, " ")
	}
	fmt.Println(len(a))
	p := &a[1]
	*p = 55
	a = append(a, 1, 2, 3, 4, 5, 6, 7)
	*p = 66
	fmt.Println(a[1], *p)
	bs := []byte("abc")
	bs = append(bs, "def"...)
	fmt.Println(string(bs), [3]int(a[:3]))
	clear(bs)
	fmt.Println(bs)
}
