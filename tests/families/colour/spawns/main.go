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
	return report{name, 2 * time.Millisecond}
}

func total(names []string) time.Duration {
	var sum time.Duration
	done := make(chan bool, 1)
	go func() { done <- true }()
	<-done
	for _, name := range names {
		sum += fetch(name).took
	}
	return sum
}

func main() {
	fmt.Println(total([]string{"a", "b"}))
}
