package main

import "fmt"

var (
	requests int
	debug    bool
	journal  []string
	totals   = map[string]int{}
	prefix   = "> "
)

func init() {
	journal = append(journal, "boot")
}

func record(kind string, n int) {
	requests++
	totals[kind] += n
	if debug {
		journal = append(journal, fmt.Sprintf("%s%s %d", prefix, kind, n))
	}
}

func main() {
	record("get", 1)
	debug = true
	record("put", 5)
	record("get", 2)
	prefix = "* "
	record("get", 3)
	for i, line := range journal {
		fmt.Println(i, line)
	}
	fmt.Println(requests, totals["get"], totals["put"], len(journal), debug)
}
