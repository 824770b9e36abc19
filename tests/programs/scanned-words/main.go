package main

import "fmt"

type point struct{ x, y int }

func main() {
	n := 0
	var name string
	var f float64
	var b uint8
	p := point{}
	list := make([]int, 3)
	fmt.Scan(&n)
	fmt.Scan(&name, &f)
	fmt.Scan(&b)
	fmt.Scan(&p.x, &p.y)
	for i := range list {
		fmt.Scan(&list[i])
	}
	fmt.Println(n, name, f > 1, b, p.x+p.y, list[0]+list[2])
	a, c := 7, 8
	fmt.Scanln(&a, &c)
	fmt.Println(a, c)
	fmt.Scanln(&a, &c)
	fmt.Println(a, c)
	fmt.Scanln(&a)
	fmt.Println(a)
}
