package main

import "fmt"

type filter interface{ keep(n int) bool }
type even struct{}
type above int

func (even) keep(n int) bool    { return n%2 == 0 }
func (a above) keep(n int) bool { return n > int(a) }

func count(f filter, xs []int) int {
	n := 0
	for _, x := range xs {
		if f.keep(x) {
			n++
		}
	}
	return n
}

func upper(b []byte) []byte {
	for i := range b {
		if b[i] >= 'a' && b[i] <= 'z' {
			b[i] -= 32
		}
	}
	return b
}

func fill(b []byte) { b[0] = 'X' }

func main() {
	xs := []int{1, 2, 3, 4}
	for _, f := range []filter{even{}, above(2)} {
		fmt.Println(count(f, xs))
	}
	filters := []filter{above(1), even{}}
	for _, f := range filters {
		fmt.Println(count(f, xs))
	}
	s := "hello"
	fmt.Println(string(upper([]byte(s))), s)
	fill([]byte(s))
	b := []byte(s)
	fill(b)
	fmt.Println(string(b), s)
}
