package main

import (
	"fmt"
	"log"
)

func first(text string) int {
	for i, c := range text {
		if c >= '0' && c <= '9' {
			return i
		}
	}
	log.Fatal("no digit in ", text)
	return 0
}

func must(ok bool) int {
	if !ok {
		log.Fatalf("%v is not right", ok)
	}
	return 1
}

func main() {
	log.SetFlags(0)
	fmt.Println(first("ab1"), must(true))
	fmt.Println(first("abc"))
	log.Fatalln("never")
}
