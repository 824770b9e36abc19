package main

import "fmt"

type Day int

const (
	Monday Day = iota
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
	Sunday
)

func (d Day) Weekend() bool {
	switch d {
	case Saturday:
		fallthrough
	case Sunday:
		return true
	}
	return false
}

func plan(d Day) string {
	var s string
	switch d {
	case Monday:
		s = "plan, "
		fallthrough
	case Tuesday, Wednesday:
		s += "work"
	default:
		s = "relax"
	}
	return s
}

func main() {
	for d := Monday; d <= Sunday; d++ {
		fmt.Println(int(d), d.Weekend(), plan(d))
	}
}
