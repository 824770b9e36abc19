package main

import (
	"fmt"
	"time"
)

type report struct {
	name string
	took time.Duration
}

func fetch(name string) report {
	time.Sleep(time.Millisecond)
	return report{name, 2 * time.Millisecond}
}

func total(names []string) time.Duration {
	var sum time.Duration
	for _, name := range names {
		sum += fetch(name).took
	}
	return sum
}

func main() {
	fmt.Println(total([]string{"a", "b"}))
}
