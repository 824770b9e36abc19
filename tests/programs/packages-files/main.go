// Several files in each package: variables and `init` functions come in the order of the files' names.
package main

import (
	"fmt"

	"example.com/files/log"
)

var middle = log.Say("main.go: variable")

func init() { log.Say("main.go: init") }

func main() {
	fmt.Println(first, middle, last, log.Count())
	describe(shape{2, 3})
}
