package main

import "fmt"

const top = 1

func main() {
	fmt.Println(top)
	const n = 10
	if n > 5 {
		fmt.Println(n, top)
		const n = 20
		const top = "inner"
		fmt.Println(n, top)
	}
	{
		x := n
		const n = x2
		fmt.Println(x, n)
	}
	fmt.Println(n, top)
}

const x2 = 7
