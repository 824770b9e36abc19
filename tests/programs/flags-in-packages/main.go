package main

import (
	"fmt"

	"example.com/x/perm"
)

type local = perm.Perm

const Extra perm.Perm = 1 << 6

func both(a, b perm.Perm) local { return a | b }

func main() {
	p := perm.Read | perm.Write
	p |= Extra
	fmt.Println(perm.Has(p, perm.Write), uint8(p), p&^perm.Read)
	fmt.Println(both(perm.Read, Extra), perm.All, perm.Default)
	u := perm.User{Name: "x"}
	u.Perm |= perm.Read
	fmt.Println(u.Perm, u.Perm == perm.Read)
}
