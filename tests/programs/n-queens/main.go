package main

import (
	"fmt"
	"strings"
)

func solve(n int, visit func([]int) bool) {
	cols := make([]bool, n)
	diag1 := make([]bool, 2*n)
	diag2 := make([]bool, 2*n)
	placed := make([]int, 0, n)
	var try func(row int) bool
	try = func(row int) bool {
		if row == n {
			return visit(placed)
		}
		for c := 0; c < n; c++ {
			d1, d2 := row+c, row-c+n
			if cols[c] || diag1[d1] || diag2[d2] {
				continue
			}
			cols[c], diag1[d1], diag2[d2] = true, true, true
			placed = append(placed, c)
			goOn := try(row + 1)
			placed = placed[:len(placed)-1]
			cols[c], diag1[d1], diag2[d2] = false, false, false
			if !goOn {
				return false
			}
		}
		return true
	}
	try(0)
}

func main() {
	for n := 1; n <= 8; n++ {
		count := 0
		solve(n, func([]int) bool { count++; return true })
		fmt.Print(n, ":", count, " ")
	}
	fmt.Println()
	solve(6, func(q []int) bool {
		for _, c := range q {
			fmt.Println(strings.Repeat(". ", c) + "Q " + strings.Repeat(". ", len(q)-c-1))
		}
		return false
	})
}
