// Conditions and sums that say more than they need.
package main

import "fmt"

func loud(s string) bool {
	fmt.Println("asked", s)
	return true
}

func weigh(n int) int {
	return 100*1*n + 1*3*n + 0*1
}

func main() {
	b := len("abc") == 3
	fmt.Println(true && b, false || b, !true)
	fmt.Println(false && (true && b), true || loud("never"))
	fmt.Println(loud("first") && true, loud("second") || false)
	if !false && b {
		fmt.Println(weigh(2))
	}
}
