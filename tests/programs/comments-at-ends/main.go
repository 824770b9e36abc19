// Comments over several lines, where no statement follows them.
package main

import "fmt"

func main() {
	fmt.Println(first())
	/*
		Printed:
			first
	*/
}

func first() string {
	if len("first") > 3 {
		/* one line */
		return "first"
		/* kept
		 * in two lines
		 */
	}
	return ""
}

/*
go run main.go
	first
*/

/* The end. */
