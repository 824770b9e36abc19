package main

import "fmt"

type Perm uint8

const (
	Read Perm = 1 << iota
	Write
	Exec
)

func (p Perm) Has(q Perm) bool { return p&q == q }

func popcount(x uint32) int {
	n := 0
	for x != 0 {
		x &= x - 1
		n++
	}
	return n
}

func isPow2(n int) bool { return n > 0 && n&(n-1) == 0 }

func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h ^= uint32(s[i])
		h *= 16777619
	}
	return h
}

func main() {
	p := Read | Write
	fmt.Println(p.Has(Write), p.Has(Exec))
	p |= Exec
	p &^= Read
	fmt.Println(p.Has(Exec), p.Has(Read), uint8(p))
	fmt.Println(popcount(255), popcount(1<<20), isPow2(64), isPow2(65))
	fmt.Println(hash("hello"), hash(""))
	var b byte = 250
	b += 10
	fmt.Println(b, -7/2, -7%3)
}
