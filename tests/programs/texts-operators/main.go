package main

import (
	"fmt"
	"sort"
	"strings"
	"sync"
)

type Op string

const (
	Add Op = "+"
	Sub Op = "-"
	Mul Op = "*"
)

type Token struct {
	Op  Op
	Val int
}

type Event struct {
	op   Op
	note string
	tags map[string]bool
	more []string
}

func apply(op Op, a, b int) int {
	switch op {
	case Add:
		return a + b
	case Sub:
		return a - b
	case Mul:
		return a * b
	}
	panic("unknown op " + string(op))
}

func symbol(op Op) string {
	if op == Mul {
		return "x"
	}
	return string(op)
}

type Handler func(Op) string

func worker(in <-chan Token, out chan<- string, wg *sync.WaitGroup) {
	defer wg.Done()
	for t := range in {
		out <- fmt.Sprintf("%s%d", t.Op, t.Val)
	}
}

func main() {
	fmt.Println(apply(Add, 1, 2), apply("-", 5, 3), apply(Mul, 2, 3))
	in := make(chan Token)
	out := make(chan string, 10)
	var wg sync.WaitGroup
	wg.Add(1)
	go worker(in, out, &wg)
	for i, op := range []Op{Add, Sub, Mul} {
		in <- Token{op, i}
	}
	close(in)
	wg.Wait()
	close(out)
	var got []string
	for s := range out {
		got = append(got, s)
	}
	sort.Strings(got)
	fmt.Println(strings.Join(got, " "))
	h := map[Op]Handler{Add: symbol, Mul: func(o Op) string { return "times" + string(o) }}
	if f, ok := h[Mul]; ok {
		fmt.Println(f(Mul))
	}
	_, ok := h[Sub]
	fmt.Println(ok, len(h))
	e := Event{op: Add, note: "first"}
	e2 := &Event{op: Sub}
	fmt.Println(e.op, e2.op == e.op, e2.note == "", len(e2.tags), len(e.more))
	grid := [][]Op{{Add, Sub}, {Mul, Mul}}
	grid[0][1] = Mul
	n := 0
	for _, row := range grid {
		for _, o := range row {
			if o == Mul {
				n++
			}
		}
	}
	fmt.Println(n, grid[0][0])
	by := map[string]Op{"plus": Add}
	by["minus"] = Sub
	if o, ok := by["minus"]; ok {
		fmt.Println("minus is", o)
	}
	ops := []Op{}
	for name, o := range by {
		if name == "plus" {
			ops = append(ops, o)
		}
	}
	last := ops[len(ops)-1]
	fmt.Println(last, Op("+") == last)
	cur := Add
	flip := func() {
		if cur == Add {
			cur = Sub
		} else {
			cur = Add
		}
	}
	flip()
	fmt.Println(cur)
	a, b := Add, Mul
	a, b = b, a
	fmt.Println(a, b)
	switch cur {
	case Add:
		fmt.Println("add")
		fallthrough
	case Sub:
		fmt.Println("sub")
	default:
		fmt.Println("mul")
	}
}
