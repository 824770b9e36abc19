package main

import "fmt"

type Employee struct {
	Name    string
	Boss    *Employee
	Reports []*Employee
	Salary  int
}

func (e *Employee) Add(r *Employee) {
	r.Boss = e
	e.Reports = append(e.Reports, r)
}

func (e *Employee) Total() int {
	sum := e.Salary
	for _, r := range e.Reports {
		sum += r.Total()
	}
	return sum
}

func main() {
	ceo := &Employee{Name: "Ann", Salary: 10}
	cto := &Employee{Name: "Bob", Salary: 7}
	dev := &Employee{Name: "Cyd", Salary: 5}
	ceo.Add(cto)
	cto.Add(dev)
	dev.Salary++
	fmt.Println(ceo.Total(), dev.Boss.Boss.Name, len(ceo.Reports))
	if ceo.Boss == nil {
		fmt.Println(ceo.Name, "has no boss")
	}
}
