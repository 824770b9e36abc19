package main

import "fmt"

type steps int

func (s steps) step(n int) steps {
	fmt.Println("step", n)
	return s
}

func trace(name string) string {
	fmt.Println("enter", name)
	return name
}

func untrace(name string) { fmt.Println("leave", name) }

func work() {
	defer untrace(trace("work"))
	fmt.Println("working")
}

func chained() {
	var s steps
	defer s.step(1).step(4)
	s.step(2).step(3)
}

func sort(code int) string {
	switch code {
	case 1:
		return "one"
	case 2:
		fmt.Println("two")
		if code > 1 {
			break
		}
		fallthrough
	case 3:
		fmt.Println("three")
		break
	default:
		return "many"
	}
	return "left"
}

func main() {
	work()
	chained()
	for code := range 5 {
		fmt.Println(code, sort(code))
	}
}
