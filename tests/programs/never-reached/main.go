package main

import (
	"fmt"
	"os"
	"sync"
)

func find(n int) int {
	for {
		for i := 0; ; i++ {
			if i > n {
				break
			}
		}
		n++
		if n > 5 {
			return n
		}
	}
	panic("unreachable")
}

func pick(n int) string {
	switch {
	case n > 0:
		return "pos"
	default:
		return "other"
	}
	return "never"
}

func spin(n int) (v float64, ok bool) {
outer:
	for {
		switch {
		case n > 10:
			break outer
		}
		n++
	}
	return float64(n), true
}

var pool = sync.Pool{New: func() any { return new(int) }}

func dead() int {
	if true {
		return 1
	} else {
		panic("no")
	}
	x := 1
	return x
}

func main() {
	fmt.Println(find(1), pick(0), pick(1), dead())
	fmt.Println(spin(1))
	p := pool.Get().(*int)
	fmt.Println(*p)
	n := 1
	switch n {
	case 0:
		fmt.Println("zero")
	case 1:
		fallthrough
	case 2:
		fmt.Println("two")
	case 3:
	}
	fmt.Println("bye")
	os.Exit(3)
	fmt.Println("not here")
}
