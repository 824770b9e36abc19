package main

type ID int

func main() {
	s := "abc"
	n := 3
	var id ID = 4
	println("x {y}", s, n, true, id, s[0], 2+3, len(s) > 2)
	println()
	print(s, "\n")
	println("done")
}
