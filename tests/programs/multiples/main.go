// Whether a number without a sign is a multiple of another.
package main

import "fmt"

type grid struct {
	cells uint32
}

func kind(n uint) string {
	if n%10 == 0 {
		return "ten"
	} else if (n-1)%10 != 0 {
		return "other"
	}
	return "one"
}

func main() {
	for n := uint(9); n < 22; n += 3 {
		fmt.Println(n, kind(n))
	}
	g := grid{64}
	fmt.Println(g.cells%16 == 0, kind(0))
	var by uint8
	defer func() { fmt.Println(recover()) }()
	fmt.Println(7%by == 0)
}
