package main

import "fmt"

func main() {
	n := -10
	m := 5
	var small int8 = -3
	fmt.Printf("%08b %08b %b %b %5x|%05x|%o %05o\n", n, m, n, m, n, m, n, small)
	fmt.Printf("%08b %b %x\n", -2, -2, -255)
	p := struct{ A, B int }{1, 2}
	q := []struct{}{}
	fmt.Printf("%T %T %d %d\n", p, q, p.A, len(q))
}
