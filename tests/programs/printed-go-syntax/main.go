package main

import "fmt"

func main() {
	str := "hello"
	var char byte
	for i := 0; i < len(str); i++ {
		char = str[i]
		fmt.Printf("%T %#v %q\n", char, string(char), str)
	}
	fmt.Printf("%#v %#v\n", str, str[1:2])
}

type code uint8
type city string

func init() {
	var a uint = 300
	var b byte = 'h'
	c := code(7)
	r := 'x'
	fmt.Printf("%#v %#v %#v %#v %#v %q %q\n", a, b, c, r, -5, string(r), r)
	fmt.Printf("%#v %#v|%#6v|%v\n", city("Rome"), true, 7, "")
}
