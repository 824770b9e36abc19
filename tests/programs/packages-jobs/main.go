package main

import (
	"errors"
	"fmt"
	"strings"

	"app/count"
	"app/jobs"
)

func main() {
	c := count.New()
	results := make(chan string)
	for _, name := range []string{"a", "b", "c"} {
		go jobs.Run(name, c, results)
	}
	total := 0
	for i := 0; i < 3; i++ {
		total += len(<-results)
	}
	fmt.Println(total, c.Get("runs"), c.Get("none"))
	err := jobs.Check("bad")
	fmt.Println(err, errors.Is(err, jobs.ErrBad))
	if err := jobs.Check("good"); err != nil {
		fmt.Println("never", err)
	}
	fmt.Println(strings.ToUpper(jobs.Mode.String()), jobs.Mode == jobs.Slow)
	for _, m := range jobs.Modes() {
		fmt.Print(m, " ")
	}
	fmt.Println()
}
