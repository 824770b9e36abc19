package main

import "fmt"

type str string
type myInt int

func (num myInt) myPrint() { fmt.Println(num) }
func (s str) myPrint()     { fmt.Println(s) }
func (s str) size() int    { return len(s) }

type Kind string

func (k Kind) Is(o Kind) bool { return k == o }

func main() {
	var s str
	var age myInt
	s = "yisan"
	age = 29
	s.myPrint()
	age.myPrint()
	t := str("abc")
	t.myPrint()
	fmt.Println(t.size(), s.size())
	var k Kind = "a"
	var e Kind
	e = "b"
	fmt.Println(k.Is("a"), e.Is(k), e == "b")
}
