// Package log counts what is said.
package log

import "fmt"

// Say prints a line and gives its number.
func Say(line string) int {
	count++
	fmt.Println(count, line)
	return count
}
